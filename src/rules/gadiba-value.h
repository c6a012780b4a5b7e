/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"
#include "gadiba-number.h"

G_BEGIN_DECLS

typedef enum
{
  GADIBA_KIND_NUMBER,
  GADIBA_KIND_YES_NO,
  GADIBA_KIND_TEXT, /* one word of a fixed set */
  GADIBA_KIND_DATE,
  GADIBA_KIND_MONTH,
} GadibaKind;

/* The type of a fact, a parameter, a step or a part of a formula. */
typedef struct
{
  GadibaKind kind;
  /* NUMBER: the unit's id, interned; "" is a plain number. NULL is the literal 0, which fits any
   * unit. Otherwise unused. */
  const char *unit;
} GadibaType;

/* Why a value is not known: a fact that is missing, or the sum of two such reasons. Lives in the
 * evaluation that made it. */
typedef struct _GadibaMissing GadibaMissing;
struct _GadibaMissing
{
  const char *fact;    /* id, interned; NULL for a sum */
  const char *subject; /* person id, month, date or "-" */
  const GadibaMissing *left, *right;
};

/* The words that a word that is not known may still be. Lives as GadibaMissing does. */
typedef struct _GadibaWords GadibaWords;
struct _GadibaWords
{
  const char *word; /* interned */
  const GadibaWords *next;
};

/* A value in three-valued logic: known, or not known for a reason. */
typedef struct
{
  guint8 kind; /* GadibaKind */
  guint8 known;
  /* NUMBER that is not known: @bounds tells between which whole numbers a count lies. */
  guint8 bounded;
  union
  {
    GadibaNumber number;
    gboolean yes;
    const char *text;         /* interned */
    const GadibaWords *words; /* TEXT that is not known; NULL: any */
    GadibaDate date;
    GadibaMonth month;
    struct
    {
      gint64 low, high;
    } bounds;
  };
  const GadibaMissing *missing; /* when not known */
} GadibaValue;

#define GADIBA_VALUE_NUMBER(n)                                                                     \
  ((GadibaValue){ .kind = GADIBA_KIND_NUMBER, .known = TRUE, .number = (n) })
#define GADIBA_VALUE_YES_NO(y)                                                                     \
  ((GadibaValue){ .kind = GADIBA_KIND_YES_NO, .known = TRUE, .yes = (y) })
#define GADIBA_VALUE_TEXT(t)                                                                       \
  ((GadibaValue){ .kind = GADIBA_KIND_TEXT, .known = TRUE, .text = g_intern_string (t) })
#define GADIBA_VALUE_DATE(d) ((GadibaValue){ .kind = GADIBA_KIND_DATE, .known = TRUE, .date = (d) })
#define GADIBA_VALUE_MONTH(m)                                                                      \
  ((GadibaValue){ .kind = GADIBA_KIND_MONTH, .known = TRUE, .month = (m) })
#define GADIBA_VALUE_UNKNOWN(k, m)                                                                 \
  ((GadibaValue){ .kind = (guint8) (k), .known = FALSE, .missing = (m) })

/* Both known and the same. */
gboolean gadiba_value_equal (const GadibaValue *a, const GadibaValue *b);

/**
 * gadiba_value_parse:
 * @text: as files write it: "109.00", "yes", "2026-02-10", a word
 *
 * Returns: FALSE with a sentence saying what would be right, if @text is not of @type
 */
gboolean
gadiba_value_parse (const GadibaType *type, const char *text, GadibaValue *value, GError **error);

/**
 * gadiba_value_format:
 *
 * Returns: (transfer full): for programs: EUR with two decimals, other numbers with as many as
 *   they need, ISO dates, "yes" and "no"; "undecided" for what is not known
 */
char *gadiba_value_format (const GadibaValue *value, const GadibaType *type);

G_END_DECLS
