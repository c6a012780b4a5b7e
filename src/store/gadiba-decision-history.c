/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-decision-history.h"

#include "gadiba-db-private.h"
#include "gadiba-standing-private.h"

/* The first column of each row, as strings. */
static char **
list_texts (GadibaDb *db, const char *sql, gint64 application, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, sql, BINDS (BIND_INT ("application", application)), error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (texts, g_strdup (gadiba_statement_get_text (statement, 0)));
    }
  if (statement == NULL)
    return NULL;
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

static void
free_settled (gpointer data)
{
  GadibaSettledItem *item = data;

  g_free (item->benefit);
  g_free (item);
}

/* A judgement that was not taken back, and what it did not leave open. */
#define DECIDES(decision, item)                                                                    \
  " " decision ".kind = 'judgement' AND " item ".outcome <> 'left-open'"                           \
  " AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces = " decision ".id)"

GPtrArray *
gadiba_application_list_settled (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) settled = g_ptr_array_new_with_free_func (free_settled);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT i.benefit, i.open_from FROM decision d JOIN decision_item i ON i.decision = d.id"
      " WHERE d.application = :application AND" DECIDES (
          "d",
          "i") " AND NOT EXISTS (SELECT 1 FROM decision e JOIN decision_item j ON j.decision = e.id"
               " WHERE e.application = d.application AND e.id > d.id AND j.benefit = i.benefit"
               " AND" DECIDES ("e", "j") ")",
      BINDS (BIND_INT ("application", application)), error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      GadibaSettledItem *item = g_new0 (GadibaSettledItem, 1);
      item->benefit = g_strdup (gadiba_statement_get_text (statement, 0));
      item->open_from = gadiba_statement_get_date (statement, 1);
      g_ptr_array_add (settled, item);
    }
  return statement != NULL ? g_steal_pointer (&settled) : NULL;
}

char **
gadiba_application_list_later (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_texts (db,
                     "SELECT DISTINCT a.number FROM application_member m JOIN application_member o"
                     " ON o.person = m.person JOIN application a ON a.id = o.application"
                     " WHERE m.application = :application AND a.id > m.application"
                     " ORDER BY a.id /*sort*/",
                     application, error);
}

/* --- what stands on other applications --- */

typedef struct
{
  gint64 application;
  char *benefit, *decision;
  GadibaDate from, to; /* NONE: it has no term */
  GadibaMoney amount;  /* a month, or once; cents */
  GadibaMonth received;
} Grant;

static void
free_grant (gpointer data)
{
  Grant *grant = data;

  g_free (grant->benefit);
  g_free (grant->decision);
  g_free (grant);
}

/* Of one application or, by rows of an index and an application each, of many. max () makes the
 * other columns those of the newest decision. */
#define GRANTED_ELSEWHERE(rows, by, of, application)                                               \
  "SELECT b.id, i.benefit, d.number, i.from_day, i.to_day, coalesce (i.amount, 0), b.received,"    \
  " m.month, m.amount, d.kind = 'judgement', " of ", max (d.id) FROM " rows "application a"        \
  " CROSS JOIN application b ON b.household = a.household AND b.id <> a.id"                        \
  " CROSS JOIN decision d ON d.application = b.id CROSS JOIN decision_item i ON i.decision = d.id" \
  " LEFT JOIN decision_month m ON m.item = i.id WHERE a.id = " application                         \
  " AND" GADIBA_STANDS ("d") "AND" GADIBA_GIVES ("i") "GROUP BY " by                               \
                                                      "b.id, i.benefit, m.month ORDER BY " by      \
                                                      "b.id, i.benefit, m.month /*sort*/"

enum
{
  APPLICATION,
  BENEFIT,
  DECISION,
  FROM,
  TO,
  AMOUNT,
  RECEIVED,
  MONTH,
  OF_MONTH,
  JUDGED,
  INDEX /* of many: of which */
};

/* Nothing is given by it any more. By a judgement a month is granted, though its own figures may
 * give nothing. */
static gboolean
is_ended (GadibaStatement *row)
{
  if (gadiba_statement_get_int (row, JUDGED) != 0)
    return FALSE;
  return gadiba_statement_is_null (row, MONTH) ? gadiba_statement_is_null (row, FROM)
                                               : gadiba_statement_get_int (row, OF_MONTH) == 0;
}

/* Whether the month from @first on is the next one of @last, by the same decision. */
static gboolean
goes_on (const Grant *last, GadibaStatement *row, GadibaDate first)
{
  return last->application == gadiba_statement_get_int (row, APPLICATION)
         && last->to != GADIBA_DATE_NONE && last->to + 1 == first
         && g_str_equal (last->benefit, gadiba_statement_get_text (row, BENEFIT))
         && g_str_equal (last->decision, gadiba_statement_get_text (row, DECISION));
}

/* Months of one decision that follow each other are one grant. */
static void
add_row (GPtrArray *grants, GadibaStatement *row)
{
  GadibaDate from = gadiba_statement_get_date (row, FROM);
  GadibaDate to = gadiba_statement_get_date (row, TO);
  Grant *last = grants->len > 0 ? grants->pdata[grants->len - 1] : NULL;

  if (is_ended (row))
    return;
  if (from != GADIBA_DATE_NONE && !gadiba_statement_is_null (row, MONTH))
    {
      GadibaMonth month = gadiba_statement_get_month (row, MONTH);
      from = MAX (from, gadiba_month_get_first_day (month));
      to = to != GADIBA_DATE_NONE ? MIN (to, gadiba_month_get_last_day (month))
                                  : gadiba_month_get_last_day (month);
      if (last != NULL && goes_on (last, row, from))
        {
          last->to = to;
          return;
        }
    }
  Grant *grant = g_new0 (Grant, 1);
  grant->application = gadiba_statement_get_int (row, APPLICATION);
  grant->benefit = g_strdup (gadiba_statement_get_text (row, BENEFIT));
  grant->decision = g_strdup (gadiba_statement_get_text (row, DECISION));
  grant->from = from;
  grant->to = to;
  grant->amount = gadiba_statement_get_int (row, AMOUNT);
  grant->received = gadiba_date_get_month (gadiba_statement_get_date (row, RECEIVED));
  g_ptr_array_add (grants, grant);
}

/* Returns: (transfer full) (element-type Grant) */
static GPtrArray *
list_grants (GadibaDb *db, gint64 application, GError **error)
{
  g_autoptr (GPtrArray) grants = g_ptr_array_new_with_free_func (free_grant);
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, GRANTED_ELSEWHERE ("", "", "0", ":application"),
                       BINDS (BIND_INT ("application", application)), error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (row)
        add_row (grants, statement);
    }
  return statement != NULL ? g_steal_pointer (&grants) : NULL;
}

static void
free_granted (gpointer data)
{
  GadibaGranted *granted = data;

  g_free (granted->benefit);
  g_free (granted->decision);
  g_free (granted);
}

GPtrArray *
gadiba_application_list_granted (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) grants = list_grants (db, application, error);
  if (grants == NULL)
    return NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func (free_granted);
  for (guint i = 0; i < grants->len; i++)
    {
      Grant *grant = grants->pdata[i];
      if (grant->from == GADIBA_DATE_NONE)
        continue;
      GadibaGranted *granted = g_new0 (GadibaGranted, 1);
      granted->benefit = g_steal_pointer (&grant->benefit);
      granted->decision = g_steal_pointer (&grant->decision);
      granted->from = grant->from;
      granted->to = grant->to;
      g_ptr_array_add (all, granted);
    }
  return all;
}

/* Whether one of the first @n lines says the same. */
static gboolean
is_told (const GadibaCase *target, guint n, const GadibaCaseGranted *granted)
{
  for (guint i = 0; i < n; i++)
    {
      const GadibaCaseGranted *one = &g_array_index (target->history, GadibaCaseGranted, i);
      if (one->from == granted->from && one->to == granted->to && one->amount == granted->amount
          && g_str_equal (one->benefit, granted->benefit))
        return TRUE;
    }
  return FALSE;
}

/* @n: lines that the case itself brought */
static void
tell_grant (const Grant *grant, GadibaCase *target, guint n)
{
  GadibaCaseGranted granted = {
    .benefit = grant->benefit, .from = grant->from, .to = grant->to, .amount = grant->amount
  };

  if (granted.from == GADIBA_DATE_NONE)
    {
      granted.from = gadiba_month_get_first_day (grant->received);
      granted.to = gadiba_month_get_last_day (grant->received);
    }
  if (is_told (target, n, &granted))
    return;
  granted.benefit = gadiba_case_keep (target, granted.benefit);
  *(GadibaCaseGranted *) gadiba_case_add_row (target, target->history) = granted;
}

gboolean
gadiba_application_add_grants (GadibaDb *db, gint64 application, GadibaCase *target, GError **error)
{
  g_return_val_if_fail (db != NULL && target != NULL, FALSE);

  g_autoptr (GPtrArray) grants = list_grants (db, application, error);
  guint n = target->history->len;

  for (guint i = 0; grants != NULL && i < grants->len; i++)
    tell_grant (grants->pdata[i], target, n);
  return grants != NULL;
}

/* Returns: (transfer full) (element-type GPtrArray): what list_grants() lists, for each */
static GPtrArray *
list_many_grants (GadibaDb *db, const gint64 *applications, guint n, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree GadibaBind *values = g_new0 (GadibaBind, 2 * n + 1);
  const GadibaDbRows rows = { values, n, 2 };
  gboolean row = n > 0;

  for (guint i = 0; i < n; i++)
    {
      values[2 * i] = (GadibaBind) BIND_INT ("", i);
      values[2 * i + 1] = (GadibaBind) BIND_INT ("", applications[i]);
      g_ptr_array_add (all, g_ptr_array_new_with_free_func (free_grant));
    }
  g_autoptr (GadibaStatement) statement = _gadiba_db_query_rows (
      db, GRANTED_ELSEWHERE ("gadiba_rows r /*scan*/ CROSS JOIN ", "r.c0, ", "r.c0", "r.c1"), &rows,
      error);
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (row)
        add_row (all->pdata[gadiba_statement_get_int (statement, INDEX)], statement);
    }
  return statement != NULL ? g_steal_pointer (&all) : NULL;
}

gboolean
gadiba_application_add_many_grants (GadibaDb *db, const gint64 *applications,
                                    const GPtrArray *targets, GError **error)
{
  g_return_val_if_fail (db != NULL && targets != NULL, FALSE);
  g_return_val_if_fail (applications != NULL || targets->len == 0, FALSE);

  g_autoptr (GPtrArray) all = list_many_grants (db, applications, targets->len, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const GPtrArray *grants = g_ptr_array_index (all, i);
      GadibaCase *target = g_ptr_array_index (targets, i);
      guint n = target->history->len;
      for (guint k = 0; k < grants->len; k++)
        tell_grant (grants->pdata[k], target, n);
    }
  return all != NULL;
}
