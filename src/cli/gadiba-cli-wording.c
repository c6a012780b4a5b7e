/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-wording.h"

/* What the options say. */
typedef struct
{
  char *db, *show, *versions, *fields, *check, *save, *enforce, *restore, *drop, *from, *note;
  gboolean draft;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->show);
  g_free (options->versions);
  g_free (options->fields);
  g_free (options->check);
  g_free (options->save);
  g_free (options->enforce);
  g_free (options->restore);
  g_free (options->drop);
  g_free (options->from);
  g_free (options->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* --- telling --- */

static const char *
format_of (GadibaWordingOf of)
{
  switch (of)
    {
    case GADIBA_WORDING_PROGRAM:
      return "program";
    case GADIBA_WORDING_OFFICE:
      return "office";
    case GADIBA_WORDING_FILE:
      return "file";
    }
  g_return_val_if_reached (NULL);
}

static int
list (GadibaOffice *office, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = gadiba_office_list_wordings (office, moment, &error);
  g_autoptr (GString) told = g_string_new (NULL);

  if (lines == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaWordingLine *line = g_ptr_array_index (lines, i);
      g_string_append_printf (told, "%s\t%s", line->id, format_of (line->of));
      gadiba_cli_append_day (told, line->since);
      gadiba_cli_append_day (told, line->next);
      g_string_append_printf (told, "\t%s\t%s\n", line->has_draft ? "draft" : "–", line->title);
    }
  return gadiba_cli_answer (told->str, GADIBA_CLI_DONE);
}

static int
show (const GadibaWording *wording, gboolean draft)
{
  if (!draft)
    return gadiba_cli_answer (wording->text, GADIBA_CLI_DONE);
  if (wording->draft != NULL)
    return gadiba_cli_answer (wording->draft, GADIBA_CLI_DONE);
  return gadiba_cli_fail_text (_ ("There is no draft of the wording “%s”; save one first"),
                               wording->line.id);
}

static int
list_versions (const GadibaWording *wording)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < wording->versions->len; i++)
    {
      const GadibaWordingVersion *version = g_ptr_array_index (wording->versions, i);
      g_autofree char *from = gadiba_date_format (version->from);
      g_string_append_printf (told, "%s\t%s", from, version->own ? "office" : "program");
      gadiba_cli_append_day (told, version->day);
      g_string_append_printf (told, "\t%s\t%s\n", version->caseworker,
                              version->note != NULL ? version->note : "");
    }
  return gadiba_cli_answer (told->str, GADIBA_CLI_DONE);
}

static int
read_one (GadibaOffice *office, const Options *options, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;
  const char *id = options->show != NULL ? options->show : options->versions;
  g_autoptr (GadibaWording) wording = gadiba_office_read_wording (office, id, moment, &error);

  if (wording == NULL)
    return gadiba_cli_fail (error);
  return options->show != NULL ? show (wording, options->draft) : list_versions (wording);
}

static int
list_fields (GadibaOffice *office, const char *id)
{
  const char *const words[] = {
    [GADIBA_LETTER_OFFER_TEXT] = "text",
    [GADIBA_LETTER_OFFER_COUNT] = "count",
    [GADIBA_LETTER_OFFER_TEST] = "yes-no",
    [GADIBA_LETTER_OFFER_ROWS] = "rows",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) offers = gadiba_office_list_wording_names (office, id, &error);
  g_autoptr (GString) told = g_string_new (NULL);

  if (offers == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < offers->len; i++)
    {
      const GadibaLetterOffer *offer = &g_array_index (offers, GadibaLetterOffer, i);
      g_string_append_printf (told, "%s\t%s\t%s\t%s\n", offer->name, words[offer->kind],
                              offer->inside != NULL ? offer->inside : "–", offer->meaning);
    }
  return gadiba_cli_answer (told->str, GADIBA_CLI_DONE);
}

/* --- checking and changing --- */

/* Returns: (transfer full) (nullable): NULL after a sentence on standard error */
static char *
read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &error))
    gadiba_cli_fail (error);
  else if (!g_utf8_validate (text, (gssize) size, NULL))
    gadiba_cli_fail_text (_ ("%s: this is no text in UTF-8; save it as UTF-8 first"), path);
  else
    return g_steal_pointer (&text);
  return NULL;
}

static int
tell_faults (const GadibaWordingCheck *check, const char *label)
{
  for (guint i = 0; i < check->faults->len; i++)
    {
      const GadibaWordingFault *fault = g_ptr_array_index (check->faults, i);
      if (fault->line > 0)
        gadiba_cli_fail_text ("%s:%d: %s", label, fault->line, fault->sentence);
      else
        gadiba_cli_fail_text ("%s: %s", label, fault->sentence);
    }
  if (check->faults->len > 0)
    return GADIBA_CLI_WRONG;
  g_autofree char *told = g_strconcat (_ ("the wording can be put in force"), "\n", NULL);
  return gadiba_cli_answer (told, GADIBA_CLI_DONE);
}

/* @path: (nullable): NULL: the draft */
static int
check (GadibaOffice *office, const char *id, const char *path, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = path != NULL ? read_text (path) : NULL;
  g_autofree char *label =
      path != NULL ? g_path_get_basename (path) : g_strconcat (id, ".xml", NULL);

  if (path != NULL && text == NULL)
    return GADIBA_CLI_WRONG;
  if (path == NULL)
    {
      g_autoptr (GadibaWording) wording = gadiba_office_read_wording (office, id, moment, &error);
      if (wording == NULL)
        return gadiba_cli_fail (error);
      if (wording->draft == NULL)
        return show (wording, TRUE);
      text = g_strdup (wording->draft);
    }
  g_autoptr (GadibaWordingCheck) done =
      gadiba_office_check_wording (office, id, text, label, &error);
  return done != NULL ? tell_faults (done, label) : gadiba_cli_fail (error);
}

static int
save (GadibaOffice *office, const char *id, const char *path, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return gadiba_cli_fail_text (_ ("--save: name the file with the wording"));
  g_autofree char *text = read_text (path);
  if (text == NULL)
    return GADIBA_CLI_WRONG;
  return gadiba_office_save_wording (office, id, text, NULL, moment, &error)
             ? GADIBA_CLI_DONE
             : gadiba_cli_fail (error);
}

static int
put_in_force (GadibaOffice *office, const Options *options, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;
  GadibaWordingRequest request = { .id = options->enforce != NULL ? options->enforce
                                                                  : options->restore,
                                   .from = GADIBA_DATE_NONE,
                                   .note = options->note };

  if (!gadiba_cli_parse_day ("--from", options->from, &request.from))
    return GADIBA_CLI_WRONG;
  if (request.from == GADIBA_DATE_NONE)
    return gadiba_cli_fail_text (
        _ ("Say from which day letters have this wording: --from YYYY-MM-DD"));
  gboolean done = options->enforce != NULL
                      ? gadiba_office_enforce_wording (office, &request, moment, &error)
                      : gadiba_office_restore_wording (office, &request, moment, &error);
  return done ? GADIBA_CLI_DONE : gadiba_cli_fail (error);
}

static int
drop (GadibaOffice *office, const char *id, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;

  return gadiba_office_drop_wording (office, id, moment, &error) ? GADIBA_CLI_DONE
                                                                 : gadiba_cli_fail (error);
}

/* --- the command --- */

static int
run (const Options *options, const char *file)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);

  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (options->show != NULL || options->versions != NULL)
    return read_one (office, options, &moment);
  if (options->fields != NULL)
    return list_fields (office, options->fields);
  if (options->check != NULL)
    return check (office, options->check, file, &moment);
  if (options->save != NULL)
    return save (office, options->save, file, &moment);
  if (options->enforce != NULL || options->restore != NULL)
    return put_in_force (office, options, &moment);
  if (options->drop != NULL)
    return drop (office, options->drop, &moment);
  return list (office, &moment);
}

/* One thing at a time: what is said besides would pass unseen. */
static gboolean
check_options (const Options *options, int n_files)
{
  const char *const deeds[] = { options->show, options->versions, options->fields,  options->check,
                                options->save, options->enforce,  options->restore, options->drop };
  gboolean in_force = options->enforce != NULL || options->restore != NULL;
  gboolean of_file = options->check != NULL || options->save != NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    n += deeds[i] != NULL;
  if (n > 1)
    gadiba_cli_fail_text (_ ("Ask for one thing at a time; see “gadibactl wording --help”"));
  else if (n_files > (of_file ? 1 : 0))
    gadiba_cli_fail_text (_ ("Only --check and --save take a file, and one; see “gadibactl wording "
                             "--help”"));
  else if (!in_force && (options->from != NULL || options->note != NULL))
    gadiba_cli_fail_text (_ ("--from and --note go with --enforce or --restore"));
  else if (options->draft && options->show == NULL)
    gadiba_cli_fail_text (_ ("--draft goes with --show"));
  else
    return TRUE;
  return FALSE;
}

int
gadiba_cli_wording (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "show", 0, 0, G_OPTION_ARG_STRING, &options.show, N_ ("tell the wording that counts today"),
      "ID" },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &options.draft, N_ ("with --show: the draft instead"),
      NULL },
    { "versions", 0, 0, G_OPTION_ARG_STRING, &options.versions,
      N_ ("tell what was put in force, and when"), "ID" },
    { "fields", 0, 0, G_OPTION_ARG_STRING, &options.fields,
      N_ ("tell the names that the wording can use, and what they mean"), "ID" },
    { "check", 0, 0, G_OPTION_ARG_STRING, &options.check,
      N_ ("tell what is wrong with FILE, or with the draft"), "ID" },
    { "save", 0, 0, G_OPTION_ARG_STRING, &options.save, N_ ("keep FILE as the draft"), "ID" },
    { "enforce", 0, 0, G_OPTION_ARG_STRING, &options.enforce, N_ ("put the draft in force"), "ID" },
    { "restore", 0, 0, G_OPTION_ARG_STRING, &options.restore,
      N_ ("take up the program's own wording again"), "ID" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
      N_ ("the first day of the letters that have it"), "YYYY-MM-DD" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("why"), N_ ("TEXT") },
    { "drop", 0, 0, G_OPTION_ARG_STRING, &options.drop, N_ ("discard the draft"), "ID" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, "[FILE]",
          _ ("Tells and changes how the office words its letters. Without an option, a line for "
             "each template: id, whose wording counts (program, office, file), since when, from "
             "which later day another one counts, whether there is a draft, title.")))
    return GADIBA_CLI_WRONG;
  if (!check_options (&options, argc - 1))
    return GADIBA_CLI_WRONG;
  return run (&options, argc == 2 ? argv[1] : NULL);
}
