/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "full-disk.h"
#include "gadiba-workspace.h"
#include "window-test.h"

/* What a caseworker typed and nobody has yet, and what others do to the application meanwhile. */

static const GadibaCasePlace street = { .part = GADIBA_PART_DWELLING, .field = "street" };

/* --- what is done --- */

static GadibaWorkspace *
show_dwelling (Fixture *self)
{
  open_application (self, self->open);
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
  gadiba_workspace_show_section (workspace, "property");
  rest (self);
  return workspace;
}

static GtkEditable *
find_entry (Fixture *self, const char *field)
{
  GtkWidget *widget = GTK_WIDGET (find_field (get_widget (self), field));

  return GTK_EDITABLE (find_type (widget, GTK_TYPE_ENTRY));
}

static void
type (Fixture *self, const char *field, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (find_field (get_widget (self), field)));
  gtk_editable_set_text (find_entry (self, field), text);
}

static void
leave (Fixture *self)
{
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  rest (self);
}

/* Presses a button that can be seen. */
static void
click (Fixture *self, const char *label)
{
  GtkWidget *button = find_labelled (get_widget (self), GTK_TYPE_BUTTON, label);

  g_test_message ("%s", label);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  rest (self);
}

static char *
read_street (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_read_case (self->office.office, self->open, &error);

  g_assert_no_error (error);
  return gadiba_case_dup_value (file->from, &street);
}

static void
assert_street (Fixture *self, const char *expected)
{
  g_autofree char *there = read_street (self);

  g_assert_cmpstr (there, ==, expected);
}

/* Somebody else stores it. */
static void
store_street (Fixture *self, const char *text)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = read_street (self);
  g_autoptr (GadibaCaseChange) change = gadiba_case_change_new (&street, before, text);
  const GadibaCaseChange *const changes[] = { change };
  const GadibaEditRequest request = { self->open, changes, 1, "street" };
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_edit (self->office.office, &request, &moment, NULL, &error);

  g_assert_no_error (error);
}

/* @words: (nullable): what the sentence must contain; NULL: nothing is open */
static void
assert_matter (GadibaWorkspace *workspace, const char *words)
{
  g_autofree char *sentence = NULL;
  gboolean open = gadiba_workspace_has_open_matter (workspace, &sentence);

  g_test_message ("%s", sentence != NULL ? sentence : "nothing");
  g_assert_true (open == (words != NULL));
  g_assert_true (open == (sentence != NULL));
  g_assert_true (words == NULL || strstr (sentence, words) != NULL);
}

/* --- what is open --- */

static void
test_wrong_text (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  assert_matter (workspace, NULL);
  type (self, "rooms", "many");
  leave (self);
  assert_matter (workspace, _ ("Property and costs"));
  gadiba_workspace_show_section (workspace, "household");
  rest (self);
  assert_matter (workspace, _ ("Property and costs"));
  gadiba_workspace_show_section (workspace, "property");
  type (self, "rooms", "2");
  leave (self);
  assert_matter (workspace, NULL);
}

static void
test_unstored (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  stop_disk ();
  type (self, "street", "Jauna iela 1");
  leave (self);
  assert_matter (workspace, "not stored");
  mend_disk ();
  gadiba_working_case_retry (gadiba_workspace_get_case (workspace));
  rest (self);
  assert_matter (workspace, NULL);
  assert_street (self, "Jauna iela 1");
}

static void
test_conflict (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  g_autoptr (GError) error = NULL;

  store_street (self, "Cita iela 1");
  gadiba_working_case_set (gadiba_workspace_get_case (workspace), &street, "Jauna iela 1", "street",
                           &error);
  g_assert_no_error (error);
  rest (self);
  assert_matter (workspace, "somebody else");
  click (self, _ ("_Leave theirs"));
  assert_matter (workspace, NULL);
  assert_street (self, "Cita iela 1");
}

/* --- what others do while one types --- */

/* Somebody else stores another value: neither is lost. */
static void
test_conflict_while_typing (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  type (self, "street", "Jauna iela 2");
  store_street (self, "Cita iela 2");
  gadiba_working_case_refresh (gadiba_workspace_get_case (workspace));
  rest (self);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "street")), ==, "Jauna iela 2");
  leave (self);
  assert_street (self, "Cita iela 2");
  assert_matter (workspace, "somebody else");
  click (self, _ ("Put in _mine"));
  assert_street (self, "Jauna iela 2");
  assert_matter (workspace, NULL);
}

/* What was typed back to where it began gives way to what is stored now. */
static void
test_typed_back (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);
  g_autofree char *before = g_strdup (gtk_editable_get_text (find_entry (self, "street")));

  type (self, "street", "Jauna iela 3");
  store_street (self, "Cita iela 3");
  gadiba_working_case_refresh (gadiba_workspace_get_case (workspace));
  rest (self);
  type (self, "street", before);
  leave (self);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "street")), ==, "Cita iela 3");
  assert_street (self, "Cita iela 3");
  assert_matter (workspace, NULL);
}

static void
decide_elsewhere (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  const GadibaDecideRequest request = { .application = self->open, .day = moment.today };
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (self->office.office, &request, &moment, &error);

  g_assert_no_error (error);
}

/* The application is decided at another desk: what was typed stays, with a sentence. */
static void
test_decided_while_typing (Fixture *self)
{
  GadibaWorkspace *workspace = show_dwelling (self);

  type (self, "street", "Jauna iela 4");
  decide_elsewhere (self);
  gadiba_working_case_refresh (gadiba_workspace_get_case (workspace));
  rest (self);
  for (guint i = 0; i < 2; i++)
    {
      GtkEditable *entry = find_entry (self, "street");
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Jauna iela 4");
      g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (entry)));
      g_assert_false (gtk_editable_get_editable (entry));
      gtk_test_accessible_assert_state (GTK_WIDGET (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      leave (self);
    }
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_entry (self, "rooms"))));
  assert_matter (workspace, _ ("Property and costs"));
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/workspace/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("wrong-text", test_wrong_text);
  ADD ("unstored", test_unstored);
  ADD ("conflict", test_conflict);
  ADD ("conflict-while-typing", test_conflict_while_typing);
  ADD ("typed-back", test_typed_back);
  ADD ("decided-while-typing", test_decided_while_typing);
  return g_test_run ();
}
