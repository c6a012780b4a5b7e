/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-rerun.h"

const char *
gadiba_rerun_kind_format (GadibaRerunKind kind)
{
  static const char *const words[] = {
    [GADIBA_RERUN_BY_LAW] = "law",
    [GADIBA_RERUN_BY_BILLS] = "housing",
  };

  g_return_val_if_fail (kind < GADIBA_RERUN_N_KINDS, NULL);
  return words[kind];
}

const char *
gadiba_rerun_state_format (GadibaRerunState state)
{
  static const char *const words[] = {
    [GADIBA_RERUN_LISTED] = "listed",
    [GADIBA_RERUN_CHOSEN] = "chosen",
    [GADIBA_RERUN_ISSUED] = "issued",
    [GADIBA_RERUN_LEFT] = "left",
  };

  g_return_val_if_fail (state < GADIBA_RERUN_N_STATES, NULL);
  return words[state];
}

GadibaRerunLine *
gadiba_rerun_line_new (void)
{
  return g_new0 (GadibaRerunLine, 1);
}

void
gadiba_rerun_line_free (GadibaRerunLine *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->name);
  g_free (self->phone);
  g_free (self->benefit);
  g_free (self->title);
  g_free (self->reason);
  g_free (self->decision);
  g_free (self);
}

void
gadiba_rerun_free (GadibaRerun *self)
{
  if (self == NULL)
    return;
  g_free (self->books);
  g_free (self);
}
