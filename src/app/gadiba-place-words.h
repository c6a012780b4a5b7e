/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"
#include "gadiba-case-change.h"
#include "gadiba-office-edit.h"

G_BEGIN_DECLS

/* How people call the places of a case: in the history, in what undo offers, in conflicts. */

/* Returns: what the field is called: "Activity" */
const char *gadiba_place_words_for_field (const char *field);

/**
 * gadiba_place_words_describe:
 * @book: (nullable): for kinds of income and items of cost
 *
 * Returns: (transfer full): "Income, Anna, wage, November 2025"
 */
char *gadiba_place_words_describe (const GadibaCasePlace *place, const GadibaCase *from,
                                   const GadibaBook *book);

/* @changes: (element-type GadibaCaseChange). Returns: (transfer full): "Rooms: 3; Area, m²: 42,5",
 * of many the first and how many others */
char *
gadiba_place_words_list (const GPtrArray *changes, const GadibaCase *from, const GadibaBook *book);

/* Returns: (transfer full): a sentence for each conflict: who stored what, and what one's own was
 */
char *gadiba_place_words_tell (const GPtrArray *conflicts, const GadibaCase *from,
                               const GadibaBook *book);

/* Returns: (transfer full): @value as the window shows it; "nothing" for NULL */
char *gadiba_place_words_format (const GadibaCasePlace *place, const char *value);

G_END_DECLS
