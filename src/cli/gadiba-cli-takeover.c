/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "gadiba-cli.h"
#include "gadiba-office-takeover.h"

/* "COLUMN=FIELD": a column is called by its heading or by its number. */
static gboolean
map_column (GadibaTakeoverFile *file, const char *text)
{
  const char *equals = strrchr (text, '=');
  guint64 number = 0;
  guint column = 0;

  if (equals == NULL || equals == text)
    {
      gadiba_cli_fail_text (_ ("--map: write COLUMN=FIELD, as --map=\"E-pasts=email\""));
      return FALSE;
    }
  g_autofree char *name = g_strndup (text, (gsize) (equals - text));
  GadibaTakeoverField field = gadiba_takeover_field_find (equals + 1);
  if (field == GADIBA_TAKEOVER_N_FIELDS)
    {
      gadiba_cli_fail_text (_ ("--map: there is no field “%s”; “gadibactl takeover --help” lists "
                               "them"),
                            equals + 1);
      return FALSE;
    }
  while (column < file->headings->len
         && strcmp (g_ptr_array_index (file->headings, column), name) != 0)
    column++;
  if (column == file->headings->len
      && g_ascii_string_to_unsigned (name, 10, 1, file->headings->len, &number, NULL))
    column = (guint) number - 1;
  if (column == file->headings->len)
    {
      gadiba_cli_fail_text (_ ("--map: the file has no column “%s”; call it by its heading or "
                               "number"),
                            name);
      return FALSE;
    }
  file->fields[column] = field;
  return TRUE;
}

static GadibaTakeoverFile *
read_file (const char *path, const char *const *maps)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &text, &size, &error))
    {
      gadiba_cli_fail (error);
      return NULL;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&text), size);
  g_autoptr (GadibaTakeoverFile) file = gadiba_takeover_file_new (bytes, &error);
  if (file == NULL)
    {
      g_autofree char *name = g_filename_display_name (path);
      gadiba_cli_fail_text ("%s: %s", name, error->message);
      return NULL;
    }
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    if (!map_column (file, maps[i]))
      return NULL;
  return g_steal_pointer (&file);
}

static const char *
get_word (const GadibaTakeoverRow *row)
{
  switch (row->kind)
    {
    case GADIBA_TAKEOVER_NEW:
      return "new";
    case GADIBA_TAKEOVER_SAME:
      return "same";
    case GADIBA_TAKEOVER_DIFFERS:
      return row->take ? "taken" : "differs";
    case GADIBA_TAKEOVER_WRONG:
    case GADIBA_TAKEOVER_N_KINDS:
      break;
    }
  return "wrong";
}

static int
answer (const GadibaTakeover *all, gboolean stored)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < all->rows->len; i++)
    {
      const GadibaTakeoverRow *row = g_ptr_array_index (all->rows, i);
      g_autofree char *told = gadiba_takeover_row_tell (row);
      if (*told != '\0')
        g_string_append_printf (text, "%u\t%s\t%s\n", row->line, get_word (row), told);
    }
  g_string_append_printf (text, "new\t%u\nsame\t%u\ndiffers\t%u\ntaken\t%u\nwrong\t%u\n",
                          all->counts[GADIBA_TAKEOVER_NEW], all->counts[GADIBA_TAKEOVER_SAME],
                          all->counts[GADIBA_TAKEOVER_DIFFERS], all->n_taken,
                          all->counts[GADIBA_TAKEOVER_WRONG]);
  return stored ? gadiba_cli_answer_done (text->str)
                : gadiba_cli_answer (text->str, GADIBA_CLI_DONE);
}

/* What stays behind is kept before anything is stored. */
static gboolean
write_errors (const char *path, const GadibaTakeover *all, const GadibaTakeoverFile *file)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  if (path == NULL)
    return TRUE;
  g_autoptr (GBytes) bytes = gadiba_takeover_write_errors (all, file);
  const char *text = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (path, text, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                &error))
    return TRUE;
  gadiba_cli_fail (error);
  return FALSE;
}

static int
run (GadibaOffice *office, const GadibaTakeoverRequest *request, gboolean dry, const char *errors)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaTakeover) seen = gadiba_office_look_through (office, request, &moment, &error);

  if (seen == NULL)
    return gadiba_cli_fail (error);
  if (!write_errors (errors, seen, request->file))
    return GADIBA_CLI_WRONG;
  if (dry)
    return answer (seen, FALSE);
  g_autoptr (GadibaTakeover) done = gadiba_office_take_over (office, request, &moment, &error);
  if (done != NULL)
    return answer (done, TRUE);
  if (g_error_matches (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION))
    return gadiba_cli_fail_text ("%s: --dry-run, --leave-errors", error->message);
  return gadiba_cli_fail (error);
}

int
gadiba_cli_takeover (int argc, char **argv)
{
  g_autofree char *db = NULL;
  g_autofree char *errors = NULL;
  g_auto (GStrv) maps = NULL;
  gboolean dry = FALSE, take = FALSE, leave = FALSE;
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&db),
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &maps,
      N_ ("this column holds that; guessed from the headings else"), N_ ("COLUMN=FIELD") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry, N_ ("look through only, store nothing"), NULL },
    { "take-differences", 0, 0, G_OPTION_ARG_NONE, &take,
      N_ ("where the records say something else, take what the file says"), NULL },
    { "leave-errors", 0, 0, G_OPTION_ARG_NONE, &leave, N_ ("leave wrong lines behind"), NULL },
    { "errors", 0, 0, G_OPTION_ARG_FILENAME, &errors,
      N_ ("write the wrong lines with their reasons into this file"), "FILE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, "CLIENTS.csv",
          _ ("Takes over clients from a table that a spreadsheet wrote: all at once, or nothing. "
             "FIELD is one of: none, given, family, given-family, family-given, code, born, "
             "declared, actual, phone, email, language, parish, caseworker, iban, flags, remark, "
             "identifier.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("takeover takes one table of clients; see “gadibactl takeover --help”"));
  g_autoptr (GadibaTakeoverFile) file = read_file (argv[1], (const char *const *) maps);
  g_autoptr (GadibaOffice) office = file != NULL ? gadiba_cli_open (db) : NULL;
  const GadibaTakeoverRequest request = { .file = file,
                                          .take_differences = take,
                                          .leave_errors = leave };
  return office != NULL ? run (office, &request, dry, errors) : GADIBA_CLI_WRONG;
}
