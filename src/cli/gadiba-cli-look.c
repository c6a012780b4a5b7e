/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-checked.h"
#include "gadiba-office-look.h"

/* --- search --- */

static char *
tell_found (const GPtrArray *all)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const GadibaFound *found = g_ptr_array_index (all, i);
      g_string_append_printf (lines, "%s %s\t%s\t%s\t%s\n", found->given, found->family,
                              found->code != NULL ? found->code : "–",
                              found->address != NULL ? found->address : "–",
                              found->number != NULL ? found->number : "");
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

int
gadiba_cli_search (int argc, char **argv)
{
  g_autofree char *db = NULL;
  const GOptionEntry entries[] = { GADIBA_CLI_DB_ENTRY (&db), { NULL, 0, 0, 0, NULL, NULL, NULL } };
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse (&argc, &argv, entries, N_ ("TEXT…"),
                         _ ("Finds by the beginning of a name, code, phone or number, without "
                            "diacritics. A line each: name, code, address, number.\nExit status: 0 "
                            "something was found, 2 nothing was, 1 the command is wrong.")))
    return GADIBA_CLI_WRONG;
  if (argc < 2)
    return gadiba_cli_fail_text (_ ("search takes what to find; see “gadibactl search --help”"));
  g_autofree char *text = g_strjoinv (" ", argv + 1);
  g_autoptr (GadibaOffice) office = gadiba_cli_open (db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  g_autoptr (GPtrArray) all = gadiba_office_search (office, text, &moment, &error);
  if (all == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *lines = tell_found (all);
  return gadiba_cli_answer (lines, all->len > 0 ? GADIBA_CLI_DONE : GADIBA_CLI_UNDECIDED);
}

/* --- history --- */

/* When, as people of the office read it. */
static char *
tell_time (const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (utc, zone);
  g_autoptr (GDateTime) here = at != NULL ? g_date_time_to_local (at) : NULL;

  return here != NULL ? g_date_time_format (here, "%d.%m.%Y. %H:%M:%S") : g_strdup (utc);
}

static char *
tell_history (const GPtrArray *all)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const GadibaHappened *one = g_ptr_array_index (all, i);
      g_autofree char *at = tell_time (one->utc);
      g_string_append_printf (lines, "%lld\t%s\t%s\t%s\n", (long long) one->entry, at,
                              one->caseworker != NULL ? one->caseworker : _ ("the program"),
                              one->words != NULL ? one->words : _ ("(erased)"));
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

int
gadiba_cli_history (int argc, char **argv)
{
  g_autofree char *db = NULL;
  const GOptionEntry entries[] = { GADIBA_CLI_DB_ENTRY (&db), { NULL, 0, 0, 0, NULL, NULL, NULL } };
  const GadibaMoment moment = gadiba_cli_get_moment ();
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse (&argc, &argv, entries, N_ ("NUMBER"),
                         _ ("Tells what the journal holds about an application, a decision or, by "
                            "code, a person. A line each: entry, time, who, what.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("history takes one number or personal code; see “gadibactl history --help”"));
  g_autoptr (GadibaOffice) office = gadiba_cli_open (db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  g_autoptr (GPtrArray) all = gadiba_office_list_history (office, argv[1], &moment, &error);
  if (all == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *lines = tell_history (all);
  return gadiba_cli_answer (lines, GADIBA_CLI_DONE);
}

/* --- checks --- */

static char *
tell_checks (const GPtrArray *all)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const GadibaChecked *one = g_ptr_array_index (all, i);
      g_string_append_printf (lines, "%s\t%s\t%s\t%s\t%s", one->name,
                              one->warned ? _ ("found") : _ ("in order"), one->title,
                              one->detail != NULL ? one->detail : "–",
                              one->source != NULL ? one->source : "–");
      if (one->reason != NULL)
        g_string_append_printf (lines, _ ("\tissued all the same: %s (%s)"), one->reason,
                                one->caseworker != NULL ? one->caseworker : "–");
      g_string_append_c (lines, '\n');
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

int
gadiba_cli_checks (int argc, char **argv)
{
  g_autofree char *db = NULL;
  const GOptionEntry entries[] = { GADIBA_CLI_DB_ENTRY (&db), { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("NUMBER"),
          _ ("Tells what was looked at before the decision was issued. A line each: "
             "check, what came out, in words, who or what, article; and where it was "
             "issued all the same, why and by whom.")))
    return GADIBA_CLI_WRONG;
  if (argc != 2)
    return gadiba_cli_fail_text (
        _ ("checks takes the number of one decision; see “gadibactl checks --help”"));
  g_autoptr (GadibaOffice) office = gadiba_cli_open (db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  g_autoptr (GPtrArray) all = gadiba_office_list_checked (office, argv[1], &error);
  if (all == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *lines = tell_checks (all);
  return gadiba_cli_answer (lines, GADIBA_CLI_DONE);
}

/* --- verification --- */

static char *
tell_verified (const GadibaVerified *verified)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < verified->erased->len; i++)
    g_string_append_printf (lines, "%s\n", (char *) g_ptr_array_index (verified->erased, i));
  g_string_append_printf (
      lines,
      _ ("The journal holds: %lld entries, %lld images of rows, %lld rows compared; its head is "
         "%s\n"),
      (long long) verified->n_entries, (long long) verified->n_images, (long long) verified->n_rows,
      verified->head);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

int
gadiba_cli_verify (int argc, char **argv)
{
  g_autofree char *db = NULL;
  const GOptionEntry entries[] = { GADIBA_CLI_DB_ENTRY (&db), { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autofree char *usual = gadiba_office_dup_usual_path ();
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse (&argc, &argv, entries, "[FILE]",
                         _ ("Holds the journal, the records and the papers of a database against "
                            "each other and names the first broken place.\nExit status: 0 all "
                            "holds, 1 something does not. Keep the head elsewhere: a journal alone "
                            "cannot show that its end was cut off.")))
    return GADIBA_CLI_WRONG;
  if (argc > 2)
    return gadiba_cli_fail_text (_ ("verify takes one database; see “gadibactl verify --help”"));
  const char *path = argc == 2 ? argv[1] : db != NULL ? db : usual;
  g_autoptr (GadibaVerified) verified = gadiba_office_verify (path, &error);
  if (verified == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *lines = tell_verified (verified);
  return gadiba_cli_answer (lines, GADIBA_CLI_DONE);
}
