/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-clients.h"
#include "gadiba-office-prepare.h"
#include "gadiba-working-case.h"

G_BEGIN_DECLS

/*
 * A section of the workspace: what belongs together of one case, filled in from top to bottom. It
 * shows the working case and hands it what is typed; sections know nothing of each other.
 */
#define GADIBA_TYPE_PANE (gadiba_pane_get_type ())
G_DECLARE_INTERFACE (GadibaPane, gadiba_pane, GADIBA, PANE, GtkWidget)

struct _GadibaPaneInterface
{
  GTypeInterface parent;

  /* Puts the keyboard where a missing fact goes. Returns: FALSE if it is not of this section */
  gboolean (*show_fact) (GadibaPane *self, const char *fact, const char *subject);
  /* Where a missing fact goes, counted from the top, from 1; @fact NULL: where the keyboard is.
   * Returns: 0 if the keyboard is nowhere in it, -1 if the fact is not of this section */
  int (*find_place) (GadibaPane *self, const char *fact, const char *subject);
  /* Puts the keyboard where something can be mended; NULL, or FALSE: where work begins. */
  gboolean (*show_place) (GadibaPane *self, const GadibaCheckPlace *place);
  /* Puts the keyboard where work begins; NULL: the first widget that takes it. */
  void (*enter) (GadibaPane *self);
};

gboolean gadiba_pane_show_fact (GadibaPane *self, const char *fact, const char *subject);
void gadiba_pane_enter (GadibaPane *self);
void gadiba_pane_show_place (GadibaPane *self, const GadibaCheckPlace *place);

/* Returns: whether @part of a section has the keyboard, or something in it */
gboolean gadiba_pane_has_keyboard (GtkWidget *part);

/**
 * gadiba_pane_find_next:
 * @panes: (element-type GadibaPane): in their order
 * @shown: (nullable): the one that is shown; NULL: none of them
 * @missing: (element-type GadibaTraceMissing): what is missing
 *
 * Returns: (nullable): what is missing next after where the keyboard is, from section to section;
 * after the last the first again
 */
const GadibaTraceMissing *
gadiba_pane_find_next (const GPtrArray *panes, GadibaPane *shown, const GPtrArray *missing);

/* The sections, each for one case. */
GtkWidget *gadiba_card_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_household_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_income_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_property_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_application_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_decisions_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_letters_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_talks_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_history_section_new (GadibaWorkingCase *working);

G_END_DECLS
