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
  GadibaMonth first, last;
  GadibaDate day;
  gint64 id; /* of the list */
  GadibaRerunProgress *progress;
} GadibaRerunJob;

/* Whether it is to end; then with @error. */
gboolean _gadiba_rerun_is_cancelled (const GadibaRerunJob *self, GError **error);
void _gadiba_rerun_set_share (const GadibaRerunJob *self, guint done, guint all);

/* The decision that changes what stands from @first on. @row: what stands in that month; lives
 * longer than the request */
GadibaDecideRequest _gadiba_rerun_make_request (const GadibaRerunJob *self,
                                                const GadibaStandingRow *row, GadibaMonth first);

/* Returns: (nullable): what comes out for a month */
const GadibaDecisionMonth *
_gadiba_rerun_find_month (const GadibaDecision *decision, const char *benefit, GadibaMonth month);

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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaRerunReasons, _gadiba_rerun_reasons_clear)

G_END_DECLS
