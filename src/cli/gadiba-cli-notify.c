/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-notify.h"

/* What was typed. */
typedef struct
{
  char *db, *way, *on, *receiver, *refused, *returned, *wrong, *note;
} Options;

static void
clear_options (Options *options)
{
  char *const strings[] = { options->db,      options->way,      options->on,    options->receiver,
                            options->refused, options->returned, options->wrong, options->note };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* --- the answer --- */

static void
append_day (GString *text, const char *what, GadibaDate day)
{
  g_autofree char *words = gadiba_lv_date_numeric (day);

  g_string_append_printf (text, "%s\t%s\n", what, words);
}

static void
append_text (GString *text, const char *what, const char *words)
{
  if (words != NULL)
    g_string_append_printf (text, "  %s: %s\n", what, words);
}

static void
tell_entry (GString *text, const GadibaNotice *notice)
{
  g_autofree char *sent = gadiba_lv_date_numeric (notice->sent);

  g_string_append_printf (text, "%s\t%s\t%s\n", sent, notice->title, notice->source);
  append_text (text, _ ("received by"), notice->receiver);
  append_text (text, _ ("not accepted"), notice->refused);
  if (notice->returned != GADIBA_DATE_NONE)
    {
      g_autofree char *returned = gadiba_lv_date_numeric (notice->returned);
      append_text (text, _ ("came back"), returned);
    }
  append_text (text, _ ("entered by mistake"), notice->wrong);
  append_text (text, _ ("note"), notice->note);
  append_text (text, _ ("noted by"), notice->caseworker);
}

static char *
tell (const GadibaNotified *notified)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *state = gadiba_notified_tell (notified);

  g_string_append_printf (text, "%s: %s\n", notified->decision, state);
  if (notified->in_force != GADIBA_DATE_NONE)
    {
      append_day (text, _ ("counts as notified, in force"), notified->in_force);
      append_day (text, _ ("last day to contest"), notified->contest_until);
      append_day (text, _ ("final from"), notified->final_from);
    }
  for (guint i = 0; i < notified->notices->len; i++)
    tell_entry (text, g_ptr_array_index (notified->notices, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- the command --- */

static gboolean
check_options (const Options *options)
{
  int n = (options->way != NULL) + (options->returned != NULL) + (options->wrong != NULL);
  gboolean details = options->on != NULL || options->receiver != NULL || options->refused != NULL;

  if (n > 1)
    gadiba_cli_fail_text (_ ("give one of --way, --returned and --wrong: they are entries of their "
                             "own"));
  else if (options->way == NULL && details)
    gadiba_cli_fail_text (_ ("--on, --receiver and --refused say how a decision was notified; "
                             "name the way with --way"));
  else if (n == 0 && options->note != NULL)
    gadiba_cli_fail_text (_ ("--note goes with --way or --returned"));
  else
    return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (nullable): NULL with @error, or after a sentence on standard error */
static GadibaNotified *
run (GadibaOffice *office, const char *number, const Options *options, GError **error)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  GadibaDate day = moment.today;

  if (options->returned != NULL)
    return gadiba_cli_parse_day ("--returned", options->returned, &day)
               ? gadiba_office_note_return (office, number, day, options->note, &moment, error)
               : NULL;
  if (options->wrong != NULL)
    return gadiba_office_correct_notice (office, number, options->wrong, &moment, error);
  if (options->way == NULL)
    return gadiba_office_read_notices (office, number, &moment, error);
  if (!gadiba_cli_parse_day ("--on", options->on, &day))
    return NULL;
  const GadibaNotifyRequest request = { .decision = number,
                                        .way = options->way,
                                        .sent = day,
                                        .receiver = options->receiver,
                                        .refused = options->refused,
                                        .note = options->note };
  return gadiba_office_notify (office, &request, &moment, error);
}

int
gadiba_cli_notify (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "way", 0, 0, G_OPTION_ARG_STRING, &options.way,
      N_ ("how it was sent or handed over: hand, ordinary, registered, e-address, …"), N_ ("WAY") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("the day on which that was (today)"),
      "YYYY-MM-DD" },
    { "receiver", 0, 0, G_OPTION_ARG_STRING, &options.receiver,
      N_ ("who took it, if not the addressee"), N_ ("NAME") },
    { "refused", 0, 0, G_OPTION_ARG_STRING, &options.refused,
      N_ ("why it was not accepted; it counts as notified"), N_ ("TEXT") },
    { "returned", 0, 0, G_OPTION_ARG_STRING, &options.returned,
      N_ ("the letter came back on this day"), "YYYY-MM-DD" },
    { "wrong", 0, 0, G_OPTION_ARG_STRING, &options.wrong,
      N_ ("why the entry that counts is a mistake"), N_ ("TEXT") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("number of the post, a remark"),
      N_ ("TEXT") },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse (&argc, &argv, entries, _ ("DECISION"),
                         _ ("Notes how a decision was notified, or tells it: the day from which it "
                            "counts, until when it can be contested, when it is final.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("notify takes the number of one decision; see “gadibactl notify --help”"));
  if (!check_options (&options))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options.db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaNotified) notified = run (office, argv[1], &options, &error);
  if (notified == NULL)
    return error != NULL ? gadiba_cli_fail (error) : GADIBA_CLI_WRONG;
  g_autofree char *text = tell (notified);
  g_autoptr (GPtrArray) warnings = gadiba_notified_list_doubts (notified);
  gadiba_cli_warn (warnings);
  return gadiba_cli_answer (text, GADIBA_CLI_DONE);
}
