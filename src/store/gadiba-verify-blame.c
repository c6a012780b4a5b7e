/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-verify-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/*
 * To which decision a row belongs is asked of its images, for these were verified before: what
 * stands in the tables may be what was altered.
 */

/* Reads a row of "SELECT shape, image". Returns: its shape, NULL if there is none */
static const GadibaVerifyShape *
take_image (GadibaVerify *self, GadibaStatement *row, GByteArray *image)
{
  gsize size = 0;
  guint64 shape = (guint64) gadiba_statement_get_int (row, 0);
  gconstpointer bytes = gadiba_statement_get_bytes (row, 1, &size);
  g_byte_array_set_size (image, 0);
  g_byte_array_append (image, bytes, (guint) size);
  return bytes != NULL && shape < self->shapes->len ? self->shapes->pdata[shape] : NULL;
}

/* What a row was last, if its image is not erased. */
static const GadibaVerifyShape *
find_image (GadibaVerify *self, const char *table, gint64 row, GByteArray *image, GError **error)
{
  g_autoptr (GadibaStatement) last = gadiba_db_query (
      self->db,
      "SELECT shape, coalesce (new, old) FROM journal_row WHERE shape IN (SELECT id FROM"
      " journal_shape WHERE name = :name) AND row = :row ORDER BY id DESC LIMIT 1 /*sort*/",
      BINDS (BIND_TEXT ("name", table), BIND_INT ("row", row)), error);
  gboolean found = FALSE;
  if (last == NULL || !gadiba_statement_step (last, &found, error) || !found)
    return NULL;
  return take_image (self, last, image);
}

/* Returns: (transfer full) (nullable): the number of the decision that has the frozen text @row */
static char *
find_owner (GadibaVerify *self, gint64 row, GError **error)
{
  static const char *const columns[] = { "case_text", "trace_text", "letter_text" };
  g_autoptr (GByteArray) image = g_byte_array_new ();
  g_autoptr (GadibaStatement) decisions = gadiba_db_query (
      self->db,
      "SELECT shape, new FROM journal_row WHERE shape IN (SELECT id FROM journal_shape"
      " WHERE name = 'decision') /*scan*/",
      NULL, error);
  gboolean more = TRUE;
  while (decisions != NULL && more)
    {
      if (!gadiba_statement_step (decisions, &more, error) || !more)
        return NULL;
      const GadibaVerifyShape *shape = take_image (self, decisions, image);
      for (guint i = 0; shape != NULL && i < G_N_ELEMENTS (columns); i++)
        if (_gadiba_image_get_int (shape->columns, image, columns[i]) == row)
          return _gadiba_image_dup_text (shape->columns, image, "number");
    }
  return NULL;
}

/* A row that was added has no image: it says itself what it belongs to. */
static gboolean
find_added (GadibaVerify *self, const char *table, gint64 row, gint64 *decision, GError **error)
{
  const char *sql = strcmp (table, "decision_item") == 0
                        ? "SELECT decision FROM decision_item WHERE id = :row"
                    : strcmp (table, "decision_disregard") == 0
                        ? "SELECT decision FROM decision_disregard WHERE id = :row"
                    : strcmp (table, "decision_month") == 0
                        ? "SELECT i.decision FROM decision_item i JOIN decision_month m"
                          " ON m.item = i.id WHERE m.id = :row"
                        : NULL;
  *decision = 0;
  return sql == NULL
         || gadiba_db_query_int (self->db, sql, BINDS (BIND_INT ("row", row)), decision, error);
}

/* Returns: (transfer full) (nullable): the number of the decision that the row belongs to */
static char *
find_decision (GadibaVerify *self, const char *table, gint64 row, gboolean added, GError **error)
{
  static const struct
  {
    const char *table, *column, *to;
  } steps[] = { { "decision_month", "item", "decision_item" },
                { "decision_item", "decision", "decision" },
                { "decision_disregard", "decision", "decision" } };
  g_autoptr (GByteArray) image = g_byte_array_new ();
  if (strcmp (table, "frozen_text") == 0)
    return find_owner (self, row, error);
  if (added && !find_added (self, table, row, &row, error))
    return NULL;
  if (added)
    table = "decision";
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (strcmp (table, steps[i].table) != 0)
        continue;
      const GadibaVerifyShape *shape = find_image (self, table, row, image, error);
      if (shape == NULL)
        return NULL;
      row = _gadiba_image_get_int (shape->columns, image, steps[i].column);
      table = steps[i].to;
    }
  if (strcmp (table, "decision") != 0)
    return NULL;
  const GadibaVerifyShape *shape = find_image (self, table, row, image, error);
  return shape != NULL ? _gadiba_image_dup_text (shape->columns, image, "number") : NULL;
}

gboolean
_gadiba_verify_blame (GadibaVerify *self, const char *table, gint64 row, GError **error)
{
  gint64 entry = 0;
  g_autoptr (GError) failed = NULL;
  gadiba_db_query_int (self->db,
                       "SELECT entry FROM journal_row WHERE shape IN (SELECT id FROM journal_shape"
                       " WHERE name = :name) AND row = :row ORDER BY id DESC LIMIT 1 /*sort*/",
                       BINDS (BIND_TEXT ("name", table), BIND_INT ("row", row)), &entry, &failed);
  g_autofree char *decision =
      failed == NULL ? find_decision (self, table, row, entry == 0, &failed) : NULL;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (entry == 0 && decision != NULL)
    return _gadiba_verify_set_altered (error,
                                       _ ("Decision %s was altered: row %lld of the table “%s” was "
                                          "added behind the program's back"),
                                       decision, (long long) row, table);
  if (entry == 0)
    return _gadiba_verify_set_altered (error,
                                       _ ("Row %lld of the table “%s” is not in the journal: it "
                                          "was added behind the program's back"),
                                       (long long) row, table);
  if (decision != NULL)
    return _gadiba_verify_set_altered (error,
                                       _ ("Decision %s was altered: row %lld of the table “%s” is "
                                          "not what entry %lld of the journal stored"),
                                       decision, (long long) row, table, (long long) entry);
  return _gadiba_verify_set_altered (
      error, _ ("Row %lld of the table “%s” is not what entry %lld of the journal stored"),
      (long long) row, table, (long long) entry);
}
