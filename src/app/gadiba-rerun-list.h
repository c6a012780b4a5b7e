/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-rerun.h"

G_BEGIN_DECLS

/* The months that come out otherwise. The space bar, or Enter, on one chooses its case, or leaves
 * it: all months of an application are decided on together. Signals:
 *  "changed": another line is chosen, or a case. */
#define GADIBA_TYPE_RERUN_LIST (gadiba_rerun_list_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRerunList, gadiba_rerun_list, GADIBA, RERUN_LIST, GtkWidget)

GtkWidget *gadiba_rerun_list_new (void);

/* @lines: (nullable) (element-type GadibaRerunLine): their states say what is chosen */
void gadiba_rerun_list_set (GadibaRerunList *self, GPtrArray *lines);
/* Chooses all that can be, or none. */
void gadiba_rerun_list_choose_all (GadibaRerunList *self, gboolean chosen);
/* Returns: (transfer full): the numbers of the applications that are chosen, each once */
char **gadiba_rerun_list_dup_chosen (GadibaRerunList *self);
/* Returns: (nullable) (transfer none): the line on which the keyboard is */
const GadibaRerunLine *gadiba_rerun_list_get_line (GadibaRerunList *self);

G_END_DECLS
