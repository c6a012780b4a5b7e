/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-list-pane.h"
#include "gadiba-office-talk.h"
#include "gadiba-words.h"

/* The talks about the application and with its household, newest first; each is opened from here.
 */

/* Returns: (transfer full): "called, 10 min", "came" */
static char *
describe_way (const GadibaTalk *talk)
{
  const char *way = gadiba_words_for ("talk-way", talk->way);

  return talk->minutes >= 0 ? g_strdup_printf (_ ("%s, %d min"), way, talk->minutes)
                            : g_strdup (way);
}

/* Returns: (transfer full): with whom; "" for nobody in particular */
static char *
describe_who (const GadibaTalk *talk)
{
  g_autofree char *name =
      talk->family != NULL ? g_strdup_printf ("%s %s", talk->given, talk->family) : g_strdup ("");

  if (talk->who == NULL)
    return g_steal_pointer (&name);
  return *name != '\0' ? g_strdup_printf ("%s, %s", name, talk->who) : g_strdup (talk->who);
}

static GtkWidget *
make_text (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_row (const GadibaTalk *talk)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *day = gadiba_words_format_date (talk->day);
  g_autofree char *way = describe_way (talk);
  g_autofree char *who = describe_who (talk);
  g_autofree char *noted =
      g_strdup_printf ("%s%s%s", who, *who != '\0' ? "  ·  " : "", talk->caseworker);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", day, way, noted, talk->about);
  GtkWidget *when = make_text (day, "num"), *how = make_text (way, "dim");

  gtk_label_set_width_chars (GTK_LABEL (how), 16);
  gtk_box_append (GTK_BOX (left), when);
  gtk_box_append (GTK_BOX (left), how);
  gtk_box_append (GTK_BOX (right), make_text (talk->about, NULL));
  if (talk->advised != NULL)
    {
      g_autofree char *advised = g_strdup_printf (_ ("Advised: %s"), talk->advised);
      gtk_box_append (GTK_BOX (right), make_text (advised, NULL));
    }
  gtk_box_append (GTK_BOX (right), make_text (noted, "dim"));
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), right);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-talk");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", talk->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* What one comes for stands first. */
static GtkWidget *
make_head (gboolean any)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Note a _talk"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.note-talk");
  gtk_widget_set_tooltip_text (button, _ ("Ctrl+T"));
  gtk_box_append (GTK_BOX (box), button);
  if (!any)
    gtk_box_append (GTK_BOX (box), make_text (_ ("No talk is noted yet."), "dim"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static gpointer
read_talks (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaListQuestion *asked = data;

  g_autoptr (GPtrArray) talks =
      asked->number != NULL ? gadiba_office_list_talks (office, asked->number, error)
                            : gadiba_office_list_person_talks (office, asked->person, error);
  g_autoptr (GPtrArray) others =
      talks != NULL ? gadiba_office_find_namesake_talks (office, asked->person, error) : NULL;

  if (others == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (talks, g_steal_pointer (&others));
  return g_steal_pointer (&talks);
}

/* Noted before he or she was in the records, perhaps; or with somebody else of that name. */
static gboolean
is_on_no_card (const GadibaTalk *talk)
{
  return talk->person == 0 && talk->application == NULL;
}

/* Above the first of them. (As a row of its own, which takes no keyboard, it would end the way of
 * Tab before them.) */
static void
update_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean first = gtk_widget_has_css_class (GTK_WIDGET (row), "offered-talk") && before != NULL
                   && !gtk_widget_has_css_class (GTK_WIDGET (before), "offered-talk");

  gtk_list_box_row_set_header (row,
                               first ? make_text (_ ("Noted with somebody of this name who is on "
                                                     "no card: if it was this client, put the talk "
                                                     "on the card"),
                                                  "dim")
                                     : NULL);
}

/* A talk that may be this client's: it is put on the card from here. */
static GtkWidget *
make_offered_row (const GadibaTalk *talk)
{
  GtkWidget *row = make_row (talk);
  GtkWidget *button = gtk_button_new_with_label (_ ("Put on this card"));

  gtk_widget_add_css_class (row, "offered-talk");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  talk->about, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.claim-talk");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", talk->id, talk->row_version);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), button);
  return row;
}

static void
fill (GtkListBox *list, gconstpointer result)
{
  const GPtrArray *talks = result;

  guint n = 0; /* of his or her own */

  while (n < talks->len && !is_on_no_card (g_ptr_array_index (talks, n)))
    n++;
  gtk_list_box_set_header_func (list, update_heading, NULL, NULL);
  gtk_list_box_append (list, make_head (n > 0));
  for (guint i = 0; i < talks->len; i++)
    {
      const GadibaTalk *talk = g_ptr_array_index (talks, i);
      gtk_list_box_append (list, i < n ? make_row (talk) : make_offered_row (talk));
    }
}

GtkWidget *
gadiba_talks_section_new (GadibaWorkingCase *working)
{
  static const GadibaListKind kind = { N_ ("Talks"), read_talks, (GDestroyNotify) g_ptr_array_unref,
                                       NULL, fill };

  return gadiba_list_pane_new (working, &kind);
}
