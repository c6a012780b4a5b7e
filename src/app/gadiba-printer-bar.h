/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The printers of this computer, of which one is chosen, how it is to print, and a button for it.
 * What was chosen is kept for the next time. Signals:
 *  "print" (): the button: gadiba_printer_bar_print() is to be called;
 *  "listed" (): it is known which printers there are, or that they are not told;
 *  "told" (char *sentence, gboolean bad): what became of it;
 *  "printed" (GVariant *about): all of what was sent so is out.
 */
#define GADIBA_TYPE_PRINTER_BAR (gadiba_printer_bar_get_type ())
G_DECLARE_FINAL_TYPE (GadibaPrinterBar, gadiba_printer_bar, GADIBA, PRINTER_BAR, GtkWidget)

GtkWidget *gadiba_printer_bar_new (void);
/* Whether there is something to print. */
void gadiba_printer_bar_set_ready (GadibaPrinterBar *self, gboolean ready);
/* Whether both sides of a sheet are to be printed on. */
gboolean gadiba_printer_bar_get_both_sides (GadibaPrinterBar *self);
/* Asks which printers there are, at the first time too. */
void gadiba_printer_bar_ask (GadibaPrinterBar *self);
/* Whether there is a printer. */
gboolean gadiba_printer_bar_can_print (GadibaPrinterBar *self);
/* Gives the keyboard to its button. Returns: FALSE if it cannot be pressed */
gboolean gadiba_printer_bar_focus_print (GadibaPrinterBar *self);
/* Its button is what one does on the page. */
void gadiba_printer_bar_mark_primary (GadibaPrinterBar *self);
/**
 * gadiba_printer_bar_print:
 * @title: what the queue shows; no personal data
 * @pdf: of A4 pages
 * @about: what "printed" tells of it; a floating one is taken
 *
 * Sends it to the printer that is chosen, and looks at it until it is out, as long as the bar is
 * there: a printer may wait for paper.
 */
void
gadiba_printer_bar_print (GadibaPrinterBar *self, const char *title, GBytes *pdf, GVariant *about);

G_END_DECLS
