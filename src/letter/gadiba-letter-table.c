/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-layout-private.h"

/* Tables to boxes, one a row. */

#define SCALE 0.86      /* of the text */
#define NOTE_SCALE 0.78 /* of a smaller line below it, and of details */
#define SECTION_SCALE 0.95
#define SECTION_PADDING 0.8 /* above the title of a section */
#define GROUP_PADDING 0.4   /* above the title of a group */
#define PADDING 0.18        /* above and below, in sizes */
#define GUTTER 0.8          /* between columns, in sizes */

typedef struct
{
  GadibaLetterLayout *self;
  const GadibaLetterBlock *block;
  guint total; /* of the columns' widths */
} Table;

static void
get_frame (const Table *table, guint first, guint n, GadibaLetterFrame *frame)
{
  guint before = 0, across = 0;

  for (guint i = 0; i < first + n; i++)
    *(i < first ? &before : &across) +=
        g_array_index (table->block->columns, GadibaLetterColumn, i).width;
  frame->x = GADIBA_LETTER_WIDTH * before / table->total;
  frame->width = GADIBA_LETTER_WIDTH * across / table->total;
  if (first + n < table->block->columns->len)
    frame->width -= GUTTER * table->self->size;
}

static void
set_rule (GadibaLetterBox *box, double width)
{
  box->rule_to = GADIBA_LETTER_WIDTH;
  box->rule_y = box->height;
  box->rule_width = width;
}

static PangoAlignment
get_align (const GadibaLetterColumn *column)
{
  return g_strcmp0 (column->align, "right") == 0 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
add_head (const Table *table)
{
  GadibaLetterBox *box = _gadiba_letter_layout_add_box (table->self, "TR", 0.45);

  for (guint i = 0; i < table->block->columns->len; i++)
    {
      const GadibaLetterColumn *column =
          &g_array_index (table->block->columns, GadibaLetterColumn, i);
      GadibaLetterFace face = { SCALE, TRUE, FALSE, FALSE, get_align (column), 0 };
      GadibaLetterFrame frame = { 0, PADDING * table->self->size, 0 };
      get_frame (table, i, 1, &frame);
      if (column->title != NULL)
        _gadiba_letter_box_add_text (table->self, box, "TH", column->title, &face, frame);
    }
  box->height += PADDING * table->self->size;
  box->is_head = box->keep = TRUE;
  set_rule (box, 0.8);
}

static gboolean
is_title (const char *style)
{
  return strcmp (style, "section") == 0 || strcmp (style, "group") == 0;
}

static GadibaLetterFace
choose_face (const char *style)
{
  GadibaLetterFace face = { SCALE, FALSE, FALSE, FALSE, PANGO_ALIGN_LEFT, 0 };

  face.bold = is_title (style) || strcmp (style, "sum") == 0;
  if (strcmp (style, "section") == 0)
    face.scale = SECTION_SCALE;
  face.italic = strcmp (style, "note") == 0;
  if (face.italic || strcmp (style, "detail") == 0)
    face.scale = NOTE_SCALE;
  return face;
}

static gboolean
is_below (const char *style)
{
  return strcmp (style, "detail") == 0 || strcmp (style, "note") == 0;
}

/* Above the row. */
static double
get_padding (const char *style)
{
  if (strcmp (style, "section") == 0)
    return SECTION_PADDING;
  return strcmp (style, "group") == 0 ? GROUP_PADDING : PADDING;
}

static void
add_cell (const Table *table, GadibaLetterBox *box, const GadibaLetterRow *row, guint index)
{
  const GadibaLetterCell *cell = &g_array_index (row->cells, GadibaLetterCell, index);
  const GadibaLetterColumn *column =
      &g_array_index (table->block->columns, GadibaLetterColumn, index);
  GadibaLetterFace face = choose_face (row->style);
  double unit = table->self->size;
  GadibaLetterFrame frame = { 0, get_padding (row->style) * unit, 0 };

  get_frame (table, index, row->cells->len == 1 ? table->block->columns->len : 1, &frame);
  if (index == 0 && is_below (row->style))
    {
      frame.x += unit;
      frame.width -= unit;
    }
  /* The norm of a sum is no sum. */
  if (index > 1)
    face.bold = FALSE;
  if (row->cells->len > 1)
    face.align = get_align (column);
  if (cell->text != NULL)
    frame.y = _gadiba_letter_box_add_text (table->self, box, "TD", cell->text, &face, frame);
  face.scale = NOTE_SCALE;
  face.bold = FALSE;
  if (cell->note != NULL)
    _gadiba_letter_box_add_text (table->self, box, "TD", cell->note, &face, frame);
}

static void
add_row (const Table *table, guint index)
{
  const GadibaLetterRow *row = g_ptr_array_index (table->block->rows, index);
  const GadibaLetterRow *next = index + 1 < table->block->rows->len
                                    ? g_ptr_array_index (table->block->rows, index + 1)
                                    : NULL;
  guint n = table->block->rows->len;
  GadibaLetterBox *box = _gadiba_letter_layout_add_box (table->self, "TR", 0);

  for (guint i = 0; i < row->cells->len; i++)
    add_cell (table, box, row, i);
  box->height += PADDING * table->self->size;
  if (box->height > GADIBA_LETTER_HEIGHT / 3)
    _gadiba_letter_box_find_breaks (box, 1);
  /* No row is left alone at either end of a page, and a detail stands with what it explains. */
  box->keep = next != NULL
              && (index == 0 || index + 2 == n || is_title (row->style) || is_below (next->style));
  if (next == NULL)
    set_rule (box, 0.8);
  else if (!is_below (next->style) && !is_title (row->style))
    set_rule (box, 0.25);
}

void
_gadiba_letter_layout_add_table (GadibaLetterLayout *self, const GadibaLetterBlock *block,
                                 guint group)
{
  Table table = { self, block, 0 };
  guint first = self->boxes->len;
  gboolean has_titles = FALSE;

  for (guint i = 0; i < block->columns->len; i++)
    {
      const GadibaLetterColumn *column = &g_array_index (block->columns, GadibaLetterColumn, i);
      table.total += column->width;
      has_titles = has_titles || column->title != NULL;
    }
  if (has_titles && block->rows->len > 0)
    add_head (&table);
  for (guint i = 0; i < block->rows->len; i++)
    add_row (&table, i);
  for (guint i = first; i < self->boxes->len; i++)
    {
      GadibaLetterBox *box = g_ptr_array_index (self->boxes, i);
      box->outer = "Table";
      box->group = group;
    }
}
