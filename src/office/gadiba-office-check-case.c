/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-check-private.h"

/* Checks of what the case says. */

/* Who is of age signs, states income and has savings of his or her own. */
gboolean
_gadiba_decide_is_adult (const GadibaDecision *decision, const GadibaCasePerson *person)
{
  return gadiba_case_person_is_adult (person, decision->from->application.received);
}

char *
_gadiba_check_make_name (const GadibaCasePerson *person)
{
  if (person->given == NULL || person->family == NULL)
    return g_strdup (person->given != NULL ? person->given : person->family);
  return g_strconcat (person->given, " ", person->family, NULL);
}

void
_gadiba_check_append_name (GString *names, const GadibaCasePerson *person)
{
  g_autofree char *name = _gadiba_check_make_name (person);

  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name != NULL ? name : "–");
}

/* --- income --- */

/* What the program itself takes away has none. */
static gboolean
lacks_evidence (const GadibaCheckRun *run, const GadibaCaseIncome *income)
{
  const GadibaBook *book = run->decide->book;
  const GadibaIncomeKind *kind = book != NULL && income->kind != NULL
                                     ? g_hash_table_lookup (book->income_kind_names, income->kind)
                                     : NULL;

  return income->amount != 0 && income->evidence == NULL
         && (kind == NULL || !kind->group->takes_gain);
}

/* The months of one kind of income of one person that no evidence is stated for; each once. */
static void
look_at_evidence_of (GadibaCheckRun *run, guint first)
{
  const GadibaCase *from = run->decision->from;
  const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, first);
  const GadibaCasePerson *person = gadiba_case_get_person (from, income->person);
  const char *word = gadiba_decision_get_word (run->decision, "income-kind", income->kind);
  g_autoptr (GString) months = g_string_new (NULL);
  GadibaMonth last = GADIBA_MONTH_NONE;

  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *other = &g_array_index (from->incomes, GadibaCaseIncome, i);
      if (other->person != income->person || g_strcmp0 (other->kind, income->kind) != 0
          || !lacks_evidence (run, other))
        continue;
      if (i < first)
        return; /* told with the first of them */
      if (other->month == last)
        continue;
      g_autofree char *month = gadiba_lv_month (other->month, GADIBA_LV_NOMINATIVE);
      g_string_append_printf (months, "%s%s", months->len > 0 ? ", " : "", month);
      last = other->month;
    }
  g_autofree char *name = _gadiba_check_make_name (person);
  GadibaCheck *check = _gadiba_check_find_of (
      run, person, "income",
      g_strdup_printf ("%s, %s, %s", name, word != NULL ? word : income->kind, months->str));
  _gadiba_check_lead (check, "income", income->kind);
  check->place.month = income->month;
  g_free (check->key);
  check->key = g_strconcat (person->id, "/", income->kind, NULL);
}

void
_gadiba_check_evidence (GadibaCheckRun *run)
{
  const GArray *incomes = run->decision->from->incomes;
  guint n_before = run->checks->len;

  for (guint i = 0; i < incomes->len; i++)
    if (lacks_evidence (run, &g_array_index (incomes, GadibaCaseIncome, i)))
      look_at_evidence_of (run, i);
  if (run->checks->len == n_before && incomes->len > 0)
    _gadiba_check_pass (run, NULL);
}

/* Whether the person has a line of income in that month. */
static gboolean
has_income (const GadibaCase *from, int person, GadibaMonth month)
{
  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, i);
      if (income->person == person && (income->month == month || month == GADIBA_MONTH_NONE))
        return TRUE;
    }
  return FALSE;
}

/* Income in some months of the window and none in another may be a month that was forgotten. */
static void
look_at_gaps (GadibaCheckRun *run, int person)
{
  const GadibaCase *from = run->decision->from;
  GadibaMonth last = gadiba_date_get_month (_gadiba_decide_get_seen (run->decide)) - 1;
  int n = _gadiba_decide_count_income_months (run->decide);

  for (GadibaMonth month = last - n + 1;
       has_income (from, person, GADIBA_MONTH_NONE) && month <= last; month++)
    {
      if (has_income (from, person, month))
        continue;
      const GadibaCasePerson *who = gadiba_case_get_person (from, person);
      g_autofree char *name = _gadiba_check_make_name (who);
      g_autofree char *words = gadiba_lv_month (month, GADIBA_LV_NOMINATIVE);
      GadibaCheck *check = _gadiba_check_find_of (
          run, who, "income", g_strdup_printf (_ ("%s, %s: a month without income"), name, words));
      check->place.month = month;
      g_free (check->key);
      check->key = g_strdup_printf ("%s/%s", who->id, words);
    }
}

static guint
count_kinds (const GArray *incomes)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < incomes->len; i++)
    g_hash_table_add (kinds, (gpointer) g_array_index (incomes, GadibaCaseIncome, i).kind);
  return g_hash_table_size (kinds);
}

void
_gadiba_check_income (GadibaCheckRun *run)
{
  const GadibaCase *from = run->decision->from;
  guint n_before = run->checks->len;

  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      g_autofree char *name = _gadiba_check_make_name (person);
      if (_gadiba_decide_is_adult (run->decision, person)
          && g_strcmp0 (person->income, "complete") != 0)
        _gadiba_check_find_of (
            run, person, "income",
            g_strdup_printf (_ ("%s: income is not stated to be complete"), name));
      else
        look_at_gaps (run, (int) i);
    }
  if (run->checks->len == n_before)
    _gadiba_check_pass (run, g_strdup_printf (_ ("Persons: %u; kinds of income: %u"),
                                              from->persons->len, count_kinds (from->incomes)));
}

/* --- property --- */

static gboolean
has_savings (const GadibaCase *from, int person)
{
  for (guint i = 0; i < from->savings->len; i++)
    if (g_array_index (from->savings, GadibaCaseSavings, i).person == person)
      return TRUE;
  return FALSE;
}

void
_gadiba_check_property (GadibaCheckRun *run)
{
  const GadibaCase *from = run->decision->from;
  char *detail = g_strdup_printf (_ ("Vehicles: %u; land: %u; other real estate: %u"),
                                  from->vehicles->len, from->land->len, from->real_estate->len);

  if (g_strcmp0 (from->assets.property, "declared") == 0)
    _gadiba_check_lead (_gadiba_check_pass (run, detail), "property", NULL);
  else
    _gadiba_check_lead (_gadiba_check_find (run, detail), "property", NULL);
}

void
_gadiba_check_savings (GadibaCheckRun *run)
{
  const GadibaCase *from = run->decision->from;
  guint n_before = run->checks->len;

  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      if (_gadiba_decide_is_adult (run->decision, person) && !has_savings (from, (int) i))
        _gadiba_check_find_of (run, person, "property", _gadiba_check_make_name (person));
    }
  if (run->checks->len == n_before)
    _gadiba_check_pass (run, NULL);
}
