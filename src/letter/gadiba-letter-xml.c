/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-private.h"
#include "gadiba-xml-writer.h"

/* The composed letter as a document: one table for what is read and what is written. */

static const GadibaXmlAttribute heading_attributes[] = {
  GADIBA_LETTER_WORD ("part", GADIBA_LETTER_PARTS),
  GADIBA_LETTER_REQUIRED_WORD ("level", "1 2 3"),
  GADIBA_LETTER_REQUIRED ("text", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute paragraph_attributes[] = {
  GADIBA_LETTER_WORD ("part", GADIBA_LETTER_PARTS),
  GADIBA_LETTER_WORD ("style", GADIBA_LETTER_STYLES),
  GADIBA_LETTER_OPTIONAL ("keep", YES_NO),
  GADIBA_LETTER_OPTIONAL ("lead", TEXT),
  GADIBA_LETTER_REQUIRED ("text", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute item_attributes[] = {
  GADIBA_LETTER_WORD ("part", GADIBA_LETTER_PARTS),
  GADIBA_LETTER_WORD ("level", "1 2"),
  GADIBA_LETTER_WORD ("style", GADIBA_LETTER_STYLES),
  GADIBA_LETTER_OPTIONAL ("keep", YES_NO),
  GADIBA_LETTER_REQUIRED ("lead", TEXT),
  GADIBA_LETTER_REQUIRED ("text", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute pair_attributes[] = {
  GADIBA_LETTER_WORD ("part", GADIBA_LETTER_PARTS),
  GADIBA_LETTER_REQUIRED ("text", TEXT),
  GADIBA_LETTER_REQUIRED ("right", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute fill_attributes[] = {
  GADIBA_LETTER_WORD ("part", GADIBA_LETTER_PARTS),
  GADIBA_LETTER_REQUIRED_WORD ("lines", GADIBA_LETTER_LINES),
  GADIBA_LETTER_OPTIONAL ("lead", TEXT),
  GADIBA_LETTER_OPTIONAL ("text", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute signature_attributes[] = {
  GADIBA_LETTER_WORD ("part", GADIBA_LETTER_PARTS),
  GADIBA_LETTER_REQUIRED ("text", TEXT),
  GADIBA_LETTER_OPTIONAL ("note", TEXT),
  GADIBA_LETTER_REQUIRED ("right", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute part_attributes[] = {
  GADIBA_LETTER_WORD ("part", GADIBA_LETTER_PARTS),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute column_attributes[] = {
  GADIBA_LETTER_REQUIRED ("width", WHOLE),
  GADIBA_LETTER_REQUIRED_WORD ("align", "left right"),
  GADIBA_LETTER_OPTIONAL ("title", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute row_attributes[] = {
  GADIBA_LETTER_REQUIRED_WORD ("style", GADIBA_LETTER_ROW_STYLES),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute cell_attributes[] = {
  GADIBA_LETTER_OPTIONAL ("text", TEXT),
  GADIBA_LETTER_OPTIONAL ("note", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute letter_attributes[] = {
  GADIBA_LETTER_REQUIRED ("kind", NAME),
  GADIBA_LETTER_REQUIRED ("title", TEXT),
  GADIBA_LETTER_REQUIRED ("author", TEXT),
  GADIBA_LETTER_REQUIRED ("number", TEXT),
  GADIBA_LETTER_REQUIRED ("day", DATE),
  GADIBA_LETTER_REQUIRED ("page", TEXT),
  GADIBA_LETTER_OPTIONAL ("italic", TEXT),
  GADIBA_LETTER_OPTIONAL ("mark", TEXT),
  GADIBA_LETTER_OPTIONAL ("code", TEXT),
  GADIBA_LETTER_OPTIONAL ("verify", TEXT),
  GADIBA_LETTER_END,
};

static const GadibaXmlElement heading = { .name = "heading", .attributes = heading_attributes };
static const GadibaXmlElement paragraph = { .name = "paragraph",
                                            .attributes = paragraph_attributes };
static const GadibaXmlElement item = { .name = "item", .attributes = item_attributes };
static const GadibaXmlElement pair = { .name = "pair", .attributes = pair_attributes };
static const GadibaXmlElement fill = { .name = "fill", .attributes = fill_attributes };
static const GadibaXmlElement rule = { .name = "rule", .attributes = part_attributes };
static const GadibaXmlElement signature = { .name = "signature",
                                            .attributes = signature_attributes };
static const GadibaXmlElement page_break = { .name = "break", .attributes = part_attributes };
static const GadibaXmlElement column = { .name = "column", .attributes = column_attributes };
static const GadibaXmlElement cell = { .name = "cell", .attributes = cell_attributes };

static const GadibaXmlChild row_children[] = { { &cell, 1, 0 }, GADIBA_LETTER_NO_CHILD };
static const GadibaXmlElement row = { .name = "row",
                                      .attributes = row_attributes,
                                      .children = row_children };
static const GadibaXmlChild table_children[] = {
  { &column, 1, 0 },
  { &row, 0, 0 },
  GADIBA_LETTER_NO_CHILD,
};
static const GadibaXmlElement table = {
  .name = "table", .attributes = part_attributes, .children = table_children, .in_order = TRUE
};
static const GadibaXmlChild letter_children[] = {
  { &heading, 0, 0 },    { &paragraph, 0, 0 },   { &item, 0, 0 },  { &pair, 0, 0 },
  { &fill, 0, 0 },       { &rule, 0, 0 },        { &table, 0, 0 }, { &signature, 0, 0 },
  { &page_break, 0, 0 }, GADIBA_LETTER_NO_CHILD,
};
static const GadibaXmlElement root = { .name = "letter",
                                       .attributes = letter_attributes,
                                       .children = letter_children };

static const GadibaXmlElement *const elements[] = {
  [GADIBA_LETTER_HEADING] = &heading,  [GADIBA_LETTER_PARAGRAPH] = &paragraph,
  [GADIBA_LETTER_ITEM] = &item,        [GADIBA_LETTER_PAIR] = &pair,
  [GADIBA_LETTER_FILL] = &fill,        [GADIBA_LETTER_RULE] = &rule,
  [GADIBA_LETTER_TABLE] = &table,      [GADIBA_LETTER_SIGNATURE] = &signature,
  [GADIBA_LETTER_BREAK] = &page_break,
};

/* --- writing --- */

/* Nothing but what differs from a plain block. */
static void
write_number (GadibaXmlWriter *writer, const char *name, guint number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : NULL;
  gadiba_xml_writer_attribute (writer, name, text);
}

static void
write_table (GadibaXmlWriter *writer, const GadibaLetterBlock *block)
{
  for (guint i = 0; i < block->columns->len; i++)
    {
      const GadibaLetterColumn *one = &g_array_index (block->columns, GadibaLetterColumn, i);
      gadiba_xml_writer_start (writer, "column");
      write_number (writer, "width", one->width);
      gadiba_xml_writer_attribute (writer, "align", one->align);
      gadiba_xml_writer_attribute (writer, "title", one->title);
      gadiba_xml_writer_end (writer);
    }
  for (guint i = 0; i < block->rows->len; i++)
    {
      const GadibaLetterRow *one = g_ptr_array_index (block->rows, i);
      gadiba_xml_writer_start (writer, "row");
      gadiba_xml_writer_attribute (writer, "style", one->style);
      for (guint j = 0; j < one->cells->len; j++)
        {
          const GadibaLetterCell *text = &g_array_index (one->cells, GadibaLetterCell, j);
          gadiba_xml_writer_start (writer, "cell");
          gadiba_xml_writer_attribute (writer, "text", text->text);
          gadiba_xml_writer_attribute (writer, "note", text->note);
          gadiba_xml_writer_end (writer);
        }
      gadiba_xml_writer_end (writer);
    }
}

static void
write_block (GadibaXmlWriter *writer, const GadibaLetterBlock *block)
{
  gadiba_xml_writer_start (writer, elements[block->kind]->name);
  gadiba_xml_writer_attribute (writer, "part", block->part);
  gadiba_xml_writer_attribute (writer, "style", block->style);
  write_number (writer, "level", block->level);
  write_number (writer, "lines", block->lines);
  gadiba_xml_writer_attribute (writer, "keep", block->keep ? "yes" : NULL);
  gadiba_xml_writer_attribute (writer, "lead", block->lead);
  gadiba_xml_writer_attribute (writer, "text", block->text);
  gadiba_xml_writer_attribute (writer, "note", block->note);
  gadiba_xml_writer_attribute (writer, "right", block->right);
  if (block->kind == GADIBA_LETTER_TABLE)
    write_table (writer, block);
  gadiba_xml_writer_end (writer);
}

GBytes *
_gadiba_letter_write_as (const GadibaLetter *letter, const char *code)
{
  g_autoptr (GadibaXmlWriter) writer = gadiba_xml_writer_new ();
  g_autofree char *day = gadiba_date_format (letter->day);
  gadiba_xml_writer_start (writer, "letter");
  gadiba_xml_writer_attribute (writer, "xmlns", GADIBA_LETTER_NAMESPACE);
  gadiba_xml_writer_attribute (writer, "kind", letter->kind);
  gadiba_xml_writer_attribute (writer, "title", letter->title);
  gadiba_xml_writer_attribute (writer, "author", letter->author);
  gadiba_xml_writer_attribute (writer, "number", letter->number);
  gadiba_xml_writer_attribute (writer, "day", day);
  gadiba_xml_writer_attribute (writer, "page", letter->page);
  gadiba_xml_writer_attribute (writer, "italic", letter->italic);
  gadiba_xml_writer_attribute (writer, "mark", letter->mark);
  gadiba_xml_writer_attribute (writer, "code", code);
  gadiba_xml_writer_attribute (writer, "verify", letter->verify);
  for (guint i = 0; i < letter->blocks->len; i++)
    write_block (writer, g_ptr_array_index (letter->blocks, i));
  return gadiba_xml_writer_finish (writer);
}

GBytes *
gadiba_letter_write (const GadibaLetter *letter)
{
  g_return_val_if_fail (letter != NULL, NULL);

  return _gadiba_letter_write_as (letter, letter->code);
}

/* --- reading --- */

static gboolean
read_row (GadibaXmlDocument *document, GadibaLetterBlock *block, const GadibaXmlNode *node,
          GError **error)
{
  GadibaLetterRow *to = _gadiba_letter_add_row (block, gadiba_xml_node_get (node, "style"));

  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, "cell"); n != NULL;
       n = gadiba_xml_node_next (n, "cell"))
    _gadiba_letter_add_cell (to, g_strdup (gadiba_xml_node_get (n, "text")),
                             g_strdup (gadiba_xml_node_get (n, "note")));
  if (to->cells->len == 1 || to->cells->len == block->columns->len)
    return TRUE;
  gadiba_xml_set_error (error, document, node,
                        _ ("the row has %u cells and the table %u columns; write as many cells as "
                           "columns, or one that goes across"),
                        to->cells->len, block->columns->len);
  return FALSE;
}

static gboolean
read_table (GadibaXmlDocument *document, GadibaLetterBlock *block, const GadibaXmlNode *node,
            GError **error)
{
  _gadiba_letter_make_table (block);
  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, "column"); n != NULL;
       n = gadiba_xml_node_next (n, "column"))
    {
      guint width = 0;
      gadiba_xml_node_get_whole (n, "width", &width);
      _gadiba_letter_add_column (block, gadiba_xml_node_get (n, "title"), MAX (width, 1),
                                 gadiba_xml_node_get (n, "align"));
    }
  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, "row"); n != NULL;
       n = gadiba_xml_node_next (n, "row"))
    if (!read_row (document, block, n, error))
      return FALSE;
  return TRUE;
}

/* Attributes that an element cannot have are simply not there. */
static gboolean
read_block (GadibaXmlDocument *document, GadibaLetter *letter, const GadibaXmlNode *node,
            GError **error)
{
  guint kind = 0;
  while (strcmp (elements[kind]->name, gadiba_xml_node_get_name (node)) != 0)
    kind++;

  GadibaLetterBlock *block = _gadiba_letter_add_block (letter, (GadibaLetterBlockKind) kind,
                                                       gadiba_xml_node_get (node, "part"));
  const char *level = gadiba_xml_node_get (node, "level");
  const char *lines = gadiba_xml_node_get (node, "lines");
  block->style = g_intern_string (gadiba_xml_node_get (node, "style"));
  block->level = level != NULL ? (guint) (level[0] - '0') : 0;
  block->lines = lines != NULL ? (guint) (lines[0] - '0') : 0;
  block->keep = gadiba_xml_node_get_yes (node, "keep");
  block->lead = g_strdup (gadiba_xml_node_get (node, "lead"));
  block->text = g_strdup (gadiba_xml_node_get (node, "text"));
  block->note = g_strdup (gadiba_xml_node_get (node, "note"));
  block->right = g_strdup (gadiba_xml_node_get (node, "right"));
  return kind != GADIBA_LETTER_TABLE || read_table (document, block, node, error);
}

GadibaLetter *
gadiba_letter_read (GBytes *bytes, const char *label, GError **error)
{
  g_return_val_if_fail (bytes != NULL && label != NULL, NULL);

  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (bytes, label, GADIBA_LETTER_NAMESPACE, &root, error);
  if (document == NULL)
    return NULL;

  const GadibaXmlNode *top = gadiba_xml_document_get_root (document);
  g_autoptr (GadibaLetter) letter = gadiba_letter_new ();
  letter->kind = g_strdup (gadiba_xml_node_get (top, "kind"));
  letter->title = g_strdup (gadiba_xml_node_get (top, "title"));
  letter->author = g_strdup (gadiba_xml_node_get (top, "author"));
  letter->number = g_strdup (gadiba_xml_node_get (top, "number"));
  gadiba_xml_node_get_date (top, "day", &letter->day);
  letter->page = g_strdup (gadiba_xml_node_get (top, "page"));
  letter->italic = g_strdup (gadiba_xml_node_get (top, "italic"));
  letter->mark = g_strdup (gadiba_xml_node_get (top, "mark"));
  letter->code = g_strdup (gadiba_xml_node_get (top, "code"));
  letter->verify = g_strdup (gadiba_xml_node_get (top, "verify"));
  for (const GadibaXmlNode *n = gadiba_xml_node_first (top, NULL); n != NULL;
       n = gadiba_xml_node_next (n, NULL))
    if (!read_block (document, letter, n, error))
      return NULL;
  return g_steal_pointer (&letter);
}
