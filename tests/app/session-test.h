/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app-test.h"
#include "gadiba-session.h"

/* An office opened as the window opens it. */

static inline void
on_session_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GadibaSession **) data = gadiba_session_open_finish (result, &error);
  g_assert_no_error (error);
}

static inline gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static inline gboolean
is_unset (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static inline gboolean
is_idle (gpointer session)
{
  return !gadiba_session_is_busy (session);
}

/* Returns: (transfer full) */
static inline GadibaSession *
open_session (const char *path, const char *login, GadibaDate today)
{
  GadibaSession *session = NULL;

  gadiba_session_open_async (path, login, today, on_session_opened, &session);
  wait_until (is_set, &session);
  return session;
}

/* Waits for all that was asked of the session and lets the window take the answers. */
static inline void
finish_jobs (GadibaSession *session)
{
  do
    {
      wait_until (is_idle, session);
      settle ();
    }
  while (gadiba_session_is_busy (session));
}

/* Lets go of the session, which nothing may hold any more. */
static inline void
close_session (GadibaSession *session)
{
  gpointer weak = session;

  finish_jobs (session);
  g_object_add_weak_pointer (G_OBJECT (session), &weak);
  g_object_unref (session);
  wait_until (is_unset, &weak);
}
