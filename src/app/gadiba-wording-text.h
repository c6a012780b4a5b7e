/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-wording-editor.h"

G_BEGIN_DECLS

/* What is done to the text of a template in its view. */

/* Returns: (transfer full) */
char *gadiba_wording_text_get (GtkTextView *view);
/* @line: from 1: the cursor goes there, and it comes into sight with the keyboard */
void gadiba_wording_text_go_to (GtkTextView *view, int line);
/* Returns: the line of the cursor, from 1 */
int gadiba_wording_text_get_line (GtkTextView *view);
/* Puts the name in at the cursor, as it is used there. */
void gadiba_wording_text_insert (GtkTextView *view, const GadibaLetterOffer *offer);

/* Fills @box with a line for each of the first faults, which leads to its place in @editor; with
 * what is said of a text without faults if there is none. */
void gadiba_wording_text_tell (GadibaWordingEditor *editor, GtkBox *box,
                               const GadibaWordingCheck *check);

/* Fills @box with what was put in force, and when. */
void gadiba_wording_text_tell_versions (GtkBox *box, const GadibaWording *wording);

/* Returns: (transfer full): whose wording counts */
char *gadiba_wording_text_describe (const GadibaWordingLine *line);

G_END_DECLS
