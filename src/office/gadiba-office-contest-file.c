/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-decision-register.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-contest-private.h"
#include "gadiba-office-letter.h"
#include "gadiba-trace.h"

/* What goes with a contest to whoever hears it: what was asked, the letter as it was issued, how it
 * was computed and from what, all as it was kept then. */

#define FILE_MODE 0600

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  const char *number;
  GPtrArray *files; /* File */
  char *decision;   /* owned: number of what is contested */
} Taking;

typedef struct
{
  char *name;
  GBytes *bytes;
} File;

static void
free_file (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/* "SP/2026/17" and "explanation.txt" → "SP-2026-17-explanation.txt". Takes @bytes. */
static void
add_file (Taking *self, const char *number, const char *end, GBytes *bytes)
{
  File *file = g_new0 (File, 1);

  file->name = gadiba_office_make_file_name (number, end);
  file->bytes = bytes;
  g_ptr_array_add (self->files, file);
}

static void
add_text (Taking *self, const char *number, const char *end, char *text)
{
  add_file (self, number, end, g_bytes_new_take (text, strlen (text)));
}

/* --- what it is --- */

static void
add_contest (Taking *self, const GadibaContest *contest)
{
  g_autofree char *received = gadiba_lv_date_numeric (contest->received);
  g_autofree char *head = g_strdup_printf (_ ("%s %s, decision %s"), contest->given,
                                           contest->family, contest->decision);
  g_autofree char *way =
      g_strdup (g_str_equal (contest->way, "oral")      ? _ ("Said, and written down here:")
                : g_str_equal (contest->way, "written") ? _ ("In writing:")
                                                        : _ ("By e-address:"));

  add_text (self, contest->number, ".txt",
            g_strdup_printf ("%s, %s\n%s\n\n%s\n%s\n", contest->number, received, head, way,
                             contest->words));
}

/* How it was computed, as it was kept: words of the law that are missing there are the book's. */
static gboolean
add_explanation (Taking *self, GadibaDb *db, const GadibaIssued *issued, GError **error)
{
  const char *books;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  const GadibaBook *book =
      record != NULL ? _gadiba_office_load_books (self->office, db, record, &books, error) : NULL;
  g_autoptr (GadibaTrace) trace =
      book != NULL ? gadiba_trace_read (issued->trace, issued->number, error) : NULL;

  if (trace == NULL)
    return FALSE;
  add_text (self, issued->number, _ ("-explanation.txt"), gadiba_trace_format_text (trace, book));
  return TRUE;
}

static gpointer
take (GadibaDb *db, gpointer data, GError **error)
{
  Taking *self = data;
  g_autofree char *words = g_strdup_printf (_ ("took out the file of %s"), self->number);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "contest", words, error);
  g_autoptr (GadibaContest) contest =
      action != NULL ? _gadiba_contest_read (self->office, db, self->number, error) : NULL;

  if (contest == NULL)
    return NULL;
  if (contest->decision == NULL)
    {
      _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                             _ ("A complaint has no file: it is about no decision"));
      return NULL;
    }
  g_autoptr (GadibaIssued) issued = gadiba_decision_read (db, contest->decision, error);
  if (issued == NULL || !add_explanation (self, db, issued, error))
    return NULL;
  add_contest (self, contest);
  add_file (self, issued->number, _ ("-case.xml"), g_bytes_ref (issued->case_file));
  self->decision = g_strdup (issued->number);
  gadiba_action_set_subject (action, "application", issued->application);
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

/* --- where it goes --- */

/* Nothing else is written over. */
static gboolean
check_place (const Taking *self, const char *folder, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = g_ptr_array_index (self->files, i);
      g_autofree char *path = g_build_filename (folder, file->name, NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS) && !_gadiba_office_is_file (path, file->bytes))
        return _gadiba_office_fail_taken (path, error);
    }
  return TRUE;
}

static gboolean
write_files (const Taking *self, const char *folder, GError **error)
{
  if (!check_place (self, folder, error) || !_gadiba_office_make_private_folder (folder, error))
    return FALSE;
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = g_ptr_array_index (self->files, i);
      g_autofree char *path = g_build_filename (folder, file->name, NULL);
      gsize size;
      gconstpointer bytes = g_bytes_get_data (file->bytes, &size);
      if (!g_file_set_contents_full (path, bytes, (gssize) size,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     FILE_MODE, error))
        return FALSE;
    }
  return TRUE;
}

static void
clear_taking (Taking *self)
{
  g_ptr_array_unref (self->files);
  g_free (self->decision);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

char **
gadiba_office_export_contest (GadibaOffice *self, const char *number, const char *folder,
                              const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && folder != NULL && moment != NULL, NULL);

  g_auto (Taking) taking = { .office = self,
                             .moment = moment,
                             .number = number,
                             .files = g_ptr_array_new_with_free_func (free_file) };
  if (gadiba_store_run (self->store, take, &taking, error) == NULL)
    return NULL;
  GBytes *letter =
      gadiba_office_get_letter (self, taking.decision, GADIBA_LETTER_AS_PDF, moment, error);
  if (letter == NULL)
    return NULL;
  add_file (&taking, taking.decision, ".pdf", letter);
  if (!write_files (&taking, folder, error))
    return NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  for (guint i = 0; i < taking.files->len; i++)
    g_strv_builder_add (names, ((const File *) g_ptr_array_index (taking.files, i))->name);
  return g_strv_builder_end (names);
}
