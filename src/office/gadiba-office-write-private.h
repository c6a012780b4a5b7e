/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-decide-private.h"
#include "gadiba-office-write.h"

G_BEGIN_DECLS

/* Puts what a letter of the kind tells into the items, papers and basis of @self->decision. The
 * case, who writes and to whom stand there already. */
gboolean _gadiba_write_fill (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db,
                             GError **error);

G_END_DECLS
