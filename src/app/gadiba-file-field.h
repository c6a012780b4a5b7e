/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A municipality's rule book, which may be chosen. */
#define GADIBA_TYPE_FILE_FIELD (gadiba_file_field_get_type ())
G_DECLARE_FINAL_TYPE (GadibaFileField, gadiba_file_field, GADIBA, FILE_FIELD, GtkWidget)

/* Returns: (nullable) (transfer none): NULL: none is chosen */
const char *gadiba_file_field_get_path (GadibaFileField *self);
/* @path: (nullable) */
void gadiba_file_field_set_path (GadibaFileField *self, const char *path);

G_END_DECLS
