/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-desk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-children.h"
#include "gadiba-drop-down.h"
#include "gadiba-letter-view.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-write.h"
#include "gadiba-printer-bar.h"
#include "gadiba-signed-list.h"
#include "gadiba-word-choice.h"

struct _GadibaLetterDesk
{
  GadibaPage parent;

  char *decision;
  GtkActionable *compare;
  GBytes *pdf; /* NULL until it is made */
  gboolean print_at_once;

  GtkCheckButton *large;
  GtkBox *derivative_place;
  GadibaWordChoice *derivative;
  GtkLabel *heading;
  GadibaPrinterBar *printers;
  GtkWidget *save;
  GadibaSignedList *signed_files;
  GtkLabel *told;
  GadibaLetterView *view;
};

G_DEFINE_FINAL_TYPE (GadibaLetterDesk, gadiba_letter_desk, GADIBA_TYPE_PAGE)

static void
tell (GadibaLetterDesk *self, const char *sentence, gboolean bad)
{
  const char *classes[] = { bad ? "bad" : "dim", NULL };

  gtk_label_set_label (self->told, sentence);
  gtk_widget_set_css_classes (GTK_WIDGET (self->told), classes);
}

static void
update_view (GadibaLetterDesk *self)
{
  gadiba_printer_bar_set_ready (self->printers, self->pdf != NULL);
  gtk_widget_set_sensitive (self->save, self->pdf != NULL);
}

static GadibaLetterDerivative
get_derivative (GadibaLetterDesk *self)
{
  GadibaLetterDerivative derivative = GADIBA_LETTER_ORIGINAL;

  gadiba_letter_derivative_parse (gadiba_word_choice_get_word (self->derivative), &derivative);
  return derivative;
}

/* --- what left the program --- */

typedef struct
{
  char *decision;
  GadibaLetterOut out;
} Leaving;

static void
free_leaving (gpointer data)
{
  g_free (((Leaving *) data)->decision);
  g_free (data);
}

static gpointer
note_out (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Leaving *leaving = data;
  gboolean noted =
      gadiba_office_note_letter_out (office, leaving->decision, leaving->out, moment, error);

  return GINT_TO_POINTER (noted);
}

static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaLetterDesk) self = user_data;
  g_autoptr (GError) error = NULL;

  if (gadiba_session_run_finish (result, &error) != NULL || self->told == NULL)
    return;
  g_autofree char *sentence =
      g_strdup_printf (_ ("The letter is out, but it could not be noted, and stays among what is "
                          "to be printed: %s"),
                       error->message);
  tell (self, sentence, TRUE);
}

/* What is certified of a letter is not the letter that goes out. */
static void
note_letter_out (GadibaLetterDesk *self, GadibaLetterDerivative derivative, GadibaLetterOut out)
{
  if (derivative != GADIBA_LETTER_ORIGINAL)
    return;
  Leaving *leaving = g_new0 (Leaving, 1);
  const GadibaJob job = { note_out, leaving, free_leaving, NULL };

  leaving->decision = g_strdup (self->decision);
  leaving->out = out;
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL, on_noted_cb,
                            g_object_ref (self));
}

/* --- printing --- */

static void
print (GadibaLetterDesk *self)
{
  if (self->pdf != NULL)
    gadiba_printer_bar_print (self->printers, self->decision, self->pdf,
                              g_variant_new_uint32 (get_derivative (self)));
}

static void
print_at_once (GadibaLetterDesk *self)
{
  if (!self->print_at_once || self->pdf == NULL || !gadiba_printer_bar_can_print (self->printers))
    return;
  self->print_at_once = FALSE;
  print (self);
}

static void
on_print_cb (GadibaLetterDesk *self)
{
  g_assert (GADIBA_IS_LETTER_DESK (self));

  print (self);
}

static void
on_printed_cb (GadibaLetterDesk *self, GVariant *derivative)
{
  g_assert (GADIBA_IS_LETTER_DESK (self));

  note_letter_out (self, (GadibaLetterDerivative) g_variant_get_uint32 (derivative),
                   GADIBA_LETTER_PRINTED);
}

static void
on_told_cb (GadibaLetterDesk *self, const char *sentence, gboolean bad)
{
  g_assert (GADIBA_IS_LETTER_DESK (self));

  if (self->told != NULL)
    tell (self, sentence, bad);
}

/* --- saving --- */

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaLetterDesk) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->told == NULL)
    return;
  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      tell (self, _ ("Saved."), FALSE);
      note_letter_out (self, get_derivative (self), GADIBA_LETTER_SAVED);
    }
  else
    tell (self, error->message, TRUE);
}

static void
on_save_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  GadibaLetterDesk *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_file_replace_contents_bytes_async (file, self->pdf, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                           NULL, on_saved_cb, g_object_ref (self));
    }
  g_object_unref (dialog);
}

static void
on_save_clicked_cb (GadibaLetterDesk *self)
{
  g_assert (GADIBA_IS_LETTER_DESK (self));

  /* The number names the file: it tells nobody who the letter is for. */
  g_autofree char *end =
      get_derivative (self) == GADIBA_LETTER_ORIGINAL
          ? g_strdup (".pdf")
          : g_strdup_printf ("-%s.pdf", gadiba_letter_derivative_format (get_derivative (self)));
  g_autofree char *name = gadiba_office_make_file_name (self->decision, end);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Save the letter"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- the letter --- */

/* The page and the very paper, read together. */
typedef struct
{
  GadibaLetter *letter;
  GBytes *pdf;
} Read;

static void
free_read (gpointer data)
{
  Read *self = data;

  gadiba_letter_free (self->letter);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

/* What is asked for. */
typedef struct
{
  char *number;
  gboolean large;
  GadibaLetterDerivative derivative;
} Wanted;

static void
free_wanted (gpointer data)
{
  g_free (((Wanted *) data)->number);
  g_free (data);
}

/* Nothing of @read is set if it fails. */
static void
read_original (GadibaOffice *office, const Wanted *wanted, const GadibaMoment *moment, Read *read,
               GError **error)
{
  GadibaLetterAs as = wanted->large ? GADIBA_LETTER_AS_LARGE_PDF : GADIBA_LETTER_AS_PDF;
  g_autoptr (GBytes) xml =
      gadiba_office_get_letter (office, wanted->number, GADIBA_LETTER_AS_XML, moment, error);

  if (xml != NULL)
    read->letter = gadiba_letter_read (xml, wanted->number, error);
  if (read->letter != NULL)
    read->pdf = gadiba_office_get_letter (office, wanted->number, as, moment, error);
}

static gpointer
read_letter (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  GadibaLetterAs as = wanted->large ? GADIBA_LETTER_AS_LARGE_PDF : GADIBA_LETTER_AS_PDF;
  const GadibaCertifyRequest request = { wanted->number, wanted->derivative, NULL, as };
  Read *read = g_new0 (Read, 1);

  if (wanted->derivative == GADIBA_LETTER_ORIGINAL)
    read_original (office, wanted, moment, read, error);
  else
    read->pdf = gadiba_office_certify_letter (office, &request, &read->letter, moment, error);
  if (read->pdf != NULL)
    return read;
  free_read (read);
  return NULL;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaLetterDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  Read *read = gadiba_session_run_finish (result, &error);

  if (self->view != NULL && read != NULL)
    {
      /* The law gives nothing beside what decides nothing. */
      gtk_widget_set_visible (GTK_WIDGET (self->compare),
                              gadiba_letter_kind_find (read->letter->kind) == NULL);
      gadiba_letter_view_set_large (self->view, gtk_check_button_get_active (self->large));
      gadiba_letter_view_set_letter (self->view, g_steal_pointer (&read->letter), NULL);
      self->pdf = g_steal_pointer (&read->pdf);
      update_view (self);
      print_at_once (self);
    }
  else if (self->view != NULL)
    gadiba_letter_view_set_letter (self->view, NULL, error->message);
  if (read != NULL)
    free_read (read);
}

/* The PDF goes until the one that is asked for is there: what is printed is what is seen. */
static void
ask_letter (GadibaLetterDesk *self)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  const GadibaJob job = { read_letter, wanted, free_wanted, free_read };

  wanted->number = g_strdup (self->decision);
  wanted->large = gtk_check_button_get_active (self->large);
  wanted->derivative = get_derivative (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  update_view (self);
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL, on_read_cb,
                            g_object_ref (self));
}

static void
on_derivative_chosen_cb (GadibaLetterDesk *self)
{
  g_assert (GADIBA_IS_LETTER_DESK (self));

  ask_letter (self);
}

static void
on_large_toggled_cb (GadibaLetterDesk *self)
{
  g_assert (GADIBA_IS_LETTER_DESK (self));

  ask_letter (self);
}

/* --- the page --- */

static void
gadiba_letter_desk_enter (GadibaPage *page)
{
  GadibaLetterDesk *self = GADIBA_LETTER_DESK (page);

  if (!gadiba_printer_bar_focus_print (self->printers))
    gtk_widget_grab_focus (GTK_WIDGET (self->large));
}

static void
gadiba_letter_desk_dispose (GObject *object)
{
  GadibaLetterDesk *self = GADIBA_LETTER_DESK (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_LETTER_DESK);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_pointer (&self->pdf, g_bytes_unref);

  G_OBJECT_CLASS (gadiba_letter_desk_parent_class)->dispose (object);
}

static void
gadiba_letter_desk_finalize (GObject *object)
{
  g_free (GADIBA_LETTER_DESK (object)->decision);

  G_OBJECT_CLASS (gadiba_letter_desk_parent_class)->finalize (object);
}

static void
gadiba_letter_desk_class_init (GadibaLetterDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_letter_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_letter_desk_finalize;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_letter_desk_enter;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-letter-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterDesk, compare);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterDesk, derivative_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterDesk, heading);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterDesk, large);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterDesk, printers);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterDesk, save);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterDesk, signed_files);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterDesk, told);
  gtk_widget_class_bind_template_child (widget_class, GadibaLetterDesk, view);
  gtk_widget_class_bind_template_callback (widget_class, on_large_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_print_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_printed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_told_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_at_once);
  g_type_ensure (GADIBA_TYPE_LETTER_VIEW);
  g_type_ensure (GADIBA_TYPE_PRINTER_BAR);
  g_type_ensure (GADIBA_TYPE_SIGNED_LIST);
}

static void
add_derivatives (GadibaLetterDesk *self)
{
  const char *const titles[GADIBA_LETTER_N_DERIVATIVES] = {
    [GADIBA_LETTER_ORIGINAL] = _ ("As issued"),
    [GADIBA_LETTER_COPY] = _ ("Certified copy"),
    [GADIBA_LETTER_TRANSCRIPT] = _ ("Certified transcript"),
    [GADIBA_LETTER_EXTRACT] = _ ("Certified extract"),
  };
  GadibaChoices *choices = gadiba_choices_new ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    gadiba_choices_add (choices, gadiba_letter_derivative_format ((GadibaLetterDerivative) i),
                        titles[i]);
  self->derivative =
      GADIBA_WORD_CHOICE (gadiba_word_choice_new_from (choices, _ ("What of the letter")));
  gadiba_word_choice_set_word (self->derivative,
                               gadiba_letter_derivative_format (GADIBA_LETTER_ORIGINAL));
  g_signal_connect_object (self->derivative, "chosen", G_CALLBACK (on_derivative_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->derivative_place, GTK_WIDGET (self->derivative));
}

static void
gadiba_letter_desk_init (GadibaLetterDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_derivatives (self);
  gadiba_drop_down_name_all (GTK_WIDGET (self));
  gadiba_printer_bar_mark_primary (self->printers);
}

GtkWidget *
gadiba_letter_desk_new (GadibaSession *session, const char *decision, gboolean print_it)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && decision != NULL, NULL);

  GadibaLetterDesk *self = g_object_new (GADIBA_TYPE_LETTER_DESK, "session", session, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Letter %s"), decision);
  self->decision = g_strdup (decision);
  gtk_actionable_set_action_target (self->compare, "s", decision);
  self->print_at_once = print_it;
  gadiba_page_set_title (GADIBA_PAGE (self), title);
  gtk_label_set_label (self->heading, title);
  ask_letter (self);
  gadiba_printer_bar_ask (self->printers);
  gadiba_signed_list_set_letter (self->signed_files, session, decision);
  return GTK_WIDGET (self);
}

const char *
gadiba_letter_desk_get_decision (GadibaLetterDesk *self)
{
  g_return_val_if_fail (GADIBA_IS_LETTER_DESK (self), NULL);

  return self->decision;
}
