/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-fields-private.h"

#include <string.h>

#include "gadiba-lv-words.h"

/* What a letter tells of a decision that follows another one: which, why, from when, and what
 * becomes otherwise. */

/* Without its full stop: the norm follows in the same sentence. */
static char *
get_sentence (const GadibaLetterContext *c)
{
  char *text = g_strdup (c->decision->basis.sentence);
  gsize length = text != NULL ? strlen (text) : 0;

  if (length > 0 && text[length - 1] == '.')
    text[length - 1] = '\0';
  return text;
}

static char *
get_norm (const GadibaLetterContext *c)
{
  const char *source = c->decision->basis.source;

  return source != NULL ? _gadiba_letter_expand_source (c->decision, source) : NULL;
}

static char *
get_person_name (const GadibaLetterContext *c)
{
  return _gadiba_letter_name_person (_gadiba_letter_get_concerned (c), GADIBA_LV_NOMINATIVE);
}

static char *
get_person_dative (const GadibaLetterContext *c)
{
  return _gadiba_letter_name_person (_gadiba_letter_get_concerned (c), GADIBA_LV_DATIVE);
}

/* Returns: (nullable): who applied, where the letter goes to somebody else of the household */
static const GadibaCasePerson *
get_other_applicant (const GadibaLetterContext *c)
{
  const GadibaDecision *decision = c->decision;
  int applicant =
      decision->from != NULL ? gadiba_case_find_applicant (decision->from) : GADIBA_CASE_NOBODY;
  const GadibaCasePerson *person =
      applicant != GADIBA_CASE_NOBODY ? gadiba_case_get_person (decision->from, applicant) : NULL;

  return person != NULL
                 && (g_strcmp0 (person->given, decision->given) != 0
                     || g_strcmp0 (person->family, decision->family) != 0
                     || g_strcmp0 (person->code, decision->code) != 0)
             ? person
             : NULL;
}

static char *
get_applicant_name (const GadibaLetterContext *c)
{
  return _gadiba_letter_name_person (get_other_applicant (c), GADIBA_LV_NOMINATIVE);
}

static char *
get_applicant_genitive (const GadibaLetterContext *c)
{
  return _gadiba_letter_name_person (get_other_applicant (c), GADIBA_LV_GENITIVE);
}

static guint
is_of_person (const GadibaLetterContext *c)
{
  return _gadiba_letter_get_concerned (c) != NULL;
}

static guint
is_unfavourable (const GadibaLetterContext *c)
{
  return gadiba_decision_is_unfavourable (c->decision) ? 1 : 0;
}

/* --- a reduction --- */

static char *
get_percent (const GadibaLetterContext *c)
{
  guint percent = c->decision->basis.percent;

  return percent != 0 ? g_strdup_printf ("%u", percent) : NULL;
}

/* How much of a hundred is left. */
static char *
get_left (const GadibaLetterContext *c)
{
  guint percent = c->decision->basis.percent;

  return percent != 0 ? g_strdup_printf ("%u", 100 - percent) : NULL;
}

/* Contested, it goes on working. */
static guint
goes_on (const GadibaLetterContext *c)
{
  return c->decision->basis.goes_on ? 1 : 0;
}

static guint
renews_term (const GadibaLetterContext *c)
{
  return c->decision->basis.renews ? 1 : 0;
}

static guint
is_reopening (const GadibaLetterContext *c)
{
  return c->decision->basis.reopens ? 1 : 0;
}

static guint
has_status (const GadibaLetterContext *c)
{
  for (guint i = 0; i < c->decision->items->len; i++)
    if (strcmp (((const GadibaDecisionItem *) g_ptr_array_index (c->decision->items, i))->id,
                "status")
        == 0)
      return TRUE;
  return FALSE;
}

/* --- items --- */

static const GadibaDecisionItem *
get_item (const GadibaLetterContext *c)
{
  return c->at[GADIBA_LETTER_SCOPE_ITEM];
}

/* The household has it no more: of a benefit, nothing is due in any month; a status is over. */
static guint
is_ended (const GadibaLetterContext *c)
{
  const GadibaDecisionItem *item = get_item (c);

  if (item->outcome != GADIBA_OUTCOME_CHANGED || strcmp (item->id, "status") == 0)
    return item->ends ? 1 : 0;
  for (guint i = 0; i < item->months->len; i++)
    if (((const GadibaDecisionMonth *) g_ptr_array_index (item->months, i))->amount > 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_other (const GadibaDecisionMonth *month)
{
  return month->amount != month->before;
}

/* Each month gives what it gave before. */
static guint
is_same (const GadibaLetterContext *c)
{
  const GPtrArray *months = get_item (c)->months;

  for (guint i = 0; i < months->len; i++)
    if (is_other (g_ptr_array_index (months, i)))
      return FALSE;
  return months->len > 0;
}

static guint
is_month_other (const GadibaLetterContext *c)
{
  return is_other (c->at[GADIBA_LETTER_SCOPE_MONTH]) ? 1 : 0;
}

/* Whether something of the month was asked back before. */
static guint
was_asked (const GadibaLetterContext *c)
{
  const GadibaDecisionMonth *month = c->at[GADIBA_LETTER_SCOPE_MONTH];

  return month->asked > 0;
}

const GadibaLetterField _gadiba_letter_basis_fields[] = {
  GADIBA_LETTER_MEMBER ("basis.number", LETTER, STRING, GadibaDecision, basis.number),
  GADIBA_LETTER_MEMBER ("basis.day", LETTER, DATE_GENITIVE, GadibaDecision, basis.day),
  GADIBA_LETTER_TEXT ("basis.sentence", LETTER, get_sentence),
  GADIBA_LETTER_MEMBER ("basis.plain", LETTER, STRING, GadibaDecision, basis.plain),
  GADIBA_LETTER_TEXT ("basis.norm", LETTER, get_norm),
  GADIBA_LETTER_MEMBER ("basis.happened", LETTER, STRING, GadibaDecision, basis.happened),
  GADIBA_LETTER_MEMBER ("basis.effective", LETTER, DATE_GENITIVE, GadibaDecision, basis.effective),
  GADIBA_LETTER_MEMBER ("basis.since", LETTER, DATE_GENITIVE, GadibaDecision, basis.since),
  GADIBA_LETTER_TEXT ("basis.percent", LETTER, get_percent),
  GADIBA_LETTER_TEXT ("basis.left", LETTER, get_left),
  GADIBA_LETTER_TEST ("basis.renews", LETTER, renews_term),
  GADIBA_LETTER_MEMBER ("basis.until", LETTER, DATE_DATIVE, GadibaDecision, basis.until),
  GADIBA_LETTER_TEST ("basis.of-person", LETTER, is_of_person),
  GADIBA_LETTER_TEXT ("basis.person", LETTER, get_person_name),
  GADIBA_LETTER_TEXT ("basis.person-dative", LETTER, get_person_dative),
  GADIBA_LETTER_TEXT ("applicant.name", LETTER, get_applicant_name),
  GADIBA_LETTER_TEXT ("applicant.genitive", LETTER, get_applicant_genitive),
  GADIBA_LETTER_TEST ("basis.goes-on", LETTER, goes_on),
  GADIBA_LETTER_TEST ("basis.unfavourable", LETTER, is_unfavourable),
  GADIBA_LETTER_TEST ("basis.reopens", LETTER, is_reopening),
  GADIBA_LETTER_TEST ("status.changed", LETTER, has_status),
  GADIBA_LETTER_MEMBER ("basis.recovered", LETTER, MONEY, GadibaDecision, basis.recovered),
  GADIBA_LETTER_MEMBER ("basis.recovered-words", LETTER, WORDS, GadibaDecision, basis.recovered),
  GADIBA_LETTER_IS ("item.changed", ITEM, OUTCOME, CHANGED),
  GADIBA_LETTER_TEST ("item.ended", ITEM, is_ended),
  GADIBA_LETTER_TEST ("item.same", ITEM, is_same),
  GADIBA_LETTER_TEST ("month.changed", MONTH, is_month_other),
  GADIBA_LETTER_MEMBER ("month.before", MONTH, MONEY, GadibaDecisionMonth, before),
  GADIBA_LETTER_MEMBER ("month.recovered", MONTH, MONEY, GadibaDecisionMonth, recovered),
  GADIBA_LETTER_TEST ("month.asked-before", MONTH, was_asked),
  GADIBA_LETTER_MEMBER ("month.asked", MONTH, MONEY, GadibaDecisionMonth, asked),
  { NULL, GADIBA_LETTER_SCOPE_LETTER, GADIBA_LETTER_FIELD_TEXT, 0, NULL, NULL },
};
