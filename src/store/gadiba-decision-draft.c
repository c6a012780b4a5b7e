/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-decision-draft.h"

#include <sodium.h>
#include <string.h>

#include "gadiba-db-private.h"

void
gadiba_draft_free (GadibaDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->request);
  g_free (self->seen);
  g_free (self->preparer);
  g_free (self->login);
  g_free (self->note);
  g_free (self);
}

void
gadiba_draft_digest (GBytes *letter, guint8 *digest)
{
  g_return_if_fail (letter != NULL && digest != NULL);

  gsize size;
  gconstpointer data = g_bytes_get_data (letter, &size);
  crypto_generichash (digest, GADIBA_DRAFT_DIGEST_SIZE, data, size, NULL, 0);
}

gboolean
gadiba_draft_add (GadibaAction *action, const GadibaDraft *draft, GError **error)
{
  g_return_val_if_fail (action != NULL && draft != NULL && draft->id == 0, FALSE);

  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "INSERT INTO decision_draft (application, request, digest, day, caseworker, seen) VALUES"
      " (:application, :request, :digest, :day, :caseworker, :seen)",
      BINDS (BIND_INT ("application", draft->application), BIND_TEXT ("request", draft->request),
             BIND_BYTES ("digest", draft->digest, sizeof draft->digest),
             BIND_DATE ("day", draft->day),
             BIND_INT ("caseworker", gadiba_action_get_caseworker (action)),
             BIND_TEXT ("seen", draft->seen)),
      error);
}

gboolean
gadiba_draft_close (GadibaAction *action, const GadibaDraft *draft, gint64 decision,
                    const char *note, GError **error)
{
  g_return_val_if_fail (action != NULL && draft != NULL && draft->id != 0, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE decision_draft SET state = :state, note = :note, decision = :decision,"
      " row_version = row_version + 1 WHERE id = :id AND state = 'waiting'",
      BINDS (BIND_TEXT ("state", decision != 0 ? "issued" : "returned"), BIND_TEXT ("note", note),
             BIND_KEY ("decision", decision), BIND_INT ("id", draft->id)),
      error);
}

static GadibaDraftState
parse_state (const char *word)
{
  return strcmp (word, "waiting") == 0  ? GADIBA_DRAFT_WAITING
         : strcmp (word, "issued") == 0 ? GADIBA_DRAFT_ISSUED
                                        : GADIBA_DRAFT_RETURNED;
}

static gpointer
take_draft (GadibaStatement *row)
{
  GadibaDraft *draft = g_new0 (GadibaDraft, 1);
  gsize size;
  gconstpointer digest = gadiba_statement_get_bytes (row, 5, &size);

  draft->id = gadiba_statement_get_int (row, 0);
  draft->application = gadiba_statement_get_int (row, 1);
  draft->number = g_strdup (gadiba_statement_get_text (row, 2));
  draft->request = g_strdup (gadiba_statement_get_text (row, 3));
  draft->seen = g_strdup (gadiba_statement_get_text (row, 4));
  memcpy (draft->digest, digest, MIN (size, sizeof draft->digest));
  draft->day = gadiba_statement_get_date (row, 6);
  draft->caseworker = gadiba_statement_get_int (row, 7);
  draft->preparer = g_strdup (gadiba_statement_get_text (row, 8));
  draft->login = g_strdup (gadiba_statement_get_text (row, 9));
  draft->state = parse_state (gadiba_statement_get_text (row, 10));
  draft->note = g_strdup (gadiba_statement_get_text (row, 11));
  draft->row_version = gadiba_statement_get_int (row, 12);
  return draft;
}

#define DRAFT_SQL                                                                                  \
  "SELECT w.id, w.application, a.number, w.request, w.seen, w.digest, w.day, w.caseworker, "       \
  "c.name,"                                                                                        \
  " c.login, w.state, w.note, w.row_version FROM decision_draft w JOIN application a"              \
  " ON a.id = w.application JOIN caseworker c ON c.id = w.caseworker WHERE "

/* The newest of an application that @sql finds. */
static gboolean
find_newest (GadibaDb *db, const char *sql, gint64 application, GadibaDraft **draft, GError **error)
{
  g_autoptr (GPtrArray) all =
      _gadiba_db_list (db, sql, BINDS (BIND_INT ("application", application)), take_draft,
                       (GDestroyNotify) gadiba_draft_free, error);
  *draft = all != NULL && all->len > 0 ? g_ptr_array_steal_index (all, 0) : NULL;
  return all != NULL;
}

gboolean
gadiba_draft_find (GadibaDb *db, gint64 application, GadibaDraft **draft, GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL, FALSE);

  return find_newest (
      db, DRAFT_SQL "w.application = :application AND w.state = 'waiting' ORDER BY w.id DESC",
      application, draft, error);
}

gboolean
gadiba_draft_find_returned (GadibaDb *db, gint64 application, GadibaDraft **draft, GError **error)
{
  g_return_val_if_fail (db != NULL && draft != NULL, FALSE);

  return find_newest (db,
                      DRAFT_SQL "w.application = :application AND (" GADIBA_RETURNED ")"
                                " ORDER BY w.id DESC",
                      application, draft, error);
}

GPtrArray *
gadiba_draft_list (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return _gadiba_db_list (
      db, DRAFT_SQL "w.state = 'waiting' OR (" GADIBA_RETURNED ") ORDER BY w.id /*scan*/", NULL,
      take_draft, (GDestroyNotify) gadiba_draft_free, error);
}
