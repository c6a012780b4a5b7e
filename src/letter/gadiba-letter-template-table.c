/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-template-private.h"

/* The elements of a template. <if> and <each> stand among blocks, items, rows and cells, and hold
 * more of the same. */

static const GadibaXmlAttribute if_attributes[] = {
  GADIBA_LETTER_REQUIRED ("test", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlAttribute each_attributes[] = {
  GADIBA_LETTER_REQUIRED ("of", TEXT),
  GADIBA_LETTER_OPTIONAL ("test", TEXT),
  GADIBA_LETTER_END,
};

/* --- lists --- */

static const GadibaXmlElement item = { .name = "item", .text = TRUE, .text_required = TRUE };
static const GadibaXmlElement item_if, item_each;
static const GadibaXmlChild item_children[] = {
  { &item, 0, 0 },
  { &item_if, 0, 0 },
  { &item_each, 0, 0 },
  GADIBA_LETTER_NO_CHILD,
};
static const GadibaXmlElement item_if = { .name = "if",
                                          .attributes = if_attributes,
                                          .children = item_children };
static const GadibaXmlElement item_each = { .name = "each",
                                            .attributes = each_attributes,
                                            .children = item_children };
static const GadibaXmlAttribute list_attributes[] = {
  GADIBA_LETTER_WORD ("mark", "number dash"),
  GADIBA_LETTER_WORD ("level", "1 2"),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement list = { .name = "list",
                                       .attributes = list_attributes,
                                       .children = item_children };

/* --- tables --- */

static const GadibaXmlAttribute cell_attributes[] = {
  GADIBA_LETTER_OPTIONAL ("note", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement cell = { .name = "cell",
                                       .attributes = cell_attributes,
                                       .text = TRUE };
static const GadibaXmlElement cell_if;
static const GadibaXmlChild cell_children[] = {
  { &cell, 0, 0 },
  { &cell_if, 0, 0 },
  GADIBA_LETTER_NO_CHILD,
};
static const GadibaXmlElement cell_if = { .name = "if",
                                          .attributes = if_attributes,
                                          .children = cell_children };
static const GadibaXmlAttribute row_attributes[] = {
  GADIBA_LETTER_WORD ("style", GADIBA_LETTER_ROW_STYLES),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement row = { .name = "row",
                                      .attributes = row_attributes,
                                      .children = cell_children };
static const GadibaXmlElement row_if, row_each;
static const GadibaXmlAttribute column_attributes[] = {
  GADIBA_LETTER_REQUIRED ("width", WHOLE),
  GADIBA_LETTER_WORD ("align", "left right"),
  GADIBA_LETTER_OPTIONAL ("title", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement column = { .name = "column", .attributes = column_attributes };
static const GadibaXmlChild row_children[] = {
  { &row, 0, 0 },
  { &row_if, 0, 0 },
  { &row_each, 0, 0 },
  GADIBA_LETTER_NO_CHILD,
};
static const GadibaXmlElement row_if = { .name = "if",
                                         .attributes = if_attributes,
                                         .children = row_children };
static const GadibaXmlElement row_each = { .name = "each",
                                           .attributes = each_attributes,
                                           .children = row_children };
static const GadibaXmlChild table_children[] = {
  { &column, 1, 0 }, { &row, 0, 0 }, { &row_if, 0, 0 }, { &row_each, 0, 0 }, GADIBA_LETTER_NO_CHILD,
};
static const GadibaXmlElement table = { .name = "table", .children = table_children };

/* --- blocks --- */

static const GadibaXmlAttribute heading_attributes[] = {
  GADIBA_LETTER_REQUIRED_WORD ("level", "1 2 3"),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement heading = {
  .name = "heading", .attributes = heading_attributes, .text = TRUE, .text_required = TRUE
};
static const GadibaXmlAttribute paragraph_attributes[] = {
  GADIBA_LETTER_WORD ("style", GADIBA_LETTER_STYLES),
  GADIBA_LETTER_OPTIONAL ("lead", TEXT),
  GADIBA_LETTER_OPTIONAL ("keep", YES_NO),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement paragraph = {
  .name = "paragraph", .attributes = paragraph_attributes, .text = TRUE, .text_required = TRUE
};
static const GadibaXmlAttribute pair_attributes[] = {
  GADIBA_LETTER_REQUIRED ("left", TEXT),
  GADIBA_LETTER_REQUIRED ("right", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement pair = { .name = "pair", .attributes = pair_attributes };
static const GadibaXmlAttribute fill_attributes[] = {
  GADIBA_LETTER_OPTIONAL ("lead", TEXT),
  GADIBA_LETTER_WORD ("lines", GADIBA_LETTER_LINES),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement fill = { .name = "fill",
                                       .attributes = fill_attributes,
                                       .text = TRUE };
static const GadibaXmlAttribute signature_attributes[] = {
  GADIBA_LETTER_REQUIRED ("left", TEXT),
  GADIBA_LETTER_REQUIRED ("right", TEXT),
  GADIBA_LETTER_OPTIONAL ("note", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement signature = { .name = "signature",
                                            .attributes = signature_attributes };
static const GadibaXmlElement rule = { .name = "rule" };
static const GadibaXmlElement page_break = { .name = "break" };
static const GadibaXmlAttribute calculation_attributes[] = {
  GADIBA_LETTER_REQUIRED ("steps", TEXT),
  GADIBA_LETTER_REQUIRED ("what", TEXT),
  GADIBA_LETTER_REQUIRED ("result", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement calculation = { .name = "calculation",
                                              .attributes = calculation_attributes };
static const GadibaXmlAttribute explanation_attributes[] = {
  GADIBA_LETTER_REQUIRED ("what", TEXT),          GADIBA_LETTER_REQUIRED ("result", TEXT),
  GADIBA_LETTER_REQUIRED ("norm", TEXT),          GADIBA_LETTER_REQUIRED ("missing", TEXT),
  GADIBA_LETTER_REQUIRED ("abbreviations", TEXT), GADIBA_LETTER_END,
};
static const GadibaXmlElement explanation = { .name = "explanation",
                                              .attributes = explanation_attributes };

static const GadibaXmlAttribute applied_attributes[] = {
  GADIBA_LETTER_REQUIRED ("source", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement applied = { .name = "applied", .attributes = applied_attributes };

static const GadibaXmlElement block_if, block_each, part;

#define BLOCKS                                                                                     \
  { &heading, 0, 0 }, { &paragraph, 0, 0 }, { &pair, 0, 0 }, { &fill, 0, 0 },                      \
      { &signature, 0, 0 }, { &rule, 0, 0 }, { &page_break, 0, 0 }, { &list, 0, 0 },               \
      { &table, 0, 0 }, { &calculation, 0, 0 }, { &explanation, 0, 0 }, { &applied, 0, 0 },        \
      { &block_if, 0, 0 },                                                                         \
  {                                                                                                \
    &block_each, 0, 0                                                                              \
  }

static const GadibaXmlChild block_children[] = { BLOCKS, GADIBA_LETTER_NO_CHILD };
static const GadibaXmlElement block_if = { .name = "if",
                                           .attributes = if_attributes,
                                           .children = block_children };
static const GadibaXmlElement block_each = { .name = "each",
                                             .attributes = each_attributes,
                                             .children = block_children };
static const GadibaXmlAttribute part_attributes[] = {
  GADIBA_LETTER_REQUIRED_WORD ("of", GADIBA_LETTER_PARTS),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement part = { .name = "part",
                                       .attributes = part_attributes,
                                       .children = block_children };

static const GadibaXmlAttribute name_attributes[] = {
  GADIBA_LETTER_REQUIRED ("of", NAME),
  GADIBA_LETTER_REQUIRED ("accusative", TEXT),
  GADIBA_LETTER_REQUIRED ("genitive", TEXT),
  GADIBA_LETTER_OPTIONAL ("plain", TEXT),
  GADIBA_LETTER_END,
};
static const GadibaXmlElement name = { .name = "name", .attributes = name_attributes };

static const GadibaXmlChild letter_children[] = {
  { &name, 0, 0 },
  { &part, 0, 0 },
  BLOCKS,
  GADIBA_LETTER_NO_CHILD,
};
static const GadibaXmlAttribute letter_attributes[] = {
  GADIBA_LETTER_REQUIRED ("id", NAME),
  GADIBA_LETTER_REQUIRED_WORD ("form",
                               "short full refusal following notice document statement sheet"),
  GADIBA_LETTER_REQUIRED ("title", TEXT),
  GADIBA_LETTER_REQUIRED ("page", TEXT),
  GADIBA_LETTER_OPTIONAL ("italic", TEXT),
  GADIBA_LETTER_OPTIONAL ("practice", TEXT),
  GADIBA_LETTER_OPTIONAL ("verify", TEXT),
  GADIBA_LETTER_END,
};
const GadibaXmlElement _gadiba_letter_template_root = { .name = "letter",
                                                        .attributes = letter_attributes,
                                                        .children = letter_children };
