/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-signed.h"

/* What the options say. */
typedef struct
{
  char *db, *letter, *list, *output;
  gint64 get;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->letter);
  g_free (options->list);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
append_file (GString *lines, const GadibaSignedFile *file)
{
  g_string_append_printf (lines, "%" G_GINT64_FORMAT "\t%s\t%s", file->id, file->letter,
                          file->kind);
  gadiba_cli_append_day (lines, file->day);
  g_string_append_printf (lines, "\t%s\t%s\t%s\n", file->caseworker, file->digest,
                          file->name != NULL ? file->name : "–");
  for (guint i = 0; i < file->signatures->len; i++)
    {
      const GadibaListedSignature *one = g_ptr_array_index (file->signatures, i);
      g_autofree char *time = gadiba_listed_signature_format_time (one);
      g_string_append_printf (lines, "\t%s\t%s\t%s\t%s\n", one->who, time, one->issuer,
                              _ ("listed, not validated"));
    }
}

static int
take (GadibaOffice *office, const Options *options, const char *path)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  const GadibaTakeSignedRequest request = { options->letter, path };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaSignedFile) file = gadiba_office_take_signed (office, &request, &moment, &error);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (file == NULL)
    return gadiba_cli_fail (error);
  append_file (lines, file);
  return gadiba_cli_answer_done (lines->str);
}

static int
list (GadibaOffice *office, const char *letter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = gadiba_office_list_signed (office, letter, &error);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (files == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < files->len; i++)
    append_file (lines, g_ptr_array_index (files, i));
  return gadiba_cli_answer (lines->str, GADIBA_CLI_DONE);
}

static int
get (GadibaOffice *office, const Options *options)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaSignedFile) file = NULL;
  g_autoptr (GBytes) bytes =
      gadiba_office_get_signed (office, options->get, &file, &moment, &error);

  if (bytes == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *name = gadiba_signed_file_make_name (file);
  return gadiba_cli_write_file (options->output != NULL ? options->output : name, file->letter,
                                bytes);
}

static int
run (const Options *options, const char *path)
{
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);

  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (options->list != NULL)
    return list (office, options->list);
  return options->get != 0 ? get (office, options) : take (office, options, path);
}

int
gadiba_cli_signed (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "letter", 'l', 0, G_OPTION_ARG_STRING, &options.letter,
      N_ ("the letter that it is; without it, the one that is in the file; a scan needs it"),
      N_ ("NUMBER") },
    { "list", 0, 0, G_OPTION_ARG_STRING, &options.list, N_ ("list what came back of this letter"),
      N_ ("NUMBER") },
    { "get", 0, 0, G_OPTION_ARG_INT64, &options.get,
      N_ ("write one of them to a file again: the number with which its line begins"), N_ ("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("the file to write with --get; else it has the number of the letter, here"), "FILE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("[FILE]"),
          _ ("Takes in a letter that came back signed: an .asice or .edoc container or a PDF with "
             "signatures, recognised by the letter in it; or the scan of a signed paper. A line "
             "tells its id, the letter, what it is, when and by whom it was taken in, the digest "
             "and the name of the file; a line for each signature who signed, when by its own "
             "words, and whose certificate it is. Signatures are listed, not validated.")))
    return GADIBA_CLI_WRONG;
  if (argc - 1 + (options.list != NULL) + (options.get != 0) != 1)
    return gadiba_cli_fail_text (_ ("signed takes one file, or --list or --get instead; see "
                                    "“gadibactl signed --help”"));
  return run (&options, argv[1]);
}
