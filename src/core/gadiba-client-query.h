/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GADIBA_CLIENT_SORT_NAME,
  GADIBA_CLIENT_SORT_CODE,
  GADIBA_CLIENT_SORT_BORN,
  GADIBA_CLIENT_SORT_TOUCHED, /* when something was last changed of him or her */
} GadibaClientSort;

typedef enum
{
  GADIBA_CLIENT_STATUS_ANY,
  GADIBA_CLIENT_STATUS_NEEDY,      /* in force on the day, as are those of low income */
  GADIBA_CLIENT_STATUS_LOW_INCOME, /* an application may be open beside it */
  GADIBA_CLIENT_STATUS_NONE,       /* no status in force, and no open application */
  GADIBA_CLIENT_STATUS_OPEN,       /* an open application */
} GadibaClientStatus;

/**
 * GadibaClientQuery:
 *
 * Which clients a list shows, and in which order. Strings owned. What is said in several members
 * must hold all at once.
 */
typedef struct
{
  char *search;      /* what the search finds by this; NULL: everybody */
  char *parish;      /* of the card; NULL: any */
  char *flag;        /* one that holds on the day; NULL: any */
  gint64 caseworker; /* keeps the card or, if nobody does, is responsible for its parish; 0: any */
  GadibaClientStatus status;
  GadibaClientSort sort;
  gboolean descending;
} GadibaClientQuery;

/* Returns: (transfer full): everybody, by name */
GadibaClientQuery *gadiba_client_query_new (void);
GadibaClientQuery *gadiba_client_query_copy (const GadibaClientQuery *self);
void gadiba_client_query_free (GadibaClientQuery *self);
gboolean gadiba_client_query_equal (const GadibaClientQuery *a, const GadibaClientQuery *b);

/* Returns: whether it shows only those who have something: parish, caseworker, status or flag */
gboolean gadiba_client_query_is_filtered (const GadibaClientQuery *self);
/* Takes away parish, caseworker, status and flag. */
void gadiba_client_query_clear_filters (GadibaClientQuery *self);

/* Returns: (transfer full): filters and order as they are kept, "key=value" a line; what is
 * searched for is not kept */
char *gadiba_client_query_write (const GadibaClientQuery *self);

/**
 * gadiba_client_query_read:
 * @text: from gadiba_client_query_write()
 * @error: %GADIBA_CORE_ERROR_FILTER, for a filter that a newer program may have kept
 *
 * Returns: (transfer full) (nullable)
 */
GadibaClientQuery *gadiba_client_query_read (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaClientQuery, gadiba_client_query_free)

G_END_DECLS
