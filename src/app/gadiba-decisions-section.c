/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-list-pane.h"
#include "gadiba-office-notify.h"
#include "gadiba-words.h"

/* The decisions of the client, newest first; the letter of each is opened from here, and how it was
 * notified is noted. */

/* What is read: the card, and how it stands with each of its decisions. */
typedef struct
{
  GadibaCard *card;
  GPtrArray *all; /* GadibaNotified */
} Decisions;

static void
free_decisions (gpointer data)
{
  Decisions *self = data;

  g_clear_pointer (&self->card, gadiba_card_free);
  g_ptr_array_unref (self->all);
  g_free (self);
}

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

/* Returns: (transfer full): how it stands with notifying it, and what is to be doubted there */
static char *
describe_state (const GadibaNotified *notified)
{
  g_autofree char *state = gadiba_notified_tell (notified);
  g_autoptr (GPtrArray) doubts = gadiba_notified_list_doubts (notified);
  g_autoptr (GString) text = g_string_new (state);

  for (guint i = 0; i < doubts->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (doubts, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What was decided, and how it stands with notifying it. */
static GtkWidget *
make_middle (const char *items, const char *state)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *lines = gtk_label_new (items), *notified = gtk_label_new (state);

  gtk_label_set_xalign (GTK_LABEL (lines), 0);
  gtk_label_set_wrap (GTK_LABEL (lines), TRUE);
  gtk_label_set_xalign (GTK_LABEL (notified), 0);
  gtk_label_set_wrap (GTK_LABEL (notified), TRUE);
  gtk_widget_add_css_class (lines, "num");
  gtk_widget_add_css_class (notified, "num");
  gtk_widget_add_css_class (notified, "dim");
  gtk_box_append (GTK_BOX (middle), lines);
  gtk_box_append (GTK_BOX (middle), notified);
  gtk_widget_set_hexpand (middle, TRUE);
  return middle;
}

static GtkWidget *
make_button (GtkWidget *button, const char *action, const char *number)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", number);
  return button;
}

static GtkWidget *
make_row (const GadibaCardDecision *decision, const GadibaNotified *notified)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *day = gadiba_words_format_date (decision->day);
  g_autofree char *items = describe_items (decision);
  g_autofree char *more = g_strdup_printf (_ ("%s, application %s"), day, decision->application);
  g_autofree char *state = describe_state (notified);
  g_autofree char *told = g_strdup_printf ("%s; %s", items, state);
  g_autofree char *spoken =
      g_strdup_printf (_ ("Decision %s, %s: %s"), decision->number, more, told);
  GtkWidget *number = gtk_label_new (decision->number), *about = gtk_label_new (more);

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_widget_add_css_class (number, "strong");
  gtk_widget_add_css_class (number, "num");
  gtk_widget_add_css_class (about, "dim");
  gtk_widget_add_css_class (about, "num");
  gtk_box_append (GTK_BOX (texts), number);
  gtk_box_append (GTK_BOX (texts), about);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), make_middle (items, state));
  gtk_box_append (GTK_BOX (buttons), make_button (gtk_button_new_with_mnemonic (_ ("_Letter")),
                                                  "win.show-letter", decision->number));
  gtk_box_append (GTK_BOX (buttons), make_button (gtk_button_new_with_label (_ ("Notification")),
                                                  "win.notify-decision", decision->number));
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), buttons);
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
read_decisions (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  gint64 person = ((const GadibaListQuestion *) data)->person;
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_notified_free);
  g_autoptr (GadibaCard) card = gadiba_office_open_card (office, person, moment, error);

  for (guint i = 0; card != NULL && i < card->decisions->len; i++)
    {
      const GadibaCardDecision *decision = g_ptr_array_index (card->decisions, i);
      GadibaNotified *notified =
          gadiba_office_read_notices (office, decision->number, moment, error);
      if (notified == NULL)
        return NULL;
      g_ptr_array_add (all, notified);
    }
  if (card == NULL)
    return NULL;
  Decisions *self = g_new0 (Decisions, 1);
  self->card = g_steal_pointer (&card);
  self->all = g_steal_pointer (&all);
  return self;
}

static void
fill (GtkListBox *list, gconstpointer result)
{
  const Decisions *self = result;

  for (guint i = 0; i < self->all->len; i++)
    gtk_list_box_append (list, make_row (g_ptr_array_index (self->card->decisions, i),
                                         g_ptr_array_index (self->all, i)));
  if (self->all->len == 0)
    gtk_list_box_append (list, make_empty (_ ("No decision yet.")));
}

GtkWidget *
gadiba_decisions_section_new (GadibaWorkingCase *working)
{
  static const GadibaListKind kind = { N_ ("Decisions"), read_decisions, free_decisions, NULL,
                                       fill };

  return gadiba_list_pane_new (working, &kind);
}
