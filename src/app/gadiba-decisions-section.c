/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-pane.h"
#include "gadiba-words.h"

/* The decisions of the client, newest first; the letter of each is opened from here. */
#define GADIBA_TYPE_DECISIONS_SECTION (gadiba_decisions_section_get_type ())
G_DECLARE_FINAL_TYPE (GadibaDecisionsSection, gadiba_decisions_section, GADIBA, DECISIONS_SECTION,
                      GtkWidget)

struct _GadibaDecisionsSection
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  gboolean is_reading;

  GtkListBox *list;
};

static void gadiba_decisions_section_pane_init (GadibaPaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaDecisionsSection, gadiba_decisions_section, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GADIBA_TYPE_PANE,
                                                      gadiba_decisions_section_pane_init))

/* Returns: (transfer full): "GMI pabalsts: 127,00 € mēnesī, 01.06.2026.–31.08.2026." a line */
static char *
describe_items (const GadibaCardDecision *decision)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaCardItem *item = g_ptr_array_index (decision->items, i);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", item->line);
      if (item->from == GADIBA_DATE_NONE || item->to == GADIBA_DATE_NONE)
        continue;
      g_autofree char *from = gadiba_words_format_date (item->from);
      g_autofree char *to = gadiba_words_format_date (item->to);
      g_string_append_printf (text, ", %s – %s", from, to);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_row (const GadibaCardDecision *decision)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *day = gadiba_words_format_date (decision->day);
  g_autofree char *items = describe_items (decision);
  g_autofree char *more = g_strdup_printf (_ ("%s, application %s"), day, decision->application);
  g_autofree char *spoken =
      g_strdup_printf (_ ("Decision %s, %s: %s"), decision->number, more, items);
  GtkWidget *number = gtk_label_new (decision->number), *about = gtk_label_new (more);
  GtkWidget *lines = gtk_label_new (items);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Letter"));

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_xalign (GTK_LABEL (lines), 0);
  gtk_label_set_wrap (GTK_LABEL (lines), TRUE);
  gtk_widget_add_css_class (number, "strong");
  gtk_widget_add_css_class (number, "num");
  gtk_widget_add_css_class (about, "dim");
  gtk_widget_add_css_class (about, "num");
  gtk_widget_add_css_class (lines, "num");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (texts), number);
  gtk_box_append (GTK_BOX (texts), about);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-letter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", decision->number);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static GtkWidget *
make_empty (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim");
  return label;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaDecisionsSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCard) card = gadiba_session_run_finish (result, &error);
  GtkListBoxRow *row;

  self->is_reading = FALSE;
  if (self->list == NULL) /* disposed meanwhile */
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; card != NULL && i < card->decisions->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (card->decisions, i)));
  if (card == NULL || card->decisions->len == 0)
    gtk_list_box_append (self->list,
                         make_empty (card == NULL ? error->message : _ ("No decision yet.")));
}

static gpointer
read_card (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_open_card (office, *(const gint64 *) data, moment, error);
}

static void
ask_card (GadibaDecisionsSection *self)
{
  if (self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gint64 *person = g_new (gint64, 1);
  const GadibaJob job = { read_card, person, g_free, (GDestroyNotify) gadiba_card_free };
  *person = gadiba_working_case_get_person (self->working);
  self->is_reading = TRUE;
  gadiba_session_run_async (gadiba_working_case_get_session (self->working), &job, NULL, on_read_cb,
                            g_object_ref (self));
}

static void
gadiba_decisions_section_pane_init (GadibaPaneInterface *iface)
{
}

static void
gadiba_decisions_section_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gadiba_decisions_section_parent_class)->map (widget);

  ask_card (GADIBA_DECISIONS_SECTION (widget));
}

static void
gadiba_decisions_section_dispose (GObject *object)
{
  GadibaDecisionsSection *self = GADIBA_DECISIONS_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_DECISIONS_SECTION);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_decisions_section_parent_class)->dispose (object);
}

static void
gadiba_decisions_section_class_init (GadibaDecisionsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_decisions_section_dispose;
  widget_class->map = gadiba_decisions_section_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-decisions-section.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionsSection, list);
}

static void
gadiba_decisions_section_init (GadibaDecisionsSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gadiba_decisions_section_new (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaDecisionsSection *self = g_object_new (GADIBA_TYPE_DECISIONS_SECTION, NULL);
  self->working = g_object_ref (working);
  g_signal_connect_object (working, "changed", G_CALLBACK (ask_card), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
