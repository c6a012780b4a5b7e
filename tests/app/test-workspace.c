/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "full-disk.h"
#include "gadiba-entry-grid.h"
#include "window-hands.h"

#define PANEL_MAX 400 /* a third of a narrow screen */

/* What a caseworker typed and nobody has yet, and what others do to the application meanwhile. */

static const GadibaCasePlace street = { .part = GADIBA_PART_DWELLING, .field = "street" };
static const GadibaCasePlace postcode = { .part = GADIBA_PART_DWELLING, .field = "postcode" };

/* --- what is done --- */

static GtkEditable *
find_entry (Fixture *self, const char *field)
{
  GtkWidget *widget = GTK_WIDGET (find_field (get_widget (self), field));

  return GTK_EDITABLE (find_type (widget, GTK_TYPE_ENTRY));
}

static void
type (Fixture *self, const char *field, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (find_field (get_widget (self), field)));
  gtk_editable_set_text (find_entry (self, field), text);
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

static void
assert_stored (Fixture *self, const GadibaCasePlace *place, const char *expected)
{
  g_autofree char *there = read_value (self, place);

  g_assert_cmpstr (there, ==, expected);
}

/* Somebody else stores it. */
static void
store (Fixture *self, const GadibaCasePlace *place, const char *value)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = read_value (self, place);
  g_autoptr (GadibaCaseChange) change = gadiba_case_change_new (place, before, value);
  const GadibaCaseChange *const changes[] = { change };
  const GadibaEditRequest request = { self->open, changes, 1, "elsewhere" };
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_edit (self->office.office, &request, &moment, NULL, &error);

  g_assert_no_error (error);
}

static void
assert_told (Fixture *self, const char *words, gboolean expected)
{
  g_test_message ("%s", words);
  g_assert_true (is_told (get_widget (self), words) == expected);
}

/* --- what is open --- */

static void
test_wrong_text (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  assert_matter (workspace, NULL);
  type (self, "rooms", "many");
  leave (self);
  assert_matter (workspace, _ ("Property and costs"));
  gadiba_workspace_show_section (workspace, "household");
  rest (self);
  assert_matter (workspace, _ ("Property and costs"));
  gadiba_workspace_show_section (workspace, "property");
  type (self, "rooms", "2");
  leave (self);
  assert_matter (workspace, NULL);
}

static void
test_unstored (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  stop_disk ();
  type (self, "street", "Jauna iela 1");
  leave (self);
  assert_matter (workspace, "not stored");
  mend_disk ();
  gadiba_working_case_retry (gadiba_workspace_get_case (workspace));
  rest (self);
  assert_matter (workspace, NULL);
  assert_stored (self, &street, "Jauna iela 1");
}

static void
test_conflict (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  g_autoptr (GError) error = NULL;

  store (self, &street, "Cita iela 1");
  gadiba_working_case_set (gadiba_workspace_get_case (workspace), &street, "Jauna iela 1", "street",
                           &error);
  g_assert_no_error (error);
  rest (self);
  assert_matter (workspace, "somebody else");
  press (self, get_widget (self), _ ("_Leave theirs"));
  assert_matter (workspace, NULL);
  assert_stored (self, &street, "Cita iela 1");
}

/* --- what others do while one types --- */

/* Somebody else stores another value: neither is lost. */
static void
test_conflict_while_typing (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  type (self, "street", "Jauna iela 2");
  store (self, &street, "Cita iela 2");
  gadiba_working_case_refresh (gadiba_workspace_get_case (workspace));
  rest (self);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "street")), ==, "Jauna iela 2");
  leave (self);
  assert_stored (self, &street, "Cita iela 2");
  assert_matter (workspace, "somebody else");
  press (self, get_widget (self), _ ("Put in _mine"));
  assert_stored (self, &street, "Jauna iela 2");
  assert_matter (workspace, NULL);
}

/* What was typed back to where it began gives way to what is stored now. */
static void
test_typed_back (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  g_autofree char *before = g_strdup (gtk_editable_get_text (find_entry (self, "street")));

  type (self, "street", "Jauna iela 3");
  store (self, &street, "Cita iela 3");
  gadiba_working_case_refresh (gadiba_workspace_get_case (workspace));
  rest (self);
  type (self, "street", before);
  leave (self);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "street")), ==, "Cita iela 3");
  assert_stored (self, &street, "Cita iela 3");
  assert_matter (workspace, NULL);
}

static void
decide_elsewhere (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  const GadibaDecideRequest request = { .application = self->open, .day = moment.today };
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (self->office.office, &request, &moment, &error);

  g_assert_no_error (error);
}

/* The application is decided at another desk: what was typed stays, with a sentence. */
static void
test_decided_while_typing (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  type (self, "street", "Jauna iela 4");
  decide_elsewhere (self);
  gadiba_working_case_refresh (gadiba_workspace_get_case (workspace));
  rest (self);
  for (guint i = 0; i < 2; i++)
    {
      GtkEditable *entry = find_entry (self, "street");
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Jauna iela 4");
      g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (entry)));
      g_assert_false (gtk_editable_get_editable (entry));
      gtk_test_accessible_assert_state (GTK_WIDGET (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      leave (self);
    }
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_entry (self, "rooms"))));
  assert_matter (workspace, _ ("Property and costs"));
  assert_told (self, _ ("Begin a new application"), TRUE);
}

/* --- the bar --- */

/* Two conflicts, one after the other: both wait for an answer. */
static void
test_two_conflicts (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  GadibaWorkingCase *working = gadiba_workspace_get_case (workspace);
  g_autoptr (GError) error = NULL;

  store (self, &street, "Cita iela 5");
  store (self, &postcode, "LV-1111");
  gadiba_working_case_set (working, &street, "Jauna iela 5", "street", &error);
  rest (self);
  store (self, &postcode, "LV-2222");
  gadiba_working_case_set (working, &postcode, "LV-3333", "postcode", &error);
  rest (self);
  g_assert_no_error (error);
  assert_told (self, "Jauna iela 5", TRUE);
  assert_told (self, "LV-3333", TRUE);
  press (self, get_widget (self), _ ("Put in _mine"));
  assert_stored (self, &street, "Jauna iela 5");
  assert_stored (self, &postcode, "LV-3333");
  assert_matter (workspace, NULL);
}

/* A third value while one is asked to choose between two: nothing is put over it unseen. */
static void
test_conflict_changed (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  GadibaWorkingCase *working = gadiba_workspace_get_case (workspace);
  g_autoptr (GError) error = NULL;

  store (self, &street, "Cita iela 6");
  gadiba_working_case_set (working, &street, "Jauna iela 6", "street", &error);
  g_assert_no_error (error);
  rest (self);
  store (self, &street, "Trešā iela 6");
  press (self, get_widget (self), _ ("Put in _mine"));
  assert_stored (self, &street, "Trešā iela 6");
  assert_told (self, "Trešā iela 6", TRUE);
  press (self, get_widget (self), _ ("Put in _mine"));
  assert_stored (self, &street, "Jauna iela 6");
  assert_matter (workspace, NULL);
}

/* The line of the status does not say that all is stored when it is not. */
static void
test_status (Fixture *self)
{
  show_dwelling (self);
  assert_told (self, _ ("Stored"), TRUE);
  type (self, "rooms", "many");
  leave (self);
  assert_told (self, _ ("Stored"), FALSE);
  assert_told (self, _ ("Not all stored"), TRUE);
  type (self, "street", "Jauna iela 7");
  leave (self);
  assert_told (self, _ ("Not all stored"), TRUE);
  type (self, "rooms", "3");
  leave (self);
  assert_told (self, _ ("Stored"), TRUE);
}

static void
test_give_up (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  g_autofree char *before = read_value (self, &street);

  stop_disk ();
  type (self, "street", "Jauna iela 8");
  leave (self);
  assert_told (self, "Jauna iela 8", TRUE);
  press (self, get_widget (self), _ ("Give this change _up"));
  mend_disk ();
  assert_matter (workspace, NULL);
  assert_stored (self, &street, before);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "street")), ==,
                   before != NULL ? before : "");
}

/* It was decided between the typing and the storing. */
static void
test_refused (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  decide_elsewhere (self);
  type (self, "street", "Jauna iela 9");
  leave (self);
  assert_told (self, "Jauna iela 9", TRUE);
  assert_matter (workspace, "refused");
  press (self, get_widget (self), _ ("_Understood"));
  assert_matter (workspace, NULL);
  assert_told (self, _ ("Show the decisions"), TRUE);
  press (self, get_widget (self), _ ("Show the decisions"));
  g_assert_cmpstr (gadiba_workspace_get_section (workspace), ==, "decisions");
  assert_told (self, _ ("Begin a new application"), FALSE);
}

/* Whoever decides it here knows. */
static void
test_decided_here (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  decide_elsewhere (self);
  gadiba_workspace_refresh (workspace);
  rest (self);
  g_assert_false (gadiba_workspace_can_issue (workspace));
  assert_told (self, _ ("Begin a new application"), FALSE);
}

/* --- persons of the household --- */

static void
type_name (GtkWidget *root, const char *field, const char *text)
{
  GtkWidget *entry = find_type (GTK_WIDGET (find_field (root, field)), GTK_TYPE_ENTRY);

  gtk_widget_grab_focus (GTK_WIDGET (find_field (root, field)));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* What somebody is to the applicant is told alike in the list and in the form. */
static void
test_relation (Fixture *self)
{
  choose_language (self, "lv");
  show_section_of (self, self->open, "household");
  g_assert_true (is_told (GTK_WIDGET (find_field (get_widget (self), "relation")), "iesniedzēja"));
}

/* Text that cannot be stored does not go with the person who is shown; what can be is stored. */
static void
test_other_person (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  gadiba_workspace_show_section (workspace, "household");
  rest (self);
  GtkListBox *persons =
      GTK_LIST_BOX (find_type (find_named (self, "GadibaHouseholdSection"), GTK_TYPE_LIST_BOX));
  type_name (get_widget (self), "born", "yesterday or so");
  gtk_list_box_select_row (persons, gtk_list_box_get_row_at_index (persons, 1));
  rest (self);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (persons)), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "born")), ==, "yesterday or so");
  assert_matter (workspace, _ ("Household"));

  type_name (get_widget (self), "born", "15.03.1980");
  gtk_list_box_select_row (persons, gtk_list_box_get_row_at_index (persons, 1));
  rest (self);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (persons)), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "born")), !=, "15.03.1980.");
  const GadibaCase *from = gadiba_working_case_get_case (gadiba_workspace_get_case (workspace));
  const GadibaCasePlace born = { .part = GADIBA_PART_PERSON,
                                 .field = "born",
                                 .person = gadiba_case_get_person (from, 0)->id };
  assert_stored (self, &born, "1980-03-15");
  assert_matter (workspace, NULL);
}

static GtkWidget *
open_member_window (Fixture *self)
{
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")),
                                 "household");
  rest (self);
  press (self, get_widget (self), _ ("A_dd person"));
  g_assert_nonnull (find_asking ());
  return find_asking ();
}

/* What the disk does not take is told in the window, which can be used again; nothing of it waits
 * behind. Other sentences are none of its. */
static void
test_member (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  guint n = gadiba_working_case_get_case (gadiba_workspace_get_case (workspace))->persons->len;
  GtkWidget *member = open_member_window (self);
  gpointer weak = member;
  GtkWidget *add = find_labelled (member, GTK_TYPE_BUTTON, _ ("_Add to the household"));

  g_object_add_weak_pointer (G_OBJECT (member), &weak);
  type_name (member, "given", "Līga");
  type_name (member, "family", "Jaunzeme");
  gadiba_field_set_value (find_field (member, "relation"), "child");
  stop_disk ();
  g_signal_emit_by_name (add, "clicked");
  rest (self);
  mend_disk ();
  g_assert_true (is_told (member, "disk"));
  assert_matter (workspace, NULL);
  g_signal_emit_by_name (add, "clicked");
  wait_until (is_unset, &weak);
  rest (self);
  g_assert_cmpuint (
      gadiba_working_case_get_case (gadiba_workspace_get_case (workspace))->persons->len, ==,
      n + 1);
}

/* Whoever was added by the button is in the form then, not the applicant. */
static void
test_member_shown (Fixture *self)
{
  show_dwelling (self);
  GtkWidget *member = open_member_window (self);
  gpointer weak = member;
  GtkWidget *label = find_labelled (get_widget (self), GTK_TYPE_LABEL, _ ("A_dd person"));

  gtk_widget_grab_focus (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
  g_object_add_weak_pointer (G_OBJECT (member), &weak);
  type_name (member, "given", "Līga");
  type_name (member, "family", "Jaunzeme");
  gadiba_field_set_value (find_field (member, "relation"), "child");
  press (self, member, _ ("_Add to the household"));
  wait_until (is_unset, &weak);
  rest (self);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "given")), ==, "Līga");
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (self->window))));
}

/* Tab comes to what one came for, then to the way out. */
static void
test_member_tab (Fixture *self)
{
  show_dwelling (self);
  GtkWidget *member = open_member_window (self);
  GtkWidget *add = find_labelled (member, GTK_TYPE_BUTTON, _ ("_Add to the household"));
  GtkWidget *cancel = find_labelled (member, GTK_TYPE_BUTTON, _ ("_Cancel"));

  gtk_widget_grab_focus (add);
  gtk_widget_child_focus (member, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (member)) == cancel);
  gtk_window_destroy (GTK_WINDOW (member));
}

/* An application asks for something: the last mark stays, and why is said. */
static void
test_last_benefit (Fixture *self)
{
  static const GadibaCasePlace benefits = { .part = GADIBA_PART_APPLICATION, .field = "benefits" };
  GadibaWorkspace *workspace = show_dwelling (self);

  gadiba_workspace_show_section (workspace, "application");
  rest (self);
  GtkWidget *section = find_named (self, "GadibaApplicationSection");
  for (GtkWidget *check = find_type (section, GTK_TYPE_CHECK_BUTTON); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_true (is_told (section, "Something is always asked for"));
  rest (self);
  g_autofree char *after = read_value (self, &benefits);
  g_assert_nonnull (after);
  g_assert_null (strchr (after, ' '));
}

/* However long its sentences are, the result leaves the room to what is worked at. */
static void
test_panel_width (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  int natural = 0;

  gadiba_workspace_show_section (workspace, "decisions");
  rest (self);
  gtk_widget_measure (find_named (self, "GadibaResultPanel"), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &natural, NULL, NULL);
  g_assert_cmpint (natural, <, PANEL_MAX);
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/workspace/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("wrong-text", test_wrong_text);
  ADD ("unstored", test_unstored);
  ADD ("conflict", test_conflict);
  ADD ("conflict-while-typing", test_conflict_while_typing);
  ADD ("typed-back", test_typed_back);
  ADD ("decided-while-typing", test_decided_while_typing);
  ADD ("two-conflicts", test_two_conflicts);
  ADD ("conflict-changed", test_conflict_changed);
  ADD ("status", test_status);
  ADD ("give-up", test_give_up);
  ADD ("refused", test_refused);
  ADD ("decided-here", test_decided_here);
  ADD ("relation", test_relation);
  ADD ("other-person", test_other_person);
  ADD ("member", test_member);
  ADD ("member-shown", test_member_shown);
  ADD ("member-tab", test_member_tab);
  ADD ("last-benefit", test_last_benefit);
  ADD ("panel-width", test_panel_width);
  return g_test_run ();
}
