/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include <glib/gi18n-lib.h>

#include "gadiba-office-look.h"
#include "gadiba-list-pane.h"
#include "gadiba-words.h"

/* What happened to the application: the journal, as far as it is about it. */

/* Returns: (transfer full): the time of the office's clock */
static char *
format_time (const char *utc)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) here = when != NULL ? g_date_time_to_local (when) : NULL;

  if (here == NULL)
    return g_strdup (utc);
  g_autofree char *day = gadiba_words_format_date (
      gadiba_date_new (g_date_time_get_year (here), g_date_time_get_month (here),
                       g_date_time_get_day_of_month (here)));
  g_autofree char *time = g_date_time_format (here, "%H:%M");
  return g_strdup_printf ("%s %s", day, time);
}

static GtkWidget *
make_row (const GadibaHappened *event)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  g_autofree char *time = format_time (event->utc);
  GtkWidget *when = gtk_label_new (time);
  GtkWidget *what = gtk_label_new (event->words != NULL ? event->words : _ ("(erased)"));
  GtkWidget *who = gtk_label_new (event->caseworker != NULL ? event->caseworker : "–");
  g_autofree char *spoken =
      g_strdup_printf ("%s, %s, %s", time, gtk_label_get_label (GTK_LABEL (what)),
                       gtk_label_get_label (GTK_LABEL (who)));

  gtk_widget_add_css_class (when, "dim");
  gtk_widget_add_css_class (when, "num");
  gtk_widget_add_css_class (who, "dim");
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (box), when);
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), who);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static gpointer
read_history (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_list_history (office, ((const GadibaListQuestion *) data)->number, moment,
                                     error);
}

static void
fill (GtkListBox *list, gconstpointer result)
{
  const GPtrArray *events = result;

  for (guint i = events->len; i > 0; i--)
    gtk_list_box_append (list, make_row (g_ptr_array_index (events, i - 1)));
}

GtkWidget *
gadiba_history_section_new (GadibaWorkingCase *working)
{
  static const GadibaListKind kind = { N_ ("History"), read_history,
                                       (GDestroyNotify) g_ptr_array_unref, fill };

  return gadiba_list_pane_new (working, &kind);
}
