/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-office-wording-private.h"

/* Whether a text can take the place of a template. */

static void
free_fault (gpointer data)
{
  g_free (((GadibaWordingFault *) data)->sentence);
  g_free (data);
}

/* Takes "LABEL:LINE: SENTENCE" apart; each fault is told once. */
static void
add_fault (GadibaWordingCheck *self, const char *label, const char *message)
{
  g_autofree char *place = g_strconcat (label, ":", NULL);
  const char *sentence = message;
  int line = 0;

  if (g_str_has_prefix (message, place))
    {
      const char *at = message + strlen (place);
      char *end;
      line = (int) g_ascii_strtoull (at, &end, 10);
      sentence = g_str_has_prefix (end, ": ") ? end + 2 : end + strspn (end, " ");
    }
  for (guint i = 0; i < self->faults->len; i++)
    {
      const GadibaWordingFault *known = g_ptr_array_index (self->faults, i);
      if (known->line == line && g_str_equal (known->sentence, sentence))
        return;
    }
  GadibaWordingFault *fault = g_new0 (GadibaWordingFault, 1);
  fault->line = line;
  fault->sentence = g_strdup (sentence);
  g_ptr_array_add (self->faults, fault);
}

void
gadiba_wording_check_free (GadibaWordingCheck *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->faults);
  gadiba_letter_free (self->letter);
  g_free (self);
}

/* --- trying --- */

typedef struct
{
  const GadibaLetterTemplate *model, *tried;
  GadibaSample sample;
  const char *label;
  GadibaWordingCheck *check;
} Trial;

/* What even the program's wording cannot tell is no decision: its fault is none of the text's.
 * @gap: what is left out */
static gboolean
try_one (Trial *self, guint gap, GError **error)
{
  gboolean whole = gap == _gadiba_sample_count_gaps ();
  GadibaDecision *told = _gadiba_sample_make (&self->sample, gap, error);
  g_autoptr (GError) fault = NULL;

  if (told == NULL)
    return FALSE;
  g_autoptr (GadibaLetter) letter = gadiba_letter_compose_any (self->tried, told, &fault);
  g_autoptr (GadibaLetter) wanted =
      fault != NULL ? gadiba_letter_compose_any (self->model, told, whole ? error : NULL) : NULL;
  if (wanted != NULL)
    add_fault (self->check, self->label, fault->message);
  _gadiba_sample_drop (told);
  if (whole)
    self->check->letter = g_steal_pointer (&letter);
  return !whole || fault == NULL || wanted != NULL;
}

static gboolean
try_all (Trial *self, GError **error)
{
  guint n = _gadiba_sample_count_gaps ();

  if (!_gadiba_sample_prepare (&self->sample, error))
    return FALSE;
  /* The whole one first, which is shown. */
  gboolean done = try_one (self, n, error);
  for (guint i = 0; done && i < n; i++)
    done = try_one (self, i, error);
  _gadiba_sample_clear (&self->sample);
  return done;
}

static GadibaLetterTemplate *
load_model (const char *id, GError **error)
{
  g_autoptr (GBytes) bytes = _gadiba_office_get_shipped_letter (id, error);

  return bytes != NULL ? gadiba_letter_template_load (bytes, id, error) : NULL;
}

/* Returns: (nullable): the office's rule books; borrowed */
static const GadibaBook *
find_book (GadibaOffice *office, GadibaDb *db, GError **error)
{
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  const char *books;

  return record != NULL ? _gadiba_office_load_books (office, db, record, &books, error) : NULL;
}

GadibaWordingCheck *
_gadiba_wording_check (GadibaOffice *self, GadibaDb *db, const char *id, GBytes *text,
                       const char *label, GError **error)
{
  g_autofree char *name = label != NULL ? g_strdup (label) : g_strconcat (id, ".xml", NULL);
  g_autoptr (GadibaWordingCheck) check = g_new0 (GadibaWordingCheck, 1);
  g_autoptr (GadibaLetterTemplate) model = load_model (id, error);
  const GadibaBook *book = model != NULL ? find_book (self, db, error) : NULL;
  g_autoptr (GError) fault = NULL;

  check->faults = g_ptr_array_new_with_free_func (free_fault);
  if (book == NULL)
    return NULL;
  g_autoptr (GadibaLetterTemplate) tried = gadiba_letter_template_load (text, name, &fault);
  if (tried == NULL || !gadiba_letter_template_check_like (tried, model, &fault))
    {
      add_fault (check, name, fault->message);
      return g_steal_pointer (&check);
    }
  Trial trial = {
    .model = model,
    .tried = tried,
    .sample = { .book = book, .id = id, .form = gadiba_letter_template_get_form (model) },
    .label = name,
    .check = check
  };
  return try_all (&trial, error) ? g_steal_pointer (&check) : NULL;
}

/* --- from outside --- */

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const char *id, *label;
  GBytes *text;
} Checking;

static gpointer
check (GadibaDb *db, gpointer data, GError **error)
{
  const Checking *self = data;

  return _gadiba_wording_check (self->office, db, self->id, self->text, self->label, error);
}

GadibaWordingCheck *
gadiba_office_check_wording (GadibaOffice *self, const char *id, const char *text,
                             const char *label, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL && text != NULL, NULL);

  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  Checking checking = { self, id, label, bytes };
  return _gadiba_wording_check_id (id, error)
             ? gadiba_store_run (self->store, check, &checking, error)
             : NULL;
}
