/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-new-page.h"
#include "gadiba-office-clients.h"
#include "gadiba-person-form.h"
#include "window-hands.h"

/* A new application: who may be meant is asked and can be answered, what is odd is doubted once. */

static void
type_into (Fixture *self, const char *field, const char *text)
{
  GadibaField *found = find_field (get_widget (self), field);

  g_assert_nonnull (found);
  gtk_widget_grab_focus (GTK_WIDGET (found));
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (found), GTK_TYPE_ENTRY)), text);
  g_assert_true (gadiba_field_commit (found));
  rest (self);
}

static void
type_person (Fixture *self, const char *given, const char *family, const char *born)
{
  type_into (self, "given", given);
  type_into (self, "family", family);
  type_into (self, "born", born);
}

static void
begin (Fixture *self)
{
  go_to (self, "clients");
  act (self, "win.new-application");
}

static void
press_register (Fixture *self)
{
  GtkWidget *label = find_labelled (get_widget (self), GTK_TYPE_LABEL, "Register the _application");

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  rest (self);
}

static GtkWidget *
find_other (Fixture *self)
{
  return find_type (find_type (get_widget (self), GADIBA_TYPE_PERSON_FORM), GTK_TYPE_CHECK_BUTTON);
}

static gboolean
is_registered (Fixture *self)
{
  return GADIBA_IS_WORKSPACE (find_type (get_widget (self), GADIBA_TYPE_PAGE));
}

static gint64
count_persons (Fixture *self, const char *family)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = gadiba_office_peek (self->office.office, family, 50, &error);

  g_assert_no_error (error);
  return found->len;
}

/* Somebody of the same name and birth date who is somebody else is registered as such. */
static void
test_somebody_else (Fixture *self)
{
  gint64 before = count_persons (self, "Bērziņa Anna");

  begin (self);
  type_person (self, "Anna", "Bērziņa", "21.9.1986");
  press_register (self);
  g_assert_false (is_registered (self));
  g_assert_true (is_told (get_widget (self), "say above whether it is this person"));
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (self->window))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_other (self)), TRUE);
  press_register (self);
  g_assert_true (is_registered (self));
  g_assert_cmpint (count_persons (self, "Bērziņa Anna"), ==, before + 1);
}

/* Whoever has the code cannot be somebody else; and that it is nobody of those who were shown says
 * nothing of others. */
static void
test_answer_goes (Fixture *self)
{
  begin (self);
  type_person (self, "Anna", "Bērziņa", "21.9.1986");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_other (self)), TRUE);
  type_into (self, "given", "Jānis");
  type_into (self, "family", "Bērziņš");
  g_assert_nonnull (find_other (self));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_other (self))));
  type_into (self, "code", "210986-11048");
  g_assert_null (find_other (self));
  act (self, "win.close-page");
  act (self, "win.close-page");
}

static void
test_doubts (Fixture *self)
{
  begin (self);
  type_person (self, "Anna", "12345", "1.2.1990");
  type_into (self, "postcode", "abc");
  g_assert_true (is_told (get_widget (self), "figures in this name"));
  g_assert_true (is_told (get_widget (self), "LV-1010"));
  press_register (self);
  g_assert_false (is_registered (self));
  type_into (self, "family", "Jaunzeme");
  g_assert_false (is_told (get_widget (self), "figures in this name"));
  press_register (self);
  g_assert_false (is_registered (self));
  g_assert_true (is_told (get_widget (self), "LV-1010"));
  press_register (self); /* the address is abroad */
  g_assert_true (is_registered (self));
}

/* The persons who may be meant stand where the fields stand. */
static void
test_place (Fixture *self)
{
  begin (self);
  type_person (self, "Anna", "Bērziņa", "21.9.1986");
  GtkWidget *form = find_type (get_widget (self), GADIBA_TYPE_PERSON_FORM);
  GtkWidget *list = find_type (form, GTK_TYPE_LIST_BOX);
  graphene_rect_t of_list, of_field;
  g_assert_true (gtk_widget_compute_bounds (list, form, &of_list));
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (find_field (form, "code")), form, &of_field));
  g_assert_cmpfloat (of_list.origin.x, ==, of_field.origin.x);
  act (self, "win.close-page");
  act (self, "win.close-page");
}

static GtkWidget *
find_nav (Fixture *self)
{
  return find_type (get_widget (self), GTK_TYPE_LIST_BOX);
}

static void
assert_family (Fixture *self, const char *expected)
{
  g_autofree char *family = gadiba_field_dup_typed (find_field (get_widget (self), "family"));

  g_assert_cmpstr (family, ==, expected);
}

/* What was searched for is taken over from where it is shown, and only from there. */
static void
test_searched (Fixture *self)
{
  GtkWidget *search = find_type (get_widget (self), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), "zeltina");
  rest (self);
  act (self, "win.new-application");
  assert_family (self, "zeltina");
  act (self, "win.close-page");
  go_to (self, "today");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "zeltina");
  act (self, "win.new-application");
  assert_family (self, "");
  act (self, "win.close-page");
}

/* Where nobody is found a card is made without an application. */
static void
test_card (Fixture *self)
{
  GtkWidget *search = find_type (get_widget (self), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), "Jaunzeme Dzintra");
  rest (self);
  press (self, get_widget (self), "A card _without an application");
  assert_family (self, "Jaunzeme");
  g_assert_null (find_field (get_widget (self), "received"));
  g_assert_false (is_told (get_widget (self), "Who applies"));
  type_into (self, "given", "");
  press (self, get_widget (self), "M_ake the card");
  g_assert_false (is_registered (self));
  type_into (self, "given", "Dzintra");
  type_into (self, "street", "Liepu iela 7");
  press (self, get_widget (self), "M_ake the card");
  rest (self);
  g_assert_true (is_registered (self));
  g_assert_null (find_type (get_widget (self), GADIBA_TYPE_NEW_PAGE));
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
  g_assert_null (gadiba_workspace_get_number (workspace));
  g_assert_true (is_told (get_widget (self), "Liepu iela 7"));
  g_assert_cmpint (count_persons (self, "Jaunzeme Dzintra"), ==, 1);
  /* Who is there already is opened, not made once more. */
  go_to (self, "clients");
  g_assert_true (gtk_widget_activate_action (get_widget (self), "win.new-card", NULL));
  type_person (self, "Dzintra", "Jaunzeme", "");
  GtkWidget *list =
      find_type (find_type (get_widget (self), GADIBA_TYPE_PERSON_FORM), GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_activate (list);
  rest (self);
  g_assert_true (find_named (self, "GadibaWorkspace") == GTK_WIDGET (workspace));
}

/* Half-filled pages are told apart by whose they are; pages of one name by their number. */
static void
test_names (Fixture *self)
{
  begin (self);
  g_assert_true (is_told (find_nav (self), "New application"));
  type_into (self, "family", "Jaunzeme");
  type_into (self, "given", "Dzintra");
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (self->window)), "Dzintra Jaunzeme"));
  press_register (self);
  rest (self);
  GadibaWorkspace *first = GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
  g_assert_false (is_told (find_nav (self), gadiba_workspace_get_number (first)));
  act (self, "win.new-application");
  g_assert_true (is_told (find_nav (self), "New application"));
  press_register (self);
  rest (self);
  GadibaWorkspace *second = GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
  g_assert_true (first != second);
  g_assert_true (is_told (find_nav (self), gadiba_workspace_get_number (first)));
  g_assert_true (is_told (find_nav (self), gadiba_workspace_get_number (second)));
  act (self, "win.close-page");
  g_assert_false (is_told (find_nav (self), gadiba_workspace_get_number (first)));
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/new-page/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("somebody-else", test_somebody_else);
  ADD ("answer-goes", test_answer_goes);
  ADD ("doubts", test_doubts);
  ADD ("place", test_place);
  ADD ("searched", test_searched);
  ADD ("card", test_card);
  ADD ("names", test_names);
  return g_test_run ();
}
