/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "gadiba-cli.h"
#include "gadiba-office-init.h"
#include "gadiba-registration-number.h"

/* Where offices lie with which several accounts of one computer work. */
#define SHARED_FOLDER "/var/lib/gadiba"

gboolean
gadiba_cli_split_staff (const char *option, char *text, const char **name, const char **position,
                        const char **contact)
{
  char *parts[3] = { text, NULL, NULL };

  for (int i = 1; i < 3 && parts[i - 1] != NULL; i++)
    {
      char *semicolon = strchr (parts[i - 1], ';');
      if (semicolon == NULL)
        break;
      *semicolon = '\0';
      parts[i] = semicolon + 1;
    }
  for (int i = 0; i < 3; i++)
    if (parts[i] != NULL)
      g_strstrip (parts[i]);
  if (parts[1] == NULL || *parts[0] == '\0' || *parts[1] == '\0')
    {
      gadiba_cli_fail_text (_ ("%s: write the name, a semicolon and the position: “Anna Liepa; "
                               "sociālās palīdzības organizatore”"),
                            option);
      return FALSE;
    }
  *name = parts[0];
  *position = parts[1];
  if (contact != NULL)
    *contact = parts[2];
  return TRUE;
}

/* Where the office is made: @path, or the usual place. Returns: (transfer full) */
static char *
choose_path (const char *path, const char *shared)
{
  if (shared != NULL)
    return g_build_filename (SHARED_FOLDER, shared, "office.gadiba", NULL);
  return path != NULL ? g_strdup (path) : gadiba_office_dup_usual_path ();
}

static int
found (const char *path, GadibaFounding *founding, char **signatories)
{
  g_autofree GadibaFoundingSignatory *list = NULL;
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  g_autofree char *answer = NULL;

  founding->n_signatories = signatories != NULL ? g_strv_length (signatories) : 0;
  list = g_new0 (GadibaFoundingSignatory, founding->n_signatories + 1);
  for (guint i = 0; i < founding->n_signatories; i++)
    if (!gadiba_cli_split_staff ("--signatory", signatories[i], &list[i].name, &list[i].position,
                                 NULL))
      return GADIBA_CLI_WRONG;
  founding->signatories = list;
  if (!gadiba_office_found (path, founding, &moment, &error))
    return gadiba_cli_fail (error);
  if (!gadiba_registration_number_parse (founding->registration_number, &number, NULL))
    g_printerr ("gadibactl: %s: %s\n", _ ("warning"),
                _ ("the check digit of the registration number does not fit; compare each digit"));
  answer = g_strdup_printf (_ ("The office is made: %s\n"), path);
  return gadiba_cli_answer (answer, GADIBA_CLI_DONE);
}

/* What --name and so on say. */
typedef struct
{
  char *name, *registration_number, *address, *contact, *place, *municipality;
  char *contest_authority, *contest_address, *caseworker, *login, *since, *db, *shared;
  char **signatories, **books;
} Options;

static void
clear_options (Options *options)
{
  char *const strings[] = { options->name,
                            options->registration_number,
                            options->address,
                            options->contact,
                            options->place,
                            options->municipality,
                            options->contest_authority,
                            options->contest_address,
                            options->caseworker,
                            options->login,
                            options->since,
                            options->db,
                            options->shared };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
  g_strfreev (options->signatories);
  g_strfreev (options->books);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* One place, and a shared office's name is no way out of the folder of offices. */
static gboolean
check_place (const Options *options, const char *file)
{
  const char *shared = options->shared;

  if ((file != NULL) + (options->db != NULL) + (shared != NULL) > 1)
    gadiba_cli_fail_text (_ ("FILE, --db and --shared each say where the office is made; give one "
                             "of them"));
  else if (shared != NULL && (*shared == '\0' || *shared == '.' || strchr (shared, '/') != NULL))
    gadiba_cli_fail_text (_ ("--shared: “%s” is no name of an office; use letters and digits"),
                          shared);
  else
    return TRUE;
  return FALSE;
}

static int
run (Options *options, const char *file)
{
  if (!check_place (options, file))
    return GADIBA_CLI_WRONG;
  g_autofree char *path = choose_path (file != NULL ? file : options->db, options->shared);
  GadibaFounding founding = { .name = options->name,
                              .registration_number = options->registration_number,
                              .address = options->address,
                              .contact = options->contact,
                              .place = options->place,
                              .municipality = options->municipality,
                              .contest_authority = options->contest_authority,
                              .contest_address = options->contest_address,
                              .rule_books = (const char *const *) options->books,
                              .login = options->login != NULL ? options->login : g_get_user_name (),
                              .shared = options->shared != NULL };

  if (options->caseworker != NULL
      && !gadiba_cli_split_staff ("--caseworker", options->caseworker, &founding.caseworker_name,
                                  &founding.caseworker_position, &founding.caseworker_contact))
    return GADIBA_CLI_WRONG;
  if (!gadiba_cli_parse_day ("--since", options->since, &founding.since))
    return GADIBA_CLI_WRONG;
  return found (path, &founding, options->signatories);
}

#define TEXT_ENTRY(name, member, text, value)                                                      \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_STRING, &options.member, text, value                                  \
  }

int
gadiba_cli_init (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    TEXT_ENTRY ("name", name, N_ ("name of the office, as letters say it"), N_ ("NAME")),
    TEXT_ENTRY ("registration-number", registration_number, N_ ("its registration number"),
                N_ ("NUMBER")),
    TEXT_ENTRY ("address", address, N_ ("its address in one line"), N_ ("ADDRESS")),
    TEXT_ENTRY ("contact", contact, N_ ("its phone and e-mail"), N_ ("TEXT")),
    TEXT_ENTRY ("place", place, N_ ("where letters are dated, in the locative: “Liepkalnos”"),
                N_ ("PLACE")),
    TEXT_ENTRY ("municipality", municipality, N_ ("the municipality"), N_ ("NAME")),
    TEXT_ENTRY ("contest-authority", contest_authority,
                N_ ("to whom a decision is contested, in the dative"), N_ ("NAME")),
    TEXT_ENTRY ("contest-address", contest_address, N_ ("the address of that authority"),
                N_ ("ADDRESS")),
    { "signatory", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.signatories,
      N_ ("who signs decisions; may be repeated"), N_ ("“NAME; POSITION”") },
    TEXT_ENTRY ("caseworker", caseworker, N_ ("the first caseworker"),
                N_ ("“NAME; POSITION; CONTACT”")),
    TEXT_ENTRY ("login", login, N_ ("the caseworker's account; else this one"), N_ ("ACCOUNT")),
    TEXT_ENTRY ("since", since, N_ ("from when they work and sign; else always"), "YYYY-MM-DD"),
    { "rules", 'r', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.books,
      N_ ("put a municipality's rule book on top; may be repeated"), "FILE" },
    { "shared", 0, 0, G_OPTION_ARG_FILENAME, &options.shared,
      N_ ("several accounts of this computer work with it: in /var/lib/gadiba"), "OFFICE" },
    GADIBA_CLI_DB_ENTRY (&options.db),
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (&argc, &argv, entries, "[FILE]",
                         _ ("Makes an office with its first caseworker, in FILE or in this "
                            "account's data folder.")))
    return GADIBA_CLI_WRONG;
  if (argc > 2)
    return gadiba_cli_fail_text (_ ("init makes one office; see “gadibactl init --help”"));
  return run (&options, argc == 2 ? argv[1] : NULL);
}
