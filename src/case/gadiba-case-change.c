/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-change.h"

G_DEFINE_QUARK (gadiba - case -error, gadiba_case_error)

GadibaCaseChange *
gadiba_case_change_new (const GadibaCasePlace *place, const char *before, const char *after)
{
  g_return_val_if_fail (place != NULL && place->field != NULL, NULL);

  GadibaCaseChange *self = g_new0 (GadibaCaseChange, 1);
  self->place = *place;
  self->place.field = g_intern_string (place->field);
  self->place.person = g_intern_string (place->person);
  self->place.kind = g_intern_string (place->kind);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  return self;
}

void
gadiba_case_change_free (GadibaCaseChange *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

gboolean
gadiba_case_place_equal (const GadibaCasePlace *a, const GadibaCasePlace *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->part == b->part && a->month == b->month && a->index == b->index
         && g_strcmp0 (a->field, b->field) == 0 && g_strcmp0 (a->person, b->person) == 0
         && g_strcmp0 (a->kind, b->kind) == 0;
}
