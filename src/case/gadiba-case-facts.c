/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-rules-error.h"
#include "gadiba-xml.h"

typedef struct
{
  const GadibaCase *from;
  const GadibaBook *book;
  GadibaFacts *facts;
} Filler;

static void
set (Filler *filler, GadibaEntity entity, guint row, const char *id, GadibaValue value)
{
  gadiba_facts_set (filler->facts, entity, row, id, value);
}

static void
set_word (Filler *filler, GadibaEntity entity, guint row, const char *id, const char *word)
{
  if (word != NULL)
    set (filler, entity, row, id,
         (GadibaValue){ .kind = GADIBA_KIND_TEXT, .known = TRUE, .text = word });
}

static void
set_yes_no (Filler *filler, GadibaEntity entity, guint row, const char *id, const char *word)
{
  if (word != NULL)
    set (filler, entity, row, id, GADIBA_VALUE_YES_NO (g_str_equal (word, "yes")));
}

static void
set_date (Filler *filler, GadibaEntity entity, guint row, const char *id, GadibaDate date)
{
  if (date != GADIBA_DATE_NONE)
    set (filler, entity, row, id, GADIBA_VALUE_DATE (date));
}

static void
set_month (Filler *filler, GadibaEntity entity, guint row, const char *id, GadibaMonth month)
{
  if (month != GADIBA_MONTH_NONE)
    set (filler, entity, row, id, GADIBA_VALUE_MONTH (month));
}

static void
set_money (Filler *filler, GadibaEntity entity, guint row, const char *id, GadibaMoney money)
{
  set (filler, entity, row, id, GADIBA_VALUE_NUMBER (GADIBA_NUMBER_CENTS (money)));
}

static void
set_number (Filler *filler, GadibaEntity entity, guint row, const char *id,
            const GadibaCaseNumber *number)
{
  if (number->known)
    set (filler, entity, row, id, GADIBA_VALUE_NUMBER (number->value));
}

static void
set_whole (Filler *filler, GadibaEntity entity, guint row, const char *id,
           const GadibaCaseWhole *whole)
{
  if (whole->known)
    set (filler, entity, row, id, GADIBA_VALUE_NUMBER (GADIBA_NUMBER (whole->value)));
}

static void
fill_household (Filler *filler)
{
  const GadibaCase *from = filler->from;
  const GadibaEntity entity = GADIBA_ENTITY_HOUSEHOLD;

  set_date (filler, entity, 0, "received", from->application.received);
  set_month (filler, entity, 0, "housing-month", gadiba_case_get_housing_month (from));
  set_word (filler, entity, 0, "confirmed-group", from->household.group);
  set_word (filler, entity, 0, "property", from->assets.property);
  set_word (filler, entity, 0, "tenure", from->dwelling.tenure);
  set_word (filler, entity, 0, "heating", from->dwelling.heating);
  set_yes_no (filler, entity, 0, "declared", from->dwelling.declared);
  set_number (filler, entity, 0, "area", &from->dwelling.area);
  set_whole (filler, entity, 0, "rooms", &from->dwelling.rooms);
}

static void
fill_person (Filler *filler, const GadibaCasePerson *person)
{
  g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
  const GadibaEntity entity = GADIBA_ENTITY_PERSON;
  guint row = gadiba_facts_add (filler->facts, entity, -1, person->id, name);

  set_yes_no (filler, entity, row, "applicant",
              person->applicant != NULL ? person->applicant : "no");
  set_date (filler, entity, row, "born", person->born);
  set_word (filler, entity, row, "sex", person->sex);
  set_word (filler, entity, row, "relation", person->relation);
  set_word (filler, entity, row, "activity", person->activity);
  set_yes_no (filler, entity, row, "nva", person->nva);
  set_word (filler, entity, row, "nva-exception", person->nva_exception);
  set_word (filler, entity, row, "legal-status", person->legal_status);
  set_word (filler, entity, row, "stay", person->stay);
  set_month (filler, entity, row, "work-disregard", person->work_disregard);
  set_word (filler, entity, row, "disability", person->disability);
  set_word (filler, entity, row, "income", person->income);
}

static gboolean
fill_incomes (Filler *filler, GError **error)
{
  for (guint i = 0; i < filler->from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (filler->from->incomes, GadibaCaseIncome, i);
      const GadibaIncomeKind *kind =
          g_hash_table_lookup (filler->book->income_kind_names, income->kind);
      GadibaIncomeLine line = {
        (guint) income->person, kind, income->month, GADIBA_NUMBER_CENTS (income->amount), FALSE,
        income->evidence
      };

      if (kind == NULL)
        {
          g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_NAME,
                       _ ("%s:%d: the rule book does not say how income of the kind “%s” counts; "
                          "add the kind to a <group>"),
                       filler->from->label, income->line, income->kind);
          return FALSE;
        }
      line.irregular =
          income->irregular != NULL ? g_str_equal (income->irregular, "yes") : kind->irregular;
      g_array_append_val (filler->facts->incomes, line);
    }
  return TRUE;
}

static gboolean
fill_costs (Filler *filler, GError **error)
{
  for (guint i = 0; i < filler->from->costs->len; i++)
    {
      const GadibaCaseCost *cost = &g_array_index (filler->from->costs, GadibaCaseCost, i);
      GadibaCostLine line = { g_hash_table_lookup (filler->book->cost_item_names, cost->item),
                              cost->month,
                              GADIBA_NUMBER_CENTS (cost->amount),
                              cost->quantity.known,
                              cost->quantity.value,
                              cost->unit != NULL ? g_intern_string (cost->unit) : NULL };

      if (line.item == NULL)
        {
          g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_NAME,
                       _ ("%s:%d: the rule book has no cost item “%s”; add an <item> to "
                          "<costs>"),
                       filler->from->label, cost->line, cost->item);
          return FALSE;
        }
      g_array_append_val (filler->facts->costs, line);
    }
  return TRUE;
}

static void
fill_assets (Filler *filler)
{
  const GadibaCase *from = filler->from;

  for (guint i = 0; i < from->savings->len; i++)
    {
      const GadibaCaseSavings *savings = &g_array_index (from->savings, GadibaCaseSavings, i);
      guint row =
          gadiba_facts_add (filler->facts, GADIBA_ENTITY_SAVING, savings->person, NULL, NULL);
      set_money (filler, GADIBA_ENTITY_SAVING, row, "amount", savings->amount);
    }
  for (guint i = 0; i < from->vehicles->len; i++)
    {
      const GadibaCaseVehicle *vehicle = &g_array_index (from->vehicles, GadibaCaseVehicle, i);
      guint row =
          gadiba_facts_add (filler->facts, GADIBA_ENTITY_VEHICLE, vehicle->person, NULL, NULL);
      set_whole (filler, GADIBA_ENTITY_VEHICLE, row, "mass", &vehicle->mass);
    }
  for (guint i = 0; i < from->land->len; i++)
    {
      const GadibaCaseLand *land = &g_array_index (from->land, GadibaCaseLand, i);
      guint row = gadiba_facts_add (filler->facts, GADIBA_ENTITY_LAND, -1, NULL, NULL);
      set_number (filler, GADIBA_ENTITY_LAND, row, "hectares", &land->hectares);
    }
  for (guint i = 0; i < from->real_estate->len; i++)
    {
      const GadibaCaseRealEstate *estate =
          &g_array_index (from->real_estate, GadibaCaseRealEstate, i);
      guint row = gadiba_facts_add (filler->facts, GADIBA_ENTITY_REAL_ESTATE, -1, NULL, NULL);
      set_word (filler, GADIBA_ENTITY_REAL_ESTATE, row, "use", estate->use);
    }
}

/* A benefit granted before may have been one of a book that is not loaded today; it is kept. */
static void
fill_history (Filler *filler)
{
  for (guint i = 0; i < filler->from->history->len; i++)
    {
      const GadibaCaseGranted *granted =
          &g_array_index (filler->from->history, GadibaCaseGranted, i);
      guint row = gadiba_facts_add (filler->facts, GADIBA_ENTITY_GRANT, -1, NULL, NULL);

      set (filler, GADIBA_ENTITY_GRANT, row, "benefit", GADIBA_VALUE_TEXT (granted->benefit));
      set_date (filler, GADIBA_ENTITY_GRANT, row, "from", granted->from);
      set_date (filler, GADIBA_ENTITY_GRANT, row, "to", granted->to);
      set_money (filler, GADIBA_ENTITY_GRANT, row, "amount", granted->amount);
    }
}

static gboolean
fail_fact (const Filler *filler, const GadibaCaseFact *stated, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const GadibaEntity entities[] = { GADIBA_ENTITY_HOUSEHOLD, GADIBA_ENTITY_PERSON };
  const char *near;

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    for (guint j = 0; j < filler->book->facts[entities[i]]->len; j++)
      {
        const GadibaFact *fact = filler->book->facts[entities[i]]->pdata[j];
        if (fact->asked_by_benefit)
          g_ptr_array_add (names, (gpointer) fact->id);
      }
  g_ptr_array_add (names, NULL);
  near = gadiba_xml_suggest (stated->name, (const char *const *) names->pdata);
  if (near != NULL)
    g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_NAME,
                 _ ("%s:%d: no loaded rule book has a fact “%s”; is “%s” meant?"),
                 filler->from->label, stated->line, stated->name, near);
  else
    g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_NAME,
                 _ ("%s:%d: no loaded rule book has a fact “%s”; load the municipality's book with "
                    "--rules, or leave the fact out"),
                 filler->from->label, stated->line, stated->name);
  return FALSE;
}

static gboolean
fail_value (const Filler *filler, const GadibaCaseFact *stated, const GadibaFact *fact,
            GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < fact->choices->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            g_array_index (fact->choices, GadibaChoice, i).id);
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_VALUE,
               _ ("%s:%d: “%s” is not a value of the fact “%s”; there are: %s"),
               filler->from->label, stated->line, stated->value, fact->id, list->str);
  return FALSE;
}

/* A number of a fact is not below zero, and what the book allows it to be. */
static gboolean
check_number (const Filler *filler, const GadibaCaseFact *stated, const GadibaFact *fact,
              const GadibaValue *value, GError **error)
{
  const GadibaNumber greatest = GADIBA_NUMBER_CENTS (GADIBA_MONEY_MAX);
  GadibaNumber whole;
  g_autofree char *max = NULL;

  if (fact->type.kind != GADIBA_KIND_NUMBER)
    return TRUE;
  if (gadiba_number_compare (value->number, GADIBA_NUMBER (0)) >= 0
      && gadiba_number_compare (value->number, fact->has_max ? fact->max : greatest) <= 0
      && (!fact->whole
          || (gadiba_number_round (value->number, GADIBA_NUMBER (1), GADIBA_ROUND_DOWN, &whole)
              && gadiba_number_compare (whole, value->number) == 0)))
    return TRUE;
  max = fact->has_max ? gadiba_number_format (fact->max, 0, 3, ".")
                      : gadiba_number_format (greatest, 2, 2, ".");
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_VALUE,
               fact->whole
                   ? _ ("%s:%d: “%s” is not a value of the fact “%s”; write a whole number "
                        "from 0 to %s")
                   : _ ("%s:%d: “%s” is not a value of the fact “%s”; write a number from 0 "
                        "to %s"),
               filler->from->label, stated->line, stated->value, fact->id, max);
  return FALSE;
}

static gboolean
fill_fact (Filler *filler, const GadibaCaseFact *stated, GError **error)
{
  gboolean of_person = stated->person != GADIBA_CASE_NOBODY;
  GadibaEntity entity = of_person ? GADIBA_ENTITY_PERSON : GADIBA_ENTITY_HOUSEHOLD;
  const GadibaFact *fact = gadiba_book_get_fact (filler->book, entity, stated->name);
  const GadibaFact *other = gadiba_book_get_fact (
      filler->book, of_person ? GADIBA_ENTITY_HOUSEHOLD : GADIBA_ENTITY_PERSON, stated->name);
  GadibaValue value;

  if ((fact == NULL || !fact->asked_by_benefit) && other != NULL && other->asked_by_benefit)
    {
      g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_NAME,
                   of_person
                       ? _ ("%s:%d: the fact “%s” is of the household; leave out person=\"…\"")
                       : _ ("%s:%d: the fact “%s” is of a person; add person=\"…\""),
                   filler->from->label, stated->line, stated->name);
      return FALSE;
    }
  if (fact == NULL || !fact->asked_by_benefit)
    return fail_fact (filler, stated, error);
  if (fact->choices != NULL && gadiba_choices_get_title (fact->choices, stated->value) == NULL)
    return fail_value (filler, stated, fact, error);
  if (!gadiba_value_parse (&fact->type, stated->value, &value, error))
    {
      g_prefix_error (error, _ ("%s:%d: the fact “%s”: "), filler->from->label, stated->line,
                      fact->id);
      return FALSE;
    }
  if (!check_number (filler, stated, fact, &value, error))
    return FALSE;
  set (filler, entity, of_person ? (guint) stated->person : 0, fact->id, value);
  return TRUE;
}

static gboolean
fill_facts (Filler *filler, GError **error)
{
  for (guint i = 0; i < filler->from->facts->len; i++)
    if (!fill_fact (filler, &g_array_index (filler->from->facts, GadibaCaseFact, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
ask (Filler *filler, GError **error)
{
  for (guint i = 0; filler->from->application.benefits[i] != NULL; i++)
    {
      const char *id = filler->from->application.benefits[i];
      const GadibaBenefit *benefit = gadiba_book_get_benefit (filler->book, id);

      if (g_str_equal (id, "status"))
        continue;
      if (benefit == NULL)
        {
          g_autoptr (GString) list = g_string_new ("status");
          for (guint j = 0; j < filler->book->benefits->len; j++)
            g_string_append_printf (list, ", %s",
                                    ((GadibaBenefit *) filler->book->benefits->pdata[j])->id);
          g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_NAME,
                       _ ("%s:%d: no loaded rule book has a benefit “%s”; there are: %s"),
                       filler->from->label, filler->from->application.benefits_line, id, list->str);
          return FALSE;
        }
      gadiba_facts_ask (filler->facts, benefit);
    }
  return TRUE;
}

GadibaFacts *
gadiba_case_get_facts (const GadibaCase *self, const GadibaBook *book, GError **error)
{
  g_autoptr (GadibaFacts) facts = gadiba_facts_new (book);
  Filler filler = { self, book, facts };

  facts->received = self->application.received;
  facts->housing_month = gadiba_case_get_housing_month (self);
  fill_household (&filler);
  for (guint i = 0; i < self->persons->len; i++)
    fill_person (&filler, &g_array_index (self->persons, GadibaCasePerson, i));
  fill_assets (&filler);
  fill_history (&filler);
  if (!fill_incomes (&filler, error) || !fill_costs (&filler, error) || !fill_facts (&filler, error)
      || !ask (&filler, error))
    return NULL;
  return g_steal_pointer (&facts);
}

void
gadiba_case_set_bills (GadibaFacts *facts, GadibaMonth month)
{
  facts->housing_month = month;
  gadiba_facts_set (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "housing-month", GADIBA_VALUE_MONTH (month));
}
