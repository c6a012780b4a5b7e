/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-date.h"
#include "gadiba-money.h"

G_BEGIN_DECLS

/* A household over time, as the records have it: who belongs to it when, and what came in, was
 * decided and granted meanwhile. */

typedef enum
{
  GADIBA_SPAN_MEMBER,  /* of the household */
  GADIBA_SPAN_INCOME,  /* of a member, of one kind, in months that follow each other */
  GADIBA_SPAN_STATUS,  /* of the household */
  GADIBA_SPAN_BENEFIT, /* of the household */
} GadibaSpanKind;

/* What holds from one day to another. Strings owned. */
typedef struct
{
  GadibaSpanKind kind;
  gint64 person;     /* key; 0: of the household */
  const char *label; /* (nullable): interned id of the person in the application */
  char *name;        /* (nullable): of the person */
  const char *sex;   /* (nullable): interned, of the person */
  const char *what;  /* (nullable): interned: relation; kind of income; "needy"; id of a benefit */
  char *title;       /* (nullable): of the benefit, as its decision calls it */
  char *number;      /* (nullable): of the decision */
  GadibaDate from, to;     /* to: %GADIBA_DATE_NONE while no end is known */
  GadibaMoney least, most; /* cents a month; 0 without amounts */
} GadibaSpan;

/* A member who is in another household as well. Strings owned. */
typedef struct
{
  const char *label; /* interned id of the person in the application */
  char *name;
  char *number;    /* of the other application */
  char *applicant; /* (nullable): name of whoever made it */
  gboolean is_open;
  GadibaDate since;
} GadibaElsewhere;

typedef struct
{
  GPtrArray *spans;     /* GadibaSpan: members, incomes, statuses, benefits; each by day */
  GPtrArray *elsewhere; /* GadibaElsewhere */
} GadibaTimes;

GadibaTimes *gadiba_times_new (void);
void gadiba_times_free (GadibaTimes *self);
/* Returns: (transfer none): a new span, the last one */
GadibaSpan *gadiba_times_add (GadibaTimes *self, GadibaSpanKind kind);
/* Returns: (transfer none): a new one, the last */
GadibaElsewhere *gadiba_times_add_elsewhere (GadibaTimes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTimes, gadiba_times_free)

G_END_DECLS
