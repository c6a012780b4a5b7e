/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-application-section-private.h"
#include "gadiba-choice-popover.h"
#include "gadiba-paper-list.h"
#include "gadiba-scan-choice.h"
#include "gadiba-words.h"

enum
{
  PAPER_STATE,
  PAPER_DEMANDED,
  PAPER_DUE,
  PAPER_RECEIVED,
  PAPER_SCAN,
  PAPER_ARTICLE,
  N_PAPER_COLUMNS,
};

/* Of the names of papers, which are long; whole in a tooltip. */
#define TITLE_CHARS 26

/* One line of the list. */
typedef struct
{
  char *id; /* "p1 paper.statements", "- paper.dwelling": whose, and which */
  const char *person, *paper, *title, *source;
} Line;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->id);
}

/* --- which papers --- */

static gboolean
find_paper (gpointer owner, const char *row, guint column, GadibaIntakePlace *place)
{
  static const GadibaIntakeField fields[] = { [PAPER_DEMANDED] = GADIBA_INTAKE_DEMANDED,
                                              [PAPER_DUE] = GADIBA_INTAKE_DUE,
                                              [PAPER_RECEIVED] = GADIBA_INTAKE_RECEIVED,
                                              [PAPER_SCAN] = GADIBA_INTAKE_SCAN };
  const char *space = strchr (row, ' ');
  g_autofree char *person = space != NULL ? g_strndup (row, (gsize) (space - row)) : NULL;

  if (column < PAPER_DEMANDED || column > PAPER_SCAN || space == NULL)
    return FALSE;
  *place =
      (GadibaIntakePlace){ .field = fields[column],
                           .person = g_str_equal (person, "-") ? NULL : g_intern_string (person),
                           .kind = g_intern_string (space + 1) };
  return TRUE;
}

static gboolean
has_line (const GArray *lines, const char *id)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (g_array_index (lines, Line, i).id, id))
      return TRUE;
  return FALSE;
}

/* @title: (nullable): of a paper that the rules do not propose now */
static void
add_line (GadibaApplicationSection *self, GArray *lines, const char *person, const char *paper,
          const GadibaProposedPaper *proposed)
{
  const GadibaBook *book =
      gadiba_session_get_book (gadiba_working_case_get_session (self->working));
  const GadibaStep *step = g_hash_table_lookup (book->step_names, paper);
  Line line = { .id = g_strdup_printf ("%s %s", person != NULL ? person : "-", paper),
                .person = g_intern_string (person),
                .paper = g_intern_string (paper),
                .title = step != NULL ? step->title : g_intern_string (paper),
                .source = proposed != NULL ? proposed->source : "" };

  if (has_line (lines, line.id))
    g_free (line.id);
  else
    g_array_append_val (lines, line);
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const GadibaCase *from = data;
  const char *persons[] = { ((const Line *) a)->person, ((const Line *) b)->person };
  int at[2];

  for (int i = 0; i < 2; i++)
    at[i] = persons[i] != NULL ? gadiba_case_find_person (from, persons[i]) : G_MAXINT;
  return (at[0] > at[1]) - (at[0] < at[1]);
}

/* What the rules propose, what was demanded or brought besides, and what was just added. */
static GArray *
list_lines (GadibaApplicationSection *self)
{
  static const GadibaIntakeField fields[] = { GADIBA_INTAKE_DEMANDED, GADIBA_INTAKE_DUE,
                                              GADIBA_INTAKE_RECEIVED, GADIBA_INTAKE_SCAN };
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const GadibaBook *book =
      gadiba_session_get_book (gadiba_working_case_get_session (self->working));
  g_autoptr (GArray) proposed = gadiba_paper_list_new (from, book, NULL);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; proposed != NULL && i < proposed->len; i++)
    {
      const GadibaProposedPaper *paper = &g_array_index (proposed, GadibaProposedPaper, i);
      add_line (self, lines, paper->person, paper->paper, paper);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GPtrArray) places =
          gadiba_intake_list (gadiba_working_case_get_intake (self->working), fields[i]);
      for (guint j = 0; j < places->len; j++)
        {
          const GadibaIntakePlace *place = g_ptr_array_index (places, j);
          add_line (self, lines, place->person, place->kind, NULL);
        }
    }
  for (guint i = 0; i < self->own_papers->len; i++)
    add_line (self, lines, NULL, g_ptr_array_index (self->own_papers, i), NULL);
  g_array_sort_with_data (lines, compare_lines, (gpointer) from);
  return lines;
}

/* --- showing --- */

static const char *
get_value (GadibaApplicationSection *self, const char *row, guint column)
{
  GadibaIntakePlace place;

  return find_paper (self, row, column, &place)
             ? gadiba_intake_get (gadiba_working_case_get_intake (self->working), &place)
             : NULL;
}

static void
show_state (GadibaApplicationSection *self, const char *row)
{
  GadibaDate today =
      gadiba_session_get_moment (gadiba_working_case_get_session (self->working)).today;
  g_autofree char *now = gadiba_date_format (today);
  const char *due = get_value (self, row, PAPER_DUE);
  gboolean received = get_value (self, row, PAPER_RECEIVED) != NULL;
  gboolean demanded = get_value (self, row, PAPER_DEMANDED) != NULL;
  gboolean late = !received && due != NULL && strcmp (due, now) < 0;

  gadiba_entry_grid_set_cell (self->papers, row, PAPER_STATE,
                              received   ? _ ("received")
                              : late     ? _ ("overdue")
                              : demanded ? _ ("demanded")
                                         : _ ("not demanded"));
  gadiba_entry_grid_set_sign (self->papers, row, PAPER_STATE,
                              received   ? "gd-ok-symbolic"
                              : late     ? "gd-warn-symbolic"
                              : demanded ? "gd-todo-symbolic"
                                         : NULL,
                              late                   ? "bad"
                              : received || demanded ? NULL
                                                     : "dim");
}

static void
show_line (GadibaApplicationSection *self, const Line *line)
{
  for (guint column = PAPER_DEMANDED; column <= PAPER_SCAN; column++)
    gadiba_intake_grid_show (self->papers, line->id, column);
  if (get_value (self, line->id, PAPER_SCAN) == NULL)
    gadiba_entry_grid_set_cell (self->papers, line->id, PAPER_SCAN,
                                gadiba_working_case_is_open (self->working) ? _ ("add…") : "");
  gadiba_entry_grid_set_action (self->papers, line->id, PAPER_SCAN,
                                gadiba_working_case_is_open (self->working)
                                    || get_value (self, line->id, PAPER_SCAN) != NULL);
  gadiba_entry_grid_set_cell (self->papers, line->id, PAPER_ARTICLE, line->source);
  show_state (self, line->id);
}

static void
add_group (GadibaApplicationSection *self, const Line *line)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  int person =
      line->person != NULL ? gadiba_case_find_person (from, line->person) : GADIBA_CASE_NOBODY;

  if (person == GADIBA_CASE_NOBODY)
    {
      gadiba_entry_grid_add_group (self->papers, "-", _ ("Household"), NULL);
      return;
    }
  const GadibaCasePerson *who = gadiba_case_get_person (from, person);
  g_autofree char *name = g_strdup_printf ("%s %s", who->given, who->family);
  gadiba_entry_grid_add_group (self->papers, who->id, name, NULL);
}

void
_gadiba_application_fill_papers (GadibaApplicationSection *self)
{
  g_autoptr (GArray) lines = list_lines (self);
  gboolean is_open = gadiba_working_case_is_open (self->working);
  gboolean any = FALSE;

  gadiba_entry_grid_begin (self->papers);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      if (i == 0 || line->person != g_array_index (lines, Line, i - 1).person)
        add_group (self, line);
      gadiba_entry_grid_add_row (
          self->papers,
          &(GadibaGridRowInfo){ .id = line->id, .title = line->title, .is_read_only = !is_open });
    }
  gadiba_entry_grid_end (self->papers);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *id = g_array_index (lines, Line, i).id;
      show_line (self, &g_array_index (lines, Line, i));
      any |= get_value (self, id, PAPER_DEMANDED) == NULL
             && get_value (self, id, PAPER_RECEIVED) == NULL;
    }
  gtk_widget_set_sensitive (self->demand, is_open && any);
  gtk_widget_set_sensitive (self->add_paper, is_open);
}

/* --- what is done --- */

void
_gadiba_application_activate_paper (GadibaApplicationSection *self, const char *row, guint column)
{
  GadibaIntakePlace place;

  if (column == PAPER_SCAN && find_paper (self, row, column, &place))
    gadiba_scan_choice_ask (GTK_WIDGET (self), self->working, &place, 1);
}

void
_gadiba_application_demand_papers (GadibaApplicationSection *self)
{
  g_autoptr (GArray) lines = list_lines (self);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GadibaIntakePlace));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *today = gadiba_date_format (
      gadiba_session_get_moment (gadiba_working_case_get_session (self->working)).today);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *id = g_array_index (lines, Line, i).id;
      GadibaIntakePlace place;
      if (get_value (self, id, PAPER_DEMANDED) != NULL
          || get_value (self, id, PAPER_RECEIVED) != NULL
          || !find_paper (self, id, PAPER_DEMANDED, &place))
        continue;
      g_array_append_val (places, place);
      g_ptr_array_add (values, today);
    }
  if (!gadiba_working_intake_set (self->working,
                                  (const GadibaIntakePlace *) (gpointer) places->data,
                                  (const char *const *) values->pdata, places->len, &error))
    gadiba_entry_grid_refuse (self->papers, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->papers));
}

/* What stands in the book besides what is proposed, each once. */
static void
on_paper_chosen_cb (const char *paper, gpointer owner, const char *about)
{
  GadibaApplicationSection *self = GADIBA_APPLICATION_SECTION (owner);
  g_autofree char *id = g_strdup_printf ("- %s", paper);

  g_ptr_array_add (self->own_papers, g_strdup (paper));
  _gadiba_application_fill_papers (self);
  gadiba_entry_grid_set_cursor (self->papers, id, PAPER_DEMANDED);
  gtk_widget_grab_focus (GTK_WIDGET (self->papers));
}

void
_gadiba_application_add_paper (GadibaApplicationSection *self)
{
  const GadibaBook *book =
      gadiba_session_get_book (gadiba_working_case_get_session (self->working));
  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();

  for (guint i = 0; i < book->steps->len; i++)
    {
      const GadibaStep *step = g_ptr_array_index (book->steps, i);
      if (g_str_has_prefix (step->id, GADIBA_PAPER_PREFIX))
        gadiba_choices_add (choices, step->id, step->title);
    }
  gadiba_choice_popover_ask (self->add_paper, choices, on_paper_chosen_cb, self, NULL);
}

void
_gadiba_application_start_papers (GadibaApplicationSection *self)
{
  const GadibaGridColumn columns[N_PAPER_COLUMNS] = {
    [PAPER_STATE] = { .title = _ ("State"), .kind = GADIBA_GRID_SIGN },
    [PAPER_DEMANDED] = { .title = _ ("Demanded"),
                         .kind = GADIBA_GRID_TEXT,
                         .is_editable = TRUE,
                         .is_apart = TRUE,
                         .min_chars = 10 },
    [PAPER_DUE] = { .title = _ ("By"),
                    .name = _ ("To be brought by"),
                    .kind = GADIBA_GRID_TEXT,
                    .is_editable = TRUE,
                    .is_apart = TRUE,
                    .min_chars = 10 },
    [PAPER_RECEIVED] = { .title = _ ("Received"),
                         .kind = GADIBA_GRID_TEXT,
                         .is_editable = TRUE,
                         .is_apart = TRUE,
                         .min_chars = 10 },
    [PAPER_SCAN] = { .title = _ ("Scan"),
                     .kind = GADIBA_GRID_SIGN,
                     .is_apart = TRUE,
                     .is_aside = TRUE,
                     .max_chars = 10 },
    [PAPER_ARTICLE] = { .title = _ ("Article"),
                        .kind = GADIBA_GRID_TEXT,
                        .is_small = TRUE,
                        .is_apart = TRUE },
  };

  gadiba_entry_grid_set_columns (self->papers, _ ("Paper"), columns, N_PAPER_COLUMNS);
  gadiba_entry_grid_set_title_chars (self->papers, TITLE_CHARS);
  gadiba_intake_grid (self->papers, self->working, find_paper, NULL);
}
