/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-rerun-register.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-standing-private.h"
#include "gadiba-store-error.h"

/* The first column of each row, as keys. */
static GArray *
list_keys (GadibaDb *db, const char *sql, const GadibaBind *binds, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, binds, error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      gint64 key = gadiba_statement_get_int (statement, 0);
      g_array_append_val (keys, key);
    }
  return statement != NULL ? g_steal_pointer (&keys) : NULL;
}

#define RUNNING                                                                                    \
  " FROM decision d JOIN decision_item i ON i.decision = d.id JOIN decision_month m"               \
  " ON m.item = i.id WHERE m.month >= :first AND" GADIBA_STANDS ("d") "AND" GADIBA_GIVES ("i")

static gboolean
find_last (GadibaDb *db, GadibaMonth first, GadibaMonth *last, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, "SELECT max (m.month)" RUNNING "/*scan*/", BINDS (BIND_MONTH ("first", first)), error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *last = row && !gadiba_statement_is_null (statement, 0)
              ? gadiba_statement_get_month (statement, 0)
              : first;
  return TRUE;
}

GArray *
gadiba_rerun_list_running (GadibaDb *db, GadibaMonth first, GadibaMonth *last, GError **error)
{
  g_return_val_if_fail (db != NULL && last != NULL, NULL);

  return find_last (db, first, last, error) ? list_keys (
             db, "SELECT DISTINCT d.application" RUNNING "ORDER BY d.application /*scan sort*/",
             BINDS (BIND_MONTH ("first", first)), error)
                                            : NULL;
}

/* --- writing --- */

gboolean
gadiba_rerun_add (GadibaAction *action, const GadibaRerun *self, gint64 *id, GError **error)
{
  g_return_val_if_fail (action != NULL && self != NULL && id != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  guint8 uid[16];
  _gadiba_db_random (db, uid, sizeof uid);
  if (!gadiba_db_execute (
          db,
          "INSERT INTO rerun (uid, kind, first_month, last_month, day, books, n_cases, caseworker)"
          " VALUES (:uid, :kind, :first, :last, :day, :books, :n, :caseworker)",
          BINDS (BIND_BYTES ("uid", uid, sizeof uid),
                 BIND_TEXT ("kind", gadiba_rerun_kind_format (self->kind)),
                 BIND_MONTH ("first", self->first), BIND_MONTH ("last", self->last),
                 BIND_DATE ("day", self->day), BIND_TEXT ("books", self->books),
                 BIND_INT ("n", self->n_cases),
                 BIND_INT ("caseworker", gadiba_action_get_caseworker (action))),
          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  return TRUE;
}

gboolean
gadiba_rerun_add_line (GadibaAction *action, gint64 rerun, const GadibaRerunLine *line,
                       GError **error)
{
  g_return_val_if_fail (action != NULL && line != NULL, FALSE);

  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "INSERT INTO rerun_line (rerun, application, benefit, month, before, after, reason, state)"
      " VALUES (:rerun, :application, :benefit, :month, :before, :after, :reason, :state)",
      BINDS (BIND_INT ("rerun", rerun), BIND_INT ("application", line->application),
             BIND_TEXT ("benefit", line->benefit), BIND_MONTH ("month", line->month),
             BIND_INT ("before", line->before), BIND_KNOWN ("after", line->has_after, line->after),
             BIND_TEXT ("reason", line->reason),
             BIND_TEXT ("state", gadiba_rerun_state_format (line->state))),
      error);
}

gboolean
gadiba_rerun_finish (GadibaAction *action, gint64 rerun, GError **error)
{
  g_return_val_if_fail (action != NULL, FALSE);

  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "UPDATE rerun SET state = 'done', row_version = row_version + 1 WHERE id = :rerun AND state ="
      " 'open' AND NOT EXISTS (SELECT 1 FROM rerun_line WHERE rerun = :rerun AND state IN"
      " ('listed', 'chosen'))",
      BINDS (BIND_INT ("rerun", rerun)), error);
}

gboolean
gadiba_rerun_move (GadibaAction *action, const GadibaRerunMove *move, GError **error)
{
  g_return_val_if_fail (action != NULL && move != NULL, FALSE);

  return gadiba_db_execute_one (
             gadiba_action_get_db (action),
             "UPDATE rerun_line SET state = :to, decision = :decision,"
             " reason = coalesce (:reason, reason)"
             " WHERE rerun = :rerun AND application = :application AND state = :from",
             BINDS (BIND_TEXT ("to", gadiba_rerun_state_format (move->to)),
                    BIND_KEY ("decision", move->decision), BIND_TEXT ("reason", move->reason),
                    BIND_INT ("rerun", move->rerun), BIND_INT ("application", move->application),
                    BIND_TEXT ("from", gadiba_rerun_state_format (move->from))),
             error)
         && gadiba_rerun_finish (action, move->rerun, error);
}

gboolean
gadiba_rerun_move_all (GadibaAction *action, gint64 rerun, GadibaRerunState from,
                       GadibaRerunState to, GError **error)
{
  g_return_val_if_fail (action != NULL, FALSE);

  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "UPDATE rerun_line SET state = :to WHERE rerun = :rerun AND state = :from",
      BINDS (BIND_TEXT ("to", gadiba_rerun_state_format (to)), BIND_INT ("rerun", rerun),
             BIND_TEXT ("from", gadiba_rerun_state_format (from))),
      error);
}

/* --- reading --- */

static GadibaRerunState
parse_state (const char *text)
{
  for (guint i = 0; i < GADIBA_RERUN_N_STATES; i++)
    if (g_str_equal (gadiba_rerun_state_format ((GadibaRerunState) i), text))
      return (GadibaRerunState) i;
  g_return_val_if_reached (GADIBA_RERUN_LEFT);
}

/* How many applications are in each state, and what it comes to. */
static gboolean
count_lines (GadibaDb *db, GadibaRerun *self, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT state, count (DISTINCT application), sum (max (after - before, 0)),"
                       " sum (max (before - after, 0)) FROM rerun_line WHERE rerun = :rerun"
                       " GROUP BY state /*sort*/",
                       BINDS (BIND_INT ("rerun", self->id)), error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      self->n[parse_state (gadiba_statement_get_text (statement, 0))] =
          (guint) gadiba_statement_get_int (statement, 1);
      self->more += gadiba_statement_get_int (statement, 2);
      self->less += gadiba_statement_get_int (statement, 3);
    }
  return statement != NULL;
}

gboolean
gadiba_rerun_find_maker (GadibaDb *db, gint64 id, gint64 *caseworker, GError **error)
{
  g_return_val_if_fail (db != NULL && caseworker != NULL, FALSE);

  return gadiba_db_query_int (db, "SELECT caseworker FROM rerun WHERE id = :id",
                              BINDS (BIND_INT ("id", id)), caseworker, error);
}

GadibaRerun *
gadiba_rerun_read (GadibaDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT id, first_month, last_month, day, books, n_cases, kind, state = 'done' FROM rerun"
      " WHERE id = :id",
      BINDS (BIND_INT ("id", id)), error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                   _ ("No cases were assessed again under the number %d; the number is told when "
                      "the list is made"),
                   (int) id);
      return NULL;
    }
  g_autoptr (GadibaRerun) self = g_new0 (GadibaRerun, 1);
  self->id = id;
  self->first = gadiba_statement_get_month (statement, 1);
  self->last = gadiba_statement_get_month (statement, 2);
  self->day = gadiba_statement_get_date (statement, 3);
  self->books = g_strdup (gadiba_statement_get_text (statement, 4));
  self->n_cases = (guint) gadiba_statement_get_int (statement, 5);
  self->kind = g_strcmp0 (gadiba_statement_get_text (statement, 6), "housing") == 0
                   ? GADIBA_RERUN_BY_BILLS
                   : GADIBA_RERUN_BY_LAW;
  self->is_done = gadiba_statement_get_int (statement, 7) != 0;
  return count_lines (db, self, error) ? g_steal_pointer (&self) : NULL;
}

GArray *
gadiba_rerun_list (GadibaDb *db, GadibaRerunKind kind, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_keys (db, "SELECT id FROM rerun WHERE kind = :kind ORDER BY id DESC /*scan*/",
                    BINDS (BIND_TEXT ("kind", gadiba_rerun_kind_format (kind))), error);
}

#define NAME(column)                                                                               \
  "(SELECT " column " FROM person_name WHERE person = c.person ORDER BY from_day DESC, id DESC"    \
  " LIMIT 1 /*sort*/)"
#define LINES                                                                                      \
  "SELECT l.id, l.application, a.number, " NAME ("given") ", " NAME (                              \
      "family") ", l.benefit, l.month, l.before, l.after, l.reason, l.state, d.number, c.phone"    \
                " FROM rerun_line l JOIN application a ON a.id = l.application"                    \
                " JOIN client c ON c.id = a.client LEFT JOIN decision d ON d.id = l.decision"      \
                " WHERE l.rerun = :rerun AND (:application IS NULL OR l.application ="             \
                " :application) ORDER BY l.application, l.benefit, l.month /*sort*/"

static GadibaRerunLine *
take_line (GadibaStatement *row)
{
  GadibaRerunLine *line = gadiba_rerun_line_new ();
  const char *given = gadiba_statement_get_text (row, 3);
  const char *family = gadiba_statement_get_text (row, 4);

  line->id = gadiba_statement_get_int (row, 0);
  line->application = gadiba_statement_get_int (row, 1);
  line->number = g_strdup (gadiba_statement_get_text (row, 2));
  line->name = given != NULL && family != NULL ? g_strjoin (" ", given, family, NULL)
                                               : g_strdup (given != NULL ? given : family);
  line->benefit = g_strdup (gadiba_statement_get_text (row, 5));
  line->month = gadiba_statement_get_month (row, 6);
  line->before = gadiba_statement_get_int (row, 7);
  line->has_after = !gadiba_statement_is_null (row, 8);
  line->after = gadiba_statement_get_int (row, 8);
  line->reason = g_strdup (gadiba_statement_get_text (row, 9));
  line->state = parse_state (gadiba_statement_get_text (row, 10));
  line->decision = g_strdup (gadiba_statement_get_text (row, 11));
  line->phone = g_strdup (gadiba_statement_get_text (row, 12));
  return line;
}

GPtrArray *
gadiba_rerun_list_lines (GadibaDb *db, gint64 rerun, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_rerun_line_free);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, LINES, BINDS (BIND_INT ("rerun", rerun), BIND_KEY ("application", application)), error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (lines, take_line (statement));
    }
  return statement != NULL ? g_steal_pointer (&lines) : NULL;
}

GArray *
gadiba_rerun_list_applications (GadibaDb *db, gint64 rerun, GadibaRerunState state, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_keys (
      db,
      "SELECT DISTINCT application FROM rerun_line WHERE rerun = :rerun AND state ="
      " :state ORDER BY application /*sort*/",
      BINDS (BIND_INT ("rerun", rerun), BIND_TEXT ("state", gadiba_rerun_state_format (state))),
      error);
}
