/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-case-write.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-decide-private.h"
#include "gadiba-series.h"
#include "gadiba-settings.h"

/* Two pairs of eyes: who may issue what somebody else has prepared, and whether it still is what
 * was looked at. */

/* --- who --- */

static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED, sentence);
  g_free (sentence);
  return FALSE;
}

/* Nobody decides on the own household. A signatory is another one's to choose. */
static gboolean
check_household (GadibaDecide *self, GadibaDb *db, GError **error)
{
  const gint64 application = self->application->id;
  gboolean signs = FALSE, prepares = FALSE, issues = FALSE;
  g_autoptr (GadibaStaff) issuer =
      gadiba_caseworker_find (db, self->office->login, self->moment->today, error);

  if (issuer == NULL
      || !gadiba_staff_is_member (db, GADIBA_STAFF_SIGNATORY, self->signatory->id, application,
                                  &signs, error)
      || !gadiba_staff_is_member (db, GADIBA_STAFF_CASEWORKER, self->caseworker->id, application,
                                  &prepares, error)
      || !gadiba_staff_is_member (db, GADIBA_STAFF_CASEWORKER, issuer->id, application, &issues,
                                  error))
    return FALSE;
  if (signs)
    self->about = "signatory";
  if (signs)
    return refuse (error,
                   g_strdup_printf (_ ("“%s” belongs to this household and cannot sign a decision "
                                       "on it; name another signatory"),
                                    self->signatory->name));
  return (!prepares && !issues)
         || refuse (error, g_strdup_printf (_ ("“%s” belongs to this household and can neither "
                                               "prepare nor issue a decision on it; have another "
                                               "caseworker do it"),
                                            prepares ? self->caseworker->name : issuer->name));
}

/* Nobody approves the own case: neither under the own account nor as the one who signs. */
static gboolean
check_signatory (GadibaDecide *self, GError **error)
{
  if (!self->two_eyes || self->signatory->caseworker == 0
      || self->signatory->caseworker != self->caseworker->id)
    return TRUE;
  self->about = "signatory";
  return refuse (error, g_strdup_printf (_ ("“%s” prepares this decision and cannot sign it too: "
                                            "in this office nobody approves the own case; name "
                                            "another signatory"),
                                         self->signatory->name));
}

gboolean
_gadiba_decide_check_eyes (GadibaDecide *self, GadibaDb *db, GError **error)
{
  g_autoptr (GadibaDraft) draft = NULL;

  if (!gadiba_draft_find (db, self->application->id, &draft, error))
    return FALSE;
  if (draft != NULL && draft->id != self->draft)
    return refuse (error,
                   g_strdup_printf (_ ("A decision on application %s that %s prepared waits for "
                                       "somebody else to issue it; issue it, or give it back "
                                       "first"),
                                    self->application->number, draft->preparer));
  if (self->two_eyes && !self->previews && !self->drafts && self->preparer == 0)
    return refuse (error, g_strdup (_ ("In this office one caseworker prepares a decision and "
                                       "another one issues it; prepare it, and have somebody else "
                                       "issue it")));
  return check_household (self, db, error) && check_signatory (self, error);
}

/* --- when --- */

/* Clocks are set right by seconds all the time. */
#define TOLERANCE 600

/* Returns: (transfer full): the hour here */
static char *
format_time (gint64 unix_time)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_time);

  return g_date_time_format (time, "%d.%m.%Y. %H:%M");
}

/* Numbers go on day by day: the newest entry may be of other work, done when the clock was right
 * again. */
static gboolean
check_series (GadibaDb *db, const GadibaMoment *moment, GadibaDecisionKind kind, GError **error)
{
  GadibaDate newest;
  int year;
  g_autofree char *code = gadiba_series_dup_code (db, gadiba_decision_kind_format (kind), error);

  gadiba_date_split (moment->today, &year, NULL, NULL);
  if (code == NULL || !gadiba_series_find_day (db, code, year, &newest, error))
    return FALSE;
  if (newest == GADIBA_DATE_NONE || newest <= moment->today)
    return TRUE;
  g_autofree char *here = gadiba_lv_date_numeric (moment->today);
  g_autofree char *there = gadiba_lv_date_numeric (newest);
  return refuse (error, g_strdup_printf (_ ("By the clock of this computer today is %s, but the "
                                            "last number of the series “%s” was given on %s, so "
                                            "today may be another day; set the clock right, or "
                                            "name the day of the decision"),
                                         here, code, there));
}

gboolean
_gadiba_decide_check_clock (GadibaDb *db, const GadibaMoment *moment, GadibaDecisionKind kind,
                            GError **error)
{
  gint64 newest = 0;

  if (!gadiba_db_query_int (db,
                            "SELECT CAST (strftime ('%s', utc) AS INTEGER) FROM journal"
                            " ORDER BY number DESC LIMIT 1",
                            NULL, &newest, error))
    return FALSE;
  if (newest <= moment->now + TOLERANCE)
    return check_series (db, moment, kind, error);
  g_autofree char *here = format_time (moment->now);
  g_autofree char *there = format_time (newest);
  return refuse (error, g_strdup_printf (_ ("The clock of this computer says %s, but the newest "
                                            "entry of the journal is of %s, so today may be "
                                            "another day; set the clock right, or name the day of "
                                            "the decision"),
                                         here, there));
}

/* --- what was looked at --- */

gboolean
_gadiba_decide_digest (GadibaDecide *self, GadibaDb *db, GadibaDate day, guint8 *digest,
                       GError **error)
{
  GadibaDecision *decision = self->decision;
  char *number = g_steal_pointer (&decision->number);
  GadibaDate issued = decision->day;

  decision->number = g_strdup (GADIBA_DECIDE_NO_NUMBER);
  decision->day = day;
  g_autoptr (GBytes) letter = _gadiba_decide_make_letter (self, db, NULL, error);
  g_free (decision->number);
  decision->number = number;
  decision->day = issued;
  if (letter != NULL)
    gadiba_draft_digest (letter, digest);
  return letter != NULL;
}

char *
_gadiba_draft_format_digest (const guint8 *digest)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < GADIBA_DRAFT_DIGEST_SIZE; i++)
    g_string_append_printf (text, "%02x", digest[i]);
  return g_strdup (text->str);
}

/* What the case says, with some of it left out. */
typedef enum
{
  PART_NONE,
  PART_INCOME,
  PART_COSTS,
  PART_MEANS,
  PART_BOOKS,
  N_PARTS,
} Part;

static const char *const parts[N_PARTS] = {
  [PART_NONE] = "case",
  [PART_INCOME] = "case-without-income",
  [PART_COSTS] = "case-without-costs",
  [PART_MEANS] = "case-without-property",
  [PART_BOOKS] = "books",
};

static char *
digest_part (const GadibaDecide *self, Part part)
{
  GadibaCase shown = *self->decision->from;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, 1);

  if (part == PART_BOOKS)
    return g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->books, -1);
  if (part == PART_INCOME)
    shown.incomes = none;
  if (part == PART_COSTS)
    shown.costs = none;
  if (part == PART_MEANS)
    shown.savings = shown.vehicles = shown.land = shown.real_estate = none;
  g_autoptr (GBytes) bytes = gadiba_case_write (&shown);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

char *
_gadiba_decide_list_seen (const GadibaDecide *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autofree char *digest = digest_part (self, i);
      g_string_append_printf (lines, "%s=%s\n", parts[i], digest);
    }
  return g_strdup (lines->str);
}

static gboolean
is_as_seen (const GadibaDecide *self, const GadibaDraft *draft, Part part)
{
  g_autofree char *digest = digest_part (self, part);
  g_autofree char *line = g_strdup_printf ("%s=%s\n", parts[part], digest);

  return strstr (draft->seen, line) != NULL;
}

gboolean
_gadiba_draft_is_of_day (const GadibaDecide *self, GadibaDb *db, const GadibaDraft *draft,
                         const GadibaDecideRequest *drafted)
{
  g_auto (GadibaDecide) then = { .office = self->office,
                                 .request = drafted,
                                 .moment = self->moment,
                                 .preparer = self->preparer,
                                 .draft = self->draft,
                                 .previews = TRUE };
  guint8 digest[GADIBA_DRAFT_DIGEST_SIZE];

  return drafted->day != self->request->day && _gadiba_decide_look (&then, db, NULL)
         && _gadiba_decide_digest (&then, db, drafted->day, digest, NULL)
         && memcmp (digest, draft->digest, sizeof digest) == 0;
}

/* Returns: (transfer full): what of the case is another by now, and what to do */
static char *
tell_case (const GadibaDecide *self, const GadibaDraft *draft, const char *day)
{
  return g_strdup_printf (
      is_as_seen (self, draft, PART_INCOME)
          ? _ ("Incomes were changed after %s prepared the decision on application %s on %s, and "
               "the letter would be another one; give it back to be prepared anew")
      : is_as_seen (self, draft, PART_COSTS)
          ? _ ("Bills were changed after %s prepared the decision on application %s on %s, and the "
               "letter would be another one; give it back to be prepared anew")
      : is_as_seen (self, draft, PART_MEANS)
          ? _ ("Property or savings were changed after %s prepared the decision on application %s "
               "on %s, and the letter would be another one; give it back to be prepared anew")
          : _ ("The household or its application was changed after %s prepared the decision on "
               "application %s on %s, and the letter would be another one; give it back to be "
               "prepared anew"),
      draft->preparer, self->application->number, day);
}

/* Returns: (transfer full): what is another by now, and what to do */
static char *
tell_change (const GadibaDecide *self, const GadibaDraft *draft)
{
  g_autofree char *day = gadiba_lv_date_numeric (draft->day);

  if (!is_as_seen (self, draft, PART_NONE))
    return tell_case (self, draft, day);
  return g_strdup_printf (
      !is_as_seen (self, draft, PART_BOOKS)
          ? _ ("The rule book was changed after %s prepared the decision on application %s on %s, "
               "and the letter would be another one; give it back to be prepared anew")
      : self->is_of_day
          ? _ ("On this day the decision that %s prepared on application %s on %s would be another "
               "one; issue it on the day for which it was prepared, or give it back to be prepared "
               "anew")
          : _ ("What letters say of the office, or a decision before it, was changed after %s "
               "prepared the decision on application %s on %s, and the letter would be another "
               "one; give it back to be prepared anew"),
      draft->preparer, self->application->number, day);
}

gboolean
_gadiba_draft_check (GadibaDecide *self, GadibaDb *db, const GadibaDraft *draft,
                     const GadibaDecideRequest *drafted, GError **error)
{
  guint8 digest[GADIBA_DRAFT_DIGEST_SIZE];

  if (!_gadiba_decide_digest (self, db, drafted->day, digest, error))
    return FALSE;
  if (memcmp (digest, draft->digest, sizeof digest) == 0)
    return TRUE;
  g_autofree char *sentence = tell_change (self, draft);
  return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_CHANGED, sentence);
}

/* --- finding --- */

gboolean
_gadiba_draft_find_for (GadibaDb *db, const GadibaDecideRequest *request, GadibaDraft **draft,
                        GError **error)
{
  g_autoptr (GadibaBase) base = NULL;
  const char *number = request->application;

  *draft = NULL;
  if (request->follow.base != NULL)
    {
      base = gadiba_base_find (db, request->follow.base, error);
      if (base == NULL)
        return FALSE;
      number = base->application_number;
    }
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, number, error);
  return application != NULL && gadiba_draft_find (db, application->id, draft, error);
}

GadibaDecideRequest *
_gadiba_draft_read_request (const GadibaDraft *draft, GError **error)
{
  return _gadiba_decide_request_read (draft->request, error);
}
