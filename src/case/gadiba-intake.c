/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-intake.h"

struct _GadibaIntake
{
  GPtrArray *values; /* GadibaIntakeChange of which only what stands there now is used */
  GPtrArray *representatives, *documents;
};

/* --- places and changes --- */

gboolean
gadiba_intake_place_equal (const GadibaIntakePlace *a, const GadibaIntakePlace *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->field == b->field && a->month == b->month && g_strcmp0 (a->person, b->person) == 0
         && g_strcmp0 (a->kind, b->kind) == 0;
}

GadibaIntakeChange *
gadiba_intake_change_new (const GadibaIntakePlace *place, const char *before, const char *after)
{
  g_return_val_if_fail (place != NULL, NULL);

  GadibaIntakeChange *self = g_new0 (GadibaIntakeChange, 1);
  self->place = *place;
  self->place.person = g_intern_string (place->person);
  self->place.kind = g_intern_string (place->kind);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  return self;
}

void
gadiba_intake_change_free (GadibaIntakeChange *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* --- what is kept --- */

static void
free_representative (gpointer data)
{
  GadibaIntakeRepresentative *self = data;

  g_free (self->kind);
  g_free (self->name);
  g_free (self->basis);
  g_free (self);
}

static void
free_document (gpointer data)
{
  GadibaIntakeDocument *self = data;

  g_free (self->name);
  g_free (self->media_type);
  g_free (self);
}

GadibaIntake *
gadiba_intake_new (void)
{
  GadibaIntake *self = g_new0 (GadibaIntake, 1);

  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_intake_change_free);
  self->representatives = g_ptr_array_new_with_free_func (free_representative);
  self->documents = g_ptr_array_new_with_free_func (free_document);
  return self;
}

void
gadiba_intake_free (GadibaIntake *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->representatives);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

/* Returns: (nullable): what is kept of the place. @at: (out) (optional): where it is in the list */
static GadibaIntakeChange *
find_value (const GadibaIntake *self, const GadibaIntakePlace *place, guint *at)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      GadibaIntakeChange *value = g_ptr_array_index (self->values, i);
      if (!gadiba_intake_place_equal (&value->place, place))
        continue;
      if (at != NULL)
        *at = i;
      return value;
    }
  return NULL;
}

const char *
gadiba_intake_get (const GadibaIntake *self, const GadibaIntakePlace *place)
{
  g_return_val_if_fail (self != NULL && place != NULL, NULL);

  const GadibaIntakeChange *value = find_value (self, place, NULL);
  return value != NULL ? value->after : NULL;
}

void
gadiba_intake_set (GadibaIntake *self, const GadibaIntakePlace *place, const char *value)
{
  g_return_if_fail (self != NULL && place != NULL);

  guint at = 0;
  GadibaIntakeChange *found = find_value (self, place, &at);
  if (value == NULL && found != NULL)
    g_ptr_array_remove_index (self->values, at);
  else if (found != NULL)
    {
      g_free (found->after);
      found->after = g_strdup (value);
    }
  else if (value != NULL)
    g_ptr_array_add (self->values, gadiba_intake_change_new (place, NULL, value));
}

GPtrArray *
gadiba_intake_list (const GadibaIntake *self, GadibaIntakeField field)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *places = g_ptr_array_new ();
  for (guint i = 0; i < self->values->len; i++)
    {
      GadibaIntakeChange *value = g_ptr_array_index (self->values, i);
      if (value->place.field == field)
        g_ptr_array_add (places, &value->place);
    }
  return places;
}

/* --- what can be chosen from --- */

void
gadiba_intake_add_representative (GadibaIntake *self,
                                  const GadibaIntakeRepresentative *representative)
{
  g_return_if_fail (self != NULL && representative != NULL);

  GadibaIntakeRepresentative *copy = g_new0 (GadibaIntakeRepresentative, 1);
  copy->key = representative->key;
  copy->kind = g_strdup (representative->kind);
  copy->name = g_strdup (representative->name);
  copy->basis = g_strdup (representative->basis);
  g_ptr_array_add (self->representatives, copy);
}

void
gadiba_intake_add_document (GadibaIntake *self, const GadibaIntakeDocument *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  GadibaIntakeDocument *copy = g_new0 (GadibaIntakeDocument, 1);
  copy->key = document->key;
  copy->name = g_strdup (document->name);
  copy->media_type = g_strdup (document->media_type);
  copy->person = g_intern_string (document->person);
  copy->added = document->added;
  g_ptr_array_add (self->documents, copy);
}

const GPtrArray *
gadiba_intake_get_representatives (const GadibaIntake *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->representatives;
}

const GPtrArray *
gadiba_intake_get_documents (const GadibaIntake *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->documents;
}

/* --- comparing --- */

static gboolean
are_same_choices (const GadibaIntake *self, const GadibaIntake *other)
{
  if (self->documents->len != other->documents->len
      || self->representatives->len != other->representatives->len)
    return FALSE;
  for (guint i = 0; i < self->documents->len; i++)
    if (((GadibaIntakeDocument *) self->documents->pdata[i])->key
        != ((GadibaIntakeDocument *) other->documents->pdata[i])->key)
      return FALSE;
  for (guint i = 0; i < self->representatives->len; i++)
    {
      const GadibaIntakeRepresentative *mine = self->representatives->pdata[i];
      const GadibaIntakeRepresentative *theirs = other->representatives->pdata[i];
      if (mine->key != theirs->key || g_strcmp0 (mine->name, theirs->name) != 0
          || g_strcmp0 (mine->kind, theirs->kind) != 0
          || g_strcmp0 (mine->basis, theirs->basis) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
gadiba_intake_equal (const GadibaIntake *self, const GadibaIntake *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->values->len != other->values->len || !are_same_choices (self, other))
    return FALSE;
  for (guint i = 0; i < self->values->len; i++)
    {
      const GadibaIntakeChange *value = g_ptr_array_index (self->values, i);
      if (g_strcmp0 (value->after, gadiba_intake_get (other, &value->place)) != 0)
        return FALSE;
    }
  return TRUE;
}
