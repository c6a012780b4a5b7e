/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid-hands.h"

/* The tables of a case in the window: what is put into them is in the records, or it is said. */

static GadibaCasePlace
get_benefit (guint column)
{
  return (GadibaCasePlace){ .part = GADIBA_PART_INCOME,
                            .field = "amount",
                            .person = "p1",
                            .kind = "unemployment-benefit",
                            .month = MAY - 2 + (GadibaMonth) column };
}

static GadibaCasePlace
get_rent (const char *field)
{
  return (
      GadibaCasePlace){ .part = GADIBA_PART_COST, .field = field, .kind = "rent", .month = MAY };
}

static const GadibaCasePlace savings[] = {
  { .part = GADIBA_PART_SAVINGS, .field = "amount", .person = "p1" },
  { .part = GADIBA_PART_SAVINGS, .field = "amount", .person = "p2" },
};

/* --- blocks --- */

static void
test_bill_block (Fixture *self)
{
  const GadibaCasePlace amount = get_rent ("amount"), quantity = get_rent ("quantity"),
                        unit = get_rent ("unit");
  GadibaEntryGrid *grid = open_grid (self, "GadibaBillTable", BILL, 0);

  paste (self, grid, "120,5\t42\tm2\n");
  assert_stored (self, &amount, "120.50");
  assert_stored (self, &quantity, "42");
  assert_stored (self, &unit, "m2");
  assert_cell (grid, BILL, 0, "120,50");

  /* Emptied together, and back again by one undo. */
  gadiba_entry_grid_set_cursor (grid, BILL, 0);
  paste (self, grid, "\t\t\n");
  assert_stored (self, &amount, NULL);
  act (self, "win.undo");
  assert_stored (self, &amount, "120.50");
  assert_stored (self, &quantity, "42");
  assert_stored (self, &unit, "m2");
}

/* What counts of a bill stands beside it, and who is paid directly is kept of its item. */
static void
test_payee (Fixture *self)
{
  const GadibaIntakePlace payee = { .field = GADIBA_INTAKE_COST_PAYEE, .kind = "rent" };
  g_autoptr (GError) error = NULL;
  GadibaEntryGrid *grid = open_grid (self, "GadibaBillTable", BILL, 5);

  assert_cell (grid, BILL, 3, "actual costs");
  assert_cell (grid, BILL, 4, "150,00\u00a0€");
  type (grid, "SIA Nami");
  gadiba_entry_grid_commit (grid);
  rest (self);
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_read_case (self->office.office, self->open, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_intake_get (file->intake, &payee), ==, "SIA Nami");
  assert_cell (grid, BILL, 5, "SIA Nami");
}

/* That a month had no income is stated by a line of nothing, and taken back. */
static void
test_no_income (Fixture *self)
{
  const GadibaCasePlace none = {
    .part = GADIBA_PART_INCOME, .field = "amount", .person = "p2", .kind = "other", .month = MAY
  };
  GadibaEntryGrid *grid = open_grid (self, "GadibaIncomeSection", "p2 ", 2);

  /* All is stated: then there was none. That withdrawn, it is a question. */
  assert_cell (grid, "p2 ", 2, "no income");
  g_signal_emit_by_name (grid, "activated", "p2 ", 6);
  rest (self);
  assert_cell (grid, "p2 ", 2, "none?");
  g_signal_emit_by_name (grid, "activated", "p2 ", 2);
  rest (self);
  assert_stored (self, &none, "0.00");
  assert_cell (grid, "p2 ", 2, "no income");
  g_assert_null (gadiba_entry_grid_get_text (grid, "p2 other", 2)); /* it has no row of its own */
  g_signal_emit_by_name (grid, "activated", "p2 ", 2);
  rest (self);
  assert_stored (self, &none, NULL);
  assert_cell (grid, "p2 ", 2, "none?");
}

/* Chooses in the list that is open, as one who types. */
static void
choose (Fixture *self, const char *typed)
{
  GtkWidget *popover = find_type (get_widget (self), GTK_TYPE_POPOVER);

  g_assert_nonnull (popover);
  gpointer weak = popover;
  g_object_add_weak_pointer (G_OBJECT (popover), &weak);
  GtkWidget *search = find_type (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), typed);
  g_signal_emit_by_name (search, "activate");
  wait_until (is_unset, &weak);
  rest (self);
}

/* For whom income is added is said before and over the list. A row goes with what was taken back
 * of it, but not when it is emptied by hand. */
static void
test_added_income (Fixture *self)
{
  static const char wage[] = "p2 wage";
  const GadibaCasePlace place = {
    .part = GADIBA_PART_INCOME, .field = "amount", .person = "p2", .kind = "wage", .month = MAY - 2
  };
  GadibaEntryGrid *grid = open_grid (self, "GadibaIncomeSection", BENEFIT, 0);
  GtkWidget *label = find_labelled (get_widget (self), GTK_TYPE_LABEL, "A_dd income");
  GtkWidget *add = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);

  g_assert_true (is_told (add, "Anna Bērziņa"));
  g_assert_true (gadiba_entry_grid_set_cursor (grid, "p2 ", 2));
  g_assert_true (is_told (add, "Jānis Bērziņš"));
  g_signal_emit_by_name (add, "clicked");
  settle ();
  g_assert_true (is_told (find_type (get_widget (self), GTK_TYPE_POPOVER), "Jānis Bērziņš"));
  choose (self, "darba alga");
  type (grid, "12");
  gadiba_entry_grid_commit (grid);
  rest (self);
  assert_stored (self, &place, "12.00");

  gadiba_entry_grid_set_cursor (grid, wage, 0);
  paste (self, grid, "\n");
  assert_stored (self, &place, NULL);
  assert_cell (grid, wage, 0, "");
  act (self, "win.undo");
  assert_cell (grid, wage, 0, "12,00");
  act (self, "win.undo");
  assert_stored (self, &place, NULL);
  g_assert_null (gadiba_entry_grid_get_text (grid, wage, 0));
}

/* Enter in an empty unit opens its list, in a filled one it goes on. */
static void
test_unit (Fixture *self)
{
  const GadibaCasePlace unit = get_rent ("unit");
  GadibaEntryGrid *grid = open_grid (self, "GadibaBillTable", BILL, 2);

  g_assert_true (gadiba_grid_cell_is_action (get_cell (grid, BILL, 2)));
  g_signal_emit_by_name (grid, "activated", BILL, 2);
  settle ();
  choose (self, "kwh");
  assert_stored (self, &unit, "kWh");
  g_assert_false (gadiba_grid_cell_is_action (get_cell (grid, BILL, 2)));
}

/* The question whether that is all the property asks until it is answered. */
static void
test_asking (Fixture *self)
{
  const GadibaCasePlace all = { .part = GADIBA_PART_ASSETS, .field = "property" };
  GadibaEntryGrid *grid = open_grid (self, "GadibaPropertySection", "savings p2", 0);

  assert_cell (grid, "all", 1, "Not stated");
  g_assert_true (gadiba_grid_cell_is_asking (get_cell (grid, "all", 1)));
  g_signal_emit_by_name (grid, "activated", "all", 1);
  rest (self);
  assert_stored (self, &all, "declared");
  g_assert_false (gadiba_grid_cell_is_asking (get_cell (grid, "all", 1)));
}

/* Income that the law averages over a year brings its months; regular income is not asked there. */
static void
test_irregular (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaCasePlace sale = { .part = GADIBA_PART_INCOME,
                                 .field = "amount",
                                 .person = "p1",
                                 .kind = "property-sale",
                                 .month = MAY - 7 };
  g_autoptr (GadibaCaseChange) change = gadiba_case_change_new (&sale, NULL, "900.00");
  const GadibaCaseChange *changes[] = { change };
  const GadibaEditRequest request = { self->open, changes, 1, "a sale" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_edit (self->office.office, &request, &moment, NULL, &error);
  g_assert_no_error (error);

  GadibaEntryGrid *grid = open_grid (self, "GadibaIncomeSection", "p1 property-sale", 4);
  assert_cell (grid, "p1 property-sale", 4, "900,00");
  assert_cell (grid, BENEFIT, 9, "100,00");
  type (grid, "901");
  gadiba_entry_grid_commit (grid);
  rest (self);
  assert_stored (self, &sale, "901.00");
  g_assert_true (gadiba_entry_grid_set_cursor (grid, BENEFIT, 4));
  g_assert_false (gadiba_entry_grid_edit (grid));
  g_assert_true (gadiba_entry_grid_set_cursor (grid, BENEFIT, 9));
  g_assert_true (gadiba_entry_grid_edit (grid));
}

/* Regular income of months that do not count brings no columns, but is not out of sight. */
static void
test_other_months (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaCasePlace wage = {
    .part = GADIBA_PART_INCOME, .field = "amount", .person = "p2", .kind = "wage", .month = MAY - 7
  };
  g_autoptr (GadibaCaseChange) change = gadiba_case_change_new (&wage, NULL, "900.00");
  const GadibaCaseChange *changes[] = { change };
  const GadibaEditRequest request = { self->open, changes, 1, "a wage" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_edit (self->office.office, &request, &moment, NULL, &error);
  g_assert_no_error (error);

  GadibaEntryGrid *grid = open_grid (self, "GadibaIncomeSection", "p2 wage", 2);
  GtkWidget *section =
      gtk_widget_get_ancestor (GTK_WIDGET (grid), g_type_from_name ("GadibaIncomeSection"));
  GtkLabel *label =
      GTK_LABEL (gtk_widget_get_template_child (section, G_OBJECT_TYPE (section), "elsewhere"));
  assert_cell (grid, "p2 wage", 2, "");
  assert_cell (grid, BENEFIT, 0, "100,00"); /* three months, as before */
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (label)));
  g_assert_nonnull (strstr (gtk_label_get_label (label), "900,00"));
}

static void
test_savings_block (Fixture *self)
{
  GadibaEntryGrid *grid = open_grid (self, "GadibaPropertySection", "savings p1", 0);

  paste (self, grid, "10\n20\n");
  assert_stored (self, &savings[0], "10.00");
  assert_stored (self, &savings[1], "20.00");
  assert_cell (grid, "savings p2", 0, "20,00");
}

/* Things that have an index only go from the last one up. */
static void
test_things_block (Fixture *self)
{
  const GadibaCasePlace last = { .part = GADIBA_PART_VEHICLE, .field = "mass", .index = 2 };
  const char *const masses[] = { "1000", "2000", "3000" };
  GadibaEntryGrid *grid = open_grid (self, "GadibaPropertySection", "savings p1", 0);
  GadibaWorkingCase *working =
      gadiba_workspace_get_case (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")));

  for (guint i = 0; i < G_N_ELEMENTS (masses); i++)
    {
      const GadibaCasePlace place = { .part = GADIBA_PART_VEHICLE, .field = "mass", .index = i };
      g_assert_true (gadiba_working_case_set (working, &place, masses[i], "vehicle", NULL));
    }
  rest (self);
  assert_stored (self, &last, "3000");
  gadiba_entry_grid_set_cursor (grid, "vehicle 0", 0);
  paste (self, grid, "\n\n3500\n");
  const GadibaCasePlace first = { .part = GADIBA_PART_VEHICLE, .field = "mass", .index = 0 };
  const GadibaCasePlace second = { .part = GADIBA_PART_VEHICLE, .field = "mass", .index = 1 };
  assert_stored (self, &first, "3500");
  assert_stored (self, &second, NULL);
  assert_cell (grid, "vehicle 0", 0, "3500");
}

/* In a window of usual width nothing of a table is out of sight, in the longer language either. */
static void
test_fits (Fixture *self)
{
  static const char *const rows[] = { BENEFIT, BILL };
  static const char *const tables[] = { "GadibaIncomeSection", "GadibaBillTable" };

  const GadibaCasePlace benefit = { .part = GADIBA_PART_INCOME,
                                    .field = "amount",
                                    .person = "p2",
                                    .kind = "family-state-benefit",
                                    .month = MAY };

  choose_language (self, "lv");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      GadibaEntryGrid *grid = open_grid (self, tables[i], rows[i], 0);
      GadibaWorkingCase *working =
          gadiba_workspace_get_case (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")));
      GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (grid), GTK_TYPE_VIEWPORT);
      if (i == 0)
        g_assert_true (gadiba_working_case_set (working, &benefit, "50.00", "benefit", NULL));
      else
        {
          gadiba_entry_grid_set_cursor (grid, BILL, 6);
          type (grid, "LV80BANK0000435195001");
          gadiba_entry_grid_commit (grid);
        }
      rest (self);
      GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (viewport));
      g_test_message ("%s", tables[i]);
      g_assert_cmpint (gtk_widget_get_width (get_widget (self)), ==, 1280);
      g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=,
                         gtk_adjustment_get_page_size (across));
    }
}

/* One wrong cell: nothing is stored, and no cell says otherwise. */
static void
test_wrong_block (Fixture *self)
{
  GadibaEntryGrid *grid = open_grid (self, "GadibaIncomeSection", BENEFIT, 0);

  paste (self, grid, "1\tmany\t3\n");
  for (guint i = 0; i < 3; i++)
    {
      const GadibaCasePlace place = get_benefit (i);
      assert_stored (self, &place, "100.00");
    }
  assert_cell (grid, BENEFIT, 0, "100,00");
  assert_cell (grid, BENEFIT, 1, "many");
  assert_cell (grid, BENEFIT, 2, "100,00");
  g_assert_null (get_sentence (grid, BENEFIT, 0));
  g_assert_nonnull (strstr (get_sentence (grid, BENEFIT, 1), "Nothing was changed"));

  /* Mended, that cell is stored for itself. */
  gadiba_entry_grid_set_cursor (grid, BENEFIT, 1);
  type (grid, "2");
  gadiba_entry_grid_commit (grid);
  rest (self);
  const GadibaCasePlace april = get_benefit (1);
  assert_stored (self, &april, "2.00");
  g_assert_false (gadiba_entry_grid_has_errors (grid));
}

/* What the case refuses: all of the block stays as it was typed, and is marked. */
static void
test_refused_block (Fixture *self)
{
  const GadibaCasePlace quantity = get_rent ("quantity");
  GadibaEntryGrid *grid = open_grid (self, "GadibaBillTable", BILL, 1);

  paste (self, grid, "1,123456789\tm2\n");
  assert_stored (self, &quantity, NULL);
  assert_cell (grid, BILL, 1, "1,123456789");
  assert_cell (grid, BILL, 2, "m2");
  g_assert_nonnull (get_sentence (grid, BILL, 1));
  g_assert_nonnull (get_sentence (grid, BILL, 2));
}

/* --- others --- */

/* Somebody else stores it, and the window hears of it. */
static void
store_elsewhere (Fixture *self, const GadibaCasePlace *place, const char *text)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = read_value (self, place);
  g_autoptr (GadibaCaseChange) change = gadiba_case_change_new (place, before, text);
  const GadibaCaseChange *const changes[] = { change };
  const GadibaEditRequest request = { self->open, changes, 1, "elsewhere" };
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_edit (self->office.office, &request, &moment, NULL, &error);

  g_assert_no_error (error);
  gadiba_workspace_refresh (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")));
  rest (self);
}

/* What somebody else stored while one typed is not overwritten: both are shown, to choose from. */
static void
test_changed_while_typing (Fixture *self)
{
  const GadibaCasePlace march = get_benefit (0);
  GadibaEntryGrid *grid = open_grid (self, "GadibaIncomeSection", BENEFIT, 0);

  type (grid, "7");
  store_elsewhere (self, &march, "200.00");
  gadiba_entry_grid_commit (grid);
  rest (self);
  assert_stored (self, &march, "200.00");
  assert_cell (grid, BENEFIT, 0, "200,00");
  GtkWidget *mine = find_labelled (get_widget (self), GTK_TYPE_LABEL, "Put in _mine");
  g_assert_true (mine != NULL && gtk_widget_get_mapped (mine));

  /* Now it was seen. */
  type (grid, "8");
  gadiba_entry_grid_commit (grid);
  rest (self);
  assert_stored (self, &march, "8.00");
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/grids/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("bill-block", test_bill_block);
  ADD ("payee", test_payee);
  ADD ("no-income", test_no_income);
  ADD ("added-income", test_added_income);
  ADD ("unit", test_unit);
  ADD ("asking", test_asking);
  ADD ("irregular", test_irregular);
  ADD ("other-months", test_other_months);
  ADD ("savings-block", test_savings_block);
  ADD ("things-block", test_things_block);
  ADD ("fits", test_fits);
  ADD ("wrong-block", test_wrong_block);
  ADD ("refused-block", test_refused_block);
  ADD ("changed-while-typing", test_changed_while_typing);
  return g_test_run ();
}
