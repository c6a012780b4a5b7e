/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-fields-private.h"

/* The rows that a template may go through. */

static GPtrArray *
list_pointers (const GPtrArray *from)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; from != NULL && i < from->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (from, i));
  return list;
}

/* The elements of @from, @size bytes each. */
static GPtrArray *
list_structs (const GArray *from, gsize size)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (list, from->data + i * size);
  return list;
}

static GPtrArray *
list_items (const GadibaLetterContext *c)
{
  return list_pointers (c->decision->items);
}

static const GadibaDecisionItem *
get_item (const GadibaLetterContext *c)
{
  return c->at[GADIBA_LETTER_SCOPE_ITEM];
}

static GPtrArray *
list_months (const GadibaLetterContext *c)
{
  return list_pointers (get_item (c)->months);
}

static GPtrArray *
list_reasons (const GadibaLetterContext *c)
{
  return list_pointers (get_item (c)->reasons);
}

static GPtrArray *
list_missing (const GadibaLetterContext *c)
{
  return list_pointers (get_item (c)->missing);
}

/* What is missing for all that is left open: each question once. */
static GPtrArray *
list_all_missing (const GadibaLetterContext *c)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < c->decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (c->decision->items, i);
      for (guint j = 0; item->outcome == GADIBA_OUTCOME_LEFT_OPEN && j < item->missing->len; j++)
        {
          gpointer question = g_ptr_array_index (item->missing, j);
          if (!g_ptr_array_find_with_equal_func (list, question, g_str_equal, NULL))
            g_ptr_array_add (list, question);
        }
    }
  return list;
}

static GPtrArray *
list_papers (const GadibaLetterContext *c)
{
  return list_pointers (c->decision->papers);
}

static GPtrArray *
list_records (const GadibaLetterContext *c)
{
  return list_pointers (c->decision->records);
}

static GPtrArray *
list_evidence (const GadibaLetterContext *c)
{
  return list_pointers (c->decision->evidence);
}

static GPtrArray *
list_norms (const GadibaLetterContext *c)
{
  return list_pointers (c->norms);
}

/* Lists of the case; a decision without one has none. */
#define LIST_OF_CASE(function, member, type)                                                       \
  static GPtrArray *function (const GadibaLetterContext *c)                                        \
  {                                                                                                \
    return c->decision->from != NULL ? list_structs (c->decision->from->member, sizeof (type))     \
                                     : g_ptr_array_new ();                                         \
  }

LIST_OF_CASE (list_persons, persons, GadibaCasePerson)
LIST_OF_CASE (list_savings, savings, GadibaCaseSavings)
LIST_OF_CASE (list_vehicles, vehicles, GadibaCaseVehicle)
LIST_OF_CASE (list_land, land, GadibaCaseLand)
LIST_OF_CASE (list_real_estate, real_estate, GadibaCaseRealEstate)
LIST_OF_CASE (list_costs, costs, GadibaCaseCost)

static int
compare_incomes (gconstpointer a, gconstpointer b)
{
  const GadibaCaseIncome *left = *(const GadibaCaseIncome *const *) a;
  const GadibaCaseIncome *right = *(const GadibaCaseIncome *const *) b;

  if (left->month != right->month)
    return left->month < right->month ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* The incomes of the person, by month. */
static GPtrArray *
list_incomes (const GadibaLetterContext *c)
{
  const GadibaCase *from = c->decision->from;
  const GadibaCasePerson *person = c->at[GADIBA_LETTER_SCOPE_PERSON];
  int index = (int) (person - (const GadibaCasePerson *) from->persons->data);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < from->incomes->len; i++)
    {
      GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, i);
      if (income->person == index)
        g_ptr_array_add (list, income);
    }
  g_ptr_array_sort (list, compare_incomes);
  return list;
}

static GPtrArray *
list_all_incomes (const GadibaLetterContext *c)
{
  return c->decision->from != NULL
             ? list_structs (c->decision->from->incomes, sizeof (GadibaCaseIncome))
             : g_ptr_array_new ();
}

/* Persons of whom it is known that they have no income. */
static GPtrArray *
list_persons_without_income (const GadibaLetterContext *c)
{
  GPtrArray *list = list_persons (c);

  for (guint i = list->len; i > 0; i--)
    {
      const GadibaCasePerson *person = g_ptr_array_index (list, i - 1);
      GadibaLetterContext inner = *c;
      inner.at[GADIBA_LETTER_SCOPE_PERSON] = person;
      g_autoptr (GPtrArray) incomes = list_incomes (&inner);
      if (incomes->len > 0 || g_strcmp0 (person->income, "complete") != 0)
        g_ptr_array_remove_index (list, i - 1);
    }
  return list;
}

/* Persons of age on the day of the letter: they sign, and state what they have. */
static GPtrArray *
list_adults (const GadibaLetterContext *c)
{
  GPtrArray *list = list_persons (c);

  for (guint i = list->len; i > 0; i--)
    if (!gadiba_case_person_is_adult (g_ptr_array_index (list, i - 1), c->decision->day))
      g_ptr_array_remove_index (list, i - 1);
  return list;
}

/* Whom alone the letter is about; else who applied. */
static GPtrArray *
list_concerned (const GadibaLetterContext *c)
{
  const GadibaCase *from = c->decision->from;
  GPtrArray *list = g_ptr_array_new ();
  const GadibaCasePerson *person = _gadiba_letter_get_concerned (c);

  if (person == NULL && from != NULL)
    person = gadiba_case_get_person (from, gadiba_case_find_applicant (from));
  if (person != NULL)
    g_ptr_array_add (list, (gpointer) person);
  return list;
}

/* Persons of the case who do not belong to the household, and why. */
static GPtrArray *
list_excluded (const GadibaLetterContext *c)
{
  const GadibaTrace *trace = c->decision->trace;

  for (guint i = 0; trace != NULL && i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      if (strcmp (section->id, "excluded") == 0)
        return list_pointers (section->lines);
    }
  return g_ptr_array_new ();
}

/* Answers to the questions of what is decided. */
static GPtrArray *
list_facts (const GadibaLetterContext *c)
{
  const GadibaCase *from = c->decision->from;
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; from != NULL && i < from->facts->len; i++)
    {
      GadibaCaseFact *fact = &g_array_index (from->facts, GadibaCaseFact, i);
      const char *of = gadiba_decision_get_word (c->decision, "fact-of", fact->name);
      for (guint k = 0; of != NULL && k < c->decision->items->len; k++)
        if (strcmp (((const GadibaDecisionItem *) g_ptr_array_index (c->decision->items, k))->id,
                    of)
            == 0)
          g_ptr_array_add (list, fact);
    }
  return list;
}

#define ROWS(name, needs, opens, function)                                                         \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##needs, GADIBA_LETTER_SCOPE_##opens, function                       \
  }

const GadibaLetterRows _gadiba_letter_rows[] = {
  ROWS ("items", LETTER, ITEM, list_items),
  ROWS ("item.months", ITEM, MONTH, list_months),
  ROWS ("item.reasons", ITEM, REASON, list_reasons),
  ROWS ("item.missing", ITEM, MISSING, list_missing),
  ROWS ("missing", LETTER, MISSING, list_all_missing),
  ROWS ("papers", LETTER, PAPER, list_papers),
  ROWS ("records", LETTER, RECORD, list_records),
  ROWS ("evidence", LETTER, EVIDENCE, list_evidence),
  ROWS ("persons", LETTER, PERSON, list_persons),
  ROWS ("concerned", LETTER, PERSON, list_concerned),
  ROWS ("persons-without-income", LETTER, PERSON, list_persons_without_income),
  ROWS ("adults", LETTER, PERSON, list_adults),
  ROWS ("excluded", LETTER, EXCLUDED, list_excluded),
  ROWS ("person.incomes", PERSON, INCOME, list_incomes),
  ROWS ("incomes", LETTER, INCOME, list_all_incomes),
  ROWS ("savings", LETTER, SAVINGS, list_savings),
  ROWS ("vehicles", LETTER, VEHICLE, list_vehicles),
  ROWS ("land", LETTER, LAND, list_land),
  ROWS ("real-estate", LETTER, REAL_ESTATE, list_real_estate),
  ROWS ("costs", LETTER, COST, list_costs),
  ROWS ("facts", LETTER, FACT, list_facts),
  ROWS ("norms", LETTER, NORM, list_norms),
  { NULL, GADIBA_LETTER_SCOPE_LETTER, GADIBA_LETTER_SCOPE_LETTER, NULL },
};

const GadibaLetterRows *
_gadiba_letter_find_rows (const char *name)
{
  for (const GadibaLetterRows *r = _gadiba_letter_rows; r->name != NULL; r++)
    if (strcmp (r->name, name) == 0)
      return r;
  return NULL;
}
