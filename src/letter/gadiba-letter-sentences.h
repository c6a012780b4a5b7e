/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The words of a template without its elements, for whoever is no author of XML: each sentence by
 * itself, under the conditions that it stands in. What is changed is written back into the text, of
 * which all else stays as it is, byte by byte.
 */

typedef struct _GadibaLetterSentences GadibaLetterSentences;

typedef enum
{
  GADIBA_LETTER_SENTENCE_WORDS, /* that can be changed; what follows is structure */
  GADIBA_LETTER_SENTENCE_PART,  /* that the law asks for, begins; @name: "reasoning" */
  GADIBA_LETTER_SENTENCE_IF,    /* only if: @name, @is_negated */
  GADIBA_LETTER_SENTENCE_EACH,  /* for each of the rows @name; @test: only if, "not " in front */
  GADIBA_LETTER_SENTENCE_ROW,   /* a row of a table begins */
  GADIBA_LETTER_SENTENCE_LINE,  /* a line across the page */
  GADIBA_LETTER_SENTENCE_PAGE,  /* a new page */
} GadibaLetterSentenceKind;

typedef struct
{
  GadibaLetterSentenceKind kind;
  guint depth;           /* how many parts, conditions and rows stand around it */
  int line;              /* of the text, from 1 */
  const char *element;   /* that it belongs to: "paragraph" */
  const char *attribute; /* (nullable): whose value it is; NULL: the element's text */
  const char *look;      /* (nullable): style of a paragraph, level of a heading */
  char *name;            /* (nullable): see the kinds; of the element "name": what it calls */
  char *test;            /* (nullable) */
  gboolean is_negated;
  char *words; /* as they are read: no reference to a character, one space where there are more */
  gboolean can_grow; /* a line feed in it begins another one of its kind */
} GadibaLetterSentence;

/**
 * gadiba_letter_sentences_new:
 * @text: a template; its names need not exist
 * @label: what messages call it
 * @error: %GADIBA_XML_ERROR: why its elements cannot be told apart: LABEL:LINE: SENTENCE
 *
 * Returns: (transfer full)
 */
GadibaLetterSentences *
gadiba_letter_sentences_new (const char *text, const char *label, GError **error);
void gadiba_letter_sentences_free (GadibaLetterSentences *self);

guint gadiba_letter_sentences_get_n (const GadibaLetterSentences *self);
/* Returns: (transfer none) */
const GadibaLetterSentence *
gadiba_letter_sentences_get (const GadibaLetterSentences *self, guint index);

/* Returns: how many are left out, for comments or the like stand in them */
guint gadiba_letter_sentences_get_n_hidden (const GadibaLetterSentences *self);

/**
 * gadiba_letter_sentences_write:
 * @words: for each one what it says now, or NULL: as it was
 * @lines: (nullable) (out caller-allocates): for each one, its line in what is written
 *
 * Puts words in. Where there are none any more, the element goes if it can, else the attribute.
 *
 * Returns: (transfer full): the text
 */
char *gadiba_letter_sentences_write (const GadibaLetterSentences *self, const char *const *words,
                                     int *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaLetterSentences, gadiba_letter_sentences_free)

G_END_DECLS
