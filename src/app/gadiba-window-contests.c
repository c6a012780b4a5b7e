/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-contest-window.h"
#include "gadiba-window-private.h"

/* What was chosen in the menu: decision and application. */
#define CHOSEN "contest-chosen"

static gboolean
on_menu_closed_cb (gpointer data)
{
  GadibaWindow *self = data;
  const char *decision, *application;

  if (self->session == NULL) /* disposed meanwhile */
    return G_SOURCE_REMOVE;
  g_variant_get (g_object_get_data (G_OBJECT (self), CHOSEN), "(&s&s)", &decision, &application);
  const GadibaAskingPlace place = _gadiba_window_make_place (self);
  gadiba_contest_window_enter (&place, decision, application);
  return G_SOURCE_REMOVE;
}

/* The menu first gives the keyboard back to its button. */
void
_gadiba_window_enter_contest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_object_set_data_full (G_OBJECT (widget), CHOSEN, g_variant_ref (parameter),
                          (GDestroyNotify) g_variant_unref);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_menu_closed_cb, g_object_ref (widget),
                   g_object_unref);
}

static gpointer
read_contest (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_contest (office, data, error);
}

static void
show_contest (const GadibaAskingPlace *place, gconstpointer found)
{
  gadiba_contest_window_show (place, found);
}

void
_gadiba_window_open_contest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const GadibaJob job = { read_contest, g_variant_dup_string (parameter, NULL), g_free,
                          (GDestroyNotify) gadiba_contest_free };

  _gadiba_window_read_and_show (GADIBA_WINDOW (widget), &job, show_contest);
}
