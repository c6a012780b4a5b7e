/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-layout-private.h"

/* Blocks to boxes: where everything stands, except on which page. */

#define INDENT 1.7 /* of an item, in sizes */

/* Between lines that a hand writes on. */
#define LINE_OF_HAND (8 * GADIBA_LETTER_MM)
#define LINE_OF_HAND_IN_SIZES 1.8

typedef struct
{
  const char *name;
  GadibaLetterFace face;
  double before; /* in sizes */
} Style;

#define LEFT PANGO_ALIGN_LEFT
#define CENTER PANGO_ALIGN_CENTER
#define RIGHT PANGO_ALIGN_RIGHT

static const Style styles[] = {
  { "normal", { 1.0, FALSE, FALSE, TRUE, LEFT, 0 }, 0.5 },
  { "mark", { 0.74, FALSE, FALSE, FALSE, RIGHT, 0 }, 0.0 },
  { "letterhead-name", { 1.25, TRUE, FALSE, FALSE, CENTER, 0 }, 1.0 },
  { "letterhead", { 0.84, FALSE, FALSE, FALSE, CENTER, 0 }, 0.15 },
  { "addressee-name", { 1.0, TRUE, FALSE, FALSE, LEFT, 0 }, 1.1 },
  { "addressee", { 1.0, FALSE, FALSE, FALSE, LEFT, 0 }, 0.1 },
  { "title", { 1.04, TRUE, FALSE, FALSE, CENTER, 0 }, 1.2 },
  { "resolve", { 1.0, TRUE, FALSE, FALSE, CENTER, 0 }, 0.7 },
  { "small", { 0.84, FALSE, FALSE, FALSE, LEFT, 0 }, 0.3 },
};

static const Style headings[] = {
  { "H1", { 1.25, TRUE, FALSE, FALSE, CENTER, 0 }, 1.5 },
  { "H2", { 1.0, TRUE, FALSE, FALSE, LEFT, 0 }, 1.1 },
  { "H3", { 0.92, TRUE, FALSE, FALSE, LEFT, 0 }, 0.9 },
};

static const Style *
find_style (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (styles[i].name, name) == 0)
      return &styles[i];
  return &styles[0];
}

GadibaLetterBox *
_gadiba_letter_layout_add_box (GadibaLetterLayout *self, const char *tag, double before)
{
  GadibaLetterBox *box = g_new0 (GadibaLetterBox, 1);

  box->tag = tag;
  box->before = before * self->size;
  box->texts = g_array_new (FALSE, FALSE, sizeof (GadibaLetterText));
  g_ptr_array_add (self->boxes, box);
  return box;
}

/* Wide gaps between words read badly in large letters on narrow lines. */
static GadibaLetterFace
choose_face (const GadibaLetterLayout *self, const Style *style)
{
  GadibaLetterFace face = style->face;

  if (self->size > 14)
    face.justify = FALSE;
  return face;
}

static void
add_heading (GadibaLetterLayout *self, const GadibaLetterBlock *block)
{
  const Style *style = &headings[CLAMP (block->level, 1, 3) - 1];
  GadibaLetterBox *box = _gadiba_letter_layout_add_box (self, style->name, style->before);

  _gadiba_letter_box_add_text (self, box, NULL, block->text, &style->face,
                               (GadibaLetterFrame){ 0, 0, GADIBA_LETTER_WIDTH });
  box->keep = TRUE;
}

/* What stands in bold in front, and the text behind it. Returns: (transfer full) */
static char *
join_lead (const GadibaLetterBlock *block, GadibaLetterFace *face)
{
  if (block->lead == NULL)
    return g_strdup (block->text);
  face->n_bold = strlen (block->lead);
  return g_strjoin (" ", block->lead, block->text, NULL);
}

static void
add_paragraph (GadibaLetterLayout *self, const GadibaLetterBlock *block)
{
  const Style *style = find_style (block->style);
  GadibaLetterFace face = choose_face (self, style);
  g_autofree char *text = join_lead (block, &face);
  GadibaLetterBox *box = _gadiba_letter_layout_add_box (self, "P", style->before);

  _gadiba_letter_box_add_text (self, box, NULL, text, &face,
                               (GadibaLetterFrame){ 0, 0, GADIBA_LETTER_WIDTH });
  _gadiba_letter_box_find_breaks (box, 2);
  box->keep = block->keep || g_strcmp0 (block->style, "resolve") == 0;
}

static void
add_item (GadibaLetterLayout *self, const GadibaLetterBlock *block, guint group)
{
  const Style *style = find_style (block->style);
  GadibaLetterFace face = choose_face (self, style);
  double unit = self->size * face.scale;
  double x = INDENT * unit * MAX (block->level, 1);
  GadibaLetterBox *box = _gadiba_letter_layout_add_box (self, "LI", style->before * 0.6);
  GadibaLetterFace mark = face;

  mark.justify = FALSE;
  _gadiba_letter_box_add_text (self, box, "Lbl", block->lead, &mark,
                               (GadibaLetterFrame){ x - INDENT * unit, 0, INDENT * unit });
  _gadiba_letter_box_add_text (self, box, "LBody", block->text, &face,
                               (GadibaLetterFrame){ x, 0, GADIBA_LETTER_WIDTH - x });
  _gadiba_letter_box_find_breaks (box, 2);
  box->keep = block->keep;
  box->outer = "L";
  box->group = group;
}

static void
add_pair (GadibaLetterLayout *self, const GadibaLetterBlock *block)
{
  GadibaLetterFace face = { 1.0, FALSE, FALSE, FALSE, LEFT, 0 };
  GadibaLetterBox *box = _gadiba_letter_layout_add_box (self, "P", 0.5);
  double half = GADIBA_LETTER_WIDTH / 2;

  _gadiba_letter_box_add_text (self, box, NULL, block->text, &face,
                               (GadibaLetterFrame){ 0, 0, half - self->size });
  face.align = RIGHT;
  _gadiba_letter_box_add_text (self, box, NULL, block->right, &face,
                               (GadibaLetterFrame){ half, 0, half });
}

/* A line that a hand writes on, from @from to the margin. */
static void
add_writing_line (GadibaLetterBox *box, double height, double from)
{
  box->height = MAX (box->height, height);
  box->rule_width = 0.5;
  box->rule_from = from;
  box->rule_to = GADIBA_LETTER_WIDTH;
  box->rule_y = box->height - 1;
}

/* Where words leave too little of a line, writing begins on the next one. The words stand low, on
 * the line that is written on. */
static void
add_fill (GadibaLetterLayout *self, const GadibaLetterBlock *block)
{
  GadibaLetterFace face = { 1.0, FALSE, FALSE, FALSE, LEFT, 0 };
  g_autofree char *text = join_lead (block, &face);
  double height = MAX (LINE_OF_HAND, LINE_OF_HAND_IN_SIZES * self->size);
  guint n_lines = block->lines;

  if (text != NULL)
    {
      double above = height - self->size * 1.2;
      GadibaLetterBox *box = _gadiba_letter_layout_add_box (self, "P", 0);
      _gadiba_letter_box_add_text (self, box, NULL, text, &face,
                                   (GadibaLetterFrame){ 0, above, GADIBA_LETTER_WIDTH });
      const GadibaLetterText *words = &g_array_index (box->texts, GadibaLetterText, 0);
      PangoRectangle logical;
      pango_layout_line_get_extents (g_array_index (words->lines, GadibaLetterLine, 0).line, NULL,
                                     &logical);
      double from = (double) logical.width / PANGO_SCALE + self->size * 0.4;
      if (words->lines->len == 1 && from < GADIBA_LETTER_WIDTH * 0.6)
        {
          add_writing_line (box, height, from);
          n_lines--;
        }
      box->keep = n_lines > 0;
    }
  for (guint i = 0; i < n_lines; i++)
    add_writing_line (_gadiba_letter_layout_add_box (self, NULL, 0), height, 0);
}

static void
add_rule (GadibaLetterLayout *self)
{
  GadibaLetterBox *box = _gadiba_letter_layout_add_box (self, NULL, 0.5);

  box->height = 1;
  box->rule_width = 0.7;
  box->rule_to = GADIBA_LETTER_WIDTH;
  box->rule_y = 0.5;
}

/* The signature does not stand on a page of its own: what it signs goes with it. */
static void
add_signature (GadibaLetterLayout *self, const GadibaLetterBlock *block)
{
  GadibaLetterFace face = { 1.0, FALSE, FALSE, FALSE, LEFT, 0 };
  GadibaLetterFace small = { 0.8, FALSE, FALSE, FALSE, CENTER, 0 };
  double left = GADIBA_LETTER_WIDTH * 0.42;
  double right = GADIBA_LETTER_WIDTH * 0.7;

  if (self->boxes->len > 0)
    ((GadibaLetterBox *) g_ptr_array_index (self->boxes, self->boxes->len - 1))->keep = TRUE;
  GadibaLetterBox *box = _gadiba_letter_layout_add_box (self, "P", block->note != NULL ? 1.5 : 3.0);
  _gadiba_letter_box_add_text (self, box, NULL, block->text, &face,
                               (GadibaLetterFrame){ 0, 0, left - self->size });
  double line =
      g_array_index (g_array_index (box->texts, GadibaLetterText, 0).lines, GadibaLetterLine, 0)
          .baseline;
  face.align = RIGHT;
  _gadiba_letter_box_add_text (self, box, NULL, block->right, &face,
                               (GadibaLetterFrame){ right, 0, GADIBA_LETTER_WIDTH - right });
  if (block->note != NULL)
    {
      _gadiba_letter_box_add_text (
          self, box, NULL, block->note, &small,
          (GadibaLetterFrame){ 0, box->height + 0.8 * self->size, GADIBA_LETTER_WIDTH });
      return;
    }
  box->rule_from = left;
  box->rule_to = right - self->size * 0.8;
  box->rule_y = line + 1;
  box->rule_width = 0.5;
}

static gboolean
is_of_list (const GadibaLetterLayout *self, guint index, guint group)
{
  if (index >= self->boxes->len)
    return FALSE;
  const GadibaLetterBox *box = g_ptr_array_index (self->boxes, index);
  return box->group == group && g_strcmp0 (box->outer, "L") == 0;
}

/* Neither the first nor the last item of a list stands on a page alone. */
static void
keep_items (GadibaLetterLayout *self)
{
  for (guint i = 0; i + 1 < self->boxes->len; i++)
    {
      GadibaLetterBox *box = g_ptr_array_index (self->boxes, i);
      if (is_of_list (self, i, box->group) && is_of_list (self, i + 1, box->group)
          && (i == 0 || !is_of_list (self, i - 1, box->group)
              || !is_of_list (self, i + 2, box->group)))
        box->keep = TRUE;
    }
}

void
_gadiba_letter_layout_make_boxes (GadibaLetterLayout *self)
{
  for (guint i = 0; i < self->letter->blocks->len; i++)
    {
      const GadibaLetterBlock *block = g_ptr_array_index (self->letter->blocks, i);
      const GadibaLetterBlock *before =
          i > 0 ? g_ptr_array_index (self->letter->blocks, i - 1) : NULL;
      guint group =
          before != NULL && before->kind == block->kind && block->kind == GADIBA_LETTER_ITEM
                  && self->boxes->len > 0
              ? ((GadibaLetterBox *) g_ptr_array_index (self->boxes, self->boxes->len - 1))->group
              : i + 1;
      switch (block->kind)
        {
        case GADIBA_LETTER_HEADING:
          add_heading (self, block);
          break;
        case GADIBA_LETTER_PARAGRAPH:
          add_paragraph (self, block);
          break;
        case GADIBA_LETTER_ITEM:
          add_item (self, block, group);
          break;
        case GADIBA_LETTER_PAIR:
          add_pair (self, block);
          break;
        case GADIBA_LETTER_FILL:
          add_fill (self, block);
          break;
        case GADIBA_LETTER_RULE:
          add_rule (self);
          break;
        case GADIBA_LETTER_TABLE:
          _gadiba_letter_layout_add_table (self, block, group);
          break;
        case GADIBA_LETTER_SIGNATURE:
          add_signature (self, block);
          break;
        case GADIBA_LETTER_BREAK:
          _gadiba_letter_layout_add_box (self, NULL, 0)->new_page = TRUE;
          break;
        }
    }
  keep_items (self);
}
