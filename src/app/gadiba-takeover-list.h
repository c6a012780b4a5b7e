/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-takeover.h"

G_BEGIN_DECLS

/* The lines of a table that was looked through. The space bar, or Enter, on one that differs takes
 * the file's values, or leaves them. Signals:
 *  "changed": another line is chosen, or one is taken. */
#define GADIBA_TYPE_TAKEOVER_LIST (gadiba_takeover_list_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTakeoverList, gadiba_takeover_list, GADIBA, TAKEOVER_LIST, GtkWidget)

GtkWidget *gadiba_takeover_list_new (void);

/* @all: (nullable): lives until something else is set. @kind: those alone; N_KINDS: all but what
 * needs no look */
void
gadiba_takeover_list_set (GadibaTakeoverList *self, GadibaTakeover *all, GadibaTakeoverKind kind);
/* Whether they are taken over already: then nothing is decided any more. */
void gadiba_takeover_list_set_done (GadibaTakeoverList *self, gboolean is_done);
/* Returns: (transfer full): why that becomes of a line, or became of it */
char *gadiba_takeover_list_tell (GadibaTakeoverList *self, const GadibaTakeoverRow *row);
/* Returns: (nullable) (transfer none): the line that is chosen */
const GadibaTakeoverRow *gadiba_takeover_list_get_chosen (GadibaTakeoverList *self);

G_END_DECLS
