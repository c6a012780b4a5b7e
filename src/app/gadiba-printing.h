/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Prints finished letters. Nothing here waits for the print service: it may be away, or hang, and
 * the window goes on. The letter is never only on its way to a printer: the office keeps it, so it
 * can be printed again or saved.
 */
#define GADIBA_TYPE_PRINTING (gadiba_printing_get_type ())
G_DECLARE_FINAL_TYPE (GadibaPrinting, gadiba_printing, GADIBA, PRINTING, GObject)

typedef enum
{
  GADIBA_PRINTING_ERROR_NO_SERVICE, /* none runs on this computer */
  GADIBA_PRINTING_ERROR_NO_ANSWER,  /* it runs, but does not answer */
  GADIBA_PRINTING_ERROR_NO_PRINTER, /* the named one is not there, or takes nothing */
  GADIBA_PRINTING_ERROR_REFUSED,    /* the service did not take the letter */
} GadibaPrintingError;

#define GADIBA_PRINTING_ERROR (gadiba_printing_error_quark ())
GQuark gadiba_printing_error_quark (void);

typedef struct
{
  char *name;            /* as the service calls it */
  char *description;     /* for people: "HP LaserJet, 2. stāvs"; the name if there is none */
  char *state;           /* what it says of itself: "out of paper"; NULL: nothing */
  const char *hindrance; /* "out of paper", translated: what is sent to it waits; NULL: nothing */
  gboolean is_stopped;   /* the same */
  gboolean takes_letters;
  gboolean is_default; /* of the service */
  gboolean is_chosen;  /* that was printed on last; if none was, the default one */
} GadibaPrinter;

/* What became of a letter that was sent. */
typedef enum
{
  GADIBA_PRINT_DONE,  /* the printer has it */
  GADIBA_PRINT_SENT,  /* the service has it, and has not said more yet */
  GADIBA_PRINT_WAITS, /* for the printer, which is stopped or lacks something */
} GadibaPrintState;

/**
 * gadiba_printing_new:
 * @patience: seconds to wait for the print service before it is told that it does not answer
 *
 * Returns: (transfer full)
 */
GadibaPrinting *gadiba_printing_new (guint patience);

void gadiba_printing_list_async (GadibaPrinting *self, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
/* Returns: (transfer full) (element-type GadibaPrinter): by name; there may be none */
GPtrArray *gadiba_printing_list_finish (GadibaPrinting *self, GAsyncResult *result, GError **error);

/* A letter to be printed. */
typedef struct
{
  const char *printer; /* its name; it is remembered when it has taken the letter */
  const char *title;   /* what the queue shows; no personal data: the decision's number */
  GBytes *pdf;         /* of A4 pages */
  gboolean both_sides; /* of a sheet are printed on; else one */
} GadibaPrintRequest;

/* @request: is copied */
void gadiba_printing_print_async (GadibaPrinting *self, const GadibaPrintRequest *request,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data);

/**
 * gadiba_printing_follow_async:
 * @result: of gadiba_printing_print_async(), or of this: something was sent, and is not done
 *
 * Looks on at what was sent, until more can be said of it, for a while.
 * gadiba_printing_print_finish() says what; where it is the same as before, this can be called
 * again.
 */
void
gadiba_printing_follow_async (GadibaPrinting *self, GAsyncResult *result, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);

/**
 * gadiba_printing_print_finish:
 * @state: (out): what became of it
 * @error: %GADIBA_PRINTING_ERROR, or %G_IO_ERROR_CANCELLED; a letter that the service has taken
 *   already is printed all the same
 *
 * Returns: (transfer full) (nullable): a sentence on it; NULL with @error
 */
char *gadiba_printing_print_finish (GadibaPrinting *self, GAsyncResult *result,
                                    GadibaPrintState *state, GError **error);

G_END_DECLS
