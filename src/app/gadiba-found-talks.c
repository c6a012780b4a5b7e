/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-found-talks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-children.h"
#include "gadiba-office-talk.h"
#include "gadiba-person-row.h"
#include "gadiba-words.h"

/* As many are shown as can be looked over at a glance. */
#define MAX_SHOWN 5

struct _GadibaFoundTalks
{
  GtkWidget parent;

  GCancellable *cancellable; /* of the search */
  GtkWidget *box;
  GtkLabel *caption;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (GadibaFoundTalks, gadiba_found_talks, GTK_TYPE_WIDGET)

static gpointer
find_talks (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_find_talks (office, data, error);
}

static GtkWidget *
make_row (const GadibaTalk *talk)
{
  g_autofree char *day = gadiba_words_format_date (talk->day);
  g_autofree char *about = g_strndup (talk->about, strcspn (talk->about, "\n"));
  g_autofree char *more = g_strdup_printf (_ ("talk %s  ·  %s"), day, about);
  GtkWidget *row = gadiba_person_row_new (talk->who, more, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-talk");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", talk->id);
  return row;
}

static void
show_talks (GadibaFoundTalks *self, const GPtrArray *talks)
{
  GtkListBoxRow *row;
  guint n = talks != NULL ? talks->len : 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (talks, i)));
  g_autofree char *caption =
      n > MAX_SHOWN ? g_strdup_printf (_ ("Talks with somebody who is on no card: the newest %u of "
                                          "%u"),
                                       (guint) MAX_SHOWN, n)
                    : g_strdup (_ ("Talks with somebody who is on no card"));
  gtk_label_set_label (self->caption, caption);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
on_talks_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaFoundTalks) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) talks = gadiba_session_run_finish (result, &error);

  /* Whatever keeps talks from being read keeps the clients from it, where it is told. */
  if (self->box != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_talks (self, talks);
}

static gboolean
gadiba_found_talks_grab_focus (GtkWidget *widget)
{
  GadibaFoundTalks *self = GADIBA_FOUND_TALKS (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return first != NULL && gadiba_focus_child (widget, GTK_WIDGET (first));
}

static void
gadiba_found_talks_dispose (GObject *object)
{
  GadibaFoundTalks *self = GADIBA_FOUND_TALKS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (gadiba_found_talks_parent_class)->dispose (object);
}

static void
gadiba_found_talks_class_init (GadibaFoundTalksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_found_talks_dispose;
  widget_class->grab_focus = gadiba_found_talks_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gadiba_found_talks_init (GadibaFoundTalks *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->caption = GTK_LABEL (gtk_label_new (NULL));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (self->box, "found-talks");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "persons");
  gtk_label_set_xalign (self->caption, 0);
  gtk_label_set_wrap (self->caption, TRUE);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->caption, NULL, -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
gadiba_found_talks_look (GadibaFoundTalks *self, GadibaSession *session, const char *name)
{
  g_return_if_fail (GADIBA_IS_FOUND_TALKS (self) && GADIBA_IS_SESSION (session));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (name == NULL || *name == '\0')
    {
      show_talks (self, NULL);
      return;
    }
  const GadibaJob job = { find_talks, g_strdup (name), g_free, (GDestroyNotify) g_ptr_array_unref };
  self->cancellable = g_cancellable_new ();
  gadiba_session_run_async (session, &job, self->cancellable, on_talks_found_cb,
                            g_object_ref (self));
}
