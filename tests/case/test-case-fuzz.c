/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-test.h"

#include "gadiba-case-read.h"
#include "gadiba-case-write.h"

/* The worked cases with a few accidents each: every one is either a case that survives a round trip
 * or refused with one good line; nothing crashes. The seed is fixed, so a failure comes again. */

#define N_MUTATIONS 6000

static const char *const pieces[] = {
  "<",
  ">",
  "/",
  "\"",
  "'",
  "=",
  "&",
  ";",
  "&amp;",
  "&#0;",
  "&#x110000;",
  "]]>",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "--",
  "<?",
  "?>",
  "<?xml version=\"1.0\"?>",
  "<!DOCTYPE x>",
  "\xc4",
  "\xef\xbb\xbf",
  "xmlns=\"\"",
  " xmlns:a=\"b\"",
  "a:",
  ":",
  "0",
  "-",
  ".",
  ",",
  "99999999999999999999",
  "9999-99-99",
  "2026-02-29",
  "</case>",
  "<case>",
  "<person/>",
  "<fact name=\"a\" value=\"b\"/>",
  " p1 ",
  "\xe2\x80\xae",
};

static void
mutate (GString *text, GRand *rand)
{
  if (text->len == 0)
    return;
  gssize at = g_rand_int_range (rand, 0, (gint32) text->len);
  gssize length = g_rand_int_range (rand, 1, 40);
  length = MIN (length, (gssize) text->len - at);
  const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      text->str[at] = (char) g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 128 : 256);
      break;
    case 1:
      g_string_erase (text, at, length);
      break;
    case 2:
      {
        g_autofree char *copy = g_strndup (text->str + at, (gsize) length);
        gssize to = g_rand_int_range (rand, 0, (gint32) text->len);
        g_string_insert_len (text, to, copy, length);
        break;
      }
    case 3:
      g_string_insert (text, at, piece);
      break;
    case 4:
      g_string_overwrite (text, (gsize) at, piece);
      break;
    default:
      {
        /* Exchanges two bytes, which often leaves it well-formed. */
        gssize other = g_rand_int_range (rand, 0, (gint32) text->len);
        char c = text->str[at];
        text->str[at] = text->str[other];
        text->str[other] = c;
      }
    }
}

static gboolean
try_text (const GString *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) read = gadiba_case_read_bytes (bytes, "x.xml", &error);
  if (read == NULL)
    {
      g_assert_nonnull (error);
      assert_good_message (error->message, "x.xml");
      return FALSE;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < read->warnings->len; i++)
    assert_good_message (g_ptr_array_index (read->warnings, i), "x.xml");
  g_autoptr (GBytes) written = gadiba_case_write (read);
  g_autoptr (GadibaCase) again = gadiba_case_read_bytes (written, "x.xml", &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) second = gadiba_case_write (again);
  g_assert_true (g_bytes_equal (written, second));
  return TRUE;
}

static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1521);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = list_test_files ("cases", ".xml");
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (texts, load_test_text ("cases", g_ptr_array_index (names, i), NULL));
  g_ptr_array_add (texts, load_test_text ("case", "full.xml", NULL));

  guint n_read = 0;
  for (guint n = 0; n < N_MUTATIONS; n++)
    {
      g_autoptr (GString) text = g_string_new (g_ptr_array_index (texts, n % texts->len));
      for (gint32 i = g_rand_int_range (rand, 1, 3); i > 0; i--)
        mutate (text, rand);
      n_read += try_text (text) ? 1 : 0;
    }
  /* Both ways are taken. */
  g_assert_cmpuint (n_read, >, N_MUTATIONS / 100);
  g_assert_cmpuint (n_read, <, N_MUTATIONS / 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/fuzz/mutations", test_mutations);
  return g_test_run ();
}
