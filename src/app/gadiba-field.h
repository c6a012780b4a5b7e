/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-working-case.h"

G_BEGIN_DECLS

/*
 * A field: label, what is typed or chosen, and beneath it a sentence when that cannot be. It stores
 * itself when it is left; Enter goes to the next one. What it holds is said by the name of an
 * attribute of the case format: a day, an amount, a word of a closed list, text.
 *
 * In builder files: "label" with a mnemonic, "part" and "field" ("dwelling", "area"); "part" is
 * left out for a field that belongs to no case yet.
 */
#define GADIBA_TYPE_FIELD (gadiba_field_get_type ())
G_DECLARE_FINAL_TYPE (GadibaField, gadiba_field, GADIBA, FIELD, GtkWidget)

GtkWidget *gadiba_field_new (const char *label, const char *part, const char *field);

/**
 * gadiba_field_bind:
 * @working: the case whose value it shows
 * @person: (nullable): id of the person it is about
 * @index: of rows that have no other name: vehicles, land
 */
void
gadiba_field_bind (GadibaField *self, GadibaWorkingCase *working, const char *person, guint index);

/* Takes what was typed, as leaving the field does. Returns: FALSE if it cannot be */
gboolean gadiba_field_commit (GadibaField *self);

/* Returns: (transfer full) (nullable): what it holds, as text of the case format */
char *gadiba_field_dup_value (GadibaField *self);
/* Returns: (transfer full): what stands in it, right or wrong; "" for nothing */
char *gadiba_field_dup_typed (GadibaField *self);
void gadiba_field_set_value (GadibaField *self, const char *value);
/* For what its owner finds wrong. @sentence: NULL: nothing */
void gadiba_field_set_error (GadibaField *self, const char *sentence);

/* Returns: whether what it holds is to be doubted, which it tells, and was not when this was asked
 * before: whoever lets it stand then means it */
gboolean gadiba_field_must_be_looked_at (GadibaField *self);

/* Where what is typed goes when it is no value of a case. @before: what it held when typing began;
 * @after: (nullable): what is to be stored. Returns: FALSE with a sentence if it cannot be */
typedef gboolean (*GadibaFieldStore) (GadibaField *field, const char *before, const char *after,
                                      gpointer owner, GError **error);
/* @owner: outlives the field */
void gadiba_field_set_store (GadibaField *self, GadibaFieldStore store, gpointer owner);
/* What is stored now, for a field with such a store: what is being typed stays, as what is marked
 * as wrong. */
void gadiba_field_offer (GadibaField *self, const char *value);
/* What it handed over is not stored: it stays, marked, with a sentence; @stored: what is. */
void gadiba_field_reject (GadibaField *self, const char *stored, const char *sentence);

/* Takes back the last step of typing. Returns: FALSE if it says what is stored: then undo is the
 * case's */
gboolean gadiba_field_undo_typing (GadibaField *self);

/* The day that "t" and years of two figures go by, of a field without case. */
void gadiba_field_set_today (GadibaField *self, GadibaDate today);

G_END_DECLS
