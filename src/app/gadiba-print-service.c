/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-print-service.h"

#include <cups/cups.h>
#include <glib/gi18n-lib.h>

/* So often CUPS asks whether to wait on, in seconds. */
#define TICK 0.2

/* A service that is busy with others cannot be told from one that is not there: so often it is
 * knocked at, and so long there is a pause between, in microseconds. */
#define KNOCKS 10
#define PAUSE 200000

struct _GadibaPrintService
{
  http_t *http;
  gint64 patience; /* microseconds */
  gint64 until;    /* of the monotonic clock: then it is not waited for any more */
  gboolean is_late;
  GCancellable *cancellable;
};

/* --- the conversation --- */

/* Returns: whether to wait on */
static int
on_tick (http_t *http, void *data)
{
  GadibaPrintService *self = data;

  self->is_late = g_get_monotonic_time () >= self->until;
  return !self->is_late && !g_cancellable_is_cancelled (self->cancellable);
}

/* A service that wants a password is not asked again. */
static const char *
give_no_password (const char *prompt, http_t *http, const char *method, const char *resource,
                  void *data)
{
  return NULL;
}

static void
begin_waiting (GadibaPrintService *self)
{
  self->is_late = FALSE;
  self->until = g_get_monotonic_time () + self->patience;
}

/* It was waited for in vain. Returns: FALSE if that is not why there is no answer */
static gboolean
tell_no_answer (GadibaPrintService *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return TRUE;
  if (self->is_late)
    g_set_error_literal (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER,
                         _ ("the print service does not answer; the letter is kept and can be "
                            "printed later, or saved"));
  return self->is_late;
}

static http_t *
connect_to_service (GadibaPrintService *self)
{
  http_t *http = NULL;

  for (int i = 0; i < KNOCKS && http == NULL && on_tick (NULL, self); i++)
    {
      if (i > 0)
        g_usleep (PAUSE);
      http = httpConnect2 (cupsServer (), ippPort (), NULL, AF_UNSPEC, cupsEncryption (), 1,
                           (int) (self->patience / 1000), NULL);
    }
  return http;
}

GadibaPrintService *
gadiba_print_service_open (guint patience, GCancellable *cancellable, GError **error)
{
  g_autoptr (GadibaPrintService) self = g_new0 (GadibaPrintService, 1);

  if (cancellable != NULL)
    self->cancellable = g_object_ref (cancellable);
  self->patience = patience * G_USEC_PER_SEC;
  begin_waiting (self);
  cupsSetServer (NULL); /* what the thread knows of an earlier one may be out of date */
  cupsSetPasswordCB2 (give_no_password, NULL);
  self->http = connect_to_service (self);
  if (self->http != NULL)
    {
      httpSetTimeout (self->http, TICK, on_tick, self);
      return g_steal_pointer (&self);
    }
  if (!tell_no_answer (self, error))
    g_set_error_literal (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_SERVICE,
                         _ ("no print service (CUPS) runs on this computer; the letter is kept "
                            "and can be printed later, or saved"));
  return NULL;
}

void
gadiba_print_service_free (GadibaPrintService *self)
{
  if (self->http != NULL)
    httpClose (self->http);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/* Takes @request. Returns: (nullable): the answer, also one that refuses */
static ipp_t *
ask (GadibaPrintService *self, ipp_t *request, GError **error)
{
  begin_waiting (self);
  ipp_t *answer = cupsDoRequest (self->http, request, "/");
  if (answer == NULL && !tell_no_answer (self, error))
    g_set_error_literal (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER,
                         _ ("the print service does not tell its printers; the letter is kept "
                            "and can be printed later, or saved"));
  return answer;
}

/* --- printers --- */

static const char *const asked_of_printers[] = {
  "printer-info",  "printer-is-accepting-jobs", "printer-name",
  "printer-state", "printer-state-message",     "printer-state-reasons",
};

static ipp_t *
make_request (ipp_op_t operation, const char *printer)
{
  ipp_t *request = ippNewRequest (operation);
  char uri[HTTP_MAX_URI];

  if (printer != NULL)
    {
      httpAssembleURIf (HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0,
                        "/printers/%s", printer);
      ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
    }
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                cupsUser ());
  return request;
}

static ipp_t *
make_printer_request (ipp_op_t operation, const char *printer)
{
  ipp_t *request = make_request (operation, printer);

  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 G_N_ELEMENTS (asked_of_printers), NULL, asked_of_printers);
  return request;
}

void
gadiba_printer_free (GadibaPrinter *printer)
{
  g_free (printer->name);
  g_free (printer->description);
  g_free (printer->state);
  g_free (printer);
}

/* What hinders a printer, as the standard (RFC 8011, 5.4.12) names it. */
static const struct
{
  const char *reason, *words;
} hindrances[] = {
  { "media-empty", N_ ("out of paper") },
  { "media-needed", N_ ("out of paper") },
  { "media-jam", N_ ("paper is stuck") },
  { "input-tray-missing", N_ ("the paper tray is missing") },
  { "output-area-full", N_ ("the output tray is full") },
  { "cover-open", N_ ("a cover is open") },
  { "door-open", N_ ("a cover is open") },
  { "toner-empty", N_ ("no toner or ink is left") },
  { "marker-supply-empty", N_ ("no toner or ink is left") },
};

/* What is only warned of or reported does not hinder. Returns: (nullable): words */
static const char *
find_hindrance (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (hindrances); i++)
    if (g_str_has_prefix (reason, hindrances[i].reason) && !g_str_has_suffix (reason, "-warning")
        && !g_str_has_suffix (reason, "-report"))
      return _ (hindrances[i].words);
  return NULL;
}

static void
take_hindrance (GadibaPrinter *printer, ipp_attribute_t *reasons)
{
  for (int i = 0; i < ippGetCount (reasons) && printer->hindrance == NULL; i++)
    {
      const char *reason = ippGetString (reasons, i, NULL);
      printer->hindrance = reason != NULL ? find_hindrance (reason) : NULL;
    }
}

/* Returns: (transfer full) (nullable): NULL for no words */
static char *
dup_words (ipp_attribute_t *attribute)
{
  const char *words = ippGetString (attribute, 0, NULL);

  return words != NULL && *words != '\0' ? g_strdup (words) : NULL;
}

static void
take_attribute (GadibaPrinter *printer, ipp_attribute_t *attribute)
{
  const char *name = ippGetName (attribute);

  if (g_strcmp0 (name, "printer-name") == 0)
    printer->name = dup_words (attribute);
  else if (g_strcmp0 (name, "printer-info") == 0)
    printer->description = dup_words (attribute);
  else if (g_strcmp0 (name, "printer-state-message") == 0)
    printer->state = dup_words (attribute);
  else if (g_strcmp0 (name, "printer-state-reasons") == 0)
    take_hindrance (printer, attribute);
  else if (g_strcmp0 (name, "printer-state") == 0)
    printer->is_stopped = ippGetInteger (attribute, 0) == IPP_PSTATE_STOPPED;
  else if (g_strcmp0 (name, "printer-is-accepting-jobs") == 0)
    printer->takes_letters = ippGetBoolean (attribute, 0);
}

/* Reads the printer that begins at @at or after it, and moves @at behind it. Returns: (transfer
 * full) (nullable): NULL: none follows */
static GadibaPrinter *
take_printer (ipp_t *answer, ipp_attribute_t **at)
{
  g_autoptr (GadibaPrinter) printer = g_new0 (GadibaPrinter, 1);

  while (*at != NULL && ippGetGroupTag (*at) != IPP_TAG_PRINTER)
    *at = ippNextAttribute (answer);
  for (; *at != NULL && ippGetGroupTag (*at) == IPP_TAG_PRINTER; *at = ippNextAttribute (answer))
    take_attribute (printer, *at);
  if (printer->name == NULL)
    return NULL;
  if (printer->description == NULL)
    printer->description = g_strdup (printer->name);
  return g_steal_pointer (&printer);
}

GPtrArray *
gadiba_print_service_list (GadibaPrintService *self, GError **error)
{
  ipp_t *answer = ask (self, make_printer_request (IPP_OP_CUPS_GET_PRINTERS, NULL), error);
  GadibaPrinter *printer;

  if (answer == NULL)
    return NULL;
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_printer_free);
  ipp_attribute_t *at = ippFirstAttribute (answer);
  while ((printer = take_printer (answer, &at)) != NULL)
    g_ptr_array_add (list, printer);
  ippDelete (answer);
  begin_waiting (self);
  const char *usual = cupsGetDefault2 (self->http);
  for (guint i = 0; i < list->len; i++)
    {
      printer = g_ptr_array_index (list, i);
      printer->is_default = g_strcmp0 (printer->name, usual) == 0;
    }
  return g_steal_pointer (&list);
}

GadibaPrinter *
gadiba_print_service_find (GadibaPrintService *self, const char *name, GError **error)
{
  ipp_t *answer = ask (self, make_printer_request (IPP_OP_GET_PRINTER_ATTRIBUTES, name), error);

  if (answer == NULL)
    return NULL;
  ipp_attribute_t *at = ippFirstAttribute (answer);
  GadibaPrinter *printer = take_printer (answer, &at);
  ippDelete (answer);
  if (printer == NULL)
    g_set_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_PRINTER,
                 _ ("there is no printer called “%s”; choose another"), name);
  return printer;
}

/* --- letters --- */

static gboolean
write_letter (GadibaPrintService *self, const GadibaPrintRequest *request, int job)
{
  gsize length;
  const char *data = g_bytes_get_data (request->pdf, &length);

  return cupsStartDocument (self->http, request->printer, job, request->title, CUPS_FORMAT_PDF, 1)
             == HTTP_STATUS_CONTINUE
         && cupsWriteRequestData (self->http, data, length) == HTTP_STATUS_CONTINUE
         && cupsFinishDocument (self->http, request->printer) == IPP_STATUS_OK;
}

int
gadiba_print_service_send (GadibaPrintService *self, const GadibaPrintRequest *request,
                           GError **error)
{
  cups_option_t *options = NULL;
  int n_options = cupsAddOption (CUPS_MEDIA, CUPS_MEDIA_A4, 0, &options);
  n_options = cupsAddOption (
      CUPS_SIDES, request->both_sides ? CUPS_SIDES_TWO_SIDED_PORTRAIT : CUPS_SIDES_ONE_SIDED,
      n_options, &options);

  begin_waiting (self);
  int job = cupsCreateJob (self->http, request->printer, request->title, n_options, options);
  cupsFreeOptions (n_options, options);
  if (job > 0 && write_letter (self, request, job))
    return job;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return 0;
  if (self->is_late)
    g_set_error_literal (
        error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER,
        _ ("the print service does not say whether it took the letter; look at the printer "
           "before printing it again"));
  else
    g_set_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_REFUSED,
                 _ ("the print service did not take the letter: %s"), cupsLastErrorString ());
  return 0;
}

GadibaPrintJob
gadiba_print_service_look (GadibaPrintService *self, const char *printer, int job)
{
  ipp_t *request = make_request (IPP_OP_GET_JOB_ATTRIBUTES, printer);
  GadibaPrintJob state = GADIBA_PRINT_JOB_UNKNOWN;

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", NULL,
                "job-state");
  ipp_t *answer = ask (self, request, NULL);
  ipp_attribute_t *said = ippFindAttribute (answer, "job-state", IPP_TAG_ENUM);
  ipp_jstate_t word = said != NULL ? (ipp_jstate_t) ippGetInteger (said, 0) : 0;
  if (word == IPP_JSTATE_COMPLETED)
    state = GADIBA_PRINT_JOB_DONE;
  else if (word == IPP_JSTATE_ABORTED || word == IPP_JSTATE_CANCELED)
    state = GADIBA_PRINT_JOB_GIVEN_UP;
  else if (word != 0)
    state = GADIBA_PRINT_JOB_WAITS;
  ippDelete (answer);
  return state;
}
