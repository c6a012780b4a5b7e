/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-card-register-private.h"
#include "gadiba-search.h"

/* Changes of one row, or one that is to be made. */
typedef struct
{
  GadibaAction *action;
  GadibaDb *db;
  gint64 person;
  const GadibaCardChange *const *changes;
  guint n;
} Update;

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED, sentence);
  return FALSE;
}

/* Names of parameters are literals; see GadibaBind. */
static const char *const value_names[] = { "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7" };

static const char *
get_column (const GadibaCardPlace *place)
{
  return _gadiba_card_get_table (place->part)
      ->columns[gadiba_card_find_field (place->part, place->field)];
}

/* How a value is written: who keeps the card is stated by login. */
static char *
write_value (const char *column, const char *name)
{
  return strcmp (column, "caseworker") == 0
             ? g_strdup_printf ("(SELECT max (id) FROM caseworker WHERE login = :%s)", name)
             : g_strdup_printf (":%s", name);
}

/* --- what cannot be --- */

static gboolean
check_code (Update *self, const char *code, GError **error)
{
  gint64 owner = 0;

  if (code == NULL)
    return TRUE;
  if (!gadiba_db_query_int (self->db, "SELECT person FROM person_code WHERE code = :code",
                            BINDS (BIND_TEXT ("code", code)), &owner, error))
    return FALSE;
  if (owner == 0)
    return TRUE;
  return refuse (owner == self->person
                     ? _ ("This person has or had this code already; it stands in another line")
                     : _ ("This code belongs to somebody else in the records; search for it, and "
                          "compare it with the document"),
                 error);
}

static gboolean
check_login (Update *self, const char *login, GError **error)
{
  gint64 found = 0;

  if (login == NULL)
    return TRUE;
  return gadiba_db_query_int (self->db, "SELECT count (*) FROM caseworker WHERE login = :login",
                              BINDS (BIND_TEXT ("login", login)), &found, error)
         && (found > 0 || refuse (_ ("Nobody of that login is listed in the office"), error));
}

static gboolean
check_change (Update *self, const GadibaCardChange *change, GError **error)
{
  if (change->place.field == NULL)
    return TRUE;
  if (strcmp (change->place.field, "code") == 0)
    return check_code (self, change->after, error);
  return strcmp (change->place.field, "caseworker") != 0
         || check_login (self, change->after, error);
}

/* --- what follows each other --- */

/* A row among those that follow each other. */
typedef struct
{
  gint64 id;
  GadibaDate from, to;
  char *key; /* what the rows that follow each other have in common; NULL: nothing */
} Dated;

static void
clear_dated (gpointer data)
{
  g_free (((Dated *) data)->key);
}

/* The rows of the part, oldest first. */
static GArray *
read_dated (Update *self, GadibaCardPart part, GError **error)
{
  const GadibaCardTable *table = _gadiba_card_get_table (part);
  const char *key = gadiba_card_get_succession (part);
  g_autofree char *sql =
      g_strdup_printf ("SELECT id, from_day, to_day, %s FROM %s WHERE %s = :owner"
                       " ORDER BY from_day, id /*sort*/",
                       *key != '\0' ? "kind" : "NULL", table->table, table->owner);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Dated));
  g_autoptr (GadibaStatement) rows = gadiba_db_query (
      self->db, g_intern_string (sql), BINDS (BIND_INT ("owner", self->person)), error);
  gboolean row = TRUE;

  g_array_set_clear_func (all, clear_dated);
  while (rows != NULL && row)
    {
      if (!gadiba_statement_step (rows, &row, error))
        return NULL;
      if (!row)
        break;
      const Dated dated = { gadiba_statement_get_int (rows, 0), gadiba_statement_get_date (rows, 1),
                            gadiba_statement_get_date (rows, 2),
                            g_strdup (gadiba_statement_get_text (rows, 3)) };
      g_array_append_val (all, dated);
    }
  return rows != NULL ? g_steal_pointer (&all) : NULL;
}

static gboolean
set_last_day (Update *self, GadibaCardPart part, gint64 row, GadibaDate last, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET to_day = :last WHERE id = :row",
                                          _gadiba_card_get_table (part)->table);

  return gadiba_db_execute_one (self->db, g_intern_string (sql),
                                BINDS (BIND_DATE ("last", last), BIND_INT ("row", row)), error);
}

/* The one before the row, or behind it. Returns: (nullable) */
static const Dated *
find_neighbour (const GArray *all, const Dated *row, int step)
{
  const Dated *first = &g_array_index (all, Dated, 0);

  for (int i = (int) (row - first) + step; i >= 0 && i < (int) all->len; i += step)
    if (g_strcmp0 (g_array_index (all, Dated, (guint) i).key, row->key) == 0)
      return &g_array_index (all, Dated, (guint) i);
  return NULL;
}

static const Dated *
find_dated (const GArray *all, gint64 row)
{
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, Dated, i).id == row)
      return &g_array_index (all, Dated, i);
  return NULL;
}

/* A row that was made, or begins on another day, ends the one before it, and ends before the next
 * one. @began: the day on which it began before; NONE: it is new */
static gboolean
fit_row (Update *self, GadibaCardPart part, gint64 row, GadibaDate began, GError **error)
{
  g_autoptr (GArray) all = read_dated (self, part, error);
  const Dated *own = all != NULL ? find_dated (all, row) : NULL;
  if (own == NULL)
    return all != NULL;
  const Dated *before = find_neighbour (all, own, -1), *behind = find_neighbour (all, own, 1);

  if ((before != NULL && before->from == own->from)
      || (behind != NULL && behind->from == own->from))
    return refuse (_ ("Another one begins on that day; change that one, or begin on another day"),
                   error);
  if (before != NULL
      && (before->to == GADIBA_DATE_NONE || before->to >= own->from
          || (began != GADIBA_DATE_NONE && before->to == began - 1))
      && !set_last_day (self, part, before->id, own->from - 1, error))
    return FALSE;
  return behind == NULL || (own->to != GADIBA_DATE_NONE && own->to < behind->from)
         || set_last_day (self, part, row, behind->from - 1, error);
}

/* The last day of a row may not lie before its first one, nor reach the next one. */
static gboolean
check_last_day (Update *self, GadibaCardPart part, gint64 row, GError **error)
{
  g_autoptr (GArray) all = read_dated (self, part, error);
  const Dated *own = all != NULL ? find_dated (all, row) : NULL;
  const Dated *behind = own != NULL ? find_neighbour (all, own, 1) : NULL;

  if (behind != NULL && (own->to == GADIBA_DATE_NONE || own->to >= behind->from))
    return refuse (_ ("The next one begins before that; the last day of this one is earlier"),
                   error);
  return all != NULL;
}

/* Where a row goes, the one before it holds as long as it would have. */
static gboolean
close_gap (Update *self, GadibaCardPart part, gint64 row, GError **error)
{
  g_autoptr (GArray) all = read_dated (self, part, error);
  const Dated *own = all != NULL ? find_dated (all, row) : NULL;
  const Dated *before = own != NULL ? find_neighbour (all, own, -1) : NULL;

  if (own != NULL && part == GADIBA_CARD_NAME && all->len == 1)
    return refuse (_ ("A person keeps one name; write the right one over it"), error);
  if (before != NULL && before->to == own->from - 1)
    return set_last_day (self, part, before->id, own->to, error);
  return all != NULL;
}

/* --- rows --- */

/* A rule of the schema that a value broke. */
static gboolean
tell_rule (GError *failed, GError **error)
{
  if (!g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  g_error_free (failed);
  return refuse (_ ("The last day lies before the first one; write it the other way round"), error);
}

static gboolean
run (Update *self, const char *sql, const GArray *binds, GError **error)
{
  GError *failed = NULL;

  if (gadiba_db_execute_one (self->db, g_intern_string (sql), (const GadibaBind *) binds->data,
                             &failed))
    return TRUE;
  if (g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT))
    {
      g_error_free (failed);
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                           _ ("This line of the card is not there any more"));
      return FALSE;
    }
  return tell_rule (failed, error);
}

static GArray *
start_binds (gint64 owner)
{
  GArray *binds = g_array_new (TRUE, TRUE, sizeof (GadibaBind));
  const GadibaBind bind = BIND_INT ("owner", owner);

  g_array_append_val (binds, bind);
  return binds;
}

static gboolean
find_owner (Update *self, GadibaCardPart part, gint64 *owner, GError **error)
{
  if (!_gadiba_card_find_owner (self->db, part, self->person, owner, error))
    return FALSE;
  return *owner != 0
         || refuse (_ ("This person never applied, so there is no card for this; it belongs to the "
                       "card of whoever applies"),
                    error);
}

/* All values of the request for the new row of @first. */
static gboolean
insert_row (Update *self, guint first, GError **error)
{
  const GadibaCardPlace *place = &self->changes[first]->place;
  const GadibaCardTable *table = _gadiba_card_get_table (place->part);
  g_autoptr (GString) columns = g_string_new (table->owner);
  g_autoptr (GString) values = g_string_new (":owner");
  gint64 owner = 0;

  if (!find_owner (self, place->part, &owner, error))
    return FALSE;
  g_autoptr (GArray) binds = start_binds (owner);
  for (guint i = first, k = 0; i < self->n && k < G_N_ELEMENTS (value_names); i++)
    {
      const GadibaCardChange *change = self->changes[i];
      if (change->place.part != place->part || change->place.row != place->row)
        continue;
      GadibaBind bind = BIND_TEXT ("v", change->after);
      bind.name = value_names[k];
      g_array_append_val (binds, bind);
      g_string_append_printf (columns, ", %s", get_column (&change->place));
      g_string_append_printf (values, ", :%s", value_names[k++]);
    }
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table->table, columns->str, values->str);
  if (!run (self, sql, binds, error))
    return FALSE;
  return gadiba_card_get_succession (place->part) == NULL
         || fit_row (self, place->part, gadiba_db_get_last_key (self->db), GADIBA_DATE_NONE, error);
}

/* A dative that was written for a name goes with it; rows that have a version count it. */
static const char *
get_also (const GadibaCardPlace *place)
{
  if (place->part == GADIBA_CARD_NAME && strcmp (place->field, "given") == 0)
    return ", given_dative = NULL";
  if (place->part == GADIBA_CARD_NAME && strcmp (place->field, "family") == 0)
    return ", family_dative = NULL";
  return place->part == GADIBA_CARD_PERSON || place->part == GADIBA_CARD_CLIENT
             ? ", row_version = row_version + 1"
             : "";
}

static gboolean
follow_change (Update *self, const GadibaCardChange *change, GError **error)
{
  const GadibaCardPlace *place = &change->place;
  GadibaDate began = GADIBA_DATE_NONE;

  if (gadiba_card_get_succession (place->part) == NULL)
    return TRUE;
  if (strcmp (place->field, "to") == 0)
    return check_last_day (self, place->part, place->row, error);
  if (strcmp (place->field, "from") != 0 && strcmp (place->field, "address-kind") != 0)
    return TRUE;
  if (strcmp (place->field, "from") == 0 && change->before != NULL)
    gadiba_date_parse (change->before, &began, NULL);
  return fit_row (self, place->part, place->row, began, error);
}

static gboolean
update_row (Update *self, const GadibaCardChange *change, GError **error)
{
  const GadibaCardPlace *place = &change->place;
  const GadibaCardTable *table = _gadiba_card_get_table (place->part);
  const char *column = get_column (place);
  g_autofree char *value = write_value (column, "v0");
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET %s = %s%s WHERE %s = :owner AND (id = :row OR :row = 0)",
                       table->table, column, value, get_also (place), table->owner);
  const GadibaBind row = BIND_INT ("row", place->row), after = BIND_TEXT ("v0", change->after);
  gint64 owner = 0;

  if (!find_owner (self, place->part, &owner, error))
    return FALSE;
  g_autoptr (GArray) binds = start_binds (owner);
  g_array_append_val (binds, row);
  g_array_append_val (binds, after);
  return run (self, sql, binds, error) && follow_change (self, change, error);
}

static gboolean
remove_row (Update *self, const GadibaCardPlace *place, GError **error)
{
  const GadibaCardTable *table = _gadiba_card_get_table (place->part);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s = :owner AND id = :row",
                                          table->table, table->owner);
  const GadibaBind row = BIND_INT ("row", place->row);
  gint64 owner = 0, signed_by = 0;

  if (place->part == GADIBA_CARD_PERSON || place->part == GADIBA_CARD_CLIENT)
    return refuse (_ ("The card itself is not removed here"), error);
  if (place->part == GADIBA_CARD_REPRESENTATIVE
      && !gadiba_db_query_int (self->db, "SELECT 1 FROM application WHERE representative = :row",
                               BINDS (BIND_INT ("row", place->row)), &signed_by, error))
    return FALSE;
  if (signed_by != 0)
    return refuse (_ ("An application was signed by this representative; write the last day "
                      "instead"),
                   error);
  if (!find_owner (self, place->part, &owner, error)
      || (gadiba_card_get_succession (place->part) != NULL
          && !close_gap (self, place->part, place->row, error)))
    return FALSE;
  g_autoptr (GArray) binds = start_binds (owner);
  g_array_append_val (binds, row);
  return run (self, sql, binds, error);
}

/* Whether an earlier change of the request began the new row. */
static gboolean
is_begun (const Update *self, guint n)
{
  for (guint i = 0; i < n; i++)
    if (self->changes[i]->place.part == self->changes[n]->place.part
        && self->changes[i]->place.row == self->changes[n]->place.row)
      return TRUE;
  return FALSE;
}

static gboolean
apply (Update *self, guint n, GError **error)
{
  const GadibaCardChange *change = self->changes[n];

  if (!check_change (self, change, error))
    return FALSE;
  if (change->place.field == NULL)
    return remove_row (self, &change->place, error);
  if (change->place.row >= 0)
    return update_row (self, change, error);
  return is_begun (self, n) || insert_row (self, n, error);
}

gboolean
gadiba_card_fill (GadibaAction *action, gint64 person, const GadibaCardChange *const *changes,
                  guint n, GError **error)
{
  g_return_val_if_fail (action != NULL && (changes != NULL || n == 0), FALSE);

  Update self = { action, gadiba_action_get_db (action), person, changes, n };
  for (guint i = 0; i < n; i++)
    if (!apply (&self, i, error))
      return FALSE;
  return TRUE;
}

gboolean
gadiba_card_update (GadibaAction *action, gint64 person, const GadibaCardChange *const *changes,
                    guint n, GError **error)
{
  g_return_val_if_fail (action != NULL && (changes != NULL || n == 0), FALSE);

  gadiba_action_set_subject (action, "person", person);
  return gadiba_card_fill (action, person, changes, n, error)
         && gadiba_search_update_person (gadiba_action_get_db (action), person, TRUE, error);
}
