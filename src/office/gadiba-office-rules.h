/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book-edit.h"
#include "gadiba-book.h"
#include "gadiba-money.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * The office's rules: reading them, and giving the municipality's own values others. A change is a
 * draft first; it is checked with every value, tried on the examples of the book and on what is
 * open, and then put in force. What is in force is never changed: the next draft takes its place.
 */

typedef struct
{
  GadibaBook *book;      /* in force */
  GadibaBook *draft;     /* as it would be; NULL: there is no draft, or it cannot be used */
  char *fault;           /* (nullable): why the draft cannot be used */
  gboolean has_draft;    /* it is there */
  GadibaDate begun;      /* the draft; NONE: there is none */
  GadibaDate since;      /* what the office put in force last; NONE: nothing */
  const char *own_label; /* of the layer that the office edits; NULL: there is none yet */
  char *label;           /* owner of @own_label */
} GadibaOfficeRules;

/* Returns: (transfer full) */
GadibaOfficeRules *
gadiba_office_read_rules (GadibaOffice *self, const GadibaMoment *moment, GError **error);
void gadiba_office_rules_free (GadibaOfficeRules *self);

/* Whether the municipality sets the parameter: the office can give it another value. */
gboolean
gadiba_office_rules_can_set (const GadibaOfficeRules *self, const GadibaParameter *parameter);

/**
 * gadiba_office_begin_rules:
 * @note: (nullable): why
 * @error: %GADIBA_STORE_ERROR_EXISTS if there is a draft
 *
 * Begins a draft with what is in force.
 */
gboolean gadiba_office_begin_rules (GadibaOffice *self, const char *note,
                                    const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_set_rule:
 * @value: the value; its text as books write it
 * @act: (nullable): genitive of the title of the act that the source begins with, if no book has it
 * @error: %GADIBA_OFFICE_ERROR_MISSING without a draft; else what is wrong, as the reader of books
 *   says it; then the draft stays as it was
 *
 * Puts a value into the draft, which must be usable with it.
 */
gboolean gadiba_office_set_rule (GadibaOffice *self, const GadibaBookValue *value, const char *act,
                                 const GadibaMoment *moment, GError **error);

/* Takes the draft away. */
gboolean gadiba_office_drop_rules (GadibaOffice *self, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_enforce_rules:
 * @error: the first example that does not come out
 *
 * The draft counts from now on: for what is assessed and decided. Decisions keep the books they
 * were made by.
 */
gboolean
gadiba_office_enforce_rules (GadibaOffice *self, const GadibaMoment *moment, GError **error);

/* --- trying --- */

typedef struct
{
  const char *title; /* of the example; lives as long as the book */
  char *fault;       /* what it expects and what comes out; NULL: it passes */
} GadibaTriedExample;

/* Runs the examples of @book, each. Returns: (transfer full) (element-type GadibaTriedExample) */
GPtrArray *gadiba_office_try_examples (const GadibaBook *book);

/* An open application by the rules in force and by the draft. */
typedef struct
{
  char *number;
  char *status_before, *status_after; /* words of the case format: "needy"; "undecided" */
  GadibaMoney before, after;          /* benefits that are asked for, as far as they are decided */
  gboolean open_before, open_after;   /* one of them is not decided */
  gboolean differs;
} GadibaTriedCase;

typedef struct
{
  GPtrArray *examples; /* GadibaTriedExample, of the draft */
  guint n_failed;
  GPtrArray *cases; /* GadibaTriedCase: all that are open; those that differ first */
  guint n_different;
  GadibaOfficeRules *rules; /* by which it was tried */
} GadibaTried;

/**
 * gadiba_office_try_rules:
 * @error: as of gadiba_office_set_rule()
 *
 * Tries the draft on its examples and on every open application. Nothing is changed; the journal
 * tells that the applications were read.
 *
 * Returns: (transfer full)
 */
GadibaTried *
gadiba_office_try_rules (GadibaOffice *self, const GadibaMoment *moment, GError **error);
void gadiba_tried_free (GadibaTried *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaOfficeRules, gadiba_office_rules_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTried, gadiba_tried_free)

G_END_DECLS
