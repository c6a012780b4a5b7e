/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-csv-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPLACEMENT 0xfffd

/* The upper half of Windows-1257. */
static const guint16 baltic[128] = {
  0x20ac, 0xfffd, 0x201a, 0xfffd, 0x201e, 0x2026, 0x2020, 0x2021, 0xfffd, 0x2030, 0xfffd, 0x2039,
  0xfffd, 0x00a8, 0x02c7, 0x00b8, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0xfffd, 0x2122, 0xfffd, 0x203a, 0xfffd, 0x00af, 0x02db, 0xfffd, 0x00a0, 0xfffd, 0x00a2, 0x00a3,
  0x00a4, 0xfffd, 0x00a6, 0x00a7, 0x00d8, 0x00a9, 0x0156, 0x00ab, 0x00ac, 0x00ad, 0x00ae, 0x00c6,
  0x00b0, 0x00b1, 0x00b2, 0x00b3, 0x00b4, 0x00b5, 0x00b6, 0x00b7, 0x00f8, 0x00b9, 0x0157, 0x00bb,
  0x00bc, 0x00bd, 0x00be, 0x00e6, 0x0104, 0x012e, 0x0100, 0x0106, 0x00c4, 0x00c5, 0x0118, 0x0112,
  0x010c, 0x00c9, 0x0179, 0x0116, 0x0122, 0x0136, 0x012a, 0x013b, 0x0160, 0x0143, 0x0145, 0x00d3,
  0x014c, 0x00d5, 0x00d6, 0x00d7, 0x0172, 0x0141, 0x015a, 0x016a, 0x00dc, 0x017b, 0x017d, 0x00df,
  0x0105, 0x012f, 0x0101, 0x0107, 0x00e4, 0x00e5, 0x0119, 0x0113, 0x010d, 0x00e9, 0x017a, 0x0117,
  0x0123, 0x0137, 0x012b, 0x013c, 0x0161, 0x0144, 0x0146, 0x00f3, 0x014d, 0x00f5, 0x00f6, 0x00f7,
  0x0173, 0x0142, 0x015b, 0x016b, 0x00fc, 0x017c, 0x017e, 0x02d9,
};

struct _GadibaCsvReader
{
  GBytes *bytes;
  const char *start, *at, *end;
  gboolean is_utf8;
  char separator;
  guint line, row_line; /* where it reads; where the row began */
  GPtrArray *cells;     /* char * */
  GString *cell;
};

/* --- characters --- */

/* NUL is a character of UTF-8; it is replaced later. */
static gboolean
is_utf8 (const char *at, const char *end)
{
  while (at < end)
    {
      const char *stop;
      if (!g_utf8_validate (at, end - at, &stop) && *stop != '\0')
        return FALSE;
      at = stop + 1;
    }
  return TRUE;
}

/* Each cell is split by bytes below 0x80 only, which mean the same in both. */
static void
append_byte (GadibaCsvReader *self, char byte)
{
  if (byte == '\0')
    g_string_append_unichar (self->cell, REPLACEMENT);
  else if (self->is_utf8 || (guchar) byte < 0x80)
    g_string_append_c (self->cell, byte);
  else
    g_string_append_unichar (self->cell, baltic[(guchar) byte - 0x80]);
}

/* --- cells --- */

static void
end_cell (GadibaCsvReader *self)
{
  g_strstrip (self->cell->str);
  const char *text = self->cell->str;

  if (text[0] == '\'' && text[1] != '\0' && strchr ("=+-@", text[1]) != NULL)
    text++;
  g_ptr_array_add (self->cells, g_strdup (text));
  g_string_truncate (self->cell, 0);
}

static gboolean
is_break (char byte)
{
  return byte == '\r' || byte == '\n';
}

/* Goes over CR LF, LF or CR. */
static void
pass_break (GadibaCsvReader *self)
{
  if (*self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
}

/* What stands between quotes; the reader stands behind the first one. */
static gboolean
read_quoted (GadibaCsvReader *self, GError **error)
{
  guint began = self->line;

  while (self->at < self->end)
    {
      char byte = *self->at;
      if (byte == '"' && (self->at + 1 == self->end || self->at[1] != '"'))
        {
          self->at++;
          return TRUE;
        }
      if (is_break (byte))
        {
          g_string_append_c (self->cell, '\n');
          pass_break (self);
          continue;
        }
      append_byte (self, byte);
      self->at += byte == '"' ? 2 : 1;
    }
  g_set_error (
      error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CSV,
      _ ("Line %u: a quotation mark is opened and never closed; close it, or take it away"), began);
  return FALSE;
}

static gboolean
read_cell (GadibaCsvReader *self, GError **error)
{
  while (self->at < self->end && *self->at == ' ')
    self->at++;
  if (self->at < self->end && *self->at == '"')
    {
      self->at++;
      if (!read_quoted (self, error))
        return FALSE;
    }
  while (self->at < self->end && *self->at != self->separator && !is_break (*self->at))
    append_byte (self, *self->at++);
  end_cell (self);
  return TRUE;
}

static gboolean
read_row (GadibaCsvReader *self, GError **error)
{
  g_ptr_array_set_size (self->cells, 0);
  self->row_line = self->line;
  while (TRUE)
    {
      if (self->cells->len == GADIBA_CSV_MAX_CELLS)
        {
          g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CSV,
                       _ ("Line %u has more than a thousand cells; is this a table of clients?"),
                       self->row_line);
          return FALSE;
        }
      if (!read_cell (self, error))
        return FALSE;
      if (self->at == self->end || *self->at != self->separator)
        break;
      self->at++;
    }
  if (self->at < self->end)
    pass_break (self);
  return TRUE;
}

static gboolean
is_blank (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      return FALSE;
  return TRUE;
}

/* --- the reader --- */

/* What parts most of the first line outside of quotes. */
static char
guess_separator (const char *at, const char *end)
{
  static const char separators[] = { ';', ',', '\t' };
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  while (at < end && is_break (*at))
    at++;
  for (; at < end && (quoted || !is_break (*at)); at++)
    {
      quoted ^= *at == '"';
      for (guint i = 0; !quoted && i < G_N_ELEMENTS (separators); i++)
        counts[i] += *at == separators[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

GadibaCsvReader *
gadiba_csv_reader_new (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  gsize size;
  const char *start = g_bytes_get_data (bytes, &size);
  if (size >= 2 && (memcmp (start, "\xff\xfe", 2) == 0 || memcmp (start, "\xfe\xff", 2) == 0))
    {
      g_set_error_literal (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CSV,
                           _ ("The file is written as UTF-16; save it from the spreadsheet as "
                              "“CSV UTF-8”"));
      return NULL;
    }
  if (size >= 4 && memcmp (start, "PK\003\004", 4) == 0)
    {
      g_set_error_literal (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CSV,
                           _ ("The file is a workbook of a spreadsheet, not a text; save it from "
                              "there as “CSV UTF-8”"));
      return NULL;
    }
  GadibaCsvReader *self = g_new0 (GadibaCsvReader, 1);
  self->bytes = g_bytes_ref (bytes);
  self->end = size > 0 ? start + size : start;
  if (size >= 3 && memcmp (start, "\xef\xbb\xbf", 3) == 0)
    start += 3;
  self->start = self->at = start;
  self->is_utf8 = is_utf8 (start, self->end);
  self->separator = guess_separator (start, self->end);
  self->line = self->row_line = 1;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->cell = g_string_new (NULL);
  return self;
}

void
gadiba_csv_reader_free (GadibaCsvReader *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_ptr_array_unref (self->cells);
  g_string_free (self->cell, TRUE);
  g_free (self);
}

const GPtrArray *
gadiba_csv_reader_next (GadibaCsvReader *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  while (self->at < self->end)
    {
      if (!read_row (self, error))
        return NULL;
      if (!is_blank (self->cells))
        return self->cells;
    }
  return NULL;
}

guint
gadiba_csv_reader_get_line (const GadibaCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->row_line;
}

guint
gadiba_csv_reader_get_share (const GadibaCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  gint64 size = self->end - self->start;
  return size > 0 ? (guint) ((self->at - self->start) * 1000 / size) : 1000;
}
