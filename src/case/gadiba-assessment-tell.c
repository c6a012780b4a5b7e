/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-assessment-private.h"

#include <string.h>

#include "gadiba-figures.h"
#include "gadiba-lv-words.h"

typedef struct
{
  GadibaAssessment *assessment;
  const GadibaCase *from;
  GadibaEvaluation *evaluation;
  const GadibaFacts *facts;
  const GadibaBook *book;
} Teller;

static const char *
get_phrase (const Teller *teller, const char *id)
{
  return gadiba_book_get_phrase (teller->book, id);
}

static gboolean
is_answered (const Teller *teller, const char *name)
{
  return gadiba_assessment_get (teller->assessment, name) != NULL;
}

/* A line of the result: what it is and what came out, with a word behind amounts. */
static void
tell_result (const Teller *teller, GadibaTraceSection *section, const GadibaStep *step,
             const char *behind)
{
  GadibaTraceLine *line;
  GadibaValue value;

  if (!gadiba_evaluation_peek (teller->evaluation, step, 0, &value))
    return;
  line = gadiba_trace_add_line (section, GADIBA_TRACE_STEP, step->id);
  line->title = g_strdup (step->title);
  line->decided = value.known;
  line->value = gadiba_value_format (&value, &step->type);
  line->result = gadiba_figures_value (teller->book, &value, &step->type, step->choices);
  if (!value.known)
    {
      g_free (line->result);
      line->result = g_strdup (get_phrase (teller, "undecided"));
    }
  else if (behind != NULL && value.number.num == 0)
    {
      g_autofree char *result = line->result;
      line->result = g_strdup_printf ("%s, %s", result, get_phrase (teller, "not-due"));
    }
  else if (behind != NULL)
    {
      g_autofree char *result = line->result;
      line->result = g_strdup_printf ("%s %s", result, get_phrase (teller, behind));
    }
}

/* How much, for how long, and what the client pays for it. */
static void
tell_service (const Teller *teller, GadibaTraceSection *section, const GadibaBenefit *benefit)
{
  tell_result (teller, section, benefit->amount, NULL);
  if (benefit->months != NULL && is_answered (teller, benefit->months->id))
    tell_result (teller, section, benefit->months, NULL);
  if (benefit->co_payment != NULL && is_answered (teller, benefit->co_payment->id))
    tell_result (teller, section, benefit->co_payment, NULL);
}

static void
tell_results (const Teller *teller)
{
  static const char *const steps[] = { "status", "status.months", "status.from", "status.to" };
  GadibaTraceSection *section = gadiba_trace_insert_section (teller->assessment->trace, 0, "answer",
                                                             get_phrase (teller, "answer"));

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (is_answered (teller, steps[i]))
      tell_result (teller, section, gadiba_book_get_step (teller->book, steps[i]), NULL);
  for (guint i = 0; i < teller->book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (teller->book->benefits, i);
      if (!teller->facts->asked[i])
        continue;
      if (benefit->service && gadiba_benefit_is_in_force (benefit, teller->assessment->trace->day))
        tell_service (teller, section, benefit);
      else if (gadiba_benefit_is_in_force (benefit, teller->assessment->trace->day))
        tell_result (teller, section, benefit->amount, benefit->monthly ? "monthly" : "once");
      else
        gadiba_trace_add_text (
            section, benefit->amount->id, NULL,
            g_strdup_printf ("%s: %s", benefit->title, get_phrase (teller, "not-in-force")));
    }
}

static const GadibaStep *
find_condition (const Teller *teller, const char *id)
{
  return g_hash_table_lookup (teller->book->condition_names, id);
}

/* What was granted for one month before: the law means one month for mending what is amiss. */
static void
tell_short_grants (const Teller *teller, GadibaTraceSection *section)
{
  for (guint i = 0; i < teller->from->history->len; i++)
    {
      const GadibaCaseGranted *granted =
          &g_array_index (teller->from->history, GadibaCaseGranted, i);
      const GadibaBenefit *benefit = gadiba_book_get_benefit (teller->book, granted->benefit);
      GadibaMonth month = gadiba_date_get_month (granted->from);
      g_autofree char *name = gadiba_lv_month (month, GADIBA_LV_NOMINATIVE);

      const char *title = benefit != NULL && benefit->status_term ? benefit->title : NULL;

      if (g_str_equal (granted->benefit, "status"))
        title = gadiba_book_get_step (teller->book, "status")->title;
      if (month == gadiba_date_get_month (granted->to) && title != NULL)
        gadiba_trace_add_text (
            section, NULL, NULL,
            g_strdup_printf ("%s: %s, %s.", get_phrase (teller, "short-grant"), title, name));
    }
}

static gboolean
is_of_means_test (const Teller *teller, const GadibaStep *condition)
{
  return g_ptr_array_find (teller->book->conditions, condition, NULL)
         && !g_str_equal (condition->id, "income");
}

static void
tell_reasons (const Teller *teller)
{
  GadibaTraceSection *section = NULL;
  gboolean short_term = FALSE;

  for (guint i = 0; i < teller->assessment->remarks->len; i++)
    {
      const GadibaRemark *remark = g_ptr_array_index (teller->assessment->remarks, i);
      const GadibaStep *condition;
      GadibaTraceLine *line;

      if (!g_str_equal (remark->name, "reason"))
        continue;
      if (section == NULL)
        section = gadiba_trace_insert_section (teller->assessment->trace, 1, "reasons",
                                               get_phrase (teller, "reasons"));
      condition = find_condition (teller, remark->first);
      line = gadiba_trace_add_line (section, GADIBA_TRACE_TEXT, condition->id);
      line->title = g_strdup (condition->refusal);
      line->source = g_strdup (condition->source->text);
      line->article = g_strdup (condition->source->article);
      short_term = short_term || is_of_means_test (teller, condition);
    }
  if (!short_term || !is_answered (teller, "status.months"))
    return;
  gadiba_trace_add_text (section, NULL, NULL,
                         g_strdup_printf ("%s.", get_phrase (teller, "term-proposal")));
  tell_short_grants (teller, section);
}

static const char *
get_person_name (const Teller *teller, const char *id)
{
  const GadibaRows *persons = &teller->facts->rows[GADIBA_ENTITY_PERSON];

  for (guint row = 0; row < persons->n; row++)
    if (g_str_equal (persons->labels->pdata[row], id))
      return persons->titles->pdata[row];
  return NULL;
}

/* The national book has words for its own facts; of a municipality's, title and value are told. */
static char *
get_assumption (const Teller *teller, const GadibaFact *fact)
{
  g_autofree char *phrase = g_strconcat ("assumed-", fact->id, NULL);
  const char *text = g_hash_table_lookup (teller->book->phrases, phrase);
  g_autofree char *value = NULL;

  if (text != NULL)
    return g_strdup (text);
  value = gadiba_figures_value (teller->book, &fact->otherwise, &fact->type, fact->choices);
  return g_strdup_printf ("%s – %s", fact->title, value);
}

static char *
describe_assumed (const Teller *teller, const GadibaRemark *remark)
{
  const char *name = get_person_name (teller, remark->second);
  const GadibaFact *fact = gadiba_book_get_fact (
      teller->book, name != NULL ? GADIBA_ENTITY_PERSON : GADIBA_ENTITY_HOUSEHOLD, remark->first);
  g_autofree char *text = get_assumption (teller, fact);

  if (name == NULL)
    return g_strdup_printf ("%s.", text);
  return g_strdup_printf ("%s: %s.", name, text);
}

/* Where the person stays is why. */
static char *
describe_excluded (const Teller *teller, const GadibaRemark *remark)
{
  const GadibaFact *fact = gadiba_book_get_fact (teller->book, GADIBA_ENTITY_PERSON, "stay");
  int person = gadiba_case_find_person (teller->from, remark->first);
  const char *stay = gadiba_case_get_person (teller->from, person)->stay;
  const char *title = gadiba_choices_get_title (fact->choices, stay);

  const GadibaStep *why = gadiba_evaluation_get_exclusion (teller->evaluation, (guint) person);

  return g_strdup_printf ("%s: %s [%s].", get_person_name (teller, remark->first), title,
                          why->source->article);
}

static char *
describe_ignored (const Teller *teller, const GadibaRemark *remark)
{
  const GadibaIncomeKind *kind =
      g_hash_table_lookup (teller->book->income_kind_names, remark->second);
  const GadibaCostItem *item = g_hash_table_lookup (teller->book->cost_item_names, remark->second);
  const char *name = get_person_name (teller, remark->first);
  GadibaMonth month = GADIBA_MONTH_NONE;
  g_autofree char *text = NULL;

  gadiba_month_parse (remark->third, &month, NULL);
  text = gadiba_lv_month (month, GADIBA_LV_NOMINATIVE);
  if (name == NULL)
    return g_strdup_printf ("%s: %s.", text, item->title);
  return g_strdup_printf ("%s: %s, %s.", name, text, kind->title);
}

/* All remarks of one name as a section of their own. */
static void
tell_remarks (const Teller *teller, const char *name,
              char *(*describe) (const Teller *, const GadibaRemark *) )
{
  GadibaTraceSection *section = NULL;

  for (guint i = 0; i < teller->assessment->remarks->len; i++)
    {
      const GadibaRemark *remark = g_ptr_array_index (teller->assessment->remarks, i);

      if (!g_str_equal (remark->name, name))
        continue;
      if (section == NULL)
        section =
            gadiba_trace_add_section (teller->assessment->trace, name, get_phrase (teller, name));
      gadiba_trace_add_text (section, NULL, NULL, describe (teller, remark));
    }
}

/* The questions to ask, right behind the result. */
static void
tell_missing (const Teller *teller)
{
  const GPtrArray *missing = teller->assessment->trace->missing;
  GadibaTraceSection *section = NULL;

  for (guint i = 0; i < missing->len; i++)
    {
      const GadibaTraceMissing *one = g_ptr_array_index (missing, i);

      if (one->question == NULL)
        continue;
      if (section == NULL)
        section = gadiba_trace_insert_section (teller->assessment->trace, 1, "missing",
                                               get_phrase (teller, "missing"));
      gadiba_trace_add_text (section, one->fact, NULL, g_strdup (one->question));
    }
}

/* The caseworker's word on the group wins; what the household's members say stands beside it. */
static void
tell_group (const Teller *teller)
{
  const GadibaStep *step = gadiba_book_get_step (teller->book, "household.derived-group");
  g_autofree char *group = NULL;
  GadibaValue value;

  if (teller->from->household.group == NULL
      || !gadiba_evaluation_peek (teller->evaluation, step, 0, &value))
    return;
  group = gadiba_figures_value (teller->book, &value, &step->type, step->choices);
  gadiba_trace_add_text (
      gadiba_trace_add_section (teller->assessment->trace, "group", get_phrase (teller, "group")),
      step->id, NULL, g_strdup_printf ("%s: %s.", get_phrase (teller, "derived-group"), group));
}

void
_gadiba_assessment_tell (GadibaAssessment *assessment, const GadibaCase *from,
                         GadibaEvaluation *evaluation)
{
  const GadibaFacts *facts = gadiba_evaluation_get_facts (evaluation);
  Teller teller = { assessment, from, evaluation, facts, facts->book };

  tell_results (&teller);
  tell_missing (&teller);
  tell_reasons (&teller);
  tell_group (&teller);
  tell_remarks (&teller, "excluded", describe_excluded);
  tell_remarks (&teller, "ignored", describe_ignored);
  tell_remarks (&teller, "assumed", describe_assumed);
}

/* Returns: (nullable): the benefit whose amount the answer is; NULL: it is another answer, or the
 * book has no such benefit */
static const GadibaBenefit *
find_paid (const GadibaBook *book, const char *answer)
{
  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (book->benefits, i);
      gsize length = strlen (benefit->id);
      if (strncmp (answer, benefit->id, length) == 0 && g_str_equal (answer + length, ".amount"))
        return benefit;
    }
  return NULL;
}

/* @book: (nullable): NULL: all of them, however they are paid */
static gboolean
sum_up (const GadibaAssessment *assessment, const GadibaBook *book, gboolean monthly,
        GadibaMoney *total, gboolean *open)
{
  gboolean any = FALSE;
  *total = 0;
  *open = FALSE;
  for (guint i = 0; i < assessment->answers->len; i++)
    {
      const GadibaAnswer *answer = &g_array_index (assessment->answers, GadibaAnswer, i);
      const GadibaBenefit *paid = book != NULL ? find_paid (book, answer->name) : NULL;
      GadibaMoney amount;
      if (answer->is_volume || !g_str_has_suffix (answer->name, ".amount")
          || (book != NULL && (paid == NULL || paid->monthly != monthly)))
        continue;
      any = TRUE;
      if (gadiba_money_parse (answer->value, &amount, NULL))
        *total += amount; /* each is at most GADIBA_MONEY_MAX, and they are few */
      else
        *open = TRUE;
    }
  return any;
}

gboolean
gadiba_assessment_sum_benefits (const GadibaAssessment *assessment, GadibaMoney *total,
                                gboolean *open)
{
  g_return_val_if_fail (assessment != NULL && total != NULL && open != NULL, FALSE);

  return sum_up (assessment, NULL, FALSE, total, open);
}

gboolean
gadiba_assessment_sum_paid (const GadibaAssessment *assessment, const GadibaBook *book,
                            gboolean monthly, GadibaMoney *total, gboolean *open)
{
  g_return_val_if_fail (assessment != NULL && book != NULL, FALSE);
  g_return_val_if_fail (total != NULL && open != NULL, FALSE);

  return sum_up (assessment, book, monthly, total, open);
}
