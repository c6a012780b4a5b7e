/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-register-save.h"

#include <glib/gi18n-lib.h>

#include "gadiba-register-job.h"

/* Who waits for the table, and where it goes. */
typedef struct
{
  GadibaPage *page;
  GFile *file;
  guint n; /* lines on their way */
} Waiting;

static void
free_waiting (Waiting *self)
{
  g_object_unref (self->page);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, free_waiting)

/* A page that was disposed meanwhile stands nowhere. */
static gboolean
is_there (const Waiting *self)
{
  return gtk_widget_get_parent (GTK_WIDGET (self->page)) != NULL;
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (waiting->file);
  g_autofree char *shown = g_filename_display_name (name);

  if (!is_there (waiting))
    return;
  if (!g_file_replace_contents_finish (waiting->file, result, NULL, &error))
    {
      gadiba_page_tell (waiting->page, error->message);
      return;
    }
  g_autofree char *sentence = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u line was written into “%s”. It holds personal data.",
                   "%u lines were written into “%s”. They hold personal data.", waiting->n),
      waiting->n, shown);
  gadiba_page_tell (waiting->page, sentence);
}

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaRegisterExport) exported = gadiba_register_export_finish (result, &error);

  if (!is_there (waiting))
    return;
  if (exported == NULL)
    {
      gadiba_page_tell (waiting->page, error->message);
      return;
    }
  waiting->n = exported->n;
  GFile *file = waiting->file;
  g_file_replace_contents_bytes_async (file, exported->csv, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                       NULL, on_saved_cb, g_steal_pointer (&waiting));
}

void
gadiba_register_save (GadibaPage *page, GFile *file, const GadibaRegisterQuery *query,
                      const GadibaRegisterSight *sight)
{
  g_return_if_fail (GADIBA_IS_PAGE (page) && G_IS_FILE (file) && query != NULL && sight != NULL);

  Waiting *waiting = g_new0 (Waiting, 1);
  waiting->page = g_object_ref (page);
  waiting->file = g_object_ref (file);
  gadiba_register_export_async (gadiba_page_get_session (page), query, sight, on_exported_cb,
                                waiting);
}
