/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/* The register of applications, of decisions, or of letters that decide nothing: what is asked for,
 * the lines, what they come to. Lines open in place: an application as a case, a decision as its
 * letter. */
#define GADIBA_TYPE_REGISTERS_PAGE (gadiba_registers_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRegistersPage, gadiba_registers_page, GADIBA, REGISTERS_PAGE,
                      GadibaPage)

GtkWidget *gadiba_applications_page_new (GadibaSession *session);
GtkWidget *gadiba_decisions_page_new (GadibaSession *session);
GtkWidget *gadiba_correspondence_page_new (GadibaSession *session);

G_END_DECLS
