/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-time-line.h"

#include "gadiba-words.h"

#define TITLE_SHARE 0.34 /* of the width, at most */
#define TITLE_DIGITS 30  /* of the font, else */
#define INDENT 4         /* in pixels, as all below; of what is inner, thrice */
#define GAP 8
#define PAD 3
#define POINT 7 /* of a bar that goes on beyond the edge */

typedef struct
{
  GadibaSpanKind kind;
  GadibaDate from, to;
  char *text;
} Bar;

struct _GadibaTimeLine
{
  GtkWidget parent;

  GadibaTimeScale scale;
  char *title;
  gboolean is_inner;
  GArray *bars;
};

G_DEFINE_FINAL_TYPE (GadibaTimeLine, gadiba_time_line, GTK_TYPE_WIDGET)

/* What is drawn, and where. */
typedef struct
{
  GadibaTimeLine *line;
  cairo_t *cairo;
  double left, width, height; /* of the months */
} Drawing;

static void
use_colour (const Drawing *self, const char *name)
{
  GdkRGBA colour = { 0, 0, 0, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->line)), name,
                                  &colour);
  gdk_cairo_set_source_rgba (self->cairo, &colour);
}

static double
place_month (const Drawing *self, GadibaMonth month)
{
  const GadibaTimeScale *scale = &self->line->scale;

  return self->left
         + self->width * (double) (month - scale->first)
               / (double) (scale->last - scale->first + 1);
}

/* Where the day begins. */
static double
place_day (const Drawing *self, GadibaDate day)
{
  GadibaMonth month = gadiba_date_get_month (day);
  GadibaDate first = gadiba_month_get_first_day (month);
  double days = (double) (gadiba_month_get_last_day (month) - first + 1);
  double step = self->width / (double) (self->line->scale.last - self->line->scale.first + 1);

  return place_month (self, month) + step * (double) (day - first) / days;
}

static void
write_text (const Drawing *self, const char *text, double x, double room)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->line), text);
  int height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (self->cairo, x, (self->height - height) / 2);
  pango_cairo_show_layout (self->cairo, layout);
}

static int
measure_text (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* --- what all lines share --- */

static void
draw_line (const Drawing *self, double x, const char *colour, double width, gboolean dashed)
{
  static const double dashes[] = { 3, 3 };

  use_colour (self, colour);
  cairo_set_line_width (self->cairo, width);
  cairo_set_dash (self->cairo, dashes, dashed ? G_N_ELEMENTS (dashes) : 0, 0);
  cairo_move_to (self->cairo, (int) x + 0.5, 0);
  cairo_line_to (self->cairo, (int) x + 0.5, self->height);
  cairo_stroke (self->cairo);
  cairo_set_dash (self->cairo, NULL, 0, 0);
}

/* The months that count are marked by shade and by dashes at both sides. */
static void
draw_months (const Drawing *self)
{
  const GadibaTimeScale *scale = &self->line->scale;
  double left = place_month (self, scale->window_first);
  double right = place_month (self, scale->window_last + 1);
  int year, month;

  use_colour (self, "fill");
  cairo_rectangle (self->cairo, left, 0, right - left, self->height);
  cairo_fill (self->cairo);
  for (GadibaMonth each = scale->first; each <= scale->last; each++)
    {
      gadiba_month_split (each, &year, &month);
      if (month == 1)
        draw_line (self, place_month (self, each), "line_strong", 1, FALSE);
    }
  draw_line (self, left, "dim", 1, TRUE);
  draw_line (self, right, "dim", 1, TRUE);
}

static void
draw_today (const Drawing *self)
{
  const GadibaTimeScale *scale = &self->line->scale;
  GadibaMonth month = gadiba_date_get_month (scale->today);

  if (month >= scale->first && month <= scale->last)
    draw_line (self, place_day (self, scale->today), "text", 2, FALSE);
}

static void
draw_names (const Drawing *self)
{
  const GadibaTimeScale *scale = &self->line->scale;
  double step = self->width / (double) (scale->last - scale->first + 1);
  int every = 1, widest = 0;

  for (GadibaMonth each = scale->first; each <= scale->last; each++)
    {
      g_autofree char *name = gadiba_words_format_month_short (each);
      widest = MAX (widest, measure_text (GTK_WIDGET (self->line), name) + GAP);
    }
  while (every < 12 && step * every < widest)
    every = every == 1 ? 2 : every == 2 ? 3 : every * 2;
  use_colour (self, "dim");
  for (GadibaMonth each = scale->first; each <= scale->last; each += every)
    {
      g_autofree char *name = gadiba_words_format_month_short (each);
      double x = place_month (self, each);
      if (x + widest <= self->left + self->width + GAP)
        write_text (self, name, x + PAD, widest);
    }
}

/* --- bars --- */

/* A side that is open has no end: a point shows that it goes on. */
static void
trace_bar (const Drawing *self, double left, double right, gboolean open_left, gboolean open_right)
{
  double top = PAD, bottom = self->height - PAD, middle = self->height / 2;

  cairo_new_path (self->cairo);
  cairo_move_to (self->cairo, open_left ? left + POINT : left, top);
  cairo_line_to (self->cairo, open_right ? right - POINT : right, top);
  if (open_right)
    cairo_line_to (self->cairo, right, middle);
  cairo_line_to (self->cairo, open_right ? right - POINT : right, bottom);
  cairo_line_to (self->cairo, open_left ? left + POINT : left, bottom);
  if (open_left)
    cairo_line_to (self->cairo, left, middle);
  cairo_close_path (self->cairo);
}

static void
paint_bar (const Drawing *self, GadibaSpanKind kind)
{
  static const struct
  {
    const char *fill, *border;
  } styles[] = {
    [GADIBA_SPAN_MEMBER] = { "accent_fill", "accent_fill" },
    [GADIBA_SPAN_INCOME] = { "view", "line_strong" },
    [GADIBA_SPAN_STATUS] = { "accent_soft", "accent" },
    [GADIBA_SPAN_BENEFIT] = { "view", "accent" },
  };

  use_colour (self, styles[kind].fill);
  cairo_fill_preserve (self->cairo);
  use_colour (self, styles[kind].border);
  cairo_set_line_width (self->cairo, 1);
  cairo_stroke (self->cairo);
}

static void
draw_bar (const Drawing *self, const Bar *bar)
{
  const GadibaTimeScale *scale = &self->line->scale;
  GadibaDate first = gadiba_month_get_first_day (scale->first);
  GadibaDate last = gadiba_month_get_last_day (scale->last);
  gboolean open_left = bar->from < first;
  gboolean open_right = bar->to == GADIBA_DATE_NONE || bar->to > last;

  if (bar->from > last || (bar->to != GADIBA_DATE_NONE && bar->to < first))
    return;
  double left = open_left ? self->left : place_day (self, bar->from);
  double right = open_right ? self->left + self->width : place_day (self, bar->to + 1);
  right = MAX (right, left + PAD);
  trace_bar (self, left, right, open_left, open_right && right - left > POINT);
  paint_bar (self, bar->kind);
  double room = right - left - 2 * GAP;
  if (bar->text == NULL || room < measure_text (GTK_WIDGET (self->line), bar->text))
    return;
  use_colour (self, "text");
  write_text (self, bar->text, left + GAP, room);
}

static int
get_title_width (GtkWidget *widget)
{
  int digit = measure_text (widget, "0");

  return MIN ((int) (gtk_widget_get_width (widget) * TITLE_SHARE), TITLE_DIGITS * digit);
}

static void
gadiba_time_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GadibaTimeLine *self = GADIBA_TIME_LINE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  Drawing drawing = { .line = self, .left = get_title_width (widget), .height = height };

  drawing.width = width - drawing.left;
  if (drawing.width < 1)
    return;
  drawing.cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_months (&drawing);
  if (self->title == NULL)
    draw_names (&drawing);
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (&drawing, &g_array_index (self->bars, Bar, i));
  if (self->title != NULL)
    {
      double indent = self->is_inner ? 3 * INDENT : INDENT;
      draw_today (&drawing); /* the names of months are not crossed out */
      use_colour (&drawing, self->is_inner ? "dim" : "text");
      write_text (&drawing, self->title, indent, drawing.left - indent - GAP);
    }
  cairo_destroy (drawing.cairo);
}

static void
gadiba_time_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Ģ");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? height + 4 * PAD : 0;
}

static void
clear_bar (gpointer data)
{
  g_free (((Bar *) data)->text);
}

static void
gadiba_time_line_finalize (GObject *object)
{
  GadibaTimeLine *self = GADIBA_TIME_LINE (object);

  g_free (self->title);
  g_array_unref (self->bars);

  G_OBJECT_CLASS (gadiba_time_line_parent_class)->finalize (object);
}

static void
gadiba_time_line_class_init (GadibaTimeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gadiba_time_line_finalize;
  widget_class->measure = gadiba_time_line_measure;
  widget_class->snapshot = gadiba_time_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
gadiba_time_line_init (GadibaTimeLine *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  g_array_set_clear_func (self->bars, clear_bar);
}

GtkWidget *
gadiba_time_line_new (const GadibaTimeScale *scale, const char *title, gboolean is_inner)
{
  g_return_val_if_fail (scale != NULL && scale->last >= scale->first, NULL);

  GadibaTimeLine *self = g_object_new (GADIBA_TYPE_TIME_LINE, NULL);
  self->scale = *scale;
  self->title = g_strdup (title);
  self->is_inner = is_inner;
  return GTK_WIDGET (self);
}

void
gadiba_time_line_add (GadibaTimeLine *self, GadibaSpanKind kind, GadibaDate from, GadibaDate to,
                      const char *text)
{
  g_return_if_fail (GADIBA_IS_TIME_LINE (self));

  const Bar bar = { kind, from, to, g_strdup (text) };
  g_array_append_val (self->bars, bar);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
