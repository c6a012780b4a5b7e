/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../case/case-data.h"
#include "gadiba-application.h"
#include "gadiba-case-write.h"
#include "gadiba-decision-register.h"
#include "kept-test.h"
#include "store-test.h"

/* An office with one caseworker and one signatory (both have the key 1). */
static inline void
make_office (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  GadibaStaff staff = { .login = (char *) "anna",
                        .name = (char *) "Anna Liepa",
                        .position = (char *) "sociālā darbiniece",
                        .from = gadiba_date_new (2020, 1, 1) };
  GadibaOfficeRecord office = { .name = (char *) "Liepkalnu novada Sociālais dienests" };
  GadibaAction *action = begin_action (db, 0, "init");
  gadiba_office_record_save (action, &office, &error);
  g_assert_no_error (error);
  gadiba_caseworker_add (action, &staff, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, ==, 1);
  gadiba_signatory_add (action, &staff, &id, &error);
  g_assert_no_error (error);
  commit_action (action);
}

/* A case of one person whose name and code are made from @n. */
static inline GadibaCase *
make_case (guint n)
{
  g_autofree char *text = g_strdup_printf (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\"/><household>"
      "<person id=\"p1\" applicant=\"yes\" given=\"Anna-%u\" family=\"Bērziņa\" "
      "code=\"32%04u-%05u\""
      " born=\"1980-03-15\" sex=\"f\" relation=\"self\" activity=\"unemployed\" nva=\"yes\""
      " income=\"complete\"/></household><incomes><income person=\"p1\" kind=\"wage\""
      " month=\"2026-01\" amount=\"10\"/></incomes></case>",
      n, n / 100000, n % 100000);
  return parse_case (text);
}

static inline GadibaDecision *
make_decision (GadibaOutcome outcome)
{
  GadibaDecision *decision = gadiba_decision_new ();
  decision->day = gadiba_date_new (2026, 2, 20);
  decision->from = make_case (1);
  GadibaDecisionItem *item = gadiba_decision_add_item (decision, "gmi");
  item->title = g_strdup ("GMI pabalsts");
  item->outcome = outcome;
  item->amount = 12700;
  item->monthly = TRUE;
  item->from = gadiba_date_new (2026, 2, 1);
  item->to = gadiba_date_new (2026, 4, 30);
  for (int i = 0; i < 3 && outcome == GADIBA_OUTCOME_GRANTED; i++)
    {
      GadibaDecisionMonth *month = g_new0 (GadibaDecisionMonth, 1);
      month->month = gadiba_month_new (2026, 2) + i;
      month->amount = 12700;
      g_ptr_array_add (item->months, month);
    }
  return decision;
}

/* Imports a case and decides on it in two actions. Returns: (transfer full): the number, NULL with
 * @error */
static inline char *
import_and_issue (GadibaDb *db, guint n, const GadibaDecision *decision, GError **error)
{
  g_autoptr (GadibaCase) from = make_case (n);
  g_autoptr (GadibaAction) action = gadiba_action_begin (db, 1, "import", "import", NOW, error);
  if (action == NULL)
    return NULL;
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, error);
  if (application == NULL || !gadiba_action_commit (action, error))
    return NULL;
  g_clear_pointer (&action, gadiba_action_free);
  action = gadiba_action_begin (db, 1, "decide", "decide", NOW, error);
  if (action == NULL)
    return NULL;
  g_autoptr (GadibaSeriesNumber) number =
      gadiba_series_next (action, "decision", "SP", 2026, error);
  if (number == NULL)
    return NULL;
  g_autoptr (GBytes) text = gadiba_case_write (from);
  GadibaIssue issue = { .decision = decision,
                        .number = number,
                        .application = application->id,
                        .signatory = 1,
                        .case_file = text,
                        .trace = text,
                        .letter = text,
                        .books = "lv 2026",
                        .size = 1 };
  gint64 id = 0;
  if (!gadiba_decision_issue (action, &issue, &id, error) || !gadiba_action_commit (action, error))
    return NULL;
  return g_strdup (number->text);
}
