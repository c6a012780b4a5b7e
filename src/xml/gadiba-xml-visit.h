/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-xml.h"

G_BEGIN_DECLS

/*
 * Looking for single elements in a document whose kind is described elsewhere (the signatures of a
 * container): no table, but the same guards as gadiba_xml_load_bytes() has.
 */

/* An element. Borrowed for the time of the call. */
typedef struct
{
  const char *ns;     /* its namespace; "": none */
  const char *name;   /* without prefix */
  const char *parent; /* name of the element around it; "" of the root */
  const char *text;   /* what stands in it, white space and all; NULL: it has elements in it */
} GadibaXmlVisited;

typedef void (*GadibaXmlVisit) (const GadibaXmlVisited *element, gpointer data);

/**
 * gadiba_xml_visit:
 * @label: what messages call the bytes
 * @visit: called for each element in the order of the file; an outer one before what is in it
 *
 * Returns: FALSE where the bytes are refused, as gadiba_xml_load_bytes() does; nothing was visited
 */
gboolean gadiba_xml_visit (GBytes *bytes, const char *label, GadibaXmlVisit visit, gpointer data,
                           GError **error);

G_END_DECLS
