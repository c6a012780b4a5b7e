/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-value-private.h"

#include <string.h>

/* Where the values of each part stand, and what tells its rows apart. */
static const struct
{
  const char *section, *row; /* elements of the case format; row: NULL: the section itself */
  const char *main;          /* a row is there because this is stated */
  const char *keys[4];       /* attributes that say which rows a place means; end with NULL */
  gboolean sums;             /* several rows of the same keys are one place */
  gboolean listed;           /* the place has an index */
} parts[GADIBA_N_PARTS] = {
  [GADIBA_PART_APPLICATION] = { "application", NULL, NULL, { NULL }, FALSE, FALSE },
  [GADIBA_PART_HOUSEHOLD] = { "household", NULL, NULL, { NULL }, FALSE, FALSE },
  [GADIBA_PART_PERSON] = { "household", "person", NULL, { "id", "applicant" }, FALSE, FALSE },
  [GADIBA_PART_DWELLING] = { "dwelling", NULL, NULL, { NULL }, FALSE, FALSE },
  [GADIBA_PART_ASSETS] = { "assets", NULL, NULL, { NULL }, FALSE, FALSE },
  [GADIBA_PART_INCOME] = { "incomes",
                           "income",
                           "amount",
                           { "person", "kind", "month" },
                           TRUE,
                           FALSE },
  [GADIBA_PART_SAVINGS] = { "assets", "savings", "amount", { "person" }, TRUE, FALSE },
  [GADIBA_PART_VEHICLE] = { "assets", "vehicle", NULL, { NULL }, FALSE, TRUE },
  [GADIBA_PART_LAND] = { "assets", "land", NULL, { NULL }, FALSE, TRUE },
  [GADIBA_PART_REAL_ESTATE] = { "assets", "real-estate", NULL, { NULL }, FALSE, TRUE },
  [GADIBA_PART_COST] = { "costs", "cost", "amount", { "item", "month" }, TRUE, FALSE },
  [GADIBA_PART_FACT] = { "facts", "fact", "value", { "name", "person" }, FALSE, FALSE },
};

const char *
_gadiba_case_part_get_main (GadibaCasePart part)
{
  return parts[part].main;
}

gboolean
_gadiba_case_part_has_sums (GadibaCasePart part)
{
  return parts[part].sums;
}

gboolean
_gadiba_case_part_is_listed (GadibaCasePart part)
{
  return parts[part].listed;
}

gboolean
_gadiba_case_part_is_key (GadibaCasePart part, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts[part].keys) && parts[part].keys[i] != NULL; i++)
    if (strcmp (parts[part].keys[i], field) == 0)
      return TRUE;
  return FALSE;
}

GadibaCaseShelf
_gadiba_case_find_shelf (const GadibaCase *self, GadibaCasePart part)
{
  const GadibaCaseSection *s = _gadiba_case_sections;
  while (strcmp (s->element->name, parts[part].section) != 0)
    s++;
  if (parts[part].row == NULL)
    return (GadibaCaseShelf){ .element = s->element,
                              .fields = s->fields,
                              .single = G_STRUCT_MEMBER_P (self, s->offset) };
  const GadibaCaseRows *r = s->rows;
  while (strcmp (r->element->name, parts[part].row) != 0)
    r++;
  return (GadibaCaseShelf){ .element = r->element,
                            .fields = r->fields,
                            .rows = _gadiba_case_rows_get (r, self),
                            .row_size = r->row_size };
}

gpointer
_gadiba_case_shelf_get_row (const GadibaCaseShelf *shelf, guint index)
{
  return shelf->rows != NULL ? shelf->rows->data + index * shelf->row_size : shelf->single;
}

const GadibaCaseField *
_gadiba_case_shelf_find_field (const GadibaCaseShelf *shelf, const char *name)
{
  for (const GadibaCaseField *f = shelf->fields; f->name != NULL; f++)
    if (strcmp (f->name, name) == 0)
      return f;
  return NULL;
}

/* --- which rows a place means --- */

static gboolean
is_key_of (const GadibaCase *self, const GadibaCaseField *field, gconstpointer row,
           const GadibaCasePlace *place)
{
  gconstpointer member = G_STRUCT_MEMBER_P (row, field->offset);
  if (field->person)
    {
      int person = *(const int *) member;
      const char *id =
          person == GADIBA_CASE_NOBODY ? NULL : gadiba_case_get_person (self, person)->id;
      return g_strcmp0 (id, place->person) == 0;
    }
  if (strcmp (field->name, "id") == 0)
    return g_strcmp0 (*(const char *const *) member, place->person) == 0;
  if (strcmp (field->name, "month") == 0)
    return *(const GadibaMonth *) member == place->month;
  return g_strcmp0 (*(const char *const *) member, place->kind) == 0;
}

static gboolean
is_row_of (const GadibaCase *self, const GadibaCaseShelf *shelf, gconstpointer row,
           const GadibaCasePlace *place)
{
  for (const GadibaCaseField *f = shelf->fields; f->name != NULL; f++)
    if (_gadiba_case_part_is_key (place->part, f->name) && strcmp (f->name, "applicant") != 0
        && !is_key_of (self, f, row, place))
      return FALSE;
  return TRUE;
}

GArray *
_gadiba_case_find_rows (const GadibaCase *self, const GadibaCaseShelf *shelf,
                        const GadibaCasePlace *place)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_rows = shelf->rows != NULL ? shelf->rows->len : 1;
  for (guint i = 0; i < n_rows; i++)
    if (parts[place->part].listed
            ? i == place->index
            : is_row_of (self, shelf, _gadiba_case_shelf_get_row (shelf, i), place))
      g_array_append_val (indices, i);
  return indices;
}

/* --- several values in one text --- */

/* A "+" of the value itself has a backslash before it. */
static void
append_piece (GString *text, const char *piece)
{
  for (const char *p = piece; p != NULL && *p != '\0'; p++)
    {
      if (*p == '+' || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

/* --- reading --- */

static char *
format_row_field (const GadibaCase *self, const GadibaCaseShelf *shelf,
                  const GadibaCaseField *field, guint index)
{
  return _gadiba_case_field_format (self, field,
                                    _gadiba_case_field_get_attribute (field, shelf->element),
                                    _gadiba_case_shelf_get_row (shelf, index));
}

/* "person=p1 mass=1500" */
static char *
format_row (const GadibaCase *self, const GadibaCaseShelf *shelf, guint index)
{
  GString *text = g_string_new (NULL);
  for (const GadibaCaseField *f = shelf->fields; f->name != NULL; f++)
    {
      g_autofree char *value = format_row_field (self, shelf, f, index);
      if (value != NULL)
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", f->name, value);
    }
  return g_string_free (text, FALSE);
}

static char *
format_sum (const GadibaCase *self, const GadibaCaseShelf *shelf, const GadibaCaseField *field,
            const GArray *indices, gboolean main)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = NULL;
  gboolean same = !main;
  for (guint i = 0; i < indices->len; i++)
    {
      g_autofree char *value =
          format_row_field (self, shelf, field, g_array_index (indices, guint, i));
      same = same && (i == 0 || g_strcmp0 (value, first) == 0);
      if (i > 0)
        g_string_append_c (text, '+');
      append_piece (text, value);
      if (i == 0)
        first = g_steal_pointer (&value);
    }
  if (!same)
    return g_strdup (text->str);
  if (first == NULL)
    return NULL;
  g_string_truncate (text, 0);
  append_piece (text, first);
  return g_strdup (text->str);
}

char *
_gadiba_case_format_rows (const GadibaCase *self, const GadibaCasePlace *place,
                          const GArray *indices)
{
  const GadibaCaseShelf shelf = _gadiba_case_find_shelf (self, place->part);
  const GadibaCaseField *field = _gadiba_case_shelf_find_field (&shelf, place->field);
  if (indices->len == 0)
    return NULL;
  if (parts[place->part].listed && *place->field == '\0')
    return format_row (self, &shelf, g_array_index (indices, guint, 0));
  if (field == NULL)
    return NULL;
  if (parts[place->part].sums)
    return format_sum (self, &shelf, field, indices,
                       strcmp (field->name, parts[place->part].main) == 0);
  char *value = format_row_field (self, &shelf, field, g_array_index (indices, guint, 0));
  /* No names at all. */
  if (value != NULL && *value == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

char *
gadiba_case_dup_value (const GadibaCase *self, const GadibaCasePlace *place)
{
  g_return_val_if_fail (self != NULL && place != NULL && place->field != NULL, NULL);
  g_return_val_if_fail (place->part < GADIBA_N_PARTS, NULL);

  const GadibaCaseShelf shelf = _gadiba_case_find_shelf (self, place->part);
  g_autoptr (GArray) indices = _gadiba_case_find_rows (self, &shelf, place);
  return _gadiba_case_format_rows (self, place, indices);
}
