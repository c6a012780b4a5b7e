/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-assessment.h"
#include "gadiba-case-facts.h"
#include "gadiba-judgement-private.h"
#include "gadiba-lv-words.h"

void
_gadiba_judge_begin (GadibaJudge *judge)
{
  judge->first = gadiba_date_get_month (judge->decision->from->application.received);
  judge->cases = g_ptr_array_new_with_free_func (g_free);
  judge->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_facts_free);
  judge->evaluations = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_evaluation_free);
  judge->open = g_ptr_array_new_with_free_func (g_free);
}

void
_gadiba_judge_clear (GadibaJudge *judge)
{
  g_clear_pointer (&judge->evaluations, g_ptr_array_unref);
  g_clear_pointer (&judge->facts, g_ptr_array_unref);
  g_clear_pointer (&judge->cases, g_ptr_array_unref);
  g_clear_pointer (&judge->open, g_ptr_array_unref);
}

GadibaDate
gadiba_judgement_get_day (const GadibaCase *from, GadibaMonth month)
{
  GadibaDate received = from->application.received;

  return month == gadiba_date_get_month (received) ? received : gadiba_month_get_first_day (month);
}

static GadibaDate
get_day (const GadibaJudge *judge, guint index)
{
  return gadiba_judgement_get_day (judge->decision->from, judge->first + (GadibaMonth) index);
}

/* The law of the month, as it is known on the day of the decision: what is changed backwards later
 * was not law for who decided. What a later month brings is taken as the book announces it. */
static GadibaTerms
get_terms (const GadibaJudge *judge, guint index)
{
  GadibaDate day = get_day (judge, index);
  GadibaDate known = judge->terms->known;

  return (GadibaTerms){ .day = day,
                        .known =
                            MAX (day, known != GADIBA_DATE_NONE ? known : judge->decision->day) };
}

GadibaMonth
_gadiba_judge_get_bills (const GadibaJudge *judge, guint index)
{
  const GadibaCase *from = judge->decision->from;
  GadibaMonth month = judge->first + (GadibaMonth) index;

  for (guint i = 0; index > 0 && i < from->costs->len; i++)
    if (g_array_index (from->costs, GadibaCaseCost, i).month == month)
      return month;
  return gadiba_case_get_housing_month (from);
}

/* The case with the bills of that month: the rows are those of the case itself. */
static const GadibaCase *
get_case (GadibaJudge *judge, guint index)
{
  GadibaMonth bills = _gadiba_judge_get_bills (judge, index);
  const GadibaCase *from = judge->decision->from;

  if (bills == gadiba_case_get_housing_month (from))
    return from;
  GadibaCase *with_bills = g_memdup2 (from, sizeof *from);
  with_bills->application.housing_month = bills;
  g_ptr_array_add (judge->cases, with_bills);
  return with_bills;
}

/* Who is not of the household in that month. */
static void
leave_out (const GadibaJudge *judge, guint index, GadibaFacts *facts)
{
  const GadibaValue yes = { .kind = GADIBA_KIND_YES_NO, .known = TRUE, .yes = TRUE };

  for (guint i = 0; i < judge->terms->n_stopped; i++)
    {
      const GadibaStopped *stopped = &judge->terms->stopped[i];
      GadibaMonth month = judge->first + (GadibaMonth) index;
      if (stopped->from <= month && (stopped->until == GADIBA_MONTH_NONE || month < stopped->until))
        gadiba_facts_set (facts, GADIBA_ENTITY_PERSON, (guint) stopped->person, "stopped", yes);
    }
}

/* Beyond the term only one benefit goes on: another that is not paid is no income (SPSPL 38(2)). */
static void
keep_asked (const GadibaJudge *judge, guint index, GadibaFacts *facts)
{
  GadibaMonth extended = judge->terms->extended;

  if (extended != GADIBA_MONTH_NONE && judge->first + (GadibaMonth) index >= extended)
    gadiba_facts_ask_only (facts, judge->terms->kept);
}

GadibaEvaluation *
_gadiba_judge_get_month (GadibaJudge *judge, guint index, GError **error)
{
  while (judge->evaluations->len <= index)
    {
      const GadibaTerms terms = get_terms (judge, judge->evaluations->len);
      GadibaFacts *facts =
          gadiba_case_get_facts (get_case (judge, judge->evaluations->len), judge->book, error);
      if (facts == NULL)
        return NULL;
      g_ptr_array_add (judge->facts, facts);
      leave_out (judge, judge->evaluations->len, facts);
      keep_asked (judge, judge->evaluations->len, facts);
      GadibaEvaluation *evaluation = gadiba_evaluation_new (facts, &terms, error);
      if (evaluation == NULL)
        return NULL;
      g_ptr_array_add (judge->evaluations, evaluation);
    }
  return g_ptr_array_index (judge->evaluations, index);
}

GadibaFacts *
gadiba_judgement_get_facts (const GadibaCase *from, const GadibaBook *book, GadibaMonth month,
                            GError **error)
{
  GadibaFacts *facts = gadiba_case_get_facts (from, book, error);

  if (facts != NULL)
    gadiba_judgement_turn_facts (facts, from, month);
  return facts;
}

void
gadiba_judgement_turn_facts (GadibaFacts *facts, const GadibaCase *from, GadibaMonth month)
{
  GadibaDecision decision = { .from = (GadibaCase *) from };
  const GadibaJudge judge = { .decision = &decision,
                              .first = gadiba_date_get_month (from->application.received) };

  gadiba_case_set_bills (facts, _gadiba_judge_get_bills (&judge, (guint) (month - judge.first)));
}

/* --- the trace --- */

static GadibaTrace *
assess (GadibaJudge *judge, guint index, GError **error)
{
  if (judge->revises || judge->terms->n_stopped > 0)
    {
      GadibaEvaluation *evaluation = _gadiba_judge_get_month (judge, index, error);
      return evaluation != NULL ? gadiba_trace_new (evaluation, NULL) : NULL;
    }
  const GadibaTerms terms = get_terms (judge, index);
  g_autoptr (GadibaAssessment) assessment =
      gadiba_assessment_new (get_case (judge, index), judge->book, &terms, error);

  return assessment != NULL ? g_steal_pointer (&assessment->trace) : NULL;
}

static gboolean
is_of_book (const GadibaBook *book, const GadibaTraceSection *section)
{
  for (guint i = 0; i < book->sections->len; i++)
    if (((const GadibaSection *) g_ptr_array_index (book->sections, i))->id == section->id)
      return TRUE;
  return FALSE;
}

/* The section of that id that was told last. */
static const GadibaTraceSection *
find_section (const GadibaTrace *trace, const char *id)
{
  for (guint i = trace->sections->len; i > 0; i--)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i - 1);
      if (section->id == id)
        return section;
    }
  return NULL;
}

/* The line at @i or behind it that says what came out: values of the law and doubts about them
 * matter only by that. */
static const GadibaTraceLine *
find_outcome (const GadibaTraceSection *section, guint *i)
{
  for (; *i < section->lines->len; (*i)++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (section->lines, *i);
      if (line->kind != GADIBA_TRACE_PARAMETER && line->kind != GADIBA_TRACE_NOTE)
        return line;
    }
  return NULL;
}

static gboolean
says_same (const GadibaTraceLine *a, const GadibaTraceLine *b)
{
  return a->id == b->id && g_strcmp0 (a->subject, b->subject) == 0
         && g_strcmp0 (a->value, b->value) == 0 && g_strcmp0 (a->result, b->result) == 0;
}

/* Moves @i behind the line that says the same. What nobody asked for in the later month is passed
 * over; a receipt or a bill that is not there any more is news. */
static gboolean
find_same (const GadibaTraceSection *section, guint *i, const GadibaTraceLine *line)
{
  const GadibaTraceLine *found;

  while ((found = find_outcome (section, i)) != NULL)
    {
      ++*i;
      if (says_same (found, line))
        return TRUE;
      if (found->kind == GADIBA_TRACE_RECEIPT || found->kind == GADIBA_TRACE_BILL)
        return FALSE;
    }
  return FALSE;
}

/* Whether all that @later says was said by @before, in the same order. */
static gboolean
is_same (const GadibaTraceSection *before, const GadibaTraceSection *later)
{
  const GadibaTraceLine *line;
  guint i = 0;

  if (before == NULL)
    return FALSE;
  for (guint j = 0; (line = find_outcome (later, &j)) != NULL; j++)
    if (!find_same (before, &i, line))
      return FALSE;
  return TRUE;
}

/* Adds what comes out otherwise in a later month, under the name of that month. */
static gboolean
explain_month (GadibaJudge *judge, guint index, GError **error)
{
  g_autoptr (GadibaTrace) trace = assess (judge, index, error);
  GadibaMonth month = judge->first + (GadibaMonth) index;

  if (trace == NULL)
    return FALSE;
  for (guint i = 0; i < trace->sections->len;)
    {
      GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      if (!is_of_book (judge->book, section)
          || is_same (find_section (judge->decision->trace, section->id), section))
        {
          i++;
          continue;
        }
      g_autofree char *title = section->title;
      g_autofree char *name = gadiba_lv_month (month, GADIBA_LV_NOMINATIVE);
      section->title = g_strdup_printf ("%s, %s", title, name);
      section->month = month;
      g_ptr_array_add (judge->decision->trace->sections,
                       g_ptr_array_steal_index (trace->sections, i));
    }
  return TRUE;
}

/* --- the norms --- */

static void
add_source (GadibaDecisionItem *item, const char *source)
{
  if (!g_ptr_array_find_with_equal_func (item->sources, source, g_str_equal, NULL))
    g_ptr_array_add (item->sources, g_strdup (source));
}

/* The norms behind the lines of a section: steps, conditions and values of the law. */
static void
add_sources (GadibaDecisionItem *item, const GadibaTraceSection *section)
{
  for (guint i = 0; i < section->lines->len; i++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (section->lines, i);
      if (line->source != NULL && line->kind <= GADIBA_TRACE_PARAMETER)
        add_source (item, line->source);
    }
}

/* An item rests on the means test, if there was one, and on the section of its benefit. */
static void
set_sources (GadibaJudge *judge, GadibaDecisionItem *item)
{
  const GPtrArray *sections = judge->decision->trace->sections;
  const GadibaBenefit *benefit = gadiba_book_get_benefit (judge->book, item->id);

  /* What is cancelled was not reckoned again: it rests on what it is cancelled for. */
  gboolean reckoned = judge->decision->kind != GADIBA_DECISION_CANCELLATION;

  if (benefit != NULL && reckoned)
    add_source (item, benefit->source->text);
  if (judge->decision->basis.source != NULL)
    add_source (item, judge->decision->basis.source);
  if (judge->decision->basis.rule != NULL)
    add_source (item, judge->decision->basis.rule);
  for (guint i = 0; i < sections->len && reckoned; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (sections, i);
      if (section->id == item->id || gadiba_book_get_benefit (judge->book, section->id) == NULL)
        add_sources (item, section);
    }
}

/* Whether the means test was looked at for anything that is decided. */
static gboolean
is_means_tested (const GadibaJudge *judge)
{
  for (guint i = 0; i < judge->decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (judge->decision->items, i);
      const GadibaBenefit *benefit = gadiba_book_get_benefit (judge->book, item->id);
      if (benefit == NULL || benefit->status_term || benefit->needs_status)
        return TRUE;
    }
  return FALSE;
}

gboolean
_gadiba_judge_explain (GadibaJudge *judge, GError **error)
{
  GadibaDecision *decision = judge->decision;

  /* Without a means test only what was looked at is told: more would not be anybody's business. */
  decision->trace = judge->revises || is_means_tested (judge)
                        ? assess (judge, judge->begins, error)
                        : gadiba_trace_new (g_ptr_array_index (judge->evaluations, 0), NULL);
  if (decision->trace == NULL)
    return FALSE;
  for (guint i = judge->begins + 1; i < judge->evaluations->len; i++)
    if (!explain_month (judge, i, error))
      return FALSE;
  for (guint i = 0; i < decision->items->len; i++)
    set_sources (judge, g_ptr_array_index (decision->items, i));
  return TRUE;
}
