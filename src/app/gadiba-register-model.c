/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-register-model.h"

struct _GadibaRegisterModel
{
  GadibaLongList parent;

  GadibaRegisterQuery query;
  GadibaRegisterTotals *totals;
};

G_DEFINE_FINAL_TYPE (GadibaRegisterModel, gadiba_register_model, GADIBA_TYPE_LONG_LIST)

static guint totalled_signal;

/* --- jobs --- */

typedef struct
{
  GadibaRegisterQuery query;
  GArray *keys; /* gint64: of rows that are read */
  guint n;      /* keys that are listed at most */
} Request;

static Request *
make_request (GadibaRegisterModel *self)
{
  Request *request = g_new0 (Request, 1);

  request->query = self->query;
  return request;
}

static void
free_request (gpointer data)
{
  Request *self = data;

  g_clear_pointer (&self->keys, g_array_unref);
  g_free (self);
}

static gpointer
read_rows (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Request *asked = data;

  return gadiba_office_read_register (office, asked->query.kind,
                                      (const gint64 *) (gpointer) asked->keys->data,
                                      asked->keys->len, error);
}

static GadibaJob
gadiba_register_model_read (GadibaLongList *list, GArray *keys)
{
  Request *asked = make_request (GADIBA_REGISTER_MODEL (list));

  asked->keys = g_array_ref (keys);
  return (GadibaJob){ read_rows, asked, free_request, (GDestroyNotify) g_ptr_array_unref };
}

static gpointer
list_keys (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Request *asked = data;

  return gadiba_office_list_register (office, &asked->query, moment, asked->n, error);
}

static GadibaJob
gadiba_register_model_list (GadibaLongList *list, guint n)
{
  Request *asked = make_request (GADIBA_REGISTER_MODEL (list));

  asked->n = n;
  return (GadibaJob){ list_keys, asked, free_request, (GDestroyNotify) g_array_unref };
}

static gpointer
total (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_total_register (office, &((const Request *) data)->query, moment, error);
}

/* --- totals --- */

static void
on_totalled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaRegisterModel) self = user_data;
  g_autoptr (GError) error = NULL;
  GadibaRegisterTotals *totals = gadiba_session_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->totals, gadiba_register_totals_free);
  self->totals = totals;
  if (totals == NULL)
    g_signal_emit_by_name (self, "filled", error->message);
  else
    g_signal_emit (self, totalled_signal, 0);
}

void
gadiba_register_model_refresh (GadibaRegisterModel *self)
{
  g_return_if_fail (GADIBA_IS_REGISTER_MODEL (self));

  const GadibaJob totals = { total, make_request (self), free_request,
                             (GDestroyNotify) gadiba_register_totals_free };
  g_clear_pointer (&self->totals, gadiba_register_totals_free);
  gadiba_long_list_refresh (GADIBA_LONG_LIST (self));
  gadiba_long_list_run (GADIBA_LONG_LIST (self), &totals, on_totalled_cb, g_object_ref (self));
}

/* --- the model --- */

static void
gadiba_register_model_finalize (GObject *object)
{
  gadiba_register_totals_free (GADIBA_REGISTER_MODEL (object)->totals);

  G_OBJECT_CLASS (gadiba_register_model_parent_class)->finalize (object);
}

static void
gadiba_register_model_class_init (GadibaRegisterModelClass *klass)
{
  GadibaLongListClass *list_class = GADIBA_LONG_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gadiba_register_model_finalize;
  list_class->list = gadiba_register_model_list;
  list_class->read = gadiba_register_model_read;

  totalled_signal = g_signal_new ("totalled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
gadiba_register_model_init (GadibaRegisterModel *self)
{
}

GadibaRegisterModel *
gadiba_register_model_new (GadibaSession *session, const GadibaRegisterQuery *query)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && query != NULL, NULL);

  GadibaRegisterModel *self = g_object_new (GADIBA_TYPE_REGISTER_MODEL, NULL);
  gadiba_long_list_set_session (GADIBA_LONG_LIST (self), session);
  self->query = *query;
  gadiba_register_model_refresh (self);
  return self;
}

void
gadiba_register_model_set_query (GadibaRegisterModel *self, const GadibaRegisterQuery *query)
{
  g_return_if_fail (GADIBA_IS_REGISTER_MODEL (self) && query != NULL);

  self->query = *query;
  gadiba_register_model_refresh (self);
}

const GadibaRegisterQuery *
gadiba_register_model_get_query (GadibaRegisterModel *self)
{
  g_return_val_if_fail (GADIBA_IS_REGISTER_MODEL (self), NULL);

  return &self->query;
}

const GadibaRegisterTotals *
gadiba_register_model_get_totals (GadibaRegisterModel *self)
{
  g_return_val_if_fail (GADIBA_IS_REGISTER_MODEL (self), NULL);

  return self->totals;
}
