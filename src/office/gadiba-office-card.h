/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-card-file.h"
#include "gadiba-office-edit.h"

G_BEGIN_DECLS

/* The card of a person: what is kept beside any application. */

/**
 * gadiba_office_read_card:
 * @person: key
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND
 *
 * Reads a card. This alone is no entry of the journal: gadiba_office_open_card() is one.
 *
 * Returns: (transfer full)
 */
GadibaCardFile *gadiba_office_read_card (GadibaOffice *self, gint64 person,
                                         const GadibaMoment *moment, GError **error);

/* Changes of one card. */
typedef struct
{
  gint64 person;                          /* whose */
  const GadibaCardChange *const *changes; /* in this order; each "before" as it was read */
  guint n_changes;
  const char *words; /* what people read in the history */
} GadibaCardRequest;

/**
 * gadiba_office_edit_card:
 * @conflicts: (out) (optional) (element-type GadibaConflict): with %GADIBA_OFFICE_ERROR_CONFLICT
 *   the values that are not what they were, to be freed with g_ptr_array_unref(); else NULL
 * @error: %GADIBA_OFFICE_ERROR_CONFLICT; %GADIBA_CASE_ERROR and %GADIBA_CORE_ERROR for a value that
 *   cannot be; those of gadiba_card_update(); what the disk refuses
 *
 * Stores changes of a card: all of them or none, in one entry of the journal that is about the
 * person. A value that somebody else already made what it is to be is no conflict, nor is a row
 * that is gone already and is to go. It can be taken back with gadiba_office_undo() of an
 * application of this person, or gadiba_office_undo_card().
 *
 * Returns: (transfer full): the card as it is then
 */
GadibaCardFile *
gadiba_office_edit_card (GadibaOffice *self, const GadibaCardRequest *request,
                         const GadibaMoment *moment, GPtrArray **conflicts, GError **error);

G_END_DECLS
