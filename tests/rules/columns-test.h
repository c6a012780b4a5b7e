/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-columns.h"

/* Households computed in columns, held against the single evaluation of each. */

typedef struct
{
  guint n, n_single, n_known, n_unknown, n_errors;
} ColumnsTally;

/* All steps that a household has one value of. Returns: (transfer full) */
static inline GPtrArray *
collect_household_steps (const GadibaBook *book)
{
  GPtrArray *steps = g_ptr_array_new ();
  for (guint i = 0; i < book->steps->len; i++)
    {
      const GadibaStep *step = book->steps->pdata[i];
      if (step->entity == GADIBA_ENTITY_HOUSEHOLD)
        g_ptr_array_add (steps, (gpointer) step);
    }
  return steps;
}

/* What one of the two ways gave; @error: NULL: a value */
typedef struct
{
  GadibaValue value;
  GError *error;
} Given;

/* What is wrong with the answer, or NULL. (transfer full) */
static inline char *
compare_answer (const GadibaStep *step, const Given *a, const Given *b)
{
  g_autofree char *left = a->error != NULL ? g_strdup (a->error->message)
                                           : gadiba_value_format (&a->value, &step->type);
  g_autofree char *right = b->error != NULL ? g_strdup (b->error->message)
                                            : gadiba_value_format (&b->value, &step->type);

  if (a->error != NULL && b->error != NULL && a->error->domain == b->error->domain
      && a->error->code == b->error->code && g_str_equal (left, right))
    return NULL;
  if (a->error == NULL && b->error == NULL && a->value.known == b->value.known
      && a->value.kind == b->value.kind
      && (!a->value.known || gadiba_value_equal (&a->value, &b->value)))
    return NULL;
  return g_strdup_printf ("%s: %s, singly %s", step->id, left, right);
}

static inline void
compare_household (const GadibaFacts *facts, const GadibaTerms *terms, const GPtrArray *steps,
                   const GadibaColumnAnswers *answers, guint index, ColumnsTally *tally)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaEvaluation) evaluation = gadiba_evaluation_new (facts, terms, &failed);
  for (guint i = 0; i < steps->len; i++)
    {
      const GadibaStep *step = steps->pdata[i];
      Given given = { 0 };
      Given other = { 0 };
      g_autofree char *wrong = NULL;
      gadiba_column_answers_get (answers, index, i, &given.value, &given.error);
      if (evaluation == NULL)
        other.error = g_error_copy (failed);
      else
        gadiba_evaluation_get (evaluation, step, 0, &other.value, &other.error);
      wrong = compare_answer (step, &given, &other);
      if (wrong != NULL)
        {
          g_test_message ("household %u: %s", index, wrong);
          g_test_fail ();
        }
      tally->n_known += given.error == NULL && given.value.known;
      tally->n_unknown += given.error == NULL && !given.value.known;
      tally->n_errors += given.error != NULL;
      g_clear_error (&given.error);
      g_clear_error (&other.error);
    }
}

/* Computes all @steps of all @households (GadibaFacts) both ways, and adds to @tally. */
static inline void
compare_columns (const GadibaBook *book, const GPtrArray *households, const GadibaTerms *terms,
                 const GPtrArray *steps, ColumnsTally *tally)
{
  g_autoptr (GadibaColumns) columns = gadiba_columns_new (book);
  for (guint i = 0; i < households->len; i++)
    g_assert_cmpuint (gadiba_columns_add (columns, households->pdata[i]), ==, i);
  g_autoptr (GadibaColumnPlan) plan = gadiba_column_plan_new (
      book, terms, (const GadibaStep *const *) (gpointer) steps->pdata, steps->len);
  g_autoptr (GadibaColumnAnswers) answers = gadiba_column_plan_run (plan, columns, 1);
  g_assert_cmpuint (gadiba_column_answers_get_n (answers), ==, households->len);
  for (guint i = 0; i < households->len; i++)
    compare_household (households->pdata[i], terms, steps, answers, i, tally);
  tally->n += households->len;
  tally->n_single += gadiba_column_answers_get_n_single (answers);
}
