/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-journal.h"
#include "gadiba-office-export.h"
#include "gadiba-office-filter.h"
#include "gadiba-search.h"
#include "gadiba-store-error.h"
#include "practice-test.h"

/* The list of clients sorted and filtered, its filters under names, and what leaves the office as a
 * table: of a practice office, whose rows tell what must be found. */

typedef struct
{
  PracticeDesk at;
  GArray *all;     /* gint64 */
  GPtrArray *rows; /* GadibaClientRow: of these */
} Fixture;

static GArray *
list (const Fixture *self, const GadibaClientQuery *query)
{
  g_autoptr (GError) error = NULL;
  GArray *keys =
      gadiba_office_list_clients (self->at.office, query, &self->at.moment, 0, G_MAXUINT, &error);
  g_assert_no_error (error);
  return keys;
}

static GPtrArray *
read_rows (const Fixture *self, const GArray *keys)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = gadiba_office_read_clients (self->at.office, (const gint64 *) keys->data,
                                                keys->len, &self->at.moment, &error);
  g_assert_no_error (error);
  return rows;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  set_up_practice (&self->at, data);
  self->all = list (self, NULL);
  self->rows = read_rows (self, self->all);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->all);
  g_ptr_array_unref (self->rows);
  tear_down_practice (&self->at, data);
}

/* A connection beside the office's. */
static GadibaDb *
open_beside (const Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GadibaDb *db = gadiba_db_open (self->at.path, GADIBA_DB_OPEN | GADIBA_DB_CHECK_PLANS, 0, &error);
  g_assert_no_error (error);
  return db;
}

/* An action about a person, as a card's would be. */
static void
change (const Fixture *self, gint64 person, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = open_beside (self);
  g_autoptr (GadibaAction) action =
      gadiba_action_begin (db, 1, "edit", "edit", self->at.moment.now, &error);
  g_assert_no_error (error);
  gadiba_action_set_subject (action, "person", person);
  gadiba_db_execute (db, sql, BINDS (BIND_INT ("person", person)), &error);
  g_assert_no_error (error);
  gadiba_action_commit (action, &error);
  g_assert_no_error (error);
}

static gint64
get_key (const GArray *keys, guint i)
{
  return g_array_index (keys, gint64, i);
}

static void
assert_keys (const GArray *keys, const gint64 *persons, guint n)
{
  g_assert_cmpuint (keys->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (get_key (keys, i), ==, persons[i]);
}

/* --- sorting --- */

static int
compare (const GadibaClientRow *a, const GadibaClientRow *b, GadibaClientSort sort)
{
  switch (sort)
    {
    case GADIBA_CLIENT_SORT_CODE:
      return g_strcmp0 (a->code, b->code);
    case GADIBA_CLIENT_SORT_BORN:
      return a->born < b->born ? -1 : a->born > b->born;
    case GADIBA_CLIENT_SORT_TOUCHED:
      return a->touched < b->touched ? -1 : a->touched > b->touched;
    case GADIBA_CLIENT_SORT_NAME:
      break;
    }
  return 0;
}

static void
test_sorts (Fixture *self, gconstpointer data)
{
  for (guint sort = 0; sort <= GADIBA_CLIENT_SORT_TOUCHED; sort++)
    {
      g_autoptr (GadibaClientQuery) query = gadiba_client_query_new ();
      query->sort = (GadibaClientSort) sort;
      g_autoptr (GArray) up = list (self, query);
      g_autoptr (GPtrArray) rows = read_rows (self, up);
      query->descending = TRUE;
      g_autoptr (GArray) down = list (self, query);
      g_assert_cmpuint (up->len, ==, self->all->len);
      g_assert_cmpuint (down->len, ==, up->len);
      for (guint i = 0; i < up->len; i++)
        {
          g_assert_cmpint (get_key (up, i), ==, get_key (down, up->len - 1 - i));
          if (i > 0)
            g_assert_cmpint (compare (rows->pdata[i - 1], rows->pdata[i], query->sort), <=, 0);
        }
      if (sort == GADIBA_CLIENT_SORT_NAME)
        assert_keys (up, (const gint64 *) self->all->data, self->all->len);
    }
}

/* Whoever is worked on comes first; who has no code comes behind all codes. */
static void
test_touched (Fixture *self, gconstpointer data)
{
  gint64 person = get_key (self->all, 5);
  change (self, person, "DELETE FROM person_code WHERE person = :person");
  g_autoptr (GadibaClientQuery) query = gadiba_client_query_new ();
  query->sort = GADIBA_CLIENT_SORT_TOUCHED;
  query->descending = TRUE;
  g_autoptr (GArray) touched = list (self, query);
  g_assert_cmpint (get_key (touched, 0), ==, person);
  query->sort = GADIBA_CLIENT_SORT_CODE;
  query->descending = FALSE;
  g_autoptr (GArray) codes = list (self, query);
  g_assert_cmpint (get_key (codes, codes->len - 1), ==, person);
  /* Looking changes nothing. */
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCard) card =
      gadiba_office_open_card (self->at.office, get_key (self->all, 6), &self->at.moment, &error);
  g_assert_no_error (error);
  query->sort = GADIBA_CLIENT_SORT_TOUCHED;
  query->descending = TRUE;
  g_autoptr (GArray) still = list (self, query);
  g_assert_cmpint (get_key (still, 0), ==, person);
}

/* --- filters --- */

static gboolean
is_in_force (const GadibaClientRow *row, const char *status, GadibaDate today)
{
  return g_strcmp0 (row->status, status) == 0
         && (row->until == GADIBA_DATE_NONE || row->until >= today);
}

static gboolean
has_status (const GadibaClientRow *row, GadibaClientStatus status, GadibaDate today)
{
  gboolean needy = is_in_force (row, "needy", today);
  gboolean low = is_in_force (row, "low-income", today);
  switch (status)
    {
    case GADIBA_CLIENT_STATUS_ANY:
      return TRUE;
    case GADIBA_CLIENT_STATUS_NEEDY:
      return needy;
    case GADIBA_CLIENT_STATUS_LOW_INCOME:
      return low;
    case GADIBA_CLIENT_STATUS_NONE:
      return !needy && !low && !row->is_open;
    case GADIBA_CLIENT_STATUS_OPEN:
      return row->is_open;
    }
  g_assert_not_reached ();
}

static void
test_statuses (Fixture *self, gconstpointer data)
{
  for (guint status = 0; status <= GADIBA_CLIENT_STATUS_OPEN; status++)
    {
      g_autoptr (GadibaClientQuery) query = gadiba_client_query_new ();
      query->status = (GadibaClientStatus) status;
      g_autoptr (GArray) found = list (self, query);
      guint n = 0;
      for (guint i = 0; i < self->rows->len; i++)
        if (has_status (self->rows->pdata[i], query->status, self->at.moment.today))
          g_assert_cmpint (get_key (found, n++), ==, get_key (self->all, i));
      g_assert_cmpuint (found->len, ==, n);
      g_assert_cmpuint (n, >, 0);
    }
}

static void
assert_found (const Fixture *self, const GadibaClientQuery *query, const gint64 *persons, guint n)
{
  g_autoptr (GArray) found = list (self, query);
  assert_keys (found, persons, n);
}

/* Parish, who keeps the card, a flag, and all of these at once; in a search too. */
static void
test_filters (Fixture *self, gconstpointer data)
{
  const gint64 some[] = { get_key (self->all, 2), get_key (self->all, 9), get_key (self->all, 20) };
  g_autoptr (GadibaClientQuery) query = gadiba_client_query_new ();
  change (self, some[0], "UPDATE client SET parish = 'Ķekava' WHERE person = :person");
  change (self, some[1],
          "UPDATE client SET parish = 'Ķekava', caseworker = 1 WHERE person = :person");
  change (self, some[2], "UPDATE client SET parish = 'Baloži' WHERE person = :person");
  query->parish = g_strdup ("Ķekava");
  assert_found (self, query, some, 2);
  query->caseworker = 1;
  assert_found (self, query, some + 1, 1);
  change (self, some[2],
          "INSERT INTO caseworker_parish (caseworker, parish) SELECT 1, 'Baloži'"
          " WHERE :person");
  g_clear_pointer (&query->parish, g_free);
  assert_found (self, query, some + 1, 2);
  query->sort = GADIBA_CLIENT_SORT_TOUCHED;
  query->descending = TRUE;
  assert_found (self, query, (const gint64[]){ some[2], some[1] }, 2);
  change (self, some[2],
          "INSERT INTO client_flag (client, flag, from_day, to_day) SELECT id, 'suns',"
          " '2026-10-01', '2026-10-26' FROM client WHERE person = :person");
  change (self, some[1],
          "INSERT INTO client_flag (client, flag, from_day, to_day) SELECT id, 'suns',"
          " '2026-10-01', '2026-10-25' FROM client WHERE person = :person");
  query->flag = g_strdup ("suns");
  assert_found (self, query, some + 2, 1);
  const GadibaClientRow *row = self->rows->pdata[20];
  query->search = g_strdup (row->code);
  assert_found (self, query, some + 2, 1);
  query->parish = g_strdup ("Ķekava");
  assert_found (self, query, some, 0);
  gadiba_client_query_clear_filters (query);
  assert_found (self, query, some + 2, 1);
}

/* What is found comes as the search orders it, or as it is asked for. */
static void
test_search (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaClientQuery) query = gadiba_client_query_new ();
  query->search = g_strdup ("a");
  g_autoptr (GArray) found = list (self, query);
  g_assert_cmpuint (found->len, >, 1);
  query->sort = GADIBA_CLIENT_SORT_BORN;
  g_autoptr (GArray) sorted = list (self, query);
  g_assert_cmpuint (sorted->len, ==, found->len);
  g_autoptr (GArray) by_birth = NULL;
  {
    g_autoptr (GadibaClientQuery) all = gadiba_client_query_new ();
    all->sort = GADIBA_CLIENT_SORT_BORN;
    by_birth = list (self, all);
  }
  guint n = 0; /* clients come as in the list of all, then those without a card */
  for (guint i = 0; i < by_birth->len && n < sorted->len; i++)
    n += get_key (by_birth, i) == get_key (sorted, n);
  g_assert_cmpuint (n, >, 1);
  for (guint i = n; i < sorted->len; i++)
    for (guint j = 0; j < self->all->len; j++)
      g_assert_cmpint (get_key (sorted, i), !=, get_key (self->all, j));
  query->status = GADIBA_CLIENT_STATUS_OPEN;
  g_autoptr (GArray) open = list (self, query);
  g_assert_cmpuint (open->len, <, found->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) page =
      gadiba_office_list_clients (self->at.office, query, &self->at.moment, 1, 2, &error);
  g_assert_cmpuint (page->len, ==, MIN (2, open->len - 1));
}

/* --- kept beside the records --- */

static char *
dump (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  g_autoptr (GadibaStatement) rows = gadiba_db_query (
      db,
      "SELECT person || ' ' || hex (sort_key) || ' ' || code || ' ' || born || ' ' || touched || ' "
      "'"
      " || coalesce (parish, '-') || ' ' || coalesce (caseworker, '-') || ' ' || decided || ' ' ||"
      " coalesce (until, '-') || ' ' || open FROM search_order ORDER BY person /*scan*/",
      NULL, &error);
  gboolean row = TRUE;
  while (gadiba_statement_step (rows, &row, &error) && row)
    g_string_append_printf (text, "%s\n", gadiba_statement_get_text (rows, 0));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

/* What was kept up action by action is what is made anew from the records. */
static void
test_rebuilt (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  change (self, get_key (self->all, 1),
          "UPDATE client SET parish = 'A', caseworker = 1 WHERE"
          " person = :person");
  change (self, get_key (self->all, 3), "UPDATE person SET born = NULL WHERE id = :person");
  g_autoptr (GadibaDb) db = open_beside (self);
  g_autofree char *kept = dump (db);
  g_assert_nonnull (strstr (kept, " A 1 "));
  gadiba_search_rebuild (db, &error);
  g_assert_no_error (error);
  g_autofree char *made = dump (db);
  g_assert_cmpstr (kept, ==, made);
}

/* A member of two households: of a second one that day, or of one with an open application. */
static void
test_households (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->rows->len; i++)
    g_assert_cmpuint (((const GadibaClientRow *) self->rows->pdata[i])->n_households, <=, 1);
  gint64 person = get_key (self->all, 4);
  change (self, person,
          "INSERT INTO household_member (household, person, from_day) SELECT (SELECT household FROM"
          " household_member WHERE person <> :person AND household NOT IN (SELECT household FROM"
          " household_member WHERE person = :person) LIMIT 1), :person, '2026-10-01'");
  g_autoptr (GPtrArray) rows = read_rows (self, self->all);
  for (guint i = 0; i < rows->len; i++)
    {
      const GadibaClientRow *row = rows->pdata[i];
      g_assert_cmpint (row->n_households > 1, ==, row->person == person);
    }
}

/* --- filters under names --- */

static GadibaFilterChoices *
read_filters (const Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GadibaFilterChoices *choices =
      gadiba_office_read_filters (self->at.office, "clients", &self->at.moment, &error);
  g_assert_no_error (error);
  return choices;
}

static void
test_choices (Fixture *self, gconstpointer data)
{
  static const char *const parishes[] = { "Baloži", "Ķekava", "Lapmeži" };
  change (self, get_key (self->all, 0),
          "UPDATE client SET parish = 'Lapmeži' WHERE person ="
          " :person");
  change (self, get_key (self->all, 1),
          "UPDATE client SET parish = 'Ķekava' WHERE person ="
          " :person");
  change (self, get_key (self->all, 2),
          "INSERT INTO caseworker_parish (caseworker, parish) SELECT"
          " 1, 'Baloži' WHERE :person");
  change (self, get_key (self->all, 2),
          "INSERT INTO client_flag (client, flag, from_day) SELECT id, 'suns', '2026-10-01' FROM"
          " client WHERE person = :person");
  g_autoptr (GadibaFilterChoices) choices = read_filters (self);
  g_assert_cmpuint (choices->parishes->len, ==, G_N_ELEMENTS (parishes));
  for (guint i = 0; i < G_N_ELEMENTS (parishes); i++)
    g_assert_cmpstr (choices->parishes->pdata[i], ==, parishes[i]);
  g_assert_cmpuint (choices->flags->len, ==, 1);
  g_assert_cmpstr (choices->flags->pdata[0], ==, "suns");
  g_assert_cmpuint (choices->caseworkers->len, >, 0);
  g_assert_cmpint (choices->own, ==, 1);
  g_assert_cmpuint (choices->kept->len, ==, 0);
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment *moment = &self->at.moment;
  g_assert_true (gadiba_office_keep_filter (self->at.office, "clients", " Mani ", "status=open\n",
                                            moment, &error));
  g_assert_true (gadiba_office_keep_filter (self->at.office, "clients", "Ķekava", "parish=Ķekava\n",
                                            moment, &error));
  g_assert_true (
      gadiba_office_keep_filter (self->at.office, "decisions", "Mani", "x=y\n", moment, &error));
  g_assert_true (gadiba_office_keep_filter (self->at.office, "clients", "Mani", "status=none\n",
                                            moment, &error));
  g_assert_no_error (error);
  g_autoptr (GadibaFilterChoices) choices = read_filters (self);
  g_assert_cmpuint (choices->kept->len, ==, 2);
  const GadibaKeptFilter *first = choices->kept->pdata[0];
  g_assert_cmpstr (first->name, ==, "Mani");
  g_assert_cmpstr (first->filter, ==, "status=none\n");
  g_assert_true (
      gadiba_office_keep_filter (self->at.office, "clients", "Mani", NULL, moment, &error));
  g_autoptr (GadibaFilterChoices) fewer = read_filters (self);
  g_assert_cmpuint (fewer->kept->len, ==, 1);
  g_assert_false (
      gadiba_office_keep_filter (self->at.office, "clients", "Mani", NULL, moment, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
      gadiba_office_keep_filter (self->at.office, "clients", "  ", "a=b", moment, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
}

/* --- export --- */

static char **export(const Fixture *self, const GadibaClientQuery *query, guint columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      gadiba_office_export_clients (self->at.office, query, columns, &self->at.moment, &error);
  g_assert_no_error (error);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  g_assert_true (g_str_has_prefix (text, "\ufeff"));
  return g_strsplit (text + strlen ("\ufeff"), "\r\n", -1);
}

static gint64
count_exports (const Fixture *self)
{
  return query (&self->at, "SELECT count (*) FROM journal WHERE action = 'export'");
}

static void
test_export (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) lines =
      export(self, NULL, 1u << GADIBA_CLIENT_COLUMN_NAME | 1u << GADIBA_CLIENT_COLUMN_CODE);
  g_assert_cmpuint (g_strv_length (lines), ==, self->rows->len + 2); /* headings, and the end */
  g_auto (GStrv) titles = g_strsplit (lines[0], ";", -1);
  g_assert_cmpuint (g_strv_length (titles), ==, 3);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GadibaClientRow *row = self->rows->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s;%s;%s", row->family, row->given, row->code);
      g_assert_cmpstr (lines[i + 1], ==, line);
    }
  g_autoptr (GadibaClientQuery) query = gadiba_client_query_new ();
  query->status = GADIBA_CLIENT_STATUS_OPEN;
  query->sort = GADIBA_CLIENT_SORT_BORN;
  g_autoptr (GArray) open = list (self, query);
  g_auto (GStrv) wide = export(self, query, (1u << GADIBA_N_CLIENT_COLUMNS) - 1);
  g_assert_cmpuint (g_strv_length (wide), ==, open->len + 2);
  for (guint i = 0; i <= open->len; i++)
    {
      g_auto (GStrv) cells = g_strsplit (wide[i], ";", -1);
      g_assert_cmpuint (g_strv_length (cells), ==, GADIBA_N_CLIENT_COLUMNS + 1);
    }
  g_assert_cmpint (count_exports (self), ==, 2);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/office/client-list/sorts", test_sorts);
  ADD ("/office/client-list/touched", test_touched);
  ADD ("/office/client-list/statuses", test_statuses);
  ADD ("/office/client-list/filters", test_filters);
  ADD ("/office/client-list/search", test_search);
  ADD ("/office/client-list/rebuilt", test_rebuilt);
  ADD ("/office/client-list/households", test_households);
  ADD ("/office/client-list/choices", test_choices);
  ADD ("/office/client-list/kept", test_kept);
  ADD ("/office/client-list/export", test_export);
  return g_test_run ();
}
