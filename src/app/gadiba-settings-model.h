/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-settings.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/*
 * What the office has set, as it is known to the sections of the settings. After every change, also
 * one that was refused, it is read anew. Signal "changed": it was read.
 */
#define GADIBA_TYPE_SETTINGS_MODEL (gadiba_settings_model_get_type ())
G_DECLARE_FINAL_TYPE (GadibaSettingsModel, gadiba_settings_model, GADIBA, SETTINGS_MODEL, GObject)

GadibaSettingsModel *gadiba_settings_model_new (GadibaSession *session);

/* Returns: (transfer none) (nullable): NULL: not read yet; good until the next "changed" */
const GadibaOfficeSettings *gadiba_settings_model_get (GadibaSettingsModel *self);
GadibaSession *gadiba_settings_model_get_session (GadibaSettingsModel *self);

void gadiba_settings_model_read (GadibaSettingsModel *self);

/**
 * gadiba_settings_model_run_async:
 * @job: a change; what its work returns is not looked at, only its error
 *
 * Does @job, reads anew, tells "changed", then calls back.
 */
void gadiba_settings_model_run_async (GadibaSettingsModel *self, const GadibaJob *job,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean gadiba_settings_model_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
