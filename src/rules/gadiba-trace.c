/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-trace.h"

#include <string.h>

#include "gadiba-figures.h"
#include "gadiba-lv-words.h"

typedef struct
{
  GadibaEvaluation *evaluation;
  const GadibaBook *book;
  const GadibaFacts *facts;
  GadibaTrace *trace;
  GPtrArray *lines; /* of the section that is being told */
  GHashTable *told; /* the values that were told, and parameters without one */
} Teller;

static void
free_line (gpointer data)
{
  GadibaTraceLine *line = data;
  g_free (line->subject);
  g_free (line->title);
  g_free (line->figures);
  g_free (line->result);
  g_free (line->value);
  g_free (line->source);
  g_free (line->article);
  g_free (line);
}

static void
free_section (gpointer data)
{
  GadibaTraceSection *section = data;
  g_free (section->title);
  g_ptr_array_unref (section->lines);
  g_free (section);
}

static void
free_missing (gpointer data)
{
  GadibaTraceMissing *missing = data;
  g_free (missing->question);
  g_free (missing);
}

void
gadiba_trace_free (GadibaTrace *trace)
{
  if (trace == NULL)
    return;
  g_ptr_array_unref (trace->books);
  g_ptr_array_unref (trace->sections);
  g_ptr_array_unref (trace->missing);
  g_ptr_array_unref (trace->abbreviations);
  g_free (trace);
}

static GadibaTraceLine *
add_line (GPtrArray *lines, GadibaTraceKind kind, const char *id, const char *subject)
{
  GadibaTraceLine *line = g_new0 (GadibaTraceLine, 1);

  line->kind = kind;
  line->id = id;
  line->subject = g_strdup (subject);
  line->decided = TRUE;
  g_ptr_array_add (lines, line);
  return line;
}

static void
set_source (GadibaTraceLine *line, const GadibaCitation *source)
{
  line->source = g_strdup (source->text);
  line->article = g_strdup (source->article);
}

static void
set_value (const Teller *teller, GadibaTraceLine *line, const GadibaValue *value,
           const GadibaType *type, const GArray *choices)
{
  line->result = gadiba_figures_value (teller->book, value, type, choices);
  line->value = gadiba_value_format (value, type);
  line->decided = value->known;
}

static void
add_note (const Teller *teller, const char *note)
{
  if (note != NULL)
    add_line (teller->lines, GADIBA_TRACE_NOTE, NULL, NULL)->title = g_strdup (note);
}

GadibaTraceSection *
gadiba_trace_insert_section (GadibaTrace *trace, int index, const char *id, const char *title)
{
  GadibaTraceSection *section = g_new0 (GadibaTraceSection, 1);

  section->id = g_intern_string (id);
  section->title = g_strdup (title);
  section->lines = g_ptr_array_new_with_free_func (free_line);
  g_ptr_array_insert (trace->sections, index, section);
  return section;
}

GadibaTraceSection *
gadiba_trace_add_section (GadibaTrace *trace, const char *id, const char *title)
{
  return gadiba_trace_insert_section (trace, -1, id, title);
}

GadibaTraceLine *
gadiba_trace_add_line (GadibaTraceSection *section, GadibaTraceKind kind, const char *id)
{
  return add_line (section->lines, kind, id, NULL);
}

void
gadiba_trace_add_text (GadibaTraceSection *section, const char *id, const char *subject, char *text)
{
  GadibaTraceLine *line = add_line (section->lines, GADIBA_TRACE_TEXT,
                                    id != NULL ? g_intern_string (id) : NULL, subject);
  line->title = text;
}

/* "spēkā no 2026. gada 1. janvāra" */
static char *
describe_since (const Teller *teller, const char *since)
{
  return g_strconcat (gadiba_book_get_phrase (teller->book, "valid-from"), " ", since, NULL);
}

static const GadibaValue *
get_entry (const GadibaParameterValue *value, const char *key)
{
  for (guint i = 0; value->entries != NULL && i < value->entries->len; i++)
    {
      const GadibaEntry *entry = &g_array_index (value->entries, GadibaEntry, i);
      if (entry->key == key)
        return &entry->value;
    }
  return &value->value;
}

/* A value of the law, where it is used first. */
static void
tell_parameter (Teller *teller, const GadibaParameter *parameter, const char *key, GadibaDate day)
{
  const GadibaSetting *setting = gadiba_evaluation_get_setting (teller->evaluation, parameter, key);
  const GadibaParameterValue *value =
      gadiba_evaluation_get_parameter (teller->evaluation, parameter, day);
  GadibaTraceLine *line;

  if (!g_hash_table_add (teller->told,
                         (gpointer) (value != NULL ? (gconstpointer) value : parameter)))
    return;
  line = add_line (teller->lines, GADIBA_TRACE_PARAMETER, parameter->id, NULL);
  line->title = g_strdup (parameter->title);
  if (setting != NULL)
    {
      set_value (teller, line, &setting->value, &parameter->type, NULL);
      line->figures = g_strdup (gadiba_book_get_phrase (teller->book, "set-by-hand"));
    }
  else if (value != NULL)
    {
      set_value (teller, line, get_entry (value, key), &parameter->type, NULL);
      line->figures = describe_since (teller, value->since);
      set_source (line, value->source);
      add_note (teller, value->note);
    }
  else
    {
      GadibaValue none = GADIBA_VALUE_UNKNOWN (parameter->type.kind, NULL);
      set_value (teller, line, &none, &parameter->type, NULL);
      line->figures = g_strdup (gadiba_book_get_phrase (
          teller->book, parameter->by_municipality ? "not-set" : "no-value"));
    }
}

/* at(parameter, month): the value of that month. */
static void
tell_parameter_at (Teller *teller, const GadibaExpr *expr, GadibaEntity entity, guint row)
{
  GadibaValue day;

  if (gadiba_evaluation_get_expr (teller->evaluation, expr->first->next, entity, row, &day, NULL)
      && day.known)
    tell_parameter (teller, expr->first->target, NULL,
                    day.kind == GADIBA_KIND_DATE ? day.date
                                                 : gadiba_month_get_first_day (day.month));
}

static void
tell_parameters (Teller *teller, const GadibaExpr *expr, GadibaEntity entity, guint row);

static void
tell_parameter_of_key (Teller *teller, const GadibaExpr *expr, GadibaEntity entity, guint row)
{
  GadibaDate day = gadiba_evaluation_get_terms (teller->evaluation)->day;
  const char *key = NULL;
  GadibaValue value;

  if (expr->first != NULL
      && gadiba_evaluation_get_expr (teller->evaluation, expr->first, entity, row, &value, NULL)
      && value.known)
    key = value.text;
  tell_parameter (teller, expr->target, key, day);
}

/* if, and, or: what decided and what was not looked at any more is told as it was computed. */
static void
tell_parameters_of_branches (Teller *teller, const GadibaExpr *expr, GadibaEntity entity, guint row)
{
  const GadibaExpr *second = expr->first->next;
  GadibaValue value;

  tell_parameters (teller, expr->first, entity, row);
  if (!gadiba_evaluation_get_expr (teller->evaluation, expr->first, entity, row, &value, NULL))
    return;
  if (expr->op == GADIBA_EXPR_IF)
    {
      if (!value.known || value.yes)
        tell_parameters (teller, second, entity, row);
      if (!value.known || !value.yes)
        tell_parameters (teller, second->next, entity, row);
    }
  else if (!value.known || value.yes != (expr->op == GADIBA_EXPR_OR))
    tell_parameters (teller, second, entity, row);
}

static void
tell_parameters_of_step (Teller *teller, const GadibaStep *step, GadibaEntity entity, guint row)
{
  const GadibaFormula *formula =
      gadiba_step_get_formula (step, gadiba_evaluation_get_terms (teller->evaluation)->day);

  /* What a quiet step used is told where the step is named; other steps tell it themselves. */
  if (step->quiet && formula != NULL && (step->entity == entity || step->entity == 0))
    tell_parameters (teller, formula->expr, entity, row);
}

/* The parameters that @expr made use of. */
static void
tell_parameters (Teller *teller, const GadibaExpr *expr, GadibaEntity entity, guint row)
{
  switch ((int) expr->op)
    {
    case GADIBA_EXPR_PARAMETER:
      tell_parameter_of_key (teller, expr, entity, row);
      break;
    case GADIBA_EXPR_STEP:
      tell_parameters_of_step (teller, expr->target, entity, row);
      break;
    case GADIBA_EXPR_AT:
      tell_parameter_at (teller, expr, entity, row);
      break;
    case GADIBA_EXPR_REACHED:
      tell_parameters (teller, expr->first->next, entity, row);
      break;
    case GADIBA_EXPR_IF:
    case GADIBA_EXPR_AND:
    case GADIBA_EXPR_OR:
      tell_parameters_of_branches (teller, expr, entity, row);
      break;
    case GADIBA_EXPR_SUM:
    case GADIBA_EXPR_COUNT:
    case GADIBA_EXPR_ANY:
    case GADIBA_EXPR_ALL:
      break; /* the rows tell it in lines of their own, or in words */
    default:
      for (const GadibaExpr *operand = expr->first; operand != NULL; operand = operand->next)
        tell_parameters (teller, operand, entity, row);
      break;
    }
}

/* What a template names belongs to the figures too. */
static void
tell_parameters_of_formula (Teller *teller, const GadibaFormula *formula, GadibaEntity entity,
                            guint row)
{
  tell_parameters (teller, formula->expr, entity, row);
  for (guint i = 0; formula->shown != NULL && i < formula->shown->formulas->len; i++)
    tell_parameters (teller, g_ptr_array_index (formula->shown->formulas, i), entity, row);
}

static char *
tell_figures (const Teller *teller, const GadibaStep *step, const GadibaFormula *formula, guint row)
{
  if (formula->shown != NULL)
    return gadiba_figures_template (teller->evaluation, formula->shown, step->entity, row);
  return gadiba_figures_formula (teller->evaluation, formula->expr, step->entity, row);
}

/* A benefit whose conditions decide, or whose day has not come, has no figures to tell. */
static char *
tell_benefit (const Teller *teller, const GadibaStep *step, const GadibaFormula *formula)
{
  const GadibaBenefit *benefit = step->benefit;
  GadibaDate day = gadiba_evaluation_get_terms (teller->evaluation)->day;

  if (!gadiba_benefit_is_in_force (benefit, day))
    return g_strdup (gadiba_book_get_phrase (teller->book, "not-in-force"));
  for (guint i = 0; i < benefit->conditions->len; i++)
    {
      const GadibaStep *condition = g_ptr_array_index (benefit->conditions, i);
      GadibaValue met;
      if (gadiba_evaluation_peek (teller->evaluation, condition, 0, &met) && met.known && !met.yes)
        return g_strdup (gadiba_book_get_phrase (teller->book, "condition-not-met"));
    }
  return tell_figures (teller, step, formula, 0);
}

/* The kinds of income of a receipt, with their evidence. */
static char *
describe_receipt (const Teller *teller, const GadibaValue *receipt, int person)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree char *month =
      gadiba_lv_month (receipt[GADIBA_RECEIPT_MONTH].month, GADIBA_LV_NOMINATIVE);

  for (guint i = 0; i < teller->facts->incomes->len; i++)
    {
      const GadibaIncomeLine *line = &g_array_index (teller->facts->incomes, GadibaIncomeLine, i);
      g_autofree char *phrase = NULL;

      if ((int) line->person != person || line->month != receipt[GADIBA_RECEIPT_MONTH].month
          || line->kind->group->id != receipt[GADIBA_RECEIPT_GROUP].text
          || (!line->kind->group->together && line->kind->id != receipt[GADIBA_RECEIPT_KIND].text)
          || line->irregular != receipt[GADIBA_RECEIPT_IRREGULAR].yes)
        continue;
      phrase = g_strconcat ("evidence-", line->evidence != NULL ? line->evidence : "none", NULL);
      g_string_append_printf (string, "%s%s (%s)", string->len > 0 ? ", " : "", line->kind->title,
                              gadiba_book_get_phrase (teller->book, phrase));
    }
  return g_strdup_printf ("%s: %s", month, string->str);
}

static char *
get_title (const Teller *teller, const GadibaStep *step, guint row)
{
  GadibaValue value;

  if (step->entity == GADIBA_ENTITY_RECEIPT)
    {
      GadibaValue receipt[GADIBA_N_RECEIPT_FACTS];
      const GPtrArray *facts = teller->book->facts[GADIBA_ENTITY_RECEIPT];
      for (guint i = 0; i < GADIBA_RECEIPT_COUNTED; i++)
        receipt[i] = gadiba_evaluation_get_fact (teller->evaluation, facts->pdata[i], row);
      return describe_receipt (
          teller, receipt,
          gadiba_evaluation_get_owner (teller->evaluation, GADIBA_ENTITY_RECEIPT, row));
    }
  if (step->entity != GADIBA_ENTITY_BILL)
    return g_strdup (step->title);
  value = gadiba_evaluation_get_fact (
      teller->evaluation, teller->book->facts[GADIBA_ENTITY_BILL]->pdata[GADIBA_BILL_ITEM], row);
  return g_strdup (
      ((const GadibaCostItem *) g_hash_table_lookup (teller->book->cost_item_names, value.text))
          ->title);
}

/* A doubt is told once in a section, however many items share it. */
static void
add_note_once (const Teller *teller, const char *note)
{
  for (guint i = 0; note != NULL && i < teller->lines->len; i++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (teller->lines, i);
      if (line->kind == GADIBA_TRACE_NOTE && g_str_equal (line->title, note))
        return;
    }
  add_note (teller, note);
}

/* "150 kWh pirmajai personai, 50 kWh katrai nākamajai", "ne vairāk par 30,00 €" */
static char *
describe_norm (const Teller *teller, const GadibaNorm *norm)
{
  const GadibaType quantity = { GADIBA_KIND_NUMBER, norm->unit };
  const GadibaType money = { GADIBA_KIND_NUMBER, "EUR" };
  GadibaValue first = GADIBA_VALUE_NUMBER (norm->first);
  GadibaValue further = GADIBA_VALUE_NUMBER (norm->further);
  GadibaValue cap = GADIBA_VALUE_NUMBER (norm->cap);
  g_autofree char *first_text = gadiba_figures_value (teller->book, &first, &quantity, NULL);
  g_autofree char *further_text = gadiba_figures_value (teller->book, &further, &quantity, NULL);
  g_autofree char *cap_text = gadiba_figures_value (teller->book, &cap, &money, NULL);
  g_autoptr (GString) string = g_string_new (NULL);

  if (norm->has_quantity)
    g_string_append_printf (string, "%s %s, %s %s", first_text,
                            gadiba_book_get_phrase (teller->book, "norm-first"), further_text,
                            gadiba_book_get_phrase (teller->book, "norm-further"));
  if (norm->has_cap)
    g_string_append_printf (string, "%s%s %s", norm->has_quantity ? ", " : "",
                            gadiba_book_get_phrase (teller->book, "norm-cap"), cap_text);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static void
tell_norm (Teller *teller, guint row)
{
  GadibaValue value = gadiba_evaluation_get_fact (
      teller->evaluation, teller->book->facts[GADIBA_ENTITY_BILL]->pdata[GADIBA_BILL_ITEM], row);
  const GadibaCostItem *item = g_hash_table_lookup (teller->book->cost_item_names, value.text);
  const GadibaNorm *norm =
      gadiba_cost_item_get_norm (item, gadiba_evaluation_get_terms (teller->evaluation)->day);

  if (norm == NULL)
    return;
  if (norm->has_quantity || norm->has_cap)
    {
      GadibaTraceLine *line = add_line (teller->lines, GADIBA_TRACE_PARAMETER, item->id, NULL);
      g_autofree char *since = NULL;

      line->title = g_strdup (gadiba_book_get_phrase (teller->book, "norm"));
      line->result = describe_norm (teller, norm);
      since = gadiba_lv_date (norm->from, GADIBA_LV_GENITIVE);
      line->figures = describe_since (teller, since);
      set_source (line, norm->source);
    }
  add_note_once (teller, norm->note);
}

static GadibaTraceKind
get_kind (const GadibaStep *step)
{
  if (step->kind == GADIBA_STEP_CONDITION)
    return GADIBA_TRACE_CONDITION;
  if (step->entity == GADIBA_ENTITY_RECEIPT)
    return GADIBA_TRACE_RECEIPT;
  return step->entity == GADIBA_ENTITY_BILL ? GADIBA_TRACE_BILL : GADIBA_TRACE_STEP;
}

static const char *
get_subject (const Teller *teller, const GadibaStep *step, guint row)
{
  int person = step->entity == GADIBA_ENTITY_PERSON
                   ? (int) row
                   : gadiba_evaluation_get_owner (teller->evaluation, step->entity, row);
  return person >= 0 ? teller->facts->rows[GADIBA_ENTITY_PERSON].labels->pdata[person] : NULL;
}

static void
tell_result (const Teller *teller, const GadibaStep *step, GadibaTraceLine *line,
             const GadibaValue *value)
{
  set_value (teller, line, value, &step->type, step->choices);
  line->is_sum = step->type.kind == GADIBA_KIND_NUMBER;
  if (step->kind == GADIBA_STEP_CONDITION && value->known)
    {
      g_free (line->result);
      line->result = g_strdup (gadiba_book_get_phrase (teller->book, value->yes ? "met" : "unmet"));
    }
}

static void
tell_step (Teller *teller, const GadibaStep *step, guint row)
{
  const GadibaTerms *terms = gadiba_evaluation_get_terms (teller->evaluation);
  const GadibaFormula *formula = gadiba_step_get_formula (step, terms->day);
  GadibaTraceLine *line;
  GadibaValue value;

  if (step->quiet || !gadiba_evaluation_is_counted (teller->evaluation, step->entity, row)
      || !gadiba_evaluation_peek (teller->evaluation, step, row, &value))
    return;
  if (step->kind == GADIBA_STEP_EXCLUSION)
    return; /* who is left out is told with the answer */
  line = add_line (teller->lines, get_kind (step), step->id, get_subject (teller, step, row));
  line->title = get_title (teller, step, row);
  tell_result (teller, step, line, &value);
  set_source (line, formula != NULL && formula->source != NULL ? formula->source : step->source);
  if (formula == NULL && step->kind != GADIBA_STEP_BENEFIT)
    line->figures = g_strdup (gadiba_book_get_phrase (teller->book, "not-in-force"));
  else if (step->kind == GADIBA_STEP_BENEFIT)
    line->figures = tell_benefit (teller, step, formula);
  else
    line->figures = tell_figures (teller, step, formula, row);
  add_note (teller, step->note);
  if (step->entity == GADIBA_ENTITY_BILL)
    tell_norm (teller, row);
  if (formula != NULL)
    tell_parameters_of_formula (teller, formula, step->entity, row);
}

static gboolean
is_of_persons (const GadibaStep *step)
{
  return step->entity == GADIBA_ENTITY_PERSON || step->entity == GADIBA_ENTITY_RECEIPT;
}

/* Steps @first to @last of one person, under the person's name. */
static void
tell_person (Teller *teller, guint first, guint last, guint person)
{
  const GadibaRows *persons = &teller->facts->rows[GADIBA_ENTITY_PERSON];
  guint heading = teller->lines->len;
  GadibaTraceLine *line =
      add_line (teller->lines, GADIBA_TRACE_PERSON, NULL, persons->labels->pdata[person]);

  line->title = g_strdup (persons->titles->pdata[person]);
  for (guint i = first; i <= last; i++)
    {
      const GadibaStep *step = g_ptr_array_index (teller->book->steps, i);
      guint n = gadiba_evaluation_get_n_rows (teller->evaluation, step->entity);

      for (guint row = 0; row < n; row++)
        if (step->entity == GADIBA_ENTITY_PERSON
                ? row == person
                : gadiba_evaluation_get_owner (teller->evaluation, step->entity, row)
                      == (int) person)
          tell_step (teller, step, row);
    }
  if (teller->lines->len == heading + 1)
    g_ptr_array_set_size (teller->lines, (int) heading);
}

/* Steps from @first on that belong to one section; returns the first of the next one. */
static guint
tell_section (Teller *teller, guint first)
{
  const GPtrArray *steps = teller->book->steps;
  guint id = ((GadibaStep *) g_ptr_array_index (steps, first))->section;
  const GadibaSection *section = g_ptr_array_index (teller->book->sections, id);
  GadibaTraceSection *told = gadiba_trace_add_section (teller->trace, section->id, section->title);
  guint i = first;

  teller->lines = told->lines;
  while (i < steps->len && ((GadibaStep *) g_ptr_array_index (steps, i))->section == id)
    {
      const GadibaStep *step = g_ptr_array_index (steps, i);
      guint last = i;

      if (!is_of_persons (step))
        {
          guint n = gadiba_evaluation_get_n_rows (teller->evaluation, step->entity);
          for (guint row = 0; row < n; row++)
            tell_step (teller, step, row);
          i++;
          continue;
        }
      while (last + 1 < steps->len
             && ((GadibaStep *) g_ptr_array_index (steps, last + 1))->section == id
             && is_of_persons (g_ptr_array_index (steps, last + 1)))
        last++;
      for (guint person = 0; person < teller->facts->rows[GADIBA_ENTITY_PERSON].n; person++)
        tell_person (teller, i, last, person);
      i = last + 1;
    }
  if (told->lines->len == 0)
    g_ptr_array_set_size (teller->trace->sections, (int) teller->trace->sections->len - 1);
  return i;
}

typedef struct
{
  const char *fact, *subject;
  guint order;
} Missing;

static void
flatten (GArray *list, const GadibaMissing *missing)
{
  Missing one;

  if (missing == NULL)
    return;
  if (missing->fact == NULL)
    {
      flatten (list, missing->left);
      flatten (list, missing->right);
      return;
    }
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, Missing, i).fact == missing->fact
        && g_str_equal (g_array_index (list, Missing, i).subject, missing->subject))
      return;
  one = (Missing){ missing->fact, missing->subject, 0 };
  g_array_append_val (list, one);
}

/* Persons in their order and each with the facts in the order of the book; then the rest, as it
 * came up. */
static void
set_order (const Teller *teller, GArray *list)
{
  const GadibaRows *persons = &teller->facts->rows[GADIBA_ENTITY_PERSON];

  for (guint i = 0; i < list->len; i++)
    {
      Missing *one = &g_array_index (list, Missing, i);
      const GadibaFact *fact = gadiba_book_get_fact (teller->book, GADIBA_ENTITY_PERSON, one->fact);

      one->order = 1000 * (persons->n + 1) + i;
      for (guint row = 0; row < persons->n; row++)
        if (g_str_equal (persons->labels->pdata[row], one->subject))
          one->order = 1000 * row + (fact != NULL ? fact->index : 999);
    }
}

static int
compare_missing (gconstpointer a, gconstpointer b)
{
  const Missing *left = a;
  const Missing *right = b;
  return left->order < right->order ? -1 : left->order > right->order;
}

/* The person's name before the question, for the client does not know ids. */
static char *
get_question (const Teller *teller, const Missing *missing)
{
  const GadibaRows *persons = &teller->facts->rows[GADIBA_ENTITY_PERSON];
  const GadibaParameter *parameter = gadiba_book_get_parameter (teller->book, missing->fact);
  const char *question = parameter != NULL ? parameter->question : NULL;

  for (guint i = 0; i < GADIBA_N_ENTITIES && question == NULL; i++)
    {
      const GadibaFact *fact = gadiba_book_get_fact (teller->book, (GadibaEntity) i, missing->fact);
      question = fact != NULL ? fact->question : NULL;
    }
  if (question == NULL)
    {
      const GadibaBenefit *benefit = gadiba_book_get_benefit (teller->book, missing->fact);
      const char *what =
          parameter != NULL ? parameter->title : (benefit != NULL ? benefit->title : missing->fact);
      return g_strdup_printf ("%s: %s", what,
                              gadiba_book_get_phrase (teller->book, "not-in-force"));
    }
  for (guint row = 0; row < persons->n; row++)
    if (g_str_equal (persons->labels->pdata[row], missing->subject))
      return g_strdup_printf ("%s: %s", (char *) persons->titles->pdata[row], question);
  return g_strdup (question);
}

static GPtrArray *
collect_missing (const Teller *teller, GPtrArray *missing)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Missing));
  GPtrArray *collected = g_ptr_array_new_with_free_func (free_missing);

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    flatten (list, g_ptr_array_index (missing, i));
  set_order (teller, list);
  g_array_sort (list, compare_missing);
  for (guint i = 0; i < list->len; i++)
    {
      const Missing *one = &g_array_index (list, Missing, i);
      GadibaTraceMissing *told = g_new0 (GadibaTraceMissing, 1);
      told->fact = one->fact;
      told->subject = g_intern_string (one->subject);
      told->question = get_question (teller, one);
      g_ptr_array_add (collected, told);
    }
  return collected;
}

GPtrArray *
gadiba_trace_collect_missing (GadibaEvaluation *evaluation, GPtrArray *missing)
{
  const GadibaFacts *facts = gadiba_evaluation_get_facts (evaluation);
  Teller teller = { evaluation, facts->book, facts, NULL, NULL, NULL };

  return collect_missing (&teller, missing);
}

GadibaTrace *
gadiba_trace_new (GadibaEvaluation *evaluation, GPtrArray *missing)
{
  const GadibaFacts *facts = gadiba_evaluation_get_facts (evaluation);
  const GadibaBook *book = facts->book;
  GadibaTrace *trace = g_new0 (GadibaTrace, 1);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  Teller teller = { evaluation, book, facts, trace, NULL, told };

  trace->books = g_ptr_array_new_with_free_func (g_free);
  trace->sections = g_ptr_array_new_with_free_func (free_section);
  trace->abbreviations = g_ptr_array_new_with_free_func (g_free);
  trace->day = gadiba_evaluation_get_terms (evaluation)->day;
  trace->received = facts->received;
  for (guint i = 0; i < book->editions->len; i++)
    {
      const GadibaEdition *edition = g_ptr_array_index (book->editions, i);
      g_ptr_array_add (trace->books, g_strdup_printf ("%s, %s", edition->title, edition->edition));
    }
  for (guint i = 0; i < book->steps->len;)
    i = tell_section (&teller, i);
  trace->missing = collect_missing (&teller, missing);
  return trace;
}

const char *
gadiba_trace_find_missing_phrase (const GadibaBook *book)
{
  static const char *const phrases[] = { "valid-from",
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
                                         "undecided" };

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (!g_hash_table_contains (book->phrases, phrases[i]))
      return phrases[i];
  return gadiba_figures_find_missing_phrase (book);
}
