/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-settings-model.h"

G_BEGIN_DECLS

/* The sections of the settings that are lists, each with what adds to it. They follow @model.
 * Returns: (transfer floating) */
GtkWidget *gadiba_settings_people_new (GadibaSettingsModel *model);
GtkWidget *gadiba_settings_days_new (GadibaSettingsModel *model);
GtkWidget *gadiba_settings_series_new (GadibaSettingsModel *model);

/* What they are made of. Returns: (transfer floating): a paragraph */
GtkWidget *gadiba_settings_words_new (const char *text, const char *style);
/* A paragraph that says what is wrong, while something is. @sentence: (nullable) */
GtkWidget *gadiba_settings_fault_new (void);
void gadiba_settings_fault_tell (GtkLabel *fault, const char *sentence);
/* @spoken: what a screen reader calls it */
GtkWidget *gadiba_settings_list_new (const char *spoken);
void gadiba_settings_list_empty (GtkListBox *list);
/* A label of a line, @width letters wide, below zero as wide as there is room; @style: (nullable)
 */
GtkWidget *gadiba_settings_label_new (const char *text, const char *style, int width);
/* A line: a box of @labels, and what takes it away. @spoken, @deed: what a screen reader says of
 * the line and of the button */
GtkWidget *gadiba_settings_row_new (GtkWidget *labels, const char *spoken, GtkWidget *button,
                                    const char *deed);
/* Fields beside each other, and what adds them */
GtkWidget *gadiba_settings_form_new (GtkWidget *const *fields, guint n_fields, GtkWidget *button);

G_END_DECLS
