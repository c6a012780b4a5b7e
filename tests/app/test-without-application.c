/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "../office/takeover-test.h"
#include "gadiba-office-card.h"
#include "gadiba-office-register.h"
#include "gadiba-office-talk.h"
#include "window-hands.h"

/* A client who was taken over from a table: the page of the person, until there is an application.
 */

/* Opens Zenta Krūmiņa, as the list of clients does. */
static GadibaWorkspace *
open_client (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  gint64 person = take_over_client (self->office.office, &moment);

  go_to (self, "clients");
  gadiba_page_open_client (GADIBA_PAGE (find_type (get_widget (self), GADIBA_TYPE_PAGE)), person);
  rest (self);
  rest (self); /* what the card says is read behind */
  return GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
}

static void
put_phone (Fixture *self, const char *text)
{
  GtkWidget *field = GTK_WIDGET (find_field (get_widget (self), "phone"));

  gtk_widget_grab_focus (field);
  gtk_editable_set_text (GTK_EDITABLE (find_type (field, GTK_TYPE_ENTRY)), text);
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  rest (self);
}

static void
assert_phone (Fixture *self, GadibaWorkspace *workspace, const char *expected)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaCardPlace place = { GADIBA_CARD_CLIENT, 0, "phone" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCardFile) card = gadiba_office_read_card (
      self->office.office, gadiba_workspace_get_person (workspace), &moment, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_card_file_get (card, &place), ==, expected);
}

/* --- the page of the person --- */

static void
test_sections (Fixture *self)
{
  static const char *const shown[] = { "card", "decisions", "talks", "history", "card" };
  GadibaWorkspace *workspace = open_client (self);

  g_assert_null (gadiba_workspace_get_number (workspace));
  g_assert_true (is_told (get_widget (self), "No application yet"));
  g_assert_true (is_told (get_widget (self), "319903-10015"));
  g_assert_true (is_told (get_widget (self), "Liepu iela 7-2"));
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_assert_cmpstr (gadiba_workspace_get_section (workspace), ==, shown[i]);
      act (self, "win.next-section");
      if (i == 0)
        g_assert_true (is_told (get_widget (self), "No decision yet."));
    }
  gadiba_workspace_show_section (workspace, "income");
  g_assert_cmpstr (gadiba_workspace_get_section (workspace), !=, "income");
  g_assert_false (gadiba_workspace_can_issue (workspace));
  /* The same again is the same page. */
  gint64 person = gadiba_workspace_get_person (workspace);
  go_to (self, "clients");
  gadiba_page_open_client (GADIBA_PAGE (find_type (get_widget (self), GADIBA_TYPE_PAGE)), person);
  rest (self);
  g_assert_true (find_named (self, "GadibaWorkspace") == GTK_WIDGET (workspace));
}

static void
test_card (Fixture *self)
{
  GadibaWorkspace *workspace = open_client (self);

  g_assert_null (gadiba_workspace_get_undo (workspace));
  put_phone (self, "20 000 016");
  assert_phone (self, workspace, "20 000 016");
  g_assert_nonnull (gadiba_workspace_get_undo (workspace));
  act (self, "win.undo");
  assert_phone (self, workspace, "20000015");
  g_assert_nonnull (gadiba_workspace_get_redo (workspace));
  act (self, "win.redo");
  assert_phone (self, workspace, "20 000 016");
  put_phone (self, "none");
  g_autofree char *matter = NULL;
  g_assert_true (gadiba_workspace_has_open_matter (workspace, &matter));
  put_phone (self, "20 000 016");
}

static void
test_talk (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  GadibaWorkspace *workspace = open_client (self);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  const GadibaTalkRequest request = { .person = gadiba_workspace_get_person (workspace),
                                      .day = moment.today,
                                      .way = "called",
                                      .about = "jautāja par malku",
                                      .minutes = -1 };

  gadiba_office_note_talk (self->office.office, &request, &moment, &id, &error);
  g_assert_no_error (error);
  gadiba_workspace_show_section (workspace, "talks");
  rest (self);
  g_assert_true (is_told (find_named (self, "GadibaListPane"), "jautāja par malku"));
}

/* --- the first application --- */

static void
test_first (Fixture *self)
{
  GadibaWorkspace *workspace = open_client (self);

  act (self, "win.new-application");
  g_assert_true (is_told (get_widget (self), "Zenta Krūmiņa"));
  g_assert_null (find_field (get_widget (self), "given"));
  press (self, get_widget (self), "Register the _application");
  rest (self);
  g_assert_true (find_named (self, "GadibaWorkspace") == GTK_WIDGET (workspace));
  g_assert_nonnull (gadiba_workspace_get_number (workspace));
  g_assert_cmpstr (gadiba_workspace_get_section (workspace), ==, "income");
  g_assert_false (is_told (get_widget (self), "No application yet"));
  g_assert_nonnull (find_named (self, "GadibaResultPanel"));
  g_assert_true (gadiba_workspace_can_issue (workspace));
  g_assert_true (is_told (get_widget (self), "decide by"));
}

/* Another desk registers: what is being looked at goes on as the application's page. */
static void
test_elsewhere (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  GadibaWorkspace *workspace = open_client (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *number =
      gadiba_office_repeat_case (self->office.office, gadiba_workspace_get_person (workspace),
                                 moment.today, &moment, NULL, &error);

  g_assert_no_error (error);
  gadiba_working_case_poll (gadiba_workspace_get_case (workspace));
  rest (self);
  rest (self);
  g_assert_cmpstr (gadiba_workspace_get_number (workspace), ==, number);
  g_assert_cmpstr (gadiba_workspace_get_section (workspace), ==, "card");
  g_assert_nonnull (find_named (self, "GadibaResultPanel"));
}

/* --- anybody who is open --- */

static void
test_again (Fixture *self)
{
  open_application (self, self->decided);
  act (self, "win.new-application");
  g_assert_true (is_told (get_widget (self), "takes over the household"));
  g_assert_false (is_told (get_widget (self), "is not decided yet"));
  press (self, get_widget (self), "Register the _application");
  rest (self);
  g_autofree char *shown = gadiba_window_dup_application (self->window);
  g_assert_cmpstr (shown, !=, self->decided);
  g_assert_true (is_told (get_widget (self), self->decided)); /* what it is taken over from */
  /* That is said above this case, and nowhere else. */
  g_assert_true (is_told (get_widget (self), "Confirm with the client"));
  go_to (self, "applications");
  g_assert_false (is_told (get_widget (self), "Confirm with the client"));
  open_application (self, self->open);
  g_assert_false (is_told (get_widget (self), "Confirm with the client"));
  open_application (self, shown);
  g_assert_true (is_told (get_widget (self), "Confirm with the client"));
  press (self, get_widget (self), "Close");
  open_application (self, self->open);
  open_application (self, shown);
  g_assert_false (is_told (get_widget (self), "Confirm with the client"));
  act (self, "win.new-application");
  g_assert_true (is_told (get_widget (self), "is not decided yet"));
  press (self, get_widget (self), "Somebody e_lse…");
  g_assert_nonnull (find_field (get_widget (self), "given"));
  g_assert_nonnull (find_field (get_widget (self), "street"));
}

/* What is granted already is computed once more: the result says so. */
static void
test_twice (Fixture *self)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("GADIBA_TEST_DATA"), "cases", "kuldiga-2021-1.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *again = g_strconcat (text, "<!-- again -->", NULL);
  g_autofree char *number = register_test_text (&self->office, again);
  open_application (self, self->decided);
  g_assert_false (is_told (find_named (self, "GadibaResultPanel"), "is granted already from "));
  open_application (self, number);
  g_assert_true (is_told (find_named (self, "GadibaResultPanel"), "is granted already from "));
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/without-application/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("sections", test_sections);
  ADD ("card", test_card);
  ADD ("talk", test_talk);
  ADD ("first", test_first);
  ADD ("elsewhere", test_elsewhere);
  ADD ("again", test_again);
  ADD ("twice", test_twice);
  return g_test_run ();
}
