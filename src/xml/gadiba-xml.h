/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-date.h"
#include "gadiba-money.h"
#include "gadiba-number.h"

G_BEGIN_DECLS

/*
 * Reading files that others wrote. A document kind is described once, by a table of elements and
 * attributes; the reader holds a file against the table and gives each fault its sentence with
 * file, line, what is wrong and what would be right. What it returns fits the table, so callers
 * ask for values without checking again.
 *
 * Guards, before libxml2 sees anything: size cap, UTF-8 and only characters that XML allows, no
 * DOCTYPE, tags that are complete and closed in their order, no tag longer than 64 KB or with more
 * than 64 attributes, no nesting deeper than 64, at most 400 000 elements and attributes. Whatever
 * the bytes, the answer comes at once.
 *
 * White space is trimmed at both ends of TEXT and NAMES; all other values are taken as they are. A
 * value that is empty is a fault: who has nothing to say leaves the attribute out. Comments and
 * processing instructions are passed over, attributes of a namespace (xsi:…, xml:…) are refused.
 */

/* The hard cap on the size of any file, whatever the caller allows. */
#define GADIBA_XML_MAX_SIZE (16 * 1024 * 1024)

typedef enum
{
  GADIBA_XML_ERROR_READ,   /* the file could not be read */
  GADIBA_XML_ERROR_UNSAFE, /* too large, a DOCTYPE, a tag too long, nested too deep */
  GADIBA_XML_ERROR_SYNTAX, /* not well-formed, not UTF-8 */
  GADIBA_XML_ERROR_SCHEMA, /* does not fit the table */
} GadibaXmlError;

#define GADIBA_XML_ERROR (gadiba_xml_error_quark ())
GQuark gadiba_xml_error_quark (void);

typedef enum
{
  GADIBA_XML_TEXT,    /* anything but the empty text (white space is trimmed) */
  GADIBA_XML_NAME,    /* an XML name without a colon */
  GADIBA_XML_NAMES,   /* names, at least one, separated by white space */
  GADIBA_XML_DATE,    /* YYYY-MM-DD */
  GADIBA_XML_MONTH,   /* YYYY-MM */
  GADIBA_XML_MONEY,   /* gadiba_money_parse() */
  GADIBA_XML_DECIMAL, /* a number of at most "decimals" decimals, no sign, below 100 000 000 */
  GADIBA_XML_WHOLE,   /* a whole number from 0 to 999999 */
  GADIBA_XML_YES_NO,  /* yes, no */
  GADIBA_XML_CHOICE,  /* one of "choices" */
} GadibaXmlType;

typedef struct
{
  const char *name;
  GadibaXmlType type;
  gboolean required;
  const char *choices; /* for CHOICE: the words, separated by spaces */
  guint decimals;      /* for DECIMAL */
} GadibaXmlAttribute;

typedef struct _GadibaXmlElement GadibaXmlElement;

/* A child that an element may have. */
typedef struct
{
  const GadibaXmlElement *element;
  guint min;
  guint max; /* 0: any number */
} GadibaXmlChild;

struct _GadibaXmlElement
{
  const char *name;
  const GadibaXmlAttribute *attributes; /* ends with a name of NULL; may be NULL */
  const GadibaXmlChild *children;       /* ends with an element of NULL; may be NULL */
  gboolean in_order; /* children stand in the order of the table, else in any order */
  gboolean text;     /* holds text instead of children */
  /* Holds exactly one element of another namespace, taken whole and not looked into (an example
   * case in a rule book). "children" are then of this document's own namespace and come first. */
  const char *foreign_namespace;
  gboolean text_required; /* with "text": white space alone is a fault */
};

typedef struct _GadibaXmlDocument GadibaXmlDocument;
typedef struct _GadibaXmlNode GadibaXmlNode; /* lives as long as its document */

/**
 * gadiba_xml_load_file:
 * @path: a file; its base name (never its folder) is what messages call it
 * @max_size: bytes; a larger file is refused unread
 * @ns: the namespace that the document's elements are in; "" for none
 * @root: the table; it must outlive the document
 * @error: %GADIBA_XML_ERROR; one line, "LABEL:LINE: what is wrong; what would be right" ("LABEL: …"
 *   where no line is to blame)
 *
 * Returns: (transfer full): the document, which fits @root and is in namespace @ns
 */
GadibaXmlDocument *gadiba_xml_load_file (const char *path, gsize max_size, const char *ns,
                                         const GadibaXmlElement *root, GError **error);

/* Returns: (transfer full): the bytes of the file, unread: as gadiba_xml_load_file() begins */
GBytes *gadiba_xml_read_file (const char *path, gsize max_size, GError **error);

/**
 * gadiba_xml_load_bytes:
 * @label: what messages call the bytes: a file's base name
 *
 * As gadiba_xml_load_file(), for what is in memory; at most %GADIBA_XML_MAX_SIZE bytes.
 */
GadibaXmlDocument *gadiba_xml_load_bytes (GBytes *bytes, const char *label, const char *ns,
                                          const GadibaXmlElement *root, GError **error);
void gadiba_xml_document_free (GadibaXmlDocument *document);
const char *gadiba_xml_document_get_label (const GadibaXmlDocument *document);
const GadibaXmlNode *gadiba_xml_document_get_root (const GadibaXmlDocument *document);

/* Elements only. @name NULL: any. Returns: (nullable) (transfer none) */
const GadibaXmlNode *gadiba_xml_node_first (const GadibaXmlNode *node, const char *name);
const GadibaXmlNode *gadiba_xml_node_next (const GadibaXmlNode *node, const char *name);
const char *gadiba_xml_node_get_name (const GadibaXmlNode *node);

/* The line on which the element's tag begins, and that of one of its attributes (the element's if
 * it is left out). Right for any line number. */
int gadiba_xml_node_get_line (const GadibaXmlNode *node);
int gadiba_xml_node_get_attribute_line (const GadibaXmlNode *node, const char *attribute);

/* The element's text, white space at both ends trimmed and inner runs made one space; "" if there
 * is none. */
const char *gadiba_xml_node_get_content (const GadibaXmlNode *node);

/* Returns: (nullable): NULL when the attribute is left out */
const char *gadiba_xml_node_get (const GadibaXmlNode *node, const char *attribute);

/* Returns: TRUE when the attribute says "yes"; FALSE when it says "no" or is left out */
gboolean gadiba_xml_node_get_yes (const GadibaXmlNode *node, const char *attribute);

/* The words of a NAMES attribute. Returns: (transfer full) (nullable): NULL when left out */
char **gadiba_xml_node_get_names (const GadibaXmlNode *node, const char *attribute);

/* Typed values of attributes that the table declares with that type. Returns: FALSE, and the value
 * untouched, when left out */
gboolean
gadiba_xml_node_get_date (const GadibaXmlNode *node, const char *attribute, GadibaDate *date);
gboolean
gadiba_xml_node_get_month (const GadibaXmlNode *node, const char *attribute, GadibaMonth *month);
gboolean
gadiba_xml_node_get_money (const GadibaXmlNode *node, const char *attribute, GadibaMoney *money);
gboolean
gadiba_xml_node_get_number (const GadibaXmlNode *node, const char *attribute, GadibaNumber *number);
gboolean
gadiba_xml_node_get_whole (const GadibaXmlNode *node, const char *attribute, guint *number);

/* Where an element stands in the bytes that it was read from. */
typedef struct
{
  gsize start; /* its "<" */
  gsize inner; /* what follows its start tag */
  gsize end;   /* what follows its end tag; @inner if it has none */
} GadibaXmlSpan;

/* For whoever changes one place of a file and leaves all else as its author wrote it. */
GadibaXmlSpan gadiba_xml_node_get_span (const GadibaXmlNode *node);

/* The same of an attribute: @start: its name, @inner: its value, @end: what follows the quotation
 * mark behind that. Returns: FALSE, and @span untouched, when it is left out */
gboolean gadiba_xml_node_get_attribute_span (const GadibaXmlNode *node, const char *attribute,
                                             GadibaXmlSpan *span);

/**
 * gadiba_xml_node_copy_foreign:
 *
 * The foreign element inside @node as a document of its own: its very text, with the namespaces
 * in force around it declared, and with as many line feeds before it as make its line numbers those
 * of the file it came from.
 *
 * Returns: (transfer full) (nullable): its bytes, NULL when there is none
 */
GBytes *gadiba_xml_node_copy_foreign (const GadibaXmlNode *node);

/**
 * gadiba_xml_set_error:
 *
 * Fills @error with "LABEL:LINE: " and the sentence; for faults beyond the table (a reference to
 * nobody, an id twice). What is taken from the file goes through gadiba_xml_quote().
 */
void gadiba_xml_set_error (GError **error, const GadibaXmlDocument *document,
                           const GadibaXmlNode *node, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* The same on the line of one of the element's attributes. */
void gadiba_xml_set_attribute_error (GError **error, const GadibaXmlDocument *document,
                                     const GadibaXmlNode *node, const char *attribute,
                                     const char *format, ...) G_GNUC_PRINTF (5, 6);

/* The same when the document is no longer there: for faults that show later (a benefit that no book
 * knows). @line 0: no line is to blame. */
void gadiba_xml_set_error_at (GError **error, const char *label, int line, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/**
 * gadiba_xml_check_value:
 * @value: what @attribute says, or is to say; TEXT without white space at its ends
 *
 * Returns: (nullable) (transfer full): what is wrong with it and what would be right; NULL when
 *   nothing is
 */
char *gadiba_xml_check_value (const GadibaXmlAttribute *attribute, const char *value);

/**
 * gadiba_xml_quote:
 *
 * Returns: (transfer full): @text fit to stand in a one-line message: control, format and line
 *   separating characters as their code, cut after 40 characters, without quotation marks
 */
char *gadiba_xml_quote (const char *text);

/**
 * gadiba_xml_suggest:
 *
 * Returns: (nullable) (transfer none): the word of @words (ends with NULL) that @wrong is most
 *   likely a misspelling of, NULL when none is near
 */
const char *gadiba_xml_suggest (const char *wrong, const char *const *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaXmlDocument, gadiba_xml_document_free)

G_END_DECLS
