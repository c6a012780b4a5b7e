/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>

#include "gadiba-app.h"
#include "gadiba-habits.h"

/* Without a locale there are no translations at all; the language itself is chosen by LANGUAGE. */
static void
set_locale (void)
{
  if (setlocale (LC_ALL, "") == NULL || g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    setlocale (LC_ALL, "C.UTF-8");
  const char *folder = g_getenv ("GADIBA_LOCALEDIR");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : GADIBA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  set_locale ();
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
