/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-wording.h"

#include "gadiba-db-private.h"

/* --- reading --- */

static GBytes *
take_content (GadibaStatement *row, int column)
{
  gsize size;
  gconstpointer bytes = gadiba_statement_get_bytes (row, column, &size);

  return gadiba_statement_is_null (row, column) ? NULL : g_bytes_new (bytes, size);
}

static gpointer
take_record (GadibaStatement *row)
{
  GadibaWordingRecord *self = g_new0 (GadibaWordingRecord, 1);

  self->id = gadiba_statement_get_int (row, 0);
  self->template_id = g_strdup (gadiba_statement_get_text (row, 1));
  self->in_force = g_strcmp0 (gadiba_statement_get_text (row, 2), "in-force") == 0;
  self->day = gadiba_statement_get_date (row, 3);
  self->from = gadiba_statement_get_date (row, 4);
  self->note = g_strdup (gadiba_statement_get_text (row, 5));
  self->caseworker = g_strdup (gadiba_statement_get_text (row, 6));
  self->content = take_content (row, 7);
  return self;
}

void
gadiba_wording_record_free (GadibaWordingRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->template_id);
  g_free (self->note);
  g_free (self->caseworker);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self);
}

GPtrArray *
gadiba_wording_list (GadibaDb *db, const char *template_id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return _gadiba_db_list (
      db,
      "SELECT w.id, w.template, w.state, w.day, w.from_day, w.note, c.name, w.content"
      " FROM letter_wording w JOIN caseworker c ON c.id = w.caseworker"
      " WHERE :template IS NULL OR w.template = :template"
      " ORDER BY w.template, w.from_day IS NOT NULL, w.from_day DESC, w.id DESC /*sort*//*scan*/",
      BINDS (BIND_TEXT ("template", template_id)), take_record,
      (GDestroyNotify) gadiba_wording_record_free, error);
}

gboolean
gadiba_wording_find (GadibaDb *db, const char *template_id, GadibaDate day, GBytes **content,
                     GError **error)
{
  g_return_val_if_fail (db != NULL && template_id != NULL && content != NULL, FALSE);
  g_return_val_if_fail (day != GADIBA_DATE_NONE, FALSE);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT content FROM letter_wording WHERE template = :template AND from_day <= :day"
      " ORDER BY from_day DESC, id DESC LIMIT 1",
      BINDS (BIND_TEXT ("template", template_id), BIND_DATE ("day", day)), error);
  gboolean row = FALSE;
  *content = NULL;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *content = take_content (statement, 0);
  return TRUE;
}

/* --- changing --- */

static gboolean
has_draft (GadibaDb *db, const char *template_id, gboolean *has, GError **error)
{
  gint64 n = 0;
  gboolean done = gadiba_db_query_int (
      db, "SELECT count (*) FROM letter_wording WHERE template = :template AND state = 'draft'",
      BINDS (BIND_TEXT ("template", template_id)), &n, error);

  *has = n > 0;
  return done;
}

gboolean
gadiba_wording_save_draft (GadibaAction *action, const char *template_id, GadibaDate day,
                           GBytes *content, GError **error)
{
  g_return_val_if_fail (action != NULL && template_id != NULL && content != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (content, &size);
  gboolean has;
  if (!has_draft (db, template_id, &has, error))
    return FALSE;
  if (has)
    return gadiba_db_execute_one (
        db,
        "UPDATE letter_wording SET content = :content WHERE template = :template AND state = "
        "'draft'",
        BINDS (BIND_BYTES ("content", bytes, size), BIND_TEXT ("template", template_id)), error);
  return gadiba_db_execute (db,
                            "INSERT INTO letter_wording (template, state, day, content, caseworker)"
                            " VALUES (:template, 'draft', :day, :content, :caseworker)",
                            BINDS (BIND_TEXT ("template", template_id), BIND_DATE ("day", day),
                                   BIND_BYTES ("content", bytes, size),
                                   BIND_INT ("caseworker", gadiba_action_get_caseworker (action))),
                            error);
}

gboolean
gadiba_wording_drop_draft (GadibaAction *action, const char *template_id, GError **error)
{
  g_return_val_if_fail (action != NULL && template_id != NULL, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "DELETE FROM letter_wording WHERE template = :template AND state = 'draft'",
      BINDS (BIND_TEXT ("template", template_id)), error);
}

gboolean
gadiba_wording_enforce (GadibaAction *action, const GadibaWordingRecord *record, GError **error)
{
  g_return_val_if_fail (action != NULL && record != NULL, FALSE);
  g_return_val_if_fail (record->from != GADIBA_DATE_NONE, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE letter_wording SET state = 'in-force', day = :day, from_day = :from, note = :note,"
      " caseworker = :caseworker WHERE template = :template AND state = 'draft'",
      BINDS (BIND_DATE ("day", record->day), BIND_DATE ("from", record->from),
             BIND_TEXT ("note", record->note),
             BIND_INT ("caseworker", gadiba_action_get_caseworker (action)),
             BIND_TEXT ("template", record->template_id)),
      error);
}

gboolean
gadiba_wording_restore (GadibaAction *action, const GadibaWordingRecord *record, GError **error)
{
  g_return_val_if_fail (action != NULL && record != NULL, FALSE);
  g_return_val_if_fail (record->from != GADIBA_DATE_NONE, FALSE);

  return gadiba_db_execute (
      gadiba_action_get_db (action),
      "INSERT INTO letter_wording (template, state, day, from_day, note, caseworker)"
      " VALUES (:template, 'in-force', :day, :from, :note, :caseworker)",
      BINDS (BIND_TEXT ("template", record->template_id), BIND_DATE ("day", record->day),
             BIND_DATE ("from", record->from), BIND_TEXT ("note", record->note),
             BIND_INT ("caseworker", gadiba_action_get_caseworker (action))),
      error);
}
