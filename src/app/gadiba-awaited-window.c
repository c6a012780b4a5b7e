/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-awaited-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-form.h"
#include "gadiba-words.h"

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  char *application;
  GadibaField *day;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  g_free (self->application);
  g_free (self);
}

/* What crosses into the session's thread. */
typedef struct
{
  char *application;
  GadibaDate day;
} Typed;

static void
free_typed (gpointer data)
{
  Typed *typed = data;

  g_free (typed->application);
  g_free (typed);
}

static gpointer
note (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Typed *typed = data;

  return gadiba_office_note_cured (office, typed->application, typed->day, moment, error);
}

static void
store (gpointer asking)
{
  Asking *self = asking;
  const GadibaAskedFields asked = { &self->day, 1, 1u };

  if (!gadiba_asking_form_commit (&asked))
    return;
  Typed *typed = g_new0 (Typed, 1);
  const GadibaJob job = { note, typed, free_typed, (GDestroyNotify) gadiba_awaited_free };
  typed->application = g_strdup (self->application);
  typed->day = gadiba_asking_form_get_day (self->day);
  gadiba_asking_window_store (self->window, &job);
}

static char *
dup_typed (gpointer asking)
{
  return gadiba_field_dup_typed (((const Asking *) asking)->day);
}

static void
add_notice (GtkWidget *box, const GadibaDeficiency *notice)
{
  g_autofree char *day = gadiba_words_format_date (notice->day);
  g_autofree char *until = gadiba_words_format_date (notice->until);
  g_autofree char *state = g_strdup_printf (
      _ ("Decision %s of %s: what is missing is awaited until %s"), notice->decision, day, until);

  if (notice->cured == GADIBA_DATE_NONE)
    gtk_widget_add_css_class (gadiba_asking_form_add_label (box, state, NULL), "num");
}

static GtkWidget *
make_form (Asking *self, GadibaSession *session, const GadibaAwaited *awaited)
{
  GtkWidget *box = gadiba_asking_form_new ();
  g_autofree char *head = g_strdup_printf (_ ("Application No %s"), awaited->application);

  gadiba_asking_form_add_label (box, head, "num");
  for (guint i = 0; i < awaited->notices->len; i++)
    add_notice (box, g_ptr_array_index (awaited->notices, i));
  for (guint i = 0; i < awaited->missing->len; i++)
    {
      g_autofree char *paper = g_strdup_printf (
          _ ("Has not come: %s"), (const char *) g_ptr_array_index (awaited->missing, i));
      gadiba_asking_form_add_label (box, paper, "warn");
    }
  self->day = gadiba_asking_form_add_field (box, session, _ ("_Day on which the last of it came"),
                                            "awaited-day");
  gadiba_asking_form_set_day (self->day, awaited->suggested);
  if (awaited->suggested != GADIBA_DATE_NONE)
    gadiba_asking_form_add_label (box, _ ("On that day the last of the papers came."), "dim");
  gadiba_asking_form_add_label (
      box, _ ("The month to decide counts anew from that day (APL 64(1.1))."), "dim");
  return box;
}

void
gadiba_awaited_window_show (const GadibaAskingPlace *place, const GadibaAwaited *awaited)
{
  static const GadibaAskingKind kind = { dup_typed, free_asking };

  g_return_if_fail (place != NULL && awaited != NULL);

  Asking *self = g_new0 (Asking, 1);
  self->application = g_strdup (awaited->application);
  GtkWidget *form = make_form (self, place->session, awaited);
  self->window =
      gadiba_asking_window_new_guarded (place, _ ("Everything has come"), form, 560, &kind, self);
  gadiba_asking_window_add_deed (self->window, _ ("_Note it"), store);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}
