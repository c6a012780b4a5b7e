/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-value-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-personal-code.h"

GQuark
gadiba_case_error_quark (void)
{
  return g_quark_from_static_string ("gadiba-case-error");
}

/* --- checks --- */

static gboolean
fail (GError **error, GadibaCaseError code, const char *sentence)
{
  g_set_error_literal (error, GADIBA_CASE_ERROR, code, sentence);
  return FALSE;
}

static gboolean
check_text (const GadibaXmlAttribute *attribute, const char *value, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (value));
  if (*trimmed == '\0')
    return fail (error, GADIBA_CASE_ERROR_VALUE,
                 _ ("The value is empty; write one, or say that nothing is stated"));
  g_autofree char *sentence =
      gadiba_xml_check_value (attribute, attribute->type == GADIBA_XML_TEXT ? trimmed : value);
  return sentence == NULL || fail (error, GADIBA_CASE_ERROR_VALUE, sentence);
}

static gboolean
check_born (const GadibaCase *self, GadibaDate born, GadibaDate received, GError **error)
{
  if (born <= received || received == GADIBA_DATE_NONE)
    return TRUE;
  g_autofree char *day = gadiba_date_format (received);
  g_set_error (error, GADIBA_CASE_ERROR, GADIBA_CASE_ERROR_VALUE,
               _ ("The day of birth lies after %s, on which the application was received; one of "
                  "them is wrong"),
               day);
  return FALSE;
}

static gboolean
check_housing_month (GadibaMonth month, GadibaDate received, GError **error)
{
  GadibaMonth last = gadiba_date_get_month (received);
  if (month <= last || received == GADIBA_DATE_NONE)
    return TRUE;
  g_autofree char *text = gadiba_month_format (last);
  g_set_error (error, GADIBA_CASE_ERROR, GADIBA_CASE_ERROR_VALUE,
               _ ("The month of housing costs lies after the one in which the application was "
                  "received; it must be %s or an earlier one"),
               text);
  return FALSE;
}

static gboolean
check_received (const GadibaCase *self, GadibaDate received, GError **error)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (!check_born (self, gadiba_case_get_person (self, (int) i)->born, received, error))
      return FALSE;
  return check_housing_month (self->application.housing_month, received, error);
}

static gboolean
check_application (const GadibaCase *self, const char *field, const char *value, GError **error)
{
  GadibaDate received;
  GadibaMonth month;
  if (strcmp (field, "received") == 0 && gadiba_date_parse (value, &received, NULL))
    return check_received (self, received, error);
  if (strcmp (field, "housing-month") == 0 && gadiba_month_parse (value, &month, NULL))
    return check_housing_month (month, self->application.received, error);
  return TRUE;
}

static gboolean
check_person (const GadibaCase *self, const GadibaCasePerson *person, const char *field,
              const char *value, GError **error)
{
  GadibaDate born;
  if (strcmp (field, "born") == 0 && gadiba_date_parse (value, &born, NULL))
    return check_born (self, born, self->application.received, error);
  if (strcmp (field, "code") == 0)
    {
      const GadibaPersonalCode code = gadiba_personal_code_check (value);
      return code.reason != GADIBA_PERSONAL_CODE_FORM
             || fail (error, GADIBA_CASE_ERROR_VALUE,
                      gadiba_personal_code_reason_get_text (code.reason));
    }
  if (strcmp (field, "relation") == 0 && g_strcmp0 (person->applicant, "yes") == 0
      && strcmp (value, "self") != 0)
    return fail (error, GADIBA_CASE_ERROR_VALUE,
                 _ ("The applicant's relation to the applicant is “self”; choose another relation "
                    "for the other persons only"));
  return TRUE;
}

/* What the table cannot say. */
static gboolean
check_further (const GadibaCase *self, const GadibaCasePlace *place, gconstpointer row,
               const char *value, GError **error)
{
  if (place->part == GADIBA_PART_APPLICATION)
    return check_application (self, place->field, value, error);
  if (place->part == GADIBA_PART_PERSON)
    return check_person (self, row, place->field, value, error);
  return TRUE;
}

/* --- writing --- */

/* Returns: (transfer full) (element-type utf8): at least one piece */
static GPtrArray *
split_pieces (const char *value)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) piece = g_string_new (NULL);
  for (const char *p = value; *p != '\0'; p++)
    if (*p == '+')
      {
        g_ptr_array_add (pieces, g_strdup (piece->str));
        g_string_truncate (piece, 0);
      }
    else
      g_string_append_c (piece, *p == '\\' && p[1] != '\0' ? *++p : *p);
  g_ptr_array_add (pieces, g_strdup (piece->str));
  return pieces;
}

static void
clear_member (const GadibaXmlAttribute *attribute, gpointer member)
{
  switch (attribute->type)
    {
    case GADIBA_XML_TEXT:
    case GADIBA_XML_NAME:
    case GADIBA_XML_YES_NO:
    case GADIBA_XML_CHOICE:
      *(const char **) member = NULL;
      break;
    case GADIBA_XML_DATE:
    case GADIBA_XML_MONTH:
      *(gint32 *) member = 0;
      break;
    case GADIBA_XML_DECIMAL:
      *(GadibaCaseNumber *) member = (GadibaCaseNumber){ .known = FALSE };
      break;
    case GADIBA_XML_WHOLE:
      *(GadibaCaseWhole *) member = (GadibaCaseWhole){ .known = FALSE };
      break;
    case GADIBA_XML_NAMES:
    case GADIBA_XML_MONEY:
      /* Required wherever they stand. */
      g_return_if_reached ();
    }
}

/* Drops names that stand twice. */
static void
tidy_names (char **names)
{
  guint n = 0;
  for (guint i = 0; names[i] != NULL; i++)
    {
      char *name = names[i];
      names[i] = NULL;
      gboolean known = FALSE;
      for (guint k = 0; k < n; k++)
        known |= strcmp (names[k], name) == 0;
      if (known)
        g_free (name);
      else
        names[n++] = name;
    }
}

static gboolean
set_person_member (GadibaCase *self, gpointer member, const char *id, GError **error)
{
  int person = id != NULL ? gadiba_case_find_person (self, id) : GADIBA_CASE_NOBODY;
  if (id != NULL && person == GADIBA_CASE_NOBODY)
    return fail (error, GADIBA_CASE_ERROR_PLACE,
                 _ ("The case has no such person; choose one of the household"));
  *(int *) member = person;
  return TRUE;
}

static gboolean
set_member (GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCasePlace *place,
            guint index, const char *value, GError **error)
{
  const GadibaCaseField *field = _gadiba_case_shelf_find_field (shelf, place->field);
  const GadibaXmlAttribute *attribute = _gadiba_case_field_get_attribute (field, shelf->element);
  gpointer row = _gadiba_case_shelf_get_row (shelf, index);
  gpointer member = G_STRUCT_MEMBER_P (row, field->offset);
  if (field->person)
    return set_person_member (self, member, value, error);
  if (value == NULL && (attribute->required || attribute->type == GADIBA_XML_NAMES))
    return fail (error, GADIBA_CASE_ERROR_VALUE, _ ("This value cannot be left out; write one"));
  if (value == NULL)
    {
      clear_member (attribute, member);
      return TRUE;
    }
  if (!check_text (attribute, value, error) || !check_further (self, place, row, value, error))
    return FALSE;
  _gadiba_case_field_read (self, attribute, value, member);
  if (attribute->type == GADIBA_XML_NAMES)
    tidy_names (*(char ***) member);
  if (place->part == GADIBA_PART_PERSON && strcmp (field->name, "code") == 0)
    {
      const GadibaPersonalCode code = gadiba_personal_code_check (value);
      if (*code.text != '\0')
        *(const char **) member = gadiba_case_keep (self, code.text);
    }
  return TRUE;
}

/* What tells the rows of the place must be what the format allows. */
static gboolean
set_keys (GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCasePlace *place, guint index,
          GError **error)
{
  g_autofree char *month =
      place->month != GADIBA_MONTH_NONE ? gadiba_month_format (place->month) : NULL;
  for (const GadibaCaseField *f = shelf->fields; f->name != NULL; f++)
    {
      if (!_gadiba_case_part_is_key (place->part, f->name))
        continue;
      const char *key = f->person                        ? place->person
                        : strcmp (f->name, "month") == 0 ? month
                                                         : place->kind;
      GadibaCasePlace at = { .part = place->part, .field = f->name };
      if (key == NULL && _gadiba_case_field_get_attribute (f, shelf->element)->required)
        return fail (error, GADIBA_CASE_ERROR_PLACE,
                     _ ("The case has no such place; name person, kind and month"));
      if (!set_member (self, shelf, &at, index, key, error))
        return FALSE;
    }
  return TRUE;
}

/* A new last row, which is @like another one but for what is set. */
static gboolean
add_row (GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCasePlace *place,
         const GArray *like, GError **error)
{
  gpointer row = gadiba_case_add_row (self, shelf->rows);
  guint index = shelf->rows->len - 1;
  if (like->len > 0)
    memcpy (row, _gadiba_case_shelf_get_row (shelf, g_array_index (like, guint, like->len - 1)),
            shelf->row_size);
  *(int *) row = 0;
  if (set_keys (self, shelf, place, index, error))
    return TRUE;
  g_array_remove_index (shelf->rows, index);
  return FALSE;
}

static gboolean
check_pieces (const GadibaCaseShelf *shelf, const GadibaCasePlace *place, const GPtrArray *pieces,
              GError **error)
{
  const GadibaXmlAttribute *attribute = _gadiba_case_field_get_attribute (
      _gadiba_case_shelf_find_field (shelf, place->field), shelf->element);
  for (guint i = 0; i < pieces->len; i++)
    if ((*(const char *) pieces->pdata[i] != '\0' || attribute->required)
        && !check_text (attribute, pieces->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* The amounts of the rows of one place: there are as many rows as pieces afterwards. */
static gboolean
set_main (GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCasePlace *place,
          const GPtrArray *pieces, GError **error)
{
  g_autoptr (GArray) indices = _gadiba_case_find_rows (self, shelf, place);
  if (!check_pieces (shelf, place, pieces, error))
    return FALSE;
  for (guint i = 0; i < pieces->len; i++)
    {
      gboolean there = i < indices->len;
      if (!there && !add_row (self, shelf, place, indices, error))
        return FALSE;
      guint index = there ? g_array_index (indices, guint, i) : shelf->rows->len - 1;
      if (!set_member (self, shelf, place, index, pieces->pdata[i], error))
        return FALSE;
    }
  for (guint i = indices->len; i > pieces->len; i--)
    g_array_remove_index (shelf->rows, g_array_index (indices, guint, i - 1));
  return TRUE;
}

/* The other values of the rows of one place: one for all, or one for each. */
static gboolean
set_others (GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCasePlace *place,
            const GPtrArray *pieces, GError **error)
{
  g_autoptr (GArray) indices = _gadiba_case_find_rows (self, shelf, place);
  if (indices->len == 0 && pieces == NULL)
    return TRUE;
  if (indices->len == 0)
    return fail (error, GADIBA_CASE_ERROR_PLACE,
                 _ ("There is no amount for this person, kind and month; write it first"));
  if (pieces != NULL && pieces->len != 1 && pieces->len != indices->len)
    return fail (error, GADIBA_CASE_ERROR_VALUE,
                 _ ("There must be one value for all amounts, or one for each with “+” between"));
  if (pieces != NULL && !check_pieces (shelf, place, pieces, error))
    return FALSE;
  for (guint i = 0; i < indices->len; i++)
    {
      const char *piece = pieces != NULL ? pieces->pdata[pieces->len == 1 ? 0 : i] : "";
      if (!set_member (self, shelf, place, g_array_index (indices, guint, i),
                       *piece != '\0' ? piece : NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_keyed (GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCasePlace *place,
           const char *value, GError **error)
{
  gboolean main = strcmp (place->field, _gadiba_case_part_get_main (place->part)) == 0;
  g_autoptr (GPtrArray) pieces = NULL;
  if (value != NULL && _gadiba_case_part_has_sums (place->part))
    pieces = split_pieces (value);
  else if (value != NULL)
    {
      pieces = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (pieces, g_strdup (value));
    }
  if (!main)
    return set_others (self, shelf, place, pieces, error);
  if (pieces == NULL)
    pieces = g_ptr_array_new ();
  return set_main (self, shelf, place, pieces, error);
}

/* --- rows with an index --- */

/* "person=p1 mass=1500" */
static gboolean
set_row (GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCasePlace *place,
         const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  GadibaCasePlace at = *place;
  g_autoptr (GHashTable) stated = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *equals = strchr (words[i], '=');
      if (*words[i] == '\0')
        continue;
      if (equals != NULL)
        *equals = '\0';
      if (equals == NULL || _gadiba_case_shelf_find_field (shelf, words[i]) == NULL
          || !g_hash_table_insert (stated, words[i], equals + 1))
        return fail (error, GADIBA_CASE_ERROR_VALUE,
                     _ ("A record is written as its values: mass=1500"));
    }
  for (const GadibaCaseField *f = shelf->fields; f->name != NULL; f++)
    {
      at.field = f->name;
      if (!set_member (self, shelf, &at, place->index, g_hash_table_lookup (stated, f->name),
                       error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_listed (GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCasePlace *place,
            const char *value, GError **error)
{
  gboolean whole = *place->field == '\0';
  gboolean fresh = place->index == shelf->rows->len;
  if (place->index > shelf->rows->len)
    return fail (error, GADIBA_CASE_ERROR_PLACE, _ ("The case has no record of that number"));
  if (fresh && value == NULL)
    return TRUE;
  if (whole && value == NULL)
    {
      g_array_remove_index (shelf->rows, place->index);
      return TRUE;
    }
  if (fresh)
    gadiba_case_add_row (self, shelf->rows);
  g_autofree gpointer kept =
      g_memdup2 (_gadiba_case_shelf_get_row (shelf, place->index), shelf->row_size);
  if (whole ? set_row (self, shelf, place, value, error)
            : set_member (self, shelf, place, place->index, value, error))
    return TRUE;
  memcpy (_gadiba_case_shelf_get_row (shelf, place->index), kept, shelf->row_size);
  if (fresh)
    g_array_remove_index (shelf->rows, place->index);
  return FALSE;
}

static gboolean
set_person_value (GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCasePlace *place,
                  const char *value, GError **error)
{
  g_autoptr (GArray) indices = _gadiba_case_find_rows (self, shelf, place);
  if (indices->len == 0)
    return fail (error, GADIBA_CASE_ERROR_PLACE,
                 _ ("The case has no such person; choose one of the household"));
  return set_member (self, shelf, place, g_array_index (indices, guint, 0), value, error);
}

gboolean
gadiba_case_set_value (GadibaCase *self, const GadibaCasePlace *place, const char *value,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && place != NULL && place->field != NULL, FALSE);
  g_return_val_if_fail (place->part < GADIBA_N_PARTS, FALSE);

  const GadibaCaseShelf shelf = _gadiba_case_find_shelf (self, place->part);
  gboolean whole = _gadiba_case_part_is_listed (place->part) && *place->field == '\0';
  if (!whole && _gadiba_case_shelf_find_field (&shelf, place->field) == NULL)
    return fail (error, GADIBA_CASE_ERROR_PLACE, _ ("The case format has no such value"));
  if (_gadiba_case_part_is_key (place->part, place->field))
    return fail (error, GADIBA_CASE_ERROR_PLACE,
                 _ ("What tells a record from others does not change; remove it and write a new "
                    "one"));
  if (_gadiba_case_part_is_listed (place->part))
    return set_listed (self, &shelf, place, value, error);
  if (_gadiba_case_part_get_main (place->part) != NULL)
    return set_keyed (self, &shelf, place, value, error);
  if (place->part == GADIBA_PART_PERSON)
    return set_person_value (self, &shelf, place, value, error);
  return set_member (self, &shelf, place, 0, value, error);
}
