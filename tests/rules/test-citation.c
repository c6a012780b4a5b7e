/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

/* Places in acts, as the book writes them and as a Latvian reader expects them. */

static GHashTable *
make_acts (void)
{
  static const char *const ids[][2] = {
    { "SPSPL", "SPSPL" },
    { "MK 80", "MK 80" },
    { "MK 809", "MK noteikumu Nr. 809" },
    { "SN 3/2024", "SN 3/2024" },
    { "Covid-19 likums", "Covid-19 likuma" },
  };
  static GadibaAct acts[G_N_ELEMENTS (ids)];
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      acts[i].id = ids[i][0];
      acts[i].cited = (char *) (gpointer) ids[i][1];
      g_hash_table_insert (table, (gpointer) acts[i].id, &acts[i]);
    }
  return table;
}

static const struct
{
  const char *text, *article;
} citations[] = {
  { "SPSPL", "SPSPL" },
  { "SPSPL 77", "SPSPL 77. pants" },
  { "SPSPL 36(1)2", "SPSPL 36. panta pirmās daļas 2. punkts" },
  { "SPSPL 36(1)", "SPSPL 36. panta pirmā daļa" },
  { "SPSPL 33(5)", "SPSPL 33. panta piektā daļa" },
  { "SPSPL 36(3)3", "SPSPL 36. panta trešās daļas 3. punkts" },
  { "SPSPL 9(2)", "SPSPL 9. panta otrā daļa" },
  { "SPSPL 9(4)1", "SPSPL 9. panta ceturtās daļas 1. punkts" },
  { "SPSPL 9(6)", "SPSPL 9. panta sestā daļa" },
  { "SPSPL 9(7)12", "SPSPL 9. panta septītās daļas 12. punkts" },
  { "SPSPL 9(8)", "SPSPL 9. panta astotā daļa" },
  { "SPSPL 9(9)", "SPSPL 9. panta devītā daļa" },
  { "SPSPL 9(10)", "SPSPL 9. panta desmitā daļa" },
  { "SPSPL 9(11)1", "SPSPL 9. panta vienpadsmitās daļas 1. punkts" },
  /* Above eleven by number; what was put in between later is raised. */
  { "SPSPL 9(12)", "SPSPL 9. panta 12. daļa" },
  { "SPSPL 9(12)1", "SPSPL 9. panta 12. daļas 1. punkts" },
  { "SPSPL 36(2.1)", "SPSPL 36. panta 2.¹ daļa" },
  { "SPSPL 36(2.1)3", "SPSPL 36. panta 2.¹ daļas 3. punkts" },
  { "SPSPL 36(2.10)", "SPSPL 36. panta 2.¹⁰ daļa" },
  { "SPSPL 12.1", "SPSPL 12.¹ pants" },
  { "SPSPL 12.23(4)5", "SPSPL 12.²³ panta ceturtās daļas 5. punkts" },

  { "MK 80 p. 10", "MK 80 10. punkts" },
  { "MK 80 p. 2.4", "MK 80 2.4. apakšpunkts" },
  { "MK 80 p. 2.4.1", "MK 80 2.4.1. apakšpunkts" },
  { "MK 80 annex 3", "MK 80 3. pielikums" },
  { "SPSPL PN 36", "SPSPL pārejas noteikumu 36. punkts" },

  /* The longest id that fits is the act; it is cited as the book says. */
  { "MK 809 p. 9", "MK noteikumu Nr. 809 9. punkts" },
  { "MK 80", "MK 80" },
  { "SN 3/2024 p. 4", "SN 3/2024 4. punkts" },
  { "Covid-19 likums 77", "Covid-19 likuma 77. pants" },

  /* Places of the same act that follow one another name it once. */
  { "SPSPL 36(1)2; MK 80 p. 10", "SPSPL 36. panta pirmās daļas 2. punkts; MK 80 10. punkts" },
  { "SPSPL 5(2); SPSPL 38(5)", "SPSPL 5. panta otrā daļa; 38. panta piektā daļa" },
  { "SPSPL 1; MK 80 p. 1; SPSPL 2", "SPSPL 1. pants; MK 80 1. punkts; SPSPL 2. pants" },
  { "SPSPL 1;SPSPL", "SPSPL 1. pants; SPSPL" },
  { "SPSPL;SPSPL 1", "SPSPL; SPSPL 1. pants" },
  { "  SPSPL 1  ;  MK 80 annex 1  ", "SPSPL 1. pants; MK 80 1. pielikums" },
};

static void
test_format (void)
{
  g_autoptr (GHashTable) acts = make_acts ();
  for (gsize i = 0; i < G_N_ELEMENTS (citations); i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaCitation *citation = gadiba_citation_parse (citations[i].text, acts, &error);
      if (citation == NULL)
        {
          report ("%s: %s", citations[i].text, error->message);
          continue;
        }
      if (!g_str_equal (citation->article, citations[i].article))
        report ("%s: is %s, should be %s", citations[i].text, citation->article,
                citations[i].article);
      g_assert_cmpstr (citation->text, ==, citations[i].text);
      gadiba_citation_free (citation);
    }
}

/* What people read can be typed too. */
static void
test_read (void)
{
  static const struct
  {
    const char *typed, *text;
  } rows[] = {
    { "SN 3/2024 4. punkts", "SN 3/2024 p. 4" },
    { "SN 3/2024 p. 4", "SN 3/2024 p. 4" },
    { " MK 80 2.4.1. apakšpunkts ", "MK 80 p. 2.4.1" },
    { "MK 80 3. pielikums", "MK 80 annex 3" },
    { "SPSPL pārejas noteikumu 36. punkts", "SPSPL PN 36" },
    { "MK 80 10. punkts; 12. punkts; MK 809 9. punkts", "MK 80 p. 10; MK 80 p. 12; MK 809 p. 9" },
    { "MK 80 p. 10; 3. pielikums", "MK 80 p. 10; MK 80 annex 3" },
    { "SPSPL 36. panta pirmās daļas 2. punkts", "SPSPL 36. panta pirmās daļas 2. punkts" },
    { "SPSPL 36(1)2", "SPSPL 36(1)2" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = gadiba_citation_read (rows[i].typed);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_places (void)
{
  g_autoptr (GHashTable) acts = make_acts ();
  g_autoptr (GError) error = NULL;
  GadibaCitation *citation = gadiba_citation_parse ("SPSPL 33; MK 809 p. 10; SPSPL", acts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (citation->acts->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (citation->acts, 0), ==, "SPSPL");
  g_assert_cmpstr (g_ptr_array_index (citation->rests, 0), ==, "33");
  g_assert_cmpstr (g_ptr_array_index (citation->acts, 1), ==, "MK 809");
  g_assert_cmpstr (g_ptr_array_index (citation->rests, 1), ==, "p. 10");
  g_assert_cmpstr (g_ptr_array_index (citation->rests, 2), ==, "");
  gadiba_citation_free (citation);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *words;
  } rows[] = {
    { "", "names no act" },
    { ";", "names no act" },
    { "SPSPL;", "names no act" },
    { "SPSP 36", "“SPSP 36”|names no act" },
    { "spspl 36", "names no act" },
    { "SPSPL36", "names no act" },
    { "MK 8 p. 1", "names no act" },
    { "36(1)2", "names no act" },
    { "SPSPL 33; LPSP 1", "“LPSP 1”|names no act" },
    { "SPSPL §36", "“SPSPL §36”|names no place|36(1)2" },
    { "SPSPL 36.", "names no place" },
    { "SPSPL 36 (1)", "names no place" },
    { "SPSPL 36()", "names no place" },
    { "SPSPL 36(1", "names no place" },
    { "SPSPL 36(1)2a", "names no place" },
    { "SPSPL 36(1)2.1.", "names no place" },
    { "SPSPL 36(1)(2)", "names no place" },
    { "SPSPL 36.1.2", "names no place" },
    { "SPSPL (1)", "names no place" },
    { "SPSPL  36", "names no place" },
    { "SPSPL article 36", "names no place" },
    { "MK 809 p.10", "names no place" },
    { "MK 809 p. ", "names no place" },
    { "MK 809 p. 10a", "names no place" },
    { "MK 809 p. 10.", "names no place" },
    { "MK 809 p. 2..4", "names no place" },
    { "MK 809 annex", "names no place" },
    { "MK 809 annex 3.", "names no place" },
    { "MK 809 annex III", "names no place" },
    { "SPSPL PN", "names no place" },
    { "SPSPL PN x", "names no place" },
    { "SPSPL PN 36.", "names no place" },
    { "SPSPL 36\n(1)", "names no place" },
  };
  g_autoptr (GHashTable) acts = make_acts ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaCitation *citation = gadiba_citation_parse (rows[i].text, acts, &error);
      if (citation != NULL)
        {
          report ("“%s” should be refused, but is %s", rows[i].text, citation->article);
          gadiba_citation_free (citation);
          continue;
        }
      g_assert_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_BOOK);
      check_message (rows[i].text, error->message, "the source ", NULL, rows[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/citation/format", test_format);
  g_test_add_func ("/rules/citation/read", test_read);
  g_test_add_func ("/rules/citation/places", test_places);
  g_test_add_func ("/rules/citation/refused", test_refused);
  return g_test_run ();
}
