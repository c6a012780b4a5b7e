/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../test-data.h"

/* The lines of a file under tests/, without the last empty one. */
static inline char **
load_lines (const char *folder, const char *name)
{
  g_autofree char *text = load_test_text (folder, name, NULL);
  gsize length = strlen (text);
  if (length > 0 && text[length - 1] == '\n')
    text[length - 1] = '\0';
  return g_strsplit (text, "\n", -1);
}
