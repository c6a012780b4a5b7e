/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-hearing.h"

#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-decide-private.h"
#include "gadiba-text.h"

/* The hearing as a record, and what a decision takes of it. */

typedef struct
{
  GadibaOffice *office;
  const GadibaHearingRequest *request;
  const GadibaMoment *moment;
} Noting;

/* Returns: (nullable): the newest that no decision has told of yet */
static GadibaHearing *
find_newest (const GPtrArray *hearings)
{
  GadibaHearing *newest =
      hearings->len > 0 ? g_ptr_array_index (hearings, hearings->len - 1) : NULL;

  return newest != NULL && newest->decision == NULL ? newest : NULL;
}

static gboolean
is_waiting (const GadibaHearing *hearing)
{
  return hearing->answered == GADIBA_DATE_NONE && hearing->left_out == NULL;
}

/* --- noting --- */

static gboolean
check_way (const char *way, GError **error)
{
  static const char *const ways[] = { "in-person", "phone", "post", "e-mail", "e-address", NULL };

  return way == NULL || g_strv_contains (ways, way)
         || _gadiba_office_refuse (
             error, GADIBA_OFFICE_ERROR_WRONG,
             _ ("Somebody is invited to a hearing in-person or by phone, post, e-mail or "
                "e-address; choose one of them"));
}

static gboolean
check_days (const GadibaHearingRequest *request, GadibaDate today, GError **error)
{
  gboolean invites = request->invited != GADIBA_DATE_NONE;

  if (invites && request->until == GADIBA_DATE_NONE)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        _ ("An invitation says until when an answer is awaited; give the day"));
  if (invites && request->until < request->invited)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("The answer cannot be awaited until a day before the invitation; give a later "
           "day"));
  if (request->invited > today || request->answered > today)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("What is noted of a hearing has happened; its day cannot be after today"));
  return TRUE;
}

/* --- on which ground nobody is heard --- */

#define SHORTEST_ID 4 /* of a word that was meant as an id */

static gboolean
looks_like_id (const char *said)
{
  return strlen (said) >= SHORTEST_ID
         && strspn (said, "abcdefghijklmnopqrstuvwxyz-") == strlen (said);
}

gboolean
_gadiba_hearing_find_ground (const GadibaBook *book, const char *said, char **ground,
                             GError **error)
{
  const GadibaUnheard *unheard = gadiba_book_get_unheard (book, said);
  g_autoptr (GString) known = g_string_new (NULL);

  *ground = g_strdup (unheard != NULL ? unheard->sentence : said);
  if (said == NULL || unheard != NULL || !looks_like_id (said))
    return TRUE;
  for (guint i = 0; i < book->unheard->len; i++)
    {
      const GadibaUnheard *each = g_ptr_array_index (book->unheard, i);
      g_string_append_printf (known, "%s%s (%s)", i > 0 ? ", " : "", each->id, each->title);
    }
  g_clear_pointer (ground, g_free);
  g_set_error (
      error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
      _ ("“%s” is no ground of the rule book on which nobody is heard; name one of: %s, or "
         "write the ground in a sentence"),
      said, known->str);
  return FALSE;
}

/* As the letter will say it. */
static gboolean
find_ground (const Noting *self, GadibaDb *db, char **ground, GError **error)
{
  const char *said = self->request->left_out;
  g_autoptr (GadibaOfficeRecord) record = NULL;
  const char *books;

  *ground = NULL;
  if (gadiba_text_is_blank (said))
    return TRUE;
  record = gadiba_office_record_read (db, error);
  if (record == NULL)
    return FALSE;
  const GadibaBook *book = _gadiba_office_load_books (self->office, db, record, &books, error);
  return book != NULL && _gadiba_hearing_find_ground (book, said, ground, error);
}

/* --- noting --- */

static gboolean
check_request (const GadibaHearingRequest *request, GadibaDate today, GError **error)
{
  gboolean answers = request->answered != GADIBA_DATE_NONE;

  if (answers != !gadiba_text_is_blank (request->answer))
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        _ ("An answer has a day and the words that were said; give both"));
  if (answers && !gadiba_text_is_blank (request->left_out))
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("Somebody was heard, or there is a ground for leaving it out; give one of them"));
  if (!answers && gadiba_text_is_blank (request->left_out) && request->invited == GADIBA_DATE_NONE)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        _ ("Note of a hearing the invitation, the answer, or the ground for leaving it "
           "out"));
  return check_days (request, today, error) && check_way (request->way, error);
}

/* Puts what is said into the invitation that waits, if there is one. */
static gboolean
store (const GadibaHearingRequest *request, const char *ground, GadibaAction *action,
       gint64 application, GError **error)
{
  g_autoptr (GPtrArray) all =
      gadiba_hearing_list (gadiba_action_get_db (action), application, error);
  if (all == NULL)
    return FALSE;
  const GadibaHearing *newest = find_newest (all);
  g_autoptr (GadibaHearing) hearing = g_new0 (GadibaHearing, 1);
  hearing->about = gadiba_text_dup_said (request->about);
  hearing->invited = request->invited;
  hearing->until = request->until;
  hearing->way = g_strdup (request->way);
  hearing->answered = request->answered;
  hearing->answer = gadiba_text_dup_said (request->answer);
  hearing->left_out = gadiba_text_dup_said (ground);
  if (request->invited == GADIBA_DATE_NONE && newest != NULL && is_waiting (newest))
    {
      hearing->id = newest->id;
      if (hearing->answered != GADIBA_DATE_NONE && hearing->answered < newest->invited)
        return _gadiba_office_refuse (
            error, GADIBA_OFFICE_ERROR_WRONG,
            _ ("The answer cannot have come before the invitation; correct its day"));
      return gadiba_hearing_close (action, hearing, error);
    }
  if (hearing->about == NULL)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        _ ("Whoever is heard is told what is intended; say what the hearing is about"));
  return gadiba_hearing_add (action, application, hearing, error);
}

static gpointer
note (GadibaDb *db, gpointer data, GError **error)
{
  const Noting *self = data;
  const GadibaHearingRequest *request = self->request;
  const char *words = request->answered != GADIBA_DATE_NONE ? _ ("noted what was said at a hearing")
                      : request->invited != GADIBA_DATE_NONE
                          ? _ ("noted an invitation to a hearing")
                          : _ ("noted why a hearing was left out");
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "hearing", words, error);
  g_autoptr (GadibaApplication) application =
      action != NULL ? gadiba_application_find (db, request->application, error) : NULL;

  g_autofree char *ground = NULL;

  if (application == NULL || !find_ground (self, db, &ground, error)
      || !store (request, ground, action, application->id, error))
    return NULL;
  gadiba_action_set_subject (action, "application", application->id);
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_note_hearing (GadibaOffice *self, const GadibaHearingRequest *request,
                            const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (request->application != NULL, FALSE);

  Noting noting = { self, request, moment };
  return check_request (request, moment->today, error)
         && gadiba_store_run (self->store, note, &noting, error) != NULL;
}

/* --- reading --- */

static gpointer
list_hearings (GadibaDb *db, gpointer data, GError **error)
{
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, data, error);

  return application != NULL ? gadiba_hearing_list (db, application->id, error) : NULL;
}

GPtrArray *
gadiba_office_list_hearings (GadibaOffice *self, const char *application, GError **error)
{
  g_return_val_if_fail (self != NULL && application != NULL, NULL);

  return gadiba_store_run (self->store, list_hearings, (gpointer) application, error);
}

/* --- what a decision takes --- */

gboolean
_gadiba_decide_take_hearing (GadibaDecide *self, GadibaDb *db, GError **error)
{
  GadibaDecision *decision = self->decision;
  g_autoptr (GPtrArray) all = gadiba_hearing_list (db, self->application->id, error);
  const GadibaHearing *newest = all != NULL ? find_newest (all) : NULL;
  GadibaDate from = self->base != NULL ? self->base->day : GADIBA_DATE_NONE;

  /* What was said before the decision that it follows was not about this one. */
  if (newest != NULL && newest->answered != GADIBA_DATE_NONE && newest->answered < from)
    return TRUE;
  if (newest == NULL)
    return all != NULL;
  if (is_waiting (newest) && newest->until >= decision->day)
    self->awaited_until = newest->until;
  self->hearing = newest->id;
  if (decision->heard != GADIBA_DATE_NONE || decision->heard_text != NULL
      || decision->not_heard_ground != NULL || newest->answered > decision->day)
    return TRUE;
  decision->heard = newest->answered;
  decision->heard_text = g_strdup (newest->answer);
  decision->not_heard_ground = g_strdup (newest->left_out);
  return TRUE;
}

gboolean
_gadiba_decide_awaits_answer (const GadibaDecide *self)
{
  return self->awaited_until != GADIBA_DATE_NONE && self->decision->heard == GADIBA_DATE_NONE
         && gadiba_decision_is_unfavourable (self->decision);
}

char *
_gadiba_decide_tell_awaited (const GadibaDecide *self)
{
  g_autofree char *day = gadiba_lv_date_numeric (self->awaited_until);

  return g_strdup_printf (
      _ ("An answer to the invitation to a hearing is awaited until %s; note it, "
         "or issue the decision after that day"),
      day);
}

gboolean
_gadiba_decide_check_awaited (const GadibaDecide *self, GError **error)
{
  if (!_gadiba_decide_awaits_answer (self))
    return TRUE;
  g_autofree char *sentence = _gadiba_decide_tell_awaited (self);
  return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING, sentence);
}

gboolean
_gadiba_decide_use_hearing (const GadibaDecide *self, GadibaAction *action, gint64 decision,
                            GError **error)
{
  return self->hearing == 0 || !gadiba_decision_is_unfavourable (self->decision)
         || gadiba_hearing_use (action, self->hearing, decision, error);
}
