/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-demo-private.h"

/* The letters of a bank that does not exist, and what they count in check digits (A is 10). */
#define BANK "PRAK"
#define BANK_DIGITS "25271020"
#define COUNTRY_DIGITS "2131"

/* --- what is decided --- */

static gboolean
is_reason (const GadibaRemark *remark)
{
  return strcmp (remark->name, "reason") == 0;
}

/* Returns: how many conditions are not met */
static guint
count_reasons (const GadibaAssessment *assessment)
{
  guint n = 0;

  for (guint i = 0; i < assessment->remarks->len; i++)
    n += is_reason (g_ptr_array_index (assessment->remarks, i)) ? 1 : 0;
  return n;
}

/* Returns: (nullable): the condition that is not met; NULL if there is none, or more than one */
static const char *
find_reason (const GadibaAssessment *assessment)
{
  if (count_reasons (assessment) != 1)
    return NULL;
  for (guint i = 0; i < assessment->remarks->len; i++)
    {
      const GadibaRemark *remark = g_ptr_array_index (assessment->remarks, i);
      if (is_reason (remark))
        return remark->first;
    }
  g_return_val_if_reached (NULL);
}

static gboolean
gives_month (const GadibaDemo *self, const GadibaDemoApplication *application,
             const GadibaAssessment *assessment)
{
  for (guint i = 0; i < assessment->remarks->len; i++)
    {
      const GadibaRemark *remark = g_ptr_array_index (assessment->remarks, i);
      if (is_reason (remark) && !_gadiba_demo_gives_month (self, application, remark->first))
        return FALSE;
    }
  return TRUE;
}

static GadibaDemoAnswer
choose_answer (const GadibaDemo *self, const GadibaDemoApplication *application,
               const GadibaAssessment *assessment)
{
  /* What is granted needs a term. */
  if (!assessment->decided
      || g_strcmp0 (gadiba_assessment_get (assessment, "status.months"), "undecided") == 0)
    return GADIBA_DEMO_OPEN;
  if (count_reasons (assessment) == 0)
    return GADIBA_DEMO_GRANT;
  return gives_month (self, application, assessment) ? GADIBA_DEMO_ONE_MONTH : GADIBA_DEMO_REFUSE;
}

/* Whether a benefit that was asked for comes out at nothing. */
static gboolean
is_partly (const GadibaAssessment *assessment)
{
  for (guint i = 0; i < assessment->answers->len; i++)
    {
      const GadibaAnswer *answer = &g_array_index (assessment->answers, GadibaAnswer, i);
      if (g_str_has_suffix (answer->name, ".amount") && strcmp (answer->value, "0.00") == 0)
        return TRUE;
    }
  return FALSE;
}

/* --- days --- */

static void
choose_days (const GadibaDemo *self, const GadibaDemoApplication *application, gboolean is_heard,
             GadibaDemoRandom *random, GadibaDemoDecision *decision)
{
  const GadibaDemoDecisions *table = &self->table.decisions;
  GadibaDate received = application->received;
  GadibaDate after = (GadibaDate) _gadiba_demo_random_between (
      random, is_heard ? table->heard_from : table->from, table->to);

  decision->day = gadiba_calendar_add_working_days (self->calendar, received + after, 0);
  if (!is_heard)
    return;
  int n_days = gadiba_calendar_count_working_days (self->calendar, received + 1, decision->day);
  decision->heard = gadiba_calendar_add_working_days (
      self->calendar, received, 1 + (int) _gadiba_demo_random_below (random, (guint) n_days));
}

/* --- texts --- */

/* Whether the text is for this answer, and for this reason or, with none, for all. */
static gboolean
is_for (const GadibaDemoText *text, const char *answer, const char *reason)
{
  return (text->answer == NULL || strcmp (text->answer, answer) == 0)
         && g_strcmp0 (text->reason, reason) == 0;
}

/* One of the texts for this reason, if there are any; else one of those for all. Returns:
 * (nullable) */
static const char *
choose_text (const GArray *texts, const char *answer, const char *reason, GadibaDemoRandom *random)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    n += is_for (&g_array_index (texts, GadibaDemoText, i), answer, reason) ? 1 : 0;
  if (n == 0)
    return reason != NULL ? choose_text (texts, answer, NULL, random) : NULL;
  guint chosen = _gadiba_demo_random_below (random, n);
  for (guint i = 0; i < texts->len; i++)
    {
      const GadibaDemoText *text = &g_array_index (texts, GadibaDemoText, i);
      if (is_for (text, answer, reason) && chosen-- == 0)
        return text->text;
    }
  g_return_val_if_reached (NULL);
}

static void
choose_texts (const GadibaDemo *self, const char *answer, const char *reason,
              GadibaDemoRandom *random, GadibaDemoDecision *decision)
{
  decision->considerations = choose_text (self->texts.considerations, answer, reason, random);
  if (decision->heard != GADIBA_DATE_NONE)
    decision->heard_text = choose_text (self->texts.hearings, answer, reason, random);
  else if (strcmp (answer, "granted") != 0)
    decision->not_heard_ground = choose_text (self->texts.not_heard, answer, reason, random);
}

/* --- payment --- */

static guint
get_remainder (const char *digits)
{
  guint remainder = 0;

  for (const char *p = digits; *p != '\0'; p++)
    remainder = (remainder * 10 + (guint) (*p - '0')) % 97;
  return remainder;
}

static void
make_account (guint serial, char account[22])
{
  char digits[40];

  g_snprintf (digits, sizeof digits, BANK_DIGITS "%013u" COUNTRY_DIGITS "00", serial);
  g_snprintf (account, 22, "LV%02u" BANK "%013u", 98 - get_remainder (digits), serial);
}

static void
choose_payment (const GadibaDemo *self, const GadibaDemoPlan *plan, GadibaDemoDecision *decision)
{
  const GArray *payments = self->table.decisions.payments;
  GadibaDemoRandom random =
      _gadiba_demo_random (_gadiba_demo_key (plan->key, GADIBA_DEMO_PART_PAYMENT));
  const GadibaDemoWord *payment =
      &g_array_index (payments, GadibaDemoWord, _gadiba_demo_random_choose (&random, payments));

  decision->payment =
      strcmp (payment->is, "cash") == 0 ? GADIBA_PAYMENT_CASH : GADIBA_PAYMENT_ACCOUNT;
  decision->housing_payment = decision->payment;
  if (plan->dwelling->provider != NULL
      && _gadiba_demo_random_chance (&random, self->table.decisions.provider))
    {
      decision->housing_payment = GADIBA_PAYMENT_PROVIDER;
      decision->provider = plan->dwelling->provider;
    }
  if (decision->payment == GADIBA_PAYMENT_ACCOUNT)
    make_account (plan->persons[0].serial, decision->account);
}

GadibaDemoDecision
gadiba_demo_decide (const GadibaDemo *self, guint index, const GadibaAssessment *assessment)
{
  GadibaDemoDecision decision = { .answer = GADIBA_DEMO_OPEN };
  g_return_val_if_fail (self != NULL && assessment != NULL, decision);
  g_return_val_if_fail (index < gadiba_demo_get_n_cases (self), decision);

  GadibaDemoPlan plan;
  GadibaDemoApplication application;
  _gadiba_demo_find (self, index, &plan, &application);
  choose_payment (self, &plan, &decision);
  GadibaDemoAnswer answer = choose_answer (self, &application, assessment);
  if (answer == GADIBA_DEMO_OPEN)
    return decision;

  GadibaDemoRandom random =
      _gadiba_demo_random (_gadiba_demo_key (application.key, GADIBA_DEMO_PART_DECISION));
  gboolean is_heard = answer != GADIBA_DEMO_GRANT
                      && !_gadiba_demo_random_chance (&random, self->table.decisions.not_heard);
  GadibaDemoDecision decided = decision;
  choose_days (self, &application, is_heard, &random, &decided);
  if (decided.day > self->today)
    return decision;
  decided.answer = answer;
  if (answer == GADIBA_DEMO_GRANT)
    choose_texts (self, is_partly (assessment) ? "partly" : "granted", NULL, &random, &decided);
  else
    choose_texts (self, answer == GADIBA_DEMO_REFUSE ? "refused" : "one-month",
                  find_reason (assessment), &random, &decided);
  return decided;
}
