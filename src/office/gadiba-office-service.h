/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-undo.h"
#include "gadiba-service-place.h"

G_BEGIN_DECLS

/*
 * Social services that decisions granted: who has a place, who waits for one, since when. The queue
 * goes by the day of the application; how many places there are, the rule book says.
 */

typedef struct
{
  char *id, *title; /* of the service, as the rule book calls it */
  int places;       /* on the day; -1: the rule book sets no limit */
  guint n_taken, n_waiting;
  GPtrArray *lines; /* GadibaServicePlace, in the order of the queue */
} GadibaServiceQueue;

/**
 * gadiba_office_list_services:
 * @day: on which places are taken
 *
 * Returns: (transfer full) (element-type GadibaServiceQueue): the services of the rule book that
 * exist on @day or of which something was granted
 */
GPtrArray *gadiba_office_list_services (GadibaOffice *self, GadibaDate day, GError **error);

/* A place as it stands among the others of its service. */
typedef struct
{
  GadibaServicePlace *place;
  int places;     /* on the day; -1: the rule book sets no limit */
  guint n_taken;  /* on the day */
  guint n_before; /* who have waited longer and wait still */
} GadibaServiceTurn;

void gadiba_service_turn_free (GadibaServiceTurn *self);

/* A place that is given or ended. Optional members may be NULL, days NONE. */
typedef struct
{
  const char *application; /* its number */
  const char *service;     /* optional, if only one was granted on it */
  const char *provider;    /* of giving: who gives it */
  GadibaDate day;          /* of giving: the first day; of ending: the last one, NONE for one that
                              waits */
  const char
      *why; /* of giving: optional: why before others who have waited longer; of ending: why */
} GadibaServiceRequest;

/**
 * gadiba_office_read_turn:
 * @request: application and service; the rest is not looked at
 * @error: %GADIBA_OFFICE_ERROR_WRONG: nothing such is granted on the application, or several are
 *
 * Returns: (transfer full)
 */
GadibaServiceTurn *gadiba_office_read_turn (GadibaOffice *self, const GadibaServiceRequest *request,
                                            GadibaDate day, GError **error);

/**
 * gadiba_office_give_place:
 * @error: %GADIBA_OFFICE_ERROR_WRONG: it does not wait, all places are taken, a day that cannot be;
 *   %GADIBA_OFFICE_ERROR_REASON: others have waited longer, and no reason is given;
 *   %GADIBA_OFFICE_ERROR_MISSING: something is not said
 *
 * Gives a place to an application that waits for it. Its term, if the decision sets one, is counted
 * from the first day.
 */
gboolean gadiba_office_give_place (GadibaOffice *self, const GadibaServiceRequest *request,
                                   const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_end_service:
 * @error: as gadiba_office_give_place()
 *
 * Ends a service before its time, with its last day, or takes an application out of the queue.
 */
gboolean gadiba_office_end_service (GadibaOffice *self, const GadibaServiceRequest *request,
                                    const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_read_place_undo:
 * @request: application and service; the rest is not looked at
 *
 * Returns: (transfer full): in words what this caseworker can take back of what was done with the
 *   place, or make again
 */
GadibaUndoState *
gadiba_office_read_place_undo (GadibaOffice *self, const GadibaServiceRequest *request,
                               const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_undo_place:
 * @request: application and service; the rest is not looked at
 * @error: %GADIBA_OFFICE_ERROR_MISSING if there is nothing to take back; %GADIBA_OFFICE_ERROR_WRONG
 *   if the place is somebody else's by now, or a decision ends the service;
 *   %GADIBA_STORE_ERROR_CONFLICT if somebody else changed the same since
 *
 * Takes back that this caseworker gave a place or ended a service, newest first. A second one makes
 * again what was taken back last.
 */
gboolean gadiba_office_undo_place (GadibaOffice *self, const GadibaServiceRequest *request,
                                   const GadibaMoment *moment, GError **error);
gboolean gadiba_office_redo_place (GadibaOffice *self, const GadibaServiceRequest *request,
                                   const GadibaMoment *moment, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaServiceTurn, gadiba_service_turn_free)

G_END_DECLS
