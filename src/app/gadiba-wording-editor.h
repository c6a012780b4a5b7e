/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-wording.h"

G_BEGIN_DECLS

/*
 * The wording of a letter, as sentences or as the source of the template: the same text. Signals:
 * "changed" (): something was typed; "moved" (): the cursor is elsewhere; "left" (): the keyboard
 * is; "turned" (): the other of both is shown; "undoable" (): something else can be taken back.
 */
#define GADIBA_TYPE_WORDING_EDITOR (gadiba_wording_editor_get_type ())
G_DECLARE_FINAL_TYPE (GadibaWordingEditor, gadiba_wording_editor, GADIBA, WORDING_EDITOR, GtkWidget)

/* Returns: (transfer full): the template as it stands here, "" before there is one */
char *gadiba_wording_editor_dup_text (GadibaWordingEditor *self);

/**
 * gadiba_wording_editor_set_text:
 * @text: a template, whatever is wrong with it
 * @offers: (element-type GadibaLetterOffer): what its form can name
 *
 * Shows it, without a signal "changed"; as its source where its sentences cannot be told apart.
 */
void gadiba_wording_editor_set_text (GadibaWordingEditor *self, const char *text, GArray *offers);

void gadiba_wording_editor_set_editable (GadibaWordingEditor *self, gboolean is_editable);

/* Shows the source, or the sentences. If they cannot be told apart a sentence says why, and the
 * source stays. */
void gadiba_wording_editor_show_source (GadibaWordingEditor *self, gboolean is_source);
gboolean gadiba_wording_editor_is_source (GadibaWordingEditor *self);

/* Gives the keyboard to what is shown. */
void gadiba_wording_editor_enter (GadibaWordingEditor *self);

/* Whether what was typed can be taken back, or @again: made again. */
gboolean gadiba_wording_editor_can_undo (GadibaWordingEditor *self, gboolean again);
void gadiba_wording_editor_undo (GadibaWordingEditor *self, gboolean again);

/* Whether what is offered can be put in here: conditions and rows in the source alone. */
gboolean gadiba_wording_editor_takes (GadibaWordingEditor *self, const GadibaLetterOffer *offer);
/* Puts the name in at the cursor, as it is used there. */
void gadiba_wording_editor_insert (GadibaWordingEditor *self, const GadibaLetterOffer *offer);

/* Returns: (transfer full): where the cursor is */
char *gadiba_wording_editor_tell_place (GadibaWordingEditor *self);
/* Returns: (transfer full): the fault, with where it is */
char *gadiba_wording_editor_tell_fault (GadibaWordingEditor *self, const GadibaWordingFault *fault);
/* @line: of the source: the cursor goes there, and it comes into sight with the keyboard */
void gadiba_wording_editor_go_to (GadibaWordingEditor *self, int line);

G_END_DECLS
