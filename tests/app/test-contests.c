/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-contest-window.h"
#include "gadiba-field.h"
#include "gadiba-office-contest.h"
#include "gadiba-word-choice.h"
#include "window-hands.h"

/* What somebody has against a decision is registered where the decisions of a case are listed, and
 * told there until it is carried out. */

static void
show_decisions (Fixture *self)
{
  show_section_of (self, self->decided, "decisions");
}

/* As the menu of the decision does it. */
static GtkWidget *
ask (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (get_widget (self), "win.enter-contest", "(ss)",
                                             self->decision, self->decided));
  rest (self);
  g_assert_nonnull (find_asking ());
  return find_asking ();
}

static GtkWidget *
open_contest (Fixture *self, const char *number)
{
  press (self, get_widget (self), number);
  rest (self);
  g_assert_nonnull (find_asking ());
  return find_asking ();
}

static void
set_field (GtkWidget *asking, const char *name, const char *value)
{
  GadibaField *found = find_field (asking, name);

  g_assert_nonnull (found);
  gadiba_field_set_value (found, value);
}

static void
write_words (GtkWidget *asking, const char *words)
{
  GtkWidget *view = find_type (asking, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), words, -1);
}

static GadibaContest *
read_contest (Fixture *self, const char *number)
{
  g_autoptr (GError) error = NULL;
  GadibaContest *contest = gadiba_office_read_contest (self->office.office, number, &error);

  g_assert_no_error (error);
  return contest;
}

static void
enter (Fixture *self)
{
  GtkWidget *asking = ask (self);

  set_field (asking, "contest-way", "oral");
  write_words (asking, "Nav ņemti vērā visi rēķini.");
  press (self, asking, "_Register it");
  rest (self);
  g_assert_null (find_asking ());
}

/* Said, written down, sent on, heard: each is told in the row. */
static void
test_story (Fixture *self)
{
  show_decisions (self);
  enter (self);
  g_assert_true (is_told (get_widget (self), "Contest APS/2027/1"));
  g_assert_true (is_told (get_widget (self), "not sent on yet"));
  GtkWidget *asking = open_contest (self, "APS/2027/1");
  g_assert_true (is_told (asking, "orally, written down here: Nav ņemti vērā"));
  g_autofree char *folder = g_build_filename (self->office.folder, "file", NULL);
  gadiba_contest_window_export (GTK_WINDOW (asking), folder);
  rest (self);
  g_assert_true (is_told (asking, "Written: "));
  g_autofree char *number = g_strdelimit (g_strdup (self->decision), "/", '-');
  g_autofree char *written = g_strdup_printf ("%s/%s.pdf", folder, number);
  g_assert_true (g_file_test (written, G_FILE_TEST_IS_REGULAR));
  set_field (asking, "contest-sent", "2027-01-15");
  press (self, asking, "_Note it"); /* to whom stands there: who hears contests */
  rest (self);
  g_assert_null (find_asking ());
  g_assert_true (is_told (get_widget (self), "sent on 15.01.2027., to: "));
  asking = open_contest (self, "APS/2027/1");
  set_field (asking, "contest-outcome", "cancelled");
  press (self, asking, "_Note it");
  rest (self);
  g_assert_true (is_told (asking, "Write the day of the outcome"));
  set_field (asking, "contest-heard", "2027-01-15");
  press (self, asking, "_Note it");
  rest (self);
  g_assert_null (find_asking ());
  g_assert_true (is_told (get_widget (self), "the decision is cancelled; to be carried out"));
  g_autoptr (GadibaContest) contest = read_contest (self, "APS/2027/1");
  g_assert_cmpstr (contest->outcome, ==, "cancelled");
  g_assert_nonnull (contest->forwarded_to);
  asking = open_contest (self, "APS/2027/1");
  press (self, asking, "Canc_el the decision…"); /* its sheet */
  rest (self);
  g_assert_null (find_asking ());
  g_assert_nonnull (find_named (self, "GadibaIssuePage"));
}

/* What is missing is said beside it, and what was typed stays; closing loses it by the second time
 * only. */
static void
test_wrong (Fixture *self)
{
  show_decisions (self);
  GtkWidget *asking = ask (self);
  press (self, asking, "_Register it");
  g_assert_true (is_told (asking, "This is needed"));
  set_field (asking, "contest-way", "written");
  press (self, asking, "_Register it");
  g_assert_true (is_told (asking, "Write what is asked for"));
  write_words (asking, "Lūdzu pārskatīt.");
  g_assert_false (is_told (asking, "Write what is asked for"));
  set_field (asking, "contest-day", "2027-02-20");
  press (self, asking, "_Register it");
  rest (self);
  g_assert_true (is_told (asking, "write today or an earlier day"));
  gtk_window_close (GTK_WINDOW (asking));
  settle ();
  g_assert_true (is_told (asking, "close once more to give it up"));
  gtk_window_close (GTK_WINDOW (asking));
  settle ();
  g_assert_null (find_asking ());
}

/* Another desk noted something since the window was opened. */
static void
test_conflict (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaContestStep step = { .number = "APS/2027/1",
                                   .forwarded = moment.today,
                                   .forwarded_to = "tiesai" };
  g_autoptr (GError) error = NULL;

  show_decisions (self);
  enter (self);
  GtkWidget *asking = open_contest (self, "APS/2027/1");
  g_autoptr (GadibaContest) other =
      gadiba_office_step_contest (self->office.office, &step, &moment, &error);
  g_assert_no_error (error);
  set_field (asking, "contest-sent", "2027-01-15");
  press (self, asking, "_Note it");
  rest (self);
  g_assert_true (is_told (asking, "Somebody else noted"));
  g_autoptr (GadibaContest) contest = read_contest (self, "APS/2027/1");
  g_assert_cmpstr (contest->forwarded_to, ==, "tiesai");
  gtk_window_destroy (GTK_WINDOW (asking));
  settle ();
}

/* It is of no decision, and stands by itself. */
static void
test_complaint (Fixture *self)
{
  show_decisions (self);
  GtkWidget *asking = ask (self);
  set_field (asking, "contest-kind", "complaint");
  set_field (asking, "contest-way", "written");
  write_words (asking, "Ilgi jāgaida.");
  press (self, asking, "_Register it");
  rest (self);
  g_assert_true (is_told (get_widget (self), "Complaint APS/2027/1"));
  asking = open_contest (self, "APS/2027/1");
  set_field (asking, "complaint-outcome", "answered");
  set_field (asking, "contest-heard", "2027-01-15");
  press (self, asking, "_Note it");
  rest (self);
  g_assert_null (find_asking ());
  g_assert_true (is_told (get_widget (self), "15.01.2027., answered"));
}

/* What the law gives beside the decision, of which nothing changes. */
static void
test_compare (Fixture *self)
{
  show_decisions (self);
  g_assert_true (
      gtk_widget_activate_action (get_widget (self), "win.compare", "s", self->decision));
  rest (self);
  GtkWidget *telling = find_asking ();
  g_assert_nonnull (telling);
  g_assert_true (is_told (telling, self->decision));
  g_assert_true (is_told (telling, "That day's law"));
  press (self, telling, "_Close");
  settle ();
  g_assert_null (find_asking ());
}

/* Invited and heard: what is missing is said, and the row tells how it stands. */
static void
test_hearing (Fixture *self)
{
  show_decisions (self);
  press (self, get_widget (self), "_Hearing…");
  rest (self);
  GtkWidget *asking = find_asking ();
  g_assert_nonnull (asking);
  press (self, asking, "_Note it");
  g_assert_true (is_told (asking, "This is needed"));
  set_field (asking, "hearing-about", "Iecerēts pārtraukt izmaksu.");
  set_field (asking, "hearing-way", "phone");
  set_field (asking, "hearing-invited", "2027-01-14");
  set_field (asking, "hearing-until", "2027-01-13");
  press (self, asking, "_Note it");
  rest (self);
  g_assert_true (is_told (asking, "The answer cannot be awaited until a day before"));
  set_field (asking, "hearing-until", "2027-01-20");
  press (self, asking, "_Note it");
  rest (self);
  g_assert_null (find_asking ());
  g_assert_true (is_told (get_widget (self), "Invited to a hearing on 14.01.2027., by phone"));
  press (self, get_widget (self), "_Hearing…");
  rest (self);
  asking = find_asking ();
  set_field (asking, "hearing-said", "Iebildumu nav.");
  press (self, asking, "_Note it"); /* the day stands there: today */
  rest (self);
  g_assert_null (find_asking ());
  g_assert_true (is_told (get_widget (self), "Heard on 15.01.2027.: Iebildumu nav."));
  /* On a ground of the rule book nobody is heard: it stands in the field. */
  press (self, get_widget (self), "_Hearing…");
  rest (self);
  asking = find_asking ();
  set_field (asking, "hearing-about", "Iecerēts labot kļūdu.");
  GtkWidget *left_out = find_labelled (asking, GTK_TYPE_CHECK_BUTTON, "_Left out");
  g_assert_nonnull (left_out);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (left_out), TRUE);
  GtkWidget *choice =
      gtk_widget_get_prev_sibling (GTK_WIDGET (find_field (asking, "hearing-ground")));
  gadiba_word_choice_set_word (GADIBA_WORD_CHOICE (choice),
                               "lēmums adresātam ir objektīvi nenozīmīgs.");
  g_signal_emit_by_name (choice, "chosen");
  press (self, asking, "_Note it");
  rest (self);
  g_assert_null (find_asking ());
  g_assert_true (
      is_told (get_widget (self), "Hearing left out: lēmums adresātam ir objektīvi nenozīmīgs."));
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/contests/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("story", test_story);
  ADD ("wrong", test_wrong);
  ADD ("conflict", test_conflict);
  ADD ("complaint", test_complaint);
  ADD ("compare", test_compare);
  ADD ("hearing", test_hearing);
  return g_test_run ();
}
