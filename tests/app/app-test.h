/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-app-resources.h"

/* What tests of widgets share. They run inside run-x. */

/* Milliseconds until something that must come counts as never coming. */
#define PATIENCE 30000

/* As g_test_init() and gtk_test_init(), but in the locale of the environment, so that texts are
 * translated as in the program. */
static inline void
init_gtk (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  gtk_disable_setlocale ();
  gtk_init ();
  gadiba_app_get_resource (); /* a static library's resource is linked in when it is asked for */
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/lv/gadiba/Gadiba/icons");
}

static inline gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the program run until @is_done says so of @data; fails when it never does. */
static inline void
wait_until (gboolean (*is_done) (gpointer data), gpointer data)
{
  gboolean late = FALSE;
  guint id = g_timeout_add (PATIENCE, on_late, &late);

  while (!late && !is_done (data))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (id);
}

/* Lets the program do what is waiting. */
static inline void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Shows @widget in a window of its own. Returns: (transfer none): the window */
static inline GtkWidget *
show_widget (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* Closes @window; @widget, which it holds, must be gone then. */
static inline void
close_widget (GtkWidget *window, GtkWidget *widget)
{
  gpointer weak = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_null (weak);
}

/* Returns: (nullable) (transfer none): the first widget below @root, by depth, of @type whose
 * property "label" is @label */
static inline GtkWidget *
find_labelled (GtkWidget *root, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_autofree char *text = NULL;
      g_object_get (root, "label", &text, NULL);
      if (g_strcmp0 (text, label) == 0)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, type, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}
