/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-case-read.h"
#include "gadiba-case-write.h"
#include "gadiba-decision-register.h"
#include "gadiba-office-rerun-private.h"

/* Why something comes out otherwise than it stands: the trace that was frozen with the decision
 * says what it rests on, the new one what counts now. */

void
_gadiba_rerun_reasons_begin (GadibaRerunReasons *self, GadibaDb *db, const GadibaDecide *decide)
{
  self->db = db;
  self->decide = decide;
  self->issued =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gadiba_issued_free);
  self->traces =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gadiba_trace_free);
}

void
_gadiba_rerun_reasons_clear (GadibaRerunReasons *self)
{
  g_clear_pointer (&self->traces, g_hash_table_unref);
  g_clear_pointer (&self->issued, g_hash_table_unref);
}

static const GadibaIssued *
find_issued (GadibaRerunReasons *self, const char *number, GError **error)
{
  GadibaIssued *issued = g_hash_table_lookup (self->issued, number);

  if (issued == NULL)
    {
      issued = gadiba_decision_read (self->db, number, error);
      if (issued != NULL)
        g_hash_table_insert (self->issued, issued->number, issued);
    }
  return issued;
}

static const GadibaTrace *
find_trace (GadibaRerunReasons *self, const char *number, GError **error)
{
  GadibaTrace *trace = g_hash_table_lookup (self->traces, number);
  const GadibaIssued *issued = trace == NULL ? find_issued (self, number, error) : NULL;

  if (issued != NULL)
    {
      trace = gadiba_trace_read (issued->trace, issued->number, error);
      if (trace != NULL)
        g_hash_table_insert (self->traces, issued->number, trace);
    }
  return trace;
}

/* --- what in the law --- */

/* What was told of @id last until @month: months that come out alike are told once. */
static const GadibaTraceSection *
find_section (const GadibaTrace *trace, const char *id, GadibaMonth month)
{
  const GadibaTraceSection *found = NULL;

  for (guint i = 0; i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      if (section->id == id && (section->month == GADIBA_MONTH_NONE || section->month <= month))
        found = section;
    }
  return found;
}

static const GadibaTraceLine *
find_value (const GadibaTraceSection *section, const GadibaTraceLine *like)
{
  for (guint i = 0; section != NULL && i < section->lines->len; i++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (section->lines, i);
      if (line->kind == GADIBA_TRACE_PARAMETER && line->id == like->id
          && g_strcmp0 (line->title, like->title) == 0)
        return line;
    }
  return NULL;
}

static void
add_law (GPtrArray *laws, const GadibaTraceLine *then, const GadibaTraceLine *now)
{
  const char *source = now->article != NULL ? now->article : now->source;
  g_autofree char *law =
      g_strdup_printf (_ ("%s: %s, until now %s (%s)"), now->title != NULL ? now->title : now->id,
                       now->result != NULL ? now->result : "–",
                       then->result != NULL ? then->result : "–", source != NULL ? source : "–");

  if (!g_ptr_array_find_with_equal_func (laws, law, g_str_equal, NULL))
    g_ptr_array_add (laws, g_steal_pointer (&law));
}

static void
compare_sections (GPtrArray *laws, const GadibaTraceSection *then, const GadibaTraceSection *now)
{
  for (guint i = 0; i < now->lines->len; i++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (now->lines, i);
      const GadibaTraceLine *other =
          line->kind == GADIBA_TRACE_PARAMETER ? find_value (then, line) : NULL;
      if (other != NULL && g_strcmp0 (line->result, other->result) != 0)
        add_law (laws, other, line);
    }
}

gboolean
_gadiba_rerun_find_law (GadibaRerunReasons *self, const char *number, GadibaMonth month,
                        char **reason, GError **error)
{
  const GadibaTrace *then = find_trace (self, number, error);
  const GadibaTrace *now = self->decide->decision->trace;
  g_autoptr (GPtrArray) laws = g_ptr_array_new_with_free_func (g_free);

  if (then == NULL)
    return FALSE;
  for (guint i = 0; now != NULL && i < now->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (now->sections, i);
      if (section == find_section (now, section->id, month))
        compare_sections (laws, find_section (then, section->id, month), section);
    }
  if (laws->len == 0)
    g_ptr_array_add (laws, g_strdup (_ ("The rule book computes it otherwise than it did then")));
  g_ptr_array_add (laws, NULL);
  *reason = g_strjoinv ("; ", (char **) laws->pdata);
  return TRUE;
}

/* --- or more than the law --- */

const GadibaDecisionMonth *
_gadiba_rerun_find_month (const GadibaDecision *decision, const char *benefit, GadibaMonth month)
{
  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      for (guint k = 0; g_str_equal (item->id, benefit) && k < item->months->len; k++)
        {
          const GadibaDecisionMonth *one = g_ptr_array_index (item->months, k);
          if (one->month == month)
            return one;
        }
    }
  return NULL;
}

/* Whether the same comes out for each month of @a. */
static gboolean
is_same (const GadibaDecision *a, const GadibaDecision *b)
{
  for (guint i = 0; i < a->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (a->items, i);
      for (guint k = 0; k < item->months->len; k++)
        {
          const GadibaDecisionMonth *month = g_ptr_array_index (item->months, k);
          const GadibaDecisionMonth *other = _gadiba_rerun_find_month (b, item->id, month->month);
          if (other == NULL || other->amount != month->amount)
            return FALSE;
        }
    }
  return TRUE;
}

/* The case as it was when @issued was decided, on its way to being judged as the request wants it
 * now. @then: (out) */
static gboolean
read_then (GadibaRerunReasons *self, const GadibaIssued *issued, GadibaDecide *then, GError **error)
{
  const GadibaDecide *decide = self->decide;

  then->office = decide->office;
  then->request = decide->request;
  then->moment = decide->moment;
  then->book = decide->book;
  then->books = decide->books;
  then->base = gadiba_base_find (self->db, decide->request->follow.base, error);
  then->application =
      then->base != NULL ? gadiba_application_find (self->db, then->base->application_number, error)
                         : NULL;
  then->standing = then->application != NULL
                       ? gadiba_standing_read (self->db, then->application->id, error)
                       : NULL;
  if (then->standing == NULL)
    return FALSE;
  then->decision = gadiba_decision_new ();
  then->decision->kind = decide->request->kind;
  then->decision->day = decide->request->day;
  then->decision->from = gadiba_case_read_bytes (issued->case_file, issued->number, error);
  return then->decision->from != NULL && _gadiba_decide_find_basis (then, self->db, error);
}

gboolean
_gadiba_rerun_is_by_law (GadibaRerunReasons *self, const char *number, gboolean *by_law,
                         GError **error)
{
  const GadibaDecide *decide = self->decide;
  const GadibaIssued *issued = find_issued (self, number, error);
  g_auto (GadibaDecide) then = { .office = NULL };
  g_autoptr (GBytes) now = gadiba_case_write (decide->decision->from);

  if (issued == NULL)
    return FALSE;
  *by_law = g_bytes_equal (now, issued->case_file);
  if (*by_law)
    return TRUE;
  if (!read_then (self, issued, &then, error))
    return FALSE;
  /* What cannot be judged any more is no ground for a change by law. */
  *by_law =
      _gadiba_decide_judge (&then, self->db, NULL) && is_same (decide->decision, then.decision);
  return TRUE;
}

/* --- by the bills --- */

static GadibaMonth
get_bills_month (const GadibaCase *from, GadibaMonth month)
{
  for (guint i = 0; i < from->costs->len; i++)
    if (g_array_index (from->costs, GadibaCaseCost, i).month == month)
      return month;
  return gadiba_case_get_housing_month (from);
}

/* Whether the law alone, with the bills of then, would make a difference. */
static gboolean
differs_by_law (GadibaRerunReasons *self, const GadibaIssued *issued, gboolean *differs,
                GError **error)
{
  g_auto (GadibaDecide) then = { .office = NULL };
  g_autoptr (GError) failed = NULL;

  if (!read_then (self, issued, &then, error))
    return FALSE;
  *differs = _gadiba_decide_judge (&then, self->db, &failed)
             || !g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING);
  return TRUE;
}

/* Whether the case of then, with the bills of now, gives what comes out now. */
static gboolean
is_by_costs (GadibaRerunReasons *self, const GadibaIssued *issued, gboolean *by_costs,
             GError **error)
{
  const GadibaCase *now = self->decide->decision->from;
  g_auto (GadibaDecide) then = { .office = NULL };

  if (!read_then (self, issued, &then, error))
    return FALSE;
  GadibaCase *from = then.decision->from;
  g_array_set_size (from->costs, 0);
  g_array_append_vals (from->costs, now->costs->data, now->costs->len);
  *by_costs = _gadiba_decide_judge (&then, self->db, NULL)
              && is_same (self->decide->decision, then.decision);
  /* They are those of the other case. */
  g_array_set_size (from->costs, 0);
  return TRUE;
}

static void
add_bill (GPtrArray *told, const GadibaTraceLine *line)
{
  const char *article = line->article != NULL ? line->article : line->source;
  gboolean reckoned =
      line->is_sum && line->figures != NULL && g_strcmp0 (line->figures, line->result) != 0;

  g_ptr_array_add (told, g_strdup_printf ("%s: %s%s%s (%s)", line->title,
                                          reckoned ? line->figures : "", reckoned ? " = " : "",
                                          line->result != NULL ? line->result : "–",
                                          article != NULL ? article : "–"));
}

/* Returns: (nullable): what the trace says is counted of the bills of a month */
static const char *
find_costs (const GadibaTrace *trace, GadibaMonth month, GPtrArray *told)
{
  const char *costs = NULL;

  for (guint i = 0; trace != NULL && i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      if (section != find_section (trace, section->id, month))
        continue;
      for (guint k = 0; k < section->lines->len; k++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, k);
          if (line->kind == GADIBA_TRACE_BILL && told != NULL)
            add_bill (told, line);
          else if (g_strcmp0 (line->id, "housing.costs") == 0)
            costs = line->result;
        }
    }
  return costs;
}

static gboolean
has_bill (const GadibaCase *from, GadibaMonth month, const char *item)
{
  for (guint i = 0; i < from->costs->len; i++)
    {
      const GadibaCaseCost *cost = &g_array_index (from->costs, GadibaCaseCost, i);
      if (cost->month == month && g_strcmp0 (cost->item, item) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
get_item_title (const GadibaBook *book, const char *id)
{
  for (guint i = 0; i < book->cost_items->len; i++)
    {
      const GadibaCostItem *item = g_ptr_array_index (book->cost_items, i);
      if (g_strcmp0 (item->id, id) == 0)
        return item->title;
    }
  return id;
}

/* A bill that is not there may not have come yet: who decides must see it. */
static void
add_absent (GadibaRerunReasons *self, const GadibaCase *then, GadibaMonth month, GPtrArray *told)
{
  const GadibaCase *now = self->decide->decision->from;
  GadibaMonth before = get_bills_month (then, month);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < then->costs->len; i++)
    {
      const GadibaCaseCost *cost = &g_array_index (then->costs, GadibaCaseCost, i);
      gpointer title = (gpointer) get_item_title (self->decide->book, cost->item);
      if (cost->month == before && !has_bill (now, month, cost->item)
          && !g_ptr_array_find (titles, title, NULL))
        g_ptr_array_add (titles, title);
    }
  if (titles->len == 0)
    return;
  g_ptr_array_add (titles, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) titles->pdata);
  g_ptr_array_add (told, g_strdup_printf (_ ("no bill this time, though there was one: %s"), list));
}

static char *
tell_bills (GadibaRerunReasons *self, const GadibaTrace *trace, const GadibaCase *then,
            GadibaMonth month)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  const char *costs = find_costs (self->decide->decision->trace, month, told);
  const char *before = find_costs (trace, month, NULL);

  g_ptr_array_add (told,
                   g_strdup_printf (_ ("counted together %s, until now %s"),
                                    costs != NULL ? costs : "–", before != NULL ? before : "–"));
  add_absent (self, then, month, told);
  g_ptr_array_add (told, NULL);
  return g_strjoinv ("; ", (char **) told->pdata);
}

gboolean
_gadiba_rerun_find_bills (GadibaRerunReasons *self, const char *number, GadibaMonth month,
                          char **reason, gboolean *by_bills, GError **error)
{
  const GadibaIssued *issued = find_issued (self, number, error);
  const GadibaTrace *trace = issued != NULL ? find_trace (self, number, error) : NULL;
  g_autoptr (GadibaCase) then =
      trace != NULL ? gadiba_case_read_bytes (issued->case_file, number, error) : NULL;
  gboolean by_law = FALSE;

  *by_bills = FALSE;
  if (then == NULL || !differs_by_law (self, issued, &by_law, error)
      || !is_by_costs (self, issued, by_bills, error))
    return FALSE;
  *by_bills = *by_bills && !by_law;
  *reason = by_law ? g_strdup (_ ("The law of this month was changed too; assess the running cases "
                                  "again after the change of law first"))
            : *by_bills ? tell_bills (self, trace, then, month)
                        : g_strdup (_ ("The case says otherwise than when it was decided, and not "
                                       "in its bills alone; decide on it by itself"));
  return TRUE;
}
