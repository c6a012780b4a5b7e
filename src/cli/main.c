/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "gadiba-cli.h"
#include "gadiba-lv-words.h"

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *summary;
} commands[] = {
  { "init", gadiba_cli_init, N_ ("make an office") },
  { "demo", gadiba_cli_demo, N_ ("make a practice office of invented people") },
  { "import", gadiba_cli_import, N_ ("register applications from case files") },
  { "takeover", gadiba_cli_takeover, N_ ("take over clients from a table") },
  { "assess", gadiba_cli_assess, N_ ("assess a case file and explain the answer") },
  { "decide", gadiba_cli_decide, N_ ("issue the decision on an application") },
  { "compare", gadiba_cli_compare, N_ ("tell what the law gives beside a decision") },
  { "contest", gadiba_cli_contest, N_ ("register and follow what is contested") },
  { "drafts", gadiba_cli_drafts, N_ ("issue or give back what another caseworker has prepared") },
  { "awaited", gadiba_cli_awaited, N_ ("note that what was awaited has come, or tell it") },
  { "hearing", gadiba_cli_hearing, N_ ("note a hearing, or tell what is on record of it") },
  { "dative", gadiba_cli_dative, N_ ("tell or write how letters address the applicant") },
  { "write", gadiba_cli_write, N_ ("write a letter that decides nothing, or list them") },
  { "letter", gadiba_cli_letter, N_ ("make the PDF of a letter, or of a decision") },
  { "letters", gadiba_cli_letters, N_ ("make many letters at once") },
  { "signed", gadiba_cli_signed, N_ ("take in a letter that came back signed, or list them") },
  { "code", gadiba_cli_code, N_ ("tell whether a letter with the code on a paper was issued") },
  { "notify", gadiba_cli_notify, N_ ("note how a decision was notified, or tell it") },
  { "reassess", gadiba_cli_reassess,
    N_ ("assess running cases again after a change of law, and decide on them") },
  { "bills", gadiba_cli_bills,
    N_ ("tell whose bills of a month are there, and reckon again by them") },
  { "services", gadiba_cli_services,
    N_ ("list who has and who awaits social services; give places, end services") },
  { "today", gadiba_cli_today, N_ ("list what waits today") },
  { "search", gadiba_cli_search, N_ ("find persons, applications and decisions") },
  { "history", gadiba_cli_history, N_ ("tell what happened to an application or person") },
  { "checks", gadiba_cli_checks, N_ ("tell what was checked before a decision was issued") },
  { "office", gadiba_cli_office, N_ ("tell or change what an office has set") },
  { "wording", gadiba_cli_wording, N_ ("tell or change how the office words its letters") },
  { "verify", gadiba_cli_verify, N_ ("hold the journal, the records and the papers together") },
  { "rules", gadiba_cli_rules, N_ ("check a rule book, or show the values of a day") },
};

/* "--" ends the options; it is no argument itself. */
static void
remove_dashes (int *argc, char **argv)
{
  if (*argc < 2 || !g_str_equal (argv[1], "--"))
    return;
  memmove (&argv[1], &argv[2], (gsize) (*argc - 1) * sizeof *argv);
  (*argc)--;
}

gboolean
gadiba_cli_parse (int *argc, char ***argv, const GOptionEntry *entries, const char *parameters,
                  const char *summary)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  gboolean of_rules = g_str_equal ((*argv)[0], "check") || g_str_equal ((*argv)[0], "show");
  g_autofree char *name = g_strdup_printf ("gadibactl %s%s", of_rules ? "rules " : "", (*argv)[0]);

  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    {
      remove_dashes (argc, *argv);
      return TRUE;
    }
  gadiba_cli_fail (error);
  return FALSE;
}

int
gadiba_cli_fail (const GError *error)
{
  return gadiba_cli_fail_text ("%s", error->message);
}

int
gadiba_cli_fail_text (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("gadibactl: %s\n", text);
  return GADIBA_CLI_WRONG;
}

gboolean
gadiba_cli_parse_day (const char *option, const char *text, GadibaDate *day)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL || gadiba_date_parse (text, day, &error))
    return TRUE;
  gadiba_cli_fail_text ("%s: %s", option, error->message);
  return FALSE;
}

void
gadiba_cli_remark (const char *remark)
{
  g_printerr ("gadibactl: %s: %s\n", _ ("warning"), remark);
}

void
gadiba_cli_warn (const GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    gadiba_cli_remark (g_ptr_array_index (warnings, i));
}

void
gadiba_cli_append_day (GString *line, GadibaDate day)
{
  g_autofree char *text = day != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (day) : g_strdup ("–");

  g_string_append_printf (line, "\t%s", text);
}

int
gadiba_cli_answer (const char *text, int status)
{
  if (fputs (text, stdout) != EOF && fflush (stdout) == 0)
    return status;
  return gadiba_cli_fail_text (_ ("the answer could not be written: %s"), g_strerror (errno));
}

int
gadiba_cli_answer_done (const char *line)
{
  int status = gadiba_cli_answer (line, GADIBA_CLI_DONE);

  if (status != GADIBA_CLI_DONE)
    g_printerr ("%s", line);
  return status;
}

static int
print_help (void)
{
  g_autoptr (GString) string = g_string_new (NULL);

  g_string_append_printf (string, "%s\n  gadibactl %s\n\n%s\n", _ ("Usage:"),
                          _ ("COMMAND [OPTION…]"), _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (string, "  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (string, "\n%s\n", _ ("“gadibactl COMMAND --help” tells more of each."));
  return gadiba_cli_answer (string->str, GADIBA_CLI_DONE);
}

static void
set_locale (void)
{
  const char *folder = g_getenv ("GADIBA_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : GADIBA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  set_locale ();
  if (argc < 2)
    {
      gadiba_cli_fail_text (_ ("which command? “gadibactl --help” lists them"));
      return GADIBA_CLI_WRONG;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")
      || g_str_equal (argv[1], "help"))
    return print_help ();
  if (g_str_equal (argv[1], "--version"))
    return gadiba_cli_answer ("gadibactl " GADIBA_VERSION "\n", GADIBA_CLI_DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (argc - 1, argv + 1);
  return gadiba_cli_fail_text (_ ("there is no command “%s”; “gadibactl --help” lists them"),
                               argv[1]);
}
