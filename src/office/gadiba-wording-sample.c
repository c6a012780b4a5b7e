/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "gadiba-assessment.h"
#include "gadiba-case-read.h"
#include "gadiba-office-resources.h"
#include "gadiba-office-wording-private.h"

/* Invented decisions, by which the wording of letters is looked at and tried. Everything that a
 * letter can tell is in them, but for one thing that may be missing in some office or case. */

#define SAMPLE_CASE "/lv/gadiba/demo/sample-case.xml"
#define BIG_AMOUNT 21800 /* cents */
#define SMALL_AMOUNT 15000
#define N_MONTHS 3
#define PERCENT 20

/* --- the household --- */

static GadibaCase *
read_case (GError **error)
{
  gadiba_office_get_resource ();
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (SAMPLE_CASE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? gadiba_case_read_bytes (bytes, "sample-case.xml", error) : NULL;
}

gboolean
_gadiba_sample_prepare (GadibaSample *self, GError **error)
{
  const GadibaTerms terms = { .day = GADIBA_DATE_NONE };
  g_autoptr (GadibaCase) from = read_case (error);
  g_autoptr (GadibaAssessment) assessment =
      from != NULL ? gadiba_assessment_new (from, self->book, &terms, error) : NULL;

  if (assessment != NULL)
    self->trace = g_steal_pointer (&assessment->trace);
  return self->trace != NULL;
}

void
_gadiba_sample_clear (GadibaSample *self)
{
  g_clear_pointer (&self->trace, gadiba_trace_free);
}

/* --- who writes, to whom --- */

static void
fill_head (GadibaDecision *told)
{
  told->head = (GadibaLetterhead){
    .name = g_strdup ("Liepkalnu novada Sociālais dienests"),
    .registration_number = g_strdup ("90000000014"),
    .address = g_strdup ("Skolas iela 2, Liepkalni, Liepkalnu novads, LV-0001"),
    .contact = g_strdup ("tālrunis 60000000, e-pasts socialais@liepkalni.example"),
    .place = g_strdup ("Liepkalnos"),
    .municipality = g_strdup ("Liepkalnu novada pašvaldība"),
    .contest_authority =
        g_strdup ("Liepkalnu novada pašvaldības Administratīvo aktu strīdu komisijai"),
    .contest_address = g_strdup ("Skolas iela 4, Liepkalni, Liepkalnu novads, LV-0001"),
    .practice = TRUE,
  };
  told->signatory_name = g_strdup ("Ilze Ozoliņa");
  told->signatory_position = g_strdup ("Sociālā dienesta vadītāja");
  told->preparer_name = g_strdup ("Līga Kalniņa");
  told->preparer_position = g_strdup ("sociālās palīdzības organizatore");
  told->preparer_contact = g_strdup ("tālrunis 60000001");
}

static void
fill_addressee (GadibaDecision *told)
{
  const GadibaCasePerson *person =
      gadiba_case_get_person (told->from, gadiba_case_find_applicant (told->from));

  told->given = g_strdup (person->given);
  told->family = g_strdup (person->family);
  told->sex = GADIBA_SEX_FEMALE;
  told->code = g_strdup (person->code);
  told->address = g_strdup ("Ezera iela 5–12, Liepkalni, Liepkalnu novads, LV-0001");
}

/* What the caseworker says of the matter. */
static void
fill_words (GadibaDecision *told)
{
  told->number = g_strdup ("SP/2026/17");
  told->application_number = g_strdup ("2026/114");
  told->received = told->from->application.received;
  told->day = gadiba_date_new (2026, 6, 25);
  told->heard = gadiba_date_new (2026, 6, 20);
  told->heard_text = g_strdup ("citu ienākumu nav.");
  told->considerations = g_strdup ("Pabalsta apmēru nosaka likums, un atkāpties no tā nevar.");
  g_ptr_array_add (told->evidence,
                   g_strdup ("dzīvesvietas apsekošanas 2026. gada 16. jūnija akts"));
}

static void
fill_basis (GadibaDecision *told, const GadibaSample *self)
{
  GadibaDecisionBasis *basis = &told->basis;

  basis->number = g_strdup ("SP/2026/9");
  basis->day = gadiba_date_new (2026, 6, 12);
  basis->sentence = g_strdup ("Mainījušies mājsaimniecības ienākumi.");
  basis->plain = g_strdup ("Jūsu mājsaimniecība tagad saņem vairāk naudas.");
  basis->source = g_strdup ("SPSPL 38(1)");
  basis->rule = g_strdup ("SPSPL 38(1)");
  basis->happened = g_strdup ("Par to paziņots 16. jūnijā.");
  basis->since = gadiba_date_new (2026, 6, 15);
  basis->effective = gadiba_date_new (2026, 7, 1);
  basis->until = gadiba_date_new (2026, 7, 10);
  basis->recovered = SMALL_AMOUNT;
  basis->percent = PERCENT;
  basis->person = 1;
  basis->unfavourable = self->form == GADIBA_LETTER_FORM_FOLLOWING;
}

/* --- what is decided --- */

static GadibaDecisionItem *
add_item (GadibaDecision *told, const char *id, const char *title, GadibaOutcome outcome)
{
  GadibaDecisionItem *item = gadiba_decision_add_item (told, id);

  item->title = g_strdup (title);
  item->outcome = outcome;
  item->from = gadiba_date_new (2026, 6, 1);
  item->to = gadiba_date_new (2026, 8, 31);
  g_ptr_array_add (item->sources, g_strdup ("SPSPL 35(1)"));
  if (outcome == GADIBA_OUTCOME_REFUSED)
    {
      GadibaDecisionReason *reason = gadiba_decision_item_add_reason (
          item, "sample", "Mājsaimniecības ienākumi pārsniedz slieksni.", "SPSPL 33(5)");
      reason->plain = g_strdup ("Jūs saņemat vairāk naudas, nekā likums atļauj.");
    }
  if (outcome == GADIBA_OUTCOME_LEFT_OPEN)
    g_ptr_array_add (item->missing, g_strdup ("Cik liels ir naudas līdzekļu uzkrājums?"));
  return item;
}

static void
add_status (GadibaDecision *told, GadibaOutcome outcome)
{
  GadibaDecisionItem *item = add_item (told, "status", "Mājsaimniecības statuss", outcome);

  item->word = g_intern_string ("needy");
  item->word_title = g_strdup ("trūcīga mājsaimniecība");
  item->ends = outcome == GADIBA_OUTCOME_CHANGED;
}

/* A benefit with its months, where anything is due. */
static void
add_benefit (GadibaDecision *told, const char *id, const char *title, GadibaOutcome outcome)
{
  GadibaDecisionItem *item = add_item (told, id, title, outcome);
  gboolean is_housing = strcmp (id, "housing") == 0;

  item->monthly = TRUE;
  if (outcome == GADIBA_OUTCOME_REFUSED || outcome == GADIBA_OUTCOME_LEFT_OPEN)
    return;
  item->amount = is_housing ? SMALL_AMOUNT : BIG_AMOUNT;
  for (int i = 0; i < N_MONTHS; i++)
    {
      GadibaDecisionMonth *month =
          gadiba_decision_item_add_month (item, gadiba_month_new (2026, 6 + i));
      month->amount = item->amount;
      month->is_housing = is_housing;
      month->costs = SMALL_AMOUNT;
      month->bills = gadiba_month_new (2026, 5);
      month->coefficient = (GadibaNumber){ 13, 10 };
      month->has_before = outcome == GADIBA_OUTCOME_CHANGED;
      month->before = BIG_AMOUNT;
      month->recovered = SMALL_AMOUNT / N_MONTHS;
      month->payment = is_housing ? GADIBA_PAYMENT_PROVIDER : GADIBA_PAYMENT_ACCOUNT;
      month->payee = g_strdup (is_housing ? "SIA „Liepkalnu nami”" : NULL);
      month->account = g_strdup ("LV80PRAK0000435195001");
    }
}

static void
add_service (GadibaDecision *told, GadibaOutcome outcome)
{
  GadibaDecisionItem *item = add_item (told, "home-care", "Aprūpe mājās", outcome);

  item->is_service = TRUE;
  item->volume = GADIBA_NUMBER (8);
  item->volume_text = g_strdup ("8 stundas nedēļā");
  item->n_months = 12;
  item->has_co_payment = TRUE;
  item->co_payment = 2500;
  item->provider = g_strdup ("SIA „Liepkalnu aprūpe”");
  item->ends = outcome == GADIBA_OUTCOME_CHANGED;
}

static void
add_judgement (GadibaDecision *told, GadibaLetterForm form)
{
  add_status (told, GADIBA_OUTCOME_GRANTED);
  add_benefit (told, "gmi", "GMI pabalsts",
               form == GADIBA_LETTER_FORM_REFUSAL ? GADIBA_OUTCOME_REFUSED
                                                  : GADIBA_OUTCOME_GRANTED);
  add_benefit (told, "housing", "Mājokļa pabalsts", GADIBA_OUTCOME_GRANTED);
  if (form != GADIBA_LETTER_FORM_SHORT)
    add_benefit (told, "school", "Pabalsts mācību līdzekļiem", GADIBA_OUTCOME_LEFT_OPEN);
}

static void
add_changed (GadibaDecision *told)
{
  add_status (told, GADIBA_OUTCOME_CHANGED);
  add_benefit (told, "gmi", "GMI pabalsts", GADIBA_OUTCOME_CHANGED);
  add_benefit (told, "housing", "Mājokļa pabalsts", GADIBA_OUTCOME_CHANGED);
}

/* Which decision a template of a form tells that follows another one. */
static GadibaDecisionKind
find_kind (const char *id)
{
  GadibaDecisionKind kind = GADIBA_DECISION_CHANGE;

  if (strcmp (id, "service-stop") == 0)
    return GADIBA_DECISION_STOP;
  gadiba_decision_kind_parse (id, &kind);
  return kind;
}

static void
add_following (GadibaDecision *told, const GadibaSample *self)
{
  told->kind = find_kind (self->id);
  fill_basis (told, self);
  if (strcmp (self->id, "service-stop") == 0)
    add_service (told, GADIBA_OUTCOME_CHANGED);
  else if (told->kind != GADIBA_DECISION_PROLONGATION && told->kind != GADIBA_DECISION_DEFICIENCIES)
    add_changed (told);
}

static void
add_record (GadibaDecision *told, const char *kind, const char *number)
{
  GadibaDecisionRecord *record = g_new0 (GadibaDecisionRecord, 1);

  record->kind = g_intern_string (kind);
  record->number = g_strdup (number);
  record->day = told->day;
  g_ptr_array_add (told->records, record);
}

/* Behind a decision that follows another one. */
static gboolean
is_sheet_of_following (const char *id)
{
  static const char *const ids[] = { "plain-change",    "plain-extension", "plain-stop",
                                     "plain-reduction", "plain-recovery",  "plain-deficiencies" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (strcmp (ids[i], id) == 0)
      return TRUE;
  return FALSE;
}

/* What a letter tells that decides nothing; sheets stand behind decisions too. */
static void
add_told (GadibaDecision *told, const GadibaSample *self)
{
  fill_basis (told, self);
  g_ptr_array_add (told->papers, g_strdup ("Konta izraksts (Jānis Bērziņš)"));
  g_ptr_array_add (told->papers, g_strdup ("Īres līgums"));
  add_record (told, "application", "IES/2026/114");
  add_record (told, "decision", "SP/2026/17");
  add_record (told, "letter", "V/2026/3");
  if (strcmp (self->id, "certificate") == 0)
    add_status (told, GADIBA_OUTCOME_GRANTED);
  else if (is_sheet_of_following (self->id))
    add_changed (told);
  else
    add_judgement (told, strcmp (self->id, "plain-refusal") == 0 ? GADIBA_LETTER_FORM_REFUSAL
                                                                 : GADIBA_LETTER_FORM_SHORT);
}

static void
fill_form (GadibaDecision *told, const GadibaSample *self)
{
  switch (self->form)
    {
    case GADIBA_LETTER_FORM_SHORT:
    case GADIBA_LETTER_FORM_FULL:
    case GADIBA_LETTER_FORM_REFUSAL:
      if (g_str_has_prefix (self->id, "service-"))
        add_service (told, self->form == GADIBA_LETTER_FORM_REFUSAL ? GADIBA_OUTCOME_REFUSED
                                                                    : GADIBA_OUTCOME_GRANTED);
      else
        add_judgement (told, self->form);
      break;
    case GADIBA_LETTER_FORM_FOLLOWING:
    case GADIBA_LETTER_FORM_NOTICE:
      add_following (told, self);
      break;
    case GADIBA_LETTER_FORM_DOCUMENT:
    case GADIBA_LETTER_FORM_STATEMENT:
    case GADIBA_LETTER_FORM_SHEET:
      add_told (told, self);
      break;
    }
}

/* --- the whole --- */

GadibaDecision *
_gadiba_sample_make (const GadibaSample *self, guint gap, GError **error)
{
  g_autoptr (GadibaCase) from = read_case (error);

  if (from == NULL)
    return NULL;
  GadibaDecision *told = gadiba_decision_new ();
  told->from = g_steal_pointer (&from);
  told->basis.person = GADIBA_CASE_NOBODY;
  told->trace = self->trace;
  gadiba_decision_take_words (told, self->book);
  fill_head (told);
  fill_addressee (told);
  fill_words (told);
  fill_form (told, self);
  _gadiba_sample_leave_out (told, gap);
  return told;
}

void
_gadiba_sample_drop (GadibaDecision *told)
{
  told->trace = NULL;
  gadiba_decision_free (told);
}
