/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "full-disk.h"
#include "gadiba-entry-grid.h"
#include "window-hands.h"

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

static gboolean
is_tab_in_view (GtkWidget *tab, GtkWidget *strip)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (tab, strip, &place));
  return place.origin.x >= -1
         && place.origin.x + place.size.width <= (float) gtk_widget_get_width (strip) + 1;
}

/* Where not all tabs have room, that of the section comes into view, also when a case is opened. */
static void
test_tabs (Fixture *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 240 * 1024, NULL);
  open_application (self, self->open);
  for (int i = 0; i < 14; i++)
    {
      GtkWidget *strip = NULL;
      rest (self);
      settle ();
      GtkWidget *tabs = find_type (find_named (self, "GadibaWorkspace"), GTK_TYPE_STACK_SWITCHER);
      strip = gtk_widget_get_ancestor (tabs, GTK_TYPE_SCROLLED_WINDOW);
      g_assert_cmpint (gtk_widget_get_width (tabs), >, gtk_widget_get_width (strip));
      GtkWidget *tab = gtk_widget_get_first_child (tabs);
      while (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)))
        tab = gtk_widget_get_next_sibling (tab);
      g_test_message ("%d", i);
      g_assert_true (is_tab_in_view (tab, strip));
      act (self, i < 7 ? "win.next-section" : "win.previous-section");
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
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

/* From a check to where it is settled: a month of a person, or the proof of all of them. */
static void
test_show_place (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  const GadibaMonth months[] = { gadiba_month_new (2026, 4), GADIBA_MONTH_NONE };
  guint columns[G_N_ELEMENTS (months)];

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      const GadibaCheckPlace place = { .page = "income",
                                       .person = (char *) "p2",
                                       .month = months[i] };
      const char *row = NULL;
      gadiba_workspace_show_place (workspace, &place);
      rest (self);
      g_assert_cmpstr (gadiba_workspace_get_section (workspace), ==, "income");
      GtkWidget *grid = find_named (self, "GadibaEntryGrid");
      g_assert_true (gadiba_entry_grid_get_cursor (GADIBA_ENTRY_GRID (grid), &row, &columns[i]));
      g_assert_true (g_str_has_prefix (row, "p2"));
    }
  g_assert_cmpuint (columns[0], ==, 1);
  g_assert_cmpuint (columns[1], >, 2);
}

/* However far one reads on in the result, what it is stays in sight. */
static void
test_result_in_sight (Fixture *self)
{
  open_application (self, self->open);
  GtkWidget *panel = find_named (self, "GadibaResultPanel");
  GtkWidget *scrolled = find_type (panel, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *height = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  GtkWidget *word = find_labelled (panel, GTK_TYPE_LABEL, "Trūcīga mājsaimniecība");
  graphene_rect_t place;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 400);
  rest (self);
  gtk_adjustment_set_value (height, gtk_adjustment_get_upper (height));
  rest (self);
  g_assert_cmpfloat (gtk_adjustment_get_value (height), >, 0);
  g_assert_nonnull (word);
  g_assert_true (gtk_widget_compute_bounds (word, panel, &place));
  g_assert_cmpfloat (place.origin.y, >=, 0);
}

static char *
dup_cursor (Fixture *self, const char *section)
{
  GtkWidget *grid = find_type (find_named (self, section), GADIBA_TYPE_ENTRY_GRID);
  const char *row;
  guint column;

  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), grid));
  g_assert_true (gadiba_entry_grid_get_cursor (GADIBA_ENTRY_GRID (grid), &row, &column));
  return g_strdup (row);
}

static void
go_to_missing (Fixture *self, GadibaWorkspace *workspace)
{
  gtk_widget_activate_action (GTK_WIDGET (workspace), "workspace.next-missing", NULL);
  rest (self);
}

static void
assert_field (Fixture *self, const char *name)
{
  GtkWidget *field = GTK_WIDGET (find_field (get_widget (self), name));

  g_test_message ("%s", name);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), field));
}

/* From where the keyboard is to what is missing next, from top to bottom, and round. */
static void
test_next_missing (Fixture *self)
{
  static const struct
  {
    GadibaCasePlace place;
    const char *words;
  } emptied[] = {
    { { .part = GADIBA_PART_PERSON, .field = "disability", .person = "p1" }, "disability" },
    { { .part = GADIBA_PART_PERSON, .field = "activity", .person = "p2" }, "activity" },
    { { .part = GADIBA_PART_SAVINGS, .field = "amount", .person = "p1" }, "savings" },
    { { .part = GADIBA_PART_SAVINGS, .field = "amount", .person = "p2" }, "savings" },
  };
  GadibaWorkspace *workspace = show_section_of (self, self->open, "household");
  GadibaWorkingCase *working = gadiba_workspace_get_case (workspace);

  for (gsize i = 0; i < G_N_ELEMENTS (emptied); i++)
    g_assert_true (
        gadiba_working_case_set (working, &emptied[i].place, NULL, emptied[i].words, NULL));
  rest (self);
  gtk_widget_grab_focus (GTK_WIDGET (find_field (get_widget (self), "given")));
  go_to_missing (self, workspace);
  assert_field (self, "disability");
  go_to_missing (self, workspace);
  assert_field (self, "activity");
  /* Where one goes to oneself, it counts from there. */
  gadiba_workspace_show_section (workspace, "property");
  go_to_missing (self, workspace);
  g_autofree char *row = dup_cursor (self, "GadibaPropertySection");
  g_assert_cmpstr (row, ==, "savings p2");
  go_to_missing (self, workspace);
  assert_field (self, "disability");
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
  ADD ("tabs", test_tabs);
  ADD ("show-place", test_show_place);
  ADD ("result-in-sight", test_result_in_sight);
  ADD ("next-missing", test_next_missing);
  return g_test_run ();
}
