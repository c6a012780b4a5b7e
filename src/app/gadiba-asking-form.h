/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-field.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* What forms of a #GadibaAskingWindow are made of: labels, and fields of no case. */

/* Returns: (transfer floating): a box for labels and fields */
GtkWidget *gadiba_asking_form_new (void);

/* @class: (nullable): of the style. Returns: (transfer none) */
GtkWidget *gadiba_asking_form_add_label (GtkWidget *box, const char *text, const char *class);
/* @name: as typing knows it. Returns: (transfer none) */
GadibaField *gadiba_asking_form_add_field (GtkWidget *box, GadibaSession *session,
                                           const char *label, const char *name);
/* Returns: (transfer none): a box in which fields stand beside each other */
GtkWidget *gadiba_asking_form_add_line (GtkWidget *box);

/* @day: NONE: nothing stands there */
void gadiba_asking_form_set_day (GadibaField *field, GadibaDate day);
/* @field: (nullable): one that can be. Returns: NONE for nothing */
GadibaDate gadiba_asking_form_get_day (GadibaField *field);

/* Fields that stand together: NULL, and what is hidden, is not asked. */
typedef struct
{
  GadibaField *const *fields;
  guint n;
  guint needed; /* a bit for each that must not be left empty */
} GadibaAskedFields;

/* Returns: FALSE if a field holds what cannot be, which is said beside it; the keyboard goes to the
 * first of them */
gboolean gadiba_asking_form_commit (const GadibaAskedFields *asked);
/* Returns: (transfer full): all that stands in them, right or wrong */
char *gadiba_asking_form_dup_typed (const GadibaAskedFields *asked);

G_END_DECLS
