/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-printing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-habits.h"
#include "gadiba-print-service.h"

/* Of the settings: the printer that took a letter last. */
#define KEY "printer"

/* So often it is looked at what became of what was sent, in milliseconds. */
#define LOOK 500

G_DEFINE_QUARK (gadiba - printing - error - quark, gadiba_printing_error)

struct _GadibaPrinting
{
  GObject parent_instance;

  guint patience;
};

G_DEFINE_FINAL_TYPE (GadibaPrinting, gadiba_printing, G_TYPE_OBJECT)

/* --- the list --- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const GadibaPrinter *first = *(const GadibaPrinter *const *) a;
  const GadibaPrinter *second = *(const GadibaPrinter *const *) b;

  return strcmp (first->name, second->name);
}

static void
mark_chosen (GPtrArray *list)
{
  g_autofree char *chosen = g_settings_get_string (gadiba_habits_get (), KEY);
  GadibaPrinter *usual = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      GadibaPrinter *printer = g_ptr_array_index (list, i);
      if (g_strcmp0 (printer->name, chosen) == 0)
        {
          printer->is_chosen = TRUE;
          return;
        }
      if (printer->is_default)
        usual = printer;
    }
  if (usual != NULL)
    usual->is_chosen = TRUE;
}

static void
list_printers (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GadibaPrinting *self = source;
  GError *error = NULL;
  g_autoptr (GadibaPrintService) service =
      gadiba_print_service_open (self->patience, cancellable, &error);
  GPtrArray *list = service != NULL ? gadiba_print_service_list (service, &error) : NULL;

  if (list == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_sort (list, compare_names);
  g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
}

void
gadiba_printing_list_async (GadibaPrinting *self, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (GADIBA_IS_PRINTING (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_run_in_thread (task, list_printers);
}

GPtrArray *
gadiba_printing_list_finish (GadibaPrinting *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  GPtrArray *list = g_task_propagate_pointer (G_TASK (result), error);
  if (list != NULL)
    mark_chosen (list);
  return list;
}

/* --- what is sent --- */

typedef struct
{
  GadibaPrintRequest request; /* of copies; the PDF goes when it is sent */
  int job;                    /* by which the service has it; 0: it does not */
  GadibaPrintState state;
  char *words; /* what was said of it last; NULL: nothing */
} Letter;

static void
free_letter (gpointer data)
{
  Letter *letter = data;

  g_free ((char *) letter->request.printer);
  g_free ((char *) letter->request.title);
  g_clear_pointer (&letter->request.pdf, g_bytes_unref);
  g_free (letter->words);
  g_free (letter);
}

static void
tell_given_up (const char *name, const char *words, GError **error)
{
  if (words != NULL)
    g_set_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_REFUSED,
                 _ ("%s gave up what was sent: %s; look at the last sheet that came out, and print "
                    "the rest when the printer is in order"),
                 name, words);
  else
    g_set_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_REFUSED,
                 _ ("%s gave up what was sent; look at the last sheet that came out, and print the "
                    "rest when the printer is in order"),
                 name);
}

/* Returns: (transfer full) */
static char *
tell_waits (const char *name, const char *words)
{
  return words != NULL
             ? g_strdup_printf (
                 _ ("It waits at %s: %s. When that is put right it goes on, and when "
                    "it is out it is noted as printed."),
                 name, words)
             : g_strdup_printf (_ ("It waits at %s, which is stopped. When the printer works again "
                                   "it goes on, and when it is out it is noted as printed."),
                                name);
}

/* What became of it. Returns: (transfer full) (nullable): NULL with @error, or when the service
 * cannot say yet */
static char *
look (GadibaPrintService *service, Letter *letter, GError **error)
{
  const char *name = letter->request.printer;
  GadibaPrintJob state = gadiba_print_service_look (service, name, letter->job);
  g_autoptr (GadibaPrinter) printer = gadiba_print_service_find (service, name, NULL);
  const char *words = printer == NULL              ? NULL
                      : printer->hindrance != NULL ? printer->hindrance
                                                   : printer->state;

  if (state == GADIBA_PRINT_JOB_DONE)
    {
      letter->state = GADIBA_PRINT_DONE;
      return g_strdup_printf (_ ("Printed on %s"), name);
    }
  if (state == GADIBA_PRINT_JOB_GIVEN_UP)
    tell_given_up (name, words, error);
  if (state != GADIBA_PRINT_JOB_WAITS || printer == NULL
      || !(printer->is_stopped || printer->hindrance != NULL))
    return NULL;
  letter->state = GADIBA_PRINT_WAITS;
  return tell_waits (name, words);
}

/* Returns: (transfer full) (nullable): a sentence on what became of it, as soon as it is another
 * one than before */
static char *
follow (GadibaPrintService *service, Letter *letter, const GTask *task, GError **error)
{
  const GadibaPrinting *self = g_task_get_source_object ((GTask *) task);
  GCancellable *cancellable = g_task_get_cancellable ((GTask *) task);
  g_autofree char *words = NULL;

  for (guint waited = 0; waited < self->patience * 1000; waited += LOOK)
    {
      GError *failed = NULL;
      g_free (words);
      words = look (service, letter, &failed);
      if (words != NULL && g_strcmp0 (words, letter->words) != 0)
        return g_steal_pointer (&words);
      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return NULL;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_usleep (LOOK * 1000);
    }
  if (words != NULL)
    return g_steal_pointer (&words);
  letter->state = GADIBA_PRINT_SENT;
  return g_strdup_printf (_ ("Sent to %s"), letter->request.printer);
}

/* Returns: the number of the job; 0 with @error */
static int
send_letter (GadibaPrintService *service, const GadibaPrintRequest *request, GError **error)
{
  g_autoptr (GadibaPrinter) printer = gadiba_print_service_find (service, request->printer, error);

  if (printer == NULL)
    return 0;
  if (printer->takes_letters)
    return gadiba_print_service_send (service, request, error);
  g_set_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_PRINTER,
               _ ("%s takes no letters now; choose another printer"), request->printer);
  return 0;
}

/* Looks on at what the service has; what it does not have is sent first. */
static void
print_letter (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GadibaPrinting *self = source;
  Letter *letter = data;
  GError *error = NULL;
  char *words = NULL;
  g_autoptr (GadibaPrintService) service =
      gadiba_print_service_open (self->patience, cancellable, &error);

  if (service != NULL && letter->job == 0)
    {
      letter->job = send_letter (service, &letter->request, &error);
      g_clear_pointer (&letter->request.pdf, g_bytes_unref);
    }
  if (service != NULL && letter->job > 0)
    words = follow (service, letter, task, &error);
  g_free (letter->words);
  letter->words = g_strdup (words);
  if (words != NULL)
    g_task_return_pointer (task, words, g_free);
  else
    g_task_return_error (task, error);
}

/* Returns: (transfer full): with the printer and title of @request */
static Letter *
new_letter (const GadibaPrintRequest *request)
{
  Letter *letter = g_new0 (Letter, 1);

  letter->request.printer = g_strdup (request->printer);
  letter->request.title = g_strdup (request->title);
  letter->request.both_sides = request->both_sides;
  return letter;
}

void
gadiba_printing_print_async (GadibaPrinting *self, const GadibaPrintRequest *request,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (GADIBA_IS_PRINTING (self) && request != NULL);
  g_return_if_fail (request->printer != NULL && request->title != NULL && request->pdf != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Letter *letter = new_letter (request);
  letter->request.pdf = g_bytes_ref (request->pdf);
  g_task_set_task_data (task, letter, free_letter);
  g_task_run_in_thread (task, print_letter);
}

void
gadiba_printing_follow_async (GadibaPrinting *self, GAsyncResult *result, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (GADIBA_IS_PRINTING (self) && g_task_is_valid (result, self));

  const Letter *before = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Letter *letter = new_letter (&before->request);
  letter->job = before->job;
  letter->words = g_strdup (before->words);
  g_task_set_task_data (task, letter, free_letter);
  g_return_if_fail (letter->job > 0);
  g_task_run_in_thread (task, print_letter);
}

char *
gadiba_printing_print_finish (GadibaPrinting *self, GAsyncResult *result, GadibaPrintState *state,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self) && state != NULL, NULL);

  const Letter *letter = g_task_get_task_data (G_TASK (result));
  *state = letter->state;
  if (letter->job > 0)
    g_settings_set_string (gadiba_habits_get (), KEY, letter->request.printer);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- the object --- */

static void
gadiba_printing_class_init (GadibaPrintingClass *klass)
{
}

static void
gadiba_printing_init (GadibaPrinting *self)
{
}

GadibaPrinting *
gadiba_printing_new (guint patience)
{
  GadibaPrinting *self = g_object_new (GADIBA_TYPE_PRINTING, NULL);

  self->patience = patience;
  return self;
}
