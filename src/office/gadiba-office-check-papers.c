/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-check-private.h"
#include "gadiba-paper-list.h"

/* Checks of what the application came with. */

/* Says what was found of @names, or that all is in order. */
static void
tell_of (GadibaCheckRun *run, const GString *names)
{
  GadibaCheck *check = names->len > 0 ? _gadiba_check_find (run, g_strdup (names->str))
                                      : _gadiba_check_pass (run, NULL);

  _gadiba_check_lead (check, "application", NULL);
}

/* --- account statements --- */

static gboolean
is_received (const GadibaIntake *intake, const char *person, const char *paper)
{
  const GadibaIntakePlace place = { .field = GADIBA_INTAKE_RECEIVED,
                                    .person = person,
                                    .kind = paper };

  return gadiba_intake_get (intake, &place) != NULL;
}

/* What was proved by an account statement was seen in one. */
static gboolean
has_statement (const GadibaCase *from, const char *person)
{
  int index = gadiba_case_find_person (from, person);

  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, i);
      if (income->person == index && g_strcmp0 (income->evidence, "statement") == 0)
        return TRUE;
    }
  return FALSE;
}

void
_gadiba_check_statement (GadibaCheckRun *run)
{
  const GadibaCase *from = run->decision->from;
  g_autoptr (GArray) papers = gadiba_paper_list_new (from, run->decide->book, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const GadibaProposedPaper *paper = &g_array_index (papers, GadibaProposedPaper, i);
      if (g_strcmp0 (paper->paper, run->rule->about) != 0 || paper->person == NULL)
        continue;
      n++;
      if (!is_received (run->intake, paper->person, paper->paper)
          && !has_statement (from, paper->person))
        _gadiba_check_append_name (
            names, gadiba_case_get_person (from, gadiba_case_find_person (from, paper->person)));
    }
  if (n > 0)
    tell_of (run, names);
}

/* --- the report of a home visit --- */

/* The rule book says whether the household is to be visited; its report is a paper like others. */
void
_gadiba_check_visit (GadibaCheckRun *run)
{
  g_autoptr (GArray) papers = gadiba_paper_list_new (run->decision->from, run->decide->book, NULL);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const GadibaProposedPaper *paper = &g_array_index (papers, GadibaProposedPaper, i);
      if (g_strcmp0 (paper->paper, run->rule->about) != 0 || paper->person != NULL)
        continue;
      if (!is_received (run->intake, NULL, paper->paper))
        g_string_append_printf (missing, "%s (%s)", paper->title, paper->source);
      tell_of (run, missing);
    }
}

/* --- papers that were demanded --- */

static void
append_paper (GString *words, const GadibaCheckRun *run, const GadibaIntakePlace *place)
{
  const GadibaStep *step =
      place->kind != NULL ? gadiba_book_get_step (run->decide->book, place->kind) : NULL;
  int person = place->person != NULL ? gadiba_case_find_person (run->decision->from, place->person)
                                     : GADIBA_CASE_NOBODY;

  g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "",
                          step != NULL ? step->title : place->kind);
  if (person == GADIBA_CASE_NOBODY)
    return;
  g_autofree char *name =
      _gadiba_check_make_name (gadiba_case_get_person (run->decision->from, person));
  if (name != NULL)
    g_string_append_printf (words, " (%s)", name);
}

void
_gadiba_check_papers (GadibaCheckRun *run)
{
  g_autoptr (GPtrArray) demanded = gadiba_intake_list (run->intake, GADIBA_INTAKE_DEMANDED);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < demanded->len; i++)
    {
      const GadibaIntakePlace *place = g_ptr_array_index (demanded, i);
      if (!is_received (run->intake, place->person, place->kind))
        append_paper (words, run, place);
    }
  if (demanded->len > 0)
    tell_of (run, words);
}

void
_gadiba_check_printout (GadibaCheckRun *run)
{
  const GPtrArray *documents = gadiba_intake_get_documents (run->intake);
  g_autoptr (GString) old = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      const GadibaIntakeDocument *document = g_ptr_array_index (documents, i);
      if (run->decision->day - document->added <= (int) run->rule->days)
        continue;
      g_autofree char *day = gadiba_lv_date_numeric (document->added);
      g_string_append_printf (old, "%s%s, %s", old->len > 0 ? "; " : "",
                              document->name != NULL ? document->name : _ ("A paper"), day);
    }
  if (documents->len > 0)
    tell_of (run, old);
}

/* --- the application itself --- */

/* "yes" and "represented": somebody signed for the person; else it is not said, or refused. */
static gboolean
is_signed (const GadibaIntake *intake, const char *person)
{
  const GadibaIntakePlace place = { .field = GADIBA_INTAKE_SIGNED, .person = person };
  const char *value = gadiba_intake_get (intake, &place);

  return value != NULL && !g_str_equal (value, "refused");
}

void
_gadiba_check_signed (GadibaCheckRun *run)
{
  const GadibaCase *from = run->decision->from;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      if (_gadiba_decide_is_adult (run->decision, person) && !is_signed (run->intake, person->id))
        _gadiba_check_append_name (names, person);
    }
  tell_of (run, names);
}

void
_gadiba_check_way (GadibaCheckRun *run)
{
  const GadibaIntakePlace place = { .field = GADIBA_INTAKE_WAY };

  if (gadiba_intake_get (run->intake, &place) == NULL)
    _gadiba_check_lead (_gadiba_check_find (run, NULL), "application", NULL);
}
