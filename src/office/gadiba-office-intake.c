/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-application-intake.h"
#include "gadiba-iban.h"
#include "gadiba-office-private.h"
#include "gadiba-papers.h"

/* Larger files are no scans of a paper: a page takes less than a megabyte. */
#define SCAN_MAX (32 * 1024 * 1024)

/* --- what can be stored --- */

const char *const *
gadiba_intake_list_words (GadibaIntakeField field)
{
  static const char *const ways[] = { "in-person", "post", "e-address", "e-mail",
                                      "portal",    "oral", NULL };
  static const char *const signatures[] = { "yes", "refused", "represented", NULL };
  static const char *const forms[] = { "money", "goods", "provider", NULL };

  return field == GADIBA_INTAKE_WAY      ? ways
         : field == GADIBA_INTAKE_SIGNED ? signatures
         : field == GADIBA_INTAKE_FORM   ? forms
                                         : NULL;
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG, sentence);
  return FALSE;
}

static gboolean
has_document (const GadibaIntake *intake, const char *value)
{
  const GPtrArray *documents = gadiba_intake_get_documents (intake);
  gint64 key = g_ascii_strtoll (value, NULL, 10);

  for (guint i = 0; i < documents->len; i++)
    if (((const GadibaIntakeDocument *) g_ptr_array_index (documents, i))->key == key)
      return TRUE;
  return FALSE;
}

static gboolean
has_representative (const GadibaIntake *intake, const char *value)
{
  const GPtrArray *all = gadiba_intake_get_representatives (intake);
  gint64 key = g_ascii_strtoll (value, NULL, 10);

  for (guint i = 0; i < all->len; i++)
    if (((const GadibaIntakeRepresentative *) g_ptr_array_index (all, i))->key == key)
      return TRUE;
  return FALSE;
}

/* @value: (out) (transfer full): as it is stored */
static gboolean
read_text (const GadibaIntakePlace *place, const char *text, char **value, GError **error)
{
  GadibaDate day;

  if (place->field == GADIBA_INTAKE_IBAN || place->field == GADIBA_INTAKE_COST_IBAN)
    return gadiba_iban_parse (text, value, error);
  if (place->field == GADIBA_INTAKE_DEMANDED || place->field == GADIBA_INTAKE_DUE
      || place->field == GADIBA_INTAKE_RECEIVED)
    {
      if (!gadiba_date_parse (text, &day, error))
        return FALSE;
      *value = gadiba_date_format (day);
      return TRUE;
    }
  *value = g_strstrip (g_strdup (text));
  return **value != '\0' || refuse (_ ("Write a name, or leave it empty"), error);
}

static gboolean
check_value (const GadibaIntake *intake, const GadibaIntakePlace *place, const char *text,
             char **value, GError **error)
{
  const char *const *words = gadiba_intake_list_words (place->field);

  *value = NULL;
  if (text == NULL)
    return TRUE;
  if (words != NULL && !g_strv_contains (words, text))
    return refuse (_ ("This word is none of the list"), error);
  if ((place->field == GADIBA_INTAKE_SCAN || place->field == GADIBA_INTAKE_INCOME_DOCUMENT)
      && !has_document (intake, text))
    return refuse (_ ("There is no such paper with this application; add its scan first"), error);
  if (place->field == GADIBA_INTAKE_REPRESENTATIVE && !has_representative (intake, text))
    return refuse (_ ("On the day of the application nobody like this acts for the client; enter "
                      "the representative on the client's card first"),
                   error);
  return read_text (place, text, value, error);
}

/* The days of a paper hang together. */
static gboolean
check_days (const GadibaIntake *intake, const GadibaIntakePlace *place, const char *value,
            GError **error)
{
  GadibaIntakePlace other = *place;

  if (place->field != GADIBA_INTAKE_DUE && place->field != GADIBA_INTAKE_DEMANDED)
    return TRUE;
  gboolean is_due = place->field == GADIBA_INTAKE_DUE;
  other.field = is_due ? GADIBA_INTAKE_DEMANDED : GADIBA_INTAKE_DUE;
  const char *demanded = is_due ? gadiba_intake_get (intake, &other) : value;
  const char *due = is_due ? value : gadiba_intake_get (intake, &other);
  return demanded == NULL || due == NULL || strcmp (due, demanded) >= 0
         || refuse (_ ("The last day to bring a paper cannot lie before the day on which it was "
                       "demanded"),
                    error);
}

gboolean
gadiba_intake_check (const GadibaIntake *intake, const GadibaIntakePlace *place, const char *text,
                     char **value, GError **error)
{
  g_return_val_if_fail (intake != NULL && place != NULL && value != NULL, FALSE);

  if (check_value (intake, place, text, value, error) && check_days (intake, place, *value, error))
    return TRUE;
  g_clear_pointer (value, g_free);
  return FALSE;
}

/* --- changing --- */

typedef struct
{
  GadibaOffice *office;
  const GadibaIntakeRequest *request;
  const GadibaMoment *moment;
  GadibaApplication *application;
  GadibaIntake *intake; /* what is stored, then as it is to be */
  GPtrArray *conflicts; /* GadibaIntakeChange */
  guint n_written;
} Change;

static void
clear_change (Change *self)
{
  g_clear_pointer (&self->application, gadiba_application_free);
  g_clear_pointer (&self->intake, gadiba_intake_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, clear_change)

static gboolean
load (Change *self, GadibaDb *db, GError **error)
{
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_intake_change_free);
  self->application = _gadiba_office_find_open (db, self->request->number, error);
  if (self->application == NULL)
    return FALSE;
  self->intake = gadiba_application_read_intake (db, self->application, error);
  return self->intake != NULL;
}

/* A value that somebody else already made what it is to be is no conflict. */
static gboolean
write_one (Change *self, GadibaAction *action, const GadibaIntakeChange *change, GError **error)
{
  g_autofree char *value = NULL;
  const char *stored = gadiba_intake_get (self->intake, &change->place);

  if (!gadiba_intake_check (self->intake, &change->place, change->after, &value, error))
    return FALSE;
  if (g_strcmp0 (stored, value) == 0)
    return TRUE;
  if (g_strcmp0 (stored, change->before) != 0)
    {
      g_ptr_array_add (self->conflicts,
                       gadiba_intake_change_new (&change->place, stored, change->after));
      return TRUE;
    }
  gadiba_intake_set (self->intake, &change->place, value);
  self->n_written++;
  return self->conflicts->len > 0
         || gadiba_application_set_intake (action, self->application, &change->place, value, error);
}

static gboolean
write_all (Change *self, GadibaAction *action, GError **error)
{
  for (guint i = 0; i < self->request->n_changes; i++)
    if (!write_one (self, action, self->request->changes[i], error))
      return FALSE;
  return _gadiba_office_check_conflicts (self->application, self->conflicts->len, error);
}

static gpointer
change (GadibaDb *db, gpointer data, GError **error)
{
  Change *self = data;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "edit", self->request->words, error);

  if (action == NULL || !load (self, db, error) || !write_all (self, action, error))
    return NULL;
  if (self->n_written == 0)
    return _gadiba_office_read_known (db, self->application, gadiba_action_get_entry (action) - 1,
                                      error);
  gadiba_action_set_subject (action, "application", self->application->id);
  return _gadiba_office_commit (action, self->application, error);
}

GadibaCaseFile *
gadiba_office_change_intake (GadibaOffice *self, const GadibaIntakeRequest *request,
                             const GadibaMoment *moment, GPtrArray **conflicts, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->number != NULL && request->words != NULL, NULL);
  g_return_val_if_fail (request->changes != NULL || request->n_changes == 0, NULL);

  g_auto (Change) of = { .office = self, .request = request, .moment = moment };
  GadibaCaseFile *file = gadiba_store_run (self->store, change, &of, error);
  if (conflicts != NULL)
    *conflicts = NULL;
  if (conflicts != NULL && file == NULL && of.conflicts != NULL && of.conflicts->len > 0)
    *conflicts = g_steal_pointer (&of.conflicts);
  return file;
}

/* --- terms --- */

void
gadiba_office_find_deadline (const GadibaCalendar *calendar, GadibaDate received, GadibaDate moved,
                             GadibaDate today, GadibaLegalTerm *term)
{
  int year;

  g_return_if_fail (calendar != NULL && term != NULL);

  term->last = _gadiba_office_find_deadline (calendar, received, moved);
  term->n_left = gadiba_calendar_count_working_days (calendar, today + 1, term->last);
  gadiba_date_split (term->last, &year, NULL, NULL);
  term->is_complete = gadiba_calendar_is_complete (calendar, year);
}

/* --- scans --- */

typedef struct
{
  GadibaOffice *office;
  const GadibaScanRequest *request;
  const GadibaMoment *moment;
  GBytes *bytes;
  const char *media_type;
  gint64 key;
} Scan;

/* Returns: (nullable): what the bytes are */
static const char *
find_media_type (GBytes *bytes)
{
  static const struct
  {
    const char *begin;
    gsize length;
    const char *type;
  } types[] = {
    { "%PDF-", 5, "application/pdf" },
    { "\xff\xd8\xff", 3, "image/jpeg" },
    { "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "II*\0", 4, "image/tiff" },
    { "MM\0*", 4, "image/tiff" },
    { "PK\x03\x04", 4, "application/vnd.etsi.asic-e+zip" },
  };
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (size >= types[i].length && memcmp (data, types[i].begin, types[i].length) == 0)
      return types[i].type;
  return NULL;
}

static gboolean
read_file (Scan *self, GError **error)
{
  self->bytes = _gadiba_office_read_file (self->request->path, SCAN_MAX + 1, error);
  if (self->bytes == NULL)
    return FALSE;
  if (g_bytes_get_size (self->bytes) > SCAN_MAX)
    return refuse (_ ("This file is larger than 32 MB; scan the paper with a lower resolution"),
                   error);
  self->media_type = find_media_type (self->bytes);
  return self->media_type != NULL
         || refuse (
             _ ("This file is no scan: choose a PDF, a picture (JPEG, PNG, TIFF) or a signed "
                "container (ASiC-E)"),
             error);
}

static gboolean
name_scan (Scan *self, GadibaAction *action, const GadibaApplication *application,
           const guint8 *digest, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->request->path);
  g_autofree char *shown = g_filename_display_name (name);
  GadibaPaper paper = { .kind = "evidence",
                        .media_type = self->media_type,
                        .name = shown,
                        .application = application->id,
                        .added = self->moment->today };

  if (self->request->person != NULL
      && !gadiba_db_query_int (gadiba_action_get_db (action),
                               "SELECT person FROM application_member"
                               " WHERE application = :application AND label = :label",
                               BINDS (BIND_INT ("application", application->id),
                                      BIND_TEXT ("label", self->request->person)),
                               &paper.person, error))
    return FALSE;
  return gadiba_papers_name (action, &paper, digest, &self->key, error);
}

static gpointer
add_scan (GadibaDb *db, gpointer data, GError **error)
{
  Scan *self = data;
  guint8 digest[GADIBA_PAPER_DIGEST_SIZE];

  if (!gadiba_papers_put (db, self->bytes, digest, error))
    return NULL;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "scan", _ ("added a scan"), error);
  g_autoptr (GadibaApplication) application =
      action != NULL ? _gadiba_office_find_open (db, self->request->number, error) : NULL;
  if (application == NULL || !name_scan (self, action, application, digest, error))
    return NULL;
  gadiba_action_set_subject (action, "application", application->id);
  return _gadiba_office_commit (action, application, error);
}

GadibaCaseFile *
gadiba_office_add_scan (GadibaOffice *self, const GadibaScanRequest *request,
                        const GadibaMoment *moment, gint64 *key, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->number != NULL && request->path != NULL, NULL);

  Scan scan = { .office = self, .request = request, .moment = moment };
  if (!read_file (&scan, error))
    {
      g_clear_pointer (&scan.bytes, g_bytes_unref);
      return NULL;
    }
  GadibaCaseFile *file = gadiba_store_run (self->store, add_scan, &scan, error);
  g_bytes_unref (scan.bytes);
  if (key != NULL)
    *key = scan.key;
  return file;
}

/* --- looking at one --- */

typedef struct
{
  GadibaOffice *office;
  const char *number;
  gint64 key;
  const GadibaMoment *moment;
} Look;

static gpointer
read_scan (GadibaDb *db, gpointer data, GError **error)
{
  const Look *self = data;
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, self->key);
  g_autoptr (GadibaAction) action = _gadiba_office_begin (
      self->office, db, self->moment, "look at scan", _ ("looked at a scan"), error);
  g_autoptr (GadibaApplication) application =
      action != NULL ? gadiba_application_find (db, self->number, error) : NULL;
  g_autoptr (GadibaIntake) intake =
      application != NULL ? gadiba_application_read_intake (db, application, error) : NULL;

  if (intake == NULL)
    return NULL;
  if (!has_document (intake, key))
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such paper with this application; add its scan first"));
      return NULL;
    }
  g_autoptr (GBytes) bytes = gadiba_papers_get (db, self->key, error);
  gadiba_action_set_subject (action, "application", application->id);
  return bytes != NULL && gadiba_action_commit (action, error) ? g_steal_pointer (&bytes) : NULL;
}

GBytes *
gadiba_office_read_scan (GadibaOffice *self, const char *number, gint64 key,
                         const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && moment != NULL, NULL);

  Look look = { self, number, key, moment };
  return gadiba_store_run (self->store, read_scan, &look, error);
}
