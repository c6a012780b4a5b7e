/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-sheet-test.h"

/* Where the keyboard is in the sheet, while its preview comes and goes. */

static GtkWidget *
get_focus (const Fixture *self)
{
  return gtk_window_get_focus (self->window);
}

static gboolean
has_focus (const Fixture *self, const char *id)
{
  GtkWidget *widget = find (self, id);
  GtkWidget *focus = get_focus (self);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Whoever goes on before the preview is there stays where he went, and no key of his issues. */
static void
test_focus (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-1.xml", gadiba_date_new (2021, 5, 25));

  gtk_widget_child_focus (find (&self, "payment"), GTK_DIR_TAB_FORWARD);
  GtkWidget *focus = get_focus (&self);
  g_assert_true (gtk_widget_is_ancestor (focus, find_way (&self)));
  self.deaf = TRUE;
  gadiba_decision_sheet_refresh (GADIBA_DECISION_SHEET (self.sheet));
  settle ();
  g_assert_true (get_focus (&self) == focus);
  gadiba_decision_sheet_set_prepared (GADIBA_DECISION_SHEET (self.sheet), prepare (&self),
                                      self.serial, NULL);
  settle ();
  g_assert_true (can_issue (&self));
  g_assert_true (get_focus (&self) == focus);

  /* What had the keyboard goes: it does not fall to the button. */
  gtk_widget_set_visible (find (&self, "payment"), FALSE);
  settle ();
  g_assert_false (has_focus (&self, "issue_button"));
  g_assert_null (gtk_window_get_default_widget (self.window));
  end (&self);
}

/* The sheet is entered before the preview is there: that does not put the keyboard on the button
 * under the hands of whoever types. */
static void
test_late_focus (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-1.xml", gadiba_date_new (2021, 5, 25));
  const GadibaDecideRequest request = { .application = self.number,
                                        .day = gadiba_date_new (2021, 5, 25) };

  self.deaf = TRUE;
  gadiba_decision_sheet_begin (GADIBA_DECISION_SHEET (self.sheet), &request);
  gadiba_decision_sheet_enter (GADIBA_DECISION_SHEET (self.sheet));
  gadiba_decision_sheet_set_prepared (GADIBA_DECISION_SHEET (self.sheet), prepare (&self),
                                      self.serial, NULL);
  settle ();
  g_assert_true (can_issue (&self));
  g_assert_false (has_focus (&self, "issue_button"));
  g_assert_true (has_focus (&self, "view"));
  gtk_widget_activate_action (self.sheet, "decision.to-button", NULL);
  g_assert_true (has_focus (&self, "issue_button"));
  g_assert_cmpuint (self.n_issued, ==, 0);
  end (&self);
}

/* Tab goes through all of it and back, each time another widget. */
static void
test_tab (void)
{
  Fixture self = { 0 };
  begin (&self, "kuldiga-2021-3.xml", gadiba_date_new (2021, 5, 27));
  const GtkDirectionType ways[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };

  choose (&self, "held");
  settle ();
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      gtk_window_set_focus (self.window, NULL);
      while (gtk_widget_child_focus (self.sheet, ways[i]))
        {
          g_assert_true (g_hash_table_add (seen, get_focus (&self)));
          settle ();
        }
      g_assert_true (g_hash_table_contains (seen, find (&self, "held")));
      g_assert_true (g_hash_table_contains (seen, find (&self, "considerations_text")));
    }
  end (&self);
}

int
main (int argc, char **argv)
{
  init_gtk (&argc, &argv);
  load_style ();
  g_test_add_func ("/decision-keys/focus", test_focus);
  g_test_add_func ("/decision-keys/late-focus", test_late_focus);
  g_test_add_func ("/decision-keys/tab", test_tab);
  return g_test_run ();
}
