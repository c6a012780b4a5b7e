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

/* What they are made of: a label of a line, @width letters wide, below zero as wide as there is
 * room; @style: (nullable). A paragraph. Returns: (transfer floating) */
GtkWidget *gadiba_settings_label_new (const char *text, const char *style, int width);
/* @spoken: what a screen reader calls it */
GtkWidget *gadiba_settings_list_new (const char *spoken);
GtkWidget *gadiba_settings_words_new (const char *text, const char *style);

G_END_DECLS
