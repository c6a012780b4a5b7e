/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-facts.h"

GadibaFacts *
gadiba_facts_new (const GadibaBook *book)
{
  GadibaFacts *facts = g_new0 (GadibaFacts, 1);

  facts->book = book;
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    {
      GadibaRows *rows = &facts->rows[i];
      rows->width = book->facts[i]->len;
      rows->values = g_array_new (FALSE, TRUE, sizeof (GadibaValue));
      rows->owners = g_array_new (FALSE, TRUE, sizeof (int));
      rows->labels = g_ptr_array_new_with_free_func (g_free);
      rows->titles = g_ptr_array_new_with_free_func (g_free);
    }
  facts->incomes = g_array_new (FALSE, TRUE, sizeof (GadibaIncomeLine));
  facts->costs = g_array_new (FALSE, TRUE, sizeof (GadibaCostLine));
  facts->asked = g_new0 (gboolean, book->benefits->len + 1);
  gadiba_facts_add (facts, GADIBA_ENTITY_HOUSEHOLD, -1, NULL, NULL);
  return facts;
}

void
gadiba_facts_free (GadibaFacts *facts)
{
  if (facts == NULL)
    return;
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    {
      g_array_unref (facts->rows[i].values);
      g_array_unref (facts->rows[i].owners);
      g_ptr_array_unref (facts->rows[i].labels);
      g_ptr_array_unref (facts->rows[i].titles);
    }
  g_array_unref (facts->incomes);
  g_array_unref (facts->costs);
  g_free (facts->asked);
  g_free (facts);
}

guint
gadiba_facts_add (GadibaFacts *facts, GadibaEntity entity, int person, const char *label,
                  const char *title)
{
  GadibaRows *rows = &facts->rows[entity];

  g_array_set_size (rows->values, (rows->n + 1) * rows->width);
  g_array_append_val (rows->owners, person);
  g_ptr_array_add (rows->labels, g_strdup (label));
  g_ptr_array_add (rows->titles, g_strdup (title));
  return rows->n++;
}

void
gadiba_facts_set (GadibaFacts *facts, GadibaEntity entity, guint row, const char *id,
                  GadibaValue value)
{
  GadibaRows *rows = &facts->rows[entity];
  const GadibaFact *fact = gadiba_book_get_fact (facts->book, entity, id);

  g_return_if_fail (row < rows->n);
  if (fact == NULL)
    return;
  g_return_if_fail ((GadibaKind) value.kind == fact->type.kind);
  g_array_index (rows->values, GadibaValue, row * rows->width + fact->index) = value;
}

void
gadiba_facts_ask (GadibaFacts *facts, const GadibaBenefit *benefit)
{
  for (guint i = 0; i < facts->book->benefits->len; i++)
    if (facts->book->benefits->pdata[i] == benefit)
      facts->asked[i] = TRUE;
}

void
gadiba_facts_ask_only (GadibaFacts *facts, const char *benefit)
{
  for (guint i = 0; i < facts->book->benefits->len; i++)
    {
      const GadibaBenefit *each = g_ptr_array_index (facts->book->benefits, i);
      facts->asked[i] = facts->asked[i] && g_str_equal (each->id, benefit);
    }
}
