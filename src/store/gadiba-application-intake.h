/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application.h"
#include "gadiba-intake.h"
#include "gadiba-journal.h"

G_BEGIN_DECLS

/*
 * What an application came with, in the tables. Values of places that the application does not have
 * (a benefit that is not asked for, an income that is not entered) are refused; words, days and
 * accounts are those that the office lets through.
 */

/* Returns: (transfer full) */
GadibaIntake *
gadiba_application_read_intake (GadibaDb *db, const GadibaApplication *application, GError **error);

/**
 * gadiba_application_set_intake:
 * @value: (nullable): nothing
 * @error: %GADIBA_STORE_ERROR_REFUSED if the application has no such place
 *
 * A paper of which nothing is known any more goes, and so does a provider without a name.
 */
gboolean
gadiba_application_set_intake (GadibaAction *action, const GadibaApplication *application,
                               const GadibaIntakePlace *place, const char *value, GError **error);

G_END_DECLS
