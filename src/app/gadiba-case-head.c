/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-head.h"

#include <glib/gi18n-lib.h>

#include "gadiba-office-intake.h"
#include "gadiba-words.h"

static const GadibaCasePerson *
get_applicant (const GadibaCase *from)
{
  return gadiba_case_get_person (from, gadiba_case_find_applicant (from));
}

char *
gadiba_case_head_dup_name (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  const GadibaCasePerson *person = get_applicant (gadiba_working_case_get_case (working));
  return person->family != NULL ? g_strdup_printf ("%s %s", person->given, person->family)
                                : g_strdup (_ ("(erased)"));
}

char *
gadiba_case_head_dup_facts (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  const GadibaCase *from = gadiba_working_case_get_case (working);
  const GadibaCasePerson *person = get_applicant (from);
  const char *code = person->code != NULL ? person->code : _ ("no personal code");
  const char *where = from->dwelling.street != NULL  ? from->dwelling.street
                      : from->dwelling.place != NULL ? from->dwelling.place
                                                     : _ ("no address");

  if (gadiba_working_case_get_number (working) == NULL)
    return g_strdup_printf ("%s  ·  %s", code, where);
  g_autofree char *persons =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u persons", from->persons->len),
                       from->persons->len);
  return g_strdup_printf ("%s  ·  %s  ·  %s", code, where, persons);
}

char *
gadiba_case_head_dup_dates (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaDate day = gadiba_working_case_get_received (working);
  g_autofree char *received = gadiba_words_format_date (day);
  GadibaLegalTerm term;

  if (!gadiba_working_case_is_open (working))
    return g_strdup_printf (_ ("Received %s, decided"), received);
  gadiba_working_case_find_deadline (working, &term);
  g_autofree char *deadline = gadiba_words_format_date (term.last);
  return g_strdup_printf (_ ("Received %s, decide by %s"), received, deadline);
}
