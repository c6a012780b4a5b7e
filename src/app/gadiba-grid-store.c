/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-grid-store.h"

#include <glib/gi18n-lib.h>

#include "gadiba-place-words.h"
#include "gadiba-typing.h"

typedef struct
{
  GadibaWorkingCase *working;
  GadibaGridFindPlace find;
  GadibaGridComplete complete; /* nullable */
  gpointer owner;              /* borrowed */
} Store;

/* One cell of what was entered. */
typedef struct
{
  char *row;
  guint column;
  GadibaCasePlace place;
  char *value, *wrong; /* @wrong: NULL: nothing is */
  gboolean is_besides; /* not entered: it follows from what was */
} Entered;

static void
free_store (gpointer data)
{
  Store *self = data;

  g_object_unref (self->working);
  g_free (self);
}

static void
free_entered (gpointer data)
{
  Entered *self = data;

  g_free (self->row);
  g_free (self->value);
  g_free (self->wrong);
  g_free (self);
}

static Store *
get_store (GadibaEntryGrid *grid)
{
  return g_object_get_data (G_OBJECT (grid), "store");
}

static GadibaDate
get_today (Store *self)
{
  return gadiba_session_get_moment (gadiba_working_case_get_session (self->working)).today;
}

/* Returns: (transfer full): what the history calls it */
static char *
describe (Store *self, const GadibaCasePlace *place)
{
  return gadiba_place_words_describe (
      place, gadiba_working_case_get_case (self->working),
      gadiba_session_get_book (gadiba_working_case_get_session (self->working)));
}

/* --- reading --- */

static void
read_cell (Store *self, GPtrArray *all, const char *row, guint column, const char *text)
{
  g_autoptr (GError) error = NULL;
  GadibaCasePlace place;

  if (!self->find (self->owner, row, column, &place))
    return;
  Entered *each = g_new0 (Entered, 1);
  each->row = g_strdup (row);
  each->column = column;
  if (!gadiba_typing_parse (gadiba_typing_of (place.field), text, get_today (self), &each->value,
                            &error))
    each->wrong = g_strdup (error->message);
  each->place = place;
  g_ptr_array_add (all, each);
}

static gboolean
is_begun_anew (GadibaEntryGrid *grid, const Entered *each)
{
  return g_strcmp0 (gadiba_entry_grid_get_begun (grid, each->row, each->column),
                    gadiba_entry_grid_get_text (grid, each->row, each->column))
         != 0;
}

/* What follows from a value that was entered alone. */
static void
complete_cell (GadibaEntryGrid *grid, GPtrArray *all)
{
  Store *self = get_store (grid);
  const Entered *first = all->len == 1 ? g_ptr_array_index (all, 0) : NULL;
  GadibaCasePlace besides;

  if (first == NULL || first->value == NULL || self->complete == NULL
      || is_begun_anew (grid, first))
    return;
  const char *value = self->complete (self->owner, &first->place, &besides);
  if (value == NULL)
    return;
  Entered *each = g_new0 (Entered, 1);
  each->row = g_strdup (first->row);
  each->column = first->column;
  each->value = g_strdup (value);
  each->place = besides;
  each->is_besides = TRUE;
  g_ptr_array_add (all, each);
}

/* What only follows from a value is not wrong itself. */
static void
drop_besides (GPtrArray *all)
{
  guint last = all->len - 1;

  if (((const Entered *) g_ptr_array_index (all, last))->is_besides)
    g_ptr_array_remove_index (all, last);
}

static GPtrArray *
read_block (GadibaEntryGrid *grid, const char *first, guint column, GadibaGridBlock *block)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_entered);
  g_autoptr (GPtrArray) rows =
      gadiba_entry_grid_list_rows (grid, first, gadiba_grid_block_get_n_rows (block));

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < gadiba_grid_block_get_n_columns (block); j++)
      read_cell (get_store (grid), all, g_ptr_array_index (rows, i), column + j,
                 gadiba_grid_block_get (block, i, j));
  complete_cell (grid, all);
  return all;
}

/* --- storing --- */

/* A thing that is told from others by its index only has no other value: emptied, it goes. */
static GadibaCasePlace
find_emptied (GadibaCasePlace place)
{
  if (place.part == GADIBA_PART_VEHICLE || place.part == GADIBA_PART_LAND
      || place.part == GADIBA_PART_REAL_ESTATE)
    place.field = "";
  return place;
}

static void
add_value (GArray *places, GPtrArray *values, const Entered *each)
{
  GadibaCasePlace place = each->value != NULL ? each->place : find_emptied (each->place);

  g_array_append_val (places, place);
  g_ptr_array_add (values, each->value);
}

/* First what is written, then what is emptied, from its end up: a thing that goes moves those
 * behind it, and with its amount a bill loses all that is known of it. */
static gboolean
set_all (Store *self, const GPtrArray *all, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GadibaCasePlace));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  const Entered *first = g_ptr_array_index (all, 0);
  g_autofree char *one = describe (self, &first->place);
  /* translators: what of a case was changed, and how many further values together with it */
  g_autofree char *several = g_strdup_printf (_ ("%s, and %u more"), one, all->len - 1);

  for (guint i = 0; i < all->len; i++)
    if (((const Entered *) g_ptr_array_index (all, i))->value != NULL)
      add_value (places, values, g_ptr_array_index (all, i));
  for (guint i = all->len; i > 0; i--)
    if (((const Entered *) g_ptr_array_index (all, i - 1))->value == NULL)
      add_value (places, values, g_ptr_array_index (all, i - 1));
  return gadiba_working_case_set_many (
      self->working, (const GadibaCasePlace *) (gpointer) places->data,
      (const char *const *) values->pdata, places->len, all->len > 1 ? several : one, error);
}

/* What somebody else stored while it was typed is not overwritten: it is a conflict, as in fields.
 */
static gboolean
set_since (Store *self, const Entered *each, const char *begun, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *words = describe (self, &each->place);

  gadiba_typing_parse (gadiba_typing_of (each->place.field), begun, get_today (self), &before,
                       NULL);
  const GadibaCaseChange change = { each->place, before, each->value };
  return gadiba_working_case_set_since (self->working, &change, words, error);
}

/* Returns: FALSE: nothing is stored */
static gboolean
set (GadibaEntryGrid *grid, const GPtrArray *all, GError **error)
{
  const Entered *first = g_ptr_array_index (all, 0);
  const char *begun = gadiba_entry_grid_get_begun (grid, first->row, first->column);

  if (all->len > 1 || !is_begun_anew (grid, first))
    return set_all (get_store (grid), all, error);
  return set_since (get_store (grid), first, begun, error);
}

static guint
count_wrong (const GPtrArray *all)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += ((const Entered *) g_ptr_array_index (all, i))->wrong != NULL;
  return n;
}

/* The first of several sentences says what became of the whole block. */
static void
tell_wrong (GadibaEntryGrid *grid, const GPtrArray *all)
{
  guint n = count_wrong (all);
  g_autofree char *whole = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Nothing was changed: %u of the cells is wrong.",
                   "Nothing was changed: %u of the cells are wrong.", n),
      n);
  gboolean told = all->len == 1;

  for (guint i = 0; i < all->len; i++)
    {
      const Entered *each = g_ptr_array_index (all, i);
      if (each->wrong == NULL)
        continue;
      g_autofree char *sentence = told ? NULL : g_strdup_printf ("%s %s", whole, each->wrong);
      gadiba_entry_grid_set_error (grid, each->row, each->column, told ? each->wrong : sentence);
      told = TRUE;
    }
}

static void
store_block (GadibaEntryGrid *grid, const char *first, guint column, GadibaGridBlock *block)
{
  g_autoptr (GPtrArray) all = read_block (grid, first, column, block);
  g_autoptr (GError) error = NULL;

  if (all->len == 0)
    return;
  /* Which of several values the case refuses is not told: all of them stay as they were typed. */
  if (count_wrong (all) == 0 && !set (grid, all, &error))
    {
      drop_besides (all);
      for (guint i = 0; i < all->len; i++)
        ((Entered *) g_ptr_array_index (all, i))->wrong = g_strdup (error->message);
    }
  tell_wrong (grid, all);
  for (guint i = 0; i < all->len; i++)
    {
      const Entered *each = g_ptr_array_index (all, i);
      if (each->wrong == NULL)
        gadiba_grid_store_show (grid, each->row, each->column);
    }
}

static void
on_pasted_cb (GadibaEntryGrid *grid, const char *first, guint column, GadibaGridBlock *block)
{
  g_assert (GADIBA_IS_ENTRY_GRID (grid));

  store_block (grid, first, column, block);
}

static void
on_edited_cb (GadibaEntryGrid *grid, const char *row, guint column, const char *text)
{
  g_assert (GADIBA_IS_ENTRY_GRID (grid));

  g_autoptr (GadibaGridBlock) block = gadiba_grid_block_new (1, 1);
  gadiba_grid_block_set (block, 0, 0, text);
  store_block (grid, row, column, block);
}

void
gadiba_grid_store (GadibaEntryGrid *grid, GadibaWorkingCase *working, GadibaGridFindPlace find,
                   gpointer owner)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (grid) && get_store (grid) == NULL);
  g_return_if_fail (GADIBA_IS_WORKING_CASE (working) && find != NULL);

  Store *self = g_new0 (Store, 1);
  self->working = g_object_ref (working);
  self->find = find;
  self->owner = owner;
  g_object_set_data_full (G_OBJECT (grid), "store", self, free_store);
  g_signal_connect (grid, "edited", G_CALLBACK (on_edited_cb), NULL);
  g_signal_connect (grid, "pasted", G_CALLBACK (on_pasted_cb), NULL);
}

void
gadiba_grid_store_set_complete (GadibaEntryGrid *grid, GadibaGridComplete complete)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (grid) && get_store (grid) != NULL);

  get_store (grid)->complete = complete;
}

void
gadiba_grid_store_show (GadibaEntryGrid *grid, const char *row, guint column)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (grid) && get_store (grid) != NULL);

  Store *self = get_store (grid);
  GadibaCasePlace place;
  if (!self->find (self->owner, row, column, &place))
    return;
  g_autofree char *value =
      gadiba_case_dup_value (gadiba_working_case_get_case (self->working), &place);
  g_autofree char *text = gadiba_typing_format (gadiba_typing_of (place.field), value);
  gadiba_entry_grid_set_cell (grid, row, column, text);
}

void
gadiba_grid_store_value (GadibaEntryGrid *grid, const char *row, guint column,
                         GadibaCasePlace place, const char *value)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (grid) && get_store (grid) != NULL);

  Store *self = get_store (grid);
  g_autoptr (GError) error = NULL;
  g_autofree char *at = g_strdup (row); /* the rows may change */
  if (value == NULL)
    place = find_emptied (place);
  g_autofree char *words = describe (self, &place);
  if (gadiba_working_case_set (self->working, &place, value, words, &error))
    return;
  if (gadiba_entry_grid_get_text (grid, at, column) != NULL)
    gadiba_entry_grid_set_error (grid, at, column, error->message);
  else
    gadiba_entry_grid_refuse (grid, error->message); /* the row was to come with the value */
}
