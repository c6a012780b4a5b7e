/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-place-words.h"

#include "../case/case-data.h"
#include "gadiba-habits.h"

/* Places of a case, their values, and conflicts about them, as people read them. */

static const struct
{
  GadibaCasePlace place;
  const char *text;
} places[] = {
  { { .part = GADIBA_PART_INCOME,
      .field = "amount",
      .person = "anna_1.a-b",
      .kind = "wage",
      .month = 2025 * 12 + 10 },
    "Income, Anna, darba alga, November 2025" },
  { { .part = GADIBA_PART_INCOME, .field = "evidence", .person = "anna_1.a-b", .kind = "wage" },
    "Income, Anna, darba alga, Evidence" },
  { { .part = GADIBA_PART_PERSON, .field = "activity", .person = "anna_1.a-b" }, "Activity, Anna" },
  { { .part = GADIBA_PART_DWELLING, .field = "area" }, "Area, m²" },
  { { .part = GADIBA_PART_APPLICATION, .field = "benefits" }, "What is asked for" },
  { { .part = GADIBA_PART_SAVINGS, .field = "amount", .person = "anna_1.a-b" }, "Savings, Anna" },
  { { .part = GADIBA_PART_VEHICLE, .field = "" }, "Vehicle" },
  { { .part = GADIBA_PART_LAND, .field = "hectares" }, "Land, Hectares" },
  { { .part = GADIBA_PART_FACT,
      .field = "value",
      .person = "anna_1.a-b",
      .kind = "school-year-started" },
    "Further fact, Anna, uzsāk mācību gadu" },
  { { .part = GADIBA_PART_FACT, .field = "value", .kind = "unheard-of" },
    "Further fact, unheard-of" },
};

static void
test_places (void)
{
  g_autoptr (GadibaBook) book = load_law ("example-municipality.xml");
  g_autoptr (GadibaCase) from = load_case ("case", "full.xml");

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = gadiba_place_words_describe (&places[i].place, from, book);
      g_assert_cmpstr (text, ==, places[i].text);
    }
}

static const struct
{
  GadibaCasePlace place;
  const char *value, *text;
} values[] = {
  { { .part = GADIBA_PART_INCOME, .field = "amount" }, "1234.50", "1234,50" },
  { { .part = GADIBA_PART_INCOME, .field = "amount" }, "120.00+35.50", "120,00+35,50" },
  { { .part = GADIBA_PART_INCOME, .field = "irregular" }, "yes", "irregular income" },
  { { .part = GADIBA_PART_PERSON, .field = "activity" },
    "unemployed",
    "out of work, seeking work" },
  { { .part = GADIBA_PART_PERSON, .field = "born" }, "1980-03-15", "15.03.1980." },
  { { .part = GADIBA_PART_PERSON, .field = "born" }, NULL, "nothing" },
  { { .part = GADIBA_PART_DWELLING, .field = "area" }, "48.5", "48,5" },
  { { .part = GADIBA_PART_DWELLING, .field = "street" }, "Ezera iela 5", "Ezera iela 5" },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = gadiba_place_words_format (&values[i].place, values[i].value);
      g_assert_cmpstr (text, ==, values[i].text);
    }
}

static const struct
{
  GadibaConflict conflict;
  const char *text;
} conflicts[] = {
  { { .place = { .part = GADIBA_PART_SAVINGS, .field = "amount", .person = "anna_1.a-b" },
      .mine = (char *) "10.00",
      .theirs = (char *) "20.50",
      .who = (char *) "Berta Ozola" },
    "Savings, Anna: Berta Ozola has stored “20,50” meanwhile; you typed “10,00”." },
  { { .place = { .part = GADIBA_PART_DWELLING, .field = "tenure" }, .theirs = (char *) "owned" },
    "By what right: somebody else has stored “owned” meanwhile; you typed “nothing”." },
  { { .place = { .part = GADIBA_PART_APPLICATION, .field = "benefits" },
      .mine = (char *) "status gmi",
      .theirs = (char *) "gmi unheard-of" },
    "What is asked for: somebody else has stored “GMI pabalsts, "
    "unheard-of” "
    "meanwhile; you typed “Status of a needy or low-income household, GMI pabalsts”." },
  { { .place = { .part = GADIBA_PART_FACT, .field = "value", .kind = "school-year-started" },
      .mine = (char *) "yes",
      .theirs = (char *) "no" },
    "Further fact, school-year-started: somebody else has stored “No” meanwhile; you typed "
    "“Yes”." },
  { { .place = { .part = GADIBA_PART_VEHICLE, .field = "" },
      .mine = (char *) "person=anna_1.a-b mass=1500",
      .theirs = (char *) "" },
    "Vehicle: somebody else has stored “a row without values” meanwhile; you typed “Whose: Anna, "
    "Full mass, kg: 1500”." },
  { { .place = { .part = GADIBA_PART_LAND, .field = "" }, .mine = (char *) "hectares=2.50" },
    "Land: somebody else has stored “nothing” meanwhile; you typed “Hectares: 2,50”." },
};

/* Whoever is asked to choose between two values reads both in words. */
static void
test_conflicts (void)
{
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GadibaCase) from = load_case ("case", "full.xml");

  for (gsize i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_ptr_array_add (one, (gpointer) &conflicts[i].conflict);
      g_autofree char *text = gadiba_place_words_tell (one, from, book);
      g_assert_cmpstr (text, ==, conflicts[i].text);
    }
}

/* What is given up or refused is told value by value, of many the first. */
static void
test_list (void)
{
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GadibaCase) from = load_case ("case", "full.xml");
  const GadibaCasePlace rooms = { .part = GADIBA_PART_DWELLING, .field = "rooms" };
  const GadibaCasePlace area = { .part = GADIBA_PART_DWELLING, .field = "area" };
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_change_free);

  g_ptr_array_add (changes, gadiba_case_change_new (&rooms, NULL, "3"));
  g_ptr_array_add (changes, gadiba_case_change_new (&area, "1.00", NULL));
  g_autofree char *two = gadiba_place_words_list (changes, from, book);
  g_assert_cmpstr (two, ==, "Rooms: 3; Area, m²: nothing");
  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (changes, gadiba_case_change_new (&rooms, NULL, "1"));
  g_autofree char *many = gadiba_place_words_list (changes, from, book);
  g_assert_cmpstr (many, ==,
                   "Rooms: 3; Area, m²: nothing; Rooms: 1; Rooms: 1; Rooms: 1 and 2 others");
}

int
main (int argc, char **argv)
{
  gadiba_habits_set_locale ();
  gadiba_habits_set_language ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place-words/places", test_places);
  g_test_add_func ("/place-words/values", test_values);
  g_test_add_func ("/place-words/conflicts", test_conflicts);
  g_test_add_func ("/place-words/list", test_list);
  return g_test_run ();
}
