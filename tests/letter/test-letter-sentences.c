/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-test.h"

#include "gadiba-letter-sentences.h"
#include "gadiba-xml.h"

/* Words are read without elements, and written back into the text; all else stays, byte by byte. */

#define HEAD                                                                                       \
  "<letter xmlns=\"urn:gadiba:letter-template:1\" id=\"x\" form=\"sheet\" title=\"T\"\n"           \
  "    page=\"{page} no {pages}\">\n"
#define TEXT                                                                                       \
  HEAD "  <!-- kept -->\n"                                                                         \
       "  <paragraph style=\"small\" lead=\"Svarīgi:\">Nr.&#160;{office.name} &amp;\n"            \
       "    citi <!-- no -->\n  </paragraph>\n"                                                    \
       "  <paragraph style=\"small\" lead=\"Svarīgi:\">Nr.&#160;{office.name} &amp;\n"            \
       "    citi vārdi</paragraph>\n"                                                             \
       "  <list>\n    <if test=\"not papers\"><item>viens;</item></if>\n  </list>\n"               \
       "  <pair left='\"a\"' right=\"b\"/>\n"                                                      \
       "</letter>\n"

static GadibaLetterSentences *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  GadibaLetterSentences *all = gadiba_letter_sentences_new (text, "x.xml", &error);

  g_assert_no_error (error);
  return all;
}

static guint
find (const GadibaLetterSentences *all, const char *words)
{
  guint i = 0;

  while (g_strcmp0 (gadiba_letter_sentences_get (all, i)->words, words) != 0)
    {
      i++;
      g_assert_cmpuint (i, <, gadiba_letter_sentences_get_n (all));
    }
  return i;
}

/* Returns: (transfer full): TEXT with those words in place of others */
static char *
put (const char *before, const char *after)
{
  g_autoptr (GadibaLetterSentences) all = read_text (TEXT);
  g_autofree const char **words = g_new0 (const char *, gadiba_letter_sentences_get_n (all));

  words[find (all, before)] = after;
  return gadiba_letter_sentences_write (all, words, NULL);
}

/* TEXT in which @after stands in place of @before, once. */
static void
assert_differs (const char *text, const char *before, const char *after)
{
  const char *at = g_strrstr (TEXT, before);
  g_autofree char *wanted =
      g_strdup_printf ("%.*s%s%s", (int) (at - TEXT), TEXT, after, at + strlen (before));

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_read (void)
{
  g_autoptr (GadibaLetterSentences) all = read_text (TEXT);
  const GadibaLetterSentence *told =
      gadiba_letter_sentences_get (all, find (all, "Nr.\u00a0{office.name} & citi vārdi"));

  g_assert_cmpstr (told->element, ==, "paragraph");
  g_assert_cmpstr (told->look, ==, "small");
  g_assert_null (told->attribute);
  g_assert_true (told->can_grow);
  g_assert_cmpint (told->line, ==, 7);
  told = gadiba_letter_sentences_get (all, find (all, "viens;"));
  g_assert_cmpuint (told->depth, ==, 1);
  told = gadiba_letter_sentences_get (all, find (all, "viens;") - 1);
  g_assert_true (told->kind == GADIBA_LETTER_SENTENCE_IF && told->is_negated);
  g_assert_cmpstr (told->name, ==, "papers");
  /* What has a comment in it is for whoever writes the source. */
  g_assert_cmpuint (gadiba_letter_sentences_get_n_hidden (all), ==, 1);
}

static void
test_write (void)
{
  g_autofree char *word =
      put ("Nr.\u00a0{office.name} & citi vārdi", "Nr.\u00a0{office.name} & <visi> citi vārdi");
  assert_differs (word, "&amp;\n    citi", "&amp;\n    &lt;visi&gt; citi");
  g_autofree char *value = put ("\"a\"", "\"a\" un 'b'");
  assert_differs (value, "'\"a\"'", "'\"a\" un &apos;b&apos;'");
  g_autofree char *gone = put ("viens;", "");
  assert_differs (gone, "<item>viens;</item>", "");
  g_autofree char *no_lead = put ("Nr.\u00a0{office.name} & citi vārdi", " ");
  assert_differs (no_lead,
                  "  <paragraph style=\"small\" lead=\"Svarīgi:\">Nr.&#160;{office.name} &amp;\n"
                  "    citi vārdi</paragraph>\n",
                  "");
  g_autofree char *more = put ("Nr.\u00a0{office.name} & citi vārdi",
                               "Nr.\u00a0{office.name} & citi vārdi\n\nVēl viens. \n");
  assert_differs (more, "vārdi</paragraph>\n",
                  "vārdi</paragraph>\n  <paragraph style=\"small\">Vēl viens.</paragraph>\n");
}

/* A value that goes with its element, and one that goes alone. */
static void
test_values (void)
{
  g_autoptr (GadibaLetterSentences) all = read_text (TEXT);
  guint text = find (all, "Nr.\u00a0{office.name} & citi vārdi");
  g_autofree const char **words = g_new0 (const char *, gadiba_letter_sentences_get_n (all));
  g_autofree int *lines = g_new0 (int, gadiba_letter_sentences_get_n (all));

  words[text - 1] = "";
  g_autofree char *plain = gadiba_letter_sentences_write (all, words, lines);
  assert_differs (plain, " lead=\"Svarīgi:\"", "");
  words[text - 1] = "Ievērojiet:";
  words[text] = "";
  g_autofree char *gone = gadiba_letter_sentences_write (all, words, lines);
  g_assert_null (strstr (gone, "Ievērojiet"));
  g_autoptr (GadibaLetterSentences) without = read_text (gone);
  g_assert_nonnull (without);
  words[text - 1] = NULL;
  words[text] = "Viens\nDivi\nTrīs";
  g_autofree char *more = gadiba_letter_sentences_write (all, words, lines);
  guint item = find (all, "viens;");
  g_assert_cmpint (lines[text], ==, 7);
  g_assert_cmpint (lines[item], ==, gadiba_letter_sentences_get (all, item)->line + 1);
  g_autoptr (GadibaLetterSentences) again = read_text (more);
  g_assert_cmpint (gadiba_letter_sentences_get (again, find (again, "viens;"))->line, ==,
                   lines[item]);
}

/* How often @pattern stands in the text, but for its comments. */
static guint
count_in (const char *text, const char *pattern)
{
  g_autoptr (GRegex) comment = g_regex_new ("<!--.*?-->", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GRegex) what = g_regex_new (pattern, 0, 0, NULL);
  g_autofree char *without = g_regex_replace_literal (comment, text, -1, 0, "", 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (gboolean found = g_regex_match (what, without, 0, &match); found;
       found = g_match_info_next (match, NULL))
    n++;
  return n;
}

/* No words of it are left out: those between tags, nor those in front. */
static void
assert_whole (const GadibaLetterSentences *all, const char *text)
{
  guint n_texts = 0, n_leads = 0;

  for (guint i = 0; i < gadiba_letter_sentences_get_n (all); i++)
    {
      const GadibaLetterSentence *told = gadiba_letter_sentences_get (all, i);
      n_texts += told->words != NULL && told->attribute == NULL;
      n_leads += g_strcmp0 (told->attribute, "lead") == 0;
    }
  g_assert_cmpuint (n_texts, ==, count_in (text, ">\\s*[^<\\s]"));
  g_assert_cmpuint (n_leads, ==, count_in (text, "\\slead=\""));
}

/* Every template that the program brings can be shown whole. As it is read it is written; each
 * sentence that is changed is found so when it is read again, and nothing else is. */
static void
test_shipped (void)
{
  g_autoptr (GPtrArray) names = list_test_files ("../data/letters", ".xml");

  for (guint k = 0; k < names->len; k++)
    {
      g_autofree char *text =
          load_test_text ("../data/letters", g_ptr_array_index (names, k), NULL);
      g_autoptr (GadibaLetterSentences) all = read_text (text);
      guint n = gadiba_letter_sentences_get_n (all);
      g_autofree const char **words = g_new0 (const char *, n);
      g_autofree char *same = gadiba_letter_sentences_write (all, words, NULL);
      g_assert_cmpstr (same, ==, text);
      g_assert_cmpuint (gadiba_letter_sentences_get_n_hidden (all), ==, 0);
      assert_whole (all, text);
      g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < n; i++)
        {
          const char *was = gadiba_letter_sentences_get (all, i)->words;
          if (was != NULL)
            g_ptr_array_add (changed, g_strdup_printf ("Ā%s & %u", was, i));
          words[i] = was != NULL ? g_ptr_array_index (changed, changed->len - 1) : NULL;
        }
      g_autofree char *other = gadiba_letter_sentences_write (all, words, NULL);
      g_autoptr (GadibaLetterSentences) again = read_text (other);
      g_assert_cmpuint (gadiba_letter_sentences_get_n (again), ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpstr (gadiba_letter_sentences_get (again, i)->words, ==, words[i]);
    }
}

static void
test_broken (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gadiba_letter_sentences_new (HEAD "<paragraf/></letter>", "x.xml", &error));
  g_assert_error (error, GADIBA_XML_ERROR, GADIBA_XML_ERROR_SCHEMA);
  g_assert_true (g_str_has_prefix (error->message, "x.xml:3: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter/sentences/read", test_read);
  g_test_add_func ("/letter/sentences/write", test_write);
  g_test_add_func ("/letter/sentences/values", test_values);
  g_test_add_func ("/letter/sentences/shipped", test_shipped);
  g_test_add_func ("/letter/sentences/broken", test_broken);
  return g_test_run ();
}
