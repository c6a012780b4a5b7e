/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-entry-grid.h"
#include "gadiba-field.h"
#include "gadiba-pane.h"
#include "gadiba-working-intake.h"

G_BEGIN_DECLS

#define GADIBA_TYPE_APPLICATION_SECTION (gadiba_application_section_get_type ())
G_DECLARE_FINAL_TYPE (GadibaApplicationSection, gadiba_application_section, GADIBA,
                      APPLICATION_SECTION, GtkWidget)

struct _GadibaApplicationSection
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  gboolean is_filling;
  GPtrArray *own_papers; /* char *: rows that were added and of which nothing is stated yet */

  GtkWidget *add_paper;
  GtkBox *benefits;
  GtkWidget *demand;
  GtkWidget *facts_part;
  GadibaEntryGrid *facts;
  GadibaField *group;
  GadibaField *housing_month;
  GtkLabel *deadline;
  GadibaEntryGrid *papers;
  GtkLabel *refused;
  GadibaEntryGrid *signing;
  GtkWidget *wishes_part;
  GadibaEntryGrid *wishes;
};

/* gadiba-application-signing.c: how it came, who signed, what the client wishes */
void _gadiba_application_start_signing (GadibaApplicationSection *self);
void _gadiba_application_fill_signing (GadibaApplicationSection *self);
void _gadiba_application_activate_signing (GadibaApplicationSection *self, const char *row);
void
_gadiba_application_activate_wish (GadibaApplicationSection *self, const char *row, guint column);

/* gadiba-application-papers.c: what is to be brought */
void _gadiba_application_start_papers (GadibaApplicationSection *self);
void _gadiba_application_fill_papers (GadibaApplicationSection *self);
void
_gadiba_application_activate_paper (GadibaApplicationSection *self, const char *row, guint column);
/* Demands today what is proposed and neither demanded nor received yet. */
void _gadiba_application_demand_papers (GadibaApplicationSection *self);
void _gadiba_application_add_paper (GadibaApplicationSection *self);

/* gadiba-application-facts.c: what the benefits that are asked for want to know besides */
void _gadiba_application_start_facts (GadibaApplicationSection *self);
void _gadiba_application_fill_facts (GadibaApplicationSection *self);
void
_gadiba_application_activate_fact (GadibaApplicationSection *self, const char *row, guint column);
/* Returns: how many questions stand above that one; @fact NULL: above the keyboard; -1: none does
 */
int _gadiba_application_find_fact (GadibaApplicationSection *self, const char *fact,
                                   const char *person);
gboolean _gadiba_application_show_fact (GadibaApplicationSection *self, const char *fact,
                                        const char *person);

G_END_DECLS
