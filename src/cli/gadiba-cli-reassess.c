/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-rerun.h"

typedef struct
{
  char *db, *on, *first, *list, *letters;
  int show, issue;
  char **applications; /* (nullable) */
} Options;

/* --- what it tells --- */

static void
append_line (GString *text, const GadibaRerunLine *line)
{
  g_autofree char *month = gadiba_lv_month (line->month, GADIBA_LV_NOMINATIVE);
  g_autofree char *before = gadiba_money_format_lv (line->before);
  g_autofree char *after =
      line->has_after ? gadiba_money_format_lv (line->after) : g_strdup (_ ("cannot be told"));

  g_string_append_printf (text, "%s\t%s, %s\t%s\t%s\t%s%s%s\n", line->number, line->title, month,
                          before, after, line->reason, line->decision != NULL ? "\t" : "",
                          line->decision != NULL ? line->decision : "");
}

static void
append_totals (GString *text, const GadibaRerun *rerun)
{
  g_autofree char *more = gadiba_money_format_lv (rerun->more);
  g_autofree char *less = gadiba_money_format_lv (rerun->less);

  g_string_append_printf (text, _ ("%u running cases were assessed again.\n"), rerun->n_cases);
  g_string_append_printf (text,
                          _ ("Decisions to choose: %u; chosen: %u; issued: %u; left: %u. More to "
                             "pay: %s; less: %s.\n"),
                          rerun->n[GADIBA_RERUN_LISTED], rerun->n[GADIBA_RERUN_CHOSEN],
                          rerun->n[GADIBA_RERUN_ISSUED], rerun->n[GADIBA_RERUN_LEFT], more, less);
}

static gboolean
write_list (const Options *options, const GPtrArray *lines)
{
  g_autoptr (GBytes) csv = gadiba_rerun_write_csv (lines);
  g_autoptr (GError) error = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (csv, &size);

  if (g_file_set_contents_full (options->list, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &error))
    return TRUE;
  gadiba_cli_fail_text (_ ("the list could not be written: %s"), error->message);
  return FALSE;
}

/* The list to its file or the output, then the totals, and last its number. */
static int
tell (const Options *options, GadibaOffice *office, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GadibaRerun) rerun = gadiba_office_read_rerun (office, id, &error);
  g_autoptr (GPtrArray) lines =
      rerun != NULL ? gadiba_office_read_rerun_lines (office, id, &error) : NULL;

  if (lines == NULL)
    return gadiba_cli_fail (error);
  if (options->list != NULL && !write_list (options, lines))
    return GADIBA_CLI_WRONG;
  for (guint i = 0; options->list == NULL && i < lines->len; i++)
    append_line (text, g_ptr_array_index (lines, i));
  append_totals (text, rerun);
  g_string_append_printf (text, _ ("The list has the number %d\n"), (int) id);
  return gadiba_cli_answer (text->str, GADIBA_CLI_DONE);
}

/* --- the ways --- */

static int
make_list (const Options *options, GadibaOffice *office, GadibaMonth first, GadibaDate day)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  gint64 id = gadiba_office_reassess (office, first, day, NULL, &moment, &error);

  return id != 0 ? tell (options, office, id) : gadiba_cli_fail (error);
}

/* Goes on where it stopped if something is chosen already. */
static gboolean
needs_choice (const Options *options, GadibaOffice *office, GError **error)
{
  g_autoptr (GadibaRerun) rerun = gadiba_office_read_rerun (office, options->issue, error);

  return options->applications != NULL || rerun == NULL || rerun->n[GADIBA_RERUN_CHOSEN] == 0;
}

static int
issue_list (const Options *options, GadibaOffice *office, GadibaDate day)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  const char *const *applications = (const char *const *) options->applications;
  g_autoptr (GError) error = NULL;

  if (needs_choice (options, office, &error)
      && (error != NULL
          || !gadiba_office_choose_rerun (office, options->issue, applications, TRUE, &moment,
                                          &error)))
    return gadiba_cli_fail (error);
  if (!gadiba_office_issue_rerun (office, options->issue, day, NULL, &moment, &error))
    return gadiba_cli_fail (error);
  if (options->letters != NULL
      && !gadiba_office_write_rerun_letters (office, options->issue, options->letters, NULL,
                                             &moment, &error))
    return gadiba_cli_fail (error);
  return tell (options, office, options->issue);
}

/* Of a list that is to be made. */
static gboolean
parse_first (const Options *options, GadibaMonth *first)
{
  g_autoptr (GError) error = NULL;

  if (options->applications != NULL)
    gadiba_cli_fail_text (_ ("applications are named to issue decisions on them, with --issue"));
  else if (options->first == NULL)
    gadiba_cli_fail_text (_ ("--first: name the month from which the law was changed"));
  else if (gadiba_month_parse (options->first, first, &error))
    return TRUE;
  else
    gadiba_cli_fail_text ("--first: %s", error->message);
  return FALSE;
}

static int
run (const Options *options)
{
  GadibaDate day = gadiba_cli_get_moment ().today;
  GadibaMonth first = GADIBA_MONTH_NONE;

  if (options->show != 0 && (options->issue != 0 || options->first != NULL))
    return gadiba_cli_fail_text (_ ("--show tells of a list that is there; leave out the rest"));
  if (options->issue != 0 && options->first != NULL)
    return gadiba_cli_fail_text (_ ("--issue decides on a list that is there; leave out --first"));
  if (options->letters != NULL && options->issue == 0)
    return gadiba_cli_fail_text (_ ("--letters goes with --issue"));
  if (!gadiba_cli_parse_day ("--on", options->on, &day)
      || (options->show == 0 && options->issue == 0 && !parse_first (options, &first)))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (options->show != 0)
    return tell (options, office, options->show);
  return options->issue != 0 ? issue_list (options, office, day)
                             : make_list (options, office, first, day);
}

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->on);
  g_free (options->first);
  g_free (options->list);
  g_free (options->letters);
}

int
gadiba_cli_reassess (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "first", 0, 0, G_OPTION_ARG_STRING, &options.first,
      N_ ("assess again what stands for this month and later ones"), "YYYY-MM" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on,
      N_ ("the day of the decisions, and of the law; else today"), "YYYY-MM-DD" },
    { "list", 0, 0, G_OPTION_ARG_FILENAME, &options.list,
      N_ ("write the list into this file, as a table"), "FILE" },
    { "show", 0, 0, G_OPTION_ARG_INT, &options.show, N_ ("tell of the list of that number"), "N" },
    { "issue", 0, 0, G_OPTION_ARG_INT, &options.issue,
      N_ ("issue decisions on the list of that number: on the applications named, or on all; goes "
          "on where it stopped"),
      "N" },
    { "letters", 0, 0, G_OPTION_ARG_FILENAME, &options.letters,
      N_ ("write the letters into this folder"), "FOLDER" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (&argc, &argv, entries, N_ ("[APPLICATION…]"),
                         _ ("Assesses all running cases again after a change of law and lists what "
                            "comes out otherwise, and why. What cannot be told is listed too. Then "
                            "decisions are issued on those that are chosen, with their letters. "
                            "The last line names the list.")))
    return GADIBA_CLI_WRONG;
  options.applications = argc > 1 ? argv + 1 : NULL;
  int status = run (&options);
  clear_options (&options);
  return status;
}
