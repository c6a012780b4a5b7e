/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-core-error.h"
#include "gadiba-number.h"

__extension__ typedef __int128 Wide;

static void
assert_number (GadibaNumber n, gint64 num, gint64 den)
{
  g_assert_cmpint (n.num, ==, num);
  g_assert_cmpint (n.den, ==, den);
}

static void
assert_equal (GadibaNumber n, gint64 num, gint64 den)
{
  g_assert_cmpint (gadiba_number_compare (n, (GadibaNumber){ num, den }), ==, 0);
}

static void
test_arithmetic (void)
{
  GadibaNumber n;

  g_assert_true (gadiba_number_add (GADIBA_NUMBER_CENTS (12345), GADIBA_NUMBER_CENTS (-45), &n));
  assert_number (n, 12300, 100);
  g_assert_true (gadiba_number_add (GADIBA_NUMBER (1), GADIBA_NUMBER_CENTS (50), &n));
  assert_number (n, 150, 100);
  g_assert_true (gadiba_number_subtract (GADIBA_NUMBER_CENTS (50), GADIBA_NUMBER (1), &n));
  assert_number (n, -50, 100);
  g_assert_true (gadiba_number_divide (GADIBA_NUMBER_CENTS (10000), GADIBA_NUMBER (3), &n));
  assert_equal (n, 100, 3);
  g_assert_true (gadiba_number_multiply (n, GADIBA_NUMBER (3), &n));
  assert_equal (n, 100, 1);
  g_assert_true (gadiba_number_divide (GADIBA_NUMBER (1), GADIBA_NUMBER (-3), &n));
  assert_number (n, -1, 3);
  g_assert_true (gadiba_number_divide (GADIBA_NUMBER (-6), GADIBA_NUMBER (-4), &n));
  assert_equal (n, 3, 2);
  g_assert_false (gadiba_number_divide (GADIBA_NUMBER (1), GADIBA_NUMBER (0), &n));
  assert_equal (n, 3, 2);
}

/* A mean of three months, added up a hundred thousand times, stays exact and small. */
static void
test_long_sum (void)
{
  GadibaNumber sum = GADIBA_NUMBER (0);
  GadibaNumber third = { 10001, 300 };
  for (int i = 0; i < 100000; i++)
    {
      g_assert_true (gadiba_number_add (sum, third, &sum));
      g_assert_true (gadiba_number_add (sum, GADIBA_NUMBER_CENTS (1), &sum));
    }
  assert_number (sum, 1000400000, 300);
}

static void
test_limits (void)
{
  const GadibaNumber max = GADIBA_NUMBER (G_MAXINT64);
  const GadibaNumber min = GADIBA_NUMBER (G_MININT64);
  const GadibaNumber tiny = { 1, G_MAXINT64 };
  GadibaNumber n = { 7, 9 };

  g_assert_false (gadiba_number_add (max, GADIBA_NUMBER (1), &n));
  g_assert_false (gadiba_number_subtract (min, GADIBA_NUMBER (1), &n));
  g_assert_false (gadiba_number_subtract (GADIBA_NUMBER (0), min, &n));
  g_assert_false (gadiba_number_multiply (max, max, &n));
  g_assert_false (gadiba_number_divide (min, GADIBA_NUMBER (-1), &n));
  g_assert_false (gadiba_number_add (max, tiny, &n));
  assert_number (n, 7, 9);
  g_assert_true (gadiba_number_multiply (max, tiny, &n));
  assert_equal (n, 1, 1);
  g_assert_true (
      gadiba_number_add ((GadibaNumber){ G_MAXINT64, 2 }, (GadibaNumber){ G_MAXINT64, 2 }, &n));
  assert_equal (n, G_MAXINT64, 1);
  g_assert_cmpint (gadiba_number_compare (min, max), <, 0);
  g_assert_cmpint (gadiba_number_compare (tiny, (GadibaNumber){ 1, G_MAXINT64 - 1 }), <, 0);
  g_assert_cmpint (
      gadiba_number_compare ((GadibaNumber){ G_MAXINT64, 3 }, (GadibaNumber){ G_MAXINT64, 2 }), <,
      0);
}

static void
test_round (void)
{
  static const struct
  {
    GadibaNumber value;
    GadibaNumber step;
    gint64 results[4]; /* half up, half even, up, down; as multiples of the step's denominator */
  } rows[] = {
    { { 125, 1000 }, { 1, 100 }, { 13, 12, 13, 12 } },
    { { 135, 1000 }, { 1, 100 }, { 14, 14, 14, 13 } },
    { { -125, 1000 }, { 1, 100 }, { -13, -12, -12, -13 } },
    { { -135, 1000 }, { 1, 100 }, { -14, -14, -13, -14 } },
    { { 1, 3 }, { 1, 100 }, { 33, 33, 34, 33 } },
    { { -1, 3 }, { 1, 100 }, { -33, -33, -33, -34 } },
    { { 2, 3 }, { 1, 1 }, { 1, 1, 1, 0 } },
    { { 1, 2 }, { 1, 1 }, { 1, 0, 1, 0 } },
    { { -1, 2 }, { 1, 1 }, { -1, 0, 0, -1 } },
    { { 3, 1 }, { 1, 1 }, { 3, 3, 3, 3 } },
    { { 17, 1 }, { 5, 1 }, { 15, 15, 20, 15 } },
    { { 35, 2 }, { 5, 1 }, { 20, 20, 20, 15 } },
    { { 25, 2 }, { 5, 1 }, { 15, 10, 15, 10 } },
    { { 700, 100 }, { 5, 100 }, { 700, 700, 700, 700 } },
    { { 702, 100 }, { 5, 100 }, { 700, 700, 705, 700 } },
    { { G_MAXINT64, 3 }, { 1, 100 }, { 0, 0, 0, 0 } },
    { { G_MAXINT64 - 1, G_MAXINT64 }, { 1, 1 }, { 1, 1, 1, 0 } },
    { { 0, 7 }, { 1, 100 }, { 0, 0, 0, 0 } },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int mode = 0; mode < 4; mode++)
      {
        GadibaNumber n;
        if (rows[i].value.num == G_MAXINT64)
          {
            g_assert_false (
                gadiba_number_round (rows[i].value, rows[i].step, (GadibaRounding) mode, &n));
            continue;
          }
        g_assert_true (
            gadiba_number_round (rows[i].value, rows[i].step, (GadibaRounding) mode, &n));
        g_test_message ("row %" G_GSIZE_FORMAT " mode %d", i, mode);
        assert_equal (n, rows[i].results[mode], rows[i].step.den);
      }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    guint max_decimals;
    gint64 num; /* unused if a word of the error is given */
    gint64 den;
    const char *error;
  } rows[] = {
    { "0", 2, 0, 1, NULL },
    { "12", 0, 12, 1, NULL },
    { "-12.50", 2, -1250, 100, NULL },
    { "007", 0, 7, 1, NULL },
    { "0.000001", 6, 1, 1000000, NULL },
    { "-0", 0, 0, 1, NULL },
    { "9223372036854775807", 0, G_MAXINT64, 1, NULL },
    { "", 2, 0, 0, "no number" },
    { "-", 2, 0, 0, "is not a number" },
    { "--1", 2, 0, 0, "is not a number" },
    { "+1", 2, 0, 0, "is not a number" },
    { "1.", 2, 0, 0, "is not a number" },
    { ".5", 2, 0, 0, "is not a number" },
    { "1.2.3", 2, 0, 0, "is not a number" },
    { "1 000", 2, 0, 0, "is not a number" },
    { " 1", 2, 0, 0, "is not a number" },
    { "1e3", 2, 0, 0, "is not a number" },
    { "0x10", 2, 0, 0, "is not a number" },
    { "１", 2, 0, 0, "is not a number" },
    { "nan", 2, 0, 0, "is not a number" },
    { "12,5", 2, 0, 0, "has a comma" },
    { "12.345", 2, 0, 0, "at most 2 are" },
    { "12.34", 1, 0, 0, "at most 1 is" },
    { "12.3", 0, 0, 0, "at most 0 are" },
    { "9223372036854775808", 0, 0, 0, "too many digits" },
    { "1111111111111111111111111", 0, 0, 0, "too many digits" },
    { "\xff\x01", 0, 0, 0, "\xef\xbf\xbd " },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaNumber n = { 77, 1 };
      gboolean ok = gadiba_number_parse (rows[i].text, rows[i].max_decimals, &n, &error);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, error != NULL ? error->message : "read");
      if (rows[i].error == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (ok);
          assert_number (n, rows[i].num, rows[i].den);
          continue;
        }
      g_assert_false (ok);
      g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_NUMBER);
      g_assert_nonnull (strstr (error->message, rows[i].error));
      assert_number (n, 77, 1);
    }
}

static void
test_format (void)
{
  static const struct
  {
    GadibaNumber value;
    guint decimals;
    guint max_decimals;
    const char *point;
    const char *text;
  } rows[] = {
    { { 12345, 100 }, 2, 2, ".", "123.45" },
    { { 12300, 100 }, 0, 2, ".", "123" },
    { { 12300, 100 }, 2, 4, ",", "123,00" },
    { { 1, 3 }, 2, 6, ",", "0,333333" },
    { { 2, 3 }, 2, 2, ".", "0.67" },
    { { -1, 8 }, 0, 2, ".", "-0.13" },
    { { -1, 8 }, 0, 18, ".", "-0.125" },
    { { -1, 1000 }, 2, 2, ".", "0.00" },
    { { 5, 100 }, 2, 2, ".", "0.05" },
    { { 1, 20 }, 1, 4, ".", "0.05" },
    { { 995, 1000 }, 0, 2, ".", "1" },
    { { 7, 1 }, 0, 0, ".", "7" },
    { { G_MAXINT64, 1 }, 18, 18, ".", "9223372036854775807.000000000000000000" },
    { { G_MININT64, 1 }, 0, 18, ".", "-9223372036854775808" },
    { { 1, G_MAXINT64 }, 0, 18, ".", "0" },
    { { 1, 2 }, 1, 1, " komats ", "0 komats 5" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = gadiba_number_format (rows[i].value, rows[i].decimals,
                                                    rows[i].max_decimals, rows[i].point);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static Wide
find_divisor (Wide a, Wide b)
{
  a = a < 0 ? -a : a;
  while (b != 0)
    {
      Wide rest = a % b;
      a = b;
      b = rest;
    }
  return a;
}

/* The library's answer must be the exact value, and a refusal must mean that the value in lowest
 * terms does not fit. */
static void
check_against (gboolean ok, GadibaNumber n, Wide num, Wide den)
{
  if (den < 0)
    {
      num = -num;
      den = -den;
    }
  Wide divisor = find_divisor (num, den);
  num /= divisor;
  den /= divisor;
  gboolean can_fit = num >= G_MININT64 && num <= G_MAXINT64 && den <= G_MAXINT64;
  g_assert_cmpint (ok, ==, can_fit);
  if (!ok)
    return;
  g_assert_cmpint (n.den, >, 0);
  g_assert_true ((Wide) n.num * den == num * n.den);
}

static gint64
make_random (GRand *rand)
{
  guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
  guint n_bits = (guint) g_rand_int_range (rand, 1, 64);
  gint64 value = (gint64) (bits & ((G_GUINT64_CONSTANT (1) << n_bits) - 1));
  return g_rand_boolean (rand) ? value : -value;
}

static GadibaNumber
make_random_number (GRand *rand)
{
  static const gint64 usual[] = { 1, 1, 100, 100, 3, 300, 1000000 };
  gint64 den = g_rand_boolean (rand)
                   ? usual[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (usual))]
                   : ABS (make_random (rand));
  return (GadibaNumber){ make_random (rand), MAX (den, 1) };
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260210);
  for (int i = 0; i < 300000; i++)
    {
      GadibaNumber a = make_random_number (rand);
      GadibaNumber b = make_random_number (rand);
      if (i % 5 == 0)
        b.den = a.den;
      GadibaNumber n = { 0, 1 };
      Wide left = (Wide) a.num * b.den;
      Wide right = (Wide) b.num * a.den;
      Wide den = (Wide) a.den * b.den;

      check_against (gadiba_number_add (a, b, &n), n, left + right, den);
      check_against (gadiba_number_subtract (a, b, &n), n, left - right, den);
      check_against (gadiba_number_multiply (a, b, &n), n, (Wide) a.num * b.num, den);
      if (b.num != 0)
        check_against (gadiba_number_divide (a, b, &n), n, left, right);
      int order = gadiba_number_compare (a, b);
      g_assert_cmpint ((order > 0) - (order < 0), ==, (left > right) - (left < right));
    }
}

/* Brute force: of all multiples of the step, the rounded one must be the nearest on the right side.
 */
static void
test_random_round (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  for (int i = 0; i < 100000; i++)
    {
      GadibaNumber a = { g_rand_int_range (rand, -100000, 100000), g_rand_int_range (rand, 1, 60) };
      GadibaNumber step = { g_rand_int_range (rand, 1, 20), g_rand_int_range (rand, 1, 120) };
      GadibaNumber down, up, half, even, below, above;
      g_assert_true (gadiba_number_round (a, step, GADIBA_ROUND_DOWN, &down));
      g_assert_true (gadiba_number_round (a, step, GADIBA_ROUND_UP, &up));
      g_assert_true (gadiba_number_round (a, step, GADIBA_ROUND_HALF_UP, &half));
      g_assert_true (gadiba_number_round (a, step, GADIBA_ROUND_HALF_EVEN, &even));
      g_assert_true (gadiba_number_subtract (a, down, &below));
      g_assert_true (gadiba_number_subtract (up, a, &above));
      g_assert_cmpint (below.num, >=, 0);
      g_assert_cmpint (above.num, >=, 0);
      g_assert_cmpint (gadiba_number_compare (below, step), <, 0);
      g_assert_cmpint (gadiba_number_compare (above, step), <, 0);
      int nearer = gadiba_number_compare (below, above);
      GadibaNumber expected = nearer < 0 || (nearer == 0 && a.num < 0) ? down : up;
      g_assert_cmpint (gadiba_number_compare (half, expected), ==, 0);
      if (nearer != 0)
        g_assert_cmpint (gadiba_number_compare (even, expected), ==, 0);
      GadibaNumber steps;
      g_assert_true (gadiba_number_divide (even, step, &steps));
      g_assert_cmpint (steps.num % steps.den, ==, 0);
      if (nearer == 0 && below.num != 0)
        g_assert_cmpint (steps.num / steps.den % 2, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/number/arithmetic", test_arithmetic);
  g_test_add_func ("/core/number/long-sum", test_long_sum);
  g_test_add_func ("/core/number/limits", test_limits);
  g_test_add_func ("/core/number/round", test_round);
  g_test_add_func ("/core/number/parse", test_parse);
  g_test_add_func ("/core/number/format", test_format);
  g_test_add_func ("/core/number/random", test_random);
  g_test_add_func ("/core/number/random-round", test_random_round);
  return g_test_run ();
}
