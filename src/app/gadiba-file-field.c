/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-file-field.h"

#include "gadiba-children.h"

#include <glib/gi18n-lib.h>

struct _GadibaFileField
{
  GtkWidget parent;

  char *path;
  GtkFileChooserNative *chooser; /* while it is open */

  GtkWidget *choose;
  GtkWidget *clear;
  GtkLabel *label;
  GtkLabel *name;
};

G_DEFINE_FINAL_TYPE (GadibaFileField, gadiba_file_field, GTK_TYPE_WIDGET)

static void
update_view (GadibaFileField *self)
{
  g_autofree char *name = self->path != NULL ? g_filename_display_basename (self->path)
                                             : g_strdup (_ ("Choose a file…"));

  gtk_label_set_text (self->name, name);
  gtk_widget_set_visible (self->clear, self->path != NULL);
}

static void
on_chooser_response_cb (GadibaFileField *self, int response)
{
  g_assert (GADIBA_IS_FILE_FIELD (self));

  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);
      gadiba_file_field_set_path (self, path);
    }
  gtk_widget_grab_focus (self->choose);
}

static void
on_choose_clicked_cb (GadibaFileField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Rule book of the municipality"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Rule books (*.xml)"));
  gtk_file_filter_add_suffix (filter, "xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_clear_clicked_cb (GadibaFileField *self)
{
  gadiba_file_field_set_path (self, NULL);
  gtk_widget_grab_focus (self->choose);
}

static void
gadiba_file_field_dispose (GObject *object)
{
  GadibaFileField *self = GADIBA_FILE_FIELD (object);

  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_FILE_FIELD);
  gadiba_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (gadiba_file_field_parent_class)->dispose (object);
}

static void
gadiba_file_field_finalize (GObject *object)
{
  g_free (GADIBA_FILE_FIELD (object)->path);
  G_OBJECT_CLASS (gadiba_file_field_parent_class)->finalize (object);
}

static void
gadiba_file_field_class_init (GadibaFileFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_file_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_file_field_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-file-field.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaFileField, choose);
  gtk_widget_class_bind_template_child (widget_class, GadibaFileField, clear);
  gtk_widget_class_bind_template_child (widget_class, GadibaFileField, label);
  gtk_widget_class_bind_template_child (widget_class, GadibaFileField, name);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
}

static void
gadiba_file_field_init (GadibaFileField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What is asked for, then what is chosen. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->choose),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, self->name,
                                  NULL, -1);
  update_view (self);
}

const char *
gadiba_file_field_get_path (GadibaFileField *self)
{
  g_return_val_if_fail (GADIBA_IS_FILE_FIELD (self), NULL);

  return self->path;
}

void
gadiba_file_field_set_path (GadibaFileField *self, const char *path)
{
  g_return_if_fail (GADIBA_IS_FILE_FIELD (self));

  g_free (self->path);
  self->path = g_strdup (path);
  update_view (self);
}
