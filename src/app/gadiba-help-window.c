/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-help-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-help-text.h"

#define USUAL_DPI (96 * 1024) /* as settings write it */

struct _GadibaHelpWindow
{
  GtkWindow parent;

  const char *page;  /* of gadiba_help_list_pages(); NULL: none yet */
  GPtrArray *before; /* names of the pages that were shown before; borrowed */
  guint block;       /* in which something was found last */
  int found;         /* behind the first character of it; 0: nothing is found yet */
  int width, height; /* for text of the usual size */

  GtkWidget *back;
  GtkBox *box;
  GtkListBox *pages;
  GtkScrolledWindow *scroller;
  GtkEditable *search;
  GtkLabel *told;
};

G_DEFINE_FINAL_TYPE (GadibaHelpWindow, gadiba_help_window, GTK_TYPE_WINDOW)

/* --- a page --- */

static gboolean
on_link_cb (GtkLabel *label, const char *page, GadibaHelpWindow *self)
{
  gadiba_help_window_show_page (self, page);
  return TRUE;
}

static GtkWidget *
make_label (GadibaHelpWindow *self, const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 70);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link_cb), self, 0);
  return label;
}

/* Returns: a block as it stands on the page; its label is its last child, or itself */
static GtkWidget *
make_block (GadibaHelpWindow *self, const GadibaHelpBlock *block)
{
  GtkWidget *label = make_label (self, block->markup);

  if (block->kind == GADIBA_HELP_HEADING)
    gtk_widget_add_css_class (label, "help-heading");
  if (block->kind != GADIBA_HELP_ITEM && block->kind != GADIBA_HELP_STEP)
    return label;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *mark =
      block->kind == GADIBA_HELP_STEP ? g_strdup_printf ("%u.", block->number) : g_strdup ("–");
  GtkWidget *sign = gtk_label_new (mark);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, "dim");
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

static void
fill (GadibaHelpWindow *self, const GadibaHelpText *text)
{
  GtkWidget *child;
  g_autofree char *title = g_markup_escape_text (text->title, -1);
  GtkWidget *heading = make_label (self, title);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean searching = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search));

  /* GTK 4.8 complains when a label gets the keyboard and nobody had it. */
  if (!searching)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->pages, 0)));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_widget_add_css_class (heading, "title");
  gtk_box_append (self->box, heading);
  for (guint i = 0; i < text->blocks->len; i++)
    gtk_box_append (self->box, make_block (self, g_ptr_array_index (text->blocks, i)));
  /* The page is read from its title on. */
  if (!searching && gtk_widget_grab_focus (heading))
    gtk_label_select_region (GTK_LABEL (heading), 0, 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_window_set_title (GTK_WINDOW (self), text->title);
}

static void
mark_page (GadibaHelpWindow *self)
{
  const char *const *pages = gadiba_help_list_pages ();

  for (int i = 0; pages[i] != NULL; i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->pages, i));
      gboolean shown = pages[i] == self->page;
      if (shown)
        gtk_widget_add_css_class (row, "current");
      else
        gtk_widget_remove_css_class (row, "current");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, shown, -1);
    }
  gtk_widget_set_sensitive (self->back, self->before->len > 0);
}

/* Returns: the name as the list has it, which lives */
static const char *
intern_page (const char *page)
{
  const char *const *pages = gadiba_help_list_pages ();

  for (guint i = 0; pages[i] != NULL; i++)
    if (g_strcmp0 (pages[i], page) == 0)
      return pages[i];
  return pages[0];
}

static void
show (GadibaHelpWindow *self, const char *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaHelpText) text = gadiba_help_text_load (page, &error);

  self->page = intern_page (page);
  self->found = 0;
  self->block = 0;
  if (text != NULL)
    fill (self, text);
  gtk_label_set_label (self->told, text != NULL ? "" : error->message);
  mark_page (self);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaHelpWindow *self = GADIBA_HELP_WINDOW (widget);

  if (self->before->len > 0)
    show (self, g_ptr_array_steal_index (self->before, self->before->len - 1));
}

static void
on_page_chosen_cb (GadibaHelpWindow *self, GtkListBoxRow *row)
{
  gadiba_help_window_show_page (self, gadiba_help_list_pages ()[gtk_list_box_row_get_index (row)]);
}

/* --- finding --- */

static GtkLabel *
get_label (GadibaHelpWindow *self, guint block)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  for (guint i = 0; child != NULL && i < block; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL && !GTK_IS_LABEL (child))
    child = gtk_widget_get_last_child (child);
  return child != NULL ? GTK_LABEL (child) : NULL;
}

static void
scroll_to (GadibaHelpWindow *self, GtkWidget *label)
{
  graphene_point_t at;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (!gtk_widget_compute_point (label, GTK_WIDGET (self->box), &GRAPHENE_POINT_INIT (0, 0), &at))
    return;
  gtk_adjustment_clamp_page (adjustment, at.y, (double) at.y + gtk_widget_get_height (label));
}

/* From where something was found last to the end of the page. */
static gboolean
find_here (GadibaHelpWindow *self, const char *what)
{
  GtkLabel *label;

  for (; (label = get_label (self, self->block)) != NULL; self->block++, self->found = 0)
    {
      int length;
      int at = gadiba_help_find (gtk_label_get_text (label), what, self->found, &length);
      gtk_label_select_region (label, 0, 0);
      if (at < 0)
        continue;
      gtk_label_select_region (label, at, at + length);
      scroll_to (self, GTK_WIDGET (label));
      self->found = at + 1;
      return TRUE;
    }
  self->block = 0;
  self->found = 0;
  return FALSE;
}

static gboolean
has_words (const char *page, const char *what)
{
  g_autoptr (GadibaHelpText) text = gadiba_help_text_load (page, NULL);
  int length;

  if (text != NULL && gadiba_help_find (text->title, what, 0, &length) >= 0)
    return TRUE;
  for (guint i = 0; text != NULL && i < text->blocks->len; i++)
    if (gadiba_help_find (((const GadibaHelpBlock *) g_ptr_array_index (text->blocks, i))->plain,
                          what, 0, &length)
        >= 0)
      return TRUE;
  return FALSE;
}

/* The next page that has @what; the one that is shown comes last, from its beginning. */
static gboolean
find_elsewhere (GadibaHelpWindow *self, const char *what)
{
  const char *const *pages = gadiba_help_list_pages ();
  guint n = g_strv_length ((char **) pages);
  guint shown = 0;

  while (pages[shown] != self->page)
    shown++;
  for (guint i = 1; i <= n; i++)
    {
      const char *page = pages[(shown + i) % n];
      if (!has_words (page, what))
        continue;
      if (page != self->page)
        gadiba_help_window_show_page (self, page);
      return find_here (self, what);
    }
  return FALSE;
}

static void
find_next (GadibaHelpWindow *self)
{
  const char *what = gtk_editable_get_text (self->search);

  gtk_label_set_label (self->told, "");
  if (*what != '\0' && !find_here (self, what) && !find_elsewhere (self, what))
    gtk_label_set_label (self->told, _ ("No page of the help says that."));
}

/* What is typed on is looked for from where it was found. */
static void
on_search_changed_cb (GadibaHelpWindow *self)
{
  self->found = 0;
  find_next (self);
}

static void
begin_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaHelpWindow *self = GADIBA_HELP_WINDOW (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
close_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* The help is no window of the program's own list: its keys do not reach it. */
static void
quit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "quit", NULL);
}

/* --- the window --- */

static void
add_pages (GadibaHelpWindow *self)
{
  const char *const *pages = gadiba_help_list_pages ();

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autoptr (GadibaHelpText) text = gadiba_help_text_load (pages[i], NULL);
      GtkWidget *label = gtk_label_new (text != NULL ? text->title : pages[i]);
      GtkWidget *row = gtk_list_box_row_new ();
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 24);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
      if (g_str_has_prefix (pages[i], "case-") || g_str_has_prefix (pages[i], "outlook-"))
        gtk_widget_add_css_class (label, "help-part");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                      label, NULL, -1);
      gtk_list_box_append (self->pages, row);
    }
}

/* Returns: @size for the text as it is, or what a screen of that @room has for a window */
static int
fit (int size, int room)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  if (dpi > USUAL_DPI)
    size = (int) ((gint64) size * dpi / USUAL_DPI);
  return MIN (size, room - room / 10);
}

/* The window is as large as its text, as far as the smallest of the screens is. */
static void
fit_size (GadibaHelpWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  int width = G_MAXINT, height = G_MAXINT;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle screen;
      gdk_monitor_get_geometry (monitor, &screen);
      width = MIN (width, screen.width);
      height = MIN (height, screen.height);
    }
  gtk_window_set_default_size (GTK_WINDOW (self), fit (self->width, width),
                               fit (self->height, height));
}

static void
gadiba_help_window_finalize (GObject *object)
{
  g_ptr_array_unref (GADIBA_HELP_WINDOW (object)->before);

  G_OBJECT_CLASS (gadiba_help_window_parent_class)->finalize (object);
}

static void
gadiba_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GADIBA_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (gadiba_help_window_parent_class)->dispose (object);
}

static void
gadiba_help_window_class_init (GadibaHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaHelpWindow, back);
  gtk_widget_class_bind_template_child (widget_class, GadibaHelpWindow, box);
  gtk_widget_class_bind_template_child (widget_class, GadibaHelpWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, GadibaHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, GadibaHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, GadibaHelpWindow, told);
  gtk_widget_class_bind_template_callback (widget_class, find_next);
  gtk_widget_class_bind_template_callback (widget_class, on_page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "help.find", NULL, begin_search);
  gtk_widget_class_install_action (widget_class, "help.close", NULL, close_help);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "help.close",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "help.quit", NULL, quit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_q, GDK_CONTROL_MASK, "help.quit",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "help.close", NULL);
}

static void
gadiba_help_window_init (GadibaHelpWindow *self)
{
  self->before = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_pages (self);
  gtk_window_get_default_size (GTK_WINDOW (self), &self->width, &self->height);
  fit_size (self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (fit_size), self, G_CONNECT_SWAPPED);
}

GtkWidget *
gadiba_help_window_new (void)
{
  return g_object_new (GADIBA_TYPE_HELP_WINDOW, NULL);
}

void
gadiba_help_window_show_page (GadibaHelpWindow *self, const char *page)
{
  g_return_if_fail (GADIBA_IS_HELP_WINDOW (self) && page != NULL);

  if (g_strcmp0 (self->page, page) == 0)
    return;
  if (self->page != NULL)
    g_ptr_array_add (self->before, (gpointer) self->page);
  show (self, page);
}

const char *
gadiba_help_window_get_page (GadibaHelpWindow *self)
{
  g_return_val_if_fail (GADIBA_IS_HELP_WINDOW (self), NULL);

  return self->page;
}
