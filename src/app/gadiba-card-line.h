/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-card-file.h"
#include "gadiba-working-case.h"

G_BEGIN_DECLS

/*
 * A line of the card: the fields of one row, each of which stores itself when it is left, and a
 * button that takes the row out. A line that is begun is stored when all that it needs is written.
 *
 * Signals: "dropped" (): a line that was begun and never stored is to go.
 */
#define GADIBA_TYPE_CARD_LINE (gadiba_card_line_get_type ())
G_DECLARE_FINAL_TYPE (GadibaCardLine, gadiba_card_line, GADIBA, CARD_LINE, GtkWidget)

/* @row: key; 0: the only one of its part; below 0: one that is begun */
GtkWidget *gadiba_card_line_new (GadibaWorkingCase *working, GadibaCardPart part, gint64 row);

GadibaCardPart gadiba_card_line_get_part (GadibaCardLine *self);
gint64 gadiba_card_line_get_row (GadibaCardLine *self);

/* What is stored; what is being typed stays. @row: (nullable): nothing is */
void
gadiba_card_line_show (GadibaCardLine *self, const GadibaCardRow *row, const GadibaCardFile *card);
/* Fills in what a new line begins with. */
void gadiba_card_line_begin (GadibaCardLine *self, const GadibaCardFile *card);
/* Whether it was begun here and is in the records by now; then gadiba_card_line_adopt() says under
 * which key. */
gboolean gadiba_card_line_is_stored (GadibaCardLine *self);
void gadiba_card_line_adopt (GadibaCardLine *self, gint64 row);

G_END_DECLS
