/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-correspondence.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-frozen-text-private.h"
#include "gadiba-store-error.h"

void
gadiba_written_free (GadibaWritten *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->number);
  g_free (self->title);
  g_free (self->application_number);
  g_free (self->person);
  g_free (self->caseworker);
  g_free (self);
}

void
gadiba_told_free (GadibaTold *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->replaced_by);
  g_free (self->corrected_by);
  g_free (self->changed_by);
  g_free (self);
}

/* --- writing --- */

gboolean
gadiba_correspondence_next (GadibaDb *db, const char *series, GadibaDate day, gint64 *num,
                            GError **error)
{
  g_return_val_if_fail (db != NULL && series != NULL && num != NULL, FALSE);

  int year;
  gadiba_date_split (day, &year, NULL, NULL);
  return gadiba_db_query_int (db,
                              "SELECT coalesce (max (num), 0) + 1 FROM correspondence"
                              " WHERE series = :series AND year = :year",
                              BINDS (BIND_TEXT ("series", series), BIND_INT ("year", year)), num,
                              error);
}

gboolean
gadiba_correspondence_add (GadibaAction *action, const GadibaCorrespondence *letter, GError **error)
{
  g_return_val_if_fail (action != NULL && letter != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  guint8 uid[16];
  gint64 text;
  int year;

  _gadiba_db_random (db, uid, sizeof uid);
  gadiba_date_split (letter->day, &year, NULL, NULL);
  return _gadiba_frozen_text_add (db, letter->letter, &text, error)
         && gadiba_db_execute (
             db,
             "INSERT INTO correspondence (uid, kind, title, application, person, series, year, num,"
             " number, day, until, signatory, caseworker, letter_text, code) VALUES (:uid, :kind,"
             " :title, :application, :person, :series, :year, :num, :number, :day, :until,"
             " :signatory, :caseworker, :text, :code)",
             BINDS (BIND_BYTES ("uid", uid, sizeof uid), BIND_TEXT ("kind", letter->kind),
                    BIND_TEXT ("title", letter->title),
                    BIND_INT ("application", letter->application),
                    BIND_KEY ("person", letter->person), BIND_TEXT ("series", letter->series),
                    BIND_INT ("year", year), BIND_INT ("num", letter->num),
                    BIND_TEXT ("number", letter->number), BIND_DATE ("day", letter->day),
                    BIND_DATE ("until", letter->until), BIND_INT ("signatory", letter->signatory),
                    BIND_INT ("caseworker", gadiba_action_get_caseworker (action)),
                    BIND_INT ("text", text), BIND_TEXT ("code", letter->code)),
             error);
}

gboolean
gadiba_correspondence_add_out (GadibaAction *action, gint64 letter, GadibaDate day, const char *way,
                               GError **error)
{
  g_return_val_if_fail (action != NULL && letter != 0 && way != NULL, FALSE);

  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "INSERT INTO correspondence_out (correspondence, day, way) VALUES (:letter, :day, :way)",
      BINDS (BIND_INT ("letter", letter), BIND_DATE ("day", day), BIND_TEXT ("way", way)), error);
}

/* --- reading --- */

#define WRITTEN_SQL                                                                                \
  "SELECT c.id, c.application, c.kind, c.number, c.title, a.number, c.day, c.until,"               \
  " (SELECT max (day) FROM correspondence_out WHERE correspondence = c.id),"                       \
  " (SELECT label FROM application_member WHERE application = c.application"                       \
  " AND person = c.person), w.name, c.letter_text FROM correspondence c"                           \
  " JOIN application a ON a.id = c.application JOIN caseworker w ON w.id = c.caseworker WHERE "
#define LETTER_TEXT 11

static gpointer
take_written (GadibaStatement *row)
{
  GadibaWritten *self = g_new0 (GadibaWritten, 1);

  self->id = gadiba_statement_get_int (row, 0);
  self->application = gadiba_statement_get_int (row, 1);
  self->kind = g_strdup (gadiba_statement_get_text (row, 2));
  self->number = g_strdup (gadiba_statement_get_text (row, 3));
  self->title = g_strdup (gadiba_statement_get_text (row, 4));
  self->application_number = g_strdup (gadiba_statement_get_text (row, 5));
  self->day = gadiba_statement_get_date (row, 6);
  self->until = gadiba_statement_get_date (row, 7);
  self->out = gadiba_statement_get_date (row, 8);
  self->person = g_strdup (gadiba_statement_get_text (row, 9));
  self->caseworker = g_strdup (gadiba_statement_get_text (row, 10));
  return self;
}

GPtrArray *
gadiba_correspondence_list (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return _gadiba_db_list (db, WRITTEN_SQL "c.application = :application ORDER BY c.id",
                          BINDS (BIND_INT ("application", application)), take_written,
                          (GDestroyNotify) gadiba_written_free, error);
}

GadibaWritten *
gadiba_correspondence_read (GadibaDb *db, const char *number, GBytes **letter, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, NULL);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, WRITTEN_SQL "c.number = :number", BINDS (BIND_TEXT ("number", number)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                   _ ("There is no letter “%s”"), number);
      return NULL;
    }
  g_autoptr (GadibaWritten) self = take_written (statement);
  if (letter != NULL)
    *letter =
        _gadiba_frozen_text_read (db, gadiba_statement_get_int (statement, LETTER_TEXT), error);
  return letter == NULL || *letter != NULL ? g_steal_pointer (&self) : NULL;
}

/* --- codes --- */

/* Of decisions that stand. */
#define NEWEST(condition)                                                                          \
  "(SELECT x.number FROM decision x WHERE " condition                                              \
  " AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces = x.id) ORDER BY x.id DESC LIMIT 1)"
#define CODE_SQL                                                                                   \
  "SELECT d.number, d.day, 1, " NEWEST ("x.replaces = d.id") ", " NEWEST (                         \
      "x.base = d.id AND x.kind = 'correction'") ", " NEWEST ("x.base = d.id AND x.kind <> "       \
                                                              "'correction' AND x.replaces IS "    \
                                                              "NULL") " FROM decision d WHERE "    \
                                                                      "d.code = :code UNION ALL "  \
                                                                      "SELECT number, day, 0, "    \
                                                                      "NULL, NULL, NULL"           \
                                                                      " FROM correspondence "      \
                                                                      "WHERE code = :code"

gboolean
gadiba_code_find (GadibaDb *db, const char *code, GadibaTold **told, GError **error)
{
  g_return_val_if_fail (db != NULL && code != NULL && told != NULL, FALSE);

  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, CODE_SQL, BINDS (BIND_TEXT ("code", code)), error);
  gboolean row = FALSE;
  *told = NULL;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  GadibaTold *self = g_new0 (GadibaTold, 1);
  self->number = g_strdup (gadiba_statement_get_text (statement, 0));
  self->day = gadiba_statement_get_date (statement, 1);
  self->decides = gadiba_statement_get_int (statement, 2) != 0;
  self->replaced_by = g_strdup (gadiba_statement_get_text (statement, 3));
  self->corrected_by = g_strdup (gadiba_statement_get_text (statement, 4));
  self->changed_by = g_strdup (gadiba_statement_get_text (statement, 5));
  *told = self;
  return TRUE;
}
