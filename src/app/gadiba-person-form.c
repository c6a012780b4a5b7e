/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-person-form.h"

#include <glib/gi18n-lib.h>

#include "gadiba-case-change.h"
#include "gadiba-children.h"
#include "gadiba-field.h"
#include "gadiba-office-register.h"
#include "gadiba-person-row.h"
#include "gadiba-personal-code.h"
#include "gadiba-words.h"

enum
{
  FIELD_CODE,
  FIELD_FAMILY,
  FIELD_GIVEN,
  FIELD_BORN,
  FIELD_SEX,
  FIELD_RELATION, /* of members only */
  N_FIELDS,
};

static const struct
{
  const char *label, *field;
} fields[N_FIELDS] = {
  { N_ ("_Personal code"), "code" },
  { N_ ("_Family name"), "family" },
  { N_ ("_Given name"), "given" },
  { N_ ("Date of _birth"), "born" },
  { N_ ("Se_x"), "sex" },
  { N_ ("_Relation"), "relation" },
};

struct _GadibaPersonForm
{
  GtkWidget parent;

  GadibaSession *session;
  GadibaField *fields[N_FIELDS]; /* the last one may be NULL */
  GCancellable *cancellable;     /* of the question who is alike */
  char *born_by_code;            /* the day that the code brought; NULL: none */

  GtkWidget *box;
  GtkWidget *found;
  GtkLabel *unsearched; /* why it is not known who is alike */
  GtkListBox *list;
  GtkWidget *other; /* it is nobody of the list */
};

G_DEFINE_FINAL_TYPE (GadibaPersonForm, gadiba_person_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- who is there already --- */

/* What is asked: values of fields, as text. */
typedef struct
{
  char *given, *family, *code;
  GadibaDate born;
} Typed;

static void
free_typed (gpointer data)
{
  Typed *self = data;

  g_free (self->given);
  g_free (self->family);
  g_free (self->code);
  g_free (self);
}

static gpointer
find_alike (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Typed *typed = data;
  const GadibaCasePerson person = {
    .given = typed->given, .family = typed->family, .code = typed->code, .born = typed->born
  };

  return gadiba_office_find_alike (office, &person, error);
}

static const char *
get_reason (const GadibaAlike *alike)
{
  if (g_str_equal (alike->why, "code"))
    return _ ("same personal code");
  return g_str_equal (alike->why, "name") ? _ ("same name and birth date") : _ ("alike");
}

static GtkWidget *
make_row (const GadibaAlike *alike)
{
  g_autofree char *name = g_strdup_printf ("%s %s", alike->given, alike->family);
  g_autofree char *more = gadiba_person_row_describe (alike->code, alike->address);
  GtkWidget *row = gadiba_person_row_new (name, more, get_reason (alike));

  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&alike->person, sizeof (gint64)),
                          g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_steal_pointer (&name), g_free);
  return row;
}

static gint64
get_person (GtkListBoxRow *row)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (row), "person");
}

static gboolean
is_shown (GadibaPersonForm *self, gint64 person)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_person (row) == person)
      return TRUE;
  return FALSE;
}

/* That it is nobody of the list was said of those who stood there; who has the code cannot be
 * somebody else. */
static void
update_other (GadibaPersonForm *self, const GPtrArray *found)
{
  gboolean by_code = FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      const GadibaAlike *alike = g_ptr_array_index (found, i);
      by_code |= g_str_equal (alike->why, "code");
      if (!is_shown (self, alike->person))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (self->other), FALSE);
    }
  gtk_widget_set_visible (self->other, !by_code);
}

/* Whoever is registered now may be there already: that must not look like nobody was found. */
static void
show_unsearched (GadibaPersonForm *self, const GError *error)
{
  g_autofree char *sentence =
      error != NULL ? g_strdup_printf (_ ("Whether the person is in the records already could not "
                                          "be looked up: %s"),
                                       error->message)
                    : NULL;

  gtk_label_set_label (self->unsearched, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unsearched), sentence != NULL);
}

static void
on_alike_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaPersonForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = gadiba_session_run_finish (result, &error);
  GtkListBoxRow *row;

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_unsearched (self, error);
  if (found == NULL)
    return;
  update_other (self, found);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (found, i)));
  gtk_widget_set_visible (self->found, found->len > 0);
}

static void
ask_alike (GadibaPersonForm *self)
{
  Typed *typed = g_new0 (Typed, 1);
  const GadibaJob job = { find_alike, typed, free_typed, (GDestroyNotify) g_ptr_array_unref };
  g_autofree char *born = gadiba_field_dup_value (self->fields[FIELD_BORN]);

  typed->code = gadiba_field_dup_value (self->fields[FIELD_CODE]);
  typed->family = gadiba_field_dup_value (self->fields[FIELD_FAMILY]);
  typed->given = gadiba_field_dup_value (self->fields[FIELD_GIVEN]);
  if (born != NULL)
    gadiba_date_parse (born, &typed->born, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gadiba_session_run_async (self->session, &job, self->cancellable, on_alike_found_cb,
                            g_object_ref (self));
}

static void
on_row_activated_cb (GadibaPersonForm *self, GtkListBoxRow *row)
{
  g_assert (GADIBA_IS_PERSON_FORM (self));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, get_person (row),
                 g_object_get_data (G_OBJECT (row), "name"));
}

/* --- fields --- */

/* An old code carries the day of birth: it is not asked twice. */
static void
take_birth_from_code (GadibaPersonForm *self)
{
  g_autofree char *code = gadiba_field_dup_value (self->fields[FIELD_CODE]);
  g_autofree char *born = gadiba_field_dup_value (self->fields[FIELD_BORN]);

  if (code == NULL)
    return;
  GadibaPersonalCode checked = gadiba_personal_code_check (code);
  g_autofree char *day =
      checked.born != GADIBA_DATE_NONE ? gadiba_date_format (checked.born) : NULL;
  /* What looks wrong can be right all the same: it is told, not refused. */
  gadiba_field_set_error (self->fields[FIELD_CODE],
                          gadiba_personal_code_reason_get_text (checked.reason));
  /* A day that came from a code goes with it; one that was typed stays. */
  if (born == NULL || g_strcmp0 (born, self->born_by_code) == 0)
    {
      gadiba_field_set_value (self->fields[FIELD_BORN], day);
      g_free (self->born_by_code);
      self->born_by_code = g_steal_pointer (&day);
    }
}

static void
on_field_edited_cb (GadibaPersonForm *self, GadibaField *field)
{
  g_assert (GADIBA_IS_PERSON_FORM (self));

  if (field == self->fields[FIELD_CODE])
    take_birth_from_code (self);
  ask_alike (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static gboolean
is_required (guint field)
{
  return field == FIELD_FAMILY || field == FIELD_GIVEN || field == FIELD_RELATION;
}

GadibaCasePerson *
gadiba_person_form_take (GadibaPersonForm *self, GadibaCase *target, const char *id)
{
  g_return_val_if_fail (GADIBA_IS_PERSON_FORM (self) && target != NULL && id != NULL, NULL);

  GadibaField *wrong = NULL;
  GadibaCasePerson *person = gadiba_case_add_row (target, target->persons);
  person->id = gadiba_case_keep (target, id);
  person->relation = g_intern_static_string ("self");
  for (guint i = 0; i < N_FIELDS && self->fields[i] != NULL; i++)
    {
      const GadibaCasePlace place = { .part = GADIBA_PART_PERSON,
                                      .field = fields[i].field,
                                      .person = person->id };
      g_autoptr (GError) error = NULL;
      if (!gadiba_field_commit (self->fields[i]))
        {
          wrong = wrong != NULL ? wrong : self->fields[i];
          continue;
        }
      g_autofree char *value = gadiba_field_dup_value (self->fields[i]);
      if (value == NULL && is_required (i))
        gadiba_field_set_error (self->fields[i], _ ("This is needed"));
      else if (value != NULL && !gadiba_case_set_value (target, &place, value, &error))
        gadiba_field_set_error (self->fields[i], error->message);
      else if (!gadiba_field_must_be_looked_at (self->fields[i]))
        continue;
      wrong = wrong != NULL ? wrong : self->fields[i];
    }
  if (wrong == NULL)
    return person;
  gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return NULL;
}

/* --- the widget --- */

static gboolean
gadiba_person_form_grab_focus (GtkWidget *widget)
{
  return gadiba_focus_child (widget, GTK_WIDGET (GADIBA_PERSON_FORM (widget)->fields[FIELD_CODE]));
}

static void
gadiba_person_form_dispose (GObject *object)
{
  GadibaPersonForm *self = GADIBA_PERSON_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->list = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gadiba_person_form_parent_class)->dispose (object);
}

static void
gadiba_person_form_finalize (GObject *object)
{
  g_free (GADIBA_PERSON_FORM (object)->born_by_code);

  G_OBJECT_CLASS (gadiba_person_form_parent_class)->finalize (object);
}

static void
gadiba_person_form_class_init (GadibaPersonFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_person_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_person_form_finalize;
  widget_class->grab_focus = gadiba_person_form_grab_focus;

  signals[SIGNAL_CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gadiba_person_form_init (GadibaPersonForm *self)
{
  GtkWidget *caption = gtk_label_new (_ ("In the records already: choose, if it is one of them"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->found = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->other = gtk_check_button_new_with_mnemonic (_ ("Somebody e_lse: a new person"));
  gtk_widget_add_css_class (caption, "caption");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (self->found, "alike");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "persons");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  caption, NULL, -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->found), caption);
  gtk_box_append (GTK_BOX (self->found), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->found), self->other);
  gtk_widget_set_visible (self->found, FALSE);
  self->unsearched = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->unsearched, TRUE);
  gtk_label_set_xalign (self->unsearched, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->unsearched), "bad");
  gtk_widget_set_visible (GTK_WIDGET (self->unsearched), FALSE);
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
gadiba_person_form_new (GadibaSession *session, gboolean with_relation)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  GadibaPersonForm *self = g_object_new (GADIBA_TYPE_PERSON_FORM, NULL);
  GtkWidget *grid = gtk_grid_new ();
  self->session = g_object_ref (session);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (grid, TRUE);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  for (int i = 0; i < N_FIELDS - (with_relation ? 0 : 1); i++)
    {
      GtkWidget *field = gadiba_field_new (_ (fields[i].label), "person", fields[i].field);
      self->fields[i] = GADIBA_FIELD (field);
      gadiba_field_set_today (self->fields[i], gadiba_session_get_moment (session).today);
      g_signal_connect_object (field, "edited", G_CALLBACK (on_field_edited_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (grid), field, i % 3, i / 3, 1, 1);
    }
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), self->found);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->unsearched));
  return GTK_WIDGET (self);
}

void
gadiba_person_form_begin (GadibaPersonForm *self, const char *typed)
{
  g_return_if_fail (GADIBA_IS_PERSON_FORM (self) && typed != NULL);

  g_autofree char *text = g_strstrip (g_strdup (typed));
  GadibaPersonalCode code = gadiba_personal_code_check_entry (text);
  if (*text == '\0')
    return;
  if (code.verdict != GADIBA_PERSONAL_CODE_MALFORMED)
    {
      gadiba_field_set_value (self->fields[FIELD_CODE], code.text);
      take_birth_from_code (self);
    }
  else if (!g_ascii_isdigit (*text))
    {
      g_auto (GStrv) words = g_strsplit (text, " ", 2);
      gadiba_field_set_value (self->fields[FIELD_FAMILY], words[0]);
      gadiba_field_set_value (self->fields[FIELD_GIVEN], words[1]);
    }
  ask_alike (self);
}

char *
gadiba_person_form_dup_typed (GadibaPersonForm *self)
{
  g_return_val_if_fail (GADIBA_IS_PERSON_FORM (self), NULL);

  g_auto (GStrv) typed = g_new0 (char *, N_FIELDS + 1);
  for (guint i = 0; i < N_FIELDS && self->fields[i] != NULL; i++)
    typed[i] = gadiba_field_dup_typed (self->fields[i]);
  return g_strjoinv ("\n", typed);
}

char *
gadiba_person_form_dup_name (GadibaPersonForm *self)
{
  g_return_val_if_fail (GADIBA_IS_PERSON_FORM (self), NULL);

  g_autofree char *given = gadiba_field_dup_value (self->fields[FIELD_GIVEN]);
  g_autofree char *family = gadiba_field_dup_value (self->fields[FIELD_FAMILY]);
  if (given == NULL || family == NULL)
    return g_strdup (given != NULL ? given : family);
  return g_strdup_printf ("%s %s", given, family);
}

gint64
gadiba_person_form_get_answer (GadibaPersonForm *self)
{
  g_return_val_if_fail (GADIBA_IS_PERSON_FORM (self), 0);

  return gtk_widget_get_visible (self->found) && gtk_widget_get_visible (self->other)
                 && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->other))
             ? -1
             : 0;
}

gboolean
gadiba_person_form_is_known (GadibaPersonForm *self)
{
  g_return_val_if_fail (GADIBA_IS_PERSON_FORM (self), FALSE);

  return gtk_widget_get_visible (self->found) && !gtk_widget_get_visible (self->other);
}

const char *
gadiba_person_form_ask (GadibaPersonForm *self)
{
  g_return_val_if_fail (GADIBA_IS_PERSON_FORM (self), NULL);

  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  return gtk_widget_get_visible (self->other)
             ? _ ("Somebody like this is in the records: say above whether it is this person or "
                  "somebody else.")
             : _ (
                 "This personal code is that of somebody in the records: choose that person above, "
                 "or correct the code.");
}
