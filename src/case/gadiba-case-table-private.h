/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"
#include "gadiba-xml.h"

G_BEGIN_DECLS

/*
 * The case format, once: reader, writer and tests walk this table. The member for an attribute
 * follows from its type: TEXT and NAME are const char *, CHOICE and YES_NO an interned const char
 * *, NAMES a char **, DATE, MONTH and MONEY their own types, DECIMAL a GadibaCaseNumber, WHOLE a
 * GadibaCaseWhole; a person's id is kept as its index.
 */

typedef struct
{
  const char *name; /* of the attribute; NULL ends the list */
  gsize offset;     /* of the member */
  gboolean person;  /* a reference to a person */
} GadibaCaseField;

/* An element that may stand any number of times; each is a row of an array. */
typedef struct
{
  const GadibaXmlElement *element;
  const GadibaCaseField *fields;
  gsize rows; /* offset of the GArray in GadibaCase */
  gsize row_size;
} GadibaCaseRows;

/* An element below the root. */
typedef struct
{
  const GadibaXmlElement *element; /* NULL ends the list */
  const GadibaCaseField *fields;   /* of its own attributes; may be NULL */
  gsize offset;                    /* of their struct in GadibaCase */
  const GadibaCaseRows *rows;      /* in it; ends with an element of NULL; may be NULL */
} GadibaCaseSection;

extern const GadibaXmlElement _gadiba_case_root;
extern const GadibaCaseSection _gadiba_case_sections[];

/* The attribute that @field is read from. */
const GadibaXmlAttribute *
_gadiba_case_field_get_attribute (const GadibaCaseField *field, const GadibaXmlElement *element);

/* Returns: (transfer full) (nullable): the member of @row as a file writes it; NULL if it is not
 * known */
char *_gadiba_case_field_format (const GadibaCase *source, const GadibaCaseField *field,
                                 const GadibaXmlAttribute *attribute, gconstpointer row);
/* Puts @value into the member, for which gadiba_xml_check_value() found nothing wrong; not for
 * persons. */
void _gadiba_case_field_read (GadibaCase *target, const GadibaXmlAttribute *attribute,
                              const char *value, gpointer member);

/* The array of @rows in @self. */
GArray *_gadiba_case_rows_get (const GadibaCaseRows *rows, const GadibaCase *self);

G_END_DECLS
