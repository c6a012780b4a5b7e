/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-private.h"
#include "gadiba-office-write.h"

/* What the code on a paper tells. */

void
gadiba_code_answer_free (GadibaCodeAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->sentence);
  g_free (self);
}

static GadibaCodeState
get_state (const GadibaTold *told)
{
  return told == NULL                 ? GADIBA_CODE_UNKNOWN
         : told->replaced_by != NULL  ? GADIBA_CODE_REVOKED
         : told->corrected_by != NULL ? GADIBA_CODE_CORRECTED
         : told->changed_by != NULL   ? GADIBA_CODE_CHANGED
                                      : GADIBA_CODE_STANDS;
}

static char *
tell (const GadibaTold *told, GadibaCodeState state)
{
  if (told == NULL)
    return g_strdup (_ ("No letter of this office has this code. Read the code again; if it is the "
                        "same, these words were not issued here"));
  g_autofree char *day = gadiba_lv_date_numeric (told->day);
  switch (state)
    {
    case GADIBA_CODE_REVOKED:
      return g_strdup_printf (_ ("%s of %s was issued with this code, and taken back by %s"),
                              told->number, day, told->replaced_by);
    case GADIBA_CODE_CORRECTED:
      return g_strdup_printf (_ ("%s of %s was issued with this code; an error in it was corrected "
                                 "by %s"),
                              told->number, day, told->corrected_by);
    case GADIBA_CODE_CHANGED:
      return g_strdup_printf (_ ("%s of %s was issued with this code; what it gives was changed "
                                 "later by %s"),
                              told->number, day, told->changed_by);
    case GADIBA_CODE_STANDS:
    case GADIBA_CODE_UNKNOWN:
      break;
    }
  return g_strdup_printf (told->decides
                              ? _ ("%s of %s was issued with this code and stands; compare the "
                                   "paper with the letter that is kept")
                              : _ ("%s of %s was written with this code; compare the paper with "
                                   "the letter that is kept"),
                          told->number, day);
}

static gpointer
find (GadibaDb *db, gpointer data, GError **error)
{
  GadibaTold *told = NULL;

  if (!gadiba_code_find (db, data, &told, error))
    return NULL;
  GadibaCodeAnswer *answer = g_new0 (GadibaCodeAnswer, 1);
  answer->state = get_state (told);
  answer->number = told != NULL ? g_strdup (told->number) : NULL;
  answer->sentence = tell (told, answer->state);
  gadiba_told_free (told);
  return answer;
}

GadibaCodeAnswer *
gadiba_office_check_code (GadibaOffice *self, const char *typed, GError **error)
{
  g_return_val_if_fail (self != NULL && typed != NULL, NULL);

  g_autofree char *code = gadiba_letter_read_code (typed);
  if (code != NULL)
    return gadiba_store_run (self->store, find, code, error);
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                       _ ("A code has twelve digits and letters, like 7K3M-Q2XD-9ABC; read it "
                          "again at the foot of the letter"));
  return NULL;
}
