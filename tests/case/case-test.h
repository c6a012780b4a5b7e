/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "../test-data.h"

/* What the programs of this folder share: what every message must be. */

/* One line that begins with the file's name, fit to be shown. */
G_GNUC_UNUSED static void
assert_good_message (const char *message, const char *label)
{
  g_assert_nonnull (message);
  g_assert_true (g_str_has_prefix (message, label));
  g_assert_cmpint (message[strlen (label)], ==, ':');
  g_assert_cmpuint (strlen (message), <, 1500);
  g_assert_true (g_utf8_validate (message, -1, NULL));
  for (const char *p = message; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}
