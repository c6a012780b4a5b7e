/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

/* What the programs of this folder share: the test data, and what every message must be. */

G_GNUC_UNUSED static char *
get_data_path (const char *folder, const char *name)
{
  const char *data = g_getenv ("GADIBA_TEST_DATA");
  g_assert_nonnull (data);
  return g_build_filename (data, folder, name, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files of a folder of the test data that end with @suffix, sorted. */
G_GNUC_UNUSED static GPtrArray *
list_files (const char *folder, const char *suffix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = get_data_path (folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >, 0);
  return names;
}

G_GNUC_UNUSED static char *
load_text (const char *folder, const char *name, gsize *length)
{
  g_autofree char *path = get_data_path (folder, name);
  char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

/* One line that begins with the file's name, fit to be shown. */
G_GNUC_UNUSED static void
assert_good_message (const char *message, const char *label)
{
  g_assert_nonnull (message);
  g_assert_true (g_str_has_prefix (message, label));
  g_assert_cmpint (message[strlen (label)], ==, ':');
  g_assert_cmpuint (strlen (message), <, 1500);
  g_assert_true (g_utf8_validate (message, -1, NULL));
  for (const char *p = message; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}
