/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-bare.h"

#include <string.h>

/* The same law as data/rules/lv.xml says for summer 2026, as a programmer would write it once. */

typedef struct
{
  gboolean minor, pension_age, dependent, working_age, excepted;
  gint64 sum;
} Person;

static gboolean
is (const char *word, const char *wanted)
{
  return word != NULL && strcmp (word, wanted) == 0;
}

static gboolean
is_counted (const char *kind)
{
  static const char *const counted[] = { "wage",
                                         "business",
                                         "pension",
                                         "disability-pension",
                                         "survivor-pension",
                                         "state-social-security",
                                         "unemployment-benefit",
                                         "sickness-benefit",
                                         "maintenance-received",
                                         "transfer",
                                         "rent",
                                         "property-sale",
                                         "other" };

  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    if (strcmp (counted[i], kind) == 0)
      return TRUE;
  return FALSE;
}

static void
look_at (const GadibaCasePerson *from, GadibaDate day, Person *person)
{
  int months = gadiba_date_age_in_months (from->born, day);

  person->minor = months < 18 * 12;
  person->pension_age = months >= 65 * 12;
  person->dependent =
      person->pension_age || (from->disability != NULL && !is (from->disability, "none"));
  person->working_age = months >= 15 * 12 && !person->pension_age;
  person->excepted = (from->disability != NULL && !is (from->disability, "none"))
                     || is (from->activity, "pensioner") || is (from->activity, "pupil")
                     || is (from->activity, "student") || from->nva_exception != NULL;
  person->sum = 0;
}

static void
add_incomes (const GadibaCase *from, Person *persons)
{
  GadibaMonth received = gadiba_date_get_month (from->application.received);

  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, i);
      const GadibaCasePerson *person =
          &g_array_index (from->persons, GadibaCasePerson, income->person);
      int age = received - income->month;
      gboolean irregular = is (income->irregular, "yes") || is (income->kind, "property-sale");
      gint64 amount = income->amount;

      if (age < 1 || age > (irregular ? 12 : 3))
        continue;
      if (is (income->kind, "maintenance-paid"))
        amount = -amount;
      else if (!is_counted (income->kind))
        continue;
      if (person->work_disregard != GADIBA_MONTH_NONE && income->month >= person->work_disregard
          && income->month < person->work_disregard + 3 && is (income->kind, "wage"))
        amount = MAX (0, amount - 78000);
      persons[income->person].sum += irregular ? amount : amount * 4;
    }
}

static gint64
get_savings (const GadibaCase *from, const Person *persons)
{
  gint64 sum = 0;

  for (guint i = 0; i < from->savings->len; i++)
    {
      const GadibaCaseSavings *savings = &g_array_index (from->savings, GadibaCaseSavings, i);
      if (!persons[savings->person].minor)
        sum += savings->amount;
    }
  return sum;
}

static int
get_group (const Person *persons, guint n)
{
  guint dependent = 0;
  guint minor = 0;

  for (guint i = 0; i < n; i++)
    {
      if (persons[i].dependent)
        dependent++;
      else if (persons[i].minor)
        minor++;
    }
  if (n == 1 && dependent == 1)
    return 0;
  if (dependent == n)
    return 1;
  return dependent > 0 && dependent + minor == n ? 2 : 3;
}

static gboolean
is_property_within (const GadibaCase *from, const Person *persons, guint n)
{
  guint lived_in = 0;
  gboolean child = FALSE;

  for (guint i = 0; i < n; i++)
    child = child || persons[i].minor;
  if (from->vehicles->len > (child ? 2u : 1u))
    return FALSE;
  for (guint i = 0; i < from->vehicles->len; i++)
    if (g_array_index (from->vehicles, GadibaCaseVehicle, i).mass.value > 3500)
      return FALSE;
  for (guint i = 0; i < from->real_estate->len; i++)
    {
      const char *use = g_array_index (from->real_estate, GadibaCaseRealEstate, i).use;
      if (is (use, "other"))
        return FALSE;
      if (is (use, "lived-in"))
        lived_in++;
    }
  return lived_in <= 1;
}

static gboolean
is_duty_met (const GadibaCase *from, const Person *persons, guint n, gboolean *working)
{
  gboolean met = TRUE;
  guint leave = 0;

  *working = FALSE;
  for (guint i = 0; i < n; i++)
    {
      const GadibaCasePerson *person = &g_array_index (from->persons, GadibaCasePerson, i);
      if (!persons[i].working_age || persons[i].excepted)
        continue;
      if (is (person->activity, "parental-leave"))
        {
          leave++;
          continue;
        }
      *working = TRUE;
      if (!is (person->activity, "employed") && !is (person->activity, "self-employed")
          && !is (person->nva, "yes"))
        met = FALSE;
    }
  *working = *working || leave > 1;
  return met && leave <= 1;
}

static gint64
get_costs (const GadibaCase *from)
{
  gint64 sum = 0;

  for (guint i = 0; i < from->costs->len; i++)
    {
      const GadibaCaseCost *cost = &g_array_index (from->costs, GadibaCaseCost, i);
      if (cost->month == gadiba_case_get_housing_month (from))
        sum += cost->amount;
    }
  return sum;
}

void
gadiba_bare_assess (const GadibaCase *from, GadibaBareAnswer *answer)
{
  static const int tenths[] = { 21, 17, 17, 13 };
  guint n = from->persons->len;
  Person persons[16];
  gint64 twelfths = 0;
  gint64 gmi, needy, costs;
  gboolean working, met;

  n = MIN (n, G_N_ELEMENTS (persons));
  for (guint i = 0; i < n; i++)
    look_at (&g_array_index (from->persons, GadibaCasePerson, i), from->application.received,
             &persons[i]);
  add_incomes (from, persons);
  for (guint i = 0; i < n; i++)
    twelfths += MAX (0, persons[i].sum);
  answer->income = (twelfths * 2 + 12) / 24;
  gmi = 18700 + 13100 * (n - 1);
  needy = 42500 + 29800 * (n - 1);
  answer->savings = get_savings (from, persons);
  answer->group = get_group (persons, n);
  answer->gmi = MAX (0, gmi - answer->income);
  met = is_duty_met (from, persons, n, &working) && is_property_within (from, persons, n)
        && answer->savings <= needy && is (from->dwelling.declared, "yes");
  answer->status = answer->income <= needy ? 0 : 1;
  answer->months = !met ? 1 : (working ? 3 : 6);
  costs = get_costs (from);
  answer->housing = gmi * tenths[answer->group] / 10 + costs - answer->income - answer->gmi;
  answer->housing = MAX (0, MIN (costs, answer->housing));
}
