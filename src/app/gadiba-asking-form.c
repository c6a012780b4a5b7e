/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-asking-form.h"

#include <glib/gi18n-lib.h>

GtkWidget *
gadiba_asking_form_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "ask");
  gtk_widget_add_css_class (box, "sheetform");
  return box;
}

GtkWidget *
gadiba_asking_form_add_label (GtkWidget *box, const char *text, const char *class)
{
  g_return_val_if_fail (GTK_IS_BOX (box), NULL);

  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

GadibaField *
gadiba_asking_form_add_field (GtkWidget *box, GadibaSession *session, const char *label,
                              const char *name)
{
  g_return_val_if_fail (GTK_IS_BOX (box) && GADIBA_IS_SESSION (session), NULL);

  const GadibaMoment moment = gadiba_session_get_moment (session);
  GtkWidget *field = gadiba_field_new (label, NULL, name);

  gadiba_field_set_today (GADIBA_FIELD (field), moment.today);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_box_append (GTK_BOX (box), field);
  return GADIBA_FIELD (field);
}

GtkWidget *
gadiba_asking_form_add_line (GtkWidget *box)
{
  g_return_val_if_fail (GTK_IS_BOX (box), NULL);

  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  gtk_box_append (GTK_BOX (box), line);
  return line;
}

void
gadiba_asking_form_set_day (GadibaField *field, GadibaDate day)
{
  g_autofree char *text = day != GADIBA_DATE_NONE ? gadiba_date_format (day) : NULL;

  gadiba_field_set_value (field, text);
}

static gboolean
is_asked (GadibaField *field)
{
  return field != NULL && gtk_widget_get_visible (GTK_WIDGET (field));
}

GadibaDate
gadiba_asking_form_get_day (GadibaField *field)
{
  g_autofree char *text = is_asked (field) ? gadiba_field_dup_value (field) : NULL;
  GadibaDate day;

  return text != NULL && gadiba_date_parse (text, &day, NULL) ? day : GADIBA_DATE_NONE;
}

gboolean
gadiba_asking_form_commit (const GadibaAskedFields *asked)
{
  g_return_val_if_fail (asked != NULL, FALSE);

  GadibaField *wrong = NULL;

  for (guint i = 0; i < asked->n; i++)
    {
      GadibaField *field = asked->fields[i];
      if (!is_asked (field))
        continue;
      gboolean right = gadiba_field_commit (field);
      g_autofree char *value = gadiba_field_dup_value (field);
      if (right && value == NULL && (asked->needed & 1u << i) != 0)
        {
          gadiba_field_set_error (field, _ ("This is needed"));
          right = FALSE;
        }
      if (!right && wrong == NULL)
        wrong = field;
    }
  if (wrong != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return wrong == NULL;
}

char *
gadiba_asking_form_dup_typed (const GadibaAskedFields *asked)
{
  g_return_val_if_fail (asked != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < asked->n; i++)
    {
      g_autofree char *typed =
          asked->fields[i] != NULL ? gadiba_field_dup_typed (asked->fields[i]) : NULL;
      g_string_append_printf (text, "%s\n", typed != NULL ? typed : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
