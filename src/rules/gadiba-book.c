/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book.h"

#include "gadiba-book-private.h"
#include "gadiba-book-table.h"
#include "gadiba-evaluation.h"
#include "gadiba-rules-private.h"

/* A book of a large municipality with its whole history has some 200 KB. */
#define MAX_BOOK_SIZE (4 * 1024 * 1024)

static void
free_act (gpointer data)
{
  GadibaAct *act = data;
  g_free (act->title);
  g_free (act->genitive);
  g_free (act->edition);
  g_free (act->address);
  g_free (act->cited);
  g_free (act);
}

static void
free_unit (gpointer data)
{
  GadibaUnit *unit = data;
  g_free (unit->symbol);
  g_free (unit->zero);
  g_free (unit->one);
  g_free (unit->other);
  g_free (unit);
}

static void
free_abbreviation (gpointer data)
{
  GadibaAbbreviation *abbreviation = data;
  g_free (abbreviation->shorthand);
  g_free (abbreviation->meaning);
  g_free (abbreviation);
}

static void
free_parameter (gpointer data)
{
  GadibaParameter *parameter = data;
  g_free (parameter->title);
  g_free (parameter->question);
  g_free ((gpointer) parameter->keys);
  g_ptr_array_unref (parameter->values);
  g_free (parameter);
}

void
_gadiba_fact_free (gpointer data)
{
  GadibaFact *fact = data;
  g_clear_pointer (&fact->choices, g_array_unref);
  g_free (fact->title);
  g_free (fact->question);
  g_free (fact);
}

void
_gadiba_formula_free (gpointer data)
{
  GadibaFormula *formula = data;
  g_free (formula->text);
  g_free (formula->note);
  gadiba_expr_free (formula->expr);
  _gadiba_template_free (formula->shown);
  gadiba_citation_free (formula->source);
  g_free (formula);
}

static void
free_step (gpointer data)
{
  GadibaStep *step = data;
  g_clear_pointer (&step->choices, g_array_unref);
  g_free (step->title);
  g_free (step->refusal);
  g_free (step->plain);
  g_free (step->note);
  gadiba_citation_free (step->source);
  g_ptr_array_unref (step->formulas);
  g_free (step);
}

static void
free_benefit (gpointer data)
{
  GadibaBenefit *benefit = data;
  g_free (benefit->title);
  g_free (benefit->nothing);
  g_free (benefit->plain_nothing);
  g_ptr_array_unref (benefit->conditions);
  gadiba_citation_free (benefit->source);
  g_free (benefit);
}

static void
free_section (gpointer data)
{
  GadibaSection *section = data;
  g_free (section->title);
  g_free (section);
}

static void
free_group (gpointer data)
{
  GadibaIncomeGroup *group = data;
  g_free (group->title);
  g_free (group);
}

static void
free_kind (gpointer data)
{
  GadibaIncomeKind *kind = data;
  g_free (kind->title);
  g_free (kind);
}

static void
free_item (gpointer data)
{
  GadibaCostItem *item = data;
  g_free (item->title);
  g_ptr_array_unref (item->norms);
  g_free (item);
}

static void
free_example (gpointer data)
{
  GadibaExample *example = data;
  g_free (example->title);
  g_clear_pointer (&example->case_file, g_bytes_unref);
  g_free (example->label);
  g_ptr_array_unref (example->names);
  g_ptr_array_unref (example->values);
  g_ptr_array_unref (example->sets);
  g_free (example);
}

static void
free_edition (gpointer data)
{
  GadibaEdition *edition = data;
  g_free (edition->edition);
  g_free (edition->title);
  g_free (edition->sha256);
  g_free (edition);
}

GadibaBook *
_gadiba_book_new (void)
{
  GadibaBook *book = g_new0 (GadibaBook, 1);

  book->editions = g_ptr_array_new_with_free_func (free_edition);
  book->acts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_act);
  book->act_order = g_ptr_array_new ();
  book->units = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_unit);
  book->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  book->abbreviations = g_ptr_array_new_with_free_func (free_abbreviation);
  book->parameters = g_ptr_array_new_with_free_func (free_parameter);
  book->parameter_names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    {
      book->facts[i] = g_ptr_array_new_with_free_func (_gadiba_fact_free);
      book->fact_names[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  book->sections = g_ptr_array_new_with_free_func (free_section);
  book->steps = g_ptr_array_new_with_free_func (free_step);
  book->step_names = g_hash_table_new (g_str_hash, g_str_equal);
  book->condition_names = g_hash_table_new (g_str_hash, g_str_equal);
  book->conditions = g_ptr_array_new ();
  book->exclusions = g_ptr_array_new ();
  book->benefits = g_ptr_array_new_with_free_func (free_benefit);
  book->decision_rules = g_ptr_array_new_with_free_func (_gadiba_decision_rule_free);
  book->check_rules = g_ptr_array_new_with_free_func (_gadiba_check_rule_free);
  book->unheard = g_ptr_array_new_with_free_func (_gadiba_unheard_free);
  book->notice_ways = g_ptr_array_new_with_free_func (_gadiba_notice_way_free);
  book->terms = g_ptr_array_new_with_free_func (_gadiba_term_free);
  book->benefit_names = g_hash_table_new (g_str_hash, g_str_equal);
  book->income_groups = g_ptr_array_new_with_free_func (free_group);
  book->income_kinds = g_ptr_array_new_with_free_func (free_kind);
  book->income_kind_names = g_hash_table_new (g_str_hash, g_str_equal);
  book->cost_items = g_ptr_array_new_with_free_func (free_item);
  book->cost_item_names = g_hash_table_new (g_str_hash, g_str_equal);
  book->examples = g_ptr_array_new_with_free_func (free_example);
  book->warnings = g_ptr_array_new_with_free_func (g_free);
  return book;
}

void
gadiba_book_free (GadibaBook *book)
{
  if (book == NULL)
    return;
  g_ptr_array_unref (book->warnings);
  g_ptr_array_unref (book->examples);
  g_hash_table_unref (book->cost_item_names);
  g_ptr_array_unref (book->cost_items);
  g_hash_table_unref (book->income_kind_names);
  g_ptr_array_unref (book->income_kinds);
  g_ptr_array_unref (book->income_groups);
  g_hash_table_unref (book->benefit_names);
  g_ptr_array_unref (book->benefits);
  g_ptr_array_unref (book->decision_rules);
  g_ptr_array_unref (book->check_rules);
  g_ptr_array_unref (book->unheard);
  g_ptr_array_unref (book->notice_ways);
  g_ptr_array_unref (book->terms);
  g_ptr_array_unref (book->exclusions);
  g_ptr_array_unref (book->conditions);
  g_hash_table_unref (book->condition_names);
  g_hash_table_unref (book->step_names);
  g_ptr_array_unref (book->steps);
  g_ptr_array_unref (book->sections);
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    {
      g_hash_table_unref (book->fact_names[i]);
      g_ptr_array_unref (book->facts[i]);
    }
  g_hash_table_unref (book->parameter_names);
  g_ptr_array_unref (book->parameters);
  g_ptr_array_unref (book->abbreviations);
  g_hash_table_unref (book->phrases);
  g_hash_table_unref (book->units);
  g_ptr_array_unref (book->act_order);
  g_hash_table_unref (book->acts);
  g_ptr_array_unref (book->editions);
  g_free (book);
}

/* Reads a book and keeps the digest of the very bytes that were read. */
static gboolean
read_book (GadibaBook *book, GBytes *bytes, const char *label, guint layer, GError **error)
{
  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (bytes, label, GADIBA_RULES_NAMESPACE, &gadiba_book_root, error);

  if (document == NULL)
    return FALSE;
  if (layer == 0)
    _gadiba_book_add_own_facts (book);
  if (!_gadiba_book_read (book, document, layer, error))
    return FALSE;
  GadibaEdition *edition = g_ptr_array_index (book->editions, layer);
  edition->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return TRUE;
}

/* A sentence longer than this quotes what nobody wrote by hand. */
#define MAX_MESSAGE 600

/* Sentences quote what stands in a book; a quotation may run over lines, or over pages. */
static void
put_on_one_line (GError *error)
{
  GString *line = g_string_new (NULL);

  for (const char *at = error->message; *at != '\0' && line->len < MAX_MESSAGE;
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean breaks = g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029;
      g_string_append_unichar (line, breaks ? ' ' : c);
    }
  if (line->len >= MAX_MESSAGE)
    g_string_append (line, "…");
  g_free (error->message);
  error->message = g_string_free (line, FALSE);
}

static GadibaBook *
load_files (const GPtrArray *files, GError **error)
{
  g_autoptr (GadibaBook) book = _gadiba_book_new ();

  for (guint i = 0; i < files->len; i++)
    {
      const GadibaBookFile *file = g_ptr_array_index (files, i);
      if (!read_book (book, file->bytes, file->label, i, error))
        return NULL;
    }
  if (!_gadiba_book_check (book, error))
    return NULL;
  return g_steal_pointer (&book);
}

static void
free_file (gpointer data)
{
  GadibaBookFile *file = data;

  g_bytes_unref (file->bytes);
  g_free (file->label);
  g_free (file);
}

GPtrArray *
gadiba_book_files_new (void)
{
  return g_ptr_array_new_with_free_func (free_file);
}

void
gadiba_book_files_add (GPtrArray *files, GBytes *bytes, const char *label)
{
  g_return_if_fail (files != NULL && bytes != NULL && label != NULL);

  GadibaBookFile *file = g_new0 (GadibaBookFile, 1);
  file->bytes = g_bytes_ref (bytes);
  file->label = g_strdup (label);
  g_ptr_array_add (files, file);
}

gboolean
gadiba_book_files_read (GPtrArray *files, const char *path, GError **error)
{
  g_return_val_if_fail (files != NULL && path != NULL, FALSE);

  g_autofree char *label = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = gadiba_xml_read_file (path, MAX_BOOK_SIZE, error);
  if (bytes != NULL)
    gadiba_book_files_add (files, bytes, label);
  return bytes != NULL;
}

GadibaBook *
gadiba_book_load_files (const GPtrArray *files, GError **error)
{
  g_return_val_if_fail (files != NULL && files->len > 0, NULL);

  GError *fault = NULL;
  GadibaBook *book = load_files (files, &fault);
  if (book == NULL)
    {
      put_on_one_line (fault);
      g_propagate_error (error, fault);
    }
  return book;
}

GadibaBook *
gadiba_book_load (GBytes *national, const char *label, const char *const *extensions,
                  GError **error)
{
  g_autoptr (GPtrArray) files = gadiba_book_files_new ();

  gadiba_book_files_add (files, national, label);
  for (guint i = 0; extensions != NULL && extensions[i] != NULL; i++)
    if (!gadiba_book_files_read (files, extensions[i], error))
      return NULL;
  return gadiba_book_load_files (files, error);
}

char *
gadiba_book_read_id (GBytes *bytes, const char *label, GError **error)
{
  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (bytes, label, GADIBA_RULES_NAMESPACE, &gadiba_book_root, error);

  return document != NULL
             ? g_strdup (gadiba_xml_node_get (gadiba_xml_document_get_root (document), "id"))
             : NULL;
}

GadibaStep *
gadiba_book_get_step (const GadibaBook *book, const char *id)
{
  return g_hash_table_lookup (book->step_names, id);
}

GadibaFact *
gadiba_book_get_fact (const GadibaBook *book, GadibaEntity entity, const char *id)
{
  return g_hash_table_lookup (book->fact_names[entity], id);
}

GadibaParameter *
gadiba_book_get_parameter (const GadibaBook *book, const char *id)
{
  return g_hash_table_lookup (book->parameter_names, id);
}

GadibaBenefit *
gadiba_book_get_benefit (const GadibaBook *book, const char *id)
{
  return g_hash_table_lookup (book->benefit_names, id);
}

const char *
gadiba_book_get_phrase (const GadibaBook *book, const char *id)
{
  const char *text = g_hash_table_lookup (book->phrases, id);
  g_return_val_if_fail (text != NULL, id);
  return text;
}

const char *
gadiba_choices_get_title (const GArray *choices, const char *id)
{
  /* Ids are interned and mostly asked for as such. */
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (g_array_index (choices, GadibaChoice, i).id == id)
      return g_array_index (choices, GadibaChoice, i).title;
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (g_str_equal (g_array_index (choices, GadibaChoice, i).id, id))
      return g_array_index (choices, GadibaChoice, i).title;
  return NULL;
}

gboolean
gadiba_parameter_parse (const GadibaParameter *parameter, const char *text, GadibaValue *value,
                        GError **error)
{
  if (!gadiba_value_parse (&parameter->type, text, value, error))
    return FALSE;
  if (value->kind != GADIBA_KIND_NUMBER
      || gadiba_number_compare (value->number, GADIBA_NUMBER (0)) >= 0)
    return TRUE;
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_VALUE,
               _ ("“%s” is below zero; a parameter is 0 or more"), text);
  return FALSE;
}

const GadibaParameterValue *
gadiba_parameter_get_value (const GadibaParameter *parameter, GadibaDate day, GadibaDate known)
{
  /* From the newest: values stand by from, then by known. */
  for (guint i = parameter->values->len; i > 0; i--)
    {
      const GadibaParameterValue *value = g_ptr_array_index (parameter->values, i - 1);
      if (value->from > day || (known != GADIBA_DATE_NONE && value->known > known))
        continue;
      return value->until == GADIBA_DATE_NONE || day <= value->until ? value : NULL;
    }
  return NULL;
}

const GadibaFormula *
gadiba_step_get_formula (const GadibaStep *step, GadibaDate day)
{
  for (guint i = step->formulas->len; i > 0; i--)
    {
      const GadibaFormula *formula = g_ptr_array_index (step->formulas, i - 1);
      if (formula->from <= day)
        return formula;
    }
  return NULL;
}

gboolean
gadiba_benefit_is_in_force (const GadibaBenefit *benefit, GadibaDate day)
{
  return day >= benefit->from && (benefit->until == GADIBA_DATE_NONE || day <= benefit->until);
}

const GadibaNorm *
gadiba_cost_item_get_norm (const GadibaCostItem *item, GadibaDate day)
{
  const GadibaNorm *best = NULL;

  for (guint i = 0; i < item->norms->len; i++)
    {
      const GadibaNorm *norm = g_ptr_array_index (item->norms, i);
      if (norm->from <= day
          && (best == NULL || norm->layer > best->layer
              || (norm->layer == best->layer && norm->from > best->from)))
        best = norm;
    }
  return best;
}

GadibaPlace
_gadiba_place_new (const GadibaXmlDocument *document, const GadibaXmlNode *node)
{
  return (GadibaPlace){ g_intern_string (gadiba_xml_document_get_label (document)),
                        gadiba_xml_node_get_line (node) };
}

void
_gadiba_place_prefix (const GadibaPlace *place, GError **error)
{
  g_prefix_error (error, "%s:%d: ", place->label, place->line);
}

void
_gadiba_place_set_error (const GadibaPlace *place, GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_BOOK, "%s:%d: %s", place->label,
               place->line, text);
}
