/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-wording.h"

G_BEGIN_DECLS

/*
 * The sentences of a letter, to be changed, under the conditions that they stand in, which stay.
 * Its buffer tells of what is typed and of where the cursor is; it can be taken back there.
 */
#define GADIBA_TYPE_WORDING_SENTENCES (gadiba_wording_sentences_get_type ())
G_DECLARE_FINAL_TYPE (GadibaWordingSentences, gadiba_wording_sentences, GADIBA, WORDING_SENTENCES,
                      GtkTextView)

/**
 * gadiba_wording_sentences_show:
 * @text: a template
 * @offers: (element-type GadibaLetterOffer): what names mean
 * @error: %GADIBA_XML_ERROR: why it cannot be shown; then what was shown stays
 */
gboolean gadiba_wording_sentences_show (GadibaWordingSentences *self, const char *text,
                                        GArray *offers, GError **error);

/* Returns: (transfer full) (nullable): the template with what was typed; NULL: none is shown */
char *gadiba_wording_sentences_dup_text (GadibaWordingSentences *self);

/* Returns: how many sentences can be changed in the template alone */
guint gadiba_wording_sentences_get_n_hidden (GadibaWordingSentences *self);

/* Puts a field in at the cursor, if it stands in a sentence. */
void gadiba_wording_sentences_insert (GadibaWordingSentences *self, const char *field);

/* Returns: (transfer full): what the field is in which the cursor stands, or else what stands
 * around it; "" where nothing does */
char *gadiba_wording_sentences_tell_place (GadibaWordingSentences *self);

/* Returns: (transfer full) (nullable): how the sentence begins that stands on that line of the
 * template; NULL: none does */
char *gadiba_wording_sentences_dup_beginning (GadibaWordingSentences *self, int line);

/* The cursor goes to the sentence on that line of the template, and it comes into sight with the
 * keyboard. Returns: FALSE: there is none */
gboolean gadiba_wording_sentences_go_to (GadibaWordingSentences *self, int line);

G_END_DECLS
