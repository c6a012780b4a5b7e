/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-wording.h"

G_BEGIN_DECLS

/*
 * The letters of the office, one of which is chosen. Signal "chosen" (): another one is, or the
 * first one.
 */
#define GADIBA_TYPE_WORDING_LIST (gadiba_wording_list_get_type ())
G_DECLARE_FINAL_TYPE (GadibaWordingList, gadiba_wording_list, GADIBA, WORDING_LIST, GtkWidget)

/* @lines: (transfer full) (element-type GadibaWordingLine): the same letters in the same order as
 * ever; only what is said of them differs */
void gadiba_wording_list_set_lines (GadibaWordingList *self, GPtrArray *lines);
/* Returns: (transfer none) (nullable): that is chosen, until the lines are set */
const GadibaWordingLine *gadiba_wording_list_get_line (GadibaWordingList *self);
/* Gives the keyboard to the one that is chosen; an empty list cannot take it. */
void gadiba_wording_list_enter (GadibaWordingList *self);
/* The same once it is filled, unless the keyboard is in sight on another page by then. */
void gadiba_wording_list_take_keyboard (GadibaWordingList *self);
/* Chooses it without a signal. */
void gadiba_wording_list_choose (GadibaWordingList *self, const char *id);

G_END_DECLS
