/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entry-grid-test.h"

/* What becomes of what is typed into an entry grid, whatever its owner does meanwhile. */

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

  sample_type (&sample, " 120+35,50 ");
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
  sample_type (&sample, "5");

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

  sample_type (&sample, "x");
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
  sample_type (&sample, "7");

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
  sample_type (&sample, "7");

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

/* The owner says that nothing can be entered any more while one types: what was typed stays where
 * it can be read and copied, with a sentence. */
static void
test_read_only_while_editing (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  GadibaGridCell *cell = sample_get_cell (&sample, "anna:wage", 0);
  sample_type (&sample, "7");

  gadiba_entry_grid_begin (sample.grid);
  gadiba_entry_grid_add_row (
      sample.grid,
      &(GadibaGridRowInfo){ .id = "anna:wage", .title = "Darba alga", .is_read_only = TRUE });
  gadiba_entry_grid_end (sample.grid);
  gadiba_entry_grid_set_cell (sample.grid, "anna:wage", 0, "431,00");
  g_assert_false (gadiba_entry_grid_is_editing (sample.grid));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (cell)));
  sample_assert_told (&sample, "");
  g_assert_cmpstr (gadiba_grid_cell_get_shown (cell), ==, "7");
  g_assert_true (gadiba_entry_grid_has_errors (sample.grid));
  g_assert_nonnull (gadiba_grid_cell_get_message (cell));
  g_assert_false (gadiba_entry_grid_edit (sample.grid));

  /* Where nothing was typed there is nothing to say. */
  gadiba_entry_grid_set_error (sample.grid, "anna:wage", 0, NULL);
  g_assert_cmpstr (gadiba_grid_cell_get_shown (cell), ==, "431,00");
  sample_fill (&sample);
  g_assert_true (gadiba_entry_grid_edit (sample.grid));
  gadiba_entry_grid_begin (sample.grid);
  gadiba_entry_grid_add_row (
      sample.grid,
      &(GadibaGridRowInfo){ .id = "anna:wage", .title = "Darba alga", .is_read_only = TRUE });
  gadiba_entry_grid_end (sample.grid);
  g_assert_false (gadiba_entry_grid_is_editing (sample.grid));
  g_assert_false (gadiba_entry_grid_has_errors (sample.grid));
  sample_clear (&sample);
}

/* What the cell said when typing began is told with what was typed, whatever was stated since. */
static void
on_edited_begun_cb (Sample *sample, const char *row, guint column)
{
  g_string_append_printf (sample->told, "begun %s\n",
                          gadiba_entry_grid_get_begun (sample->grid, row, column));
}

static void
test_begun (void)
{
  Sample sample;
  sample_init (&sample);
  sample_show (&sample);
  g_signal_handlers_disconnect_by_data (sample.grid, &sample);
  g_signal_connect_swapped (sample.grid, "edited", G_CALLBACK (on_edited_begun_cb), &sample);
  g_signal_connect_swapped (sample.grid, "edited", G_CALLBACK (on_sample_edited_cb), &sample);
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));

  sample_type (&sample, "7");
  gadiba_entry_grid_set_cell (sample.grid, "anna:wage", 0, "431,00");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "begun 430,00\nedited anna:wage 0 [7]\n");

  /* What was not typed over was seen. */
  g_assert_true (gadiba_entry_grid_edit (sample.grid));
  gadiba_entry_grid_set_cell (sample.grid, "anna:wage", 0, "432,00");
  gtk_editable_set_text (GTK_EDITABLE (gadiba_entry_grid_get_entry (sample.grid)), "8");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "begun 432,00\nedited anna:wage 0 [8]\n");

  /* A wrong text hides what is stated meanwhile. */
  sample.takes = FALSE;
  sample_type (&sample, "x");
  gadiba_entry_grid_commit (sample.grid);
  gadiba_entry_grid_set_cell (sample.grid, "anna:wage", 0, "433,00");
  g_assert_cmpstr (gadiba_grid_cell_get_shown (sample_get_cell (&sample, "anna:wage", 0)), ==, "x");
  sample.takes = TRUE;
  sample_type (&sample, "9");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "begun 8\nedited anna:wage 0 [x]\n"
                               "begun 8\nedited anna:wage 0 [9]\n");
  sample_type (&sample, "10");
  gadiba_entry_grid_commit (sample.grid);
  sample_assert_told (&sample, "begun 9\nedited anna:wage 0 [10]\n");
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
  sample_type (&sample, "7");
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
  sample_type (&sample, "8");
  gtk_widget_grab_focus (gtk_widget_get_first_child (box));
  gtk_widget_grab_focus (GTK_WIDGET (sample.grid));
  sample_type (&sample, "9");
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
  sample_type (&sample, "7");
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

int
main (int argc, char **argv)
{
  sample_test_init (&argc, &argv);
  g_test_add_func ("/entry-grid-editing/editing", test_editing);
  g_test_add_func ("/entry-grid-editing/focus-leaves", test_focus_leaves);
  g_test_add_func ("/entry-grid-editing/error", test_error);
  g_test_add_func ("/entry-grid-editing/error-taken-back", test_error_taken_back);
  g_test_add_func ("/entry-grid-editing/refresh", test_refresh);
  g_test_add_func ("/entry-grid-editing/begun", test_begun);
  g_test_add_func ("/entry-grid-editing/read-only-while-editing", test_read_only_while_editing);
  g_test_add_func ("/entry-grid-editing/row-goes", test_row_goes);
  g_test_add_func ("/entry-grid-editing/row-goes-while-leaving", test_row_goes_while_leaving);
  g_test_add_func ("/entry-grid-editing/columns-change", test_columns_change);
  return g_test_run ();
}
