/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-template-private.h"

/* What each name means, for whoever writes wording; and which of them a form has a use for. */

static const struct
{
  const char *name, *meaning;
} meanings[] = {
  { "office.name", N_ ("name of the office") },
  { "office.registration-number", N_ ("registration number of the office") },
  { "office.address", N_ ("address of the office") },
  { "office.contact", N_ ("phone and e-mail of the office; may be missing") },
  { "office.place", N_ ("where the letter is dated, in the locative") },
  { "office.municipality", N_ ("name of the municipality") },
  { "office.contest-authority", N_ ("where a decision can be contested, in the dative") },
  { "office.contest-address", N_ ("address of where a decision can be contested; may be missing") },
  { "decision.number", N_ ("number of the decision") },
  { "decision.day", N_ ("day of the decision") },
  { "application.number", N_ ("number of the application; may be missing") },
  { "application.received", N_ ("day on which the application was received") },
  { "addressee.name", N_ ("name of the addressee") },
  { "addressee.dative", N_ ("name of the addressee, in the dative") },
  { "addressee.code", N_ ("personal code of the addressee; may be missing") },
  { "addressee.other-id", N_ ("identity document of the addressee; may be missing") },
  { "addressee.born", N_ ("day of birth of the addressee; may be missing") },
  { "addressee.female", N_ ("the addressee is a woman") },
  { "addressee.male", N_ ("the addressee is a man") },
  { "addressee.address", N_ ("address of the addressee") },
  { "signatory.name", N_ ("who signs") },
  { "signatory.position", N_ ("position of who signs") },
  { "preparer.name", N_ ("who prepared it; may be missing") },
  { "preparer.position", N_ ("position of who prepared it; may be missing") },
  { "preparer.contact", N_ ("phone or e-mail of who prepared it; may be missing") },
  { "signed-electronically", N_ ("it is signed electronically") },
  { "hearing.held", N_ ("the person was heard") },
  { "hearing.day", N_ ("day of the hearing; may be missing") },
  { "hearing.text", N_ ("what was said at the hearing; may be missing") },
  { "hearing.ground", N_ ("why nobody was heard; may be missing") },
  { "considerations", N_ ("the considerations (APL 65 and 66); may be missing") },
  { "status.asked", N_ ("the status was asked for") },
  { "status.granted", N_ ("the status is granted") },
  { "status.refused", N_ ("the status is refused") },
  { "benefits", N_ ("how many benefits were asked for") },
  { "benefits.granted", N_ ("how many benefits are granted") },
  { "benefits.refused", N_ ("how many benefits are refused") },
  { "any.granted", N_ ("something is granted") },
  { "any.refused", N_ ("something is refused") },
  { "any.by-choice", N_ ("something is refused that the law would have allowed") },
  { "any.open", N_ ("something is left open") },
  { "explained", N_ ("there is a calculation to show") },
  { "books", N_ ("rule books by which it was reckoned; may be missing") },
  { "norms.day", N_ ("day whose law was applied; may be missing") },
  { "item.title", N_ ("title of what was asked for") },
  { "item.accusative", N_ ("what was asked for, in the accusative; may be missing") },
  { "item.genitive", N_ ("what was asked for, in the genitive; may be missing") },
  { "item.plain", N_ ("what it means, in plain words; may be missing") },
  { "item.status", N_ ("the status; may be missing") },
  { "item.status-accusative", N_ ("the status in the accusative; may be missing") },
  { "item.status-genitive", N_ ("the status in the genitive; may be missing") },
  { "item.one-amount", N_ ("the amount is the same in every month") },
  { "item.amount", N_ ("amount") },
  { "item.amount-words", N_ ("amount in words") },
  { "item.from", N_ ("first day, in the genitive; may be missing") },
  { "item.to", N_ ("last day, in the dative; may be missing") },
  { "item.to-genitive", N_ ("last day, in the genitive; may be missing") },
  { "item.volume", N_ ("how much of a social service; may be missing") },
  { "item.provider", N_ ("who provides the service; may be missing") },
  { "item.co-payment", N_ ("what the client pays a month") },
  { "item.co-payment-words", N_ ("what the client pays a month, in words") },
  { "item.term", N_ ("for how many months") },
  { "item.waits", N_ ("it waits in the queue") },
  { "item.paid-by-client", N_ ("the client pays for a part") },
  { "item.free-of-charge", N_ ("the client pays nothing") },
  { "item.is-service", N_ ("it is a social service") },
  { "item.is-status", N_ ("it is the status") },
  { "item.is-benefit", N_ ("it is a benefit") },
  { "item.is-housing", N_ ("it is the housing benefit") },
  { "item.monthly", N_ ("it is paid every month") },
  { "item.conditional", N_ ("granted for one month though a condition is not met") },
  { "item.by-choice", N_ ("refused though the law would have allowed a month") },
  { "item.partial", N_ ("granted for a part of the time; the rest is left open") },
  { "item.granted", N_ ("it is granted") },
  { "item.refused", N_ ("it is refused") },
  { "item.open", N_ ("it is left open") },
  { "month.name", N_ ("month") },
  { "month.amount", N_ ("amount of the month") },
  { "month.costs", N_ ("housing costs that were taken into account") },
  { "month.coefficient", N_ ("coefficient of the housing benefit") },
  { "month.payee", N_ ("to whom it is paid; may be missing") },
  { "month.account", N_ ("account to which it is paid; may be missing") },
  { "month.bills", N_ ("month whose bills were used, in the genitive; may be missing") },
  { "month.is-housing", N_ ("it is a month of the housing benefit") },
  { "month.nothing-due", N_ ("nothing is due in the month") },
  { "month.as-asked", N_ ("paid as the application says") },
  { "month.to-account", N_ ("paid to an account") },
  { "month.in-cash", N_ ("paid in cash") },
  { "month.to-provider", N_ ("paid to the provider of a service") },
  { "reason.sentence", N_ ("reason, without its full stop") },
  { "reason.norm", N_ ("norm of the reason; may be missing") },
  { "reason.plain", N_ ("reason in plain words; may be missing") },
  { "missing.text", N_ ("what is missing") },
  { "evidence.text", N_ ("evidence") },
  { "norm.act", N_ ("title of the act") },
  { "norm.genitive", N_ ("title of the act, in the genitive") },
  { "norm.places", N_ ("articles of the act; may be missing") },
  { "basis.number", N_ ("number of the decision that it follows; may be missing") },
  { "basis.day", N_ ("day of the decision that it follows, in the genitive; may be missing") },
  { "basis.plain", N_ ("why it is decided, in plain words; may be missing") },
  { "basis.sentence", N_ ("why it is decided, without its full stop; may be missing") },
  { "basis.norm", N_ ("norm on which it rests; may be missing") },
  { "basis.happened", N_ ("what happened, in the caseworker's words; may be missing") },
  { "basis.effective", N_ ("day from which it works, in the genitive; may be missing") },
  { "basis.since", N_ ("day on which it happened, in the genitive; may be missing") },
  { "basis.percent", N_ ("by how many percent it is reduced; may be missing") },
  { "basis.left", N_ ("how many percent are left; may be missing") },
  { "basis.renews", N_ ("the term for contesting begins anew") },
  { "basis.until", N_ ("a day that it sets, in the dative; may be missing") },
  { "basis.of-person", N_ ("it concerns one person alone") },
  { "basis.person", N_ ("whom alone it concerns; may be missing") },
  { "basis.person-dative", N_ ("whom alone it concerns, in the dative; may be missing") },
  { "applicant.name", N_ ("who applied, where the letter goes to somebody else; may be missing") },
  { "applicant.genitive",
    N_ ("who applied, in the genitive, where the letter goes to somebody else; may be missing") },
  { "basis.goes-on", N_ ("contested, it goes on working") },
  { "basis.unfavourable", N_ ("it takes something from somebody") },
  { "basis.reopens", N_ ("what it takes back is decided anew") },
  { "status.changed", N_ ("the status changes") },
  { "basis.recovered", N_ ("what is to be paid back in all") },
  { "basis.recovered-words", N_ ("what is to be paid back in all, in words") },
  { "item.changed", N_ ("it is changed") },
  { "item.ended", N_ ("it ends") },
  { "item.same", N_ ("each month gives what it gave before") },
  { "month.changed", N_ ("the month gives another amount than before") },
  { "month.before", N_ ("amount of the month before the change") },
  { "month.recovered", N_ ("what is to be paid back of the month") },
  { "month.asked-before", N_ ("something of the month was asked back before") },
  { "month.asked", N_ ("what was asked back of the month before") },
  { "household.size", N_ ("how many persons the household has") },
  { "household.income",
    N_ ("income of the household a month, as it was reckoned; may be missing") },
  { "excluded.text", N_ ("who is not counted, and why") },
  { "dwelling.known", N_ ("something is known of the dwelling") },
  { "dwelling.tenure", N_ ("on what ground the dwelling is used; may be missing") },
  { "dwelling.heating", N_ ("heating of the dwelling; may be missing") },
  { "dwelling.area", N_ ("area of the dwelling; may be missing") },
  { "dwelling.rooms", N_ ("how many rooms the dwelling has") },
  { "dwelling.declared", N_ ("the household is declared in the dwelling") },
  { "dwelling.not-declared", N_ ("the household is not declared in the dwelling") },
  { "property.declared", N_ ("what is listed is all property there is") },
  { "person.name", N_ ("name of the person") },
  { "person.code", N_ ("personal code of the person; may be missing") },
  { "person.born", N_ ("day of birth of the person; may be missing") },
  { "person.relation", N_ ("how the person is related to the applicant; may be missing") },
  { "person.activity", N_ ("what the person does; may be missing") },
  { "person.disability", N_ ("disability of the person; may be missing") },
  { "person.work-disregard",
    N_ ("first month in which income from work is not counted; may be missing") },
  { "income.month", N_ ("month of the income") },
  { "income.kind", N_ ("kind of income") },
  { "income.evidence", N_ ("what proves the income") },
  { "income.amount", N_ ("amount of the income") },
  { "savings.person", N_ ("who has the savings; may be missing") },
  { "savings.amount", N_ ("amount of the savings") },
  { "vehicle.person", N_ ("who has the vehicle; may be missing") },
  { "vehicle.mass", N_ ("mass of the vehicle; may be missing") },
  { "land.hectares", N_ ("area of the land") },
  { "real-estate.use", N_ ("how the real estate is used") },
  { "fact.title", N_ ("question of the benefit") },
  { "fact.value", N_ ("answer to the question of the benefit") },
  { "cost.title", N_ ("kind of the costs") },
  { "cost.month", N_ ("month of the costs") },
  { "cost.amount", N_ ("amount of the costs") },
  { "letter.number", N_ ("number of the letter") },
  { "letter.day", N_ ("day of the letter") },
  { "letter.until", N_ ("a day that the letter sets, in the dative; may be missing") },
  { "letter.about", N_ ("what the hearing is about; may be missing") },
  { "letter.words", N_ ("the caseworker's own words; may be missing") },
  { "letter.of-person", N_ ("the letter is about one person alone") },
  { "letter.person", N_ ("whom alone it is about; may be missing") },
  { "letter.person-code", N_ ("personal code of whom it is about; may be missing") },
  { "certified.number", N_ ("number of the decision that is certified; may be missing") },
  { "certified.day",
    N_ ("day of the decision that is certified, in the genitive; may be missing") },
  { "paper.text", N_ ("paper that is asked for") },
  { "record.is-application", N_ ("it is an application") },
  { "record.is-decision", N_ ("it is a decision") },
  { "record.is-letter", N_ ("it is a letter") },
  { "record.number", N_ ("number of what is kept") },
  { "record.day", N_ ("day of what is kept") },
  { "items", N_ ("what was asked for, one by one") },
  { "item.months", N_ ("months of a benefit") },
  { "item.reasons", N_ ("reasons why it is refused") },
  { "item.missing", N_ ("what is missing to decide on it") },
  { "missing", N_ ("all that is missing, each once") },
  { "papers", N_ ("papers that are asked for") },
  { "records", N_ ("what is kept of the person: applications, decisions, letters") },
  { "evidence", N_ ("other evidence; of a letter, what came") },
  { "persons", N_ ("persons of the household") },
  { "concerned", N_ ("whom alone the letter is about, else who applied") },
  { "persons-without-income", N_ ("persons of the household who have no income") },
  { "adults", N_ ("adults of the household") },
  { "excluded", N_ ("persons who are not counted") },
  { "person.incomes", N_ ("incomes of the person") },
  { "incomes", N_ ("all incomes") },
  { "savings", N_ ("savings") },
  { "vehicles", N_ ("vehicles") },
  { "land", N_ ("land") },
  { "real-estate", N_ ("real estate") },
  { "costs", N_ ("housing costs") },
  { "facts", N_ ("answers to the questions of the benefits") },
  { "norms", N_ ("norms that are applied, by act") },
};

static const char *
find_meaning (const char *name)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (meanings) && strcmp (meanings[i].name, name) != 0)
    i++;
  g_assert (i < G_N_ELEMENTS (meanings));
  return _ (meanings[i].meaning);
}

/* Returns: (nullable): the rows that open the scope */
static const char *
find_rows (GadibaLetterScope scope)
{
  if (scope == GADIBA_LETTER_SCOPE_LETTER)
    return NULL;
  return _gadiba_letter_get_rows_of (scope);
}

static GadibaLetterOfferKind
get_kind (const GadibaLetterField *field)
{
  switch (field->kind)
    {
    case GADIBA_LETTER_FIELD_TEST:
    case GADIBA_LETTER_FIELD_OUTCOME:
    case GADIBA_LETTER_FIELD_PAYMENT:
      return GADIBA_LETTER_OFFER_TEST;
    case GADIBA_LETTER_FIELD_COUNT:
      return GADIBA_LETTER_OFFER_COUNT;
    case GADIBA_LETTER_FIELD_STRING:
    case GADIBA_LETTER_FIELD_DATE:
    case GADIBA_LETTER_FIELD_DATE_GENITIVE:
    case GADIBA_LETTER_FIELD_DATE_DATIVE:
    case GADIBA_LETTER_FIELD_DAY:
    case GADIBA_LETTER_FIELD_MONTH:
    case GADIBA_LETTER_FIELD_MONEY:
    case GADIBA_LETTER_FIELD_WORDS:
    case GADIBA_LETTER_FIELD_NUMBER:
    case GADIBA_LETTER_FIELD_TEXT:
      break;
    }
  return GADIBA_LETTER_OFFER_TEXT;
}

static void
add_fields (GArray *offers, const GadibaLetterField *fields)
{
  for (const GadibaLetterField *f = fields; f->name != NULL; f++)
    {
      const GadibaLetterOffer offer = { f->name, find_meaning (f->name), find_rows (f->scope),
                                        get_kind (f) };
      g_array_append_val (offers, offer);
    }
}

/* Of a letter that decides nothing; a sheet may stand behind any. */
static gboolean
is_of_document (GadibaLetterForm form)
{
  return form == GADIBA_LETTER_FORM_DOCUMENT || form == GADIBA_LETTER_FORM_STATEMENT
         || form == GADIBA_LETTER_FORM_SHEET;
}

GArray *
gadiba_letter_list_offers (GadibaLetterForm form)
{
  GArray *offers = g_array_new (FALSE, FALSE, sizeof (GadibaLetterOffer));

  if (is_of_document (form))
    add_fields (offers, _gadiba_letter_document_fields);
  add_fields (offers, _gadiba_letter_fields);
  if (form == GADIBA_LETTER_FORM_FOLLOWING || form == GADIBA_LETTER_FORM_NOTICE)
    add_fields (offers, _gadiba_letter_basis_fields);
  add_fields (offers, _gadiba_letter_case_fields);
  for (const GadibaLetterRows *r = _gadiba_letter_rows; r->name != NULL; r++)
    {
      const GadibaLetterOffer offer = { r->name, find_meaning (r->name), find_rows (r->needs),
                                        GADIBA_LETTER_OFFER_ROWS };
      g_array_append_val (offers, offer);
    }
  return offers;
}
