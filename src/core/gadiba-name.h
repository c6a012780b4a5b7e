/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-lv-words.h"

G_BEGIN_DECLS

typedef enum
{
  GADIBA_SEX_UNKNOWN,
  GADIBA_SEX_FEMALE,
  GADIBA_SEX_MALE,
} GadibaSex;

/* @word: (nullable): "f" or "m", as case files and records have it; all else is unknown */
GadibaSex gadiba_sex_parse (const char *word);

typedef enum
{
  GADIBA_NAME_GIVEN,
  GADIBA_NAME_FAMILY,
} GadibaNamePart;

/**
 * gadiba_name_decline:
 * @name: one or several given names or family names in the nominative, with spaces or hyphens
 *   between: each is declined
 * @part: which of both they are: "Guntis" keeps its t (Gunta), "Zutis" does not (Zuša)
 * @sex: the sex of the person. Endings say too little about it, so nothing is guessed: with
 *   %GADIBA_SEX_UNKNOWN the name stays in the nominative
 * @name_case: any case but the locative
 *
 * Declines by rule. What the rules do not know stays in the nominative, as foreign names do that
 * end in a consonant, in -o, -i, -u or a long vowel (save -ā of women's adjectival family names).
 * An office stores the form of a person whose name goes another way, and asks for that before it
 * asks here.
 *
 * Returns: (transfer full): the declined name, in composed letters (NFC); capitals stay capitals
 */
char *
gadiba_name_decline (const char *name, GadibaNamePart part, GadibaSex sex, GadibaLvCase name_case);

/**
 * gadiba_name_is_known:
 * @name: as gadiba_name_decline()
 *
 * Whether the rules say how each of the names is declined, or that it is not: names in -o, -i, -u
 * or a long vowel, particles and initials stay as they are. How any other name goes, and any name
 * of somebody whose sex is not known, people have to say.
 */
gboolean gadiba_name_is_known (const char *name, GadibaNamePart part, GadibaSex sex);

/**
 * gadiba_name_decline_full:
 * @given: (nullable): given names
 * @family: (nullable): family names
 *
 * Returns: (transfer full): both, declined, as a letter writes them: "Jānim Bērziņam"
 */
char *gadiba_name_decline_full (const char *given, const char *family, GadibaSex sex,
                                GadibaLvCase name_case);

G_END_DECLS
