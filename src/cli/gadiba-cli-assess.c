/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-assess.h"

static char *
format_answer (const GadibaAssessResult *result, const char *format)
{
  if (g_str_equal (format, "values"))
    return gadiba_assessment_format_values (result->assessment);
  if (g_str_equal (format, "xml"))
    {
      g_autoptr (GBytes) xml = gadiba_trace_format_xml (result->assessment->trace);
      return g_strndup (g_bytes_get_data (xml, NULL), g_bytes_get_size (xml));
    }
  return gadiba_trace_format_text (result->assessment->trace, result->book);
}

static int
answer (const GadibaAssessResult *result, const char *format)
{
  g_autofree char *text = format_answer (result, format);

  gadiba_cli_warn (result->book->warnings);
  gadiba_cli_warn (result->from->warnings);
  return gadiba_cli_answer (text,
                            result->assessment->decided ? GADIBA_CLI_DONE : GADIBA_CLI_UNDECIDED);
}

/* @what: a case file, or, with @db, an application of that office */
static GadibaAssessResult *
assess (const char *what, const char *db, const GadibaAssessRequest *request, GError **error)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();

  if (db == NULL)
    return gadiba_office_assess (what, request, error);
  g_autoptr (GadibaOffice) office = gadiba_office_open (db, g_get_user_name (), error);
  return office != NULL ? gadiba_office_assess_application (office, what, request, &moment, error)
                        : NULL;
}

int
gadiba_cli_assess (int argc, char **argv)
{
  g_autofree char *db = NULL;
  g_autofree char *format = NULL;
  g_autofree char *on = NULL;
  g_autofree char *known = NULL;
  g_auto (GStrv) settings = NULL;
  g_auto (GStrv) books = NULL;
  GadibaAssessRequest request = { 0 };
  g_autoptr (GadibaAssessResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_ ("text: the explanation (default); values: a value a line; xml: the trace"),
      "text|values|xml" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on,
      N_ ("assess as of this day instead of the day of receipt"), "YYYY-MM-DD" },
    { "known", 0, 0, G_OPTION_ARG_STRING, &known, N_ ("use the law as it was known on this day"),
      "YYYY-MM-DD" },
    { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &settings,
      N_ ("replace a parameter for this assessment; may be repeated"), "NAME=VALUE" },
    { "rules", 'r', 0, G_OPTION_ARG_FILENAME_ARRAY, &books,
      N_ ("put a municipality's rule book on top; may be repeated"), "FILE" },
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &db,
      N_ ("assess an application of this office instead of a file"), "FILE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("CASE.xml|APPLICATION"),
          _ ("Says what the law gives the household of a case file, and why. Nothing "
             "is stored.\nExit status: 0 decided, 2 something asked for is "
             "undecided, 1 the file, a rule book or the command is wrong.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (_ ("assess takes one case file; see “gadibactl assess --help”"));
  if (format != NULL && !g_str_equal (format, "text") && !g_str_equal (format, "values")
      && !g_str_equal (format, "xml"))
    return gadiba_cli_fail_text (_ ("--format: “%s” is none of text, values and xml"), format);
  if (!gadiba_cli_parse_day ("--on", on, &request.on)
      || !gadiba_cli_parse_day ("--known", known, &request.known))
    return GADIBA_CLI_WRONG;
  request.books = (const char *const *) books;
  request.settings = (const char *const *) settings;
  result = assess (argv[1], db, &request, &error);
  if (result == NULL)
    return gadiba_cli_fail (error);
  return answer (result, format != NULL ? format : "text");
}
