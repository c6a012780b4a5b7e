/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-personal-code.h"
#include "test-util.h"

static gboolean
is_new_kind (const char *code)
{
  return code[0] == '3' && code[1] >= '2' && code[1] <= '9';
}

/*
 * Where the three open validators agree, so do we; where they disagree, we warn and never refuse.
 * But for two things that they do not know: codes from 32 to 39 (none of them takes all), which by
 * law have random digits; and that a wrong check digit is no reason to refuse.
 */
static void
test_validators (void)
{
  g_auto (GStrv) lines = load_lines ("core/data", "personal_codes.tsv");
  guint n_rows = 0;
  for (guint i = 1; lines[i] != NULL; i++, n_rows++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (cells), ==, 6);
      if (g_str_has_prefix (cells[1], "form:"))
        continue; /* below */
      GadibaPersonalCode code = gadiba_personal_code_check (cells[0]);
      gboolean all_valid = g_str_equal (cells[2], "valid") && g_str_equal (cells[3], "true")
                           && g_str_equal (cells[4], "true");
      gboolean none_valid = !g_str_equal (cells[2], "valid") && g_str_equal (cells[3], "false")
                            && g_str_equal (cells[4], "false");
      GadibaPersonalCodeVerdict expected = GADIBA_PERSONAL_CODE_WARN;
      if (all_valid || is_new_kind (cells[0]))
        expected = GADIBA_PERSONAL_CODE_VALID;
      else if (none_valid && !g_str_equal (cells[2], "InvalidChecksum"))
        expected = GADIBA_PERSONAL_CODE_MALFORMED;
      /* A "wrong check digit" of a code that is no day, found by a validator that takes everything
       * from 40 on for the number of an enterprise. */
      else if (none_valid && cells[0][0] >= '4')
        expected = GADIBA_PERSONAL_CODE_MALFORMED;
      g_test_message ("%s (%s): reason %d", cells[0], cells[1], (int) code.reason);
      g_assert_cmpint (code.verdict, ==, expected);
    }
  g_assert_cmpuint (n_rows, ==, 155);
}

typedef struct
{
  const char *text;
  GadibaPersonalCodeVerdict strict;
  GadibaPersonalCodeVerdict entry;
  GadibaPersonalCodeReason reason; /* of the entry */
  const char *normal;
  const char *born; /* NULL: the code carries none */
} Row;

#define MALFORMED GADIBA_PERSONAL_CODE_MALFORMED
#define WARN GADIBA_PERSONAL_CODE_WARN
#define VALID GADIBA_PERSONAL_CODE_VALID
#define REASON(name) GADIBA_PERSONAL_CODE_##name

static const Row rows[] = {
  { "310392-09162", VALID, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "31039209162", VALID, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { " 310392-09162", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "310392-09162\n", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "310392\u201309162", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "310392\u201109162", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "310392\u221209162", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "310392 - 09162", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "310392\u00a009162", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "LV-310392-09162", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "lv31039209162", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "３１０３９２-０９１６２", MALFORMED, VALID, REASON (FINE), "310392-09162", "1892-03-31" },
  { "010282-11964", VALID, VALID, REASON (FINE), "010282-11964", "1982-02-01" },
  { "020808-20749", WARN, WARN, REASON (CHECK_DIGIT), "020808-20749", "2008-08-02" },
  { "010538-11700", WARN, WARN, REASON (CHECK_DIGIT_TEN), "010538-11700", "1938-05-01" },
  { "150575-52861", WARN, WARN, REASON (CENTURY), "150575-52861", NULL },
  { "290200-50000", WARN, WARN, REASON (CENTURY), "290200-50000", NULL },
  { "290200-10000", MALFORMED, MALFORMED, REASON (NO_SUCH_DAY), NULL, NULL },
  { "290200-20000", WARN, WARN, REASON (CHECK_DIGIT), "290200-20000", "2000-02-29" },
  { "320170-18888", VALID, VALID, REASON (FINE), "320170-18888", NULL },
  { "399999-99999", VALID, VALID, REASON (FINE), "399999-99999", NULL },
  { "319900-00000", VALID, VALID, REASON (PRACTICE), "319900-00000", NULL },
  { "31999999999", VALID, VALID, REASON (PRACTICE), "319999-99999", NULL },
  { "LV 319907 26184", MALFORMED, VALID, REASON (PRACTICE), "319907-26184", NULL },
  { "319899-10000", MALFORMED, MALFORMED, REASON (NO_SUCH_DAY), NULL, NULL },
  { "309900-10000", MALFORMED, MALFORMED, REASON (NO_SUCH_DAY), NULL, NULL },
  { "310404-14732", MALFORMED, MALFORMED, REASON (NO_SUCH_DAY), NULL, NULL },
  { "40003521600", WARN, WARN, REASON (REGISTRATION_NUMBER), "400035-21600", NULL },
  { "000000-00000", MALFORMED, MALFORMED, REASON (NO_SUCH_DAY), NULL, NULL },
  { "999999-99999", MALFORMED, MALFORMED, REASON (NO_SUCH_DAY), NULL, NULL },
  { "310475-10414", MALFORMED, MALFORMED, REASON (NO_SUCH_DAY), NULL, NULL },
  { "310392-0916", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "310392-091622", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "3l0392-09162", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "31-0392-09162", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "310392--09162-", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "310392/09162", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "EE310392-09162", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "310392-09162 Jānis", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "LV", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
  { "\xff\xff", MALFORMED, MALFORMED, REASON (FORM), NULL, NULL },
};

static void
test_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      GadibaPersonalCode strict = gadiba_personal_code_check (rows[i].text);
      GadibaPersonalCode entry = gadiba_personal_code_check_entry (rows[i].text);
      g_assert_cmpint (strict.verdict, ==, rows[i].strict);
      g_assert_cmpint (entry.verdict, ==, rows[i].entry);
      g_assert_cmpint (entry.reason, ==, rows[i].reason);
      g_assert_cmpstr (entry.text, ==, rows[i].normal != NULL ? rows[i].normal : "");
      if (strict.verdict != MALFORMED)
        g_assert_cmpstr (strict.text, ==, entry.text);
      if (rows[i].born != NULL)
        {
          g_autofree char *born = gadiba_date_format (entry.born);
          g_assert_cmpstr (born, ==, rows[i].born);
        }
      else
        g_assert_cmpint (entry.born, ==, GADIBA_DATE_NONE);
      g_assert_cmpint (gadiba_personal_code_is_practice (&entry), ==,
                       rows[i].reason == REASON (PRACTICE));
      const char *sentence = gadiba_personal_code_reason_get_text (entry.reason);
      g_assert_cmpint (sentence == NULL, ==, entry.verdict == VALID);
    }
}

static void
test_long_text (void)
{
  g_autofree char *digits = g_strnfill (100000, '1');
  g_assert_cmpint (gadiba_personal_code_check (digits).reason, ==, REASON (FORM));
  g_assert_cmpint (gadiba_personal_code_check_entry (digits).reason, ==, REASON (FORM));
}

static void
test_birth_date (void)
{
  GadibaDate day = gadiba_date_new (1982, 2, 1);
  GadibaPersonalCode old = gadiba_personal_code_check ("010282-11964");
  GadibaPersonalCode new = gadiba_personal_code_check ("320170-18888");
  GadibaPersonalCode century = gadiba_personal_code_check ("150575-52861");
  g_assert_true (gadiba_personal_code_fits_birth_date (&old, day));
  g_assert_false (gadiba_personal_code_fits_birth_date (&old, day + 1));
  g_assert_true (gadiba_personal_code_fits_birth_date (&old, GADIBA_DATE_NONE));
  g_assert_true (gadiba_personal_code_fits_birth_date (&new, day));
  g_assert_true (gadiba_personal_code_fits_birth_date (&century, day));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/personal-code/validators", test_validators);
  g_test_add_func ("/core/personal-code/forms", test_forms);
  g_test_add_func ("/core/personal-code/long-text", test_long_text);
  g_test_add_func ("/core/personal-code/birth-date", test_birth_date);
  return g_test_run ();
}
