/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-takeover.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* A table of clients on its way into the records: one job of the session, which can be watched and
 * cancelled from the window. */
typedef struct
{
  GadibaTakeoverFile *file;
  GadibaTakeover *seen; /* (nullable): what was decided on */
  gboolean store;       /* else it is looked through only */
  gboolean leave_errors;
  GadibaTakeoverProgress *progress; /* an atomic box: the window has the same */
  /* What came of it. */
  GadibaTakeover *all; /* NULL: @error says why */
  GError *error;
} GadibaTakeoverRun;

/* Takes @self. The callback gets it back from gadiba_session_run_finish(). */
void gadiba_takeover_run_async (GadibaSession *session, GadibaTakeoverRun *self,
                                GAsyncReadyCallback callback, gpointer user_data);
void gadiba_takeover_run_free (GadibaTakeoverRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTakeoverRun, gadiba_takeover_run_free)

G_END_DECLS
