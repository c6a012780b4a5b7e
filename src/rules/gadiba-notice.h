/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"
#include "gadiba-working-days.h"

G_BEGIN_DECLS

/*
 * How a decision reaches whom it is for, the day from which it counts as notified, and the terms
 * that run from there. Ways and terms are the rule book's; here days are counted.
 */

typedef enum
{
  GADIBA_LENGTH_CALENDAR, /* days */
  GADIBA_LENGTH_WORKING,  /* working days */
  GADIBA_LENGTH_MONTHS,
} GadibaLengthUnit;

/* A way to notify. */
typedef struct
{
  const char *id;         /* interned: "registered" */
  char *title;            /* as the caseworker chooses it */
  char *counted_from;     /* what the day is that is noted: "Nodots pastā" */
  guint length;           /* so long after that day it counts as notified */
  GadibaLengthUnit unit;  /* never months */
  gboolean handed;        /* put into somebody's hands: taken or not, it never comes back */
  char *not_unfavourable; /* why it is none for an unfavourable decision, and what is right; NULL */
  char *asks;             /* what the note has to say; NULL: nothing */
  GadibaCitation *source;
  char *note; /* a doubt; NULL: none */
} GadibaNoticeWay;

/* A term of the procedure. */
typedef struct
{
  const char *id; /* interned: "contest", "contest-unindicated", "forward", "notify", "bills" */
  guint length;
  GadibaLengthUnit unit;
  GadibaCitation *source;
  char *note;
} GadibaTerm;

/* Returns: (nullable) (transfer none) */
const GadibaNoticeWay *gadiba_book_get_notice_way (const GadibaBook *book, const char *id);
const GadibaTerm *gadiba_book_get_term (const GadibaBook *book, const char *id);

/**
 * gadiba_notice_way_count:
 * @sent: the day that @way is counted from
 *
 * Returns: the day from which it counts as notified: the day of handing over, or the last day of
 *   the time that the law gives the post; that is no term in which somebody must act, so a day off
 *   does not move it
 */
GadibaDate gadiba_notice_way_count (const GadibaNoticeWay *way, const GadibaCalendar *calendar,
                                    GadibaDate sent);

/* Returns: the last day of the term that begins on @from; an end on a day off moves on to a working
 * day */
GadibaDate
gadiba_term_get_last_day (const GadibaTerm *term, const GadibaCalendar *calendar, GadibaDate from);

G_END_DECLS
