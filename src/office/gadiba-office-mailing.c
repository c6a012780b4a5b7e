/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-mailing.h"

#include <glib/gi18n-lib.h>

#include "gadiba-decision-register.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-write-private.h"
#include "gadiba-papers.h"

/* Asking for many letters, and making them. */

/* So many go through one transaction: others wait no longer than for these. */
#define CHUNK 64

/* --- asking --- */

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMailingRequest *request;
  const GadibaMoment *moment;
  gint64 id;
} Asking;

static gboolean
add_line (const Asking *self, GadibaAction *action, const char *number, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);

  if (self->request->kind == NULL)
    {
      g_autoptr (GadibaIssued) issued = gadiba_decision_read (db, number, error);
      return issued != NULL
             && gadiba_mailing_add_line (action, self->id, issued->application, issued->id, error);
    }
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, number, error);
  return application != NULL
         && gadiba_mailing_add_line (action, self->id, application->id, 0, error);
}

static gpointer
ask (GadibaDb *db, gpointer data, GError **error)
{
  Asking *self = data;
  const GadibaMailing mailing = { .kind = (char *) self->request->kind,
                                  .day = self->request->day,
                                  .until = self->request->until };
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "letters",
                                                          _ ("asked for many letters"), error);

  if (action == NULL || !gadiba_mailing_add (action, &mailing, &self->id, error))
    return NULL;
  for (guint i = 0; self->request->numbers[i] != NULL; i++)
    if (!add_line (self, action, self->request->numbers[i], error))
      return NULL;
  g_autofree char *words = g_strdup_printf (_ ("asked for many letters, list %d"), (int) self->id);
  gadiba_action_set_words (action, words);
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

static gboolean
check_request (const GadibaMailingRequest *request, GError **error)
{
  const GadibaLetterKind *kind =
      request->kind != NULL ? gadiba_letter_kind_find (request->kind) : NULL;

  if (request->numbers == NULL || request->numbers[0] == NULL)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("No letter is asked for; name what the letters are about"));
  if (request->kind != NULL && kind == NULL)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("There is no letter of the kind “%s”"), request->kind);
      return FALSE;
    }
  if (kind != NULL && (kind->asks & GADIBA_WRITE_NEED_WORDS) != 0)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("Such a letter says something else to each household; write "
                                     "it on the application"));
  return request->until == GADIBA_DATE_NONE
         || (kind != NULL && (kind->asks & GADIBA_WRITE_ASK_UNTIL) != 0)
         || _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                   _ ("Such a letter takes its day from the records; leave it "
                                      "out"));
}

gint64
gadiba_office_begin_mailing (GadibaOffice *self, const GadibaMailingRequest *request,
                             const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, 0);
  g_return_val_if_fail (request->day != GADIBA_DATE_NONE, 0);

  Asking asking = { self, request, moment, 0 };
  return check_request (request, error) && _gadiba_write_check_day (request->day, moment, error)
                 && gadiba_store_run (self->store, ask, &asking, error) != NULL
             ? asking.id
             : 0;
}

/* --- making --- */

/* A letter that is to be made. */
typedef struct
{
  GadibaMailingLine *line;
  GadibaFoundLetter found;
  GBytes *pdf;
  gboolean is_kept; /* it was made before */
  GError *error;    /* why it could not be made */
} Piece;

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  gadiba_mailing_line_free (piece->line);
  _gadiba_found_letter_clear (&piece->found);
  g_clear_pointer (&piece->pdf, g_bytes_unref);
  g_clear_error (&piece->error);
  g_free (piece);
}

typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  GadibaMailing *mailing;
  gint64 after;         /* the last line that was read to be drawn */
  GPtrArray *pieces;    /* Piece: being drawn */
  GPtrArray *drawn;     /* Piece: before those; to be kept */
  GAsyncQueue *presses; /* GadibaPress, of one thread at a time each */
} Making;

static void
clear_making (Making *self)
{
  gadiba_mailing_free (self->mailing);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->drawn, g_ptr_array_unref);
  g_clear_pointer (&self->presses, g_async_queue_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, clear_making)

/* What another letter may do in spite of: the records lack something that this one tells. */
static gboolean
is_of_one_letter (const GError *error)
{
  return error->domain == GADIBA_OFFICE_ERROR || error->domain == GADIBA_LETTER_ERROR;
}

/* Notes why a letter is left, in an action of its own. */
static gboolean
leave (const Making *self, GadibaDb *db, GadibaMailingLine *line, const char *reason,
       GError **error)
{
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "letters",
                                                          _ ("could not write a letter"), error);

  line->state = GADIBA_MAILING_LEFT;
  g_free (line->reason);
  line->reason = g_strdup (reason);
  if (action == NULL)
    return FALSE;
  gadiba_action_set_subject (action, "application", line->application);
  return gadiba_mailing_move (action, line, error) && gadiba_action_commit (action, error);
}

static gboolean
write_one (const Making *self, GadibaDb *db, GadibaMailingLine *line, GError **error)
{
  const GadibaWriteRequest request = { .application = line->application_number,
                                       .kind = self->mailing->kind,
                                       .day = self->mailing->day,
                                       .until = self->mailing->until };
  GadibaWriting writing = { self->office, &request, self->moment, FALSE };
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "write", _ ("wrote a letter"), error);
  g_autoptr (GError) failed = NULL;

  if (action == NULL)
    return FALSE;
  line->number = _gadiba_write_letter (&writing, action, &line->correspondence, &failed);
  if (line->number != NULL)
    {
      line->state = GADIBA_MAILING_WRITTEN;
      return gadiba_mailing_move (action, line, error) && gadiba_action_commit (action, error);
    }
  if (!is_of_one_letter (failed))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  g_clear_pointer (&action, gadiba_action_free);
  line->correspondence = 0;
  return leave (self, db, line, failed->message, error);
}

/* Gives numbers to the next letters. */
static gpointer
write_some (GadibaDb *db, gpointer data, GError **error)
{
  const Making *self = data;
  g_autoptr (GadibaBatch) batch = gadiba_batch_begin (db, error);
  g_autoptr (GPtrArray) lines =
      batch != NULL
          ? gadiba_mailing_list_next (db, self->mailing->id, GADIBA_MAILING_ASKED, 0, CHUNK, error)
          : NULL;

  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    if (!write_one (self, db, g_ptr_array_index (lines, i), error))
      return NULL;
  return GINT_TO_POINTER (gadiba_batch_commit (batch, error));
}

static gboolean
is_kept (GadibaDb *db, const GadibaFoundLetter *found, gboolean *kept, GError **error)
{
  gint64 document;

  if (!gadiba_papers_find_pdf (db, found->decision, found->correspondence, &document, error))
    return FALSE;
  *kept = document != 0;
  return TRUE;
}

/* Reads the next letters whose PDF is to be made. */
static gpointer
read_some (GadibaDb *db, gpointer data, GError **error)
{
  Making *self = data;
  g_autoptr (GPtrArray) lines = gadiba_mailing_list_next (
      db, self->mailing->id, GADIBA_MAILING_WRITTEN, self->after, CHUNK, error);

  g_ptr_array_set_size (self->pieces, 0);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      Piece *piece = g_new0 (Piece, 1);
      g_ptr_array_add (self->pieces, piece);
      piece->line = g_steal_pointer (&g_ptr_array_index (lines, i));
      self->after = piece->line->id;
      if (!_gadiba_found_letter_read (&piece->found, db, piece->line->number, error)
          || !is_kept (db, &piece->found, &piece->is_kept, error))
        return NULL;
    }
  return lines != NULL ? GINT_TO_POINTER (TRUE) : NULL;
}

/* In a thread of its own. */
static void
draw (gpointer data, gpointer user_data)
{
  Piece *piece = data;
  Making *self = user_data;
  g_autoptr (GadibaLetter) letter =
      gadiba_letter_read (piece->found.letter, piece->line->number, &piece->error);
  GadibaPress *press = letter != NULL ? g_async_queue_try_pop (self->presses) : NULL;

  if (letter == NULL)
    return;
  if (press == NULL)
    press = gadiba_press_new ();
  piece->pdf = _gadiba_office_render_letter (letter, GADIBA_LETTER_AS_PDF, press, piece->found.day,
                                             &piece->error);
  g_async_queue_push (self->presses, press);
}

/* Returns: (transfer full): to be freed with waiting */
static GThreadPool *
begin_drawing (Making *self, GError **error)
{
  GThreadPool *pool =
      g_thread_pool_new (draw, self, (int) CLAMP (g_get_num_processors (), 1, 8), FALSE, error);

  for (guint i = 0; pool != NULL && i < self->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (self->pieces, i);
      if (!piece->is_kept)
        g_thread_pool_push (pool, piece, NULL);
    }
  return pool;
}

/* --- keeping --- */

/* Names the PDFs that were made, and moves all lines on. */
static gboolean
name_pieces (const Making *self, GadibaAction *action, const GPtrArray *made, const guint8 *digests,
             GError **error)
{
  g_autofree GadibaPaper *papers = g_new0 (GadibaPaper, MAX (made->len, 1));

  for (guint i = 0; i < made->len; i++)
    {
      const Piece *piece = g_ptr_array_index (made, i);
      papers[i] = (GadibaPaper){ .kind = piece->found.decision != 0 ? "decision-pdf" : "other",
                                 .media_type = "application/pdf",
                                 .decision = piece->found.decision,
                                 .correspondence = piece->found.correspondence,
                                 .added = self->moment->today };
    }
  if (!gadiba_papers_name_all (action, papers, made->len, digests, error))
    return FALSE;
  for (guint i = 0; i < self->drawn->len; i++)
    {
      Piece *piece = g_ptr_array_index (self->drawn, i);
      if (piece->error != NULL)
        continue;
      piece->line->state = GADIBA_MAILING_MADE;
      if (!gadiba_mailing_move (action, piece->line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
leave_failed (const Making *self, GadibaDb *db, GError **error)
{
  for (guint i = 0; i < self->drawn->len; i++)
    {
      const Piece *piece = g_ptr_array_index (self->drawn, i);
      if (piece->error != NULL && !leave (self, db, piece->line, piece->error->message, error))
        return FALSE;
    }
  return TRUE;
}

/* Keeps what was drawn: first the papers, then what names them. */
static gpointer
keep (GadibaDb *db, gpointer data, GError **error)
{
  const Making *self = data;
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  g_autoptr (GPtrArray) pdfs = g_ptr_array_new ();

  for (guint i = 0; i < self->drawn->len; i++)
    {
      Piece *piece = g_ptr_array_index (self->drawn, i);
      if (piece->pdf == NULL)
        continue;
      g_ptr_array_add (made, piece);
      g_ptr_array_add (pdfs, piece->pdf);
    }
  g_autofree guint8 *digests = g_new (guint8, (made->len + 1) * GADIBA_PAPER_DIGEST_SIZE);
  if (!gadiba_papers_put_all (db, pdfs, digests, error))
    return NULL;
  g_autoptr (GadibaBatch) batch = gadiba_batch_begin (db, error);
  g_autofree char *words = g_strdup_printf (_ ("made letters of list %d"), (int) self->mailing->id);
  g_autoptr (GadibaAction) action =
      batch != NULL ? _gadiba_office_begin (self->office, db, self->moment, "letter", words, error)
                    : NULL;
  if (action == NULL || !name_pieces (self, action, made, digests, error)
      || !gadiba_action_commit (action, error) || !leave_failed (self, db, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_batch_commit (batch, error));
}

/* --- all of it --- */

/* In the database's thread, while others are drawn: keeps those that were drawn before, and gives
 * numbers to the next. */
static gpointer
keep_and_write (GadibaDb *db, gpointer data, GError **error)
{
  Making *self = data;

  if (self->drawn->len > 0 && keep (db, self, error) == NULL)
    return NULL;
  g_ptr_array_set_size (self->drawn, 0);
  return write_some (db, self, error);
}

/* What is being drawn is what was drawn afterwards. */
static gboolean
make_some (Making *self, GError **error)
{
  GThreadPool *pool = begin_drawing (self, error);

  if (pool == NULL)
    return FALSE;
  gboolean done = gadiba_store_run (self->office->store, keep_and_write, self, error) != NULL;
  g_thread_pool_free (pool, FALSE, TRUE);
  if (!done)
    return FALSE;
  GPtrArray *empty = self->drawn;
  self->drawn = self->pieces;
  self->pieces = empty;
  return TRUE;
}

/* What was drawn is kept in spite of what ended the work. */
static void
keep_last (Making *self)
{
  if (self->drawn->len > 0)
    gadiba_store_run (self->office->store, keep, self, NULL);
}

static gpointer
read_mailing (GadibaDb *db, gpointer data, GError **error)
{
  return gadiba_mailing_read (db, *(gint64 *) data, error);
}

static guint
count_left (const GadibaMailing *mailing)
{
  return mailing->n[GADIBA_MAILING_ASKED] + mailing->n[GADIBA_MAILING_WRITTEN];
}

/* Reads how far it is. */
static gboolean
look (Making *self, gint64 id, GadibaProgress *progress, GError **error)
{
  gadiba_mailing_free (self->mailing);
  self->mailing = gadiba_store_run (self->office->store, read_mailing, &id, error);
  if (self->mailing == NULL)
    return FALSE;
  const guint *n = self->mailing->n;
  guint done = n[GADIBA_MAILING_MADE] + n[GADIBA_MAILING_LEFT];
  _gadiba_progress_set_share (progress, done, done + count_left (self->mailing));
  return TRUE;
}

gboolean
gadiba_office_run_mailing (GadibaOffice *self, gint64 id, GadibaProgress *progress,
                           const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);

  g_auto (Making) making = {
    .office = self,
    .moment = moment,
    .pieces = g_ptr_array_new_with_free_func (free_piece),
    .drawn = g_ptr_array_new_with_free_func (free_piece),
    .presses = g_async_queue_new_full ((GDestroyNotify) gadiba_press_free),
  };
  if (!look (&making, id, progress, error))
    return FALSE;
  while (count_left (making.mailing) > 0)
    if (_gadiba_progress_is_cancelled (progress, error)
        || gadiba_store_run (self->store, read_some, &making, error) == NULL
        || !make_some (&making, error) || !look (&making, id, progress, error))
      {
        keep_last (&making);
        return FALSE;
      }
  return TRUE;
}

/* --- reading --- */

GadibaMailing *
gadiba_office_read_mailing (GadibaOffice *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gadiba_store_run (self->store, read_mailing, &id, error);
}

static gpointer
list (GadibaDb *db, gpointer data, GError **error)
{
  return gadiba_mailing_list (db, *(guint *) data, error);
}

GPtrArray *
gadiba_office_list_mailings (GadibaOffice *self, guint n, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gadiba_store_run (self->store, list, &n, error);
}

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  gint64 id;
} Listing;

/* Whether the letters of the list address people in the dative; those of decisions do. */
static gboolean
has_dative (const Listing *self, GadibaDb *db)
{
  g_autoptr (GadibaMailing) mailing = gadiba_mailing_read (db, self->id, NULL);
  g_autoptr (GadibaLetterTemplate) template =
      mailing != NULL && mailing->kind != NULL
          ? _gadiba_office_load_template (self->office, db, mailing->kind, mailing->day, NULL)
          : NULL;

  return template == NULL || gadiba_letter_template_names (template, "addressee.dative");
}

static gpointer
list_lines (GadibaDb *db, gpointer data, GError **error)
{
  const Listing *self = data;
  g_autoptr (GPtrArray) lines = gadiba_mailing_list_lines (db, self->id, error);
  gboolean addresses = lines != NULL && has_dative (self, db);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      GadibaMailingLine *line = g_ptr_array_index (lines, i);
      line->lacks_dative = line->lacks_dative && addresses;
    }
  return g_steal_pointer (&lines);
}

GPtrArray *
gadiba_office_list_mailing_lines (GadibaOffice *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  Listing listing = { self, id };
  return gadiba_store_run (self->store, list_lines, &listing, error);
}
