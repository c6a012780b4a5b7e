/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "gadiba-cli.h"
#include "gadiba-office-bills.h"
#include "gadiba-office-settings.h"

/* What --add-caseworker and so on say. */
typedef struct
{
  char *db, *signatory, *caseworker, *login, *parishes;
  char *ended_signatory, *ended_caseworker, *linked, *two_eyes;
  char *coded, *personal_code;
  char *series, *code, *template;
  char *from, *to, *free_day, *work_day, *usual_day, *because;
  char *bills_day;
  int next_month; /* the bills' day is in the month after theirs */
} Options;

static void
clear_options (Options *options)
{
  char *const strings[] = {
    options->db,       options->signatory,       options->caseworker,       options->login,
    options->parishes, options->ended_signatory, options->ended_caseworker, options->from,
    options->to,       options->free_day,        options->work_day,         options->usual_day,
    options->because,  options->bills_day,       options->linked,           options->two_eyes,
    options->coded,    options->personal_code,   options->series,           options->code,
    options->template,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* --- what is set --- */

static const char *
find_login (const GPtrArray *caseworkers, gint64 id)
{
  for (guint i = 0; i < caseworkers->len; i++)
    {
      const GadibaOfficeStaff *staff = g_ptr_array_index (caseworkers, i);
      if (staff->id == id)
        return staff->login;
    }
  return "–";
}

static void
tell_staff (GString *lines, const char *what, const GPtrArray *all, const GPtrArray *caseworkers)
{
  for (guint i = 0; i < all->len; i++)
    {
      const GadibaOfficeStaff *staff = g_ptr_array_index (all, i);
      g_autofree char *from =
          staff->from != GADIBA_DATE_NONE ? gadiba_date_format (staff->from) : g_strdup ("–");
      g_autofree char *to =
          staff->to != GADIBA_DATE_NONE ? gadiba_date_format (staff->to) : g_strdup ("–");
      g_string_append_printf (lines, "%s\t%s\t%s\t%s\t%s", what, staff->name, staff->position, from,
                              to);
      if (staff->works)
        g_string_append_printf (lines, "\t%s\t%s", staff->login,
                                staff->parishes != NULL ? staff->parishes : "–");
      else if (staff->caseworker != 0)
        g_string_append_printf (lines, "\t%s", find_login (caseworkers, staff->caseworker));
      g_string_append_c (lines, '\n');
    }
}

/* That somebody's personal code is stated, never which. */
static void
tell_codes (GString *lines, const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const GadibaOfficeStaff *staff = g_ptr_array_index (all, i);
      if (staff->has_code)
        g_string_append_printf (lines, "personal-code\t%s\n",
                                staff->works ? staff->login : staff->name);
    }
}

static char *
tell_settings (const GadibaOfficeSettings *settings)
{
  static const char *const names[GADIBA_OFFICE_N_TEXTS] = {
    [GADIBA_FOUNDING_NAME] = "name",
    [GADIBA_FOUNDING_REGISTRATION_NUMBER] = "registration-number",
    [GADIBA_FOUNDING_ADDRESS] = "address",
    [GADIBA_FOUNDING_CONTACT] = "contact",
    [GADIBA_FOUNDING_PLACE] = "place",
    [GADIBA_FOUNDING_MUNICIPALITY] = "municipality",
    [GADIBA_FOUNDING_CONTEST_AUTHORITY] = "contest-authority",
    [GADIBA_FOUNDING_CONTEST_ADDRESS] = "contest-address",
  };
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < GADIBA_OFFICE_N_TEXTS; i++)
    g_string_append_printf (lines, "%s\t%s\n", names[i],
                            settings->texts[i] != NULL ? settings->texts[i] : "–");
  g_string_append_printf (lines, "application-code\t%s\ndecision-code\t%s\nletter-code\t%s\n",
                          settings->codes[GADIBA_NUMBER_APPLICATION],
                          settings->codes[GADIBA_NUMBER_DECISION],
                          settings->codes[GADIBA_NUMBER_LETTER]);
  for (guint i = 0; i < settings->series->len; i++)
    {
      const GadibaOfficeSeries *series = g_ptr_array_index (settings->series, i);
      g_string_append_printf (lines, "series\t%s\t%s\t%s\n", series->kind, series->code,
                              series->template);
    }
  g_string_append_printf (lines, "two-eyes\t%s\n", settings->two_eyes ? "yes" : "no");
  tell_staff (lines, "signatory", settings->signatories, settings->caseworkers);
  tell_staff (lines, "caseworker", settings->caseworkers, settings->caseworkers);
  tell_codes (lines, settings->signatories);
  tell_codes (lines, settings->caseworkers);
  for (guint i = 0; i < settings->days->len; i++)
    {
      const GadibaOwnDay *day = g_ptr_array_index (settings->days, i);
      g_autofree char *date = gadiba_date_format (day->date);
      g_string_append_printf (lines, "%s\t%s\t%s\n", day->is_working ? "work-day" : "free-day",
                              date, day->name);
    }
  g_string_append (lines, "bills-day\t");
  if (settings->bills.day > 0)
    {
      g_autofree char *from = gadiba_month_format (settings->bills.from);
      g_string_append_printf (
          lines, "%d\t%s\t%s\n", settings->bills.day,
          settings->bills.is_next ? _ ("of the next month") : _ ("of the same month"), from);
    }
  else
    g_string_append (lines, "–\n");
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* --- changes --- */

/* Returns: FALSE with @error, or after a sentence on standard error */
static gboolean
add_staff (GadibaOffice *office, const Options *options, const GadibaMoment *moment, GError **error)
{
  GadibaOfficeStaff staff = { .works = options->caseworker != NULL, .from = moment->today };
  const char *name, *position, *contact = NULL;

  if (!gadiba_cli_split_staff (staff.works ? "--add-caseworker" : "--add-signatory",
                               staff.works ? options->caseworker : options->signatory, &name,
                               &position, staff.works ? &contact : NULL)
      || !gadiba_cli_parse_day ("--from", options->from, &staff.from)
      || !gadiba_cli_parse_day ("--to", options->to, &staff.to))
    return FALSE;
  staff.name = (char *) name;
  staff.position = (char *) position;
  staff.contact = (char *) contact;
  staff.login = options->login;
  staff.parishes = options->parishes;
  staff.code = options->personal_code;
  return gadiba_office_save_staff (office, &staff, moment, error);
}

static void
fail_unlisted (const char *who)
{
  gadiba_cli_fail_text (_ ("nobody without a last day is listed as “%s”; “gadibactl office” lists "
                           "all"),
                        who);
}

/* Gives the line of somebody who signs or works still a last day: --to, else today. */
static gboolean
end_staff (GadibaOffice *office, const Options *options, const GadibaMoment *moment, GError **error)
{
  const char *who =
      options->ended_caseworker != NULL ? options->ended_caseworker : options->ended_signatory;
  GadibaDate last = moment->today;
  g_autoptr (GadibaOfficeSettings) settings = gadiba_office_read_settings (office, error);

  if (settings == NULL || !gadiba_cli_parse_day ("--to", options->to, &last))
    return FALSE;
  const GPtrArray *all =
      options->ended_caseworker != NULL ? settings->caseworkers : settings->signatories;
  for (guint i = 0; i < all->len; i++)
    {
      GadibaOfficeStaff *staff = g_ptr_array_index (all, i);
      if (staff->to != GADIBA_DATE_NONE
          || g_strcmp0 (staff->works ? staff->login : staff->name, who) != 0)
        continue;
      staff->to = last;
      return gadiba_office_save_staff (office, staff, moment, error);
    }
  fail_unlisted (who);
  return FALSE;
}

/* States the personal code of a signatory, by name, or a caseworker, by account. */
static gboolean
state_code (GadibaOffice *office, const Options *options, const GadibaMoment *moment,
            GError **error)
{
  g_autoptr (GadibaOfficeSettings) settings = gadiba_office_read_settings (office, error);

  if (settings == NULL)
    return FALSE;
  const GPtrArray *const lists[] = { settings->signatories, settings->caseworkers };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < lists[i]->len; k++)
      {
        GadibaOfficeStaff *staff = g_ptr_array_index (lists[i], k);
        if (staff->to != GADIBA_DATE_NONE
            || g_strcmp0 (staff->works ? staff->login : staff->name, options->coded) != 0)
          continue;
        staff->code = g_strdup (options->personal_code);
        return gadiba_office_save_staff (office, staff, moment, error);
      }
  fail_unlisted (options->coded);
  return FALSE;
}

/* Says which caseworker a signatory is: --login; without it, none. */
static gboolean
link_signatory (GadibaOffice *office, const Options *options, const GadibaMoment *moment,
                GError **error)
{
  g_autoptr (GadibaOfficeSettings) settings = gadiba_office_read_settings (office, error);
  gint64 id = 0;

  if (settings == NULL)
    return FALSE;
  for (guint i = 0; options->login != NULL && i < settings->caseworkers->len; i++)
    {
      const GadibaOfficeStaff *staff = g_ptr_array_index (settings->caseworkers, i);
      if (g_strcmp0 (staff->login, options->login) == 0)
        id = staff->id;
    }
  if (options->login != NULL && id == 0)
    {
      gadiba_cli_fail_text (_ ("--login: no caseworker is listed as “%s”; “gadibactl office” lists "
                               "all"),
                            options->login);
      return FALSE;
    }
  for (guint i = 0; i < settings->signatories->len; i++)
    {
      GadibaOfficeStaff *staff = g_ptr_array_index (settings->signatories, i);
      if (g_strcmp0 (staff->name, options->linked) != 0)
        continue;
      staff->caseworker = id;
      return gadiba_office_save_staff (office, staff, moment, error);
    }
  gadiba_cli_fail_text (_ ("nobody is listed as a signatory “%s”; “gadibactl office” lists all"),
                        options->linked);
  return FALSE;
}

static gboolean
switch_eyes (GadibaOffice *office, const Options *options, const GadibaMoment *moment,
             GError **error)
{
  gboolean yes = g_str_equal (options->two_eyes, "yes");

  if (yes || g_str_equal (options->two_eyes, "no"))
    return gadiba_office_set_two_eyes (office, yes, moment, error);
  gadiba_cli_fail_text (_ ("--two-eyes: “%s” is neither yes nor no"), options->two_eyes);
  return FALSE;
}

static gboolean
change_day (GadibaOffice *office, const Options *options, const GadibaMoment *moment,
            GError **error)
{
  GadibaOwnDay day = { .is_working = options->work_day != NULL, .name = options->because };

  if (!gadiba_cli_parse_day ("--free-day", options->free_day, &day.date)
      || !gadiba_cli_parse_day ("--work-day", options->work_day, &day.date)
      || !gadiba_cli_parse_day ("--usual-day", options->usual_day, &day.date))
    return FALSE;
  return options->usual_day != NULL ? gadiba_office_remove_day (office, day.date, moment, error)
                                    : gadiba_office_add_day (office, &day, moment, error);
}

/* From this month on, or that of --from. */
static gboolean
set_bills_day (GadibaOffice *office, const Options *options, const GadibaMoment *moment,
               GError **error)
{
  GadibaBillsTerm term = { .is_next = options->next_month };
  GadibaDate from = moment->today;
  gint64 day;

  if (!g_ascii_string_to_signed (options->bills_day, 10, 0, GADIBA_BILLS_LAST_DAY, &day, NULL))
    {
      gadiba_cli_fail_text (
          _ ("--bills-day: “%s” is no day of a month; give one from 1 to 31, or 0 "
             "for none"),
          options->bills_day);
      return FALSE;
    }
  if (!gadiba_cli_parse_day ("--from", options->from, &from))
    return FALSE;
  term.from = gadiba_date_get_month (from);
  term.day = (int) day;
  return gadiba_office_set_bills_term (office, NULL, &term, moment, error);
}

static int
run (Options *options)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  int n_people = (options->signatory != NULL) + (options->caseworker != NULL);
  int n_ended = (options->ended_signatory != NULL) + (options->ended_caseworker != NULL);
  int n_days =
      (options->free_day != NULL) + (options->work_day != NULL) + (options->usual_day != NULL);
  int n_eyes = (options->linked != NULL) + (options->two_eyes != NULL) + (options->coded != NULL);
  int n_series = options->series != NULL;
  int n_bills = options->bills_day != NULL;
  g_autoptr (GError) error = NULL;

  if (options->personal_code != NULL ? n_people == 0 && options->coded == NULL
                                     : options->coded != NULL)
    return gadiba_cli_fail_text (_ ("--personal-code goes with --state-code, or with who is "
                                    "added"));
  if (options->next_month && n_bills == 0)
    return gadiba_cli_fail_text (_ ("--next-month goes with --bills-day"));
  if (n_people + n_ended + n_days + n_bills + n_eyes + n_series > 1)
    return gadiba_cli_fail_text (_ ("office makes one change at a time; see “gadibactl office "
                                    "--help”"));
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  gboolean done = TRUE;
  if (n_people > 0)
    done = add_staff (office, options, &moment, &error);
  else if (n_ended > 0)
    done = end_staff (office, options, &moment, &error);
  else if (n_days > 0)
    done = change_day (office, options, &moment, &error);
  else if (n_bills > 0)
    done = set_bills_day (office, options, &moment, &error);
  else if (n_series > 0)
    done = gadiba_office_set_series (office, options->series, options->code, options->template,
                                     &moment, &error);
  else if (n_eyes > 0)
    done = options->linked != NULL  ? link_signatory (office, options, &moment, &error)
           : options->coded != NULL ? state_code (office, options, &moment, &error)
                                    : switch_eyes (office, options, &moment, &error);
  if (!done)
    return error != NULL ? gadiba_cli_fail (error) : GADIBA_CLI_WRONG;
  g_autoptr (GadibaOfficeSettings) settings = gadiba_office_read_settings (office, &error);
  if (settings == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *lines = tell_settings (settings);
  return gadiba_cli_answer (lines, GADIBA_CLI_DONE);
}

#define TEXT_ENTRY(name, member, text, value)                                                      \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_STRING, &options.member, text, value                                  \
  }

int
gadiba_cli_office (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    TEXT_ENTRY ("add-signatory", signatory, N_ ("somebody more who signs decisions"),
                N_ ("“NAME; POSITION”")),
    TEXT_ENTRY ("add-caseworker", caseworker, N_ ("somebody more who works"),
                N_ ("“NAME; POSITION; CONTACT”")),
    TEXT_ENTRY ("login", login, N_ ("the account of the caseworker who is added, or is linked"),
                N_ ("ACCOUNT")),
    TEXT_ENTRY ("parishes", parishes, N_ ("his or her parishes, with commas between"),
                N_ ("NAMES")),
    TEXT_ENTRY ("end-signatory", ended_signatory, N_ ("this one signs no longer"), N_ ("NAME")),
    TEXT_ENTRY ("end-caseworker", ended_caseworker, N_ ("this one works no longer"),
                N_ ("ACCOUNT")),
    TEXT_ENTRY ("link-signatory", linked,
                N_ ("this signatory is the caseworker of --login; without it: is none"),
                N_ ("NAME")),
    TEXT_ENTRY ("state-code", coded, N_ ("whose personal code is stated: account, or signatory"),
                N_ ("WHO")),
    TEXT_ENTRY ("personal-code", personal_code,
                N_ ("the code, so that nobody decides on the own household; “-”: none"),
                N_ ("CODE")),
    TEXT_ENTRY ("series", series,
                N_ ("how such decisions are numbered: “decision” for all, or a kind; alone: as all "
                    "again"),
                N_ ("KIND")),
    TEXT_ENTRY ("code", code, N_ ("what {code} stands for in their numbers"), N_ ("CODE")),
    TEXT_ENTRY ("template", template, N_ ("how they are written: “{code}/{year}/{number}”"),
                N_ ("TEXT")),
    TEXT_ENTRY ("two-eyes", two_eyes,
                N_ ("whether one caseworker prepares a decision and another one issues it"),
                "yes|no"),
    TEXT_ENTRY ("from", from,
                N_ ("the first day of who is added, or in the first month of --bills-day; else "
                    "today"),
                "YYYY-MM-DD"),
    TEXT_ENTRY ("to", to, N_ ("the last day; who ends: else today"), "YYYY-MM-DD"),
    TEXT_ENTRY ("free-day", free_day, N_ ("a day that is free in this office alone"), "YYYY-MM-DD"),
    TEXT_ENTRY ("work-day", work_day, N_ ("a day off that this office works"), "YYYY-MM-DD"),
    TEXT_ENTRY ("usual-day", usual_day, N_ ("a day that is again as everywhere"), "YYYY-MM-DD"),
    TEXT_ENTRY ("because", because, N_ ("name of the holiday, or why it is worked"), N_ ("TEXT")),
    TEXT_ENTRY ("bills-day", bills_day,
                N_ ("by this day of the month bills are brought; 0: no day is set"), N_ ("DAY")),
    { "next-month", 0, 0, G_OPTION_ARG_NONE, &options.next_month,
      N_ ("that day is in the month after the one of the bills"), NULL },
    GADIBA_CLI_DB_ENTRY (&options.db),
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, NULL,
          _ ("Makes one change of what an office has set, if one is named, and tells "
             "what it has set then. A line each: what, and its values.")))
    return GADIBA_CLI_WRONG;
  if (argc > 1)
    return gadiba_cli_fail_text (_ ("office takes options only; see “gadibactl office --help”"));
  return run (&options);
}
