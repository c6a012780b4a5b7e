/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-table-head.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-line-drawing.h"

struct _GadibaTableHead
{
  GtkWidget parent;

  const GadibaTableColumns *columns;
  const char *sort; /* interned */
  gboolean descending;
  GtkWidget **heads; /* one for each column; borrowed */
  GtkWidget **arrows;
};

G_DEFINE_FINAL_TYPE (GadibaTableHead, gadiba_table_head, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ORDERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- the order --- */

static void
update_view (GadibaTableHead *self)
{
  for (guint i = 0; i < self->columns->n; i++)
    {
      const GadibaTableColumn *column = &self->columns->columns[i];
      const char *title = _ (column->title);
      gboolean is_order = g_strcmp0 (column->sort, self->sort) == 0;
      if (column->sort == NULL)
        continue;
      g_autofree char *label =
          !is_order
              ? g_strdup (title)
              : g_strdup_printf (
                  self->descending ? _ ("%s, sorted downwards") : _ ("%s, sorted upwards"), title);
      gtk_image_set_from_icon_name (GTK_IMAGE (self->arrows[i]),
                                    self->descending ? "pan-down-symbolic" : "pan-up-symbolic");
      gtk_widget_set_visible (self->arrows[i], is_order);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->heads[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static void
on_head_clicked_cb (GadibaTableHead *self, GtkButton *button)
{
  g_assert (GADIBA_IS_TABLE_HEAD (self));

  for (guint i = 0; i < self->columns->n; i++)
    if (self->heads[i] == GTK_WIDGET (button))
      {
        const char *sort = g_intern_static_string (self->columns->columns[i].sort);
        self->descending = sort == self->sort && !self->descending;
        self->sort = sort;
      }
  update_view (self);
  g_signal_emit (self, signals[SIGNAL_ORDERED], 0);
}

/* --- making --- */

static GtkWidget *
make_button (GadibaTableHead *self, guint index)
{
  const GadibaTableColumn *column = &self->columns->columns[index];
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (_ (column->title));

  self->arrows[index] = gtk_image_new ();
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, column->right ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), column->right ? self->arrows[index] : label);
  gtk_box_append (GTK_BOX (box), column->right ? label : self->arrows[index]);
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_head_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_label (const GadibaTableColumn *column)
{
  GtkWidget *label = gtk_label_new (_ (column->title));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), column->right ? 1 : 0);
  return label;
}

/* --- the widget --- */

static void
gadiba_table_head_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GadibaTableHead *self = GADIBA_TABLE_HEAD (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return; /* as wide as the lines */
  for (guint i = 0; i < self->columns->n; i++)
    {
      int least, usual;
      gtk_widget_measure (self->heads[i], orientation, -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, usual);
    }
}

static void
gadiba_table_head_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GadibaTableHead *self = GADIBA_TABLE_HEAD (widget);
  g_autofree int *widths = g_new (int, self->columns->n);
  int x = 0;

  /* The font of the lines, not the smaller one of the heads: the columns are theirs. */
  gadiba_table_share_width (self->columns, width, gadiba_line_find_digit (widget), widths);
  for (guint i = 0; i < self->columns->n; i++)
    {
      int least;
      gtk_widget_measure (self->heads[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      /* A head may reach into the gap, never over the next one. */
      int own = MIN (MAX (widths[i], least), widths[i] + GADIBA_TABLE_GAP);
      int start = self->columns->columns[i].right ? x + widths[i] - own : x;
      const GtkAllocation place = { .x = start, .width = MAX (own, least), .height = height };
      gtk_widget_size_allocate (self->heads[i], &place, -1);
      x += widths[i] + GADIBA_TABLE_GAP;
    }
}

/* One stop: Tab comes to the order that is shown, and leaves from whichever head has it. */
static gboolean
gadiba_table_head_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!tab)
    return GTK_WIDGET_CLASS (gadiba_table_head_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
gadiba_table_head_grab_focus (GtkWidget *widget)
{
  GadibaTableHead *self = GADIBA_TABLE_HEAD (widget);

  for (guint i = 0; i < self->columns->n; i++)
    if (self->columns->columns[i].sort != NULL
        && g_strcmp0 (self->columns->columns[i].sort, self->sort) == 0)
      return gtk_widget_grab_focus (self->heads[i]);
  return FALSE;
}

static void
gadiba_table_head_dispose (GObject *object)
{
  gadiba_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (gadiba_table_head_parent_class)->dispose (object);
}

static void
gadiba_table_head_finalize (GObject *object)
{
  GadibaTableHead *self = GADIBA_TABLE_HEAD (object);

  g_free (self->heads);
  g_free (self->arrows);

  G_OBJECT_CLASS (gadiba_table_head_parent_class)->finalize (object);
}

static void
gadiba_table_head_class_init (GadibaTableHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_table_head_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_table_head_finalize;
  widget_class->focus = gadiba_table_head_focus;
  widget_class->grab_focus = gadiba_table_head_grab_focus;
  widget_class->measure = gadiba_table_head_measure;
  widget_class->size_allocate = gadiba_table_head_size_allocate;

  signals[SIGNAL_ORDERED] = g_signal_new ("ordered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "tablehead");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gadiba_table_head_init (GadibaTableHead *self)
{
}

GtkWidget *
gadiba_table_head_new (const GadibaTableColumns *columns, const char *sort, gboolean descending)
{
  g_return_val_if_fail (columns != NULL && sort != NULL, NULL);

  GadibaTableHead *self = g_object_new (GADIBA_TYPE_TABLE_HEAD, NULL);
  self->columns = columns;
  self->heads = g_new0 (GtkWidget *, columns->n);
  self->arrows = g_new0 (GtkWidget *, columns->n);
  for (guint i = 0; i < columns->n; i++)
    {
      self->heads[i] = columns->columns[i].sort != NULL ? make_button (self, i)
                                                        : make_label (&columns->columns[i]);
      gtk_widget_set_parent (self->heads[i], GTK_WIDGET (self));
    }
  gadiba_table_head_set_sort (self, sort, descending);
  return GTK_WIDGET (self);
}

const char *
gadiba_table_head_get_sort (GadibaTableHead *self, gboolean *descending)
{
  g_return_val_if_fail (GADIBA_IS_TABLE_HEAD (self) && descending != NULL, NULL);

  *descending = self->descending;
  return self->sort;
}

void
gadiba_table_head_set_sort (GadibaTableHead *self, const char *sort, gboolean descending)
{
  g_return_if_fail (GADIBA_IS_TABLE_HEAD (self) && sort != NULL);

  self->sort = g_intern_string (sort);
  self->descending = descending;
  update_view (self);
}
