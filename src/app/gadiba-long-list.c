/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-long-list.h"

#include <string.h>

/* Rows are read so many at a time, and so many pages are kept. */
#define PAGE 64
#define MAX_PAGES 16
/* So many keys are asked for first. */
#define FIRST_KEYS 256

struct _GadibaLongLine
{
  GObject parent;

  gint64 key;
  GadibaDate today;
  gconstpointer row; /* owned by the page's array */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (GadibaLongLine, gadiba_long_line, G_TYPE_OBJECT)

typedef struct
{
  GadibaSession *session;
  GArray *keys;      /* gint64 */
  GHashTable *pages; /* number → GPtrArray of GadibaLongLine */
  GQueue recent;     /* numbers of pages, the one used last at the head */
  gboolean asking;   /* the first keys are on their way */
  gboolean whole;    /* no more keys are */
  GCancellable *cancellable;
} GadibaLongListPrivate;

static void gadiba_long_list_list_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (GadibaLongList, gadiba_long_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (GadibaLongList)
                                      G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                             gadiba_long_list_list_init))

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GadibaLongListPrivate *
get_private (GadibaLongList *self)
{
  return gadiba_long_list_get_instance_private (self);
}

/* --- a line --- */

static void
gadiba_long_line_finalize (GObject *object)
{
  GadibaLongLine *self = GADIBA_LONG_LINE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gadiba_long_line_parent_class)->finalize (object);
}

static void
gadiba_long_line_class_init (GadibaLongLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_long_line_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gadiba_long_line_init (GadibaLongLine *self)
{
}

gint64
gadiba_long_line_get_key (GadibaLongLine *self)
{
  g_return_val_if_fail (GADIBA_IS_LONG_LINE (self), 0);

  return self->key;
}

gconstpointer
gadiba_long_line_get_row (GadibaLongLine *self)
{
  g_return_val_if_fail (GADIBA_IS_LONG_LINE (self), NULL);

  return self->row;
}

GadibaDate
gadiba_long_line_get_today (GadibaLongLine *self)
{
  g_return_val_if_fail (GADIBA_IS_LONG_LINE (self), GADIBA_DATE_NONE);

  return self->today;
}

/* --- rows --- */

static void
take_rows (GPtrArray *lines, GPtrArray *rows)
{
  g_return_if_fail (rows->len == lines->len);

  for (guint i = 0; i < lines->len; i++)
    {
      GadibaLongLine *line = lines->pdata[i];
      g_clear_pointer (&line->rows, g_ptr_array_unref);
      line->rows = g_ptr_array_ref (rows);
      line->row = rows->pdata[i];
      g_signal_emit (line, signals[SIGNAL_CHANGED], 0);
    }
}

/* What waits for rows: the list, and its lines whose they are. */
typedef struct
{
  GadibaLongList *list;
  GPtrArray *lines;
} RowsAsked;

static void
on_rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree RowsAsked *asked = user_data;
  g_autoptr (GadibaLongList) self = asked->list;
  g_autoptr (GPtrArray) lines = asked->lines;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = gadiba_session_run_finish (result, &error);

  if (rows != NULL)
    take_rows (lines, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FILLED], 0, error->message);
}

static void
ask_rows (GadibaLongList *self, GPtrArray *lines)
{
  g_autoptr (GArray) keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), lines->len);
  RowsAsked *asked = g_new0 (RowsAsked, 1);

  for (guint i = 0; i < lines->len; i++)
    g_array_append_val (keys, ((GadibaLongLine *) lines->pdata[i])->key);
  const GadibaJob job = GADIBA_LONG_LIST_GET_CLASS (self)->read (self, keys);
  asked->list = g_object_ref (self);
  asked->lines = g_ptr_array_ref (lines);
  gadiba_long_list_run (self, &job, on_rows_read_cb, asked);
}

static GPtrArray *
make_page (GadibaLongList *self, guint page)
{
  GadibaLongListPrivate *private = get_private (self);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  GadibaDate today = gadiba_session_get_moment (private->session).today;

  for (guint i = page * PAGE; i < MIN ((page + 1) * PAGE, private->keys->len); i++)
    {
      GadibaLongLine *line = g_object_new (GADIBA_TYPE_LONG_LINE, NULL);
      line->key = g_array_index (private->keys, gint64, i);
      line->today = today;
      g_ptr_array_add (lines, line);
    }
  g_hash_table_insert (private->pages, GUINT_TO_POINTER (page), lines);
  g_queue_push_head (&private->recent, GUINT_TO_POINTER (page));
  if (private->recent.length > MAX_PAGES)
    g_hash_table_remove (private->pages, g_queue_pop_tail (&private->recent));
  ask_rows (self, lines);
  return lines;
}

static gpointer
gadiba_long_list_get_item (GListModel *model, guint position)
{
  GadibaLongList *self = GADIBA_LONG_LIST (model);
  GadibaLongListPrivate *private = get_private (self);

  if (position >= private->keys->len)
    return NULL;
  GPtrArray *lines = g_hash_table_lookup (private->pages, GUINT_TO_POINTER (position / PAGE));
  if (lines == NULL)
    lines = make_page (self, position / PAGE);
  return g_object_ref (g_ptr_array_index (lines, position % PAGE));
}

static guint
gadiba_long_list_get_n_items (GListModel *model)
{
  return get_private (GADIBA_LONG_LIST (model))->keys->len;
}

static GType
gadiba_long_list_get_item_type (GListModel *model)
{
  return GADIBA_TYPE_LONG_LINE;
}

static void
gadiba_long_list_list_init (GListModelInterface *iface)
{
  iface->get_item = gadiba_long_list_get_item;
  iface->get_item_type = gadiba_long_list_get_item_type;
  iface->get_n_items = gadiba_long_list_get_n_items;
}

/* --- keys --- */

static void
set_keys (GadibaLongList *self, GArray *keys)
{
  GadibaLongListPrivate *private = get_private (self);
  guint before = private->keys->len;

  g_array_unref (private->keys);
  private->keys = g_array_ref (keys);
  g_hash_table_remove_all (private->pages);
  g_queue_clear (&private->recent);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, keys->len);
}

/* @keys: all of them; those that are shown stay, if they are still the first ones */
static void
add_keys (GadibaLongList *self, GArray *keys)
{
  GadibaLongListPrivate *private = get_private (self);
  guint before = private->keys->len;

  G_STATIC_ASSERT (FIRST_KEYS % PAGE == 0); /* no page is half filled before */
  if (keys->len < before || memcmp (keys->data, private->keys->data, before * sizeof (gint64)) != 0)
    {
      set_keys (self, keys);
      return;
    }
  g_array_append_vals (private->keys, &g_array_index (keys, gint64, before), keys->len - before);
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, keys->len - before);
}

/* What waits for keys: the list, and whether its first ones are there already. */
typedef struct
{
  GadibaLongList *list;
  gboolean more;
} KeysAsked;

static void ask_keys (GadibaLongList *self, gboolean more);

static void
on_keys_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree KeysAsked *asked = user_data;
  g_autoptr (GadibaLongList) self = asked->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = gadiba_session_run_finish (result, &error);
  GadibaLongListPrivate *private = get_private (self);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  private->asking = FALSE;
  private->whole = keys != NULL && (asked->more || keys->len != FIRST_KEYS);
  if (keys == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FILLED], 0, error->message);
      return;
    }
  if (asked->more)
    add_keys (self, keys);
  else
    set_keys (self, keys);
  if (!private->whole)
    ask_keys (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_FILLED], 0, NULL);
}

/* @more: the first ones are there. They are asked for again: somebody may have come before them
 * meanwhile. */
static void
ask_keys (GadibaLongList *self, gboolean more)
{
  KeysAsked *asked = g_new0 (KeysAsked, 1);
  const GadibaJob job =
      GADIBA_LONG_LIST_GET_CLASS (self)->list (self, more ? G_MAXUINT : FIRST_KEYS);

  asked->list = g_object_ref (self);
  asked->more = more;
  gadiba_long_list_run (self, &job, on_keys_listed_cb, asked);
}

/* --- the list --- */

static void
gadiba_long_list_dispose (GObject *object)
{
  GadibaLongListPrivate *private = get_private (GADIBA_LONG_LIST (object));

  g_cancellable_cancel (private->cancellable);
  g_clear_object (&private->cancellable);
  g_clear_object (&private->session);

  G_OBJECT_CLASS (gadiba_long_list_parent_class)->dispose (object);
}

static void
gadiba_long_list_finalize (GObject *object)
{
  GadibaLongListPrivate *private = get_private (GADIBA_LONG_LIST (object));

  g_array_unref (private->keys);
  g_hash_table_unref (private->pages);
  g_queue_clear (&private->recent);

  G_OBJECT_CLASS (gadiba_long_list_parent_class)->finalize (object);
}

static void
gadiba_long_list_class_init (GadibaLongListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gadiba_long_list_dispose;
  object_class->finalize = gadiba_long_list_finalize;

  signals[SIGNAL_FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gadiba_long_list_init (GadibaLongList *self)
{
  GadibaLongListPrivate *private = get_private (self);

  private->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  private->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&private->recent);
}

void
gadiba_long_list_set_session (GadibaLongList *self, GadibaSession *session)
{
  g_return_if_fail (GADIBA_IS_LONG_LIST (self) && GADIBA_IS_SESSION (session));

  g_set_object (&get_private (self)->session, session);
}

void
gadiba_long_list_refresh (GadibaLongList *self)
{
  g_return_if_fail (GADIBA_IS_LONG_LIST (self));

  GadibaLongListPrivate *private = get_private (self);
  g_cancellable_cancel (private->cancellable);
  g_clear_object (&private->cancellable);
  private->cancellable = g_cancellable_new ();
  private->asking = TRUE;
  private->whole = FALSE;
  ask_keys (self, FALSE);
}

void
gadiba_long_list_run (GadibaLongList *self, const GadibaJob *job, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_LONG_LIST (self) && job != NULL && callback != NULL);

  GadibaLongListPrivate *private = get_private (self);
  gadiba_session_run_async (private->session, job, private->cancellable, callback, user_data);
}

gboolean
gadiba_long_list_is_asking (GadibaLongList *self)
{
  g_return_val_if_fail (GADIBA_IS_LONG_LIST (self), FALSE);

  return get_private (self)->asking;
}

gboolean
gadiba_long_list_is_whole (GadibaLongList *self)
{
  g_return_val_if_fail (GADIBA_IS_LONG_LIST (self), FALSE);

  return get_private (self)->whole;
}

gboolean
gadiba_long_list_find (GadibaLongList *self, gint64 key, guint *position)
{
  g_return_val_if_fail (GADIBA_IS_LONG_LIST (self) && position != NULL, FALSE);

  const GArray *keys = get_private (self)->keys;
  for (*position = 0; *position < keys->len; (*position)++)
    if (g_array_index (keys, gint64, *position) == key)
      return TRUE;
  return FALSE;
}
