/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-notice.h"
#include "gadiba-notification.h"
#include "gadiba-office-contest-private.h"
#include "gadiba-office-notify-private.h"

/* How it stands with what is contested. */

void
gadiba_contest_free (GadibaContest *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->kind);
  g_free (self->given);
  g_free (self->family);
  g_free (self->decision);
  g_free (self->way);
  g_free (self->words);
  g_free (self->forwarded_to);
  g_free (self->effect);
  g_free (self->outcome);
  g_free (self->outcome_words);
  g_free (self->carried_out);
  g_free (self->next);
  g_free (self->authority);
  g_free (self->candidate);
  g_free (self);
}

/* --- as it stands --- */

static const GadibaBook *
load_book (GadibaOffice *self, GadibaDb *db, GError **error)
{
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  const char *books;

  return record != NULL ? _gadiba_office_load_books (self, db, record, &books, error) : NULL;
}

/* Returns: (nullable) (transfer none): the notification that counts */
static const GadibaNotification *
find_counted (const GPtrArray *notifications)
{
  for (guint i = 0; i < notifications->len; i++)
    {
      const GadibaNotification *one = g_ptr_array_index (notifications, i);
      if (one->counted != GADIBA_DATE_NONE)
        return one;
    }
  return NULL;
}

gboolean
_gadiba_contest_find_last_day (GadibaOffice *self, GadibaDb *db, gint64 decision, GadibaDate *last,
                               GError **error)
{
  const GadibaBook *book = load_book (self, db, error);
  g_autoptr (GadibaCalendar) calendar =
      book != NULL ? _gadiba_office_load_calendar (db, error) : NULL;
  g_autoptr (GPtrArray) all =
      calendar != NULL ? gadiba_notification_list (db, decision, error) : NULL;

  *last = GADIBA_DATE_NONE;
  if (all == NULL)
    return FALSE;
  const GadibaNotification *counted = find_counted (all);
  g_autoptr (GadibaNotification) renewing = NULL;
  if (!_gadiba_notify_find_renewing (db, book, decision, &renewing, error))
    return FALSE;
  if (counted != NULL && renewing != NULL && renewing->counted > counted->counted)
    counted = renewing;
  const GadibaTerm *term =
      counted != NULL
          ? gadiba_book_get_term (book, counted->indicated ? "contest" : "contest-unindicated")
          : NULL;
  if (term != NULL)
    *last = gadiba_term_get_last_day (term, calendar, counted->counted);
  return TRUE;
}

/* Whether the decision works until it is heard, as the rule book says of its kind; what came after
 * its term changes nothing by itself. */
static gboolean
tell_effect (GadibaOffice *self, GadibaDb *db, const GadibaContestRecord *record,
             GadibaContest *told, GError **error)
{
  const GadibaBook *book = load_book (self, db, error);

  if (book == NULL)
    return FALSE;
  if (record->outcome != NULL)
    return TRUE;
  const GadibaDecisionRule *rule =
      gadiba_book_get_decision_rule_for (book, record->decision_kind, record->decision_benefit);
  gboolean goes_on = rule != NULL && rule->goes_on;
  told->suspended = (!goes_on && !record->late) || record->suspended;
  if (record->suspended)
    told->effect = g_strdup (_ ("Whoever hears it suspended the decision"));
  else if (goes_on)
    told->effect = g_strdup_printf (_ ("The decision goes on working while it is contested (%s)"),
                                    rule->goes_on_by->text);
  else if (record->late)
    told->effect = g_strdup (_ ("It came after its term: the decision goes on working, unless "
                                "whoever hears it says otherwise"));
  else
    told->effect = g_strdup (_ ("The decision does not work until it is heard (APL 80)"));
  return TRUE;
}

static char *
tell_next (const GadibaContestRecord *record)
{
  gboolean contests = g_str_equal (record->kind, "contest");

  if (record->outcome == NULL && contests && record->forwarded == GADIBA_DATE_NONE)
    return g_strdup (_ ("Send it on with the file to whoever hears it (APL 77)"));
  if (record->outcome == NULL)
    return g_strdup (contests ? _ ("An outcome is awaited")
                              : _ ("Answer the complaint and note the answer"));
  if (record->carried_out != 0)
    return NULL;
  if (g_str_equal (record->outcome, "cancelled"))
    return g_strdup_printf (_ ("Cancel decision %s on the ground “contest”, and decide anew"),
                            record->decision_number);
  if (g_str_equal (record->outcome, "changed"))
    return g_strdup_printf (_ ("Carry it out by a decision that follows %s"),
                            record->decision_number);
  return NULL;
}

/* Whoever hears contests is asked for where one is not sent on yet. */
static gboolean
add_authority (GadibaDb *db, const GadibaContestRecord *record, GadibaContest *told, GError **error)
{
  if (record->decision == 0 || record->outcome != NULL)
    return TRUE;
  g_autoptr (GadibaOfficeRecord) office = gadiba_office_record_read (db, error);
  if (office == NULL)
    return FALSE;
  told->authority = g_strdup (office->contest_authority);
  return TRUE;
}

/* Returns: (transfer full) */
static GadibaContest *
tell (GadibaOffice *self, GadibaDb *db, const GadibaContestRecord *record, GError **error)
{
  g_autoptr (GadibaContest) told = g_new0 (GadibaContest, 1);

  told->row_version = record->row_version;
  told->number = g_strdup (record->number);
  told->kind = g_strdup (record->kind);
  told->given = g_strdup (record->given);
  told->family = g_strdup (record->family);
  told->decision = g_strdup (record->decision_number);
  told->received = record->received;
  told->way = g_strdup (record->way);
  told->words = g_strdup (record->words);
  told->late = record->late;
  told->forwarded = record->forwarded;
  told->forwarded_to = g_strdup (record->forwarded_to);
  told->was_suspended = record->suspended;
  told->outcome = g_strdup (record->outcome);
  told->outcome_day = record->outcome_day;
  told->outcome_words = g_strdup (record->outcome_words);
  told->carried_out = g_strdup (record->carried_out_number);
  told->candidate = g_strdup (record->candidate);
  told->next = tell_next (record);
  if (!add_authority (db, record, told, error))
    return NULL;
  if (record->decision != 0
      && (!_gadiba_contest_find_last_day (self, db, record->decision, &told->last_day, error)
          || !tell_effect (self, db, record, told, error)))
    return NULL;
  return g_steal_pointer (&told);
}

GadibaContest *
_gadiba_contest_read (GadibaOffice *self, GadibaDb *db, const char *number, GError **error)
{
  g_autoptr (GadibaContestRecord) record = gadiba_contest_find (db, number, error);

  return record != NULL ? tell (self, db, record, error) : NULL;
}

/* --- reading --- */

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const char *number;
  gint64 person; /* 0: all that wait */
} Reading;

static gpointer
look (GadibaDb *db, gpointer data, GError **error)
{
  const Reading *self = data;

  return _gadiba_contest_read (self->office, db, self->number, error);
}

GadibaContest *
gadiba_office_read_contest (GadibaOffice *self, const char *number, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL, NULL);

  Reading reading = { .office = self, .number = number };
  return gadiba_store_run (self->store, look, &reading, error);
}

static gpointer
list_all (GadibaDb *db, gpointer data, GError **error)
{
  const Reading *self = data;
  g_autoptr (GPtrArray) records = self->person != 0
                                      ? gadiba_contest_list_of_person (db, self->person, error)
                                      : gadiba_contest_list_open (db, error);
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_contest_free);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      GadibaContest *told = tell (self->office, db, g_ptr_array_index (records, i), error);
      if (told == NULL)
        return NULL;
      g_ptr_array_add (list, told);
    }
  return records != NULL ? g_steal_pointer (&list) : NULL;
}

GPtrArray *
gadiba_office_list_contests (GadibaOffice *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  Reading reading = { .office = self };
  return gadiba_store_run (self->store, list_all, &reading, error);
}

GPtrArray *
gadiba_office_list_person_contests (GadibaOffice *self, gint64 person, GError **error)
{
  g_return_val_if_fail (self != NULL && person != 0, NULL);

  Reading reading = { .office = self, .person = person };
  return gadiba_store_run (self->store, list_all, &reading, error);
}

/* --- in words --- */

static char *
describe_outcome (const GadibaContest *self)
{
  static const struct
  {
    const char *outcome, *sentence;
  } sentences[] = {
    { "kept", N_ ("the decision stands") },
    { "cancelled", N_ ("the decision is cancelled") },
    { "changed", N_ ("the decision is changed") },
    { "withdrawn", N_ ("it was withdrawn") },
    { "rejected", N_ ("left without being heard") },
    { "answered", N_ ("answered") },
  };
  g_autofree char *day = gadiba_lv_date_numeric (self->outcome_day);
  const char *sentence = self->outcome;

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i].outcome, self->outcome))
      sentence = _ (sentences[i].sentence);
  if (self->carried_out != NULL)
    return g_strdup_printf (_ ("%s, %s; carried out by decision %s"), day, sentence,
                            self->carried_out);
  return self->next != NULL ? g_strdup_printf (_ ("%s, %s; to be carried out"), day, sentence)
                            : g_strdup_printf ("%s, %s", day, sentence);
}

char *
gadiba_contest_describe (const GadibaContest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *received = gadiba_lv_date_numeric (self->received);
  g_autofree char *sent =
      self->forwarded != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (self->forwarded) : NULL;
  g_autofree char *outcome = self->outcome != NULL ? describe_outcome (self) : NULL;
  g_autofree char *state =
      outcome != NULL ? g_steal_pointer (&outcome)
      : sent != NULL  ? g_strdup_printf (_ ("sent on %s, to: %s"), sent, self->forwarded_to)
      : self->decision != NULL ? g_strdup (_ ("not sent on yet"))
                               : g_strdup (_ ("not answered yet"));

  if (self->decision == NULL)
    return g_strdup_printf (_ ("Complaint %s of %s: %s"), self->number, received, state);
  return self->late ? g_strdup_printf (_ ("Contest %s of %s, after its term: %s"), self->number,
                                       received, state)
                    : g_strdup_printf (_ ("Contest %s of %s: %s"), self->number, received, state);
}
