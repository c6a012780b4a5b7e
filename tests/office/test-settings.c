/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-office-bills.h"
#include "gadiba-office-decide.h"
#include "gadiba-office-edit.h"
#include "gadiba-office-look.h"
#include "gadiba-office-prepare.h"
#include "gadiba-office-settings.h"
#include "office-test.h"

/* What an office sets for itself, from the caseworker's side. */

static GadibaOfficeSettings *
read_settings (TestOffice *test)
{
  g_autoptr (GError) error = NULL;
  GadibaOfficeSettings *settings = gadiba_office_read_settings (test->office, &error);

  g_assert_no_error (error);
  return settings;
}

static gint64
count_entries (TestOffice *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaVerified) verified = gadiba_office_verify (test->path, &error);

  g_assert_no_error (error);
  return verified->n_entries;
}

/* @words: that the sentence must have; NULL: it is done */
static void
expect (gboolean done, GError *error, const char *words)
{
  g_test_message ("%s", error != NULL ? error->message : "done");
  if (words == NULL)
    g_assert_no_error (error);
  else
    g_assert_true (error != NULL && strstr (error->message, words) != NULL);
  g_assert_true (done == (words == NULL));
  g_clear_error (&error);
}

static void
test_texts (void)
{
  static const struct
  {
    GadibaFoundingField field;
    const char *before, *after, *words, *stored;
  } rows[] = {
    { GADIBA_FOUNDING_PLACE, "Liepkalnos", " Ozolkalnos ", NULL, "Ozolkalnos" },
    { GADIBA_FOUNDING_CONTEST_ADDRESS, NULL, "Skolas iela 4", NULL, "Skolas iela 4" },
    { GADIBA_FOUNDING_CONTEST_ADDRESS, "Skolas iela 4", "", NULL, NULL },
    { GADIBA_FOUNDING_REGISTRATION_NUMBER, "90000000014", "LV 9000 0000 014", NULL, "90000000014" },
    { GADIBA_FOUNDING_REGISTRATION_NUMBER, "90000000014", "9000", "digits", "90000000014" },
    { GADIBA_FOUNDING_NAME, "Liepkalnu novada Sociālais dienests", " ", "needs",
      "Liepkalnu novada Sociālais dienests" },
    { GADIBA_FOUNDING_NAME, "Liepkalnu novada Sociālais dienests", "a\nb", "one line",
      "Liepkalnu novada Sociālais dienests" },
    /* Somebody else was there first. */
    { GADIBA_FOUNDING_PLACE, "Liepkalnos", "Bērzkalnos", "“Ozolkalnos”", "Ozolkalnos" },
    { GADIBA_FOUNDING_PLACE, "Liepkalnos", "Ozolkalnos", NULL, "Ozolkalnos" },
  };
  g_auto (TestOffice) test = make_test_office (NULL);
  const GadibaMoment moment = get_office_moment ();
  gint64 before = count_entries (&test);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GError *error = NULL;
      gboolean done = gadiba_office_set_text (test.office, rows[i].field, rows[i].before,
                                              rows[i].after, &moment, &error);
      expect (done, error, rows[i].words);
      g_autoptr (GadibaOfficeSettings) settings = read_settings (&test);
      g_assert_cmpstr (settings->texts[rows[i].field], ==, rows[i].stored);
      g_assert_cmpstr (settings->texts[GADIBA_FOUNDING_MUNICIPALITY], ==,
                       "Liepkalnu novada pašvaldība");
    }
  g_assert_cmpint (count_entries (&test), ==, before + 3); /* each change once */
}

static void
test_codes (void)
{
  static const struct
  {
    GadibaNumberKind kind;
    const char *before, *after, *words;
  } rows[] = {
    { GADIBA_NUMBER_APPLICATION, "IES", "SD-IES", NULL },
    { GADIBA_NUMBER_APPLICATION, "IES", "X", "“SD-IES”" },
    { GADIBA_NUMBER_APPLICATION, "SD-IES", "sp", "numbers of decisions" },
    { GADIBA_NUMBER_DECISION, "SP", "IES", "numbers of applications" },
    { GADIBA_NUMBER_DECISION, "SP", "", "begins with a letter" },
    { GADIBA_NUMBER_DECISION, "SP", "S/P", "begins with a letter" },
    { GADIBA_NUMBER_DECISION, "SP", "2026", "begins with a letter" },
    { GADIBA_NUMBER_DECISION, "SP", "ABCDEFGHIJKLM", "begins with a letter" },
    { GADIBA_NUMBER_DECISION, "SP", "v", "numbers of letters" },
    { GADIBA_NUMBER_DECISION, "SP", "LEM", NULL },
    { GADIBA_NUMBER_LETTER, "V", "lem", "numbers of decisions" },
    { GADIBA_NUMBER_LETTER, "V", "ies", "numbers of applications" },
    { GADIBA_NUMBER_LETTER, "V", "SAR", NULL },
  };
  g_auto (TestOffice) test = make_test_office (NULL);
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) failed = NULL;
  /* A number that is given keeps its code, and nobody else gets it. */
  g_autofree char *first = register_test_case (&test, "cases", "derived-none.xml");
  g_assert_true (g_str_has_prefix (first, "IES/"));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GError *error = NULL;
      gboolean done = gadiba_office_set_code (test.office, rows[i].kind, rows[i].before,
                                              rows[i].after, &moment, &error);
      expect (done, error, rows[i].words);
    }
  g_autofree char *second = register_test_case (&test, "cases", "derived-housing-with-gmi.xml");
  g_assert_true (g_str_has_prefix (second, "SD-IES/") && g_str_has_suffix (second, "/1"));
  g_autoptr (GadibaCaseFile) kept = gadiba_office_read_case (test.office, first, &failed);
  g_assert_no_error (failed);
  g_assert_cmpstr (kept->number, ==, first);
  count_entries (&test);
}

typedef struct
{
  gint64 id, version;
  gboolean works;
  const char *login, *name, *position, *parishes;
  GadibaDate from, to;
} Line;

static gboolean
save_line (TestOffice *test, const Line *line, GError **error)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaOfficeStaff staff = {
    .id = line->id,
    .version = line->version,
    .works = line->works,
    .name = (char *) line->name,
    .position = (char *) line->position,
    .login = (char *) line->login,
    .parishes = (char *) line->parishes,
    .from = line->from,
    .to = line->to,
  };

  return gadiba_office_save_staff (test->office, &staff, &moment, error);
}

/* One entry of the journal for each that is done, none for the others. */
static void
save_lines (TestOffice *test, const Line *lines, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      GError *error = NULL;
      gint64 before = count_entries (test);
      gboolean done = save_line (test, &lines[i], &error);
      expect (done, error, words[i]);
      g_assert_cmpint (count_entries (test), ==, before + (done ? 1 : 0));
    }
}

static void
test_new_staff (void)
{
  const GadibaDate today = get_office_moment ().today;
  g_auto (TestOffice) test = make_test_office (NULL);
  const char *parishes = "Ozolu pagasts,  Bērzu pagasts, , Ozolu pagasts";
  const Line lines[] = {
    { 0, 0, FALSE, NULL, "Juris Krūmiņš", "vietnieks", NULL, today, 0 },
    { 0, 0, FALSE, NULL, "", "vietnieks", NULL, today, 0 },
    { 0, 0, FALSE, NULL, "Juris Krūmiņš", NULL, NULL, today, 0 },
    { 0, 0, FALSE, NULL, "Juris Krūmiņš", "vietnieks", NULL, 0, 0 },
    { 0, 0, FALSE, NULL, "Juris Krūmiņš", "vietnieks", NULL, today, today - 1 },
    { 0, 0, TRUE, "maija", "Maija Celma", "organizatore", parishes, today, 0 },
    { 0, 0, TRUE, "maija", "Maija Zīle", "organizatore", NULL, today + 30, 0 },
    { 0, 0, TRUE, "maija", "Maija Zīle", "organizatore", NULL, today - 30, today - 1 },
    { 0, 0, TRUE, NULL, "Maija Zīle", "organizatore", NULL, today, 0 },
  };
  static const char *const words[G_N_ELEMENTS (lines)] = {
    NULL, "who", "position", NULL, "before the first", NULL, "“maija” is listed", NULL, "account",
  };

  save_lines (&test, lines, words, G_N_ELEMENTS (lines));
  g_autoptr (GadibaOfficeSettings) after = read_settings (&test);
  g_assert_cmpuint (after->signatories->len, ==, 3);
  g_assert_cmpuint (after->caseworkers->len, ==, 3);
  const GadibaOfficeStaff *maija = g_ptr_array_index (after->caseworkers, 1);
  g_assert_cmpstr (maija->parishes, ==, "Bērzu pagasts, Ozolu pagasts");
}

static void
test_changed_staff (void)
{
  const GadibaDate today = get_office_moment ().today;
  g_auto (TestOffice) test = make_test_office (NULL);
  g_autoptr (GadibaOfficeSettings) settings = read_settings (&test);
  const GadibaOfficeStaff *self = g_ptr_array_index (settings->caseworkers, 0);
  const GadibaOfficeStaff *ilze = g_ptr_array_index (settings->signatories, 0);
  const Line lines[] = {
    { ilze->id, ilze->version, FALSE, NULL, "Ilze Ozoliņa", "vadītāja", NULL, ilze->from, today },
    { ilze->id, ilze->version, FALSE, NULL, "Ilze Ozola", "vadītāja", NULL, ilze->from, 0 },
    { self->id, self->version, TRUE, "anna", "Līga Kalniņa", "x", NULL, self->from, today - 1 },
    { self->id, self->version, TRUE, "anna", "Līga Kalniņa", "x", "Liepu pagasts", self->from,
      today + 1 },
  };
  static const char *const words[G_N_ELEMENTS (lines)] = { NULL, "Somebody else changed",
                                                           "shut yourself out", NULL };

  save_lines (&test, lines, words, G_N_ELEMENTS (lines));
  g_autoptr (GadibaOfficeSettings) after = read_settings (&test);
  const GadibaOfficeStaff *line = g_ptr_array_index (after->caseworkers, 0);
  g_assert_cmpstr (line->parishes, ==, "Liepu pagasts");
  g_assert_cmpint (line->to, ==, today + 1);
  g_assert_cmpint (line->version, ==, self->version + 1);
  const GadibaOfficeStaff *signer = g_ptr_array_index (after->signatories, 0);
  g_assert_cmpstr (signer->name, ==, "Ilze Ozoliņa");
}

/* The deadline of a decision goes by the office's own days. */
static GadibaDate
find_deadline (TestOffice *test, const char *number, GadibaDate day)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaDecideRequest request = { .application = number, .day = day };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaPrepared) prepared =
      gadiba_office_prepare (test->office, &request, &moment, &error);

  g_assert_no_error (error);
  return prepared->deadline;
}

static void
test_days (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) test = make_test_office (NULL);
  g_autofree char *number = register_test_case (&test, "cases", "derived-none.xml");
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaCaseFile) file = gadiba_office_read_case (test.office, number, &failed);
  g_assert_no_error (failed);
  GadibaDate usual = find_deadline (&test, number, file->received);
  const struct
  {
    GadibaOwnDay day;
    const char *words;
  } rows[] = {
    { { usual, FALSE, (char *) "Novada svētki" }, NULL },
    { { usual, FALSE, (char *) "Novada svētki" }, "already" },
    { { usual, TRUE, (char *) "x" }, "working day anyway" },
    { { gadiba_date_new (2026, 6, 24), FALSE, (char *) "x" }, "day off anyway" },
    { { gadiba_date_new (2026, 6, 24), TRUE, (char *) "" }, "Name the holiday" },
    { { GADIBA_DATE_NONE, TRUE, (char *) "x" }, "day is missing" },
    /* A day that was moved for all, but not here. */
    { { gadiba_date_new (2026, 6, 22), TRUE, (char *) "Pie mums nepārceļ" }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GError *error = NULL;
      gboolean done = gadiba_office_add_day (test.office, &rows[i].day, &moment, &error);
      expect (done, error, rows[i].words);
    }
  g_assert_cmpint (find_deadline (&test, number, file->received), >, usual);
  g_autoptr (GadibaOfficeSettings) settings = read_settings (&test);
  g_assert_cmpuint (settings->days->len, ==, 2);

  for (int i = 0; i < 2; i++)
    {
      GError *error = NULL;
      gboolean done = gadiba_office_remove_day (test.office, usual, &moment, &error);
      expect (done, error, i == 0 ? NULL : "Somebody else");
    }
  g_assert_cmpint (find_deadline (&test, number, file->received), ==, usual);
  count_entries (&test);
}

/* By when bills are brought: as it is typed, one after the other. */
static void
test_bills_day (void)
{
  static const struct
  {
    const char *before, *after, *words, *stored;
  } rows[] = {
    { NULL, " 15 ", NULL, "15" },       { "15", "15+", NULL, "15+" },
    { "15", "20", "Somebody", "15+" },  { "15+", "32", "1 to 31", "15+" },
    { "15+", "0", "1 to 31", "15+" },   { "15+", "+", "1 to 31", "15+" },
    { "15+", "1 5", "1 to 31", "15+" }, { "15+", "", NULL, NULL },
  };
  g_auto (TestOffice) test = make_test_office (NULL);
  const GadibaMoment moment = get_office_moment ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GError *error = NULL;
      gboolean done =
          gadiba_office_set_bills_day (test.office, rows[i].before, rows[i].after, &moment, &error);
      expect (done, error, rows[i].words);
      g_autoptr (GadibaOfficeSettings) settings = read_settings (&test);
      g_assert_cmpstr (settings->bills_day, ==, rows[i].stored);
    }
  /* The same once more stores nothing. */
  gint64 before = count_entries (&test);
  expect (gadiba_office_set_bills_day (test.office, NULL, "", &moment, NULL), NULL, NULL);
  g_assert_cmpint (count_entries (&test), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/settings/texts", test_texts);
  g_test_add_func ("/office/settings/codes", test_codes);
  g_test_add_func ("/office/settings/new-staff", test_new_staff);
  g_test_add_func ("/office/settings/changed-staff", test_changed_staff);
  g_test_add_func ("/office/settings/days", test_days);
  g_test_add_func ("/office/settings/bills-day", test_bills_day);
  return g_test_run ();
}
