/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-decision-register.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-db-private.h"
#include "gadiba-decision-checked.h"
#include "gadiba-frozen-text-private.h"
#include "gadiba-search.h"
#include "gadiba-service-place.h"

/* Of what is granted, the day from which on nothing could be decided yet; NONE: there is none. */
static GadibaDate
get_open_from (const GadibaDecisionItem *item)
{
  return item->outcome == GADIBA_OUTCOME_GRANTED && item->missing->len > 0
                 && item->to != GADIBA_DATE_NONE
             ? item->to + 1
             : GADIBA_DATE_NONE;
}

/* --- its rows --- */

/* The ids of the reasons of one item, or of all items. */
static char *
list_reasons (const GadibaDecision *decision, const GadibaDecisionItem *only)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = decision->items->pdata[i];
      if (only != NULL && item != only)
        continue;
      for (guint k = 0; k < item->reasons->len; k++)
        {
          const GadibaDecisionReason *reason = item->reasons->pdata[k];
          g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", reason->id);
        }
    }
  return ids->len > 0 ? g_strdup (ids->str) : NULL;
}

/* Of judgements: whether none before it that stands is of that year. */
static gboolean
is_first_this_year (GadibaDb *db, const GadibaIssue *issue, gint64 *first, GError **error)
{
  int year;
  gadiba_date_split (issue->decision->day, &year, NULL, NULL);
  return gadiba_db_query_int (
      db,
      "SELECT NOT EXISTS (SELECT 1 FROM application a JOIN application b"
      " ON b.household = a.household JOIN decision d ON d.application = b.id"
      " WHERE a.id = :id AND d.kind = 'judgement' AND d.day BETWEEN :first AND :last"
      " AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces = d.id))",
      BINDS (BIND_INT ("id", issue->application), BIND_DATE ("first", gadiba_date_new (year, 1, 1)),
             BIND_DATE ("last", gadiba_date_new (year, 12, 31))),
      first, error);
}

static gboolean
insert_decision (GadibaAction *action, const GadibaIssue *issue, const gint64 *texts, gint64 *id,
                 GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  const GadibaDecision *d = issue->decision;
  int applicant = d->from != NULL ? gadiba_case_find_applicant (d->from) : GADIBA_CASE_NOBODY;
  const GadibaCasePerson *person =
      applicant != GADIBA_CASE_NOBODY ? gadiba_case_get_person (d->from, applicant) : NULL;
  gboolean aged = person != NULL && person->born != GADIBA_DATE_NONE;
  g_autofree char *ground = list_reasons (d, NULL);
  gint64 first = 0, worker = gadiba_action_get_caseworker (action);
  guint8 uid[16];
  _gadiba_db_random (db, uid, sizeof uid);
  if (!is_first_this_year (db, issue, &first, error)
      || !gadiba_db_execute (
          db,
          "INSERT INTO decision (uid, application, series, num, number, number_template, day,"
          " signatory, caseworker,"
          " case_text, trace_text, letter_text, books, heard_day, heard_text, not_heard_ground,"
          " considerations, sex, age, household_group, household_size, ground, first_this_year,"
          " kind, base, replaces, because, happened, effective, person, until, unfavourable,"
          " percent, issuer, code) VALUES (:uid,"
          " :application, :series, :num, :number, :template, :day, :signatory, :caseworker,"
          " :case_text, :trace_text, :letter_text, :books, :heard_day, :heard_text,"
          " :not_heard_ground, :considerations, :sex, :age, :group, :size, :ground, :first, :kind,"
          " :base, :replaces, :because, :happened, :effective, :person, :until, :unfavourable,"
          " :percent, :issuer, :code)",
          BINDS (
              BIND_BYTES ("uid", uid, sizeof uid), BIND_INT ("application", issue->application),
              BIND_INT ("series", issue->number->series), BIND_INT ("num", issue->number->num),
              BIND_TEXT ("number", issue->number->text),
              BIND_TEXT ("template", issue->number->template), BIND_DATE ("day", d->day),
              BIND_INT ("signatory", issue->signatory),
              BIND_KEY ("caseworker", issue->preparer != 0 ? issue->preparer : worker),
              BIND_TEXT ("code", issue->code),
              BIND_KEY ("issuer", issue->preparer != 0 ? worker : 0),
              BIND_INT ("case_text", texts[0]), BIND_INT ("trace_text", texts[1]),
              BIND_INT ("letter_text", texts[2]), BIND_TEXT ("books", issue->books),
              BIND_DATE ("heard_day", d->heard), BIND_TEXT ("heard_text", d->heard_text),
              BIND_TEXT ("not_heard_ground", d->not_heard_ground),
              BIND_TEXT ("considerations", d->considerations),
              BIND_TEXT ("sex", person != NULL ? person->sex : NULL),
              BIND_KNOWN ("age", aged, aged ? gadiba_date_age_in_years (person->born, d->day) : 0),
              BIND_TEXT ("group", issue->group), BIND_INT ("size", issue->size),
              BIND_TEXT ("ground", ground),
              BIND_KNOWN ("first", d->kind == GADIBA_DECISION_JUDGEMENT, first),
              BIND_TEXT ("kind", gadiba_decision_kind_format (d->kind)),
              BIND_KEY ("base", issue->base),
              BIND_KEY ("replaces", d->kind == GADIBA_DECISION_CANCELLATION ? issue->base : 0),
              BIND_TEXT ("because", d->basis.id), BIND_TEXT ("happened", d->basis.happened),
              BIND_DATE ("effective", d->basis.effective), BIND_KEY ("person", issue->person),
              BIND_DATE ("until", d->basis.until),
              BIND_INT ("unfavourable", gadiba_decision_is_unfavourable (d) ? 1 : 0),
              BIND_KEY ("percent", d->basis.percent)),
          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  return TRUE;
}

static const char *
format_outcome (GadibaOutcome outcome)
{
  switch (outcome)
    {
    case GADIBA_OUTCOME_UNKNOWN:
      break;
    case GADIBA_OUTCOME_GRANTED:
      return "granted";
    case GADIBA_OUTCOME_REFUSED:
      return "refused";
    case GADIBA_OUTCOME_CHANGED:
      return "changed";
    case GADIBA_OUTCOME_LEFT_OPEN:
      return "left-open";
    }
  return NULL;
}

static gboolean
insert_months (GadibaDb *db, const GadibaDecisionItem *item, gint64 id, GError **error)
{
  for (guint i = 0; i < item->months->len; i++)
    {
      const GadibaDecisionMonth *month = item->months->pdata[i];
      if (!gadiba_db_execute (
              db,
              "INSERT INTO decision_month (item, month, amount, costs, coefficient_num,"
              " coefficient_den, payee, before, recovered) VALUES (:item, :month, :amount, :costs,"
              " :num, :den, :payee, :before, :recovered)",
              BINDS (BIND_INT ("item", id), BIND_MONTH ("month", month->month),
                     BIND_INT ("amount", month->amount),
                     BIND_KNOWN ("costs", month->is_housing, month->costs),
                     BIND_KNOWN ("num", month->is_housing, month->coefficient.num),
                     BIND_KNOWN ("den", month->is_housing, month->coefficient.den),
                     BIND_TEXT ("payee", month->payee),
                     BIND_KNOWN ("before", month->has_before, month->before),
                     BIND_KNOWN ("recovered", month->recovered > 0, month->recovered)),
              error))
        return FALSE;
    }
  return TRUE;
}

/* What is kept of an item beside itself: its months, or its place in a service. */
static gboolean
insert_parts (GadibaDb *db, const GadibaDecision *decision, const GadibaDecisionItem *item,
              gint64 id, GError **error)
{
  const GadibaServicePlace place = { .since = decision->received,
                                     .months = item->n_months,
                                     .from = item->from,
                                     .to = item->to,
                                     .provider = item->provider };

  if (item->is_service && item->outcome == GADIBA_OUTCOME_GRANTED
      && !gadiba_service_place_add (db, id, &place, error))
    return FALSE;
  return insert_months (db, item, id, error);
}

static gboolean
insert_items (GadibaDb *db, const GadibaDecision *decision, gint64 id, GError **error)
{
  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = decision->items->pdata[i];
      gboolean has_amount = strcmp (item->id, "status") != 0 && !item->is_service
                            && item->outcome != GADIBA_OUTCOME_LEFT_OPEN;
      gboolean is_given = item->is_service && item->outcome == GADIBA_OUTCOME_GRANTED;
      g_autofree char *reasons = list_reasons (decision, item);
      if (!gadiba_db_execute (
              db,
              "INSERT INTO decision_item (decision, benefit, title, outcome, word, amount, monthly,"
              " from_day, to_day, open_from, reasons, ends, volume_num, volume_den, volume,"
              " co_payment) VALUES (:decision, :benefit, :title, :outcome, :word, :amount, "
              ":monthly,"
              " :from, :to, :open_from, :reasons, :ends, :num, :den, :volume, :co_payment)",
              BINDS (BIND_INT ("decision", id), BIND_TEXT ("benefit", item->id),
                     BIND_TEXT ("title", item->title != NULL ? item->title : item->id),
                     BIND_TEXT ("outcome", format_outcome (item->outcome)),
                     BIND_TEXT ("word", item->word),
                     BIND_KNOWN ("amount", has_amount, item->amount),
                     BIND_INT ("monthly", item->monthly != FALSE), BIND_DATE ("from", item->from),
                     BIND_DATE ("to", item->to), BIND_DATE ("open_from", get_open_from (item)),
                     BIND_TEXT ("reasons", reasons), BIND_INT ("ends", item->ends != FALSE),
                     BIND_KNOWN ("num", is_given, item->volume.num),
                     BIND_KNOWN ("den", is_given, item->volume.den),
                     BIND_TEXT ("volume", is_given ? item->volume_text : NULL),
                     BIND_KNOWN ("co_payment", is_given && item->has_co_payment, item->co_payment)),
              error)
          || !insert_parts (db, decision, item, gadiba_db_get_last_key (db), error))
        return FALSE;
    }
  return TRUE;
}

/* Whether something was left open, or granted only up to some day for want of an answer. */
static gboolean
is_open (const GadibaDecision *decision)
{
  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      if (item->outcome == GADIBA_OUTCOME_LEFT_OPEN || get_open_from (item) != GADIBA_DATE_NONE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
set_state (GadibaDb *db, gint64 application, const char *state, GError **error)
{
  return gadiba_db_execute_one (
      db, "UPDATE application SET state = :state, row_version = row_version + 1 WHERE id = :id",
      BINDS (BIND_TEXT ("state", state), BIND_INT ("id", application)), error);
}

/* Moves the day until which the application has to be decided. */
static gboolean
insert_term (GadibaDb *db, const GadibaIssue *issue, gint64 id, GError **error)
{
  gboolean prolongs = issue->decision->kind == GADIBA_DECISION_PROLONGATION;

  return gadiba_db_execute (db,
                            "INSERT INTO application_term (application, kind, decision, until)"
                            " VALUES (:application, :kind, :decision, :until)",
                            BINDS (BIND_INT ("application", issue->application),
                                   BIND_TEXT ("kind", prolongs ? "prolonged" : "deficient"),
                                   BIND_INT ("decision", id),
                                   BIND_DATE ("until", issue->decision->basis.until)),
                            error);
}

/* What was decided is decided anew; what only changed or ended it leaves the rest as it was. */
static gboolean
reopen (GadibaDb *db, const GadibaIssue *issue, GError **error)
{
  gint64 judged = 0;

  return gadiba_db_query_int (db, "SELECT kind = 'judgement' FROM decision WHERE id = :base",
                              BINDS (BIND_INT ("base", issue->base)), &judged, error)
         && (judged == 0 || set_state (db, issue->application, "open", error));
}

/* What becomes of the application: what was left open, or decided by what is taken back, is decided
 * later. */
static gboolean
move_on (GadibaDb *db, const GadibaIssue *issue, gint64 id, GError **error)
{
  switch (issue->decision->kind)
    {
    case GADIBA_DECISION_JUDGEMENT:
      return is_open (issue->decision) || set_state (db, issue->application, "decided", error);
    case GADIBA_DECISION_CANCELLATION:
      return reopen (db, issue, error);
    case GADIBA_DECISION_PROLONGATION:
    case GADIBA_DECISION_DEFICIENCIES:
      return insert_term (db, issue, id, error);
    case GADIBA_DECISION_CHANGE:
    case GADIBA_DECISION_REVIEW:
    case GADIBA_DECISION_STOP:
    case GADIBA_DECISION_REDUCTION:
    case GADIBA_DECISION_RECOVERY:
    case GADIBA_DECISION_CORRECTION:
      break;
    }
  return TRUE;
}

static gboolean
finish (GadibaAction *action, const GadibaIssue *issue, gint64 id, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  const GadibaBind *binds = BINDS (BIND_INT ("id", issue->application));
  gint64 person = 0;
  gadiba_action_set_subject (action, "application", issue->application);
  if (!move_on (db, issue, id, error))
    return FALSE;
  return gadiba_db_query_int (db,
                              "SELECT c.person FROM application a JOIN client c ON c.id = a.client"
                              " WHERE a.id = :id",
                              binds, &person, error)
         && gadiba_search_add_number (db, GADIBA_HIT_DECISION, issue->number->text, person, id,
                                      error);
}

gboolean
gadiba_decision_issue (GadibaAction *action, const GadibaIssue *issue, gint64 *id, GError **error)
{
  g_return_val_if_fail (action != NULL && issue != NULL && id != NULL, FALSE);
  g_return_val_if_fail (issue->case_file != NULL && issue->trace != NULL && issue->letter != NULL,
                        FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  gint64 texts[3];
  return gadiba_decision_check (db, issue, error)
         && _gadiba_frozen_text_add (db, issue->case_file, &texts[0], error)
         && _gadiba_frozen_text_add (db, issue->trace, &texts[1], error)
         && _gadiba_frozen_text_add (db, issue->letter, &texts[2], error)
         && insert_decision (action, issue, texts, id, error)
         && insert_items (db, issue->decision, *id, error)
         && (issue->checked == NULL
             || gadiba_decision_store_checked (action, *id, issue->checked, error))
         && finish (action, issue, *id, error);
}

/* --- reading --- */

GadibaIssued *
gadiba_decision_read (GadibaDb *db, const char *number, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, NULL);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT d.id, d.application, d.number, a.number, d.day, d.books, d.case_text, d.trace_text,"
      " d.letter_text, d.kind FROM decision d JOIN application a ON a.id = d.application"
      " WHERE d.number = :number",
      BINDS (BIND_TEXT ("number", number)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                   _ ("There is no decision “%s”"), number);
      return NULL;
    }
  g_autoptr (GadibaIssued) self = g_new0 (GadibaIssued, 1);
  self->id = gadiba_statement_get_int (statement, 0);
  self->application = gadiba_statement_get_int (statement, 1);
  self->number = g_strdup (gadiba_statement_get_text (statement, 2));
  self->application_number = g_strdup (gadiba_statement_get_text (statement, 3));
  self->day = gadiba_statement_get_date (statement, 4);
  self->books = g_strdup (gadiba_statement_get_text (statement, 5));
  gadiba_decision_kind_parse (gadiba_statement_get_text (statement, 9), &self->kind);
  GBytes **const texts[] = { &self->case_file, &self->trace, &self->letter };
  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    {
      *texts[i] = _gadiba_frozen_text_read (db, gadiba_statement_get_int (statement, 6 + i), error);
      if (*texts[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
gadiba_issued_free (GadibaIssued *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->application_number);
  g_free (self->books);
  g_clear_pointer (&self->case_file, g_bytes_unref);
  g_clear_pointer (&self->trace, g_bytes_unref);
  g_clear_pointer (&self->letter, g_bytes_unref);
  g_free (self);
}

static void
free_event (gpointer data)
{
  GadibaEvent *event = data;
  g_free (event->utc);
  g_free (event->caseworker);
  g_free (event->action);
  g_free (event->words);
  g_free (event->number);
  g_free (event);
}

static GPtrArray *
list_events (GadibaDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (free_event);
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, sql, BINDS (BIND_INT ("id", id)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      GadibaEvent *event = g_new0 (GadibaEvent, 1);
      g_ptr_array_add (events, event);
      event->entry = gadiba_statement_get_int (statement, 0);
      event->utc = g_strdup (gadiba_statement_get_text (statement, 1));
      event->caseworker = g_strdup (gadiba_statement_get_text (statement, 2));
      event->action = g_strdup (gadiba_statement_get_text (statement, 3));
      event->words = g_strdup (gadiba_statement_get_text (statement, 4));
      event->number = g_strdup (gadiba_statement_get_text (statement, 5));
    }
  return statement != NULL ? g_steal_pointer (&events) : NULL;
}

/* Many letters go out in one entry, which is about no record: their own rows tell whose they are.
 * The way is from a letter to its rows to their entries, for an entry may have ten thousand rows.
 * Before it stands which applications are "mine". */
#define EVENT_SQL                                                                                  \
  ", went (entry, number) AS (SELECT r.entry, l.number FROM mine m CROSS JOIN decision l ON"       \
  " l.application = m.id CROSS JOIN letter_out o ON o.decision = l.id CROSS JOIN journal_row r ON" \
  " r.shape IN (SELECT id FROM journal_shape WHERE name = 'letter_out') AND r.row = o.id UNION"    \
  " SELECT r.entry, l.number FROM mine m CROSS JOIN correspondence l ON l.application = m.id"      \
  " CROSS JOIN correspondence_out o ON o.correspondence = l.id CROSS JOIN journal_row r ON"        \
  " r.shape IN (SELECT id FROM journal_shape WHERE name = 'correspondence_out') AND r.row = o.id)" \
  " SELECT j.number, j.utc, c.name, j.action, j.words || CASE WHEN j.about IS NULL THEN coalesce"  \
  " (': ' || (SELECT group_concat (number, ', ') FROM went WHERE entry = j.number), '') ELSE ''"   \
  " END, a.number FROM journal j LEFT JOIN caseworker c ON c.id = j.caseworker LEFT JOIN"          \
  " application a ON j.about = 'application' AND a.id = j.about_row WHERE j.number IN (SELECT"     \
  " entry FROM went UNION "
#define CHANGED                                                                                    \
  " SELECT entry FROM journal_row WHERE shape IN (SELECT id FROM journal_shape WHERE name = "

GPtrArray *
gadiba_application_list_events (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_events (
      db,
      "WITH mine (id) AS (SELECT :id)" EVENT_SQL
      "SELECT number FROM journal WHERE about = 'application' AND about_row = :id UNION" CHANGED
      "'application') AND row = :id UNION" CHANGED
      "'decision') AND row IN (SELECT id FROM decision WHERE application = :id))"
      " ORDER BY j.number /*sort*//*scan*/",
      application, error);
}

GPtrArray *
gadiba_person_list_events (GadibaDb *db, gint64 person, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return list_events (
      db,
      "WITH mine (id) AS (SELECT application FROM application_member WHERE person = :id)" EVENT_SQL
      "SELECT number FROM journal WHERE about = 'person' AND about_row = :id UNION"
      " SELECT number FROM journal WHERE about = 'talk' AND about_row IN (SELECT id FROM talk"
      " WHERE person = :id) UNION"
      " SELECT number FROM journal WHERE about = 'application' AND about_row IN (SELECT application"
      " FROM application_member WHERE person = :id) UNION" CHANGED
      "'person') AND row = :id UNION" CHANGED
      "'person_fact') AND row IN (SELECT id FROM person_fact WHERE person = :id) UNION" CHANGED
      "'income') AND row IN (SELECT id FROM income WHERE person = :id) UNION" CHANGED
      "'application') AND row IN (SELECT application FROM application_member"
      " WHERE person = :id)) ORDER BY j.number /*sort*//*scan*/",
      person, error);
}
