/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-letter.h"
#include "gadiba-office-rerun-private.h"

/* The letters of all decisions that came of a list. */

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
  g_autofree char *name = gadiba_office_make_file_name (number, ".pdf");
  g_autofree char *path = g_build_filename (folder, name, NULL);

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

  if (lines == NULL || !_gadiba_office_make_private_folder (folder, error))
    return FALSE;
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
