/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* A decision that left the application without progress until what is missing has come
 * (APL 56(1.1)). */
typedef struct
{
  char *decision; /* its number */
  GadibaDate day, until;
  GadibaDate cured; /* when all had come; NONE: it waits */
} GadibaDeficiency;

void gadiba_deficiency_free (GadibaDeficiency *self);

/* Returns: (transfer full) (element-type GadibaDeficiency): of decisions that stand, oldest first
 */
GPtrArray *gadiba_application_list_deficiencies (GadibaDb *db, gint64 application, GError **error);

/**
 * gadiba_application_read_papers:
 * @received: (out): when the application came
 * @last: (out): when the last paper of it came; NONE: none did
 *
 * Returns: (transfer full) (element-type utf8): papers that were demanded and have not come
 */
GPtrArray *gadiba_application_read_papers (GadibaDb *db, gint64 application, GadibaDate *received,
                                           GadibaDate *last, GError **error);

/* Notes of all that wait that on @cured all had come, so that it is to be decided by @decide_by. */
gboolean gadiba_application_cure (GadibaAction *action, gint64 application, GadibaDate cured,
                                  GadibaDate decide_by, GError **error);

/**
 * gadiba_application_find_moved:
 * @day: (out): the day to which decisions that stand moved the time to decide on the application,
 * or by which what is missing is awaited, or, when that had come, by which it is to be decided
 * since then: the latest; NONE: nothing moved it
 */
gboolean
gadiba_application_find_moved (GadibaDb *db, gint64 application, GadibaDate *day, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaDeficiency, gadiba_deficiency_free)

G_END_DECLS
