/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

/* The way to the files that tests read, and folders to write in, for the programs of every folder.
 */

/* @folder: below tests/; "../data/…" is data/. @name: NULL: the folder itself.
 * Returns: (transfer full) */
static inline char *
get_test_path (const char *folder, const char *name)
{
  const char *data = g_getenv ("GADIBA_TEST_DATA");
  g_assert_nonnull (data);
  return g_build_filename (data, folder, name, NULL);
}

/* @length: (out) (optional). Returns: (transfer full) */
static inline char *
load_test_text (const char *folder, const char *name, gsize *length)
{
  g_autofree char *path = get_test_path (folder, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

/* Returns: (transfer full) */
static inline GBytes *
load_test_bytes (const char *folder, const char *name)
{
  gsize length = 0;
  char *text = load_test_text (folder, name, &length);
  return g_bytes_new_take (text, length);
}

/* The rows of a table, without its head and its last, empty line. Returns: (transfer full) */
static inline char **
load_test_table (const char *folder, const char *name)
{
  g_autofree char *text = load_test_text (folder, name, NULL);
  return g_strsplit (strchr (g_strchomp (text), '\n') + 1, "\n", -1);
}

static inline int
compare_file_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the files in @folder that end with @suffix, sorted; there is one at least.
 * Returns: (transfer full) (element-type utf8) */
static inline GPtrArray *
list_test_files (const char *folder, const char *suffix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = get_test_path (folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_suffix (name, suffix))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_file_names);
  g_assert_cmpuint (names->len, >, 0);
  return names;
}

/* A folder of the test's own, removed by remove_folder(). */
static inline char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("gadiba-test-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

static inline void
remove_folder (char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

/* --- what takes longer to make than to test --- */

/* Fills an empty folder with files. */
typedef void (*MakeFiles) (const char *folder, gconstpointer data);

static GHashTable *made_folders; /* what was made → folder */

static inline void
remove_made_folders (void)
{
  GHashTableIter each;
  gpointer folder;

  g_hash_table_iter_init (&each, made_folders);
  while (g_hash_table_iter_next (&each, NULL, &folder))
    remove_folder (folder);
  g_hash_table_unref (made_folders);
}

/* Returns: (transfer none): the folder in which @make made @what, once in this program */
static inline const char *
ensure_made (const char *what, MakeFiles make, gconstpointer data)
{
  if (made_folders == NULL)
    {
      made_folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      atexit (remove_made_folders);
    }
  char *folder = g_hash_table_lookup (made_folders, what);
  if (folder == NULL)
    {
      folder = make_folder ();
      make (folder, data);
      g_hash_table_insert (made_folders, g_strdup (what), folder);
    }
  return folder;
}

/* Copies what @make makes into @folder, as if it had been made there. */
static inline void
make_copy (const char *folder, const char *what, MakeFiles make, gconstpointer data)
{
  const char *made = ensure_made (what, make, data);
  g_autoptr (GDir) files = g_dir_open (made, 0, NULL);

  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *from = g_build_filename (made, name, NULL);
      g_autofree char *to = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;
      g_file_get_contents (from, &bytes, &size, &error);
      g_assert_no_error (error);
      g_file_set_contents (to, bytes, (gssize) size, &error);
      g_assert_no_error (error);
    }
}
