/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-issue-page.h"
#include "gadiba-new-page.h"
#include "gadiba-places.h"
#include "gadiba-window-private.h"

/* Of a page: it may show what was so before something was stored. */
#define STALE "stale"
/* Of a page: when it was shown last. */
#define SHOWN "shown"
/* Of a page: the sentence above it. */
#define NOTICE "notice"
/* Of a row of the list: the label that tells pages of one title apart. */
#define DETAIL "detail"

/* --- the list of places --- */

static void
update_title (GadibaWindow *self)
{
  const char *title = self->page != NULL ? gadiba_page_get_title (self->page) : NULL;
  g_autofree char *text =
      title != NULL ? g_strdup_printf ("%s – Gādība", title) : g_strdup ("Gādība");

  gtk_window_set_title (GTK_WINDOW (self), text);
}

static GtkWidget *
make_nav_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* Returns: a row; what it says goes into @title: (out) (transfer none) */
static GtkWidget *
make_nav_row (const char *icon, GtkWidget **title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = make_nav_label (words);
  GtkWidget *detail = make_nav_label (words);

  gtk_widget_add_css_class (detail, "small");
  gtk_widget_add_css_class (detail, "dim");
  gtk_widget_set_visible (detail, FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  detail, NULL, -1);
  g_object_set_data (G_OBJECT (row), DETAIL, detail);
  *title = label;
  return row;
}

/* Whether the list has another page of that title. */
static gboolean
is_title_shared (GadibaWindow *self, GadibaPage *page)
{
  const char *title = gadiba_page_get_title (page);

  for (GtkWidget *each = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); each != NULL;
       each = gtk_widget_get_next_sibling (each))
    if (each != GTK_WIDGET (page) && GADIBA_IS_PAGE (each)
        && g_strcmp0 (gadiba_page_get_title (GADIBA_PAGE (each)), title) == 0)
      return TRUE;
  return FALSE;
}

/* What is new has the title of whose it is, like what is registered. */
static void
update_details (GadibaWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->nav, i)) != NULL; i++)
    {
      GadibaPage *page = g_object_get_data (G_OBJECT (row), "page");
      GtkWidget *label = g_object_get_data (G_OBJECT (row), DETAIL);
      const char *detail = page != NULL ? gadiba_page_get_detail (page) : NULL;
      gboolean shown =
          detail != NULL && (GADIBA_IS_NEW_PAGE (page) || is_title_shared (self, page));
      gtk_label_set_label (GTK_LABEL (label), shown ? detail : "");
      gtk_widget_set_visible (label, shown);
    }
}

static void
on_title_changed_cb (GadibaWindow *self)
{
  g_assert (GADIBA_IS_WINDOW (self));

  update_title (self);
  update_details (self);
}

static GtkListBoxRow *
find_nav_row (GadibaWindow *self, GadibaPage *page)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->nav, i);
      if (row == NULL || g_object_get_data (G_OBJECT (row), "page") == page)
        return row;
    }
}

/* Marks the place that is shown. The list selects nothing by itself: its selection would go with
 * the keyboard, while the page stays. */
static void
mark_place (GadibaWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->nav, i)) != NULL; i++)
    {
      gboolean shown = g_object_get_data (G_OBJECT (row), "page") == self->page;
      if (shown)
        gtk_widget_add_css_class (GTK_WIDGET (row), "current");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row), "current");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, shown, -1);
    }
}

/* When a page was shown counts up, page by page: closing one leads to the one before it. Not to a
 * sheet: what it shows is prepared anew when it is chosen. */
static GadibaPage *
find_shown_before (GadibaWindow *self, GadibaPage *page)
{
  GadibaPage *found = GADIBA_PAGE (self->clients);
  gsize last = 0;

  for (GtkWidget *each = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); each != NULL;
       each = gtk_widget_get_next_sibling (each))
    {
      gsize shown = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (each), SHOWN));
      if (each != GTK_WIDGET (page) && shown > last && !GADIBA_IS_ISSUE_PAGE (each))
        {
          found = GADIBA_PAGE (each);
          last = shown;
        }
    }
  return found;
}

/* --- what is said above a page --- */

static void
show_notice (GadibaWindow *self, const char *sentence)
{
  gtk_label_set_label (self->notice_text, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->notice, sentence != NULL);
}

void
_gadiba_window_set_notice (GadibaWindow *self, GadibaPage *page, const char *sentence)
{
  if (page != NULL)
    g_object_set_data_full (G_OBJECT (page), NOTICE, g_strdup (sentence), g_free);
  if (page == self->page)
    show_notice (self, sentence);
}

void
_gadiba_window_move_notice (GadibaWindow *self, GadibaPage *from, GadibaPage *to)
{
  g_autofree char *sentence = g_strdup (g_object_get_data (G_OBJECT (from), NOTICE));

  if (sentence == NULL)
    return;
  _gadiba_window_set_notice (self, to, sentence);
  _gadiba_window_set_notice (self, from, NULL);
}

/* What a page says that is not shown is said at once all the same, with whose it is. */
static void
on_page_told_cb (GadibaWindow *self, const char *sentence, GadibaPage *page)
{
  g_assert (GADIBA_IS_WINDOW (self));

  _gadiba_window_set_notice (self, page, sentence);
  if (page == self->page)
    return;
  g_autofree char *whose = g_strdup_printf ("%s: %s", gadiba_page_get_title (page), sentence);
  gadiba_window_tell (self, whose);
}

/* --- which page is shown --- */

void
_gadiba_window_show_beneath (GadibaWindow *self, GadibaPage *page)
{
  self->page = page;
  g_object_set_data (G_OBJECT (page), SHOWN, GSIZE_TO_POINTER (++self->n_shown));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  show_notice (self, g_object_get_data (G_OBJECT (page), NOTICE));
  mark_place (self);
  update_title (self);
  _gadiba_window_update_actions (self);
}

GtkWidget *
_gadiba_window_find_page (GadibaWindow *self, GType type)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack));

  while (page != NULL && !G_TYPE_CHECK_INSTANCE_TYPE (page, type))
    page = gtk_widget_get_next_sibling (page);
  return page;
}

void
_gadiba_window_show_page (GadibaWindow *self, GadibaPage *page)
{
  _gadiba_window_show_beneath (self, page);
  if (g_object_steal_data (G_OBJECT (page), STALE) != NULL)
    gadiba_page_refresh (page);
  gadiba_page_enter (page);
}

/* @row: in the list of places, which shows @page from now on */
static void
attach_page (GadibaWindow *self, GtkWidget *row, GadibaPage *page)
{
  g_object_set_data (G_OBJECT (row), "page", page); /* borrowed: both go together */
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  g_signal_connect_object (page, "notify::title", G_CALLBACK (on_title_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::detail", G_CALLBACK (update_details), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open-client", G_CALLBACK (_gadiba_window_open_client), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open-application", G_CALLBACK (_gadiba_window_open_number), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "told", G_CALLBACK (on_page_told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "undoable", G_CALLBACK (_gadiba_window_update_actions), self,
                           G_CONNECT_SWAPPED);
}

void
_gadiba_window_add_page (GadibaWindow *self, GadibaPage *page, const char *icon)
{
  GtkWidget *label;
  GtkWidget *row = make_nav_row (icon, &label);

  g_object_bind_property (page, "title", label, "label", G_BINDING_SYNC_CREATE);
  gtk_list_box_append (self->nav, row);
  attach_page (self, row, page);
  update_details (self);
}

void
_gadiba_window_remove_page (GadibaWindow *self, GadibaPage *page)
{
  GtkListBoxRow *row = find_nav_row (self, page);

  if (self->awaited == page)
    self->awaited = NULL;
  if (self->page == page)
    _gadiba_window_show_page (self, find_shown_before (self, page));
  if (row != NULL)
    gtk_list_box_remove (self->nav, GTK_WIDGET (row));
  gtk_stack_remove (self->stack, GTK_WIDGET (page));
  update_details (self);
}

/* --- the places that are always there --- */

void
_gadiba_window_add_places (GadibaWindow *self)
{
  const GadibaFixedPlace *place;

  for (guint i = 0; (place = gadiba_places_get (i)) != NULL; i++)
    {
      GtkWidget *label;
      GtkWidget *row = make_nav_row (place->icon, &label);
      g_autofree char *tooltip = NULL;
      guint key;
      GdkModifierType modifiers;
      if (gtk_accelerator_parse (place->keys, &key, &modifiers))
        tooltip = gtk_accelerator_get_label (key, modifiers);
      gtk_label_set_label (GTK_LABEL (label), _ (place->title));
      gtk_widget_set_tooltip_text (row, tooltip);
      gtk_list_box_append (self->nav, row);
    }
}

GadibaPage *
_gadiba_window_ensure_place (GadibaWindow *self, const char *name)
{
  const GadibaFixedPlace *place;

  for (guint i = 0; (place = gadiba_places_get (i)) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->nav, (int) i);
      if (!g_str_equal (place->name, name))
        continue;
      if (g_object_get_data (G_OBJECT (row), "page") == NULL)
        attach_page (self, GTK_WIDGET (row), GADIBA_PAGE (place->make (self->session)));
      return g_object_get_data (G_OBJECT (row), "page");
    }
  g_return_val_if_reached (NULL);
}

const char *
_gadiba_window_get_place (GadibaWindow *self, GadibaPage *page)
{
  GtkListBoxRow *row = find_nav_row (self, page);
  const GadibaFixedPlace *place =
      row != NULL ? gadiba_places_get ((guint) gtk_list_box_row_get_index (row)) : NULL;

  return place != NULL ? place->name : NULL;
}

gboolean
_gadiba_window_is_fixed (GadibaWindow *self, GadibaPage *page)
{
  return _gadiba_window_get_place (self, page) != NULL;
}

void
_gadiba_window_mark_stale (GadibaWindow *self)
{
  for (guint i = 0; gadiba_places_get (i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->nav, (int) i);
      GObject *page = g_object_get_data (G_OBJECT (row), "page");
      if (page != NULL)
        g_object_set_data (page, STALE, self);
    }
}

void
_gadiba_window_choose_place (GadibaWindow *self, GtkListBoxRow *row)
{
  const GadibaFixedPlace *place = gadiba_places_get ((guint) gtk_list_box_row_get_index (row));

  if (place != NULL)
    _gadiba_window_show_page (self, _gadiba_window_ensure_place (self, place->name));
  else
    _gadiba_window_return_to (self, g_object_get_data (G_OBJECT (row), "page"));
}
