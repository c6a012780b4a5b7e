/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-assessment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-assessment-private.h"
#include "gadiba-case-facts.h"
#include "gadiba-rules-error.h"

/* When a value is written. */
typedef enum
{
  ALWAYS,
  ONLY_TOLD, /* computed for the explanation, not written */
  FOR_STATUS,
  FOR_TERM,
  FOR_BENEFIT, /* "benefit" tells which */
} When;

/* What an answer holds, in its order; the names are those of the format, the steps those of the
 * rule book. */
static const struct
{
  const char *name, *step;
  When when;
  const char *benefit;
  gboolean decisive; /* undecided, it makes the whole answer so */
} values[] = {
  { "household.size", "household.size", ALWAYS, NULL, FALSE },
  { "household.group", "household.group", ALWAYS, NULL, FALSE },
  { NULL, "household.derived-group", ONLY_TOLD, NULL, FALSE },
  { "household.income", "household.income", ALWAYS, NULL, FALSE },
  { "savings.total", "savings.total", ALWAYS, NULL, FALSE },
  { "savings.limit", "savings.limit", ALWAYS, NULL, FALSE },
  { "gmi.threshold", "gmi.threshold", ALWAYS, NULL, FALSE },
  { "needy.threshold", "needy.threshold", ALWAYS, NULL, FALSE },
  { "low-income.threshold", "low-income.threshold", ALWAYS, NULL, FALSE },
  { "status", "status", FOR_STATUS, NULL, TRUE },
  { "status.months", "status.months", FOR_TERM, NULL, FALSE },
  { "status.from", "status.from", FOR_TERM, NULL, FALSE },
  { "status.to", "status.to", FOR_TERM, NULL, FALSE },
  { "gmi.amount", "gmi.amount", FOR_BENEFIT, "gmi", TRUE },
  { "housing.coefficient", "housing.k", FOR_BENEFIT, "housing", FALSE },
  { "housing.costs", "housing.costs", FOR_BENEFIT, "housing", FALSE },
  { "housing.income", "housing.income", FOR_BENEFIT, "housing", FALSE },
  { "housing.amount", "housing.amount", FOR_BENEFIT, "housing", TRUE },
};

typedef struct
{
  const GadibaCase *from;
  const GadibaBook *book;
  GadibaFacts *facts;
  GadibaEvaluation *evaluation;
  GadibaAssessment *assessment;
  GPtrArray *missing; /* GadibaMissing of what was asked for */
} Assessor;

static void
clear_answer (gpointer data)
{
  GadibaAnswer *answer = data;
  g_free (answer->value);
}

static void
free_remark (gpointer data)
{
  GadibaRemark *remark = data;
  g_free (remark->first);
  g_free (remark->second);
  g_free (remark->third);
  g_free (remark);
}

void
gadiba_assessment_free (GadibaAssessment *assessment)
{
  if (assessment == NULL)
    return;
  g_array_unref (assessment->answers);
  g_ptr_array_unref (assessment->remarks);
  gadiba_trace_free (assessment->trace);
  g_free (assessment);
}

static void
add_remark (Assessor *assessor, const char *name, const char *first, const char *second,
            const char *third)
{
  GadibaRemark *remark = g_new0 (GadibaRemark, 1);

  remark->name = name;
  remark->first = g_strdup (first);
  remark->second = g_strdup (second);
  remark->third = g_strdup (third);
  g_ptr_array_add (assessor->assessment->remarks, remark);
}

static gboolean
get_step (Assessor *assessor, const GadibaStep *step, GadibaValue *value, GError **error)
{
  return gadiba_evaluation_get (assessor->evaluation, step, 0, value, error);
}

static gboolean
add_value (Assessor *assessor, const char *name, const GadibaStep *step, gboolean asked,
           gboolean decisive, GError **error)
{
  GadibaAnswer answer = { g_intern_string (name), NULL,
                          step->benefit != NULL && step->benefit->service };
  GadibaValue value;

  if (!get_step (assessor, step, &value, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  answer.value = gadiba_value_format (&value, &step->type);
  g_array_append_val (assessor->assessment->answers, answer);
  if (value.known)
    return TRUE;
  if (asked)
    g_ptr_array_add (assessor->missing, (gpointer) value.missing);
  if (decisive)
    assessor->assessment->decided = FALSE;
  return TRUE;
}

/* A term is told when something of that term may be granted: not when all of it is "none" or
 * nothing. */
static gboolean
has_term (Assessor *assessor, gboolean *has, GError **error)
{
  GadibaValue value;

  *has = FALSE;
  if (gadiba_case_asks_for (assessor->from, "status"))
    {
      if (!get_step (assessor, gadiba_book_get_step (assessor->book, "status"), &value, error))
        return FALSE;
      *has = !value.known || !g_str_equal (value.text, "none");
    }
  for (guint i = 0; i < assessor->book->benefits->len && !*has; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (assessor->book->benefits, i);

      if (!assessor->facts->asked[i] || !benefit->status_term)
        continue;
      if (!get_step (assessor, benefit->amount, &value, error))
        return FALSE;
      *has = !value.known || value.number.num != 0;
    }
  return TRUE;
}

static gboolean
is_written (const Assessor *assessor, guint i, gboolean term)
{
  switch (values[i].when)
    {
    case ALWAYS:
    case ONLY_TOLD:
      return TRUE;
    case FOR_STATUS:
      return gadiba_case_asks_for (assessor->from, "status");
    case FOR_TERM:
      return term;
    case FOR_BENEFIT:
      return gadiba_case_asks_for (assessor->from, values[i].benefit);
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
add_values (Assessor *assessor, GError **error)
{
  gboolean term;

  if (!has_term (assessor, &term, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (is_written (assessor, i, term)
        && !add_value (assessor, values[i].name,
                       gadiba_book_get_step (assessor->book, values[i].step),
                       values[i].when > ONLY_TOLD, values[i].decisive, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_fixed (const GadibaBenefit *benefit)
{
  return g_str_equal (benefit->id, "gmi") || g_str_equal (benefit->id, "housing");
}

/* What a service says beside its volume, where something of it may be granted. */
static gboolean
add_service (Assessor *assessor, const GadibaBenefit *benefit, GError **error)
{
  GadibaStep *const steps[] = { benefit->months, benefit->co_payment };
  GadibaValue volume;

  if (!get_step (assessor, benefit->amount, &volume, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps) && (!volume.known || volume.number.num != 0); i++)
    if (steps[i] != NULL && !add_value (assessor, steps[i]->id, steps[i], TRUE, TRUE, error))
      return FALSE;
  return TRUE;
}

/* The benefits of municipalities' books, in the books' order. */
static gboolean
add_benefits (Assessor *assessor, GError **error)
{
  for (guint i = 0; i < assessor->book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (assessor->book->benefits, i);

      if (!assessor->facts->asked[i] || is_fixed (benefit))
        continue;
      if (!add_value (assessor, benefit->amount->id, benefit->amount, TRUE, TRUE, error)
          || (benefit->service && !add_service (assessor, benefit, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_reason (Assessor *assessor, const GadibaStep *condition, GError **error)
{
  GadibaValue met;

  if (!get_step (assessor, condition, &met, error))
    return FALSE;
  if (met.known && !met.yes)
    add_remark (assessor, "reason", condition->id, condition->source->text, NULL);
  return TRUE;
}

static gboolean
add_reasons (Assessor *assessor, GError **error)
{
  const GPtrArray *conditions = assessor->book->conditions;

  for (guint i = 0; i < conditions->len; i++)
    if (!add_reason (assessor, g_ptr_array_index (conditions, i), error))
      return FALSE;
  for (guint i = 0; i < assessor->book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (assessor->book->benefits, i);
      GadibaValue amount;

      if (!assessor->facts->asked[i])
        continue;
      /* Only what the amount rests on: a benefit not in force has no conditions to meet. */
      if (!get_step (assessor, benefit->amount, &amount, error))
        return FALSE;
      for (guint j = 0; j < benefit->conditions->len; j++)
        {
          GadibaValue met;
          const GadibaStep *condition = g_ptr_array_index (benefit->conditions, j);
          if (gadiba_evaluation_peek (assessor->evaluation, condition, 0, &met) && met.known
              && !met.yes)
            add_remark (assessor, "reason", condition->id, condition->source->text, NULL);
        }
    }
  return TRUE;
}

static void
add_missing (Assessor *assessor)
{
  g_autoptr (GPtrArray) list =
      gadiba_trace_collect_missing (assessor->evaluation, assessor->missing);

  for (guint i = 0; i < list->len; i++)
    {
      const GadibaTraceMissing *missing = g_ptr_array_index (list, i);
      add_remark (assessor, "missing", missing->fact, missing->subject, NULL);
    }
}

static void
add_assumed_of (Assessor *assessor, GadibaEntity entity)
{
  const GadibaRows *rows = &assessor->facts->rows[entity];

  for (guint row = 0; row < rows->n; row++)
    for (guint i = 0; i < rows->width; i++)
      {
        const GadibaFact *fact = g_ptr_array_index (assessor->book->facts[entity], i);
        const GadibaValue *stated =
            &g_array_index (rows->values, GadibaValue, row * rows->width + i);
        const char *label = g_ptr_array_index (rows->labels, row);

        if (fact->assumed && !stated->known
            && gadiba_evaluation_is_counted (assessor->evaluation, entity, row))
          add_remark (assessor, "assumed", fact->id, label != NULL ? label : "-", NULL);
      }
}

static void
add_excluded (Assessor *assessor)
{
  const GadibaRows *persons = &assessor->facts->rows[GADIBA_ENTITY_PERSON];

  for (guint row = 0; row < persons->n; row++)
    {
      const GadibaStep *step = gadiba_evaluation_get_exclusion (assessor->evaluation, row);
      if (step != NULL)
        add_remark (assessor, "excluded", g_ptr_array_index (persons->labels, row),
                    step->source->text, NULL);
    }
}

static void
add_ignored (Assessor *assessor)
{
  const GPtrArray *persons = assessor->facts->rows[GADIBA_ENTITY_PERSON].labels;

  for (guint i = 0; i < assessor->facts->incomes->len; i++)
    {
      const GadibaIncomeLine *line = &g_array_index (assessor->facts->incomes, GadibaIncomeLine, i);
      g_autofree char *month = gadiba_month_format (line->month);
      if (!gadiba_evaluation_uses_income (assessor->evaluation, i))
        add_remark (assessor, "ignored", g_ptr_array_index (persons, line->person), line->kind->id,
                    month);
    }
  for (guint i = 0; i < assessor->facts->costs->len; i++)
    {
      const GadibaCostLine *line = &g_array_index (assessor->facts->costs, GadibaCostLine, i);
      g_autofree char *month = gadiba_month_format (line->month);
      if (!gadiba_evaluation_uses_cost (assessor->evaluation, i))
        add_remark (assessor, "ignored", "-", line->item->id, month);
    }
}

static gboolean
fill (Assessor *assessor, GError **error)
{
  if (!add_values (assessor, error) || !add_benefits (assessor, error)
      || !add_reasons (assessor, error))
    return FALSE;
  add_missing (assessor);
  add_assumed_of (assessor, GADIBA_ENTITY_HOUSEHOLD);
  add_assumed_of (assessor, GADIBA_ENTITY_PERSON);
  add_excluded (assessor);
  add_ignored (assessor);
  assessor->assessment->trace = gadiba_trace_new (assessor->evaluation, assessor->missing);
  _gadiba_assessment_tell (assessor->assessment, assessor->from, assessor->evaluation);
  return TRUE;
}

GadibaAssessment *
gadiba_assessment_new (const GadibaCase *from, const GadibaBook *book, const GadibaTerms *terms,
                       GError **error)
{
  g_autoptr (GadibaFacts) facts = gadiba_case_get_facts (from, book, error);
  g_autoptr (GadibaEvaluation) evaluation = NULL;
  g_autoptr (GadibaAssessment) assessment = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  GadibaTerms used = *terms;

  if (facts == NULL)
    return NULL;
  if (used.day == GADIBA_DATE_NONE)
    used.day = from->application.received;
  evaluation = gadiba_evaluation_new (facts, &used, error);
  if (evaluation == NULL)
    return NULL;
  assessment = g_new0 (GadibaAssessment, 1);
  assessment->decided = TRUE;
  assessment->answers = g_array_new (FALSE, FALSE, sizeof (GadibaAnswer));
  g_array_set_clear_func (assessment->answers, clear_answer);
  assessment->remarks = g_ptr_array_new_with_free_func (free_remark);

  Assessor assessor = { from, book, facts, evaluation, assessment, missing };
  if (!fill (&assessor, error))
    return NULL;
  return g_steal_pointer (&assessment);
}

char *
gadiba_assessment_format_values (const GadibaAssessment *assessment)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < assessment->answers->len; i++)
    {
      const GadibaAnswer *answer = &g_array_index (assessment->answers, GadibaAnswer, i);
      g_string_append_printf (string, "%s\t%s\n", answer->name, answer->value);
    }
  for (guint i = 0; i < assessment->remarks->len; i++)
    {
      const GadibaRemark *remark = g_ptr_array_index (assessment->remarks, i);
      g_string_append_printf (string, "%s\t%s\t%s", remark->name, remark->first, remark->second);
      if (remark->third != NULL)
        g_string_append_printf (string, "\t%s", remark->third);
      g_string_append_c (string, '\n');
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}

const char *
gadiba_assessment_get (const GadibaAssessment *assessment, const char *name)
{
  for (guint i = 0; i < assessment->answers->len; i++)
    {
      const GadibaAnswer *answer = &g_array_index (assessment->answers, GadibaAnswer, i);
      if (g_str_equal (answer->name, name))
        return answer->value;
    }
  return NULL;
}

gboolean
gadiba_assessment_check_book (const GadibaBook *book, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (gadiba_book_get_step (book, values[i].step) == NULL)
      {
        g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_BOOK,
                     _ ("the national book has no step “%s”, which every answer holds"),
                     values[i].step);
        return FALSE;
      }
  return TRUE;
}
