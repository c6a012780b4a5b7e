/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-grid-block.h"

#include <string.h>

struct _GadibaGridBlock
{
  GPtrArray *texts; /* row after row */
  guint n_columns;
};

static void
clear_block (gpointer data)
{
  g_ptr_array_unref (((GadibaGridBlock *) data)->texts);
}

static GadibaGridBlock *
make_block (void)
{
  GadibaGridBlock *self = g_rc_box_new0 (GadibaGridBlock);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

GadibaGridBlock *
gadiba_grid_block_new (guint n_rows, guint n_columns)
{
  g_return_val_if_fail (n_rows > 0 && n_columns > 0, NULL);

  GadibaGridBlock *self = make_block ();
  self->n_columns = n_columns;
  for (guint i = 0; i < n_rows * n_columns; i++)
    g_ptr_array_add (self->texts, g_strdup (""));
  return self;
}

GadibaGridBlock *
gadiba_grid_block_ref (GadibaGridBlock *self)
{
  return g_rc_box_acquire (self);
}

void
gadiba_grid_block_unref (GadibaGridBlock *self)
{
  g_rc_box_release_full (self, clear_block);
}

/* Reads the text in quotation marks that begins at @at. Returns: what comes after it */
static const char *
read_quoted (const char *at, GString *text)
{
  for (at++; *at != '\0'; at++)
    {
      if (*at == '"' && at[1] != '"')
        return at + 1;
      if (*at == '"')
        at++;
      g_string_append_c (text, *at);
    }
  return at;
}

/* Reads one text. Returns: the tab, end of line or end of text after it */
static const char *
read_text (const char *at, GString *text)
{
  if (*at == '"')
    at = read_quoted (at, text);
  const gsize length = strcspn (at, "\t\r\n");
  g_string_append_len (text, at, (gssize) length);
  return at + length;
}

static const char *
skip_line_end (const char *at)
{
  if (*at == '\r')
    at++;
  if (*at == '\n')
    at++;
  return at;
}

GadibaGridBlock *
gadiba_grid_block_parse (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  const gsize length = strlen (text);
  if (length > GADIBA_GRID_BLOCK_MAX || !g_utf8_validate (text, -1, NULL))
    return NULL;
  if (length == 0)
    return gadiba_grid_block_new (1, 1);

  g_autoptr (GadibaGridBlock) self = make_block ();
  for (const char *at = text; *at != '\0'; at = skip_line_end (at))
    {
      const guint before = self->texts->len;
      for (gboolean has_more = TRUE; has_more;)
        {
          g_autoptr (GString) each = g_string_new (NULL);
          at = read_text (at, each);
          g_ptr_array_add (self->texts,
                           g_strstrip (g_string_free (g_steal_pointer (&each), FALSE)));
          has_more = *at == '\t';
          at += has_more ? 1 : 0;
        }
      const guint n = self->texts->len - before;
      if (self->n_columns != 0 && self->n_columns != n)
        return NULL;
      self->n_columns = n;
    }
  return g_steal_pointer (&self);
}

char *
gadiba_grid_block_to_text (const GadibaGridBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *result = g_string_new (NULL);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const char *text = g_ptr_array_index (self->texts, i);
      if (i > 0)
        g_string_append_c (result, i % self->n_columns == 0 ? '\n' : '\t');
      if (strpbrk (text, "\t\r\n\"") == NULL)
        {
          g_string_append (result, text);
          continue;
        }
      g_string_append_c (result, '"');
      for (const char *at = text; *at != '\0'; at++)
        {
          if (*at == '"')
            g_string_append_c (result, '"');
          g_string_append_c (result, *at);
        }
      g_string_append_c (result, '"');
    }
  /* So that an empty last line is one. */
  if (self->texts->len > self->n_columns)
    g_string_append_c (result, '\n');
  return g_string_free (result, FALSE);
}

guint
gadiba_grid_block_get_n_rows (const GadibaGridBlock *self)
{
  return self->texts->len / self->n_columns;
}

guint
gadiba_grid_block_get_n_columns (const GadibaGridBlock *self)
{
  return self->n_columns;
}

const char *
gadiba_grid_block_get (const GadibaGridBlock *self, guint row, guint column)
{
  g_return_val_if_fail (column < self->n_columns && row < gadiba_grid_block_get_n_rows (self), "");
  return g_ptr_array_index (self->texts, row * self->n_columns + column);
}

void
gadiba_grid_block_set (GadibaGridBlock *self, guint row, guint column, const char *text)
{
  g_return_if_fail (column < self->n_columns && row < gadiba_grid_block_get_n_rows (self));
  gpointer *place = &g_ptr_array_index (self->texts, row * self->n_columns + column);
  g_free (*place);
  *place = g_strdup (text);
}
