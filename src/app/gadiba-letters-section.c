/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-list-pane.h"
#include "gadiba-office-write.h"
#include "gadiba-words.h"

/* The letters on the application that decide nothing, newest first; each is opened from here, and a
 * new one is written. */

typedef struct
{
  GPtrArray *letters; /* GadibaWritten */
  char *application;
} Letters;

static void
free_letters (gpointer data)
{
  Letters *self = data;

  g_ptr_array_unref (self->letters);
  g_free (self->application);
  g_free (self);
}

static gpointer
read_letters (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaListQuestion *question = data;
  GPtrArray *letters = question->number != NULL
                           ? gadiba_office_list_letters (office, question->number, error)
                           : g_ptr_array_new ();

  if (letters == NULL)
    return NULL;
  Letters *self = g_new0 (Letters, 1);
  self->letters = letters;
  self->application = g_strdup (question->number);
  return self;
}

/* Returns: (transfer full): who wrote it and when, what it sets, whether it is out */
static char *
describe (const GadibaWritten *letter)
{
  g_autofree char *day = gadiba_words_format_date (letter->day);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s", day, letter->caseworker);
  if (letter->until != GADIBA_DATE_NONE)
    {
      g_autofree char *until = gadiba_words_format_date (letter->until);
      g_string_append_printf (text, _ (", until %s"), until);
    }
  if (letter->out == GADIBA_DATE_NONE)
    g_string_append_printf (text, " · %s", _ ("not printed yet"));
  else
    {
      g_autofree char *out = gadiba_words_format_date (letter->out);
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("printed or saved on %s"), out);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_letter_row (const GadibaWritten *letter)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Open the letter"));
  const GadibaLetterKind *kind = gadiba_letter_kind_find (letter->kind);
  g_autofree char *first =
      g_strdup_printf ("%s · %s", letter->number, kind != NULL ? _ (kind->title) : letter->title);
  g_autofree char *second = describe (letter);
  g_autofree char *spoken = g_strdup_printf (_ ("Open letter %s"), letter->number);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-letter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", letter->number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return gadiba_list_row_new (first, second, button);
}

static GtkWidget *
make_new_row (const char *application)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Write a letter…"));
  g_autofree char *first = g_strdup_printf (_ ("New letter, application %s"), application);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.write-letter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", application);
  return gadiba_list_row_new (
      first,
      _ ("Confirmation, demand for papers, invitation, certificate, declaration, "
         "forms. The letter of a decision stands with the decision."),
      button);
}

static void
fill (GtkListBox *list, gconstpointer result)
{
  const Letters *self = result;

  if (self->application != NULL)
    gtk_list_box_append (list, make_new_row (self->application));
  for (guint i = self->letters->len; i > 0; i--)
    gtk_list_box_append (list, make_letter_row (g_ptr_array_index (self->letters, i - 1)));
}

GtkWidget *
gadiba_letters_section_new (GadibaWorkingCase *working)
{
  static const GadibaListKind kind = { N_ ("Letters"), read_letters, free_letters, NULL, fill };

  return gadiba_list_pane_new (working, &kind);
}
