/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "gadiba-founding.h"
#include "gadiba-office-init.h"

/* What a form may say of an office, field by field, and that the office takes the same. */

static const char *const given[GADIBA_FOUNDING_N_FIELDS] = {
  [GADIBA_FOUNDING_NAME] = "Liepkalnu novada Sociālais dienests",
  [GADIBA_FOUNDING_REGISTRATION_NUMBER] = "90000000014",
  [GADIBA_FOUNDING_ADDRESS] = "Skolas iela 2, Liepkalni, LV-0000",
  [GADIBA_FOUNDING_CONTACT] = "tālrunis 60000000",
  [GADIBA_FOUNDING_PLACE] = "Liepkalnos",
  [GADIBA_FOUNDING_MUNICIPALITY] = "Liepkalnu novada pašvaldība",
  [GADIBA_FOUNDING_CONTEST_AUTHORITY] = "Liepkalnu novada domei",
  [GADIBA_FOUNDING_CONTEST_ADDRESS] = "Skolas iela 1, Liepkalni, LV-0000",
  [GADIBA_FOUNDING_SIGNATORY_NAME] = "Ilze Ozoliņa",
  [GADIBA_FOUNDING_SIGNATORY_POSITION] = "Sociālā dienesta vadītāja",
  [GADIBA_FOUNDING_LOGIN] = "anna",
  [GADIBA_FOUNDING_CASEWORKER_NAME] = "Līga Kalniņa",
  [GADIBA_FOUNDING_CASEWORKER_POSITION] = "sociālās palīdzības organizatore",
  [GADIBA_FOUNDING_CASEWORKER_CONTACT] = "tālrunis 60000001",
};

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("gadiba-test-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* An office of @given, but @field is @text. */
static gboolean
found (const char *path, GadibaFoundingField field, const char *text, GError **error)
{
  const char *texts[GADIBA_FOUNDING_N_FIELDS];
  const GadibaMoment moment = { .now = 1800000000, .today = gadiba_date_new (2027, 1, 15) };

  for (guint i = 0; i < GADIBA_FOUNDING_N_FIELDS; i++)
    texts[i] = given[i];
  texts[field] = text;
  const GadibaFoundingSignatory signatory = { texts[GADIBA_FOUNDING_SIGNATORY_NAME],
                                              texts[GADIBA_FOUNDING_SIGNATORY_POSITION] };
  const GadibaFounding founding = {
    .name = texts[GADIBA_FOUNDING_NAME],
    .registration_number = texts[GADIBA_FOUNDING_REGISTRATION_NUMBER],
    .address = texts[GADIBA_FOUNDING_ADDRESS],
    .contact = texts[GADIBA_FOUNDING_CONTACT],
    .place = texts[GADIBA_FOUNDING_PLACE],
    .municipality = texts[GADIBA_FOUNDING_MUNICIPALITY],
    .contest_authority = texts[GADIBA_FOUNDING_CONTEST_AUTHORITY],
    .contest_address = texts[GADIBA_FOUNDING_CONTEST_ADDRESS],
    .signatories = &signatory,
    .n_signatories = 1,
    .login = texts[GADIBA_FOUNDING_LOGIN],
    .caseworker_name = texts[GADIBA_FOUNDING_CASEWORKER_NAME],
    .caseworker_position = texts[GADIBA_FOUNDING_CASEWORKER_POSITION],
    .caseworker_contact = texts[GADIBA_FOUNDING_CASEWORKER_CONTACT],
  };
  return gadiba_office_found (path, &founding, &moment, error);
}

/* The office refuses what the field refuses, with the same sentence, and nothing is made. */
static void
test_wrong (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  static const struct
  {
    GadibaFoundingField field;
    const char *text, *words;
  } rows[] = {
    { GADIBA_FOUNDING_NAME, NULL, "the name of the office" },
    { GADIBA_FOUNDING_NAME, " \t ", "the name of the office" },
    { GADIBA_FOUNDING_NAME, "Sociālais\ndienests", "one line" },
    { GADIBA_FOUNDING_REGISTRATION_NUMBER, "", "registration number" },
    { GADIBA_FOUNDING_REGISTRATION_NUMBER, "123", "eleven digits" },
    { GADIBA_FOUNDING_REGISTRATION_NUMBER, "9000000001A", "eleven digits" },
    { GADIBA_FOUNDING_ADDRESS, "", "its address" },
    { GADIBA_FOUNDING_CONTACT, "tālrunis\033[2J", "one line" },
    { GADIBA_FOUNDING_PLACE, "", "locative" },
    { GADIBA_FOUNDING_MUNICIPALITY, "", "the municipality" },
    { GADIBA_FOUNDING_CONTEST_AUTHORITY, "", "dative" },
    { GADIBA_FOUNDING_CONTEST_ADDRESS, "a\tb\n", "one line" },
    { GADIBA_FOUNDING_SIGNATORY_NAME, "", "the name of whoever signs" },
    { GADIBA_FOUNDING_SIGNATORY_POSITION, "", "the position of whoever signs" },
    { GADIBA_FOUNDING_LOGIN, "", "the account" },
    { GADIBA_FOUNDING_CASEWORKER_NAME, "", "first caseworker" },
    { GADIBA_FOUNDING_CASEWORKER_POSITION, "", "position of the first caseworker" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) of_field = NULL;
      g_autoptr (GError) of_office = NULL;

      g_test_message ("row %zu", i);
      g_assert_false (gadiba_founding_check (rows[i].field, rows[i].text, &of_field));
      g_assert_nonnull (strstr (of_field->message, rows[i].words));
      g_assert_false (found (path, rows[i].field, rows[i].text, &of_office));
      g_assert_cmpstr (of_field->message, ==, of_office->message);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  remove_folder (folder);
}

static void
test_right (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < GADIBA_FOUNDING_N_FIELDS; i++)
    {
      g_assert_true (gadiba_founding_check (i, given[i], &error));
      g_assert_true (gadiba_founding_check (i, NULL, NULL) == gadiba_founding_is_optional (i));
    }
  /* Its check digit does not fit; it is to be doubted, not refused. */
  g_assert_true (gadiba_founding_check (GADIBA_FOUNDING_REGISTRATION_NUMBER, "90000000015", NULL));
  g_assert_true (found (path, GADIBA_FOUNDING_CONTACT, NULL, &error));
  g_assert_no_error (error);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/founding/wrong", test_wrong);
  g_test_add_func ("/founding/right", test_right);
  return g_test_run ();
}
