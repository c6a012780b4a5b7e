/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-data.h"
#include "gadiba-revision.h"

/*
 * A pensioner and a man of working age with low incomes, judged; then bills, law, a person or
 * something else changes, and what stands is looked at again.
 */
typedef struct
{
  GadibaBook *book;
  GadibaDecision *judged;
  GArray *standing; /* GadibaStandingMonth */
  GadibaDecision *decision;
  GadibaRevisionTerms terms;
} Fixture;

static GadibaMonth
month_of (int year, int month)
{
  return gadiba_date_get_month (gadiba_date_new (year, month, 1));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const GadibaJudgementTerms none = { .one_month = GADIBA_ONE_MONTH_NOT_SAID };
  GadibaJudgement judgement = { 0 };
  g_autoptr (GError) error = NULL;

  self->book = load_law (NULL);
  self->judged = gadiba_decision_new ();
  self->judged->from = load_case ("cases", "derived-housing-with-gmi.xml");
  self->judged->day = self->judged->from->application.received;
  gadiba_decision_judge (self->judged, self->book, &none, &judgement, &error);
  g_assert_no_error (error);
  self->standing = g_array_new (FALSE, FALSE, sizeof (GadibaStandingMonth));
  for (guint i = 0; i < self->judged->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (self->judged->items, i);
      if (item->word != NULL)
        {
          self->terms.word = item->word;
          self->terms.granted = item->from;
          self->terms.ends = item->to;
        }
      for (guint k = 0; k < item->months->len; k++)
        {
          const GadibaDecisionMonth *month = g_ptr_array_index (item->months, k);
          const GadibaStandingMonth one = { .benefit = item->id,
                                            .month = month->month,
                                            .amount = month->amount };
          g_array_append_val (self->standing, one);
        }
    }
  self->decision = gadiba_decision_new ();
  self->decision->kind = GADIBA_DECISION_CHANGE;
  self->decision->from = load_case ("cases", "derived-housing-with-gmi.xml");
  self->decision->day = self->judged->day + 40;
  self->terms.from = gadiba_date_get_month (self->terms.granted) + 1;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gadiba_decision_free (self->decision);
  g_array_unref (self->standing);
  gadiba_decision_free (self->judged);
  gadiba_book_free (self->book);
}

static gboolean
revise (Fixture *self, GError **error)
{
  GadibaJudgement judgement = { 0 };

  self->terms.standing = (const GadibaStandingMonth *) (gpointer) self->standing->data;
  self->terms.n_standing = self->standing->len;
  return gadiba_decision_revise (self->decision, self->book, &self->terms, &judgement, error);
}

/* What was decided, an item a line: before→after of each month. */
static char *
tell (const GadibaDecision *decision)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      g_autofree char *from = gadiba_date_format (item->from);
      g_autofree char *to = gadiba_date_format (item->to);
      g_assert_cmpint (item->outcome, ==, GADIBA_OUTCOME_CHANGED);
      g_string_append_printf (told, "%s %s..%s", item->id, from, to);
      for (guint k = 0; k < item->months->len; k++)
        {
          const GadibaDecisionMonth *month = g_ptr_array_index (item->months, k);
          g_autofree char *name = gadiba_month_format (month->month);
          if (month->has_before)
            g_string_append_printf (told, " %s:%d→%d", name, (int) month->before,
                                    (int) month->amount);
          else
            g_string_append_printf (told, " %s:new %d", name, (int) month->amount);
          if (month->recovered > 0)
            g_string_append_printf (told, "(back %d)", (int) month->recovered);
        }
      for (guint k = 0; k < item->reasons->len; k++)
        g_string_append_printf (told, " !%s",
                                ((GadibaDecisionReason *) item->reasons->pdata[k])->id);
      g_string_append_c (told, '\n');
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
assert_revised (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  gboolean revised = revise (self, &error);

  g_assert_no_error (error);
  g_assert_true (revised);
  g_autofree char *told = tell (self->decision);
  g_assert_cmpstr (told, ==, expected);
  g_assert_nonnull (self->decision->trace);
}

/* Sections of the trace that stand there for a later month. */
static void
assert_told_again (const Fixture *self, const char *expected)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < self->decision->trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (self->decision->trace->sections, i);
      if (section->month == GADIBA_MONTH_NONE)
        continue;
      g_autofree char *month = gadiba_month_format (section->month);
      g_string_append_printf (told, "%s %s\n", section->id, month);
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
assert_refused (Fixture *self, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (revise (self, &error));
  g_assert_error (error, GADIBA_JUDGEMENT_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
add_bill (Fixture *self, const char *item, GadibaMonth month, GadibaMoney amount)
{
  GadibaCaseCost *cost = gadiba_case_add_row (self->decision->from, self->decision->from->costs);

  cost->item = item;
  cost->month = month;
  cost->amount = amount;
}

/* Nothing has changed: there is nothing to decide. */
static void
test_same (Fixture *self, gconstpointer data)
{
  assert_refused (self, GADIBA_JUDGEMENT_ERROR_NOTHING, "the same comes out");
}

/* The bills of one month change that month and no other. */
static void
test_bills (Fixture *self, gconstpointer data)
{
  add_bill (self, "rent", self->terms.from, 3000);
  assert_revised (self, "gmi 2026-07-01..2026-08-31 2026-07:21800→21800 2026-08:21800→21800\n"
                        "housing 2026-07-01..2026-08-31 2026-07:15000→3000 2026-08:15000→15000\n");
  assert_told_again (self, "housing 2026-08\n");
  /* The rule book says that bills do not ask for a hearing. */
  g_assert_false (gadiba_decision_is_unfavourable (self->decision));
}

static void
test_stop_household (Fixture *self, gconstpointer data)
{
  self->decision->kind = GADIBA_DECISION_STOP;
  self->terms.stops = TRUE;
  assert_revised (self, "status 2026-06-01..2026-06-30\n"
                        "gmi 2026-07-01..2026-08-31 2026-07:21800→0 2026-08:21800→0\n"
                        "housing 2026-07-01..2026-08-31 2026-07:15000→0 2026-08:15000→0\n");
  g_assert_true (gadiba_decision_is_unfavourable (self->decision));
}

/* One person is left out, with what is hers; the household goes on. */
static void
test_stop_person (Fixture *self, gconstpointer data)
{
  self->decision->kind = GADIBA_DECISION_STOP;
  self->decision->basis.person = 1;
  assert_revised (self, "gmi 2026-07-01..2026-08-31 2026-07:21800→8700 2026-08:21800→8700\n"
                        "housing 2026-07-01..2026-08-31 2026-07:15000→15000 2026-08:15000→15000\n");
}

static void
test_reduction (Fixture *self, gconstpointer data)
{
  self->decision->kind = GADIBA_DECISION_REDUCTION;
  self->decision->basis.percent = 33;
  assert_revised (self, "gmi 2026-07-01..2026-08-31 2026-07:21800→14606 2026-08:21800→14606\n"
                        "housing 2026-07-01..2026-08-31 2026-07:15000→10050 2026-08:15000→10050\n");
}

/* Income that was not told: what was too much is asked back; too little is not. */
static void
test_recovery (Fixture *self, gconstpointer data)
{
  self->decision->kind = GADIBA_DECISION_RECOVERY;
  self->terms.tests = TRUE;
  self->terms.word = NULL;
  for (guint i = 0; i < self->decision->from->incomes->len; i++)
    g_array_index (self->decision->from->incomes, GadibaCaseIncome, i).amount += 3000;
  assert_revised (
      self,
      "gmi 2026-07-01..2026-08-31 2026-07:21800→18800(back 3000) 2026-08:21800→18800(back 3000)\n"
      "housing 2026-07-01..2026-08-31 2026-07:15000→15000 2026-08:15000→15000\n");
  assert_told_again (self, "");
}

/* The means test is looked at again: with more than the threshold the status ends. */
static void
test_review_ends (Fixture *self, gconstpointer data)
{
  self->decision->kind = GADIBA_DECISION_REVIEW;
  self->terms.tests = TRUE;
  GadibaCaseSavings *saving =
      gadiba_case_add_row (self->decision->from, self->decision->from->savings);
  saving->person = 0;
  saving->amount = 9000000;
  assert_revised (self,
                  "status 2026-06-01..2026-06-30 !savings\n"
                  "gmi 2026-07-01..2026-08-31 2026-07:21800→0 2026-08:21800→0 !savings\n"
                  "housing 2026-07-01..2026-08-31 2026-07:15000→0 2026-08:15000→0 !savings\n");
  g_assert_true (gadiba_decision_is_unfavourable (self->decision));
}

static void
add_income (Fixture *self, int person, const char *kind, GadibaMonth month, GadibaMoney amount)
{
  GadibaCaseIncome *income =
      gadiba_case_add_row (self->decision->from, self->decision->from->incomes);

  income->person = person;
  income->kind = g_intern_string (kind);
  income->month = month;
  income->amount = amount;
}

/* A review as of 15 July: of April to June, with 300,00 € more in June. */
static void
earn (Fixture *self, const char *kind, GadibaMoney others)
{
  self->decision->kind = GADIBA_DECISION_REVIEW;
  self->decision->day = gadiba_date_new (2026, 7, 20);
  self->terms.tests = TRUE;
  self->terms.seen = gadiba_date_new (2026, 7, 15);
  self->terms.from = month_of (2026, 8);
  self->terms.earned = self->decision->from->application.received;
  add_income (self, 0, "unemployment-benefit", month_of (2026, 6), others);
  add_income (self, 1, kind, month_of (2026, 6), 30000);
}

/* What is earned more from work or business takes nothing away before the term ends. */
static void
test_gain (Fixture *self, gconstpointer data)
{
  earn (self, data, 10000);
  assert_refused (self, GADIBA_JUDGEMENT_ERROR_GAIN, "31.08.2026. (SPSPL 38(5))");
}

/* The law excepts author fees and what scrap metal and real estate bring. */
static void
test_gain_excepted (Fixture *self, gconstpointer data)
{
  earn (self, data, 10000);
  assert_revised (self, "gmi 2026-08-01..2026-08-31 2026-08:21800→11800\n"
                        "housing 2026-08-01..2026-08-31 2026-08:15000→15000\n");
}

/* What is less for another reason is less by that alone, and the gain is told. */
static void
test_gain_beside (Fixture *self, gconstpointer data)
{
  earn (self, "wage", 13000);
  assert_revised (self, "gmi 2026-08-01..2026-08-31 2026-08:21800→20800\n"
                        "housing 2026-08-01..2026-08-31 2026-08:15000→15000\n");
  const GArray *incomes = self->decision->from->incomes;
  const GadibaCaseIncome *taken = &g_array_index (incomes, GadibaCaseIncome, incomes->len - 1);
  g_assert_cmpstr (taken->kind, ==, "work-gain");
  g_assert_cmpint (taken->amount, ==, 30000);
  g_assert_cmpint (taken->person, ==, 1);
}

/* What was earned when it was granted is no gain, and neither is what the last review saw. */
static void
test_gain_before (Fixture *self, gconstpointer data)
{
  earn (self, "wage", 10000);
  add_income (self, 1, "wage", month_of (2026, 3), 20000);
  assert_revised (self, "gmi 2026-08-01..2026-08-31 2026-08:21800→15133\n"
                        "housing 2026-08-01..2026-08-31 2026-08:15000→15000\n");
  g_ptr_array_set_size (self->decision->items, 0);
  g_clear_pointer (&self->decision->trace, gadiba_trace_free);
  g_array_set_size (self->decision->from->incomes, 6);
  self->terms.earned = self->terms.seen;
  assert_revised (self, "gmi 2026-08-01..2026-08-31 2026-08:21800→11800\n"
                        "housing 2026-08-01..2026-08-31 2026-08:15000→15000\n");
}

/* Savings that were not told: nothing was due, unless one month was granted in spite of them. */
static void
test_recovery_condition (Fixture *self, gconstpointer data)
{
  self->decision->kind = GADIBA_DECISION_RECOVERY;
  self->terms.tests = TRUE;
  self->terms.word = NULL;
  GadibaCaseSavings *saving =
      gadiba_case_add_row (self->decision->from, self->decision->from->savings);
  saving->person = 0;
  saving->amount = 9000000;
  self->terms.allowed = "land savings";
  assert_refused (self, GADIBA_JUDGEMENT_ERROR_NOTHING, "beyond what is due");
  self->terms.allowed = "land";
  g_ptr_array_set_size (self->decision->items, 0);
  assert_revised (self, "gmi 2026-07-01..2026-08-31 2026-07:21800→0(back 21800) "
                        "2026-08:21800→0(back 21800) !savings\n"
                        "housing 2026-07-01..2026-08-31 2026-07:15000→0(back 15000) "
                        "2026-08:15000→0(back 15000) !savings\n");
}

/* The household stays poor, under another name: that ends nothing, and takes nothing if the name
 * gives more. */
static void
test_status_word (Fixture *self, gconstpointer data)
{
  self->decision->kind = GADIBA_DECISION_REVIEW;
  self->terms.tests = TRUE;
  self->terms.word = "low-income";
  assert_revised (self, "status 2026-07-01..2026-08-31\n"
                        "gmi 2026-07-01..2026-08-31 2026-07:21800→21800 2026-08:21800→21800\n"
                        "housing 2026-07-01..2026-08-31 2026-07:15000→15000 2026-08:15000→15000\n");
  const GadibaDecisionItem *status = g_ptr_array_index (self->decision->items, 0);
  g_assert_cmpstr (status->word, ==, "needy");
  g_assert_false (status->ends);
  g_assert_false (gadiba_decision_is_unfavourable (self->decision));
}

/* Whom an earlier decision stopped is left out from then on, and what it reduced stays reduced. */
static void
test_in_force (Fixture *self, gconstpointer data)
{
  const GadibaStopped stopped = { 1, self->terms.from + 1, GADIBA_MONTH_NONE };
  self->terms.stopped = &stopped;
  self->terms.n_stopped = 1;
  for (guint i = 0; i < self->standing->len; i++)
    g_array_index (self->standing, GadibaStandingMonth, i).percent = 50;
  assert_revised (self, "gmi 2026-07-01..2026-08-31 2026-07:21800→10900 2026-08:21800→4350\n"
                        "housing 2026-07-01..2026-08-31 2026-07:15000→7500 2026-08:15000→7500\n");
}

/* Returns: (nullable): what came out of the step, as the trace tells it */
static const char *
find_result (const GadibaTrace *trace, const char *step)
{
  for (guint i = 0; i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      for (guint k = 0; k < section->lines->len; k++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, k);
          if (g_strcmp0 (line->id, step) == 0)
            return line->result;
        }
    }
  return NULL;
}

/* Beyond the term nothing stood; the status goes on too, and what the guaranteed income gave is no
 * income any more (SPSPL 38(2)). */
static void
test_extension (Fixture *self, gconstpointer data)
{
  const GadibaStandingMonth added = { .benefit = "housing",
                                      .month = gadiba_date_get_month (self->terms.ends) + 1,
                                      .is_new = TRUE };

  g_array_set_size (self->standing, 0);
  g_array_append_val (self->standing, added);
  self->terms.from = self->terms.extended = added.month;
  self->terms.extends = gadiba_month_get_last_day (added.month);
  self->terms.only = self->terms.kept = "housing";
  assert_revised (self, "status 2026-09-01..2026-09-30\n"
                        "housing 2026-09-01..2026-09-30 2026-09:new 15000\n");
  g_assert_cmpstr (find_result (self->decision->trace, "housing.income"), ==, "100,00\u00a0€");
  g_assert_false (gadiba_decision_is_unfavourable (self->decision));
}

/* A stop that ends beyond the term holds within it only. */
static void
test_stopped_until (Fixture *self, gconstpointer data)
{
  const GadibaStopped stopped = { 1, self->terms.from, self->terms.from + 1 };
  self->terms.stopped = &stopped;
  self->terms.n_stopped = 1;
  assert_revised (self, "gmi 2026-07-01..2026-08-31 2026-07:21800→8700 2026-08:21800→21800\n"
                        "housing 2026-07-01..2026-08-31 2026-07:15000→15000 2026-08:15000→15000\n");
}

/* What is not known is named, and nothing is decided. */
static void
test_open (Fixture *self, gconstpointer data)
{
  self->decision->kind = GADIBA_DECISION_REVIEW;
  self->terms.tests = TRUE;
  g_array_set_size (self->decision->from->savings, 0);
  assert_refused (self, GADIBA_JUDGEMENT_ERROR_OPEN, "savings");
}

static void
test_months (Fixture *self, gconstpointer data)
{
  self->terms.from = month_of (2020, 1);
  assert_refused (self, GADIBA_JUDGEMENT_ERROR_NOTHING, "before the application");
  self->terms.from = month_of (2030, 1);
  assert_refused (self, GADIBA_JUDGEMENT_ERROR_NOTHING, "nothing is granted");
}

#define ADD_OF(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)
#define ADD(path, test) ADD_OF (path, NULL, test)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/revision/same", test_same);
  ADD ("/revision/bills", test_bills);
  ADD ("/revision/stop-household", test_stop_household);
  ADD ("/revision/stop-person", test_stop_person);
  ADD ("/revision/reduction", test_reduction);
  ADD ("/revision/recovery", test_recovery);
  ADD ("/revision/review-ends", test_review_ends);
  ADD_OF ("/revision/gain/wage", "wage", test_gain);
  ADD_OF ("/revision/gain/business", "business", test_gain);
  ADD_OF ("/revision/gain/author-fee", "author-fee", test_gain_excepted);
  ADD_OF ("/revision/gain/scrap-metal", "scrap-metal", test_gain_excepted);
  ADD_OF ("/revision/gain/rent", "rent", test_gain_excepted);
  ADD ("/revision/gain/beside", test_gain_beside);
  ADD ("/revision/gain/before", test_gain_before);
  ADD ("/revision/recovery-condition", test_recovery_condition);
  ADD ("/revision/status-word", test_status_word);
  ADD ("/revision/in-force", test_in_force);
  ADD ("/revision/extension", test_extension);
  ADD ("/revision/stopped-until", test_stopped_until);
  ADD ("/revision/open", test_open);
  ADD ("/revision/months", test_months);
  return g_test_run ();
}
