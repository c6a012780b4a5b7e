/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-mailing.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* Many letters at once, as jobs of the session. */

typedef enum
{
  GADIBA_MAILING_READ,   /* only look */
  GADIBA_MAILING_MAKE,   /* ask for them, and make them */
  GADIBA_MAILING_GO_ON,  /* make what is not made */
  GADIBA_MAILING_ROLL,   /* one file for a printer */
  GADIBA_MAILING_FOLDER, /* a file each */
  GADIBA_MAILING_PRINT,  /* as one file, in memory */
  GADIBA_MAILING_NOTE,   /* they are printed */
} GadibaMailingAct;

/* Whether registers and the day show something else after it. */
gboolean gadiba_mailing_act_stores (GadibaMailingAct act);

typedef struct
{
  GadibaMailingAct act;
  gint64 id;                /* of the list; 0: none; MAKE: (out) */
  char *kind;               /* MAKE: as GadibaMailingRequest has it */
  char **numbers;           /* MAKE */
  GadibaDate until;         /* MAKE */
  char *path;               /* ROLL, FOLDER */
  char *from;               /* PRINT, NOTE: number of the first letter; NULL: that of the list */
  gboolean both_sides;      /* ROLL, PRINT */
  GadibaProgress *progress; /* an atomic box: the window has the same */
  /* What is there then. */
  GadibaMailing *mailing; /* NULL: there is no list */
  GPtrArray *lines;       /* GadibaMailingLine */
  GPtrArray *all;         /* GadibaMailing: the newest lists */
  GBytes *pdf;            /* PRINT */
  char *fault;            /* why it could not be done, or not to its end */
} GadibaMailingRun;

/* Takes @self. The callback gets it back from gadiba_session_run_finish(). */
void gadiba_mailing_run_async (GadibaSession *session, GadibaMailingRun *self,
                               GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (nullable) (transfer none): what came of it, where nothing hindered it */
const char *gadiba_mailing_run_tell (const GadibaMailingRun *self);
void gadiba_mailing_run_free (GadibaMailingRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaMailingRun, gadiba_mailing_run_free)

G_END_DECLS
