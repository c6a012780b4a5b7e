/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-test.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-signed.h"
#include "gadiba-office-write.h"
#include "gadiba-signed.h"
#include "signed-make.h"

/* Letters that came back signed: which they are, what is refused, what is stored. */

typedef struct
{
  Fixture base;
  char *letters[2];
  GBytes *pdfs[2];
} Signing;

static void
sign_up (Signing *self, gconstpointer data)
{
  static const char *const kinds[] = { "receipt", "application" };

  set_up (&self->base, data);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      const GadibaWriteRequest request = { .application = self->base.number,
                                           .kind = kinds[i],
                                           .day = moment.today };
      self->letters[i] =
          gadiba_office_write_letter (self->base.anna, &request, &moment, NULL, &error);
      g_assert_no_error (error);
      self->pdfs[i] = gadiba_office_get_letter (self->base.anna, self->letters[i],
                                                GADIBA_LETTER_AS_PDF, &moment, &error);
      g_assert_no_error (error);
    }
}

static void
sign_down (Signing *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->letters); i++)
    {
      g_free (self->letters[i]);
      g_bytes_unref (self->pdfs[i]);
    }
  tear_down (&self->base, data);
}

static GadibaSignedFile *
take (Signing *self, const char *letter, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (self->base.folder, "a file", NULL);
  const GadibaTakeSignedRequest request = { letter, path };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  return gadiba_office_take_signed (self->base.berta, &request, &moment, error);
}

static void
assert_taken (Signing *self, const char *asked, GBytes *bytes, const char *kind, const char *letter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaSignedFile) file = take (self, asked, bytes, &error);
  g_autoptr (GadibaSignedFile) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (file->letter, ==, letter);
  g_assert_cmpstr (file->kind, ==, kind);
  g_assert_cmpstr (file->caseworker, ==, "Berta Ozola");
  g_assert_cmpstr (file->name, ==, "a file");
  g_autoptr (GBytes) back =
      gadiba_office_get_signed (self->base.anna, file->id, &again, &moment, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, bytes));
  g_assert_cmpstr (again->digest, ==, file->digest);
}

static void
assert_not_taken (Signing *self, const char *asked, GBytes *bytes, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  gint64 before = count (&self->base, N_ENTRIES);

  g_assert_null (take (self, asked, bytes, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpint (count (&self->base, N_ENTRIES), ==, before);
}

static void
test_take (Signing *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SignedMaker) maker = signed_maker_new ("ILZE KALNIŅA");
  g_autoptr (GBytes) container =
      signed_maker_make_container (maker, self->pdfs[0], "2026-07-02T08:15:00Z");
  g_autoptr (GBytes) pdf = signed_maker_make_pdf (maker, self->pdfs[1], "20260702111500Z");
  g_autoptr (GBytes) scan = g_bytes_new ("\xff\xd8\xff\xe0", 4);

  assert_taken (self, NULL, container, "container", self->letters[0]);
  assert_taken (self, self->letters[1], pdf, "pdf", self->letters[1]);
  assert_taken (self, self->letters[1], scan, "scan", self->letters[1]);
  assert_not_taken (self, NULL, container, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_EXISTS);
  g_autoptr (GPtrArray) files =
      gadiba_office_list_signed (self->base.anna, self->letters[1], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 2);
  /* What was written stays what it was, and nothing of this is taken back. */
  g_autoptr (GBytes) again = gadiba_office_get_letter (self->base.anna, self->letters[1],
                                                       GADIBA_LETTER_AS_PDF, &moment, &error);
  g_assert_true (g_bytes_equal (again, self->pdfs[1]));
}

static void
test_refused (Signing *self, gconstpointer data)
{
  g_autoptr (SignedMaker) maker = signed_maker_new ("ILZE KALNIŅA");
  g_autoptr (GBytes) container = signed_maker_make_container (maker, self->pdfs[0], NULL);
  g_autoptr (GBytes) foreign_pdf = g_bytes_new_static (
      "%PDF-1.4\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n", 59);
  g_autoptr (GBytes) foreign = signed_maker_make_container (maker, foreign_pdf, NULL);
  g_autoptr (GBytes) signed_foreign = signed_maker_make_pdf (maker, foreign_pdf, "x");
  g_autoptr (GBytes) scan = g_bytes_new ("\xff\xd8\xff\xe0", 4);
  g_autoptr (GBytes) text = g_bytes_new ("text", 4);

  assert_not_taken (self, self->letters[1], container, GADIBA_OFFICE_ERROR,
                    GADIBA_OFFICE_ERROR_WRONG);
  assert_not_taken (self, NULL, foreign, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  assert_not_taken (self, NULL, signed_foreign, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  assert_not_taken (self, self->letters[0], self->pdfs[0], GADIBA_OFFICE_ERROR,
                    GADIBA_OFFICE_ERROR_WRONG);
  assert_not_taken (self, NULL, scan, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  assert_not_taken (self, "V/2026/99", scan, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  assert_not_taken (self, NULL, text, GADIBA_SIGNED_ERROR, GADIBA_SIGNED_ERROR_KIND);
  g_assert_cmpint (count (&self->base, "SELECT count (*) FROM signed_file /*scan*/"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office-signed/take", Signing, NULL, sign_up, test_take, sign_down);
  g_test_add ("/office-signed/refused", Signing, NULL, sign_up, test_refused, sign_down);
  return g_test_run ();
}
