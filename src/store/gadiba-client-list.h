/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-client-query.h"
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
 * @query: (nullable): whom, and in which order; NULL: everybody by name. Of what is searched for
 *   those who are found stand in the search's order unless another one than that of names is asked
 *   for
 * @today: the day on which a status is in force and a flag holds
 * @first: how many to pass over
 * @n: at most so many; %G_MAXUINT: all
 *
 * Of a search at most %GADIBA_SEARCH_MAX finds are looked at.
 *
 * Returns: (transfer full) (element-type gint64): keys of persons, in order
 */
GArray *gadiba_clients_list (GadibaDb *db, const GadibaClientQuery *query, GadibaDate today,
                             guint first, guint n, GError **error);

/* Returns: (transfer full) (element-type char *): parishes of clients and of caseworkers, each
 * once */
GPtrArray *gadiba_clients_list_parishes (GadibaDb *db, GError **error);
/* Returns: (transfer full) (element-type char *): flags that hold on @today, each once */
GPtrArray *gadiba_clients_list_flags (GadibaDb *db, GadibaDate today, GError **error);

/* What a list tells of a client. Strings owned; what is not known is NULL, none. */
typedef struct
{
  gint64 person;
  char *given, *family, *code, *address;
  char *parish, *keeper; /* of the card: parish, name of who keeps it */
  GadibaDate born;
  GadibaDate touched;   /* day on which something was changed last; NONE: nothing ever was */
  guint household_size; /* persons with whom he or she lives on that day, with him or her; 0: not
                           known */
  guint n_households;   /* of which he or she is a member on that day, or that have an open
                           application with him or her: more than one is to be looked into */
  /* The newest application in whose household he or she is */
  char *application; /* its number */
  gboolean is_open;
  GadibaDate received, moved; /* moved: to which the time to decide on it was; NONE: it was not */
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
