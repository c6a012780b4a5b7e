/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-private.h"

#include <string.h>

#include "gadiba-rules-private.h"

/* Sections, steps, conditions, benefits and examples of a rule book's file. */

typedef struct
{
  GadibaBook *book;
  const GadibaXmlDocument *document;
  guint layer;
  guint section;          /* that is being read */
  GadibaBenefit *benefit; /* that is being read, or NULL */
  const char *unit;       /* of its amount, interned */
} Reader;

static GadibaFormula *
read_formula (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  g_autofree GadibaFormula *formula = g_new0 (GadibaFormula, 1);
  g_autoptr (GadibaExpr) expr = NULL;
  GadibaTemplate *shown = NULL;
  const char *text = gadiba_xml_node_get_content (node);

  formula->place = _gadiba_place_new (reader->document, node);
  gadiba_xml_node_get_date (node, "from", &formula->from);
  expr = gadiba_formula_parse (text, error);
  if (expr == NULL)
    {
      _gadiba_place_prefix (&formula->place, error);
      return NULL;
    }
  if (gadiba_xml_node_get (node, "shown") != NULL)
    {
      shown = _gadiba_template_parse (gadiba_xml_node_get (node, "shown"), error);
      if (shown == NULL)
        {
          _gadiba_place_prefix (&formula->place, error);
          return NULL;
        }
    }
  if (gadiba_xml_node_get (node, "source") != NULL)
    {
      formula->source = _gadiba_book_read_source (reader->book, reader->document, node, error);
      if (formula->source == NULL)
        {
          _gadiba_template_free (shown);
          return NULL;
        }
    }
  formula->text = g_strdup (text);
  formula->note = g_strdup (gadiba_xml_node_get (node, "note"));
  formula->expr = g_steal_pointer (&expr);
  formula->shown = shown;
  return g_steal_pointer (&formula);
}

static int
compare_formulas (gconstpointer a, gconstpointer b)
{
  const GadibaFormula *left = *(GadibaFormula *const *) a;
  const GadibaFormula *right = *(GadibaFormula *const *) b;
  return left->from - right->from;
}

static gboolean
read_formulas (Reader *reader, const GadibaXmlNode *node, GadibaStep *step, GError **error)
{
  for (const GadibaXmlNode *child = gadiba_xml_node_first (node, "formula"); child != NULL;
       child = gadiba_xml_node_next (child, "formula"))
    {
      GadibaFormula *formula = read_formula (reader, child, error);
      if (formula == NULL)
        return FALSE;
      g_ptr_array_add (step->formulas, formula);
    }
  g_ptr_array_sort (step->formulas, compare_formulas);
  for (guint i = 1; i < step->formulas->len; i++)
    {
      const GadibaFormula *formula = g_ptr_array_index (step->formulas, i);
      if (formula->from == ((GadibaFormula *) g_ptr_array_index (step->formulas, i - 1))->from)
        {
          _gadiba_place_set_error (
              &formula->place, error,
              _ ("“%s” has two formulas from the same day; each formula needs a "
                 "day of its own"),
              step->id);
          return FALSE;
        }
    }
  return TRUE;
}

/* Puts a new, empty step into the book. */
static GadibaStep *
add_step (Reader *reader, const GadibaXmlNode *node, const char *id, GadibaStepKind kind,
          GError **error)
{
  /* Conditions are not for formulas to name, so they may be called like the fact they test. */
  GHashTable *names =
      kind == GADIBA_STEP_CONDITION ? reader->book->condition_names : reader->book->step_names;
  GadibaStep *step;

  if (kind != GADIBA_STEP_CONDITION
      && !_gadiba_book_is_name_free (reader->book, reader->document, node, id, error))
    return NULL;
  if (g_hash_table_contains (reader->book->condition_names, id)
      || g_hash_table_contains (reader->book->step_names, id))
    {
      gadiba_xml_set_error (error, reader->document, node,
                            _ ("the name “%s” is taken already; choose another id"), id);
      return NULL;
    }
  step = g_new0 (GadibaStep, 1);
  step->id = g_intern_string (id);
  step->kind = kind;
  step->title = g_strdup (gadiba_xml_node_get (node, "title"));
  step->refusal = g_strdup (gadiba_xml_node_get (node, "refusal"));
  step->plain = g_strdup (gadiba_xml_node_get (node, "plain"));
  step->note = g_strdup (gadiba_xml_node_get (node, "note"));
  step->formulas = g_ptr_array_new_with_free_func (_gadiba_formula_free);
  step->benefit = reader->benefit;
  step->section = reader->section;
  step->index = reader->book->steps->len;
  step->place = _gadiba_place_new (reader->document, node);
  g_ptr_array_add (reader->book->steps, step);
  g_hash_table_insert (names, (gpointer) step->id, step);
  step->source = _gadiba_book_read_source (reader->book, reader->document, node, error);
  return step->source != NULL ? step : NULL;
}

/* From the day of the first new formula on; what was the law before stays. */
static gboolean
replace_formulas (Reader *reader, const GadibaXmlNode *node, GadibaStep *step, GError **error)
{
  GadibaDate first = GADIBA_DATE_NONE;

  for (const GadibaXmlNode *child = gadiba_xml_node_first (node, "formula"); child != NULL;
       child = gadiba_xml_node_next (child, "formula"))
    {
      GadibaDate from = GADIBA_DATE_NONE;
      gadiba_xml_node_get_date (child, "from", &from);
      if (first == GADIBA_DATE_NONE || from < first)
        first = from;
    }
  for (guint i = step->formulas->len; i > 0; i--)
    if (((const GadibaFormula *) g_ptr_array_index (step->formulas, i - 1))->from >= first)
      g_ptr_array_remove_index (step->formulas, i - 1);
  return read_formulas (reader, node, step, error);
}

/* A municipality's book may say otherwise only where the national book leaves it the choice. */
static gboolean
replace_step (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  GadibaStep *step = gadiba_book_get_step (reader->book, id);
  GadibaCitation *source;
  GadibaType type;

  if (step == NULL || !step->open)
    {
      gadiba_xml_set_error (error, reader->document, node,
                            _ ("“%s” cannot be replaced; only steps that the national book marks "
                               "municipality=\"may-replace\" can"),
                            id);
      return FALSE;
    }
  if (!_gadiba_book_read_type (reader->document, node, &type, error))
    return FALSE;
  if (type.kind != step->type.kind || g_strcmp0 (type.unit, step->type.unit) != 0
      || g_strcmp0 (gadiba_xml_node_get (node, "for"), step->entity == GADIBA_ENTITY_HOUSEHOLD
                                                           ? NULL
                                                           : gadiba_entity_get_name (step->entity))
             != 0
      || gadiba_xml_node_first (node, "choice") != NULL)
    {
      gadiba_xml_set_error (
          error, reader->document, node,
          _ ("“%s” must keep the type, unit, rows and words of the step it replaces"), id);
      return FALSE;
    }
  source = _gadiba_book_read_source (reader->book, reader->document, node, error);
  if (source == NULL)
    return FALSE;
  gadiba_citation_free (step->source);
  step->source = source;
  step->place = _gadiba_place_new (reader->document, node);
  g_free (step->title);
  step->title = g_strdup (gadiba_xml_node_get (node, "title"));
  g_free (step->note);
  step->note = g_strdup (gadiba_xml_node_get (node, "note"));
  return replace_formulas (reader, node, step, error);
}

static gboolean
read_step (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  const char *entity = gadiba_xml_node_get (node, "for");
  GadibaStep *step;

  if (g_strcmp0 (gadiba_xml_node_get (node, "replaces"), "yes") == 0)
    return replace_step (reader, node, error);
  step = add_step (reader, node, gadiba_xml_node_get (node, "id"), GADIBA_STEP_PLAIN, error);
  if (step == NULL)
    return FALSE;
  step->entity = entity != NULL ? gadiba_entity_from_name (entity) : GADIBA_ENTITY_HOUSEHOLD;
  step->choices = _gadiba_book_read_choices (node);
  step->open = gadiba_xml_node_get (node, "municipality") != NULL;
  step->quiet = g_strcmp0 (gadiba_xml_node_get (node, "quiet"), "yes") == 0;
  return _gadiba_book_read_type (reader->document, node, &step->type, error)
         && read_formulas (reader, node, step, error);
}

/* A condition of the means test, or of the benefit that is being read. */
static gboolean
read_condition (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  g_autofree char *full =
      reader->benefit != NULL ? g_strconcat (reader->benefit->id, ".", id, NULL) : g_strdup (id);
  GadibaStep *step = add_step (reader, node, full, GADIBA_STEP_CONDITION, error);

  if (step == NULL)
    return FALSE;
  step->type.kind = GADIBA_KIND_YES_NO;
  step->only_status = gadiba_xml_node_get (node, "binds") != NULL;
  step->one_month = gadiba_xml_node_get (node, "unmet") != NULL;
  if (reader->benefit != NULL && (step->only_status || step->one_month))
    {
      gadiba_xml_set_error (error, reader->document, node,
                            _ ("binds=\"…\" and unmet=\"…\" are for conditions of the means test; "
                               "remove them from the condition of a benefit"));
      return FALSE;
    }
  if (step->refusal == NULL)
    {
      gadiba_xml_set_error (error, reader->document, node,
                            _ ("the condition “%s” has no refusal=\"…\"; write the sentence that a "
                               "refusal gives as its reason"),
                            id);
      return FALSE;
    }
  g_ptr_array_add (reader->benefit != NULL ? reader->benefit->conditions : reader->book->conditions,
                   step);
  return read_formulas (reader, node, step, error);
}

static gboolean
read_exclusion (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  GadibaStep *step =
      add_step (reader, node, gadiba_xml_node_get (node, "id"), GADIBA_STEP_EXCLUSION, error);

  if (step == NULL)
    return FALSE;
  step->entity = GADIBA_ENTITY_PERSON;
  step->type.kind = GADIBA_KIND_YES_NO;
  g_ptr_array_add (reader->book->exclusions, step);
  return read_formulas (reader, node, step, error);
}

static gboolean
read_kind (Reader *reader, const GadibaXmlNode *node, GadibaIncomeGroup *group, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  GadibaIncomeKind *kind;

  if (g_hash_table_contains (reader->book->income_kind_names, id))
    {
      gadiba_xml_set_error (error, reader->document, node,
                            _ ("the kind of income “%s” stands twice; each kind is of one group"),
                            id);
      return FALSE;
    }
  kind = g_new0 (GadibaIncomeKind, 1);
  kind->id = g_intern_string (id);
  kind->title = g_strdup (gadiba_xml_node_get (node, "title"));
  kind->group = group;
  kind->irregular = g_strcmp0 (gadiba_xml_node_get (node, "irregular"), "yes") == 0;
  g_ptr_array_add (reader->book->income_kinds, kind);
  g_hash_table_insert (reader->book->income_kind_names, (gpointer) kind->id, kind);
  return TRUE;
}

static gboolean
read_group (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  g_autofree char *name = g_strconcat ("income.", id, NULL);
  GadibaIncomeGroup *group;
  GadibaStep *step = add_step (reader, node, name, GADIBA_STEP_PLAIN, error);

  if (step == NULL)
    return FALSE;
  step->entity = GADIBA_ENTITY_RECEIPT;
  step->type = (GadibaType){ GADIBA_KIND_NUMBER, g_intern_static_string ("EUR") };
  group = g_new0 (GadibaIncomeGroup, 1);
  group->id = g_intern_string (id);
  group->title = g_strdup (step->title);
  group->counted = step;
  group->together = g_strcmp0 (gadiba_xml_node_get (node, "together"), "yes") == 0;
  group->gain = g_intern_string (gadiba_xml_node_get (node, "gain"));
  g_ptr_array_add (reader->book->income_groups, group);
  for (const GadibaXmlNode *kind = gadiba_xml_node_first (node, "kind"); kind != NULL;
       kind = gadiba_xml_node_next (kind, "kind"))
    if (!read_kind (reader, kind, group, error))
      return FALSE;
  return read_formulas (reader, node, step, error);
}

static void
start_section (Reader *reader, const char *id, const char *title)
{
  GadibaSection *section = g_new0 (GadibaSection, 1);

  section->id = g_intern_string (id);
  section->title = g_strdup (title);
  reader->section = reader->book->sections->len;
  g_ptr_array_add (reader->book->sections, section);
}

static gboolean
read_section_part (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  const char *name = gadiba_xml_node_get_name (node);

  if (g_str_equal (name, "step"))
    return read_step (reader, node, error);
  if (reader->layer > 0)
    {
      gadiba_xml_set_error (error, reader->document, node,
                            _ ("<%s> stands in the national book only; a municipality's book gives "
                               "conditions within its <benefit>"),
                            name);
      return FALSE;
    }
  if (g_str_equal (name, "exclusion"))
    return read_exclusion (reader, node, error);
  if (g_str_equal (name, "group"))
    return read_group (reader, node, error);
  return read_condition (reader, node, error);
}

static gboolean
read_section (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  start_section (reader, gadiba_xml_node_get (node, "id"), gadiba_xml_node_get (node, "title"));
  for (const GadibaXmlNode *child = gadiba_xml_node_first (node, NULL); child != NULL;
       child = gadiba_xml_node_next (child, NULL))
    if (!read_section_part (reader, child, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_amount (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  g_autofree char *id = g_strconcat (reader->benefit->id, ".amount", NULL);
  GadibaStep *step = add_step (reader, node, id, GADIBA_STEP_BENEFIT, error);

  if (step == NULL)
    return FALSE;
  step->type = (GadibaType){ GADIBA_KIND_NUMBER, reader->unit };
  reader->benefit->amount = step;
  return read_formulas (reader, node, step, error);
}

static gboolean
read_own_fact (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  GadibaFact *fact = _gadiba_book_read_fact (reader->book, reader->document, node, TRUE, error);

  if (fact != NULL)
    fact->benefit = reader->benefit->id;
  return fact != NULL;
}

static gboolean
read_benefit_parts (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  for (const GadibaXmlNode *child = gadiba_xml_node_first (node, NULL); child != NULL;
       child = gadiba_xml_node_next (child, NULL))
    {
      const char *name = gadiba_xml_node_get_name (child);
      gboolean fits = TRUE;

      if (g_str_equal (name, "fact"))
        fits = read_own_fact (reader, child, error);
      else if (g_str_equal (name, "step"))
        fits = read_step (reader, child, error);
      else if (g_str_equal (name, "condition"))
        fits = read_condition (reader, child, error);
      if (!fits)
        return FALSE;
    }
  return read_amount (reader, node, error);
}

static gboolean
read_benefit (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");
  GadibaBenefit *benefit;
  gboolean fits;

  if (gadiba_book_get_benefit (reader->book, id) != NULL || g_str_equal (id, "status"))
    {
      gadiba_xml_set_error (error, reader->document, node,
                            _ ("there is a benefit “%s” already; choose another id"), id);
      return FALSE;
    }
  if (!_gadiba_book_check_form (reader->document, node, error))
    return FALSE;
  benefit = g_new0 (GadibaBenefit, 1);
  benefit->id = g_intern_string (id);
  benefit->title = g_strdup (gadiba_xml_node_get (node, "title"));
  benefit->conditions = g_ptr_array_new ();
  benefit->status_term = g_strcmp0 (gadiba_xml_node_get (node, "term"), "status") == 0;
  benefit->monthly = g_strcmp0 (gadiba_xml_node_get (node, "paid"), "monthly") == 0;
  benefit->needs_status = gadiba_xml_node_get (node, "needs") != NULL;
  benefit->in_money = g_strcmp0 (gadiba_xml_node_get (node, "in"), "money") == 0;
  benefit->service = g_strcmp0 (gadiba_xml_node_get (node, "in"), "service") == 0;
  benefit->nothing = g_strdup (gadiba_xml_node_get (node, "nothing"));
  benefit->plain_nothing = g_strdup (gadiba_xml_node_get (node, "plain-nothing"));
  benefit->place = _gadiba_place_new (reader->document, node);
  gadiba_xml_node_get_date (node, "from", &benefit->from);
  gadiba_xml_node_get_date (node, "until", &benefit->until);
  g_ptr_array_add (reader->book->benefits, benefit);
  g_hash_table_insert (reader->book->benefit_names, (gpointer) benefit->id, benefit);
  benefit->source = _gadiba_book_read_source (reader->book, reader->document, node, error);
  if (benefit->source == NULL)
    return FALSE;

  start_section (reader, id, benefit->title);
  reader->benefit = benefit;
  reader->unit = g_intern_string (benefit->service ? gadiba_xml_node_get (node, "unit") : "EUR");
  fits = read_benefit_parts (reader, node, error);
  reader->benefit = NULL;
  return fits
         && (!benefit->service || _gadiba_book_find_service_parts (reader->book, benefit, error));
}

static gboolean
read_example (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  GadibaExample *example = g_new0 (GadibaExample, 1);

  example->title = g_strdup (gadiba_xml_node_get (node, "title"));
  example->label = g_strdup (gadiba_xml_document_get_label (reader->document));
  example->place = _gadiba_place_new (reader->document, node);
  example->names = g_ptr_array_new_with_free_func (g_free);
  example->values = g_ptr_array_new_with_free_func (g_free);
  example->sets = g_ptr_array_new_with_free_func (g_free);
  gadiba_xml_node_get_date (node, "on", &example->on);
  gadiba_xml_node_get_date (node, "known", &example->known);
  g_ptr_array_add (reader->book->examples, example);
  for (const GadibaXmlNode *child = gadiba_xml_node_first (node, NULL); child != NULL;
       child = gadiba_xml_node_next (child, NULL))
    {
      const char *name = gadiba_xml_node_get (child, "name");
      const char *value = gadiba_xml_node_get (child, "value");

      if (g_str_equal (gadiba_xml_node_get_name (child), "set"))
        g_ptr_array_add (example->sets, g_strdup_printf ("%s=%s", name, value));
      else
        {
          g_ptr_array_add (example->names, g_strdup (name));
          g_ptr_array_add (example->values, g_strdup (value));
        }
    }
  example->case_file = gadiba_xml_node_copy_foreign (node);
  if (example->case_file != NULL)
    return TRUE;
  gadiba_xml_set_error (error, reader->document, node,
                        _ ("the example holds no case; copy a case file's <case> element into it"));
  return FALSE;
}

/* Facts of the household and its people stand in the national book; a benefit declares its own. */
static gboolean
read_facts (Reader *reader, const GadibaXmlNode *list, GError **error)
{
  for (const GadibaXmlNode *node = gadiba_xml_node_first (list, NULL); node != NULL;
       node = gadiba_xml_node_next (node, NULL))
    {
      if (reader->layer > 0)
        {
          gadiba_xml_set_error (error, reader->document, node,
                                _ ("a municipality's book declares facts within its <benefit>"));
          return FALSE;
        }
      if (_gadiba_book_read_fact (reader->book, reader->document, node, FALSE, error) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_part (Reader *reader, const GadibaXmlNode *node, GError **error)
{
  const char *name = gadiba_xml_node_get_name (node);
  const GadibaXmlNode *child = gadiba_xml_node_first (node, NULL);

  if (g_str_equal (name, "parameters"))
    return _gadiba_book_read_parameters (reader->book, reader->document, node, reader->layer,
                                         error);
  if (g_str_equal (name, "facts"))
    return read_facts (reader, node, error);
  if (g_str_equal (name, "costs"))
    return _gadiba_book_read_costs (reader->book, reader->document, node, reader->layer, error);
  if (g_str_equal (name, "procedure"))
    return _gadiba_book_read_procedure (reader->book, reader->document, node, reader->layer, error);
  if (g_str_equal (name, "section"))
    return read_section (reader, node, error);
  if (g_str_equal (name, "benefit"))
    return read_benefit (reader, node, error);
  if (g_str_equal (name, "example"))
    return read_example (reader, node, error);
  for (; child != NULL; child = gadiba_xml_node_next (child, NULL))
    if (!(g_str_equal (name, "sources") ? _gadiba_book_read_act : _gadiba_book_read_word) (
            reader->book, reader->document, child, reader->layer, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_edition (Reader *reader, const GadibaXmlNode *root, GError **error)
{
  const char *extends = gadiba_xml_node_get (root, "extends");
  GPtrArray *editions = reader->book->editions;
  GadibaEdition *edition;

  if (reader->layer > 0)
    {
      const GadibaEdition *national = g_ptr_array_index (editions, 0);
      if (g_strcmp0 (extends, national->id) != 0)
        {
          gadiba_xml_set_error (error, reader->document, root,
                                _ ("a book that is put on top of the national one says "
                                   "extends=\"%s\""),
                                national->id);
          return FALSE;
        }
    }
  for (guint i = 0; i < editions->len; i++)
    if (g_str_equal (((const GadibaEdition *) g_ptr_array_index (editions, i))->id,
                     gadiba_xml_node_get (root, "id")))
      {
        gadiba_xml_set_error (error, reader->document, root,
                              _ ("a book “%s” is loaded already; each book has an id of its own"),
                              gadiba_xml_node_get (root, "id"));
        return FALSE;
      }
  edition = g_new0 (GadibaEdition, 1);
  edition->id = g_intern_string (gadiba_xml_node_get (root, "id"));
  edition->label = g_intern_string (gadiba_xml_document_get_label (reader->document));
  edition->edition = g_strdup (gadiba_xml_node_get (root, "edition"));
  edition->title = g_strdup (gadiba_xml_node_get (root, "title"));
  g_ptr_array_add (editions, edition);
  return TRUE;
}

gboolean
_gadiba_book_read (GadibaBook *book, const GadibaXmlDocument *document, guint layer, GError **error)
{
  const GadibaXmlNode *root = gadiba_xml_document_get_root (document);
  Reader reader = { book, document, layer, 0, NULL, NULL };

  if (!read_edition (&reader, root, error))
    return FALSE;
  for (const GadibaXmlNode *node = gadiba_xml_node_first (root, NULL); node != NULL;
       node = gadiba_xml_node_next (node, NULL))
    if (!read_part (&reader, node, error))
      return FALSE;
  return TRUE;
}
