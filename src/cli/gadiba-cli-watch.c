/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-cli-watch.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define LOOK_EVERY (100 * G_TIME_SPAN_MILLISECOND)
#define PERCENT 10 /* of the thousandths */

/* A signal handler reaches nothing else. */
static GadibaProgress progress;
static gboolean is_over; /* under the lock */
static GMutex lock;
static GCond over;
static GThread *teller; /* NULL: standard error is no terminal */
static struct sigaction before;

static void
on_interrupt (int number)
{
  g_atomic_int_set (&progress.cancelled, 1);
}

/* The line is written over until it is over, and taken away then. */
static gpointer
tell (gpointer data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  while (!is_over)
    {
      fprintf (stderr, "\r%3d %%", g_atomic_int_get (&progress.share) / PERCENT);
      fflush (stderr);
      g_cond_wait_until (&over, &lock, g_get_monotonic_time () + LOOK_EVERY);
    }
  fputs ("\r\033[K", stderr);
  return NULL;
}

GadibaProgress *
gadiba_cli_watch_begin (void)
{
  struct sigaction action = { .sa_handler = on_interrupt, .sa_flags = (int) SA_RESETHAND };

  progress = (GadibaProgress){ 0 };
  is_over = FALSE;
  sigaction (SIGINT, &action, &before);
  teller = isatty (STDERR_FILENO) ? g_thread_new ("progress", tell, NULL) : NULL;
  return &progress;
}

void
gadiba_cli_watch_end (void)
{
  g_mutex_lock (&lock);
  is_over = TRUE;
  g_cond_signal (&over);
  g_mutex_unlock (&lock);
  g_clear_pointer (&teller, g_thread_join);
  sigaction (SIGINT, &before, NULL);
}
