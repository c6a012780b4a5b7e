/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-dative.h"
#include "gadiba-office-write.h"

/* What the options say. */
typedef struct
{
  char *db, *kind, *person, *words, *until, *day, *signatory;
  gboolean preview;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->kind);
  g_free (options->person);
  g_free (options->words);
  g_free (options->until);
  g_free (options->day);
  g_free (options->signatory);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static int
list (GadibaOffice *office, const char *application)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = gadiba_office_list_letters (office, application, &error);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (all == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < all->len; i++)
    {
      const GadibaWritten *one = g_ptr_array_index (all, i);
      g_string_append_printf (lines, "%s\t%s", one->number, one->kind);
      gadiba_cli_append_day (lines, one->day);
      gadiba_cli_append_day (lines, one->until);
      gadiba_cli_append_day (lines, one->out);
      g_string_append_printf (lines, "\t%s\t%s\n", one->caseworker, one->title);
    }
  return gadiba_cli_answer (lines->str, GADIBA_CLI_DONE);
}

static int
preview (GadibaOffice *office, const GadibaWriteRequest *request, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetter) letter = gadiba_office_preview_letter (office, request, moment, &error);

  if (letter == NULL)
    return gadiba_cli_fail (error);
  if (letter->lacks_dative)
    gadiba_cli_remark (gadiba_dative_tell_missing ());
  g_autofree char *text = gadiba_letter_format_text (letter);
  return gadiba_cli_answer (text, GADIBA_CLI_DONE);
}

static int
write_letter (GadibaOffice *office, const GadibaWriteRequest *request, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;
  const char *remark;
  g_autofree char *number = gadiba_office_write_letter (office, request, moment, &remark, &error);

  if (number == NULL)
    return gadiba_cli_fail (error);
  if (remark != NULL)
    gadiba_cli_remark (remark);
  g_autofree char *line = g_strdup_printf ("%s\n", number);
  return gadiba_cli_answer (line, GADIBA_CLI_DONE);
}

static int
run (const Options *options, const char *application)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  GadibaWriteRequest request = { .application = application,
                                 .kind = options->kind,
                                 .person = options->person,
                                 .words = options->words,
                                 .signatory = options->signatory,
                                 .day = moment.today };

  if (!gadiba_cli_parse_day ("--until", options->until, &request.until)
      || (options->day != NULL && !gadiba_cli_parse_day ("--on", options->day, &request.day)))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (options->kind == NULL)
    return list (office, application);
  return options->preview ? preview (office, &request, &moment)
                          : write_letter (office, &request, &moment);
}

int
gadiba_cli_write (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind,
      N_ ("receipt, demand, invitation, certificate, declaration, application, agreement, visit, "
          "data; without it what was written is listed"),
      N_ ("KIND") },
    { "person", 'p', 0, G_OPTION_ARG_STRING, &options.person,
      N_ ("whom alone it is about: the id in the application"), "ID" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, N_ ("a day that the letter sets"),
      "YYYY-MM-DD" },
    { "words", 0, 0, G_OPTION_ARG_STRING, &options.words, N_ ("words of one's own"), N_ ("TEXT") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.day, N_ ("the day of the letter; else today"),
      "YYYY-MM-DD" },
    { "signatory", 0, 0, G_OPTION_ARG_STRING, &options.signatory,
      N_ ("who signs, by name; else who signs first on that day"), N_ ("NAME") },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &options.preview,
      N_ ("only tell its words; nothing is written or numbered"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("APPLICATION"),
          _ ("Writes a letter that decides nothing, and tells its number; “gadibactl letter” makes "
             "its PDF. Without a kind, a line for each letter on the application: number, kind, "
             "day, the day that it sets, when it left the program, who wrote it, title.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("write takes the number of one application; see “gadibactl write --help”"));
  return run (&options, argv[1]);
}

int
gadiba_cli_code (int argc, char **argv)
{
  g_autofree char *db = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = { GADIBA_CLI_DB_ENTRY (&db), { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (!gadiba_cli_parse (&argc, &argv, entries, N_ ("CODE"),
                         _ ("Tells whether a letter with the code on a paper was issued, and "
                            "whether it stands. The exit status is 0 if it stands, 2 otherwise.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (_ ("code takes one code; see “gadibactl code --help”"));
  g_autoptr (GadibaOffice) office = gadiba_cli_open (db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaCodeAnswer) answer = gadiba_office_check_code (office, argv[1], &error);
  if (answer == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *line = g_strconcat (answer->sentence, "\n", NULL);
  return gadiba_cli_answer (line, answer->state == GADIBA_CODE_STANDS ? GADIBA_CLI_DONE
                                                                      : GADIBA_CLI_UNDECIDED);
}
