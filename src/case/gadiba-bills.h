/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"
#include "gadiba-money.h"

G_BEGIN_DECLS

/* The bills of a month as a benefit that is reckoned anew each month needs them: by when the office
 * wants them, and of which running cases they are there. */

#define GADIBA_BILLS_LAST_DAY 31

/* By when an office wants the bills of a month: its own rule, not the law's. */
typedef struct
{
  GadibaMonth from; /* the first month whose bills it is about */
  int day; /* of the month, 1 to 31; where the month is shorter, its last; 0: no day is set */
  gboolean is_next; /* of the month after the one of the bills; else of that month itself */
} GadibaBillsTerm;

/* Returns: the last day to bring the bills of @month; %GADIBA_DATE_NONE: the office has set none */
GadibaDate gadiba_bills_term_get_due (const GadibaBillsTerm *self, GadibaMonth month);

typedef enum
{
  GADIBA_BILLS_ENTERED,
  GADIBA_BILLS_MISSING, /* and the office's day is over */
  GADIBA_BILLS_AWAITED, /* the day is not over, or the office has set none */
  GADIBA_BILLS_N_STATES,
} GadibaBillsState;

/* A running case and its bills of the month. Strings owned; NULL: not known. */
typedef struct
{
  gint64 application, person; /* keys: of the applicant */
  char *number;               /* of the application */
  char *given, *family, *phone;
  char *decision;     /* number of the one by which the month stands */
  GadibaMoney stands; /* cents */
  guint n;            /* how many bills of the month are entered */
  GadibaBillsState state;
} GadibaBillsLine;

void gadiba_bills_line_free (GadibaBillsLine *self);

typedef struct
{
  GadibaMonth month;
  GadibaDate due; /* NONE: the office has set no day */
  char *benefit;  /* its title, as the rule book calls it */
  guint n[GADIBA_BILLS_N_STATES];
  GPtrArray *lines; /* GadibaBillsLine: in the order of names */
} GadibaBills;

void gadiba_bills_free (GadibaBills *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaBillsLine, gadiba_bills_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaBills, gadiba_bills_free)

G_END_DECLS
