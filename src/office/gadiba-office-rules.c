/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-assessment.h"
#include "gadiba-book-register.h"
#include "gadiba-office-private.h"

/* What the office's own book is called before it has a name of its own. */
#define OWN_ID "own"

/* --- reading --- */

typedef struct
{
  GadibaBookRecord *in_force, *draft; /* NULL: none */
  char **paths;
} Books;

static void
clear_books (Books *self)
{
  g_clear_pointer (&self->in_force, gadiba_book_record_free);
  g_clear_pointer (&self->draft, gadiba_book_record_free);
  g_clear_pointer (&self->paths, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Books, clear_books)

static gboolean
find_books (GadibaDb *db, Books *books, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);

  if (record == NULL)
    return FALSE;
  books->paths = g_strsplit (record->rule_books != NULL ? record->rule_books : "", "\n", -1);
  books->in_force = gadiba_book_record_find_in_force (db, &failed);
  if (failed == NULL)
    books->draft = gadiba_book_record_find_draft (db, &failed);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

static gpointer
read_books (GadibaDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (find_books (db, data, error));
}

/* The book with @own in it; its examples are not run. */
static GadibaBook *
load_with (const Books *books, GBytes *own, GError **error)
{
  g_autoptr (GPtrArray) files =
      _gadiba_office_list_layers ((const char *const *) books->paths, own, error);
  g_autoptr (GadibaBook) book = files != NULL ? gadiba_book_load_files (files, error) : NULL;

  return book != NULL && gadiba_assessment_check_book (book, error) ? g_steal_pointer (&book)
                                                                    : NULL;
}

/* Returns: (transfer full) (nullable): what the layer that the office edits is called in messages:
 * what it edited, else the last file */
static char *
find_label (const Books *books, const GadibaBook *book)
{
  const GadibaBookRecord *record = books->draft != NULL ? books->draft : books->in_force;
  const GadibaEdition *last = g_ptr_array_index (book->editions, book->editions->len - 1);

  if (record == NULL)
    return book->editions->len > 1 ? g_strdup (last->label) : NULL;
  g_autofree char *id = gadiba_book_read_id (record->content, "office.xml", NULL);
  return id != NULL ? _gadiba_office_make_book_label (id) : NULL;
}

static GadibaOfficeRules *
make_rules (const Books *books, GError **error)
{
  g_autoptr (GadibaOfficeRules) rules = g_new0 (GadibaOfficeRules, 1);
  g_autoptr (GError) fault = NULL;

  rules->book = load_with (books, books->in_force != NULL ? books->in_force->content : NULL, error);
  if (rules->book == NULL)
    return NULL;
  rules->since = books->in_force != NULL ? books->in_force->day : GADIBA_DATE_NONE;
  rules->has_draft = books->draft != NULL;
  if (rules->has_draft)
    {
      rules->begun = books->draft->day;
      rules->draft = load_with (books, books->draft->content, &fault);
    }
  rules->fault = fault != NULL ? g_strdup (fault->message) : NULL;
  rules->label = find_label (books, rules->book);
  rules->own_label = rules->label;
  return g_steal_pointer (&rules);
}

GadibaOfficeRules *
gadiba_office_read_rules (GadibaOffice *self, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  g_auto (Books) books = { 0 };
  if (gadiba_store_run (self->store, read_books, &books, error) == NULL)
    return NULL;
  return make_rules (&books, error);
}

void
gadiba_office_rules_free (GadibaOfficeRules *self)
{
  if (self == NULL)
    return;
  gadiba_book_free (self->book);
  gadiba_book_free (self->draft);
  g_free (self->fault);
  g_free (self->label);
  g_free (self);
}

gboolean
gadiba_office_rules_can_set (const GadibaOfficeRules *self, const GadibaParameter *parameter)
{
  g_return_val_if_fail (self != NULL && parameter != NULL, FALSE);

  return parameter->keys == NULL
         && (parameter->by_municipality
             || g_strcmp0 (parameter->place.label, self->own_label) == 0);
}

/* --- changing --- */

typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  const char *note;
  const GadibaBookValue *value;
  const char *act;
} Step;

/* Returns: (transfer full): the text that a draft begins with */
static GBytes *
make_beginning (const Books *books, GadibaDb *db, const GadibaMoment *moment, GError **error)
{
  guint n = g_strv_length (books->paths);

  if (books->in_force != NULL)
    return g_bytes_ref (books->in_force->content);
  if (n > 0)
    {
      g_autoptr (GPtrArray) files = gadiba_book_files_new ();
      if (!gadiba_book_files_read (files, books->paths[n - 1], error))
        return NULL;
      return g_bytes_ref (((GadibaBookFile *) files->pdata[0])->bytes);
    }
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  return record != NULL ? gadiba_book_edit_new (OWN_ID, moment->today, record->name) : NULL;
}

static gpointer
begin_draft (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  g_auto (Books) books = { 0 };
  g_autoptr (GadibaAction) action = _gadiba_office_begin (
      self->office, db, self->moment, "rules", _ ("began a draft of the office's rules"), error);

  if (action == NULL || !find_books (db, &books, error))
    return NULL;
  g_autoptr (GBytes) content = make_beginning (&books, db, self->moment, error);
  if (content == NULL
      || !gadiba_book_record_add_draft (action, self->moment->today, self->note, content, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_begin_rules (GadibaOffice *self, const char *note, const GadibaMoment *moment,
                           GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);

  Step step = { .office = self, .moment = moment, .note = note };
  return gadiba_store_run (self->store, begin_draft, &step, error) != NULL;
}

static gboolean
need_draft (const Books *books, GError **error)
{
  if (books->draft == NULL)
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                         _ ("There is no draft of the office's rules; begin one first"));
  return books->draft != NULL;
}

/* The id of the act at the beginning of a source: what stands before the place in it. */
static char *
find_act (const char *source)
{
  static const char *const places[] = { " p. ", " annex ", " PN " };
  gsize length = strlen (source);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *at = strstr (source, places[i]);
      length = at != NULL ? MIN (length, (gsize) (at - source)) : length;
    }
  g_autofree char *id = g_strndup (source, length);
  return g_strdup (g_strstrip (id));
}

/* Returns: (transfer full): the draft's text with the value in it */
static GBytes *
change_text (const Step *self, const GadibaBookRecord *draft, const GadibaBook *book,
             GError **error)
{
  g_autofree char *act = find_act (self->value->source);
  g_autoptr (GBytes) text = g_bytes_ref (draft->content);

  if (self->act != NULL && g_hash_table_lookup (book->acts, act) == NULL)
    {
      g_bytes_unref (text);
      text = gadiba_book_edit_add_act (draft->content, "office.xml", act, self->act, error);
      if (text == NULL)
        return NULL;
    }
  return gadiba_book_edit_set_value (text, "office.xml", self->value, error);
}

/* Sentences of the reader name a file and a line, which nobody sees who fills in a form. */
static GBytes *
make_changed (const Step *self, const Books *books, GError **error)
{
  g_autofree char *id = gadiba_book_read_id (books->draft->content, "office.xml", error);
  g_autoptr (GadibaBook) before =
      id != NULL ? load_with (books, books->draft->content, error) : NULL;
  g_autoptr (GBytes) text = before != NULL ? change_text (self, books->draft, before, error) : NULL;
  g_autoptr (GadibaBook) after = text != NULL ? load_with (books, text, error) : NULL;

  if (after != NULL)
    return g_steal_pointer (&text);
  g_autofree char *label = id != NULL ? _gadiba_office_make_book_label (id) : NULL;
  _gadiba_office_drop_line (error, label);
  return NULL;
}

static gpointer
set_value (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  g_auto (Books) books = { 0 };
  g_autofree char *words = g_strdup_printf (
      _ ("gave “%s” another value in the draft of the office's rules"), self->value->parameter);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "rules", words, error);

  if (action == NULL || !find_books (db, &books, error) || !need_draft (&books, error))
    return NULL;
  g_autoptr (GBytes) text = make_changed (self, &books, error);
  if (text == NULL || !gadiba_book_record_save_draft (action, books.draft->id, text, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_set_rule (GadibaOffice *self, const GadibaBookValue *value, const char *act,
                        const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && value != NULL && moment != NULL, FALSE);

  g_autofree char *source = gadiba_citation_read (value->source);
  GadibaBookValue read = *value;
  read.source = source;
  Step step = { .office = self, .moment = moment, .value = &read, .act = act };
  return gadiba_store_run (self->store, set_value, &step, error) != NULL;
}

static gpointer
drop_draft (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  g_auto (Books) books = { 0 };
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "rules",
                            _ ("discarded the draft of the office's rules"), error);

  if (action == NULL || !find_books (db, &books, error) || !need_draft (&books, error)
      || !gadiba_book_record_drop (action, books.draft->id, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_drop_rules (GadibaOffice *self, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);

  Step step = { .office = self, .moment = moment };
  return gadiba_store_run (self->store, drop_draft, &step, error) != NULL;
}

static gpointer
enforce_draft (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  g_auto (Books) books = { 0 };
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "rules",
                            _ ("put the draft of the office's rules in force"), error);

  if (action == NULL || !find_books (db, &books, error) || !need_draft (&books, error))
    return NULL;
  g_autoptr (GBytes) text =
      gadiba_book_edit_set_edition (books.draft->content, "office.xml", self->moment->today, error);
  g_autoptr (GadibaBook) book = text != NULL ? load_with (&books, text, error) : NULL;
  if (book == NULL || !gadiba_assessment_run_examples (book, error)
      || !gadiba_book_record_save_draft (action, books.draft->id, text, error)
      || !gadiba_book_record_enforce (action, books.draft->id, self->moment->today, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_enforce_rules (GadibaOffice *self, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);

  Step step = { .office = self, .moment = moment };
  return gadiba_store_run (self->store, enforce_draft, &step, error) != NULL;
}
