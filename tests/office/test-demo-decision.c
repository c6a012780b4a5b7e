/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "demo-test.h"
#include "gadiba-iban.h"

typedef struct
{
  GadibaDemo *demo;
  GadibaBook *book;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = make_demo (SEED, 1500);
  fixture->book = load_books ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gadiba_demo_free (fixture->demo);
  gadiba_book_free (fixture->book);
}

static gboolean
has_remark (const GadibaAssessment *assessment, const char *name)
{
  for (guint i = 0; i < assessment->remarks->len; i++)
    if (g_str_equal (((GadibaRemark *) g_ptr_array_index (assessment->remarks, i))->name, name))
      return TRUE;
  return FALSE;
}

static void
assert_days (const GadibaDemo *demo, const GadibaCase *from, const GadibaDemoDecision *decision)
{
  GadibaDate received = from->application.received;

  g_assert_true (gadiba_calendar_is_working_day (demo->calendar, decision->day));
  g_assert_cmpint (decision->day, >=, received + 3);
  g_assert_cmpint (decision->day, <=, received + 25);
  g_assert_cmpint (decision->day, <=, demo->today);
  if (decision->heard == GADIBA_DATE_NONE)
    return;
  g_assert_true (gadiba_calendar_is_working_day (demo->calendar, decision->heard));
  g_assert_cmpint (decision->heard, >, received);
  g_assert_cmpint (decision->heard, <=, decision->day);
}

/* What a letter goes on with after a colon: begins small, ends with a full stop. */
static void
assert_clause (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_unichar_islower (g_utf8_get_char (text)));
  g_assert_true (g_str_has_suffix (text, "."));
}

static void
assert_texts (const GadibaAssessment *assessment, const GadibaDemoDecision *decision)
{
  gboolean is_favourable = decision->answer == GADIBA_DEMO_GRANT;

  g_assert_cmpint (is_favourable, ==, !has_remark (assessment, "reason"));
  g_assert_nonnull (decision->considerations);
  g_assert_true (g_unichar_isupper (g_utf8_get_char (decision->considerations)));
  g_assert_true (g_str_has_suffix (decision->considerations, "."));
  if (decision->heard != GADIBA_DATE_NONE)
    assert_clause (decision->heard_text);
  else
    g_assert_null (decision->heard_text);
  if (decision->not_heard_ground != NULL)
    assert_clause (decision->not_heard_ground);
  if (is_favourable)
    g_assert_cmpint (decision->heard, ==, GADIBA_DATE_NONE);
  else
    g_assert_true ((decision->heard == GADIBA_DATE_NONE) == (decision->not_heard_ground != NULL));
}

static void
test_decisions (Fixture *fixture, gconstpointer data)
{
  guint counts[4] = { 0 };
  guint n_partly = 0;

  for (guint i = 0; i < gadiba_demo_get_n_cases (fixture->demo); i++)
    {
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (fixture->demo, i);
      g_autoptr (GadibaAssessment) assessment = assess (from, fixture->book);
      GadibaDemoDecision decision = gadiba_demo_decide (fixture->demo, i, assessment);
      GadibaDemoDecision again = gadiba_demo_decide (fixture->demo, i, assessment);
      g_assert_cmpint (decision.day, ==, again.day);
      g_assert_true (decision.considerations == again.considerations);
      counts[decision.answer]++;
      if (decision.answer == GADIBA_DEMO_OPEN)
        {
          g_assert_cmpint (decision.day, ==, GADIBA_DATE_NONE);
          g_assert_null (decision.considerations);
          g_assert_true (
              !assessment->decided
              || g_strcmp0 (gadiba_assessment_get (assessment, "status.months"), "undecided") == 0
              || from->application.received > fixture->demo->today - 25);
          continue;
        }
      g_assert_true (assessment->decided);
      assert_days (fixture->demo, from, &decision);
      assert_texts (assessment, &decision);
      n_partly += decision.answer == GADIBA_DEMO_GRANT && decision.not_heard_ground != NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (counts[i], >, 20);
  g_assert_cmpuint (n_partly, >, 20);
}

/* The income decides alone: nobody is given a month because of it. */
static void
test_income (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < gadiba_demo_get_n_cases (fixture->demo); i++)
    {
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (fixture->demo, i);
      g_autoptr (GadibaAssessment) assessment = assess (from, fixture->book);
      GadibaDemoDecision decision = gadiba_demo_decide (fixture->demo, i, assessment);
      if (decision.answer == GADIBA_DEMO_OPEN
          || !g_str_equal (gadiba_assessment_get (assessment, "status"), "none"))
        continue;
      g_assert_cmpint (decision.answer, ==, GADIBA_DEMO_REFUSE);
      n++;
    }
  g_assert_cmpuint (n, >, 20);
}

static void
test_payment (Fixture *fixture, gconstpointer data)
{
  guint n_cash = 0;
  guint n_provider = 0;

  for (guint i = 0; i < gadiba_demo_get_n_cases (fixture->demo); i++)
    {
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (fixture->demo, i);
      g_autoptr (GadibaAssessment) assessment = assess (from, fixture->book);
      GadibaDemoDecision decision = gadiba_demo_decide (fixture->demo, i, assessment);
      g_autofree char *iban = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_provider = decision.housing_payment == GADIBA_PAYMENT_PROVIDER;
      g_assert_cmpint (is_provider, ==, decision.provider != NULL);
      g_assert_true (is_provider || decision.housing_payment == decision.payment);
      n_provider += is_provider ? 1 : 0;
      if (decision.payment == GADIBA_PAYMENT_CASH)
        {
          g_assert_cmpstr (decision.account, ==, "");
          n_cash++;
          continue;
        }
      g_assert_cmpint (decision.payment, ==, GADIBA_PAYMENT_ACCOUNT);
      g_assert_true (gadiba_iban_parse (decision.account, &iban, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (iban, ==, decision.account);
      g_assert_true (g_str_has_prefix (iban + 4, "PRAK"));
    }
  g_assert_cmpuint (n_cash, >, 50);
  g_assert_cmpuint (n_provider, >, 200);
}

static guint
count_texts (const GArray *texts, const char *answer, const char *reason)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      const GadibaDemoText *text = &g_array_index (texts, GadibaDemoText, i);
      n += g_strcmp0 (text->answer, answer) == 0 && g_strcmp0 (text->reason, reason) == 0;
    }
  return n;
}

/* Every condition that a household may fail has its own words. */
static void
test_texts (Fixture *fixture, gconstpointer data)
{
  const GadibaDemoTexts *texts = &fixture->demo->texts;
  const GArray *troubles = fixture->demo->table.applications.troubles;

  for (guint i = 0; i < troubles->len; i++)
    {
      const GadibaDemoTrouble *trouble = &g_array_index (troubles, GadibaDemoTrouble, i);
      g_test_message ("%s", trouble->id);
      g_assert_cmpuint (count_texts (texts->hearings, "refused", trouble->id), >=, 2);
      g_assert_cmpuint (count_texts (texts->considerations, "refused", trouble->id), >=, 1);
      if (trouble->one_month == 0)
        continue;
      g_assert_cmpuint (count_texts (texts->hearings, "one-month", trouble->id), >=, 1);
      g_assert_cmpuint (count_texts (texts->considerations, "one-month", trouble->id), >=, 1);
    }
  g_assert_cmpuint (count_texts (texts->considerations, "granted", NULL), >=, 3);
  g_assert_cmpuint (count_texts (texts->considerations, "partly", NULL), >=, 2);
  g_assert_cmpuint (count_texts (texts->not_heard, "partly", NULL), >=, 1);
  static const char *const answers[] = { "refused", "one-month" };
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_assert_cmpuint (count_texts (texts->hearings, answers[i], NULL), >=, 1);
      g_assert_cmpuint (count_texts (texts->not_heard, answers[i], NULL), >=, 1);
      g_assert_cmpuint (count_texts (texts->considerations, answers[i], NULL), >=, 1);
    }
}

/* --- tables that cannot be used --- */

static void
test_broken (void)
{
  static const struct
  {
    const char *households, *words;
  } rows[] = {
    { "<household id='a' share='900'><member relation='self' life='x'/></household>",
      "add up to 900" },
    { "<household id='a' share='1000'><member relation='self' life='y'/></household>", "“y”" },
    { "<household id='a' share='1000'><member relation='self' life='x' times='9'/></household>",
      "9 members" },
    { "<household id='a' share='1000'/>", "0 members" },
    { "<household id='a' share='1000'><member relation='self' lives='x'/></household>", "lives" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<demo xmlns='urn:gadiba:demo:1'><households>%s</households>"
          "<lives><life id='x'><age share='1000'/><disability share='1000' is='none'/></life>"
          "<legal-status share='1000' is='citizen'/><savings/></lives>"
          "<dwellings><place share='1000'/><dwelling id='d' share='1000'/><vehicle/><land/>"
          "<declared/></dwellings><applications><month share='1000'/><asked share='1000'/>"
          "<earlier/></applications><decisions><payment share='1000' is='cash'/>"
          "<outcome share='1000' is='open'/></decisions></demo>",
          rows[i].households);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;
      GadibaDemoTable table = { 0 };
      g_assert_false (_gadiba_demo_read (&table, &_gadiba_demo_table_kind, bytes, "t.xml", &error)
                      && _gadiba_demo_table_resolve (&table, "t.xml", &error));
      g_assert_true (g_error_matches (error, GADIBA_XML_ERROR, GADIBA_XML_ERROR_SCHEMA));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].words));
      _gadiba_demo_clear (&table, &_gadiba_demo_table_kind);
    }
}

static void
test_broken_lists (void)
{
  static const char *const texts[] = { "name\tsex\nAnna\tx\n", "name\tsex\nAnna\n",
                                       "name\tsex\nAnna\tf\tf\n" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      GadibaDemoLists lists = { 0 };
      g_assert_false (_gadiba_demo_lists_read_given (&lists, bytes, &error));
      g_assert_true (g_str_has_prefix (error->message, "given-names.tsv:2: "));
      _gadiba_demo_lists_clear (&lists);
    }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/office/demo-decision/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("decisions", test_decisions);
  ADD ("income", test_income);
  ADD ("payment", test_payment);
  ADD ("texts", test_texts);
  g_test_add_func ("/office/demo-decision/broken", test_broken);
  g_test_add_func ("/office/demo-decision/broken-lists", test_broken_lists);
  return g_test_run ();
}
