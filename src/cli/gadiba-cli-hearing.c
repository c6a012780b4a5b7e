/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-hearing.h"

/* What the options say. */
typedef struct
{
  char *db, *about, *invited, *way, *until, *answered, *answer, *left_out;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->about);
  g_free (options->invited);
  g_free (options->way);
  g_free (options->until);
  g_free (options->answered);
  g_free (options->answer);
  g_free (options->left_out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static char *
tell_hearings (const GPtrArray *all)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const GadibaHearing *one = g_ptr_array_index (all, i);
      g_string_append (lines, one->about);
      gadiba_cli_append_day (lines, one->invited);
      gadiba_cli_append_day (lines, one->until);
      gadiba_cli_append_day (lines, one->answered);
      g_string_append_printf (lines, "\t%s\t%s\t%s\t%s\n", one->answer != NULL ? one->answer : "–",
                              one->left_out != NULL ? one->left_out : "–",
                              one->decision != NULL ? one->decision : "–", one->caseworker);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static int
list (GadibaOffice *office, const char *application)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = gadiba_office_list_hearings (office, application, &error);

  if (all == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *lines = tell_hearings (all);
  return gadiba_cli_answer (lines, GADIBA_CLI_DONE);
}

static int
run (const Options *options, const char *application)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  gboolean notes = options->about != NULL || options->invited != NULL || options->way != NULL
                   || options->until != NULL || options->answered != NULL || options->answer != NULL
                   || options->left_out != NULL;
  GadibaHearingRequest request = { .application = application,
                                   .about = options->about,
                                   .way = options->way,
                                   .answer = options->answer,
                                   .left_out = options->left_out };
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse_day ("--invited", options->invited, &request.invited)
      || !gadiba_cli_parse_day ("--until", options->until, &request.until)
      || !gadiba_cli_parse_day ("--answered", options->answered, &request.answered))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (notes && !gadiba_office_note_hearing (office, &request, &moment, &error))
    return gadiba_cli_fail (error);
  return list (office, application);
}

int
gadiba_cli_hearing (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "about", 0, 0, G_OPTION_ARG_STRING, &options.about, N_ ("what is intended"), N_ ("TEXT") },
    { "invited", 0, 0, G_OPTION_ARG_STRING, &options.invited,
      N_ ("when the person was asked for his or her opinion"), "YYYY-MM-DD" },
    { "way", 0, 0, G_OPTION_ARG_STRING, &options.way,
      N_ ("how: in-person, phone, post, e-mail, e-address"), N_ ("WAY") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, N_ ("until when an answer is awaited"),
      "YYYY-MM-DD" },
    { "answered", 0, 0, G_OPTION_ARG_STRING, &options.answered, N_ ("when the answer came"),
      "YYYY-MM-DD" },
    { "answer", 0, 0, G_OPTION_ARG_STRING, &options.answer, N_ ("what was said"), N_ ("TEXT") },
    { "left-out", 0, 0, G_OPTION_ARG_STRING, &options.left_out,
      N_ ("the ground for leaving the hearing out: one of the rule book by its id, or a sentence"),
      N_ ("TEXT") },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("APPLICATION"),
          _ ("Notes the hearing before a decision that takes something away, and tells what is on "
             "record. A line each: about what, invited, answer awaited until, answered, what was "
             "said, why it was left out, the decision that told of it, who noted it.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("hearing takes the number of one application; see “gadibactl hearing --help”"));
  return run (&options, argv[1]);
}
