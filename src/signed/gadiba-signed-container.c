/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-signed-private.h"

/* Containers: ASiC, ETSI EN 319 162-1. Names of members are labels, no paths: nothing is written
 * anywhere. */

#define MIMETYPE "mimetype"
#define ASIC_E "application/vnd.etsi.asic-e+zip"
#define ASIC_S "application/vnd.etsi.asic-s+zip"
#define FOLDER "META-INF/"
#define PIECE (64 * 1024)

typedef struct archive Archive;

static void
free_archive (Archive *self)
{
  archive_read_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, free_archive)

typedef struct
{
  GadibaSigned *signed_file;
  Archive *archive;
  GHashTable *names;     /* of the members so far */
  GPtrArray *signatures; /* GBytes: files of META-INF that hold signatures, XML … */
  GPtrArray *cms;        /* … and CMS */
  gsize unpacked;
  gboolean is_container; /* it calls itself one, or is built like one */
} Reading;

static gboolean
fail_damaged (GError **error)
{
  return _gadiba_signed_fail (error, GADIBA_SIGNED_ERROR_DAMAGED,
                              _ ("This container is damaged or incomplete; take it again from "
                                 "where it was signed"));
}

static gboolean
fail_large (GError **error)
{
  return _gadiba_signed_fail (
      error, GADIBA_SIGNED_ERROR_LARGE,
      _ ("There is more than 64 MB or 100 files in this container; a signed "
         "letter is one file, so choose another container"));
}

/* Returns: (transfer full): what the member holds */
static GBytes *
read_member (Reading *self, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);

  for (;;)
    {
      la_ssize_t n = archive_read_data (self->archive, piece, PIECE);
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
      if (n < 0)
        {
          fail_damaged (error);
          return NULL;
        }
      self->unpacked += (gsize) n;
      if (self->unpacked > GADIBA_SIGNED_MAX_UNPACKED)
        {
          fail_large (error);
          return NULL;
        }
      g_byte_array_append (content, piece, (guint) n);
    }
}

static gboolean
is_text (GBytes *bytes, const char *text)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return size == strlen (text) && memcmp (data, text, size) == 0;
}

/* Puts the member where it belongs. ETSI EN 319 162-1, 4.4.3.2: signatures are in files of META-INF
 * whose names hold "signatures" (".xml") or "signature" (".p7s"). */
static void
sort_member (Reading *self, const char *name, GBytes *content)
{
  if (strcmp (name, MIMETYPE) == 0)
    self->is_container |= is_text (content, ASIC_E) || is_text (content, ASIC_S);
  else if (!g_str_has_prefix (name, FOLDER))
    g_ptr_array_add (self->signed_file->payloads, g_bytes_ref (content));
  else if (strstr (name, "signatures") != NULL && g_str_has_suffix (name, ".xml"))
    g_ptr_array_add (self->signatures, g_bytes_ref (content));
  else if (strstr (name, "signature") != NULL && g_str_has_suffix (name, ".p7s"))
    g_ptr_array_add (self->cms, g_bytes_ref (content));
}

static gboolean
take_member (Reading *self, struct archive_entry *entry, GError **error)
{
  /* A name that cannot be converted is none of those that matter. */
  const char *name = archive_entry_pathname (entry);

  if (archive_entry_is_encrypted (entry) || archive_entry_filetype (entry) == AE_IFLNK)
    return fail_damaged (error);
  if (archive_entry_filetype (entry) == AE_IFDIR)
    return TRUE;
  if (name == NULL)
    name = "";
  /* Two of a name: one would be shown and the other signed. */
  if (*name != '\0' && !g_hash_table_add (self->names, g_strdup (name)))
    return fail_damaged (error);
  g_autoptr (GBytes) content = read_member (self, error);
  if (content == NULL)
    return FALSE;
  sort_member (self, name, content);
  return TRUE;
}

static gboolean
read_members (Reading *self, GError **error)
{
  for (guint n = 0;; n++)
    {
      struct archive_entry *entry;
      int status = archive_read_next_header (self->archive, &entry);
      if (status == ARCHIVE_EOF)
        return n > 0 || fail_damaged (error);
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        return fail_damaged (error);
      if (n == GADIBA_SIGNED_MAX_MEMBERS)
        return fail_large (error);
      if (!take_member (self, entry, error))
        return FALSE;
    }
}

static gboolean
read_signatures (Reading *self, GError **error)
{
  GadibaSigned *signed_file = self->signed_file;

  self->is_container |= self->signatures->len > 0 || self->cms->len > 0;
  if (!self->is_container)
    return _gadiba_signed_fail (error, GADIBA_SIGNED_ERROR_KIND,
                                _ ("This is a zip file, but no signed container (.asice, .edoc); "
                                   "choose the file that the signing program saved"));
  for (guint i = 0; i < self->signatures->len; i++)
    if (!_gadiba_signed_add_xades (signed_file, self->signatures->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->cms->len; i++)
    if (!_gadiba_signed_add_cms (signed_file, self->cms->pdata[i], NULL, error))
      return FALSE;
  return signed_file->signatures->len > 0
         || _gadiba_signed_fail (error, GADIBA_SIGNED_ERROR_UNSIGNED,
                                 _ ("There is no signature in this container; sign it, and take in "
                                    "the file that the signing program saves"));
}

gboolean
_gadiba_signed_read_container (GadibaSigned *self, GBytes *bytes, GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) signatures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) cms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Reading reading = {
    .signed_file = self, .archive = archive, .names = names, .signatures = signatures, .cms = cms
  };
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  /* By the directory at its end, as all who sign and check read it. */
  if (archive == NULL || archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK
      || archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    return fail_damaged (error);
  return read_members (&reading, error) && read_signatures (&reading, error);
}
