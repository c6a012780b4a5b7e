/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

#include <glib/gstdio.h>

#include "gadiba-evaluation-private.h"

/* What the engine makes of lines of housing costs: bills of the housing month by item, each with
 * the norm that holds on the day assessed. */

#define NORM(from, more) "<norm from=\"" from "\" source=\"L 1\" " more "/>"
#define ITEM(id, norms) "<item id=\"" id "\" title=\"t\">" norms "</item>"
#define COSTS                                                                                      \
  ITEM ("rent", NORM ("2021-01-01", ""))                                                           \
  ITEM ("water", NORM ("2021-01-01", "unit=\"ha\" first=\"3\" further=\"2\"")                      \
                     NORM ("2026-02-11", "unit=\"ha\" first=\"9\""))                               \
  ITEM ("phone", NORM ("2021-01-01", "cap=\"20.00\"") NORM ("2026-02-10", "cap=\"30.00\""))        \
  ITEM ("gas", NORM ("2021-01-01", ""))                                                            \
  ITEM ("later", NORM ("2026-02-11", "cap=\"1.00\""))

/* ITEM MONTH AMOUNT [QUANTITY [UNIT]] */
static void
add_cost (GadibaFacts *facts, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const guint n = g_strv_length (words);
  const GadibaCostLine line = {
    .item = g_hash_table_lookup (facts->book->cost_item_names, words[0]),
    .month = month_of (words[1]),
    .amount = number_of (words[2]),
    .has_quantity = n > 3,
    .quantity = n > 3 ? number_of (words[3]) : GADIBA_NUMBER (0),
    .unit = n > 4 ? g_intern_string (words[4]) : NULL,
  };
  g_assert_nonnull (line.item);
  g_array_append_val (facts->costs, line);
}

static const char *const costs[] = {
  "gas 2026-01 5.00",         "phone 2026-01 40.00",
  "water 2026-01 10.00 4 ha", "water 2026-01 2.50 1 ha",
  "rent 2026-01 100.00",      "rent 2025-12 900.00",
  "rent 2026-02 900.00",      "gas 2026-01 1.00 7 kg",
  "later 2026-01 2.00",       NULL,
};

static GadibaFacts *
make_costs (const GadibaBook *book, const char *const *lines)
{
  GadibaFacts *facts = gadiba_facts_new (book);
  facts->received = date_of ("2026-02-10");
  facts->housing_month = month_of ("2026-01");
  for (; *lines != NULL; lines++)
    add_cost (facts, *lines);
  return facts;
}

static void
check_costs (const char *const *lines, const Row *rows, gsize n)
{
  const Parts parts = { .costs = COSTS };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, n);
  g_autoptr (GadibaFacts) facts = make_costs (book, lines);
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  check_rows (evaluation, "row", rows, n, 0);
}

static void
test_bills (void)
{
  static const char *const order[] = { "rent", "water", "phone", "gas", "later" };
  static const gboolean used[] = { TRUE, TRUE, TRUE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE };
  static const Row rows[] = {
    { "number", "count(bills)", "5", NULL },
    { "money", "sum(bills, amount)", "160.50", NULL },
    { "money", "sum(bills where item = \"rent\", amount)", "100.00", NULL },
    { "money", "sum(bills where item = \"water\", amount)", "12.50", NULL },
    { "money", "sum(bills where has-cap, min(amount, cap))", "30.00", NULL },
    { "money", "sum(bills where item in (\"gas\", \"phone\"), amount)", "46.00", NULL },
  };
  const Parts parts = { .costs = COSTS };
  g_autoptr (GadibaBook) book = load_rows (&parts, rows, G_N_ELEMENTS (rows));
  g_autoptr (GadibaFacts) facts = make_costs (book, costs);
  g_autoptr (GadibaEvaluation) evaluation = evaluate (facts, NULL, 0);
  const GadibaView *view = &evaluation->views[GADIBA_ENTITY_BILL];
  check_rows (evaluation, "row", rows, G_N_ELEMENTS (rows), 0);

  /* The order is the book's, whatever that of the file. */
  g_assert_cmpuint (gadiba_evaluation_get_n_rows (evaluation, GADIBA_ENTITY_BILL), ==, 5);
  for (guint i = 0; i < view->n; i++)
    g_assert_cmpstr (view->values[i * view->width + GADIBA_BILL_ITEM].text, ==, order[i]);
  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    g_assert_cmpint (gadiba_evaluation_uses_cost (evaluation, i), ==, used[i]);
}

static void
test_no_bills (void)
{
  static const char *const other_months[] = { "rent 2025-12 900.00", NULL };
  static const Row rows[] = {
    { "yes-no", "any(bills)", "no", NULL },
    { "money", "sum(bills, amount)", "0.00", NULL },
  };
  check_costs (other_months, rows, G_N_ELEMENTS (rows));
  check_costs (other_months + 1, rows, G_N_ELEMENTS (rows));
}

static void
test_norms (void)
{
  static const Row rows[] = {
    { "number", "sum(bills where has-quantity-norm, norm-first)", "3", NULL },
    { "number", "sum(bills where has-quantity-norm, norm-further)", "2", NULL },
    { "number", "sum(bills where item = \"water\", quantity)", "5", NULL },
    { "number", "count(bills where has-quantity-norm)", "1", NULL },
    { "number", "count(bills where has-cap)", "1", NULL },
    { "money", "sum(bills where has-cap, cap)", "30.00", NULL },
    { "yes-no", "any(bills where item = \"later\", has-cap)", "no", NULL },
    { "yes-no", "all(bills where item = \"rent\", not has-cap and not has-quantity-norm)", "yes",
      NULL },
    /* Of gas one line states no quantity. */
    { "yes-no", "any(bills where item = \"gas\", known(quantity))", "no", NULL },
    { "number", "sum(bills where item = \"gas\", quantity)", "undecided", "quantity -" },
  };
  check_costs (costs, rows, G_N_ELEMENTS (rows));
}

/* A quantity in another unit than the norm's, or in none, is not known. */
static void
test_units_of_norms (void)
{
  static const struct
  {
    const char *lines[3];
    const char *result;
  } cases[] = {
    { { "water 2026-01 10.00 4 ha", NULL, NULL }, "4" },
    { { "water 2026-01 10.00 4.125 ha", "water 2026-01 10.00 0 ha", NULL }, "4.125" },
    { { "water 2026-01 10.00 4 kg", NULL, NULL }, "undecided" },
    { { "water 2026-01 10.00 4", NULL, NULL }, "undecided" },
    { { "water 2026-01 10.00", NULL, NULL }, "undecided" },
    { { "water 2026-01 10.00 4 ha", "water 2026-01 10.00 1 kg", NULL }, "undecided" },
    { { "water 2026-01 10.00 4 kg", "water 2026-01 10.00 1 ha", NULL }, "undecided" },
    { { "water 2026-01 10.00", "water 2026-01 10.00 1 ha", NULL }, "undecided" },
    /* Where no norm asks for a quantity, its unit does not matter. */
    { { "rent 2026-01 10.00 4 kg", NULL, NULL }, "4" },
    { { "phone 2026-01 10.00 4 kg", NULL, NULL }, "4" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gboolean decided = !g_str_equal (cases[i].result, "undecided");
      const Row row = { "number", "sum(bills, quantity)", cases[i].result,
                        decided ? NULL : "quantity -" };
      g_test_message ("%s, %s", cases[i].lines[0], cases[i].lines[1]);
      check_costs (cases[i].lines, &row, 1);
    }
}

#define TOWN(costs)                                                                                \
  "<rules xmlns=\"urn:gadiba:rules:1\" id=\"town\" edition=\"1\" title=\"Town\" "                  \
  "extends=\"small\"><costs>" costs "</costs></rules>"

/* From its day on the municipality's norm stands in place of the national one, also of a newer. */
static void
test_norms_of_municipality (void)
{
  static const char extension[] = TOWN (ITEM ("phone", NORM ("2025-06-01", "cap=\"25.00\"")) ITEM (
      "rent", NORM ("2026-02-11", "cap=\"1.00\"")) ITEM ("water", NORM ("2025-06-01", ""))
                                            ITEM ("cesspit", NORM ("2025-06-01", "cap=\"7.00\"")));
  static const struct
  {
    const char *item, *day, *cap;
  } rows[] = {
    { "phone", "2025-05-31", "20.00" },  { "phone", "2025-06-01", "25.00" },
    { "phone", "2026-02-10", "25.00" },  { "rent", "2026-02-10", "-" },
    { "rent", "2026-02-11", "1.00" },    { "water", "2026-02-11", "-" },
    { "cesspit", "2025-05-31", "none" }, { "cesspit", "2025-06-01", "7.00" },
    { "gas", "2026-02-10", "-" },        { "later", "2026-02-10", "none" },
  };
  const Parts parts = { .costs = COSTS };
  g_autoptr (GString) xml = begin_book (&parts);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("gadiba-XXXXXX.xml", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, extension, -1, &error);
  g_assert_no_error (error);
  g_string_append (xml, "</rules>");
  g_autoptr (GBytes) bytes = g_bytes_new (xml->str, xml->len);
  const char *const extensions[] = { path, NULL };
  g_autoptr (GadibaBook) book = gadiba_book_load (bytes, "small.xml", extensions, &error);
  g_assert_no_error (error);
  g_unlink (path);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const GadibaCostItem *item = g_hash_table_lookup (book->cost_item_names, rows[i].item);
      const GadibaNorm *norm = gadiba_cost_item_get_norm (item, date_of (rows[i].day));
      g_autofree char *cap = norm == NULL    ? g_strdup ("none")
                             : norm->has_cap ? gadiba_number_format (norm->cap, 2, 2, ".")
                                             : g_strdup ("-");
      g_test_message ("%s on %s", rows[i].item, rows[i].day);
      g_assert_cmpstr (cap, ==, rows[i].cap);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/bills/order-and-month", test_bills);
  g_test_add_func ("/rules/bills/none", test_no_bills);
  g_test_add_func ("/rules/bills/norms", test_norms);
  g_test_add_func ("/rules/bills/units", test_units_of_norms);
  g_test_add_func ("/rules/bills/norms-of-municipality", test_norms_of_municipality);
  return g_test_run ();
}
