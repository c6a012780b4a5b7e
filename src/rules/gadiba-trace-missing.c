/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-trace.h"

/* What an answer lacks, each fact once, with the question to ask. */

typedef struct
{
  const char *fact, *subject;
  guint order;
} Missing;

static void
flatten (GArray *list, const GadibaMissing *missing)
{
  Missing one;

  if (missing == NULL)
    return;
  if (missing->fact == NULL)
    {
      flatten (list, missing->left);
      flatten (list, missing->right);
      return;
    }
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, Missing, i).fact == missing->fact
        && g_str_equal (g_array_index (list, Missing, i).subject, missing->subject))
      return;
  one = (Missing){ missing->fact, missing->subject, 0 };
  g_array_append_val (list, one);
}

/* Persons in their order and each with the facts in the order of the book; then the rest, as it
 * came up. */
static void
set_order (const GadibaFacts *facts, GArray *list)
{
  const GadibaRows *persons = &facts->rows[GADIBA_ENTITY_PERSON];

  for (guint i = 0; i < list->len; i++)
    {
      Missing *one = &g_array_index (list, Missing, i);
      const GadibaFact *fact = gadiba_book_get_fact (facts->book, GADIBA_ENTITY_PERSON, one->fact);

      one->order = 1000 * (persons->n + 1) + i;
      for (guint row = 0; row < persons->n; row++)
        if (g_str_equal (persons->labels->pdata[row], one->subject))
          one->order = 1000 * row + (fact != NULL ? fact->index : 999);
    }
}

static int
compare_missing (gconstpointer a, gconstpointer b)
{
  const Missing *left = a;
  const Missing *right = b;
  return left->order < right->order ? -1 : left->order > right->order;
}

/* The person's name before the question, for the client does not know ids. */
static char *
get_question (const GadibaFacts *facts, const Missing *missing)
{
  const GadibaRows *persons = &facts->rows[GADIBA_ENTITY_PERSON];
  const GadibaParameter *parameter = gadiba_book_get_parameter (facts->book, missing->fact);
  const char *question = parameter != NULL ? parameter->question : NULL;

  for (guint i = 0; i < GADIBA_N_ENTITIES && question == NULL; i++)
    {
      const GadibaFact *fact = gadiba_book_get_fact (facts->book, (GadibaEntity) i, missing->fact);
      question = fact != NULL ? fact->question : NULL;
    }
  if (question == NULL)
    {
      const GadibaBenefit *benefit = gadiba_book_get_benefit (facts->book, missing->fact);

      if (benefit != NULL)
        return NULL; /* it does not exist on that day: nobody can be asked */
      return g_strdup_printf ("%s: %s", parameter != NULL ? parameter->title : missing->fact,
                              gadiba_book_get_phrase (facts->book, "not-in-force"));
    }
  for (guint row = 0; row < persons->n; row++)
    if (g_str_equal (persons->labels->pdata[row], missing->subject))
      return g_strdup_printf ("%s: %s", (char *) persons->titles->pdata[row], question);
  return g_strdup (question);
}

static void
free_missing (gpointer data)
{
  GadibaTraceMissing *missing = data;
  g_free (missing->question);
  g_free (missing);
}

GPtrArray *
gadiba_trace_collect_missing (GadibaEvaluation *evaluation, GPtrArray *missing)
{
  const GadibaFacts *facts = gadiba_evaluation_get_facts (evaluation);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Missing));
  GPtrArray *collected = g_ptr_array_new_with_free_func (free_missing);

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    flatten (list, g_ptr_array_index (missing, i));
  set_order (facts, list);
  g_array_sort (list, compare_missing);
  for (guint i = 0; i < list->len; i++)
    {
      const Missing *one = &g_array_index (list, Missing, i);
      GadibaTraceMissing *told = g_new0 (GadibaTraceMissing, 1);
      told->fact = one->fact;
      told->subject = g_intern_string (one->subject);
      told->question = get_question (facts, one);
      g_ptr_array_add (collected, told);
    }
  return collected;
}
