/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-choice-popover.h"
#include "gadiba-office-mailing.h"
#include "gadiba-table-line.h"

G_BEGIN_DECLS

/* How many letters at once are told of. */

extern const GadibaTableColumns gadiba_mailing_columns;

/* @row: GadibaMailingLine; one that is only asked for has no key. Returns: (transfer full) */
GadibaTableTexts *gadiba_mailing_words_tell_line (gconstpointer row, gboolean ticked);
/* @told: "a(sss)": number of the application, number of the decision or "", name. Returns:
 * (transfer full) (element-type GadibaMailingLine) */
GPtrArray *gadiba_mailing_words_read (GVariant *told);

/* @any: whether letters were asked for. Returns: (transfer none): what becomes of them */
const char *gadiba_mailing_words_tell_asked (gboolean any, gboolean of_decisions);
/* Returns: letters that are not made, nor left */
guint gadiba_mailing_words_count_waiting (const GadibaMailing *mailing);
/* Returns: (transfer full): the list in a sentence */
char *gadiba_mailing_words_describe (const GadibaMailing *mailing);
/* @all: (nullable) (element-type GadibaMailing). Returns: (transfer full): them, to be chosen, and
 * none */
GadibaChoices *gadiba_mailing_words_list_earlier (const GPtrArray *all);
/* Returns: (transfer full): the kinds of letters that can be written of the records alone */
GadibaChoices *gadiba_mailing_words_list_kinds (void);

G_END_DECLS
