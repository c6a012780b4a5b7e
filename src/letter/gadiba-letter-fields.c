/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-fields-private.h"

#include <string.h>

#include "gadiba-lv-words.h"

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

/* --- the addressee --- */

static char *
get_addressee_name (const GadibaLetterContext *c)
{
  if (c->decision->given == NULL || c->decision->family == NULL)
    return NULL;
  return g_strdup_printf ("%s %s", c->decision->given, c->decision->family);
}

static char *
get_addressee_dative (const GadibaLetterContext *c)
{
  const GadibaDecision *d = c->decision;

  if (d->name_dative != NULL)
    return g_strdup (d->name_dative);
  if (d->given == NULL || d->family == NULL)
    return NULL;
  return gadiba_name_decline_full (d->given, d->family, d->sex, GADIBA_LV_DATIVE);
}

/* --- the decision as a whole --- */

static guint
count_items (const GadibaLetterContext *c, gboolean status, GadibaOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < c->decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (c->decision->items, i);
      gboolean is_status = strcmp (item->id, "status") == 0;
      n += is_status == status && (outcome == GADIBA_OUTCOME_UNKNOWN || item->outcome == outcome);
    }
  return n;
}

static guint
asks_status (const GadibaLetterContext *c)
{
  return count_items (c, TRUE, GADIBA_OUTCOME_UNKNOWN);
}

static guint
count_benefits (const GadibaLetterContext *c)
{
  return count_items (c, FALSE, GADIBA_OUTCOME_UNKNOWN);
}

static guint
count_granted_benefits (const GadibaLetterContext *c)
{
  return count_items (c, FALSE, GADIBA_OUTCOME_GRANTED);
}

static guint
count_granted (const GadibaLetterContext *c)
{
  return count_granted_benefits (c) + count_items (c, TRUE, GADIBA_OUTCOME_GRANTED);
}

static guint
count_refused (const GadibaLetterContext *c)
{
  return count_items (c, FALSE, GADIBA_OUTCOME_REFUSED)
         + count_items (c, TRUE, GADIBA_OUTCOME_REFUSED);
}

static guint
count_refused_benefits (const GadibaLetterContext *c)
{
  return count_items (c, FALSE, GADIBA_OUTCOME_REFUSED);
}

static guint
is_status_refused (const GadibaLetterContext *c)
{
  return count_items (c, TRUE, GADIBA_OUTCOME_REFUSED);
}

static guint
count_open (const GadibaLetterContext *c)
{
  return count_items (c, FALSE, GADIBA_OUTCOME_LEFT_OPEN)
         + count_items (c, TRUE, GADIBA_OUTCOME_LEFT_OPEN);
}

static guint
is_electronic (const GadibaLetterContext *c)
{
  return c->decision->signed_electronically ? 1 : 0;
}

static guint
is_heard (const GadibaLetterContext *c)
{
  return c->decision->heard != GADIBA_DATE_NONE && c->decision->heard_text != NULL;
}

static guint
has_trace (const GadibaLetterContext *c)
{
  return c->decision->trace != NULL;
}

static char *
get_books (const GadibaLetterContext *c)
{
  if (c->decision->trace == NULL || c->decision->trace->books->len == 0)
    return NULL;
  g_autoptr (GString) string = g_string_new (NULL);
  for (guint i = 0; i < c->decision->trace->books->len; i++)
    g_string_append_printf (string, "%s%s", i > 0 ? "; " : "",
                            (char *) g_ptr_array_index (c->decision->trace->books, i));
  return g_string_free (g_steal_pointer (&string), FALSE);
}

/* The day whose norms were applied; a letter of today may look at a month of last year. */
static char *
get_trace_day (const GadibaLetterContext *c)
{
  if (c->decision->trace == NULL || c->decision->trace->day == GADIBA_DATE_NONE)
    return NULL;
  return gadiba_lv_date (c->decision->trace->day, GADIBA_LV_LOCATIVE);
}

/* --- household and dwelling --- */

static guint
count_persons (const GadibaLetterContext *c)
{
  return c->decision->from != NULL ? c->decision->from->persons->len : 0;
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

/* --- items --- */

static const GadibaDecisionItem *
get_item (const GadibaLetterContext *c)
{
  return c->at[GADIBA_LETTER_SCOPE_ITEM];
}

static guint
is_status (const GadibaLetterContext *c)
{
  return strcmp (get_item (c)->id, "status") == 0;
}

static guint
is_benefit (const GadibaLetterContext *c)
{
  return !is_status (c);
}

static guint
is_monthly (const GadibaLetterContext *c)
{
  return get_item (c)->monthly ? 1 : 0;
}

/* A month in which another condition is not met yet (SPSPL 36(3)3). */
static guint
is_conditional (const GadibaLetterContext *c)
{
  return get_item (c)->outcome == GADIBA_OUTCOME_GRANTED && get_item (c)->reasons->len > 0;
}

static const GadibaLetterName *
find_name (const GadibaLetterContext *c, const char *of)
{
  for (guint i = 0; i < c->names->len; i++)
    {
      const GadibaLetterName *name = &g_array_index (c->names, GadibaLetterName, i);
      if (g_strcmp0 (name->of, of) == 0)
        return name;
    }
  return NULL;
}

static char *
get_accusative (const GadibaLetterContext *c)
{
  const GadibaLetterName *name = find_name (c, get_item (c)->id);
  return name != NULL ? g_strdup (name->accusative) : NULL;
}

static char *
get_genitive (const GadibaLetterContext *c)
{
  const GadibaLetterName *name = find_name (c, get_item (c)->id);
  return name != NULL ? g_strdup (name->genitive) : NULL;
}

static char *
get_status_accusative (const GadibaLetterContext *c)
{
  const GadibaLetterName *name = find_name (c, get_item (c)->word);
  return name != NULL ? g_strdup (name->accusative) : NULL;
}

static char *
get_status_genitive (const GadibaLetterContext *c)
{
  const GadibaLetterName *name = find_name (c, get_item (c)->word);
  return name != NULL ? g_strdup (name->genitive) : NULL;
}

/* Whether one figure says it: thresholds and bills may differ from month to month. */
static guint
has_one_amount (const GadibaLetterContext *c)
{
  const GadibaDecisionItem *item = get_item (c);

  for (guint i = 0; i < item->months->len; i++)
    if (((const GadibaDecisionMonth *) g_ptr_array_index (item->months, i))->amount != item->amount)
      return FALSE;
  return TRUE;
}

/* Without its full stop: the norm follows in the same sentence. */
static char *
get_reason (const GadibaLetterContext *c)
{
  const GadibaDecisionReason *reason = c->at[GADIBA_LETTER_SCOPE_REASON];
  char *text = g_strdup (reason->sentence);
  gsize length = text != NULL ? strlen (text) : 0;

  if (length > 0 && text[length - 1] == '.')
    text[length - 1] = '\0';
  return text;
}

static char *
get_reason_norm (const GadibaLetterContext *c)
{
  const GadibaDecisionReason *reason = c->at[GADIBA_LETTER_SCOPE_REASON];
  return reason->source != NULL ? _gadiba_letter_expand_source (c->decision, reason->source) : NULL;
}

/* --- months --- */

static const GadibaDecisionMonth *
get_month (const GadibaLetterContext *c)
{
  return c->at[GADIBA_LETTER_SCOPE_MONTH];
}

static guint
is_housing (const GadibaLetterContext *c)
{
  return get_month (c)->is_housing ? 1 : 0;
}

/* Of the item, so that its table knows its columns. */
static guint
is_housing_item (const GadibaLetterContext *c)
{
  const GadibaDecisionItem *item = get_item (c);

  for (guint i = 0; i < item->months->len; i++)
    if (((const GadibaDecisionMonth *) g_ptr_array_index (item->months, i))->is_housing)
      return TRUE;
  return FALSE;
}

/* --- rows of the case --- */

static char *
get_person_name (const GadibaLetterContext *c)
{
  const GadibaCase *from = c->decision->from;
  return join_name (from, (int) (get_person (c) - (GadibaCasePerson *) from->persons->data));
}

static char *
get_relation (const GadibaLetterContext *c)
{
  return g_strdup (get_case_word (c, "relation", get_person (c)->relation));
}

static char *
get_activity (const GadibaLetterContext *c)
{
  return g_strdup (get_case_word (c, "activity", get_person (c)->activity));
}

static char *
get_disability (const GadibaLetterContext *c)
{
  const char *disability = get_person (c)->disability;
  if (g_strcmp0 (disability, "none") == 0)
    return NULL;
  return g_strdup (get_case_word (c, "disability", disability));
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

static char *
get_missing (const GadibaLetterContext *c)
{
  return g_strdup (c->at[GADIBA_LETTER_SCOPE_MISSING]);
}

static char *
get_evidence (const GadibaLetterContext *c)
{
  return g_strdup (c->at[GADIBA_LETTER_SCOPE_EVIDENCE]);
}

/* --- the list --- */

#define MEMBER(name, scope, kind, type, member)                                                    \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_##kind, G_STRUCT_OFFSET (type, member), \
        NULL, NULL                                                                                 \
  }
#define TEXT(name, scope, function)                                                                \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_TEXT, 0, function, NULL                 \
  }
#define COUNT(name, scope, function)                                                               \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_COUNT, 0, NULL, function                \
  }
#define TEST(name, scope, function)                                                                \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_TEST, 0, NULL, function                 \
  }
#define IS(name, scope, kind, value)                                                               \
  {                                                                                                \
    name, GADIBA_LETTER_SCOPE_##scope, GADIBA_LETTER_FIELD_##kind, GADIBA_##kind##_##value, NULL,  \
        NULL                                                                                       \
  }

const GadibaLetterField _gadiba_letter_fields[] = {
  MEMBER ("office.name", LETTER, STRING, GadibaDecision, head.name),
  MEMBER ("office.registration-number", LETTER, STRING, GadibaDecision, head.registration_number),
  MEMBER ("office.address", LETTER, STRING, GadibaDecision, head.address),
  MEMBER ("office.contact", LETTER, STRING, GadibaDecision, head.contact),
  MEMBER ("office.place", LETTER, STRING, GadibaDecision, head.place),
  MEMBER ("office.municipality", LETTER, STRING, GadibaDecision, head.municipality),
  MEMBER ("office.contest-authority", LETTER, STRING, GadibaDecision, head.contest_authority),
  MEMBER ("office.contest-address", LETTER, STRING, GadibaDecision, head.contest_address),
  MEMBER ("decision.number", LETTER, STRING, GadibaDecision, number),
  MEMBER ("decision.day", LETTER, DATE, GadibaDecision, day),
  MEMBER ("application.number", LETTER, STRING, GadibaDecision, application_number),
  MEMBER ("application.received", LETTER, DATE, GadibaDecision, received),
  TEXT ("addressee.name", LETTER, get_addressee_name),
  TEXT ("addressee.dative", LETTER, get_addressee_dative),
  MEMBER ("addressee.code", LETTER, STRING, GadibaDecision, code),
  MEMBER ("addressee.address", LETTER, STRING, GadibaDecision, address),
  MEMBER ("signatory.name", LETTER, STRING, GadibaDecision, signatory_name),
  MEMBER ("signatory.position", LETTER, STRING, GadibaDecision, signatory_position),
  MEMBER ("preparer.name", LETTER, STRING, GadibaDecision, preparer_name),
  MEMBER ("preparer.position", LETTER, STRING, GadibaDecision, preparer_position),
  MEMBER ("preparer.contact", LETTER, STRING, GadibaDecision, preparer_contact),
  TEST ("signed-electronically", LETTER, is_electronic),
  TEST ("hearing.held", LETTER, is_heard),
  MEMBER ("hearing.day", LETTER, DATE, GadibaDecision, heard),
  MEMBER ("hearing.text", LETTER, STRING, GadibaDecision, heard_text),
  MEMBER ("hearing.ground", LETTER, STRING, GadibaDecision, not_heard_ground),
  MEMBER ("considerations", LETTER, STRING, GadibaDecision, considerations),
  TEST ("status.asked", LETTER, asks_status),
  TEST ("status.refused", LETTER, is_status_refused),
  COUNT ("benefits", LETTER, count_benefits),
  COUNT ("benefits.granted", LETTER, count_granted_benefits),
  COUNT ("benefits.refused", LETTER, count_refused_benefits),
  TEST ("any.granted", LETTER, count_granted),
  TEST ("any.refused", LETTER, count_refused),
  TEST ("any.open", LETTER, count_open),
  TEST ("explained", LETTER, has_trace),
  TEXT ("books", LETTER, get_books),
  TEXT ("norms.day", LETTER, get_trace_day),
  COUNT ("household.size", LETTER, count_persons),
  TEST ("dwelling.known", LETTER, has_dwelling),
  TEXT ("dwelling.tenure", LETTER, get_tenure),
  TEXT ("dwelling.heating", LETTER, get_heating),
  TEXT ("dwelling.area", LETTER, get_area),
  COUNT ("dwelling.rooms", LETTER, count_rooms),
  TEST ("dwelling.declared", LETTER, is_declared),
  TEST ("dwelling.not-declared", LETTER, is_not_declared),
  TEST ("property.declared", LETTER, is_property_declared),
  MEMBER ("item.title", ITEM, STRING, GadibaDecisionItem, title),
  TEXT ("item.accusative", ITEM, get_accusative),
  TEXT ("item.genitive", ITEM, get_genitive),
  MEMBER ("item.status", ITEM, STRING, GadibaDecisionItem, word_title),
  TEXT ("item.status-accusative", ITEM, get_status_accusative),
  TEXT ("item.status-genitive", ITEM, get_status_genitive),
  TEST ("item.one-amount", ITEM, has_one_amount),
  MEMBER ("item.amount", ITEM, MONEY, GadibaDecisionItem, amount),
  MEMBER ("item.amount-words", ITEM, WORDS, GadibaDecisionItem, amount),
  MEMBER ("item.from", ITEM, DATE_GENITIVE, GadibaDecisionItem, from),
  MEMBER ("item.to", ITEM, DATE_DATIVE, GadibaDecisionItem, to),
  TEST ("item.is-status", ITEM, is_status),
  TEST ("item.is-benefit", ITEM, is_benefit),
  TEST ("item.is-housing", ITEM, is_housing_item),
  TEST ("item.monthly", ITEM, is_monthly),
  TEST ("item.conditional", ITEM, is_conditional),
  IS ("item.granted", ITEM, OUTCOME, GRANTED),
  IS ("item.refused", ITEM, OUTCOME, REFUSED),
  IS ("item.changed", ITEM, OUTCOME, CHANGED),
  IS ("item.open", ITEM, OUTCOME, LEFT_OPEN),
  MEMBER ("month.name", MONTH, MONTH, GadibaDecisionMonth, month),
  MEMBER ("month.amount", MONTH, MONEY, GadibaDecisionMonth, amount),
  MEMBER ("month.costs", MONTH, MONEY, GadibaDecisionMonth, costs),
  MEMBER ("month.coefficient", MONTH, NUMBER, GadibaDecisionMonth, coefficient),
  MEMBER ("month.payee", MONTH, STRING, GadibaDecisionMonth, payee),
  MEMBER ("month.account", MONTH, STRING, GadibaDecisionMonth, account),
  TEST ("month.is-housing", MONTH, is_housing),
  IS ("month.as-asked", MONTH, PAYMENT, AS_ASKED),
  IS ("month.to-account", MONTH, PAYMENT, ACCOUNT),
  IS ("month.in-cash", MONTH, PAYMENT, CASH),
  IS ("month.to-provider", MONTH, PAYMENT, PROVIDER),
  TEXT ("reason.sentence", REASON, get_reason),
  TEXT ("reason.norm", REASON, get_reason_norm),
  TEXT ("missing.text", MISSING, get_missing),
  TEXT ("evidence.text", EVIDENCE, get_evidence),
  TEXT ("person.name", PERSON, get_person_name),
  MEMBER ("person.code", PERSON, STRING, GadibaCasePerson, code),
  MEMBER ("person.born", PERSON, DAY, GadibaCasePerson, born),
  TEXT ("person.relation", PERSON, get_relation),
  TEXT ("person.activity", PERSON, get_activity),
  TEXT ("person.disability", PERSON, get_disability),
  MEMBER ("income.month", INCOME, MONTH, GadibaCaseIncome, month),
  TEXT ("income.kind", INCOME, get_income_kind),
  TEXT ("income.evidence", INCOME, get_income_evidence),
  MEMBER ("income.amount", INCOME, MONEY, GadibaCaseIncome, amount),
  TEXT ("savings.person", SAVINGS, get_saver),
  MEMBER ("savings.amount", SAVINGS, MONEY, GadibaCaseSavings, amount),
  TEXT ("vehicle.person", VEHICLE, get_vehicle_owner),
  TEXT ("vehicle.mass", VEHICLE, get_vehicle_mass),
  TEXT ("land.hectares", LAND, get_hectares),
  TEXT ("real-estate.use", REAL_ESTATE, get_use),
  TEXT ("cost.title", COST, get_cost_title),
  MEMBER ("cost.month", COST, MONTH, GadibaCaseCost, month),
  MEMBER ("cost.amount", COST, MONEY, GadibaCaseCost, amount),
  MEMBER ("norm.act", NORM, STRING, GadibaLetterNorm, act),
  MEMBER ("norm.genitive", NORM, STRING, GadibaLetterNorm, genitive),
  MEMBER ("norm.places", NORM, STRING, GadibaLetterNorm, places),
  { NULL, GADIBA_LETTER_SCOPE_LETTER, GADIBA_LETTER_FIELD_TEXT, 0, NULL, NULL },
};

const GadibaLetterField *
_gadiba_letter_find_field (const char *name)
{
  for (const GadibaLetterField *f = _gadiba_letter_fields; f->name != NULL; f++)
    if (strcmp (f->name, name) == 0)
      return f;
  return NULL;
}
