/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-rerun.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* What the page of cases assessed again asks of the office: one job of the session, which can be
 * watched and cancelled from the window. */
typedef enum
{
  GADIBA_RERUN_READ, /* the newest list of that kind, if there is one */
  GADIBA_RERUN_MAKE,
  GADIBA_RERUN_ISSUE,
  GADIBA_RERUN_LETTERS,
} GadibaRerunAct;

typedef struct
{
  GadibaRerunAct act;
  GadibaRerunKind kind;
  gint64 id;                /* of the list; 0: the newest */
  GadibaMonth first;        /* MAKE: from which month on; by bills: whose bills */
  char **applications;      /* ISSUE: numbers */
  char *folder;             /* LETTERS */
  GadibaProgress *progress; /* an atomic box: the window has the same */
  /* What is there then. */
  GadibaRerun *rerun; /* NULL: there is no list */
  GPtrArray *lines;   /* GadibaRerunLine */
  char *fault;        /* why it could not be done, or not to its end */
} GadibaRerunRun;

/* Takes @self. The callback gets it back from gadiba_session_run_finish(). */
void gadiba_rerun_run_async (GadibaSession *session, GadibaRerunRun *self,
                             GAsyncReadyCallback callback, gpointer user_data);
void gadiba_rerun_run_free (GadibaRerunRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaRerunRun, gadiba_rerun_run_free)

G_END_DECLS
