/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody sees who scrolls the list of clients of a large office: how long each frame takes
 * that is drawn meanwhile, and whether the rows are there. In steps of a wheel, in pages, and in
 * jumps of the bar's handle. Inside the program, on the real window.
 *
 * bench-scroll FOLDER [CLIENTS]
 */
#include <glib/gstdio.h>
#include <string.h>

#include "bench-clients.h"
#include "gadiba-app.h"
#include "gadiba-client-columns.h"
#include "gadiba-table-head.h"
#include "gadiba-window.h"

#define FRAMES 600

typedef struct
{
  GMainLoop *loop;
  GadibaSession *session;
  GtkWidget *window;
  gint64 begun; /* when the frame under way was */
  guint n_painted;
  GArray *frames; /* gdouble: ms; NULL: not measured */
} Bench;

static void
on_before_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ((Bench *) user_data)->begun = g_get_monotonic_time ();
}

static void
on_after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *self = user_data;
  gdouble took = (gdouble) (g_get_monotonic_time () - self->begun) / 1000;

  self->n_painted++;
  if (self->frames != NULL)
    g_array_append_val (self->frames, took);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (GError) error = NULL;

  self->session = gadiba_session_open_finish (result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (self->loop);
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Runs until nothing is waiting and a frame was drawn. */
static void
rest (Bench *self)
{
  gtk_widget_queue_draw (self->window);
  for (guint n = self->n_painted; self->n_painted == n || gadiba_session_is_busy (self->session);)
    g_main_context_iteration (NULL, TRUE);
}

static void
report (Bench *self, const char *what)
{
  gdouble *all = (gdouble *) self->frames->data;
  guint n = self->frames->len, n_slow = 0;

  for (guint i = 0; i < n; i++)
    n_slow += all[i] > 33;
  qsort (all, n, sizeof (gdouble), bench_compare);
  printf ("%-34s %4u frames: p50 %6.1f  p99 %6.1f  greatest %6.1f ms, over 33 ms: %u\n", what, n,
          all[n / 2], all[n * 99 / 100], all[n - 1], n_slow);
  fflush (stdout);
}

/* @step: pixels; 0: jumps anywhere */
static void
scroll (Bench *self, const char *what, gdouble step)
{
  GtkWidget *view = find_type (self->window, GTK_TYPE_LIST_VIEW);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  gdouble height = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place);

  rest (self);
  self->frames = g_array_new (FALSE, FALSE, sizeof (gdouble));
  for (guint i = 0; i < FRAMES; i++)
    {
      guint n = self->n_painted;
      gtk_adjustment_set_value (place, step > 0 ? gtk_adjustment_get_value (place) + step
                                                : height * (i * 7919 % FRAMES) / FRAMES);
      while (self->n_painted == n)
        g_main_context_iteration (NULL, TRUE);
    }
  report (self, what);
  g_clear_pointer (&self->frames, g_array_unref);
  gtk_adjustment_set_value (place, 0);
  rest (self);
}

/* Another order: from the wish to the frame that shows it. */
static void
sort (Bench *self)
{
  GadibaTableHead *head = GADIBA_TABLE_HEAD (find_type (self->window, GADIBA_TYPE_TABLE_HEAD));

  for (guint i = 0; i <= GADIBA_CLIENT_SORT_TOUCHED; i++)
    {
      gint64 start = g_get_monotonic_time ();
      self->frames = g_array_new (FALSE, FALSE, sizeof (gdouble));
      gadiba_table_head_set_sort (head, gadiba_client_columns_get_sort_word (i), TRUE);
      g_signal_emit_by_name (head, "ordered");
      rest (self);
      printf ("order %u: all is there after %.0f ms; ", i,
              (gdouble) (g_get_monotonic_time () - start) / 1000);
      report (self, "meanwhile");
      g_clear_pointer (&self->frames, g_array_unref);
    }
}

static void
bench (Bench *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaApp) app = gadiba_app_new ();

  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, &error));
  gadiba_session_open_async (path, g_get_user_name (), gadiba_date_new (2026, 2, 20), on_opened_cb,
                             self);
  g_main_loop_run (self->loop);
  self->window = gadiba_window_new (GTK_APPLICATION (app));
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect (gtk_widget_get_frame_clock (self->window), "before-paint",
                    G_CALLBACK (on_before_paint_cb), self);
  g_signal_connect (gtk_widget_get_frame_clock (self->window), "after-paint",
                    G_CALLBACK (on_after_paint_cb), self);
  gadiba_window_set_session (GADIBA_WINDOW (self->window), self->session);
  rest (self);
  gtk_widget_activate_action (self->window, "win.place", "s", "clients");
  rest (self);
  scroll (self, "by the wheel", 60);
  scroll (self, "by pages", 600);
  scroll (self, "by jumps through the whole list", 0);
  sort (self);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

int
main (int argc, char **argv)
{
  Bench self = { .loop = g_main_loop_new (NULL, FALSE) };
  guint n = argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : 1000000;

  if (argc < 2)
    return 2;
  g_autofree char *folder = g_build_filename (argv[1], "scroll-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (folder));
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  bench_make_clients (path, n);
  bench (&self, path);
  g_clear_object (&self.session);
  g_main_loop_unref (self.loop);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  return g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL) ? 0 : 1;
}
