/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-answers.h"

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
