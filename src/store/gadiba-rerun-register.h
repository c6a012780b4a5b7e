/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"
#include "gadiba-rerun.h"

G_BEGIN_DECLS

/* Running cases assessed again in one go. */

/* @last: (out): the last month for which something stands; at least @first. Returns: (transfer
 * full) (element-type gint64): the applications for which something stands in @first or a later
 * month, oldest first */
GArray *
gadiba_rerun_list_running (GadibaDb *db, GadibaMonth first, GadibaMonth *last, GError **error);

/* Stores the head. @id: (out). @self: its kind, months, day, books and number of cases */
gboolean
gadiba_rerun_add (GadibaAction *action, const GadibaRerun *self, gint64 *id, GError **error);
/* Stores a line of it: application, benefit, month, amounts, reason and state. */
gboolean gadiba_rerun_add_line (GadibaAction *action, gint64 rerun, const GadibaRerunLine *line,
                                GError **error);

/* Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if there is none of that number */
GadibaRerun *gadiba_rerun_read (GadibaDb *db, gint64 id, GError **error);
/* @caseworker: (out): key of who made the list of that number */
gboolean gadiba_rerun_find_maker (GadibaDb *db, gint64 id, gint64 *caseworker, GError **error);
/* Returns: (transfer full) (element-type gint64): all of that kind, the newest first */
GArray *gadiba_rerun_list (GadibaDb *db, GadibaRerunKind kind, GError **error);

/**
 * gadiba_rerun_list_lines:
 * @application: its key; 0: of all
 *
 * Returns: (transfer full) (element-type GadibaRerunLine): in the order of applications, benefits
 *   and months; without titles
 */
GPtrArray *gadiba_rerun_list_lines (GadibaDb *db, gint64 rerun, gint64 application, GError **error);
/* Returns: (transfer full) (element-type gint64): the applications that have lines in that state */
GArray *
gadiba_rerun_list_applications (GadibaDb *db, gint64 rerun, GadibaRerunState state, GError **error);

typedef struct
{
  gint64 rerun, application; /* keys */
  GadibaRerunState from, to;
  gint64 decision;    /* key of the one that was issued; 0: none */
  const char *reason; /* why it was left; NULL: the reason stays */
} GadibaRerunMove;

/* Notes that nothing of it is left to be decided on together, if that is so. */
gboolean gadiba_rerun_finish (GadibaAction *action, gint64 rerun, GError **error);

/* Brings the lines of an application from one state into another one; %GADIBA_STORE_ERROR_CONFLICT
 * if none is in it. With the last one it is finished. */
gboolean gadiba_rerun_move (GadibaAction *action, const GadibaRerunMove *move, GError **error);
/* Brings the lines of all applications that are in one state into another one. */
gboolean gadiba_rerun_move_all (GadibaAction *action, gint64 rerun, GadibaRerunState from,
                                GadibaRerunState to, GError **error);

G_END_DECLS
