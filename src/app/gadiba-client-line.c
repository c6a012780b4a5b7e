/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-client-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-words.h"

#define GAP 16       /* between columns */
#define SIGN_SIZE 16 /* of icons */
#define SIGN_GAP 6
#define HEADING_SCALE (9.0 / 10.5)

typedef enum
{
  COLUMN_NAME,
  COLUMN_CODE,
  COLUMN_ADDRESS,
  COLUMN_SIZE,
  COLUMN_STATUS,
  COLUMN_UNTIL,
  COLUMN_AMOUNT,
  COLUMN_NEXT,
  N_COLUMNS,
} Column;

/* Widths are in digits of the font, so they grow with the text. */
static const struct
{
  const char *title;
  int width;
  gboolean right, dim, grows;
} columns[N_COLUMNS] = {
  { N_ ("Client"), 19, FALSE, FALSE, FALSE },   { N_ ("Personal code"), 12, FALSE, TRUE, FALSE },
  { N_ ("Address"), 25, FALSE, TRUE, TRUE },    { N_ ("Persons"), 7, TRUE, FALSE, FALSE },
  { N_ ("Status"), 16, FALSE, FALSE, FALSE },   { N_ ("Valid until"), 10, FALSE, FALSE, FALSE },
  { N_ ("A month, €"), 9, TRUE, FALSE, FALSE }, { N_ ("Next"), 22, FALSE, FALSE, TRUE },
};

struct _GadibaClientLine
{
  GtkWidget parent;

  GadibaClient *client; /* NULL: the heading */
  PangoLayout *layouts[N_COLUMNS];
  GdkPaintable *sign;
  int digit; /* width of a digit, in pixels */
};

G_DEFINE_FINAL_TYPE (GadibaClientLine, gadiba_client_line, GTK_TYPE_WIDGET)

static const GadibaClientRow *
get_row (GadibaClientLine *self)
{
  return self->client != NULL ? gadiba_client_get_row (self->client) : NULL;
}

static const char *
get_sign_name (const GadibaClientRow *row)
{
  if (row->is_open)
    return "gd-todo-symbolic";
  if (row->status == NULL)
    return NULL;
  return g_str_equal (row->status, "none") ? "gd-skip-symbolic" : "gd-ok-symbolic";
}

/* Street and place: the municipality is nearly always the office's own. */
static char *
shorten_address (const char *address)
{
  const char *comma = strchr (address, ',');

  comma = comma != NULL ? strchr (comma + 1, ',') : NULL;
  return comma != NULL ? g_strndup (address, (gsize) (comma - address)) : g_strdup (address);
}

/* What waits for the caseworker. */
static char *
describe_next (const GadibaClientRow *row, GadibaDate today)
{
  if (row->is_open && row->deadline != GADIBA_DATE_NONE)
    {
      g_autofree char *day = gadiba_words_format_date (row->deadline);
      return row->deadline < today ? g_strdup_printf (_ ("Overdue since %s"), day)
                                   : g_strdup_printf (_ ("Decide by %s"), day);
    }
  return g_strdup (row->until != GADIBA_DATE_NONE && row->until < today ? _ ("Status has ended")
                                                                        : "");
}

static gboolean
is_overdue (const GadibaClientRow *row, GadibaDate today)
{
  return row->is_open && row->deadline != GADIBA_DATE_NONE && row->deadline < today;
}

/* Returns: (transfer full): the text of a column */
static char *
make_text (const GadibaClientRow *row, GadibaDate today, Column column)
{
  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup_printf ("%s %s", row->family, row->given);
    case COLUMN_CODE:
      return g_strdup (row->code != NULL ? row->code : "–");
    case COLUMN_ADDRESS:
      return row->address != NULL ? shorten_address (row->address) : g_strdup ("–");
    case COLUMN_SIZE:
      return row->household_size > 0 ? g_strdup_printf ("%u", row->household_size) : g_strdup ("–");
    case COLUMN_STATUS:
      return g_strdup (gadiba_words_for_status (row->is_open ? "open" : row->status));
    case COLUMN_UNTIL:
      return row->until != GADIBA_DATE_NONE ? gadiba_words_format_date (row->until)
                                            : g_strdup ("–");
    case COLUMN_AMOUNT:
      return row->has_amount ? gadiba_words_format_amount (row->amount) : g_strdup ("–");
    case COLUMN_NEXT:
      return describe_next (row, today);
    case N_COLUMNS:
      break;
    }
  g_return_val_if_reached (NULL);
}

char *
gadiba_client_line_describe (const GadibaClientRow *row, GadibaDate today)
{
  g_return_val_if_fail (row != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  for (Column i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *part = make_text (row, today, i);
      if (*part == '\0' || g_str_equal (part, "–"))
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      if (i == COLUMN_SIZE || i == COLUMN_UNTIL || i == COLUMN_AMOUNT)
        g_string_append_printf (text, "%s: ", _ (columns[i].title));
      g_string_append (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- drawing --- */

static void
clear_layouts (GadibaClientLine *self)
{
  for (Column i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->layouts[i]);
  g_clear_object (&self->sign);
  self->digit = 0;
}

static int
find_digit (GadibaClientLine *self)
{
  if (self->digit == 0)
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
      self->digit = PANGO_PIXELS (pango_font_metrics_get_approximate_digit_width (metrics));
      pango_font_metrics_unref (metrics);
    }
  return MAX (self->digit, 1);
}

static PangoLayout *
make_layout (GadibaClientLine *self, const char *text, gboolean strong, gboolean small)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum, lnum"));
  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (small) /* its columns are as wide as those of the lines, so the font is theirs */
    pango_attr_list_insert (attributes, pango_attr_scale_new (HEADING_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
ensure_layouts (GadibaClientLine *self)
{
  const GadibaClientRow *row = get_row (self);
  GadibaDate today = self->client != NULL ? gadiba_client_get_today (self->client) : 0;

  if (self->layouts[0] != NULL || (row == NULL && self->client != NULL))
    return;
  for (Column i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *text =
          row != NULL ? make_text (row, today, i) : g_strdup (_ (columns[i].title));
      self->layouts[i] = make_layout (self, text, row != NULL && i == COLUMN_NAME, row == NULL);
    }
  const char *sign = row != NULL ? get_sign_name (row) : NULL;
  if (sign != NULL)
    self->sign = GDK_PAINTABLE (gtk_icon_theme_lookup_icon (
        gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))), sign, NULL,
        SIGN_SIZE, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
        gtk_widget_get_direction (GTK_WIDGET (self)), 0));
}

/* The width of each column: those that grow share what is left over, in the proportion of their
 * widths; where it is narrow all give way alike. */
static void
share_width (GadibaClientLine *self, int *widths)
{
  int digit = find_digit (self), total = 0, growing = 0;
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - (N_COLUMNS - 1) * GAP;

  for (Column i = 0; i < N_COLUMNS; i++)
    {
      widths[i] = columns[i].width * digit;
      total += widths[i];
      growing += columns[i].grows ? widths[i] : 0;
    }
  int left = width - total;
  for (Column i = 0; i < N_COLUMNS; i++)
    if (left < 0)
      widths[i] = MAX (widths[i] + left * widths[i] / total, 0);
    else if (columns[i].grows)
      widths[i] += left * widths[i] / growing;
}

static void
snapshot_sign (GadibaClientLine *self, GtkSnapshot *snapshot, float x, const GdkRGBA *colour)
{
  const float y = (float) (gtk_widget_get_height (GTK_WIDGET (self)) - SIGN_SIZE) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->sign), snapshot,
                                            SIGN_SIZE, SIGN_SIZE, colour, 1);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_text (GadibaClientLine *self, GtkSnapshot *snapshot, PangoLayout *layout,
               const graphene_point_t *at, const GdkRGBA *colour)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (
                    at->x, (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
gadiba_client_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GadibaClientLine *self = GADIBA_CLIENT_LINE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  const GadibaClientRow *row = get_row (self);
  gboolean overdue = row != NULL && is_overdue (row, gadiba_client_get_today (self->client));
  GdkRGBA text, dim, warn;
  int widths[N_COLUMNS];
  float x = 0;

  ensure_layouts (self);
  if (self->layouts[0] == NULL)
    return;
  gtk_style_context_get_color (style, &text);
  if (!gtk_style_context_lookup_color (style, "dim", &dim))
    dim = text;
  if (!gtk_style_context_lookup_color (style, "warn", &warn))
    warn = text;
  share_width (self, widths);
  for (Column i = 0; i < N_COLUMNS; i++)
    {
      gboolean signed_column = i == COLUMN_STATUS && self->sign != NULL;
      int inset = signed_column ? SIGN_SIZE + SIGN_GAP : 0, used;
      if (signed_column)
        snapshot_sign (self, snapshot, x, &dim);
      pango_layout_set_width (self->layouts[i], MAX (widths[i] - inset, 0) * PANGO_SCALE);
      pango_layout_get_pixel_size (self->layouts[i], &used, NULL);
      float shift = columns[i].right ? (float) (widths[i] - used) : (float) inset;
      snapshot_text (self, snapshot, self->layouts[i], &GRAPHENE_POINT_INIT (x + shift, 0),
                     columns[i].dim || self->client == NULL ? &dim
                     : i == COLUMN_NEXT && overdue          ? &warn
                                                            : &text);
      x += (float) (widths[i] + GAP);
    }
}

static void
gadiba_client_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  GadibaClientLine *self = GADIBA_CLIENT_LINE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Ģ");
      pango_layout_get_pixel_size (layout, NULL, minimum);
      *natural = *minimum;
      return;
    }
  int total = (N_COLUMNS - 1) * GAP;
  for (Column i = 0; i < N_COLUMNS; i++)
    total += columns[i].width * find_digit (self);
  *minimum = total / 2;
  *natural = total;
}

static void
gadiba_client_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gadiba_client_line_parent_class)->css_changed (widget, change);

  clear_layouts (GADIBA_CLIENT_LINE (widget));
  gtk_widget_queue_resize (widget);
}

/* --- the widget --- */

static void
update_view (GadibaClientLine *self)
{
  const GadibaClientRow *row = get_row (self);
  g_autofree char *label =
      row != NULL ? gadiba_client_line_describe (row, gadiba_client_get_today (self->client))
                  : NULL;

  clear_layouts (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  /* It is the item of the list that takes the keyboard. */
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  if (self->client != NULL && item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    label != NULL ? label : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_client_changed_cb (GadibaClientLine *self)
{
  g_assert (GADIBA_IS_CLIENT_LINE (self));

  update_view (self);
}

static void
gadiba_client_line_dispose (GObject *object)
{
  GadibaClientLine *self = GADIBA_CLIENT_LINE (object);

  if (self->client != NULL)
    g_signal_handlers_disconnect_by_data (self->client, self);
  g_clear_object (&self->client);
  clear_layouts (self);

  G_OBJECT_CLASS (gadiba_client_line_parent_class)->dispose (object);
}

static void
gadiba_client_line_class_init (GadibaClientLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_client_line_dispose;
  widget_class->css_changed = gadiba_client_line_css_changed;
  widget_class->measure = gadiba_client_line_measure;
  widget_class->snapshot = gadiba_client_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "clientline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
gadiba_client_line_init (GadibaClientLine *self)
{
}

GtkWidget *
gadiba_client_line_new (void)
{
  return g_object_new (GADIBA_TYPE_CLIENT_LINE, NULL);
}

void
gadiba_client_line_set_client (GadibaClientLine *self, GadibaClient *client)
{
  g_return_if_fail (GADIBA_IS_CLIENT_LINE (self));

  if (self->client != NULL)
    g_signal_handlers_disconnect_by_data (self->client, self);
  g_set_object (&self->client, client);
  if (client != NULL)
    g_signal_connect_object (client, "changed", G_CALLBACK (on_client_changed_cb), self,
                             G_CONNECT_SWAPPED);
  update_view (self);
}
