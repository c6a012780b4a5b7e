/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-text.h"
#include "test-util.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } rows[] = {
    { "", "" },
    { "Bērziņš", "berzins" },
    { "BĒRZIŅŠ", "berzins" },
    { "āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ ōŗŌŖ", "acegiklnsuz acegiklnsuz oror" },
    { "Be\u0304rzin\u0327s\u030c", "berzins" },
    { "  Anna \t Marija\u00a0Liepa\n", "anna marija liepa" },
    { "   ", "" },
    { "Bērziņa-Liepa", "berzina-liepa" },
    { "Bērziņa\u2013Liepa", "berzina-liepa" },
    { "O\u2019Konors", "o'konors" },
    { "Łukasz Müller Ørsted Đorđe Straße Æsir Œuvre",
      "lukasz muller orsted dorde strasse aesir oeuvre" },
    { "Ğulcan İlker ılgın Þór", "gulcan ilker ilgin thor" },
    { "Юрий Ёлкин", "юрии елкин" },
    { "ΝΙΚΟΣ Νίκος", "νικοσ νικοσ" },
    { "０１２ Ａｂ ﬁ ™ Ⅷ", "012 ab fi tm viii" },
    { "so\u00adft\u200b \ufeffx", "soft x" },
    { "\xc4", "\ufffd" },
    { "a\xff"
      "b",
      "a\ufffd"
      "b" },
    { "310392-09162", "310392-09162" },
    { "50 % (€)", "50 % (€)" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = gadiba_text_fold (rows[i].text);
      g_assert_cmpstr (folded, ==, rows[i].folded);
      g_autofree char *twice = gadiba_text_fold (folded);
      g_assert_cmpstr (twice, ==, folded);
    }
}

/* Letters come from a table, rarer ones from the long way: both must say the same, whatever stands
 * next to them, and folding twice must be folding once for every character there is. */
static void
test_fold_all (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      char text[32] = "Ā";
      if (!g_unichar_validate (c))
        continue;
      gsize length = strlen (text);
      text[length + (gsize) g_unichar_to_utf8 (c, text + length)] = '\0';
      g_strlcat (text, "Ž", sizeof text);
      g_autofree char *short_way = gadiba_text_fold (text);
      g_autofree char *twice = gadiba_text_fold (short_way);
      g_assert_cmpstr (twice, ==, short_way);
      g_strlcat (text, "\u2122", sizeof text);
      g_autofree char *long_way = gadiba_text_fold (text);
      g_autofree char *expected = g_strconcat (short_way, "tm", NULL);
      g_assert_cmpstr (long_way, ==, expected);
    }
}

static GadibaCollator *
make_collator (void)
{
  g_autoptr (GError) error = NULL;
  GadibaCollator *collator = gadiba_collator_new (&error);
  g_assert_no_error (error);
  return collator;
}

/* Each list in the order of domain.md 8.4 and of the Latvian alphabet. */
static const char *const orders[][12] = {
  { "Adams", "ābele" },
  { "Berzs", "Bērziņa" },
  { "Ozolins", "Ozoliņa", "Ozols" },
  { "cels", "čaks" },
  { "kase", "ķepa" },
  { "nams", "ņemt" },
  { "ibis", "ils", "iva", "yps", "ība", "īle" },
  { "Cukurs", "Čakste", "Guna", "Ģirts", "Inga", "Yorks", "Īrisa" },
  { "a", "á", "A\u0308", "ā", "Ā", "b" },
  { "c", "č", "d", "e", "ē", "f", "g", "ģ", "h" },
  { "i", "y", "ī", "j", "k", "ķ", "l", "ļ", "m" },
  { "n", "ņ", "o", "ō", "p", "r", "ŗ", "s", "š", "t" },
  { "u", "ū", "v", "z", "ž" },
  { "Van Dijk", "Vanaga", "Vanaga-Liepa", "Vanags" },
  { "", "Anna", "anna-Marija" },
  { "Bērza", "Bērziņa", "Bērziņš" },
};

static int
get_sign (int n)
{
  return (n > 0) - (n < 0);
}

static void
test_order (void)
{
  g_autoptr (GadibaCollator) collator = make_collator ();
  for (gsize list = 0; list < G_N_ELEMENTS (orders); list++)
    for (guint i = 0; i < 12 && orders[list][i] != NULL; i++)
      for (guint j = 0; j < 12 && orders[list][j] != NULL; j++)
        {
          const char *a = orders[list][i];
          const char *b = orders[list][j];
          g_autoptr (GBytes) key_a = gadiba_collator_get_sort_key (collator, a);
          g_autoptr (GBytes) key_b = gadiba_collator_get_sort_key (collator, b);
          g_test_message ("%s %s", a, b);
          g_assert_cmpint (get_sign (gadiba_collator_compare (collator, a, b)), ==,
                           get_sign ((int) i - (int) j));
          g_assert_cmpint (get_sign (g_bytes_compare (key_a, key_b)), ==,
                           get_sign ((int) i - (int) j));
        }
}

/* Keys and comparison agree on all names of the list, long and broken texts too. */
static void
test_keys (void)
{
  g_autoptr (GadibaCollator) collator = make_collator ();
  g_auto (GStrv) names = load_lines ("core/data", "given_names.tsv");
  g_autofree char *longer = g_strnfill (3000, 'a');
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *other = names[(i * 7 + 3) % 1200];
      g_autoptr (GBytes) key = gadiba_collator_get_sort_key (collator, names[i]);
      g_autoptr (GBytes) other_key = gadiba_collator_get_sort_key (collator, other);
      g_assert_cmpint (get_sign (gadiba_collator_compare (collator, names[i], other)), ==,
                       get_sign (g_bytes_compare (key, other_key)));
    }
  g_autoptr (GBytes) long_key = gadiba_collator_get_sort_key (collator, longer);
  g_assert_cmpuint (g_bytes_get_size (long_key), >, 3000);
  g_autoptr (GBytes) broken = gadiba_collator_get_sort_key (collator, "a\xff");
  g_assert_cmpint (g_bytes_compare (broken, long_key), !=, 0);
  g_assert_cmpint (gadiba_collator_compare (collator, "a\xff", "a\xff"), ==, 0);
  g_assert_cmpint (gadiba_collator_compare (collator, "a\xff", "a"), >, 0);
  /* Composed and decomposed letters come together; bytes need no end. */
  g_assert_cmpint (gadiba_collator_compare (collator, "Be\u0304rza", "Bērza"), ==, 0);
  g_assert_cmpint (gadiba_collator_compare_bytes (collator, "Annaz", 4, "Annaa", 4), ==, 0);
  g_assert_cmpint (gadiba_collator_compare_bytes (collator, "Annaz", 5, "Annaa", 5), >, 0);
}

static GBytes *
make_name_key (const GadibaCollator *collator, const char *family, const char *given)
{
  g_autoptr (GByteArray) key = g_byte_array_new ();
  gadiba_collator_append_name_key (collator, family, given, key);
  return g_byte_array_free_to_bytes (g_steal_pointer (&key));
}

/* The whole family name counts before any given name. */
static void
test_name_keys (void)
{
  static const char *const names[][2] = {
    { "", "" },          { "", "Žanete" },    { "Āboliņa", "Zane" }, { "Bērza", "Žanis" },
    { "Bērzs", "Anna" }, { "Bērzs", "Āris" }, { "Bērzs", "Zane" },   { "Bērzs Kalns", "Anna" },
  };
  g_autoptr (GadibaCollator) collator = make_collator ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autoptr (GBytes) first = make_name_key (collator, names[i][0], names[i][1]);
        g_autoptr (GBytes) second = make_name_key (collator, names[j][0], names[j][1]);
        g_assert_cmpint (get_sign (g_bytes_compare (first, second)), ==,
                         get_sign ((int) i - (int) j));
      }
}

/* The same for every collator of one program. */
static void
test_version (void)
{
  g_autoptr (GadibaCollator) collator = make_collator ();
  g_autoptr (GadibaCollator) other = make_collator ();
  g_autofree char *version = gadiba_collator_dup_version (collator);
  g_autofree char *again = gadiba_collator_dup_version (other);
  g_test_message ("%s", version);
  g_assert_cmpstr (version, ==, again);
  g_assert_true (g_str_has_prefix (version, "ICU "));
}

static void
test_said (void)
{
  static const struct
  {
    const char *text, *said;
  } rows[] = { { NULL, NULL },       { "", NULL },       { " \t\r\n", NULL },
               { " ilgi ", "ilgi" }, { "a\nb", "a\nb" }, { ";", ";" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *said = gadiba_text_dup_said (rows[i].text);
      g_assert_cmpstr (said, ==, rows[i].said);
      g_assert_cmpint (gadiba_text_is_blank (rows[i].text), ==, rows[i].said == NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/fold", test_fold);
  g_test_add_func ("/core/text/fold-all", test_fold_all);
  g_test_add_func ("/core/text/said", test_said);
  g_test_add_func ("/core/text/order", test_order);
  g_test_add_func ("/core/text/keys", test_keys);
  g_test_add_func ("/core/text/name-keys", test_name_keys);
  g_test_add_func ("/core/text/version", test_version);
  return g_test_run ();
}
