/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-date.h"

G_BEGIN_DECLS

/*
 * What is needed to make an office, as a form. What is wrong is said at its field; what is wrong
 * with the place or the rule book, in the foot.
 *
 * Signals: "made" (const char *path): the office is there. "back" (): nothing is to be made.
 */
#define GADIBA_TYPE_FOUNDING_FORM (gadiba_founding_form_get_type ())
G_DECLARE_FINAL_TYPE (GadibaFoundingForm, gadiba_founding_form, GADIBA, FOUNDING_FORM, GtkWidget)

/**
 * gadiba_founding_form_set_place:
 * @path: where the database will be
 * @login: the account of the first caseworker
 * @today: the day on which it is made; %GADIBA_DATE_NONE: the clock's
 */
void gadiba_founding_form_set_place (GadibaFoundingForm *self, const char *path, const char *login,
                                     GadibaDate today);

G_END_DECLS
