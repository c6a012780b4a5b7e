/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db.h"
#include "gadiba-decision.h"

G_BEGIN_DECLS

/**
 * gadiba_person_list_records:
 * @person: key
 *
 * What is kept of somebody: applications of households that he or she belongs to, decisions on
 * them, letters about the household or about him or her.
 *
 * Returns: (transfer full) (element-type GadibaDecisionRecord): by day
 */
GPtrArray *gadiba_person_list_records (GadibaDb *db, gint64 person, GError **error);

G_END_DECLS
