/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-settings-lists.h"
#include "gadiba-staff-window.h"
#include "gadiba-words.h"

/* Who signs and who works. Their lists, and what each line opens. */

/* One of the two lists; it goes with its box. */
typedef struct
{
  GadibaSettingsModel *model;
  GtkListBox *list;
  gboolean works;
} People;

static void
free_people (gpointer data)
{
  People *self = data;

  g_object_unref (self->model);
  g_free (self);
}

static GPtrArray *
get_people (const People *self)
{
  const GadibaOfficeSettings *settings = gadiba_settings_model_get (self->model);

  if (settings == NULL)
    return NULL;
  return self->works ? settings->caseworkers : settings->signatories;
}

/* "from 02.03.2026", "to 31.12.2026", "02.03.2026–31.12.2026"; nothing for always */
static char *
format_time (const GadibaOfficeStaff *staff)
{
  g_autofree char *from =
      staff->from != GADIBA_DATE_NONE ? gadiba_words_format_date (staff->from) : NULL;
  g_autofree char *to = staff->to != GADIBA_DATE_NONE ? gadiba_words_format_date (staff->to) : NULL;

  if (from != NULL && to != NULL)
    return g_strdup_printf ("%s–%s", from, to);
  if (from != NULL)
    return g_strdup_printf (_ ("from %s"), from);
  return to != NULL ? g_strdup_printf (_ ("to %s"), to) : g_strdup ("");
}

static GtkWidget *
make_label (const char *text, const char *style, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (width > 0)
    gtk_label_set_width_chars (GTK_LABEL (label), width);
  if (width > 0)
    gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_widget_set_hexpand (label, width == 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (const GadibaOfficeStaff *staff)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  g_autofree char *time = format_time (staff);
  g_autofree char *more = staff->parishes != NULL
                              ? g_strdup_printf ("%s · %s", staff->position, staff->parishes)
                              : g_strdup (staff->position);
  g_autofree char *spoken = g_strjoin (", ", staff->name, more, time, staff->login, NULL);

  gtk_box_append (GTK_BOX (box), make_label (staff->name, "strong", 24));
  gtk_box_append (GTK_BOX (box), make_label (more, NULL, 0));
  if (staff->works)
    gtk_box_append (GTK_BOX (box), make_label (staff->login, "dim", 12));
  gtk_box_append (GTK_BOX (box), make_label (time, "dim", 22));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* The line that has the keyboard keeps it. */
static void
fill (GtkListBox *list)
{
  People *self = g_object_get_data (G_OBJECT (list), "people");
  const GPtrArray *people = get_people (self);
  GtkListBoxRow *row;
  int focused = -1;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL; i++)
    {
      if (gtk_widget_has_focus (GTK_WIDGET (row)))
        focused = i;
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  for (guint i = 0; people != NULL && i < people->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (people, i)));
  row = focused >= 0 ? gtk_list_box_get_row_at_index (self->list, focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  const People *self = user_data;
  const GPtrArray *people = get_people (self);
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (people != NULL && index < people->len)
    gadiba_staff_window_show (GTK_WIDGET (list), self->model, g_ptr_array_index (people, index));
}

static void
on_add_clicked_cb (GtkWidget *button, gpointer user_data)
{
  const People *self = user_data;
  const GadibaMoment moment =
      gadiba_session_get_moment (gadiba_settings_model_get_session (self->model));
  const GadibaOfficeStaff fresh = { .works = self->works, .from = moment.today };

  gadiba_staff_window_show (button, self->model, &fresh);
}

/* @add: of the button, with a mnemonic */
static GtkWidget *
make_list (GadibaSettingsModel *model, gboolean works, const char *heading, const char *add)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (add);
  People *self = g_new0 (People, 1);

  self->model = g_object_ref (model);
  self->works = works;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "persons");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  gtk_box_append (GTK_BOX (top), make_label (heading, "strong", 0));
  gtk_box_append (GTK_BOX (top), button);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  g_object_set_data_full (G_OBJECT (self->list), "people", self, free_people);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  g_signal_connect_object (model, "changed", G_CALLBACK (fill), self->list, G_CONNECT_SWAPPED);
  return box;
}

GtkWidget *
gadiba_settings_people_new (GadibaSettingsModel *model)
{
  g_return_val_if_fail (GADIBA_IS_SETTINGS_MODEL (model), NULL);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *words = gtk_label_new (
      _ ("Whoever leaves gets a last day; whoever comes is a new line. What was signed and done "
         "stays with the line that it was signed and done under."));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 90);
  gtk_widget_add_css_class (words, "dim");
  gtk_widget_add_css_class (box, "settings");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box),
                  make_list (model, FALSE, _ ("Who signs"), _ ("Add a _signatory…")));
  gtk_box_append (GTK_BOX (box),
                  make_list (model, TRUE, _ ("Who works"), _ ("Add a _caseworker…")));
  return box;
}
