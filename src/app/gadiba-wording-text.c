/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-wording-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-words.h"

/* So many are told at once: when they are mended, the next ones are. */
#define MOST_FAULTS 3

/* --- the text --- */

char *
gadiba_wording_text_get (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
gadiba_wording_text_go_to (GtkTextView *view, int line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_line (buffer, &at, line - 1);
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.3);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

int
gadiba_wording_text_get_line (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_line (&at) + 1;
}

/* Returns: (transfer full): @end: (out): how much of it stands behind the cursor then */
static char *
write_offer (const GadibaLetterOffer *offer, const char **end)
{
  *end = "";
  switch (offer->kind)
    {
    case GADIBA_LETTER_OFFER_TEXT:
    case GADIBA_LETTER_OFFER_COUNT:
      return g_strdup_printf ("{%s}", offer->name);
    case GADIBA_LETTER_OFFER_TEST:
      *end = "</if>";
      return g_strdup_printf ("<if test=\"%s\"></if>", offer->name);
    case GADIBA_LETTER_OFFER_ROWS:
      *end = "</each>";
      return g_strdup_printf ("<each of=\"%s\"></each>", offer->name);
    }
  g_return_val_if_reached (NULL);
}

void
gadiba_wording_text_insert (GtkTextView *view, const GadibaLetterOffer *offer)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  const char *end;
  g_autofree char *text = write_offer (offer, &end);
  GtkTextIter at;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_backward_chars (&at, (int) strlen (end));
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

/* --- what is said of it --- */

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text, const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class_name);
  return label;
}

static void
on_fault_clicked_cb (GadibaWordingEditor *editor, GtkButton *button)
{
  gadiba_wording_editor_go_to (editor,
                               GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "line")));
}

static GtkWidget *
make_fault (GadibaWordingEditor *editor, const GadibaWordingFault *fault)
{
  g_autofree char *text = gadiba_wording_editor_tell_fault (editor, fault);

  if (fault->line == 0)
    return make_label (text, "bad");
  GtkWidget *button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), make_label (text, "bad"));
  gtk_widget_add_css_class (button, "link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (button), "line", GINT_TO_POINTER (fault->line));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_fault_clicked_cb), editor,
                           G_CONNECT_SWAPPED);
  return button;
}

void
gadiba_wording_text_tell (GadibaWordingEditor *editor, GtkBox *box, const GadibaWordingCheck *check)
{
  clear_box (box);
  for (guint i = 0; i < MIN (check->faults->len, MOST_FAULTS); i++)
    gtk_box_append (box, make_fault (editor, g_ptr_array_index (check->faults, i)));
  if (check->faults->len == 0)
    gtk_box_append (box, make_label (_ ("Every part that the law asks for is there, and every "
                                        "field is filled."),
                                     "ok"));
}

void
gadiba_wording_text_tell_versions (GtkBox *box, const GadibaWording *wording)
{
  clear_box (box);
  for (guint i = 0; i < wording->versions->len; i++)
    {
      const GadibaWordingVersion *version = g_ptr_array_index (wording->versions, i);
      g_autofree char *from = gadiba_words_format_date (version->from);
      g_autofree char *day = gadiba_words_format_date (version->day);
      g_autofree char *text = g_strdup_printf (
          version->own ? _ ("From %s the office's wording; put in force on %s by %s")
                       : _ ("From %s the program's wording again; put in force on %s by %s"),
          from, day, version->caseworker);
      gtk_box_append (box, make_label (text, "small"));
      if (version->note != NULL)
        gtk_box_append (box, make_label (version->note, "dim"));
    }
  if (wording->versions->len == 0)
    gtk_box_append (box,
                    make_label (_ ("The office has put no wording of its own in force."), "dim"));
}

char *
gadiba_wording_text_describe (const GadibaWordingLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  g_autofree char *since =
      line->since != GADIBA_DATE_NONE ? gadiba_words_format_date (line->since) : NULL;
  g_autofree char *next =
      line->next != GADIBA_DATE_NONE ? gadiba_words_format_date (line->next) : NULL;
  g_autofree char *now = line->of == GADIBA_WORDING_FILE
                             ? g_strdup_printf (_ ("The file %s.xml in the folder “letters” "
                                                   "counts."),
                                                line->id)
                         : since != NULL
                             ? g_strdup_printf (_ ("The office's wording counts since %s."), since)
                             : g_strdup (_ ("The program's wording counts."));

  if (next == NULL)
    return g_steal_pointer (&now);
  g_autofree char *then = g_strdup_printf (_ ("Another one counts from %s."), next);
  return g_strdup_printf ("%s %s", now, then);
}
