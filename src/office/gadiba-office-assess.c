/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-assess.h"

#include "gadiba-case-read.h"
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

GadibaBook *
gadiba_office_load_books (const char *const *extensions, GError **error)
{
  g_autoptr (GBytes) national = _gadiba_office_get_national_book (error);
  g_autoptr (GadibaBook) book = load_books (national, NATIONAL_LABEL, extensions, error);

  if (book == NULL)
    return NULL;
  if (extensions != NULL && extensions[0] != NULL && !gadiba_assessment_run_examples (book, error))
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

GadibaAssessResult *
gadiba_office_assess (const char *path, const GadibaAssessRequest *request, GError **error)
{
  g_autoptr (GadibaAssessResult) result = g_new0 (GadibaAssessResult, 1);
  g_autoptr (GArray) settings = NULL;
  GadibaTerms terms = { .day = request->on, .known = request->known };

  result->book = gadiba_office_load_books (request->books, error);
  if (result->book == NULL)
    return NULL;
  settings = parse_settings (result->book, request->settings, error);
  if (settings == NULL)
    return NULL;
  result->from = gadiba_case_read_file (path, error);
  if (result->from == NULL)
    return NULL;
  terms.settings = (const GadibaSetting *) (gpointer) settings->data;
  terms.n_settings = settings->len;
  result->assessment = gadiba_assessment_new (result->from, result->book, &terms, error);
  if (result->assessment == NULL)
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
