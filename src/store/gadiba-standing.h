/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"
#include "gadiba-money.h"

G_BEGIN_DECLS

/* What stands by all decisions on an application: of each month the newest one counts that was not
 * taken back. */

typedef struct
{
  char *benefit; /* id */
  GadibaMonth month;
  GadibaMoney amount;   /* cents */
  char *payee;          /* NULL: the applicant */
  char *decision;       /* number of the one that says so */
  char *kind;           /* of that one: "judgement", "stop" */
  GadibaDate effective; /* the day from which that one works; NONE: its notification */
  gboolean ended;       /* by that one it is not due any more, whatever the figures */
  guint percent;        /* how much less by a reduction of that month; 0: nothing */
  GadibaMoney asked;    /* what was asked back of it, cents */
  gboolean extended;    /* it lies beyond the term, which a decision extended */
} GadibaStandingRow;

/* A person for whom nothing is due from a month on. */
typedef struct
{
  char *person; /* id in the application */
  GadibaMonth from;
  GadibaMonth until; /* the first month beyond the term, which was extended for this very person;
                        NONE: it was not */
  char *decision;    /* number of the stop */
} GadibaStandingStop;

typedef struct
{
  GPtrArray *months; /* GadibaStandingRow, in the order of benefits, then months */
  GPtrArray *stops;  /* GadibaStandingStop */
  char *allowed; /* ids of conditions with spaces: unmet, and granted all the same; NULL: none */
  char *word;    /* of the status: "needy"; NULL: none was granted */
  GadibaDate granted, ends; /* of the status */
  char *status_number;      /* of the decision that names it; NULL: none was granted */
  GadibaDate status_day;    /* of that one */
  gboolean ended;           /* the status was ended, before its term or with what granted it */
} GadibaStanding;

/* Returns: (transfer full) */
GadibaStanding *gadiba_standing_read (GadibaDb *db, gint64 application, GError **error);
/* Returns: the last month of which a decision speaks; %GADIBA_MONTH_NONE: none does */
GadibaMonth gadiba_standing_get_last_month (const GadibaStanding *self);
/* Returns: (transfer full): the same, as if @decision had been taken back; 0: all counts */
GadibaStanding *
gadiba_standing_read_without (GadibaDb *db, gint64 application, gint64 decision, GError **error);
/* Returns: (transfer full) (element-type GadibaStanding): of each of @applications, in their order,
 * what stands for its months and who is stopped; neither the status nor what was allowed */
GPtrArray *
gadiba_standing_read_many (GadibaDb *db, const gint64 *applications, guint n, GError **error);
/* Returns: (transfer full): what one decision said when it was issued, whatever came before or
 * later: months only */
GadibaStanding *gadiba_standing_read_issued (GadibaDb *db, gint64 decision, GError **error);
void gadiba_standing_free (GadibaStanding *self);

/* An earlier decision, as one that follows it names it. */
typedef struct
{
  gint64 id, application;
  char *number, *application_number;
  GadibaDate day;
  char *replaced_by; /* number of the one that took it back; NULL: it stands */
  char *kind;        /* "judgement", "stop" */
} GadibaBase;

/* Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if no decision has that number */
GadibaBase *gadiba_base_find (GadibaDb *db, const char *number, GError **error);
/* The same, by its key. */
GadibaBase *gadiba_base_read (GadibaDb *db, gint64 id, GError **error);
/* Whether something can follow it. @error: %GADIBA_STORE_ERROR_REFUSED: it was taken back */
gboolean gadiba_base_check_stands (const GadibaBase *self, GError **error);
void gadiba_base_free (GadibaBase *self);

/**
 * gadiba_base_find_follower:
 * @number: (out) (transfer full) (nullable): of the newest decision that stands and changes months
 *   or the status that @self gave, or rests on this status; %NULL: none does
 */
gboolean
gadiba_base_find_follower (GadibaDb *db, const GadibaBase *self, char **number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaStanding, gadiba_standing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaBase, gadiba_base_free)

G_END_DECLS
