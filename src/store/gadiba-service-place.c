/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-service-place.h"

#include "gadiba-db-private.h"
#include "gadiba-standing-private.h"

void
gadiba_service_place_free (GadibaServicePlace *self)
{
  if (self == NULL)
    return;
  g_free (self->service);
  g_free (self->title);
  g_free (self->name);
  g_free (self->number);
  g_free (self->decision);
  g_free (self->volume);
  g_free (self->provider);
  g_free (self->turn);
  g_free (self->why);
  g_free (self->ended_by);
  g_free (self);
}

gboolean
gadiba_service_place_is_ended (const GadibaServicePlace *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->why != NULL || self->ended_by != NULL;
}

gboolean
gadiba_service_place_waits (const GadibaServicePlace *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->from == GADIBA_DATE_NONE && !gadiba_service_place_is_ended (self);
}

gboolean
gadiba_service_place_is_taken (const GadibaServicePlace *self, GadibaDate day)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->from != GADIBA_DATE_NONE && (self->to == GADIBA_DATE_NONE || self->to >= day);
}

gboolean
gadiba_service_place_add (GadibaDb *db, gint64 item, const GadibaServicePlace *place,
                          GError **error)
{
  g_return_val_if_fail (db != NULL && item != 0 && place != NULL, FALSE);

  return gadiba_db_execute (
      db,
      "INSERT INTO service_place (item, service, since, months, from_day, to_day, provider)"
      " SELECT id, benefit, :since, :months, :from, :to, :provider FROM decision_item"
      " WHERE id = :item",
      BINDS (BIND_INT ("item", item), BIND_DATE ("since", place->since),
             BIND_INT ("months", place->months), BIND_DATE ("from", place->from),
             BIND_DATE ("to", place->to), BIND_TEXT ("provider", place->provider)),
      error);
}

static gpointer
take_place (GadibaStatement *row)
{
  GadibaServicePlace *self = g_new0 (GadibaServicePlace, 1);

  self->id = gadiba_statement_get_int (row, 0);
  self->application = gadiba_statement_get_int (row, 1);
  self->person = gadiba_statement_get_int (row, 2);
  self->service = g_strdup (gadiba_statement_get_text (row, 3));
  self->title = g_strdup (gadiba_statement_get_text (row, 4));
  self->name = g_strdup (gadiba_statement_get_text (row, 5));
  self->number = g_strdup (gadiba_statement_get_text (row, 6));
  self->decision = g_strdup (gadiba_statement_get_text (row, 7));
  self->volume = g_strdup (gadiba_statement_get_text (row, 8));
  self->decided = gadiba_statement_get_date (row, 9);
  self->since = gadiba_statement_get_date (row, 10);
  self->months = (guint) gadiba_statement_get_int (row, 11);
  self->from = gadiba_statement_get_date (row, 12);
  self->to = gadiba_statement_get_date (row, 13);
  self->provider = g_strdup (gadiba_statement_get_text (row, 14));
  self->turn = g_strdup (gadiba_statement_get_text (row, 15));
  self->why = g_strdup (gadiba_statement_get_text (row, 16));
  self->ended_by = g_strdup (gadiba_statement_get_text (row, 17));
  return self;
}

/* The newest stop after the grant that was not taken back. */
#define STOP                                                                                       \
  "(SELECT max (e.id) FROM decision e JOIN decision_item k ON k.decision = e.id"                   \
  " WHERE e.application = d.application AND e.id > d.id AND e.kind = 'stop'"                       \
  " AND k.benefit = p.service AND k.ends AND" GADIBA_STANDS ("e") ")"

GPtrArray *
gadiba_service_place_list (GadibaDb *db, const char *service, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return _gadiba_db_list (
      db,
      "SELECT p.id, a.id, c.person, p.service, i.title,"
      " (SELECT family || ' ' || given FROM person_name WHERE person = c.person"
      " ORDER BY from_day DESC LIMIT 1), a.number, d.number, i.volume, d.day, p.since, p.months,"
      " p.from_day, coalesce (t.to_day, p.to_day), p.provider, p.turn, p.why, s.number"
      " FROM service_place p JOIN decision_item i ON i.id = p.item"
      " JOIN decision d ON d.id = i.decision JOIN application a ON a.id = d.application"
      " JOIN client c ON c.id = a.client LEFT JOIN decision s ON s.id = " STOP
      " LEFT JOIN decision_item t ON t.decision = s.id AND t.benefit = p.service"
      " WHERE (:service IS NULL OR p.service = :service)"
      " AND (:application = 0 OR a.id = :application) AND" GADIBA_STANDS (
          "d") " ORDER BY p.service, p.since, p.id /*scan*//*sort*/",
      BINDS (BIND_TEXT ("service", service), BIND_INT ("application", application)), take_place,
      (GDestroyNotify) gadiba_service_place_free, error);
}

gboolean
gadiba_service_place_update (GadibaAction *action, const GadibaServicePlace *place, GError **error)
{
  g_return_val_if_fail (action != NULL && place != NULL && place->id != 0, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE service_place SET from_day = :from, to_day = :to, provider = :provider, turn = :turn,"
      " why = :why, row_version = row_version + 1 WHERE id = :id",
      BINDS (BIND_DATE ("from", place->from), BIND_DATE ("to", place->to),
             BIND_TEXT ("provider", place->provider), BIND_TEXT ("turn", place->turn),
             BIND_TEXT ("why", place->why), BIND_INT ("id", place->id)),
      error);
}
