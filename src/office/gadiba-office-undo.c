/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-undo.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application-member.h"
#include "gadiba-application-watch.h"
#include "gadiba-application.h"
#include "gadiba-card-register.h"
#include "gadiba-office-client.h"
#include "gadiba-office-init.h"
#include "gadiba-office-private.h"
#include "gadiba-standing.h"
#include "gadiba-undo.h"

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const char *number; /* of the application; NULL: of @person alone */
  gint64 person;
  const GadibaMoment *moment;
  gboolean again; /* makes again what was taken back */
  /* What is found out there. */
  gboolean is_closed;             /* the application, and nothing that was granted may change */
  GadibaApplication *application; /* NULL: of the person alone */
  GadibaSubject subject;          /* what the entry is about */
  gint64 entry;
  GPtrArray *found;     /* GadibaUndoConflict */
  GPtrArray *conflicts; /* GadibaConflict */
} Undo;

static void
clear_undo (Undo *self)
{
  g_clear_pointer (&self->application, gadiba_application_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Undo, clear_undo)

/* --- what can be taken back --- */

void
gadiba_undo_state_free (GadibaUndoState *state)
{
  if (state == NULL)
    return;
  g_free (state->undo);
  g_free (state->redo);
  g_free (state);
}

/* The change that is the next one: of the application or of the card of whoever applies. */
typedef struct
{
  GadibaSubject subject;
  gint64 entry; /* 0: none */
  char *words;
} Newest;

static void
clear_newest (Newest *self)
{
  g_clear_pointer (&self->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Newest, clear_newest)

static gboolean
look_at (GadibaDb *db, GadibaSubject subject, gint64 caseworker, gboolean again, Newest *newest,
         GError **error)
{
  g_autoptr (GadibaUndoable) found = gadiba_undo_find (db, subject, caseworker, error);
  gint64 entry = found == NULL ? 0 : again ? found->redo : found->undo;

  if (entry > newest->entry)
    {
      g_free (newest->words);
      newest->words = g_strdup (again ? found->redo_words : found->undo_words);
      newest->entry = entry;
      newest->subject = subject;
    }
  return found != NULL;
}

/* Finds the application, if it is of one, and whose card it is. */
static gboolean
find_records (Undo *self, GadibaDb *db, GError **error)
{
  if (self->number == NULL)
    return TRUE;
  self->application = gadiba_application_find (db, self->number, error);
  if (self->application == NULL)
    return FALSE;
  self->person = self->application->person;
  if (self->application->open)
    return TRUE;
  /* Of one that was granted, what came later was entered after the decision. */
  g_autoptr (GadibaStanding) standing = gadiba_standing_read (db, self->application->id, error);
  self->is_closed =
      standing != NULL && gadiba_standing_get_last_month (standing) == GADIBA_MONTH_NONE;
  return standing != NULL;
}

/* What was decided stays; what was entered since, and the card, go on. */
static gboolean
find_newest (const Undo *self, GadibaDb *db, gint64 caseworker, gboolean again, Newest *newest,
             GError **error)
{
  const GadibaApplication *application = self->application;

  return (application == NULL || self->is_closed
          || look_at (db, GADIBA_OF_APPLICATION (application->id), caseworker, again, newest,
                      error))
         && look_at (db, GADIBA_OF_PERSON (self->person), caseworker, again, newest, error);
}

static gpointer
read_undo (GadibaDb *db, gpointer data, GError **error)
{
  Undo *self = data;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaStaff) staff =
      transaction != NULL && find_records (self, db, error)
          ? gadiba_caseworker_find (db, self->office->login, self->moment->today, error)
          : NULL;
  g_auto (Newest) undo = { .entry = 0 }, redo = { .entry = 0 };

  if (staff == NULL || !find_newest (self, db, staff->id, FALSE, &undo, error)
      || !find_newest (self, db, staff->id, TRUE, &redo, error)
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  GadibaUndoState *state = g_new0 (GadibaUndoState, 1);
  state->undo = g_steal_pointer (&undo.words);
  state->redo = g_steal_pointer (&redo.words);
  return state;
}

GadibaUndoState *
gadiba_office_read_undo (GadibaOffice *self, const char *number, const GadibaMoment *moment,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && moment != NULL, NULL);

  g_auto (Undo) undo = { .office = self, .number = number, .moment = moment };
  return gadiba_store_run (self->store, read_undo, &undo, error);
}

GadibaUndoState *
gadiba_office_read_card_undo (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                              GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  g_auto (Undo) undo = { .office = self, .person = person, .moment = moment };
  return gadiba_store_run (self->store, read_undo, &undo, error);
}

/* --- taking back --- */

static gboolean
refuse_nothing (const Undo *self, GError **error)
{
  if (self->application == NULL)
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                         self->again
                             ? _ ("On this card there is nothing that you took back")
                             : _ ("On this card there is no change of yours that can be taken "
                                  "back"));
  else if (self->is_closed)
    g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                 _ ("Application %s is not open any more; nothing in it is taken back"),
                 self->number);
  else
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                 self->again
                     ? _ ("In application %s there is nothing that you took back")
                     : _ ("In application %s there is no change of yours that can be taken back"),
                 self->number);
  return FALSE;
}

/* Finds the entry whose changes go back, and says in @words what is done. */
static gboolean
find_entry (Undo *self, GadibaDb *db, gint64 caseworker, char **words, GError **error)
{
  g_auto (Newest) newest = { .entry = 0 };

  if (!find_newest (self, db, caseworker, self->again, &newest, error))
    return FALSE;
  self->entry = newest.entry;
  self->subject = newest.subject;
  if (self->entry == 0)
    return refuse_nothing (self, error);
  *words = self->again ? g_strdup_printf (_ ("did again: %s"), newest.words)
                       : g_strdup_printf (_ ("took back: %s"), newest.words);
  return TRUE;
}

static GadibaCaseFile *
revert (Undo *self, GadibaDb *db, GError **error)
{
  g_autofree char *words = NULL;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, self->again ? "redo" : "undo",
                            _ ("took a change back"), error);

  if (action == NULL || !find_records (self, db, error)
      || !find_entry (self, db, gadiba_action_get_caseworker (action), &words, error))
    return NULL;
  gadiba_action_set_words (action, words);
  if (!gadiba_undo_revert (action, self->subject, self->entry, &self->found, error))
    return NULL;
  return self->application != NULL
             ? _gadiba_office_commit (action, self->application, error)
             : _gadiba_office_commit_client (action, self->person, self->moment, error);
}

/* --- conflicts --- */

static gboolean
find_who (GadibaDb *db, gint64 entry, GadibaConflict *conflict, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db,
                       "SELECT j.utc, c.name FROM journal j LEFT JOIN caseworker c"
                       " ON c.id = j.caseworker WHERE j.number = :entry",
                       BINDS (BIND_INT ("entry", entry)), error);
  gboolean row = FALSE;

  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  conflict->utc = row ? g_strdup (gadiba_statement_get_text (statement, 0)) : NULL;
  conflict->who = row ? g_strdup (gadiba_statement_get_text (statement, 1)) : NULL;
  return TRUE;
}

static gboolean
is_told (const Undo *self, const GadibaCasePlace *place)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    if (gadiba_case_place_equal (
            &((const GadibaConflict *) g_ptr_array_index (self->conflicts, i))->place, place))
      return TRUE;
  return FALSE;
}

static gboolean
add_conflict (Undo *self, GadibaDb *db, const GadibaCaseChange *change, gint64 entry,
              GError **error)
{
  if (is_told (self, &change->place))
    return TRUE;
  GadibaConflict *conflict = g_new0 (GadibaConflict, 1);
  g_ptr_array_add (self->conflicts, conflict);
  conflict->place = change->place;
  conflict->mine = g_strdup (change->before);
  conflict->theirs = g_strdup (change->after);
  return find_who (db, entry, conflict, error);
}

/* Returns: (transfer full): the case as it would be if nobody had touched the field later;
 * (nullable) with @error unset if that cannot be shown */
static GadibaCase *
read_mine (Undo *self, GadibaDb *db, const GadibaUndoConflict *conflict, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "undo",
                                                          _ ("took a change back"), error);

  if (action == NULL)
    return NULL;
  return gadiba_undo_restore (action, self->subject, self->entry, conflict, &failed)
             ? gadiba_application_read (db, self->application->id, error)
             : NULL;
}

/* Whose field it is, when there are no two values to tell: what was added is in use, or what was
 * removed is there again. */
static gboolean
tell_whole (Undo *self, GadibaDb *db, const GadibaUndoConflict *conflict, GError **error)
{
  static const struct
  {
    const char *table;
    GadibaCasePart part;
  } parts[] = {
    { "application", GADIBA_PART_APPLICATION },
    { "application_benefit", GADIBA_PART_APPLICATION },
    { "application_paper", GADIBA_PART_APPLICATION },
    { "dwelling", GADIBA_PART_DWELLING },
    { "cost", GADIBA_PART_COST },
    { "cost_payee", GADIBA_PART_COST },
    { "vehicle", GADIBA_PART_VEHICLE },
    { "land", GADIBA_PART_LAND },
    { "real_estate", GADIBA_PART_REAL_ESTATE },
  };
  GadibaCasePlace place = { .part = GADIBA_PART_PERSON, .field = "" };
  g_autofree char *label = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].table, conflict->table))
      place.part = parts[i].part;
  if (place.part == GADIBA_PART_PERSON
      && !gadiba_application_find_label (db, self->application->id, conflict->person, &label,
                                         error))
    return FALSE;
  place.person = label;
  g_autoptr (GadibaCaseChange) change = gadiba_case_change_new (&place, NULL, NULL);
  return add_conflict (self, db, change, conflict->entry, error);
}

/* Both values, as the case says them: what others did to the field is put back for a moment, in an
 * action that is thrown away. */
static gboolean
tell_conflict (Undo *self, GadibaDb *db, const GadibaCase *theirs,
               const GadibaUndoConflict *conflict, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaCase) mine = read_mine (self, db, conflict, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  g_autoptr (GPtrArray) changes = mine != NULL ? gadiba_case_list_changes (mine, theirs) : NULL;
  if (changes == NULL || changes->len == 0)
    return tell_whole (self, db, conflict, error);
  for (guint i = 0; i < changes->len; i++)
    if (!add_conflict (self, db, g_ptr_array_index (changes, i), conflict->entry, error))
      return FALSE;
  return TRUE;
}

/* Of a card: the rows as they would be if nobody had touched them later. Returns: (transfer full):
 * (nullable) with @error unset if that cannot be shown */
static GadibaCardFile *
read_my_card (Undo *self, GadibaDb *db, const GadibaUndoConflict *conflict, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "undo",
                                                          _ ("took a change back"), error);

  if (action == NULL)
    return NULL;
  return gadiba_undo_restore (action, self->subject, self->entry, conflict, &failed)
             ? gadiba_card_read (db, self->subject.row, self->moment->today, error)
             : NULL;
}

static gboolean
tell_card_conflict (Undo *self, GadibaDb *db, const GadibaCardFile *theirs,
                    const GadibaUndoConflict *found, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaCardFile) mine = read_my_card (self, db, found, &failed);
  GadibaConflict *conflict = g_new0 (GadibaConflict, 1);

  g_ptr_array_add (self->conflicts, conflict);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  gadiba_card_find_place (found->table, found->row, found->column, &conflict->card);
  conflict->mine = mine != NULL ? g_strdup (gadiba_card_file_get (mine, &conflict->card)) : NULL;
  conflict->theirs = g_strdup (gadiba_card_file_get (theirs, &conflict->card));
  return find_who (db, found->entry, conflict, error);
}

static gboolean
tell_card_conflicts (Undo *self, GadibaDb *db, GError **error)
{
  g_autoptr (GadibaCardFile) theirs =
      gadiba_card_read (db, self->subject.row, self->moment->today, error);

  for (guint i = 0; theirs != NULL && i < self->found->len; i++)
    if (!tell_card_conflict (self, db, theirs, g_ptr_array_index (self->found, i), error))
      return FALSE;
  return theirs != NULL;
}

static gboolean
tell_conflicts (Undo *self, GadibaDb *db, GError **error)
{
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_conflict_free);
  if (self->application == NULL || self->subject.row != self->application->id
      || !g_str_equal (self->subject.table, "application"))
    return tell_card_conflicts (self, db, error);
  g_autoptr (GadibaCase) theirs = gadiba_application_read (db, self->application->id, error);
  if (theirs == NULL)
    return FALSE;
  for (guint i = 0; i < self->found->len; i++)
    if (!tell_conflict (self, db, theirs, g_ptr_array_index (self->found, i), error))
      return FALSE;
  return TRUE;
}

static gpointer
undo (GadibaDb *db, gpointer data, GError **error)
{
  Undo *self = data;
  g_autoptr (GError) failed = NULL;
  GadibaCaseFile *file = revert (self, db, &failed);

  if (file != NULL)
    return file;
  if (!g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT)
      || self->found == NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (tell_conflicts (self, db, error))
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT, failed->message);
  return NULL;
}

static GadibaCaseFile *
undo_or_redo (Undo *self, GPtrArray **conflicts, GError **error)
{
  GadibaCaseFile *file = gadiba_store_run (self->office->store, undo, self, error);

  if (conflicts != NULL)
    *conflicts = file == NULL ? g_steal_pointer (&self->conflicts) : NULL;
  return file;
}

GadibaCaseFile *
gadiba_office_undo (GadibaOffice *self, const char *number, const GadibaMoment *moment,
                    GPtrArray **conflicts, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && moment != NULL, NULL);

  g_auto (Undo) undo_of = { .office = self, .number = number, .moment = moment };
  return undo_or_redo (&undo_of, conflicts, error);
}

GadibaCaseFile *
gadiba_office_redo (GadibaOffice *self, const char *number, const GadibaMoment *moment,
                    GPtrArray **conflicts, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && moment != NULL, NULL);

  g_auto (Undo) redo_of = { .office = self, .number = number, .moment = moment, .again = TRUE };
  return undo_or_redo (&redo_of, conflicts, error);
}

GadibaCaseFile *
gadiba_office_undo_card (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                         GPtrArray **conflicts, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  g_auto (Undo) undo_of = { .office = self, .person = person, .moment = moment };
  return undo_or_redo (&undo_of, conflicts, error);
}

GadibaCaseFile *
gadiba_office_redo_card (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                         GPtrArray **conflicts, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  g_auto (Undo) redo_of = { .office = self, .person = person, .moment = moment, .again = TRUE };
  return undo_or_redo (&redo_of, conflicts, error);
}

/* --- what others do --- */

typedef struct
{
  const char *number;
  gint64 person; /* instead of the number; 0: none */
  gint64 since, entry;
  gboolean changed;
} Watch;

static gpointer
watch (GadibaDb *db, gpointer data, GError **error)
{
  Watch *self = data;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaApplication) application =
      transaction != NULL && self->number != NULL
          ? gadiba_application_find (db, self->number, error)
          : NULL;

  if (transaction == NULL || (self->number != NULL && application == NULL))
    return NULL;
  gint64 id = application != NULL ? application->id : 0;
  gboolean told = self->person != 0
                      ? gadiba_person_has_changed (db, self->person, self->since, &self->entry,
                                                   &self->changed, error)
                      : gadiba_application_has_changed (db, id, self->since, &self->entry,
                                                        &self->changed, error);
  return told && gadiba_transaction_commit (transaction, error) ? self : NULL;
}

static gboolean
has_changed (GadibaOffice *self, Watch *of, gint64 *entry, GError **error)
{
  of->entry = of->since;
  gboolean told = gadiba_store_run (self->store, watch, of, error) != NULL;
  if (entry != NULL)
    *entry = of->entry;
  return told && of->changed;
}

gboolean
gadiba_office_has_changed (GadibaOffice *self, gint64 since, const char *number, gint64 *entry,
                           GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  Watch of = { .number = number, .since = since };
  return has_changed (self, &of, entry, error);
}

gboolean
gadiba_office_has_card_changed (GadibaOffice *self, gint64 since, gint64 person, gint64 *entry,
                                GError **error)
{
  g_return_val_if_fail (self != NULL && person != 0, FALSE);

  Watch of = { .person = person, .since = since };
  return has_changed (self, &of, entry, error);
}
