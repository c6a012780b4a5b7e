/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-session.h"

G_BEGIN_DECLS

/* What came back signed of a letter: taken in, listed, saved again. */
#define GADIBA_TYPE_SIGNED_LIST (gadiba_signed_list_get_type ())
G_DECLARE_FINAL_TYPE (GadibaSignedList, gadiba_signed_list, GADIBA, SIGNED_LIST, GtkWidget)

/* Once. @letter: number of a decision, or of a letter that decides nothing */
void
gadiba_signed_list_set_letter (GadibaSignedList *self, GadibaSession *session, const char *letter);

G_END_DECLS
