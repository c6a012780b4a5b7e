/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gadiba-cli.h"
#include "gadiba-office-letter.h"

static gboolean
is_same (const char *path, GBytes *bytes)
{
  g_autofree char *text = NULL;
  gsize length;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return g_file_get_contents (path, &text, &length, NULL) && length == size
         && memcmp (text, data, size) == 0;
}

int
gadiba_cli_write_file (const char *path, const char *number, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_name (path);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return gadiba_cli_fail_text (_ ("“%s” is no ordinary file; name another one with --output"),
                                 name);
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !is_same (path, bytes))
    return gadiba_cli_fail_text (
        _ ("“%s” is there already and holds something else; name another file with --output"),
        name);
  if (!g_file_set_contents_full (path, data, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &error))
    return gadiba_cli_fail_text (_ ("the letter could not be written: %s"), error->message);
  g_autofree char *line = g_strdup_printf ("%s: %s\n", number, name);
  return gadiba_cli_answer (line, GADIBA_CLI_DONE);
}

static gboolean
parse_format (const char *format, gboolean large, GadibaLetterAs *as)
{
  *as = large ? GADIBA_LETTER_AS_LARGE_PDF : GADIBA_LETTER_AS_PDF;
  if (g_strcmp0 (format, "text") == 0)
    *as = GADIBA_LETTER_AS_TEXT;
  else if (g_strcmp0 (format, "xml") == 0)
    *as = GADIBA_LETTER_AS_XML;
  else if (format != NULL && strcmp (format, "pdf") != 0)
    {
      gadiba_cli_fail_text (_ ("--format: “%s” is none of pdf, text and xml"), format);
      return FALSE;
    }
  return TRUE;
}

/* What the options say. */
typedef struct
{
  char *db, *output, *format, *certified;
  char **left_out;
  gboolean large;
  GadibaLetterAs as;
  GadibaLetterDerivative derivative;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->output);
  g_free (options->format);
  g_free (options->certified);
  g_strfreev (options->left_out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static GBytes *
get_letter (GadibaOffice *office, const char *number, const Options *options,
            const GadibaMoment *moment, GError **error)
{
  const GadibaCertifyRequest request = { number, options->derivative,
                                         (const char *const *) options->left_out, options->as };

  return options->derivative == GADIBA_LETTER_ORIGINAL
             ? gadiba_office_get_letter (office, number, options->as, moment, error)
             : gadiba_office_certify_letter (office, &request, NULL, moment, error);
}

/* A certified derivative is not the letter that goes out. */
static gboolean
is_going_out (const Options *options)
{
  return options->derivative == GADIBA_LETTER_ORIGINAL
         && (options->as == GADIBA_LETTER_AS_PDF || options->as == GADIBA_LETTER_AS_LARGE_PDF);
}

static int
take_out (GadibaOffice *office, const char *number, const Options *options)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  GadibaLetterAs as = options->as;
  const char *output = options->output;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = get_letter (office, number, options, &moment, &error);

  if (bytes == NULL)
    return gadiba_cli_fail (error);
  if (output == NULL && (as == GADIBA_LETTER_AS_TEXT || as == GADIBA_LETTER_AS_XML))
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      return gadiba_cli_answer (text, GADIBA_CLI_DONE);
    }
  g_autofree char *name = gadiba_office_make_file_name (number, ".pdf");
  int status = gadiba_cli_write_file (output != NULL ? output : name, number, bytes);
  if (status == GADIBA_CLI_DONE && is_going_out (options)
      && !gadiba_office_note_letter_out (office, number, GADIBA_LETTER_SAVED, &moment, &error))
    return gadiba_cli_fail (error);
  return status;
}

static gboolean
parse_derivative (Options *options)
{
  if (options->certified != NULL
      && (!gadiba_letter_derivative_parse (options->certified, &options->derivative)
          || options->derivative == GADIBA_LETTER_ORIGINAL))
    {
      gadiba_cli_fail_text (_ ("--certified: “%s” is none of copy, transcript and extract"),
                            options->certified);
      return FALSE;
    }
  if (options->left_out == NULL || options->derivative == GADIBA_LETTER_EXTRACT)
    return TRUE;
  gadiba_cli_fail_text (_ ("--leave-out: only an extract leaves something out; give "
                           "--certified=extract too"));
  return FALSE;
}

int
gadiba_cli_letter (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("the file to write; else the number with .pdf behind it, here"), "FILE" },
    { "large", 0, 0, G_OPTION_ARG_NONE, &options.large, N_ ("in large print"), NULL },
    { "certified", 0, 0, G_OPTION_ARG_STRING, &options.certified,
      N_ ("with the words of certification behind it: copy, transcript, extract"),
      "copy|transcript|extract" },
    { "leave-out", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.left_out,
      N_ ("a part that an extract leaves out; may be given several times"), N_ ("PART") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("pdf (default); text: the words alone; xml: the composed letter"), "pdf|text|xml" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (&argc, &argv, entries, N_ ("NUMBER"),
                         _ ("Writes the letter of a decision, or one that decides nothing. The PDF "
                            "is made once and kept; later ones are the same. The line names the "
                            "number and, last, the file.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("letter takes the number of one decision or letter; see “gadibactl letter --help”"));
  if (!parse_format (options.format, options.large, &options.as) || !parse_derivative (&options))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options.db);
  return office != NULL ? take_out (office, argv[1], &options) : GADIBA_CLI_WRONG;
}
