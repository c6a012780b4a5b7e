/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "gadiba-db.h"
#include "gadiba-office-card.h"
#include "gadiba-office-look.h"
#include "gadiba-office-takeover.h"
#include "office-test.h"

/* Clients of a spreadsheet on their way into the records. All people are invented. */

#define HEADINGS                                                                                   \
  "Uzvārds;Vārds;Personas kods;Dzimšanas datums;Deklarētā adrese;Tālrunis;E-pasts;Pagasts;"  \
  "Darbinieks;Konts;Pazīmes;Piezīmes;Sarakste\n"
#define FIRST                                                                                      \
  "Bērziņa;Anna;319903-10001;03.02.1980.;Ezera iela 5-12, Liepkalni, Liepkalnu novads, LV-0000;" \
  "20000001;anna@liepkalni.example;Ezeru pagasts;līga kalniņa;;suns, kāpnes;\"Teica: "          \
  "\"\"jā\"\"\";x\n"
#define SECOND "Ozols;Jānis;;12.07.1975;;;;;anna;;;;\n"

static GadibaTakeoverFile *
make_file (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GadibaTakeoverFile *file = gadiba_takeover_file_new (bytes, &error);

  g_assert_no_error (error);
  return file;
}

/* Takes @text over, or looks it through only. */
static GadibaTakeover *
run (const TestOffice *office, const char *text, gboolean store, GadibaTakeoverRequest request,
     GError **error)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GadibaTakeoverFile) file = make_file (text);

  request.file = file;
  return store ? gadiba_office_take_over (office->office, &request, &moment, error)
               : gadiba_office_look_through (office->office, &request, &moment, error);
}

static void
assert_counts (const GadibaTakeover *all, guint fresh, guint same, guint differs, guint wrong)
{
  g_assert_cmpuint (all->counts[GADIBA_TAKEOVER_NEW], ==, fresh);
  g_assert_cmpuint (all->counts[GADIBA_TAKEOVER_SAME], ==, same);
  g_assert_cmpuint (all->counts[GADIBA_TAKEOVER_DIFFERS], ==, differs);
  g_assert_cmpuint (all->counts[GADIBA_TAKEOVER_WRONG], ==, wrong);
}

static gint64
query (const TestOffice *office, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (office->path, GADIBA_DB_OPEN, 0, &error);
  gint64 value = 0;

  g_assert_no_error (error);
  gadiba_db_query_int (db, sql, NULL, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_guess (void)
{
  g_autoptr (GadibaTakeoverFile) file = make_file (HEADINGS FIRST);

  g_assert_cmpint (file->fields[0], ==, GADIBA_TAKEOVER_FAMILY);
  g_assert_cmpint (file->fields[1], ==, GADIBA_TAKEOVER_GIVEN);
  g_assert_cmpint (file->fields[2], ==, GADIBA_TAKEOVER_CODE);
  g_assert_cmpint (file->fields[3], ==, GADIBA_TAKEOVER_BORN);
  g_assert_cmpint (file->fields[4], ==, GADIBA_TAKEOVER_DECLARED);
  g_assert_cmpint (file->fields[8], ==, GADIBA_TAKEOVER_CASEWORKER);
  g_assert_cmpint (file->fields[12], ==, GADIBA_TAKEOVER_NONE);
  g_assert_cmpstr (g_ptr_array_index (file->samples, 1), ==, "Anna");
  g_assert_cmpint (gadiba_takeover_field_guess ("E-MAIL"), ==, GADIBA_TAKEOVER_EMAIL);
  g_assert_cmpint (gadiba_takeover_field_guess ("Uzvārds, vārds"), ==,
                   GADIBA_TAKEOVER_FAMILY_GIVEN);
  g_assert_cmpint (gadiba_takeover_field_find ("iban"), ==, GADIBA_TAKEOVER_IBAN);
  g_assert_cmpint (gadiba_takeover_field_find ("x"), ==, GADIBA_TAKEOVER_N_FIELDS);
}

static void
test_columns (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaTakeoverFile) file = make_file ("Uzvārds;Kods\nOzols;x\n");

  g_assert_false (gadiba_takeover_file_check (file, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  g_clear_error (&error);
  file->fields[1] = GADIBA_TAKEOVER_FAMILY;
  g_assert_false (gadiba_takeover_file_check (file, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
}

/* New clients with all that is said of them, in one entry; the same file again is the same. */
static void
test_new (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GError) error = NULL;
  gint64 entries = query (&office, "SELECT count(*) FROM journal");
  g_autoptr (GadibaTakeover) seen =
      run (&office, HEADINGS FIRST SECOND, FALSE, (GadibaTakeoverRequest){ 0 }, &error);
  g_assert_no_error (error);
  assert_counts (seen, 2, 0, 0, 0);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM journal"), ==, entries);
  g_autoptr (GadibaTakeover) done = run (&office, HEADINGS FIRST SECOND, TRUE,
                                         (GadibaTakeoverRequest){ .looked_through = seen }, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM journal"), ==, entries + 1);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM client c JOIN caseworker w ON"
                                   " w.id = c.caseworker"),
                   ==, 2);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM client_flag"), ==, 2);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM client_note WHERE text = 'Teica: \"jā\"'"),
                   ==, 1);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM address WHERE kind = 'declared' AND street"
                                   " = 'Ezera iela 5-12' AND place = 'Liepkalni' AND region ="
                                   " 'Liepkalnu novads' AND postcode = 'LV-0000'"),
                   ==, 1);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM person WHERE born = '1975-07-12'"), ==, 1);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM search_order"), ==, 2);
  g_autoptr (GadibaTakeover) again =
      run (&office, HEADINGS FIRST SECOND, TRUE, (GadibaTakeoverRequest){ 0 }, &error);
  g_assert_no_error (error);
  assert_counts (again, 0, 2, 0, 0);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM journal"), ==, entries + 1);
}

static void
test_differs (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GError) error = NULL;
  static const char other[] = "Uzvārds,Vārds,Personas kods,Tālrunis,Deklarētā adrese\n"
                              "Kalna,Anna,319903-10001,20000009,\"Meža iela 1, Liepkalni\"\n";
  g_autoptr (GadibaTakeover) first =
      run (&office, HEADINGS FIRST, TRUE, (GadibaTakeoverRequest){ 0 }, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaTakeover) kept =
      run (&office, other, TRUE, (GadibaTakeoverRequest){ 0 }, &error);
  g_assert_no_error (error);
  assert_counts (kept, 0, 0, 1, 0);
  GadibaTakeoverRow *row = g_ptr_array_index (kept->rows, 0);
  g_assert_cmpuint (row->differences->len, ==, 3);
  g_autofree char *told = gadiba_takeover_row_tell (row);
  g_assert_nonnull (strstr (told, "here “20000001”, in the file “20000009”"));
  g_assert_cmpint (query (&office, "SELECT count(*) FROM client WHERE phone = '20000001'"), ==, 1);
  row->take = TRUE; /* as a caseworker chooses */
  g_autoptr (GadibaTakeover) taken =
      run (&office, other, TRUE, (GadibaTakeoverRequest){ .looked_through = kept }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->n_taken, ==, 1);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM client WHERE phone = '20000009'"), ==, 1);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM person_name WHERE family = 'Kalna'"), ==,
                   1);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM person"), ==, 1);
}

/* One line of each kind that cannot be; nothing is stored until they may stay behind. */
static void
test_wrong (void)
{
  static const struct
  {
    const char *line, *sentence;
  } wrong[] = {
    { ";Anna;319903-10002;;;;;;;;;;\n", "*nobody is named*" },
    { "Kalna;Anna;3199;;;;;;;;;;\n", "Personal code: *" },
    { "Kalna;Anna;;31.02.1980;;;;;;;;;\n", "Date of birth: *" },
    { "Kalna;Anna;;01.01.2099;;;;;;;;;\n", "Date of birth: *" },
    { "Bērziņa;Anna;319903-10001;;;;;;;;;;\n", "Line 2 has this personal code*" },
    { "Ozols;Jānis;;12.07.1975;;;;;;;;;\n", "Line 3 has this name and birth date*" },
    { "Kalna;Anna;319903-10003;;;;;;;LV00X;;;\n", "Bank account: *" },
    { "Kalna;Anna;319903-10003;;;;nav;;;;;;\n", "E-mail: *" },
    { "Kalna;Anna;319903-10003;;;;;;nezināms;;;;\n", "Caseworker: *" },
    { "Kalna;Anna;319903-10003;;;;;;;;;;;;x\n", "*more cells*" },
  };
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GString) text = g_string_new (HEADINGS FIRST SECOND);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_string_append (text, wrong[i].line);
  g_autoptr (GadibaTakeover) refused =
      run (&office, text->str, TRUE, (GadibaTakeoverRequest){ 0 }, &error);
  g_assert_null (refused);
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION);
  g_clear_error (&error);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM person"), ==, 0);
  g_autoptr (GadibaTakeover) done =
      run (&office, text->str, TRUE, (GadibaTakeoverRequest){ .leave_errors = TRUE }, &error);
  g_assert_no_error (error);
  assert_counts (done, 2, 0, 0, G_N_ELEMENTS (wrong));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const GadibaTakeoverRow *row = g_ptr_array_index (done->rows, i + 2);
      g_assert_cmpuint (row->line, ==, i + 4);
      g_assert_cmpint (row->kind, ==, GADIBA_TAKEOVER_WRONG);
      g_test_message ("%s", row->sentence);
      g_assert_true (g_pattern_match_simple (wrong[i].sentence, row->sentence));
    }
  g_autoptr (GadibaTakeoverFile) file = make_file (text->str);
  g_autoptr (GBytes) errors = gadiba_takeover_write_errors (done, file);
  g_autoptr (GadibaTakeoverFile) behind = gadiba_takeover_file_new (errors, &error);
  g_assert_no_error (error);
  g_assert_cmpint (behind->fields[2], ==, GADIBA_TAKEOVER_CODE);
}

/* Whoever corrects the table sees at once whose line it is, and all that is wrong in it. */
static void
test_faults (void)
{
  static const struct
  {
    const char *line, *name, *sentence;
  } rows[] = {
    { "Kļava;;3199;31.02.1980;;;nav;;;;;;\n", "Kļava",
      "*nobody is named*. Personal code: *. E-mail: *. Date of birth: *" },
    { ";;;;;;;;nezināms;;;;\n", NULL, "*nobody is named*. *nobody is named*. Caseworker: *" },
  };
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (HEADINGS, rows[i].line, NULL);
      g_autoptr (GadibaTakeover) seen =
          run (&office, text, FALSE, (GadibaTakeoverRequest){ 0 }, &error);
      g_assert_no_error (error);
      const GadibaTakeoverRow *row = g_ptr_array_index (seen->rows, 0);
      g_test_message ("%s", row->sentence);
      g_assert_cmpstr (row->name, ==, rows[i].name);
      g_assert_true (g_pattern_match_simple (rows[i].sentence, row->sentence));
    }
}

/* By the rule of duplicates. */
static void
test_alike (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaTakeover) first =
      run (&office, HEADINGS FIRST SECOND, TRUE, (GadibaTakeoverRequest){ 0 }, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaTakeover) seen = run (&office,
                                         "Vārds, uzvārds\tDzimis\tKods\n"
                                         "Janis Ozols\t07.12.1975\t\n"
                                         "Jānis Ozols\t12.07.1975\t319903-10009\n"
                                         "Jānis Ozols\t12.07.1976\t\n",
                                         FALSE, (GadibaTakeoverRequest){ 0 }, &error);
  g_assert_no_error (error);
  assert_counts (seen, 1, 0, 0, 2);
}

static void
test_cancel (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GError) error = NULL;
  GadibaTakeoverProgress progress = { .cancelled = 1 };
  g_autoptr (GadibaTakeover) none =
      run (&office, HEADINGS FIRST, TRUE, (GadibaTakeoverRequest){ .progress = &progress }, &error);

  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM person"), ==, 0);
}

/* Many lines in one action, and what they stored holds together. */
static void
test_many (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GString) text = g_string_new ("Uzvārds;Vārds;Personas kods;Tālrunis\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Kalns;Vārds%u;3199%02u-%05u;2%07u\n", i, i % 100, i, i);
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GadibaTakeover) done =
      run (&office, text->str, TRUE, (GadibaTakeoverRequest){ 0 }, &error);
  g_assert_no_error (error);
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - began) / 1000));
  assert_counts (done, 3000, 0, 0, 0);
  g_assert_cmpint (query (&office, "SELECT count(*) FROM search_order"), ==, 3000);
  g_autoptr (GadibaVerified) verified = gadiba_office_verify (office.path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (verified);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/takeover/guess", test_guess);
  g_test_add_func ("/takeover/columns", test_columns);
  g_test_add_func ("/takeover/new", test_new);
  g_test_add_func ("/takeover/differs", test_differs);
  g_test_add_func ("/takeover/wrong", test_wrong);
  g_test_add_func ("/takeover/faults", test_faults);
  g_test_add_func ("/takeover/alike", test_alike);
  g_test_add_func ("/takeover/cancel", test_cancel);
  g_test_add_func ("/takeover/many", test_many);
  return g_test_run ();
}
