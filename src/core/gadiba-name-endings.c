/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-name-private.h"

/* What is taken off a nominative, and what the genitive, dative and accusative have instead. */
typedef struct
{
  const char *nominative;
  const char *endings[3];
  gboolean softens; /* the genitive changes the consonant before its ending: Lācis, Lāča */
} Paradigm;

static const Paradigm male_adjective = { "ais", { "ā", "ajam", "o" }, FALSE };  /* Mazais */
static const Paradigm male_first = { "s", { "a", "am", "u" }, FALSE };          /* Kalns */
static const Paradigm male_first_soft = { "š", { "a", "am", "u" }, FALSE };     /* Bērziņš */
static const Paradigm male_second = { "is", { "a", "im", "i" }, FALSE };        /* Valdis */
static const Paradigm male_second_soft = { "is", { "a", "im", "i" }, TRUE };    /* Lācis */
static const Paradigm male_third = { "us", { "us", "um", "u" }, FALSE };        /* Ingus */
static const Paradigm male_fourth = { "a", { "as", "am", "u" }, FALSE };        /* Liepa */
static const Paradigm male_fifth = { "e", { "es", "em", "i" }, FALSE };         /* Egle */
static const Paradigm male_sixth = { "s", { "s", "im", "i" }, FALSE };          /* Zivs */
static const Paradigm female_adjective = { "ā", { "ās", "ajai", "o" }, FALSE }; /* Mazā */
static const Paradigm female_fourth = { "a", { "as", "ai", "u" }, FALSE };      /* Liepa */
static const Paradigm female_fifth = { "e", { "es", "ei", "i" }, FALSE };       /* Egle */
static const Paradigm female_sixth = { "s", { "s", "ij", "i" }, FALSE };        /* Zivs */

static gboolean
is_vowel (gunichar c)
{
  switch (c)
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 0x0101: /* ā */
    case 0x0113: /* ē */
    case 0x012b: /* ī */
    case 0x014d: /* ō */
    case 0x016b: /* ū */
      return TRUE;
    default:
      return FALSE;
    }
}

/* Groups of vowels: "Gaidis" has two. */
static guint
count_syllables (const char *word)
{
  guint n = 0;
  gboolean in_vowels = FALSE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean vowel = is_vowel (g_unichar_tolower (g_utf8_get_char (p)));
      n += vowel && !in_vowels;
      in_vowels = vowel;
    }
  return n;
}

static gboolean
has_any_suffix (const char *word, const char *const *suffixes)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (word, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Nouns of the sixth declension that are family names too; @word may begin with a capital. */
static gboolean
is_sixth_declension (const char *word)
{
  static const char *const nouns[] = { "acs",   "auss",  "avs",    "birzs",   "dzirkstelis",
                                       "govs",  "klēts", "klints", "krāsns",  "krūts",
                                       "kūts",  "kvīts", "nakts",  "pils",    "pirts",
                                       "plīts", "sirds", "smilts", "takts",   "uguns",
                                       "upats", "zivs",  "zoss",   "zvērzivs" };
  g_autofree char *folded = g_utf8_casefold (word, -1);
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i], folded))
      return TRUE;
  return FALSE;
}

/* The second declension without a change of consonant: given names of two syllables in -tis and
 * -dis (Gatis, Valdis), a consonant cluster st (Garastis), and a few nouns. */
static gboolean
has_fixed_consonant (const char *word, GadibaNamePart part)
{
  static const char *const kept[] = { "stis", "matis", "tētis", "Tētis", "viesis", "Viesis", NULL };
  if (has_any_suffix (word, kept))
    return TRUE;
  static const char *const in_given_names[] = { "tis", "dis", NULL };
  return part == GADIBA_NAME_GIVEN && count_syllables (word) == 2
         && has_any_suffix (word, in_given_names);
}

/* Returns: the last character of @word before its last @n_bytes, 0 if there is none */
static gunichar
get_char_before (const char *word, gsize n_bytes)
{
  const char *end = word + strlen (word) - n_bytes;
  if (end <= word)
    return 0;
  return g_unichar_tolower (g_utf8_get_char (g_utf8_prev_char (end)));
}

/* Men's names in -s and -š. */
static const Paradigm *
find_male_sibilant (const char *word, GadibaNamePart part)
{
  static const char *const soft[] = { "ņš", "ļš", "jš", "ķš", "ģš", "rš", NULL };
  if (g_str_has_suffix (word, "š"))
    return has_any_suffix (word, soft) ? &male_first_soft : NULL;
  if (is_sixth_declension (word))
    return &male_sixth;

  gboolean many = count_syllables (word) >= 2;
  gunichar before_s = get_char_before (word, 1);
  gunichar before_two = get_char_before (word, 2);
  if (g_str_has_suffix (word, "ais"))
    return part == GADIBA_NAME_FAMILY && many ? &male_adjective : NULL;
  if (before_s == 'i')
    {
      if (before_two == 0 || is_vowel (before_two) || !many)
        return NULL;
      return has_fixed_consonant (word, part) ? &male_second : &male_second_soft;
    }
  if (before_s == 'u')
    {
      /* The diphthong au belongs to the stem: Blaus, Blaua. */
      if (before_two == 'a')
        return &male_first;
      return many ? &male_third : NULL;
    }
  /* Foreign -as, -es, -os; and initials. */
  return is_vowel (before_s) || count_syllables (word) == 0 ? NULL : &male_first;
}

/* Whether @word is, whatever its capitals, one of @words. */
static gboolean
is_any_of (const char *word, const char *const *words)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  return g_strv_contains (words, folded);
}

/* Particles of foreign names that end as names do which are declined. */
static const char *const particles[] = { "da", "de", "la", "le", "della", "dalla", NULL };

static const Paradigm *
find_paradigm (const char *word, GadibaNamePart part, GadibaSex sex)
{
  if (is_any_of (word, particles) || g_utf8_strlen (word, -1) < 2)
    return NULL;

  gboolean male = sex == GADIBA_SEX_MALE;
  if (g_str_has_suffix (word, "a"))
    return male ? &male_fourth : &female_fourth;
  if (g_str_has_suffix (word, "e"))
    return male ? &male_fifth : &female_fifth;
  if (male && (g_str_has_suffix (word, "s") || g_str_has_suffix (word, "š")))
    return find_male_sibilant (word, part);
  if (!male && part == GADIBA_NAME_FAMILY && g_str_has_suffix (word, "ā"))
    return &female_adjective;
  if (!male && part == GADIBA_NAME_FAMILY && is_sixth_declension (word))
    return &female_sixth;
  return NULL;
}

/* The soft partner of the consonants at the end of a stem: Alksn-, Alkšņ-. */
static void
soften (GString *stem)
{
  static const struct
  {
    const char *hard;
    const char *soft;
  } pairs[] = {
    { "sn", "šņ" }, { "zn", "žņ" }, { "sl", "šļ" }, { "zl", "žļ" }, { "ll", "ļļ" },
    { "nn", "ņņ" }, { "ln", "ļņ" }, { "dz", "dž" }, { "b", "bj" },  { "m", "mj" },
    { "p", "pj" },  { "v", "vj" },  { "f", "fj" },  { "t", "š" },   { "d", "ž" },
    { "c", "č" },   { "s", "š" },   { "z", "ž" },   { "n", "ņ" },   { "l", "ļ" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_has_suffix (stem->str, pairs[i].hard))
      {
        g_string_truncate (stem, stem->len - strlen (pairs[i].hard));
        g_string_append (stem, pairs[i].soft);
        return;
      }
}

/* What has one form in all cases: names in a vowel of no declension, initials, particles. */
static gboolean
is_indeclinable (const char *word)
{
  static const char *const endings[] = { "o", "i", "u", "ā", "ē", "ī", "ō", "ū", ".", NULL };
  static const char *const others[] = {
    "van", "von", "fon", "der", "den", "del", "ibn", "bin", NULL
  };
  return g_utf8_strlen (word, -1) < 2 || has_any_suffix (word, endings)
         || is_any_of (word, particles) || is_any_of (word, others);
}

gboolean
_gadiba_name_knows_word (const char *word, GadibaNamePart part, GadibaSex sex)
{
  return find_paradigm (word, part, sex) != NULL || is_indeclinable (word);
}

char *
_gadiba_name_decline_word (const char *word, GadibaNamePart part, GadibaSex sex,
                           GadibaLvCase name_case)
{
  const Paradigm *paradigm = find_paradigm (word, part, sex);
  if (paradigm == NULL)
    return g_strdup (word);

  GString *form = g_string_new (word);
  g_string_truncate (form, form->len - strlen (paradigm->nominative));
  if (name_case == GADIBA_LV_GENITIVE && paradigm->softens)
    soften (form);
  g_string_append (form, paradigm->endings[name_case - GADIBA_LV_GENITIVE]);
  return g_string_free (form, FALSE);
}
