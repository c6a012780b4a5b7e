/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-decide.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-application-later.h"
#include "gadiba-application-member.h"
#include "gadiba-card-register.h"
#include "gadiba-case-write.h"
#include "gadiba-decision-history.h"
#include "gadiba-decision-register.h"
#include "gadiba-disregard.h"
#include "gadiba-iban.h"
#include "gadiba-office-decide-private.h"
#include "gadiba-series.h"
#include "gadiba-settings.h"

void
_gadiba_decide_clear (GadibaDecide *self)
{
  g_clear_pointer (&self->decision, gadiba_decision_free);
  g_clear_pointer (&self->application, gadiba_application_free);
  g_clear_pointer (&self->base, gadiba_base_free);
  g_clear_pointer (&self->standing, gadiba_standing_free);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->caseworker, gadiba_staff_free);
  g_clear_pointer (&self->signatory, gadiba_staff_free);
  g_strfreev (self->later);
  g_clear_pointer (&self->granted, g_ptr_array_unref);
  g_clear_pointer (&self->disregards, g_ptr_array_unref);
  g_clear_pointer (&self->letter, g_bytes_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_free (self->choice);
  g_free (self->code);
}

/* --- who decides, about whom --- */

static char *
make_address (const GadibaCaseDwelling *dwelling)
{
  const char *const parts[] = { dwelling->street, dwelling->place, dwelling->region,
                                dwelling->postcode };
  g_autoptr (GString) address = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (address, "%s%s", address->len > 0 ? ", " : "", parts[i]);
  return address->len > 0 ? g_strdup (address->str) : NULL;
}

/* The letter goes where the household lives on the day of the decision, whatever day the case is
 * about. */
static gboolean
take_address (GadibaDecide *self, GadibaDb *db, GError **error)
{
  GadibaCaseDwelling dwelling = self->decision->from->dwelling;

  if (!gadiba_application_find_address (db, self->application->id, self->request->day,
                                        self->decision->from, &dwelling, error))
    return FALSE;
  self->decision->address = make_address (&dwelling);
  return TRUE;
}

void
_gadiba_decide_take_addressee (GadibaDecide *self, int addressee)
{
  GadibaDecision *decision = self->decision;
  const GadibaCasePerson *person = gadiba_case_get_person (decision->from, addressee);

  self->addressee = person->id;
  g_free (decision->given);
  g_free (decision->family);
  g_free (decision->code);
  decision->given = g_strdup (person->given);
  decision->family = g_strdup (person->family);
  decision->code = g_strdup (person->code);
  decision->sex = gadiba_sex_parse (person->sex);
}

gboolean
_gadiba_decide_address (GadibaDecide *self, gboolean is_gone, GError **error)
{
  const GadibaCase *from = self->decision->from;
  const char *id = self->request->follow.addressee;
  int applicant = gadiba_case_find_applicant (from);
  int gone = is_gone ? self->decision->basis.person : GADIBA_CASE_NOBODY;
  int addressee = id != NULL ? gadiba_case_find_person (from, id) : applicant;

  if (addressee != GADIBA_CASE_NOBODY && addressee != gone
      && (id == NULL
          || _gadiba_decide_is_adult (self->decision, gadiba_case_get_person (from, addressee))))
    {
      _gadiba_decide_take_addressee (self, addressee);
      return TRUE;
    }
  self->about = "addressee";
  g_set_error_literal (error, GADIBA_OFFICE_ERROR,
                       id != NULL ? GADIBA_OFFICE_ERROR_WRONG : GADIBA_OFFICE_ERROR_MISSING,
                       _ ("The decision cannot be addressed to whom it concerns any more; name "
                          "another adult of the household to whom it goes"));
  return FALSE;
}

gboolean
_gadiba_decide_take_datives (GadibaDecide *self, GadibaDb *db, GError **error)
{
  GadibaDecision *decision = self->decision;
  char *datives[2];
  gint64 person = 0;

  if (!gadiba_application_find_member (db, self->application->id, self->addressee, &person, error)
      || !gadiba_card_find_datives (db, person, decision->given, decision->family, datives, error))
    return FALSE;
  g_free (decision->given_dative);
  g_free (decision->family_dative);
  decision->given_dative = datives[0];
  decision->family_dative = datives[1];
  return TRUE;
}

static void
take_request (GadibaDecide *self)
{
  const GadibaDecideRequest *request = self->request;
  GadibaDecision *decision = self->decision;

  decision->day = request->day;
  decision->application_number = g_strdup (self->application->number);
  decision->signatory_name = g_strdup (self->signatory->name);
  decision->signatory_position = g_strdup (self->signatory->position);
  decision->preparer_name = g_strdup (self->caseworker->name);
  decision->preparer_position = g_strdup (self->caseworker->position);
  decision->preparer_contact = g_strdup (self->caseworker->contact);
  decision->signed_electronically = request->signed_electronically;
  decision->heard = request->heard;
  decision->heard_text = g_strdup (request->heard_text);
  decision->considerations = g_strdup (request->considerations);
  for (guint i = 0; request->evidence != NULL && request->evidence[i] != NULL; i++)
    if (request->evidence[i][strspn (request->evidence[i], " \t\n")] != '\0')
      g_ptr_array_add (decision->evidence, g_strdup (request->evidence[i]));
}

static gboolean
check_addressing (const GadibaDecide *self, GError **error)
{
  if (self->decision->address != NULL)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
               _ ("Application %s has no address to which the letter could go; its dwelling needs "
                  "a street or place"),
               self->application->number);
  return FALSE;
}

/* The case and what stands of it: of one that follows another, with the bills of all months that
 * stand; of a review, as it is known for its day. */
static gboolean
read_case (GadibaDecide *self, GadibaDb *db, GError **error)
{
  GadibaDate day = self->request->kind == GADIBA_DECISION_REVIEW ? self->request->follow.since
                                                                 : GADIBA_DATE_NONE;

  if (self->base != NULL || self->request->kind == GADIBA_DECISION_JUDGEMENT)
    {
      self->standing = gadiba_standing_read (db, self->application->id, error);
      if (self->standing == NULL)
        return FALSE;
    }
  self->decision->from =
      self->base == NULL
          ? gadiba_application_read (db, self->application->id, error)
          : gadiba_application_read_later (db, self->application->id, day,
                                           gadiba_standing_get_last_month (self->standing), error);
  return self->decision->from != NULL
         && gadiba_application_add_grants (db, self->application->id, self->decision->from, error);
}

/* What other applications and earlier decisions say of the same persons. */
static gboolean
read_others (GadibaDecide *self, GadibaDb *db, GError **error)
{
  gint64 application = self->application->id;

  self->later = gadiba_application_list_later (db, application, error);
  if (self->later == NULL)
    return FALSE;
  self->granted = gadiba_application_list_granted (db, application, error);
  if (self->granted == NULL)
    return FALSE;
  self->disregards = gadiba_application_list_disregards (db, application, error);
  return self->disregards != NULL;
}

gboolean
_gadiba_decide_collect (GadibaDecide *self, GadibaDb *db, GError **error)
{
  const GadibaDecideRequest *request = self->request;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);

  if (record == NULL)
    return FALSE;
  self->two_eyes = record->two_eyes;
  if (request->follow.base != NULL)
    {
      self->base = gadiba_base_find (db, request->follow.base, error);
      if (self->base == NULL)
        return FALSE;
    }
  self->application = gadiba_application_find (
      db, self->base != NULL ? self->base->application_number : request->application, error);
  if (self->application == NULL || !_gadiba_decide_read_places (self, db, error))
    return FALSE;
  self->decision = gadiba_decision_new ();
  self->decision->kind = request->kind;
  if (!read_case (self, db, error) || !read_others (self, db, error))
    return FALSE;
  self->book = _gadiba_office_load_books (self->office, db, record, &self->books, error);
  if (self->book == NULL)
    return FALSE;
  _gadiba_decide_take_addressee (self, gadiba_case_find_applicant (self->decision->from));
  self->decision->received = self->decision->from->application.received;
  if (!take_address (self, db, error) || !check_addressing (self, error))
    return FALSE;
  self->caseworker = self->preparer != 0 ? gadiba_caseworker_read (db, self->preparer, error)
                                         : gadiba_caseworker_find (db, self->office->login,
                                                                   self->moment->today, error);
  if (self->caseworker == NULL)
    return FALSE;
  self->signatory = gadiba_signatory_find (db, request->signatory, request->day, error);
  if (self->signatory == NULL)
    return FALSE;
  take_request (self);
  _gadiba_office_fill_head (record, &self->decision->head);
  if (!_gadiba_hearing_find_ground (self->book, request->not_heard_ground,
                                    &self->decision->not_heard_ground, error))
    return FALSE;
  if (!_gadiba_decide_take_hearing (self, db, error) || !_gadiba_decide_check_asked (self, error))
    return FALSE;
  return (request->kind == GADIBA_DECISION_JUDGEMENT || _gadiba_decide_find_basis (self, db, error))
         && _gadiba_decide_take_datives (self, db, error);
}

/* --- how it is paid --- */

static const GadibaPayOrder *
find_order (const GadibaDecideRequest *request, const char *benefit)
{
  for (guint i = 0; i < request->n_orders; i++)
    if (g_strcmp0 (request->orders[i].benefit, benefit) == 0)
      return &request->orders[i];
  return NULL;
}

/* The order for the benefit itself, or the one for all; that does not make money a service. */
static const GadibaPayOrder *
choose_order (const GadibaDecide *self, const char *id)
{
  const GadibaBenefit *benefit = gadiba_book_get_benefit (self->book, id);
  const GadibaPayOrder *own = find_order (self->request, id);
  const GadibaPayOrder *of_all = find_order (self->request, NULL);

  if (own != NULL || of_all == NULL)
    return own;
  return benefit != NULL && benefit->in_money && of_all->payment == GADIBA_PAYMENT_PROVIDER
             ? NULL
             : of_all;
}

static gboolean
pay_item (const GadibaDecide *self, GadibaDb *db, GadibaDecisionItem *item, GError **error)
{
  const GadibaPayOrder *order = choose_order (self, item->id);
  g_autofree char *account = NULL;

  if (item->is_service)
    return _gadiba_decide_give_service (self, db, item, order, error);
  if (order == NULL)
    return TRUE;
  if (order->account != NULL && !gadiba_iban_parse (order->account, &account, error))
    return FALSE;
  for (guint i = 0; i < item->months->len; i++)
    {
      GadibaDecisionMonth *month = g_ptr_array_index (item->months, i);
      /* What goes to a provider goes on so, unless the order is about this benefit. */
      if (month->payee != NULL && order->benefit == NULL
          && order->payment != GADIBA_PAYMENT_PROVIDER)
        continue;
      month->payment = order->payment;
      g_free (month->payee);
      month->payee = g_strdup (order->payee);
      g_free (month->account);
      month->account = account != NULL ? gadiba_iban_format (account) : NULL;
    }
  return TRUE;
}

/* An order that cannot be carried out is a mistake that would otherwise pass unseen. */
static gboolean
check_order (const GadibaDecide *self, const GadibaPayOrder *order, GError **error)
{
  const char *id = order->benefit;
  const GadibaBenefit *benefit = id != NULL ? gadiba_book_get_benefit (self->book, id) : NULL;

  if (find_order (self->request, id) != order)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("How “%s” is paid is said twice; say it once"), id != NULL ? id : "*");
  else if (id != NULL && (benefit == NULL || !gadiba_case_asks_for (self->decision->from, id)))
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("The application does not ask for “%s”, so it cannot be paid"), id);
  else if ((order->waits || order->begins != GADIBA_DATE_NONE)
           && !gadiba_decision_is_about_service (self->decision))
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                         _ ("A queue and a first day are for social services only; this "
                            "application asks for none"));
  else if (id != NULL && benefit->in_money && order->payment == GADIBA_PAYMENT_PROVIDER)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("“%s” is given in money, not paid to a provider of services (SPSPL 37); choose "
                    "an account or cash"),
                 id);
  else
    return TRUE;
  return FALSE;
}

static gboolean
set_payments (GadibaDecide *self, GadibaDb *db, GError **error)
{
  for (guint i = 0; i < self->request->n_orders; i++)
    if (!check_order (self, &self->request->orders[i], error))
      return FALSE;
  for (guint i = 0; i < self->decision->items->len; i++)
    if (!pay_item (self, db, g_ptr_array_index (self->decision->items, i), error))
      return FALSE;
  return TRUE;
}

/* --- the act --- */

/* The last day of the status that stands; NONE: none was granted yet. */
static GadibaDate
get_end_of_status (const GadibaDecide *self)
{
  const GadibaStanding *standing = self->standing;

  if (standing->word == NULL || standing->ends != GADIBA_DATE_NONE)
    return standing->ends;
  /* It was granted, and ended from its first day. */
  return gadiba_month_get_first_day (gadiba_date_get_month (self->decision->received)) - 1;
}

gboolean
_gadiba_decide_judge (GadibaDecide *self, GadibaDb *db, GError **error)
{
  if (self->request->kind != GADIBA_DECISION_JUDGEMENT)
    return _gadiba_decide_follow (self, db, error) && set_payments (self, db, error);
  g_autoptr (GPtrArray) items = gadiba_application_list_settled (db, self->application->id, error);
  if (items == NULL)
    return FALSE;
  g_autofree GadibaSettled *settled = g_new0 (GadibaSettled, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    {
      const GadibaSettledItem *item = g_ptr_array_index (items, i);
      settled[i] = (GadibaSettled){ item->benefit, item->open_from };
    }
  g_autoptr (GArray) stopped = _gadiba_decide_list_stopped (self);
  const GadibaJudgementTerms terms = { .one_month = self->request->one_month,
                                       .settled = settled,
                                       .n_settled = items->len,
                                       .stopped = (const GadibaStopped *) (gpointer) stopped->data,
                                       .n_stopped = stopped->len,
                                       .ends = get_end_of_status (self) };
  return gadiba_decision_judge (self->decision, self->book, &terms, &self->judgement, error)
         && set_payments (self, db, error);
}

GBytes *
_gadiba_decide_make_letter (GadibaDecide *self, GadibaDb *db, char **code, GError **error)
{
  g_autoptr (GadibaLetterTemplate) template = _gadiba_office_load_template (
      self->office, db, _gadiba_decide_choose_letter (self), self->decision->day, error);

  if (template == NULL)
    return NULL;
  g_autoptr (GadibaLetter) letter = gadiba_letter_compose (template, self->decision, error);
  const char *sheet = _gadiba_decide_choose_sheet (self);
  if (letter == NULL
      || (sheet != NULL
          && !_gadiba_office_add_sheet (self->office, db, sheet, letter, self->decision, error)))
    return NULL;
  self->lacks_dative = letter->lacks_dative;
  /* What cannot be read again would be an act without a letter. */
  g_autoptr (GBytes) bytes = gadiba_letter_write (letter);
  g_autoptr (GadibaLetter) again = gadiba_letter_read (bytes, self->decision->number, error);
  if (again == NULL)
    g_prefix_error (error,
                    "%s: ", _ ("the letter would be too long or hold what cannot be written"));
  if (again != NULL && code != NULL)
    *code = g_strdup (letter->code);
  return again != NULL ? g_steal_pointer (&bytes) : NULL;
}

gboolean
_gadiba_decide_compose (GadibaDecide *self, GadibaDb *db, GError **error)
{
  const GadibaIssue unchecked = { .decision = self->decision,
                                  .application = self->application->id,
                                  .base = self->base != NULL ? self->base->id : 0,
                                  .signatory = self->signatory->id };

  if (!self->request->day_stated && self->request->day == self->moment->today
      && !_gadiba_decide_check_clock (db, self->moment, self->request->kind, error))
    return FALSE;
  if (!_gadiba_decide_check_eyes (self, db, error) || !_gadiba_decide_check_awaited (self, error)
      || !_gadiba_decide_check_disregards (self, error)
      || !gadiba_decision_check (db, &unchecked, error))
    return FALSE;
  self->letter = _gadiba_decide_make_letter (self, db, &self->code, error);
  return self->letter != NULL && _gadiba_decide_pass (self, db, error);
}

gboolean
_gadiba_decide_issue (GadibaDecide *self, GadibaAction *action, GError **error)
{
  int year;
  gadiba_date_split (self->request->day, &year, NULL, NULL);
  const char *kind = gadiba_decision_kind_format (self->request->kind);
  GadibaDb *db = gadiba_action_get_db (action);
  g_autofree char *code = gadiba_series_dup_code (db, kind, error);
  g_autoptr (GadibaSeriesNumber) number =
      code != NULL ? gadiba_series_next (action, "decision", code, year, error) : NULL;
  if (number == NULL || !gadiba_series_write (db, kind, year, number, error))
    return FALSE;
  self->decision->number = g_strdup (number->text);
  if (!_gadiba_decide_compose (self, db, error))
    return FALSE;
  g_autoptr (GBytes) case_file = gadiba_case_write (self->decision->from);
  g_autoptr (GBytes) trace = gadiba_trace_format_xml (self->decision->trace);
  g_autoptr (GPtrArray) checked = _gadiba_decide_list_checked (self);
  const GadibaIssue issue = { .decision = self->decision,
                              .number = number,
                              .application = self->application->id,
                              .base = self->base != NULL ? self->base->id : 0,
                              .person = self->person,
                              .signatory = self->signatory->id,
                              .preparer = self->preparer,
                              .case_file = case_file,
                              .trace = trace,
                              .letter = self->letter,
                              .code = self->code,
                              .books = self->books,
                              .group = self->judgement.group,
                              .size = self->judgement.size,
                              .checked = checked };
  g_autofree char *words = g_strdup_printf (_ ("issued decision %s on application %s"),
                                            number->text, self->application->number);
  gadiba_action_set_words (action, words);
  return gadiba_decision_issue (action, &issue, &self->id, error)
         && _gadiba_decide_keep_disregards (self, action, self->id, error)
         && _gadiba_decide_use_hearing (self, action, self->id, error);
}

gboolean
_gadiba_decide_look (GadibaDecide *self, GadibaDb *db, GError **error)
{
  return _gadiba_decide_collect (self, db, error) && _gadiba_decide_judge (self, db, error);
}

gboolean
_gadiba_decide_run (GadibaDecide *self, GadibaAction *action, GError **error)
{
  return _gadiba_decide_look (self, gadiba_action_get_db (action), error)
         && _gadiba_decide_issue (self, action, error);
}

GadibaDecided *
_gadiba_office_issue (GadibaOffice *self, GadibaDb *db, const GadibaDecideRequest *request,
                      const GadibaMoment *moment, GError **error)
{
  g_auto (GadibaDecide) decision = { .office = self, .request = request, .moment = moment };
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self, db, moment, "decide", _ ("issued a decision"), error);

  return action != NULL && _gadiba_decide_run (&decision, action, error)
                 && gadiba_action_commit (action, error)
             ? _gadiba_decide_tell (&decision)
             : NULL;
}

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaDecideRequest *request;
  const GadibaMoment *moment;
} Crossing;

static gpointer
cross (GadibaDb *db, gpointer data, GError **error)
{
  const Crossing *self = data;

  return _gadiba_office_issue (self->office, db, self->request, self->moment, error);
}

GadibaDecided *
gadiba_office_decide (GadibaOffice *self, const GadibaDecideRequest *request,
                      const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->application != NULL || request->follow.base != NULL, NULL);
  g_return_val_if_fail (request->day != GADIBA_DATE_NONE, NULL);

  Crossing crossing = { self, request, moment };
  return gadiba_store_run (self->store, cross, &crossing, error);
}

void
gadiba_decided_free (GadibaDecided *decided)
{
  if (decided == NULL)
    return;
  g_free (decided->number);
  g_ptr_array_unref (decided->items);
  g_ptr_array_unref (decided->warnings);
  g_free (decided);
}
