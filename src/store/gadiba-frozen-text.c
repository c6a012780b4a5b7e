/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-frozen-text-private.h"

#include <gio/gio.h>

#include "gadiba-db-private.h"

/* Returns: (transfer full): @bytes through @converter; NULL if they do not fit it */
static GBytes *
convert (GConverter *converter, GBytes *bytes, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

gboolean
_gadiba_frozen_text_add (GadibaDb *db, GBytes *text, gint64 *id, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  g_autoptr (GBytes) packed = convert (G_CONVERTER (compressor), text, error);
  if (packed == NULL)
    return FALSE;
  gsize size;
  gconstpointer data = g_bytes_get_data (packed, &size);
  if (!gadiba_db_execute (db,
                          "INSERT INTO frozen_text (form, size, content)"
                          " VALUES ('zlib', :size, :content)",
                          BINDS (BIND_INT ("size", (gint64) g_bytes_get_size (text)),
                                 BIND_BYTES ("content", data, size)),
                          error))
    return FALSE;
  *id = gadiba_db_get_last_key (db);
  return TRUE;
}

GBytes *
_gadiba_frozen_text_read (GadibaDb *db, gint64 id, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT form, content FROM frozen_text WHERE id = :id",
                       BINDS (BIND_INT ("id", id)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return NULL;
  g_assert (row);
  gsize size;
  gconstpointer data = gadiba_statement_get_bytes (statement, 1, &size);
  g_autoptr (GBytes) packed = g_bytes_new (data, size);
  if (g_strcmp0 (gadiba_statement_get_text (statement, 0), "zlib") != 0)
    return g_steal_pointer (&packed);
  g_autoptr (GZlibDecompressor) decompressor =
      g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  return convert (G_CONVERTER (decompressor), packed, error);
}
