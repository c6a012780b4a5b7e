/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-date.h"

G_BEGIN_DECLS

/*
 * An office that is open: its database, and who works there. One function of this room is one thing
 * that a caseworker does, one transaction, one entry of the journal. What goes in and comes out are
 * values; calls wait until all is stored.
 */
typedef struct _GadibaOffice GadibaOffice;

/* When something is done. */
typedef struct
{
  gint64 now;       /* seconds since 1970-01-01 00:00 UTC */
  GadibaDate today; /* where the office is */
} GadibaMoment;

/* How far long work is; other threads may look and cancel: both are atomic. */
typedef struct
{
  int share;     /* thousandths */
  int cancelled; /* not 0: it is to end */
} GadibaProgress;

/* What is wrong with what was asked for. */
typedef enum
{
  GADIBA_OFFICE_ERROR_MISSING,  /* something that is needed is not given */
  GADIBA_OFFICE_ERROR_EXISTS,   /* there is one already */
  GADIBA_OFFICE_ERROR_WRONG,    /* something given cannot be */
  GADIBA_OFFICE_ERROR_QUESTION, /* who is who: to be answered first */
  GADIBA_OFFICE_ERROR_CHANGED,  /* it is not what was looked at any more */
  GADIBA_OFFICE_ERROR_CONFLICT, /* somebody else changed it meanwhile */
  GADIBA_OFFICE_ERROR_REASON,   /* a check is to be answered with a reason */
} GadibaOfficeError;

#define GADIBA_OFFICE_ERROR (gadiba_office_error_quark ())
GQuark gadiba_office_error_quark (void);

/**
 * gadiba_office_open:
 * @login: the account of whoever works; only those who are listed on that day can do anything
 * @error: %GADIBA_STORE_ERROR; one sentence on why the file cannot be used
 *
 * Returns: (transfer full)
 */
GadibaOffice *gadiba_office_open (const char *path, const char *login, GError **error);
void gadiba_office_close (GadibaOffice *self);

/* Returns: (transfer full): where an office for one account lies: in the user's data folder */
char *gadiba_office_dup_usual_path (void);
/* Returns: (transfer full): where the practice office of one account lies: beside it */
char *gadiba_office_dup_practice_path (void);

/* Whether what failed may be done later just as it was asked for: the disk is full or does not
 * answer, somebody else holds the file. All other faults are answers. */
gboolean gadiba_office_may_pass (const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaOffice, gadiba_office_close)

G_END_DECLS
