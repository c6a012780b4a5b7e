/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-correspondence.h"
#include "gadiba-letter-out.h"
#include "gadiba-letter-roll.h"
#include "gadiba-office-mailing.h"
#include "gadiba-office-private.h"

/* Letters that were made many at once, on their way out. */

/* So many are read at once. */
#define CHUNK 64

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  gint64 id, after; /* of the list; of the last line that was read */
  const char *from; /* the first letter that goes out; NULL: that of the list */
  guint n, done;    /* letters that are made; that went through */
  GPtrArray *lines; /* GadibaMailingLine, that were read last */
  GPtrArray *texts; /* GBytes: their letters; NULL: only lines are read */
} Leaving;

static void
clear_leaving (Leaving *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Leaving, clear_leaving)

/* --- reading --- */

static gboolean
read_texts (Leaving *self, GadibaDb *db, GError **error)
{
  g_ptr_array_unref (self->texts);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const GadibaMailingLine *line = g_ptr_array_index (self->lines, i);
      GadibaFoundLetter found = { 0 };
      if (!_gadiba_found_letter_read (&found, db, line->number, error))
        return FALSE;
      g_ptr_array_add (self->texts, g_steal_pointer (&found.letter));
    }
  return TRUE;
}

static gpointer
read_some (GadibaDb *db, gpointer data, GError **error)
{
  Leaving *self = data;

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines =
      gadiba_mailing_list_next (db, self->id, GADIBA_MAILING_MADE, self->after, CHUNK, error);
  if (self->lines == NULL)
    return NULL;
  if (self->lines->len > 0)
    self->after =
        ((const GadibaMailingLine *) g_ptr_array_index (self->lines, self->lines->len - 1))->id;
  return GINT_TO_POINTER (self->texts == NULL || read_texts (self, db, error));
}

/* Reads the next lines, of which there may be none. */
static gboolean
go_on (Leaving *self, GadibaProgress *progress, GError **error)
{
  if (self->lines != NULL)
    self->done += self->lines->len;
  _gadiba_progress_set_share (progress, self->done, self->n);
  return !_gadiba_progress_is_cancelled (progress, error)
         && gadiba_store_run (self->office->store, read_some, self, error) != NULL;
}

/* Returns: the place of the letter @number among @lines; 0 for NULL; their number with @error */
static guint
find_first (const GPtrArray *lines, const char *number, gint64 id, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaMailingLine *line = g_ptr_array_index (lines, i);
      if (number == NULL
          || (line->state == GADIBA_MAILING_MADE && g_str_equal (line->number, number)))
        return i;
    }
  if (number != NULL)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("List %d has no letter %s that is made; begin with one that the list shows"),
                 (int) id, number);
  return lines->len;
}

/* Goes to the letter with which it begins. */
static gboolean
skip (Leaving *self, GError **error)
{
  g_autoptr (GPtrArray) lines =
      self->from != NULL ? gadiba_office_list_mailing_lines (self->office, self->id, error) : NULL;

  if (lines == NULL)
    return self->from == NULL;
  guint first = find_first (lines, self->from, self->id, error);
  for (guint i = 0; i < first; i++)
    {
      const GadibaMailingLine *line = g_ptr_array_index (lines, i);
      self->after = line->id;
      self->n -= line->state == GADIBA_MAILING_MADE ? 1 : 0;
    }
  return first < lines->len;
}

static gboolean
begin (Leaving *self, GError **error)
{
  g_autoptr (GadibaMailing) mailing = gadiba_office_read_mailing (self->office, self->id, error);

  if (mailing == NULL)
    return FALSE;
  self->n = mailing->n[GADIBA_MAILING_MADE];
  if (self->n == 0)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("No letter of this list is made; make them first, or see in "
                                     "the list why they were left"));
  return skip (self, error);
}

/* --- one file for a printer --- */

static gpointer
note (GadibaDb *db, gpointer data, GError **error)
{
  const Leaving *self = data;
  g_autofree char *words =
      self->from == NULL
          ? g_strdup_printf (_ ("took out the letters of list %d in one file"), (int) self->id)
          : g_strdup_printf (_ ("took out the letters of list %d from %s on in one file"),
                             (int) self->id, self->from);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "letters", words, error);

  return GINT_TO_POINTER (action != NULL && gadiba_action_commit (action, error));
}

/* Letters that are laid out while those before them are drawn. A press is of one thread at a time,
 * so each sheaf has its own. */
typedef struct
{
  GadibaPress *press;
  GPtrArray *lines, *texts;     /* what is to be laid out; NULL: nothing */
  GPtrArray *letters, *layouts; /* GadibaLetter; GadibaLetterLayout, of which each needs its own */
  GThread *thread;              /* that lays out */
  GError *error;
} Sheaf;

static void
empty_sheaf (Sheaf *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_ptr_array_set_size (self->layouts, 0);
  g_ptr_array_set_size (self->letters, 0);
}

static Sheaf *
new_sheaf (void)
{
  Sheaf *self = g_new0 (Sheaf, 1);

  self->press = gadiba_press_new ();
  self->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_letter_free);
  self->layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_letter_layout_free);
  return self;
}

static void
free_sheaf (Sheaf *self)
{
  empty_sheaf (self);
  g_ptr_array_unref (self->layouts);
  g_ptr_array_unref (self->letters);
  gadiba_press_free (self->press);
  g_clear_error (&self->error);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheaf, free_sheaf)

/* In a thread of its own. */
static gpointer
lay_out (gpointer data)
{
  Sheaf *self = data;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const GadibaMailingLine *line = g_ptr_array_index (self->lines, i);
      GadibaLetter *letter =
          gadiba_letter_read (g_ptr_array_index (self->texts, i), line->number, &self->error);
      if (letter == NULL)
        return NULL;
      g_ptr_array_add (self->letters, letter);
      GadibaLetterLayout *layout =
          gadiba_letter_layout_new (self->press, letter, GADIBA_LETTER_SIZE_USUAL, &self->error);
      if (layout == NULL)
        return NULL;
      g_ptr_array_add (self->layouts, layout);
    }
  return NULL;
}

static gboolean
draw_sheaf (const Sheaf *self, GadibaLetterRoll *roll, GError **error)
{
  for (guint i = 0; i < self->layouts->len; i++)
    if (!gadiba_letter_roll_add (roll, g_ptr_array_index (self->layouts, i), error))
      return FALSE;
  return TRUE;
}

/* Draws @before while @next is laid out from what was read last. */
static gboolean
draw_and_lay_out (Leaving *self, Sheaf *before, Sheaf *next, GadibaLetterRoll *roll, GError **error)
{
  empty_sheaf (next);
  next->lines = g_ptr_array_ref (self->lines);
  next->texts = g_ptr_array_ref (self->texts);
  next->thread = g_thread_new ("letters", lay_out, next);
  gboolean drawn = draw_sheaf (before, roll, error);
  g_thread_join (next->thread);
  if (drawn && next->error != NULL)
    g_propagate_error (error, g_steal_pointer (&next->error));
  return drawn && next->layouts->len == next->lines->len;
}

static gboolean
roll_all (Leaving *self, GadibaLetterRoll *roll, GadibaProgress *progress, GError **error)
{
  g_autoptr (Sheaf) even = new_sheaf ();
  g_autoptr (Sheaf) odd = new_sheaf ();
  Sheaf *before = even, *next = odd;

  do
    {
      if (!go_on (self, progress, error) || !draw_and_lay_out (self, before, next, roll, error))
        return FALSE;
      Sheaf *drawn = before;
      before = next;
      next = drawn;
    }
  while (self->lines->len > 0);
  return TRUE;
}

gboolean
gadiba_office_roll_mailing (GadibaOffice *self, const GadibaMailingRoll *roll,
                            GadibaProgress *progress, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && roll != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (roll->path != NULL, FALSE);

  g_auto (Leaving)
      leaving = { .office = self, .moment = moment, .id = roll->id, .from = roll->from };
  g_autofree char *title = g_strdup_printf (_ ("Letters, list %d"), (int) roll->id);
  if (!begin (&leaving, error))
    return FALSE;
  g_autoptr (GadibaLetterRoll) file =
      gadiba_letter_roll_new (roll->path, title, roll->both_sides, error);
  leaving.texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return file != NULL && roll_all (&leaving, file, progress, error)
         && gadiba_store_run (self->store, note, &leaving, error) != NULL
         && gadiba_letter_roll_close (file, error);
}

/* --- a file each --- */

gboolean
gadiba_office_save_mailing (GadibaOffice *self, gint64 id, const char *folder,
                            GadibaProgress *progress, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && folder != NULL && moment != NULL, FALSE);

  g_auto (Leaving) leaving = { .office = self, .moment = moment, .id = id };
  g_autoptr (GadibaPress) press = gadiba_press_new ();
  if (!begin (&leaving, error) || !_gadiba_office_make_private_folder (folder, error))
    return FALSE;
  do
    {
      if (!go_on (&leaving, progress, error))
        return FALSE;
      for (guint i = 0; i < leaving.lines->len; i++)
        {
          const GadibaMailingLine *line = g_ptr_array_index (leaving.lines, i);
          if (!_gadiba_office_save_letter (self, press, folder, line->number, moment, error))
            return FALSE;
        }
    }
  while (leaving.lines->len > 0);
  return TRUE;
}

/* --- noting --- */

static gboolean
note_printed (const Leaving *self, GadibaAction *action, const GadibaMailingLine *line,
              GError **error)
{
  return line->decision != 0
             ? gadiba_letter_out_add (action, line->decision, self->moment->today, "printed", error)
             : gadiba_correspondence_add_out (action, line->correspondence, self->moment->today,
                                              "printed", error);
}

static gpointer
note_all_printed (GadibaDb *db, gpointer data, GError **error)
{
  const Leaving *self = data;
  g_autofree char *words =
      self->from == NULL
          ? g_strdup_printf (_ ("printed the letters of list %d"), (int) self->id)
          : g_strdup_printf (_ ("printed the letters of list %d from %s on, when those before it "
                                "had come out"),
                             (int) self->id, self->from);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "letters", words, error);
  g_autoptr (GPtrArray) lines =
      action != NULL ? gadiba_mailing_list_lines (db, self->id, error) : NULL;

  if (lines == NULL)
    return NULL;
  guint first = find_first (lines, self->from, self->id, error);
  if (first == lines->len)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaMailingLine *line = g_ptr_array_index (lines, i);
      if (line->state == GADIBA_MAILING_MADE && (i >= first || line->printed == GADIBA_DATE_NONE)
          && !note_printed (self, action, line, error))
        return NULL;
    }
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_note_mailing_printed (GadibaOffice *self, gint64 id, const char *from,
                                    const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);

  Leaving leaving = { .office = self, .moment = moment, .id = id, .from = from };
  return gadiba_store_run (self->store, note_all_printed, &leaving, error) != NULL;
}
