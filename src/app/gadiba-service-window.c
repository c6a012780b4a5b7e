/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-service-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-form.h"
#include "gadiba-words.h"

/* The questions. */
enum
{
  PROVIDER,
  DAY,
  WHY,
  N_FIELDS
};

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  char *application, *service;
  gboolean gives; /* else it ends it */
  GadibaField *fields[N_FIELDS];
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  g_free (self->application);
  g_free (self->service);
  g_free (self);
}

/* --- storing --- */

/* What crosses into the session's thread. */
typedef struct
{
  gboolean gives;
  char *application, *service, *provider, *why;
  GadibaDate day;
} Typed;

static void
free_typed (gpointer data)
{
  Typed *typed = data;

  g_free (typed->application);
  g_free (typed->service);
  g_free (typed->provider);
  g_free (typed->why);
  g_free (typed);
}

static gpointer
change (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Typed *typed = data;
  const GadibaServiceRequest request = { .application = typed->application,
                                         .service = typed->service,
                                         .provider = typed->provider,
                                         .day = typed->day,
                                         .why = typed->why };

  return GINT_TO_POINTER (typed->gives
                              ? gadiba_office_give_place (office, &request, moment, error)
                              : gadiba_office_end_service (office, &request, moment, error));
}

static char *
dup_value (GadibaField *field)
{
  return field != NULL ? gadiba_field_dup_value (field) : NULL;
}

static void
store (gpointer asking)
{
  Asking *self = asking;
  const GadibaAskedFields asked = { self->fields, N_FIELDS,
                                    1u << PROVIDER | 1u << DAY | 1u << WHY };

  if (!gadiba_asking_form_commit (&asked))
    return;
  Typed *typed = g_new0 (Typed, 1);
  const GadibaJob job = { change, typed, free_typed, NULL };
  typed->gives = self->gives;
  typed->application = g_strdup (self->application);
  typed->service = g_strdup (self->service);
  typed->provider = dup_value (self->fields[PROVIDER]);
  typed->day = gadiba_asking_form_get_day (self->fields[DAY]);
  typed->why = dup_value (self->fields[WHY]);
  gadiba_asking_window_store (self->window, &job);
}

static char *
dup_typed (gpointer asking)
{
  const GadibaAskedFields asked = { ((const Asking *) asking)->fields, N_FIELDS, 0 };

  return gadiba_asking_form_dup_typed (&asked);
}

/* --- the forms --- */

/* Whom it is about, and how it stands. */
static GtkWidget *
make_form (const GadibaServicePlace *place)
{
  GtkWidget *box = gadiba_asking_form_new ();
  gboolean waits = gadiba_service_place_waits (place);
  g_autofree char *day = gadiba_words_format_date (waits ? place->since : place->from);
  g_autofree char *whose =
      g_strdup_printf ("%s, %s", place->name != NULL ? place->name : "–", place->number);
  g_autofree char *what =
      waits ? g_strdup_printf (_ ("%s: %s, waits since %s"), place->title, place->volume, day)
            : g_strdup_printf (_ ("%s: %s, %s, from %s"), place->title, place->volume,
                               place->provider, day);

  gadiba_asking_form_add_label (box, whose, "num");
  gadiba_asking_form_add_label (box, what, "num");
  return box;
}

/* How many places there are, and who comes before. */
static void
add_turn (GtkWidget *box, const GadibaServiceTurn *turn)
{
  g_autofree char *full = g_strdup_printf (
      _ ("All places that the rule book gives are taken today: %d."), turn->places);
  g_autofree char *before =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u application has waited longer.",
                                    "%u applications have waited longer.", turn->n_before),
                       turn->n_before);

  if (turn->places >= 0 && turn->n_taken >= (guint) turn->places)
    gadiba_asking_form_add_label (box, full, "warn");
  if (turn->n_before > 0)
    gadiba_asking_form_add_label (box, before, "warn");
}

static void
add_term (GtkWidget *box, guint months)
{
  g_autofree char *term = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "By its decision it is given for %u month from that day.",
                   "By its decision it is given for %u months from that day.", months),
      months);

  if (months > 0)
    gadiba_asking_form_add_label (box, term, "dim");
}

static Asking *
begin (const GadibaServicePlace *place, gboolean gives)
{
  Asking *self = g_new0 (Asking, 1);

  self->application = g_strdup (place->number);
  self->service = g_strdup (place->service);
  self->gives = gives;
  return self;
}

static void
show (Asking *self, const GadibaAskingPlace *place, const char *title, GtkWidget *form,
      const char *deed)
{
  static const GadibaAskingKind kind = { dup_typed, free_asking };
  GadibaField *first = self->fields[PROVIDER] != NULL ? self->fields[PROVIDER]
                       : self->fields[DAY] != NULL    ? self->fields[DAY]
                                                      : self->fields[WHY];

  self->window = gadiba_asking_window_new_guarded (place, title, form, 560, &kind, self);
  gadiba_asking_window_add_deed (self->window, deed, store);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (first));
}

void
gadiba_service_window_give (const GadibaAskingPlace *place, const GadibaServiceTurn *turn)
{
  g_return_if_fail (place != NULL && turn != NULL);

  Asking *self = begin (turn->place, TRUE);
  GtkWidget *form = make_form (turn->place);
  GadibaDate today = gadiba_session_get_moment (place->session).today;
  add_turn (form, turn);
  self->fields[PROVIDER] =
      gadiba_asking_form_add_field (form, place->session, _ ("_Provider"), "service-provider");
  self->fields[DAY] =
      gadiba_asking_form_add_field (form, place->session, _ ("_First day"), "service-day");
  gadiba_asking_form_set_day (self->fields[DAY], MAX (today, turn->place->decided));
  add_term (form, turn->place->months);
  if (turn->n_before > 0)
    self->fields[WHY] = gadiba_asking_form_add_field (
        form, place->session, _ ("_Why before those who have waited longer"), "service-why");
  show (self, place, _ ("Give a place"), form, _ ("_Give the place"));
}

void
gadiba_service_window_end (const GadibaAskingPlace *place, const GadibaServiceTurn *turn)
{
  g_return_if_fail (place != NULL && turn != NULL);

  Asking *self = begin (turn->place, FALSE);
  GtkWidget *form = make_form (turn->place);
  gboolean waits = gadiba_service_place_waits (turn->place);
  if (!waits)
    self->fields[DAY] =
        gadiba_asking_form_add_field (form, place->session, _ ("_Last day"), "service-day");
  self->fields[WHY] = gadiba_asking_form_add_field (
      form, place->session, waits ? _ ("_Why it leaves the queue") : _ ("_Why it ends"),
      "service-why");
  gadiba_asking_form_add_label (form,
                                _ ("Against the will of the client it takes a decision: choose it "
                                   "in the menu of the decision that granted the service."),
                                "dim");
  show (self, place, waits ? _ ("Take out of the queue") : _ ("End a service"), form,
        waits ? _ ("_Take out of the queue") : _ ("_End the service"));
}
