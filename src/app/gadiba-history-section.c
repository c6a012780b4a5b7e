/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-list-pane.h"
#include "gadiba-drop-down.h"
#include "gadiba-office-look.h"
#include "gadiba-words.h"

/* What happened with the client, newest first and day by day: the journal, as far as it is about
 * the person, the card, the applications, decisions, letters and talks. */

/* What can be shown alone; looks are many and stand apart. */
enum
{
  FILTER_ALL_BUT_LOOKS,
  FILTER_FIRST_KIND,
};

static const char *
get_kind (GadibaHappenedKind kind)
{
  switch (kind)
    {
    case GADIBA_HAPPENED_CHANGE:
      return _ ("Change");
    case GADIBA_HAPPENED_APPLICATION:
      return _ ("Application");
    case GADIBA_HAPPENED_DECISION:
      return _ ("Decision");
    case GADIBA_HAPPENED_LETTER:
      return _ ("Letter");
    case GADIBA_HAPPENED_TALK:
      return _ ("Talk");
    case GADIBA_HAPPENED_LOOK:
      return _ ("Look");
    case GADIBA_HAPPENED_N_KINDS:
      break;
    }
  return "";
}

/* Returns: (transfer full): the day of the office's clock; @time: (out) (transfer full) */
static char *
format_day (const char *utc, char **time)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) here = when != NULL ? g_date_time_to_local (when) : NULL;

  *time = here != NULL ? g_date_time_format (here, "%H:%M") : g_strdup ("");
  if (here == NULL)
    return g_strdup (utc);
  return gadiba_words_format_date (gadiba_date_new (g_date_time_get_year (here),
                                                    g_date_time_get_month (here),
                                                    g_date_time_get_day_of_month (here)));
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_row (const GadibaHappened *event)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  g_autofree char *time = NULL;
  g_autofree char *day = format_day (event->utc, &time);
  const char *kind = get_kind (event->kind);
  const char *words = event->words != NULL ? event->words : _ ("(erased)");
  const char *who = event->caseworker != NULL ? event->caseworker : "–";
  const char *number = event->number != NULL ? event->number : "";
  g_autofree char *spoken =
      g_strdup_printf ("%s %s, %s, %s, %s, %s", day, time, kind, words, number, who);

  gtk_widget_add_css_class (add_label (box, time, "dim"), "num");
  gtk_label_set_width_chars (GTK_LABEL (add_label (box, kind, "dim")), 10);
  GtkWidget *what = add_label (box, words, NULL);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_add_css_class (add_label (box, number, "dim"), "num");
  add_label (box, who, "dim");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (event->kind));
  g_object_set_data_full (G_OBJECT (row), "day", g_steal_pointer (&day), g_free);
  return row;
}

static gpointer
read_history (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_list_life (office, ((const GadibaListQuestion *) data)->person, moment,
                                  error);
}

static void
fill (GtkListBox *list, gconstpointer result)
{
  const GPtrArray *events = result;

  for (guint i = events->len; i > 0; i--)
    gtk_list_box_append (list, make_row (g_ptr_array_index (events, i - 1)));
}

/* --- days, and what is shown --- */

static void
head_row (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *day = g_object_get_data (G_OBJECT (row), "day");

  if (day == NULL
      || (before != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (before), "day"), day) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  GtkWidget *label = gtk_label_new (day);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "strong");
  gtk_widget_add_css_class (label, "num");
  gtk_widget_add_css_class (label, "day");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer user_data)
{
  guint kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind"));
  guint filter = gtk_drop_down_get_selected (GTK_DROP_DOWN (user_data));

  if (g_object_get_data (G_OBJECT (row), "day") == NULL) /* a sentence */
    return TRUE;
  return filter == FILTER_ALL_BUT_LOOKS ? kind != GADIBA_HAPPENED_LOOK
                                        : kind == filter - FILTER_FIRST_KIND;
}

static void
prepare (GtkBox *bar, GtkListBox *list)
{
  const char *titles[GADIBA_HAPPENED_N_KINDS + FILTER_FIRST_KIND + 1] = {
    [FILTER_ALL_BUT_LOOKS] = _ ("Everything but looks"),
    [FILTER_FIRST_KIND + GADIBA_HAPPENED_CHANGE] = _ ("Changes"),
    [FILTER_FIRST_KIND + GADIBA_HAPPENED_APPLICATION] = _ ("Applications"),
    [FILTER_FIRST_KIND + GADIBA_HAPPENED_DECISION] = _ ("Decisions"),
    [FILTER_FIRST_KIND + GADIBA_HAPPENED_LETTER] = _ ("Letters"),
    [FILTER_FIRST_KIND + GADIBA_HAPPENED_TALK] = _ ("Talks"),
    [FILTER_FIRST_KIND + GADIBA_HAPPENED_LOOK] = _ ("Looks"),
  };
  GtkWidget *choice = gtk_drop_down_new_from_strings (titles);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Show"));
  GtkWidget *nothing = gtk_label_new (_ ("Nothing of this kind has happened."));

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), choice);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gadiba_drop_down_name (GTK_DROP_DOWN (choice), GTK_LABEL (label));
  gtk_box_append (bar, label);
  gtk_box_append (bar, choice);
  gtk_widget_add_css_class (nothing, "dim");
  gtk_list_box_set_placeholder (list, nothing);
  gtk_list_box_set_header_func (list, head_row, NULL, NULL);
  gtk_list_box_set_filter_func (list, is_shown, choice, NULL);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (gtk_list_box_invalidate_filter),
                           list, G_CONNECT_SWAPPED);
}

GtkWidget *
gadiba_history_section_new (GadibaWorkingCase *working)
{
  static const GadibaListKind kind = { N_ ("History"), read_history,
                                       (GDestroyNotify) g_ptr_array_unref, prepare, fill };

  return gadiba_list_pane_new (working, &kind);
}
