/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* A place in a social service that a decision granted: waited for, given, ended. One that never
 * began and was ended waits no more. Strings owned; days NONE: not yet, or none. */
typedef struct
{
  gint64 id, application, person;
  char *service;               /* id in the rule book */
  char *title;                 /* as the decision calls it */
  char *name;                  /* of who applied, family name first */
  char *number, *decision;     /* of the application, of the decision */
  char *volume;                /* as the letter says it */
  GadibaDate decided, since;   /* day of the decision, of the application */
  guint months;                /* for how long it is given; 0: no end is set */
  GadibaDate from, to;         /* NONE: it waits; no end */
  char *provider, *turn, *why; /* see the schema */
  char *ended_by;              /* number of the decision that ends it and stands; NULL: none */
} GadibaServicePlace;

void gadiba_service_place_free (GadibaServicePlace *self);

/* Whether it ended before its time, or was left: by a decision, or without one. */
gboolean gadiba_service_place_is_ended (const GadibaServicePlace *self);
/* Whether somebody waits for it. */
gboolean gadiba_service_place_waits (const GadibaServicePlace *self);
/* Whether it is taken on @day: somebody has it, or it begins later. */
gboolean gadiba_service_place_is_taken (const GadibaServicePlace *self, GadibaDate day);

/* Adds what stands with an item of a decision that is being issued. @place: since, months, and, if
 * it does not wait, from, to and provider */
gboolean gadiba_service_place_add (GadibaDb *db, gint64 item, const GadibaServicePlace *place,
                                   GError **error);

/**
 * gadiba_service_place_list:
 * @service: (nullable): NULL: of all
 * @application: 0: of all
 *
 * Returns: (transfer full) (element-type GadibaServicePlace): by service, in the order of the
 * queue; none of a decision that was taken back
 */
GPtrArray *
gadiba_service_place_list (GadibaDb *db, const char *service, gint64 application, GError **error);

/* Stores days, provider and reasons of @place, which no decision ends.
 * %GADIBA_STORE_ERROR_CONFLICT if it is not there */
gboolean
gadiba_service_place_update (GadibaAction *action, const GadibaServicePlace *place, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaServicePlace, gadiba_service_place_free)

G_END_DECLS
