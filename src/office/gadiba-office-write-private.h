/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-decide-private.h"
#include "gadiba-office-write.h"

G_BEGIN_DECLS

/* A letter that is to be written; crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaWriteRequest *request;
  const GadibaMoment *moment;
  gboolean lacks_dative; /* (out): as the letter says it */
} GadibaWriting;

/* %GADIBA_OFFICE_ERROR_WRONG for a day after today */
gboolean _gadiba_write_check_day (GadibaDate day, const GadibaMoment *moment, GError **error);

/* Writes the letter as part of @action, whose words and subject it sets. @id: (out): its key.
 * Returns: (transfer full): its number */
char *_gadiba_write_letter (GadibaWriting *self, GadibaAction *action, gint64 *id, GError **error);

/* Puts what a letter of the kind tells into the items, papers and basis of @self->decision. The
 * case, who writes and to whom stand there already. */
gboolean _gadiba_write_fill (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db,
                             GError **error);

G_END_DECLS
