/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* Hearing somebody before a decision that is unfavourable: invited until a day, answered, or left
 * out for a reason. Strings owned; NULL: not said; days NONE: not said. */
typedef struct
{
  gint64 id;
  char *about; /* what is intended */
  GadibaDate invited, until;
  char *way; /* how the person was invited */
  GadibaDate answered;
  char *answer;
  char *left_out;   /* why nobody was heard */
  char *decision;   /* number of the one that told of it; of what is read only */
  char *caseworker; /* name of who noted it; of what is read only */
} GadibaHearing;

void gadiba_hearing_free (GadibaHearing *self);

/* Adds a hearing of the action's caseworker. @hearing: with id 0 */
gboolean gadiba_hearing_add (GadibaAction *action, gint64 application, const GadibaHearing *hearing,
                             GError **error);
/* Notes the answer, or why none is awaited any more, of one that has neither.
 * %GADIBA_STORE_ERROR_CONFLICT if it has one by now */
gboolean gadiba_hearing_close (GadibaAction *action, const GadibaHearing *hearing, GError **error);
/* Notes the decision that tells of the hearing @id. */
gboolean gadiba_hearing_use (GadibaAction *action, gint64 id, gint64 decision, GError **error);

/* Returns: (transfer full) (element-type GadibaHearing): of the application, oldest first */
GPtrArray *gadiba_hearing_list (GadibaDb *db, gint64 application, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaHearing, gadiba_hearing_free)

G_END_DECLS
