/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list to choose one thing from: what is typed finds titles without diacritics, by the beginning
 * of any of their words; arrows and Enter choose, Escape leaves it. */

typedef struct
{
  const char *const *ids;
  const char *const *titles;
  guint n;
} GadibaChoices;

/* @choice: the id; @about: what the owner asked for */
typedef void (*GadibaChosen) (const char *choice, gpointer owner, const char *about);

/**
 * gadiba_choice_popover_ask:
 * @at: beside which it opens
 * @choices: copied
 * @owner: (type GObject): if it is gone by then, nobody is told
 * @about: copied
 */
void gadiba_choice_popover_ask (GtkWidget *at, const GadibaChoices *choices, GadibaChosen chosen,
                                gpointer owner, const char *about);

/* The same for the words of a closed list of the case format, and "" for none of them. */
void gadiba_choice_popover_ask_words (GtkWidget *at, const char *field, GadibaChosen chosen,
                                      gpointer owner, const char *about);

G_END_DECLS
