/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid-hands.h"

/* The tables of a case that is decided, or decided while one types. */

static void
decide (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaDecideRequest request = { .application = self->open,
                                        .day = gadiba_date_new (2026, 6, 12) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (self->office.office, &request, &moment, &error);

  g_assert_no_error (error);
}

/* Somebody else decides while one types: what was typed can still be read, in each of the grids;
 * where nothing changes any more, it is said. */
static void
test_decided_while_typing (Fixture *self)
{
  static const char *const rows[] = { BENEFIT, "savings p1", BILL };
  static const guint order[] = { 0, 2, 1 };
  GadibaEntryGrid *grids[G_N_ELEMENTS (owners)];

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = order[i];
      grids[n] = open_grid (self, owners[n], rows[n], 0);
      type (grids[n], n == 0 ? "x" : "7");
      if (n != 1)
        gadiba_entry_grid_commit (grids[n]);
    }
  rest (self);
  g_assert_true (gadiba_entry_grid_is_editing (grids[1]));
  decide (self);
  gadiba_workspace_refresh (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")));
  rest (self);

  g_assert_false (gadiba_entry_grid_is_editing (grids[1]));
  assert_cell (grids[1], "savings p1", 0, "7");
  g_assert_nonnull (strstr (get_sentence (grids[1], "savings p1", 0), "not stored"));
  assert_cell (grids[0], BENEFIT, 0, "x");
  assert_cell (grids[2], BILL, 0, "7,00");
  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_assert_true (gadiba_entry_grid_has_errors (grids[i]) == (i != 2));
      g_assert_true (gadiba_entry_grid_set_cursor (grids[i], rows[i], 0));
      g_assert_true (gadiba_entry_grid_edit (grids[i]) == (i != 1));
    }
}

/* A bill of a month that was granted comes in when the application is long decided, and is taken
 * back; what was asked for and the property stay. */
static void
test_granted (Fixture *self)
{
  const GadibaCasePlace july = {
    .part = GADIBA_PART_COST, .field = "amount", .kind = "rent", .month = gadiba_month_new (2026, 7)
  };
  const GadibaCasePlace wage = { .part = GADIBA_PART_INCOME,
                                 .field = "amount",
                                 .person = "p1",
                                 .kind = "unemployment-benefit",
                                 .month = MAY };

  decide (self);
  GadibaEntryGrid *grid = open_grid (self, "GadibaBillTable", BILL, 0);
  GtkWidget *add = gtk_widget_get_ancestor (
      find_labelled (find_named (self, "GadibaBillTable"), GTK_TYPE_LABEL, "Add _bill"),
      GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_sensitive (add));
  g_signal_emit_by_name (add, "clicked");
  settle ();
  GtkWidget *search = find_type (find_type (add, GTK_TYPE_POPOVER), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "july 2026");
  settle ();
  g_signal_emit_by_name (search, "activate");
  rest (self);
  paste (self, grid, "120,5\n");
  assert_stored (self, &july, "120.50");
  act (self, "win.undo");
  assert_stored (self, &july, NULL);

  grid = open_grid (self, "GadibaIncomeSection", BENEFIT, 2);
  paste (self, grid, "130\n");
  assert_stored (self, &wage, "130.00");
  grid = open_grid (self, "GadibaPropertySection", "savings p1", 0);
  g_assert_false (gadiba_entry_grid_edit (grid));
}

/* The list of what can be added was open when somebody else decided: it is said where one is. */
static void
test_added_too_late (Fixture *self)
{
  GadibaEntryGrid *grid = open_grid (self, "GadibaPropertySection", "savings p1", 0);
  GtkWidget *label = find_labelled (get_widget (self), GTK_TYPE_LABEL, "A_dd property");

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  settle ();
  GtkWidget *search = find_type (find_type (get_widget (self), GTK_TYPE_POPOVER), GTK_TYPE_ENTRY);
  decide (self);
  gadiba_workspace_refresh (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")));
  rest (self);
  g_signal_emit_by_name (search, "activate");
  g_assert_nonnull (strstr (get_sentence (grid, "savings p1", 0), "no longer open"));
  rest (self);
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/grids-decided/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("granted", test_granted);
  ADD ("too-late", test_added_too_late);
  ADD ("while-typing", test_decided_while_typing);
  return g_test_run ();
}
