/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-update.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-application-rows-private.h"

/* --- codes --- */

static gboolean
refuse_code (GadibaDb *db, gint64 owner, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT a.number FROM application_member m JOIN application a ON a.id = m.application"
      " WHERE m.person = :person ORDER BY a.id DESC LIMIT 1 /*sort*/",
      BINDS (BIND_INT ("person", owner)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
               _ ("This code belongs to somebody else in the records (application %s); compare it "
                  "with the document"),
               row ? gadiba_statement_get_text (statement, 0) : "–");
  return FALSE;
}

/* What a case shows of a person, the newest code, and the one that is wanted. */
typedef struct
{
  const char *wanted;
  gint64 person, former; /* former: the row of the wanted one, if the person had it before */
  gint64 id;             /* row of the newest; 0: none */
  GadibaDate from;
  gboolean same, earlier; /* it is the wanted one; there was one before it */
} Code;

static gboolean
find_newest_code (GadibaDb *db, Code *code, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT id, from_day, code FROM person_code WHERE person = :person"
                       " ORDER BY from_day DESC, id DESC LIMIT 2 /*sort*/",
                       BINDS (BIND_INT ("person", code->person)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  code->id = row ? gadiba_statement_get_int (statement, 0) : 0;
  code->from = row ? gadiba_statement_get_date (statement, 1) : GADIBA_DATE_NONE;
  code->same = g_strcmp0 (row ? gadiba_statement_get_text (statement, 2) : NULL, code->wanted) == 0;
  return !row || gadiba_statement_step (statement, &code->earlier, error);
}

static gboolean
remove_code (GadibaDb *db, const Code *newest, GError **error)
{
  if (!newest->earlier)
    return _gadiba_import_end_row (db, "person_code", newest->id, GADIBA_DATE_NONE, error);
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                       _ ("The person had another code before, which would be shown again; write "
                          "the code that is right"));
  return FALSE;
}

/* A former code that holds again, or a new one, takes the place of the newest. */
static gboolean
replace_code (GadibaDb *db, const Code *code, GadibaDate day, GError **error)
{
  GadibaDate from = MAX (day, code->from);
  if (code->former == 0 && code->id != 0 && code->from == from)
    return gadiba_db_execute_one (
        db, "UPDATE person_code SET code = :code, to_day = NULL WHERE id = :id",
        BINDS (BIND_TEXT ("code", code->wanted), BIND_INT ("id", code->id)), error);
  if (code->id != 0 && !_gadiba_import_end_row (db, "person_code", code->id, from, error))
    return FALSE;
  if (code->former != 0)
    return gadiba_db_execute_one (
        db,
        "UPDATE person_code SET to_day = NULL, from_day = iif (EXISTS (SELECT 1 FROM person_code o"
        " WHERE o.person = :person AND (o.from_day, o.id) > (person_code.from_day, :id)),"
        " :from, from_day) WHERE id = :id",
        BINDS (BIND_INT ("person", code->person), BIND_DATE ("from", from),
               BIND_INT ("id", code->former)),
        error);
  return gadiba_db_execute (
      db, "INSERT INTO person_code (person, code, from_day) VALUES (:person, :code, :from)",
      BINDS (BIND_INT ("person", code->person), BIND_TEXT ("code", code->wanted),
             BIND_DATE ("from", from)),
      error);
}

static gboolean
update_code (const GadibaUpdate *self, int index, GError **error)
{
  GadibaDb *db = self->import.db;
  Code code = { .wanted = gadiba_case_get_person (self->import.from, index)->code,
                .person = self->import.persons[index] };
  gint64 owner = 0;
  if (!find_newest_code (db, &code, error))
    return FALSE;
  if (code.same)
    return TRUE;
  if (code.wanted == NULL)
    return remove_code (db, &code, error);
  const GadibaBind *binds = BINDS (BIND_TEXT ("code", code.wanted));
  if (!gadiba_db_query_int (db, "SELECT person FROM person_code WHERE code = :code", binds, &owner,
                            error)
      || !gadiba_db_query_int (db, "SELECT id FROM person_code WHERE code = :code", binds,
                               &code.former, error))
    return FALSE;
  if (owner != 0 && owner != code.person)
    return refuse_code (db, owner, error);
  return replace_code (db, &code, self->import.day, error);
}

/* --- rows --- */

/* The dative that was written for a name goes with it. */
static gboolean
drop_datives (const GadibaUpdate *self, int index, GError **error)
{
  const GadibaCasePerson *person = gadiba_case_get_person (self->import.from, index);
  return gadiba_db_execute (
      self->import.db,
      "UPDATE person_name SET given_dative = iif (given = :given, given_dative, NULL),"
      " family_dative = iif (family = :family, family_dative, NULL) WHERE person = :person"
      " AND from_day = :day AND ((given <> :given AND given_dative IS NOT NULL)"
      " OR (family <> :family AND family_dative IS NOT NULL))",
      BINDS (BIND_TEXT ("given", person->given), BIND_TEXT ("family", person->family),
             BIND_INT ("person", self->import.persons[index]), BIND_DATE ("day", self->import.day)),
      error);
}

static gboolean
write_rows (const GadibaUpdate *self, const GadibaCasePlace *place, GError **error)
{
  g_auto (GadibaRowSet) set = { NULL };
  _gadiba_update_list_rows (self, place, &set);
  return _gadiba_row_set_write (&set, self->import.db, self->import.day, error);
}

/* An application reads the incomes and costs of its window: what is said of another month must be
 * in it. */
static gboolean
widen_window (const GadibaUpdate *self, GadibaMonth month, GError **error)
{
  return gadiba_db_execute (
      self->import.db,
      "UPDATE application SET first_month = min (first_month, :month),"
      " last_month = max (last_month, :month), row_version = row_version + 1 WHERE id = :id"
      " AND NOT :month BETWEEN first_month AND last_month",
      BINDS (BIND_MONTH ("month", month), BIND_INT ("id", self->application)), error);
}

static gboolean
find_dwelling (GadibaUpdate *self, GError **error)
{
  return gadiba_db_query_int (
      self->import.db,
      "SELECT id FROM dwelling WHERE household = :household AND from_day <= :day"
      " AND (to_day IS NULL OR to_day >= :day)",
      BINDS (BIND_INT ("household", self->import.household), BIND_DATE ("day", self->import.day)),
      &self->import.dwelling, error);
}

/* A bill is that of a dwelling, be it one of which nothing is known. */
static gboolean
ensure_dwelling (GadibaUpdate *self, GError **error)
{
  const GadibaCasePlace dwelling = { .part = GADIBA_PART_DWELLING, .field = "tenure" };
  if (!find_dwelling (self, error))
    return FALSE;
  return self->import.dwelling != 0
         || (write_rows (self, &dwelling, error) && find_dwelling (self, error));
}

static void
note_person (const GadibaUpdate *self, int index)
{
  _gadiba_search_note_person (self->import.db, self->import.persons[index], TRUE);
}

static gboolean
update_person (const GadibaUpdate *self, const GadibaCasePlace *place, GError **error)
{
  int index = gadiba_case_find_person (self->import.from, place->person);
  gboolean name = strcmp (place->field, "given") == 0 || strcmp (place->field, "family") == 0;
  gboolean code = strcmp (place->field, "code") == 0;
  if (name || code)
    note_person (self, index);
  if (code)
    return update_code (self, index, error);
  return (!name || drop_datives (self, index, error)) && write_rows (self, place, error);
}

static gboolean
update_place (GadibaUpdate *self, const GadibaCasePlace *place, GError **error)
{
  if (place->part == GADIBA_PART_PERSON)
    return update_person (self, place, error);
  if (place->part == GADIBA_PART_APPLICATION && strcmp (place->field, "received") == 0)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                           _ ("The day of receipt of an application does not change; register the "
                              "application anew"));
      return FALSE;
    }
  GadibaMonth housing = self->import.from->application.housing_month;
  if (place->month != GADIBA_MONTH_NONE && !widen_window (self, place->month, error))
    return FALSE;
  if (place->part == GADIBA_PART_APPLICATION && housing != GADIBA_MONTH_NONE
      && !widen_window (self, housing, error))
    return FALSE;
  if (place->part == GADIBA_PART_COST && !ensure_dwelling (self, error))
    return FALSE;
  for (int i = 0; place->part == GADIBA_PART_DWELLING && i < (int) self->import.from->persons->len;
       i++)
    note_person (self, i);
  return write_rows (self, place, error);
}

gboolean
gadiba_application_update (GadibaAction *action, gint64 application, const GadibaCase *target,
                           const GadibaCasePlace *places, guint n_places, GError **error)
{
  g_return_val_if_fail (action != NULL && target != NULL, FALSE);
  g_return_val_if_fail (places != NULL || n_places == 0, FALSE);

  g_auto (GadibaUpdate) update = { .application = 0 };
  if (!_gadiba_update_start (&update, gadiba_action_get_db (action), application, target, error))
    return FALSE;
  for (guint i = 0; i < n_places; i++)
    if (!update_place (&update, &places[i], error))
      return FALSE;
  return TRUE;
}

/* --- who stored it --- */

void
gadiba_author_clear (GadibaAuthor *author)
{
  g_clear_pointer (&author->who, g_free);
  g_clear_pointer (&author->utc, g_free);
}

/* Returns: the column that a field stands in, whatever the table */
static const char *
find_column (const GadibaRowSet *set, const GadibaCasePlace *place)
{
  g_autofree char *column = g_strdelimit (g_strdup (place->field), "-", '_');
  for (guint i = 0; i < set->n_columns; i++)
    if (strcmp (set->columns[i], column) == 0)
      return set->columns[i];
  if (place->part == GADIBA_PART_HOUSEHOLD)
    return "household_group";
  /* A fact has one column; of a whole row any of them counts. */
  return set->n_columns == 1 ? set->columns[0] : NULL;
}

static GByteArray *
take_image (GadibaStatement *statement, int column)
{
  gsize size = 0;
  const guint8 *bytes = gadiba_statement_get_bytes (statement, column, &size);
  GByteArray *image = g_byte_array_new ();
  if (bytes != NULL)
    g_byte_array_append (image, bytes, (guint) size);
  return image;
}

/* Whether the row of the journal changed the column; @column: NULL: any */
static gboolean
has_changed (GadibaStatement *statement, const char *column)
{
  g_autoptr (GByteArray) old = take_image (statement, 1);
  g_autoptr (GByteArray) new = take_image (statement, 2);
  g_auto (GStrv) columns = g_strsplit (gadiba_statement_get_text (statement, 3), " ", -1);
  if (column == NULL || old->len == 0 || new->len == 0)
    return old->len + new->len > 0;
  g_autofree char *before = _gadiba_image_dup_text (columns, old, column);
  g_autofree char *after = _gadiba_image_dup_text (columns, new, column);
  return g_strcmp0 (before, after) != 0
         || _gadiba_image_get_int (columns, old, column)
                != _gadiba_image_get_int (columns, new, column);
}

static gboolean
find_entry_of_row (GadibaDb *db, const GadibaRowSet *set, const char *column, gint64 row,
                   gint64 *entry, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT r.entry, r.old, r.new, s.columns FROM journal_shape s JOIN journal_row r"
      " ON r.shape = s.id AND r.row = :row WHERE s.name = :table ORDER BY r.id DESC /*sort*/",
      BINDS (BIND_INT ("row", row), BIND_TEXT ("table", set->table)), error);
  gboolean there = TRUE;
  while (statement != NULL && there)
    {
      if (!gadiba_statement_step (statement, &there, error))
        return FALSE;
      if (!there || !has_changed (statement, column))
        continue;
      *entry = MAX (*entry, gadiba_statement_get_int (statement, 0));
      break;
    }
  return statement != NULL;
}

static gboolean
find_entry (GadibaUpdate *self, const GadibaCasePlace *place, gint64 *entry, GError **error)
{
  g_auto (GadibaRowSet) set = { NULL };
  GadibaDb *db = self->import.db;
  _gadiba_update_list_rows (self, place, &set);
  g_autoptr (GArray) rows = _gadiba_row_set_find (&set, db, self->import.day, error);
  if (rows == NULL)
    return FALSE;
  /* Which one it is, the case knows by the order in which they were made. */
  gboolean listed = place->part == GADIBA_PART_VEHICLE || place->part == GADIBA_PART_LAND
                    || place->part == GADIBA_PART_REAL_ESTATE;
  for (guint i = 0; i < rows->len; i++)
    if ((!listed || i == place->index)
        && !find_entry_of_row (db, &set, find_column (&set, place), g_array_index (rows, gint64, i),
                               entry, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_of_case (const GadibaCase *target, const GadibaCasePlace *place)
{
  return place->person == NULL
         || gadiba_case_find_person (target, place->person) != GADIBA_CASE_NOBODY;
}

gboolean
gadiba_application_find_author (GadibaDb *db, gint64 application, const GadibaCase *target,
                                const GadibaCasePlace *place, GadibaAuthor *author, GError **error)
{
  g_return_val_if_fail (db != NULL && target != NULL && place != NULL && author != NULL, FALSE);

  g_auto (GadibaUpdate) update = { .application = 0 };
  gint64 entry = 0;
  if (!_gadiba_update_start (&update, db, application, target, error)
      || (is_of_case (target, place) && !find_entry (&update, place, &entry, error)))
    return FALSE;
  if (entry == 0
      && !gadiba_db_query_int (
          db, "SELECT max (number) FROM journal WHERE about = 'application' AND about_row = :row",
          BINDS (BIND_INT ("row", application)), &entry, error))
    return FALSE;
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT j.utc, c.name FROM journal j LEFT JOIN caseworker c ON c.id = j.caseworker"
      " WHERE j.number = :entry",
      BINDS (BIND_INT ("entry", entry)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  author->utc = row ? g_strdup (gadiba_statement_get_text (statement, 0)) : NULL;
  author->who = row ? g_strdup (gadiba_statement_get_text (statement, 1)) : NULL;
  return TRUE;
}
