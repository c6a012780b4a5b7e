/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-letter.h"

G_BEGIN_DECLS

/*
 * The pages of a letter on a desk, as they will be printed: the same layout draws the PDF. Zoom and
 * page stand in a bar below. Page Up and Page Down go through the pages, Ctrl with +, - and 0
 * zooms. Each page carries its words for a screen reader.
 */
#define GADIBA_TYPE_LETTER_VIEW (gadiba_letter_view_get_type ())
G_DECLARE_FINAL_TYPE (GadibaLetterView, gadiba_letter_view, GADIBA, LETTER_VIEW, GtkWidget)

GtkWidget *gadiba_letter_view_new (void);

/**
 * gadiba_letter_view_set_letter:
 * @letter: (nullable) (transfer full): NULL: none; @why stands there instead
 * @why: (nullable): why there is none
 *
 * Shows another letter. What was looked at stays in sight, as far as there are so many pages. What
 * cannot be laid out is told in place of it.
 */
void gadiba_letter_view_set_letter (GadibaLetterView *self, GadibaLetter *letter, const char *why);

/* Whether it is shown in large print, from the next letter on. */
void gadiba_letter_view_set_large (GadibaLetterView *self, gboolean large);

/* Returns: 0 without a letter */
guint gadiba_letter_view_get_n_pages (GadibaLetterView *self);
/* Returns: the page that is looked at, from 0 */
guint gadiba_letter_view_get_page (GadibaLetterView *self);
void gadiba_letter_view_set_page (GadibaLetterView *self, guint page);

/* Returns: pixels for each point of the sheet */
double gadiba_letter_view_get_zoom (GadibaLetterView *self);

G_END_DECLS
