/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "gadiba-office-assess.h"
#include "gadiba-office-private.h"
#include "gadiba-office-resources.h"
#include "gadiba-xml.h"

/* Rule books and letter templates: files that an office can replace. */

#define NATIONAL_BOOK "/lv/gadiba/rules/lv.xml"
#define EXAMPLE_BOOK "/lv/gadiba/rules/example-municipality.xml"
#define TEMPLATES "/lv/gadiba/letters/"

static GBytes *
look_up (const char *name, GError **error)
{
  /* A static library's resource is only linked in when it is asked for. */
  gadiba_office_get_resource ();
  return g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/* --- rule books --- */

GBytes *
_gadiba_office_get_national_book (GError **error)
{
  return look_up (NATIONAL_BOOK, error);
}

GBytes *
_gadiba_office_get_example_book (GError **error)
{
  return look_up (EXAMPLE_BOOK, error);
}

/* "sha256:…": the file itself, so that one can show years later that a book is the one used. */
static char *
make_hash (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = path != NULL ? gadiba_xml_read_file (path, GADIBA_XML_MAX_SIZE, error)
                                          : look_up (NATIONAL_BOOK, error);

  return bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
}

/* The hashes of the national book and those on top of it, without end. */
static char **
make_hashes (const char *const *paths, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (hashes, make_hash (NULL, error));
  for (guint i = 0; paths[i] != NULL && g_ptr_array_index (hashes, i) != NULL; i++)
    g_ptr_array_add (hashes, make_hash (paths[i], error));
  if (g_ptr_array_index (hashes, hashes->len - 1) == NULL)
    return NULL;
  g_ptr_array_add (hashes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&hashes), FALSE);
}

static char *
describe_books (const GadibaBook *book, char *const *hashes)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < book->editions->len; i++)
    {
      const GadibaEdition *edition = g_ptr_array_index (book->editions, i);
      g_string_append_printf (lines, "%s%s %s sha256:%s", i > 0 ? "\n" : "", edition->id,
                              edition->edition, hashes[i]);
    }
  return g_strdup (lines->str);
}

const GadibaBook *
_gadiba_office_load_books (GadibaOffice *self, const char *paths, const char **books,
                           GError **error)
{
  g_auto (GStrv) split = g_strsplit (paths != NULL ? paths : "", "\n", -1);
  g_auto (GStrv) hashes = make_hashes ((const char *const *) split, error);

  if (hashes == NULL)
    return NULL;
  g_autofree char *now = self->book != NULL && self->book->editions->len == g_strv_length (hashes)
                             ? describe_books (self->book, hashes)
                             : NULL;
  if (now == NULL || strcmp (now, self->books) != 0)
    {
      GadibaBook *book = gadiba_office_load_books ((const char *const *) split, error);
      if (book == NULL)
        return NULL;
      gadiba_book_free (self->book);
      g_free (self->books);
      self->book = book;
      self->books = describe_books (book, hashes);
    }
  *books = self->books;
  return self->book;
}

/* --- templates --- */

static const char *
get_template_name (GadibaLetterForm form)
{
  switch (form)
    {
    case GADIBA_LETTER_FORM_SHORT:
      return "grant-short.xml";
    case GADIBA_LETTER_FORM_FULL:
      return "grant-full.xml";
    case GADIBA_LETTER_FORM_REFUSAL:
      return "refusal.xml";
    }
  g_assert_not_reached ();
}

GadibaLetterTemplate *
_gadiba_office_load_template (GadibaOffice *self, GadibaLetterForm form, GError **error)
{
  const char *name = get_template_name (form);
  g_autofree char *resource = g_strconcat (TEMPLATES, name, NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *own = g_build_filename (folder, "letters", name, NULL);
  g_autoptr (GBytes) bytes = g_file_test (own, G_FILE_TEST_EXISTS)
                                 ? gadiba_xml_read_file (own, GADIBA_XML_MAX_SIZE, error)
                                 : look_up (resource, error);

  return bytes != NULL ? gadiba_letter_template_load (bytes, name, error) : NULL;
}
