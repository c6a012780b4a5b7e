/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-data.h"
#include "gadiba-paper-list.h"

/* Which papers the law asks for. */

#define CASE(received, benefits, activity)                                                         \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"" received "\" benefits=\"" benefits  \
  "\"/>"                                                                                           \
  "<household><person id=\"p1\" applicant=\"yes\" given=\"A\" family=\"B\" relation=\"self\""      \
  " activity=\"" activity "\"/><person id=\"p2\" given=\"C\" family=\"B\" relation=\"spouse\"/>"   \
  "</household><incomes><income person=\"p2\" kind=\"property-sale\" month=\"2025-10\""            \
  " amount=\"900.00\"/></incomes></case>"

static char *
list (const char *text)
{
  g_autoptr (GadibaCase) from = parse_case (text);
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) papers = gadiba_paper_list_new (from, book, &error);
  g_assert_no_error (error);
  GString *told = g_string_new (NULL);
  for (guint i = 0; i < papers->len; i++)
    {
      const GadibaProposedPaper *paper = &g_array_index (papers, GadibaProposedPaper, i);
      g_assert_cmpstr (paper->title, !=, "");
      g_assert_nonnull (strstr (paper->source, "MK 809 p. 2."));
      g_string_append_printf (told, "%s %s\n", paper->person != NULL ? paper->person : "-",
                              paper->paper);
    }
  return g_string_free (told, FALSE);
}

static void
test_list (void)
{
  g_autofree char *employed = list (CASE ("2026-02-10", "gmi", "employed"));
  g_autofree char *alone = list (CASE ("2026-02-10", "gmi housing", "self-employed"));
  g_autofree char *early = list (CASE ("2020-02-10", "gmi housing", "employed"));

  g_assert_cmpstr (employed, ==,
                   "p1 paper.statements\np1 paper.wage\n"
                   "p2 paper.statements\np2 paper.irregular\n");
  g_assert_cmpstr (alone, ==,
                   "p1 paper.statements\np1 paper.business\np2 paper.statements\n"
                   "p2 paper.irregular\n- paper.housing-costs\n- paper.dwelling\n");
  /* Before the law nothing is asked for. */
  g_assert_cmpstr (early, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper-list/list", test_list);
  return g_test_run ();
}
