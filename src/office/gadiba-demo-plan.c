/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-demo-private.h"

/* Sisters and brothers are twins or so many days apart. */
#define DAYS_BETWEEN_BIRTHS 300

#define MAX_DRAWS 8

#define TICKETS 1000000

/* --- ages --- */

static int
get_age (const GadibaDemoPlan *plan, const GadibaDemoPerson *person)
{
  return gadiba_date_age_in_years (person->born, plan->received);
}

/* The age of the oldest one of that relation. */
static int
get_oldest (const GadibaDemoPlan *plan, const char *relation)
{
  int oldest = 0;

  for (guint i = 0; i < plan->n_persons; i++)
    if (plan->persons[i].relation == relation)
      oldest = MAX (oldest, get_age (plan, &plan->persons[i]));
  return oldest;
}

static int
clamp_to_life (const GadibaDemoLife *life, int age)
{
  const GadibaDemoAge *first = &g_array_index (life->ages, GadibaDemoAge, 0);
  const GadibaDemoAge *last = &g_array_index (life->ages, GadibaDemoAge, life->ages->len - 1);
  return CLAMP (age, (int) first->from, (int) last->to);
}

static int
draw_age (const GadibaDemoPlan *plan, const GadibaDemoMember *member, const GadibaDemoLife *life,
          GadibaDemoRandom *random)
{
  if (member->above != NULL)
    return clamp_to_life (
        life, get_oldest (plan, member->above)
                  + (int) _gadiba_demo_random_between (random, member->from, member->to));
  if (member->near != NULL)
    return clamp_to_life (life,
                          get_oldest (plan, member->near) - (int) member->within
                              + (int) _gadiba_demo_random_between (random, 0, 2 * member->within));
  const GadibaDemoAge *age =
      &g_array_index (life->ages, GadibaDemoAge, _gadiba_demo_random_choose (random, life->ages));
  return (int) _gadiba_demo_random_between (random, age->from, age->to);
}

/* Returns: (nullable): a sister or brother who was born too near to @born */
static const GadibaDemoPerson *
find_near_birth (const GadibaDemoPlan *plan, GadibaDate born)
{
  for (guint i = 0; i < plan->n_persons; i++)
    if (strcmp (plan->persons[i].relation, "child") == 0
        && ABS (plan->persons[i].born - born) < DAYS_BETWEEN_BIRTHS)
      return &plan->persons[i];
  return NULL;
}

static GadibaDate
draw_birth (const GadibaDemoPlan *plan, const GadibaDemoMember *member, const GadibaDemoLife *life,
            GadibaDemoRandom *random)
{
  GadibaDate born = GADIBA_DATE_NONE;
  const GadibaDemoPerson *sibling = NULL;

  for (guint i = 0; i < MAX_DRAWS; i++)
    {
      int age = draw_age (plan, member, life, random);
      born = gadiba_date_add_months (plan->received, -12 * age)
             - (GadibaDate) _gadiba_demo_random_below (random, 365);
      sibling = strcmp (member->relation, "child") == 0 ? find_near_birth (plan, born) : NULL;
      if (sibling == NULL)
        return born;
    }
  return sibling->born;
}

/* --- names --- */

static gboolean
is_given_taken (const GadibaDemo *self, const GadibaDemoPlan *plan, guint given, GadibaSex sex)
{
  guint number = _gadiba_demo_lists_get_given (&self->lists, given, sex)->number;

  for (guint i = 0; i < plan->n_persons; i++)
    {
      const GadibaDemoPerson *other = &plan->persons[i];
      if (_gadiba_demo_lists_get_given (&self->lists, other->given, other->sex)->number == number)
        return TRUE;
    }
  return FALSE;
}

static guint
draw_given (const GadibaDemo *self, const GadibaDemoPlan *plan, GadibaSex sex,
            GadibaDemoRandom *random)
{
  guint n = (sex == GADIBA_SEX_MALE ? self->lists.men : self->lists.women)->len;
  guint given = _gadiba_demo_random_early (random, n);

  while (is_given_taken (self, plan, given, sex))
    given = (given + 1) % n;
  return given;
}

static GadibaSex
draw_sex (const GadibaDemoPlan *plan, const GadibaDemoMember *member, const GadibaDemoLife *life,
          GadibaDemoRandom *random)
{
  gboolean is_woman = _gadiba_demo_random_chance (random, life->women);

  for (guint i = 0; i < plan->n_persons && strcmp (member->relation, "spouse") == 0; i++)
    if (strcmp (plan->persons[i].relation, "self") == 0)
      is_woman = plan->persons[i].sex == GADIBA_SEX_MALE;
  return is_woman ? GADIBA_SEX_FEMALE : GADIBA_SEX_MALE;
}

/* --- persons --- */

static GadibaMonth
draw_turn (const GadibaDemo *self, const GadibaDemoLife *life, GadibaDemoRandom *random)
{
  GadibaMonth last = gadiba_date_get_month (self->today);
  gboolean turns = _gadiba_demo_random_chance (random, life->turns);
  GadibaMonth turn =
      last - (GadibaMonth) _gadiba_demo_random_below (random, self->table.applications.months + 3);
  return turns ? turn : GADIBA_MONTH_NONE;
}

static void
draw_person (const GadibaDemo *self, GadibaDemoPlan *plan, const GadibaDemoMember *member,
             guint family, GadibaDemoPerson *person)
{
  const GadibaDemoLife *life =
      &g_array_index (self->table.lives.rows, GadibaDemoLife, member->life_index);
  GadibaDemoRandom random = _gadiba_demo_random (person->key);
  guint other = _gadiba_demo_random_early (&random, self->lists.families->len);

  person->life = life;
  person->sex = draw_sex (plan, member, life, &random);
  person->relation = member->relation;
  if (_gadiba_demo_random_chance (&random, member->partner))
    person->relation = g_intern_static_string ("partner");
  person->family = _gadiba_demo_random_chance (&random, member->other_name) ? other : family;
  person->given = draw_given (self, plan, person->sex, &random);
  person->disability = g_array_index (life->disabilities, GadibaDemoWord,
                                      _gadiba_demo_random_choose (&random, life->disabilities))
                           .is;
  for (guint i = 0; i < G_N_ELEMENTS (person->tickets); i++)
    person->tickets[i] = _gadiba_demo_random_below (&random, TICKETS);
  person->turn = draw_turn (self, life, &random);
  person->is_away =
      strcmp (member->relation, "self") != 0 && _gadiba_demo_random_chance (&random, life->away);
  person->born = draw_birth (plan, member, life, &random);
}

static void
draw_persons (const GadibaDemo *self, guint household, GadibaDemoPlan *plan)
{
  GadibaDemoRandom random = _gadiba_demo_random (plan->key);
  guint family = _gadiba_demo_random_early (&random, self->lists.families->len);
  guint64 key = _gadiba_demo_key (plan->key, GADIBA_DEMO_PART_PERSONS);

  for (guint i = 0; i < plan->type->members->len; i++)
    {
      const GadibaDemoMember *member = &g_array_index (plan->type->members, GadibaDemoMember, i);
      for (guint k = 0; k < member->times; k++)
        {
          GadibaDemoPerson *person = &plan->persons[plan->n_persons];
          *person =
              (GadibaDemoPerson){ .key = _gadiba_demo_key (key, plan->n_persons),
                                  .serial = household * GADIBA_DEMO_MAX_PERSONS + plan->n_persons };
          draw_person (self, plan, member, family, person);
          plan->n_persons++;
        }
    }
}

/* When all ages are found, for nobody's age is to follow from what is moved here. */
static void
move_births (const GadibaDemo *self, GadibaDemoPlan *plan)
{
  for (guint i = 0; i < plan->n_persons; i++)
    plan->persons[i].born -= GPOINTER_TO_INT (
        g_hash_table_lookup (self->moved_births, GUINT_TO_POINTER (plan->persons[i].serial)));
}

/* Files name the applicant first. */
static void
put_applicant_first (GadibaDemoPlan *plan)
{
  for (guint i = 1; i < plan->n_persons; i++)
    if (strcmp (plan->persons[i].relation, "self") == 0)
      {
        GadibaDemoPerson applicant = plan->persons[i];
        memmove (&plan->persons[1], &plan->persons[0], i * sizeof applicant);
        plan->persons[0] = applicant;
      }
}

/* --- the first day --- */

static GadibaDate
draw_receipt (const GadibaDemo *self, guint64 key)
{
  const GadibaDemoApplications *table = &self->table.applications;
  GadibaDemoRandom random = _gadiba_demo_random (key);
  GadibaDate first = gadiba_date_add_months (self->today, -(int) table->months);
  guint most = 0;

  for (guint i = 0; i < table->months_of_receipt->len; i++)
    most = MAX (most, g_array_index (table->months_of_receipt, GadibaDemoMonth, i).share);
  for (;;)
    {
      GadibaDate day =
          first + 1
          + (GadibaDate) _gadiba_demo_random_below (&random, (guint) (self->today - first));
      guint drawn = _gadiba_demo_random_below (&random, most);
      int month;
      gadiba_date_split (day, NULL, &month, NULL);
      for (guint i = 0; i < table->months_of_receipt->len; i++)
        {
          const GadibaDemoMonth *row =
              &g_array_index (table->months_of_receipt, GadibaDemoMonth, i);
          if (row->is == (guint) month && drawn < row->share
              && gadiba_calendar_is_working_day (self->calendar, day))
            return day;
        }
    }
}

void
_gadiba_demo_plan (const GadibaDemo *self, guint household, GadibaDemoPlan *plan)
{
  guint64 key = _gadiba_demo_key (self->key, household);
  GadibaDemoRandom random = _gadiba_demo_random (_gadiba_demo_key (key, GADIBA_DEMO_PART_TYPE));
  const GArray *types = self->table.households.rows;
  const GArray *dwellings = self->table.dwellings.rows;
  const GArray *statuses = self->table.lives.legal_statuses;

  plan->key = key;
  plan->n_persons = 0;
  plan->type =
      &g_array_index (types, GadibaDemoHousehold, _gadiba_demo_random_choose (&random, types));
  plan->dwelling = &g_array_index (dwellings, GadibaDemoDwelling,
                                   _gadiba_demo_random_choose (&random, dwellings));
  plan->legal_status =
      g_array_index (statuses, GadibaDemoWord, _gadiba_demo_random_choose (&random, statuses)).is;
  plan->received = draw_receipt (self, _gadiba_demo_key (key, GADIBA_DEMO_PART_RECEIPT));
  draw_persons (self, household, plan);
  move_births (self, plan);
  put_applicant_first (plan);
}

/* --- what they do --- */

/* The age of the youngest on @day; of those who are born. */
static int
get_youngest (const GadibaDemoPlan *plan, GadibaDate day)
{
  int youngest = G_MAXINT;

  for (guint i = 0; i < plan->n_persons; i++)
    if (plan->persons[i].born <= day)
      youngest = MIN (youngest, gadiba_date_age_in_years (plan->persons[i].born, day));
  return youngest;
}

static gboolean
fits (const GadibaDemoDoing *doing, int age, int youngest)
{
  return age >= (int) doing->age_from && (doing->age_to == 0 || age <= (int) doing->age_to)
         && (doing->child_under == 0 || youngest < (int) doing->child_under);
}

const GadibaDemoDoing *
_gadiba_demo_get_doing (const GadibaDemoPlan *plan, const GadibaDemoPerson *person, GadibaDate day)
{
  const GArray *doings = person->life->doings;
  int age = gadiba_date_age_in_years (person->born, day);
  int youngest = get_youngest (plan, day);
  gboolean turned =
      person->turn != GADIBA_MONTH_NONE && gadiba_date_get_month (day) >= person->turn;
  guint sum = 0;

  for (guint i = 0; i < doings->len; i++)
    {
      const GadibaDemoDoing *doing = &g_array_index (doings, GadibaDemoDoing, i);
      sum += fits (doing, age, youngest) ? doing->share : 0;
    }
  guint64 drawn = (guint64) person->tickets[turned ? 1 : 0] * sum / TICKETS;
  for (guint i = 0; i < doings->len; i++)
    {
      const GadibaDemoDoing *doing = &g_array_index (doings, GadibaDemoDoing, i);
      if (!fits (doing, age, youngest))
        continue;
      if (drawn < doing->share)
        return doing;
      drawn -= doing->share;
    }
  /* Nothing fits: what stands first. */
  return &g_array_index (doings, GadibaDemoDoing, 0);
}

guint
_gadiba_demo_count_present (const GadibaDemoPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->n_persons; i++)
    n += plan->persons[i].is_away ? 0 : 1;
  return n;
}
