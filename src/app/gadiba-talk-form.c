/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-talk-form.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "gadiba-asking-form.h"
#include "gadiba-children.h"
#include "gadiba-office-clients.h"
#include "gadiba-person-row.h"

/* As many are offered as can be looked over at a glance. */
#define MAX_FOUND 5

struct _GadibaTalkForm
{
  GtkWidget parent;

  GadibaSession *session;
  GCancellable *cancellable; /* of the question who it is */
  gint64 person;             /* 0: nobody on record */
  char *application;         /* its number; NULL: about none */

  GtkTextView *about;
  GtkLabel *about_error;
  GtkTextView *advised;
  GadibaField *day;
  GtkWidget *found;
  GtkListBox *list;
  GadibaField *minutes;
  GtkLabel *person_name;
  GadibaField *way;
  GadibaField *who;
};

G_DEFINE_FINAL_TYPE (GadibaTalkForm, gadiba_talk_form, GTK_TYPE_WIDGET)

/* --- who it is --- */

static void
show_person (GadibaTalkForm *self, gint64 person, const char *name)
{
  self->person = person;
  gtk_label_set_label (self->person_name, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->person_name), name != NULL);
}

static gpointer
peek (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_peek (office, data, MAX_FOUND, error);
}

static GtkWidget *
make_row (const GadibaFound *found)
{
  g_autofree char *name = g_strdup_printf ("%s %s", found->given, found->family);
  g_autofree char *more = gadiba_person_row_describe (found->code, found->address);
  GtkWidget *row = gadiba_person_row_new (name, more, NULL);

  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&found->person, sizeof (gint64)),
                          g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_steal_pointer (&name), g_free);
  return row;
}

static void
on_peeked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaTalkForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = gadiba_session_run_finish (result, &error);
  GtkListBoxRow *row;

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (((const GadibaFound *) all->pdata[i])->given != NULL)
      gtk_list_box_append (self->list, make_row (all->pdata[i]));
  gtk_widget_set_visible (self->found, gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

/* Who is typed may be on record: then the talk is kept with him or her. */
static void
look_for_who (GadibaTalkForm *self)
{
  g_autofree char *who = gadiba_field_dup_value (self->who);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->found, FALSE);
  if (who == NULL || self->person != 0)
    return;
  const GadibaJob job = { peek, g_steal_pointer (&who), g_free,
                          (GDestroyNotify) g_ptr_array_unref };
  self->cancellable = g_cancellable_new ();
  gadiba_session_run_async (self->session, &job, self->cancellable, on_peeked_cb,
                            g_object_ref (self));
}

static void
on_who_edited_cb (GadibaTalkForm *self)
{
  g_assert (GADIBA_IS_TALK_FORM (self));

  look_for_who (self);
}

static void
on_row_activated_cb (GadibaTalkForm *self, GtkListBoxRow *row)
{
  g_assert (GADIBA_IS_TALK_FORM (self));

  show_person (self, *(const gint64 *) g_object_get_data (G_OBJECT (row), "person"),
               g_object_get_data (G_OBJECT (row), "name"));
  gadiba_field_set_value (self->who, NULL);
  gtk_widget_set_visible (self->found, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->about));
}

/* --- texts --- */

static char *
dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_about_error (GadibaTalkForm *self, const char *sentence)
{
  gtk_label_set_label (self->about_error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about_error), sentence != NULL);
  if (sentence == NULL)
    {
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->about), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->about),
                                     GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
      return;
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->about), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->about),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->about_error, NULL,
                                  -1);
}

static void
on_about_changed_cb (GadibaTalkForm *self)
{
  g_assert (GADIBA_IS_TALK_FORM (self));

  set_about_error (self, NULL);
}

/* --- what was typed --- */

GadibaTalk *
gadiba_talk_form_take (GadibaTalkForm *self)
{
  g_return_val_if_fail (GADIBA_IS_TALK_FORM (self), NULL);

  GadibaField *const fields[] = { self->who, self->day, self->way, self->minutes };
  const GadibaAskedFields asked = { fields, G_N_ELEMENTS (fields), 1u << 1 | 1u << 2 };
  g_autofree char *about = dup_text (self->about);
  if (!gadiba_asking_form_commit (&asked))
    return NULL;
  if (*g_strstrip (about) == '\0')
    {
      set_about_error (self, _ ("Write what the talk was about; a few words are enough"));
      gtk_widget_grab_focus (GTK_WIDGET (self->about));
      return NULL;
    }
  GadibaTalk *talk = g_new0 (GadibaTalk, 1);
  g_autofree char *minutes = gadiba_field_dup_value (self->minutes);
  talk->day = gadiba_asking_form_get_day (self->day);
  talk->person = self->person;
  talk->application = g_strdup (self->application);
  talk->way = gadiba_field_dup_value (self->way);
  talk->who = gadiba_field_dup_value (self->who);
  talk->about = g_steal_pointer (&about);
  talk->advised = dup_text (self->advised);
  talk->minutes = minutes != NULL ? (int) strtol (minutes, NULL, 10) : -1;
  return talk;
}

char *
gadiba_talk_form_dup_typed (GadibaTalkForm *self)
{
  g_return_val_if_fail (GADIBA_IS_TALK_FORM (self), NULL);

  GadibaField *const fields[] = { self->who, self->day, self->way, self->minutes };
  const GadibaAskedFields asked = { fields, G_N_ELEMENTS (fields), 0 };
  g_autofree char *typed = gadiba_asking_form_dup_typed (&asked);
  g_autofree char *about = dup_text (self->about);
  g_autofree char *advised = dup_text (self->advised);

  return g_strdup_printf ("%s%s\n%s\n%" G_GINT64_FORMAT, typed, about, advised, self->person);
}

/* --- the widget --- */

/* One begins where there is still something to say. */
static gboolean
gadiba_talk_form_grab_focus (GtkWidget *widget)
{
  GadibaTalkForm *self = GADIBA_TALK_FORM (widget);

  return gadiba_focus_child (widget, self->person != 0 || self->application != NULL
                                         ? GTK_WIDGET (self->about)
                                         : GTK_WIDGET (self->who));
}

static void
gadiba_talk_form_dispose (GObject *object)
{
  GadibaTalkForm *self = GADIBA_TALK_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_TALK_FORM);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gadiba_talk_form_parent_class)->dispose (object);
}

static void
gadiba_talk_form_finalize (GObject *object)
{
  g_free (GADIBA_TALK_FORM (object)->application);

  G_OBJECT_CLASS (gadiba_talk_form_parent_class)->finalize (object);
}

static void
gadiba_talk_form_class_init (GadibaTalkFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_talk_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_talk_form_finalize;
  widget_class->grab_focus = gadiba_talk_form_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-talk-form.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, about);
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, about_error);
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, advised);
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, day);
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, found);
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, list);
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, minutes);
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, person_name);
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, way);
  gtk_widget_class_bind_template_child (widget_class, GadibaTalkForm, who);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_who_edited_cb);
  g_type_ensure (GADIBA_TYPE_FIELD);
}

static void
gadiba_talk_form_init (GadibaTalkForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->about), "changed",
                           G_CALLBACK (on_about_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
show_talk (GadibaTalkForm *self, const GadibaTalk *talk)
{
  g_autofree char *day = gadiba_date_format (talk->day);
  g_autofree char *minutes = talk->minutes >= 0 ? g_strdup_printf ("%d", talk->minutes) : NULL;
  g_autofree char *name =
      talk->person != 0 ? g_strdup_printf ("%s %s", talk->given, talk->family) : NULL;

  show_person (self, talk->person, name);
  self->application = g_strdup (talk->application);
  gadiba_field_set_value (self->who, talk->who);
  gadiba_field_set_value (self->day, day);
  gadiba_field_set_value (self->way, talk->way);
  gadiba_field_set_value (self->minutes, minutes);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->about), talk->about, -1);
  if (talk->advised != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->advised), talk->advised, -1);
  look_for_who (self); /* meanwhile he or she may have got a card */
}

GtkWidget *
gadiba_talk_form_new (GadibaSession *session, const GadibaTalkAbout *about, const GadibaTalk *talk)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && (about != NULL || talk != NULL), NULL);

  GadibaTalkForm *self = g_object_new (GADIBA_TYPE_TALK_FORM, NULL);
  const GadibaMoment moment = gadiba_session_get_moment (session);
  self->session = g_object_ref (session);
  gadiba_field_set_today (self->day, moment.today);
  if (talk != NULL)
    show_talk (self, talk);
  else
    {
      g_autofree char *day = gadiba_date_format (moment.today);
      show_person (self, about->person, about->name);
      self->application = g_strdup (about->application);
      gadiba_field_set_value (self->day, day);
      gadiba_field_set_value (self->way, "came");
    }
  return GTK_WIDGET (self);
}
