/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-trace-private.h"

#include <string.h>

#include "gadiba-figures.h"
#include "gadiba-lv-words.h"

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

GadibaTraceLine *
_gadiba_teller_add_line (GadibaTeller *teller, GadibaTraceKind kind, const char *id,
                         const char *subject)
{
  return add_line (teller->lines, kind, id, subject);
}

void
_gadiba_trace_line_set_source (GadibaTraceLine *line, const GadibaCitation *source)
{
  line->source = g_strdup (source->text);
  line->article = g_strdup (source->article);
}

void
_gadiba_teller_set_value (const GadibaTeller *teller, GadibaTraceLine *line,
                          const GadibaValue *value, const GadibaType *type, const GArray *choices)
{
  line->result = gadiba_figures_value (teller->book, value, type, choices);
  line->value = gadiba_value_format (value, type);
  line->decided = value->known;
}

void
_gadiba_teller_add_note (GadibaTeller *teller, const char *note)
{
  if (note != NULL)
    _gadiba_teller_add_line (teller, GADIBA_TRACE_NOTE, NULL, NULL)->title = g_strdup (note);
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

static GadibaNumber
get_before (const GadibaTeller *teller, guint row)
{
  const GPtrArray *facts = teller->book->facts[GADIBA_ENTITY_RECEIPT];
  return gadiba_evaluation_get_fact (teller->evaluation, facts->pdata[GADIBA_RECEIPT_BEFORE], row)
      .number;
}

/* Irregular receipts: what they and the regular ones of the month count together, less what those
 * count alone. */
static char *
tell_receipt (const GadibaTeller *teller, const GadibaFormula *formula, guint row)
{
  GadibaNumber counted;
  g_autofree char *both = gadiba_figures_with_regular (teller->evaluation, formula, row, &counted);
  const GadibaType money = { GADIBA_KIND_NUMBER, "EUR" };
  GadibaValue value = GADIBA_VALUE_NUMBER (counted);
  g_autofree char *text = NULL;

  if (both == NULL || counted.num == 0)
    return g_steal_pointer (&both);
  text = gadiba_figures_value (teller->book, &value, &money, NULL);
  return g_strdup_printf ("%s − %s", both, text);
}

static char *
tell_figures (const GadibaTeller *teller, const GadibaStep *step, const GadibaFormula *formula,
              guint row)
{
  g_autofree char *text = NULL;
  gboolean unknown;

  if (formula->shown != NULL)
    {
      text =
          gadiba_figures_template (teller->evaluation, formula->shown, step->entity, row, &unknown);
      /* A sum that came out all the same does not rest on what is not known. */
      return unknown && step->type.kind == GADIBA_KIND_NUMBER ? NULL : g_steal_pointer (&text);
    }
  if (step->entity == GADIBA_ENTITY_RECEIPT && get_before (teller, row).num != 0)
    return tell_receipt (teller, formula, row);
  return gadiba_figures_formula (teller->evaluation, formula->expr, step->entity, row);
}

/* A benefit whose conditions decide, or whose day has not come, has no figures to tell. */
static char *
tell_benefit (const GadibaTeller *teller, const GadibaStep *step, const GadibaFormula *formula,
              gboolean *is_computed)
{
  const GadibaBenefit *benefit = step->benefit;
  GadibaDate day = gadiba_evaluation_get_terms (teller->evaluation)->day;

  *is_computed = FALSE;
  if (!gadiba_benefit_is_in_force (benefit, day))
    return g_strdup (gadiba_book_get_phrase (teller->book, "not-in-force"));
  for (guint i = 0; i < benefit->conditions->len; i++)
    {
      const GadibaStep *condition = g_ptr_array_index (benefit->conditions, i);
      GadibaValue met;
      if (gadiba_evaluation_peek (teller->evaluation, condition, 0, &met) && met.known && !met.yes)
        return g_strdup (gadiba_book_get_phrase (teller->book, "condition-not-met"));
    }
  *is_computed = formula != NULL;
  return formula != NULL ? tell_figures (teller, step, formula, 0)
                         : g_strdup (gadiba_book_get_phrase (teller->book, "not-in-force"));
}

static gboolean
is_of_receipt (const GadibaIncomeLine *line, const GadibaValue *receipt, int person)
{
  return (int) line->person == person && line->month == receipt[GADIBA_RECEIPT_MONTH].month
         && line->kind->group->id == receipt[GADIBA_RECEIPT_GROUP].text
         && (line->kind->group->together || line->kind->id == receipt[GADIBA_RECEIPT_KIND].text)
         && line->irregular == receipt[GADIBA_RECEIPT_IRREGULAR].yes;
}

static guint
count_lines (const GadibaTeller *teller, const GadibaValue *receipt, int person)
{
  guint n = 0;

  for (guint i = 0; i < teller->facts->incomes->len; i++)
    if (is_of_receipt (&g_array_index (teller->facts->incomes, GadibaIncomeLine, i), receipt,
                       person))
      n++;
  return n;
}

static char *
tell_amount (const GadibaTeller *teller, const GadibaNumber *amount)
{
  const GadibaType money = { GADIBA_KIND_NUMBER, "EUR" };
  GadibaValue value = GADIBA_VALUE_NUMBER (*amount);
  return gadiba_figures_value (teller->book, &value, &money, NULL);
}

/* The bills of one item, added up: "īres maksa, 2026. gada aprīlis (100,00 € + 58,00 €)". */
static char *
describe_bill (const GadibaTeller *teller, const GadibaCostItem *item)
{
  g_autofree char *month = gadiba_lv_month (teller->facts->housing_month, GADIBA_LV_NOMINATIVE);
  g_autoptr (GString) amounts = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < teller->facts->costs->len; i++)
    {
      const GadibaCostLine *line = &g_array_index (teller->facts->costs, GadibaCostLine, i);
      g_autofree char *amount = NULL;

      if (line->item != item || line->month != teller->facts->housing_month)
        continue;
      amount = tell_amount (teller, &line->amount);
      g_string_append_printf (amounts, "%s%s", n++ > 0 ? " + " : "", amount);
    }
  if (n < 2)
    return g_strdup_printf ("%s, %s", item->title, month);
  return g_strdup_printf ("%s, %s (%s)", item->title, month, amounts->str);
}

/* The kinds of income of a receipt, with their evidence; what several lines hold, each. */
static char *
describe_receipt (const GadibaTeller *teller, const GadibaValue *receipt, int person)
{
  gboolean several = count_lines (teller, receipt, person) > 1;
  g_autoptr (GString) string = g_string_new (NULL);
  g_autofree char *month =
      gadiba_lv_month (receipt[GADIBA_RECEIPT_MONTH].month, GADIBA_LV_NOMINATIVE);

  for (guint i = 0; i < teller->facts->incomes->len; i++)
    {
      const GadibaIncomeLine *line = &g_array_index (teller->facts->incomes, GadibaIncomeLine, i);
      g_autofree char *phrase = NULL;
      g_autofree char *amount = NULL;

      if (!is_of_receipt (line, receipt, person))
        continue;
      phrase = g_strconcat ("evidence-", line->evidence != NULL ? line->evidence : "none", NULL);
      amount = tell_amount (teller, &line->amount);
      g_string_append_printf (string, "%s%s%s%s (%s)", string->len > 0 ? ", " : "",
                              line->kind->title, several ? " " : "", several ? amount : "",
                              gadiba_book_get_phrase (teller->book, phrase));
    }
  return g_strdup_printf ("%s: %s", month, string->str);
}

static char *
get_title (const GadibaTeller *teller, const GadibaStep *step, guint row)
{
  const GadibaCostItem *item;
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
  item = g_hash_table_lookup (teller->book->cost_item_names, value.text);
  return describe_bill (teller, item);
}

/* Whoever lists incomes finds what is told of one of them. */
static void
name_receipt (const GadibaTeller *teller, GadibaTraceLine *line, guint row)
{
  const GPtrArray *facts = teller->book->facts[GADIBA_ENTITY_RECEIPT];

  line->item =
      gadiba_evaluation_get_fact (teller->evaluation, facts->pdata[GADIBA_RECEIPT_KIND], row).text;
  line->month =
      gadiba_evaluation_get_fact (teller->evaluation, facts->pdata[GADIBA_RECEIPT_MONTH], row)
          .month;
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
get_subject (const GadibaTeller *teller, const GadibaStep *step, guint row)
{
  int person = step->entity == GADIBA_ENTITY_PERSON
                   ? (int) row
                   : gadiba_evaluation_get_owner (teller->evaluation, step->entity, row);
  return person >= 0 ? teller->facts->rows[GADIBA_ENTITY_PERSON].labels->pdata[person] : NULL;
}

static void
tell_result (const GadibaTeller *teller, const GadibaStep *step, GadibaTraceLine *line,
             const GadibaValue *value)
{
  _gadiba_teller_set_value (teller, line, value, &step->type, step->choices);
  line->is_sum = step->type.kind == GADIBA_KIND_NUMBER;
  if (step->kind == GADIBA_STEP_CONDITION && value->known)
    {
      g_free (line->result);
      line->result = g_strdup (gadiba_book_get_phrase (teller->book, value->yes ? "met" : "unmet"));
    }
}

/* What is undecided for want of facts that nobody asked for would only confuse. */
static gboolean
is_needed (const GadibaTeller *teller, const GadibaMissing *missing)
{
  g_autoptr (GPtrArray) reasons = gadiba_missing_get_reasons (missing);

  for (guint i = 0; i < reasons->len; i++)
    {
      const GadibaMissing *reason = g_ptr_array_index (reasons, i);
      for (guint j = 0; j < teller->trace->missing->len; j++)
        {
          const GadibaTraceMissing *one = g_ptr_array_index (teller->trace->missing, j);
          if (one->fact == reason->fact && g_str_equal (one->subject, reason->subject))
            return TRUE;
        }
    }
  return missing == NULL;
}

static void
tell_step (GadibaTeller *teller, const GadibaStep *step, guint row)
{
  const GadibaTerms *terms = gadiba_evaluation_get_terms (teller->evaluation);
  const GadibaFormula *formula = gadiba_step_get_formula (step, terms->day);
  gboolean is_computed = formula != NULL;
  GadibaTraceLine *line;
  GadibaValue value;

  if (step->quiet || !gadiba_evaluation_is_counted (teller->evaluation, step->entity, row)
      || !gadiba_evaluation_peek (teller->evaluation, step, row, &value))
    return;
  if (step->kind == GADIBA_STEP_EXCLUSION)
    return; /* who is left out is told with the answer */
  if (!value.known && !is_needed (teller, value.missing))
    return;
  line =
      _gadiba_teller_add_line (teller, get_kind (step), step->id, get_subject (teller, step, row));
  line->title = get_title (teller, step, row);
  tell_result (teller, step, line, &value);
  _gadiba_trace_line_set_source (line, formula != NULL && formula->source != NULL ? formula->source
                                                                                  : step->source);
  if (formula == NULL && step->kind != GADIBA_STEP_BENEFIT)
    line->figures = g_strdup (gadiba_book_get_phrase (teller->book, "not-in-force"));
  else if (step->kind == GADIBA_STEP_BENEFIT)
    line->figures = tell_benefit (teller, step, formula, &is_computed);
  else
    line->figures = tell_figures (teller, step, formula, row);
  _gadiba_teller_add_note (teller, step->note);
  if (formula != NULL)
    _gadiba_teller_add_note (teller, formula->note);
  if (step->entity == GADIBA_ENTITY_RECEIPT)
    name_receipt (teller, line, row);
  if (step->entity == GADIBA_ENTITY_BILL)
    _gadiba_teller_tell_norm (teller, row);
  if (is_computed)
    _gadiba_teller_tell_parameters (teller, formula, step->entity, row);
}

static gboolean
is_of_persons (const GadibaStep *step)
{
  return step->entity == GADIBA_ENTITY_PERSON || step->entity == GADIBA_ENTITY_RECEIPT;
}

/* Steps @first to @last of one person, under the person's name. */
static void
tell_person (GadibaTeller *teller, guint first, guint last, guint person)
{
  const GadibaRows *persons = &teller->facts->rows[GADIBA_ENTITY_PERSON];
  guint heading = teller->lines->len;
  GadibaTraceLine *line =
      _gadiba_teller_add_line (teller, GADIBA_TRACE_PERSON, NULL, persons->labels->pdata[person]);

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
tell_section (GadibaTeller *teller, guint first)
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

/* An edition is mostly a day. */
static char *
describe_edition (const GadibaBook *book, const GadibaEdition *edition)
{
  GadibaDate day = GADIBA_DATE_NONE;
  g_autofree char *text = NULL;

  if (!gadiba_date_parse (edition->edition, &day, NULL))
    return g_strdup_printf ("%s, %s", edition->title, edition->edition);
  text = gadiba_lv_date (day, GADIBA_LV_GENITIVE);
  return g_strdup_printf ("%s, %s %s", edition->title, text,
                          gadiba_book_get_phrase (book, "edition"));
}

GadibaTrace *
_gadiba_trace_new_empty (void)
{
  GadibaTrace *trace = g_new0 (GadibaTrace, 1);

  trace->books = g_ptr_array_new_with_free_func (g_free);
  trace->sections = g_ptr_array_new_with_free_func (free_section);
  trace->missing = g_ptr_array_new_with_free_func (_gadiba_trace_missing_free);
  trace->abbreviations = g_ptr_array_new_with_free_func (g_free);
  return trace;
}

GadibaTrace *
gadiba_trace_new (GadibaEvaluation *evaluation, GPtrArray *missing)
{
  const GadibaFacts *facts = gadiba_evaluation_get_facts (evaluation);
  const GadibaBook *book = facts->book;
  GadibaTrace *trace = _gadiba_trace_new_empty ();
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  GadibaTeller teller = { evaluation, book, facts, trace, NULL, told };

  trace->day = gadiba_evaluation_get_terms (evaluation)->day;
  trace->received = facts->received;
  for (guint i = 0; i < book->editions->len; i++)
    {
      const GadibaEdition *edition = g_ptr_array_index (book->editions, i);
      g_ptr_array_add (trace->books, describe_edition (book, edition));
    }
  g_ptr_array_unref (trace->missing);
  trace->missing = gadiba_trace_collect_missing (evaluation, missing);
  for (guint i = 0; i < book->steps->len;)
    i = tell_section (&teller, i);
  return trace;
}
