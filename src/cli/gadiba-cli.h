/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-date.h"
#include "gadiba-office-decide.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/* The exit statuses of every command. */
enum
{
  GADIBA_CLI_DONE = 0,
  GADIBA_CLI_WRONG = 1,
  GADIBA_CLI_UNDECIDED = 2,
};

/* One command each; @argv[0] is its name. Answers go to standard output, all else to standard
 * error. Returns: the exit status */
int gadiba_cli_assess (int argc, char **argv);
int gadiba_cli_awaited (int argc, char **argv);
int gadiba_cli_bills (int argc, char **argv);
int gadiba_cli_compare (int argc, char **argv);
int gadiba_cli_contest (int argc, char **argv);
int gadiba_cli_dative (int argc, char **argv);
int gadiba_cli_decide (int argc, char **argv);
int gadiba_cli_demo (int argc, char **argv);
int gadiba_cli_drafts (int argc, char **argv);
int gadiba_cli_hearing (int argc, char **argv);
int gadiba_cli_write (int argc, char **argv);
int gadiba_cli_code (int argc, char **argv);
int gadiba_cli_history (int argc, char **argv);
int gadiba_cli_checks (int argc, char **argv);
int gadiba_cli_import (int argc, char **argv);
int gadiba_cli_init (int argc, char **argv);
int gadiba_cli_letter (int argc, char **argv);
int gadiba_cli_letters (int argc, char **argv);
int gadiba_cli_notify (int argc, char **argv);
int gadiba_cli_office (int argc, char **argv);
int gadiba_cli_reassess (int argc, char **argv);
int gadiba_cli_rules (int argc, char **argv);
int gadiba_cli_search (int argc, char **argv);
int gadiba_cli_services (int argc, char **argv);
int gadiba_cli_signed (int argc, char **argv);
int gadiba_cli_takeover (int argc, char **argv);
int gadiba_cli_today (int argc, char **argv);
int gadiba_cli_verify (int argc, char **argv);
int gadiba_cli_wording (int argc, char **argv);

/**
 * gadiba_cli_parse:
 * @summary: what the command is for, for its --help
 *
 * Reads the options of @entries; --help prints and ends.
 *
 * Returns: FALSE after a sentence on standard error
 */
gboolean gadiba_cli_parse (int *argc, char ***argv, const GOptionEntry *entries,
                           const char *parameters, const char *summary);

/* Prints the sentence on standard error. Returns: %GADIBA_CLI_WRONG */
int gadiba_cli_fail (const GError *error);
int gadiba_cli_fail_text (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Reads the day of @option; @text NULL leaves @day alone. Returns: FALSE after a sentence on
 * standard error */
gboolean gadiba_cli_parse_day (const char *option, const char *text, GadibaDate *day);

/* Takes "Ilze Ozoliņa; Sociālā dienesta vadītāja; tālrunis 60000001" apart, in @text, which is
 * changed. @contact: (out) (nullable). Returns: FALSE after a sentence on standard error */
gboolean gadiba_cli_split_staff (const char *option, char *text, const char **name,
                                 const char **position, const char **contact);

/* Prints sentences on standard error, marked as warnings. @warnings: (element-type utf8) */
void gadiba_cli_warn (const GPtrArray *warnings);

/* The same of one sentence. */
void gadiba_cli_remark (const char *remark);

/* Appends a tab and @day as it is written in Latvian; NONE: a dash */
void gadiba_cli_append_day (GString *line, GadibaDate day);

/* Prints to standard output. Returns: @status, or %GADIBA_CLI_WRONG when it could not be written */
int gadiba_cli_answer (const char *text, int status);
/* The same for what is done and cannot be done again: if the output is lost, the line goes to
 * standard error. */
int gadiba_cli_answer_done (const char *line);
/* Writes a file of letter @number and tells it: whole or not at all, for this account only; nothing
 * else is written over. Returns: exit status */
int gadiba_cli_write_file (const char *path, const char *number, GBytes *bytes);
/* Tells what was decided, and its number. Returns: exit status */
int gadiba_cli_tell_decided (const GadibaDecided *decided);

extern const char *const gadiba_cli_db_help;

/* The option --db of commands that work in an office. */
#define GADIBA_CLI_DB_ENTRY(path)                                                                  \
  {                                                                                                \
    "db", 0, 0, G_OPTION_ARG_FILENAME, path, gadiba_cli_db_help, "FILE"                            \
  }

/* Now, by the clock and time zone of this computer. */
GadibaMoment gadiba_cli_get_moment (void);

/* Opens the office for this account. @path: (nullable): else the usual one. Returns: (transfer
 * full): NULL after a sentence on standard error */
GadibaOffice *gadiba_cli_open (const char *path);

G_END_DECLS
