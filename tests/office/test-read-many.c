/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-later.h"
#include "gadiba-case-write.h"
#include "gadiba-decision-history.h"
#include "gadiba-store-error.h"
#include "practice-test.h"

/* All applications of an office, read together: what comes is what reading each by itself gives. */

static char *
write_case (const GadibaCase *from)
{
  g_autoptr (GBytes) bytes = gadiba_case_write (from);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GadibaDb *
open_office (const PracticeDesk *self)
{
  g_autoptr (GError) error = NULL;
  GadibaDb *db = gadiba_db_open (self->path, GADIBA_DB_CHECK_PLANS, 0, &error);
  g_assert_no_error (error);
  return db;
}

/* Latest first, so that the order asked for is not that of the tables. */
static GArray *
list_applications (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT id FROM application ORDER BY id DESC /*scan*/", NULL, &error);
  gboolean row = TRUE;
  while (gadiba_statement_step (statement, &row, &error) && row)
    {
      gint64 key = gadiba_statement_get_int (statement, 0);
      g_array_append_val (keys, key);
    }
  g_assert_no_error (error);
  return keys;
}

/* Returns: how many lines tell what was granted on other applications */
static guint
check_many (GadibaDb *db, const gint64 *keys, guint n)
{
  guint n_granted = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = gadiba_application_read_many (db, keys, NULL, n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, n);
  g_assert_true (gadiba_application_add_many_grants (db, keys, cases, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      const GadibaCase *together = cases->pdata[i];
      g_autoptr (GadibaCase) alone = gadiba_application_read (db, keys[i], &error);
      g_assert_no_error (error);
      guint n_own = alone->history->len;
      g_assert_true (gadiba_application_add_grants (db, keys[i], alone, &error));
      g_assert_no_error (error);
      n_granted += alone->history->len - n_own;
      g_autofree char *text = write_case (together);
      g_autofree char *expected = write_case (alone);
      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpstr (together->label, ==, alone->label);
      /* What a case file does not say in the order of its rows. */
      g_assert_cmpuint (together->incomes->len, ==, alone->incomes->len);
      for (guint j = 0; j < alone->incomes->len; j++)
        {
          const GadibaCaseIncome *a = &g_array_index (together->incomes, GadibaCaseIncome, j);
          const GadibaCaseIncome *b = &g_array_index (alone->incomes, GadibaCaseIncome, j);
          g_assert_true (a->person == b->person && a->kind == b->kind && a->month == b->month
                         && a->amount == b->amount);
        }
    }
  return n_granted;
}

static void
test_same (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GadibaDb) db = open_office (self);
  g_autoptr (GArray) keys = list_applications (db);
  g_assert_cmpuint (keys->len, >, PRACTICE_SIZE);
  g_assert_cmpuint (check_many (db, (const gint64 *) (gpointer) keys->data, keys->len), >, 10);
  for (guint i = 0; i + 7 < keys->len; i += 7)
    check_many (db, &g_array_index (keys, gint64, i), 7);
  check_many (db, NULL, 0);
}

/* Up to a month of its own for each, and for every second one no later than it says itself. */
static void
test_later (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GadibaDb) db = open_office (self);
  g_autoptr (GArray) all = list_applications (db);
  const gint64 *keys = (const gint64 *) (gpointer) all->data;
  g_autofree GadibaMonth *lasts = g_new0 (GadibaMonth, all->len);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < all->len; i++)
    lasts[i] = i % 2 == 0 ? gadiba_month_new (2026, 1) + (GadibaMonth) (i % 12) : GADIBA_MONTH_NONE;
  g_autoptr (GPtrArray) cases = gadiba_application_read_many (db, keys, lasts, all->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (GadibaCase) alone =
          gadiba_application_read_later (db, keys[i], GADIBA_DATE_NONE, lasts[i], &error);
      g_assert_no_error (error);
      g_autofree char *text = write_case (cases->pdata[i]);
      g_autofree char *expected = write_case (alone);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_not_found (PracticeDesk *self, gconstpointer data)
{
  static const gint64 keys[] = { 1, 999999 };
  g_autoptr (GadibaDb) db = open_office (self);
  g_autoptr (GError) error = NULL;
  g_assert_null (gadiba_application_read_many (db, keys, NULL, G_N_ELEMENTS (keys), &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  check_many (db, keys, 1);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/office/read-many/" name, PracticeDesk, NULL, set_up_practice, test,                \
              tear_down_practice)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same", test_same);
  ADD ("later", test_later);
  ADD ("not-found", test_not_found);
  return g_test_run ();
}
