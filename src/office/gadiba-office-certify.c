/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-correspondence.h"
#include "gadiba-decision-register.h"
#include "gadiba-letter-copy.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-private.h"

/* Letters as they were issued, and what is certified of them. */

void
_gadiba_found_letter_clear (GadibaFoundLetter *self)
{
  g_clear_pointer (&self->letter, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaFoundLetter, _gadiba_found_letter_clear)

gboolean
_gadiba_found_letter_read (GadibaFoundLetter *self, GadibaDb *db, const char *number,
                           GError **error)
{
  g_autoptr (GadibaWritten) written = NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaIssued) issued = gadiba_decision_read (db, number, &failed);

  if (issued != NULL)
    {
      self->decision = issued->id;
      self->application = issued->application;
      self->day = issued->day;
      self->letter = g_bytes_ref (issued->letter);
      return TRUE;
    }
  if (g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND))
    written = gadiba_correspondence_read (db, number, &self->letter, NULL);
  if (written == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  self->correspondence = written->id;
  self->application = written->application;
  self->day = written->day;
  return TRUE;
}

/* --- which derivative --- */

static const char *const derivatives[GADIBA_LETTER_N_DERIVATIVES] = {
  [GADIBA_LETTER_ORIGINAL] = "original",
  [GADIBA_LETTER_COPY] = "copy",
  [GADIBA_LETTER_TRANSCRIPT] = "transcript",
  [GADIBA_LETTER_EXTRACT] = "extract",
};

const char *
gadiba_letter_derivative_format (GadibaLetterDerivative derivative)
{
  g_return_val_if_fail (derivative < GADIBA_LETTER_N_DERIVATIVES, NULL);

  return derivatives[derivative];
}

gboolean
gadiba_letter_derivative_parse (const char *word, GadibaLetterDerivative *derivative)
{
  g_return_val_if_fail (word != NULL && derivative != NULL, FALSE);

  for (guint i = 0; i < GADIBA_LETTER_N_DERIVATIVES; i++)
    if (strcmp (derivatives[i], word) == 0)
      {
        *derivative = (GadibaLetterDerivative) i;
        return TRUE;
      }
  return FALSE;
}

/* --- what is left out --- */

/* Who decided stays: without it nobody has decided. */
static const char *const parts[] = { "addressee",         "request", "views",    "findings",
                                     "reasoning",         "norms",   "decision", "contest",
                                     GADIBA_LETTER_ANNEX, NULL };
static const char *const usual[] = { "request",           "views", "findings", "reasoning", "norms",
                                     GADIBA_LETTER_ANNEX, NULL };

static gboolean
check_omitted (const char *const *omitted, GError **error)
{
  for (guint i = 0; omitted[i] != NULL; i++)
    if (!g_strv_contains (parts, omitted[i]))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) parts);
        g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                     _ ("“%s” is no part that an extract can leave out; it can leave out: %s"),
                     omitted[i], all);
        return FALSE;
      }
  return omitted[0] != NULL
         || _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                   _ ("An extract leaves something out; name the parts, or take a "
                                      "copy"));
}

/* --- certifying --- */

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaCertifyRequest *request;
  const GadibaMoment *moment;
} Certifying;

/* Who certifies, for whom, on which day. Returns: (transfer full) */
static GadibaDecision *
make_told (const Certifying *self, GadibaDb *db, GError **error)
{
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  g_autoptr (GadibaStaff) caseworker =
      record != NULL ? gadiba_caseworker_find (db, self->office->login, self->moment->today, error)
                     : NULL;

  if (caseworker == NULL)
    return NULL;
  GadibaDecision *told = gadiba_decision_new ();
  _gadiba_office_fill_head (record, &told->head);
  told->number = g_strdup (self->request->number);
  told->day = self->moment->today;
  told->preparer_name = g_strdup (caseworker->name);
  told->preparer_position = g_strdup (caseworker->position);
  return told;
}

static GadibaLetter *
derive (const Certifying *self, GadibaDb *db, const GadibaFoundLetter *found, GError **error)
{
  g_autoptr (GadibaDecision) told = make_told (self, db, error);
  g_autoptr (GadibaLetterTemplate) template =
      told != NULL ? _gadiba_office_load_template (
          self->office, db, derivatives[self->request->derivative], told->day, error)
                   : NULL;
  g_autoptr (GadibaLetter) letter =
      template != NULL ? gadiba_letter_read (found->letter, self->request->number, error) : NULL;

  return letter != NULL
                 && gadiba_letter_certify (letter, template, told,
                                           self->request->derivative == GADIBA_LETTER_EXTRACT
                                               ? self->request->omitted
                                               : NULL,
                                           error)
             ? g_steal_pointer (&letter)
             : NULL;
}

static char *
tell (const Certifying *self)
{
  const char *const words[GADIBA_LETTER_N_DERIVATIVES] = {
    [GADIBA_LETTER_ORIGINAL] = "%s",
    [GADIBA_LETTER_COPY] = _ ("certified a copy of %s"),
    [GADIBA_LETTER_TRANSCRIPT] = _ ("certified a transcript of %s"),
    [GADIBA_LETTER_EXTRACT] = _ ("certified an extract of %s"),
  };
  g_autoptr (GString) told = g_string_new (words[self->request->derivative]);

  g_string_replace (told, "%s", self->request->number, 1);
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static gpointer
certify (GadibaDb *db, gpointer data, GError **error)
{
  const Certifying *self = data;
  g_auto (GadibaFoundLetter) found = { 0 };
  g_autofree char *words = tell (self);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "letter", words, error);

  if (action == NULL || !_gadiba_found_letter_read (&found, db, self->request->number, error))
    return NULL;
  g_autoptr (GadibaLetter) letter = derive (self, db, &found, error);
  if (letter == NULL)
    return NULL;
  gadiba_action_set_subject (action, "application", found.application);
  return gadiba_action_commit (action, error) ? g_steal_pointer (&letter) : NULL;
}

GBytes *
gadiba_office_certify_letter (GadibaOffice *self, const GadibaCertifyRequest *request,
                              GadibaLetter **shown, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->number != NULL, NULL);
  g_return_val_if_fail (request->derivative > GADIBA_LETTER_ORIGINAL
                            && request->derivative < GADIBA_LETTER_N_DERIVATIVES,
                        NULL);

  GadibaCertifyRequest whole = *request;
  Certifying certifying = { self, &whole, moment };
  if (whole.omitted == NULL)
    whole.omitted = usual;
  if (!check_omitted (whole.omitted, error))
    return NULL;
  g_autoptr (GadibaLetter) letter = gadiba_store_run (self->store, certify, &certifying, error);
  if (letter == NULL)
    return NULL;
  GBytes *bytes = _gadiba_office_render_letter (letter, request->as, NULL, moment->today, error);
  if (bytes != NULL && shown != NULL)
    *shown = g_steal_pointer (&letter);
  return bytes;
}
