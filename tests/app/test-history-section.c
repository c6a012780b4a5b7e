/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-office-look.h"
#include "window-hands.h"

/* What happened with a client: headed by day, and narrowed to a kind. */

/* Returns: how many rows can be seen */
static guint
count_rows (GtkListBox *list)
{
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (row)) ? 1 : 0;
  return n;
}

static guint
count_heads (GtkListBox *list)
{
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += gtk_list_box_row_get_header (row) != NULL ? 1 : 0;
  return n;
}

static guint
count_kind (const GPtrArray *events, GadibaHappenedKind kind)
{
  guint n = 0;

  for (guint i = 0; i < events->len; i++)
    n += ((const GadibaHappened *) events->pdata[i])->kind == kind;
  return n;
}

static GPtrArray *
list_life (Fixture *self, GadibaWorkspace *workspace)
{
  const GadibaMoment moment = get_office_moment ();
  gint64 person = gadiba_working_case_get_person (gadiba_workspace_get_case (workspace));
  g_autoptr (GError) error = NULL;
  GPtrArray *events = gadiba_office_list_life (self->office.office, person, &moment, &error);

  g_assert_no_error (error);
  return events;
}

static void
test_narrow (Fixture *self)
{
  open_application (self, self->decided);
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace"));
  g_autoptr (GPtrArray) events = list_life (self, workspace);
  gadiba_workspace_show_section (workspace, "history");
  rest (self);
  GtkWidget *pane = find_named (self, "GadibaListPane");
  GtkListBox *list = GTK_LIST_BOX (find_type (pane, GTK_TYPE_LIST_BOX));
  GtkDropDown *kinds = GTK_DROP_DOWN (find_type (pane, GTK_TYPE_DROP_DOWN));
  guint looks = count_kind (events, GADIBA_HAPPENED_LOOK);
  g_assert_cmpuint (count_kind (events, GADIBA_HAPPENED_DECISION), ==, 1);
  g_assert_cmpuint (count_rows (list), ==, events->len - looks);
  g_assert_cmpuint (count_rows (list), >, 1);
  g_assert_cmpuint (count_heads (list), ==, 1); /* all was done on one day */
  for (guint kind = 0; kind < GADIBA_HAPPENED_N_KINDS; kind++)
    {
      gtk_drop_down_set_selected (kinds, kind + 1);
      rest (self);
      if (kind == GADIBA_HAPPENED_LOOK) /* opening it was one more */
        g_assert_cmpuint (count_rows (list), >=, looks);
      else
        g_assert_cmpuint (count_rows (list), ==, count_kind (events, kind));
      g_assert_cmpint (is_told (pane, "Nothing of this kind has happened."), ==,
                       count_rows (list) == 0);
    }
}

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  g_test_add_data_func ("/history-section/narrow", (gconstpointer) test_narrow, run_program);
  return g_test_run ();
}
