/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-book.h"
#include "gadiba-register.h"

G_BEGIN_DECLS

/*
 * What is asked of a register: period, state, caseworker; benefit, outcome and status, or the kind
 * of letter. Signals: "changed": something else is asked for. A day that cannot be read asks for
 * nothing yet; its sentence stands beneath it.
 */
#define GADIBA_TYPE_REGISTER_FILTERS (gadiba_register_filters_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRegisterFilters, gadiba_register_filters, GADIBA, REGISTER_FILTERS,
                      GtkWidget)

/* @today: for days as they are typed. Returns: (transfer floating) */
GtkWidget *gadiba_register_filters_new (GadibaRegisterKind kind, GadibaDate today);

/* What the records have to choose from; what is chosen stays. */
void
gadiba_register_filters_set_choices (GadibaRegisterFilters *self,
                                     const GadibaRegisterChoices *choices, const GadibaBook *book);

/* Writes what is asked into @query, whose kind and order stay. */
void gadiba_register_filters_fill (GadibaRegisterFilters *self, GadibaRegisterQuery *query);
/* Whether anything is asked at all. */
gboolean gadiba_register_filters_is_set (GadibaRegisterFilters *self);
/* Asks for everything again. */
void gadiba_register_filters_clear (GadibaRegisterFilters *self);

G_END_DECLS
