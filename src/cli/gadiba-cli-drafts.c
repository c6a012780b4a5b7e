/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-draft.h"

/* What the options say. */
typedef struct
{
  char *db, *on, *give_back;
  gboolean issue, take_back;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->on);
  g_free (options->give_back);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static int
list (GadibaOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = gadiba_office_list_drafts (office, &error);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (all == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < all->len; i++)
    {
      const GadibaOfficeDraft *one = g_ptr_array_index (all, i);
      const GadibaDraft *draft = one->draft;
      g_autofree char *day = gadiba_lv_date_numeric (draft->day);
      g_autofree char *note =
          g_strdelimit (g_strdup (draft->note != NULL ? draft->note : "–"), "\n\t", ' ');
      g_string_append_printf (
          lines, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", draft->number,
          gadiba_decision_kind_format (one->request->kind),
          one->request->follow.base != NULL ? one->request->follow.base : "–", draft->preparer, day,
          draft->state == GADIBA_DRAFT_WAITING ? _ ("waits") : _ ("given back"), note);
    }
  return gadiba_cli_answer (lines->str, GADIBA_CLI_DONE);
}

static int
issue (GadibaOffice *office, const char *application, GadibaDate day, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecided) decided =
      gadiba_office_issue_draft (office, application, day, moment, &error);

  return decided != NULL ? gadiba_cli_tell_decided (decided) : gadiba_cli_fail (error);
}

static int
run (const Options *options, const char *application)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  GadibaDate day = GADIBA_DATE_NONE;
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse_day ("--on", options->on, &day))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (options->issue)
    return issue (office, application, day, &moment);
  if (application != NULL
      && !gadiba_office_return_draft (office, application, options->give_back, &moment, &error))
    return gadiba_cli_fail (error);
  return list (office);
}

int
gadiba_cli_drafts (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "issue", 0, 0, G_OPTION_ARG_NONE, &options.issue,
      N_ ("issue what somebody else has prepared on the application"), NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("the day of the decision; else today"),
      "YYYY-MM-DD" },
    { "give-back", 0, 0, G_OPTION_ARG_STRING, &options.give_back,
      N_ ("give it back to whoever prepared it: what is to be mended"), N_ ("TEXT") },
    { "take-back", 0, 0, G_OPTION_ARG_NONE, &options.take_back,
      N_ ("take back what one has prepared oneself"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("[APPLICATION]"),
          _ ("Issues a decision that another caseworker has prepared, or gives it back, and tells "
             "what waits. A line each: the application, kind of decision, the decision that it "
             "follows, who prepared it, when, whether it waits or was given back, and why.")))
    return GADIBA_CLI_WRONG;
  int deeds = (options.issue != FALSE) + (options.give_back != NULL) + (options.take_back != FALSE);
  if (argc > 2 || deeds > 1 || (argc == 2) != (deeds == 1))
    return gadiba_cli_fail_text (
        _ ("drafts takes nothing, or the number of one application with --issue, --give-back or "
           "--take-back; see “gadibactl drafts --help”"));
  return run (&options, argc > 1 ? argv[1] : NULL);
}
