/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-office-decide-private.h"

/* What is asked about a decision that is no judgement, and where an answer to it is missing. */

static void
free_ground (gpointer data)
{
  GadibaAskedGround *ground = data;

  g_free (ground->id);
  g_free (ground->title);
  g_free (ground);
}

static void
free_person (gpointer data)
{
  GadibaAskedPerson *person = data;

  g_free (person->id);
  g_free (person->name);
  g_free (person);
}

void
_gadiba_asked_free (GadibaAsked *asked)
{
  if (asked == NULL)
    return;
  g_free (asked->title);
  g_ptr_array_unref (asked->grounds);
  g_ptr_array_unref (asked->persons);
  g_free (asked);
}

gboolean
_gadiba_decide_rests_on_case (const GadibaDecide *self)
{
  switch (self->request->kind)
    {
    case GADIBA_DECISION_JUDGEMENT:
    case GADIBA_DECISION_REVIEW:
      return TRUE;
    case GADIBA_DECISION_CHANGE:
    case GADIBA_DECISION_STOP:
    case GADIBA_DECISION_REDUCTION:
    case GADIBA_DECISION_RECOVERY:
    case GADIBA_DECISION_PROLONGATION:
    case GADIBA_DECISION_DEFICIENCIES:
    case GADIBA_DECISION_CANCELLATION:
    case GADIBA_DECISION_CORRECTION:
      break;
    }
  return FALSE;
}

/* --- what is asked --- */

/* When it works from is asked as the rule book has it; the rest goes with the kind. */
static void
choose_asks (const GadibaDecide *self, GadibaEffect effect, GadibaAsked *asked)
{
  GadibaDecisionKind kind = self->request->kind;

  asked->may = GADIBA_ASK_HAPPENED;
  if (_gadiba_decide_get_extending (self) != NULL)
    {
      asked->must = GADIBA_ASK_SINCE | GADIBA_ASK_UNTIL;
      return;
    }
  asked->must = effect == GADIBA_EFFECT_NEXT_MONTH ? GADIBA_ASK_SINCE
                : effect == GADIBA_EFFECT_STATED   ? GADIBA_ASK_FIRST
                                                   : 0;
  asked->may |= effect == GADIBA_EFFECT_DAY ? GADIBA_ASK_UNTIL : 0;
  switch (kind)
    {
    case GADIBA_DECISION_REDUCTION:
      asked->must |= GADIBA_ASK_PERCENT;
      asked->may |= GADIBA_ASK_LAST;
      break;
    case GADIBA_DECISION_RECOVERY:
      asked->must |= GADIBA_ASK_FIRST | GADIBA_ASK_LAST | GADIBA_ASK_UNTIL;
      break;
    case GADIBA_DECISION_PROLONGATION:
      asked->must |= GADIBA_ASK_UNTIL;
      break;
    case GADIBA_DECISION_DEFICIENCIES:
      asked->must |= GADIBA_ASK_UNTIL | GADIBA_ASK_HAPPENED;
      asked->may = 0;
      break;
    case GADIBA_DECISION_CORRECTION:
      asked->must |= GADIBA_ASK_HAPPENED;
      asked->may = 0;
      break;
    case GADIBA_DECISION_JUDGEMENT:
    case GADIBA_DECISION_CHANGE:
    case GADIBA_DECISION_REVIEW:
    case GADIBA_DECISION_STOP:
    case GADIBA_DECISION_CANCELLATION:
      break;
    }
}

/* What a decision may follow and be about, beside its questions. */
enum
{
  ASK_BASE = GADIBA_ASK_HAPPENED << 1,
  ASK_GROUND = GADIBA_ASK_HAPPENED << 2,
  ASK_PERSON = GADIBA_ASK_HAPPENED << 3,
  ASK_ADDRESSEE = GADIBA_ASK_HAPPENED << 4,
};

/* Returns: (nullable): what is answered, though a decision that is asked only @asked has no place
 * for it. @about: (out): the question, as a check names it */
static const char *
find_unasked (const GadibaFollow *follow, guint asked, const char **about)
{
  const struct
  {
    gboolean answered;
    guint ask;
    const char *about, *name;
  } answers[] = {
    { follow->base != NULL, ASK_BASE, NULL, _ ("the decision that it follows") },
    { follow->ground != NULL, ASK_GROUND, "ground", _ ("the ground") },
    { follow->person != NULL, ASK_PERSON, "person", _ ("the person whom it concerns") },
    { follow->addressee != NULL, ASK_ADDRESSEE, "addressee", _ ("to whom it is addressed") },
    { follow->happened != NULL, GADIBA_ASK_HAPPENED, "happened", _ ("what happened") },
    { follow->since != GADIBA_DATE_NONE, GADIBA_ASK_SINCE, "since", _ ("when it happened") },
    { follow->first != GADIBA_MONTH_NONE, GADIBA_ASK_FIRST, "first", _ ("the first month") },
    { follow->last != GADIBA_MONTH_NONE, GADIBA_ASK_LAST, "last", _ ("the last month") },
    { follow->until != GADIBA_DATE_NONE, GADIBA_ASK_UNTIL, "until", _ ("the day that it sets") },
    { follow->percent != 0, GADIBA_ASK_PERCENT, "percent", _ ("how much less") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i].answered && (answers[i].ask & asked) == 0)
      {
        *about = answers[i].about;
        return answers[i].name;
      }
  return NULL;
}

gboolean
_gadiba_decide_check_asked (GadibaDecide *self, GError **error)
{
  GadibaDecisionKind kind = self->request->kind;
  const GadibaDecisionRule *rule = _gadiba_decide_get_rule (self);
  const GadibaGround *ground =
      rule != NULL ? gadiba_decision_rule_get_ground (rule, self->request->follow.ground) : NULL;
  guint may = 0;

  if (kind != GADIBA_DECISION_JUDGEMENT)
    {
      GadibaAsked asked = { .must = 0 };
      if (rule == NULL) /* that is told first */
        return TRUE;
      choose_asks (self, rule->effect, &asked);
      may = asked.must | asked.may | ASK_BASE | ASK_GROUND;
      if (ground == NULL || ground->of_person)
        may |= ASK_PERSON;
      if (ground == NULL || ground->is_gone)
        may |= ASK_ADDRESSEE;
    }
  const char *unasked = find_unasked (&self->request->follow, may, &self->about);
  if (unasked == NULL)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               may == 0 ? _ ("A decision on the application itself has no place for this: %s; "
                             "leave it out, or say which kind of decision is meant")
                        : _ ("A decision of this kind on this ground has no place for this: %s; "
                             "leave it out, or choose the kind and ground that are meant"),
               unasked);
  return FALSE;
}

static void
list_persons (const GadibaCase *from, GPtrArray *persons)
{
  for (guint i = 0; from != NULL && i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      GadibaAskedPerson *asked = g_new0 (GadibaAskedPerson, 1);
      asked->id = g_strdup (person->id);
      asked->name = person->given != NULL && person->family != NULL
                        ? g_strconcat (person->given, " ", person->family, NULL)
                        : g_strdup (person->given != NULL ? person->given : person->family);
      g_ptr_array_add (persons, asked);
    }
}

GadibaAsked *
_gadiba_decide_ask (const GadibaDecide *self)
{
  GadibaDecisionKind kind = self->request->kind;
  const GadibaDecisionRule *rule = kind != GADIBA_DECISION_JUDGEMENT && self->book != NULL
                                       ? _gadiba_decide_get_rule (self)
                                       : NULL;

  if (rule == NULL)
    return NULL;
  GadibaAsked *asked = g_new0 (GadibaAsked, 1);
  asked->title = g_strdup (rule->title);
  asked->grounds = g_ptr_array_new_with_free_func (free_ground);
  asked->persons = g_ptr_array_new_with_free_func (free_person);
  for (guint i = 0; i < rule->grounds->len; i++)
    {
      const GadibaGround *from = g_ptr_array_index (rule->grounds, i);
      GadibaAskedGround *ground = g_new0 (GadibaAskedGround, 1);
      ground->id = g_strdup (from->id);
      ground->title = g_strdup (from->title);
      ground->of_person = from->of_person;
      ground->is_gone = from->is_gone;
      g_ptr_array_add (asked->grounds, ground);
    }
  list_persons (self->decision->from, asked->persons);
  choose_asks (self, rule->effect, asked);
  return asked;
}
