/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-signed.h"

#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-private.h"
#include "gadiba-signed.h"

typedef struct
{
  GadibaOffice *office;
  const GadibaTakeSignedRequest *request;
  const GadibaMoment *moment;
  GBytes *bytes;
  GadibaSigned *read;
  char *number; /* of the letter */
  GadibaFoundLetter letter;
} Taking;

static void
clear_taking (Taking *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->read, gadiba_signed_free);
  g_free (self->number);
  _gadiba_found_letter_clear (&self->letter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

/* --- which letter --- */

/* @numbers: (element-type utf8): letters of this office that the file is, or holds; a signed PDF or
 * a container is nothing without one. @none: the sentence for that */
static gboolean
choose_letter (Taking *self, const GPtrArray *numbers, const char *none, GError **error)
{
  const char *asked = self->request->letter;

  if (numbers->len == 0)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG, none);
  for (guint i = 0; asked != NULL && i < numbers->len; i++)
    if (g_str_equal (numbers->pdata[i], asked))
      return (self->number = g_strdup (asked)) != NULL;
  if (asked != NULL)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("This file is not letter %s, but %s; take it in with that one"), asked,
                   (const char *) numbers->pdata[0]);
      return FALSE;
    }
  if (numbers->len == 1)
    return (self->number = g_strdup (numbers->pdata[0])) != NULL;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
               _ ("Several letters are in this container, %s and %s among them; say with which it "
                  "is to be taken in"),
               (const char *) numbers->pdata[0], (const char *) numbers->pdata[1]);
  return FALSE;
}

static gboolean
find_in_container (Taking *self, GadibaDb *db, GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->read->payloads->len; i++)
    {
      char *number;
      if (!gadiba_signed_file_find_letter (db, self->read->payloads->pdata[i], &number, error))
        return FALSE;
      if (number != NULL)
        g_ptr_array_add (numbers, number);
    }
  return choose_letter (self, numbers,
                        _ ("No letter of this office is in this container; sign the PDF that this "
                           "program saved, unchanged and not in large print"),
                        error);
}

static gboolean
find_in_pdf (Taking *self, GadibaDb *db, GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  char *number;

  if (!gadiba_signed_file_find_start (db, self->bytes, &number, error))
    return FALSE;
  if (number != NULL)
    g_ptr_array_add (numbers, number);
  return choose_letter (self, numbers,
                        _ ("This signed PDF is no letter of this office, or the letter was changed "
                           "before it was signed; sign the PDF that this program saved, unchanged "
                           "and not in large print"),
                        error);
}

/* A scan shows what the caseworker says; but the letter itself is none. */
static gboolean
check_scan (Taking *self, GadibaDb *db, GError **error)
{
  g_autofree char *number = NULL;

  if (!gadiba_signed_file_find_start (db, self->bytes, &number, error))
    return FALSE;
  if (number != NULL)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("This is letter %s itself, without a signature; sign it, and take in the "
                      "file that the signing program saves, or the scan of the signed paper"),
                   number);
      return FALSE;
    }
  if (self->request->letter == NULL)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("A scan does not tell which letter it shows; say the number "
                                     "of the letter"));
  self->number = g_strdup (self->request->letter);
  return TRUE;
}

static gboolean
find_letter (Taking *self, GadibaDb *db, GError **error)
{
  switch (self->read->kind)
    {
    case GADIBA_SIGNED_SCAN:
      return check_scan (self, db, error);
    case GADIBA_SIGNED_CONTAINER:
      return find_in_container (self, db, error);
    case GADIBA_SIGNED_PDF:
      return find_in_pdf (self, db, error);
    }
  g_return_val_if_reached (FALSE);
}

/* --- storing --- */

static gboolean
check_new (const GadibaNewSignedFile *file, GadibaDb *db, const guint8 *digest, GError **error)
{
  GadibaDate day;

  if (!gadiba_signed_file_find_day (db, file, digest, &day, error))
    return FALSE;
  if (day == GADIBA_DATE_NONE)
    return TRUE;
  g_autofree char *told = gadiba_lv_date_numeric (day);
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_EXISTS,
               _ ("This very file was taken in on %s already; it is kept once"), told);
  return FALSE;
}

/* Returns: (transfer full): borrowing from what was read */
static GPtrArray *
list_signatures (const GadibaSigned *read)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < read->signatures->len; i++)
    {
      const GadibaSignature *one = g_ptr_array_index (read->signatures, i);
      GadibaListedSignature *listed = g_new0 (GadibaListedSignature, 1);
      listed->who = one->who;
      listed->issuer = one->issuer;
      listed->time = one->time;
      g_ptr_array_add (all, listed);
    }
  return all;
}

static gboolean
name_paper (Taking *self, GadibaAction *action, const guint8 *digest, gint64 *document,
            GError **error)
{
  g_autofree char *name = g_path_get_basename (self->request->path);
  g_autofree char *shown = g_filename_display_name (name);
  const GadibaPaper paper = { .kind =
                                  self->read->kind == GADIBA_SIGNED_SCAN ? "evidence" : "container",
                              .media_type = self->read->media_type,
                              .name = shown,
                              .decision = self->letter.decision,
                              .correspondence = self->letter.correspondence,
                              .added = self->moment->today };

  return gadiba_papers_name (action, &paper, digest, document, error);
}

static GadibaSignedFile *
store_file (Taking *self, GadibaAction *action, const guint8 *digest, GError **error)
{
  GadibaDb *db = gadiba_action_get_db (action);
  g_autoptr (GPtrArray) signatures = list_signatures (self->read);
  GadibaNewSignedFile file = { .decision = self->letter.decision,
                               .correspondence = self->letter.correspondence,
                               .kind = gadiba_signed_kind_format (self->read->kind),
                               .day = self->moment->today,
                               .signatures = signatures };
  gint64 id;

  if (!check_new (&file, db, digest, error)
      || !name_paper (self, action, digest, &file.document, error)
      || !gadiba_signed_file_add (action, &file, &id, error))
    return NULL;
  return gadiba_signed_file_read (db, id, error);
}

static gpointer
take (GadibaDb *db, gpointer data, GError **error)
{
  Taking *self = data;
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];

  if (!find_letter (self, db, error)
      || !_gadiba_found_letter_read (&self->letter, db, self->number, error)
      || !gadiba_papers_put (db, self->bytes, digest, error))
    return NULL;
  g_autofree char *words =
      g_strdup_printf (self->letter.decision != 0 ? _ ("took in the signed letter of decision %s")
                                                  : _ ("took in signed letter %s"),
                       self->number);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "signed", words, error);
  g_autoptr (GadibaSignedFile) file =
      action != NULL ? store_file (self, action, digest, error) : NULL;
  if (file == NULL)
    return NULL;
  gadiba_action_set_subject (action, "application", self->letter.application);
  return gadiba_action_commit (action, error) ? g_steal_pointer (&file) : NULL;
}

GadibaSignedFile *
gadiba_office_take_signed (GadibaOffice *self, const GadibaTakeSignedRequest *request,
                           const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->path != NULL, NULL);

  g_auto (Taking) taking = { .office = self, .request = request, .moment = moment };
  taking.bytes = _gadiba_office_read_file (request->path, GADIBA_SIGNED_MAX_SIZE + 1, error);
  taking.read = taking.bytes != NULL ? gadiba_signed_read (taking.bytes, error) : NULL;
  return taking.read != NULL ? gadiba_store_run (self->store, take, &taking, error) : NULL;
}

/* --- looking --- */

static gpointer
list (GadibaDb *db, gpointer data, GError **error)
{
  GadibaFoundLetter letter = { 0 };
  GPtrArray *files =
      _gadiba_found_letter_read (&letter, db, data, error)
          ? gadiba_signed_file_list (db, letter.decision, letter.correspondence, error)
          : NULL;

  _gadiba_found_letter_clear (&letter);
  return files;
}

GPtrArray *
gadiba_office_list_signed (GadibaOffice *self, const char *letter, GError **error)
{
  g_return_val_if_fail (self != NULL && letter != NULL, NULL);

  return gadiba_store_run (self->store, list, (gpointer) letter, error);
}

typedef struct
{
  GadibaOffice *office;
  gint64 id;
  const GadibaMoment *moment;
  GadibaSignedFile *file;
} Getting;

static gpointer
get (GadibaDb *db, gpointer data, GError **error)
{
  Getting *self = data;

  self->file = gadiba_signed_file_read (db, self->id, error);
  if (self->file == NULL)
    return NULL;
  g_autofree char *words =
      g_strdup_printf (_ ("took out what came back signed of %s"), self->file->letter);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "signed", words, error);
  g_autoptr (GBytes) bytes =
      action != NULL ? gadiba_papers_get (db, self->file->document, error) : NULL;
  if (bytes == NULL)
    return NULL;
  gadiba_action_set_subject (action, "application", self->file->application);
  return gadiba_action_commit (action, error) ? g_steal_pointer (&bytes) : NULL;
}

GBytes *
gadiba_office_get_signed (GadibaOffice *self, gint64 id, GadibaSignedFile **file,
                          const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  Getting getting = { self, id, moment, NULL };
  GBytes *bytes = gadiba_store_run (self->store, get, &getting, error);
  if (file != NULL && bytes != NULL)
    *file = g_steal_pointer (&getting.file);
  gadiba_signed_file_free (getting.file);
  return bytes;
}

char *
gadiba_listed_signature_format_time (const GadibaListedSignature *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GDateTime) at =
      self->time != NULL ? g_date_time_new_from_iso8601 (self->time, NULL) : NULL;
  g_autoptr (GDateTime) here = at != NULL ? g_date_time_to_local (at) : NULL;
  return here != NULL ? g_date_time_format (here, "%d.%m.%Y. %H:%M")
                      : g_strdup (_ ("no time is stated"));
}

char *
gadiba_signed_file_make_name (const GadibaSignedFile *self)
{
  static const struct
  {
    const char *media_type, *end;
  } ends[] = {
    { "application/pdf", ".pdf" },
    { "image/jpeg", ".jpg" },
    { "image/png", ".png" },
    { "image/tiff", ".tiff" },
  };

  g_return_val_if_fail (self != NULL, NULL);
  const char *end = ".asice";
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (self->media_type, ends[i].media_type))
      end = ends[i].end;
  g_autofree char *signed_end = g_strconcat ("-signed", end, NULL);
  return gadiba_office_make_file_name (self->letter, signed_end);
}
