/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-roll.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "gadiba-letter-layout-private.h"

struct _GadibaLetterRoll
{
  char *path;
  gboolean both_sides, is_closed;
  int file;
  int fault; /* errno of what could not be written; 0: nothing */
  guint n_pages;
  cairo_surface_t *surface;
  cairo_t *cr;
};

/* A full disk is met here: what follows is thrown away with the file. */
static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  GadibaLetterRoll *self = closure;

  while (length > 0 && self->fault == 0)
    {
      ssize_t n = write (self->file, data, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          self->fault = errno;
          break;
        }
      data += n;
      length -= (unsigned int) n;
    }
  return self->fault == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
fail (const char *path, int fault, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (fault),
               fault == ENOSPC || fault == EDQUOT || fault == EFBIG
                   ? _ ("“%s” was not written: the disk is full; free some space or choose another "
                        "folder, then write it again")
               : fault == EEXIST
                   ? _ ("“%s” is there already; choose another name or remove it")
                   : _ ("“%s” was not written; see that the folder can be written to, "
                        "then write it again"),
               shown);
  return FALSE;
}

GadibaLetterRoll *
gadiba_letter_roll_new (const char *path, const char *title, gboolean both_sides, GError **error)
{
  g_return_val_if_fail (path != NULL && title != NULL, NULL);

  int file = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0)
    {
      fail (path, errno, error);
      return NULL;
    }
  GadibaLetterRoll *self = g_new0 (GadibaLetterRoll, 1);
  self->path = g_strdup (path);
  self->both_sides = both_sides;
  self->file = file;
  self->surface = cairo_pdf_surface_create_for_stream (write_bytes, self, GADIBA_LETTER_PAGE_WIDTH,
                                                       GADIBA_LETTER_PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Gādība " GADIBA_VERSION);
  _gadiba_letter_layout_leave_tags (self->surface);
  self->cr = cairo_create (self->surface);
  return self;
}

static gboolean
check (const GadibaLetterRoll *self, GError **error)
{
  cairo_status_t status = cairo_surface_status (self->surface);

  if (self->fault != 0)
    return fail (self->path, self->fault, error);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_PDF,
               _ ("the PDF could not be drawn (%s); free memory and try again"),
               cairo_status_to_string (status));
  return FALSE;
}

gboolean
gadiba_letter_roll_add (GadibaLetterRoll *self, const GadibaLetterLayout *layout, GError **error)
{
  g_return_val_if_fail (self != NULL && layout != NULL && !self->is_closed, FALSE);

  guint n = gadiba_letter_layout_get_n_pages (layout);
  for (guint i = 0; i < n; i++)
    {
      gadiba_letter_layout_draw_page (layout, self->cr, i);
      cairo_show_page (self->cr);
    }
  if (self->both_sides && n % 2 != 0)
    cairo_show_page (self->cr);
  self->n_pages += self->both_sides ? n + n % 2 : n;
  return check (self, error);
}

gboolean
gadiba_letter_roll_close (GadibaLetterRoll *self, GError **error)
{
  g_return_val_if_fail (self != NULL && !self->is_closed, FALSE);

  cairo_destroy (g_steal_pointer (&self->cr));
  cairo_surface_finish (self->surface);
  if (!check (self, error))
    return FALSE;
  if (fsync (self->file) != 0)
    return fail (self->path, errno, error);
  self->is_closed = TRUE;
  return TRUE;
}

guint
gadiba_letter_roll_get_n_pages (const GadibaLetterRoll *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

void
gadiba_letter_roll_free (GadibaLetterRoll *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_finish (self->surface);
  cairo_surface_destroy (self->surface);
  close (self->file);
  if (!self->is_closed)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}
