/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-word-choice.h"

#include "gadiba-children.h"

#include <glib/gi18n-lib.h>

#include "gadiba-words.h"

/* Keys with these mean something else than a letter. */
#define COMMAND_MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)

struct _GadibaWordChoice
{
  GtkWidget parent;

  const char *field;      /* interned, as the word is; NULL: of choices */
  GadibaChoices *choices; /* NULL: of the field */
  const char *word;       /* NULL: none */
  char *name;

  GtkWidget *button;
  GtkLabel *label;
  const char *sex; /* interned; NULL: not known */
};

G_DEFINE_FINAL_TYPE (GadibaWordChoice, gadiba_word_choice, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (GadibaWordChoice *self)
{
  const char *title =
      self->choices == NULL
          ? NULL
          : gadiba_choices_find_title (self->choices, self->word != NULL ? self->word : "");
  if (title != NULL)
    return title;
  if (self->word == NULL)
    return _ ("not stated");
  if (self->choices != NULL)
    return self->word;
  return g_str_equal (self->field, "relation") ? gadiba_words_for_relation (self->word, self->sex)
                                               : gadiba_words_for (self->field, self->word);
}

static void
update_view (GadibaWordChoice *self)
{
  const char *text = get_text (self);
  /* translators: a field and what is chosen in it */
  g_autofree char *spoken =
      self->name != NULL ? g_strdup_printf (_ ("%s: %s"), self->name, text) : g_strdup (text);

  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
on_word_chosen_cb (const char *choice, gpointer owner, const char *about)
{
  GadibaWordChoice *self = GADIBA_WORD_CHOICE (owner);
  const char *word = *choice != '\0' ? g_intern_string (choice) : NULL;

  if (word == self->word)
    return;
  self->word = word;
  update_view (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
ask (GadibaWordChoice *self)
{
  if (self->choices != NULL)
    gadiba_choice_popover_ask (GTK_WIDGET (self), self->choices, on_word_chosen_cb, self, NULL);
  else
    gadiba_choice_popover_ask_words (GTK_WIDGET (self), self->field, on_word_chosen_cb, self, NULL);
}

static void
on_clicked_cb (GadibaWordChoice *self)
{
  g_assert (GADIBA_IS_WORD_CHOICE (self));

  ask (self);
}

/* At once: a button answers its keys only after a while, and what is typed until then is lost. */
static gboolean
on_key_pressed_cb (GadibaWordChoice *self, guint key, guint code, GdkModifierType state,
                   GtkEventController *controller)
{
  g_assert (GADIBA_IS_WORD_CHOICE (self));

  gunichar letter = gdk_keyval_to_unicode (key);
  gboolean opens = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space
                   || key == GDK_KEY_Down || key == GDK_KEY_Up;
  if ((state & COMMAND_MODIFIERS) != 0 || (!opens && !g_unichar_isalnum (letter)))
    return GDK_EVENT_PROPAGATE;
  ask (self);
  if (!opens)
    gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (controller),
                                      gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  return GDK_EVENT_STOP;
}

static gboolean
gadiba_word_choice_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  GadibaWordChoice *self = GADIBA_WORD_CHOICE (widget);

  gtk_widget_grab_focus (self->button);
  if (!group_cycling)
    ask (self);
  return TRUE;
}

static gboolean
gadiba_word_choice_grab_focus (GtkWidget *widget)
{
  return gadiba_focus_child (widget, GADIBA_WORD_CHOICE (widget)->button);
}

static void
gadiba_word_choice_dispose (GObject *object)
{
  GtkWidget *child;

  /* The open list is a child too. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gadiba_word_choice_parent_class)->dispose (object);
}

static void
gadiba_word_choice_finalize (GObject *object)
{
  g_free (GADIBA_WORD_CHOICE (object)->name);
  g_clear_pointer (&GADIBA_WORD_CHOICE (object)->choices, gadiba_choices_free);

  G_OBJECT_CLASS (gadiba_word_choice_parent_class)->finalize (object);
}

static void
gadiba_word_choice_class_init (GadibaWordChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_word_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_word_choice_finalize;
  widget_class->grab_focus = gadiba_word_choice_grab_focus;
  widget_class->mnemonic_activate = gadiba_word_choice_mnemonic_activate;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /* It is drawn as the choices of the toolkit are. */
  gtk_widget_class_set_css_name (widget_class, "dropdown");
}

static void
gadiba_word_choice_init (GadibaWordChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (arrow, "arrow");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), arrow);
  self->button =
      g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_COMBO_BOX, NULL);
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_set_hexpand (self->button, TRUE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->button, keys);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
gadiba_word_choice_new (const char *field, const char *name)
{
  g_return_val_if_fail (field != NULL && gadiba_words_list (field) != NULL, NULL);

  GadibaWordChoice *self = g_object_new (GADIBA_TYPE_WORD_CHOICE, NULL);
  self->field = g_intern_string (field);
  self->name = g_strdup (name);
  update_view (self);
  return GTK_WIDGET (self);
}

GtkWidget *
gadiba_word_choice_new_from (GadibaChoices *choices, const char *name)
{
  g_return_val_if_fail (choices != NULL, NULL);

  GadibaWordChoice *self = g_object_new (GADIBA_TYPE_WORD_CHOICE, NULL);
  self->choices = choices;
  self->name = g_strdup (name);
  update_view (self);
  return GTK_WIDGET (self);
}

void
gadiba_word_choice_set_choices (GadibaWordChoice *self, GadibaChoices *choices)
{
  g_return_if_fail (GADIBA_IS_WORD_CHOICE (self) && self->choices != NULL && choices != NULL);

  gadiba_choices_free (self->choices);
  self->choices = choices;
  update_view (self);
}

void
gadiba_word_choice_set_sex (GadibaWordChoice *self, const char *sex)
{
  g_return_if_fail (GADIBA_IS_WORD_CHOICE (self));

  self->sex = g_intern_string (sex);
  update_view (self);
}

void
gadiba_word_choice_set_word (GadibaWordChoice *self, const char *word)
{
  g_return_if_fail (GADIBA_IS_WORD_CHOICE (self));

  self->word = g_intern_string (word);
  update_view (self);
}

const char *
gadiba_word_choice_get_word (GadibaWordChoice *self)
{
  g_return_val_if_fail (GADIBA_IS_WORD_CHOICE (self), NULL);

  return self->word;
}

void
gadiba_word_choice_describe (GadibaWordChoice *self, GtkWidget *sentence)
{
  g_return_if_fail (GADIBA_IS_WORD_CHOICE (self));

  GtkAccessible *accessible = GTK_ACCESSIBLE (self->button);
  if (sentence == NULL)
    {
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
      return;
    }
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, sentence, NULL,
                                  -1);
}
