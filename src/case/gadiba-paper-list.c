/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-paper-list.h"

#include "gadiba-case-facts.h"
#include "gadiba-evaluation.h"

static gboolean
is_paper (const GadibaStep *step, GadibaEntity entity)
{
  return step->entity == entity && step->type.kind == GADIBA_KIND_YES_NO
         && g_str_has_prefix (step->id, GADIBA_PAPER_PREFIX);
}

/* @person: (nullable): whose; of the row @row */
static void
add_papers (GadibaEvaluation *evaluation, const GadibaBook *book, const char *person, guint row,
            GArray *papers)
{
  GadibaEntity entity = person != NULL ? GADIBA_ENTITY_PERSON : GADIBA_ENTITY_HOUSEHOLD;

  for (guint i = 0; i < book->steps->len; i++)
    {
      const GadibaStep *step = g_ptr_array_index (book->steps, i);
      GadibaValue value;
      if (!is_paper (step, entity) || !gadiba_evaluation_get (evaluation, step, row, &value, NULL)
          || !value.known || !value.yes)
        continue;
      const GadibaProposedPaper paper = { step->id, step->title, step->source->text, step->note,
                                          person };
      g_array_append_val (papers, paper);
    }
}

GArray *
gadiba_paper_list_new (const GadibaCase *from, const GadibaBook *book, GError **error)
{
  g_return_val_if_fail (from != NULL && book != NULL, NULL);

  const GadibaTerms terms = { .day = from->application.received };
  g_autoptr (GadibaFacts) facts = gadiba_case_get_facts (from, book, error);
  g_autoptr (GadibaEvaluation) evaluation =
      facts != NULL ? gadiba_evaluation_new (facts, &terms, error) : NULL;
  if (evaluation == NULL)
    return NULL;
  GArray *papers = g_array_new (FALSE, FALSE, sizeof (GadibaProposedPaper));
  for (guint i = 0; i < from->persons->len; i++)
    add_papers (evaluation, book, gadiba_case_get_person (from, (int) i)->id, i, papers);
  add_papers (evaluation, book, NULL, 0, papers);
  return papers;
}
