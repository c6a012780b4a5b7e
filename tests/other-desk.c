/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loaded before a program it gives the program another login than that of whoever runs the tests,
 * and a clock that goes wrong: GADIBA_TEST_LOGIN, and GADIBA_TEST_SECONDS by which it is late.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

const char *g_get_user_name (void);

const char *
g_get_user_name (void)
{
  const char *login = getenv ("GADIBA_TEST_LOGIN");
  const char *(*real) (void) = (const char *(*) (void) ) dlsym (RTLD_NEXT, "g_get_user_name");

  return login != NULL ? login : real ();
}

static time_t
get_seconds (void)
{
  const char *late = getenv ("GADIBA_TEST_SECONDS");

  return late != NULL ? strtol (late, NULL, 10) : 0;
}

int
gettimeofday (struct timeval *restrict time, void *restrict zone)
{
  int (*real) (struct timeval *, void *) =
      (int (*) (struct timeval *, void *)) dlsym (RTLD_NEXT, "gettimeofday");
  int done = real (time, zone);

  time->tv_sec -= get_seconds ();
  return done;
}

int
clock_gettime (clockid_t clock, struct timespec *time)
{
  int (*real) (clockid_t, struct timespec *) =
      (int (*) (clockid_t, struct timespec *)) dlsym (RTLD_NEXT, "clock_gettime");
  int done = real (clock, time);

  if (done == 0 && clock == CLOCK_REALTIME)
    time->tv_sec -= get_seconds ();
  return done;
}
