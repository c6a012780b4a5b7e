/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

/* What lists can be filtered by, and the filters that whoever works here gave a name. */

typedef struct
{
  gint64 id;
  char *name;
} GadibaFilterCaseworker;

typedef struct
{
  char *name;
  char *filter; /* "key=value" a line */
} GadibaKeptFilter;

/* Strings owned. */
typedef struct
{
  GPtrArray *parishes;    /* char *: of cards and caseworkers, in the Latvian order */
  GPtrArray *caseworkers; /* GadibaFilterCaseworker: who works here that day, by name */
  gint64 own;             /* key of whoever asks, among these */
  GPtrArray *flags;       /* char *: those that hold that day, in the Latvian order */
  GPtrArray *kept;        /* GadibaKeptFilter: his or her own of the list */
} GadibaFilterChoices;

/**
 * gadiba_office_read_filters:
 * @list: "clients", "applications" or "decisions"
 *
 * Returns: (transfer full)
 */
GadibaFilterChoices *gadiba_office_read_filters (GadibaOffice *self, const char *list,
                                                 const GadibaMoment *moment, GError **error);
void gadiba_filter_choices_free (GadibaFilterChoices *self);

/**
 * gadiba_office_keep_filter:
 * @name: as it will be offered; one of the same name is replaced
 * @filter: (nullable): "key=value" a line; NULL: the filter of that name is removed
 * @error: %GADIBA_STORE_ERROR_REFUSED for a name without a letter, or of more than 60
 */
gboolean gadiba_office_keep_filter (GadibaOffice *self, const char *list, const char *name,
                                    const char *filter, const GadibaMoment *moment, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaFilterChoices, gadiba_filter_choices_free)

G_END_DECLS
