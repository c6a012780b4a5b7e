/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-service-window.h"
#include "gadiba-window-private.h"

/* @data: the parameter of the action */
static gpointer
read_turn (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  GadibaServiceRequest request = { .application = NULL };

  g_variant_get (data, "(&s&s)", &request.application, &request.service);
  return gadiba_office_read_turn (office, &request, moment->today, error);
}

static void
read_and_show (GtkWidget *widget, GVariant *parameter, GadibaShow show)
{
  const GadibaJob job = { read_turn, g_variant_ref (parameter), (GDestroyNotify) g_variant_unref,
                          (GDestroyNotify) gadiba_service_turn_free };

  _gadiba_window_read_and_show (GADIBA_WINDOW (widget), &job, show);
}

static void
show_giving (const GadibaAskingPlace *place, gconstpointer found)
{
  gadiba_service_window_give (place, found);
}

static void
show_ending (const GadibaAskingPlace *place, gconstpointer found)
{
  gadiba_service_window_end (place, found);
}

void
_gadiba_window_give_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_and_show (widget, parameter, show_giving);
}

void
_gadiba_window_end_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_and_show (widget, parameter, show_ending);
}
