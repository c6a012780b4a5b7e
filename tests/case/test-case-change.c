/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-edit.h"

/* Values of a case by their places: read, written, refused, compared. */

static void
set (GadibaCase *of, const GadibaCasePlace *place, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean done = gadiba_case_set_value (of, place, value, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

static void
assert_value (const GadibaCase *of, const GadibaCasePlace *place, const char *expected)
{
  g_autofree char *value = gadiba_case_dup_value (of, place);
  g_assert_cmpstr (value, ==, expected);
}

#define FAMILY                                                                                     \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\"/><household>"            \
  "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" born=\"1980-03-15\""    \
  " relation=\"self\" activity=\"employed\"/>"                                                     \
  "<person id=\"p2\" given=\"Jānis\" family=\"Bērziņš\" relation=\"spouse\"/></household>"     \
  "<incomes><income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"120\""                  \
  " evidence=\"statement\"/></incomes><assets><vehicle person=\"p1\" mass=\"1500\"/><vehicle/>"    \
  "<land hectares=\"2.5\"/></assets></case>"

#define WAGE(name)                                                                                 \
  {                                                                                                \
    GADIBA_PART_INCOME, name, "p1", "wage", JANUARY, 0                                             \
  }
#define PERSON(name, id)                                                                           \
  {                                                                                                \
    GADIBA_PART_PERSON, name, id, NULL, 0, 0                                                       \
  }
#define VEHICLE(name, n)                                                                           \
  {                                                                                                \
    GADIBA_PART_VEHICLE, name, NULL, NULL, 0, n                                                    \
  }

/* --- reading and writing --- */

static const struct
{
  GadibaCasePlace place;
  const char *before, *value, *after; /* after: as it is read back */
} values[] = {
  { { GADIBA_PART_APPLICATION, "benefits", NULL, NULL, 0, 0 },
    "status gmi",
    " housing gmi housing",
    "housing gmi" },
  { { GADIBA_PART_APPLICATION, "housing-month", NULL, NULL, 0, 0 }, NULL, "2026-02", "2026-02" },
  { { GADIBA_PART_APPLICATION, "received", NULL, NULL, 0, 0 },
    "2026-02-10",
    "2026-02-11",
    "2026-02-11" },
  { { GADIBA_PART_HOUSEHOLD, "group", NULL, NULL, 0, 0 }, NULL, "other", "other" },
  { PERSON ("activity", "p1"), "employed", NULL, NULL },
  { PERSON ("given", "p2"), "Jānis", "  Jēkabs ", "Jēkabs" },
  { PERSON ("code", "p1"), NULL, "15038010004", "150380-10004" },
  /* A wrong check digit is for a person to look at. */
  { PERSON ("code", "p1"), NULL, "150380-10005", "150380-10005" },
  { PERSON ("born", "p2"), NULL, "2026-02-10", "2026-02-10" },
  { PERSON ("work-disregard", "p2"), NULL, "2025-12", "2025-12" },
  { { GADIBA_PART_DWELLING, "area", NULL, NULL, 0, 0 }, NULL, "48.50", "48.5" },
  { { GADIBA_PART_DWELLING, "rooms", NULL, NULL, 0, 0 }, NULL, "2", "2" },
  { { GADIBA_PART_ASSETS, "property", NULL, NULL, 0, 0 }, NULL, "declared", "declared" },
  { WAGE ("amount"), "120.00", "430.5", "430.50" },
  { WAGE ("amount"), "120.00", "120+35.5", "120.00+35.50" },
  { WAGE ("amount"), "120.00", NULL, NULL },
  { WAGE ("evidence"), "statement", "register", "register" },
  { WAGE ("irregular"), NULL, "yes", "yes" },
  { { GADIBA_PART_INCOME, "amount", "p2", "rent", JANUARY, 0 }, NULL, "0", "0.00" },
  { { GADIBA_PART_INCOME, "evidence", "p2", "rent", JANUARY, 0 }, NULL, NULL, NULL },
  { { GADIBA_PART_SAVINGS, "amount", "p2", NULL, 0, 0 }, NULL, "0.00", "0.00" },
  { { GADIBA_PART_COST, "amount", NULL, "rent", JANUARY, 0 }, NULL, "45", "45.00" },
  { VEHICLE ("mass", 0), "1500", NULL, NULL },
  { VEHICLE ("person", 0), "p1", "p2", "p2" },
  { VEHICLE ("", 0), "person=p1 mass=1500", "mass=900", "mass=900" },
  { VEHICLE ("", 1), "", "person=p2", "person=p2" },
  { VEHICLE ("mass", 2), NULL, "3500", "3500" },
  { VEHICLE ("", 2), NULL, "", "" },
  { VEHICLE ("", 2), NULL, NULL, NULL },
  /* What comes behind moves up. */
  { VEHICLE ("", 0), "person=p1 mass=1500", NULL, "" },
  { { GADIBA_PART_LAND, "hectares", NULL, NULL, 0, 0 }, "2.5", "3.00", "3" },
  { { GADIBA_PART_LAND, "", NULL, NULL, 0, 0 }, "hectares=2.5", NULL, NULL },
  { { GADIBA_PART_REAL_ESTATE, "use", NULL, NULL, 0, 0 }, NULL, "seized", "seized" },
  { { GADIBA_PART_FACT, "value", "p1", "school-year-started", 0, 0 }, NULL, "a+b", "a+b" },
  { { GADIBA_PART_FACT, "value", NULL, "visits", 0, 0 }, NULL, "3", "3" },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GadibaCase) from = parse_case (FAMILY);
      g_test_message ("%s", values[i].place.field);
      assert_value (from, &values[i].place, values[i].before);
      set (from, &values[i].place, values[i].value);
      assert_value (from, &values[i].place, values[i].after);
    }
}

static void
test_sums (void)
{
  static const GadibaCasePlace amount = WAGE ("amount");
  static const GadibaCasePlace evidence = WAGE ("evidence");
  static const GadibaCasePlace unit = { GADIBA_PART_COST, "unit", NULL, "gas", JANUARY, 0 };
  static const GadibaCasePlace cost = { GADIBA_PART_COST, "amount", NULL, "gas", JANUARY, 0 };
  g_autoptr (GadibaCase) from = parse_case (FAMILY);
  /* A further line is proved like the one before it. */
  set (from, &amount, "120.00+35.50+7.00");
  assert_value (from, &evidence, "statement");
  g_assert_cmpuint (from->incomes->len, ==, 3);
  set (from, &evidence, "statement++other");
  assert_value (from, &evidence, "statement++other");
  /* Lines that stay keep what was said of them. */
  set (from, &amount, "1.00+2.00");
  assert_value (from, &evidence, "statement+");
  set (from, &evidence, NULL);
  assert_value (from, &evidence, NULL);
  set (from, &amount, NULL);
  g_assert_cmpuint (from->incomes->len, ==, 0);
  /* A sign that is part of a value. */
  set (from, &cost, "1+2");
  set (from, &unit, "m\\+3");
  assert_value (from, &unit, "m\\+3");
  g_assert_cmpstr (g_array_index (from->costs, GadibaCaseCost, 1).unit, ==, "m+3");
}

/* --- refusals --- */

static const struct
{
  GadibaCasePlace place;
  const char *value;
  GadibaCaseError code;
  const char *words;
} refusals[] = {
  { WAGE ("amount"), "-5", GADIBA_CASE_ERROR_VALUE, "without a sign" },
  { WAGE ("amount"), "120.00+-5", GADIBA_CASE_ERROR_VALUE, "without a sign" },
  { WAGE ("amount"), "120+", GADIBA_CASE_ERROR_VALUE, "empty" },
  { WAGE ("amount"), "12,50", GADIBA_CASE_ERROR_VALUE, "12.50" },
  { WAGE ("amount"), "1.234", GADIBA_CASE_ERROR_VALUE, "two decimals" },
  { WAGE ("amount"), "", GADIBA_CASE_ERROR_VALUE, "empty" },
  { WAGE ("evidence"), "papers", GADIBA_CASE_ERROR_VALUE, "one of: statement" },
  { WAGE ("evidence"), "other+other", GADIBA_CASE_ERROR_VALUE, "one value for all" },
  { WAGE ("month"), "2026-02", GADIBA_CASE_ERROR_PLACE, "does not change" },
  { WAGE ("wage"), "1", GADIBA_CASE_ERROR_PLACE, "no such value" },
  { { GADIBA_PART_INCOME, "evidence", "p2", "wage", JANUARY, 0 },
    "other",
    GADIBA_CASE_ERROR_PLACE,
    "write it first" },
  { { GADIBA_PART_INCOME, "amount", "p3", "wage", JANUARY, 0 },
    "1",
    GADIBA_CASE_ERROR_PLACE,
    "no such person" },
  { { GADIBA_PART_INCOME, "amount", "p1", "wages", JANUARY, 0 },
    "1",
    GADIBA_CASE_ERROR_VALUE,
    "did you mean “wage”" },
  { { GADIBA_PART_INCOME, "amount", "p1", "wage", 0, 0 },
    "1",
    GADIBA_CASE_ERROR_PLACE,
    "name person, kind and month" },
  { { GADIBA_PART_APPLICATION, "received", NULL, NULL, 0, 0 },
    "1980-03-14",
    GADIBA_CASE_ERROR_VALUE,
    "1980-03-14" },
  { { GADIBA_PART_APPLICATION, "received", NULL, NULL, 0, 0 },
    NULL,
    GADIBA_CASE_ERROR_VALUE,
    "cannot be left out" },
  { { GADIBA_PART_APPLICATION, "housing-month", NULL, NULL, 0, 0 },
    "2026-03",
    GADIBA_CASE_ERROR_VALUE,
    "2026-02 or an earlier" },
  { { GADIBA_PART_APPLICATION, "housing-month", NULL, NULL, 0, 0 },
    "2026-13",
    GADIBA_CASE_ERROR_VALUE,
    "2026-13" },
  { { GADIBA_PART_APPLICATION, "benefits", NULL, NULL, 0, 0 },
    NULL,
    GADIBA_CASE_ERROR_VALUE,
    "cannot be left out" },
  { { GADIBA_PART_APPLICATION, "benefits", NULL, NULL, 0, 0 },
    "gmi 5",
    GADIBA_CASE_ERROR_VALUE,
    "not a name" },
  { PERSON ("born", "p2"), "2026-02-11", GADIBA_CASE_ERROR_VALUE, "2026-02-10" },
  { PERSON ("born", "p2"), "2026-02-30", GADIBA_CASE_ERROR_VALUE, "2026-02-30" },
  { PERSON ("given", "p2"), NULL, GADIBA_CASE_ERROR_VALUE, "cannot be left out" },
  { PERSON ("given", "p2"), "  ", GADIBA_CASE_ERROR_VALUE, "empty" },
  { PERSON ("code", "p2"), "150380", GADIBA_CASE_ERROR_VALUE, "eleven digits" },
  { PERSON ("relation", "p1"), "spouse", GADIBA_CASE_ERROR_VALUE, "“self”" },
  { PERSON ("id", "p1"), "p9", GADIBA_CASE_ERROR_PLACE, "does not change" },
  { PERSON ("applicant", "p2"), "yes", GADIBA_CASE_ERROR_PLACE, "does not change" },
  { PERSON ("activity", "p3"), "none", GADIBA_CASE_ERROR_PLACE, "no such person" },
  { PERSON ("nva", "p1"), "maybe", GADIBA_CASE_ERROR_VALUE, "yes, no" },
  { { GADIBA_PART_DWELLING, "area", NULL, NULL, 0, 0 }, "1.234", GADIBA_CASE_ERROR_VALUE, "1.234" },
  { { GADIBA_PART_DWELLING, "rooms", NULL, NULL, 0, 0 },
    "1.5",
    GADIBA_CASE_ERROR_VALUE,
    "whole number" },
  { VEHICLE ("mass", 3), "1", GADIBA_CASE_ERROR_PLACE, "of that number" },
  { VEHICLE ("mass", 2), "x", GADIBA_CASE_ERROR_VALUE, "whole number" },
  { VEHICLE ("person", 0), "p3", GADIBA_CASE_ERROR_PLACE, "no such person" },
  { VEHICLE ("", 0), "mass=9 speed=3", GADIBA_CASE_ERROR_VALUE, "as its values" },
  { VEHICLE ("", 0), "person=p2 mass=x", GADIBA_CASE_ERROR_VALUE, "whole number" },
  { VEHICLE ("", 2), "1500", GADIBA_CASE_ERROR_VALUE, "as its values" },
  { { GADIBA_PART_LAND, "hectares", NULL, NULL, 0, 0 },
    NULL,
    GADIBA_CASE_ERROR_VALUE,
    "cannot be left out" },
  { { GADIBA_PART_LAND, "", NULL, NULL, 0, 1 }, "", GADIBA_CASE_ERROR_VALUE, "cannot be left" },
  { { GADIBA_PART_FACT, "value", NULL, "no name", 0, 0 },
    "1",
    GADIBA_CASE_ERROR_VALUE,
    "not a name" },
  { { GADIBA_PART_FACT, "value", NULL, NULL, 0, 0 }, "1", GADIBA_CASE_ERROR_PLACE, "such place" },
};

static void
test_refused (void)
{
  g_autoptr (GadibaCase) from = parse_case (FAMILY);
  g_autofree char *text = write_case (from);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (gadiba_case_set_value (from, &refusals[i].place, refusals[i].value, &error));
      g_test_message ("%s: %s", refusals[i].place.field, error->message);
      g_assert_error (error, GADIBA_CASE_ERROR, (gint) refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].words));
      /* And nothing is changed. */
      g_autofree char *now = write_case (from);
      g_assert_cmpstr (now, ==, text);
    }
}

/* --- the changes between two cases --- */

/* Applied to the one case, the changes give the other. Returns: how many there were */
static guint
assert_changes_lead (const GadibaCase *before, const GadibaCase *after)
{
  g_autoptr (GadibaCase) target = copy_case (before);
  g_autoptr (GPtrArray) changes = gadiba_case_list_changes (before, after);
  for (guint i = 0; i < changes->len; i++)
    {
      const GadibaCaseChange *change = changes->pdata[i];
      assert_value (before, &change->place, change->before);
      g_assert_cmpstr (change->before, !=, change->after);
      set (target, &change->place, change->after);
    }
  assert_same_lines (target, after);
  g_autoptr (GPtrArray) rest = gadiba_case_list_changes (target, after);
  g_assert_cmpuint (rest->len, ==, 0);
  return changes->len;
}

#define N_ROUNDS 12
#define N_EDITS 30

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260210);
  guint n_changes = 0;
  for (guint i = 0; i < G_N_ELEMENTS (case_folders); i++)
    {
      g_autoptr (GPtrArray) names = list_test_files (case_folders[i], ".xml");
      for (guint k = 0; k < names->len * N_ROUNDS; k++)
        {
          g_autoptr (GadibaCase) before = load_case (case_folders[i], names->pdata[k % names->len]);
          g_autoptr (GadibaCase) after = copy_case (before);
          guint n = (guint) g_rand_int_range (rand, 0, N_EDITS);
          edit_case (after, rand, n);
          n_changes += assert_changes_lead (before, after);
          n_changes += assert_changes_lead (after, before);
        }
    }
  g_test_message ("%u changes", n_changes);
  g_assert_cmpuint (n_changes, >, 10000);
}

/* The order that a list has: what could not be in between does not come to be. */
static void
test_received_moves (void)
{
  g_autoptr (GadibaCase) before = parse_case (FAMILY);
  g_autoptr (GadibaCase) after = parse_case (FAMILY);
  after->application.received = gadiba_date_new (2026, 5, 20);
  after->application.housing_month = gadiba_month_new (2026, 4);
  g_array_index (after->persons, GadibaCasePerson, 1).born = gadiba_date_new (2026, 4, 3);
  g_assert_cmpuint (assert_changes_lead (before, after), ==, 3);
  g_assert_cmpuint (assert_changes_lead (after, before), ==, 3);
}

/* Who is in one of the cases only is left out, with all that is his or hers. */
static void
test_other_person (void)
{
  static const GadibaCasePlace wage = { GADIBA_PART_INCOME, "amount", "p2", "wage", JANUARY, 0 };
  g_autoptr (GadibaCase) before = parse_case (FAMILY);
  g_autoptr (GadibaCase) after = parse_case (FAMILY);
  set (after, &wage, "5");
  g_array_index (after->persons, GadibaCasePerson, 1).id = gadiba_case_keep (after, "p7");
  g_autoptr (GPtrArray) changes = gadiba_case_list_changes (before, after);
  g_assert_cmpuint (changes->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change/values", test_values);
  g_test_add_func ("/change/sums", test_sums);
  g_test_add_func ("/change/refused", test_refused);
  g_test_add_func ("/change/random", test_random);
  g_test_add_func ("/change/received-moves", test_received_moves);
  g_test_add_func ("/change/other-person", test_other_person);
  return g_test_run ();
}
