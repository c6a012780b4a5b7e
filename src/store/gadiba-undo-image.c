/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-undo-private.h"

#include <string.h>

/* What is not listed is a field of its own in each row. */
static const GadibaSlot slots[] = {
  { "person_name", { "person" } },
  { "person_code", { "person" } },
  { "person_fact", { "person", "fact" } },
  { "address", { "person", "kind" } },
  { "household_member", { "person" } },
  { "dwelling", { "household" } },
  { "income", { "person", "month", "kind" } },
  { "income_statement", { "person", "last_month" } },
  { "cost", { "dwelling", "month", "item" } },
  { "saving", { "person", "day" } },
  { "further_fact", { "household", "person", "fact" } },
  { "application_benefit", { "application" } },
  { "application_member", { "application", "person" } },
  { "application_paper", { "application", "person", "paper" } },
  { "cost_payee", { "dwelling", "item" } },
};

static const GadibaSlot *
find_slot (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (strcmp (slots[i].table, table) == 0)
      return &slots[i];
  return NULL;
}

/* --- shapes --- */

static void
free_shape (gpointer data)
{
  GadibaShape *self = data;
  g_strfreev (self->columns);
  g_free (self);
}

int
_gadiba_shape_find_column (const GadibaShape *self, const char *column)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->columns[i], column) == 0)
      return (int) i;
  return -1;
}

static GadibaShape *
read_shape (GadibaDb *db, gint64 id, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT name, columns, (SELECT group_concat (name, ' ') FROM"
                       " pragma_table_info (s.name)) = columns FROM journal_shape s"
                       " WHERE id = :id /*scan*//*sort*/",
                       BINDS (BIND_INT ("id", id)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  GadibaShape *self = g_new0 (GadibaShape, 1);
  self->id = id;
  self->table = g_intern_string (row ? gadiba_statement_get_text (statement, 0) : "");
  self->columns = g_strsplit (row ? gadiba_statement_get_text (statement, 1) : "", " ", -1);
  self->n_columns = g_strv_length (self->columns);
  self->slot = find_slot (self->table);
  /* What goes into images as a digest cannot be put back. */
  self->is_current = row && gadiba_statement_get_int (statement, 2) != 0 && self->n_columns < 64
                     && _gadiba_shape_find_column (self, "content") < 0;
  return self;
}

static const GadibaShape *
get_shape (GadibaChanges *self, gint64 id, GError **error)
{
  gpointer key = (gpointer) (guintptr) id;
  GadibaShape *shape = g_hash_table_lookup (self->shapes, key);
  if (shape != NULL)
    return shape;
  shape = read_shape (self->db, id, error);
  if (shape != NULL)
    g_hash_table_insert (self->shapes, key, shape);
  return shape;
}

/* --- changes --- */

static void
free_change (gpointer data)
{
  GadibaChange *self = data;
  g_free (self->old);
  g_free (self->new);
  g_free (self);
}

static gboolean
is_same (const GadibaBind *a, const GadibaBind *b)
{
  if (a->type != b->type || a->null != b->null || a->whole != b->whole)
    return FALSE;
  if (a->data == NULL || b->data == NULL)
    return a->data == b->data;
  return a->type == GADIBA_BIND_TEXT
             ? strcmp (a->data, b->data) == 0
             : a->size == b->size && memcmp (a->data, b->data, a->size) == 0;
}

guint64
_gadiba_change_get_columns (const GadibaChange *self)
{
  guint64 columns = 0;
  if (self->old == NULL || self->new == NULL)
    return self->old == self->new ? 0 : GADIBA_CHANGE_WHOLE;
  for (guint i = 0; i < self->shape->n_columns; i++)
    if (!is_same (&self->old[i], &self->new[i])
        && strcmp (self->shape->columns[i], "row_version") != 0)
      columns |= G_GUINT64_CONSTANT (1) << i;
  return columns;
}

/* Takes an image apart. Returns: (nullable): a value for each column */
static GadibaBind *
split_image (GadibaChanges *self, const GadibaShape *shape, GadibaStatement *row, int column)
{
  gsize size;
  const guint8 *at = gadiba_statement_get_bytes (row, column, &size);
  if (at == NULL)
    return NULL;
  GadibaBind *values = g_new0 (GadibaBind, shape->n_columns);
  for (guint i = 0; i < shape->n_columns; i++)
    {
      gsize length;
      at = _gadiba_image_take (at, &values[i], &length);
      if (values[i].data == NULL)
        continue;
      /* A byte more, so that texts have their end. */
      char *copy = g_malloc0 (length + 1);
      memcpy (copy, values[i].data, length);
      values[i].data = copy;
      g_ptr_array_add (self->bytes, copy);
    }
  return values;
}

char *
_gadiba_bind_dup_text (const GadibaBind *self)
{
  if (self->type == GADIBA_BIND_TEXT)
    return g_strdup (self->data);
  return self->type == GADIBA_BIND_WHOLE && !self->null
             ? g_strdup_printf ("%" G_GINT64_FORMAT, self->whole)
             : NULL;
}

char *
_gadiba_change_dup_slot (const GadibaChange *self, const GadibaBind *values)
{
  const GadibaSlot *slot = self->shape->slot;
  if (values == NULL)
    return NULL;
  GString *text = g_string_new (self->shape->table);
  if (slot == NULL)
    g_string_append_printf (text, "|%" G_GINT64_FORMAT, self->row);
  for (guint i = 0; slot != NULL && i < G_N_ELEMENTS (slot->columns); i++)
    {
      int column =
          slot->columns[i] != NULL ? _gadiba_shape_find_column (self->shape, slot->columns[i]) : -1;
      g_autofree char *value = column >= 0 ? _gadiba_bind_dup_text (&values[column]) : NULL;
      g_string_append_printf (text, "|%s", value != NULL ? value : "");
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_wanted (const GadibaChanges *self, const GadibaChange *change)
{
  g_autofree char *before = _gadiba_change_dup_slot (change, change->old);
  g_autofree char *after = _gadiba_change_dup_slot (change, change->new);
  return self->wanted == NULL || (before != NULL && g_hash_table_contains (self->wanted, before))
         || (after != NULL && g_hash_table_contains (self->wanted, after));
}

static gboolean
add_change (GadibaChanges *self, GadibaStatement *row, GError **error)
{
  gint64 id = gadiba_statement_get_int (row, 1);
  if (id == 0)
    return TRUE; /* of a protocol */
  const GadibaShape *shape = get_shape (self, id, error);
  if (shape == NULL)
    return FALSE;
  guint n_bytes = self->bytes->len;
  GadibaChange *change = g_new0 (GadibaChange, 1);
  g_ptr_array_add (self->changes, change);
  change->entry = gadiba_statement_get_int (row, 0);
  change->shape = shape;
  change->row = gadiba_statement_get_int (row, 2);
  change->old = split_image (self, shape, row, 3);
  change->new = split_image (self, shape, row, 4);
  change->columns = _gadiba_change_get_columns (change);
  change->is_erased = !gadiba_statement_is_null (row, 5);
  if (!is_wanted (self, change))
    {
      g_ptr_array_set_size (self->changes, (int) self->changes->len - 1);
      g_ptr_array_set_size (self->bytes, (int) n_bytes);
    }
  return TRUE;
}

gboolean
_gadiba_changes_load (GadibaChanges *self, GadibaDb *db, const char *sql, const GadibaBind *binds,
                      GError **error)
{
  self->db = db;
  self->shapes = g_hash_table_new_full (NULL, NULL, NULL, free_shape);
  self->changes = g_ptr_array_new_with_free_func (free_change);
  self->bytes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, binds, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    if (!gadiba_statement_step (statement, &row, error)
        || (row && !add_change (self, statement, error)))
      return FALSE;
  return statement != NULL;
}

void
_gadiba_changes_clear (GadibaChanges *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_ptr_array_unref);
  g_clear_pointer (&self->shapes, g_hash_table_unref);
}

void
_gadiba_changes_fold (GadibaChanges *self)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->changes->len; i++)
    {
      GadibaChange *change = self->changes->pdata[i];
      char *key =
          g_strdup_printf ("%p %" G_GINT64_FORMAT, (gconstpointer) change->shape, change->row);
      GadibaChange *first = g_hash_table_lookup (rows, key);
      if (first == NULL)
        {
          g_hash_table_insert (rows, key, change);
          continue;
        }
      g_free (key);
      g_free (first->new);
      first->new = g_steal_pointer (&change->new);
      g_clear_pointer (&change->old, g_free);
    }
}

const GadibaBind *
_gadiba_change_get_last (const GadibaChange *self)
{
  return self->new != NULL ? self->new : self->old;
}

gint64
_gadiba_change_get_key (const GadibaChange *self, const char *column)
{
  const GadibaBind *values = _gadiba_change_get_last (self);
  int found = values != NULL ? _gadiba_shape_find_column (self->shape, column) : -1;
  return found >= 0 && values[found].type == GADIBA_BIND_WHOLE ? values[found].whole : 0;
}
