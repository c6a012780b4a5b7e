/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-journal.h"
#include "gadiba-office-clients.h"
#include "gadiba-office-letter.h"
#include "gadiba-person-register.h"
#include "gadiba-store-error.h"
#include "gadiba-text.h"
#include "gadiba-working-days.h"
#include "practice-test.h"

/* Clients of a practice office: two months after the day on which its newest records were made. */

static gint64
count_entries (const PracticeDesk *self)
{
  return query (self, "SELECT max (number) FROM journal");
}

static GArray *
list_all (const PracticeDesk *self)
{
  g_autoptr (GError) error = NULL;
  GArray *all =
      gadiba_office_list_clients (self->office, NULL, &self->moment, 0, G_MAXUINT, &error);
  g_assert_no_error (error);
  return all;
}

static GPtrArray *
read_rows (const PracticeDesk *self, const GArray *persons, GadibaDate today)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = { self->moment.now, today };
  GPtrArray *rows = gadiba_office_read_clients (self->office, (const gint64 *) persons->data,
                                                persons->len, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, persons->len);
  return rows;
}

static void
test_order (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = list_all (self);
  g_autoptr (GPtrArray) rows = read_rows (self, all, self->moment.today);
  g_autoptr (GadibaCollator) collator = gadiba_collator_new (&error);
  gint64 n_entries = count_entries (self);
  guint n = 0;
  g_assert_true (gadiba_office_count_clients (self->office, &n, &error));
  g_assert_cmpuint (n, ==, all->len);
  g_assert_cmpint (n, ==, query (self, "SELECT count (*) FROM client"));
  g_assert_cmpuint (n, >=, PRACTICE_SIZE / 2);
  for (guint i = 1; i < n; i++)
    {
      const GadibaClientRow *before = rows->pdata[i - 1];
      const GadibaClientRow *row = rows->pdata[i];
      int order = gadiba_collator_compare (collator, before->family, row->family);
      g_assert_cmpint (order, <=, 0);
      if (order == 0)
        g_assert_cmpint (gadiba_collator_compare (collator, before->given, row->given), <=, 0);
    }
  g_autoptr (GArray) page =
      gadiba_office_list_clients (self->office, NULL, &self->moment, 7, 5, &error);
  g_assert_cmpuint (page->len, ==, 5);
  for (guint i = 0; i < page->len; i++)
    g_assert_cmpint (g_array_index (page, gint64, i), ==, g_array_index (all, gint64, 7 + i));
  g_assert_cmpint (count_entries (self), ==, n_entries);
}

#define OF_PERSON                                                                                  \
  " FROM application_member m JOIN application a ON a.id = m.application"                          \
  " LEFT JOIN decision d ON d.application = a.id LEFT JOIN decision_item i ON i.decision = d.id"   \
  " LEFT JOIN decision_month n ON n.item = i.id WHERE m.person = :person"

static void
check_row (const PracticeDesk *self, const GadibaClientRow *row)
{
  gint64 open = query_person (self,
                              "SELECT state = 'open' FROM application_member m JOIN application a"
                              " ON a.id = m.application WHERE m.person = :person"
                              " ORDER BY a.received DESC, a.id DESC LIMIT 1",
                              row->person);
  gint64 amount = query_person (self, "SELECT sum (n.amount)" OF_PERSON " AND n.month = '2026-10'",
                                row->person);
  gint64 granted =
      query_person (self,
                    "SELECT i.outcome = 'granted' AND i.to_day >= '2026-10-26'" OF_PERSON
                    " AND i.benefit = 'status' AND i.outcome <> 'left-open'"
                    " ORDER BY d.day DESC, d.id DESC LIMIT 1",
                    row->person);
  gint64 decided = query_person (
      self, "SELECT count (*)" OF_PERSON " AND i.benefit = 'status' AND i.outcome <> 'left-open'",
      row->person);
  g_assert_nonnull (row->application);
  g_assert_nonnull (row->code);
  g_assert_nonnull (row->address);
  g_assert_cmpuint (row->household_size, >, 0);
  g_assert_cmpint (row->is_open, ==, open);
  g_assert_cmpint (row->amount, ==, amount);
  g_assert_cmpint (row->has_amount, ==, amount > 0);
  /* The end of the month, or the next working day. */
  GadibaDate month = gadiba_date_add_months (row->received, 1);
  if (!open)
    g_assert_cmpint (row->deadline, ==, GADIBA_DATE_NONE);
  else
    {
      g_assert_cmpint (row->deadline, >=, month);
      g_assert_cmpint (row->deadline - month, <, 7);
      g_assert_cmpint (gadiba_date_get_weekday (row->deadline), <=, 5);
      g_assert_true (row->deadline == month || gadiba_date_get_weekday (month) > 5
                     || gadiba_date_is_holiday (month));
    }
  if (granted)
    g_assert_cmpint (row->until, >=, self->moment.today);
  else if (open)
    g_assert_cmpstr (row->status, ==, "open");
  else
    g_assert_cmpint (row->status != NULL, ==, decided > 0);
}

static void
test_rows (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GArray) all = list_all (self);
  g_autoptr (GPtrArray) rows = read_rows (self, all, self->moment.today);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < rows->len; i++)
    {
      const GadibaClientRow *row = rows->pdata[i];
      check_row (self, row);
      if (row->status != NULL)
        g_hash_table_add (seen, (gpointer) (guintptr) row->status);
    }
  g_assert_true (g_hash_table_contains (seen, "needy"));
  g_assert_true (g_hash_table_contains (seen, "none"));
  g_assert_true (g_hash_table_contains (seen, "open"));
  /* A year later all of it has run out, and nobody gets anything. */
  g_autoptr (GPtrArray) later = read_rows (self, all, gadiba_date_new (2028, 1, 3));
  for (guint i = 0; i < later->len; i++)
    {
      const GadibaClientRow *row = later->pdata[i];
      g_assert_false (row->has_amount);
      g_assert_true (row->until < gadiba_date_new (2028, 1, 3));
      g_assert_cmpint (row->is_open, ==, g_strcmp0 (row->status, "open") == 0);
    }
}

static void
test_peek (PracticeDesk *self, gconstpointer data)
{
  static const char *const texts[] = { "a",  "b",  "k",    "ka",     "kal", "an",  "a k", "k a",
                                       "sp", "32", "iela", "iela 1", "ies", "zzz", "",    "j b" };
  g_autoptr (GError) error = NULL;
  guint n_found = 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 n_entries = count_entries (self);
      g_autoptr (GPtrArray) peeked = gadiba_office_peek (self->office, texts[i], 12, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count_entries (self), ==, n_entries);
      g_autoptr (GPtrArray) found =
          gadiba_office_search (self->office, texts[i], &self->moment, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count_entries (self), ==, n_entries + 1);
      g_assert_cmpuint (peeked->len, ==, MIN (12, found->len));
      for (guint k = 0; k < peeked->len; k++)
        {
          const GadibaFound *first = peeked->pdata[k];
          const GadibaFound *second = found->pdata[k];
          g_assert_cmpint (first->person, >, 0);
          g_assert_cmpint (first->person, ==, second->person);
          g_assert_cmpstr (first->family, ==, second->family);
          g_assert_cmpstr (first->given, ==, second->given);
          g_assert_cmpstr (first->code, ==, second->code);
          g_assert_cmpstr (first->address, ==, second->address);
          g_assert_cmpstr (first->number, ==, second->number);
        }
      n_found += peeked->len;
    }
  g_assert_cmpuint (n_found, >, 50);
}

static GadibaCard *
open_card (const PracticeDesk *self, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GadibaCard *card = gadiba_office_open_card (self->office, person, &self->moment, &error);
  g_assert_no_error (error);
  g_assert_cmpint (card->person, ==, person);
  return card;
}

static void
assert_newest_first (const GadibaCard *card)
{
  for (guint i = 1; i < card->applications->len; i++)
    g_assert_cmpint (((GadibaCardApplication *) card->applications->pdata[i - 1])->received, >=,
                     ((GadibaCardApplication *) card->applications->pdata[i])->received);
  for (guint i = 1; i < card->decisions->len; i++)
    g_assert_cmpint (((GadibaCardDecision *) card->decisions->pdata[i - 1])->day, >=,
                     ((GadibaCardDecision *) card->decisions->pdata[i])->day);
}

static void
test_card (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GArray) all = list_all (self);
  g_autoptr (GPtrArray) rows = read_rows (self, all, self->moment.today);
  guint n_decisions = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const GadibaClientRow *row = rows->pdata[i];
      gint64 n_entries = count_entries (self);
      g_autoptr (GadibaCard) card = open_card (self, row->person);
      g_assert_cmpint (count_entries (self), ==, n_entries + 1);
      g_assert_cmpstr (card->family, ==, row->family);
      g_assert_cmpstr (card->address, ==, row->address);
      g_assert_cmpint (card->born, !=, GADIBA_DATE_NONE);
      g_assert_cmpuint (card->household_size, ==, row->household_size);
      g_assert_cmpuint (card->applications->len, >, 0);
      const GadibaCardApplication *newest = card->applications->pdata[0];
      g_assert_cmpstr (newest->number, ==, row->application);
      g_assert_cmpint (newest->is_open, ==, row->is_open);
      g_assert_cmpint (newest->deadline, ==, row->deadline);
      assert_newest_first (card);
      for (guint k = 0; k < card->decisions->len; k++)
        {
          const GadibaCardDecision *decision = card->decisions->pdata[k];
          g_assert_cmpuint (decision->items->len, >, 0);
          g_assert_nonnull (((GadibaCardItem *) decision->items->pdata[0])->line);
          g_assert_false (decision->has_pdf);
        }
      n_decisions += card->decisions->len;
    }
  g_assert_cmpuint (n_decisions, >, PRACTICE_SIZE / 3);
}

/* The journal tells who looked at whose card. */
static void
test_journal (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = list_all (self);
  gint64 person = g_array_index (all, gint64, 3);
  g_autoptr (GadibaCard) card = open_card (self, person);
  g_autoptr (GPtrArray) history =
      gadiba_office_list_history (self->office, card->code, &self->moment, &error);
  g_assert_no_error (error);
  const GadibaHappened *last = history->pdata[history->len - 1];
  g_assert_cmpstr (last->words, ==, "looked at the client card");
  g_assert_nonnull (last->caseworker);
  gint64 n_entries = count_entries (self);
  g_assert_null (gadiba_office_open_card (self->office, 99999, &self->moment, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_autoptr (GadibaOffice) stranger = gadiba_office_open (self->path, "nobody", &error);
  g_assert_no_error (error);
  g_assert_null (gadiba_office_open_card (stranger, person, &self->moment, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_assert_cmpint (count_entries (self), ==, n_entries);
}

static void
test_letter (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 person = query (self, "SELECT c.person FROM decision d JOIN application a ON a.id ="
                               " d.application JOIN client c ON c.id = a.client LIMIT 1");
  g_autoptr (GadibaCard) before = open_card (self, person);
  const GadibaCardDecision *decision = before->decisions->pdata[0];
  g_autoptr (GBytes) letter = gadiba_office_get_letter (
      self->office, decision->number, GADIBA_LETTER_AS_PDF, &self->moment, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaCard) after = open_card (self, person);
  g_assert_true (((GadibaCardDecision *) after->decisions->pdata[0])->has_pdf);
}

/* Somebody without a decision can be erased, and is nowhere any more. */
static void
test_erased (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 person =
      query (self, "SELECT person FROM client WHERE NOT EXISTS (SELECT 1 FROM"
                   " application_member m JOIN decision d ON d.application = m.application"
                   " WHERE m.person = client.person) LIMIT 1");
  g_assert_cmpint (person, >, 0);
  g_autoptr (GadibaCard) card = open_card (self, person);
  g_autoptr (GPtrArray) found = gadiba_office_peek (self->office, card->code, 5, &error);
  g_assert_cmpuint (found->len, ==, 1);
  g_autoptr (GArray) before = list_all (self);
  {
    g_autoptr (GadibaDb) db = gadiba_db_open (self->path, GADIBA_DB_OPEN, 0, &error);
    g_autoptr (GadibaAction) action =
        gadiba_action_begin (db, 1, "erase", "erase", self->moment.now, &error);
    gadiba_person_erase (action, person, &error);
    g_assert_no_error (error);
    g_assert_true (gadiba_action_commit (action, &error));
  }
  g_autoptr (GArray) after = list_all (self);
  g_assert_cmpuint (after->len, ==, before->len - 1);
  g_autoptr (GPtrArray) none = gadiba_office_peek (self->office, card->code, 5, &error);
  g_assert_cmpuint (none->len, ==, 0);
  /* Whoever still has the key sees nobody. */
  g_autoptr (GPtrArray) rows = read_rows (self, before, self->moment.today);
  for (guint i = 0; i < rows->len; i++)
    {
      const GadibaClientRow *row = rows->pdata[i];
      g_assert_cmpint (row->family == NULL, ==, row->person == person);
      if (row->person == person)
        g_assert_null (row->application);
    }
}

#define ADD(path, function)                                                                        \
  g_test_add (path, PracticeDesk, NULL, set_up_practice, function, tear_down_practice)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/office/clients/order", test_order);
  ADD ("/office/clients/rows", test_rows);
  ADD ("/office/clients/peek", test_peek);
  ADD ("/office/clients/card", test_card);
  ADD ("/office/clients/journal", test_journal);
  ADD ("/office/clients/letter", test_letter);
  ADD ("/office/clients/erased", test_erased);
  return g_test_run ();
}
