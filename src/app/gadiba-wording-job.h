/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-wording.h"

G_BEGIN_DECLS

/* What the page of the letters' wording asks of the office, as a job of the session. */
typedef enum
{
  GADIBA_WORDING_READ,
  GADIBA_WORDING_TRY, /* what is wrong with the text, and how it looks */
  GADIBA_WORDING_SAVE,
  GADIBA_WORDING_DROP,
  GADIBA_WORDING_ENFORCE,
  GADIBA_WORDING_RESTORE,
} GadibaWordingAct;

typedef struct
{
  GadibaWordingAct act;
  char *id;     /* NULL: READ of the list alone */
  char *text;   /* TRY, SAVE */
  char *seen;   /* SAVE: the draft as it was read, "" for none; ENFORCE: as it is shown */
  char *note;   /* ENFORCE, RESTORE; "": none */
  guint serial; /* TRY: the text's; comes back */
  GadibaDate from;
} GadibaWordingAsked;

/* What is there then. */
typedef struct
{
  GadibaWordingAct act;
  char *fault;          /* why it could not be done; then there is nothing else */
  gboolean is_conflict; /* somebody else changed the draft */
  guint serial;
  char *text;                /* SAVE: what was stored */
  GadibaWordingCheck *check; /* TRY */
  GPtrArray *lines;          /* GadibaWordingLine; all but TRY */
  GadibaWording *wording;    /* of the id; all but TRY and SAVE */
  GArray *offers;            /* GadibaLetterOffer, with @wording */
} GadibaWordingDone;

GadibaWordingAsked *gadiba_wording_asked_new (GadibaWordingAct act, const char *id);
void gadiba_wording_asked_free (GadibaWordingAsked *self);
void gadiba_wording_done_free (GadibaWordingDone *self);

/* A GadibaWork: @data is a GadibaWordingAsked, the result a GadibaWordingDone, never NULL. */
gpointer
gadiba_wording_do (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaWordingAsked, gadiba_wording_asked_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaWordingDone, gadiba_wording_done_free)

G_END_DECLS
