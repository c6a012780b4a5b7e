/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-client-list.h"

G_BEGIN_DECLS

/* What an item of a decision gave. */
typedef struct
{
  char *benefit; /* "status" or a benefit */
  char *title;
  GadibaOutcome outcome;
  const char *word; /* interned, of the status; NULL: of a benefit */
  gboolean monthly;
  GadibaMoney least, amount; /* cents: the month that gives least; the most, or once */
  GadibaDate from, to;
  GadibaMonth changed;     /* the first month for which another amount stood; NONE: none did */
  GadibaMoney before, now; /* cents: of that month */
  gboolean is_new;         /* nothing stood for its months: the term was extended by them */
  char *volume; /* of a social service that is granted: how much, as the letter says; else NULL */
  gboolean ends_service; /* it ends one */
} GadibaRecordItem;

typedef struct
{
  char *number, *application; /* application: its number */
  GadibaDecisionKind kind;
  char *replaced_by; /* number of the one that took it back; NULL: it stands */
  GadibaDate day;
  GadibaDate until; /* the day that it sets; NONE */
  gboolean has_pdf;
  GPtrArray *items; /* GadibaRecordItem */
} GadibaRecordDecision;

typedef struct
{
  char *number;
  GadibaDate received, moved; /* moved: to which the time to decide was; NONE: it was not */
  gboolean is_open;
} GadibaRecordApplication;

/* What is kept of a person: applications in whose household he or she is, and decisions on them,
 * newest first. Strings owned. */
typedef struct
{
  char *phone, *email;
  GadibaDate born;
  GPtrArray *applications; /* GadibaRecordApplication */
  GPtrArray *decisions;    /* GadibaRecordDecision */
} GadibaClientRecord;

/* Returns: (transfer full): %GADIBA_STORE_ERROR_NOT_FOUND if there is no such person */
GadibaClientRecord *gadiba_client_record_read (GadibaDb *db, gint64 person, GError **error);
void gadiba_client_record_free (GadibaClientRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaClientRecord, gadiba_client_record_free)

G_END_DECLS
