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
  /* Puts the keyboard where something can be mended; NULL, or FALSE: where work begins. */
  gboolean (*show_place) (GadibaPane *self, const GadibaCheckPlace *place);
  /* Puts the keyboard where work begins; NULL: the first widget that takes it. */
  void (*enter) (GadibaPane *self);
};

gboolean gadiba_pane_show_fact (GadibaPane *self, const char *fact, const char *subject);
void gadiba_pane_enter (GadibaPane *self);
void gadiba_pane_show_place (GadibaPane *self, const GadibaCheckPlace *place);

/* The sections, each for one case. */
GtkWidget *gadiba_card_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_household_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_income_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_property_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_application_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_decisions_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_talks_section_new (GadibaWorkingCase *working);
GtkWidget *gadiba_history_section_new (GadibaWorkingCase *working);

G_END_DECLS
