/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-moment.h"

GadibaMoment
gadiba_moment_now (GadibaDate today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return (GadibaMoment){ .now = g_date_time_to_unix (now),
                         .today = today != GADIBA_DATE_NONE ? today
                                                            : gadiba_date_new (year, month, day) };
}
