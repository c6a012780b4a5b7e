/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"
#include "gadiba-decision.h"

G_BEGIN_DECLS

/*
 * The clients: persons with a card and a name, in the Latvian order of family and given names. The
 * order is kept by what keeps the search (gadiba-search.h).
 */

gboolean gadiba_clients_count (GadibaDb *db, guint *n, GError **error);

/**
 * gadiba_clients_list:
 * @first: how many to pass over
 * @n: at most so many; %G_MAXUINT: all
 *
 * Returns: (transfer full) (element-type gint64): keys of persons, in order
 */
GArray *gadiba_clients_list (GadibaDb *db, guint first, guint n, GError **error);

/* What a list tells of a client. Strings owned; what is not known is NULL, none. */
typedef struct
{
  gint64 person;
  char *given, *family, *code, *address;
  guint household_size; /* persons with whom he or she lives on that day, with him or her; 0: not
                           known */
  /* The newest application in whose household he or she is */
  char *application; /* its number */
  gboolean is_open;
  GadibaDate received;
  /* What was decided last on the status */
  GadibaOutcome outcome; /* UNKNOWN: nothing */
  const char *status;    /* interned: "needy", "low-income", "none" */
  GadibaDate until;
  /* What is granted for the month of that day, of all benefits */
  gboolean has_amount;
  GadibaMoney amount; /* cents */
} GadibaClient;

/**
 * gadiba_clients_read:
 * @persons: keys
 * @today: the day of which it is told
 *
 * Reads some clients at once.
 *
 * Returns: (transfer full) (element-type GadibaClient): one for each key, in their order; nothing
 *   is known of who is gone
 */
GPtrArray *gadiba_clients_read (GadibaDb *db, const gint64 *persons, guint n, GadibaDate today,
                                GError **error);

G_END_DECLS
