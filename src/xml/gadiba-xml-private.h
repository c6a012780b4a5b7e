/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "gadiba-xml.h"

G_BEGIN_DECLS

/* Limits on foreign files. Each bounds something that libxml2 does in more than linear time (the
 * attributes of a tag, the prefixes in force) or with a multiple of the file's size in memory. */
#define GADIBA_XML_MAX_TAG (64 * 1024)
#define GADIBA_XML_MAX_ATTRIBUTES 64
#define GADIBA_XML_MAX_PREFIXES 64
#define GADIBA_XML_MAX_DEPTH 64
#define GADIBA_XML_MAX_ITEMS 400000

/* Where an element stands in the text; its start tag is the n-th of the file. */
typedef struct
{
  gsize start, inner, end; /* its "<", what follows its start tag, what follows its end tag */
  int line;                /* of start */
  const char *content;     /* text elements: the text, trimmed */
} GadibaXmlTag;

struct _GadibaXmlDocument
{
  xmlDoc *doc; /* its elements' _private: the index of their tag; their attributes': the value */
  char *label;
  char *ns;
  GBytes *bytes;
  gsize offset; /* of the text in bytes: after the byte order mark, if there is one */
  GArray *tags; /* GadibaXmlTag */
  GStringChunk *strings;
};

/* One attribute in the text of a tag. */
typedef struct
{
  const char *name, *value; /* value: after the opening quote */
  gsize name_length, value_length;
} GadibaXmlRawAttribute;

typedef enum
{
  GADIBA_XML_TAG_ATTRIBUTE, /* an attribute was read */
  GADIBA_XML_TAG_END,       /* ">" or "/>" follows */
  GADIBA_XML_TAG_CUT,       /* the text ends before the tag does */
  GADIBA_XML_TAG_NO_SPACE,  /* nothing between two attributes */
  GADIBA_XML_TAG_STRAY,     /* what begins no attribute */
  GADIBA_XML_TAG_NO_VALUE,  /* no "=" behind the name */
  GADIBA_XML_TAG_NO_QUOTE,  /* no quotation mark behind "=" */
  GADIBA_XML_TAG_LESS_THAN, /* "<" in the value */
} GadibaXmlTagState;

/* @at: what follows the tag's name or the last attribute; moves on. */
GadibaXmlTagState
_gadiba_xml_read_attribute (const char **at, const char *limit, GadibaXmlRawAttribute *attribute);

/* The end of the name at @at; @at itself if there is none. */
const char *_gadiba_xml_skip_name (const char *at, const char *limit);
const char *_gadiba_xml_skip_space (const char *at, const char *limit);

/* Refuses what is not UTF-8 or holds characters that XML does not allow. @offset: the first byte
 * after a byte order mark. */
gboolean _gadiba_xml_check_bytes (const char *label, GBytes *bytes, gsize *offset, GError **error);

/* Refuses what is unsafe or cannot be well-formed. Returns: (nullable) (transfer full): the
 * elements' GadibaXmlTag in the order of the file */
GArray *_gadiba_xml_scan (const char *label, const char *text, gsize length, GError **error);

/* Returns: (nullable) (transfer full) */
xmlDoc *_gadiba_xml_parse (const char *label, const char *text, gsize length, GError **error);

/* Everything before the table: size, bytes, scan, libxml2. @tags: (out) (transfer full): set where
 * the scan found them; @offset: (out): of the text. Returns: (nullable) (transfer full) */
xmlDoc *
_gadiba_xml_load (GBytes *bytes, const char *label, GArray **tags, gsize *offset, GError **error);

/* Returns: (nullable): the node after @node in the order of the file, within @root */
xmlNode *_gadiba_xml_next_node (const xmlNode *root, xmlNode *node);

/* Holds the document against the table. */
gboolean _gadiba_xml_check (GadibaXmlDocument *self, const GadibaXmlElement *root, GError **error);

/* Returns: (nullable) (transfer full) */
GBytes *_gadiba_xml_read_file (const char *path, const char *label, gsize max_size, GError **error);

void _gadiba_xml_set_size_fault (const char *label, gsize max_size, GError **error);

/* As gadiba_xml_set_error_at() with another code than SCHEMA. */
void _gadiba_xml_set_fault (GError **error, GadibaXmlError code, const char *label, int line,
                            const char *format, ...) G_GNUC_PRINTF (5, 6);

/* One line, "LABEL:LINE: SENTENCE". Returns: (transfer full) */
char *_gadiba_xml_make_message (const char *label, int line, const char *format, va_list args)
    G_GNUC_PRINTF (3, 0);

/* The words of @words, "a, b, c", cut where a message would grow too long. Returns: (transfer full)
 */
char *_gadiba_xml_join (const char *const *words, const char *before, const char *after);

const GadibaXmlTag *_gadiba_xml_get_tag (const GadibaXmlDocument *self, const xmlNode *node);

/* The line of the first text, white space, comments and instructions passed over, from @position
 * on;
 * @tag stands before it. */
int
_gadiba_xml_get_text_line (const GadibaXmlDocument *self, const GadibaXmlTag *tag, gsize position);

G_END_DECLS
