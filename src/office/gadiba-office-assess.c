/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-assess.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application.h"
#include "gadiba-case-read.h"
#include "gadiba-decision-history.h"
#include "gadiba-office-private.h"
#include "gadiba-xml.h"

#define NATIONAL_LABEL "lv.xml"

static GadibaBook *
load_books (GBytes *national, const char *label, const char *const *extensions, GError **error)
{
  g_autoptr (GadibaBook) book =
      national != NULL ? gadiba_book_load (national, label, extensions, error) : NULL;

  if (book == NULL || !gadiba_assessment_check_book (book, error))
    return NULL;
  return g_steal_pointer (&book);
}

/* The book at @path: by itself if it is an edition of the national one, else on top of that. */
static GadibaBook *
load_checked (const char *path, GError **error)
{
  const char *const extensions[] = { path, NULL };
  g_autoptr (GBytes) national = _gadiba_office_get_national_book (error);

  if (national == NULL || path == NULL)
    return load_books (national, NATIONAL_LABEL, NULL, error);
  g_autofree char *label = g_filename_display_basename (path);
  g_autofree char *id = gadiba_book_read_id (national, NATIONAL_LABEL, error);
  g_autoptr (GBytes) bytes = gadiba_xml_read_file (path, GADIBA_XML_MAX_SIZE, error);
  if (bytes == NULL)
    return NULL;
  g_autofree char *own_id = gadiba_book_read_id (bytes, label, error);
  if (own_id == NULL)
    return NULL;
  return g_strcmp0 (id, own_id) == 0 ? load_books (bytes, label, NULL, error)
                                     : load_books (national, NATIONAL_LABEL, extensions, error);
}

GadibaBook *
gadiba_office_check_book (const char *path, GError **error)
{
  g_autoptr (GadibaBook) book = load_checked (path, error);

  if (book == NULL || !gadiba_assessment_run_examples (book, error))
    return NULL;
  return g_steal_pointer (&book);
}

static GArray *
parse_settings (const GadibaBook *book, const char *const *texts, GError **error)
{
  g_autoptr (GArray) settings = g_array_new (FALSE, FALSE, sizeof (GadibaSetting));

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      GadibaSetting setting;
      if (!gadiba_setting_parse (book, texts[i], &setting, error))
        return NULL;
      g_array_append_val (settings, setting);
    }
  return g_steal_pointer (&settings);
}

/* Assesses result->from, with the books that are there. @own: (nullable): of the office, in force
 */
static gboolean
fill_result (GadibaAssessResult *result, const char *const *books, GBytes *own,
             const GadibaAssessRequest *request, GError **error)
{
  g_autoptr (GArray) settings = NULL;
  GadibaTerms terms = { .day = request->on, .known = request->known };

  result->book = _gadiba_office_load_layers (books, own, error);
  if (result->book == NULL)
    return FALSE;
  settings = parse_settings (result->book, request->settings, error);
  if (settings == NULL)
    return FALSE;
  terms.settings = (const GadibaSetting *) (gpointer) settings->data;
  terms.n_settings = settings->len;
  result->assessment = gadiba_assessment_new (result->from, result->book, &terms, error);
  return result->assessment != NULL;
}

GadibaAssessResult *
gadiba_office_assess (const char *path, const GadibaAssessRequest *request, GError **error)
{
  g_autoptr (GadibaAssessResult) result = g_new0 (GadibaAssessResult, 1);

  result->from = gadiba_case_read_file (path, error);
  if (result->from == NULL || !fill_result (result, request->books, NULL, request, error))
    return NULL;
  return g_steal_pointer (&result);
}

/* --- what is stored --- */

typedef struct
{
  GadibaOffice *office;
  const char *number;
  const GadibaMoment *moment;
  GadibaCase *from;
  char *books; /* of the office, one a line */
  GBytes *own; /* the one that it edited itself; NULL: none */
} Stored;

static void
clear_stored (Stored *self)
{
  g_clear_pointer (&self->from, gadiba_case_free);
  g_clear_pointer (&self->own, g_bytes_unref);
  g_free (self->books);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, clear_stored)

static gpointer
read_stored (GadibaDb *db, gpointer data, GError **error)
{
  Stored *self = data;
  g_autofree char *words = g_strdup_printf (_ ("assessed application %s"), self->number);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "assess", words, error);

  if (action == NULL)
    return NULL;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  g_autoptr (GadibaApplication) application =
      record != NULL ? gadiba_application_find (db, self->number, error) : NULL;
  if (application == NULL)
    return NULL;
  gadiba_action_set_subject (action, "application", application->id);
  self->books = g_steal_pointer (&record->rule_books);
  if (!_gadiba_office_find_own_book (db, &self->own, error))
    return NULL;
  self->from = gadiba_application_read (db, application->id, error);
  if (self->from == NULL || !gadiba_application_add_grants (db, application->id, self->from, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

/* Returns: (transfer container): the office's books, then those of the request */
static GPtrArray *
join_books (char *const *own, const char *const *more)
{
  GPtrArray *books = g_ptr_array_new ();

  for (guint i = 0; own[i] != NULL; i++)
    g_ptr_array_add (books, own[i]);
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    g_ptr_array_add (books, (gpointer) more[i]);
  g_ptr_array_add (books, NULL);
  return books;
}

GadibaAssessResult *
gadiba_office_assess_application (GadibaOffice *self, const char *number,
                                  const GadibaAssessRequest *request, const GadibaMoment *moment,
                                  GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && request != NULL, NULL);

  g_auto (Stored) stored = { .office = self, .number = number, .moment = moment };
  if (gadiba_store_run (self->store, read_stored, &stored, error) == NULL)
    return NULL;
  g_autoptr (GadibaAssessResult) result = g_new0 (GadibaAssessResult, 1);
  g_auto (GStrv) own = g_strsplit (stored.books != NULL ? stored.books : "", "\n", -1);
  g_autoptr (GPtrArray) books = join_books (own, request->books);
  result->from = g_steal_pointer (&stored.from);
  if (!fill_result (result, (const char *const *) books->pdata, stored.own, request, error))
    return NULL;
  return g_steal_pointer (&result);
}

void
gadiba_assess_result_free (GadibaAssessResult *result)
{
  if (result == NULL)
    return;
  gadiba_assessment_free (result->assessment);
  gadiba_case_free (result->from);
  gadiba_book_free (result->book);
  g_free (result);
}
