/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-card.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-term-private.h"

static void
free_application (gpointer data)
{
  g_free (((GadibaRecordApplication *) data)->number);
  g_free (data);
}

static void
free_item (gpointer data)
{
  GadibaRecordItem *item = data;
  g_free (item->benefit);
  g_free (item->title);
  g_free (item->volume);
  g_free (item);
}

static void
free_decision (gpointer data)
{
  GadibaRecordDecision *decision = data;
  g_free (decision->number);
  g_free (decision->application);
  g_free (decision->replaced_by);
  g_ptr_array_unref (decision->items);
  g_free (decision);
}

static gboolean
read_person (GadibaDb *db, gint64 person, GadibaClientRecord *self, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT p.born, c.phone, c.email FROM person p LEFT JOIN client c"
                       " ON c.person = p.id WHERE p.id = :person",
                       BINDS (BIND_INT ("person", person)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such person"));
      return FALSE;
    }
  self->born = gadiba_statement_get_date (statement, 0);
  self->phone = g_strdup (gadiba_statement_get_text (statement, 1));
  self->email = g_strdup (gadiba_statement_get_text (statement, 2));
  return TRUE;
}

static gboolean
read_applications (GadibaDb *db, gint64 person, GadibaClientRecord *self, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT a.number, a.received, a.state = 'open'," GADIBA_MOVED (
          "a.id") "FROM application_member m"
                  " JOIN application a ON a.id = m.application WHERE m.person = :person"
                  " ORDER BY a.received DESC, a.id DESC /*sort*/",
      BINDS (BIND_INT ("person", person)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      GadibaRecordApplication *application = g_new0 (GadibaRecordApplication, 1);
      application->number = g_strdup (gadiba_statement_get_text (statement, 0));
      application->received = gadiba_statement_get_date (statement, 1);
      application->is_open = gadiba_statement_get_int (statement, 2) != 0;
      application->moved = gadiba_statement_get_date (statement, 3);
      g_ptr_array_add (self->applications, application);
    }
  return statement != NULL;
}

static GadibaOutcome
read_outcome (const char *word)
{
  static const char *const words[] = {
    [GADIBA_OUTCOME_GRANTED] = "granted",
    [GADIBA_OUTCOME_REFUSED] = "refused",
    [GADIBA_OUTCOME_CHANGED] = "changed",
    [GADIBA_OUTCOME_LEFT_OPEN] = "left-open",
  };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      return (GadibaOutcome) i;
  return GADIBA_OUTCOME_UNKNOWN;
}

static GadibaRecordItem *
read_item (GadibaStatement *row)
{
  GadibaRecordItem *item = g_new0 (GadibaRecordItem, 1);
  item->benefit = g_strdup (gadiba_statement_get_text (row, 5));
  item->title = g_strdup (gadiba_statement_get_text (row, 6));
  item->outcome = read_outcome (gadiba_statement_get_text (row, 7));
  item->word = g_intern_string (gadiba_statement_get_text (row, 8));
  item->monthly = gadiba_statement_get_int (row, 9) != 0;
  item->amount = gadiba_statement_get_int (row, 10);
  item->least = MIN (item->amount, gadiba_statement_get_int (row, 11));
  item->from = gadiba_statement_get_date (row, 12);
  item->to = gadiba_statement_get_date (row, 13);
  item->changed = gadiba_statement_get_month (row, 17);
  item->before = gadiba_statement_get_int (row, 18);
  item->now = gadiba_statement_get_int (row, 19);
  item->is_new = gadiba_statement_get_int (row, 20) != 0;
  item->volume = g_strdup (gadiba_statement_get_text (row, 21));
  item->ends_service = gadiba_statement_get_int (row, 22) != 0;
  return item;
}

/* The items of a decision come one after the other. */
static void
take_item (GadibaStatement *row, gint64 *last, GPtrArray *decisions)
{
  if (decisions->len == 0 || gadiba_statement_get_int (row, 0) != *last)
    {
      GadibaRecordDecision *made = g_new0 (GadibaRecordDecision, 1);
      made->number = g_strdup (gadiba_statement_get_text (row, 1));
      made->application = g_strdup (gadiba_statement_get_text (row, 2));
      made->day = gadiba_statement_get_date (row, 3);
      gadiba_decision_kind_parse (gadiba_statement_get_text (row, 14), &made->kind);
      made->replaced_by = g_strdup (gadiba_statement_get_text (row, 15));
      made->until = gadiba_statement_get_date (row, 16);
      made->has_pdf = gadiba_statement_get_int (row, 4) != 0;
      made->items = g_ptr_array_new_with_free_func (free_item);
      g_ptr_array_add (decisions, made);
      *last = gadiba_statement_get_int (row, 0);
    }
  GadibaRecordDecision *decision = decisions->pdata[decisions->len - 1];
  if (!gadiba_statement_is_null (row, 5))
    g_ptr_array_add (decision->items, read_item (row));
}

static gboolean
read_decisions (GadibaDb *db, gint64 person, GadibaClientRecord *self, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT d.id, d.number, a.number, d.day, EXISTS (SELECT 1 FROM document WHERE decision = d.id"
      " AND kind = 'decision-pdf'), i.benefit, i.title, i.outcome, i.word, i.monthly, i.amount,"
      " (SELECT coalesce (min (amount), i.amount) FROM decision_month WHERE item = i.id),"
      " i.from_day, i.to_day, d.kind, (SELECT number FROM decision WHERE replaces = d.id), d.until,"
      " c.month, c.before, c.amount, i.outcome = 'changed' AND (SELECT count (*) > count (before)"
      " FROM decision_month WHERE item = i.id), i.volume, i.ends AND i.benefit <> 'status'"
      " AND NOT EXISTS (SELECT 1 FROM decision_month WHERE item = i.id)"
      " FROM application_member m JOIN application a ON a.id = m.application"
      " JOIN decision d ON d.application = a.id LEFT JOIN decision_item i ON i.decision = d.id"
      " LEFT JOIN decision_month c ON c.id = (SELECT id FROM decision_month WHERE item = i.id"
      " AND before <> amount ORDER BY month LIMIT 1)"
      " WHERE m.person = :person ORDER BY d.day DESC, d.id DESC, i.id /*sort*/",
      BINDS (BIND_INT ("person", person)), error);
  gboolean row = TRUE;
  gint64 last = 0;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        take_item (statement, &last, self->decisions);
    }
  return statement != NULL;
}

GadibaClientRecord *
gadiba_client_record_read (GadibaDb *db, gint64 person, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GadibaClientRecord) self = g_new0 (GadibaClientRecord, 1);
  self->applications = g_ptr_array_new_with_free_func (free_application);
  self->decisions = g_ptr_array_new_with_free_func (free_decision);
  return read_person (db, person, self, error) && read_applications (db, person, self, error)
                 && read_decisions (db, person, self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
gadiba_client_record_free (GadibaClientRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->phone);
  g_free (self->email);
  g_ptr_array_unref (self->applications);
  g_ptr_array_unref (self->decisions);
  g_free (self);
}
