/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../test-data.h"
#include "gadiba-book-edit.h"
#include "gadiba-book.h"

/* Changing a municipality's book: one place of the text, and nothing else. */

static const GadibaBookValue threshold = {
  .parameter = "low-income.first",
  .from = 0,
  .is = "620.00",
  .source = "SPSPL 33",
};

static GadibaBook *
load_on_top (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) files = gadiba_book_files_new ();
  g_autoptr (GBytes) national = load_test_bytes ("../data/rules", "lv.xml");

  gadiba_book_files_add (files, national, "lv.xml");
  gadiba_book_files_add (files, bytes, "own.xml");
  return gadiba_book_load_files (files, error);
}

static GBytes *
set_value (GBytes *bytes, GadibaDate from, const char *is, const char *note)
{
  g_autoptr (GError) error = NULL;
  GadibaBookValue value = threshold;

  value.from = from;
  value.is = is;
  value.note = note;
  GBytes *after = gadiba_book_edit_set_value (bytes, "own.xml", &value, &error);
  g_assert_no_error (error);
  return after;
}

static void
assert_value (GBytes *bytes, GadibaDate day, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = load_on_top (bytes, &error);

  g_assert_no_error (error);
  const GadibaParameter *parameter = gadiba_book_get_parameter (book, "low-income.first");
  const GadibaParameterValue *value = gadiba_parameter_get_value (parameter, day, GADIBA_DATE_NONE);
  g_autofree char *text =
      value != NULL ? gadiba_value_format (&value->value, &parameter->type) : NULL;
  g_assert_cmpstr (text, ==, expected);
}

static char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static void
test_new (void)
{
  g_autoptr (GBytes) empty =
      gadiba_book_edit_new ("own", gadiba_date_new (2026, 5, 1), "Pašu \"vērtības\" & citas");
  g_autoptr (GBytes) once = set_value (empty, gadiba_date_new (2026, 1, 1), "600.00", NULL);
  g_autoptr (GBytes) twice =
      set_value (once, gadiba_date_new (2027, 1, 1), "620.00", "Jāsalīdzina ar <lēmumu>.");

  assert_value (empty, gadiba_date_new (2026, 6, 1), NULL);
  assert_value (once, gadiba_date_new (2025, 12, 31), NULL);
  assert_value (twice, gadiba_date_new (2026, 12, 31), "600.00");
  assert_value (twice, gadiba_date_new (2027, 1, 1), "620.00");
}

/* A value from the same day is replaced, and all else stays to the letter. */
static void
test_replace (void)
{
  g_autoptr (GBytes) before = load_test_bytes ("../data/rules", "example-municipality.xml");
  g_autoptr (GBytes) after = set_value (before, gadiba_date_new (2026, 1, 1), "611.00", NULL);
  g_autofree char *old = dup_text (before);
  g_autofree char *text = dup_text (after);
  const char *at = strstr (old, "<value from=\"2026-01-01\" is=\"600.00\"");

  assert_value (after, gadiba_date_new (2026, 3, 1), "611.00");
  assert_value (after, gadiba_date_new (2025, 3, 1), "540.00");
  g_assert_cmpint (strncmp (old, text, (gsize) (at - old)), ==, 0);
  g_assert_true (g_str_has_suffix (text, strstr (at, "/>")));
}

static void
test_append (void)
{
  g_autoptr (GBytes) before = load_test_bytes ("../data/rules", "example-municipality.xml");
  g_autoptr (GBytes) after = set_value (before, gadiba_date_new (2027, 1, 1), "640.00", NULL);

  assert_value (after, gadiba_date_new (2026, 12, 31), "600.00");
  assert_value (after, gadiba_date_new (2027, 1, 1), "640.00");
}

/* Wherever the lists stand, or do not. */
static void
test_places (void)
{
  static const char *const books[] = {
    "<rules xmlns='urn:gadiba:rules:1' id='own' edition='2026-01-01' extends='lv' title='x'/>",
    "<rules xmlns='urn:gadiba:rules:1' id='own' edition='2026-01-01' extends='lv' title='x'>"
    "<parameters/></rules>",
    "<rules xmlns='urn:gadiba:rules:1' id='own' edition='2026-01-01' extends='lv' title='x'>"
    "<parameters><parameter id='low-income.first'/></parameters></rules>",
    "<?xml version='1.0'?>\n<!-- </rules> -->\n<rules xmlns='urn:gadiba:rules:1' id='own' "
    "edition = '2026-01-01' extends='lv' title='x'>\n<sources><act id='SN 1/2026' title='x' "
    "genitive='x'/></sources>\n<costs><item id='telecom'><norm from='2024-07-01' cap='30.00' "
    "source='SN 1/2026'/></item></costs></rules >",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) before = g_bytes_new_static (books[i], strlen (books[i]));
      g_autoptr (GBytes) after = set_value (before, gadiba_date_new (2026, 1, 1), "600.00", NULL);
      g_autoptr (GBytes) act = gadiba_book_edit_add_act (
          after, "own.xml", "SN 7/2026", "Liepkalnu saistošo noteikumu Nr. 7/2026", &error);
      g_assert_no_error (error);
      g_autoptr (GBytes) edition =
          gadiba_book_edit_set_edition (act, "own.xml", gadiba_date_new (2026, 11, 2), &error);
      g_assert_no_error (error);
      assert_value (edition, gadiba_date_new (2026, 1, 1), "600.00");
      g_autoptr (GadibaBook) book = load_on_top (edition, &error);
      g_assert_no_error (error);
      g_assert_nonnull (g_hash_table_lookup (book->acts, "SN 7/2026"));
      g_assert_cmpstr (((GadibaEdition *) book->editions->pdata[1])->edition, ==, "2026-11-02");
    }
}

/* What is no book is not changed. */
static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<rules", 6);
  GadibaBookValue value = threshold;

  value.from = gadiba_date_new (2026, 1, 1);
  g_assert_null (gadiba_book_edit_set_value (bytes, "own.xml", &value, &error));
  g_assert_true (g_str_has_prefix (error->message, "own.xml:1: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/book-edit/new", test_new);
  g_test_add_func ("/book-edit/replace", test_replace);
  g_test_add_func ("/book-edit/append", test_append);
  g_test_add_func ("/book-edit/places", test_places);
  g_test_add_func ("/book-edit/refused", test_refused);
  return g_test_run ();
}
