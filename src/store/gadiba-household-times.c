/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-household-times.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application-member.h"
#include "gadiba-standing-private.h"

/* Incomes of so many months before the one in which the application was received. */
#define MONTHS_BEFORE 15

/* The newest name of the person that the row before is about. */
#define NAME(person)                                                                               \
  "(SELECT given || ' ' || family FROM person_name WHERE person = " person                         \
  " ORDER BY from_day DESC LIMIT 1)"

typedef struct
{
  GadibaDb *db;
  const GadibaApplication *application;
  GadibaDate received;
  GadibaTimes *times;
} Reader;

typedef void (*Take) (GadibaTimes *times, GadibaStatement *row);

static gboolean
read_each (Reader *self, const char *sql, const GadibaBind *binds, Take take, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (self->db, sql, binds, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        take (self->times, statement);
    }
  return statement != NULL;
}

static const char *
intern (GadibaStatement *row, int column)
{
  return g_intern_string (gadiba_statement_get_text (row, column));
}

/* --- members and their incomes --- */

static void
take_member (GadibaTimes *times, GadibaStatement *row)
{
  GadibaSpan *span = gadiba_times_add (times, GADIBA_SPAN_MEMBER);
  span->person = gadiba_statement_get_int (row, 0);
  span->label = intern (row, 1);
  span->name = g_strdup (gadiba_statement_get_text (row, 2));
  span->sex = intern (row, 3);
  span->what = intern (row, 4);
  span->from = gadiba_statement_get_date (row, 5);
  span->to = gadiba_statement_get_date (row, 6);
}

static gboolean
is_continued (const GadibaSpan *span, gint64 person, const char *kind, GadibaMonth month)
{
  return span->kind == GADIBA_SPAN_INCOME && span->person == person && span->what == kind
         && span->to + 1 == gadiba_month_get_first_day (month);
}

/* Months come one after the other; without a gap they are one span. */
static void
take_income (GadibaTimes *times, GadibaStatement *row)
{
  GPtrArray *spans = times->spans;
  gint64 person = gadiba_statement_get_int (row, 0);
  const char *kind = intern (row, 4);
  GadibaMonth month = gadiba_statement_get_month (row, 5);
  GadibaMoney amount = gadiba_statement_get_int (row, 6);
  GadibaSpan *span = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;
  if (span == NULL || !is_continued (span, person, kind, month))
    {
      span = gadiba_times_add (times, GADIBA_SPAN_INCOME);
      span->person = person;
      span->label = intern (row, 1);
      span->name = g_strdup (gadiba_statement_get_text (row, 2));
      span->sex = intern (row, 3);
      span->what = kind;
      span->from = gadiba_month_get_first_day (month);
      span->least = amount;
    }
  span->to = gadiba_month_get_last_day (month);
  span->least = MIN (span->least, amount);
  span->most = MAX (span->most, amount);
}

/* Those of the application first, in its order, then whoever belonged to the household before. What
 * somebody is to the applicant is what the last application of the household says. */
static gboolean
read_members (Reader *self, GError **error)
{
  return read_each (self,
                    "SELECT h.person, m.label, " NAME (
                        "h.person") ", p.sex, coalesce (m.relation, (SELECT"
                                    " o.relation FROM application_member o JOIN application a ON "
                                    "a.id = o.application WHERE"
                                    " o.person = h.person AND a.household = h.household ORDER BY "
                                    "a.id DESC LIMIT 1)),"
                                    " h.from_day, h.to_day FROM household_member h JOIN person p "
                                    "ON p.id = h.person"
                                    " LEFT JOIN application_member m ON m.application = "
                                    ":application AND m.person = h.person"
                                    " WHERE h.household = :household ORDER BY m.id IS NULL, m.id, "
                                    "h.person, h.from_day /*sort*/",
                    BINDS (BIND_INT ("application", self->application->id),
                           BIND_INT ("household", self->application->household)),
                    take_member, error);
}

static gboolean
read_incomes (Reader *self, GError **error)
{
  return read_each (
      self,
      "SELECT m.person, m.label, " NAME (
          "m.person") ", p.sex, i.kind, i.month, sum (i.amount)"
                      " FROM application_member m JOIN person p ON p.id = m.person"
                      " JOIN income i ON i.person = m.person AND i.month >= :since"
                      " WHERE m.application = :application GROUP BY m.id, i.kind, i.month"
                      " ORDER BY m.id, i.kind, i.month /*sort*/",
      BINDS (BIND_INT ("application", self->application->id),
             BIND_MONTH ("since", gadiba_date_get_month (self->received) - MONTHS_BEFORE)),
      take_income, error);
}

/* --- what was decided --- */

static void
take_item (GadibaTimes *times, GadibaStatement *row)
{
  const char *word = intern (row, 2);
  GadibaSpan *span =
      gadiba_times_add (times, word != NULL ? GADIBA_SPAN_STATUS : GADIBA_SPAN_BENEFIT);
  span->number = g_strdup (gadiba_statement_get_text (row, 0));
  span->what = word != NULL ? word : intern (row, 1);
  span->title = g_strdup (gadiba_statement_get_text (row, 3));
  span->from = gadiba_statement_get_date (row, 4);
  span->to = gadiba_statement_get_date (row, 5);
  span->most = gadiba_statement_get_int (row, 6);
  span->least = gadiba_statement_get_int (row, 7);
}

/* A later decision says something else of the item. */
#define FOLLOWED                                                                                   \
  " EXISTS (SELECT 1 FROM decision f JOIN decision_item k ON k.decision = f.id AND k.benefit ="    \
  " i.benefit AND k.outcome = 'changed' WHERE f.application = a.id AND f.id > d.id"                \
  " AND" GADIBA_STANDS ("f") ") "

/* The last day, as that decision has it: of the status it is stated, of a benefit it is the last
 * month in which anything is due. NULL: there is none. */
#define ENDS                                                                                       \
  "CASE WHEN NOT" FOLLOWED "THEN NULL WHEN i.benefit = 'status' THEN (SELECT k.to_day FROM"        \
  " decision f JOIN decision_item k ON k.decision = f.id AND k.benefit = 'status' AND k.outcome =" \
  " 'changed' WHERE f.application = a.id AND" GADIBA_STANDS (                                      \
      "f") "ORDER BY f.id DESC LIMIT 1)"                                                           \
           " ELSE (SELECT date (max (s.month) || '-01', '+1 month', '-1 day') FROM standing s "    \
           "WHERE"                                                                                 \
           " s.application = a.id AND s.benefit = i.benefit AND s.amount > 0) END"

/* What was granted by decisions that stand, and what the household said that it had before; what
 * was given on one day only has that day. */
static gboolean
read_grants (Reader *self, GError **error)
{
  return read_each (
      self,
      "WITH standing AS (SELECT e.application, j.benefit, m.month, m.amount, max (e.id) FROM"
      " application b JOIN decision e ON e.application = b.id JOIN decision_item j ON j.decision ="
      " e.id JOIN decision_month m ON m.item = j.id WHERE b.household = :household "
      "AND" GADIBA_GIVES ("j") "AND" GADIBA_STANDS (
          "e") "GROUP BY e.application, j.benefit, m.month)"
               " SELECT d.number, i.benefit, CASE WHEN i.benefit = 'status' THEN i.word END, "
               "i.title,"
               " coalesce (i.from_day, d.day) AS first, coalesce (" ENDS
               ", i.to_day, i.from_day, d.day) AS last,"
               " coalesce (i.amount, 0), coalesce ((SELECT min (s.amount) FROM standing s WHERE"
               " s.application = a.id AND s.benefit = i.benefit AND (s.amount > 0 OR NOT" FOLLOWED
               ")"
               " AND EXISTS (SELECT 1 FROM decision_month WHERE item = i.id AND month = s.month)),"
               " i.amount, 0), i.benefit <> 'status' AS rank FROM application a"
               " JOIN decision d ON d.application = a.id JOIN decision_item i ON i.decision = d.id"
               " AND i.outcome = 'granted' WHERE a.household = :household"
               " AND" GADIBA_STANDS ("d") "AND NOT (i.benefit <> 'status' AND" FOLLOWED
                                          "AND NOT EXISTS"
                                          " (SELECT 1 FROM standing s WHERE s.application = a.id "
                                          "AND s.benefit = i.benefit AND"
                                          " s.amount > 0))"
                                          " UNION ALL SELECT NULL, benefit, NULL, NULL, from_day, "
                                          "to_day, amount, amount, 1"
                                          " FROM grant_history WHERE household = :household ORDER "
                                          "BY rank, 2, first /*sort*/",
      BINDS (BIND_INT ("household", self->application->household)), take_item, error);
}

/* --- two households --- */

static void
take_elsewhere (GadibaTimes *times, GadibaStatement *row)
{
  GadibaElsewhere *elsewhere = gadiba_times_add_elsewhere (times);
  elsewhere->label = intern (row, 0);
  elsewhere->name = g_strdup (gadiba_statement_get_text (row, 1));
  elsewhere->number = g_strdup (gadiba_statement_get_text (row, 2));
  elsewhere->is_open = gadiba_statement_get_int (row, 3) != 0;
  elsewhere->applicant = g_strdup (gadiba_statement_get_text (row, 4));
  elsewhere->since = gadiba_statement_get_date (row, 5);
}

/* Of whom the application counts, or who is in its household to this day. As the list of clients
 * counts them: a member of another household by the day, or named by an
 * application of one that is not decided yet. */
static gboolean
read_elsewhere (Reader *self, GadibaDate today, GError **error)
{
  return read_each (
      self,
      "SELECT e.label, " NAME ("e.person") ", a.number, a.state = 'open', " NAME (
          "c.person") ", min (e.since) FROM (SELECT m.id, m.label, m.person, h.household, "
                      "h.from_day AS since"
                      " FROM application_member m JOIN household_member h ON h.person = m.person"
                      " AND h.household <> :household AND h.from_day <= :today"
                      " AND (h.to_day IS NULL OR h.to_day >= :today) WHERE m.application = "
                      ":application"
                      " UNION ALL SELECT m.id, m.label, m.person, a.household, a.received"
                      " FROM application_member m JOIN application_member o ON o.person = m.person"
                      " JOIN application a ON a.id = o.application AND a.state = 'open'"
                      " AND a.household <> :household WHERE m.application = :application) e"
                      " JOIN application a ON a.id = (SELECT id FROM application WHERE household = "
                      "e.household"
                      " ORDER BY state = 'open' DESC, id DESC LIMIT 1) JOIN client c ON c.id = "
                      "a.client"
                      " WHERE :open OR EXISTS (SELECT 1 FROM household_member WHERE household = "
                      ":household"
                      " AND person = e.person AND from_day <= :today AND (to_day IS NULL OR to_day "
                      ">= :today))"
                      " GROUP BY e.id, e.household ORDER BY e.id, e.household /*sort*//*scan*/",
      BINDS (BIND_INT ("application", self->application->id),
             BIND_INT ("household", self->application->household),
             BIND_INT ("open", self->application->open), BIND_DATE ("today", today)),
      take_elsewhere, error);
}

static gboolean
read_received (Reader *self, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (self->db, "SELECT received FROM application WHERE id = :application",
                       BINDS (BIND_INT ("application", self->application->id)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error) || !row)
    return FALSE;
  self->received = gadiba_statement_get_date (statement, 0);
  return TRUE;
}

GadibaTimes *
gadiba_household_times_read (GadibaDb *db, const GadibaApplication *application, GadibaDate today,
                             GError **error)
{
  g_return_val_if_fail (db != NULL && application != NULL, NULL);

  g_autoptr (GadibaTimes) times = gadiba_times_new ();
  Reader reader = { .db = db, .application = application, .times = times };
  return read_received (&reader, error) && read_members (&reader, error)
                 && read_incomes (&reader, error) && read_grants (&reader, error)
                 && read_elsewhere (&reader, today, error)
             ? g_steal_pointer (&times)
             : NULL;
}

/* --- who comes and goes --- */

typedef struct
{
  gint64 row, person;
  GadibaDate from, received;
} Membership;

static gboolean
find_membership (GadibaDb *db, const GadibaApplication *application, const char *label,
                 Membership *found, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT h.id, h.person, h.from_day, a.received FROM application a JOIN application_member m"
      " ON m.application = a.id AND m.label = :label JOIN household_member h"
      " ON h.person = m.person AND h.household = a.household WHERE a.id = :application"
      " ORDER BY h.from_day DESC LIMIT 1 /*sort*/",
      BINDS (BIND_INT ("application", application->id), BIND_TEXT ("label", label)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                   _ ("There is no person “%s” in application %s"), label, application->number);
      return FALSE;
    }
  found->row = gadiba_statement_get_int (statement, 0);
  found->person = gadiba_statement_get_int (statement, 1);
  found->from = gadiba_statement_get_date (statement, 2);
  found->received = gadiba_statement_get_date (statement, 3);
  return TRUE;
}

/* Whoever left before the application was received is not of its household. */
static gboolean
check_days (GadibaDb *db, const Membership *found, GadibaDate from, GadibaDate to, GError **error)
{
  gint64 before = 0;
  if (to != GADIBA_DATE_NONE && to < from)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                           _ ("The last day in the household comes before the first one; correct "
                              "one of them"));
      return FALSE;
    }
  if (!gadiba_db_query_int (db,
                            "SELECT count (*) FROM household_member h JOIN household_member o"
                            " ON o.household = h.household AND o.person = h.person AND o.id <> h.id"
                            " WHERE h.id = :row AND coalesce (o.to_day, '9999') >= :from",
                            BINDS (BIND_INT ("row", found->row), BIND_DATE ("from", from)), &before,
                            error))
    return FALSE;
  if (before == 0)
    return TRUE;
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                       _ ("This person was in the household before and left it only later than "
                          "that; write a day after that"));
  return FALSE;
}

gboolean
gadiba_household_set_membership (GadibaAction *action, const GadibaApplication *application,
                                 const char *label, GadibaDate from, GadibaDate to, GError **error)
{
  g_return_val_if_fail (action != NULL && application != NULL && label != NULL, FALSE);
  g_return_val_if_fail (from != GADIBA_DATE_NONE, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  Membership found = { 0 };
  gadiba_action_set_subject (action, "application", application->id);
  if (!find_membership (db, application, label, &found, error)
      || !check_days (db, &found, from, to, error)
      || !gadiba_db_execute_one (
          db, "UPDATE household_member SET from_day = :from, to_day = :to WHERE id = :row",
          BINDS (BIND_INT ("row", found.row), BIND_DATE ("from", from), BIND_DATE ("to", to)),
          error))
    return FALSE;
  if (to == GADIBA_DATE_NONE || to >= found.received)
    return TRUE;
  return gadiba_application_remove_member (action, application, label, error);
}
