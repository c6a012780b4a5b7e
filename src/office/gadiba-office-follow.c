/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-application-member.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-decide-private.h"
#include "gadiba-revision.h"
#include "gadiba-text.h"

/* Decisions that follow another one, or that are about the time to decide. */

#define HUNDRED 100

/* @about: interned: the question to which the answer is missing or wrong; NULL: none */
static gboolean
fail (GadibaDecide *self, const char *about, GError **error, int code, const char *sentence)
{
  self->about = about;
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, code, sentence);
  return FALSE;
}

const char *
_gadiba_decide_get_title (const GadibaDecide *self)
{
  return _gadiba_decide_get_rule (self)->title;
}

const char *
_gadiba_decide_choose_letter (const GadibaDecide *self)
{
  if (self->decision->kind != GADIBA_DECISION_JUDGEMENT)
    {
      const GadibaDecisionRule *rule = _gadiba_decide_get_rule (self);
      const GadibaGround *ground =
          gadiba_decision_rule_get_ground (rule, self->request->follow.ground);
      return ground != NULL && ground->letter != NULL ? ground->letter : rule->letter;
    }
  if (gadiba_decision_is_about_service (self->decision))
    return gadiba_decision_is_refusal (self->decision) ? "service-refusal" : "service-grant";
  switch (gadiba_letter_choose_form (self->decision))
    {
    case GADIBA_LETTER_FORM_SHORT:
      return "grant-short";
    case GADIBA_LETTER_FORM_FULL:
      return "grant-full";
    case GADIBA_LETTER_FORM_REFUSAL:
    case GADIBA_LETTER_FORM_FOLLOWING:
    case GADIBA_LETTER_FORM_NOTICE:
    case GADIBA_LETTER_FORM_DOCUMENT:
    case GADIBA_LETTER_FORM_STATEMENT:
    case GADIBA_LETTER_FORM_SHEET:
      break;
    }
  return "refusal";
}

/* Which sheet in plain words stands behind a letter. Those about the time to decide, an error or
 * a decision taken back neither give, take nor ask for anything. */
static const struct
{
  const char *letter, *sheet;
} sheets[] = {
  { "change", "plain-change" },       { "review", "plain-change" },
  { "extension", "plain-extension" }, { "stop", "plain-stop" },
  { "service-stop", "plain-stop" },   { "reduction", "plain-reduction" },
  { "recovery", "plain-recovery" },   { "deficiencies", "plain-deficiencies" },
};

const char *
_gadiba_decide_choose_sheet (const GadibaDecide *self)
{
  const char *letter = _gadiba_decide_choose_letter (self);

  if (self->decision->kind == GADIBA_DECISION_JUDGEMENT)
    return gadiba_decision_is_refusal (self->decision) ? "plain-refusal" : "plain-grant";
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (strcmp (sheets[i].letter, letter) == 0)
      return sheets[i].sheet;
  return NULL;
}

/* --- what it follows, and why --- */

/* These follow none: the application waits. */
gboolean
_gadiba_decide_is_about_time (const GadibaDecide *self)
{
  return self->request->kind == GADIBA_DECISION_PROLONGATION
         || self->request->kind == GADIBA_DECISION_DEFICIENCIES;
}

static gboolean
find_ground (GadibaDecide *self, const GadibaDecisionRule *rule, GError **error)
{
  const char *id = self->request->follow.ground;
  const GadibaGround *ground = gadiba_decision_rule_get_ground (rule, id);
  GadibaDecisionBasis *basis = &self->decision->basis;
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < rule->grounds->len; i++)
    {
      const GadibaGround *each = g_ptr_array_index (rule->grounds, i);
      g_string_append_printf (known, "%s%s (%s)", i > 0 ? ", " : "", each->id, each->title);
    }
  if (ground == NULL)
    {
      self->about = "ground";
      g_set_error (
          error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
          _ ("A decision of this kind rests on a ground of the rule book; name one of: %s"),
          known->str);
      return FALSE;
    }
  if (ground->of_person && self->request->follow.person == NULL)
    return fail (self, "person", error, GADIBA_OFFICE_ERROR_MISSING,
                 _ ("This ground concerns one person of the household; name who it is"));
  basis->id = ground->id;
  basis->renews = ground->renews;
  basis->source = g_strdup (ground->source->text);
  basis->rule = g_strdup (rule->source->text);
  basis->happened = gadiba_text_dup_said (self->request->follow.happened);
  return TRUE;
}

static gboolean
find_person (GadibaDecide *self, GadibaDb *db, GError **error)
{
  const char *id = self->request->follow.person;

  if (id == NULL)
    return TRUE;
  self->decision->basis.person = gadiba_case_find_person (self->decision->from, id);
  if (self->decision->basis.person == GADIBA_CASE_NOBODY)
    return fail (self, "person", error, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("Nobody of that id is in the household; name one of its persons"));
  return gadiba_application_find_member (db, self->application->id, id, &self->person, error);
}

/* The first day of the month from which it works (SPSPL 38(3)), or the month that is stated, or the
 * first one beyond the term. */
static gboolean
find_effect (GadibaDecide *self, const GadibaDecisionRule *rule, GError **error)
{
  const GadibaFollow *follow = &self->request->follow;
  GadibaDecisionBasis *basis = &self->decision->basis;
  const GadibaGround *extending = _gadiba_decide_get_extending (self);

  basis->until = follow->until;
  basis->since = follow->since;
  if (extending != NULL)
    return _gadiba_decide_find_extension (self, extending, error);
  switch (rule->effect)
    {
    case GADIBA_EFFECT_NOTIFIED:
      return TRUE;
    case GADIBA_EFFECT_NEXT_MONTH:
      if (follow->since == GADIBA_DATE_NONE)
        return fail (self, "since", error, GADIBA_OFFICE_ERROR_MISSING,
                     _ ("Such a decision works from the month after what happened; say on which "
                        "day it happened"));
      basis->effective = gadiba_month_get_first_day (gadiba_date_get_month (follow->since) + 1);
      return TRUE;
    case GADIBA_EFFECT_DAY: /* of what waits there is no last day */
      basis->effective = follow->until != GADIBA_DATE_NONE ? follow->until + 1 : GADIBA_DATE_NONE;
      return TRUE;
    case GADIBA_EFFECT_STATED:
      if (follow->first == GADIBA_MONTH_NONE)
        return fail (self, "first", error, GADIBA_OFFICE_ERROR_MISSING,
                     _ ("Such a decision works from the first day of a month; name the month"));
      basis->effective = gadiba_month_get_first_day (follow->first);
      return TRUE;
    }
  g_assert_not_reached ();
}

/* The ground's sentence, with whom it concerns and when it happened. */
static char *
make_sentence (const GadibaDecide *self, const char *pattern)
{
  const GadibaDecisionBasis *basis = &self->decision->basis;
  const GadibaCasePerson *person =
      basis->person != GADIBA_CASE_NOBODY
          ? gadiba_case_get_person (self->decision->from, basis->person)
          : NULL;
  g_autoptr (GString) sentence = g_string_new (pattern);

  if (person != NULL)
    {
      g_autofree char *name = g_strjoin (" ", person->given != NULL ? person->given : "",
                                         person->family != NULL ? person->family : "", NULL);
      g_string_replace (sentence, "{person}", g_strstrip (name), 0);
    }
  if (basis->since != GADIBA_DATE_NONE)
    {
      g_autofree char *since = gadiba_lv_date (basis->since, GADIBA_LV_GENITIVE);
      g_autofree char *on = gadiba_lv_date (basis->since, GADIBA_LV_LOCATIVE);
      g_string_replace (sentence, "{since}", since, 0);
      g_string_replace (sentence, "{on}", on, 0);
    }
  return g_strdup (sentence->str);
}

/* What is decided on has happened. */
static gboolean
check_since (GadibaDecide *self, GError **error)
{
  if (self->request->follow.since == GADIBA_DATE_NONE
      || self->request->follow.since <= self->request->day)
    return TRUE;
  g_autofree char *day = gadiba_lv_date_numeric (self->request->day);
  self->about = "since";
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("The day on which it happened is after the day of the decision, %s; name that or "
                  "an earlier one, or decide when it has happened"),
               day);
  return FALSE;
}

/* A day that is set lies ahead, and not beyond what the law allows. */
static gboolean
check_until (GadibaDecide *self, const GadibaDecisionRule *rule, GError **error)
{
  const GadibaGround *ground = gadiba_decision_rule_get_ground (rule, self->request->follow.ground);
  GadibaDate until = self->request->follow.until;
  GadibaDate bound = ground->months > 0
                         ? gadiba_date_add_months (self->decision->received, (int) ground->months)
                         : GADIBA_DATE_NONE;

  /* A stay may be over when it is decided on. */
  if (until == GADIBA_DATE_NONE || ground->extends)
    return TRUE;
  if (until <= self->request->day)
    return fail (self, "until", error, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("The day that it sets is not after the day of the decision; name a later one"));
  if (bound == GADIBA_DATE_NONE || until <= bound)
    return TRUE;
  g_autofree char *last = gadiba_lv_date_numeric (bound);
  self->about = "until";
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("On this ground the day may be %s at the latest (%s); name that or an earlier "
                  "one"),
               last, ground->source->text);
  return FALSE;
}

gboolean
_gadiba_decide_find_basis (GadibaDecide *self, GadibaDb *db, GError **error)
{
  const GadibaDecisionRule *rule = _gadiba_decide_get_rule (self);

  if (rule == NULL)
    return fail (self, NULL, error, GADIBA_OFFICE_ERROR_MISSING,
                 _ ("The rule book does not describe decisions of this kind; add it to the book"));
  if (self->base == NULL && !_gadiba_decide_is_about_time (self))
    return fail (self, NULL, error, GADIBA_OFFICE_ERROR_MISSING,
                 _ ("Such a decision follows another one; name the number of that one"));
  if (self->base != NULL && !gadiba_base_check_stands (self->base, error))
    {
      self->about = "base";
      return FALSE;
    }
  if (!_gadiba_decide_check_service (self, rule, error))
    return FALSE;
  if (self->base != NULL)
    {
      self->decision->basis.number = g_strdup (self->base->number);
      self->decision->basis.day = self->base->day;
    }
  self->decision->basis.unfavourable = rule->unfavourable == GADIBA_UNFAVOURABLE_ALWAYS;
  if (!find_ground (self, rule, error) || !find_person (self, db, error)
      || !find_effect (self, rule, error) || !check_since (self, error)
      || !check_until (self, rule, error))
    return FALSE;
  const GadibaGround *ground = gadiba_decision_rule_get_ground (rule, self->request->follow.ground);
  self->decision->basis.sentence = make_sentence (self, ground->sentence);
  self->decision->basis.goes_on = _gadiba_decide_get_rule (self)->goes_on;
  self->decision->basis.plain = ground->plain != NULL ? make_sentence (self, ground->plain) : NULL;
  return _gadiba_decide_address (self, ground->is_gone, error);
}

/* --- what it does --- */

/* The last month that is looked at; NONE: all that stand. */
static GadibaMonth
get_last (const GadibaDecide *self)
{
  return self->request->follow.alone ? self->request->follow.first : self->request->follow.last;
}

/* What stands; months that are asked back end with @last. What was ended is not due again because
 * the figures are others. */
static GArray *
list_standing (const GadibaDecide *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (GadibaStandingMonth));
  GadibaMonth last = get_last (self);

  for (guint i = 0; i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      const GadibaStandingMonth month = { row->benefit, row->month, row->amount, row->payee,
                                          row->percent, row->asked, FALSE };
      if ((last != GADIBA_MONTH_NONE && row->month > last) || row->ended)
        continue;
      g_array_append_val (list, month);
    }
  return list;
}

GArray *
_gadiba_decide_list_stopped (const GadibaDecide *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (GadibaStopped));

  for (guint i = 0; i < self->standing->stops->len; i++)
    {
      const GadibaStandingStop *stop = g_ptr_array_index (self->standing->stops, i);
      GadibaStopped one = { gadiba_case_find_person (self->decision->from, stop->person),
                            stop->from, stop->until };
      if (one.person == self->decision->basis.person && _gadiba_decide_get_extending (self) != NULL)
        one.until = gadiba_date_get_month (self->decision->basis.effective);
      if (one.person != GADIBA_CASE_NOBODY)
        g_array_append_val (list, one);
    }
  return list;
}

/* Nobody is stopped twice. */
static gboolean
check_stopped (GadibaDecide *self, GadibaMonth from, GError **error)
{
  const char *person = self->request->follow.person;

  for (guint i = 0; self->request->kind == GADIBA_DECISION_STOP && i < self->standing->stops->len;
       i++)
    {
      const GadibaStandingStop *stop = g_ptr_array_index (self->standing->stops, i);
      if (g_strcmp0 (person, stop->person) != 0 || stop->from > from)
        continue;
      self->about = "person";
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("Nothing is due for this person any more, by decision %s; name another "
                      "person, or an earlier day"),
                   stop->decision);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_term (GadibaDecide *self, GadibaMonth from, GError **error)
{
  const GadibaStanding *standing = self->standing;

  if (standing->granted == GADIBA_DATE_NONE || from >= gadiba_date_get_month (standing->granted))
    return TRUE;
  g_autofree char *granted = gadiba_lv_date_numeric (standing->granted);
  self->about = self->request->follow.first != GADIBA_MONTH_NONE ? "first" : "since";
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("It would work from before %s, the first day of what was granted; name a later "
                  "day, or cancel the decision"),
               granted);
  return FALSE;
}

/* What a review looked at was known by a later day than the application's, from which all others
 * but it reckon: they would undo it. */
static gboolean
check_reviewed (GadibaDecide *self, const GadibaRevisionTerms *terms, GError **error)
{
  GadibaMonth last = get_last (self);

  if (self->request->kind == GADIBA_DECISION_REVIEW || terms->stops)
    return TRUE;
  for (guint i = 0; i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      if (g_strcmp0 (row->kind, "review") != 0 || row->ended || row->month < terms->from
          || (last != GADIBA_MONTH_NONE && row->month > last)
          || (terms->only != NULL && !g_str_equal (row->benefit, terms->only)))
        continue;
      g_autofree char *month = gadiba_lv_month (row->month, GADIBA_LV_NOMINATIVE);
      self->about = "base";
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("Decision %s reviewed the household for %s by what was known on a later day, "
                      "and this one would reckon without that; review it again with what has "
                      "changed since, or name months that were not reviewed"),
                   row->decision, month);
      return FALSE;
    }
  return TRUE;
}

/* The months of a recovery: what was not paid yet cannot come back. */
static gboolean
check_recovery (GadibaDecide *self, GError **error)
{
  const GadibaFollow *follow = &self->request->follow;

  if (follow->first == GADIBA_MONTH_NONE || follow->last == GADIBA_MONTH_NONE)
    return fail (self, follow->first == GADIBA_MONTH_NONE ? "first" : "last", error,
                 GADIBA_OFFICE_ERROR_MISSING,
                 _ ("A recovery is about months; name the first and the last of them"));
  if (follow->last < follow->first)
    return fail (self, "last", error, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("The last month is before the first one; name a later month"));
  if (follow->last > gadiba_date_get_month (self->request->day))
    return fail (self, "last", error, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("A month after that of the decision is not paid yet, so nothing can be asked "
                    "back of it; name an earlier month"));
  return TRUE;
}

/* The day as of which the incomes were looked at by which something stands from @from on: of the
 * application, or of the newest review. That one works from the month after its day. */
static GadibaDate
get_earned (const GadibaDecide *self, GadibaMonth from)
{
  GadibaDate day = self->decision->from->application.received;

  for (guint i = 0; i < self->standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (self->standing->months, i);
      if (g_strcmp0 (row->kind, "review") == 0 && row->month >= from)
        day = MAX (day, row->effective - 1);
    }
  return day;
}

static gboolean
fill_terms (GadibaDecide *self, GadibaRevisionTerms *terms, GError **error)
{
  const GadibaFollow *follow = &self->request->follow;
  GadibaDecisionBasis *basis = &self->decision->basis;

  terms->word = self->standing->ended && _gadiba_decide_get_extending (self) != NULL
                    ? NULL
                    : self->standing->word;
  terms->granted = self->standing->granted;
  terms->ends = self->standing->ends;
  terms->allowed = self->standing->allowed;
  terms->only =
      gadiba_decision_rule_get_ground (_gadiba_decide_get_rule (self), follow->ground)->benefit;
  terms->from = gadiba_date_get_month (basis->effective);
  _gadiba_decide_set_extended (self, terms);
  switch (self->request->kind)
    {
    case GADIBA_DECISION_REVIEW:
      terms->tests = TRUE;
      terms->allowed = NULL; /* one month was not this one */
      terms->seen = follow->since;
      terms->earned = get_earned (self, terms->from);
      break;
    case GADIBA_DECISION_STOP:
      terms->stops = basis->person == GADIBA_CASE_NOBODY;
      break;
    case GADIBA_DECISION_REDUCTION:
      if (follow->percent < 1 || follow->percent > HUNDRED)
        return fail (self, "percent", error, GADIBA_OFFICE_ERROR_WRONG,
                     _ ("A reduction takes away 1 to 100 percent; name how much"));
      basis->percent = follow->percent;
      break;
    case GADIBA_DECISION_RECOVERY:
      if (!check_recovery (self, error))
        return FALSE;
      terms->from = follow->first;
      terms->tests = TRUE;
      terms->word = NULL; /* the status stays as it was */
      break;
    case GADIBA_DECISION_JUDGEMENT:
    case GADIBA_DECISION_CHANGE:
    case GADIBA_DECISION_PROLONGATION:
    case GADIBA_DECISION_DEFICIENCIES:
    case GADIBA_DECISION_CANCELLATION:
    case GADIBA_DECISION_CORRECTION:
      break;
    }
  return TRUE;
}

GadibaDate
_gadiba_decide_get_seen (const GadibaDecide *self)
{
  GadibaDate since = self->request->follow.since;

  return self->request->kind == GADIBA_DECISION_REVIEW && since != GADIBA_DATE_NONE
             ? since
             : self->decision->from->application.received;
}

int
_gadiba_decide_count_income_months (const GadibaDecide *self)
{
  const GadibaParameter *length = gadiba_book_get_parameter (self->book, "income.window");
  const GadibaParameterValue *value =
      length != NULL
          ? gadiba_parameter_get_value (length, _gadiba_decide_get_seen (self), GADIBA_DATE_NONE)
          : NULL;

  return value != NULL ? (int) (value->value.number.num / value->value.number.den) : 0;
}

/* A review looks at other months than the judgement: says which. */
static void
tell_months (const GadibaDecide *self, GError **error)
{
  GadibaDate seen = _gadiba_decide_get_seen (self);
  GadibaMonth last = gadiba_date_get_month (seen) - 1;

  if (self->request->kind != GADIBA_DECISION_REVIEW || error == NULL
      || !g_error_matches (*error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_OPEN))
    return;
  g_autofree char *day = gadiba_lv_date_numeric (seen);
  g_autofree char *from =
      gadiba_month_format (last - _gadiba_decide_count_income_months (self) + 1);
  g_autofree char *to = gadiba_month_format (last);
  g_autofree char *words =
      g_strdup_printf (_ ("as of %s, with the incomes of %s to %s"), day, from, to);
  g_prefix_error (error, "%s: ", words);
}

static gboolean
revise (GadibaDecide *self, GError **error)
{
  const GadibaGround *extending = _gadiba_decide_get_extending (self);
  g_autoptr (GArray) standing =
      extending != NULL ? _gadiba_decide_list_extended (self, extending) : list_standing (self);
  g_autoptr (GArray) stopped = _gadiba_decide_list_stopped (self);
  GadibaRevisionTerms terms = { .standing = (const GadibaStandingMonth *) (gpointer) standing->data,
                                .n_standing = standing->len,
                                .stopped = (const GadibaStopped *) (gpointer) stopped->data,
                                .n_stopped = stopped->len };

  if (!fill_terms (self, &terms, error))
    return FALSE;
  if (!check_term (self, terms.from, error) || !check_stopped (self, terms.from, error)
      || !check_reviewed (self, &terms, error))
    return FALSE;
  if (gadiba_decision_revise (self->decision, self->book, &terms, &self->judgement, error))
    return TRUE;
  tell_months (self, error);
  return FALSE;
}

/* Until when is asked of what moves the time, and of what is to be paid back. */
static gboolean
sets_day (const GadibaDecide *self)
{
  return _gadiba_decide_is_about_time (self) || self->request->kind == GADIBA_DECISION_RECOVERY;
}

gboolean
_gadiba_decide_follow (GadibaDecide *self, GadibaDb *db, GError **error)
{
  if (sets_day (self) && self->request->follow.until == GADIBA_DATE_NONE)
    return fail (self, "until", error, GADIBA_OFFICE_ERROR_MISSING,
                 _ ("Such a decision sets a day; say until when"));
  switch (self->request->kind)
    {
    case GADIBA_DECISION_DEFICIENCIES:
      if (gadiba_text_is_blank (self->request->follow.happened))
        return fail (self, "happened", error, GADIBA_OFFICE_ERROR_MISSING,
                     _ ("Who is to cure deficiencies must know them; write what is missing"));
      break;
    case GADIBA_DECISION_PROLONGATION:
      break;
    case GADIBA_DECISION_CORRECTION:
      if (gadiba_text_is_blank (self->request->follow.happened))
        return fail (self, "happened", error, GADIBA_OFFICE_ERROR_MISSING,
                     _ ("A correction says what stands in the decision and what is right; write "
                        "it"));
      break;
    case GADIBA_DECISION_JUDGEMENT:
    case GADIBA_DECISION_CHANGE:
    case GADIBA_DECISION_REVIEW:
    case GADIBA_DECISION_STOP:
    case GADIBA_DECISION_REDUCTION:
    case GADIBA_DECISION_RECOVERY:
      return _gadiba_decide_get_rule (self)->of_service ? _gadiba_decide_stop_service (self, error)
                                                        : revise (self, error);
    case GADIBA_DECISION_CANCELLATION:
      return _gadiba_decide_take_back (self, db, error);
    }
  return gadiba_decision_note (self->decision, self->book, &self->judgement, error);
}
