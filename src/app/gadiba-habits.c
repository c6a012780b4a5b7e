/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-habits.h"

#include <libintl.h>
#include <locale.h>

#define SCHEMA "lv.gadiba.Gadiba"

gboolean
gadiba_habits_are_installed (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

  return schema != NULL;
}

GSettings *
gadiba_habits_get (void)
{
  static GSettings *settings = NULL; /* of the window's thread */

  if (settings == NULL)
    settings = g_settings_new (SCHEMA);
  return settings;
}

/* The language is chosen by LANGUAGE, which newer C libraries pass over in the locale C and its
 * like: any other one of the computer does. */
static void
choose_messages (void)
{
  static const char *const others[] = { "lv_LV.UTF-8", "en_US.UTF-8", "en_GB.UTF-8" };
  const char *messages = setlocale (LC_MESSAGES, NULL);

  if (!g_str_equal (messages, "C") && !g_str_equal (messages, "POSIX")
      && !g_str_has_prefix (messages, "C."))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (setlocale (LC_MESSAGES, others[i]) != NULL)
      break;
  if (g_getenv ("LANGUAGE") == NULL) /* what was asked for is still no language but English */
    g_setenv ("LANGUAGE", "en", TRUE);
}

void
gadiba_habits_set_locale (void)
{
  const char *folder = g_getenv ("GADIBA_LOCALEDIR");

  if (setlocale (LC_ALL, "") == NULL || g_str_equal (setlocale (LC_CTYPE, NULL), "C"))
    setlocale (LC_ALL, "C.UTF-8");
  choose_messages ();
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : GADIBA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* GLib decides at the first text, once for all, whether a program has translations: a window that
   * began in English could never become Latvian. It takes for granted that it has some as long as
   * no domain is chosen. */
  (void) g_dgettext (GETTEXT_PACKAGE, "Gādība");
  textdomain (GETTEXT_PACKAGE);
}

void
gadiba_habits_set_language (const char *language)
{
  static char *of_system = NULL;
  g_return_if_fail (language != NULL);

  if (of_system == NULL)
    of_system = g_strdup (g_getenv ("LANGUAGE") != NULL ? g_getenv ("LANGUAGE") : "");
  g_setenv ("LANGUAGE", *language != '\0' ? language : of_system, TRUE);
  /* gettext forgets what it looked up when a domain is named anew. */
  textdomain (GETTEXT_PACKAGE);
}
