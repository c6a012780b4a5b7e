/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-client.h"

#include "gadiba-card-register.h"
#include "gadiba-client-card.h"
#include "gadiba-office-private.h"

/* Somebody as he or she is in the records, with or without an application. */

/* --- the person alone --- */

/* Returns: (nullable): the address of that kind that holds */
static const GadibaCardRow *
find_address (const GadibaCardFile *card, const char *kind, GadibaDate day)
{
  for (guint i = 0; i < card->rows->len; i++)
    {
      const GadibaCardRow *row = g_ptr_array_index (card->rows, i);
      if (row->part == GADIBA_CARD_ADDRESS && gadiba_card_row_holds (row, day)
          && g_strcmp0 (gadiba_card_row_get (row, "address-kind"), kind) == 0)
        return row;
    }
  return NULL;
}

/* Where one lives counts; where one is registered stands for it if nothing else is known. */
static void
set_dwelling (GadibaCase *from, const GadibaCardFile *card, GadibaDate day)
{
  const GadibaCardRow *row = find_address (card, "actual", day);

  if (row == NULL)
    row = find_address (card, "declared", day);
  if (row == NULL)
    return;
  from->dwelling.street = gadiba_case_keep (from, gadiba_card_row_get (row, "street"));
  from->dwelling.place = gadiba_case_keep (from, gadiba_card_row_get (row, "place"));
  from->dwelling.region = gadiba_case_keep (from, gadiba_card_row_get (row, "region"));
  from->dwelling.postcode = gadiba_case_keep (from, gadiba_card_row_get (row, "postcode"));
}

/* Returns: (transfer none) (nullable): what stands there first */
static const char *
get_value (const GadibaCardFile *card, GadibaCardPart part, const char *field)
{
  const GadibaCardPlace place = { .part = part, .field = field };

  return gadiba_card_file_get (card, &place);
}

static void
set_person (GadibaCase *from, const GadibaCardFile *card)
{
  GadibaCasePerson *person = gadiba_case_add_row (from, from->persons);
  const char *born = get_value (card, GADIBA_CARD_PERSON, "born");

  person->id = g_intern_static_string ("p1");
  person->applicant = g_intern_static_string ("yes");
  person->relation = g_intern_static_string ("self");
  person->given = gadiba_case_keep (from, get_value (card, GADIBA_CARD_NAME, "given"));
  person->family = gadiba_case_keep (from, get_value (card, GADIBA_CARD_NAME, "family"));
  person->code = gadiba_case_keep (from, get_value (card, GADIBA_CARD_CODE, "code"));
  person->sex = g_intern_string (get_value (card, GADIBA_CARD_PERSON, "sex"));
  if (born != NULL)
    gadiba_date_parse (born, &person->born, NULL);
}

GadibaCase *
_gadiba_office_draft_person (GadibaDb *db, gint64 person, GadibaDate day, GError **error)
{
  g_autoptr (GadibaCardFile) card = gadiba_card_read (db, person, day, error);

  if (card == NULL)
    return NULL;
  GadibaCase *from = gadiba_case_new (NULL);
  set_person (from, card);
  set_dwelling (from, card, day);
  return from;
}

/* --- reading --- */

static GadibaCaseFile *
read_alone (GadibaDb *db, gint64 person, GadibaDate day, GError **error)
{
  g_autoptr (GadibaCaseFile) file = g_new0 (GadibaCaseFile, 1);

  file->from = _gadiba_office_draft_person (db, person, day, error);
  file->calendar = file->from != NULL ? _gadiba_office_load_calendar (db, error) : NULL;
  if (file->calendar == NULL)
    return NULL;
  file->intake = gadiba_intake_new ();
  file->received = GADIBA_DATE_NONE;
  file->person = person;
  return g_steal_pointer (&file);
}

static GadibaCaseFile *
read_known (GadibaDb *db, gint64 person, GadibaDate day, gint64 entry, GError **error)
{
  g_autoptr (GadibaClientRecord) record = gadiba_client_record_read (db, person, error);

  if (record == NULL)
    return NULL;
  if (record->applications->len == 0)
    {
      GadibaCaseFile *file = read_alone (db, person, day, error);
      if (file != NULL)
        file->entry = entry;
      return file;
    }
  const GadibaRecordApplication *newest = record->applications->pdata[0];
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, newest->number, error);
  return application != NULL ? _gadiba_office_read_known (db, application, entry, error) : NULL;
}

GadibaCaseFile *
_gadiba_office_commit_client (GadibaAction *action, gint64 person, const GadibaMoment *moment,
                              GError **error)
{
  g_autoptr (GadibaCaseFile) file =
      read_known (gadiba_action_get_db (action), person, moment->today,
                  gadiba_action_get_entry (action), error);

  return file != NULL && gadiba_action_commit (action, error) ? g_steal_pointer (&file) : NULL;
}

typedef struct
{
  gint64 person;
  GadibaDate day;
} Reading;

/* One state of the records. */
static gpointer
read_client (GadibaDb *db, gpointer data, GError **error)
{
  const Reading *self = data;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  gint64 entry = 0;

  if (transaction == NULL
      || !gadiba_db_query_int (db, "SELECT max (number) FROM journal", NULL, &entry, error))
    return NULL;
  g_autoptr (GadibaCaseFile) file = read_known (db, self->person, self->day, entry, error);
  return file != NULL && gadiba_transaction_commit (transaction, error) ? g_steal_pointer (&file)
                                                                        : NULL;
}

GadibaCaseFile *
gadiba_office_read_client (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                           GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  Reading reading = { person, moment->today };
  return gadiba_store_run (self->store, read_client, &reading, error);
}
