/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-field.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-pane.h"
#include "gadiba-place-words.h"
#include "gadiba-typing.h"
#include "gadiba-word-choice.h"

struct _GadibaField
{
  GtkWidget parent;

  GadibaWorkingCase *working; /* NULL: of no case */
  GadibaCasePlace place;      /* strings interned */
  char *part;
  GadibaTyping typing;
  GadibaDate today;
  GadibaFieldStore store; /* NULL: what is typed goes nowhere else */
  gpointer owner;         /* of the store */
  char *looked_at;        /* the doubtful value that was insisted on */
  char *value;            /* as it stood in the case when typing began; of no case: what it holds */
  gboolean is_loading;    /* what changes was not typed */

  GtkWidget *label;
  GtkWidget *entry; /* one of the two */
  GtkWidget *choice;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (GadibaField, gadiba_field, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_PART,
  PROP_FIELD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const part_names[GADIBA_N_PARTS] = {
  [GADIBA_PART_APPLICATION] = "application",
  [GADIBA_PART_HOUSEHOLD] = "household",
  [GADIBA_PART_PERSON] = "person",
  [GADIBA_PART_DWELLING] = "dwelling",
  [GADIBA_PART_ASSETS] = "assets",
  [GADIBA_PART_INCOME] = "income",
  [GADIBA_PART_SAVINGS] = "savings",
  [GADIBA_PART_VEHICLE] = "vehicle",
  [GADIBA_PART_LAND] = "land",
  [GADIBA_PART_REAL_ESTATE] = "real-estate",
  [GADIBA_PART_COST] = "cost",
  [GADIBA_PART_FACT] = "fact",
};

static GtkWidget *
get_control (GadibaField *self)
{
  return self->entry != NULL ? self->entry : self->choice;
}

/* --- what it shows --- */

static void
show_error (GadibaField *self, const char *sentence)
{
  GtkWidget *control = get_control (self);

  if ((sentence != NULL) != gtk_widget_get_visible (self->error))
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.check-texts", NULL);
  gtk_label_set_label (GTK_LABEL (self->error), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error, sentence != NULL);
  if (self->choice != NULL)
    gadiba_word_choice_describe (GADIBA_WORD_CHOICE (self->choice),
                                 sentence != NULL ? self->error : NULL);
  if (sentence == NULL)
    {
      gtk_widget_remove_css_class (control, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (control),
                                     GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
      return;
    }
  gtk_widget_add_css_class (control, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->error, NULL, -1);
}

/* What it holds can be; of no case yet it may be doubted. In a case the mark is for what is not
 * stored. */
static void
show_right (GadibaField *self)
{
  gboolean is_loose = self->working == NULL && self->store == NULL;

  show_error (self, is_loose ? gadiba_typing_doubt (self->place.field, self->value) : NULL);
}

static void
show_value (GadibaField *self)
{
  self->is_loading = TRUE;
  if (self->choice != NULL)
    gadiba_word_choice_set_word (GADIBA_WORD_CHOICE (self->choice), self->value);
  else
    {
      g_autofree char *text = gadiba_typing_format (self->typing, self->value);
      if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
        {
          /* What was loaded is not typed: undo must not take it back. */
          gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
          gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
          gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
        }
    }
  self->is_loading = FALSE;
}

/* Whether something else stands there than the value. */
static gboolean
is_touched (GadibaField *self)
{
  g_autofree char *text = gadiba_typing_format (self->typing, self->value);

  return self->entry != NULL
         && g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0;
}

/* Shows what stands in the case. */
static void
show_case (GadibaField *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  gboolean open = gadiba_working_case_is_open (self->working);
  int person = self->place.person != NULL ? gadiba_case_find_person (from, self->place.person)
                                          : GADIBA_CASE_NOBODY;

  g_free (self->value);
  self->value = gadiba_case_dup_value (from, &self->place);
  if (self->choice != NULL && person != GADIBA_CASE_NOBODY)
    gadiba_word_choice_set_sex (GADIBA_WORD_CHOICE (self->choice),
                                gadiba_case_get_person (from, person)->sex);
  show_value (self);
  gtk_widget_set_sensitive (get_control (self), open);
  if (self->entry != NULL)
    gtk_editable_set_editable (GTK_EDITABLE (self->entry), open);
}

/* What is being typed stays: when it is left it is held against the value at which it began. In a
 * case that is not open any more it can still be read and copied. */
static void
on_working_changed_cb (GadibaField *self)
{
  g_assert (GADIBA_IS_FIELD (self));

  if (!is_touched (self)
      || !(gadiba_pane_has_keyboard (GTK_WIDGET (self)) || gtk_widget_get_visible (self->error)))
    show_case (self);
  else if (!gadiba_working_case_is_open (self->working))
    {
      gtk_editable_set_editable (GTK_EDITABLE (self->entry), FALSE);
      gadiba_field_commit (self);
    }
}

/* --- what is typed --- */

/* Takes @value (transfer full) for what the field holds. */
static gboolean
take_value (GadibaField *self, char *value)
{
  const GadibaCaseChange change = { self->place, self->value, value };
  g_autofree char *owned = value;
  g_autoptr (GError) error = NULL;

  if (self->working != NULL)
    {
      g_autofree char *words = gadiba_place_words_describe (
          &self->place, gadiba_working_case_get_case (self->working), NULL);
      if (!gadiba_working_case_set_since (self->working, &change, words, &error))
        {
          show_error (self, error->message);
          return FALSE;
        }
      show_case (self);
    }
  else if (self->store != NULL && !self->store (self, self->value, value, self->owner, &error))
    {
      show_error (self, error->message);
      return FALSE;
    }
  else
    {
      g_free (self->value);
      self->value = g_steal_pointer (&owned);
      show_value (self);
    }
  show_right (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
  return TRUE;
}

/* @value: (out) (transfer full) (nullable). Returns: FALSE if what was typed cannot be */
static gboolean
read_typed (GadibaField *self, char **value, GError **error)
{
  return (self->working == NULL || gadiba_working_case_check_open (self->working, error))
         && gadiba_typing_parse (self->typing, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                 self->today, value, error);
}

gboolean
gadiba_field_commit (GadibaField *self)
{
  g_return_val_if_fail (GADIBA_IS_FIELD (self), FALSE);

  g_autoptr (GError) error = NULL;
  char *value = NULL;
  if (self->entry == NULL)
    return TRUE; /* a choice is taken when it is made */
  if (!is_touched (self))
    {
      show_right (self);
      if (self->working != NULL)
        show_case (self); /* it may be another one by now */
      return TRUE;
    }
  if (!read_typed (self, &value, &error))
    {
      show_error (self, error->message);
      return FALSE;
    }
  return take_value (self, value);
}

static void
on_focus_left_cb (GadibaField *self)
{
  g_assert (GADIBA_IS_FIELD (self));

  gadiba_field_commit (self);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), 0); /* nothing stays marked */
}

static void
on_entry_changed_cb (GadibaField *self)
{
  g_assert (GADIBA_IS_FIELD (self));

  /* While it is typed a sentence only goes away. */
  if (!self->is_loading && gtk_widget_get_visible (self->error))
    show_error (self, NULL);
}

static void
on_entry_activate_cb (GadibaField *self)
{
  g_assert (GADIBA_IS_FIELD (self));

  if (gadiba_field_commit (self))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_FORWARD);
}

static void
on_word_chosen_cb (GadibaField *self)
{
  g_assert (GADIBA_IS_FIELD (self));

  take_value (self, g_strdup (gadiba_word_choice_get_word (GADIBA_WORD_CHOICE (self->choice))));
}

/* --- the widget --- */

static GtkWidget *
make_choice (GadibaField *self)
{
  GtkWidget *choice =
      gadiba_word_choice_new (self->place.field, gtk_label_get_text (GTK_LABEL (self->label)));

  g_signal_connect_object (choice, "chosen", G_CALLBACK (on_word_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
make_entry (GadibaField *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_entry_activate_cb), self,
                           G_CONNECT_SWAPPED);
  return entry;
}

static GadibaCasePart
find_part (const char *name)
{
  for (guint i = 0; i < GADIBA_N_PARTS; i++)
    if (g_strcmp0 (part_names[i], name) == 0)
      return (GadibaCasePart) i;
  return GADIBA_PART_APPLICATION;
}

static void
gadiba_field_constructed (GObject *object)
{
  GadibaField *self = GADIBA_FIELD (object);
  GtkWidget *control;

  G_OBJECT_CLASS (gadiba_field_parent_class)->constructed (object);

  self->place.part = find_part (self->part);
  self->typing = gadiba_typing_of (self->place.field);
  if (self->typing == GADIBA_TYPING_WORD)
    control = self->choice = make_choice (self);
  else
    control = self->entry = make_entry (self);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), control);
  if (self->entry != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    self->label, NULL, -1);
  gtk_widget_insert_after (control, GTK_WIDGET (self), self->label);
}

static void
gadiba_field_dispose (GObject *object)
{
  GadibaField *self = GADIBA_FIELD (object);
  GtkWidget *child;

  if (self->working != NULL)
    g_signal_handlers_disconnect_by_data (self->working, self);
  g_clear_object (&self->working);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gadiba_field_parent_class)->dispose (object);
}

static void
gadiba_field_finalize (GObject *object)
{
  GadibaField *self = GADIBA_FIELD (object);

  g_free (self->looked_at);
  g_free (self->part);
  g_free (self->value);

  G_OBJECT_CLASS (gadiba_field_parent_class)->finalize (object);
}

static void
gadiba_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GadibaField *self = GADIBA_FIELD (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_PART:
      g_value_set_string (value, self->part);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->place.field);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gadiba_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GadibaField *self = GADIBA_FIELD (object);

  switch (id)
    {
    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    case PROP_PART:
      self->part = g_value_dup_string (value);
      break;
    case PROP_FIELD:
      self->place.field = g_intern_string (g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
gadiba_field_grab_focus (GtkWidget *widget)
{
  return gadiba_focus_child (widget, get_control (GADIBA_FIELD (widget)));
}

static void
gadiba_field_class_init (GadibaFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = gadiba_field_constructed;
  object_class->dispose = gadiba_field_dispose;
  object_class->finalize = gadiba_field_finalize;
  object_class->get_property = gadiba_field_get_property;
  object_class->set_property = gadiba_field_set_property;
  widget_class->grab_focus = gadiba_field_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_PART] = g_param_spec_string ("part", NULL, NULL, NULL, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field");
}

static void
gadiba_field_init (GadibaField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->label = gtk_label_new (NULL);
  gtk_label_set_use_underline (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "small");
  gtk_widget_add_css_class (self->label, "dim");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), 30);
  gtk_widget_add_css_class (self->error, "small");
  gtk_widget_add_css_class (self->error, "bad");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_widget_set_parent (self->error, GTK_WIDGET (self));
}

GtkWidget *
gadiba_field_new (const char *label, const char *part, const char *field)
{
  return g_object_new (GADIBA_TYPE_FIELD, "label", label, "part", part, "field", field, NULL);
}

void
gadiba_field_bind (GadibaField *self, GadibaWorkingCase *working, const char *person, guint index)
{
  g_return_if_fail (GADIBA_IS_FIELD (self) && GADIBA_IS_WORKING_CASE (working));

  if (self->working != NULL)
    {
      gadiba_field_commit (self);
      g_signal_handlers_disconnect_by_data (self->working, self);
    }
  g_set_object (&self->working, working);
  self->place.person = person != NULL ? g_intern_string (person) : NULL;
  self->place.index = index;
  self->today = gadiba_session_get_moment (gadiba_working_case_get_session (working)).today;
  g_signal_connect_object (working, "changed", G_CALLBACK (on_working_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_error (self, NULL);
  show_case (self);
}

char *
gadiba_field_dup_value (GadibaField *self)
{
  g_return_val_if_fail (GADIBA_IS_FIELD (self), NULL);

  return g_strdup (self->value);
}

char *
gadiba_field_dup_typed (GadibaField *self)
{
  g_return_val_if_fail (GADIBA_IS_FIELD (self), NULL);

  const char *word = self->value != NULL ? self->value : "";
  return g_strdup (self->entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : word);
}

void
gadiba_field_set_value (GadibaField *self, const char *value)
{
  g_return_if_fail (GADIBA_IS_FIELD (self));

  g_free (self->value);
  self->value = g_strdup (value);
  show_error (self, NULL);
  show_value (self);
}

void
gadiba_field_set_store (GadibaField *self, GadibaFieldStore store, gpointer owner)
{
  g_return_if_fail (GADIBA_IS_FIELD (self));

  self->store = store;
  self->owner = owner;
}

void
gadiba_field_offer (GadibaField *self, const char *value)
{
  g_return_if_fail (GADIBA_IS_FIELD (self));

  if (is_touched (self)
      && (gadiba_pane_has_keyboard (GTK_WIDGET (self)) || gtk_widget_get_visible (self->error)))
    return;
  if (g_strcmp0 (self->value, value) != 0 || gtk_widget_get_visible (self->error))
    gadiba_field_set_value (self, value);
}

void
gadiba_field_reject (GadibaField *self, const char *stored, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_FIELD (self) && sentence != NULL);

  g_free (self->value);
  self->value = g_strdup (stored);
  if (self->choice != NULL)
    show_value (self);
  show_error (self, sentence);
}

void
gadiba_field_set_error (GadibaField *self, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_FIELD (self));

  show_error (self, sentence);
}

gboolean
gadiba_field_must_be_looked_at (GadibaField *self)
{
  g_return_val_if_fail (GADIBA_IS_FIELD (self), FALSE);

  if (gadiba_typing_doubt (self->place.field, self->value) == NULL
      || g_strcmp0 (self->looked_at, self->value) == 0)
    return FALSE;
  g_free (self->looked_at);
  self->looked_at = g_strdup (self->value);
  show_right (self);
  return TRUE;
}

void
gadiba_field_set_today (GadibaField *self, GadibaDate today)
{
  g_return_if_fail (GADIBA_IS_FIELD (self));

  self->today = today;
}

gboolean
gadiba_field_undo_typing (GadibaField *self)
{
  g_return_val_if_fail (GADIBA_IS_FIELD (self), FALSE);

  return is_touched (self)
         && gtk_widget_activate_action (
             GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), "text.undo",
             NULL);
}
