/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-card-errand.h"
#include "gadiba-card-line.h"
#include "gadiba-card-words.h"
#include "gadiba-children.h"
#include "gadiba-pane.h"

/* The card of whoever applies: what is kept beside any application. It stays open when the
 * application is decided. */

#define GADIBA_TYPE_CARD_SECTION (gadiba_card_section_get_type ())
G_DECLARE_FINAL_TYPE (GadibaCardSection, gadiba_card_section, GADIBA, CARD_SECTION, GtkWidget)

struct _GadibaCardSection
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  GadibaCardFile *card; /* as it was read last; NULL: not yet */
  gboolean is_reading, is_outdated;
  gboolean is_awaited; /* the keyboard goes into it as soon as it is read */

  GtkBox *lines[GADIBA_CARD_N_PARTS]; /* of each part */
  GtkBox *parts;
  GtkLabel *trouble;
};

static void gadiba_card_section_pane_init (GadibaPaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaCardSection, gadiba_card_section, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GADIBA_TYPE_PANE,
                                                      gadiba_card_section_pane_init))

/* The order on the page. */
static const GadibaCardPart order[] = {
  GADIBA_CARD_NAME,       GADIBA_CARD_CODE,           GADIBA_CARD_PERSON,
  GADIBA_CARD_CLIENT,     GADIBA_CARD_FLAG,           GADIBA_CARD_ADDRESS,
  GADIBA_CARD_IDENTIFIER, GADIBA_CARD_REPRESENTATIVE, GADIBA_CARD_NOTE,
};

/* --- lines --- */

static GadibaCardLine *
get_line (GtkWidget *child)
{
  return GADIBA_CARD_LINE (child);
}

/* Returns: (nullable): the line of that row, or one that was begun here and may be it */
static GadibaCardLine *
find_line (GadibaCardSection *self, GadibaCardPart part, gint64 row)
{
  GadibaCardLine *stored = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->lines[part]));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gadiba_card_line_get_row (get_line (child)) == row)
      return get_line (child);
    else if (gadiba_card_line_is_stored (get_line (child)))
      stored = get_line (child);
  return stored;
}

static void
add_line (GadibaCardSection *self, const GadibaCardRow *row)
{
  /* There is one row of these, so it has no number here. */
  gboolean is_only = row->part == GADIBA_CARD_PERSON || row->part == GADIBA_CARD_CLIENT;
  GadibaCardLine *line = find_line (self, row->part, is_only ? 0 : row->row);

  if (line == NULL)
    {
      GtkWidget *made = gadiba_card_line_new (self->working, row->part, is_only ? 0 : row->row);
      gtk_box_append (self->lines[row->part], made);
      line = GADIBA_CARD_LINE (made);
    }
  else if (gadiba_card_line_get_row (line) < 0)
    gadiba_card_line_adopt (line, row->row);
  gadiba_card_line_show (line, row, self->card);
}

/* Lines of rows that are gone go; what was begun stays. */
static void
remove_lines (GadibaCardSection *self, GadibaCardPart part)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->lines[part])), *next;
       child != NULL; child = next)
    {
      gint64 row = gadiba_card_line_get_row (get_line (child));
      next = gtk_widget_get_next_sibling (child);
      if (row > 0 && gadiba_card_file_find_row (self->card, part, row) == NULL)
        gtk_box_remove (self->lines[part], child);
    }
}

static void
update_view (GadibaCardSection *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    remove_lines (self, order[i]);
  for (guint i = 0; i < self->card->rows->len; i++)
    add_line (self, g_ptr_array_index (self->card->rows, i));
}

/* --- reading --- */

static void ask (GadibaCardSection *self);

static void gadiba_card_section_enter (GadibaPane *pane);

/* Unless somebody went elsewhere meanwhile. */
static void
enter_awaited (GadibaCardSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->is_awaited && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gadiba_card_section_enter (GADIBA_PANE (self));
  self->is_awaited = FALSE;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaCardSection) self = user_data;
  g_autoptr (GError) error = NULL;
  GadibaCardFile *card = gadiba_session_run_finish (result, &error);

  self->is_reading = FALSE;
  if (self->parts == NULL) /* disposed meanwhile */
    {
      gadiba_card_file_free (card);
      return;
    }
  gtk_label_set_label (self->trouble, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->parts), card != NULL || self->card != NULL);
  if (card != NULL)
    {
      g_clear_pointer (&self->card, gadiba_card_file_free);
      self->card = card;
      update_view (self);
      enter_awaited (self);
    }
  if (self->is_outdated)
    ask (self);
}

static void
ask (GadibaCardSection *self)
{
  self->is_outdated = self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_outdated)
    return;
  self->is_reading = TRUE;
  gadiba_card_errand_read (self->working, on_read_cb, g_object_ref (self));
}

/* --- the section --- */

static void
on_line_dropped_cb (GadibaCardLine *line)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (line));

  gtk_widget_child_focus (gtk_widget_get_parent (box), GTK_DIR_TAB_FORWARD);
  gtk_box_remove (GTK_BOX (box), GTK_WIDGET (line));
}

/* What has just come has no place yet to which a page could scroll. */
static gboolean
on_line_laid_out_cb (GtkWidget *line, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (line, GTK_TYPE_VIEWPORT);
  graphene_rect_t place;

  if (viewport == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (line) == 0
      || !gtk_widget_compute_bounds (line, gtk_viewport_get_child (GTK_VIEWPORT (viewport)),
                                     &place))
    return G_SOURCE_CONTINUE;
  gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                             place.origin.y, place.origin.y + place.size.height);
  return G_SOURCE_REMOVE;
}

static void
on_add_clicked_cb (GadibaCardSection *self, GtkWidget *button)
{
  GadibaCardPart part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "part"));
  GtkWidget *line = gadiba_card_line_new (self->working, part, -1);

  if (self->card == NULL)
    return;
  g_signal_connect (line, "dropped", G_CALLBACK (on_line_dropped_cb), NULL);
  gtk_box_prepend (self->lines[part], line);
  gadiba_card_line_begin (GADIBA_CARD_LINE (line), self->card);
  gtk_widget_grab_focus (line);
  gtk_widget_add_tick_callback (line, on_line_laid_out_cb, NULL, NULL);
}

static GtkWidget *
make_bar (GadibaCardSection *self, GadibaCardPart part)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (gadiba_card_words_for_part (part));
  const char *adding = gadiba_card_words_for_adding (part);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "strong");
  gtk_widget_add_css_class (bar, "cardbar");
  gtk_box_append (GTK_BOX (bar), title);
  if (adding != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (adding);
      gtk_widget_add_css_class (button, "quiet");
      g_object_set_data (G_OBJECT (button), "part", GUINT_TO_POINTER (part));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (bar), button);
    }
  return bar;
}

static void
make_part (GadibaCardSection *self, GadibaCardPart part)
{
  self->lines[part] = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->lines[part]), "cardlines");
  if (part != GADIBA_CARD_CLIENT) /* goes on with the person */
    gtk_box_append (self->parts, make_bar (self, part));
  gtk_box_append (self->parts, GTK_WIDGET (self->lines[part]));
}

static void
gadiba_card_section_enter (GadibaPane *pane)
{
  GadibaCardSection *self = GADIBA_CARD_SECTION (pane);
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines[GADIBA_CARD_CLIENT]));

  self->is_awaited = line == NULL;
  if (line != NULL)
    gtk_widget_grab_focus (line);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
gadiba_card_section_pane_init (GadibaPaneInterface *iface)
{
  iface->enter = gadiba_card_section_enter;
}

static void
gadiba_card_section_map (GtkWidget *widget)
{
  GadibaCardSection *self = GADIBA_CARD_SECTION (widget);

  GTK_WIDGET_CLASS (gadiba_card_section_parent_class)->map (widget);

  if (self->card == NULL || self->is_outdated)
    ask (self);
}

static void
gadiba_card_section_dispose (GObject *object)
{
  GadibaCardSection *self = GADIBA_CARD_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_CARD_SECTION);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_pointer (&self->card, gadiba_card_file_free);
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_card_section_parent_class)->dispose (object);
}

static void
gadiba_card_section_class_init (GadibaCardSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_card_section_dispose;
  widget_class->map = gadiba_card_section_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-card-section.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaCardSection, parts);
  gtk_widget_class_bind_template_child (widget_class, GadibaCardSection, trouble);
}

static void
gadiba_card_section_init (GadibaCardSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    make_part (self, order[i]);
}

GtkWidget *
gadiba_card_section_new (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaCardSection *self = g_object_new (GADIBA_TYPE_CARD_SECTION, NULL);
  self->working = g_object_ref (working);
  g_signal_connect_object (working, "stored", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
