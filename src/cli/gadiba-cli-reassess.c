/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli-rerun.h"
#include "gadiba-cli.h"

static int
run (const GadibaCliRerun *self, const char *text)
{
  GadibaDate day = gadiba_cli_get_moment ().today;
  GadibaMonth first = GADIBA_MONTH_NONE;
  g_autoptr (GError) error = NULL;
  gboolean makes = self->show == 0 && self->issue == 0;

  if (!gadiba_cli_rerun_check (self, "--first", text)
      || !gadiba_cli_parse_day ("--on", self->on, &day))
    return GADIBA_CLI_WRONG;
  if (makes && text == NULL)
    return gadiba_cli_fail_text (_ ("--first: name the month from which the law was changed"));
  if (makes && !gadiba_month_parse (text, &first, &error))
    return gadiba_cli_fail_text ("--first: %s", error->message);
  g_autoptr (GadibaOffice) office = gadiba_cli_open (self->db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  return makes ? gadiba_cli_rerun_make (self, office, first, day)
               : gadiba_cli_rerun_go_on (self, office, day);
}

int
gadiba_cli_reassess (int argc, char **argv)
{
  GadibaCliRerun self = { .kind = GADIBA_RERUN_BY_LAW };
  g_autofree char *first = NULL;
  const GOptionEntry entries[] = { { "first", 0, 0, G_OPTION_ARG_STRING, &first,
                                     N_ ("assess again what stands for this month and later ones"),
                                     "YYYY-MM" },
                                   { NULL, 0, 0, 0, NULL, NULL, NULL } };

  if (!gadiba_cli_rerun_parse (
          &self, &argc, &argv, entries,
          _ ("Assesses all running cases again after a change of law and lists what "
             "comes out otherwise, and why. What cannot be told is listed too. Then "
             "decisions are issued on those that are chosen, with their letters. "
             "The last line names the list.")))
    return GADIBA_CLI_WRONG;
  int status = run (&self, first);
  gadiba_cli_rerun_clear (&self);
  return status;
}
