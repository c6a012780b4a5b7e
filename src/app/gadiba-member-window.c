/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-member-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-window.h"
#include "gadiba-office-register.h"
#include "gadiba-person-form.h"
#include "gadiba-words.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  GadibaWorkingCase *working;
  GadibaPersonForm *form;
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

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaAskingWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  gadiba_working_case_run_finish (GADIBA_WORKING_CASE (source), result, &error);
  gadiba_asking_window_end_storing (window, error);
}

static void
add (Asking *self, gint64 known)
{
  g_autoptr (GadibaCase) from = gadiba_case_new (NULL);
  g_autofree char *label = make_label (gadiba_working_case_get_case (self->working));

  if (gadiba_asking_window_is_storing (self->window)
      || gadiba_person_form_take (self->form, from, label) == NULL)
    return;
  const GadibaJob job = { add_member, make_addition (self->working, g_steal_pointer (&from), known),
                          free_addition, NULL };
  gadiba_asking_window_begin_storing (self->window);
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

void
gadiba_member_window_show (GtkWidget *at, GadibaWorkingCase *working)
{
  g_return_if_fail (GTK_IS_WIDGET (at) && GADIBA_IS_WORKING_CASE (working));

  Asking *self = g_new0 (Asking, 1);
  GtkWidget *form = gadiba_person_form_new (gadiba_working_case_get_session (working), TRUE);
  GtkWidget *button;
  self->working = g_object_ref (working);
  self->form = GADIBA_PERSON_FORM (form);
  self->window = gadiba_asking_window_new (at, _ ("Who joins the household"), form);
  button = gadiba_asking_window_add_button (self->window, _ ("_Add to the household"));
  g_object_set_data_full (G_OBJECT (self->window), "asking", self, free_asking);
  gtk_widget_add_css_class (form, "sheetform");
  g_signal_connect (form, "chosen", G_CALLBACK (on_person_chosen_cb), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (form);
}
