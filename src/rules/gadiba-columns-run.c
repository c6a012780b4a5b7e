/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-columns-lanes-private.h"
#include "gadiba-columns-plan-private.h"

#include <string.h>

/* A plan run over all blocks, by one thread or several, and the answers. */

/* What the single way gave for a household and a wanted step. */
typedef struct
{
  GadibaValue value;
  GError *error;
} Odd;

struct _GadibaColumnAnswers
{
  guint n, n_wanted;
  GadibaKind *kinds; /* by wanted step */
  guint8 *marks;     /* by wanted step, then household: as lanes have them */
  gint64 *nums, *dens;
  GMutex mutex;     /* of: */
  GHashTable *odds; /* household × n_wanted + wanted → Odd; those that are marked single */
  guint n_single;
};

typedef struct
{
  const GadibaColumnPlan *plan;
  GadibaColumns *columns;
  GadibaColumnAnswers *answers;
  gint next; /* atomic: the block that is computed next */
  guint n_blocks;
} Work;

static void
free_odd (gpointer data)
{
  Odd *odd = data;
  g_clear_error (&odd->error);
  g_free (odd);
}

static gsize
get_place (const GadibaColumnAnswers *answers, guint index, guint wanted)
{
  return (gsize) wanted * answers->n + index;
}

/* --- one by one --- */

static void
keep_odd (GadibaColumnAnswers *answers, guint index, guint wanted, const GadibaValue *value,
          GError *error)
{
  Odd *odd = g_new0 (Odd, 1);
  gsize place = get_place (answers, index, wanted);

  odd->error = error;
  if (error == NULL)
    odd->value = *value;
  g_mutex_lock (&answers->mutex);
  g_hash_table_replace (answers->odds, GSIZE_TO_POINTER (place), odd);
  g_mutex_unlock (&answers->mutex);
}

/* What columns left open; @all: nothing that they gave counts. */
static void
evaluate_singly (const Work *work, guint index, gboolean all)
{
  guint8 *marks = work->answers->marks;
  g_autoptr (GadibaFacts) facts = gadiba_columns_dup_facts (work->columns, index);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaEvaluation) evaluation =
      gadiba_evaluation_new (facts, &work->plan->terms, &error);

  for (guint i = 0; i < work->plan->steps->len; i++)
    {
      gsize place = get_place (work->answers, index, i);
      GadibaValue value = { 0 };
      GError *own = NULL;

      if (!all && marks[place] != GADIBA_STATE_SINGLE)
        continue;
      if (evaluation == NULL)
        own = g_error_copy (error);
      else
        gadiba_evaluation_get (evaluation, work->plan->steps->pdata[i], 0, &value, &own);
      /* Why it is not known lives in the evaluation. */
      if (own == NULL && !value.known)
        value = GADIBA_VALUE_UNKNOWN (value.kind, NULL);
      marks[place] = GADIBA_STATE_SINGLE;
      keep_odd (work->answers, index, i, &value, own);
    }
}

/* --- block by block --- */

static void
start_block (GadibaRun *run, GadibaColumnBlock *block)
{
  _gadiba_run_forget (run);
  run->block = block;
  run->law = _gadiba_column_plan_new_law (run->plan);
  memset (run->ready, FALSE, run->plan->nodes->len);
  run->unfit = gadiba_run_new (run, gboolean, block->n_cases);
  memset (run->unfit, 0, sizeof (gboolean) * block->n_cases);
  memset (run->n, 0, sizeof run->n);
  run->n[GADIBA_DOMAIN_ONE] = 1;
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    {
      run->n[i] = block->tables[i].n;
      run->cases[i] = block->tables[i].cases;
      run->persons[i] = block->tables[i].persons;
    }
  _gadiba_run_make_rows (run);
}

static void
keep_answers (GadibaRun *run, const Work *work, guint first, gboolean *odd)
{
  GadibaColumnAnswers *answers = work->answers;
  guint n = run->block->n_cases;

  for (guint i = 0; i < answers->n_wanted; i++)
    {
      const GadibaLanes *lanes = _gadiba_run_get (run, g_array_index (run->plan->wanted, guint, i));
      gsize place = get_place (answers, first, i);

      for (guint row = 0; row < n; row++)
        {
          guint from = lanes->one ? 0 : row;
          guint8 mark = lanes->marks != NULL ? lanes->marks[from] : GADIBA_STATE_KNOWN;
          answers->marks[place + row] = mark;
          if (mark == GADIBA_STATE_SINGLE)
            odd[row] = TRUE;
          if (lanes->nums == NULL)
            continue;
          answers->nums[place + row] = lanes->nums[from];
          answers->dens[place + row] = lanes->dens != NULL ? lanes->dens[from] : lanes->den;
        }
    }
}

G_STATIC_ASSERT ((int) GADIBA_STATE_SINGLE == (int) GADIBA_TRUTH_SINGLE);

static void
run_block (GadibaRun *run, const Work *work, guint index)
{
  guint first = index * GADIBA_BLOCK_CASES;
  gboolean odd[GADIBA_BLOCK_CASES] = { FALSE };
  guint n_single = 0;

  start_block (run, work->columns->blocks->pdata[index]);
  keep_answers (run, work, first, odd);
  for (guint i = 0; i < run->block->n_cases; i++)
    if (run->unfit[i] || odd[i])
      {
        evaluate_singly (work, first + i, run->unfit[i]);
        n_single++;
      }
  g_clear_pointer (&run->law, gadiba_evaluation_free);
  g_mutex_lock (&work->answers->mutex);
  work->answers->n_single += n_single;
  g_mutex_unlock (&work->answers->mutex);
}

static gpointer
run_blocks (gpointer data)
{
  Work *work = data;
  GadibaRun *run = g_new0 (GadibaRun, 1);

  run->plan = work->plan;
  run->lanes = g_new0 (GadibaLanes, work->plan->nodes->len);
  run->ready = g_new0 (guint8, work->plan->nodes->len + 1);
  while (TRUE)
    {
      guint index = (guint) g_atomic_int_add (&work->next, 1);
      if (index >= work->n_blocks)
        break;
      run_block (run, work, index);
    }
  _gadiba_run_free_memory (run);
  g_free (run->lanes);
  g_free (run->ready);
  g_free (run);
  return NULL;
}

static GadibaColumnAnswers *
new_answers (const GadibaColumnPlan *plan, guint n)
{
  GadibaColumnAnswers *answers = g_new0 (GadibaColumnAnswers, 1);
  gsize n_places = (gsize) n * plan->steps->len + 1;

  answers->n = n;
  answers->n_wanted = plan->steps->len;
  answers->kinds = g_new0 (GadibaKind, plan->steps->len + 1);
  for (guint i = 0; i < plan->steps->len; i++)
    answers->kinds[i] = ((const GadibaStep *) plan->steps->pdata[i])->type.kind;
  answers->marks = g_new0 (guint8, n_places);
  answers->nums = g_new0 (gint64, n_places);
  answers->dens = g_new0 (gint64, n_places);
  answers->odds = g_hash_table_new_full (NULL, NULL, NULL, free_odd);
  g_mutex_init (&answers->mutex);
  return answers;
}

GadibaColumnAnswers *
gadiba_column_plan_run (const GadibaColumnPlan *self, GadibaColumns *columns, guint n_threads)
{
  Work work = { .plan = self, .columns = columns };
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  g_return_val_if_fail (columns->book == self->book, NULL);
  work.answers = new_answers (self, columns->n);
  work.n_blocks = (columns->n + GADIBA_BLOCK_CASES - 1) / GADIBA_BLOCK_CASES;
  for (guint i = 0; i < work.n_blocks; i++)
    _gadiba_columns_seal (columns, columns->blocks->pdata[i]);
  for (guint i = 1; i < MIN (n_threads, work.n_blocks); i++)
    g_ptr_array_add (threads, g_thread_new ("columns", run_blocks, &work));
  run_blocks (&work);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
  return work.answers;
}

/* --- the answers --- */

void
gadiba_column_answers_free (GadibaColumnAnswers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->odds);
  g_mutex_clear (&self->mutex);
  g_free (self->kinds);
  g_free (self->marks);
  g_free (self->nums);
  g_free (self->dens);
  g_free (self);
}

gboolean
gadiba_column_answers_get (const GadibaColumnAnswers *self, guint index, guint wanted,
                           GadibaValue *value, GError **error)
{
  gsize place = get_place (self, index, wanted);
  const GadibaLanes lanes = { .marks = self->marks + place,
                              .nums = self->nums + place,
                              .dens = self->dens + place };
  const Odd *odd;

  g_return_val_if_fail (index < self->n && wanted < self->n_wanted, FALSE);
  if (self->marks[place] != GADIBA_STATE_SINGLE)
    {
      *value = _gadiba_lanes_get (&lanes, self->kinds[wanted], 0);
      return TRUE;
    }
  odd = g_hash_table_lookup (self->odds, GSIZE_TO_POINTER (place));
  if (odd->error != NULL)
    {
      g_propagate_error (error, g_error_copy (odd->error));
      return FALSE;
    }
  *value = odd->value;
  return TRUE;
}

guint
gadiba_column_answers_get_n (const GadibaColumnAnswers *self)
{
  return self->n;
}

guint
gadiba_column_answers_get_n_single (const GadibaColumnAnswers *self)
{
  return self->n_single;
}
