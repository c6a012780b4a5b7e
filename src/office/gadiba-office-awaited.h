/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"
#include "gadiba-term.h"

G_BEGIN_DECLS

/*
 * What is awaited of an application that was left without progress until its deficiencies are cured
 * (APL 56(1.1)): when everything has come, the month to decide counts anew (APL 64(1.1)).
 */

typedef struct
{
  char *application;    /* its number */
  GPtrArray *notices;   /* GadibaDeficiency, oldest first: the decisions that asked for it */
  gboolean is_waiting;  /* of at least one not everything has come */
  GPtrArray *missing;   /* char *: papers that were demanded and have not come */
  GadibaDate suggested; /* when the last paper came, where none is missing since; NONE: not known */
  GadibaDate deadline;  /* the last day to decide; NONE: it is decided */
} GadibaAwaited;

/* Returns: (transfer full): how it stands. Leaves no entry in the journal. */
GadibaAwaited *
gadiba_office_read_awaited (GadibaOffice *self, const char *application, GError **error);
void gadiba_awaited_free (GadibaAwaited *self);

/**
 * gadiba_office_note_cured:
 * @day: on which the last of it came
 * @error: %GADIBA_OFFICE_ERROR_WRONG: nothing is awaited; a day before the decision that asked for
 *   it, or after today
 *
 * Notes that everything has come. It can be taken back.
 *
 * Returns: (transfer full): how it stands then
 */
GadibaAwaited *
gadiba_office_note_cured (GadibaOffice *self, const char *application, GadibaDate day,
                          const GadibaMoment *moment, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaAwaited, gadiba_awaited_free)

G_END_DECLS
