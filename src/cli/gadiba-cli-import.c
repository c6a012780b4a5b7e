/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-later.h"

/* Imports one file and prints its line. @into: (nullable): a granted application. Returns: the exit
 * status */
static int
import_file (GadibaOffice *office, const GadibaImportRequest *request, const char *into)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autofree char *name = g_filename_display_name (request->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaImported) imported =
      into != NULL ? gadiba_office_import_later (office, into, request->path, &moment, &error)
                   : gadiba_office_import (office, request, &moment, &error);

  if (g_error_matches (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION))
    return gadiba_cli_fail_text ("%s: --known=ID, --new=ID", error->message);
  if (imported == NULL)
    return gadiba_cli_fail (error);
  gadiba_cli_warn (imported->warnings);
  g_autofree char *line = g_strdup_printf ("%s: %s\n", name, imported->number);
  return gadiba_cli_answer_done (line);
}

int
gadiba_cli_import (int argc, char **argv)
{
  g_autofree char *db = NULL;
  g_auto (GStrv) known = NULL;
  g_auto (GStrv) fresh = NULL;
  g_auto (GStrv) moved = NULL;
  g_autofree char *into = NULL;
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&db),
    { "known", 0, 0, G_OPTION_ARG_STRING_ARRAY, &known,
      N_ ("this person of the file is the one of the same name and birth date in the records"),
      "ID" },
    { "new", 0, 0, G_OPTION_ARG_STRING_ARRAY, &fresh,
      N_ ("this person of the file is somebody else"), "ID" },
    { "moved", 0, 0, G_OPTION_ARG_STRING_ARRAY, &moved,
      N_ ("this person has left the household that the records tell"), "ID" },
    { "into", 0, 0, G_OPTION_ARG_STRING, &into,
      N_ ("no new application: what has become known since this one was granted"), "APPLICATION" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };
  int status = GADIBA_CLI_DONE;

  if (!gadiba_cli_parse (
          &argc, &argv, entries, "CASE.xml…",
          _ ("Registers an application from each case file. A file is taken whole or "
             "not at all; each line ends with the application's number.")))
    return GADIBA_CLI_WRONG;
  if (argc < 2)
    return gadiba_cli_fail_text (_ ("import takes case files; see “gadibactl import --help”"));
  if (argc > 2 && (known != NULL || fresh != NULL || moved != NULL))
    return gadiba_cli_fail_text (
        _ ("--known, --new and --moved are about the persons of one file; import that file alone"));
  if (into != NULL && (known != NULL || fresh != NULL || moved != NULL))
    return gadiba_cli_fail_text (_ (
        "--into is about the persons of that application; leave --known, --new and --moved out"));
  g_autoptr (GadibaOffice) office = gadiba_cli_open (db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  for (int i = 1; i < argc; i++)
    {
      const GadibaImportRequest request = { .path = argv[i],
                                            .known = (const char *const *) known,
                                            .fresh = (const char *const *) fresh,
                                            .moved = (const char *const *) moved };
      int of_file = import_file (office, &request, into);
      status = MAX (status, of_file);
    }
  return status;
}
