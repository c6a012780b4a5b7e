/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../case/case-data.h"
#include "gadiba-answers.h"

/* What the window asks of the law is the law's: another book, another answer. */

#define HOUSEHOLD                                                                                  \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\"/><household>"            \
  "<person id=\"p1\" given=\"A\" family=\"B\" applicant=\"yes\" relation=\"self\" "                \
  "born=\"1980-03-15\"/>"                                                                          \
  "<person id=\"p2\" given=\"A\" family=\"B\" relation=\"child\" born=\"2006-05-01\"/>"            \
  "<person id=\"p3\" given=\"A\" family=\"B\" relation=\"child\" born=\"2008-02-11\"/>"            \
  "<person id=\"p4\" given=\"A\" family=\"B\" relation=\"child\"/></household></case>"

/* The national book with other words in it. Returns: (transfer full) */
static GadibaBook *
load_other_law (const char *instead, const char *words)
{
  g_autoptr (GBytes) bytes = load_test_bytes ("../data/rules", "lv.xml");
  g_autoptr (GString) text =
      g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (text, instead, words, 0), ==, 1);
  g_autoptr (GBytes) other = g_bytes_new (text->str, text->len);
  GadibaBook *book = gadiba_book_load (other, "lv.xml", NULL, &error);
  g_assert_no_error (error);
  return book;
}

static void
assert_minors (const GadibaBook *book, const char *step, const char *expected)
{
  g_autoptr (GadibaCase) from = parse_case (HOUSEHOLD);
  g_autofree gboolean *is_minor = gadiba_answers_list_persons (from, book, step);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < from->persons->len; i++)
    g_string_append_c (found, is_minor[i] ? 'y' : 'n');
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_persons (void)
{
  const char *formula = "not age(born) ≥ 18 years";
  g_autoptr (GadibaBook) law = load_law (NULL);
  g_autoptr (GadibaBook) other = load_other_law (formula, "not age(born) ≥ 21 years");

  assert_minors (law, "minor", "nnyn");
  assert_minors (other, "minor", "nyyn");
  assert_minors (law, "no-such-step", "nnnn");
  assert_minors (law, "household.income", "nnnn");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/persons", test_persons);
  return g_test_run ();
}
