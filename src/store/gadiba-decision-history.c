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

char **
gadiba_application_list_settled (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_texts (db,
                     "SELECT i.benefit FROM decision d JOIN decision_item i ON i.decision = d.id"
                     " WHERE d.application = :application AND i.outcome <> 'left-open'",
                     application, error);
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

static gboolean
is_told (const GadibaCase *target, const char *benefit, GadibaDate from)
{
  for (guint i = 0; i < target->history->len; i++)
    {
      const GadibaCaseGranted *one = &g_array_index (target->history, GadibaCaseGranted, i);
      if (one->from == from && g_str_equal (one->benefit, benefit))
        return TRUE;
    }
  return FALSE;
}

/* What is given once counts for the month of its decision. */
static void
add_grant (GadibaStatement *row, GadibaCase *target)
{
  const char *benefit = gadiba_statement_get_text (row, 0);
  GadibaMonth decided = gadiba_date_get_month (gadiba_statement_get_date (row, 4));
  GadibaDate from = gadiba_statement_get_date (row, 1);
  GadibaDate to = gadiba_statement_get_date (row, 2);

  if (from == GADIBA_DATE_NONE)
    {
      from = gadiba_month_get_first_day (decided);
      to = gadiba_month_get_last_day (decided);
    }
  if (is_told (target, benefit, from))
    return;
  GadibaCaseGranted *granted = gadiba_case_add_row (target, target->history);
  granted->benefit = gadiba_case_keep (target, benefit);
  granted->from = from;
  granted->to = to;
  granted->amount = gadiba_statement_get_int (row, 3);
}

gboolean
gadiba_application_add_grants (GadibaDb *db, gint64 application, GadibaCase *target, GError **error)
{
  g_return_val_if_fail (db != NULL && target != NULL, FALSE);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT i.benefit, i.from_day, i.to_day, coalesce (i.amount, 0), d.day FROM application a"
      " JOIN application b ON b.household = a.household AND b.id <> a.id"
      " JOIN decision d ON d.application = b.id JOIN decision_item i ON i.decision = d.id"
      " WHERE a.id = :application AND i.outcome = 'granted' ORDER BY d.day, i.id /*sort*/",
      BINDS (BIND_INT ("application", application)), error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        add_grant (statement, target);
    }
  return statement != NULL;
}
