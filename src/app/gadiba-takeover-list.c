/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-takeover-list.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-one-stop.h"
#include "gadiba-table-head.h"

/* --- a line --- */

#define GADIBA_TYPE_TAKEOVER_LINE (gadiba_takeover_line_get_type ())
G_DECLARE_FINAL_TYPE (GadibaTakeoverLine, gadiba_takeover_line, GADIBA, TAKEOVER_LINE, GObject)

struct _GadibaTakeoverLine
{
  GObject parent;

  GadibaTakeoverRow *row; /* NULL: it is not listed any more */
};

G_DEFINE_FINAL_TYPE (GadibaTakeoverLine, gadiba_takeover_line, G_TYPE_OBJECT)

static void
gadiba_takeover_line_class_init (GadibaTakeoverLineClass *klass)
{
}

static void
gadiba_takeover_line_init (GadibaTakeoverLine *self)
{
}

/* --- the list --- */

struct _GadibaTakeoverList
{
  GtkWidget parent;

  GadibaTakeover *all; /* borrowed */
  gboolean is_done;
  GListStore *lines; /* GadibaTakeoverLine */
  GtkSingleSelection *selection;
  GtkWidget *box;
  GtkWidget *head, *head_place;
  GtkWidget *view;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaTakeoverList, gadiba_takeover_list, GTK_TYPE_WIDGET)

enum
{
  COLUMN_LINE,
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_WHY,
  N_COLUMNS,
};

static const GadibaTableColumn columns[N_COLUMNS] = {
  { .title = N_ ("Line"), .width = 6, .dim = TRUE },
  { .title = N_ ("Client"), .width = 22, .strong = TRUE },
  { .title = N_ ("What is to become of it"), .width = 28 },
  { .title = N_ ("Why"), .width = 44, .is_text = TRUE },
};

static const GadibaTableColumn done_columns[N_COLUMNS] = {
  { .title = N_ ("Line"), .width = 6, .dim = TRUE },
  { .title = N_ ("Client"), .width = 22, .strong = TRUE },
  { .title = N_ ("What became of it"), .width = 28 },
  { .title = N_ ("Why"), .width = 44, .is_text = TRUE },
};

static const GadibaTableColumns table = { columns, N_COLUMNS, NULL, NULL };
static const GadibaTableColumns done_table = { done_columns, N_COLUMNS, NULL, NULL };

static const char *
tell_done (const GadibaTakeoverRow *row)
{
  switch (row->kind)
    {
    case GADIBA_TAKEOVER_NEW:
      return row->sentence != NULL ? _ ("new, to be checked: was taken over")
                                   : _ ("new: was taken over");
    case GADIBA_TAKEOVER_SAME:
      return _ ("the same: stayed");
    case GADIBA_TAKEOVER_DIFFERS:
      return row->take ? _ ("differed: the file’s was taken") : _ ("differed: stayed as it was");
    case GADIBA_TAKEOVER_WRONG:
      return _ ("wrong: was not taken over");
    case GADIBA_TAKEOVER_N_KINDS:
      break;
    }
  g_return_val_if_reached ("");
}

static const char *
tell_kind (const GadibaTakeoverRow *row)
{
  switch (row->kind)
    {
    case GADIBA_TAKEOVER_NEW:
      return row->sentence != NULL ? _ ("new, to be checked: is taken over")
                                   : _ ("new: is taken over");
    case GADIBA_TAKEOVER_SAME:
      return _ ("the same: stays");
    case GADIBA_TAKEOVER_DIFFERS:
      return row->take ? _ ("differs: the file’s is taken") : _ ("differs: stays as it is");
    case GADIBA_TAKEOVER_WRONG:
      return _ ("wrong: cannot be taken over");
    case GADIBA_TAKEOVER_N_KINDS:
      break;
    }
  g_return_val_if_reached ("");
}

char *
gadiba_takeover_list_tell (GadibaTakeoverList *self, const GadibaTakeoverRow *row)
{
  g_return_val_if_fail (GADIBA_IS_TAKEOVER_LIST (self) && row != NULL, NULL);

  return self->is_done && row->take ? gadiba_takeover_row_tell_taken (row)
                                    : gadiba_takeover_row_tell (row);
}

static void
show_line (GadibaTakeoverList *self, GtkListItem *item)
{
  const GadibaTakeoverLine *line = gtk_list_item_get_item (item);
  GadibaTableTexts *texts = NULL;

  if (line != NULL && line->row != NULL)
    {
      texts = g_new0 (GadibaTableTexts, 1);
      texts->texts = g_new0 (char *, N_COLUMNS + 1);
      texts->texts[COLUMN_LINE] = g_strdup_printf ("%u", line->row->line);
      texts->texts[COLUMN_NAME] = g_strdup (line->row->name != NULL ? line->row->name : "–");
      texts->texts[COLUMN_KIND] =
          g_strdup (self->is_done ? tell_done (line->row) : tell_kind (line->row));
      texts->texts[COLUMN_WHY] = gadiba_takeover_list_tell (self, line->row);
      texts->warn_column = line->row->sentence != NULL ? (guint) COLUMN_KIND : (guint) N_COLUMNS;
    }
  gadiba_table_line_set_texts (GADIBA_TABLE_LINE (gtk_list_item_get_child (item)), texts);
}

static void
on_item_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gadiba_table_line_new (&table));
}

static void
on_item_bind_cb (GadibaTakeoverList *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_TAKEOVER_LIST (self));

  show_line (self, item);
}

/* Lines are made anew where they stand, for there is no other way to tell that they changed. */
static void
renew (GadibaTakeoverList *self, guint position)
{
  g_autoptr (GadibaTakeoverLine) line =
      g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  GadibaTakeoverLine *again = g_object_new (GADIBA_TYPE_TAKEOVER_LINE, NULL);
  gpointer added[] = { again };

  again->row = line->row;
  g_list_store_splice (self->lines, position, 1, added, 1);
  g_object_unref (again);
  gtk_single_selection_set_selected (self->selection, position);
}

static void
on_activate_cb (GadibaTakeoverList *self, guint position)
{
  g_assert (GADIBA_IS_TAKEOVER_LIST (self));

  g_autoptr (GadibaTakeoverLine) line =
      g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  if (line == NULL || self->is_done || line->row->kind != GADIBA_TAKEOVER_DIFFERS)
    return;
  line->row->take = !line->row->take;
  self->all->n_taken += line->row->take ? 1u : -1u;
  renew (self, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_selected_cb (GadibaTakeoverList *self)
{
  g_assert (GADIBA_IS_TAKEOVER_LIST (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_asked (const GadibaTakeoverRow *row, GadibaTakeoverKind kind)
{
  if (kind != GADIBA_TAKEOVER_N_KINDS)
    return row->kind == kind;
  return row->kind == GADIBA_TAKEOVER_DIFFERS || row->kind == GADIBA_TAKEOVER_WRONG
         || row->sentence != NULL;
}

/* Lines that something still shows know that they are gone. */
static void
forget_rows (GadibaTakeoverList *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (GadibaTakeoverLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      line->row = NULL;
    }
}

void
gadiba_takeover_list_set (GadibaTakeoverList *self, GadibaTakeover *all, GadibaTakeoverKind kind)
{
  g_return_if_fail (GADIBA_IS_TAKEOVER_LIST (self));

  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_object_unref);
  self->all = all;
  for (guint i = 0; all != NULL && i < all->rows->len; i++)
    if (is_asked (g_ptr_array_index (all->rows, i), kind))
      {
        GadibaTakeoverLine *line = g_object_new (GADIBA_TYPE_TAKEOVER_LINE, NULL);
        line->row = g_ptr_array_index (all->rows, i);
        g_ptr_array_add (asked, line);
      }
  forget_rows (self);
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       asked->pdata, asked->len);
  gtk_widget_set_visible (self->box, asked->len > 0);
}

static void
make_head (GadibaTakeoverList *self)
{
  if (self->head != NULL)
    gtk_box_remove (GTK_BOX (self->head_place), self->head);
  self->head = gadiba_table_head_new (self->is_done ? &done_table : &table, "", FALSE);
  gtk_widget_set_hexpand (self->head, TRUE);
  gtk_box_append (GTK_BOX (self->head_place), self->head);
}

void
gadiba_takeover_list_set_done (GadibaTakeoverList *self, gboolean is_done)
{
  g_return_if_fail (GADIBA_IS_TAKEOVER_LIST (self));

  if (is_done == self->is_done)
    return;
  self->is_done = is_done;
  make_head (self);
}

const GadibaTakeoverRow *
gadiba_takeover_list_get_chosen (GadibaTakeoverList *self)
{
  g_return_val_if_fail (GADIBA_IS_TAKEOVER_LIST (self), NULL);

  const GadibaTakeoverLine *line = gtk_single_selection_get_selected_item (self->selection);
  return line != NULL ? line->row : NULL;
}

/* --- the widget --- */

static gboolean
on_space_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  GadibaTakeoverList *self = user_data;
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    on_activate_cb (self, selected);
  return TRUE;
}

static gboolean
gadiba_takeover_list_grab_focus (GtkWidget *widget)
{
  return gadiba_focus_child (widget, GADIBA_TAKEOVER_LIST (widget)->view);
}

static void
gadiba_takeover_list_dispose (GObject *object)
{
  GadibaTakeoverList *self = GADIBA_TAKEOVER_LIST (object);

  if (self->lines != NULL)
    forget_rows (self);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (gadiba_takeover_list_parent_class)->dispose (object);
}

static void
gadiba_takeover_list_class_init (GadibaTakeoverListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_takeover_list_dispose;
  widget_class->grab_focus = gadiba_takeover_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_view (GadibaTakeoverList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind_cb), self, G_CONNECT_SWAPPED);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "clients");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lines of the table"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                        gtk_callback_action_new (on_space_cb, self, NULL)));
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
gadiba_takeover_list_init (GadibaTakeoverList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->lines = g_list_store_new (GADIBA_TYPE_TAKEOVER_LINE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb),
                           self, G_CONNECT_SWAPPED);
  make_view (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->head_place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->head_place, "tablehead");
  gtk_box_append (GTK_BOX (self->box), self->head_place);
  make_head (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_box_append (GTK_BOX (self->box), gadiba_one_stop_new (scroller));
}

GtkWidget *
gadiba_takeover_list_new (void)
{
  return g_object_new (GADIBA_TYPE_TAKEOVER_LIST, NULL);
}
