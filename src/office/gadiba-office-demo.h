/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gadiba-office.h"

G_BEGIN_DECLS

#define GADIBA_PRACTICE_MAX_SIZE 1000000

/* A practice office to be made. */
typedef struct
{
  guint size;       /* households, 1 to %GADIBA_PRACTICE_MAX_SIZE */
  guint64 seed;     /* another one gives other households */
  GadibaDate today; /* up to which day its applications came in; from 2023 to 2099 */
  const char *login;
  GCancellable *cancellable; /* (nullable): breaks off; nothing is left then */
} GadibaPracticeRequest;

typedef struct
{
  guint n_applications, n_decisions;
} GadibaPractice;

/**
 * gadiba_office_make_practice:
 * @path: of the database; it must not be there. The municipality's rule book is written beside it,
 *   NAME-rules.xml
 *
 * Makes an office for practice, full of invented households (gadiba-demo.h): their applications are
 * registered and decided as a caseworker would. The same seed, size and day give the same
 * applications, decisions and letters on every machine. It is marked as a practice office.
 * Broken off, it fails with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (free with g_free): what there is in it
 */
GadibaPractice *gadiba_office_make_practice (const char *path, const GadibaPracticeRequest *request,
                                             const GadibaMoment *moment, GError **error);

G_END_DECLS
