/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-due.h"

#include <string.h>

#include "gadiba-bills-private.h"
#include "gadiba-decision-draft.h"
#include "gadiba-person-line-private.h"
#include "gadiba-standing-private.h"
#include "gadiba-term-private.h"

/* How far back the journal is gone through for cards. */
#define MAX_LOOKS 400

static void
free_due (gpointer data)
{
  GadibaDue *due = data;
  g_free (due->given);
  g_free (due->family);
  g_free (due->application);
  g_free (due->decision);
  g_free (due->text);
  g_free (due);
}

static void
free_looked (gpointer data)
{
  GadibaLooked *looked = data;
  g_free (looked->given);
  g_free (looked->family);
  g_free (looked->utc);
  g_free (looked);
}

/* --- names --- */

/* Returns: (transfer full): a line for each; (nullable) */
static GadibaPersonLine *
read_names (GadibaDb *db, const GArray *persons, GError **error)
{
  g_autofree GadibaBind *values = g_new0 (GadibaBind, persons->len + 1);
  g_autofree GadibaPersonLine *lines = g_new0 (GadibaPersonLine, persons->len + 1);
  for (guint i = 0; i < persons->len; i++)
    values[i] = BIND_INT ("", g_array_index (persons, gint64, i));
  const GadibaPersonRows rows = { db, { values, persons->len, 1 } };
  return persons->len == 0 || _gadiba_person_lines_read_names (&rows, lines, error)
             ? g_steal_pointer (&lines)
             : NULL;
}

/* --- what has a day --- */

/* Columns: person, application, decision, day, text; of them those of the client's caseworker, or
 * of none. */
#define OF_CASEWORKER " AND (:caseworker = 0 OR c.caseworker IS NULL OR c.caseworker = :caseworker)"
#define DAYS(column) " " column " >= :first AND " column " <= :last"
#define FIRST_ROWS " LIMIT :max /*scan*//*sort*/"

/* What was ended is not to be asked for again. */
#define ENDS " i.benefit = 'status' AND i.ends = 0 AND" GADIBA_GIVES ("i") "AND" GADIBA_STANDS ("d")
/* Whoever got a later status is looked for by the person, never by the day: many have one. */
#define GOES_ON                                                                                    \
  " EXISTS (SELECT 1 FROM application_member m CROSS JOIN decision e ON e.application ="           \
  " m.application CROSS JOIN decision_item k ON k.decision = e.id WHERE m.person = c.person AND"   \
  " k.benefit = 'status' AND" GADIBA_GIVES ("k") "AND" GADIBA_STANDS (                             \
      "e") "AND CASE WHEN"                                                                         \
           " e.application = d.application THEN e.id > d.id ELSE k.to_day > i.to_day END)"

static const char *const sqls[] = {
  [GADIBA_DUE_APPLICATION] =
      "SELECT c.person, a.number, NULL, a.received, NULL, count (*) OVER ()," GADIBA_MOVED (
          "a.id") "FROM application a JOIN client c ON c.id = a.client WHERE a.state = 'open' AND"
                  " coalesce (" GADIBA_MOVED ("a.id") ", '') <= :near AND" DAYS ("a.received")
                      OF_CASEWORKER " ORDER BY a.received, a.id" FIRST_ROWS,
  [GADIBA_DUE_PAPER] =
      "SELECT c.person, a.number, NULL, p.due, p.paper, count (*) OVER () FROM application_paper p"
      " JOIN application a ON a.id = p.application JOIN client c ON c.id = a.client WHERE"
      " p.received IS NULL AND a.state = 'open' AND" DAYS ("p.due") OF_CASEWORKER
  " ORDER BY p.due, p.id" FIRST_ROWS,
  [GADIBA_DUE_HEARING] =
      "SELECT c.person, a.number, NULL, h.until, h.about, count (*) OVER () FROM hearing h"
      " JOIN application a ON a.id = h.application JOIN client c ON c.id = a.client WHERE"
      " h.answered IS NULL AND h.left_out IS NULL AND h.decision IS NULL AND" DAYS ("h.until")
          OF_CASEWORKER " ORDER BY h.until, h.id" FIRST_ROWS,
  [GADIBA_DUE_LETTER] =
      "SELECT c.person, a.number, d.number, d.day, NULL, count (*) OVER () FROM decision d JOIN"
      " application a ON a.id = d.application JOIN client c ON c.id = a.client WHERE" DAYS (
          "d.day") " AND NOT EXISTS (SELECT 1 FROM letter_out WHERE decision = d.id) AND "
                   "(:caseworker = 0 OR"
                   " d.caseworker = :caseworker) ORDER BY d.day, d.id" FIRST_ROWS,
  [GADIBA_DUE_NOTICE] =
      "SELECT c.person, a.number, d.number, d.day, (SELECT max (returned) FROM notification WHERE"
      " decision = d.id), count (*) OVER () FROM decision d JOIN application a ON a.id ="
      " d.application JOIN client c ON c.id = a.client WHERE d.day >= :first AND (d.day <= :last OR"
      " EXISTS (SELECT 1 FROM notification WHERE decision = d.id AND returned IS NOT NULL)) AND NOT"
      " EXISTS (SELECT 1 FROM notification WHERE decision = d.id AND counted IS NOT NULL) AND NOT"
      " EXISTS (SELECT 1 FROM decision WHERE replaces = d.id) AND (:caseworker = 0 OR d.caseworker "
      "="
      " :caseworker) ORDER BY d.day, d.id" FIRST_ROWS,
  [GADIBA_DUE_CONTEST] =
      "SELECT c.person, a.number, d.number, k.received, k.number, count (*) OVER () FROM contest k"
      " JOIN decision d ON d.id = k.decision JOIN application a ON a.id = k.application JOIN client"
      " c ON c.id = a.client WHERE k.outcome IS NULL AND k.forwarded IS NULL AND" DAYS (
          "k.received") OF_CASEWORKER " ORDER BY k.received, k.id" FIRST_ROWS,
  [GADIBA_DUE_STATUS] =
      "SELECT c.person, (SELECT number FROM application WHERE client = c.id AND state = 'open'"
      " ORDER BY id DESC LIMIT 1), d.number, i.to_day, i.word, count (*) OVER () FROM decision_item"
      " i JOIN decision d ON d.id = i.decision JOIN application a ON a.id = d.application JOIN"
      " client c ON c.id = a.client WHERE " ENDS
      "AND" DAYS ("i.to_day") " AND NOT" GOES_ON OF_CASEWORKER
                              " ORDER BY i.to_day, i.id" FIRST_ROWS,
  [GADIBA_DUE_BILLS] = "SELECT c.person, a.number, d.number, m.month || '-01', NULL, count (*) "
                       "OVER () FROM" GADIBA_BILLS_RUNNING "AND" GADIBA_BILLS_COUNT
                       "= 0" OF_CASEWORKER " ORDER BY (SELECT sort_key FROM search_application "
                       "WHERE application = a.id), a.id" FIRST_ROWS,
  /* What one prepared oneself waits for the others. */
  [GADIBA_DUE_DRAFT] =
      "SELECT c.person, a.number, NULL, w.day, k.name, count (*) OVER () FROM decision_draft w JOIN"
      " application a ON a.id = w.application JOIN client c ON c.id = a.client JOIN caseworker k ON"
      " k.id = w.caseworker WHERE w.state = 'waiting' AND" DAYS (
          "w.day") " AND (:caseworker = 0 OR w.caseworker <> :caseworker) ORDER BY w.day, "
                   "w.id" FIRST_ROWS,
  [GADIBA_DUE_RETURNED] =
      "SELECT c.person, a.number, NULL, w.day, w.note, count (*) OVER () FROM decision_draft w JOIN"
      " application a ON a.id = w.application JOIN client c ON c.id = a.client "
      "WHERE" GADIBA_RETURNED
      " AND" DAYS ("w.day") " AND (:caseworker = 0 OR w.caseworker = :caseworker)"
                            " ORDER BY w.day, w.id" FIRST_ROWS,
  /* Looks store nothing, and do not count. */
  [GADIBA_DUE_UNTOUCHED] =
      "SELECT person, number, NULL, day, NULL, count (*) OVER () FROM (SELECT a.id, c.person,"
      " a.number, coalesce ((SELECT substr (max (utc), 1, 10) FROM journal WHERE about ="
      " 'application' AND about_row = a.id AND n_rows > 0), a.received) AS day FROM application a"
      " JOIN client c ON c.id = a.client WHERE a.state = 'open' AND (a.received >"
      " :after OR" GADIBA_MOVED ("a.id") "> :near)" OF_CASEWORKER
                                         ") WHERE" DAYS ("day") " ORDER BY day, id" FIRST_ROWS,
};

static GadibaDue *
take_due (GadibaStatement *row, GadibaDueKind kind, GArray *persons)
{
  GadibaDue *due = g_new0 (GadibaDue, 1);
  due->person = gadiba_statement_get_int (row, 0);
  due->application = g_strdup (gadiba_statement_get_text (row, 1));
  due->decision = g_strdup (gadiba_statement_get_text (row, 2));
  due->day = gadiba_statement_get_date (row, 3);
  due->text = g_strdup (gadiba_statement_get_text (row, 4));
  due->moved =
      kind == GADIBA_DUE_APPLICATION ? gadiba_statement_get_date (row, 6) : GADIBA_DATE_NONE;
  g_array_append_val (persons, due->person);
  return due;
}

static GadibaStatement *
ask (GadibaDb *db, const GadibaDueQuestion *self, GError **error)
{
  const GadibaDate earliest = gadiba_date_new (1800, 1, 1), latest = gadiba_date_new (2999, 12, 31);
  gboolean untouched = self->kind == GADIBA_DUE_UNTOUCHED;
  gboolean of_application = untouched || self->kind == GADIBA_DUE_APPLICATION;
  GadibaBind binds[7] = {
    BIND_INT ("caseworker", self->caseworker),
    BIND_INT ("max", self->max),
    BIND_END,
  };
  guint n = 2;

  if (self->kind == GADIBA_DUE_BILLS)
    {
      binds[n++] = BIND_TEXT ("benefit", self->benefit);
      binds[n++] = BIND_MONTH ("month", self->month);
    }
  else
    {
      binds[n++] = BIND_DATE ("first", self->first != GADIBA_DATE_NONE ? self->first : earliest);
      binds[n++] = BIND_DATE ("last", self->last != GADIBA_DATE_NONE ? self->last : latest);
    }
  if (of_application)
    binds[n++] = BIND_DATE ("near", self->near != GADIBA_DATE_NONE ? self->near : latest);
  if (untouched)
    binds[n++] = BIND_DATE ("after", self->after != GADIBA_DATE_NONE ? self->after : earliest);
  binds[n] = BIND_END;
  return gadiba_db_query (db, sqls[self->kind], binds, error);
}

GPtrArray *
gadiba_due_list (GadibaDb *db, const GadibaDueQuestion *question, guint *n, GError **error)
{
  g_return_val_if_fail (db != NULL && question != NULL && n != NULL, NULL);

  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_due);
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GadibaStatement) statement = ask (db, question, error);
  gboolean row = TRUE;
  *n = 0;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      g_ptr_array_add (all, take_due (statement, question->kind, persons));
      *n = (guint) gadiba_statement_get_int (statement, 5);
    }
  g_autofree GadibaPersonLine *lines = statement != NULL ? read_names (db, persons, error) : NULL;
  for (guint i = 0; lines != NULL && i < all->len; i++)
    {
      GadibaDue *due = all->pdata[i];
      due->given = lines[i].given;
      due->family = lines[i].family;
    }
  return lines != NULL ? g_steal_pointer (&all) : NULL;
}

/* The schemas with which letters, and notifications, are noted. */
#define LETTERS_SINCE "schema 2"
#define NOTICES_SINCE "schema 3"

static gboolean
find_first_day (GadibaDb *db, const char *since, GadibaDate *day, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT substr (utc, 1, 10) FROM journal WHERE caseworker IS NULL AND action"
                       " = 'migrate' AND words = :words",
                       BINDS (BIND_TEXT ("words", since)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  *day = row ? gadiba_statement_get_date (statement, 0) : GADIBA_DATE_NONE;
  return TRUE;
}

gboolean
gadiba_due_find_first_letter_day (GadibaDb *db, GadibaDate *day, GError **error)
{
  g_return_val_if_fail (db != NULL && day != NULL, FALSE);

  return find_first_day (db, LETTERS_SINCE, day, error);
}

gboolean
gadiba_due_find_first_notice_day (GadibaDb *db, GadibaDate *day, GError **error)
{
  g_return_val_if_fail (db != NULL && day != NULL, FALSE);

  return find_first_day (db, NOTICES_SINCE, day, error);
}

/* --- cards --- */

static gboolean
is_listed (const GArray *persons, gint64 person)
{
  for (guint i = 0; i < persons->len; i++)
    if (g_array_index (persons, gint64, i) == person)
      return TRUE;
  return FALSE;
}

static gboolean
list_looks (GadibaDb *db, gint64 caseworker, guint max, GPtrArray *all, GArray *persons,
            GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT j.about_row, j.utc FROM (SELECT number, about, about_row, action, utc FROM journal"
      " WHERE caseworker = :caseworker ORDER BY number DESC LIMIT :looks) j WHERE j.action = 'card'"
      " AND j.about = 'person' AND EXISTS (SELECT 1 FROM client WHERE person = j.about_row)"
      " /*scan*/",
      BINDS (BIND_INT ("caseworker", caseworker), BIND_INT ("looks", MAX_LOOKS)), error);
  gboolean row = TRUE;
  while (statement != NULL && row && all->len < max)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      gint64 person = row ? gadiba_statement_get_int (statement, 0) : 0;
      if (!row || is_listed (persons, person))
        continue;
      GadibaLooked *looked = g_new0 (GadibaLooked, 1);
      looked->person = person;
      looked->utc = g_strdup (gadiba_statement_get_text (statement, 1));
      g_ptr_array_add (all, looked);
      g_array_append_val (persons, person);
    }
  return statement != NULL;
}

GPtrArray *
gadiba_due_list_looked (GadibaDb *db, gint64 caseworker, guint max, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_looked);
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree GadibaPersonLine *lines = list_looks (db, caseworker, max, all, persons, error)
                                           ? read_names (db, persons, error)
                                           : NULL;
  for (guint i = 0; lines != NULL && i < all->len; i++)
    {
      GadibaLooked *looked = all->pdata[i];
      looked->given = lines[i].given;
      looked->family = lines[i].family;
    }
  return lines != NULL ? g_steal_pointer (&all) : NULL;
}
