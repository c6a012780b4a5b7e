/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-talk.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-search-private.h"
#include "gadiba-text.h"

void
gadiba_talk_record_free (GadibaTalkRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->way);
  g_free (self->who);
  g_free (self->about);
  g_free (self->advised);
  g_free (self->given);
  g_free (self->family);
  g_free (self->number);
  g_free (self->caseworker);
  g_free (self);
}

/* --- writing --- */

gboolean
gadiba_talk_add (GadibaAction *action, const GadibaTalkRecord *talk, gint64 *id, GError **error)
{
  g_return_val_if_fail (action != NULL && talk != NULL && id != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  guint8 uid[16];
  _gadiba_db_random (db, uid, sizeof uid);
  if (!gadiba_db_execute (
          db,
          "INSERT INTO talk (uid, person, application, day, way, who, about, advised, minutes,"
          " caseworker) VALUES (:uid, :person, :application, :day, :way, :who, :about, :advised,"
          " :minutes, :caseworker)",
          BINDS (BIND_BYTES ("uid", uid, sizeof uid), BIND_KEY ("person", talk->person),
                 BIND_KEY ("application", talk->application), BIND_DATE ("day", talk->day),
                 BIND_TEXT ("way", talk->way), BIND_TEXT ("who", talk->who),
                 BIND_TEXT ("about", talk->about), BIND_TEXT ("advised", talk->advised),
                 BIND_KNOWN ("minutes", talk->minutes >= 0, talk->minutes),
                 BIND_INT ("caseworker", gadiba_action_get_caseworker (action))),
          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  return TRUE;
}

gboolean
gadiba_talk_update (GadibaAction *action, const GadibaTalkRecord *talk, GError **error)
{
  g_return_val_if_fail (action != NULL && talk != NULL && talk->id != 0, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE talk SET person = coalesce (person, :person), day = :day, way = :way, who = :who, "
      "about = :about, advised = :advised,"
      " minutes = :minutes, row_version = row_version + 1 WHERE id = :id AND row_version ="
      " :version",
      BINDS (BIND_KEY ("person", talk->person), BIND_DATE ("day", talk->day),
             BIND_TEXT ("way", talk->way), BIND_TEXT ("who", talk->who),
             BIND_TEXT ("about", talk->about), BIND_TEXT ("advised", talk->advised),
             BIND_KNOWN ("minutes", talk->minutes >= 0, talk->minutes), BIND_INT ("id", talk->id),
             BIND_INT ("version", talk->row_version)),
      error);
}

gboolean
gadiba_talk_remove (GadibaAction *action, gint64 id, gint64 row_version, GError **error)
{
  g_return_val_if_fail (action != NULL && id != 0, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action), "DELETE FROM talk WHERE id = :id AND row_version = :version",
      BINDS (BIND_INT ("id", id), BIND_INT ("version", row_version)), error);
}

/* --- reading --- */

#define NAME(column)                                                                               \
  "(SELECT " column " FROM person_name WHERE person = t.person ORDER BY from_day DESC, id DESC"    \
  " LIMIT 1)"
#define TALK_SQL                                                                                   \
  "SELECT t.id, t.person, t.application, t.day, t.way, t.who, t.about, t.advised, t.minutes,"      \
  " t.row_version, " NAME ("given") ", " NAME (                                                    \
      "family") ", a.number, c.name FROM talk t LEFT"                                              \
                " JOIN application a ON a.id = t.application JOIN caseworker c ON c.id = "         \
                "t.caseworker WHERE "
#define NEWEST_FIRST " ORDER BY t.day DESC, t.id DESC /*sort*/"

static gpointer
take_talk (GadibaStatement *row)
{
  GadibaTalkRecord *talk = g_new0 (GadibaTalkRecord, 1);
  talk->id = gadiba_statement_get_int (row, 0);
  talk->person = gadiba_statement_get_int (row, 1);
  talk->application = gadiba_statement_get_int (row, 2);
  talk->day = gadiba_statement_get_date (row, 3);
  talk->way = g_strdup (gadiba_statement_get_text (row, 4));
  talk->who = g_strdup (gadiba_statement_get_text (row, 5));
  talk->about = g_strdup (gadiba_statement_get_text (row, 6));
  talk->advised = g_strdup (gadiba_statement_get_text (row, 7));
  talk->minutes = gadiba_statement_is_null (row, 8) ? -1 : (int) gadiba_statement_get_int (row, 8);
  talk->row_version = gadiba_statement_get_int (row, 9);
  talk->given = g_strdup (gadiba_statement_get_text (row, 10));
  talk->family = g_strdup (gadiba_statement_get_text (row, 11));
  talk->number = g_strdup (gadiba_statement_get_text (row, 12));
  talk->caseworker = g_strdup (gadiba_statement_get_text (row, 13));
  return talk;
}

static GPtrArray *
list (GadibaDb *db, const char *sql, const GadibaBind *binds, GError **error)
{
  return _gadiba_db_list (db, sql, binds, take_talk, (GDestroyNotify) gadiba_talk_record_free,
                          error);
}

GadibaTalkRecord *
gadiba_talk_read (GadibaDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) talks =
      list (db, TALK_SQL "t.id = :id", BINDS (BIND_INT ("id", id)), error);
  if (talks == NULL)
    return NULL;
  if (talks->len > 0)
    return g_ptr_array_steal_index (talks, 0);
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                       _ ("This talk is not in the records any more"));
  return NULL;
}

GPtrArray *
gadiba_talk_list_of_application (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list (db,
               TALK_SQL "t.id IN (SELECT id FROM talk WHERE application = :application UNION"
                        " SELECT w.id FROM application_member m JOIN talk w ON w.person = m.person"
                        " WHERE m.application = :application)" NEWEST_FIRST,
               BINDS (BIND_INT ("application", application)), error);
}

GPtrArray *
gadiba_talk_list_of_person (GadibaDb *db, gint64 person, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list (db, TALK_SQL "t.person = :person" NEWEST_FIRST, BINDS (BIND_INT ("person", person)),
               error);
}

GPtrArray *
gadiba_talk_list_of_name (GadibaDb *db, const char *name, GError **error)
{
  g_return_val_if_fail (db != NULL && name != NULL, NULL);

  g_autofree char *folded = gadiba_text_fold (name);
  g_autoptr (GPtrArray) words = _gadiba_search_split (folded);
  if (words->len == 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_talk_record_free);
  g_autoptr (GPtrArray) talks = list (
      db, TALK_SQL "t.person IS NULL AND t.application IS NULL AND t.who IS NOT NULL" NEWEST_FIRST,
      NULL, error);
  for (guint i = talks != NULL ? talks->len : 0; i-- > 0;)
    {
      const GadibaTalkRecord *talk = g_ptr_array_index (talks, i);
      g_autofree char *who = gadiba_text_fold (talk->who);
      if (!_gadiba_search_has_words (who, words))
        g_ptr_array_remove_index (talks, i);
    }
  return g_steal_pointer (&talks);
}

GPtrArray *
gadiba_talk_list_of_namesake (GadibaDb *db, gint64 person, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT given || ' ' || family FROM person_name WHERE person = :person"
                       " ORDER BY from_day DESC, id DESC LIMIT 1",
                       BINDS (BIND_INT ("person", person)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  const char *name = row ? gadiba_statement_get_text (statement, 0) : NULL;
  return gadiba_talk_list_of_name (db, name != NULL ? name : "", error);
}

GPtrArray *
gadiba_talk_list_of_day (GadibaDb *db, GadibaDate day, gint64 caseworker, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list (
      db, TALK_SQL "t.day = :day AND (:caseworker = 0 OR t.caseworker = :caseworker)" NEWEST_FIRST,
      BINDS (BIND_DATE ("day", day), BIND_INT ("caseworker", caseworker)), error);
}
