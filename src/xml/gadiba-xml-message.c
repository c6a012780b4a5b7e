/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "gadiba-xml-private.h"

/* How much of a foreign value a message repeats, and how long a list of words may grow. */
#define MAX_QUOTE_CHARS 40
#define MAX_LIST_BYTES 600

/* Longer words are not compared: the comparison is quadratic. */
#define MAX_WORD_LENGTH 40

/* The ids of a hostile file may be many; of an honest one they are few. */
#define MAX_WORDS 1000

G_DEFINE_QUARK (gadiba_xml_error, gadiba_xml_error)

static gboolean
is_plain (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);
  return g_unichar_isprint (c) && type != G_UNICODE_LINE_SEPARATOR
         && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *
gadiba_xml_quote (const char *text)
{
  g_return_val_if_fail (text != NULL, g_strdup (""));

  /* Four bytes at most for each character: a huge text is not copied in full. */
  g_autofree char *valid =
      g_utf8_make_valid (text, (gssize) strnlen (text, 4 * (MAX_QUOTE_CHARS + 1)));
  GString *quoted = g_string_new (NULL);
  guint n = 0;
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (++n > MAX_QUOTE_CHARS)
        {
          g_string_append (quoted, "…");
          break;
        }
      if (is_plain (c))
        g_string_append_unichar (quoted, c);
      else if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_c (quoted, ' ');
      else
        g_string_append_printf (quoted, "[U+%04X]", c);
    }
  return g_string_free (quoted, FALSE);
}

char *
_gadiba_xml_make_message (const char *label, int line, const char *format, va_list args)
{
  g_autofree char *sentence = g_strdup_vprintf (format, args);
  /* The quoted parts are safe already; a table's own words are taken on trust. */
  g_strdelimit (sentence, "\r\n", ' ');
  return line > 0 ? g_strdup_printf ("%s:%d: %s", label, line, sentence)
                  : g_strdup_printf ("%s: %s", label, sentence);
}

void
_gadiba_xml_set_fault (GError **error, GadibaXmlError code, const char *label, int line,
                       const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = _gadiba_xml_make_message (label, line, format, args);
  va_end (args);
  g_set_error_literal (error, GADIBA_XML_ERROR, (int) code, message);
}

void
gadiba_xml_set_error_at (GError **error, const char *label, int line, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = _gadiba_xml_make_message (label, line, format, args);
  va_end (args);
  g_set_error_literal (error, GADIBA_XML_ERROR, GADIBA_XML_ERROR_SCHEMA, message);
}

void
gadiba_xml_set_error (GError **error, const GadibaXmlDocument *document, const GadibaXmlNode *node,
                      const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message =
      _gadiba_xml_make_message (document->label, gadiba_xml_node_get_line (node), format, args);
  va_end (args);
  g_set_error_literal (error, GADIBA_XML_ERROR, GADIBA_XML_ERROR_SCHEMA, message);
}

void
gadiba_xml_set_attribute_error (GError **error, const GadibaXmlDocument *document,
                                const GadibaXmlNode *node, const char *attribute,
                                const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = _gadiba_xml_make_message (
      document->label, gadiba_xml_node_get_attribute_line (node, attribute), format, args);
  va_end (args);
  g_set_error_literal (error, GADIBA_XML_ERROR, GADIBA_XML_ERROR_SCHEMA, message);
}

char *
_gadiba_xml_join (const char *const *words, const char *before, const char *after)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (list, ", ");
      if (list->len > MAX_LIST_BYTES)
        {
          g_string_append (list, "…");
          break;
        }
      g_string_append_printf (list, "%s%s%s", before, words[i], after);
    }
  return g_string_free (list, FALSE);
}

/* How many letters were added, lost, changed or swapped with their neighbour, at least. */
static guint
get_distance (const char *a, gsize n_a, const char *b, gsize n_b)
{
  guint rows[3][MAX_WORD_LENGTH + 1];
  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i + 2) % 3];
      const guint *above2 = rows[(i + 1) % 3];
      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint changed = g_ascii_tolower (a[i - 1]) == g_ascii_tolower (b[j - 1]) ? 0 : 1;
          row[j] = MIN (above[j - 1] + changed, MIN (above[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], above2[j - 2] + 1);
        }
    }
  return rows[n_a % 3][n_b];
}

/* The only word that begins with @wrong: "unemployment" for "unemployment-benefit". */
static const char *
find_beginning (const char *wrong, gsize length, const char *const *words)
{
  const char *found = NULL;
  if (length < 3)
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strncasecmp (words[i], wrong, length) == 0)
      {
        if (found != NULL)
          return NULL;
        found = words[i];
      }
  return found;
}

const char *
gadiba_xml_suggest (const char *wrong, const char *const *words)
{
  g_return_val_if_fail (wrong != NULL && words != NULL, NULL);

  gsize length = strnlen (wrong, MAX_WORD_LENGTH + 1);
  if (length == 0 || length > MAX_WORD_LENGTH)
    return NULL;

  const char *nearest = NULL;
  guint least = length <= 3 ? 2 : length <= 7 ? 3 : 4; /* the first distance that is too far */
  for (guint i = 0; i < MAX_WORDS && words[i] != NULL; i++)
    {
      gsize n = strnlen (words[i], MAX_WORD_LENGTH + 1);
      if (n > MAX_WORD_LENGTH)
        continue;
      guint distance = get_distance (wrong, length, words[i], n);
      if (distance < least && distance < MAX (length, n))
        {
          least = distance;
          nearest = words[i];
        }
    }
  return nearest != NULL ? nearest : find_beginning (wrong, length, words);
}
