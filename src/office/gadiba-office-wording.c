/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-wording-private.h"
#include "gadiba-text.h"
#include "gadiba-wording.h"

#define MAX_SIZE (1024 * 1024)

/* In the order in which an office needs them. */
static const struct
{
  const char *id, *title;
} templates[] = {
  { "grant-short", N_ ("Decision: everything is granted") },
  { "grant-full", N_ ("Decision: granted, with reasons") },
  { "refusal", N_ ("Decision: refused, wholly or in part") },
  { "service-grant", N_ ("Decision: a social service is granted") },
  { "service-refusal", N_ ("Decision: a social service is refused") },
  { "service-stop", N_ ("Decision: a social service ends") },
  { "change", N_ ("Decision: another amount") },
  { "review", N_ ("Decision: after changed circumstances") },
  { "extension", N_ ("Decision: beyond the term") },
  { "stop", N_ ("Decision: assistance stops") },
  { "reduction", N_ ("Decision: a benefit is reduced") },
  { "recovery", N_ ("Decision: to be paid back") },
  { "cancellation", N_ ("Decision: an earlier one is cancelled") },
  { "correction", N_ ("Decision: an error is corrected") },
  { "prolongation", N_ ("Decision: more time to decide") },
  { "deficiencies", N_ ("Decision: left without progress") },
  { "receipt", N_ ("Confirmation of receipt") },
  { "demand", N_ ("Demand for papers") },
  { "invitation", N_ ("Invitation to be heard") },
  { "certificate", N_ ("Certificate of status") },
  { "declaration", N_ ("Declaration of means") },
  { "application", N_ ("Application form") },
  { "agreement", N_ ("Agreement on co-participation") },
  { "visit", N_ ("Report of a home visit") },
  { "data", N_ ("Answer to a data subject") },
  { "plain-grant", N_ ("In plain words: granted") },
  { "plain-refusal", N_ ("In plain words: refused") },
  { "plain-change", N_ ("In plain words: another amount") },
  { "plain-extension", N_ ("In plain words: beyond the term") },
  { "plain-stop", N_ ("In plain words: assistance or a service stops") },
  { "plain-reduction", N_ ("In plain words: a benefit is reduced") },
  { "plain-recovery", N_ ("In plain words: to be paid back") },
  { "plain-deficiencies", N_ ("In plain words: left without progress") },
  { "plain-demand", N_ ("In plain words: papers to bring") },
  { "copy", N_ ("Certification of a copy") },
  { "transcript", N_ ("Certification of a transcript") },
  { "extract", N_ ("Certification of an extract") },
};

static const char *
find_title (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (strcmp (templates[i].id, id) == 0)
      return _ (templates[i].title);
  return NULL;
}

gboolean
_gadiba_wording_check_id (const char *id, GError **error)
{
  if (find_title (id) != NULL)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
               _ ("There is no template “%s”; “gadibactl wording” lists them"), id);
  return FALSE;
}

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  const char *id;
  GBytes *text;
  const char *seen;
  const GadibaWordingRequest *request;
} Step;

/* --- reading --- */

/* What was put in force, and the draft, told in a line. @records: GadibaWordingRecord */
static void
fill_line (GadibaWordingLine *line, const Step *self, const char *id, const GPtrArray *records)
{
  line->id = g_strdup (id);
  line->title = find_title (id);
  line->since = line->next = GADIBA_DATE_NONE;
  gboolean counts = FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const GadibaWordingRecord *record = g_ptr_array_index (records, i);
      if (strcmp (record->template_id, id) != 0)
        continue;
      if (!record->in_force)
        line->has_draft = TRUE;
      else if (record->from > self->moment->today)
        line->next = record->from;
      else if (!counts)
        {
          counts = TRUE;
          line->of = record->content != NULL ? GADIBA_WORDING_OFFICE : GADIBA_WORDING_PROGRAM;
          line->since = record->content != NULL ? record->from : GADIBA_DATE_NONE;
        }
    }
  if (_gadiba_office_has_letter_file (self->office, id, NULL))
    line->of = GADIBA_WORDING_FILE;
}

static void
free_line (gpointer data)
{
  g_free (((GadibaWordingLine *) data)->id);
  g_free (data);
}

static gpointer
list (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  g_autoptr (GPtrArray) records = gadiba_wording_list (db, NULL, error);

  if (records == NULL)
    return NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      GadibaWordingLine *line = g_new0 (GadibaWordingLine, 1);
      fill_line (line, self, templates[i].id, records);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

GPtrArray *
gadiba_office_list_wordings (GadibaOffice *self, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  Step step = { .office = self, .moment = moment };
  return gadiba_store_run (self->store, list, &step, error);
}

static void
free_version (gpointer data)
{
  GadibaWordingVersion *self = data;

  g_free (self->caseworker);
  g_free (self->note);
  g_free (self);
}

void
gadiba_wording_free (GadibaWording *self)
{
  if (self == NULL)
    return;
  g_free (self->line.id);
  g_free (self->text);
  g_free (self->draft);
  g_free (self->drafter);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_free (self);
}

/* A file may hold anything. */
static char *
take_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_utf8_make_valid (data, (gssize) size);
}

static void
take_record (GadibaWording *self, const GadibaWordingRecord *record)
{
  if (!record->in_force)
    {
      self->draft = take_text (record->content);
      self->drafter = g_strdup (record->caseworker);
      return;
    }
  GadibaWordingVersion *version = g_new0 (GadibaWordingVersion, 1);
  version->from = record->from;
  version->day = record->day;
  version->caseworker = g_strdup (record->caseworker);
  version->note = g_strdup (record->note);
  version->own = record->content != NULL;
  g_ptr_array_add (self->versions, version);
}

static gboolean
find_form (const char *id, GadibaLetterForm *form, GError **error)
{
  g_autoptr (GBytes) shipped = _gadiba_office_get_shipped_letter (id, error);
  g_autoptr (GadibaLetterTemplate) model =
      shipped != NULL ? gadiba_letter_template_load (shipped, id, error) : NULL;

  if (model != NULL)
    *form = gadiba_letter_template_get_form (model);
  return model != NULL;
}

static gpointer
read_one (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  g_autoptr (GadibaWording) wording = g_new0 (GadibaWording, 1);
  g_autoptr (GPtrArray) records = gadiba_wording_list (db, self->id, error);
  g_autoptr (GBytes) text =
      records != NULL
          ? _gadiba_office_read_letter_text (self->office, db, self->id, self->moment->today, error)
          : NULL;

  if (text == NULL || !find_form (self->id, &wording->form, error))
    return NULL;
  wording->text = take_text (text);
  wording->versions = g_ptr_array_new_with_free_func (free_version);
  fill_line (&wording->line, self, self->id, records);
  for (guint i = 0; i < records->len; i++)
    take_record (wording, g_ptr_array_index (records, i));
  return g_steal_pointer (&wording);
}

GadibaWording *
gadiba_office_read_wording (GadibaOffice *self, const char *id, const GadibaMoment *moment,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL && moment != NULL, NULL);

  Step step = { .office = self, .moment = moment, .id = id };
  return _gadiba_wording_check_id (id, error)
             ? gadiba_store_run (self->store, read_one, &step, error)
             : NULL;
}

GArray *
gadiba_office_list_wording_names (GadibaOffice *self, const char *id, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  GadibaLetterForm form;
  return _gadiba_wording_check_id (id, error) && find_form (id, &form, error)
             ? gadiba_letter_list_offers (form)
             : NULL;
}

/* --- the draft --- */

/* Returns: (transfer full) (nullable): what is kept of the draft; NULL without @error: none */
static GBytes *
find_draft (GadibaDb *db, const char *id, GError **error)
{
  g_autoptr (GPtrArray) records = gadiba_wording_list (db, id, error);
  const GadibaWordingRecord *first =
      records != NULL && records->len > 0 ? g_ptr_array_index (records, 0) : NULL;

  return first != NULL && !first->in_force ? g_bytes_ref (first->content) : NULL;
}

/* Whether the draft is what was read. */
static gboolean
check_seen (GadibaDb *db, const Step *self, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GBytes) draft = self->seen != NULL ? find_draft (db, self->id, &failed) : NULL;
  g_autoptr (GBytes) seen =
      self->seen != NULL ? g_bytes_new (self->seen, strlen (self->seen)) : NULL;
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (seen == NULL || g_bytes_equal (draft != NULL ? draft : nothing, seen))
    return TRUE;
  return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_CONFLICT,
                                _ ("Somebody else changed the draft meanwhile, and it was not "
                                   "replaced; copy what you typed, read the draft anew, and put it "
                                   "in there"));
}

static gpointer
save (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  g_autofree char *words = g_strdup_printf (_ ("changed the draft of the wording “%s”"), self->id);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "wording", words, error);

  if (action == NULL || !check_seen (db, self, error)
      || !gadiba_wording_save_draft (action, self->id, self->moment->today, self->text, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_save_wording (GadibaOffice *self, const char *id, const char *text, const char *seen,
                            const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL && text != NULL && moment != NULL, FALSE);

  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  Step step = { .office = self, .moment = moment, .id = id, .text = bytes, .seen = seen };
  if (!_gadiba_wording_check_id (id, error))
    return FALSE;
  if (!g_utf8_validate (text, -1, NULL))
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("This is no text in UTF-8; save it as UTF-8 first"));
  if (g_bytes_get_size (bytes) > MAX_SIZE)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("The text is larger than 1 MB; keep only the wording of one "
                                     "letter"));
  return gadiba_store_run (self->store, save, &step, error) != NULL;
}

static gboolean
fail_without_draft (const char *id, GError **error)
{
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
               _ ("There is no draft of the wording “%s”; save one first"), id);
  return FALSE;
}

static gpointer
drop (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  g_autofree char *words =
      g_strdup_printf (_ ("discarded the draft of the wording “%s”"), self->id);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "wording", words, error);
  GError *failed = NULL;
  g_autoptr (GBytes) draft = action != NULL ? find_draft (db, self->id, &failed) : NULL;

  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (action != NULL && draft == NULL)
    fail_without_draft (self->id, error);
  if (draft == NULL || !gadiba_wording_drop_draft (action, self->id, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_drop_wording (GadibaOffice *self, const char *id, const GadibaMoment *moment,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL && moment != NULL, FALSE);

  Step step = { .office = self, .moment = moment, .id = id };
  return _gadiba_wording_check_id (id, error)
         && gadiba_store_run (self->store, drop, &step, error) != NULL;
}

/* --- in force --- */

static gboolean
check_day (const Step *self, GError **error)
{
  if (self->request->from >= self->moment->today)
    return TRUE;
  g_autofree char *from = gadiba_lv_date_numeric (self->request->from);
  g_autofree char *today = gadiba_lv_date_numeric (self->moment->today);
  g_set_error (
      error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
      _ ("%s is over, and letters of that day have their words already; put the wording in "
         "force from %s or a later day"),
      from, today);
  return FALSE;
}

static gboolean
check_file (const Step *self, GError **error)
{
  if (!_gadiba_office_has_letter_file (self->office, self->request->id, NULL))
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_EXISTS,
               _ ("The file %s.xml in the folder “letters” beside the office's database counts "
                  "before any other wording; move it out of the folder, then put this in force"),
               self->request->id);
  return FALSE;
}

static gboolean
check_text (const Step *self, GadibaDb *db, GBytes *draft, GError **error)
{
  g_autoptr (GadibaWordingCheck) check =
      _gadiba_wording_check (self->office, db, self->request->id, draft, NULL, error);

  if (check == NULL)
    return FALSE;
  if (check->faults->len == 0)
    return TRUE;
  const GadibaWordingFault *first = g_ptr_array_index (check->faults, 0);
  if (first->line > 0)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("The draft cannot be put in force. Line %d: %s"), first->line, first->sentence);
  else
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("The draft cannot be put in force: %s"), first->sentence);
  return FALSE;
}

static GadibaWordingRecord
make_record (const Step *self)
{
  return (GadibaWordingRecord){ .template_id = (char *) self->request->id,
                                .day = self->moment->today,
                                .from = self->request->from,
                                .note = (char *) self->request->note };
}

static gpointer
enforce (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  const GadibaWordingRecord record = make_record (self);
  g_autofree char *day = gadiba_lv_date_numeric (self->request->from);
  g_autofree char *words =
      g_strdup_printf (_ ("put the wording “%s” in force from %s"), self->request->id, day);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "wording", words, error);
  GError *failed = NULL;
  g_autoptr (GBytes) draft = action != NULL ? find_draft (db, self->request->id, &failed) : NULL;

  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (action != NULL && draft == NULL)
    fail_without_draft (self->request->id, error);
  if (draft == NULL || !check_seen (db, self, error) || !check_day (self, error)
      || !check_file (self, error) || !check_text (self, db, draft, error)
      || !gadiba_wording_enforce (action, &record, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

static gpointer
restore (GadibaDb *db, gpointer data, GError **error)
{
  const Step *self = data;
  const GadibaWordingRecord record = make_record (self);
  g_autofree char *day = gadiba_lv_date_numeric (self->request->from);
  g_autofree char *words = g_strdup_printf (_ ("took up the program's wording “%s” again from %s"),
                                            self->request->id, day);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "wording", words, error);

  if (action == NULL || !check_day (self, error) || !check_file (self, error)
      || !gadiba_wording_restore (action, &record, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

static gboolean
put_in_force (GadibaOffice *self, const GadibaWordingRequest *request, const GadibaMoment *moment,
              GadibaStoreWork work, GError **error)
{
  g_autofree char *note = gadiba_text_dup_said (request->note);
  GadibaWordingRequest said = *request;
  Step step = {
    .office = self, .moment = moment, .id = said.id, .seen = said.seen, .request = &said
  };

  said.note = note;
  return _gadiba_wording_check_id (request->id, error)
         && gadiba_store_run (self->store, work, &step, error) != NULL;
}

gboolean
gadiba_office_enforce_wording (GadibaOffice *self, const GadibaWordingRequest *request,
                               const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (request->id != NULL && request->from != GADIBA_DATE_NONE, FALSE);

  return put_in_force (self, request, moment, enforce, error);
}

gboolean
gadiba_office_restore_wording (GadibaOffice *self, const GadibaWordingRequest *request,
                               const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (request->id != NULL && request->from != GADIBA_DATE_NONE, FALSE);

  return put_in_force (self, request, moment, restore, error);
}
