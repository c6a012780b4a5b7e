/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * Notifying decisions: how and when one reached whom it is for, the day from which it counts as
 * notified, until when it can be contested, and when it became final. Notifying is done to the
 * outside, so it is not taken back by undo: an entry that was wrong is called so, with the reason,
 * and stays.
 */

/* Strings NULL: not said. */
typedef struct
{
  const char *decision; /* its number */
  const char *way;      /* id of a way in the rule book */
  GadibaDate sent;      /* the day that the way is counted from */
  const char *receiver; /* who took it, where that is not the addressee */
  const char *refused;  /* why it was not accepted: notified all the same */
  const char *note;     /* number of the post, remark */
} GadibaNotifyRequest;

typedef enum
{
  GADIBA_NOTICE_NONE,      /* not notified */
  GADIBA_NOTICE_RETURNED,  /* not notified: the letter came back */
  GADIBA_NOTICE_ON_WAY,    /* sent; the day from which it counts is still to come */
  GADIBA_NOTICE_OPEN,      /* notified; it can be contested */
  GADIBA_NOTICE_CONTESTED, /* a contest waits for its outcome */
  GADIBA_NOTICE_FINAL,     /* its term is over */
} GadibaNoticeState;

/* An entry. Strings owned; NULL: not said. */
typedef struct
{
  char *way, *title;  /* id and words of the way */
  char *counted_from; /* what the day @sent is */
  gboolean handed;    /* into somebody's hands */
  GadibaDate sent;
  GadibaDate counted; /* NONE: it does not count */
  char *source;       /* article by which the day was computed */
  char *receiver, *refused;
  GadibaDate returned; /* NONE: it did not come back */
  char *wrong;         /* why the entry was a mistake; NULL: it was none */
  char *note, *caseworker;
} GadibaNotice;

/* How it stands with a decision. */
typedef struct
{
  char *decision; /* its number */
  GadibaDate day; /* of the decision */
  gboolean unfavourable;
  GadibaNoticeState state;
  GadibaDate in_force;      /* APL 70(1): the day of notification; NONE: not notified */
  GadibaDate contest_until; /* the last day */
  GadibaDate final_from;    /* the day after, where nobody contests */
  gboolean indicated;       /* the letter says where and until when it can be contested */
  char *renewed; /* why the term to contest began anew, as a sentence without a full stop; NULL: it
                  * did not */
  int unknown_year;   /* whose moved working days are not known, so that a day may be wrong;
                       * 0: none */
  GPtrArray *notices; /* GadibaNotice, oldest first */
  char *guardian;     /* who has to be notified beside the person; NULL: nobody */
} GadibaNotified;

/**
 * gadiba_office_notify:
 * @error: %GADIBA_OFFICE_ERROR_MISSING: no day, or no note where the way asks for one;
 *   %GADIBA_OFFICE_ERROR_WRONG: a way that there is not, or not for an unfavourable decision; a day
 *   before the decision or still to come; %GADIBA_STORE_ERROR_REFUSED: it counts as notified
 * already
 *
 * Notes that a decision was sent or handed over.
 *
 * Returns: (transfer full)
 */
GadibaNotified *gadiba_office_notify (GadibaOffice *self, const GadibaNotifyRequest *request,
                                      const GadibaMoment *moment, GError **error);

/* Notes that what was sent came back on @day: it does not count, and the next way follows. @note:
 * (nullable). @error: nothing was sent, or it was handed over; a day before or to come. Returns:
 * (transfer full) */
GadibaNotified *
gadiba_office_note_return (GadibaOffice *self, const char *decision, GadibaDate day,
                           const char *note, const GadibaMoment *moment, GError **error);

/* Calls the entry that counts a mistake. @why: must say something. Returns: (transfer full) */
GadibaNotified *
gadiba_office_correct_notice (GadibaOffice *self, const char *decision, const char *why,
                              const GadibaMoment *moment, GError **error);

/* Leaves nothing in the journal. Returns: (transfer full) */
GadibaNotified *gadiba_office_read_notices (GadibaOffice *self, const char *decision,
                                            const GadibaMoment *moment, GError **error);
void gadiba_notified_free (GadibaNotified *self);

/* Returns: (nullable): the entry that counts, or the last one that came back */
const GadibaNotice *gadiba_notified_get_last (const GadibaNotified *self);

/* Returns: (transfer full): how it stands, as a sentence without a full stop: "notified
 * on 12.11.2026 (…), can be contested until 14.12.2026" */
char *gadiba_notified_tell (const GadibaNotified *self);

/* Returns: (transfer full) (element-type utf8): what should be known beside the days: that one may
 * be another one, why a term is longer, who else has to be notified */
GPtrArray *gadiba_notified_list_doubts (const GadibaNotified *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaNotified, gadiba_notified_free)

G_END_DECLS
