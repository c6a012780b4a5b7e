/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>

/* Returns: (transfer full): a print service that does nothing, at @path */
static inline GSocket *
listen_to (const char *path, int backlog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, 0, &error);
  g_assert_no_error (error);
  g_socket_bind (socket, address, FALSE, &error);
  g_assert_no_error (error);
  g_socket_set_listen_backlog (socket, backlog);
  g_socket_listen (socket, &error);
  g_assert_no_error (error);
  return socket;
}

/* A socket that takes connections and never says a word. */
static inline GSocket *
listen_silently (const char *path)
{
  return listen_to (path, 10);
}
