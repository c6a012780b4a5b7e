/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-assess.h"

#include "gadiba-case-read.h"
#include "gadiba-office-private.h"

static GadibaBook *
load_books (const char *const *extensions, GError **error)
{
  g_autoptr (GBytes) national = _gadiba_office_get_national_book (error);
  g_autoptr (GadibaBook) book = NULL;

  if (national == NULL)
    return NULL;
  book = gadiba_book_load (national, "lv.xml", extensions, error);
  if (book == NULL || !gadiba_assessment_check_book (book, error))
    return NULL;
  return g_steal_pointer (&book);
}

GadibaBook *
gadiba_office_load_books (const char *const *extensions, GError **error)
{
  g_autoptr (GadibaBook) book = load_books (extensions, error);

  if (book == NULL)
    return NULL;
  if (extensions != NULL && extensions[0] != NULL && !gadiba_assessment_run_examples (book, error))
    return NULL;
  return g_steal_pointer (&book);
}

GadibaBook *
gadiba_office_check_book (const char *path, GError **error)
{
  const char *const extensions[] = { path, NULL };
  g_autoptr (GadibaBook) book = load_books (extensions, error);

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
