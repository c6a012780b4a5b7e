/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-signed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-signed-private.h"

G_DEFINE_QUARK (gadiba_signed_error, gadiba_signed_error)

static void
free_signature (gpointer data)
{
  GadibaSignature *self = data;

  g_free (self->who);
  g_free (self->issuer);
  g_free (self->time);
  g_free (self);
}

static GadibaSigned *
make_signed (GadibaSignedKind kind, const char *media_type)
{
  GadibaSigned *self = g_new0 (GadibaSigned, 1);

  self->kind = kind;
  self->media_type = media_type;
  self->payloads = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->signatures = g_ptr_array_new_with_free_func (free_signature);
  return self;
}

void
gadiba_signed_free (GadibaSigned *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->payloads);
  g_ptr_array_unref (self->signatures);
  g_free (self);
}

const char *
gadiba_signed_kind_format (GadibaSignedKind kind)
{
  switch (kind)
    {
    case GADIBA_SIGNED_SCAN:
      return "scan";
    case GADIBA_SIGNED_CONTAINER:
      return "container";
    case GADIBA_SIGNED_PDF:
      return "pdf";
    }
  g_return_val_if_reached (NULL);
}

gboolean
_gadiba_signed_fail (GError **error, GadibaSignedError code, const char *sentence)
{
  g_set_error_literal (error, GADIBA_SIGNED_ERROR, (int) code, sentence);
  return FALSE;
}

gboolean
_gadiba_signed_fail_many (GError **error)
{
  return _gadiba_signed_fail (error, GADIBA_SIGNED_ERROR_LARGE,
                              _ ("There are more than 50 signatures in this file; a letter has "
                                 "few, so choose another file"));
}

char *
_gadiba_signed_format_time (const char *iso)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (iso, zone);
  g_autoptr (GDateTime) utc = at != NULL ? g_date_time_to_utc (at) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* What the first bytes tell. */
static const struct
{
  const char *begin;
  gsize length;
  GadibaSignedKind kind;
  const char *media_type;
} kinds[] = {
  { "%PDF-", 5, GADIBA_SIGNED_PDF, "application/pdf" },
  { "PK\x03\x04", 4, GADIBA_SIGNED_CONTAINER, "application/vnd.etsi.asic-e+zip" },
  { "\xff\xd8\xff", 3, GADIBA_SIGNED_SCAN, "image/jpeg" },
  { "\x89PNG\r\n\x1a\n", 8, GADIBA_SIGNED_SCAN, "image/png" },
  { "II*\0", 4, GADIBA_SIGNED_SCAN, "image/tiff" },
  { "MM\0*", 4, GADIBA_SIGNED_SCAN, "image/tiff" },
};

static GadibaSigned *
begin (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (data, kinds[i].begin, kinds[i].length) == 0)
      return make_signed (kinds[i].kind, kinds[i].media_type);
  return NULL;
}

static gboolean
read_inside (GadibaSigned *self, GBytes *bytes, GError **error)
{
  switch (self->kind)
    {
    case GADIBA_SIGNED_SCAN:
      return TRUE;
    case GADIBA_SIGNED_CONTAINER:
      return _gadiba_signed_read_container (self, bytes, error);
    case GADIBA_SIGNED_PDF:
      if (!_gadiba_signed_read_pdf (self, bytes, error))
        return FALSE;
      if (self->signatures->len == 0)
        self->kind = GADIBA_SIGNED_SCAN;
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

GadibaSigned *
gadiba_signed_read (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > GADIBA_SIGNED_MAX_SIZE)
    {
      _gadiba_signed_fail (error, GADIBA_SIGNED_ERROR_LARGE,
                           _ ("This file is larger than 32 MB; a signed letter is smaller, so "
                              "choose another file, or scan the paper with a lower resolution"));
      return NULL;
    }
  g_autoptr (GadibaSigned) self = begin (bytes);
  if (self == NULL)
    {
      _gadiba_signed_fail (error, GADIBA_SIGNED_ERROR_KIND,
                           _ ("This is no signed letter: choose the container (.asice, .edoc) or "
                              "the PDF that the signing program saved, or a scan of the signed "
                              "paper (PDF, JPEG, PNG, TIFF)"));
      return NULL;
    }
  return read_inside (self, bytes, error) ? g_steal_pointer (&self) : NULL;
}
