/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-rerun-list.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-lv-words.h"
#include "gadiba-one-stop.h"
#include "gadiba-table-head.h"

/* --- a line --- */

#define GADIBA_TYPE_RERUN_ITEM (gadiba_rerun_item_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRerunItem, gadiba_rerun_item, GADIBA, RERUN_ITEM, GObject)

struct _GadibaRerunItem
{
  GObject parent;

  GadibaRerunLine *line; /* of the list's lines; NULL: it is not listed any more */
};

G_DEFINE_FINAL_TYPE (GadibaRerunItem, gadiba_rerun_item, G_TYPE_OBJECT)

static void
gadiba_rerun_item_class_init (GadibaRerunItemClass *klass)
{
}

static void
gadiba_rerun_item_init (GadibaRerunItem *self)
{
}

/* --- the list --- */

struct _GadibaRerunList
{
  GtkWidget parent;

  GPtrArray *lines; /* GadibaRerunLine; NULL: none */
  GListStore *items;
  GtkSingleSelection *selection;
  GtkWidget *box, *view;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaRerunList, gadiba_rerun_list, GTK_TYPE_WIDGET)

enum
{
  COLUMN_STATE,
  COLUMN_NAME,
  COLUMN_NUMBER,
  COLUMN_WHAT,
  COLUMN_MONTH,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  COLUMN_WHY,
  N_COLUMNS,
};

static const GadibaTableColumn columns[N_COLUMNS] = {
  { .title = N_ ("What is to become of it"), .width = 15 },
  { .title = N_ ("Client"), .width = 20, .strong = TRUE },
  { .title = N_ ("Application"),
    .width = 13,
    .dim = TRUE,
    .under = GADIBA_TABLE_UNDER (COLUMN_NAME) },
  { .title = N_ ("For what"), .width = 18 },
  { .title = N_ ("Month"), .width = 18, .under = GADIBA_TABLE_UNDER (COLUMN_WHAT) },
  { .title = N_ ("Stands"), .width = 10, .right = TRUE },
  { .title = N_ ("Now"), .width = 10, .right = TRUE },
  { .title = N_ ("Why"), .width = 30, .is_text = TRUE },
};

static const GadibaTableColumns table = { columns, N_COLUMNS, NULL, NULL };

static char *
tell_state (const GadibaRerunLine *line)
{
  switch (line->state)
    {
    case GADIBA_RERUN_LISTED:
      return g_strdup (_ ("stays as it is"));
    case GADIBA_RERUN_CHOSEN:
      return g_strdup (_ ("is decided on"));
    case GADIBA_RERUN_ISSUED:
      return g_strdup (line->decision);
    case GADIBA_RERUN_LEFT:
    case GADIBA_RERUN_N_STATES:
      break;
    }
  return g_strdup (_ ("by itself"));
}

static void
show_line (GtkListItem *item)
{
  const GadibaRerunItem *one = gtk_list_item_get_item (item);
  const GadibaRerunLine *line = one != NULL ? one->line : NULL;
  GadibaTableTexts *texts = NULL;

  if (line != NULL)
    {
      texts = g_new0 (GadibaTableTexts, 1);
      texts->texts = g_new0 (char *, N_COLUMNS + 1);
      texts->texts[COLUMN_STATE] = tell_state (line);
      texts->texts[COLUMN_NAME] = g_strdup (line->name != NULL ? line->name : "–");
      texts->texts[COLUMN_NUMBER] = g_strdup (line->number);
      texts->texts[COLUMN_WHAT] = g_strdup (line->title);
      texts->texts[COLUMN_MONTH] = gadiba_lv_month (line->month, GADIBA_LV_NOMINATIVE);
      texts->texts[COLUMN_BEFORE] = gadiba_money_format_lv (line->before);
      texts->texts[COLUMN_AFTER] =
          line->has_after ? gadiba_money_format_lv (line->after) : g_strdup ("–");
      texts->texts[COLUMN_WHY] = g_strdup (line->reason);
      texts->warn_column =
          line->state == GADIBA_RERUN_LEFT ? (guint) COLUMN_STATE : (guint) N_COLUMNS;
    }
  gadiba_table_line_set_texts (GADIBA_TABLE_LINE (gtk_list_item_get_child (item)), texts);
}

static void
on_item_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gadiba_table_line_new (&table));
}

static void
on_item_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  show_line (item);
}

/* Lines are made anew where they stand, for there is no other way to tell that they changed. */
static void
renew (GadibaRerunList *self, guint first, guint n)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (GadibaRerunItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      GadibaRerunItem *item = g_object_new (GADIBA_TYPE_RERUN_ITEM, NULL);
      item->line = g_steal_pointer (&old->line);
      g_ptr_array_add (added, item);
    }
  g_list_store_splice (self->items, first, n, added->pdata, added->len);
  gtk_single_selection_set_selected (self->selection, selected);
}

static gboolean
can_choose (const GadibaRerunLine *line)
{
  return line->state == GADIBA_RERUN_LISTED || line->state == GADIBA_RERUN_CHOSEN;
}

/* All months of the application, which stand side by side. */
static void
on_activate_cb (GadibaRerunList *self, guint position)
{
  g_assert (GADIBA_IS_RERUN_LIST (self));

  const GadibaRerunLine *line = g_ptr_array_index (self->lines, position);
  GadibaRerunState to =
      line->state == GADIBA_RERUN_LISTED ? GADIBA_RERUN_CHOSEN : GADIBA_RERUN_LISTED;
  guint first = position, n = 0;

  if (!can_choose (line))
    return;
  while (first > 0
         && ((GadibaRerunLine *) g_ptr_array_index (self->lines, first - 1))->application
                == line->application)
    first--;
  for (; first + n < self->lines->len; n++)
    {
      GadibaRerunLine *one = g_ptr_array_index (self->lines, first + n);
      if (one->application != line->application)
        break;
      if (can_choose (one))
        one->state = to;
    }
  renew (self, first, n);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_selected_cb (GadibaRerunList *self)
{
  g_assert (GADIBA_IS_RERUN_LIST (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/* Lines that something still shows know that they are gone. */
static void
forget_lines (GadibaRerunList *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (GadibaRerunItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      item->line = NULL;
    }
}

void
gadiba_rerun_list_set (GadibaRerunList *self, GPtrArray *lines)
{
  g_return_if_fail (GADIBA_IS_RERUN_LIST (self));

  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->lines);
  self->lines = lines != NULL ? g_ptr_array_ref (lines) : NULL;
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      GadibaRerunItem *item = g_object_new (GADIBA_TYPE_RERUN_ITEM, NULL);
      item->line = g_ptr_array_index (lines, i);
      g_ptr_array_add (items, item);
    }
  forget_lines (self);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_widget_set_visible (self->box, items->len > 0);
}

void
gadiba_rerun_list_choose_all (GadibaRerunList *self, gboolean chosen)
{
  g_return_if_fail (GADIBA_IS_RERUN_LIST (self));

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      GadibaRerunLine *line = g_ptr_array_index (self->lines, i);
      if (can_choose (line))
        line->state = chosen ? GADIBA_RERUN_CHOSEN : GADIBA_RERUN_LISTED;
    }
  if (self->lines != NULL && self->lines->len > 0)
    renew (self, 0, self->lines->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

char **
gadiba_rerun_list_dup_chosen (GadibaRerunList *self)
{
  g_return_val_if_fail (GADIBA_IS_RERUN_LIST (self), NULL);

  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  gint64 last = 0;
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const GadibaRerunLine *line = g_ptr_array_index (self->lines, i);
      if (line->state != GADIBA_RERUN_CHOSEN || line->application == last)
        continue;
      last = line->application;
      g_strv_builder_add (numbers, line->number);
    }
  return g_strv_builder_end (numbers);
}

const GadibaRerunLine *
gadiba_rerun_list_get_line (GadibaRerunList *self)
{
  g_return_val_if_fail (GADIBA_IS_RERUN_LIST (self), NULL);

  const GadibaRerunItem *item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? item->line : NULL;
}

/* --- the widget --- */

static gboolean
on_space_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  GadibaRerunList *self = user_data;
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    on_activate_cb (self, selected);
  return TRUE;
}

/* The case, where its bills are entered. */
static gboolean
on_open_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  const GadibaRerunLine *line = gadiba_rerun_list_get_line (user_data);

  if (line != NULL)
    gtk_widget_activate_action (view, "win.open-bills", "s", line->number);
  return TRUE;
}

static gboolean
gadiba_rerun_list_grab_focus (GtkWidget *widget)
{
  return gadiba_focus_child (widget, GADIBA_RERUN_LIST (widget)->view);
}

static void
gadiba_rerun_list_dispose (GObject *object)
{
  GadibaRerunList *self = GADIBA_RERUN_LIST (object);

  if (self->items != NULL)
    forget_lines (self);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (gadiba_rerun_list_parent_class)->dispose (object);
}

static void
gadiba_rerun_list_class_init (GadibaRerunListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_rerun_list_dispose;
  widget_class->grab_focus = gadiba_rerun_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_view (GadibaRerunList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind_cb), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "clients");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What comes out otherwise"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                        gtk_callback_action_new (on_space_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (
          gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                       gtk_keyval_trigger_new (GDK_KEY_KP_Enter, GDK_CONTROL_MASK)),
          gtk_callback_action_new (on_open_cb, self, NULL)));
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
gadiba_rerun_list_init (GadibaRerunList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *head = gadiba_table_head_new (&table, "", FALSE);

  self->items = g_list_store_new (GADIBA_TYPE_RERUN_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb),
                           self, G_CONNECT_SWAPPED);
  make_view (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (place, "tablehead");
  gtk_widget_set_hexpand (head, TRUE);
  gtk_box_append (GTK_BOX (place), head);
  gtk_box_append (GTK_BOX (self->box), place);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_box_append (GTK_BOX (self->box), gadiba_one_stop_new (scroller));
  gtk_widget_set_visible (self->box, FALSE);
}

GtkWidget *
gadiba_rerun_list_new (void)
{
  return g_object_new (GADIBA_TYPE_RERUN_LIST, NULL);
}
