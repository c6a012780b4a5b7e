/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-csv.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define SEPARATOR ';'

struct _GadibaCsv
{
  GString *text;
  guint n_cells; /* of the line that is being written */
  guint n_first; /* of the first line; 0: it is being written */
  guint n_rows;
};

GadibaCsv *
gadiba_csv_new (void)
{
  GadibaCsv *self = g_new0 (GadibaCsv, 1);
  self->text = g_string_new (BYTE_ORDER_MARK);
  return self;
}

void
gadiba_csv_free (GadibaCsv *self)
{
  if (self == NULL)
    return;
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

static void
begin_cell (GadibaCsv *self)
{
  if (self->n_cells++ > 0)
    g_string_append_c (self->text, SEPARATOR);
}

static gboolean
must_be_quoted (const char *text)
{
  gsize length = strlen (text);
  return text[strcspn (text, ";,\t\"\r\n")] != '\0'
         || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

void
gadiba_csv_add_text (GadibaCsv *self, const char *text)
{
  g_return_if_fail (self != NULL);

  begin_cell (self);
  if (text == NULL || *text == '\0')
    return;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gboolean is_formula = strchr ("=+-@\t\r", *valid) != NULL;
  gboolean quoted = must_be_quoted (valid);
  g_string_append (self->text, quoted ? "\"" : "");
  g_string_append (self->text, is_formula ? "'" : "");
  for (const char *at = valid; *at != '\0'; at++)
    {
      g_string_append (self->text, *at == '"' ? "\"" : "");
      g_string_append_c (self->text, *at);
    }
  g_string_append (self->text, quoted ? "\"" : "");
}

void
gadiba_csv_add_money (GadibaCsv *self, GadibaMoney money)
{
  g_return_if_fail (self != NULL);

  g_autofree char *amount = gadiba_money_format (money);
  g_strdelimit (amount, ".", ',');
  begin_cell (self);
  g_string_append (self->text, amount);
}

void
gadiba_csv_add_whole (GadibaCsv *self, gint64 number)
{
  g_return_if_fail (self != NULL);

  begin_cell (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, number);
}

void
gadiba_csv_add_date (GadibaCsv *self, GadibaDate date)
{
  g_return_if_fail (self != NULL);

  begin_cell (self);
  if (date == GADIBA_DATE_NONE)
    return;
  g_autofree char *day = gadiba_date_format (date);
  g_string_append (self->text, day);
}

void
gadiba_csv_end_row (GadibaCsv *self)
{
  g_return_if_fail (self != NULL && self->n_cells > 0);
  g_return_if_fail (self->n_first == 0 || self->n_cells == self->n_first);

  self->n_first = self->n_cells;
  self->n_cells = 0;
  self->n_rows++;
  g_string_append (self->text, "\r\n");
}

guint
gadiba_csv_get_n_rows (const GadibaCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

GBytes *
gadiba_csv_finish (GadibaCsv *self)
{
  g_return_val_if_fail (self != NULL && self->n_cells == 0, NULL);

  GBytes *bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));
  gadiba_csv_free (self);
  return bytes;
}
