/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "full-disk.h"
#include "gadiba-office-card.h"
#include "gadiba-word-choice.h"
#include "window-hands.h"

/* The card in the window: it stores itself, also when the application is decided. */

/* --- what is done --- */

static GadibaWorkspace *
show_card (Fixture *self, const char *number)
{
  return show_section_of (self, number, "card");
}

static GtkEditable *
find_entry (Fixture *self, const char *field)
{
  GtkWidget *root = find_named (self, "GadibaCardSection");

  return GTK_EDITABLE (find_type (GTK_WIDGET (find_field (root, field)), GTK_TYPE_ENTRY));
}

static void
put (Fixture *self, const char *field, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (find_entry (self, field)));
  gtk_editable_set_text (find_entry (self, field), text);
  leave (self);
}

static GadibaCardFile *
read_card (Fixture *self, GadibaWorkspace *workspace)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  gint64 person = gadiba_working_case_get_person (gadiba_workspace_get_case (workspace));
  GadibaCardFile *card = gadiba_office_read_card (self->office.office, person, &moment, &error);

  g_assert_no_error (error);
  return card;
}

static void
assert_stored (Fixture *self, GadibaWorkspace *workspace, GadibaCardPart part, const char *field,
               const char *expected)
{
  g_autoptr (GadibaCardFile) card = read_card (self, workspace);
  const GadibaCardPlace place = { part, 0, field };

  g_test_message ("%s", field);
  g_assert_cmpstr (gadiba_card_file_get (card, &place), ==, expected);
}

/* Somebody else stores it. */
static void
store (Fixture *self, GadibaWorkspace *workspace, const char *field, const char *value)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaCardPlace place = { GADIBA_CARD_CLIENT, 0, field };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCardFile) before = read_card (self, workspace);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);
  g_ptr_array_add (changes,
                   gadiba_card_change_new (&place, gadiba_card_file_get (before, &place), value));
  const GadibaCardRequest request = { before->person,
                                      (const GadibaCardChange *const *) changes->pdata, 1,
                                      "elsewhere" };
  g_autoptr (GadibaCardFile) card =
      gadiba_office_edit_card (self->office.office, &request, &moment, NULL, &error);
  g_assert_no_error (error);
}

/* --- fields --- */

static void
test_fields (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->open);

  put (self, "phone", "26 123 456");
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "phone", "26 123 456");
  put (self, "iban", "lv80bank0000435195001");
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "iban", "LV80BANK0000435195001");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "iban")), ==, "LV80BANK0000435195001");
  gadiba_workspace_act (workspace, "undo");
  rest (self);
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "iban", NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "iban")), ==, "");
  gadiba_workspace_act (workspace, "redo");
  rest (self);
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "iban", "LV80BANK0000435195001");
}

/* What cannot be stays where it is, with a sentence, also when it is left again. */
static void
test_wrong (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->open);

  for (guint i = 0; i < 2; i++)
    {
      put (self, "email", "anna at home");
      g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "email")), ==, "anna at home");
      gtk_test_accessible_assert_state (GTK_WIDGET (find_entry (self, "email")),
                                        GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
      assert_matter (workspace, _ ("Card"));
    }
  put (self, "email", "anna@example.lv");
  assert_matter (workspace, NULL);
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "email", "anna@example.lv");
}

/* A line that is begun below what is seen comes into view. */
static void
test_begun_in_view (Fixture *self)
{
  static const char *const buttons[] = { N_ ("Add address"), N_ ("Add note") };

  show_card (self, self->open);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      graphene_rect_t place;
      click (get_widget (self), _ (buttons[i]));
      for (guint j = 0; j < 3; j++)
        rest (self);
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
      GtkWidget *viewport = gtk_widget_get_ancestor (focus, GTK_TYPE_VIEWPORT);
      g_assert_true (gtk_widget_compute_bounds (focus, viewport, &place));
      g_assert_cmpfloat (place.origin.y, >=, 0);
      g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (viewport));
    }
}

/* What only the records know to be wrong is told beside the field too. */
static void
test_taken_code (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->open);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_strdup (gtk_editable_get_text (find_entry (self, "code")));
  const GadibaCase *from = gadiba_working_case_get_case (gadiba_workspace_get_case (workspace));
  const char *taken = NULL;

  for (guint i = 0; i < from->persons->len; i++)
    if (gadiba_case_get_person (from, (int) i)->code != NULL
        && !g_str_equal (gadiba_case_get_person (from, (int) i)->code, before))
      taken = gadiba_case_get_person (from, (int) i)->code;
  g_assert_nonnull (taken);
  g_autofree char *code = g_strdup (taken);
  put (self, "code", code);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "code")), ==, code);
  g_assert_true (
      is_told (find_named (self, "GadibaCardSection"),
               _ ("This code belongs to somebody else in the records; search for it, and "
                  "compare it with the document")));
  assert_stored (self, workspace, GADIBA_CARD_CODE, "code", before);
  put (self, "code", before);
  assert_matter (workspace, NULL);
}

static void
test_full_disk (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->open);

  stop_disk ();
  put (self, "phone", "26 999 999");
  assert_matter (workspace, _ ("Card"));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "phone")), ==, "26 999 999");
  mend_disk ();
  gtk_widget_grab_focus (GTK_WIDGET (find_entry (self, "phone")));
  leave (self);
  assert_matter (workspace, NULL);
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "phone", "26 999 999");
}

/* --- two desks --- */

static void
test_conflict (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->open);

  store (self, workspace, "parish", "Ezere");
  put (self, "parish", "Kursīši");
  assert_matter (workspace, "somebody else");
  g_assert_true (is_told (get_widget (self), "Ezere"));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "parish")), ==, "Ezere");
  press (self, get_widget (self), _ ("Put in _mine"));
  assert_matter (workspace, NULL);
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "parish", "Kursīši");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "parish")), ==, "Kursīši");
}

/* --- lines --- */

/* A line is stored as soon as it is whole, and shows above every section. */
static void
test_flag (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->open);

  press (self, get_widget (self), _ ("Add warning"));
  GtkWidget *line = gtk_widget_get_ancestor (GTK_WIDGET (find_entry (self, "flag")),
                                             g_type_from_name ("GadibaCardLine"));
  GtkWidget *to = find_type (GTK_WIDGET (find_field (line, "to")), GTK_TYPE_ENTRY);
  gtk_widget_grab_focus (to);
  gtk_editable_set_text (GTK_EDITABLE (to), "31.12.2027");
  leave (self);
  assert_matter (workspace, _ ("Card"));
  assert_stored (self, workspace, GADIBA_CARD_FLAG, "flag", NULL);
  put (self, "flag", "dog in the yard");
  assert_matter (workspace, NULL);
  assert_stored (self, workspace, GADIBA_CARD_FLAG, "flag", "dog in the yard");
  gadiba_workspace_show_section (workspace, "income");
  rest (self);
  g_assert_true (is_told (find_named (self, "GadibaCardFlags"), "dog in the yard"));
  gadiba_workspace_act (workspace, "undo");
  rest (self);
  assert_stored (self, workspace, GADIBA_CARD_FLAG, "flag", NULL);
  g_assert_false (is_told (get_widget (self), "dog in the yard"));
}

static void
test_new_name (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->open);
  g_autofree char *before = g_strdup (gtk_editable_get_text (find_entry (self, "family")));

  press (self, get_widget (self), _ ("New name"));
  put (self, "family", "Jaunkalne");
  assert_stored (self, workspace, GADIBA_CARD_NAME, "family", "Jaunkalne");
  g_autoptr (GadibaCardFile) card = read_card (self, workspace);
  guint n_former = 0;
  for (guint i = 0; i < card->rows->len; i++)
    {
      const GadibaCardRow *row = g_ptr_array_index (card->rows, i);
      n_former += row->part == GADIBA_CARD_NAME
                  && g_strcmp0 (gadiba_card_row_get (row, "to"), "2027-01-14") == 0
                  && g_strcmp0 (gadiba_card_row_get (row, "family"), before) == 0;
    }
  g_assert_cmpuint (n_former, ==, 1);
}

/* --- how letters address the name --- */

static const char *
get_placeholder (Fixture *self, const char *field)
{
  const char *text = gtk_entry_get_placeholder_text (GTK_ENTRY (find_entry (self, field)));

  return text != NULL ? text : "";
}

/* What the program makes of the name stands in the empty field; what it cannot, it says. */
static void
test_datives (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->open);
  const char *sentence = _ ("The program does not know the dative of this name; write here how "
                            "letters address the client");
  GtkWidget *section = find_named (self, "GadibaCardSection");

  g_assert_false (is_told (section, sentence));
  put (self, "family", "Ševčenko");
  g_assert_cmpstr (get_placeholder (self, "family-dative"), ==, "Ševčenko");
  g_assert_false (is_told (section, sentence));
  put (self, "family", "Smith-Kalniņa");
  g_assert_cmpstr (get_placeholder (self, "family-dative"), ==, "");
  g_assert_true (is_told (section, sentence));
  put (self, "family-dative", "Smitai-Kalniņai");
  g_assert_false (is_told (section, sentence));
  assert_stored (self, workspace, GADIBA_CARD_NAME, "family-dative", "Smitai-Kalniņai");
  gadiba_workspace_act (workspace, "undo");
  rest (self);
  assert_stored (self, workspace, GADIBA_CARD_NAME, "family-dative", NULL);
  g_assert_true (is_told (section, sentence));
  gadiba_workspace_act (workspace, "redo");
  rest (self);
  assert_stored (self, workspace, GADIBA_CARD_NAME, "family-dative", "Smitai-Kalniņai");
  /* It goes with the name for which it was written. */
  put (self, "family", "Smith");
  assert_stored (self, workspace, GADIBA_CARD_NAME, "family-dative", NULL);
  g_assert_true (is_told (section, sentence));
}

/* --- what is decided --- */

static void
test_decided (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->decided);

  put (self, "phone", "26 123 456");
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "phone", "26 123 456");
  g_assert_nonnull (gadiba_workspace_get_undo (workspace));
  gadiba_workspace_act (workspace, "undo");
  rest (self);
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "phone", NULL);
}

/* A field that is left has nothing marked in it. */
static void
test_unmarked (Fixture *self)
{
  show_card (self, self->open);
  put (self, "phone", "20000016");
  GtkEditable *entry = find_entry (self, "phone");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  g_assert_true (gtk_editable_get_selection_bounds (entry, NULL, NULL));
  leave (self);
  g_assert_false (gtk_editable_get_selection_bounds (entry, NULL, NULL));
}

/* Returns: (nullable): the choice of who keeps the card */
static GtkWidget *
find_keeper (GtkWidget *root)
{
  if (GADIBA_IS_WORD_CHOICE (root) && is_told (root, "Nobody yet"))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_keeper (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Who keeps the card is chosen as other words are; a list without a match says so. */
static void
test_keeper (Fixture *self)
{
  GadibaWorkspace *workspace = show_card (self, self->open);
  GtkWidget *choice = find_keeper (find_named (self, "GadibaCardSection"));

  g_assert_nonnull (choice);
  gtk_widget_grab_focus (choice);
  gtk_widget_mnemonic_activate (choice, FALSE);
  settle ();
  GtkWidget *popover = find_type (choice, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  GtkWidget *search = find_type (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  settle ();
  g_assert_true (is_told (popover, "No choice has these words"));
  gtk_editable_set_text (GTK_EDITABLE (search), "kalnina");
  settle ();
  g_assert_false (is_told (popover, "No choice has these words"));
  g_signal_emit_by_name (search, "activate");
  rest (self);
  rest (self);
  g_assert_true (is_told (choice, "Līga Kalniņa"));
  assert_stored (self, workspace, GADIBA_CARD_CLIENT, "caseworker", g_get_user_name ());
}

#define ADD(path, body) g_test_add_data_func (path, body, run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("/card-section/fields", test_fields);
  ADD ("/card-section/wrong", test_wrong);
  ADD ("/card-section/begun-in-view", test_begun_in_view);
  ADD ("/card-section/taken-code", test_taken_code);
  ADD ("/card-section/full-disk", test_full_disk);
  ADD ("/card-section/conflict", test_conflict);
  ADD ("/card-section/flag", test_flag);
  ADD ("/card-section/new-name", test_new_name);
  ADD ("/card-section/datives", test_datives);
  ADD ("/card-section/decided", test_decided);
  ADD ("/card-section/keeper", test_keeper);
  ADD ("/card-section/unmarked", test_unmarked);
  return g_test_run ();
}
