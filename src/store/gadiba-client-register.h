/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-card-register.h"

G_BEGIN_DECLS

/* Clients who come into the records without an application. */

/* @person: (out): who has or had the code; 0: nobody. @has_card: (out): whether he or she is a
 * client */
gboolean gadiba_client_find (GadibaDb *db, const char *code, gint64 *person, gboolean *has_card,
                             GError **error);

/* Who is to be put into the records. */
typedef struct
{
  const char *given, *family;
  const char *code; /* (nullable) */
  GadibaDate born;  /* NONE: not known */
} GadibaNewPerson;

/**
 * gadiba_client_add_person:
 * @day: from which name and code are known
 * @person: (out): key
 *
 * Adds somebody who is not in the records. Searches find him or her when the action has ended.
 */
gboolean gadiba_client_add_person (GadibaAction *action, const GadibaNewPerson *stated,
                                   GadibaDate day, gint64 *person, GError **error);
/* Opens a card on @day for somebody who has none. */
gboolean
gadiba_client_add_card (GadibaAction *action, gint64 person, GadibaDate day, GError **error);

/* Values of a card that was there already: as gadiba_card_fill(); searches follow when the action
 * has ended. */
gboolean gadiba_client_change (GadibaAction *action, gint64 person,
                               const GadibaCardChange *const *changes, guint n, GError **error);

G_END_DECLS
