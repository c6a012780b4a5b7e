/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-look.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application.h"
#include "gadiba-decision-register.h"
#include "gadiba-office-private.h"
#include "gadiba-papers.h"
#include "gadiba-personal-code.h"
#include "gadiba-search.h"

typedef struct
{
  GadibaOffice *office;
  const char *text;
  const GadibaMoment *moment;
} Look;

/* --- search --- */

static void
free_found (gpointer data)
{
  GadibaFound *found = data;

  g_free (found->given);
  g_free (found->family);
  g_free (found->code);
  g_free (found->address);
  g_free (found->number);
  g_free (found);
}

GPtrArray *
_gadiba_office_take_hits (const GPtrArray *hits)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_found);

  for (guint i = 0; i < hits->len; i++)
    {
      const GadibaHit *hit = g_ptr_array_index (hits, i);
      GadibaFound *found = g_new0 (GadibaFound, 1);
      found->person = hit->person;
      found->given = g_strdup (hit->given);
      found->family = g_strdup (hit->family);
      found->code = g_strdup (hit->code);
      found->address = g_strdup (hit->address);
      found->number = g_strdup (hit->number);
      g_ptr_array_add (all, found);
    }
  return all;
}

/* The journal does not keep what was typed: it would outlive the person who was sought. */
static gpointer
search (GadibaDb *db, gpointer data, GError **error)
{
  const Look *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "search",
                                                          _ ("searched the records"), error);

  if (action == NULL)
    return NULL;
  g_autoptr (GPtrArray) hits = gadiba_search (db, self->text, error);
  if (hits == NULL)
    return NULL;
  if (hits->len == 1)
    gadiba_action_set_subject (action, "person", ((GadibaHit *) hits->pdata[0])->person);
  return gadiba_action_commit (action, error) ? _gadiba_office_take_hits (hits) : NULL;
}

GPtrArray *
gadiba_office_search (GadibaOffice *self, const char *text, const GadibaMoment *moment,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && text != NULL && moment != NULL, NULL);

  Look look = { self, text, moment };
  return gadiba_store_run (self->store, search, &look, error);
}

/* --- history --- */

static void
free_happened (gpointer data)
{
  GadibaHappened *happened = data;

  g_free (happened->utc);
  g_free (happened->caseworker);
  g_free (happened->words);
  g_free (happened->number);
  g_free (happened);
}

/* What is not listed changed something. */
static GadibaHappenedKind
find_kind (const char *action)
{
  static const struct
  {
    const char *action;
    GadibaHappenedKind kind;
  } kinds[] = {
    { "assess", GADIBA_HAPPENED_LOOK },        { "card", GADIBA_HAPPENED_LOOK },
    { "history", GADIBA_HAPPENED_LOOK },       { "search", GADIBA_HAPPENED_LOOK },
    { "import", GADIBA_HAPPENED_APPLICATION }, { "register", GADIBA_HAPPENED_APPLICATION },
    { "decide", GADIBA_HAPPENED_DECISION },    { "letter", GADIBA_HAPPENED_LETTER },
    { "notify", GADIBA_HAPPENED_LETTER },      { "letter out", GADIBA_HAPPENED_LETTER },
    { "talk", GADIBA_HAPPENED_TALK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].action, action) == 0)
      return kinds[i].kind;
  return GADIBA_HAPPENED_CHANGE;
}

static GPtrArray *
take_events (const GPtrArray *events)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_happened);

  for (guint i = 0; i < events->len; i++)
    {
      const GadibaEvent *event = g_ptr_array_index (events, i);
      GadibaHappened *happened = g_new0 (GadibaHappened, 1);
      happened->entry = event->entry;
      happened->utc = g_strdup (event->utc);
      happened->caseworker = g_strdup (event->caseworker);
      happened->words = g_strdup (event->words);
      happened->number = g_strdup (event->number);
      happened->kind = find_kind (event->action);
      g_ptr_array_add (all, happened);
    }
  return all;
}

/* The application of that number, or the one that the decision of that number is on; 0: neither. */
static gboolean
find_application (GadibaDb *db, const char *number, gint64 *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, number, &failed);
  g_autoptr (GadibaIssued) issued = NULL;

  *id = application != NULL ? application->id : 0;
  if (g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&failed);
      issued = gadiba_decision_read (db, number, &failed);
      *id = issued != NULL ? issued->application : 0;
    }
  if (failed == NULL || g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
find_person (GadibaDb *db, const char *code, gint64 *id, GError **error)
{
  g_autoptr (GPtrArray) hits = gadiba_search (db, code, error);

  *id = 0;
  if (hits != NULL && hits->len == 1
      && ((const GadibaHit *) hits->pdata[0])->kind == GADIBA_HIT_CODE)
    *id = ((const GadibaHit *) hits->pdata[0])->person;
  return hits != NULL;
}

static GPtrArray *
list_events (GadibaDb *db, const char *text, GadibaAction *action, GError **error)
{
  gint64 id;

  if (!find_application (db, text, &id, error))
    return NULL;
  if (id != 0)
    {
      gadiba_action_set_subject (action, "application", id);
      return gadiba_application_list_events (db, id, error);
    }
  if (!find_person (db, text, &id, error))
    return NULL;
  if (id != 0)
    {
      gadiba_action_set_subject (action, "person", id);
      return gadiba_person_list_events (db, id, error);
    }
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                       _ ("There is no application, decision or person of that number; give the "
                          "whole number or personal code"));
  return NULL;
}

static gpointer
list_history (GadibaDb *db, gpointer data, GError **error)
{
  const Look *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "history",
                                                          _ ("looked at the history"), error);

  if (action == NULL)
    return NULL;
  g_autoptr (GPtrArray) events = list_events (db, self->text, action, error);
  if (events == NULL || !gadiba_action_commit (action, error))
    return NULL;
  return take_events (events);
}

GPtrArray *
gadiba_office_list_history (GadibaOffice *self, const char *number, const GadibaMoment *moment,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && moment != NULL, NULL);

  Look look = { self, number, moment };
  return gadiba_store_run (self->store, list_history, &look, error);
}

typedef struct
{
  GadibaOffice *office;
  gint64 person;
  const GadibaMoment *moment;
} Life;

static gpointer
list_life (GadibaDb *db, gpointer data, GError **error)
{
  const Life *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "history",
                                                          _ ("looked at the history"), error);

  if (action == NULL)
    return NULL;
  gadiba_action_set_subject (action, "person", self->person);
  g_autoptr (GPtrArray) events = gadiba_person_list_events (db, self->person, error);
  return events != NULL && gadiba_action_commit (action, error) ? take_events (events) : NULL;
}

GPtrArray *
gadiba_office_list_life (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  Life life = { self, person, moment };
  return gadiba_store_run (self->store, list_life, &life, error);
}

/* --- verification --- */

static gpointer
verify (GadibaDb *db, gpointer data, GError **error)
{
  g_autoptr (GadibaVerification) seen = gadiba_db_verify (db, error);

  if (seen == NULL || !gadiba_papers_verify (db, error))
    return NULL;
  GadibaVerified *verified = g_new0 (GadibaVerified, 1);
  verified->n_entries = seen->n_entries;
  verified->n_images = seen->n_images;
  verified->n_rows = seen->n_rows;
  verified->head = g_strdup (seen->head);
  verified->erased = g_ptr_array_ref (seen->erased);
  return verified;
}

GadibaVerified *
gadiba_office_verify (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *real = _gadiba_office_resolve (path);
  g_autoptr (GadibaStore) store = gadiba_store_open (real, GADIBA_DB_OPEN, 0, error);
  return store != NULL ? gadiba_store_run (store, verify, NULL, error) : NULL;
}

void
gadiba_verified_free (GadibaVerified *verified)
{
  if (verified == NULL)
    return;
  g_free (verified->head);
  g_ptr_array_unref (verified->erased);
  g_free (verified);
}
