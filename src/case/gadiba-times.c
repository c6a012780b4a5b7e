/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-times.h"

static void
free_span (gpointer data)
{
  GadibaSpan *span = data;

  g_free (span->name);
  g_free (span->title);
  g_free (span->number);
  g_free (span);
}

static void
free_elsewhere (gpointer data)
{
  GadibaElsewhere *elsewhere = data;

  g_free (elsewhere->name);
  g_free (elsewhere->number);
  g_free (elsewhere->applicant);
  g_free (elsewhere);
}

GadibaTimes *
gadiba_times_new (void)
{
  GadibaTimes *self = g_new0 (GadibaTimes, 1);

  self->spans = g_ptr_array_new_with_free_func (free_span);
  self->elsewhere = g_ptr_array_new_with_free_func (free_elsewhere);
  return self;
}

void
gadiba_times_free (GadibaTimes *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->spans);
  g_ptr_array_unref (self->elsewhere);
  g_free (self);
}

GadibaSpan *
gadiba_times_add (GadibaTimes *self, GadibaSpanKind kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  GadibaSpan *span = g_new0 (GadibaSpan, 1);
  span->kind = kind;
  g_ptr_array_add (self->spans, span);
  return span;
}

GadibaElsewhere *
gadiba_times_add_elsewhere (GadibaTimes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GadibaElsewhere *elsewhere = g_new0 (GadibaElsewhere, 1);
  g_ptr_array_add (self->elsewhere, elsewhere);
  return elsewhere;
}
