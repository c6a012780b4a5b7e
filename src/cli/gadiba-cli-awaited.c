/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-awaited.h"

static char *
tell (const GadibaAwaited *awaited)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < awaited->notices->len; i++)
    {
      const GadibaDeficiency *notice = g_ptr_array_index (awaited->notices, i);
      g_string_append (text, notice->decision);
      gadiba_cli_append_day (text, notice->day);
      gadiba_cli_append_day (text, notice->until);
      gadiba_cli_append_day (text, notice->cured);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; awaited->is_waiting && i < awaited->missing->len; i++)
    g_string_append_printf (text, "%s\t%s\n", _ ("has not come"),
                            (const char *) g_ptr_array_index (awaited->missing, i));
  if (awaited->deadline != GADIBA_DATE_NONE)
    {
      g_string_append (text, _ ("decide by"));
      gadiba_cli_append_day (text, awaited->deadline);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

int
gadiba_cli_awaited (int argc, char **argv)
{
  g_autofree char *db = NULL, *came = NULL;
  const GadibaMoment moment = gadiba_cli_get_moment ();
  GadibaDate day = GADIBA_DATE_NONE;
  const GOptionEntry entries[] = { GADIBA_CLI_DB_ENTRY (&db),
                                   { "came", 0, 0, G_OPTION_ARG_STRING, &came,
                                     N_ ("everything has come: the day of the last of it"),
                                     "YYYY-MM-DD" },
                                   { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("APPLICATION"),
          _ ("Notes that everything has come for which an application was left without progress, "
             "and tells how it stands: a line for each decision that asked for something, with its "
             "day, until when it is awaited and when all had come; what has not come; and by when "
             "is to be decided.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("awaited takes the number of one application; see “gadibactl awaited --help”"));
  if (!gadiba_cli_parse_day ("--came", came, &day))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaAwaited) awaited =
      came != NULL ? gadiba_office_note_cured (office, argv[1], day, &moment, &error)
                   : gadiba_office_read_awaited (office, argv[1], &error);
  if (awaited == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *text = tell (awaited);
  return gadiba_cli_answer (text, GADIBA_CLI_DONE);
}
