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
  gadiba_entry_grid_set_name (sample.grid, "anna:wage", 2, "Anna, janvāris");
  assert_label (&sample, "anna:wage", 2, "Anna, janvāris: 12,00");
  sample_clear (&sample);
}

/* Opens the entry at the cursor and writes, as one who types. */
static void
type (Sample *sample, const char *text)
{
  g_assert_true (gadiba_entry_grid_edit (sample->grid));
  gtk_editable_set_text (GTK_EDITABLE (gadiba_entry_grid_get_entry (sample->grid)), text);
}

static gboolean
has_focus_inside (Sample *sample, GtkWidget *widget)
{
  return gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (sample->window)), widget);
}

static void
test_editing (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  GtkWidget *entry = gadiba_entry_grid_get_entry (sample.grid);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  sample_assert_cursor (&sample, "anna:wage 0");

  type (&sample, " 120+35,50 ");
  g_assert_true (gadiba_entry_grid_is_editing (sample.grid));
  g_assert_true (has_focus_inside (&sample, entry));
  g_assert_true (gtk_widget_get_parent (entry)
                 == GTK_WIDGET (sample_get_cell (&sample, "anna:wage", 0)));
  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Anna Bērziņa, darba alga, 2025. gada novembris: 430,00");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "edited anna:wage 0 [120+35,50]\n");
  g_assert_false (gadiba_entry_grid_is_editing (sample.grid));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (sample_get_cell (&sample, "anna:wage", 0))));
  g_assert_cmpstr (gadiba_entry_grid_get_text (sample.grid, "anna:wage", 0), ==, "120+35,50");

  /* What was not changed is not handed over. */
  g_assert_true (gadiba_entry_grid_edit (sample.grid));
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "");

  /* Nothing can be entered where nothing is asked for. */
  g_assert_true (gadiba_entry_grid_set_cursor (sample.grid, "anna:wage", MEAN));
  g_assert_false (gadiba_entry_grid_edit (sample.grid));
  g_assert_true (gadiba_entry_grid_set_cursor (sample.grid, "total", 0));
  g_assert_false (gadiba_entry_grid_edit (sample.grid));
  g_assert_false (gadiba_entry_grid_set_cursor (sample.grid, "nobody", 0));
  sample_clear (&sample);
}

static void
test_focus_leaves (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  type (&sample, "5");

  gtk_widget_grab_focus (
      gtk_widget_get_first_child (gtk_window_get_child (GTK_WINDOW (sample.window))));
  sample_assert_told (&sample, "edited anna:wage 0 [5]\n");
  g_assert_false (gadiba_entry_grid_is_editing (sample.grid));

  /* One stop for Tab: back to the cell where the cursor was. */
  g_assert_true (gadiba_entry_grid_set_cursor (sample.grid, "janis:pension", 1));
  g_assert_true (gtk_widget_child_focus (sample.window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (sample_get_cell (&sample, "janis:pension", 1))));
  g_assert_true (gtk_widget_child_focus (sample.window, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_is_focus (GTK_WIDGET (sample_get_cell (&sample, "janis:pension", 1))));
  g_assert_true (gtk_widget_child_focus (sample.window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (sample_get_cell (&sample, "janis:pension", 1))));
  sample_clear (&sample);
}

static void
test_error (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  GadibaGridCell *cell = sample_get_cell (&sample, "anna:wage", 0);
  GtkWidget *entry = gadiba_entry_grid_get_entry (sample.grid);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  sample.takes = FALSE;

  type (&sample, "x");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "edited anna:wage 0 [x]\n");
  g_assert_true (gadiba_entry_grid_has_errors (sample.grid));
  g_assert_cmpstr (gadiba_grid_cell_get_shown (cell), ==, "x");
  g_assert_cmpstr (gadiba_entry_grid_get_text (sample.grid, "anna:wage", 0), ==, "430,00");
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  GtkWidget *message = gadiba_grid_cell_get_message (cell);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (message)), ==,
                   "“x” is no amount; write 120,50.");
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, message, NULL);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "“x” is no amount; write 120,50.");

  /* Another assessment states all cells again: what was typed stays. */
  sample_fill (&sample);
  g_assert_cmpstr (gadiba_grid_cell_get_shown (cell), ==, "x");
  g_assert_true (gadiba_entry_grid_has_errors (sample.grid));

  /* The entry opens with what was typed, and with what is wrong about it. */
  g_assert_true (gadiba_entry_grid_set_cursor (sample.grid, "janis:child", 0));
  g_assert_true (gadiba_entry_grid_focus_error (sample.grid));
  sample_assert_cursor (&sample, "anna:wage 0");
  g_assert_true (gadiba_entry_grid_edit (sample.grid));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "x");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_relation (entry, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, message, NULL);

  /* What is right takes the mark away, even if it is what was there before. */
  sample.takes = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (entry), "430,00");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "edited anna:wage 0 [430,00]\n");
  g_assert_false (gadiba_entry_grid_has_errors (sample.grid));
  g_assert_null (gadiba_grid_cell_get_message (cell));
  g_assert_false (gadiba_entry_grid_focus_error (sample.grid));
  sample_clear (&sample);
}

static void
test_error_taken_back (void)
{
  Sample sample;
  sample_init (&sample);
  GadibaGridCell *cell = sample_get_cell (&sample, "anna:wage", 0);

  gadiba_entry_grid_set_error (sample.grid, "anna:wage", 0, "Not known.");
  g_assert_true (gadiba_grid_cell_is_invalid (cell));
  gadiba_entry_grid_set_cell (sample.grid, "anna:wage", 0, "431,00");
  g_assert_false (gadiba_grid_cell_is_invalid (cell));
  gadiba_entry_grid_set_error (sample.grid, "anna:wage", 0, "Not known.");
  gadiba_entry_grid_set_error (sample.grid, "anna:wage", 0, NULL);
  g_assert_false (gadiba_grid_cell_is_invalid (cell));
  g_assert_cmpstr (gadiba_grid_cell_get_shown (cell), ==, "431,00");
  sample_clear (&sample);
}

static void
test_refresh (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  GtkWidget *entry = gadiba_entry_grid_get_entry (sample.grid);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  g_assert_true (gadiba_entry_grid_set_cursor (sample.grid, "janis:pension", 1));
  GadibaGridCell *cell = sample_get_cell (&sample, "janis:pension", 1);
  type (&sample, "7");

  /* A row before it comes, a row after it goes: cell, cursor, and what is being typed stay. */
  gadiba_entry_grid_begin (sample.grid);
  gadiba_entry_grid_add_group (sample.grid, "janis", "Jānis Bērziņš", NULL);
  gadiba_entry_grid_add_row (sample.grid,
                             &(GadibaGridRowInfo){ .id = "janis:new", .title = "Cits" });
  gadiba_entry_grid_add_row (sample.grid,
                             &(GadibaGridRowInfo){ .id = "janis:pension", .title = "Pensija" });
  gadiba_entry_grid_end (sample.grid);
  g_assert_true (cell == sample_get_cell (&sample, "janis:pension", 1));
  sample_assert_cursor (&sample, "janis:pension 1");
  g_assert_true (has_focus_inside (&sample, entry));
  gadiba_entry_grid_set_cell (sample.grid, "janis:pension", 1, "73,00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "7");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "edited janis:pension 1 [7]\n");

  /* Where nothing was typed, the entry says what is stated now, and hands nothing over. */
  g_assert_true (gadiba_entry_grid_edit (sample.grid));
  gadiba_entry_grid_set_cell (sample.grid, "janis:pension", 1, "74,00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "74,00");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "");
  sample_clear (&sample);
}

static void
test_row_goes (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  g_assert_true (gadiba_entry_grid_set_cursor (sample.grid, "janis:child", 1));
  type (&sample, "7");

  gadiba_entry_grid_begin (sample.grid);
  gadiba_entry_grid_add_row (sample.grid,
                             &(GadibaGridRowInfo){ .id = "anna:wage", .title = "Darba alga" });
  gadiba_entry_grid_add_row (sample.grid,
                             &(GadibaGridRowInfo){ .id = "janis:pension", .title = "Pensija" });
  gadiba_entry_grid_end (sample.grid);
  g_assert_false (gadiba_entry_grid_is_editing (sample.grid));
  sample_assert_cursor (&sample, "janis:pension 1");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (sample_get_cell (&sample, "janis:pension", 1))));
  sample_assert_told (&sample, "");

  /* All rows are others: the cursor goes to the first field. */
  gadiba_entry_grid_begin (sample.grid);
  gadiba_entry_grid_add_row (sample.grid,
                             &(GadibaGridRowInfo){ .id = "a", .title = "A", .is_read_only = TRUE });
  gadiba_entry_grid_add_row (sample.grid, &(GadibaGridRowInfo){ .id = "b", .title = "B" });
  gadiba_entry_grid_end (sample.grid);
  sample_assert_cursor (&sample, "b 0");

  gadiba_entry_grid_begin (sample.grid);
  gadiba_entry_grid_end (sample.grid);
  const char *row;
  guint column;
  g_assert_false (gadiba_entry_grid_get_cursor (sample.grid, &row, &column));
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (sample.grid)));
  sample_draw (&sample);
  sample_clear (&sample);
}

static void
on_edited_remove_cb (Sample *sample)
{
  gadiba_entry_grid_begin (sample->grid);
  gadiba_entry_grid_add_row (sample->grid, &(GadibaGridRowInfo){ .id = "b", .title = "B" });
  gadiba_entry_grid_end (sample->grid);
}

/* The owner takes the row away while the keyboard is on its way out of it. */
static void
test_row_goes_while_leaving (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  type (&sample, "7");
  g_signal_connect_swapped (sample.grid, "edited", G_CALLBACK (on_edited_remove_cb), &sample);

  GtkWidget *box = gtk_window_get_child (GTK_WINDOW (sample.window));
  gtk_widget_grab_focus (gtk_widget_get_first_child (box));
  sample_assert_told (&sample, "edited anna:wage 0 [7]\n");
  sample_wait (50);
  sample_assert_cursor (&sample, "b 0");
  g_assert_null (gtk_widget_get_parent (gadiba_entry_grid_get_entry (sample.grid)));
  g_assert_null (gtk_widget_get_next_sibling (GTK_WIDGET (sample_get_row (&sample, "b"))));

  /* The entry can be opened at once, before the main loop has run. */
  g_signal_handlers_disconnect_by_func (sample.grid, on_edited_remove_cb, &sample);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  type (&sample, "8");
  gtk_widget_grab_focus (gtk_widget_get_first_child (box));
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  type (&sample, "9");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "edited b 0 [8]\nedited b 0 [9]\n");
  sample_clear (&sample);
}

static void
test_columns_change (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  type (&sample, "7");
  const GadibaGridColumn columns[] = { { .title = "A", .is_editable = TRUE } };

  /* What is being typed is not lost with the column. */
  gadiba_entry_grid_set_columns (sample.grid, "Kopā", columns, 1);
  sample_assert_told (&sample, "edited anna:wage 0 [7]\n");
  g_assert_null (gadiba_entry_grid_get_text (sample.grid, "anna:wage", 0));
  gadiba_entry_grid_begin (sample.grid);
  gadiba_entry_grid_add_row (sample.grid, &(GadibaGridRowInfo){ .id = "a", .title = "A" });
  gadiba_entry_grid_end (sample.grid);
  sample_assert_cursor (&sample, "a 0");
  sample_draw (&sample);
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
  type (&sample, "7");

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
  g_test_add_func ("/entry-grid/editing", test_editing);
  g_test_add_func ("/entry-grid/focus-leaves", test_focus_leaves);
  g_test_add_func ("/entry-grid/error", test_error);
  g_test_add_func ("/entry-grid/error-taken-back", test_error_taken_back);
  g_test_add_func ("/entry-grid/refresh", test_refresh);
  g_test_add_func ("/entry-grid/row-goes", test_row_goes);
  g_test_add_func ("/entry-grid/row-goes-while-leaving", test_row_goes_while_leaving);
  g_test_add_func ("/entry-grid/columns-change", test_columns_change);
  g_test_add_func ("/entry-grid/actions", test_actions);
  g_test_add_func ("/entry-grid/paste", test_paste);
  g_test_add_func ("/entry-grid/finalize", test_finalize);
  g_test_add_func ("/entry-grid/scrolling", test_scrolling);
  g_test_add_func ("/entry-grid/places", test_places);
  g_test_add_func ("/entry-grid/title-chars", test_title_chars);
  g_test_add_func ("/entry-grid/large-text", test_large_text);
  return g_test_run ();
}
