/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-registers.h"

G_BEGIN_DECLS

/*
 * How numbers are written: a template of each kind of paper, for the code, the year and the number
 * within the series. A kind of decision may have a code and a template of its own; without one its
 * numbers are those of all decisions.
 */

/* What an office begins with. */
#define GADIBA_SERIES_TEMPLATE "{code}/{year}/{number}"
/* So many numbers a series has in a year, where its template leaves no less room. */
#define GADIBA_SERIES_MAX 999999
#define GADIBA_SERIES_MAX_WIDTH 6 /* digits that a template may ask for */

/* Strings owned. */
typedef struct
{
  char *kind; /* "application", "decision", or a kind of decision */
  char *code, *template;
} GadibaSeriesRule;

void gadiba_series_rule_free (GadibaSeriesRule *self);

/* Returns: (transfer full): by what numbers of @kind are written */
GadibaSeriesRule *gadiba_series_rule_read (GadibaDb *db, const char *kind, GError **error);
/* Returns: (transfer full) (element-type GadibaSeriesRule): what is set for kinds of decisions */
GPtrArray *gadiba_series_rule_list (GadibaDb *db, GError **error);

/* Whether numbers can be written by @template; %GADIBA_STORE_ERROR_REFUSED says why not */
gboolean gadiba_series_check_template (const char *template, GError **error);

/**
 * gadiba_series_rule_set:
 * @template: (nullable): NULL: as an office begins with
 * @error: %GADIBA_STORE_ERROR_REFUSED for a template by which numbers cannot be written, and for
 *   code and template that would give the number of another kind
 *
 * For the numbers to come.
 */
gboolean gadiba_series_rule_set (GadibaAction *action, const char *kind, const char *code,
                                 const char *template, GError **error);
/* A kind of decision goes with all decisions again. %GADIBA_STORE_ERROR_NOT_FOUND: it does */
gboolean gadiba_series_rule_remove (GadibaAction *action, const char *kind, GError **error);

/**
 * gadiba_series_find_day:
 * @code: of decisions
 * @year: and later ones
 * @day: (out): of the decision that has the newest number of the series; NONE: none has. One that
 *   was dated ahead of the clock does not count
 */
gboolean
gadiba_series_find_day (GadibaDb *db, const char *code, int year, GadibaDate *day, GError **error);

/**
 * gadiba_series_write:
 * @number: from gadiba_series_next() with the code of @kind
 * @error: %GADIBA_STORE_ERROR_REFUSED when the series has no number left in that year, or when a
 *   paper has that number already
 *
 * Writes the text of @number as the template of @kind says, and notes the template.
 */
gboolean gadiba_series_write (GadibaDb *db, const char *kind, int year, GadibaSeriesNumber *number,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaSeriesRule, gadiba_series_rule_free)

G_END_DECLS
