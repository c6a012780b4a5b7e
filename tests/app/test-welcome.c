/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "app-test.h"
#include "gadiba-form-field.h"
#include "gadiba-founding-form.h"
#include "gadiba-office.h"
#include "gadiba-welcome-page.h"

/* The first start: practice, or an office of one's own. */

typedef struct
{
  char *folder, *office, *practice;
  GtkWidget *window, *page;
  char *ready; /* the path that "ready" told */
} Fixture;

static void
on_ready (Fixture *self, const char *path)
{
  g_free (self->ready);
  self->ready = g_strdup (path);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("gadiba-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->office = g_build_filename (self->folder, "office.gadiba", NULL);
  self->practice = g_build_filename (self->folder, "practice.gadiba", NULL);
  const GadibaWelcomePlace place = { .office = self->office,
                                     .practice = self->practice,
                                     .login = "anna",
                                     .today = gadiba_date_new (2026, 10, 30) };
  self->page = gadiba_welcome_page_new (&place);
  g_signal_connect_swapped (self->page, "ready", G_CALLBACK (on_ready), self);
  self->window = show_widget (self->page);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) files = g_dir_open (self->folder, 0, NULL);

  close_widget (self->window, self->page);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->office);
  g_free (self->practice);
  g_free (self->ready);
}

static void
press (Fixture *self, const char *label)
{
  GtkWidget *button = find_labelled (self->page, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static GadibaFormField *
get_field (Fixture *self, const char *label)
{
  GtkWidget *field = find_labelled (self->page, GADIBA_TYPE_FORM_FIELD, label);

  g_assert_nonnull (field);
  return GADIBA_FORM_FIELD (field);
}

/* The sentence below the field; NULL: nothing is shown. */
static const char *
get_sentence (GadibaFormField *field)
{
  GtkWidget *below = gtk_widget_get_last_child (GTK_WIDGET (field));

  return gtk_widget_get_visible (below)
             ? gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (below)))
             : NULL;
}

static gboolean
is_ready (gpointer data)
{
  return ((Fixture *) data)->ready != NULL;
}

static const char *
get_page (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_first_child (self->page)));
}

static gboolean
is_sensitive (gpointer data)
{
  return gtk_widget_is_sensitive (data);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static gboolean
is_choice (gpointer data)
{
  return g_str_equal (get_page (data), "choice");
}

/* --- practice --- */

static void
test_practice (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (get_page (self), ==, "choice");
  press (self, "_Open the practice office");
  g_assert_cmpstr (get_page (self), ==, "busy");
  wait_until (is_ready, self);
  g_assert_cmpstr (self->ready, ==, self->practice);
  g_autoptr (GadibaOffice) office = gadiba_office_open (self->ready, "anna", &error);
  g_assert_no_error (error);
  g_clear_pointer (&office, gadiba_office_close);

  /* The second time it is there. */
  g_clear_pointer (&self->ready, g_free);
  press (self, "_Open the practice office");
  g_assert_true (is_ready (self));
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  press (self, "_Open the practice office");
  press (self, "_Cancel");
  wait_until (is_choice, self);
  g_assert_null (self->ready);
  g_assert_false (g_file_test (self->practice, G_FILE_TEST_EXISTS));
}

/* The window is closed while the office is being made: nothing may fall over. */
static void
test_close (Fixture *self, gconstpointer data)
{
  press (self, "_Open the practice office");
}

static void
wait_for_end (Fixture *self, gconstpointer data)
{
  gpointer weak = self->page;

  g_object_add_weak_pointer (G_OBJECT (self->page), &weak);
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_until (is_gone, &weak);
  g_assert_null (self->ready);
  g_assert_false (g_file_test (self->practice, G_FILE_TEST_EXISTS));
  self->page = gtk_label_new (NULL);
  self->window = show_widget (self->page);
  tear_down (self, data);
}

static void
test_fault (Fixture *self, gconstpointer data)
{
  GtkWidget *sentence;

  gadiba_welcome_page_set_error (GADIBA_WELCOME_PAGE (self->page), "It cannot be opened.");
  sentence = find_labelled (self->page, GTK_TYPE_LABEL, "It cannot be opened.");
  g_assert_true (gtk_widget_get_mapped (sentence));
  gadiba_welcome_page_set_error (GADIBA_WELCOME_PAGE (self->page), NULL);
  g_assert_false (gtk_widget_get_mapped (sentence));
}

/* --- an office --- */

static const struct
{
  const char *label, *text;
} answers[] = {
  { "_Name of the office", "Liepkalnu novada Sociālais dienests" },
  { "_Registration number", "90000000014" },
  { "_Address in one line", "Skolas iela 2, Liepkalni, LV-0000" },
  { "_Municipality", "Liepkalnu novada pašvaldība" },
  { "Place of _letters", "Liepkalnos" },
  { "Au_thority where decisions are contested", "Liepkalnu novada domei" },
  { "Given and family name of the _signatory", "Ilze Ozoliņa" },
  { "P_osition of the signatory", "Sociālā dienesta vadītāja" },
  { "_Your given and family name", "Līga Kalniņa" },
  { "Yo_ur position", "sociālās palīdzības organizatore" },
};

static void
fill_in (Fixture *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    gadiba_form_field_set_text (get_field (self, answers[i].label), answers[i].text);
}

static void
test_found (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  press (self, "_Make an office…");
  g_assert_cmpstr (get_page (self), ==, "form");
  fill_in (self);
  press (self, "Make the o_ffice");
  wait_until (is_ready, self);
  g_assert_cmpstr (self->ready, ==, self->office);
  g_autoptr (GadibaOffice) office = gadiba_office_open (self->ready, "anna", &error);
  g_assert_no_error (error);
}

/* Each answer that is needed is asked for at its field, and the first one gets the keyboard. */
static void
test_missing (Fixture *self, gconstpointer data)
{
  press (self, "_Make an office…");
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GadibaFormField *field = get_field (self, answers[i].label);
      fill_in (self);
      gadiba_form_field_set_text (field, "  ");
      press (self, "Make the o_ffice");
      g_assert_true (gadiba_form_field_has_error (field));
      g_assert_nonnull (strstr (get_sentence (field), "An office needs"));
      GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->page));
      g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (field)));

      /* While it is being mended, nothing is wrong. */
      gadiba_form_field_set_text (field, "a");
      g_assert_false (gadiba_form_field_has_error (field));
    }
  g_assert_null (self->ready);
  g_assert_false (g_file_test (self->office, G_FILE_TEST_EXISTS));
}

/* What cannot be, and what is only to be doubted. */
static void
test_number (Fixture *self, gconstpointer data)
{
  GadibaFormField *field;

  press (self, "_Make an office…");
  field = get_field (self, "_Registration number");
  g_assert_cmpstr (get_sentence (field), ==, "Eleven digits");
  gadiba_form_field_set_text (field, "123");
  g_signal_emit_by_name (field, "left");
  g_assert_true (gadiba_form_field_has_error (field));
  g_assert_nonnull (strstr (get_sentence (field), "eleven digits"));
  GtkWidget *entry = gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (field)));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gadiba_form_field_set_text (field, "90000000015");
  g_signal_emit_by_name (field, "left");
  g_assert_false (gadiba_form_field_has_error (field));
  g_assert_nonnull (strstr (get_sentence (field), "check digit"));
}

/* There is an office already: the sentence is in the foot, and what was typed stays. */
static void
test_there_already (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_found (self, data);
  g_clear_pointer (&self->ready, g_free);
  press (self, "Make the o_ffice");
  wait_until (is_sensitive, find_labelled (self->page, GTK_TYPE_BUTTON, "Make the o_ffice"));
  g_assert_null (self->ready);
  g_autofree char *sentence =
      g_strdup_printf ("“%s” holds an office already; choose another file", self->office);
  g_assert_nonnull (find_labelled (self->page, GTK_TYPE_LABEL, sentence));
  g_assert_cmpstr (gadiba_form_field_get_text (get_field (self, "_Registration number")), ==,
                   "90000000014");
  press (self, "_Back");
  g_assert_cmpstr (get_page (self), ==, "choice");
}

/* --- for whoever does not see it --- */

static void
check_name (GtkWidget *widget)
{
  if (GADIBA_IS_FORM_FIELD (widget))
    {
      GtkWidget *label = gtk_widget_get_first_child (widget);
      GtkWidget *entry = gtk_widget_get_next_sibling (label);
      g_assert_true (GTK_IS_ENTRY (entry));
      gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
      gtk_test_accessible_assert_relation (entry, GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_name (child);
}

static void
test_names (Fixture *self, gconstpointer data)
{
  press (self, "_Make an office…");
  check_name (self->page);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/welcome/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  init_gtk (&argc, &argv);
  ADD ("practice", test_practice);
  ADD ("cancel", test_cancel);
  g_test_add ("/welcome/close", Fixture, NULL, set_up, test_close, wait_for_end);
  ADD ("fault", test_fault);
  ADD ("found", test_found);
  ADD ("missing", test_missing);
  ADD ("number", test_number);
  ADD ("there-already", test_there_already);
  ADD ("names", test_names);
  return g_test_run ();
}
