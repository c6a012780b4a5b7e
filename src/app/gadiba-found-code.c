/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-found-code.h"

#include <glib/gi18n-lib.h>

#include "gadiba-office-write.h"

struct _GadibaFoundCode
{
  GtkWidget parent;

  GCancellable *cancellable; /* of the question */
  GtkWidget *box;
  GtkLabel *sentence;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (GadibaFoundCode, gadiba_found_code, GTK_TYPE_WIDGET)

static gpointer
check_code (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_check_code (office, data, error);
}

/* @answer: (nullable) */
static void
show_answer (GadibaFoundCode *self, const GadibaCodeAnswer *answer, const char *sentence)
{
  gboolean stands = answer != NULL && answer->state == GADIBA_CODE_STANDS;

  gtk_label_set_label (self->sentence, sentence);
  (stands ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->sentence),
                                                                     "bad");
  gtk_widget_set_visible (self->open, answer != NULL && answer->number != NULL);
  if (answer != NULL && answer->number != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", answer->number);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
on_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaFoundCode) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCodeAnswer) answer = gadiba_session_run_finish (result, &error);

  if (self->box != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_answer (self, answer, answer != NULL ? answer->sentence : error->message);
}

static gboolean
gadiba_found_code_grab_focus (GtkWidget *widget)
{
  GadibaFoundCode *self = GADIBA_FOUND_CODE (widget);

  return gtk_widget_get_visible (self->open) && gtk_widget_grab_focus (self->open);
}

static void
gadiba_found_code_dispose (GObject *object)
{
  GadibaFoundCode *self = GADIBA_FOUND_CODE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (gadiba_found_code_parent_class)->dispose (object);
}

static void
gadiba_found_code_class_init (GadibaFoundCodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_found_code_dispose;
  widget_class->grab_focus = gadiba_found_code_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gadiba_found_code_init (GadibaFoundCode *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->sentence =
      GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                               "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL));
  self->open = gtk_button_new_with_label (_ ("Open the letter"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "win.show-letter");
  gtk_widget_set_valign (self->open, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->box, "found-code");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (self->box), self->open);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
gadiba_found_code_look (GadibaFoundCode *self, GadibaSession *session, const char *typed)
{
  g_return_val_if_fail (GADIBA_IS_FOUND_CODE (self) && GADIBA_IS_SESSION (session), FALSE);

  g_autofree char *code = typed != NULL ? gadiba_letter_read_code (typed) : NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (code == NULL)
    return FALSE;
  const GadibaJob job = { check_code, g_steal_pointer (&code), g_free,
                          (GDestroyNotify) gadiba_code_answer_free };
  self->cancellable = g_cancellable_new ();
  gadiba_session_run_async (session, &job, self->cancellable, on_checked_cb, g_object_ref (self));
  return TRUE;
}
