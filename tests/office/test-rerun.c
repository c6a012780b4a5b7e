/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "gadiba-office-bills.h"
#include "gadiba-office-later.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-rerun-private.h"
#include "rerun-test.h"

/* A list of running cases and what is issued on it, ended before its end and gone on with. */

#define CASES 4
#define FIRST gadiba_month_new (2026, 1)
#define DAY gadiba_date_new (2026, 3, 5)

typedef struct
{
  TestOffice office;
  gint64 id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = get_office_moment ();

  self->office = make_test_office (NULL);
  for (guint i = 0; i < CASES; i++)
    decide_winter_case (&self->office, i);
  self->id = gadiba_office_reassess (self->office.office, FIRST, DAY, NULL, &moment, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  clear_test_office (&self->office);
}

static void
assert_states (Fixture *self, guint listed, guint chosen, guint issued)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaRerun) rerun = gadiba_office_read_rerun (self->office.office, self->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rerun->n[GADIBA_RERUN_LISTED], ==, listed);
  g_assert_cmpuint (rerun->n[GADIBA_RERUN_CHOSEN], ==, chosen);
  g_assert_cmpuint (rerun->n[GADIBA_RERUN_ISSUED], ==, issued);
  g_assert_cmpuint (rerun->n[GADIBA_RERUN_LEFT], ==, 0);
  g_assert_cmpint (rerun->more, ==, CASES * 12720);
}

static void
choose (Fixture *self, const char *const *applications)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = get_office_moment ();

  gadiba_office_choose_rerun (self->office.office, self->id, applications, TRUE, &moment, &error);
  g_assert_no_error (error);
}

/* Cancelled at once: what is chosen stays so, and goes on the next time. */
static void
test_cancelled (Fixture *self, gconstpointer data)
{
  const GadibaMoment moment = get_office_moment ();
  const char *const two[] = { "IES/2026/1", "IES/2026/3", NULL };
  GadibaProgress progress = { .cancelled = 1 };
  g_autoptr (GError) error = NULL;

  assert_states (self, CASES, 0, 0);
  choose (self, two);
  g_assert_false (
      gadiba_office_issue_rerun (self->office.office, self->id, DAY, &progress, &moment, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_states (self, 2, 2, 0);
  progress.cancelled = 0;
  gadiba_office_issue_rerun (self->office.office, self->id, DAY, &progress, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress.share, ==, 1000);
  assert_states (self, 2, 0, 2);
  /* Once more: nothing is left to do. */
  gadiba_office_issue_rerun (self->office.office, self->id, DAY, NULL, &moment, &error);
  g_assert_no_error (error);
  assert_states (self, 2, 0, 2);
}

/* A list that is cancelled is not there. */
static void
test_list_cancelled (Fixture *self, gconstpointer data)
{
  const GadibaMoment moment = get_office_moment ();
  GadibaProgress progress = { .cancelled = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      gadiba_office_reassess (self->office.office, FIRST, DAY, &progress, &moment, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_autoptr (GArray) all =
      gadiba_office_list_reruns (self->office.office, GADIBA_RERUN_BY_LAW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
}

/* Who cannot sign on that day hinders all alike: none is left for it. */
static void
test_no_signatory (Fixture *self, gconstpointer data)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;

  choose (self, NULL);
  g_assert_false (gadiba_office_issue_rerun (self->office.office, self->id,
                                             gadiba_date_new (1850, 1, 1), NULL, &moment, &error));
  g_assert_nonnull (error);
  assert_states (self, 0, CASES, 0);
}

static char *
describe (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = gadiba_office_read_rerun_lines (self->office.office, id, &error);
  g_assert_no_error (error);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaRerunLine *line = lines->pdata[i];
      g_autofree char *month = gadiba_month_format (line->month);
      g_string_append_printf (text, "%s %s %s %d %d %d %d %s\n", line->number, line->benefit, month,
                              (int) line->before, line->has_after, (int) line->after,
                              (int) line->state, line->reason);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Sifted or singly, the list is the same. Returns: (transfer full): the list */
static char *
list_both_ways (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  gint64 sifted = gadiba_office_reassess (self->office.office, FIRST, DAY, NULL, &moment, &error);
  g_assert_no_error (error);
  GadibaRerunJob job = {
    .office = self->office.office, .moment = &moment, .first = FIRST, .day = DAY, .singly = TRUE
  };
  gint64 singly = _gadiba_rerun_run (&job, &error);
  g_assert_no_error (error);
  g_autofree char *left = describe (self, sifted);
  g_autofree char *right = describe (self, singly);
  g_assert_cmpstr (left, ==, right);
  return g_steal_pointer (&left);
}

static void
test_singly (Fixture *self, gconstpointer data)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  const char *const one[] = { "IES/2026/2", NULL };

  choose (self, one);
  gadiba_office_issue_rerun (self->office.office, self->id, DAY, NULL, &moment, &error);
  g_assert_no_error (error);
  g_autofree char *left = list_both_ways (self);
  g_assert_nonnull (strstr (left, "IES/2026/1 housing 2026-02 21340 1 34060 0"));
  g_assert_null (strstr (left, "IES/2026/2 "));
}

/* The household asks again, and brings a bill of a month that was granted by the first application:
 * that month comes out otherwise, and is told in either way. */
static void
test_bill_of_another (Fixture *self, gconstpointer data)
{
  const char *const persons[] = { "p1", "p2", NULL };
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->office.folder, "again.xml", NULL);
  g_autofree char *text = write_winter_case (1);
  g_autoptr (GString) again = g_string_new (text);
  const GadibaImportRequest request = { .path = path, .known = persons };

  choose (self, NULL);
  gadiba_office_issue_rerun (self->office.office, self->id, DAY, NULL, &moment, &error);
  g_assert_no_error (error);
  g_string_replace (again, "2026-02-05", "2026-03-10", 0);
  g_string_replace (again, "month=\"2026-01\" amount=\"400.00\"",
                    "month=\"2026-03\" amount=\"30.00\"", 0);
  g_file_set_contents (path, again->str, -1, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaImported) imported =
      gadiba_office_import (self->office.office, &request, &moment, &error);
  g_assert_no_error (error);
  g_autofree char *list = list_both_ways (self);
  g_assert_nonnull (strstr (list, "IES/2026/2 housing 2026-03 "));
  g_assert_null (strstr (list, "IES/2026/1 "));
}

static gpointer
change_books (GadibaDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (gadiba_db_execute (db, data, NULL, error));
}

/* A book that comes into force between two cases: no list of two laws is left, and nothing is
 * looked up in a book that is gone. */
static void
test_books_changed (Fixture *self, gconstpointer data)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autofree char *book = get_test_path ("../data/rules", "example-municipality.xml");
  g_autofree char *sql =
      g_strdup_printf ("CREATE TEMP TRIGGER books AFTER INSERT ON rerun_line BEGIN"
                       " UPDATE office SET rule_books = '%s'; END",
                       book);

  gadiba_store_run (self->office.office->store, change_books, sql, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gadiba_office_reassess (self->office.office, FIRST, DAY, NULL, &moment, &error),
                   ==, 0);
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED);
  g_clear_error (&error);
  g_autoptr (GArray) all =
      gadiba_office_list_reruns (self->office.office, GADIBA_RERUN_BY_LAW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
}

static gpointer
count_out (GadibaDb *db, gpointer data, GError **error)
{
  gint64 *n = data;
  return GINT_TO_POINTER (
      gadiba_db_query_int (db, "SELECT count (*) FROM letter_out /*scan*/", NULL, n, error));
}

static void
assert_out (Fixture *self, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;
  gadiba_store_run (self->office.office->store, count_out, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, expected);
}

/* Ended between writing a letter and noting it: it is noted the next time, and once. Another file
 * of that name is no letter, and stays. */
static void
test_letters (Fixture *self, gconstpointer data)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  GadibaOffice *office = self->office.office;
  g_autofree char *written = g_build_filename (self->office.folder, "SP-2026-5.pdf", NULL);
  g_autofree char *taken = g_build_filename (self->office.folder, "SP-2026-6.pdf", NULL);
  g_autofree char *kept = NULL;

  choose (self, NULL);
  gadiba_office_issue_rerun (office, self->id, DAY, NULL, &moment, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) pdf =
      gadiba_office_get_letter (office, "SP/2026/5", GADIBA_LETTER_AS_PDF, &moment, &error);
  g_assert_no_error (error);
  g_file_set_contents (written, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf),
                       &error);
  g_assert_no_error (error);
  g_file_set_contents (taken, "a list of my own", -1, &error);
  g_assert_no_error (error);
  g_assert_false (gadiba_office_write_rerun_letters (office, self->id, self->office.folder, NULL,
                                                     &moment, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  g_assert_nonnull (strstr (error->message, "SP-2026-6.pdf"));
  g_clear_error (&error);
  g_file_get_contents (taken, &kept, NULL, &error);
  g_assert_cmpstr (kept, ==, "a list of my own");
  assert_out (self, 1);
  g_assert_cmpint (g_unlink (taken), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      gadiba_office_write_rerun_letters (office, self->id, self->office.folder, NULL, &moment,
                                         &error);
      g_assert_no_error (error);
      assert_out (self, CASES);
    }
}

/* --- the bills of a month --- */

enum
{
  HIGHER,
  LOWER,
  SAME,
  MISSING,
  ENDED,
  STOPPED,
  N_BILLS
};

#define MARCH gadiba_month_new (2026, 3)
#define APRIL_DAY gadiba_date_new (2026, 4, 20)

/* The bill of March beside the one of January by which the month stands: 213,40 € of 400,00 €. */
static void
bring_bill (TestOffice *office, const char *number, guint i, const char *amount)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (office->folder, "bill.xml", NULL);
  g_autofree char *text = write_winter_case (i);
  g_autofree char *bills =
      g_strdup_printf ("<cost item=\"rent\" month=\"2026-03\" amount=\"%s\"/></costs>", amount);
  g_autoptr (GString) changed = g_string_new (text);

  g_string_replace (changed, "</costs>", bills, 0);
  g_file_set_contents (path, changed->str, -1, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaImported) imported =
      gadiba_office_import_later (office->office, number, path, &moment, &error);
  g_assert_no_error (error);
}

static void
decide_march_case (TestOffice *office, guint i)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = write_winter_case (i);
  g_autoptr (GString) changed = g_string_new (text);

  /* A term that is over in January. */
  if (i == ENDED)
    {
      g_string_replace (changed, "2026-02-05", "2025-11-05", 0);
      g_string_replace (changed, "\"2026-01\"", "\"2025-10\"", 0);
      g_string_replace (changed, "\"2025-12\"", "\"2025-09\"", 0);
      g_string_replace (changed, "\"2025-11\"", "\"2025-08\"", 0);
    }
  g_autofree char *number = register_test_text (office, changed->str);
  const GadibaDecideRequest request = { .application = number,
                                        .day = i == ENDED ? gadiba_date_new (2025, 11, 16)
                                                          : gadiba_date_new (2026, 3, 5) };
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (office->office, &request, &moment, &error);
  g_assert_no_error (error);
  if (i != STOPPED)
    return;
  const GadibaDecideRequest stop = { .kind = GADIBA_DECISION_STOP,
                                     .follow = { .base = decided->number,
                                                 .ground = "renounced",
                                                 .since = gadiba_date_new (2026, 2, 20) },
                                     .heard = gadiba_date_new (2026, 3, 6),
                                     .heard_text = "Pati atsakās.",
                                     .considerations = "Tā vēlas pati.",
                                     .day = gadiba_date_new (2026, 3, 6) };
  g_autoptr (GadibaDecided) stopped = gadiba_office_decide (office->office, &stop, &moment, &error);
  g_assert_no_error (error);
}

static gint64
recalculate (TestOffice *office)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  gint64 id = gadiba_office_recalculate (office->office, MARCH, APRIL_DAY, NULL, &moment, &error);

  g_assert_no_error (error);
  return id;
}

/* One went up, one down, one is the same, one has no bills; of those that ended or were stopped
 * nobody asks. Deciding is for that month alone, and once. */
static void
test_bills (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  const GadibaMoment moment = get_office_moment ();
  const char *const numbers[] = { "IES/2026/1", "IES/2026/2", "IES/2026/3" };
  const char *const amounts[] = { "450.00", "300.00", "400.00" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_BILLS; i++)
    decide_march_case (&office, i);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    bring_bill (&office, numbers[i], i, amounts[i]);
  Fixture fixture = { office, recalculate (&office) };
  g_autofree char *list = describe (&fixture, fixture.id);
  g_assert_nonnull (strstr (list, "IES/2026/1 housing 2026-03 34060 1 39060 0 īres maksa"));
  g_assert_nonnull (strstr (list, "IES/2026/2 housing 2026-03 34060 1 24060 0 īres maksa"));
  g_assert_nonnull (strstr (list, "IES/2026/4 housing 2026-03 34060 0 0 3 The bills"));
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);

  gadiba_office_choose_rerun (office.office, fixture.id, NULL, TRUE, &moment, &error);
  g_assert_no_error (error);
  GadibaProgress progress = { .cancelled = 1 };
  g_assert_false (
      gadiba_office_issue_rerun (office.office, fixture.id, APRIL_DAY, &progress, &moment, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GadibaRerun) rerun =
          gadiba_office_issue_rerun (office.office, fixture.id, APRIL_DAY, NULL, &moment, &error)
              ? gadiba_office_read_rerun (office.office, fixture.id, &error)
              : NULL;
      g_assert_no_error (error);
      g_assert_cmpuint (rerun->n[GADIBA_RERUN_ISSUED], ==, 2);
      g_assert_cmpuint (rerun->n[GADIBA_RERUN_LEFT], ==, 1);
      g_assert_true (rerun->is_done);
    }
  g_autoptr (GadibaBills) bills = gadiba_office_list_bills (office.office, MARCH, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bills->n[GADIBA_BILLS_ENTERED], ==, 3);
  g_assert_cmpuint (bills->n[GADIBA_BILLS_AWAITED], ==, 1);
  /* Nothing else comes out another time. */
  gint64 again = recalculate (&office);
  g_autofree char *rest = describe (&fixture, again);
  g_assert_true (g_str_has_prefix (rest, "IES/2026/4 "));
  g_assert_null (strchr (strchr (rest, '\n') + 1, '\n'));
}

/* Where a month is shorter than the office's day, its last day counts. */
static void
test_bills_due (void)
{
  const struct
  {
    GadibaBillsTerm term;
    GadibaMonth month;
    GadibaDate due;
  } rows[] = {
    { { gadiba_month_new (2026, 1), 15, FALSE }, MARCH, gadiba_date_new (2026, 3, 15) },
    { { gadiba_month_new (2026, 1), 15, TRUE }, MARCH, gadiba_date_new (2026, 4, 15) },
    { { gadiba_month_new (2026, 1), 31, TRUE }, MARCH, gadiba_date_new (2026, 4, 30) },
    { { gadiba_month_new (2026, 1), 31, FALSE },
      gadiba_month_new (2026, 2),
      gadiba_date_new (2026, 2, 28) },
    { { gadiba_month_new (2026, 1), 0, FALSE }, MARCH, GADIBA_DATE_NONE },
    { { gadiba_month_new (2026, 4), 15, FALSE }, MARCH, GADIBA_DATE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (gadiba_bills_term_get_due (&rows[i].term, rows[i].month), ==, rows[i].due);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/office/rerun/cancelled", test_cancelled);
  ADD ("/office/rerun/list-cancelled", test_list_cancelled);
  ADD ("/office/rerun/no-signatory", test_no_signatory);
  ADD ("/office/rerun/singly", test_singly);
  ADD ("/office/rerun/bill-of-another", test_bill_of_another);
  ADD ("/office/rerun/letters", test_letters);
  ADD ("/office/rerun/books-changed", test_books_changed);
  g_test_add_func ("/office/rerun/bills", test_bills);
  g_test_add_func ("/office/rerun/bills-due", test_bills_due);
  return g_test_run ();
}
