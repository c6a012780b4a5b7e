/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-times.h"

#include <glib/gi18n-lib.h>

#include "gadiba-household-times.h"
#include "gadiba-office-private.h"

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const char *number;
  const GadibaMembershipRequest *request;
  const GadibaMoment *moment;
} Asked;

/* One state of the records. */
static gpointer
read_times (GadibaDb *db, gpointer data, GError **error)
{
  const Asked *self = data;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaApplication) application =
      transaction != NULL ? gadiba_application_find (db, self->number, error) : NULL;
  g_autoptr (GadibaTimes) times =
      application != NULL
          ? gadiba_household_times_read (db, application, self->moment->today, error)
          : NULL;

  return times != NULL && gadiba_transaction_commit (transaction, error) ? g_steal_pointer (&times)
                                                                         : NULL;
}

GadibaTimes *
gadiba_office_read_times (GadibaOffice *self, const char *number, const GadibaMoment *moment,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL && moment != NULL, NULL);

  Asked asked = { .office = self, .number = number, .moment = moment };
  return gadiba_store_run (self->store, read_times, &asked, error);
}

/* --- who comes and goes --- */

static char *
format_day (GadibaDate date)
{
  int year, month, day;

  gadiba_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%02d.%02d.%04d.", day, month, year);
}

/* Returns: (transfer full): what the history tells */
static char *
tell (const GadibaMembershipRequest *request)
{
  g_autofree char *from = format_day (request->from);
  g_autofree char *to = request->to != GADIBA_DATE_NONE ? format_day (request->to) : NULL;

  if (to == NULL)
    return g_strdup_printf (_ ("household member “%s” since %s"), request->label, from);
  return g_strdup_printf (_ ("household member “%s” from %s to %s"), request->label, from, to);
}

static gpointer
set_membership (GadibaDb *db, gpointer data, GError **error)
{
  const Asked *self = data;
  const GadibaMembershipRequest *request = self->request;
  g_autofree char *words = tell (request);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "edit", words, error);
  g_autoptr (GadibaApplication) application =
      action != NULL ? _gadiba_office_find_open (db, request->number, error) : NULL;

  return application != NULL
                 && gadiba_household_set_membership (action, application, request->label,
                                                     request->from, request->to, error)
             ? _gadiba_office_commit (action, application, error)
             : NULL;
}

GadibaCaseFile *
gadiba_office_set_membership (GadibaOffice *self, const GadibaMembershipRequest *request,
                              const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);
  g_return_val_if_fail (request->number != NULL && request->label != NULL, NULL);

  if (request->from == GADIBA_DATE_NONE || request->from > moment->today)
    {
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                           _ ("Write since which day the person has been in the household: today "
                              "or an earlier day"));
      return NULL;
    }
  Asked asked = { .office = self, .request = request, .moment = moment };
  GError *failed = NULL;
  GadibaCaseFile *file = gadiba_store_run (self->store, set_membership, &asked, &failed);
  _gadiba_office_propagate (error, failed);
  return file;
}
