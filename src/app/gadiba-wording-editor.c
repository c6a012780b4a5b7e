/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-wording-editor.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-wording-sentences.h"
#include "gadiba-wording-text.h"

struct _GadibaWordingEditor
{
  GtkWidget parent;

  GArray *offers;        /* GadibaLetterOffer */
  gboolean is_source;    /* shown, and what counts */
  gboolean wants_source; /* asked for: other texts are shown so too */
  gboolean is_filling;

  GtkLabel *notice;
  GtkWidget *shown[2]; /* what scrolls the sentences, and the source; one is in sight */
  GadibaWordingSentences *sentences;
  GtkTextView *source;
};

G_DEFINE_FINAL_TYPE (GadibaWordingEditor, gadiba_wording_editor, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_LEFT,
  SIGNAL_TURNED,
  SIGNAL_UNDOABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
get_view (GadibaWordingEditor *self)
{
  return self->is_source ? GTK_WIDGET (self->source) : GTK_WIDGET (self->sentences);
}

char *
gadiba_wording_editor_dup_text (GadibaWordingEditor *self)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_EDITOR (self), NULL);

  char *text = self->is_source ? NULL : gadiba_wording_sentences_dup_text (self->sentences);
  return text != NULL ? text : gadiba_wording_text_get (self->source);
}

/* --- which of both --- */

static void
fill_source (GadibaWordingEditor *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->source);
  g_autofree char *before = gadiba_wording_text_get (self->source);
  GtkTextIter start;

  if (g_str_equal (before, text)) /* the cursor stays, and what can be taken back */
    return;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static void
tell_notice (GadibaWordingEditor *self, const char *notice)
{
  gtk_label_set_label (self->notice, notice);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), *notice != '\0');
}

/* Without "xml:" in front, which is nobody's file here. */
static char *
tell_why (const GError *error)
{
  char *end;
  int line = (int) g_ascii_strtoull (error->message + strlen ("xml:"), &end, 10);

  if (!g_str_has_prefix (error->message, "xml:") || *end != ':')
    return g_strdup_printf (_ ("The sentences cannot be told apart, so the source is shown: %s"),
                            error->message);
  return g_strdup_printf (_ ("The sentences cannot be told apart, so the source is shown. Line %d: "
                             "%s"),
                          line, end + strspn (end, ": "));
}

static void
turn (GadibaWordingEditor *self, gboolean is_source)
{
  gboolean is_other = self->is_source != is_source;

  self->is_source = is_source;
  gtk_widget_set_visible (self->shown[is_source ? 0 : 1], FALSE);
  gtk_widget_set_visible (self->shown[is_source ? 1 : 0], TRUE);
  if (is_other)
    {
      g_signal_emit (self, signals[SIGNAL_TURNED], 0);
      g_signal_emit (self, signals[SIGNAL_UNDOABLE], 0);
    }
}

/* Returns: whether they could be told apart */
static gboolean
show_sentences (GadibaWordingEditor *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!gadiba_wording_sentences_show (self->sentences, text, self->offers, &error))
    {
      g_autofree char *why = tell_why (error);
      tell_notice (self, why);
      return FALSE;
    }
  guint n = gadiba_wording_sentences_get_n_hidden (self->sentences);
  g_autofree char *hidden = g_strdup_printf (
      ngettext ("%u sentence has a comment in it and is shown in the source only.",
                "%u sentences have comments in them and are shown in the source only.", n),
      n);
  tell_notice (self, n > 0 ? hidden : "");
  return TRUE;
}

void
gadiba_wording_editor_set_text (GadibaWordingEditor *self, const char *text, GArray *offers)
{
  g_return_if_fail (GADIBA_IS_WORDING_EDITOR (self) && text != NULL);

  self->is_filling = TRUE;
  g_clear_pointer (&self->offers, g_array_unref);
  self->offers = offers != NULL ? g_array_ref (offers) : NULL;
  fill_source (self, text);
  tell_notice (self, "");
  turn (self, self->wants_source || !show_sentences (self, text));
  self->is_filling = FALSE;
}

void
gadiba_wording_editor_show_source (GadibaWordingEditor *self, gboolean is_source)
{
  g_return_if_fail (GADIBA_IS_WORDING_EDITOR (self));

  if (self->is_source == is_source)
    return;
  g_autofree char *text = gadiba_wording_editor_dup_text (self);
  self->wants_source = is_source;
  self->is_filling = TRUE;
  if (is_source)
    {
      fill_source (self, text);
      tell_notice (self, "");
    }
  turn (self, is_source || !show_sentences (self, text));
  self->is_filling = FALSE;
}

void
gadiba_wording_editor_enter (GadibaWordingEditor *self)
{
  g_return_if_fail (GADIBA_IS_WORDING_EDITOR (self));

  gtk_widget_grab_focus (get_view (self));
}

gboolean
gadiba_wording_editor_is_source (GadibaWordingEditor *self)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_EDITOR (self), FALSE);

  return self->is_source;
}

/* --- what is done to the text --- */

void
gadiba_wording_editor_set_editable (GadibaWordingEditor *self, gboolean is_editable)
{
  g_return_if_fail (GADIBA_IS_WORDING_EDITOR (self));

  gtk_text_view_set_editable (self->source, is_editable);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->sentences), is_editable);
}

static GtkTextBuffer *
get_buffer (GadibaWordingEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (self)));
}

gboolean
gadiba_wording_editor_can_undo (GadibaWordingEditor *self, gboolean again)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_EDITOR (self), FALSE);

  return again ? gtk_text_buffer_get_can_redo (get_buffer (self))
               : gtk_text_buffer_get_can_undo (get_buffer (self));
}

void
gadiba_wording_editor_undo (GadibaWordingEditor *self, gboolean again)
{
  g_return_if_fail (GADIBA_IS_WORDING_EDITOR (self));

  if (again)
    gtk_text_buffer_redo (get_buffer (self));
  else
    gtk_text_buffer_undo (get_buffer (self));
}

gboolean
gadiba_wording_editor_takes (GadibaWordingEditor *self, const GadibaLetterOffer *offer)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_EDITOR (self) && offer != NULL, FALSE);

  return self->is_source || offer->kind == GADIBA_LETTER_OFFER_TEXT
         || offer->kind == GADIBA_LETTER_OFFER_COUNT;
}

void
gadiba_wording_editor_insert (GadibaWordingEditor *self, const GadibaLetterOffer *offer)
{
  g_return_if_fail (GADIBA_IS_WORDING_EDITOR (self) && offer != NULL);

  if (self->is_source)
    gadiba_wording_text_insert (self->source, offer);
  else if (gadiba_wording_editor_takes (self, offer))
    gadiba_wording_sentences_insert (self->sentences, offer->name);
}

char *
gadiba_wording_editor_tell_place (GadibaWordingEditor *self)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_EDITOR (self), NULL);

  return self->is_source
             ? g_strdup_printf (_ ("Line %d"), gadiba_wording_text_get_line (self->source))
             : gadiba_wording_sentences_tell_place (self->sentences);
}

char *
gadiba_wording_editor_tell_fault (GadibaWordingEditor *self, const GadibaWordingFault *fault)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_EDITOR (self) && fault != NULL, NULL);

  g_autofree char *beginning =
      self->is_source || fault->line == 0
          ? NULL
          : gadiba_wording_sentences_dup_beginning (self->sentences, fault->line);
  if (fault->line == 0)
    return g_strdup (fault->sentence);
  if (beginning == NULL)
    return g_strdup_printf (_ ("Line %d: %s"), fault->line, fault->sentence);
  return g_strdup_printf (_ ("“%s”: %s"), beginning, fault->sentence);
}

void
gadiba_wording_editor_go_to (GadibaWordingEditor *self, int line)
{
  g_return_if_fail (GADIBA_IS_WORDING_EDITOR (self));

  if (!self->is_source && gadiba_wording_sentences_go_to (self->sentences, line))
    return;
  gadiba_wording_editor_show_source (self, TRUE);
  gadiba_wording_text_go_to (self->source, line);
}

/* --- the widget --- */

static void
gadiba_wording_editor_dispose (GObject *object)
{
  gadiba_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (gadiba_wording_editor_parent_class)->dispose (object);
}

static void
gadiba_wording_editor_finalize (GObject *object)
{
  g_clear_pointer (&GADIBA_WORDING_EDITOR (object)->offers, g_array_unref);
  G_OBJECT_CLASS (gadiba_wording_editor_parent_class)->finalize (object);
}

static void
gadiba_wording_editor_class_init (GadibaWordingEditorClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "moved", "left", "turned", "undoable" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_wording_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_wording_editor_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
on_changed_cb (GadibaWordingEditor *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_moved_cb (GadibaWordingEditor *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
on_undoable_cb (GadibaWordingEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_UNDOABLE], 0);
}

static void
on_left_cb (GadibaWordingEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* Returns: what scrolls it */
static GtkWidget *
add_view (GadibaWordingEditor *self, GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_view_set_left_margin (view, 16);
  gtk_text_view_set_right_margin (view, 12);
  gtk_text_view_set_top_margin (view, 8);
  gtk_text_view_set_bottom_margin (view, 8);
  gtk_widget_add_css_class (GTK_WIDGET (view), "wordingtext");
  /* While a text takes the place of another one its height is not known, and GTK 4.8 would draw a
   * bar that has no place. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 120);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::can-undo", G_CALLBACK (on_undoable_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::can-redo", G_CALLBACK (on_undoable_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (on_moved_cb), self,
                           G_CONNECT_SWAPPED);
  return scrolled;
}

static GtkTextView *
make_source (void)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());

  gtk_text_view_set_monospace (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the letter"), -1);
  return view;
}

static void
gadiba_wording_editor_init (GadibaWordingEditor *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->notice = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->notice, TRUE);
  gtk_label_set_xalign (self->notice, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->notice), "wordingnotice");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->notice), GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  self->sentences = g_object_new (GADIBA_TYPE_WORDING_SENTENCES, NULL);
  self->source = make_source ();
  self->shown[0] = add_view (self, GTK_TEXT_VIEW (self->sentences));
  self->shown[1] = add_view (self, self->source);
  gtk_widget_set_visible (self->shown[1], FALSE);
}
