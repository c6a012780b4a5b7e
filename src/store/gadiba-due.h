/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"

G_BEGIN_DECLS

/* What waits for a caseworker: lists of what has a day, the first few of each and how many there
 * are. */
typedef enum
{
  GADIBA_DUE_APPLICATION, /* open; the day of receipt */
  GADIBA_DUE_PAPER,       /* of an open application, not received; the last day to bring it */
  GADIBA_DUE_HEARING,     /* an invitation that nobody answered; the last day to answer */
  GADIBA_DUE_LETTER,      /* of a decision, never printed nor saved; the day of the decision */
  GADIBA_DUE_NOTICE,    /* a decision that does not count as notified, of the days or come back; the
                         * day of the decision */
  GADIBA_DUE_CONTEST,   /* a contest without an outcome that was not sent on; the day on which it
                         * came;   the text is its number */
  GADIBA_DUE_STATUS,    /* granted, and not granted for longer by now; its last day */
  GADIBA_DUE_BILLS,     /* none of a month are entered of a running case; the month's first day */
  GADIBA_DUE_DRAFT,     /* prepared for somebody else to issue; the day on which it was; the text is
                         * who prepared it */
  GADIBA_DUE_RETURNED,  /* given back to whoever prepared it, and not prepared again since; the text
                         * is why */
  GADIBA_DUE_UNTOUCHED, /* an open application; the day on which something was stored last */
} GadibaDueKind;

/* What is wanted of a list. */
typedef struct
{
  GadibaDueKind kind;
  gint64 caseworker;      /* key: what is his or hers, or nobody's; 0: of all of them */
  GadibaDate first, last; /* the days, both included; NONE: any */
  GadibaDate after;       /* of what is untouched: only of applications received later; NONE: any */
  GadibaDate near;        /* of applications: only those whose time was not moved past this day; of
                             what is untouched: those moved past it too; NONE: any */
  GadibaMonth month;      /* of BILLS: which */
  const char *benefit;    /* of BILLS: id of the benefit that is reckoned by them */
  guint max;              /* at most so many rows */
} GadibaDueQuestion;

/* Strings owned; NULL: there is none. */
typedef struct
{
  gint64 person; /* key: whose */
  char *given, *family;
  char *application, *decision; /* numbers; of a status: the open application after it */
  GadibaDate day;
  char *text; /* which paper; what a hearing is about; number of a contest; of a status: its word;
                 of a decision: the ISO day on which it came back */
  GadibaDate moved; /* of an application: to which its time to decide was moved; NONE: it was not */
} GadibaDue;

/**
 * gadiba_due_list:
 * @n: (out): how many there are in all
 *
 * Returns: (transfer full) (element-type GadibaDue): those of the earliest days
 */
GPtrArray *
gadiba_due_list (GadibaDb *db, const GadibaDueQuestion *question, guint *n, GError **error);

/* Returns: the first day of which the records tell which letters left the program, in @day: (out);
 * NONE if they always did */
gboolean gadiba_due_find_first_letter_day (GadibaDb *db, GadibaDate *day, GError **error);

/* The same: of which the records tell how decisions were notified. */
gboolean gadiba_due_find_first_notice_day (GadibaDb *db, GadibaDate *day, GError **error);

/* Whose card was looked at. */
typedef struct
{
  gint64 person;
  char *given, *family; /* owned; NULL: not known */
  char *utc;            /* owned; when it was last */
} GadibaLooked;

/* Returns: (transfer full) (element-type GadibaLooked): those that the caseworker looked at last,
 * newest first; @max: at most so many */
GPtrArray *gadiba_due_list_looked (GadibaDb *db, gint64 caseworker, guint max, GError **error);

G_END_DECLS
