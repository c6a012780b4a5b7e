/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-service.h"

#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-decide-private.h"
#include "gadiba-office-service-private.h"
#include "gadiba-text.h"
#include "gadiba-undo.h"

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaServiceRequest *request;
  const GadibaMoment *moment;
  GadibaDate day;
} Crossing;

/* --- places --- */

/* Returns: how many places @benefit has on @day; -1: there is no limit */
static int
get_places (const GadibaBenefit *benefit, GadibaDate day)
{
  const GadibaParameterValue *value =
      benefit != NULL && benefit->places != NULL
          ? gadiba_parameter_get_value (benefit->places, day, GADIBA_DATE_NONE)
          : NULL;

  return value != NULL ? (int) MIN (value->value.number.num / value->value.number.den, G_MAXINT)
                       : -1;
}

static guint
count_taken (const GPtrArray *lines, GadibaDate day)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += gadiba_service_place_is_taken (g_ptr_array_index (lines, i), day) ? 1 : 0;
  return n;
}

static guint
count_waiting (const GPtrArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += gadiba_service_place_waits (g_ptr_array_index (lines, i)) ? 1 : 0;
  return n;
}

gboolean
_gadiba_service_check_free (const GPtrArray *lines, const GadibaBenefit *benefit, GadibaDate day,
                            GError **error)
{
  int places = get_places (benefit, day);

  if (places < 0 || count_taken (lines, day) < (guint) places)
    return TRUE;
  g_autofree char *date = gadiba_lv_date_numeric (day);
  g_set_error (
      error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
      _ ("All places of “%s” that the rule book gives (%d) are taken on %s; it has to wait "
         "in the queue until one of them is free"),
      benefit->title, places, date);
  return FALSE;
}

/* --- with a decision --- */

static gboolean
check_order (const GadibaDecide *self, const GadibaDecisionItem *item, const GadibaPayOrder *order,
             GError **error)
{
  gboolean is_provided = order != NULL && order->payment == GADIBA_PAYMENT_PROVIDER
                         && !gadiba_text_is_blank (order->payee);

  if (order != NULL && order->waits && (is_provided || order->begins != GADIBA_DATE_NONE))
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("“%s” waits in the queue or is given by a provider from a day on; say one of "
                    "them"),
                 item->title);
  else if (order == NULL || (!order->waits && !is_provided))
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("“%s” is a social service, and it is not said who gives it; name the provider, "
                    "or put it into the queue"),
                 item->title);
  else if (order->account != NULL)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("“%s” is a social service and is paid to no account; leave the account out"),
                 item->title);
  else if (order->begins != GADIBA_DATE_NONE && order->begins < self->decision->received)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("“%s” cannot begin before the application came; give a later first day"),
                 item->title);
  else
    return TRUE;
  return FALSE;
}

/* Returns: the last day of @n months from @from on; NONE: no end is set */
static GadibaDate
find_last_day (GadibaDate from, guint n)
{
  return n > 0 ? gadiba_date_add_months (from, (int) n) - 1 : GADIBA_DATE_NONE;
}

static gboolean
check_place (const GadibaDecide *self, GadibaDb *db, const GadibaDecisionItem *item, GError **error)
{
  g_autoptr (GPtrArray) lines = gadiba_service_place_list (db, item->id, 0, error);

  if (lines == NULL)
    return FALSE;
  guint n = count_waiting (lines);
  if (n == 0)
    return _gadiba_service_check_free (lines, gadiba_book_get_benefit (self->book, item->id),
                                       item->from, error);
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u application waits for “%s” already; put this one into the queue, "
                            "and give the place from there",
                            "%u applications wait for “%s” already; put this one into the queue, "
                            "and give the place from there",
                            n),
               n, item->title);
  return FALSE;
}

gboolean
_gadiba_decide_give_service (const GadibaDecide *self, GadibaDb *db, GadibaDecisionItem *item,
                             const GadibaPayOrder *order, GError **error)
{
  if (item->outcome != GADIBA_OUTCOME_GRANTED)
    return TRUE;
  if (!check_order (self, item, order, error))
    return FALSE;
  item->waits = order->waits;
  if (item->waits)
    return TRUE;
  item->provider = gadiba_text_dup_said (order->payee);
  item->from = order->begins != GADIBA_DATE_NONE ? order->begins : self->decision->day;
  item->to = find_last_day (item->from, item->n_months);
  return check_place (self, db, item, error);
}

/* --- reading --- */

static void
free_queue (gpointer data)
{
  GadibaServiceQueue *queue = data;

  g_free (queue->id);
  g_free (queue->title);
  g_ptr_array_unref (queue->lines);
  g_free (queue);
}

static void
add_queue (GPtrArray *queues, const GadibaBenefit *benefit, GPtrArray *all, GadibaDate day)
{
  GadibaServiceQueue *queue = g_new0 (GadibaServiceQueue, 1);

  queue->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_service_place_free);
  for (guint i = 0; i < all->len;)
    {
      const GadibaServicePlace *line = g_ptr_array_index (all, i);
      if (g_str_equal (line->service, benefit->id))
        g_ptr_array_add (queue->lines, g_ptr_array_steal_index (all, i));
      else
        i++;
    }
  queue->id = g_strdup (benefit->id);
  queue->title = g_strdup (benefit->title);
  queue->places = get_places (benefit, day);
  queue->n_taken = count_taken (queue->lines, day);
  queue->n_waiting = count_waiting (queue->lines);
  if (queue->lines->len > 0 || gadiba_benefit_is_in_force (benefit, day))
    g_ptr_array_add (queues, queue);
  else
    free_queue (queue);
}

const GadibaBook *
_gadiba_service_load_book (GadibaOffice *office, GadibaDb *db, GError **error)
{
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  const char *books;

  return record != NULL ? _gadiba_office_load_books (office, db, record, &books, error) : NULL;
}

static gpointer
list_services (GadibaDb *db, gpointer data, GError **error)
{
  const Crossing *self = data;
  const GadibaBook *book = _gadiba_service_load_book (self->office, db, error);
  g_autoptr (GPtrArray) all = book != NULL ? gadiba_service_place_list (db, NULL, 0, error) : NULL;

  if (all == NULL)
    return NULL;
  GPtrArray *queues = g_ptr_array_new_with_free_func (free_queue);
  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (book->benefits, i);
      if (benefit->service)
        add_queue (queues, benefit, all, self->day);
    }
  return queues;
}

GPtrArray *
gadiba_office_list_services (GadibaOffice *self, GadibaDate day, GError **error)
{
  g_return_val_if_fail (self != NULL && day != GADIBA_DATE_NONE, NULL);

  Crossing crossing = { .office = self, .day = day };
  return gadiba_store_run (self->store, list_services, &crossing, error);
}

/* --- giving and ending --- */

/* Returns: (transfer none): that of the request among @lines */
static GadibaServicePlace *
find_line (const GadibaServiceRequest *request, const GPtrArray *lines, GError **error)
{
  GadibaServicePlace *found = NULL;
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      GadibaServicePlace *line = g_ptr_array_index (lines, i);
      if (request->service != NULL && !g_str_equal (line->service, request->service))
        continue;
      found = line;
      n++;
    }
  if (n == 1)
    return found;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               n == 0 ? _ ("No such social service is granted on application %s")
                      : _ ("Several social services are granted on application %s; name one of "
                           "them"),
               request->application);
  return NULL;
}

GadibaServicePlace *
_gadiba_service_find (GadibaDb *db, const GadibaServiceRequest *request, GPtrArray **lines,
                      GError **error)
{
  g_autoptr (GadibaApplication) application =
      gadiba_application_find (db, request->application, error);

  *lines =
      application != NULL ? gadiba_service_place_list (db, NULL, application->id, error) : NULL;
  return *lines != NULL ? find_line (request, *lines, error) : NULL;
}

void
gadiba_service_turn_free (GadibaServiceTurn *self)
{
  if (self == NULL)
    return;
  gadiba_service_place_free (self->place);
  g_free (self);
}

/* Takes the place out of @lines. */
static GadibaServiceTurn *
make_turn (GPtrArray *lines, gint64 place, const GadibaBenefit *benefit, GadibaDate day)
{
  GadibaServiceTurn *turn = g_new0 (GadibaServiceTurn, 1);

  turn->places = get_places (benefit, day);
  turn->n_taken = count_taken (lines, day);
  for (guint i = 0; i < lines->len && turn->place == NULL; i++)
    {
      const GadibaServicePlace *line = g_ptr_array_index (lines, i);
      if (line->id == place)
        turn->place = g_ptr_array_steal_index (lines, i);
      else
        turn->n_before += gadiba_service_place_waits (line) ? 1 : 0;
    }
  return turn;
}

static gpointer
read_turn (GadibaDb *db, gpointer data, GError **error)
{
  const Crossing *self = data;
  g_autoptr (GPtrArray) own = NULL;
  const GadibaServicePlace *place = _gadiba_service_find (db, self->request, &own, error);
  const GadibaBook *book =
      place != NULL ? _gadiba_service_load_book (self->office, db, error) : NULL;
  g_autoptr (GPtrArray) lines =
      book != NULL ? gadiba_service_place_list (db, place->service, 0, error) : NULL;

  return lines != NULL ? make_turn (lines, place->id,
                                    gadiba_book_get_benefit (book, place->service), self->day)
                       : NULL;
}

GadibaServiceTurn *
gadiba_office_read_turn (GadibaOffice *self, const GadibaServiceRequest *request, GadibaDate day,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && request->application != NULL, NULL);

  Crossing crossing = { .office = self, .request = request, .day = day };
  return gadiba_store_run (self->store, read_turn, &crossing, error);
}

/* Whoever has waited longer comes before, unless a reason is given. */
static gboolean
check_turn (const GPtrArray *lines, const GadibaServicePlace *place, const char *why,
            GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaServicePlace *line = g_ptr_array_index (lines, i);
      if (line->id == place->id)
        return TRUE;
      if (!gadiba_service_place_waits (line) || !gadiba_text_is_blank (why))
        continue;
      g_autofree char *since = gadiba_lv_date_numeric (line->since);
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_REASON,
                   _ ("Application %s has waited for “%s” since %s, before this one; give that one "
                      "its place first, or a reason for this one to come before"),
                   line->number, line->title, since);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_giving (const GadibaServiceRequest *request, const GadibaServicePlace *place, GError **error)
{
  if (!gadiba_service_place_waits (place))
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("Application %s does not wait for “%s”: it has or had its place, or left the "
                    "queue"),
                 place->number, place->title);
  else if (gadiba_text_is_blank (request->provider) || request->day == GADIBA_DATE_NONE)
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                         _ ("A place has a provider who gives the service and a first day; give "
                            "both"));
  else if (request->day < place->decided)
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                         _ ("A place is given after the decision that granted the service; give a "
                            "later first day"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
give_place (const Crossing *self, GadibaAction *action, GadibaServicePlace *place, GError **error)
{
  const GadibaServiceRequest *request = self->request;
  GadibaDb *db = gadiba_action_get_db (action);
  const GadibaBook *book = _gadiba_service_load_book (self->office, db, error);
  g_autoptr (GPtrArray) lines =
      book != NULL ? gadiba_service_place_list (db, place->service, 0, error) : NULL;

  if (lines == NULL || !check_giving (request, place, error)
      || !_gadiba_service_check_free (lines, gadiba_book_get_benefit (book, place->service),
                                      request->day, error)
      || !check_turn (lines, place, request->why, error))
    return FALSE;
  place->from = request->day;
  place->to = find_last_day (place->from, place->months);
  place->provider = gadiba_text_dup_said (request->provider);
  place->turn = gadiba_text_dup_said (request->why);
  return gadiba_service_place_update (action, place, error);
}

static gboolean
check_ending (const GadibaServiceRequest *request, const GadibaServicePlace *place, GError **error)
{
  gboolean waits = gadiba_service_place_waits (place);
  g_autofree char *to = place->to != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (place->to) : NULL;

  if (gadiba_text_is_blank (request->why))
    g_set_error_literal (
        error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
        _ ("Whoever reads this later wants to know why the service ended; say it"));
  else if (gadiba_service_place_is_ended (place))
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("“%s” of application %s was ended already; there is nothing left to end"),
                 place->title, place->number);
  else if (waits != (request->day == GADIBA_DATE_NONE))
    g_set_error (error, GADIBA_OFFICE_ERROR,
                 waits ? GADIBA_OFFICE_ERROR_WRONG : GADIBA_OFFICE_ERROR_MISSING,
                 waits ? _ ("Application %s waits for its place and leaves the queue; it has no "
                            "last day")
                       : _ ("A service of application %s that ends has a last day; give it"),
                 place->number);
  else if (!waits && request->day < place->from)
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                         _ ("A service cannot end before it begins; give a later last day"));
  else if (!waits && to != NULL && request->day > place->to)
    g_set_error (
        error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
        _ ("The service ends on %s by its decision; a longer time needs a new application"), to);
  else
    return TRUE;
  return FALSE;
}

static gboolean
end_service (const Crossing *self, GadibaAction *action, GadibaServicePlace *place, GError **error)
{
  if (!check_ending (self->request, place, error))
    return FALSE;
  place->to = self->request->day;
  place->why = gadiba_text_dup_said (self->request->why);
  return gadiba_service_place_update (action, place, error);
}

typedef gboolean (*Change) (const Crossing *self, GadibaAction *action, GadibaServicePlace *place,
                            GError **error);

static gpointer
change (GadibaDb *db, const Crossing *self, const char *words, Change change_it, GError **error)
{
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, GADIBA_CHANGE_PLACE, words, error);
  g_autoptr (GPtrArray) lines = NULL;
  GadibaServicePlace *place =
      action != NULL ? _gadiba_service_find (db, self->request, &lines, error) : NULL;

  if (place == NULL || !change_it (self, action, place, error))
    return NULL;
  gadiba_action_set_subject (action, "application", place->application);
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

static gpointer
cross_giving (GadibaDb *db, gpointer data, GError **error)
{
  return change (db, data, _ ("gave a place in a social service"), give_place, error);
}

static gpointer
cross_ending (GadibaDb *db, gpointer data, GError **error)
{
  return change (db, data, _ ("ended a social service"), end_service, error);
}

gboolean
gadiba_office_give_place (GadibaOffice *self, const GadibaServiceRequest *request,
                          const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (request->application != NULL, FALSE);

  Crossing crossing = { .office = self, .request = request, .moment = moment };
  return gadiba_store_run (self->store, cross_giving, &crossing, error) != NULL;
}

gboolean
gadiba_office_end_service (GadibaOffice *self, const GadibaServiceRequest *request,
                           const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (request->application != NULL, FALSE);

  Crossing crossing = { .office = self, .request = request, .moment = moment };
  return gadiba_store_run (self->store, cross_ending, &crossing, error) != NULL;
}
