/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "full-disk.h"
#include "gadiba-issue-page.h"
#include "gadiba-new-page.h"
#include "window-hands.h"

/* What was typed and is nowhere else yet is not lost by closing or by another language, and no
 * decision is made without it. */

/* --- what is done --- */

static void
type_into (Fixture *self, const char *field, const char *text)
{
  GadibaField *found = find_field (get_widget (self), field);

  g_assert_nonnull (found);
  gtk_widget_grab_focus (GTK_WIDGET (found));
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (found), GTK_TYPE_ENTRY)), text);
}

/* Leaves a text that cannot be stored in the case that is open. */
static void
type_wrong_rooms (Fixture *self)
{
  show_dwelling (self);
  type_into (self, "rooms", "many");
}

/* Of somebody new, not of the client whose page is shown. */
static void
begin_application (Fixture *self, const char *family)
{
  if (family != NULL)
    go_to (self, "clients");
  act (self, "win.new-application");
  if (family != NULL)
    type_into (self, "family", family);
}

/* Gives up what is open on the page that is shown. */
static void
give_up (Fixture *self)
{
  act (self, "win.close-page");
  act (self, "win.close-page");
}

static GtkWidget *
find_page (Fixture *self, GType type)
{
  return find_type (get_widget (self), type);
}

static void
assert_language (const char *expected)
{
  g_autofree char *language = g_settings_get_string (gadiba_habits_get (), "language");

  g_assert_cmpstr (language, ==, expected);
}

/* --- closing --- */

/* A new application that was begun goes when it is closed twice, an empty one at once. */
static void
test_close_new_application (Fixture *self)
{
  begin_application (self, "Jaunzeme");
  gpointer weak = find_page (self, GADIBA_TYPE_NEW_PAGE);
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  act (self, "win.close-page");
  g_assert_nonnull (weak);
  g_assert_true (is_told (get_widget (self), "not registered yet"));
  /* Who goes on working is asked anew. */
  type_into (self, "given", "Anna");
  act (self, "win.close-page");
  g_assert_nonnull (weak);
  act (self, "win.close-page");
  wait_until (is_unset, &weak);

  GtkWidget *search = find_type (get_widget (self), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "Jaunzeme Anna");
  rest (self);
  begin_application (self, NULL);
  weak = find_page (self, GADIBA_TYPE_NEW_PAGE);
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  act (self, "win.close-page");
  wait_until (is_unset, &weak);
}

static void
test_close_wrong_text (Fixture *self)
{
  type_wrong_rooms (self);
  gpointer weak = find_page (self, GADIBA_TYPE_WORKSPACE);
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  act (self, "win.close-page");
  g_assert_nonnull (weak);
  g_assert_true (is_told (get_widget (self), "cannot be stored"));
  act (self, "win.close-page");
  wait_until (is_unset, &weak);
}

/* What is open in several places is told at once; another place that comes is told anew. */
static void
test_close_window (Fixture *self)
{
  type_wrong_rooms (self);
  begin_application (self, "Jaunzeme");
  gtk_window_close (GTK_WINDOW (self->window));
  rest (self);
  g_assert_cmpuint (count_windows (self), ==, 1);
  g_assert_true (is_told (get_widget (self), "not registered yet"));
  g_assert_true (is_told (get_widget (self), "cannot be stored"));
  begin_application (self, "Liepa");
  gtk_window_close (GTK_WINDOW (self->window));
  rest (self);
  g_assert_cmpuint (count_windows (self), ==, 1);
  g_assert_true (gtk_widget_get_mapped (get_widget (self)));
}

/* --- another language --- */

static void
test_language_new_application (Fixture *self)
{
  begin_application (self, "Jaunzeme");
  choose_language (self, "lv");
  g_autofree char *kept = gadiba_field_dup_typed (find_field (get_widget (self), "family"));
  g_assert_cmpstr (kept, ==, "Jaunzeme");
  g_assert_true (is_told (get_widget (self), "The language stays"));
  assert_language ("");
  give_up (self);
  choose_language (self, "lv");
  assert_language ("lv");
  g_assert_null (find_labelled (get_widget (self), GTK_TYPE_LABEL, "_New application"));
}

/* It turns out only after the language was chosen that something cannot be stored. */
static void
test_language_trouble_to_come (Fixture *self)
{
  show_dwelling (self);
  GtkWidget *workspace = find_page (self, GADIBA_TYPE_WORKSPACE);
  stop_disk ();
  type_street (self, "Jauna iela 4");
  choose_language (self, "lv");
  mend_disk ();
  g_assert_true (find_page (self, GADIBA_TYPE_WORKSPACE) == workspace);
  g_assert_true (gadiba_workspace_is_unstored (GADIBA_WORKSPACE (workspace)));
  assert_language ("");
  give_up (self);
}

/* --- a decision --- */

static void
assert_not_issued (Fixture *self, const char *why)
{
  act (self, "win.issue");
  g_assert_null (find_page (self, GADIBA_TYPE_ISSUE_PAGE));
  g_assert_true (is_told (get_widget (self), why));
}

static void
test_issue_wrong_text (Fixture *self)
{
  type_wrong_rooms (self);
  assert_not_issued (self, "cannot be stored");
  type_into (self, "rooms", "2");
  act (self, "win.issue");
  g_assert_nonnull (find_page (self, GADIBA_TYPE_ISSUE_PAGE));
}

static void
test_issue_trouble (Fixture *self)
{
  show_dwelling (self);
  stop_disk ();
  type_street (self, "Jauna iela 4");
  assert_not_issued (self, "not stored yet");
  mend_disk ();
  give_up (self);
}

/* What is being typed, and what waits behind it, is stored before the sheet is prepared. */
static void
test_issue_while_storing (Fixture *self)
{
  show_dwelling (self);
  type_street (self, "Jauna iela 4");
  type_into (self, "rooms", "3");
  type_into (self, "place", "Jaunkalni");
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (find_page (self, GADIBA_TYPE_WORKSPACE));
  gtk_widget_activate_action (get_widget (self), "win.issue", NULL);
  g_assert_true (gadiba_workspace_is_storing (workspace));
  g_assert_null (find_page (self, GADIBA_TYPE_ISSUE_PAGE));
  rest (self);
  g_assert_nonnull (find_page (self, GADIBA_TYPE_ISSUE_PAGE));
}

static GtkListBoxRow *
find_place (Fixture *self, const char *start)
{
  GtkWidget *list = find_type (get_widget (self), GTK_TYPE_LIST_BOX);

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i);
      g_assert_nonnull (row);
      if (is_told (GTK_WIDGET (row), start))
        return row;
    }
}

/* The sheet is left, and the case changed: by the list of places one returns to it only when it can
 * be made anew. */
static void
test_return_to_sheet (Fixture *self)
{
  open_application (self, self->open);
  act (self, "win.issue");
  GtkWidget *sheet = find_page (self, GADIBA_TYPE_ISSUE_PAGE);
  g_assert_nonnull (sheet);
  type_wrong_rooms (self);
  g_signal_emit_by_name (find_place (self, "Decision on"), "activate");
  rest (self);
  g_assert_null (find_page (self, GADIBA_TYPE_ISSUE_PAGE));
  g_assert_true (is_told (get_widget (self), "cannot be stored"));
  type_into (self, "rooms", "2");
  g_signal_emit_by_name (find_place (self, "Decision on"), "activate");
  rest (self);
  g_assert_true (find_page (self, GADIBA_TYPE_ISSUE_PAGE) == sheet);
}

/* --- opening --- */

/* The page that has registered goes, not the one that is shown by then. */
static void
test_registered_page_goes (Fixture *self)
{
  begin_application (self, NULL);
  gpointer first = find_page (self, GADIBA_TYPE_NEW_PAGE);
  g_object_add_weak_pointer (G_OBJECT (first), &first);
  begin_application (self, "Jaunzeme");
  gpointer second = find_page (self, GADIBA_TYPE_NEW_PAGE);
  g_assert_true (first != second);
  g_object_add_weak_pointer (G_OBJECT (second), &second);
  g_signal_emit_by_name (first, "open-application", self->open);
  wait_until (is_unset, &first);
  g_assert_nonnull (second);
  g_signal_emit_by_name (find_place (self, "New application"), "activate");
  rest (self);
  g_assert_true (find_page (self, GADIBA_TYPE_NEW_PAGE) == second);
  give_up (self);
  g_assert_null (second);
}

/* The case is read when the window has gone. */
static void
test_opening_and_gone (Fixture *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->app), "new-window", NULL);
  settle ();
  GadibaWindow *other = get_window (self, 0);
  g_assert_true (other != self->window);
  gadiba_window_open_application (other, self->open);
  gtk_window_destroy (GTK_WINDOW (other));
  rest (self);
  g_assert_cmpuint (count_windows (self), ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/window-open/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("close-new-application", test_close_new_application);
  ADD ("close-wrong-text", test_close_wrong_text);
  ADD ("close-window", test_close_window);
  ADD ("language-new-application", test_language_new_application);
  ADD ("language-trouble-to-come", test_language_trouble_to_come);
  ADD ("issue-wrong-text", test_issue_wrong_text);
  ADD ("issue-trouble", test_issue_trouble);
  ADD ("issue-while-storing", test_issue_while_storing);
  ADD ("return-to-sheet", test_return_to_sheet);
  ADD ("registered-page-goes", test_registered_page_goes);
  ADD ("opening-and-gone", test_opening_and_gone);
  return g_test_run ();
}
