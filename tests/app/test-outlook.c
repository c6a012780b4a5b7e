/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-form-field.h"
#include "gadiba-outlook-page.h"
#include "gadiba-workspace.h"
#include "window-test.h"

/* What else a household could be granted, and what if, beside its application. */

static gboolean
is_shown (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_shown (child, words))
      return TRUE;
  return FALSE;
}

static void
assert_shown (Fixture *self, const char *words, gboolean expected)
{
  g_test_message ("%s", words);
  g_assert_true (is_shown (get_widget (self), words) == expected);
}

static guint
count_rows (Fixture *self)
{
  GtkWidget *view = find_type (get_widget (self), GTK_TYPE_COLUMN_VIEW);

  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

/* The fields of the page stand in the order step, range. */
static GadibaFormField *
find_range (Fixture *self)
{
  GtkWidget *step = find_named (self, "GadibaFormField");

  return GADIBA_FORM_FIELD (gtk_widget_get_next_sibling (step));
}

static void
set_range (Fixture *self, const char *text)
{
  GadibaFormField *range = find_range (self);

  gadiba_form_field_set_text (range, text);
  g_signal_emit_by_name (range, "activate");
  rest (self);
}

/* The benefits that are asked for are no news. */
static void
look_else (Fixture *self)
{
  open_application (self, self->open);
  act (self, "win.outlook");
  find_named (self, "GadibaOutlookPage");
  assert_shown (self, "The application asks for every benefit that there is.", TRUE);
}

static void
look_if (Fixture *self)
{
  open_application (self, self->open);
  act (self, "win.outlook");
  act (self, "win.next-section");
  g_assert_cmpuint (count_rows (self), ==, 21);
  assert_shown (self, "Within this range the household never has less", TRUE);
  set_range (self, "100");
  g_assert_cmpuint (count_rows (self), ==, 3);
  /* What cannot be is told where it stands, or instead of the answer. */
  set_range (self, "abc");
  g_assert_true (gadiba_form_field_has_error (find_range (self)));
  g_assert_cmpuint (count_rows (self), ==, 3);
  set_range (self, "99999");
  assert_shown (self, "choose a larger step", TRUE);
  act (self, "win.previous-section");
  assert_shown (self, "The application asks for every benefit", TRUE);
}

/* There is one page for an application, and it follows what is changed there. */
static void
follow (Fixture *self)
{
  static const GadibaCasePlace place = { GADIBA_PART_APPLICATION, "benefits", NULL, NULL, 0, 0 };
  g_autoptr (GError) error = NULL;

  open_application (self, self->open);
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
  GadibaWorkingCase *working = gadiba_workspace_get_case (workspace);
  act (self, "win.outlook");
  GtkWidget *page = find_named (self, "GadibaOutlookPage");
  g_assert_true (
      gadiba_working_case_set (working, &place, "status gmi", "did not ask for it", &error));
  g_assert_no_error (error);
  rest (self);
  rest (self);
  assert_shown (self, "Mājokļa pabalsts", TRUE);
  assert_shown (self, "150,00\u00a0€ a month", TRUE);
  open_application (self, self->open);
  act (self, "win.outlook");
  g_assert_true (find_named (self, "GadibaOutlookPage") == page);
  act (self, "win.close-page");
  g_assert_null (find_type (get_widget (self), GADIBA_TYPE_OUTLOOK_PAGE));
}

/* What nobody knows yet is not refused: that is not said of it. */
static void
look_open (Fixture *self)
{
  static const GadibaCasePlace asked = { GADIBA_PART_APPLICATION, "benefits", NULL, NULL, 0, 0 };
  static const GadibaCasePlace known = { GADIBA_PART_PERSON, "income", "p1", NULL, 0, 0 };
  g_autoptr (GError) error = NULL;

  open_application (self, self->open);
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
  GadibaWorkingCase *working = gadiba_workspace_get_case (workspace);
  g_assert_true (gadiba_working_case_set (working, &asked, "status gmi", "asked", &error));
  g_assert_no_error (error);
  g_assert_true (gadiba_working_case_set (working, &known, NULL, "income", &error));
  g_assert_no_error (error);
  rest (self);
  act (self, "win.outlook");
  assert_shown (self, "not known yet", TRUE);
  assert_shown (self, "none could be granted", FALSE);
  assert_shown (self, "is not known before", TRUE);
}

/* The head of a benefit says what it comes to; its lines do not say it again. */
static void
look_once (Fixture *self)
{
  open_application (self, self->open);
  GtkWidget *panel = find_named (self, "GadibaResultPanel");
  GtkWidget *expander = find_type (panel, GTK_TYPE_EXPANDER);
  GtkWidget *lines = gtk_expander_get_child (GTK_EXPANDER (expander));

  g_assert_true (is_shown (expander, "GMI pabalsts"));
  g_assert_nonnull (lines);
  g_assert_false (is_shown (lines, "GMI pabalsts"));
  g_assert_true (is_shown (lines, "318,00"));
}

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  g_test_add_data_func ("/outlook/else", (gconstpointer) look_else, run_program);
  g_test_add_data_func ("/outlook/if", (gconstpointer) look_if, run_program);
  g_test_add_data_func ("/outlook/follow", (gconstpointer) follow, run_program);
  g_test_add_data_func ("/outlook/open", (gconstpointer) look_open, run_program);
  g_test_add_data_func ("/outlook/once", (gconstpointer) look_once, run_program);
  return g_test_run ();
}
