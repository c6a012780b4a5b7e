/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-form-field.h"
#include "gadiba-office-settings.h"
#include "gadiba-settings-page.h"
#include "gadiba-word-choice.h"
#include "window-hands.h"

/* The settings as a hand uses them: what is typed is stored when it is left, what cannot be stays
 * with its sentence. */

static GtkWidget *
show_section (Fixture *self, const char *name)
{
  go_to (self, "settings");
  GtkWidget *page = find_named (self, "GadibaSettingsPage");
  gtk_stack_set_visible_child_name (GTK_STACK (find_type (page, GTK_TYPE_STACK)), name);
  rest (self);
  return page;
}

static GadibaFormField *
find_form_field (GtkWidget *root, const char *label)
{
  GtkWidget *found = find_labelled (root, GADIBA_TYPE_FORM_FIELD, label);

  g_test_message ("%s", label);
  g_assert_nonnull (found);
  return GADIBA_FORM_FIELD (found);
}

static void
type_into (GadibaFormField *field, const char *text)
{
  GtkWidget *entry = find_type (GTK_WIDGET (field), GTK_TYPE_ENTRY);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static GadibaOfficeSettings *
read_settings (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GadibaOfficeSettings *settings = gadiba_office_read_settings (self->office.office, &error);

  g_assert_no_error (error);
  return settings;
}

static void
test_texts (Fixture *self)
{
  GtkWidget *page = show_section (self, "office");
  g_assert_false (is_told (get_widget (self), "invented")); /* an office that is real */
  GadibaFormField *place = find_form_field (page, "Place of _letters");
  GadibaFormField *number = find_form_field (page, "_Registration number");
  GadibaFormField *code = find_form_field (page, "Code of de_cisions");
  const GadibaMoment moment = get_office_moment ();
  g_autofree char *matter = NULL;
  g_autoptr (GError) error = NULL;

  type_into (place, "Ozolos");
  type_into (code, "LEM");
  type_into (number, "9000");
  leave (self);
  g_autoptr (GadibaOfficeSettings) first = read_settings (self);
  g_assert_cmpstr (first->texts[GADIBA_FOUNDING_PLACE], ==, "Ozolos");
  g_assert_cmpstr (first->codes[GADIBA_NUMBER_DECISION], ==, "LEM");
  g_assert_cmpstr (first->texts[GADIBA_FOUNDING_REGISTRATION_NUMBER], ==, "90000000014");
  g_assert_true (gadiba_form_field_has_error (number) && !gadiba_form_field_has_error (place));
  g_assert_cmpstr (gadiba_form_field_get_text (number), ==, "9000");
  g_assert_true (gadiba_page_has_open_matter (GADIBA_PAGE (page), &matter));
  g_clear_pointer (&matter, g_free);
  type_into (number, "90000000014");
  leave (self);
  g_assert_false (gadiba_page_has_open_matter (GADIBA_PAGE (page), &matter));

  /* Somebody else stores while one types: both are told, the second time one means it. */
  gadiba_office_set_text (self->office.office, GADIBA_FOUNDING_PLACE, "Ozolos", "Liepās", &moment,
                          &error);
  g_assert_no_error (error);
  type_into (place, "Bērzos");
  leave (self);
  g_assert_true (gadiba_form_field_has_error (place) && is_told (page, "“Liepās”"));
  g_assert_cmpstr (gadiba_form_field_get_text (place), ==, "Bērzos");
  type_into (place, "Bērzos ");
  leave (self);
  g_autoptr (GadibaOfficeSettings) last = read_settings (self);
  g_assert_cmpstr (last->texts[GADIBA_FOUNDING_PLACE], ==, "Bērzos");
}

/* A kind of decision gets numbers of its own, and goes with all again. */
static void
test_series (Fixture *self)
{
  GtkWidget *page = show_section (self, "office");
  GadibaFormField *code = find_form_field (page, "T_heir code");
  GadibaFormField *template = find_form_field (page, "Their template (may _stay empty)");
  GtkWidget *kind = find_type (page, GADIBA_TYPE_WORD_CHOICE);

  g_assert_nonnull (kind);
  g_assert_true (is_told (page, "All decisions are numbered alike."));
  type_into (code, "PTR");
  click (page, "Number them so");
  g_assert_true (is_told (page, "Choose which decisions are to have numbers of their own."));
  gadiba_word_choice_set_word (GADIBA_WORD_CHOICE (kind), "stop");
  type_into (template, "{code}.{number}");
  click (page, "Number them so");
  rest (self);
  g_assert_true (is_told (page, "The template has no {year}"));
  g_assert_cmpstr (gadiba_form_field_get_text (template), ==, "{code}.{number}");
  type_into (template, "{code}.{year}.{number}");
  click (page, "Number them so");
  rest (self);
  g_assert_true (is_told (page, "Izmaksas pārtraukšana"));
  g_autoptr (GadibaOfficeSettings) own = read_settings (self);
  g_assert_cmpuint (own->series->len, ==, 2);
  const GadibaOfficeSeries *stop = g_ptr_array_index (own->series, 1);
  g_assert_cmpstr (stop->kind, ==, "stop");
  g_assert_cmpstr (stop->code, ==, "PTR");
  g_assert_cmpstr (stop->template, ==, "{code}.{year}.{number}");

  click (page, "As all decisions again");
  rest (self);
  g_autoptr (GadibaOfficeSettings) all = read_settings (self);
  g_assert_cmpuint (all->series->len, ==, 1);
  g_assert_true (is_told (page, "All decisions are numbered alike."));
}

static void
test_people (Fixture *self)
{
  GtkWidget *page = show_section (self, "people");

  click (page, "Add a _caseworker…");
  rest (self);
  GtkWidget *asking = find_asking ();
  type_into (find_form_field (asking, "_Given and family name"), "Maija Celma");
  type_into (find_form_field (asking, "_First day"), "32.1.2027");
  click (asking, "_Store");
  rest (self);
  /* Every fault is told at its field, and nothing is stored. */
  g_assert_true (
      gadiba_form_field_has_error (find_form_field (asking, "_Position, as letters write it")));
  g_assert_true (gadiba_form_field_has_error (find_form_field (asking, "_First day")));
  type_into (find_form_field (asking, "_Position, as letters write it"), "organizatore");
  type_into (find_form_field (asking, "_Account on this computer"), "maija");
  type_into (find_form_field (asking, "Pa_rishes (may stay empty)"), "Ozolu pagasts");
  type_into (find_form_field (asking, "_First day"), "1.2.27");
  GadibaFormField *code = find_form_field (asking, "Personal cod_e (may stay empty)");
  type_into (code, "150380-1");
  click (asking, "_Store");
  rest (self);
  g_assert_true (gadiba_form_field_has_error (code) && is_told (asking, "no personal code"));
  type_into (code, "15038010004");
  click (asking, "_Store");
  rest (self);
  g_assert_null (find_asking ());
  g_assert_true (is_told (page, "Maija Celma") && is_told (page, "Ozolu pagasts"));

  g_autoptr (GadibaOfficeSettings) settings = read_settings (self);
  g_assert_cmpuint (settings->caseworkers->len, ==, 2);
  const GadibaOfficeStaff *maija = g_ptr_array_index (settings->caseworkers, 1);
  g_assert_cmpint (maija->from, ==, gadiba_date_new (2027, 2, 1));
  g_assert_true (maija->has_code && maija->code == NULL);

  /* A line opens with what is stored. */
  GtkWidget *list = find_type (page, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  rest (self);
  asking = find_asking ();
  g_assert_cmpstr (gadiba_form_field_get_text (find_form_field (asking, "_Given and family name")),
                   ==, "Ilze Ozoliņa");
  type_into (find_form_field (asking, "_Last day"), "t");
  click (asking, "_Store");
  rest (self);
  g_assert_null (find_asking ());
  g_autoptr (GadibaOfficeSettings) after = read_settings (self);
  g_assert_cmpint (((const GadibaOfficeStaff *) g_ptr_array_index (after->signatories, 0))->to, ==,
                   gadiba_date_new (2027, 1, 15));
}

static void
test_days (Fixture *self)
{
  GtkWidget *page = show_section (self, "days");
  GadibaFormField *day = find_form_field (page, "_Day");
  GadibaFormField *name = find_form_field (page, "Name of the _holiday, or why it is worked");

  type_into (day, "24.6.2027");
  type_into (name, "Novada svētki");
  click (page, "_Add");
  rest (self);
  g_assert_true (is_told (page, "day off anyway"));
  g_assert_cmpstr (gadiba_form_field_get_text (name), ==, "Novada svētki");
  type_into (day, "13.8.2027");
  click (page, "_Add");
  rest (self);
  g_assert_false (is_told (page, "anyway"));
  g_assert_true (is_told (page, "Novada svētki"));
  g_assert_cmpstr (gadiba_form_field_get_text (name), ==, "");
  click (page, "Remove");
  rest (self);
  g_assert_true (is_told (page, "No day differs"));
  g_autoptr (GadibaOfficeSettings) settings = read_settings (self);
  g_assert_cmpuint (settings->days->len, ==, 0);
}

/* What is set for this computer is in force at once, and the place is the same in the other
 * language. */
static void
test_desk (Fixture *self)
{
  GtkWidget *page = show_section (self, "desk");

  g_settings_set_int (gadiba_habits_get (), "text-scale", 150);
  settle ();
  GtkWidget *size = find_type (page, GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (size)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (size), 1);
  settle ();
  g_assert_cmpint (g_settings_get_int (gadiba_habits_get (), "text-scale"), ==, 125);
  g_settings_reset (gadiba_habits_get (), "text-scale");

  GtkWidget *language = NULL;
  for (GtkWidget *each = gtk_widget_get_next_sibling (size); each != NULL && language == NULL;
       each = gtk_widget_get_next_sibling (each))
    language = GTK_IS_DROP_DOWN (each) ? each : NULL;
  g_autoptr (GadibaSession) session = g_object_ref (gadiba_window_get_session (self->window));
  GtkWidget *colour = gtk_widget_get_next_sibling (language);
  while (!GTK_IS_DROP_DOWN (colour))
    colour = gtk_widget_get_next_sibling (colour);
  /* What is written first is told, as files of settings tell it even where nothing changes. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (colour), 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (language), 1);
  settle ();
  finish_jobs (session);
  self->window = get_window (self, 0);
  rest (self);
  g_autofree char *chosen = g_settings_get_string (gadiba_habits_get (), "language");
  g_assert_cmpstr (chosen, ==, "lv");
  g_settings_reset (gadiba_habits_get (), "colour");
  find_named (self, "GadibaSettingsPage");
  find_named (self, "GadibaSettingsDesk");
}

/* Sections are reached by keys, and remembered. */
static void
test_sections (Fixture *self)
{
  static const char *const names[] = { "people", "days", "desk", "desk" };

  show_section (self, "office");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      act (self, "win.next-section");
      g_autofree char *kept = g_settings_get_string (gadiba_habits_get (), "settings-section");
      g_assert_cmpstr (kept, ==, names[i]);
    }
  act (self, "win.previous-section");
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (
      focus, GTK_WIDGET (find_form_field (find_named (self, "GadibaSettingsPage"), "_Day"))));
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/settings-page/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("texts", test_texts);
  ADD ("series", test_series);
  ADD ("people", test_people);
  ADD ("days", test_days);
  ADD ("desk", test_desk);
  ADD ("sections", test_sections);
  return g_test_run ();
}
