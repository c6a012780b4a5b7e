/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"

G_BEGIN_DECLS

/**
 * gadiba_application_has_changed:
 * @application: key; 0: any record at all
 * @since: number of an entry of the journal
 * @newest: (out): number of the newest entry
 * @changed: (out): whether an entry after @since changed a row of the application, of its persons
 *   or of its household; may be %TRUE without need after very much work
 *
 * To be asked often: without a new entry it is one look at the journal's end.
 */
gboolean gadiba_application_has_changed (GadibaDb *db, gint64 application, gint64 since,
                                         gint64 *newest, gboolean *changed, GError **error);
/* The same for one person, the card included; an application that names him or her counts. */
gboolean gadiba_person_has_changed (GadibaDb *db, gint64 person, gint64 since, gint64 *newest,
                                    gboolean *changed, GError **error);

G_END_DECLS
