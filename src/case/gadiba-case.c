/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case.h"

#include <string.h>

#include "gadiba-case-table-private.h"

#define DEFAULT_BENEFITS "status gmi"

GadibaCase *
gadiba_case_new (const char *label)
{
  GadibaCase *self = g_new0 (GadibaCase, 1);
  self->label = g_strdup (label != NULL ? label : "");
  self->application.benefits = g_strsplit (DEFAULT_BENEFITS, " ", -1);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (1024);
  for (const GadibaCaseSection *s = _gadiba_case_sections; s->element != NULL; s++)
    for (const GadibaCaseRows *r = s->rows; r != NULL && r->element != NULL; r++)
      G_STRUCT_MEMBER (GArray *, self, r->rows) = g_array_new (FALSE, TRUE, (guint) r->row_size);
  return self;
}

void
gadiba_case_free (GadibaCase *self)
{
  if (self == NULL)
    return;
  for (const GadibaCaseSection *s = _gadiba_case_sections; s->element != NULL; s++)
    for (const GadibaCaseRows *r = s->rows; r != NULL && r->element != NULL; r++)
      g_array_unref (_gadiba_case_rows_get (r, self));
  g_strfreev (self->application.benefits);
  g_ptr_array_unref (self->warnings);
  g_string_chunk_free (self->strings);
  g_free (self->label);
  g_free (self);
}

static const GadibaCaseRows *
find_rows (const GadibaCase *self, const GArray *rows)
{
  for (const GadibaCaseSection *s = _gadiba_case_sections; s->element != NULL; s++)
    for (const GadibaCaseRows *r = s->rows; r != NULL && r->element != NULL; r++)
      if (_gadiba_case_rows_get (r, self) == rows)
        return r;
  return NULL;
}

gpointer
gadiba_case_add_row (GadibaCase *self, GArray *rows)
{
  g_return_val_if_fail (self != NULL && rows != NULL, NULL);

  const GadibaCaseRows *table = find_rows (self, rows);
  g_return_val_if_fail (table != NULL, NULL);

  g_array_set_size (rows, rows->len + 1);
  gpointer row = rows->data + (rows->len - 1) * table->row_size;
  for (const GadibaCaseField *field = table->fields; field->name != NULL; field++)
    if (field->person)
      G_STRUCT_MEMBER (int, row, field->offset) = GADIBA_CASE_NOBODY;
  return row;
}

const char *
gadiba_case_keep (GadibaCase *self, const char *text)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_c (kept, ' ');
      else
        g_string_append_unichar (kept,
                                 g_unichar_iscntrl (c) || c == 0xfffe || c == 0xffff ? 0xfffd : c);
    }
  g_strstrip (kept->str);
  return *kept->str != '\0' ? g_string_chunk_insert (self->strings, kept->str) : NULL;
}

const GadibaCasePerson *
gadiba_case_get_person (const GadibaCase *self, int person)
{
  g_return_val_if_fail (self != NULL && person >= 0 && (guint) person < self->persons->len, NULL);

  return &g_array_index (self->persons, GadibaCasePerson, (guint) person);
}

gboolean
gadiba_case_person_is_adult (const GadibaCasePerson *person, GadibaDate day)
{
  g_return_val_if_fail (person != NULL, FALSE);

  return person->born == GADIBA_DATE_NONE || gadiba_date_age_in_years (person->born, day) >= 18;
}

int
gadiba_case_find_person (const GadibaCase *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, GADIBA_CASE_NOBODY);

  for (guint i = 0; i < self->persons->len; i++)
    if (g_strcmp0 (g_array_index (self->persons, GadibaCasePerson, i).id, id) == 0)
      return (int) i;
  return GADIBA_CASE_NOBODY;
}

int
gadiba_case_find_applicant (const GadibaCase *self)
{
  g_return_val_if_fail (self != NULL, GADIBA_CASE_NOBODY);

  for (guint i = 0; i < self->persons->len; i++)
    if (g_strcmp0 (g_array_index (self->persons, GadibaCasePerson, i).applicant, "yes") == 0)
      return (int) i;
  return GADIBA_CASE_NOBODY;
}

gboolean
gadiba_case_asks_for (const GadibaCase *self, const char *benefit)
{
  g_return_val_if_fail (self != NULL && benefit != NULL, FALSE);

  return g_strv_contains ((const char *const *) self->application.benefits, benefit);
}

GadibaMonth
gadiba_case_get_housing_month (const GadibaCase *self)
{
  g_return_val_if_fail (self != NULL, GADIBA_MONTH_NONE);

  if (self->application.housing_month != GADIBA_MONTH_NONE)
    return self->application.housing_month;
  return gadiba_date_get_month (self->application.received) - 1;
}
