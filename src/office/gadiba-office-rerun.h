/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"
#include "gadiba-rerun.h"

G_BEGIN_DECLS

/*
 * All running cases assessed again, after a change of law or with the bills of a month, and what
 * comes out otherwise decided on in one go: first a list with reasons, then a decision of kind
 * "change" for each case that is chosen. What cannot be told, or not be issued, stays in the list
 * with its sentence.
 */

/**
 * gadiba_office_reassess:
 * @first: the months from this one on are looked at
 * @day: on which it is decided: the law as it is known then
 * @progress: (nullable)
 * @error: %G_IO_ERROR_CANCELLED, then nothing is stored
 *
 * Assesses again what stands for these months and stores the list of what comes out otherwise.
 *
 * Returns: the number of the list; 0: it failed
 */
gint64
gadiba_office_reassess (GadibaOffice *self, GadibaMonth first, GadibaDate day,
                        GadibaProgress *progress, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_recalculate:
 * @month: whose bills are looked at
 * @day: on which it is decided
 * @progress: (nullable)
 * @error: as gadiba_office_reassess(); %GADIBA_OFFICE_ERROR_MISSING if the rule book knows no
 *   benefit that changes by bills
 *
 * Reckons the benefit that goes by bills again for one month, of all running cases, and stores the
 * list: what comes out otherwise by the bills, and of whom they are not there. What is missing is
 * never reckoned as nothing: the month stays undecided.
 *
 * Returns: the number of the list; 0: it failed
 */
gint64
gadiba_office_recalculate (GadibaOffice *self, GadibaMonth month, GadibaDate day,
                           GadibaProgress *progress, const GadibaMoment *moment, GError **error);

/* Returns: (transfer full) (element-type gint64): the numbers of all lists of that kind, the newest
 * first */
GArray *gadiba_office_list_reruns (GadibaOffice *self, GadibaRerunKind kind, GError **error);
/* Returns: (transfer full) */
GadibaRerun *gadiba_office_read_rerun (GadibaOffice *self, gint64 id, GError **error);
/* Returns: (transfer full) (element-type GadibaRerunLine) */
GPtrArray *gadiba_office_read_rerun_lines (GadibaOffice *self, gint64 id, GError **error);
/* Returns: (transfer full): @lines as a table for a spreadsheet */
GBytes *gadiba_rerun_write_csv (const GPtrArray *lines);

/**
 * gadiba_office_choose_rerun:
 * @applications: (nullable): numbers; NULL: all that are listed, or chosen
 * @chosen: whether a decision is to be issued on them, or not any more
 * @error: %GADIBA_OFFICE_ERROR_WRONG for an application that is not in the list, or no more in a
 *   state in which it can be chosen
 */
gboolean gadiba_office_choose_rerun (GadibaOffice *self, gint64 id, const char *const *applications,
                                     gboolean chosen, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_issue_rerun:
 * @day: of the decisions
 * @error: %G_IO_ERROR_CANCELLED; what was issued until then stays, the rest goes on the next time
 *
 * Issues a decision for each case that is chosen, each by itself: number, letter, and the line that
 * tells of it, or nothing. What was changed since the list was made, or is refused, is left with
 * its sentence. Nothing is issued twice, whenever it ends and how.
 */
gboolean
gadiba_office_issue_rerun (GadibaOffice *self, gint64 id, GadibaDate day, GadibaProgress *progress,
                           const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_write_rerun_letters:
 * @folder: is made if it is not there
 * @error: also %G_IO_ERROR_CANCELLED; letters that are written stay
 *
 * Writes the letter of each decision that came of the list, as PDF. One that is there already is
 * left as it is: it is the same for ever.
 */
gboolean gadiba_office_write_rerun_letters (GadibaOffice *self, gint64 id, const char *folder,
                                            GadibaProgress *progress, const GadibaMoment *moment,
                                            GError **error);

G_END_DECLS
