/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "../test-data.h"
#include "gadiba-db-private.h"
#include "gadiba-journal.h"

/* 2026-02-10 09:15:00 UTC */
#define NOW G_GINT64_CONSTANT (1770714900)

static inline GadibaDb *
open_db_at (const char *folder, GadibaDbFlags flags)
{
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  g_autoptr (GError) error = NULL;
  GadibaDb *db = gadiba_db_open (path, flags | GADIBA_DB_CHECK_PLANS, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (db);
  return db;
}

static inline void
make_empty_office (const char *folder, gconstpointer data)
{
  gadiba_db_close (open_db_at (folder, GADIBA_DB_CREATE));
}

/* A new one is a copy of an empty one. */
static inline GadibaDb *
open_db (const char *folder, GadibaDbFlags flags)
{
  if ((flags & GADIBA_DB_CREATE) == 0)
    return open_db_at (folder, flags);
  make_copy (folder, "empty office", make_empty_office, NULL);
  return open_db_at (folder, flags ^ GADIBA_DB_CREATE);
}

static inline void
execute (GadibaDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean done = gadiba_db_execute (db, sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

static inline gint64
query (GadibaDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;
  gadiba_db_query_int (db, sql, NULL, &value, &error);
  g_assert_no_error (error);
  return value;
}

static inline GadibaAction *
begin_action (GadibaDb *db, gint64 caseworker, const char *name)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = gadiba_action_begin (db, caseworker, name, name, NOW, &error);
  g_assert_no_error (error);
  g_assert_nonnull (action);
  return action;
}

static inline void
commit_action (GadibaAction *action)
{
  g_autoptr (GError) error = NULL;
  gadiba_action_commit (action, &error);
  g_assert_no_error (error);
  gadiba_action_free (action);
}

static inline void
assert_verified (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaVerification) seen = gadiba_db_verify (db, &error);
  g_assert_no_error (error);
  g_assert_nonnull (seen);
}

/* The verification must find something whose sentence contains @words. */
static inline void
assert_altered (GadibaDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaVerification) seen = gadiba_db_verify (db, &error);
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_ALTERED);
  g_assert_null (seen);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

/* A forger takes the triggers away; the verification finds it, and what was changed. */
static inline void
forge (GadibaDb *db, const char *table, const char *sql)
{
  sqlite3 *other = NULL;
  sqlite3_stmt *triggers = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (sqlite3_open (gadiba_db_get_path (db), &other), ==, SQLITE_OK);
  g_autofree char *find = g_strdup_printf (
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '%s'", table);
  sqlite3_prepare_v2 (other, find, -1, &triggers, NULL);
  g_autoptr (GString) drop = g_string_new (NULL);
  while (sqlite3_step (triggers) == SQLITE_ROW)
    {
      g_string_append_printf (drop, "DROP TRIGGER %s;", sqlite3_column_text (triggers, 0));
      g_ptr_array_add (kept, g_strdup ((const char *) sqlite3_column_text (triggers, 1)));
    }
  sqlite3_finalize (triggers);
  g_assert_cmpint (sqlite3_exec (other, drop->str, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpint (sqlite3_exec (other, kept->pdata[i], NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
}
