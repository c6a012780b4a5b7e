/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-asking-window.h"

#include <glib/gi18n-lib.h>

#define DEED "deed"

struct _GadibaAskingWindow
{
  GtkWindow parent;

  gboolean is_storing; /* an answer is awaited */

  /* Of a guarded one */
  GadibaSession *session; /* owned */
  GadibaAskingPlace place;
  gpointer owner; /* weak */
  GadibaAskingKind kind;
  gpointer asking;            /* owned */
  char *begun;                /* what stood in the form at first */
  char *warned;               /* what would be lost, as it was said last; NULL: nothing */
  GadibaAskingDeed first;     /* what Ctrl+Enter does; NULL: nothing yet */
  GDestroyNotify free_result; /* of the job that is under way; (nullable) */

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
gadiba_asking_window_finalize (GObject *object)
{
  GadibaAskingWindow *self = GADIBA_ASKING_WINDOW (object);

  if (self->owner != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->owner), &self->owner);
  if (self->kind.free != NULL)
    self->kind.free (self->asking);
  g_clear_object (&self->session);
  g_free (self->begun);
  g_free (self->warned);

  G_OBJECT_CLASS (gadiba_asking_window_parent_class)->finalize (object);
}

static void
gadiba_asking_window_class_init (GadibaAskingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_asking_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_asking_window_finalize;

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
gadiba_asking_window_only_tell (GadibaAskingWindow *self)
{
  g_return_if_fail (GADIBA_IS_ASKING_WINDOW (self));

  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("_Close"));
  gtk_widget_set_hexpand (self->cancel, TRUE);
  gtk_widget_set_halign (self->cancel, GTK_ALIGN_END);
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

/* --- what is guarded --- */

/* What was typed is lost by the second time only. */
static gboolean
on_close_request_cb (GadibaAskingWindow *self)
{
  g_autofree char *typed = self->kind.dup_typed (self->asking);

  if (g_str_equal (typed, self->begun) || g_strcmp0 (typed, self->warned) == 0)
    return GDK_EVENT_PROPAGATE;
  g_free (self->warned);
  self->warned = g_steal_pointer (&typed);
  gadiba_asking_window_tell (
      self, _ ("What is typed here is not noted yet. Note it, or close once more to give it up."));
  return GDK_EVENT_STOP;
}

static gboolean
do_first (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GadibaAskingWindow *self = GADIBA_ASKING_WINDOW (widget);

  if (self->first != NULL && !self->is_storing)
    self->first (self->asking);
  return GDK_EVENT_STOP;
}

/* Before texts take the key. */
static void
add_key (GadibaAskingWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (do_first, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GadibaAskingWindow *
gadiba_asking_window_new_guarded (const GadibaAskingPlace *place, const char *title,
                                  GtkWidget *form, int width, const GadibaAskingKind *kind,
                                  gpointer asking)
{
  g_return_val_if_fail (place != NULL && kind != NULL && asking != NULL, NULL);

  /* What is told at a field makes the form higher than the window was made for. */
  GtkWidget *scrolling =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                    "propagate-natural-height", TRUE, "vexpand", TRUE, "child", form, NULL);
  GadibaAskingWindow *self = gadiba_asking_window_new (place->at, title, scrolling);

  self->session = g_object_ref (place->session);
  self->place = *place;
  self->owner = place->owner;
  g_object_add_weak_pointer (G_OBJECT (self->owner), &self->owner);
  self->kind = *kind;
  self->asking = asking;
  self->begun = kind->dup_typed (asking);
  g_signal_connect (self, "close-request", G_CALLBACK (on_close_request_cb), NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, -1);
  add_key (self);
  return self;
}

gpointer
gadiba_asking_window_get_asking (GadibaAskingWindow *self)
{
  g_return_val_if_fail (GADIBA_IS_ASKING_WINDOW (self), NULL);

  return self->asking;
}

GadibaSession *
gadiba_asking_window_get_session (GadibaAskingWindow *self)
{
  g_return_val_if_fail (GADIBA_IS_ASKING_WINDOW (self), NULL);

  return self->session;
}

static void
on_deed_clicked_cb (GtkButton *button, gpointer user_data)
{
  GadibaAskingWindow *self = user_data;
  const GadibaAskingDeed *deed = g_object_get_data (G_OBJECT (button), DEED);

  if (!self->is_storing)
    (*deed) (self->asking);
}

void
gadiba_asking_window_add_deed (GadibaAskingWindow *self, const char *label, GadibaAskingDeed deed)
{
  g_return_if_fail (GADIBA_IS_ASKING_WINDOW (self) && self->asking != NULL && deed != NULL);

  GtkWidget *button = gadiba_asking_window_add_button (self, label);

  g_object_set_data_full (G_OBJECT (button), DEED, g_memdup2 (&deed, sizeof deed), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_deed_clicked_cb), self);
  if (self->first != NULL)
    return;
  self->first = deed;
  gtk_widget_set_tooltip_text (button, _ ("Ctrl+Enter"));
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaAskingWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer stored = gadiba_session_run_finish (result, &error);

  if (stored != NULL && self->free_result != NULL)
    self->free_result (stored);
  if (stored != NULL && self->owner != NULL)
    self->place.done (self->owner);
  gadiba_asking_window_end_storing (self, error);
}

void
gadiba_asking_window_store (GadibaAskingWindow *self, const GadibaJob *job)
{
  g_return_if_fail (GADIBA_IS_ASKING_WINDOW (self) && self->session != NULL && job != NULL);

  self->free_result = job->free_result;
  gadiba_asking_window_begin_storing (self);
  gadiba_session_run_async (self->session, job, NULL, on_stored_cb, g_object_ref (self));
}
