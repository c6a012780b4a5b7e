/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>

G_BEGIN_DECLS

/* The print service of the computer, asked in a way that never makes anybody wait for it. A part of
 * GadibaPrinting. */

/**
 * gadiba_print_service_reach_async:
 * @patience: seconds to wait for an answer
 *
 * Asks the print service whether it is there. GTK's own functions wait for a connection where the
 * window should go on, so nobody calls them before this has succeeded.
 */
void gadiba_print_service_reach_async (guint patience, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer data);
/* @error: %GADIBA_PRINTING_ERROR_NO_SERVICE, %GADIBA_PRINTING_ERROR_NO_ANSWER */
gboolean gadiba_print_service_reach_finish (GAsyncResult *result, GError **error);

/**
 * gadiba_print_service_find_async:
 * @patience: seconds to wait for the list to be complete
 *
 * Finds the printers of a service that has been reached.
 */
void gadiba_print_service_find_async (guint patience, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
/* Returns: (transfer full) (element-type GtkPrinter): %GADIBA_PRINTING_ERROR_NO_ANSWER */
GPtrArray *gadiba_print_service_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
