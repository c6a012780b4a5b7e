/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "gadiba-letter.h"

G_BEGIN_DECLS

/*
 * A letter as pages: the one layout that screen, printer and PDF show. In points from the top left
 * corner of the sheet, A4 upright.
 */

#define GADIBA_LETTER_PAGE_WIDTH 595.276
#define GADIBA_LETTER_PAGE_HEIGHT 841.890

/* Sizes of the text in points; everything else follows. */
#define GADIBA_LETTER_SIZE_USUAL 11.5
#define GADIBA_LETTER_SIZE_LARGE 16.0
#define GADIBA_LETTER_SIZE_MIN 6.0
#define GADIBA_LETTER_SIZE_MAX 32.0

/* Fonts, found and kept for many letters. Of one thread at a time. */
typedef struct _GadibaPress GadibaPress;

GadibaPress *gadiba_press_new (void);
void gadiba_press_free (GadibaPress *press);

typedef struct _GadibaLetterLayout GadibaLetterLayout;

/**
 * gadiba_letter_layout_new:
 * @press: must outlive the layout
 * @letter: must outlive the layout
 * @size: from %GADIBA_LETTER_SIZE_MIN to %GADIBA_LETTER_SIZE_MAX; it is brought into them
 * @error: %GADIBA_LETTER_ERROR_FONT: no font of this computer has a letter of the text
 *
 * Returns: (transfer full): the pages
 */
GadibaLetterLayout *gadiba_letter_layout_new (GadibaPress *press, const GadibaLetter *letter,
                                              double size, GError **error);
void gadiba_letter_layout_free (GadibaLetterLayout *self);

const GadibaLetter *gadiba_letter_layout_get_letter (const GadibaLetterLayout *self);
guint gadiba_letter_layout_get_n_pages (const GadibaLetterLayout *self);

/**
 * gadiba_letter_layout_draw_page:
 * @cr: user space in points, its origin the corner of the sheet; its state is left as it was
 * @page: from 0
 */
void gadiba_letter_layout_draw_page (const GadibaLetterLayout *self, cairo_t *cr, guint page);

/**
 * gadiba_letter_layout_dup_page_text:
 * @page: from 0
 *
 * What stands on a page, for those who cannot see it: a line for each paragraph, item or row of a
 * table, cells separated by "; ". The foot is left out.
 *
 * Returns: (transfer full)
 */
char *gadiba_letter_layout_dup_page_text (const GadibaLetterLayout *self, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaPress, gadiba_press_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaLetterLayout, gadiba_letter_layout_free)

G_END_DECLS
