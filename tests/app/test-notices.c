/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-field.h"
#include "gadiba-office-notify.h"
#include "gadiba-word-choice.h"
#include "window-hands.h"

/* How a decision was notified is noted where the decisions of a case are listed, and told there. */

static void
show_decisions (Fixture *self)
{
  show_section_of (self, self->decided, "decisions");
}

static GtkWidget *
ask (Fixture *self)
{
  press (self, get_widget (self), "Notification");
  rest (self);
  g_assert_nonnull (find_asking ());
  return find_asking ();
}

static void
type_field (GtkWidget *asking, const char *field, const char *text)
{
  GadibaField *found = find_field (asking, field);

  g_assert_nonnull (found);
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (found), GTK_TYPE_ENTRY)), text);
  gadiba_field_commit (found);
}

static void
choose_way (GtkWidget *asking, const char *way)
{
  GtkWidget *choice = find_type (asking, GADIBA_TYPE_WORD_CHOICE);

  gadiba_word_choice_set_word (GADIBA_WORD_CHOICE (choice), way);
  g_signal_emit_by_name (choice, "chosen");
}

static GadibaNotified *
read_notified (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  GadibaNotified *notified =
      gadiba_office_read_notices (self->office.office, self->decision, &moment, &error);

  g_assert_no_error (error);
  return notified;
}

/* Sent, came back, handed over: each is told in the row. */
static void
test_story (Fixture *self)
{
  show_decisions (self);
  g_assert_true (is_told (get_widget (self), "not notified"));
  GtkWidget *asking = ask (self);
  choose_way (asking, "registered");
  g_assert_true (is_told (asking, "The day: Nodots pastā"));
  type_field (asking, "notice-day", "11.01.2027");
  type_field (asking, "notice-note", "RR123456789LV");
  press (self, asking, "_Note it");
  g_assert_null (find_asking ());
  rest (self);
  g_assert_true (is_told (get_widget (self), "counts as notified from 18.01.2027."));
  asking = ask (self);
  type_field (asking, "notice-day", "14.01.2027");
  press (self, asking, "It came _back");
  g_assert_null (find_asking ());
  rest (self);
  g_assert_true (is_told (get_widget (self), "not notified: came back on 14.01.2027."));
  asking = ask (self);
  choose_way (asking, "hand");
  type_field (asking, "notice-refused", "atsakās");
  press (self, asking, "_Note it");
  rest (self);
  g_assert_true (is_told (get_widget (self), "notified on 15.01.2027."));
  g_autoptr (GadibaNotified) notified = read_notified (self);
  g_assert_cmpuint (notified->notices->len, ==, 2);
  g_assert_cmpstr (gadiba_notified_get_last (notified)->refused, ==, "atsakās");
  asking = ask (self);
  g_assert_null (find_field (asking, "notice-day")); /* what was handed over does not come back */
  press (self, asking, "The entry is a _mistake");
  g_assert_true (is_told (asking, "This is needed"));
  type_field (asking, "notice-note", "cits lēmums");
  press (self, asking, "The entry is a _mistake");
  g_assert_null (find_asking ());
  rest (self);
  g_assert_true (is_told (get_widget (self), "not notified"));
}

/* What cannot be is said, and what was typed stays; closing loses it by the second time only. */
static void
test_wrong (Fixture *self)
{
  show_decisions (self);
  GtkWidget *asking = ask (self);
  press (self, asking, "_Note it");
  g_assert_true (is_told (asking, "Choose how the decision was notified"));
  choose_way (asking, "public");
  g_assert_false (is_told (asking, "Choose how the decision was notified"));
  type_field (asking, "notice-day", "40.13.2027");
  press (self, asking, "_Note it");
  g_assert_nonnull (find_asking ());
  type_field (asking, "notice-day", "20.01.2027"); /* still to come */
  press (self, asking, "_Note it");
  g_assert_true (is_told (asking, "write today or an earlier day"));
  type_field (asking, "notice-day", "14.01.2027");
  press (self, asking, "_Note it");
  g_assert_true (is_told (asking, "piezīmē ierakstiet, kur paziņojums publicēts"));
  gtk_window_close (GTK_WINDOW (asking));
  settle ();
  g_assert_true (is_told (asking, "close once more to give it up"));
  gtk_window_close (GTK_WINDOW (asking));
  settle ();
  g_assert_null (find_asking ());
  g_autoptr (GadibaNotified) notified = read_notified (self);
  g_assert_cmpint (notified->state, ==, GADIBA_NOTICE_NONE);
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/notices/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("story", test_story);
  ADD ("wrong", test_wrong);
  return g_test_run ();
}
