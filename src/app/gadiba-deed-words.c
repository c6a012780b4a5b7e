/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-deed-words.h"

#include <glib/gi18n-lib.h>

#include "gadiba-words.h"

char *
gadiba_deed_words_make (const GadibaDecideRequest *request, GadibaDate effective)
{
  g_return_val_if_fail (request != NULL, NULL);

  const GadibaFollow *follow = &request->follow;
  GadibaDate day = effective != GADIBA_DATE_NONE ? effective : follow->until;
  g_autofree char *when = day != GADIBA_DATE_NONE ? gadiba_words_format_date (day) : NULL;

  switch (request->kind)
    {
    case GADIBA_DECISION_CHANGE:
      if (follow->until != GADIBA_DATE_NONE)
        {
          g_autofree char *until = gadiba_words_format_date (follow->until);
          return g_strdup_printf (_ ("Extend until %s and _print"), until);
        }
      return when != NULL ? g_strdup_printf (_ ("Change from %s and _print"), when)
                          : g_strdup (_ ("Change and _print"));
    case GADIBA_DECISION_REVIEW:
      return when != NULL ? g_strdup_printf (_ ("Review from %s and _print"), when)
                          : g_strdup (_ ("Review and _print"));
    case GADIBA_DECISION_STOP:
      return when != NULL ? g_strdup_printf (_ ("Stop from %s and _print"), when)
                          : g_strdup (_ ("Stop and _print"));
    case GADIBA_DECISION_REDUCTION:
      return when != NULL ? g_strdup_printf (_ ("Reduce from %s and _print"), when)
                          : g_strdup (_ ("Reduce and _print"));
    case GADIBA_DECISION_PROLONGATION:
      return when != NULL ? g_strdup_printf (_ ("Prolong until %s and _print"), when)
                          : g_strdup (_ ("Prolong and _print"));
    case GADIBA_DECISION_DEFICIENCIES:
      return when != NULL ? g_strdup_printf (_ ("Leave until %s and _print"), when)
                          : g_strdup (_ ("Leave and _print"));
    case GADIBA_DECISION_RECOVERY:
      return g_strdup (_ ("Ask it back and _print"));
    case GADIBA_DECISION_CANCELLATION:
      return g_strdup_printf (_ ("Cancel %s and _print"), follow->base);
    case GADIBA_DECISION_CORRECTION:
      return g_strdup_printf (_ ("Correct %s and _print"), follow->base);
    case GADIBA_DECISION_JUDGEMENT:
      break;
    }
  return g_strdup (_ ("Issue the decision and _print"));
}
