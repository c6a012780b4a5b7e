/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-printing.h"

G_BEGIN_DECLS

/*
 * The print service of the computer (CUPS), one conversation with it. It waits for answers: for a
 * thread of GadibaPrinting's, never for that of the window.
 */
typedef struct _GadibaPrintService GadibaPrintService;

/**
 * gadiba_print_service_open:
 * @patience: seconds to wait for an answer
 * @cancellable: (nullable): ends the waiting within a moment
 * @error: %GADIBA_PRINTING_ERROR_NO_SERVICE, %GADIBA_PRINTING_ERROR_NO_ANSWER, or cancelled
 *
 * Returns: (transfer full)
 */
GadibaPrintService *
gadiba_print_service_open (guint patience, GCancellable *cancellable, GError **error);
void gadiba_print_service_free (GadibaPrintService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaPrintService, gadiba_print_service_free)

void gadiba_printer_free (GadibaPrinter *printer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaPrinter, gadiba_printer_free)

/* Returns: (transfer full) (element-type GadibaPrinter): in the service's order */
GPtrArray *gadiba_print_service_list (GadibaPrintService *self, GError **error);

/* Returns: (transfer full): %GADIBA_PRINTING_ERROR_NO_PRINTER if there is none of that name */
GadibaPrinter *
gadiba_print_service_find (GadibaPrintService *self, const char *name, GError **error);

/**
 * gadiba_print_service_send:
 * @error: %GADIBA_PRINTING_ERROR_REFUSED; %GADIBA_PRINTING_ERROR_NO_ANSWER: it may have it
 *
 * Returns: the number of the job; 0 with @error
 */
int gadiba_print_service_send (GadibaPrintService *self, const GadibaPrintRequest *request,
                               GError **error);

typedef enum
{
  GADIBA_PRINT_JOB_UNKNOWN, /* the service does not say, or has forgotten it */
  GADIBA_PRINT_JOB_WAITS,   /* for its turn, or it is held */
  GADIBA_PRINT_JOB_DONE,
  GADIBA_PRINT_JOB_GIVEN_UP,
} GadibaPrintJob;

GadibaPrintJob gadiba_print_service_look (GadibaPrintService *self, const char *printer, int job);

G_END_DECLS
