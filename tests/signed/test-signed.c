/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-signed.h"
#include "signed-make.h"

#define WHO "ILZE OZOLIŅA"
#define MIMETYPE "application/vnd.etsi.asic-e+zip"
#define TIME "2026-07-02T08:15:00Z"

/* As small as a file can be that says where its words are. */
#define PDF                                                                                        \
  "%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 2\n0000000000 65535 f \n"              \
  "0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n45\n%%EOF\n"

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
assert_signature (const GadibaSigned *read, guint index, const char *who, const char *time)
{
  g_assert_cmpuint (read->signatures->len, >, index);
  const GadibaSignature *signature = g_ptr_array_index (read->signatures, index);
  g_assert_cmpstr (signature->who, ==, who);
  g_assert_cmpstr (signature->time, ==, time);
  g_assert_cmpstr (signature->issuer, ==, "Izdomāts sertificētājs");
}

static void
assert_refused (GBytes *bytes, GadibaSignedError code, const char *begin)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gadiba_signed_read (bytes, &error));
  g_assert_error (error, GADIBA_SIGNED_ERROR, (int) code);
  g_autofree char *start = g_strndup (error->message, strlen (begin));
  g_assert_cmpstr (start, ==, begin);
}

static void
test_container (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignedMaker) maker = signed_maker_new (WHO);
  g_autoptr (GBytes) letter = make_bytes (PDF);
  g_autoptr (GBytes) container = signed_maker_make_container (maker, letter, TIME);
  g_autoptr (GadibaSigned) read = gadiba_signed_read (container, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_signed_kind_format (read->kind), ==, "container");
  g_assert_cmpstr (read->media_type, ==, MIMETYPE);
  g_assert_cmpuint (read->payloads->len, ==, 1);
  g_assert_true (g_bytes_equal (read->payloads->pdata[0], letter));
  g_assert_cmpuint (read->signatures->len, ==, 1);
  assert_signature (read, 0, WHO, TIME);
}

/* Two sign, each in a file of its own; one in CMS (ASiC-E with CAdES) and without a mimetype. */
static void
test_several (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignedMaker) first = signed_maker_new ("KALNIŅA,LĪGA,01018011111");
  g_autoptr (SignedMaker) second = signed_maker_new (WHO);
  g_autoptr (GBytes) letter = make_bytes (PDF);
  g_autofree char *xades = signed_maker_make_xades (first, "2026-07-02T11:15:00+03:00");
  g_autofree char *later = signed_maker_make_xades (second, NULL);
  g_autoptr (GBytes) cms = signed_maker_make_cms (second, letter, 1782980100);
  const SignedMember members[] = {
    { "a.pdf", PDF, strlen (PDF) },
    { "b.txt", "b", 1 },
    { "META-INF/signatures1.xml", xades, strlen (xades) },
    { "META-INF/signatures2.xml", later, strlen (later) },
    { "META-INF/signature003.p7s", g_bytes_get_data (cms, NULL), g_bytes_get_size (cms) },
  };
  g_autoptr (GBytes) container = signed_make_zip (members, G_N_ELEMENTS (members));
  g_autoptr (GadibaSigned) read = gadiba_signed_read (container, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->payloads->len, ==, 2);
  g_assert_cmpuint (read->signatures->len, ==, 3);
  /* A personal code is nobody's business here. */
  assert_signature (read, 0, "KALNIŅA, LĪGA", TIME);
  assert_signature (read, 1, WHO, NULL);
  assert_signature (read, 2, WHO, TIME);
}

static void
test_pdf (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignedMaker) maker = signed_maker_new (WHO);
  g_autoptr (SignedMaker) second = signed_maker_new ("Otrais parakstītājs");
  g_autoptr (GBytes) letter = make_bytes (PDF);
  g_autoptr (GBytes) once = signed_maker_make_pdf (maker, letter, "20260702111500+03'00'");
  g_autoptr (GBytes) twice = signed_maker_make_pdf (second, once, "20260703091500Z");
  g_autoptr (GadibaSigned) read = gadiba_signed_read (twice, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_signed_kind_format (read->kind), ==, "pdf");
  g_assert_cmpuint (read->payloads->len, ==, 0);
  g_assert_cmpuint (read->signatures->len, ==, 2);
  assert_signature (read, 0, WHO, TIME);
  assert_signature (read, 1, "Otrais parakstītājs", "2026-07-03T09:15:00Z");
  /* A time that is none is not claimed. */
  g_autoptr (GBytes) odd = signed_maker_make_pdf (maker, letter, "20261399111500Z");
  g_autoptr (GadibaSigned) without = gadiba_signed_read (odd, &error);
  g_assert_no_error (error);
  assert_signature (without, 0, WHO, NULL);
}

static void
test_scans (void)
{
  static const struct
  {
    const char *begin, *media_type;
  } rows[] = {
    { PDF, "application/pdf" },
    { "\xff\xd8\xff\xe0 JFIF", "image/jpeg" },
    { "\x89PNG\r\n\x1a\n and so on", "image/png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = make_bytes (rows[i].begin);
      g_autoptr (GadibaSigned) read = gadiba_signed_read (bytes, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (gadiba_signed_kind_format (read->kind), ==, "scan");
      g_assert_cmpstr (read->media_type, ==, rows[i].media_type);
      g_assert_cmpuint (read->signatures->len, ==, 0);
    }
}

static void
assert_members_refused (const SignedMember *members, guint n, GadibaSignedError code,
                        const char *begin)
{
  g_autoptr (GBytes) container = signed_make_zip (members, n);

  assert_refused (container, code, begin);
}

#define MEMBER(name, text)                                                                         \
  {                                                                                                \
    name, text, strlen (text)                                                                      \
  }

static void
test_refused (void)
{
  const SignedMember plain[] = { MEMBER ("a.pdf", PDF), MEMBER ("b.txt", "b") };
  const SignedMember bare[] = { MEMBER ("mimetype", MIMETYPE), MEMBER ("a.pdf", PDF) };
  const SignedMember empty[] = { MEMBER ("mimetype", MIMETYPE),
                                 MEMBER ("META-INF/signatures0.xml", "<a/>") };
  const SignedMember broken[] = { MEMBER ("META-INF/signatures0.xml", "<a><b></a>") };
  const SignedMember unsafe[] = { MEMBER ("META-INF/signatures0.xml",
                                          "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>") };
  const SignedMember nobody[] = { MEMBER ("META-INF/signatures0.xml",
                                          "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\""
                                          "/>") };
  const SignedMember wrong[] = { MEMBER ("META-INF/signatures0.xml",
                                         "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">"
                                         "<X509Certificate>AAAA</X509Certificate></Signature>") };
  const SignedMember twice[] = { MEMBER ("a.pdf", PDF), MEMBER ("a.pdf", PDF) };
  g_autoptr (GBytes) nothing = make_bytes ("");
  g_autoptr (GBytes) text = make_bytes ("Hello");
  g_autoptr (GBytes) cut = make_bytes ("%PDF-1.5\n1 0 obj");
  g_autoptr (GBytes) gap = make_bytes ("%PDF-1.5\n/ByteRange [0 3 99 4]\n%%EOF");

  assert_refused (nothing, GADIBA_SIGNED_ERROR_KIND, "This is no signed letter: ");
  assert_refused (text, GADIBA_SIGNED_ERROR_KIND, "This is no signed letter: ");
  assert_refused (cut, GADIBA_SIGNED_ERROR_DAMAGED, "This PDF is damaged");
  assert_refused (gap, GADIBA_SIGNED_ERROR_DAMAGED, "This PDF is damaged");
  assert_members_refused (plain, 2, GADIBA_SIGNED_ERROR_KIND, "This is a zip file, but ");
  assert_members_refused (bare, 2, GADIBA_SIGNED_ERROR_UNSIGNED, "There is no signature ");
  assert_members_refused (empty, 2, GADIBA_SIGNED_ERROR_UNSIGNED, "There is no signature ");
  assert_members_refused (broken, 1, GADIBA_SIGNED_ERROR_DAMAGED, "The signatures in this ");
  assert_members_refused (unsafe, 1, GADIBA_SIGNED_ERROR_DAMAGED, "The signatures in this ");
  assert_members_refused (nobody, 1, GADIBA_SIGNED_ERROR_DAMAGED, "A signature in this container ");
  assert_members_refused (wrong, 1, GADIBA_SIGNED_ERROR_DAMAGED, "A signature in this file ");
  assert_members_refused (twice, 2, GADIBA_SIGNED_ERROR_DAMAGED, "This container is damaged");
}

/* Little that unpacks to much, and much that is little. */
static void
test_large (void)
{
  const gsize size = GADIBA_SIGNED_MAX_UNPACKED + 1;
  g_autofree char *zeros = g_malloc0 (size);
  const SignedMember bomb[] = { MEMBER ("mimetype", MIMETYPE), { "a.pdf", zeros, size } };
  SignedMember many[GADIBA_SIGNED_MAX_MEMBERS + 1];
  char names[G_N_ELEMENTS (many)][8];

  assert_members_refused (bomb, 2, GADIBA_SIGNED_ERROR_LARGE, "There is more than 64 MB or ");
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    {
      g_snprintf (names[i], sizeof names[i], "%u", i);
      many[i] = (SignedMember){ names[i], "x", 1 };
    }
  assert_members_refused (many, G_N_ELEMENTS (many), GADIBA_SIGNED_ERROR_LARGE,
                          "There is more than 64 MB or ");
  g_autoptr (GBytes) file = g_bytes_new (zeros, GADIBA_SIGNED_MAX_SIZE + 1);
  assert_refused (file, GADIBA_SIGNED_ERROR_LARGE, "This file is larger than 32 MB; ");
}

static void
try (const char *data, gsize size, guint *n_refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GadibaSigned) read = gadiba_signed_read (bytes, &error);

  if (read == NULL)
    {
      g_assert_nonnull (error);
      (*n_refused)++;
    }
}

/* Cut anywhere, or with one byte changed, a file is read or refused with a sentence. */
static void
test_damaged (void)
{
  g_autoptr (SignedMaker) maker = signed_maker_new (WHO);
  g_autoptr (GBytes) letter = make_bytes (PDF);
  g_autoptr (GBytes) container = signed_maker_make_container (maker, letter, TIME);
  g_autoptr (GBytes) pdf = signed_maker_make_pdf (maker, letter, "20260702111500Z");
  GBytes *const files[] = { container, pdf };

  for (guint file = 0; file < G_N_ELEMENTS (files); file++)
    {
      gsize size;
      const char *data = g_bytes_get_data (files[file], &size);
      gsize step = size / 400 + 1;
      guint n_cut = 0;
      guint n_flipped = 0;
      for (gsize i = 0; i < size; i += step)
        {
          g_autofree char *flipped = g_memdup2 (data, size);
          flipped[i] = (char) (flipped[i] ^ (1 << (i % 7)));
          try (data, i, &n_cut);
          try (flipped, size, &n_flipped);
        }
      /* Cut right behind the letter, it is the letter. */
      g_assert_cmpuint (n_cut, >=, (size + step - 1) / step - (file == 0 ? 0 : 2));
      g_assert_cmpuint (n_flipped, >, 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signed/container", test_container);
  g_test_add_func ("/signed/several", test_several);
  g_test_add_func ("/signed/pdf", test_pdf);
  g_test_add_func ("/signed/scans", test_scans);
  g_test_add_func ("/signed/refused", test_refused);
  g_test_add_func ("/signed/large", test_large);
  g_test_add_func ("/signed/damaged", test_damaged);
  return g_test_run ();
}
