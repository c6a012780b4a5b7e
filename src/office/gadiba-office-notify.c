/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-notify.h"

#include <glib/gi18n-lib.h>

#include "gadiba-decision-register.h"
#include "gadiba-letter.h"
#include "gadiba-lv-words.h"
#include "gadiba-notice.h"
#include "gadiba-notification.h"
#include "gadiba-office-notify-private.h"
#include "gadiba-text.h"

/* What crosses into the database's thread, and what is read there. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  const char *number;
  const GadibaNotifyRequest *request;
  GadibaDate returned;
  const char *why;

  GadibaNotifiable *decision;
  GPtrArray *all;               /* GadibaNotification */
  GadibaNotification *renewing; /* of a correction; NULL: none */
  const GadibaBook *book;       /* borrowed */
  GadibaCalendar *calendar;
} Noting;

static void
clear_noting (Noting *self)
{
  g_clear_pointer (&self->decision, gadiba_notifiable_free);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->renewing, gadiba_notification_free);
  g_clear_pointer (&self->calendar, gadiba_calendar_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Noting, clear_noting)

/* --- how it stands --- */

static void
free_notice (gpointer data)
{
  GadibaNotice *notice = data;

  g_free (notice->way);
  g_free (notice->title);
  g_free (notice->counted_from);
  g_free (notice->source);
  g_free (notice->receiver);
  g_free (notice->refused);
  g_free (notice->wrong);
  g_free (notice->note);
  g_free (notice->caseworker);
  g_free (notice);
}

void
gadiba_notified_free (GadibaNotified *self)
{
  if (self == NULL)
    return;
  g_free (self->decision);
  g_free (self->guardian);
  g_free (self->renewed);
  g_ptr_array_unref (self->notices);
  g_free (self);
}

static GadibaNotice *
take_notice (const Noting *self, GadibaNotification *from)
{
  const GadibaNoticeWay *way = gadiba_book_get_notice_way (self->book, from->way);
  GadibaNotice *notice = g_new0 (GadibaNotice, 1);

  /* A way that the book has no more is called by its id. */
  notice->title = g_strdup (way != NULL ? way->title : from->way);
  notice->counted_from = g_strdup (way != NULL ? way->counted_from : NULL);
  notice->handed = way != NULL && way->handed;
  notice->way = g_steal_pointer (&from->way);
  notice->sent = from->sent;
  notice->counted = from->counted;
  notice->source = g_steal_pointer (&from->source);
  notice->receiver = g_steal_pointer (&from->receiver);
  notice->refused = g_steal_pointer (&from->refused);
  notice->returned = from->returned;
  notice->wrong = g_steal_pointer (&from->wrong);
  notice->note = g_steal_pointer (&from->note);
  notice->caseworker = g_steal_pointer (&from->caseworker);
  return notice;
}

/* A year of which moved days are not known makes a day uncertain that was counted into it. */
static void
doubt (const Noting *self, GadibaNotified *notified, GadibaDate day)
{
  int year;

  gadiba_date_split (day, &year, NULL, NULL);
  if (notified->unknown_year == 0 && !gadiba_calendar_is_complete (self->calendar, year))
    notified->unknown_year = year;
}

static const GadibaGround *
get_ground (const GadibaBook *book, const char *id)
{
  const GadibaDecisionRule *rule = gadiba_book_get_decision_rule (
      book, gadiba_decision_kind_format (GADIBA_DECISION_CORRECTION));

  return rule != NULL ? gadiba_decision_rule_get_ground (rule, id) : NULL;
}

gboolean
_gadiba_notify_find_renewing (GadibaDb *db, const GadibaBook *book, gint64 decision,
                              GadibaNotification **renewing, GError **error)
{
  g_autoptr (GPtrArray) all = gadiba_notification_list_corrections (db, decision, error);

  *renewing = NULL;
  for (guint i = all != NULL ? all->len : 0; i > 0 && *renewing == NULL; i--)
    {
      const GadibaNotification *one = g_ptr_array_index (all, i - 1);
      const GadibaGround *ground = get_ground (book, one->because);
      if (ground != NULL && ground->renews)
        *renewing = g_ptr_array_steal_index (all, i - 1);
    }
  return all != NULL;
}

/* What was put right later is contested from the day on which that was notified. Returns: that day,
 * or the day of the decision's own notification */
static GadibaDate
renew (const Noting *self, GadibaNotified *notified)
{
  const GadibaNotification *renewing = self->renewing;

  if (renewing == NULL || renewing->counted <= notified->in_force)
    return notified->in_force;
  g_autofree char *day = gadiba_lv_date_numeric (renewing->counted);
  notified->indicated = renewing->indicated;
  notified->renewed = g_strdup_printf (
      _ ("The term to contest began anew on %s, when correction %s was notified (%s)"), day,
      renewing->number, get_ground (self->book, renewing->because)->source->text);
  return renewing->counted;
}

static gboolean
count_terms (const Noting *self, GadibaNotified *notified, GError **error)
{
  GadibaDate start = renew (self, notified);
  const GadibaTerm *term =
      gadiba_book_get_term (self->book, notified->indicated ? "contest" : "contest-unindicated");

  if (term == NULL)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        _ ("The rule book does not say until when a decision can be contested; add the "
           "term to the book"));
  notified->contest_until = gadiba_term_get_last_day (term, self->calendar, start);
  notified->final_from = notified->contest_until + 1;
  doubt (self, notified, notified->contest_until);
  if (self->moment->today < notified->in_force)
    notified->state = GADIBA_NOTICE_ON_WAY;
  else if (self->decision->contested)
    notified->state = GADIBA_NOTICE_CONTESTED;
  else
    notified->state =
        self->moment->today > notified->contest_until ? GADIBA_NOTICE_FINAL : GADIBA_NOTICE_OPEN;
  return TRUE;
}

static void
add_notice (const Noting *self, GadibaNotified *notified, GadibaNotification *from)
{
  const GadibaNoticeWay *way = gadiba_book_get_notice_way (self->book, from->way);

  if (from->counted != GADIBA_DATE_NONE)
    {
      notified->in_force = from->counted;
      notified->indicated = from->indicated;
      if (way != NULL && way->unit == GADIBA_LENGTH_WORKING)
        doubt (self, notified, from->counted);
    }
  else if (from->returned != GADIBA_DATE_NONE)
    notified->state = GADIBA_NOTICE_RETURNED;
  g_ptr_array_add (notified->notices, take_notice (self, from));
}

/* Takes what was read. Returns: (transfer full) */
static GadibaNotified *
tell (Noting *self, GError **error)
{
  g_autoptr (GadibaNotified) notified = g_new0 (GadibaNotified, 1);

  notified->decision = g_strdup (self->decision->number);
  notified->day = self->decision->day;
  notified->unfavourable = self->decision->unfavourable;
  notified->guardian = g_strdup (self->decision->guardian);
  notified->notices = g_ptr_array_new_with_free_func (free_notice);
  for (guint i = 0; i < self->all->len; i++)
    add_notice (self, notified, g_ptr_array_index (self->all, i));
  if (notified->in_force != GADIBA_DATE_NONE && !count_terms (self, notified, error))
    return NULL;
  return g_steal_pointer (&notified);
}

static gboolean
load (Noting *self, GadibaDb *db, GError **error)
{
  const char *books;

  self->decision = gadiba_notifiable_find (db, self->number, self->moment->today, error);
  if (self->decision == NULL)
    return FALSE;
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = gadiba_notification_list (db, self->decision->id, error);
  self->calendar = self->all != NULL ? _gadiba_office_load_calendar (db, error) : NULL;
  g_autoptr (GadibaOfficeRecord) record =
      self->calendar != NULL ? gadiba_office_record_read (db, error) : NULL;
  if (record == NULL)
    return FALSE;
  self->book = _gadiba_office_load_books (self->office, db, record, &books, error);
  g_clear_pointer (&self->renewing, gadiba_notification_free);
  return self->book != NULL
         && _gadiba_notify_find_renewing (db, self->book, self->decision->id, &self->renewing,
                                          error);
}

static gpointer
read_notices (GadibaDb *db, gpointer data, GError **error)
{
  Noting *self = data;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);

  if (transaction == NULL || !load (self, db, error)
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return tell (self, error);
}

GadibaNotified *
gadiba_office_read_notices (GadibaOffice *self, const char *decision, const GadibaMoment *moment,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && decision != NULL && moment != NULL, NULL);

  g_auto (Noting) noting = { .office = self, .moment = moment, .number = decision };
  return gadiba_store_run (self->store, read_notices, &noting, error);
}

/* --- in words --- */

const GadibaNotice *
gadiba_notified_get_last (const GadibaNotified *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const GadibaNotice *last = NULL;
  for (guint i = 0; i < self->notices->len; i++)
    {
      const GadibaNotice *notice = g_ptr_array_index (self->notices, i);
      if (notice->wrong == NULL)
        last = notice;
    }
  return last;
}

char *
gadiba_notified_tell (const GadibaNotified *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const GadibaNotice *last = gadiba_notified_get_last (self);
  if (self->state == GADIBA_NOTICE_NONE || last == NULL)
    return g_strdup (_ ("not notified"));
  g_autofree char *sent = gadiba_lv_date_numeric (last->sent);
  if (self->state == GADIBA_NOTICE_RETURNED)
    {
      g_autofree char *returned = gadiba_lv_date_numeric (last->returned);
      return g_strdup_printf (_ ("not notified: came back on %s (%s)"), returned, last->title);
    }
  g_autofree char *day = gadiba_lv_date_numeric (self->in_force);
  g_autofree char *until = gadiba_lv_date_numeric (self->contest_until);
  g_autofree char *from = gadiba_lv_date_numeric (self->final_from);
  switch (self->state)
    {
    case GADIBA_NOTICE_NONE:
    case GADIBA_NOTICE_RETURNED:
      break;
    case GADIBA_NOTICE_ON_WAY:
      return g_strdup_printf (_ ("sent on %s (%s), counts as notified from %s"), sent, last->title,
                              day);
    case GADIBA_NOTICE_OPEN:
      return g_strdup_printf (_ ("notified on %s (%s), can be contested until %s"), day,
                              last->title, until);
    case GADIBA_NOTICE_CONTESTED:
      return g_strdup_printf (_ ("notified on %s (%s), contested"), day, last->title);
    case GADIBA_NOTICE_FINAL:
      return g_strdup_printf (_ ("notified on %s (%s), final since %s"), day, last->title, from);
    }
  g_assert_not_reached ();
}

GPtrArray *
gadiba_notified_list_doubts (const GadibaNotified *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *doubts = g_ptr_array_new_with_free_func (g_free);
  if (self->renewed != NULL)
    g_ptr_array_add (doubts, g_strdup (self->renewed));
  if (self->unknown_year != 0)
    g_ptr_array_add (doubts, g_strdup_printf (_ ("Which working days are moved in %d is not known; "
                                                 "a day may be another one"),
                                              self->unknown_year));
  if (self->in_force != GADIBA_DATE_NONE && !self->indicated)
    g_ptr_array_add (doubts, g_strdup (_ ("The letter does not say where and until when it can be "
                                          "contested, so the term is longer (APL 79(1))")));
  if (self->guardian != NULL)
    g_ptr_array_add (doubts,
                     g_strdup (_ ("A guardian is on the card: notify both, the person and the "
                                  "guardian, and write into the note how (Paziņošanas likums "
                                  "5(4))")));
  return doubts;
}

/* --- noting --- */

static gboolean
set_unknown_way (const Noting *self, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < self->book->notice_ways->len; i++)
    g_string_append_printf (
        ids, "%s%s", i > 0 ? ", " : "",
        ((const GadibaNoticeWay *) g_ptr_array_index (self->book->notice_ways, i))->id);
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("Say in which way the decision was notified; name one of: %s"), ids->str);
  return FALSE;
}

static gboolean
check_day (const Noting *self, GadibaDate day, GError **error)
{
  g_autofree char *decided = gadiba_lv_date_numeric (self->decision->day);

  if (day == GADIBA_DATE_NONE)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Say on which day the decision was sent or handed over"));
  if (day > self->moment->today)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("A notification is noted when it has been done: write today or an earlier "
           "day"));
  if (day >= self->decision->day)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("Decision %s is of %s; it cannot have been notified before that day"),
               self->decision->number, decided);
  return FALSE;
}

static gboolean
check_request (const Noting *self, const GadibaNoticeWay *way, GError **error)
{
  const GadibaNotifyRequest *request = self->request;

  if (way == NULL)
    return set_unknown_way (self, error);
  if (!check_day (self, request->sent, error))
    return FALSE;
  if (self->decision->unfavourable && way->not_unfavourable != NULL)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG, way->not_unfavourable);
  if (way->asks != NULL && gadiba_text_is_blank (request->note))
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING, way->asks);
  if (!gadiba_text_is_blank (request->refused) && !way->handed)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("Only what is handed over can be refused; if a letter came back, note that "
           "it did"));
  return TRUE;
}

/* Whether the letter tells where and until when it can be contested. */
static gboolean
find_indicated (const Noting *self, GadibaDb *db, gboolean *indicated, GError **error)
{
  g_autoptr (GadibaIssued) issued = gadiba_decision_read (db, self->decision->number, error);
  g_autoptr (GadibaLetter) letter =
      issued != NULL ? gadiba_letter_read (issued->letter, issued->number, error) : NULL;

  *indicated = FALSE;
  for (guint i = 0; letter != NULL && i < letter->blocks->len; i++)
    {
      const GadibaLetterBlock *block = g_ptr_array_index (letter->blocks, i);
      *indicated |= g_strcmp0 (block->part, "contest") == 0;
    }
  return letter != NULL;
}

static gboolean
add (Noting *self, GadibaAction *action, GError **error)
{
  const GadibaNotifyRequest *request = self->request;
  const GadibaNoticeWay *way = gadiba_book_get_notice_way (self->book, request->way);
  g_autoptr (GadibaNotification) notification = g_new0 (GadibaNotification, 1);

  if (!check_request (self, way, error)
      || !find_indicated (self, gadiba_action_get_db (action), &notification->indicated, error))
    return FALSE;
  notification->way = g_strdup (way->id);
  notification->sent = request->sent;
  notification->counted = gadiba_notice_way_count (way, self->calendar, request->sent);
  notification->source = g_strdup (way->source->text);
  notification->receiver = gadiba_text_dup_said (request->receiver);
  notification->refused = gadiba_text_dup_said (request->refused);
  notification->note = gadiba_text_dup_said (request->note);
  g_autofree char *day = gadiba_lv_date_numeric (notification->counted);
  g_autofree char *words =
      g_strdup_printf (_ ("noted how decision %s was notified: %s, counts from %s"),
                       self->decision->number, way->title, day);
  gadiba_action_set_words (action, words);
  return gadiba_notification_add (action, self->decision->id, notification, error);
}

/* Returns: (nullable): the one that counts */
static const GadibaNotification *
find_counting (const Noting *self, GError **error)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const GadibaNotification *one = g_ptr_array_index (self->all, i);
      if (one->counted != GADIBA_DATE_NONE)
        return one;
    }
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("Nothing is noted of how decision %s was notified; note that first"),
               self->decision->number);
  return NULL;
}

static gboolean
note_return (Noting *self, GadibaAction *action, const GadibaNotification *one, GError **error)
{
  const GadibaNoticeWay *way = gadiba_book_get_notice_way (self->book, one->way);
  g_autofree char *sent = gadiba_lv_date_numeric (one->sent);
  g_autofree char *note = gadiba_text_dup_said (self->why);

  if (way != NULL && way->handed)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("What was handed over does not come back; if the entry is wrong, say why it "
           "is a mistake"));
  if (self->returned > self->moment->today)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("A letter is noted as returned when it is there: write today or an earlier "
           "day"));
  if (self->returned < one->sent)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("It was sent on %s; it cannot have come back before that day"), sent);
      return FALSE;
    }
  g_autofree char *words =
      g_strdup_printf (_ ("noted that decision %s came back"), self->decision->number);
  gadiba_action_set_words (action, words);
  return gadiba_notification_end (action, one->id, self->returned, note, error);
}

static gboolean
end (Noting *self, GadibaAction *action, GError **error)
{
  const GadibaNotification *one = find_counting (self, error);
  g_autofree char *why = gadiba_text_dup_said (self->why);

  if (one == NULL)
    return FALSE;
  if (self->returned != GADIBA_DATE_NONE)
    return note_return (self, action, one, error);
  if (why == NULL)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        _ ("Write why the entry is a mistake; it stays in the records with that"));
  g_autofree char *words = g_strdup_printf (
      _ ("noted that the entry on notifying decision %s was a mistake"), self->decision->number);
  gadiba_action_set_words (action, words);
  return gadiba_notification_end (action, one->id, GADIBA_DATE_NONE, why, error);
}

static gpointer
note (GadibaDb *db, gpointer data, GError **error)
{
  Noting *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "notify",
                                                          _ ("noted a notification"), error);

  if (action == NULL || !load (self, db, error))
    return NULL;
  gadiba_action_set_subject (action, "application", self->decision->application);
  if (!(self->request != NULL ? add (self, action, error) : end (self, action, error)))
    return NULL;
  g_ptr_array_unref (self->all);
  self->all = gadiba_notification_list (db, self->decision->id, error);
  g_autoptr (GadibaNotified) notified = self->all != NULL ? tell (self, error) : NULL;
  return notified != NULL && gadiba_action_commit (action, error) ? g_steal_pointer (&notified)
                                                                  : NULL;
}

GadibaNotified *
gadiba_office_notify (GadibaOffice *self, const GadibaNotifyRequest *request,
                      const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && request->decision != NULL, NULL);
  g_return_val_if_fail (moment != NULL, NULL);

  g_auto (Noting) noting = {
    .office = self, .moment = moment, .number = request->decision, .request = request
  };
  return gadiba_store_run (self->store, note, &noting, error);
}

GadibaNotified *
gadiba_office_note_return (GadibaOffice *self, const char *decision, GadibaDate day,
                           const char *remark, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && decision != NULL && moment != NULL, NULL);
  g_return_val_if_fail (day != GADIBA_DATE_NONE, NULL);

  g_auto (Noting) noting = {
    .office = self, .moment = moment, .number = decision, .returned = day, .why = remark
  };
  return gadiba_store_run (self->store, note, &noting, error);
}

GadibaNotified *
gadiba_office_correct_notice (GadibaOffice *self, const char *decision, const char *why,
                              const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && decision != NULL && moment != NULL, NULL);

  g_auto (Noting) noting = { .office = self, .moment = moment, .number = decision, .why = why };
  return gadiba_store_run (self->store, note, &noting, error);
}
