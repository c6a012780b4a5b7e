/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-mailing.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * Many letters at once: first what is asked for is listed, then each letter gets its number and its
 * PDF, which is kept. Whenever that ends and how, nothing is written twice, and it goes on from
 * there. What cannot be written stays in the list with its sentence.
 */

/* What is asked for. */
typedef struct
{
  const char *kind; /* id of a kind of letter that is to be written; NULL: letters of decisions */
  const char *const *numbers; /* of applications; of decisions where @kind is NULL */
  GadibaDate day;             /* of the letters */
  GadibaDate until;           /* a day that they set; NONE: from the records */
} GadibaMailingRequest;

/**
 * gadiba_office_begin_mailing:
 * @error: %GADIBA_OFFICE_ERROR_WRONG: a kind that is no matter of many letters, no number at all, a
 *   day that cannot be; %GADIBA_STORE_ERROR_NOT_FOUND for a number that there is not. Then nothing
 *   is listed.
 *
 * Returns: the number of the list; 0: it failed
 */
gint64 gadiba_office_begin_mailing (GadibaOffice *self, const GadibaMailingRequest *request,
                                    const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_run_mailing:
 * @progress: (nullable)
 * @error: %G_IO_ERROR_CANCELLED; %GADIBA_STORE_ERROR for a full disk. What was made stays, the rest
 *   goes on the next time.
 *
 * Writes each letter of the list that is not written, and makes its PDF. Not from the window's
 * thread.
 */
gboolean gadiba_office_run_mailing (GadibaOffice *self, gint64 id, GadibaProgress *progress,
                                    const GadibaMoment *moment, GError **error);

/* Returns: (transfer full): what was asked for, and how far it is */
GadibaMailing *gadiba_office_read_mailing (GadibaOffice *self, gint64 id, GError **error);
/* Returns: (transfer full) (element-type GadibaMailing): the newest first, at most @n */
GPtrArray *gadiba_office_list_mailings (GadibaOffice *self, guint n, GError **error);
/* Returns: (transfer full) (element-type GadibaMailingLine): in the order of asking; those whose
 * letter does not address anybody in the dative lack none */
GPtrArray *gadiba_office_list_mailing_lines (GadibaOffice *self, gint64 id, GError **error);

/* One file for a printer. */
typedef struct
{
  gint64 id;           /* of the list */
  const char *from;    /* number of the letter that is the first; NULL: that of the list */
  const char *path;    /* is made; what is there is not written over */
  gboolean both_sides; /* as gadiba_letter_roll_new() */
} GadibaMailingRoll;

/**
 * gadiba_office_roll_mailing:
 * @progress: (nullable)
 * @error: also %G_IO_ERROR_CANCELLED, and %GADIBA_OFFICE_ERROR_WRONG where the list has no letter
 *   from which it is to begin; then there is no file
 *
 * Writes the letters of the list that are made into one PDF for a printer, in the order of asking.
 */
gboolean
gadiba_office_roll_mailing (GadibaOffice *self, const GadibaMailingRoll *roll,
                            GadibaProgress *progress, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_save_mailing:
 * @folder: is made if it is not there, for this account alone
 * @error: as gadiba_office_run_mailing(); files that are written stay
 *
 * Writes each letter that is made into a file of its own and notes it as saved. A file that is
 * there already is left as it is.
 */
gboolean
gadiba_office_save_mailing (GadibaOffice *self, gint64 id, const char *folder,
                            GadibaProgress *progress, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_note_mailing_printed:
 * @from: (nullable): number of the letter from which they were printed; those before it came out
 *   earlier, and are noted unless they are noted already
 *
 * Notes that the letters that are made were printed.
 */
gboolean gadiba_office_note_mailing_printed (GadibaOffice *self, gint64 id, const char *from,
                                             const GadibaMoment *moment, GError **error);

G_END_DECLS
