/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gadiba-office-letter.h"
#include "gadiba-office-rerun-private.h"

/* The letters of all decisions that came of a list. */

/* "SP/2026/17" → "SP-2026-17.pdf": a number says nothing about anybody. */
static char *
make_path (const char *folder, const char *number)
{
  g_autofree char *name = g_strconcat (number, ".pdf", NULL);

  return g_build_filename (folder, g_strdelimit (name, "/\\ ", '-'), NULL);
}

/* Written before, by a run that may have been ended before it was noted; nothing else is written
 * over. */
static gboolean
note_written (const GadibaRerunJob *job, const char *path, const char *number, GError **error)
{
  g_autoptr (GBytes) kept = NULL;

  if (!_gadiba_office_find_kept_letter (job->office, number, &kept, error))
    return FALSE;
  if (kept == NULL || !_gadiba_office_is_file (path, kept))
    return _gadiba_office_fail_taken (path, error);
  return _gadiba_office_note_letter_saved (job->office, number, job->moment, error);
}

static gboolean
write_letter (const GadibaRerunJob *job, GadibaPress *press, const char *folder, const char *number,
              GError **error)
{
  g_autofree char *path = make_path (folder, number);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return note_written (job, path, number, error);
  g_autoptr (GBytes) pdf =
      _gadiba_office_print_letter (job->office, number, press, job->moment, error);
  gsize size = 0;
  gconstpointer data = pdf != NULL ? g_bytes_get_data (pdf, &size) : NULL;
  return data != NULL
         && g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT,
                                      0600, error)
         && gadiba_office_note_letter_out (job->office, number, GADIBA_LETTER_SAVED, job->moment,
                                           error);
}

gboolean
gadiba_office_write_rerun_letters (GadibaOffice *self, gint64 id, const char *folder,
                                   GadibaRerunProgress *progress, const GadibaMoment *moment,
                                   GError **error)
{
  g_return_val_if_fail (self != NULL && folder != NULL && moment != NULL, FALSE);

  const GadibaRerunJob job = { .office = self, .moment = moment, .id = id, .progress = progress };
  g_autoptr (GadibaPress) press = gadiba_press_new ();
  g_autoptr (GPtrArray) lines = gadiba_office_read_rerun_lines (self, id, error);
  const char *last = NULL;

  if (lines == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("the folder of the letters could not be made: %s"), g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaRerunLine *line = g_ptr_array_index (lines, i);
      _gadiba_rerun_set_share (&job, i, lines->len);
      if (line->decision == NULL || g_strcmp0 (line->decision, last) == 0)
        continue;
      if (_gadiba_rerun_is_cancelled (&job, error)
          || !write_letter (&job, press, folder, line->decision, error))
        return FALSE;
      last = line->decision;
    }
  return TRUE;
}
