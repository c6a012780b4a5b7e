/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-signed.h"

G_BEGIN_DECLS

/* Sets @error to @sentence. Returns: FALSE */
gboolean _gadiba_signed_fail (GError **error, GadibaSignedError code, const char *sentence);
gboolean _gadiba_signed_fail_many (GError **error);

/* Adds a signature to the list. @time: (transfer full) (nullable). @der: of a certificate */
gboolean _gadiba_signed_add (GadibaSigned *self, GBytes *der, char *time, GError **error);
/* Adds the signatures of a CMS. @time: (transfer full) (nullable): what is claimed beside it; NULL:
 * what it claims itself */
gboolean _gadiba_signed_add_cms (GadibaSigned *self, GBytes *der, char *time, GError **error);
/* Adds the signatures of an XML file as XAdES writes it; of one that holds none, none. */
gboolean _gadiba_signed_add_xades (GadibaSigned *self, GBytes *xml, GError **error);

/* Returns: (transfer full) (nullable): a time in ISO 8601 as it is kept; NULL: it is none */
char *_gadiba_signed_format_time (const char *iso);

gboolean _gadiba_signed_read_container (GadibaSigned *self, GBytes *bytes, GError **error);
/* Adds the signatures in a PDF; of one without, none. */
gboolean _gadiba_signed_read_pdf (GadibaSigned *self, GBytes *bytes, GError **error);

G_END_DECLS
