/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-office-talk.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* Of whom a talk is noted. */
typedef struct
{
  gint64 person;           /* 0: whoever is typed in */
  const char *name;        /* of the person */
  const char *application; /* number of what it is about; NULL: none */
} GadibaTalkAbout;

/* Something was noted, changed or removed. */
typedef void (*GadibaTalkDone) (gpointer owner);

/* Where it opens, and who is told; nobody if that is gone by then. */
typedef struct
{
  GtkWidget *at; /* a widget of the window over which it opens */
  GadibaSession *session;
  GadibaTalkDone done;
  gpointer owner; /* a GObject */
} GadibaTalkPlace;

/**
 * gadiba_talk_window_show:
 * @about: (nullable): of a new talk
 * @talk: (nullable): one that is to be looked at and changed
 *
 * Asks who came, called or wrote, what about, what was advised and how long it took. It closes when
 * that is stored; what cannot be is said beside what was typed.
 */
void gadiba_talk_window_show (const GadibaTalkPlace *place, const GadibaTalkAbout *about,
                              const GadibaTalk *talk);

G_END_DECLS
