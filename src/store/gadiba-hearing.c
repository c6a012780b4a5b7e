/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-hearing.h"

#include "gadiba-db-private.h"

void
gadiba_hearing_free (GadibaHearing *self)
{
  if (self == NULL)
    return;
  g_free (self->about);
  g_free (self->way);
  g_free (self->answer);
  g_free (self->left_out);
  g_free (self->decision);
  g_free (self->caseworker);
  g_free (self);
}

gboolean
gadiba_hearing_add (GadibaAction *action, gint64 application, const GadibaHearing *hearing,
                    GError **error)
{
  g_return_val_if_fail (action != NULL && hearing != NULL, FALSE);

  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "INSERT INTO hearing (application, about, invited, way, until, answered, answer, left_out,"
      " caseworker) VALUES (:application, :about, :invited, :way, :until, :answered, :answer,"
      " :left_out, :caseworker)",
      BINDS (BIND_INT ("application", application), BIND_TEXT ("about", hearing->about),
             BIND_DATE ("invited", hearing->invited), BIND_TEXT ("way", hearing->way),
             BIND_DATE ("until", hearing->until), BIND_DATE ("answered", hearing->answered),
             BIND_TEXT ("answer", hearing->answer), BIND_TEXT ("left_out", hearing->left_out),
             BIND_INT ("caseworker", gadiba_action_get_caseworker (action))),
      error);
}

gboolean
gadiba_hearing_close (GadibaAction *action, const GadibaHearing *hearing, GError **error)
{
  g_return_val_if_fail (action != NULL && hearing != NULL && hearing->id != 0, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE hearing SET answered = :answered, answer = :answer, left_out = :left_out,"
      " row_version = row_version + 1 WHERE id = :id AND answered IS NULL AND left_out IS NULL",
      BINDS (BIND_DATE ("answered", hearing->answered), BIND_TEXT ("answer", hearing->answer),
             BIND_TEXT ("left_out", hearing->left_out), BIND_INT ("id", hearing->id)),
      error);
}

gboolean
gadiba_hearing_use (GadibaAction *action, gint64 id, gint64 decision, GError **error)
{
  g_return_val_if_fail (action != NULL && id != 0, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE hearing SET decision = :decision, row_version = row_version + 1 WHERE id = :id"
      " AND decision IS NULL",
      BINDS (BIND_INT ("decision", decision), BIND_INT ("id", id)), error);
}

static gpointer
take_hearing (GadibaStatement *row)
{
  GadibaHearing *hearing = g_new0 (GadibaHearing, 1);

  hearing->id = gadiba_statement_get_int (row, 0);
  hearing->about = g_strdup (gadiba_statement_get_text (row, 1));
  hearing->invited = gadiba_statement_get_date (row, 2);
  hearing->way = g_strdup (gadiba_statement_get_text (row, 3));
  hearing->until = gadiba_statement_get_date (row, 4);
  hearing->answered = gadiba_statement_get_date (row, 5);
  hearing->answer = g_strdup (gadiba_statement_get_text (row, 6));
  hearing->left_out = g_strdup (gadiba_statement_get_text (row, 7));
  hearing->decision = g_strdup (gadiba_statement_get_text (row, 8));
  hearing->caseworker = g_strdup (gadiba_statement_get_text (row, 9));
  return hearing;
}

GPtrArray *
gadiba_hearing_list (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return _gadiba_db_list (
      db,
      "SELECT h.id, h.about, h.invited, h.way, h.until, h.answered, h.answer, h.left_out, d.number,"
      " c.name FROM hearing h LEFT JOIN decision d ON d.id = h.decision JOIN caseworker c"
      " ON c.id = h.caseworker WHERE h.application = :application ORDER BY h.id",
      BINDS (BIND_INT ("application", application)), take_hearing,
      (GDestroyNotify) gadiba_hearing_free, error);
}
