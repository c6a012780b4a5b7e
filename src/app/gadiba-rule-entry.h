/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gadiba-office-rules.h"

G_BEGIN_DECLS

/* What stands in a rule book, one thing a row. */
typedef enum
{
  GADIBA_RULE_PARAMETER,
  GADIBA_RULE_BENEFIT,
  GADIBA_RULE_STEP,
  GADIBA_RULE_COST,
  GADIBA_RULE_INCOME,
  GADIBA_RULE_FACT,
  GADIBA_RULE_EXAMPLE,
  GADIBA_RULE_ACT,
} GadibaRuleKind;

#define GADIBA_TYPE_RULE_ENTRY (gadiba_rule_entry_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRuleEntry, gadiba_rule_entry, GADIBA, RULE_ENTRY, GObject)

/**
 * gadiba_rule_entry_list:
 * @rules: must outlive the entries
 * @examples: (element-type GadibaTriedExample): of its book; must outlive the entries
 * @today: the day whose values are told in short
 *
 * Returns: (transfer full) (element-type GadibaRuleEntry): all that can be read in the book: in
 *   force, or of the draft if there is a usable one; what the office can set comes first
 */
GListStore *
gadiba_rule_entry_list (const GadibaOfficeRules *rules, GPtrArray *examples, GadibaDate today);

GadibaRuleKind gadiba_rule_entry_get_kind (GadibaRuleEntry *self);
/* The thing itself: GadibaParameter, GadibaBenefit, GadibaStep, GadibaCostItem, GadibaIncomeKind,
 * GadibaFact, GadibaTriedExample, GadibaAct */
gconstpointer gadiba_rule_entry_get_item (GadibaRuleEntry *self);
/* Returns: by which it is found again in another edition of the book */
const char *gadiba_rule_entry_get_id (GadibaRuleEntry *self);
const char *gadiba_rule_entry_get_title (GadibaRuleEntry *self);
/* Returns: what it is, in a word, and what it says today, in short */
const char *gadiba_rule_entry_get_about (GadibaRuleEntry *self);
gboolean gadiba_rule_entry_can_set (GadibaRuleEntry *self);
/* Returns: (nullable): a class of the style sheet: "bad" for an example that fails */
const char *gadiba_rule_entry_get_class (GadibaRuleEntry *self);
/* Whether each of @words (folded) stands in it. */
gboolean gadiba_rule_entry_matches (GadibaRuleEntry *self, const char *const *words);

/* Returns: (transfer full): a value as people read it: "600,00 €", "14 t" */
char *gadiba_rule_entry_format_value (const GadibaBook *book, const GadibaType *type,
                                      const GadibaValue *value);

G_END_DECLS
