/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-register.h"

#include <glib/gi18n-lib.h>

#include "gadiba-alike.h"
#include "gadiba-application-draft.h"
#include "gadiba-application-member.h"
#include "gadiba-case-change.h"
#include "gadiba-case-read.h"
#include "gadiba-case-write.h"
#include "gadiba-client-card.h"
#include "gadiba-client-register.h"
#include "gadiba-office-init.h"
#include "gadiba-office-private.h"
#include "gadiba-text.h"

/* --- who may be meant --- */

static void
free_alike (gpointer data)
{
  GadibaAlike *alike = data;

  g_free (alike->given);
  g_free (alike->family);
  g_free (alike->code);
  g_free (alike->address);
  g_free (alike);
}

static const char *
tell_why (GadibaAlikeReason why)
{
  switch (why)
    {
    case GADIBA_ALIKE_CODE:
      return "code";
    case GADIBA_ALIKE_NAME:
      return "name";
    case GADIBA_ALIKE_ROUGHLY:
      break;
    }
  return "alike";
}

static gpointer
find_alike (GadibaDb *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) persons = gadiba_person_find_alike (db, data, error);

  if (persons == NULL)
    return NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func (free_alike);
  for (guint i = 0; i < persons->len; i++)
    {
      GadibaAlikePerson *person = g_ptr_array_index (persons, i);
      GadibaAlike *alike = g_new0 (GadibaAlike, 1);
      alike->person = person->person;
      alike->given = g_steal_pointer (&person->given);
      alike->family = g_steal_pointer (&person->family);
      alike->code = g_steal_pointer (&person->code);
      alike->address = g_steal_pointer (&person->address);
      alike->born = person->born;
      alike->why = tell_why (person->why);
      g_ptr_array_add (all, alike);
    }
  return all;
}

GPtrArray *
gadiba_office_find_alike (GadibaOffice *self, const GadibaCasePerson *typed, GError **error)
{
  g_return_val_if_fail (self != NULL && typed != NULL, NULL);

  return gadiba_store_run (self->store, find_alike, (gpointer) typed, error);
}

/* --- what is typed --- */

static gboolean
check_person (const GadibaCasePerson *person, GError **error)
{
  const char *id = person->id != NULL ? person->id : "–";

  if (gadiba_text_is_blank (person->given) || gadiba_text_is_blank (person->family))
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                 _ ("Person “%s” has no full name yet; enter given and family name"), id);
  else if (gadiba_text_is_blank (person->relation))
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                 _ ("It is not said what person “%s” is to the applicant; choose the relation"),
                 id);
  else
    return TRUE;
  return FALSE;
}

/* All that the reader of case files checks holds for what is typed too. */
static gboolean
check_form (const GadibaCase *from, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GBytes) bytes = gadiba_case_write (from);
  g_autoptr (GadibaCase) again = gadiba_case_read_bytes (bytes, "-", &failed);

  if (again != NULL)
    return TRUE;
  _gadiba_office_drop_line (&failed, "-");
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG, failed->message);
  return FALSE;
}

static gboolean
check_case (const GadibaCase *from, const GadibaMoment *moment, GError **error)
{
  if (gadiba_case_find_applicant (from) == GADIBA_CASE_NOBODY)
    {
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                           _ ("Nobody applies yet; enter the applicant"));
      return FALSE;
    }
  if (from->application.received == GADIBA_DATE_NONE || from->application.received > moment->today)
    {
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                           _ ("An application was received today or before; correct the day"));
      return FALSE;
    }
  for (guint i = 0; i < from->persons->len; i++)
    if (!check_person (gadiba_case_get_person (from, (int) i), error))
      return FALSE;
  return check_form (from, error);
}

/* --- registering --- */

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaCase *from;
  const gint64 *answers;
  const GadibaMoment *moment;
} Registration;

static gpointer
register_case (GadibaDb *db, gpointer data, GError **error)
{
  const Registration *self = data;
  const GadibaNewCase new_case = { .from = self->from, .answers = self->answers, .typed = TRUE };
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);

  if (record == NULL)
    return NULL;
  if (_gadiba_office_check_books (self->office, db, record, self->from, error))
    return _gadiba_office_register (self->office, db, &new_case, self->moment, error);
  _gadiba_office_drop_line (error, self->from->label);
  return NULL;
}

char *
gadiba_office_register_case (GadibaOffice *self, const GadibaCase *from, const gint64 *answers,
                             const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && from != NULL && moment != NULL, NULL);

  Registration registration = { self, from, answers, moment };
  GError *failed = NULL;
  if (!check_case (from, moment, error))
    return NULL;
  char *number = gadiba_store_run (self->store, register_case, &registration, &failed);
  _gadiba_office_propagate (error, failed);
  return number;
}

/* --- a card alone --- */

typedef struct
{
  GadibaOffice *office;
  const GadibaCase *typed;
  gint64 answer;
  const GadibaMoment *moment;
  gint64 person;
} NewClient;

/* Nobody gets a second card. */
static gboolean
check_nobody (const NewClient *self, GadibaDb *db, const GadibaCasePerson *stated, GError **error)
{
  g_autoptr (GPtrArray) alike = gadiba_person_find_alike (db, stated, error);

  if (alike == NULL)
    return FALSE;
  for (guint i = 0; i < alike->len; i++)
    {
      GadibaAlikeReason why = ((const GadibaAlikePerson *) g_ptr_array_index (alike, i))->why;
      if (why == GADIBA_ALIKE_ROUGHLY || (why == GADIBA_ALIKE_NAME && self->answer == -1))
        continue;
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION,
                           why == GADIBA_ALIKE_CODE
                               ? _ ("This personal code is that of somebody in the records; open "
                                    "that card, or correct the code")
                               : _ ("Somebody of this name and birth date is in the records; say "
                                    "whether it is this person"));
      return FALSE;
    }
  return TRUE;
}

static void
add_change (GPtrArray *changes, GadibaCardPart part, const char *field, const char *value)
{
  const GadibaCardPlace place = { part, part == GADIBA_CARD_ADDRESS ? -1 : 0, field };

  if (value != NULL)
    g_ptr_array_add (changes, gadiba_card_change_new (&place, NULL, value));
}

/* Returns: (transfer full): what the card says beside name, code and birth */
static GPtrArray *
list_changes (const NewClient *self, const GadibaCasePerson *stated)
{
  const GadibaCaseDwelling *at = &self->typed->dwelling;
  g_autofree char *day = gadiba_date_format (self->moment->today);
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);

  add_change (changes, GADIBA_CARD_PERSON, "sex", stated->sex);
  if (at->street == NULL && at->place == NULL && at->region == NULL && at->postcode == NULL)
    return changes;
  add_change (changes, GADIBA_CARD_ADDRESS, "address-kind", "actual");
  add_change (changes, GADIBA_CARD_ADDRESS, "from", day);
  add_change (changes, GADIBA_CARD_ADDRESS, "street", at->street);
  add_change (changes, GADIBA_CARD_ADDRESS, "place", at->place);
  add_change (changes, GADIBA_CARD_ADDRESS, "region", at->region);
  add_change (changes, GADIBA_CARD_ADDRESS, "postcode", at->postcode);
  return changes;
}

static gpointer
register_client (GadibaDb *db, gpointer data, GError **error)
{
  NewClient *self = data;
  const GadibaCasePerson *stated =
      gadiba_case_get_person (self->typed, gadiba_case_find_applicant (self->typed));
  const GadibaNewPerson person = { stated->given, stated->family, stated->code, stated->born };
  g_autoptr (GPtrArray) changes = list_changes (self, stated);
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "client",
                                                          _ ("made a client card"), error);

  if (action == NULL || !check_nobody (self, db, stated, error)
      || !gadiba_client_add_person (action, &person, self->moment->today, &self->person, error)
      || !gadiba_client_add_card (action, self->person, self->moment->today, error)
      || !gadiba_card_fill (action, self->person, (const GadibaCardChange *const *) changes->pdata,
                            changes->len, error))
    return NULL;
  gadiba_action_set_subject (action, "person", self->person);
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_register_client (GadibaOffice *self, const GadibaCase *typed, gint64 answer,
                               const GadibaMoment *moment, gint64 *person, GError **error)
{
  g_return_val_if_fail (self != NULL && typed != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (person != NULL, FALSE);

  NewClient client = { self, typed, answer, moment, 0 };
  if (!check_case (typed, moment, error)
      || gadiba_store_run (self->store, register_client, &client, error) == NULL)
    return FALSE;
  *person = client.person;
  return TRUE;
}

/* --- drafts --- */

typedef struct
{
  gint64 person;
  GadibaDate received;
  GArray **persons;
} Draft;

static gpointer
draft (GadibaDb *db, gpointer data, GError **error)
{
  const Draft *self = data;

  return gadiba_application_draft (db, self->person, self->received, self->persons, NULL, error);
}

GadibaCase *
gadiba_office_draft_case (GadibaOffice *self, gint64 person, GadibaDate received, GArray **persons,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && received != GADIBA_DATE_NONE, NULL);

  Draft draft_of = { person, received, persons };
  return gadiba_store_run (self->store, draft, &draft_of, error);
}

/* --- once more --- */

typedef struct
{
  GadibaOffice *office;
  gint64 person;
  GadibaDate received;
  const GadibaMoment *moment;
  char *last;
} Repetition;

/* Of somebody who is in no application. */
static GadibaCase *
draft_first (const Repetition *self, GadibaDb *db, GArray **persons, GError **error)
{
  const GadibaCasePlace benefits = { .part = GADIBA_PART_APPLICATION, .field = "benefits" };
  GadibaCase *from = _gadiba_office_draft_person (db, self->person, self->moment->today, error);

  if (from == NULL)
    return NULL;
  from->application.received = self->received;
  gadiba_case_set_value (from, &benefits, GADIBA_USUAL_BENEFITS, NULL);
  *persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (*persons, self->person);
  return from;
}

static gpointer
repeat_case (GadibaDb *db, gpointer data, GError **error)
{
  Repetition *self = data;
  g_autoptr (GArray) persons = NULL;
  g_autoptr (GadibaClientRecord) known = gadiba_client_record_read (db, self->person, error);
  if (known == NULL)
    return NULL;
  g_autoptr (GadibaCase) from = known->applications->len > 0
                                    ? gadiba_application_draft (db, self->person, self->received,
                                                                &persons, &self->last, error)
                                    : draft_first (self, db, &persons, error);
  g_autoptr (GadibaOfficeRecord) record = from != NULL && check_case (from, self->moment, error)
                                              ? gadiba_office_record_read (db, error)
                                              : NULL;

  if (record == NULL)
    return NULL;
  const GadibaNewCase new_case = { .from = from,
                                   .answers = (const gint64 *) (gpointer) persons->data,
                                   .typed = TRUE,
                                   .last = self->last };
  if (_gadiba_office_check_books (self->office, db, record, from, error))
    return _gadiba_office_register (self->office, db, &new_case, self->moment, error);
  _gadiba_office_drop_line (error, from->label);
  return NULL;
}

char *
gadiba_office_repeat_case (GadibaOffice *self, gint64 person, GadibaDate received,
                           const GadibaMoment *moment, char **last, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);
  g_return_val_if_fail (received != GADIBA_DATE_NONE, NULL);

  Repetition repetition = { self, person, received, moment, NULL };
  GError *failed = NULL;
  char *number = gadiba_store_run (self->store, repeat_case, &repetition, &failed);
  g_autofree char *from = repetition.last;
  _gadiba_office_propagate (error, failed);
  if (last != NULL)
    *last = number != NULL ? g_steal_pointer (&from) : NULL;
  return number;
}

/* --- members --- */

typedef struct
{
  GadibaOffice *office;
  const char *number, *label;
  const GadibaCasePerson *stated;
  gint64 known;
  const GadibaMoment *moment;
} Member;

static gpointer
add_member (GadibaDb *db, gpointer data, GError **error)
{
  Member *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (
      self->office, db, self->moment, "add member", _ ("added a household member"), error);
  g_autoptr (GadibaApplication) application =
      action != NULL ? gadiba_application_find (db, self->number, error) : NULL;
  g_autofree char *label =
      application != NULL
          ? gadiba_application_add_member (action, application, self->stated, self->known, error)
          : NULL;

  if (label == NULL)
    return NULL;
  g_autofree char *words = g_strdup_printf (_ ("added household member “%s”"), label);
  gadiba_action_set_words (action, words);
  return _gadiba_office_commit (action, application, error);
}

static gpointer
remove_member (GadibaDb *db, gpointer data, GError **error)
{
  Member *self = data;
  g_autofree char *words = g_strdup_printf (_ ("removed household member “%s”"), self->label);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "remove member", words, error);
  g_autoptr (GadibaApplication) application =
      action != NULL ? gadiba_application_find (db, self->number, error) : NULL;

  return application != NULL
                 && gadiba_application_remove_member (action, application, self->label, error)
             ? _gadiba_office_commit (action, application, error)
             : NULL;
}

static GadibaCaseFile *
change_members (Member *self, GadibaStoreWork work, GError **error)
{
  GError *failed = NULL;
  GadibaCaseFile *file = gadiba_store_run (self->office->store, work, self, &failed);

  _gadiba_office_propagate (error, failed);
  return file;
}

/* In a case of its own, with somebody who applies. */
static gboolean
check_stated (const GadibaCasePerson *stated, const GadibaMoment *moment, GError **error)
{
  g_autoptr (GadibaCase) alone = gadiba_case_new (NULL);

  if (!check_person (stated, error))
    return FALSE;
  alone->application.received = moment->today;
  *(GadibaCasePerson *) gadiba_case_add_row (alone, alone->persons) =
      (GadibaCasePerson){ .id = "applicant",
                          .applicant = "yes",
                          .given = "–",
                          .family = "–",
                          .relation = g_intern_static_string ("self") };
  GadibaCasePerson *person = gadiba_case_add_row (alone, alone->persons);
  *person = *stated;
  person->id = "member";
  return check_form (alone, error);
}

GadibaCaseFile *
gadiba_office_add_member (GadibaOffice *self, const char *number, const GadibaCasePerson *stated,
                          gint64 known, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && stated != NULL && moment != NULL, NULL);

  Member member = {
    .office = self, .number = number, .stated = stated, .known = known, .moment = moment
  };
  return check_stated (stated, moment, error) ? change_members (&member, add_member, error) : NULL;
}

GadibaCaseFile *
gadiba_office_remove_member (GadibaOffice *self, const char *number, const char *label,
                             const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && label != NULL && moment != NULL, NULL);

  Member member = { .office = self, .number = number, .label = label, .moment = moment };
  return change_members (&member, remove_member, error);
}
