/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-assessment.h"
#include "gadiba-decision-history.h"
#include "gadiba-office-private.h"
#include "gadiba-office-rules.h"

/* --- examples --- */

static void
free_example (gpointer data)
{
  GadibaTriedExample *self = data;

  g_free (self->fault);
  g_free (self);
}

GPtrArray *
gadiba_office_try_examples (const GadibaBook *book)
{
  g_return_val_if_fail (book != NULL, NULL);

  GPtrArray *all = g_ptr_array_new_with_free_func (free_example);
  for (guint i = 0; i < book->examples->len; i++)
    {
      const GadibaExample *example = g_ptr_array_index (book->examples, i);
      GadibaTriedExample *tried = g_new0 (GadibaTriedExample, 1);
      g_autoptr (GError) fault = NULL;
      tried->title = example->title;
      if (!gadiba_assessment_run_example (book, example, &fault))
        tried->fault = g_strdup (fault->message);
      g_ptr_array_add (all, tried);
    }
  return all;
}

/* --- open applications --- */

typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  GPtrArray *numbers; /* char * */
  GPtrArray *cases;   /* GadibaCase, of the same order */
} Reading;

static void
clear_reading (Reading *self)
{
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static gboolean
read_case (Reading *self, GadibaDb *db, const char *number, GError **error)
{
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, number, error);
  g_autoptr (GadibaCase) from =
      application != NULL ? gadiba_application_read (db, application->id, error) : NULL;

  if (from == NULL || !gadiba_application_add_grants (db, application->id, from, error))
    return FALSE;
  g_ptr_array_add (self->cases, g_steal_pointer (&from));
  return TRUE;
}

static gpointer
read_open (GadibaDb *db, gpointer data, GError **error)
{
  Reading *self = data;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "rules",
                            _ ("tried the draft of the office's rules on what is open"), error);

  self->numbers = action != NULL ? gadiba_application_list_open (db, error) : NULL;
  for (guint i = 0; self->numbers != NULL && i < self->numbers->len; i++)
    if (!read_case (self, db, g_ptr_array_index (self->numbers, i), error))
      return NULL;
  return self->numbers != NULL ? GINT_TO_POINTER (gadiba_action_commit (action, error)) : NULL;
}

static void
free_case (gpointer data)
{
  GadibaTriedCase *self = data;

  g_free (self->number);
  g_free (self->status_before);
  g_free (self->status_after);
  g_free (self);
}

/* @status: (out) (transfer full): "" if it was not asked for, or the case cannot be assessed */
static void
assess (const GadibaCase *from, const GadibaBook *book, char **status, GadibaMoney *sum,
        gboolean *open)
{
  const GadibaTerms terms = { .day = GADIBA_DATE_NONE };
  g_autoptr (GadibaAssessment) assessment = gadiba_assessment_new (from, book, &terms, NULL);
  const char *word = assessment != NULL ? gadiba_assessment_get (assessment, "status") : NULL;

  *sum = 0;
  *open = assessment == NULL;
  if (assessment != NULL)
    gadiba_assessment_sum_benefits (assessment, sum, open);
  *status = g_strdup (word != NULL ? word : "");
}

static GadibaTriedCase *
try_case (const char *number, const GadibaCase *from, const GadibaOfficeRules *rules)
{
  GadibaTriedCase *tried = g_new0 (GadibaTriedCase, 1);

  tried->number = g_strdup (number);
  assess (from, rules->book, &tried->status_before, &tried->before, &tried->open_before);
  assess (from, rules->draft, &tried->status_after, &tried->after, &tried->open_after);
  tried->differs = tried->before != tried->after || tried->open_before != tried->open_after
                   || !g_str_equal (tried->status_before, tried->status_after);
  return tried;
}

static void
try_cases (GadibaTried *self, const Reading *reading)
{
  self->cases = g_ptr_array_new_with_free_func (free_case);
  for (guint i = 0; i < reading->cases->len; i++)
    {
      GadibaTriedCase *tried = try_case (g_ptr_array_index (reading->numbers, i),
                                         g_ptr_array_index (reading->cases, i), self->rules);
      if (tried->differs)
        g_ptr_array_insert (self->cases, (int) self->n_different++, tried);
      else
        g_ptr_array_add (self->cases, tried);
    }
}

static gboolean
check_draft (const GadibaOfficeRules *rules, GError **error)
{
  if (rules->draft != NULL)
    return TRUE;
  if (rules->fault != NULL)
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG, rules->fault);
  else
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                         _ ("There is no draft of the office's rules; begin one first"));
  return FALSE;
}

GadibaTried *
gadiba_office_try_rules (GadibaOffice *self, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  g_autoptr (GadibaTried) tried = g_new0 (GadibaTried, 1);
  g_auto (Reading) reading = { .office = self, .moment = moment };
  reading.cases = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_free);
  tried->rules = gadiba_office_read_rules (self, moment, error);
  if (tried->rules == NULL || !check_draft (tried->rules, error)
      || gadiba_store_run (self->store, read_open, &reading, error) == NULL)
    return NULL;
  tried->examples = gadiba_office_try_examples (tried->rules->draft);
  for (guint i = 0; i < tried->examples->len; i++)
    tried->n_failed += ((GadibaTriedExample *) tried->examples->pdata[i])->fault != NULL;
  try_cases (tried, &reading);
  return g_steal_pointer (&tried);
}

void
gadiba_tried_free (GadibaTried *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->examples, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  gadiba_office_rules_free (self->rules);
  g_free (self);
}
