/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-compare.h"

#include <glib/gi18n-lib.h>

#include "gadiba-case-read.h"
#include "gadiba-decision-register.h"
#include "gadiba-judgement.h"
#include "gadiba-office-private.h"
#include "gadiba-standing.h"

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const char *number;
  const GadibaMoment *moment;
} Crossing;

static void
free_month (gpointer data)
{
  GadibaComparedMonth *month = data;

  g_free (month->id);
  g_free (month->title);
  g_free (month);
}

static void
free_law (gpointer data)
{
  GadibaComparedLaw *law = data;

  g_free (law->title);
  g_free (law->then);
  g_free (law->now);
  g_free (law->source);
  g_free (law);
}

void
gadiba_comparison_free (GadibaComparison *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->application);
  g_free (self->books_then);
  g_free (self->books_now);
  g_ptr_array_unref (self->months);
  g_ptr_array_unref (self->laws);
  g_free (self);
}

/* --- judging the frozen case --- */

/* Returns: (transfer full): what the law gives as it is known on @known. A choice that the law
 * leaves is taken as it was made, for one month where that was granted. */
static GadibaDecision *
judge (const GadibaIssued *issued, const GadibaBook *book, GadibaDate known,
       GadibaOneMonth one_month, GError **error)
{
  g_autoptr (GadibaDecision) decision = gadiba_decision_new ();
  const GadibaJudgementTerms terms = { .known = known, .one_month = one_month };
  GadibaJudgement judgement = { 0 };

  decision->from = gadiba_case_read_bytes (issued->case_file, issued->number, error);
  decision->day = issued->day;
  return decision->from != NULL && gadiba_decision_judge (decision, book, &terms, &judgement, error)
             ? g_steal_pointer (&decision)
             : NULL;
}

/* The term that was granted tells which choice was made. */
static GadibaDecision *
judge_as_made (const GadibaIssued *issued, const GadibaBook *book, GadibaDate known, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaDecision) decision =
      judge (issued, book, known, GADIBA_ONE_MONTH_NOT_SAID, &failed);

  if (decision != NULL)
    return g_steal_pointer (&decision);
  if (g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_CHOICE))
    return judge (issued, book, known, GADIBA_ONE_MONTH_GRANT, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static const GadibaDecisionMonth *
find_month (const GadibaDecision *decision, const char *id, GadibaMonth month)
{
  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      for (guint k = 0; g_str_equal (item->id, id) && k < item->months->len; k++)
        {
          const GadibaDecisionMonth *one = g_ptr_array_index (item->months, k);
          if (one->month == month)
            return one;
        }
    }
  return NULL;
}

/* Whether the benefit is left open, or a month of it; else what has no month is 0. */
static gboolean
is_open (const GadibaDecision *decision, const char *id)
{
  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      if (g_str_equal (item->id, id))
        return item->missing->len > 0;
    }
  return FALSE;
}

static gboolean
get_amount (const GadibaDecision *decision, const char *id, GadibaMonth month, GadibaMoney *amount)
{
  const GadibaDecisionMonth *found = find_month (decision, id, month);

  *amount = found != NULL ? found->amount : 0;
  return found != NULL || !is_open (decision, id);
}

/* --- what differs in the law --- */

static const GadibaTraceLine *
find_parameter (const GadibaTrace *trace, const GadibaTraceSection *like,
                const GadibaTraceLine *line)
{
  for (guint i = 0; i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      if (section->id != like->id || section->month != like->month)
        continue;
      for (guint k = 0; k < section->lines->len; k++)
        {
          const GadibaTraceLine *one = g_ptr_array_index (section->lines, k);
          if (one->kind == line->kind && one->id == line->id
              && g_strcmp0 (one->title, line->title) == 0)
            return one;
        }
    }
  return NULL;
}

static gboolean
is_told (const GadibaComparison *self, const GadibaTraceLine *line, const GadibaTraceLine *other)
{
  for (guint i = 0; i < self->laws->len; i++)
    {
      const GadibaComparedLaw *law = g_ptr_array_index (self->laws, i);
      if (g_strcmp0 (law->title, line->title) == 0 && g_strcmp0 (law->then, line->result) == 0
          && g_strcmp0 (law->now, other->result) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The values of the law that both rest on, each once. */
static void
compare_law (GadibaComparison *self, const GadibaTrace *then, const GadibaTrace *now)
{
  for (guint i = 0; i < then->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (then->sections, i);
      for (guint k = 0; k < section->lines->len; k++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, k);
          const GadibaTraceLine *other =
              line->kind == GADIBA_TRACE_PARAMETER ? find_parameter (now, section, line) : NULL;
          if (other == NULL || g_strcmp0 (line->result, other->result) == 0
              || is_told (self, line, other))
            continue;
          GadibaComparedLaw *law = g_new0 (GadibaComparedLaw, 1);
          law->title = g_strdup (line->title);
          law->then = g_strdup (line->result);
          law->now = g_strdup (other->result);
          law->source = g_strdup (other->article != NULL ? other->article : other->source);
          g_ptr_array_add (self->laws, law);
        }
    }
}

/* --- the whole --- */

static void
add_months (GadibaComparison *self, const GadibaStanding *issued, const GadibaBook *book,
            const GadibaDecision *then, const GadibaDecision *now)
{
  for (guint i = 0; i < issued->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (issued->months, i);
      const GadibaBenefit *benefit = gadiba_book_get_benefit (book, row->benefit);
      GadibaComparedMonth *month = g_new0 (GadibaComparedMonth, 1);
      month->id = g_strdup (row->benefit);
      month->title = g_strdup (benefit != NULL ? benefit->title : row->benefit);
      month->month = row->month;
      month->issued = row->amount;
      month->then_known = get_amount (then, row->benefit, row->month, &month->then);
      month->now_known = get_amount (now, row->benefit, row->month, &month->now);
      g_ptr_array_add (self->months, month);
    }
}

static gboolean
check_kind (const GadibaIssued *issued, GError **error)
{
  if (issued->kind == GADIBA_DECISION_JUDGEMENT)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("Decision %s follows another one; compare the one that granted"), issued->number);
  return FALSE;
}

static gpointer
compare (GadibaDb *db, gpointer data, GError **error)
{
  const Crossing *crossing = data;
  const char *books;
  g_autoptr (GadibaIssued) issued = gadiba_decision_read (db, crossing->number, error);
  g_autoptr (GadibaOfficeRecord) record =
      issued != NULL && check_kind (issued, error) ? gadiba_office_record_read (db, error) : NULL;
  const GadibaBook *book =
      record != NULL ? _gadiba_office_load_books (crossing->office, db, record, &books, error)
                     : NULL;
  g_autoptr (GadibaStanding) standing =
      book != NULL ? gadiba_standing_read_issued (db, issued->id, error) : NULL;
  g_autoptr (GadibaDecision) then =
      standing != NULL ? judge_as_made (issued, book, issued->day, error) : NULL;
  g_autoptr (GadibaDecision) now =
      then != NULL ? judge_as_made (issued, book, MAX (crossing->moment->today, issued->day), error)
                   : NULL;

  if (now == NULL)
    return NULL;
  GadibaComparison *self = g_new0 (GadibaComparison, 1);
  self->number = g_strdup (issued->number);
  self->application = g_strdup (issued->application_number);
  self->day = issued->day;
  self->months = g_ptr_array_new_with_free_func (free_month);
  self->laws = g_ptr_array_new_with_free_func (free_law);
  self->books_then = g_strdup (issued->books);
  self->books_now = g_strdup (books);
  add_months (self, standing, book, then, now);
  compare_law (self, then->trace, now->trace);
  return self;
}

GadibaComparison *
gadiba_office_compare (GadibaOffice *self, const char *number, const GadibaMoment *moment,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && moment != NULL, NULL);

  Crossing crossing = { self, number, moment };
  return gadiba_store_run (self->store, compare, &crossing, error);
}
