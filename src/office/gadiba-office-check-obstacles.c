/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-core-error.h"
#include "gadiba-office-check-private.h"
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
    _gadiba_check_lead (
        _gadiba_check_block (run, "payment", _ ("How it is paid cannot be carried out"), sentence),
        "sheet", "payment");
  else
    lead_away (run,
               _gadiba_check_block (run, "case", _ ("It cannot be issued like this"), sentence));
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
_gadiba_check_obstacles (GadibaCheckRun *run)
{
  if (run->failed == NULL)
    return;
  if (g_error_matches (run->failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_OPEN))
    block_open (run);
  if (!has_block (run->checks))
    block_other (run);
}
