/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-window-private.h"
#include "gadiba-write-window.h"

/* Writing a letter that decides nothing. */

static gpointer
read_case (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_case (office, data, error);
}

static void
show_writing (const GadibaAskingPlace *place, gconstpointer found)
{
  const GadibaCaseFile *file = found;

  gadiba_write_window_show (place, file->number, file->from);
}

void
_gadiba_window_write_letter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const GadibaJob job = { read_case, g_variant_dup_string (parameter, NULL), g_free,
                          (GDestroyNotify) gadiba_case_file_free };

  _gadiba_window_read_and_show (GADIBA_WINDOW (widget), &job, show_writing);
}
