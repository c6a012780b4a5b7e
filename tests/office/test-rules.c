/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-about.h"
#include "gadiba-office-assess.h"
#include "gadiba-office-decide.h"
#include "gadiba-office-rules.h"
#include "office-test.h"

/* The municipality's own values: drafted, checked, tried, put in force. */

static const char application[] =
    "<case xmlns='urn:gadiba:case:1'><application received='2026-05-20' benefits='status'/>"
    "<household><person id='p1' applicant='yes' given='Anna' family='Bērziņa'"
    " code='030285-11026' born='1985-02-03' relation='self' activity='employed'"
    " disability='none' income='complete'/></household><dwelling declared='yes' tenure='rented'"
    " street='Ezera iela 5' place='Liepkalni'/><incomes>"
    "<income person='p1' kind='wage' month='2026-02' amount='610.00'/>"
    "<income person='p1' kind='wage' month='2026-03' amount='610.00'/>"
    "<income person='p1' kind='wage' month='2026-04' amount='610.00'/></incomes>"
    "<assets property='declared'><savings person='p1' amount='0.00'/></assets></case>";

typedef struct
{
  TestOffice test;
  GadibaOffice *office;
  GadibaMoment moment;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->test = make_test_office (NULL);
  self->office = self->test.office;
  self->moment = get_office_moment ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  clear_test_office (&self->test);
}

static void
begin (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gadiba_office_begin_rules (self->office, NULL, &self->moment, &error));
  g_assert_no_error (error);
}

static gboolean
set (Fixture *self, const char *parameter, const char *is, const char *source, const char *act,
     GError **error)
{
  const GadibaBookValue value = {
    .parameter = parameter,
    .from = gadiba_date_new (2026, 1, 1),
    .is = is,
    .source = source,
  };

  return gadiba_office_set_rule (self->office, &value, act, &self->moment, error);
}

static void
set_well (Fixture *self, const char *parameter, const char *is)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (set (self, parameter, is, "SN 7/2026 p. 3",
                      "Liepkalnu novada saistošo noteikumu Nr. 7/2026", &error));
  g_assert_no_error (error);
}

static GadibaOfficeRules *
read_rules (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GadibaOfficeRules *rules = gadiba_office_read_rules (self->office, &self->moment, &error);

  g_assert_no_error (error);
  return rules;
}

static void
assert_status (Fixture *self, const char *number, const char *expected)
{
  g_autoptr (GError) error = NULL;
  const GadibaAssessRequest request = { 0 };
  g_autoptr (GadibaAssessResult) result =
      gadiba_office_assess_application (self->office, number, &request, &self->moment, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_assessment_get (result->assessment, "status"), ==, expected);
}

static void
test_whole_way (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = register_test_text (&self->test, application);

  assert_status (self, number, "undecided");
  begin (self);
  set_well (self, "low-income.first", "620.00");
  set_well (self, "low-income.other", "430.00");
  assert_status (self, number, "undecided");

  g_autoptr (GadibaTried) tried = gadiba_office_try_rules (self->office, &self->moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tried->n_failed, ==, 0);
  g_assert_cmpuint (tried->examples->len, >, 0);
  g_assert_cmpuint (tried->cases->len, ==, 1);
  g_assert_cmpuint (tried->n_different, ==, 1);
  const GadibaTriedCase *one = tried->cases->pdata[0];
  g_assert_cmpstr (one->number, ==, number);
  g_assert_cmpstr (one->status_before, ==, "undecided");
  g_assert_cmpstr (one->status_after, ==, "low-income");

  g_assert_true (gadiba_office_enforce_rules (self->office, &self->moment, &error));
  g_assert_no_error (error);
  assert_status (self, number, "low-income");
  g_autoptr (GadibaOfficeRules) rules = read_rules (self);
  g_assert_false (rules->has_draft);
  g_assert_cmpint (rules->since, ==, self->moment.today);
  g_autoptr (GadibaOfficeAbout) about =
      gadiba_office_read_about (self->office, &self->moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (about->book->editions->len, ==, 2);
}

/* What is in force stays as it was; the next draft takes its place. */
static void
test_next (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = register_test_text (&self->test, application);

  begin (self);
  set_well (self, "low-income.first", "620.00");
  set_well (self, "low-income.other", "430.00");
  g_assert_true (gadiba_office_enforce_rules (self->office, &self->moment, &error));
  begin (self);
  set_well (self, "low-income.first", "600.00");
  assert_status (self, number, "low-income");
  g_assert_true (gadiba_office_enforce_rules (self->office, &self->moment, &error));
  assert_status (self, number, "none");
}

/* A decision keeps the books by which it was made, also the one that the office edited. */
static void
test_decision (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = register_test_text (&self->test, application);
  const GadibaDecideRequest request = { .application = number,
                                        .day = gadiba_date_new (2026, 5, 25) };

  begin (self);
  set_well (self, "low-income.first", "620.00");
  set_well (self, "low-income.other", "430.00");
  g_assert_true (gadiba_office_enforce_rules (self->office, &self->moment, &error));
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (self->office, &request, &self->moment, &error);
  g_assert_no_error (error);
  g_assert_nonnull (decided->number);
}

/* What is wrong is said without file and line, and the draft stays as it was. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *parameter, *is, *source, *words;
  } rows[] = {
    { "low-income.first", "viens", "SPSPL 33", "viens" },
    { "low-income.first", "620.00", "SN 9/2026 p. 1", "names no act of the book" },
    { "low-income.first", "620.00", "SPSPL kaut kur", "names no place" },
    { "gmi.first", "620.00", "SPSPL 33", "not for the municipality to set" },
    { "no-such.thing", "620.00", "SPSPL 33", "is new and needs" },
  };

  begin (self);
  set_well (self, "low-income.first", "620.00");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (set (self, rows[i].parameter, rows[i].is, rows[i].source, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].words));
      g_assert_null (strstr (error->message, ".xml:"));
    }
  g_autoptr (GadibaOfficeRules) rules = read_rules (self);
  const GadibaParameter *parameter = gadiba_book_get_parameter (rules->draft, "low-income.first");
  g_assert_cmpuint (parameter->values->len, ==, 1);
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) untried = NULL;
  g_autoptr (GError) unforced = NULL;
  g_autoptr (GError) twice = NULL;
  g_autoptr (GError) dropped = NULL;

  g_assert_false (set (self, "low-income.first", "620.00", "SPSPL 33", NULL, &none));
  g_assert_error (none, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  g_assert_null (gadiba_office_try_rules (self->office, &self->moment, &untried));
  g_assert_error (untried, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  g_assert_false (gadiba_office_enforce_rules (self->office, &self->moment, &unforced));
  g_assert_error (unforced, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  begin (self);
  g_assert_false (gadiba_office_begin_rules (self->office, NULL, &self->moment, &twice));
  g_assert_nonnull (twice);
  g_assert_true (gadiba_office_drop_rules (self->office, &self->moment, &dropped));
  g_assert_no_error (dropped);
  g_autoptr (GadibaOfficeRules) rules = read_rules (self);
  g_assert_false (rules->has_draft);
}

static void
test_can_set (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaOfficeRules) rules = read_rules (self);

  g_assert_true (gadiba_office_rules_can_set (
      rules, gadiba_book_get_parameter (rules->book, "low-income.first")));
  g_assert_false (
      gadiba_office_rules_can_set (rules, gadiba_book_get_parameter (rules->book, "gmi.first")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rules/whole-way", Fixture, NULL, set_up, test_whole_way, tear_down);
  g_test_add ("/rules/next", Fixture, NULL, set_up, test_next, tear_down);
  g_test_add ("/rules/decision", Fixture, NULL, set_up, test_decision, tear_down);
  g_test_add ("/rules/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/rules/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/rules/can-set", Fixture, NULL, set_up, test_can_set, tear_down);
  return g_test_run ();
}
