/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "gadiba-field.h"
#include "gadiba-issue-page.h"
#include "gadiba-letter-desk.h"
#include "gadiba-new-page.h"
#include "gadiba-places.h"
#include "gadiba-result-panel.h"
#include "gadiba-workspace.h"
#include "silent-service.h"
#include "window-test.h"

/* Each page of the window is made, shown, used a little, and lets go of everything. */

/* Closes the page that is shown; @widgets, which it holds, must be gone then. */
static void
close_page (Fixture *self, GPtrArray *widgets)
{
  gpointer *weak = g_new (gpointer, widgets->len);

  for (guint i = 0; i < widgets->len; i++)
    {
      weak[i] = g_ptr_array_index (widgets, i);
      g_object_add_weak_pointer (G_OBJECT (weak[i]), &weak[i]);
    }
  act (self, "win.close-page");
  for (guint i = 0; i < widgets->len; i++)
    {
      wait_until (is_unset, &weak[i]);
      g_assert_null (weak[i]);
    }
  g_free (weak);
}

/* --- clients --- */

static void
test_clients (Fixture *self)
{
  find_named (self, "GadibaClientsPage");
  g_assert_nonnull (find_named (self, "GadibaClientLine"));
  GtkWidget *search = find_type (get_widget (self), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody of this name");
  rest (self);
  g_assert_null (find_type (find_named (self, "GadibaClientsPage"), GTK_TYPE_LIST_VIEW));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  rest (self);
  g_assert_nonnull (find_type (find_named (self, "GadibaClientsPage"), GTK_TYPE_LIST_VIEW));
}

/* --- a case --- */

static const char *const sections[] = {
  "GadibaCardSection",     "GadibaHouseholdSection",   "GadibaIncomeSection",
  "GadibaPropertySection", "GadibaApplicationSection", "GadibaListPane",
  "GadibaListPane",        "GadibaListPane",
};

static const char *const section_names[G_N_ELEMENTS (sections)] = {
  "card", "household", "income", "property", "application", "decisions", "talks", "history",
};

static void
check_workspace (Fixture *self, const char *number)
{
  g_autoptr (GPtrArray) widgets = g_ptr_array_new ();

  open_application (self, number);
  GtkWidget *workspace = find_named (self, "GadibaWorkspace");
  g_ptr_array_add (widgets, workspace);
  g_ptr_array_add (widgets, find_named (self, "GadibaResultPanel"));
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      gadiba_workspace_show_section (GADIBA_WORKSPACE (workspace), section_names[i]);
      rest (self);
      g_ptr_array_add (widgets, find_named (self, sections[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      act (self, "win.next-section");
      find_named (self, sections[i]);
    }
  act (self, "win.previous-section");
  find_named (self, sections[G_N_ELEMENTS (sections) - 2]);
  close_page (self, widgets);
  find_named (self, "GadibaClientsPage");
}

static void
test_open_case (Fixture *self)
{
  check_workspace (self, self->open);
}

static void
test_decided_case (Fixture *self)
{
  check_workspace (self, self->decided);
}

/* Opened twice it is one place. */
static void
test_opened_twice (Fixture *self)
{
  open_application (self, self->open);
  GtkWidget *workspace = find_named (self, "GadibaWorkspace");
  go_to (self, "clients");
  open_application (self, self->open);
  g_assert_true (find_named (self, "GadibaWorkspace") == workspace);
}

static void
type_into (GadibaField *field, const char *text)
{
  GtkWidget *entry = find_type (GTK_WIDGET (field), GTK_TYPE_ENTRY);

  gtk_widget_grab_focus (GTK_WIDGET (field));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* The list of places marks the one that is shown, wherever the keyboard is. */
static void
test_places (Fixture *self)
{
  open_application (self, self->open);
  GtkWidget *list = find_type (get_widget (self), GTK_TYPE_LIST_BOX);
  /* The case stands behind those that are always there. */
  GtkWidget *shown = gtk_widget_get_last_child (list);
  GtkWidget *before = gtk_widget_get_prev_sibling (shown);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_BACKWARD));
      gtk_test_accessible_assert_state (shown, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
      gtk_test_accessible_assert_state (before, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
    }
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == before);
}

static char *
read_value (Fixture *self, const GadibaCasePlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_read_case (self->office.office, self->open, &error);

  g_assert_no_error (error);
  return gadiba_case_dup_value (file->from, place);
}

/* What is typed is stored when the field is left; what cannot be gets its sentence and stays. */
static void
test_field (Fixture *self)
{
  const GadibaCasePlace street = { .part = GADIBA_PART_DWELLING, .field = "street" };
  const GadibaCasePlace rooms = { .part = GADIBA_PART_DWELLING, .field = "rooms" };

  open_application (self, self->open);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")),
                                 "property");
  rest (self);
  GadibaField *field = find_field (get_widget (self), "street");
  type_into (field, "  Jauna iela 7 ");
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  rest (self);
  g_autofree char *stored = read_value (self, &street);
  g_assert_cmpstr (stored, ==, "Jauna iela 7");

  field = find_field (get_widget (self), "rooms");
  g_autofree char *before = read_value (self, &rooms);
  type_into (field, "many");
  g_assert_false (gadiba_field_commit (field));
  rest (self);
  g_autofree char *after = read_value (self, &rooms);
  g_assert_cmpstr (after, ==, before);
  GtkWidget *entry = find_type (GTK_WIDGET (field), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "many");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  type_into (field, before);
  g_assert_true (gadiba_field_commit (field));
}

/* What is being typed when the page or window is closed is stored. */
static void
test_typed_and_closed (Fixture *self)
{
  const GadibaCasePlace street = { .part = GADIBA_PART_DWELLING, .field = "street" };

  open_application (self, self->open);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")),
                                 "property");
  rest (self);
  type_into (find_field (get_widget (self), "street"), "Jauna iela 8");
  act (self, "win.close-page");
  g_autofree char *stored = read_value (self, &street);
  g_assert_cmpstr (stored, ==, "Jauna iela 8");
}

/* --- windows and lists over it --- */

static void
show_section (Fixture *self, const char *section)
{
  open_application (self, self->open);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")), section);
  rest (self);
}

/* However many live together, Tab comes to who is shown and goes on. */
static void
test_household_stop (Fixture *self)
{
  show_section (self, "household");
  GtkWidget *list = find_type (find_named (self, "GadibaHouseholdSection"), GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  assert_one_stop (self, list);
}

/* Returns: (transfer full): the window that asks who joins the household */
static GtkWidget *
open_member_window (Fixture *self)
{
  show_section (self, "household");
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (windows);
  click (get_widget (self), "A_dd person");
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n + 1);
  GtkWidget *member = g_object_ref (find_asking ());
  gtk_test_widget_wait_for_draw (member);
  return member;
}

/* Somebody of the name and birth date of another person joins as somebody else. */
static void
test_member_else (Fixture *self)
{
  static const char *const typed[][2] = { { "given", "Jānis" },
                                          { "family", "Bērziņš" },
                                          { "born", "21.9.1986" } };
  GtkWidget *member = open_member_window (self);
  gpointer weak = member;

  g_object_add_weak_pointer (G_OBJECT (member), &weak);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      type_into (find_field (member, typed[i][0]), typed[i][1]);
      g_assert_true (gadiba_field_commit (find_field (member, typed[i][0])));
    }
  gadiba_field_set_value (find_field (member, "relation"), "child");
  rest (self);
  click (member, "_Add to the household");
  rest (self);
  g_assert_true (gtk_widget_get_mapped (member)); /* who is it? */
  GtkWidget *other = find_type (member, GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (other);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (other), TRUE);
  click (member, "_Add to the household");
  g_object_unref (member);
  rest (self);
  wait_until (is_unset, &weak);
}

static void
test_member_window (Fixture *self)
{
  g_autoptr (GtkWidget) member = open_member_window (self);
  type_into (find_field (member, "family"), "Jaunzeme");
  rest (self);
  /* A name that is needed is missing: the window stays. */
  click (member, "_Add to the household");
  rest (self);
  g_assert_true (gtk_widget_get_mapped (member));
  gpointer weak = member;
  g_object_add_weak_pointer (G_OBJECT (member), &weak);
  click (member, "_Cancel");
  g_clear_object (&member);
  wait_until (is_unset, &weak);
}

static void
test_choice (Fixture *self)
{
  show_section (self, "income");
  click (get_widget (self), "A_dd income");
  settle ();
  GtkWidget *popover = find_type (get_widget (self), GTK_TYPE_POPOVER);
  gpointer weak = popover;
  g_object_add_weak_pointer (G_OBJECT (popover), &weak);
  GtkWidget *search = find_type (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "pens");
  g_signal_emit_by_name (search, "activate");
  wait_until (is_unset, &weak);
  rest (self);
}

/* The page goes while its list of choices is open. */
static void
test_choice_and_close (Fixture *self)
{
  g_autoptr (GPtrArray) widgets = g_ptr_array_new ();

  show_section (self, "income");
  click (get_widget (self), "A_dd income");
  settle ();
  g_ptr_array_add (widgets, find_type (get_widget (self), GTK_TYPE_POPOVER));
  g_ptr_array_add (widgets, find_named (self, "GadibaIncomeSection"));
  close_page (self, widgets);
}

/* --- other pages --- */

static void
check_page (Fixture *self, const char *type)
{
  g_autoptr (GPtrArray) widgets = g_ptr_array_new ();

  g_ptr_array_add (widgets, find_named (self, type));
  close_page (self, widgets);
}

static void
test_new_page (Fixture *self)
{
  act (self, "win.new-application");
  type_into (find_field (get_widget (self), "family"), "Jaunzeme");
  rest (self);
  act (self, "win.close-page"); /* is told that it would be lost */
  check_page (self, "GadibaNewPage");
}

static void
test_issue_page (Fixture *self)
{
  open_application (self, self->open);
  act (self, "win.issue");
  check_page (self, "GadibaIssuePage");
}

static void
test_letter_desk (Fixture *self)
{
  gtk_widget_activate_action (get_widget (self), "win.show-letter", "s", self->decision);
  rest (self);
  check_page (self, "GadibaLetterDesk");
}

/* A letter that is closed is gone at once, also while the print service lets one wait. */
static void
test_letter_without_answer (Fixture *self)
{
  g_autofree char *folder = g_dir_make_tmp ("gadiba-silence-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cups.sock", NULL);
  g_autofree char *server = g_strdup (g_getenv ("CUPS_SERVER"));
  g_autoptr (GSocket) socket = listen_silently (path);

  g_setenv ("CUPS_SERVER", path, TRUE);
  gtk_widget_activate_action (get_widget (self), "win.show-letter", "s", self->decision);
  rest (self);
  gpointer desk = find_named (self, "GadibaLetterDesk");
  g_object_add_weak_pointer (G_OBJECT (desk), &desk);
  act (self, "win.close-page");
  g_assert_null (desk);
  if (server != NULL)
    g_setenv ("CUPS_SERVER", server, TRUE);
  else
    g_unsetenv ("CUPS_SERVER");
  g_unlink (path);
  g_rmdir (folder);
}

/* Pages are closed while their answers are on their way. */
static void
test_closed_at_once (Fixture *self)
{
  for (guint i = 0; i < 3; i++)
    {
      gadiba_window_open_application (self->window, self->open);
      gtk_widget_activate_action (get_widget (self), "win.new-application", NULL);
      gtk_widget_activate_action (get_widget (self), "win.close-page", NULL);
      rest (self);
      gtk_widget_activate_action (get_widget (self), "win.issue", NULL);
      gtk_widget_activate_action (get_widget (self), "win.close-page", NULL);
      gtk_widget_activate_action (get_widget (self), "win.show-letter", "s", self->decision);
      gtk_widget_activate_action (get_widget (self), "win.close-page", NULL);
      rest (self);
    }
}

/* The window is closed while everything is on its way: see on_started(). */
static void
test_quit_at_once (Fixture *self)
{
  gadiba_window_open_application (self->window, self->open);
  rest (self);
  gtk_widget_activate_action (get_widget (self), "win.issue", NULL);
  gtk_widget_activate_action (get_widget (self), "win.show-letter", "s", self->decision);
  gtk_widget_activate_action (get_widget (self), "win.new-application", NULL);
}

/* All of it, with what turns its pages, has room on a small screen. */
static void
test_shortcuts (Fixture *self)
{
  GtkWidget *shortcuts = NULL;
  int height = 0;

  act (self, "win.shortcuts");
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; shortcuts == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) each = g_list_model_get_item (windows, i);
      if (GTK_IS_SHORTCUTS_WINDOW (each))
        shortcuts = each;
    }
  g_assert_nonnull (shortcuts);
  settle ();
  gtk_widget_measure (shortcuts, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_test_message ("%d", height);
  g_assert_cmpint (height, <=, 690);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  settle ();
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/window/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("clients", test_clients);
  ADD ("open-case", test_open_case);
  ADD ("decided-case", test_decided_case);
  ADD ("opened-twice", test_opened_twice);
  ADD ("places", test_places);
  ADD ("field", test_field);
  ADD ("typed-and-closed", test_typed_and_closed);
  ADD ("household-stop", test_household_stop);
  ADD ("member-window", test_member_window);
  ADD ("member-else", test_member_else);
  ADD ("choice", test_choice);
  ADD ("choice-and-close", test_choice_and_close);
  ADD ("new-page", test_new_page);
  ADD ("issue-page", test_issue_page);
  ADD ("letter-desk", test_letter_desk);
  ADD ("letter-without-answer", test_letter_without_answer);
  ADD ("closed-at-once", test_closed_at_once);
  ADD ("quit-at-once", test_quit_at_once);
  ADD ("shortcuts", test_shortcuts);
  return g_test_run ();
}
