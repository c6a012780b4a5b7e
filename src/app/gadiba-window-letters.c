/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-mailing-page.h"
#include "gadiba-window-private.h"
#include "gadiba-write-window.h"

/* Writing a letter that decides nothing; making many letters. */

static gpointer
read_case (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_case (office, data, error);
}

static void
show_writing (const GadibaAskingPlace *place, gconstpointer found)
{
  const GadibaCaseFile *file = found;

  gadiba_write_window_show (place, file->number, file->from);
}

void
_gadiba_window_write_letter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const GadibaJob job = { read_case, g_variant_dup_string (parameter, NULL), g_free,
                          (GDestroyNotify) gadiba_case_file_free };

  _gadiba_window_read_and_show (GADIBA_WINDOW (widget), &job, show_writing);
}

/* Returns: the page of many letters, which is made when it is first asked for */
static GtkWidget *
get_mailing_page (GadibaWindow *self)
{
  GtkWidget *page = _gadiba_window_find_page (self, GADIBA_TYPE_MAILING_PAGE);

  if (page == NULL)
    {
      page = gadiba_mailing_page_new (self->session);
      g_signal_connect_object (page, "stored", G_CALLBACK (_gadiba_window_mark_stale), self,
                               G_CONNECT_SWAPPED);
      _gadiba_window_add_page (self, GADIBA_PAGE (page), "gd-decision-symbolic");
    }
  return page;
}

void
_gadiba_window_open_mailing (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  GtkWidget *page = get_mailing_page (self);

  gadiba_mailing_page_open (GADIBA_MAILING_PAGE (page), g_variant_get_int64 (parameter));
  _gadiba_window_show_page (self, GADIBA_PAGE (page));
}

void
_gadiba_window_make_letters (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  GtkWidget *page = get_mailing_page (self);
  g_autoptr (GVariant) lines = g_variant_get_child_value (parameter, 1);
  gboolean of_decisions;

  g_variant_get_child (parameter, 0, "b", &of_decisions);
  gadiba_mailing_page_ask (GADIBA_MAILING_PAGE (page), lines, of_decisions);
  _gadiba_window_show_page (self, GADIBA_PAGE (page));
}
