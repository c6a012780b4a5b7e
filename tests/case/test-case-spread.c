/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-data.h"
#include "gadiba-case-spread.h"

/* A bill that is for several months. */

#define SEPTEMBER 2026, 9

static GadibaCase *
make_case (const char *costs)
{
  g_autofree char *text = g_strdup_printf (
      "<case xmlns='urn:gadiba:case:1'><application received='2026-10-05'/><household>"
      "<person id='p1' applicant='yes' given='Ruta' family='Kārkliņa' born='1984-03-15' "
      "relation='self'/></household><costs>%s</costs></case>",
      costs);

  return parse_case (text);
}

/* Returns: (transfer full): "2026-09 amount 33.34" a line */
static char *
tell (const GPtrArray *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const GadibaCaseChange *change = g_ptr_array_index (changes, i);
      g_autofree char *month = gadiba_month_format (change->place.month);
      g_string_append_printf (text, "%s %s %s\n", month, change->place.field,
                              change->after != NULL ? change->after : "-");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_parts (void)
{
  g_autoptr (GError) error = NULL;
  GadibaMonth september = gadiba_month_new (SEPTEMBER);
  g_autoptr (GadibaCase) from = make_case (
      "<cost item='solid-fuel' month='2026-09' amount='100.00' quantity='4' unit='m³'/>");
  g_autoptr (GPtrArray) changes =
      gadiba_case_spread_cost (from, "solid-fuel", september, september, 3, &error);
  g_assert_no_error (error);
  g_autofree char *told = tell (changes);
  g_assert_cmpstr (told, ==,
                   "2026-09 amount 33.34\n2026-09 quantity 1.334\n"
                   "2026-10 amount 33.33\n2026-10 quantity 1.333\n2026-10 unit m³\n"
                   "2026-11 amount 33.33\n2026-11 quantity 1.333\n2026-11 unit m³\n");
  const GadibaCaseChange *first = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (first->before, ==, "100.00");
}

/* Months before the bill; its own is not among them. */
static void
test_before (void)
{
  g_autoptr (GError) error = NULL;
  GadibaMonth september = gadiba_month_new (SEPTEMBER);
  g_autoptr (GadibaCase) from = make_case ("<cost item='heating' month='2026-09' amount='0.05'/>");
  g_autoptr (GPtrArray) changes =
      gadiba_case_spread_cost (from, "heating", september, september - 2, 2, &error);
  g_assert_no_error (error);
  g_autofree char *told = tell (changes);
  g_assert_cmpstr (told, ==, "2026-07 amount 0.03\n2026-08 amount 0.02\n2026-09 amount -\n");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *costs, *sentence;
  } rows[] = {
    { "<cost item='rent' month='2026-09' amount='5.00'/>", "*amount of the bill first*" },
    { "<cost item='heating' month='2026-09' amount='5.00'/>"
      "<cost item='heating' month='2026-09' amount='6.00'/>",
      "*several amounts*" },
    { "<cost item='heating' month='2026-09' amount='5.00'/>"
      "<cost item='heating' month='2026-10' amount='6.00'/>",
      "10.2026 has a bill*" },
  };
  GadibaMonth september = gadiba_month_new (SEPTEMBER);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaCase) from = make_case (rows[i].costs);
      g_assert_null (gadiba_case_spread_cost (from, "heating", september, september, 3, &error));
      g_assert_nonnull (error);
      g_assert_true (g_pattern_match_simple (rows[i].sentence, error->message));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-spread/parts", test_parts);
  g_test_add_func ("/case-spread/before", test_before);
  g_test_add_func ("/case-spread/refused", test_refused);
  return g_test_run ();
}
