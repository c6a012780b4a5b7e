/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* Filters of lists to which a caseworker gave names. @list: "clients", "applications" or
 * "decisions". */

typedef struct
{
  char *name;
  char *filter; /* "key=value" a line */
} GadibaSavedFilter;

/* Returns: (transfer full) (element-type GadibaSavedFilter): of @caseworker, in the order in which
 * they were made */
GPtrArray *
gadiba_saved_filters_list (GadibaDb *db, gint64 caseworker, const char *list, GError **error);
/* Keeps a filter of the action's caseworker; one of the same name is replaced. */
gboolean gadiba_saved_filter_put (GadibaAction *action, const char *list, const char *name,
                                  const char *filter, GError **error);
/* Removes one; %GADIBA_STORE_ERROR_NOT_FOUND if it is gone. */
gboolean gadiba_saved_filter_remove (GadibaAction *action, const char *list, const char *name,
                                     GError **error);

G_END_DECLS
