/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-contest-private.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application.h"
#include "gadiba-lv-words.h"
#include "gadiba-standing.h"
#include "gadiba-text.h"

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaContestEntry *entry;
  const GadibaContestStep *step;
  const GadibaMoment *moment;
} Contesting;

/* --- registering --- */

static gboolean
check_entry (const GadibaContestEntry *entry, const GadibaMoment *moment, GError **error)
{
  static const char *const ways[] = { "written", "oral", "e-address", NULL };

  if (entry->decision != NULL && entry->application != NULL)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("A contest is about a decision, a complaint about how somebody was served; name one of "
           "them, and register the other by itself"));
  if (entry->received == GADIBA_DATE_NONE)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Write on which day it came"));
  if (entry->received > moment->today)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("It is registered when it has come: write today or an earlier day"));
  if (entry->way == NULL || !g_strv_contains (ways, entry->way))
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("Choose how it came: written, oral or e-address"));
  if (gadiba_text_is_blank (entry->words))
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        g_strcmp0 (entry->way, "oral") == 0
            ? _ ("What is said is written down and signed at once (APL 77): write it")
            : _ ("Write what is asked for"));
  return TRUE;
}

/* What came before the decision was taken back is about it, whenever it is registered. */
static gboolean
check_contested (const GadibaBase *base, const GadibaContestEntry *entry, GadibaDb *db,
                 GError **error)
{
  if (base->replaced_by == NULL)
    return TRUE;
  g_autoptr (GadibaBase) replacing = gadiba_base_find (db, base->replaced_by, error);
  if (replacing == NULL || entry->received < replacing->day)
    return replacing != NULL;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("Decision %s was taken back by decision %s; name the one that stands"),
               base->number, base->replaced_by);
  return FALSE;
}

static gboolean
take_base (const Contesting *self, GadibaDb *db, GadibaContestRecord *record, char **application,
           GError **error)
{
  const GadibaContestEntry *entry = self->entry;
  g_autoptr (GadibaBase) base = gadiba_base_find (db, entry->decision, error);
  GadibaDate last = GADIBA_DATE_NONE;

  if (base == NULL)
    return FALSE;
  if (!check_contested (base, entry, db, error))
    return FALSE;
  if (entry->received < base->day)
    {
      g_autofree char *day = gadiba_lv_date_numeric (base->day);
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("Decision %s was taken on %s; what came before cannot be about it"),
                   base->number, day);
      return FALSE;
    }
  record->decision = base->id;
  *application = g_strdup (base->application_number);
  if (!_gadiba_contest_find_last_day (self->office, db, base->id, &last, error))
    return FALSE;
  record->late = last != GADIBA_DATE_NONE && entry->received > last;
  return TRUE;
}

static gboolean
take_entry (const Contesting *self, GadibaDb *db, GadibaContestRecord *record, GError **error)
{
  const GadibaContestEntry *entry = self->entry;
  g_autofree char *number = g_strdup (entry->application);

  record->kind = g_strdup (entry->decision != NULL ? "contest" : "complaint");
  record->received = entry->received;
  record->way = g_strdup (entry->way);
  record->words = g_strstrip (g_strdup (entry->words));
  if (entry->decision != NULL && !take_base (self, db, record, &number, error))
    return FALSE;
  if (number == NULL)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        _ ("Name the decision that is contested, or the application of whoever "
           "complains"));
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, number, error);
  if (application == NULL)
    return FALSE;
  record->person = application->person;
  record->application = application->id;
  return TRUE;
}

static gpointer
enter (GadibaDb *db, gpointer data, GError **error)
{
  const Contesting *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "contest",
                                                          _ ("registered a contest"), error);
  g_autoptr (GadibaContestRecord) record = g_new0 (GadibaContestRecord, 1);
  gint64 id;

  if (action == NULL || !take_entry (self, db, record, error)
      || !gadiba_contest_add (action, record, &id, error))
    return NULL;
  g_autofree char *words = g_strdup_printf (record->decision != 0 ? _ ("registered contest %s")
                                                                  : _ ("registered complaint %s"),
                                            record->number);
  gadiba_action_set_words (action, words);
  gadiba_action_set_subject (action, "application", record->application);
  g_autoptr (GadibaContest) told = _gadiba_contest_read (self->office, db, record->number, error);
  return told != NULL && gadiba_action_commit (action, error) ? g_steal_pointer (&told) : NULL;
}

GadibaContest *
gadiba_office_register_contest (GadibaOffice *self, const GadibaContestEntry *entry,
                                const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && entry != NULL && moment != NULL, NULL);

  Contesting contesting = { .office = self, .entry = entry, .moment = moment };
  return check_entry (entry, moment, error)
             ? gadiba_store_run (self->store, enter, &contesting, error)
             : NULL;
}

/* --- what becomes of it --- */

static gboolean
check_day (const Contesting *self, const GadibaContestRecord *record, GadibaDate day,
           GError **error)
{
  if (day == GADIBA_DATE_NONE || (day >= record->received && day <= self->moment->today))
    return TRUE;
  g_autofree char *received = gadiba_lv_date_numeric (record->received);
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("It came on %s; write a day from then until today"), received);
  return FALSE;
}

static gboolean
take_outcome (const Contesting *self, GadibaContestRecord *record, GError **error)
{
  static const char *const of_contest[] = { "kept",      "cancelled", "changed",
                                            "withdrawn", "rejected",  NULL };
  static const char *const of_complaint[] = { "answered", "withdrawn", NULL };
  const GadibaContestStep *step = self->step;
  gboolean contests = record->decision != 0;

  if (step->outcome == NULL)
    return TRUE;
  if (record->outcome != NULL)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("Its outcome is noted already and stays; what comes later is a new contest"));
  if (!g_strv_contains (contests ? of_contest : of_complaint, step->outcome))
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        contests ? _ ("The outcome of a contest is kept, cancelled, changed, withdrawn "
                      "or rejected")
                 : _ ("The outcome of a complaint is answered or withdrawn"));
  if (step->outcome_day == GADIBA_DATE_NONE)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Write the day of the outcome"));
  record->outcome = g_strdup (step->outcome);
  record->outcome_day = step->outcome_day;
  record->outcome_words =
      gadiba_text_is_blank (step->outcome_words) ? NULL : g_strdup (step->outcome_words);
  return check_day (self, record, step->outcome_day, error);
}

static gboolean
take_carrying (const Contesting *self, GadibaDb *db, GadibaContestRecord *record, GError **error)
{
  const char *number = self->step->carried_out;

  if (number == NULL)
    return TRUE;
  if (g_strcmp0 (record->outcome, "cancelled") != 0 && g_strcmp0 (record->outcome, "changed") != 0)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("Only a decision that was cancelled or changed is followed by "
                                     "one that carries it out; note the outcome first"));
  if (record->carried_out != 0)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("It is carried out by decision %s already"), record->carried_out_number);
      return FALSE;
    }
  g_autoptr (GadibaBase) named = gadiba_base_find (db, number, error);
  if (named == NULL
      || !gadiba_contest_find_carrying (db, record, number, &record->carried_out, error))
    return FALSE;
  return record->carried_out != 0
         || _gadiba_office_refuse (
             error, GADIBA_OFFICE_ERROR_WRONG,
             g_str_equal (record->outcome, "cancelled")
                 ? _ ("This outcome is carried out by the decision that cancels the contested one; "
                      "name that one")
                 : _ ("An outcome is carried out by a decision on the same application that "
                      "changes something, stands, and is of the day of the outcome or later; name "
                      "that one"));
}

/* What goes with something that is not said would be lost. */
static gboolean
check_step (const GadibaContestStep *step, GError **error)
{
  if (step->forwarded == GADIBA_DATE_NONE && step->forwarded_to != NULL)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Write on which day it was sent on"));
  if (step->outcome == NULL
      && (step->outcome_day != GADIBA_DATE_NONE || step->outcome_words != NULL))
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Say what came of it: day and answer go with an outcome"));
  return step->forwarded != GADIBA_DATE_NONE || step->suspended || step->outcome != NULL
         || step->carried_out != NULL
         || _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING, _ ("Say what became of it"));
}

/* What somebody noted is not replaced unseen. */
static gboolean
take_forwarding (const Contesting *self, GadibaContestRecord *record, GError **error)
{
  const GadibaContestStep *step = self->step;

  if (step->forwarded == GADIBA_DATE_NONE)
    return TRUE;
  if (gadiba_text_is_blank (step->forwarded_to))
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Write to whom it was sent on"));
  g_autofree char *to = gadiba_text_dup_said (step->forwarded_to);
  if (record->forwarded != GADIBA_DATE_NONE && step->row_version == 0
      && (record->forwarded != step->forwarded || g_strcmp0 (record->forwarded_to, to) != 0))
    {
      g_autofree char *day = gadiba_lv_date_numeric (record->forwarded);
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("It was sent on already on %s, to: %s; a mistake in that is put right in the "
                      "window, where it is seen"),
                   day, record->forwarded_to);
      return FALSE;
    }
  record->forwarded = step->forwarded;
  g_free (record->forwarded_to);
  record->forwarded_to = g_steal_pointer (&to);
  return check_day (self, record, step->forwarded, error);
}

static gboolean
take_step (const Contesting *self, GadibaDb *db, GadibaContestRecord *record, GError **error)
{
  const GadibaContestStep *step = self->step;

  if (step->row_version != 0 && step->row_version != record->row_version)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_CONFLICT,
                                  _ ("Somebody else noted what became of it meanwhile; look at it "
                                     "again, then write what is to stand there"));
  record->suspended = record->suspended || step->suspended;
  return take_forwarding (self, record, error) && take_outcome (self, record, error)
         && take_carrying (self, db, record, error);
}

static gpointer
step (GadibaDb *db, gpointer data, GError **error)
{
  const Contesting *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (
      self->office, db, self->moment, "contest", _ ("noted what became of a contest"), error);
  g_autoptr (GadibaContestRecord) record =
      action != NULL ? gadiba_contest_find (db, self->step->number, error) : NULL;

  if (record == NULL || !take_step (self, db, record, error)
      || !gadiba_contest_update (action, record, error))
    return NULL;
  g_autofree char *words = g_strdup_printf (_ ("noted what became of %s"), record->number);
  gadiba_action_set_words (action, words);
  gadiba_action_set_subject (action, "application", record->application);
  g_autoptr (GadibaContest) told = _gadiba_contest_read (self->office, db, record->number, error);
  return told != NULL && gadiba_action_commit (action, error) ? g_steal_pointer (&told) : NULL;
}

GadibaContest *
gadiba_office_step_contest (GadibaOffice *self, const GadibaContestStep *what,
                            const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && what != NULL && moment != NULL, NULL);
  g_return_val_if_fail (what->number != NULL, NULL);

  Contesting contesting = { .office = self, .step = what, .moment = moment };
  return check_step (what, error) ? gadiba_store_run (self->store, step, &contesting, error) : NULL;
}
