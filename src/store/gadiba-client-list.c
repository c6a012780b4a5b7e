/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-list.h"

#include <string.h>

#include "gadiba-person-line-private.h"
#include "gadiba-standing-private.h"
#include "gadiba-term-private.h"

/* --- how many --- */

gboolean
gadiba_clients_count (GadibaDb *db, guint *n, GError **error)
{
  g_return_val_if_fail (db != NULL && n != NULL, FALSE);

  gint64 count = 0;
  if (!gadiba_db_query_int (db, "SELECT count (*) FROM search_order /*scan*/", NULL, &count, error))
    return FALSE;
  *n = (guint) count;
  return TRUE;
}

/* --- rows --- */

/* Rows of gadiba_rows: the person; the day, its month, and the first and last day of this. */
#define N_COLUMNS 5

static void
free_client (gpointer data)
{
  GadibaClient *client = data;
  g_free (client->given);
  g_free (client->family);
  g_free (client->code);
  g_free (client->address);
  g_free (client->application);
  g_free (client->parish);
  g_free (client->keeper);
  g_free (client);
}

static void
take_card (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaClient *client = ((GPtrArray *) data)->pdata[row];
  client->born = gadiba_statement_get_date (statement, 1);
  client->parish = g_strdup (gadiba_statement_get_text (statement, 2));
  client->keeper = g_strdup (gadiba_statement_get_text (statement, 3));
  client->touched = gadiba_statement_get_date (statement, 4);
}

static void
take_size (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaClient *client = ((GPtrArray *) data)->pdata[row];
  client->household_size = (guint) gadiba_statement_get_int (statement, 1);
}

static void
take_households (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaClient *client = ((GPtrArray *) data)->pdata[row];
  client->n_households = (guint) gadiba_statement_get_int (statement, 1);
}

/* What is read of applications: the clients, and the day of the decision that each status is of. */
typedef struct
{
  GPtrArray *clients;
  GadibaDate *days;
} Decided;

/* Of two of one day, the one that was registered later. */
static void
take_application (GadibaClient *client, GadibaStatement *statement)
{
  GadibaDate received = gadiba_statement_get_date (statement, 1);
  if (client->received > received)
    return;
  g_free (client->application);
  client->application = g_strdup (gadiba_statement_get_text (statement, 2));
  client->is_open = g_strcmp0 (gadiba_statement_get_text (statement, 3), "open") == 0;
  client->received = received;
  client->moved = gadiba_statement_get_date (statement, 10);
}

static void
take_status (GadibaClient *client, GadibaStatement *statement, GadibaDate *newest)
{
  GadibaDate day = gadiba_statement_get_date (statement, 4);
  if (day < *newest)
    return;
  *newest = day;
  const char *outcome = gadiba_statement_get_text (statement, 5);
  /* Changed without a last day: it ended before it began. */
  gboolean granted = g_strcmp0 (outcome, "changed") == 0 ? !gadiba_statement_is_null (statement, 7)
                                                         : g_strcmp0 (outcome, "refused") != 0;
  client->outcome = granted ? GADIBA_OUTCOME_GRANTED : GADIBA_OUTCOME_REFUSED;
  client->status = g_intern_string (gadiba_statement_get_text (statement, 6));
  client->until = gadiba_statement_get_date (statement, 7);
}

/* An application, with an item of a decision on it if there is one. */
static void
take_item (gpointer data, guint row, GadibaStatement *statement)
{
  const Decided *self = data;
  GadibaClient *client = self->clients->pdata[row];
  take_application (client, statement);
  if (gadiba_statement_get_int (statement, 8))
    take_status (client, statement, &self->days[row]);
  if (gadiba_statement_is_null (statement, 9))
    return;
  client->has_amount = TRUE;
  client->amount += gadiba_statement_get_int (statement, 9);
}

static gboolean
read_rows (const GadibaPersonRows *rows, GPtrArray *clients, GError **error)
{
  g_autofree GadibaDate *days = g_new0 (GadibaDate, clients->len + 1);
  Decided decided = { clients, days };
  return _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, p.born, c.parish, w.name, date (j.utc, 'localtime') FROM gadiba_rows"
             " r CROSS JOIN person p ON p.id = r.c0 LEFT JOIN client c ON c.person = p.id LEFT JOIN"
             " caseworker w ON w.id = c.caseworker LEFT JOIN search_order o ON o.person = p.id"
             " LEFT JOIN journal j ON j.number = o.touched /*scan*/",
             take_card, clients, error)
         && _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, (SELECT count (*) FROM (SELECT household FROM household_member WHERE"
             " person = r.c0 AND from_day <= r.c1 AND coalesce (to_day, r.c1) >= r.c1 UNION SELECT"
             " a.household FROM application_member m JOIN application a ON a.id = m.application"
             " WHERE m.person = r.c0 AND a.state = 'open')) FROM gadiba_rows r /*scan*//*sort*/",
             take_households, clients, error)
         && _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, (SELECT count (*) FROM household_member o WHERE o.household ="
             " m.household AND o.from_day <= r.c1 AND coalesce (o.to_day, r.c1) >= r.c1)"
             " FROM gadiba_rows r CROSS JOIN household_member m ON m.person = r.c0"
             " WHERE m.from_day <= r.c1 AND coalesce (m.to_day, r.c1) >= r.c1 /*scan*/",
             take_size, clients, error)
         /* Of all that was decided only the status, and what is granted in that month. */
         && _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, a.received, a.number, a.state, d.day, i.outcome, i.word, i.to_day,"
             " i.benefit = 'status', CASE WHEN i.benefit <> 'status' THEN (SELECT m.amount"
             " FROM decision_month m WHERE m.item = i.id AND m.month = r.c2 AND NOT EXISTS (SELECT"
             " 1 FROM decision e JOIN decision_item j ON j.decision = e.id AND j.benefit ="
             " i.benefit AND" GADIBA_GIVES (
                 "j") "JOIN decision_month n ON n.item = j.id AND"
                      " n.month = m.month WHERE e.application = d.application AND e.id > d.id "
                      "AND" GADIBA_STANDS ("e") ")) END," GADIBA_MOVED (
                          "a.id") "FROM gadiba_rows r CROSS JOIN"
                                  " application_member m ON m.person = r.c0 CROSS JOIN application "
                                  "a "
                                  "ON a.id ="
                                  " m.application LEFT JOIN decision d ON d.application = a.id "
                                  "AND" GADIBA_STANDS (
                                      "d") "LEFT JOIN decision_item i ON i.decision = d.id"
                                           " AND CASE WHEN i.benefit = 'status' THEN i.outcome <> "
                                           "'left-open' ELSE" GADIBA_GIVES (
                                               "i") "AND coalesce (i.to_day, r.c3) >= r.c3 AND "
                                                    "coalesce (i.from_day, r.c4) <="
                                                    " r.c4 END /*scan*/",
             take_item, &decided, error);
}

static gboolean
read_lines (const GadibaPersonRows *rows, GPtrArray *clients, GError **error)
{
  g_autofree GadibaPersonLine *lines = g_new0 (GadibaPersonLine, clients->len + 1);
  gboolean done = _gadiba_person_lines_read_names (rows, lines, error)
                  && _gadiba_person_lines_read_rest (rows, lines, error);
  for (guint i = 0; i < clients->len; i++)
    {
      GadibaClient *client = clients->pdata[i];
      client->given = lines[i].given;
      client->family = lines[i].family;
      client->code = lines[i].code;
      client->address = lines[i].address;
    }
  return done;
}

GPtrArray *
gadiba_clients_read (GadibaDb *db, const gint64 *persons, guint n, GadibaDate today, GError **error)
{
  g_return_val_if_fail (db != NULL && (persons != NULL || n == 0), NULL);
  g_return_val_if_fail (today != GADIBA_DATE_NONE, NULL);

  GadibaMonth month = gadiba_date_get_month (today);
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func (free_client);
  g_autofree GadibaBind *values = g_new (GadibaBind, (gsize) n * N_COLUMNS + 1);
  for (guint i = 0; i < n; i++)
    {
      GadibaClient *client = g_new0 (GadibaClient, 1);
      client->person = persons[i];
      g_ptr_array_add (clients, client);
      const GadibaBind row[N_COLUMNS] = {
        BIND_INT ("", persons[i]),
        BIND_DATE ("", today),
        BIND_MONTH ("", month),
        BIND_DATE ("", gadiba_month_get_first_day (month)),
        BIND_DATE ("", gadiba_month_get_last_day (month)),
      };
      memcpy (values + (gsize) i * N_COLUMNS, row, sizeof row);
    }
  const GadibaPersonRows rows = { db, { values, n, N_COLUMNS } };
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  if (transaction == NULL || !read_lines (&rows, clients, error)
      || !read_rows (&rows, clients, error) || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&clients);
}
