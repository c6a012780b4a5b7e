/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-book-register.h"
#include "gadiba-office-assess.h"
#include "gadiba-office-private.h"

/* Which rule books count in an office: the national one, files of the municipality, and what the
 * office edited itself. */

#define NATIONAL_LABEL "lv.xml"

gboolean
_gadiba_office_find_own_book (GadibaDb *db, GBytes **own, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GadibaBookRecord) record = gadiba_book_record_find_in_force (db, &failed);

  *own = record != NULL ? g_bytes_ref (record->content) : NULL;
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

char *
_gadiba_office_make_book_label (const char *id)
{
  return g_strconcat (id, ".xml", NULL);
}

/* Puts @own in place of the file that was read last, if it is the same book. */
static gboolean
replace_last (GPtrArray *files, GBytes *own, const char *own_id, gboolean *used, GError **error)
{
  const GadibaBookFile *file = g_ptr_array_index (files, files->len - 1);
  g_autofree char *id = gadiba_book_read_id (file->bytes, file->label, error);

  if (id == NULL)
    return FALSE;
  if (!g_str_equal (id, own_id))
    return TRUE;
  g_autofree char *label = _gadiba_office_make_book_label (own_id);
  g_ptr_array_set_size (files, (int) files->len - 1);
  gadiba_book_files_add (files, own, label);
  *used = TRUE;
  return TRUE;
}

GPtrArray *
_gadiba_office_list_layers (const char *const *paths, GBytes *own, GError **error)
{
  g_autoptr (GPtrArray) files = gadiba_book_files_new ();
  g_autoptr (GBytes) national = _gadiba_office_get_national_book (error);
  g_autofree char *own_id = own != NULL ? gadiba_book_read_id (own, "office.xml", error) : NULL;
  gboolean used = FALSE;

  if (national == NULL || (own != NULL && own_id == NULL))
    return NULL;
  gadiba_book_files_add (files, national, NATIONAL_LABEL);
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    if (!gadiba_book_files_read (files, paths[i], error)
        || (own != NULL && !replace_last (files, own, own_id, &used, error)))
      return NULL;
  if (own != NULL && !used)
    {
      g_autofree char *label = _gadiba_office_make_book_label (own_id);
      gadiba_book_files_add (files, own, label);
    }
  return g_steal_pointer (&files);
}

static GadibaBook *
load_files (const GPtrArray *files, GError **error)
{
  g_autoptr (GadibaBook) book = gadiba_book_load_files (files, error);

  if (book == NULL || !gadiba_assessment_check_book (book, error)
      || (files->len > 1 && !gadiba_assessment_run_examples (book, error)))
    return NULL;
  return g_steal_pointer (&book);
}

GadibaBook *
_gadiba_office_load_layers (const char *const *paths, GBytes *own, GError **error)
{
  g_autoptr (GPtrArray) files = _gadiba_office_list_layers (paths, own, error);

  return files != NULL ? load_files (files, error) : NULL;
}

GadibaBook *
gadiba_office_load_books (const char *const *extensions, GError **error)
{
  return _gadiba_office_load_layers (extensions, NULL, error);
}

/* Byte by byte: a digest of each would take many times as long. @read: (nullable) */
static gboolean
is_unchanged (const GPtrArray *read, const GPtrArray *files)
{
  if (read == NULL || read->len != files->len)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      const GadibaBookFile *old = g_ptr_array_index (read, i);
      const GadibaBookFile *file = g_ptr_array_index (files, i);
      if (!g_bytes_equal (old->bytes, file->bytes))
        return FALSE;
    }
  return TRUE;
}

static char *
describe_books (const GadibaBook *book)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < book->editions->len; i++)
    {
      const GadibaEdition *edition = g_ptr_array_index (book->editions, i);
      g_string_append_printf (lines, "%s%s %s sha256:%s", i > 0 ? "\n" : "", edition->id,
                              edition->edition, edition->sha256);
    }
  return g_strdup (lines->str);
}

void
_gadiba_office_name_paper (const GadibaBook *book, char **paper)
{
  const GadibaStep *step = *paper != NULL ? g_hash_table_lookup (book->step_names, *paper) : NULL;

  if (step == NULL)
    return;
  g_free (*paper);
  *paper = g_strdup (step->title);
}

#define MOST_NAMED 5

/* The applications that wait for the books, the newest by their numbers. */
static char *
tell_concerned (GadibaDb *db)
{
  g_auto (GStrv) numbers = gadiba_book_list_concerned (db, NULL);
  g_autoptr (GString) told = g_string_new (NULL);
  guint n = numbers != NULL ? g_strv_length (numbers) : 0;

  for (guint i = 0; i < MIN (n, MOST_NAMED); i++)
    g_string_append_printf (told, "%s%s", i > 0 ? ", " : "", numbers[i]);
  if (n > MOST_NAMED)
    return g_strdup_printf (_ ("%s, and %u more"), told->str, n - MOST_NAMED);
  return g_strdup (n > 0 ? told->str : "–");
}

/* A file of the municipality's that is gone or broken holds up everything: says where it belongs
 * and for what it is awaited. */
static void
tell_lost (GadibaDb *db, const char *const *paths, GError **error)
{
  if (paths[0] == NULL || error == NULL || *error == NULL)
    return;
  g_autofree char *places = g_strjoinv (", ", (char **) paths);
  g_autofree char *concerned = tell_concerned (db);
  g_autofree char *why = (*error)->message;
  (*error)->message = g_strdup_printf (
      _ ("%s. It is a rule book of this office (%s): put the file back or a newer edition in its "
         "place; until then nothing is assessed or decided. Applications that wait for it: %s"),
      why, places, concerned);
}

const GadibaBook *
_gadiba_office_load_books (GadibaOffice *self, GadibaDb *db, const GadibaOfficeRecord *record,
                           const char **books, GError **error)
{
  g_auto (GStrv) paths =
      g_strsplit (record->rule_books != NULL ? record->rule_books : "", "\n", -1);
  g_autoptr (GBytes) own = NULL;
  g_autoptr (GPtrArray) files = NULL;

  if (!_gadiba_office_find_own_book (db, &own, error))
    return NULL;
  files = _gadiba_office_list_layers ((const char *const *) paths, own, error);
  if (files == NULL)
    {
      tell_lost (db, (const char *const *) paths, error);
      return NULL;
    }
  if (!is_unchanged (self->book_files, files))
    {
      GadibaBook *book = load_files (files, error);
      if (book == NULL)
        {
          tell_lost (db, (const char *const *) paths, error);
          return NULL;
        }
      gadiba_book_free (self->book);
      g_free (self->books);
      self->book = book;
      g_clear_pointer (&self->book_files, g_ptr_array_unref);
      self->book_files = g_ptr_array_ref (files);
      self->books = describe_books (book);
    }
  *books = self->books;
  return self->book;
}
