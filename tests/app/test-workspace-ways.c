/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-entry-grid.h"
#include "window-hands.h"

/* Ways about the workspace: to its tabs, to what a check or the result asks for. */

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
      /* With newer GTK the window grows with its text, and all tabs have room. */
      if (gtk_get_minor_version () < 12)
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

/* A case that is closed is gone at once, also while its tabs have something left to do: whoever
 * opens one after another would hold them all. */
static void
test_closed (Fixture *self)
{
  open_application (self, self->open);
  rest (self);
  settle ();
  gpointer tabs = find_type (find_named (self, "GadibaWorkspace"), GTK_TYPE_STACK_SWITCHER);
  g_object_add_weak_pointer (G_OBJECT (tabs), &tabs);
  gtk_widget_activate_action (get_widget (self), "win.next-section", NULL);
  gtk_widget_activate_action (get_widget (self), "win.close-page", NULL);
  g_assert_null (tabs);
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
  g_test_add_data_func ("/workspace-ways/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("tabs", test_tabs);
  ADD ("closed", test_closed);
  ADD ("show-place", test_show_place);
  ADD ("result-in-sight", test_result_in_sight);
  ADD ("next-missing", test_next_missing);
  return g_test_run ();
}
