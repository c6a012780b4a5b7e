/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gadiba-letter-page.h"
#include "gadiba-scrolling.h"

#define FIT_MIN 0.5
#define FIT_MAX 1.5

/* Of a step with Page Down, how much of the window: what was last stays in sight. */
#define STEP 0.9

static const double zooms[] = { 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5 };

struct _GadibaLetterView
{
  GtkWidget parent_instance;

  /* Owned */
  GadibaPress *press;
  GadibaLetter *letter;
  GadibaLetterLayout *layout;
  GPtrArray *sheets; /* GadibaLetterPage, which the box owns */
  double zoom;
  gboolean large; /* print */
  gboolean fits;  /* the zoom follows the width */
  int wanted;     /* page to be shown when there is room for it; -1: none */
  guint idle;     /* source: 0: none */
  guint tick;     /* callback of the frames; 0: every page has its room */

  /* Of the template */
  GtkBox *bar;
  GtkLabel *page_label;
  GtkBox *pages;
  GtkScrolledWindow *scrolled;
  GtkLabel *why;
  GtkButton *zoom_button;
};

G_DEFINE_FINAL_TYPE (GadibaLetterView, gadiba_letter_view, GTK_TYPE_WIDGET)

static GtkAdjustment *
get_height (GadibaLetterView *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scrolled);
}

/* Where a page stands in what is scrolled. Returns: FALSE as long as there is no room for it */
static gboolean
find_sheet (GadibaLetterView *self, guint page, double *top, double *bottom)
{
  GtkWidget *sheet = g_ptr_array_index (self->sheets, page);
  graphene_rect_t area;

  if (!gtk_widget_compute_bounds (sheet, gtk_widget_get_parent (GTK_WIDGET (self->pages)), &area)
      || area.size.height < 1)
    return FALSE;
  *top = (double) area.origin.y;
  *bottom = *top + (double) area.size.height;
  return TRUE;
}

guint
gadiba_letter_view_get_n_pages (GadibaLetterView *self)
{
  g_return_val_if_fail (GADIBA_IS_LETTER_VIEW (self), 0);

  return self->sheets->len;
}

guint
gadiba_letter_view_get_page (GadibaLetterView *self)
{
  g_return_val_if_fail (GADIBA_IS_LETTER_VIEW (self), 0);

  GtkAdjustment *height = get_height (self);
  double middle = gtk_adjustment_get_value (height) + gtk_adjustment_get_page_size (height) / 2;
  double top, bottom = 0;
  for (guint i = 0; i < self->sheets->len; i++)
    if (find_sheet (self, i, &top, &bottom) && middle < bottom)
      return i;
  return bottom > 0 ? self->sheets->len - 1 : 0;
}

double
gadiba_letter_view_get_zoom (GadibaLetterView *self)
{
  g_return_val_if_fail (GADIBA_IS_LETTER_VIEW (self), 0);

  return self->zoom;
}

/* --- what the bar says and can do --- */

static void
update_near (GadibaLetterView *self)
{
  GtkAdjustment *height = get_height (self);
  double size = gtk_adjustment_get_page_size (height);
  double from = gtk_adjustment_get_value (height) - size / 2;
  double to = from + 2 * size;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      double top, bottom;
      gboolean is_near = find_sheet (self, i, &top, &bottom) ? bottom >= from && top <= to : i == 0;
      gadiba_letter_page_set_near (g_ptr_array_index (self->sheets, i), is_near);
    }
}

static void
update_view (GadibaLetterView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint page = gadiba_letter_view_get_page (self);
  guint n_pages = self->sheets->len;
  g_autofree char *where = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);
  g_autofree char *zoom = g_strdup_printf (_ ("%d %%"), (int) lround (self->zoom * 100));

  gtk_widget_set_visible (GTK_WIDGET (self->bar), n_pages > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), n_pages > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->why), n_pages == 0);
  gtk_label_set_text (self->page_label, where);
  gtk_button_set_label (self->zoom_button, zoom);
  gtk_widget_action_set_enabled (widget, "letter.previous", page > 0);
  gtk_widget_action_set_enabled (widget, "letter.next", page + 1 < n_pages);
  gtk_widget_action_set_enabled (widget, "letter.zoom-out", self->zoom > zooms[0]);
  gtk_widget_action_set_enabled (widget, "letter.zoom-in",
                                 self->zoom < zooms[G_N_ELEMENTS (zooms) - 1]);
  update_near (self);
}

void
gadiba_letter_view_set_page (GadibaLetterView *self, guint page)
{
  g_return_if_fail (GADIBA_IS_LETTER_VIEW (self));

  double top, bottom;
  if (page >= self->sheets->len)
    return;
  self->wanted = (int) page;
  if (!find_sheet (self, page, &top, &bottom))
    return;
  self->wanted = -1;
  /* The first page begins with the desk above it. */
  gtk_adjustment_set_value (get_height (self), page == 0 ? 0 : top);
  update_view (self);
}

/* --- zoom --- */

static void
set_zoom (GadibaLetterView *self, double zoom)
{
  GtkAdjustment *height = get_height (self);
  double share = gtk_adjustment_get_value (height) / MAX (1, gtk_adjustment_get_upper (height));

  if (fabs (zoom - self->zoom) < 0.001)
    return;
  self->zoom = zoom;
  for (guint i = 0; i < self->sheets->len; i++)
    gadiba_letter_page_set_zoom (g_ptr_array_index (self->sheets, i), zoom);
  /* The same words stay in sight. */
  gtk_adjustment_set_value (height, share * gtk_adjustment_get_upper (height));
  update_view (self);
}

static void
fit (GadibaLetterView *self)
{
  GtkAdjustment *width = gtk_scrolled_window_get_hadjustment (self->scrolled);
  int needed = 0;

  if (self->sheets->len == 0 || gtk_adjustment_get_page_size (width) < 1)
    return;
  gtk_widget_measure (GTK_WIDGET (self->pages), GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL,
                      NULL);
  double desk = needed - ceil (GADIBA_LETTER_PAGE_WIDTH * self->zoom);
  double zoom = (gtk_adjustment_get_page_size (width) - desk) / GADIBA_LETTER_PAGE_WIDTH;
  set_zoom (self, floor (CLAMP (zoom, FIT_MIN, FIT_MAX) * 100) / 100);
}

/* Not while room is being given: what asks for other room then is not heard. */
static gboolean
on_idle (gpointer data)
{
  GadibaLetterView *self = data;

  self->idle = 0;
  if (self->fits)
    fit (self);
  if (self->wanted >= 0)
    gadiba_letter_view_set_page (self, (guint) self->wanted);
  update_view (self);
  return G_SOURCE_REMOVE;
}

static void
on_room_changed (GadibaLetterView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (GTK_PRIORITY_RESIZE + 1, on_idle, self, NULL);
}

/* A letter as long as the one before changes nothing of what is scrolled: that its pages have their
 * room now is told by nobody. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GadibaLetterView *self = GADIBA_LETTER_VIEW (widget);
  double top, bottom;

  if (self->sheets->len > 0 && !find_sheet (self, self->sheets->len - 1, &top, &bottom))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  on_room_changed (self);
  return G_SOURCE_REMOVE;
}

/* --- actions --- */

static void
zoom_by_step (GadibaLetterView *self, int direction)
{
  double zoom = self->zoom;

  self->fits = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      double other = zooms[direction > 0 ? i : G_N_ELEMENTS (zooms) - 1 - i];
      if (direction * (other - zoom) > 0.005)
        {
          set_zoom (self, other);
          return;
        }
    }
}

static void
activate_zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_by_step (GADIBA_LETTER_VIEW (widget), 1);
}

static void
activate_zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_by_step (GADIBA_LETTER_VIEW (widget), -1);
}

static void
activate_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaLetterView *self = GADIBA_LETTER_VIEW (widget);

  self->fits = TRUE;
  fit (self);
}

static void
activate_previous (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaLetterView *self = GADIBA_LETTER_VIEW (widget);
  guint page = gadiba_letter_view_get_page (self);

  gadiba_letter_view_set_page (self, page > 0 ? page - 1 : 0);
}

static void
activate_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaLetterView *self = GADIBA_LETTER_VIEW (widget);

  gadiba_letter_view_set_page (self, gadiba_letter_view_get_page (self) + 1);
}

/* To the end of the page, then to the next one: no line is passed over. */
static void
activate_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaLetterView *self = GADIBA_LETTER_VIEW (widget);
  GtkAdjustment *height = get_height (self);
  double size = gtk_adjustment_get_page_size (height);
  double value = gtk_adjustment_get_value (height);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      double top, bottom;
      if (!find_sheet (self, i, &top, &bottom))
        continue;
      if (bottom > value + size + 1 && top <= value + 1)
        {
          gtk_adjustment_set_value (height, MIN (value + STEP * size, bottom - size));
          return;
        }
      if (top > value + 1)
        {
          gtk_adjustment_set_value (height, MIN (top, value + size));
          return;
        }
    }
}

static void
activate_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaLetterView *self = GADIBA_LETTER_VIEW (widget);
  GtkAdjustment *height = get_height (self);
  double size = gtk_adjustment_get_page_size (height);
  double value = gtk_adjustment_get_value (height);
  double target = value - STEP * size;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      double top, bottom;
      /* Up to the top of the page that is looked at. */
      if (find_sheet (self, i, &top, &bottom) && top < value - 1 && bottom > value - 1)
        target = MAX (target, i == 0 ? 0 : top);
    }
  gtk_adjustment_set_value (height, target);
}

/* --- the letter --- */

/* Takes away the pages behind the first @n. */
static void
drop_sheets (GadibaLetterView *self, guint n)
{
  while (self->sheets->len > n)
    gtk_box_remove (self->pages, g_ptr_array_steal_index (self->sheets, self->sheets->len - 1));
}

/* A page that stays is the same for the keyboard and for a screen reader, which were at it. */
static void
show_sheets (GadibaLetterView *self, guint n)
{
  drop_sheets (self, n);
  for (guint i = 0; i < n; i++)
    if (i < self->sheets->len)
      gadiba_letter_page_show (g_ptr_array_index (self->sheets, i), self->layout, i);
    else
      {
        GtkWidget *sheet = gadiba_letter_page_new (self->layout, i);
        gadiba_letter_page_set_zoom (GADIBA_LETTER_PAGE (sheet), self->zoom);
        gtk_box_append (self->pages, sheet);
        g_ptr_array_add (self->sheets, sheet);
      }
}

void
gadiba_letter_view_set_large (GadibaLetterView *self, gboolean large)
{
  g_return_if_fail (GADIBA_IS_LETTER_VIEW (self));

  self->large = large;
}

void
gadiba_letter_view_set_letter (GadibaLetterView *self, GadibaLetter *letter, const char *why)
{
  g_return_if_fail (GADIBA_IS_LETTER_VIEW (self));

  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetter) before = g_steal_pointer (&self->letter);
  g_autoptr (GadibaLetterLayout) laid = g_steal_pointer (&self->layout); /* goes first */
  self->letter = letter;
  if (letter != NULL)
    self->layout = gadiba_letter_layout_new (
        self->press, letter, self->large ? GADIBA_LETTER_SIZE_LARGE : GADIBA_LETTER_SIZE_USUAL,
        &error);
  gtk_label_set_text (self->why, error != NULL ? error->message : why != NULL ? why : "");
  show_sheets (self, self->layout != NULL ? gadiba_letter_layout_get_n_pages (self->layout) : 0);
  update_view (self);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/* --- the widget --- */

static void
gadiba_letter_view_dispose (GObject *object)
{
  GadibaLetterView *self = GADIBA_LETTER_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  drop_sheets (self, 0);
  g_clear_pointer (&self->layout, gadiba_letter_layout_free);
  g_clear_pointer (&self->letter, gadiba_letter_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_LETTER_VIEW);
  G_OBJECT_CLASS (gadiba_letter_view_parent_class)->dispose (object);
}

static void
gadiba_letter_view_finalize (GObject *object)
{
  GadibaLetterView *self = GADIBA_LETTER_VIEW (object);

  g_ptr_array_unref (self->sheets);
  g_clear_pointer (&self->press, gadiba_press_free);
  G_OBJECT_CLASS (gadiba_letter_view_parent_class)->finalize (object);
}

static void
gadiba_letter_view_class_init (GadibaLetterViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_letter_view_dispose;
  object_class->finalize = gadiba_letter_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-letter-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterView, bar);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterView, page_label);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterView, pages);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterView, why);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterView, zoom_button);

  gtk_widget_class_install_action (widget_class, "letter.down", NULL, activate_down);
  gtk_widget_class_install_action (widget_class, "letter.fit", NULL, activate_fit);
  gtk_widget_class_install_action (widget_class, "letter.next", NULL, activate_next);
  gtk_widget_class_install_action (widget_class, "letter.previous", NULL, activate_previous);
  gtk_widget_class_install_action (widget_class, "letter.up", NULL, activate_up);
  gtk_widget_class_install_action (widget_class, "letter.zoom-in", NULL, activate_zoom_in);
  gtk_widget_class_install_action (widget_class, "letter.zoom-out", NULL, activate_zoom_out);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

/* Before the scrolled window takes the keys, which knows no pages. */
static void
add_keys (GadibaLetterView *self)
{
  static const struct
  {
    const char *keys, *action;
  } table[] = {
    { "Page_Down|KP_Page_Down", "action(letter.down)" },
    { "Page_Up|KP_Page_Up", "action(letter.up)" },
    { "<Control>Page_Down", "action(letter.next)" },
    { "<Control>Page_Up", "action(letter.previous)" },
    { "<Control>plus|<Control>equal|<Control>KP_Add", "action(letter.zoom-in)" },
    { "<Control>minus|<Control>KP_Subtract", "action(letter.zoom-out)" },
    { "<Control>0|<Control>KP_0", "action(letter.fit)" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (table[i].keys),
                          gtk_shortcut_action_parse_string (table[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
gadiba_letter_view_init (GadibaLetterView *self)
{
  self->press = gadiba_press_new ();
  self->sheets = g_ptr_array_new ();
  self->zoom = 1;
  self->fits = TRUE;
  self->wanted = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_scrolling_name (GTK_WIDGET (self->scrolled), _ ("Pages of the letter"));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  add_keys (self);
  g_signal_connect_object (get_height (self), "value-changed", G_CALLBACK (update_view), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_height (self), "changed", G_CALLBACK (on_room_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scrolled),
                           "notify::page-size", G_CALLBACK (on_room_changed), self,
                           G_CONNECT_SWAPPED);
  update_view (self);
}

GtkWidget *
gadiba_letter_view_new (void)
{
  return g_object_new (GADIBA_TYPE_LETTER_VIEW, NULL);
}
