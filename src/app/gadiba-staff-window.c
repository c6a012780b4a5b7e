/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-staff-window.h"

#include <glib/gi18n-lib.h>

#include "gadiba-asking-window.h"
#include "gadiba-form-field.h"
#include "gadiba-word-choice.h"
#include "gadiba-words.h"

typedef enum
{
  FIELD_NAME,
  FIELD_POSITION,
  FIELD_FROM,
  FIELD_TO,
  /* Of caseworkers */
  FIELD_LOGIN,
  FIELD_CONTACT,
  FIELD_PARISHES,
  /* Of all again */
  FIELD_CODE,
  N_FIELDS,
} Field;

static const struct
{
  const char *label, *hint;
} texts[N_FIELDS] = {
  [FIELD_NAME] = { N_ ("_Given and family name"), NULL },
  [FIELD_POSITION] = { N_ ("_Position, as letters write it"), NULL },
  [FIELD_FROM] = { N_ ("_First day"), N_ ("Empty: always") },
  [FIELD_TO] = { N_ ("_Last day"), N_ ("Empty: still") },
  [FIELD_LOGIN] = { N_ ("_Account on this computer"), N_ ("The name used to log in") },
  [FIELD_CONTACT] = { N_ ("P_hone or e-mail (may stay empty)"), NULL },
  [FIELD_PARISHES] = { N_ ("Pa_rishes (may stay empty)"), N_ ("With commas between") },
  [FIELD_CODE] = { N_ ("Personal cod_e (may stay empty)"),
                   N_ ("So that nobody decides on the own household; it is never shown") },
};

/* What the window needs while it is open; it goes with it. */
typedef struct
{
  GadibaAskingWindow *window;
  GadibaSettingsModel *model;
  GadibaOfficeStaff *staff; /* as it was read */
  GadibaFormField *fields[N_FIELDS];
  GadibaWordChoice *caseworker; /* of a signatory: who he or she is */
  GtkWidget *grid, *store;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->model);
  gadiba_office_staff_free (self->staff);
  g_free (self);
}

static gpointer
save (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  gadiba_office_save_staff (office, data, moment, error);
  return NULL;
}

static void
free_staff (gpointer data)
{
  gadiba_office_staff_free (data);
}

/* --- what is typed --- */

static char *
dup_text (Asking *self, Field field)
{
  const char *text =
      self->fields[field] != NULL ? gadiba_form_field_get_text (self->fields[field]) : "";

  return *text != '\0' ? g_strdup (text) : NULL;
}

/* Returns: whether what stands in the field can be; if not, the sentence is at it */
static gboolean
take_day (Asking *self, Field field, GadibaDate *day)
{
  const GadibaMoment moment =
      gadiba_session_get_moment (gadiba_settings_model_get_session (self->model));
  g_autofree char *text = dup_text (self, field);
  g_autoptr (GError) error = NULL;

  *day = GADIBA_DATE_NONE;
  if (text == NULL || gadiba_date_parse_entry (text, moment.today, day, &error))
    return TRUE;
  gadiba_form_field_set_error (self->fields[field], error->message);
  return FALSE;
}

static gboolean
take_line (Asking *self, Field field, GadibaFoundingField as)
{
  g_autofree char *text = dup_text (self, field);
  g_autoptr (GError) error = NULL;

  if (self->fields[field] == NULL || gadiba_founding_check (as, text, &error))
    return TRUE;
  gadiba_form_field_set_error (self->fields[field], error->message);
  return FALSE;
}

static gboolean
take_code (Asking *self)
{
  g_autofree char *text = dup_text (self, FIELD_CODE);
  g_autoptr (GError) error = NULL;

  if (gadiba_office_check_staff_code (text, &error))
    return TRUE;
  gadiba_form_field_set_error (self->fields[FIELD_CODE], error->message);
  return FALSE;
}

/* Returns: (transfer full) (nullable): what is to be stored; NULL: something cannot be */
static GadibaOfficeStaff *
take_staff (Asking *self)
{
  g_autoptr (GadibaOfficeStaff) staff = g_new0 (GadibaOfficeStaff, 1);
  gboolean works = self->staff->works;
  /* All of them are told, not the first one only. */
  gboolean right = take_line (
      self, FIELD_NAME, works ? GADIBA_FOUNDING_CASEWORKER_NAME : GADIBA_FOUNDING_SIGNATORY_NAME);
  right &=
      take_line (self, FIELD_POSITION,
                 works ? GADIBA_FOUNDING_CASEWORKER_POSITION : GADIBA_FOUNDING_SIGNATORY_POSITION);
  right &= take_line (self, FIELD_LOGIN, GADIBA_FOUNDING_LOGIN);
  right &= take_day (self, FIELD_FROM, &staff->from);
  right &= take_day (self, FIELD_TO, &staff->to);
  right &= take_code (self);
  staff->id = self->staff->id;
  staff->version = self->staff->version;
  staff->works = works;
  staff->name = dup_text (self, FIELD_NAME);
  staff->position = dup_text (self, FIELD_POSITION);
  staff->login = dup_text (self, FIELD_LOGIN);
  staff->contact = dup_text (self, FIELD_CONTACT);
  if (self->caseworker != NULL)
    {
      const char *id = gadiba_word_choice_get_word (self->caseworker);
      staff->caseworker = id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
    }
  staff->parishes = dup_text (self, FIELD_PARISHES);
  staff->code = dup_text (self, FIELD_CODE);
  return right ? g_steal_pointer (&staff) : NULL;
}

static void
focus_first_fault (Asking *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->fields[i] != NULL && gadiba_form_field_has_error (self->fields[i]))
      {
        gtk_widget_grab_focus (GTK_WIDGET (self->fields[i]));
        return;
      }
}

/* --- storing --- */

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaAskingWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  gadiba_settings_model_run_finish (result, &error);
  gadiba_asking_window_end_storing (window, error);
}

static void
on_store_clicked_cb (Asking *self)
{
  GadibaOfficeStaff *staff;

  if (gadiba_asking_window_is_storing (self->window))
    return;
  gadiba_asking_window_tell (self->window, NULL);
  staff = take_staff (self);
  if (staff == NULL)
    {
      focus_first_fault (self);
      return;
    }
  const GadibaJob job = { save, staff, free_staff, NULL };
  gadiba_asking_window_begin_storing (self->window);
  gadiba_settings_model_run_async (self->model, &job, on_saved_cb, g_object_ref (self->window));
}

static void
on_field_activate_cb (Asking *self)
{
  if (!gtk_widget_child_focus (self->grid, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->store);
}

/* --- the window --- */

static void
add_field (Asking *self, Field field, int column, int row)
{
  GtkWidget *widget = gadiba_form_field_new (
      _ (texts[field].label), texts[field].hint != NULL ? _ (texts[field].hint) : NULL);

  self->fields[field] = GADIBA_FORM_FIELD (widget);
  gtk_widget_set_hexpand (widget, TRUE);
  g_signal_connect_swapped (widget, "activate", G_CALLBACK (on_field_activate_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), widget, column, row, 1, 1);
}

static void
fill_field (Asking *self, Field field, const char *text)
{
  if (self->fields[field] != NULL && text != NULL)
    gadiba_form_field_set_text (self->fields[field], text);
}

static void
fill (Asking *self)
{
  const GadibaOfficeStaff *staff = self->staff;
  g_autofree char *from =
      staff->from != GADIBA_DATE_NONE ? gadiba_words_format_date (staff->from) : NULL;
  g_autofree char *to = staff->to != GADIBA_DATE_NONE ? gadiba_words_format_date (staff->to) : NULL;

  fill_field (self, FIELD_NAME, staff->name);
  fill_field (self, FIELD_POSITION, staff->position);
  fill_field (self, FIELD_FROM, from);
  fill_field (self, FIELD_TO, to);
  fill_field (self, FIELD_LOGIN, staff->login);
  fill_field (self, FIELD_CONTACT, staff->contact);
  fill_field (self, FIELD_PARISHES, staff->parishes);
}

static void
add_caseworker (Asking *self)
{
  const GadibaOfficeSettings *settings = gadiba_settings_model_get (self->model);
  GadibaChoices *choices = gadiba_choices_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Works here as (may stay empty)"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->staff->caseworker);

  gadiba_choices_add (choices, "", _ ("nobody"));
  for (guint i = 0; settings != NULL && i < settings->caseworkers->len; i++)
    {
      const GadibaOfficeStaff *staff = g_ptr_array_index (settings->caseworkers, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, staff->id);
      gadiba_choices_add (choices, key, staff->name);
    }
  self->caseworker =
      GADIBA_WORD_CHOICE (gadiba_word_choice_new_from (choices, _ ("Works here as")));
  gadiba_word_choice_set_word (self->caseworker, self->staff->caseworker != 0 ? id : "");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->caseworker));
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "dim");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caseworker));
  gtk_grid_attach (GTK_GRID (self->grid), box, 0, 4, 2, 1);
}

static GtkWidget *
make_form (Asking *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_add_css_class (self->grid, "sheetform");
  add_field (self, FIELD_NAME, 0, 0);
  add_field (self, FIELD_POSITION, 1, 0);
  if (self->staff->works)
    {
      add_field (self, FIELD_LOGIN, 0, 1);
      add_field (self, FIELD_CONTACT, 1, 1);
      add_field (self, FIELD_PARISHES, 0, 2);
    }
  add_field (self, FIELD_FROM, 0, 3);
  add_field (self, FIELD_TO, 1, 3);
  if (!self->staff->works)
    add_caseworker (self);
  add_field (self, FIELD_CODE, 0, 5);
  if (self->staff->has_code)
    g_object_set (self->fields[FIELD_CODE], "hint",
                  _ ("It is stated; type another one, or - for none"), NULL);
  fill (self);
  return self->grid;
}

static const char *
get_title (const GadibaOfficeStaff *staff)
{
  if (staff->works)
    return staff->id != 0 ? _ ("Caseworker") : _ ("New caseworker");
  return staff->id != 0 ? _ ("Signatory") : _ ("New signatory");
}

void
gadiba_staff_window_show (GtkWidget *at, GadibaSettingsModel *model, const GadibaOfficeStaff *staff)
{
  g_return_if_fail (GTK_IS_WIDGET (at) && GADIBA_IS_SETTINGS_MODEL (model) && staff != NULL);

  Asking *self = g_new0 (Asking, 1);
  self->model = g_object_ref (model);
  self->staff = gadiba_office_staff_copy (staff);
  self->window = gadiba_asking_window_new (at, get_title (staff), make_form (self));
  self->store = gadiba_asking_window_add_button (self->window, _ ("_Store"));
  g_object_set_data_full (G_OBJECT (self->window), "asking", self, free_asking);
  g_signal_connect_swapped (self->store, "clicked", G_CALLBACK (on_store_clicked_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->fields[FIELD_NAME]));
}
