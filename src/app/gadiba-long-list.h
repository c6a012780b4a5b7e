/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-session.h"

G_BEGIN_DECLS

/* A line of a long list. Its row is read when somebody looks at it; the signal "changed" tells. */
#define GADIBA_TYPE_LONG_LINE (gadiba_long_line_get_type ())
G_DECLARE_FINAL_TYPE (GadibaLongLine, gadiba_long_line, GADIBA, LONG_LINE, GObject)

gint64 gadiba_long_line_get_key (GadibaLongLine *self);
/* Returns: (nullable) (transfer none): of the type that the list reads; NULL while it is read */
gconstpointer gadiba_long_line_get_row (GadibaLongLine *self);
/* Returns: the day on which the row was asked for */
GadibaDate gadiba_long_line_get_today (GadibaLongLine *self);

/*
 * Records as a GListModel of any length: it keeps the keys of all that are asked for, and the rows
 * of the pages that were looked at last. The first keys are asked for by themselves, so that a long
 * list shows at once. The signal "filled" (char *fault) tells that keys are there, also when there
 * are none, or why they cannot be had.
 */
#define GADIBA_TYPE_LONG_LIST (gadiba_long_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (GadibaLongList, gadiba_long_list, GADIBA, LONG_LIST, GObject)

/**
 * GadibaLongListClass:
 * @list: Returns: the job that lists the keys, (element-type gint64), in order; @n: no more of them
 *   are needed, %G_MAXUINT: all
 * @read: @keys: of a page. Returns: the job that reads their rows into a GPtrArray that owns them:
 *   one for each key, in their order
 */
struct _GadibaLongListClass
{
  GObjectClass parent_class;

  GadibaJob (*list) (GadibaLongList *self, guint n);
  GadibaJob (*read) (GadibaLongList *self, GArray *keys);
};

/* Of an object that was just made; nothing is asked for before. */
void gadiba_long_list_set_session (GadibaLongList *self, GadibaSession *session);

/* Asks for everything anew. What the list shows changes when the answer is there. */
void gadiba_long_list_refresh (GadibaLongList *self);

/* Runs a job that belongs to what is asked for: the next question cancels it. */
void gadiba_long_list_run (GadibaLongList *self, const GadibaJob *job, GAsyncReadyCallback callback,
                           gpointer user_data);

/* Whether the answer is still to come: what the list shows is of another question, or of before. */
gboolean gadiba_long_list_is_asking (GadibaLongList *self);

/* Whether the list has all that is asked for: else the first of it, or what it had before. */
gboolean gadiba_long_list_is_whole (GadibaLongList *self);

/* @position: (out): where the line of @key stands. Returns: FALSE if it is not in the list */
gboolean gadiba_long_list_find (GadibaLongList *self, gint64 key, guint *position);

G_END_DECLS
