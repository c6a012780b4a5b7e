/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-clients.h"
#include "gadiba-office-decide.h"
#include "gadiba-office-times.h"
#include "gadiba-office-today.h"
#include "office-test.h"

/* What lists and the picture of a household say after decisions that follow another one. Two
 * persons, 218,00 € GMI and 150,00 € for the dwelling a month from June to August 2026. */

typedef struct
{
  TestOffice office;
  char *number; /* of the application */
} Fixture;

static void
decide (Fixture *self, const GadibaDecideRequest *request)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (self->office.office, request, &moment, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = make_test_office (NULL);
  self->number = register_test_case (&self->office, "cases", "derived-housing-with-gmi.xml");
  const GadibaDecideRequest request = { .application = self->number,
                                        .day = gadiba_date_new (2026, 6, 20) };
  decide (self, &request);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  clear_test_office (&self->office);
  g_free (self->number);
}

static void
follow (Fixture *self, GadibaDecisionKind kind, GadibaFollow follow)
{
  GadibaDecideRequest request = { .kind = kind,
                                  .follow = follow,
                                  .day = gadiba_date_new (2026, 7, 10),
                                  .not_heard_ground = "pēc pašas ziņām",
                                  .considerations = "Izvērtēts." };

  request.follow.base = "SP/2026/1";
  decide (self, &request);
}

static void
assert_grants (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GadibaTimes) times =
      gadiba_office_read_times (self->office.office, self->number, &moment, &error);
  g_assert_no_error (error);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < times->spans->len; i++)
    {
      const GadibaSpan *span = times->spans->pdata[i];
      if (span->kind != GADIBA_SPAN_STATUS && span->kind != GADIBA_SPAN_BENEFIT)
        continue;
      g_autofree char *to = gadiba_date_format (span->to);
      g_string_append_printf (text, "%s %s %d\n", span->what, to, (int) span->least);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* What a client has in a month of 2026, in cents; -1: nothing. */
static gint64
get_amount (Fixture *self, int month)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = { 1800000000, gadiba_date_new (2026, month, 15) };
  const gint64 person = 1;
  g_autoptr (GPtrArray) rows =
      gadiba_office_read_clients (self->office.office, &person, 1, &moment, &error);
  g_assert_no_error (error);
  const GadibaClientRow *row = rows->pdata[0];
  return row->has_amount ? row->amount : -1;
}

/* How many statuses end in that month of 2026, of which somebody is to be told. */
static guint
count_ending (Fixture *self, int month)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = { 1800000000, gadiba_date_new (2026, month, 15) };
  const GadibaTodayRequest request = { .whole_office = TRUE, .max = 10 };
  g_autoptr (GadibaToday) today =
      gadiba_office_list_today (self->office.office, &request, &moment, &error);
  g_assert_no_error (error);
  return today->groups[GADIBA_TODAY_STATUS].n;
}

static void
test_stop (Fixture *self, gconstpointer data)
{
  assert_grants (self, "needy 2026-08-31 0\ngmi 2026-08-31 21800\nhousing 2026-08-31 15000\n");
  g_assert_cmpint (get_amount (self, 8), ==, 36800);
  g_assert_cmpuint (count_ending (self, 8), ==, 1);
  follow (self, GADIBA_DECISION_STOP,
          (GadibaFollow){ .ground = "moved", .since = gadiba_date_new (2026, 7, 3) });
  assert_grants (self, "needy 2026-07-31 0\ngmi 2026-07-31 21800\nhousing 2026-07-31 15000\n");
  g_assert_cmpint (get_amount (self, 7), ==, 36800);
  g_assert_cmpint (get_amount (self, 8), <=, 0);
  g_assert_cmpuint (count_ending (self, 7), ==, 0);
  g_assert_cmpuint (count_ending (self, 8), ==, 0);
}

/* A month that two decisions are about is counted once, as the later one has it. */
static void
test_reduction (Fixture *self, gconstpointer data)
{
  follow (self, GADIBA_DECISION_REDUCTION,
          (GadibaFollow){ .ground = "duties",
                          .since = gadiba_date_new (2026, 6, 28),
                          .person = "p1",
                          .percent = 50 });
  g_assert_cmpint (get_amount (self, 6), ==, 36800);
  g_assert_cmpint (get_amount (self, 7), <, 36800);
  g_assert_cmpint (get_amount (self, 7), >=, 10900);
}

static void
test_cancellation (Fixture *self, gconstpointer data)
{
  follow (self, GADIBA_DECISION_CANCELLATION, (GadibaFollow){ .ground = "unlawful" });
  assert_grants (self, "");
  g_assert_cmpint (get_amount (self, 7), ==, -1);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/office/following-lists/stop", test_stop);
  ADD ("/office/following-lists/reduction", test_reduction);
  ADD ("/office/following-lists/cancellation", test_cancellation);
  return g_test_run ();
}
