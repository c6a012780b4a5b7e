/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-test.h"

/* Letters read whole, as the addressee does. */

static GadibaBook *book;

static const struct
{
  const char *name, *template;
  GadibaDecision *(*make) (const GadibaBook *book);
} letters[] = {
  { "grant-short", "grant-short.xml", make_grant },
  { "grant-full", "grant-full.xml", make_grant },
  { "grant-partial", "grant-full.xml", make_partial },
  { "grant-uneven", "grant-full.xml", make_uneven },
  { "refusal", "refusal.xml", make_refusal },
  { "refusal-partly", "refusal.xml", make_partly_refused },
  { "refusal-open", "refusal.xml", make_open_and_refused },
};

/* The composed words, whole. GADIBA_UPDATE_GOLDEN=1 writes them anew. */
static void
test_golden (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GadibaDecision) decision = letters[i].make (book);
  g_autofree char *golden_name = g_strconcat (letters[i].name, ".txt", NULL);
  g_autoptr (GadibaLetter) letter = compose (letters[i].template, decision);
  assert_clean (letter);
  g_autofree char *text = get_part (letter, NULL);
  /* The annex is the trace's, which has golden texts of its own. */
  char *annex = strstr (text, "\nPielikums\n");
  g_assert_nonnull (annex);
  annex[1] = '\0';

  g_autofree char *path = get_test_path ("letter/golden", golden_name);
  if (g_getenv ("GADIBA_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, NULL);
  g_autofree char *expected = load_test_text ("letter/golden", golden_name, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_notes (const GadibaTrace *trace, const char *text)
{
  guint n = 0;
  for (guint i = 0; i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      for (guint j = 0; j < section->lines->len; j++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, j);
          if (line->kind != GADIBA_TRACE_NOTE)
            continue;
          n++;
          if (strstr (text, line->title) != NULL)
            {
              g_test_message ("the letter says: %s", line->title);
              g_test_fail ();
            }
        }
    }
  return n;
}

/* The authors of a rule book tell the caseworker what they doubt; an act has no doubts. */
static void
test_no_doubts (void)
{
  static const char *const doubts[] = { "jāsalīdzina", "krājumā vēl nav", "Piezīme", "pārbauda" };
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (GadibaDecision) decision = letters[i].make (book);
      g_autoptr (GadibaLetter) letter = compose (letters[i].template, decision);
      g_autofree char *text = get_part (letter, NULL);
      g_assert_cmpuint (count_notes (decision->trace, text), >, 0);
      for (guint j = 0; j < G_N_ELEMENTS (doubts); j++)
        g_assert_null (strstr (text, doubts[j]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book = load_law (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *path = g_strconcat ("/letter/golden/", letters[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_golden);
    }
  g_test_add_func ("/letter/no-doubts", test_no_doubts);
  int result = g_test_run ();
  g_clear_pointer (&book, gadiba_book_free);
  return result;
}
