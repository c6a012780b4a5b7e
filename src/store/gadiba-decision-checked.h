/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* What was looked at before a decision was issued, as it stood then. Strings NULL: not said. */
typedef struct
{
  char *name;       /* id of the check in the rule book */
  gboolean warned;  /* something was found; else all was in order */
  char *title;      /* in words */
  char *detail;     /* who, what, until when */
  char *source;     /* article that asks for it */
  char *reason;     /* why the decision was issued all the same */
  char *caseworker; /* name of who gave the reason; not read when it is stored */
} GadibaChecked;

/* Returns: (transfer full) (element-type GadibaChecked): none yet */
GPtrArray *gadiba_checked_list_new (void);

/* Stores what was checked of the decision @id, which @action issues; whoever acts gave the reasons.
 * @checked: (element-type GadibaChecked) */
gboolean gadiba_decision_store_checked (GadibaAction *action, gint64 id, const GPtrArray *checked,
                                        GError **error);

/* Returns: (transfer full) (element-type GadibaChecked): in the order in which it was looked at;
 * %GADIBA_STORE_ERROR_NOT_FOUND if no decision has that number */
GPtrArray *gadiba_decision_list_checked (GadibaDb *db, const char *number, GError **error);

G_END_DECLS
