/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-assessment.h"
#include "gadiba-office-edit.h"
#include "gadiba-office-intake.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/*
 * An application as the window has it, or somebody who has none yet (then there is no number, and
 * nothing but the card is changed; it becomes the application as soon as there is one): the case
 * with what was typed last, and what the law gives it. A change is in force here at once and goes
 * into the records behind: in the order in which it was made, one after the other. Who shows the
 * case listens to "changed": values or the assessment are others; "state": something began or ended
 * to be stored, or what can be undone is another; "stored": nothing is on its way any more;
 * "conflict" (GPtrArray of GadibaConflict): somebody else changed the same value; theirs stands;
 * "refused" (char *, char *): what was typed, in words, and why the records do not take it; "told"
 * (char *): a sentence on what could not be done.
 */
#define GADIBA_TYPE_WORKING_CASE (gadiba_working_case_get_type ())
G_DECLARE_FINAL_TYPE (GadibaWorkingCase, gadiba_working_case, GADIBA, WORKING_CASE, GObject)

/* @file: (transfer full) */
GadibaWorkingCase *gadiba_working_case_new (GadibaSession *session, GadibaCaseFile *file);

GadibaSession *gadiba_working_case_get_session (GadibaWorkingCase *self);
/* Returns: (nullable): NULL: there is no application yet */
const char *gadiba_working_case_get_number (GadibaWorkingCase *self);
GadibaDate gadiba_working_case_get_received (GadibaWorkingCase *self);
gint64 gadiba_working_case_get_person (GadibaWorkingCase *self);
/* Whether it is still edited: not decided yet. */
gboolean gadiba_working_case_is_open (GadibaWorkingCase *self);
/* Whether incomes and bills are still edited: it is open, or what was granted on it may change by
 * them. */
gboolean gadiba_working_case_takes_months (GadibaWorkingCase *self);
/* Returns: of one that is decided, the last month of what was granted; %GADIBA_MONTH_NONE: nothing
 * was */
GadibaMonth gadiba_working_case_get_granted (GadibaWorkingCase *self);

/* Borrowed until the main loop runs again: what is read anew is another case, also where it says
 * the same and nothing is "changed". */
const GadibaCase *gadiba_working_case_get_case (GadibaWorkingCase *self);
/* Borrowed until the next "changed". Returns: (nullable): NULL if it cannot be assessed; then
 * gadiba_working_case_get_fault() says why, unless there is no application
 */
const GadibaAssessment *gadiba_working_case_get_assessment (GadibaWorkingCase *self);
const char *gadiba_working_case_get_fault (GadibaWorkingCase *self);

/* What is kept beside the case, as gadiba_working_case_get_case(); changed by
 * gadiba_working_intake_set() only. */
GadibaIntake *gadiba_working_case_get_intake (GadibaWorkingCase *self);
/* By when it is to be decided, as it is reckoned today. @term: (out) */
void gadiba_working_case_find_deadline (GadibaWorkingCase *self, GadibaLegalTerm *term);

/* --- changing it --- */

/* Whether it can be changed. @error: %GADIBA_OFFICE_ERROR_CHANGED: it is not open any more, by
 * somebody else's hand as well as by one's own */
gboolean gadiba_working_case_check_open (GadibaWorkingCase *self, GError **error);
/* The same of values at @places: incomes and bills of what was granted still change. */
gboolean gadiba_working_case_check_places (GadibaWorkingCase *self, const GadibaCasePlace *places,
                                           guint n, GError **error);

/**
 * gadiba_working_case_set:
 * @value: (nullable): text of the case format
 * @words: what was changed, for the history and undo
 * @error: %GADIBA_CASE_ERROR: the value cannot be; else as gadiba_working_case_check_open().
 *   Nothing is changed
 *
 * Returns: TRUE also when the value was the same, which changes nothing
 */
gboolean gadiba_working_case_set (GadibaWorkingCase *self, const GadibaCasePlace *place,
                                  const char *value, const char *words, GError **error);

/* The same for several values at once, which are one action: all of them or none.
 * @places, @values: @n of each */
gboolean gadiba_working_case_set_many (GadibaWorkingCase *self, const GadibaCasePlace *places,
                                       const char *const *values, guint n, const char *words,
                                       GError **error);

/* The same for a value that was begun to be typed when @change->before stood there: whoever stored
 * another one meanwhile is not overwritten, it is a conflict. */
gboolean gadiba_working_case_set_since (GadibaWorkingCase *self, const GadibaCaseChange *change,
                                        const char *words, GError **error);

/**
 * gadiba_working_case_run_async:
 * @job: of office/, which changes the application and answers with a GadibaCaseFile
 * @words: what it does, for whoever must give it up
 * @callback: (nullable): gets what comes of it, also that the records cannot be written at the
 *   moment; then it is not tried again. NULL: as of changes: it waits until they can be, and a
 *   refusal is told by the signal
 *
 * The job takes its place behind the changes that are still on their way.
 */
void
gadiba_working_case_run_async (GadibaWorkingCase *self, const GadibaJob *job, const char *words,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean
gadiba_working_case_run_finish (GadibaWorkingCase *self, GAsyncResult *result, GError **error);

/* --- what is on its way --- */

typedef enum
{
  GADIBA_STORED,
  GADIBA_STORING,
  GADIBA_NOT_STORED, /* the records could not be written: see gadiba_working_case_get_trouble() */
} GadibaStoreState;

GadibaStoreState gadiba_working_case_get_state (GadibaWorkingCase *self);
/* Returns: (nullable): why nothing is stored at the moment */
const char *gadiba_working_case_get_trouble (GadibaWorkingCase *self);
/* Tries again to store what is not. */
void gadiba_working_case_retry (GadibaWorkingCase *self);

/* Returns: (transfer full) (nullable): in words what waits first while nothing is stored */
char *gadiba_working_case_dup_waiting (GadibaWorkingCase *self);
/* Gives that up and tries the next: the records keep what they have. */
void gadiba_working_case_give_up (GadibaWorkingCase *self);

/* --- undo --- */

/* Returns: (nullable): in words what would be undone or redone */
const char *gadiba_working_case_get_undo (GadibaWorkingCase *self);
const char *gadiba_working_case_get_redo (GadibaWorkingCase *self);
void gadiba_working_case_undo (GadibaWorkingCase *self);
void gadiba_working_case_redo (GadibaWorkingCase *self);

/* Shows what was just read of the same person. @file: (transfer full) */
void gadiba_working_case_take_file (GadibaWorkingCase *self, GadibaCaseFile *file);

/* Reads the records anew, if somebody else wrote any about it. */
void gadiba_working_case_refresh (GadibaWorkingCase *self);

/* Asks whether somebody else wrote; if so, reads the records anew. Cheap enough for every second.
 */
void gadiba_working_case_poll (GadibaWorkingCase *self);

G_END_DECLS
