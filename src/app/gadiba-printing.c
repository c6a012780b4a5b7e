/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-printing.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "gadiba-print-service.h"

#define GROUP "printing"
#define KEY "printer"

/* So often it is looked at what became of a letter, in milliseconds. */
#define LOOK 500

G_DEFINE_QUARK (gadiba - printing - error - quark, gadiba_printing_error)

struct _GadibaPrinting
{
  GObject parent_instance;

  char *settings;
  guint patience;
};

G_DEFINE_FINAL_TYPE (GadibaPrinting, gadiba_printing, G_TYPE_OBJECT)

/* --- the printer that was chosen last --- */

char *
gadiba_printing_dup_chosen (GadibaPrinting *self)
{
  g_return_val_if_fail (GADIBA_IS_PRINTING (self), NULL);

  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_key_file_load_from_file (file, self->settings, G_KEY_FILE_NONE, NULL);
  return g_key_file_get_string (file, GROUP, KEY, NULL);
}

void
gadiba_printing_set_chosen (GadibaPrinting *self, const char *printer)
{
  g_return_if_fail (GADIBA_IS_PRINTING (self) && printer != NULL);

  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->settings);
  g_autoptr (GError) error = NULL;
  g_key_file_load_from_file (file, self->settings, G_KEY_FILE_KEEP_COMMENTS, NULL);
  g_key_file_set_string (file, GROUP, KEY, printer);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, self->settings, &error))
    g_debug ("the printer is not remembered: %s", error->message);
}

/* --- the list --- */

static void
free_printer (gpointer data)
{
  GadibaPrinter *printer = data;

  g_free (printer->name);
  g_free (printer->description);
  g_free (printer->state);
  g_free (printer);
}

static gboolean
is_stopped (GtkPrinter *printer)
{
  return gtk_printer_is_paused (printer) || !gtk_printer_is_active (printer);
}

/* Returns: (transfer full) (nullable): what the printer says of itself */
static char *
dup_state (GtkPrinter *printer)
{
  const char *state = gtk_printer_get_state_message (printer);

  return state != NULL && *state != '\0' ? g_strdup (state) : NULL;
}

static GadibaPrinter *
describe (GtkPrinter *from)
{
  GadibaPrinter *printer = g_new0 (GadibaPrinter, 1);
  const char *description = gtk_printer_get_description (from);

  printer->name = g_strdup (gtk_printer_get_name (from));
  printer->description =
      g_strdup (description != NULL && *description != '\0' ? description : printer->name);
  printer->state = dup_state (from);
  printer->is_stopped = is_stopped (from);
  printer->is_default = gtk_printer_is_default (from);
  return printer;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const GadibaPrinter *first = *(const GadibaPrinter *const *) a;
  const GadibaPrinter *second = *(const GadibaPrinter *const *) b;

  return strcmp (first->name, second->name);
}

static void
mark_chosen (GadibaPrinting *self, GPtrArray *list)
{
  g_autofree char *chosen = gadiba_printing_dup_chosen (self);
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
on_list_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) found = gadiba_print_service_find_finish (result, &error);

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  GPtrArray *list = g_ptr_array_new_with_free_func (free_printer);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (list, describe (g_ptr_array_index (found, i)));
  g_ptr_array_sort (list, compare_names);
  mark_chosen (g_task_get_source_object (task), list);
  g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_list_reached (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GadibaPrinting *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (gadiba_print_service_reach_finish (result, &error))
    gadiba_print_service_find_async (self->patience, g_task_get_cancellable (task), on_list_found,
                                     g_object_ref (task));
  else
    g_task_return_error (task, error);
}

void
gadiba_printing_list_async (GadibaPrinting *self, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (GADIBA_IS_PRINTING (self));

  GTask *task = g_task_new (self, cancellable, callback, data);
  gadiba_print_service_reach_async (self->patience, cancellable, on_list_reached, task);
}

GPtrArray *
gadiba_printing_list_finish (GadibaPrinting *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- one letter --- */

typedef struct
{
  char *name, *title;
  GBytes *pdf;
  GtkPrinter *printer;
  GtkPrintJob *job;
  gulong details; /* handler */
  guint timer;    /* source; 0: none */
  guint n_looks;
  gboolean is_told; /* the task has its result */
  GadibaPrintState state;
} Letter;

static void
free_letter (gpointer data)
{
  Letter *letter = data;

  g_clear_handle_id (&letter->timer, g_source_remove);
  if (letter->details != 0)
    g_signal_handler_disconnect (letter->printer, letter->details);
  g_clear_object (&letter->job);
  g_clear_object (&letter->printer);
  g_bytes_unref (letter->pdf);
  g_free (letter->name);
  g_free (letter->title);
  g_free (letter);
}

/* The task's result, once. Takes @error and @words. */
static void
tell (GTask *task, char *words, GError *error)
{
  Letter *letter = g_task_get_task_data (task);
  g_autofree char *sentence = words;

  g_clear_handle_id (&letter->timer, g_source_remove);
  if (letter->is_told)
    {
      g_clear_error (&error);
      return;
    }
  letter->is_told = TRUE;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&sentence), g_free);
}

static gboolean
on_patience_ended (gpointer data)
{
  GTask *task = data;
  Letter *letter = g_task_get_task_data (task);

  letter->timer = 0;
  tell (task, NULL,
        g_error_new_literal (
            GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER,
            _ ("the print service does not say whether it took the letter; look at the printer "
               "before printing it again")));
  return G_SOURCE_REMOVE;
}

static void
begin_patience (GTask *task)
{
  const GadibaPrinting *self = g_task_get_source_object (task);
  Letter *letter = g_task_get_task_data (task);

  g_clear_handle_id (&letter->timer, g_source_remove);
  letter->timer = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, self->patience, on_patience_ended,
                                              g_object_ref (task), g_object_unref);
}

static GtkPrinter *
pick (GPtrArray *printers, const char *name)
{
  for (guint i = 0; i < printers->len; i++)
    if (g_strcmp0 (gtk_printer_get_name (g_ptr_array_index (printers, i)), name) == 0)
      return g_ptr_array_index (printers, i);
  return NULL;
}

/* --- what became of it --- */

static void look_later (GTask *task);

static void
tell_state (GTask *task, GtkPrinter *printer)
{
  Letter *letter = g_task_get_task_data (task);
  const GadibaPrinting *self = g_task_get_source_object (task);
  GtkPrintStatus status = gtk_print_job_get_status (letter->job);
  g_autofree char *state = printer != NULL ? dup_state (printer) : NULL;

  if (status == GTK_PRINT_STATUS_FINISHED)
    {
      letter->state = GADIBA_PRINT_DONE;
      tell (task, g_strdup_printf (_ ("Printed on %s"), letter->name), NULL);
    }
  else if (status == GTK_PRINT_STATUS_FINISHED_ABORTED)
    tell (task, NULL,
          g_error_new (GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_REFUSED,
                       _ ("%s gave the letter up: %s; print it again when the printer is in order"),
                       letter->name, state != NULL ? state : "?"));
  else if (printer != NULL && is_stopped (printer))
    {
      letter->state = GADIBA_PRINT_WAITS;
      tell (task,
            state != NULL
                ? g_strdup_printf (_ ("The letter waits at %s: %s"), letter->name, state)
                : g_strdup_printf (_ ("The letter waits at %s, which is stopped"), letter->name),
            NULL);
    }
  else if (letter->n_looks * LOOK >= self->patience * 1000)
    {
      letter->state = GADIBA_PRINT_SENT;
      tell (task, g_strdup_printf (_ ("Sent to %s"), letter->name), NULL);
    }
  else
    look_later (task);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Letter *letter = g_task_get_task_data (task);
  g_autoptr (GPtrArray) found = gadiba_print_service_find_finish (result, NULL);

  tell_state (task, found != NULL ? pick (found, letter->name) : NULL);
}

/* The printer that was found before the letter was sent does not learn that it stopped since. */
static gboolean
on_look (gpointer data)
{
  GTask *task = data;
  const GadibaPrinting *self = g_task_get_source_object (task);
  Letter *letter = g_task_get_task_data (task);

  letter->timer = 0;
  letter->n_looks++;
  gadiba_print_service_find_async (self->patience, g_task_get_cancellable (task), on_looked,
                                   g_object_ref (task));
  return G_SOURCE_REMOVE;
}

static void
look_later (GTask *task)
{
  Letter *letter = g_task_get_task_data (task);

  g_clear_handle_id (&letter->timer, g_source_remove);
  letter->timer =
      g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK, on_look, g_object_ref (task), g_object_unref);
}

/* --- sending it --- */

static void
on_sent (GtkPrintJob *job, gpointer data, const GError *error)
{
  GTask *task = data;
  Letter *letter = g_task_get_task_data (task);

  if (error != NULL)
    {
      tell (task, NULL,
            g_error_new (GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_REFUSED,
                         _ ("the print service did not take the letter: %s"), error->message));
      return;
    }
  if (letter->is_told)
    return;
  gadiba_printing_set_chosen (g_task_get_source_object (task), letter->name);
  look_later (task);
}

static void
close_file (gpointer data)
{
  close (GPOINTER_TO_INT (data));
}

/* The letter in memory: no copy of it is left on a disk. Returns: -1 with @error */
static int
make_file (GBytes *pdf, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  int fd = memfd_create ("letter", MFD_CLOEXEC);

  for (gsize done = 0; fd >= 0 && done < length;)
    {
      gssize n = write (fd, data + done, length - done);
      if (n > 0)
        done += (gsize) n;
      else if (errno != EINTR)
        {
          close (fd);
          fd = -1;
        }
    }
  if (fd >= 0 && lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  g_set_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_REFUSED,
               _ ("the letter could not be handed to the printer: %s"), g_strerror (errno));
  return -1;
}

static void
send_letter (GTask *task)
{
  Letter *letter = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  int fd = make_file (letter->pdf, &error);

  gtk_print_settings_set_paper_size (settings, paper);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  if (fd >= 0)
    {
      letter->job = gtk_print_job_new (letter->title, letter->printer, settings, setup);
      /* GTK may still read it when nobody waits for it any more. */
      g_object_set_data_full (G_OBJECT (letter->job), "letter", GINT_TO_POINTER (fd), close_file);
      gtk_print_job_set_track_print_status (letter->job, TRUE);
    }
  if (fd < 0 || !gtk_print_job_set_source_fd (letter->job, fd, &error))
    {
      tell (task, NULL, error);
      return;
    }
  begin_patience (task);
  gtk_print_job_send (letter->job, on_sent, g_object_ref (task), g_object_unref);
}

static void
on_details (GtkPrinter *printer, gboolean success, gpointer data)
{
  GTask *task = data;
  Letter *letter = g_task_get_task_data (task);

  g_signal_handler_disconnect (letter->printer, letter->details);
  letter->details = 0;
  /* What the driver can do is not asked for: the letter is a PDF of A4. */
  if (!letter->is_told)
    send_letter (task);
  g_object_unref (task);
}

static void
use_printer (GTask *task, GtkPrinter *printer)
{
  Letter *letter = g_task_get_task_data (task);

  if (printer == NULL || !gtk_printer_is_accepting_jobs (printer))
    {
      tell (task, NULL,
            g_error_new (GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_PRINTER,
                         printer == NULL ? _ ("there is no printer called “%s”; choose another")
                                         : _ ("%s takes no letters now; choose another printer"),
                         letter->name));
      return;
    }
  letter->printer = g_object_ref (printer);
  if (gtk_printer_has_details (printer))
    {
      send_letter (task);
      return;
    }
  begin_patience (task);
  letter->details =
      g_signal_connect (printer, "details-acquired", G_CALLBACK (on_details), g_object_ref (task));
  gtk_printer_request_details (printer);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Letter *letter = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) found = gadiba_print_service_find_finish (result, &error);

  if (found != NULL)
    use_printer (task, pick (found, letter->name));
  else
    tell (task, NULL, error);
}

static void
on_reached (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const GadibaPrinting *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (gadiba_print_service_reach_finish (result, &error))
    gadiba_print_service_find_async (self->patience, g_task_get_cancellable (task), on_found,
                                     g_object_ref (task));
  else
    tell (task, NULL, error);
}

void
gadiba_printing_print_async (GadibaPrinting *self, const GadibaPrintRequest *request,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (GADIBA_IS_PRINTING (self) && request != NULL);
  g_return_if_fail (request->printer != NULL && request->title != NULL && request->pdf != NULL);

  GTask *task = g_task_new (self, cancellable, callback, data);
  Letter *letter = g_new0 (Letter, 1);
  letter->name = g_strdup (request->printer);
  letter->title = g_strdup (request->title);
  letter->pdf = g_bytes_ref (request->pdf);
  g_task_set_task_data (task, letter, free_letter);
  gadiba_print_service_reach_async (self->patience, cancellable, on_reached, task);
}

char *
gadiba_printing_print_finish (GadibaPrinting *self, GAsyncResult *result, GadibaPrintState *state,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self) && state != NULL, NULL);

  *state = ((const Letter *) g_task_get_task_data (G_TASK (result)))->state;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- the object --- */

static void
gadiba_printing_finalize (GObject *object)
{
  g_free (GADIBA_PRINTING (object)->settings);
  G_OBJECT_CLASS (gadiba_printing_parent_class)->finalize (object);
}

static void
gadiba_printing_class_init (GadibaPrintingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_printing_finalize;
}

static void
gadiba_printing_init (GadibaPrinting *self)
{
}

GadibaPrinting *
gadiba_printing_new (const char *settings, guint patience)
{
  GadibaPrinting *self = g_object_new (GADIBA_TYPE_PRINTING, NULL);

  self->settings = settings != NULL ? g_strdup (settings)
                                    : g_build_filename (g_get_user_config_dir (), "gadiba",
                                                        "printing.ini", NULL);
  self->patience = patience;
  return self;
}
