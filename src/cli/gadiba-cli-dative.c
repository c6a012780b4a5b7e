/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-dative.h"

/* What the options say. */
typedef struct
{
  char *db, *given, *family;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->given);
  g_free (options->family);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static const char *
get_source (GadibaDativeSource source)
{
  switch (source)
    {
    case GADIBA_DATIVE_BY_RULE:
      return _ ("by rule");
    case GADIBA_DATIVE_WRITTEN:
      return _ ("written on the card");
    case GADIBA_DATIVE_UNKNOWN:
      return _ ("not known; write it with --given or --family");
    }
  g_assert_not_reached ();
}

static int
tell (GadibaOffice *office, const char *application, const GadibaMoment *moment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GadibaDatives) datives =
      gadiba_office_read_datives (office, application, moment, &error);
  gboolean known = TRUE;

  if (datives == NULL)
    return gadiba_cli_fail (error);
  for (guint i = 0; i < G_N_ELEMENTS (datives->parts); i++)
    {
      const GadibaDativePart *part = &datives->parts[i];
      known = known && part->source != GADIBA_DATIVE_UNKNOWN;
      g_string_append_printf (lines, "%s\t%s\t%s\n", part->name, part->dative,
                              get_source (part->source));
    }
  return gadiba_cli_answer (lines->str, known ? GADIBA_CLI_DONE : GADIBA_CLI_UNDECIDED);
}

static int
run (const Options *options, const char *application)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);

  if (office == NULL)
    return GADIBA_CLI_WRONG;
  if ((options->given != NULL || options->family != NULL)
      && !gadiba_office_write_datives (office, application, options->given, options->family,
                                       &moment, &error))
    return gadiba_cli_fail (error);
  return tell (office, application, &moment);
}

int
gadiba_cli_dative (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "given", 0, 0, G_OPTION_ARG_STRING, &options.given,
      N_ ("the given names in the dative; empty: by rule again"), N_ ("TEXT") },
    { "family", 0, 0, G_OPTION_ARG_STRING, &options.family,
      N_ ("the family name in the dative; empty: by rule again"), N_ ("TEXT") },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("APPLICATION"),
          _ ("Tells how letters address the applicant, and writes it on the client card where the "
             "rule does not know it. A line each for given names and family name: as it is, in the "
             "dative, whence that is known. The exit status is 2 if it is not.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("dative takes the number of one application; see “gadibactl dative --help”"));
  return run (&options, argv[1]);
}
