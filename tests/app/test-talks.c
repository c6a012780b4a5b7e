/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-talk.h"
#include "gadiba-today-line.h"
#include "window-hands.h"

/* Talks are noted from anywhere, and looked at where they belong. */

static GtkWidget *
ask (Fixture *self)
{
  act (self, "win.note-talk");
  g_assert_nonnull (find_asking ());
  return find_asking ();
}

static void
type_about (GtkWidget *asking, const char *text)
{
  GtkWidget *about = find_type (asking, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (about)), text, -1);
}

static void
type_field (GtkWidget *asking, const char *field, const char *text)
{
  GadibaField *found = find_field (asking, field);

  g_assert_nonnull (found);
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (found), GTK_TYPE_ENTRY)), text);
  gadiba_field_commit (found);
}

static GPtrArray *
list_talks (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *talks = gadiba_office_list_talks (self->office.office, self->open, &error);

  g_assert_no_error (error);
  return talks;
}

static void
show_talks (Fixture *self)
{
  open_application (self, self->open);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")), "talks");
  rest (self);
}

/* In a case it is about the case; the section shows it, and undo takes it back. */
static void
test_case_of (Fixture *self)
{
  show_talks (self);
  g_assert_true (is_told (get_widget (self), "No talk is noted yet."));
  GtkWidget *asking = ask (self);
  type_about (asking, "par malkas rēķinu");
  type_field (asking, "talk-minutes", "15");
  press (self, asking, "_Note the talk");
  g_assert_null (find_asking ());
  g_autoptr (GPtrArray) talks = list_talks (self);
  g_assert_cmpuint (talks->len, ==, 1);
  const GadibaTalk *talk = talks->pdata[0];
  g_assert_cmpstr (talk->application, ==, self->open);
  g_assert_cmpint (talk->person, >, 0);
  g_assert_cmpstr (talk->way, ==, "came");
  g_assert_cmpint (talk->day, ==, get_office_moment ().today);
  g_assert_cmpint (talk->minutes, ==, 15);
  rest (self);
  g_assert_true (is_told (get_widget (self), "par malkas rēķinu"));
  act (self, "win.undo");
  g_autoptr (GPtrArray) none = list_talks (self);
  g_assert_cmpuint (none->len, ==, 0);
  rest (self);
  g_assert_false (is_told (get_widget (self), "par malkas rēķinu"));
}

/* What cannot be is said, and what was typed stays; closing loses it by the second time only. */
static void
test_wrong (Fixture *self)
{
  GtkWidget *asking = ask (self);
  press (self, asking, "_Note the talk");
  g_assert_true (is_told (asking, "Write what the talk was about"));
  type_about (asking, "par īri");
  g_assert_false (is_told (asking, "Write what the talk was about"));
  type_field (asking, "talk-day", "40.13.2027");
  press (self, asking, "_Note the talk");
  g_assert_nonnull (find_asking ());
  type_field (asking, "talk-day", "20.01.2027"); /* still to come */
  press (self, asking, "_Note the talk");
  g_assert_true (is_told (asking, "write today or an earlier day"));
  gtk_window_close (GTK_WINDOW (asking));
  settle ();
  g_assert_true (find_asking () == asking);
  g_assert_true (is_told (asking, "close once more to give it up"));
  gtk_window_close (GTK_WINDOW (asking));
  settle ();
  g_assert_null (find_asking ());
}

/* Somebody without a card; the talk stands on the page of the day, from where it is changed and
 * removed. */
static void
test_walk_in (Fixture *self)
{
  go_to (self, "today");
  GtkWidget *asking = ask (self);
  type_field (asking, "talk-who", "kāda sieviete");
  rest (self);
  type_about (asking, "kur pieteikties");
  press (self, asking, "_Note the talk");
  g_assert_true (is_told (get_widget (self), "Talks today (1)"));
  g_assert_true (is_told (get_widget (self), "kāda sieviete"));
  GtkWidget *shown = find_labelled (get_widget (self), GTK_TYPE_LABEL, "kur pieteikties");
  gtk_widget_activate (gtk_widget_get_ancestor (shown, GTK_TYPE_LIST_BOX_ROW));
  rest (self);
  asking = find_asking ();
  g_assert_nonnull (asking);
  type_about (asking, "par pabalstu");
  press (self, asking, "_Store");
  g_assert_true (is_told (get_widget (self), "par pabalstu"));
  shown = find_labelled (get_widget (self), GTK_TYPE_LABEL, "par pabalstu");
  gtk_widget_activate (gtk_widget_get_ancestor (shown, GTK_TYPE_LIST_BOX_ROW));
  rest (self);
  press (self, find_asking (), "_Remove the talk");
  g_assert_null (find_asking ());
  g_assert_false (is_told (get_widget (self), "Talks today"));
}

/* Who is typed is found among the clients, and chosen. */
static void
test_known (Fixture *self)
{
  GtkWidget *asking = ask (self);
  type_field (asking, "talk-who", "Anna");
  rest (self);
  g_assert_true (is_told (asking, "In the records already"));
  GtkWidget *row = find_type (asking, GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_activate (row);
  settle ();
  g_assert_false (is_told (asking, "In the records already"));
  type_about (asking, "par dokumentiem");
  press (self, asking, "_Note the talk");
  go_to (self, "today");
  g_assert_true (is_told (get_widget (self), "par dokumentiem"));
}

/* Who is not in the records is found by the name that was noted; once there is a card, the talk is
 * offered to be put on it. */
static void
test_put_on_card (Fixture *self)
{
  GtkWidget *search = find_type (get_widget (self), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *asking = ask (self);

  type_field (asking, "talk-who", "Dzintra Zeltiņa");
  rest (self);
  type_about (asking, "kur pieteikties");
  press (self, asking, "_Note the talk");
  gtk_editable_set_text (GTK_EDITABLE (search), "zeltina");
  rest (self);
  g_assert_true (is_told (get_widget (self), "Nobody is found"));
  g_assert_true (is_told (get_widget (self), "Dzintra Zeltiņa"));
  g_assert_true (is_told (get_widget (self), "talk "));
  g_signal_emit_by_name (search, "activate");
  GtkWidget *row = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  gtk_widget_activate (row);
  rest (self);
  g_assert_nonnull (find_asking ());
  gtk_window_close (GTK_WINDOW (find_asking ()));
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (search), "anna");
  rest (self);
  g_assert_false (is_told (get_widget (self), "Dzintra Zeltiņa"));
  /* Now she is registered. */
  gtk_editable_set_text (GTK_EDITABLE (search), "Zeltiņa Dzintra");
  rest (self);
  press (self, get_widget (self), "A card _without an application");
  press (self, get_widget (self), "M_ake the card");
  rest (self);
  g_assert_true (is_told (get_widget (self), "A talk with somebody of this name"));
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")), "talks");
  rest (self);
  g_assert_true (is_told (get_widget (self), "who is on no card"));
  /* Tab comes to it from above. */
  GtkWidget *label = find_labelled (get_widget (self), GTK_TYPE_LABEL, "Note a _talk");
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON)));
  gtk_widget_child_focus (get_widget (self), GTK_DIR_TAB_FORWARD);
  GtkWidget *offered = gtk_window_get_focus (GTK_WINDOW (self->window));
  GtkWidget *line = gtk_widget_get_ancestor (offered, GTK_TYPE_LIST_BOX_ROW);
  g_assert_nonnull (line);
  g_assert_true (is_told (line, "kur pieteikties"));
  press (self, get_widget (self), "Put on this card");
  g_assert_null (find_asking ());
  rest (self);
  g_assert_false (is_told (get_widget (self), "who is on no card"));
  g_assert_true (is_told (get_widget (self), "kur pieteikties"));
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/talks/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("case", test_case_of);
  ADD ("wrong", test_wrong);
  ADD ("walk-in", test_walk_in);
  ADD ("known", test_known);
  ADD ("put-on-card", test_put_on_card);
  return g_test_run ();
}
