/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-entry-grid.h"
#include "gadiba-office-intake.h"
#include "gadiba-working-case.h"

G_BEGIN_DECLS

/* What an application came with, as the window has it open: changed at once in the working case,
 * stored behind it, shown in entry grids. */

/* Returns: (transfer full): what people call the place: "Signature, Anna" */
char *gadiba_working_intake_describe (GadibaWorkingCase *working, const GadibaIntakePlace *place);

/* Returns: (transfer full): @value as the window shows it; "" for NULL */
char *gadiba_working_intake_format (GadibaWorkingCase *working, const GadibaIntakePlace *place,
                                    const char *value);

/**
 * gadiba_working_intake_set:
 * @places, @values: @n of each; a value NULL: nothing
 * @error: why one of them cannot be; nothing is changed then
 *
 * Sets values that are one action. Whoever stored another one meanwhile is not overwritten: both
 * are told and theirs stands.
 */
gboolean gadiba_working_intake_set (GadibaWorkingCase *working, const GadibaIntakePlace *places,
                                    const char *const *values, guint n, GError **error);

/**
 * GadibaFindIntake:
 * @owner: as given to gadiba_intake_grid()
 * @place: (out): its strings live until the rows change
 *
 * Returns: FALSE if the cell holds no such value
 */
typedef gboolean (*GadibaFindIntake) (gpointer owner, const char *row, guint column,
                                      GadibaIntakePlace *place);

/* From now on stores what is entered into @grid: a cell, or a block as one action. @owner:
 * (transfer none): lives as long as @grid */
void gadiba_intake_grid (GadibaEntryGrid *grid, GadibaWorkingCase *working, GadibaFindIntake find,
                         gpointer owner);

/* Says in the cell what is kept there now. */
void gadiba_intake_grid_show (GadibaEntryGrid *grid, const char *row, guint column);

/* Stores what was chosen, not typed; if that cannot be, the sentence stands at the cell. */
void
gadiba_intake_grid_choose (GadibaEntryGrid *grid, const char *row, guint column, const char *value);

G_END_DECLS
