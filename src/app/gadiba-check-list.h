/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Checks before an act that cannot be taken back, in three groups: what has to be settled, what
 * should be made sure of, what is in order.
 *
 * Signal "mend" (const GadibaCheck *): the caseworker wants to go where a check can be settled; it
 * lives as long as the checks do.
 */
#define GADIBA_TYPE_CHECK_LIST (gadiba_check_list_get_type ())
G_DECLARE_FINAL_TYPE (GadibaCheckList, gadiba_check_list, GADIBA, CHECK_LIST, GtkWidget)

GtkWidget *gadiba_check_list_new (void);

/* @checks: (nullable) (element-type GadibaCheck): the gravest first */
void gadiba_check_list_set_checks (GadibaCheckList *self, GPtrArray *checks);

G_END_DECLS
