/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-app-resources.h"
#include <libintl.h>
#include <locale.h>

/* What tests of widgets share. */

/* GTK with the locale of the tests: gtk_test_init() would take another one. Words are compared in
 * English; pictures may be taken in the language of whoever looks at them. */
static inline void
init_gtk (int *argc, char ***argv)
{
  if (g_getenv ("GADIBA_SCREENSHOTS") == NULL)
    g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("GADIBA_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    g_assert_not_reached ();
  gadiba_app_get_resource (); /* a static library's resource is linked in when it is asked for */
}

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @is_done says so; fails when it takes very long. */
static inline void
wait_until (gboolean (*is_done) (gpointer data), gpointer data)
{
  gboolean late = FALSE;
  guint id = g_timeout_add_seconds (60, on_late, &late);

  while (!is_done (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (id);
}

/* Lets the window draw what changed. */
static inline void
settle (void)
{
  for (int i = 0; i < 8; i++)
    {
      gboolean late = FALSE;
      g_timeout_add (20, on_late, &late);
      while (!late)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* A window of that size with @child, drawn. Returns: (transfer none): destroy it */
G_GNUC_UNUSED static GtkWindow *
show_window (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  settle ();
  return window;
}

/* Destroys the window; @widget must not outlive it. */
G_GNUC_UNUSED static void
close_window (GtkWindow *window, GtkWidget *widget)
{
  gpointer left = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &left);
  gtk_window_destroy (window);
  settle ();
  g_assert_null (left);
}

/* The first widget below @root, in the order of drawing, for which @is_it holds. */
typedef gboolean (*IsIt) (GtkWidget *widget, gconstpointer data);

static inline GtkWidget *
find_widget (GtkWidget *root, IsIt is_it, gconstpointer data)
{
  if (is_it (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, is_it, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

/* A label that is in the window and holds @text. Returns: (nullable) */
G_GNUC_UNUSED static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  return find_widget (root, is_label, text);
}

/* What a widget looks like, as a file: for people who compare it with the design. Only when
 * GADIBA_SCREENSHOTS names a folder. */
G_GNUC_UNUSED static void
take_picture (GtkWindow *window, const char *name)
{
  const char *folder = g_getenv ("GADIBA_SCREENSHOTS");
  if (folder == NULL)
    return;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GdkTexture) texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  gsk_render_node_unref (node);
}

/* The style of the design, for pictures: GADIBA_STYLE names a file, GADIBA_ICONS a folder,
 * GADIBA_TEXT the size of text in percent. */
G_GNUC_UNUSED static void
load_style (void)
{
  const char *path = g_getenv ("GADIBA_STYLE");
  const char *icons = g_getenv ("GADIBA_ICONS");
  const char *text = g_getenv ("GADIBA_TEXT");
  if (text != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  (int) (96 * 1024 * g_ascii_strtoll (text, NULL, 10) / 100), NULL);
  if (icons != NULL)
    gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    icons);
  if (path == NULL)
    return;
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
