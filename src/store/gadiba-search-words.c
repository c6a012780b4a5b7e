/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-search-private.h"

#include <string.h>

/* More words than anybody types or is called. */
#define MAX_WORDS 32

GPtrArray *
_gadiba_search_split (const char *folded)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;
  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean inside = g_unichar_isalnum (g_utf8_get_char (p));
      if (inside && start == NULL)
        start = p;
      else if (!inside && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (*p == '\0')
        return words;
    }
}

/* Names are parted by spaces and hyphens; no other character ends a word of theirs. */
static gboolean
is_between (char c)
{
  return c == ' ' || c == '-';
}

/* Marks the first word of @name that begins with @word and was not marked yet. */
static gboolean
mark_word (const char *name, const char *word, guint32 *marked)
{
  gsize length = strlen (word);
  guint index = 0;
  for (const char *p = name; *p != '\0' && index < MAX_WORDS; index++)
    {
      if ((*marked & 1u << index) == 0 && strncmp (p, word, length) == 0)
        {
          *marked |= 1u << index;
          return TRUE;
        }
      while (*p != '\0' && !is_between (*p))
        p++;
      while (is_between (*p))
        p++;
    }
  return FALSE;
}

gboolean
_gadiba_search_has_words (const char *name, const GPtrArray *words)
{
  guint32 marked = 0;
  for (guint i = 0; i < words->len; i++)
    if (!mark_word (name, words->pdata[i], &marked))
      return FALSE;
  return TRUE;
}

GPtrArray *
_gadiba_search_turn (const char *name)
{
  GPtrArray *turned = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (turned, g_strdup (name));
  for (const char *p = name; *p != '\0' && turned->len < MAX_WORDS; p++)
    {
      if (!is_between (*p) || is_between (p[1]) || p[1] == '\0')
        continue;
      g_autofree char *before = g_strndup (name, (gsize) (p - name));
      if (*before != '\0')
        g_ptr_array_add (turned, g_strconcat (p + 1, " ", before, NULL));
    }
  return turned;
}
