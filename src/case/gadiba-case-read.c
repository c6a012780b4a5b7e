/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-read.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-case-table-private.h"
#include "gadiba-personal-code.h"

/* How many ids a message lists. */
#define MAX_IDS 12

typedef struct
{
  GadibaCase *target;
  const GadibaXmlDocument *document;
  GHashTable *persons; /* id → its index */
  GHashTable *facts;   /* owned "INDEX/NAME" → line */
} Reader;

/* --- what the table says --- */

/* The first ids of the file, "p1, p2". */
static char *
list_ids (const GadibaCase *target)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < target->persons->len; i++)
    {
      g_autofree char *id = gadiba_xml_quote (gadiba_case_get_person (target, (int) i)->id);
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", i < MAX_IDS ? id : "…");
      if (i == MAX_IDS)
        break;
    }
  return g_string_free (list, FALSE);
}

static gboolean
read_person (Reader *self, const GadibaXmlNode *node, const GadibaCaseField *field, gpointer row,
             GError **error)
{
  const char *id = gadiba_xml_node_get (node, field->name);
  if (id == NULL)
    return TRUE;
  gpointer index;
  if (g_hash_table_lookup_extended (self->persons, id, NULL, &index))
    {
      G_STRUCT_MEMBER (int, row, field->offset) = GPOINTER_TO_INT (index);
      return TRUE;
    }
  g_autofree char *quoted = gadiba_xml_quote (id);
  g_autofree char *list = list_ids (self->target);
  gadiba_xml_set_attribute_error (error, self->document, node, field->name,
                                  _ ("<%s> %s: no person of the file has the id “%s”; write one "
                                     "of: %s"),
                                  gadiba_xml_node_get_name (node), field->name, quoted, list);
  return FALSE;
}

static gboolean
read_fields (Reader *self, const GadibaXmlNode *node, const GadibaCaseField *fields,
             const GadibaXmlElement *element, gpointer row, GError **error)
{
  /* The first member of every struct. */
  *(int *) row = gadiba_xml_node_get_line (node);
  for (const GadibaCaseField *field = fields; field->name != NULL; field++)
    {
      if (field->person)
        {
          if (!read_person (self, node, field, row, error))
            return FALSE;
        }
      else if (gadiba_xml_node_get (node, field->name) != NULL)
        _gadiba_case_field_read (self->target, _gadiba_case_field_get_attribute (field, element),
                                 gadiba_xml_node_get (node, field->name),
                                 G_STRUCT_MEMBER_P (row, field->offset));
    }
  return TRUE;
}

static gboolean
check_row (Reader *self, const GadibaXmlNode *node, const GArray *rows, GError **error);

static gboolean
read_rows (Reader *self, const GadibaXmlNode *section, const GadibaCaseRows *table, GError **error)
{
  GArray *rows = _gadiba_case_rows_get (table, self->target);
  for (const GadibaXmlNode *node = gadiba_xml_node_first (section, table->element->name);
       node != NULL; node = gadiba_xml_node_next (node, table->element->name))
    {
      gpointer row = gadiba_case_add_row (self->target, rows);
      if (!read_fields (self, node, table->fields, table->element, row, error)
          || !check_row (self, node, rows, error))
        return FALSE;
    }
  return TRUE;
}

/* --- what the table cannot say --- */

static void
add_warning (Reader *self, const GadibaXmlNode *node, const char *id, const char *sentence)
{
  g_autofree char *quoted = gadiba_xml_quote (id);
  g_ptr_array_add (self->target->warnings,
                   g_strdup_printf (_ ("%s:%d: person %s: %s"), self->target->label,
                                    gadiba_xml_node_get_attribute_line (node, "code"), quoted,
                                    sentence));
}

/* Only the form can make a code wrong; all else is for a person to look at. */
static gboolean
check_code (Reader *self, const GadibaXmlNode *node, GadibaCasePerson *person, GError **error)
{
  if (person->code == NULL)
    return TRUE;
  GadibaPersonalCode code = gadiba_personal_code_check (person->code);
  const char *sentence = gadiba_personal_code_reason_get_text (code.reason);
  if (code.reason == GADIBA_PERSONAL_CODE_FORM)
    {
      gadiba_xml_set_attribute_error (error, self->document, node, "code", "<person> code: %s",
                                      sentence);
      return FALSE;
    }
  if (*code.text != '\0')
    person->code = gadiba_case_keep (self->target, code.text);
  if (sentence != NULL)
    add_warning (self, node, person->id, sentence);
  else if (person->born != GADIBA_DATE_NONE
           && !gadiba_personal_code_fits_birth_date (&code, person->born))
    add_warning (self, node, person->id,
                 _ ("The personal code carries another birth date than “born” says; compare both "
                    "with the document"));
  return TRUE;
}

static gboolean
check_person (Reader *self, const GadibaXmlNode *node, GadibaCasePerson *person, GError **error)
{
  const GadibaCaseApplication *application = &self->target->application;
  guint index = self->target->persons->len - 1;
  g_autofree char *id = gadiba_xml_quote (person->id);
  gpointer first;
  if (g_hash_table_lookup_extended (self->persons, person->id, NULL, &first))
    {
      gadiba_xml_set_attribute_error (
          error, self->document, node, "id",
          _ ("<person> id: “%s” is the id of the person on line %d too; give each person an id of "
             "its own"),
          id, gadiba_case_get_person (self->target, GPOINTER_TO_INT (first))->line);
      return FALSE;
    }
  g_hash_table_insert (self->persons, (gpointer) (guintptr) person->id, GUINT_TO_POINTER (index));

  if (person->born > application->received)
    {
      g_autofree char *received = gadiba_date_format (application->received);
      gadiba_xml_set_attribute_error (error, self->document, node, "born",
                                      _ ("<person> born: the day lies after %s, on which the "
                                         "application was received; write the day of birth"),
                                      received);
      return FALSE;
    }
  return check_code (self, node, person, error);
}

static gboolean
check_granted (Reader *self, const GadibaXmlNode *node, const GadibaCaseGranted *granted,
               GError **error)
{
  if (granted->to >= granted->from)
    return TRUE;
  g_autofree char *from = gadiba_date_format (granted->from);
  gadiba_xml_set_attribute_error (error, self->document, node, "to",
                                  _ ("<granted> to: the day lies before “from”; it must be %s or "
                                     "later"),
                                  from);
  return FALSE;
}

/* A fact has one value for a person, and one for the household. */
static gboolean
check_fact (Reader *self, const GadibaXmlNode *node, const GadibaCaseFact *fact, GError **error)
{
  char *key = g_strdup_printf ("%d/%s", fact->person, fact->name);
  int line = GPOINTER_TO_INT (g_hash_table_lookup (self->facts, key));
  g_hash_table_insert (self->facts, key, GINT_TO_POINTER (fact->line));
  if (line == 0)
    return TRUE;
  g_autofree char *name = gadiba_xml_quote (fact->name);
  gadiba_xml_set_error (error, self->document, node,
                        _ ("<fact>: “%s” is answered on line %d too, for the same person or "
                           "household; keep one of them"),
                        name, line);
  return FALSE;
}

/* Checks the last of @rows. */
static gboolean
check_row (Reader *self, const GadibaXmlNode *node, const GArray *rows, GError **error)
{
  const GadibaCase *target = self->target;
  if (rows == target->persons)
    return check_person (self, node, &g_array_index (rows, GadibaCasePerson, rows->len - 1), error);
  if (rows == target->history)
    return check_granted (self, node, &g_array_index (rows, GadibaCaseGranted, rows->len - 1),
                          error);
  if (rows == target->facts)
    return check_fact (self, node, &g_array_index (rows, GadibaCaseFact, rows->len - 1), error);
  return TRUE;
}

static gboolean
check_applicant (Reader *self, const GadibaXmlNode *household, GError **error)
{
  const GadibaXmlNode *applicant = NULL;
  for (const GadibaXmlNode *node = gadiba_xml_node_first (household, "person"); node != NULL;
       node = gadiba_xml_node_next (node, "person"))
    {
      if (!gadiba_xml_node_get_yes (node, "applicant"))
        continue;
      if (applicant != NULL)
        {
          gadiba_xml_set_attribute_error (error, self->document, node, "applicant",
                                          _ ("<person> applicant: the person on line %d is the "
                                             "applicant already; write applicant=\"yes\" for "
                                             "exactly one person"),
                                          gadiba_xml_node_get_line (applicant));
          return FALSE;
        }
      applicant = node;
    }
  if (applicant == NULL)
    {
      gadiba_xml_set_error (error, self->document, household,
                            _ ("<household>: no person is the applicant; write applicant=\"yes\" "
                               "for exactly one person"));
      return FALSE;
    }
  const char *relation = gadiba_xml_node_get (applicant, "relation");
  if (strcmp (relation, "self") == 0)
    return TRUE;
  gadiba_xml_set_attribute_error (error, self->document, applicant, "relation",
                                  _ ("<person> relation: “%s” cannot be the applicant's; the "
                                     "applicant's relation is “self”"),
                                  relation);
  return FALSE;
}

/* Drops names that stand twice. */
static void
tidy_benefits (GadibaCaseApplication *application)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;
  for (guint i = 0; application->benefits[i] != NULL; i++)
    {
      char *name = application->benefits[i];
      if (g_hash_table_add (seen, name))
        application->benefits[n++] = name;
      else
        g_free (name);
    }
  application->benefits[n] = NULL;
}

static gboolean
check_application (Reader *self, const GadibaXmlNode *node, GError **error)
{
  GadibaCaseApplication *application = &self->target->application;
  application->benefits_line = gadiba_xml_node_get_attribute_line (node, "benefits");
  tidy_benefits (application);
  GadibaMonth received = gadiba_date_get_month (application->received);
  if (application->housing_month <= received)
    return TRUE;
  g_autofree char *last = gadiba_month_format (received);
  gadiba_xml_set_attribute_error (error, self->document, node, "housing-month",
                                  _ ("<application> housing-month: the month lies after the one in "
                                     "which the application was received; write %s or an earlier "
                                     "one"),
                                  last);
  return FALSE;
}

/* Checks a section of which all is read. */
static gboolean
check_section (Reader *self, const GadibaXmlNode *node, GError **error)
{
  if (strcmp (gadiba_xml_node_get_name (node), "application") == 0)
    return check_application (self, node, error);
  if (strcmp (gadiba_xml_node_get_name (node), "household") == 0)
    return check_applicant (self, node, error);
  return TRUE;
}

static GadibaCase *
read_document (const GadibaXmlDocument *document, GError **error)
{
  g_autoptr (GadibaCase) target = gadiba_case_new (gadiba_xml_document_get_label (document));
  g_autoptr (GHashTable) persons = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = { .target = target, .document = document, .persons = persons, .facts = facts };
  const GadibaXmlNode *root = gadiba_xml_document_get_root (document);
  for (const GadibaCaseSection *s = _gadiba_case_sections; s->element != NULL; s++)
    {
      const GadibaXmlNode *node = gadiba_xml_node_first (root, s->element->name);
      if (node == NULL)
        continue;
      if (s->fields != NULL
          && !read_fields (&self, node, s->fields, s->element,
                           G_STRUCT_MEMBER_P (target, s->offset), error))
        return NULL;
      for (const GadibaCaseRows *r = s->rows; r != NULL && r->element != NULL; r++)
        if (!read_rows (&self, node, r, error))
          return NULL;
      if (!check_section (&self, node, error))
        return NULL;
    }
  return g_steal_pointer (&target);
}

GadibaCase *
gadiba_case_read_file (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (GadibaXmlDocument) document = gadiba_xml_load_file (
      path, GADIBA_CASE_MAX_SIZE, GADIBA_CASE_NAMESPACE, &_gadiba_case_root, error);
  return document != NULL ? read_document (document, error) : NULL;
}

GadibaCase *
gadiba_case_read_bytes (GBytes *bytes, const char *label, GError **error)
{
  g_return_val_if_fail (bytes != NULL && label != NULL, NULL);

  g_autoptr (GadibaXmlDocument) document =
      gadiba_xml_load_bytes (bytes, label, GADIBA_CASE_NAMESPACE, &_gadiba_case_root, error);
  return document != NULL ? read_document (document, error) : NULL;
}
