/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-notify.h"

#include "gadiba-office-card.h"
#include "gadiba-office-decide.h"
#include "gadiba-office-look.h"
#include "gadiba-store-error.h"
#include "office-test.h"

/* What is known of how a decision was notified. The day table stands in tests/cli/test-notify. */

typedef struct
{
  TestOffice office;
  char *application, *number; /* number: of the decision, of 15 January 2027 */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;

  self->office = make_test_office (NULL);
  self->application = register_test_case (&self->office, "cases", "kuldiga-2021-1.xml");
  const GadibaDecideRequest request = { .application = self->application, .day = moment.today };
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (self->office.office, &request, &moment, &error);
  g_assert_no_error (error);
  self->number = g_strdup (decided->number);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  clear_test_office (&self->office);
  g_free (self->application);
  g_free (self->number);
}

static GadibaNotified *
read_on (Fixture *self, GadibaDate today)
{
  const GadibaMoment moment = { get_office_moment ().now, today };
  g_autoptr (GError) error = NULL;
  GadibaNotified *notified =
      gadiba_office_read_notices (self->office.office, self->number, &moment, &error);

  g_assert_no_error (error);
  return notified;
}

static GadibaNotified *
notify (Fixture *self, const char *way, GError **error)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaNotifyRequest request = {
    .decision = self->number, .way = way, .sent = moment.today, .receiver = " ", .note = " kaste "
  };

  return gadiba_office_notify (self->office.office, &request, &moment, error);
}

/* How it stands goes with the day on which one looks: sent, notified, final. */
static void
test_states (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaNotified) none = read_on (self, get_office_moment ().today);
  g_assert_cmpint (none->state, ==, GADIBA_NOTICE_NONE);
  g_assert_cmpint (none->in_force, ==, GADIBA_DATE_NONE);
  g_autoptr (GadibaNotified) sent = notify (self, "registered", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sent->state, ==, GADIBA_NOTICE_ON_WAY);
  g_assert_cmpint (sent->in_force, ==, gadiba_date_new (2027, 1, 22));
  const GadibaNotice *notice = gadiba_notified_get_last (sent);
  g_assert_null (notice->receiver);
  g_assert_cmpstr (notice->note, ==, "kaste");
  g_assert_cmpstr (notice->caseworker, ==, "Līga Kalniņa");
  g_autoptr (GadibaNotified) open = read_on (self, sent->in_force);
  g_assert_cmpint (open->state, ==, GADIBA_NOTICE_OPEN);
  g_autoptr (GadibaNotified) last = read_on (self, sent->contest_until);
  g_assert_cmpint (last->state, ==, GADIBA_NOTICE_OPEN);
  g_autoptr (GadibaNotified) final = read_on (self, sent->final_from);
  g_assert_cmpint (final->state, ==, GADIBA_NOTICE_FINAL);
  g_assert_cmpint (final->final_from, ==, sent->contest_until + 1);
}

/* One entry counts; a second one is refused and nothing of it stays. The history tells what was
 * done. */
static void
test_once (Fixture *self, gconstpointer data)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaNotified) first = notify (self, "hand", &error);
  g_assert_no_error (error);
  g_assert_null (notify (self, "registered", &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_autoptr (GadibaNotified) same = read_on (self, moment.today);
  g_assert_cmpuint (same->notices->len, ==, 1);
  g_autoptr (GPtrArray) events =
      gadiba_office_list_history (self->office.office, self->application, &moment, &error);
  const GadibaHappened *event = g_ptr_array_index (events, events->len - 1);
  g_assert_cmpint (event->kind, ==, GADIBA_HAPPENED_LETTER);
  g_assert_nonnull (strstr (event->words, self->number));
  g_autoptr (GadibaNotified) corrected = gadiba_office_correct_notice (
      self->office.office, self->number, "cits lēmums", &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpint (corrected->state, ==, GADIBA_NOTICE_NONE);
  g_autoptr (GadibaNotified) second = notify (self, "registered", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->notices->len, ==, 2);
  g_assert_cmpstr (gadiba_notified_get_last (second)->way, ==, "registered");
}

static void
add (GPtrArray *changes, const char *field, const char *after)
{
  const GadibaCardPlace place = { GADIBA_CARD_REPRESENTATIVE, -1, field };

  g_ptr_array_add (changes, gadiba_card_change_new (&place, NULL, after));
}

/* Whoever has a guardian is notified beside the guardian, and that is said. */
static void
test_guardian (Fixture *self, gconstpointer data)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);
  add (changes, "representative-kind", "trustee");
  add (changes, "name", "Jānis Ozols");
  add (changes, "from", "2026-01-01");
  add (changes, "to", "2027-01-31");
  const GadibaCardRequest request = { .person = 1,
                                      .changes = (const GadibaCardChange *const *) changes->pdata,
                                      .n_changes = changes->len,
                                      .words = "changed the card" };
  g_autoptr (GadibaCardFile) card =
      gadiba_office_edit_card (self->office.office, &request, &moment, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaNotified) with = read_on (self, moment.today);
  g_autoptr (GPtrArray) doubts = gadiba_notified_list_doubts (with);
  g_assert_cmpstr (with->guardian, ==, "Jānis Ozols");
  g_assert_cmpuint (doubts->len, ==, 1);
  g_assert_null (strstr (g_ptr_array_index (doubts, 0), "Ozols"));
  g_autoptr (GadibaNotified) ended = read_on (self, gadiba_date_new (2027, 2, 1));
  g_assert_null (ended->guardian);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/notify/states", test_states);
  ADD ("/notify/once", test_once);
  ADD ("/notify/guardian", test_guardian);

  return g_test_run ();
}
