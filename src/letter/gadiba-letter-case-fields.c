/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-fields-private.h"
#include "gadiba-lv-words.h"

/* Fields that say something of the case: household, dwelling, and its rows. */

static const char *
get_case_word (const GadibaLetterContext *c, const char *kind, const char *id)
{
  return gadiba_decision_get_word (c->decision, kind, id);
}

static const GadibaCasePerson *
get_person (const GadibaLetterContext *c)
{
  return c->at[GADIBA_LETTER_SCOPE_PERSON];
}

static char *
join_name (const GadibaCase *from, int person)
{
  if (from == NULL || person == GADIBA_CASE_NOBODY)
    return NULL;
  const GadibaCasePerson *one = gadiba_case_get_person (from, person);
  if (one->given == NULL && one->family == NULL)
    return NULL;
  return g_strstrip (g_strconcat (one->given != NULL ? one->given : "", " ",
                                  one->family != NULL ? one->family : "", NULL));
}

/* --- household and dwelling --- */

/* What the reckoning gives for a step: "300,00 €". Returns: (transfer full) (nullable) */
static char *
get_result (const GadibaLetterContext *c, const char *step)
{
  const GadibaTraceLine *line =
      c->decision->trace != NULL ? _gadiba_letter_find_line (c->decision->trace, step) : NULL;

  return line != NULL && line->decided && line->result != NULL
             ? _gadiba_letter_bind (g_strdup (line->result))
             : NULL;
}

static char *
get_household_income (const GadibaLetterContext *c)
{
  return get_result (c, "household.income");
}

/* Who is in prison or in an institution does not count (SPSPL 36(2.1)); the trace knows. */
static guint
count_persons (const GadibaLetterContext *c)
{
  const GadibaTraceLine *line =
      c->decision->trace != NULL ? _gadiba_letter_find_line (c->decision->trace, "household.size")
                                 : NULL;

  if (line != NULL && line->value != NULL)
    return (guint) g_ascii_strtoull (line->value, NULL, 10);
  return c->decision->from != NULL ? c->decision->from->persons->len : 0;
}

static char *
get_excluded (const GadibaLetterContext *c)
{
  const GadibaTraceLine *line = c->at[GADIBA_LETTER_SCOPE_EXCLUDED];
  return g_strdup (line->title);
}

static guint
has_dwelling (const GadibaLetterContext *c)
{
  return c->decision->from != NULL && c->decision->from->dwelling.tenure != NULL;
}

static char *
get_tenure (const GadibaLetterContext *c)
{
  if (!has_dwelling (c))
    return NULL;
  return g_strdup (get_case_word (c, "tenure", c->decision->from->dwelling.tenure));
}

static char *
get_heating (const GadibaLetterContext *c)
{
  if (c->decision->from == NULL)
    return NULL;
  return g_strdup (get_case_word (c, "heating", c->decision->from->dwelling.heating));
}

static char *
get_area (const GadibaLetterContext *c)
{
  if (c->decision->from == NULL || !c->decision->from->dwelling.area.known)
    return NULL;
  return gadiba_number_format (c->decision->from->dwelling.area.value, 0, 2, ",");
}

static guint
count_rooms (const GadibaLetterContext *c)
{
  if (c->decision->from == NULL || !c->decision->from->dwelling.rooms.known)
    return 0;
  return c->decision->from->dwelling.rooms.value;
}

static guint
is_declared (const GadibaLetterContext *c)
{
  return c->decision->from != NULL && g_strcmp0 (c->decision->from->dwelling.declared, "yes") == 0;
}

static guint
is_not_declared (const GadibaLetterContext *c)
{
  return c->decision->from != NULL && g_strcmp0 (c->decision->from->dwelling.declared, "no") == 0;
}

static guint
is_property_declared (const GadibaLetterContext *c)
{
  return c->decision->from != NULL && c->decision->from->assets.property != NULL;
}

/* --- rows of the case --- */

static char *
get_person_name (const GadibaLetterContext *c)
{
  const GadibaCase *from = c->decision->from;
  return join_name (from, (int) (get_person (c) - (GadibaCasePerson *) from->persons->data));
}

/* As a woman or a man is called. */
static char *
dup_person_word (const GadibaLetterContext *c, const char *kind, const char *id)
{
  return g_strdup (gadiba_decision_get_word_of (c->decision, kind, id, get_person (c)->sex));
}

static char *
get_relation (const GadibaLetterContext *c)
{
  return dup_person_word (c, "relation", get_person (c)->relation);
}

static char *
get_activity (const GadibaLetterContext *c)
{
  return dup_person_word (c, "activity", get_person (c)->activity);
}

static char *
get_disability (const GadibaLetterContext *c)
{
  const char *disability = get_person (c)->disability;
  if (g_strcmp0 (disability, "none") == 0)
    return NULL;
  return dup_person_word (c, "disability", disability);
}

static const GadibaCaseIncome *
get_income (const GadibaLetterContext *c)
{
  return c->at[GADIBA_LETTER_SCOPE_INCOME];
}

static char *
get_income_kind (const GadibaLetterContext *c)
{
  return g_strdup (get_case_word (c, "income-kind", get_income (c)->kind));
}

static char *
get_income_evidence (const GadibaLetterContext *c)
{
  const char *evidence = get_income (c)->evidence;
  return g_strdup (get_case_word (c, "evidence", evidence != NULL ? evidence : "none"));
}

static char *
get_saver (const GadibaLetterContext *c)
{
  const GadibaCaseSavings *savings = c->at[GADIBA_LETTER_SCOPE_SAVINGS];
  return join_name (c->decision->from, savings->person);
}

static char *
get_vehicle_owner (const GadibaLetterContext *c)
{
  const GadibaCaseVehicle *vehicle = c->at[GADIBA_LETTER_SCOPE_VEHICLE];
  return join_name (c->decision->from, vehicle->person);
}

static char *
get_vehicle_mass (const GadibaLetterContext *c)
{
  const GadibaCaseVehicle *vehicle = c->at[GADIBA_LETTER_SCOPE_VEHICLE];
  return vehicle->mass.known ? g_strdup_printf ("%u", vehicle->mass.value) : NULL;
}

static char *
get_hectares (const GadibaLetterContext *c)
{
  const GadibaCaseLand *land = c->at[GADIBA_LETTER_SCOPE_LAND];
  return gadiba_number_format (land->hectares.value, 0, 4, ",");
}

static char *
get_use (const GadibaLetterContext *c)
{
  const GadibaCaseRealEstate *estate = c->at[GADIBA_LETTER_SCOPE_REAL_ESTATE];
  return g_strdup (get_case_word (c, "use", estate->use));
}

static char *
get_cost_title (const GadibaLetterContext *c)
{
  const GadibaCaseCost *cost = c->at[GADIBA_LETTER_SCOPE_COST];
  return g_strdup (get_case_word (c, "cost-item", cost->item));
}

static const GadibaCaseFact *
get_fact (const GadibaLetterContext *c)
{
  return c->at[GADIBA_LETTER_SCOPE_FACT];
}

/* With the name, where it is about one person. */
static char *
get_fact_title (const GadibaLetterContext *c)
{
  const char *title = get_case_word (c, "fact", get_fact (c)->name);
  g_autofree char *name = join_name (c->decision->from, get_fact (c)->person);

  return name != NULL ? g_strdup_printf ("%s: %s", name, title) : g_strdup (title);
}

/* A word, yes or no, a day; else a number with its comma. */
static char *
get_fact_value (const GadibaLetterContext *c)
{
  const GadibaCaseFact *fact = get_fact (c);
  const char *word = get_case_word (c, fact->name, fact->value);
  GadibaDate day;

  if (word != NULL)
    return g_strdup (word);
  if (gadiba_date_parse (fact->value, &day, NULL))
    return gadiba_lv_date (day, GADIBA_LV_NOMINATIVE);
  return g_strdelimit (g_strdup (fact->value), ".", ',');
}

const GadibaLetterField _gadiba_letter_case_fields[] = {
  GADIBA_LETTER_COUNT ("household.size", LETTER, count_persons),
  GADIBA_LETTER_TEXT ("household.income", LETTER, get_household_income),
  GADIBA_LETTER_TEXT ("excluded.text", EXCLUDED, get_excluded),
  GADIBA_LETTER_TEST ("dwelling.known", LETTER, has_dwelling),
  GADIBA_LETTER_TEXT ("dwelling.tenure", LETTER, get_tenure),
  GADIBA_LETTER_TEXT ("dwelling.heating", LETTER, get_heating),
  GADIBA_LETTER_TEXT ("dwelling.area", LETTER, get_area),
  GADIBA_LETTER_COUNT ("dwelling.rooms", LETTER, count_rooms),
  GADIBA_LETTER_TEST ("dwelling.declared", LETTER, is_declared),
  GADIBA_LETTER_TEST ("dwelling.not-declared", LETTER, is_not_declared),
  GADIBA_LETTER_TEST ("property.declared", LETTER, is_property_declared),
  GADIBA_LETTER_TEXT ("person.name", PERSON, get_person_name),
  GADIBA_LETTER_MEMBER ("person.code", PERSON, STRING, GadibaCasePerson, code),
  GADIBA_LETTER_MEMBER ("person.born", PERSON, DAY, GadibaCasePerson, born),
  GADIBA_LETTER_TEXT ("person.relation", PERSON, get_relation),
  GADIBA_LETTER_TEXT ("person.activity", PERSON, get_activity),
  GADIBA_LETTER_TEXT ("person.disability", PERSON, get_disability),
  GADIBA_LETTER_MEMBER ("person.work-disregard", PERSON, MONTH, GadibaCasePerson, work_disregard),
  GADIBA_LETTER_MEMBER ("income.month", INCOME, MONTH, GadibaCaseIncome, month),
  GADIBA_LETTER_TEXT ("income.kind", INCOME, get_income_kind),
  GADIBA_LETTER_TEXT ("income.evidence", INCOME, get_income_evidence),
  GADIBA_LETTER_MEMBER ("income.amount", INCOME, MONEY, GadibaCaseIncome, amount),
  GADIBA_LETTER_TEXT ("savings.person", SAVINGS, get_saver),
  GADIBA_LETTER_MEMBER ("savings.amount", SAVINGS, MONEY, GadibaCaseSavings, amount),
  GADIBA_LETTER_TEXT ("vehicle.person", VEHICLE, get_vehicle_owner),
  GADIBA_LETTER_TEXT ("vehicle.mass", VEHICLE, get_vehicle_mass),
  GADIBA_LETTER_TEXT ("land.hectares", LAND, get_hectares),
  GADIBA_LETTER_TEXT ("real-estate.use", REAL_ESTATE, get_use),
  GADIBA_LETTER_TEXT ("fact.title", FACT, get_fact_title),
  GADIBA_LETTER_TEXT ("fact.value", FACT, get_fact_value),
  GADIBA_LETTER_TEXT ("cost.title", COST, get_cost_title),
  GADIBA_LETTER_MEMBER ("cost.month", COST, MONTH, GadibaCaseCost, month),
  GADIBA_LETTER_MEMBER ("cost.amount", COST, MONEY, GadibaCaseCost, amount),
  { NULL, GADIBA_LETTER_SCOPE_LETTER, GADIBA_LETTER_FIELD_TEXT, 0, NULL, NULL },
};
