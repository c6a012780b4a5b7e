/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../case/case-edit.h"
#include "decision-test.h"
#include "gadiba-application-update.h"
#include "gadiba-search.h"

/* Values of an application's case become rows, and no more rows than differ. */

typedef struct
{
  char *folder;
  GadibaDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assert_verified (self->db);
  assert_search_kept (self->db);
  gadiba_db_close (self->db);
  remove_folder (self->folder);
}

static gint64
import_case (GadibaDb *db, const GadibaCase *from)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin_action (db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
  return application->id;
}

static GadibaCase *
read_application (GadibaDb *db, gint64 application)
{
  g_autoptr (GError) error = NULL;
  GadibaCase *from = gadiba_application_read (db, application, &error);
  g_assert_no_error (error);
  return from;
}

/* Returns: (transfer full): the places in which the cases differ */
static GArray *
list_places (const GadibaCase *before, const GadibaCase *after)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (GadibaCasePlace));
  g_autoptr (GPtrArray) changes = gadiba_case_list_changes (before, after);
  for (guint i = 0; i < changes->len; i++)
    g_array_append_val (places, ((const GadibaCaseChange *) changes->pdata[i])->place);
  return places;
}

static gboolean
update (GadibaDb *db, gint64 application, const GadibaCase *after, GError **error)
{
  g_autoptr (GadibaCase) before = read_application (db, application);
  g_autoptr (GArray) places = list_places (before, after);
  g_autoptr (GadibaAction) action = begin_action (db, 1, "edit");
  gadiba_action_set_subject (action, "application", application);
  return gadiba_application_update (action, application, after,
                                    (const GadibaCasePlace *) places->data, places->len, error)
         && gadiba_action_commit (action, error);
}

static gint64
count_images (GadibaDb *db)
{
  return query (db, "SELECT count (*) FROM journal_row /*scan*/");
}

/* Sets one value. Returns: how many images of rows the journal got for it */
static gint64
set_stored (GadibaDb *db, gint64 application, const GadibaCasePlace *place, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) after = read_application (db, application);
  gint64 n = count_images (db);
  gadiba_case_set_value (after, place, value, &error);
  g_assert_no_error (error);
  update (db, application, after, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaCase) back = read_application (db, application);
  assert_same_lines (back, after);
  return count_images (db) - n;
}

/* --- one value, one row --- */

#define FAMILY(received, more)                                                                     \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"" received "\"/><household>"          \
  "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" born=\"1980-03-15\""    \
  " code=\"320000-00017\" relation=\"self\" activity=\"employed\" income=\"complete\"/>"           \
  "<person id=\"p2\" given=\"Jānis\" family=\"Bērziņš\" code=\"320000-00025\""                 \
  " relation=\"spouse\"/></household>"                                                             \
  "<dwelling tenure=\"rented\" street=\"Ezera iela 5\"/>"                                          \
  "<incomes><income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"120\""                  \
  " evidence=\"statement\"/>"                                                                      \
  "<income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"35.50\"/></incomes>"             \
  "<assets><savings person=\"p1\" amount=\"10\"/><vehicle person=\"p1\" mass=\"1500\"/>"           \
  "<vehicle mass=\"900\"/><land hectares=\"2.5\"/></assets>"                                       \
  "<costs><cost item=\"rent\" month=\"2026-01\" amount=\"45\"/></costs>"                           \
  "<facts><fact name=\"visits\" value=\"3\"/></facts>" more "</case>"

#define WAGE(name)                                                                                 \
  {                                                                                                \
    GADIBA_PART_INCOME, name, "p1", "wage", JANUARY, 0                                             \
  }
#define PERSON(name, id)                                                                           \
  {                                                                                                \
    GADIBA_PART_PERSON, name, id, NULL, 0, 0                                                       \
  }
#define OF(part, name)                                                                             \
  {                                                                                                \
    GADIBA_PART_##part, name, NULL, NULL, 0, 0                                                     \
  }

static const struct
{
  GadibaCasePlace place;
  const char *value;
  gint64 n_images;
} single[] = {
  { WAGE ("amount"), "130.00+35.50", 1 },
  { WAGE ("amount"), "120.00+35.50", 1 },
  { WAGE ("amount"), "120.00", 1 },
  { WAGE ("amount"), "120.00+7.00+8.00", 2 },
  { WAGE ("evidence"), "register", 3 },
  { WAGE ("irregular"), "yes++", 1 },
  { WAGE ("amount"), NULL, 3 },
  { WAGE ("amount"), "1.00", 1 },
  { { GADIBA_PART_INCOME, "amount", "p2", "rent", JANUARY - 2, 0 }, "55.00", 1 },
  /* The months of the application go as far back. */
  { { GADIBA_PART_INCOME, "amount", "p2", "rent", JANUARY - 30, 0 }, "55.00", 2 },
  { { GADIBA_PART_COST, "amount", NULL, "rent", JANUARY, 0 }, "46.00", 1 },
  { { GADIBA_PART_COST, "quantity", NULL, "rent", JANUARY, 0 }, "1.125", 1 },
  { { GADIBA_PART_COST, "amount", NULL, "gas", JANUARY, 0 }, "6.00", 1 },
  { { GADIBA_PART_SAVINGS, "amount", "p1", NULL, 0, 0 }, "20.00", 1 },
  { { GADIBA_PART_SAVINGS, "amount", "p2", NULL, 0, 0 }, "0.00", 1 },
  { PERSON ("activity", "p1"), "unemployed", 1 },
  { PERSON ("activity", "p1"), NULL, 1 },
  { PERSON ("activity", "p1"), "none", 1 },
  { PERSON ("work-disregard", "p1"), "2026-01", 1 },
  { PERSON ("given", "p2"), "Jēkabs", 1 },
  { PERSON ("born", "p2"), "1979-02-03", 1 },
  { PERSON ("born", "p2"), NULL, 1 },
  { PERSON ("other-id", "p2"), "LV 7", 1 },
  { PERSON ("relation", "p2"), "partner", 1 },
  { PERSON ("income", "p1"), "incomplete", 1 },
  { PERSON ("income", "p1"), NULL, 1 },
  { PERSON ("income", "p2"), "complete", 1 },
  { PERSON ("code", "p2"), "320000-00033", 1 },
  { PERSON ("code", "p2"), NULL, 1 },
  { PERSON ("code", "p2"), "320000-00025", 1 },
  { OF (DWELLING, "heating"), "gas", 1 },
  { OF (DWELLING, "area"), "48.55", 1 },
  { OF (DWELLING, "street"), NULL, 1 },
  { OF (APPLICATION, "benefits"), "status gmi housing", 1 },
  { OF (APPLICATION, "benefits"), "housing", 2 },
  { OF (APPLICATION, "housing-month"), "2025-12", 1 },
  { OF (APPLICATION, "housing-month"), "2021-12", 2 },
  { OF (HOUSEHOLD, "group"), "other", 1 },
  { OF (ASSETS, "property"), "declared", 1 },
  { OF (LAND, "hectares"), "3.25", 1 },
  { OF (LAND, ""), NULL, 1 },
  { OF (REAL_ESTATE, "use"), "seized", 1 },
  { OF (VEHICLE, "mass"), "1600", 1 },
  { OF (VEHICLE, "person"), "p2", 1 },
  /* The other one is not touched, though it moves up. */
  { OF (VEHICLE, ""), NULL, 1 },
  { { GADIBA_PART_FACT, "value", NULL, "visits", 0, 0 }, "4", 1 },
  { { GADIBA_PART_FACT, "value", "p2", "visits", 0, 0 }, "1", 1 },
  { { GADIBA_PART_FACT, "value", NULL, "visits", 0, 0 }, NULL, 1 },
};

static void
test_single (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaCase) from = parse_case (FAMILY ("2026-02-10", ""));
  gint64 application = import_case (self->db, from);
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    {
      g_test_message ("%u: %s", i, single[i].place.field);
      g_assert_cmpint (set_stored (self->db, application, &single[i].place, single[i].value), ==,
                       single[i].n_images);
      /* What is so already is not written again; but the next row has moved up. */
      if (*single[i].place.field != '\0')
        g_assert_cmpint (set_stored (self->db, application, &single[i].place, single[i].value), ==,
                         0);
    }
}

/* --- at random --- */

#define N_ROUNDS 3
#define N_EDITS 20

/* What is asked for has no order. */
static void
sort_benefits (GadibaCase *of)
{
  char **benefits = of->application.benefits;
  qsort (benefits, g_strv_length (benefits), sizeof *benefits, compare_strings);
}

/* Each case in an action that is rolled back. */
static void
update_at_random (GadibaDb *db, const GadibaCase *from, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaAction) action = begin_action (db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GadibaCase) before = read_application (db, application->id);
      g_autoptr (GadibaCase) after = copy_case (before);
      edit_case (after, rand, (guint) g_rand_int_range (rand, 1, N_EDITS));
      after->application.received = before->application.received;
      for (guint k = 0; k < after->persons->len; k++)
        g_array_index (after->persons, GadibaCasePerson, k).code =
            gadiba_case_keep (after, gadiba_case_get_person (before, (int) k)->code);
      g_autoptr (GArray) places = list_places (before, after);
      gadiba_application_update (action, application->id, after,
                                 (const GadibaCasePlace *) places->data, places->len, &error);
      g_assert_no_error (error);
      g_autoptr (GadibaCase) back = read_application (db, application->id);
      sort_benefits (back);
      sort_benefits (after);
      assert_same_lines (back, after);
    }
}

static void
test_random (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260211);
  for (guint i = 0; i < G_N_ELEMENTS (case_folders); i++)
    {
      g_autoptr (GPtrArray) names = list_test_files (case_folders[i], ".xml");
      for (guint k = 0; k < names->len; k++)
        {
          g_autoptr (GadibaCase) from = load_case (case_folders[i], names->pdata[k]);
          g_test_message ("%s", (const char *) names->pdata[k]);
          update_at_random (self->db, from, rand);
        }
    }
}

/* --- what held before and after --- */

static void
assert_stored (GadibaDb *db, gint64 application, const GadibaCasePlace *place, const char *expected)
{
  g_autoptr (GadibaCase) from = read_application (db, application);
  g_autofree char *value = gadiba_case_dup_value (from, place);
  g_assert_cmpstr (value, ==, expected);
}

/* Two applications of one household: the earlier one knows what it knew, the later one reads on. */
static void
test_days (Fixture *self, gconstpointer data)
{
  static const struct
  {
    GadibaCasePlace place;
    const char *first, *value;
    gint64 n_images;
  } rows[] = {
    { PERSON ("activity", "p1"), "employed", "pensioner", 2 },
    { PERSON ("family", "p1"), "Bērziņa", "Kalniņa", 2 },
    { OF (DWELLING, "heating"), NULL, "gas", 2 },
    { OF (VEHICLE, "mass"), "1500", "1700", 2 },
    { OF (LAND, "hectares"), "2.5", "4", 2 },
    { { GADIBA_PART_FACT, "value", NULL, "visits", 0, 0 }, "3", "5", 2 },
    /* Not dated: there is one statement of each month. */
    { WAGE ("amount"), "120.00+35.50", "1.00+35.50", 1 },
    { PERSON ("code", "p1"), "320000-00017", "320000-00041", 2 },
  };
  g_autoptr (GadibaCase) from = parse_case (FAMILY ("2026-02-10", ""));
  g_autoptr (GadibaCase) again = parse_case (FAMILY ("2026-05-20", ""));
  gint64 first = import_case (self->db, from);
  gint64 second = import_case (self->db, again);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const GadibaCasePlace *place = &rows[i].place;
      gboolean dated = rows[i].n_images == 2 && strcmp (place->field, "code") != 0;
      g_test_message ("%s", place->field);
      gint64 n = count_images (self->db);
      g_autoptr (GadibaCase) after = read_application (self->db, second);
      g_assert_true (gadiba_case_set_value (after, place, rows[i].value, NULL));
      g_assert_true (update (self->db, second, after, NULL));
      g_assert_cmpint (count_images (self->db) - n, ==, rows[i].n_images);
      if (place->part != GADIBA_PART_VEHICLE)
        assert_stored (self->db, second, place, rows[i].value);
      assert_stored (self->db, first, place, dated ? rows[i].first : rows[i].value);
    }
}

/* What is said of the earlier day ends where the later row begins. */
static void
test_earlier (Fixture *self, gconstpointer data)
{
  static const GadibaCasePlace disability = PERSON ("disability", "p1");
  static const GadibaCasePlace fact = { GADIBA_PART_FACT, "value", NULL, "rooms", 0, 0 };
  g_autoptr (GadibaCase) from = parse_case (FAMILY ("2026-02-10", ""));
  g_autoptr (GadibaCase) again = parse_case (FAMILY ("2026-05-20", ""));
  gint64 first = import_case (self->db, from);
  gint64 second = import_case (self->db, again);
  set_stored (self->db, second, &disability, "group-2");
  set_stored (self->db, second, &fact, "2");
  set_stored (self->db, first, &disability, "none");
  set_stored (self->db, first, &fact, "1");
  assert_stored (self->db, second, &disability, "group-2");
  assert_stored (self->db, second, &fact, "2");
  set_stored (self->db, first, &disability, "group-3");
  assert_stored (self->db, second, &disability, "group-2");
}

/* --- codes --- */

static void
test_codes (Fixture *self, gconstpointer data)
{
  static const GadibaCasePlace code = PERSON ("code", "p1");
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) from = parse_case (FAMILY ("2026-02-10", ""));
  g_autoptr (GadibaCase) again = parse_case (FAMILY ("2026-05-20", ""));
  gint64 application = import_case (self->db, from);
  gint64 later = import_case (self->db, again);
  /* Somebody else's. */
  g_autoptr (GadibaCase) after = read_application (self->db, application);
  g_assert_true (gadiba_case_set_value (after, &code, "320000-00025", NULL));
  g_assert_false (update (self->db, application, after, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_null (strstr (error->message, "320000"));
  g_clear_error (&error);
  /* A new one, and the former one again. */
  set_stored (self->db, later, &code, "320000-00041");
  set_stored (self->db, later, &code, "320000-00017");
  set_stored (self->db, later, &code, "320000-00058");
  set_stored (self->db, application, &code, "320000-00066");
  g_autoptr (GPtrArray) hits = gadiba_search (self->db, "320000-00066", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  /* Without it the one before would be shown. */
  g_assert_true (gadiba_case_set_value (after, &code, NULL, NULL));
  g_assert_false (update (self->db, application, after, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
}

/* Who was renamed or has moved is found so. */
static void
test_search (Fixture *self, gconstpointer data)
{
  static const GadibaCasePlace family = PERSON ("family", "p2");
  static const GadibaCasePlace street = OF (DWELLING, "street");
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) from = parse_case (FAMILY ("2026-02-10", ""));
  gint64 application = import_case (self->db, from);
  set_stored (self->db, application, &family, "Ozoliņš");
  set_stored (self->db, application, &street, "Kalna iela 77");
  g_autoptr (GPtrArray) by_name = gadiba_search (self->db, "ozolins", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (by_name->len, ==, 1);
  g_autoptr (GPtrArray) by_street = gadiba_search (self->db, "kalna iela 77", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (by_street->len, ==, 2);
}

static void
test_received (Fixture *self, gconstpointer data)
{
  static const GadibaCasePlace received = OF (APPLICATION, "received");
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) from = parse_case (FAMILY ("2026-02-10", ""));
  gint64 application = import_case (self->db, from);
  g_autoptr (GadibaCase) after = read_application (self->db, application);
  g_assert_true (gadiba_case_set_value (after, &received, "2026-02-11", NULL));
  g_assert_false (update (self->db, application, after, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/update/single", test_single);
  ADD ("/update/random", test_random);
  ADD ("/update/days", test_days);
  ADD ("/update/earlier", test_earlier);
  ADD ("/update/codes", test_codes);
  ADD ("/update/search", test_search);
  ADD ("/update/received", test_received);
  return g_test_run ();
}
