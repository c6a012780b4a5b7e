/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-assessment.h"

G_BEGIN_DECLS

/*
 * What would be: a case assessed as it is not, to answer what else a household could ask for and
 * what comes of earning more. The case itself is never touched.
 */

typedef enum
{
  GADIBA_OFFER_GRANTED,
  GADIBA_OFFER_OPEN, /* something is missing */
  GADIBA_OFFER_REFUSED,
} GadibaOfferState;

/* One benefit of the book, as the household would get it if it asked. */
typedef struct
{
  const char *id; /* interned */
  char *title;
  gboolean asked;   /* the application asks for it */
  gboolean monthly; /* else paid once */
  GadibaOfferState state;
  GadibaMoney amount;   /* of what is granted */
  GPtrArray *questions; /* char *: what is missing of one that is open, as it is asked */
  GPtrArray *reasons;   /* char *: why it is refused */
} GadibaOffer;

/**
 * gadiba_offer_list:
 *
 * All benefits of @book that exist on the day on which the application was received, as if all were
 * asked for.
 *
 * Returns: (transfer full) (element-type GadibaOffer): in the book's order
 */
GPtrArray *gadiba_offer_list (const GadibaCase *from, const GadibaBook *book, GError **error);

/* What if somebody earned more: steps of the same size, from nothing more on. */
typedef struct
{
  const char *person; /* id of who earns */
  const char *kind;   /* of income, as the case format calls it */
  GadibaMoney step;   /* above 0 */
  guint n;            /* of steps */
} GadibaWhatIf;

/* More steps than these nobody reads. */
#define GADIBA_WHAT_IF_MAX 60

/* All amounts are of a month: the mean of those that decide about the application. */
typedef struct
{
  GadibaMoney more;     /* than now */
  GadibaMoney earned;   /* income of the kind and person */
  GadibaMoney other;    /* what else the household receives, whether the law counts it or not */
  GadibaMoney benefits; /* monthly ones that are asked for */
  GadibaMoney total;    /* of the three */
  GadibaMoney falls;    /* how much less the total is than a step before; 0: it is not */
  gboolean decided;     /* else the benefits are not known, and the total is without them */
} GadibaWhatIfPoint;

/**
 * gadiba_what_if_list:
 * @error: %GADIBA_RULES_ERROR; a step or range that cannot be
 *
 * Assesses @from as if the person received more of that income in each month that decides.
 *
 * Returns: (transfer full) (element-type GadibaWhatIfPoint): of @n + 1 points
 */
GArray *gadiba_what_if_list (const GadibaCase *from, const GadibaBook *book,
                             const GadibaWhatIf *what, GError **error);

G_END_DECLS
