/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-demo-private.h"
#include "gadiba-personal-code.h"

/* "3199" and seven digits. */
#define N_CODES 10000000u
#define CODE_DIGITS_IN_FIRST_PART 100000u

/* --- persons --- */

char *
_gadiba_demo_make_code (const GadibaDemo *self, guint serial)
{
  /* The step has no divisor in common with the number of codes, so that many steps lead to all of
   * them: every serial has a code of its own. */
  GadibaDemoRandom random = _gadiba_demo_random (self->key);
  guint start = _gadiba_demo_random_below (&random, N_CODES);
  guint step = 10 * _gadiba_demo_random_below (&random, N_CODES / 10) + 3;
  guint number = (guint) (((guint64) serial * step + start) % N_CODES);

  return g_strdup_printf (GADIBA_PERSONAL_CODE_PRACTICE_PREFIX "%02u-%05u",
                          number / CODE_DIGITS_IN_FIRST_PART, number % CODE_DIGITS_IN_FIRST_PART);
}

/* Whether a paper about one of @n persons is missing, of whom this is @which. */
typedef struct
{
  guint n_asked, asked;           /* for incomes and savings */
  guint n_registered, registered; /* at the employment agency */
} Place;

/* The first one who is registered is the one who failed to be. */
static const char *
get_nva (const GadibaDemo *self, const GadibaDemoApplication *application, const Place *place,
         gboolean is_registered)
{
  if (!is_registered)
    return NULL;
  if (place->registered == 0 && _gadiba_demo_get_trouble (self, application, "nva-duty") != NULL)
    return g_intern_static_string ("no");
  if (_gadiba_demo_is_missing (self, application, "nva", place->registered, place->n_registered))
    return NULL;
  return g_intern_static_string ("yes");
}

/* The first of three months in which wages count only above the minimum: who applies again and has
 * begun to work in between. */
static GadibaMonth
get_disregard (const GadibaDemoPlan *plan, const GadibaDemoPerson *person,
               const GadibaDemoApplication *application)
{
  GadibaMonth received = gadiba_date_get_month (application->received);

  if (application->number == 0 || person->turn == GADIBA_MONTH_NONE || person->turn >= received
      || person->turn < received - 3)
    return GADIBA_MONTH_NONE;
  const GadibaDemoDoing *before =
      _gadiba_demo_get_doing (plan, person, gadiba_month_get_first_day (person->turn) - 1);
  const GadibaDemoDoing *now = _gadiba_demo_get_doing (plan, person, application->received);
  return before->nva && now->binding && !now->nva ? person->turn : GADIBA_MONTH_NONE;
}

/* What is asked, and what of it is missing. */
static void
set_answers (const GadibaDemo *self, const GadibaDemoApplication *application, Place *place,
             GadibaCasePerson *row)
{
  gboolean is_incomplete =
      _gadiba_demo_is_missing (self, application, "income", place->asked, place->n_asked);

  row->income = g_intern_static_string (is_incomplete ? "incomplete" : "complete");
  if (_gadiba_demo_is_missing (self, application, "activity", place->asked, place->n_asked))
    row->activity = NULL;
  if (_gadiba_demo_is_missing (self, application, "disability", place->asked, place->n_asked))
    row->disability = NULL;
  place->asked++;
}

static void
set_doing (const GadibaDemo *self, const GadibaDemoPlan *plan, const GadibaDemoPerson *person,
           const GadibaDemoApplication *application, GadibaCasePerson *row)
{
  const GadibaDemoDoing *doing = _gadiba_demo_get_doing (plan, person, application->received);

  row->activity = doing->activity;
  row->nva_exception = doing->exception;
  row->work_disregard = get_disregard (plan, person, application);
  if (person->life->earns == NULL || _gadiba_demo_get_trouble (self, application, "income") == NULL)
    return;
  row->activity = person->life->works;
  row->nva_exception = NULL;
  row->work_disregard = GADIBA_MONTH_NONE;
}

static void
add_person (const GadibaDemo *self, const GadibaDemoPlan *plan, guint index,
            const GadibaDemoApplication *application, Place *place, GadibaCase *target)
{
  const GadibaDemoPerson *person = &plan->persons[index];
  GadibaCasePerson *row = gadiba_case_add_row (target, target->persons);
  char id[8];
  g_autofree char *code = _gadiba_demo_make_code (self, person->serial);
  gboolean is_registered = _gadiba_demo_is_registered (plan, person, application->received)
                           && _gadiba_demo_get_trouble (self, application, "income") == NULL;

  g_snprintf (id, sizeof id, "p%u", index + 1);
  row->id = gadiba_case_keep (target, id);
  row->applicant = index == 0 ? g_intern_static_string ("yes") : NULL;
  row->given = gadiba_case_keep (
      target, _gadiba_demo_lists_get_given (&self->lists, person->given, person->sex)->text);
  row->family = gadiba_case_keep (
      target, _gadiba_demo_lists_get_family (&self->lists, person->family, person->sex)->text);
  row->born = person->born;
  row->sex = g_intern_static_string (person->sex == GADIBA_SEX_FEMALE ? "f" : "m");
  row->code = gadiba_case_keep (target, code);
  row->relation = person->relation;
  row->disability = person->disability;
  if (strcmp (plan->legal_status, "not-stated") != 0)
    row->legal_status = plan->legal_status;
  if (person->is_away)
    row->stay = g_intern_static_string ("prison");
  set_doing (self, plan, person, application, row);
  row->nva = get_nva (self, application, place, is_registered);
  place->registered += is_registered ? 1 : 0;
  if (_gadiba_demo_is_asked (self, person, application))
    set_answers (self, application, place, row);
}

static void
add_persons (const GadibaDemo *self, const GadibaDemoPlan *plan,
             const GadibaDemoApplication *application, GadibaCase *target)
{
  Place place = { 0 };

  for (guint i = 0; i < plan->n_persons; i++)
    {
      const GadibaDemoPerson *person = &plan->persons[i];
      place.n_asked += _gadiba_demo_is_asked (self, person, application) ? 1 : 0;
      place.n_registered +=
          _gadiba_demo_is_registered (plan, person, application->received) ? 1 : 0;
    }
  for (guint i = 0; i < plan->n_persons; i++)
    add_person (self, plan, i, application, &place, target);
}

/* --- what was granted before --- */

static void
add_history (const GadibaDemo *self, const GadibaDemoPlan *plan, GadibaCase *target)
{
  static const guint terms[] = { 1, 3, 3, 6 };
  GadibaDemoRandom random =
      _gadiba_demo_random (_gadiba_demo_key (plan->key, GADIBA_DEMO_PART_EARLIER));
  const GArray *grants = self->table.applications.earlier.grants;

  if (!_gadiba_demo_random_chance (&random, self->table.applications.earlier.share))
    return;
  GadibaMonth last =
      gadiba_date_get_month (plan->received) - 1
      - (GadibaMonth) _gadiba_demo_random_below (&random, self->table.applications.months);
  GadibaMonth first =
      last + 1 - (GadibaMonth) terms[_gadiba_demo_random_below (&random, G_N_ELEMENTS (terms))];
  for (guint i = 0; i < grants->len; i++)
    {
      const GadibaDemoGrant *grant = &g_array_index (grants, GadibaDemoGrant, i);
      GadibaMoney amount = _gadiba_demo_random_between (&random, grant->from, grant->to);
      if (!_gadiba_demo_random_chance (&random, grant->share))
        continue;
      GadibaCaseGranted *row = gadiba_case_add_row (target, target->history);
      row->benefit = grant->benefit;
      row->from = gadiba_month_get_first_day (first);
      row->to = gadiba_month_get_last_day (last);
      row->amount = amount;
    }
}

GadibaCase *
gadiba_demo_make_case (const GadibaDemo *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < gadiba_demo_get_n_cases (self), NULL);

  g_autofree char *label = g_strdup_printf ("demo-%u", index);
  g_autoptr (GadibaCase) target = gadiba_case_new (label);
  GadibaDemoPlan plan;
  GadibaDemoApplication application;

  _gadiba_demo_find (self, index, &plan, &application);
  target->application.received = application.received;
  g_strfreev (target->application.benefits);
  target->application.benefits = g_strsplit (application.asked->benefits, " ", -1);
  add_persons (self, &plan, &application, target);
  _gadiba_demo_add_dwelling (self, &plan, &application, target);
  _gadiba_demo_add_incomes (self, &plan, &application, target);
  _gadiba_demo_add_property (self, &plan, &application, target);
  add_history (self, &plan, target);
  return g_steal_pointer (&target);
}
