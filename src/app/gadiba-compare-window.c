/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-compare-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-form.h"
#include "gadiba-lv-words.h"
#include "gadiba-words.h"

/* Of a line: what it is about, and three values beside each other. */
#define N_VALUES 3

typedef struct
{
  const char *title;
  const char *values[N_VALUES]; /* NULL: there is none */
  gboolean differs;
} Line;

/* In characters of the font. */
#define TITLE_WIDTH 38
#define VALUE_WIDTH 15

static GtkWidget *
make_cell (const char *text, int width, float align)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_widget_add_css_class (label, "num");
  return label;
}

/* What differs has a sign and is heard. @spoken: as a screen reader says the line */
static GtkWidget *
make_row (const Line *line, const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sign = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size", 16, NULL);

  if (line->differs)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (sign), "gd-warn-symbolic");
      gtk_widget_add_css_class (sign, "warn");
    }
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), make_cell (line->title, TITLE_WIDTH, 0));
  for (guint i = 0; i < N_VALUES; i++)
    gtk_box_append (GTK_BOX (box), make_cell (line->values[i], VALUE_WIDTH, 1));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* Returns: (transfer full) */
static char *
tell_amount (gboolean known, GadibaMoney amount)
{
  return known ? gadiba_money_format_lv (amount) : g_strdup (_ ("cannot be told"));
}

static void
add_month (GtkListBox *list, const GadibaComparedMonth *month)
{
  g_autofree char *name = gadiba_lv_month (month->month, GADIBA_LV_NOMINATIVE);
  g_autofree char *title = g_strdup_printf ("%s, %s", month->title, name);
  g_autofree char *issued = gadiba_money_format_lv (month->issued);
  g_autofree char *then = tell_amount (month->then_known, month->then);
  g_autofree char *now = tell_amount (month->now_known, month->now);
  const Line line = { title,
                      { issued, then, now },
                      !g_str_equal (issued, then) || !g_str_equal (issued, now) };
  g_autofree char *spoken = g_strdup_printf (
      _ ("%s: issued %s, the law of that day %s, today's law %s"), title, issued, then, now);
  g_autofree char *marked =
      line.differs ? g_strdup_printf (_ ("%s; differs"), spoken) : g_strdup (spoken);

  gtk_list_box_append (list, make_row (&line, marked));
}

static void
add_law (GtkListBox *list, const GadibaComparedLaw *law)
{
  g_autofree char *title = law->source != NULL
                               ? g_strdup_printf ("%s (%s)", law->title, law->source)
                               : g_strdup (law->title);
  const Line line = { title, { NULL, law->then, law->now }, FALSE };
  g_autofree char *spoken = g_strdup_printf (_ ("%s: the law of that day %s, today's law %s"),
                                             title, law->then, law->now);

  gtk_list_box_append (list, make_row (&line, spoken));
}

static GtkListBox *
add_list (GtkWidget *box, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), list);
  return GTK_LIST_BOX (list);
}

/* Above the columns; a screen reader hears it in each line. */
static void
add_head (GtkWidget *box)
{
  const char *const titles[N_VALUES] = { _ ("Issued"), _ ("That day's law"), _ ("Today's law") };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_IMAGE, "pixel-size", 16, "accessible-role",
                                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (head), make_cell (_ ("Month"), TITLE_WIDTH, 0));
  for (guint i = 0; i < N_VALUES; i++)
    gtk_box_append (GTK_BOX (head), make_cell (titles[i], VALUE_WIDTH, 1));
  gtk_widget_add_css_class (head, "dim");
  gtk_box_append (GTK_BOX (box), head);
}

static GtkWidget *
make_form (const GadibaComparison *comparison)
{
  GtkWidget *box = gadiba_asking_form_new ();
  g_autofree char *day = gadiba_words_format_date (comparison->day);
  g_autofree char *head = g_strdup_printf (_ ("Decision %s of %s, application %s"),
                                           comparison->number, day, comparison->application);

  gtk_widget_add_css_class (gadiba_asking_form_add_label (box, head, "num"), "strong");
  gadiba_asking_form_add_label (
      box, _ ("What was issued stays as it is; the case is computed anew as it was frozen."),
      "dim");
  add_head (box);
  GtkListBox *months = add_list (box, _ ("What the law gives, month by month"));
  for (guint i = 0; i < comparison->months->len; i++)
    add_month (months, g_ptr_array_index (comparison->months, i));
  if (comparison->laws->len > 0)
    {
      const char *title = _ ("What comes out otherwise under today's law:");
      gadiba_asking_form_add_label (box, title, "strong");
      GtkListBox *laws = add_list (box, title);
      for (guint i = 0; i < comparison->laws->len; i++)
        add_law (laws, g_ptr_array_index (comparison->laws, i));
    }
  if (g_strcmp0 (comparison->books_then, comparison->books_now) != 0)
    gadiba_asking_form_add_label (
        box, _ ("The rule book is another one than the decision rests on."), "dim");
  return box;
}

void
gadiba_compare_window_show (const GadibaAskingPlace *place, const GadibaComparison *comparison)
{
  g_return_if_fail (place != NULL && comparison != NULL);

  GtkWidget *form = make_form (comparison);
  GtkWidget *scrolling = g_object_new (
      GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height",
      TRUE, "max-content-height", 620, "vexpand", TRUE, "child", form, NULL);
  GadibaAskingWindow *window =
      gadiba_asking_window_new (place->at, _ ("What the law gives"), scrolling);

  gadiba_asking_window_only_tell (window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}
