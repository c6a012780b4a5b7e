/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-rerun.h"

G_BEGIN_DECLS

/* What is common to the commands that assess running cases again and decide on the list. */
typedef struct
{
  GadibaRerunKind kind;
  char *db, *on, *list, *letters; /* (nullable) */
  int show, issue;
  char **applications; /* (nullable): borrowed */
} GadibaCliRerun;

/* Reads the options of the command: @own, which end with an empty one, and those that are common,
 * then the applications. Returns: FALSE after a sentence on standard error */
gboolean gadiba_cli_rerun_parse (GadibaCliRerun *self, int *argc, char ***argv,
                                 const GOptionEntry *own, const char *summary);
void gadiba_cli_rerun_clear (GadibaCliRerun *self);

/* @month: (nullable): what was said to make a list. Returns: FALSE after a sentence on standard
 * error */
gboolean gadiba_cli_rerun_check (const GadibaCliRerun *self, const char *option, const char *month);
/* Shows a list, or issues on it. Returns: the exit status */
int gadiba_cli_rerun_go_on (const GadibaCliRerun *self, GadibaOffice *office, GadibaDate day);
/* Makes a list from @month on, or of its bills, and tells it. Returns: the exit status */
int gadiba_cli_rerun_make (const GadibaCliRerun *self, GadibaOffice *office, GadibaMonth month,
                           GadibaDate day);

G_END_DECLS
