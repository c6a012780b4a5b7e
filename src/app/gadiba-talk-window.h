/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-asking-window.h"
#include "gadiba-office-talk.h"

G_BEGIN_DECLS

/* Of whom a talk is noted. */
typedef struct
{
  gint64 person;           /* 0: whoever is typed in */
  const char *name;        /* of the person */
  const char *application; /* number of what it is about; NULL: none */
} GadibaTalkAbout;

/**
 * gadiba_talk_window_show:
 * @about: (nullable): of a new talk
 * @talk: (nullable): one that is to be looked at and changed
 *
 * Asks who came, called or wrote, what about, what was advised and how long it took. It closes when
 * that is stored; what cannot be is said beside what was typed.
 */
void gadiba_talk_window_show (const GadibaAskingPlace *place, const GadibaTalkAbout *about,
                              const GadibaTalk *talk);

G_END_DECLS
