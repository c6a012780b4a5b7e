/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Pages of the help, from data/help: text with a little of Markdown, so that they can be read and
 * written anywhere. One line is one block:
 *   "# " the title, first and once; "## " a heading; "- " an item; "1. " a step, counted from 1;
 *   anything else a paragraph. In a line: **strong**, `keys`, [words](page).
 * Whatever else looks like Markdown is refused, with the line.
 */

typedef enum
{
  GADIBA_HELP_TITLE,
  GADIBA_HELP_HEADING,
  GADIBA_HELP_PARAGRAPH,
  GADIBA_HELP_ITEM,
  GADIBA_HELP_STEP,
} GadibaHelpKind;

typedef struct
{
  GadibaHelpKind kind;
  guint number; /* of a step */
  char *markup; /* Pango's; links lead to names of pages */
  char *plain;  /* the words alone */
} GadibaHelpBlock;

typedef struct
{
  char *title;
  GPtrArray *blocks; /* GadibaHelpBlock, without the title */
} GadibaHelpText;

/* Returns: (transfer none): the names of all pages, in their order; NULL ends them */
const char *const *gadiba_help_list_pages (void);
gboolean gadiba_help_has_page (const char *name);

/* @label: what messages call the text. Returns: (transfer full) */
GadibaHelpText *gadiba_help_text_parse (const char *text, const char *label, GError **error);
/* Returns: (transfer full): a page in the language of the window */
GadibaHelpText *gadiba_help_text_load (const char *name, GError **error);
void gadiba_help_text_free (GadibaHelpText *self);

/**
 * gadiba_help_find:
 * @from: character to begin at
 * @length: (out): in characters
 *
 * Finds @what in @text, whatever case and diacritics it is written with.
 *
 * Returns: the first character of it; -1: it is not there
 */
int gadiba_help_find (const char *text, const char *what, int from, int *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaHelpText, gadiba_help_text_free)

G_END_DECLS
