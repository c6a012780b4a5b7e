/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "gadiba-case-read.h"
#include "gadiba-xml.h"

/*
 * Broken case files: each is refused with one line that names the file, the line, what is wrong and
 * what would be right, at once, and without personal data. The small ones lie in broken/, with a
 * table of what their messages must hold; the others are made here.
 */

static void
assert_private (const char *message)
{
  static const char *const secrets[] = { "Anna",  "Bērziņ", "Jānis",    "150380",
                                         "10004", "Ezera",  "Liepkalni" };
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (message, secrets[i]));
}

/* Each of @words ("a|b") is in @message. */
static void
assert_words (const char *message, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (message, parts[i]) == NULL)
      {
        g_test_message ("“%s” is not in: %s", parts[i], message);
        g_test_fail ();
      }
}

static void
assert_refused (GadibaCase *read, const GError *error, const char *label)
{
  g_assert_null (read);
  g_assert_nonnull (error);
  g_assert_true (error->domain == GADIBA_XML_ERROR);
  assert_good_message (error->message, label);
  assert_private (error->message);
}

/* Reads @bytes as "x.xml", which must fail with each of @words ("a|b") in the message. */
static void
assert_bytes_refused (const char *data, gsize length, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) read = gadiba_case_read_bytes (bytes, "x.xml", &error);
  assert_refused (read, error, "x.xml");
  assert_words (error->message, words);
}

static void
assert_path_refused (const char *path, const char *words)
{
  g_autofree char *label = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) read = gadiba_case_read_file (path, &error);
  assert_refused (read, error, label);
  assert_words (error->message, words);
}

static void
test_table (gconstpointer data)
{
  g_auto (GStrv) columns = g_strsplit (data, "\t", -1);
  g_assert_cmpuint (g_strv_length (columns), ==, 4);
  g_autofree char *path = get_test_path ("case/broken", columns[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) read = gadiba_case_read_file (path, &error);
  assert_refused (read, error, columns[0]);

  g_autofree char *prefix = g_strdup_printf ("%s:%s: ", columns[0], columns[1]);
  assert_words (error->message, prefix);
  assert_words (error->message, columns[2]);
}

/* A file that no row names, or a row without a file, tests nothing. */
static void
test_table_complete (void)
{
  g_autoptr (GPtrArray) files = list_test_files ("case/broken", ".xml");
  g_auto (GStrv) rows = load_test_table ("case/broken", "table.tsv");
  g_assert_cmpuint (files->len, ==, g_strv_length (rows));
  for (guint i = 0; i < files->len; i++)
    {
      gboolean found = FALSE;
      g_autofree char *start = g_strconcat (g_ptr_array_index (files, i), "\t", NULL);
      for (guint j = 0; rows[j] != NULL; j++)
        found |= g_str_has_prefix (rows[j], start);
      g_assert_true (found);
    }
}

static char *
make_case (const char *attributes, const char *content)
{
  return g_strdup_printf ("<case xmlns=\"urn:gadiba:case:1\"%s>%s</case>", attributes, content);
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_huge_tag (void)
{
  g_autofree char *filler = repeat ("x", 1024 * 1024);
  g_autofree char *value = g_strdup_printf (" a=\"%s\"", filler);
  g_autofree char *text = make_case (value, "");
  assert_bytes_refused (text, strlen (text), "x.xml:1: |<case>|64 KB");
}

static void
test_many_attributes (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (many, " a%u=\"\"", i);
  g_autofree char *text = make_case (many->str, "");
  assert_bytes_refused (text, strlen (text), "x.xml:1: |<case>|too many attributes");
}

static void
test_many_prefixes (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (many, "<a xmlns:n%u=\"urn:x\"/>\n", i);
  g_autofree char *text = make_case ("", many->str);
  assert_bytes_refused (text, strlen (text), "x.xml:65: |attributes");
}

static void
test_many_elements (void)
{
  g_autofree char *many = repeat ("<a/>", 500000);
  g_autofree char *text = make_case ("", many);
  assert_bytes_refused (text, strlen (text), "too many elements");
}

/* As many as pass: the table must be quick too. */
static void
test_many_unknown_persons (void)
{
  g_autoptr (GString) many = g_string_new ("<application received=\"2026-02-10\"/><household>");
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (
        many, "<person id=\"p%u\" given=\"a\" family=\"b\" relation=\"other\"/>\n", i);
  g_string_append (many, "</household>");
  g_autofree char *text = make_case ("", many->str);
  assert_bytes_refused (text, strlen (text), "x.xml:1: |no person is the applicant");
}

static void
test_many_facts (void)
{
  g_autoptr (GString) many = g_string_new (
      "<application received=\"2026-02-10\"/><household><person id=\"p\" given=\"a\" family=\"b\" "
      "relation=\"self\" applicant=\"yes\"/></household><facts>\n");
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (many, "<fact name=\"f%u\" value=\"1\"/>\n", i);
  g_string_append (many, "<fact name=\"f0\" value=\"1\"/></facts>");
  g_autofree char *text = make_case ("", many->str);
  assert_bytes_refused (text, strlen (text), "x.xml:50002: |“f0”|line 2");
}

static void
test_many_benefits (void)
{
  g_autoptr (GString) many = g_string_new ("<application received=\"2026-02-10\" benefits=\"");
  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (many, "b%u ", i);
  g_string_append (many, "\"/>");
  g_autofree char *text = make_case ("", many->str);
  assert_bytes_refused (text, strlen (text), "x.xml:1: |<household>");
}

static void
test_deep (void)
{
  g_autofree char *open = repeat ("<a>", 100000);
  g_autofree char *close = repeat ("</a>", 100000);
  g_autofree char *content = g_strconcat (open, close, NULL);
  g_autofree char *text = make_case ("", content);
  assert_bytes_refused (text, strlen (text), "x.xml:1: |nested too deep");
}

static void
test_too_large (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gadiba-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "large.xml", NULL);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_no_errno (truncate (path, 3 * (gint64) GADIBA_CASE_MAX_SIZE));
  assert_path_refused (path, "too large");
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_laughs (void)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE case [<!ENTITY a0 \"ha\">\n");
  for (guint i = 1; i < 30; i++)
    g_string_append_printf (text, "<!ENTITY a%u \"&a%u;&a%u;&a%u;&a%u;\">\n", i, i - 1, i - 1,
                            i - 1, i - 1);
  g_string_append (text, "]>\n<case xmlns=\"urn:gadiba:case:1\">&a29;</case>");
  assert_bytes_refused (text->str, text->len, "x.xml:1: |DOCTYPE");
}

static void
test_bytes (void)
{
  static const char utf16[] = "\xff\xfe<\0c\0a\0s\0e\0/\0>\0";
  static const char utf16_big[] = "\xfe\xff\0<\0c\0a\0s\0e";
  static const char utf16_bare[] = "<\0c\0a\0s\0e\0/\0>\0";
  static const char nul[] = "<case xmlns=\"urn:gadiba:case:1\">\n\0</case>";
  assert_bytes_refused ("", 0, "x.xml:1: |empty");
  assert_bytes_refused (" \n ", 3, "no element");
  assert_bytes_refused (utf16, sizeof utf16 - 1, "UTF-16|UTF-8");
  assert_bytes_refused (utf16_big, sizeof utf16_big - 1, "UTF-16|UTF-8");
  assert_bytes_refused (utf16_bare, sizeof utf16_bare - 1, "UTF-16|UTF-8");
  assert_bytes_refused (nul, sizeof nul - 1, "x.xml:2: |U+0000");
  assert_bytes_refused ("<a>\n\n\x1b</a>", 10, "x.xml:3: |U+001B");
  assert_bytes_refused ("<a>\xef\xbf\xbf</a>", 10, "x.xml:1: |U+FFFF");
  assert_bytes_refused ("\xef\xbb\xbf", 3, "no element");
  /* "Bērziņa" in Windows-1257 and ISO 8859-4 */
  assert_bytes_refused ("<a>\nB\xe7rzi\xf2"
                        "a</a>",
                        15, "x.xml:2: |E7|UTF-8");
  assert_bytes_refused ("<a>\nB\xbarzi\xf1"
                        "a</a>",
                        15, "x.xml:2: |BA|UTF-8");
  /* cut in the middle of a letter */
  assert_bytes_refused ("<a b=\"\xc4", 7, "x.xml:1: |C4|UTF-8");
}

static void
test_random_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  for (guint n = 0; n < 200; n++)
    {
      char bytes[4096];
      for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = (char) g_rand_int (rand);
      assert_bytes_refused (bytes, (gsize) g_rand_int_range (rand, 0, sizeof bytes), "; ");
    }
}

/* A copy that was broken off anywhere is never taken for a case. */
static void
test_cut_anywhere (void)
{
  gsize length;
  g_autofree char *text = load_test_text ("cases", "riga-2022-2.xml", &length);
  const char *end = g_strrstr (text, ">");
  for (gsize n = 0; text + n < end; n++)
    assert_bytes_refused (text, n, "; ");
}

static void
test_paths (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gadiba-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (dir, "missing.xml", NULL);
  g_autofree char *below = g_build_filename (dir, "pipe", "x.xml", NULL);
  g_autofree char *pipe = g_build_filename (dir, "pipe", NULL);
  g_autofree char *odd = g_build_filename (dir, "a\nb\xff.xml", NULL);
  g_assert_no_errno (mkfifo (pipe, 0600));
  assert_path_refused (dir, "folder");
  assert_path_refused (missing, "no such file");
  assert_path_refused (below, "no such file");
  assert_path_refused (pipe, "not an ordinary file");
  assert_path_refused ("/dev/zero", "not an ordinary file");

  g_autoptr (GError) error = NULL;
  g_assert_null (gadiba_case_read_file (odd, &error));
  assert_good_message (error->message, "a b\xef\xbf\xbd.xml");
  g_unlink (pipe);
  g_rmdir (dir);
}

static void
test_unreadable (void)
{
  if (geteuid () == 0)
    {
      g_test_skip ("the superuser may read everything");
      return;
    }
  g_autofree char *dir = g_dir_make_tmp ("gadiba-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "locked.xml", NULL);
  g_assert_true (g_file_set_contents (path, "<case/>", -1, NULL));
  g_assert_no_errno (g_chmod (path, 0));
  assert_path_refused (path, "may not read");
  g_unlink (path);
  g_rmdir (dir);
}

/* Of a wrong value only a short piece is repeated, without what could disturb a terminal. */
static void
test_quoting (void)
{
  g_autofree char *filler = repeat ("ā", 5000);
  g_autofree char *long_value =
      g_strdup_printf ("<application received=\"%s\"/><household/>", filler);
  g_autofree char *text = make_case ("", long_value);
  assert_bytes_refused (text, strlen (text), "…”|such as 2026-02-10");

  g_autofree char *odd =
      make_case ("", "<application received=\"2026&#x202e;&#x9b;&#10;&#x2028;\"/><household/>");
  assert_bytes_refused (odd, strlen (odd), "“2026");
}

static void
add_table (GPtrArray *keep)
{
  g_auto (GStrv) rows = load_test_table ("case/broken", "table.tsv");
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (rows[i], strcspn (rows[i], "."));
      g_autofree char *path = g_strconcat ("/case/broken/", name, NULL);
      char *row = g_strdup (rows[i]);
      g_ptr_array_add (keep, row);
      g_test_add_data_func (path, row, test_table);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_test_init (&argc, &argv, NULL);
  add_table (rows);
  g_test_add_func ("/case/broken/table-complete", test_table_complete);
  g_test_add_func ("/case/broken/huge-tag", test_huge_tag);
  g_test_add_func ("/case/broken/many-attributes", test_many_attributes);
  g_test_add_func ("/case/broken/many-prefixes", test_many_prefixes);
  g_test_add_func ("/case/broken/many-elements", test_many_elements);
  g_test_add_func ("/case/broken/many-persons", test_many_unknown_persons);
  g_test_add_func ("/case/broken/many-facts", test_many_facts);
  g_test_add_func ("/case/broken/many-benefits", test_many_benefits);
  g_test_add_func ("/case/broken/deep", test_deep);
  g_test_add_func ("/case/broken/too-large", test_too_large);
  g_test_add_func ("/case/broken/laughs", test_laughs);
  g_test_add_func ("/case/broken/bytes", test_bytes);
  g_test_add_func ("/case/broken/random-bytes", test_random_bytes);
  g_test_add_func ("/case/broken/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/case/broken/paths", test_paths);
  g_test_add_func ("/case/broken/unreadable", test_unreadable);
  g_test_add_func ("/case/broken/quoting", test_quoting);
  return g_test_run ();
}
