/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-evaluation.h"

G_BEGIN_DECLS

/*
 * How an answer came about: one line a step, with what it is, the figures put in, the result and
 * the article. It carries all its words, so it can be read years later without the book. Screen,
 * letter, command line and export show this and nothing else.
 */

typedef enum
{
  GADIBA_TRACE_STEP,
  GADIBA_TRACE_CONDITION,
  GADIBA_TRACE_PARAMETER, /* a value of the law that the line before it used */
  GADIBA_TRACE_RECEIPT,
  GADIBA_TRACE_BILL,
  GADIBA_TRACE_PERSON, /* a heading: the person that the next lines are about */
  GADIBA_TRACE_NOTE,   /* a doubt about the line before it */
  GADIBA_TRACE_TEXT,   /* a sentence */
} GadibaTraceKind;

typedef struct
{
  GadibaTraceKind kind;
  const char *id;    /* of the step or parameter, interned; NULL: none */
  char *subject;     /* person id, NULL: the household */
  char *title;       /* what it is, or the whole sentence */
  char *figures;     /* the formula with the figures put in; NULL: nothing to tell */
  char *result;      /* with its unit; NULL: none */
  char *value;       /* as programs read it; NULL: none */
  char *source;      /* as the book cites it: "SPSPL 36(1)2"; NULL: none */
  char *article;     /* as people read it: "SPSPL 36. panta pirmās daļas 2. punkts" */
  const char *item;  /* RECEIPT: kind of income, interned; else NULL */
  GadibaMonth month; /* RECEIPT: in which it was received; else NONE */
  gboolean is_sum;   /* figures equal the result; else they are its grounds */
  gboolean is_read;  /* from a document, which does not say whether figures are a sum */
  gboolean decided;
} GadibaTraceLine;

typedef struct
{
  const char *id;
  char *title;
  GadibaMonth month; /* which it is about, where months differ; NONE: the day assessed */
  GPtrArray *lines;  /* GadibaTraceLine */
} GadibaTraceSection;

/* A fact that an answer lacks. */
typedef struct
{
  const char *fact;
  const char *subject;
  char *question; /* what to ask; NULL: the book has no question for it */
} GadibaTraceMissing;

typedef struct
{
  GPtrArray *books;         /* char *: "id edition" */
  GPtrArray *sections;      /* GadibaTraceSection */
  GPtrArray *missing;       /* GadibaTraceMissing */
  GPtrArray *abbreviations; /* char *: "GMI – …" */
  GadibaDate day, received;
} GadibaTrace;

/**
 * gadiba_trace_new:
 * @missing: (element-type GadibaMissing) (nullable): why what was asked for is undecided
 *
 * Returns: (transfer full): the trace of all that @evaluation has computed
 */
GadibaTrace *gadiba_trace_new (GadibaEvaluation *evaluation, GPtrArray *missing);
void gadiba_trace_free (GadibaTrace *trace);

/* Adds a section, at @index or at the end, and returns it. */
GadibaTraceSection *
gadiba_trace_insert_section (GadibaTrace *trace, int index, const char *id, const char *title);
GadibaTraceSection *
gadiba_trace_add_section (GadibaTrace *trace, const char *id, const char *title);
/* Adds an empty line. @id: (nullable), interned */
GadibaTraceLine *
gadiba_trace_add_line (GadibaTraceSection *section, GadibaTraceKind kind, const char *id);
/* Adds a sentence to a section. @id: (nullable). Takes @text. */
void gadiba_trace_add_text (GadibaTraceSection *section, const char *id, const char *subject,
                            char *text);

/**
 * gadiba_trace_format_text:
 *
 * Returns: (transfer full): the explanation as plain Latvian text, lines of at most 100 characters
 */
char *gadiba_trace_format_text (const GadibaTrace *trace, const GadibaBook *book);

/* Returns: (transfer full): the trace as an XML document, "urn:gadiba:trace:1" */
GBytes *gadiba_trace_format_xml (const GadibaTrace *trace);

/**
 * gadiba_trace_read:
 * @label: what messages call the bytes
 * @error: %GADIBA_XML_ERROR
 *
 * Reads what gadiba_trace_format_xml() wrote, whatever the law says by now: what is kept with a
 * decision can be told again.
 *
 * Returns: (transfer full)
 */
GadibaTrace *gadiba_trace_read (GBytes *xml, const char *label, GError **error);

/* Returns: (transfer full) (element-type GadibaMissing): the facts behind @missing, each once */
GPtrArray *gadiba_missing_get_reasons (const GadibaMissing *missing);

/* What follows from @missing, each fact and subject once: persons in their order, then the rest.
 * Returns: (transfer full) (element-type GadibaTraceMissing) */
GPtrArray *gadiba_trace_collect_missing (GadibaEvaluation *evaluation, GPtrArray *missing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTrace, gadiba_trace_free)

G_END_DECLS
