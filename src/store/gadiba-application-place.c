/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-rows-private.h"

#include <string.h>

/* What a place of a case is in the tables. */

void
_gadiba_update_clear (GadibaUpdate *self)
{
  g_clear_pointer (&self->import.persons, g_free);
  g_clear_pointer (&self->import.fresh, g_free);
}

static gboolean
find_persons (GadibaUpdate *self, GError **error)
{
  const GadibaCase *target = self->import.from;
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->import.db,
      "SELECT label, person FROM application_member WHERE application = :application",
      BINDS (BIND_INT ("application", self->application)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      int index = row ? gadiba_case_find_person (target, gadiba_statement_get_text (statement, 0))
                      : GADIBA_CASE_NOBODY;
      if (index != GADIBA_CASE_NOBODY)
        self->import.persons[index] = gadiba_statement_get_int (statement, 1);
    }
  return statement != NULL;
}

gboolean
_gadiba_update_start (GadibaUpdate *self, GadibaDb *db, gint64 application,
                      const GadibaCase *target, GError **error)
{
  self->application = application;
  self->import = (GadibaImport){ .db = db, .from = target, .day = target->application.received };
  self->import.persons = g_new0 (gint64, target->persons->len + 1);
  self->import.fresh = g_new0 (gboolean, target->persons->len + 1);
  return gadiba_db_query_int (db, "SELECT household FROM application WHERE id = :id",
                              BINDS (BIND_INT ("id", application)), &self->import.household, error)
         && find_persons (self, error);
}

/* --- what rows a place has --- */

static void
add_key (GadibaRowSet *set, GadibaBind key)
{
  g_array_append_val (set->keys, key);
}

static void
add_value (GadibaRowSet *set, GadibaBind value)
{
  g_array_append_val (set->wanted, value);
}

static void
add_found (GadibaRowSet *set, GadibaBind parameter)
{
  g_array_append_val (set->found, parameter);
}

static gint64
get_key (const GadibaUpdate *self, int person)
{
  return person == GADIBA_CASE_NOBODY ? 0 : self->import.persons[person];
}

/* The person of the place; GADIBA_CASE_NOBODY: it has none. */
static int
find_index (const GadibaUpdate *self, const GadibaCasePlace *place)
{
  return place->person != NULL ? gadiba_case_find_person (self->import.from, place->person)
                               : GADIBA_CASE_NOBODY;
}

static GadibaBind
bind_number (const GadibaCaseNumber *number, gint64 scale)
{
  return BIND_KNOWN ("", number->known, number->known ? _gadiba_scale (number->value, scale) : 0);
}

static void
list_benefits (const GadibaUpdate *self, GadibaRowSet *set)
{
  set->table = "application_benefit";
  set->kept = TRUE;
  set->columns[set->n_columns++] = "benefit";
  add_key (set, BIND_INT ("application", self->application));
  for (char **benefit = self->import.from->application.benefits; *benefit != NULL; benefit++)
    add_value (set, BIND_TEXT ("", *benefit));
}

/* What stands in the row of the application itself. */
static void
list_application (const GadibaUpdate *self, GadibaRowSet *set)
{
  const GadibaCase *from = self->import.from;
  set->table = "application";
  set->versioned = TRUE;
  set->columns[set->n_columns++] = "housing_month";
  set->columns[set->n_columns++] = "household_group";
  set->columns[set->n_columns++] = "property";
  add_key (set, BIND_INT ("id", self->application));
  add_value (set, BIND_MONTH ("", from->application.housing_month));
  add_value (set, BIND_TEXT ("", from->household.group));
  add_value (set, BIND_TEXT ("", from->assets.property));
}

static void
list_record (const GadibaCasePerson *person, gint64 key, GadibaRowSet *set)
{
  set->table = "person";
  set->versioned = TRUE;
  set->columns[set->n_columns++] = "born";
  set->columns[set->n_columns++] = "sex";
  set->columns[set->n_columns++] = "other_id";
  add_key (set, BIND_INT ("id", key));
  add_value (set, BIND_DATE ("", person->born));
  add_value (set, BIND_TEXT ("", person->sex));
  add_value (set, BIND_TEXT ("", person->other_id));
}

static void
list_name (const GadibaCasePerson *person, gint64 key, GadibaRowSet *set)
{
  set->table = "person_name";
  set->dated = set->follows = TRUE;
  set->columns[set->n_columns++] = "given";
  set->columns[set->n_columns++] = "family";
  add_key (set, BIND_INT ("person", key));
  add_value (set, BIND_TEXT ("", person->given));
  add_value (set, BIND_TEXT ("", person->family));
}

static void
list_relation (const GadibaUpdate *self, const GadibaCasePerson *person, gint64 key,
               GadibaRowSet *set)
{
  set->table = "application_member";
  set->columns[set->n_columns++] = "relation";
  add_key (set, BIND_INT ("application", self->application));
  add_key (set, BIND_INT ("person", key));
  add_value (set, BIND_TEXT ("", person->relation));
}

static void
list_statement (const GadibaUpdate *self, const GadibaCasePerson *person, gint64 key,
                GadibaRowSet *set)
{
  GadibaMonth month = gadiba_date_get_month (self->import.day);
  set->table = "income_statement";
  set->where = "person = :person AND last_month = :last_month";
  set->columns[set->n_columns++] = "income";
  add_found (set, BIND_INT ("person", key));
  add_found (set, BIND_MONTH ("last_month", month - 1));
  add_key (set, BIND_INT ("person", key));
  add_key (set, BIND_MONTH ("first_month", month - 12));
  add_key (set, BIND_MONTH ("last_month", month - 1));
  if (person->income != NULL)
    add_value (set, BIND_TEXT ("", person->income));
}

/* One of the facts that the law tests, by the name that it has in the case format too. */
static void
list_fact (const GadibaCasePerson *person, gint64 key, const char *fact, GadibaRowSet *set)
{
  const struct
  {
    const char *fact, *value;
  } facts[] = {
    { "activity", person->activity },
    { "nva", person->nva },
    { "nva-exception", person->nva_exception },
    { "legal-status", person->legal_status },
    { "stay", person->stay },
    { "disability", person->disability },
  };
  set->table = "person_fact";
  set->dated = set->follows = TRUE;
  set->columns[set->n_columns++] = "value";
  add_key (set, BIND_INT ("person", key));
  add_key (set, BIND_TEXT ("fact", fact));
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (strcmp (fact, facts[i].fact) == 0 && facts[i].value != NULL)
      add_value (set, BIND_TEXT ("", facts[i].value));
  if (strcmp (fact, "work-disregard") == 0 && person->work_disregard != GADIBA_MONTH_NONE)
    add_value (set, BIND_MONTH ("", person->work_disregard));
}

static void
list_code (const GadibaCasePerson *person, gint64 key, GadibaRowSet *set)
{
  set->table = "person_code";
  set->where = "id = (SELECT id FROM person_code WHERE person = :person"
               " ORDER BY from_day DESC, id DESC LIMIT 1)";
  set->columns[set->n_columns++] = "code";
  add_found (set, BIND_INT ("person", key));
  if (person->code != NULL)
    add_value (set, BIND_TEXT ("", person->code));
}

static void
list_person (const GadibaUpdate *self, int index, const char *field, GadibaRowSet *set)
{
  const GadibaCasePerson *person = gadiba_case_get_person (self->import.from, index);
  gint64 key = get_key (self, index);
  if (strcmp (field, "given") == 0 || strcmp (field, "family") == 0)
    list_name (person, key, set);
  else if (strcmp (field, "born") == 0 || strcmp (field, "sex") == 0
           || strcmp (field, "other-id") == 0)
    list_record (person, key, set);
  else if (strcmp (field, "relation") == 0)
    list_relation (self, person, key, set);
  else if (strcmp (field, "income") == 0)
    list_statement (self, person, key, set);
  else if (strcmp (field, "code") == 0)
    list_code (person, key, set);
  else
    list_fact (person, key, field, set);
}

static void
list_dwelling (const GadibaUpdate *self, GadibaRowSet *set)
{
  static const char *const columns[] = { "tenure", "declared", "area",   "rooms",   "heating",
                                         "street", "place",    "region", "postcode" };
  const GadibaCaseDwelling *d = &self->import.from->dwelling;
  set->table = "dwelling";
  set->dated = set->follows = TRUE;
  set->n_columns = G_N_ELEMENTS (columns);
  memcpy (set->columns, columns, sizeof columns);
  add_key (set, BIND_INT ("household", self->import.household));
  add_value (set, BIND_TEXT ("", d->tenure));
  add_value (set, BIND_TEXT ("", d->declared));
  add_value (set, bind_number (&d->area, 100));
  add_value (set, BIND_KNOWN ("", d->rooms.known, d->rooms.value));
  add_value (set, BIND_TEXT ("", d->heating));
  add_value (set, BIND_TEXT ("", d->street));
  add_value (set, BIND_TEXT ("", d->place));
  add_value (set, BIND_TEXT ("", d->region));
  add_value (set, BIND_TEXT ("", d->postcode));
}

static void
list_incomes (const GadibaUpdate *self, const GadibaCasePlace *place, GadibaRowSet *set)
{
  int person = find_index (self, place);
  set->table = "income";
  set->columns[set->n_columns++] = "amount";
  set->columns[set->n_columns++] = "irregular";
  set->columns[set->n_columns++] = "evidence";
  add_key (set, BIND_INT ("person", get_key (self, person)));
  add_key (set, BIND_MONTH ("month", place->month));
  add_key (set, BIND_TEXT ("kind", place->kind));
  for (guint i = 0; i < self->import.from->incomes->len; i++)
    {
      const GadibaCaseIncome *income =
          &g_array_index (self->import.from->incomes, GadibaCaseIncome, i);
      if (income->person != person || income->month != place->month
          || g_strcmp0 (income->kind, place->kind) != 0)
        continue;
      add_value (set, BIND_INT ("", income->amount));
      add_value (set, BIND_TEXT ("", income->irregular));
      add_value (set, BIND_TEXT ("", income->evidence));
    }
}

/* Bills stay with the dwelling that they were for, wherever the household lives now. */
static void
list_costs (const GadibaUpdate *self, const GadibaCasePlace *place, GadibaRowSet *set)
{
  set->table = "cost";
  set->where = "dwelling IN (SELECT id FROM dwelling WHERE household = :household)"
               " AND month = :month AND item = :item";
  set->columns[set->n_columns++] = "amount";
  set->columns[set->n_columns++] = "quantity";
  set->columns[set->n_columns++] = "unit";
  add_found (set, BIND_INT ("household", self->import.household));
  add_found (set, BIND_MONTH ("month", place->month));
  add_found (set, BIND_TEXT ("item", place->kind));
  add_key (set, BIND_INT ("dwelling", self->import.dwelling));
  add_key (set, BIND_MONTH ("month", place->month));
  add_key (set, BIND_TEXT ("item", place->kind));
  for (guint i = 0; i < self->import.from->costs->len; i++)
    {
      const GadibaCaseCost *cost = &g_array_index (self->import.from->costs, GadibaCaseCost, i);
      if (cost->month != place->month || g_strcmp0 (cost->item, place->kind) != 0)
        continue;
      add_value (set, BIND_INT ("", cost->amount));
      add_value (set, bind_number (&cost->quantity, 1000));
      add_value (set, BIND_TEXT ("", cost->unit));
    }
}

static void
list_savings (const GadibaUpdate *self, const GadibaCasePlace *place, GadibaRowSet *set)
{
  int person = find_index (self, place);
  set->table = "saving";
  set->columns[set->n_columns++] = "amount";
  add_key (set, BIND_INT ("person", get_key (self, person)));
  add_key (set, BIND_DATE ("day", self->import.day));
  for (guint i = 0; i < self->import.from->savings->len; i++)
    {
      const GadibaCaseSavings *saving =
          &g_array_index (self->import.from->savings, GadibaCaseSavings, i);
      if (saving->person == person)
        add_value (set, BIND_INT ("", saving->amount));
    }
}

static void
list_vehicles (const GadibaUpdate *self, GadibaRowSet *set)
{
  const GArray *vehicles = self->import.from->vehicles;
  set->table = "vehicle";
  set->columns[set->n_columns++] = "person";
  set->columns[set->n_columns++] = "mass";
  for (guint i = 0; i < vehicles->len; i++)
    {
      const GadibaCaseVehicle *vehicle = &g_array_index (vehicles, GadibaCaseVehicle, i);
      add_value (set, BIND_KEY ("", get_key (self, vehicle->person)));
      add_value (set, BIND_KNOWN ("", vehicle->mass.known, vehicle->mass.value));
    }
}

static void
list_property (const GadibaUpdate *self, GadibaCasePart part, GadibaRowSet *set)
{
  const GArray *land = self->import.from->land;
  const GArray *estate = self->import.from->real_estate;
  set->dated = TRUE;
  add_key (set, BIND_INT ("household", self->import.household));
  if (part == GADIBA_PART_VEHICLE)
    {
      list_vehicles (self, set);
      return;
    }
  gboolean is_land = part == GADIBA_PART_LAND;
  set->table = is_land ? "land" : "real_estate";
  set->columns[set->n_columns++] = is_land ? "hectares" : "use";
  for (guint i = 0; is_land && i < land->len; i++)
    add_value (set, bind_number (&g_array_index (land, GadibaCaseLand, i).hectares, 100));
  for (guint i = 0; !is_land && i < estate->len; i++)
    add_value (set, BIND_TEXT ("", g_array_index (estate, GadibaCaseRealEstate, i).use));
}

static void
list_further_facts (const GadibaUpdate *self, const GadibaCasePlace *place, GadibaRowSet *set)
{
  int person = find_index (self, place);
  set->table = "further_fact";
  set->dated = set->follows = TRUE;
  set->columns[set->n_columns++] = "value";
  add_key (set, BIND_INT ("household", self->import.household));
  add_key (set, BIND_KEY ("person", get_key (self, person)));
  add_key (set, BIND_TEXT ("fact", place->kind));
  for (guint i = 0; i < self->import.from->facts->len; i++)
    {
      const GadibaCaseFact *fact = &g_array_index (self->import.from->facts, GadibaCaseFact, i);
      if (fact->person == person && g_strcmp0 (fact->name, place->kind) == 0)
        add_value (set, BIND_TEXT ("", fact->value));
    }
}

void
_gadiba_update_list_rows (const GadibaUpdate *self, const GadibaCasePlace *place, GadibaRowSet *set)
{
  set->keys = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  set->found = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  set->wanted = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  switch (place->part)
    {
    case GADIBA_PART_APPLICATION:
      if (strcmp (place->field, "benefits") == 0)
        list_benefits (self, set);
      else
        list_application (self, set);
      break;
    case GADIBA_PART_HOUSEHOLD:
    case GADIBA_PART_ASSETS:
      list_application (self, set);
      break;
    case GADIBA_PART_PERSON:
      list_person (self, find_index (self, place), place->field, set);
      break;
    case GADIBA_PART_DWELLING:
      list_dwelling (self, set);
      break;
    case GADIBA_PART_INCOME:
      list_incomes (self, place, set);
      break;
    case GADIBA_PART_SAVINGS:
      list_savings (self, place, set);
      break;
    case GADIBA_PART_VEHICLE:
    case GADIBA_PART_LAND:
    case GADIBA_PART_REAL_ESTATE:
      list_property (self, place->part, set);
      break;
    case GADIBA_PART_COST:
      list_costs (self, place, set);
      break;
    case GADIBA_PART_FACT:
      list_further_facts (self, place, set);
      break;
    }
}
