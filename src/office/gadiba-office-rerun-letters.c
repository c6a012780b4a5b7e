/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-letter.h"
#include "gadiba-office-rerun-private.h"

/* The letters of all decisions that came of a list. */

gboolean
gadiba_office_write_rerun_letters (GadibaOffice *self, gint64 id, const char *folder,
                                   GadibaProgress *progress, const GadibaMoment *moment,
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
      _gadiba_progress_set_share (job.progress, i, lines->len);
      if (line->decision == NULL || g_strcmp0 (line->decision, last) == 0)
        continue;
      if (_gadiba_progress_is_cancelled (job.progress, error)
          || !_gadiba_office_save_letter (self, press, folder, line->decision, moment, error))
        return FALSE;
      last = line->decision;
    }
  return TRUE;
}
