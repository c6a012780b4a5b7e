/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-member-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-office-register.h"
#include "gadiba-person-form.h"
#include "gadiba-words.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GtkWindow *window;
  GadibaWorkingCase *working;
  GadibaPersonForm *form;
  GtkLabel *fault;
  gboolean is_asked; /* an answer is awaited; what was typed stays until then */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->working);
  g_free (self);
}

/* Who is added: it crosses into the session's thread. */
typedef struct
{
  char *number;
  GadibaCase *from; /* of one person */
  gint64 known;     /* key; 0: not said; -1: nobody in the records */
} Addition;

static void
free_addition (gpointer data)
{
  Addition *self = data;

  g_free (self->number);
  gadiba_case_free (self->from);
  g_free (self);
}

static gpointer
add_member (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Addition *addition = data;

  return gadiba_office_add_member (office, addition->number,
                                   gadiba_case_get_person (addition->from, 0), addition->known,
                                   moment, error);
}

/* A label that the case does not have yet: "p4". */
static char *
make_label (const GadibaCase *from)
{
  for (guint i = from->persons->len + 1;; i++)
    {
      g_autofree char *label = g_strdup_printf ("p%u", i);
      if (gadiba_case_find_person (from, label) == GADIBA_CASE_NOBODY)
        return g_steal_pointer (&label);
    }
}

/* Takes @from. */
static Addition *
make_addition (GadibaWorkingCase *working, GadibaCase *from, gint64 known)
{
  Addition *addition = g_new0 (Addition, 1);

  addition->number = g_strdup (gadiba_working_case_get_number (working));
  addition->from = from;
  addition->known = known;
  return addition;
}

/* It is done, or could not be: why, beside what was typed. */
static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  Asking *self = g_object_get_data (G_OBJECT (window), "asking");

  self->is_asked = FALSE;
  if (gtk_window_get_child (window) == NULL) /* it was closed meanwhile */
    return;
  if (gadiba_working_case_run_finish (GADIBA_WORKING_CASE (source), result, &error))
    {
      gtk_window_destroy (window);
      return;
    }
  gtk_label_set_label (self->fault, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
}

static void
add (Asking *self, gint64 known)
{
  g_autoptr (GadibaCase) from = gadiba_case_new (NULL);
  g_autofree char *label = make_label (gadiba_working_case_get_case (self->working));

  if (self->is_asked || gadiba_person_form_take (self->form, from, label) == NULL)
    return;
  const GadibaJob job = { add_member, make_addition (self->working, g_steal_pointer (&from), known),
                          free_addition, NULL };
  self->is_asked = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  gadiba_working_case_run_async (self->working, &job, _ ("adding a person to the household"),
                                 on_added_cb, g_object_ref (self->window));
}

static void
on_add_clicked_cb (GtkButton *button, gpointer user_data)
{
  Asking *self = user_data;

  add (self, gadiba_person_form_get_answer (self->form));
}

static void
on_person_chosen_cb (GadibaPersonForm *form, gint64 person, const char *name, gpointer user_data)
{
  add (user_data, person);
}

static void
on_cancel_clicked_cb (GtkButton *button, gpointer user_data)
{
  gtk_window_destroy (((Asking *) user_data)->window);
}

static GtkWidget *
make_foot (Asking *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add to the household"));

  gtk_widget_add_css_class (foot, "foot");
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (cancel, _ ("Esc"));
  g_signal_connect (cancel, "clicked", G_CALLBACK (on_cancel_clicked_cb), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  gtk_box_append (GTK_BOX (foot), button); /* what one came for is reached first */
  gtk_box_append (GTK_BOX (foot), cancel);
  return foot;
}

static gboolean
close_window (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

void
gadiba_member_window_show (GtkWidget *at, GadibaWorkingCase *working)
{
  g_return_if_fail (GTK_IS_WIDGET (at) && GADIBA_IS_WORKING_CASE (working));

  Asking *self = g_new0 (Asking, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  self->working = g_object_ref (working);
  self->window = GTK_WINDOW (gtk_window_new ());
  self->form =
      GADIBA_PERSON_FORM (gadiba_person_form_new (gadiba_working_case_get_session (working), TRUE));
  g_object_set_data_full (G_OBJECT (self->window), "asking", self, free_asking);
  gtk_widget_add_css_class (GTK_WIDGET (self->form), "sheetform");
  g_signal_connect (self->form, "chosen", G_CALLBACK (on_person_chosen_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  self->fault = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap",
                              TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "bad");
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "sheetform");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fault));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_widget_add_css_class (box, "view");
  gtk_window_set_child (self->window, box);
  gtk_window_set_title (self->window, _ ("Who joins the household"));
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, GTK_WINDOW (gtk_widget_get_root (at)));
  gtk_window_set_default_size (self->window, 720, -1);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (close_window, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), shortcuts);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}
