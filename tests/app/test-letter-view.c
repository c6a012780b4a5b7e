/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-view.h"

#include "../letter/letter-test.h"
#include "decision-test.h"
#include "gadiba-letter-page.h"

/* The pages on the desk: how many, which, how large, and what a screen reader is told. */

static GadibaBook *book;

static GadibaLetter *
make_letter (void)
{
  g_autoptr (GadibaDecision) decision = make_refusal (book);

  return compose ("refusal.xml", decision);
}

static gboolean
is_page (GtkWidget *widget, gconstpointer data)
{
  return GADIBA_IS_LETTER_PAGE (widget);
}

static void
test_empty (void)
{
  GtkWidget *view = gadiba_letter_view_new ();
  GtkWindow *window = show_window (view, 700, 500);

  g_assert_cmpuint (gadiba_letter_view_get_n_pages (GADIBA_LETTER_VIEW (view)), ==, 0);
  gadiba_letter_view_set_letter (GADIBA_LETTER_VIEW (view), NULL, "Nothing to show yet");
  settle ();
  g_assert_nonnull (find_label (view, "Nothing to show yet"));
  close_window (window, view);
}

static void
test_pages (void)
{
  GtkWidget *view = gadiba_letter_view_new ();
  GadibaLetterView *self = GADIBA_LETTER_VIEW (view);
  GtkWindow *window = show_window (view, 716, 700);

  gadiba_letter_view_set_letter (self, make_letter (), NULL);
  settle ();
  guint n_pages = gadiba_letter_view_get_n_pages (self);
  g_assert_cmpuint (n_pages, >, 1);
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, 0);
  g_assert_nonnull (find_label (view, "Page 1 of"));
  take_picture (window, "letter-view.png");

  gtk_widget_activate_action (view, "letter.next", NULL);
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, 1);
  gadiba_letter_view_set_page (self, n_pages - 1);
  gtk_widget_activate_action (view, "letter.next", NULL);
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, n_pages - 1);
  gtk_widget_activate_action (view, "letter.previous", NULL);
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, n_pages - 2);

  /* Another letter of the same kind: what was looked at stays. */
  gadiba_letter_view_set_page (self, 1);
  GtkWidget *page = find_widget (view, is_page, NULL);
  gtk_widget_grab_focus (page);
  gadiba_letter_view_set_letter (self, make_letter (), NULL);
  settle ();
  g_assert_true (gtk_window_get_focus (window) == page);
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, 1);
  g_assert_nonnull (find_label (view, "Page 2 of"));
  close_window (window, view);
}

/* Page Down comes to the last page, and never passes a line over. */
static void
test_down (void)
{
  GtkWidget *view = gadiba_letter_view_new ();
  GadibaLetterView *self = GADIBA_LETTER_VIEW (view);
  GtkWindow *window = show_window (view, 716, 500);
  guint n_steps = 0, page = 0;

  gadiba_letter_view_set_letter (self, make_letter (), NULL);
  settle ();
  while (gadiba_letter_view_get_page (self) + 1 < gadiba_letter_view_get_n_pages (self))
    {
      gtk_widget_activate_action (view, "letter.down", NULL);
      g_assert_cmpuint (gadiba_letter_view_get_page (self), >=, page);
      g_assert_cmpuint (gadiba_letter_view_get_page (self), <=, page + 1);
      page = gadiba_letter_view_get_page (self);
      g_assert_cmpuint (++n_steps, <, 50);
    }
  /* A page is higher than the window, so it takes more than one step. */
  g_assert_cmpuint (n_steps, >, page);
  for (guint i = 0; i < 2 * n_steps; i++)
    gtk_widget_activate_action (view, "letter.up", NULL);
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, 0);
  close_window (window, view);
}

static void
test_zoom (void)
{
  GtkWidget *view = gadiba_letter_view_new ();
  GadibaLetterView *self = GADIBA_LETTER_VIEW (view);
  GtkWindow *window = show_window (view, 716, 700);

  gadiba_letter_view_set_letter (self, make_letter (), NULL);
  settle ();
  double fits = gadiba_letter_view_get_zoom (self);
  g_assert_cmpfloat (fits, >, 0.9);
  GtkWidget *page = find_widget (view, is_page, NULL);
  g_assert_cmpint (gtk_widget_get_width (page), <=, 716);
  gtk_widget_activate_action (view, "letter.zoom-in", NULL);
  g_assert_cmpfloat (gadiba_letter_view_get_zoom (self), >, fits);
  for (int i = 0; i < 30; i++)
    gtk_widget_activate_action (view, "letter.zoom-out", NULL);
  settle ();
  g_assert_cmpfloat (gadiba_letter_view_get_zoom (self), ==, 0.5);
  g_assert_cmpint (gtk_widget_get_width (page), ==, 298);
  gtk_widget_activate_action (view, "letter.fit", NULL);
  settle ();
  g_assert_cmpfloat (gadiba_letter_view_get_zoom (self), ==, fits);

  /* The zoom follows the window as long as nobody chose one. */
  gtk_window_set_default_size (window, 500, 700);
  settle ();
  g_assert_cmpfloat (gadiba_letter_view_get_zoom (self), <, fits);
  close_window (window, view);
}

static gboolean
is_pressed (gpointer data)
{
  return *(gboolean *) data;
}

static void
on_pressed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) data = TRUE;
}

/* Presses a key as a person would. */
static void
press_key (const char *key)
{
  g_autoptr (GError) error = NULL;
  gboolean pressed = FALSE;
  g_autoptr (GSubprocess) program =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check_async (program, NULL, on_pressed, &pressed);
  wait_until (is_pressed, &pressed);
  settle ();
}

static void
test_keys (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");
  if (program == NULL)
    {
      g_test_skip ("xdotool is not installed");
      return;
    }
  GtkWidget *view = gadiba_letter_view_new ();
  GadibaLetterView *self = GADIBA_LETTER_VIEW (view);
  GtkWindow *window = show_window (view, 716, 600);

  gadiba_letter_view_set_letter (self, make_letter (), NULL);
  settle ();
  gtk_widget_grab_focus (find_widget (view, is_page, NULL));
  double zoom = gadiba_letter_view_get_zoom (self);
  press_key ("ctrl+Next");
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, 1);
  press_key ("ctrl+Prior");
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, 0);
  /* Two steps to the end of the page, then the next one. */
  press_key ("Next");
  press_key ("Next");
  press_key ("Next");
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, 1);
  press_key ("Prior");
  press_key ("Prior");
  g_assert_cmpuint (gadiba_letter_view_get_page (self), ==, 0);
  press_key ("ctrl+plus");
  g_assert_cmpfloat (gadiba_letter_view_get_zoom (self), >, zoom);
  press_key ("ctrl+0");
  g_assert_cmpfloat (gadiba_letter_view_get_zoom (self), ==, zoom);
  close_window (window, view);
}

static void
test_accessible (void)
{
  GtkWidget *view = gadiba_letter_view_new ();
  GadibaLetterView *self = GADIBA_LETTER_VIEW (view);
  GtkWindow *window = show_window (view, 716, 700);
  g_autoptr (GadibaLetter) letter = make_letter ();
  g_autoptr (GadibaPress) press = gadiba_press_new ();
  g_autoptr (GadibaLetterLayout) layout =
      gadiba_letter_layout_new (press, letter, GADIBA_LETTER_SIZE_USUAL, NULL);
  g_autofree char *text = gadiba_letter_layout_dup_page_text (layout, 0);
  g_autofree char *name =
      g_strdup_printf ("Page 1 of %u", gadiba_letter_layout_get_n_pages (layout));

  gadiba_letter_view_set_letter (self, make_letter (), NULL);
  settle ();
  GtkWidget *page = find_widget (view, is_page, NULL);
  g_assert_true (gtk_widget_get_focusable (page));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       text);
  close_window (window, view);
}

int
main (int argc, char **argv)
{
  init_gtk (&argc, &argv);
  load_style ();
  book = load_law (NULL);
  g_test_add_func ("/letter-view/empty", test_empty);
  g_test_add_func ("/letter-view/pages", test_pages);
  g_test_add_func ("/letter-view/down", test_down);
  g_test_add_func ("/letter-view/zoom", test_zoom);
  g_test_add_func ("/letter-view/keys", test_keys);
  g_test_add_func ("/letter-view/accessible", test_accessible);
  int status = g_test_run ();
  gadiba_book_free (book);
  return status;
}
