/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-demo.h"

#define USUAL_SIZE 100
#define USUAL_SEED 1
/* Not the clock's day: the same command makes the same office at any time. */
#define USUAL_DAY "2026-10-30"

static gboolean
parse_whole (const char *option, const char *text, guint64 min, guint64 max, guint64 *value)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL || g_ascii_string_to_unsigned (text, 10, min, max, value, &error))
    return TRUE;
  gadiba_cli_fail_text (_ ("%s: “%s” is not a whole number from %llu to %llu"), option, text,
                        (unsigned long long) min, (unsigned long long) max);
  return FALSE;
}

static int
make (const char *path, const GadibaPracticeRequest *request)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  g_autofree GadibaPractice *practice =
      gadiba_office_make_practice (path, request, &moment, &error);

  if (practice == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *line =
      g_strdup_printf (_ ("A practice office with %u applications and %u decisions: %s\n"),
                       practice->n_applications, practice->n_decisions, name);
  return gadiba_cli_answer (line, GADIBA_CLI_DONE);
}

int
gadiba_cli_demo (int argc, char **argv)
{
  g_autofree char *size_text = NULL;
  g_autofree char *seed_text = NULL;
  g_autofree char *day = NULL;
  g_autofree char *login = NULL;
  guint64 size = USUAL_SIZE;
  guint64 seed = USUAL_SEED;
  GadibaPracticeRequest request = { .login = g_get_user_name () };
  const GOptionEntry entries[] = {
    { "size", 0, 0, G_OPTION_ARG_STRING, &size_text, N_ ("households (default 100)"),
      N_ ("NUMBER") },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &seed_text,
      N_ ("another number gives other households (default 1)"), N_ ("NUMBER") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &day,
      N_ ("up to which day applications came in (default 2026-10-30)"), "YYYY-MM-DD" },
    { "login", 0, 0, G_OPTION_ARG_STRING, &login, N_ ("the caseworker's account; else this one"),
      N_ ("ACCOUNT") },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (&argc, &argv, entries, "FILE",
                         _ ("Makes a practice office full of invented households, with their "
                            "applications and decisions. The line ends with the file.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (_ ("demo makes one file; see “gadibactl demo --help”"));
  if (!parse_whole ("--size", size_text, 1, GADIBA_PRACTICE_MAX_SIZE, &size)
      || !parse_whole ("--seed", seed_text, 0, G_MAXUINT64, &seed)
      || !gadiba_cli_parse_day ("--on", day != NULL ? day : USUAL_DAY, &request.today))
    return GADIBA_CLI_WRONG;
  request.size = (guint) size;
  request.seed = seed;
  if (login != NULL)
    request.login = login;
  return make (argv[1], &request);
}
