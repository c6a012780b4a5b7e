/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-facts.h"
#include "gadiba-columns.h"
#include "gadiba-decision-history.h"
#include "gadiba-office-rerun-private.h"

/* Which running cases are the same for certain: their facts are put into columns, day by day, and
 * what comes out is held against what stands. All others are assessed one by one, which also finds
 * out why. */

#define CENT ((GadibaNumber){ 1, 100 })

struct _GadibaRerunSift
{
  const GadibaBook *book;
  GadibaDate known;
  GadibaMonth first;
  GPtrArray *wanted; /* GadibaStep: the amounts of the book's benefits */
  GHashTable *plans; /* day → GadibaColumnPlan */
  GadibaColumns *columns;
};

/* What is sifted together. */
typedef struct
{
  const GPtrArray *cases, *standings;
  gboolean *same;
  GadibaFacts **facts; /* of each case, once they are needed */
  GArray *places;      /* Place, in the order of their days */
} Heap;

/* A month of a case under the law of one day. */
typedef struct
{
  GadibaDate day;
  guint index; /* of the case */
  GadibaMonth month;
} Place;

GadibaRerunSift *
_gadiba_rerun_sift_new (const GadibaBook *book, GadibaDate known, GadibaMonth first)
{
  GadibaRerunSift *self = g_new0 (GadibaRerunSift, 1);

  self->book = book;
  self->known = known;
  self->first = first;
  self->wanted = g_ptr_array_new ();
  for (guint i = 0; i < book->benefits->len; i++)
    g_ptr_array_add (
        self->wanted,
        (gpointer) ((const GadibaBenefit *) g_ptr_array_index (book->benefits, i))->amount);
  self->plans = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gadiba_column_plan_free);
  self->columns = gadiba_columns_new (book);
  return self;
}

void
_gadiba_rerun_sift_free (GadibaRerunSift *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->wanted);
  g_hash_table_unref (self->plans);
  gadiba_columns_free (self->columns);
  g_free (self);
}

static const GadibaColumnPlan *
get_plan (GadibaRerunSift *self, GadibaDate day)
{
  GadibaColumnPlan *plan = g_hash_table_lookup (self->plans, GINT_TO_POINTER (day));

  if (plan == NULL)
    {
      const GadibaTerms terms = { .day = day, .known = MAX (day, self->known) };
      plan = gadiba_column_plan_new (
          self->book, &terms, (const GadibaStep *const *) self->wanted->pdata, self->wanted->len);
      g_hash_table_insert (self->plans, GINT_TO_POINTER (day), plan);
    }
  return plan;
}

/* --- which months --- */

/* What a stop or a reduction says, and what was reckoned with one in force, is for the single
 * way. */
static gboolean
is_plain (const GadibaStandingRow *row)
{
  return (g_str_equal (row->kind, "judgement") || g_str_equal (row->kind, "change"))
         && row->percent == 0 && !row->ended && !row->extended;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  if (left->index != right->index)
    return left->index < right->index ? -1 : 1;
  return left->month - right->month;
}

/* The months of a case that are looked at, each once. FALSE: columns cannot tell of them. */
static gboolean
add_places (const GadibaRerunSift *self, const GadibaCase *from, const GadibaStanding *standing,
            guint index, GArray *places)
{
  if (standing->stops->len > 0)
    return FALSE;
  for (guint i = 0; i < standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (standing->months, i);
      if (row->month < self->first)
        continue;
      if (!is_plain (row) || gadiba_book_get_benefit (self->book, row->benefit) == NULL
          || row->month < gadiba_date_get_month (from->application.received))
        return FALSE;
      const Place place = { gadiba_judgement_get_day (from, row->month), index, row->month };
      g_array_append_val (places, place);
    }
  return TRUE;
}

static GArray *
list_places (const GadibaRerunSift *self, const Heap *heap)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n = 0;

  for (guint i = 0; i < heap->cases->len; i++)
    heap->same[i] = add_places (self, g_ptr_array_index (heap->cases, i),
                                g_ptr_array_index (heap->standings, i), i, places);
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      if (heap->same[place->index]
          && (n == 0 || compare_places (&g_array_index (places, Place, n - 1), place) != 0))
        g_array_index (places, Place, n++) = *place;
    }
  g_array_set_size (places, n);
  return places;
}

/* --- what comes out of them --- */

static gboolean
is_amount (const GadibaValue *value, GadibaMoney amount)
{
  GadibaNumber rounded;
  GadibaMoney cents;

  return value->known && gadiba_number_round (value->number, CENT, GADIBA_ROUND_HALF_UP, &rounded)
         && gadiba_money_from_number (rounded, &cents) && cents == amount;
}

static gboolean
is_as_it_stands (const GadibaRerunSift *self, const GadibaColumnAnswers *answers, guint at,
                 const GadibaStanding *standing, GadibaMonth month)
{
  for (guint i = 0; i < standing->months->len; i++)
    {
      const GadibaStandingRow *row = g_ptr_array_index (standing->months, i);
      const GadibaBenefit *benefit = gadiba_book_get_benefit (self->book, row->benefit);
      GadibaValue value;
      guint wanted;
      if (row->month != month)
        continue;
      if (benefit == NULL || !g_ptr_array_find (self->wanted, benefit->amount, &wanted)
          || !gadiba_column_answers_get (answers, at, wanted, &value, NULL)
          || !is_amount (&value, row->amount))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer none): the household in that month; NULL: something is wrong with it, which
 * the single way tells */
static const GadibaFacts *
get_facts (const GadibaRerunSift *self, const Heap *heap, const Place *place)
{
  const GadibaCase *from = g_ptr_array_index (heap->cases, place->index);
  GadibaFacts **facts = &heap->facts[place->index];

  if (!heap->same[place->index])
    return NULL;
  if (*facts == NULL)
    *facts = gadiba_judgement_get_facts (from, self->book, place->month, NULL);
  else
    gadiba_judgement_turn_facts (*facts, from, place->month);
  return *facts;
}

/* The places from @start to @end are of one day. */
static void
sift_day (GadibaRerunSift *self, const Heap *heap, guint start, guint end)
{
  g_autofree guint *at = g_new0 (guint, end - start);

  gadiba_columns_clear (self->columns);
  for (guint i = start; i < end; i++)
    {
      const Place *place = &g_array_index (heap->places, Place, i);
      const GadibaFacts *facts = get_facts (self, heap, place);
      if (facts != NULL)
        at[i - start] = gadiba_columns_add (self->columns, facts);
      else
        heap->same[place->index] = FALSE;
    }
  const GadibaColumnPlan *plan = get_plan (self, g_array_index (heap->places, Place, start).day);
  g_autoptr (GadibaColumnAnswers) answers = gadiba_column_plan_run (plan, self->columns, 1);
  for (guint i = start; i < end; i++)
    {
      const Place *place = &g_array_index (heap->places, Place, i);
      gboolean *same = &heap->same[place->index];
      *same = *same
              && is_as_it_stands (self, answers, at[i - start],
                                  g_ptr_array_index (heap->standings, place->index), place->month);
    }
}

void
_gadiba_rerun_sift (GadibaRerunSift *self, const GPtrArray *cases, const GPtrArray *standings,
                    gboolean *same)
{
  g_autofree GadibaFacts **facts = g_new0 (GadibaFacts *, cases->len + 1);
  Heap heap = { .cases = cases, .standings = standings, .same = same, .facts = facts };
  g_autoptr (GArray) places = list_places (self, &heap);
  guint start = 0;

  heap.places = places;
  for (guint i = 1; i <= places->len; i++)
    if (i == places->len
        || g_array_index (places, Place, i).day != g_array_index (places, Place, start).day)
      {
        sift_day (self, &heap, start, i);
        start = i;
      }
  for (guint i = 0; i < cases->len; i++)
    gadiba_facts_free (facts[i]);
}

gboolean
_gadiba_rerun_sift_read (GadibaRerunSift *self, GadibaDb *db, const gint64 *keys, guint n,
                         gboolean *same, GError **error)
{
  g_autoptr (GPtrArray) standings = gadiba_standing_read_many (db, keys, n, error);
  g_autofree GadibaMonth *lasts = g_new0 (GadibaMonth, n + 1);

  for (guint i = 0; standings != NULL && i < n; i++)
    lasts[i] = gadiba_standing_get_last_month (g_ptr_array_index (standings, i));
  if (standings == NULL)
    return FALSE;
  g_autoptr (GPtrArray) cases = gadiba_application_read_many (db, keys, lasts, n, error);
  if (cases == NULL || !gadiba_application_add_many_grants (db, keys, cases, error))
    return FALSE;
  _gadiba_rerun_sift (self, cases, standings, same);
  return TRUE;
}
