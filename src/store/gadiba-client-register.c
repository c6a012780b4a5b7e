/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-register.h"

#include "gadiba-db-private.h"

gboolean
gadiba_client_find (GadibaDb *db, const char *code, gint64 *person, gboolean *has_card,
                    GError **error)
{
  g_return_val_if_fail (db != NULL && code != NULL, FALSE);
  g_return_val_if_fail (person != NULL && has_card != NULL, FALSE);

  gint64 card = 0;
  if (!gadiba_db_query_int (db, "SELECT person FROM person_code WHERE code = :code",
                            BINDS (BIND_TEXT ("code", code)), person, error)
      || !gadiba_db_query_int (db, "SELECT id FROM client WHERE person = :person",
                               BINDS (BIND_INT ("person", *person)), &card, error))
    return FALSE;
  *has_card = card != 0;
  return TRUE;
}

gboolean
gadiba_client_add_person (GadibaAction *action, const GadibaNewPerson *stated, GadibaDate day,
                          gint64 *person, GError **error)
{
  g_return_val_if_fail (action != NULL && stated != NULL && person != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  guint8 uid[16];
  _gadiba_db_random (db, uid, sizeof uid);
  if (!gadiba_db_execute (
          db, "INSERT INTO person (uid, born) VALUES (:uid, :born)",
          BINDS (BIND_BYTES ("uid", uid, sizeof uid), BIND_DATE ("born", stated->born)), error))
    return FALSE;
  *person = gadiba_db_get_last_key (db);
  if (!gadiba_db_execute (db,
                          "INSERT INTO person_name (person, given, family, from_day)"
                          " VALUES (:person, :given, :family, :day)",
                          BINDS (BIND_INT ("person", *person), BIND_TEXT ("given", stated->given),
                                 BIND_TEXT ("family", stated->family), BIND_DATE ("day", day)),
                          error)
      || (stated->code != NULL
          && !gadiba_db_execute (
              db, "INSERT INTO person_code (person, code, from_day) VALUES (:person, :code, :day)",
              BINDS (BIND_INT ("person", *person), BIND_TEXT ("code", stated->code),
                     BIND_DATE ("day", day)),
              error)))
    return FALSE;
  _gadiba_search_note_person (db, *person, FALSE);
  return TRUE;
}

gboolean
gadiba_client_add_card (GadibaAction *action, gint64 person, GadibaDate day, GError **error)
{
  g_return_val_if_fail (action != NULL && day != GADIBA_DATE_NONE, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  guint8 uid[16];
  _gadiba_db_random (db, uid, sizeof uid);
  return gadiba_db_execute (db,
                            "INSERT INTO client (uid, person, since) VALUES (:uid, :person, :day)",
                            BINDS (BIND_BYTES ("uid", uid, sizeof uid), BIND_INT ("person", person),
                                   BIND_DATE ("day", day)),
                            error);
}

gboolean
gadiba_client_change (GadibaAction *action, gint64 person, const GadibaCardChange *const *changes,
                      guint n, GError **error)
{
  g_return_val_if_fail (action != NULL && (changes != NULL || n == 0), FALSE);

  _gadiba_search_note_person (gadiba_action_get_db (action), person, TRUE);
  return gadiba_card_fill (action, person, changes, n, error);
}
