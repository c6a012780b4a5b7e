/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-search-private.h"
#include "gadiba-standing-private.h"

/*
 * What the registers are sorted and filtered by, beside the records: a line for each application
 * and each decision. It follows the order of the clients, from which it has their sort keys.
 */

/* So many applications are read and written at a time when everything is made anew. */
#define SLICE 5000

/* Tokens of a decision's items, each with a space before and behind. */
#define DECIDED(decision)                                                                          \
  "(SELECT ' ' || group_concat (benefit || '=' || outcome || CASE WHEN benefit = 'status' AND "    \
  "word"                                                                                           \
  " IS NOT NULL THEN ' status:' || word ELSE '' END, ' ') || ' ' FROM (SELECT benefit, outcome,"   \
  " word FROM decision_item WHERE decision = " decision " ORDER BY id))"

static const char applications_sql[] =
    "INSERT INTO search_application AS s (application, sort_key, caseworker, caseworker_name,"
    " received, stage, series, num, asked, decision, decided) SELECT a.id, o.sort_key, w.id, "
    "w.name,"
    " a.received, CASE a.state WHEN 'open' THEN 0 WHEN 'decided' THEN 1 ELSE 2 END, a.series,"
    " a.num, coalesce ((SELECT ' ' || group_concat (benefit, ' ') || ' ' FROM (SELECT benefit FROM"
    " application_benefit WHERE application = a.id ORDER BY id)), ''), d.id, " DECIDED (
        "d.id") " FROM gadiba_rows r CROSS JOIN application a ON a.id = r.c0 CROSS JOIN client c "
                "ON c.id ="
                " a.client LEFT JOIN decision d ON d.id =" GADIBA_JUDGED (
                    "a.id") "LEFT JOIN caseworker w ON w.id = coalesce "
                            "(d.caseworker, c.caseworker) "
                            "LEFT JOIN"
                            " search_order o ON o.person = c.person WHERE 1 ON CONFLICT "
                            "(application) DO "
                            "UPDATE SET sort_key"
                            " = excluded.sort_key, caseworker = excluded.caseworker, "
                            "caseworker_name ="
                            " excluded.caseworker_name, received = excluded.received, stage = "
                            "excluded.stage, "
                            "asked ="
                            " excluded.asked, decision = excluded.decision, decided = "
                            "excluded.decided WHERE "
                            "(s.sort_key,"
                            " s.caseworker, s.caseworker_name, s.received, s.stage, s.asked, "
                            "s.decision, "
                            "s.decided) IS NOT"
                            " (excluded.sort_key, excluded.caseworker, excluded.caseworker_name, "
                            "excluded.received,"
                            " excluded.stage, excluded.asked, excluded.decision, excluded.decided) "
                            "/*scan*//*sort*/";

/* Of an issued decision only this can become another: who it is about is called otherwise, and a
 * later one takes its place, also on another application. */
static const char decisions_sql[] =
    "INSERT INTO search_decision AS s (decision, sort_key, caseworker, caseworker_name, day,"
    " replaced, series, num, decided, amount, until, runs_to) SELECT d.id, o.sort_key, w.id, "
    "w.name,"
    " d.day, EXISTS (SELECT 1 FROM decision WHERE replaces = d.id), d.series, d.num,"
    " coalesce (" DECIDED (
        "d.id") ", ''), (SELECT sum (coalesce ((SELECT sum (amount) FROM"
                " decision_month WHERE item = i.id), CASE WHEN NOT i.monthly THEN i.amount END)) "
                "FROM"
                " decision_item i WHERE i.decision = d.id AND outcome = 'granted' AND benefit <> "
                "'status'),"
                " (SELECT max (to_day) FROM decision_item WHERE decision = d.id AND outcome = "
                "'granted'),"
                " (SELECT max (coalesce (to_day, '~')) FROM decision_item WHERE decision = d.id "
                "AND outcome ="
                " 'granted') FROM (SELECT d.id FROM gadiba_rows r CROSS JOIN decision d ON "
                "d.application = r.c0"
                " UNION SELECT d.replaces FROM gadiba_rows r CROSS JOIN decision d ON "
                "d.application = r.c0 WHERE"
                " d.replaces IS NOT NULL) k CROSS JOIN decision d ON d.id = k.id CROSS JOIN "
                "application a ON"
                " a.id = d.application CROSS JOIN client c ON c.id = a.client CROSS JOIN "
                "caseworker w ON w.id ="
                " d.caseworker LEFT JOIN search_order o ON o.person = c.person WHERE 1 ON CONFLICT "
                "(decision) DO"
                " UPDATE SET sort_key = excluded.sort_key, caseworker_name = "
                "excluded.caseworker_name, replaced"
                " = excluded.replaced WHERE (s.sort_key, s.caseworker_name, s.replaced) IS NOT"
                " (excluded.sort_key, excluded.caseworker_name, excluded.replaced) "
                "/*scan*//*sort*/";

/* @applications: GadibaBind */
static gboolean
refresh (GadibaDb *db, const GArray *applications, GError **error)
{
  GadibaDbRows rows = { .values = (const GadibaBind *) applications->data,
                        .n_rows = applications->len,
                        .n_columns = 1 };
  return _gadiba_db_insert_rows (db, applications_sql, &rows, error)
         && _gadiba_db_insert_rows (db, decisions_sql, &rows, error);
}

/* Appends the keys that are a statement's first column. */
static gboolean
take_keys (GadibaStatement *statement, GArray *keys, GError **error)
{
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      const GadibaBind key = BIND_INT ("", row ? gadiba_statement_get_int (statement, 0) : 0);
      if (row)
        g_array_append_val (keys, key);
    }
  return statement != NULL;
}

static gboolean
add_applications (GadibaDb *db, const char *sql, const GArray *of, GArray *applications,
                  GError **error)
{
  GadibaDbRows rows = { .values = (const GadibaBind *) of->data,
                        .n_rows = of->len,
                        .n_columns = 1 };
  g_autoptr (GadibaStatement) statement =
      of->len > 0 ? _gadiba_db_query_rows (db, sql, &rows, error) : NULL;
  return of->len == 0 || take_keys (statement, applications, error);
}

gboolean
_gadiba_registers_write (GadibaDb *self, GError **error)
{
  g_autoptr (GArray) applications = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  g_array_append_vals (applications, self->stale_applications->data, self->stale_applications->len);
  return add_applications (self,
                           "SELECT a.id FROM gadiba_rows r CROSS JOIN client c ON c.person = r.c0"
                           " CROSS JOIN application a ON a.client = c.id /*scan*/",
                           self->stale_persons, applications, error)
         && add_applications (self,
                              "SELECT s.application FROM search_application s JOIN gadiba_rows r ON"
                              " s.caseworker = r.c0 UNION SELECT d.application FROM gadiba_rows r"
                              " CROSS JOIN decision d ON d.caseworker = r.c0 /*scan*//*sort*/",
                              self->stale_caseworkers, applications, error)
         && (applications->len == 0 || refresh (self, applications, error));
}

/* --- all of them --- */

/* @last: (inout): the last application that was read; 0 at the end */
static gboolean
make_slice (GadibaDb *db, gint64 *last, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  g_autoptr (GadibaStatement) applications =
      gadiba_db_query (db, "SELECT id FROM application WHERE id > :last ORDER BY id LIMIT :max",
                       BINDS (BIND_INT ("last", *last), BIND_INT ("max", SLICE)), error);
  if (!take_keys (applications, keys, error))
    return FALSE;
  *last = keys->len > 0 ? g_array_index (keys, GadibaBind, keys->len - 1).whole : 0;
  return keys->len == 0 || refresh (db, keys, error);
}

gboolean
_gadiba_registers_make (GadibaDb *self, GError **error)
{
  gint64 last = 0;
  if (!gadiba_db_execute (self, "DELETE FROM search_application /*scan*/", NULL, error)
      || !gadiba_db_execute (self, "DELETE FROM search_decision /*scan*/", NULL, error))
    return FALSE;
  do
    if (!make_slice (self, &last, error))
      return FALSE;
  while (last != 0);
  return TRUE;
}
