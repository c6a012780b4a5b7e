/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-bills-register.h"

#include "gadiba-bills-private.h"
#include "gadiba-person-line-private.h"

/* --- by when --- */

gboolean
gadiba_bills_term_read (GadibaDb *db, GadibaMonth month, GadibaBillsTerm *term, GError **error)
{
  g_return_val_if_fail (db != NULL && term != NULL, FALSE);

  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT from_month, day, is_next FROM bills_term WHERE from_month <= :month"
                       " ORDER BY from_month DESC LIMIT 1",
                       BINDS (BIND_MONTH ("month", month)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *term = (GadibaBillsTerm){ .from = GADIBA_MONTH_NONE };
  if (!row)
    return TRUE;
  term->from = gadiba_statement_get_month (statement, 0);
  term->day = (int) gadiba_statement_get_int (statement, 1);
  term->is_next = gadiba_statement_get_int (statement, 2) != 0;
  return TRUE;
}

gboolean
gadiba_bills_term_set (GadibaAction *action, const GadibaBillsTerm *term, GError **error)
{
  g_return_val_if_fail (action != NULL && term != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  GadibaBillsTerm present;
  if (!gadiba_bills_term_read (db, term->from, &present, error))
    return FALSE;
  return gadiba_db_execute (
      db,
      present.from == term->from
          ? "UPDATE bills_term SET day = :day, is_next = :next WHERE from_month = :from"
          : "INSERT INTO bills_term (from_month, day, is_next) VALUES (:from, :day, :next)",
      BINDS (BIND_MONTH ("from", term->from), BIND_INT ("day", term->day),
             BIND_INT ("next", term->is_next)),
      error);
}

/* --- of whom --- */

static GadibaBillsLine *
take_line (GadibaStatement *row)
{
  GadibaBillsLine *line = g_new0 (GadibaBillsLine, 1);

  line->application = gadiba_statement_get_int (row, 0);
  line->number = g_strdup (gadiba_statement_get_text (row, 1));
  line->person = gadiba_statement_get_int (row, 2);
  line->phone = g_strdup (gadiba_statement_get_text (row, 3));
  line->decision = g_strdup (gadiba_statement_get_text (row, 4));
  line->stands = gadiba_statement_get_int (row, 5);
  line->n = (guint) gadiba_statement_get_int (row, 6);
  line->state = line->n > 0 ? GADIBA_BILLS_ENTERED : GADIBA_BILLS_AWAITED;
  return line;
}

static gboolean
read_names (GadibaDb *db, GPtrArray *lines, GError **error)
{
  g_autofree GadibaBind *values = g_new0 (GadibaBind, lines->len + 1);
  g_autofree GadibaPersonLine *names = g_new0 (GadibaPersonLine, lines->len + 1);
  const GadibaPersonRows rows = { db, { values, lines->len, 1 } };

  for (guint i = 0; i < lines->len; i++)
    values[i] = BIND_INT ("", ((const GadibaBillsLine *) g_ptr_array_index (lines, i))->person);
  if (lines->len > 0 && !_gadiba_person_lines_read_names (&rows, names, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      GadibaBillsLine *line = g_ptr_array_index (lines, i);
      line->given = names[i].given;
      line->family = names[i].family;
    }
  return TRUE;
}

GPtrArray *
gadiba_bills_list (GadibaDb *db, const char *benefit, GadibaMonth month, GError **error)
{
  g_return_val_if_fail (db != NULL && benefit != NULL, NULL);

  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_bills_line_free);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT a.id, a.number, c.person, c.phone, d.number, m.amount," GADIBA_BILLS_COUNT
      "FROM" GADIBA_BILLS_RUNNING "ORDER BY (SELECT sort_key FROM search_application WHERE"
      " application = a.id), a.id /*sort*/",
      BINDS (BIND_TEXT ("benefit", benefit), BIND_MONTH ("month", month)), error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (lines, take_line (statement));
    }
  return statement != NULL && read_names (db, lines, error) ? g_steal_pointer (&lines) : NULL;
}
