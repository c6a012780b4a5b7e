/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-test.h"
#include "gadiba-office-intake.h"
#include "gadiba-office-undo.h"

/* What an application came with: two desks, conflicts, undo, and the case file that knows nothing
 * of it. */

static const GadibaIntakePlace way = { .field = GADIBA_INTAKE_WAY };
static const GadibaIntakePlace p1_signed = { .field = GADIBA_INTAKE_SIGNED, .person = "p1" };
static const GadibaIntakePlace gmi_payee = { .field = GADIBA_INTAKE_PAYEE, .kind = "gmi" };
static const GadibaIntakePlace gmi_iban = { .field = GADIBA_INTAKE_IBAN, .kind = "gmi" };
static const GadibaIntakePlace rent_payee = { .field = GADIBA_INTAKE_COST_PAYEE, .kind = "rent" };
static const GadibaIntakePlace rent_iban = { .field = GADIBA_INTAKE_COST_IBAN, .kind = "rent" };
static const GadibaIntakePlace demanded = { .field = GADIBA_INTAKE_DEMANDED,
                                            .person = "p1",
                                            .kind = "paper.statement" };
static const GadibaIntakePlace due = { .field = GADIBA_INTAKE_DUE,
                                       .person = "p1",
                                       .kind = "paper.statement" };
static const GadibaIntakePlace wage_document = {
  .field = GADIBA_INTAKE_INCOME_DOCUMENT, .person = "p1", .kind = "wage", .month = JANUARY
};

static GadibaCaseFile *
change (Fixture *self, GadibaOffice *office, const GadibaIntakePlace *place, const char *before,
        const char *after, GError **error)
{
  g_autoptr (GadibaIntakeChange) one = gadiba_intake_change_new (place, before, after);
  const GadibaIntakeChange *changes[] = { one };
  const GadibaIntakeRequest request = { self->number, changes, 1, "changed something" };

  return gadiba_office_change_intake (office, &request, &moment, NULL, error);
}

static void
store (Fixture *self, const GadibaIntakePlace *place, const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = change (self, self->anna, place, before, after, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_intake_get (file->intake, place), ==, after);
}

static void
assert_kept (Fixture *self, const GadibaIntakePlace *place, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = gadiba_office_read_case (self->berta, self->number, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_intake_get (file->intake, place), ==, value);
}

static void
assert_refused (Fixture *self, const GadibaIntakePlace *place, const char *after, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = change (self, self->anna, place, NULL, after, &error);
  g_assert_null (file);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, words));
  assert_kept (self, place, NULL);
}

static void
test_store (Fixture *self, gconstpointer data)
{
  const GadibaIntakePlace payee = { .field = GADIBA_INTAKE_PAYEE, .kind = "gmi" };

  store (self, &way, NULL, "post");
  store (self, &p1_signed, NULL, "refused");
  store (self, &payee, NULL, "SIA Siltums");
  store (self, &gmi_iban, NULL, "LV80BANK0000435195001");
  store (self, &rent_payee, NULL, "SIA Nami");
  store (self, &rent_iban, NULL, "LV80BANK0000435195001");
  store (self, &demanded, NULL, "2026-02-20");
  store (self, &due, NULL, "2026-03-02");
  assert_kept (self, &way, "post");
  assert_kept (self, &p1_signed, "refused");
  assert_kept (self, &rent_iban, "LV80BANK0000435195001");
  assert_kept (self, &due, "2026-03-02");

  /* Emptied, a provider and a paper go with what is known of them. */
  store (self, &rent_payee, "SIA Nami", NULL);
  assert_kept (self, &rent_iban, NULL);
  store (self, &due, "2026-03-02", NULL);
  store (self, &demanded, "2026-02-20", NULL);
  g_assert_cmpint (count (self, "SELECT count (*) FROM application_paper /*scan*/"), ==, 0);
}

static void
test_refuse (Fixture *self, gconstpointer data)
{
  const GadibaIntakePlace housing = { .field = GADIBA_INTAKE_FORM, .kind = "housing" };
  const GadibaIntakePlace nobody = { .field = GADIBA_INTAKE_SIGNED, .person = "p9" };
  const GadibaIntakePlace representative = { .field = GADIBA_INTAKE_REPRESENTATIVE };
  const GadibaIntakePlace other_month = {
    .field = GADIBA_INTAKE_INCOME_DOCUMENT, .person = "p1", .kind = "pension", .month = JANUARY
  };

  assert_refused (self, &way, "by-pigeon", "none of the list");
  assert_refused (self, &gmi_iban, "LV00BANK0000435195001", "is wrong, or two are swapped");
  assert_refused (self, &gmi_payee, "  ", "Write a name");
  assert_refused (self, &housing, "goods", "not asked for");
  assert_refused (self, &nobody, "yes", "no such person");
  assert_refused (self, &rent_iban, "LV80BANK0000435195001", "first who is paid");
  assert_refused (self, &representative, "7", "acts for the client");
  assert_refused (self, &other_month, "7", "no such paper");
  store (self, &demanded, NULL, "2026-02-20");
  assert_refused (self, &due, "2026-02-19", "cannot lie before");
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GadibaIntakeChange) mine = gadiba_intake_change_new (&way, NULL, "post");
  const GadibaIntakeChange *changes[] = { mine };
  const GadibaIntakeRequest request = { self->number, changes, 1, "changed something" };

  store (self, &way, NULL, "portal");
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_change_intake (self->berta, &request, &moment, &conflicts, &error);
  g_assert_null (file);
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_assert_cmpuint (conflicts->len, ==, 1);
  const GadibaIntakeChange *told = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (told->before, ==, "portal");
  g_assert_cmpstr (told->after, ==, "post");
  assert_kept (self, &way, "portal");
  /* The same is no conflict. */
  g_clear_error (&error);
  g_autoptr (GadibaCaseFile) same = change (self, self->berta, &way, NULL, "portal", &error);
  g_assert_no_error (error);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store (self, &rent_payee, NULL, "SIA Nami");
  store (self, &rent_payee, "SIA Nami", "SIA Cits");
  g_autoptr (GadibaCaseFile) once =
      gadiba_office_undo (self->anna, self->number, &moment, NULL, &error);
  g_assert_no_error (error);
  assert_kept (self, &rent_payee, "SIA Nami");
  g_autoptr (GadibaCaseFile) twice =
      gadiba_office_undo (self->anna, self->number, &moment, NULL, &error);
  g_assert_no_error (error);
  assert_kept (self, &rent_payee, NULL);
  g_autoptr (GadibaCaseFile) again =
      gadiba_office_redo (self->anna, self->number, &moment, NULL, &error);
  g_assert_no_error (error);
  assert_kept (self, &rent_payee, "SIA Nami");
}

static char *
write_scan (Fixture *self, const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* A scan lies with the application; what it proves can be taken back, the scan stays. */
static void
test_scan (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = write_scan (self, "izraksts.pdf", "%PDF-1.4 statement");
  g_autofree char *wrong = write_scan (self, "izraksts.txt", "a statement");
  const GadibaScanRequest request = { self->number, "p1", path };
  const GadibaScanRequest no_scan = { self->number, "p1", wrong };
  gint64 key = 0;

  g_autoptr (GadibaCaseFile) file =
      gadiba_office_add_scan (self->anna, &request, &moment, &key, &error);
  g_assert_no_error (error);
  const GPtrArray *documents = gadiba_intake_get_documents (file->intake);
  g_assert_cmpuint (documents->len, ==, 1);
  const GadibaIntakeDocument *document = g_ptr_array_index (documents, 0);
  g_assert_cmpint (document->key, ==, key);
  g_assert_cmpstr (document->name, ==, "izraksts.pdf");
  g_assert_cmpstr (document->person, ==, "p1");

  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, key);
  store (self, &wage_document, NULL, text);
  g_autoptr (GBytes) bytes =
      gadiba_office_read_scan (self->berta, self->number, key, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, strlen ("%PDF-1.4 statement"));

  /* Another amount is proved by the same paper. */
  g_autoptr (GadibaCaseChange) more = gadiba_case_change_new (&wage, "120.00", "130.00");
  const GadibaCaseChange *changes[] = { more };
  const GadibaEditRequest edit = { self->number, changes, 1, "more" };
  g_autoptr (GadibaCaseFile) edited = gadiba_office_edit (self->anna, &edit, &moment, NULL, &error);
  g_assert_no_error (error);
  assert_kept (self, &wage_document, text);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GadibaCaseFile) back =
          gadiba_office_undo (self->anna, self->number, &moment, NULL, &error);
      g_assert_no_error (error);
    }
  assert_kept (self, &wage_document, NULL);
  g_autoptr (GadibaCaseFile) kept = gadiba_office_read_case (self->anna, self->number, &error);
  g_assert_cmpuint (gadiba_intake_get_documents (kept->intake)->len, ==, 1);

  g_assert_null (gadiba_office_add_scan (self->anna, &no_scan, &moment, NULL, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  g_clear_error (&error);
  g_assert_null (gadiba_office_read_scan (self->anna, self->number, key + 1, &moment, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

/* What else is asked for changes nothing of what is known of the rest; and the case file is the
 * same with and without what is kept beside it. */
static void
test_beside_case (Fixture *self, gconstpointer data)
{
  const GadibaCasePlace benefits = { .part = GADIBA_PART_APPLICATION, .field = "benefits" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) before = gadiba_office_read_case (self->anna, self->number, &error);
  g_assert_no_error (error);
  g_autofree char *text = write_case (before->from);

  store (self, &way, NULL, "post");
  store (self, &gmi_payee, NULL, "SIA Siltums");
  g_autoptr (GadibaCaseFile) after = gadiba_office_read_case (self->anna, self->number, &error);
  g_autofree char *same = write_case (after->from);
  g_assert_cmpstr (text, ==, same);

  g_autofree char *asked = gadiba_case_dup_value (after->from, &benefits);
  g_autoptr (GadibaCaseChange) other = gadiba_case_change_new (&benefits, asked, "housing");
  const GadibaCaseChange *changes[] = { other };
  const GadibaEditRequest edit = { self->number, changes, 1, "another benefit" };
  g_autoptr (GadibaCaseFile) edited = gadiba_office_edit (self->anna, &edit, &moment, NULL, &error);
  g_assert_no_error (error);
  const GadibaIntakePlace housing = { .field = GADIBA_INTAKE_PAYEE, .kind = "housing" };
  assert_kept (self, &housing, NULL);
  g_autoptr (GadibaCaseFile) back =
      gadiba_office_undo (self->anna, self->number, &moment, NULL, &error);
  g_assert_no_error (error);
  assert_kept (self, &gmi_payee, "SIA Siltums");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/office-intake/store", test_store },
    { "/office-intake/refuse", test_refuse },
    { "/office-intake/conflict", test_conflict },
    { "/office-intake/undo", test_undo },
    { "/office-intake/scan", test_scan },
    { "/office-intake/beside-case", test_beside_case },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
