/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-notification.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-store-error.h"

/* --- the decision --- */

void
gadiba_notifiable_free (GadibaNotifiable *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->guardian);
  g_free (self);
}

GadibaNotifiable *
gadiba_notifiable_find (GadibaDb *db, const char *number, GadibaDate day, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, NULL);

  /* Before it was stored whether a decision is unfavourable, each had its reasons. */
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT d.id, d.application, d.number, d.day, coalesce (d.unfavourable, d.ground IS NOT NULL"
      " OR EXISTS (SELECT 1 FROM decision_item WHERE decision = d.id AND outcome = 'refused')),"
      " EXISTS (SELECT 1 FROM contest WHERE decision = d.id AND outcome IS NULL),"
      " (SELECT r.name FROM application a JOIN representative r ON r.client = a.client WHERE"
      " a.id = d.application AND r.kind IN ('guardian', 'trustee') AND r.from_day <= :day AND"
      " coalesce (r.to_day, :day) >= :day ORDER BY r.id DESC LIMIT 1 /*sort*/)"
      " FROM decision d WHERE d.number = :number",
      BINDS (BIND_TEXT ("number", number), BIND_DATE ("day", day)), error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                   _ ("There is no decision “%s”"), number);
      return NULL;
    }
  GadibaNotifiable *self = g_new0 (GadibaNotifiable, 1);
  self->id = gadiba_statement_get_int (statement, 0);
  self->application = gadiba_statement_get_int (statement, 1);
  self->number = g_strdup (gadiba_statement_get_text (statement, 2));
  self->day = gadiba_statement_get_date (statement, 3);
  self->unfavourable = gadiba_statement_get_int (statement, 4) != 0;
  self->contested = gadiba_statement_get_int (statement, 5) != 0;
  self->guardian = g_strdup (gadiba_statement_get_text (statement, 6));
  return self;
}

/* --- its notifications --- */

void
gadiba_notification_free (GadibaNotification *self)
{
  if (self == NULL)
    return;
  g_free (self->way);
  g_free (self->source);
  g_free (self->receiver);
  g_free (self->refused);
  g_free (self->wrong);
  g_free (self->note);
  g_free (self->caseworker);
  g_free (self->number);
  g_free (self->because);
  g_free (self);
}

gboolean
gadiba_notification_add (GadibaAction *action, gint64 decision,
                         const GadibaNotification *notification, GError **error)
{
  g_return_val_if_fail (action != NULL && notification != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  gint64 counts = 0;
  if (!gadiba_db_query_int (db,
                            "SELECT EXISTS (SELECT 1 FROM notification WHERE decision = :decision"
                            " AND counted IS NOT NULL)",
                            BINDS (BIND_INT ("decision", decision)), &counts, error))
    return FALSE;
  if (counts != 0)
    {
      g_set_error_literal (
          error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
          _ ("This decision counts as notified already; if the letter came back, or it was "
             "noted by mistake, note that first"));
      return FALSE;
    }
  return gadiba_db_execute (
      db,
      "INSERT INTO notification (decision, way, sent, counted, source, indicated, receiver, "
      "refused,"
      " note, caseworker) VALUES (:decision, :way, :sent, :counted, :source, :indicated, :receiver,"
      " :refused, :note, :caseworker)",
      BINDS (BIND_INT ("decision", decision), BIND_TEXT ("way", notification->way),
             BIND_DATE ("sent", notification->sent), BIND_DATE ("counted", notification->counted),
             BIND_TEXT ("source", notification->source),
             BIND_INT ("indicated", notification->indicated ? 1 : 0),
             BIND_TEXT ("receiver", notification->receiver),
             BIND_TEXT ("refused", notification->refused), BIND_TEXT ("note", notification->note),
             BIND_INT ("caseworker", gadiba_action_get_caseworker (action))),
      error);
}

gboolean
gadiba_notification_end (GadibaAction *action, gint64 id, GadibaDate returned, const char *why,
                         GError **error)
{
  g_return_val_if_fail (action != NULL && id != 0, FALSE);
  g_return_val_if_fail (returned != GADIBA_DATE_NONE || why != NULL, FALSE);

  gboolean came_back = returned != GADIBA_DATE_NONE;
  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE notification SET counted = NULL, returned = :returned, wrong = :wrong,"
      " note = CASE WHEN :remark IS NULL THEN note ELSE coalesce (note || '; ', '') || :remark END,"
      " row_version = row_version + 1 WHERE id = :id AND counted IS NOT NULL",
      BINDS (BIND_DATE ("returned", returned), BIND_TEXT ("wrong", came_back ? NULL : why),
             BIND_TEXT ("remark", came_back ? why : NULL), BIND_INT ("id", id)),
      error);
}

static gpointer
take_notification (GadibaStatement *row)
{
  GadibaNotification *self = g_new0 (GadibaNotification, 1);

  self->id = gadiba_statement_get_int (row, 0);
  self->way = g_strdup (gadiba_statement_get_text (row, 1));
  self->sent = gadiba_statement_get_date (row, 2);
  self->counted = gadiba_statement_get_date (row, 3);
  self->source = g_strdup (gadiba_statement_get_text (row, 4));
  self->indicated = gadiba_statement_get_int (row, 5) != 0;
  self->receiver = g_strdup (gadiba_statement_get_text (row, 6));
  self->refused = g_strdup (gadiba_statement_get_text (row, 7));
  self->returned = gadiba_statement_get_date (row, 8);
  self->wrong = g_strdup (gadiba_statement_get_text (row, 9));
  self->note = g_strdup (gadiba_statement_get_text (row, 10));
  self->caseworker = g_strdup (gadiba_statement_get_text (row, 11));
  self->number = g_strdup (gadiba_statement_get_text (row, 12));
  self->because = g_strdup (gadiba_statement_get_text (row, 13));
  return self;
}

#define NOTIFICATIONS                                                                              \
  "SELECT n.id, n.way, n.sent, n.counted, n.source, n.indicated, n.receiver, n.refused,"           \
  " n.returned, n.wrong, n.note, c.name, d.number, d.because FROM decision d JOIN notification n"  \
  " ON n.decision = d.id JOIN caseworker c ON c.id = n.caseworker WHERE "

static GPtrArray *
list (GadibaDb *db, const char *sql, gint64 decision, GError **error)
{
  return _gadiba_db_list (db, sql, BINDS (BIND_INT ("decision", decision)), take_notification,
                          (GDestroyNotify) gadiba_notification_free, error);
}

GPtrArray *
gadiba_notification_list (GadibaDb *db, gint64 decision, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list (db, NOTIFICATIONS "d.id = :decision ORDER BY n.id /*sort*/", decision, error);
}

GPtrArray *
gadiba_notification_list_corrections (GadibaDb *db, gint64 decision, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list (db,
               NOTIFICATIONS "d.base = :decision AND d.kind = 'correction' AND n.counted IS NOT"
                             " NULL AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces = d.id)"
                             " ORDER BY n.counted, n.id /*sort*/",
               decision, error);
}
