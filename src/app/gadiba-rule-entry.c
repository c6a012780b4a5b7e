/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-rule-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-text.h"

struct _GadibaRuleEntry
{
  GObject parent;

  GadibaRuleKind kind;
  gconstpointer item;
  const char *id;    /* of the item */
  const char *title; /* of the item */
  char *about;
  char *folded; /* all that a search finds it by */
  gboolean can_set, fails;
};

G_DEFINE_FINAL_TYPE (GadibaRuleEntry, gadiba_rule_entry, G_TYPE_OBJECT)

static void
gadiba_rule_entry_finalize (GObject *object)
{
  GadibaRuleEntry *self = GADIBA_RULE_ENTRY (object);

  g_free (self->about);
  g_free (self->folded);

  G_OBJECT_CLASS (gadiba_rule_entry_parent_class)->finalize (object);
}

static void
gadiba_rule_entry_class_init (GadibaRuleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_rule_entry_finalize;
}

static void
gadiba_rule_entry_init (GadibaRuleEntry *self)
{
}

/* --- making them --- */

static const char *const kinds[] = {
  [GADIBA_RULE_PARAMETER] = N_ ("value"),       [GADIBA_RULE_BENEFIT] = N_ ("benefit"),
  [GADIBA_RULE_STEP] = N_ ("computation"),      [GADIBA_RULE_COST] = N_ ("housing cost"),
  [GADIBA_RULE_INCOME] = N_ ("kind of income"), [GADIBA_RULE_FACT] = N_ ("what is asked"),
  [GADIBA_RULE_EXAMPLE] = N_ ("example"),       [GADIBA_RULE_ACT] = N_ ("act"),
};

typedef struct
{
  GListStore *store;
  const GadibaOfficeRules *rules;
  const GadibaBook *book;
  GadibaDate today;
} Listing;

/* Returns: (transfer full) */
static GadibaRuleEntry *
make_entry (Listing *self, GadibaRuleKind kind, gconstpointer item, const char *id,
            const char *title)
{
  GadibaRuleEntry *entry = g_object_new (GADIBA_TYPE_RULE_ENTRY, NULL);

  entry->kind = kind;
  entry->item = item;
  entry->id = id;
  entry->title = title;
  return entry;
}

/* Adds @entry: (transfer full). @says: (nullable): what it says in short; @source: (nullable): what
 * else it is found by */
static void
add_entry (Listing *self, GadibaRuleEntry *entry, const char *says, const char *source)
{
  g_autofree char *all = g_strjoin (" ", entry->title, entry->id, _ (kinds[entry->kind]),
                                    says != NULL ? says : "", source != NULL ? source : "", NULL);

  entry->about = says != NULL ? g_strdup_printf ("%s  ·  %s", _ (kinds[entry->kind]), says)
                              : g_strdup (_ (kinds[entry->kind]));
  entry->folded = gadiba_text_fold (all);
  g_list_store_append (self->store, entry);
  g_object_unref (entry);
}

static char *
format_today (const Listing *self, const GadibaParameter *parameter)
{
  const GadibaParameterValue *value =
      gadiba_parameter_get_value (parameter, self->today, GADIBA_DATE_NONE);
  g_autoptr (GString) text = g_string_new (NULL);

  if (value == NULL)
    return g_strdup (parameter->by_municipality ? _ ("not set") : _ ("no value today"));
  if (value->entries == NULL)
    return gadiba_rule_entry_format_value (self->book, &parameter->type, &value->value);
  for (guint i = 0; i < value->entries->len; i++)
    {
      const GadibaEntry *entry = &g_array_index (value->entries, GadibaEntry, i);
      g_autofree char *one =
          gadiba_rule_entry_format_value (self->book, &parameter->type, &entry->value);
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", one);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_parameters (Listing *self, gboolean settable)
{
  for (guint i = 0; i < self->book->parameters->len; i++)
    {
      const GadibaParameter *parameter = g_ptr_array_index (self->book->parameters, i);
      gboolean can_set = gadiba_office_rules_can_set (self->rules, parameter);
      if (can_set != settable)
        continue;
      GadibaRuleEntry *entry =
          make_entry (self, GADIBA_RULE_PARAMETER, parameter, parameter->id, parameter->title);
      const GadibaParameterValue *value =
          gadiba_parameter_get_value (parameter, self->today, GADIBA_DATE_NONE);
      g_autofree char *says = format_today (self, parameter);
      entry->can_set = can_set;
      add_entry (self, entry, says, value != NULL ? value->source->article : NULL);
    }
}

static void
add_benefits (Listing *self)
{
  for (guint i = 0; i < self->book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (self->book->benefits, i);
      add_entry (self, make_entry (self, GADIBA_RULE_BENEFIT, benefit, benefit->id, benefit->title),
                 NULL, benefit->source->article);
    }
}

/* Amounts and conditions of benefits are told with these. */
static void
add_steps (Listing *self)
{
  for (guint i = 0; i < self->book->steps->len; i++)
    {
      const GadibaStep *step = g_ptr_array_index (self->book->steps, i);
      if (step->kind != GADIBA_STEP_BENEFIT && step->title != NULL
          && !(step->kind == GADIBA_STEP_CONDITION && step->benefit != NULL))
        add_entry (self, make_entry (self, GADIBA_RULE_STEP, step, step->id, step->title), NULL,
                   step->source != NULL ? step->source->article : NULL);
    }
  for (guint i = 0; i < self->book->conditions->len; i++)
    {
      const GadibaStep *step = g_ptr_array_index (self->book->conditions, i);
      if (gadiba_book_get_step (self->book, step->id) == NULL)
        add_entry (self, make_entry (self, GADIBA_RULE_STEP, step, step->id, step->title),
                   step->refusal, step->source != NULL ? step->source->article : NULL);
    }
}

static void
add_catalogues (Listing *self)
{
  for (guint i = 0; i < self->book->cost_items->len; i++)
    {
      const GadibaCostItem *item = g_ptr_array_index (self->book->cost_items, i);
      add_entry (self, make_entry (self, GADIBA_RULE_COST, item, item->id, item->title), NULL,
                 NULL);
    }
  for (guint i = 0; i < self->book->income_kinds->len; i++)
    {
      const GadibaIncomeKind *kind = g_ptr_array_index (self->book->income_kinds, i);
      add_entry (self, make_entry (self, GADIBA_RULE_INCOME, kind, kind->id, kind->title),
                 kind->group->title, NULL);
    }
}

static void
add_facts (Listing *self)
{
  for (int entity = 0; entity < GADIBA_N_ENTITIES; entity++)
    for (guint i = 0; i < self->book->facts[entity]->len; i++)
      {
        const GadibaFact *fact = g_ptr_array_index (self->book->facts[entity], i);
        if (fact->question != NULL && fact->title != NULL)
          add_entry (self, make_entry (self, GADIBA_RULE_FACT, fact, fact->id, fact->title),
                     fact->question, NULL);
      }
}

static void
add_rest (Listing *self, GPtrArray *examples)
{
  for (guint i = 0; i < examples->len; i++)
    {
      const GadibaTriedExample *example = g_ptr_array_index (examples, i);
      GadibaRuleEntry *entry =
          make_entry (self, GADIBA_RULE_EXAMPLE, example, example->title, example->title);
      entry->fails = example->fault != NULL;
      add_entry (self, entry, entry->fails ? _ ("fails") : _ ("passes"), NULL);
    }
  for (guint i = 0; i < self->book->act_order->len; i++)
    {
      const GadibaAct *act = g_ptr_array_index (self->book->act_order, i);
      add_entry (self, make_entry (self, GADIBA_RULE_ACT, act, act->id, act->title), act->id, NULL);
    }
}

GListStore *
gadiba_rule_entry_list (const GadibaOfficeRules *rules, GPtrArray *examples, GadibaDate today)
{
  g_return_val_if_fail (rules != NULL && examples != NULL, NULL);

  Listing listing = { g_list_store_new (GADIBA_TYPE_RULE_ENTRY), rules,
                      rules->draft != NULL ? rules->draft : rules->book, today };
  add_parameters (&listing, TRUE);
  add_benefits (&listing);
  add_parameters (&listing, FALSE);
  add_steps (&listing);
  add_catalogues (&listing);
  add_facts (&listing);
  add_rest (&listing, examples);
  return listing.store;
}

/* --- reading them --- */

GadibaRuleKind
gadiba_rule_entry_get_kind (GadibaRuleEntry *self)
{
  g_return_val_if_fail (GADIBA_IS_RULE_ENTRY (self), GADIBA_RULE_PARAMETER);

  return self->kind;
}

gconstpointer
gadiba_rule_entry_get_item (GadibaRuleEntry *self)
{
  g_return_val_if_fail (GADIBA_IS_RULE_ENTRY (self), NULL);

  return self->item;
}

const char *
gadiba_rule_entry_get_id (GadibaRuleEntry *self)
{
  g_return_val_if_fail (GADIBA_IS_RULE_ENTRY (self), NULL);

  return self->id;
}

const char *
gadiba_rule_entry_get_title (GadibaRuleEntry *self)
{
  g_return_val_if_fail (GADIBA_IS_RULE_ENTRY (self), NULL);

  return self->title;
}

const char *
gadiba_rule_entry_get_about (GadibaRuleEntry *self)
{
  g_return_val_if_fail (GADIBA_IS_RULE_ENTRY (self), NULL);

  return self->about;
}

gboolean
gadiba_rule_entry_can_set (GadibaRuleEntry *self)
{
  g_return_val_if_fail (GADIBA_IS_RULE_ENTRY (self), FALSE);

  return self->can_set;
}

const char *
gadiba_rule_entry_get_class (GadibaRuleEntry *self)
{
  g_return_val_if_fail (GADIBA_IS_RULE_ENTRY (self), NULL);

  return self->fails ? "bad" : NULL;
}

gboolean
gadiba_rule_entry_matches (GadibaRuleEntry *self, const char *const *words)
{
  g_return_val_if_fail (GADIBA_IS_RULE_ENTRY (self), FALSE);

  for (; words != NULL && *words != NULL; words++)
    if (strstr (self->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

char *
gadiba_rule_entry_format_value (const GadibaBook *book, const GadibaType *type,
                                const GadibaValue *value)
{
  const GadibaUnit *unit =
      type->unit != NULL ? g_hash_table_lookup (book->units, type->unit) : NULL;
  GadibaMoney money;

  if (value->kind == GADIBA_KIND_NUMBER && g_strcmp0 (type->unit, "EUR") == 0
      && gadiba_money_from_number (value->number, &money))
    return gadiba_money_format_lv (money);
  g_autofree char *text = gadiba_value_format (value, type);
  if (value->kind != GADIBA_KIND_NUMBER)
    return g_steal_pointer (&text);
  g_strdelimit (text, ".", ',');
  return unit == NULL
             ? g_steal_pointer (&text)
             : g_strdup_printf ("%s %s", text, unit->symbol != NULL ? unit->symbol : unit->other);
}
