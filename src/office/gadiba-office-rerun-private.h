/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-decide-private.h"
#include "gadiba-office-rerun.h"

G_BEGIN_DECLS

/* Assessing running cases again, while it is done. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  GadibaRerunKind kind;
  GadibaMonth first, last;
  GadibaDate day;
  gint64 id;       /* of the list */
  gint64 preparer; /* of what is issued: who made the list, where somebody else issues it; else 0 */
  char *books;     /* that it goes by, while it is made */
  gboolean singly; /* each case by itself, for tests: nothing is sifted */
  GadibaProgress *progress;
} GadibaRerunJob;

/* What gadiba_office_reassess() and gadiba_office_recalculate() do. Returns: the number of the
 * list; 0: it failed */
gint64 _gadiba_rerun_run (GadibaRerunJob *job, GError **error);

/* Stores the head of the list, with the books that it goes by. */
gboolean
_gadiba_rerun_add_head (GadibaRerunJob *self, GadibaAction *action, guint n_cases, GError **error);
/* Whether the books are still those of the head. */
gboolean _gadiba_rerun_check_books (const GadibaRerunJob *self, GError **error);
/* The list of one by bills: head, and a line for each case whose bills are not there or give
 * something else. */
gboolean _gadiba_rerun_list_bills (GadibaRerunJob *self, GadibaAction *action, GError **error);

/* The decision that changes what stands from @first on; by bills: in that month. @row: what stands
 * in that month; lives longer than the request */
GadibaDecideRequest _gadiba_rerun_make_request (const GadibaRerunJob *self,
                                                const GadibaStandingRow *row, GadibaMonth first);

/* Returns: (nullable): what comes out for a month */
const GadibaDecisionMonth *
_gadiba_rerun_find_month (const GadibaDecision *decision, const char *benefit, GadibaMonth month);

/* Which cases are the same for certain, many at once. */
typedef struct _GadibaRerunSift GadibaRerunSift;

/* @book: must outlive it. @known: the law as it is known on that day. Returns: (transfer full) */
GadibaRerunSift *
_gadiba_rerun_sift_new (const GadibaBook *book, GadibaDate known, GadibaMonth first);
void _gadiba_rerun_sift_free (GadibaRerunSift *self);

/**
 * _gadiba_rerun_sift:
 * @cases: (element-type GadibaCase)
 * @standings: (element-type GadibaStanding): what stands for each of them
 * @same: (out): of each, whether the very amounts come out that stand for all months; FALSE where
 *   they do not, or where that is not certain
 */
void _gadiba_rerun_sift (GadibaRerunSift *self, const GPtrArray *cases, const GPtrArray *standings,
                         gboolean *same);
/* The same of applications, read as a decision on them would read them. */
gboolean _gadiba_rerun_sift_read (GadibaRerunSift *self, GadibaDb *db, const gint64 *keys, guint n,
                                  gboolean *same, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaRerunSift, _gadiba_rerun_sift_free)

/* Why something comes out otherwise: what is remembered of the decisions of one case. */
typedef struct
{
  GadibaDb *db;
  const GadibaDecide *decide; /* what comes out now */
  GHashTable *issued;         /* number → GadibaIssued */
  GHashTable *traces;         /* number → GadibaTrace */
} GadibaRerunReasons;

void
_gadiba_rerun_reasons_begin (GadibaRerunReasons *self, GadibaDb *db, const GadibaDecide *decide);
void _gadiba_rerun_reasons_clear (GadibaRerunReasons *self);

/**
 * _gadiba_rerun_find_law:
 * @number: of the decision by which the month stands
 * @reason: (out) (transfer full): the values of the law that are others than those that it rests on
 */
gboolean _gadiba_rerun_find_law (GadibaRerunReasons *self, const char *number, GadibaMonth month,
                                 char **reason, GError **error);

/**
 * _gadiba_rerun_is_by_law:
 * @number: of the decision by which it stands
 * @by_law: (out): whether the case as it was then gives the same now: if not, more has changed than
 *   the law
 */
gboolean _gadiba_rerun_is_by_law (GadibaRerunReasons *self, const char *number, gboolean *by_law,
                                  GError **error);

/**
 * _gadiba_rerun_find_bills:
 * @month: that is decided on by its bills, alone
 * @reason: (out) (transfer full): which bills, and what is counted of them
 * @by_bills: (out): whether nothing but the bills makes the difference: else @reason says what
 */
gboolean _gadiba_rerun_find_bills (GadibaRerunReasons *self, const char *number, GadibaMonth month,
                                   char **reason, gboolean *by_bills, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaRerunReasons, _gadiba_rerun_reasons_clear)

G_END_DECLS
