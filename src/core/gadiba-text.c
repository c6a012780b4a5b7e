/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-text.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

/* Latin letters with and without diacritics: what names are made of, folded by table. */
#define N_TABLE 0x0250
#define MAX_FOLDED 8

/* A sort key of a name is about as long as the name; longer ones get more room. */
#define STACK_KEY 256

/* What folding makes of one character: nul-terminated, empty for what falls away. */
static char fold_table[N_TABLE][MAX_FOLDED];

/* Letters and marks that Unicode does not take apart into a plain one and a diacritic. */
static const char *
get_plain_form (gunichar c)
{
  static const struct
  {
    guint16 c;
    char plain[3];
  } forms[] = {
    { 0x00ab, "\"" },     { 0x00bb, "\"" }, { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" },
    { 0x00f8, "o" },      { 0x00fe, "th" }, { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" },
    { 0x0142, "l" },      { 0x014b, "n" },  { 0x0153, "oe" }, { 0x0167, "t" },  { 0x02bc, "'" },
    { 0x03c2, "\u03c3" }, { 0x2010, "-" },  { 0x2011, "-" },  { 0x2012, "-" },  { 0x2013, "-" },
    { 0x2014, "-" },      { 0x2018, "'" },  { 0x2019, "'" },  { 0x201c, "\"" }, { 0x201d, "\"" },
    { 0x201e, "\"" },     { 0x2212, "-" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].c == c)
      return forms[i].plain;
  return NULL;
}

/* Diacritics and what does not show. */
static gboolean
is_left_out (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);
  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK
         || type == G_UNICODE_FORMAT;
}

/* @c comes from decomposed text. */
static void
append_folded (GString *folded, gunichar c)
{
  if (is_left_out (c))
    return;
  if (g_unichar_isspace (c))
    {
      if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
      return;
    }
  gunichar lower = g_unichar_tolower (c);
  const char *plain = get_plain_form (lower);
  if (plain != NULL)
    g_string_append (folded, plain);
  else
    g_string_append_unichar (folded, lower);
}

static gpointer
fill_fold_table (gpointer data)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  for (gunichar c = 1; c < N_TABLE; c++)
    {
      char text[7] = "";
      g_unichar_to_utf8 (c, text);
      g_autofree char *parts = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
      /* A letter in front, for space that would fall away at the start. */
      g_string_assign (folded, "a");
      for (const char *p = parts; *p != '\0'; p = g_utf8_next_char (p))
        append_folded (folded, g_utf8_get_char (p));
      g_strlcpy (fold_table[c], folded->str + 1, MAX_FOLDED);
    }
  return NULL;
}

/* Returns: FALSE at the first character that is not in the table */
static gboolean
fold_by_table (const char *text, GString *folded)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c >= N_TABLE)
        return FALSE;
      const char *form = fold_table[c];
      if (*form == ' ' && (folded->len == 0 || folded->str[folded->len - 1] == ' '))
        continue;
      g_string_append (folded, form);
    }
  return TRUE;
}

gboolean
gadiba_text_is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

char *
gadiba_text_dup_said (const char *text)
{
  return gadiba_text_is_blank (text) ? NULL : g_strstrip (g_strdup (text));
}

char *
gadiba_text_fold (const char *text)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (text != NULL, NULL);

  g_once (&once, fill_fold_table, NULL);
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  if (valid != NULL)
    text = valid;

  GString *folded = g_string_sized_new (strlen (text));
  if (!fold_by_table (text, folded))
    {
      g_autofree char *parts = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
      g_string_truncate (folded, 0);
      for (const char *p = parts; *p != '\0'; p = g_utf8_next_char (p))
        append_folded (folded, g_utf8_get_char (p));
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

/* LVS 24:1993: each letter with a diacritic after its base letter, y between i and ī. ICU's own
 * "lv" has taken vowels that way since version 75 only, and Debian 12 has 72: with rules of our own
 * the order is the same everywhere. The rest is ICU's order for all languages. */
static const char order[] = "&a<ā<<<Ā &c<č<<<Č &e<ē<<<Ē &g<ģ<<<Ģ &i<y<<<Y<ī<<<Ī &k<ķ<<<Ķ "
                            "&l<ļ<<<Ļ &n<ņ<<<Ņ &o<ō<<<Ō &r<ŗ<<<Ŗ &s<š<<<Š &u<ū<<<Ū &z<ž<<<Ž";

struct _GadibaCollator
{
  UCollator *collator;
};

/* Working out the rules takes ICU ten milliseconds, a copy of what came of them nothing: it is done
 * once in a process. */
static UCollator *
make_icu_collator (UErrorCode *status)
{
  static GMutex lock;
  static UCollator *first;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (first == NULL)
    {
      UChar rules[sizeof order];
      int32_t n_rules = 0;
      u_strFromUTF8 (rules, (int32_t) sizeof order, &n_rules, order, -1, status);
      first = ucol_openRules (rules, n_rules, UCOL_DEFAULT, UCOL_DEFAULT_STRENGTH, NULL, status);
    }
  return U_SUCCESS (*status) ? ucol_clone (first, status) : NULL;
}

GadibaCollator *
gadiba_collator_new (GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *icu = make_icu_collator (&status);
  if (U_FAILURE (status))
    {
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_COLLATOR,
                   _ ("The ICU library of this computer lacks its data for sorting (%s); install "
                      "it again"),
                   u_errorName (status));
      return NULL;
    }
  GadibaCollator *collator = g_new0 (GadibaCollator, 1);
  collator->collator = icu;
  return collator;
}

void
gadiba_collator_free (GadibaCollator *collator)
{
  if (collator == NULL)
    return;
  ucol_close (collator->collator);
  g_free (collator);
}

char *
gadiba_collator_dup_version (const GadibaCollator *collator)
{
  g_return_val_if_fail (collator != NULL, NULL);

  UVersionInfo library, collation;
  char library_text[U_MAX_VERSION_STRING_LENGTH], collation_text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion (library);
  ucol_getVersion (collator->collator, collation);
  u_versionToString (library, library_text);
  u_versionToString (collation, collation_text);
  return g_strdup_printf ("ICU %s, collation %s, rules %08x", library_text, collation_text,
                          g_str_hash (order));
}

int
gadiba_collator_compare_bytes (const GadibaCollator *collator, const char *a, gsize a_length,
                               const char *b, gsize b_length)
{
  g_return_val_if_fail (collator != NULL, 0);
  g_return_val_if_fail (a_length <= G_MAXINT32 && b_length <= G_MAXINT32, 0);

  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result =
      ucol_strcollUTF8 (collator->collator, a, (int32_t) a_length, b, (int32_t) b_length, &status);
  return (int) result;
}

int
gadiba_collator_compare (const GadibaCollator *collator, const char *a, const char *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  return gadiba_collator_compare_bytes (collator, a, strlen (a), b, strlen (b));
}

static void
append_sort_key (const GadibaCollator *collator, const char *text, GByteArray *key)
{
  gsize length = strlen (text);
  g_return_if_fail (length <= G_MAXINT32 / 8);

  /* UTF-16 never has more units than UTF-8 has bytes. */
  UChar on_stack[STACK_KEY];
  g_autofree UChar *on_heap = length < STACK_KEY ? NULL : g_new (UChar, length + 1);
  UChar *units = on_heap != NULL ? on_heap : on_stack;
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_units = 0;
  u_strFromUTF8WithSub (units, (int32_t) length + 1, &n_units, text, (int32_t) length, 0xfffd, NULL,
                        &status);
  guint before = key->len;
  int32_t room = STACK_KEY;
  for (;;)
    {
      g_byte_array_set_size (key, before + (guint) room);
      int32_t n_bytes =
          ucol_getSortKey (collator->collator, units, n_units, key->data + before, room);
      if (n_bytes <= room)
        {
          g_byte_array_set_size (key, before + (n_bytes > 0 ? (guint) n_bytes - 1 : 0));
          return;
        }
      room = n_bytes;
    }
}

GBytes *
gadiba_collator_get_sort_key (const GadibaCollator *collator, const char *text)
{
  g_return_val_if_fail (collator != NULL && text != NULL, NULL);

  GByteArray *key = g_byte_array_new ();
  append_sort_key (collator, text, key);
  return g_byte_array_free_to_bytes (key);
}

void
gadiba_collator_append_name_key (const GadibaCollator *collator, const char *family,
                                 const char *given, GByteArray *key)
{
  static const guint8 end = 0;

  g_return_if_fail (collator != NULL && family != NULL && given != NULL && key != NULL);

  append_sort_key (collator, family, key);
  /* No byte of a key is zero, so it comes before whatever the longer name goes on with. */
  g_byte_array_append (key, &end, 1);
  append_sort_key (collator, given, key);
}
