/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-desk.h"
#include "gadiba-office-clients.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-mailing.h"
#include "gadiba-today-line.h"
#include "gadiba-today-page.h"
#include "window-hands.h"

/* The page of the day lists what is due, and each line opens its place. The open application is
 * years overdue; the letter of the decided one is of before the office was made. */

static GadibaTodayPage *
get_page (Fixture *self)
{
  return GADIBA_TODAY_PAGE (find_named (self, "GadibaTodayPage"));
}

/* Returns: (nullable): the first row of that kind */
static GtkListBoxRow *
find_row (Fixture *self, GadibaTodayKind kind)
{
  GtkWidget *list = find_type (GTK_WIDGET (get_page (self)), GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row = NULL;

  for (int i = 0; list != NULL; i++)
    {
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i);
      if (row == NULL || gadiba_today_line_get_kind (row) == kind)
        break;
    }
  return row;
}

static void
open_row (Fixture *self, GadibaTodayKind kind)
{
  GtkListBoxRow *row = find_row (self, kind);

  g_assert_nonnull (row);
  gtk_widget_activate (GTK_WIDGET (row));
  rest (self);
}

/* A decision of today, whose letter nobody has printed. */
static char *
decide_today (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaDecideRequest request = { .application = self->open, .day = moment.today };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (self->office.office, &request, &moment, &error);

  g_assert_no_error (error);
  return g_strdup (decided->number);
}

static void
test_application (Fixture *self)
{
  go_to (self, "today");
  const GadibaTodayLine *line = gadiba_today_line_get (find_row (self, GADIBA_TODAY_DECIDE));
  g_assert_cmpstr (line->application, ==, self->open);
  g_assert_true (line->is_overdue);
  g_assert_true (is_told (get_widget (self), "1 matter is due, 1 overdue"));
  g_assert_true (is_told (get_widget (self), "To decide (1)"));
  /* The keyboard is on it at once. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window))
                 == GTK_WIDGET (find_row (self, GADIBA_TODAY_DECIDE)));
  open_row (self, GADIBA_TODAY_DECIDE);
  g_autofree char *shown = gadiba_window_dup_application (self->window);
  g_assert_cmpstr (shown, ==, self->open);
}

/* What was done meanwhile is told when the page is shown again. */
static void
test_letter (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;

  go_to (self, "today");
  g_assert_null (find_row (self, GADIBA_TODAY_LETTER));
  g_autofree char *decision = decide_today (self);
  go_to (self, "clients");
  go_to (self, "today");
  g_assert_null (find_row (self, GADIBA_TODAY_DECIDE));
  const GadibaTodayLine *line = gadiba_today_line_get (find_row (self, GADIBA_TODAY_LETTER));
  g_assert_cmpstr (line->decision, ==, decision);
  open_row (self, GADIBA_TODAY_LETTER);
  GtkWidget *desk = find_named (self, "GadibaLetterDesk");
  g_assert_cmpstr (gadiba_letter_desk_get_decision (GADIBA_LETTER_DESK (desk)), ==, decision);
  g_assert_true (gadiba_office_note_letter_out (self->office.office, decision,
                                                GADIBA_LETTER_PRINTED, &moment, &error));
  go_to (self, "today");
  g_assert_null (find_row (self, GADIBA_TODAY_LETTER));
}

/* Many letters that were asked for and not made: the page has them, and its button makes them. */
static void
test_mailing (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  const char *const numbers[] = { self->open, NULL };
  const GadibaMailingRequest request = { "receipt", numbers, moment.today, GADIBA_DATE_NONE };
  g_autoptr (GError) error = NULL;

  gadiba_office_begin_mailing (self->office.office, &request, &moment, &error);
  g_assert_no_error (error);
  go_to (self, "today");
  g_assert_true (is_told (get_widget (self), "Many letters, not all made (1)"));
  g_assert_true (is_told (get_widget (self), "made: 0/1; go on with the rest"));
  open_row (self, GADIBA_TODAY_MAILING);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, "_Make 1 letter");
  g_signal_emit_by_name (focus, "clicked");
  rest (self);
  go_to (self, "today");
  g_assert_null (find_row (self, GADIBA_TODAY_MAILING));
}

static void
test_opened (Fixture *self)
{
  open_application (self, self->decided);
  go_to (self, "today");
  const GadibaTodayLine *line = gadiba_today_line_get (find_row (self, GADIBA_TODAY_OPENED));
  g_assert_nonnull (line->family);
  open_row (self, GADIBA_TODAY_OPENED);
  g_autofree char *shown = gadiba_window_dup_application (self->window);
  g_assert_nonnull (shown); /* of the same person there may be a newer one */
}

/* How near and how long is a habit, and so is whose; a change is read at once. */
static void
test_habits (Fixture *self)
{
  GSettings *habits = gadiba_habits_get ();
  GtkWidget *whole;

  go_to (self, "today");
  whole = find_type (GTK_WIDGET (get_page (self)), GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (whole)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (whole), TRUE);
  rest (self);
  g_assert_true (g_settings_get_boolean (habits, "today-whole-office"));
  g_assert_nonnull (find_row (self, GADIBA_TODAY_DECIDE));
  g_settings_reset (habits, "today-whole-office");
  rest (self);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (whole)));
}

/* Nothing is due any more: it is said, and work goes on from there. */
static void
test_nothing (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  g_autofree char *decision = decide_today (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (gadiba_office_note_letter_out (self->office.office, decision, GADIBA_LETTER_SAVED,
                                                &moment, &error));
  go_to (self, "today");
  g_assert_true (is_told (get_widget (self), "Nothing is due, and nothing waits"));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==,
                   "win.new-application");
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/today/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("application", test_application);
  ADD ("letter", test_letter);
  ADD ("mailing", test_mailing);
  ADD ("opened", test_opened);
  ADD ("habits", test_habits);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
