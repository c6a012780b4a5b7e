/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-signed-private.h"

/*
 * Signatures in a PDF: ISO 32000-1, 12.8.1; ETSI EN 319 142-1. A signature covers the whole file
 * but the gap that /ByteRange leaves, and in that gap stands the CMS, in hexadecimal digits. Its
 * dictionary cannot be packed, so it is found by its words; the PDF itself is not parsed.
 */

#define BYTE_RANGE "/ByteRange"
#define END "%%EOF"
#define TAIL 1024             /* within which the end of a file stands */
#define NEAR (8 * 1024)       /* how far the words of a dictionary are looked for, beside the gap */
#define STAMP "/ETSI.RFC3161" /* a time stamp of the document, which nobody signs */

typedef struct
{
  const char *data;
  gsize size;
} Text;

/* What /ByteRange says: [0 start end rest]. */
typedef struct
{
  gsize at;         /* of the word */
  gsize start, end; /* of the gap */
  gsize rest;       /* bytes behind it */
} Range;

static gboolean
fail_damaged (GError **error)
{
  return _gadiba_signed_fail (error, GADIBA_SIGNED_ERROR_DAMAGED,
                              _ ("This PDF is damaged or incomplete; take it again from where it "
                                 "was signed or scanned"));
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gsize
skip_space (const Text *text, gsize at)
{
  while (at < text->size && is_space (text->data[at]))
    at++;
  return at;
}

/* Looks for @word between @from and @to. @found: (out): where it begins */
static gboolean
find_word (const Text *text, const char *word, gsize from, gsize to, gsize *found)
{
  const char *at = from < to ? memmem (text->data + from, to - from, word, strlen (word)) : NULL;

  *found = at != NULL ? (gsize) (at - text->data) : 0;
  return at != NULL;
}

/* @at: moves behind the number */
static gboolean
read_number (const Text *text, gsize *at, gsize *number)
{
  gsize p = skip_space (text, *at);
  gsize start = p;

  for (*number = 0; p < text->size && g_ascii_isdigit (text->data[p]) && p < start + 12; p++)
    *number = *number * 10 + (gsize) (text->data[p] - '0');
  *at = p;
  return p > start;
}

/* FALSE: these are other words. */
static gboolean
read_range (const Text *text, Range *range)
{
  gsize at = skip_space (text, range->at + strlen (BYTE_RANGE));
  gsize zero;

  if (at == text->size || text->data[at] != '[')
    return FALSE;
  at++;
  return read_number (text, &at, &zero) && read_number (text, &at, &range->start)
         && read_number (text, &at, &range->end) && read_number (text, &at, &range->rest)
         && zero == 0;
}

static gboolean
is_in_file (const Text *text, const Range *range)
{
  return range->start + 2 <= range->end && range->end <= text->size
         && range->rest <= text->size - range->end && text->data[range->start] == '<'
         && text->data[range->end - 1] == '>';
}

/* Returns: (transfer full) (nullable): the bytes between < and >; a CMS is filled up with zeros,
 * which are cut by the length that it begins with */
static GBytes *
read_gap (const Text *text, const Range *range)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int high = -1;

  for (gsize i = range->start + 1; i < range->end - 1; i++)
    {
      int digit = g_ascii_xdigit_value (text->data[i]);
      if (is_space (text->data[i]))
        continue;
      if (digit < 0)
        return NULL;
      const guint8 byte = (guint8) (high * 16 + digit);
      if (high >= 0)
        g_byte_array_append (bytes, &byte, 1);
      high = high >= 0 ? -1 : digit;
    }
  /* DER: 30 8n and n bytes of length. */
  guint n = bytes->len > 1 && bytes->data[0] == 0x30 && bytes->data[1] > 0x80
                ? bytes->data[1] - 0x80u
                : 0;
  gsize length = 0;
  for (guint i = 0; i < n && i < 4 && i + 2 < bytes->len; i++)
    length = length * 256 + bytes->data[i + 2];
  if (n > 0 && n <= 4 && length + n + 2 < bytes->len)
    g_byte_array_set_size (bytes, (guint) length + n + 2);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The dictionary's words: before the gap back to "obj", behind it up to "endobj". */
static void
find_dictionary (const Text *text, const Range *range, gsize *from, gsize *to)
{
  gsize first = MIN (range->start, range->at);
  gsize last = MAX (range->end, range->at);
  gsize found;

  *from = first > NEAR ? first - NEAR : 0;
  while (find_word (text, "obj", *from, first, &found))
    *from = found + strlen ("obj");
  *to = MIN (text->size, last + NEAR);
  if (find_word (text, "endobj", last, *to, &found))
    *to = found;
}

/* "(D:20260702111500+03'00')" → ISO 8601. Returns: (transfer full) (nullable) */
static char *
parse_time (const Text *text, gsize at)
{
  char digits[15];
  char zone[7] = "Z";

  if (at + 17 >= text->size || memcmp (text->data + at, "(D:", 3) != 0)
    return NULL;
  memcpy (digits, text->data + at + 3, 14);
  digits[14] = '\0';
  if (strspn (digits, "0123456789") != 14)
    return NULL;
  const char *p = text->data + at + 17;
  if ((*p == '+' || *p == '-') && at + 17 + 6 < text->size && g_ascii_isdigit (p[1])
      && g_ascii_isdigit (p[2]) && p[3] == '\'' && g_ascii_isdigit (p[4]) && g_ascii_isdigit (p[5]))
    g_snprintf (zone, sizeof zone, "%c%c%c:%c%c", p[0], p[1], p[2], p[4], p[5]);
  g_autofree char *iso = g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%s", digits, digits + 4,
                                          digits + 6, digits + 8, digits + 10, digits + 12, zone);
  return _gadiba_signed_format_time (iso);
}

static char *
find_time (const Text *text, const Range *range, gsize from, gsize to)
{
  gsize found;

  while (find_word (text, "/M", from, to, &found))
    {
      from = found + 2;
      /* What the signature itself is, tells nothing of a time. */
      if (found >= range->start && found < range->end)
        continue;
      char *time = parse_time (text, skip_space (text, from));
      if (time != NULL)
        return time;
    }
  return NULL;
}

static gboolean
add_signature (GadibaSigned *self, const Text *text, const Range *range, GError **error)
{
  gsize from;
  gsize to;
  gsize found;

  find_dictionary (text, range, &from, &to);
  if (find_word (text, STAMP, from, to, &found))
    return TRUE;
  g_autoptr (GBytes) cms = read_gap (text, range);
  if (cms == NULL)
    return fail_damaged (error);
  return _gadiba_signed_add_cms (self, cms, find_time (text, range, from, to), error);
}

/* Behind the last end nothing begins any more: of what is cut, an earlier one may be left. */
static gboolean
has_end (const Text *text)
{
  gsize from = text->size > TAIL ? text->size - TAIL : 0;
  gboolean has_any = FALSE;
  gsize found;

  while (find_word (text, END, from, text->size, &found))
    {
      has_any = TRUE;
      from = skip_space (text, found + strlen (END));
    }
  return has_any && (from == text->size || !g_ascii_isdigit (text->data[from]));
}

gboolean
_gadiba_signed_read_pdf (GadibaSigned *self, GBytes *bytes, GError **error)
{
  Text text;
  Range range = { 0 };
  gsize from = 0;
  guint n = 0;

  text.data = g_bytes_get_data (bytes, &text.size);
  if (!has_end (&text))
    return fail_damaged (error);
  while (find_word (&text, BYTE_RANGE, from, text.size, &range.at))
    {
      from = range.at + strlen (BYTE_RANGE);
      if (!read_range (&text, &range))
        continue;
      if (!is_in_file (&text, &range))
        return fail_damaged (error);
      if (++n > GADIBA_SIGNED_MAX_SIGNATURES)
        return _gadiba_signed_fail_many (error);
      if (!add_signature (self, &text, &range, error))
        return FALSE;
    }
  return TRUE;
}
