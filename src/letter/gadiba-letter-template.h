/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-decision.h"
#include "gadiba-letter.h"

G_BEGIN_DECLS

/*
 * A letter's wording, as an office can read and change it: data/letters/. It names fields of a
 * closed list, so a template that loads cannot ask for what there is not.
 */

#define GADIBA_LETTER_TEMPLATE_NAMESPACE "urn:gadiba:letter-template:1"

typedef struct _GadibaLetterTemplate GadibaLetterTemplate;

/* How much of APL 67(2) the letter must hold. */
typedef enum
{
  GADIBA_LETTER_FORM_SHORT,     /* everything was granted: without views, reasoning, contest note */
  GADIBA_LETTER_FORM_FULL,      /* all nine parts; nothing was refused */
  GADIBA_LETTER_FORM_REFUSAL,   /* all nine parts; something was refused */
  GADIBA_LETTER_FORM_FOLLOWING, /* all nine parts; of a decision that is no judgement */
  GADIBA_LETTER_FORM_NOTICE,    /* of one that takes nothing: without request, views, reasoning */
  GADIBA_LETTER_FORM_DOCUMENT, /* the office's, decides nothing: who writes, to whom, a signature */
  GADIBA_LETTER_FORM_STATEMENT, /* for the client to sign: to whom, a signature */
  GADIBA_LETTER_FORM_SHEET,     /* behind another letter: plain words, a certification */
} GadibaLetterForm;

/* The form that a judgement asks for: short when everything was granted, refusal when something was
 * refused, else full. */
GadibaLetterForm gadiba_letter_choose_form (const GadibaDecision *decision);

/**
 * gadiba_letter_template_load:
 * @label: what messages call the bytes: a file's base name
 * @error: %GADIBA_XML_ERROR: file, line, what is wrong, what would be right
 *
 * Reads and checks a template: every element, field and condition, and that the parts which its
 * form needs are there.
 *
 * Returns: (transfer full)
 */
GadibaLetterTemplate *
gadiba_letter_template_load (GBytes *bytes, const char *label, GError **error);
void gadiba_letter_template_free (GadibaLetterTemplate *self);

GadibaLetterForm gadiba_letter_template_get_form (const GadibaLetterTemplate *self);

/* Returns: (transfer none): as its root says */
const char *gadiba_letter_template_get_id (const GadibaLetterTemplate *self);

/**
 * gadiba_letter_template_check_like:
 * @error: %GADIBA_XML_ERROR: file, line, what is wrong, what would be right
 *
 * Whether it can stand in the place of @model: the same id, the same form.
 */
gboolean gadiba_letter_template_check_like (const GadibaLetterTemplate *self,
                                            const GadibaLetterTemplate *model, GError **error);

/* Whether it is for letters that decide nothing. */
gboolean gadiba_letter_template_is_of_document (const GadibaLetterTemplate *self);

/* Whether a text of it names the field, under whatever condition. */
gboolean gadiba_letter_template_names (const GadibaLetterTemplate *self, const char *field);

/**
 * gadiba_letter_compose:
 * @error: %GADIBA_LETTER_ERROR: MISSING names the field that the decision lacks and the line that
 *   needs it; FORM says why the decision may not be told in this form. No sentence repeats a value.
 *
 * Puts the decision's values into the template's words. A template for letters that decide nothing
 * is refused, as it lacks what an act needs.
 *
 * Returns: (transfer full)
 */
GadibaLetter *gadiba_letter_compose (const GadibaLetterTemplate *self,
                                     const GadibaDecision *decision, GError **error);

/**
 * gadiba_letter_compose_document:
 * @told: the case, who writes and to whom; what is told stands in its items and basis
 * @error: as gadiba_letter_compose()
 *
 * The same of a letter that decides nothing.
 *
 * Returns: (transfer full)
 */
GadibaLetter *gadiba_letter_compose_document (const GadibaLetterTemplate *self,
                                              const GadibaDecision *told, GError **error);

/**
 * gadiba_letter_compose_any:
 * @error: as gadiba_letter_compose()
 *
 * The same whatever its form is, a sheet alone: for whoever looks at the wording.
 *
 * Returns: (transfer full)
 */
GadibaLetter *gadiba_letter_compose_any (const GadibaLetterTemplate *self,
                                         const GadibaDecision *told, GError **error);

/**
 * gadiba_letter_add_sheet:
 * @letter: composed of @told
 * @self: of the form sheet
 * @error: as gadiba_letter_compose()
 *
 * Puts a page in plain words behind the letter, made of the same values; its code changes.
 */
gboolean gadiba_letter_add_sheet (GadibaLetter *letter, const GadibaLetterTemplate *self,
                                  const GadibaDecision *told, GError **error);

/* --- what authors can write --- */

/* How the name of a field, or of rows, is used. */
typedef enum
{
  GADIBA_LETTER_OFFER_TEXT,  /* {name} */
  GADIBA_LETTER_OFFER_COUNT, /* {name}, or {name|personu|persona|personas} */
  GADIBA_LETTER_OFFER_TEST,  /* yes or no: <if test="name"> */
  GADIBA_LETTER_OFFER_ROWS,  /* <each of="name"> */
} GadibaLetterOfferKind;

typedef struct
{
  const char *name;
  const char *meaning; /* in the reader's language */
  const char *inside;  /* rows inside which alone it means something; NULL: everywhere */
  GadibaLetterOfferKind kind;
} GadibaLetterOffer;

/* Returns: (transfer full) (element-type GadibaLetterOffer): what a template of that form can name,
 * in the order of its letter */
GArray *gadiba_letter_list_offers (GadibaLetterForm form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaLetterTemplate, gadiba_letter_template_free)

G_END_DECLS
