/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-letter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-correspondence.h"
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
  GadibaFoundLetter found;
  GBytes *kept; /* the PDF that is kept; NULL: none yet */
  gboolean keep;
} Taking;

static void
clear_taking (Taking *self)
{
  _gadiba_found_letter_clear (&self->found);
  g_clear_pointer (&self->kept, g_bytes_unref);
  g_free (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

/* The PDF that is kept, if there is one. */
static gboolean
find_kept (Taking *self, GadibaDb *db, GError **error)
{
  g_autoptr (GError) failed = NULL;

  self->kept = self->found.decision != 0
                   ? gadiba_papers_get_decision_pdf (db, self->found.decision, &failed)
                   : gadiba_papers_get_correspondence_pdf (db, self->found.correspondence, &failed);
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

  return GINT_TO_POINTER (_gadiba_found_letter_read (&self->found, db, self->number, error)
                          && find_kept (self, db, error));
}

static gboolean
name_pdf (Taking *self, GadibaAction *action, const guint8 *digest, GError **error)
{
  const GadibaPaper paper = { .kind = self->found.decision != 0 ? "decision-pdf" : "other",
                              .media_type = "application/pdf",
                              .decision = self->found.decision,
                              .correspondence = self->found.correspondence,
                              .added = self->moment->today };
  gint64 id;

  return gadiba_papers_name (action, &paper, digest, &id, error);
}

static char *
tell_again (const Taking *self)
{
  return g_strdup_printf (self->found.decision != 0 ? _ ("took out the letter of decision %s again")
                                                    : _ ("took out letter %s again"),
                          self->number);
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
  g_autofree char *again = tell_again (self);
  if (action == NULL)
    return NULL;
  gadiba_action_set_subject (action, "application", self->found.application);
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

GBytes *
_gadiba_office_render_letter (const GadibaLetter *letter, GadibaLetterAs as, GadibaPress *press,
                              GadibaDate day, GError **error)
{
  if (as == GADIBA_LETTER_AS_XML)
    return gadiba_letter_write (letter);
  if (as == GADIBA_LETTER_AS_TEXT)
    {
      char *text = gadiba_letter_format_text (letter);
      return g_bytes_new_take (text, strlen (text));
    }
  g_autoptr (GadibaPress) own = press == NULL ? gadiba_press_new () : NULL;
  g_autoptr (GadibaLetterLayout) layout = gadiba_letter_layout_new (
      own != NULL ? own : press, letter,
      as == GADIBA_LETTER_AS_LARGE_PDF ? GADIBA_LETTER_SIZE_LARGE : GADIBA_LETTER_SIZE_USUAL,
      error);
  return layout != NULL ? gadiba_letter_make_pdf (layout, day, error) : NULL;
}

static GBytes *
render (const Taking *self, GadibaLetterAs as, GError **error)
{
  g_autoptr (GadibaLetter) letter = gadiba_letter_read (self->found.letter, self->number, error);

  return letter != NULL
             ? _gadiba_office_render_letter (letter, as, self->press, self->found.day, error)
             : NULL;
}

static char *
tell_words (const Taking *self)
{
  return g_strdup_printf (self->found.decision != 0 ? _ ("took out the words of decision %s")
                                                    : _ ("took out the words of letter %s"),
                          self->number);
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
        self->kept = render (self, as, error);
      self->words = !self->keep ? tell_again (self)
                    : self->found.decision != 0
                        ? g_strdup_printf (_ ("made the letter of decision %s"), self->number)
                        : g_strdup_printf (_ ("made letter %s"), self->number);
      return self->kept != NULL ? g_bytes_ref (self->kept) : NULL;
    case GADIBA_LETTER_AS_LARGE_PDF:
      self->words = g_strdup_printf (self->found.decision != 0
                                         ? _ ("took out the letter of decision %s in large print")
                                         : _ ("took out letter %s in large print"),
                                     self->number);
      return render (self, as, error);
    case GADIBA_LETTER_AS_TEXT:
      self->words = tell_words (self);
      return render (self, as, error);
    case GADIBA_LETTER_AS_XML:
      self->words = tell_words (self);
      return g_bytes_ref (self->found.letter);
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

static GBytes *
print_letter (GadibaOffice *self, const char *number, GadibaPress *press,
              const GadibaMoment *moment, GError **error)
{
  g_auto (Taking) taking = { .office = self, .number = number, .moment = moment, .press = press };
  return take (&taking, GADIBA_LETTER_AS_PDF, error);
}

static gboolean
find_kept_letter (GadibaOffice *self, const char *number, GBytes **kept, GError **error)
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

static char *
tell_out (const Leaving *self, gboolean decides)
{
  if (self->out == GADIBA_LETTER_PRINTED)
    return g_strdup_printf (
        decides ? _ ("printed the letter of decision %s") : _ ("printed letter %s"), self->number);
  return g_strdup_printf (decides ? _ ("saved the letter of decision %s") : _ ("saved letter %s"),
                          self->number);
}

static gboolean
add_out (const Leaving *self, const Taking *letter, GadibaAction *action, GError **error)
{
  const char *way = self->out == GADIBA_LETTER_PRINTED ? "printed" : "saved";
  GadibaDate today = self->moment->today;

  return letter->found.decision != 0
             ? gadiba_letter_out_add (action, letter->found.decision, today, way, error)
             : gadiba_correspondence_add_out (action, letter->found.correspondence, today, way,
                                              error);
}

static gpointer
note_out (GadibaDb *db, gpointer data, GError **error)
{
  const Leaving *self = data;
  g_auto (Taking) letter = { .number = self->number };
  gboolean noted = FALSE;

  if (!_gadiba_found_letter_read (&letter.found, db, self->number, error))
    return NULL;
  g_autofree char *words = tell_out (self, letter.found.decision != 0);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "letter", words, error);
  if (action == NULL
      || (self->once && !gadiba_letter_out_is_noted (db, letter.found.decision, &noted, error)))
    return NULL;
  if (noted)
    return GINT_TO_POINTER (TRUE);
  if (!add_out (self, &letter, action, error))
    return NULL;
  gadiba_action_set_subject (action, "application", letter.found.application);
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

static gboolean
note_letter_saved (GadibaOffice *self, const char *number, const GadibaMoment *moment,
                   GError **error)
{
  Leaving leaving = { self, number, moment, GADIBA_LETTER_SAVED, TRUE };

  return gadiba_store_run (self->store, note_out, &leaving, error) != NULL;
}

/* --- into a folder --- */

/* Written before, by work that may have been ended before it was noted; nothing else is written
 * over. */
static gboolean
note_written (GadibaOffice *self, const char *path, const char *number, const GadibaMoment *moment,
              GError **error)
{
  g_autoptr (GBytes) kept = NULL;

  if (!find_kept_letter (self, number, &kept, error))
    return FALSE;
  if (kept == NULL || !_gadiba_office_is_file (path, kept))
    return _gadiba_office_fail_taken (path, error);
  return note_letter_saved (self, number, moment, error);
}

gboolean
_gadiba_office_save_letter (GadibaOffice *self, GadibaPress *press, const char *folder,
                            const char *number, const GadibaMoment *moment, GError **error)
{
  g_autofree char *name = gadiba_office_make_file_name (number, ".pdf");
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return note_written (self, path, number, moment, error);
  g_autoptr (GBytes) pdf = print_letter (self, number, press, moment, error);
  gsize size = 0;
  gconstpointer data = pdf != NULL ? g_bytes_get_data (pdf, &size) : NULL;
  return data != NULL
         && g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT,
                                      0600, error)
         && gadiba_office_note_letter_out (self, number, GADIBA_LETTER_SAVED, moment, error);
}
