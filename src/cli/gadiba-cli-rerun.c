/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-cli-rerun.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "gadiba-cli-watch.h"
#include "gadiba-cli.h"
#include "gadiba-lv-words.h"

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
write_list (const GadibaCliRerun *self, const GPtrArray *lines)
{
  g_autoptr (GBytes) csv = gadiba_rerun_write_csv (lines);
  g_autoptr (GError) error = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (csv, &size);

  if (g_file_set_contents_full (self->list, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &error))
    return TRUE;
  gadiba_cli_fail_text (_ ("the list could not be written: %s"), error->message);
  return FALSE;
}

/* The list to its file or the output, then the totals, and last its number. */
static int
tell (const GadibaCliRerun *self, GadibaOffice *office, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GadibaRerun) rerun = gadiba_office_read_rerun (office, id, &error);
  g_autoptr (GPtrArray) lines =
      rerun != NULL ? gadiba_office_read_rerun_lines (office, id, &error) : NULL;

  if (lines == NULL)
    return gadiba_cli_fail (error);
  if (self->list != NULL && !write_list (self, lines))
    return GADIBA_CLI_WRONG;
  for (guint i = 0; self->list == NULL && i < lines->len; i++)
    append_line (text, g_ptr_array_index (lines, i));
  append_totals (text, rerun);
  g_string_append_printf (text, _ ("The list has the number %d\n"), (int) id);
  return gadiba_cli_answer (text->str, GADIBA_CLI_DONE);
}

/* --- the ways --- */

gboolean
gadiba_cli_rerun_parse (GadibaCliRerun *self, int *argc, char ***argv, const GOptionEntry *own,
                        const char *summary)
{
  const GOptionEntry common[] = {
    GADIBA_CLI_DB_ENTRY (&self->db),
    { "on", 0, 0, G_OPTION_ARG_STRING, &self->on,
      N_ ("the day of the decisions, and of the law; else today"), "YYYY-MM-DD" },
    { "list", 0, 0, G_OPTION_ARG_FILENAME, &self->list,
      N_ ("write the list into this file, as a table"), "FILE" },
    { "show", 0, 0, G_OPTION_ARG_INT, &self->show, N_ ("tell of the list of that number"), "N" },
    { "issue", 0, 0, G_OPTION_ARG_INT, &self->issue,
      N_ ("issue decisions on the list of that number: on the applications named, or on all; goes "
          "on where it stopped"),
      "N" },
    { "letters", 0, 0, G_OPTION_ARG_FILENAME, &self->letters,
      N_ ("write the letters into this folder"), "FOLDER" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (GOptionEntry));

  for (; own->long_name != NULL; own++)
    g_array_append_vals (entries, own, 1);
  g_array_append_vals (entries, common, G_N_ELEMENTS (common));
  if (!gadiba_cli_parse (argc, argv, (const GOptionEntry *) (gpointer) entries->data,
                         N_ ("[APPLICATION…]"), summary))
    return FALSE;
  self->applications = *argc > 1 ? *argv + 1 : NULL;
  return TRUE;
}

void
gadiba_cli_rerun_clear (GadibaCliRerun *self)
{
  g_free (self->db);
  g_free (self->on);
  g_free (self->list);
  g_free (self->letters);
}

gboolean
gadiba_cli_rerun_check (const GadibaCliRerun *self, const char *option, const char *month)
{
  if (self->show != 0 && (self->issue != 0 || month != NULL))
    gadiba_cli_fail_text (_ ("--show tells of a list that is there; leave out the rest"));
  else if (self->issue != 0 && month != NULL)
    gadiba_cli_fail_text (_ ("--issue decides on a list that is there; leave out %s"), option);
  else if (self->letters != NULL && self->issue == 0)
    gadiba_cli_fail_text (_ ("--letters goes with --issue"));
  else if (self->issue == 0 && self->applications != NULL)
    gadiba_cli_fail_text (_ ("applications are named to issue decisions on them, with --issue"));
  else
    return TRUE;
  return FALSE;
}

int
gadiba_cli_rerun_make (const GadibaCliRerun *self, GadibaOffice *office, GadibaMonth month,
                       GadibaDate day)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  GadibaProgress *progress = gadiba_cli_watch_begin ();
  gint64 id = self->kind == GADIBA_RERUN_BY_BILLS
                  ? gadiba_office_recalculate (office, month, day, progress, &moment, &error)
                  : gadiba_office_reassess (office, month, day, progress, &moment, &error);

  gadiba_cli_watch_end ();
  return id != 0 ? tell (self, office, id) : gadiba_cli_fail (error);
}

/* A list of the other kind is decided on by the other command. */
static gboolean
check_kind (const GadibaCliRerun *self, const GadibaRerun *rerun)
{
  if (rerun->kind == self->kind)
    return TRUE;
  gadiba_cli_fail_text (rerun->kind == GADIBA_RERUN_BY_BILLS
                            ? _ ("list %d is of the bills of a month; use “gadibactl bills”")
                            : _ ("list %d is of a change of law; use “gadibactl reassess”"),
                        (int) rerun->id);
  return FALSE;
}

static gboolean
issue (const GadibaCliRerun *self, GadibaOffice *office, GadibaDate day, GadibaProgress *progress,
       GError **error)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();

  return gadiba_office_issue_rerun (office, self->issue, day, progress, &moment, error)
         && (self->letters == NULL
             || gadiba_office_write_rerun_letters (office, self->issue, self->letters, progress,
                                                   &moment, error));
}

static int
issue_list (const GadibaCliRerun *self, GadibaOffice *office, const GadibaRerun *rerun,
            GadibaDate day)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  const char *const *applications = (const char *const *) self->applications;
  g_autoptr (GError) error = NULL;

  /* Goes on where it stopped if something is chosen already. */
  if ((applications != NULL || rerun->n[GADIBA_RERUN_CHOSEN] == 0)
      && !gadiba_office_choose_rerun (office, self->issue, applications, TRUE, &moment, &error))
    return gadiba_cli_fail (error);
  gboolean done = issue (self, office, day, gadiba_cli_watch_begin (), &error);
  gadiba_cli_watch_end ();
  if (done)
    return tell (self, office, self->issue);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
             ? gadiba_cli_fail_text (_ ("it was ended before its end; what is issued stays, and "
                                        "--issue %d goes on with the rest"),
                                     self->issue)
             : gadiba_cli_fail (error);
}

int
gadiba_cli_rerun_go_on (const GadibaCliRerun *self, GadibaOffice *office, GadibaDate day)
{
  int id = self->show != 0 ? self->show : self->issue;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaRerun) rerun = gadiba_office_read_rerun (office, id, &error);

  if (rerun == NULL)
    return gadiba_cli_fail (error);
  if (!check_kind (self, rerun))
    return GADIBA_CLI_WRONG;
  return self->show != 0 ? tell (self, office, id) : issue_list (self, office, rerun, day);
}
