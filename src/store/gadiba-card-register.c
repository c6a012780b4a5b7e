/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-card-register-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What holds stands first, then what was, newest first. */
#define NEWEST " ORDER BY to_day IS NOT NULL, from_day DESC, id DESC"

static const GadibaCardTable tables[GADIBA_CARD_N_PARTS] = {
  [GADIBA_CARD_PERSON] = { "person", "id", "", { "born", "sex" } },
  [GADIBA_CARD_CLIENT] = { "client",
                           "person",
                           "",
                           { "phone", "email", "language", "parish", "caseworker", "iban" } },
  [GADIBA_CARD_NAME] = { "person_name",
                         "person",
                         " ORDER BY from_day DESC, id DESC",
                         { "given", "family", "from_day", "to_day", "given_dative",
                           "family_dative" } },
  [GADIBA_CARD_CODE] = { "person_code",
                         "person",
                         " ORDER BY from_day DESC, id DESC",
                         { "code", "from_day", "to_day" } },
  [GADIBA_CARD_ADDRESS] = { "address",
                            "person",
                            NEWEST,
                            { "kind", "street", "place", "region", "postcode", "from_day",
                              "to_day" } },
  [GADIBA_CARD_IDENTIFIER] = { "person_identifier",
                               "person",
                               " ORDER BY id",
                               { "kind", "number", "country", "to_day" } },
  [GADIBA_CARD_REPRESENTATIVE] = { "representative",
                                   "client",
                                   NEWEST,
                                   { "kind", "name", "basis", "contact", "from_day", "to_day" } },
  [GADIBA_CARD_FLAG] = { "client_flag", "client", NEWEST, { "flag", "from_day", "to_day" } },
  [GADIBA_CARD_NOTE] = { "client_note",
                         "client",
                         " ORDER BY day DESC, id DESC",
                         { "kind", "day", "text" } },
};

const GadibaCardTable *
_gadiba_card_get_table (GadibaCardPart part)
{
  return &tables[part];
}

gboolean
_gadiba_card_find_owner (GadibaDb *db, GadibaCardPart part, gint64 person, gint64 *owner,
                         GError **error)
{
  *owner = person;
  return strcmp (tables[part].owner, "client") != 0
         || gadiba_db_query_int (db, "SELECT id FROM client WHERE person = :person",
                                 BINDS (BIND_INT ("person", person)), owner, error);
}

/* --- reading --- */

/* Returns: (transfer none) */
static const char *
write_selection (GadibaCardPart part)
{
  const GadibaCardTable *table = &tables[part];
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  guint n;

  gadiba_card_list_fields (part, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp (table->columns[i], "caseworker") == 0)
      g_string_append (sql, ", (SELECT login FROM caseworker w WHERE w.id = client.caseworker)");
    else
      g_string_append_printf (sql, ", %s", table->columns[i]);
  g_string_append_printf (sql, " FROM %s WHERE %s = :owner%s /*sort*/", table->table, table->owner,
                          table->order);
  return g_intern_string (sql->str);
}

static gboolean
read_part (GadibaDb *db, GadibaCardPart part, GadibaCardFile *self, GError **error)
{
  gint64 owner = 0;
  gboolean row = TRUE;
  guint n;

  gadiba_card_list_fields (part, &n);
  if (!_gadiba_card_find_owner (db, part, self->person, &owner, error))
    return FALSE;
  g_autoptr (GadibaStatement) rows =
      gadiba_db_query (db, write_selection (part), BINDS (BIND_INT ("owner", owner)), error);
  while (rows != NULL && row)
    {
      if (!gadiba_statement_step (rows, &row, error))
        return FALSE;
      if (!row)
        break;
      GadibaCardRow *added =
          gadiba_card_file_add_row (self, part, gadiba_statement_get_int (rows, 0));
      for (guint i = 0; i < n; i++)
        added->values[i] = g_strdup (gadiba_statement_get_text (rows, (int) i + 1));
    }
  return rows != NULL;
}

/* Those who work in the office on the day, and who keeps this card though gone. */
gboolean
gadiba_card_read_staff (GadibaDb *db, GadibaDate day, GadibaCardFile *self, GError **error)
{
  g_return_val_if_fail (db != NULL && self != NULL, FALSE);

  g_autoptr (GadibaStatement) rows = gadiba_db_query (
      db,
      "SELECT login, name FROM caseworker WHERE (from_day <= :day AND (to_day IS NULL OR to_day >="
      " :day)) OR id = (SELECT caseworker FROM client WHERE person = :person)"
      " ORDER BY name, id /*scan*//*sort*/",
      BINDS (BIND_DATE ("day", day), BIND_INT ("person", self->person)), error);
  gboolean row = TRUE;

  while (rows != NULL && row)
    {
      if (!gadiba_statement_step (rows, &row, error))
        return FALSE;
      if (!row)
        break;
      GadibaCardStaff *staff = g_new0 (GadibaCardStaff, 1);
      staff->login = g_strdup (gadiba_statement_get_text (rows, 0));
      staff->name = g_strdup (gadiba_statement_get_text (rows, 1));
      g_ptr_array_add (self->staff, staff);
    }
  return rows != NULL;
}

GadibaCardFile *
gadiba_card_read (GadibaDb *db, gint64 person, GadibaDate day, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GadibaCardFile) self = gadiba_card_file_new (person);
  for (guint part = GADIBA_CARD_PERSON; part < GADIBA_CARD_N_PARTS; part++)
    if (!read_part (db, (GadibaCardPart) part, self, error))
      return NULL;
  if (gadiba_card_file_find_row (self, GADIBA_CARD_PERSON, 0) == NULL)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such person"));
      return NULL;
    }
  return gadiba_card_read_staff (db, day, self, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
gadiba_card_find_datives (GadibaDb *db, gint64 person, const char *given, const char *family,
                          char *datives[2], GError **error)
{
  g_return_val_if_fail (db != NULL && datives != NULL, FALSE);

  gboolean row = FALSE;
  datives[0] = datives[1] = NULL;
  g_autoptr (GadibaStatement) found = gadiba_db_query (
      db,
      "SELECT given_dative, family_dative FROM person_name WHERE person = :person"
      " AND given = :given AND family = :family"
      " ORDER BY coalesce (given_dative, family_dative) IS NULL, from_day DESC LIMIT 1 /*sort*/",
      BINDS (BIND_INT ("person", person), BIND_TEXT ("given", given), BIND_TEXT ("family", family)),
      error);
  if (found == NULL || !gadiba_statement_step (found, &row, error))
    return FALSE;
  datives[0] = row ? g_strdup (gadiba_statement_get_text (found, 0)) : NULL;
  datives[1] = row ? g_strdup (gadiba_statement_get_text (found, 1)) : NULL;
  return TRUE;
}

/* --- who did it --- */

void
gadiba_card_find_place (const char *table, gint64 row, const char *column, GadibaCardPlace *place)
{
  g_return_if_fail (table != NULL && place != NULL);

  guint n = 0, part = GADIBA_CARD_PERSON;
  while (part < GADIBA_CARD_N_PARTS && strcmp (tables[part].table, table) != 0)
    part++;
  *place = (GadibaCardPlace){ .part = GADIBA_CARD_NONE };
  if (part == GADIBA_CARD_N_PARTS)
    return;
  place->part = (GadibaCardPart) part;
  place->row = row;
  const GadibaCardField *fields = gadiba_card_list_fields (place->part, &n);
  for (guint i = 0; column != NULL && i < n; i++)
    if (strcmp (tables[part].columns[i], column) == 0)
      place->field = g_intern_string (fields[i].name);
}

/* A row of which nothing is known but that it is of the card: whoever stored something in it last.
 */
gboolean
gadiba_card_find_author (GadibaDb *db, gint64 person, const GadibaCardPlace *place, char **who,
                         char **utc, GError **error)
{
  g_return_val_if_fail (db != NULL && place != NULL && who != NULL && utc != NULL, FALSE);

  gint64 key = place->row;
  gboolean row = FALSE;
  *who = *utc = NULL;
  if (key == 0 && place->part == GADIBA_CARD_PERSON)
    key = person;
  if (key == 0
      && !gadiba_db_query_int (db, "SELECT id FROM client WHERE person = :person",
                               BINDS (BIND_INT ("person", person)), &key, error))
    return FALSE;
  g_autoptr (GadibaStatement) found = gadiba_db_query (
      db,
      "SELECT c.name, j.utc FROM journal_row r JOIN journal j ON j.number = r.entry"
      " LEFT JOIN caseworker c ON c.id = j.caseworker WHERE r.shape IN"
      " (SELECT id FROM journal_shape WHERE name = :name) AND r.row = :row"
      " ORDER BY r.id DESC LIMIT 1 /*sort*/",
      BINDS (BIND_TEXT ("name", tables[place->part].table), BIND_INT ("row", key)), error);
  if (found == NULL || !gadiba_statement_step (found, &row, error))
    return FALSE;
  *who = row ? g_strdup (gadiba_statement_get_text (found, 0)) : NULL;
  *utc = row ? g_strdup (gadiba_statement_get_text (found, 1)) : NULL;
  return TRUE;
}
