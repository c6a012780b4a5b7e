/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-list.h"

#include <string.h>

#include "gadiba-db-private.h"
#include "gadiba-search.h"

/*
 * The keys of a list. Each order has an index that holds the key and all that is filtered by, so
 * the index alone answers; an order that nobody filters is not asked for filters either.
 */

#define FLAGGED                                                                                    \
  "SELECT c.person FROM client_flag f JOIN client c ON c.id = f.client WHERE f.flag = "
#define HOLDS(today) " AND f.from_day <= " today " AND coalesce (f.to_day, " today ") >= " today

/* 0 any, 1 needy, 2 low income, 3 none, 4 open: as GadibaClientStatus. */
#define IN_FORCE(today) "coalesce (o.until, " today ") >= " today
#define STATUS(status, today)                                                                      \
  "CASE " status " WHEN 0 THEN 1 WHEN 4 THEN o.open WHEN 3 THEN NOT (o.open OR (o.decided IN (1, " \
  "2) AND " IN_FORCE (today) ")) ELSE o.decided = " status " AND " IN_FORCE (today) " END"

#define FILTERS                                                                                    \
  " WHERE (:parish IS NULL OR o.parish = :parish) AND (:caseworker IS NULL OR o.caseworker ="      \
  " :caseworker OR (o.caseworker IS NULL AND o.parish IN (SELECT parish FROM caseworker_parish"    \
  " WHERE caseworker = :caseworker))) AND (:flag IS NULL OR o.person IN (" FLAGGED                 \
  ":flag" HOLDS (":today") ")) AND " STATUS (":status", ":today")

#define LIST(filters, column, direction)                                                           \
  "SELECT o.person FROM search_order o" filters " ORDER BY o." column direction                    \
  ", o.person" direction " LIMIT :n OFFSET :first /*scan*/"

#define BOTH(filters, column)                                                                      \
  {                                                                                                \
    LIST (filters, column, ""), LIST (filters, column, " DESC")                                    \
  }

/* Filtered or not, by which column, upwards or downwards */
static const char *const list_sql[2][4][2] = {
  { BOTH ("", "sort_key"), BOTH ("", "code"), BOTH ("", "born"), BOTH ("", "touched") },
  { BOTH (FILTERS, "sort_key"), BOTH (FILTERS, "code"), BOTH (FILTERS, "born"),
    BOTH (FILTERS, "touched") },
};

/* Of who was found: c0 the person, and what is filtered by in each row. */
#define FOUND(column, direction)                                                                   \
  "SELECT r.c0 FROM gadiba_rows r LEFT JOIN search_order o ON o.person = r.c0 WHERE NOT r.c6 OR"   \
  " ((r.c1 IS NULL OR o.parish = r.c1) AND (r.c2 IS NULL OR o.caseworker = r.c2 OR (o.caseworker"  \
  " IS NULL AND o.parish IN (SELECT parish FROM caseworker_parish WHERE caseworker = r.c2))) AND"  \
  " (r.c3 IS NULL OR EXISTS (" FLAGGED "r.c3 AND c.person = r.c0" HOLDS (                          \
      "r.c5") ")) AND " STATUS ("r.c4", "r.c5") ") ORDER BY " column direction                     \
                                                "r.rowid /*scan*//*sort*/"

#define FOUND_BOTH(column)                                                                         \
  {                                                                                                \
    FOUND ("o.person IS NULL, " column, ", "), FOUND ("o.person IS NULL, " column, " DESC, ")      \
  }

static const char *const found_sql[4][2] = {
  { FOUND ("", ""), FOUND ("o.person IS NULL, o.sort_key", " DESC, ") },
  FOUND_BOTH ("o.code"),
  FOUND_BOTH ("o.born"),
  FOUND_BOTH ("o.touched"),
};

#define N_FOUND_COLUMNS 7

static GArray *
take_persons (GadibaStatement *statement, GError **error)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;
  while (row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      gint64 person = row ? gadiba_statement_get_int (statement, 0) : 0;
      if (row)
        g_array_append_val (persons, person);
    }
  return g_steal_pointer (&persons);
}

/* --- those who are found --- */

static void
append_found (GArray *values, const GadibaClientQuery *query, GadibaDate today, gint64 person)
{
  const GadibaBind row[N_FOUND_COLUMNS] = {
    BIND_INT ("", person),
    BIND_TEXT ("", query->parish),
    BIND_KEY ("", query->caseworker),
    BIND_TEXT ("", query->flag),
    BIND_INT ("", query->status),
    BIND_DATE ("", today),
    BIND_INT ("", gadiba_client_query_is_filtered (query)),
  };
  g_array_append_vals (values, row, N_FOUND_COLUMNS);
}

/* Who has no card has nothing to filter by; sorted, he or she comes last. */
static GArray *
list_found (GadibaDb *db, const GadibaClientQuery *query, GadibaDate today, GError **error)
{
  g_autoptr (GArray) found = gadiba_search_list_persons (db, query->search, error);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  for (guint i = 0; found != NULL && i < found->len; i++)
    append_found (values, query, today, g_array_index (found, gint64, i));
  GadibaDbRows rows = { .values = (const GadibaBind *) values->data,
                        .n_rows = values->len / N_FOUND_COLUMNS,
                        .n_columns = N_FOUND_COLUMNS };
  g_autoptr (GadibaStatement) statement =
      found != NULL
          ? _gadiba_db_query_rows (db, found_sql[query->sort][query->descending], &rows, error)
          : NULL;
  return statement != NULL ? take_persons (statement, error) : NULL;
}

static GArray *
cut (GArray *all, guint first, guint n)
{
  g_array_remove_range (all, 0, MIN (first, all->len));
  if (all->len > n)
    g_array_set_size (all, n);
  return all;
}

/* --- everybody --- */

GArray *
gadiba_clients_list (GadibaDb *db, const GadibaClientQuery *query, GadibaDate today, guint first,
                     guint n, GError **error)
{
  g_return_val_if_fail (db != NULL && today != GADIBA_DATE_NONE, NULL);

  g_autoptr (GadibaClientQuery) all = gadiba_client_query_new ();
  const GadibaClientQuery *of = query != NULL ? query : all;
  if (of->search != NULL)
    {
      GArray *found = list_found (db, of, today, error);
      return found != NULL ? cut (found, first, n) : NULL;
    }
  gint64 max = n == G_MAXUINT ? -1 : (gint64) n;
  gboolean filtered = gadiba_client_query_is_filtered (of);
  const char *sql = list_sql[filtered][of->sort][of->descending];
  g_autoptr (GadibaStatement) statement =
      filtered ? gadiba_db_query (
          db, sql,
          BINDS (BIND_TEXT ("parish", of->parish), BIND_KEY ("caseworker", of->caseworker),
                 BIND_TEXT ("flag", of->flag), BIND_INT ("status", of->status),
                 BIND_DATE ("today", today), BIND_INT ("n", max), BIND_INT ("first", first)),
          error)
               : gadiba_db_query (db, sql, BINDS (BIND_INT ("n", max), BIND_INT ("first", first)),
                                  error);
  return statement != NULL ? take_persons (statement, error) : NULL;
}

/* --- what to choose from --- */

static GPtrArray *
list_texts (GadibaDb *db, const char *sql, const GadibaBind *binds, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, binds, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (texts, g_strdup (gadiba_statement_get_text (statement, 0)));
    }
  return statement != NULL ? g_steal_pointer (&texts) : NULL;
}

GPtrArray *
gadiba_clients_list_parishes (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  /* From each to the next one in the index: there are few parishes and many clients. */
  return list_texts (db,
                     "WITH RECURSIVE next (parish) AS (SELECT min (parish) FROM client UNION ALL"
                     " SELECT (SELECT min (parish) FROM client WHERE parish > next.parish) FROM"
                     " next WHERE parish IS NOT NULL) SELECT parish FROM next WHERE parish IS NOT"
                     " NULL UNION SELECT parish FROM caseworker_parish /*scan*//*sort*/",
                     NULL, error);
}

GPtrArray *
gadiba_clients_list_flags (GadibaDb *db, GadibaDate today, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_texts (db,
                     "SELECT DISTINCT flag FROM client_flag WHERE from_day <= :today AND coalesce"
                     " (to_day, :today) >= :today /*scan*//*sort*/",
                     BINDS (BIND_DATE ("today", today)), error);
}
