/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-test.h"

/* Letters read whole, as the addressee does. */

static GadibaBook *book;

/* Care at home for somebody who lives alone. @decided: the day */
static GadibaDecision *
make_care (const char *name, GadibaDate decided)
{
  g_autoptr (GadibaBook) services = load_law ("example-services.xml");
  GadibaDecision *decision = make_decision (services, name);
  GadibaDecisionItem *item = gadiba_decision_add_item (decision, "home-care");

  decision->day = decided;
  item->title = g_strdup ("Aprūpe mājās");
  item->is_service = TRUE;
  g_ptr_array_add (item->sources, g_strdup ("SPSPL 1; SPSPL 3(3); SN 5/2025 p. 5"));
  return decision;
}

/* Given by a provider for a year, against a co-payment. */
static GadibaDecision *
make_service (const GadibaBook *law)
{
  GadibaDecision *decision = make_care ("own/service-home-care.xml", gadiba_date_new (2026, 3, 20));
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);

  item->outcome = GADIBA_OUTCOME_GRANTED;
  item->volume_text = g_strdup ("8 stundas nedēļā");
  item->n_months = 12;
  item->has_co_payment = TRUE;
  item->co_payment = 2500;
  item->provider = g_strdup ("SIA „Liepkalnu aprūpe”");
  item->from = gadiba_date_new (2026, 4, 1);
  item->to = gadiba_date_new (2027, 3, 31);
  return decision;
}

/* The same with no place yet, free of charge. */
static GadibaDecision *
make_waiting (const GadibaBook *law)
{
  GadibaDecision *decision = make_service (law);
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);

  item->waits = TRUE;
  item->co_payment = 0;
  g_clear_pointer (&item->provider, g_free);
  item->from = item->to = GADIBA_DATE_NONE;
  return decision;
}

static GadibaDecision *
make_service_refusal (const GadibaBook *law)
{
  GadibaDecision *decision =
      make_care ("own/service-not-needed.xml", gadiba_date_new (2026, 3, 27));
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);

  item->outcome = GADIBA_OUTCOME_REFUSED;
  gadiba_decision_item_add_reason (item, "home-care.need",
                                   "Vajadzību novērtējumā nav konstatēts, ka persona objektīvu "
                                   "apstākļu dēļ nevar sevi aprūpēt.",
                                   "SPSPL 1; SN 5/2025 p. 7");
  decision->heard = gadiba_date_new (2026, 3, 24);
  decision->heard_text = g_strdup ("ziemā malku sanest ir grūti.");
  decision->considerations = g_strdup ("Pakalpojums paredzēts tam, kurš nevar sevi aprūpēt.");
  return decision;
}

static const struct
{
  const char *name, *template;
  GadibaDecision *(*make) (const GadibaBook *book);
} letters[] = {
  { "grant-short", "grant-short.xml", make_grant },
  { "grant-full", "grant-full.xml", make_grant },
  { "grant-partial", "grant-full.xml", make_partial },
  { "grant-uneven", "grant-full.xml", make_uneven },
  { "refusal", "refusal.xml", make_refusal },
  { "refusal-partly", "refusal.xml", make_partly_refused },
  { "refusal-open", "refusal.xml", make_open_and_refused },
  { "service-grant", "service-grant.xml", make_service },
  { "service-queue", "service-grant.xml", make_waiting },
  { "service-refusal", "service-refusal.xml", make_service_refusal },
};

/* The composed words, whole. GADIBA_UPDATE_GOLDEN=1 writes them anew. */
static void
test_golden (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GadibaDecision) decision = letters[i].make (book);
  g_autofree char *golden_name = g_strconcat (letters[i].name, ".txt", NULL);
  g_autoptr (GadibaLetter) letter = compose (letters[i].template, decision);
  assert_clean (letter);
  g_autofree char *text = get_part (letter, NULL);
  /* The annex is the trace's, which has golden texts of its own. */
  char *annex = strstr (text, "\nPielikums\n");
  g_assert_nonnull (annex);
  annex[1] = '\0';

  g_autofree char *path = get_test_path ("letter/golden", golden_name);
  if (g_getenv ("GADIBA_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, NULL);
  g_autofree char *expected = load_test_text ("letter/golden", golden_name, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_notes (const GadibaTrace *trace, const char *text)
{
  guint n = 0;
  for (guint i = 0; i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      for (guint j = 0; j < section->lines->len; j++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, j);
          if (line->kind != GADIBA_TRACE_NOTE)
            continue;
          n++;
          if (strstr (text, line->title) != NULL)
            {
              g_test_message ("the letter says: %s", line->title);
              g_test_fail ();
            }
        }
    }
  return n;
}

/* --- letters that decide nothing --- */

/* The case of two persons, with the number and day of such a letter; nothing else is told yet. */
static GadibaDecision *
make_told (void)
{
  GadibaDecision *told = make_decision (book, "derived-housing-with-gmi.xml");

  g_clear_pointer (&told->number, g_free);
  told->number = g_strdup ("V/2026/3");
  told->basis.person = GADIBA_CASE_NOBODY;
  return told;
}

/* What was asked for, without an outcome. */
static GadibaDecision *
make_asking (void)
{
  static const char *const asked[][2] = { { "status", "Mājsaimniecības statuss" },
                                          { "gmi", "GMI pabalsts" },
                                          { "housing", "Mājokļa pabalsts" } };
  GadibaDecision *told = make_told ();

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    gadiba_decision_add_item (told, asked[i][0])->title = g_strdup (asked[i][1]);
  return told;
}

static GadibaDecision *
make_receipt (void)
{
  GadibaDecision *told = make_asking ();

  g_ptr_array_add (told->evidence, g_strdup ("Konta izraksts (Anna Bērziņa)"));
  g_ptr_array_add (told->papers, g_strdup ("Konta izraksts (Jānis Bērziņš)"));
  told->basis.until = gadiba_date_new (2026, 7, 10);
  return told;
}

static GadibaDecision *
make_demand (void)
{
  GadibaDecision *told = make_told ();

  g_ptr_array_add (told->papers, g_strdup ("Konta izraksts (Jānis Bērziņš)"));
  g_ptr_array_add (told->papers, g_strdup ("Īres līgums"));
  told->basis.until = gadiba_date_new (2026, 7, 3);
  told->basis.happened = g_strdup ("Izrakstam jābūt par martu, aprīli un maiju.");
  return told;
}

static GadibaDecision *
make_invitation (void)
{
  GadibaDecision *told = make_told ();

  told->basis.sentence = g_strdup ("Iecerēts atteikt mājokļa pabalstu.");
  told->basis.until = gadiba_date_new (2026, 7, 3);
  return told;
}

static GadibaDecision *
make_certificate (void)
{
  GadibaDecision *told = make_told ();

  add_status (told, GADIBA_OUTCOME_GRANTED);
  told->basis.number = g_strdup ("SP/2026/17");
  told->basis.day = gadiba_date_new (2026, 6, 20);
  return told;
}

/* The same for one person, who has a code. */
static GadibaDecision *
make_certificate_of_person (void)
{
  GadibaDecision *told = make_certificate ();

  told->basis.person = 1;
  return told;
}

static GadibaDecision *
make_agreement (void)
{
  GadibaDecision *told = make_told ();

  told->basis.happened = g_strdup ("Reģistrēties Nodarbinātības valsts aģentūrā līdz 3. jūlijam.\n"
                                   "Reizi nedēļā tikties ar sociālo darbinieku iestādē.");
  told->basis.until = gadiba_date_new (2026, 9, 30);
  return told;
}

/* What is kept of who applied: nothing of the others is told. */
static GadibaDecision *
make_answer (void)
{
  static const char *const kept[][2] = { { "application", "2026/114" },
                                         { "decision", "SP/2026/17" },
                                         { "letter", "V/2026/1" } };
  GadibaDecision *told = make_told ();

  told->basis.happened = g_strdup ("Dati nodoti Labklājības ministrijai. Lietu glabā 10 gadus.");
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      GadibaDecisionRecord *record = g_new0 (GadibaDecisionRecord, 1);
      record->kind = kept[i][0];
      record->number = g_strdup (kept[i][1]);
      record->day = gadiba_date_new (2026, 6, 10 + (int) i);
      g_ptr_array_add (told->records, record);
    }
  return told;
}

static const struct
{
  const char *name, *template;
  GadibaDecision *(*make) (void);
  const char *sheet; /* in plain words; NULL: none */
} written[] = {
  { "receipt", "receipt.xml", make_receipt, NULL },
  { "demand", "demand.xml", make_demand, "plain-demand.xml" },
  { "invitation", "invitation.xml", make_invitation, NULL },
  { "certificate", "certificate.xml", make_certificate, NULL },
  { "certificate-person", "certificate.xml", make_certificate_of_person, NULL },
  { "declaration", "declaration.xml", make_asking, NULL },
  { "application", "application.xml", make_asking, NULL },
  { "agreement", "agreement.xml", make_agreement, NULL },
  { "visit", "visit.xml", make_told, NULL },
  { "data", "data.xml", make_answer, NULL },
};

static void
test_written (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GadibaDecision) told = written[i].make ();
  g_autoptr (GadibaLetterTemplate) template = load_template (written[i].template);
  g_autofree char *golden_name = g_strconcat (written[i].name, ".txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetter) letter = gadiba_letter_compose_document (template, told, &error);
  g_assert_no_error (error);
  if (written[i].sheet != NULL)
    {
      g_autoptr (GadibaLetterTemplate) sheet = load_template (written[i].sheet);
      g_autofree char *without = g_strdup (letter->code);
      g_assert_true (gadiba_letter_add_sheet (letter, sheet, told, &error));
      g_assert_cmpstr (letter->code, !=, without);
    }
  assert_clean (letter);
  g_autofree char *text = get_part (letter, NULL);
  g_autofree char *path = get_test_path ("letter/golden", golden_name);
  if (g_getenv ("GADIBA_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, NULL);
  g_autofree char *expected = load_test_text ("letter/golden", golden_name, NULL);
  g_assert_cmpstr (text, ==, expected);

  told->head.practice = TRUE;
  g_autoptr (GadibaLetter) practice = gadiba_letter_compose_document (template, told, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (practice->mark, ==, "Mācībām – nav īsts dokuments");
  g_assert_cmpstr (practice->code, !=, letter->code);
}

/* A decision is never told in a form that lacks what an act needs, nor the other way round. */
static void
test_forms (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetterTemplate) of_document = load_template ("receipt.xml");
  g_autoptr (GadibaLetterTemplate) of_decision = load_template ("grant-short.xml");
  g_autoptr (GError) error = NULL;

  g_assert_null (gadiba_letter_compose (of_document, decision, &error));
  g_assert_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM);
  g_clear_error (&error);
  g_assert_null (gadiba_letter_compose_document (of_decision, decision, &error));
  g_assert_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM);
  g_clear_error (&error);

  g_autoptr (GadibaLetterTemplate) of_sheet = load_template ("plain-grant.xml");
  g_assert_null (gadiba_letter_compose (of_sheet, decision, &error));
  g_assert_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM);
  g_clear_error (&error);
  g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);
  g_assert_false (gadiba_letter_add_sheet (letter, of_document, decision, &error));
  g_assert_error (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM);
}

/* The code is that of the words: another cent is another code, and it is read as people type it. */
static void
test_code (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);
  g_autoptr (GadibaLetter) same = compose ("grant-short.xml", decision);
  GadibaDecisionItem *gmi = g_ptr_array_index (decision->items, 1);
  ((GadibaDecisionMonth *) g_ptr_array_index (gmi->months, 0))->amount++;
  g_autoptr (GadibaLetter) other = compose ("grant-short.xml", decision);

  g_assert_true (g_regex_match_simple ("^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$",
                                       letter->code, 0, 0));
  g_assert_cmpstr (letter->code, ==, same->code);
  g_assert_cmpstr (letter->code, !=, other->code);
  g_autoptr (GBytes) bytes = gadiba_letter_write (letter);
  g_autoptr (GadibaLetter) again = gadiba_letter_read (bytes, "again", NULL);
  g_autofree char *made = gadiba_letter_make_code (again);
  g_assert_cmpstr (made, ==, letter->code);

  static const struct
  {
    const char *typed, *read;
  } codes[] = {
    { "7K3M-Q2XD-9ABC", "7K3M-Q2XD-9ABC" },
    { " 7k3mq2xd 9abc\n", "7K3M-Q2XD-9ABC" },
    { "OI1L-0000-0000", "0111-0000-0000" },
    { "7K3M-Q2XD-9AB", NULL },
    { "7K3M-Q2XD-9ABCD", NULL },
    { "7K3M-Q2XD-9ABU", NULL },
    { "", NULL },
    { "7K3M-Q2XD-9ABĀ", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *code = gadiba_letter_read_code (codes[i].typed);
      g_assert_cmpstr (code, ==, codes[i].read);
    }
}

/* The authors of a rule book tell the caseworker what they doubt; an act has no doubts. */
static void
test_no_doubts (void)
{
  static const char *const doubts[] = { "jāsalīdzina", "krājumā vēl nav", "Piezīme", "pārbauda" };
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (GadibaDecision) decision = letters[i].make (book);
      g_autoptr (GadibaLetter) letter = compose (letters[i].template, decision);
      g_autofree char *text = get_part (letter, NULL);
      g_assert_cmpuint (count_notes (decision->trace, text), >, 0);
      for (guint j = 0; j < G_N_ELEMENTS (doubts); j++)
        g_assert_null (strstr (text, doubts[j]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book = load_law (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *path = g_strconcat ("/letter/golden/", letters[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_golden);
    }
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *path = g_strconcat ("/letter/written/", written[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_written);
    }
  g_test_add_func ("/letter/forms", test_forms);
  g_test_add_func ("/letter/code", test_code);
  g_test_add_func ("/letter/no-doubts", test_no_doubts);
  int result = g_test_run ();
  g_clear_pointer (&book, gadiba_book_free);
  return result;
}
