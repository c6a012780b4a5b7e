/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-habits.h"

#include <libintl.h>

#define SCHEMA "lv.gadiba.Gadiba"

GSettings *
gadiba_habits_get (void)
{
  static GSettings *settings = NULL;

  if (g_once_init_enter (&settings))
    g_once_init_leave (&settings, g_settings_new (SCHEMA));
  return settings;
}

void
gadiba_habits_set_language (const char *language)
{
  g_return_if_fail (language != NULL);

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  /* The catalogue that is kept is forgotten when a domain is set anew. */
  textdomain (textdomain (NULL));
}
