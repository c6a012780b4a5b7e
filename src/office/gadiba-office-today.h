/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

/* The day of a caseworker: what is due and overdue, what waits, and where work was left. */

typedef enum
{
  GADIBA_TODAY_DECIDE,    /* applications whose last day is near or gone */
  GADIBA_TODAY_DRAFT,     /* decisions that somebody has prepared for another one to issue */
  GADIBA_TODAY_RETURNED,  /* those that came back to be mended */
  GADIBA_TODAY_PAPER,     /* papers that were demanded and have not come */
  GADIBA_TODAY_BILLS,     /* running cases whose bills of a month were not brought by the office's
                             day */
  GADIBA_TODAY_HEARING,   /* invitations to a hearing whose term passed without an answer */
  GADIBA_TODAY_LETTER,    /* decisions whose letter was neither printed nor saved */
  GADIBA_TODAY_MAILING,   /* lists of many letters of which some are not made yet */
  GADIBA_TODAY_NOTICE,    /* decisions that are not notified in the book's time, or came back */
  GADIBA_TODAY_CONTEST,   /* contests that were not sent on in the book's time */
  GADIBA_TODAY_STATUS,    /* statuses whose last day is in this month */
  GADIBA_TODAY_UNTOUCHED, /* other open applications in which nothing was stored for long */
  GADIBA_TODAY_TALK,      /* today's talks */
  GADIBA_TODAY_OPENED,    /* clients whose card was opened last */
  GADIBA_N_TODAY
} GadibaTodayKind;

/* What is usual where nobody says anything else. */
#define GADIBA_TODAY_USUAL_AHEAD 5
#define GADIBA_TODAY_USUAL_UNTOUCHED 14

typedef struct
{
  gboolean whole_office; /* FALSE: what is the caseworker's own, or nobody's */
  guint ahead;           /* working days: how near the last day to decide is, to be listed */
  guint untouched;       /* days without anything stored, for an application to be listed */
  guint max;             /* at most so many lines of each kind */
} GadibaTodayRequest;

/* A line. Strings owned; NULL: there is none. */
typedef struct
{
  gint64 person; /* key; 0: nobody on record */
  char *given, *family;
  char *application, *decision; /* numbers; of a status: the open application after it */
  gint64 talk;                  /* key of a talk; else 0 */
  gint64 mailing;               /* number of a list of many letters; else 0 */
  /* The last day to decide or to bring a paper or bills, of the decision, of the status; the day on
   * which a contest came, on which something was stored last; of a talk, of letters. NONE of a
   * card */
  GadibaDate day;
  GadibaDate moved; /* to which the time to decide was moved; NONE: it was not */
  gboolean is_overdue;
  char *text; /* who prepared it, why it came back; which paper; of which month bills are; what a
                 hearing is about; number of a contest; word of the status; what a talk was about,
                 when a card was opened, as the journal writes it; of a list, how many letters
                 are made of how many: "3/10" */
} GadibaTodayLine;

typedef struct
{
  guint n;          /* how many there are in all */
  GPtrArray *lines; /* GadibaTodayLine: the first of them */
} GadibaTodayGroup;

typedef struct
{
  GadibaDate day;
  gboolean has_clients;         /* anybody is on record */
  gboolean is_calendar_certain; /* the working days that were counted are known */
  GadibaTodayGroup groups[GADIBA_N_TODAY];
  GPtrArray
      *warnings; /* char *: why the rule books cannot be used, so that terms are not counted */
} GadibaToday;

/**
 * gadiba_office_list_today:
 * @error: %GADIBA_STORE_ERROR_REFUSED for a login that is not listed
 *
 * Lists what waits on @moment's day. It leaves nothing in the journal.
 *
 * Returns: (transfer full)
 */
GadibaToday *gadiba_office_list_today (GadibaOffice *self, const GadibaTodayRequest *request,
                                       const GadibaMoment *moment, GError **error);
void gadiba_today_free (GadibaToday *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaToday, gadiba_today_free)

G_END_DECLS
