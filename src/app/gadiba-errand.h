/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"
#include "gadiba-case-change.h"
#include "gadiba-office-edit.h"
#include "gadiba-office-undo.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* What a working case has done in the records: changes, or a job that answers with the file. It is
 * of two threads: of the session's while it is on its way. */
typedef struct
{
  char *number;       /* of the application; NULL: of @person without one */
  gint64 person;      /* key */
  char *words;        /* NULL: it only reads */
  GPtrArray *changes; /* GadibaCaseChange; NULL: the job */
  GadibaJob job;
  GTask *task; /* of whoever waits for what comes of it; NULL: nobody does */
} GadibaErrand;

/* @file: says of which application, or of whom; @changes: (transfer full) */
GadibaErrand *
gadiba_errand_new_edit (const GadibaCaseFile *file, const char *words, GPtrArray *changes);
/* @words: (nullable): NULL for what only reads */
GadibaErrand *
gadiba_errand_new_job (const GadibaCaseFile *file, const char *words, const GadibaJob *job);
GadibaErrand *gadiba_errand_new_undo (const GadibaCaseFile *file);
GadibaErrand *gadiba_errand_new_redo (const GadibaCaseFile *file);
GadibaErrand *gadiba_errand_new_reading (const GadibaCaseFile *file);
void gadiba_errand_free (GadibaErrand *self);

/* Returns: (transfer full): in words what it is about */
char *
gadiba_errand_describe (const GadibaErrand *self, const GadibaCase *from, const GadibaBook *book);

/* Whether it is kept until the records can be written. Not what only reads, and not what somebody
 * waits for: they have still in front of them what they asked for. */
gboolean gadiba_errand_can_wait (const GadibaErrand *self);

/* Tells whoever waits, if anybody does. @error: (nullable): why it is not done */
void gadiba_errand_answer (GadibaErrand *self, const GError *error);

/* What came of an errand, with what can be undone then. */
typedef struct
{
  GadibaCaseFile *file; /* as it is then; NULL: that is not known */
  GPtrArray *conflicts; /* GadibaConflict; NULL: none */
  GadibaUndoState *undo;
  GError *error; /* NULL: it is done */
} GadibaOutcome;

void gadiba_outcome_free (GadibaOutcome *self);

/* A #GadibaWork: @data is the errand. Returns: (transfer full): #GadibaOutcome */
gpointer
gadiba_errand_do (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaOutcome, gadiba_outcome_free)

G_END_DECLS
