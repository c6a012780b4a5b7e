/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-watch.h"

#include <string.h>

#include "gadiba-undo-private.h"

/* After so many changed rows it is quicker to read the application again than to look at them. */
#define MANY_IMAGES 4000

typedef struct
{
  GadibaDb *db;
  gint64 application, household;             /* 0: of a person alone */
  gint64 person;                             /* 0: of an application */
  GHashTable *persons, *dwellings, *clients; /* their keys */
} Watch;

static void
clear_watch (Watch *self)
{
  g_clear_pointer (&self->persons, g_hash_table_unref);
  g_clear_pointer (&self->dwellings, g_hash_table_unref);
  g_clear_pointer (&self->clients, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watch, clear_watch)

static gboolean
add_keys (Watch *self, GHashTable *keys, const char *sql, gint64 key, GError **error)
{
  g_autoptr (GadibaStatement) rows =
      gadiba_db_query (self->db, sql, BINDS (BIND_INT ("key", key)), error);
  gboolean row = TRUE;
  while (rows != NULL && row)
    {
      if (!gadiba_statement_step (rows, &row, error))
        return FALSE;
      if (row)
        g_hash_table_add (keys, (gpointer) (guintptr) gadiba_statement_get_int (rows, 0));
    }
  return rows != NULL;
}

static gboolean
start_watch (Watch *self, GError **error)
{
  self->persons = g_hash_table_new (NULL, NULL);
  self->dwellings = g_hash_table_new (NULL, NULL);
  self->clients = g_hash_table_new (NULL, NULL);
  if (self->person != 0)
    {
      g_hash_table_add (self->persons, (gpointer) (guintptr) self->person);
      return add_keys (self, self->clients, "SELECT id FROM client WHERE person = :key",
                       self->person, error);
    }
  return gadiba_db_query_int (self->db, "SELECT household FROM application WHERE id = :key",
                              BINDS (BIND_INT ("key", self->application)), &self->household, error)
         && add_keys (self, self->persons,
                      "SELECT person FROM application_member WHERE application = :key",
                      self->application, error)
         && add_keys (self, self->clients, "SELECT client FROM application WHERE id = :key",
                      self->application, error)
         && add_keys (self, self->dwellings, "SELECT id FROM dwelling WHERE household = :key",
                      self->household, error);
}

static gboolean
is_among (GHashTable *keys, gint64 key)
{
  return key != 0 && g_hash_table_contains (keys, (gpointer) (guintptr) key);
}

static gboolean
is_key (const GadibaChange *change, const char *column, gint64 key)
{
  return key != 0 && _gadiba_change_get_key (change, column) == key;
}

static gboolean
is_about (const Watch *self, const GadibaChange *change)
{
  const char *table = change->shape->table;
  if (change->is_erased)
    return TRUE;
  return (strcmp (table, "person") == 0 && is_among (self->persons, change->row))
         || (strcmp (table, "application") == 0 && change->row == self->application)
         || (strcmp (table, "household") == 0 && change->row == self->household)
         || is_among (self->persons, _gadiba_change_get_key (change, "person"))
         || is_among (self->clients, _gadiba_change_get_key (change, "client"))
         || is_among (self->dwellings, _gadiba_change_get_key (change, "dwelling"))
         || is_key (change, "application", self->application)
         || is_key (change, "household", self->household);
}

/* @first: the first image to look at */
static gboolean
look_at_images (Watch *self, gint64 first, gboolean *changed, GError **error)
{
  g_auto (GadibaChanges) changes = { NULL };
  if (!start_watch (self, error)
      || !_gadiba_changes_load (&changes, self->db,
                                "SELECT entry, shape, row, old, new, erased FROM journal_row"
                                " WHERE id >= :first",
                                BINDS (BIND_INT ("first", first)), error))
    return FALSE;
  for (guint i = 0; !*changed && i < changes.changes->len; i++)
    *changed = is_about (self, changes.changes->pdata[i]);
  return TRUE;
}

static gboolean
watch (Watch *self, gint64 since, gint64 *newest, gboolean *changed, GError **error)
{
  GadibaDb *db = self->db;
  gint64 first = 0, last = 0;
  *changed = FALSE;
  if (!gadiba_db_query_int (db, "SELECT max (number) FROM journal", NULL, newest, error))
    return FALSE;
  if (*newest <= since)
    return TRUE;
  if (!gadiba_db_query_int (db, "SELECT max (id) FROM journal_row", NULL, &last, error)
      || !gadiba_db_query_int (db, "SELECT first_row FROM journal WHERE number = :next",
                               BINDS (BIND_INT ("next", since + 1)), &first, error))
    return FALSE;
  *changed =
      (self->application == 0 && self->person == 0 && last >= first) || last - first >= MANY_IMAGES;
  if (*changed || last < first)
    return TRUE;
  return look_at_images (self, first, changed, error);
}

gboolean
gadiba_application_has_changed (GadibaDb *db, gint64 application, gint64 since, gint64 *newest,
                                gboolean *changed, GError **error)
{
  g_return_val_if_fail (db != NULL && newest != NULL && changed != NULL, FALSE);

  g_auto (Watch) self = { .db = db, .application = application };
  return watch (&self, since, newest, changed, error);
}

gboolean
gadiba_person_has_changed (GadibaDb *db, gint64 person, gint64 since, gint64 *newest,
                           gboolean *changed, GError **error)
{
  g_return_val_if_fail (db != NULL && person != 0 && newest != NULL && changed != NULL, FALSE);

  g_auto (Watch) self = { .db = db, .person = person };
  return watch (&self, since, newest, changed, error);
}
