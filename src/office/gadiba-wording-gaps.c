/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-office-wording-private.h"

/* What may be missing, or otherwise, in some office or case: one after the other is left out of an
 * invented decision. */

static void
drop_contact (GadibaDecision *told)
{
  g_clear_pointer (&told->head.contact, g_free);
}

static void
drop_contest_address (GadibaDecision *told)
{
  g_clear_pointer (&told->head.contest_address, g_free);
}

/* Then the day of birth tells who it is. */
static void
drop_code (GadibaDecision *told)
{
  g_clear_pointer (&told->code, g_free);
  for (guint i = 0; i < told->from->persons->len; i++)
    g_array_index (told->from->persons, GadibaCasePerson, i).code = NULL;
}

static void
make_man (GadibaDecision *told)
{
  drop_code (told);
  told->sex = GADIBA_SEX_MALE;
}

static void
drop_sex (GadibaDecision *told)
{
  drop_code (told);
  told->sex = GADIBA_SEX_UNKNOWN;
}

static void
drop_application_number (GadibaDecision *told)
{
  g_clear_pointer (&told->application_number, g_free);
}

static void
drop_preparer_contact (GadibaDecision *told)
{
  g_clear_pointer (&told->preparer_contact, g_free);
}

static void
drop_preparer (GadibaDecision *told)
{
  drop_preparer_contact (told);
  g_clear_pointer (&told->preparer_name, g_free);
  g_clear_pointer (&told->preparer_position, g_free);
}

static void
sign_electronically (GadibaDecision *told)
{
  told->signed_electronically = TRUE;
}

static void
drop_hearing (GadibaDecision *told)
{
  told->heard = GADIBA_DATE_NONE;
  g_clear_pointer (&told->heard_text, g_free);
}

static void
leave_hearing_out (GadibaDecision *told)
{
  drop_hearing (told);
  told->not_heard_ground = g_strdup ("viedoklis ir izteikts iesniegumā.");
}

static void
drop_considerations (GadibaDecision *told)
{
  g_clear_pointer (&told->considerations, g_free);
}

static void
drop_trace (GadibaDecision *told)
{
  told->trace = NULL; /* it is lent */
}

static void
drop_evidence (GadibaDecision *told)
{
  g_ptr_array_set_size (told->evidence, 0);
}

static void
drop_papers (GadibaDecision *told)
{
  g_ptr_array_set_size (told->papers, 0);
}

static void
drop_particulars (GadibaDecision *told)
{
  for (guint i = 0; i < told->from->persons->len; i++)
    {
      GadibaCasePerson *person = &g_array_index (told->from->persons, GadibaCasePerson, i);
      person->relation = person->activity = person->disability = NULL;
    }
}

static void
drop_incomes (GadibaDecision *told)
{
  g_array_set_size (told->from->incomes, 0);
}

static void
drop_means (GadibaDecision *told)
{
  g_array_set_size (told->from->savings, 0);
  g_array_set_size (told->from->vehicles, 0);
  told->from->assets.property = NULL;
}

static void
drop_mass (GadibaDecision *told)
{
  GadibaCaseVehicle *vehicle = &g_array_index (told->from->vehicles, GadibaCaseVehicle, 0);

  vehicle->mass.known = FALSE;
  vehicle->person = GADIBA_CASE_NOBODY;
}

static void
drop_dwelling (GadibaDecision *told)
{
  told->from->dwelling = (GadibaCaseDwelling){ 0 };
  g_array_set_size (told->from->costs, 0);
}

static void
drop_person (GadibaDecision *told)
{
  told->basis.person = GADIBA_CASE_NOBODY;
}

static void
drop_happened (GadibaDecision *told)
{
  g_clear_pointer (&told->basis.happened, g_free);
}

static void
drop_since (GadibaDecision *told)
{
  told->basis.since = GADIBA_DATE_NONE;
}

static void
drop_effective (GadibaDecision *told)
{
  told->basis.effective = GADIBA_DATE_NONE;
}

static void
drop_until (GadibaDecision *told)
{
  told->basis.until = GADIBA_DATE_NONE;
}

static void
drop_recovery (GadibaDecision *told)
{
  told->basis.recovered = 0;
}

static void
please (GadibaDecision *told)
{
  told->basis.unfavourable = FALSE;
  drop_hearing (told);
  drop_considerations (told);
}

static void
renew (GadibaDecision *told)
{
  told->basis.renews = told->basis.reopens = TRUE;
}

/* The letter goes to somebody else of the household. */
static void
address_other (GadibaDecision *told)
{
  const GadibaCasePerson *other = gadiba_case_get_person (told->from, 1);

  g_free (told->given);
  g_free (told->family);
  g_free (told->code);
  told->given = g_strdup (other->given);
  told->family = g_strdup (other->family);
  told->code = g_strdup (other->code);
  told->sex = GADIBA_SEX_MALE;
}

/* Calls @change for every item. */
static void
change_items (GadibaDecision *told, void (*change) (GadibaDecisionItem *item))
{
  for (guint i = 0; i < told->items->len; i++)
    change (g_ptr_array_index (told->items, i));
}

static void
rename_item (GadibaDecisionItem *item)
{
  if (strcmp (item->id, "status") != 0 && !item->is_service)
    item->id = g_intern_string ("meals");
  g_free (item->title);
  item->title = g_strdup ("Ēdināšana");
}

/* A benefit of the municipality, which no sentence can decline. */
static void
rename_benefits (GadibaDecision *told)
{
  change_items (told, rename_item);
}

static void
drop_item_days (GadibaDecisionItem *item)
{
  item->from = item->to = GADIBA_DATE_NONE;
}

static void
drop_days (GadibaDecision *told)
{
  change_items (told, drop_item_days);
}

static void
drop_item_payees (GadibaDecisionItem *item)
{
  for (guint i = 0; i < item->months->len; i++)
    {
      GadibaDecisionMonth *month = g_ptr_array_index (item->months, i);
      g_clear_pointer (&month->payee, g_free);
      g_clear_pointer (&month->account, g_free);
      month->payment = i == 0 ? GADIBA_PAYMENT_AS_ASKED : GADIBA_PAYMENT_CASH;
      month->bills = GADIBA_MONTH_NONE;
    }
}

static void
drop_payees (GadibaDecision *told)
{
  change_items (told, drop_item_payees);
}

static void
make_item_uneven (GadibaDecisionItem *item)
{
  if (item->months->len == 0)
    return;
  GadibaDecisionMonth *first = g_ptr_array_index (item->months, 0);
  first->amount = 0;
  first->payment = GADIBA_PAYMENT_UNKNOWN;
}

static void
make_uneven (GadibaDecision *told)
{
  change_items (told, make_item_uneven);
}

static void
drop_item_months (GadibaDecisionItem *item)
{
  if (item->outcome != GADIBA_OUTCOME_CHANGED)
    return;
  g_ptr_array_set_size (item->months, 0);
  item->ends = TRUE;
}

static void
end_all (GadibaDecision *told)
{
  change_items (told, drop_item_months);
}

static void
leave_item_open (GadibaDecisionItem *item)
{
  if (item->outcome == GADIBA_OUTCOME_GRANTED && item->monthly && item->months->len > 0)
    g_ptr_array_add (item->missing, g_strdup ("Kādi ir augusta rēķini?"));
}

static void
leave_rest_open (GadibaDecision *told)
{
  change_items (told, leave_item_open);
}

static void
refuse_item (GadibaDecisionItem *item)
{
  if (item->outcome != GADIBA_OUTCOME_GRANTED)
    return;
  item->outcome = GADIBA_OUTCOME_REFUSED;
  item->by_choice = TRUE;
  g_ptr_array_set_size (item->months, 0);
  gadiba_decision_item_add_reason (item, "sample", "Uzkrājumi pārsniedz pieļaujamo summu.", NULL);
}

/* And no norm or plain word is known of the reason. */
static void
refuse_all (GadibaDecision *told)
{
  change_items (told, refuse_item);
}

static void
make_item_conditional (GadibaDecisionItem *item)
{
  if (item->outcome == GADIBA_OUTCOME_GRANTED)
    gadiba_decision_item_add_reason (item, "sample", "Persona nav reģistrējusies NVA.",
                                     "SPSPL 36(3)3");
}

static void
grant_one_month (GadibaDecision *told)
{
  change_items (told, make_item_conditional);
}

static void
make_item_wait (GadibaDecisionItem *item)
{
  if (!item->is_service)
    return;
  item->waits = TRUE;
  drop_item_days (item);
  g_clear_pointer (&item->provider, g_free);
}

static void
queue_service (GadibaDecision *told)
{
  change_items (told, make_item_wait);
}

static void
make_item_free (GadibaDecisionItem *item)
{
  item->co_payment = 0;
  item->n_months = 0;
  item->to = item->is_service ? GADIBA_DATE_NONE : item->to;
}

static void
give_free (GadibaDecision *told)
{
  change_items (told, make_item_free);
}

static void
drop_status (GadibaDecision *told)
{
  if (told->items->len > 1)
    g_ptr_array_remove_index (told->items, 0);
}

static void
drop_benefits (GadibaDecision *told)
{
  if (told->items->len > 1)
    g_ptr_array_set_size (told->items, 1);
}

static void (*const gaps[]) (GadibaDecision *told) = {
  drop_contact,
  drop_contest_address,
  drop_code,
  make_man,
  drop_sex,
  drop_preparer,
  drop_preparer_contact,
  sign_electronically,
  drop_application_number,
  drop_hearing,
  leave_hearing_out,
  drop_considerations,
  drop_trace,
  drop_evidence,
  drop_papers,
  drop_particulars,
  drop_incomes,
  drop_means,
  drop_mass,
  drop_dwelling,
  drop_person,
  drop_happened,
  drop_since,
  drop_effective,
  drop_until,
  drop_recovery,
  please,
  renew,
  address_other,
  rename_benefits,
  drop_days,
  drop_payees,
  make_uneven,
  end_all,
  leave_rest_open,
  refuse_all,
  grant_one_month,
  queue_service,
  give_free,
  drop_status,
  drop_benefits,
};

guint
_gadiba_sample_count_gaps (void)
{
  return G_N_ELEMENTS (gaps);
}

void
_gadiba_sample_leave_out (GadibaDecision *told, guint gap)
{
  if (gap < G_N_ELEMENTS (gaps))
    gaps[gap](told);
}
