/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-clients.h"
#include "gadiba-office-decide.h"
#include "gadiba-office-edit.h"
#include "gadiba-office-intake.h"
#include "gadiba-office-prepare.h"
#include "gadiba-office-registers.h"
#include "gadiba-office-times.h"
#include "gadiba-office-today.h"
#include "gadiba-standing.h"
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

/* What stands on many applications is what stands on each. */
static void
assert_many (Fixture *self)
{
  static const gint64 keys[] = { 2, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (self->office.path, GADIBA_DB_CHECK_PLANS, 0, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) many = gadiba_standing_read_many (db, keys, G_N_ELEMENTS (keys), &error);
  g_assert_no_error (error);
  const GadibaStanding *together = g_ptr_array_index (many, 1);
  g_autoptr (GadibaStanding) alone = gadiba_standing_read (db, keys[1], &error);

  g_assert_cmpuint (((GadibaStanding *) g_ptr_array_index (many, 0))->months->len, ==, 0);
  g_assert_cmpuint (together->months->len, ==, alone->months->len);
  for (guint i = 0; i < alone->months->len; i++)
    {
      const GadibaStandingRow *a = g_ptr_array_index (together->months, i);
      const GadibaStandingRow *b = g_ptr_array_index (alone->months, i);
      g_assert_cmpstr (a->benefit, ==, b->benefit);
      g_assert_cmpstr (a->payee, ==, b->payee);
      g_assert_cmpstr (a->decision, ==, b->decision);
      g_assert_cmpstr (a->kind, ==, b->kind);
      g_assert_true (a->month == b->month && a->amount == b->amount && a->ended == b->ended
                     && a->percent == b->percent && a->asked == b->asked);
    }
  g_assert_cmpuint (together->stops->len, ==, alone->stops->len);
  for (guint i = 0; i < alone->stops->len; i++)
    {
      const GadibaStandingStop *a = g_ptr_array_index (together->stops, i);
      const GadibaStandingStop *b = g_ptr_array_index (alone->stops, i);
      g_assert_cmpstr (a->person, ==, b->person);
      g_assert_cmpstr (a->decision, ==, b->decision);
      g_assert_cmpint (a->from, ==, b->from);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assert_many (self);
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

/* By when the application is to be decided, as today, the register, the client, the case and the
 * sheet have it: "overdue 2026-07-10"; empty: it is not listed. */
static void
assert_deadline (Fixture *self, GadibaDate today, const char *expected)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = { 1800000000, today };
  const GadibaTodayRequest request = { .whole_office = TRUE, .ahead = 5, .max = 10 };
  g_autoptr (GadibaToday) list =
      gadiba_office_list_today (self->office.office, &request, &moment, &error);
  g_assert_no_error (error);
  const GPtrArray *lines = list->groups[GADIBA_TODAY_DECIDE].lines;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaTodayLine *line = lines->pdata[i];
      g_autofree char *day = gadiba_date_format (line->day);
      g_string_append_printf (text, "%s%s", line->is_overdue ? "overdue " : "", day);
    }
  g_assert_cmpstr (text->str, ==, expected);
  const GadibaRegisterQuery overdue = { .kind = GADIBA_REGISTER_APPLICATIONS, .state = "overdue" };
  g_autoptr (GArray) keys =
      gadiba_office_list_register (self->office.office, &overdue, &moment, G_MAXUINT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, g_str_has_prefix (expected, "overdue") ? 1 : 0);
}

/* The same day wherever it is told. */
static void
assert_same_day (Fixture *self, gint64 application, GadibaDate expected)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = get_office_moment ();
  const gint64 person = 1;
  g_autoptr (GPtrArray) rows = gadiba_office_read_register (
      self->office.office, GADIBA_REGISTER_APPLICATIONS, &application, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((GadibaRegisterRow *) rows->pdata[0])->deadline, ==, expected);
  g_autoptr (GPtrArray) clients =
      gadiba_office_read_clients (self->office.office, &person, 1, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((GadibaClientRow *) clients->pdata[0])->deadline, ==, expected);
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_read_case (self->office.office, self->number, &error);
  g_assert_no_error (error);
  GadibaLegalTerm term;
  gadiba_office_find_deadline (file->calendar, file->received, file->moved, moment.today, &term);
  g_assert_cmpint (term.last, ==, expected);
  const GadibaDecideRequest request = { .application = self->number,
                                        .day = gadiba_date_new (2026, 7, 1) };
  g_autoptr (GadibaPrepared) prepared =
      gadiba_office_prepare (self->office.office, &request, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpint (prepared->deadline, ==, expected);
}

/* An application of 10 June: the grant is taken back, so it waits again. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  follow (self, GADIBA_DECISION_CANCELLATION, (GadibaFollow){ .ground = "unlawful" });
  assert_deadline (self, gadiba_date_new (2026, 7, 13), "overdue 2026-07-10");
  assert_same_day (self, 1, gadiba_date_new (2026, 7, 10));
  const GadibaDecideRequest prolong = { .kind = GADIBA_DECISION_PROLONGATION,
                                        .application = self->number,
                                        .follow = { .ground = "facts",
                                                    .until = gadiba_date_new (2026, 8, 15) },
                                        .day = gadiba_date_new (2026, 7, 10) };
  decide (self, &prolong);
  /* 15 August is a Saturday. */
  assert_same_day (self, 1, gadiba_date_new (2026, 8, 17));
  assert_deadline (self, gadiba_date_new (2026, 7, 13), "");
  assert_deadline (self, gadiba_date_new (2026, 8, 11), "2026-08-17");
  assert_deadline (self, gadiba_date_new (2026, 8, 17), "2026-08-17");
  assert_deadline (self, gadiba_date_new (2026, 8, 18), "overdue 2026-08-17");
  const GadibaDecideRequest cancel = { .kind = GADIBA_DECISION_CANCELLATION,
                                       .follow = { .ground = "unlawful", .base = "SP/2026/3" },
                                       .day = gadiba_date_new (2026, 7, 10) };
  decide (self, &cancel);
  assert_same_day (self, 1, gadiba_date_new (2026, 7, 10));
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
  ADD ("/office/following-lists/moved", test_moved);
  return g_test_run ();
}
