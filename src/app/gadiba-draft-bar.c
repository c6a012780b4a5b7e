/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-draft-bar.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-form-field.h"
#include "gadiba-words.h"

#define LINE_CHARS 40 /* as on the sheet around it: what is asked for */

struct _GadibaDraftBar
{
  GtkWidget parent_instance;

  gboolean is_own;
  GtkWidget *sentence, *note, *button; /* of the parent */
};

enum
{
  GIVE_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaDraftBar, gadiba_draft_bar, GTK_TYPE_WIDGET)

/* Returns: (transfer full) */
static char *
make_sentence (const GadibaPrepared *prepared)
{
  if (prepared->drafted == NULL && prepared->returned != NULL)
    return g_strdup_printf (_ ("In this office another caseworker issues what you prepare. It was "
                               "given back: “%s”. What was answered before stands here again."),
                            prepared->returned_note);
  if (prepared->drafted == NULL)
    return g_strdup (_ ("In this office another caseworker issues what you prepare."));
  g_autofree char *day = gadiba_words_format_date (prepared->drafted_on);
  if (prepared->is_own)
    return g_strdup_printf (_ ("You prepared this decision (%s). Another caseworker has to issue "
                               "it; until then you can take it back."),
                            day);
  return g_strdup_printf (_ ("%s prepared this decision on %s, for somebody else to issue. Look at "
                             "it, and issue it or give it back."),
                          prepared->preparer, day);
}

void
gadiba_draft_bar_set_prepared (GadibaDraftBar *self, const GadibaPrepared *prepared)
{
  g_return_if_fail (GADIBA_IS_DRAFT_BAR (self));

  gboolean waits = prepared != NULL && prepared->drafted != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), waits || (prepared != NULL && prepared->two_eyes));
  if (prepared == NULL)
    return;
  g_autofree char *sentence = make_sentence (prepared);
  self->is_own = prepared->is_own;
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->note, waits && !self->is_own);
  gtk_widget_set_visible (self->button, waits);
  gtk_button_set_label (GTK_BUTTON (self->button),
                        self->is_own ? _ ("_Take it back") : _ ("_Give it back"));
}

static void
on_clicked_cb (GadibaDraftBar *self)
{
  g_assert (GADIBA_IS_DRAFT_BAR (self));

  GadibaFormField *note = GADIBA_FORM_FIELD (self->note);
  const char *text = self->is_own ? "" : gadiba_form_field_get_text (note);
  if (!self->is_own && text[strspn (text, " ")] == '\0')
    {
      gadiba_form_field_set_error (note, _ ("Write what is to be mended: whoever prepared it must "
                                            "know why it comes back."));
      gtk_widget_grab_focus (self->note);
      return;
    }
  g_signal_emit (self, signals[GIVE_BACK], 0, text);
}

static void
gadiba_draft_bar_dispose (GObject *object)
{
  gadiba_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (gadiba_draft_bar_parent_class)->dispose (object);
}

static void
gadiba_draft_bar_class_init (GadibaDraftBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gadiba_draft_bar_dispose;
  signals[GIVE_BACK] = g_signal_new ("give-back", GADIBA_TYPE_DRAFT_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
gadiba_draft_bar_init (GadibaDraftBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  self->sentence = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->sentence), LINE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  self->note = gadiba_form_field_new (_ ("What is to be _mended"), NULL);
  self->button = gtk_button_new_with_mnemonic (_ ("_Give it back"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->sentence, GTK_WIDGET (self));
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
