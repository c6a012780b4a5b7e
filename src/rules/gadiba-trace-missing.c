/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-lv-words.h"
#include "gadiba-trace-private.h"

/* What an answer lacks, each fact once, with the question to ask. */

typedef struct
{
  const char *fact, *subject;
  guint order;
} Missing;

static guint
hash_missing (gconstpointer key)
{
  const GadibaMissing *missing = key;
  return g_direct_hash (missing->fact) ^ g_str_hash (missing->subject);
}

static gboolean
equal_missing (gconstpointer a, gconstpointer b)
{
  const GadibaMissing *left = a;
  const GadibaMissing *right = b;
  return left->fact == right->fact && g_str_equal (left->subject, right->subject);
}

/* Reasons share parts, so each is looked at once. */
static void
add_reasons (const GadibaMissing *missing, GHashTable *seen, GHashTable *told, GPtrArray *reasons)
{
  if (missing == NULL || !g_hash_table_add (seen, (gpointer) missing))
    return;
  if (missing->fact == NULL)
    {
      add_reasons (missing->left, seen, told, reasons);
      add_reasons (missing->right, seen, told, reasons);
    }
  else if (g_hash_table_add (told, (gpointer) missing))
    g_ptr_array_add (reasons, (gpointer) missing);
}

static GPtrArray *
get_reasons_of_all (const GPtrArray *missing)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) told = g_hash_table_new (hash_missing, equal_missing);
  GPtrArray *reasons = g_ptr_array_new ();

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    add_reasons (g_ptr_array_index (missing, i), seen, told, reasons);
  return reasons;
}

GPtrArray *
gadiba_missing_get_reasons (const GadibaMissing *missing)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer) missing);
  return get_reasons_of_all (one);
}

/* Persons in their order and each with the facts in the order of the book; then the rest, as it
 * came up. */
static void
set_order (const GadibaFacts *facts, GArray *list)
{
  const GadibaRows *persons = &facts->rows[GADIBA_ENTITY_PERSON];
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < persons->n; row++)
    g_hash_table_insert (rows, persons->labels->pdata[row], GUINT_TO_POINTER (row + 1));
  for (guint i = 0; i < list->len; i++)
    {
      Missing *one = &g_array_index (list, Missing, i);
      const GadibaFact *fact = gadiba_book_get_fact (facts->book, GADIBA_ENTITY_PERSON, one->fact);
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, one->subject));

      one->order = 1000 * ((row > 0 ? row - 1 : persons->n) + 1)
                   + (row > 0 ? (fact != NULL ? fact->index : 999) : i);
    }
}

static int
compare_missing (gconstpointer a, gconstpointer b)
{
  const Missing *left = a;
  const Missing *right = b;
  return left->order < right->order ? -1 : left->order > right->order;
}

/* What has no question: a value that the law does not have on a day, or a fact whose title must do.
 */
static char *
describe_gap (const GadibaFacts *facts, const GadibaParameter *parameter, const Missing *missing)
{
  const GadibaStep *step = gadiba_book_get_step (facts->book, missing->fact);
  const char *title = parameter != NULL ? parameter->title : step != NULL ? step->title : NULL;
  GadibaDate day = GADIBA_DATE_NONE;
  g_autofree char *text = NULL;

  if (gadiba_book_get_benefit (facts->book, missing->fact) != NULL)
    return NULL; /* it does not exist on that day: nobody can be asked */
  for (guint i = 0; i < GADIBA_N_ENTITIES && title == NULL; i++)
    {
      const GadibaFact *fact = gadiba_book_get_fact (facts->book, (GadibaEntity) i, missing->fact);
      title = fact != NULL ? fact->title : NULL;
    }
  if (!gadiba_date_parse (missing->subject, &day, NULL))
    return g_strdup_printf ("%s: %s", title, gadiba_book_get_phrase (facts->book, "unknown"));
  text = gadiba_lv_date (day, GADIBA_LV_NOMINATIVE);
  return g_strdup_printf ("%s (%s): %s", title, text,
                          gadiba_book_get_phrase (facts->book, "no-law"));
}

/* The person's name or the month before the question, for the client does not know ids. */
static char *
get_question (const GadibaFacts *facts, const Missing *missing)
{
  const GadibaRows *persons = &facts->rows[GADIBA_ENTITY_PERSON];
  const GadibaParameter *parameter = gadiba_book_get_parameter (facts->book, missing->fact);
  const char *question = parameter != NULL ? parameter->question : NULL;
  GadibaMonth month;

  for (guint i = 0; i < GADIBA_N_ENTITIES && question == NULL; i++)
    {
      const GadibaFact *fact = gadiba_book_get_fact (facts->book, (GadibaEntity) i, missing->fact);
      question = fact != NULL ? fact->question : NULL;
    }
  if (question == NULL)
    return describe_gap (facts, parameter, missing);
  for (guint row = 0; row < persons->n; row++)
    if (g_str_equal (persons->labels->pdata[row], missing->subject))
      return g_strdup_printf ("%s: %s", (char *) persons->titles->pdata[row], question);
  if (!gadiba_month_parse (missing->subject, &month, NULL))
    return g_strdup (question);
  g_autofree char *text = gadiba_lv_month (month, GADIBA_LV_NOMINATIVE);
  return g_strdup_printf ("%s: %s", text, question);
}

void
_gadiba_trace_missing_free (gpointer data)
{
  GadibaTraceMissing *missing = data;
  g_free (missing->question);
  g_free (missing);
}

GPtrArray *
gadiba_trace_collect_missing (GadibaEvaluation *evaluation, GPtrArray *missing)
{
  const GadibaFacts *facts = gadiba_evaluation_get_facts (evaluation);
  g_autoptr (GPtrArray) reasons = get_reasons_of_all (missing);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Missing));
  GPtrArray *collected = g_ptr_array_new_with_free_func (_gadiba_trace_missing_free);

  for (guint i = 0; i < reasons->len; i++)
    {
      const GadibaMissing *reason = g_ptr_array_index (reasons, i);
      Missing one = { reason->fact, reason->subject, 0 };
      g_array_append_val (list, one);
    }
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
