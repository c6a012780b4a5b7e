/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-list-pane.h"
#include "gadiba-words.h"

/* The decisions of the client, newest first; the letter of each is opened from here. */
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

/* A sentence, through which the keyboard does not go. */
static GtkWidget *
make_empty (const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static gpointer
read_card (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_open_card (office, ((const GadibaListQuestion *) data)->person, moment,
                                  error);
}

static void
fill (GtkListBox *list, gconstpointer result)
{
  const GadibaCard *card = result;

  for (guint i = 0; i < card->decisions->len; i++)
    gtk_list_box_append (list, make_row (g_ptr_array_index (card->decisions, i)));
  if (card->decisions->len == 0)
    gtk_list_box_append (list, make_empty (_ ("No decision yet.")));
}

GtkWidget *
gadiba_decisions_section_new (GadibaWorkingCase *working)
{
  static const GadibaListKind kind = { N_ ("Decisions"), read_card,
                                       (GDestroyNotify) gadiba_card_free, NULL, fill };

  return gadiba_list_pane_new (working, &kind);
}
