/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-decision-history.h"

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

#define GRANTED_ELSEWHERE                                                                          \
  " FROM application a JOIN application b ON b.household = a.household AND b.id <> a.id"           \
  " JOIN decision d ON d.application = b.id JOIN decision_item i ON i.decision = d.id"             \
  " WHERE a.id = :application AND i.outcome = 'granted' ORDER BY d.day, i.id /*sort*/"

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

  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_granted);
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT i.benefit, d.number, i.from_day, i.to_day" GRANTED_ELSEWHERE,
                       BINDS (BIND_INT ("application", application)), error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row || gadiba_statement_is_null (statement, 2))
        continue;
      GadibaGranted *granted = g_new0 (GadibaGranted, 1);
      granted->benefit = g_strdup (gadiba_statement_get_text (statement, 0));
      granted->decision = g_strdup (gadiba_statement_get_text (statement, 1));
      granted->from = gadiba_statement_get_date (statement, 2);
      granted->to = gadiba_statement_get_date (statement, 3);
      g_ptr_array_add (all, granted);
    }
  return statement != NULL ? g_steal_pointer (&all) : NULL;
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
add_grant (GadibaStatement *row, GadibaCase *target, guint n)
{
  GadibaMonth received = gadiba_date_get_month (gadiba_statement_get_date (row, 4));
  GadibaCaseGranted granted = { .benefit = gadiba_statement_get_text (row, 0),
                                .from = gadiba_statement_get_date (row, 1),
                                .to = gadiba_statement_get_date (row, 2),
                                .amount = gadiba_statement_get_int (row, 3) };

  if (granted.from == GADIBA_DATE_NONE)
    {
      granted.from = gadiba_month_get_first_day (received);
      granted.to = gadiba_month_get_last_day (received);
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

  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT i.benefit, i.from_day, i.to_day, coalesce (i.amount, 0), "
                       "b.received" GRANTED_ELSEWHERE,
                       BINDS (BIND_INT ("application", application)), error);
  guint n = target->history->len;
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        add_grant (statement, target, n);
    }
  return statement != NULL;
}
