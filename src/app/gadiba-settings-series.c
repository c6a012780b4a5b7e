/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-form-field.h"
#include "gadiba-settings-lists.h"
#include "gadiba-word-choice.h"

/* Kinds of decisions that have numbers of their own: their list, and the form for one more. */

/* It goes with its list. */
typedef struct
{
  GadibaSettingsModel *model;
  GtkListBox *list;
  GtkWidget *none;
  GadibaWordChoice *kind;
  GPtrArray *words; /* char *: what the choice holds */
  GadibaFormField *code, *template;
  GtkLabel *fault;
} Series;

static void
free_series (gpointer data)
{
  Series *self = data;

  g_ptr_array_unref (self->words);
  g_object_unref (self->model);
  g_free (self);
}

/* --- changes --- */

static void
free_wish (gpointer data)
{
  GadibaOfficeSeries *wish = data;

  g_free (wish->kind);
  g_free (wish->code);
  g_free (wish->template);
  g_free (wish);
}

static gpointer
store (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaOfficeSeries *wish = data;

  gadiba_office_set_series (office, wish->kind, wish->code, wish->template, moment, error);
  return NULL;
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkListBox) list = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = gadiba_settings_model_run_finish (result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (list)) == NULL) /* the page went meanwhile */
    return;
  Series *self = g_object_get_data (G_OBJECT (list), "series");
  gadiba_settings_fault_tell (self->fault, done ? NULL : error->message);
  if (!done)
    return; /* what was typed stays */
  gadiba_word_choice_set_word (self->kind, NULL);
  gadiba_form_field_set_text (self->code, "");
  gadiba_form_field_set_text (self->template, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->kind));
}

/* @code, @template: (nullable): NULL for both: as all decisions again */
static void
set_series (Series *self, const char *kind, const char *code, const char *template)
{
  GadibaOfficeSeries *wish = g_new0 (GadibaOfficeSeries, 1);
  const GadibaJob job = { store, wish, free_wish, NULL };

  wish->kind = g_strdup (kind);
  wish->code = g_strdup (code);
  wish->template = g_strdup (template);
  gadiba_settings_fault_tell (self->fault, NULL);
  gadiba_settings_model_run_async (self->model, &job, on_stored_cb, g_object_ref (self->list));
}

static void
on_remove_clicked_cb (GtkButton *button, Series *self)
{
  set_series (self, g_object_get_data (G_OBJECT (button), "kind"), NULL, NULL);
}

static void
on_store_clicked_cb (Series *self)
{
  const char *kind = gadiba_word_choice_get_word (self->kind);
  const char *code = gadiba_form_field_get_text (self->code);
  const char *template = gadiba_form_field_get_text (self->template);

  if (kind == NULL || *kind == '\0')
    {
      gadiba_settings_fault_tell (self->fault,
                                  _ ("Choose which decisions are to have numbers of their own."));
      gtk_widget_grab_focus (GTK_WIDGET (self->kind));
      return;
    }
  if (*code == '\0')
    {
      gadiba_form_field_set_error (self->code,
                                   _ ("Numbers of their own need a code of their own, like “PTR”"));
      gtk_widget_grab_focus (GTK_WIDGET (self->code));
      return;
    }
  set_series (self, kind, code, *template != '\0' ? template : NULL);
}

/* --- the list --- */

static GtkWidget *
make_row (Series *self, const GadibaOfficeSeries *series)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *button = gtk_button_new_with_label (_ ("As all decisions again"));
  g_autofree char *spoken = g_strjoin (", ", series->title, series->code, series->template, NULL);
  g_autofree char *name = g_strdup_printf (_ ("As all decisions again: %s"), series->title);

  gtk_box_append (GTK_BOX (box), gadiba_settings_label_new (series->title, "strong", 30));
  gtk_box_append (GTK_BOX (box), gadiba_settings_label_new (series->code, NULL, 12));
  gtk_box_append (GTK_BOX (box), gadiba_settings_label_new (series->template, "dim", -1));
  g_object_set_data_full (G_OBJECT (button), "kind", g_strdup (series->kind), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
  return gadiba_settings_row_new (box, spoken, button, name);
}

/* The rule book says what kinds there are. */
static void
fill_kinds (Series *self, const GPtrArray *kinds)
{
  GadibaChoices *choices = gadiba_choices_new ();
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kinds->len; i++)
    {
      const GadibaOfficeSeries *kind = g_ptr_array_index (kinds, i);
      g_ptr_array_add (words, g_strdup (kind->kind));
      g_ptr_array_add (words, g_strdup (kind->title));
      gadiba_choices_add (choices, words->pdata[2 * i], words->pdata[2 * i + 1]);
    }
  gadiba_word_choice_set_choices (self->kind, choices);
  g_ptr_array_unref (self->words);
  self->words = words;
}

static void
fill (GtkListBox *list)
{
  Series *self = g_object_get_data (G_OBJECT (list), "series");
  const GadibaOfficeSettings *settings = gadiba_settings_model_get (self->model);

  gadiba_settings_list_empty (list);
  /* The first is that of all. */
  for (guint i = 1; i < settings->series->len; i++)
    gtk_list_box_append (list, make_row (self, g_ptr_array_index (settings->series, i)));
  if (self->words->len == 0)
    fill_kinds (self, settings->kinds);
  gtk_widget_set_visible (self->none, settings->series->len == 1);
  gtk_widget_set_visible (GTK_WIDGET (list), settings->series->len > 1);
}

/* --- the form --- */

/* A label over its choice, as the fields beside it. */
static GtkWidget *
make_kind (Series *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Which decisions"));

  self->kind = GADIBA_WORD_CHOICE (
      gadiba_word_choice_new_from (gadiba_choices_new (), _ ("Which decisions")));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind));
  return box;
}

static GtkWidget *
make_form (Series *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Number them so"));

  self->code = GADIBA_FORM_FIELD (gadiba_form_field_new (_ ("T_heir code"), NULL));
  self->template = GADIBA_FORM_FIELD (
      gadiba_form_field_new (_ ("Their template (may _stay empty)"), _ ("Empty: as all")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->template), TRUE);
  GtkWidget *const fields[] = { make_kind (self), GTK_WIDGET (self->code),
                                GTK_WIDGET (self->template) };
  g_signal_connect_swapped (self->template, "activate", G_CALLBACK (on_store_clicked_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_store_clicked_cb), self);
  return gadiba_settings_form_new (fields, G_N_ELEMENTS (fields), button);
}

GtkWidget *
gadiba_settings_series_new (GadibaSettingsModel *model)
{
  g_return_val_if_fail (GADIBA_IS_SETTINGS_MODEL (model), NULL);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  Series *self = g_new0 (Series, 1);
  self->model = g_object_ref (model);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gadiba_settings_list_new (_ ("Decisions with numbers of their own")));
  self->none = gadiba_settings_words_new (_ ("All decisions are numbered alike."), "dim");
  self->fault = GTK_LABEL (gadiba_settings_fault_new ());
  gtk_widget_add_css_class (box, "settings");
  g_object_set_data_full (G_OBJECT (self->list), "series", self, free_series);
  gtk_box_append (GTK_BOX (box),
                  gadiba_settings_words_new (_ ("Decisions with numbers of their own"), "strong"));
  gtk_box_append (GTK_BOX (box), make_form (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fault));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->none);
  g_signal_connect_object (model, "changed", G_CALLBACK (fill), self->list, G_CONNECT_SWAPPED);
  return box;
}
