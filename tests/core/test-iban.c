/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-core-error.h"
#include "gadiba-iban.h"
#include "gadiba-registration-number.h"
#include "test-util.h"

/* All five open validators agree on every row but one: the number in no-break groups, which a
 * person can paste. */
static void
test_validators (void)
{
  g_auto (GStrv) lines = load_lines ("core/data", "ibans.tsv");
  guint n_rows = 0;
  guint n_disputed = 0;
  for (guint i = 1; lines[i] != NULL; i++, n_rows++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autoptr (GError) error = NULL;
      g_autofree char *iban = NULL;
      gboolean ok = gadiba_iban_parse (cells[0], &iban, &error);
      gboolean agree = g_str_equal (cells[2], cells[3]);
      n_disputed += agree ? 0 : 1;
      g_test_message ("%s (%s): %s", cells[0], cells[1], ok ? "right" : error->message);
      g_assert_cmpint (ok, ==, !agree || g_str_equal (cells[2], "true"));
      g_assert_cmpint (ok, ==, error == NULL);
    }
  g_assert_cmpuint (n_rows, ==, 58);
  g_assert_cmpuint (n_disputed, ==, 1);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iban;
    const char *error;
  } rows[] = {
    { "LV80BANK0000435195001", "LV80BANK0000435195001", NULL },
    { " lv80 bank 0000 4351 9500 1 ", "LV80BANK0000435195001", NULL },
    { "LV80\u00a0BANK\u202f0000\u20094351\t95001", "LV80BANK0000435195001", NULL },
    { "LT121000011101001000", "LT121000011101001000", NULL },
    { "GB29NWBK60161331926819", "GB29NWBK60161331926819", NULL },
    { "NO9386011117947", "NO9386011117947", NULL },
    { "MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S", NULL },
    /* A country that the list of lengths does not have. */
    { "QQ77000000000000000", "QQ77000000000000000", NULL },
    { "", NULL, "is not an account number" },
    { "LV", NULL, "is not an account number" },
    { "LVAABANK0000435195001", NULL, "is not an account number" },
    { "80BANK0000435195001LV", NULL, "is not an account number" },
    { "LV80-BANK-0000435195001", NULL, "is not an account number" },
    { "LV80BANK000043519500ā", NULL, "is not an account number" },
    { "LV80BANK00004351950\xff\xff", NULL, "is not an account number" },
    { "LV80BANK000043519500", NULL, "has 20 characters; an account number of this country has 21" },
    { "LT1210000111010010001", NULL, "has 21 characters" },
    { "QQ280000000000", NULL, "number has 15 to 34" },
    { "LV80BAN00000435195001", NULL, "lacks the letters of the bank" },
    { "LV81BANK0000435195001", NULL, "is wrong, or two are swapped" },
    { "LV80BANK0000435195010", NULL, "is wrong, or two are swapped" },
    { "LV80BANK0O00435195001", NULL, "is wrong, or two are swapped" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *iban = NULL;
      gboolean ok = gadiba_iban_parse (rows[i].text, &iban, &error);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, ok ? "read" : error->message);
      g_assert_cmpstr (iban, ==, rows[i].iban);
      if (rows[i].error == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (ok);
          continue;
        }
      g_assert_false (ok);
      g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_IBAN);
      g_assert_nonnull (strstr (error->message, rows[i].error));
    }
  g_autofree char *text = gadiba_iban_format ("LV80BANK0000435195001");
  g_assert_cmpstr (text, ==, "LV80\u00a0BANK\u00a00000\u00a04351\u00a09500\u00a01");
}

/* Check digits 00, 01 and 99 leave the remainder 1 as 97, 98 and 02 do, and are never right: of
 * each hundred neighbours of an account exactly one pair of digits may pass. */
static void
test_check_digits (void)
{
  for (guint account = 0; account < 300; account++)
    {
      guint n_right = 0;
      for (guint check = 0; check < 100; check++)
        {
          g_autofree char *text = g_strdup_printf ("LV%02uBANK%013u", check, account);
          g_autofree char *iban = NULL;
          if (gadiba_iban_parse (text, &iban, NULL))
            n_right++;
        }
      g_assert_cmpuint (n_right, ==, 1);
    }
}

static void
test_registration_number (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
    const char *number; /* of the entry */
    const char *error;
  } rows[] = {
    { "40003521600", TRUE, "40003521600", NULL },
    { "40003032949", TRUE, "40003032949", NULL },
    { "LV40003521600", FALSE, "40003521600", NULL },
    { " lv 4000 3521 600 ", FALSE, "40003521600", NULL },
    { "40003521601", FALSE, NULL, "A digit of the registration number" },
    { "40003512600", FALSE, NULL, "A digit of the registration number" },
    { "4000352160", FALSE, NULL, "has eleven digits" },
    { "400035216001", FALSE, NULL, "has eleven digits" },
    { "30003521600", FALSE, NULL, "begins with 4 to 9" },
    { "4000352160O", FALSE, NULL, "has eleven digits" },
    { "", FALSE, NULL, "has eleven digits" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = NULL;
      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpint (gadiba_registration_number_is_valid (rows[i].text), ==, rows[i].valid);
      g_assert_cmpint (gadiba_registration_number_parse (rows[i].text, &number, &error), ==,
                       rows[i].number != NULL);
      g_assert_cmpstr (number, ==, rows[i].number);
      if (rows[i].error == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_CODE);
      g_assert_nonnull (strstr (error->message, rows[i].error));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/iban/validators", test_validators);
  g_test_add_func ("/core/iban/parse", test_parse);
  g_test_add_func ("/core/iban/check-digits", test_check_digits);
  g_test_add_func ("/core/iban/registration-number", test_registration_number);
  return g_test_run ();
}
