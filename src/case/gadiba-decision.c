/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-decision.h"

#include <string.h>

/* The facts of a case whose words a letter tells. */
static const struct
{
  GadibaEntity entity;
  const char *fact;
} told_facts[] = {
  { GADIBA_ENTITY_PERSON, "relation" },   { GADIBA_ENTITY_PERSON, "activity" },
  { GADIBA_ENTITY_PERSON, "disability" }, { GADIBA_ENTITY_HOUSEHOLD, "tenure" },
  { GADIBA_ENTITY_HOUSEHOLD, "heating" }, { GADIBA_ENTITY_REAL_ESTATE, "use" },
};

static const char *const kinds[] = { "judgement",    "change",    "review",       "stop",
                                     "reduction",    "recovery",  "prolongation", "deficiencies",
                                     "cancellation", "correction" };

const char *
gadiba_decision_kind_format (GadibaDecisionKind kind)
{
  return kinds[kind];
}

gboolean
gadiba_decision_kind_parse (const char *word, GadibaDecisionKind *kind)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (word, kinds[i]))
      {
        *kind = (GadibaDecisionKind) i;
        return TRUE;
      }
  return FALSE;
}

static const char *const evidence_kinds[] = { "statement",   "certificate", "register",
                                              "declaration", "other",       "none" };

static void
clear_letterhead (GadibaLetterhead *head)
{
  g_free (head->name);
  g_free (head->registration_number);
  g_free (head->address);
  g_free (head->contact);
  g_free (head->place);
  g_free (head->municipality);
  g_free (head->contest_authority);
  g_free (head->contest_address);
}

static void
free_month (gpointer data)
{
  GadibaDecisionMonth *month = data;

  g_free (month->payee);
  g_free (month->account);
  g_free (month);
}

static void
free_reason (gpointer data)
{
  GadibaDecisionReason *reason = data;

  g_free (reason->sentence);
  g_free (reason->plain);
  g_free (reason->source);
  g_free (reason);
}

static void
free_item (gpointer data)
{
  GadibaDecisionItem *item = data;

  g_free (item->title);
  g_free (item->word_title);
  g_free (item->volume_text);
  g_free (item->provider);
  g_ptr_array_unref (item->months);
  g_ptr_array_unref (item->reasons);
  g_ptr_array_unref (item->sources);
  g_ptr_array_unref (item->missing);
  g_free (item);
}

static void
free_act (gpointer data)
{
  GadibaDecisionAct *act = data;

  g_free (act->title);
  g_free (act->genitive);
  g_free (act->cited);
  g_free (act);
}

void
gadiba_decision_record_free (GadibaDecisionRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self);
}

GadibaDecision *
gadiba_decision_new (void)
{
  GadibaDecision *decision = g_new0 (GadibaDecision, 1);

  decision->basis.person = GADIBA_CASE_NOBODY;
  decision->items = g_ptr_array_new_with_free_func (free_item);
  decision->evidence = g_ptr_array_new_with_free_func (g_free);
  decision->papers = g_ptr_array_new_with_free_func (g_free);
  decision->records = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_decision_record_free);
  decision->acts = g_ptr_array_new_with_free_func (free_act);
  decision->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  decision->abbreviations = g_ptr_array_new_with_free_func (g_free);
  return decision;
}

void
gadiba_decision_free (GadibaDecision *decision)
{
  if (decision == NULL)
    return;
  clear_letterhead (&decision->head);
  g_free (decision->basis.number);
  g_free (decision->basis.sentence);
  g_free (decision->basis.plain);
  g_free (decision->basis.source);
  g_free (decision->basis.rule);
  g_free (decision->basis.happened);
  g_free (decision->number);
  g_free (decision->application_number);
  g_free (decision->signatory_name);
  g_free (decision->signatory_position);
  g_free (decision->preparer_name);
  g_free (decision->preparer_position);
  g_free (decision->preparer_contact);
  g_free (decision->given);
  g_free (decision->family);
  g_free (decision->code);
  g_free (decision->address);
  g_free (decision->given_dative);
  g_free (decision->family_dative);
  g_free (decision->heard_text);
  g_free (decision->not_heard_ground);
  g_free (decision->considerations);
  g_ptr_array_unref (decision->items);
  g_ptr_array_unref (decision->evidence);
  g_ptr_array_unref (decision->papers);
  g_ptr_array_unref (decision->records);
  g_ptr_array_unref (decision->acts);
  g_hash_table_unref (decision->words);
  g_ptr_array_unref (decision->abbreviations);
  g_clear_pointer (&decision->from, gadiba_case_free);
  g_clear_pointer (&decision->trace, gadiba_trace_free);
  g_free (decision);
}

GadibaDecisionItem *
gadiba_decision_add_item (GadibaDecision *decision, const char *id)
{
  g_return_val_if_fail (decision != NULL && id != NULL, NULL);

  GadibaDecisionItem *item = g_new0 (GadibaDecisionItem, 1);
  item->id = g_intern_string (id);
  item->months = g_ptr_array_new_with_free_func (free_month);
  item->reasons = g_ptr_array_new_with_free_func (free_reason);
  item->sources = g_ptr_array_new_with_free_func (g_free);
  item->missing = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (decision->items, item);
  return item;
}

GadibaDecisionMonth *
gadiba_decision_item_add_month (GadibaDecisionItem *item, GadibaMonth month)
{
  g_return_val_if_fail (item != NULL && month != GADIBA_MONTH_NONE, NULL);

  GadibaDecisionMonth *row = g_new0 (GadibaDecisionMonth, 1);
  row->month = month;
  row->coefficient = GADIBA_NUMBER (1);
  g_ptr_array_add (item->months, row);
  return row;
}

GadibaDecisionReason *
gadiba_decision_item_add_reason (GadibaDecisionItem *item, const char *id, const char *sentence,
                                 const char *source)
{
  g_return_val_if_fail (item != NULL, NULL);

  GadibaDecisionReason *reason = g_new0 (GadibaDecisionReason, 1);
  reason->id = g_intern_string (id);
  reason->sentence = g_strdup (sentence);
  reason->source = g_strdup (source);
  g_ptr_array_add (item->reasons, reason);
  return reason;
}

static void
take_word (GadibaDecision *decision, const char *kind, const char *id, const char *word)
{
  g_hash_table_replace (decision->words, g_strdup_printf ("%s/%s", kind, id), g_strdup (word));
}

static void
take_word_of (GadibaDecision *decision, const char *kind, const char *id, const char *sex,
              const char *word)
{
  if (word != NULL)
    g_hash_table_replace (decision->words, g_strdup_printf ("%s/%s/%s", kind, id, sex),
                          g_strdup (word));
}

static void
take_acts (GadibaDecision *decision, const GadibaBook *book)
{
  g_ptr_array_set_size (decision->acts, 0);
  g_ptr_array_set_size (decision->abbreviations, 0);
  for (guint i = 0; i < book->act_order->len; i++)
    {
      const GadibaAct *from = g_ptr_array_index (book->act_order, i);
      GadibaDecisionAct *act = g_new0 (GadibaDecisionAct, 1);
      act->id = g_intern_string (from->id);
      act->title = g_strdup (from->title);
      act->genitive = g_strdup (from->genitive);
      act->cited = g_strdup (from->cited);
      g_ptr_array_add (decision->acts, act);
    }
  for (guint i = 0; i < book->abbreviations->len; i++)
    {
      const GadibaAbbreviation *one = g_ptr_array_index (book->abbreviations, i);
      g_ptr_array_add (decision->abbreviations,
                       g_strdup_printf ("%s – %s", one->shorthand, one->meaning));
    }
}

/* What a benefit asks beyond the case. */
static void
take_facts (GadibaDecision *decision, const GadibaBook *book, GadibaEntity entity)
{
  for (guint i = 0; i < book->facts[entity]->len; i++)
    {
      const GadibaFact *fact = g_ptr_array_index (book->facts[entity], i);
      if (fact->benefit == NULL)
        continue;
      take_word (decision, "fact", fact->id, fact->title);
      take_word (decision, "fact-of", fact->id, fact->benefit);
      for (guint k = 0; fact->choices != NULL && k < fact->choices->len; k++)
        {
          const GadibaChoice *choice = &g_array_index (fact->choices, GadibaChoice, k);
          take_word (decision, fact->id, choice->id, choice->title);
        }
      if (fact->type.kind != GADIBA_KIND_YES_NO)
        continue;
      take_word (decision, fact->id, "yes", gadiba_book_get_phrase (book, "yes"));
      take_word (decision, fact->id, "no", gadiba_book_get_phrase (book, "no"));
    }
}

void
gadiba_decision_take_words (GadibaDecision *decision, const GadibaBook *book)
{
  g_return_if_fail (decision != NULL && book != NULL);

  take_acts (decision, book);
  for (guint i = 0; i < G_N_ELEMENTS (told_facts); i++)
    {
      const GadibaFact *fact =
          gadiba_book_get_fact (book, told_facts[i].entity, told_facts[i].fact);
      for (guint j = 0; fact != NULL && fact->choices != NULL && j < fact->choices->len; j++)
        {
          const GadibaChoice *choice = &g_array_index (fact->choices, GadibaChoice, j);
          take_word (decision, fact->id, choice->id, choice->title);
          take_word_of (decision, fact->id, choice->id, "f", choice->female);
          take_word_of (decision, fact->id, choice->id, "m", choice->male);
        }
    }
  take_facts (decision, book, GADIBA_ENTITY_HOUSEHOLD);
  take_facts (decision, book, GADIBA_ENTITY_PERSON);
  for (guint i = 0; i < book->income_kinds->len; i++)
    {
      const GadibaIncomeKind *kind = g_ptr_array_index (book->income_kinds, i);
      take_word (decision, "income-kind", kind->id, kind->title);
    }
  for (guint i = 0; i < book->cost_items->len; i++)
    {
      const GadibaCostItem *item = g_ptr_array_index (book->cost_items, i);
      take_word (decision, "cost-item", item->id, item->title);
    }
  for (guint i = 0; i < G_N_ELEMENTS (evidence_kinds); i++)
    {
      g_autofree char *phrase = g_strconcat ("evidence-", evidence_kinds[i], NULL);
      take_word (decision, "evidence", evidence_kinds[i], gadiba_book_get_phrase (book, phrase));
    }
}

const char *
gadiba_decision_get_word (const GadibaDecision *decision, const char *kind, const char *id)
{
  g_return_val_if_fail (decision != NULL && kind != NULL, NULL);

  if (id == NULL)
    return NULL;
  g_autofree char *key = g_strdup_printf ("%s/%s", kind, id);
  return g_hash_table_lookup (decision->words, key);
}

const char *
gadiba_decision_get_word_of (const GadibaDecision *decision, const char *kind, const char *id,
                             const char *sex)
{
  g_return_val_if_fail (decision != NULL && kind != NULL, NULL);

  if (id == NULL || sex == NULL)
    return gadiba_decision_get_word (decision, kind, id);
  g_autofree char *key = g_strdup_printf ("%s/%s/%s", kind, id, sex);
  const char *word = g_hash_table_lookup (decision->words, key);
  return word != NULL ? word : gadiba_decision_get_word (decision, kind, id);
}

static gboolean
has_empty_month (const GadibaDecisionItem *item)
{
  for (guint i = 0; i < item->months->len; i++)
    if (((const GadibaDecisionMonth *) g_ptr_array_index (item->months, i))->amount == 0)
      return TRUE;
  return FALSE;
}

gboolean
gadiba_decision_is_full_grant (const GadibaDecision *decision)
{
  g_return_val_if_fail (decision != NULL, FALSE);

  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      if (item->outcome != GADIBA_OUTCOME_GRANTED || item->reasons->len > 0
          || item->missing->len > 0 || has_empty_month (item))
        return FALSE;
    }
  return decision->items->len > 0;
}

gboolean
gadiba_decision_is_about_service (const GadibaDecision *decision)
{
  g_return_val_if_fail (decision != NULL, FALSE);

  return decision->items->len > 0
         && ((const GadibaDecisionItem *) g_ptr_array_index (decision->items, 0))->is_service;
}

gboolean
gadiba_decision_is_refusal (const GadibaDecision *decision)
{
  g_return_val_if_fail (decision != NULL, FALSE);

  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      if (item->outcome == GADIBA_OUTCOME_REFUSED)
        return TRUE;
    }
  return FALSE;
}

GadibaDate
gadiba_decision_get_heard_from (const GadibaDecision *decision)
{
  g_return_val_if_fail (decision != NULL, GADIBA_DATE_NONE);

  return decision->basis.day != GADIBA_DATE_NONE ? decision->basis.day : decision->received;
}

gboolean
gadiba_decision_is_unfavourable (const GadibaDecision *decision)
{
  g_return_val_if_fail (decision != NULL, FALSE);

  if (decision->kind != GADIBA_DECISION_JUDGEMENT)
    return decision->basis.unfavourable;
  for (guint i = 0; i < decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      if (item->outcome == GADIBA_OUTCOME_REFUSED
          || (item->outcome == GADIBA_OUTCOME_GRANTED && item->reasons->len > 0))
        return TRUE;
    }
  return FALSE;
}
