/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-client-model.h"

#include <string.h>

/* Rows are read so many at a time, and so many pages are kept. */
#define PAGE 64
#define MAX_PAGES 16
/* The first keys are asked for by themselves, so that a long list shows at once. */
#define FIRST_KEYS 256

struct _GadibaClient
{
  GObject parent;

  gint64 person;
  GadibaDate today;
  GadibaClientRow *row; /* owned by the page's array */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (GadibaClient, gadiba_client, G_TYPE_OBJECT)

struct _GadibaClientModel
{
  GObject parent;

  GadibaSession *session;
  GArray *keys;      /* gint64 */
  GHashTable *pages; /* number → GPtrArray of GadibaClient */
  GQueue recent;     /* numbers of pages, the one used last at the head */
  GadibaClientQuery *query;
  gboolean asking; /* the first keys are on their way */
  GCancellable *cancellable;
};

static void gadiba_client_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaClientModel, gadiba_client_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      gadiba_client_model_list_init))

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- a client --- */

static void
gadiba_client_finalize (GObject *object)
{
  GadibaClient *self = GADIBA_CLIENT (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gadiba_client_parent_class)->finalize (object);
}

static void
gadiba_client_class_init (GadibaClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_client_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gadiba_client_init (GadibaClient *self)
{
}

gint64
gadiba_client_get_person (GadibaClient *self)
{
  g_return_val_if_fail (GADIBA_IS_CLIENT (self), 0);

  return self->person;
}

const GadibaClientRow *
gadiba_client_get_row (GadibaClient *self)
{
  g_return_val_if_fail (GADIBA_IS_CLIENT (self), NULL);

  return self->row;
}

GadibaDate
gadiba_client_get_today (GadibaClient *self)
{
  g_return_val_if_fail (GADIBA_IS_CLIENT (self), GADIBA_DATE_NONE);

  return self->today;
}

/* --- rows --- */

typedef struct
{
  GArray *persons; /* gint64 */
  guint page;
} PageRequest;

static void
free_page_request (gpointer data)
{
  PageRequest *self = data;

  g_array_unref (self->persons);
  g_free (self);
}

static gpointer
read_rows (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const PageRequest *request = data;

  return gadiba_office_read_clients (office, (const gint64 *) (gpointer) request->persons->data,
                                     request->persons->len, moment, error);
}

static void
take_rows (GPtrArray *clients, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GadibaClientRow *row = g_ptr_array_index (rows, i);
      for (guint j = 0; j < clients->len; j++)
        {
          GadibaClient *client = g_ptr_array_index (clients, j);
          if (client->person != row->person)
            continue;
          g_clear_pointer (&client->rows, g_ptr_array_unref);
          client->rows = g_ptr_array_ref (rows);
          client->row = row;
          g_signal_emit (client, signals[SIGNAL_CHANGED], 0);
          break;
        }
    }
}

/* What waits for rows: the model, and its clients whose they are. */
typedef struct
{
  GadibaClientModel *model;
  GPtrArray *clients;
} RowsAsked;

static void
on_rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree RowsAsked *asked = user_data;
  g_autoptr (GadibaClientModel) self = asked->model;
  g_autoptr (GPtrArray) clients = asked->clients;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = gadiba_session_run_finish (result, &error);

  if (rows != NULL)
    take_rows (clients, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FILLED], 0, error->message);
}

static void
ask_rows (GadibaClientModel *self, GPtrArray *clients)
{
  PageRequest *request = g_new0 (PageRequest, 1);
  RowsAsked *asked = g_new0 (RowsAsked, 1);
  const GadibaJob job = { read_rows, request, free_page_request,
                          (GDestroyNotify) g_ptr_array_unref };

  request->persons = g_array_sized_new (FALSE, FALSE, sizeof (gint64), clients->len);
  for (guint i = 0; i < clients->len; i++)
    g_array_append_val (request->persons,
                        ((GadibaClient *) g_ptr_array_index (clients, i))->person);
  asked->model = g_object_ref (self);
  asked->clients = g_ptr_array_ref (clients);
  gadiba_session_run_async (self->session, &job, self->cancellable, on_rows_read_cb, asked);
}

static GPtrArray *
make_page (GadibaClientModel *self, guint page)
{
  GPtrArray *clients = g_ptr_array_new_with_free_func (g_object_unref);
  GadibaDate today = gadiba_session_get_moment (self->session).today;

  for (guint i = page * PAGE; i < MIN ((page + 1) * PAGE, self->keys->len); i++)
    {
      GadibaClient *client = g_object_new (GADIBA_TYPE_CLIENT, NULL);
      client->person = g_array_index (self->keys, gint64, i);
      client->today = today;
      g_ptr_array_add (clients, client);
    }
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), clients);
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (page));
  if (self->recent.length > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
  ask_rows (self, clients);
  return clients;
}

static gpointer
gadiba_client_model_get_item (GListModel *model, guint position)
{
  GadibaClientModel *self = GADIBA_CLIENT_MODEL (model);

  if (position >= self->keys->len)
    return NULL;
  GPtrArray *clients = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / PAGE));
  if (clients == NULL)
    clients = make_page (self, position / PAGE);
  return g_object_ref (g_ptr_array_index (clients, position % PAGE));
}

static guint
gadiba_client_model_get_n_items (GListModel *model)
{
  return GADIBA_CLIENT_MODEL (model)->keys->len;
}

static GType
gadiba_client_model_get_item_type (GListModel *model)
{
  return GADIBA_TYPE_CLIENT;
}

static void
gadiba_client_model_list_init (GListModelInterface *iface)
{
  iface->get_item = gadiba_client_model_get_item;
  iface->get_item_type = gadiba_client_model_get_item_type;
  iface->get_n_items = gadiba_client_model_get_n_items;
}

/* --- keys --- */

static gpointer
list_first (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_list_clients (office, data, moment, 0, FIRST_KEYS, error);
}

/* The first ones again: somebody may have come before them meanwhile. */
static gpointer
list_all (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_list_clients (office, data, moment, 0, G_MAXUINT, error);
}

static void
set_keys (GadibaClientModel *self, GArray *keys)
{
  guint before = self->keys->len;

  g_array_unref (self->keys);
  self->keys = g_array_ref (keys);
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, keys->len);
}

/* @keys: all of them; those that are shown stay, if they are still the first ones */
static void
add_keys (GadibaClientModel *self, GArray *keys)
{
  guint before = self->keys->len;

  G_STATIC_ASSERT (FIRST_KEYS % PAGE == 0); /* no page is half filled before */
  if (keys->len < before || memcmp (keys->data, self->keys->data, before * sizeof (gint64)) != 0)
    {
      set_keys (self, keys);
      return;
    }
  g_array_append_vals (self->keys, &g_array_index (keys, gint64, before), keys->len - before);
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, keys->len - before);
}

/* What waits for keys: the model, and whether its first ones are there already. */
typedef struct
{
  GadibaClientModel *model;
  gboolean more;
} KeysAsked;

static void ask_keys (GadibaClientModel *self, GadibaWork work, gboolean more);

static void
on_keys_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree KeysAsked *asked = user_data;
  g_autoptr (GadibaClientModel) self = asked->model;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = gadiba_session_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (keys == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FILLED], 0, error->message);
      return;
    }
  if (asked->more)
    add_keys (self, keys);
  else
    set_keys (self, keys);
  if (!asked->more && self->query->search == NULL && keys->len == FIRST_KEYS)
    ask_keys (self, list_all, TRUE);
  g_signal_emit (self, signals[SIGNAL_FILLED], 0, NULL);
}

static void
ask_keys (GadibaClientModel *self, GadibaWork work, gboolean more)
{
  KeysAsked *asked = g_new0 (KeysAsked, 1);
  const GadibaJob job = { work, gadiba_client_query_copy (self->query),
                          (GDestroyNotify) gadiba_client_query_free,
                          (GDestroyNotify) g_array_unref };

  asked->model = g_object_ref (self);
  asked->more = more;
  gadiba_session_run_async (self->session, &job, self->cancellable, on_keys_listed_cb, asked);
}

/* --- the model --- */

static void
gadiba_client_model_dispose (GObject *object)
{
  GadibaClientModel *self = GADIBA_CLIENT_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gadiba_client_model_parent_class)->dispose (object);
}

static void
gadiba_client_model_finalize (GObject *object)
{
  GadibaClientModel *self = GADIBA_CLIENT_MODEL (object);

  g_array_unref (self->keys);
  g_hash_table_unref (self->pages);
  g_queue_clear (&self->recent);
  gadiba_client_query_free (self->query);

  G_OBJECT_CLASS (gadiba_client_model_parent_class)->finalize (object);
}

static void
gadiba_client_model_class_init (GadibaClientModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gadiba_client_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_client_model_finalize;

  signals[SIGNAL_FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gadiba_client_model_init (GadibaClientModel *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);
  self->query = gadiba_client_query_new ();
}

GadibaClientModel *
gadiba_client_model_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  GadibaClientModel *self = g_object_new (GADIBA_TYPE_CLIENT_MODEL, NULL);
  self->session = g_object_ref (session);
  gadiba_client_model_refresh (self);
  return self;
}

void
gadiba_client_model_refresh (GadibaClientModel *self)
{
  g_return_if_fail (GADIBA_IS_CLIENT_MODEL (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->asking = TRUE;
  ask_keys (self, self->query->search != NULL ? list_all : list_first, FALSE);
}

gboolean
gadiba_client_model_is_asking (GadibaClientModel *self)
{
  g_return_val_if_fail (GADIBA_IS_CLIENT_MODEL (self), FALSE);

  return self->asking;
}

gboolean
gadiba_client_model_find (GadibaClientModel *self, gint64 person, guint *position)
{
  g_return_val_if_fail (GADIBA_IS_CLIENT_MODEL (self) && position != NULL, FALSE);

  for (*position = 0; *position < self->keys->len; (*position)++)
    if (g_array_index (self->keys, gint64, *position) == person)
      return TRUE;
  return FALSE;
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
  gadiba_client_model_refresh (self);
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
