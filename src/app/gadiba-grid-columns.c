/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-grid-columns.h"

/* More different texts than a table shows: then those that were typed meanwhile are let go. */
#define LAYOUTS_MAX 4096

typedef struct
{
  char *title, *name;
  GadibaGridColumn column;
  int width;
} Column;

struct _GadibaGridColumns
{
  GArray *columns;     /* of Column */
  GHashTable *layouts; /* style and text → PangoLayout */
  GtkWidget *owner;    /* borrowed; NULL: none any more */
  int title_width;
  guint title_chars;
  gboolean is_measured;
};

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_free (column->title);
  g_free (column->name);
}

static void
clear_columns (gpointer data)
{
  GadibaGridColumns *self = data;

  g_array_unref (self->columns);
  g_hash_table_unref (self->layouts);
}

GadibaGridColumns *
gadiba_grid_columns_new (const GadibaGridColumn *columns, guint n)
{
  GadibaGridColumns *self = g_rc_box_new0 (GadibaGridColumns);
  self->columns = g_array_sized_new (FALSE, TRUE, sizeof (Column), n);
  g_array_set_clear_func (self->columns, clear_column);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      Column column = { .column = columns[i] };
      column.title = g_strdup (columns[i].title != NULL ? columns[i].title : "");
      column.name = g_strdup (columns[i].name != NULL ? columns[i].name : column.title);
      column.column.title = column.title;
      column.column.name = column.name;
      g_array_append_val (self->columns, column);
    }
  return self;
}

GadibaGridColumns *
gadiba_grid_columns_ref (GadibaGridColumns *self)
{
  return g_rc_box_acquire (self);
}

void
gadiba_grid_columns_unref (GadibaGridColumns *self)
{
  g_rc_box_release_full (self, clear_columns);
}

guint
gadiba_grid_columns_get_n (const GadibaGridColumns *self)
{
  return self->columns->len;
}

static Column *
get_column (const GadibaGridColumns *self, guint index)
{
  g_assert (index < self->columns->len);
  return &g_array_index (self->columns, Column, index);
}

const GadibaGridColumn *
gadiba_grid_columns_get (const GadibaGridColumns *self, guint index)
{
  return &get_column (self, index)->column;
}

gboolean
gadiba_grid_columns_are_equal (const GadibaGridColumns *self, const GadibaGridColumn *columns,
                               guint n)
{
  if (n != self->columns->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const GadibaGridColumn *a = gadiba_grid_columns_get (self, i);
      const GadibaGridColumn *b = &columns[i];
      const char *title = b->title != NULL ? b->title : "";
      if (!g_str_equal (a->title, title)
          || !g_str_equal (a->name, b->name != NULL ? b->name : title) || a->kind != b->kind
          || a->is_editable != b->is_editable || a->is_apart != b->is_apart
          || a->is_small != b->is_small || a->is_aside != b->is_aside
          || a->min_chars != b->min_chars || a->max_chars != b->max_chars)
        return FALSE;
    }
  return TRUE;
}

void
gadiba_grid_columns_set_title_chars (GadibaGridColumns *self, guint n)
{
  self->title_chars = n;
  gadiba_grid_columns_invalidate (self);
}

guint
gadiba_grid_columns_get_title_chars (const GadibaGridColumns *self)
{
  return self->title_chars;
}

PangoLayout *
gadiba_grid_columns_get_layout (GadibaGridColumns *self, GtkWidget *widget, GadibaGridStyle style,
                                const char *text)
{
  g_autofree char *key = g_strdup_printf ("%d %s", style, text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);
  if (layout != NULL)
    return layout;

  if (g_hash_table_size (self->layouts) >= LAYOUTS_MAX)
    g_hash_table_remove_all (self->layouts);
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (style == GADIBA_GRID_STYLE_FIGURES || style == GADIBA_GRID_STYLE_TOTAL_FIGURES)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1, lnum=1"));
      pango_layout_set_attributes (layout, attributes);
    }
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);
  return layout;
}

void
gadiba_grid_columns_set_owner (GadibaGridColumns *self, GtkWidget *owner)
{
  self->owner = owner;
}

void
gadiba_grid_columns_forget (GadibaGridColumns *self)
{
  g_hash_table_remove_all (self->layouts);
  gadiba_grid_columns_invalidate (self);
}

void
gadiba_grid_columns_invalidate (GadibaGridColumns *self)
{
  GtkWidget *line =
      self->owner != NULL && self->is_measured ? gtk_widget_get_first_child (self->owner) : NULL;

  /* Lines whose own size stays would not be laid out again. */
  for (; line != NULL; line = gtk_widget_get_next_sibling (line))
    gtk_widget_queue_allocate (line);
  self->is_measured = FALSE;
}

gboolean
gadiba_grid_columns_are_measured (const GadibaGridColumns *self)
{
  return self->is_measured;
}

void
gadiba_grid_columns_start (GadibaGridColumns *self)
{
  self->title_width = 0;
  for (guint i = 0; i < self->columns->len; i++)
    get_column (self, i)->width = 0;
  self->is_measured = TRUE;
}

void
gadiba_grid_columns_widen_titles (GadibaGridColumns *self, int width)
{
  self->title_width = MAX (self->title_width, width);
}

void
gadiba_grid_columns_widen (GadibaGridColumns *self, guint index, int width)
{
  Column *column = get_column (self, index);
  column->width = MAX (column->width, width);
}

int
gadiba_grid_columns_get_width (const GadibaGridColumns *self)
{
  int width = self->title_width;
  for (guint i = 0; i < self->columns->len; i++)
    width += get_column (self, i)->width;
  return width;
}

int
gadiba_grid_columns_get_title_width (const GadibaGridColumns *self)
{
  return self->title_width;
}

void
gadiba_grid_columns_place (const GadibaGridColumns *self, guint index, int total, int *x,
                           int *width)
{
  *x = self->title_width;
  for (guint i = 0; i < index; i++)
    *x += get_column (self, i)->width;
  *width = get_column (self, index)->width;
  if (index + 1 == self->columns->len)
    *width = MAX (*width, total - *x);
}
