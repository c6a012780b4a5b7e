/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-sheet-test.h"
#include "gadiba-office-draft.h"
#include "gadiba-office-settings.h"

#define PANEL_MAX 500 /* however long its sentences are, the letter keeps its room */

/* The sheet in an office: what it shows, asks and allows, and what it says when it does not. */

/* All that was asked for is granted: nothing hinders, and nothing is asked but how it is paid. */
static void
test_grant (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-1.xml", gadiba_date_new (2021, 5, 25));
  take_picture (self.window, "sheet-grant.png");

  g_assert_cmpuint (self.n_changed, ==, 1);
  g_assert_true (can_issue (&self));
  g_assert_nonnull (find_label (self.sheet, "Decision No. SP/2021/1"));
  g_assert_nonnull (find_label (self.sheet, "is never rewritten"));
  g_assert_null (find_label (self.sheet, "To be settled before issuing"));
  g_assert_nonnull (find_label (self.sheet, "In order"));
  g_assert_false (gtk_widget_get_visible (find (&self, "hearing")));
  g_assert_false (gtk_widget_get_visible (find (&self, "one_month")));
  g_assert_true (gtk_widget_get_visible (find (&self, "payment")));
  g_assert_cmpuint (gadiba_letter_view_get_n_pages (GADIBA_LETTER_VIEW (find (&self, "view"))), >,
                    0);
  gtk_widget_activate_action (self.sheet, "decision.issue", NULL);
  g_assert_cmpuint (self.n_issued, ==, 1);

  gadiba_decision_sheet_set_busy (GADIBA_DECISION_SHEET (self.sheet), TRUE, NULL);
  g_assert_false (can_issue (&self));
  gtk_widget_activate_action (self.sheet, "decision.issue", NULL);
  gtk_widget_activate_action (self.sheet, "decision.back", NULL);
  g_assert_cmpuint (self.n_issued, ==, 1);
  g_assert_cmpuint (self.n_back, ==, 0);
  gadiba_decision_sheet_set_busy (GADIBA_DECISION_SHEET (self.sheet), FALSE, "the disk is full");
  settle ();
  g_assert_nonnull (find_label (self.sheet, "The disk is full"));
  g_assert_true (can_issue (&self));
  gtk_widget_activate_action (self.sheet, "decision.back", NULL);
  g_assert_cmpuint (self.n_back, ==, 1);
  end (&self);
}

/* A refusal waits for the hearing and the considerations. */
static void
test_refusal (void)
{
  Fixture self = { 0 };
  int natural = 0;
  begin (&self, "kuldiga-2021-3.xml", gadiba_date_new (2021, 5, 27));
  take_picture (self.window, "sheet-refusal.png");

  gtk_widget_measure (find (&self, "panel"), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                      NULL);
  g_assert_cmpint (natural, <, PANEL_MAX);
  g_assert_false (can_issue (&self));
  g_assert_nonnull (find_label (self.sheet, "To be settled before issuing"));
  g_assert_nonnull (find_label (self.sheet, "2 things are to be settled first"));
  g_assert_null (gadiba_decision_sheet_get_digest (GADIBA_DECISION_SHEET (self.sheet)));
  gtk_widget_activate_action (self.sheet, "decision.issue", NULL);
  g_assert_cmpuint (self.n_issued, ==, 0);

  choose (&self, "held");
  answer (&self, "held_day", "20.5.21");
  answer (&self, "held_text", "iebildumu nav.");
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (&self, "considerations_text"))),
      "Pabalsta apmēru nosaka formula.", -1);
  /* As long as somebody types, what is shown is not what would be issued. */
  g_assert_false (can_issue (&self));
  g_assert_nonnull (find_label (self.sheet, "The preview is being made"));
  for (int i = 0; i < 6; i++)
    settle ();
  g_assert_true (can_issue (&self));
  g_autoptr (GadibaDecideRequest) request =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpint (request->heard, ==, gadiba_date_new (2021, 5, 20));
  g_assert_cmpstr (request->heard_text, ==, "iebildumu nav.");
  g_assert_null (request->not_heard_ground);
  take_picture (self.window, "sheet-refusal-answered.png");

  choose (&self, "left_out");
  settle ();
  g_assert_false (can_issue (&self));
  answer (&self, "ground", "viedoklis ir iesniegumā.");
  for (int i = 0; i < 6; i++)
    settle ();
  g_assert_true (can_issue (&self));
  end (&self);
}

/* A ground of the rule book stands in the field, where it can be written on. */
static void
test_unheard (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-3.xml", gadiba_date_new (2021, 5, 27));
  GtkWidget *choice = find_widget (find (&self, "hearing"), is_way, NULL);

  g_assert_nonnull (choice);
  g_assert_false (gtk_widget_get_visible (choice));
  choose (&self, "left_out");
  settle ();
  g_assert_true (gtk_widget_get_visible (choice));
  take_picture (self.window, "sheet-unheard.png");
  gadiba_word_choice_set_word (GADIBA_WORD_CHOICE (choice),
                               "lēmums adresātam ir objektīvi nenozīmīgs.");
  g_signal_emit_by_name (choice, "chosen");
  settle ();
  g_autoptr (GadibaDecideRequest) chosen =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpstr (chosen->not_heard_ground, ==, "lēmums adresātam ir objektīvi nenozīmīgs.");
  answer (&self, "ground", "viedoklis ir iesniegumā.");
  for (int i = 0; i < 6; i++)
    settle ();
  g_autoptr (GadibaDecideRequest) own =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpstr (own->not_heard_ground, ==, "viedoklis ir iesniegumā.");
  end (&self);
}

/* A day as it is typed anywhere else; what cannot be is said at the field, and stays there. */
static void
test_hearing_day (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-3.xml", gadiba_date_new (2021, 5, 27));
  GtkWidget *sentence = find (&self, "held_day_error");

  choose (&self, "held");
  answer (&self, "held_day", "20/30/21");
  for (int i = 0; i < 6; i++)
    settle ();
  g_assert_true (gtk_widget_is_visible (sentence));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (sentence)), !=, "");
  g_assert_true (gtk_widget_has_css_class (find (&self, "held_day"), "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (&self, "held_day"))), ==, "20/30/21");
  answer (&self, "held_day", "-7");
  for (int i = 0; i < 6; i++)
    settle ();
  g_assert_false (gtk_widget_is_visible (sentence));
  g_autoptr (GadibaDecideRequest) request =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpint (request->heard, ==, gadiba_date_new (2021, 5, 20));
  end (&self);
}

/* The law leaves a choice: both ways can be taken. */
static void
test_one_month (void)
{
  Fixture self = { 0 };
  begin (&self, "derived-savings-over-limit.xml", gadiba_date_new (2026, 3, 10));
  take_picture (self.window, "sheet-one-month.png");

  g_assert_false (can_issue (&self));
  g_assert_true (gtk_widget_get_visible (find (&self, "one_month")));
  guint n_changed = self.n_changed;
  choose (&self, "grant");
  settle ();
  g_assert_cmpuint (self.n_changed, ==, n_changed + 1);
  choose (&self, "refuse");
  settle ();
  /* Of the two buttons that change, one tells it. */
  g_assert_cmpuint (self.n_changed, ==, n_changed + 2);
  g_autoptr (GadibaDecideRequest) request =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpint (request->one_month, ==, GADIBA_ONE_MONTH_REFUSE);
  g_assert_true (gtk_widget_get_visible (find (&self, "one_month")));
  end (&self);
}

/* It is a list as those of a case are, and says what it is about. */
static void
test_payment_name (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-1.xml", gadiba_date_new (2021, 5, 25));
  GtkWidget *button = gtk_widget_get_first_child (find_way (&self));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "How it is paid, GMI pabalsts: As the application asks");
  end (&self);
}

static void
test_payment (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-1.xml", gadiba_date_new (2021, 5, 25));

  GtkWidget *way = find_way (&self);
  gadiba_word_choice_set_word (GADIBA_WORD_CHOICE (way), "account");
  g_signal_emit_by_name (way, "chosen");
  answer (&self, "account", "LV00 BANK 0000 4351 9500 1");
  for (int i = 0; i < 6; i++)
    settle ();
  g_assert_false (can_issue (&self));
  g_assert_nonnull (find_label (self.sheet, "How it is paid cannot be carried out"));
  answer (&self, "account", "LV80 BANK 0000 4351 9500 1");
  for (int i = 0; i < 6; i++)
    settle ();
  g_assert_true (can_issue (&self));
  g_autoptr (GadibaDecideRequest) request =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpuint (request->n_orders, ==, 1);
  g_assert_cmpint (request->orders[0].payment, ==, GADIBA_PAYMENT_ACCOUNT);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (&self, "signatory_choice")), 1);
  settle ();
  g_autoptr (GadibaDecideRequest) second =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpstr (second->signatory, ==, "Zane Liepa");
  end (&self);
}

/* What is known already stands in the fields, and is not lost. */
static void
test_begun (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-3.xml", gadiba_date_new (2021, 5, 27));
  const GadibaPayOrder order = { .payment = GADIBA_PAYMENT_CASH };
  const char *const evidence[] = { "dzīvesvietas apsekošanas 2021. gada 20. maija akts", NULL };
  const GadibaDecideRequest request = { .application = self.number,
                                        .day = gadiba_date_new (2021, 5, 27),
                                        .signatory = "Zane Liepa",
                                        .heard = gadiba_date_new (2021, 5, 20),
                                        .heard_text = "iebildumu nav.",
                                        .considerations = "Apmēru nosaka formula.",
                                        .evidence = evidence,
                                        .orders = &order,
                                        .n_orders = 1 };
  /* The first time the questions are not asked yet, then they are. */
  for (int i = 0; i < 2; i++)
    {
      gadiba_decision_sheet_begin (GADIBA_DECISION_SHEET (self.sheet), &request);
      settle ();
      g_assert_true (can_issue (&self));
      g_autoptr (GadibaDecideRequest) said =
          gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
      g_assert_cmpstr (said->signatory, ==, "Zane Liepa");
      g_assert_cmpint (said->heard, ==, request.heard);
      g_assert_cmpstr (said->heard_text, ==, "iebildumu nav.");
      g_assert_cmpstr (said->considerations, ==, "Apmēru nosaka formula.");
      g_assert_cmpstr (said->evidence[0], ==, evidence[0]);
    }
  end (&self);
}

static void
test_begun_payment (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-1.xml", gadiba_date_new (2021, 5, 25));
  const GadibaPayOrder order = { .payment = GADIBA_PAYMENT_CASH };
  const GadibaDecideRequest request = { .application = self.number,
                                        .day = gadiba_date_new (2021, 5, 25),
                                        .orders = &order,
                                        .n_orders = 1 };
  gadiba_decision_sheet_begin (GADIBA_DECISION_SHEET (self.sheet), &request);
  settle ();
  g_autoptr (GadibaDecideRequest) said =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpuint (said->n_orders, ==, 1);
  g_assert_cmpstr (said->orders[0].benefit, ==, "gmi");
  g_assert_cmpint (said->orders[0].payment, ==, GADIBA_PAYMENT_CASH);
  end (&self);
}

/* What belongs to an older answer is not shown, and nothing can be issued meanwhile. */
static void
test_late (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-1.xml", gadiba_date_new (2021, 5, 25));
  guint serial = self.serial;

  self.deaf = TRUE;
  gadiba_decision_sheet_refresh (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_false (can_issue (&self));
  gadiba_decision_sheet_set_prepared (GADIBA_DECISION_SHEET (self.sheet), prepare (&self), serial,
                                      NULL);
  g_assert_false (can_issue (&self));
  gadiba_decision_sheet_set_prepared (GADIBA_DECISION_SHEET (self.sheet), NULL, self.serial,
                                      "The database cannot be read");
  settle ();
  g_assert_false (can_issue (&self));
  g_assert_nonnull (find_label (self.sheet, "The database cannot be read"));
  g_assert_true (gtk_widget_is_visible (find (&self, "again_button")));
  serial = self.serial;
  gtk_widget_activate_action (self.sheet, "decision.again", NULL);
  g_assert_cmpuint (self.serial, >, serial);
  g_assert_false (gtk_widget_is_visible (find (&self, "again_button")));
  gadiba_decision_sheet_set_prepared (GADIBA_DECISION_SHEET (self.sheet), prepare (&self),
                                      self.serial, NULL);
  g_assert_true (can_issue (&self));
  end (&self);
}

/* Somebody types while the answers before are being prepared: that is not what would be issued. */
/* What was prepared and given back stands there again, and what is typed over it stays. */
static void
test_returned (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-3.xml", gadiba_date_new (2021, 5, 27));
  const GadibaMoment moment = get_office_moment ();
  const GadibaOfficeStaff dace = {
    .works = TRUE,
    .name = (char *) "Dace Liepa",
    .position = (char *) "organizatore",
    .login = (char *) "dace",
  };
  const GadibaDecideRequest request = { .application = self.number,
                                        .day = gadiba_date_new (2021, 5, 27),
                                        .heard = gadiba_date_new (2021, 5, 20),
                                        .heard_text = "iebildumu nav.",
                                        .considerations = "Apmēru nosaka formula." };
  g_autoptr (GError) error = NULL;

  gadiba_office_save_staff (self.office.office, &dace, &moment, &error);
  g_assert_no_error (error);
  gadiba_office_set_two_eyes (self.office.office, TRUE, &moment, &error);
  g_assert_no_error (error);
  gadiba_decided_free (
      gadiba_office_prepare_draft (self.office.office, &request, NULL, &moment, &error));
  g_assert_no_error (error);
  gadiba_office_return_draft (self.office.office, self.number, "Trūkst rēķina.", &moment, &error);
  g_assert_no_error (error);
  const GadibaDecideRequest empty = { .application = self.number, .day = request.day };
  gadiba_decision_sheet_begin (GADIBA_DECISION_SHEET (self.sheet), &empty);
  settle ();
  g_assert_true (find_label (self.sheet, "It was given back: “Trūkst rēķina.”") != NULL);
  g_autoptr (GadibaDecideRequest) again =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpint (again->heard, ==, request.heard);
  g_assert_cmpstr (again->heard_text, ==, "iebildumu nav.");
  g_assert_cmpstr (again->considerations, ==, "Apmēru nosaka formula.");
  g_assert_nonnull (gadiba_decision_sheet_get_digest (GADIBA_DECISION_SHEET (self.sheet)));

  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (&self, "considerations_text"))),
      "Citi apsvērumi.", -1);
  gadiba_decision_sheet_refresh (GADIBA_DECISION_SHEET (self.sheet));
  settle ();
  g_autoptr (GadibaDecideRequest) mended =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self.sheet));
  g_assert_cmpstr (mended->considerations, ==, "Citi apsvērumi.");
  end (&self);
}

static void
test_typing_meanwhile (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-3.xml", gadiba_date_new (2021, 5, 27));

  choose (&self, "left_out");
  self.deaf = TRUE;
  gadiba_decision_sheet_refresh (GADIBA_DECISION_SHEET (self.sheet));
  guint serial = self.serial;
  GadibaPrepared *prepared = prepare (&self);
  answer (&self, "ground", "viedoklis ir iesniegumā.");
  gadiba_decision_sheet_set_prepared (GADIBA_DECISION_SHEET (self.sheet), prepared, serial, NULL);
  g_assert_nonnull (find_label (self.sheet, "The preview is being made"));
  end (&self);
}

static gboolean
is_link (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "link");
}

/* Undecided: each question that is open, and the way to where it can be answered. */
static void
test_open (void)
{
  Fixture self = { 0 };
  begin (&self, "derived-missing-income.xml", gadiba_date_new (2026, 3, 10));
  take_picture (self.window, "sheet-open.png");

  g_assert_false (can_issue (&self));
  g_assert_nonnull (find_label (self.sheet, "An answer is missing"));
  g_assert_nonnull (find_label (find (&self, "view"), "There is no letter yet"));
  g_assert_null (find_label (self.sheet, "which the letter names"));
  GtkWidget *link = find_widget (self.sheet, is_link, NULL);
  g_signal_emit_by_name (link, "clicked");
  g_assert_cmpuint (self.n_mend, ==, 1);
  end (&self);
}

static void
test_accessible (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-3.xml", gadiba_date_new (2021, 5, 27));
  GtkWidget *list = gtk_widget_get_first_child (find (&self, "checks"));
  GtkWidget *row = gtk_widget_get_next_sibling (gtk_widget_get_first_child (list));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "To be settled before issuing");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  const char *const labelled[] = { "held_day", "held_text", "signatory_choice" };
  for (guint i = 0; i < G_N_ELEMENTS (labelled); i++)
    g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (find (&self, labelled[i])),
                                                     GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (find (&self, "issue_button")),
                                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  end (&self);
}

/* How much of the panel the checks are read in. */
static int
get_room (const Fixture *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (find (self, "checks"), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_widget_get_height (scroller);
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ENTRY (widget);
}

/* A check that asks for a reason holds the button back until one is typed; it goes with the
 * request, and is there again when the preview is made anew. */
static void
give_reason (Fixture *self)
{
  GtkWidget *entry = find_widget (find (self, "checks"), is_entry, NULL);

  g_assert_nonnull (entry);
  g_assert_nonnull (find_label (self->sheet, "all the same: Par tiem pašiem mēnešiem jau ir "));
  g_assert_false (can_issue (self));
  take_picture (self->window, "sheet-reason.png");
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (can_issue (self));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Otru atsauc.");
  g_assert_true (can_issue (self));
  gadiba_decision_sheet_refresh (GADIBA_DECISION_SHEET (self->sheet));
  settle ();
  entry = find_widget (find (self, "checks"), is_entry, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Otru atsauc.");
  g_autoptr (GadibaDecideRequest) request =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self->sheet));
  g_assert_cmpuint (request->n_overrides, ==, 1);
  g_assert_cmpstr (request->overrides[0].check, ==, "twice");
  g_assert_cmpstr (request->overrides[0].reason, ==, "Otru atsauc.");
}

/* Beside the button stands how much is to be made sure of, and what comes first; the checks say all
 * of it, and have the room for it. */
static void
test_warnings (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-1.xml", gadiba_date_new (2021, 5, 25));
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  const GadibaDecideRequest request = { .application = self.number,
                                        .day = gadiba_date_new (2021, 5, 25) };

  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (self.office.office, &request, &moment, &error);
  g_assert_no_error (error);
  g_autofree char *path =
      g_build_filename (g_getenv ("GADIBA_TEST_DATA"), "cases", "kuldiga-2021-1.xml", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_autofree char *changed = g_strconcat (text, "<!-- again -->", NULL);
  g_autofree char *again = register_test_text (&self.office, changed);
  const GadibaDecideRequest second = { .application = again, .day = gadiba_date_new (2021, 5, 27) };
  gadiba_decision_sheet_begin (GADIBA_DECISION_SHEET (self.sheet), &second);
  settle ();
  give_reason (&self);
  g_assert_nonnull (
      find_label (self.sheet, "things, first: Par tiem pašiem mēnešiem jau ir piešķirts. "));
  g_assert_null (find_label (self.sheet, "twice; "));
  g_assert_cmpint (get_room (&self), >, gtk_widget_get_height (self.sheet) * 4 / 5);
  end (&self);
}

int
main (int argc, char **argv)
{
  init_gtk (&argc, &argv);
  load_style ();
  g_test_add_func ("/decision-sheet/grant", test_grant);
  g_test_add_func ("/decision-sheet/refusal", test_refusal);
  g_test_add_func ("/decision-sheet/hearing-day", test_hearing_day);
  g_test_add_func ("/decision-sheet/one-month", test_one_month);
  g_test_add_func ("/decision-sheet/payment", test_payment);
  g_test_add_func ("/decision-sheet/payment-name", test_payment_name);
  g_test_add_func ("/decision-sheet/begun", test_begun);
  g_test_add_func ("/decision-sheet/begun-payment", test_begun_payment);
  g_test_add_func ("/decision-sheet/late", test_late);
  g_test_add_func ("/decision-sheet/unheard", test_unheard);
  g_test_add_func ("/decision-sheet/returned", test_returned);
  g_test_add_func ("/decision-sheet/typing-meanwhile", test_typing_meanwhile);
  g_test_add_func ("/decision-sheet/open", test_open);
  g_test_add_func ("/decision-sheet/warnings", test_warnings);
  g_test_add_func ("/decision-sheet/accessible", test_accessible);
  return g_test_run ();
}
