/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-model.h"

struct _GadibaClientModel
{
  GadibaLongList parent;

  GadibaClientQuery *query;
};

G_DEFINE_FINAL_TYPE (GadibaClientModel, gadiba_client_model, GADIBA_TYPE_LONG_LIST)

/* --- jobs --- */

static gpointer
read_rows (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GArray *keys = data;

  return gadiba_office_read_clients (office, (const gint64 *) (gpointer) keys->data, keys->len,
                                     moment, error);
}

static GadibaJob
gadiba_client_model_read (GadibaLongList *list, GArray *keys)
{
  return (GadibaJob){ read_rows, g_array_ref (keys), (GDestroyNotify) g_array_unref,
                      (GDestroyNotify) g_ptr_array_unref };
}

typedef struct
{
  GadibaClientQuery *query;
  guint n;
} ListRequest;

static void
free_list_request (gpointer data)
{
  ListRequest *self = data;

  gadiba_client_query_free (self->query);
  g_free (self);
}

static gpointer
list_keys (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const ListRequest *asked = data;

  return gadiba_office_list_clients (office, asked->query, moment, 0, asked->n, error);
}

/* What a search finds is all there at once. */
static GadibaJob
gadiba_client_model_list (GadibaLongList *list, guint n)
{
  GadibaClientModel *self = GADIBA_CLIENT_MODEL (list);
  ListRequest *asked = g_new0 (ListRequest, 1);

  asked->query = gadiba_client_query_copy (self->query);
  asked->n = self->query->search != NULL ? G_MAXUINT : n;
  return (GadibaJob){ list_keys, asked, free_list_request, (GDestroyNotify) g_array_unref };
}

/* --- the model --- */

static void
gadiba_client_model_finalize (GObject *object)
{
  gadiba_client_query_free (GADIBA_CLIENT_MODEL (object)->query);

  G_OBJECT_CLASS (gadiba_client_model_parent_class)->finalize (object);
}

static void
gadiba_client_model_class_init (GadibaClientModelClass *klass)
{
  GadibaLongListClass *list_class = GADIBA_LONG_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gadiba_client_model_finalize;
  list_class->list = gadiba_client_model_list;
  list_class->read = gadiba_client_model_read;
}

static void
gadiba_client_model_init (GadibaClientModel *self)
{
  self->query = gadiba_client_query_new ();
}

GadibaClientModel *
gadiba_client_model_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  GadibaClientModel *self = g_object_new (GADIBA_TYPE_CLIENT_MODEL, NULL);
  gadiba_long_list_set_session (GADIBA_LONG_LIST (self), session);
  gadiba_long_list_refresh (GADIBA_LONG_LIST (self));
  return self;
}

void
gadiba_client_model_set_query (GadibaClientModel *self, const GadibaClientQuery *query)
{
  g_return_if_fail (GADIBA_IS_CLIENT_MODEL (self) && query != NULL);

  if (gadiba_client_query_equal (query, self->query))
    return;
  GadibaClientQuery *before = self->query;
  self->query = gadiba_client_query_copy (query);
  gadiba_client_query_free (before);
  gadiba_long_list_refresh (GADIBA_LONG_LIST (self));
}

const GadibaClientQuery *
gadiba_client_model_get_query (GadibaClientModel *self)
{
  g_return_val_if_fail (GADIBA_IS_CLIENT_MODEL (self), NULL);

  return self->query;
}

void
gadiba_client_model_set_search (GadibaClientModel *self, const char *text)
{
  g_return_if_fail (GADIBA_IS_CLIENT_MODEL (self));

  g_autoptr (GadibaClientQuery) query = gadiba_client_query_copy (self->query);
  g_free (query->search);
  query->search = g_strstrip (g_strdup (text != NULL ? text : ""));
  if (*query->search == '\0')
    g_clear_pointer (&query->search, g_free);
  gadiba_client_model_set_query (self, query);
}

const char *
gadiba_client_model_get_search (GadibaClientModel *self)
{
  g_return_val_if_fail (GADIBA_IS_CLIENT_MODEL (self), NULL);

  return self->query->search;
}
