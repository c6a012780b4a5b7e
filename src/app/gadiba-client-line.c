/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-client-columns.h"
#include "gadiba-habits.h"
#include "gadiba-line-drawing.h"
#include "gadiba-words.h"

#define N_COLUMNS GADIBA_N_CLIENT_COLUMNS

struct _GadibaClientLine
{
  GtkWidget parent;

  GadibaLongLine *client; /* NULL: nobody yet */
  PangoLayout *layouts[N_COLUMNS];
  GdkPaintable *sign, *warning;
  int digit; /* width of a digit, in pixels */
};

G_DEFINE_FINAL_TYPE (GadibaClientLine, gadiba_client_line, GTK_TYPE_WIDGET)

static const GadibaClientRow *
get_row (GadibaClientLine *self)
{
  return self->client != NULL ? gadiba_long_line_get_row (self->client) : NULL;
}

/* Whether there was a status that is not in force any more. */
static gboolean
has_ended (const GadibaClientRow *row, GadibaDate today)
{
  return !row->is_open && row->until != GADIBA_DATE_NONE && row->until < today;
}

const char *
gadiba_client_line_get_sign (const GadibaClientRow *row, GadibaDate today)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->is_open)
    return "gd-todo-symbolic";
  if (row->status == NULL || has_ended (row, today))
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
  return g_strdup (has_ended (row, today) ? _ ("Status has ended") : "");
}

static gboolean
is_overdue (const GadibaClientRow *row, GadibaDate today)
{
  return row->is_open && row->deadline != GADIBA_DATE_NONE && row->deadline < today;
}

static char *
dup_date (GadibaDate date)
{
  return date != GADIBA_DATE_NONE ? gadiba_words_format_date (date) : g_strdup ("–");
}

static char *
dup_known (const char *text)
{
  return g_strdup (text != NULL ? text : "–");
}

/* A status that has ended is not told without its day. */
static char *
describe_status (const GadibaClientRow *row, GadibaDate today)
{
  const char *status = gadiba_words_for_status (row->is_open ? "open" : row->status);

  if (!has_ended (row, today)
      || (gadiba_table_get_shown (gadiba_client_columns_get_table ())
          & 1u << GADIBA_CLIENT_COLUMN_UNTIL)
             != 0)
    return g_strdup (status);
  g_autofree char *day = gadiba_words_format_date (row->until);
  return g_strdup_printf (_ ("%s until %s"), status, day);
}

/* Returns: (transfer full): the text of a column */
static char *
make_text (const GadibaClientRow *row, GadibaDate today, GadibaClientColumn column)
{
  switch (column)
    {
    case GADIBA_CLIENT_COLUMN_NAME:
      return g_strdup_printf ("%s %s", row->family, row->given);
    case GADIBA_CLIENT_COLUMN_CODE:
      return dup_known (row->code);
    case GADIBA_CLIENT_COLUMN_BORN:
      return dup_date (row->born);
    case GADIBA_CLIENT_COLUMN_ADDRESS:
      return row->address != NULL ? shorten_address (row->address) : g_strdup ("–");
    case GADIBA_CLIENT_COLUMN_PARISH:
      return dup_known (row->parish);
    case GADIBA_CLIENT_COLUMN_SIZE:
      return row->household_size > 0 ? g_strdup_printf ("%u", row->household_size) : g_strdup ("–");
    case GADIBA_CLIENT_COLUMN_STATUS:
      return describe_status (row, today);
    case GADIBA_CLIENT_COLUMN_UNTIL:
      return dup_date (row->until);
    case GADIBA_CLIENT_COLUMN_AMOUNT:
      return row->has_amount ? gadiba_words_format_amount (row->amount) : g_strdup ("–");
    case GADIBA_CLIENT_COLUMN_NEXT:
      return describe_next (row, today);
    case GADIBA_CLIENT_COLUMN_KEEPER:
      return dup_known (row->keeper);
    case GADIBA_CLIENT_COLUMN_TOUCHED:
      return dup_date (row->touched);
    case GADIBA_N_CLIENT_COLUMNS:
      break;
    }
  g_return_val_if_reached (NULL);
}

/* Values that say nothing without their heading. */
static gboolean
needs_title (GadibaClientColumn column)
{
  return column == GADIBA_CLIENT_COLUMN_SIZE || column == GADIBA_CLIENT_COLUMN_UNTIL
         || column == GADIBA_CLIENT_COLUMN_AMOUNT || column == GADIBA_CLIENT_COLUMN_BORN
         || column == GADIBA_CLIENT_COLUMN_TOUCHED || column == GADIBA_CLIENT_COLUMN_KEEPER;
}

char *
gadiba_client_line_describe (const GadibaClientRow *row, GadibaDate today)
{
  g_return_val_if_fail (row != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  guint shown = gadiba_table_get_shown (gadiba_client_columns_get_table ());
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if ((shown & 1u << i) == 0)
        continue;
      g_autofree char *part = make_text (row, today, (GadibaClientColumn) i);
      if (*part == '\0' || g_str_equal (part, "–"))
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      if (needs_title ((GadibaClientColumn) i))
        g_string_append_printf (text,
                                "%s: ", _ (gadiba_client_columns_get_table ()->columns[i].title));
      g_string_append (text, part);
    }
  if (row->n_households > 1)
    g_string_append_printf (text, ", %s", _ ("a member of two households at once"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- drawing --- */

static void
clear_layouts (GadibaClientLine *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->layouts[i]);
  g_clear_object (&self->sign);
  g_clear_object (&self->warning);
  self->digit = 0;
}

static int
get_digit (GadibaClientLine *self)
{
  if (self->digit == 0)
    self->digit = gadiba_line_find_digit (GTK_WIDGET (self));
  return self->digit;
}

static void
ensure_layouts (GadibaClientLine *self)
{
  const GadibaClientRow *row = get_row (self);

  if (self->layouts[0] != NULL || row == NULL)
    return;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *text =
          make_text (row, gadiba_long_line_get_today (self->client), (GadibaClientColumn) i);
      self->layouts[i] =
          gadiba_line_make_layout (GTK_WIDGET (self), text, i == GADIBA_CLIENT_COLUMN_NAME);
    }
  self->sign = gadiba_line_find_sign (
      GTK_WIDGET (self),
      gadiba_client_line_get_sign (row, gadiba_long_line_get_today (self->client)),
      get_digit (self));
  self->warning = gadiba_line_find_sign (
      GTK_WIDGET (self), row->n_households > 1 ? "gd-warn-symbolic" : NULL, get_digit (self));
}

static void
gadiba_client_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GadibaClientLine *self = GADIBA_CLIENT_LINE (widget);
  const GadibaClientRow *row = get_row (self);
  const GadibaLineDrawing drawing = { widget, snapshot, get_digit (self) };
  GadibaDate today = row != NULL ? gadiba_long_line_get_today (self->client) : GADIBA_DATE_NONE;
  gboolean overdue = row != NULL && is_overdue (row, today);
  gboolean ended = row != NULL && has_ended (row, today);
  GadibaLineColours colours;
  GadibaTablePlace places[N_COLUMNS];

  ensure_layouts (self);
  if (self->layouts[0] == NULL)
    return;
  gadiba_line_find_colours (widget, &colours);
  guint rows = gadiba_table_lay (gadiba_client_columns_get_table (), gtk_widget_get_width (widget),
                                 drawing.digit, places);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const GadibaTableColumn *look = &gadiba_client_columns_get_table ()->columns[i];
      GdkPaintable *sign = i == GADIBA_CLIENT_COLUMN_STATUS ? self->sign
                           : i == GADIBA_CLIENT_COLUMN_NAME ? self->warning
                                                            : NULL;
      gboolean warned = i == GADIBA_CLIENT_COLUMN_NEXT && overdue;
      gboolean dim = look->dim || (i == GADIBA_CLIENT_COLUMN_STATUS && ended);
      const GadibaLineCell cell = { .layout = self->layouts[i],
                                    .sign = sign,
                                    .colour = dim      ? &colours.dim
                                              : warned ? &colours.warn
                                                       : &colours.text,
                                    .sign_colour =
                                        sign == self->warning ? &colours.warn : &colours.dim,
                                    .width = places[i].width,
                                    .row = places[i].row,
                                    .rows = rows,
                                    .right = look->right && places[i].row == 0 };
      if (cell.width > 0)
        gadiba_line_draw_cell (&drawing, &cell, places[i].x);
    }
}

static void
gadiba_client_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  GadibaClientLine *self = GADIBA_CLIENT_LINE (widget);

  const GadibaTableColumns *columns = gadiba_client_columns_get_table ();
  GadibaTablePlace places[N_COLUMNS];
  int least, usual;

  gadiba_table_measure (columns, get_digit (self), &least, &usual);
  *minimum = least;
  *natural = usual;
  if (orientation != GTK_ORIENTATION_VERTICAL)
    return;
  guint rows =
      gadiba_table_lay (columns, for_size < 0 ? usual : for_size, get_digit (self), places);
  *minimum = *natural = gadiba_table_stack (rows, gadiba_line_measure_height (widget));
}

static GtkSizeRequestMode
gadiba_client_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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
      row != NULL ? gadiba_client_line_describe (row, gadiba_long_line_get_today (self->client))
                  : NULL;

  clear_layouts (self);
  gadiba_line_name (GTK_WIDGET (self), label != NULL ? label : "");
  gtk_widget_queue_resize (GTK_WIDGET (self));
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
  widget_class->get_request_mode = gadiba_client_line_get_request_mode;
  widget_class->measure = gadiba_client_line_measure;
  widget_class->snapshot = gadiba_client_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "clientline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
gadiba_client_line_init (GadibaClientLine *self)
{
  g_signal_connect_object (gadiba_habits_get (), "changed::client-columns",
                           G_CALLBACK (update_view), self, G_CONNECT_SWAPPED);
}

GtkWidget *
gadiba_client_line_new (void)
{
  return g_object_new (GADIBA_TYPE_CLIENT_LINE, NULL);
}

void
gadiba_client_line_set_client (GadibaClientLine *self, GadibaLongLine *client)
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
