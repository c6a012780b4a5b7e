/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"

#include "gadiba-formula-check.h"

/* Households in columns: block after block, each fact of all rows of an entity together. */

#define FIRST_ROOM 1024

static void
free_block (gpointer data)
{
  GadibaColumnBlock *block = data;

  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    {
      GadibaTable *table = &block->tables[i];
      for (guint j = 0; j < table->width; j++)
        {
          g_free (table->columns[j].marks);
          g_free (table->columns[j].nums);
          g_free (table->columns[j].dens);
        }
      g_free (table->columns);
      g_free (table->persons);
      g_free (table->cases);
      g_free (table->labels);
    }
  g_array_unref (block->incomes);
  g_array_unref (block->costs);
  g_free (block->asked);
  g_free (block);
}

GadibaColumns *
gadiba_columns_new (const GadibaBook *book)
{
  GadibaColumns *self = g_new0 (GadibaColumns, 1);

  self->book = book;
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  self->labels = g_string_chunk_new (4096);
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    {
      self->kinds[i] = g_new0 (GadibaKind, book->facts[i]->len + 1);
      for (guint j = 0; j < book->facts[i]->len; j++)
        self->kinds[i][j] = ((const GadibaFact *) book->facts[i]->pdata[j])->type.kind;
    }
  return self;
}

void
gadiba_columns_free (GadibaColumns *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->labels);
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    g_free (self->kinds[i]);
  g_free (self);
}

static void
empty_block (GadibaColumnBlock *block)
{
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    block->tables[i].n = 0;
  block->n_cases = 0;
  block->sealed = FALSE;
  g_array_set_size (block->incomes, 0);
  g_array_set_size (block->costs, 0);
}

void
gadiba_columns_clear (GadibaColumns *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    empty_block (self->blocks->pdata[i]);
  g_string_chunk_clear (self->labels);
  self->n = 0;
}

guint
gadiba_columns_get_n (const GadibaColumns *self)
{
  return self->n;
}

static GadibaColumnBlock *
ensure_block (GadibaColumns *self)
{
  guint index = self->n / GADIBA_BLOCK_CASES;
  GadibaColumnBlock *block;

  if (index < self->blocks->len)
    return self->blocks->pdata[index];
  block = g_new0 (GadibaColumnBlock, 1);
  block->incomes = g_array_new (FALSE, FALSE, sizeof (GadibaBlockIncome));
  block->costs = g_array_new (FALSE, FALSE, sizeof (GadibaBlockCost));
  block->asked = g_new0 (guint8, GADIBA_BLOCK_CASES * (self->book->benefits->len + 1));
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    {
      block->tables[i].width = self->book->facts[i]->len;
      block->tables[i].kinds = self->kinds[i];
      block->tables[i].columns = g_new0 (GadibaColumn, self->book->facts[i]->len + 1);
    }
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
ensure_room (GadibaTable *table, guint n)
{
  if (n <= table->room)
    return;
  table->room = MAX (MAX (FIRST_ROOM, n), table->room * 2);
  table->persons = g_renew (gint32, table->persons, table->room);
  table->cases = g_renew (gint32, table->cases, table->room);
  table->labels = g_renew (const char *, table->labels, table->room);
  for (guint i = 0; i < table->width; i++)
    {
      GadibaColumn *column = &table->columns[i];
      column->marks = g_renew (guint8, column->marks, table->room);
      if (table->kinds[i] != GADIBA_KIND_YES_NO)
        column->nums = g_renew (gint64, column->nums, table->room);
      if (table->kinds[i] == GADIBA_KIND_NUMBER)
        column->dens = g_renew (gint64, column->dens, table->room);
    }
}

static void
put_value (GadibaColumn *column, GadibaKind kind, guint row, const GadibaValue *value)
{
  gboolean known = value->known;

  if (kind == GADIBA_KIND_YES_NO)
    {
      column->marks[row] = !known       ? GADIBA_TRUTH_MAYBE
                           : value->yes ? GADIBA_TRUTH_YES
                                        : GADIBA_TRUTH_NO;
      return;
    }
  column->marks[row] = known ? GADIBA_STATE_KNOWN : GADIBA_STATE_UNKNOWN;
  switch (kind)
    {
    case GADIBA_KIND_NUMBER:
      column->nums[row] = known ? value->number.num : 0;
      column->dens[row] = known ? value->number.den : 1;
      break;
    case GADIBA_KIND_TEXT:
      column->nums[row] = known ? (gint64) (gintptr) value->text : 0;
      break;
    case GADIBA_KIND_DATE:
      column->nums[row] = known ? value->date : 0;
      break;
    case GADIBA_KIND_MONTH:
      column->nums[row] = known ? value->month : 0;
      break;
    case GADIBA_KIND_YES_NO:
      break;
    }
}

static void
add_rows (GadibaColumns *self, GadibaColumnBlock *block, GadibaEntity entity,
          const GadibaRows *rows)
{
  GadibaTable *table = &block->tables[entity];
  guint case_index = block->n_cases;
  guint first = table->n;
  gint32 person = (gint32) block->tables[GADIBA_ENTITY_PERSON].starts[case_index];
  const GPtrArray *facts = self->book->facts[entity];

  table->starts[case_index] = first;
  ensure_room (table, first + rows->n);
  for (guint i = 0; i < rows->n; i++)
    {
      int owner = g_array_index (rows->owners, int, i);
      const char *label = rows->labels->pdata[i];
      const GadibaValue *values = &g_array_index (rows->values, GadibaValue, i * rows->width);

      table->persons[first + i] = owner >= 0 ? person + owner : -1;
      table->cases[first + i] = (gint32) case_index;
      table->labels[first + i] =
          label != NULL ? g_string_chunk_insert_const (self->labels, label) : NULL;
      for (guint j = 0; j < rows->width; j++)
        {
          const GadibaFact *fact = facts->pdata[j];
          gboolean left_out = !values[j].known && fact->has_otherwise;
          put_value (&table->columns[j], fact->type.kind, first + i,
                     left_out ? &fact->otherwise : &values[j]);
        }
    }
  table->n += rows->n;
  table->starts[case_index + 1] = table->n;
}

static void
add_lines (GadibaColumnBlock *block, const GadibaFacts *facts)
{
  guint case_index = block->n_cases;

  block->income_starts[case_index] = block->incomes->len;
  for (guint i = 0; i < facts->incomes->len; i++)
    {
      const GadibaIncomeLine *line = &g_array_index (facts->incomes, GadibaIncomeLine, i);
      GadibaBlockIncome income = { .person = (gint32) line->person,
                                   .month = line->month,
                                   .irregular = line->irregular,
                                   .kind = line->kind,
                                   .evidence = line->evidence,
                                   .amount = line->amount };
      income.person += (gint32) block->tables[GADIBA_ENTITY_PERSON].starts[case_index];
      g_array_append_val (block->incomes, income);
    }
  block->income_starts[case_index + 1] = block->incomes->len;
  block->cost_starts[case_index] = block->costs->len;
  for (guint i = 0; i < facts->costs->len; i++)
    {
      const GadibaCostLine *line = &g_array_index (facts->costs, GadibaCostLine, i);
      GadibaBlockCost cost = { .item = line->item,
                               .month = line->month,
                               .has_quantity = line->has_quantity,
                               .amount = line->amount,
                               .quantity = line->quantity,
                               .unit = line->unit };
      g_array_append_val (block->costs, cost);
    }
  block->cost_starts[case_index + 1] = block->costs->len;
}

/* Each row that belongs to a person names one; the single way relies on it too. */
static gboolean
is_fit (const GadibaFacts *facts)
{
  guint n_persons = facts->rows[GADIBA_ENTITY_PERSON].n;

  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    for (guint row = 0; row < facts->rows[i].n; row++)
      {
        int owner = g_array_index (facts->rows[i].owners, int, row);
        if (owner >= (int) n_persons || (owner < 0 && gadiba_entity_is_owned ((GadibaEntity) i)))
          return FALSE;
      }
  for (guint i = 0; i < facts->incomes->len; i++)
    if (g_array_index (facts->incomes, GadibaIncomeLine, i).person >= n_persons)
      return FALSE;
  return facts->rows[GADIBA_ENTITY_HOUSEHOLD].n == 1;
}

guint
gadiba_columns_add (GadibaColumns *self, const GadibaFacts *facts)
{
  GadibaColumnBlock *block = ensure_block (self);
  guint case_index = block->n_cases;
  GadibaTable *persons = &block->tables[GADIBA_ENTITY_PERSON];

  g_return_val_if_fail (facts->book == self->book && is_fit (facts), 0);
  persons->starts[case_index] = persons->n;
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    add_rows (self, block, (GadibaEntity) i, &facts->rows[i]);
  add_lines (block, facts);
  block->received[case_index] = facts->received;
  block->housing_months[case_index] = facts->housing_month;
  for (guint i = 0; i < self->book->benefits->len; i++)
    block->asked[i * GADIBA_BLOCK_CASES + case_index] =
        facts->asked[i] ? GADIBA_TRUTH_YES : GADIBA_TRUTH_NO;
  block->sealed = FALSE;
  block->n_cases++;
  return self->n++;
}

/* --- back to facts --- */

static void
copy_rows (const GadibaColumnBlock *block, guint case_index, GadibaEntity entity,
           GadibaFacts *facts)
{
  const GadibaTable *table = &block->tables[entity];
  gint32 person = (gint32) block->tables[GADIBA_ENTITY_PERSON].starts[case_index];

  for (guint row = table->starts[case_index]; row < table->starts[case_index + 1]; row++)
    {
      int owner = table->persons[row] < 0 ? -1 : table->persons[row] - person;
      guint to = entity == GADIBA_ENTITY_HOUSEHOLD
                     ? 0
                     : gadiba_facts_add (facts, entity, owner, table->labels[row], NULL);
      for (guint i = 0; i < table->width; i++)
        {
          const GadibaColumn *column = &table->columns[i];
          const GadibaLanes lanes = {
            .marks = column->marks, .nums = column->nums, .dens = column->dens, .den = 1
          };
          g_array_index (facts->rows[entity].values, GadibaValue, to * table->width + i) =
              _gadiba_lanes_get (&lanes, table->kinds[i], row);
        }
    }
}

static void
copy_lines (const GadibaColumnBlock *block, guint case_index, GadibaFacts *facts)
{
  guint person = block->tables[GADIBA_ENTITY_PERSON].starts[case_index];

  for (guint i = block->income_starts[case_index]; i < block->income_starts[case_index + 1]; i++)
    {
      const GadibaBlockIncome *from = &g_array_index (block->incomes, GadibaBlockIncome, i);
      GadibaIncomeLine line = { (guint) from->person - person,
                                from->kind,
                                from->month,
                                from->amount,
                                from->irregular,
                                from->evidence };
      g_array_append_val (facts->incomes, line);
    }
  for (guint i = block->cost_starts[case_index]; i < block->cost_starts[case_index + 1]; i++)
    {
      const GadibaBlockCost *from = &g_array_index (block->costs, GadibaBlockCost, i);
      GadibaCostLine line = { from->item,         from->month,    from->amount,
                              from->has_quantity, from->quantity, from->unit };
      g_array_append_val (facts->costs, line);
    }
}

GadibaFacts *
gadiba_columns_dup_facts (const GadibaColumns *self, guint index)
{
  const GadibaColumnBlock *block = self->blocks->pdata[index / GADIBA_BLOCK_CASES];
  guint case_index = index % GADIBA_BLOCK_CASES;
  GadibaFacts *facts = gadiba_facts_new (self->book);

  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    copy_rows (block, case_index, (GadibaEntity) i, facts);
  copy_lines (block, case_index, facts);
  facts->received = block->received[case_index];
  facts->housing_month = block->housing_months[case_index];
  for (guint i = 0; i < self->book->benefits->len; i++)
    facts->asked[i] = block->asked[i * GADIBA_BLOCK_CASES + case_index] == GADIBA_TRUTH_YES;
  return facts;
}

/* --- one denominator for a column --- */

static gboolean
can_scale (const GadibaColumn *column, guint n, gint64 den)
{
  gint64 limit = (gint64) GADIBA_LANES_MAX;
  gint64 scaled;

  for (guint i = 0; i < n; i++)
    if (__builtin_mul_overflow (column->nums[i], den / column->dens[i], &scaled) || scaled > limit
        || scaled < -limit)
      return FALSE;
  return TRUE;
}

static void
seal_numbers (GadibaColumn *column, guint n)
{
  GadibaLanes *lanes = &column->lanes;
  gint64 den = _gadiba_lanes_find_den (column->dens, n);

  if (den == 0 || !can_scale (column, n, den))
    {
      lanes->dens = column->dens;
      return;
    }
  lanes->den = den;
  for (guint i = 0; i < n; i++)
    {
      column->nums[i] *= den / column->dens[i];
      column->dens[i] = den;
      lanes->max = MAX (lanes->max, (guint64) ABS (column->nums[i]));
    }
}

/* The denominator of all lines' amounts or quantities; 0: there is none. */
static gint64
join_line_den (gint64 den, GadibaNumber number)
{
  gint64 scaled;

  if (den == 0 || (den % number.den != 0 && (den = _gadiba_lanes_join_dens (den, number.den)) == 0))
    return 0;
  return __builtin_mul_overflow (number.num, den / number.den, &scaled)
                 || scaled > (gint64) GADIBA_LANES_MAX || scaled < -(gint64) GADIBA_LANES_MAX
             ? 0
             : den;
}

static void
scale_number (GadibaNumber *number, gint64 den)
{
  number->num *= den / number->den;
  number->den = den;
}

/* Gives the lines the denominators that were found for them. */
static void
scale_lines (GadibaColumnBlock *block)
{
  for (guint i = 0; block->income_den != 0 && i < block->incomes->len; i++)
    scale_number (&g_array_index (block->incomes, GadibaBlockIncome, i).amount, block->income_den);
  for (guint i = 0; i < block->costs->len; i++)
    {
      GadibaBlockCost *cost = &g_array_index (block->costs, GadibaBlockCost, i);
      if (block->cost_den != 0)
        scale_number (&cost->amount, block->cost_den);
      if (block->quantity_den != 0 && cost->has_quantity)
        scale_number (&cost->quantity, block->quantity_den);
    }
}

void
_gadiba_columns_seal (GadibaColumns *columns, GadibaColumnBlock *block)
{
  if (block->sealed)
    return;
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    for (guint j = 0; j < block->tables[i].width; j++)
      {
        GadibaTable *table = &block->tables[i];
        GadibaColumn *column = &table->columns[j];

        column->lanes = (GadibaLanes){ .marks = column->marks, .nums = column->nums, .den = 1 };
        if (table->kinds[j] == GADIBA_KIND_YES_NO)
          continue;
        if (_gadiba_lanes_are (&column->lanes, table->n, GADIBA_STATE_KNOWN))
          column->lanes.marks = NULL;
        if (table->kinds[j] == GADIBA_KIND_NUMBER)
          seal_numbers (column, table->n);
      }
  block->income_den = block->cost_den = block->quantity_den = 1;
  for (guint i = 0; i < block->incomes->len; i++)
    block->income_den = join_line_den (block->income_den,
                                       g_array_index (block->incomes, GadibaBlockIncome, i).amount);
  for (guint i = 0; i < block->costs->len; i++)
    {
      const GadibaBlockCost *cost = &g_array_index (block->costs, GadibaBlockCost, i);
      block->cost_den = join_line_den (block->cost_den, cost->amount);
      if (cost->has_quantity)
        block->quantity_den = join_line_den (block->quantity_den, cost->quantity);
    }
  scale_lines (block);
  block->sealed = TRUE;
}
