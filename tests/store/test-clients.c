/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-client-list.h"
#include "gadiba-person-register.h"
#include "gadiba-search.h"

typedef struct
{
  char *folder;
  GadibaDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->db != NULL)
    assert_search_kept (self->db);
  g_clear_pointer (&self->db, gadiba_db_close);
  remove_folder (self->folder);
}

/* Clients in their order; codes end with their place. */
static const char *const names[][2] = {
  { "Zane", "Abola" },       { "Anna", "Āboliņa" },  { "Žanis", "Āboliņa" },
  { "Ilze", "Bērziņa" },     { "Anna", "Cīrule" },   { "Anna", "Čakste" },
  { "Anna", "Gailīte" },     { "Anna", "Ģērmane" },  { "Anna", "Īvāne" },
  { "Anna", "Kļaviņa" },     { "Anna", "Ķirse" },    { "Anna", "Lapsa" },
  { "Anna", "Ļaudama" },     { "Anna", "Ņikitina" }, { "Anna", "Ozola" },
  { "Āris", "Ozola" },       { "Zane", "Ozola" },    { "Anna", "Ozola Kalna" },
  { "Anna", "Ozola-Kalna" }, { "Anna", "Siliņa" },   { "Anna", "Šmite" },
  { "Anna", "Ūdre" },        { "Anna", "Zariņa" },   { "Anna", "Žagare" },
};

#define N_NAMES G_N_ELEMENTS (names)

/* @n: makes the code. @day: of receipt */
static GadibaCase *
make_named (guint n, const char *given, const char *family, const char *day)
{
  g_autofree char *text = g_strdup_printf (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"%s\"/><household>"
      "<person id=\"p1\" applicant=\"yes\" given=\"%s\" family=\"%s\" code=\"320000-%05u\""
      " born=\"1980-03-15\" relation=\"self\"/>"
      "<person id=\"p2\" given=\"Bērns-%u\" family=\"Aaa\" code=\"321111-%05u\" born=\"2015-01-01\""
      " relation=\"child\"/></household><dwelling street=\"Ezera iela %u\" place=\"Liepkalni\"/>"
      "</case>",
      day, given, family, n, n, n, n);
  return parse_case (text);
}

static gint64
import_named (GadibaDb *db, guint n, const char *given, const char *family, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) from = make_named (n, given, family, day);
  GadibaAction *action = begin_action (db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
  return application->id;
}

static gint64
find_person (GadibaDb *db, guint n)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT person FROM person_code WHERE code = '320000-%05u'", n);
  return query (db, sql);
}

static void
import_all (GadibaDb *db, gboolean batch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBatch) all = batch ? gadiba_batch_begin (db, &error) : NULL;
  for (guint i = 0; i < N_NAMES; i++)
    {
      guint n = i * 7 % N_NAMES;
      import_named (db, n, names[n][0], names[n][1], "2026-02-10");
    }
  if (batch)
    gadiba_batch_commit (all, &error);
  g_assert_no_error (error);
}

static GArray *
list_clients (GadibaDb *db, guint first, guint n)
{
  g_autoptr (GError) error = NULL;
  GArray *persons = gadiba_clients_list (db, NULL, gadiba_date_new (2026, 2, 20), first, n, &error);
  g_assert_no_error (error);
  return persons;
}

static GPtrArray *
read_clients (GadibaDb *db, const GArray *persons, GadibaDate today)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *clients =
      gadiba_clients_read (db, (const gint64 *) persons->data, persons->len, today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clients->len, ==, persons->len);
  return clients;
}

/* The clients are those of the table of names, in its order, but for one that is left out. */
static void
assert_order (GadibaDb *db, guint without)
{
  g_autoptr (GArray) persons = list_clients (db, 0, G_MAXUINT);
  g_autoptr (GPtrArray) clients = read_clients (db, persons, gadiba_date_new (2026, 2, 20));
  guint n = 0;
  for (guint i = 0; i < N_NAMES; i++)
    {
      if (i == without)
        continue;
      g_assert_cmpuint (n, <, clients->len);
      const GadibaClient *client = clients->pdata[n++];
      g_assert_cmpint (client->person, ==, find_person (db, i));
      g_assert_cmpstr (client->family, ==, names[i][1]);
      g_assert_cmpstr (client->given, ==, names[i][0]);
    }
  g_assert_cmpuint (clients->len, ==, n);
}

static void
test_order (Fixture *self, gconstpointer batch)
{
  import_all (self->db, batch != NULL);
  assert_order (self->db, G_MAXUINT);
  g_assert_true (gadiba_search_rebuild (self->db, NULL));
  assert_order (self->db, G_MAXUINT);
  assert_verified (self->db);
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;
  import_all (self->db, TRUE);
  g_assert_true (gadiba_clients_count (self->db, &n, &error));
  g_assert_cmpuint (n, ==, N_NAMES);
  g_autoptr (GArray) all = list_clients (self->db, 0, G_MAXUINT);
  g_assert_cmpuint (all->len, ==, N_NAMES);
  for (guint first = 0; first <= N_NAMES + 3; first += 5)
    {
      g_autoptr (GArray) page = list_clients (self->db, first, 5);
      guint length = first < N_NAMES ? MIN (5, (guint) N_NAMES - first) : 0;
      g_assert_cmpuint (page->len, ==, length);
      for (guint i = 0; i < length; i++)
        g_assert_cmpint (g_array_index (page, gint64, i), ==,
                         g_array_index (all, gint64, first + i));
    }
}

static GadibaClient *
read_one (GadibaDb *db, gint64 person, GadibaDate today, GPtrArray **clients)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (persons, person);
  *clients = read_clients (db, persons, today);
  return (*clients)->pdata[0];
}

/* Somebody who takes another name moves in the list; an older name that comes later does not
 * count. */
static void
test_renamed (Fixture *self, gconstpointer data)
{
  import_all (self->db, TRUE);
  gint64 person = find_person (self->db, 3);
  import_named (self->db, 3, "Ilze", "Žžž", "2026-03-10");
  g_autoptr (GArray) last = list_clients (self->db, N_NAMES - 1, 1);
  g_assert_cmpint (g_array_index (last, gint64, 0), ==, person);
  import_named (self->db, 3, "Ilze", "Aaa", "2026-01-10");
  g_autoptr (GArray) still = list_clients (self->db, N_NAMES - 1, 1);
  g_assert_cmpint (g_array_index (still, gint64, 0), ==, person);
  g_autoptr (GPtrArray) clients = NULL;
  const GadibaClient *client = read_one (self->db, person, gadiba_date_new (2026, 3, 20), &clients);
  g_assert_cmpstr (client->family, ==, "Žžž");
  guint n = 0;
  g_assert_true (gadiba_clients_count (self->db, &n, NULL));
  g_assert_cmpuint (n, ==, N_NAMES);
  g_assert_true (gadiba_search_rebuild (self->db, NULL));
  g_autoptr (GArray) again = list_clients (self->db, N_NAMES - 1, 1);
  g_assert_cmpint (g_array_index (again, gint64, 0), ==, person);
}

static void
test_erased (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  import_all (self->db, TRUE);
  gint64 person = find_person (self->db, 5);
  GadibaAction *action = begin_action (self->db, 1, "erase");
  g_assert_true (gadiba_person_erase (action, person, &error));
  commit_action (action);
  assert_order (self->db, 5);
  g_assert_true (gadiba_search_rebuild (self->db, &error));
  assert_order (self->db, 5);
  g_autoptr (GPtrArray) clients = NULL;
  const GadibaClient *client = read_one (self->db, person, gadiba_date_new (2026, 2, 20), &clients);
  g_assert_null (client->family);
  g_assert_null (client->code);
  g_assert_null (client->address);
  g_assert_null (client->application);
}

static void
assert_version (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCollator) collator = gadiba_collator_new (&error);
  g_autofree char *version = gadiba_collator_dup_version (collator);
  gint64 same = 0;
  gadiba_db_query_int (db, "SELECT version = :version FROM search_collation WHERE id = 1",
                       BINDS (BIND_TEXT ("version", version)), &same, &error);
  g_assert_no_error (error);
  g_assert_cmpint (same, ==, 1);
}

/* As another ICU would have left it. */
static void
spoil_order (GadibaDb *db)
{
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin (db, NULL);
  execute (db, "UPDATE search_collation SET version = 'ICU 1.0' /*scan*/");
  execute (db, "UPDATE search_order SET sort_key = randomblob (12) /*scan*/");
  g_assert_true (gadiba_transaction_commit (transaction, NULL));
}

/* Keys of another version of ICU are made anew: on opening, and when a client is added beside
 * them. */
static void
test_version (Fixture *self, gconstpointer data)
{
  assert_version (self->db);
  import_all (self->db, TRUE);
  spoil_order (self->db);
  g_clear_pointer (&self->db, gadiba_db_close);
  self->db = open_db (self->folder, GADIBA_DB_OPEN);
  assert_version (self->db);
  assert_order (self->db, G_MAXUINT);
  spoil_order (self->db);
  import_named (self->db, 99, "Anna", "Žžž", "2026-02-10");
  assert_version (self->db);
  g_autoptr (GArray) all = list_clients (self->db, 0, G_MAXUINT);
  g_assert_cmpuint (all->len, ==, N_NAMES + 1);
  for (guint i = 0; i < N_NAMES; i++)
    g_assert_cmpint (g_array_index (all, gint64, i), ==, find_person (self->db, i));
  assert_verified (self->db);
}

/* --- rows --- */

static void
test_row (Fixture *self, gconstpointer data)
{
  import_named (self->db, 1, "Anna", "Āboliņa", "2026-02-10");
  gint64 person = find_person (self->db, 1);
  g_autoptr (GPtrArray) clients = NULL;
  const GadibaClient *client = read_one (self->db, person, gadiba_date_new (2026, 2, 20), &clients);
  g_assert_cmpint (client->person, ==, person);
  g_assert_cmpstr (client->code, ==, "320000-00001");
  g_assert_cmpstr (client->address, ==, "Ezera iela 1, Liepkalni");
  g_assert_cmpuint (client->household_size, ==, 2);
  g_assert_cmpstr (client->application, ==, "IES/2026/1");
  g_assert_true (client->is_open);
  g_assert_cmpint (client->received, ==, gadiba_date_new (2026, 2, 10));
  g_assert_cmpint (client->outcome, ==, GADIBA_OUTCOME_UNKNOWN);
  g_assert_null (client->status);
  g_assert_false (client->has_amount);
  /* An older application that is registered later is not the newest. */
  import_named (self->db, 1, "Anna", "Āboliņa", "2026-01-10");
  g_autoptr (GPtrArray) again = NULL;
  client = read_one (self->db, person, gadiba_date_new (2026, 2, 20), &again);
  g_assert_cmpstr (client->application, ==, "IES/2026/1");
  import_named (self->db, 1, "Anna", "Āboliņa", "2026-04-10");
  g_autoptr (GPtrArray) later = NULL;
  client = read_one (self->db, person, gadiba_date_new (2026, 4, 20), &later);
  g_assert_cmpstr (client->application, ==, "IES/2026/3");
}

static void
add_status (GadibaDecision *decision, GadibaOutcome outcome, const char *word)
{
  GadibaDecisionItem *item = gadiba_decision_add_item (decision, "status");
  item->title = g_strdup ("Statuss");
  item->outcome = outcome;
  item->word = g_intern_string (word);
  item->from = gadiba_date_new (2026, 2, 1);
  item->to = gadiba_date_new (2026, 4, 30);
}

static void
test_decided (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  add_status (decision, GADIBA_OUTCOME_GRANTED, "needy");
  g_autofree char *number = import_and_issue (self->db, 1, decision, &error);
  g_assert_no_error (error);
  gint64 person = find_person (self->db, 1);
  static const struct
  {
    int month;
    GadibaMoney amount;
  } months[] = { { 1, 0 }, { 2, 12700 }, { 3, 12700 }, { 4, 12700 }, { 5, 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (GPtrArray) clients = NULL;
      const GadibaClient *client =
          read_one (self->db, person, gadiba_date_new (2026, months[i].month, 20), &clients);
      g_assert_cmpint (client->outcome, ==, GADIBA_OUTCOME_GRANTED);
      g_assert_cmpstr (client->status, ==, "needy");
      g_assert_cmpint (client->until, ==, gadiba_date_new (2026, 4, 30));
      g_assert_false (client->is_open);
      g_assert_cmpint (client->has_amount, ==, months[i].amount > 0);
      g_assert_cmpint (client->amount, ==, months[i].amount);
    }
  /* A later decision counts for the status; what was granted adds up. */
  g_autoptr (GadibaDecision) second = make_decision (GADIBA_OUTCOME_GRANTED);
  second->day = gadiba_date_new (2026, 3, 3);
  add_status (second, GADIBA_OUTCOME_REFUSED, "none");
  second->considerations = g_strdup ("Ienākumi pārsniedz slieksni.");
  second->not_heard_ground = g_strdup ("Viedoklis ir zināms.");
  g_autofree char *other = import_and_issue (self->db, 1, second, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) clients = NULL;
  const GadibaClient *client = read_one (self->db, person, gadiba_date_new (2026, 3, 20), &clients);
  g_assert_cmpint (client->outcome, ==, GADIBA_OUTCOME_REFUSED);
  g_assert_cmpstr (client->status, ==, "none");
  g_assert_cmpint (client->amount, ==, 25400);
}

/* Everybody is told of once more, in any order, and who is not there is nobody. */
static void
test_many (Fixture *self, gconstpointer data)
{
  import_all (self->db, TRUE);
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < 3 * N_NAMES; i++)
    {
      gint64 person = i % 10 == 9 ? 99999 + i : find_person (self->db, i * 5 % N_NAMES);
      g_array_append_val (persons, person);
    }
  g_autoptr (GPtrArray) clients = read_clients (self->db, persons, gadiba_date_new (2026, 2, 20));
  for (guint i = 0; i < clients->len; i++)
    {
      const GadibaClient *client = clients->pdata[i];
      g_assert_cmpint (client->person, ==, g_array_index (persons, gint64, i));
      g_assert_cmpstr (client->family, ==, i % 10 == 9 ? NULL : names[i * 5 % N_NAMES][1]);
      g_assert_cmpuint (client->household_size, ==, i % 10 == 9 ? 0 : 2);
    }
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/clients/order", NULL, test_order);
  ADD ("/clients/order/batch", "batch", test_order);
  ADD ("/clients/pages", NULL, test_pages);
  ADD ("/clients/renamed", NULL, test_renamed);
  ADD ("/clients/erased", NULL, test_erased);
  ADD ("/clients/version", NULL, test_version);
  ADD ("/clients/row", NULL, test_row);
  ADD ("/clients/decided", NULL, test_decided);
  ADD ("/clients/many", NULL, test_many);
  return g_test_run ();
}
