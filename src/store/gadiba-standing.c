/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-standing-private.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-store-error.h"

#define COUNTS GADIBA_STANDS ("d") "AND" GADIBA_GIVES ("i")

static void
free_row (gpointer data)
{
  GadibaStandingRow *row = data;

  g_free (row->benefit);
  g_free (row->payee);
  g_free (row->decision);
  g_free (row->kind);
  g_free (row);
}

static void
free_stop (gpointer data)
{
  GadibaStandingStop *stop = data;

  g_free (stop->person);
  g_free (stop->decision);
  g_free (stop);
}

void
gadiba_standing_free (GadibaStanding *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->months);
  g_ptr_array_unref (self->stops);
  g_free (self->allowed);
  g_free (self->word);
  g_free (self->status_number);
  g_free (self);
}

static GadibaStanding *
new_standing (void)
{
  GadibaStanding *self = g_new0 (GadibaStanding, 1);

  self->months = g_ptr_array_new_with_free_func (free_row);
  self->stops = g_ptr_array_new_with_free_func (free_stop);
  return self;
}

/* Takes a row to the standing that it is of. */
typedef void (*TakeRow) (GadibaStanding *self, GadibaStatement *row);

static void
take_month (GadibaStanding *self, GadibaStatement *row)
{
  GadibaStandingRow *month = g_new0 (GadibaStandingRow, 1);

  month->benefit = g_strdup (gadiba_statement_get_text (row, 1));
  month->month = gadiba_statement_get_month (row, 2);
  month->amount = gadiba_statement_get_int (row, 3);
  month->payee = g_strdup (gadiba_statement_get_text (row, 4));
  month->decision = g_strdup (gadiba_statement_get_text (row, 5));
  month->kind = g_strdup (gadiba_statement_get_text (row, 6));
  month->ended = gadiba_statement_get_int (row, 8) != 0;
  month->effective = gadiba_statement_get_date (row, 9);
  month->percent = (guint) gadiba_statement_get_int (row, 10);
  month->asked = gadiba_statement_get_int (row, 11);
  month->extended = gadiba_statement_get_int (row, 12) != 0;
  g_ptr_array_add (self->months, month);
}

static void
take_stop (GadibaStanding *self, GadibaStatement *row)
{
  GadibaStandingStop *stop = g_new0 (GadibaStandingStop, 1);

  stop->person = g_strdup (gadiba_statement_get_text (row, 1));
  stop->from = gadiba_date_get_month (gadiba_statement_get_date (row, 2));
  stop->decision = g_strdup (gadiba_statement_get_text (row, 3));
  GadibaDate extended = gadiba_statement_get_date (row, 4);
  stop->until = extended != GADIBA_DATE_NONE ? gadiba_date_get_month (extended) : GADIBA_MONTH_NONE;
  g_ptr_array_add (self->stops, stop);
}

/* @statement: (transfer full) (nullable): its first column says of which of @standings a row is */
static gboolean
take_rows (GadibaStatement *statement, GadibaStanding *const *standings, TakeRow take,
           GError **error)
{
  g_autoptr (GadibaStatement) rows = statement;
  gboolean row = TRUE;

  while (rows != NULL && row)
    {
      if (!gadiba_statement_step (rows, &row, error))
        return FALSE;
      if (row)
        take (standings[gadiba_statement_get_int (rows, 0)], rows);
    }
  return rows != NULL;
}

/* A change that sets a day extends the term to it (SPSPL 38(2)). */
#define EXTENDS(decision) decision ".kind = 'change' AND " decision ".until IS NOT NULL"

/* @of: of which standing, and how it is reached; @further: what is in force for the month by other
 * decisions. max () makes the other columns those of the newest decision. */
#define MONTHS(of, from, further)                                                                  \
  "SELECT " of ", i.benefit, m.month, m.amount, m.payee, d.number, d.kind, max (d.id), i.ends,"    \
  " d.effective, " further ", sum (" EXTENDS (                                                     \
      "d") ") > 0 FROM " from                                                                      \
           "decision_item i ON i.decision = d.id JOIN decision_month m ON m.item = i.id"
#define OF_SAME_MONTH                                                                              \
  " FROM decision r JOIN decision_item j ON j.decision = r.id AND j.benefit = i.benefit"           \
  " JOIN decision_month n ON n.item = j.id AND n.month = m.month"                                  \
  " WHERE r.application = d.application AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces ="   \
  " r.id) AND r.kind = "
#define IN_FORCE                                                                                   \
  "coalesce ((SELECT r.percent" OF_SAME_MONTH "'reduction' ORDER BY r.id DESC LIMIT 1), 0),"       \
  " coalesce ((SELECT sum (n.recovered)" OF_SAME_MONTH "'recovery'), 0)"
#define IN_ORDER                                                                                   \
  " GROUP BY d.application, i.benefit, m.month ORDER BY d.application, i.benefit,"                 \
  " m.month /*sort*/"

/* Whom decisions stopped that were not taken back. */
#define STOPS(of, from)                                                                            \
  "SELECT " of ", m.label, d.effective, d.number, (SELECT min (x.effective) FROM decision x"       \
  " WHERE x.application = d.application AND x.person = d.person AND " EXTENDS (                    \
      "x") " AND" GADIBA_STANDS ("x") ") FROM " from "application_member m"                        \
                                      " ON m.application = d.application AND m.person = d.person " \
                                      "WHERE d.kind = 'stop'"                                      \
                                      " AND" GADIBA_STANDS ("d")

#define ONE "decision d JOIN "
/* Rows of an index and an application each. */
#define MANY "gadiba_rows r /*scan*/ CROSS JOIN decision d ON d.application = r.c1 JOIN "

static gboolean
read_allowed (GadibaDb *db, gint64 application, GadibaStanding *self, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT group_concat (i.reasons, ' ') FROM decision d JOIN decision_item i"
                       " ON i.decision = d.id WHERE d.application = :application AND i.outcome = "
                       "'granted' AND" GADIBA_STANDS ("d"),
                       BINDS (BIND_INT ("application", application)), error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  self->allowed = row ? g_strdup (gadiba_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

/* Named as the newest decision names it, granted from the first day of all of them. */
static gboolean
read_status (GadibaDb *db, const GadibaBind *binds, GadibaStanding *self, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT i.word, min (i.from_day) OVER (), i.to_day, i.ends, d.number,"
                       " d.day FROM decision d CROSS JOIN decision_item i"
                       " ON i.decision = d.id WHERE d.application = :id AND d.id <> :without"
                       " AND i.benefit = 'status' AND" COUNTS "ORDER BY d.id DESC LIMIT 1 /*sort*/",
                       binds, error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      self->word = g_strdup (gadiba_statement_get_text (statement, 0));
      self->granted = gadiba_statement_get_date (statement, 1);
      self->ends = gadiba_statement_get_date (statement, 2);
      self->ended = gadiba_statement_get_int (statement, 3) != 0;
      self->status_number = g_strdup (gadiba_statement_get_text (statement, 4));
      self->status_day = gadiba_statement_get_date (statement, 5);
    }
  return TRUE;
}

GadibaStanding *
gadiba_standing_read (GadibaDb *db, gint64 application, GError **error)
{
  return gadiba_standing_read_without (db, application, 0, error);
}

GadibaStanding *
gadiba_standing_read_without (GadibaDb *db, gint64 application, gint64 decision, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GadibaStanding) self = new_standing ();
  const GadibaBind binds[] = { BIND_INT ("id", application), BIND_INT ("without", decision),
                               BIND_END };
  const GadibaBind of_all[] = { BIND_INT ("id", application), BIND_END };
  return take_rows (gadiba_db_query (db,
                                     MONTHS ("0", ONE, IN_FORCE) " WHERE d.application = :id"
                                                                 " AND d.id <> :without"
                                                                 " AND" COUNTS IN_ORDER,
                                     binds, error),
                    &self, take_month, error)
                 && take_rows (gadiba_db_query (db,
                                                STOPS ("0", ONE) "AND d.application = :id"
                                                                 " ORDER BY d.id /*sort*/",
                                                of_all, error),
                               &self, take_stop, error)
                 && read_allowed (db, application, self, error)
                 && read_status (db, binds, self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

GPtrArray *
gadiba_standing_read_many (GadibaDb *db, const gint64 *applications, guint n, GError **error)
{
  g_return_val_if_fail (db != NULL && (applications != NULL || n == 0), NULL);

  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_standing_free);
  g_autofree GadibaBind *values = g_new0 (GadibaBind, 2 * n + 1);
  const GadibaDbRows rows = { values, n, 2 };

  for (guint i = 0; i < n; i++)
    {
      values[2 * i] = (GadibaBind) BIND_INT ("", i);
      values[2 * i + 1] = (GadibaBind) BIND_INT ("", applications[i]);
      g_ptr_array_add (all, new_standing ());
    }
  GadibaStanding *const *standings = (GadibaStanding *const *) all->pdata;
  return take_rows (_gadiba_db_query_rows (
                        db, MONTHS ("r.c0", MANY, IN_FORCE) " WHERE" COUNTS IN_ORDER, &rows, error),
                    standings, take_month, error)
                 && take_rows (_gadiba_db_query_rows (
                                   db, STOPS ("r.c0", MANY) "ORDER BY d.id /*sort*/", &rows, error),
                               standings, take_stop, error)
             ? g_steal_pointer (&all)
             : NULL;
}

GadibaStanding *
gadiba_standing_read_issued (GadibaDb *db, gint64 decision, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GadibaStanding) self = new_standing ();
  return take_rows (gadiba_db_query (db, MONTHS ("0", ONE, "0, 0") " WHERE d.id = :id" IN_ORDER,
                                     BINDS (BIND_INT ("id", decision)), error),
                    &self, take_month, error)
             ? g_steal_pointer (&self)
             : NULL;
}

GadibaMonth
gadiba_standing_get_last_month (const GadibaStanding *self)
{
  g_return_val_if_fail (self != NULL, GADIBA_MONTH_NONE);

  GadibaMonth last = GADIBA_MONTH_NONE;
  for (guint i = 0; i < self->months->len; i++)
    last = MAX (last, ((const GadibaStandingRow *) g_ptr_array_index (self->months, i))->month);
  return last;
}

#define BASE                                                                                       \
  "SELECT d.id, d.application, d.number, a.number, d.day,"                                         \
  " (SELECT r.number FROM decision r WHERE r.replaces = d.id), d.kind FROM decision d"             \
  " JOIN application a ON a.id = d.application WHERE "

static gpointer
take_base (GadibaStatement *row)
{
  GadibaBase *self = g_new0 (GadibaBase, 1);

  self->id = gadiba_statement_get_int (row, 0);
  self->application = gadiba_statement_get_int (row, 1);
  self->number = g_strdup (gadiba_statement_get_text (row, 2));
  self->application_number = g_strdup (gadiba_statement_get_text (row, 3));
  self->day = gadiba_statement_get_date (row, 4);
  self->replaced_by = g_strdup (gadiba_statement_get_text (row, 5));
  self->kind = g_strdup (gadiba_statement_get_text (row, 6));
  return self;
}

GadibaBase *
gadiba_base_find (GadibaDb *db, const char *number, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, NULL);

  g_autoptr (GPtrArray) found =
      _gadiba_db_list (db, BASE "d.number = :number", BINDS (BIND_TEXT ("number", number)),
                       take_base, (GDestroyNotify) gadiba_base_free, error);
  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_ptr_array_steal_index (found, 0);
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
               _ ("There is no decision “%s”"), number);
  return NULL;
}

GadibaBase *
gadiba_base_read (GadibaDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) found =
      _gadiba_db_list (db, BASE "d.id = :id", BINDS (BIND_INT ("id", id)), take_base,
                       (GDestroyNotify) gadiba_base_free, error);
  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_ptr_array_steal_index (found, 0);
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                       _ ("There is no such decision"));
  return NULL;
}

gboolean
gadiba_base_check_stands (const GadibaBase *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->replaced_by == NULL)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
               _ ("Decision %s was taken back by decision %s; nothing can follow it"), self->number,
               self->replaced_by);
  return FALSE;
}

/* A judgement decides what another one left open, and rests on its status where it gives none; all
 * others are about what stands already. */
#define SAME_ITEM                                                                                  \
  "d.kind <> 'judgement' AND i.benefit = b.benefit AND (b.benefit = 'status' OR (b.volume IS NOT " \
  "NULL AND i.ends) OR EXISTS (SELECT 1"                                                           \
  " FROM decision_month m JOIN decision_month n ON n.month = m.month AND n.item = i.id"            \
  " WHERE m.item = b.id))"
#define WITHOUT_STATUS                                                                             \
  "d.kind = 'judgement' AND b.benefit = 'status' AND b.outcome = 'granted' AND NOT EXISTS"         \
  " (SELECT 1 FROM decision_item k WHERE k.decision = d.id AND k.benefit = 'status'"               \
  " AND" GADIBA_GIVES ("k") ")"
#define FOLLOWER                                                                                   \
  "SELECT d.number FROM decision_item b JOIN decision d ON d.application = :application"           \
  " AND d.id > b.decision JOIN decision_item i ON i.decision = d.id"                               \
  " WHERE b.decision = :decision AND" COUNTS "AND (" SAME_ITEM " OR " WITHOUT_STATUS ")"           \
  " ORDER BY d.id DESC LIMIT 1 /*sort*/"

gboolean
gadiba_base_find_follower (GadibaDb *db, const GadibaBase *self, char **number, GError **error)
{
  g_return_val_if_fail (db != NULL && self != NULL && number != NULL, FALSE);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, FOLLOWER,
      BINDS (BIND_INT ("application", self->application), BIND_INT ("decision", self->id)), error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *number = row ? g_strdup (gadiba_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

void
gadiba_base_free (GadibaBase *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->application_number);
  g_free (self->kind);
  g_free (self->replaced_by);
  g_free (self);
}
