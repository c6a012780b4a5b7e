/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-form-field.h"
#include "gadiba-drop-down.h"
#include "gadiba-settings-lists.h"
#include "gadiba-words.h"

/* Days that are free, or worked, in this office alone: their list, and the form for one more. */

/* It goes with its list. */
typedef struct
{
  GadibaSettingsModel *model;
  GtkListBox *list;
  GtkWidget *none;
  GadibaFormField *day, *name;
  GtkDropDown *kind; /* 0: free, 1: worked */
  GtkLabel *fault;
} Days;

static void
free_days (gpointer data)
{
  Days *self = data;

  g_object_unref (self->model);
  g_free (self);
}

/* --- changes --- */

static void
free_day (gpointer data)
{
  GadibaOwnDay *day = data;

  g_free (day->name);
  g_free (day);
}

static gpointer
add (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  gadiba_office_add_day (office, data, moment, error);
  return NULL;
}

static gpointer
take_out (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  gadiba_office_remove_day (office, ((const GadibaOwnDay *) data)->date, moment, error);
  return NULL;
}

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkListBox) list = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = gadiba_settings_model_run_finish (result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (list)) == NULL) /* the page went meanwhile */
    return;
  Days *self = g_object_get_data (G_OBJECT (list), "days");
  gadiba_settings_fault_tell (self->fault, done ? NULL : error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkListBox) list = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = gadiba_settings_model_run_finish (result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (list)) == NULL)
    return;
  Days *self = g_object_get_data (G_OBJECT (list), "days");
  gadiba_settings_fault_tell (self->fault, done ? NULL : error->message);
  if (!done)
    return; /* what was typed stays */
  gadiba_form_field_set_text (self->day, "");
  gadiba_form_field_set_text (self->name, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static void
on_remove_clicked_cb (GtkButton *button, Days *self)
{
  const GadibaOfficeSettings *settings = gadiba_settings_model_get (self->model);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  guint index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GadibaOwnDay *day = g_new0 (GadibaOwnDay, 1);
  const GadibaJob job = { take_out, day, free_day, NULL };

  day->date = ((const GadibaOwnDay *) g_ptr_array_index (settings->days, index))->date;
  gadiba_settings_model_run_async (self->model, &job, on_removed_cb, g_object_ref (self->list));
}

static void
on_add_clicked_cb (Days *self)
{
  const GadibaMoment moment =
      gadiba_session_get_moment (gadiba_settings_model_get_session (self->model));
  const char *text = gadiba_form_field_get_text (self->day);
  g_autoptr (GError) error = NULL;
  GadibaOwnDay *day = g_new0 (GadibaOwnDay, 1);
  const GadibaJob job = { add, day, free_day, NULL };

  gadiba_settings_fault_tell (self->fault, NULL);
  day->is_working = gtk_drop_down_get_selected (self->kind) == 1;
  day->name = g_strdup (gadiba_form_field_get_text (self->name));
  if (*text != '\0' && !gadiba_date_parse_entry (text, moment.today, &day->date, &error))
    {
      gadiba_form_field_set_error (self->day, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->day));
      free_day (day);
      return;
    }
  gadiba_settings_model_run_async (self->model, &job, on_added_cb, g_object_ref (self->list));
}

/* --- the list --- */

static GtkWidget *
make_row (Days *self, const GadibaOwnDay *day)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove"));
  g_autofree char *date = gadiba_words_format_date (day->date);
  const char *kind = day->is_working ? _ ("worked") : _ ("free");
  g_autofree char *spoken = g_strjoin (", ", date, kind, day->name, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), date);

  gtk_box_append (GTK_BOX (box), gadiba_settings_label_new (date, "num", 11));
  gtk_box_append (GTK_BOX (box), gadiba_settings_label_new (kind, "dim", 12));
  gtk_box_append (GTK_BOX (box), gadiba_settings_label_new (day->name, NULL, -1));
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
  return gadiba_settings_row_new (box, spoken, button, name);
}

static void
fill (GtkListBox *list)
{
  Days *self = g_object_get_data (G_OBJECT (list), "days");
  const GadibaOfficeSettings *settings = gadiba_settings_model_get (self->model);

  gadiba_settings_list_empty (list);
  for (guint i = 0; i < settings->days->len; i++)
    gtk_list_box_append (list, make_row (self, g_ptr_array_index (settings->days, i)));
  gtk_widget_set_visible (self->none, settings->days->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (list), settings->days->len > 0);
}

/* --- the form --- */

/* A label over its choice, as the fields beside it. */
static GtkWidget *
make_kind (Days *self)
{
  const char *const kinds[] = { _ ("free"), _ ("worked"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_That day is"));

  self->kind = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (kinds));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->kind));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gadiba_drop_down_name (self->kind, GTK_LABEL (label));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind));
  return box;
}

static GtkWidget *
make_form (Days *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->day = GADIBA_FORM_FIELD (gadiba_form_field_new (_ ("_Day"), NULL));
  self->name = GADIBA_FORM_FIELD (
      gadiba_form_field_new (_ ("Name of the _holiday, or why it is worked"), NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  GtkWidget *const fields[] = { GTK_WIDGET (self->day), make_kind (self), GTK_WIDGET (self->name) };
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (on_add_clicked_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  return gadiba_settings_form_new (fields, G_N_ELEMENTS (fields), button);
}

GtkWidget *
gadiba_settings_days_new (GadibaSettingsModel *model)
{
  g_return_val_if_fail (GADIBA_IS_SETTINGS_MODEL (model), NULL);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  Days *self = g_new0 (Days, 1);
  self->model = g_object_ref (model);
  self->list = GTK_LIST_BOX (gadiba_settings_list_new (_ ("Days that differ in this office")));
  self->none = gadiba_settings_words_new (_ ("No day differs here."), "dim");
  self->fault = GTK_LABEL (gadiba_settings_fault_new ());
  gtk_widget_add_css_class (box, "settings");
  g_object_set_data_full (G_OBJECT (self->list), "days", self, free_days);
  gtk_box_append (GTK_BOX (box),
                  gadiba_settings_words_new (
                      _ ("Saturdays, Sundays, the holidays of the law and the days that the "
                         "Cabinet moved are known. Here stands what differs in this office; "
                         "deadlines go by it from now on."),
                      "dim"));
  gtk_box_append (GTK_BOX (box), make_form (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fault));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->none);
  g_signal_connect_object (model, "changed", G_CALLBACK (fill), self->list, G_CONNECT_SWAPPED);
  return box;
}
