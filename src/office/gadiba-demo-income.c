/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-demo-private.h"

/* Months whose regular incomes a case holds, and whose irregular ones. */
#define WINDOW 3
#define WINDOW_IRREGULAR 12

/* Pensions rise in October. */
#define MONTH_OF_RISE 10

#define MINOR_UNTIL 18

GadibaMoney
_gadiba_demo_vary (GadibaDemoRandom *random, GadibaMoney amount, guint varies)
{
  gint64 thousandths = _gadiba_demo_random_between (random, -(gint64) varies, varies);
  return amount + amount * thousandths / 1000;
}

static GadibaMoney
draw_amount (GadibaDemoRandom *random, const GadibaDemoIncome *income)
{
  GadibaMoney step = MAX (income->step, 1);
  return income->from
         + step * _gadiba_demo_random_between (random, 0, (income->to - income->from) / step);
}

static GadibaMoney
raise_yearly (const GadibaDemo *self, GadibaMoney amount, guint rises, GadibaMonth month)
{
  int today, year, month_of_year;

  gadiba_date_split (self->today, &today, NULL, NULL);
  gadiba_month_split (month, &year, &month_of_year);
  int n_rises = year - (today - 2) + (month_of_year >= MONTH_OF_RISE ? 1 : 0);
  return amount + amount * n_rises * (int) rises / 1000;
}

/* What the person receives of this income every month. Returns: FALSE if nothing */
static gboolean
find_regular (const GadibaDemo *self, const GadibaDemoIncome *income, guint64 key,
              GadibaMonth month, GadibaMoney *amount)
{
  GadibaDemoRandom random = _gadiba_demo_random (key);
  GadibaDemoRandom of_month = _gadiba_demo_random (_gadiba_demo_key (key, (guint64) month));
  GadibaMoney step = MAX (income->step, 1);
  gboolean has = _gadiba_demo_random_chance (&random, income->share);

  *amount = draw_amount (&random, income);
  if (income->rises > 0)
    *amount = raise_yearly (self, *amount, income->rises, month);
  *amount = _gadiba_demo_vary (&of_month, *amount, income->varies) / step * step;
  return has && *amount > 0;
}

/* Irregular ones come in one month of a year, in some years. */
static gboolean
find_irregular (const GadibaDemoIncome *income, guint64 key, GadibaMonth month, GadibaMoney *amount)
{
  int year, month_of_year;

  gadiba_month_split (month, &year, &month_of_year);
  GadibaDemoRandom random = _gadiba_demo_random (_gadiba_demo_key (key, (guint64) year));
  gboolean has = _gadiba_demo_random_chance (&random, income->share);
  guint in_month = 1 + _gadiba_demo_random_below (&random, 12);
  *amount = draw_amount (&random, income);
  return has && in_month == (guint) month_of_year;
}

static GadibaCaseIncome *
add_income (GadibaCase *target, int person, const char *kind, GadibaMonth month, GadibaMoney amount)
{
  GadibaCaseIncome *row = gadiba_case_add_row (target, target->incomes);
  row->person = person;
  row->kind = kind;
  row->month = month;
  row->amount = amount;
  return row;
}

/* @key: of these incomes of the person */
static void
add_month (const GadibaDemo *self, const GArray *incomes, const char *disability, guint64 key,
           const GadibaCaseIncome *at, GadibaCase *target)
{
  GadibaMonth received = gadiba_date_get_month (target->application.received);

  for (guint i = 0; i < incomes->len; i++)
    {
      const GadibaDemoIncome *income = &g_array_index (incomes, GadibaDemoIncome, i);
      guint64 own_key = _gadiba_demo_key (key, i);
      GadibaMoney amount;
      if ((income->disability != NULL && strcmp (income->disability, disability) != 0)
          || !(income->irregular ? find_irregular (income, own_key, at->month, &amount)
                                 : at->month >= received - WINDOW
                                       && find_regular (self, income, own_key, at->month, &amount)))
        continue;
      GadibaCaseIncome *row = add_income (target, at->person, income->kind, at->month, amount);
      row->evidence = income->evidence;
      if (income->irregular)
        row->irregular = g_intern_static_string ("yes");
    }
}

/* The applicant is paid for the children. */
static void
add_family_benefit (const GadibaDemo *self, const GadibaDemoPlan *plan, GadibaMonth month,
                    GadibaCase *target)
{
  const GArray *rows = self->table.lives.family_benefits;
  GadibaDate day = gadiba_month_get_last_day (month);
  guint children = 0;
  GadibaMoney amount = 0;

  for (guint i = 0; i < plan->n_persons; i++)
    if (plan->persons[i].born <= day
        && gadiba_date_age_in_years (plan->persons[i].born, day) < MINOR_UNTIL)
      children++;
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, GadibaDemoFamilyBenefit, i).children <= children)
      amount = g_array_index (rows, GadibaDemoFamilyBenefit, i).amount;
  if (amount == 0)
    return;
  add_income (target, 0, g_intern_static_string ("family-state-benefit"), month, amount)->evidence =
      g_intern_static_string ("register");
}

/* An income above every threshold, in equal parts of those who can earn. */
static void
add_excess (const GadibaDemo *self, const GadibaDemoPlan *plan, const GadibaDemoTrouble *trouble,
            const GadibaDemoApplication *application, GadibaCase *target)
{
  GadibaMonth received = gadiba_date_get_month (application->received);
  GadibaMoney total =
      _gadiba_demo_draw_excess (trouble, application, _gadiba_demo_count_present (plan));
  guint n_earners = 0;

  for (guint i = 0; i < plan->n_persons; i++)
    n_earners += plan->persons[i].life->earns != NULL && !plan->persons[i].is_away ? 1 : 0;
  for (guint i = 0; i < plan->n_persons; i++)
    {
      const GadibaDemoLife *life = plan->persons[i].life;
      for (GadibaMonth month = received - WINDOW;
           life->earns != NULL && !plan->persons[i].is_away && month < received; month++)
        add_income (target, (int) i, life->earns, month, (total + n_earners - 1) / n_earners)
            ->evidence = g_intern_static_string ("statement");
    }
}

static gboolean
is_incomplete (const GadibaCase *target, guint person)
{
  return g_strcmp0 (gadiba_case_get_person (target, (int) person)->income, "incomplete") == 0;
}

void
_gadiba_demo_add_incomes (const GadibaDemo *self, const GadibaDemoPlan *plan,
                          const GadibaDemoApplication *application, GadibaCase *target)
{
  GadibaMonth received = gadiba_date_get_month (application->received);
  const GadibaDemoTrouble *excess = _gadiba_demo_get_trouble (self, application, "income");

  for (guint i = 0; i < plan->n_persons; i++)
    {
      const GadibaDemoPerson *person = &plan->persons[i];
      guint64 key = _gadiba_demo_key (person->key, GADIBA_DEMO_PART_INCOMES);
      /* What is not there yet is the last month. */
      GadibaMonth end = is_incomplete (target, i) ? received - 1 : received;
      if (person->is_away || (excess != NULL && person->life->earns != NULL))
        continue;
      for (GadibaMonth month = received - WINDOW_IRREGULAR; month < end; month++)
        {
          GadibaDate day = gadiba_month_get_last_day (month);
          GadibaCaseIncome at = { .person = (int) i, .month = month };
          if (person->born > day)
            continue;
          const GadibaDemoDoing *doing = _gadiba_demo_get_doing (plan, person, day);
          guint which = (guint) (doing - &g_array_index (person->life->doings, GadibaDemoDoing, 0));
          add_month (self, doing->incomes, person->disability, _gadiba_demo_key (key, which + 1),
                     &at, target);
          add_month (self, person->life->incomes, person->disability, _gadiba_demo_key (key, 0),
                     &at, target);
        }
    }
  for (GadibaMonth month = received - WINDOW; month < received; month++)
    add_family_benefit (self, plan, month, target);
  if (excess != NULL)
    add_excess (self, plan, excess, application, target);
}
