/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-prepare.h"

G_BEGIN_DECLS

/*
 * What the sheet of a decision says where two pairs of eyes look at it: who has prepared it, and
 * that somebody else issues it; with it can be given or taken back. It is seen only where there is
 * something to say. Signal "give-back" (const char *note): it is to go back; the note is "" where
 * it is one's own.
 */
#define GADIBA_TYPE_DRAFT_BAR (gadiba_draft_bar_get_type ())
G_DECLARE_FINAL_TYPE (GadibaDraftBar, gadiba_draft_bar, GADIBA, DRAFT_BAR, GtkWidget)

/* @prepared: (nullable): NULL: nothing is shown; not kept */
void gadiba_draft_bar_set_prepared (GadibaDraftBar *self, const GadibaPrepared *prepared);

G_END_DECLS
