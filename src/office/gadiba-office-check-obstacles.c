/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-core-error.h"
#include "gadiba-office-check-private.h"
#include "gadiba-office-dative.h"
#include "gadiba-xml.h"

/* What hinders a decision that no check of the rule book tells: the office refuses it. */

/* The questions whose answers would let it be decided; each once. */
static void
block_open (GadibaCheckRun *run)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < run->decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (run->decision->items, i);
      for (guint k = 0; k < item->missing->len; k++)
        {
          const char *question = g_ptr_array_index (item->missing, k);
          if (g_hash_table_add (told, (gpointer) question))
            _gadiba_check_lead (_gadiba_check_block (run, "answer", _ ("An answer is missing"),
                                                     g_strdup (question)),
                                "application", NULL);
        }
    }
}

/* Where it can be mended. */
static void
lead_away (const GadibaCheckRun *run, GadibaCheck *check)
{
  const GError *failed = run->failed;

  if (g_error_matches (failed, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING))
    _gadiba_check_lead (check, "household", NULL);
  else if (run->decision->trace == NULL && run->decision->items->len > 0)
    _gadiba_check_lead (check, "application", NULL);
  else if (run->decide->signatory == NULL && run->decision->address != NULL)
    {
      check->id = "signatory";
      _gadiba_check_lead (check, "sheet", "signatory");
    }
}

static void
block_other (GadibaCheckRun *run)
{
  const GError *failed = run->failed;
  char *sentence = _gadiba_check_make_sentence (failed->message);

  if (failed->domain == GADIBA_LETTER_ERROR || failed->domain == GADIBA_XML_ERROR)
    _gadiba_check_lead (
        _gadiba_check_block (run, "letter", _ ("The letter lacks something"), sentence), "office",
        NULL);
  else if (g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING))
    _gadiba_check_block (run, "case", _ ("Nothing is left to decide"), sentence);
  else if (g_error_matches (failed, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG)
           || failed->domain == GADIBA_CORE_ERROR)
    _gadiba_check_lead (_gadiba_check_block (run, "payment",
                                             gadiba_decision_is_about_service (run->decision)
                                                 ? _ ("Who gives the service is to be settled")
                                                 : _ ("How it is paid cannot be carried out"),
                                             sentence),
                        "sheet", "payment");
  else
    lead_away (run,
               _gadiba_check_block (run, "case", _ ("It cannot be issued like this"), sentence));
}

/* What is missing where a decision follows another one. */
static const char *
get_title (const char *about)
{
  static const char *const titles[][2] = {
    { "ground", N_ ("The ground is to be chosen") },
    { "person", N_ ("Whom it concerns is to be named") },
    { "since", N_ ("The day on which it happened is missing") },
    { "first", N_ ("The first month is missing") },
    { "last", N_ ("The last month is missing") },
    { "until", N_ ("The day is missing") },
    { "percent", N_ ("How much less is missing") },
    { "happened", N_ ("What is corrected is missing") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i][0], about))
      return _ (titles[i][1]);
  return _ ("It cannot be issued like this");
}

/* Why it cannot follow another decision like this, if that is why: it leads to the question.
 * Returns: whether it is */
static gboolean
block_basis (GadibaCheckRun *run)
{
  const GadibaDecide *decide = run->decide;
  gboolean nothing =
      decide->request->kind != GADIBA_DECISION_JUDGEMENT
      && g_error_matches (run->failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING);

  if (decide->about == NULL && !nothing)
    return FALSE;
  gboolean missing =
      g_error_matches (run->failed, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING)
      || (g_strcmp0 (decide->about, "percent") == 0 && decide->request->follow.percent == 0);
  const char *title = nothing   ? _ ("It would change nothing")
                      : missing ? get_title (decide->about)
                                : _ ("It cannot work like this");
  /* The command line names grounds by their ids; here they are chosen. */
  char *detail = g_strcmp0 (decide->about, "ground") == 0
                     ? g_strdup (_ ("Such a decision rests on a ground; choose one"))
                     : _gadiba_check_make_sentence (run->failed->message);
  GadibaCheck *check = _gadiba_check_block (run, "basis", title, detail);
  /* Which decision it follows is not asked on the sheet. */
  gboolean asked = !nothing && g_strcmp0 (decide->about, "base") != 0;
  _gadiba_check_lead (check, asked ? "sheet" : NULL, asked ? decide->about : NULL);
  return TRUE;
}

static gboolean
has_block (const GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    if (((const GadibaCheck *) g_ptr_array_index (checks, i))->severity == GADIBA_CHECK_BLOCK)
      return TRUE;
  return FALSE;
}

void
_gadiba_check_dative (GadibaCheckRun *run)
{
  if (!run->decide->lacks_dative)
    return;
  GadibaCheck *check =
      _gadiba_check_block (run, "dative", _ ("The dative of the addressee's name is not known"),
                           g_strdup (gadiba_dative_tell_missing ()));
  check->severity = GADIBA_CHECK_WARN;
  _gadiba_check_lead (check, "card", NULL);
}

void
_gadiba_check_obstacles (GadibaCheckRun *run)
{
  if (run->failed == NULL)
    return;
  if (g_error_matches (run->failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_OPEN))
    block_open (run);
  if (!has_block (run->checks) && !block_basis (run))
    block_other (run);
}
