/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-printing.h"

#include <glib/gstdio.h>

#include "../letter/letter-test.h"
#include "decision-test.h"
#include "gadiba-habits.h"
#include "gadiba-letter-pdf.h"
#include "silent-service.h"

/* Letters on their way to a printer: it takes them, it is stopped, it is not there, it hangs. */

typedef struct
{
  GadibaPrinting *printing;
  char *folder;
  char *server; /* of the environment, to be put back */
} Fixture;

static void
set_up (Fixture *self, gconstpointer server)
{
  self->folder = g_dir_make_tmp ("gadiba-printing-XXXXXX", NULL);
  self->printing = gadiba_printing_new (3);
  g_settings_reset (gadiba_habits_get (), "printer");
  self->server = g_strdup (g_getenv ("CUPS_SERVER"));
}

static gboolean
on_tick (gpointer data)
{
  ++*(guint *) data;
  return G_SOURCE_CONTINUE;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer left = self->printing;

  g_object_add_weak_pointer (G_OBJECT (self->printing), &left);
  g_object_unref (self->printing);
  /* A thread may hold it a moment longer, and wakes nobody when it lets go. */
  guint n_ticks = 0;
  guint id = g_timeout_add (20, on_tick, &n_ticks);
  wait_until (is_gone, &left);
  g_source_remove (id);
  if (self->server != NULL)
    g_setenv ("CUPS_SERVER", self->server, TRUE);
  else
    g_unsetenv ("CUPS_SERVER");
  g_rmdir (self->folder);
  g_free (self->server);
  g_free (self->folder);
}

static gboolean
has_cups (void)
{
  if (g_getenv ("GADIBA_PRINTED") == NULL)
    g_test_skip ("no CUPS of its own: cups-daemon, cups-client, cups-filters, and root");
  return g_getenv ("GADIBA_PRINTED") != NULL;
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GPtrArray *
list (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gadiba_printing_list_async (self->printing, NULL, on_done, &result);
  wait_until (is_there, &result);
  return gadiba_printing_list_finish (self->printing, result, error);
}

/* A letter as the office makes it. */
static GBytes *
make_pdf (void)
{
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);
  g_autoptr (GadibaPress) press = gadiba_press_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetterLayout) layout =
      gadiba_letter_layout_new (press, letter, GADIBA_LETTER_SIZE_USUAL, &error);
  g_assert_no_error (error);
  GBytes *pdf = gadiba_letter_make_pdf (layout, decision->day, &error);
  g_assert_no_error (error);
  return pdf;
}

static char *
print (Fixture *self, const char *printer, GCancellable *cancellable, GadibaPrintState *state,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) pdf = make_pdf ();
  const GadibaPrintRequest request = { printer, "SP/2026/17 ģ", pdf, TRUE };

  gadiba_printing_print_async (self->printing, &request, cancellable, on_done, &result);
  wait_until (is_there, &result);
  return gadiba_printing_print_finish (self->printing, result, state, error);
}

static const GadibaPrinter *
pick (const GPtrArray *printers, const char *name)
{
  for (guint i = 0; i < printers->len; i++)
    if (g_str_equal (((const GadibaPrinter *) g_ptr_array_index (printers, i))->name, name))
      return g_ptr_array_index (printers, i);
  g_assert_not_reached ();
}

static void
test_list (Fixture *self, gconstpointer data)
{
  if (!has_cups ())
    return;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) printers = list (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (printers->len, ==, 4);
  g_assert_cmpstr (pick (printers, "folder")->description, ==, "Mape galdā");
  g_assert_true (pick (printers, "folder")->is_default);
  g_assert_true (pick (printers, "folder")->is_chosen);
  g_settings_set_string (gadiba_habits_get (), "printer", "broken");
  g_autoptr (GPtrArray) again = list (self, &error);
  g_assert_true (pick (again, "broken")->is_chosen);
  g_assert_false (pick (again, "folder")->is_chosen);
}

/* Returns: (transfer full) (nullable): the file of that ending that a queue made */
static char *
find_printed (const char *ending)
{
  g_autoptr (GDir) folder = g_dir_open (g_getenv ("GADIBA_PRINTED"), 0, NULL);

  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    if (g_str_has_suffix (name, ending))
      return g_build_filename (g_getenv ("GADIBA_PRINTED"), name, NULL);
  return NULL;
}

static gboolean
is_printed (gpointer data)
{
  g_autofree char *path = find_printed (".pdf");

  return path != NULL;
}

static void
test_print (Fixture *self, gconstpointer data)
{
  if (!has_cups ())
    return;
  g_autoptr (GError) error = NULL;
  GadibaPrintState state;
  g_autofree char *words = print (self, "folder", NULL, &state, &error);
  g_assert_no_error (error);
  g_test_message ("%s", words);
  g_assert_cmpint (state, ==, GADIBA_PRINT_DONE);
  g_autofree char *chosen = g_settings_get_string (gadiba_habits_get (), "printer");
  g_assert_cmpstr (chosen, ==, "folder");

  guint n_ticks = 0;
  guint id = g_timeout_add (20, on_tick, &n_ticks);
  wait_until (is_printed, NULL);
  g_source_remove (id);
  g_autofree char *pdf = find_printed (".pdf");
  g_autofree char *title = find_printed (".txt");
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;
  g_file_get_contents (pdf, &bytes, &length, &error);
  g_assert_no_error (error);
  /* The driver puts words of its own before the letter. */
  g_assert_nonnull (memmem (bytes, length, "%PDF-", 5));
  g_file_get_contents (title, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "SP/2026/17 ģ"));
}

/* The queue takes the letter, and stops for want of paper: the letter waits. */
static void
test_out_of_paper (Fixture *self, gconstpointer data)
{
  if (!has_cups ())
    return;
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaPrintState state;
      g_autofree char *words = print (self, "broken", NULL, &state, &error);
      g_assert_no_error (error);
      g_test_message ("%s", words);
      g_assert_cmpint (state, ==, GADIBA_PRINT_WAITS);
      g_assert_nonnull (strstr (words, "out of paper"));
    }
  g_autoptr (GPtrArray) printers = list (self, NULL);
  g_assert_true (pick (printers, "broken")->is_stopped);
  g_assert_cmpstr (pick (printers, "broken")->state, ==, "out of paper");
}

/* It is out of paper in the middle, and goes on when it has some: then it is printed. */
static void
test_goes_on (Fixture *self, gconstpointer data)
{
  if (!has_cups ())
    return;
  g_autofree char *paper = g_build_filename (g_getenv ("GADIBA_PRINTED"), "paper", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (GError) error = NULL;
  const GadibaPrintRequest request = { "tray", "SP/2026/17", pdf, FALSE };
  GadibaPrintState state;

  gadiba_printing_print_async (self->printing, &request, NULL, on_done, &result);
  wait_until (is_there, &result);
  g_autofree char *words = gadiba_printing_print_finish (self->printing, result, &state, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, GADIBA_PRINT_WAITS);
  g_assert_cmpstr (words, ==,
                   "It waits at tray: out of paper. When that is put right it goes on, and when it "
                   "is out it is noted as printed.");
  g_assert_true (g_file_set_contents (paper, "", 0, NULL));
  /* It may be said once more that it is on its way. */
  for (int i = 0; i < 5 && state != GADIBA_PRINT_DONE; i++)
    {
      g_autoptr (GAsyncResult) before = g_steal_pointer (&result);
      gadiba_printing_follow_async (self->printing, before, NULL, on_done, &result);
      wait_until (is_there, &result);
      g_free (words);
      words = gadiba_printing_print_finish (self->printing, result, &state, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (state, ==, GADIBA_PRINT_DONE);
  g_assert_cmpstr (words, ==, "Printed on tray");
  g_unlink (paper);
}

static void
test_no_printer (Fixture *self, gconstpointer data)
{
  if (!has_cups ())
    return;
  const char *const names[] = { "elsewhere", "closed" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaPrintState state;
      g_assert_null (print (self, names[i], NULL, &state, &error));
      g_assert_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_PRINTER);
      g_assert_nonnull (strstr (error->message, names[i]));
    }
}

static void
test_no_service (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "cups.sock", NULL);
  const char *const servers[] = { path, "localhost:1" };

  for (guint i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) failed = NULL;
      GadibaPrintState state;
      g_setenv ("CUPS_SERVER", servers[i], TRUE);
      g_assert_null (list (self, &error));
      g_assert_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_SERVICE);
      g_assert_null (print (self, "folder", NULL, &state, &failed));
      g_assert_error (failed, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_SERVICE);
    }
}

#define N_OTHERS 4

typedef struct
{
  GSocket *server;
  GSocket *others[N_OTHERS];
} Crowd;

static gboolean
on_crowd_leaves (gpointer data)
{
  Crowd *crowd = data;

  for (int i = 0; i < N_OTHERS; i++)
    g_socket_close (crowd->others[i], NULL);
  for (g_autoptr (GSocket) one = NULL; (one = g_socket_accept (crowd->server, NULL, NULL)) != NULL;)
    g_clear_object (&one);
  return G_SOURCE_REMOVE;
}

/* A service at which others queue refuses whoever comes; that is not one that is not there. */
static void
test_busy (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "cups.sock", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GError) error = NULL;
  Crowd crowd = { .server = listen_to (path, 0) };

  g_socket_set_blocking (crowd.server, FALSE);
  for (int i = 0; i < N_OTHERS; i++)
    {
      crowd.others[i] = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, 0, NULL);
      g_socket_set_blocking (crowd.others[i], FALSE);
      g_socket_connect (crowd.others[i], address, NULL, NULL);
    }
  g_setenv ("CUPS_SERVER", path, TRUE);
  g_timeout_add (500, on_crowd_leaves, &crowd);
  g_assert_null (list (self, &error));
  g_assert_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER);
  for (int i = 0; i < N_OTHERS; i++)
    g_object_unref (crowd.others[i]);
  g_object_unref (crowd.server);
  g_unlink (path);
}

/* Meanwhile the main loop runs: a timer goes on ticking. */
static void
test_silence (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "cups.sock", NULL);
  g_autoptr (GSocket) socket = listen_silently (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failed = NULL;
  GadibaPrintState state;
  guint n_ticks = 0;
  guint id = g_timeout_add (20, on_tick, &n_ticks);

  g_setenv ("CUPS_SERVER", path, TRUE);
  g_assert_null (list (self, &error));
  g_assert_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER);
  g_assert_cmpuint (n_ticks, >, 20);
  g_assert_null (print (self, "folder", NULL, &state, &failed));
  g_assert_error (failed, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER);
  g_assert_cmpuint (n_ticks, >, 40);
  g_source_remove (id);
  g_unlink (path);
}

/* Says "HTTP" to whoever comes first, and nothing to anybody else; the connections stay open. */
static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  GPtrArray *connections = data;

  if (connections->len == 0)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                               "HTTP/1.1 200 OK\r\n\r\n", 19, NULL, NULL, NULL);
  g_ptr_array_add (connections, g_object_ref (connection));
  return TRUE;
}

/* A service that falls silent after its first word. */
static void
test_falls_silent (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "cups.sock", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  guint n_ticks = 0;
  guint id = g_timeout_add (20, on_tick, &n_ticks);

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (on_incoming), connections);
  g_setenv ("CUPS_SERVER", path, TRUE);
  g_assert_null (list (self, &error));
  g_assert_error (error, GADIBA_PRINTING_ERROR, GADIBA_PRINTING_ERROR_NO_ANSWER);
  g_assert_cmpuint (n_ticks, >, 20);
  g_source_remove (id);
  g_socket_service_stop (service);
  g_unlink (path);
}

static gboolean
on_cancel (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "cups.sock", NULL);
  g_autoptr (GSocket) socket = listen_silently (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GadibaPrintState state;

  g_setenv ("CUPS_SERVER", path, TRUE);
  g_timeout_add (50, on_cancel, cancellable);
  g_assert_null (print (self, "folder", cancellable, &state, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_unlink (path);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  init_gtk (&argc, &argv);
  ADD ("/printing/list", test_list);
  ADD ("/printing/print", test_print);
  ADD ("/printing/out-of-paper", test_out_of_paper);
  ADD ("/printing/goes-on", test_goes_on);
  ADD ("/printing/no-printer", test_no_printer);
  ADD ("/printing/no-service", test_no_service);
  ADD ("/printing/busy", test_busy);
  ADD ("/printing/silence", test_silence);
  ADD ("/printing/cancel", test_cancel);
  ADD ("/printing/falls-silent", test_falls_silent);
  return g_test_run ();
}
