/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <malloc.h>
#include <stdlib.h>

#include "gadiba-app.h"
#include "gadiba-habits.h"

int
main (int argc, char **argv)
{
  mallopt (M_ARENA_MAX, 1); /* threads that seldom work at once need no free memory each */
  gadiba_habits_set_locale ();
  gtk_disable_setlocale ();
  g_set_application_name ("Gādība");
  if (!gadiba_habits_are_installed ())
    {
      g_printerr ("gadiba: %s\n",
                  _ ("The program is not installed whole: the schema of its settings is missing. "
                     "Install it anew, or start it by ./run."));
      return EXIT_FAILURE;
    }
  g_autoptr (GadibaApp) app = gadiba_app_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
