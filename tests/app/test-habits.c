/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-habits.h"

#include <glib/gi18n-lib.h>

/* A program that began in one language goes on in the other one, and back. */
static void
test_languages (void)
{
  g_assert_cmpstr (_ ("Clients"), ==, "Clients");
  gadiba_habits_set_language ("lv");
  g_assert_cmpstr (_ ("Clients"), ==, "Klienti");
  gadiba_habits_set_language ("en");
  g_assert_cmpstr (_ ("Clients"), ==, "Clients");
}

/* Nothing is chosen: the language is that of the environment. */
static void
test_language_of_system (void)
{
  gadiba_habits_set_language ("lv");
  gadiba_habits_set_language ("");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "en");
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  gadiba_habits_set_locale ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/habits/languages", test_languages);
  g_test_add_func ("/habits/language-of-system", test_language_of_system);
  return g_test_run ();
}
