/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-undo.h"

#include <string.h>

/* --- what can be taken back --- */

/* A change that was made, taken back or made again. */
typedef struct
{
  gint64 made;   /* the entry that made it first */
  gint64 stored; /* the one that did it last: made it, took it back or made it again */
  char *words;
} Step;

typedef struct
{
  GArray *undo, *redo; /* Step */
} Stacks;

static void
clear_step (gpointer data)
{
  g_clear_pointer (&((Step *) data)->words, g_free);
}

static GArray *
make_stack (void)
{
  GArray *stack = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (stack, clear_step);
  return stack;
}

static void
clear_stacks (Stacks *self)
{
  g_array_unref (self->undo);
  g_array_unref (self->redo);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stacks, clear_stacks)

static void
forget_all (Stacks *self)
{
  g_array_set_size (self->undo, 0);
  g_array_set_size (self->redo, 0);
}

/* The top goes over to the other stack. @entry: what did that */
static void
move_step (GArray *from, GArray *to, gint64 entry)
{
  if (from->len == 0)
    return;
  Step *top = &g_array_index (from, Step, from->len - 1);
  Step step = { .made = top->made, .stored = entry, .words = g_steal_pointer (&top->words) };
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, step);
}

static gboolean
can_be_undone (const char *action)
{
  return strcmp (action, "edit") == 0 || strcmp (action, "add member") == 0
         || strcmp (action, "remove member") == 0 || strcmp (action, "talk") == 0
         || strcmp (action, "edit card") == 0 || strcmp (action, "awaited") == 0;
}

static gboolean
is_undoing (const char *action)
{
  return strcmp (action, "undo") == 0 || strcmp (action, "redo") == 0;
}

/* Papers of what was decided, what came back signed, how it was notified and contested, decisions
 * that wait for a second pair of eyes, and papers that were brought, change nothing that people
 * state. */
static gboolean
is_neutral (const char *action)
{
  return strcmp (action, "letter") == 0 || strcmp (action, "scan") == 0
         || strcmp (action, "signed") == 0 || strcmp (action, "notify") == 0
         || strcmp (action, "contest") == 0 || strcmp (action, "reassess") == 0
         || strcmp (action, "draft") == 0 || strcmp (action, GADIBA_CHANGE_PLACE) == 0
         || strcmp (action, GADIBA_UNDO_PLACE) == 0 || strcmp (action, GADIBA_REDO_PLACE) == 0;
}

/* @action: what the entry did: "undo", "redo", or else it made a change */
static void
take_entry (Stacks *self, GadibaStatement *row, const char *action)
{
  gint64 number = gadiba_statement_get_int (row, 0);

  if (strcmp (action, "undo") == 0)
    move_step (self->undo, self->redo, number);
  else if (strcmp (action, "redo") == 0)
    move_step (self->redo, self->undo, number);
  else
    {
      Step step = { .made = number,
                    .stored = number,
                    .words = g_strdup (gadiba_statement_get_text (row, 4)) };
      g_array_append_val (self->undo, step);
      g_array_set_size (self->redo, 0);
    }
}

/* @row: number, action, caseworker, n_rows, words */
typedef void (*ReplayEntry) (Stacks *self, GadibaStatement *row, gint64 caseworker);

static void
replay_entry (Stacks *self, GadibaStatement *row, gint64 caseworker)
{
  const char *action = gadiba_statement_get_text (row, 1);
  gboolean own = gadiba_statement_get_int (row, 2) == caseworker;

  /* Nothing was changed: a look. Taking back what changed nothing is told all the same. */
  if ((gadiba_statement_get_int (row, 3) == 0 && !is_undoing (action)) || is_neutral (action))
    return;
  if (!can_be_undone (action) && !is_undoing (action))
    forget_all (self);
  else if (own)
    take_entry (self, row, action);
}

/* Of a place in a service. */
static void
replay_place (Stacks *self, GadibaStatement *row, gint64 caseworker)
{
  const char *action = gadiba_statement_get_text (row, 1);

  if (gadiba_statement_get_int (row, 2) == caseworker)
    take_entry (self, row,
                strcmp (action, GADIBA_UNDO_PLACE) == 0   ? "undo"
                : strcmp (action, GADIBA_REDO_PLACE) == 0 ? "redo"
                                                          : action);
}

/* Entries whose words were erased were made before the erasure; all before it stay as they are. */
static gboolean
find_erasure (GadibaDb *db, GadibaSubject subject, gint64 *protocol, GError **error)
{
  return gadiba_db_query_int (
      db,
      "SELECT max (words_erased) FROM journal WHERE about = :table"
      " AND about_row = :row",
      BINDS (BIND_TEXT ("table", subject.table), BIND_INT ("row", subject.row)), protocol, error);
}

#define ENTRIES                                                                                    \
  "SELECT number, action, caseworker, n_rows, words FROM journal WHERE about = :table"             \
  " AND about_row = :row AND "

/* @entries: (transfer full) (nullable) */
static gboolean
replay_each (Stacks *self, GadibaStatement *entries, ReplayEntry replay, gint64 caseworker,
             GError **error)
{
  g_autoptr (GadibaStatement) each = entries;
  gboolean row = TRUE;
  while (each != NULL && row)
    {
      if (!gadiba_statement_step (each, &row, error))
        return FALSE;
      if (row)
        replay (self, each, caseworker);
    }
  return each != NULL;
}

static gboolean
replay (Stacks *self, GadibaDb *db, GadibaSubject subject, gint64 caseworker, GError **error)
{
  gint64 protocol = 0;
  if (!find_erasure (db, subject, &protocol, error))
    return FALSE;
  return replay_each (
      self,
      gadiba_db_query (db, ENTRIES "number > :protocol ORDER BY number",
                       BINDS (BIND_TEXT ("table", subject.table), BIND_INT ("row", subject.row),
                              BIND_INT ("protocol", protocol)),
                       error),
      replay_entry, caseworker, error);
}

static gint64
take_top (GArray *stack, char **words)
{
  if (stack->len == 0)
    return 0;
  Step *top = &g_array_index (stack, Step, stack->len - 1);
  *words = g_steal_pointer (&top->words);
  return top->stored;
}

static GadibaUndoable *
take_tops (const Stacks *stacks)
{
  GadibaUndoable *self = g_new0 (GadibaUndoable, 1);

  self->undo = take_top (stacks->undo, &self->undo_words);
  self->redo = take_top (stacks->redo, &self->redo_words);
  return self;
}

GadibaUndoable *
gadiba_undo_find (GadibaDb *db, GadibaSubject subject, gint64 caseworker, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_auto (Stacks) stacks = { make_stack (), make_stack () };
  return replay (&stacks, db, subject, caseworker, error) ? take_tops (&stacks) : NULL;
}

/* Entries that changed that place, and no other of the same application. */
#define OF_PLACE                                                                                   \
  "action IN ('" GADIBA_CHANGE_PLACE "', '" GADIBA_UNDO_PLACE "', '" GADIBA_REDO_PLACE "')"        \
  " AND EXISTS (SELECT 1 FROM journal_row r JOIN journal_shape s ON s.id = r.shape"                \
  " WHERE r.id >= first_row AND r.id < first_row + journal.n_rows AND s.name = 'service_place'"    \
  " AND r.row = :place) ORDER BY number"

GadibaUndoable *
gadiba_undo_find_place (GadibaDb *db, gint64 application, gint64 place, gint64 caseworker,
                        GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_auto (Stacks) stacks = { make_stack (), make_stack () };
  GadibaStatement *entries =
      gadiba_db_query (db, ENTRIES OF_PLACE,
                       BINDS (BIND_TEXT ("table", "application"), BIND_INT ("row", application),
                              BIND_INT ("place", place)),
                       error);
  return replay_each (&stacks, entries, replay_place, caseworker, error) ? take_tops (&stacks)
                                                                         : NULL;
}

void
gadiba_undoable_free (GadibaUndoable *self)
{
  if (self == NULL)
    return;
  g_free (self->undo_words);
  g_free (self->redo_words);
  g_free (self);
}
