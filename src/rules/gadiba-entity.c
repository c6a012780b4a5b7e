/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-formula-check.h"
#include "gadiba-rules-private.h"

/* The rows that formulas run over, and the types of what stands in them. */

static const char *const entity_names[][2] = {
  { "household", "households" }, { "person", "persons" },       { "saving", "savings" },
  { "vehicle", "vehicles" },     { "land", "lands" },           { "real-estate", "real-estates" },
  { "income", "incomes" },       { "receipt", "receipts" },     { "bill", "bills" },
  { "grant", "grants" },         { "condition", "conditions" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (entity_names) == GADIBA_N_ENTITIES);

const char *
gadiba_entity_get_name (GadibaEntity entity)
{
  return entity_names[entity][0];
}

const char *
gadiba_entity_get_plural (GadibaEntity entity)
{
  return entity_names[entity][1];
}

static GadibaEntity
find_entity (const char *name, guint column)
{
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    if (g_str_equal (entity_names[i][column], name))
      return (GadibaEntity) i;
  return GADIBA_N_ENTITIES;
}

GadibaEntity
gadiba_entity_from_name (const char *name)
{
  return find_entity (name, 0);
}

GadibaEntity
gadiba_entity_from_plural (const char *name)
{
  GadibaEntity entity = find_entity (name, 1);
  return entity == GADIBA_ENTITY_HOUSEHOLD ? GADIBA_N_ENTITIES : entity;
}

gboolean
gadiba_entity_is_owned (GadibaEntity entity)
{
  return entity == GADIBA_ENTITY_SAVING || entity == GADIBA_ENTITY_INCOME
         || entity == GADIBA_ENTITY_RECEIPT;
}

char *
gadiba_type_describe (const GadibaType *type)
{
  switch (type->kind)
    {
    case GADIBA_KIND_NUMBER:
      if (type->unit == NULL || *type->unit == '\0')
        return g_strdup (_ ("a plain number"));
      return g_strdup_printf (_ ("a number in %s"), type->unit);
    case GADIBA_KIND_YES_NO:
      return g_strdup (_ ("yes or no"));
    case GADIBA_KIND_TEXT:
      return g_strdup (_ ("a word"));
    case GADIBA_KIND_DATE:
      return g_strdup (_ ("a date"));
    case GADIBA_KIND_MONTH:
      return g_strdup (_ ("a month"));
    }
  g_return_val_if_reached (NULL);
}

gboolean
gadiba_type_is_unit (const GadibaType *type, const char *unit)
{
  return type->kind == GADIBA_KIND_NUMBER && (type->unit == NULL || g_str_equal (type->unit, unit));
}

gboolean
gadiba_type_unify (const GadibaType *a, const GadibaType *b, GadibaType *result)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == GADIBA_KIND_NUMBER && a->unit != NULL && b->unit != NULL
      && !g_str_equal (a->unit, b->unit))
    return FALSE;
  if (result != NULL)
    *result = a->unit != NULL ? *a : *b;
  return TRUE;
}
