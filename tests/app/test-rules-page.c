/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-form-field.h"
#include "gadiba-office-rules.h"
#include "gadiba-rules-page.h"
#include "window-test.h"

/* The rule book to be read, and a value of the municipality drafted, tried and put in force. */

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
assert_shown (Fixture *self, const char *words)
{
  g_test_message ("%s", words);
  g_assert_true (is_shown (get_widget (self), words));
}

static GListModel *
get_list (Fixture *self)
{
  GtkWidget *view = find_type (find_named (self, "GadibaRulesPage"), GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

static void
look_for (Fixture *self, const char *text)
{
  GtkWidget *search = find_type (find_named (self, "GadibaRulesPage"), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed");
  rest (self);
}

static void
show_rules (Fixture *self)
{
  go_to (self, "rules");
  rest (self);
}

static GtkWidget *
find_form_field (GtkWidget *root, const char *label)
{
  g_autofree char *own = NULL;

  if (GADIBA_IS_FORM_FIELD (root))
    g_object_get (root, "label", &own, NULL);
  if (g_strcmp0 (own, label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_form_field (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GadibaFormField *
get_form_field (Fixture *self, const char *label)
{
  return GADIBA_FORM_FIELD (find_form_field (get_widget (self), label));
}

static void
type (Fixture *self, const char *label, const char *text)
{
  gadiba_form_field_set_text (get_form_field (self, label), text);
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* All of it is there to read, and a search without diacritics finds it by any of its words. */
static void
read_book (Fixture *self)
{
  static const struct
  {
    const char *text, *words;
  } rows[] = {
    { "gmi.first", "gmi.first" },
    { "gmi pabalsts", "Amount" },
    { "zemes kopplatiba", "land.limit" },
    { "housing.coefficient", "pārējās mājsaimniecības" },
  };

  show_rules (self);
  g_assert_cmpuint (g_list_model_get_n_items (get_list (self)), >, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      look_for (self, rows[i].text);
      g_assert_cmpuint (g_list_model_get_n_items (get_list (self)), >, 0);
      assert_shown (self, rows[i].words);
    }
  look_for (self, "zzz");
  g_assert_cmpuint (g_list_model_get_n_items (get_list (self)), ==, 0);
}

/* Whoever goes on by Tab is not led through all that stands in the book. */
static void
leave_list (Fixture *self)
{
  show_rules (self);
  assert_one_stop (self, find_type (find_named (self, "GadibaRulesPage"), GTK_TYPE_LIST_VIEW));
}

/* What is wrong is told at its field, and what was typed stays. */
static void
refuse (Fixture *self)
{
  show_rules (self);
  look_for (self, "low-income.first");
  type (self, "_From", "99.99.");
  type (self, "_Value", "viens");
  type (self, "_Source", "");
  press (self, get_widget (self), "Put into the d_raft");
  g_assert_true (gadiba_form_field_has_error (get_form_field (self, "_From")));
  g_assert_true (gadiba_form_field_has_error (get_form_field (self, "_Value")));
  g_assert_true (gadiba_form_field_has_error (get_form_field (self, "_Source")));
  type (self, "_From", "1.1.2026");
  type (self, "_Value", "620");
  type (self, "_Source", "SN 7/2026 p. 3");
  press (self, get_widget (self), "Put into the d_raft");
  g_assert_true (
      gadiba_form_field_has_error (get_form_field (self, "Title of a new _act, in the genitive")));
  assert_shown (self, "The rules know no act to which “SN 7/2026 p. 3” belongs.");
  g_assert_false (gadiba_form_field_has_error (get_form_field (self, "_Value")));
  g_assert_cmpstr (gadiba_form_field_get_text (get_form_field (self, "_Value")), ==, "620");
  type (self, "_Value", "");
}

/* Enter leads through the form, to its button. */
static void
go_on (Fixture *self)
{
  static const char *const labels[] = { "_From", "_Value", "_Source",
                                        "Title of a new _act, in the genitive", "Dou_bt" };

  show_rules (self);
  look_for (self, "low-income.first");
  gtk_widget_grab_focus (GTK_WIDGET (get_form_field (self, labels[0])));
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *field = GTK_WIDGET (get_form_field (self, labels[i]));
      g_test_message ("%s", labels[i]);
      g_assert_true (
          gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (get_widget (self))), field));
      g_signal_emit_by_name (field, "activate");
    }
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (get_widget (self)))
                 == find_button (get_widget (self), "Put into the d_raft"));
}

/* Returns: what asks over the window */
static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) each = g_list_model_get_item (windows, i);
      if (GTK_IS_MESSAGE_DIALOG (each))
        return each;
    }
  return NULL;
}

/* Nothing is in force before it is said what will change from when, and how it was tried. */
static void
put_in_force (Fixture *self)
{
  g_autofree char *told = NULL;

  press (self, get_widget (self), "_Put in force");
  g_object_get (find_question (), "secondary-text", &told, NULL);
  g_test_message ("%s", told);
  g_assert_nonnull (strstr (told, "€ from 01.01.2026.\n"));
  g_assert_nonnull (strstr (told, "620,00"));
  g_assert_nonnull (strstr (told, "430,50"));
  g_assert_nonnull (strstr (told, ", none fails."));
  gtk_dialog_response (GTK_DIALOG (find_question ()), GTK_RESPONSE_CANCEL);
  rest (self);
  g_assert_nonnull (find_button (get_widget (self), "_Discard")); /* the draft is still one */
  press (self, get_widget (self), "_Put in force");
  gtk_dialog_response (GTK_DIALOG (find_question ()), GTK_RESPONSE_YES);
  rest (self);
}

static void
set_value (Fixture *self, const char *parameter, const char *value)
{
  look_for (self, parameter);
  type (self, "_From", "1.1.2026");
  type (self, "_Value", value);
  type (self, "_Source", "SN 7/2026 p. 3");
  type (self, "Title of a new _act, in the genitive", "Liepkalnu novada noteikumu Nr. 7/2026");
  press (self, get_widget (self), "Put into the d_raft");
}

/* From a value to its being in force, for the window too. */
static void
change_value (Fixture *self)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;

  open_application (self, self->open);
  show_rules (self);
  set_value (self, "low-income.first", "620");
  set_value (self, "low-income.other", "430,50");
  assert_shown (self, "430,50");
  assert_shown (self, "A draft, begun on");
  g_assert_false (gtk_widget_is_sensitive (find_button (get_widget (self), "_Put in force")));
  press (self, get_widget (self), "_Try the draft");
  assert_shown (self, "What the draft would change");
  assert_shown (self, "Of 1 open applications");
  put_in_force (self);
  g_autoptr (GadibaOfficeRules) rules =
      gadiba_office_read_rules (self->office.office, &moment, &error);
  g_assert_no_error (error);
  g_assert_false (rules->has_draft);
  g_assert_cmpint (rules->since, ==, moment.today);
  const GadibaBook *book = gadiba_session_get_book (gadiba_window_get_session (self->window));
  g_assert_cmpuint (gadiba_book_get_parameter (book, "low-income.first")->values->len, ==, 1);
}

/* What is cited is typed as it is read. */
static void
cite (Fixture *self)
{
  show_rules (self);
  look_for (self, "low-income.first");
  assert_shown (self, "In the rule book: low-income.first");
  type (self, "_From", "1.1.2026");
  type (self, "_Value", "620");
  type (self, "_Source", "SN 7/2026 3. punkts");
  type (self, "Title of a new _act, in the genitive", "Liepkalnu novada noteikumu Nr. 7/2026");
  press (self, get_widget (self), "Put into the d_raft");
  assert_shown (self, "A draft, begun on");
  assert_shown (self, "SN 7/2026 3. punkts");
  g_assert_cmpstr (gadiba_form_field_get_text (get_form_field (self, "_Source")), ==,
                   "SN 7/2026 3. punkts");
}

static void
discard (Fixture *self)
{
  show_rules (self);
  set_value (self, "low-income.first", "620");
  press (self, get_widget (self), "_Discard");
  g_assert_null (find_button (get_widget (self), "_Discard"));
}

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  g_test_add_data_func ("/rules/read", (gconstpointer) read_book, run_program);
  g_test_add_data_func ("/rules/leave-list", (gconstpointer) leave_list, run_program);
  g_test_add_data_func ("/rules/refuse", (gconstpointer) refuse, run_program);
  g_test_add_data_func ("/rules/go-on", (gconstpointer) go_on, run_program);
  g_test_add_data_func ("/rules/change", (gconstpointer) change_value, run_program);
  g_test_add_data_func ("/rules/cite", (gconstpointer) cite, run_program);
  g_test_add_data_func ("/rules/discard", (gconstpointer) discard, run_program);
  return g_test_run ();
}
