/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-undo-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* --- conflicts --- */

typedef struct
{
  GadibaAction *action;
  GadibaDb *db;
  GadibaSubject subject;
  gint64 entry;
  GadibaChanges own, later;
  GPtrArray *conflicts; /* GadibaUndoConflict */
} Revert;

static void
clear_revert (Revert *self)
{
  _gadiba_changes_clear (&self->own);
  _gadiba_changes_clear (&self->later);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Revert, clear_revert)

static void
free_conflict (gpointer data)
{
  GadibaUndoConflict *self = data;
  g_free (self->field);
  g_free (self);
}

/* Returns: (transfer none): the conflict about that column of the row, told once for each field */
static GadibaUndoConflict *
add_conflict (Revert *self, const GadibaChange *change, const char *column)
{
  g_autofree char *field = _gadiba_change_dup_slot (change, _gadiba_change_get_last (change));
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      GadibaUndoConflict *conflict = self->conflicts->pdata[i];
      if (conflict->column == column && g_strcmp0 (conflict->field, field) == 0)
        return conflict;
    }
  GadibaUndoConflict *conflict = g_new0 (GadibaUndoConflict, 1);
  g_ptr_array_add (self->conflicts, conflict);
  conflict->table = change->shape->table;
  conflict->column = column;
  conflict->row = change->row;
  conflict->person = strcmp (conflict->table, "person") == 0
                         ? change->row
                         : _gadiba_change_get_key (change, "person");
  conflict->field = g_steal_pointer (&field);
  return conflict;
}

/* Which of the later changes of a row touched these columns last. */
static void
set_entry (const Revert *self, GadibaUndoConflict *conflict, const GadibaChange *later,
           guint64 columns)
{
  for (guint i = 0; i < self->later.changes->len; i++)
    {
      const GadibaChange *change = self->later.changes->pdata[i];
      if (change->row == later->row && change->shape == later->shape && change->columns & columns)
        conflict->entry = MAX (conflict->entry, change->entry);
    }
}

/* Both touched the same field: in a row, or in rows that are about the same. */
static void
compare_changes (Revert *self, const GadibaChange *own, const GadibaChange *later)
{
  guint64 both = _gadiba_change_get_columns (own) & _gadiba_change_get_columns (later);
  if (both == 0)
    return;
  if (both == GADIBA_CHANGE_WHOLE || own->shape->id != later->shape->id || own->old == NULL
      || own->new == NULL || later->old == NULL || later->new == NULL)
    {
      set_entry (self, add_conflict (self, own, NULL), later, both);
      return;
    }
  for (guint i = 0; i < own->shape->n_columns; i++)
    {
      guint64 column = G_GUINT64_CONSTANT (1) << i;
      if (both & column)
        set_entry (self, add_conflict (self, own, g_intern_string (own->shape->columns[i])), later,
                   column);
    }
}

/* Adds a change under the fields that it touches. */
static void
add_touched (GHashTable *touched, GadibaChange *change)
{
  const GadibaBind *const sides[] = { change->old, change->new };
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      char *slot = _gadiba_change_dup_slot (change, sides[i]);
      if (slot == NULL)
        continue;
      GPtrArray *changes = g_hash_table_lookup (touched, slot);
      if (changes == NULL)
        {
          changes = g_ptr_array_new ();
          g_hash_table_insert (touched, g_strdup (slot), changes);
        }
      if (changes->len == 0 || changes->pdata[changes->len - 1] != change)
        g_ptr_array_add (changes, change);
      g_free (slot);
    }
}

static void
compare_with_touched (Revert *self, GHashTable *touched, const GadibaChange *later)
{
  const GadibaBind *const sides[] = { later->old, later->new };
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *slot = _gadiba_change_dup_slot (later, sides[i]);
      const GPtrArray *changes = slot != NULL ? g_hash_table_lookup (touched, slot) : NULL;
      for (guint k = 0; changes != NULL && k < changes->len; k++)
        compare_changes (self, changes->pdata[k], later);
    }
}

/* Later entries of the same caseworker about the record took each other back, or the entry
 * would not be the one to take back. Only rows of tables that it changed are looked at, in
 * whatever shape they were by then. */
#define LATER_SQL                                                                                  \
  "SELECT r.entry, r.shape, r.row, r.old, r.new, r.erased FROM journal j CROSS JOIN journal_row r" \
  " ON r.id >= j.first_row AND r.id < j.first_row + j.n_rows WHERE j.number > :entry"              \
  " AND j.n_rows > 0 AND NOT (j.caseworker IS :caseworker AND j.about IS :about"                   \
  " AND j.about_row IS :subject) AND r.shape IN (SELECT s.id FROM journal_shape s WHERE "          \
  "s.name"                                                                                         \
  " IN (SELECT o.name FROM journal e CROSS JOIN journal_row i ON i.id >= e.first_row AND i.id <"   \
  " e.first_row + e.n_rows CROSS JOIN journal_shape o ON o.id = i.shape WHERE e.number = :entry))" \
  " /*scan*/"

static gboolean
find_conflicts (Revert *self, GError **error)
{
  gint64 caseworker = gadiba_action_get_caseworker (self->action);
  g_autoptr (GHashTable) touched =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->own.changes->len; i++)
    add_touched (touched, self->own.changes->pdata[i]);
  self->later.wanted = touched;
  if (!_gadiba_changes_load (
          &self->later, self->db, LATER_SQL,
          BINDS (BIND_INT ("entry", self->entry), BIND_KEY ("caseworker", caseworker),
                 BIND_TEXT ("about", self->subject.table), BIND_INT ("subject", self->subject.row)),
          error))
    return FALSE;
  /* What came and went again is in nobody's way. */
  _gadiba_changes_fold (&self->later);
  for (guint i = 0; i < self->later.changes->len; i++)
    compare_with_touched (self, touched, self->later.changes->pdata[i]);
  return TRUE;
}

static gboolean
set_conflict (GError **error)
{
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT,
                       _ ("The same was changed again since then, so it was left as it is; compare "
                          "the values and change them yourself"));
  return FALSE;
}

/* --- putting back --- */

/* Names of parameters are literals; see GadibaBind. */
#define NAMES(letter)                                                                              \
  {                                                                                                \
    letter "0", letter "1", letter "2", letter "3", letter "4", letter "5", letter "6",            \
        letter "7", letter "8", letter "9", letter "10", letter "11", letter "12", letter "13",    \
        letter "14", letter "15", letter "16", letter "17", letter "18", letter "19", letter "20", \
        letter "21", letter "22", letter "23", letter "24", letter "25", letter "26", letter "27", \
        letter "28", letter "29", letter "30", letter "31",                                        \
  }
static const char *const was_names[] = NAMES ("was");
static const char *const now_names[] = NAMES ("now");

/* SQL that is being written, and what is bound. */
typedef struct
{
  GString *sql;
  GArray *binds; /* GadibaBind */
} Sentence;

static void
clear_sentence (Sentence *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->binds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sentence, clear_sentence)

static void
bind_value (Sentence *self, const char *name, const GadibaBind *value)
{
  GadibaBind bind = *value;
  bind.name = name;
  g_array_append_val (self->binds, bind);
}

static gboolean
is_version (const GadibaShape *shape, guint column)
{
  return strcmp (shape->columns[column], "row_version") == 0;
}

/* " WHERE id = … AND column IS …": the row, as long as these columns are what they were */
static void
add_condition (Sentence *self, const GadibaChange *change, guint64 columns)
{
  const GadibaShape *shape = change->shape;
  g_string_append (self->sql, " WHERE id = :row");
  GadibaBind row = BIND_INT ("row", change->row);
  g_array_append_val (self->binds, row);
  for (guint i = 0; i < shape->n_columns; i++)
    if (columns & G_GUINT64_CONSTANT (1) << i && !is_version (shape, i))
      {
        g_string_append_printf (self->sql, " AND \"%s\" IS :%s", shape->columns[i], now_names[i]);
        bind_value (self, now_names[i], &change->new[i]);
      }
}

static void
write_removal (Sentence *self, const GadibaChange *change)
{
  g_string_append_printf (self->sql, "DELETE FROM %s", change->shape->table);
  add_condition (self, change, GADIBA_CHANGE_WHOLE);
}

static void
write_insertion (Sentence *self, const GadibaChange *change)
{
  const GadibaShape *shape = change->shape;
  g_autofree char *columns = g_strjoinv ("\", \"", shape->columns);
  g_string_append_printf (self->sql, "INSERT INTO %s (\"%s\") VALUES (", shape->table, columns);
  for (guint i = 0; i < shape->n_columns; i++)
    {
      g_string_append_printf (self->sql, "%s:%s", i > 0 ? ", " : "", was_names[i]);
      bind_value (self, was_names[i], &change->old[i]);
    }
  g_string_append_c (self->sql, ')');
}

static void
write_update (Sentence *self, const GadibaChange *change, guint64 columns)
{
  const GadibaShape *shape = change->shape;
  const char *comma = "";
  g_string_append_printf (self->sql, "UPDATE %s SET ", shape->table);
  for (guint i = 0; i < shape->n_columns; i++)
    {
      if (is_version (shape, i))
        g_string_append_printf (self->sql, "%srow_version = row_version + 1", comma);
      else if (columns & G_GUINT64_CONSTANT (1) << i)
        {
          g_string_append_printf (self->sql, "%s\"%s\" = :%s", comma, shape->columns[i],
                                  was_names[i]);
          bind_value (self, was_names[i], &change->old[i]);
        }
      else
        continue;
      comma = ", ";
    }
  add_condition (self, change, columns);
}

/* The row is not what the entry made of it, though no later entry about the same says so; or
 * something refers to it. */
static gboolean
refuse_row (Revert *self, const GadibaChange *change, GError **error)
{
  add_conflict (self, change, NULL);
  return set_conflict (error);
}

/* @columns: of those that it changed */
static gboolean
revert_row (Revert *self, const GadibaChange *change, guint64 columns, GError **error)
{
  g_auto (Sentence)
      sentence = { g_string_new (NULL), g_array_new (TRUE, TRUE, sizeof (GadibaBind)) };
  if (columns == 0)
    return TRUE;
  if (change->old == NULL)
    write_removal (&sentence, change);
  else if (change->new == NULL)
    write_insertion (&sentence, change);
  else
    write_update (&sentence, change, columns);
  g_autoptr (GError) failed = NULL;
  if (gadiba_db_execute_one (self->db, sentence.sql->str, (const GadibaBind *) sentence.binds->data,
                             &failed))
    return TRUE;
  if (g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT)
      || g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONSTRAINT))
    return refuse_row (self, change, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* --- search --- */

static gboolean
add_members (Revert *self, GHashTable *persons, gint64 household, GError **error)
{
  g_autoptr (GadibaStatement) members =
      gadiba_db_query (self->db, "SELECT person FROM household_member WHERE household = :household",
                       BINDS (BIND_INT ("household", household)), error);
  gboolean row = TRUE;
  while (members != NULL && row)
    {
      if (!gadiba_statement_step (members, &row, error))
        return FALSE;
      if (row)
        g_hash_table_add (persons, (gpointer) (guintptr) gadiba_statement_get_int (members, 0));
    }
  return members != NULL;
}

/* Columns by which persons are found; a row that comes or goes always counts. */
static const struct
{
  const char *table, *columns;
} found_by[] = {
  { "person", "" },
  { "person_name", "given family from_day" },
  { "person_code", "code" },
  { "client", "phone" },
  { "address", "street place region postcode" },
  { "household_member", "" },
  { "dwelling", "street place region postcode" },
};

static gboolean
is_found_by (const GadibaChange *change)
{
  guint i = 0;
  while (i < G_N_ELEMENTS (found_by) && strcmp (found_by[i].table, change->shape->table) != 0)
    i++;
  if (i == G_N_ELEMENTS (found_by) || change->columns == GADIBA_CHANGE_WHOLE)
    return i < G_N_ELEMENTS (found_by);
  g_auto (GStrv) columns = g_strsplit (found_by[i].columns, " ", -1);
  for (guint k = 0; columns[k] != NULL; k++)
    {
      int column = _gadiba_shape_find_column (change->shape, columns[k]);
      if (column >= 0 && change->columns & G_GUINT64_CONSTANT (1) << column)
        return TRUE;
    }
  return FALSE;
}

/* Who is found by something in that row. */
static gboolean
add_found (Revert *self, GHashTable *persons, const GadibaChange *change, GError **error)
{
  const char *table = change->shape->table;
  if (!is_found_by (change))
    return TRUE;
  if (strcmp (table, "dwelling") == 0)
    return add_members (self, persons, _gadiba_change_get_key (change, "household"), error);
  gint64 person =
      strcmp (table, "person") == 0 ? change->row : _gadiba_change_get_key (change, "person");
  g_hash_table_add (persons, (gpointer) (guintptr) person);
  return TRUE;
}

static gboolean
update_search (Revert *self, GError **error)
{
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->own.changes->len; i++)
    if (!add_found (self, persons, self->own.changes->pdata[i], error))
      return FALSE;
  GHashTableIter iter;
  gpointer person;
  g_hash_table_iter_init (&iter, persons);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    {
      gint64 key = (gint64) (guintptr) person;
      gint64 is_there = 0;
      if (!gadiba_db_query_int (self->db, "SELECT 1 FROM person WHERE id = :id",
                                BINDS (BIND_INT ("id", key)), &is_there, error)
          || (!is_there && !_gadiba_search_forget_person (self->db, key, error)))
        return FALSE;
      if (is_there)
        _gadiba_search_note_person (self->db, key, TRUE);
    }
  return TRUE;
}

/* --- all of it --- */

static gboolean
check_changes (const Revert *self, GError **error)
{
  for (guint i = 0; i < self->own.changes->len; i++)
    {
      const GadibaChange *change = self->own.changes->pdata[i];
      if (!change->is_erased && change->shape->is_current
          && change->shape->n_columns <= G_N_ELEMENTS (was_names))
        continue;
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                           change->is_erased
                               ? _ ("What this change was before has been erased; it cannot be "
                                    "taken back")
                               : _ ("This change was made with an earlier version of the program; "
                                    "it cannot be taken back"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
load (Revert *self, GError **error)
{
  return _gadiba_changes_load (&self->own, self->db,
                               "SELECT r.entry, r.shape, r.row, r.old, r.new, r.erased FROM journal"
                               " j CROSS JOIN journal_row r ON r.id >= j.first_row AND r.id <"
                               " j.first_row + j.n_rows WHERE j.number = :entry ORDER BY r.id DESC",
                               BINDS (BIND_INT ("entry", self->entry)), error)
         && check_changes (self, error) && find_conflicts (self, error);
}

static gboolean
revert (Revert *self, GError **error)
{
  if (!load (self, error))
    return FALSE;
  if (self->conflicts->len > 0)
    return set_conflict (error);
  for (guint i = 0; i < self->own.changes->len; i++)
    {
      const GadibaChange *change = self->own.changes->pdata[i];
      if (!revert_row (self, change, change->columns, error))
        return FALSE;
    }
  return update_search (self, error);
}

gboolean
gadiba_undo_revert (GadibaAction *action, GadibaSubject subject, gint64 entry,
                    GPtrArray **conflicts, GError **error)
{
  g_return_val_if_fail (action != NULL && entry > 0, FALSE);
  g_return_val_if_fail (entry < gadiba_action_get_entry (action), FALSE);

  g_auto (Revert) self = { .action = action,
                           .db = gadiba_action_get_db (action),
                           .subject = subject,
                           .entry = entry,
                           .conflicts = g_ptr_array_new_with_free_func (free_conflict) };
  if (conflicts != NULL)
    *conflicts = NULL;
  gadiba_action_set_subject (action, subject.table, subject.row);
  if (revert (&self, error))
    return TRUE;
  if (conflicts != NULL && self.conflicts->len > 0)
    *conflicts = g_steal_pointer (&self.conflicts);
  return FALSE;
}

/* What the later changes of a row did to the field. */
static guint64
find_columns (const GadibaChange *later, const GadibaUndoConflict *conflict)
{
  guint64 columns = _gadiba_change_get_columns (later);
  int found =
      conflict->column != NULL ? _gadiba_shape_find_column (later->shape, conflict->column) : -1;
  return found >= 0 ? columns & G_GUINT64_CONSTANT (1) << found : columns;
}

gboolean
gadiba_undo_restore (GadibaAction *action, GadibaSubject subject, gint64 entry,
                     const GadibaUndoConflict *conflict, GError **error)
{
  g_return_val_if_fail (action != NULL && entry > 0 && conflict != NULL, FALSE);

  g_auto (Revert) self = { .action = action,
                           .db = gadiba_action_get_db (action),
                           .subject = subject,
                           .entry = entry,
                           .conflicts = g_ptr_array_new_with_free_func (free_conflict) };
  if (!load (&self, error))
    return FALSE;
  for (guint i = self.later.changes->len; i > 0; i--)
    {
      const GadibaChange *later = self.later.changes->pdata[i - 1];
      g_autofree char *field = _gadiba_change_dup_slot (later, _gadiba_change_get_last (later));
      if (g_strcmp0 (field, conflict->field) == 0 && later->shape->is_current
          && !revert_row (&self, later, find_columns (later, conflict), error))
        return FALSE;
    }
  return TRUE;
}
