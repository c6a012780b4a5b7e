/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entry-grid-test.h"

/* The entry grid under real keys and clicks: xdotool presses them while the main loop runs. */

static guint n_window_undos;

static gboolean
on_window_undo_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  n_window_undos++;
  return GDK_EVENT_STOP;
}

static void
on_waited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Runs xdotool with these words, and the main loop until the window has got what it sent. */
static void
xdotool (const char *words)
{
  g_autofree char *line = g_strconcat ("xdotool ", words, NULL);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, &error));
  g_autoptr (GSubprocess) child = g_subprocess_newv ((const char *const *) arguments,
                                                     G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (child, NULL, on_waited_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  gdk_display_sync (gdk_display_get_default ());
  sample_wait (60);
}

static void
press (const char *keys)
{
  g_autofree char *words = g_strconcat ("key --delay 20 ", keys, NULL);
  xdotool (words);
}

static void
type (const char *text)
{
  g_autofree char *words = g_strdup_printf ("type --delay 30 '%s'", text);
  xdotool (words);
}

/* Moves the pointer to the middle of @cell and presses its button @n_times. */
static void
click (Sample *sample, GadibaGridCell *cell, guint n_times)
{
  graphene_rect_t box;
  double x, y;
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (cell), sample->window, &box));
  gtk_native_get_surface_transform (GTK_NATIVE (sample->window), &x, &y);
  g_autofree char *there =
      g_strdup_printf ("search --onlyvisible --name '^entry grid$' mousemove --window %%1 %d %d",
                       (int) (x + box.origin.x + box.size.width / 2),
                       (int) (y + box.origin.y + box.size.height / 2));
  g_autofree char *words = g_strdup_printf ("click --repeat %u --delay 60 1", n_times);
  xdotool (there);
  xdotool (words);
}

static void
start (Sample *sample)
{
  sample_init (sample);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                        gtk_callback_action_new (on_window_undo_cb, NULL, NULL)));
  gtk_widget_add_controller (sample->window, shortcuts);
  n_window_undos = 0;

  sample_show (sample);
  sample_await (gtk_window_is_active (GTK_WINDOW (sample->window)));
  g_assert_true (gtk_window_is_active (GTK_WINDOW (sample->window)));
  gtk_widget_grab_focus (GTK_WIDGET (sample->grid));
  sample_wait (60);
}

static const char *
get_typed (Sample *sample)
{
  return gtk_editable_get_text (GTK_EDITABLE (gadiba_entry_grid_get_entry (sample->grid)));
}

static void
leave_for_a_moment (Sample *sample)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (sample->grid));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) each = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_FOCUS (each))
        g_signal_emit_by_name (each, "leave");
    }
}

/* The end of a grab takes the keyboard from the window and gives it back: letters that come in
 * between are one word. Another window keeps it: what was typed is stored. */
static void
test_window_leaves (void)
{
  Sample sample;
  start (&sample);
  xdotool ("type 43");
  sample_await (g_str_equal (get_typed (&sample), "43"));
  leave_for_a_moment (&sample);
  g_assert_true (gadiba_entry_grid_is_editing (sample.grid));
  sample_wait (700);
  g_assert_true (gadiba_entry_grid_is_editing (sample.grid));
  xdotool ("type 7");
  sample_await (g_str_equal (get_typed (&sample), "437"));
  sample_assert_told (&sample, "");

  GtkWidget *other = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (other));
  sample_await (!gadiba_entry_grid_is_editing (sample.grid));
  sample_assert_told (&sample, "edited anna:wage 0 [437]\n");
  gtk_window_destroy (GTK_WINDOW (other));
  sample_await (gtk_window_is_active (GTK_WINDOW (sample.window)));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (sample_get_cell (&sample, "anna:wage", 0))));
  sample_clear (&sample);
}

static void
test_arrows (void)
{
  static const struct
  {
    const char *keys, *cursor;
  } steps[] = {
    { "Right Right", "anna:wage 2" },
    { "Down", "janis:pension 2" },
    { "Left Up Left Left Left", "anna:wage 0" },
    { "Up Up", "anna:wage 0" },
    { "End", "anna:wage 5" },
    { "Right", "anna:wage 5" },
    { "Home", "anna:wage 0" },
    { "ctrl+End", "total 5" },
    { "ctrl+Home", "anna:wage 0" },
    { "ctrl+Down", "total 0" },
    { "ctrl+Right ctrl+Up", "anna:wage 5" },
    { "ctrl+Left KP_Down KP_Right", "janis:pension 1" },
  };
  Sample sample;
  start (&sample);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      press (steps[i].keys);
      sample_assert_cursor (&sample, steps[i].cursor);
    }
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (sample_get_cell (&sample, "janis:pension", 1))));
  sample_assert_told (&sample, "");
  sample_clear (&sample);
}

/* Through the months, then to the next row, then out of the grid. */
static void
test_enter (void)
{
  Sample sample;
  start (&sample);

  type ("55,5");
  press ("Return");
  type ("56,5");
  press ("Return");
  sample_assert_told (&sample, "edited anna:wage 0 [55,5]\nedited anna:wage 1 [56,5]\n");
  sample_assert_cursor (&sample, "anna:wage 2");
  press ("Return");
  sample_assert_cursor (&sample, "janis:pension 0");
  press ("shift+Return");
  sample_assert_cursor (&sample, "anna:wage 2");
  type ("7");
  press ("shift+Return");
  sample_assert_told (&sample, "edited anna:wage 2 [7]\n");
  sample_assert_cursor (&sample, "anna:wage 1");

  gadiba_entry_grid_set_cursor (sample.grid, "janis:child", 2);
  type ("9");
  press ("KP_Enter");
  sample_assert_told (&sample, "edited janis:child 2 [9]\n");
  GtkWidget *last = gtk_widget_get_last_child (gtk_window_get_child (GTK_WINDOW (sample.window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (sample.window)), last));
  sample_clear (&sample);
}

static void
test_tab (void)
{
  Sample sample;
  start (&sample);
  GtkWidget *box = gtk_window_get_child (GTK_WINDOW (sample.window));

  type ("1");
  press ("Tab Tab Tab");
  sample_assert_told (&sample, "edited anna:wage 0 [1]\n");
  sample_assert_cursor (&sample, "janis:pension 0");
  press ("shift+Tab");
  sample_assert_cursor (&sample, "anna:wage 2");
  press ("shift+Tab shift+Tab shift+Tab");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (sample.window)),
                                         gtk_widget_get_first_child (box)));
  press ("Tab");
  sample_assert_cursor (&sample, "anna:wage 0");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (sample_get_cell (&sample, "anna:wage", 0))));
  gadiba_entry_grid_set_cursor (sample.grid, "janis:child", 2);
  press ("Tab");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (sample.window)),
                                         gtk_widget_get_last_child (box)));
  sample_clear (&sample);
}

/* Enter and Tab come to what has no answer yet, as to a field; Enter asks there, and does not go on
 * by itself. */
static void
test_asking (void)
{
  Sample sample;
  start (&sample);

  gadiba_entry_grid_set_asking (sample.grid, "janis:pension", PROOF, TRUE);
  gadiba_entry_grid_set_cursor (sample.grid, "janis:pension", 2);
  press ("Return");
  sample_assert_cursor (&sample, "janis:pension 5");
  press ("Return");
  sample_assert_told (&sample, "activated janis:pension 5\n");
  gadiba_entry_grid_set_asking (sample.grid, "janis:pension", PROOF, FALSE);
  gadiba_entry_grid_set_cursor (sample.grid, "janis:pension", 2);
  press ("Return");
  sample_assert_cursor (&sample, "janis:child 0");
  sample_clear (&sample);
}

/* A key begins with an empty entry, F2 with the text; there arrows are of the entry. */
static void
test_beginning (void)
{
  Sample sample;
  start (&sample);

  press ("F2");
  g_assert_true (gadiba_entry_grid_is_editing (sample.grid));
  g_assert_cmpstr (get_typed (&sample), ==, "430,00");
  press ("Left Left BackSpace BackSpace");
  type ("2");
  g_assert_cmpstr (get_typed (&sample), ==, "43200");
  press ("Down");
  sample_assert_told (&sample, "edited anna:wage 0 [43200]\n");
  sample_assert_cursor (&sample, "janis:pension 0");

  type ("5");
  g_assert_cmpstr (get_typed (&sample), ==, "5");
  press ("Right");
  sample_assert_told (&sample, "edited janis:pension 0 [5]\n");
  sample_assert_cursor (&sample, "janis:pension 1");

  /* A dead key is the first half of a letter. */
  press ("dead_macron a");
  g_assert_cmpstr (get_typed (&sample), ==, "ā");
  press ("Escape");
  sample_assert_told (&sample, "");
  g_assert_false (gadiba_entry_grid_is_editing (sample.grid));
  g_assert_cmpstr (gadiba_entry_grid_get_text (sample.grid, "janis:pension", 1), ==, "72,00");

  press ("BackSpace");
  g_assert_cmpstr (get_typed (&sample), ==, "");
  press ("Escape Delete");
  sample_assert_told (&sample, "edited janis:pension 1 []\n");

  /* Nothing opens where nothing can be entered. */
  press ("ctrl+End");
  type ("5");
  press ("F2");
  g_assert_false (gadiba_entry_grid_is_editing (sample.grid));
  sample_clear (&sample);
}

static void
test_escape_from_error (void)
{
  Sample sample;
  start (&sample);
  GadibaGridCell *cell = sample_get_cell (&sample, "anna:wage", 0);

  sample.takes = FALSE;
  type ("x");
  press ("Return");
  sample_assert_cursor (&sample, "anna:wage 1");
  g_assert_true (gadiba_grid_cell_is_invalid (cell));
  press ("Left F2");
  g_assert_cmpstr (get_typed (&sample), ==, "x");
  press ("Escape");
  g_assert_true (gadiba_grid_cell_is_invalid (cell));
  press ("Escape");
  g_assert_false (gadiba_grid_cell_is_invalid (cell));
  g_assert_cmpstr (gadiba_grid_cell_get_shown (cell), ==, "430,00");
  sample_clear (&sample);
}

static void
test_clipboard (void)
{
  Sample sample;
  start (&sample);

  press ("Down shift+Right shift+Down ctrl+c");
  gadiba_entry_grid_set_cursor (sample.grid, "anna:wage", 1);
  press ("ctrl+v");
  sample_assert_told (&sample, "pasted anna:wage 1 [96,00\t72,00\n100,00\t100,00\n]\n");
  g_assert_cmpstr (gadiba_grid_cell_get_shown (sample_get_cell (&sample, "janis:pension", 2)), ==,
                   "100,00");

  /* One value goes into all cells that are chosen; outside the months nothing fits. */
  press ("Home ctrl+c Down shift+Right ctrl+v");
  sample_assert_told (&sample, "pasted janis:pension 0 [430,00\t430,00]\n");
  press ("End ctrl+v");
  sample_assert_told (&sample, "refused\n");

  gadiba_entry_grid_set_cursor (sample.grid, "janis:child", 0);
  type ("8");
  press ("ctrl+r");
  sample_assert_told (&sample, "edited janis:child 0 [8]\npasted janis:child 1 [8\t8]\n");
  press ("shift+Right ctrl+x");
  sample_assert_told (&sample, "pasted janis:child 0 [\t]\n");
  press ("Escape ctrl+v");
  sample_assert_told (&sample, "pasted janis:child 1 [8\t8]\n");
  sample_clear (&sample);
}

/* A question between two persons is no row of a spreadsheet: blocks pass over it, both ways. */
static void
test_block_over_question (void)
{
  Sample sample;
  start (&sample);
  sample_add_question (&sample);

  gadiba_entry_grid_set_cursor (sample.grid, "anna:wage", 0);
  press ("shift+Down shift+Down ctrl+c");
  gadiba_entry_grid_set_cursor (sample.grid, "anna:wage", 1);
  press ("ctrl+v");
  sample_assert_told (&sample, "pasted anna:wage 1 [430,00\n96,00\n]\n");
  g_assert_cmpstr (gadiba_grid_cell_get_shown (sample_get_cell (&sample, "janis:pension", 1)), ==,
                   "96,00");
  g_assert_cmpstr (gadiba_grid_cell_get_shown (sample_get_cell (&sample, "anna:all", 1)), ==, "");
  g_autoptr (GPtrArray) rows = gadiba_entry_grid_list_rows (sample.grid, "anna:wage", 2);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (rows, 1), ==, "janis:pension");

  /* What stands above is the nearest row that is no question. */
  gadiba_entry_grid_set_cursor (sample.grid, "janis:pension", 2);
  press ("ctrl+d");
  sample_assert_told (&sample, "edited janis:pension 2 []\n");
  /* A block does not begin at a question, and does not reach beyond the last row. */
  gadiba_entry_grid_set_cursor (sample.grid, "anna:all", 0);
  press ("ctrl+v ctrl+d");
  sample_assert_told (&sample, "refused\nrefused\n");
  gadiba_entry_grid_set_cursor (sample.grid, "janis:child", 0);
  press ("ctrl+v");
  sample_assert_told (&sample, "refused\n");
  sample_clear (&sample);
}

/* Undo is of the entry until it says what is stored; then it is the window's. */
static void
test_undo (void)
{
  Sample sample;
  start (&sample);

  press ("ctrl+z");
  g_assert_cmpuint (n_window_undos, ==, 1);
  type ("12");
  for (guint i = 0; i < 3 && g_strcmp0 (get_typed (&sample), "430,00") != 0; i++)
    {
      press ("ctrl+z");
      g_assert_cmpuint (n_window_undos, ==, 1);
    }
  g_assert_cmpstr (get_typed (&sample), ==, "430,00");
  g_assert_true (gadiba_entry_grid_is_editing (sample.grid));
  g_assert_false (gadiba_entry_grid_undo_typing (sample.grid));
  press ("ctrl+z");
  g_assert_cmpuint (n_window_undos, ==, 2);
  press ("Escape");
  type ("3");
  g_assert_true (gadiba_entry_grid_undo_typing (sample.grid));
  g_assert_cmpstr (get_typed (&sample), ==, "430,00");
  g_assert_cmpuint (n_window_undos, ==, 2);
  press ("Escape");
  sample_assert_told (&sample, "");
  sample_clear (&sample);
}

static void
test_pointer (void)
{
  Sample sample;
  start (&sample);

  click (&sample, sample_get_cell (&sample, "janis:pension", 1), 1);
  sample_assert_cursor (&sample, "janis:pension 1");
  g_assert_false (gadiba_entry_grid_is_editing (sample.grid));
  /* Sooner, GTK would count from the click before, which was elsewhere. */
  int double_click_ms;
  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &double_click_ms, NULL);
  sample_wait ((guint) double_click_ms + 100);
  click (&sample, sample_get_cell (&sample, "janis:child", 2), 2);
  g_assert_true (gadiba_entry_grid_is_editing (sample.grid));
  type ("4");
  click (&sample, sample_get_cell (&sample, "janis:pension", PROOF), 1);
  sample_assert_told (&sample, "edited janis:child 2 [100,004]\nactivated janis:pension 5\n");
  press ("Return space");
  sample_assert_told (&sample, "activated janis:pension 5\nactivated janis:pension 5\n");
  sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  sample_test_init (&argc, &argv);
  g_test_add_func ("/entry-grid-keys/window-leaves", test_window_leaves);
  g_test_add_func ("/entry-grid-keys/arrows", test_arrows);
  g_test_add_func ("/entry-grid-keys/enter", test_enter);
  g_test_add_func ("/entry-grid-keys/tab", test_tab);
  g_test_add_func ("/entry-grid-keys/asking", test_asking);
  g_test_add_func ("/entry-grid-keys/beginning", test_beginning);
  g_test_add_func ("/entry-grid-keys/escape-from-error", test_escape_from_error);
  g_test_add_func ("/entry-grid-keys/clipboard", test_clipboard);
  g_test_add_func ("/entry-grid-keys/block-over-question", test_block_over_question);
  g_test_add_func ("/entry-grid-keys/undo", test_undo);
  g_test_add_func ("/entry-grid-keys/pointer", test_pointer);
  return g_test_run ();
}
