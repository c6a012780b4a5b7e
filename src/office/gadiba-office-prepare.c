/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-prepare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-office-decide-private.h"
#include "gadiba-core-error.h"
#include "gadiba-decision-register.h"
#include "gadiba-office-init.h"
#include "gadiba-rules-error.h"
#include "gadiba-xml.h"

static void
free_payable (GadibaPayable *payable)
{
  g_free (payable->id);
  g_free (payable->title);
  g_free (payable);
}

static void
free_signer (GadibaSigner *signer)
{
  g_free (signer->name);
  g_free (signer->position);
  g_free (signer);
}

gboolean
_gadiba_decide_is_refused (const GError *error)
{
  return error->domain == GADIBA_JUDGEMENT_ERROR || error->domain == GADIBA_LETTER_ERROR
         || error->domain == GADIBA_OFFICE_ERROR || error->domain == GADIBA_RULES_ERROR
         || error->domain == GADIBA_XML_ERROR || error->domain == GADIBA_CORE_ERROR
         || g_error_matches (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
}

static void
list_payables (const GadibaDecide *self, GPtrArray *payables)
{
  for (guint i = 0; i < self->decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (self->decision->items, i);
      const GadibaBenefit *benefit = gadiba_book_get_benefit (self->book, item->id);
      if (benefit == NULL || item->outcome != GADIBA_OUTCOME_GRANTED)
        continue;
      GadibaPayable *payable = g_new0 (GadibaPayable, 1);
      payable->id = g_strdup (item->id);
      payable->title = g_strdup (item->title);
      payable->in_money = benefit->in_money;
      payable->is_service = benefit->service;
      g_ptr_array_add (payables, payable);
    }
}

static gboolean
list_signers (const GadibaDecide *self, GadibaDb *db, GPtrArray *signers, GError **error)
{
  g_autoptr (GPtrArray) list = gadiba_signatory_list (db, self->request->day, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const GadibaStaff *staff = g_ptr_array_index (list, i);
      GadibaSigner *signer = g_new0 (GadibaSigner, 1);
      signer->name = g_strdup (staff->name);
      signer->position = g_strdup (staff->position);
      g_ptr_array_add (signers, signer);
    }
  return list != NULL;
}

static void
free_unheard (gpointer data)
{
  GadibaUnheardChoice *choice = data;

  g_free (choice->title);
  g_free (choice->sentence);
  g_free (choice);
}

static void
list_unheard (const GadibaBook *book, GPtrArray *unheard)
{
  for (guint i = 0; i < book->unheard->len; i++)
    {
      const GadibaUnheard *each = g_ptr_array_index (book->unheard, i);
      GadibaUnheardChoice *choice = g_new0 (GadibaUnheardChoice, 1);
      choice->title = g_strdup (each->title);
      choice->sentence = g_strdup (each->sentence);
      g_ptr_array_add (unheard, choice);
    }
}

static GadibaPrepared *
new_prepared (void)
{
  GadibaPrepared *prepared = g_new0 (GadibaPrepared, 1);

  prepared->items = g_ptr_array_new_with_free_func (g_free);
  prepared->checks = _gadiba_checks_new ();
  prepared->payables = g_ptr_array_new_with_free_func ((GDestroyNotify) free_payable);
  prepared->unheard = g_ptr_array_new_with_free_func (free_unheard);
  prepared->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) free_signer);
  return prepared;
}

/* What is told of a decision that was judged, or as far as it was. */
static void
tell (GadibaDecide *self, const GError *failed, GadibaPrepared *prepared)
{
  const GadibaDecision *decision = self->decision;
  gboolean chooses =
      g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_CHOICE);

  prepared->application = g_strdup (self->application->number);
  prepared->applicant = g_strjoin (decision->given != NULL && decision->family != NULL ? " " : "",
                                   decision->given != NULL ? decision->given : "",
                                   decision->family != NULL ? decision->family : "", NULL);
  prepared->number = g_strdup (decision->number);
  prepared->day = self->request->day;
  prepared->asks_one_month = chooses || self->request->one_month != GADIBA_ONE_MONTH_NOT_SAID;
  prepared->asks_hearing = chooses || gadiba_decision_is_unfavourable (decision);
  prepared->asked = _gadiba_decide_ask (self);
  if (self->book != NULL)
    list_unheard (self->book, prepared->unheard);
  prepared->effective = decision->basis.effective;
  /* A judgement that broke off has items without an outcome. */
  if (!chooses)
    {
      g_ptr_array_unref (prepared->items);
      prepared->items = _gadiba_decide_list_items (self);
      if (self->book != NULL)
        list_payables (self, prepared->payables);
    }
}

/* What was looked at on the way, or, where it failed, as far as it can be. */
static gboolean
take_checks (GadibaDecide *self, GadibaDb *db, const GError *failed, GadibaPrepared *prepared,
             GError **error)
{
  if (failed != NULL)
    return _gadiba_decide_check (self, db, failed, prepared->checks, &prepared->deadline, error);
  g_ptr_array_unref (prepared->checks);
  prepared->checks = g_steal_pointer (&self->checks);
  prepared->deadline = self->deadline;
  return TRUE;
}

/* Returns: (transfer full): of what has no number before it is issued, without it */
static char *
make_digest (GadibaDecide *self, GadibaDb *db, GError **error)
{
  guint8 digest[GADIBA_DRAFT_DIGEST_SIZE];

  if (!self->two_eyes)
    return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->letter);
  return _gadiba_decide_digest (self, db, self->decision->day, digest, error)
             ? _gadiba_draft_format_digest (digest)
             : NULL;
}

static GadibaPrepared *
look (GadibaDecide *self, GadibaDb *db, const GError *failed, GError **error)
{
  g_autoptr (GadibaPrepared) prepared = new_prepared ();

  tell (self, failed, prepared);
  if (!list_signers (self, db, prepared->signers, error)
      || !take_checks (self, db, failed, prepared, error))
    return NULL;
  prepared->two_eyes = self->two_eyes;
  if (failed != NULL)
    return g_steal_pointer (&prepared);
  prepared->letter = gadiba_letter_read (self->letter, prepared->number, error);
  prepared->digest = make_digest (self, db, error);
  return prepared->letter != NULL && prepared->digest != NULL ? g_steal_pointer (&prepared) : NULL;
}

/* The conditions that are not met, as a refusal would say them: the caseworker chooses between them
 * and one month. */
static void
explain_choice (GadibaDecide *self, GadibaDb *db)
{
  const GadibaDecideRequest *request = self->request;
  GadibaDecideRequest refusal = *request;
  g_autoptr (GString) reasons = g_string_new (NULL);

  refusal.one_month = GADIBA_ONE_MONTH_REFUSE;
  self->request = &refusal;
  g_ptr_array_set_size (self->decision->items, 0);
  gboolean judged = _gadiba_decide_judge (self, db, NULL);
  self->request = request;
  /* The status has them all; what else is refused may be so for reasons of its own. */
  const GadibaDecisionItem *item = judged ? g_ptr_array_index (self->decision->items, 0) : NULL;
  for (guint i = 0; item != NULL && i < item->reasons->len; i++)
    {
      const GadibaDecisionReason *reason = g_ptr_array_index (item->reasons, i);
      gsize length = strlen (reason->sentence);
      g_string_append_printf (
          reasons, "%s%.*s (%s)", reasons->len > 0 ? "; " : "",
          (int) (g_str_has_suffix (reason->sentence, ".") ? length - 1 : length), reason->sentence,
          reason->source);
    }
  if (reasons->len > 0)
    self->choice = g_strdup (reasons->str);
  g_ptr_array_set_size (self->decision->items, 0);
  g_clear_pointer (&self->decision->trace, gadiba_trace_free);
}

/* Takes what waits for somebody to issue it, whatever its kind: nothing else can be issued now.
 * @drafted: (out) (transfer full) (nullable): what it asks for, on the day of the request */
static gboolean
take_draft (GadibaDecide *self, GadibaDb *db, GadibaDraft **draft, GadibaDecideRequest **drafted,
            GError **error)
{
  if (!_gadiba_draft_find_for (db, self->request, draft, error))
    return FALSE;
  if (*draft == NULL)
    return TRUE;
  *drafted = _gadiba_draft_read_request (*draft, error);
  if (*drafted == NULL)
    return FALSE;
  self->draft = (*draft)->id;
  self->preparer = (*draft)->caseworker;
  return TRUE;
}

/* Says of what is shown that somebody has prepared it. */
static void
tell_draft (GadibaPrepared *prepared, const GadibaDecide *self, const GadibaDraft *draft,
            GadibaDecideRequest **drafted)
{
  if (prepared == NULL || *drafted == NULL)
    return;
  prepared->drafted = g_steal_pointer (drafted);
  prepared->preparer = g_strdup (draft->preparer);
  prepared->drafted_on = draft->day;
  prepared->is_own = g_strcmp0 (draft->login, self->office->login) == 0;
}

static GadibaPrepared *
prepare_as_drafted (GadibaDecide *self, GadibaAction *action, const GadibaDraft *draft,
                    const GadibaDecideRequest *drafted, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  g_autoptr (GError) failed = NULL;

  self->previews = TRUE;
  self->is_of_day = drafted != NULL && _gadiba_draft_is_of_day (self, db, draft, drafted);
  if (_gadiba_decide_run (self, action, &failed)
      && (drafted == NULL || _gadiba_draft_check (self, db, draft, drafted, &failed)))
    return look (self, db, NULL, error);
  if (g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_CHOICE))
    explain_choice (self, db);
  if (self->granted != NULL && _gadiba_decide_is_refused (failed))
    return look (self, db, failed, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* Says what of the same kind was prepared before and given back, so that nothing is answered
 * twice. */
static gboolean
tell_returned (const GadibaDecide *self, GadibaDb *db, GadibaPrepared *prepared, GError **error)
{
  const GadibaDecideRequest *request = self->request;
  g_autoptr (GadibaDraft) draft = NULL;

  if (!gadiba_draft_find_returned (db, self->application->id, &draft, error))
    return FALSE;
  if (draft == NULL)
    return TRUE;
  g_autoptr (GadibaDecideRequest) returned = _gadiba_draft_read_request (draft, error);
  if (returned == NULL)
    return FALSE;
  if (returned->kind != request->kind
      || g_strcmp0 (returned->follow.base, request->follow.base) != 0)
    return TRUE;
  returned->day = request->day;
  prepared->returned = g_steal_pointer (&returned);
  prepared->returned_note = g_strdup (draft->note);
  return TRUE;
}

static GadibaPrepared *
prepare (GadibaDecide *self, GadibaDb *db, GError **error)
{
  g_autoptr (GadibaDraft) draft = NULL;
  g_autoptr (GadibaDecideRequest) drafted = NULL;
  g_autoptr (GadibaDecideRequest) shown = NULL;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "decide",
                                                          _ ("issued a decision"), error);

  if (action == NULL || !take_draft (self, db, &draft, &drafted, error))
    return NULL;
  if (drafted != NULL)
    {
      shown = gadiba_decide_request_dup (drafted);
      shown->day = self->request->day;
      self->request = shown;
    }
  g_autoptr (GadibaPrepared) prepared = prepare_as_drafted (self, action, draft, drafted, error);
  if (prepared != NULL && drafted == NULL && self->two_eyes
      && !tell_returned (self, db, prepared, error))
    return NULL;
  tell_draft (prepared, self, draft, &drafted);
  return g_steal_pointer (&prepared);
}

/* --- issuing what was looked at --- */

/* What was done last about the application: by whom somebody else changed it. */
static char *
tell_last (const GadibaDecide *self, GadibaDb *db)
{
  g_autoptr (GPtrArray) events = gadiba_application_list_events (db, self->application->id, NULL);
  const GadibaEvent *last =
      events != NULL && events->len > 0 ? g_ptr_array_index (events, events->len - 1) : NULL;

  if (last == NULL)
    return g_strdup ("–");
  return g_strdup_printf ("%s, %s", last->caseworker != NULL ? last->caseworker : "–", last->words);
}

static gboolean
check_digest (const GadibaDecide *self, GadibaDb *db, const char *digest, GError **error)
{
  g_autofree char *now = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->letter);

  if (g_str_equal (now, digest))
    return TRUE;
  g_autofree char *last = tell_last (self, db);
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED,
               _ ("the decision on application %s would not be the one that was shown: its records "
                  "were changed, or the number is taken; look at it again. Done last about the "
                  "application: %s"),
               self->application->number, last);
  return FALSE;
}

/* Does the work; that it would be another letter goes before a reason that is missing. */
static gboolean
run_as_shown (GadibaDecide *self, GadibaAction *action, const char *digest, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gboolean done = _gadiba_decide_run (self, action, &failed);

  if (self->letter != NULL && !check_digest (self, gadiba_action_get_db (action), digest, error))
    return FALSE;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&failed));
  return done;
}

static GadibaDecided *
issue (GadibaDecide *self, GadibaDb *db, const char *digest, GError **error)
{
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "decide",
                                                          _ ("issued a decision"), error);

  return action != NULL && run_as_shown (self, action, digest, error)
                 && gadiba_action_commit (action, error)
             ? _gadiba_decide_tell (self)
             : NULL;
}

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaDecideRequest *request;
  const GadibaMoment *moment;
  const char *digest; /* of what is to be issued; NULL: it is only prepared */
} Crossing;

static gpointer
cross (GadibaDb *db, gpointer data, GError **error)
{
  const Crossing *self = data;
  g_auto (GadibaDecide)
      decision = { .office = self->office, .request = self->request, .moment = self->moment };

  return self->digest != NULL ? (gpointer) issue (&decision, db, self->digest, error)
                              : (gpointer) prepare (&decision, db, error);
}

GadibaPrepared *
gadiba_office_prepare (GadibaOffice *self, const GadibaDecideRequest *request,
                       const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->application != NULL || request->follow.base != NULL, NULL);
  g_return_val_if_fail (request->day != GADIBA_DATE_NONE, NULL);

  Crossing crossing = { self, request, moment, NULL };
  return gadiba_store_run (self->store, cross, &crossing, error);
}

GadibaDecided *
gadiba_office_issue_prepared (GadibaOffice *self, const GadibaDecideRequest *request,
                              const char *digest, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->application != NULL || request->follow.base != NULL, NULL);
  g_return_val_if_fail (request->day != GADIBA_DATE_NONE, NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  Crossing crossing = { self, request, moment, digest };
  return gadiba_store_run (self->store, cross, &crossing, error);
}

void
gadiba_prepared_free (GadibaPrepared *prepared)
{
  if (prepared == NULL)
    return;
  g_free (prepared->application);
  g_free (prepared->applicant);
  g_free (prepared->number);
  gadiba_letter_free (prepared->letter);
  g_free (prepared->digest);
  _gadiba_asked_free (prepared->asked);
  g_ptr_array_unref (prepared->items);
  g_ptr_array_unref (prepared->checks);
  g_ptr_array_unref (prepared->payables);
  g_ptr_array_unref (prepared->signers);
  g_ptr_array_unref (prepared->unheard);
  gadiba_decide_request_free (prepared->drafted);
  g_free (prepared->preparer);
  gadiba_decide_request_free (prepared->returned);
  g_free (prepared->returned_note);
  g_free (prepared);
}
