/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-session.h"

#include <malloc.h>

#include "gadiba-moment.h"

struct _GadibaSession
{
  GObject parent;

  GadibaOffice *office;
  GadibaOfficeAbout *about;
  char *path;
  GadibaDate today;   /* NONE: the clock's */
  GThreadPool *pool;  /* of one thread: a queue */
  guint n_jobs;       /* not answered yet */
  GPtrArray *retired; /* GadibaBook: no longer in force */
};

G_DEFINE_FINAL_TYPE (GadibaSession, gadiba_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_BOOK,
  SIGNAL_IDLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A job on its way; it is the data of its task. The session lives until the task is answered, but
 * the task does not hold it: whoever lets go of it last waits for its thread, so that must never be
 * the thread itself. */
typedef struct
{
  GadibaJob job;
  GadibaOffice *office;
  GadibaMoment moment;
} Errand;

static void
free_errand (gpointer data)
{
  Errand *self = data;

  if (self->job.free_data != NULL)
    self->job.free_data (self->job.data);
  g_free (self);
}

/* In the session's thread. */
static void
run_errand (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  const Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  gpointer result = errand->job.work (errand->office, &errand->moment, errand->job.data, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, errand->job.free_result);
}

static void
on_task_completed_cb (GadibaSession *self)
{
  g_assert (GADIBA_IS_SESSION (self));

  if (--self->n_jobs == 0)
    g_signal_emit (self, signals[SIGNAL_IDLE], 0);
  g_object_unref (self);
}

static void
gadiba_session_finalize (GObject *object)
{
  GadibaSession *self = GADIBA_SESSION (object);

  /* What was asked for is done: each job holds the session until it is answered. */
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  gadiba_office_close (self->office);
  gadiba_office_about_free (self->about);
  g_free (self->path);
  g_ptr_array_unref (self->retired);

  G_OBJECT_CLASS (gadiba_session_parent_class)->finalize (object);
}

static void
gadiba_session_class_init (GadibaSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_session_finalize;

  signals[SIGNAL_BOOK] = g_signal_new ("book", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_IDLE] = g_signal_new ("idle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gadiba_session_init (GadibaSession *self)
{
  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_book_free);
}

/* --- opening --- */

typedef struct
{
  char *path, *login;
  GadibaDate today;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *self = data;

  g_free (self->path);
  g_free (self->login);
  g_free (self);
}

static void
open_office (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  g_autoptr (GadibaSession) self = g_object_new (GADIBA_TYPE_SESSION, NULL);
  GError *error = NULL;

  self->today = opening->today;
  self->path = g_strdup (opening->path);
  self->office = gadiba_office_open (opening->path, opening->login, &error);
  if (self->office != NULL)
    {
      const GadibaMoment moment = gadiba_session_get_moment (self);
      self->about = gadiba_office_read_about (self->office, &moment, &error);
    }
  malloc_trim (0); /* reading the rule books has left room that nobody needs again */
  if (self->about == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

void
gadiba_session_open_async (const char *path, const char *login, GadibaDate today,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (path != NULL && login != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);
  opening->path = g_strdup (path);
  opening->login = g_strdup (login);
  opening->today = today;
  g_task_set_task_data (task, opening, free_opening);
  g_task_run_in_thread (task, open_office);
}

GadibaSession *
gadiba_session_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  GadibaSession *self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL)
    self->pool = g_thread_pool_new (run_errand, NULL, 1, TRUE, NULL);
  return self;
}

/* --- jobs --- */

const GadibaOfficeAbout *
gadiba_session_get_about (GadibaSession *self)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (self), NULL);

  return self->about;
}

const GadibaBook *
gadiba_session_get_book (GadibaSession *self)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (self), NULL);

  return self->about->book;
}

const char *
gadiba_session_get_path (GadibaSession *self)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (self), NULL);

  return self->path;
}

GadibaMoment
gadiba_session_get_moment (GadibaSession *self)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (self), (GadibaMoment){ 0 });

  return gadiba_moment_now (self->today);
}

void
gadiba_session_run_async (GadibaSession *self, const GadibaJob *job, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_SESSION (self) && job != NULL && job->work != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);
  errand->job = *job;
  errand->office = self->office;
  errand->moment = gadiba_session_get_moment (self);
  g_task_set_task_data (task, errand, free_errand);
  self->n_jobs++;
  g_signal_connect_swapped (task, "notify::completed", G_CALLBACK (on_task_completed_cb),
                            g_object_ref (self));
  g_thread_pool_push (self->pool, g_steal_pointer (&task), NULL);
}

gpointer
gadiba_session_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
gadiba_session_is_busy (GadibaSession *self)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (self), FALSE);

  return self->n_jobs > 0;
}

/* --- other books --- */

static gpointer
read_about (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_about (office, moment, error);
}

static void
on_about_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaSession) self = user_data;
  g_autoptr (GadibaOfficeAbout) about = gadiba_session_run_finish (result, NULL);

  if (about == NULL)
    return;
  g_ptr_array_add (self->retired, self->about->book);
  self->about->book = g_steal_pointer (&about->book);
  g_signal_emit (self, signals[SIGNAL_BOOK], 0);
}

void
gadiba_session_reload_book (GadibaSession *self)
{
  g_return_if_fail (GADIBA_IS_SESSION (self));

  const GadibaJob job = { read_about, NULL, NULL, (GDestroyNotify) gadiba_office_about_free };
  gadiba_session_run_async (self, &job, NULL, on_about_read_cb, g_object_ref (self));
}
