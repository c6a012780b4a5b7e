/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-field.h"
#include "gadiba-member-window.h"
#include "gadiba-office-register.h"
#include "gadiba-office-times.h"
#include "gadiba-one-stop.h"
#include "gadiba-page.h"
#include "gadiba-pane.h"
#include "gadiba-person-row.h"
#include "gadiba-times-view.h"
#include "gadiba-words.h"

#define N_COLUMNS 3

/* In the order in which they are asked. */
static const struct
{
  const char *label, *field;
} fields[] = {
  { N_ ("_Given name"), "given" },
  { N_ ("_Family name"), "family" },
  { N_ ("_Personal code"), "code" },
  { N_ ("Date of _birth"), "born" },
  { N_ ("Se_x"), "sex" },
  { N_ ("_Relation"), "relation" },
  { N_ ("_Activity"), "activity" },
  { N_ ("_Employment agency"), "nva" },
  { N_ ("_Why not registered"), "nva-exception" },
  { N_ ("Disabilit_y"), "disability" },
  { N_ ("_Legal status"), "legal-status" },
  { N_ ("Where he or she _stays"), "stay" },
  { N_ ("Income from wor_k since"), "work-disregard" },
  { N_ ("_Other document"), "other-id" },
};

#define GADIBA_TYPE_HOUSEHOLD_SECTION (gadiba_household_section_get_type ())
G_DECLARE_FINAL_TYPE (GadibaHouseholdSection, gadiba_household_section, GADIBA, HOUSEHOLD_SECTION,
                      GtkWidget)

struct _GadibaHouseholdSection
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  const char *shown; /* id of the person in the form, interned; NULL: none */
  GadibaField *fields[G_N_ELEMENTS (fields)];
  gboolean is_filling;
  GadibaField *since, *until; /* of the membership */
  GadibaTimesView *times;

  GtkWidget *add;
  GtkGrid *form;
  GtkBox *over_time;
  GtkListBox *persons;
  GtkWidget *remove;
  GtkBox *warnings;
};

static void gadiba_household_section_pane_init (GadibaPaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaHouseholdSection, gadiba_household_section, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GADIBA_TYPE_PANE,
                                                      gadiba_household_section_pane_init))

/* --- the list --- */

/* Returns: (transfer full): "spouse, 39 years, out of work" */
static char *
describe_person (GadibaHouseholdSection *self, const GadibaCasePerson *person)
{
  g_autoptr (GString) text =
      g_string_new (gadiba_words_for_relation (person->relation, person->sex));
  GadibaDate day = gadiba_working_case_get_received (self->working);

  if (person->born != GADIBA_DATE_NONE)
    {
      int years = gadiba_date_age_in_years (person->born, day);
      g_string_append_printf (text, ", ");
      g_string_append_printf (
          text, g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) MAX (years, 0)),
          years);
    }
  if (person->activity != NULL)
    g_string_append_printf (text, ", %s", gadiba_words_for ("activity", person->activity));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_row (GadibaHouseholdSection *self, const GadibaCasePerson *person)
{
  g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
  g_autofree char *more = describe_person (self, person);
  GtkWidget *row = gadiba_person_row_new (name, more, NULL);

  g_object_set_data (G_OBJECT (row), "id", (gpointer) g_intern_string (person->id));
  return row;
}

static GtkListBoxRow *
find_row (GadibaHouseholdSection *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->persons, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "id"), id) == 0)
      return row;
  return NULL;
}

static void
bind_fields (GadibaHouseholdSection *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    gadiba_field_bind (self->fields[i], self->working, self->shown, 0);
}

/* Returns: (transfer full) (nullable) */
static char *
format_day (GadibaDate day)
{
  return day != GADIBA_DATE_NONE ? gadiba_date_format (day) : NULL;
}

/* @anew: what is typed belongs to somebody else */
static void
show_membership (GadibaHouseholdSection *self, gboolean anew)
{
  const GadibaSpan *span = gadiba_times_view_find_membership (self->times, self->shown);
  g_autofree char *since = span != NULL ? format_day (span->from) : NULL;
  g_autofree char *until = span != NULL ? format_day (span->to) : NULL;
  gboolean open = span != NULL && gadiba_working_case_is_open (self->working);
  void (*show) (GadibaField *, const char *) = anew ? gadiba_field_set_value : gadiba_field_offer;

  show (self->since, since);
  show (self->until, until);
  gtk_widget_set_sensitive (GTK_WIDGET (self->since), open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->until), open);
}

static void
on_times_read_cb (GadibaHouseholdSection *self)
{
  g_assert (GADIBA_IS_HOUSEHOLD_SECTION (self));

  show_membership (self, FALSE);
}

static void
show_person (GadibaHouseholdSection *self, const char *id)
{
  self->shown = id;
  bind_fields (self);
  show_membership (self, TRUE);
}

static void
update_sensitivity (GadibaHouseholdSection *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  int person =
      self->shown != NULL ? gadiba_case_find_person (from, self->shown) : GADIBA_CASE_NOBODY;
  gboolean open = gadiba_working_case_is_open (self->working);

  gtk_widget_set_sensitive (self->add, open);
  gtk_widget_set_sensitive (self->remove, open && person != GADIBA_CASE_NOBODY
                                              && person != gadiba_case_find_applicant (from));
}

/* Whoever joined while the keyboard was at the button that adds them is shown: what is typed next
 * is about them. */
static GtkListBoxRow *
find_joined (GadibaHouseholdSection *self, guint n_before)
{
  const guint n = gadiba_working_case_get_case (self->working)->persons->len;

  if (n_before == 0 || n <= n_before || !gadiba_pane_has_keyboard (self->add))
    return NULL;
  return gtk_list_box_get_row_at_index (self->persons, (int) n - 1);
}

/* The list is made anew; who is in the form stays there. */
static void
update_view (GadibaHouseholdSection *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  GtkListBoxRow *row;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->persons));

  guint n_before = 0;
  while (gtk_list_box_get_row_at_index (self->persons, (int) n_before) != NULL)
    n_before++;
  self->is_filling = TRUE;
  if (had_focus) /* with its row it would be moved on, somewhere, and later than all this */
    gtk_root_set_focus (root, NULL);
  while ((row = gtk_list_box_get_row_at_index (self->persons, 0)) != NULL)
    gtk_list_box_remove (self->persons, GTK_WIDGET (row));
  for (guint i = 0; i < from->persons->len; i++)
    gtk_list_box_append (self->persons, make_row (self, gadiba_case_get_person (from, (int) i)));
  self->is_filling = FALSE;
  GtkListBoxRow *joined = find_joined (self, n_before);
  row = joined != NULL ? joined : find_row (self, self->shown);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->persons, 0);
  gtk_list_box_select_row (self->persons, row);
  if (had_focus || joined != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  update_sensitivity (self);
}

/* Returns: (nullable): the first field that holds what cannot be stored, and could be mended */
static GadibaField *
find_wrong_field (GadibaHouseholdSection *self)
{
  GadibaField *wrong = NULL;

  if (find_row (self, self->shown) == NULL || !gadiba_working_case_is_open (self->working))
    return NULL;
  for (gsize i = G_N_ELEMENTS (fields); i > 0; i--)
    if (!gadiba_field_commit (self->fields[i - 1]))
      wrong = self->fields[i - 1];
  if (!gadiba_field_commit (self->until))
    wrong = self->until;
  if (!gadiba_field_commit (self->since))
    wrong = self->since;
  return wrong;
}

/* Another person is shown when nothing that was typed of this one goes with it. */
static void
on_person_selected_cb (GadibaHouseholdSection *self, GtkListBoxRow *row)
{
  g_assert (GADIBA_IS_HOUSEHOLD_SECTION (self));

  if (row == NULL || self->is_filling || self->working == NULL
      || g_object_get_data (G_OBJECT (row), "id") == self->shown)
    return;
  const char *id = g_object_get_data (G_OBJECT (row), "id");
  GadibaField *wrong = find_wrong_field (self);
  if (wrong != NULL)
    {
      gtk_list_box_select_row (self->persons, find_row (self, self->shown));
      gtk_widget_grab_focus (GTK_WIDGET (wrong));
      return;
    }
  show_person (self, id);
  /* What was typed made the list anew. */
  gtk_list_box_select_row (self->persons, find_row (self, id));
  update_sensitivity (self);
}

/* --- who comes and goes --- */

static void
on_add_clicked_cb (GadibaHouseholdSection *self)
{
  g_assert (GADIBA_IS_HOUSEHOLD_SECTION (self));

  gadiba_member_window_show (GTK_WIDGET (self), self->working);
}

/* What office/ is asked to remove. */
typedef struct
{
  char *number, *label;
} Removal;

static void
free_removal (gpointer data)
{
  Removal *self = data;

  g_free (self->number);
  g_free (self->label);
  g_free (self);
}

static gpointer
remove_member (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Removal *removal = data;

  return gadiba_office_remove_member (office, removal->number, removal->label, moment, error);
}

static void
on_remove_clicked_cb (GadibaHouseholdSection *self)
{
  g_assert (GADIBA_IS_HOUSEHOLD_SECTION (self));

  Removal *removal = g_new0 (Removal, 1);
  const GadibaJob job = { remove_member, removal, free_removal, NULL };
  removal->number = g_strdup (gadiba_working_case_get_number (self->working));
  removal->label = g_strdup (self->shown);
  gadiba_working_case_run_async (self->working, &job, _ ("taking a person out of the household"),
                                 NULL, NULL);
}

/* --- since when, until when --- */

/* A membership on its way. Strings owned. */
typedef struct
{
  GadibaHouseholdSection *section; /* owned */
  char *number, *label;
  GadibaDate from, to;
  GadibaField *field; /* in which it was typed; lives as long as the section */
  char *before;
} Dating;

static Dating *
copy_dating (const Dating *from)
{
  Dating *self = g_new0 (Dating, 1);

  self->section = from->section != NULL ? g_object_ref (from->section) : NULL;
  self->number = g_strdup (from->number);
  self->label = g_strdup (from->label);
  self->from = from->from;
  self->to = from->to;
  self->field = from->field;
  self->before = g_strdup (from->before);
  return self;
}

static void
free_dating (gpointer data)
{
  Dating *self = data;

  g_clear_object (&self->section);
  g_free (self->number);
  g_free (self->label);
  g_free (self->before);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dating, free_dating)

static gpointer
date_membership (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Dating *self = data;
  const GadibaMembershipRequest request = { self->number, self->label, self->from, self->to };

  return gadiba_office_set_membership (office, &request, moment, error);
}

/* Who left before the application was received is not in the list any more. */
static void
tell_gone (GadibaHouseholdSection *self, const Dating *dating)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GADIBA_TYPE_PAGE);

  if (page != NULL && dating->to != GADIBA_DATE_NONE
      && dating->to < gadiba_working_case_get_received (self->working))
    gadiba_page_tell (GADIBA_PAGE (page),
                      _ ("Who left before the application was received is taken out of it; the "
                         "household over time still shows it. Ctrl+Z takes it back."));
}

static void
on_dated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Dating) dating = user_data;
  g_autoptr (GError) error = NULL;
  GadibaHouseholdSection *self = dating->section;
  gboolean done = gadiba_working_case_run_finish (GADIBA_WORKING_CASE (source), result, &error);

  if (self->working == NULL) /* disposed meanwhile */
    return;
  if (done)
    tell_gone (self, dating);
  else if (g_strcmp0 (self->shown, dating->label) == 0)
    gadiba_field_reject (dating->field, dating->before, error->message);
}

static gboolean
read_day (const char *text, GadibaDate *day, GError **error)
{
  *day = GADIBA_DATE_NONE;
  return text == NULL || gadiba_date_parse (text, day, error);
}

/* Both days are one membership. */
static gboolean
store_day (GadibaField *field, const char *before, const char *after, gpointer owner,
           GError **error)
{
  GadibaHouseholdSection *self = owner;
  const GadibaSpan *span = gadiba_times_view_find_membership (self->times, self->shown);
  GadibaDate day;

  if (span == NULL || !read_day (after, &day, error))
    return span == NULL;
  Dating dating = { .section = self,
                    .number = (char *) gadiba_working_case_get_number (self->working),
                    .label = (char *) self->shown,
                    .from = field == self->since ? day : span->from,
                    .to = field == self->until ? day : span->to,
                    .field = field,
                    .before = (char *) before };
  Dating of_job = dating;
  of_job.section = NULL;
  const GadibaJob job = { date_membership, copy_dating (&of_job), free_dating, NULL };
  gadiba_working_case_run_async (self->working, &job, _ ("since when a person is in the household"),
                                 on_dated_cb, copy_dating (&dating));
  return TRUE;
}

/* --- the section --- */

static gboolean
gadiba_household_section_show_fact (GadibaPane *section, const char *fact, const char *subject)
{
  GadibaHouseholdSection *self = GADIBA_HOUSEHOLD_SECTION (section);
  GtkListBoxRow *row = find_row (self, subject);

  for (gsize i = 0; row != NULL && i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, fact))
      {
        gtk_list_box_select_row (self->persons, row);
        gtk_widget_grab_focus (GTK_WIDGET (self->fields[i]));
        return TRUE;
      }
  return FALSE;
}

/* Person after person, each with the fields in their order. */
static int
gadiba_household_section_find_place (GadibaPane *pane, const char *fact, const char *subject)
{
  GadibaHouseholdSection *self = GADIBA_HOUSEHOLD_SECTION (pane);
  GtkListBoxRow *row = find_row (self, fact != NULL ? subject : self->shown);
  int start =
      row != NULL ? 1 + gtk_list_box_row_get_index (row) * (1 + (int) G_N_ELEMENTS (fields)) : 0;

  for (int i = 0; row != NULL && i < (int) G_N_ELEMENTS (fields); i++)
    if (fact != NULL ? g_str_equal (fields[i].field, fact)
                     : gadiba_pane_has_keyboard (GTK_WIDGET (self->fields[i])))
      return start + 1 + i;
  return fact == NULL ? start : -1;
}

static gboolean
gadiba_household_section_show_place (GadibaPane *pane, const GadibaCheckPlace *place)
{
  GadibaHouseholdSection *self = GADIBA_HOUSEHOLD_SECTION (pane);
  GtkListBoxRow *row = place->person != NULL ? find_row (self, place->person) : NULL;

  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (self->persons, row);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
gadiba_household_section_enter (GadibaPane *pane)
{
  GadibaHouseholdSection *self = GADIBA_HOUSEHOLD_SECTION (pane);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->persons);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->add);
}

static void
gadiba_household_section_pane_init (GadibaPaneInterface *iface)
{
  iface->enter = gadiba_household_section_enter;
  iface->find_place = gadiba_household_section_find_place;
  iface->show_fact = gadiba_household_section_show_fact;
  iface->show_place = gadiba_household_section_show_place;
}

static void
gadiba_household_section_dispose (GObject *object)
{
  GadibaHouseholdSection *self = GADIBA_HOUSEHOLD_SECTION (object);

  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_HOUSEHOLD_SECTION);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_household_section_parent_class)->dispose (object);
}

static void
gadiba_household_section_class_init (GadibaHouseholdSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_household_section_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-household-section.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaHouseholdSection, add);
  gtk_widget_class_bind_template_child (widget_class, GadibaHouseholdSection, form);
  gtk_widget_class_bind_template_child (widget_class, GadibaHouseholdSection, over_time);
  gtk_widget_class_bind_template_child (widget_class, GadibaHouseholdSection, warnings);
  gtk_widget_class_bind_template_child (widget_class, GadibaHouseholdSection, persons);
  gtk_widget_class_bind_template_child (widget_class, GadibaHouseholdSection, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_person_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  g_type_ensure (GADIBA_TYPE_ONE_STOP);
}

static GadibaField *
make_day (GadibaHouseholdSection *self, const char *label, const char *name, int index)
{
  GtkWidget *field = gadiba_field_new (label, NULL, name);

  gadiba_field_set_store (GADIBA_FIELD (field), store_day, self);
  gtk_grid_attach (self->form, field, index % N_COLUMNS, index / N_COLUMNS, 1, 1);
  return GADIBA_FIELD (field);
}

static void
gadiba_household_section_init (GadibaHouseholdSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < (int) G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *field = gadiba_field_new (_ (fields[i].label), "person", fields[i].field);
      self->fields[i] = GADIBA_FIELD (field);
      gtk_grid_attach (self->form, field, i % N_COLUMNS, i / N_COLUMNS, 1, 1);
    }
  self->since = make_day (self, _ ("In the _household since"), "from", G_N_ELEMENTS (fields));
  self->until = make_day (self, _ ("_Until (last day)"), "to", G_N_ELEMENTS (fields) + 1);
}

GtkWidget *
gadiba_household_section_new (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaHouseholdSection *self = g_object_new (GADIBA_TYPE_HOUSEHOLD_SECTION, NULL);
  self->working = g_object_ref (working);
  self->times = GADIBA_TIMES_VIEW (gadiba_times_view_new (working, self->warnings));
  g_signal_connect_object (self->times, "read", G_CALLBACK (on_times_read_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->over_time, GTK_WIDGET (self->times));
  GadibaDate today = gadiba_session_get_moment (gadiba_working_case_get_session (working)).today;
  gadiba_field_set_today (self->since, today);
  gadiba_field_set_today (self->until, today);
  g_signal_connect_object (working, "changed", G_CALLBACK (update_view), self, G_CONNECT_SWAPPED);
  update_view (self);
  return GTK_WIDGET (self);
}
