/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

#include <string.h>

/* The rows that an evaluation makes, for a block of households: lines of income inside their
 * windows, receipts and bills added up. */

/* Sums of months stay below this, or the household is evaluated singly. */
static gboolean
add_amount (gint64 *sum, gint64 amount)
{
  return !__builtin_add_overflow (*sum, amount, sum) && *sum <= (gint64) GADIBA_LANES_MAX
         && *sum >= -(gint64) GADIBA_LANES_MAX;
}

static GadibaLanes
make_numbers (const gint64 *nums, guint n, gint64 den)
{
  GadibaLanes lanes = { .nums = nums, .den = den };
  gint64 max = 0;

  for (guint i = 0; i < n; i++)
    max = MAX (max, ABS (nums[i]));
  lanes.max = (guint64) max;
  return lanes;
}

static GadibaLanes
make_lanes (const gint64 *nums, const guint8 *truths)
{
  return (GadibaLanes){ .nums = nums, .marks = truths, .den = 1 };
}

static void
leave_all (GadibaRun *run)
{
  for (guint i = 0; i < run->block->n_cases; i++)
    run->unfit[i] = TRUE;
}

/* --- income --- */

/* Rows of lines inside their window, or of receipts. */
typedef struct
{
  guint n;
  gint32 *cases, *persons;
  gint64 *groups, *kinds, *months, *amounts, *before;
  guint8 *irregulars;
  const void **keys; /* of receipts: the group or the kind, whatever is added up */
} Rows;

typedef struct
{
  GadibaRun *run;
  Rows incomes, receipts;
  guint first; /* receipt of the household */
} Income;

static Rows
start_rows (GadibaRun *run, guint max)
{
  return (Rows){ .cases = gadiba_run_new (run, gint32, max),
                 .persons = gadiba_run_new (run, gint32, max),
                 .groups = gadiba_run_new (run, gint64, max),
                 .kinds = gadiba_run_new (run, gint64, max),
                 .months = gadiba_run_new (run, gint64, max),
                 .amounts = gadiba_run_new (run, gint64, max),
                 .before = gadiba_run_new (run, gint64, max),
                 .irregulars = gadiba_run_new (run, guint8, max),
                 .keys = gadiba_run_new (run, const void *, max) };
}

/* Returns: the row's number */
static guint
add_row (Rows *rows, const GadibaBlockIncome *line, gint32 case_index)
{
  guint row = rows->n++;

  rows->cases[row] = case_index;
  rows->persons[row] = line->person;
  rows->groups[row] = (gint64) (gintptr) line->kind->group->id;
  rows->kinds[row] = (gint64) (gintptr) line->kind->id;
  rows->months[row] = line->month;
  rows->irregulars[row] = line->irregular ? GADIBA_TRUTH_YES : GADIBA_TRUTH_NO;
  return row;
}

static const void *
get_key (const GadibaBlockIncome *line)
{
  const GadibaIncomeGroup *group = line->kind->group;
  return group->together ? (const void *) group : (const void *) line->kind;
}

/* Returns: the receipt that the line belongs to, or the number of receipts */
static guint
find_receipt (const Income *income, const GadibaBlockIncome *line, gboolean irregular)
{
  const Rows *rows = &income->receipts;
  const void *key = get_key (line);
  guint8 truth = irregular ? GADIBA_TRUTH_YES : GADIBA_TRUTH_NO;

  for (guint i = income->first; i < rows->n; i++)
    if (rows->months[i] == line->month && rows->keys[i] == key && rows->persons[i] == line->person
        && rows->irregulars[i] == truth)
      return i;
  return rows->n;
}

static guint
start_receipt (Income *income, const GadibaBlockIncome *line, gint32 case_index)
{
  Rows *rows = &income->receipts;
  guint regular = line->irregular ? find_receipt (income, line, FALSE) : rows->n;
  gint64 before = regular < rows->n ? rows->amounts[regular] : 0;
  guint row = add_row (rows, line, case_index);

  rows->keys[row] = get_key (line);
  rows->amounts[row] = 0;
  rows->before[row] = before;
  return row;
}

static void
add_line (Income *income, const GadibaBlockIncome *line, gint32 case_index)
{
  guint row = add_row (&income->incomes, line, case_index);

  income->incomes.amounts[row] = line->amount.num;
  row = find_receipt (income, line, line->irregular);
  if (row == income->receipts.n)
    row = start_receipt (income, line, case_index);
  if (add_amount (&income->receipts.amounts[row], line->amount.num))
    return;
  income->receipts.amounts[row] = 0;
  income->run->unfit[case_index] = TRUE;
}

/* Regular lines first: irregular receipts of the same month come on top of them. */
static void
add_incomes_of (Income *income, gint32 case_index, GadibaMonth received)
{
  const GadibaColumnBlock *block = income->run->block;
  GadibaMonth last = received - 1;
  guint first = block->income_starts[case_index];
  guint end = block->income_starts[case_index + 1];
  gboolean any_irregular = FALSE;

  income->first = income->receipts.n;
  for (int pass = 0; pass < 2 && (pass == 0 || any_irregular); pass++)
    {
      int length = pass == 1 ? income->run->plan->window_irregular : income->run->plan->window;
      for (guint i = first; i < end; i++)
        {
          const GadibaBlockIncome *line = &g_array_index (block->incomes, GadibaBlockIncome, i);
          any_irregular = any_irregular || line->irregular;
          if (line->irregular == (pass == 1) && line->month <= last && line->month > last - length)
            add_line (income, line, case_index);
        }
    }
}

/* Receipts that come on top of regular ones are computed apart. */
static void
find_topped (GadibaRun *run, const Rows *receipts)
{
  gint32 *rows = gadiba_run_new (run, gint32, receipts->n);
  gint32 *cases = gadiba_run_new (run, gint32, receipts->n);
  gint32 *persons = gadiba_run_new (run, gint32, receipts->n);
  guint n = 0;

  for (guint i = 0; i < receipts->n; i++)
    if (receipts->before[i] != 0)
      {
        rows[n] = (gint32) i;
        cases[n] = receipts->cases[i];
        persons[n] = receipts->persons[i];
        n++;
        if (run->plan->topped_unfit)
          run->unfit[receipts->cases[i]] = TRUE;
      }
  run->n[GADIBA_DOMAIN_TOPPED] = n;
  run->receipts = rows;
  run->cases[GADIBA_DOMAIN_TOPPED] = cases;
  run->persons[GADIBA_DOMAIN_TOPPED] = persons;
}

static void
finish_incomes (GadibaRun *run, const Income *income, gint64 den)
{
  const Rows *incomes = &income->incomes;
  const Rows *receipts = &income->receipts;
  GadibaLanes *made = run->made[0];

  run->n[GADIBA_ENTITY_INCOME] = incomes->n;
  run->cases[GADIBA_ENTITY_INCOME] = incomes->cases;
  run->persons[GADIBA_ENTITY_INCOME] = incomes->persons;
  made[GADIBA_INCOME_KIND] = make_lanes (incomes->kinds, NULL);
  made[GADIBA_INCOME_MONTH] = make_lanes (incomes->months, NULL);
  made[GADIBA_INCOME_AMOUNT] = make_numbers (incomes->amounts, incomes->n, den);
  made[GADIBA_INCOME_IRREGULAR] = make_lanes (NULL, incomes->irregulars);
  made = run->made[1];
  run->n[GADIBA_ENTITY_RECEIPT] = receipts->n;
  run->cases[GADIBA_ENTITY_RECEIPT] = receipts->cases;
  run->persons[GADIBA_ENTITY_RECEIPT] = receipts->persons;
  made[GADIBA_RECEIPT_GROUP] = make_lanes (receipts->groups, NULL);
  made[GADIBA_RECEIPT_KIND] = make_lanes (receipts->kinds, NULL);
  made[GADIBA_RECEIPT_MONTH] = make_lanes (receipts->months, NULL);
  made[GADIBA_RECEIPT_AMOUNT] = make_numbers (receipts->amounts, receipts->n, den);
  made[GADIBA_RECEIPT_IRREGULAR] = make_lanes (NULL, receipts->irregulars);
  made[GADIBA_RECEIPT_BEFORE] = make_numbers (receipts->before, receipts->n, den);
  find_topped (run, receipts);
}

static void
make_incomes (GadibaRun *run)
{
  const GadibaColumnBlock *block = run->block;
  guint max = block->incomes->len;
  Income income = { .run = run };
  GadibaDate day = GADIBA_DATE_NONE;
  GadibaMonth month = GADIBA_MONTH_NONE;

  income.incomes = start_rows (run, max);
  income.receipts = start_rows (run, max);
  if (block->income_den == 0 || run->plan->no_windows)
    leave_all (run);
  else
    for (guint i = 0; i < block->n_cases; i++)
      {
        if (block->received[i] != day || i == 0)
          month = gadiba_date_get_month (block->received[i]);
        day = block->received[i];
        add_incomes_of (&income, (gint32) i, month);
      }
  finish_incomes (run, &income, MAX (block->income_den, 1));
}

/* --- bills --- */

typedef struct
{
  GadibaRun *run;
  guint n;
  gint32 *cases;
  const GadibaCostItem **items;
  gint64 *words, *amounts, *quantities;
  guint8 *quantity_states;
} Bills;

/* The quantity is known when each line states it in the unit of the norm. */
static gboolean
add_to_bill (Bills *bills, const GadibaBlockCost *line, const GadibaNorm *norm, guint row)
{
  if (!line->has_quantity || (norm != NULL && norm->unit != NULL && line->unit != norm->unit))
    bills->quantity_states[row] = GADIBA_STATE_UNKNOWN;
  else if (bills->quantity_states[row] == GADIBA_STATE_KNOWN
           && !add_amount (&bills->quantities[row], line->quantity.num))
    return FALSE;
  return add_amount (&bills->amounts[row], line->amount.num);
}

static void
add_bill (Bills *bills, const GadibaCostItem *item, gint32 case_index)
{
  guint row = bills->n++;

  bills->cases[row] = case_index;
  bills->items[row] = item;
  bills->words[row] = (gint64) (gintptr) item->id;
  bills->amounts[row] = 0;
  bills->quantities[row] = 0;
  bills->quantity_states[row] = GADIBA_STATE_KNOWN;
}

static void
add_bills_of (Bills *bills, gint32 case_index, gint32 *rows)
{
  const GPtrArray *norms = bills->run->plan->norms;
  const GadibaColumnBlock *block = bills->run->block;
  gint32 first = (gint32) bills->n;

  for (guint i = block->cost_starts[case_index]; i < block->cost_starts[case_index + 1]; i++)
    {
      const GadibaBlockCost *line = &g_array_index (block->costs, GadibaBlockCost, i);
      gint32 *row = &rows[line->item->index];

      if (line->month != block->housing_months[case_index])
        continue;
      if (*row < first)
        {
          *row = (gint32) bills->n;
          add_bill (bills, line->item, case_index);
        }
      if (add_to_bill (bills, line, norms->pdata[line->item->index], (guint) *row))
        continue;
      bills->amounts[*row] = bills->quantities[*row] = 0;
      bills->run->unfit[case_index] = TRUE;
    }
}

static void
make_bills (GadibaRun *run)
{
  const GadibaColumnBlock *block = run->block;
  guint max = block->costs->len;
  guint n_items = run->plan->norms->len;
  gint32 *rows = gadiba_run_new (run, gint32, n_items);
  Bills bills = { .run = run,
                  .cases = gadiba_run_new (run, gint32, max),
                  .items = gadiba_run_new (run, const GadibaCostItem *, max),
                  .words = gadiba_run_new (run, gint64, max),
                  .amounts = gadiba_run_new (run, gint64, max),
                  .quantities = gadiba_run_new (run, gint64, max),
                  .quantity_states = gadiba_run_new (run, guint8, max) };

  memset (rows, -1, sizeof *rows * n_items);
  if (block->cost_den == 0 || block->quantity_den == 0)
    leave_all (run);
  else
    for (guint i = 0; i < block->n_cases; i++)
      add_bills_of (&bills, (gint32) i, rows);
  run->n[GADIBA_ENTITY_BILL] = bills.n;
  run->cases[GADIBA_ENTITY_BILL] = bills.cases;
  run->persons[GADIBA_ENTITY_BILL] = NULL;
  run->items = bills.items;
  run->made[2][GADIBA_BILL_ITEM] = make_lanes (bills.words, NULL);
  run->made[2][GADIBA_BILL_AMOUNT] =
      make_numbers (bills.amounts, bills.n, MAX (block->cost_den, 1));
  run->made[2][GADIBA_BILL_QUANTITY] =
      make_numbers (bills.quantities, bills.n, MAX (block->quantity_den, 1));
  run->made[2][GADIBA_BILL_QUANTITY].marks = bills.quantity_states;
}

static GadibaValue
get_norm_fact (const GadibaNorm *norm, guint index)
{
  gboolean has_quantity = norm != NULL && norm->has_quantity;
  gboolean has_cap = norm != NULL && norm->has_cap;

  switch (index)
    {
    case GADIBA_BILL_HAS_QUANTITY_NORM:
      return GADIBA_VALUE_YES_NO (has_quantity);
    case GADIBA_BILL_HAS_CAP:
      return GADIBA_VALUE_YES_NO (has_cap);
    case GADIBA_BILL_CAP:
      if (has_cap)
        return GADIBA_VALUE_NUMBER (norm->cap);
      break;
    default:
      if (has_quantity)
        return GADIBA_VALUE_NUMBER (index == GADIBA_BILL_NORM_FIRST ? norm->first : norm->further);
      break;
    }
  return GADIBA_VALUE_UNKNOWN (GADIBA_KIND_NUMBER, NULL);
}

void
_gadiba_run_make_bill_fact (GadibaRun *run, const GadibaFact *fact, GadibaLanes *lanes)
{
  guint n = run->n[GADIBA_ENTITY_BILL];
  GadibaLaneWriter writer;

  if (fact->index <= GADIBA_BILL_QUANTITY)
    {
      *lanes = run->made[2][fact->index];
      return;
    }
  writer = _gadiba_lane_writer_new (run, fact->type.kind, n);
  for (guint i = 0; i < n; i++)
    {
      GadibaValue value =
          get_norm_fact (run->plan->norms->pdata[run->items[i]->index], fact->index);
      _gadiba_lane_writer_put (&writer, i, &value);
    }
  _gadiba_lane_writer_finish (&writer, lanes);
}

void
_gadiba_run_make_rows (GadibaRun *run)
{
  make_incomes (run);
  make_bills (run);
}
