/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"
#include "gadiba-register.h"

G_BEGIN_DECLS

/* The registers, read in pages: first the keys of all lines in their order, then the lines that
 * somebody looks at. */

/* What is asked, and the days that it depends on. */
typedef struct
{
  GadibaRegisterQuery query;
  GadibaDate today;
  GadibaDate late;    /* applications that were received by this day, and are open, are overdue */
  GadibaDate in_time; /* unless their time to decide was moved to this day or later */
  const char *kinds;  /* of letters, in the order that they are sorted in: " receipt demand " */
} GadibaRegisterAsked;

/* @n: at most so many; %G_MAXUINT: all. Returns: (transfer full) (element-type gint64): keys of
 * applications, decisions or letters, in order */
GArray *
gadiba_register_list (GadibaDb *db, const GadibaRegisterAsked *asked, guint n, GError **error);

/**
 * gadiba_register_read:
 * @keys: from gadiba_register_list() of that kind
 *
 * Returns: (transfer full) (element-type GadibaRegisterRow): one for each key, in their order; the
 *   deadline is the office's to say
 */
GPtrArray *gadiba_register_read (GadibaDb *db, GadibaRegisterKind kind, const gint64 *keys, guint n,
                                 GError **error);

/* Returns: (transfer full): what all lines come to */
GadibaRegisterTotals *
gadiba_register_total (GadibaDb *db, const GadibaRegisterAsked *asked, GError **error);

/* Returns: (transfer full): caseworkers and benefits of the records */
GadibaRegisterChoices *gadiba_register_read_choices (GadibaDb *db, GError **error);

G_END_DECLS
