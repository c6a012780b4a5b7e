/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _GadibaLetterPage
{
  GtkWidget parent_instance;

  const GadibaLetterLayout *layout; /* not owned: the view's */
  guint page;
  double zoom;
  gboolean is_near;
  GdkTexture *picture; /* owned; NULL: to be made */
  int scale;           /* for which the picture was made */
};

G_DEFINE_FINAL_TYPE (GadibaLetterPage, gadiba_letter_page, GTK_TYPE_WIDGET)

/* The sheet as a picture: it is scrolled more often than it is drawn. */
static GdkTexture *
make_picture (const GadibaLetterPage *self)
{
  double scale = self->zoom * self->scale;
  int width = (int) ceil (GADIBA_LETTER_PAGE_WIDTH * scale);
  int height = (int) ceil (GADIBA_LETTER_PAGE_HEIGHT * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  gadiba_letter_layout_draw_page (self->layout, cr, self->page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                  (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
gadiba_letter_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GadibaLetterPage *self = GADIBA_LETTER_PAGE (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (!self->is_near)
    return;
  if (scale != self->scale)
    g_clear_object (&self->picture);
  self->scale = scale;
  if (self->picture == NULL)
    self->picture = make_picture (self);
  /* Pixel upon pixel: a picture that is drawn a little larger or smaller is blurred. */
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (0, 0, (float) gdk_texture_get_width (self->picture) / (float) scale,
                          (float) gdk_texture_get_height (self->picture) / (float) scale);
  gtk_snapshot_append_texture (snapshot, self->picture, &area);
}

static void
gadiba_letter_page_finalize (GObject *object)
{
  GadibaLetterPage *self = GADIBA_LETTER_PAGE (object);

  g_clear_object (&self->picture);
  G_OBJECT_CLASS (gadiba_letter_page_parent_class)->finalize (object);
}

static void
gadiba_letter_page_class_init (GadibaLetterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = gadiba_letter_page_finalize;
  widget_class->snapshot = gadiba_letter_page_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "page");
}

static void
gadiba_letter_page_init (GadibaLetterPage *self)
{
  self->zoom = 1;
  self->scale = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "paper");
}

GtkWidget *
gadiba_letter_page_new (const GadibaLetterLayout *layout, guint page)
{
  GtkWidget *self = g_object_new (GADIBA_TYPE_LETTER_PAGE, NULL);

  gadiba_letter_page_show (GADIBA_LETTER_PAGE (self), layout, page);
  return self;
}

void
gadiba_letter_page_show (GadibaLetterPage *self, const GadibaLetterLayout *layout, guint page)
{
  g_return_if_fail (GADIBA_IS_LETTER_PAGE (self) && layout != NULL);

  g_autofree char *text = gadiba_letter_layout_dup_page_text (layout, page);
  g_autofree char *name =
      g_strdup_printf (_ ("Page %u of %u"), page + 1, gadiba_letter_layout_get_n_pages (layout));

  self->layout = layout;
  self->page = page;
  g_clear_object (&self->picture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gadiba_letter_page_set_zoom (GadibaLetterPage *self, double zoom)
{
  g_return_if_fail (GADIBA_IS_LETTER_PAGE (self));

  self->zoom = zoom;
  g_clear_object (&self->picture);
  gtk_widget_set_size_request (GTK_WIDGET (self), (int) ceil (GADIBA_LETTER_PAGE_WIDTH * zoom),
                               (int) ceil (GADIBA_LETTER_PAGE_HEIGHT * zoom));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gadiba_letter_page_set_near (GadibaLetterPage *self, gboolean is_near)
{
  g_return_if_fail (GADIBA_IS_LETTER_PAGE (self));

  if (self->is_near == is_near)
    return;
  self->is_near = is_near;
  if (!is_near)
    g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
