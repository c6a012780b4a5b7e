/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "gadiba-office-takeover.h"

/* Somebody taken over from a table, without an application. */

#define TAKEN                                                                                      \
  "Uzvārds;Vārds;Personas kods;Dzimšanas datums;Deklarētā adrese;Tālrunis\n"                 \
  "Krūmiņa;Zenta;319903-10015;04.05.1951.;Liepu iela 7-2, Liepkalni, Liepkalnu novads,"          \
  " LV-0000;20000015\n"

/* Returns: the key of Zenta Krūmiņa */
static inline gint64
take_over_client (GadibaOffice *office, const GadibaMoment *on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (TAKEN, strlen (TAKEN));
  g_autoptr (GadibaTakeoverFile) file = gadiba_takeover_file_new (bytes, &error);
  g_assert_no_error (error);
  const GadibaTakeoverRequest request = { .file = file };
  g_autoptr (GadibaTakeover) done = gadiba_office_take_over (office, &request, on, &error);
  g_assert_no_error (error);
  return ((const GadibaTakeoverRow *) g_ptr_array_index (done->rows, 0))->person;
}
