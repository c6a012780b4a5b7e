/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-office-private.h"

/* Files that leave the office for a folder. */

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
