/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-wording-sentences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-letter-sentences.h"
#include "gadiba-wording-outline.h"

/* Deeper ones stand as far from the edge as these. */
#define MAX_DEPTH 7
#define INDENT 18
#define EDGE 16

/* So much of a sentence tells which one it is. */
#define BEGINNING 40

/* Where one of them stands in the buffer. */
typedef struct
{
  const GadibaLetterSentence *told;
  GtkTextMark *start, *end; /* the buffer's; of structure both at its beginning */
  char *words;              /* as they are now; NULL: structure */
} Shown;

struct _GadibaWordingSentences
{
  GtkTextView parent;

  GadibaLetterSentences *all;
  GArray *offers;
  GPtrArray *shown; /* Shown, in the order of @all */
  gboolean is_filling;

  GtkTextTag *depths[MAX_DEPTH + 1];
  GtkTextTag *field, *fixed, *quiet, *strong;
  GtkTextTag *tails[2]; /* of the line feeds behind sentences, by turns: between two of one kind
                         * nothing could be typed */
};

G_DEFINE_FINAL_TYPE (GadibaWordingSentences, gadiba_wording_sentences, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (GadibaWordingSentences *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
free_shown (gpointer data)
{
  g_free (((Shown *) data)->words);
  g_free (data);
}

/* --- where things are --- */

static void
get_range (GadibaWordingSentences *self, const Shown *shown, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), start, shown->start);
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), end, shown->end);
}

/* Returns: the index of the last one that begins at @at or before; G_MAXUINT: none does */
static guint
find_index (GadibaWordingSentences *self, const GtkTextIter *at)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkTextIter start, end;
      get_range (self, g_ptr_array_index (self->shown, i), &start, &end);
      if (gtk_text_iter_compare (&start, at) > 0)
        break;
      found = i;
    }
  return found;
}

/* Returns: (nullable): the sentence in which @at stands, or at an end of it */
static Shown *
find_sentence (GadibaWordingSentences *self, const GtkTextIter *at)
{
  guint index = find_index (self, at);
  Shown *shown = index != G_MAXUINT ? g_ptr_array_index (self->shown, index) : NULL;
  GtkTextIter start, end;

  if (shown == NULL || shown->words == NULL)
    return NULL;
  get_range (self, shown, &start, &end);
  return gtk_text_iter_compare (at, &end) <= 0 ? shown : NULL;
}

static void
get_cursor (GadibaWordingSentences *self, GtkTextIter *at)
{
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_buffer_get_iter_at_mark (buffer, at, gtk_text_buffer_get_insert (buffer));
}

/* --- how it looks --- */

static gboolean
is_strong (const GadibaLetterSentence *told)
{
  return told->attribute == NULL
         && (g_str_equal (told->element, "heading")
             || (told->look != NULL && g_str_has_suffix (told->look, "-name"))
             || g_strcmp0 (told->look, "title") == 0);
}

static void
mark_fields (GadibaWordingSentences *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter from = *start, open, at, close, next;

  while (gtk_text_iter_forward_search (&from, "{", GTK_TEXT_SEARCH_TEXT_ONLY, &open, &at, end)
         && gtk_text_iter_forward_search (&at, "}", GTK_TEXT_SEARCH_TEXT_ONLY, &close, &next, end))
    {
      gtk_text_buffer_apply_tag (get_buffer (self), self->field, &open, &next);
      from = next;
    }
}

/* What is typed or put in stands there without the looks of what is around it, or with those of
 * where it was copied. */
static void
dress (GadibaWordingSentences *self, const Shown *shown)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end, line;

  get_range (self, shown, &start, &end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  line = start;
  gtk_text_iter_set_line_offset (&line, 0);
  gtk_text_buffer_apply_tag (buffer, self->depths[MIN (shown->told->depth, MAX_DEPTH)], &line,
                             &end);
  if (is_strong (shown->told))
    gtk_text_buffer_apply_tag (buffer, self->strong, &start, &end);
  mark_fields (self, &start, &end);
}

static void
on_changed_cb (GadibaWordingSentences *self)
{
  if (self->is_filling)
    return;
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);
      GtkTextIter start, end;
      if (shown->words == NULL)
        continue;
      get_range (self, shown, &start, &end);
      g_autofree char *words = gtk_text_iter_get_text (&start, &end);
      if (g_str_equal (words, shown->words))
        continue;
      g_free (shown->words);
      shown->words = g_steal_pointer (&words);
      dress (self, shown);
    }
}

/* --- typing --- */

/* Only a paragraph or an item goes on in another one. */
static void
on_insert_cb (GadibaWordingSentences *self, GtkTextIter *at, const char *text, int length,
              GtkTextBuffer *buffer)
{
  const Shown *shown = self->is_filling ? NULL : find_sentence (self, at);
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  if (shown == NULL || shown->told->can_grow || memchr (text, '\n', n) == NULL)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  g_autofree char *line = g_strndup (text, n);
  g_strdelimit (line, "\r\n", ' ');
  gtk_text_buffer_insert (buffer, at, line, -1);
}

/* @grown: how many lines behind its beginning */
static void
put_cursor (GadibaWordingSentences *self, const Shown *shown, int grown)
{
  GtkTextIter start, end;

  get_range (self, shown, &start, &end);
  gtk_text_iter_forward_lines (&start, grown);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self),
                                gtk_text_buffer_get_insert (get_buffer (self)), 0.1, FALSE, 0, 0);
}

/* Where Enter writes nothing it goes to the next sentence. */
static gboolean
on_key_cb (GadibaWordingSentences *self, guint key, guint code, GdkModifierType state)
{
  GtkTextIter at;

  get_cursor (self, &at);
  const Shown *shown = find_sentence (self, &at);
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
      || (shown != NULL && shown->told->can_grow))
    return GDK_EVENT_PROPAGATE;
  guint first = find_index (self, &at) + 1; /* of none: the first */
  for (guint i = first; i < self->shown->len; i++)
    {
      const Shown *next = g_ptr_array_index (self->shown, i);
      if (next->words == NULL)
        continue;
      put_cursor (self, next, 0);
      break;
    }
  return GDK_EVENT_STOP;
}

void
gadiba_wording_sentences_insert (GadibaWordingSentences *self, const char *field)
{
  g_return_if_fail (GADIBA_IS_WORDING_SENTENCES (self) && field != NULL);

  GtkTextBuffer *buffer = get_buffer (self);
  g_autofree char *text = g_strdup_printf ("{%s}", field);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- showing --- */

static void
append (GadibaWordingSentences *self, const char *text, GtkTextTag *tag, GtkTextTag *other)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (get_buffer (self), &end);
  gtk_text_buffer_insert_with_tags (get_buffer (self), &end, text, -1, tag, other, NULL);
}

/* Where it begins and ends; marks are made when all is there, for what is put in moves them. */
typedef struct
{
  int start, end;
} Range;

static Range
append_one (GadibaWordingSentences *self, const GadibaLetterSentence *told)
{
  GtkTextBuffer *buffer = get_buffer (self);
  g_autofree char *title = gadiba_wording_outline_tell (told, self->offers);
  gboolean is_words = told->kind == GADIBA_LETTER_SENTENCE_WORDS;
  Range range = { gtk_text_buffer_get_char_count (buffer), 0 };
  GtkTextIter start, end;

  append (self, title, self->quiet, self->fixed);
  if (!is_words)
    {
      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, range.start);
      gtk_text_buffer_apply_tag (buffer, self->depths[MIN (told->depth, MAX_DEPTH)], &start, &end);
      range.end = range.start;
      return range;
    }
  range.start = gtk_text_buffer_get_char_count (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, told->words, -1);
  range.end = gtk_text_buffer_get_char_count (buffer);
  return range;
}

static void
add_shown (GadibaWordingSentences *self, const GadibaLetterSentence *told, const Range *range)
{
  GtkTextBuffer *buffer = get_buffer (self);
  Shown *shown = g_new0 (Shown, 1);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, range->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, range->end);
  shown->told = told;
  shown->start = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  shown->end = gtk_text_buffer_create_mark (buffer, NULL, &end, FALSE);
  shown->words = g_strdup (told->words);
  g_ptr_array_add (self->shown, shown);
  if (shown->words != NULL)
    dress (self, shown);
}

static void
clear (GadibaWordingSentences *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = g_ptr_array_index (self->shown, i);
      gtk_text_buffer_delete_mark (buffer, shown->start);
      gtk_text_buffer_delete_mark (buffer, shown->end);
    }
  g_ptr_array_set_size (self->shown, 0);
  gtk_text_buffer_set_text (buffer, "", -1);
}

static void
fill (GadibaWordingSentences *self)
{
  guint n = gadiba_letter_sentences_get_n (self->all);
  g_autofree Range *ranges = g_new0 (Range, n);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        append (self, "\n", self->tails[i % 2], self->quiet);
      ranges[i] = append_one (self, gadiba_letter_sentences_get (self->all, i));
    }
  for (guint i = 0; i < n; i++)
    add_shown (self, gadiba_letter_sentences_get (self->all, i), &ranges[i]);
}

gboolean
gadiba_wording_sentences_show (GadibaWordingSentences *self, const char *text, GArray *offers,
                               GError **error)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_SENTENCES (self) && text != NULL, FALSE);

  GadibaLetterSentences *all = gadiba_letter_sentences_new (text, "xml", error);
  if (all == NULL)
    return FALSE;
  self->is_filling = TRUE;
  gtk_text_buffer_begin_irreversible_action (get_buffer (self));
  clear (self);
  g_clear_pointer (&self->all, gadiba_letter_sentences_free);
  g_clear_pointer (&self->offers, g_array_unref);
  self->all = all;
  self->offers = offers != NULL ? g_array_ref (offers) : NULL;
  fill (self);
  gtk_text_buffer_end_irreversible_action (get_buffer (self));
  self->is_filling = FALSE;
  for (guint i = 0; i < self->shown->len; i++)
    if (((Shown *) g_ptr_array_index (self->shown, i))->words != NULL)
      {
        put_cursor (self, g_ptr_array_index (self->shown, i), 0);
        break;
      }
  return TRUE;
}

/* --- what is written --- */

/* Returns: (transfer full): @lines: (out) (nullable): for each one, its line there */
static char *
write_text (GadibaWordingSentences *self, int *lines)
{
  g_autofree const char **words = g_new0 (const char *, self->shown->len + 1);

  for (guint i = 0; i < self->shown->len; i++)
    words[i] = ((const Shown *) g_ptr_array_index (self->shown, i))->words;
  return gadiba_letter_sentences_write (self->all, words, lines);
}

char *
gadiba_wording_sentences_dup_text (GadibaWordingSentences *self)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_SENTENCES (self), NULL);

  return self->all != NULL ? write_text (self, NULL) : NULL;
}

guint
gadiba_wording_sentences_get_n_hidden (GadibaWordingSentences *self)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_SENTENCES (self), 0);

  return self->all != NULL ? gadiba_letter_sentences_get_n_hidden (self->all) : 0;
}

/* Of paragraphs that grew out of one sentence. Returns: which of them stands on that line of @text,
 * from
 * 0 */
static int
find_grown (const Shown *shown, const char *text, int line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", line + 1);
  g_auto (GStrv) grown = g_strsplit (shown->words != NULL ? shown->words : "", "\n", -1);
  const char *written = (int) g_strv_length (lines) >= line ? lines[line - 1] : "";
  int found = 0;

  for (int i = 0; grown[i] != NULL; i++)
    if (*g_strstrip (grown[i]) != '\0' && strstr (written, grown[i]) != NULL)
      found = i;
  return found;
}

/* Returns: (nullable): a sentence on that line, else structure there, else the sentence that began
 * before and may reach there. @grown: (out): which paragraph of it */
static const Shown *
find_line (GadibaWordingSentences *self, int line, int *grown)
{
  g_autofree int *lines = g_new0 (int, self->shown->len + 1);
  g_autofree char *text = self->all != NULL ? write_text (self, lines) : NULL;
  const Shown *found = NULL;
  int nearest = 0;

  for (guint i = 0; text != NULL && i < self->shown->len; i++)
    {
      const Shown *shown = g_ptr_array_index (self->shown, i);
      gboolean is_better =
          found == NULL || lines[i] > nearest || (found->words == NULL && shown->words != NULL);
      if (lines[i] > line || !is_better)
        continue;
      found = shown;
      nearest = lines[i];
    }
  *grown = found != NULL ? find_grown (found, text, line) : 0;
  return found;
}

char *
gadiba_wording_sentences_dup_beginning (GadibaWordingSentences *self, int line)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_SENTENCES (self), NULL);

  int grown;
  const Shown *found = find_line (self, line, &grown);
  if (found == NULL)
    return NULL;
  g_autofree char *title =
      found->words == NULL ? gadiba_wording_outline_tell (found->told, self->offers) : NULL;
  g_auto (GStrv) lines = g_strsplit (title != NULL ? title : found->words, "\n", -1);
  if (lines[0] == NULL || g_utf8_strlen (lines[grown], -1) <= BEGINNING)
    return g_strdup (lines[0] != NULL ? lines[grown] : "");
  g_autofree char *beginning = g_utf8_substring (lines[grown], 0, BEGINNING);
  return g_strconcat (beginning, "…", NULL);
}

gboolean
gadiba_wording_sentences_go_to (GadibaWordingSentences *self, int line)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_SENTENCES (self), FALSE);

  int grown;
  const Shown *found = find_line (self, line, &grown);
  if (found == NULL)
    return FALSE;
  put_cursor (self, found, grown);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

/* Returns: (transfer full) (nullable): what the field is in which the cursor stands */
static char *
tell_field (GadibaWordingSentences *self, const GtkTextIter *at)
{
  GtkTextIter start = *at, end = *at;

  if (!gtk_text_iter_has_tag (at, self->field) && !gtk_text_iter_ends_tag (at, self->field))
    return NULL;
  if (!gtk_text_iter_starts_tag (&start, self->field))
    gtk_text_iter_backward_to_tag_toggle (&start, self->field);
  if (!gtk_text_iter_ends_tag (&end, self->field))
    gtk_text_iter_forward_to_tag_toggle (&end, self->field);
  g_autofree char *text = gtk_text_iter_get_text (&start, &end);
  return gadiba_wording_outline_tell_field (text + 1, strcspn (text + 1, "|}"), self->offers);
}

char *
gadiba_wording_sentences_tell_place (GadibaWordingSentences *self)
{
  g_return_val_if_fail (GADIBA_IS_WORDING_SENTENCES (self), NULL);

  GtkTextIter at;
  get_cursor (self, &at);
  g_autofree char *field = tell_field (self, &at);
  if (field != NULL)
    return g_steal_pointer (&field);
  guint index = find_index (self, &at);
  g_autofree char *told = g_strdup ("");
  guint depth = index != G_MAXUINT
                    ? ((const Shown *) g_ptr_array_index (self->shown, index))->told->depth
                    : 0;
  for (guint i = index; i != G_MAXUINT && depth > 0; i--)
    {
      const Shown *shown = g_ptr_array_index (self->shown, i);
      if (shown->words != NULL || shown->told->depth >= depth)
        continue;
      g_autofree char *title = gadiba_wording_outline_tell (shown->told, self->offers);
      char *both = *told != '\0' ? g_strdup_printf ("%s › %s", title, told) : g_strdup (title);
      g_free (told);
      told = both;
      depth = shown->told->depth;
    }
  return g_steal_pointer (&told);
}

/* --- the widget --- */

static void
gadiba_wording_sentences_finalize (GObject *object)
{
  GadibaWordingSentences *self = GADIBA_WORDING_SENTENCES (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->all, gadiba_letter_sentences_free);
  g_clear_pointer (&self->offers, g_array_unref);
  G_OBJECT_CLASS (gadiba_wording_sentences_parent_class)->finalize (object);
}

/* Tags know no style sheet: they are told its colours, and only of another one, for the whole text
 * is laid out anew then. */
static void
update_colour (GadibaWordingSentences *self, GtkTextTag *tag, const char *property,
               const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autoptr (GdkRGBA) before = NULL;
  GdkRGBA colour;

  g_object_get (tag, property, &before, NULL);
  if (gtk_style_context_lookup_color (style, name, &colour)
      && (before == NULL || !gdk_rgba_equal (before, &colour)))
    g_object_set (tag, property, &colour, NULL);
}

static void
gadiba_wording_sentences_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GadibaWordingSentences *self = GADIBA_WORDING_SENTENCES (widget);

  GTK_WIDGET_CLASS (gadiba_wording_sentences_parent_class)->css_changed (widget, change);
  update_colour (self, self->quiet, "foreground-rgba", "dim");
  update_colour (self, self->field, "background-rgba", "fill");
}

static void
gadiba_wording_sentences_class_init (GadibaWordingSentencesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_wording_sentences_finalize;
  GTK_WIDGET_CLASS (klass)->css_changed = gadiba_wording_sentences_css_changed;
}

static void
make_tags (GadibaWordingSentences *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  for (int i = 0; i <= MAX_DEPTH; i++)
    self->depths[i] =
        gtk_text_buffer_create_tag (buffer, NULL, "left-margin", EDGE + i * INDENT, NULL);
  self->fixed = gtk_text_buffer_create_tag (buffer, NULL, "editable", FALSE, NULL);
  self->tails[0] = gtk_text_buffer_create_tag (buffer, NULL, "editable", FALSE, NULL);
  self->tails[1] = gtk_text_buffer_create_tag (buffer, NULL, "editable", FALSE, NULL);
  self->quiet = gtk_text_buffer_create_tag (buffer, NULL, "scale", 0.9, NULL);
  self->strong = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->field = gtk_text_buffer_create_tag (buffer, NULL, NULL);
}

static void
gadiba_wording_sentences_init (GadibaWordingSentences *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown = g_ptr_array_new_with_free_func (free_shown);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sentences of the letter"), -1);
  make_tags (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (get_buffer (self), "insert-text", G_CALLBACK (on_insert_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
