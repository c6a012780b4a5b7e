/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-application-intake.h"
#include "gadiba-application-member.h"
#include "gadiba-hearing.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-write-private.h"
#include "gadiba-person-records.h"
#include "gadiba-term.h"
#include "gadiba-text.h"

/* What each kind of letter tells, from the records. */

/* --- papers --- */

/* "Algas izziņa (Anna Kalniņa)" */
static char *
tell_paper (const GadibaDecide *self, const GadibaIntakePlace *place)
{
  const GadibaCase *from = self->decision->from;
  int person =
      place->person != NULL ? gadiba_case_find_person (from, place->person) : GADIBA_CASE_NOBODY;
  g_autofree char *paper = g_strdup (place->kind);
  const GadibaCasePerson *of =
      person != GADIBA_CASE_NOBODY ? gadiba_case_get_person (from, person) : NULL;

  _gadiba_office_name_paper (self->book, &paper);
  return of != NULL && of->given != NULL && of->family != NULL
             ? g_strdup_printf ("%s (%s %s)", paper, of->given, of->family)
             : g_steal_pointer (&paper);
}

static GadibaDate
get_day (const GadibaIntake *intake, const GadibaIntakePlace *of, GadibaIntakeField field)
{
  GadibaIntakePlace place = *of;
  GadibaDate day = GADIBA_DATE_NONE;

  place.field = field;
  const char *value = gadiba_intake_get (intake, &place);
  if (value != NULL)
    gadiba_date_parse (value, &day, NULL);
  return day;
}

/* Papers that are awaited go to the papers of the letter, those that came to its evidence. @due:
 * (out): the last day to bring one; NONE: no day was set */
static gboolean
take_papers (GadibaDecide *self, GadibaDb *db, GadibaDate *due, GError **error)
{
  g_autoptr (GadibaIntake) intake = gadiba_application_read_intake (db, self->application, error);

  *due = GADIBA_DATE_NONE;
  if (intake == NULL)
    return FALSE;
  g_autoptr (GPtrArray) came = gadiba_intake_list (intake, GADIBA_INTAKE_RECEIVED);
  for (guint i = 0; i < came->len; i++)
    g_ptr_array_add (self->decision->evidence, tell_paper (self, g_ptr_array_index (came, i)));
  static const GadibaIntakeField awaited[] = { GADIBA_INTAKE_DUE, GADIBA_INTAKE_DEMANDED };
  for (guint k = 0; k < G_N_ELEMENTS (awaited); k++)
    {
      g_autoptr (GPtrArray) places = gadiba_intake_list (intake, awaited[k]);
      for (guint i = 0; i < places->len; i++)
        {
          const GadibaIntakePlace *place = g_ptr_array_index (places, i);
          g_autofree char *told = tell_paper (self, place);
          if (get_day (intake, place, GADIBA_INTAKE_RECEIVED) != GADIBA_DATE_NONE
              || g_ptr_array_find_with_equal_func (self->decision->papers, told, g_str_equal, NULL))
            continue;
          *due = MAX (*due, get_day (intake, place, GADIBA_INTAKE_DUE));
          g_ptr_array_add (self->decision->papers, g_steal_pointer (&told));
        }
    }
  return TRUE;
}

/* --- what was asked for --- */

static void
add_asked (GadibaDecide *self, const char *id, const char *title)
{
  GadibaDecisionItem *item = gadiba_decision_add_item (self->decision, id);

  item->title = g_strdup (title);
}

static void
take_asked (GadibaDecide *self)
{
  const GadibaCase *from = self->decision->from;
  GStrv asked = from->application.benefits;

  for (guint i = 0; asked != NULL && asked[i] != NULL; i++)
    {
      const GadibaBenefit *benefit = gadiba_book_get_benefit (self->book, asked[i]);
      const GadibaStep *step =
          strcmp (asked[i], "status") == 0 ? gadiba_book_get_step (self->book, "status") : NULL;
      add_asked (self, asked[i],
                 benefit != NULL ? benefit->title
                 : step != NULL  ? step->title
                                 : asked[i]);
    }
}

/* --- what each tells --- */

static gboolean
fill_receipt (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db, GError **error)
{
  g_autoptr (GadibaCalendar) calendar = _gadiba_office_load_calendar (db, error);
  GadibaDate moved, due;

  if (calendar == NULL || !gadiba_application_find_moved (db, self->application->id, &moved, error)
      || !take_papers (self, db, &due, error))
    return FALSE;
  take_asked (self);
  if (self->application->open)
    self->decision->basis.until =
        _gadiba_office_find_deadline (calendar, self->decision->received, moved);
  return TRUE;
}

static gboolean
fill_demand (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db, GError **error)
{
  GadibaDate due;

  if (!take_papers (self, db, &due, error))
    return FALSE;
  if (self->decision->papers->len == 0)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("No paper is awaited; mark on the application which one is "
                                     "demanded and until when, then write the letter"));
  if (self->decision->basis.until == GADIBA_DATE_NONE)
    self->decision->basis.until = due;
  return self->decision->basis.until != GADIBA_DATE_NONE
         || _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                   _ ("Say until which day the papers are to be brought"));
}

/* The newest invitation that is not answered. */
static const GadibaHearing *
find_invitation (const GPtrArray *hearings)
{
  for (guint i = hearings->len; i > 0; i--)
    {
      const GadibaHearing *one = g_ptr_array_index (hearings, i - 1);
      if (one->invited != GADIBA_DATE_NONE && one->answered == GADIBA_DATE_NONE
          && one->left_out == NULL)
        return one;
    }
  return NULL;
}

static gboolean
fill_invitation (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db,
                 GError **error)
{
  g_autoptr (GPtrArray) hearings = gadiba_hearing_list (db, self->application->id, error);
  const GadibaHearing *invitation = hearings != NULL ? find_invitation (hearings) : NULL;

  if (hearings == NULL)
    return FALSE;
  if (invitation == NULL)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Nobody is invited to a hearing; note the invitation with "
                                     "what is intended and until when, then write the letter"));
  self->decision->basis.sentence = g_strdup (invitation->about);
  self->decision->basis.until = invitation->until;
  return TRUE;
}

/* The status that stands on the day of the letter. */
static gboolean
fill_certificate (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db,
                  GError **error)
{
  const GadibaStanding *standing = self->standing;
  const GadibaStep *step = gadiba_book_get_step (self->book, "status");

  if (standing->word == NULL || standing->ended || strcmp (standing->word, "none") == 0
      || standing->granted > request->day || standing->ends < request->day)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_MISSING,
        _ ("The household has no status on that day, so there is nothing to certify; decide on an "
           "application first, or write another day"));
  for (guint i = 0; i < standing->stops->len; i++)
    {
      const GadibaStandingStop *stop = g_ptr_array_index (standing->stops, i);
      if (request->person != NULL && strcmp (stop->person, request->person) == 0
          && stop->from <= gadiba_date_get_month (request->day))
        return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                      _ ("For this person the assistance was stopped by then; "
                                         "nothing can be certified"));
    }
  GadibaDecisionItem *item = gadiba_decision_add_item (self->decision, "status");
  item->title = g_strdup (step->title);
  item->outcome = GADIBA_OUTCOME_GRANTED;
  item->word = g_intern_string (standing->word);
  item->word_title = g_strdup (gadiba_choices_get_title (step->choices, item->word));
  item->from = standing->granted;
  item->to = standing->ends;
  self->decision->basis.number = g_strdup (standing->status_number);
  self->decision->basis.day = standing->status_day;
  return TRUE;
}

/* What is kept of an adult, to whom the letter goes. */
static gboolean
fill_data (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db, GError **error)
{
  GadibaDecision *told = self->decision;
  int of = told->basis.person != GADIBA_CASE_NOBODY ? told->basis.person
                                                    : gadiba_case_find_applicant (told->from);
  const GadibaCasePerson *person = gadiba_case_get_person (told->from, of);
  gint64 key;

  if (!gadiba_case_person_is_adult (person, request->day))
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("The data of a child are told to a parent; name the adult who "
                                     "asks"));
  if (told->basis.happened == NULL)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                  _ ("Write to whom the data were given, and how long they are "
                                     "kept"));
  if (!gadiba_application_find_member (db, self->application->id, person->id, &key, error))
    return FALSE;
  _gadiba_decide_take_addressee (self, of);
  if (!_gadiba_decide_take_datives (self, db, error))
    return FALSE;
  g_autoptr (GPtrArray) records = gadiba_person_list_records (db, key, error);
  if (records == NULL)
    return FALSE;
  g_ptr_array_unref (told->records);
  told->records = g_steal_pointer (&records);
  return TRUE;
}

/* Whom it binds, and to what. */
static gboolean
fill_agreement (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db, GError **error)
{
  return self->decision->basis.happened != NULL
         || _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_MISSING,
                                   _ ("Write what is agreed on: what the client does, where and "
                                      "when, a line each"));
}

/* What stands in the application and its case, and nothing else. */
static gboolean
fill_form (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db, GError **error)
{
  take_asked (self);
  return TRUE;
}

/* Whom alone it is about. */
static gboolean
find_person (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db, GError **error)
{
  GadibaDecision *told = self->decision;

  told->basis.person = GADIBA_CASE_NOBODY;
  if (request->person == NULL)
    return TRUE;
  told->basis.person = gadiba_case_find_person (told->from, request->person);
  if (told->basis.person == GADIBA_CASE_NOBODY)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("There is no “%s” in the household"), request->person);
      return FALSE;
    }
  return gadiba_application_find_member (db, self->application->id, request->person, &self->person,
                                         error);
}

/* --- the kinds --- */

#define PERSON GADIBA_WRITE_ASK_PERSON
#define UNTIL GADIBA_WRITE_ASK_UNTIL
#define WORDS GADIBA_WRITE_ASK_WORDS

static const struct
{
  GadibaLetterKind kind;
  gboolean (*fill) (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db,
                    GError **error);
} kinds[] = {
  { { "receipt", N_ ("Confirmation of receipt"), WORDS }, fill_receipt },
  { { "demand", N_ ("Demand for papers"), UNTIL | WORDS }, fill_demand },
  { { "invitation", N_ ("Invitation to be heard"), WORDS }, fill_invitation },
  { { "certificate", N_ ("Certificate of status"), PERSON | WORDS }, fill_certificate },
  { { "declaration", N_ ("Declaration of means"), 0 }, fill_form },
  { { "application", N_ ("Application form"), 0 }, fill_form },
  { { "agreement", N_ ("Agreement on co-participation"),
      PERSON | UNTIL | WORDS | GADIBA_WRITE_NEED_WORDS },
    fill_agreement },
  { { "visit", N_ ("Report of a home visit"), WORDS }, fill_form },
  { { "data", N_ ("Answer to a data subject"), PERSON | WORDS | GADIBA_WRITE_NEED_WORDS },
    fill_data },
};

guint
gadiba_letter_kind_count (void)
{
  return G_N_ELEMENTS (kinds);
}

const GadibaLetterKind *
gadiba_letter_kind_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (kinds), NULL);

  return &kinds[index].kind;
}

const GadibaLetterKind *
gadiba_letter_kind_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind.id, id) == 0)
      return &kinds[i].kind;
  return NULL;
}

/* What is said is asked by the kind: else it would pass unseen. */
static gboolean
check_request (const GadibaWriteRequest *request, const GadibaLetterKind *kind, GError **error)
{
  if (request->person != NULL && (kind->asks & PERSON) == 0)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("Such a letter is about the household; name no person"));
  if (request->until != GADIBA_DATE_NONE && (kind->asks & UNTIL) == 0)
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("Such a letter takes its day from the records; leave it out"));
  return request->words == NULL || (kind->asks & WORDS) != 0
         || _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                   _ ("Such a letter has no place for words of one's own; leave "
                                      "them out"));
}

static gboolean
check_until (const GadibaDecision *told, GError **error)
{
  if (told->basis.until == GADIBA_DATE_NONE || told->basis.until >= told->day)
    return TRUE;
  g_autofree char *until = gadiba_lv_date_numeric (told->basis.until);
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("The letter would set a term that is over, %s; set a later day"), until);
  return FALSE;
}

gboolean
_gadiba_write_fill (GadibaDecide *self, const GadibaWriteRequest *request, GadibaDb *db,
                    GError **error)
{
  GadibaDecision *told = self->decision;
  const GadibaLetterKind *kind = gadiba_letter_kind_find (request->kind);
  guint at = 0;

  if (kind == NULL)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("There is no letter of the kind “%s”"), request->kind);
      return FALSE;
    }
  told->basis.until = request->until;
  told->basis.happened = gadiba_text_dup_said (request->words);
  gadiba_decision_take_words (told, self->book);
  while (&kinds[at].kind != kind)
    at++;
  return check_request (request, kind, error) && find_person (self, request, db, error)
         && kinds[at].fill (self, request, db, error) && check_until (told, error);
}
