/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-choice-popover.h"

G_BEGIN_DECLS

/*
 * One word of a closed list of the case format, or none. Enter, Space, an arrow up or down, or a
 * letter opens the list, which is searched by typing; nothing that is typed quickly is lost.
 * Signals:
 *  "chosen": somebody chose another word.
 */
#define GADIBA_TYPE_WORD_CHOICE (gadiba_word_choice_get_type ())
G_DECLARE_FINAL_TYPE (GadibaWordChoice, gadiba_word_choice, GADIBA, WORD_CHOICE, GtkWidget)

/* @field: whose words, as gadiba_words_list() knows it; @name: (nullable): what a screen reader
 * says before the word. Returns: (transfer floating) */
GtkWidget *gadiba_word_choice_new (const char *field, const char *name);

/* Another list than that of a field. @choices: (transfer full): titles by word, and "" for none */
GtkWidget *gadiba_word_choice_new_from (GadibaChoices *choices, const char *name);
/* Replaces that list. */
void gadiba_word_choice_set_choices (GadibaWordChoice *self, GadibaChoices *choices);
/* @sex: (nullable): of whom a relation is told, as gadiba_words_for_relation() has it */
void gadiba_word_choice_set_sex (GadibaWordChoice *self, const char *sex);

/* @word: (nullable): none */
void gadiba_word_choice_set_word (GadibaWordChoice *self, const char *word);
/* Returns: (nullable) (transfer none) */
const char *gadiba_word_choice_get_word (GadibaWordChoice *self);

/* What screen readers are told: a sentence below it (nullable: none), and that it is wrong then. */
void gadiba_word_choice_describe (GadibaWordChoice *self, GtkWidget *sentence);

G_END_DECLS
