/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-variant.h"

#include <glib/gi18n-lib.h>

#include "gadiba-case-read.h"
#include "gadiba-case-write.h"
#include "gadiba-rules-error.h"

#define STATUS "status"

static GadibaCase *
copy_case (const GadibaCase *from, GError **error)
{
  g_autoptr (GBytes) bytes = gadiba_case_write (from);

  return gadiba_case_read_bytes (bytes, from->label, error);
}

static GadibaAssessment *
assess (const GadibaCase *from, const GadibaBook *book, GError **error)
{
  const GadibaTerms terms = { .day = GADIBA_DATE_NONE };

  return gadiba_assessment_new (from, book, &terms, error);
}

/* --- what else --- */

static void
free_offer (gpointer data)
{
  GadibaOffer *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

static GadibaAssessment *
assess_asking (const GadibaCase *from, const GadibaBook *book, char **benefits, GError **error)
{
  g_autoptr (GadibaCase) copy = copy_case (from, error);

  if (copy == NULL)
    return NULL;
  g_strfreev (copy->application.benefits);
  copy->application.benefits = g_strdupv (benefits);
  return assess (copy, book, error);
}

/* Returns: (transfer full): the status and all benefits that exist on the day of the application; a
 * service has an application of its own */
static char **
list_all (const GadibaCase *from, const GadibaBook *book)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, STATUS);
  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (book->benefits, i);
      if (!benefit->service && gadiba_benefit_is_in_force (benefit, from->application.received))
        g_strv_builder_add (builder, benefit->id);
    }
  return g_strv_builder_end (builder);
}

/* A question about a person says about whom. */
static void
add_question (GadibaOffer *offer, const GadibaCase *from, const GadibaBook *book,
              const GadibaTraceMissing *missing)
{
  int person = missing->subject != NULL ? gadiba_case_find_person (from, missing->subject)
                                        : GADIBA_CASE_NOBODY;
  const GadibaParameter *parameter = gadiba_book_get_parameter (book, missing->fact);
  const char *question = missing->question != NULL ? missing->question
                         : parameter != NULL       ? parameter->title
                                                   : missing->fact;

  if (person == GADIBA_CASE_NOBODY)
    g_ptr_array_add (offer->questions, g_strdup (question));
  else
    {
      const GadibaCasePerson *whose = gadiba_case_get_person (from, person);
      g_ptr_array_add (offer->questions,
                       g_strdup_printf ("%s (%s %s)", question, whose->given, whose->family));
    }
}

static gboolean
add_questions (GadibaOffer *offer, const GadibaCase *from, const GadibaBook *book, GError **error)
{
  char *alone[] = { (char *) STATUS, (char *) offer->id, NULL };
  g_autoptr (GadibaAssessment) assessment = assess_asking (from, book, alone, error);

  for (guint i = 0; assessment != NULL && i < assessment->trace->missing->len; i++)
    add_question (offer, from, book, g_ptr_array_index (assessment->trace->missing, i));
  return assessment != NULL;
}

/* A benefit's own conditions that are not met, else those of the status it needs. */
static void
add_reasons (GadibaOffer *offer, const GadibaBenefit *benefit, const GadibaBook *book,
             const GadibaAssessment *assessment)
{
  for (int pass = 0; pass < 2 && offer->reasons->len == 0; pass++)
    for (guint i = 0; i < assessment->remarks->len; i++)
      {
        const GadibaRemark *remark = g_ptr_array_index (assessment->remarks, i);
        const GadibaStep *condition =
            g_str_equal (remark->name, "reason")
                ? g_hash_table_lookup (book->condition_names, remark->first)
                : NULL;
        if (condition != NULL && condition->refusal != NULL
            && condition->benefit == (pass == 0 ? benefit : NULL))
          g_ptr_array_add (offer->reasons, g_strdup (condition->refusal));
      }
  if (offer->reasons->len == 0)
    g_ptr_array_add (offer->reasons,
                     g_strdup (benefit->nothing != NULL ? benefit->nothing
                                                        : _ ("As computed it comes to nothing.")));
}

static GadibaOffer *
make_offer (const GadibaCase *from, const GadibaBook *book, const GadibaBenefit *benefit,
            const GadibaAssessment *all, GError **error)
{
  const char *value = gadiba_assessment_get (all, benefit->amount->id);
  GadibaOffer *offer = g_new0 (GadibaOffer, 1);

  offer->id = benefit->id;
  offer->title = g_strdup (benefit->title);
  offer->asked = gadiba_case_asks_for (from, benefit->id);
  offer->monthly = benefit->monthly;
  offer->questions = g_ptr_array_new_with_free_func (g_free);
  offer->reasons = g_ptr_array_new_with_free_func (g_free);
  offer->state = GADIBA_OFFER_OPEN;
  if (value != NULL && gadiba_money_parse (value, &offer->amount, NULL))
    offer->state = offer->amount > 0 ? GADIBA_OFFER_GRANTED : GADIBA_OFFER_REFUSED;
  if (offer->state == GADIBA_OFFER_REFUSED)
    add_reasons (offer, benefit, book, all);
  if (offer->state != GADIBA_OFFER_OPEN || add_questions (offer, from, book, error))
    return offer;
  free_offer (offer);
  return NULL;
}

GPtrArray *
gadiba_offer_list (const GadibaCase *from, const GadibaBook *book, GError **error)
{
  g_return_val_if_fail (from != NULL && book != NULL, NULL);

  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (free_offer);
  g_auto (GStrv) benefits = list_all (from, book);
  g_autoptr (GadibaAssessment) all = assess_asking (from, book, benefits, error);

  if (all == NULL)
    return NULL;
  for (guint i = 1; benefits[i] != NULL; i++)
    {
      GadibaOffer *offer =
          make_offer (from, book, gadiba_book_get_benefit (book, benefits[i]), all, error);
      if (offer == NULL)
        return NULL;
      g_ptr_array_add (offers, offer);
    }
  return g_steal_pointer (&offers);
}

/* --- what if --- */

/* The months that decide, as the book says. */
typedef struct
{
  GadibaMonth first;
  guint n;
} Months;

static Months
find_months (const GadibaCase *from, const GadibaBook *book)
{
  const GadibaParameter *window = gadiba_book_get_parameter (book, "income.window");
  const GadibaParameterValue *value =
      window != NULL
          ? gadiba_parameter_get_value (window, from->application.received, GADIBA_DATE_NONE)
          : NULL;
  gint64 n = value != NULL ? value->value.number.num / value->value.number.den : 1;
  Months months = { .n = (guint) MAX (n, 1) };

  months.first = gadiba_date_get_month (from->application.received) - (int) months.n;
  return months;
}

/* The mean of a month, half a cent up; amounts are never below zero. */
static GadibaMoney
get_mean (GadibaMoney sum, const Months *months)
{
  return (2 * sum + months->n) / (2 * (gint64) months->n);
}

static void
add_receipts (GadibaWhatIfPoint *point, const GadibaCase *from, const GadibaWhatIf *what,
              const Months *months)
{
  int person = gadiba_case_find_person (from, what->person);
  GadibaMoney earned = 0, other = 0;

  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *line = &g_array_index (from->incomes, GadibaCaseIncome, i);
      if (line->month < months->first || line->month >= months->first + (int) months->n)
        continue;
      if (line->person == person && g_str_equal (line->kind, what->kind))
        earned += line->amount;
      else
        other += line->amount;
    }
  point->earned = get_mean (earned, months);
  point->other = get_mean (other, months);
}

static void
add_benefits (GadibaWhatIfPoint *point, const GadibaCase *from, const GadibaBook *book,
              const GadibaAssessment *assessment)
{
  point->decided = TRUE;
  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (book->benefits, i);
      const char *value = gadiba_assessment_get (assessment, benefit->amount->id);
      GadibaMoney amount;
      if (!benefit->monthly || !gadiba_case_asks_for (from, benefit->id))
        continue;
      if (value != NULL && gadiba_money_parse (value, &amount, NULL))
        point->benefits += amount;
      else
        point->decided = FALSE;
    }
}

static gboolean
add_point (GArray *points, const GadibaCase *variant, const GadibaBook *book,
           const GadibaWhatIf *what, GError **error)
{
  const GadibaWhatIfPoint *last =
      points->len > 0 ? &g_array_index (points, GadibaWhatIfPoint, points->len - 1) : NULL;
  g_autoptr (GadibaAssessment) assessment = assess (variant, book, error);
  const Months months = find_months (variant, book);
  GadibaWhatIfPoint point = { .more = what->step * points->len };

  if (assessment == NULL)
    return FALSE;
  add_receipts (&point, variant, what, &months);
  add_benefits (&point, variant, book, assessment);
  point.total = point.earned + point.other + point.benefits;
  if (last != NULL && last->decided && point.decided && point.total < last->total)
    point.falls = last->total - point.total;
  g_array_append_val (points, point);
  return TRUE;
}

static gboolean
check_what_if (const GadibaCase *from, const GadibaWhatIf *what, GError **error)
{
  if (what->step <= 0)
    g_set_error_literal (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_VALUE,
                         _ ("A step is more than zero, for instance 50 €"));
  else if (what->n == 0 || what->n > GADIBA_WHAT_IF_MAX)
    g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_VALUE,
                 _ ("The range takes %u steps; between 1 and %d can be shown: choose a larger "
                    "step, or another range"),
                 what->n, GADIBA_WHAT_IF_MAX);
  else if (gadiba_case_find_person (from, what->person) == GADIBA_CASE_NOBODY)
    g_set_error_literal (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_VALUE,
                         _ ("Whoever earns more must be of the household"));
  else
    return TRUE;
  return FALSE;
}

GArray *
gadiba_what_if_list (const GadibaCase *from, const GadibaBook *book, const GadibaWhatIf *what,
                     GError **error)
{
  g_return_val_if_fail (from != NULL && book != NULL && what != NULL, NULL);

  if (!check_what_if (from, what, error))
    return NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (GadibaWhatIfPoint));
  g_autoptr (GadibaCase) variant = copy_case (from, error);
  if (variant == NULL || !add_point (points, variant, book, what, error))
    return NULL;
  const Months months = find_months (from, book);
  guint first = variant->incomes->len;
  for (guint i = 0; i < months.n; i++)
    {
      GadibaCaseIncome *line = gadiba_case_add_row (variant, variant->incomes);
      line->person = gadiba_case_find_person (variant, what->person);
      line->kind = g_intern_string (what->kind);
      line->month = months.first + (int) i;
    }
  for (guint i = 1; i <= what->n; i++)
    {
      for (guint j = first; j < variant->incomes->len; j++)
        g_array_index (variant->incomes, GadibaCaseIncome, j).amount = what->step * i;
      if (!add_point (points, variant, book, what, error))
        return NULL;
    }
  return g_steal_pointer (&points);
}
