/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-mailing.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-name.h"
#include "gadiba-store-error.h"

static const char *const states[GADIBA_MAILING_N_STATES] = {
  [GADIBA_MAILING_ASKED] = "asked",
  [GADIBA_MAILING_WRITTEN] = "written",
  [GADIBA_MAILING_MADE] = "made",
  [GADIBA_MAILING_LEFT] = "left",
};

const char *
gadiba_mailing_state_format (GadibaMailingState state)
{
  g_return_val_if_fail (state < GADIBA_MAILING_N_STATES, NULL);

  return states[state];
}

static GadibaMailingState
parse_state (const char *text)
{
  for (guint i = 0; i < GADIBA_MAILING_N_STATES; i++)
    if (g_strcmp0 (states[i], text) == 0)
      return (GadibaMailingState) i;
  g_return_val_if_reached (GADIBA_MAILING_LEFT);
}

void
gadiba_mailing_free (GadibaMailing *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self);
}

void
gadiba_mailing_line_free (GadibaMailingLine *self)
{
  if (self == NULL)
    return;
  g_free (self->application_number);
  g_free (self->name);
  g_free (self->number);
  g_free (self->reason);
  g_free (self);
}

/* --- writing --- */

gboolean
gadiba_mailing_add (GadibaAction *action, const GadibaMailing *self, gint64 *id, GError **error)
{
  g_return_val_if_fail (action != NULL && self != NULL && id != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  guint8 uid[16];
  _gadiba_db_random (db, uid, sizeof uid);
  if (!gadiba_db_execute (db,
                          "INSERT INTO mailing (uid, kind, day, until, caseworker)"
                          " VALUES (:uid, :kind, :day, :until, :caseworker)",
                          BINDS (BIND_BYTES ("uid", uid, sizeof uid),
                                 BIND_TEXT ("kind", self->kind), BIND_DATE ("day", self->day),
                                 BIND_DATE ("until", self->until),
                                 BIND_INT ("caseworker", gadiba_action_get_caseworker (action))),
                          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  return TRUE;
}

gboolean
gadiba_mailing_add_line (GadibaAction *action, gint64 mailing, gint64 application, gint64 decision,
                         GError **error)
{
  g_return_val_if_fail (action != NULL && mailing != 0 && application != 0, FALSE);

  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "INSERT INTO mailing_line (mailing, application, decision, state) SELECT :mailing,"
      " :application, :decision, :state WHERE NOT EXISTS (SELECT 1 FROM mailing_line WHERE mailing"
      " = :mailing AND application = :application AND decision IS :decision)",
      BINDS (BIND_INT ("mailing", mailing), BIND_INT ("application", application),
             BIND_KEY ("decision", decision),
             BIND_TEXT ("state",
                        states[decision != 0 ? GADIBA_MAILING_WRITTEN : GADIBA_MAILING_ASKED])),
      error);
}

gboolean
gadiba_mailing_move (GadibaAction *action, const GadibaMailingLine *line, GError **error)
{
  g_return_val_if_fail (action != NULL && line != NULL, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE mailing_line SET state = :state, reason = :reason,"
      " correspondence = :correspondence WHERE id = :id",
      BINDS (BIND_TEXT ("state", states[line->state]), BIND_TEXT ("reason", line->reason),
             BIND_KEY ("correspondence", line->correspondence), BIND_INT ("id", line->id)),
      error);
}

/* --- reading --- */

static gboolean
count_lines (GadibaDb *db, GadibaMailing *self, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, "SELECT state, count (*) FROM mailing_line WHERE mailing = :mailing GROUP BY state",
      BINDS (BIND_INT ("mailing", self->id)), error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        self->n[parse_state (gadiba_statement_get_text (statement, 0))] =
            (guint) gadiba_statement_get_int (statement, 1);
    }
  return statement != NULL;
}

static gpointer
take_mailing (GadibaStatement *row)
{
  GadibaMailing *self = g_new0 (GadibaMailing, 1);

  self->id = gadiba_statement_get_int (row, 0);
  self->kind = g_strdup (gadiba_statement_get_text (row, 1));
  self->day = gadiba_statement_get_date (row, 2);
  self->until = gadiba_statement_get_date (row, 3);
  return self;
}

/* Takes @all. Returns: (transfer full) (nullable): it, counted */
static GPtrArray *
count_all (GadibaDb *db, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) counted = all;

  for (guint i = 0; counted != NULL && i < counted->len; i++)
    if (!count_lines (db, g_ptr_array_index (counted, i), error))
      return NULL;
  return g_steal_pointer (&counted);
}

GPtrArray *
gadiba_mailing_list (GadibaDb *db, guint n, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return count_all (
      db,
      _gadiba_db_list (
          db, "SELECT id, kind, day, until FROM mailing ORDER BY id DESC LIMIT :n /*scan*/",
          BINDS (BIND_INT ("n", n)), take_mailing, (GDestroyNotify) gadiba_mailing_free, error),
      error);
}

GPtrArray *
gadiba_mailing_list_unfinished (GadibaDb *db, gint64 caseworker, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return count_all (
      db,
      _gadiba_db_list (db,
                       "SELECT id, kind, day, until FROM mailing m WHERE (:caseworker IS NULL OR"
                       " caseworker = :caseworker) AND EXISTS (SELECT 1 FROM mailing_line WHERE"
                       " mailing = m.id AND state IN ('asked', 'written')) ORDER BY id /*scan*/",
                       BINDS (BIND_KEY ("caseworker", caseworker)), take_mailing,
                       (GDestroyNotify) gadiba_mailing_free, error),
      error);
}

GadibaMailing *
gadiba_mailing_read (GadibaDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) one = _gadiba_db_list (
      db, "SELECT id, kind, day, until FROM mailing WHERE id = :id", BINDS (BIND_INT ("id", id)),
      take_mailing, (GDestroyNotify) gadiba_mailing_free, error);
  if (one == NULL)
    return NULL;
  if (one->len == 0)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                   _ ("There are no letters made in one go under the number %d; the number is told "
                      "when they are asked for"),
                   (int) id);
      return NULL;
    }
  g_autoptr (GadibaMailing) self = g_ptr_array_steal_index (one, 0);
  return count_lines (db, self, error) ? g_steal_pointer (&self) : NULL;
}

#define LINES_SQL                                                                                  \
  "SELECT l.id, l.application, l.decision, l.correspondence, a.number, coalesce (d.number,"        \
  " c.number), l.reason, l.state, n.given, n.family, n.given_dative, n.family_dative, p.sex,"      \
  " coalesce ((SELECT max (day) FROM letter_out WHERE decision = l.decision AND way = 'printed')," \
  " (SELECT max (day) FROM correspondence_out WHERE correspondence = l.correspondence AND way ="   \
  " 'printed'))"                                                                                   \
  " FROM mailing_line l JOIN application a ON a.id = l.application"                                \
  " JOIN client k ON k.id = a.client JOIN person p ON p.id = k.person"                             \
  " LEFT JOIN person_name n ON n.id = (SELECT id FROM person_name WHERE person = k.person"         \
  " ORDER BY from_day DESC, id DESC LIMIT 1 /*sort*/) LEFT JOIN decision d ON d.id = l.decision"   \
  " LEFT JOIN correspondence c ON c.id = l.correspondence WHERE l.mailing = :mailing"

/* Whether somebody has to write how the name is addressed. */
static gboolean
lacks_dative (GadibaStatement *row)
{
  const char *given = gadiba_statement_get_text (row, 8);
  const char *family = gadiba_statement_get_text (row, 9);
  GadibaSex sex = gadiba_sex_parse (gadiba_statement_get_text (row, 12));

  return given != NULL && family != NULL
         && ((gadiba_statement_is_null (row, 10)
              && !gadiba_name_is_known (given, GADIBA_NAME_GIVEN, sex))
             || (gadiba_statement_is_null (row, 11)
                 && !gadiba_name_is_known (family, GADIBA_NAME_FAMILY, sex)));
}

static gpointer
take_line (GadibaStatement *row)
{
  GadibaMailingLine *self = g_new0 (GadibaMailingLine, 1);

  self->id = gadiba_statement_get_int (row, 0);
  self->application = gadiba_statement_get_int (row, 1);
  self->decision = gadiba_statement_get_int (row, 2);
  self->correspondence = gadiba_statement_get_int (row, 3);
  self->application_number = g_strdup (gadiba_statement_get_text (row, 4));
  self->number = g_strdup (gadiba_statement_get_text (row, 5));
  self->reason = g_strdup (gadiba_statement_get_text (row, 6));
  self->state = parse_state (gadiba_statement_get_text (row, 7));
  if (!gadiba_statement_is_null (row, 8))
    self->name = g_strdup_printf ("%s %s", gadiba_statement_get_text (row, 8),
                                  gadiba_statement_get_text (row, 9));
  self->lacks_dative = lacks_dative (row);
  self->printed = gadiba_statement_get_date (row, 13);
  return self;
}

GPtrArray *
gadiba_mailing_list_lines (GadibaDb *db, gint64 mailing, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return _gadiba_db_list (db, LINES_SQL " ORDER BY l.id /*sort*/",
                          BINDS (BIND_INT ("mailing", mailing)), take_line,
                          (GDestroyNotify) gadiba_mailing_line_free, error);
}

GPtrArray *
gadiba_mailing_list_next (GadibaDb *db, gint64 mailing, GadibaMailingState state, gint64 after,
                          guint n, GError **error)
{
  g_return_val_if_fail (db != NULL && state < GADIBA_MAILING_N_STATES, NULL);

  return _gadiba_db_list (
      db, LINES_SQL " AND l.state = :state AND l.id > :after ORDER BY l.id LIMIT :n",
      BINDS (BIND_INT ("mailing", mailing), BIND_TEXT ("state", states[state]),
             BIND_INT ("after", after), BIND_INT ("n", n)),
      take_line, (GDestroyNotify) gadiba_mailing_line_free, error);
}
