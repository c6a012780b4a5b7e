/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-awaited-window.h"
#include "gadiba-hearing-window.h"
#include "gadiba-window-private.h"

/* What is on record of an application. */
typedef struct
{
  char *application;
  GPtrArray *hearings; /* GadibaHearing */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_free (found->application);
  g_ptr_array_unref (found->hearings);
  g_free (found);
}

static gpointer
read_hearings (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  GPtrArray *hearings = gadiba_office_list_hearings (office, data, error);

  if (hearings == NULL)
    return NULL;
  Found *found = g_new0 (Found, 1);
  found->application = g_strdup (data);
  found->hearings = hearings;
  return found;
}

static void
show_hearings (const GadibaAskingPlace *place, gconstpointer found)
{
  const Found *self = found;

  gadiba_hearing_window_show (place, self->application, self->hearings);
}

void
_gadiba_window_note_hearing (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const GadibaJob job = { read_hearings, g_variant_dup_string (parameter, NULL), g_free,
                          free_found };

  _gadiba_window_read_and_show (GADIBA_WINDOW (widget), &job, show_hearings);
}

/* --- what is awaited --- */

static gpointer
read_awaited (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_awaited (office, data, error);
}

static void
show_awaited (const GadibaAskingPlace *place, gconstpointer found)
{
  gadiba_awaited_window_show (place, found);
}

void
_gadiba_window_note_cured (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const GadibaJob job = { read_awaited, g_variant_dup_string (parameter, NULL), g_free,
                          (GDestroyNotify) gadiba_awaited_free };

  _gadiba_window_read_and_show (GADIBA_WINDOW (widget), &job, show_awaited);
}
