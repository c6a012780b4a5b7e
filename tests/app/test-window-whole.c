/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "full-disk.h"
#include "gadiba-field.h"
#include "gadiba-welcome-page.h"
#include "gadiba-workspace.h"
#include "window-hands.h"

/* Windows that are made anew in another language, or closed, keep what was typed and where one was.
 */

/* --- what is done --- */

static void
assert_street (Fixture *self, const char *expected)
{
  const GadibaCasePlace place = { .part = GADIBA_PART_DWELLING, .field = "street" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_read_case (self->office.office, self->open, &error);

  g_assert_no_error (error);
  g_autofree char *street = gadiba_case_dup_value (file->from, &place);
  g_assert_cmpstr (street, ==, expected);
}

/* --- another language --- */

static void
test_language (Fixture *self)
{
  g_autofree char *before = g_strdup (_ ("_New application"));
  GadibaSession *session = gadiba_window_get_session (self->window);

  show_dwelling (self);
  gpointer weak = self->window;
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  choose_language (self, "lv");
  wait_until (is_unset, &weak);
  g_assert_cmpuint (count_windows (self), ==, 1);
  g_assert_true (gadiba_window_get_session (self->window) == session);
  g_autofree char *shown = gadiba_window_dup_application (self->window);
  g_assert_cmpstr (shown, ==, self->open);
  find_named (self, "GadibaPropertySection");
  g_assert_cmpstr (_ ("_New application"), !=, before);
  g_assert_nonnull (find_labelled (get_widget (self), GTK_TYPE_LABEL, _ ("_New application")));
  g_assert_null (find_labelled (get_widget (self), GTK_TYPE_LABEL, before));

  choose_language (self, "en");
  g_assert_nonnull (find_labelled (get_widget (self), GTK_TYPE_LABEL, before));
  shown = (g_free (shown), gadiba_window_dup_application (self->window));
  g_assert_cmpstr (shown, ==, self->open);
}

static void
test_two_windows (Fixture *self)
{
  open_application (self, self->open);
  g_action_group_activate_action (G_ACTION_GROUP (self->app), "new-window", NULL);
  settle ();
  g_assert_cmpuint (count_windows (self), ==, 2);
  choose_language (self, "lv");
  g_assert_cmpuint (count_windows (self), ==, 2);
  g_autofree char *first = gadiba_window_dup_application (get_window (self, 0));
  g_autofree char *second = gadiba_window_dup_application (get_window (self, 1));
  g_assert_true ((first == NULL) != (second == NULL));
  g_assert_cmpstr (first != NULL ? first : second, ==, self->open);
}

/* Two offices are open: each window stays in its own. */
static void
test_two_offices (Fixture *self)
{
  TestOffice other = make_test_office_of (NULL, g_get_user_name ());
  GadibaWindow *first = self->window;

  open_application (self, self->open);
  g_action_group_activate_action (G_ACTION_GROUP (self->app), "offices", NULL);
  settle ();
  GadibaWindow *second = get_window (self, 0);
  g_assert_true (second != first);
  GtkWidget *page = find_type (GTK_WIDGET (second), GADIBA_TYPE_WELCOME_PAGE);
  g_signal_emit_by_name (page, "ready", other.path);
  wait_until (has_session, second);
  finish_jobs (gadiba_window_get_session (second));

  choose_language (self, "lv");
  g_assert_cmpuint (count_windows (self), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      GadibaWindow *window = get_window (self, i);
      GadibaSession *session = gadiba_window_get_session (window);
      finish_jobs (session);
      g_autofree char *shown = gadiba_window_dup_application (window);
      gboolean here = g_str_equal (gadiba_session_get_path (session), self->office.path);
      g_assert_cmpstr (gadiba_session_get_path (session), ==,
                       here ? self->office.path : other.path);
      g_assert_cmpstr (shown, ==, here ? self->open : NULL);
      if (here)
        self->window = window;
    }
  g_assert_true (gadiba_window_get_session (get_window (self, 0))
                 != gadiba_window_get_session (get_window (self, 1)));
  clear_test_office (&other);
}

/* What is being typed is stored. */
static void
test_language_while_typing (Fixture *self)
{
  show_dwelling (self);
  type_street (self, "Jauna iela 3");
  choose_language (self, "lv");
  assert_street (self, "Jauna iela 3");
}

/* The answer of the office comes when the window that asked is gone. */
static void
test_language_while_opening (Fixture *self)
{
  gadiba_window_open_application (self->window, self->open);
  gtk_widget_activate_action (get_widget (self), "win.new-application", NULL);
  choose_language (self, "lv");
  choose_language (self, "en");
  g_assert_cmpuint (count_windows (self), ==, 1);
  open_application (self, self->open);
}

/* What cannot be stored is not given up for another language. */
static void
test_language_in_trouble (Fixture *self)
{
  show_dwelling (self);
  stop_disk ();
  type_street (self, "Jauna iela 4");
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  rest (self);
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
  g_assert_true (gadiba_workspace_is_unstored (workspace));
  choose_language (self, "lv");
  mend_disk ();
  g_assert_true (find_named (self, "GadibaWorkspace") == GTK_WIDGET (workspace));
  g_assert_true (gadiba_workspace_is_unstored (workspace));
  type_street (self, "Jauna iela 5"); /* tries again */
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  rest (self);
  g_assert_false (gadiba_workspace_is_unstored (workspace));
  assert_street (self, "Jauna iela 5");
}

/* --- closing --- */

/* The window is told to close while a field is being typed in. */
static void
test_close_while_typing (Fixture *self)
{
  GadibaSession *session = gadiba_window_get_session (self->window);

  show_dwelling (self);
  g_action_group_activate_action (G_ACTION_GROUP (self->app), "new-window", NULL);
  settle ();
  GadibaWindow *other = get_window (self, 0);
  g_assert_true (other != self->window);
  type_street (self, "Jauna iela 6");
  gpointer weak = self->window;
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (is_unset, &weak);
  self->window = other;
  finish_jobs (session);
  assert_street (self, "Jauna iela 6");
}

/* Leaves what cannot be stored in the street, and tries to close the window. */
static void
close_in_trouble (Fixture *self, const char *text)
{
  stop_disk ();
  type_street (self, text);
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  rest (self);
  gtk_window_close (GTK_WINDOW (self->window));
  rest (self);
  mend_disk ();
}

/* Whoever closes a window with something that is not stored is told so, each time anew. */
static void
test_close_in_trouble (Fixture *self)
{
  show_dwelling (self);
  close_in_trouble (self, "Jauna iela 7");
  g_assert_true (gtk_widget_get_mapped (get_widget (self)));
  g_assert_true (is_told (get_widget (self), "not stored yet"));
  type_street (self, "Jauna iela 8");
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  rest (self);
  assert_street (self, "Jauna iela 8");

  close_in_trouble (self, "Jauna iela 9");
  g_assert_cmpuint (count_windows (self), ==, 1);
  g_assert_true (gtk_widget_get_mapped (get_widget (self)));
  g_assert_true (is_told (get_widget (self), "not stored yet"));
}

/* It turns out only after the window was told to close. */
static void
test_trouble_while_closing (Fixture *self)
{
  show_dwelling (self);
  stop_disk ();
  type_street (self, "Jauna iela 7");
  gtk_window_close (GTK_WINDOW (self->window));
  rest (self);
  mend_disk ();
  g_assert_cmpuint (count_windows (self), ==, 1);
  g_assert_true (gtk_widget_get_mapped (get_widget (self)));
  g_assert_true (is_told (get_widget (self), "not stored yet"));
}

/* A page that is closed, too, is not the end of what is not stored. */
static void
test_close_page_in_trouble (Fixture *self)
{
  show_dwelling (self);
  GtkWidget *workspace = find_named (self, "GadibaWorkspace");
  stop_disk ();
  type_street (self, "Jauna iela 7");
  act (self, "win.close-page");
  mend_disk ();
  g_assert_true (find_named (self, "GadibaWorkspace") == workspace);
  g_assert_true (gadiba_workspace_is_unstored (GADIBA_WORKSPACE (workspace)));
  g_assert_true (is_told (get_widget (self), "not stored yet"));

  gpointer weak = workspace;
  g_object_add_weak_pointer (G_OBJECT (workspace), &weak);
  act (self, "win.close-page");
  wait_until (is_unset, &weak);
}

static void
collect_scrolling (GtkWidget *root, GPtrArray *widgets)
{
  if (GTK_IS_SCROLLED_WINDOW (root))
    g_ptr_array_add (widgets, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_scrolling (child, widgets);
}

/* GTK's settings outlive a page: they must not know what is gone, nor more with each page. */
static void
test_forgotten (Fixture *self)
{
  const char *sections[] = { "card", "household", "income", "property", "decisions" };
  g_autoptr (GPtrArray) widgets = g_ptr_array_new ();

  open_application (self, self->open);
  GtkWidget *workspace = find_named (self, "GadibaWorkspace");
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      gadiba_workspace_show_section (GADIBA_WORKSPACE (workspace), sections[i]);
      rest (self);
    }
  collect_scrolling (workspace, widgets);
  g_assert_cmpuint (widgets->len, >, 2);
  gpointer settings = gtk_widget_get_settings (workspace), weak = workspace;
  g_object_add_weak_pointer (G_OBJECT (workspace), &weak);
  act (self, "win.close-page");
  wait_until (is_unset, &weak);
  for (guint i = 0; i < widgets->len; i++)
    g_assert_cmpuint (
        g_signal_handler_find (settings, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, widgets->pdata[i]),
        ==, 0);
}

/* --- signs --- */

/* The signs of the window can be read on this computer: GTK draws them as broken ones if not. */
static void
test_signs (void)
{
#define SIGNS "/lv/gadiba/Gadiba/icons/scalable/actions/"
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names =
      g_resources_enumerate_children (SIGNS, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), >, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SIGNS, names[i], NULL);
      g_autoptr (GdkPixbuf) sign = gdk_pixbuf_new_from_resource (path, &error);
      g_assert_no_error (error);
      g_assert_nonnull (sign);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/window-whole/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("language", test_language);
  ADD ("two-windows", test_two_windows);
  ADD ("two-offices", test_two_offices);
  ADD ("language-while-typing", test_language_while_typing);
  ADD ("language-while-opening", test_language_while_opening);
  ADD ("language-in-trouble", test_language_in_trouble);
  ADD ("close-while-typing", test_close_while_typing);
  ADD ("close-in-trouble", test_close_in_trouble);
  ADD ("trouble-while-closing", test_trouble_while_closing);
  ADD ("close-page-in-trouble", test_close_page_in_trouble);
  ADD ("forgotten", test_forgotten);
  g_test_add_func ("/window-whole/signs", test_signs);
  return g_test_run ();
}
