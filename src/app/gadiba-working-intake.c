/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-working-intake.h"

#include <glib/gi18n-lib.h>

#include "gadiba-iban.h"
#include "gadiba-paper-list.h"
#include "gadiba-typing.h"
#include "gadiba-words.h"

static const GadibaBook *
get_book (GadibaWorkingCase *working)
{
  return gadiba_session_get_book (gadiba_working_case_get_session (working));
}

/* --- in words --- */

static const char *
get_field_title (GadibaIntakeField field)
{
  switch (field)
    {
    case GADIBA_INTAKE_WAY:
      return _ ("How it came");
    case GADIBA_INTAKE_REPRESENTATIVE:
      return _ ("Representative");
    case GADIBA_INTAKE_SIGNED:
      return _ ("Signature");
    case GADIBA_INTAKE_FORM:
      return _ ("Wished for");
    case GADIBA_INTAKE_PAYEE:
    case GADIBA_INTAKE_COST_PAYEE:
      return _ ("Who is paid");
    case GADIBA_INTAKE_IBAN:
    case GADIBA_INTAKE_COST_IBAN:
      return _ ("Account");
    case GADIBA_INTAKE_DEMANDED:
      return _ ("Paper demanded");
    case GADIBA_INTAKE_DUE:
      return _ ("Paper to be brought by");
    case GADIBA_INTAKE_RECEIVED:
      return _ ("Paper received");
    case GADIBA_INTAKE_SCAN:
      return _ ("Scan of the paper");
    case GADIBA_INTAKE_INCOME_DOCUMENT:
      return _ ("Scan of the proof");
    }
  g_return_val_if_reached ("");
}

/* What the kind of the place is called; an office's own paper is its words. */
static const char *
get_kind_title (GadibaWorkingCase *working, const GadibaIntakePlace *place)
{
  const GadibaBook *book = get_book (working);
  const GadibaBenefit *benefit = gadiba_book_get_benefit (book, place->kind);
  const GadibaCostItem *item = g_hash_table_lookup (book->cost_item_names, place->kind);
  const GadibaIncomeKind *income = g_hash_table_lookup (book->income_kind_names, place->kind);
  const GadibaStep *paper = g_hash_table_lookup (book->step_names, place->kind);

  switch (place->field)
    {
    case GADIBA_INTAKE_FORM:
    case GADIBA_INTAKE_PAYEE:
    case GADIBA_INTAKE_IBAN:
      return benefit != NULL ? benefit->title : place->kind;
    case GADIBA_INTAKE_COST_PAYEE:
    case GADIBA_INTAKE_COST_IBAN:
      return item != NULL ? item->title : place->kind;
    case GADIBA_INTAKE_INCOME_DOCUMENT:
      return income != NULL ? income->title : place->kind;
    case GADIBA_INTAKE_DEMANDED:
    case GADIBA_INTAKE_DUE:
    case GADIBA_INTAKE_RECEIVED:
    case GADIBA_INTAKE_SCAN:
      return paper != NULL ? paper->title : place->kind;
    case GADIBA_INTAKE_WAY:
    case GADIBA_INTAKE_REPRESENTATIVE:
    case GADIBA_INTAKE_SIGNED:
      break;
    }
  return place->kind;
}

char *
gadiba_working_intake_describe (GadibaWorkingCase *working, const GadibaIntakePlace *place)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working) && place != NULL, NULL);

  const GadibaCase *from = gadiba_working_case_get_case (working);
  int person =
      place->person != NULL ? gadiba_case_find_person (from, place->person) : GADIBA_CASE_NOBODY;
  GString *text = g_string_new (get_field_title (place->field));
  if (person != GADIBA_CASE_NOBODY)
    g_string_append_printf (text, ", %s", gadiba_case_get_person (from, person)->given);
  if (place->kind != NULL)
    g_string_append_printf (text, ", %s", get_kind_title (working, place));
  if (place->month != GADIBA_MONTH_NONE)
    {
      g_autofree char *month = gadiba_words_format_month (place->month);
      g_string_append_printf (text, ", %s", month);
    }
  return g_string_free (text, FALSE);
}

static char *
format_key (GadibaWorkingCase *working, const GadibaIntakePlace *place, const char *value)
{
  const GadibaIntake *intake = gadiba_working_case_get_intake (working);
  const GPtrArray *people = gadiba_intake_get_representatives (intake);
  const GPtrArray *documents = gadiba_intake_get_documents (intake);
  gint64 key = g_ascii_strtoll (value, NULL, 10);

  for (guint i = 0; place->field == GADIBA_INTAKE_REPRESENTATIVE && i < people->len; i++)
    {
      const GadibaIntakeRepresentative *each = g_ptr_array_index (people, i);
      if (each->key == key)
        return g_strdup_printf ("%s, %s", each->name,
                                gadiba_words_for ("representative-kind", each->kind));
    }
  for (guint i = 0; place->field != GADIBA_INTAKE_REPRESENTATIVE && i < documents->len; i++)
    {
      const GadibaIntakeDocument *each = g_ptr_array_index (documents, i);
      if (each->key == key)
        return g_strdup (each->name != NULL ? each->name : _ ("a scan"));
    }
  return g_strdup (_ ("a scan"));
}

char *
gadiba_working_intake_format (GadibaWorkingCase *working, const GadibaIntakePlace *place,
                              const char *value)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working) && place != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");
  switch (place->field)
    {
    case GADIBA_INTAKE_WAY:
      return g_strdup (gadiba_words_for ("way", value));
    case GADIBA_INTAKE_SIGNED:
      return g_strdup (gadiba_words_for ("signed", value));
    case GADIBA_INTAKE_FORM:
      return g_strdup (gadiba_words_for ("form", value));
    case GADIBA_INTAKE_DEMANDED:
    case GADIBA_INTAKE_DUE:
    case GADIBA_INTAKE_RECEIVED:
      return gadiba_typing_format (GADIBA_TYPING_DATE, value);
    case GADIBA_INTAKE_IBAN:
    case GADIBA_INTAKE_COST_IBAN:
      return gadiba_iban_format (value);
    case GADIBA_INTAKE_REPRESENTATIVE:
    case GADIBA_INTAKE_SCAN:
    case GADIBA_INTAKE_INCOME_DOCUMENT:
      return format_key (working, place, value);
    case GADIBA_INTAKE_PAYEE:
    case GADIBA_INTAKE_COST_PAYEE:
      break;
    }
  return g_strdup (value);
}

/* --- storing --- */

/* What is to be stored, with the words for what goes wrong: the thread that stores it knows none.
 */
typedef struct
{
  char *number, *words;
  GPtrArray *changes; /* GadibaIntakeChange */
} Storing;

static void
free_storing (gpointer data)
{
  Storing *self = data;

  g_free (self->number);
  g_free (self->words);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static gpointer
store (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Storing *self = data;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) failed = NULL;
  const GadibaIntakeRequest request = {
    .number = self->number,
    .changes = (const GadibaIntakeChange *const *) self->changes->pdata,
    .n_changes = self->changes->len,
    .words = self->words,
  };
  GadibaCaseFile *file =
      gadiba_office_change_intake (office, &request, moment, &conflicts, &failed);

  if (file != NULL)
    return file;
  if (conflicts == NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, failed->domain, failed->code,
                 /* translators: what was changed */
                 _ ("%s: somebody else has stored another value meanwhile, which stands here now; "
                    "change it again if yours is right."),
                 self->words);
  return NULL;
}

/* Returns: (transfer full) (nullable): the changes that make it so */
static GPtrArray *
make_changes (GadibaWorkingCase *working, const GadibaIntakePlace *places,
              const char *const *values, guint n, GError **error)
{
  const GadibaIntake *intake = gadiba_working_case_get_intake (working);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_intake_change_free);

  if (!gadiba_working_case_check_open (working, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = NULL;
      const char *before = gadiba_intake_get (intake, &places[i]);
      if (!gadiba_intake_check (intake, &places[i], values[i], &value, error))
        return NULL;
      if (g_strcmp0 (before, value) != 0)
        g_ptr_array_add (changes, gadiba_intake_change_new (&places[i], before, value));
    }
  return g_steal_pointer (&changes);
}

gboolean
gadiba_working_intake_set (GadibaWorkingCase *working, const GadibaIntakePlace *places,
                           const char *const *values, guint n, GError **error)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), FALSE);

  g_autoptr (GPtrArray) changes = make_changes (working, places, values, n, error);
  if (changes == NULL || changes->len == 0)
    return changes != NULL;
  for (guint i = 0; i < changes->len; i++)
    {
      const GadibaIntakeChange *change = g_ptr_array_index (changes, i);
      gadiba_intake_set (gadiba_working_case_get_intake (working), &change->place, change->after);
    }
  g_autofree char *one = gadiba_working_intake_describe (
      working, &((const GadibaIntakeChange *) g_ptr_array_index (changes, 0))->place);
  Storing *storing = g_new0 (Storing, 1);
  storing->number = g_strdup (gadiba_working_case_get_number (working));
  storing->words = changes->len == 1
                       ? g_strdup (one)
                       : g_strdup_printf (_ ("%s, and %u more"), one, changes->len - 1);
  storing->changes = g_steal_pointer (&changes);
  const GadibaJob job = { store, storing, free_storing, (GDestroyNotify) gadiba_case_file_free };
  g_autofree char *words = g_strdup (storing->words);
  gadiba_working_case_run_async (working, &job, words, NULL, NULL);
  g_signal_emit_by_name (working, "changed");
  return TRUE;
}

/* --- grids --- */

typedef struct
{
  GadibaWorkingCase *working;
  GadibaFindIntake find;
  gpointer owner; /* borrowed */
} Store;

static void
free_store (gpointer data)
{
  Store *self = data;

  g_object_unref (self->working);
  g_free (self);
}

static Store *
get_store (GadibaEntryGrid *grid)
{
  return g_object_get_data (G_OBJECT (grid), "intake-store");
}

void
gadiba_intake_grid_show (GadibaEntryGrid *grid, const char *row, guint column)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (grid) && get_store (grid) != NULL);

  const Store *self = get_store (grid);
  GadibaIntakePlace place = { 0 };
  if (!self->find (self->owner, row, column, &place))
    return;
  g_autofree char *text = gadiba_working_intake_format (
      self->working, &place,
      gadiba_intake_get (gadiba_working_case_get_intake (self->working), &place));
  gadiba_entry_grid_set_cell (grid, row, column, text);
}

static gboolean
is_day (GadibaIntakeField field)
{
  return field == GADIBA_INTAKE_DEMANDED || field == GADIBA_INTAKE_DUE
         || field == GADIBA_INTAKE_RECEIVED;
}

/* One cell as it was typed. */
static gboolean
store_cell (GadibaEntryGrid *grid, const char *row, guint column, const char *text)
{
  const Store *self = get_store (grid);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  GadibaIntakePlace place = { 0 };
  GadibaDate today =
      gadiba_session_get_moment (gadiba_working_case_get_session (self->working)).today;

  if (!self->find (self->owner, row, column, &place))
    return TRUE;
  place.person = g_intern_string (place.person);
  place.kind = g_intern_string (place.kind);
  /* What somebody else stored while it was typed is not overwritten. */
  if (g_strcmp0 (gadiba_entry_grid_get_begun (grid, row, column),
                 gadiba_entry_grid_get_text (grid, row, column))
      != 0)
    {
      g_autofree char *sentence = g_strdup_printf (
          _ ("Somebody else has stored “%s” here meanwhile; press Escape to see it, and type yours "
             "again if it is right."),
          gadiba_entry_grid_get_text (grid, row, column));
      gadiba_entry_grid_set_error (grid, row, column, sentence);
      return FALSE;
    }
  if (gadiba_typing_parse (is_day (place.field) ? GADIBA_TYPING_DATE : GADIBA_TYPING_TEXT, text,
                           today, &value, &error)
      && gadiba_working_intake_set (self->working, &place, (const char *const *) &value, 1, &error))
    {
      gadiba_intake_grid_show (grid, row, column);
      return TRUE;
    }
  gadiba_entry_grid_set_error (grid, row, column, error->message);
  return FALSE;
}

static void
on_edited_cb (GadibaEntryGrid *grid, const char *row, guint column, const char *text)
{
  g_assert (GADIBA_IS_ENTRY_GRID (grid));

  store_cell (grid, row, column, text);
}

/* Cell by cell: each of them stands for itself, and what is wrong of one is told there. */
static void
on_pasted_cb (GadibaEntryGrid *grid, const char *first, guint column, GadibaGridBlock *block)
{
  g_assert (GADIBA_IS_ENTRY_GRID (grid));

  g_autoptr (GPtrArray) rows =
      gadiba_entry_grid_list_rows (grid, first, gadiba_grid_block_get_n_rows (block));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (rows, i)));
  for (guint i = 0; i < ids->len; i++)
    for (guint j = 0; j < gadiba_grid_block_get_n_columns (block); j++)
      store_cell (grid, g_ptr_array_index (ids, i), column + j,
                  gadiba_grid_block_get (block, i, j));
}

void
gadiba_intake_grid (GadibaEntryGrid *grid, GadibaWorkingCase *working, GadibaFindIntake find,
                    gpointer owner)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (grid) && get_store (grid) == NULL);
  g_return_if_fail (GADIBA_IS_WORKING_CASE (working) && find != NULL);

  Store *self = g_new0 (Store, 1);
  self->working = g_object_ref (working);
  self->find = find;
  self->owner = owner;
  g_object_set_data_full (G_OBJECT (grid), "intake-store", self, free_store);
  g_signal_connect (grid, "edited", G_CALLBACK (on_edited_cb), NULL);
  g_signal_connect (grid, "pasted", G_CALLBACK (on_pasted_cb), NULL);
}

void
gadiba_intake_grid_choose (GadibaEntryGrid *grid, const char *row, guint column, const char *value)
{
  g_return_if_fail (GADIBA_IS_ENTRY_GRID (grid) && get_store (grid) != NULL);

  const Store *self = get_store (grid);
  g_autoptr (GError) error = NULL;
  g_autofree char *at = g_strdup (row); /* the rows may change */
  GadibaIntakePlace place = { 0 };
  if (!self->find (self->owner, row, column, &place))
    return;
  place.person = g_intern_string (place.person);
  place.kind = g_intern_string (place.kind);
  if (!gadiba_working_intake_set (self->working, &place, &value, 1, &error))
    gadiba_entry_grid_set_error (grid, at, column, error->message);
}
