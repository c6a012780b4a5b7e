/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Writing XML: UTF-8, one element a line, two spaces a level, attributes in the order they are
 * given. Whatever the strings hold, the result is well-formed.
 */
typedef struct _GadibaXmlWriter GadibaXmlWriter;

/* Returns: (transfer full): a writer that has written the XML declaration */
GadibaXmlWriter *gadiba_xml_writer_new (void);
void gadiba_xml_writer_free (GadibaXmlWriter *self);

/* Begins an element inside the one that is open. */
void gadiba_xml_writer_start (GadibaXmlWriter *self, const char *name);

/* Adds an attribute to the element that was begun last, before anything is inside it. @value NULL:
 * nothing is written. */
void gadiba_xml_writer_attribute (GadibaXmlWriter *self, const char *name, const char *value);

/* Ends the element that is open. */
void gadiba_xml_writer_end (GadibaXmlWriter *self);

/* Ends what is open. Returns: (transfer full): the whole; @self holds nothing then */
GBytes *gadiba_xml_writer_finish (GadibaXmlWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaXmlWriter, gadiba_xml_writer_free)

G_END_DECLS
