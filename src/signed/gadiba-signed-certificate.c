/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <gnutls/pkcs7.h>
#include <gnutls/x509.h>
#include <string.h>

#include "gadiba-signed-private.h"

/* Who signed: the names in certificates. */

#define MAX_NAME 512 /* bytes */

static gnutls_datum_t
as_datum (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return (gnutls_datum_t){ (unsigned char *) data, (unsigned int) size };
}

static gboolean
fail_certificate (GError **error)
{
  return _gadiba_signed_fail (error, GADIBA_SIGNED_ERROR_DAMAGED,
                              _ ("A signature in this file is damaged: whose it is cannot be read; "
                                 "take the file again from where it was signed"));
}

/* --- names --- */

typedef int (*GetPart) (gnutls_x509_crt_t, const char *, unsigned, unsigned, void *, size_t *);

/* Takes the backslashes of RFC 4514 away: before a sign, or before the two digits of a byte. */
static void
remove_escapes (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++, to++)
    {
      gboolean escaped = from[0] == '\\' && from[1] != '\0';
      if (escaped && g_ascii_isxdigit (from[1]) && g_ascii_isxdigit (from[2]))
        {
          *to = (char) (g_ascii_xdigit_value (from[1]) * 16 + g_ascii_xdigit_value (from[2]));
          from += 2;
        }
      else
        *to = escaped ? *++from : *from;
    }
  *to = '\0';
}

/* Returns: (transfer full) (nullable): one part of a name, in one line */
static char *
dup_part (gnutls_x509_crt_t crt, GetPart get, const char *oid)
{
  char buffer[MAX_NAME];
  size_t size = sizeof buffer;

  if (get (crt, oid, 0, 0, buffer, &size) != GNUTLS_E_SUCCESS || size == 0)
    return NULL;
  g_autofree char *plain = g_strndup (buffer, size);
  remove_escapes (plain);
  char *text = g_utf8_make_valid (plain, -1);
  for (char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_strstrip (text);
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static char *
dup_name (gnutls_x509_crt_t crt, GetPart get)
{
  char *name = dup_part (crt, get, GNUTLS_OID_X520_COMMON_NAME);

  return name != NULL ? name : dup_part (crt, get, GNUTLS_OID_X520_ORGANIZATION_NAME);
}

static gboolean
is_code (const char *part)
{
  return strspn (part, "0123456789-") == strlen (part);
}

/* Some issuers write "FAMILY,GIVEN,CODE": the code goes. */
static char *
drop_code (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ",", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!is_code (g_strstrip (parts[i])))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? ", " : "", parts[i]);
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static gboolean
add_certificate (GadibaSigned *self, gnutls_x509_crt_t crt, char *time, GError **error)
{
  g_autofree char *claimed = time;
  g_autofree char *name = dup_name (crt, gnutls_x509_crt_get_dn_by_oid);
  g_autofree char *issuer = dup_name (crt, gnutls_x509_crt_get_issuer_dn_by_oid);
  g_autofree char *who = name != NULL ? drop_code (name) : NULL;

  if (who == NULL || *who == '\0')
    return fail_certificate (error);
  if (self->signatures->len == GADIBA_SIGNED_MAX_SIGNATURES)
    return _gadiba_signed_fail_many (error);
  GadibaSignature *signature = g_new0 (GadibaSignature, 1);
  signature->who = g_steal_pointer (&who);
  signature->issuer = issuer != NULL ? g_steal_pointer (&issuer) : g_strdup ("");
  signature->time = g_steal_pointer (&claimed);
  g_ptr_array_add (self->signatures, signature);
  return TRUE;
}

/* --- XAdES --- */

gboolean
_gadiba_signed_add (GadibaSigned *self, GBytes *der, char *time, GError **error)
{
  g_autofree char *claimed = time;
  const gnutls_datum_t datum = as_datum (der);
  gnutls_x509_crt_t crt;

  if (gnutls_x509_crt_init (&crt) != GNUTLS_E_SUCCESS)
    return fail_certificate (error);
  gboolean added = gnutls_x509_crt_import (crt, &datum, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS
                       ? add_certificate (self, crt, g_steal_pointer (&claimed), error)
                       : fail_certificate (error);
  gnutls_x509_crt_deinit (crt);
  return added;
}

/* --- CMS --- */

/* Whether the certificate is the one that the signature names. */
static gboolean
is_signer (gnutls_x509_crt_t crt, const gnutls_pkcs7_signature_info_st *info)
{
  unsigned char bytes[MAX_NAME];
  size_t size = sizeof bytes;

  if (info->signer_serial.size > 0)
    return gnutls_x509_crt_get_serial (crt, bytes, &size) == GNUTLS_E_SUCCESS
           && size == info->signer_serial.size
           && memcmp (bytes, info->signer_serial.data, size) == 0;
  return gnutls_x509_crt_get_subject_key_id (crt, bytes, &size, NULL) == GNUTLS_E_SUCCESS
         && size == info->issuer_keyid.size && memcmp (bytes, info->issuer_keyid.data, size) == 0;
}

static char *
format_claimed (gint64 time)
{
  g_autoptr (GDateTime) at = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;

  return at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* The signature's certificate among those that lie with it. */
static gboolean
add_signer (GadibaSigned *self, gnutls_pkcs7_t cms, const gnutls_pkcs7_signature_info_st *info,
            const char *time, GError **error)
{
  int n = gnutls_pkcs7_get_crt_count (cms);

  for (int i = 0; i < n; i++)
    {
      gnutls_datum_t datum = { NULL, 0 };
      gnutls_x509_crt_t crt;
      gboolean added = FALSE;
      if (gnutls_pkcs7_get_crt_raw2 (cms, (unsigned) i, &datum) != GNUTLS_E_SUCCESS)
        continue;
      if (gnutls_x509_crt_init (&crt) != GNUTLS_E_SUCCESS)
        {
          gnutls_free (datum.data);
          continue;
        }
      gboolean found = gnutls_x509_crt_import (crt, &datum, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS
                       && is_signer (crt, info);
      if (found)
        added = add_certificate (
            self, crt, time != NULL ? g_strdup (time) : format_claimed (info->signing_time), error);
      gnutls_x509_crt_deinit (crt);
      gnutls_free (datum.data);
      if (found)
        return added;
    }
  return fail_certificate (error);
}

static gboolean
add_signers (GadibaSigned *self, gnutls_pkcs7_t cms, const char *time, GError **error)
{
  int n = gnutls_pkcs7_get_signature_count (cms);

  if (n <= 0)
    return fail_certificate (error);
  for (int i = 0; i < n; i++)
    {
      gnutls_pkcs7_signature_info_st info = { 0 };
      if (gnutls_pkcs7_get_signature_info (cms, (unsigned) i, &info) != GNUTLS_E_SUCCESS)
        return fail_certificate (error);
      gboolean added = add_signer (self, cms, &info, time, error);
      gnutls_pkcs7_signature_info_deinit (&info);
      if (!added)
        return FALSE;
    }
  return TRUE;
}

gboolean
_gadiba_signed_add_cms (GadibaSigned *self, GBytes *der, char *time, GError **error)
{
  g_autofree char *claimed = time;
  const gnutls_datum_t datum = as_datum (der);
  gnutls_pkcs7_t cms;

  if (gnutls_pkcs7_init (&cms) != GNUTLS_E_SUCCESS)
    return fail_certificate (error);
  gboolean added = gnutls_pkcs7_import (cms, &datum, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS
                       ? add_signers (self, cms, claimed, error)
                       : fail_certificate (error);
  gnutls_pkcs7_deinit (cms);
  return added;
}
