/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-pdf.h"

#include <cairo-pdf.h>
#include <string.h>

#include "gadiba-letter-private.h"

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const GadibaLetter *letter, GadibaDate made)
{
  g_autofree char *day = gadiba_date_format (made);
  g_autofree char *time = g_strconcat (day, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, letter->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, letter->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, letter->number);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Gādība " GADIBA_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
}

static GByteArray *
draw_pages (const GadibaLetterLayout *layout, GadibaDate made, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, GADIBA_LETTER_PAGE_WIDTH, GADIBA_LETTER_PAGE_HEIGHT);
  /* From 1.5 on, newer versions of Cairo write objects that state_language() cannot find. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, gadiba_letter_layout_get_letter (layout), made);
  cairo_t *cr = cairo_create (surface);

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < gadiba_letter_layout_get_n_pages (layout); i++)
    {
      if (i > 0)
        cairo_show_page (cr);
      gadiba_letter_layout_draw_page (layout, cr, i);
    }
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&bytes);
  g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_PDF,
               _ ("the PDF could not be drawn (%s); free memory and try again"),
               cairo_status_to_string (status));
  return NULL;
}

/* --- the language --- */

/* Where a PDF of Cairo keeps what is needed to say more about it. */
typedef struct
{
  guint64 size, root, info, table; /* objects, numbers of two of them, offset of the table */
  gsize catalog, catalog_length;   /* its dictionary, without the closing brackets */
} Outline;

static gboolean
read_number (const char *text, const char *key, guint64 *number)
{
  const char *at = text != NULL ? strstr (text, key) : NULL;
  char *end;

  if (at == NULL)
    return FALSE;
  *number = g_ascii_strtoull (at + strlen (key), &end, 10);
  return end > at + strlen (key);
}

/* Past nul bytes too. Returns: (nullable) */
static const char *
find_last (const GByteArray *bytes, const char *what)
{
  gsize length = strlen (what);

  for (gsize i = bytes->len; i >= length; i--)
    if (memcmp (bytes->data + i - length, what, length) == 0)
      return (const char *) bytes->data + i - length;
  return NULL;
}

/* @bytes end with a nul byte. The last "trailer" is the file's: nothing but numbers follows it. */
static gboolean
read_outline (const GByteArray *bytes, Outline *outline)
{
  const char *text = (const char *) bytes->data;
  const char *trailer = find_last (bytes, "trailer");
  g_autofree char *begin = NULL;

  if (!read_number (trailer, "/Size ", &outline->size)
      || !read_number (trailer, "/Root ", &outline->root)
      || !read_number (trailer, "/Info ", &outline->info)
      || !read_number (trailer, "startxref\n", &outline->table))
    return FALSE;
  begin = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj\n<<", outline->root);
  const char *catalog = find_last (bytes, begin);
  const char *end = catalog != NULL ? strstr (catalog, "endobj") : NULL;
  if (end == NULL)
    return FALSE;
  catalog += strlen (begin) - strlen ("<<");
  while (end > catalog && *end != '>')
    end--;
  outline->catalog = (gsize) (catalog - text);
  outline->catalog_length = (gsize) (end - 1 - catalog);
  return outline->table < bytes->len && outline->catalog_length > strlen ("<<");
}

static void
append_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/*
 * What Cairo cannot say: the language, for screen readers, and that a window shows the title. A PDF
 * may be added to at its end: a newer catalog, and where it stands. (libqpdf would write the whole
 * file anew, which takes as long as drawing it.)
 */
static gboolean
state_language (GByteArray *bytes)
{
  Outline outline;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  gboolean is_known = read_outline (bytes, &outline);
  g_byte_array_set_size (bytes, bytes->len - 1);
  if (!is_known)
    return FALSE;

  g_autofree char *old =
      g_strndup ((const char *) bytes->data + outline.catalog, outline.catalog_length);
  g_autofree char *id = g_compute_checksum_for_data (G_CHECKSUM_MD5, bytes->data, bytes->len);
  guint catalog = bytes->len;
  g_autofree char *object = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n%s   /Lang (lv-LV)\n"
                                             "   /ViewerPreferences << /DisplayDocTitle true >>\n"
                                             ">>\nendobj\n",
                                             outline.root, old);
  append_text (bytes, object);
  guint table = bytes->len;
  g_autofree char *end = g_strdup_printf (
      "xref\n%" G_GUINT64_FORMAT " 1\n%010u 00000 n \n"
      "trailer\n<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT " 0 R\n"
      "   /Info %" G_GUINT64_FORMAT " 0 R\n   /Prev %" G_GUINT64_FORMAT "\n"
      "   /ID [<%s> <%s>]\n>>\nstartxref\n%u\n%%%%EOF\n",
      outline.root, catalog, outline.size, outline.root, outline.info, outline.table, id, id,
      table);
  append_text (bytes, end);
  return TRUE;
}

GBytes *
gadiba_letter_make_pdf (const GadibaLetterLayout *layout, GadibaDate made, GError **error)
{
  g_return_val_if_fail (layout != NULL && made != GADIBA_DATE_NONE, NULL);

  g_autoptr (GByteArray) bytes = draw_pages (layout, made, error);
  if (bytes == NULL)
    return NULL;
  if (!state_language (bytes))
    {
      g_set_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_PDF,
                   _ ("the Cairo of this computer writes PDF in another way than this program "
                      "knows; install libcairo2 1.16 or 1.18"));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
