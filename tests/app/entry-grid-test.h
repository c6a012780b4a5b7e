/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-app-resources.h"
#include "gadiba-entry-grid.h"
#include "gadiba-grid-row.h"

#include <locale.h>
#include <stdlib.h>

/* A window with an entry grid as the page of incomes fills it, and what the grid told. */

#define MONTHS 3
#define MEAN 3
#define COUNTED 4
#define PROOF 5

typedef struct
{
  GtkWidget *window;
  GadibaEntryGrid *grid;
  GString *told;  /* a line a signal, in short */
  gboolean takes; /* whether what is entered is accepted */
  gboolean asks;  /* whether a question stands between the persons */
} Sample;

static const GadibaGridColumn sample_columns[] = {
  { .title = "2025. nov.",
    .name = "2025. gada novembris",
    .kind = GADIBA_GRID_AMOUNT,
    .is_editable = TRUE,
    .min_chars = 7 },
  { .title = "2025. dec.",
    .name = "2025. gada decembris",
    .kind = GADIBA_GRID_AMOUNT,
    .is_editable = TRUE,
    .min_chars = 7 },
  { .title = "2026. janv.",
    .name = "2026. gada janvāris",
    .kind = GADIBA_GRID_AMOUNT,
    .is_editable = TRUE,
    .min_chars = 7 },
  { .title = "Vidēji mēnesī", .kind = GADIBA_GRID_AMOUNT },
  { .title = "Vai ieskaita", .kind = GADIBA_GRID_SIGN, .is_apart = TRUE },
  { .title = "Pierādījums", .kind = GADIBA_GRID_SIGN },
};

static inline void
sample_add_rows (Sample *self)
{
  gadiba_entry_grid_add_group (self->grid, "anna", "Anna Bērziņa", "iesniedzēja");
  gadiba_entry_grid_add_row (
      self->grid,
      &(GadibaGridRowInfo){ .id = "anna:wage", .title = "Darba alga", .name = "darba alga" });
  if (self->asks)
    gadiba_entry_grid_add_row (self->grid, &(GadibaGridRowInfo){ .id = "anna:all",
                                                                 .title = "Vai tas ir viss?",
                                                                 .is_read_only = TRUE });
  gadiba_entry_grid_add_group (self->grid, "janis", "Jānis Bērziņš", NULL);
  gadiba_entry_grid_add_row (self->grid,
                             &(GadibaGridRowInfo){ .id = "janis:pension", .title = "Pensija" });
  gadiba_entry_grid_add_row (self->grid, &(GadibaGridRowInfo){ .id = "janis:child",
                                                               .title = "Ģimenes valsts pabalsts",
                                                               .is_dim = TRUE });
  gadiba_entry_grid_add_row (self->grid, &(GadibaGridRowInfo){ .id = "total",
                                                               .title = "Ieskaitāmie ienākumi kopā",
                                                               .is_total = TRUE });
}

static inline void
sample_add_question (Sample *self)
{
  self->asks = TRUE;
  gadiba_entry_grid_begin (self->grid);
  sample_add_rows (self);
  gadiba_entry_grid_end (self->grid);
}

static inline void
sample_fill_row (Sample *self, const char *row, const char *a, const char *b, const char *c)
{
  const char *const texts[] = { a, b, c };
  for (guint i = 0; i < MONTHS; i++)
    gadiba_entry_grid_set_cell (self->grid, row, i, texts[i]);
}

static inline void
sample_fill (Sample *self)
{
  gadiba_entry_grid_set_columns (self->grid, "Persona un ienākumu veids", sample_columns,
                                 G_N_ELEMENTS (sample_columns));
  gadiba_entry_grid_begin (self->grid);
  sample_add_rows (self);
  gadiba_entry_grid_end (self->grid);
  sample_fill_row (self, "anna:wage", "430,00", "430,00", "");
  sample_fill_row (self, "janis:pension", "96,00", "72,00", "48,00");
  sample_fill_row (self, "janis:child", "100,00", "100,00", "100,00");
  sample_fill_row (self, "total", "526,00", "502,00", "48,00");
  gadiba_entry_grid_set_cell (self->grid, "anna:wage", MEAN, "286,67");
  gadiba_entry_grid_set_cell (self->grid, "janis:pension", COUNTED, "Jā");
  gadiba_entry_grid_set_sign (self->grid, "janis:pension", COUNTED, "emblem-ok-symbolic", NULL);
  gadiba_entry_grid_set_cell (self->grid, "janis:pension", PROOF, "Trūkst");
  gadiba_entry_grid_set_sign (self->grid, "janis:pension", PROOF, "dialog-warning-symbolic",
                              "warn");
  gadiba_entry_grid_set_action (self->grid, "janis:pension", PROOF, TRUE);
}

static inline void
on_sample_edited_cb (Sample *self, const char *row, guint column, const char *text)
{
  g_string_append_printf (self->told, "edited %s %u [%s]\n", row, column, text);
  if (self->takes)
    gadiba_entry_grid_set_cell (self->grid, row, column, text);
  else
    gadiba_entry_grid_set_error (self->grid, row, column, "“x” is no amount; write 120,50.");
}

static inline void
on_sample_pasted_cb (Sample *self, const char *row, guint column, GadibaGridBlock *block)
{
  g_autofree char *text = gadiba_grid_block_to_text (block);
  g_string_append_printf (self->told, "pasted %s %u [%s]\n", row, column, text);
}

static inline void
on_sample_activated_cb (Sample *self, const char *row, guint column)
{
  g_string_append_printf (self->told, "activated %s %u\n", row, column);
}

static inline void
on_sample_refused_cb (Sample *self, const char *sentence)
{
  g_string_append (self->told, "refused\n");
}

static inline void
sample_init (Sample *self)
{
  self->takes = TRUE;
  self->told = g_string_new (NULL);
  self->grid = GADIBA_ENTRY_GRID (gadiba_entry_grid_new ("Ienākumi"));
  g_signal_connect_swapped (self->grid, "edited", G_CALLBACK (on_sample_edited_cb), self);
  g_signal_connect_swapped (self->grid, "pasted", G_CALLBACK (on_sample_pasted_cb), self);
  g_signal_connect_swapped (self->grid, "activated", G_CALLBACK (on_sample_activated_cb), self);
  g_signal_connect_swapped (self->grid, "refused", G_CALLBACK (on_sample_refused_cb), self);
  sample_fill (self);

  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  self->window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (self->window), "entry grid");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 500);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
}

static inline void
sample_clear (Sample *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_string_free (self->told, TRUE);
}

/* The row of this id, found as a screen reader would. */
static inline GadibaGridRow *
sample_get_row (Sample *self, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grid)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gadiba_grid_row_get_id (GADIBA_GRID_ROW (child)), id))
      return GADIBA_GRID_ROW (child);
  g_assert_not_reached ();
}

static inline GadibaGridCell *
sample_get_cell (Sample *self, const char *id, guint column)
{
  return gadiba_grid_row_get_cell (sample_get_row (self, id), column);
}

static inline gboolean
on_sample_late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop for so long. */
static inline void
sample_wait (guint ms)
{
  gboolean is_late = FALSE;
  g_timeout_add (ms, on_sample_late_cb, &is_late);
  while (!is_late)
    g_main_context_iteration (NULL, TRUE);
}

/* Longer than any of this takes, so that a test that waits for nothing fails. */
#define SAMPLE_PATIENCE_SECONDS 20

/* Waits for the next frame, and with it for the next layout. */
static inline void
sample_draw (Sample *self)
{
  gtk_widget_queue_draw (self->window);
  gtk_test_widget_wait_for_draw (self->window);
}

/* Where the cursor is, "row column". */
static inline char *
sample_dup_cursor (Sample *self)
{
  const char *row;
  guint column;
  g_assert_true (gadiba_entry_grid_get_cursor (self->grid, &row, &column));
  return g_strdup_printf ("%s %u", row, column);
}

static inline gboolean
sample_is_at (Sample *self, const char *expected)
{
  g_autofree char *cursor = sample_dup_cursor (self);
  return g_str_equal (cursor, expected);
}

/* Runs the main loop until @condition, or as long as patience lasts. */
#define sample_await(condition)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const gint64 until_ = g_get_monotonic_time () + SAMPLE_PATIENCE_SECONDS * G_USEC_PER_SEC;      \
    while (!(condition) && g_get_monotonic_time () < until_)                                       \
      sample_wait (5);                                                                             \
  }                                                                                                \
  G_STMT_END

#define sample_assert_cursor(self, expected)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    sample_await (sample_is_at (self, expected));                                                  \
    g_autofree char *cursor_ = sample_dup_cursor (self);                                           \
    g_assert_cmpstr (cursor_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

/* What was told since the last time. */
#define sample_assert_told(self, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    sample_await (g_str_equal ((self)->told->str, expected));                                      \
    g_assert_cmpstr ((self)->told->str, ==, expected);                                             \
    g_string_truncate ((self)->told, 0);                                                           \
  }                                                                                                \
  G_STMT_END

/* Opens the entry at the cursor and writes, as one who types. */
static inline void
sample_type (Sample *sample, const char *text)
{
  g_assert_true (gadiba_entry_grid_edit (sample->grid));
  gtk_editable_set_text (GTK_EDITABLE (gadiba_entry_grid_get_entry (sample->grid)), text);
}

static inline void
sample_show (Sample *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (self->window);
}

/* The grid's own rules; the colours are those of the light window. */
static inline void
sample_load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gadiba_app_get_resource (); /* a static library's resource is linked in when it is asked for */
  gtk_css_provider_load_from_resource (style, "/lv/gadiba/Gadiba/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* As gtk_test_init(), which chooses a locale that may not be there. */
static inline void
sample_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "");
  gtk_disable_setlocale ();
  gtk_init ();
  sample_load_style ();
}
