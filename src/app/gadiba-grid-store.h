/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-entry-grid.h"
#include "gadiba-working-case.h"

G_BEGIN_DECLS

/* Between an entry grid and a case: the one way in which what is entered is read, stored, answered
 * and shown. */

/**
 * GadibaGridFindPlace:
 * @owner: as given to gadiba_grid_store()
 * @place: (out): its strings are interned
 *
 * Returns: FALSE if the cell holds no value of the case
 */
typedef gboolean (*GadibaGridFindPlace) (gpointer owner, const char *row, guint column,
                                         GadibaCasePlace *place);

/**
 * gadiba_grid_store:
 * @find: where the value of a cell stands
 * @owner: (transfer none): lives as long as @grid
 *
 * From now on stores what is entered into @grid, one cell or a block, which is one change: all of
 * its cells or none. If some are wrong they keep what was typed, each with its sentence, and the
 * others say again what is stored. A vehicle, piece of land or real estate of which nothing is left
 * goes.
 */
void gadiba_grid_store (GadibaEntryGrid *grid, GadibaWorkingCase *working, GadibaGridFindPlace find,
                        gpointer owner);

/**
 * GadibaGridComplete:
 * @owner: as given to gadiba_grid_store()
 * @place: where a value was just entered
 * @besides: (out): another place; its strings are interned
 *
 * Returns: (nullable): what is to be stored at @besides in the same change; NULL: nothing is
 */
typedef const char *(*GadibaGridComplete) (gpointer owner, const GadibaCasePlace *place,
                                           GadibaCasePlace *besides);

/* From now on a value that was entered alone into @grid takes along what follows from it. */
void gadiba_grid_store_set_complete (GadibaEntryGrid *grid, GadibaGridComplete complete);

/**
 * gadiba_grid_store_show:
 *
 * Says in the cell what the case says now.
 */
void gadiba_grid_store_show (GadibaEntryGrid *grid, const char *row, guint column);

/**
 * gadiba_grid_store_value:
 * @value: (nullable): as the case format writes it
 *
 * Stores what was chosen, not typed, at the cell of @row and @column; if that cannot be, the
 * sentence stands there.
 */
void gadiba_grid_store_value (GadibaEntryGrid *grid, const char *row, guint column,
                              GadibaCasePlace place, const char *value);

G_END_DECLS
