/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-entry-grid.h"
#include "gadiba-grid-row.h"
#include "gadiba-workspace.h"
#include "window-hands.h"

/* What is done in the tables of a case. */

#define BILL "2026-05 rent"
#define BENEFIT "p1 unemployment-benefit"
#define MAY (gadiba_month_new (2026, 5))

static const char *const owners[] = { "GadibaIncomeSection", "GadibaPropertySection",
                                      "GadibaBillTable" };

/* Returns: (transfer none): the grid of @owner, with the keyboard at that cell */
static inline GadibaEntryGrid *
open_grid (Fixture *self, const char *owner, const char *row, guint column)
{
  open_application (self, self->open);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")),
                                 g_str_equal (owner, owners[0]) ? "income" : "property");
  rest (self);
  GtkWidget *grid = find_type (find_named (self, owner), GADIBA_TYPE_ENTRY_GRID);
  g_assert_true (gadiba_entry_grid_set_cursor (GADIBA_ENTRY_GRID (grid), row, column));
  gtk_widget_grab_focus (grid);
  return GADIBA_ENTRY_GRID (grid);
}

static inline void
paste (Fixture *self, GadibaEntryGrid *grid, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (get_widget (self)), text);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (grid), "clipboard.paste", NULL));
  rest (self);
}

/* Opens the entry at the cursor and writes. */
static inline void
type (GadibaEntryGrid *grid, const char *text)
{
  g_assert_true (gadiba_entry_grid_edit (grid));
  gtk_editable_set_text (GTK_EDITABLE (gadiba_entry_grid_get_entry (grid)), text);
}

static inline GadibaGridCell *
get_cell (GadibaEntryGrid *grid, const char *row, guint column)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (grid)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gadiba_grid_row_get_id (GADIBA_GRID_ROW (child)), row))
      return gadiba_grid_row_get_cell (GADIBA_GRID_ROW (child), column);
  g_assert_not_reached ();
}

#define assert_cell(grid, row, column, expected)                                                   \
  g_assert_cmpstr (gadiba_grid_cell_get_shown (get_cell (grid, row, column)), ==, expected)

static inline const char *
get_sentence (GadibaEntryGrid *grid, const char *row, guint column)
{
  GtkWidget *label = gadiba_grid_cell_get_message (get_cell (grid, row, column));

  return label != NULL ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static inline char *
read_value (Fixture *self, const GadibaCasePlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_read_case (self->office.office, self->open, &error);

  g_assert_no_error (error);
  return gadiba_case_dup_value (file->from, place);
}

static inline void
assert_stored (Fixture *self, const GadibaCasePlace *place, const char *expected)
{
  g_autofree char *value = read_value (self, place);

  g_assert_cmpstr (value, ==, expected);
}
