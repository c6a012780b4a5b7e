/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-settings-office.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-form-field.h"
#include "gadiba-office-bills.h"
#include "gadiba-registration-number.h"

/* The texts of the office, then the codes of its numbers, how decisions are numbered, the day of
 * the bills. */
#define TEMPLATE (GADIBA_OFFICE_N_TEXTS + GADIBA_NUMBER_LETTER + 1)
#define BILLS_DAY (TEMPLATE + 1)
#define N_FIELDS (BILLS_DAY + 1)

struct _GadibaSettingsOffice
{
  GtkWidget parent;

  GadibaSettingsModel *model;
  char *known[N_FIELDS]; /* what is stored, as it was shown last; NULL: nothing */

  GadibaFormField *fields[N_FIELDS];
  GtkWidget *grid;
  GtkCheckButton *two_eyes;
  GtkLabel *two_eyes_fault;
};

enum
{
  SIGNAL_TOLD,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (GadibaSettingsOffice, gadiba_settings_office, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const char *const ids[N_FIELDS] = {
  [GADIBA_FOUNDING_NAME] = "name",
  [GADIBA_FOUNDING_REGISTRATION_NUMBER] = "registration_number",
  [GADIBA_FOUNDING_ADDRESS] = "address",
  [GADIBA_FOUNDING_CONTACT] = "contact",
  [GADIBA_FOUNDING_PLACE] = "place",
  [GADIBA_FOUNDING_MUNICIPALITY] = "municipality",
  [GADIBA_FOUNDING_CONTEST_AUTHORITY] = "contest_authority",
  [GADIBA_FOUNDING_CONTEST_ADDRESS] = "contest_address",
  [GADIBA_OFFICE_N_TEXTS + GADIBA_NUMBER_APPLICATION] = "application_code",
  [GADIBA_OFFICE_N_TEXTS + GADIBA_NUMBER_DECISION] = "decision_code",
  [GADIBA_OFFICE_N_TEXTS + GADIBA_NUMBER_LETTER] = "letter_code",
  [TEMPLATE] = "decision_template",
  [BILLS_DAY] = "bills_day",
};

/* --- what is stored --- */

static const char *
get_stored (const GadibaOfficeSettings *settings, guint field)
{
  if (field == TEMPLATE)
    return ((const GadibaOfficeSeries *) g_ptr_array_index (settings->series, 0))->template;
  return field == BILLS_DAY              ? settings->bills_day
         : field < GADIBA_OFFICE_N_TEXTS ? settings->texts[field]
                                         : settings->codes[field - GADIBA_OFFICE_N_TEXTS];
}

static gboolean
is_typed (GadibaSettingsOffice *self, guint field)
{
  const char *text = gadiba_form_field_get_text (self->fields[field]);

  return g_strcmp0 (text, self->known[field] != NULL ? self->known[field] : "") != 0;
}

/* What is typed and not stored stays, over what it was typed over. */
static void
show_stored (GadibaSettingsOffice *self)
{
  const GadibaOfficeSettings *settings = gadiba_settings_model_get (self->model);

  for (guint i = 0; settings != NULL && i < N_FIELDS; i++)
    {
      const char *stored = get_stored (settings, i);
      if (g_strcmp0 (stored, self->known[i]) == 0 || is_typed (self, i))
        continue;
      g_free (self->known[i]);
      self->known[i] = g_strdup (stored);
      gadiba_form_field_set_text (self->fields[i], stored != NULL ? stored : "");
    }
  gtk_widget_set_sensitive (self->grid, settings != NULL);
  if (settings != NULL)
    gtk_check_button_set_active (self->two_eyes, settings->two_eyes);
}

/* --- two pairs of eyes --- */

static gpointer
store_two_eyes (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  gadiba_office_set_two_eyes (office, GPOINTER_TO_INT (data), moment, error);
  return NULL;
}

static void
on_two_eyes_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaSettingsOffice) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean stored = gadiba_settings_model_run_finish (result, &error);

  if (self->two_eyes == NULL) /* disposed meanwhile */
    return;
  gtk_label_set_text (self->two_eyes_fault, stored ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->two_eyes_fault), !stored);
  show_stored (self);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, stored ? _ ("Stored") : _ ("Not stored"));
}

static void
on_two_eyes_toggled (GadibaSettingsOffice *self)
{
  const GadibaOfficeSettings *settings = gadiba_settings_model_get (self->model);
  gboolean active = gtk_check_button_get_active (self->two_eyes);
  const GadibaJob job = { store_two_eyes, GINT_TO_POINTER (active), NULL, NULL };

  if (settings != NULL && settings->two_eyes != active)
    gadiba_settings_model_run_async (self->model, &job, on_two_eyes_stored_cb, g_object_ref (self));
}

/* --- storing --- */

/* A field on its way into the records. */
typedef struct
{
  GadibaSettingsOffice *page; /* of the window's thread */
  guint field;
  char *before, *after;
} Change;

static void
free_change (gpointer data)
{
  Change *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static gpointer
store_change (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Change *change = data;

  if (change->field == BILLS_DAY)
    gadiba_office_set_bills_day (office, change->before, change->after, moment, error);
  else if (change->field < GADIBA_OFFICE_N_TEXTS)
    gadiba_office_set_text (office, change->field, change->before, change->after, moment, error);
  else if (change->field == TEMPLATE)
    gadiba_office_set_series (office, "decision", NULL, change->after, moment, error);
  else
    gadiba_office_set_code (office, change->field - GADIBA_OFFICE_N_TEXTS, change->before,
                            change->after, moment, error);
  return NULL;
}

static void
take_stored (GadibaSettingsOffice *self, guint field)
{
  const GadibaOfficeSettings *settings = gadiba_settings_model_get (self->model);

  g_free (self->known[field]);
  self->known[field] = g_strdup (settings != NULL ? get_stored (settings, field) : NULL);
}

/* A registration number can be doubted, and be right. */
static void
show_doubt (GadibaSettingsOffice *self, guint field)
{
  g_autofree char *number = NULL;
  const char *text = gadiba_form_field_get_text (self->fields[field]);
  gboolean doubtful = field == GADIBA_FOUNDING_REGISTRATION_NUMBER
                      && !gadiba_registration_number_parse (text, &number, NULL);

  gadiba_form_field_set_doubt (
      self->fields[field],
      doubtful ? _ ("The check digit of the registration number does not fit; compare each digit.")
               : NULL);
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Change *change = user_data;
  g_autoptr (GadibaSettingsOffice) self = change->page;
  g_autofree char *sent = change->after;
  g_autoptr (GError) error = NULL;
  gboolean stored = gadiba_settings_model_run_finish (result, &error);
  GadibaFormField *field = self->fields[change->field];

  if (field == NULL) /* disposed meanwhile */
    return;
  gboolean typed_on = g_strcmp0 (gadiba_form_field_get_text (field), sent) != 0;
  /* What somebody else wrote is known now: whoever stores once more means it. */
  if (stored || g_error_matches (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT))
    take_stored (self, change->field);
  if (stored && !typed_on && self->known[change->field] != NULL)
    gadiba_form_field_set_text (field, self->known[change->field]);
  if (stored)
    show_doubt (self, change->field);
  else
    gadiba_form_field_set_error (field, error->message);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, stored ? _ ("Stored") : _ ("Not stored"));
}

static void
store (GadibaSettingsOffice *self, guint field)
{
  const char *text = gadiba_form_field_get_text (self->fields[field]);
  Change *change = g_new0 (Change, 1);
  Change *back = g_new0 (Change, 1);
  const GadibaJob job = { store_change, change, free_change, NULL };

  change->field = back->field = field;
  change->before = g_strdup (self->known[field]);
  change->after = g_strdup (text);
  back->after = g_strdup (text);
  back->page = g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, _ ("Storing…"));
  gadiba_settings_model_run_async (self->model, &job, on_stored_cb, back);
}

static void
on_field_left_cb (GadibaSettingsOffice *self, GadibaFormField *left)
{
  g_assert (GADIBA_IS_SETTINGS_OFFICE (self));

  for (guint i = 0; i < N_FIELDS; i++)
    if (self->fields[i] == left && is_typed (self, i))
      store (self, i);
    else if (self->fields[i] == left)
      show_doubt (self, i);
}

static void
on_field_activate_cb (GadibaSettingsOffice *self, GadibaFormField *field)
{
  g_assert (GADIBA_IS_SETTINGS_OFFICE (self));

  if (!gtk_widget_child_focus (self->grid, GTK_DIR_TAB_FORWARD))
    on_field_left_cb (self, field); /* the last one stays, and is stored */
}

/* --- the type --- */

static gboolean
gadiba_settings_office_grab_focus (GtkWidget *widget)
{
  GadibaSettingsOffice *self = GADIBA_SETTINGS_OFFICE (widget);

  return gadiba_focus_child (widget, GTK_WIDGET (self->fields[GADIBA_FOUNDING_NAME]));
}

static void
gadiba_settings_office_dispose (GObject *object)
{
  GadibaSettingsOffice *self = GADIBA_SETTINGS_OFFICE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_SETTINGS_OFFICE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->model);

  G_OBJECT_CLASS (gadiba_settings_office_parent_class)->dispose (object);
}

static void
gadiba_settings_office_finalize (GObject *object)
{
  GadibaSettingsOffice *self = GADIBA_SETTINGS_OFFICE (object);

  for (guint i = 0; i < N_FIELDS; i++)
    g_free (self->known[i]);

  G_OBJECT_CLASS (gadiba_settings_office_parent_class)->finalize (object);
}

static void
gadiba_settings_office_class_init (GadibaSettingsOfficeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_settings_office_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_settings_office_finalize;
  widget_class->grab_focus = gadiba_settings_office_grab_focus;
  signals[SIGNAL_TOLD] = g_signal_new ("told", GADIBA_TYPE_SETTINGS_OFFICE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (GADIBA_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-settings-office.ui");
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, ids[i], FALSE,
                                               G_STRUCT_OFFSET (GadibaSettingsOffice, fields)
                                                   + (gssize) (i * sizeof (GadibaFormField *)));
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsOffice, grid);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsOffice, two_eyes);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsOffice, two_eyes_fault);
  gtk_widget_class_bind_template_callback (widget_class, on_two_eyes_toggled);
}

static void
gadiba_settings_office_init (GadibaSettingsOffice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_signal_connect_object (self->fields[i], "left", G_CALLBACK (on_field_left_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->fields[i], "activate", G_CALLBACK (on_field_activate_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

GtkWidget *
gadiba_settings_office_new (GadibaSettingsModel *model)
{
  g_return_val_if_fail (GADIBA_IS_SETTINGS_MODEL (model), NULL);

  GadibaSettingsOffice *self = g_object_new (GADIBA_TYPE_SETTINGS_OFFICE, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (show_stored), self, G_CONNECT_SWAPPED);
  show_stored (self);
  return GTK_WIDGET (self);
}

gboolean
gadiba_settings_office_has_open_matter (GadibaSettingsOffice *self)
{
  g_return_val_if_fail (GADIBA_IS_SETTINGS_OFFICE (self), FALSE);

  for (guint i = 0; i < N_FIELDS; i++)
    if (is_typed (self, i))
      return TRUE;
  return FALSE;
}
