/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-contest.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-store-error.h"

/* What stands before year and number. */
#define CODE "APS"

void
gadiba_contest_record_free (GadibaContestRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->kind);
  g_free (self->way);
  g_free (self->words);
  g_free (self->forwarded_to);
  g_free (self->outcome);
  g_free (self->outcome_words);
  g_free (self->given);
  g_free (self->family);
  g_free (self->decision_number);
  g_free (self->decision_kind);
  g_free (self->decision_benefit);
  g_free (self->carried_out_number);
  g_free (self->candidate);
  g_free (self);
}

/* --- writing --- */

gboolean
gadiba_contest_add (GadibaAction *action, GadibaContestRecord *contest, gint64 *id, GError **error)
{
  g_return_val_if_fail (action != NULL && contest != NULL && id != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  gint64 last = 0;
  int year;
  guint8 uid[16];
  gadiba_date_split (contest->received, &year, NULL, NULL);
  if (!gadiba_db_query_int (db, "SELECT coalesce (max (num), 0) FROM contest WHERE year = :year",
                            BINDS (BIND_INT ("year", year)), &last, error))
    return FALSE;
  g_free (contest->number);
  contest->number = g_strdup_printf (CODE "/%d/%" G_GINT64_FORMAT, year, last + 1);
  _gadiba_db_random (db, uid, sizeof uid);
  if (!gadiba_db_execute (
          db,
          "INSERT INTO contest (uid, year, num, number, kind, application, decision, person, "
          "received,"
          " way, words, late, caseworker) VALUES (:uid, :year, :num, :number, :kind, :application,"
          " :decision, :person, :received, :way, :words, :late, :caseworker)",
          BINDS (BIND_BYTES ("uid", uid, sizeof uid), BIND_INT ("year", year),
                 BIND_INT ("num", last + 1), BIND_TEXT ("number", contest->number),
                 BIND_TEXT ("kind", contest->kind), BIND_INT ("application", contest->application),
                 BIND_KEY ("decision", contest->decision), BIND_INT ("person", contest->person),
                 BIND_DATE ("received", contest->received), BIND_TEXT ("way", contest->way),
                 BIND_TEXT ("words", contest->words), BIND_INT ("late", contest->late != FALSE),
                 BIND_INT ("caseworker", gadiba_action_get_caseworker (action))),
          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  return TRUE;
}

gboolean
gadiba_contest_update (GadibaAction *action, const GadibaContestRecord *contest, GError **error)
{
  g_return_val_if_fail (action != NULL && contest != NULL && contest->id != 0, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE contest SET forwarded = :forwarded, forwarded_to = :forwarded_to,"
      " suspended = :suspended, outcome = :outcome, outcome_day = :outcome_day,"
      " outcome_words = :outcome_words, carried_out = :carried_out,"
      " row_version = row_version + 1 WHERE id = :id AND row_version = :version",
      BINDS (BIND_DATE ("forwarded", contest->forwarded),
             BIND_TEXT ("forwarded_to", contest->forwarded_to),
             BIND_INT ("suspended", contest->suspended != FALSE),
             BIND_TEXT ("outcome", contest->outcome),
             BIND_DATE ("outcome_day", contest->outcome_day),
             BIND_TEXT ("outcome_words", contest->outcome_words),
             BIND_KEY ("carried_out", contest->carried_out), BIND_INT ("id", contest->id),
             BIND_INT ("version", contest->row_version)),
      error);
}

/* --- reading --- */

#define NAME(column)                                                                               \
  "(SELECT " column " FROM person_name WHERE person = c.person ORDER BY from_day DESC, id DESC"    \
  " LIMIT 1)"
/* What may carry it out: what cancels the contested decision; or a later one that changes something
 * and stands, of the day of the outcome or after it. */
#define CARRIES_OUT(application, decision, outcome, day)                                           \
  " x.application = " application " AND x.id > " decision                                          \
  " AND x.kind NOT IN ('correction', 'prolongation', 'deficiencies')"                              \
  " AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces = x.id)"                                 \
  " AND CASE " outcome " WHEN 'cancelled' THEN x.replaces = " decision                             \
  " WHEN 'changed' THEN x.day >= " day " ELSE 0 END "
#define CANDIDATE                                                                                  \
  "(SELECT x.number FROM decision x WHERE" CARRIES_OUT (                                           \
      "c.application", "c.decision", "c.outcome", "c.outcome_day") "ORDER BY x.id DESC LIMIT 1)"
#define CONTEST_SQL                                                                                \
  "SELECT c.id, c.row_version, c.number, c.kind, c.decision, c.person, c.received, c.way, "        \
  "c.words,"                                                                                       \
  " c.late, c.forwarded, c.forwarded_to, c.suspended, c.outcome, c.outcome_day, c.outcome_words,"  \
  " c.carried_out, " NAME ("given") ", " NAME (                                                    \
      "family") ", d.number, d.kind, o.number, c.application," CANDIDATE                           \
                ", (SELECT benefit FROM decision_item WHERE decision = d.id ORDER BY id LIMIT 1)"  \
                " FROM contest c LEFT JOIN decision d ON d.id = c.decision"                        \
                " LEFT JOIN decision o ON o.id = c.carried_out WHERE "

static gpointer
take_contest (GadibaStatement *row)
{
  GadibaContestRecord *self = g_new0 (GadibaContestRecord, 1);

  self->id = gadiba_statement_get_int (row, 0);
  self->row_version = gadiba_statement_get_int (row, 1);
  self->number = g_strdup (gadiba_statement_get_text (row, 2));
  self->kind = g_strdup (gadiba_statement_get_text (row, 3));
  self->decision = gadiba_statement_get_int (row, 4);
  self->person = gadiba_statement_get_int (row, 5);
  self->received = gadiba_statement_get_date (row, 6);
  self->way = g_strdup (gadiba_statement_get_text (row, 7));
  self->words = g_strdup (gadiba_statement_get_text (row, 8));
  self->late = gadiba_statement_get_int (row, 9) != 0;
  self->forwarded = gadiba_statement_get_date (row, 10);
  self->forwarded_to = g_strdup (gadiba_statement_get_text (row, 11));
  self->suspended = gadiba_statement_get_int (row, 12) != 0;
  self->outcome = g_strdup (gadiba_statement_get_text (row, 13));
  self->outcome_day = gadiba_statement_get_date (row, 14);
  self->outcome_words = g_strdup (gadiba_statement_get_text (row, 15));
  self->carried_out = gadiba_statement_get_int (row, 16);
  self->given = g_strdup (gadiba_statement_get_text (row, 17));
  self->family = g_strdup (gadiba_statement_get_text (row, 18));
  self->decision_number = g_strdup (gadiba_statement_get_text (row, 19));
  self->decision_kind = g_strdup (gadiba_statement_get_text (row, 20));
  self->carried_out_number = g_strdup (gadiba_statement_get_text (row, 21));
  self->application = gadiba_statement_get_int (row, 22);
  self->candidate = g_strdup (gadiba_statement_get_text (row, 23));
  self->decision_benefit = g_strdup (gadiba_statement_get_text (row, 24));
  return self;
}

static GPtrArray *
list (GadibaDb *db, const char *sql, const GadibaBind *binds, GError **error)
{
  return _gadiba_db_list (db, sql, binds, take_contest, (GDestroyNotify) gadiba_contest_record_free,
                          error);
}

GadibaContestRecord *
gadiba_contest_find (GadibaDb *db, const char *number, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, NULL);

  g_autoptr (GPtrArray) contests =
      list (db, CONTEST_SQL "c.number = :number", BINDS (BIND_TEXT ("number", number)), error);
  if (contests == NULL)
    return NULL;
  if (contests->len > 0)
    return g_ptr_array_steal_index (contests, 0);
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
               _ ("There is no contest or complaint “%s”"), number);
  return NULL;
}

gboolean
gadiba_contest_find_carrying (GadibaDb *db, const GadibaContestRecord *contest, const char *number,
                              gint64 *decision, GError **error)
{
  g_return_val_if_fail (db != NULL && contest != NULL && contest->decision != 0, FALSE);
  g_return_val_if_fail (number != NULL && decision != NULL, FALSE);

  *decision = 0;
  return gadiba_db_query_int (
      db,
      "SELECT coalesce (max (x.id), 0) FROM decision x WHERE x.number = :number AND" CARRIES_OUT (
          ":application", ":decision", ":outcome", ":day"),
      BINDS (BIND_TEXT ("number", number), BIND_INT ("application", contest->application),
             BIND_INT ("decision", contest->decision), BIND_TEXT ("outcome", contest->outcome),
             BIND_DATE ("day", contest->outcome_day)),
      decision, error);
}

GPtrArray *
gadiba_contest_list_open (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list (db,
               CONTEST_SQL "c.outcome IS NULL OR (c.outcome IN ('cancelled', 'changed') AND"
                           " c.carried_out IS NULL) ORDER BY c.received, c.id /*sort*//*scan*/",
               NULL, error);
}

GPtrArray *
gadiba_contest_list_of_person (GadibaDb *db, gint64 person, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list (db,
               CONTEST_SQL "c.application IN (SELECT application FROM application_member WHERE"
                           " person = :person) ORDER BY c.received DESC, c.id DESC /*sort*/",
               BINDS (BIND_INT ("person", person)), error);
}
