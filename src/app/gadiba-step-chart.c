/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-step-chart.h"

#include "gadiba-variant.h"
#include "gadiba-words.h"

#define N_LINES 5   /* at most, across */
#define N_BELOW 6   /* labels, at most */
#define GAP 6       /* between a label and what it belongs to, in pixels */
#define DOT 2.5     /* radius */
#define CENTS 100.0 /* of a euro */

struct _GadibaStepChart
{
  GtkWidget parent;

  GArray *points; /* GadibaWhatIfPoint */
};

G_DEFINE_FINAL_TYPE (GadibaStepChart, gadiba_step_chart, GTK_TYPE_WIDGET)

/* What is drawn, and where: amounts in cents, places in pixels. */
typedef struct
{
  GtkWidget *widget;
  cairo_t *cairo;
  const GArray *points;
  double left, top, width, height; /* of the plane */
  gint64 low, high;                /* earned at its sides */
  gint64 ceiling, line;            /* total at its top; between two lines */
} Drawing;

static const GadibaWhatIfPoint *
get_point (const Drawing *self, guint i)
{
  return &g_array_index (self->points, GadibaWhatIfPoint, i);
}

static void
use_colour (const Drawing *self, const char *name)
{
  GdkRGBA colour = { 0, 0, 0, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (self->widget), name, &colour);
  gdk_cairo_set_source_rgba (self->cairo, &colour);
}

static double
place_x (const Drawing *self, gint64 earned)
{
  return self->left
         + self->width * (double) (earned - self->low) / (double) MAX (self->high - self->low, 1);
}

static double
place_y (const Drawing *self, gint64 amount)
{
  return self->top + self->height * (1 - (double) amount / (double) self->ceiling);
}

/* Whole euros: 1, 2 or 5 of tens, hundreds or thousands. */
static gint64
choose_line (gint64 most)
{
  gint64 line = 1000;

  for (int i = 0; line * N_LINES < most; i++)
    line = i % 3 == 1 ? line / 2 * 5 : line * 2;
  return line;
}

static void
measure (Drawing *self)
{
  gint64 most = 1;

  for (guint i = 0; i < self->points->len; i++)
    most = MAX (most, get_point (self, i)->total);
  self->line = choose_line (most);
  self->ceiling = (most + self->line - 1) / self->line * self->line;
  self->low = get_point (self, 0)->earned;
  self->high = get_point (self, self->points->len - 1)->earned;
}

/* @across, @down: which part of the text lies at the place: 0 its left or top, 1 the other end */
static void
write_text (const Drawing *self, const char *text, double x, double y, double across, double down)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->widget, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (self->cairo, x - across * width, y - down * height);
  pango_cairo_show_layout (self->cairo, layout);
}

static char *
format_euros (gint64 cents)
{
  return g_strdup_printf ("%.0f", (double) cents / CENTS);
}

static void
draw_lines (const Drawing *self)
{
  for (gint64 amount = 0; amount <= self->ceiling; amount += self->line)
    {
      g_autofree char *text = format_euros (amount);
      double y = place_y (self, amount);
      use_colour (self, amount == 0 ? "line_strong" : "line");
      cairo_set_line_width (self->cairo, 1);
      cairo_move_to (self->cairo, self->left, (int) y + 0.5);
      cairo_line_to (self->cairo, self->left + self->width, (int) y + 0.5);
      cairo_stroke (self->cairo);
      use_colour (self, "dim");
      write_text (self, text, self->left - GAP, y, 1, 0.5);
    }
}

static void
draw_below (const Drawing *self)
{
  guint every = self->points->len / N_BELOW + 1;

  use_colour (self, "dim");
  for (guint i = 0; i < self->points->len; i += every)
    {
      const GadibaWhatIfPoint *point = get_point (self, i);
      g_autofree char *text = format_euros (point->earned);
      write_text (self, text, place_x (self, point->earned), self->top + self->height + GAP, 0.5,
                  0);
    }
}

/* What is not decided leaves a gap. */
static void
draw_curve (const Drawing *self, const char *colour, gboolean total)
{
  gboolean on = FALSE;

  use_colour (self, colour);
  cairo_set_line_width (self->cairo, total ? 2 : 1);
  for (guint i = 0; i < self->points->len; i++)
    {
      const GadibaWhatIfPoint *point = get_point (self, i);
      double x = place_x (self, point->earned);
      double y = place_y (self, total ? point->total : point->earned + point->other);
      if (on)
        cairo_line_to (self->cairo, x, y);
      else
        cairo_move_to (self->cairo, x, y);
      on = !total || point->decided;
    }
  cairo_stroke (self->cairo);
}

static void
draw_dots (const Drawing *self)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const GadibaWhatIfPoint *point = get_point (self, i);
      double x = place_x (self, point->earned), y = place_y (self, point->total);
      use_colour (self, point->falls > 0 ? "warn" : "accent");
      cairo_arc (self->cairo, x, y, point->falls > 0 ? 2 * DOT : DOT, 0, 2 * G_PI);
      if (point->decided)
        cairo_fill (self->cairo);
      else
        cairo_stroke (self->cairo);
      if (point->falls == 0)
        continue;
      g_autofree char *amount = gadiba_words_format_amount (point->falls);
      g_autofree char *text = g_strconcat ("−", amount, NULL);
      write_text (self, text, x, y + GAP, 0.5, 0);
    }
}

static void
gadiba_step_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GadibaStepChart *self = GADIBA_STEP_CHART (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  int label_width, label_height;

  if (self->points == NULL || self->points->len == 0)
    return;
  Drawing drawing = { .widget = widget, .points = self->points };
  measure (&drawing);
  g_autofree char *widest = format_euros (drawing.ceiling);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, widest);
  pango_layout_get_pixel_size (layout, &label_width, &label_height);
  drawing.left = label_width + GAP;
  drawing.top = label_height;
  drawing.width = width - drawing.left - label_width;
  drawing.height = height - drawing.top - label_height - GAP;
  if (drawing.width < 1 || drawing.height < 1)
    return;
  drawing.cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_lines (&drawing);
  draw_below (&drawing);
  draw_curve (&drawing, "dim", FALSE);
  draw_curve (&drawing, "accent", TRUE);
  draw_dots (&drawing);
  cairo_destroy (drawing.cairo);
}

static void
gadiba_step_chart_finalize (GObject *object)
{
  GadibaStepChart *self = GADIBA_STEP_CHART (object);

  g_clear_pointer (&self->points, g_array_unref);

  G_OBJECT_CLASS (gadiba_step_chart_parent_class)->finalize (object);
}

static void
gadiba_step_chart_class_init (GadibaStepChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gadiba_step_chart_finalize;
  widget_class->snapshot = gadiba_step_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "stepchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gadiba_step_chart_init (GadibaStepChart *self)
{
}

GtkWidget *
gadiba_step_chart_new (void)
{
  return g_object_new (GADIBA_TYPE_STEP_CHART, NULL);
}

void
gadiba_step_chart_set_points (GadibaStepChart *self, GArray *points)
{
  g_return_if_fail (GADIBA_IS_STEP_CHART (self));

  if (points != NULL)
    g_array_ref (points);
  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
