/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"

G_BEGIN_DECLS

/* The largest case file; an ordinary one has 3 KB. */
#define GADIBA_CASE_MAX_SIZE (4 * 1024 * 1024)

/**
 * gadiba_case_read_file:
 * @error: %GADIBA_XML_ERROR; one line with the file's base name, the line, what is wrong and what
 *   would be right; of the file's text it repeats at most the wrong value, never a personal code
 *
 * Reads a case file and checks all that can be checked without a rule book. What is odd but not
 * wrong is in the case's warnings.
 *
 * Returns: (transfer full): the case
 */
GadibaCase *gadiba_case_read_file (const char *path, GError **error);

/* The same from memory; messages call it @label. */
GadibaCase *gadiba_case_read_bytes (GBytes *bytes, const char *label, GError **error);

G_END_DECLS
