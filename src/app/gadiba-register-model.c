/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include "gadiba-register-model.h"

/* Lines are read so many at a time, and so many pages are kept. */
#define PAGE 64
#define MAX_PAGES 16

struct _GadibaRegisterLine
{
  GObject parent;

  gint64 id;
  GadibaRegisterRow *row; /* owned by the page's array */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (GadibaRegisterLine, gadiba_register_line, G_TYPE_OBJECT)

struct _GadibaRegisterModel
{
  GObject parent;

  GadibaSession *session;
  GadibaRegisterQuery query;
  GArray *keys;      /* gint64 */
  GHashTable *pages; /* number → GPtrArray of GadibaRegisterLine */
  GQueue recent;     /* numbers of pages, the one used last at the head */
  GadibaRegisterTotals *totals;
  GCancellable *cancellable;
};

static void gadiba_register_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaRegisterModel, gadiba_register_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      gadiba_register_model_list_init))

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FILLED,
  SIGNAL_TOTALLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- a line --- */

static void
gadiba_register_line_finalize (GObject *object)
{
  GadibaRegisterLine *self = GADIBA_REGISTER_LINE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gadiba_register_line_parent_class)->finalize (object);
}

static void
gadiba_register_line_class_init (GadibaRegisterLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_register_line_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gadiba_register_line_init (GadibaRegisterLine *self)
{
}

gint64
gadiba_register_line_get_id (GadibaRegisterLine *self)
{
  g_return_val_if_fail (GADIBA_IS_REGISTER_LINE (self), 0);

  return self->id;
}

const GadibaRegisterRow *
gadiba_register_line_get_row (GadibaRegisterLine *self)
{
  g_return_val_if_fail (GADIBA_IS_REGISTER_LINE (self), NULL);

  return self->row;
}

/* --- pages --- */

typedef struct
{
  GadibaRegisterKind kind;
  GArray *keys; /* gint64 */
} PageRequest;

static void
free_page_request (gpointer data)
{
  PageRequest *self = data;

  g_array_unref (self->keys);
  g_free (self);
}

static gpointer
read_rows (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const PageRequest *asked = data;

  return gadiba_office_read_register (
      office, asked->kind, (const gint64 *) (gpointer) asked->keys->data, asked->keys->len, error);
}

/* What waits for rows: the model, and its lines whose they are. */
typedef struct
{
  GadibaRegisterModel *model;
  GPtrArray *lines;
} RowsAsked;

static void
on_rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree RowsAsked *asked = user_data;
  g_autoptr (GadibaRegisterModel) self = asked->model;
  g_autoptr (GPtrArray) lines = asked->lines;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = gadiba_session_run_finish (result, &error);

  for (guint i = 0; rows != NULL && i < lines->len; i++)
    {
      GadibaRegisterLine *line = lines->pdata[i];
      g_clear_pointer (&line->rows, g_ptr_array_unref);
      line->rows = g_ptr_array_ref (rows);
      line->row = rows->pdata[i]; /* one for each key */
      g_signal_emit (line, signals[SIGNAL_CHANGED], 0);
    }
  if (rows == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FILLED], 0, error->message);
}

static void
ask_rows (GadibaRegisterModel *self, GPtrArray *lines)
{
  PageRequest *request = g_new0 (PageRequest, 1);
  RowsAsked *asked = g_new0 (RowsAsked, 1);
  const GadibaJob job = { read_rows, request, free_page_request,
                          (GDestroyNotify) g_ptr_array_unref };

  request->kind = self->query.kind;
  request->keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), lines->len);
  for (guint i = 0; i < lines->len; i++)
    g_array_append_val (request->keys, ((GadibaRegisterLine *) lines->pdata[i])->id);
  asked->model = g_object_ref (self);
  asked->lines = g_ptr_array_ref (lines);
  gadiba_session_run_async (self->session, &job, self->cancellable, on_rows_read_cb, asked);
}

static GPtrArray *
make_page (GadibaRegisterModel *self, guint page)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = page * PAGE; i < MIN ((page + 1) * PAGE, self->keys->len); i++)
    {
      GadibaRegisterLine *line = g_object_new (GADIBA_TYPE_REGISTER_LINE, NULL);
      line->id = g_array_index (self->keys, gint64, i);
      g_ptr_array_add (lines, line);
    }
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), lines);
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (page));
  if (self->recent.length > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
  ask_rows (self, lines);
  return lines;
}

static gpointer
gadiba_register_model_get_item (GListModel *model, guint position)
{
  GadibaRegisterModel *self = GADIBA_REGISTER_MODEL (model);

  if (position >= self->keys->len)
    return NULL;
  GPtrArray *lines = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / PAGE));
  if (lines == NULL)
    lines = make_page (self, position / PAGE);
  return g_object_ref (g_ptr_array_index (lines, position % PAGE));
}

static guint
gadiba_register_model_get_n_items (GListModel *model)
{
  return GADIBA_REGISTER_MODEL (model)->keys->len;
}

static GType
gadiba_register_model_get_item_type (GListModel *model)
{
  return GADIBA_TYPE_REGISTER_LINE;
}

static void
gadiba_register_model_list_init (GListModelInterface *iface)
{
  iface->get_item = gadiba_register_model_get_item;
  iface->get_item_type = gadiba_register_model_get_item_type;
  iface->get_n_items = gadiba_register_model_get_n_items;
}

/* --- keys and totals --- */

static gpointer
list_keys (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_list_register (office, data, moment, error);
}

static gpointer
total (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_total_register (office, data, moment, error);
}

static void
on_keys_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaRegisterModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = gadiba_session_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (keys != NULL)
    {
      guint before = self->keys->len;
      g_array_unref (self->keys);
      self->keys = g_steal_pointer (&keys);
      g_hash_table_remove_all (self->pages);
      g_queue_clear (&self->recent);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->keys->len);
    }
  g_signal_emit (self, signals[SIGNAL_FILLED], 0, error != NULL ? error->message : NULL);
}

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
    g_signal_emit (self, signals[SIGNAL_FILLED], 0, error->message);
  else
    g_signal_emit (self, signals[SIGNAL_TOTALLED], 0);
}

void
gadiba_register_model_refresh (GadibaRegisterModel *self)
{
  g_return_if_fail (GADIBA_IS_REGISTER_MODEL (self));

  const gsize size = sizeof self->query;
  const GadibaJob keys = { list_keys, g_memdup2 (&self->query, size), g_free,
                           (GDestroyNotify) g_array_unref };
  const GadibaJob totals = { total, g_memdup2 (&self->query, size), g_free,
                             (GDestroyNotify) gadiba_register_totals_free };
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->totals, gadiba_register_totals_free);
  gadiba_session_run_async (self->session, &keys, self->cancellable, on_keys_listed_cb,
                            g_object_ref (self));
  gadiba_session_run_async (self->session, &totals, self->cancellable, on_totalled_cb,
                            g_object_ref (self));
}

/* --- the model --- */

static void
gadiba_register_model_dispose (GObject *object)
{
  GadibaRegisterModel *self = GADIBA_REGISTER_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gadiba_register_model_parent_class)->dispose (object);
}

static void
gadiba_register_model_finalize (GObject *object)
{
  GadibaRegisterModel *self = GADIBA_REGISTER_MODEL (object);

  g_array_unref (self->keys);
  g_hash_table_unref (self->pages);
  g_queue_clear (&self->recent);
  gadiba_register_totals_free (self->totals);

  G_OBJECT_CLASS (gadiba_register_model_parent_class)->finalize (object);
}

static void
gadiba_register_model_class_init (GadibaRegisterModelClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_register_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_register_model_finalize;

  signals[SIGNAL_FILLED] = g_signal_new ("filled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_TOTALLED] =
      g_signal_new ("totalled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gadiba_register_model_init (GadibaRegisterModel *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);
}

GadibaRegisterModel *
gadiba_register_model_new (GadibaSession *session, const GadibaRegisterQuery *query)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && query != NULL, NULL);

  GadibaRegisterModel *self = g_object_new (GADIBA_TYPE_REGISTER_MODEL, NULL);
  self->session = g_object_ref (session);
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

gboolean
gadiba_register_model_find (GadibaRegisterModel *self, gint64 id, guint *position)
{
  g_return_val_if_fail (GADIBA_IS_REGISTER_MODEL (self) && position != NULL, FALSE);

  for (*position = 0; *position < self->keys->len; (*position)++)
    if (g_array_index (self->keys, gint64, *position) == id)
      return TRUE;
  return FALSE;
}
