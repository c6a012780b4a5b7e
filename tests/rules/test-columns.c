/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-book.h"

/* Formulas drawn at random, of households drawn at random: columns give what single evaluations
 * give, and do nearly all of it themselves. */

#define BOOKS 150
#define STEPS 36
#define HOUSEHOLDS 40

static const char *const levels[] = { "low", "middle", "high" };

static gint32
pick_one (GRand *rand, gint32 n)
{
  return g_rand_int_range (rand, 0, n);
}

/* States a fact of a row, or leaves it out. */
static void
state_random (GadibaFacts *facts, GRand *rand, GadibaEntity entity, guint row, const char *id)
{
  const GadibaFact *fact = gadiba_book_get_fact (facts->book, entity, id);
  GadibaValue value = { .kind = (guint8) fact->type.kind, .known = TRUE };
  if (pick_one (rand, 4) == 0)
    return;
  switch (fact->type.kind)
    {
    case GADIBA_KIND_NUMBER:
      value.number = (GadibaNumber){ pick_one (rand, 4) == 0 ? 0 : pick_one (rand, 20000),
                                     pick_one (rand, 3) == 0 ? 1000 : 100 };
      break;
    case GADIBA_KIND_YES_NO:
      value.yes = g_rand_boolean (rand);
      break;
    case GADIBA_KIND_TEXT:
      value.text = g_intern_string (levels[pick_one (rand, 3)]);
      break;
    case GADIBA_KIND_DATE:
      value.date = gadiba_date_new (1930, 1, 1) + pick_one (rand, 40000);
      break;
    case GADIBA_KIND_MONTH:
      value.month = month_of ("2025-06") + pick_one (rand, 12);
      break;
    }
  gadiba_facts_set (facts, entity, row, id, value);
}

static void
add_incomes (GadibaFacts *facts, GRand *rand)
{
  static const char *const kinds[] = { "wage", "business", "pension", "rent" };
  guint n_persons = facts->rows[GADIBA_ENTITY_PERSON].n;
  for (gint32 i = pick_one (rand, 14); n_persons > 0 && i > 0; i--)
    {
      const GadibaIncomeLine line = {
        .person = (guint) pick_one (rand, (gint32) n_persons),
        .kind = g_hash_table_lookup (facts->book->income_kind_names, kinds[pick_one (rand, 4)]),
        .month = month_of ("2025-10") + pick_one (rand, 5),
        .amount = GADIBA_NUMBER_CENTS (pick_one (rand, 90000)),
        .irregular = pick_one (rand, 3) == 0,
      };
      g_array_append_val (facts->incomes, line);
    }
}

static void
add_costs (GadibaFacts *facts, GRand *rand)
{
  static const char *const items[] = { "rent", "water", "phone" };
  for (gint32 i = pick_one (rand, 5); i > 0; i--)
    {
      const GadibaCostLine line = {
        .item = g_hash_table_lookup (facts->book->cost_item_names, items[pick_one (rand, 3)]),
        .month = month_of ("2026-01") - (pick_one (rand, 5) == 0),
        .amount = GADIBA_NUMBER_CENTS (pick_one (rand, 20000)),
        .has_quantity = pick_one (rand, 3) > 0,
        .quantity = { pick_one (rand, 900), 10 },
        .unit = pick_one (rand, 4) == 0 ? NULL : g_intern_string ("ha"),
      };
      g_array_append_val (facts->costs, line);
    }
}

static GadibaFacts *
draw_household (const GadibaBook *book, GRand *rand)
{
  static const char *const own[] = {
    "m1", "m2", "n1", "y1", "y2", "d1", "t1", "w1", "w2", "taken"
  };
  static const char *const of_person[] = { "pm", "pn", "py", "born", "pw" };
  GadibaFacts *facts = gadiba_facts_new (book);
  facts->received = date_of ("2026-02-10");
  facts->housing_month = month_of ("2026-01");
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    state_random (facts, rand, GADIBA_ENTITY_HOUSEHOLD, 0, own[i]);
  /* Of some, too large to be multiplied. */
  if (pick_one (rand, 10) == 0)
    gadiba_facts_set (facts, GADIBA_ENTITY_HOUSEHOLD, 0, "huge",
                      GADIBA_VALUE_NUMBER (GADIBA_NUMBER_CENTS (G_GINT64_CONSTANT (1) << 60)));
  for (gint32 n = pick_one (rand, 5); n > 0; n--)
    {
      g_autofree char *id = g_strdup_printf ("p%d", n);
      guint row = gadiba_facts_add (facts, GADIBA_ENTITY_PERSON, -1, id, id);
      for (gsize i = 0; i < G_N_ELEMENTS (of_person); i++)
        state_random (facts, rand, GADIBA_ENTITY_PERSON, row, of_person[i]);
      if (pick_one (rand, 6) == 0)
        state (facts, GADIBA_ENTITY_PERSON, row, "away", "yes");
      if (pick_one (rand, 2) == 0)
        state_random (facts, rand, GADIBA_ENTITY_SAVING,
                      gadiba_facts_add (facts, GADIBA_ENTITY_SAVING, (int) row, NULL, NULL), "sm");
    }
  for (gint32 n = pick_one (rand, 3); n > 0; n--)
    {
      guint row = gadiba_facts_add (facts, GADIBA_ENTITY_VEHICLE, -1, NULL, NULL);
      state_random (facts, rand, GADIBA_ENTITY_VEHICLE, row, "mass");
      state_random (facts, rand, GADIBA_ENTITY_VEHICLE, row, "vw");
    }
  add_incomes (facts, rand);
  add_costs (facts, rand);
  if (g_rand_boolean (rand))
    gadiba_facts_ask (facts, gadiba_book_get_benefit (book, "help"));
  return facts;
}

static GPtrArray *
draw_households (const GadibaBook *book, guint32 seed, guint n)
{
  GRand *rand = g_rand_new_with_seed (seed);
  GPtrArray *households = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_facts_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (households, draw_household (book, rand));
  g_rand_free (rand);
  return households;
}

static void
test_random (void)
{
  const GadibaTerms terms = { .day = date_of ("2026-02-10") };
  ColumnsTally tally = { 0 };
  guint n_books = 0;
  for (guint32 seed = 1; seed <= BOOKS; seed++)
    {
      g_autoptr (GadibaBook) book = draw_book (seed, STEPS);
      if (book == NULL)
        continue;
      g_autoptr (GPtrArray) steps = collect_household_steps (book);
      g_autoptr (GPtrArray) households = draw_households (book, seed, HOUSEHOLDS);
      compare_columns (book, households, &terms, steps, &tally);
      n_books++;
      if (g_test_failed ())
        {
          g_test_message ("the book of seed %u", seed);
          return;
        }
    }
  g_test_message ("%u books, %u households, %u singly; %u known, %u unknown, %u errors", n_books,
                  tally.n, tally.n_single, tally.n_known, tally.n_unknown, tally.n_errors);
  g_assert_cmpuint (n_books, >, BOOKS / 2);
  g_assert_cmpuint (tally.n_known, >, 1000);
  g_assert_cmpuint (tally.n_unknown, >, 1000);
  g_assert_cmpuint (tally.n_errors, >, 100);
}

/* Of many blocks; by several threads; added to after it was run; emptied and filled again. */
static void
test_blocks (void)
{
  const GadibaTerms terms = { .day = date_of ("2026-02-10") };
  g_autoptr (GadibaBook) book = draw_book (1, STEPS);
  g_autoptr (GPtrArray) steps = collect_household_steps (book);
  g_autoptr (GPtrArray) households = draw_households (book, 1, 2300);
  g_autoptr (GadibaColumns) columns = gadiba_columns_new (book);
  g_autoptr (GadibaColumnPlan) plan = gadiba_column_plan_new (
      book, &terms, (const GadibaStep *const *) (gpointer) steps->pdata, steps->len);
  static const guint ends[] = { 1, 511, 512, 513, 2300 };
  for (guint round = 0; round < 2; round++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          ColumnsTally tally = { 0 };
          while (gadiba_columns_get_n (columns) < ends[i])
            gadiba_columns_add (columns, households->pdata[gadiba_columns_get_n (columns)]);
          g_autoptr (GadibaColumnAnswers) answers =
              gadiba_column_plan_run (plan, columns, 1 + (guint) i);
          g_assert_cmpuint (gadiba_column_answers_get_n (answers), ==, ends[i]);
          for (guint j = 0; j < ends[i]; j++)
            compare_household (households->pdata[j], &terms, steps, answers, j, &tally);
        }
      gadiba_columns_clear (columns);
      g_assert_cmpuint (gadiba_columns_get_n (columns), ==, 0);
    }
}

/* What an evaluation of them gives is what one of the facts that were added gives. */
static void
test_facts (void)
{
  const GadibaTerms terms = { .day = date_of ("2026-02-10") };
  g_autoptr (GadibaBook) book = draw_book (2, STEPS);
  g_autoptr (GPtrArray) households = draw_households (book, 2, 100);
  g_autoptr (GadibaColumns) columns = gadiba_columns_new (book);
  for (guint i = 0; i < households->len; i++)
    gadiba_columns_add (columns, households->pdata[i]);
  for (guint i = 0; i < households->len; i++)
    {
      g_autoptr (GadibaFacts) facts = gadiba_columns_dup_facts (columns, i);
      g_autoptr (GadibaEvaluation) a = gadiba_evaluation_new (households->pdata[i], &terms, NULL);
      g_autoptr (GadibaEvaluation) b = gadiba_evaluation_new (facts, &terms, NULL);
      for (guint j = 0; j < book->steps->len; j++)
        {
          const GadibaStep *step = book->steps->pdata[j];
          for (guint row = 0; row < gadiba_evaluation_get_n_rows (a, step->entity); row++)
            {
              GadibaValue left, right;
              gboolean fits = gadiba_evaluation_get (a, step, row, &left, NULL);
              g_assert_cmpint (gadiba_evaluation_get (b, step, row, &right, NULL), ==, fits);
              if (!fits)
                continue;
              g_autofree char *lacks = describe_missing (left.known ? NULL : left.missing);
              g_autofree char *other = describe_missing (right.known ? NULL : right.missing);
              g_assert_cmpstr (lacks, ==, other);
              g_assert_cmpint (left.known, ==, right.known);
              if (left.known)
                g_assert_true (gadiba_value_equal (&left, &right));
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/columns/random", test_random);
  g_test_add_func ("/rules/columns/blocks", test_blocks);
  g_test_add_func ("/rules/columns/facts", test_facts);
  return g_test_run ();
}
