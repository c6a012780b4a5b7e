/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The lines of a file under tests/, without the last empty one. */
static inline char **
load_lines (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("GADIBA_TEST_DATA"), folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  gsize length = strlen (text);
  if (length > 0 && text[length - 1] == '\n')
    text[length - 1] = '\0';
  return g_strsplit (text, "\n", -1);
}
