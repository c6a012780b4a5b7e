/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-date.h"

G_BEGIN_DECLS

/*
 * Changing the text of a municipality's book, value by value. All else stays as its author wrote
 * it, comments and white space too. Nothing is held against the law here: whoever changed a book
 * loads it.
 */

/* A value of a parameter from a day on. */
typedef struct
{
  const char *parameter; /* id; it has one value, no keys */
  GadibaDate from;
  const char *is;     /* as books write it: "620.00" */
  const char *source; /* as books cite: "SN 3/2024 p. 4" */
  const char *note;   /* a doubt; NULL: none */
} GadibaBookValue;

/* Returns: (transfer full): an empty book on top of the national one */
GBytes *gadiba_book_edit_new (const char *id, GadibaDate edition, const char *title);

/**
 * gadiba_book_edit_set_value:
 * @bytes: of a book, @label its name in messages
 * @error: why the text cannot be read
 *
 * Gives the parameter the value: in place of one from the same day, else beside those that are
 * there.
 *
 * Returns: (transfer full): the text then
 */
GBytes *gadiba_book_edit_set_value (GBytes *bytes, const char *label, const GadibaBookValue *value,
                                    GError **error);

/**
 * gadiba_book_edit_add_act:
 * @id: as sources cite it: "SN 3/2024"
 * @genitive: its title in the genitive, as letters name it
 *
 * Adds an act that sources can cite.
 *
 * Returns: (transfer full): the text then
 */
GBytes *gadiba_book_edit_add_act (GBytes *bytes, const char *label, const char *id,
                                  const char *genitive, GError **error);

/* Gives the book another edition. Returns: (transfer full): the text then */
GBytes *
gadiba_book_edit_set_edition (GBytes *bytes, const char *label, GadibaDate edition, GError **error);

G_END_DECLS
