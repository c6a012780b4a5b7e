/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-prepare.h"

#include "../case/case-data.h"
#include "gadiba-office-dative.h"
#include "gadiba-office-intake.h"
#include "gadiba-office-letter.h"
#include "office-test.h"

/* What is prepared is what is issued; looking leaves nothing behind. */

#define GROUND "lēmums pieņemts pēc iesniedzējas pašas sniegtajām ziņām."
#define CONSIDERATIONS "Pabalsta apmēru nosaka tiesību normās paredzēts aprēķins."

static GadibaPrepared *
prepare (TestOffice *self, const GadibaDecideRequest *request)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  GadibaPrepared *prepared = gadiba_office_prepare (self->office, request, &moment, &error);
  g_assert_no_error (error);
  g_assert_nonnull (prepared);
  return prepared;
}

/* The first check of that name. Returns: (nullable) */
static const GadibaCheck *
find_check (const GadibaPrepared *prepared, const char *id)
{
  for (guint i = 0; i < prepared->checks->len; i++)
    {
      const GadibaCheck *check = g_ptr_array_index (prepared->checks, i);
      if (g_str_equal (check->id, id))
        return check;
    }
  return NULL;
}

static gboolean
is_blocked (const GadibaPrepared *prepared)
{
  /* The gravest stand first. */
  const GadibaCheck *first = g_ptr_array_index (prepared->checks, 0);

  return first->severity == GADIBA_CHECK_BLOCK;
}

static void
assert_check (const GadibaPrepared *prepared, const char *id, GadibaCheckSeverity severity,
              const char *words)
{
  const GadibaCheck *check = find_check (prepared, id);

  g_assert_nonnull (check);
  g_assert_cmpint (check->severity, ==, severity);
  if (words == NULL)
    return;
  g_test_message ("%s: %s", id, check->detail);
  g_assert_nonnull (strstr (check->detail, words));
}

/* Everything in the folder of the office, byte by byte. */
static char *
make_digest (const TestOffice *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (self->path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_checksum_update (sum, (const guchar *) bytes, (gssize) length);
  g_free (bytes);
  return g_strdup (g_checksum_get_string (sum));
}

static void
assert_same_strings (const GPtrArray *a, const GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpstr (g_ptr_array_index (a, i), ==, g_ptr_array_index (b, i));
}

static void
assert_issued_as_prepared (TestOffice *self, const GadibaPrepared *prepared,
                           const GadibaDecided *decided)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) shown = gadiba_letter_write (prepared->letter);
  g_autoptr (GBytes) issued = gadiba_office_get_letter (self->office, decided->number,
                                                        GADIBA_LETTER_AS_XML, &moment, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (prepared->number, ==, decided->number);
  assert_same_strings (prepared->items, decided->items);
  g_assert_true (g_bytes_equal (shown, issued));
}

/* A check blocks exactly when the office refuses; otherwise what was shown is issued. */
static void
check_case (const char *name, const GadibaDecideRequest *template)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autoptr (GadibaCase) from = load_case ("cases", name);
  g_autofree char *number = register_test_case (&self, "cases", name);
  GadibaDecideRequest request = *template;
  g_autoptr (GError) error = NULL;

  request.application = number;
  request.day = from->application.received + 10;
  g_autofree char *before = make_digest (&self);
  g_autoptr (GadibaPrepared) first = prepare (&self, &request);
  g_autoptr (GadibaPrepared) prepared = prepare (&self, &request);
  g_autofree char *after = make_digest (&self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (prepared->application, ==, number);
  g_assert_cmpstr (prepared->number, ==, first->number);
  g_autoptr (GadibaDecided) decided = gadiba_office_decide (self.office, &request, &moment, &error);
  g_test_message ("%s: %s", name, error != NULL ? error->message : decided->number);
  g_assert_true (is_blocked (prepared) == (decided == NULL));
  g_assert_true ((prepared->letter == NULL) == (decided == NULL));
  if (decided != NULL)
    assert_issued_as_prepared (&self, prepared, decided);
}

static void
test_worked_cases (void)
{
  g_autoptr (GPtrArray) names = list_test_files ("cases", ".xml");
  const GadibaDecideRequest requests[] = {
    { .one_month = GADIBA_ONE_MONTH_NOT_SAID },
    { .one_month = GADIBA_ONE_MONTH_REFUSE,
      .not_heard_ground = GROUND,
      .considerations = CONSIDERATIONS },
  };

  for (guint i = 0; i < names->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (requests); k++)
      check_case (g_ptr_array_index (names, i), &requests[k]);
}

/* One refusal: what it needs is asked for, one after the other. */
static void
test_refusal (void)
{
  g_auto (TestOffice) self = make_test_office ("Zane Liepa");
  g_autofree char *number = register_test_case (&self, "cases", "kuldiga-2021-3.xml");
  GadibaDecideRequest request = { .application = number, .day = gadiba_date_new (2021, 5, 27) };

  g_autoptr (GadibaPrepared) bare = prepare (&self, &request);
  g_assert_null (bare->letter);
  g_assert_true (bare->asks_hearing);
  g_assert_false (bare->asks_one_month);
  assert_check (bare, "hearing", GADIBA_CHECK_BLOCK, NULL);
  assert_check (bare, "considerations", GADIBA_CHECK_BLOCK, NULL);
  g_assert_cmpstr (find_check (bare, "hearing")->place.page, ==, "sheet");
  g_assert_cmpuint (bare->signers->len, ==, 2);
  g_assert_cmpstr (bare->number, ==, "SP/2021/1");

  request.heard = gadiba_date_new (2021, 5, 28);
  request.heard_text = "iebildumu nav.";
  request.considerations = CONSIDERATIONS;
  g_autoptr (GadibaPrepared) late = prepare (&self, &request);
  assert_check (late, "hearing", GADIBA_CHECK_BLOCK, "between the receipt");
  assert_check (late, "considerations", GADIBA_CHECK_OK, NULL);

  request.heard = gadiba_date_new (2021, 5, 20);
  g_autoptr (GadibaPrepared) whole = prepare (&self, &request);
  assert_check (whole, "hearing", GADIBA_CHECK_OK, "20.05.2021.");
  g_assert_nonnull (whole->letter);
}

/* The law leaves a choice: the condition that is not met is told in the words of a refusal. */
static void
test_choice (void)
{
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autofree char *number = register_test_case (&self, "cases", "derived-savings-over-limit.xml");
  GadibaDecideRequest request = { .application = number,
                                  .day = gadiba_date_new (2026, 3, 10),
                                  .not_heard_ground = GROUND,
                                  .considerations = CONSIDERATIONS };

  g_autoptr (GadibaPrepared) open = prepare (&self, &request);
  g_assert_true (open->asks_one_month);
  g_assert_true (open->asks_hearing);
  g_assert_cmpuint (open->items->len, ==, 0);
  assert_check (open, "one-month", GADIBA_CHECK_BLOCK, "uzkrājumi");
  const GadibaOneMonth ways[] = { GADIBA_ONE_MONTH_GRANT, GADIBA_ONE_MONTH_REFUSE };
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      request.one_month = ways[i];
      g_autoptr (GadibaPrepared) chosen = prepare (&self, &request);
      /* What was chosen can be chosen otherwise. */
      g_assert_true (chosen->asks_one_month);
      g_assert_nonnull (chosen->letter);
      g_assert_null (find_check (chosen, "one-month"));
      assert_check (chosen, "savings-limit", GADIBA_CHECK_WARN, "pieļaujamā summa");
    }
}

static void
test_signatory (void)
{
  g_auto (TestOffice) self = make_test_office ("Zane Liepa");
  g_autofree char *number = register_test_case (&self, "cases", "kuldiga-2021-1.xml");
  GadibaDecideRequest request = { .application = number,
                                  .day = gadiba_date_new (2021, 5, 25),
                                  .signatory = "Zane Liepa" };

  g_autoptr (GadibaPrepared) second = prepare (&self, &request);
  assert_check (second, "signatory", GADIBA_CHECK_OK, "Zane Liepa");
  request.signatory = "Anna Bērziņa";
  g_autoptr (GadibaPrepared) nobody = prepare (&self, &request);
  assert_check (nobody, "signatory", GADIBA_CHECK_BLOCK, "signatories");
}

static void
test_payment (void)
{
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autofree char *number = register_test_case (&self, "cases", "kuldiga-2021-1.xml");
  GadibaPayOrder order = { .payment = GADIBA_PAYMENT_ACCOUNT, .account = "LV00BANK0000435195001" };
  GadibaDecideRequest request = {
    .application = number, .day = gadiba_date_new (2021, 5, 25), .orders = &order, .n_orders = 1
  };

  g_autoptr (GadibaPrepared) wrong = prepare (&self, &request);
  assert_check (wrong, "payment", GADIBA_CHECK_BLOCK, NULL);
  order.account = "LV80BANK0000435195001";
  g_autoptr (GadibaPrepared) right = prepare (&self, &request);
  g_assert_null (find_check (right, "payment"));
  g_assert_cmpuint (right->payables->len, ==, 1);
  const GadibaPayable *payable = g_ptr_array_index (right->payables, 0);
  g_assert_cmpstr (payable->id, ==, "gmi");
  g_assert_true (payable->in_money);
}

/* @income: lines of Anna; @rest: of her assets */
static char *
make_text (const char *person, const char *income, const char *rest)
{
  g_autofree char *incomes =
      *income != '\0' ? g_strconcat ("<incomes>", income, "</incomes>", NULL) : g_strdup ("");

  return g_strdup_printf (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\" benefits=\"gmi\"/>"
      "<household><person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\""
      " code=\"210986-11021\" born=\"1986-09-21\" sex=\"f\" relation=\"self\""
      " activity=\"unemployed\" nva=\"yes\" disability=\"none\" %s/></household>"
      "<dwelling declared=\"yes\" street=\"Ezera iela 5\"/>%s"
      "<assets %s</assets></case>",
      person, incomes, rest);
}

#define PROPERTY "property=\"declared\"><savings person=\"p1\" amount=\"0.00\"/>"

static const struct
{
  const char *person, *income, *rest;
  const char *id;
  GadibaCheckSeverity severity;
  const char *words;
} table[] = {
  { "income=\"complete\"",
    "<income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"10.00\"/>"
    "<income person=\"p1\" kind=\"wage\" month=\"2025-12\" amount=\"10.00\"/>"
    "<income person=\"p1\" kind=\"wage\" month=\"2025-11\" amount=\"10.00\""
    " evidence=\"statement\"/>",
    PROPERTY, "evidence", GADIBA_CHECK_WARN,
    "Anna Bērziņa, darba alga, 2026. gada janvāris, 2025. gada decembris" },
  { "income=\"complete\"",
    "<income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"10.00\""
    " evidence=\"statement\"/>",
    PROPERTY, "evidence", GADIBA_CHECK_OK, NULL },
  { "income=\"complete\"",
    "<income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"10.00\"/>"
    "<income person=\"p1\" kind=\"wage\" month=\"2025-11\" amount=\"10.00\"/>",
    PROPERTY, "income", GADIBA_CHECK_WARN, "2025. gada decembris" },
  { "income=\"complete\"", "", PROPERTY, "income", GADIBA_CHECK_OK, "1" },
  { "", "", PROPERTY, "answer", GADIBA_CHECK_BLOCK, NULL },
  { "", "", PROPERTY, "income", GADIBA_CHECK_WARN, "Anna Bērziņa" },
  { "income=\"complete\"", "", PROPERTY, "property", GADIBA_CHECK_OK, NULL },
  { "income=\"complete\"", "", PROPERTY, "savings", GADIBA_CHECK_OK, NULL },
  { "income=\"complete\"", "", "><savings person=\"p1\" amount=\"0.00\"/>", "property",
    GADIBA_CHECK_WARN, NULL },
  { "income=\"complete\"", "", "property=\"declared\">", "savings", GADIBA_CHECK_WARN,
    "Anna Bērziņa" },
  { "income=\"complete\"", "", PROPERTY, "statement", GADIBA_CHECK_WARN, "Anna Bērziņa" },
  { "income=\"complete\"",
    "<income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"10.00\""
    " evidence=\"statement\"/>",
    PROPERTY, "statement", GADIBA_CHECK_OK, NULL },
  { "income=\"complete\"", "", PROPERTY, "savings-limit", GADIBA_CHECK_OK, NULL },
  { "income=\"complete\"", "", PROPERTY, "nva", GADIBA_CHECK_OK, NULL },
};

static void
test_case_checks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (TestOffice) self = make_test_office (NULL);
      g_autofree char *text = make_text (table[i].person, table[i].income, table[i].rest);
      g_autofree char *number = register_test_text (&self, text);
      GadibaDecideRequest request = { .application = number, .day = gadiba_date_new (2026, 2, 20) };

      g_test_message ("row %u", i);
      g_autoptr (GadibaPrepared) prepared = prepare (&self, &request);
      assert_check (prepared, table[i].id, table[i].severity, table[i].words);
    }
}

static void
set_intake (TestOffice *self, const char *number, const GadibaIntakePlace *place,
            const char *before, const char *value)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaIntakeChange) change = gadiba_intake_change_new (place, before, value);
  const GadibaIntakeChange *const changes[] = { change };
  const GadibaIntakeRequest request = { number, changes, 1, "signed" };
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_change_intake (self->office, &request, &moment, NULL, &error);

  g_assert_no_error (error);
}

/* That the letter has a name in the nominative hinders nothing, and is told before it is issued,
 * with the way to the card; what is written there is in the letter. */
static void
test_dative (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autofree char *text = make_text ("income=\"complete\"", "", PROPERTY);
  g_auto (GStrv) parts = g_strsplit (text, "Bērziņa", -1);
  g_autofree char *foreign = g_strjoinv ("Smith", parts);
  g_autofree char *number = register_test_text (&self, foreign);
  GadibaDecideRequest request = { .application = number, .day = gadiba_date_new (2026, 2, 20) };
  g_autoptr (GError) error = NULL;

  g_autoptr (GadibaPrepared) bare = prepare (&self, &request);
  assert_check (bare, "dative", GADIBA_CHECK_WARN, gadiba_dative_tell_missing ());
  const GadibaCheck *check = find_check (bare, "dative");
  g_assert_cmpstr (check->title, ==, "The dative of the addressee's name is not known");
  g_assert_cmpstr (check->place.page, ==, "card");
  g_assert_false (check->needs_reason);
  g_assert_nonnull (bare->letter);
  gadiba_office_write_datives (self.office, number, NULL, "Smitai", &moment, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaPrepared) whole = prepare (&self, &request);
  g_assert_null (find_check (whole, "dative"));
  g_autofree char *letter = gadiba_letter_format_text (whole->letter);
  g_assert_nonnull (strstr (letter, "\nAnnai Smitai\n"));
}

/* Adults sign the application; who has not, and that nobody says how it came, is told. */
static void
test_signed (void)
{
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autofree char *text = make_text ("income=\"complete\"", "", PROPERTY);
  g_autofree char *number = register_test_text (&self, text);
  GadibaDecideRequest request = { .application = number, .day = gadiba_date_new (2026, 2, 20) };
  const GadibaIntakePlace way = { .field = GADIBA_INTAKE_WAY };
  const GadibaIntakePlace signature = { .field = GADIBA_INTAKE_SIGNED, .person = "p1" };

  g_autoptr (GadibaPrepared) bare = prepare (&self, &request);
  assert_check (bare, "signed", GADIBA_CHECK_WARN, "Anna Bērziņa");
  assert_check (bare, "way", GADIBA_CHECK_WARN, NULL);
  g_assert_nonnull (bare->letter);
  set_intake (&self, number, &way, NULL, "in-person");
  set_intake (&self, number, &signature, NULL, "refused");
  g_autoptr (GadibaPrepared) refused = prepare (&self, &request);
  assert_check (refused, "signed", GADIBA_CHECK_WARN, "Anna Bērziņa");
  g_assert_null (find_check (refused, "way"));
  set_intake (&self, number, &signature, "refused", "yes");
  g_autoptr (GadibaPrepared) whole = prepare (&self, &request);
  assert_check (whole, "signed", GADIBA_CHECK_OK, NULL);
}

/* Who is bound to register and has not: what the rules found is told. */
static void
test_nva (void)
{
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autofree char *text = make_text ("income=\"complete\"", "", PROPERTY);
  g_auto (GStrv) parts = g_strsplit (text, "nva=\"yes\"", 2);
  g_autofree char *unregistered = g_strjoinv ("nva=\"no\"", parts);
  g_autofree char *number = register_test_text (&self, unregistered);
  GadibaDecideRequest request = { .application = number,
                                  .day = gadiba_date_new (2026, 2, 20),
                                  .one_month = GADIBA_ONE_MONTH_GRANT };

  g_autoptr (GadibaPrepared) prepared = prepare (&self, &request);
  assert_check (prepared, "nva", GADIBA_CHECK_WARN, "nereģistrētas personas");
  g_assert_cmpstr (find_check (prepared, "nva")->source, ==, "SPSPL 36(2)");
}

/* A paper that was demanded is told until it comes. */
static void
test_papers (void)
{
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autofree char *text = make_text ("income=\"complete\"", "", PROPERTY);
  g_autofree char *number = register_test_text (&self, text);
  GadibaDecideRequest request = { .application = number, .day = gadiba_date_new (2026, 2, 20) };
  const GadibaIntakePlace demanded = { .field = GADIBA_INTAKE_DEMANDED,
                                       .person = "p1",
                                       .kind = "paper.statements" };
  const GadibaIntakePlace received = { .field = GADIBA_INTAKE_RECEIVED,
                                       .person = "p1",
                                       .kind = "paper.statements" };

  g_autoptr (GadibaPrepared) nothing = prepare (&self, &request);
  g_assert_null (find_check (nothing, "papers"));
  set_intake (&self, number, &demanded, NULL, "2026-02-11");
  g_autoptr (GadibaPrepared) waiting = prepare (&self, &request);
  assert_check (waiting, "papers", GADIBA_CHECK_WARN, "(Anna Bērziņa)");
  set_intake (&self, number, &received, NULL, "2026-02-16");
  g_autoptr (GadibaPrepared) whole = prepare (&self, &request);
  assert_check (whole, "papers", GADIBA_CHECK_OK, NULL);
  assert_check (whole, "statement", GADIBA_CHECK_OK, NULL);
}

/* Received on 10 February 2026; the month ends on Tuesday, 10 March. */
static void
test_deadline (void)
{
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autofree char *text = make_text ("income=\"complete\"", "", PROPERTY);
  g_autofree char *number = register_test_text (&self, text);
  const struct
  {
    int month, day;
    GadibaCheckSeverity severity;
    const char *left;
  } days[] = {
    { 3, 4, GADIBA_CHECK_OK, "4 working days" },   { 3, 5, GADIBA_CHECK_WARN, "3 working days" },
    { 3, 6, GADIBA_CHECK_WARN, "2 working days" }, { 3, 7, GADIBA_CHECK_WARN, "2 working days" },
    { 3, 10, GADIBA_CHECK_WARN, "today" },         { 3, 11, GADIBA_CHECK_WARN, "passed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GadibaDecideRequest request = { .application = number,
                                      .day = gadiba_date_new (2026, days[i].month, days[i].day) };
      g_autoptr (GadibaPrepared) prepared = prepare (&self, &request);
      assert_check (prepared, "deadline", days[i].severity, "10.03.2026.");
      g_assert_nonnull (strstr (find_check (prepared, "deadline")->detail, days[i].left));
      g_assert_cmpint (prepared->deadline, ==, gadiba_date_new (2026, 3, 10));
    }
}

/* What was decided is told as such; what two applications are granted for the same months too. */
static void
test_decided_before (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autofree char *text = make_text ("income=\"complete\"", "", PROPERTY);
  g_autofree char *number = register_test_text (&self, text);
  GadibaDecideRequest request = { .application = number, .day = gadiba_date_new (2026, 2, 20) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecided) decided = gadiba_office_decide (self.office, &request, &moment, &error);
  g_assert_no_error (error);

  g_autoptr (GadibaPrepared) again = prepare (&self, &request);
  assert_check (again, "case", GADIBA_CHECK_BLOCK, "decided before");
  g_autofree char *other = make_text ("income=\"complete\"", "<!-- again -->",
                                      "><savings person=\"p1\" amount=\"0.00\"/>");
  g_autofree char *second = register_test_text (&self, other);
  request.application = second;
  g_autoptr (GadibaPrepared) twice = prepare (&self, &request);
  assert_check (twice, "twice", GADIBA_CHECK_WARN, "SP/2026/1");
  assert_check (twice, "twice", GADIBA_CHECK_WARN, "from 01.02.2026. to 30.04.2026.");
  g_assert_cmpstr (twice->number, ==, "SP/2026/2");
  /* Of all that is to be made sure of, what would be paid twice stands first. */
  const GadibaCheck *first = g_ptr_array_index (twice->checks, 0);
  g_assert_cmpstr (first->id, ==, "twice");
}

/* Only what was looked at is issued: not when the number is taken, not when the case is another. */
static void
test_issue_prepared (void)
{
  g_auto (TestOffice) self = make_test_office (NULL);
  const GadibaMoment moment = get_office_moment ();
  g_autofree char *text = make_text ("income=\"complete\"", "", PROPERTY);
  g_autofree char *other = make_text ("income=\"complete\"", "<!-- -->", PROPERTY);
  g_autofree char *number = register_test_text (&self, text);
  g_autofree char *second = register_test_text (&self, other);
  GadibaDecideRequest request = { .application = number, .day = gadiba_date_new (2026, 2, 20) };
  GadibaDecideRequest faster = { .application = second, .day = gadiba_date_new (2026, 2, 20) };
  g_autoptr (GError) error = NULL;

  g_autoptr (GadibaPrepared) shown = prepare (&self, &request);
  g_autoptr (GadibaDecided) taken = gadiba_office_decide (self.office, &faster, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (taken->number, ==, shown->number);
  g_autofree char *before = make_digest (&self);
  g_assert_null (
      gadiba_office_issue_prepared (self.office, &request, shown->digest, &moment, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED);
  g_autofree char *after = make_digest (&self);
  g_assert_cmpstr (before, ==, after);

  g_clear_error (&error);
  const GadibaOverride override = { .check = "twice", .reason = "Otru atsauc." };
  g_autoptr (GadibaPrepared) open = prepare (&self, &request);
  g_assert_nonnull (open->letter);
  g_assert_true (find_check (open, "twice")->needs_reason);
  g_assert_null (
      gadiba_office_issue_prepared (self.office, &request, open->digest, &moment, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_REASON);
  g_clear_error (&error);
  request.overrides = &override;
  request.n_overrides = 1;
  g_autoptr (GadibaPrepared) again = prepare (&self, &request);
  g_assert_cmpstr (find_check (again, "twice")->reason, ==, "Otru atsauc.");
  g_autoptr (GadibaDecided) decided =
      gadiba_office_issue_prepared (self.office, &request, again->digest, &moment, &error);
  g_assert_no_error (error);
  assert_issued_as_prepared (&self, again, decided);
}

/* A copy outlives what it was made of. */
static void
test_copy (void)
{
  char application[] = "IES/2026/1", account[] = "LV80BANK0000435195001", proof[] = "akts";
  const char *evidence[] = { proof, NULL };
  GadibaPayOrder order = { .payment = GADIBA_PAYMENT_ACCOUNT, .account = account };
  GadibaDecideRequest request = { .application = application,
                                  .day = gadiba_date_new (2026, 2, 20),
                                  .evidence = evidence,
                                  .orders = &order,
                                  .n_orders = 1 };

  g_autoptr (GadibaDecideRequest) copy = gadiba_decide_request_dup (&request);
  application[0] = account[0] = proof[0] = 'x';
  order.payment = GADIBA_PAYMENT_CASH;
  g_assert_cmpstr (copy->application, ==, "IES/2026/1");
  g_assert_cmpstr (copy->evidence[0], ==, "akts");
  g_assert_cmpstr (copy->orders[0].account, ==, "LV80BANK0000435195001");
  g_assert_cmpint (copy->orders[0].payment, ==, GADIBA_PAYMENT_ACCOUNT);
  g_assert_cmpint (copy->day, ==, request.day);
}

static void
test_unknown (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) self = make_test_office (NULL);
  GadibaDecideRequest request = { .application = "IES/2026/9",
                                  .day = gadiba_date_new (2026, 2, 20) };
  g_autoptr (GError) error = NULL;

  g_assert_null (gadiba_office_prepare (self.office, &request, &moment, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/prepare/worked-cases", test_worked_cases);
  g_test_add_func ("/office/prepare/refusal", test_refusal);
  g_test_add_func ("/office/prepare/choice", test_choice);
  g_test_add_func ("/office/prepare/signatory", test_signatory);
  g_test_add_func ("/office/prepare/payment", test_payment);
  g_test_add_func ("/office/prepare/case-checks", test_case_checks);
  g_test_add_func ("/office/prepare/signed", test_signed);
  g_test_add_func ("/office/prepare/dative", test_dative);
  g_test_add_func ("/office/prepare/nva", test_nva);
  g_test_add_func ("/office/prepare/papers", test_papers);
  g_test_add_func ("/office/prepare/deadline", test_deadline);
  g_test_add_func ("/office/prepare/decided-before", test_decided_before);
  g_test_add_func ("/office/prepare/issue-prepared", test_issue_prepared);
  g_test_add_func ("/office/prepare/copy", test_copy);
  g_test_add_func ("/office/prepare/unknown", test_unknown);
  return g_test_run ();
}
