/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-model.h"
#include "gadiba-register-model.h"

#include "../office/office-test.h"
#include "session-test.h"

/*
 * The list of clients, of lengths around those of its pages and of its first answer: all are there,
 * once, in the order of the office, and whoever follows "items-changed" knows them all.
 */

#define TODAY gadiba_date_new (2027, 1, 15)

static const guint sizes[] = { 0, 1, 63, 64, 65, 255, 256, 257, 700 };

/* Latvian order: A, Ā, B, C, Č … and K, Ķ; the list must not have that of bytes. */
static const char *const families[] = { "Zariņš", "Ābele", "Auziņa", "Čakste", "Cielavs",
                                        "Ķirsis", "Kalns", "Ozols",  "Šmits",  "Saulīte",
                                        "Žagars", "Ūpe",   "Upe",    "Īvande", "Irbe" };

typedef struct
{
  TestOffice office;
  GadibaSession *session;
  GadibaClientModel *model;
  GArray *mirror; /* gint64: the keys as "items-changed" tells of them */
  guint n_filled;
  char *fault;
} Fixture;

/* --- an office of many --- */

static TestOffice grown; /* an office of so many clients, of which each test gets a copy */
static guint n_grown;

static void
add_client (TestOffice *office, guint number)
{
  g_autofree char *text = g_strdup_printf (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\"/><household>"
      "<person id=\"p1\" applicant=\"yes\" given=\"Vārds %04u\" family=\"%s\" relation=\"self\"/>"
      "</household></case>",
      number, families[number % G_N_ELEMENTS (families)]);

  g_free (register_test_text (office, text));
}

static void
copy_file (const char *from, const char *to, const char *suffix)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_file_get_contents (source, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (target, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

/* Tests come in the order of their sizes, so that the office only grows. */
static TestOffice
copy_office (guint n_clients)
{
  TestOffice copy = { 0 };
  g_autoptr (GError) error = NULL;

  if (grown.folder == NULL)
    grown = make_test_office (NULL);
  g_assert_cmpuint (n_grown, <=, n_clients);
  while (n_grown < n_clients)
    add_client (&grown, n_grown++);
  g_clear_pointer (&grown.office, gadiba_office_close);
  copy.folder = g_dir_make_tmp ("gadiba-office-XXXXXX", &error);
  g_assert_no_error (error);
  copy.path = g_build_filename (copy.folder, "office.gadiba", NULL);
  copy_file (grown.path, copy.path, "");
  copy_file (grown.path, copy.path, "-papers");
  grown.office = gadiba_office_open (grown.path, "anna", &error);
  g_assert_no_error (error);
  copy.office = gadiba_office_open (copy.path, "anna", &error);
  g_assert_no_error (error);
  return copy;
}

/* --- what the model says --- */

static gint64
get_key (Fixture *self, guint position)
{
  g_autoptr (GadibaLongLine) client = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return gadiba_long_line_get_key (client);
}

static void
on_items_changed (Fixture *self, guint position, guint removed, guint added)
{
  g_assert_cmpuint (position + removed, <=, self->mirror->len);
  g_array_remove_range (self->mirror, position, removed);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==,
                    self->mirror->len + added);
  for (guint i = 0; i < added; i++)
    {
      gint64 key = get_key (self, position + i);
      g_array_insert_val (self->mirror, position + i, key);
    }
}

static void
on_filled (Fixture *self, const char *fault)
{
  self->n_filled++;
  g_free (self->fault);
  self->fault = g_strdup (fault);
}

static void
set_up (Fixture *self, gconstpointer size)
{
  self->office = copy_office (*(const guint *) size);
  self->session = open_session (self->office.path, "anna", TODAY);
  self->mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->model = gadiba_client_model_new (self->session);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (self->model, "filled", G_CALLBACK (on_filled), self);
}

static void
close_model (Fixture *self)
{
  gpointer weak = self->model;

  if (self->model == NULL)
    return;
  g_object_add_weak_pointer (G_OBJECT (self->model), &weak);
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  wait_until (is_unset, &weak);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_model (self);
  close_session (self->session);
  g_array_unref (self->mirror);
  g_free (self->fault);
  clear_test_office (&self->office);
}

/* The model, what it told, and the office say the same. */
static void
assert_all (Fixture *self, guint n)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = gadiba_session_get_moment (self->session);
  g_autoptr (GArray) keys =
      gadiba_office_list_clients (self->office.office, NULL, &moment, 0, G_MAXUINT, &error);

  g_assert_no_error (error);
  g_assert_null (self->fault);
  g_assert_cmpuint (keys->len, ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, n);
  g_assert_cmpuint (self->mirror->len, ==, n);
  guint position;
  g_assert_false (gadiba_long_list_find (GADIBA_LONG_LIST (self->model), -1, &position));
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (gadiba_long_list_find (GADIBA_LONG_LIST (self->model),
                                            g_array_index (keys, gint64, i), &position));
      g_assert_cmpuint (position, ==, i);
      g_assert_cmpint (g_array_index (self->mirror, gint64, i), ==,
                       g_array_index (keys, gint64, i));
      g_assert_cmpint (get_key (self, i), ==, g_array_index (keys, gint64, i));
    }
}

static void
test_all (Fixture *self, gconstpointer size)
{
  guint n = *(const guint *) size;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 0);
  g_assert_true (gadiba_long_list_is_asking (GADIBA_LONG_LIST (self->model)));
  finish_jobs (self->session);
  g_assert_false (gadiba_long_list_is_asking (GADIBA_LONG_LIST (self->model)));
  assert_all (self, n);
  g_assert_cmpuint (self->n_filled, >=, 1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->model), n));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->model), G_MAXUINT));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (self->model)) == GADIBA_TYPE_LONG_LINE);
}

/* --- rows --- */

/* Each row is that of its client, and one that somebody holds keeps it when its page is gone. */
static void
test_rows (Fixture *self, gconstpointer size)
{
  guint n = *(const guint *) size;
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func (g_object_unref);

  finish_jobs (self->session);
  for (guint i = 0; i < n; i++)
    {
      GadibaLongLine *client = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      g_ptr_array_add (clients, client);
    }
  finish_jobs (self->session);
  for (guint i = 0; i < n; i++)
    {
      GadibaLongLine *client = g_ptr_array_index (clients, i);
      const GadibaClientRow *row = gadiba_long_line_get_row (client);
      g_assert_nonnull (row);
      g_assert_cmpint (row->person, ==, gadiba_long_line_get_key (client));
      g_assert_cmpint (row->person, ==, g_array_index (self->mirror, gint64, i));
      g_assert_true (g_str_has_prefix (row->given, "Vārds "));
      g_assert_cmpuint (row->household_size, ==, 1);
    }
}

/* The same place asked twice is the same client, as lists need it. */
static void
test_same_item (Fixture *self, gconstpointer data)
{
  finish_jobs (self->session);
  g_autoptr (GadibaLongLine) first = g_list_model_get_item (G_LIST_MODEL (self->model), 5);
  g_autoptr (GadibaLongLine) second = g_list_model_get_item (G_LIST_MODEL (self->model), 5);
  g_assert_true (first == second);
}

/* --- searching --- */

static const struct
{
  const char *text;
  guint n; /* of 257 */
} searches[] = {
  { "Vārds 0042", 1 }, { "  Vārds 0042  ", 1 }, { "nav tāda", 0 }, { "vards 0256", 1 },
  { "Vārds 0999", 0 }, { "   ", 257 },          { "ķirsis", 17 },  { NULL, 257 },
};

static void
test_search (Fixture *self, gconstpointer data)
{
  finish_jobs (self->session);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      guint n_filled = self->n_filled;
      g_test_message ("“%s”", searches[i].text);
      gadiba_client_model_set_search (self->model, searches[i].text);
      finish_jobs (self->session);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, searches[i].n);
      g_assert_cmpuint (self->mirror->len, ==, searches[i].n);
      g_assert_cmpuint (self->n_filled, >=, n_filled);
      g_assert_null (self->fault);
    }
  assert_all (self, 257);
}

/* Somebody types on before the answer is there: only the last question is answered. */
static void
test_quick_typing (Fixture *self, gconstpointer data)
{
  const char *const typed[] = { "V", "Vā", "Vār", "Vārds", "Vārds 0042", NULL };

  for (guint i = 0; typed[i] != NULL; i++)
    gadiba_client_model_set_search (self->model, typed[i]);
  finish_jobs (self->session);
  g_assert_cmpuint (self->n_filled, ==, 1);
  g_assert_cmpuint (self->mirror->len, ==, 1);
  g_assert_cmpstr (gadiba_client_model_get_search (self->model), ==, "Vārds 0042");

  /* Back to all, and away again before all of them are listed. */
  gadiba_client_model_set_search (self->model, NULL);
  gadiba_client_model_set_search (self->model, "ķirsis");
  finish_jobs (self->session);
  g_assert_cmpuint (self->mirror->len, ==, 17);
}

/* The first keys are there and the others are on their way when the search changes. */
static gboolean
has_some (gpointer data)
{
  return ((Fixture *) data)->mirror->len > 0;
}

static void
test_search_between (Fixture *self, gconstpointer data)
{
  wait_until (has_some, self);
  gadiba_client_model_set_search (self->model, "Vārds 0042");
  finish_jobs (self->session);
  g_assert_cmpuint (self->mirror->len, ==, 1);
  gadiba_client_model_set_search (self->model, "");
  wait_until (has_some, self);
  gadiba_long_list_refresh (GADIBA_LONG_LIST (self->model));
  finish_jobs (self->session);
  assert_all (self, 257);
}

/* --- what changes --- */

static void
test_refresh (Fixture *self, gconstpointer size)
{
  guint n = *(const guint *) size;

  finish_jobs (self->session);
  add_client (&self->office, n);
  add_client (&self->office, n + 1);
  gadiba_long_list_refresh (GADIBA_LONG_LIST (self->model));
  finish_jobs (self->session);
  assert_all (self, n + 2);

  /* In a search too. */
  gadiba_client_model_set_search (self->model, "Vārds 9000");
  finish_jobs (self->session);
  g_assert_cmpuint (self->mirror->len, ==, 0);
  add_client (&self->office, 9000);
  gadiba_long_list_refresh (GADIBA_LONG_LIST (self->model));
  finish_jobs (self->session);
  g_assert_cmpuint (self->mirror->len, ==, 1);
}

/* Somebody becomes a client between the first answer and the second one: nobody stands twice or is
 * left out. */
static void
test_new_between (Fixture *self, gconstpointer data)
{
  wait_until (has_some, self);
  for (guint i = 0; i < 4; i++)
    add_client (&self->office, 257 + i);
  finish_jobs (self->session);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->mirror->len; i++)
    g_assert_true (g_hash_table_add (known, &g_array_index (self->mirror, gint64, i)));
}

/* --- registers --- */

static gboolean
is_filled (gpointer data)
{
  return gadiba_long_list_is_whole (data)
         && gadiba_register_model_get_totals (GADIBA_REGISTER_MODEL (data)) != NULL;
}

/* A register is a long list too: its first lines, all of them, and what they come to. */
static void
test_register (Fixture *self, gconstpointer size)
{
  static const char *const sorts[] = { "day", "client", "caseworker" };
  const GadibaMoment moment = gadiba_session_get_moment (self->session);

  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      const GadibaRegisterQuery query = { .kind = GADIBA_REGISTER_APPLICATIONS,
                                          .sort = sorts[i],
                                          .descending = i == 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) keys =
          gadiba_office_list_register (self->office.office, &query, &moment, G_MAXUINT, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (keys->len, ==, *(const guint *) size);
      g_autoptr (GadibaRegisterModel) model = gadiba_register_model_new (self->session, &query);
      wait_until (is_filled, model);
      g_assert_cmpuint (gadiba_register_model_get_totals (model)->n, ==, keys->len);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, keys->len);
      for (guint position = 0; position < keys->len; position++)
        {
          g_autoptr (GadibaLongLine) line = g_list_model_get_item (G_LIST_MODEL (model), position);
          g_assert_cmpint (gadiba_long_line_get_key (line), ==,
                           g_array_index (keys, gint64, position));
        }
      finish_jobs (self->session);
    }
}

/* --- the end --- */

/* The list goes while keys and rows are on their way. */
static void
test_close (Fixture *self, gconstpointer data)
{
  wait_until (has_some, self);
  for (guint i = 0; i < self->mirror->len; i++)
    get_key (self, i);
  gadiba_client_model_set_search (self->model, "Ozols");
  close_model (self);
}

static void
add_test (const char *name, const guint *size, void (*function) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/client-model/%u/%s", *size, name);

  g_test_add (path, Fixture, size, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      add_test ("all", &sizes[i], test_all);
      add_test ("rows", &sizes[i], test_rows);
      if (sizes[i] == 1 || sizes[i] == 256)
        add_test ("refresh", &sizes[i], test_refresh);
      if (sizes[i] >= 255)
        add_test ("register", &sizes[i], test_register);
      if (sizes[i] != 257)
        continue;
      add_test ("same-item", &sizes[i], test_same_item);
      add_test ("search", &sizes[i], test_search);
      add_test ("quick-typing", &sizes[i], test_quick_typing);
      add_test ("search-between", &sizes[i], test_search_between);
      add_test ("new-between", &sizes[i], test_new_between);
      add_test ("close", &sizes[i], test_close);
    }
  int status = g_test_run ();
  if (grown.folder != NULL)
    clear_test_office (&grown);
  return status;
}
