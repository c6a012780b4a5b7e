/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-decision-register.h"
#include "gadiba-standing.h"
#include "gadiba-store-error.h"
#include "gadiba-text.h"

/* Whether a decision may be issued. */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
check_signatory (GadibaDb *db, const GadibaIssue *issue, GError **error)
{
  gint64 found = 0;
  return gadiba_db_query_int (
             db,
             "SELECT 1 FROM signatory WHERE id = :id AND from_day <= :day"
             " AND (to_day IS NULL OR to_day >= :day)",
             BINDS (BIND_INT ("id", issue->signatory), BIND_DATE ("day", issue->decision->day)),
             &found, error)
         && (found
             || refuse (error, _ ("Whoever signs must be listed as a signatory on the day of the "
                                  "decision; name one of the office's signatories")));
}

/* APL 62: a refusal needs the hearing or the ground for leaving it out; APL 65, 66: and the
 * considerations. So does one month where a condition is not met (SPSPL 36(3)3). */
static gboolean
check_refusal (const GadibaDecision *d, GError **error)
{
  if (!gadiba_decision_is_unfavourable (d))
    return TRUE;
  gboolean judges = d->kind == GADIBA_DECISION_JUDGEMENT;
  if (d->heard == GADIBA_DATE_NONE && gadiba_text_is_blank (d->not_heard_ground))
    return refuse (
        error, judges
                   ? _ ("A refusal, and a grant for one month where a condition is not met, "
                        "needs the hearing: its day and what was said, or the ground for "
                        "leaving it out (APL 62)")
                   : _ ("A decision that takes something away needs the hearing: its day and what "
                        "was said, or the ground for leaving it out (APL 62)"));
  return !gadiba_text_is_blank (d->considerations)
         || refuse (error,
                    judges
                        ? _ ("A refusal, and a grant for one month where a condition is not met, "
                             "needs the considerations on which it rests (APL 65 and 66)")
                        : _ ("A decision that takes something away needs the considerations on "
                             "which it rests (APL 65 and 66)"));
}

/* Either there was a hearing about this decision, with its words, or there was none. */
static gboolean
check_hearing (const GadibaDecision *d, GadibaDate received, GError **error)
{
  GadibaDate from = MAX (received, gadiba_decision_get_heard_from (d));

  if ((d->heard != GADIBA_DATE_NONE) != !gadiba_text_is_blank (d->heard_text))
    return refuse (error, _ ("A hearing has a day and the words that were said; give both"));
  if (d->heard == GADIBA_DATE_NONE)
    return TRUE;
  if (!gadiba_text_is_blank (d->not_heard_ground))
    return refuse (error, _ ("There was a hearing, or there is a ground for leaving it out; give "
                             "one of them"));
  return (d->heard >= from && d->heard <= d->day)
         || refuse (error,
                    from > received
                        ? _ ("The hearing is about this decision and lies between the one that it "
                             "follows and this one; correct its day, or hear the person anew")
                        : _ ("The hearing lies between the receipt of the application and the "
                             "decision; correct its day"));
}

/* What a decision follows stands, and was taken before it. */
static gboolean
check_base (GadibaDb *db, const GadibaIssue *issue, GError **error)
{
  g_autoptr (GadibaBase) base = gadiba_base_read (db, issue->base, error);

  if (base == NULL)
    return FALSE;
  if (base->application != issue->application)
    return refuse (error, _ ("A decision follows one on the same application; name that one"));
  if (!gadiba_base_check_stands (base, error))
    return FALSE;
  if (issue->decision->day >= base->day)
    return TRUE;
  g_autofree char *day = gadiba_date_format (base->day);
  g_autofree char *early = g_strdup_printf (_ ("The decision is dated before %s, the day of "
                                               "decision %s that it follows; name that day or "
                                               "a later one"),
                                            day, base->number);
  return refuse (error, early);
}

/* A judgement decides what is open; what is about the time to decide needs that too. */
static gboolean
needs_open (const GadibaDecision *decision)
{
  switch (decision->kind)
    {
    case GADIBA_DECISION_JUDGEMENT:
    case GADIBA_DECISION_PROLONGATION:
    case GADIBA_DECISION_DEFICIENCIES:
      return TRUE;
    case GADIBA_DECISION_CHANGE:
    case GADIBA_DECISION_REVIEW:
    case GADIBA_DECISION_STOP:
    case GADIBA_DECISION_REDUCTION:
    case GADIBA_DECISION_RECOVERY:
    case GADIBA_DECISION_CANCELLATION:
    case GADIBA_DECISION_CORRECTION:
      break;
    }
  return FALSE;
}

static gboolean
check_application (GadibaDb *db, const GadibaIssue *issue, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT state, received, number FROM application WHERE id = :id",
                       BINDS (BIND_INT ("id", issue->application)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such application"));
      return FALSE;
    }
  const char *number = gadiba_statement_get_text (statement, 2);
  const char *received = gadiba_statement_get_text (statement, 1);
  g_autofree char *decided = g_strdup_printf (
      _ ("Application %s is not open any more; a new application can be decided"), number);
  g_autofree char *early = g_strdup_printf (
      _ ("The decision is dated before %s, the day on which application %s was received; name that "
         "day or a later one"),
      received, number);
  if (needs_open (issue->decision)
      && strcmp (gadiba_statement_get_text (statement, 0), "open") != 0)
    return refuse (error, decided);
  GadibaDate day = gadiba_statement_get_date (statement, 1);
  if (issue->decision->day < day)
    return refuse (error, early);
  return check_hearing (issue->decision, day, error)
         && (needs_open (issue->decision) || check_base (db, issue, error));
}

gboolean
gadiba_decision_check (GadibaDb *db, const GadibaIssue *issue, GError **error)
{
  g_return_val_if_fail (db != NULL && issue != NULL, FALSE);

  return check_application (db, issue, error) && check_signatory (db, issue, error)
         && check_refusal (issue->decision, error);
}
