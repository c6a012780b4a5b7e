/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-notify.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* Something was noted. */
typedef void (*GadibaNoticeDone) (gpointer owner);

/* Where it opens, and who is told; nobody if that is gone by then. */
typedef struct
{
  GtkWidget *at; /* a widget of the window over which it opens */
  GadibaSession *session;
  GadibaNoticeDone done;
  gpointer owner; /* a GObject */
} GadibaNoticePlace;

/**
 * gadiba_notice_window_show:
 * @notified: how it stands with the decision
 *
 * Asks how the decision was notified; where one entry counts, whether the letter came back or the
 * entry is a mistake. It closes when that is stored; what cannot be is said beside what was typed.
 */
void gadiba_notice_window_show (const GadibaNoticePlace *place, const GadibaNotified *notified);

G_END_DECLS
