/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/* The letter of a decision that was issued: to read, print, or save as a PDF. */
#define GADIBA_TYPE_LETTER_DESK (gadiba_letter_desk_get_type ())
G_DECLARE_FINAL_TYPE (GadibaLetterDesk, gadiba_letter_desk, GADIBA, LETTER_DESK, GadibaPage)

/* @print: it is printed at once, if a printer is known */
GtkWidget *gadiba_letter_desk_new (GadibaSession *session, const char *decision, gboolean print);
const char *gadiba_letter_desk_get_decision (GadibaLetterDesk *self);

G_END_DECLS
