/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-print-service.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-printing.h"

#define SOCKET "/run/cups/cups.sock"
#define PORT 631

/* Every CUPS answers this, also one that wants a password or encryption for more. */
#define QUESTION "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

/* --- is it there --- */

typedef struct
{
  GSocketConnection *connection;
  char answer[5]; /* "HTTP/" */
} Probe;

static void
free_probe (Probe *probe)
{
  g_clear_object (&probe->connection);
  g_free (probe);
}

/* The server that a file of CUPS names. Returns: (transfer full) (nullable) */
static char *
read_client_file (const char *path)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      if (g_ascii_strncasecmp (line, "ServerName", 10) == 0 && g_ascii_isspace (line[10]))
        return g_strdup (g_strstrip (lines[i] + 10));
    }
  return NULL;
}

/* Where CUPS looks for its server. Returns: (transfer full) */
static char *
find_server (void)
{
  const char *named = g_getenv ("CUPS_SERVER");
  g_autofree char *own = g_build_filename (g_get_home_dir (), ".cups", "client.conf", NULL);
  char *server = named != NULL ? g_strdup (named) : read_client_file (own);

  if (server == NULL)
    server = read_client_file ("/etc/cups/client.conf");
  if (server == NULL)
    server = g_strdup (g_file_test (SOCKET, G_FILE_TEST_EXISTS) ? SOCKET : "localhost");
  /* "name/version=1.1" */
  char *slash = server[0] != '/' ? strchr (server, '/') : NULL;
  if (slash != NULL)
    *slash = '\0';
  return server;
}

static GSocketConnectable *
make_address (const char *server, GError **error)
{
  if (server[0] == '/')
    return G_SOCKET_CONNECTABLE (g_unix_socket_address_new (server));
  return g_network_address_parse (server, PORT, error);
}

/* Takes @failed. */
static void
tell_unreached (GTask *task, GError *failed)
{
  g_autoptr (GError) error = failed;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_task_return_new_error (task, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER,
                             _ ("the print service does not answer; the letter is kept and can be "
                                "printed later, or saved"));
  else
    g_task_return_new_error (task, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_SERVICE,
                             _ ("no print service (CUPS) runs on this computer; the letter is kept "
                                "and can be printed later, or saved"));
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n == sizeof probe->answer && memcmp (probe->answer, "HTTP/", sizeof probe->answer) == 0)
    g_task_return_boolean (task, TRUE);
  else
    tell_unreached (
        task, error != NULL ? error
                            : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no HTTP"));
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      tell_unreached (task, error);
      return;
    }
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (probe->connection)),
                             probe->answer, sizeof probe->answer, G_PRIORITY_DEFAULT,
                             g_task_get_cancellable (task), on_answered, g_object_ref (task));
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Probe *probe = g_task_get_task_data (task);
  GError *error = NULL;

  probe->connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);
  if (probe->connection == NULL)
    {
      tell_unreached (task, error);
      return;
    }
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (probe->connection)),
                                   QUESTION, strlen (QUESTION), G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), on_asked, g_object_ref (task));
}

void
gadiba_print_service_reach_async (guint patience, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_autofree char *server = find_server ();
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GError *error = NULL;
  g_autoptr (GSocketConnectable) address = make_address (server, &error);

  g_task_set_source_tag (task, gadiba_print_service_reach_async);
  g_task_set_task_data (task, g_new0 (Probe, 1), (GDestroyNotify) free_probe);
  if (address == NULL)
    {
      tell_unreached (task, error);
      return;
    }
  g_socket_client_set_timeout (client, patience);
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_async (client, address, cancellable, on_connected,
                                 g_steal_pointer (&task));
}

gboolean
gadiba_print_service_reach_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- its printers --- */

/* GTK holds one reference until it has told all printers, which may be never. */
typedef struct
{
  grefcount count;
  GTask *task;         /* owned; NULL: it has its result */
  GPtrArray *printers; /* GtkPrinter */
  GSource *late;       /* owned */
  GSource *cancelled;  /* owned; NULL: it cannot be */
} Search;

static void
unref_search (gpointer data)
{
  Search *search = data;

  if (!g_ref_count_dec (&search->count))
    return;
  g_assert (search->task == NULL);
  g_ptr_array_unref (search->printers);
  g_free (search);
}

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* Gives the task its result, once. Takes @error: (nullable) */
static void
end_search (Search *search, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&search->task);

  clear_source (&search->late);
  clear_source (&search->cancelled);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_ptr_array_ref (search->printers),
                           (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
on_printer (GtkPrinter *printer, gpointer data)
{
  Search *search = data;

  /* "Print to a file" is no printer. */
  if (search->task != NULL && !gtk_printer_is_virtual (printer))
    g_ptr_array_add (search->printers, g_object_ref (printer));
  return search->task == NULL;
}

static void
on_all_told (gpointer data)
{
  Search *search = data;

  if (search->task != NULL)
    end_search (search, NULL);
  unref_search (search);
}

static gboolean
on_late (gpointer data)
{
  Search *search = data;

  /* Printers that were told are good, although the list has no end. */
  end_search (search, search->printers->len > 0
                          ? NULL
                          : g_error_new_literal (
                              GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER,
                              _ ("the print service does not tell its printers; the letter is kept "
                                 "and can be printed later, or saved")));
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  end_search (data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled")));
  return G_SOURCE_REMOVE;
}

void
gadiba_print_service_find_async (guint patience, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  Search *search = g_new0 (Search, 1);

  g_ref_count_init (&search->count);
  search->task = g_task_new (NULL, cancellable, callback, data);
  search->printers = g_ptr_array_new_with_free_func (g_object_unref);
  search->late = g_timeout_source_new_seconds (patience);
  g_source_set_callback (search->late, on_late, search, NULL);
  g_source_attach (search->late, NULL);
  if (cancellable != NULL)
    {
      search->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (search->cancelled, G_SOURCE_FUNC (on_cancelled), search, NULL);
      g_source_attach (search->cancelled, NULL);
    }
  gtk_enumerate_printers (on_printer, search, on_all_told, FALSE);
}

GPtrArray *
gadiba_print_service_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
