/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-form-field.h"

#include "gadiba-children.h"

#include <string.h>

struct _GadibaFormField
{
  GtkWidget parent;

  char *hint;
  char *text;        /* what get_text() lent last */
  gboolean is_wrong; /* an error is told */
  gboolean touched;  /* changed since it was checked */

  GtkWidget *below;
  GtkEntry *entry;
  GtkLabel *label;
  GtkLabel *sentence;
  GtkImage *sign;
};

enum
{
  PROP_LABEL = 1,
  PROP_HINT,
  N_PROPERTIES,
};

enum
{
  SIGNAL_LEFT,
  SIGNAL_ACTIVATE,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (GadibaFormField, gadiba_form_field, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

/* --- what stands below the entry --- */

/* @style: of the sentence; @sign: (nullable): its picture */
static void
show_sentence (GadibaFormField *self, const char *sentence, const char *style, const char *sign)
{
  static const char *const styles[] = { "bad", "warn", "dim" };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i], style))
      gtk_widget_add_css_class (self->below, styles[i]);
    else
      gtk_widget_remove_css_class (self->below, styles[i]);
  gtk_image_set_from_icon_name (self->sign, sign);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), sign != NULL);
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->below, sentence != NULL && *sentence != '\0');
}

static void
show_hint (GadibaFormField *self)
{
  show_sentence (self, self->hint, "dim", NULL);
}

static void
set_wrong (GadibaFormField *self, gboolean is_wrong)
{
  self->is_wrong = is_wrong;
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* --- what the entry tells --- */

static void
on_entry_changed_cb (GadibaFormField *self)
{
  self->touched = TRUE;
  set_wrong (self, FALSE);
  show_hint (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_entry_left_cb (GadibaFormField *self)
{
  if (!self->touched)
    return;
  self->touched = FALSE;
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
on_entry_activated_cb (GadibaFormField *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

/* --- the type --- */

static void
gadiba_form_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GadibaFormField *self = GADIBA_FORM_FIELD (object);

  if (id == PROP_LABEL)
    g_value_set_string (value, gtk_label_get_label (self->label));
  else if (id == PROP_HINT)
    g_value_set_string (value, self->hint);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gadiba_form_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GadibaFormField *self = GADIBA_FORM_FIELD (object);

  if (id == PROP_LABEL)
    gtk_label_set_label (self->label, g_value_get_string (value));
  else if (id == PROP_HINT)
    {
      g_free (self->hint);
      self->hint = g_value_dup_string (value);
      if (!self->is_wrong)
        show_hint (self);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
gadiba_form_field_grab_focus (GtkWidget *widget)
{
  return gadiba_focus_child (widget, GTK_WIDGET (GADIBA_FORM_FIELD (widget)->entry));
}

static void
gadiba_form_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GADIBA_TYPE_FORM_FIELD);
  G_OBJECT_CLASS (gadiba_form_field_parent_class)->dispose (object);
}

static void
gadiba_form_field_finalize (GObject *object)
{
  GadibaFormField *self = GADIBA_FORM_FIELD (object);

  g_free (self->hint);
  g_free (self->text);
  G_OBJECT_CLASS (gadiba_form_field_parent_class)->finalize (object);
}

static void
gadiba_form_field_class_init (GadibaFormFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gadiba_form_field_get_property;
  object_class->set_property = gadiba_form_field_set_property;
  object_class->dispose = gadiba_form_field_dispose;
  object_class->finalize = gadiba_form_field_finalize;
  widget_class->grab_focus = gadiba_form_field_grab_focus;

  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] =
      g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_LEFT] = g_signal_new ("left", GADIBA_TYPE_FORM_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", GADIBA_TYPE_FORM_FIELD, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", GADIBA_TYPE_FORM_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-form-field.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaFormField, below);
  gtk_widget_class_bind_template_child (widget_class, GadibaFormField, entry);
  gtk_widget_class_bind_template_child (widget_class, GadibaFormField, label);
  gtk_widget_class_bind_template_child (widget_class, GadibaFormField, sentence);
  gtk_widget_class_bind_template_child (widget_class, GadibaFormField, sign);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_left_cb);
}

static void
gadiba_form_field_init (GadibaFormField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_hint (self);
}

/* --- for its owner --- */

GtkWidget *
gadiba_form_field_new (const char *label, const char *hint)
{
  return g_object_new (GADIBA_TYPE_FORM_FIELD, "label", label, "hint", hint, NULL);
}

const char *
gadiba_form_field_get_text (GadibaFormField *self)
{
  g_return_val_if_fail (GADIBA_IS_FORM_FIELD (self), NULL);

  g_free (self->text);
  self->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  return self->text;
}

void
gadiba_form_field_set_text (GadibaFormField *self, const char *text)
{
  g_return_if_fail (GADIBA_IS_FORM_FIELD (self) && text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->touched = FALSE;
}

void
gadiba_form_field_set_width (GadibaFormField *self, int n_letters)
{
  g_return_if_fail (GADIBA_IS_FORM_FIELD (self));

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), n_letters);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), n_letters);
}

void
gadiba_form_field_set_error (GadibaFormField *self, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_FORM_FIELD (self));

  set_wrong (self, sentence != NULL);
  if (sentence != NULL)
    show_sentence (self, sentence, "bad", "gd-stop-symbolic");
  else
    show_hint (self);
}

gboolean
gadiba_form_field_has_error (GadibaFormField *self)
{
  g_return_val_if_fail (GADIBA_IS_FORM_FIELD (self), FALSE);

  return self->is_wrong;
}

void
gadiba_form_field_set_doubt (GadibaFormField *self, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_FORM_FIELD (self));

  set_wrong (self, FALSE);
  if (sentence != NULL)
    show_sentence (self, sentence, "warn", "gd-warn-symbolic");
  else
    show_hint (self);
}
