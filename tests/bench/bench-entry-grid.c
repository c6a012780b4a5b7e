/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "gadiba-entry-grid.h"

/* The table of a year of irregular incomes: how long it takes to fill, until it is drawn, and what
 * each key costs. The time of a frame is that which the frame itself takes, without waiting. */

#define N_MONTHS 12
#define N_GROUPS 10
#define N_KINDS 6
#define N_RUNS 31

static gdouble frame_start, frame_ms;
static gboolean has_painted;

static void
on_before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  frame_start = bench_now ();
}

static void
on_after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  frame_ms = bench_get_ms_since (frame_start);
  has_painted = TRUE;
}

/* Waits for the next frame. Returns: milliseconds that it took */
static gdouble
paint (GtkWidget *window)
{
  has_painted = FALSE;
  gtk_widget_queue_draw (window);
  while (!has_painted)
    g_main_context_iteration (NULL, TRUE);
  return frame_ms;
}

static void
set_columns (GadibaEntryGrid *grid)
{
  static const char *const titles[N_MONTHS] = {
    "janv.", "febr.", "marts", "apr.", "maijs", "jūn.",
    "jūl.",  "aug.",  "sept.", "okt.", "nov.",  "dec."
  };
  GadibaGridColumn columns[N_MONTHS + 3] = { 0 };
  for (guint i = 0; i < N_MONTHS; i++)
    columns[i] = (GadibaGridColumn){
      .title = titles[i], .kind = GADIBA_GRID_AMOUNT, .is_editable = TRUE, .min_chars = 7
    };
  columns[N_MONTHS] = (GadibaGridColumn){ .title = "Vidēji mēnesī", .kind = GADIBA_GRID_AMOUNT };
  columns[N_MONTHS + 1] = (GadibaGridColumn){ .title = "Vai ieskaita", .is_apart = TRUE };
  columns[N_MONTHS + 2] = (GadibaGridColumn){ .title = "Pierādījums" };
  gadiba_entry_grid_set_columns (grid, "Persona un ienākumu veids", columns, N_MONTHS + 3);
}

/* States all rows and cells. @seed: amounts of another household */
static void
fill (GadibaEntryGrid *grid, guint seed)
{
  char id[32], title[64], amount[32];

  gadiba_entry_grid_begin (grid);
  for (guint i = 0; i < N_GROUPS * N_KINDS; i++)
    {
      if (i % N_KINDS == 0)
        {
          g_snprintf (id, sizeof id, "person-%u", i / N_KINDS);
          g_snprintf (title, sizeof title, "Persona %u", i / N_KINDS + 1);
          gadiba_entry_grid_add_group (grid, id, title, "iesniedzēja");
        }
      g_snprintf (id, sizeof id, "row-%u", i);
      g_snprintf (title, sizeof title, "Gadījuma darbi %u", i % N_KINDS + 1);
      gadiba_entry_grid_add_row (grid, &(GadibaGridRowInfo){ .id = id, .title = title });
    }
  gadiba_entry_grid_end (grid);
  for (guint i = 0; i < N_GROUPS * N_KINDS; i++)
    {
      g_snprintf (id, sizeof id, "row-%u", i);
      for (guint j = 0; j <= N_MONTHS; j++)
        {
          g_snprintf (amount, sizeof amount, "%u,%02u", (i * 37 + j * 11 + seed) % 900,
                      (i + j + seed) % 100);
          gadiba_entry_grid_set_cell (grid, id, j, amount);
        }
      gadiba_entry_grid_set_cell (grid, id, N_MONTHS + 1, "Jā");
      gadiba_entry_grid_set_cell (grid, id, N_MONTHS + 2, "Konta izraksts");
    }
}

static void
measure_opening (GtkWidget *window, GtkWidget *scrolled)
{
  gdouble filling[N_RUNS], frames[N_RUNS], both[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), NULL);
      paint (window);
      const gdouble start = bench_now ();
      GadibaEntryGrid *grid = GADIBA_ENTRY_GRID (gadiba_entry_grid_new ("Ienākumi"));
      set_columns (grid);
      fill (grid, i);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (grid));
      filling[i] = bench_get_ms_since (start);
      frames[i] = paint (window);
      both[i] = filling[i] + frames[i];
    }
  bench_report ("table of 60 rows × 12 months made", filling, N_RUNS, "ms", 2);
  bench_report ("its first frame", frames, N_RUNS, "ms", 2);
  bench_report ("opened", both, N_RUNS, "ms", 2);
}

static void
measure_work (GtkWidget *window, GadibaEntryGrid *grid)
{
  gdouble same[N_RUNS], other[N_RUNS], other_frames[N_RUNS], moves[N_RUNS], one[N_RUNS];

  gtk_widget_grab_focus (GTK_WIDGET (grid));
  for (guint i = 0; i < N_RUNS; i++)
    {
      gdouble start = bench_now ();
      fill (grid, N_RUNS + i);
      other[i] = bench_get_ms_since (start);
      other_frames[i] = paint (window);
      start = bench_now ();
      fill (grid, N_RUNS + i);
      same[i] = bench_get_ms_since (start);
      gadiba_entry_grid_set_cursor (grid, "row-1", i % N_MONTHS);
      moves[i] = paint (window);
      gadiba_entry_grid_set_cell (grid, "row-0", 0, i % 2 == 0 ? "123 456 789,00" : "1,00");
      one[i] = paint (window);
    }
  bench_report ("the same stated again", same, N_RUNS, "ms", 2);
  bench_report ("all amounts stated anew", other, N_RUNS, "ms", 2);
  bench_report ("frame after that", other_frames, N_RUNS, "ms", 2);
  bench_report ("frame after the cursor moved", moves, N_RUNS, "ms", 2);
  bench_report ("frame after a column got wider", one, N_RUNS, "ms", 2);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), NULL);
  paint (window);

  bench_begin_table ();
  measure_opening (window, scrolled);
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));
  measure_work (window, GADIBA_ENTRY_GRID (gtk_viewport_get_child (GTK_VIEWPORT (viewport))));
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
