/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-settings.h"

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"

/* --- parishes --- */

GStrv
gadiba_caseworker_list_parishes (GadibaDb *db, gint64 caseworker, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, "SELECT parish FROM caseworker_parish WHERE caseworker = :caseworker ORDER BY parish",
      BINDS (BIND_INT ("caseworker", caseworker)), error);
  gboolean row = FALSE;
  gboolean done = statement != NULL && gadiba_statement_step (statement, &row, error);
  while (done && row)
    {
      g_strv_builder_add (names, gadiba_statement_get_text (statement, 0));
      done = gadiba_statement_step (statement, &row, error);
    }
  return done ? g_strv_builder_end (names) : NULL;
}

/* Runs @sql for each of @names that is not among @others. */
static gboolean
run_for_others (GadibaDb *db, const char *sql, gint64 caseworker, const char *const *names,
                const char *const *others, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_strv_contains (others, names[i])
        && !gadiba_db_execute (
            db, sql, BINDS (BIND_INT ("caseworker", caseworker), BIND_TEXT ("parish", names[i])),
            error))
      return FALSE;
  return TRUE;
}

gboolean
gadiba_caseworker_set_parishes (GadibaAction *action, gint64 caseworker,
                                const char *const *parishes, GError **error)
{
  g_return_val_if_fail (action != NULL && parishes != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  g_auto (GStrv) before = gadiba_caseworker_list_parishes (db, caseworker, error);
  return before != NULL
         && run_for_others (db,
                            "DELETE FROM caseworker_parish WHERE caseworker = :caseworker"
                            " AND parish = :parish",
                            caseworker, (const char *const *) before, parishes, error)
         && run_for_others (db,
                            "INSERT INTO caseworker_parish (caseworker, parish)"
                            " VALUES (:caseworker, :parish)",
                            caseworker, parishes, (const char *const *) before, error);
}

/* --- codes --- */

/* What an office begins with. */
static const char *
get_first_code (const char *kind)
{
  return g_str_equal (kind, "application") ? "IES" : g_str_equal (kind, "letter") ? "V" : "SP";
}

char *
gadiba_series_dup_code (GadibaDb *db, const char *kind, GError **error)
{
  g_return_val_if_fail (db != NULL && kind != NULL, NULL);

  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT code FROM series_code WHERE kind = :kind",
                       BINDS (BIND_TEXT ("kind", kind)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return g_strdup (gadiba_statement_get_text (statement, 0));
  /* A kind of decision without a series of its own goes with all. */
  return g_str_equal (kind, "application") || g_str_equal (kind, "decision")
                 || g_str_equal (kind, "letter")
             ? g_strdup (get_first_code (kind))
             : gadiba_series_dup_code (db, "decision", error);
}

/* Whether papers of @other have @code in their numbers, now or earlier. */
static gboolean
has_code (GadibaDb *db, const char *other, const char *code, gboolean *has, GError **error)
{
  g_autofree char *of_other = gadiba_series_dup_code (db, other, error);
  gint64 used = 0;

  if (of_other == NULL
      || !gadiba_db_query_int (db,
                               "SELECT id FROM series WHERE kind = :kind"
                               " AND lower (code) = lower (:code) UNION ALL SELECT id FROM"
                               " correspondence WHERE :kind = 'letter'"
                               " AND lower (series) = lower (:code) LIMIT 1 /*scan*/",
                               BINDS (BIND_TEXT ("kind", other), BIND_TEXT ("code", code)), &used,
                               error))
    return FALSE;
  *has = used != 0 || g_ascii_strcasecmp (of_other, code) == 0;
  return TRUE;
}

/* Returns: (transfer full): of papers of which @kind the code is */
static char *
tell_taken (const char *kind, const char *code)
{
  if (g_str_equal (kind, "application"))
    return g_strdup_printf (_ ("“%s” stands in the numbers of applications; choose another code"),
                            code);
  return g_strdup_printf (g_str_equal (kind, "decision")
                              ? _ ("“%s” stands in the numbers of decisions; choose another code")
                              : _ ("“%s” stands in the numbers of letters; choose another code"),
                          code);
}

/* One code for two kinds would give one number to two papers. */
static gboolean
check_code (GadibaDb *db, const char *kind, const char *code, GError **error)
{
  static const char *const kinds[] = { "application", "decision", "letter" };
  gboolean decides = !g_str_equal (kind, "application") && !g_str_equal (kind, "letter");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean has = FALSE;
      if (g_str_equal (kinds[i], decides ? "decision" : kind))
        continue;
      if (!has_code (db, kinds[i], code, &has, error))
        return FALSE;
      if (!has)
        continue;
      g_autofree char *sentence = tell_taken (kinds[i], code);
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED, sentence);
      return FALSE;
    }
  return TRUE;
}

gboolean
gadiba_series_set_code (GadibaAction *action, const char *kind, const char *code, GError **error)
{
  g_return_val_if_fail (action != NULL && kind != NULL && code != NULL && *code != '\0', FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  const GadibaBind *binds = BINDS (BIND_TEXT ("kind", kind), BIND_TEXT ("code", code));
  gint64 present = 0;
  if (!check_code (db, kind, code, error)
      || !gadiba_db_query_int (db, "SELECT id FROM series_code WHERE kind = :kind",
                               BINDS (BIND_TEXT ("kind", kind)), &present, error))
    return FALSE;
  return gadiba_db_execute (
      db,
      present != 0 ? "UPDATE series_code SET code = :code, row_version = row_version + 1"
                     " WHERE kind = :kind"
                   : "INSERT INTO series_code (kind, code) VALUES (:kind, :code)",
      binds, error);
}

/* --- days --- */

void
gadiba_office_day_free (GadibaOfficeDay *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

GPtrArray *
gadiba_office_day_list (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) days =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_office_day_free);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, "SELECT day, kind = 'working', name FROM office_day ORDER BY day /*scan*/", NULL, error);
  gboolean row = FALSE;
  gboolean done = statement != NULL && gadiba_statement_step (statement, &row, error);
  while (done && row)
    {
      GadibaOfficeDay *day = g_new0 (GadibaOfficeDay, 1);
      day->day.date = gadiba_statement_get_date (statement, 0);
      day->day.is_working = gadiba_statement_get_int (statement, 1) != 0;
      day->name = g_strdup (gadiba_statement_get_text (statement, 2));
      g_ptr_array_add (days, day);
      done = gadiba_statement_step (statement, &row, error);
    }
  return done ? g_steal_pointer (&days) : NULL;
}

gboolean
gadiba_office_day_add (GadibaAction *action, const GadibaOfficeDay *day, GError **error)
{
  g_return_val_if_fail (action != NULL && day != NULL && day->name != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  gint64 present = 0;
  if (!gadiba_db_query_int (db, "SELECT id FROM office_day WHERE day = :day",
                            BINDS (BIND_DATE ("day", day->day.date)), &present, error))
    return FALSE;
  if (present != 0)
    {
      g_autofree char *text = gadiba_date_format (day->day.date);
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_EXISTS,
                   _ ("The office's calendar has %s already; remove that first"), text);
      return FALSE;
    }
  return gadiba_db_execute (db,
                            "INSERT INTO office_day (day, kind, name) VALUES (:day, :kind, :name)",
                            BINDS (BIND_DATE ("day", day->day.date),
                                   BIND_TEXT ("kind", day->day.is_working ? "working" : "holiday"),
                                   BIND_TEXT ("name", day->name)),
                            error);
}

gboolean
gadiba_office_day_remove (GadibaAction *action, GadibaDate date, GError **error)
{
  g_return_val_if_fail (action != NULL, FALSE);

  return gadiba_db_execute_one (gadiba_action_get_db (action),
                                "DELETE FROM office_day WHERE day = :day",
                                BINDS (BIND_DATE ("day", date)), error);
}
