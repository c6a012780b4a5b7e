/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-wording-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-choice-popover.h"
#include "gadiba-form-field.h"
#include "gadiba-letter-view.h"
#include "gadiba-prompt.h"
#include "gadiba-wording-editor.h"
#include "gadiba-wording-job.h"
#include "gadiba-wording-list.h"
#include "gadiba-wording-text.h"
#include "gadiba-words.h"

/* Milliseconds without a key until the text is looked at, and until it is stored. */
#define LOOK_PAUSE 500
#define STORE_PAUSE 10000

/* How wide the fields are at least. */
#define DAY_LETTERS 11
#define NOTE_LETTERS 14

struct _GadibaWordingPage
{
  GadibaPage parent;

  GadibaWording *wording; /* that is open; NULL: none */
  GArray *offers;         /* GadibaLetterOffer */
  char *seen;             /* the draft as it is stored, "" for none */
  gboolean is_typed;      /* there is more than is stored */
  gboolean is_storing;
  gboolean is_conflict; /* somebody else stored another draft */
  guint n_awaited;      /* jobs after which another text may stand here */
  gboolean is_right;    /* the text, as it is now, has no fault */
  gboolean is_entered;  /* before there was a list: it has the keyboard once it is there */
  guint serial;         /* of the text */
  guint look_source, store_source;

  GtkBox *checks;
  GtkWidget *drop;
  GadibaWordingEditor *editor;
  GtkWidget *enforce;
  GtkWidget *field;
  GtkWidget *foot;
  GadibaFormField *from;
  GadibaLetterView *letter;
  GtkLabel *line;
  GadibaWordingList *list;
  GadibaFormField *note;
  GtkWidget *reread;
  GtkWidget *restore;
  GtkToggleButton *source;
  GtkLabel *state;
  GtkLabel *stored;
  GtkLabel *title;
  GtkBox *versions;
};

G_DEFINE_FINAL_TYPE (GadibaWordingPage, gadiba_wording_page, GADIBA_TYPE_PAGE)

/* --- what is shown --- */

static void
update_state (GadibaWordingPage *self)
{
  gboolean has_draft = self->wording != NULL && (*self->seen != '\0' || self->is_typed);
  gboolean is_own = self->wording != NULL && self->wording->line.of == GADIBA_WORDING_OFFICE;

  gadiba_wording_editor_set_editable (self->editor, self->n_awaited == 0);
  gtk_widget_set_sensitive (self->field, self->wording != NULL);
  gtk_widget_set_visible (self->reread, self->is_conflict);
  gtk_widget_set_visible (self->drop, has_draft);
  gtk_widget_set_sensitive (self->enforce, has_draft && self->is_right && self->n_awaited == 0);
  gtk_widget_set_visible (self->restore, is_own);
  gtk_label_set_label (self->stored, self->is_typed     ? _ ("Not stored yet")
                                     : self->is_storing ? _ ("Storing…")
                                     : has_draft        ? _ ("Stored as a draft")
                                                        : "");
}

static void
show_place (GadibaWordingPage *self)
{
  g_autofree char *place = gadiba_wording_editor_tell_place (self->editor);

  gtk_label_set_label (self->line, place);
}

/* --- jobs --- */

static void take_done (GadibaWordingPage *self, GadibaWordingDone *done);

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWordingPage) self = user_data;
  g_autoptr (GadibaWordingDone) done = gadiba_session_run_finish (result, NULL);

  if (self->list != NULL) /* not disposed meanwhile */
    take_done (self, done);
}

/* Whether another text may stand here after it. */
static gboolean
brings_text (GadibaWordingAct act)
{
  return act != GADIBA_WORDING_TRY && act != GADIBA_WORDING_SAVE;
}

/* @asked: (transfer full) */
static void
run (GadibaWordingPage *self, GadibaWordingAsked *asked)
{
  const GadibaJob job = { gadiba_wording_do, asked, (GDestroyNotify) gadiba_wording_asked_free,
                          (GDestroyNotify) gadiba_wording_done_free };

  self->n_awaited += brings_text (asked->act) ? 1 : 0;
  update_state (self);
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL, on_done_cb,
                            g_object_ref (self));
}

static void
look (GadibaWordingPage *self)
{
  GadibaWordingAsked *asked = gadiba_wording_asked_new (GADIBA_WORDING_TRY, self->wording->line.id);

  asked->text = gadiba_wording_editor_dup_text (self->editor);
  asked->serial = self->serial;
  run (self, asked);
}

static gboolean
on_look_cb (gpointer user_data)
{
  GadibaWordingPage *self = user_data;

  self->look_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* Keeps what is typed as the draft. */
static void
store (GadibaWordingPage *self)
{
  g_clear_handle_id (&self->store_source, g_source_remove);
  if (!self->is_typed || self->is_storing)
    return;
  GadibaWordingAsked *asked =
      gadiba_wording_asked_new (GADIBA_WORDING_SAVE, self->wording->line.id);
  asked->text = gadiba_wording_editor_dup_text (self->editor);
  asked->seen = g_strdup (self->seen);
  asked->serial = self->serial;
  self->is_typed = FALSE;
  self->is_storing = TRUE;
  update_state (self);
  run (self, asked);
}

static gboolean
on_store_cb (gpointer user_data)
{
  GadibaWordingPage *self = user_data;

  self->store_source = 0;
  store (self);
  return G_SOURCE_REMOVE;
}

static void
on_text_left_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  store (self);
}

static void
on_text_changed_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  if (self->wording == NULL)
    return;
  self->serial++;
  self->is_typed = TRUE;
  self->is_right = FALSE;
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->store_source, g_source_remove);
  self->look_source = g_timeout_add (LOOK_PAUSE, on_look_cb, self);
  self->store_source = g_timeout_add (STORE_PAUSE, on_store_cb, self);
  update_state (self);
}

static void
on_source_toggled_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  gboolean is_source = gtk_toggle_button_get_active (self->source);
  if (is_source == gadiba_wording_editor_is_source (self->editor))
    return;
  gadiba_wording_editor_show_source (self->editor, is_source);
  gadiba_wording_editor_enter (self->editor);
}

/* Faults are told with their place, which is another one there. */
static void
on_text_turned_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  gtk_toggle_button_set_active (self->source, gadiba_wording_editor_is_source (self->editor));
  show_place (self);
  if (self->look_source == 0 && self->wording != NULL)
    look (self);
}

/* --- the list --- */

/* Another one is opened; what was typed in the one before is stored first. */
static void
on_chosen_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  const GadibaWordingLine *line = gadiba_wording_list_get_line (self->list);
  store (self);
  run (self, gadiba_wording_asked_new (GADIBA_WORDING_READ, line->id));
}

/* --- what came of a job --- */

/* Another template, or after a deed: what was asked for with it goes. */
static void
clear_questions (GadibaWordingPage *self)
{
  const GadibaMoment moment =
      gadiba_session_get_moment (gadiba_page_get_session (GADIBA_PAGE (self)));
  g_autofree char *today = gadiba_words_format_date (moment.today);

  gadiba_form_field_set_text (self->from, today);
  gadiba_form_field_set_error (self->from, NULL);
  gadiba_form_field_set_text (self->note, "");
}

/* @done: its wording and names go */
static void
take_wording (GadibaWordingPage *self, GadibaWordingDone *done)
{
  gboolean is_same = self->wording != NULL && done->act == GADIBA_WORDING_READ
                     && g_str_equal (self->wording->line.id, done->wording->line.id);
  g_autofree char *before = gadiba_wording_editor_dup_text (self->editor);

  g_clear_pointer (&self->wording, gadiba_wording_free);
  g_clear_pointer (&self->offers, g_array_unref);
  self->wording = g_steal_pointer (&done->wording);
  self->offers = g_steal_pointer (&done->offers);
  g_free (self->seen);
  self->seen = g_strdup (self->wording->draft != NULL ? self->wording->draft : "");
  self->is_typed = self->is_right = self->is_conflict = FALSE;
  self->serial++;
  g_autofree char *state = gadiba_wording_text_describe (&self->wording->line);
  gtk_label_set_label (self->title, self->wording->line.title);
  gtk_label_set_label (self->state, state);
  const char *text = self->wording->draft != NULL ? self->wording->draft : self->wording->text;
  if (!is_same || !g_str_equal (text, before)) /* else the cursor stays */
    gadiba_wording_editor_set_text (self->editor, text, self->offers);
  gadiba_wording_text_tell_versions (self->versions, self->wording);
  if (!is_same)
    clear_questions (self);
  update_state (self);
  show_place (self);
  look (self);
}

/* The page that was drawn last stays until there is another one. */
static void
take_check (GadibaWordingPage *self, GadibaWordingDone *done)
{
  if (done->serial != self->serial)
    return;
  self->is_right = done->check->faults->len == 0;
  gadiba_wording_text_tell (self->editor, self->checks, done->check);
  if (done->check->letter != NULL)
    gadiba_letter_view_set_letter (self->letter, g_steal_pointer (&done->check->letter), NULL);
  update_state (self);
}

static void
show_fault (GadibaWordingPage *self, const GadibaWordingDone *done)
{
  if (done->act == GADIBA_WORDING_SAVE)
    {
      self->is_typed = TRUE;
      self->is_conflict = done->is_conflict;
    }
  if (done->act == GADIBA_WORDING_ENFORCE || done->act == GADIBA_WORDING_RESTORE)
    {
      gadiba_form_field_set_error (self->from, done->fault);
      gtk_widget_grab_focus (GTK_WIDGET (self->from));
    }
  else
    gadiba_page_tell (GADIBA_PAGE (self), done->fault);
}

/* What was typed and could not be stored stays, until it is discarded. */
static void
take_text (GadibaWordingPage *self, GadibaWordingDone *done)
{
  const GadibaWordingLine *line = gadiba_wording_list_get_line (self->list);

  if (self->is_typed && self->wording != NULL && done->act == GADIBA_WORDING_READ)
    gadiba_wording_list_choose (self->list, self->wording->line.id);
  else if (g_str_equal (line->id, done->wording->line.id))
    take_wording (self, done);
}

static void
take_stored (GadibaWordingPage *self, GadibaWordingDone *done)
{
  self->is_storing = FALSE;
  if (done->fault != NULL)
    return;
  self->is_conflict = FALSE;
  g_free (self->seen);
  self->seen = g_steal_pointer (&done->text);
}

static void
take_done (GadibaWordingPage *self, GadibaWordingDone *done)
{
  self->n_awaited -= brings_text (done->act) ? 1 : 0;
  if (done->act == GADIBA_WORDING_SAVE)
    take_stored (self, done);
  if (done->fault != NULL)
    show_fault (self, done);
  else if (done->act == GADIBA_WORDING_TRY)
    take_check (self, done);
  if (done->lines != NULL)
    gadiba_wording_list_set_lines (self->list, g_steal_pointer (&done->lines));
  if (self->is_entered && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gadiba_wording_list_take_keyboard (self->list);
  self->is_entered = FALSE;
  if (done->wording != NULL)
    take_text (self, done);
  if (done->act == GADIBA_WORDING_ENFORCE && done->fault == NULL)
    gadiba_page_tell (GADIBA_PAGE (self),
                      _ ("The wording is in force. Letters already issued keep theirs."));
  update_state (self);
}

/* --- deeds --- */

static void
on_reread_clicked_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  self->is_typed = FALSE;
  run (self, gadiba_wording_asked_new (GADIBA_WORDING_READ, self->wording->line.id));
}

static void
on_drop_clicked_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  g_clear_handle_id (&self->store_source, g_source_remove);
  if (*self->seen != '\0' || self->is_storing)
    run (self, gadiba_wording_asked_new (GADIBA_WORDING_DROP, self->wording->line.id));
  else
    on_reread_clicked_cb (self);
}

static void
put_in_force (GadibaWordingPage *self, GadibaWordingAct act)
{
  const GadibaMoment moment =
      gadiba_session_get_moment (gadiba_page_get_session (GADIBA_PAGE (self)));
  g_autoptr (GadibaWordingAsked) asked = gadiba_wording_asked_new (act, self->wording->line.id);
  g_autoptr (GError) error = NULL;

  gadiba_date_parse_entry (gadiba_form_field_get_text (self->from), moment.today, &asked->from,
                           &error);
  gadiba_form_field_set_error (self->from, error != NULL ? error->message : NULL);
  if (error != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->from));
      return;
    }
  asked->note = g_strdup (gadiba_form_field_get_text (self->note));
  asked->seen = gadiba_wording_editor_dup_text (self->editor);
  store (self);
  run (self, g_steal_pointer (&asked));
}

static void
on_enforce_clicked_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  put_in_force (self, GADIBA_WORDING_ENFORCE);
}

static void
on_restore_clicked_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  put_in_force (self, GADIBA_WORDING_RESTORE);
}

/* Enter goes to the next field, and from the last one to the button. */
static void
on_field_activate_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  gtk_widget_child_focus (self->foot, GTK_DIR_TAB_FORWARD);
}

static void
on_offer_chosen_cb (const char *choice, gpointer owner, const char *about)
{
  GadibaWordingPage *self = owner;

  for (guint i = 0; self->offers != NULL && i < self->offers->len; i++)
    {
      const GadibaLetterOffer *offer = &g_array_index (self->offers, GadibaLetterOffer, i);
      if (g_str_equal (offer->name, choice) && self->n_awaited == 0)
        gadiba_wording_editor_insert (self->editor, offer);
    }
}

static void
on_field_clicked_cb (GadibaWordingPage *self)
{
  g_assert (GADIBA_IS_WORDING_PAGE (self));

  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->offers->len; i++)
    {
      const GadibaLetterOffer *offer = &g_array_index (self->offers, GadibaLetterOffer, i);
      if (!gadiba_wording_editor_takes (self->editor, offer))
        continue;
      char *title = g_strdup_printf ("%s – %s", offer->meaning, offer->name);
      g_ptr_array_add (titles, title);
      gadiba_choices_add (choices, offer->name, title);
    }
  gadiba_choice_popover_ask (self->field, choices, on_offer_chosen_cb, self, "");
}

/* --- the page --- */

static void
gadiba_wording_page_enter (GadibaPage *page)
{
  GadibaWordingPage *self = GADIBA_WORDING_PAGE (page);

  self->is_entered = gadiba_wording_list_get_line (self->list) == NULL;
  if (!self->is_entered)
    gadiba_wording_list_enter (self->list);
}

static void
gadiba_wording_page_refresh (GadibaPage *page)
{
  GadibaWordingPage *self = GADIBA_WORDING_PAGE (page);

  if (!self->is_typed && !self->is_storing && self->wording != NULL)
    run (self, gadiba_wording_asked_new (GADIBA_WORDING_READ, self->wording->line.id));
}

static const char *
gadiba_wording_page_get_undo (GadibaPage *page, gboolean again)
{
  return gadiba_wording_editor_can_undo (GADIBA_WORDING_PAGE (page)->editor, again)
             ? _ ("what was typed")
             : NULL;
}

static void
gadiba_wording_page_undo (GadibaPage *page, gboolean again)
{
  gadiba_wording_editor_undo (GADIBA_WORDING_PAGE (page)->editor, again);
}

static gboolean
gadiba_wording_page_has_open_matter (GadibaPage *page, char **sentence)
{
  GadibaWordingPage *self = GADIBA_WORDING_PAGE (page);

  store (self);
  if (!self->is_typed)
    return FALSE;
  *sentence = g_strdup (_ ("What was typed in the wording of a letter is not stored."));
  return TRUE;
}

static void
gadiba_wording_page_constructed (GObject *object)
{
  GadibaWordingPage *self = GADIBA_WORDING_PAGE (object);

  G_OBJECT_CLASS (gadiba_wording_page_parent_class)->constructed (object);

  run (self, gadiba_wording_asked_new (GADIBA_WORDING_READ, NULL));
}

static void
gadiba_wording_page_dispose (GObject *object)
{
  GadibaWordingPage *self = GADIBA_WORDING_PAGE (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->store_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_WORDING_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_pointer (&self->wording, gadiba_wording_free);
  g_clear_pointer (&self->offers, g_array_unref);
  g_clear_pointer (&self->seen, g_free);

  G_OBJECT_CLASS (gadiba_wording_page_parent_class)->dispose (object);
}

static void
gadiba_wording_page_class_init (GadibaWordingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gadiba_wording_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = gadiba_wording_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_wording_page_enter;
  GADIBA_PAGE_CLASS (klass)->refresh = gadiba_wording_page_refresh;
  GADIBA_PAGE_CLASS (klass)->get_undo = gadiba_wording_page_get_undo;
  GADIBA_PAGE_CLASS (klass)->undo = gadiba_wording_page_undo;
  GADIBA_PAGE_CLASS (klass)->has_open_matter = gadiba_wording_page_has_open_matter;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-wording-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, checks);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, drop);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, editor);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, enforce);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, field);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, foot);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, from);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, letter);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, line);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, note);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, reread);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, restore);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, state);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, stored);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, source);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, title);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, versions);
  gtk_widget_class_bind_template_child (widget_class, GadibaWordingPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_enforce_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reread_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_source_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_turned_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_place);
  gtk_widget_class_bind_template_callback (widget_class, gadiba_page_tell_undoable);
  g_type_ensure (GADIBA_TYPE_FORM_FIELD);
  g_type_ensure (GADIBA_TYPE_LETTER_VIEW);
  g_type_ensure (GADIBA_TYPE_WORDING_EDITOR);
  g_type_ensure (GADIBA_TYPE_WORDING_LIST);
}

static void
gadiba_wording_page_init (GadibaWordingPage *self)
{
  self->seen = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_form_field_set_width (self->from, DAY_LETTERS);
  gadiba_form_field_set_width (self->note, NOTE_LETTERS);
  gadiba_prompt_make (self->field);
}

GtkWidget *
gadiba_wording_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  return g_object_new (GADIBA_TYPE_WORDING_PAGE, "session", session, NULL);
}
