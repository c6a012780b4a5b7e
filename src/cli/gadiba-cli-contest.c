/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "gadiba-cli.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-contest.h"

/* What the options say. */
typedef struct
{
  char *db, *received, *way, *words, *complaint, *forwarded, *to, *outcome, *on, *answer, *carried,
      *export;
  gboolean suspended;
} Options;

static void
clear_options (Options *options)
{
  char *const strings[] = { options->db,     options->received,  options->way,
                            options->words,  options->complaint, options->forwarded,
                            options->to,     options->outcome,   options->on,
                            options->answer, options->carried,   options->export };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* --- the answer --- */

/* @what: (nullable): what it is, before it */
static void
append_text (GString *text, const char *what, const char *said)
{
  if (said == NULL)
    return;
  g_string_append (text, "  ");
  if (what != NULL)
    g_string_append_printf (text, "%s: ", what);
  g_string_append_printf (text, "%s\n", said);
}

static void
append_day (GString *text, const char *what, GadibaDate day)
{
  if (day == GADIBA_DATE_NONE)
    return;
  g_autofree char *words = gadiba_lv_date_numeric (day);
  append_text (text, what, words);
}

/* Returns: (nullable): what came of it, in words */
static const char *
get_outcome (const GadibaContest *contest)
{
  static const struct
  {
    const char *outcome, *title;
  } outcomes[] = {
    { "kept", N_ ("the decision stands") },
    { "cancelled", N_ ("the decision is cancelled") },
    { "changed", N_ ("the decision is changed") },
    { "withdrawn", N_ ("it was withdrawn") },
    { "rejected", N_ ("left without being heard") },
    { "answered", N_ ("answered") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (contest->outcome, outcomes[i].outcome) == 0)
      return _ (outcomes[i].title);
  return contest->outcome;
}

static void
append_contest (GString *text, const GadibaContest *contest)
{
  g_string_append_printf (text, "%s: %s %s", contest->number, contest->given, contest->family);
  if (contest->decision != NULL)
    g_string_append_printf (text, ", %s", contest->decision);
  g_string_append_c (text, '\n');
  append_day (text, _ ("received on"), contest->received);
  append_day (text, _ ("last day of the term"), contest->last_day);
  append_text (text, _ ("asks"), contest->words);
  append_text (text, NULL, contest->effect);
  append_day (text, _ ("sent on"), contest->forwarded);
  append_text (text, _ ("to"), contest->forwarded_to);
  append_day (text, _ ("day of the outcome"), contest->outcome_day);
  append_text (text, _ ("outcome"), get_outcome (contest));
  append_text (text, _ ("answer"), contest->outcome_words);
  append_text (text, _ ("carried out by"), contest->carried_out);
  append_text (text, _ ("to do"), contest->next);
}

static int
answer (const GadibaContest *contest)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (contest->late && contest->outcome == NULL)
    {
      g_autofree char *day = gadiba_lv_date_numeric (contest->last_day);
      g_printerr (
          _ ("gadibactl: warning: the term ended on %s; it is registered as late. Send it on: "
             "whoever hears it decides about the term\n"),
          day);
    }
  append_contest (text, contest);
  return gadiba_cli_answer_done (text->str);
}

/* --- the command --- */

/* Whether it registers something. */
static gboolean
is_entry (const Options *options)
{
  return options->words != NULL || options->way != NULL || options->received != NULL
         || options->complaint != NULL;
}

/* Whether it says what became of something. */
static gboolean
is_step (const Options *options)
{
  return options->forwarded != NULL || options->to != NULL || options->suspended
         || options->outcome != NULL || options->on != NULL || options->answer != NULL
         || options->carried != NULL;
}

static int
enter (const Options *options, GadibaOffice *office, const char *decision)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  GadibaContestEntry entry = { .decision = decision,
                               .application = options->complaint,
                               .received = moment.today,
                               .way = options->way,
                               .words = options->words };
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse_day ("--received", options->received, &entry.received))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaContest) contest =
      gadiba_office_register_contest (office, &entry, &moment, &error);
  return contest != NULL ? answer (contest) : gadiba_cli_fail (error);
}

static int
step (const Options *options, GadibaOffice *office, const char *number)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  GadibaContestStep what = { .number = number,
                             .forwarded_to = options->to,
                             .suspended = options->suspended,
                             .outcome = options->outcome,
                             .outcome_words = options->answer,
                             .carried_out = options->carried };
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse_day ("--forwarded", options->forwarded, &what.forwarded)
      || !gadiba_cli_parse_day ("--on", options->on, &what.outcome_day))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaContest) contest =
      is_step (options) ? gadiba_office_step_contest (office, &what, &moment, &error)
                        : gadiba_office_read_contest (office, number, &error);
  return contest != NULL ? answer (contest) : gadiba_cli_fail (error);
}

static int
export_file (GadibaOffice *office, const char *number, const char *folder)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = gadiba_office_export_contest (office, number, folder, &moment, &error);

  if (names == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *lines = g_strjoinv ("\n", names);
  g_autofree char *text = g_strconcat (lines, "\n", NULL);
  return gadiba_cli_answer_done (text);
}

static int
list (GadibaOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contests = gadiba_office_list_contests (office, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (contests == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < contests->len; i++)
    append_contest (text, g_ptr_array_index (contests, i));
  if (contests->len == 0)
    g_string_append_printf (text, "%s\n", _ ("No contest and no complaint waits."));
  return gadiba_cli_answer (text->str, GADIBA_CLI_DONE);
}

int
gadiba_cli_contest (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "words", 0, 0, G_OPTION_ARG_STRING, &options.words,
      N_ ("registers it: what is asked; of an oral one what was written down"), N_ ("TEXT") },
    { "way", 0, 0, G_OPTION_ARG_STRING, &options.way, N_ ("how it came"),
      "written|oral|e-address" },
    { "received", 0, 0, G_OPTION_ARG_STRING, &options.received, N_ ("when it came; else today"),
      "YYYY-MM-DD" },
    { "complaint", 0, 0, G_OPTION_ARG_STRING, &options.complaint,
      N_ ("a complaint on quality: the application of whoever complains"), N_ ("APPLICATION") },
    { "forwarded", 0, 0, G_OPTION_ARG_STRING, &options.forwarded, N_ ("when it was sent on"),
      "YYYY-MM-DD" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("to whom"), N_ ("TEXT") },
    { "suspended", 0, 0, G_OPTION_ARG_NONE, &options.suspended,
      N_ ("whoever hears it suspended the decision"), NULL },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &options.outcome, N_ ("what came of it"),
      "kept|cancelled|changed|withdrawn|rejected|answered" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("the day of the outcome"), "YYYY-MM-DD" },
    { "answer", 0, 0, G_OPTION_ARG_STRING, &options.answer, N_ ("number and words of the answer"),
      N_ ("TEXT") },
    { "carried-out", 0, 0, G_OPTION_ARG_STRING, &options.carried,
      N_ ("the decision by which the outcome was carried out"), N_ ("DECISION") },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &options.export,
      N_ ("writes what goes on with it into a folder: letter, computation, case"), N_ ("FOLDER") },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (&argc, &argv, entries, N_ ("[DECISION|CONTEST]"),
                         _ ("Registers what somebody has against a decision or how he or she was "
                            "served, notes what becomes of it, or lists what waits.")))
    return GADIBA_CLI_WRONG;
  if (argc > 2)
    return gadiba_cli_fail_text (_ ("contest takes one number; see “gadibactl contest --help”"));
  if (is_entry (&options) && is_step (&options))
    return gadiba_cli_fail_text (
        _ ("contest registers (--words, --way, --received, --complaint) or "
           "notes what became of one that is registered; do one after the "
           "other"));
  if (options.export != NULL && (is_entry (&options) || is_step (&options)))
    return gadiba_cli_fail_text (_ ("--export goes with nothing else; do one after the other"));
  if ((is_step (&options) || options.export != NULL) && argc == 1)
    return gadiba_cli_fail_text (_ ("contest needs the number of what became of something: APS/…"));
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options.db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (is_entry (&options))
    return enter (&options, office, argc > 1 ? argv[1] : NULL);
  if (options.export != NULL)
    return export_file (office, argv[1], options.export);
  return argc > 1 ? step (&options, office, argv[1]) : list (office);
}
