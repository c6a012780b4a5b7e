/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gadiba-office-letter.h"
#include "gadiba-office-private.h"

/* Files that leave the office for a folder, and those that come from one. */

#define FOLDER_MODE 0700

char *
gadiba_office_make_file_name (const char *number, const char *end)
{
  g_return_val_if_fail (number != NULL && end != NULL, NULL);

  g_autofree char *start = g_strdelimit (g_strdup (number), "/\\ ", '-');
  return g_strconcat (start, end, NULL);
}

gboolean
_gadiba_office_make_private_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, FOLDER_MODE) == 0)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("The folder could not be made: %s"), g_strerror (errno));
  return FALSE;
}

gboolean
_gadiba_office_is_file (const char *path, GBytes *bytes)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  g_autoptr (GBytes) there = g_bytes_new_static (text, length);
  return g_bytes_equal (there, bytes);
}

gboolean
_gadiba_office_fail_taken (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("“%s” is there already and holds something else; choose another folder"), name);
  return FALSE;
}

GBytes *
_gadiba_office_read_file (const char *path, gsize max_size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  gsize size = 0;

  if (stream == NULL)
    return NULL;
  g_byte_array_set_size (content, (guint) max_size);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), content->data, content->len, &size, NULL,
                                error))
    return NULL;
  g_byte_array_set_size (content, (guint) size);
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}
