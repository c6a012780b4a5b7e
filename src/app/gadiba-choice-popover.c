/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-choice-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-text.h"
#include "gadiba-words.h"

struct _GadibaChoices
{
  GPtrArray *ids, *titles; /* borrowed */
  const char *heading;     /* borrowed, as the titles; NULL: none */
};

/* One question; it goes with its popover. */
typedef struct
{
  GtkPopover *popover;
  GtkWidget *search;
  GtkListBox *list;
  GadibaChosen chosen;
  gpointer owner;    /* weak; NULL when it is gone */
  GtkWidget *before; /* weak: where the keyboard was */
  char *about;
} Question;

GadibaChoices *
gadiba_choices_new (void)
{
  GadibaChoices *self = g_new0 (GadibaChoices, 1);

  self->ids = g_ptr_array_new ();
  self->titles = g_ptr_array_new ();
  return self;
}

void
gadiba_choices_free (GadibaChoices *self)
{
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->titles);
  g_free (self);
}

void
gadiba_choices_add (GadibaChoices *self, const char *id, const char *title)
{
  g_return_if_fail (self != NULL && id != NULL && title != NULL);

  g_ptr_array_add (self->ids, (gpointer) id);
  g_ptr_array_add (self->titles, (gpointer) title);
}

void
gadiba_choices_set_heading (GadibaChoices *self, const char *heading)
{
  g_return_if_fail (self != NULL && heading != NULL);

  self->heading = heading;
}

const char *
gadiba_choices_find_title (const GadibaChoices *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (self->ids->pdata[i], id))
      return self->titles->pdata[i];
  return NULL;
}

static void
free_question (gpointer data)
{
  Question *self = data;

  if (self->owner != NULL)
    g_object_remove_weak_pointer (self->owner, &self->owner);
  g_clear_weak_pointer (&self->before);
  g_free (self->about);
  g_free (self);
}

/* The words of a title and what is typed are compared folded. */
static gboolean
is_found (const char *title, const char *typed)
{
  g_autofree char *folded = gadiba_text_fold (title);
  g_autofree char *wanted = gadiba_text_fold (typed);
  const char *at = folded;

  while ((at = strstr (at, wanted)) != NULL)
    {
      if (at == folded || at[-1] == ' ' || at[-1] == '(')
        return TRUE;
      at++;
    }
  return FALSE;
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  const Question *self = user_data;

  return is_found (g_object_get_data (G_OBJECT (row), "title"),
                   gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static GtkListBoxRow *
find_first (Question *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
on_search_changed_cb (GtkEditable *search, gpointer user_data)
{
  Question *self = user_data;

  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, find_first (self));
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  Question *self = user_data;
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  g_autofree char *about = g_strdup (self->about);
  GadibaChosen chosen = self->chosen;
  gpointer owner = self->owner;

  gtk_popover_popdown (self->popover);
  if (owner != NULL)
    chosen (id, owner, about);
}

static void
on_search_activate_cb (GtkEditable *search, gpointer user_data)
{
  Question *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    on_row_activated_cb (self->list, row, self);
}

/* Up and down move in the list while one types. */
static gboolean
on_key_pressed_cb (GtkEventController *controller, guint key, guint code, GdkModifierType state,
                   gpointer user_data)
{
  Question *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  for (int i = gtk_list_box_row_get_index (row) + step; i >= 0; i += step)
    {
      GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, i);
      if (next == NULL)
        break;
      if (!gtk_widget_get_child_visible (GTK_WIDGET (next)))
        continue;
      gtk_list_box_select_row (self->list, next);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->search),
                                      GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, next, -1);
      break;
    }
  return GDK_EVENT_STOP;
}

static gboolean
destroy_later (gpointer user_data)
{
  gtk_widget_unparent (GTK_WIDGET (user_data));
  return G_SOURCE_REMOVE;
}

/* The keyboard returns to where it was. The popover is still at work, so it goes later. */
static void
on_closed_cb (GtkPopover *popover, gpointer user_data)
{
  Question *self = user_data;

  if (self->before != NULL && gtk_widget_get_mapped (self->before))
    gtk_widget_grab_focus (self->before);
  g_idle_add_full (G_PRIORITY_DEFAULT, destroy_later, g_object_ref (popover), g_object_unref);
}

static void
add_row (Question *self, const char *id, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "title", g_strdup (title), g_free);
  gtk_list_box_append (self->list, row);
}

/* Stands in the list when what is typed is no choice. */
static GtkWidget *
make_nothing (void)
{
  GtkWidget *label = gtk_label_new (_ ("No choice has these words. Write fewer of them."));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "nothing");
  return label;
}

static GtkWidget *
make_content (Question *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find in the list"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->search), _ ("Find in the list"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (self->search, "changed", G_CALLBACK (on_search_changed_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (on_search_activate_cb), self);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choices"), -1);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "choices");
  gtk_list_box_set_placeholder (self->list, make_nothing ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static void
add_heading (Question *self, const char *heading)
{
  GtkWidget *label = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "strong");
  gtk_box_prepend (GTK_BOX (gtk_popover_get_child (self->popover)), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, heading, -1);
}

/* It opens beside what has the keyboard, if that is inside. What is out of sight is scrolled in
 * only later, and outside of every screen nothing can open: until then it opens at the edge. */
static void
point_to_focus (Question *self)
{
  GtkWidget *at = gtk_widget_get_parent (GTK_WIDGET (self->popover));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (at));
  gboolean is_inside = self->before != NULL && gtk_widget_is_ancestor (self->before, at);
  GtkWidget *target = is_inside ? self->before : at;
  graphene_rect_t bounds, seen;

  if (!gtk_widget_compute_bounds (target, at, &bounds)
      || !gtk_widget_compute_bounds (target, root, &seen))
    return;
  int right = gtk_widget_get_width (root) - (int) seen.size.width;
  int bottom = gtk_widget_get_height (root) - (int) seen.size.height;
  int x = (int) seen.origin.x, y = (int) seen.origin.y;
  const GdkRectangle place = { (int) bounds.origin.x + CLAMP (x, 0, MAX (right, 0)) - x,
                               (int) bounds.origin.y + CLAMP (y, 0, MAX (bottom, 0)) - y,
                               (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_set_pointing_to (self->popover, &place);
}

static gboolean
on_scrolled_cb (GtkWidget *popover, GdkFrameClock *clock, gpointer user_data)
{
  if (gtk_widget_get_parent (popover) != NULL)
    point_to_focus (user_data);
  return G_SOURCE_REMOVE;
}

void
gadiba_choice_popover_ask (GtkWidget *at, const GadibaChoices *choices, GadibaChosen chosen,
                           gpointer owner, const char *about)
{
  g_return_if_fail (GTK_IS_WIDGET (at) && choices != NULL && G_IS_OBJECT (owner));

  Question *self = g_new0 (Question, 1);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->chosen = chosen;
  self->about = g_strdup (about);
  g_set_weak_pointer (&self->owner, owner);
  g_object_set_data_full (G_OBJECT (self->popover), "question", self, free_question);
  gtk_popover_set_child (self->popover, make_content (self));
  if (choices->heading != NULL)
    add_heading (self, choices->heading);
  for (guint i = 0; i < choices->ids->len; i++)
    add_row (self, g_ptr_array_index (choices->ids, i), g_ptr_array_index (choices->titles, i));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), at);
  /* The page may go while it asks: a popover that is shown would be left without it. */
  g_signal_connect_object (at, "unmap", G_CALLBACK (gtk_popover_popdown), self->popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (at, "destroy", G_CALLBACK (gtk_widget_unparent), self->popover,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->before, gtk_root_get_focus (gtk_widget_get_root (at)));
  point_to_focus (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->popover), on_scrolled_cb, self, NULL);
  g_signal_connect (self->popover, "closed", G_CALLBACK (on_closed_cb), self);
  gtk_popover_popup (self->popover);
  gtk_widget_grab_focus (self->search);
}

void
gadiba_choice_popover_ask_words (GtkWidget *at, const char *field, GadibaChosen chosen,
                                 gpointer owner, const char *about)
{
  g_return_if_fail (field != NULL);

  const char *const *words = gadiba_words_list (field);
  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  for (guint i = 0; words[i] != NULL; i++)
    gadiba_choices_add (choices, words[i], gadiba_words_for (field, words[i]));
  gadiba_choices_add (choices, "", _ ("not stated"));
  gadiba_choice_popover_ask (at, choices, chosen, owner, about);
}
