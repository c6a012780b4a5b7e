/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-clients.h"

#include <glib/gi18n-lib.h>

#include "gadiba-client-card.h"
#include "gadiba-client-list.h"
#include "gadiba-office-private.h"
#include "gadiba-search.h"

/* What goes into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaClientQuery *query;
  guint first, n;
  const gint64 *persons;
  gint64 person;
  const char *text;
  const GadibaMoment *moment;
} Look;

static GadibaDate
find_deadline (const GadibaCalendar *calendar, gboolean is_open, GadibaDate received,
               GadibaDate moved)
{
  return is_open ? _gadiba_office_find_deadline (calendar, received, moved) : GADIBA_DATE_NONE;
}

/* --- the list --- */

static gpointer
count (GadibaDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (gadiba_clients_count (db, data, error));
}

gboolean
gadiba_office_count_clients (GadibaOffice *self, guint *n, GError **error)
{
  g_return_val_if_fail (self != NULL && n != NULL, FALSE);

  return gadiba_store_run (self->store, count, n, error) != NULL;
}

static gpointer
list (GadibaDb *db, gpointer data, GError **error)
{
  const Look *self = data;

  GArray *keys =
      gadiba_clients_list (db, self->query, self->moment->today, self->first, self->n, error);
  if (self->n == G_MAXUINT)
    gadiba_db_forget_pages (db); /* the whole order went through memory, and will not again */
  return keys;
}

GArray *
gadiba_office_list_clients (GadibaOffice *self, const GadibaClientQuery *query,
                            const GadibaMoment *moment, guint first, guint n, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  G_STATIC_ASSERT (GADIBA_FOUND_MAX == GADIBA_SEARCH_MAX);
  Look look = { .query = query, .first = first, .n = n, .moment = moment };
  return gadiba_store_run (self->store, list, &look, error);
}

/* --- rows --- */

static void
free_row (gpointer data)
{
  GadibaClientRow *row = data;

  g_free (row->given);
  g_free (row->family);
  g_free (row->code);
  g_free (row->address);
  g_free (row->application);
  g_free (row->parish);
  g_free (row->keeper);
  g_free (row);
}

static void
take_status (GadibaClientRow *row, const GadibaClient *client, GadibaDate today)
{
  gboolean granted = client->outcome == GADIBA_OUTCOME_GRANTED;
  gboolean holds = granted && (client->until == GADIBA_DATE_NONE || client->until >= today);

  if (!holds && client->is_open)
    row->status = g_intern_static_string ("open");
  else if (granted)
    {
      row->status = client->status;
      row->until = client->until;
    }
  else if (client->outcome != GADIBA_OUTCOME_UNKNOWN)
    row->status = g_intern_static_string ("none");
}

static GadibaClientRow *
take_client (GadibaClient *client, const GadibaCalendar *calendar, GadibaDate today)
{
  GadibaClientRow *row = g_new0 (GadibaClientRow, 1);

  row->person = client->person;
  row->given = g_steal_pointer (&client->given);
  row->family = g_steal_pointer (&client->family);
  row->code = g_steal_pointer (&client->code);
  row->address = g_steal_pointer (&client->address);
  row->parish = g_steal_pointer (&client->parish);
  row->keeper = g_steal_pointer (&client->keeper);
  row->born = client->born;
  row->touched = client->touched;
  row->household_size = client->household_size;
  row->n_households = client->n_households;
  row->amount = client->amount;
  row->has_amount = client->has_amount;
  row->application = g_steal_pointer (&client->application);
  row->is_open = client->is_open;
  row->received = client->received;
  row->deadline = find_deadline (calendar, client->is_open, client->received, client->moved);
  take_status (row, client, today);
  return row;
}

static gpointer
read_rows (GadibaDb *db, gpointer data, GError **error)
{
  const Look *self = data;
  GadibaDate today = self->moment->today;
  g_autoptr (GadibaCalendar) calendar = _gadiba_office_load_calendar (db, error);
  g_autoptr (GPtrArray) clients =
      calendar != NULL ? gadiba_clients_read (db, self->persons, self->n, today, error) : NULL;

  if (clients == NULL)
    return NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < clients->len; i++)
    g_ptr_array_add (rows, take_client (clients->pdata[i], calendar, today));
  return rows;
}

GPtrArray *
gadiba_office_read_clients (GadibaOffice *self, const gint64 *persons, guint n,
                            const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && (persons != NULL || n == 0) && moment != NULL, NULL);

  Look look = { .persons = persons, .n = n, .moment = moment };
  return gadiba_store_run (self->store, read_rows, &look, error);
}

/* --- finding --- */

static gpointer
peek (GadibaDb *db, gpointer data, GError **error)
{
  const Look *self = data;
  g_autoptr (GPtrArray) hits = gadiba_search_peek (db, self->text, self->n, error);

  return hits != NULL ? _gadiba_office_take_hits (hits) : NULL;
}

GPtrArray *
gadiba_office_peek (GadibaOffice *self, const char *text, guint max, GError **error)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  Look look = { .text = text, .n = max };
  return gadiba_store_run (self->store, peek, &look, error);
}

/* --- the card --- */

static void
free_application (gpointer data)
{
  g_free (((GadibaCardApplication *) data)->number);
  g_free (data);
}

static void
free_item (gpointer data)
{
  g_free (((GadibaCardItem *) data)->line);
  g_free (data);
}

static void
free_decision (gpointer data)
{
  GadibaCardDecision *decision = data;

  g_free (decision->number);
  g_free (decision->application);
  g_free (decision->replaced_by);
  g_free (decision->service);
  g_ptr_array_unref (decision->items);
  g_free (decision);
}

static char *
tell_amount (const GadibaRecordItem *item)
{
  g_autofree char *amount = gadiba_money_format_lv (item->amount);
  g_autofree char *least = gadiba_money_format_lv (item->least);

  if (!item->monthly)
    return g_strdup_printf (_ ("%s: %s once"), item->title, amount);
  if (item->least == item->amount)
    return g_strdup_printf (_ ("%s: %s a month"), item->title, amount);
  return g_strdup_printf (_ ("%s: %s to %s a month"), item->title, least, amount);
}

static char *
tell_status (const GadibaRecordItem *item)
{
  if (g_strcmp0 (item->word, "needy") == 0)
    return g_strdup_printf (_ ("%s: needy household"), item->title);
  if (g_strcmp0 (item->word, "low-income") == 0)
    return g_strdup_printf (_ ("%s: low-income household"), item->title);
  return g_strdup_printf (_ ("%s: neither needy nor low-income"), item->title);
}

static char *
tell_change (const GadibaRecordItem *item)
{
  if (item->is_new)
    return tell_amount (item);
  if (item->ends_service && item->to == GADIBA_DATE_NONE)
    return g_strdup_printf (_ ("%s: out of the queue"), item->title);
  if (item->ends_service)
    {
      g_autofree char *to = gadiba_lv_date_numeric (item->to);
      return g_strdup_printf (_ ("%s: ends on %s"), item->title, to);
    }
  if (item->changed == GADIBA_MONTH_NONE)
    return g_strdup_printf (_ ("%s: as before"), item->title);
  g_autofree char *month = gadiba_lv_month (item->changed, GADIBA_LV_NOMINATIVE);
  g_autofree char *before = gadiba_money_format_lv (item->before);
  g_autofree char *now = gadiba_money_format_lv (item->now);
  return g_strdup_printf (_ ("%s: %s instead of %s, %s"), item->title, now, before, month);
}

static char *
tell_item (const GadibaRecordItem *item)
{
  switch (item->outcome)
    {
    case GADIBA_OUTCOME_GRANTED:
      if (item->volume != NULL)
        return g_strdup_printf ("%s: %s", item->title, item->volume);
      return item->word != NULL ? tell_status (item) : tell_amount (item);
    case GADIBA_OUTCOME_REFUSED:
      return g_strdup_printf (_ ("%s: refused"), item->title);
    case GADIBA_OUTCOME_LEFT_OPEN:
      return g_strdup_printf (_ ("%s: left open"), item->title);
    case GADIBA_OUTCOME_CHANGED:
      return item->word != NULL ? tell_status (item) : tell_change (item);
    case GADIBA_OUTCOME_UNKNOWN:
      break;
    }
  return g_strdup (item->title);
}

static GadibaCardApplication *
take_application (GadibaRecordApplication *record, const GadibaCalendar *calendar)
{
  GadibaCardApplication *application = g_new0 (GadibaCardApplication, 1);

  application->number = g_steal_pointer (&record->number);
  application->received = record->received;
  application->is_open = record->is_open;
  application->deadline =
      find_deadline (calendar, record->is_open, record->received, record->moved);
  return application;
}

static GadibaCardDecision *
take_decision (GadibaRecordDecision *record)
{
  GadibaCardDecision *decision = g_new0 (GadibaCardDecision, 1);

  decision->number = g_steal_pointer (&record->number);
  decision->application = g_steal_pointer (&record->application);
  decision->kind = record->kind;
  decision->replaced_by = g_steal_pointer (&record->replaced_by);
  decision->day = record->day;
  decision->until = record->until;
  decision->has_pdf = record->has_pdf;
  decision->items = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; i < record->items->len; i++)
    {
      const GadibaRecordItem *from = record->items->pdata[i];
      GadibaCardItem *item = g_new0 (GadibaCardItem, 1);
      item->line = tell_item (from);
      /* A change tells its month itself. */
      if (from->outcome != GADIBA_OUTCOME_CHANGED || from->word != NULL)
        {
          item->from = from->from;
          item->to = from->to;
        }
      if (decision->service == NULL && (from->volume != NULL || from->ends_service))
        decision->service = g_strdup (from->benefit);
      decision->grants |=
          from->outcome == GADIBA_OUTCOME_GRANTED || from->outcome == GADIBA_OUTCOME_CHANGED;
      g_ptr_array_add (decision->items, item);
    }
  return decision;
}

static GadibaCard *
make_card (GadibaClient *client, GadibaClientRecord *record, const GadibaCalendar *calendar)
{
  GadibaCard *card = g_new0 (GadibaCard, 1);

  card->person = client->person;
  card->given = g_steal_pointer (&client->given);
  card->family = g_steal_pointer (&client->family);
  card->code = g_steal_pointer (&client->code);
  card->address = g_steal_pointer (&client->address);
  card->household_size = client->household_size;
  card->phone = g_steal_pointer (&record->phone);
  card->email = g_steal_pointer (&record->email);
  card->born = record->born;
  card->applications = g_ptr_array_new_with_free_func (free_application);
  card->decisions = g_ptr_array_new_with_free_func (free_decision);
  for (guint i = 0; i < record->applications->len; i++)
    g_ptr_array_add (card->applications,
                     take_application (record->applications->pdata[i], calendar));
  for (guint i = 0; i < record->decisions->len; i++)
    g_ptr_array_add (card->decisions, take_decision (record->decisions->pdata[i]));
  return card;
}

static gpointer
open_card (GadibaDb *db, gpointer data, GError **error)
{
  const Look *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "card",
                                                          _ ("looked at the client card"), error);
  g_autoptr (GadibaCalendar) calendar = _gadiba_office_load_calendar (db, error);

  if (action == NULL || calendar == NULL)
    return NULL;
  g_autoptr (GadibaClientRecord) record = gadiba_client_record_read (db, self->person, error);
  g_autoptr (GPtrArray) clients =
      record != NULL ? gadiba_clients_read (db, &self->person, 1, self->moment->today, error)
                     : NULL;
  if (clients == NULL)
    return NULL;
  gadiba_action_set_subject (action, "person", self->person);
  return gadiba_action_commit (action, error) ? make_card (clients->pdata[0], record, calendar)
                                              : NULL;
}

GadibaCard *
gadiba_office_open_card (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  Look look = { .office = self, .person = person, .moment = moment };
  return gadiba_store_run (self->store, open_card, &look, error);
}

void
gadiba_card_free (GadibaCard *card)
{
  if (card == NULL)
    return;
  g_free (card->given);
  g_free (card->family);
  g_free (card->code);
  g_free (card->address);
  g_free (card->phone);
  g_free (card->email);
  g_ptr_array_unref (card->applications);
  g_ptr_array_unref (card->decisions);
  g_free (card);
}
