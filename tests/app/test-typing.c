/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-typing.h"

#include <string.h>

#include "../case/case-data.h"
#include "gadiba-case-table-private.h"
#include "gadiba-case-write.h"
#include "gadiba-habits.h"
#include "gadiba-place-words.h"
#include "gadiba-words.h"

/*
 * What is typed and shown, held against the case format: its table names every attribute and every
 * closed list, and each of them must be something that the window can show, take and name.
 */

static const char *const languages[] = { "en", "lv" };

/* --- the table of the case format --- */

typedef void (*OnAttribute) (const GadibaXmlElement *element, const GadibaXmlAttribute *attribute);

/* Attributes that say which record is meant, not what it holds. */
static gboolean
is_key (const char *element, const char *attribute)
{
  static const struct
  {
    const char *element, *keys;
  } keys[] = {
    { "person", " id applicant " },
    { "income", " person kind month " },
    { "savings", " person " },
    { "vehicle", " person " },
    { "cost", " item month " },
    { "fact", " name person " },
    { "granted", " benefit from to amount " },
  };
  g_autofree char *word = g_strdup_printf (" %s ", attribute);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].element, element))
      return strstr (keys[i].keys, word) != NULL;
  return FALSE;
}

static guint
walk_element (const GadibaXmlElement *element, OnAttribute on_attribute)
{
  guint n = 0;

  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    if (!is_key (element->name, a->name))
      {
        on_attribute (element, a);
        n++;
      }
  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    n += walk_element (c->element, on_attribute);
  return n;
}

/* Every attribute that can be edited, in both languages. */
static void
walk_table (OnAttribute on_attribute)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gadiba_habits_set_language (languages[i]);
      g_assert_cmpuint (walk_element (&_gadiba_case_root, on_attribute), >, 30);
    }
  gadiba_habits_set_language ("en");
}

static void
check_title (const GadibaXmlElement *element, const GadibaXmlAttribute *attribute)
{
  const char *title = gadiba_place_words_for_field (attribute->name);

  g_test_message ("%s/%s", element->name, attribute->name);
  g_assert_cmpstr (title, !=, attribute->name);
  g_assert_cmpstr (title, !=, "");
}

static void
test_titles_of_fields (void)
{
  walk_table (check_title);
}

/* The words of an attribute as a list; NULL: it has no closed one. */
static GStrv
list_words (const GadibaXmlAttribute *attribute)
{
  if (attribute->type == GADIBA_XML_YES_NO)
    return g_strsplit ("yes no", " ", -1);
  return attribute->type == GADIBA_XML_CHOICE ? g_strsplit (attribute->choices, " ", -1) : NULL;
}

/* What is offered is what the format knows, each word once, with a title of its own. */
static void
check_words (const GadibaXmlElement *element, const GadibaXmlAttribute *attribute)
{
  g_auto (GStrv) words = list_words (attribute);
  const char *const *offered = gadiba_words_list (attribute->name);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  g_test_message ("%s/%s", element->name, attribute->name);
  if (words == NULL)
    {
      g_assert_null (offered);
      return;
    }
  g_assert_nonnull (offered);
  g_assert_cmpuint (g_strv_length ((char **) (gpointer) offered), ==, g_strv_length (words));
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *title = gadiba_words_for (attribute->name, words[i]);
      g_assert_true (g_strv_contains (offered, words[i]));
      g_assert_cmpstr (title, !=, "");
      g_assert_true (g_hash_table_add (titles, (gpointer) title));
    }
}

static void
test_words (void)
{
  walk_table (check_words);
}

/* A word that the list lacks is shown as it is, rather than as nothing. */
static void
test_unknown_word (void)
{
  g_assert_cmpstr (gadiba_words_for ("activity", "astronaut"), ==, "astronaut");
  g_assert_cmpstr (gadiba_words_for ("street", "Ezera iela 5"), ==, "Ezera iela 5");
  g_assert_null (gadiba_words_list ("street"));
  g_assert_cmpstr (gadiba_words_for_status (NULL), ==, "–");
}

/* What a person is to the applicant is told of a woman, of a man, and where neither is stated. */
static void
test_relations (void)
{
  static const struct
  {
    const char *language, *relation, *sex, *expected;
  } rows[] = {
    { "en", "self", "f", "applicant" },      { "en", "parent", "f", "mother" },
    { "en", "parent", NULL, "parent" },      { "en", "sibling", "m", "brother" },
    { "lv", "self", "f", "iesniedzēja" },    { "lv", "self", "m", "iesniedzējs" },
    { "lv", "self", NULL, "iesniedzējs" },   { "lv", "spouse", "f", "laulātā" },
    { "lv", "grandparent", "m", "vectēvs" }, { "lv", "child", "f", "bērns" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gadiba_habits_set_language (rows[i].language);
      g_assert_cmpstr (gadiba_words_for_relation (rows[i].relation, rows[i].sex), ==,
                       rows[i].expected);
    }
  gadiba_habits_set_language ("en");
}

/* Kinds of income and items of cost are named by the law, which is data. */
static void
test_words_of_the_law (void)
{
  g_autoptr (GadibaBook) book = load_law (NULL);

  for (const GadibaCaseSection *s = _gadiba_case_sections; s->element != NULL; s++)
    for (const GadibaCaseRows *r = s->rows; r != NULL && r->element != NULL; r++)
      for (const GadibaXmlAttribute *a = r->element->attributes; a->name != NULL; a++)
        {
          gboolean income = g_str_equal (a->name, "kind");
          if (!income && !g_str_equal (a->name, "item"))
            continue;
          g_auto (GStrv) words = list_words (a);
          for (guint i = 0; words[i] != NULL; i++)
            {
              const GadibaCasePlace place = {
                .part = income ? GADIBA_PART_INCOME : GADIBA_PART_COST,
                .field = "amount",
                .kind = words[i],
              };
              g_autoptr (GadibaCase) from = gadiba_case_new (NULL);
              g_autofree char *text = gadiba_place_words_describe (&place, from, book);
              g_test_message ("%s", words[i]);
              g_assert_null (strstr (text, words[i]));
            }
        }
}

/* --- which way a field is typed --- */

static void
check_typing (const GadibaXmlElement *element, const GadibaXmlAttribute *attribute)
{
  GadibaTyping expected = GADIBA_TYPING_TEXT;

  switch (attribute->type)
    {
    case GADIBA_XML_TEXT:
      if (g_str_equal (attribute->name, "code"))
        expected = GADIBA_TYPING_CODE;
      break;
    case GADIBA_XML_NAME:
    case GADIBA_XML_NAMES:
      break;
    case GADIBA_XML_DATE:
      expected = GADIBA_TYPING_DATE;
      break;
    case GADIBA_XML_MONTH:
      expected = GADIBA_TYPING_MONTH;
      break;
    case GADIBA_XML_MONEY:
      expected = GADIBA_TYPING_MONEY;
      break;
    case GADIBA_XML_DECIMAL:
      expected = GADIBA_TYPING_NUMBER;
      break;
    case GADIBA_XML_WHOLE:
      expected = GADIBA_TYPING_WHOLE;
      break;
    case GADIBA_XML_YES_NO:
    case GADIBA_XML_CHOICE:
      expected = GADIBA_TYPING_WORD;
      break;
    }
  g_test_message ("%s/%s", element->name, attribute->name);
  g_assert_cmpint (gadiba_typing_of (attribute->name), ==, expected);
}

static void
test_typing_of_fields (void)
{
  walk_table (check_typing);
}

/* --- values --- */

/* Today is 10 June 2026. */
#define TODAY gadiba_date_new (2026, 6, 10)

static const struct
{
  GadibaTyping typing;
  const char *text, *expected; /* NULL: nothing is stated */
} typed[] = {
  { GADIBA_TYPING_TEXT, "  Ezera iela 5-12 ", "Ezera iela 5-12" },
  { GADIBA_TYPING_TEXT, "   ", NULL },
  { GADIBA_TYPING_WORD, "employed", "employed" },
  { GADIBA_TYPING_DATE, "", NULL },
  { GADIBA_TYPING_DATE, "t", "2026-06-10" },
  { GADIBA_TYPING_DATE, "10.2.26", "2026-02-10" },
  { GADIBA_TYPING_DATE, "10.02.2026.", "2026-02-10" },
  { GADIBA_TYPING_DATE, "2026-02-10", "2026-02-10" },
  { GADIBA_TYPING_MONTH, "02.2026", "2026-02" },
  { GADIBA_TYPING_MONTH, "5", "2026-05" },
  { GADIBA_TYPING_MONTH, "", NULL },
  { GADIBA_TYPING_MONEY, "430", "430.00" },
  { GADIBA_TYPING_MONEY, " 430,5 € ", "430.50" },
  { GADIBA_TYPING_MONEY, "120+35,50", "155.50" },
  { GADIBA_TYPING_MONEY, "0", "0.00" },
  { GADIBA_TYPING_MONEY, "10\302\240000,00", "10000.00" },
  { GADIBA_TYPING_MONEY, "", NULL },
  { GADIBA_TYPING_NUMBER, "48,5", "48.5" },
  { GADIBA_TYPING_NUMBER, "48.5", "48.5" },
  { GADIBA_TYPING_NUMBER, "48", "48" },
  { GADIBA_TYPING_NUMBER, "", NULL },
  { GADIBA_TYPING_WHOLE, " 2 ", "2" },
  { GADIBA_TYPING_WHOLE, "", NULL },
  { GADIBA_TYPING_CODE, "15038010004", "150380-10004" },
  { GADIBA_TYPING_CODE, "150380–10004", "150380-10004" },
  { GADIBA_TYPING_CODE, "LV 150380-10004", "150380-10004" },
  { GADIBA_TYPING_CODE, "", NULL },
};

static const struct
{
  GadibaTyping typing;
  const char *text, *words; /* of the sentence */
} refused[] = {
  { GADIBA_TYPING_DATE, "rīt", "10.02.2026" },
  { GADIBA_TYPING_DATE, "31.2.26", "" },
  { GADIBA_TYPING_DATE, "2/10/26", "10.02.2026" },
  { GADIBA_TYPING_MONTH, "13.2026", "" },
  { GADIBA_TYPING_MONTH, "maijs", "" },
  { GADIBA_TYPING_MONEY, "-5", "" },
  { GADIBA_TYPING_MONEY, "simts", "" },
  { GADIBA_TYPING_MONEY, "1.234", "" },
  { GADIBA_TYPING_MONEY, "1,2,3", "" },
  { GADIBA_TYPING_MONEY, "99999999999", "" },
  { GADIBA_TYPING_NUMBER, "divi", "42,5" },
  { GADIBA_TYPING_NUMBER, "1,2,3", "42,5" },
  { GADIBA_TYPING_NUMBER, ",5", "42,5" },
  { GADIBA_TYPING_NUMBER, "5,", "42,5" },
  { GADIBA_TYPING_NUMBER, "-5", "42,5" },
  { GADIBA_TYPING_NUMBER, "5 ha", "42,5" },
  { GADIBA_TYPING_NUMBER, "1234567890", "42,5" },
  { GADIBA_TYPING_WHOLE, "2,5", "2" },
  { GADIBA_TYPING_WHOLE, "-2", "2" },
  { GADIBA_TYPING_WHOLE, "divas", "2" },
  { GADIBA_TYPING_WHOLE, "1234567890", "2" },
  { GADIBA_TYPING_CODE, "150380", "" },
  { GADIBA_TYPING_CODE, "nezinu", "" },
};

static void
test_typed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;
      g_test_message ("“%s”", typed[i].text);
      g_assert_true (gadiba_typing_parse (typed[i].typing, typed[i].text, TODAY, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (value, ==, typed[i].expected);
    }
}

static void
test_refused (void)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      gadiba_habits_set_language (languages[l]);
      for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *value = NULL;
          g_test_message ("“%s”", refused[i].text);
          g_assert_false (
              gadiba_typing_parse (refused[i].typing, refused[i].text, TODAY, &value, &error));
          g_assert_nonnull (error);
          g_assert_null (value);
          g_assert_nonnull (strstr (error->message, refused[i].words));
          g_assert_cmpuint (strlen (error->message), >, 10);
        }
    }
  gadiba_habits_set_language ("en");
}

/* What is shown to be edited is read back as the same value. */
static const struct
{
  GadibaTyping typing;
  const char *value;
} shown[] = {
  { GADIBA_TYPING_TEXT, "Ezera iela 5-12" }, { GADIBA_TYPING_WORD, "self-employed" },
  { GADIBA_TYPING_DATE, "2026-02-10" },      { GADIBA_TYPING_DATE, "1900-02-28" },
  { GADIBA_TYPING_DATE, "1999-12-31" },      { GADIBA_TYPING_DATE, "2027-01-01" },
  { GADIBA_TYPING_DATE, "2999-12-31" },      { GADIBA_TYPING_DATE, "1800-01-01" },
  { GADIBA_TYPING_MONTH, "2026-02" },        { GADIBA_TYPING_MONTH, "1999-12" },
  { GADIBA_TYPING_MONTH, "2999-01" },        { GADIBA_TYPING_MONEY, "0.00" },
  { GADIBA_TYPING_MONEY, "0.01" },           { GADIBA_TYPING_MONEY, "430.50" },
  { GADIBA_TYPING_MONEY, "1234.56" },        { GADIBA_TYPING_MONEY, "10000.00" },
  { GADIBA_TYPING_MONEY, "99999999.99" },    { GADIBA_TYPING_NUMBER, "48.5" },
  { GADIBA_TYPING_NUMBER, "3.125" },         { GADIBA_TYPING_NUMBER, "0.25" },
  { GADIBA_TYPING_NUMBER, "99999999" },      { GADIBA_TYPING_WHOLE, "0" },
  { GADIBA_TYPING_WHOLE, "999999" },         { GADIBA_TYPING_CODE, "150380-10004" },
  { GADIBA_TYPING_CODE, "320000-00017" },
};

static void
test_round_trip (void)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      gadiba_habits_set_language (languages[l]);
      for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *text = gadiba_typing_format (shown[i].typing, shown[i].value);
          g_autofree char *value = NULL;
          g_test_message ("%s shown as “%s”", shown[i].value, text);
          g_assert_true (gadiba_typing_parse (shown[i].typing, text, TODAY, &value, &error));
          g_assert_no_error (error);
          g_assert_cmpstr (value, ==, shown[i].value);
        }
    }
  gadiba_habits_set_language ("en");
}

/* Nothing is shown as nothing, and what cannot be read is shown as it is. */
static void
test_odd_values (void)
{
  for (GadibaTyping typing = GADIBA_TYPING_TEXT; typing <= GADIBA_TYPING_CODE; typing++)
    {
      g_autofree char *nothing = gadiba_typing_format (typing, NULL);
      g_autofree char *odd = gadiba_typing_format (typing, "?");
      g_assert_cmpstr (nothing, ==, "");
      g_assert_cmpstr (odd, ==, "?");
    }
}

/* Lines that add up are shown as a sum, and typing it makes one line of the same amount. */
static void
test_sum (void)
{
  g_autofree char *text = gadiba_typing_format (GADIBA_TYPING_MONEY, "120.00+35.50");
  g_autofree char *value = NULL;

  g_assert_cmpstr (text, ==, "120,00+35,50");
  g_assert_true (gadiba_typing_parse (GADIBA_TYPING_MONEY, text, TODAY, &value, NULL));
  g_assert_cmpstr (value, ==, "155.50");
}

/* --- whole cases --- */

static GadibaCasePart
find_part (const char *element)
{
  static const char *const names[GADIBA_N_PARTS] = {
    "application", "household", "person", "dwelling",    "assets", "income",
    "savings",     "vehicle",   "land",   "real-estate", "cost",   "fact",
  };

  for (guint i = 0; i < GADIBA_N_PARTS; i++)
    if (g_str_equal (names[i], element))
      return (GadibaCasePart) i;
  g_assert_not_reached ();
}

static GadibaCase *fullest;
static guint n_values;

/* The value that the fullest case has there, shown and typed again: it changes nothing. */
static void
check_place (const GadibaXmlElement *element, const GadibaXmlAttribute *attribute)
{
  const GadibaCaseIncome *income = &g_array_index (fullest->incomes, GadibaCaseIncome, 0);
  const GadibaCaseCost *cost = &g_array_index (fullest->costs, GadibaCaseCost, 0);
  GadibaCasePlace place = { .part = find_part (element->name), .field = attribute->name };
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  if (place.part == GADIBA_PART_PERSON || place.part == GADIBA_PART_INCOME
      || place.part == GADIBA_PART_SAVINGS || place.part == GADIBA_PART_FACT)
    place.person = "p1";
  if (place.part == GADIBA_PART_INCOME)
    {
      place.kind = income->kind;
      place.month = income->month;
    }
  else if (place.part == GADIBA_PART_COST)
    {
      place.kind = cost->item;
      place.month = cost->month;
    }
  else if (place.part == GADIBA_PART_FACT)
    place.kind = "school-year-started";
  else if (place.part == GADIBA_PART_VEHICLE)
    place.index = 1;
  g_autofree char *before = gadiba_case_dup_value (fullest, &place);
  g_test_message ("%s/%s: %s", element->name, attribute->name, before);
  g_assert_nonnull (before);
  if (strchr (before, '+') != NULL) /* see test_sum() */
    return;
  g_autofree char *text = gadiba_typing_format (gadiba_typing_of (attribute->name), before);
  g_assert_true (
      gadiba_typing_parse (gadiba_typing_of (attribute->name), text, TODAY, &value, &error));
  g_assert_true (gadiba_case_set_value (fullest, &place, value, &error));
  g_assert_no_error (error);
  g_autofree char *after = gadiba_case_dup_value (fullest, &place);
  g_assert_cmpstr (after, ==, before);
  n_values++;
}

static void
test_fullest_case (void)
{
  fullest = load_case ("case", "full.xml");
  g_autoptr (GBytes) before = gadiba_case_write (fullest);
  walk_table (check_place);
  g_autoptr (GBytes) after = gadiba_case_write (fullest);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (n_values, >, 60);
  g_clear_pointer (&fullest, gadiba_case_free);
}

/* What may be right all the same. */
static void
test_doubts (void)
{
  static const struct
  {
    const char *field, *value;
    gboolean doubted;
  } rows[] = {
    { "family", "12345", TRUE },          { "family", "Bērziņa-Kalniņa", FALSE },
    { "given", "Anna 2", TRUE },          { "given", "Anna Marija", FALSE },
    { "postcode", "abc", TRUE },          { "postcode", "3301", TRUE },
    { "postcode", "LV-33011", TRUE },     { "postcode", "LV-330a", TRUE },
    { "postcode", "LV-3301", FALSE },     { "postcode", NULL, FALSE },
    { "street", "Skolas iela 5", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s %s", rows[i].field, rows[i].value);
      g_assert_true ((gadiba_typing_doubt (rows[i].field, rows[i].value) != NULL)
                     == rows[i].doubted);
    }
}

int
main (int argc, char **argv)
{
  gadiba_habits_set_locale ();
  gadiba_habits_set_language ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typing/titles-of-fields", test_titles_of_fields);
  g_test_add_func ("/typing/words", test_words);
  g_test_add_func ("/typing/unknown-word", test_unknown_word);
  g_test_add_func ("/typing/relations", test_relations);
  g_test_add_func ("/typing/words-of-the-law", test_words_of_the_law);
  g_test_add_func ("/typing/typing-of-fields", test_typing_of_fields);
  g_test_add_func ("/typing/typed", test_typed);
  g_test_add_func ("/typing/refused", test_refused);
  g_test_add_func ("/typing/round-trip", test_round_trip);
  g_test_add_func ("/typing/odd-values", test_odd_values);
  g_test_add_func ("/typing/sum", test_sum);
  g_test_add_func ("/typing/doubts", test_doubts);
  g_test_add_func ("/typing/fullest-case", test_fullest_case);
  return g_test_run ();
}
