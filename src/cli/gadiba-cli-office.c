/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"

const char *const gadiba_cli_db_help =
    N_ ("the database of the office; else the one of this account");

GadibaMoment
gadiba_cli_get_moment (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return (GadibaMoment){ .now = g_date_time_to_unix (now),
                         .today = gadiba_date_new (year, month, day) };
}

GadibaOffice *
gadiba_cli_open (const char *path)
{
  g_autofree char *usual = gadiba_office_dup_usual_path ();
  g_autoptr (GError) error = NULL;
  GadibaOffice *office =
      gadiba_office_open (path != NULL ? path : usual, g_get_user_name (), &error);

  if (office == NULL && path == NULL && !g_file_test (usual, G_FILE_TEST_EXISTS))
    gadiba_cli_fail_text (_ ("this account has no office yet; make one with “gadibactl init”, or "
                             "name its file with --db"));
  else if (office == NULL)
    gadiba_cli_fail (error);
  return office;
}
