/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gadiba_text_fold:
 * @text: any text; bytes that are not UTF-8 are replaced
 *
 * The form that is searched: small letters without diacritics ("Bērziņš" and "BERZINS" are both
 * "berzins", "Łukasz" is "lukasz"), compatible forms made plain (full-width digits, ligatures), one
 * space for every run of white space, none at the ends. Folding twice is folding once. Everything
 * else, hyphens too, stays. Thread-safe.
 *
 * Returns: (transfer full): the folded text
 */
char *gadiba_text_fold (const char *text);

/* Returns: whether @text (nullable) says nothing: there is none, or white space only */
gboolean gadiba_text_is_blank (const char *text);
/* Returns: (transfer full) (nullable): @text (nullable) without white space at its ends; NULL if it
 * says nothing */
char *gadiba_text_dup_said (const char *text);

/**
 * GadibaCollator:
 *
 * The order of names in Latvian, by LVS 24:1993: each letter with a diacritic comes after its base
 * letter (a ā, c č), y between i and ī. Lists, prints and the database use this one order. What the
 * standard does not name goes by ICU, so sort keys depend on its version and are stored only where
 * they can be rebuilt. A collator may be used from several threads.
 */
typedef struct _GadibaCollator GadibaCollator;

/**
 * gadiba_collator_new:
 * @error: %GADIBA_CORE_ERROR_COLLATOR if the ICU of this computer is not whole
 *
 * Returns: (transfer full) (nullable): a collator, NULL on error
 */
GadibaCollator *gadiba_collator_new (GError **error);
void gadiba_collator_free (GadibaCollator *collator);

/**
 * gadiba_collator_compare:
 *
 * Returns: below, at or above zero as @a comes before, together with or after @b. Texts that are
 * not the same may come together (composed and decomposed letters).
 */
int gadiba_collator_compare (const GadibaCollator *collator, const char *a, const char *b);

/**
 * gadiba_collator_compare_bytes:
 * @a: text that need not end in a nul byte
 * @a_length: its bytes
 *
 * As gadiba_collator_compare(), in the form that SQLite asks for.
 */
int gadiba_collator_compare_bytes (const GadibaCollator *collator, const char *a, gsize a_length,
                                   const char *b, gsize b_length);

/**
 * gadiba_collator_get_sort_key:
 *
 * Returns: (transfer full): bytes that compare with memcmp() as their texts do here; the nul byte
 * at ICU's end of a key is not part of it
 */
GBytes *gadiba_collator_get_sort_key (const GadibaCollator *collator, const char *text);

/**
 * gadiba_collator_append_name_key:
 * @key: where the bytes are appended
 *
 * The key of a person in a list: by the whole family name first, then by the given names.
 */
void gadiba_collator_append_name_key (const GadibaCollator *collator, const char *family,
                                      const char *given, GByteArray *key);

/**
 * gadiba_collator_dup_version:
 *
 * What sort keys depend on: ICU's version and the rules of the order. Keys that were made under
 * another one do not compare with those that are made now.
 *
 * Returns: (transfer full): the version, to be kept beside the keys
 */
char *gadiba_collator_dup_version (const GadibaCollator *collator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCollator, gadiba_collator_free)

G_END_DECLS
