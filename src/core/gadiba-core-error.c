/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

#define QUOTE_MAX_CHARS 40

G_DEFINE_QUARK (gadiba_core_error, gadiba_core_error)

char *
_gadiba_core_quote (const char *text)
{
  /* Four bytes at most for each character: a huge text is not copied in full. */
  g_autofree char *valid =
      g_utf8_make_valid (text, (gssize) strnlen (text, 4 * (QUOTE_MAX_CHARS + 1)));
  GString *quoted = g_string_new (NULL);
  guint n = 0;
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (++n > QUOTE_MAX_CHARS)
        {
          g_string_append (quoted, "…");
          break;
        }
      g_string_append_unichar (quoted, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (quoted, FALSE);
}

char *
_gadiba_core_remove_spaces (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *compact = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isspace (c))
        g_string_append_unichar (compact, c);
    }
  return g_string_free (compact, FALSE);
}
