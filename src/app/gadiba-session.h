/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gadiba-office-about.h"

G_BEGIN_DECLS

/*
 * The office as the window has it open. Whatever reads or writes records is a job: it runs in a
 * thread of the session, one after the other in the order in which they were asked for, so that
 * the window never waits and what was typed first is stored first.
 */
#define GADIBA_TYPE_SESSION (gadiba_session_get_type ())
G_DECLARE_FINAL_TYPE (GadibaSession, gadiba_session, GADIBA, SESSION, GObject)

/**
 * GadibaWork:
 * @data: of the job
 *
 * Runs in the session's thread; calls functions of office/ only.
 *
 * Returns: (nullable): the result; NULL with @error set if it failed
 */
typedef gpointer (*GadibaWork) (GadibaOffice *office, const GadibaMoment *moment, gpointer data,
                                GError **error);

typedef struct
{
  GadibaWork work;
  gpointer data;
  GDestroyNotify free_data;   /* (nullable) */
  GDestroyNotify free_result; /* (nullable): of a result that nobody takes */
} GadibaJob;

/**
 * gadiba_session_open_async:
 * @path: of the database
 * @login: the account of whoever works
 * @today: the day that is taken for today, for practice and tests; %GADIBA_DATE_NONE: the clock's
 */
void gadiba_session_open_async (const char *path, const char *login, GadibaDate today,
                                GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) */
GadibaSession *gadiba_session_open_finish (GAsyncResult *result, GError **error);

/* The office; only its book can change while the session lives. */
const GadibaOfficeAbout *gadiba_session_get_about (GadibaSession *self);
const GadibaBook *gadiba_session_get_book (GadibaSession *self);
const char *gadiba_session_get_path (GadibaSession *self);
GadibaMoment gadiba_session_get_moment (GadibaSession *self);

/* Takes the rule books that are in force now, after this window put some in force: the signal
 * "book" tells when they are there. Those that were in use before live as long as the session. */
void gadiba_session_reload_book (GadibaSession *self);

/* Puts @job at the end of the queue; the callback runs in the window's thread. A job that is
 * cancelled before its turn is not done. */
void gadiba_session_run_async (GadibaSession *self, const GadibaJob *job, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full): the result of the job */
gpointer gadiba_session_run_finish (GAsyncResult *result, GError **error);

/* Whether jobs are waiting or under way. The signal "idle" tells when none is any more. */
gboolean gadiba_session_is_busy (GadibaSession *self);

G_END_DECLS
