/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-takeover.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "gadiba-alike.h"
#include "gadiba-client-register.h"
#include "gadiba-csv-read.h"
#include "gadiba-csv.h"
#include "gadiba-office-private.h"
#include "gadiba-takeover-row-private.h"
#include "gadiba-text.h"

/* --- results --- */

static void
free_difference (gpointer data)
{
  GadibaTakeoverDifference *self = data;

  g_free (self->here);
  g_free (self->there);
  g_free (self);
}

static void
free_row (gpointer data)
{
  GadibaTakeoverRow *self = data;

  g_free (self->name);
  g_free (self->sentence);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

void
gadiba_takeover_free (GadibaTakeover *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static char *
tell_row (const GadibaTakeoverRow *row, gboolean taken)
{
  GString *text = g_string_new (row->sentence);

  for (guint i = 0; row->differences != NULL && i < row->differences->len; i++)
    {
      const GadibaTakeoverDifference *each = g_ptr_array_index (row->differences, i);
      g_string_append_printf (text, "%s%s: ", text->len > 0 ? "; " : "",
                              gadiba_takeover_field_get_title (each->field));
      g_string_append_printf (
          text, taken ? _ ("before “%s”, now “%s”") : _ ("here “%s”, in the file “%s”"),
          each->here != NULL ? each->here : "–", each->there);
    }
  return g_string_free (text, FALSE);
}

char *
gadiba_takeover_row_tell (const GadibaTakeoverRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  return tell_row (row, FALSE);
}

char *
gadiba_takeover_row_tell_taken (const GadibaTakeoverRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  return tell_row (row, TRUE);
}

/* --- looking through --- */

typedef struct
{
  GadibaOffice *office;
  const GadibaTakeoverRequest *request;
  const GadibaMoment *moment;
  GadibaDb *db;
  GadibaCardFile *staff;
  GHashTable *codes, *names; /* → line in which they stand first */
  guint first_share;         /* what is done before the file is read */
} Work;

static void
clear_work (Work *self)
{
  g_clear_pointer (&self->staff, gadiba_card_file_free);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

static gboolean
go_on (const Work *self, const GadibaCsvReader *reader, GError **error)
{
  GadibaTakeoverProgress *progress = self->request->progress;

  if (progress == NULL)
    return TRUE;
  g_atomic_int_set (&progress->share,
                    (int) (self->first_share + gadiba_csv_reader_get_share (reader) / 2));
  if (!g_atomic_int_get (&progress->cancelled))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                       _ ("Nothing was taken over: it was cancelled."));
  return FALSE;
}

static void
set_wrong (GadibaTakeoverRow *row, const char *sentence)
{
  row->kind = GADIBA_TAKEOVER_WRONG;
  g_free (row->sentence);
  row->sentence = g_strdup (sentence);
}

/* Takes @key. Returns: whether an earlier line says the same */
static gboolean
is_twice (GHashTable *seen, char *key, GadibaTakeoverRow *row, const char *format)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

  if (before == 0)
    {
      g_hash_table_insert (seen, key, GUINT_TO_POINTER (row->line));
      return FALSE;
    }
  g_autofree char *line = g_strdup_printf ("%u", before);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *sentence = g_strjoinv (line, parts);
  g_free (key);
  set_wrong (row, sentence);
  return TRUE;
}

static gboolean
check_twice (const Work *self, const GadibaTakeoverValues *values, GadibaTakeoverRow *row)
{
  const char *code = values->values[GADIBA_TAKEOVER_CODE];
  g_autofree char *name = gadiba_text_fold (row->name);

  return (code == NULL
          || !is_twice (self->codes, g_strdup (code), row,
                        _ ("Line %s has this personal code already; keep one of the two")))
         && ((code != NULL && values->born == GADIBA_DATE_NONE)
             || !is_twice (self->names, g_strdup_printf ("%s %d", name, (int) values->born), row,
                           _ ("Line %s has this name and birth date already; keep one of the "
                              "two")));
}

/* Somebody who has no code here and none in the file is known by name and birth date. */
static gboolean
find_by_name (const Work *self, const GadibaTakeoverValues *values, GadibaTakeoverRow *row,
              GError **error)
{
  const char *code = values->values[GADIBA_TAKEOVER_CODE];
  const GadibaCasePerson typed = { .given = values->values[GADIBA_TAKEOVER_GIVEN],
                                   .family = values->values[GADIBA_TAKEOVER_FAMILY],
                                   .code = code,
                                   .born = values->born };
  g_autoptr (GPtrArray) alike = gadiba_person_find_alike (self->db, &typed, error);

  if (alike == NULL || alike->len == 0)
    return alike != NULL;
  const GadibaAlikePerson *first = g_ptr_array_index (alike, 0);
  gboolean same_name = first->why == GADIBA_ALIKE_NAME;
  if (same_name && alike->len == 1 && code == NULL && first->code == NULL)
    row->person = first->person;
  else if (same_name)
    set_wrong (row, _ ("Somebody of this name and birth date is in the records, but not under this "
                       "personal code; compare both, and correct the file or the card"));
  else
    set_wrong (row, _ ("Somebody of nearly this name is in the records; if it is somebody else, "
                       "register this line by hand"));
  return TRUE;
}

static gboolean
find_person (const Work *self, const GadibaTakeoverValues *values, GadibaTakeoverRow *row,
             GError **error)
{
  const char *code = values->values[GADIBA_TAKEOVER_CODE];
  gboolean has_card = FALSE;

  return (code == NULL || gadiba_client_find (self->db, code, &row->person, &has_card, error))
         && (row->person != 0 || find_by_name (self, values, row, error));
}

/* Somebody without a card has been in a household only: nothing of a card is overwritten. */
static gboolean
compare (const Work *self, const GadibaTakeoverValues *values, GadibaTakeoverRow *row,
         GPtrArray *changes, GError **error)
{
  g_autoptr (GadibaCardFile) card =
      row->person != 0 ? gadiba_card_read (self->db, row->person, self->moment->today, error)
                       : NULL;
  gboolean has_card =
      card != NULL && gadiba_card_file_find_row (card, GADIBA_CARD_CLIENT, 0) != NULL;

  if (row->person != 0 && card == NULL)
    return FALSE;
  if (has_card)
    row->differences = g_ptr_array_new_with_free_func (free_difference);
  _gadiba_takeover_compare (values, has_card ? card : NULL, self->moment->today, row->differences,
                            changes);
  row->kind = !has_card                    ? GADIBA_TAKEOVER_NEW
              : row->differences->len == 0 ? GADIBA_TAKEOVER_SAME
                                           : GADIBA_TAKEOVER_DIFFERS;
  return TRUE;
}

/* Returns: (transfer full) (nullable): family name first, as far as the line says it */
static char *
make_name (const GadibaTakeoverValues *values)
{
  static const GadibaTakeoverField fields[] = { GADIBA_TAKEOVER_FAMILY, GADIBA_TAKEOVER_GIVEN,
                                                GADIBA_TAKEOVER_FAMILY_GIVEN,
                                                GADIBA_TAKEOVER_GIVEN_FAMILY };
  GString *name = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (values->values[fields[i]] != NULL)
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", values->values[fields[i]]);
  return g_string_free (name, name->len == 0);
}

/* Returns: whether the line could be judged; a wrong one is */
static gboolean
judge (const Work *self, const GPtrArray *cells, GadibaTakeoverRow *row, GError **error)
{
  g_auto (GadibaTakeoverValues) values = { .born = GADIBA_DATE_NONE };
  g_autoptr (GError) wrong = NULL;
  gboolean right = _gadiba_takeover_values_read (&values, self->request->file, cells, self->staff,
                                                 self->moment->today, &wrong);

  row->name = make_name (&values);
  row->sentence = g_strdup (values.remark);
  if (!right)
    set_wrong (row, wrong->message);
  if (!right || !check_twice (self, &values, row))
    return TRUE;
  if (!find_person (self, &values, row, error))
    return FALSE;
  return row->kind == GADIBA_TAKEOVER_WRONG || compare (self, &values, row, NULL, error);
}

static void
decide (const Work *self, GadibaTakeover *all, GadibaTakeoverRow *row)
{
  const GadibaTakeover *seen = self->request->looked_through;
  const GadibaTakeoverRow *before = seen != NULL && all->rows->len <= seen->rows->len
                                        ? g_ptr_array_index (seen->rows, all->rows->len - 1)
                                        : NULL;

  all->counts[row->kind]++;
  row->take = row->kind == GADIBA_TAKEOVER_DIFFERS
              && (self->request->take_differences || (before != NULL && before->take));
  all->n_taken += row->take ? 1 : 0;
}

static GadibaTakeover *
look_through (Work *self, GError **error)
{
  g_autoptr (GadibaTakeover) all = g_new0 (GadibaTakeover, 1);
  g_autoptr (GadibaCsvReader) reader = NULL;
  const GPtrArray *cells;
  GError *failed = NULL;

  all->rows = g_ptr_array_new_with_free_func (free_row);
  if (!gadiba_takeover_file_check (self->request->file, error)
      || !gadiba_card_read_staff (self->db, self->moment->today, self->staff, error))
    return NULL;
  reader = gadiba_csv_reader_new (self->request->file->bytes, error);
  if (reader == NULL)
    return NULL;
  gadiba_csv_reader_next (reader, &failed); /* the headings */
  while (failed == NULL && (cells = gadiba_csv_reader_next (reader, &failed)) != NULL)
    {
      GadibaTakeoverRow *row = g_new0 (GadibaTakeoverRow, 1);
      g_ptr_array_add (all->rows, row);
      row->line = gadiba_csv_reader_get_line (reader);
      if (!go_on (self, reader, error) || !judge (self, cells, row, error))
        return NULL;
      decide (self, all, row);
    }
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL ? g_steal_pointer (&all) : NULL;
}

static void
start_work (Work *self, GadibaDb *db)
{
  self->db = db;
  self->staff = gadiba_card_file_new (0);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gpointer
do_look_through (GadibaDb *db, gpointer data, GError **error)
{
  Work *self = data;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  start_work (self, db);
  g_autoptr (GadibaTakeover) all = transaction != NULL ? look_through (self, error) : NULL;

  return all != NULL && gadiba_transaction_commit (transaction, error) ? g_steal_pointer (&all)
                                                                       : NULL;
}

GadibaTakeover *
gadiba_office_look_through (GadibaOffice *self, const GadibaTakeoverRequest *request,
                            const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);

  g_auto (Work) work = { .office = self, .request = request, .moment = moment };
  return gadiba_store_run (self->store, do_look_through, &work, error);
}

/* --- taking over --- */

static gboolean
store_new (const Work *self, GadibaAction *action, const GadibaTakeoverValues *values,
           GadibaTakeoverRow *row, GError **error)
{
  const GadibaNewPerson stated = { values->values[GADIBA_TAKEOVER_GIVEN],
                                   values->values[GADIBA_TAKEOVER_FAMILY],
                                   values->values[GADIBA_TAKEOVER_CODE], values->born };

  return gadiba_client_add_person (action, &stated, self->moment->today, &row->person, error);
}

static gboolean
store_row (const Work *self, GadibaAction *action, const GPtrArray *cells, GadibaTakeoverRow *row,
           GError **error)
{
  g_auto (GadibaTakeoverValues) values = { .born = GADIBA_DATE_NONE };
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);
  const GadibaTakeoverRow judged = *row;
  GadibaTakeoverRow again = { .person = row->person };
  gboolean done = _gadiba_takeover_values_read (&values, self->request->file, cells, self->staff,
                                                self->moment->today, error)
                  && compare (self, &values, &again, changes, error);

  g_clear_pointer (&again.differences, g_ptr_array_unref);
  if (!done || (judged.person == 0 && !store_new (self, action, &values, row, error))
      || (judged.kind == GADIBA_TAKEOVER_NEW
          && !gadiba_client_add_card (action, row->person, self->moment->today, error)))
    return FALSE;
  gboolean (*store) (GadibaAction *, gint64, const GadibaCardChange *const *, guint, GError **) =
      judged.person == 0 ? gadiba_card_fill : gadiba_client_change;
  return store (action, row->person, (const GadibaCardChange *const *) changes->pdata, changes->len,
                error);
}

static gboolean
store_rows (Work *self, GadibaAction *action, const GadibaTakeover *all, GError **error)
{
  g_autoptr (GadibaCsvReader) reader = gadiba_csv_reader_new (self->request->file->bytes, error);

  if (reader == NULL)
    return FALSE;
  self->first_share = 500;
  gadiba_csv_reader_next (reader, NULL);
  for (guint i = 0; i < all->rows->len; i++)
    {
      GadibaTakeoverRow *row = g_ptr_array_index (all->rows, i);
      const GPtrArray *cells = gadiba_csv_reader_next (reader, error);
      if (cells == NULL || !go_on (self, reader, error))
        return FALSE;
      if ((row->kind != GADIBA_TAKEOVER_NEW && !row->take)
          || store_row (self, action, cells, row, error))
        continue;
      g_prefix_error (error, _ ("Line %u: "), row->line);
      return FALSE;
    }
  return TRUE;
}

/* What a caseworker decided on is still so. */
static gboolean
check_unchanged (const Work *self, const GadibaTakeover *all, GError **error)
{
  const GadibaTakeover *seen = self->request->looked_through;
  gboolean same = seen == NULL || seen->rows->len == all->rows->len;

  for (guint i = 0; seen != NULL && same && i < all->rows->len; i++)
    {
      const GadibaTakeoverRow *before = g_ptr_array_index (seen->rows, i);
      const GadibaTakeoverRow *now = g_ptr_array_index (all->rows, i);
      g_autofree char *told_before = gadiba_takeover_row_tell (before);
      g_autofree char *told_now = gadiba_takeover_row_tell (now);
      same = before->kind == now->kind && g_str_equal (told_before, told_now);
    }
  if (!same)
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED,
                         _ ("The records have changed since; look the lines through again"));
  return same;
}

static gboolean
check_errors (const Work *self, const GadibaTakeover *all, GError **error)
{
  guint n = all->counts[GADIBA_TAKEOVER_WRONG];

  if (n == 0 || self->request->leave_errors)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u line is wrong, so nothing was taken over; correct it, or say that "
                            "wrong lines stay behind",
                            "%u lines are wrong, so nothing was taken over; correct them, or say "
                            "that wrong lines stay behind",
                            n),
               n);
  return FALSE;
}

static gpointer
do_take_over (GadibaDb *db, gpointer data, GError **error)
{
  Work *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (
      self->office, db, self->moment, "take over", _ ("took over clients"), error);
  start_work (self, db);
  g_autoptr (GadibaTakeover) all = action != NULL ? look_through (self, error) : NULL;
  if (all == NULL || !check_unchanged (self, all, error) || !check_errors (self, all, error))
    return NULL;
  if (all->counts[GADIBA_TAKEOVER_NEW] == 0 && all->n_taken == 0)
    return g_steal_pointer (&all);
  g_autofree char *words = g_strdup_printf (
      _ ("took over clients from a table: new %u, changed %u, left as they are %u, left behind %u"),
      all->counts[GADIBA_TAKEOVER_NEW], all->n_taken,
      all->counts[GADIBA_TAKEOVER_SAME] + all->counts[GADIBA_TAKEOVER_DIFFERS] - all->n_taken,
      all->counts[GADIBA_TAKEOVER_WRONG]);
  gadiba_action_set_words (action, words);
  return store_rows (self, action, all, error) && gadiba_action_commit (action, error)
             ? g_steal_pointer (&all)
             : NULL;
}

GadibaTakeover *
gadiba_office_take_over (GadibaOffice *self, const GadibaTakeoverRequest *request,
                         const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);

  g_auto (Work) work = { .office = self, .request = request, .moment = moment };
  return gadiba_store_run (self->store, do_take_over, &work, error);
}

/* --- what stays behind --- */

static void
write_row (GadibaCsv *csv, const GPtrArray *cells, guint n, const char *why)
{
  for (guint i = 0; i < n; i++)
    gadiba_csv_add_text (csv, i < cells->len ? g_ptr_array_index (cells, i) : NULL);
  gadiba_csv_add_text (csv, why);
  gadiba_csv_end_row (csv);
}

/* A line can have more cells than there are headings. */
static guint
count_columns (const GadibaTakeover *self, GBytes *bytes)
{
  g_autoptr (GadibaCsvReader) reader = gadiba_csv_reader_new (bytes, NULL);
  guint n = 0;

  for (guint i = 0; reader != NULL && i <= self->rows->len; i++)
    {
      const GPtrArray *cells = gadiba_csv_reader_next (reader, NULL);
      n = cells != NULL ? MAX (n, cells->len) : n;
    }
  return n;
}

GBytes *
gadiba_takeover_write_errors (const GadibaTakeover *self, const GadibaTakeoverFile *file)
{
  g_return_val_if_fail (self != NULL && file != NULL, NULL);

  GadibaCsv *csv = gadiba_csv_new ();
  guint n = count_columns (self, file->bytes);
  g_autoptr (GadibaCsvReader) reader = gadiba_csv_reader_new (file->bytes, NULL);
  gadiba_csv_reader_next (reader, NULL);
  write_row (csv, file->headings, n, _ ("Why it was not taken over"));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GadibaTakeoverRow *row = g_ptr_array_index (self->rows, i);
      const GPtrArray *cells = gadiba_csv_reader_next (reader, NULL);
      if (cells != NULL && row->kind == GADIBA_TAKEOVER_WRONG)
        write_row (csv, cells, n, row->sentence);
    }
  return gadiba_csv_finish (csv);
}
