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

/* Whole or not at all, for this account only; nothing else is written over. */
static int
write_file (const char *path, const char *number, GBytes *bytes)
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

static int
take_out (GadibaOffice *office, const char *number, GadibaLetterAs as, const char *output)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gadiba_office_get_letter (office, number, as, &moment, &error);

  if (bytes == NULL)
    return gadiba_cli_fail (error);
  if (output == NULL && (as == GADIBA_LETTER_AS_TEXT || as == GADIBA_LETTER_AS_XML))
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      return gadiba_cli_answer (text, GADIBA_CLI_DONE);
    }
  g_autofree char *name = gadiba_office_make_file_name (number, ".pdf");
  int status = write_file (output != NULL ? output : name, number, bytes);
  if (status == GADIBA_CLI_DONE && (as == GADIBA_LETTER_AS_PDF || as == GADIBA_LETTER_AS_LARGE_PDF)
      && !gadiba_office_note_letter_out (office, number, GADIBA_LETTER_SAVED, &moment, &error))
    return gadiba_cli_fail (error);
  return status;
}

int
gadiba_cli_letter (int argc, char **argv)
{
  g_autofree char *db = NULL;
  g_autofree char *output = NULL;
  g_autofree char *format = NULL;
  gboolean large = FALSE;
  GadibaLetterAs as;
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&db),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("the file to write; else the number with .pdf behind it, here"), "FILE" },
    { "large", 0, 0, G_OPTION_ARG_NONE, &large, N_ ("in large print"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
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
  if (!parse_format (format, large, &as))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (db);
  return office != NULL ? take_out (office, argv[1], as, output) : GADIBA_CLI_WRONG;
}
