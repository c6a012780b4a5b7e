/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli-rerun.h"
#include "gadiba-cli.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-bills.h"

typedef struct
{
  GadibaCliRerun rerun;
  char *month; /* (nullable) */
  gboolean recalculates;
} Options;

/* --- whose bills are there --- */

static const char *
tell_state (GadibaBillsState state)
{
  switch (state)
    {
    case GADIBA_BILLS_ENTERED:
      return _ ("entered");
    case GADIBA_BILLS_MISSING:
      return _ ("missing");
    case GADIBA_BILLS_AWAITED:
    case GADIBA_BILLS_N_STATES:
      break;
    }
  return _ ("awaited");
}

static void
append_line (GString *text, const GadibaBillsLine *line)
{
  g_autofree char *stands = gadiba_money_format_lv (line->stands);
  g_autofree char *name = g_strjoin (" ", line->given != NULL ? line->given : "–",
                                     line->family != NULL ? line->family : "–", NULL);

  g_string_append_printf (text, "%s\t%s\t%u\t%s\t%s\t%s\t%s\n", tell_state (line->state),
                          line->number, line->n, stands, line->decision, name,
                          line->phone != NULL ? line->phone : "–");
}

static int
list_bills (GadibaOffice *office, GadibaMonth month, GadibaDate day)
{
  GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  moment.today = day;
  g_autoptr (GadibaBills) bills = gadiba_office_list_bills (office, month, &moment, &error);
  if (bills == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < bills->lines->len; i++)
    append_line (text, g_ptr_array_index (bills->lines, i));
  g_string_append_printf (text,
                          _ ("Running cases: %u. Bills entered: %u; missing: %u; awaited: "
                             "%u.\n"),
                          bills->lines->len, bills->n[GADIBA_BILLS_ENTERED],
                          bills->n[GADIBA_BILLS_MISSING], bills->n[GADIBA_BILLS_AWAITED]);
  if (bills->due != GADIBA_DATE_NONE)
    {
      g_autofree char *due = gadiba_lv_date_numeric (bills->due);
      g_string_append_printf (text, _ ("The office wants them by %s\n"), due);
    }
  else
    g_string_append (text, _ ("The office has set no day by which they are brought; “gadibactl "
                              "office --bills-day” sets it.\n"));
  return gadiba_cli_answer (text->str, GADIBA_CLI_DONE);
}

/* --- the command --- */

static int
run (const Options *options)
{
  const GadibaCliRerun *rerun = &options->rerun;
  GadibaDate day = gadiba_cli_get_moment ().today;
  GadibaMonth month = GADIBA_MONTH_NONE;
  g_autoptr (GError) error = NULL;
  gboolean goes_on = rerun->show != 0 || rerun->issue != 0;

  if (!gadiba_cli_rerun_check (rerun, "--month", options->month)
      || !gadiba_cli_parse_day ("--on", rerun->on, &day))
    return GADIBA_CLI_WRONG;
  if (goes_on && options->recalculates)
    return gadiba_cli_fail_text (_ ("--recalculate makes a list of a --month; leave out the rest"));
  if (!goes_on && options->month == NULL)
    return gadiba_cli_fail_text (_ ("--month: name the month whose bills are looked at"));
  if (!goes_on && !gadiba_month_parse (options->month, &month, &error))
    return gadiba_cli_fail_text ("--month: %s", error->message);
  if (rerun->list != NULL && !goes_on && !options->recalculates)
    return gadiba_cli_fail_text (_ ("--list goes with --recalculate, --show or --issue"));
  g_autoptr (GadibaOffice) office = gadiba_cli_open (rerun->db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (goes_on)
    return gadiba_cli_rerun_go_on (rerun, office, day);
  return options->recalculates ? gadiba_cli_rerun_make (rerun, office, month, day)
                               : list_bills (office, month, day);
}

int
gadiba_cli_bills (int argc, char **argv)
{
  Options options = { .rerun = { .kind = GADIBA_RERUN_BY_BILLS } };
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_STRING, &options.month,
      N_ ("list of which running cases the bills of this month are there"), "YYYY-MM" },
    { "recalculate", 0, 0, G_OPTION_ARG_NONE, &options.recalculates,
      N_ ("reckon that month again by its bills, and list what comes out otherwise"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_rerun_parse (
          &options.rerun, &argc, &argv, entries,
          _ ("Lists whose bills of a month are entered, missing or awaited, with "
             "whom to ask. With --recalculate the benefit that goes by them is "
             "reckoned again, and the list tells what changes by which bills; then "
             "decisions are issued on those that are chosen. A month without bills "
             "stays as it is.")))
    return GADIBA_CLI_WRONG;
  int status = run (&options);
  gadiba_cli_rerun_clear (&options.rerun);
  g_free (options.month);
  return status;
}
