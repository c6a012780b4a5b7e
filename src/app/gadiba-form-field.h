/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * One line of text that is asked for: a label, an entry, and below it a sentence, which says what
 * the text is for or what is wrong with it. A mistake is cleared while it is being mended.
 *
 * Signals: "left" (): the entry was left with another text than it had when it was entered or
 * checked last: time to check it. "activate" (): Enter was pressed in it.
 * "changed" (): another text stands in it, with every letter.
 */
#define GADIBA_TYPE_FORM_FIELD (gadiba_form_field_get_type ())
G_DECLARE_FINAL_TYPE (GadibaFormField, gadiba_form_field, GADIBA, FORM_FIELD, GtkWidget)

/* Properties: "label" (with a mnemonic) and "hint", what is asked for in other words. */
GtkWidget *gadiba_form_field_new (const char *label, const char *hint);

/* Returns: (transfer none): what stands in it, without space around; until it changes */
const char *gadiba_form_field_get_text (GadibaFormField *self);
void gadiba_form_field_set_text (GadibaFormField *self, const char *text);

/* How wide it is at least: so many letters, instead of what an entry usually has. */
void gadiba_form_field_set_width (GadibaFormField *self, int n_letters);

/* @sentence: (nullable): what is wrong, and what would be right; NULL: nothing */
void gadiba_form_field_set_error (GadibaFormField *self, const char *sentence);
gboolean gadiba_form_field_has_error (GadibaFormField *self);
/* @sentence: (nullable): what is to be doubted, but can be */
void gadiba_form_field_set_doubt (GadibaFormField *self, const char *sentence);

G_END_DECLS
