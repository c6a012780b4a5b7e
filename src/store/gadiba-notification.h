/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* How decisions reached whom they are for. At most one notification of a decision counts; those
 * that came back, or were entered by mistake, stay and do not count. */

/* What is known of a decision that is to be notified. Strings owned. */
typedef struct
{
  gint64 id, application;
  char *number;
  GadibaDate day;
  gboolean unfavourable; /* it refuses or takes something */
  gboolean contested;    /* a contest waits for its outcome */
  char *guardian;        /* who stands as guardian on the card; NULL: nobody */
} GadibaNotifiable;

/* @day: on which a guardian counts. Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if no
 * decision has that number */
GadibaNotifiable *
gadiba_notifiable_find (GadibaDb *db, const char *number, GadibaDate day, GError **error);
void gadiba_notifiable_free (GadibaNotifiable *self);

/* A notification. Strings owned; NULL: not said. */
typedef struct
{
  gint64 id;
  char *way; /* id of a way in the rule book */
  GadibaDate sent;
  GadibaDate counted;  /* NONE: it does not count */
  char *source;        /* article by which the day was computed */
  gboolean indicated;  /* the letter says where and until when it can be contested */
  char *receiver;      /* who took it */
  char *refused;       /* why it was not accepted */
  GadibaDate returned; /* NONE: it did not come back */
  char *wrong;         /* why the entry was a mistake; NULL: it was none */
  char *note;
  char *caseworker;       /* name of who noted it */
  char *number, *because; /* of the decision: its number, the id of its ground */
} GadibaNotification;

void gadiba_notification_free (GadibaNotification *self);

/* Adds one of the action's caseworker. @error: %GADIBA_STORE_ERROR_REFUSED if one counts already */
gboolean gadiba_notification_add (GadibaAction *action, gint64 decision,
                                  const GadibaNotification *notification, GError **error);

/* It does not count any more: it came back on @returned, or, with NONE, was a mistake because of
 * @why, which else is a remark that is added (nullable). */
gboolean gadiba_notification_end (GadibaAction *action, gint64 id, GadibaDate returned,
                                  const char *why, GError **error);

/* Returns: (transfer full) (element-type GadibaNotification): oldest first */
GPtrArray *gadiba_notification_list (GadibaDb *db, gint64 decision, GError **error);

/* Returns: (transfer full) (element-type GadibaNotification): those that count, of corrections of
 * the decision that stand; by the day from which they count */
GPtrArray *gadiba_notification_list_corrections (GadibaDb *db, gint64 decision, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaNotifiable, gadiba_notifiable_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaNotification, gadiba_notification_free)

G_END_DECLS
