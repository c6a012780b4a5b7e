/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A long day in a large office, in the real window: how long a tab takes from the wish to the frame
 * that shows it, and what memory ten thousand openings cost, with an edit at every tenth and a
 * letter at every hundredth. Five hundred openings come before, for what is made once.
 *
 * bench-day FOLDER [OPENINGS; 0: only the tabs]
 */
#include <malloc.h>
#include <string.h>
#include <time.h>

#include "bench-office.h"
#include "gadiba-app.h"
#include "gadiba-office-registers.h"
#include "gadiba-window.h"
#include "gadiba-workspace.h"

#define WARM_UP 500
#define OPENINGS 10000
#define ROUNDS 20
#define PAGE_SIZE 4096
#define PAUSE 40000 /* µs */

typedef struct
{
  GMainLoop *loop;
  GadibaSession *session;
  GtkWidget *window;
  gint64 painted; /* when the last frame was */
  guint n_edits, n_letters;
} Bench;

static void
on_after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ((Bench *) user_data)->painted = g_get_monotonic_time ();
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

static gdouble
get_processor_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gdouble) time.tv_sec * 1000 + (gdouble) time.tv_nsec / 1000000;
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

/* Runs until nothing is waiting and a frame was drawn after @since. */
static void
rest (Bench *self, gint64 since)
{
  gtk_widget_queue_draw (self->window);
  while (self->painted <= since || gadiba_session_is_busy (self->session))
    g_main_context_iteration (NULL, TRUE);
}

static GadibaWorkspace *
open_case (Bench *self, const char *number)
{
  GtkWidget *shown;

  gadiba_window_open_application (GADIBA_WINDOW (self->window), number);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      shown = find_type (self->window, GADIBA_TYPE_WORKSPACE);
    }
  while (shown == NULL
         || g_strcmp0 (gadiba_workspace_get_number (GADIBA_WORKSPACE (shown)), number) != 0);
  rest (self, g_get_monotonic_time ());
  return GADIBA_WORKSPACE (shown);
}

/* --- tabs --- */

static void
report (const char *what, GArray *figures)
{
  gdouble *all = (gdouble *) figures->data;
  guint n = figures->len;

  qsort (all, n, sizeof (gdouble), bench_compare);
  printf ("%-44s %4u × p50 %6.1f  p99 %6.1f  greatest %6.1f ms\n", what, n, all[n / 2],
          all[n * 99 / 100], all[n - 1]);
  fflush (stdout);
}

/* Nobody strikes a key while a frame is under way: the next one need not wait for its turn. */
static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + PAUSE;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* To the next section, as by the keyboard: once round for what is made at the first look, then for
 * the tabs that are there. The first frame is what is measured. */
static void
bench_tabs (Bench *self)
{
  GHashTable *figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *number = g_strdup_printf ("IES/2026/%u", 20 + i * 97);
      GadibaWorkspace *workspace = open_case (self, number);
      for (guint tab = 0; tab < 24; tab++)
        {
          settle ();
          gint64 start = g_get_monotonic_time ();
          gdouble processor = get_processor_ms ();
          gtk_widget_activate_action (self->window, "win.next-section", NULL);
          while (self->painted <= start)
            g_main_context_iteration (NULL, TRUE);
          gdouble took = (gdouble) (self->painted - start) / 1000;
          processor = get_processor_ms () - processor;
          for (guint kind = 0; kind < 2; kind++)
            {
              g_autofree char *what =
                  g_strdup_printf ("%s, %s: %s", gadiba_workspace_get_section (workspace),
                                   tab < 8 ? "first" : "again", kind == 0 ? "clock" : "processor");
              GArray *of = g_hash_table_lookup (figures, what);
              if (of == NULL)
                {
                  of = g_array_new (FALSE, FALSE, sizeof (gdouble));
                  g_hash_table_insert (figures, g_steal_pointer (&what), of);
                }
              g_array_append_vals (of, kind == 0 ? &took : &processor, 1);
            }
          rest (self, g_get_monotonic_time ());
        }
    }
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (figures), (GCompareFunc) strcmp);
  for (GList *each = names; each != NULL; each = each->next)
    report (each->data, g_hash_table_lookup (figures, each->data));
  g_hash_table_unref (figures);
}

/* --- a long day --- */

/* Returns: bytes of this process that lie in memory, beside those of files */
static gint64
get_resident (void)
{
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_auto (GStrv) pages = g_strsplit (text, " ", -1);
  return g_ascii_strtoll (pages[1], NULL, 10) * PAGE_SIZE;
}

/* The applicant's savings become other ones. */
static gboolean
edit (GadibaWorkspace *workspace, guint n)
{
  GadibaWorkingCase *working = gadiba_workspace_get_case (workspace);
  const GadibaCase *from = gadiba_working_case_get_case (working);
  g_autofree char *person =
      g_strdup (gadiba_case_get_person (from, gadiba_case_find_applicant (from))->id);
  g_autofree char *value = g_strdup_printf ("%u.00", 10 + n % 90);
  GadibaCasePlace place = { .part = GADIBA_PART_SAVINGS, .field = "amount" };

  place.person = person;
  return gadiba_working_case_set (working, &place, value, "bench", NULL);
}

static void
open_one (Bench *self, guint n, const GPtrArray *open, const GPtrArray *decided)
{
  gboolean edits = n % 10 == 0, reads = n % 100 == 50;
  const GPtrArray *from = edits ? open : decided;
  GadibaWorkspace *workspace = open_case (self, from->pdata[n * 7919 % from->len]);

  if (edits && edit (workspace, n))
    self->n_edits++;
  if (reads)
    {
      g_autofree char *decision = g_strdup_printf ("SP/2026/%u", 1 + n * 31 % 9000);
      gtk_widget_activate_action (self->window, "win.show-letter", "s", decision);
      rest (self, g_get_monotonic_time ());
      gtk_widget_activate_action (self->window, "win.close-page", NULL);
      self->n_letters++;
    }
  rest (self, g_get_monotonic_time ());
  gtk_widget_activate_action (self->window, "win.place", "s", "clients");
}

static void
bench_endurance (Bench *self, guint n_openings, const GPtrArray *open, const GPtrArray *decided)
{
  for (guint i = 0; i < WARM_UP; i++)
    open_one (self, i, open, decided);
  gint64 before = get_resident ();
  gsize heap = mallinfo2 ().uordblks;
  printf ("after %u openings: %.1f MB resident, %.1f MB of them in use\n", WARM_UP,
          (gdouble) before / 1e6, (gdouble) heap / 1e6);
  self->n_edits = self->n_letters = 0;
  gdouble start = bench_now ();
  for (guint i = 1; i <= n_openings; i++)
    {
      open_one (self, WARM_UP + i, open, decided);
      if (i % (n_openings / 10) != 0)
        continue;
      gint64 now = get_resident ();
      gsize used = mallinfo2 ().uordblks;
      printf ("%6u openings, %4u edits, %3u letters, %4.0f s: %6.1f MB resident, %.0f bytes more an"
              " opening; in use %.1f MB, %.0f bytes more\n",
              i, self->n_edits, self->n_letters, bench_now () - start, (gdouble) now / 1e6,
              (gdouble) (now - before) / i, (gdouble) used / 1e6,
              ((gdouble) used - (gdouble) heap) / i);
      fflush (stdout);
    }
}

/* --- the office --- */

static GPtrArray *
list_numbers (const char *path, const char *state)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GadibaOffice) office = gadiba_office_open (path, g_get_user_name (), &error);
  g_assert_no_error (error);
  const GadibaRegisterQuery query = { .kind = GADIBA_REGISTER_APPLICATIONS, .state = state };
  const GadibaMoment moment = { BENCH_OFFICE_NOW, BENCH_OFFICE_DAY };
  g_autoptr (GArray) keys = gadiba_office_list_register (office, &query, &moment, 3000, &error);
  g_assert_no_error (error);
  guint n = keys->len;
  g_autoptr (GPtrArray) rows = gadiba_office_read_register (
      office, query.kind, (const gint64 *) (gpointer) keys->data, n, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (numbers, g_strdup (((GadibaRegisterRow *) rows->pdata[i])->application));
  return numbers;
}

int
main (int argc, char **argv)
{
  Bench self = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (GError) error = NULL;
  guint n_openings = argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : OPENINGS;

  if (argc < 2)
    return 2;
  mallopt (M_ARENA_MAX, 1); /* as the program itself does */
  g_autofree char *path = bench_ensure_office (argv[1]);
  g_autoptr (GPtrArray) open = list_numbers (path, "open");
  g_autoptr (GPtrArray) decided = list_numbers (path, "decided");
  malloc_trim (0);
  g_autoptr (GadibaApp) app = gadiba_app_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, &error));
  gadiba_session_open_async (path, g_get_user_name (), BENCH_OFFICE_DAY, on_opened_cb, &self);
  g_main_loop_run (self.loop);
  self.window = gadiba_window_new (GTK_APPLICATION (app));
  gtk_window_present (GTK_WINDOW (self.window));
  g_signal_connect (gtk_widget_get_frame_clock (self.window), "after-paint",
                    G_CALLBACK (on_after_paint_cb), &self);
  gadiba_window_set_session (GADIBA_WINDOW (self.window), self.session);
  rest (&self, g_get_monotonic_time ());
  bench_tabs (&self);
  if (n_openings > 0)
    bench_endurance (&self, MAX (n_openings, 10), open, decided);
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_clear_object (&self.session);
  g_main_loop_unref (self.loop);
  bench_drop_office (path);
  return 0;
}
