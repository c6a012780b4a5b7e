/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-letter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-decision-register.h"
#include "gadiba-letter-layout.h"
#include "gadiba-letter-out.h"
#include "gadiba-letter-pdf.h"
#include "gadiba-office-private.h"
#include "gadiba-papers.h"

typedef struct
{
  GadibaOffice *office;
  const char *number;
  const GadibaMoment *moment;
  GadibaPress *press; /* borrowed; NULL: one is made for this letter alone */
  char *words;        /* of the journal */
  GadibaIssued *issued;
  GBytes *kept; /* the PDF that is kept; NULL: none yet */
  gboolean keep;
} Taking;

static void
clear_taking (Taking *self)
{
  g_clear_pointer (&self->issued, gadiba_issued_free);
  g_clear_pointer (&self->kept, g_bytes_unref);
  g_free (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

/* The PDF that is kept, if there is one. */
static gboolean
find_kept (Taking *self, GadibaDb *db, GError **error)
{
  g_autoptr (GError) failed = NULL;

  self->kept = gadiba_papers_get_decision_pdf (db, self->issued->id, &failed);
  if (self->kept != NULL
      || g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gpointer
find_letter (GadibaDb *db, gpointer data, GError **error)
{
  Taking *self = data;

  self->issued = gadiba_decision_read (db, self->number, error);
  return GINT_TO_POINTER (self->issued != NULL && find_kept (self, db, error));
}

static gboolean
name_pdf (Taking *self, GadibaAction *action, const guint8 *digest, GError **error)
{
  const GadibaPaper paper = { .kind = "decision-pdf",
                              .media_type = "application/pdf",
                              .decision = self->issued->id,
                              .added = self->moment->today };
  gint64 id;

  return gadiba_papers_name (action, &paper, digest, &id, error);
}

/* The journal's entry. The PDF is stored before it, so that no entry names what is not there; if
 * another process was faster, its PDF is the one. */
static gpointer
note (GadibaDb *db, gpointer data, GError **error)
{
  Taking *self = data;
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];

  if (self->keep && !gadiba_papers_put (db, self->kept, digest, error))
    return NULL;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "letter", self->words, error);
  g_autofree char *again =
      g_strdup_printf (_ ("took out the letter of decision %s again"), self->number);
  if (action == NULL)
    return NULL;
  gadiba_action_set_subject (action, "application", self->issued->application);
  if (self->keep)
    {
      g_autoptr (GBytes) made = g_steal_pointer (&self->kept);
      if (!find_kept (self, db, error))
        return NULL;
      if (self->kept == NULL && !name_pdf (self, action, digest, error))
        return NULL;
      if (self->kept == NULL)
        self->kept = g_steal_pointer (&made);
      else
        gadiba_action_set_words (action, again);
    }
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

static GBytes *
make_pdf (const Taking *self, gboolean large, GError **error)
{
  const GadibaIssued *issued = self->issued;
  g_autoptr (GadibaPress) own = self->press == NULL ? gadiba_press_new () : NULL;
  g_autoptr (GadibaLetter) letter = gadiba_letter_read (issued->letter, issued->number, error);

  if (letter == NULL)
    return NULL;
  g_autoptr (GadibaLetterLayout) layout =
      gadiba_letter_layout_new (own != NULL ? own : self->press, letter,
                                large ? GADIBA_LETTER_SIZE_LARGE : GADIBA_LETTER_SIZE_USUAL, error);
  return layout != NULL ? gadiba_letter_make_pdf (layout, issued->day, error) : NULL;
}

static GBytes *
make_text (const GadibaIssued *issued, GError **error)
{
  g_autoptr (GadibaLetter) letter = gadiba_letter_read (issued->letter, issued->number, error);

  if (letter == NULL)
    return NULL;
  char *text = gadiba_letter_format_text (letter);
  return g_bytes_new_take (text, strlen (text));
}

/* Makes what is wanted, outside the database's thread. */
static GBytes *
make (Taking *self, GadibaLetterAs as, GError **error)
{
  switch (as)
    {
    case GADIBA_LETTER_AS_PDF:
      self->keep = self->kept == NULL;
      if (self->keep)
        self->kept = make_pdf (self, FALSE, error);
      self->words = g_strdup_printf (self->keep ? _ ("made the letter of decision %s")
                                                : _ ("took out the letter of decision %s again"),
                                     self->number);
      return self->kept != NULL ? g_bytes_ref (self->kept) : NULL;
    case GADIBA_LETTER_AS_LARGE_PDF:
      self->words =
          g_strdup_printf (_ ("took out the letter of decision %s in large print"), self->number);
      return make_pdf (self, TRUE, error);
    case GADIBA_LETTER_AS_TEXT:
      self->words = g_strdup_printf (_ ("took out the words of decision %s"), self->number);
      return make_text (self->issued, error);
    case GADIBA_LETTER_AS_XML:
      self->words = g_strdup_printf (_ ("took out the words of decision %s"), self->number);
      return g_bytes_ref (self->issued->letter);
    }
  g_assert_not_reached ();
}

static GBytes *
take (Taking *self, GadibaLetterAs as, GError **error)
{
  GadibaStore *store = self->office->store;

  if (gadiba_store_run (store, find_letter, self, error) == NULL)
    return NULL;
  g_autoptr (GBytes) made = make (self, as, error);
  if (made == NULL || gadiba_store_run (store, note, self, error) == NULL)
    return NULL;
  return self->keep ? g_bytes_ref (self->kept) : g_steal_pointer (&made);
}

GBytes *
gadiba_office_get_letter (GadibaOffice *self, const char *number, GadibaLetterAs as,
                          const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && moment != NULL, NULL);

  g_auto (Taking) taking = { .office = self, .number = number, .moment = moment };
  return take (&taking, as, error);
}

GBytes *
_gadiba_office_print_letter (GadibaOffice *self, const char *number, GadibaPress *press,
                             const GadibaMoment *moment, GError **error)
{
  g_auto (Taking) taking = { .office = self, .number = number, .moment = moment, .press = press };
  return take (&taking, GADIBA_LETTER_AS_PDF, error);
}

gboolean
_gadiba_office_find_kept_letter (GadibaOffice *self, const char *number, GBytes **kept,
                                 GError **error)
{
  g_auto (Taking) taking = { .office = self, .number = number };
  gboolean found = gadiba_store_run (self->store, find_letter, &taking, error) != NULL;

  *kept = g_steal_pointer (&taking.kept);
  return found;
}

/* --- out of the program --- */

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const char *number;
  const GadibaMoment *moment;
  GadibaLetterOut out;
  gboolean once; /* not if it is noted already */
} Leaving;

static gpointer
note_out (GadibaDb *db, gpointer data, GError **error)
{
  const Leaving *self = data;
  gboolean printed = self->out == GADIBA_LETTER_PRINTED;
  g_autofree char *words = g_strdup_printf (printed ? _ ("printed the letter of decision %s")
                                                    : _ ("saved the letter of decision %s"),
                                            self->number);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "letter", words, error);
  g_autoptr (GadibaIssued) issued =
      action != NULL ? gadiba_decision_read (db, self->number, error) : NULL;
  gboolean noted = FALSE;

  if (issued == NULL || (self->once && !gadiba_letter_out_is_noted (db, issued->id, &noted, error)))
    return NULL;
  if (noted)
    return GINT_TO_POINTER (TRUE);
  if (!gadiba_letter_out_add (action, issued->id, self->moment->today,
                              printed ? "printed" : "saved", error))
    return NULL;
  gadiba_action_set_subject (action, "application", issued->application);
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_note_letter_out (GadibaOffice *self, const char *number, GadibaLetterOut out,
                               const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && moment != NULL, FALSE);

  Leaving leaving = { self, number, moment, out, FALSE };
  return gadiba_store_run (self->store, note_out, &leaving, error) != NULL;
}

gboolean
_gadiba_office_note_letter_saved (GadibaOffice *self, const char *number,
                                  const GadibaMoment *moment, GError **error)
{
  Leaving leaving = { self, number, moment, GADIBA_LETTER_SAVED, TRUE };

  return gadiba_store_run (self->store, note_out, &leaving, error) != NULL;
}
