/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-office-bills-private.h"
#include "gadiba-office-private.h"
#include "gadiba-personal-code.h"
#include "gadiba-series.h"
#include "gadiba-settings.h"

/* What is asked for, on its way into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  guint which; /* GadibaFoundingField or GadibaNumberKind */
  const char *before, *after;
  const GadibaOfficeStaff *staff;
  const GadibaOwnDay *day;
  GadibaDate date;
} Wish;

static const char *const kinds[] = {
  [GADIBA_NUMBER_APPLICATION] = "application",
  [GADIBA_NUMBER_DECISION] = "decision",
  [GADIBA_NUMBER_LETTER] = "letter",
};

/* Returns: where the record has a text of the office */
static char **
get_text (GadibaOfficeRecord *record, GadibaFoundingField field)
{
  char **const texts[GADIBA_OFFICE_N_TEXTS] = {
    [GADIBA_FOUNDING_NAME] = &record->name,
    [GADIBA_FOUNDING_REGISTRATION_NUMBER] = &record->registration_number,
    [GADIBA_FOUNDING_ADDRESS] = &record->address,
    [GADIBA_FOUNDING_CONTACT] = &record->contact,
    [GADIBA_FOUNDING_PLACE] = &record->place,
    [GADIBA_FOUNDING_MUNICIPALITY] = &record->municipality,
    [GADIBA_FOUNDING_CONTEST_AUTHORITY] = &record->contest_authority,
    [GADIBA_FOUNDING_CONTEST_ADDRESS] = &record->contest_address,
  };

  return texts[field];
}

static gboolean
set_wrong (GError **error, const char *sentence)
{
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG, sentence);
  return FALSE;
}

static gboolean
set_conflict (GError **error, const char *stored)
{
  if (stored != NULL)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT,
                 _ ("Somebody else wrote “%s” here meanwhile; leave it, or write yours once more"),
                 stored);
  else
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT,
                         _ ("Somebody else emptied this meanwhile; leave it, or write yours once "
                            "more"));
  return FALSE;
}

/* --- reading --- */

static GadibaOfficeStaff *
take_staff (const GadibaStaff *from, GadibaStaffKind kind)
{
  GadibaOfficeStaff *staff = g_new0 (GadibaOfficeStaff, 1);

  staff->id = from->id;
  staff->version = from->row_version;
  staff->works = kind == GADIBA_STAFF_CASEWORKER;
  staff->name = g_strdup (from->name);
  staff->position = g_strdup (from->position);
  staff->login = g_strdup (from->login);
  staff->contact = g_strdup (from->contact);
  staff->from = from->from > GADIBA_OFFICE_ALWAYS ? from->from : GADIBA_DATE_NONE;
  staff->to = from->to;
  staff->caseworker = from->caseworker;
  staff->has_code = from->has_code;
  return staff;
}

static GPtrArray *
read_staff (GadibaDb *db, GadibaStaffKind kind, GError **error)
{
  g_autoptr (GPtrArray) from = gadiba_staff_list (db, kind, error);
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_office_staff_free);

  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      GadibaOfficeStaff *staff = take_staff (g_ptr_array_index (from, i), kind);
      g_ptr_array_add (all, staff);
      g_auto (GStrv) parishes =
          staff->works ? gadiba_caseworker_list_parishes (db, staff->id, error) : NULL;
      if (staff->works && parishes == NULL)
        return NULL;
      if (parishes != NULL && parishes[0] != NULL)
        staff->parishes = g_strjoinv (", ", parishes);
    }
  return from != NULL ? g_steal_pointer (&all) : NULL;
}

static void
free_day (gpointer data)
{
  GadibaOwnDay *day = data;

  g_free (day->name);
  g_free (day);
}

static GPtrArray *
read_days (GadibaDb *db, GError **error)
{
  g_autoptr (GPtrArray) from = gadiba_office_day_list (db, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_day);

  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      const GadibaOfficeDay *each = g_ptr_array_index (from, i);
      GadibaOwnDay *day = g_new0 (GadibaOwnDay, 1);
      day->date = each->day.date;
      day->is_working = each->day.is_working;
      day->name = g_strdup (each->name);
      g_ptr_array_add (all, day);
    }
  return from != NULL ? g_steal_pointer (&all) : NULL;
}

/* One state of the records. */
static gpointer
read_settings (GadibaDb *db, gpointer data, GError **error)
{
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaOfficeRecord) record =
      transaction != NULL ? gadiba_office_record_read (db, error) : NULL;
  g_autoptr (GadibaOfficeSettings) self = g_new0 (GadibaOfficeSettings, 1);

  if (record == NULL)
    return NULL;
  self->practice = record->practice;
  self->two_eyes = record->two_eyes;
  for (guint i = 0; i < GADIBA_OFFICE_N_TEXTS; i++)
    self->texts[i] = g_strdup (*get_text (record, i));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((self->codes[i] = gadiba_series_dup_code (db, kinds[i], error)) == NULL)
      return NULL;
  self->kinds = _gadiba_office_list_kinds (data, db, record);
  self->series = _gadiba_office_read_series (db, self->kinds, error);
  if (self->series != NULL)
    self->signatories = read_staff (db, GADIBA_STAFF_SIGNATORY, error);
  if (self->signatories != NULL)
    self->caseworkers = read_staff (db, GADIBA_STAFF_CASEWORKER, error);
  if (self->caseworkers != NULL)
    self->days = read_days (db, error);
  if (self->days == NULL || !_gadiba_bills_read_newest (db, &self->bills, error))
    return NULL;
  if (self->bills.day > 0)
    self->bills_day = g_strdup_printf ("%d%s", self->bills.day, self->bills.is_next ? "+" : "");
  if (!gadiba_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&self);
}

GadibaOfficeSettings *
gadiba_office_read_settings (GadibaOffice *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gadiba_store_run (self->store, read_settings, self, error);
}

void
gadiba_office_settings_free (GadibaOfficeSettings *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < GADIBA_OFFICE_N_TEXTS; i++)
    g_free (self->texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_free (self->codes[i]);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->signatories, g_ptr_array_unref);
  g_clear_pointer (&self->caseworkers, g_ptr_array_unref);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_free (self->bills_day);
  g_free (self);
}

GadibaOfficeStaff *
gadiba_office_staff_copy (const GadibaOfficeStaff *staff)
{
  g_return_val_if_fail (staff != NULL, NULL);

  GadibaOfficeStaff *copy = g_new0 (GadibaOfficeStaff, 1);
  *copy = *staff;
  copy->name = g_strdup (staff->name);
  copy->position = g_strdup (staff->position);
  copy->login = g_strdup (staff->login);
  copy->contact = g_strdup (staff->contact);
  copy->parishes = g_strdup (staff->parishes);
  copy->code = g_strdup (staff->code);
  return copy;
}

void
gadiba_office_staff_free (GadibaOfficeStaff *staff)
{
  if (staff == NULL)
    return;
  g_free (staff->name);
  g_free (staff->position);
  g_free (staff->login);
  g_free (staff->contact);
  g_free (staff->parishes);
  g_free (staff->code);
  g_free (staff);
}

/* --- what letters say of the office --- */

/* Returns: (transfer full): nothing is NULL; a number is its digits */
static char *
tidy_text (GadibaFoundingField field, const char *text)
{
  g_autofree char *tidy = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (field == GADIBA_FOUNDING_REGISTRATION_NUMBER)
    {
      char *to = tidy;
      for (const char *at = tidy; *at != '\0'; at++)
        if (g_ascii_isdigit (*at))
          *to++ = *at;
      *to = '\0';
    }
  return *tidy != '\0' ? g_steal_pointer (&tidy) : NULL;
}

static gpointer
set_text (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (wish->office, db, wish->moment, "settings",
                            _ ("changed what letters say of the office"), error);
  g_autoptr (GadibaOfficeRecord) record =
      action != NULL ? gadiba_office_record_read (db, error) : NULL;

  if (record == NULL)
    return NULL;
  char **stored = get_text (record, wish->which);
  if (g_strcmp0 (*stored, wish->after) == 0)
    return GINT_TO_POINTER (TRUE);
  if (g_strcmp0 (*stored, wish->before) != 0)
    return GINT_TO_POINTER (set_conflict (error, *stored));
  g_free (*stored);
  *stored = g_strdup (wish->after);
  gadiba_action_set_subject (action, "office", 1);
  return GINT_TO_POINTER (gadiba_office_record_save (action, record, error)
                          && gadiba_action_commit (action, error));
}

gboolean
gadiba_office_set_text (GadibaOffice *self, GadibaFoundingField field, const char *before,
                        const char *after, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (field < GADIBA_OFFICE_N_TEXTS, FALSE);

  g_autofree char *tidy = NULL;
  if (!gadiba_founding_check (field, after, error))
    return FALSE;
  tidy = tidy_text (field, after);
  Wish wish = { self, moment, .which = field, .before = before, .after = tidy };
  return gadiba_store_run (self->store, set_text, &wish, error) != NULL;
}

/* --- numbers --- */

gboolean
_gadiba_office_check_code (const char *code, GError **error)
{
  gsize length = code != NULL ? strlen (code) : 0;

  if (length >= 1 && length <= 12 && g_ascii_isalpha (*code)
      && strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") == length)
    return TRUE;
  return set_wrong (error,
                    _ ("A code begins with a letter and has up to twelve letters A–Z, digits "
                       "and hyphens, like “SP”"));
}

/* Returns: (transfer full): for the journal */
static char *
tell_code (GadibaNumberKind kind, const char *code)
{
  switch (kind)
    {
    case GADIBA_NUMBER_APPLICATION:
      return g_strdup_printf (_ ("numbers applications “%s” from now on"), code);
    case GADIBA_NUMBER_DECISION:
      return g_strdup_printf (_ ("numbers decisions “%s” from now on"), code);
    case GADIBA_NUMBER_LETTER:
      return g_strdup_printf (_ ("numbers letters “%s” from now on"), code);
    }
  g_return_val_if_reached (NULL);
}

static gpointer
set_code (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  const char *kind = kinds[wish->which];
  g_autofree char *words = tell_code (wish->which, wish->after);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (wish->office, db, wish->moment, "settings", words, error);
  g_autoptr (GadibaSeriesRule) stored =
      action != NULL ? gadiba_series_rule_read (db, kind, error) : NULL;

  if (stored == NULL)
    return NULL;
  if (g_str_equal (stored->code, wish->after))
    return GINT_TO_POINTER (TRUE);
  if (g_strcmp0 (stored->code, wish->before) != 0)
    return GINT_TO_POINTER (set_conflict (error, stored->code));
  return GINT_TO_POINTER (
      gadiba_series_rule_set (action, kind, wish->after, stored->template, error)
      && gadiba_action_commit (action, error));
}

gboolean
gadiba_office_set_code (GadibaOffice *self, GadibaNumberKind kind, const char *before,
                        const char *after, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);

  Wish wish = { self, moment, .which = kind, .before = before, .after = after };
  return _gadiba_office_check_code (after, error)
         && gadiba_store_run (self->store, set_code, &wish, error) != NULL;
}

/* --- who signs and who works --- */

/* Returns: (transfer full) (nullable): as it is stored; "" removes it, NULL leaves it */
static char *
tidy_code (const char *typed)
{
  if (typed == NULL)
    return NULL;
  return g_strdup (g_str_equal (typed, "-") ? "" : gadiba_personal_code_check_entry (typed).text);
}

gboolean
gadiba_office_check_staff_code (const char *typed, GError **error)
{
  return typed == NULL || g_str_equal (typed, "-")
         || gadiba_personal_code_check_entry (typed).verdict != GADIBA_PERSONAL_CODE_MALFORMED
         || set_wrong (error,
                       _ ("This is no personal code; it has eleven digits, like 010190-12345, and "
                          "“-” stands for none"));
}

static gboolean
check_staff (const GadibaOfficeStaff *staff, GError **error)
{
  const gboolean works = staff->works;

  if (!gadiba_founding_check (works ? GADIBA_FOUNDING_CASEWORKER_NAME
                                    : GADIBA_FOUNDING_SIGNATORY_NAME,
                              staff->name, error)
      || !gadiba_founding_check (works ? GADIBA_FOUNDING_CASEWORKER_POSITION
                                       : GADIBA_FOUNDING_SIGNATORY_POSITION,
                                 staff->position, error)
      || (works && !gadiba_founding_check (GADIBA_FOUNDING_LOGIN, staff->login, error))
      || !gadiba_founding_check (GADIBA_FOUNDING_CASEWORKER_CONTACT, staff->contact, error)
      || !gadiba_founding_check (GADIBA_FOUNDING_CASEWORKER_CONTACT, staff->parishes, error)
      || !gadiba_office_check_staff_code (staff->code, error))
    return FALSE;
  if (staff->to != GADIBA_DATE_NONE && staff->to < staff->from)
    return set_wrong (error, _ ("The last day is before the first; mend one of them"));
  return TRUE;
}

/* Returns: (transfer full): the names that stand in @text, each once */
static GStrv
split_parishes (const char *text)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && g_hash_table_add (seen, parts[i]))
      g_strv_builder_add (names, parts[i]);
  return g_strv_builder_end (names);
}

/* Whoever works now must be able to go on: nobody else could let him or her in again. */
static gboolean
check_way_back (const Wish *wish, GadibaDb *db, GError **error)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (GadibaStaff) still =
      gadiba_caseworker_find (db, wish->office->login, wish->moment->today, &none);

  if (still != NULL)
    return TRUE;
  return set_wrong (error, _ ("You would shut yourself out of the office today; have somebody else "
                              "change this line"));
}

static gboolean
write_staff (const Wish *wish, GadibaAction *action, GError **error)
{
  const GadibaOfficeStaff *staff = wish->staff;
  GadibaDb *db = gadiba_action_get_db (action);
  GadibaStaffKind kind = staff->works ? GADIBA_STAFF_CASEWORKER : GADIBA_STAFF_SIGNATORY;
  g_autofree char *code = tidy_code (staff->code);
  const GadibaStaff record = { .id = staff->id,
                               .login = staff->login,
                               .name = staff->name,
                               .position = staff->position,
                               .contact = staff->contact,
                               .from = staff->from != GADIBA_DATE_NONE ? staff->from
                                                                       : GADIBA_OFFICE_ALWAYS,
                               .to = staff->to,
                               .caseworker = staff->works ? 0 : staff->caseworker,
                               .code = code,
                               .row_version = staff->version };
  gint64 id = staff->id;

  if (staff->works && !gadiba_caseworker_check_login (db, &record, error))
    return FALSE;
  if (id != 0 ? !gadiba_staff_update (action, kind, &record, error)
              : !(staff->works ? gadiba_caseworker_add (action, &record, &id, error)
                               : gadiba_signatory_add (action, &record, &id, error)))
    return FALSE;
  gadiba_action_set_subject (action, staff->works ? "caseworker" : "signatory", id);
  if (!staff->works)
    return TRUE;
  g_auto (GStrv) parishes = split_parishes (staff->parishes);
  return gadiba_caseworker_set_parishes (action, id, (const char *const *) parishes, error)
         && check_way_back (wish, db, error);
}

static const char *
describe_staff (const GadibaOfficeStaff *staff)
{
  if (staff->works)
    return staff->id != 0 ? _ ("changed a caseworker's line") : _ ("added a caseworker");
  return staff->id != 0 ? _ ("changed a signatory's line") : _ ("added a signatory");
}

static gpointer
save_staff (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (
      wish->office, db, wish->moment, "settings", describe_staff (wish->staff), error);

  if (action == NULL)
    return NULL;
  if (write_staff (wish, action, &failed))
    return GINT_TO_POINTER (gadiba_action_commit (action, error));
  if (g_error_matches (failed, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_CONFLICT))
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT,
                         _ ("Somebody else changed this line meanwhile; look at the list, and "
                            "change it there once more if that is still right"));
  else
    g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

gboolean
gadiba_office_save_staff (GadibaOffice *self, const GadibaOfficeStaff *staff,
                          const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && staff != NULL && moment != NULL, FALSE);

  Wish wish = { self, moment, .staff = staff };
  return check_staff (staff, error)
         && gadiba_store_run (self->store, save_staff, &wish, error) != NULL;
}

/* --- days --- */

/* A line that changes nothing would only look as if it did. */
static gboolean
check_day (const GadibaOwnDay *day, GError **error)
{
  g_autoptr (GadibaCalendar) common = _gadiba_office_load_common_calendar (error);
  g_autofree char *text = gadiba_lv_date_numeric (day->date);

  if (common == NULL)
    return FALSE;
  if (gadiba_calendar_is_working_day (common, day->date) != day->is_working)
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               day->is_working ? _ ("%s is a working day anyway; only a day off can be worked")
                               : _ ("%s is a day off anyway; only a working day can be free"),
               text);
  return FALSE;
}

static gpointer
add_day (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  const GadibaOwnDay *own = wish->day;
  g_autofree char *date = gadiba_lv_date_numeric (own->date);
  g_autofree char *words = g_strdup_printf (
      own->is_working ? _ ("%s is worked here: %s") : _ ("%s is free here: %s"), date, own->name);
  const GadibaOfficeDay day = { { own->date, own->is_working }, own->name };
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (wish->office, db, wish->moment, "settings", words, error);

  return GINT_TO_POINTER (action != NULL && gadiba_office_day_add (action, &day, error)
                          && gadiba_action_commit (action, error));
}

gboolean
gadiba_office_add_day (GadibaOffice *self, const GadibaOwnDay *day, const GadibaMoment *moment,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && day != NULL && moment != NULL, FALSE);

  Wish wish = { self, moment, .day = day };
  if (day->date == GADIBA_DATE_NONE)
    return set_wrong (error, _ ("The day is missing; state it"));
  if (day->name == NULL || *day->name == '\0')
    return set_wrong (error, _ ("Name the holiday, or say why the day is worked"));
  return gadiba_founding_check (GADIBA_FOUNDING_CONTACT, day->name, error) && check_day (day, error)
         && gadiba_store_run (self->store, add_day, &wish, error) != NULL;
}

static gpointer
remove_day (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autofree char *date = gadiba_lv_date_numeric (wish->date);
  g_autofree char *words = g_strdup_printf (_ ("%s is again as everywhere"), date);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (wish->office, db, wish->moment, "settings", words, error);

  return GINT_TO_POINTER (action != NULL && gadiba_office_day_remove (action, wish->date, error)
                          && gadiba_action_commit (action, error));
}

gboolean
gadiba_office_remove_day (GadibaOffice *self, GadibaDate date, const GadibaMoment *moment,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && date != GADIBA_DATE_NONE && moment != NULL, FALSE);

  Wish wish = { self, moment, .date = date };
  return gadiba_store_run (self->store, remove_day, &wish, error) != NULL;
}
