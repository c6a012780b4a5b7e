/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-test.h"

/* Whom a letter goes to, and of whom it speaks. */

static GadibaBook *book;

/* Women and men are called by their own words; of whom it is not known, by the book's title. */
static void
test_words_by_sex (void)
{
  static const struct
  {
    const char *sex, *relation, *words;
  } rows[] = {
    { "f", "spouse", "Jānis Bērziņš | 210986-11048 | laulātā |" },
    { "m", "spouse", "Jānis Bērziņš | 210986-11048 | laulātais |" },
    { NULL, "spouse", "Jānis Bērziņš | 210986-11048 | laulātais |" },
    { "f", "sibling", "Jānis Bērziņš | 210986-11048 | māsa |" },
    { "m", "sibling", "Jānis Bērziņš | 210986-11048 | brālis |" },
    { NULL, "sibling", "Jānis Bērziņš | 210986-11048 | brālis vai māsa |" },
    { "f", "child", "Jānis Bērziņš | 210986-11048 | bērns |" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GadibaDecision) decision = make_grant (book);
      GadibaCasePerson *other = &g_array_index (decision->from->persons, GadibaCasePerson, 1);
      GadibaCasePerson *applicant = &g_array_index (decision->from->persons, GadibaCasePerson, 0);
      applicant->sex = g_intern_string ("f");
      other->sex = rows[i].sex;
      other->relation = g_intern_string (rows[i].relation);
      g_autoptr (GadibaLetter) letter = compose ("grant-full.xml", decision);
      assert_has (letter, "findings", "Anna Bērziņa | 210986-11021 | iesniedzēja |");
      assert_has (letter, "findings", rows[i].words);
    }
}

/* The letter counts the persons whom the calculation counts. */
static void
test_excluded (void)
{
  g_autofree char *text = load_test_text ("cases", "derived-housing-with-gmi.xml", NULL);
  g_autoptr (GString) changed = g_string_new (text);
  g_string_replace (changed, "relation=\"spouse\"", "relation=\"spouse\" stay=\"prison\"", 1);
  GadibaTerms terms = { 0 };
  g_autoptr (GadibaDecision) decision = make_grant (book);
  gadiba_case_free (decision->from);
  decision->from = parse_case (changed->str);
  g_autoptr (GadibaAssessment) assessment =
      gadiba_assessment_new (decision->from, book, &terms, NULL);
  gadiba_trace_free (decision->trace);
  decision->trace = g_steal_pointer (&assessment->trace);
  g_autoptr (GadibaLetter) letter = compose ("grant-full.xml", decision);
  g_autoptr (GadibaDecision) whole = make_grant (book);
  g_autoptr (GadibaLetter) without = compose ("grant-full.xml", whole);
  g_autofree char *words = get_part (without, NULL);

  assert_has (letter, "findings",
              "Mājsaimniecībā ir 1 persona.|neieskaitītās personas:\n– Jānis Bērziņš: "
              "ieslodzījuma vietā");
  g_assert_null (strstr (words, "neieskaitīt"));
}

static const struct
{
  const char *name;
  GadibaDecision *(*make) (const GadibaBook *book);
} templates[] = { { "grant-short.xml", make_grant },
                  { "grant-full.xml", make_grant },
                  { "refusal.xml", make_refusal } };

/* Who it is: the code, else another document, else the day of birth, else no letter. */
static void
test_addressee_without_code (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (GadibaDecision) decision = templates[i].make (book);
      GadibaCasePerson *person = &g_array_index (decision->from->persons, GadibaCasePerson, 0);
      person->other_id = "AB1234567";
      person->born = gadiba_date_new (1986, 9, 21);
      g_autoptr (GadibaLetter) with_code = compose (templates[i].name, decision);
      g_clear_pointer (&decision->code, g_free);
      g_autoptr (GadibaLetter) with_paper = compose (templates[i].name, decision);
      person->other_id = NULL;
      g_autoptr (GadibaLetter) of_woman = compose (templates[i].name, decision);
      decision->sex = GADIBA_SEX_MALE;
      g_autoptr (GadibaLetter) of_man = compose (templates[i].name, decision);
      decision->sex = GADIBA_SEX_UNKNOWN;
      g_autoptr (GadibaLetter) of_somebody = compose (templates[i].name, decision);
      g_autofree char *first = get_part (with_code, "addressee");

      g_assert_nonnull (strstr (first, "\nPersonas kods "));
      g_assert_null (strstr (first, "AB1234567"));
      assert_has (with_paper, "addressee", "\nPersonu apliecinošs dokuments: AB1234567\n");
      assert_has (of_woman, "addressee", "\nDzimusi 1986. gada 21. septembrī\n");
      assert_has (of_man, "addressee", "\nDzimis 1986. gada 21. septembrī\n");
      assert_has (of_somebody, "addressee", "\nDzimis (dzimusi) 1986. gada 21. septembrī\n");
      person->born = GADIBA_DATE_NONE;
      assert_refused (templates[i].name, decision, GADIBA_LETTER_ERROR_MISSING, "“addressee.code”");
    }
}

/* What the case knows of the applicant is not said of anybody else. */
static void
test_other_addressee (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_clear_pointer (&decision->code, g_free);
  g_free (decision->given);
  decision->given = g_strdup ("Ilze");
  assert_refused ("grant-full.xml", decision, GADIBA_LETTER_ERROR_MISSING, "“addressee.code”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book = load_law (NULL);
  g_test_add_func ("/letter/words-by-sex", test_words_by_sex);
  g_test_add_func ("/letter/excluded", test_excluded);
  g_test_add_func ("/letter/addressee-without-code", test_addressee_without_code);
  g_test_add_func ("/letter/other-addressee", test_other_addressee);
  int result = g_test_run ();
  g_clear_pointer (&book, gadiba_book_free);
  return result;
}
