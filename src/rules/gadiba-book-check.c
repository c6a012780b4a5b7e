/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-private.h"

#include <string.h>

#include "gadiba-evaluation.h"
#include "gadiba-formula-check.h"
#include "gadiba-rules-private.h"

GadibaTemplate *
_gadiba_template_parse (const char *text, GError **error)
{
  GadibaTemplate *template = g_new0 (GadibaTemplate, 1);
  const char *at = text;

  template->texts = g_ptr_array_new_with_free_func (g_free);
  template->formulas = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_expr_free);
  while (TRUE)
    {
      const char *open = strchr (at, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *formula = NULL;
      GadibaExpr *expr;

      g_ptr_array_add (template->texts,
                       open != NULL ? g_strndup (at, (gsize) (open - at)) : g_strdup (at));
      if (open == NULL)
        return template;
      if (close == NULL)
        {
          g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
                       _ ("in shown=\"…\" a { is not closed by a }"));
          _gadiba_template_free (template);
          return NULL;
        }
      formula = g_strndup (open + 1, (gsize) (close - open - 1));
      expr = gadiba_formula_parse (formula, error);
      if (expr == NULL)
        {
          g_prefix_error (error, _ ("in shown=\"…\", {%s}: "), formula);
          _gadiba_template_free (template);
          return NULL;
        }
      g_ptr_array_add (template->formulas, expr);
      at = close + 1;
    }
}

void
_gadiba_template_free (GadibaTemplate *template)
{
  if (template == NULL)
    return;
  g_ptr_array_unref (template->texts);
  g_ptr_array_unref (template->formulas);
  g_free (template);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const GadibaParameterValue *left = *(GadibaParameterValue *const *) a;
  const GadibaParameterValue *right = *(GadibaParameterValue *const *) b;
  return left->from != right->from ? left->from - right->from : left->known - right->known;
}

/* What follows @value in the knowledge of today. */
static const GadibaParameterValue *
get_successor (const GadibaParameter *parameter, guint i)
{
  const GadibaParameterValue *value = g_ptr_array_index (parameter->values, i);

  for (guint j = i + 1; j < parameter->values->len; j++)
    {
      const GadibaParameterValue *next = g_ptr_array_index (parameter->values, j);
      if (next->from != value->from)
        return next;
    }
  return NULL;
}

static gboolean
check_span (const GadibaParameter *parameter, guint i, GError **error)
{
  const GadibaParameterValue *value = g_ptr_array_index (parameter->values, i);
  const GadibaParameterValue *next = get_successor (parameter, i);
  g_autofree char *until = NULL;
  g_autofree char *from = NULL;

  if (i > 0)
    {
      const GadibaParameterValue *previous = g_ptr_array_index (parameter->values, i - 1);
      if (previous->from == value->from && previous->known == value->known)
        {
          _gadiba_place_set_error (
              &value->place, error,
              _ ("overlap: “%s” has two values from the same day; leave one, or "
                 "say with known=\"…\" since when each is known"),
              parameter->id);
          return FALSE;
        }
    }
  if (value->until == GADIBA_DATE_NONE)
    return TRUE;
  until = gadiba_date_format (value->until);
  if (value->until < value->from)
    {
      _gadiba_place_set_error (&value->place, error,
                               _ ("“%s” ends on %s, before it begins; until is the last day"),
                               parameter->id, until);
      return FALSE;
    }
  if (next == NULL || next->from == value->until + 1)
    return TRUE;
  from = gadiba_date_format (next->from);
  _gadiba_place_set_error (
      &next->place, error,
      next->from <= value->until
          ? _ ("overlap: “%s” begins on %s, but the value before it holds until "
               "%s; the next value begins on the day after the last")
          : _ ("gap: “%s” begins on %s, but the value before it ends on %s; the "
               "next value begins on the day after the last"),
      parameter->id, from, until);
  return FALSE;
}

static gboolean
check_unit (const GadibaBook *book, const GadibaPlace *place, const GadibaType *type,
            GError **error)
{
  if (type->kind != GADIBA_KIND_NUMBER || *type->unit == '\0'
      || g_hash_table_contains (book->units, type->unit))
    return TRUE;
  _gadiba_place_set_error (place, error,
                           _ ("the unit “%s” is not declared; add a <unit> for it, or correct it"),
                           type->unit);
  return FALSE;
}

/* The law bounds what a municipality may set. A book that goes beyond is told so and used all the
 * same: the bounds too are data, and may be the ones that are wrong. */
static void
check_bound (GadibaBook *book, const GadibaParameter *parameter, const GadibaParameterValue *value,
             const char *bound_id, int sign)
{
  const GadibaParameter *bound =
      bound_id != NULL ? gadiba_book_get_parameter (book, bound_id) : NULL;
  const GadibaParameterValue *limit =
      bound != NULL ? gadiba_parameter_get_value (bound, value->from, GADIBA_DATE_NONE) : NULL;
  g_autofree char *is = NULL;
  g_autofree char *should = NULL;

  if (limit == NULL || sign * gadiba_number_compare (value->value.number, limit->value.number) <= 0)
    return;
  is = gadiba_value_format (&value->value, &parameter->type);
  should = gadiba_value_format (&limit->value, &bound->type);
  g_ptr_array_add (book->warnings,
                   g_strdup_printf (sign > 0 ? _ ("%s:%d: “%s” is %s, more than “%s” (%s, %s)")
                                             : _ ("%s:%d: “%s” is %s, less than “%s” (%s, %s)"),
                                    value->place.label, value->place.line, parameter->id, is,
                                    bound->id, should, limit->source->text));
}

static void
check_bounds (GadibaBook *book)
{
  for (guint i = 0; i < book->parameters->len; i++)
    {
      const GadibaParameter *parameter = g_ptr_array_index (book->parameters, i);

      if (parameter->type.kind != GADIBA_KIND_NUMBER || parameter->keys != NULL)
        continue;
      for (guint j = 0; j < parameter->values->len; j++)
        {
          const GadibaParameterValue *value = g_ptr_array_index (parameter->values, j);
          check_bound (book, parameter, value, parameter->at_least, -1);
          check_bound (book, parameter, value, parameter->at_most, 1);
        }
    }
}

/* A unit can be told as it stands: by a symbol or three words, and in larger ones of one kind. */
static gboolean
check_units (const GadibaBook *book, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, book->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GadibaUnit *unit = value;
      const GadibaUnit *larger =
          unit->larger != NULL ? g_hash_table_lookup (book->units, unit->larger) : NULL;
      gboolean words = unit->zero != NULL && unit->one != NULL && unit->other != NULL;

      if (unit->symbol == NULL && !words)
        {
          _gadiba_place_set_error (
              &unit->place, error,
              _ ("the unit “%s” needs symbol=\"…\", or zero, one and other, the "
                 "three plural forms"),
              unit->id);
          return FALSE;
        }
      if ((unit->larger != NULL || unit->factor > 0)
          && (larger == NULL || larger->larger != NULL || unit->factor < 2))
        {
          _gadiba_place_set_error (&unit->place, error,
                                   _ ("the unit “%s” cannot be told in “%s”; larger=\"…\" names a "
                                      "unit that has no larger one, "
                                      "factor=\"…\" how many make it, from 2 on"),
                                   unit->id, unit->larger != NULL ? unit->larger : "");
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_parameters (GadibaBook *book, GError **error)
{
  for (guint i = 0; i < book->parameters->len; i++)
    {
      GadibaParameter *parameter = g_ptr_array_index (book->parameters, i);

      if (!check_unit (book, &parameter->place, &parameter->type, error))
        return FALSE;
      if (parameter->values->len == 0 && !parameter->by_municipality)
        {
          _gadiba_place_set_error (&parameter->place, error, _ ("“%s” has no value; add a <value>"),
                                   parameter->id);
          return FALSE;
        }
      g_ptr_array_sort (parameter->values, compare_values);
      for (guint j = 0; j < parameter->values->len; j++)
        if (!check_span (parameter, j, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_choices (const GArray *choices, const GadibaPlace *place, const char *id, GError **error)
{
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    for (guint j = 0; j < i; j++)
      if (g_array_index (choices, GadibaChoice, i).id
          == g_array_index (choices, GadibaChoice, j).id)
        {
          _gadiba_place_set_error (place, error,
                                   _ ("“%s” has the <choice> “%s” twice; give each word once"), id,
                                   g_array_index (choices, GadibaChoice, i).id);
          return FALSE;
        }
  return TRUE;
}

static gboolean
check_facts (GadibaBook *book, GError **error)
{
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    for (guint j = 0; j < book->facts[i]->len; j++)
      {
        const GadibaFact *fact = g_ptr_array_index (book->facts[i], j);

        if (fact->title == NULL)
          continue; /* the engine's own */
        if (!check_unit (book, &fact->place, &fact->type, error)
            || !check_choices (fact->choices, &fact->place, fact->id, error))
          return FALSE;
        if (fact->type.kind == GADIBA_KIND_TEXT && fact->choices == NULL)
          {
            _gadiba_place_set_error (&fact->place, error,
                                     _ ("“%s” is of type word and needs a <choice> for each word"),
                                     fact->id);
            return FALSE;
          }
        if (!fact->has_otherwise && fact->question == NULL && fact->asked_by_benefit)
          {
            _gadiba_place_set_error (&fact->place, error,
                                     _ ("“%s” needs question=\"…\", what to ask the client"),
                                     fact->id);
            return FALSE;
          }
      }
  return TRUE;
}

static gboolean
check_norms (GadibaBook *book, GError **error)
{
  for (guint i = 0; i < book->cost_items->len; i++)
    {
      const GadibaCostItem *item = g_ptr_array_index (book->cost_items, i);
      for (guint j = 0; j < item->norms->len; j++)
        {
          const GadibaNorm *norm = g_ptr_array_index (item->norms, j);
          const GadibaType type = { GADIBA_KIND_NUMBER, norm->unit != NULL ? norm->unit : "" };
          if (!check_unit (book, &norm->place, &type, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
add_choice (GArray **choices, const char *id, const char *title)
{
  GadibaChoice choice = { .id = id, .title = (char *) (gpointer) title };

  if (*choices == NULL)
    *choices = g_array_new (FALSE, TRUE, sizeof (GadibaChoice));
  g_array_append_val (*choices, choice);
}

/* The words of the engine's own facts are the ids of what the book lists; the titles stay its. */
static void
fill_own_choices (GadibaBook *book)
{
  GArray **kinds = &gadiba_book_get_fact (book, GADIBA_ENTITY_INCOME, "kind")->choices;
  GArray **receipts = &gadiba_book_get_fact (book, GADIBA_ENTITY_RECEIPT, "kind")->choices;
  GArray **groups = &gadiba_book_get_fact (book, GADIBA_ENTITY_RECEIPT, "group")->choices;
  GArray **items = &gadiba_book_get_fact (book, GADIBA_ENTITY_BILL, "item")->choices;
  GArray **conditions = &gadiba_book_get_fact (book, GADIBA_ENTITY_CONDITION, "id")->choices;
  GArray **benefits = &gadiba_book_get_fact (book, GADIBA_ENTITY_GRANT, "benefit")->choices;

  for (guint i = 0; i < book->income_kinds->len; i++)
    {
      const GadibaIncomeKind *one = g_ptr_array_index (book->income_kinds, i);
      add_choice (kinds, one->id, one->title);
      add_choice (receipts, one->id, one->title);
    }
  for (guint i = 0; i < book->income_groups->len; i++)
    {
      const GadibaIncomeGroup *one = g_ptr_array_index (book->income_groups, i);
      add_choice (groups, one->id, one->title);
    }
  for (guint i = 0; i < book->cost_items->len; i++)
    {
      const GadibaCostItem *one = g_ptr_array_index (book->cost_items, i);
      add_choice (items, one->id, one->title);
    }
  for (guint i = 0; i < book->conditions->len; i++)
    {
      const GadibaStep *one = g_ptr_array_index (book->conditions, i);
      add_choice (conditions, one->id, one->title);
    }
  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *one = g_ptr_array_index (book->benefits, i);
      add_choice (benefits, one->id, one->title);
    }
}

static gboolean
check_formula (const GadibaBook *book, const GadibaStep *step, GadibaFormula *formula,
               GError **error)
{
  gboolean fits =
      gadiba_formula_check (book, formula->expr, step->entity, &step->type, step->choices, error);

  for (guint i = 0; fits && formula->shown != NULL && i < formula->shown->formulas->len; i++)
    {
      fits = gadiba_formula_check (book, g_ptr_array_index (formula->shown->formulas, i),
                                   step->entity, NULL, NULL, error);
      if (!fits)
        g_prefix_error (error, _ ("in shown=\"…\": "));
    }
  if (!fits)
    {
      g_prefix_error (error, _ ("“%s”: "), step->id);
      _gadiba_place_prefix (&formula->place, error);
    }
  return fits;
}

static gboolean
check_step (const GadibaBook *book, const GadibaStep *step, GError **error)
{
  if (!check_unit (book, &step->place, &step->type, error)
      || !check_choices (step->choices, &step->place, step->id, error))
    return FALSE;
  if (step->type.kind == GADIBA_KIND_TEXT && step->choices == NULL)
    {
      _gadiba_place_set_error (&step->place, error,
                               _ ("“%s” is of type word and needs a <choice> for each word"),
                               step->id);
      return FALSE;
    }
  for (guint i = 0; i < step->formulas->len; i++)
    if (!check_formula (book, step, g_ptr_array_index (step->formulas, i), error))
      return FALSE;
  return TRUE;
}

/* All that explanations are put together from; a book without one of them would leave a hole. */
static const char *
find_missing_phrase (const GadibaBook *book)
{
  static const char *const phrases[] = { "unknown",
                                         "yes",
                                         "no",
                                         "and",
                                         "or",
                                         "greatest",
                                         "least",
                                         "not-below-zero",
                                         "valid-from",
                                         "set-by-hand",
                                         "not-set",
                                         "no-value",
                                         "not-in-force",
                                         "condition-not-met",
                                         "met",
                                         "unmet",
                                         "note",
                                         "explanation",
                                         "received",
                                         "assessed",
                                         "books",
                                         "missing",
                                         "abbreviations",
                                         "evidence-statement",
                                         "evidence-certificate",
                                         "evidence-register",
                                         "evidence-declaration",
                                         "evidence-other",
                                         "evidence-none",
                                         "reasons",
                                         "term-proposal",
                                         "excluded",
                                         "ignored",
                                         "assumed",
                                         "assumed-property",
                                         "assumed-legal-status",
                                         "monthly",
                                         "norm",
                                         "norm-first",
                                         "norm-further",
                                         "norm-cap",
                                         "once",
                                         "short-grant",
                                         "answer",
                                         "undecided",
                                         "not-due",
                                         "nothing",
                                         "no-law",
                                         "not-a-decision",
                                         "edition",
                                         "group",
                                         "derived-group" };

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (!g_hash_table_contains (book->phrases, phrases[i]))
      return phrases[i];
  return NULL;
}

/* What the engine itself looks up. */
static gboolean
check_needed (const GadibaBook *book, GError **error)
{
  const char *phrase = find_missing_phrase (book);
  GadibaPlace place = { ((const GadibaEdition *) g_ptr_array_index (book->editions, 0))->label, 1 };

  if (!_gadiba_book_check_windows (book, &place, error))
    return FALSE;
  if (phrase == NULL)
    return TRUE;
  _gadiba_place_set_error (
      &place, error, _ ("the national book has no <phrase id=\"%s\">, which explanations need"),
      phrase);
  return FALSE;
}

/* Who belongs to the household is known before anything else is, so what decides it must always be
 * known, and rest on nothing but the person. */
static gboolean
is_plain (const GadibaExpr *expr)
{
  for (; expr != NULL; expr = expr->next)
    {
      const GadibaFact *fact = expr->op == GADIBA_EXPR_FACT ? expr->target : NULL;

      if (fact != NULL ? fact->entity != GADIBA_ENTITY_PERSON || !fact->has_otherwise
                       : expr->op != GADIBA_EXPR_LITERAL && expr->op != GADIBA_EXPR_NOT
                             && expr->op != GADIBA_EXPR_AND && expr->op != GADIBA_EXPR_OR
                             && expr->op != GADIBA_EXPR_EQUAL && expr->op != GADIBA_EXPR_NOT_EQUAL
                             && expr->op != GADIBA_EXPR_IN)
        return FALSE;
      if (!is_plain (expr->first))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begins_in_time (const GadibaBenefit *benefit, const GadibaStep *step, GError **error)
{
  g_autofree char *from = NULL;

  if (gadiba_step_get_formula (step, benefit->from) != NULL)
    return TRUE;
  from = gadiba_date_format (benefit->from);
  _gadiba_place_set_error (
      &step->place, error,
      _ ("“%s” has no formula on %s, the first day of the benefit “%s”; give it "
         "one from that day"),
      step->id, from, benefit->id);
  return FALSE;
}

static gboolean
check_benefits (const GadibaBook *book, GError **error)
{
  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (book->benefits, i);
      g_autofree char *until = NULL;

      if (!begins_in_time (benefit, benefit->amount, error))
        return FALSE;
      for (guint j = 0; j < benefit->conditions->len; j++)
        if (!begins_in_time (benefit, g_ptr_array_index (benefit->conditions, j), error))
          return FALSE;
      if (benefit->until == GADIBA_DATE_NONE || benefit->until >= benefit->from)
        continue;
      until = gadiba_date_format (benefit->until);
      _gadiba_place_set_error (
          &benefit->place, error,
          _ ("the benefit “%s” ends on %s, before it begins; until is the last day"), benefit->id,
          until);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_exclusions (const GadibaBook *book, GError **error)
{
  for (guint i = 0; i < book->exclusions->len; i++)
    {
      const GadibaStep *step = g_ptr_array_index (book->exclusions, i);
      for (guint j = 0; j < step->formulas->len; j++)
        {
          const GadibaFormula *formula = g_ptr_array_index (step->formulas, j);
          if (is_plain (formula->expr))
            continue;
          _gadiba_place_set_error (
              &formula->place, error,
              _ ("the exclusion “%s” may name only facts of the person that have "
                 "otherwise=\"…\""),
              step->id);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
_gadiba_book_check (GadibaBook *book, GError **error)
{
  if (!check_units (book, error) || !check_parameters (book, error) || !check_facts (book, error)
      || !check_norms (book, error))
    return FALSE;
  fill_own_choices (book);
  for (guint i = 0; i < book->steps->len; i++)
    if (!check_step (book, g_ptr_array_index (book->steps, i), error))
      return FALSE;
  check_bounds (book);
  if (!check_exclusions (book, error) || !check_benefits (book, error)
      || !_gadiba_book_check_gains (book, error))
    return FALSE;
  return _gadiba_book_check_cycles (book, error) && check_needed (book, error);
}
