/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-draft.h"

#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-decide-private.h"
#include "gadiba-text.h"

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  const GadibaDecideRequest *request;
  const char *application, *digest, *note;
  GadibaDate day;
} Wish;

/* Returns: (transfer full): the draft that waits on an application */
static GadibaDraft *
find_waiting (GadibaDb *db, const char *application, GError **error)
{
  const GadibaDecideRequest about = { .application = application };
  g_autoptr (GadibaDraft) draft = NULL;

  if (!_gadiba_draft_find_for (db, &about, &draft, error))
    return NULL;
  if (draft == NULL)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                 _ ("No decision on application %s waits for somebody to issue it; prepare it "
                    "first"),
                 application);
  return g_steal_pointer (&draft);
}

static gboolean
is_own (const GadibaOffice *office, const GadibaDraft *draft)
{
  return g_strcmp0 (draft->login, office->login) == 0;
}

/* --- preparing --- */

/* Whoever prepares once more takes back what waits. */
static gboolean
replace_own (const Wish *wish, GadibaAction *action, GError **error)
{
  g_autoptr (GadibaDraft) draft = NULL;

  return _gadiba_draft_find_for (gadiba_action_get_db (action), wish->request, &draft, error)
         && (draft == NULL || !is_own (wish->office, draft)
             || gadiba_draft_close (action, draft, 0, _ ("prepared anew"), error));
}

static gboolean
check_switch (const GadibaDecide *self, GError **error)
{
  if (self->two_eyes)
    return TRUE;
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                       _ ("In this office whoever prepares a decision issues it too, so it would "
                          "wait for nobody; issue it, or have two pairs of eyes switched on in the "
                          "settings"));
  return FALSE;
}

static gboolean
store_draft (GadibaDecide *self, GadibaAction *action, const char *digest, GError **error)
{
  GadibaDraft draft = { .application = self->application->id, .day = self->moment->today };
  GadibaDb *db = gadiba_action_get_db (action);

  if (!_gadiba_decide_digest (self, db, self->decision->day, draft.digest, error))
    return FALSE;
  g_autofree char *now = _gadiba_draft_format_digest (draft.digest);
  if (digest != NULL && !g_str_equal (digest, now))
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED,
                   _ ("the decision on application %s would not be the one that was shown: its "
                      "records were changed; look at it again"),
                   self->application->number);
      return FALSE;
    }
  g_autofree char *request = _gadiba_decide_request_write (self->request);
  g_autofree char *seen = _gadiba_decide_list_seen (self);
  draft.request = request;
  draft.seen = seen;
  gadiba_action_set_subject (action, "application", self->application->id);
  return gadiba_draft_add (action, &draft, error);
}

static gpointer
prepare_draft (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_auto (GadibaDecide) self = {
    .office = wish->office, .request = wish->request, .moment = wish->moment, .drafts = TRUE
  };
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (wish->office, db, wish->moment, "draft",
                            _ ("prepared a decision for somebody else to issue"), error);

  if (action == NULL || !replace_own (wish, action, error)
      || !_gadiba_decide_look (&self, db, error) || !check_switch (&self, error))
    return NULL;
  self.decision->number = g_strdup (GADIBA_DECIDE_NO_NUMBER);
  if (!_gadiba_decide_compose (&self, db, error)
      || !store_draft (&self, action, wish->digest, error) || !gadiba_action_commit (action, error))
    return NULL;
  GadibaDecided *decided = _gadiba_decide_tell (&self);
  g_clear_pointer (&decided->number, g_free);
  return decided;
}

GadibaDecided *
gadiba_office_prepare_draft (GadibaOffice *self, const GadibaDecideRequest *request,
                             const char *digest, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->application != NULL || request->follow.base != NULL, NULL);
  g_return_val_if_fail (request->day != GADIBA_DATE_NONE, NULL);

  Wish wish = { .office = self, .moment = moment, .request = request, .digest = digest };
  return gadiba_store_run (self->store, prepare_draft, &wish, error);
}

/* --- issuing --- */

static gboolean
check_issuer (const Wish *wish, const GadibaDraft *draft, GError **error)
{
  if (!is_own (wish->office, draft))
    return TRUE;
  g_autofree char *day = gadiba_lv_date_numeric (draft->day);
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
               _ ("You prepared the decision on application %s yourself on %s; another caseworker "
                  "has to issue it, or take it back"),
               draft->number, day);
  return FALSE;
}

/* Does the work; that it would be another letter goes before what hinders it otherwise. */
static gboolean
run_as_prepared (GadibaDecide *self, GadibaAction *action, const GadibaDraft *draft,
                 const GadibaDecideRequest *drafted, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  g_autoptr (GError) failed = NULL;

  /* Once it is issued, there is nothing left to decide on any day. */
  self->is_of_day = _gadiba_draft_is_of_day (self, db, draft, drafted);
  gboolean done = _gadiba_decide_run (self, action, &failed);
  if (self->letter != NULL && !_gadiba_draft_check (self, db, draft, drafted, error))
    return FALSE;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&failed));
  return done && gadiba_draft_close (action, draft, self->id, NULL, error);
}

static gpointer
issue_draft (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (wish->office, db, wish->moment, "decide",
                                                          _ ("issued a decision"), error);
  g_autoptr (GadibaDraft) draft =
      action != NULL ? find_waiting (db, wish->application, error) : NULL;

  if (draft == NULL || !check_issuer (wish, draft, error))
    return NULL;
  g_autoptr (GadibaDecideRequest) drafted = _gadiba_draft_read_request (draft, error);
  if (drafted == NULL)
    return NULL;
  GadibaDecideRequest request = *drafted;
  request.day = wish->day != GADIBA_DATE_NONE ? wish->day : wish->moment->today;
  request.day_stated = wish->day != GADIBA_DATE_NONE;
  g_auto (GadibaDecide) self = { .office = wish->office,
                                 .request = &request,
                                 .moment = wish->moment,
                                 .preparer = draft->caseworker,
                                 .draft = draft->id };
  return run_as_prepared (&self, action, draft, drafted, error)
                 && gadiba_action_commit (action, error)
             ? _gadiba_decide_tell (&self)
             : NULL;
}

GadibaDecided *
gadiba_office_issue_draft (GadibaOffice *self, const char *application, GadibaDate day,
                           const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && application != NULL && moment != NULL, NULL);

  Wish wish = { .office = self, .moment = moment, .application = application, .day = day };
  return gadiba_store_run (self->store, issue_draft, &wish, error);
}

/* --- giving back --- */

static gpointer
return_draft (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autofree char *note = gadiba_text_dup_said (wish->note);
  g_autofree char *words = g_strdup_printf (
      _ ("gave back the decision that was prepared on application %s"), wish->application);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (wish->office, db, wish->moment, "draft", words, error);
  g_autoptr (GadibaDraft) draft =
      action != NULL ? find_waiting (db, wish->application, error) : NULL;

  if (draft == NULL)
    return NULL;
  if (note == NULL && !is_own (wish->office, draft))
    return GINT_TO_POINTER (_gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        _ ("Whoever prepared it must know why it comes back; write what is to be mended")));
  gadiba_action_set_subject (action, "application", draft->application);
  return GINT_TO_POINTER (
      gadiba_draft_close (action, draft, 0, note != NULL ? note : _ ("taken back"), error)
      && gadiba_action_commit (action, error));
}

gboolean
gadiba_office_return_draft (GadibaOffice *self, const char *application, const char *note,
                            const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && application != NULL && moment != NULL, FALSE);

  Wish wish = { .office = self, .moment = moment, .application = application, .note = note };
  return gadiba_store_run (self->store, return_draft, &wish, error) != NULL;
}

/* --- listing --- */

static void
free_office_draft (gpointer data)
{
  GadibaOfficeDraft *self = data;

  gadiba_draft_free (self->draft);
  gadiba_decide_request_free (self->request);
  g_free (self);
}

static gpointer
list_drafts (GadibaDb *db, gpointer data, GError **error)
{
  const GadibaOffice *office = data;
  g_autoptr (GPtrArray) drafts = gadiba_draft_list (db, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_office_draft);

  while (drafts != NULL && drafts->len > 0)
    {
      GadibaOfficeDraft *one = g_new0 (GadibaOfficeDraft, 1);
      g_ptr_array_add (all, one);
      one->draft = g_ptr_array_steal_index (drafts, 0);
      one->is_own = is_own (office, one->draft);
      one->request = _gadiba_draft_read_request (one->draft, error);
      if (one->request == NULL)
        return NULL;
    }
  return drafts != NULL ? g_steal_pointer (&all) : NULL;
}

GPtrArray *
gadiba_office_list_drafts (GadibaOffice *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gadiba_store_run (self->store, list_drafts, self, error);
}
