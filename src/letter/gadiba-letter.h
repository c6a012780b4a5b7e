/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-date.h"

G_BEGIN_DECLS

/*
 * A composed letter: all its words, in blocks, with nothing left to look up. It is stored with the
 * decision and laid out years later without template, decision or rule book.
 */

#define GADIBA_LETTER_NAMESPACE "urn:gadiba:letter:1"

typedef enum
{
  GADIBA_LETTER_ERROR_TEMPLATE, /* a template names what there is not, or lacks a part */
  GADIBA_LETTER_ERROR_MISSING,  /* the decision lacks what the letter needs */
  GADIBA_LETTER_ERROR_FORM,     /* the decision may not be told in this form */
  GADIBA_LETTER_ERROR_FONT,     /* a letter of the text is in no font */
  GADIBA_LETTER_ERROR_PDF,      /* the file could not be made or written */
} GadibaLetterError;

#define GADIBA_LETTER_ERROR (gadiba_letter_error_quark ())
GQuark gadiba_letter_error_quark (void);

typedef enum
{
  GADIBA_LETTER_HEADING,
  GADIBA_LETTER_PARAGRAPH,
  GADIBA_LETTER_ITEM, /* of a list */
  GADIBA_LETTER_PAIR, /* one text at the left margin, one at the right, on one line */
  GADIBA_LETTER_FILL, /* lines that somebody writes on by hand, the first behind its words */
  GADIBA_LETTER_RULE, /* a line across the page */
  GADIBA_LETTER_TABLE,
  GADIBA_LETTER_SIGNATURE, /* position, place for the signature, name */
  GADIBA_LETTER_BREAK,     /* what follows begins a page */
} GadibaLetterBlockKind;

typedef struct
{
  char *title;       /* NULL: none */
  guint width;       /* share of the table's width */
  const char *align; /* interned: "left", "right" */
} GadibaLetterColumn;

typedef struct
{
  char *text; /* NULL: empty */
  char *note; /* a smaller line below; NULL: none */
} GadibaLetterCell;

typedef struct
{
  const char *style; /* interned: "normal", "section", "group", "detail", "note", "sum" */
  GArray *cells;     /* GadibaLetterCell; a single one goes across the table */
} GadibaLetterRow;

typedef struct
{
  GadibaLetterBlockKind kind;
  const char *part;  /* interned: which part of the act it belongs to; NULL: none */
  const char *style; /* interned; NULL: plain */
  guint level;       /* of a heading, 1 to 3; of an item, 1 or 2 */
  guint lines;       /* of what is filled in */
  gboolean keep;     /* with what follows, on one page */
  char *lead;        /* bold, before the text; an item's mark; NULL: none */
  char *text;        /* of a pair, a signature: what stands left; NULL: none */
  char *right;       /* of a pair, a signature: what stands right */
  char *note;        /* of a signature: instead of the place for it; NULL: none */
  GArray *columns;   /* GadibaLetterColumn; NULL: no table */
  GPtrArray *rows;   /* GadibaLetterRow */
} GadibaLetterBlock;

typedef struct
{
  char *kind;   /* the template's id */
  char *title;  /* "Lēmums Nr. … Par …" */
  char *author; /* the institution */
  char *number;
  GadibaDate day;
  char *page;            /* the foot of a page: "{page}. lappuse no {pages}" */
  char *italic;          /* words that are set in italics, with spaces between; NULL: none */
  char *mark;            /* stands faintly across each page: it is no real act; NULL: none */
  char *code;            /* by which it can be told again, of all its words; NULL: it was composed
                            before letters had one */
  char *verify;          /* what stands beside the code: "Pārbaudes kods {code}"; NULL: nothing */
  GPtrArray *blocks;     /* GadibaLetterBlock */
  gboolean lacks_dative; /* on composing: it addresses a name whose dative nobody knows, so the
                            name stays in the nominative; not kept */
} GadibaLetter;

GadibaLetter *gadiba_letter_new (void);
void gadiba_letter_free (GadibaLetter *letter);

/**
 * gadiba_letter_read:
 * @label: what messages call the bytes
 * @error: %GADIBA_XML_ERROR
 *
 * Returns: (transfer full): the letter that gadiba_letter_write() wrote
 */
GadibaLetter *gadiba_letter_read (GBytes *bytes, const char *label, GError **error);

/* Returns: (transfer full): the letter as an XML document, "urn:gadiba:letter:1" */
GBytes *gadiba_letter_write (const GadibaLetter *letter);

/**
 * gadiba_letter_make_code:
 *
 * The code of the letter's words, whatever code it has: twelve digits and capitals, which are
 * easily told apart on paper. Another word, sum or day gives another code.
 *
 * Returns: (transfer full): "7K3M-Q2XD-9ABC"
 */
char *gadiba_letter_make_code (const GadibaLetter *letter);

/**
 * gadiba_letter_read_code:
 * @typed: as somebody typed or scanned it
 *
 * Returns: (transfer full) (nullable): the code as it is written, whatever its case, spaces and
 *   hyphens, and with O and I read as 0 and 1; NULL if it can be no code
 */
char *gadiba_letter_read_code (const char *typed);

/* Returns: (transfer full): the words alone, a block a line, cells separated by " | "; for tests
 * and search */
char *gadiba_letter_format_text (const GadibaLetter *letter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaLetter, gadiba_letter_free)

G_END_DECLS
