/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a caseworker waits for in front of a client: from the wish to open a case to the frame that
 * shows it, and from a field that is left to the frame with the new result. Inside the program, on
 * the real window; in milliseconds.
 *
 * bench-workspace FOLDER
 */
#include <glib/gstdio.h>

#include "gadiba-app.h"
#include "gadiba-office-demo.h"
#include "gadiba-window.h"
#include "gadiba-workspace.h"
#include "gadiba-working-case.h"

#define HOUSEHOLDS 60
#define OPENINGS 30
#define CHANGES 100

typedef struct
{
  GMainLoop *loop;
  GadibaSession *session;
  GtkWidget *window;
  gint64 painted; /* when the last frame was */
} Bench;

static void
on_after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ((Bench *) user_data)->painted = g_get_monotonic_time ();
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
tell (const char *what, GArray *times)
{
  g_array_sort (times, compare_times);
  g_print ("%-44s p50 %6.1f   p99 %6.1f   greatest %6.1f ms\n", what,
           (double) g_array_index (times, gint64, times->len / 2) / 1000,
           (double) g_array_index (times, gint64, times->len * 99 / 100) / 1000,
           (double) g_array_index (times, gint64, times->len - 1) / 1000);
}

/* Runs until nothing is waiting and a frame was drawn after @since. */
static void
wait_for_frame (Bench *self, gint64 since)
{
  while (self->painted <= since || gadiba_session_is_busy (self->session))
    g_main_context_iteration (NULL, TRUE);
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
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root))
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

static void
open_cases (Bench *self)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 1; i <= OPENINGS; i++)
    {
      g_autofree char *number = g_strdup_printf ("IES/2026/%d", i);
      gint64 start = g_get_monotonic_time ();
      gadiba_window_open_application (GADIBA_WINDOW (self->window), number);
      GtkWidget *shown;
      do
        {
          g_main_context_iteration (NULL, TRUE);
          shown = find_type (self->window, GADIBA_TYPE_WORKSPACE);
        }
      while (shown == NULL
             || g_strcmp0 (gadiba_workspace_get_number (GADIBA_WORKSPACE (shown)), number) != 0);
      wait_for_frame (self, g_get_monotonic_time ());
      gint64 took = self->painted - start;
      g_array_append_val (times, took);
      gtk_widget_activate_action (self->window, "win.place", "s", "clients");
    }
  tell ("opening a case", times);
}

/* The first open case of the office: its dwelling gets larger and smaller. */
static void
change_field (Bench *self)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) before_frame = g_array_new (FALSE, FALSE, sizeof (gint64));
  GadibaWorkspace *workspace = NULL;

  for (int i = 1; workspace == NULL && i <= HOUSEHOLDS; i++)
    {
      g_autofree char *number = g_strdup_printf ("IES/2026/%d", i);
      gadiba_window_open_application (GADIBA_WINDOW (self->window), number);
      wait_for_frame (self, g_get_monotonic_time ());
      GtkWidget *shown = find_type (self->window, GADIBA_TYPE_WORKSPACE);
      if (shown != NULL && gadiba_workspace_can_issue (GADIBA_WORKSPACE (shown)))
        workspace = GADIBA_WORKSPACE (shown);
    }
  g_assert_nonnull (workspace);
  GadibaWorkingCase *working = gadiba_workspace_get_case (workspace);
  const GadibaCase *from = gadiba_working_case_get_case (working);
  const GadibaCasePlace place = {
    .part = GADIBA_PART_SAVINGS,
    .field = "amount",
    .person = gadiba_case_get_person (from, gadiba_case_find_applicant (from))->id,
  };
  g_autofree char *person = g_strdup (place.person);
  for (int i = 0; i < CHANGES; i++)
    {
      GadibaCasePlace here = place;
      g_autofree char *value = g_strdup_printf ("%d.00", 10 + i);
      here.person = person;
      gint64 start = g_get_monotonic_time ();
      gadiba_working_case_set (working, &here, value, "bench", NULL);
      gint64 set = g_get_monotonic_time () - start;
      g_array_append_val (before_frame, set);
      while (self->painted <= start)
        g_main_context_iteration (NULL, TRUE);
      gint64 took = self->painted - start;
      g_array_append_val (times, took);
      wait_for_frame (self, start);
    }
  tell ("a left field to the new result on screen", times);
  tell ("  of it until the frame is begun", before_frame);
}

static char *
make_office (const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "workspace.gadiba", NULL);
  const GadibaMoment moment = { .now = 1782000000, .today = gadiba_date_new (2026, 6, 20) };
  const GadibaPracticeRequest request = {
    .size = HOUSEHOLDS, .seed = 1, .today = moment.today, .login = g_get_user_name ()
  };
  g_autofree GadibaPractice *practice =
      gadiba_office_make_practice (path, &request, &moment, &error);

  g_assert_no_error (error);
  g_assert_nonnull (practice);
  return path;
}

int
main (int argc, char **argv)
{
  Bench self = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 2;
  g_autofree char *pattern = g_build_filename (argv[1], "workspace-XXXXXX", NULL);
  char *folder = g_mkdtemp (pattern);
  g_assert_nonnull (folder);
  g_autofree char *path = make_office (folder);
  g_autoptr (GadibaApp) app = gadiba_app_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, &error));
  gadiba_session_open_async (path, g_get_user_name (), gadiba_date_new (2026, 6, 25), on_opened_cb,
                             &self);
  g_main_loop_run (self.loop);
  self.window = gadiba_window_new (GTK_APPLICATION (app));
  gtk_window_present (GTK_WINDOW (self.window));
  g_signal_connect (gtk_widget_get_frame_clock (self.window), "after-paint",
                    G_CALLBACK (on_after_paint_cb), &self);
  gadiba_window_set_session (GADIBA_WINDOW (self.window), self.session);
  wait_for_frame (&self, g_get_monotonic_time ());
  open_cases (&self);
  change_field (&self);
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_clear_object (&self.session);
  g_main_loop_unref (self.loop);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  return g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL) ? 0 : 1;
}
