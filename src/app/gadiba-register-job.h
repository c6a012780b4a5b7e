/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-register-words.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/* All lines of a register that are asked for, as jobs of the session. Queries are copied. */

/* What letters can be made of them. */
void gadiba_register_read_letters_async (GadibaSession *session, const GadibaRegisterQuery *query,
                                         GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full): of the action win.many-letters: "(ba(sss))" */
GVariant *gadiba_register_read_letters_finish (GAsyncResult *result, GError **error);

/* A table to be taken out of the office; the journal tells of it. */
typedef struct
{
  GBytes *csv;
  guint n; /* lines */
} GadibaRegisterExport;

void gadiba_register_export_async (GadibaSession *session, const GadibaRegisterQuery *query,
                                   const GadibaRegisterSight *sight, GAsyncReadyCallback callback,
                                   gpointer user_data);
/* Returns: (transfer full) */
GadibaRegisterExport *gadiba_register_export_finish (GAsyncResult *result, GError **error);
void gadiba_register_export_free (GadibaRegisterExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaRegisterExport, gadiba_register_export_free)

G_END_DECLS
