/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-letter-layout.h"

G_BEGIN_DECLS

/* One page of a letter, drawn as it will be printed. A part of GadibaLetterView. */
#define GADIBA_TYPE_LETTER_PAGE (gadiba_letter_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaLetterPage, gadiba_letter_page, GADIBA, LETTER_PAGE, GtkWidget)

/* @layout: must outlive the page. @page: from 0 */
GtkWidget *gadiba_letter_page_new (const GadibaLetterLayout *layout, guint page);

/* Shows another one in its place: what has the keyboard keeps it, and a screen reader is told. */
void gadiba_letter_page_show (GadibaLetterPage *self, const GadibaLetterLayout *layout, guint page);

/* @zoom: pixels of the window for each point of the sheet */
void gadiba_letter_page_set_zoom (GadibaLetterPage *self, double zoom);

/* Whether the page is in sight or close to it: only then its picture is made and kept. */
void gadiba_letter_page_set_near (GadibaLetterPage *self, gboolean is_near);

G_END_DECLS
