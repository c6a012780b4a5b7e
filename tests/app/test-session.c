/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../office/office-test.h"
#include "session-test.h"

/* Jobs of an open office: one after the other, each answered in the window's thread. */

#define TODAY gadiba_date_new (2027, 1, 15)

typedef struct
{
  TestOffice office;
  GadibaSession *session;
  GString *log; /* of the session's thread, read when nothing runs */
  guint n_answers, n_idle;
} Fixture;

static void
on_idle (Fixture *self)
{
  self->n_idle++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = make_test_office (NULL);
  self->session = open_session (self->office.path, "anna", TODAY);
  self->log = g_string_new (NULL);
  g_signal_connect_swapped (self->session, "idle", G_CALLBACK (on_idle), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      close_session (self->session);
    }
  g_string_free (self->log, TRUE);
  clear_test_office (&self->office);
}

/* --- jobs --- */

/* What a job writes into the log, and whether it fails. */
typedef struct
{
  Fixture *fixture;
  char letter;
  gboolean fails;
} Work;

static gpointer
work (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Work *self = data;

  g_assert_true (moment->today == TODAY);
  g_usleep (1000);
  g_string_append_c (self->fixture->log, self->letter);
  if (!self->fails)
    return g_strdup_printf ("%c", self->letter);
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG, "It fails.");
  return NULL;
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = gadiba_session_run_finish (result, &error);

  g_assert_true ((answer != NULL) != (error != NULL));
  self->n_answers++;
}

static void
run (Fixture *self, char letter, gboolean fails, GCancellable *cancellable)
{
  Work *data = g_new (Work, 1);
  const GadibaJob job = { work, data, g_free, g_free };

  *data = (Work){ self, letter, fails };
  gadiba_session_run_async (self->session, &job, cancellable, on_answered, self);
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_assert_false (gadiba_session_is_busy (self->session));
  for (char letter = 'a'; letter <= 'z'; letter++)
    run (self, letter, letter % 5 == 0, NULL);
  g_assert_true (gadiba_session_is_busy (self->session));
  g_assert_cmpuint (self->n_answers, ==, 0); /* never before the call returns */
  finish_jobs (self->session);
  g_assert_cmpstr (self->log->str, ==, "abcdefghijklmnopqrstuvwxyz");
  g_assert_cmpuint (self->n_answers, ==, 26);
  g_assert_cmpuint (self->n_idle, ==, 1);
}

/* A job that is not wanted any more is not done, but answered. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  run (self, 'a', FALSE, NULL);
  run (self, 'b', FALSE, cancellable);
  run (self, 'c', FALSE, NULL);
  g_cancellable_cancel (cancellable);
  finish_jobs (self->session);
  g_assert_cmpstr (self->log->str, ==, "ac");
  g_assert_cmpuint (self->n_answers, ==, 3);
}

/* Whoever asked lets go at once: the jobs are done all the same, and the session goes with the last
 * answer, on whichever side the last hand leaves it. */
static void
test_let_go (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    {
      gpointer weak = self->session;
      g_object_add_weak_pointer (G_OBJECT (self->session), &weak);
      for (char letter = 'a'; letter <= 'c'; letter++)
        run (self, letter, FALSE, NULL);
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_clear_object (&self->session);
      wait_until (is_unset, &weak);
      g_assert_cmpstr (self->log->str, ==, "abc");
      g_string_truncate (self->log, 0);
      self->session = open_session (self->office.path, "anna", TODAY);
    }
}

/* --- opening --- */

static void
on_not_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  g_assert_null (gadiba_session_open_finish (result, &error));
  *(GError **) data = error;
}

static void
test_no_office (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->office.folder, "nowhere", NULL);
  g_autoptr (GError) error = NULL;

  gadiba_session_open_async (path, "anna", TODAY, on_not_opened, &error);
  wait_until (is_set, &error);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_stranger (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gadiba_session_open_async (self->office.path, "nobody", TODAY, on_not_opened, &error);
  wait_until (is_set, &error);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_about (Fixture *self, gconstpointer data)
{
  const GadibaOfficeAbout *about = gadiba_session_get_about (self->session);

  g_assert_cmpstr (about->caseworker, ==, "Līga Kalniņa");
  g_assert_cmpstr (about->name, ==, "Liepkalnu novada Sociālais dienests");
  g_assert_nonnull (gadiba_session_get_book (self->session));
  g_assert_cmpstr (gadiba_session_get_path (self->session), ==, self->office.path);
  g_assert_true (gadiba_session_get_moment (self->session).today == TODAY);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/session/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("cancel", test_cancel);
  ADD ("let-go", test_let_go);
  ADD ("no-office", test_no_office);
  ADD ("stranger", test_stranger);
  ADD ("about", test_about);
  return g_test_run ();
}
