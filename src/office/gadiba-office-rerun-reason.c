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

gboolean
_gadiba_rerun_is_by_law (GadibaRerunReasons *self, const char *number, gboolean *by_law,
                         GError **error)
{
  const GadibaDecide *decide = self->decide;
  const GadibaIssued *issued = find_issued (self, number, error);
  g_auto (GadibaDecide) then = { .office = decide->office,
                                 .request = decide->request,
                                 .moment = decide->moment,
                                 .book = decide->book,
                                 .books = decide->books };
  g_autoptr (GBytes) now = gadiba_case_write (decide->decision->from);

  if (issued == NULL)
    return FALSE;
  *by_law = g_bytes_equal (now, issued->case_file);
  if (*by_law)
    return TRUE;
  then.base = gadiba_base_find (self->db, decide->request->follow.base, error);
  then.application = then.base != NULL
                         ? gadiba_application_find (self->db, then.base->application_number, error)
                         : NULL;
  then.standing = then.application != NULL
                      ? gadiba_standing_read (self->db, then.application->id, error)
                      : NULL;
  if (then.standing == NULL)
    return FALSE;
  then.decision = gadiba_decision_new ();
  then.decision->kind = decide->request->kind;
  then.decision->day = decide->request->day;
  then.decision->from = gadiba_case_read_bytes (issued->case_file, issued->number, error);
  if (then.decision->from == NULL || !_gadiba_decide_find_basis (&then, self->db, error))
    return FALSE;
  /* What cannot be judged any more is no ground for a change by law. */
  *by_law =
      _gadiba_decide_judge (&then, self->db, NULL) && is_same (decide->decision, then.decision);
  return TRUE;
}
