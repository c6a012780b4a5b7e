/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-name.h"

#include "gadiba-name-private.h"

/* What stands between two names. */
static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

/* At least two letters, and none of them small. */
static gboolean
is_in_capitals (const char *word)
{
  guint n_capitals = 0;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_islower (c))
        return FALSE;
      if (g_unichar_isupper (c))
        n_capitals++;
    }
  return n_capitals >= 2;
}

/* Character by character, so that no locale has a say. */
static char *
map_chars (const char *text, gunichar (*map) (gunichar c))
{
  GString *mapped = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (mapped, map (g_utf8_get_char (p)));
  return g_string_free (mapped, FALSE);
}

/* Returns: the first separator, or the end */
static const char *
find_end (const char *name)
{
  while (*name != '\0' && !is_separator (g_utf8_get_char (name)))
    name = g_utf8_next_char (name);
  return name;
}

/* Returns: (transfer full): valid, in composed letters */
static char *
compose (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  return g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
}

/* Returns: (transfer full): in small letters if it stands in capitals */
static char *
dup_small (const char *word)
{
  return is_in_capitals (word) ? map_chars (word, g_unichar_tolower) : g_strdup (word);
}

static void
append_word (GString *text, const char *word, GadibaNamePart part, GadibaSex sex,
             GadibaLvCase name_case)
{
  g_autofree char *small = dup_small (word);
  g_autofree char *declined = _gadiba_name_decline_word (small, part, sex, name_case);
  g_autofree char *form =
      is_in_capitals (word) ? map_chars (declined, g_unichar_toupper) : g_strdup (declined);
  g_string_append (text, form);
}

GadibaSex
gadiba_sex_parse (const char *word)
{
  return g_strcmp0 (word, "f") == 0   ? GADIBA_SEX_FEMALE
         : g_strcmp0 (word, "m") == 0 ? GADIBA_SEX_MALE
                                      : GADIBA_SEX_UNKNOWN;
}

char *
gadiba_name_decline (const char *name, GadibaNamePart part, GadibaSex sex, GadibaLvCase name_case)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (name_case != GADIBA_LV_LOCATIVE, NULL);

  char *composed = compose (name);
  if (sex == GADIBA_SEX_UNKNOWN || name_case == GADIBA_LV_NOMINATIVE)
    return composed;

  GString *text = g_string_new (NULL);
  const char *p = composed;
  while (*p != '\0')
    {
      const char *end = find_end (p);
      g_autofree char *word = g_strndup (p, (gsize) (end - p));
      append_word (text, word, part, sex, name_case);
      if (*end != '\0')
        g_string_append_unichar (text, g_utf8_get_char (end));
      p = *end != '\0' ? g_utf8_next_char (end) : end;
    }
  g_free (composed);
  return g_string_free (text, FALSE);
}

gboolean
gadiba_name_is_known (const char *name, GadibaNamePart part, GadibaSex sex)
{
  g_return_val_if_fail (name != NULL, FALSE);

  g_autofree char *composed = compose (name);
  if (sex == GADIBA_SEX_UNKNOWN)
    return FALSE;
  for (const char *p = composed, *end; *p != '\0'; p = *end != '\0' ? g_utf8_next_char (end) : end)
    {
      end = find_end (p);
      g_autofree char *word = g_strndup (p, (gsize) (end - p));
      g_autofree char *small = dup_small (word);
      if (*small != '\0' && !_gadiba_name_knows_word (small, part, sex))
        return FALSE;
    }
  return TRUE;
}

char *
gadiba_name_decline_full (const char *given, const char *family, GadibaSex sex,
                          GadibaLvCase name_case)
{
  g_autofree char *given_form =
      given != NULL ? gadiba_name_decline (given, GADIBA_NAME_GIVEN, sex, name_case) : NULL;
  g_autofree char *family_form =
      family != NULL ? gadiba_name_decline (family, GADIBA_NAME_FAMILY, sex, name_case) : NULL;
  if (given_form == NULL || *given_form == '\0')
    return g_strdup (family_form != NULL ? family_form : "");
  if (family_form == NULL || *family_form == '\0')
    return g_steal_pointer (&given_form);
  return g_strconcat (given_form, " ", family_form, NULL);
}
