/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-data.h"
#include "gadiba-judgement.h"
#include "gadiba-xml.h"

typedef struct
{
  GadibaBook *book;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->book = load_law (NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gadiba_book_free (self->book);
}

static const char *const outcomes[] = { "?", "granted", "refused", "changed", "open" };

static void
append_months (GString *told, const GadibaDecisionItem *item)
{
  for (guint i = 0; i < item->months->len; i++)
    {
      const GadibaDecisionMonth *month = g_ptr_array_index (item->months, i);
      g_autofree char *name = gadiba_month_format (month->month);
      g_string_append_printf (told, " %s:%d", name, (int) month->amount);
      if (month->is_housing)
        g_string_append_printf (told, "(K%d,k%d/%d)", (int) month->costs,
                                (int) month->coefficient.num, (int) month->coefficient.den);
    }
}

/* What was decided, an item a line. */
static char *
tell (const GadibaDecision *decision)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      g_string_append_printf (told, "%s %s", item->id, outcomes[item->outcome]);
      if (item->word != NULL)
        g_string_append_printf (told, " %s", item->word);
      if (item->to != GADIBA_DATE_NONE)
        {
          g_autofree char *from = gadiba_date_format (item->from);
          g_autofree char *to = gadiba_date_format (item->to);
          g_string_append_printf (told, " %s..%s", from, to);
        }
      append_months (told, item);
      for (guint j = 0; j < item->reasons->len; j++)
        g_string_append_printf (told, " !%s",
                                ((GadibaDecisionReason *) item->reasons->pdata[j])->id);
      if (item->by_choice)
        g_string_append (told, " choice");
      if (item->missing->len > 0)
        g_string_append_printf (told, " ?%u", item->missing->len);
      g_string_append_c (told, '\n');
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

/* Judges @from, which is taken. Returns: (transfer full) */
static GadibaDecision *
judge (const GadibaBook *book, GadibaCase *from, GadibaOneMonth one_month)
{
  GadibaDecision *decision = gadiba_decision_new ();
  const GadibaJudgementTerms terms = { .one_month = one_month };
  GadibaJudgement judgement = { 0 };
  g_autoptr (GError) error = NULL;

  decision->from = from;
  decision->day = from->application.received + 10;
  gboolean judged = gadiba_decision_judge (decision, book, &terms, &judgement, &error);
  g_assert_no_error (error);
  g_assert_true (judged);
  g_assert_nonnull (decision->trace);
  return decision;
}

static void
assert_judged (const GadibaBook *book, GadibaCase *from, GadibaOneMonth one_month,
               const char *expected)
{
  g_autoptr (GadibaDecision) decision = judge (book, from, one_month);
  g_autofree char *told = tell (decision);
  g_assert_cmpstr (told, ==, expected);
}

static void
assert_refused (const GadibaBook *book, GadibaCase *from, gboolean settled, int code,
                const char *words)
{
  static const GadibaSettled all[] = { { "status", GADIBA_DATE_NONE },
                                       { "gmi", GADIBA_DATE_NONE } };
  g_autoptr (GadibaDecision) decision = gadiba_decision_new ();
  const GadibaJudgementTerms terms = { .settled = all,
                                       .n_settled = settled ? G_N_ELEMENTS (all) : 0 };
  GadibaJudgement judgement = { 0 };
  g_autoptr (GError) error = NULL;

  decision->from = from;
  decision->day = from->application.received;
  g_assert_false (gadiba_decision_judge (decision, book, &terms, &judgement, &error));
  g_assert_error (error, GADIBA_JUDGEMENT_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_published (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *expected;
  } cases[] = {
    { "kuldiga-2021-1.xml", "status granted needy 2021-05-01..2021-07-31\n"
                            "gmi granted 2021-05-01..2021-07-31"
                            " 2021-05:33700 2021-06:33700 2021-07:33700\n" },
    { "kuldiga-2021-2.xml", "status granted needy 2021-05-01..2021-07-31\n"
                            "gmi granted 2021-05-01..2021-07-31"
                            " 2021-05:3700 2021-06:3700 2021-07:3700\n" },
    { "kuldiga-2021-3.xml", "status granted needy 2021-05-01..2021-07-31\n"
                            "gmi refused !gmi.amount\n" },
    /* The municipality's threshold is not in the national book. */
    { "riga-2022-1.xml",
      "status open ?1\n"
      "gmi refused !gmi.amount\n"
      "housing granted 2022-02-01..2022-07-31 2022-02:12250(K15000,k25/10)"
      " 2022-03:12250(K15000,k25/10) 2022-04:12250(K15000,k25/10) 2022-05:12250(K15000,k25/10)"
      " 2022-06:12250(K15000,k25/10) 2022-07:12250(K15000,k25/10)\n" },
    { "riga-2022-2.xml",
      "status open ?2\n"
      "gmi refused !gmi.amount\n"
      "housing granted 2022-02-01..2022-07-31 2022-02:7000(K30000,k2/1)"
      " 2022-03:7000(K30000,k2/1) 2022-04:7000(K30000,k2/1) 2022-05:7000(K30000,k2/1)"
      " 2022-06:7000(K30000,k2/1) 2022-07:7000(K30000,k2/1)\n" },
    /* The coefficient came in January, in the middle of the term. */
    { "riga-2022-3.xml", "status granted needy 2021-12-01..2022-02-28\n"
                         "gmi refused !gmi.amount\n"
                         "housing granted 2021-12-01..2022-02-28 2021-12:18700(K45000,k1/1)"
                         " 2022-01:35550(K45000,k15/10) 2022-02:35550(K45000,k15/10)\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_judged (self->book, load_case ("cases", cases[i].name), GADIBA_ONE_MONTH_NOT_SAID,
                   cases[i].expected);
}

/* Facts are told as programs call them: the sentence goes to where nobody's name may be. */
static void
test_all_open (Fixture *self, gconstpointer data)
{
  assert_refused (self->book, load_case ("cases", "derived-missing-income.xml"), FALSE,
                  GADIBA_JUDGEMENT_ERROR_OPEN, "income p");
  assert_refused (self->book, load_case ("cases", "derived-savings-unknown.xml"), FALSE,
                  GADIBA_JUDGEMENT_ERROR_OPEN, "savings p2;");
  assert_refused (self->book, load_case ("cases", "derived-housing-without-costs.xml"), FALSE,
                  GADIBA_JUDGEMENT_ERROR_OPEN, "cost 2026-02");
}

/* What is told of the months that differ: once, where it changes. */
static void
test_explanation (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaDecision) decision =
      judge (self->book, load_case ("cases", "riga-2022-3.xml"), GADIBA_ONE_MONTH_NOT_SAID);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < decision->trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (decision->trace->sections, i);
      if (section->month != GADIBA_MONTH_NONE)
        g_string_append_printf (told, "%s\n", section->title);
    }
  g_assert_cmpstr (told->str, ==, "Mājokļa pabalsts, 2022. gada janvāris\n");
  g_autoptr (GBytes) xml = gadiba_trace_format_xml (decision->trace);
  g_autofree char *text = g_strndup (g_bytes_get_data (xml, NULL), g_bytes_get_size (xml));
  g_assert_nonnull (strstr (text, "month=\"2022-01\""));
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaTrace) again = gadiba_trace_read (xml, "trace", &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) written = gadiba_trace_format_xml (again);
  g_assert_true (g_bytes_equal (xml, written));
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (xml, 0, g_bytes_get_size (xml) / 2);
  g_assert_null (gadiba_trace_read (half, "trace", &error));
  g_assert_error (error, GADIBA_XML_ERROR, GADIBA_XML_ERROR_SYNTAX);
}

/* The norms of an item go down to the point of the term. */
static void
test_norms (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaDecision) decision =
      judge (self->book, load_case ("cases", "kuldiga-2021-1.xml"), GADIBA_ONE_MONTH_NOT_SAID);
  static const char *const expected[] = { "SPSPL 33(2)", "SPSPL 36(1)2", "SPSPL 36(3)1",
                                          "SPSPL 9(1)" };
  const GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (
        g_ptr_array_find_with_equal_func (item->sources, expected[i], g_str_equal, NULL));
  g_assert_false (
      g_ptr_array_find_with_equal_func (item->sources, "SPSPL 35(1); MK 809", g_str_equal, NULL));
  item = g_ptr_array_index (decision->items, 1);
  g_assert_true (
      g_ptr_array_find_with_equal_func (item->sources, "SPSPL 35(1); MK 809", g_str_equal, NULL));
}

#define CASE_HEAD                                                                                  \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\" benefits=\"%s\"/>"       \
  "<household>"
#define ANNA                                                                                       \
  "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" born=\"1985-02-03\""    \
  " relation=\"self\" activity=\"unemployed\" nva=\"yes\" disability=\"none\" income=\"complete\"" \
  "%s/>"
#define CASE_TAIL                                                                                  \
  "</household><dwelling declared=\"yes\"/><incomes>%s</incomes><assets property=\"declared\">"    \
  "<savings person=\"p1\" amount=\"0.00\"/>%s</assets><costs>%s</costs></case>"

/* A household of Anna and @others. */
static GadibaCase *
make_case (const char *benefits, const char *of_anna, const char *others, const char *incomes,
           const char *costs, const char *property)
{
  g_autofree char *head = g_strdup_printf (CASE_HEAD, benefits);
  g_autofree char *anna = g_strdup_printf (ANNA, of_anna);
  g_autofree char *tail = g_strdup_printf (CASE_TAIL, incomes, property, costs);
  g_autofree char *text = g_strconcat (head, anna, others, tail, NULL);
  return parse_case (text);
}

/* SPSPL 36(3)3: one month or a refusal is for the caseworker to say. */
static void
test_one_month (Fixture *self, gconstpointer data)
{
  const char *name = "derived-savings-over-limit.xml";

  assert_refused (self->book, load_case ("cases", name), FALSE, GADIBA_JUDGEMENT_ERROR_CHOICE,
                  "savings");
  assert_judged (self->book, load_case ("cases", name), GADIBA_ONE_MONTH_GRANT,
                 "status granted needy 2026-03-01..2026-03-31 !savings\n"
                 "gmi refused !gmi.amount\n");
  assert_judged (self->book, make_case ("status gmi", "", "", "", "", "<vehicle mass=\"9000\"/>"),
                 GADIBA_ONE_MONTH_GRANT,
                 "status granted needy 2026-02-01..2026-02-28 !vehicles\n"
                 "gmi granted 2026-02-01..2026-02-28 2026-02:18700 !vehicles\n");
  assert_judged (self->book, load_case ("cases", name), GADIBA_ONE_MONTH_REFUSE,
                 "status refused !savings choice\n"
                 "gmi refused !gmi.amount\n");
  assert_judged (self->book, make_case ("status gmi", "", "", "", "", "<vehicle mass=\"9000\"/>"),
                 GADIBA_ONE_MONTH_REFUSE,
                 "status refused !vehicles choice\n"
                 "gmi refused !vehicles choice\n");
}

/* The law allows one month only for some conditions. */
static void
test_no_right (Fixture *self, gconstpointer data)
{
  GadibaCase *from = make_case ("status gmi", " legal-status=\"other\"", "", "", "", "");
  assert_judged (self->book, from, GADIBA_ONE_MONTH_GRANT,
                 "status refused !legal-status\n"
                 "gmi refused !legal-status\n");
  from =
      make_case ("status gmi", " legal-status=\"other\"", "", "", "", "<vehicle mass=\"9000\"/>");
  assert_judged (self->book, from, GADIBA_ONE_MONTH_REFUSE,
                 "status refused !legal-status !vehicles\n"
                 "gmi refused !legal-status !vehicles\n");
}

/* Somebody who is not counted is no household; the reason is not her income. */
static void
test_nobody (Fixture *self, gconstpointer data)
{
  GadibaCase *from = make_case ("status gmi", " stay=\"prison\"", "", "", "", "");
  assert_judged (self->book, from, GADIBA_ONE_MONTH_NOT_SAID,
                 "status refused !away\n"
                 "gmi refused !away\n");
  from = make_case ("status gmi", " stay=\"prison\"", "", "", "", "<vehicle mass=\"9000\"/>");
  assert_judged (self->book, from, GADIBA_ONE_MONTH_REFUSE,
                 "status refused !away\n"
                 "gmi refused !away\n");
}

#define WAGE(month, amount)                                                                        \
  "<income person=\"p1\" kind=\"wage\" month=\"" month "\" amount=\"" amount "\"/>"
#define WAGES(amount) WAGE ("2025-11", amount) WAGE ("2025-12", amount) WAGE ("2026-01", amount)

/* The housing benefit's threshold is in its formula; the one of the status does not bind it. The
 * coefficient of February was changed on the 28th, after the decision; that of March is taken. */
static void
test_income_over (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaBook) book = load_law ("example-municipality.xml");
  GadibaCase *from = make_case ("status housing", "", "", WAGES ("610.00"),
                                "<cost item=\"rent\" month=\"2026-01\" amount=\"500.00\"/>", "");

  assert_judged (book, from, GADIBA_ONE_MONTH_NOT_SAID,
                 "status refused !income\n"
                 "housing granted 2026-02-01..2026-04-30 2026-02:13310(K50000,k13/10)"
                 " 2026-03:20790(K50000,k17/10) 2026-04:20790(K50000,k17/10)\n");
}

/* A month takes its own bills once they are there. */
static void
test_bills (Fixture *self, gconstpointer data)
{
  GadibaCase *from = make_case ("housing", "", "", "",
                                "<cost item=\"rent\" month=\"2026-01\" amount=\"100.00\"/>"
                                "<cost item=\"rent\" month=\"2026-03\" amount=\"80.00\"/>",
                                "");

  assert_judged (self->book, from, GADIBA_ONE_MONTH_NOT_SAID,
                 "housing granted 2026-02-01..2026-04-30 2026-02:10000(K10000,k13/10)"
                 " 2026-03:8000(K8000,k17/10) 2026-04:10000(K10000,k17/10)\n");
}

/* Whoever is asked for bills is told of which month. */
static void
test_question (Fixture *self, gconstpointer data)
{
  GadibaCase *from = make_case ("gmi housing", "", "", "", "", "");
  g_autoptr (GadibaDecision) decision = judge (self->book, from, GADIBA_ONE_MONTH_NOT_SAID);
  const GadibaDecisionItem *housing = g_ptr_array_index (decision->items, 1);

  g_assert_cmpuint (housing->missing->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (housing->missing, 0),
                                   "2026. gada janvāris: Kādi ir ar mājokļa lietošanu"));
}

/* A child comes of age in April: from then on her income must be known. */
static void
test_later_month_unknown (Fixture *self, gconstpointer data)
{
  GadibaCase *from = make_case ("gmi", "",
                                "<person id=\"p2\" given=\"Elza\" family=\"Bērziņa\""
                                " born=\"2008-03-20\" relation=\"child\" activity=\"pupil\""
                                " disability=\"none\"/>",
                                "", "", "");

  assert_judged (self->book, from, GADIBA_ONE_MONTH_NOT_SAID,
                 "gmi granted 2026-02-01..2026-03-31 2026-02:31800 2026-03:31800 ?1\n");
}

/* All conditions are met whatever she does, but the term depends on it. */
static void
test_term_unknown (Fixture *self, gconstpointer data)
{
  g_autofree char *head = g_strdup_printf (CASE_HEAD, "status gmi");
  g_autofree char *tail = g_strdup_printf (CASE_TAIL, "", "", "");
  g_autofree char *text = g_strconcat (
      head,
      "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" born=\"1985-02-03\""
      " relation=\"self\" nva=\"yes\" disability=\"none\" income=\"complete\"/>",
      tail, NULL);

  assert_refused (self->book, parse_case (text), FALSE, GADIBA_JUDGEMENT_ERROR_OPEN, "activity p1");
}

/* Nothing is due in the first month, but from January on; and whether there is a January depends.
 */
#define PENSION(month)                                                                             \
  "<income person=\"p1\" kind=\"pension\" month=\"" month "\" amount=\"175.00\"/>"
#define PENSIONER_HEAD                                                                             \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2025-12-10\" benefits=\"gmi\"/>"      \
  "<household>"
#define PENSIONER_TAIL                                                                             \
  "</household><dwelling %s/><incomes>" PENSION ("2025-09") PENSION ("2025-10")                    \
      PENSION ("2025-11") "</incomes><assets><savings person=\"p1\" amount=\"0.00\"/></assets>"    \
                          "</case>"

static GadibaCase *
make_pensioner (const char *dwelling)
{
  g_autofree char *anna = g_strdup_printf (ANNA, "");
  g_autofree char *tail = g_strdup_printf (PENSIONER_TAIL, dwelling);
  g_autofree char *text = g_strconcat (PENSIONER_HEAD, anna, tail, NULL);
  return parse_case (text);
}

static void
test_nothing_yet (Fixture *self, gconstpointer data)
{
  assert_judged (self->book, make_pensioner ("declared=\"yes\""), GADIBA_ONE_MONTH_NOT_SAID,
                 "gmi granted 2025-12-01..2026-02-28 2025-12:0 2026-01:1200 2026-02:1200\n");
  assert_refused (self->book, make_pensioner ("rooms=\"1\""), FALSE, GADIBA_JUDGEMENT_ERROR_OPEN,
                  "declared -");
}

/* The rest of a term that was left open begins where the earlier decision ended. */
static void
test_rest_of_term (Fixture *self, gconstpointer data)
{
  const GadibaSettled rest = { "gmi", gadiba_date_new (2026, 4, 1) };
  g_autoptr (GadibaDecision) decision = gadiba_decision_new ();
  const GadibaJudgementTerms terms = { .settled = &rest, .n_settled = 1 };
  GadibaJudgement judgement = { 0 };
  g_autoptr (GError) error = NULL;

  decision->from = make_case ("gmi", "", "", "", "", "");
  decision->day = decision->from->application.received;
  gadiba_decision_judge (decision, self->book, &terms, &judgement, &error);
  g_assert_no_error (error);
  g_autofree char *told = tell (decision);
  g_assert_cmpstr (told, ==, "gmi granted 2026-04-01..2026-04-30 2026-04:18700\n");
}

#define ELZA                                                                                       \
  "<person id=\"p2\" given=\"Elza\" family=\"Bērziņa\" born=\"2016-03-20\" relation=\"child\""   \
  " activity=\"pupil\" disability=\"none\"/>"
#define FACTS                                                                                      \
  "<facts><fact name=\"crisis-confirmed\" value=\"yes\"/><fact name=\"crisis-loss\""               \
  " value=\"120.00\"/><fact name=\"school-year-started\" value=\"yes\" person=\"p2\"/>"            \
  "<fact name=\"school-costs\" value=\"90.00\" person=\"p2\"/></facts></case>"

static GadibaCase *
make_school_case (const char *benefits, const char *of_anna, const char *property)
{
  g_autofree char *head = g_strdup_printf (CASE_HEAD, benefits);
  g_autofree char *anna = g_strdup_printf (ANNA, of_anna);
  g_autofree char *tail = g_strdup_printf (CASE_TAIL, "", property, "");
  tail[strlen (tail) - strlen ("</case>")] = '\0';
  g_autofree char *text = g_strconcat (head, anna, ELZA, tail, FACTS, NULL);
  return parse_case (text);
}

/* A social service has a volume, a term and a co-payment, and a decision of its own. */
static void
test_services (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaBook) book = load_law ("example-services.xml");
  g_autoptr (GadibaDecision) granted =
      judge (book, load_case ("cases/own", "service-home-care.xml"), GADIBA_ONE_MONTH_NOT_SAID);
  const GadibaDecisionItem *item = g_ptr_array_index (granted->items, 0);

  g_assert_true (gadiba_decision_is_about_service (granted));
  g_assert_cmpint (item->outcome, ==, GADIBA_OUTCOME_GRANTED);
  g_assert_cmpint (item->volume.num, ==, 8);
  g_assert_cmpint (item->volume.den, ==, 1);
  g_assert_cmpstr (item->volume_text, ==, "8 stundas nedēļā");
  g_assert_cmpuint (item->n_months, ==, 12);
  g_assert_true (item->has_co_payment);
  g_assert_cmpint (item->co_payment, ==, 2500);
  g_assert_cmpint (item->amount, ==, 0);
  g_assert_cmpuint (item->months->len, ==, 0);
  g_assert_cmpstr (gadiba_decision_get_word (granted, "fact-of", "care-meals"), ==, "home-care");
  g_assert_cmpstr (gadiba_decision_get_word (granted, "care-meals", "unable"), ==, "pati nevar");

  assert_judged (book, load_case ("cases/own", "service-not-needed.xml"), GADIBA_ONE_MONTH_NOT_SAID,
                 "home-care refused !home-care.need\n");
  assert_refused (book, make_case ("gmi home-care", "", "", "", "", ""), FALSE,
                  GADIBA_JUDGEMENT_ERROR_MIXED, "“Aprūpe mājās”");
}

/* A benefit beside the means test is not for everybody: SPSPL 3, 35(2)1, 36(2.1). */
static void
test_other_benefits (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaBook) book = load_law ("example-municipality.xml");
  static const struct
  {
    const char *benefits, *anna, *property;
    GadibaOneMonth one_month;
    const char *expected;
  } rows[] = {
    { "status school-start", "", "", GADIBA_ONE_MONTH_NOT_SAID,
      "status granted needy 2026-02-01..2026-04-30\nschool-start granted 2026-02:8000\n" },
    { "status school-start", "", "<vehicle mass=\"9000\"/>", GADIBA_ONE_MONTH_REFUSE,
      "status refused !vehicles choice\nschool-start refused !vehicles choice\n" },
    { "school-start", "", "<vehicle mass=\"9000\"/>", GADIBA_ONE_MONTH_GRANT,
      "school-start granted 2026-02:8000 !vehicles\n" },
    { "school-start", " legal-status=\"other\"", "", GADIBA_ONE_MONTH_NOT_SAID,
      "school-start refused !legal-status\n" },
    { "crisis", " legal-status=\"other\"", "", GADIBA_ONE_MONTH_NOT_SAID,
      "crisis refused !legal-status\n" },
    { "crisis", "", "<vehicle mass=\"9000\"/>", GADIBA_ONE_MONTH_NOT_SAID,
      "crisis granted 2026-02:12000\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_judged (book, make_school_case (rows[i].benefits, rows[i].anna, rows[i].property),
                   rows[i].one_month, rows[i].expected);
}

/* What no means test was made for tells nothing of one. */
static void
test_no_means_test (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaBook) book = load_law ("example-municipality.xml");
  g_autoptr (GadibaDecision) decision =
      judge (book, make_school_case ("crisis", "", ""), GADIBA_ONE_MONTH_NOT_SAID);
  const GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);
  g_autoptr (GBytes) xml = gadiba_trace_format_xml (decision->trace);
  g_autofree char *text = g_strndup (g_bytes_get_data (xml, NULL), g_bytes_get_size (xml));

  g_assert_null (strstr (text, "household.income"));
  g_assert_null (strstr (text, "nva"));
  g_assert_false (
      g_ptr_array_find_with_equal_func (item->sources, "SPSPL 36(1)2", g_str_equal, NULL));
  g_assert_nonnull (strstr (text, "crisis.amount"));
}

/* Where nothing is due there is nothing to choose, and the ground is the income. */
static void
test_no_choice (Fixture *self, gconstpointer data)
{
  GadibaCase *from = make_case ("gmi", "", "", WAGES ("2000.00"), "", "<vehicle mass=\"9000\"/>");

  assert_judged (self->book, from, GADIBA_ONE_MONTH_NOT_SAID, "gmi refused !gmi.amount\n");
}

static void
test_once (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaBook) book = load_law ("example-municipality.xml");
  static const char text[] =
      "<case xmlns=\"urn:gadiba:case:1\">"
      "<application received=\"2026-02-25\" benefits=\"crisis medicine\"/><household>"
      "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" born=\"1985-02-03\""
      " relation=\"self\" activity=\"employed\" disability=\"none\" income=\"complete\"/>"
      "</household><dwelling declared=\"yes\"/><incomes/><assets>"
      "<savings person=\"p1\" amount=\"0.00\"/></assets><costs/><facts>"
      "<fact name=\"crisis-confirmed\" value=\"yes\"/>"
      "<fact name=\"crisis-loss\" value=\"120.00\"/>"
      "<fact name=\"medicine-bills\" value=\"0.00\"/></facts></case>";

  /* Decided in March. */
  assert_judged (book, parse_case (text), GADIBA_ONE_MONTH_NOT_SAID,
                 "medicine refused !medicine.amount\n"
                 "crisis granted 2026-03:12000\n");
}

static void
test_settled (Fixture *self, gconstpointer data)
{
  assert_refused (self->book, load_case ("cases", "kuldiga-2021-1.xml"), TRUE,
                  GADIBA_JUDGEMENT_ERROR_NOTHING, "before");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/case/judgement/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("published", test_published);
  ADD ("explanation", test_explanation);
  ADD ("norms", test_norms);
  ADD ("one-month", test_one_month);
  ADD ("no-right", test_no_right);
  ADD ("nobody", test_nobody);
  ADD ("income-over", test_income_over);
  ADD ("bills", test_bills);
  ADD ("question", test_question);
  ADD ("later-month-unknown", test_later_month_unknown);
  ADD ("term-unknown", test_term_unknown);
  ADD ("all-open", test_all_open);
  ADD ("nothing-yet", test_nothing_yet);
  ADD ("rest-of-term", test_rest_of_term);
  ADD ("other-benefits", test_other_benefits);
  ADD ("services", test_services);
  ADD ("no-means-test", test_no_means_test);
  ADD ("no-choice", test_no_choice);
  ADD ("once", test_once);
  ADD ("settled", test_settled);
  return g_test_run ();
}
