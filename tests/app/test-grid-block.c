/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-grid-block.h"

#include <string.h>

/* Each block as "text|text/text|text"; NULL: refused. */
static const struct
{
  const char *name, *text, *expected;
} rows[] = {
  { "one", "430,00", "430,00" },
  { "row", "1\t2\t3", "1|2|3" },
  { "lines", "1\t2\n3\t4\n", "1|2/3|4" },
  { "carriage-returns", "1\t2\r\n3\t4\r\n", "1|2/3|4" },
  { "old-line-ends", "1\r2", "1/2" },
  { "empty-cells", "\t\n\t5", "|/|5" },
  { "white-space", " 1 \t 2\n", "1|2" },
  { "quoted", "\"a\tb\"\t\"c\"\"d\"\n", "a\tb|c\"d" },
  { "quoted-line", "\"a\nb\"\t2", "a\nb|2" },
  { "quote-not-closed", "\"ab", "ab" },
  { "quote-inside", "a\"b\t2", "a\"b|2" },
  { "blank-line-of-one", "1\n\n2\n", "1//2" },
  { "ragged", "1\t2\n3\n", NULL },
  { "blank-line-of-two", "1\t2\n\n3\t4", NULL },
  { "empty", "", "" },
  { "blank-last-line", "1\n\n", "1/" },
  { "not-utf8", "\xff\xfe", NULL },
};

static char *
describe (const GadibaGridBlock *block)
{
  GString *result = g_string_new (NULL);
  for (guint i = 0; i < gadiba_grid_block_get_n_rows (block); i++)
    for (guint j = 0; j < gadiba_grid_block_get_n_columns (block); j++)
      {
        if (i > 0 || j > 0)
          g_string_append_c (result, j == 0 ? '/' : '|');
        g_string_append (result, gadiba_grid_block_get (block, i, j));
      }
  return g_string_free (result, FALSE);
}

static void
test_parse (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GadibaGridBlock) block = gadiba_grid_block_parse (rows[i].text);
  if (rows[i].expected == NULL)
    {
      g_assert_null (block);
      return;
    }
  g_assert_nonnull (block);
  g_autofree char *said = describe (block);
  g_assert_cmpstr (said, ==, rows[i].expected);

  /* What is written is read as the same. */
  g_autofree char *text = gadiba_grid_block_to_text (block);
  g_autoptr (GadibaGridBlock) again = gadiba_grid_block_parse (text);
  g_assert_nonnull (again);
  g_autofree char *said_again = describe (again);
  g_assert_cmpstr (said_again, ==, said);
}

static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (GADIBA_GRID_BLOCK_MAX + 1, '1');
  g_assert_null (gadiba_grid_block_parse (text));
  text[GADIBA_GRID_BLOCK_MAX] = '\0';
  g_autoptr (GadibaGridBlock) block = gadiba_grid_block_parse (text);
  g_assert_nonnull (block);
}

static void
test_set (void)
{
  g_autoptr (GadibaGridBlock) block = gadiba_grid_block_new (2, 3);
  g_autoptr (GadibaGridBlock) other = gadiba_grid_block_ref (block);
  gadiba_grid_block_set (block, 1, 0, "48,00");
  gadiba_grid_block_set (block, 0, 2, "a\tb");
  g_autofree char *text = gadiba_grid_block_to_text (other);
  g_assert_cmpstr (text, ==, "\t\t\"a\tb\"\n48,00\t\t\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/grid-block/parse/", rows[i].name, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_parse);
    }
  g_test_add_func ("/grid-block/too-long", test_too_long);
  g_test_add_func ("/grid-block/set", test_set);
  return g_test_run ();
}
