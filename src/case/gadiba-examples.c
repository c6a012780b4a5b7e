/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-assessment.h"
#include "gadiba-case-read.h"
#include "gadiba-rules-error.h"

/* The worked cases that a rule book carries, run through the book itself. */

/* Is there a remark of this name whose words begin as expected? "none" expects that there is no
 * remark of this name. */
static gboolean
has_remark (const GadibaAssessment *assessment, const char *name, const char *expected)
{
  gboolean any = FALSE;

  for (guint i = 0; i < assessment->remarks->len; i++)
    {
      const GadibaRemark *remark = g_ptr_array_index (assessment->remarks, i);
      g_autofree char *both = g_strconcat (remark->first, " ", remark->second, NULL);

      any = any || g_str_equal (remark->name, name);
      if (g_str_equal (remark->name, name)
          && (g_str_equal (remark->first, expected) || g_str_equal (both, expected)))
        return TRUE;
    }
  return !any && g_str_equal (expected, "none")
         && (g_str_equal (name, "reason") || g_str_equal (name, "missing"));
}

/* What the answer holds of @name, or why a value is undecided, for the message. */
static char *
describe_answer (const GadibaAssessment *assessment, const char *name)
{
  g_autoptr (GString) string = g_string_new (gadiba_assessment_get (assessment, name));
  gboolean undecided = g_str_equal (string->str, "undecided");

  for (guint i = 0; i < assessment->remarks->len; i++)
    {
      const GadibaRemark *remark = g_ptr_array_index (assessment->remarks, i);
      if (g_str_equal (remark->name, name) || (undecided && g_str_equal (remark->name, "missing")))
        g_string_append_printf (string, "%s%s %s", string->len > 0 ? ", " : "", remark->first,
                                remark->second);
    }
  if (string->len == 0)
    g_string_append (string, _ ("no such value"));
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static gboolean
check_value (const GadibaExample *example, const GadibaAssessment *assessment, guint i,
             GError **error)
{
  const char *name = g_ptr_array_index (example->names, i);
  const char *expected = g_ptr_array_index (example->values, i);
  const char *is = gadiba_assessment_get (assessment, name);
  g_autofree char *given = NULL;

  if (g_strcmp0 (is, expected) == 0 || has_remark (assessment, name, expected))
    return TRUE;
  given = describe_answer (assessment, name);
  g_set_error (
      error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_EXAMPLE,
      _ ("%s:%d: the example “%s” expects %s = %s, but the book gives %s; correct the book "
         "or the example"),
      example->place.label, example->place.line, example->title, name, expected, given);
  return FALSE;
}

static gboolean
get_settings (const GadibaBook *book, const GadibaExample *example, GArray *settings,
              GError **error)
{
  for (guint i = 0; i < example->sets->len; i++)
    {
      GadibaSetting setting;
      if (!gadiba_setting_parse (book, g_ptr_array_index (example->sets, i), &setting, error))
        return FALSE;
      g_array_append_val (settings, setting);
    }
  return TRUE;
}

gboolean
gadiba_assessment_run_example (const GadibaBook *book, const GadibaExample *example, GError **error)
{
  g_autoptr (GadibaCase) from = gadiba_case_read_bytes (example->case_file, example->label, error);
  g_autoptr (GadibaAssessment) assessment = NULL;
  g_autoptr (GArray) settings = g_array_new (FALSE, FALSE, sizeof (GadibaSetting));
  GadibaTerms terms = { .day = example->on, .known = example->known };

  if (from == NULL)
    return FALSE;
  if (!get_settings (book, example, settings, error))
    {
      g_prefix_error (error, "%s:%d: ", example->place.label, example->place.line);
      return FALSE;
    }
  terms.settings = (const GadibaSetting *) (gpointer) settings->data;
  terms.n_settings = settings->len;
  assessment = gadiba_assessment_new (from, book, &terms, error);
  if (assessment == NULL)
    {
      g_prefix_error (error, _ ("%s:%d: the example “%s”: "), example->place.label,
                      example->place.line, example->title);
      return FALSE;
    }
  for (guint i = 0; i < example->names->len; i++)
    if (!check_value (example, assessment, i, error))
      return FALSE;
  return TRUE;
}

gboolean
gadiba_assessment_run_examples (const GadibaBook *book, GError **error)
{
  for (guint i = 0; i < book->examples->len; i++)
    if (!gadiba_assessment_run_example (book, g_ptr_array_index (book->examples, i), error))
      return FALSE;
  return TRUE;
}
