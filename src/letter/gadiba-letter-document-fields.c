/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-fields-private.h"

/* What a letter tells that decides nothing: its number and day, what it asks for and until when,
 * whom alone it is about, and the decision that it certifies. */

char *
_gadiba_letter_name_person (const GadibaCasePerson *person, GadibaLvCase form)
{
  if (person == NULL || person->given == NULL || person->family == NULL)
    return NULL;
  GadibaSex sex = gadiba_sex_parse (person->sex);
  return gadiba_name_decline_full (person->given, person->family, sex, form);
}

const GadibaCasePerson *
_gadiba_letter_get_concerned (const GadibaLetterContext *c)
{
  const GadibaDecision *told = c->decision;

  return told->from != NULL && told->basis.person != GADIBA_CASE_NOBODY
             ? gadiba_case_get_person (told->from, told->basis.person)
             : NULL;
}

static guint
is_of_person (const GadibaLetterContext *c)
{
  return _gadiba_letter_get_concerned (c) != NULL;
}

static char *
get_person_name (const GadibaLetterContext *c)
{
  return _gadiba_letter_name_person (_gadiba_letter_get_concerned (c), GADIBA_LV_NOMINATIVE);
}

static char *
get_person_code (const GadibaLetterContext *c)
{
  const GadibaCasePerson *person = _gadiba_letter_get_concerned (c);

  return person != NULL ? g_strdup (person->code) : NULL;
}

static char *
get_paper (const GadibaLetterContext *c)
{
  return g_strdup (c->at[GADIBA_LETTER_SCOPE_PAPER]);
}

static guint
is_application (const GadibaLetterContext *c)
{
  const GadibaDecisionRecord *record = c->at[GADIBA_LETTER_SCOPE_RECORD];

  return strcmp (record->kind, "application") == 0;
}

static guint
is_decision (const GadibaLetterContext *c)
{
  const GadibaDecisionRecord *record = c->at[GADIBA_LETTER_SCOPE_RECORD];

  return strcmp (record->kind, "decision") == 0;
}

static guint
is_letter (const GadibaLetterContext *c)
{
  const GadibaDecisionRecord *record = c->at[GADIBA_LETTER_SCOPE_RECORD];

  return strcmp (record->kind, "letter") == 0;
}

const GadibaLetterField _gadiba_letter_document_fields[] = {
  GADIBA_LETTER_MEMBER ("letter.number", LETTER, STRING, GadibaDecision, number),
  GADIBA_LETTER_MEMBER ("letter.day", LETTER, DATE, GadibaDecision, day),
  GADIBA_LETTER_MEMBER ("letter.until", LETTER, DATE_DATIVE, GadibaDecision, basis.until),
  GADIBA_LETTER_MEMBER ("letter.about", LETTER, STRING, GadibaDecision, basis.sentence),
  GADIBA_LETTER_MEMBER ("letter.words", LETTER, STRING, GadibaDecision, basis.happened),
  GADIBA_LETTER_TEST ("letter.of-person", LETTER, is_of_person),
  GADIBA_LETTER_TEXT ("letter.person", LETTER, get_person_name),
  GADIBA_LETTER_TEXT ("letter.person-code", LETTER, get_person_code),
  GADIBA_LETTER_MEMBER ("certified.number", LETTER, STRING, GadibaDecision, basis.number),
  GADIBA_LETTER_MEMBER ("certified.day", LETTER, DATE_GENITIVE, GadibaDecision, basis.day),
  GADIBA_LETTER_TEXT ("paper.text", PAPER, get_paper),
  GADIBA_LETTER_TEST ("record.is-application", RECORD, is_application),
  GADIBA_LETTER_TEST ("record.is-decision", RECORD, is_decision),
  GADIBA_LETTER_TEST ("record.is-letter", RECORD, is_letter),
  GADIBA_LETTER_MEMBER ("record.number", RECORD, STRING, GadibaDecisionRecord, number),
  GADIBA_LETTER_MEMBER ("record.day", RECORD, DAY, GadibaDecisionRecord, day),
  { NULL, GADIBA_LETTER_SCOPE_LETTER, GADIBA_LETTER_FIELD_TEXT, 0, NULL, NULL },
};
