/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-times.h"
#include "gadiba-office-undo.h"
#include "household-test.h"

/* A household over time: who belongs to it when, and who comes and goes. */

#define FIRST "IES/2026/1"

/* Returns: (transfer full): a line for each span */
static char *
describe (Fixture *self)
{
  static const char *const kinds[] = { "member", "income", "status", "benefit" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaTimes) times =
      gadiba_office_read_times (self->office, FIRST, &self->now, &error);
  g_assert_no_error (error);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < times->spans->len; i++)
    {
      const GadibaSpan *span = times->spans->pdata[i];
      g_autofree char *from = gadiba_date_format (span->from);
      g_autofree char *to =
          span->to != GADIBA_DATE_NONE ? gadiba_date_format (span->to) : g_strdup ("");
      g_string_append_printf (text, "%s %s %s %s/%s %d-%d\n", kinds[span->kind],
                              span->label != NULL ? span->label : "-",
                              span->what != NULL ? span->what : "-", from, to, (int) span->least,
                              (int) span->most);
    }
  return g_string_free (text, FALSE);
}

static void
assert_times (Fixture *self, const char *expected)
{
  g_autofree char *text = describe (self);
  g_assert_cmpstr (text, ==, expected);
}

/* Returns: whether it was stored */
static gboolean
set (Fixture *self, const char *label, GadibaDate from, GadibaDate to, GError **error)
{
  const GadibaMembershipRequest request = { FIRST, label, from, to };
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_set_membership (self->office, &request, &self->now, error);
  return file != NULL;
}

static void
take_back_one (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_undo (self->office, FIRST, &self->now, NULL, &error);
  g_assert_no_error (error);
}

#define ANNA "member p1 self 2026-02-10/ 0-0\n"
#define JANIS "member p2 spouse 2026-02-10/ 0-0\n"
#define PENSION "income p1 pension 2026-01-01/2026-01-31 2000-2000\n"
#define WAGE "income p1 wage 2026-01-01/2026-01-31 40000-40000\n"

/* Months without a gap are one; a gap, another kind or another person begins anew. */
static void
test_spans (Fixture *self, gconstpointer data)
{
  assert_times (self, ANNA JANIS PENSION WAGE);
  EDIT (self->db, 1,
        "INSERT INTO income (person, month, kind, amount) VALUES (1, '2025-12', 'wage', 30000),"
        " (1, '2025-10', 'wage', 1), (2, '2026-01', 'wage', 5), (1, '2024-01', 'wage', 9)",
        "INSERT INTO grant_history (household, benefit, from_day, to_day, amount)"
        " SELECT id, 'gmi', '2025-06-01', '2025-08-31', 7000 FROM household /*scan*/");
  assert_times (self, ANNA JANIS PENSION "income p1 wage 2025-10-01/2025-10-31 1-1\n"
                                         "income p1 wage 2025-12-01/2026-01-31 30000-40000\n"
                                         "income p2 wage 2026-01-01/2026-01-31 5-5\n"
                                         "benefit - gmi 2025-06-01/2025-08-31 7000-7000\n");
}

static void
test_membership (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (
      set (self, "p2", gadiba_date_new (2025, 3, 1), gadiba_date_new (2026, 3, 31), &error));
  assert_times (self, ANNA "member p2 spouse 2025-03-01/2026-03-31 0-0\n" PENSION WAGE);
  take_back_one (self);
  assert_times (self, ANNA JANIS PENSION WAGE);
  /* Who left before it was received is not in the application; the picture still has him. */
  g_assert_true (
      set (self, "p2", gadiba_date_new (2025, 3, 1), gadiba_date_new (2026, 1, 31), &error));
  assert_times (self, ANNA "member - - 2025-03-01/2026-01-31 0-0\n" PENSION WAGE);
  take_back_one (self);
  assert_times (self, ANNA JANIS PENSION WAGE);
  g_autoptr (GadibaUndoState) state =
      gadiba_office_read_undo (self->office, FIRST, &self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (state->redo, ==, "household member “p2” from 01.03.2025. to 31.01.2026.");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GadibaDate day = gadiba_date_new (2026, 1, 5);
  g_assert_false (set (self, "p2", day, day - 1, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (set (self, "p1", day, day, &error)); /* who applies */
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (set (self, "p9", day, GADIBA_DATE_NONE, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (set (self, "p2", self->now.today + 1, GADIBA_DATE_NONE, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  g_clear_error (&error);
  EDIT (self->db, 1,
        "INSERT INTO household_member (household, person, from_day, to_day)"
        " SELECT household, 2, '2025-01-01', '2025-12-31' FROM application /*scan*/");
  g_assert_false (set (self, "p2", gadiba_date_new (2025, 12, 31), GADIBA_DATE_NONE, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
  assert_times (self, ANNA "member p2 spouse 2025-01-01/2025-12-31 0-0\n" JANIS PENSION WAGE);
}

static void
test_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) from =
      parse_case ("<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-09\"/>"
                  "<household><person id=\"x\" applicant=\"yes\" given=\"Ilze\""
                  " family=\"Kalniņa\" relation=\"self\"/></household></case>");
  GadibaAction *action = begin_action (self->db, 1, "import");
  g_autoptr (GadibaApplication) other =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
  EDIT (self->db, 1,
        "INSERT INTO household_member (household, person, from_day)"
        " SELECT household, 2, '2026-02-01' FROM application WHERE number = 'IES/2026/2'");
  g_autoptr (GadibaTimes) times =
      gadiba_office_read_times (self->office, FIRST, &self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (times->elsewhere->len, ==, 1);
  const GadibaElsewhere *elsewhere = times->elsewhere->pdata[0];
  g_assert_cmpstr (elsewhere->label, ==, "p2");
  g_assert_cmpstr (elsewhere->name, ==, "Jānis Bērziņš");
  g_assert_cmpstr (elsewhere->number, ==, other->number);
  g_assert_cmpstr (elsewhere->applicant, ==, "Ilze Kalniņa");
  g_assert_true (elsewhere->is_open);
  g_assert_cmpint (elsewhere->since, ==, gadiba_date_new (2026, 2, 1));
}

#define ADD(name, body) g_test_add (name, Fixture, NULL, set_up, body, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/office/times/spans", test_spans);
  ADD ("/office/times/membership", test_membership);
  ADD ("/office/times/refused", test_refused);
  ADD ("/office/times/elsewhere", test_elsewhere);
  return g_test_run ();
}
