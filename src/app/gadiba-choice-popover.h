/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list to choose one thing from: what is typed finds titles without diacritics, by the beginning
 * of any of their words; arrows and Enter choose, Escape leaves it. */

/* What can be chosen, in its order. */
typedef struct _GadibaChoices GadibaChoices;

/* Returns: (transfer full): nothing to choose from yet */
GadibaChoices *gadiba_choices_new (void);
void gadiba_choices_free (GadibaChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaChoices, gadiba_choices_free)

/* @id, @title: (transfer none): live as long as @self, as what a book holds */
void gadiba_choices_add (GadibaChoices *self, const char *id, const char *title);

/* @heading: (transfer none): stands over the list: for whom or what one chooses */
void gadiba_choices_set_heading (GadibaChoices *self, const char *heading);

/* @choice: the id; @about: what the owner asked for */
typedef void (*GadibaChosen) (const char *choice, gpointer owner, const char *about);

/* Returns: (nullable) (transfer none): how that choice is called */
const char *gadiba_choices_find_title (const GadibaChoices *self, const char *id);

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
