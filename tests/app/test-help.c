/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "gadiba-help-text.h"
#include "gadiba-help-window.h"
#include "gadiba-places.h"
#include "window-hands.h"

/* The help: every page can be read, in both languages alike, and F1 opens the one about the place
 * that is shown. */

static GadibaHelpText *
load_page (const char *language, const char *name)
{
  g_autofree char *path = g_strdup_printf ("../data/help/%s", language);
  g_autofree char *file = g_strconcat (name, ".md", NULL);
  g_autoptr (GBytes) bytes = load_test_bytes (path, file);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  GadibaHelpText *page = gadiba_help_text_parse (text, file, &error);

  g_assert_no_error (error);
  return page;
}

static void
test_pages (void)
{
  const char *const *names = gadiba_help_list_pages ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GadibaHelpText) en = load_page ("en", names[i]);
      g_autoptr (GadibaHelpText) lv = load_page ("lv", names[i]);
      g_test_message ("%s", names[i]);
      g_assert_cmpuint (en->blocks->len, ==, lv->blocks->len);
      for (guint k = 0; k < en->blocks->len; k++)
        {
          const GadibaHelpBlock *one = g_ptr_array_index (en->blocks, k);
          const GadibaHelpBlock *other = g_ptr_array_index (lv->blocks, k);
          g_assert_cmpint (one->kind, ==, other->kind);
        }
    }
  /* No page lies there that nobody finds. */
  static const char *const languages[] = { "lv", "en" };
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *folder = get_test_path ("../data/help", languages[i]);
      g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
      guint n = 0;
      while (g_dir_read_name (files) != NULL)
        n++;
      g_assert_cmpuint (n, ==, g_strv_length ((char **) names));
    }
}

static void
test_broken (void)
{
  static const struct
  {
    const char *text, *error; /* @error: NULL: is taken */
  } rows[] = {
    { "# A\n\n1. b\n2. c **d** `e` [f](start)\n", NULL },
    { "A\n", "p:1: a page begins with its title" },
    { "# A\n", "says nothing" },
    { "", "says nothing" },
    { "# A\n# B\n", "p:2: a page begins with its title" },
    { "# A\n\n2. b\n", "p:3: steps are counted" },
    { "# A\n1. b\n3. c\n", "p:3: steps are counted" },
    { "# A\n1. b\nc\n2. d\n", "p:4: steps are counted" },
    { "# A\n**b\n", "p:2: a mark that is opened" },
    { "# A\n`b\n", "p:2: a mark that is opened" },
    { "# A\nb * c\n", "p:2: a single *" },
    { "# A\n[b](nowhere)\n", "p:2: a link leads to no page" },
    { "# A\n[b]\n", "p:2: a link leads to no page" },
    { "# A\n### b\n", "p:2: the line begins" },
    { "# A\n<b>c</b>\n", "p:2: the line begins" },
    { "# A\n  b\n", "p:2: the line begins" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaHelpText) text = gadiba_help_text_parse (rows[i].text, "p", &error);
      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, error != NULL ? error->message : "taken");
      g_assert_true ((text != NULL) == (rows[i].error == NULL));
      g_assert_true (error == NULL || strstr (error->message, rows[i].error) != NULL);
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *text, *what;
    int from, at;
  } rows[] = {
    { "Mājsaimniecība", "majsaim", 0, 0 },
    { "Šī mājā", "MAJA", 0, 3 },
    { "a a a", "a", 1, 2 },
    { "žurnāls", "z", 0, 0 },
    { "abc", "abcd", 0, -1 },
    { "abc", "", 0, -1 },
    { "abc", "c", 3, -1 },
    { "Ienākumi", "ā", 0, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int length;
      g_assert_cmpint (gadiba_help_find (rows[i].text, rows[i].what, rows[i].from, &length), ==,
                       rows[i].at);
    }
}

/* --- in the window --- */

static GadibaHelpWindow *
find_help (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) each = g_list_model_get_item (windows, i);
      if (GADIBA_IS_HELP_WINDOW (each))
        return GADIBA_HELP_WINDOW (each);
    }
  return NULL;
}

static void
assert_help (Fixture *self, const char *page)
{
  act (self, "win.help");
  g_assert_cmpstr (gadiba_help_window_get_page (find_help ()), ==, page);
}

static void
test_places (Fixture *self)
{
  const GadibaFixedPlace *place;

  for (guint i = 0; (place = gadiba_places_get (i)) != NULL; i++)
    {
      go_to (self, place->name);
      assert_help (self, place->name);
    }
  show_dwelling (self);
  assert_help (self, "case-property");
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")),
                                 "history");
  assert_help (self, "case");
  act (self, "win.outlook");
  assert_help (self, "outlook-else");
  act (self, "win.next-section");
  assert_help (self, "outlook-if");
  show_dwelling (self);
  act (self, "win.issue");
  assert_help (self, "issue");
  act (self, "win.new-application");
  assert_help (self, "new-application");
  gtk_widget_activate_action (get_widget (self), "win.show-letter", "s", self->decision);
  rest (self);
  assert_help (self, "letter");
}

static void
test_search (Fixture *self)
{
  go_to (self, "settings");
  assert_help (self, "settings");
  GtkWidget *help = GTK_WIDGET (find_help ());
  GtkWidget *search = find_type (help, GTK_TYPE_SEARCH_ENTRY);

  gtk_widget_activate_action (help, "help.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "contested");
  settle ();
  g_assert_cmpstr (gadiba_help_window_get_page (find_help ()), ==, "settings");
  /* What is not here is found on another page … */
  gtk_editable_set_text (GTK_EDITABLE (search), "SPREADSHEET");
  settle ();
  g_assert_cmpstr (gadiba_help_window_get_page (find_help ()), ==, "case-income");
  gtk_widget_activate_action (help, "help.back", NULL);
  g_assert_cmpstr (gadiba_help_window_get_page (find_help ()), ==, "settings");
  /* … or that it is nowhere is told. */
  gtk_editable_set_text (GTK_EDITABLE (search), "xyzzy");
  settle ();
  g_assert_true (is_told (help, "No page of the help"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  settle ();
  g_assert_false (is_told (help, "No page of the help"));

  gtk_widget_activate_action (help, "help.close", NULL);
  settle ();
  g_assert_null (find_help ());
  assert_help (self, "settings");
}

static void
test_language (Fixture *self)
{
  assert_help (self, "clients");
  choose_language (self, "lv");
  g_assert_null (find_help ());
  assert_help (self, "clients");
  g_assert_true (is_told (GTK_WIDGET (find_help ()), "latviešu alfabēta"));
}

/* The window is as large as its text, as far as the screen is. */
/* Wider than it was; the window manager may answer late. */
static gboolean
is_wider (gpointer data)
{
  const int *usual = data;
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (find_help ()), &width, &height);
  return width > *usual;
}

static void
test_size (Fixture *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int usual_width, usual_height, width, height, dpi;

  assert_help (self, "clients");
  GtkWindow *help = GTK_WINDOW (find_help ());
  gtk_test_widget_wait_for_draw (GTK_WIDGET (help));
  gtk_window_get_default_size (help, &usual_width, &usual_height);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  wait_until (is_wider, &usual_width);
  gtk_window_get_default_size (help, &width, &height);
  g_autoptr (GdkMonitor) monitor =
      g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
  GdkRectangle screen;
  gdk_monitor_get_geometry (monitor, &screen);
  g_assert_cmpint (width, <=, screen.width);
  g_assert_cmpint (height, <=, screen.height);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  settle ();
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/help/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/broken", test_broken);
  g_test_add_func ("/help/find", test_find);
  ADD ("places", test_places);
  ADD ("search", test_search);
  ADD ("size", test_size);
  ADD ("language", test_language);
  return g_test_run ();
}
