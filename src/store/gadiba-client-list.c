/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-list.h"

#include "gadiba-person-line-private.h"

/* --- the order --- */

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

GArray *
gadiba_clients_list (GadibaDb *db, guint first, guint n, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  /* The index alone answers: it holds key and person in this order. */
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT person FROM search_order ORDER BY sort_key, person LIMIT :n OFFSET :first /*scan*/",
      BINDS (BIND_INT ("n", n == G_MAXUINT ? -1 : (gint64) n), BIND_INT ("first", first)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      gint64 person = row ? gadiba_statement_get_int (statement, 0) : 0;
      if (row)
        g_array_append_val (persons, person);
    }
  return statement != NULL ? g_steal_pointer (&persons) : NULL;
}

/* --- rows --- */

/* Rows of gadiba_rows: the person, the day, its month. */
#define N_COLUMNS 3

static void
free_client (gpointer data)
{
  GadibaClient *client = data;
  g_free (client->given);
  g_free (client->family);
  g_free (client->code);
  g_free (client->address);
  g_free (client->application);
  g_free (client);
}

static void
take_size (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaClient *client = ((GPtrArray *) data)->pdata[row];
  client->household_size = (guint) gadiba_statement_get_int (statement, 1);
}

/* They come in the order in which they were received. */
static void
take_application (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaClient *client = ((GPtrArray *) data)->pdata[row];
  GadibaDate received = gadiba_statement_get_date (statement, 3);
  if (client->received > received)
    return;
  g_free (client->application);
  client->application = g_strdup (gadiba_statement_get_text (statement, 1));
  client->is_open = g_strcmp0 (gadiba_statement_get_text (statement, 2), "open") == 0;
  client->received = received;
}

/* What is read of decisions: the clients, and the day of the decision that each status is of. */
typedef struct
{
  GPtrArray *clients;
  GadibaDate *days;
} Decided;

static void
take_status (const Decided *self, guint row, GadibaStatement *statement)
{
  GadibaClient *client = self->clients->pdata[row];
  GadibaDate day = gadiba_statement_get_date (statement, 1);
  if (day < self->days[row])
    return;
  self->days[row] = day;
  gboolean granted = g_strcmp0 (gadiba_statement_get_text (statement, 2), "granted") == 0;
  client->outcome = granted ? GADIBA_OUTCOME_GRANTED : GADIBA_OUTCOME_REFUSED;
  client->status = g_intern_string (gadiba_statement_get_text (statement, 3));
  client->until = gadiba_statement_get_date (statement, 4);
}

static void
take_item (gpointer data, guint row, GadibaStatement *statement)
{
  const Decided *self = data;
  GadibaClient *client = self->clients->pdata[row];
  if (gadiba_statement_get_int (statement, 5))
    take_status (self, row, statement);
  if (gadiba_statement_is_null (statement, 6))
    return;
  client->has_amount = TRUE;
  client->amount += gadiba_statement_get_int (statement, 6);
}

static gboolean
read_rows (const GadibaPersonRows *rows, GPtrArray *clients, GError **error)
{
  g_autofree GadibaDate *days = g_new0 (GadibaDate, clients->len + 1);
  Decided decided = { clients, days };
  return _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, (SELECT count (*) FROM household_member o WHERE o.household ="
             " m.household AND o.from_day <= r.c1 AND coalesce (o.to_day, r.c1) >= r.c1)"
             " FROM gadiba_rows r CROSS JOIN household_member m ON m.person = r.c0"
             " WHERE m.from_day <= r.c1 AND coalesce (m.to_day, r.c1) >= r.c1 /*scan*/",
             take_size, clients, error)
         && _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, a.number, a.state, a.received FROM gadiba_rows r CROSS JOIN"
             " application_member m ON m.person = r.c0 CROSS JOIN application a ON a.id ="
             " m.application /*scan*/",
             take_application, clients, error)
         && _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, d.day, i.outcome, i.word, i.to_day, i.benefit = 'status' AND"
             " i.outcome <> 'left-open', (SELECT amount FROM decision_month WHERE item = i.id"
             " AND month = r.c2 AND i.outcome = 'granted') FROM gadiba_rows r CROSS JOIN"
             " application_member m ON m.person = r.c0 CROSS JOIN decision d ON d.application ="
             " m.application CROSS JOIN decision_item i ON i.decision = d.id WHERE NOT EXISTS"
             " (SELECT 1 FROM decision WHERE replaces = d.id) /*scan*/",
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

  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func (free_client);
  g_autofree GadibaBind *values = g_new (GadibaBind, (gsize) n * N_COLUMNS + 1);
  for (guint i = 0; i < n; i++)
    {
      GadibaClient *client = g_new0 (GadibaClient, 1);
      client->person = persons[i];
      g_ptr_array_add (clients, client);
      values[i * N_COLUMNS] = BIND_INT ("", persons[i]);
      values[i * N_COLUMNS + 1] = BIND_DATE ("", today);
      values[i * N_COLUMNS + 2] = BIND_MONTH ("", gadiba_date_get_month (today));
    }
  const GadibaPersonRows rows = { db, { values, n, N_COLUMNS } };
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  if (transaction == NULL || !read_lines (&rows, clients, error)
      || !read_rows (&rows, clients, error) || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&clients);
}
