/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-alike.h"
#include "gadiba-search.h"

/* Who is in the records, each in an application of his or her own; ids are those of the table
 * below. */
static const struct
{
  const char *given, *family, *born, *code;
} known[] = {
  { "Anna", "Bērziņa", "1980-03-15", "150380-10004" },
  { "Šarlote Marija", "Žagata", "1990-12-01", NULL },
  { "Andrejs", "Jansons", "1971-05-05", NULL },
  { "Otto", "Vulfs", NULL, NULL },
  { "Anna", "Bērziņa", "1981-03-15", NULL },
  { "Jurijs", "Ivanovs", "1960-02-11", NULL },
};

typedef struct
{
  const char *given, *family, *born, *code;
  const char *expected; /* who is found and why: c code, n name, a alike */
} Row;

static const Row rows[] = {
  /* By code. */
  { "Ilze", "Liepa", "2000-01-01", "150380-10004", "1c" },
  { "Ilze", "Liepa", "2000-01-01", "150380-10005", "" },
  { NULL, NULL, NULL, "150380-10004", "1c" },
  { NULL, NULL, NULL, " 150380 10004 ", "1c" },
  { NULL, NULL, NULL, "150380-100", "" },
  /* By name and birth date. */
  { "Anna", "Bērziņa", "1980-03-15", NULL, "1n" },
  { "ANNA", "berzina", "1980-03-15", "150380-10004", "1c" },
  { "Anna", "Bērziņa", "1981-03-15", "150380-10004", "1c 5n" },
  { "Anna", "Bērziņa", "1982-03-15", NULL, "" },
  { "Anna", "Bērziņa", NULL, NULL, "1a 5a" },
  /* Names changed over, and written in other letters. */
  { "Bērziņa", "Anna", "1980-03-15", NULL, "1a" },
  { "Bērziņa", "Anna", NULL, NULL, "1a 5a" },
  { "Sharlote Mariya", "Zhagata", "1990-12-01", NULL, "2a" },
  { "Sharlote Marija", "Žagata", NULL, NULL, "2a" },
  { "Sharlote Mariya", "Žagata", NULL, NULL, "" },
  { "Sarlote-Marija", "Zagata", "1990-12-01", NULL, "2a" },
  { "Andreys", "Yanssons", "1971-05-05", NULL, "3a" },
  { "Andrejs", "Janssons", "1971-05-06", NULL, "" },
  { "Andrejs", "Janssons", NULL, NULL, "3a" },
  { "Yuriy", "Ivanov", "1960-02-11", NULL, "" },
  { "Yuriys", "Ivanovs", "1960-02-11", NULL, "6a" },
  /* Of somebody whose birth date is not in the records. */
  { "Oto", "Vulfs", "1950-01-01", NULL, "4a" },
  { "Otto", "Vulffs", "1950-01-01", NULL, "4a" },
  { "Vulfs", "Otto", NULL, NULL, "4a" },
  { "Oto", "Vulffs", "1950-01-01", NULL, "" },
  /* Day and month changed over. */
  { "Šarlote Marija", "Žagata", "1990-01-12", NULL, "2a" },
  { "Anna", "Bērziņa", "1980-15-03", NULL, "1a 5a" }, /* no date: as if not typed */
  { "Andrejs", "Jansons", "1971-05-05", NULL, "3n" },
  { "Ivanovs", "Jurijs", "1960-11-02", NULL, "6a" },
  /* Too little is typed. */
  { "Anna", NULL, "1980-03-15", NULL, "" },
  { NULL, NULL, "1980-03-15", NULL, "" },
  { "", " ", "1980-03-15", NULL, "" },
};

static void
import_known (GadibaDb *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *born =
          known[i].born != NULL ? g_strdup_printf (" born=\"%s\"", known[i].born) : g_strdup ("");
      g_autofree char *code =
          known[i].code != NULL ? g_strdup_printf (" code=\"%s\"", known[i].code) : g_strdup ("");
      g_autofree char *text = g_strdup_printf (
          "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\"/><household>"
          "<person id=\"p1\" applicant=\"yes\" relation=\"self\" given=\"%s\" family=\"%s\"%s%s/>"
          "</household><dwelling street=\"Ezera iela %u\"/></case>",
          known[i].given, known[i].family, born, code, i + 1);
      g_autoptr (GadibaCase) from = parse_case (text);
      GadibaAction *action = begin_action (db, 1, "import");
      g_autoptr (GadibaApplication) application =
          gadiba_application_import (action, from, NULL, "IES", NULL, &error);
      g_assert_no_error (error);
      commit_action (action);
    }
}

static char *
find (GadibaDb *db, const Row *row)
{
  g_autoptr (GError) error = NULL;
  GadibaCasePerson typed = { .given = row->given, .family = row->family, .code = row->code };
  if (row->born != NULL)
    gadiba_date_parse (row->born, &typed.born, NULL);
  g_autoptr (GPtrArray) persons = gadiba_person_find_alike (db, &typed, &error);
  g_assert_no_error (error);
  GString *found = g_string_new (NULL);
  for (guint i = 0; i < persons->len; i++)
    {
      const GadibaAlikePerson *person = persons->pdata[i];
      g_autofree char *address = g_strdup_printf ("Ezera iela %d", (int) person->person);
      g_string_append_printf (found, "%s%d%c", i > 0 ? " " : "", (int) person->person,
                              "cna"[person->why]);
      g_assert_cmpstr (person->given, ==, known[person->person - 1].given);
      g_assert_cmpstr (person->family, ==, known[person->person - 1].family);
      g_assert_cmpstr (person->code, ==, known[person->person - 1].code);
      g_assert_cmpstr (person->address, ==, address);
      g_assert_true ((person->born == GADIBA_DATE_NONE)
                     == (known[person->person - 1].born == NULL));
    }
  return g_string_free (found, FALSE);
}

static void
test_rules (void)
{
  char *folder = make_folder ();
  g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_CREATE);
  make_office (db);
  import_known (db);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = find (db, &rows[i]);
      g_test_message ("%s %s %s", rows[i].given, rows[i].family, rows[i].born);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (folder);
}

/* Of a name that many have not all are told. */
static void
test_many (void)
{
  char *folder = make_folder ();
  g_autoptr (GadibaDb) db = open_db (folder, GADIBA_DB_CREATE);
  g_autoptr (GError) error = NULL;
  make_office (db);
  import_known (db);
  GadibaAction *action = begin_action (db, 1, "edit");
  execute (db, "UPDATE person_code SET code = '150380-10012' WHERE person = 1");
  for (int i = 0; i < 30; i++)
    {
      execute (db, "INSERT INTO person (uid) VALUES (randomblob (16))");
      execute (db, "INSERT INTO person_name (person, given, family, from_day)"
                   " SELECT max (id), 'Anna', 'Bērziņa', '2026-01-01' FROM person");
    }
  commit_action (action);
  g_assert_true (gadiba_search_rebuild (db, &error));
  const GadibaCasePerson typed = { .given = "Anna",
                                   .family = "Bērziņa",
                                   .born = gadiba_date_new (1981, 3, 15) };
  g_autoptr (GPtrArray) persons = gadiba_person_find_alike (db, &typed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (persons->len, ==, GADIBA_ALIKE_MAX);
  const GadibaAlikePerson *first = persons->pdata[0];
  g_assert_cmpint (first->person, ==, 5);
  g_assert_cmpint (first->why, ==, GADIBA_ALIKE_NAME);
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alike/rules", test_rules);
  g_test_add_func ("/alike/many", test_many);
  return g_test_run ();
}
