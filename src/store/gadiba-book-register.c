/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-register.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-standing-private.h"

static GadibaBookRecord *
find_record (GadibaDb *db, const char *sql, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, NULL, error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error) || !row)
    return NULL;
  GadibaBookRecord *self = g_new0 (GadibaBookRecord, 1);
  gsize size;
  gconstpointer bytes = gadiba_statement_get_bytes (statement, 4, &size);
  self->content = g_bytes_new (bytes, size);
  self->id = gadiba_statement_get_int (statement, 0);
  self->in_force = g_strcmp0 (gadiba_statement_get_text (statement, 1), "in-force") == 0;
  self->day = gadiba_statement_get_date (statement, 2);
  self->note = g_strdup (gadiba_statement_get_text (statement, 3));
  return self;
}

GadibaBookRecord *
gadiba_book_record_find_in_force (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return find_record (db,
                      "SELECT id, state, day, note, content FROM office_book"
                      " WHERE state = 'in-force' ORDER BY id DESC LIMIT 1 /*scan*/",
                      error);
}

GadibaBookRecord *
gadiba_book_record_find_draft (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return find_record (db,
                      "SELECT id, state, day, note, content FROM office_book"
                      " WHERE state = 'draft' ORDER BY id DESC LIMIT 1 /*scan*/",
                      error);
}

void
gadiba_book_record_free (GadibaBookRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->note);
  g_bytes_unref (self->content);
  g_free (self);
}

gboolean
gadiba_book_record_add_draft (GadibaAction *action, GadibaDate day, const char *note,
                              GBytes *content, GError **error)
{
  g_return_val_if_fail (action != NULL && content != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  gint64 n;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (content, &size);
  if (!gadiba_db_query_int (db, "SELECT count (*) FROM office_book WHERE state = 'draft' /*scan*/",
                            NULL, &n, error))
    return FALSE;
  if (n > 0)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_EXISTS,
                           _ ("There is a draft of the office's rules already; go on with it, or "
                              "discard it first"));
      return FALSE;
    }
  return gadiba_db_execute (
      db,
      "INSERT INTO office_book (state, day, note, content)"
      " VALUES ('draft', :day, :note, :content)",
      BINDS (BIND_DATE ("day", day), BIND_TEXT ("note", note), BIND_BYTES ("content", bytes, size)),
      error);
}

gboolean
gadiba_book_record_save_draft (GadibaAction *action, gint64 id, GBytes *content, GError **error)
{
  g_return_val_if_fail (action != NULL && content != NULL, FALSE);

  gsize size;
  gconstpointer bytes = g_bytes_get_data (content, &size);
  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE office_book SET content = :content WHERE id = :id AND state = 'draft'",
      BINDS (BIND_BYTES ("content", bytes, size), BIND_INT ("id", id)), error);
}

gboolean
gadiba_book_record_enforce (GadibaAction *action, gint64 id, GadibaDate day, GError **error)
{
  g_return_val_if_fail (action != NULL, FALSE);

  return gadiba_db_execute_one (
      gadiba_action_get_db (action),
      "UPDATE office_book SET state = 'in-force', day = :day WHERE id = :id AND state = 'draft'",
      BINDS (BIND_DATE ("day", day), BIND_INT ("id", id)), error);
}

gboolean
gadiba_book_record_drop (GadibaAction *action, gint64 id, GError **error)
{
  g_return_val_if_fail (action != NULL, FALSE);

  return gadiba_db_execute_one (gadiba_action_get_db (action),
                                "DELETE FROM office_book WHERE id = :id AND state = 'draft'",
                                BINDS (BIND_INT ("id", id)), error);
}

static gpointer
take_number (GadibaStatement *row)
{
  return g_strdup (gadiba_statement_get_text (row, 0));
}

/* These days: from the day of the newest decision on. */
char **
gadiba_book_list_concerned (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  const GadibaBind none[] = { BIND_END };
  g_autoptr (GPtrArray) numbers = _gadiba_db_list (
      db,
      "SELECT a.number FROM application a WHERE a.state = 'open' OR EXISTS (SELECT 1 FROM decision "
      "d"
      " JOIN decision_item i ON i.decision = d.id WHERE d.application = a.id"
      " AND instr (d.books, char (10)) > 0 AND i.to_day >= (SELECT max (day) FROM decision)"
      " AND" GADIBA_STANDS ("d") "AND" GADIBA_GIVES ("i") ") ORDER BY a.id DESC /*sort*//*scan*/",
      none, take_number, g_free, error);

  if (numbers == NULL)
    return NULL;
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  for (guint i = 0; i < numbers->len; i++)
    g_strv_builder_add (list, g_ptr_array_index (numbers, i));
  return g_strv_builder_end (list);
}
