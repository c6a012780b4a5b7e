/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-trace-view.h"

#define RESULT_CHARS 18 /* an amount a month; it stands in one line */
#define LINE_CHARS 30   /* what is asked for; a line takes all that there is */

/* Law and formulas are Latvian, whatever the window's language: they are the rule book's. */

static GtkWidget *
make_label (const char *text, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_widget_set_css_classes (label, (const char **) (gpointer) classes);
  return label;
}

static GtkWidget *
make_pair (const char *title, const char *result, gboolean strong)
{
  static const char *const plain[] = { "num", NULL }, *const bold[] = { "num", "strong", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *left = make_label (title, strong ? bold : plain);

  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (box), left);
  if (result != NULL)
    {
      GtkWidget *right = make_label (result, strong ? bold : plain);
      gtk_label_set_xalign (GTK_LABEL (right), 1);
      gtk_label_set_justify (GTK_LABEL (right), GTK_JUSTIFY_RIGHT);
      gtk_label_set_max_width_chars (GTK_LABEL (right), 16);
      gtk_widget_set_valign (right, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), right);
    }
  return box;
}

static void
add_small (GtkWidget *box, const char *text, const char *colour)
{
  const char *const classes[] = { "small", "num", colour, NULL };

  if (text != NULL)
    gtk_box_append (GTK_BOX (box), make_label (text, classes));
}

/* @told: what it is and comes to stands in the head already */
static GtkWidget *
make_line (const GadibaTraceLine *line, gboolean told)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "leaf");
  switch (line->kind)
    {
    case GADIBA_TRACE_PERSON:
      gtk_box_append (GTK_BOX (box), make_pair (line->title, NULL, TRUE));
      break;
    case GADIBA_TRACE_NOTE:
      add_small (box, line->title, "warn");
      break;
    case GADIBA_TRACE_STEP:
    case GADIBA_TRACE_CONDITION:
    case GADIBA_TRACE_PARAMETER:
    case GADIBA_TRACE_RECEIPT:
    case GADIBA_TRACE_BILL:
    case GADIBA_TRACE_TEXT:
      if (!told)
        gtk_box_append (GTK_BOX (box), make_pair (line->title, line->result, FALSE));
      add_small (box, line->figures, "dim");
      add_small (box, line->article, "dim");
      break;
    }
  return box;
}

/* The head of a benefit says what it comes to: its own line adds only the figures. */
static gboolean
is_amount (const GadibaTraceSection *section, const GadibaTraceLine *line)
{
  g_autofree char *id = g_strconcat (section->id, ".amount", NULL);

  return g_strcmp0 (line->id, id) == 0;
}

/* @headed: whether the head has a result */
static GtkWidget *
make_lines (const GadibaTraceSection *section, gboolean headed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < section->lines->len; i++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (section->lines, i);
      gtk_box_append (GTK_BOX (box), make_line (line, headed && is_amount (section, line)));
    }
  return box;
}

/* The lines are made when they are first looked at; until then the expander keeps their section,
 * which lives as long as the trace that it was made of. */
static void
on_expanded_cb (GtkExpander *expander)
{
  const GadibaTraceSection *section = g_object_get_data (G_OBJECT (expander), "section");
  gboolean headed = g_object_get_data (G_OBJECT (expander), "headed") != NULL;

  if (gtk_expander_get_expanded (expander) && GTK_IS_LABEL (gtk_expander_get_child (expander)))
    gtk_expander_set_child (expander, make_lines (section, headed));
}

/* Stands for the lines until they are made. An expander gives its head the height that it needs in
 * its width only if its child is one that wraps. */
static GtkWidget *
make_no_lines (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

GtkWidget *
gadiba_trace_view_new (const GadibaTraceSection *section, const char *result, gboolean unfolded)
{
  g_return_val_if_fail (section != NULL, NULL);

  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *head = make_pair (section->title, result, result != NULL);
  if (result != NULL && g_utf8_strlen (result, -1) <= RESULT_CHARS)
    gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (head)), FALSE);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), head);
  gtk_expander_set_child (GTK_EXPANDER (expander), make_no_lines ());
  g_object_set_data (G_OBJECT (expander), "section", (gpointer) section);
  g_object_set_data (G_OBJECT (expander), "headed", result != NULL ? expander : NULL);
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (on_expanded_cb), NULL);
  g_autofree char *label = result != NULL ? g_strdup_printf ("%s: %s", section->title, result)
                                          : g_strdup (section->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), unfolded);
  return expander;
}

gboolean
gadiba_trace_view_is_unfolded (GtkWidget *view)
{
  g_return_val_if_fail (GTK_IS_EXPANDER (view), FALSE);

  return gtk_expander_get_expanded (GTK_EXPANDER (view));
}
