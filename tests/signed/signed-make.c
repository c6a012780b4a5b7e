/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signed-make.h"

#include <archive.h>
#include <archive_entry.h>
#include <gnutls/abstract.h>
#include <gnutls/pkcs7.h>
#include <gnutls/x509.h>
#include <string.h>

#define ISSUER "Izdomāts sertificētājs"
#define GAP 8192 /* hexadecimal digits for a signature in a PDF */

struct _SignedMaker
{
  gnutls_x509_privkey_t key;
  gnutls_privkey_t signing;
  gnutls_x509_crt_t crt;
};

static void
check (int status)
{
  if (status < 0)
    g_printerr ("%s\n", gnutls_strerror (status));
  g_assert_cmpint (status, >=, 0);
}

static gnutls_x509_privkey_t
make_key (void)
{
  gnutls_x509_privkey_t key;

  check (gnutls_x509_privkey_init (&key));
  check (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                       GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  return key;
}

static gnutls_x509_crt_t
make_certificate (const char *who, gnutls_x509_privkey_t key)
{
  static const char serial[] = { 1, 2, 3, 4 };
  gnutls_x509_crt_t crt;

  check (gnutls_x509_crt_init (&crt));
  check (gnutls_x509_crt_set_version (crt, 3));
  check (gnutls_x509_crt_set_serial (crt, serial, sizeof serial));
  check (gnutls_x509_crt_set_activation_time (crt, 1700000000));
  check (gnutls_x509_crt_set_expiration_time (crt, 2000000000));
  check (gnutls_x509_crt_set_key (crt, key));
  check (gnutls_x509_crt_set_dn_by_oid (crt, GNUTLS_OID_X520_COMMON_NAME, 0, who,
                                        (unsigned) strlen (who)));
  return crt;
}

SignedMaker *
signed_maker_new (const char *who)
{
  SignedMaker *self = g_new0 (SignedMaker, 1);
  gnutls_x509_privkey_t issuing = make_key ();
  gnutls_x509_crt_t issuer = make_certificate (ISSUER, issuing);

  check (gnutls_x509_crt_sign2 (issuer, issuer, issuing, GNUTLS_DIG_SHA256, 0));
  self->key = make_key ();
  self->crt = make_certificate (who, self->key);
  check (gnutls_x509_crt_sign2 (self->crt, issuer, issuing, GNUTLS_DIG_SHA256, 0));
  check (gnutls_privkey_init (&self->signing));
  check (gnutls_privkey_import_x509 (self->signing, self->key, 0));
  gnutls_x509_crt_deinit (issuer);
  gnutls_x509_privkey_deinit (issuing);
  return self;
}

void
signed_maker_free (SignedMaker *self)
{
  if (self == NULL)
    return;
  gnutls_privkey_deinit (self->signing);
  gnutls_x509_crt_deinit (self->crt);
  gnutls_x509_privkey_deinit (self->key);
  g_free (self);
}

static char *
make_base64 (const SignedMaker *self)
{
  gnutls_datum_t der = { NULL, 0 };

  check (gnutls_x509_crt_export2 (self->crt, GNUTLS_X509_FMT_DER, &der));
  char *text = g_base64_encode (der.data, der.size);
  gnutls_free (der.data);
  return text;
}

char *
signed_maker_make_xades (const SignedMaker *self, const char *time)
{
  g_autofree char *certificate = make_base64 (self);
  g_autofree char *claimed =
      time != NULL ? g_strdup_printf ("<xades:SigningTime>%s</xades:SigningTime>", time)
                   : g_strdup ("");

  return g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
      "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\""
      " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\""
      " xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\">"
      "<ds:Signature Id=\"S0\"><ds:SignedInfo>"
      "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2006/12/xml-c14n11\"/>"
      "<ds:Reference Id=\"S0-R0\" URI=\"letter.pdf\"><ds:DigestValue>AAAA</ds:DigestValue>"
      "</ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue>"
      "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>\n%s\n</ds:X509Certificate></ds:X509Data>"
      "</ds:KeyInfo><ds:Object><xades:QualifyingProperties Target=\"#S0\"><xades:SignedProperties>"
      "<xades:SignedSignatureProperties>%s</xades:SignedSignatureProperties>"
      "</xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature>"
      "</asic:XAdESSignatures>",
      certificate, claimed);
}

static gnutls_datum_t
as_datum (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return (gnutls_datum_t){ (unsigned char *) data, (unsigned) size };
}

GBytes *
signed_maker_make_cms (const SignedMaker *self, GBytes *data, gint64 time)
{
  const gnutls_datum_t content = as_datum (data);
  gnutls_pkcs7_attrs_t attributes = NULL;
  gnutls_datum_t der = { NULL, 0 };
  gnutls_pkcs7_t cms;

  check (gnutls_pkcs7_init (&cms));
  if (time != 0)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (time);
      g_autofree char *utc = g_date_time_format (at, "\x17\x0d%y%m%d%H%M%SZ");
      gnutls_datum_t value = { (unsigned char *) utc, (unsigned) strlen (utc) };
      check (gnutls_pkcs7_add_attr (&attributes, "1.2.840.113549.1.9.5", &value, 0));
    }
  check (gnutls_pkcs7_sign (cms, self->crt, self->signing, &content, attributes, NULL,
                            GNUTLS_DIG_SHA256, GNUTLS_PKCS7_INCLUDE_CERT));
  check (gnutls_pkcs7_export2 (cms, GNUTLS_X509_FMT_DER, &der));
  GBytes *made = g_bytes_new (der.data, der.size);
  gnutls_free (der.data);
  if (attributes != NULL)
    gnutls_pkcs7_attrs_deinit (attributes);
  gnutls_pkcs7_deinit (cms);
  return made;
}

/* --- PDF --- */

/* What stands behind the last @word, as a number. */
static gint64
find_number (const char *text, gsize size, const char *word)
{
  const char *found = NULL;

  for (const char *p = text; (p = memmem (p, (gsize) (text + size - p), word, strlen (word)));
       p += strlen (word))
    found = p;
  g_assert_nonnull (found);
  return g_ascii_strtoll (found + strlen (word), NULL, 10);
}

/* The new objects, with a gap of zeros. @gap: (out): where its "<" stands in the whole file */
static void
append_update (GString *file, const char *pdf, gsize size, const char *time, gsize *gap)
{
  gint64 number = find_number (pdf, size, "/Size ");
  gsize object = file->len;

  g_string_append_printf (file,
                          "%" G_GINT64_FORMAT " 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite"
                          " /SubFilter /ETSI.CAdES.detached /M (D:%s)\n   /Contents ",
                          number, time);
  *gap = file->len;
  g_string_append_c (file, '<');
  for (guint i = 0; i < GAP; i++)
    g_string_append_c (file, '0');
  g_string_append (file, ">\n   /ByteRange [ 0 ");
  gsize rest = file->len;
  g_string_append (file, "0000000000 0000000000 0000000000 ]\n>>\nendobj\n");
  gsize table = file->len;
  g_string_append_printf (file,
                          "xref\n%" G_GINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
                          "trailer\n<< /Size %" G_GINT64_FORMAT " /Root %" G_GINT64_FORMAT
                          " 0 R /Prev %" G_GINT64_FORMAT " >>\nstartxref\n%" G_GSIZE_FORMAT
                          "\n%%%%EOF\n",
                          number, object, number + 1, find_number (pdf, size, "/Root "),
                          find_number (pdf, size, "startxref\n"), table);
  g_autofree char *range =
      g_strdup_printf ("%010" G_GSIZE_FORMAT " %010" G_GSIZE_FORMAT " %010" G_GSIZE_FORMAT, *gap,
                       *gap + GAP + 2, file->len - *gap - GAP - 2);
  memcpy (file->str + rest, range, strlen (range));
}

GBytes *
signed_maker_make_pdf (const SignedMaker *self, GBytes *pdf, const char *time)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  GString *file = g_string_new_len (data, (gssize) size);
  gsize gap;

  append_update (file, data, size, time, &gap);
  g_autoptr (GString) around = g_string_new_len (file->str, (gssize) gap);
  g_string_append_len (around, file->str + gap + GAP + 2, (gssize) (file->len - gap - GAP - 2));
  g_autoptr (GBytes) content = g_bytes_new (around->str, around->len);
  g_autoptr (GBytes) cms = signed_maker_make_cms (self, content, 0);
  gsize length;
  const guint8 *der = g_bytes_get_data (cms, &length);
  g_assert_cmpuint (2 * length, <=, GAP);
  for (gsize i = 0; i < length; i++)
    {
      static const char digits[] = "0123456789abcdef";
      file->str[gap + 1 + 2 * i] = digits[der[i] >> 4];
      file->str[gap + 2 + 2 * i] = digits[der[i] & 15];
    }
  return g_string_free_to_bytes (file);
}

/* --- containers --- */

static la_ssize_t
on_write (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (la_ssize_t) length;
}

GBytes *
signed_make_zip (const SignedMember *members, guint n)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_zip_set_compression_store (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_bytes_in_last_block (archive, 1), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, on_write, NULL), ==, ARCHIVE_OK);
  for (guint i = 0; i < n; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      if (i == 1)
        g_assert_cmpint (archive_write_zip_set_compression_deflate (archive), ==, ARCHIVE_OK);
      archive_entry_set_pathname (entry, members[i].name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, (la_int64_t) members[i].size);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, members[i].data, members[i].size), ==,
                       (la_ssize_t) members[i].size);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
signed_maker_make_container (const SignedMaker *self, GBytes *letter, const char *time)
{
  static const char mimetype[] = "application/vnd.etsi.asic-e+zip";
  static const char manifest[] = "<?xml version=\"1.0\"?><manifest/>";
  g_autofree char *xades = signed_maker_make_xades (self, time);
  gsize size;
  gconstpointer data = g_bytes_get_data (letter, &size);
  const SignedMember members[] = {
    { "mimetype", mimetype, strlen (mimetype) },
    { "letter.pdf", data, size },
    { "META-INF/manifest.xml", manifest, strlen (manifest) },
    { "META-INF/edoc-signatures-S1.xml", xades, strlen (xades) },
  };

  return signed_make_zip (members, G_N_ELEMENTS (members));
}
