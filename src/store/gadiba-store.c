/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-store.h"

struct _GadibaStore
{
  GThread *thread;
  GAsyncQueue *requests; /* Request; one without work ends the thread */
};

/* What the thread is to do. Whoever waits is woken by @done; else @task takes the result. */
typedef struct
{
  GadibaStoreWork work;
  gpointer data;
  GDestroyNotify free_data;
  GTask *task;
  GDestroyNotify free_result;
  GMutex mutex;
  GCond done;
  gboolean is_done;
  gpointer result;
  GError *error;
} Request;

typedef struct
{
  const char *path;
  GadibaDbFlags flags;
  guint patience;
  GAsyncQueue *requests;
  Request opened;
} Opening;

static void
tell_done (Request *request)
{
  g_mutex_lock (&request->mutex);
  request->is_done = TRUE;
  g_cond_signal (&request->done);
  g_mutex_unlock (&request->mutex);
}

static void
wait_until_done (Request *request)
{
  g_mutex_lock (&request->mutex);
  while (!request->is_done)
    g_cond_wait (&request->done, &request->mutex);
  g_mutex_unlock (&request->mutex);
  g_mutex_clear (&request->mutex);
  g_cond_clear (&request->done);
}

static void
start_waiting (Request *request)
{
  g_mutex_init (&request->mutex);
  g_cond_init (&request->done);
}

/* The task belongs to the request. */
static void
run_task (GadibaDb *db, Request *request)
{
  if (!g_task_return_error_if_cancelled (request->task))
    {
      GError *error = NULL;
      gpointer result = request->work (db, request->data, &error);
      if (error != NULL)
        g_task_return_error (request->task, error);
      else
        g_task_return_pointer (request->task, result, request->free_result);
    }
  if (request->free_data != NULL)
    request->free_data (request->data);
  g_object_unref (request->task);
  g_free (request);
}

static void
run_requests (GadibaDb *db, GAsyncQueue *requests)
{
  for (;;)
    {
      Request *request = g_async_queue_pop (requests);
      if (request->task != NULL)
        {
          run_task (db, request);
          continue;
        }
      gboolean last = request->work == NULL;
      if (!last)
        request->result = request->work (db, request->data, &request->error);
      tell_done (request);
      if (last)
        return;
    }
}

static gpointer
run_thread (gpointer data)
{
  Opening *opening = data;
  g_autoptr (GAsyncQueue) requests = g_async_queue_ref (opening->requests);
  g_autoptr (GadibaDb) db =
      gadiba_db_open (opening->path, opening->flags, opening->patience, &opening->opened.error);
  gboolean opened = db != NULL;
  /* From here on "opening" is the caller's again. */
  tell_done (&opening->opened);
  if (opened)
    run_requests (db, requests);
  return NULL;
}

GadibaStore *
gadiba_store_open (const char *path, GadibaDbFlags flags, guint patience, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  GadibaStore *self = g_new0 (GadibaStore, 1);
  self->requests = g_async_queue_new ();
  Opening opening = {
    .path = path, .flags = flags, .patience = patience, .requests = self->requests
  };
  start_waiting (&opening.opened);
  self->thread = g_thread_new ("database", run_thread, &opening);
  wait_until_done (&opening.opened);
  if (opening.opened.error == NULL)
    return self;
  g_thread_join (self->thread);
  g_async_queue_unref (self->requests);
  g_free (self);
  g_propagate_error (error, opening.opened.error);
  return NULL;
}

void
gadiba_store_close (GadibaStore *self)
{
  if (self == NULL)
    return;
  Request end = { NULL };
  start_waiting (&end);
  g_async_queue_push (self->requests, &end);
  wait_until_done (&end);
  g_thread_join (self->thread);
  g_async_queue_unref (self->requests);
  g_free (self);
}

gpointer
gadiba_store_run (GadibaStore *self, GadibaStoreWork work, gpointer data, GError **error)
{
  g_return_val_if_fail (self != NULL && work != NULL, NULL);
  g_return_val_if_fail (g_thread_self () != self->thread, NULL);

  Request request = { .work = work, .data = data };
  start_waiting (&request);
  g_async_queue_push (self->requests, &request);
  wait_until_done (&request);
  if (request.error != NULL)
    g_propagate_error (error, request.error);
  return request.result;
}

void
gadiba_store_run_async (GadibaStore *self, GadibaStoreWork work, gpointer data,
                        GDestroyNotify free_data, GTask *task, GDestroyNotify free_result)
{
  g_return_if_fail (self != NULL && work != NULL && G_IS_TASK (task));

  Request *request = g_new0 (Request, 1);
  request->work = work;
  request->data = data;
  request->free_data = free_data;
  request->task = task;
  request->free_result = free_result;
  g_async_queue_push (self->requests, request);
}

gpointer
gadiba_store_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
