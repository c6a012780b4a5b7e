/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gi18n.h>

#include "gadiba-cli-watch.h"
#include "gadiba-cli.h"
#include "gadiba-office-dative.h"
#include "gadiba-office-mailing.h"

/* So many lists are told of, the newest first. */
#define LISTED 20

/* What the options say. */
typedef struct
{
  char *db, *kind, *day, *until, *output, *from, *folder, *numbers;
  int show, resume;
  gboolean one_side;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->kind);
  g_free (options->day);
  g_free (options->until);
  g_free (options->output);
  g_free (options->from);
  g_free (options->folder);
  g_free (options->numbers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* --- what it tells --- */

static void
append_line (GString *text, const GadibaMailingLine *line)
{
  g_string_append_printf (text, "%s\t%s\t%s\n", line->application_number,
                          line->number != NULL ? line->number : "–",
                          line->reason != NULL ? line->reason
                          : line->lacks_dative ? gadiba_dative_tell_missing ()
                                               : "");
}

/* Each letter, how many there are of each sort, and last the number of the list. */
static int
tell (GadibaOffice *office, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GadibaMailing) mailing = gadiba_office_read_mailing (office, id, &error);
  g_autoptr (GPtrArray) lines =
      mailing != NULL ? gadiba_office_list_mailing_lines (office, id, &error) : NULL;

  if (lines == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < lines->len; i++)
    append_line (text, g_ptr_array_index (lines, i));
  guint waiting = mailing->n[GADIBA_MAILING_ASKED] + mailing->n[GADIBA_MAILING_WRITTEN];
  guint left = mailing->n[GADIBA_MAILING_LEFT];
  g_string_append_printf (text, _ ("Letters made: %u; not made yet: %u; left: %u.\n"),
                          mailing->n[GADIBA_MAILING_MADE], waiting, left);
  g_string_append_printf (text, _ ("The list has the number %d\n"), (int) id);
  return gadiba_cli_answer (text->str, left + waiting > 0 ? GADIBA_CLI_UNDECIDED : GADIBA_CLI_DONE);
}

static int
tell_all (GadibaOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) all = gadiba_office_list_mailings (office, LISTED, &error);

  if (all == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < all->len; i++)
    {
      const GadibaMailing *one = g_ptr_array_index (all, i);
      g_string_append_printf (text, "%d\t%s", (int) one->id,
                              one->kind != NULL ? one->kind : "decision");
      gadiba_cli_append_day (text, one->day);
      g_string_append_printf (text, "\t%u\t%u\t%u\n", one->n[GADIBA_MAILING_MADE],
                              one->n[GADIBA_MAILING_ASKED] + one->n[GADIBA_MAILING_WRITTEN],
                              one->n[GADIBA_MAILING_LEFT]);
    }
  return gadiba_cli_answer (text->str, GADIBA_CLI_DONE);
}

/* --- what it does --- */

static int
fail (gint64 id, const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
             ? gadiba_cli_fail_text (_ ("it was ended before its end; what is made stays, and "
                                        "--resume %d goes on with the rest"),
                                     (int) id)
             : gadiba_cli_fail_text (_ ("%s; what is made stays, and --resume %d goes on with the "
                                        "rest"),
                                     error->message, (int) id);
}

/* Makes the letters, then brings them out as it is wanted. */
static gboolean
make (const Options *options, GadibaOffice *office, gint64 id, GadibaProgress *progress,
      GError **error)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  const GadibaMailingRoll roll = { id, options->from, options->output, !options->one_side };

  return gadiba_office_run_mailing (office, id, progress, &moment, error)
         && (options->output == NULL
             || gadiba_office_roll_mailing (office, &roll, progress, &moment, error))
         && (options->folder == NULL
             || gadiba_office_save_mailing (office, id, options->folder, progress, &moment, error));
}

static int
run (const Options *options, GadibaOffice *office, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gboolean made = make (options, office, id, gadiba_cli_watch_begin (), &error);

  gadiba_cli_watch_end ();
  return made ? tell (office, id) : fail (id, error);
}

/* The numbers of a file, one a line; @argv where there is none. Returns: (transfer full) */
static GStrv
read_numbers (const Options *options, char **argv, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  if (options->numbers == NULL)
    return g_strdupv (argv);
  if (!g_file_get_contents (options->numbers, &text, NULL, error))
    return NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (numbers, lines[i]);
  return g_strv_builder_end (numbers);
}

static int
begin (const Options *options, GadibaOffice *office, char **argv)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  GadibaMailingRequest request = { .kind = options->kind, .day = moment.today };
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse_day ("--until", options->until, &request.until)
      || (options->day != NULL && !gadiba_cli_parse_day ("--on", options->day, &request.day)))
    return GADIBA_CLI_WRONG;
  g_auto (GStrv) numbers = read_numbers (options, argv, &error);
  request.numbers = (const char *const *) numbers;
  gint64 id = numbers != NULL ? gadiba_office_begin_mailing (office, &request, &moment, &error) : 0;
  return id != 0 ? run (options, office, id) : gadiba_cli_fail (error);
}

static gboolean
check (const Options *options, gboolean named)
{
  if (options->show != 0 && options->resume != 0)
    gadiba_cli_fail_text (_ ("--show tells of a list that is there; leave out the rest"));
  else if ((options->show != 0 || options->resume != 0) && (named || options->kind != NULL))
    gadiba_cli_fail_text (_ ("a list that is there has its letters; leave out kind and numbers"));
  else if (named && options->numbers != NULL)
    gadiba_cli_fail_text (_ ("name the numbers, or a file that has them with --numbers; not both"));
  else if (options->one_side && options->output == NULL)
    gadiba_cli_fail_text (_ ("--one-side is about the file for a printer; give --output too"));
  else if (options->from != NULL && options->output == NULL)
    gadiba_cli_fail_text (_ ("--from is about the file for a printer; give --output too"));
  else
    return TRUE;
  return FALSE;
}

int
gadiba_cli_letters (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind,
      N_ ("write a letter of this kind on each application; without it the numbers are of "
          "decisions"),
      N_ ("KIND") },
    { "numbers", 0, 0, G_OPTION_ARG_FILENAME, &options.numbers,
      N_ ("take the numbers from this file, one a line"), "FILE" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.day, N_ ("the day of the letters; else today"),
      "YYYY-MM-DD" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, N_ ("a day that the letters set"),
      "YYYY-MM-DD" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("write all of them into one PDF for a printer"), "FILE" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
      N_ ("it begins with the letter of that number; else with the first of the list"),
      N_ ("NUMBER") },
    { "one-side", 0, 0, G_OPTION_ARG_NONE, &options.one_side,
      N_ ("it is printed on one side: no blank pages behind letters with an odd number of pages"),
      NULL },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &options.folder,
      N_ ("write each into a file of its own in this folder"), N_ ("FOLDER") },
    { "resume", 0, 0, G_OPTION_ARG_INT, &options.resume, N_ ("go on with the list of that number"),
      "N" },
    { "show", 0, 0, G_OPTION_ARG_INT, &options.show, N_ ("tell of the list of that number"), "N" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("[NUMBER…]"),
          _ ("Makes many letters at once: numbers, PDFs, and one file for a printer. What is "
             "stopped goes on where it was. Without anything the newest lists are told: number, "
             "kind, day, letters made, not made yet, left.")))
    return GADIBA_CLI_WRONG;
  if (!check (&options, argc > 1))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options.db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if (options.show != 0)
    return tell (office, options.show);
  if (options.resume != 0)
    return run (&options, office, options.resume);
  return argc == 1 && options.kind == NULL && options.numbers == NULL
             ? tell_all (office)
             : begin (&options, office, argv + 1);
}
