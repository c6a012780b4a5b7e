/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "gadiba-cli.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-today.h"

#define MAX_DAYS 3650

static const struct
{
  const char *word, *title;
} kinds[GADIBA_N_TODAY] = {
  [GADIBA_TODAY_DECIDE] = { "decide", N_ ("To decide") },
  [GADIBA_TODAY_DRAFT] = { "draft", N_ ("Prepared, to be issued by somebody else") },
  [GADIBA_TODAY_RETURNED] = { "returned", N_ ("Given back to be mended") },
  [GADIBA_TODAY_PAPER] = { "paper", N_ ("Papers awaited") },
  [GADIBA_TODAY_BILLS] = { "bills", N_ ("Bills not brought in time") },
  [GADIBA_TODAY_HEARING] = { "hearing", N_ ("Hearings without an answer") },
  [GADIBA_TODAY_LETTER] = { "letter", N_ ("Letters to print") },
  [GADIBA_TODAY_MAILING] = { "letters", N_ ("Many letters, not all made") },
  [GADIBA_TODAY_NOTICE] = { "notice", N_ ("Decisions to notify") },
  [GADIBA_TODAY_CONTEST] = { "contest", N_ ("Contests to send on") },
  [GADIBA_TODAY_STATUS] = { "status", N_ ("Statuses that end this month") },
  [GADIBA_TODAY_UNTOUCHED] = { "untouched", N_ ("Nothing stored for long") },
  [GADIBA_TODAY_TALK] = { "talk", N_ ("Talks today") },
  [GADIBA_TODAY_OPENED] = { "opened", N_ ("Opened last") },
};

#define N_COLUMNS 8
static const char *const columns[N_COLUMNS] = { "kind",  "overdue",     "day",      "family",
                                                "given", "application", "decision", "text" };

/* @values: (out): what the columns say; owned by @line, but for @day */
static void
list_values (guint kind, const GadibaTodayLine *line, const char *day, const char **values)
{
  const char *const all[N_COLUMNS] = {
    kinds[kind].word,
    line->is_overdue ? "yes" : "no",
    day,
    line->family,
    line->given,
    line->application,
    line->decision,
    line->text,
  };

  memcpy (values, all, sizeof all);
}

/* --- as data --- */

/* RFC 4180: quoted where it must be. */
static void
append_csv (GString *text, const char *value)
{
  if (value == NULL)
    return;
  if (strpbrk (value, ",\"\r\n") == NULL)
    {
      g_string_append (text, value);
      return;
    }
  g_string_append_c (text, '"');
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *value);
    }
  g_string_append_c (text, '"');
}

static void
append_json (GString *text, const char *value)
{
  if (value == NULL)
    {
      g_string_append (text, "null");
      return;
    }
  g_string_append_c (text, '"');
  for (; *value != '\0'; value++)
    if (*value == '"' || *value == '\\')
      g_string_append_printf (text, "\\%c", *value);
    else if ((guchar) *value < ' ')
      g_string_append_printf (text, "\\u%04x", (guint) (guchar) *value);
    else
      g_string_append_c (text, *value);
  g_string_append_c (text, '"');
}

static void
append_row (GString *text, const char *const *values, gboolean json)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_string_append (text, i > 0 ? json ? ", " : "," : json ? "  { " : "");
      if (json)
        {
          append_json (text, columns[i]);
          g_string_append (text, ": ");
          append_json (text, values[i]);
        }
      else
        append_csv (text, values[i]);
    }
  g_string_append (text, json ? " }" : "\r\n");
}

static char *
tell_data (const GadibaToday *today, gboolean json)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean first = TRUE;

  if (json)
    g_string_append (text, "[");
  else
    append_row (text, columns, FALSE);
  for (guint kind = 0; kind < GADIBA_N_TODAY; kind++)
    for (guint i = 0; i < today->groups[kind].lines->len; i++)
      {
        const GadibaTodayLine *line = today->groups[kind].lines->pdata[i];
        g_autofree char *day =
            line->day != GADIBA_DATE_NONE ? gadiba_date_format (line->day) : NULL;
        const char *values[N_COLUMNS];
        list_values (kind, line, day, values);
        if (json)
          g_string_append (text, first ? "\n" : ",\n");
        append_row (text, values, json);
        first = FALSE;
      }
  if (json)
    g_string_append (text, "\n]\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- for people --- */

/* Of a status the word of the records is no word for people. */
static const char *
get_words (guint kind, const GadibaTodayLine *line)
{
  if (kind == GADIBA_TODAY_STATUS && g_strcmp0 (line->text, "needy") == 0)
    return _ ("needy");
  if (kind == GADIBA_TODAY_STATUS && g_strcmp0 (line->text, "low-income") == 0)
    return _ ("low-income");
  return line->text != NULL ? line->text : "";
}

static void
tell_line (GString *text, guint kind, const GadibaTodayLine *line)
{
  g_autofree char *day =
      line->day != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (line->day) : g_strdup ("–");
  g_autofree char *list =
      line->mailing != 0 ? g_strdup_printf (_ ("list %d"), (int) line->mailing) : NULL;
  const char *number = list != NULL             ? list
                       : line->decision != NULL ? line->decision
                                                : line->application;
  g_autofree char *name = line->family == NULL ? g_strdup ("–")
                          : line->given == NULL
                              ? g_strdup (line->family)
                              : g_strdup_printf ("%s %s", line->family, line->given);
  g_autofree char *what = g_strdelimit (g_strdup (get_words (kind, line)), "\n\t", ' ');

  g_string_append_printf (text, "  %s\t%s\t%s\t%s%s%s\n", day, name, number != NULL ? number : "–",
                          line->is_overdue ? _ ("overdue") : "",
                          line->is_overdue && *what != '\0' ? ", " : "", what);
}

static char *
tell_text (const GadibaToday *today)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint kind = 0; kind < GADIBA_N_TODAY; kind++)
    {
      const GadibaTodayGroup *group = &today->groups[kind];
      if (group->n == 0)
        continue;
      g_string_append_printf (text, "%s (%u)\n", _ (kinds[kind].title), group->n);
      for (guint i = 0; i < group->lines->len; i++)
        tell_line (text, kind, group->lines->pdata[i]);
    }
  if (text->len == 0)
    g_string_append_printf (text, "%s\n", _ ("Nothing waits today."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- the command --- */

static gboolean
check_days (const char *option, int days)
{
  if (days >= 0 && days <= MAX_DAYS)
    return TRUE;
  gadiba_cli_fail_text (_ ("%s: give a number of days, from 0 to %d"), option, MAX_DAYS);
  return FALSE;
}

static int
answer (const char *db, const GadibaTodayRequest *request, GadibaDate day, const char *format)
{
  GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (db);

  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (day != GADIBA_DATE_NONE)
    moment.today = day;
  g_autoptr (GadibaToday) today = gadiba_office_list_today (office, request, &moment, &error);
  if (today == NULL)
    return gadiba_cli_fail (error);
  gadiba_cli_warn (today->warnings);
  g_autofree char *text = g_str_equal (format, "text")
                              ? tell_text (today)
                              : tell_data (today, g_str_equal (format, "json"));
  return gadiba_cli_answer (text, GADIBA_CLI_DONE);
}

int
gadiba_cli_today (int argc, char **argv)
{
  g_autofree char *db = NULL, *on = NULL, *format = NULL;
  int ahead = GADIBA_TODAY_USUAL_AHEAD, untouched = GADIBA_TODAY_USUAL_UNTOUCHED;
  gboolean mine = FALSE;
  GadibaDate day = GADIBA_DATE_NONE;
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&db),
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("what waits on this day, not today"),
      "YYYY-MM-DD" },
    { "ahead", 0, 0, G_OPTION_ARG_INT, &ahead,
      N_ ("list what is to be decided within so many working days (5)"), N_ ("DAYS") },
    { "untouched", 0, 0, G_OPTION_ARG_INT, &untouched,
      N_ ("list open applications in which nothing was stored for so many days (14)"),
      N_ ("DAYS") },
    { "mine", 0, 0, G_OPTION_ARG_NONE, &mine, N_ ("only what is yours, or nobody's"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_ ("text (default), csv or json: a row for each"), "text|csv|json" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (&argc, &argv, entries, NULL,
                         _ ("Lists what waits today: applications to decide, papers and letters, "
                            "statuses that end, what nobody touched, today's talks and the cards "
                            "opened last.")))
    return GADIBA_CLI_WRONG;
  if (argc != 1)
    return gadiba_cli_fail_text (_ ("today takes no number; see “gadibactl today --help”"));
  const char *as = format != NULL ? format : "text";
  if (!g_str_equal (as, "text") && !g_str_equal (as, "csv") && !g_str_equal (as, "json"))
    return gadiba_cli_fail_text (_ ("--format: “%s” is none of text, csv and json"), as);
  if (!gadiba_cli_parse_day ("--on", on, &day) || !check_days ("--ahead", ahead)
      || !check_days ("--untouched", untouched))
    return GADIBA_CLI_WRONG;
  const GadibaTodayRequest request = {
    .whole_office = !mine, .ahead = (guint) ahead, .untouched = (guint) untouched, .max = G_MAXINT
  };
  return answer (db, &request, day, as);
}
