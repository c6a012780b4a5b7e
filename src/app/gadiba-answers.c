/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-answers.h"

#include "gadiba-case-facts.h"

const GadibaTraceLine *
gadiba_answers_find_line (const GadibaAssessment *assessment, const char *section, const char *id,
                          const char *person)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; assessment != NULL && i < assessment->trace->sections->len; i++)
    {
      const GadibaTraceSection *each = g_ptr_array_index (assessment->trace->sections, i);
      if (section != NULL && g_strcmp0 (each->id, section) != 0)
        continue;
      for (guint j = 0; j < each->lines->len; j++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (each->lines, j);
          if (g_strcmp0 (line->id, id) == 0 && g_strcmp0 (line->subject, person) == 0)
            return line;
        }
    }
  return NULL;
}

const char *
gadiba_answers_find_result (const GadibaAssessment *assessment, const char *section, const char *id,
                            const char *person)
{
  const GadibaTraceLine *line = gadiba_answers_find_line (assessment, section, id, person);

  return line != NULL ? line->result : NULL;
}

gboolean *
gadiba_answers_list_persons (const GadibaCase *from, const GadibaBook *book, const char *step)
{
  g_return_val_if_fail (from != NULL && book != NULL && step != NULL, NULL);

  const GadibaTerms terms = { .day = from->application.received };
  const GadibaStep *found = gadiba_book_get_step (book, step);
  gboolean *says = g_new0 (gboolean, from->persons->len + 1);
  if (found == NULL || found->entity != GADIBA_ENTITY_PERSON
      || found->type.kind != GADIBA_KIND_YES_NO)
    return says;
  g_autoptr (GadibaFacts) facts = gadiba_case_get_facts (from, book, NULL);
  g_autoptr (GadibaEvaluation) evaluation =
      facts != NULL ? gadiba_evaluation_new (facts, &terms, NULL) : NULL;
  for (guint i = 0; evaluation != NULL && i < from->persons->len; i++)
    {
      GadibaValue value;
      says[i] =
          gadiba_evaluation_get (evaluation, found, i, &value, NULL) && value.known && value.yes;
    }
  return says;
}

GadibaCounted
gadiba_answers_find_counted (const GadibaAssessment *assessment, const char *person,
                             const char *kind)
{
  GadibaCounted counted = { FALSE, NULL };

  for (guint i = 0; assessment != NULL && i < assessment->trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (assessment->trace->sections, i);
      for (guint j = 0; j < section->lines->len; j++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, j);
          if (line->kind != GADIBA_TRACE_RECEIPT || g_strcmp0 (line->item, kind) != 0
              || g_strcmp0 (line->subject, person) != 0)
            continue;
          counted.any = counted.any || g_strcmp0 (line->value, "0.00") != 0;
          counted.article = line->source;
        }
    }
  return counted;
}

const GadibaTraceLine *
gadiba_answers_find_bill (const GadibaAssessment *assessment, const GadibaCostItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  /* The line of a bill is called by its item and month. */
  g_autofree char *begin = g_strconcat (item->title, ", ", NULL);
  for (guint i = 0; assessment != NULL && i < assessment->trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (assessment->trace->sections, i);
      for (guint j = 0; j < section->lines->len; j++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, j);
          if (line->kind == GADIBA_TRACE_BILL && g_strcmp0 (line->id, "bill.counted") == 0
              && g_str_has_prefix (line->title, begin))
            return line;
        }
    }
  return NULL;
}
