/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-columns.h"
#include "gadiba-client-line.h"
#include "gadiba-client-model.h"
#include "gadiba-clients-page.h"
#include "gadiba-new-page.h"
#include "window-test.h"

/* The list of clients opens whom one sees chosen, and leads on where nobody is found. */

static GadibaClientsPage *
get_page (Fixture *self)
{
  return GADIBA_CLIENTS_PAGE (find_type (get_widget (self), GADIBA_TYPE_CLIENTS_PAGE));
}

static GtkSingleSelection *
get_selection (Fixture *self)
{
  GtkWidget *view = find_type (get_widget (self), GTK_TYPE_LIST_VIEW);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

static gint64
get_chosen (Fixture *self)
{
  return gadiba_long_line_get_key (gtk_single_selection_get_selected_item (get_selection (self)));
}

/* Somebody is registered beside this window, which reads its list anew. */
static void
register_client (Fixture *self, const char *family)
{
  g_autofree char *text = g_strdup_printf (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\"/><household><person"
      " id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"%s\" relation=\"self\"/>"
      "</household></case>",
      family);

  g_free (register_test_text (&self->office, text));
  gadiba_page_refresh (GADIBA_PAGE (get_page (self)));
  rest (self);
}

static void
search_for (Fixture *self, const char *text)
{
  GtkWidget *search = find_type (get_widget (self), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  rest (self);
  g_signal_emit_by_name (search, "activate");
}

static gpointer
work (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return NULL;
}

static void
on_worked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_null (gadiba_session_run_finish (result, NULL));
}

/* Enter opens who was found, whatever else the office is at. */
static void
test_enter_while_busy (Fixture *self)
{
  GtkWidget *search = find_type (get_widget (self), GTK_TYPE_SEARCH_ENTRY);
  const GadibaJob job = { work, NULL, NULL, NULL };

  gtk_editable_set_text (GTK_EDITABLE (search), "Bērziņa Anna");
  rest (self);
  gadiba_session_run_async (gadiba_window_get_session (self->window), &job, NULL, on_worked, NULL);
  g_signal_emit_by_name (search, "activate");
  rest (self);
  g_autofree char *shown = gadiba_window_dup_application (self->window);
  g_assert_nonnull (shown);
}

/* Who was chosen before the search is not chosen among whom it finds. */
static void
test_refresh_and_search (Fixture *self)
{
  register_client (self, "Zariņa");
  gtk_single_selection_set_selected (get_selection (self), 1);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==, 1);
  gadiba_page_refresh (GADIBA_PAGE (get_page (self)));
  gadiba_clients_page_set_search (get_page (self), "Anna");
  rest (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_selection (self))), >, 1);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==, 0);
  gadiba_clients_page_set_search (get_page (self), "");
  rest (self);
}

/* Somebody else comes before whoever is chosen. */
static void
test_refresh_with_others (Fixture *self)
{
  register_client (self, "Zariņa");
  gtk_single_selection_set_selected (get_selection (self), 1);
  gint64 chosen = get_chosen (self);
  register_client (self, "Ābele");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==, 2);
  g_assert_cmpint (get_chosen (self), ==, chosen);
}

/* Tab goes on from the list, however many clients there are. */
static void
test_leave_list (Fixture *self)
{
  register_client (self, "Zariņa");
  assert_one_stop (self, find_type (get_widget (self), GTK_TYPE_LIST_VIEW));
}

/* Where nobody is found Enter, and Enter again, begin an application. */
static void
test_nobody (Fixture *self)
{
  gtk_editable_set_text (GTK_EDITABLE (find_type (get_widget (self), GTK_TYPE_SEARCH_ENTRY)),
                         "Anna");
  rest (self);
  g_assert_true (is_told (get_widget (self), "Found by"));
  search_for (self, "Jaunzeme");
  g_assert_false (is_told (get_widget (self), "Found by"));
  g_assert_true (is_told (get_widget (self), "Looked for “Jaunzeme”"));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==,
                   "win.new-application");
  g_signal_emit_by_name (focus, "clicked");
  rest (self);
  g_assert_nonnull (find_type (get_widget (self), GADIBA_TYPE_NEW_PAGE));
}

/* A status that has ended does not pass for one in force. */
static void
test_ended (Fixture *self)
{
  const GadibaDate today = gadiba_date_new (2027, 1, 15);
  GadibaClientRow row = { .given = (char *) "Anna",
                          .family = (char *) "Bērziņa",
                          .status = "needy",
                          .until = today,
                          .deadline = GADIBA_DATE_NONE,
                          .received = GADIBA_DATE_NONE,
                          .born = GADIBA_DATE_NONE,
                          .touched = GADIBA_DATE_NONE };
  const GadibaTableColumns *columns = gadiba_client_columns_get_table ();
  guint shown = gadiba_table_get_shown (columns);

  g_assert_nonnull (gadiba_client_line_get_sign (&row, today));
  gadiba_table_set_shown (columns, shown & ~(1u << GADIBA_CLIENT_COLUMN_UNTIL));
  g_autofree char *in_force = gadiba_client_line_describe (&row, today);
  row.until = gadiba_date_new (2026, 4, 30);
  g_assert_null (gadiba_client_line_get_sign (&row, today));
  g_autofree char *ended = gadiba_client_line_describe (&row, today);
  gadiba_table_set_shown (columns, shown);
  g_test_message ("%s; %s", in_force, ended);
  g_assert_null (strstr (in_force, "until"));
  g_assert_nonnull (strstr (ended, "until"));
  g_assert_nonnull (strstr (ended, "Status has ended"));
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/clients-page/" name, (gconstpointer) (function), run_program)

/* A list that is read anew keeps the keyboard, whichever lines come. */
static void
test_read_anew (Fixture *self)
{
  go_to (self, "clients");
  rest (self);
  GtkWidget *list = find_type (get_widget (self), GTK_TYPE_LIST_VIEW);

  gtk_widget_grab_focus (list);
  settle ();
  gadiba_page_refresh (GADIBA_PAGE (gtk_widget_get_ancestor (list, GADIBA_TYPE_PAGE)));
  rest (self);
  settle ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, list));
}

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("enter-while-busy", test_enter_while_busy);
  ADD ("refresh-and-search", test_refresh_and_search);
  ADD ("refresh-with-others", test_refresh_with_others);
  ADD ("leave-list", test_leave_list);
  ADD ("read-anew", test_read_anew);
  ADD ("nobody", test_nobody);
  ADD ("ended", test_ended);
  return g_test_run ();
}
