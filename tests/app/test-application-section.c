/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-entry-grid.h"
#include "gadiba-grid-row.h"
#include "gadiba-scan-choice.h"
#include "gadiba-workspace.h"
#include "window-test.h"

/* What an application came with, in the window: entered in tables, kept in the records. */

#define STATEMENT "p1 paper.statements"

enum
{
  PAPER_STATE,
  PAPER_DEMANDED,
  PAPER_DUE,
  PAPER_RECEIVED,
};

static const GadibaIntakePlace demanded = { .field = GADIBA_INTAKE_DEMANDED,
                                            .person = "p1",
                                            .kind = "paper.statements" };
static const GadibaIntakePlace due = { .field = GADIBA_INTAKE_DUE,
                                       .person = "p1",
                                       .kind = "paper.statements" };

/* Returns: (transfer none): the table of that label, with the keyboard in it */
static GadibaEntryGrid *
open_table (Fixture *self, const char *name, const char *row, guint column)
{
  open_application (self, self->open);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")),
                                 "application");
  rest (self);
  GtkWidget *section = find_named (self, "GadibaApplicationSection");
  GtkWidget *grid =
      GTK_WIDGET (gtk_widget_get_template_child (section, G_OBJECT_TYPE (section), name));
  g_assert_true (gadiba_entry_grid_set_cursor (GADIBA_ENTRY_GRID (grid), row, column));
  gtk_widget_grab_focus (grid);
  return GADIBA_ENTRY_GRID (grid);
}

static void
type (Fixture *self, GadibaEntryGrid *grid, const char *text)
{
  g_assert_true (gadiba_entry_grid_edit (grid));
  gtk_editable_set_text (GTK_EDITABLE (gadiba_entry_grid_get_entry (grid)), text);
  gadiba_entry_grid_commit (grid);
  rest (self);
}

static void
assert_kept (Fixture *self, const GadibaIntakePlace *place, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_read_case (self->office.office, self->open, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_intake_get (file->intake, place), ==, expected);
}

static void
test_papers (Fixture *self)
{
  GadibaEntryGrid *grid = open_table (self, "papers", STATEMENT, PAPER_DEMANDED);

  g_assert_cmpstr (gadiba_entry_grid_get_text (grid, STATEMENT, PAPER_STATE), ==, "not demanded");
  type (self, grid, "1.6.26");
  assert_kept (self, &demanded, "2026-06-01");
  g_assert_cmpstr (gadiba_entry_grid_get_text (grid, STATEMENT, PAPER_STATE), ==, "demanded");
  act (self, "win.undo");
  assert_kept (self, &demanded, NULL);
  act (self, "win.redo");
  assert_kept (self, &demanded, "2026-06-01");

  /* What cannot be stays, with its sentence. */
  gadiba_entry_grid_set_cursor (grid, STATEMENT, PAPER_DUE);
  type (self, grid, "31.5.26");
  g_assert_true (gadiba_entry_grid_has_errors (grid));
  assert_kept (self, &due, NULL);
  gadiba_entry_grid_set_cursor (grid, STATEMENT, PAPER_DUE);
  type (self, grid, "11.6.26");
  g_assert_false (gadiba_entry_grid_has_errors (grid));
  assert_kept (self, &due, "2026-06-11");
}

/* All that is proposed is demanded by one action, and taken back by one. */
static void
test_demand (Fixture *self)
{
  const GadibaIntakePlace other = { .field = GADIBA_INTAKE_DEMANDED,
                                    .person = "p2",
                                    .kind = "paper.statements" };
  open_table (self, "papers", STATEMENT, PAPER_DEMANDED);
  GtkWidget *section = find_named (self, "GadibaApplicationSection");
  GtkWidget *button =
      GTK_WIDGET (gtk_widget_get_template_child (section, G_OBJECT_TYPE (section), "demand"));

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  rest (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_read_case (self->office.office, self->open, &error);
  g_assert_no_error (error);
  g_assert_nonnull (gadiba_intake_get (file->intake, &demanded));
  g_assert_nonnull (gadiba_intake_get (file->intake, &other));
  g_assert_false (gtk_widget_is_sensitive (button));
  act (self, "win.undo");
  assert_kept (self, &demanded, NULL);
  assert_kept (self, &other, NULL);
}

static void
test_wishes (Fixture *self)
{
  const GadibaIntakePlace payee = { .field = GADIBA_INTAKE_PAYEE, .kind = "housing" };
  const GadibaIntakePlace iban = { .field = GADIBA_INTAKE_IBAN, .kind = "housing" };
  GadibaEntryGrid *grid = open_table (self, "wishes", "housing", 1);

  type (self, grid, "SIA Nami");
  assert_kept (self, &payee, "SIA Nami");
  gadiba_entry_grid_set_cursor (grid, "housing", 2);
  type (self, grid, "LV00BANK0000435195001");
  g_assert_true (gadiba_entry_grid_has_errors (grid));
  assert_kept (self, &iban, NULL);
  gadiba_entry_grid_set_cursor (grid, "housing", 2);
  type (self, grid, "lv80 bank 0000 4351 9500 1");
  assert_kept (self, &iban, "LV80BANK0000435195001");
}

/* Somebody else says how it came; what one chose meanwhile does not overwrite it. */
static void
test_conflict (Fixture *self)
{
  const GadibaIntakePlace way = { .field = GADIBA_INTAKE_WAY };
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GadibaIntakeChange) change = gadiba_intake_change_new (&way, NULL, "portal");
  const GadibaIntakeChange *changes[] = { change };
  const GadibaIntakeRequest request = { self->open, changes, 1, "how it came" };
  g_autoptr (GError) error = NULL;
  GadibaEntryGrid *grid = open_table (self, "signing", "way", 0);

  g_autoptr (GadibaCaseFile) file =
      gadiba_office_change_intake (self->office.office, &request, &moment, NULL, &error);
  g_assert_no_error (error);
  gadiba_intake_grid_choose (grid, "way", 0, "post");
  rest (self);
  assert_kept (self, &way, "portal");
  g_assert_cmpstr (gadiba_entry_grid_get_text (grid, "way", 0), ==, "through a portal");
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/application-section/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("papers", test_papers);
  ADD ("demand", test_demand);
  ADD ("wishes", test_wishes);
  ADD ("conflict", test_conflict);
  return g_test_run ();
}
