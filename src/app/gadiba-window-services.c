/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-service-window.h"
#include "gadiba-window-private.h"

/* What is to be done with which place. */
typedef struct
{
  char *application, *service;
} Which;

static void
free_which (gpointer data)
{
  Which *which = data;

  g_free (which->application);
  g_free (which->service);
  g_free (which);
}

static gpointer
read_turn (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Which *which = data;
  const GadibaServiceRequest request = { .application = which->application,
                                         .service = which->service };

  return gadiba_office_read_turn (office, &request, moment->today, error);
}

static void
read_and_show (GtkWidget *widget, GVariant *parameter, GadibaShow show)
{
  Which *which = g_new0 (Which, 1);
  const GadibaJob job = { read_turn, which, free_which, (GDestroyNotify) gadiba_service_turn_free };

  g_variant_get (parameter, "(ss)", &which->application, &which->service);
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
