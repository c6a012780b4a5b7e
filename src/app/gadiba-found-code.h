/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-session.h"

G_BEGIN_DECLS

/* What the code at the foot of a letter tells, where that is what was typed or scanned: whether it
 * was issued, and stands; the letter that is kept is opened from here. Hidden for all else. */
#define GADIBA_TYPE_FOUND_CODE (gadiba_found_code_get_type ())
G_DECLARE_FINAL_TYPE (GadibaFoundCode, gadiba_found_code, GADIBA, FOUND_CODE, GtkWidget)

/* @typed: (nullable): NULL: nothing. Returns: whether it is a code */
gboolean gadiba_found_code_look (GadibaFoundCode *self, GadibaSession *session, const char *typed);

G_END_DECLS
