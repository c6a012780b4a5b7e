/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-table-head.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-habits.h"
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
  guint shown = gadiba_table_get_shown (self->columns);

  for (guint i = 0; i < self->columns->n; i++)
    {
      const GadibaTableColumn *column = &self->columns->columns[i];
      const char *title = _ (column->title);
      gboolean is_order = g_strcmp0 (column->sort, self->sort) == 0;
      gtk_widget_set_visible (self->heads[i], (shown & 1u << i) != 0);
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
        self->descending = sort == self->sort ? !self->descending : self->columns->columns[i].falls;
        self->sort = sort;
      }
  update_view (self);
  gadiba_table_keep_order (self->columns, self->sort, self->descending);
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

static int
measure_head (GadibaTableHead *self)
{
  int height = 0;

  for (guint i = 0; i < self->columns->n; i++)
    {
      int least;
      gtk_widget_measure (self->heads[i], GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
      height = MAX (height, least);
    }
  return height;
}

static void
gadiba_table_head_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GadibaTableHead *self = GADIBA_TABLE_HEAD (widget);
  GadibaTablePlace places[GADIBA_TABLE_MAX_COLUMNS];

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return; /* as wide as the lines */
  guint rows = gadiba_table_lay (self->columns, for_size < 0 ? G_MAXINT16 : for_size,
                                 gadiba_line_find_digit (widget), places);
  *minimum = *natural = gadiba_table_stack (rows, measure_head (self));
}

static void
gadiba_table_head_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GadibaTableHead *self = GADIBA_TABLE_HEAD (widget);
  GadibaTablePlace places[GADIBA_TABLE_MAX_COLUMNS];

  /* The font of the lines, not the smaller one of the heads: the columns are theirs. */
  guint rows = gadiba_table_lay (self->columns, width, gadiba_line_find_digit (widget), places);
  for (guint i = 0; i < self->columns->n; i++)
    {
      int least, own = height / (int) rows;
      if (places[i].width == 0)
        continue;
      gtk_widget_measure (self->heads[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      /* A head may reach into the gap, never over the next one. */
      int reach = MIN (MAX (places[i].width, least), places[i].width + GADIBA_TABLE_GAP);
      gboolean right = self->columns->columns[i].right && places[i].row == 0;
      const GtkAllocation place = { .x = places[i].x + (right ? places[i].width - reach : 0),
                                    .y = (int) places[i].row * own,
                                    .width = MAX (reach, least),
                                    .height = own };
      gtk_widget_size_allocate (self->heads[i], &place, -1);
    }
}

static GtkSizeRequestMode
gadiba_table_head_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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
  widget_class->get_request_mode = gadiba_table_head_get_request_mode;
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
  gboolean kept_descending = FALSE;
  const char *kept = gadiba_table_read_order (columns, &kept_descending);
  gadiba_table_head_set_sort (self, kept != NULL ? kept : sort,
                              kept != NULL ? kept_descending : descending);
  if (columns->shown_key != NULL)
    {
      g_autofree char *signal = g_strconcat ("changed::", columns->shown_key, NULL);
      g_signal_connect_object (gadiba_habits_get (), signal, G_CALLBACK (update_view), self,
                               G_CONNECT_SWAPPED);
    }
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
