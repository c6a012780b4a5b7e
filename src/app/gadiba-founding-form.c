/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-founding-form.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-file-field.h"
#include "gadiba-form-field.h"
#include "gadiba-founding.h"
#include "gadiba-moment.h"
#include "gadiba-office-init.h"
#include "gadiba-registration-number.h"

struct _GadibaFoundingForm
{
  GtkWidget parent;

  char *path, *login;
  GadibaDate today;
  gboolean making; /* the office is being made */

  GadibaFormField *fields[GADIBA_FOUNDING_N_FIELDS];
  GtkWidget *back;
  GtkWidget *grid;
  GtkWidget *make;
  GadibaFileField *rule_book;
  GtkLabel *sentence;
  GtkSpinner *spinner;
};

enum
{
  SIGNAL_MADE,
  SIGNAL_BACK,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (GadibaFoundingForm, gadiba_founding_form, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Ids of the fields; the account is not asked for. */
static const char *const ids[GADIBA_FOUNDING_N_FIELDS] = {
  [GADIBA_FOUNDING_NAME] = "name",
  [GADIBA_FOUNDING_REGISTRATION_NUMBER] = "registration_number",
  [GADIBA_FOUNDING_ADDRESS] = "address",
  [GADIBA_FOUNDING_CONTACT] = "contact",
  [GADIBA_FOUNDING_PLACE] = "place",
  [GADIBA_FOUNDING_MUNICIPALITY] = "municipality",
  [GADIBA_FOUNDING_CONTEST_AUTHORITY] = "contest_authority",
  [GADIBA_FOUNDING_CONTEST_ADDRESS] = "contest_address",
  [GADIBA_FOUNDING_SIGNATORY_NAME] = "signatory_name",
  [GADIBA_FOUNDING_SIGNATORY_POSITION] = "signatory_position",
  [GADIBA_FOUNDING_CASEWORKER_NAME] = "caseworker_name",
  [GADIBA_FOUNDING_CASEWORKER_POSITION] = "caseworker_position",
  [GADIBA_FOUNDING_CASEWORKER_CONTACT] = "caseworker_contact",
};

/* --- what stands in the form --- */

static void
update_view (GadibaFoundingForm *self)
{
  gboolean idle = !self->making;

  gtk_widget_set_sensitive (self->grid, idle);
  gtk_widget_set_sensitive (self->back, idle);
  gtk_widget_set_sensitive (self->make, idle);
  gtk_spinner_set_spinning (self->spinner, !idle);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), !idle);
}

static void
tell (GadibaFoundingForm *self, const char *sentence)
{
  gtk_label_set_text (self->sentence, sentence);
}

/* Returns: whether the office can have what stands in @field; if not, the sentence is at it */
static gboolean
check_field (GadibaFoundingForm *self, GadibaFoundingField field)
{
  const char *text = gadiba_form_field_get_text (self->fields[field]);
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  if (!gadiba_founding_check (field, text, &error))
    {
      gadiba_form_field_set_error (self->fields[field], error->message);
      return FALSE;
    }
  gboolean doubtful = field == GADIBA_FOUNDING_REGISTRATION_NUMBER
                      && !gadiba_registration_number_parse (text, &number, NULL);
  gadiba_form_field_set_doubt (
      self->fields[field],
      doubtful ? _ ("The check digit of the registration number does not fit; compare each digit.")
               : NULL);
  return TRUE;
}

/* All fields; the first that is wrong gets the focus. */
static gboolean
check_all (GadibaFoundingForm *self)
{
  GtkWidget *first = NULL;

  /* In the order of the form, which is not the one of the enum. */
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    for (guint i = 0; i < GADIBA_FOUNDING_N_FIELDS; i++)
      if (self->fields[i] != NULL && child == GTK_WIDGET (self->fields[i]) && !check_field (self, i)
          && first == NULL)
        first = child;
  if (first == NULL)
    return TRUE;
  gtk_widget_grab_focus (first);
  tell (self, _ ("Something is missing or wrong; it is said at the field."));
  return FALSE;
}

/* --- making the office, in a thread of its own --- */

typedef struct
{
  char *texts[GADIBA_FOUNDING_N_FIELDS];
  char *path, *rule_book;
  GadibaMoment moment;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *self = data;

  for (guint i = 0; i < GADIBA_FOUNDING_N_FIELDS; i++)
    g_free (self->texts[i]);
  g_free (self->path);
  g_free (self->rule_book);
  g_free (self);
}

static gboolean
found (const Wish *self, GError **error)
{
  const char *const *texts = (const char *const *) self->texts;
  const char *const books[] = { self->rule_book, NULL };
  const GadibaFoundingSignatory signatory = {
    .name = texts[GADIBA_FOUNDING_SIGNATORY_NAME],
    .position = texts[GADIBA_FOUNDING_SIGNATORY_POSITION],
  };
  const GadibaFounding founding = {
    .name = texts[GADIBA_FOUNDING_NAME],
    .registration_number = texts[GADIBA_FOUNDING_REGISTRATION_NUMBER],
    .address = texts[GADIBA_FOUNDING_ADDRESS],
    .contact = texts[GADIBA_FOUNDING_CONTACT],
    .place = texts[GADIBA_FOUNDING_PLACE],
    .municipality = texts[GADIBA_FOUNDING_MUNICIPALITY],
    .contest_authority = texts[GADIBA_FOUNDING_CONTEST_AUTHORITY],
    .contest_address = texts[GADIBA_FOUNDING_CONTEST_ADDRESS],
    .rule_books = books,
    .signatories = &signatory,
    .n_signatories = 1,
    .login = texts[GADIBA_FOUNDING_LOGIN],
    .caseworker_name = texts[GADIBA_FOUNDING_CASEWORKER_NAME],
    .caseworker_position = texts[GADIBA_FOUNDING_CASEWORKER_POSITION],
    .caseworker_contact = texts[GADIBA_FOUNDING_CASEWORKER_CONTACT],
  };

  return gadiba_office_found (self->path, &founding, &self->moment, error);
}

static void
found_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (found (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaFoundingForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  self->making = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* the window was closed meanwhile */
    return;
  update_view (self);
  tell (self, made ? "" : error->message);
  if (made)
    g_signal_emit (self, signals[SIGNAL_MADE], 0, self->path);
  else
    gtk_widget_grab_focus (self->make);
}

static void
make (GadibaFoundingForm *self)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish = g_new0 (Wish, 1);

  for (guint i = 0; i < GADIBA_FOUNDING_N_FIELDS; i++)
    {
      const char *text =
          self->fields[i] != NULL ? gadiba_form_field_get_text (self->fields[i]) : self->login;
      wish->texts[i] = *text != '\0' ? g_strdup (text) : NULL;
    }
  wish->path = g_strdup (self->path);
  wish->rule_book = g_strdup (gadiba_file_field_get_path (self->rule_book));
  wish->moment = gadiba_moment_now (self->today);
  self->making = TRUE;
  /* Not as the task's source: the thread could be the last to hold it. */
  task = g_task_new (NULL, NULL, on_found_cb, g_object_ref (self));
  g_task_set_task_data (task, wish, free_wish);
  g_task_run_in_thread (task, found_in_thread);
}

/* --- what its parts tell --- */

static void
on_field_left_cb (GadibaFoundingForm *self, GadibaFormField *left)
{
  g_assert (GADIBA_IS_FOUNDING_FORM (self));

  for (guint i = 0; i < GADIBA_FOUNDING_N_FIELDS; i++)
    if (self->fields[i] == left)
      check_field (self, i);
  tell (self, "");
}

/* Enter goes to the next field, and from the last one to the button. */
static void
on_field_activate_cb (GadibaFoundingForm *self, GadibaFormField *field)
{
  g_assert (GADIBA_IS_FOUNDING_FORM (self));

  if (!gtk_widget_child_focus (self->grid, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->make);
}

static void
on_make_clicked_cb (GadibaFoundingForm *self)
{
  g_assert (GADIBA_IS_FOUNDING_FORM (self));

  tell (self, "");
  if (self->making || !check_all (self))
    return;
  make (self);
  update_view (self);
}

static void
on_back_clicked_cb (GadibaFoundingForm *self)
{
  g_assert (GADIBA_IS_FOUNDING_FORM (self));

  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

/* --- the type --- */

static gboolean
gadiba_founding_form_grab_focus (GtkWidget *widget)
{
  GadibaFoundingForm *self = GADIBA_FOUNDING_FORM (widget);

  return gadiba_focus_child (widget, GTK_WIDGET (self->fields[GADIBA_FOUNDING_NAME]));
}

static void
gadiba_founding_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GADIBA_TYPE_FOUNDING_FORM);
  gadiba_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (gadiba_founding_form_parent_class)->dispose (object);
}

static void
gadiba_founding_form_finalize (GObject *object)
{
  GadibaFoundingForm *self = GADIBA_FOUNDING_FORM (object);

  g_free (self->path);
  g_free (self->login);
  G_OBJECT_CLASS (gadiba_founding_form_parent_class)->finalize (object);
}

static void
gadiba_founding_form_class_init (GadibaFoundingFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_founding_form_dispose;
  object_class->finalize = gadiba_founding_form_finalize;
  widget_class->grab_focus = gadiba_founding_form_grab_focus;
  signals[SIGNAL_MADE] = g_signal_new ("made", GADIBA_TYPE_FOUNDING_FORM, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_BACK] = g_signal_new ("back", GADIBA_TYPE_FOUNDING_FORM, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GADIBA_TYPE_FILE_FIELD);
  g_type_ensure (GADIBA_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-founding-form.ui");
  for (guint i = 0; i < GADIBA_FOUNDING_N_FIELDS; i++)
    if (ids[i] != NULL)
      gtk_widget_class_bind_template_child_full (widget_class, ids[i], FALSE,
                                                 G_STRUCT_OFFSET (GadibaFoundingForm, fields)
                                                     + (gssize) (i * sizeof (GadibaFormField *)));
  gtk_widget_class_bind_template_child (widget_class, GadibaFoundingForm, back);
  gtk_widget_class_bind_template_child (widget_class, GadibaFoundingForm, grid);
  gtk_widget_class_bind_template_child (widget_class, GadibaFoundingForm, make);
  gtk_widget_class_bind_template_child (widget_class, GadibaFoundingForm, rule_book);
  gtk_widget_class_bind_template_child (widget_class, GadibaFoundingForm, sentence);
  gtk_widget_class_bind_template_child (widget_class, GadibaFoundingForm, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_clicked_cb);
}

static void
gadiba_founding_form_init (GadibaFoundingForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < GADIBA_FOUNDING_N_FIELDS; i++)
    if (self->fields[i] != NULL)
      {
        g_signal_connect_object (self->fields[i], "left", G_CALLBACK (on_field_left_cb), self,
                                 G_CONNECT_SWAPPED);
        g_signal_connect_object (self->fields[i], "activate", G_CALLBACK (on_field_activate_cb),
                                 self, G_CONNECT_SWAPPED);
      }
  update_view (self);
}

void
gadiba_founding_form_set_place (GadibaFoundingForm *self, const char *path, const char *login,
                                GadibaDate today)
{
  g_return_if_fail (GADIBA_IS_FOUNDING_FORM (self) && path != NULL && login != NULL);

  g_free (self->path);
  g_free (self->login);
  self->path = g_strdup (path);
  self->login = g_strdup (login);
  self->today = today;
}
