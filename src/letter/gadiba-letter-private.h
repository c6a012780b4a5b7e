/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "gadiba-letter.h"
#include "gadiba-xml.h"

G_BEGIN_DECLS

/* The words of the two document kinds: a template and what is composed from it name styles alike.
 */
#define GADIBA_LETTER_STYLES                                                                       \
  "normal mark letterhead letterhead-name addressee addressee-name resolve small title"
#define GADIBA_LETTER_LINES "1 2 3 4 5 6 7 8 9" /* that somebody writes on */
#define GADIBA_LETTER_ROW_STYLES "normal section group detail note sum"
#define GADIBA_LETTER_PARTS                                                                        \
  "institution addressee request views findings reasoning norms decision contest"

#define GADIBA_LETTER_REQUIRED(name, kind)                                                         \
  {                                                                                                \
    name, GADIBA_XML_##kind, TRUE, NULL, 0                                                         \
  }
#define GADIBA_LETTER_OPTIONAL(name, kind)                                                         \
  {                                                                                                \
    name, GADIBA_XML_##kind, FALSE, NULL, 0                                                        \
  }
#define GADIBA_LETTER_WORD(name, words)                                                            \
  {                                                                                                \
    name, GADIBA_XML_CHOICE, FALSE, words, 0                                                       \
  }
#define GADIBA_LETTER_REQUIRED_WORD(name, words)                                                   \
  {                                                                                                \
    name, GADIBA_XML_CHOICE, TRUE, words, 0                                                        \
  }
#define GADIBA_LETTER_END                                                                          \
  {                                                                                                \
    NULL, GADIBA_XML_TEXT, FALSE, NULL, 0                                                          \
  }
#define GADIBA_LETTER_NO_CHILD                                                                     \
  {                                                                                                \
    NULL, 0, 0                                                                                     \
  }

/* Writes it with @code in place of its own; NULL: without any. Returns: (transfer full) */
GBytes *_gadiba_letter_write_as (const GadibaLetter *letter, const char *code);

/* Adds an empty block at the end. Returns: (transfer none) */
GadibaLetterBlock *
_gadiba_letter_add_block (GadibaLetter *letter, GadibaLetterBlockKind kind, const char *part);

/* Makes @block a table without columns and rows. */
void _gadiba_letter_make_table (GadibaLetterBlock *block);
void _gadiba_letter_add_column (GadibaLetterBlock *block, const char *title, guint width,
                                const char *align);
GadibaLetterRow *_gadiba_letter_add_row (GadibaLetterBlock *block, const char *style);
/* Takes @text and @note. */
void _gadiba_letter_add_cell (GadibaLetterRow *row, char *text, char *note);

G_END_DECLS
