/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-clients.h"

/*
 * From the start of the process to the frame on which the first page of clients can be read, and
 * how much memory is in use then: of the program over an office of 100 000 clients, and of the
 * least that a window with a list is, by turns. Seen from outside, by the pixels of both, for only
 * these say what a person can read: nothing is asked of the programs.
 *
 * Runs inside run-x. Arguments: a folder, gadiba, the bare window; then optionally how many
 * clients.
 */

#define N_CLIENTS 100000
#define ROUNDS 11
#define DAY "2026-02-20"
#define PATIENCE 60
#define SETTLED 1500 /* milliseconds until memory does not grow any more */

/* Where both windows show lines of text, and how many of them at least. */
#define LEFT 200
#define TOP 240
#define WIDTH 330
#define HEIGHT 460
#define MIN_LINES 10
/* So many points of a row of pixels differ from the ground where text is. */
#define MIN_POINTS 8

typedef struct
{
  Display *display;
  int damage_event;
  Window window; /* the one that is watched */
  Damage damage;
  pid_t pid;
} Watch;

typedef struct
{
  gdouble readable; /* milliseconds */
  gdouble rss, pss; /* MB */
} Figures;

/* --- reading the screen --- */

/* How many points of this row of pixels are not of the colour that most of them have; the first
 * one is the ground, for text does not begin there in every row. */
static guint
count_points (XImage *image, int y, unsigned long ground)
{
  guint n = 0;

  for (int x = 0; x < image->width; x++)
    n += XGetPixel (image, x, y) != ground;
  return n;
}

/* A line of text is some rows of pixels with points, between rows without: a hairline is one row,
 * a picture or a bar has none between. */
static guint
count_lines (XImage *image)
{
  guint n = 0, height = 0;

  for (int y = 0; y < image->height; y++)
    {
      unsigned long ground = XGetPixel (image, 0, y);
      guint points = count_points (image, y, ground);
      gboolean text = points >= MIN_POINTS && points < (guint) image->width * 2 / 3;
      if (text)
        height++;
      if (!text && height >= 5 && height <= 25)
        n++;
      if (!text)
        height = 0;
    }
  return n;
}

static gboolean
is_readable (Watch *self)
{
  XWindowAttributes size;

  if (!XGetWindowAttributes (self->display, self->window, &size) || size.width < LEFT + WIDTH
      || size.height < TOP + HEIGHT)
    return FALSE;
  XImage *image =
      XGetImage (self->display, self->window, LEFT, TOP, WIDTH, HEIGHT, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  gboolean readable = count_lines (image) >= MIN_LINES;
  XDestroyImage (image);
  return readable;
}

/* A window may be gone when it is looked at. */
static int
on_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static void
look_at_window (Watch *self, Window window)
{
  XWindowAttributes size;

  if (self->window != None || !XGetWindowAttributes (self->display, window, &size)
      || size.width < LEFT + WIDTH || size.height < TOP + HEIGHT)
    return;
  self->window = window;
  self->damage = XDamageCreate (self->display, window, XDamageReportNonEmpty);
}

/* Waits for the next event; FALSE when there is none for a while. */
static gboolean
wait_for_event (Watch *self)
{
  struct pollfd server = { .fd = ConnectionNumber (self->display), .events = POLLIN };

  XFlush (self->display);
  return XPending (self->display) > 0
         || (poll (&server, 1, 20) > 0 && XPending (self->display) > 0);
}

/* Returns: when the lines could be read; 0: never */
static gdouble
watch (Watch *self, gdouble start)
{
  while (bench_now () < start + PATIENCE)
    {
      XEvent event;
      if (!wait_for_event (self))
        {
          if (waitpid (self->pid, NULL, WNOHANG) == self->pid)
            return 0;
          continue;
        }
      XNextEvent (self->display, &event);
      gdouble at = bench_now ();
      if (event.type == MapNotify)
        look_at_window (self, event.xmap.window);
      else if (event.type == self->damage_event && self->window != None)
        XDamageSubtract (self->display, self->damage, None, None);
      else
        continue;
      if (self->window != None && is_readable (self))
        return at;
    }
  return 0;
}

/* --- the process --- */

static gdouble
read_memory (pid_t pid, const char *what)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (at = strstr (text, what)) == NULL)
    return 0;
  return g_ascii_strtod (at + strlen (what), NULL) / 1024;
}

static pid_t
start_program (const char *const *command)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      execv (command[0], (char *const *) command);
      _Exit (127);
    }
  return pid;
}

/* As a hand does it: an office whose program was killed is checked whole at the next start, and
 * that would be measured. */
static void
close_windows (Watch *self)
{
  Window root = DefaultRootWindow (self->display);
  Atom list = XInternAtom (self->display, "_NET_CLIENT_LIST", False);
  Atom close = XInternAtom (self->display, "_NET_CLOSE_WINDOW", False);
  Atom type;
  int format;
  unsigned long n = 0, rest;
  unsigned char *windows = NULL;

  XGetWindowProperty (self->display, root, list, 0, 100, False, AnyPropertyType, &type, &format, &n,
                      &rest, &windows);
  for (unsigned long i = 0; i < n; i++)
    {
      XEvent event = { .xclient = { .type = ClientMessage,
                                    .window = ((Window *) (void *) windows)[i],
                                    .message_type = close,
                                    .format = 32 } };
      XSendEvent (self->display, root, False, SubstructureRedirectMask | SubstructureNotifyMask,
                  &event);
    }
  if (windows != NULL)
    XFree (windows);
  XSync (self->display, False);
}

/* Returns: whether the program ended by itself */
static gboolean
end_program (Watch *self)
{
  gdouble start = bench_now ();
  int status = 0;

  close_windows (self);
  while (bench_now () < start + PATIENCE)
    {
      if (waitpid (self->pid, &status, WNOHANG) == self->pid)
        return WIFEXITED (status);
      g_usleep (10000);
    }
  kill (self->pid, SIGKILL);
  waitpid (self->pid, NULL, 0);
  return FALSE;
}

static gboolean
measure (const char *const *command, Figures *figures)
{
  Watch self = { .display = XOpenDisplay (NULL) };
  int error_event;

  if (self.display == NULL
      || !XDamageQueryExtension (self.display, &self.damage_event, &error_event))
    return FALSE;
  self.damage_event += XDamageNotify;
  XSetErrorHandler (on_error);
  XSelectInput (self.display, DefaultRootWindow (self.display), SubstructureNotifyMask);
  XSync (self.display, False);
  gdouble start = bench_now ();
  self.pid = start_program (command);
  gdouble end = watch (&self, start);
  figures->readable = (end - start) * 1000;
  g_usleep (SETTLED * 1000);
  figures->rss = read_memory (self.pid, "Rss:");
  figures->pss = read_memory (self.pid, "\nPss:");
  gboolean ended = end_program (&self);
  XCloseDisplay (self.display);
  if (!ended)
    fprintf (stderr, "%s did not end when its window was closed\n", command[0]);
  return end > 0 && ended;
}

/* --- the figures --- */

static gdouble
report (const char *what, const Figures *figures, gsize offset, const char *unit)
{
  gdouble all[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    all[i] = G_STRUCT_MEMBER (gdouble, &figures[i], offset);
  return bench_report (what, all, ROUNDS, unit, 1);
}

static void
report_both (const char *what, const Figures (*both)[ROUNDS], gsize offset, const char *unit,
             const char *goal)
{
  g_autofree char *of_bare = g_strdup_printf ("the bare window: %s", what);
  g_autofree char *of_gadiba = g_strdup_printf ("gadiba: %s", what);
  gdouble bare = report (of_bare, both[0], offset, unit);
  gdouble gadiba = report (of_gadiba, both[1], offset, unit);

  printf ("  the medians are as 1 : %.2f (goal 1 : %s)\n", gadiba / bare, goal);
}

static int
run_rounds (const char *const *bare, const char *const *gadiba)
{
  Figures both[2][ROUNDS], warm;

  if (!measure (bare, &warm) || !measure (gadiba, &warm))
    {
      fprintf (stderr, "no lines of text came\n");
      return 1;
    }
  for (guint i = 0; i < ROUNDS; i++)
    if (!measure (bare, &both[0][i]) || !measure (gadiba, &both[1][i]))
      return 1;
  bench_begin_table ();
  report_both ("lines that can be read", both, G_STRUCT_OFFSET (Figures, readable), "ms", "2");
  report_both ("memory (RSS)", both, G_STRUCT_OFFSET (Figures, rss), "MB", "1.3");
  report_both ("memory, what is shared by shares (PSS)", both, G_STRUCT_OFFSET (Figures, pss), "MB",
               "1.3");
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc < 4)
    return 1;
  g_autofree char *folder = g_build_filename (argv[1], "bench-window-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (folder));
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  bench_make_clients (path, argc > 4 ? (guint) g_ascii_strtoull (argv[4], NULL, 10) : N_CLIENTS);
  const char *const bare[] = { argv[3], NULL };
  const char *const gadiba[] = { argv[2], "--today", DAY, "--db", path, NULL };
  int status = run_rounds (bare, gadiba);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_remove (file);
    }
  g_rmdir (folder);
  return status;
}
