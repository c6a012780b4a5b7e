/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-list-pane.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-prompt.h"
#include "gadiba-scrolling.h"

struct _GadibaListPane
{
  GtkWidget parent;

  const GadibaListKind *kind;
  GadibaWorkingCase *working;
  gboolean is_reading;

  GtkBox *bar;
  GtkListBox *list;
};

static void gadiba_list_pane_pane_init (GadibaPaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaListPane, gadiba_list_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GADIBA_TYPE_PANE, gadiba_list_pane_pane_init))

static void
free_question (gpointer data)
{
  GadibaListQuestion *self = data;

  g_free (self->number);
  g_free (self);
}

/* Returns: the place of the line that has the keyboard; -1: none has */
static int
find_focus (GadibaListPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (focus != NULL
        && (focus == GTK_WIDGET (row) || gtk_widget_is_ancestor (focus, GTK_WIDGET (row))))
      return i;
  return -1;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaListPane) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer read = gadiba_session_run_finish (result, &error);
  int focus = self->list != NULL ? find_focus (self) : -1;
  GtkListBoxRow *row;

  self->is_reading = FALSE;
  while (self->list != NULL && (row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->list != NULL && read == NULL)
    gtk_list_box_append (self->list, gtk_label_new (error->message));
  else if (self->list != NULL) /* not disposed meanwhile */
    self->kind->fill (self->list, read);
  row = focus >= 0 ? gtk_list_box_get_row_at_index (self->list, focus) : NULL;
  if (row != NULL) /* the lines are others: the keyboard stays in its place */
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (read != NULL)
    self->kind->free_result (read);
}

/* Also when something was stored while it is looked at. */
static void
ask (GadibaListPane *self)
{
  if (self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  GadibaListQuestion *question = g_new0 (GadibaListQuestion, 1);
  const GadibaJob job = { self->kind->read, question, free_question, self->kind->free_result };
  question->number = g_strdup (gadiba_working_case_get_number (self->working));
  question->person = gadiba_working_case_get_person (self->working);
  self->is_reading = TRUE;
  gadiba_session_run_async (gadiba_working_case_get_session (self->working), &job, NULL, on_read_cb,
                            g_object_ref (self));
}

static void
gadiba_list_pane_pane_init (GadibaPaneInterface *iface)
{
}

static void
gadiba_list_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gadiba_list_pane_parent_class)->map (widget);

  ask (GADIBA_LIST_PANE (widget));
}

static void
gadiba_list_pane_dispose (GObject *object)
{
  GadibaListPane *self = GADIBA_LIST_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_LIST_PANE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_list_pane_parent_class)->dispose (object);
}

static void
gadiba_list_pane_class_init (GadibaListPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_list_pane_dispose;
  widget_class->map = gadiba_list_pane_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaListPane, bar);
  gtk_widget_class_bind_template_child (widget_class, GadibaListPane, list);
}

static void
gadiba_list_pane_init (GadibaListPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GadibaWorkingCase *
gadiba_list_pane_get_working (GadibaListPane *self)
{
  g_return_val_if_fail (GADIBA_IS_LIST_PANE (self), NULL);

  return self->working;
}

GtkWidget *
gadiba_list_pane_new (GadibaWorkingCase *working, const GadibaListKind *kind)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working) && kind != NULL, NULL);

  GadibaListPane *self = g_object_new (GADIBA_TYPE_LIST_PANE, NULL);
  self->kind = kind;
  self->working = g_object_ref (working);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (kind->label), -1);
  gadiba_scrolling_name (
      gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW), _ (kind->label));
  if (kind->prepare != NULL)
    kind->prepare (self->bar, self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), kind->prepare != NULL);
  g_signal_connect_object (working, "stored", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

GtkWidget *
gadiba_list_row_new (const char *first, const char *second, GtkWidget *button)
{
  g_return_val_if_fail (first != NULL && second != NULL && GTK_IS_WIDGET (button), NULL);

  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *spoken = g_strdup_printf ("%s; %s", first, second);

  gtk_box_append (GTK_BOX (texts), make_label (first, "strong"));
  gtk_box_append (GTK_BOX (texts), make_label (second, "dim"));
  gtk_widget_set_hexpand (texts, TRUE);
  /* At once: until it would be clicked by itself, the lines may have been read anew. */
  if (GTK_IS_BUTTON (button))
    gadiba_prompt_make (button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}
