/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entry-grid-test.h"

static void
test_roles (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (sample.grid));
  GtkWidget *row = GTK_WIDGET (sample_get_row (&sample, "anna:wage"));

  gtk_test_accessible_assert_role (sample.grid, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (sample.grid, GTK_ACCESSIBLE_PROPERTY_LABEL, "Ienākumi");
  gtk_test_accessible_assert_relation (sample.grid, GTK_ACCESSIBLE_RELATION_ROW_COUNT, 7);
  gtk_test_accessible_assert_relation (sample.grid, GTK_ACCESSIBLE_RELATION_COL_COUNT, 7);
  gtk_test_accessible_assert_role (head, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (gtk_widget_get_last_child (head),
                                   GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (gtk_widget_get_first_child (row),
                                   GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_role (sample_get_cell (&sample, "anna:wage", 0),
                                   GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (row),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Darba alga");
  gtk_test_accessible_assert_property (
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (head)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "2025. gada novembris");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Anna Bērziņa, darba alga");
  gtk_test_accessible_assert_property (sample_get_row (&sample, "anna"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Anna Bērziņa, iesniedzēja");
  gtk_test_accessible_assert_property (sample_get_cell (&sample, "anna:wage", MEAN),
                                       GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE);
  g_assert_false (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (sample_get_cell (&sample, "anna:wage", 0)),
                                        GTK_ACCESSIBLE_PROPERTY_READ_ONLY));
  sample_clear (&sample);
}

static void
assert_label (Sample *sample, const char *row, guint column, const char *label)
{
  gtk_test_accessible_assert_property (sample_get_cell (sample, row, column),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
test_labels (void)
{
  Sample sample;
  sample_init (&sample);

  assert_label (&sample, "anna:wage", 0, "Anna Bērziņa, darba alga, 2025. gada novembris: 430,00");
  assert_label (&sample, "anna:wage", 2, "Anna Bērziņa, darba alga, 2026. gada janvāris: empty");
  assert_label (&sample, "janis:pension", COUNTED, "Jānis Bērziņš, Pensija, Vai ieskaita: Jā");
  assert_label (&sample, "total", MEAN, "Ieskaitāmie ienākumi kopā, Vidēji mēnesī: empty");
  gadiba_entry_grid_set_cell (sample.grid, "anna:wage", 2, "12,00");
  assert_label (&sample, "anna:wage", 2, "Anna Bērziņa, darba alga, 2026. gada janvāris: 12,00");
  sample_clear (&sample);
}

static void
test_actions (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  GtkWidget *grid = GTK_WIDGET (sample.grid);
  gtk_widget_grab_focus (grid);

  gadiba_entry_grid_set_cursor (sample.grid, "janis:pension", 0);
  g_assert_true (gtk_widget_activate_action (grid, "entry-grid.fill-right", NULL));
  sample_assert_told (&sample, "pasted janis:pension 1 [96,00\t96,00]\n");
  g_assert_true (gtk_widget_activate_action (grid, "selection.delete", NULL));
  sample_assert_told (&sample, "edited janis:pension 0 []\n");
  g_assert_true (gtk_widget_activate_action (grid, "selection.delete", NULL));
  sample_assert_told (&sample, "");

  /* All of it cannot be emptied: there are sums. */
  g_assert_true (gtk_widget_activate_action (grid, "selection.select-all", NULL));
  gtk_test_accessible_assert_state (sample_get_cell (&sample, "anna:wage", 1),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (gtk_widget_activate_action (grid, "selection.delete", NULL));
  sample_assert_told (&sample, "refused\n");
  g_assert_cmpstr (gadiba_entry_grid_get_text (sample.grid, "anna:wage", 0), ==, "430,00");
  g_assert_false (gadiba_entry_grid_has_errors (sample.grid));
  sample_clear (&sample);
}

/* What is at the top of the chosen cells goes down; into one cell, what stands above it. */
static void
test_fill_down (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  GtkWidget *grid = GTK_WIDGET (sample.grid);
  gtk_widget_grab_focus (grid);

  gadiba_entry_grid_set_cursor (sample.grid, "anna:wage", 0);
  g_assert_true (gtk_widget_activate_action (grid, "entry-grid.fill-down", NULL));
  sample_assert_told (&sample, "");
  gadiba_entry_grid_set_cursor (sample.grid, "janis:pension", 0);
  g_assert_true (gtk_widget_activate_action (grid, "entry-grid.fill-down", NULL));
  sample_assert_told (&sample, "edited janis:pension 0 [430,00]\n");
  sample_clear (&sample);
}

static void
paste (Sample *sample, const char *row, guint column, const char *text)
{
  gadiba_entry_grid_set_cursor (sample->grid, row, column);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (sample->window), text);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sample->grid), "clipboard.paste", NULL));
}

static void
test_paste (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));

  paste (&sample, "anna:wage", 2, "55,00\n");
  sample_assert_told (&sample, "edited anna:wage 2 [55,00]\n");

  /* Over the head of the next group. */
  paste (&sample, "anna:wage", 1, "1\t2\r\n3\t4\r\n");
  sample_assert_told (&sample, "pasted anna:wage 1 [1\t2\n3\t4\n]\n");
  g_assert_cmpstr (gadiba_grid_cell_get_shown (sample_get_cell (&sample, "janis:pension", 2)), ==,
                   "4");

  /* Nothing by half: into the sums, over the last month, no table. */
  paste (&sample, "janis:child", 0, "1\n2\n");
  sample_assert_told (&sample, "refused\n");
  g_assert_cmpstr (gadiba_grid_cell_get_shown (sample_get_cell (&sample, "janis:child", 0)), ==,
                   "100,00");
  GtkWidget *message = gadiba_grid_cell_get_message (sample_get_cell (&sample, "janis:child", 0));
  g_assert_nonnull (message);
  g_assert_false (gadiba_entry_grid_has_errors (sample.grid));
  paste (&sample, "janis:child", 2, "1\t2");
  sample_assert_told (&sample, "refused\n");
  g_assert_null (gadiba_grid_cell_get_message (sample_get_cell (&sample, "janis:child", 0)));
  paste (&sample, "janis:child", 0, "1\t2\n3\n");
  sample_assert_told (&sample, "refused\n");
  sample_clear (&sample);
}

/* A block that nobody takes is refused: no cell shows what is stored nowhere. */
static void
test_nobody_takes_blocks (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  g_signal_handlers_disconnect_by_func (sample.grid, on_sample_pasted_cb, &sample);

  gadiba_entry_grid_set_cursor (sample.grid, "janis:pension", 0);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (sample.grid), "entry-grid.fill-right", NULL));
  sample_assert_told (&sample, "refused\n");
  GadibaGridCell *cell = sample_get_cell (&sample, "janis:pension", 1);
  g_assert_cmpstr (gadiba_grid_cell_get_shown (cell), ==, "72,00");
  g_assert_nonnull (gadiba_grid_cell_get_message (sample_get_cell (&sample, "janis:pension", 0)));
  sample_clear (&sample);
}

/* A paste that is still being read keeps nothing alive that was let go, nor speaks to it. */
static void
test_finalize (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  gpointer grid = sample.grid, cell = sample_get_cell (&sample, "anna:wage", 0);
  gpointer entry = gadiba_entry_grid_get_entry (sample.grid);
  g_object_add_weak_pointer (grid, &grid);
  g_object_add_weak_pointer (cell, &cell);
  g_object_add_weak_pointer (entry, &entry);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  gadiba_entry_grid_set_error (sample.grid, "anna:wage", 0, "Not known.");
  g_assert_true (gtk_widget_activate_action (grid, "clipboard.paste", NULL));
  sample_type (&sample, "7");

  sample_clear (&sample);
  sample_wait (50);
  g_assert_null (grid);
  g_assert_null (cell);
  g_assert_null (entry);
}

/* Focus scrolls: to the last cell, and back until heads and titles show. */
static void
test_scrolling (void)
{
  Sample sample;
  sample_init (&sample);
  gtk_window_set_default_size (GTK_WINDOW (sample.window), 300, 220);
  sample_show (&sample);
  GtkWidget *viewport = gtk_widget_get_parent (GTK_WIDGET (sample.grid));
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (viewport));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));

  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  sample_draw (&sample);
  gadiba_entry_grid_set_cursor (sample.grid, "total", PROOF);
  sample_draw (&sample);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), >, 100);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, 10);
  gadiba_entry_grid_set_cursor (sample.grid, "anna:wage", 0);
  sample_draw (&sample);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
  sample_clear (&sample);
}

/* Figures end at one line, in the entry too, and the last column takes what is over. */
static void
test_places (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  graphene_rect_t a, b, last, grid;
  GtkWidget *root = GTK_WIDGET (sample.grid);

  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (sample_get_cell (&sample, "anna:wage", 1)), root, &a));
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (sample_get_cell (&sample, "total", 1)), root, &b));
  g_assert_cmpfloat (a.origin.x, ==, b.origin.x);
  g_assert_cmpfloat (a.size.width, ==, b.size.width);
  g_assert_true (gtk_widget_compute_bounds (
      GTK_WIDGET (sample_get_cell (&sample, "anna:wage", PROOF)), root, &last));
  g_assert_true (gtk_widget_compute_bounds (root, root, &grid));
  g_assert_cmpfloat (last.origin.x + last.size.width, ==, grid.size.width);

  /* A longer text widens its column, everywhere. */
  gadiba_entry_grid_set_cell (sample.grid, "anna:wage", 1, "1 234 567 890,00");
  sample_draw (&sample);
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (sample_get_cell (&sample, "total", 1)), root, &b));
  g_assert_cmpfloat (b.size.width, >, a.size.width);
  sample_clear (&sample);
}

/* A long title takes no more room than it is given; a group's does not count. */
static void
test_title_chars (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  GtkWidget *cell = GTK_WIDGET (sample_get_cell (&sample, "total", 0));
  graphene_rect_t before, after;

  g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (sample.grid), &before));
  gadiba_entry_grid_set_title_chars (sample.grid, 12);
  sample_draw (&sample);
  g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (sample.grid), &after));
  g_assert_cmpfloat (after.origin.x, <, before.origin.x - 20);
  gadiba_entry_grid_set_title_chars (sample.grid, 0);
  sample_draw (&sample);
  g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (sample.grid), &after));
  g_assert_cmpfloat (after.origin.x, ==, before.origin.x);
  sample_clear (&sample);
}

/* Text of twice the size: everything grows, and shrinks again. */
static void
test_large_text (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  GtkSettings *settings = gtk_settings_get_default ();
  GtkRequisition before, large, after;
  int dpi;

  gtk_widget_get_preferred_size (GTK_WIDGET (sample.grid), &before, NULL);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  sample_draw (&sample);
  gtk_widget_get_preferred_size (GTK_WIDGET (sample.grid), &large, NULL);
  g_assert_cmpint (large.width, >, before.width * 3 / 2);
  g_assert_cmpint (large.height, >, before.height);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  sample_draw (&sample);
  gtk_widget_get_preferred_size (GTK_WIDGET (sample.grid), &after, NULL);
  g_assert_cmpint (after.width, ==, before.width);
  g_assert_cmpint (after.height, ==, before.height);
  sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  sample_test_init (&argc, &argv);
  g_test_add_func ("/entry-grid/roles", test_roles);
  g_test_add_func ("/entry-grid/labels", test_labels);
  g_test_add_func ("/entry-grid/nobody-takes-blocks", test_nobody_takes_blocks);
  g_test_add_func ("/entry-grid/actions", test_actions);
  g_test_add_func ("/entry-grid/fill-down", test_fill_down);
  g_test_add_func ("/entry-grid/paste", test_paste);
  g_test_add_func ("/entry-grid/finalize", test_finalize);
  g_test_add_func ("/entry-grid/scrolling", test_scrolling);
  g_test_add_func ("/entry-grid/places", test_places);
  g_test_add_func ("/entry-grid/title-chars", test_title_chars);
  g_test_add_func ("/entry-grid/large-text", test_large_text);
  return g_test_run ();
}
