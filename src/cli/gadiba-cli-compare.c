/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-compare.h"

static char *
tell_amount (gboolean known, GadibaMoney amount)
{
  return known ? gadiba_money_format_lv (amount) : g_strdup (_ ("cannot be told"));
}

static void
append_months (GString *text, const GadibaComparison *comparison)
{
  for (guint i = 0; i < comparison->months->len; i++)
    {
      const GadibaComparedMonth *month = g_ptr_array_index (comparison->months, i);
      g_autofree char *name = gadiba_lv_month (month->month, GADIBA_LV_NOMINATIVE);
      g_autofree char *issued = gadiba_money_format_lv (month->issued);
      g_autofree char *then = tell_amount (month->then_known, month->then);
      g_autofree char *now = tell_amount (month->now_known, month->now);
      g_string_append_printf (text, "%s, %s\t%s\t%s\t%s\n", month->title, name, issued, then, now);
    }
}

static void
append_laws (GString *text, const GadibaComparison *comparison)
{
  if (comparison->laws->len > 0)
    g_string_append_printf (text, "%s\n", _ ("What comes out otherwise under today's law:"));
  for (guint i = 0; i < comparison->laws->len; i++)
    {
      const GadibaComparedLaw *law = g_ptr_array_index (comparison->laws, i);
      g_string_append_printf (text, "  %s\t%s\t%s\t%s\n", law->title, law->then, law->now,
                              law->source != NULL ? law->source : "");
    }
}

static char *
tell (const GadibaComparison *comparison)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = gadiba_lv_date_numeric (comparison->day);

  g_string_append_printf (text, "%s, %s\n", comparison->number, day);
  g_string_append_printf (text, "\t%s\t%s\t%s\n", _ ("issued"), _ ("the law of that day"),
                          _ ("today's law for that month"));
  append_months (text, comparison);
  append_laws (text, comparison);
  if (g_strcmp0 (comparison->books_then, comparison->books_now) != 0)
    g_string_append_printf (text, "%s\n",
                            _ ("The rule book is another one than the decision rests on."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

int
gadiba_cli_compare (int argc, char **argv)
{
  g_autofree char *db = NULL, *on = NULL;
  GadibaMoment moment = gadiba_cli_get_moment ();
  const GOptionEntry entries[] = { GADIBA_CLI_DB_ENTRY (&db),
                                   { "on", 0, 0, G_OPTION_ARG_STRING, &on,
                                     N_ ("the law as it is known on this day, not today"),
                                     "YYYY-MM-DD" },
                                   { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse (&argc, &argv, entries, N_ ("DECISION"),
                         _ ("Tells of each month what was issued, what the law of that day gives, "
                            "and what today's law gives for it, with what differs. Nothing is "
                            "changed.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("compare takes the number of one decision; see “gadibactl compare --help”"));
  if (!gadiba_cli_parse_day ("--on", on, &moment.today))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaComparison) comparison =
      gadiba_office_compare (office, argv[1], &moment, &error);
  if (comparison == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *text = tell (comparison);
  return gadiba_cli_answer (text, GADIBA_CLI_DONE);
}
