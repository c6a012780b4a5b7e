/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-office-look.h"
#include "gadiba-pane.h"
#include "gadiba-words.h"

/* What happened to the application: the journal, as far as it is about it. */
#define GADIBA_TYPE_HISTORY_SECTION (gadiba_history_section_get_type ())
G_DECLARE_FINAL_TYPE (GadibaHistorySection, gadiba_history_section, GADIBA, HISTORY_SECTION,
                      GtkWidget)

struct _GadibaHistorySection
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  gboolean is_reading;
  GadibaStoreState state; /* at the last look */

  GtkListBox *list;
};

static void gadiba_history_section_pane_init (GadibaPaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaHistorySection, gadiba_history_section, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GADIBA_TYPE_PANE,
                                                      gadiba_history_section_pane_init))

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

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaHistorySection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = gadiba_session_run_finish (result, &error);
  GtkListBoxRow *row;

  self->is_reading = FALSE;
  if (self->list == NULL) /* disposed meanwhile */
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (events == NULL)
    {
      gtk_list_box_append (self->list, gtk_label_new (error->message));
      return;
    }
  for (guint i = events->len; i > 0; i--)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (events, i - 1)));
}

static gpointer
read_history (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_list_history (office, data, moment, error);
}

static void
ask_history (GadibaHistorySection *self)
{
  const GadibaJob job = { read_history, g_strdup (gadiba_working_case_get_number (self->working)),
                          g_free, (GDestroyNotify) g_ptr_array_unref };

  if (self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_free (job.data);
      return;
    }
  self->is_reading = TRUE;
  gadiba_session_run_async (gadiba_working_case_get_session (self->working), &job, NULL, on_read_cb,
                            g_object_ref (self));
}

/* When something was stored while it is looked at. */
static void
on_working_state_cb (GadibaHistorySection *self)
{
  g_assert (GADIBA_IS_HISTORY_SECTION (self));

  GadibaStoreState before = self->state;
  self->state = gadiba_working_case_get_state (self->working);
  if (before != GADIBA_STORED && self->state == GADIBA_STORED)
    ask_history (self);
}

static void
gadiba_history_section_pane_init (GadibaPaneInterface *iface)
{
}

static void
gadiba_history_section_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gadiba_history_section_parent_class)->map (widget);

  ask_history (GADIBA_HISTORY_SECTION (widget));
}

static void
gadiba_history_section_dispose (GObject *object)
{
  GadibaHistorySection *self = GADIBA_HISTORY_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_HISTORY_SECTION);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_history_section_parent_class)->dispose (object);
}

static void
gadiba_history_section_class_init (GadibaHistorySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_history_section_dispose;
  widget_class->map = gadiba_history_section_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-history-section.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaHistorySection, list);
}

static void
gadiba_history_section_init (GadibaHistorySection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gadiba_history_section_new (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaHistorySection *self = g_object_new (GADIBA_TYPE_HISTORY_SECTION, NULL);
  self->working = g_object_ref (working);
  g_signal_connect_object (working, "state", G_CALLBACK (on_working_state_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
