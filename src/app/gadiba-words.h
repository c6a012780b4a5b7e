/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"
#include "gadiba-money.h"

G_BEGIN_DECLS

/* How the window writes values, in its language; and what it calls the words of the case format. */

/* Returns: (transfer full): "10.02.2026."; an ISO date in English */
char *gadiba_words_format_date (GadibaDate date);
/* Returns: (transfer full): "2026. gada februāris", "February 2026" */
char *gadiba_words_format_month (GadibaMonth month);
/* Returns: (transfer full): "2026. febr.", "Feb 2026" */
char *gadiba_words_format_month_short (GadibaMonth month);
/* Returns: (transfer full): "1234,50", without unit, for columns */
char *gadiba_words_format_amount (GadibaMoney money);

/* @word: (nullable): "needy", "low-income", "none", "open" */
const char *gadiba_words_for_status (const char *word);

/**
 * gadiba_words_for:
 * @field: an attribute of the case format whose words are a closed list: "activity"
 * @word: one of the list
 *
 * Returns: what people call it in the window's language; @word itself if it is not known
 */
const char *gadiba_words_for (const char *field, const char *word);

/**
 * gadiba_words_for_relation:
 * @relation: a word of the case format: "parent"
 * @sex: (nullable): of the person, as the case format says it
 *
 * Returns: what the person is to the applicant, in the window's language: "mother"
 */
const char *gadiba_words_for_relation (const char *relation, const char *sex);

/* Returns: (transfer none) (nullable): the words of the field in the order in which they are
 * offered, NULL-terminated; NULL: no closed list */
const char *const *gadiba_words_list (const char *field);

G_END_DECLS
