/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "gadiba-letter-layout.h"
#include "gadiba-letter-private.h"

G_BEGIN_DECLS

#define GADIBA_LETTER_MM (72.0 / 25.4)
#define GADIBA_LETTER_LEFT (30 * GADIBA_LETTER_MM)
#define GADIBA_LETTER_RIGHT (10 * GADIBA_LETTER_MM)
#define GADIBA_LETTER_TOP (20 * GADIBA_LETTER_MM)
#define GADIBA_LETTER_BOTTOM (20 * GADIBA_LETTER_MM)
#define GADIBA_LETTER_WIDTH (GADIBA_LETTER_PAGE_WIDTH - GADIBA_LETTER_LEFT - GADIBA_LETTER_RIGHT)
#define GADIBA_LETTER_HEIGHT (GADIBA_LETTER_PAGE_HEIGHT - GADIBA_LETTER_TOP - GADIBA_LETTER_BOTTOM)

/* Liberation Serif has the measures of the usual office font; the others stand in for it. */
#define GADIBA_LETTER_FAMILY                                                                       \
  "Liberation Serif, Tinos, Nimbus Roman, DejaVu Serif, Noto Serif, serif"

#define GADIBA_PRESS_GENERATION 512 /* texts; a letter with its annex has some 350 */

/* Most texts of an office's letters are the same from letter to letter, so those that were set
 * lately are kept. When the younger generation is full, it becomes the elder, and what was not
 * asked for since is forgotten. */
struct _GadibaPress
{
  PangoFontMap *fonts;
  PangoContext *context;
  GHashTable *younger, *elder; /* char * → PangoLayout, which nobody changes any more */
};

/* Returns: (transfer full) (nullable): the text that was kept under @key */
PangoLayout *_gadiba_press_find (GadibaPress *self, const char *key);
/* @key: (transfer full) */
void _gadiba_press_keep (GadibaPress *self, char *key, PangoLayout *layout);

/* How a text is set. */
typedef struct
{
  double scale; /* of the letter's size */
  gboolean bold, italic, justify;
  PangoAlignment align;
  gsize n_bold; /* bytes at the beginning that are bold */
} GadibaLetterFace;

/* A line of a text, from the corner of its box. */
typedef struct
{
  PangoLayoutLine *line; /* lives as long as the layout */
  double x, baseline, bottom;
} GadibaLetterLine;

typedef struct
{
  const char *tag; /* of the PDF: "TD"; NULL: that of the box alone */
  PangoLayout *layout;
  GArray *lines; /* GadibaLetterLine */
} GadibaLetterText;

/* What stands on a page as one, or breaks at certain heights. */
typedef struct
{
  const char *tag;   /* of the PDF: "P", "H1", "LI", "TR"; NULL: none */
  const char *outer; /* around boxes that follow each other: "Table", "L"; NULL: none */
  guint group;       /* boxes with one outer tag have one number */
  GArray *texts;     /* GadibaLetterText */
  double before;     /* white space above, but not at the top of a page */
  double height;
  double rule_from, rule_to, rule_y; /* a line across, if rule_width is not 0 */
  double rule_width;
  GArray *breaks;    /* double: heights where the box may part, ascending; NULL: nowhere */
  gboolean keep;     /* with the next box */
  gboolean is_head;  /* of a table: stands again on the next page */
  gboolean new_page; /* nothing but the end of the page */
} GadibaLetterBox;

/* Part of a box on a page. */
typedef struct
{
  const GadibaLetterBox *box;
  double from, to; /* of the box */
  double y;        /* on the page, of "from" */
  guint page;
} GadibaLetterPlace;

struct _GadibaLetterLayout
{
  GadibaPress *press;
  const GadibaLetter *letter;
  double size;
  GPtrArray *boxes; /* GadibaLetterBox */
  GArray *places;   /* GadibaLetterPlace, by page */
  guint n_pages;
  gboolean lacks_glyph;
};

/* Where a text stands in its box. */
typedef struct
{
  double x, y, width;
} GadibaLetterFrame;

/* Adds a text to @box. @tag: (nullable). Returns: the y below it */
double _gadiba_letter_box_add_text (GadibaLetterLayout *self, GadibaLetterBox *box, const char *tag,
                                    const char *text, const GadibaLetterFace *face,
                                    GadibaLetterFrame frame);

/* Lets @box part where no line of any of its texts is cut, @n_lines staying together at each end.
 */
void _gadiba_letter_box_find_breaks (GadibaLetterBox *box, guint n_lines);

/* Makes boxes of the letter's blocks. */
void _gadiba_letter_layout_make_boxes (GadibaLetterLayout *self);
void _gadiba_letter_layout_add_table (GadibaLetterLayout *self, const GadibaLetterBlock *block,
                                      guint group);
GadibaLetterBox *
_gadiba_letter_layout_add_box (GadibaLetterLayout *self, const char *tag, double before);

/* What stands in the lower margin of @page, from 0. */
void _gadiba_letter_layout_draw_foot (const GadibaLetterLayout *self, cairo_t *cr, guint page);

/* Pages are drawn on @surface without tags, each of which a PDF keeps in memory to its end. */
void _gadiba_letter_layout_leave_tags (cairo_surface_t *surface);

/* Gives each box its place. */
void _gadiba_letter_layout_paginate (GadibaLetterLayout *self);

G_END_DECLS
