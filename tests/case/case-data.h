/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../test-data.h"
#include "gadiba-book.h"
#include "gadiba-case-read.h"

/* Cases and the law, for the tests of this room and of those above it. */

/* Where the worked cases and the fullest one lie. */
G_GNUC_UNUSED static const char *const case_folders[] = { "cases", "cases/own", "case" };

/* Returns: (transfer full) */
static inline GadibaCase *
load_case (const char *folder, const char *name)
{
  g_autofree char *path = get_test_path (folder, name);
  g_autoptr (GError) error = NULL;
  GadibaCase *from = gadiba_case_read_file (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (from);
  return from;
}

/* Returns: (transfer full) */
static inline GadibaCase *
parse_case (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GadibaCase *from = gadiba_case_read_bytes (bytes, "x.xml", &error);
  g_assert_no_error (error);
  g_assert_nonnull (from);
  return from;
}

/* The national book. @extension: the name of a municipality's book beside it; NULL: none.
 * Returns: (transfer full) */
static inline GadibaBook *
load_law (const char *extension)
{
  g_autoptr (GBytes) bytes = load_test_bytes ("../data/rules", "lv.xml");
  g_autofree char *path = get_test_path ("../data/rules", extension);
  const char *const extensions[] = { extension != NULL ? path : NULL, NULL };
  g_autoptr (GError) error = NULL;
  GadibaBook *book = gadiba_book_load (bytes, "lv.xml", extensions, &error);
  g_assert_no_error (error);
  return book;
}
