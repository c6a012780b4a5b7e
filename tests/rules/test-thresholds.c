/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-test.h"

/* The national book against tests/cases/thresholds.tsv, the thresholds as published. */

typedef struct
{
  char *what; /* "gmi" */
  GadibaDate from;
  char *values[2]; /* first, other */
} Threshold;

static const char *const persons[] = { "first", "other" };

static GadibaBook *
load_law_book (void)
{
  g_autoptr (GBytes) law = load_test_bytes ("../data/rules", "lv.xml");
  g_autoptr (GError) error = NULL;
  GadibaBook *book = gadiba_book_load (law, "lv.xml", NULL, &error);
  g_assert_no_error (error);
  return book;
}

static void
free_threshold (gpointer data)
{
  Threshold *threshold = data;
  g_free (threshold->what);
  g_free (threshold->values[0]);
  g_free (threshold->values[1]);
  g_free (threshold);
}

static GPtrArray *
load_thresholds (void)
{
  g_auto (GStrv) rows = load_test_table ("cases", "thresholds.tsv");
  GPtrArray *thresholds = g_ptr_array_new_with_free_func (free_threshold);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (rows[i], "\t", -1);
      Threshold *threshold = g_new0 (Threshold, 1);
      threshold->from = date_of (columns[0]);
      threshold->what = g_strdup (columns[1]);
      threshold->values[0] = g_strdup (columns[2]);
      threshold->values[1] = g_strdup (columns[3]);
      g_ptr_array_add (thresholds, threshold);
    }
  g_assert_cmpuint (thresholds->len, >, 0);
  return thresholds;
}

static void
check_value (const GadibaBook *book, const Threshold *threshold, guint which, GadibaDate day)
{
  g_autofree char *id = g_strconcat (threshold->what, ".", persons[which], NULL);
  g_autofree char *on = gadiba_date_format (day);
  const GadibaParameter *parameter = gadiba_book_get_parameter (book, id);
  g_test_message ("%s on %s", id, on);
  g_assert_nonnull (parameter);
  const GadibaParameterValue *value = gadiba_parameter_get_value (parameter, day, GADIBA_DATE_NONE);
  g_assert_nonnull (value);
  g_autofree char *text = gadiba_value_format (&value->value, &parameter->type);
  g_assert_cmpstr (text, ==, threshold->values[which]);
  g_assert_true (gadiba_parameter_get_value (parameter, day, day) == value);
}

/* The day on which the next row of the same threshold begins. */
static GadibaDate
find_next (const GPtrArray *thresholds, guint i)
{
  const Threshold *threshold = g_ptr_array_index (thresholds, i);
  for (guint j = i + 1; j < thresholds->len; j++)
    {
      const Threshold *next = g_ptr_array_index (thresholds, j);
      if (g_str_equal (next->what, threshold->what))
        return next->from;
    }
  return GADIBA_DATE_NONE;
}

/* On the first day, and on the day before the next value's first. */
static void
test_published (void)
{
  g_autoptr (GadibaBook) book = load_law_book ();
  g_autoptr (GPtrArray) thresholds = load_thresholds ();
  for (guint i = 0; i < thresholds->len; i++)
    {
      const Threshold *threshold = g_ptr_array_index (thresholds, i);
      GadibaDate next = find_next (thresholds, i);
      for (guint which = 0; which < G_N_ELEMENTS (persons); which++)
        {
          check_value (book, threshold, which, threshold->from);
          if (next != GADIBA_DATE_NONE)
            check_value (book, threshold, which, next - 1);
        }
    }
}

/* Before the first value there is none; nothing is carried backwards. */
static void
test_before (void)
{
  static const char *const days[] = { "2020-12-31", "2020-01-01", "2013-01-01", "1991-05-04" };
  g_autoptr (GadibaBook) book = load_law_book ();
  g_autoptr (GPtrArray) thresholds = load_thresholds ();
  for (guint i = 0; i < thresholds->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (days) * G_N_ELEMENTS (persons); j++)
      {
        const Threshold *threshold = g_ptr_array_index (thresholds, i);
        g_autofree char *id = g_strconcat (threshold->what, ".", persons[j % 2], NULL);
        const GadibaParameter *parameter = gadiba_book_get_parameter (book, id);
        g_assert_null (
            gadiba_parameter_get_value (parameter, date_of (days[j / 2]), GADIBA_DATE_NONE));
      }
}

/* What is computed from them is then undecided, and says for want of which day. */
static void
test_undecided_before (void)
{
  g_autoptr (GadibaBook) book = load_law_book ();
  g_autoptr (GadibaFacts) facts = gadiba_facts_new (book);
  const GadibaTerms terms = { .day = date_of ("2020-12-31") };
  const GadibaBenefit *gmi = gadiba_book_get_benefit (book, "gmi");
  g_autoptr (GError) error = NULL;
  GadibaValue value;

  facts->received = terms.day;
  facts->housing_month = month_of ("2020-11");
  gadiba_facts_add (facts, GADIBA_ENTITY_PERSON, -1, "p1", "p1");
  state (facts, GADIBA_ENTITY_PERSON, 0, "born", "1980-01-01");
  state (facts, GADIBA_ENTITY_PERSON, 0, "income", "complete");
  g_autoptr (GadibaEvaluation) evaluation = gadiba_evaluation_new (facts, &terms, &error);
  g_assert_no_error (error);
  g_assert_true (gadiba_evaluation_get (evaluation, gmi->amount, 0, &value, &error));
  g_assert_no_error (error);
  g_assert_false (value.known);
  g_autofree char *missing = describe_missing (value.missing);
  g_assert_cmpstr (missing, ==, "gmi 2020-12-31");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/thresholds/published", test_published);
  g_test_add_func ("/rules/thresholds/before", test_before);
  g_test_add_func ("/rules/thresholds/undecided-before", test_undecided_before);
  return g_test_run ();
}
