/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-test.h"

/* The shares of data/demo/shares.xml, counted in what comes out. */

#define N_HOUSEHOLDS 5000

/* Whether @n of @of is @share thousandths. The tolerance is for as many as there are households; of
 * fewer, a share may be further off, as chance is. */
static void
assert_share (const char *what, guint share, guint n, guint of, guint tolerance)
{
  gint64 off = (gint64) n * 1000 - (gint64) share * of;

  g_test_message ("%s: %u, expected; %u of %u came", what, share, n, of);
  g_assert_cmpint (off * off, <=, (gint64) tolerance * tolerance * N_HOUSEHOLDS * of);
}

/* Counts of the rows of a table. */
typedef struct
{
  guint n[64];
  guint sum;
} Counts;

static void
count (Counts *counts, guint row)
{
  g_assert_cmpuint (row, <, G_N_ELEMENTS (counts->n));
  counts->n[row]++;
  counts->sum++;
}

static gboolean
is_first (const GadibaDemo *demo, guint index)
{
  guint number;
  gadiba_demo_get_household (demo, index, &number);
  return number == 0;
}

static void
test_types (gconstpointer data)
{
  const GadibaDemo *demo = data;
  const GArray *types = demo->table.households.rows;
  Counts counts = { 0 };

  for (guint i = 0; i < N_HOUSEHOLDS; i++)
    {
      GadibaDemoPlan plan;
      _gadiba_demo_plan (demo, i, &plan);
      count (&counts, (guint) (plan.type - &g_array_index (types, GadibaDemoHousehold, 0)));
      guint n_persons = 0;
      for (guint k = 0; k < plan.type->members->len; k++)
        n_persons += g_array_index (plan.type->members, GadibaDemoMember, k).times;
      g_assert_cmpuint (plan.n_persons, ==, n_persons);
    }
  for (guint i = 0; i < types->len; i++)
    {
      const GadibaDemoHousehold *type = &g_array_index (types, GadibaDemoHousehold, i);
      assert_share (type->id, type->share, counts.n[i], N_HOUSEHOLDS,
                    demo->table.households.tolerance);
    }
}

/* --- persons --- */

/* The member of the type that stands at @serial. */
static const GadibaDemoMember *
get_member (const GadibaDemoPlan *plan, const GadibaDemoPerson *person)
{
  guint slot = person->serial % GADIBA_DEMO_MAX_PERSONS;
  for (guint i = 0; i < plan->type->members->len; i++)
    {
      const GadibaDemoMember *member = &g_array_index (plan->type->members, GadibaDemoMember, i);
      if (slot < member->times)
        return member;
      slot -= member->times;
    }
  g_assert_not_reached ();
}

static guint
find_age (const GadibaDemoLife *life, int age)
{
  for (guint i = 0; i < life->ages->len; i++)
    if (age >= (int) g_array_index (life->ages, GadibaDemoAge, i).from
        && age <= (int) g_array_index (life->ages, GadibaDemoAge, i).to)
      return i;
  g_assert_not_reached ();
}

static gboolean
has_conditions (const GadibaDemoLife *life)
{
  for (guint i = 0; i < life->doings->len; i++)
    {
      const GadibaDemoDoing *doing = &g_array_index (life->doings, GadibaDemoDoing, i);
      if (doing->age_from != 0 || doing->age_to != 0 || doing->child_under != 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  Counts ages, disabilities, doings;
} LifeCounts;

static void
count_person (const GadibaDemoPlan *plan, const GadibaDemoPerson *person, LifeCounts *counts)
{
  const GadibaDemoLife *life = person->life;
  const GadibaDemoMember *member = get_member (plan, person);
  const GadibaDemoDoing *doing = _gadiba_demo_get_doing (plan, person, plan->received);
  int age = gadiba_date_age_in_years (person->born, plan->received);

  /* The ages of parents and couples follow from those of the others. */
  if (member->above == NULL && member->near == NULL && member->times == 1)
    count (&counts->ages, find_age (life, age));
  for (guint i = 0; i < life->disabilities->len; i++)
    if (g_array_index (life->disabilities, GadibaDemoWord, i).is == person->disability)
      count (&counts->disabilities, i);
  count (&counts->doings, (guint) (doing - &g_array_index (life->doings, GadibaDemoDoing, 0)));
}

static void
test_lives (gconstpointer data)
{
  const GadibaDemo *demo = data;
  const GArray *lives = demo->table.lives.rows;
  guint tolerance = demo->table.lives.tolerance;
  g_autofree LifeCounts *counts = g_new0 (LifeCounts, lives->len);

  for (guint i = 0; i < N_HOUSEHOLDS; i++)
    {
      GadibaDemoPlan plan;
      _gadiba_demo_plan (demo, i, &plan);
      for (guint k = 0; k < plan.n_persons; k++)
        count_person (&plan, &plan.persons[k],
                      &counts[plan.persons[k].life - &g_array_index (lives, GadibaDemoLife, 0)]);
    }
  for (guint i = 0; i < lives->len; i++)
    {
      const GadibaDemoLife *life = &g_array_index (lives, GadibaDemoLife, i);
      g_test_message ("life %s", life->id);
      for (guint k = 0; k < life->ages->len; k++)
        assert_share ("age", g_array_index (life->ages, GadibaDemoAge, k).share,
                      counts[i].ages.n[k], counts[i].ages.sum, tolerance);
      for (guint k = 0; k < life->disabilities->len; k++)
        {
          const GadibaDemoWord *row = &g_array_index (life->disabilities, GadibaDemoWord, k);
          assert_share (row->is, row->share, counts[i].disabilities.n[k],
                        counts[i].disabilities.sum, tolerance);
        }
      for (guint k = 0; k < life->doings->len && !has_conditions (life); k++)
        {
          const GadibaDemoDoing *row = &g_array_index (life->doings, GadibaDemoDoing, k);
          assert_share (row->id, row->share, counts[i].doings.n[k], counts[i].doings.sum,
                        tolerance);
        }
    }
}

/* --- incomes --- */

static gboolean
has_income (const GadibaCase *from, guint person, const GadibaDemoIncome *of)
{
  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, i);
      if (income->person == (int) person && income->kind == of->kind
          && (income->irregular != NULL) == of->irregular)
        return TRUE;
    }
  return FALSE;
}

/* Whether one thing was done in all the months whose incomes the case holds. */
static gboolean
is_steady (const GadibaDemoPlan *plan, const GadibaDemoPerson *person, GadibaDate received,
           const GadibaDemoDoing *doing)
{
  GadibaMonth month = gadiba_date_get_month (received);

  for (int i = 1; i <= 3; i++)
    if (_gadiba_demo_get_doing (plan, person, gadiba_month_get_last_day (month - i)) != doing)
      return FALSE;
  return TRUE;
}

typedef struct
{
  guint n, of;
} Part;

static void
count_incomes (GHashTable *parts, const GArray *incomes, const char *disability,
               const GadibaCase *from, guint person)
{
  for (guint i = 0; i < incomes->len; i++)
    {
      const GadibaDemoIncome *income = &g_array_index (incomes, GadibaDemoIncome, i);
      if (income->disability != NULL && income->disability != disability)
        continue;
      Part *part = g_hash_table_lookup (parts, income);
      if (part == NULL)
        {
          part = g_new0 (Part, 1);
          g_hash_table_insert (parts, (gpointer) income, part);
        }
      part->of++;
      part->n += has_income (from, person, income) ? 1 : 0;
    }
}

/* Kinds of income of those who live and work as the table says, complete, and of no other. */
static void
test_incomes (gconstpointer data)
{
  const GadibaDemo *demo = data;
  g_autoptr (GHashTable) parts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint n_cases = gadiba_demo_get_n_cases (demo);

  for (guint i = 0; i < n_cases; i++)
    {
      GadibaDemoPlan plan;
      GadibaDemoApplication application;
      _gadiba_demo_find (demo, i, &plan, &application);
      if (application.number > 0 || _gadiba_demo_get_trouble (demo, &application, "income") != NULL)
        continue;
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, i);
      for (guint k = 0; k < plan.n_persons; k++)
        {
          const GadibaDemoPerson *person = &plan.persons[k];
          const GadibaDemoDoing *doing =
              _gadiba_demo_get_doing (&plan, person, application.received);
          if (person->is_away
              || g_strcmp0 (gadiba_case_get_person (from, (int) k)->income, "incomplete") == 0
              || !is_steady (&plan, person, application.received, doing))
            continue;
          count_incomes (parts, doing->incomes, person->disability, from, k);
          count_incomes (parts, person->life->incomes, person->disability, from, k);
        }
    }
  g_assert_cmpuint (g_hash_table_size (parts), >, 40);
  GHashTableIter iter;
  gpointer income, part;
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &income, &part))
    assert_share (((GadibaDemoIncome *) income)->kind, ((GadibaDemoIncome *) income)->share,
                  ((Part *) part)->n, ((Part *) part)->of, demo->table.lives.tolerance);
}

/* --- dwellings --- */

static gboolean
has_cost (const GadibaCase *from, const char *item)
{
  for (guint i = 0; i < from->costs->len; i++)
    if (g_array_index (from->costs, GadibaCaseCost, i).item == item)
      return TRUE;
  return FALSE;
}

static gboolean
is_winter (const GadibaCase *from)
{
  int month;
  gadiba_month_split (gadiba_case_get_housing_month (from), NULL, &month);
  return month >= 10 || month <= 4;
}

static void
test_dwellings (gconstpointer data)
{
  const GadibaDemo *demo = data;
  const GadibaDemoDwellings *table = &demo->table.dwellings;
  Counts dwellings = { 0 };
  Part costs[64][32] = { 0 };
  guint n_owned = 0;
  guint share_owned = 0;

  for (guint i = 0; i < gadiba_demo_get_n_cases (demo); i++)
    {
      GadibaDemoPlan plan;
      GadibaDemoApplication application;
      _gadiba_demo_find (demo, i, &plan, &application);
      if (application.number > 0)
        continue;
      guint row = (guint) (plan.dwelling - &g_array_index (table->rows, GadibaDemoDwelling, 0));
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, i);
      g_assert_cmpstr (from->dwelling.tenure, ==, plan.dwelling->tenure);
      g_assert_cmpstr (from->dwelling.heating, ==, plan.dwelling->heating);
      count (&dwellings, row);
      n_owned += g_str_equal (from->dwelling.tenure, "owned") ? 1 : 0;
      for (guint k = 0; from->costs->len > 0 && k < plan.dwelling->costs->len; k++)
        {
          const GadibaDemoCost *cost = &g_array_index (plan.dwelling->costs, GadibaDemoCost, k);
          costs[row][k].of += !cost->season || is_winter (from) ? 1 : 0;
          costs[row][k].n += has_cost (from, cost->item) ? 1 : 0;
        }
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GadibaDemoDwelling *row = &g_array_index (table->rows, GadibaDemoDwelling, i);
      assert_share (row->id, row->share, dwellings.n[i], N_HOUSEHOLDS, table->tolerance);
      share_owned += g_str_equal (row->tenure, "owned") ? row->share : 0;
      for (guint k = 0; k < row->costs->len; k++)
        {
          const GadibaDemoCost *cost = &g_array_index (row->costs, GadibaDemoCost, k);
          assert_share (cost->item, cost->share, costs[i][k].n, costs[i][k].of, table->tolerance);
        }
    }
  assert_share ("owned", share_owned, n_owned, N_HOUSEHOLDS, table->tolerance);
}

/* --- applications --- */

static gboolean
lacks (const GadibaDemo *demo, const GadibaCase *from, const GadibaDemoPlan *plan,
       const GadibaDemoApplication *application, const char *paper)
{
  if (g_str_equal (paper, "costs"))
    return from->costs->len == 0;
  if (g_str_equal (paper, "declared"))
    return from->dwelling.declared == NULL;
  for (int i = 0; i < (int) from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, i);
      gboolean is_asked = _gadiba_demo_is_asked (demo, &plan->persons[i], application);
      gboolean states = FALSE;
      for (guint k = 0; k < from->savings->len; k++)
        states = states || g_array_index (from->savings, GadibaCaseSavings, k).person == i;
      if ((g_str_equal (paper, "income") && g_strcmp0 (person->income, "incomplete") == 0)
          || (g_str_equal (paper, "savings") && is_asked && !states)
          || (g_str_equal (paper, "activity") && person->activity == NULL)
          || (g_str_equal (paper, "disability") && person->disability == NULL)
          || (g_str_equal (paper, "nva") && person->nva == NULL
              && _gadiba_demo_is_registered (plan, &plan->persons[i], from->application.received)))
        return TRUE;
    }
  return FALSE;
}

/* Whether the paper can be missing at all. */
static gboolean
needs (const GadibaDemo *demo, const GadibaCase *from, const GadibaDemoPlan *plan,
       const GadibaDemoApplication *application, const char *paper)
{
  if (g_str_equal (paper, "costs"))
    return gadiba_case_asks_for (from, "housing");
  if (g_str_equal (paper, "declared"))
    return _gadiba_demo_get_trouble (demo, application, "declared-residence") == NULL;
  if (!g_str_equal (paper, "nva"))
    return TRUE;
  if (_gadiba_demo_get_trouble (demo, application, "nva-duty") != NULL
      || _gadiba_demo_get_trouble (demo, application, "income") != NULL)
    return FALSE;
  for (guint i = 0; i < plan->n_persons; i++)
    if (_gadiba_demo_is_registered (plan, &plan->persons[i], application->received))
      return TRUE;
  return FALSE;
}

static void
test_papers (gconstpointer data)
{
  const GadibaDemo *demo = data;
  const GadibaDemoApplications *table = &demo->table.applications;
  Part recent[16] = { 0 };
  Part late[16] = { 0 };

  for (guint i = 0; i < gadiba_demo_get_n_cases (demo); i++)
    {
      GadibaDemoPlan plan;
      GadibaDemoApplication application;
      _gadiba_demo_find (demo, i, &plan, &application);
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, i);
      gboolean is_recent = demo->today - application.received < (int) table->recent;
      for (guint k = 0; k < table->papers->len; k++)
        {
          const char *id = g_array_index (table->papers, GadibaDemoPaper, k).id;
          Part *part = is_recent ? &recent[k] : &late[k];
          if (!needs (demo, from, &plan, &application, id))
            continue;
          part->of++;
          part->n += lacks (demo, from, &plan, &application, id) ? 1 : 0;
        }
    }
  for (guint k = 0; k < table->papers->len; k++)
    {
      const GadibaDemoPaper *row = &g_array_index (table->papers, GadibaDemoPaper, k);
      g_assert_cmpuint (recent[k].of, >, 100);
      assert_share (row->id, row->share, recent[k].n, recent[k].of, table->tolerance);
      assert_share (row->id, row->late, late[k].n, late[k].of, table->tolerance);
    }
}

static void
test_asked (gconstpointer data)
{
  const GadibaDemo *demo = data;
  const GadibaDemoApplications *table = &demo->table.applications;
  Counts counts = { 0 };
  guint n_again = 0;

  for (guint i = 0; i < gadiba_demo_get_n_cases (demo); i++)
    {
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, i);
      g_autofree char *benefits = g_strjoinv (" ", from->application.benefits);
      for (guint k = 0; k < table->asked->len; k++)
        if (g_str_equal (benefits, g_array_index (table->asked, GadibaDemoAsked, k).benefits))
          count (&counts, k);
      n_again += is_first (demo, i) ? 0 : 1;
    }
  g_assert_cmpuint (counts.sum, ==, gadiba_demo_get_n_cases (demo));
  for (guint k = 0; k < table->asked->len; k++)
    {
      const GadibaDemoAsked *row = &g_array_index (table->asked, GadibaDemoAsked, k);
      assert_share (row->benefits, row->share, counts.n[k], counts.sum, table->tolerance);
    }
  g_test_message ("%u applications, %u of them again", counts.sum, n_again);
  g_assert_cmpuint (n_again, >, N_HOUSEHOLDS / 3);
}

/* First applications come by the shares of the months, and by how much of each month lies in the
 * last fourteen. */
static void
test_months (gconstpointer data)
{
  const GadibaDemo *demo = data;
  const GadibaDemoApplications *table = &demo->table.applications;
  GadibaDate first = gadiba_date_add_months (demo->today, -(int) table->months) + 1;
  guint weights[12] = { 0 };
  guint sum = 0;
  Counts counts = { 0 };

  for (GadibaDate day = first; day <= demo->today; day++)
    {
      int month;
      gadiba_date_split (day, NULL, &month, NULL);
      guint share = g_array_index (table->months_of_receipt, GadibaDemoMonth, month - 1).share;
      if (!gadiba_calendar_is_working_day (demo->calendar, day))
        continue;
      weights[month - 1] += share;
      sum += share;
    }
  for (guint i = 0; i < N_HOUSEHOLDS; i++)
    {
      GadibaDemoPlan plan;
      int month;
      _gadiba_demo_plan (demo, i, &plan);
      g_assert_cmpint (plan.received, >=, first);
      g_assert_cmpint (plan.received, <=, demo->today);
      gadiba_date_split (plan.received, NULL, &month, NULL);
      count (&counts, (guint) month - 1);
    }
  for (guint i = 0; i < 12; i++)
    assert_share ("month", weights[i] * 1000 / sum, counts.n[i], counts.sum, table->tolerance);
}

/* --- after assessment --- */

static gboolean
has_reason (const GadibaAssessment *assessment, const char *id)
{
  for (guint i = 0; i < assessment->remarks->len; i++)
    {
      const GadibaRemark *remark = g_ptr_array_index (assessment->remarks, i);
      if (g_str_equal (remark->name, "reason") && g_str_equal (remark->first, id))
        return TRUE;
    }
  return FALSE;
}

/* Troubles show as the law's own reasons. */
static void
test_troubles (gconstpointer data)
{
  const GadibaDemo *demo = data;
  g_autoptr (GadibaBook) book = load_books ();
  const GadibaDemoApplications *table = &demo->table.applications;
  Part parts[16] = { 0 };

  for (guint i = 0; i < gadiba_demo_get_n_cases (demo); i++)
    {
      GadibaDemoPlan plan;
      GadibaDemoApplication application;
      _gadiba_demo_find (demo, i, &plan, &application);
      if (application.number > 0 || application.papers != 0)
        continue;
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, i);
      g_autoptr (GadibaAssessment) assessment = assess (from, book);
      for (guint k = 0; k < table->troubles->len; k++)
        {
          const char *id = g_array_index (table->troubles, GadibaDemoTrouble, k).id;
          gboolean has = _gadiba_demo_get_trouble (demo, &application, id) != NULL;
          /* An income may be above the threshold by itself. */
          g_assert_true (!has || has_reason (assessment, id));
          g_assert_true (has || g_str_equal (id, "income") || !has_reason (assessment, id));
          if (!has && g_str_equal (id, "nva-duty")
              && !needs (demo, from, &plan, &application, "nva"))
            continue;
          parts[k].of++;
          parts[k].n += has ? 1 : 0;
        }
    }
  for (guint k = 0; k < table->troubles->len; k++)
    {
      const GadibaDemoTrouble *row = &g_array_index (table->troubles, GadibaDemoTrouble, k);
      assert_share (row->id, row->share, parts[k].n, parts[k].of, table->tolerance);
    }
}

static void
test_outcomes (gconstpointer data)
{
  const GadibaDemo *demo = data;
  g_autoptr (GadibaBook) book = load_books ();
  const GadibaDemoDecisions *table = &demo->table.decisions;
  static const char *const words[] = { "open", "granted", "one-month", "refused" };
  Counts counts = { 0 };

  for (guint i = 0; i < gadiba_demo_get_n_cases (demo); i++)
    {
      g_autoptr (GadibaCase) from = gadiba_demo_make_case (demo, i);
      g_autoptr (GadibaAssessment) assessment = assess (from, book);
      count (&counts, (guint) gadiba_demo_decide (demo, i, assessment).answer);
    }
  g_assert_cmpuint (table->outcomes->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint k = 0; k < table->outcomes->len; k++)
      {
        const GadibaDemoWord *row = &g_array_index (table->outcomes, GadibaDemoWord, k);
        if (g_str_equal (row->is, words[i]))
          assert_share (row->is, row->share, counts.n[i], counts.sum, table->tolerance);
      }
}

#define ADD(path, function) g_test_add_data_func ("/office/demo-shares/" path, demo, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GadibaDemo) demo = make_demo (SEED, N_HOUSEHOLDS);
  ADD ("types", test_types);
  ADD ("lives", test_lives);
  ADD ("incomes", test_incomes);
  ADD ("dwellings", test_dwellings);
  ADD ("papers", test_papers);
  ADD ("asked", test_asked);
  ADD ("months", test_months);
  ADD ("troubles", test_troubles);
  ADD ("outcomes", test_outcomes);
  return g_test_run ();
}
