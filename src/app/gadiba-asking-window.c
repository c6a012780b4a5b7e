/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-asking-window.h"

struct _GadibaAskingWindow
{
  GtkWindow parent;

  gboolean is_storing; /* an answer is awaited */

  GtkLabel *fault;
  GtkWidget *foot, *cancel;
};

G_DEFINE_FINAL_TYPE (GadibaAskingWindow, gadiba_asking_window, GTK_TYPE_WINDOW)

static void
gadiba_asking_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GADIBA_TYPE_ASKING_WINDOW);

  G_OBJECT_CLASS (gadiba_asking_window_parent_class)->dispose (object);
}

static void
gadiba_asking_window_class_init (GadibaAskingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_asking_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-asking-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaAskingWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, GadibaAskingWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, GadibaAskingWindow, foot);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gadiba_asking_window_init (GadibaAskingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GadibaAskingWindow *
gadiba_asking_window_new (GtkWidget *at, const char *title, GtkWidget *form)
{
  g_return_val_if_fail (GTK_IS_WIDGET (at) && title != NULL && GTK_IS_WIDGET (form), NULL);

  GadibaAskingWindow *self = g_object_new (GADIBA_TYPE_ASKING_WINDOW, "title", title,
                                           "transient-for", gtk_widget_get_root (at), NULL);
  gtk_box_prepend (GTK_BOX (gtk_window_get_child (GTK_WINDOW (self))), form);
  return self;
}

GtkWidget *
gadiba_asking_window_add_button (GadibaAskingWindow *self, const char *label)
{
  g_return_val_if_fail (GADIBA_IS_ASKING_WINDOW (self) && label != NULL, NULL);

  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  if (gtk_widget_get_first_child (self->foot) == self->cancel)
    {
      gtk_widget_add_css_class (button, "primary");
      gtk_widget_set_hexpand (button, TRUE);
      gtk_widget_set_halign (button, GTK_ALIGN_END);
    }
  gtk_widget_insert_before (button, self->foot, self->cancel);
  return button;
}

void
gadiba_asking_window_tell (GadibaAskingWindow *self, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_ASKING_WINDOW (self));

  gtk_label_set_label (self->fault, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), sentence != NULL);
}

void
gadiba_asking_window_begin_storing (GadibaAskingWindow *self)
{
  g_return_if_fail (GADIBA_IS_ASKING_WINDOW (self) && !self->is_storing);

  self->is_storing = TRUE;
  gadiba_asking_window_tell (self, NULL);
}

void
gadiba_asking_window_end_storing (GadibaAskingWindow *self, const GError *error)
{
  g_return_if_fail (GADIBA_IS_ASKING_WINDOW (self));

  self->is_storing = FALSE;
  if (gtk_window_get_child (GTK_WINDOW (self)) == NULL) /* it was closed meanwhile */
    return;
  if (error == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    gadiba_asking_window_tell (self, error->message);
}

gboolean
gadiba_asking_window_is_storing (GadibaAskingWindow *self)
{
  g_return_val_if_fail (GADIBA_IS_ASKING_WINDOW (self), FALSE);

  return self->is_storing;
}
