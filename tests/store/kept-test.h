/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../test-data.h"
#include "gadiba-search.h"

/* What is kept beside the records: the order of the clients, and the lines of the registers. */

/* Returns: (transfer full): all rows of a table or view, in their order */
static inline char *
dump_kept (GadibaDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  g_autoptr (GadibaStatement) rows = gadiba_db_query (db, sql, NULL, &error);
  gboolean row = TRUE;
  g_assert_no_error (error);
  while (gadiba_statement_step (rows, &row, &error) && row)
    g_string_append_printf (text, "%s\n", gadiba_statement_get_text (rows, 0));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

#define WORD(column) " || ' ' || coalesce (" column ", '-')"

/* What was kept up action by action is what is made anew from the records, which stays then. */
static inline void
assert_search_kept (GadibaDb *db)
{
  static const char *const tables[] = {
    "SELECT person || ' ' || hex (sort_key)" WORD ("code") WORD ("born") WORD ("touched")
        WORD ("parish") WORD ("caseworker") WORD ("decided") WORD ("until")
            WORD ("open") " FROM search_order ORDER BY person /*scan*/",
    "SELECT application" WORD ("hex (sort_key)") WORD ("caseworker") WORD ("caseworker_name")
        WORD ("received") WORD ("stage") WORD ("series") WORD ("num") WORD ("asked")
            WORD ("decision")
                WORD ("decided") " FROM search_application ORDER BY application /*scan*/",
    "SELECT decision" WORD ("hex (sort_key)") WORD ("caseworker") WORD ("caseworker_name")
        WORD ("day") WORD ("replaced") WORD ("series") WORD ("num") WORD ("decided") WORD ("amount")
            WORD ("until") WORD ("runs_to") " FROM search_decision ORDER BY decision /*scan*/",
  };
  g_autoptr (GError) error = NULL;
  char *kept[G_N_ELEMENTS (tables)];
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    kept[i] = dump_kept (db, tables[i]);
  gadiba_search_rebuild (db, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *made = dump_kept (db, tables[i]);
      g_assert_cmpstr (kept[i], ==, made);
      g_free (kept[i]);
    }
}

/* The same of an office by its path. */
static inline void
assert_search_kept_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  assert_search_kept (db);
}
