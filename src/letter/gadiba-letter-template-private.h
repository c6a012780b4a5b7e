/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-letter-fields-private.h"
#include "gadiba-letter-private.h"
#include "gadiba-letter-template.h"

G_BEGIN_DECLS

struct _GadibaLetterTemplate
{
  GadibaXmlDocument *document;
  GadibaLetterForm form;
  GArray *names; /* GadibaLetterName */
};

extern const GadibaXmlElement _gadiba_letter_template_root;

/* A piece of a text: words, then a field. */
typedef struct
{
  char *words;                    /* before the field */
  const GadibaLetterField *field; /* NULL: the text ends */
  char **plurals;                 /* the three forms; NULL: the value itself */
} GadibaLetterPiece;

/**
 * _gadiba_letter_split:
 * @error: a sentence without place
 *
 * Returns: (transfer full) (nullable) (element-type GadibaLetterPiece): the pieces of @text
 */
GPtrArray *_gadiba_letter_split (const char *text, GError **error);

/* A condition: "name" or "not name"; the name is a field or rows. */
typedef struct
{
  gboolean negated;
  const GadibaLetterField *field; /* or: */
  const GadibaLetterRows *rows;
} GadibaLetterTest;

/* @error: a sentence without place */
gboolean _gadiba_letter_parse_test (const char *text, GadibaLetterTest *test, GError **error);

/* Checks what the table of elements cannot say. */
gboolean _gadiba_letter_template_check (GadibaLetterTemplate *self, GError **error);

/* Returns: the first rows that open the scope, "items" where none does */
const char *_gadiba_letter_get_rows_of (GadibaLetterScope scope);

/* Whether the form needs the part. */
gboolean _gadiba_letter_form_needs (GadibaLetterForm form, const char *part);

/* Refuses a decision that may not be told in this form, or lacks what every letter needs. */
gboolean _gadiba_letter_check_form (const GadibaLetterTemplate *self,
                                    const GadibaDecision *decision, GError **error);

/* The lines of the steps named by @node, in the order of the trace, which the decision must have;
 * no amount of what is left open or refused. Returns: (transfer full) (element-type
 * GadibaTraceLine) */
GPtrArray *_gadiba_letter_list_lines (const GadibaXmlNode *node, const GadibaDecision *decision);

/* Returns: (transfer full): what a template of the form sheet says */
GadibaLetter *_gadiba_letter_compose_sheet (const GadibaLetterTemplate *self,
                                            const GadibaDecision *told, GError **error);

/* Adds the table of <calculation>, and the sections of <explanation>. */
void _gadiba_letter_add_calculation (GadibaLetter *letter, const char *part,
                                     const GadibaXmlNode *node, const GadibaDecision *decision);
void _gadiba_letter_add_explanation (GadibaLetter *letter, const GadibaXmlNode *node,
                                     const GadibaDecision *decision);

G_END_DECLS
