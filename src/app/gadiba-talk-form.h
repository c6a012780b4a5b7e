/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-session.h"
#include "gadiba-talk-window.h"

G_BEGIN_DECLS

/* What is asked about a talk: with whom, when and how, what about, what was advised, how long. */
#define GADIBA_TYPE_TALK_FORM (gadiba_talk_form_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTalkForm, gadiba_talk_form, GADIBA, TALK_FORM, GtkWidget)

/* One of @about and @talk is given. */
GtkWidget *
gadiba_talk_form_new (GadibaSession *session, const GadibaTalkAbout *about, const GadibaTalk *talk);

/**
 * gadiba_talk_form_take:
 *
 * Returns: (transfer full) (nullable): what was typed; NULL if something of it cannot be, which is
 *   said beside it: the keyboard is there
 */
GadibaTalk *gadiba_talk_form_take (GadibaTalkForm *self);

/* Returns: (transfer full): all that stands in it, right or wrong, to be compared */
char *gadiba_talk_form_dup_typed (GadibaTalkForm *self);

G_END_DECLS
