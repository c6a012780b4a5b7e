/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-fields-private.h"

#include <string.h>

#include "gadiba-lv-words.h"

/* --- the addressee --- */

static char *
get_addressee_name (const GadibaLetterContext *c)
{
  if (c->decision->given == NULL || c->decision->family == NULL)
    return NULL;
  return g_strdup_printf ("%s %s", c->decision->given, c->decision->family);
}

/* @stored: (nullable): as the client card has it; it goes before the rule */
static char *
decline_part (const char *name, const char *stored, GadibaNamePart part, GadibaSex sex)
{
  return stored != NULL ? g_strdup (stored)
                        : gadiba_name_decline (name, part, sex, GADIBA_LV_DATIVE);
}

static char *
get_addressee_dative (const GadibaLetterContext *c)
{
  const GadibaDecision *d = c->decision;

  if (d->given == NULL || d->family == NULL)
    return NULL;
  g_autofree char *given = decline_part (d->given, d->given_dative, GADIBA_NAME_GIVEN, d->sex);
  g_autofree char *family = decline_part (d->family, d->family_dative, GADIBA_NAME_FAMILY, d->sex);
  return g_strjoin (*given != '\0' && *family != '\0' ? " " : "", given, family, NULL);
}

gboolean
_gadiba_letter_lacks_dative (const GadibaLetterField *field, const GadibaDecision *d)
{
  if (field->text != get_addressee_dative || d->given == NULL || d->family == NULL)
    return FALSE;
  return (d->given_dative == NULL && !gadiba_name_is_known (d->given, GADIBA_NAME_GIVEN, d->sex))
         || (d->family_dative == NULL
             && !gadiba_name_is_known (d->family, GADIBA_NAME_FAMILY, d->sex));
}

/* The applicant, if the letter goes to the applicant. Returns: (nullable) */
static const GadibaCasePerson *
get_addressee (const GadibaLetterContext *c)
{
  const GadibaDecision *d = c->decision;
  int applicant = d->from != NULL ? gadiba_case_find_applicant (d->from) : GADIBA_CASE_NOBODY;

  if (applicant == GADIBA_CASE_NOBODY)
    return NULL;
  const GadibaCasePerson *person = gadiba_case_get_person (d->from, applicant);
  return g_strcmp0 (person->given, d->given) == 0 && g_strcmp0 (person->family, d->family) == 0
             ? person
             : NULL;
}

static char *
get_addressee_other_id (const GadibaLetterContext *c)
{
  const GadibaCasePerson *person = get_addressee (c);
  return person != NULL ? g_strdup (person->other_id) : NULL;
}

static char *
get_addressee_born (const GadibaLetterContext *c)
{
  const GadibaCasePerson *person = get_addressee (c);

  if (person == NULL || person->born == GADIBA_DATE_NONE)
    return NULL;
  return gadiba_lv_date (person->born, GADIBA_LV_LOCATIVE);
}

static guint
is_addressee_female (const GadibaLetterContext *c)
{
  return c->decision->sex == GADIBA_SEX_FEMALE;
}

static guint
is_addressee_male (const GadibaLetterContext *c)
{
  return c->decision->sex == GADIBA_SEX_MALE;
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
count_by_choice (const GadibaLetterContext *c)
{
  guint n = 0;

  for (guint i = 0; i < c->decision->items->len; i++)
    n +=
        ((const GadibaDecisionItem *) g_ptr_array_index (c->decision->items, i))->by_choice ? 1 : 0;
  return n;
}

static guint
is_status_granted (const GadibaLetterContext *c)
{
  return count_items (c, TRUE, GADIBA_OUTCOME_GRANTED);
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
  return c->decision->trace != NULL && c->decision->trace->sections->len > 0;
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
is_service (const GadibaLetterContext *c)
{
  return get_item (c)->is_service ? 1 : 0;
}

static guint
is_monthly (const GadibaLetterContext *c)
{
  return get_item (c)->monthly ? 1 : 0;
}

/* It waits in the queue of a social service. */
static guint
is_waiting (const GadibaLetterContext *c)
{
  return get_item (c)->waits ? 1 : 0;
}

static guint
count_term (const GadibaLetterContext *c)
{
  return get_item (c)->n_months;
}

static guint
is_paid_by_client (const GadibaLetterContext *c)
{
  return get_item (c)->has_co_payment && get_item (c)->co_payment > 0;
}

static guint
is_free_of_charge (const GadibaLetterContext *c)
{
  return get_item (c)->has_co_payment && get_item (c)->co_payment == 0;
}

/* A month in which another condition is not met yet (SPSPL 36(3)3). */
static guint
is_conditional (const GadibaLetterContext *c)
{
  return get_item (c)->outcome == GADIBA_OUTCOME_GRANTED && get_item (c)->reasons->len > 0;
}

/* Refused, though the law would have allowed such a month. */
static guint
is_by_choice (const GadibaLetterContext *c)
{
  return get_item (c)->by_choice ? 1 : 0;
}

/* Granted up to a month; those after it cannot be decided yet. */
static guint
is_partial (const GadibaLetterContext *c)
{
  return get_item (c)->outcome == GADIBA_OUTCOME_GRANTED && get_item (c)->missing->len > 0;
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

/* "Pabalsts mācību līdzekļiem" → "pabalstu mācību līdzekļiem": where the title begins with the word
 * for a benefit, nothing else in it declines. Returns: (transfer full) (nullable) */
static char *
decline_title (const GadibaDecisionItem *item, const char *word)
{
  if (item->title == NULL || !g_str_has_prefix (item->title, "Pabalsts "))
    return NULL;
  return g_strconcat (word, item->title + strlen ("Pabalsts"), NULL);
}

static char *
get_accusative (const GadibaLetterContext *c)
{
  const GadibaLetterName *name = find_name (c, get_item (c)->id);
  return name != NULL ? g_strdup (name->accusative) : decline_title (get_item (c), "pabalstu");
}

static char *
get_genitive (const GadibaLetterContext *c)
{
  const GadibaLetterName *name = find_name (c, get_item (c)->id);
  return name != NULL ? g_strdup (name->genitive) : decline_title (get_item (c), "pabalsta");
}

/* What the benefit or the status that is granted means. */
static char *
get_plain (const GadibaLetterContext *c)
{
  const GadibaDecisionItem *item = get_item (c);
  const GadibaLetterName *name = find_name (c, is_status (c) ? item->word : item->id);

  return name != NULL ? g_strdup (name->plain) : NULL;
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

/* Nothing is due in this month of the term. */
static guint
is_nothing_due (const GadibaLetterContext *c)
{
  return get_month (c)->amount == 0;
}

/* Whose bills were used, if it was not this month's own: "2026. gada janvāra". */
static char *
get_bills (const GadibaLetterContext *c)
{
  const GadibaDecisionMonth *month = get_month (c);

  if (month->bills == GADIBA_MONTH_NONE || month->bills == month->month)
    return NULL;
  return gadiba_lv_month (month->bills, GADIBA_LV_GENITIVE);
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

const GadibaLetterField _gadiba_letter_fields[] = {
  GADIBA_LETTER_MEMBER ("office.name", LETTER, STRING, GadibaDecision, head.name),
  GADIBA_LETTER_MEMBER ("office.registration-number", LETTER, STRING, GadibaDecision,
                        head.registration_number),
  GADIBA_LETTER_MEMBER ("office.address", LETTER, STRING, GadibaDecision, head.address),
  GADIBA_LETTER_MEMBER ("office.contact", LETTER, STRING, GadibaDecision, head.contact),
  GADIBA_LETTER_MEMBER ("office.place", LETTER, STRING, GadibaDecision, head.place),
  GADIBA_LETTER_MEMBER ("office.municipality", LETTER, STRING, GadibaDecision, head.municipality),
  GADIBA_LETTER_MEMBER ("office.contest-authority", LETTER, STRING, GadibaDecision,
                        head.contest_authority),
  GADIBA_LETTER_MEMBER ("office.contest-address", LETTER, STRING, GadibaDecision,
                        head.contest_address),
  GADIBA_LETTER_MEMBER ("decision.number", LETTER, STRING, GadibaDecision, number),
  GADIBA_LETTER_MEMBER ("decision.day", LETTER, DATE, GadibaDecision, day),
  GADIBA_LETTER_MEMBER ("application.number", LETTER, STRING, GadibaDecision, application_number),
  GADIBA_LETTER_MEMBER ("application.received", LETTER, DATE, GadibaDecision, received),
  GADIBA_LETTER_TEXT ("addressee.name", LETTER, get_addressee_name),
  GADIBA_LETTER_TEXT ("addressee.dative", LETTER, get_addressee_dative),
  GADIBA_LETTER_MEMBER ("addressee.code", LETTER, STRING, GadibaDecision, code),
  GADIBA_LETTER_TEXT ("addressee.other-id", LETTER, get_addressee_other_id),
  GADIBA_LETTER_TEXT ("addressee.born", LETTER, get_addressee_born),
  GADIBA_LETTER_TEST ("addressee.female", LETTER, is_addressee_female),
  GADIBA_LETTER_TEST ("addressee.male", LETTER, is_addressee_male),
  GADIBA_LETTER_MEMBER ("addressee.address", LETTER, STRING, GadibaDecision, address),
  GADIBA_LETTER_MEMBER ("signatory.name", LETTER, STRING, GadibaDecision, signatory_name),
  GADIBA_LETTER_MEMBER ("signatory.position", LETTER, STRING, GadibaDecision, signatory_position),
  GADIBA_LETTER_MEMBER ("preparer.name", LETTER, STRING, GadibaDecision, preparer_name),
  GADIBA_LETTER_MEMBER ("preparer.position", LETTER, STRING, GadibaDecision, preparer_position),
  GADIBA_LETTER_MEMBER ("preparer.contact", LETTER, STRING, GadibaDecision, preparer_contact),
  GADIBA_LETTER_TEST ("signed-electronically", LETTER, is_electronic),
  GADIBA_LETTER_TEST ("hearing.held", LETTER, is_heard),
  GADIBA_LETTER_MEMBER ("hearing.day", LETTER, DATE, GadibaDecision, heard),
  GADIBA_LETTER_MEMBER ("hearing.text", LETTER, STRING, GadibaDecision, heard_text),
  GADIBA_LETTER_MEMBER ("hearing.ground", LETTER, STRING, GadibaDecision, not_heard_ground),
  GADIBA_LETTER_MEMBER ("considerations", LETTER, STRING, GadibaDecision, considerations),
  GADIBA_LETTER_TEST ("status.asked", LETTER, asks_status),
  GADIBA_LETTER_TEST ("status.granted", LETTER, is_status_granted),
  GADIBA_LETTER_TEST ("status.refused", LETTER, is_status_refused),
  GADIBA_LETTER_COUNT ("benefits", LETTER, count_benefits),
  GADIBA_LETTER_COUNT ("benefits.granted", LETTER, count_granted_benefits),
  GADIBA_LETTER_COUNT ("benefits.refused", LETTER, count_refused_benefits),
  GADIBA_LETTER_TEST ("any.granted", LETTER, count_granted),
  GADIBA_LETTER_TEST ("any.refused", LETTER, count_refused),
  GADIBA_LETTER_TEST ("any.by-choice", LETTER, count_by_choice),
  GADIBA_LETTER_TEST ("any.open", LETTER, count_open),
  GADIBA_LETTER_TEST ("explained", LETTER, has_trace),
  GADIBA_LETTER_TEXT ("books", LETTER, get_books),
  GADIBA_LETTER_TEXT ("norms.day", LETTER, get_trace_day),
  GADIBA_LETTER_MEMBER ("item.title", ITEM, STRING, GadibaDecisionItem, title),
  GADIBA_LETTER_TEXT ("item.accusative", ITEM, get_accusative),
  GADIBA_LETTER_TEXT ("item.genitive", ITEM, get_genitive),
  GADIBA_LETTER_TEXT ("item.plain", ITEM, get_plain),
  GADIBA_LETTER_MEMBER ("item.status", ITEM, STRING, GadibaDecisionItem, word_title),
  GADIBA_LETTER_TEXT ("item.status-accusative", ITEM, get_status_accusative),
  GADIBA_LETTER_TEXT ("item.status-genitive", ITEM, get_status_genitive),
  GADIBA_LETTER_TEST ("item.one-amount", ITEM, has_one_amount),
  GADIBA_LETTER_MEMBER ("item.amount", ITEM, MONEY, GadibaDecisionItem, amount),
  GADIBA_LETTER_MEMBER ("item.amount-words", ITEM, WORDS, GadibaDecisionItem, amount),
  GADIBA_LETTER_MEMBER ("item.from", ITEM, DATE_GENITIVE, GadibaDecisionItem, from),
  GADIBA_LETTER_MEMBER ("item.to", ITEM, DATE_DATIVE, GadibaDecisionItem, to),
  GADIBA_LETTER_MEMBER ("item.to-genitive", ITEM, DATE_GENITIVE, GadibaDecisionItem, to),
  GADIBA_LETTER_MEMBER ("item.volume", ITEM, STRING, GadibaDecisionItem, volume_text),
  GADIBA_LETTER_MEMBER ("item.provider", ITEM, STRING, GadibaDecisionItem, provider),
  GADIBA_LETTER_MEMBER ("item.co-payment", ITEM, MONEY, GadibaDecisionItem, co_payment),
  GADIBA_LETTER_MEMBER ("item.co-payment-words", ITEM, WORDS, GadibaDecisionItem, co_payment),
  GADIBA_LETTER_COUNT ("item.term", ITEM, count_term),
  GADIBA_LETTER_TEST ("item.waits", ITEM, is_waiting),
  GADIBA_LETTER_TEST ("item.paid-by-client", ITEM, is_paid_by_client),
  GADIBA_LETTER_TEST ("item.free-of-charge", ITEM, is_free_of_charge),
  GADIBA_LETTER_TEST ("item.is-service", ITEM, is_service),
  GADIBA_LETTER_TEST ("item.is-status", ITEM, is_status),
  GADIBA_LETTER_TEST ("item.is-benefit", ITEM, is_benefit),
  GADIBA_LETTER_TEST ("item.is-housing", ITEM, is_housing_item),
  GADIBA_LETTER_TEST ("item.monthly", ITEM, is_monthly),
  GADIBA_LETTER_TEST ("item.conditional", ITEM, is_conditional),
  GADIBA_LETTER_TEST ("item.by-choice", ITEM, is_by_choice),
  GADIBA_LETTER_TEST ("item.partial", ITEM, is_partial),
  GADIBA_LETTER_IS ("item.granted", ITEM, OUTCOME, GRANTED),
  GADIBA_LETTER_IS ("item.refused", ITEM, OUTCOME, REFUSED),
  GADIBA_LETTER_IS ("item.open", ITEM, OUTCOME, LEFT_OPEN),
  GADIBA_LETTER_MEMBER ("month.name", MONTH, MONTH, GadibaDecisionMonth, month),
  GADIBA_LETTER_MEMBER ("month.amount", MONTH, MONEY, GadibaDecisionMonth, amount),
  GADIBA_LETTER_MEMBER ("month.costs", MONTH, MONEY, GadibaDecisionMonth, costs),
  GADIBA_LETTER_MEMBER ("month.coefficient", MONTH, NUMBER, GadibaDecisionMonth, coefficient),
  GADIBA_LETTER_MEMBER ("month.payee", MONTH, STRING, GadibaDecisionMonth, payee),
  GADIBA_LETTER_MEMBER ("month.account", MONTH, STRING, GadibaDecisionMonth, account),
  GADIBA_LETTER_TEXT ("month.bills", MONTH, get_bills),
  GADIBA_LETTER_TEST ("month.is-housing", MONTH, is_housing),
  GADIBA_LETTER_TEST ("month.nothing-due", MONTH, is_nothing_due),
  GADIBA_LETTER_IS ("month.as-asked", MONTH, PAYMENT, AS_ASKED),
  GADIBA_LETTER_IS ("month.to-account", MONTH, PAYMENT, ACCOUNT),
  GADIBA_LETTER_IS ("month.in-cash", MONTH, PAYMENT, CASH),
  GADIBA_LETTER_IS ("month.to-provider", MONTH, PAYMENT, PROVIDER),
  GADIBA_LETTER_TEXT ("reason.sentence", REASON, get_reason),
  GADIBA_LETTER_TEXT ("reason.norm", REASON, get_reason_norm),
  GADIBA_LETTER_MEMBER ("reason.plain", REASON, STRING, GadibaDecisionReason, plain),
  GADIBA_LETTER_TEXT ("missing.text", MISSING, get_missing),
  GADIBA_LETTER_TEXT ("evidence.text", EVIDENCE, get_evidence),
  GADIBA_LETTER_MEMBER ("norm.act", NORM, STRING, GadibaLetterNorm, act),
  GADIBA_LETTER_MEMBER ("norm.genitive", NORM, STRING, GadibaLetterNorm, genitive),
  GADIBA_LETTER_MEMBER ("norm.places", NORM, STRING, GadibaLetterNorm, places),
  { NULL, GADIBA_LETTER_SCOPE_LETTER, GADIBA_LETTER_FIELD_TEXT, 0, NULL, NULL },
};

const GadibaLetterField *
_gadiba_letter_find_field (const char *name)
{
  const GadibaLetterField *const lists[] = { _gadiba_letter_fields, _gadiba_letter_basis_fields,
                                             _gadiba_letter_case_fields,
                                             _gadiba_letter_document_fields };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const GadibaLetterField *f = lists[i]; f->name != NULL; f++)
      if (strcmp (f->name, name) == 0)
        return f;
  return NULL;
}
