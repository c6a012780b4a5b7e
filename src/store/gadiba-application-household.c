/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-private.h"
#include "gadiba-person-register.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define ON_DAY " from_day <= :day AND (to_day IS NULL OR to_day >= :day)"

/* --- members --- */

static gboolean
is_in_case (const GadibaImport *self, gint64 person)
{
  for (guint i = 0; i < self->from->persons->len; i++)
    if (self->persons[i] == person)
      return TRUE;
  return FALSE;
}

static gboolean
find_household (GadibaImport *self, gint64 person, gint64 *household, GError **error)
{
  /* Papers may come in late: then the household that the person entered next. */
  return gadiba_db_query_int (
      self->db,
      "SELECT household FROM household_member WHERE person = :person"
      " AND (to_day IS NULL OR to_day >= :day) ORDER BY from_day LIMIT 1 /*sort*/",
      BINDS (BIND_INT ("person", person), BIND_DATE ("day", self->day)), household, error);
}

/* A member on the day, in whatever household. */
static gboolean
find_present (GadibaImport *self, gint64 person, gint64 *household, GError **error)
{
  return gadiba_db_query_int (
      self->db, "SELECT household FROM household_member WHERE person = :person AND " ON_DAY,
      BINDS (BIND_INT ("person", person), BIND_DATE ("day", self->day)), household, error);
}

/* The household that somebody else applied for, who is not in this case, is another one. */
static gboolean
check_applicants (GadibaImport *self, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db,
      "SELECT c.person, a.number FROM application a JOIN client c ON c.id = a.client"
      " JOIN household_member m ON m.household = a.household AND m.person = c.person"
      " WHERE a.household = :household AND m.from_day <= :day"
      " AND (m.to_day IS NULL OR m.to_day >= :day)",
      BINDS (BIND_INT ("household", self->household), BIND_DATE ("day", self->day)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (!row || is_in_case (self, gadiba_statement_get_int (statement, 0)))
        continue;
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                   _ ("The applicant is a member of the household of application %s, whose "
                      "applicant is not in this case; say that he or she has moved, or name all "
                      "members"),
                   gadiba_statement_get_text (statement, 1));
      return FALSE;
    }
  return statement != NULL;
}

static gboolean
refuse_member (GadibaImport *self, int index, gint64 household, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db,
      "SELECT m.from_day, (SELECT a.number FROM application a WHERE a.household = :household"
      " ORDER BY a.id DESC LIMIT 1) FROM household_member m WHERE m.household = :household"
      " AND m.person = :person ORDER BY m.from_day DESC LIMIT 1 /*sort*/",
      BINDS (BIND_INT ("household", household), BIND_INT ("person", self->persons[index])), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  const char *number = row ? gadiba_statement_get_text (statement, 1) : NULL;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
               _ ("Person “%s” of the case has been a member of another household since %s "
                  "(application %s); say that he or she has moved, or correct the case"),
               gadiba_case_get_person (self->from, index)->id,
               row ? gadiba_statement_get_text (statement, 0) : "?", number != NULL ? number : "–");
  return FALSE;
}

gboolean
_gadiba_import_member (GadibaImport *self, int index, GError **error)
{
  gint64 present = 0;
  if (!self->fresh[index] && !find_present (self, self->persons[index], &present, error))
    return FALSE;
  if (present == self->household)
    return TRUE;
  if (present != 0)
    return refuse_member (self, index, present, error);
  GadibaDate end = GADIBA_DATE_NONE;
  if (!self->fresh[index]
      && !_gadiba_import_find_end (self,
                                   "SELECT min (from_day) FROM household_member"
                                   " WHERE person = :key AND from_day > :day",
                                   self->persons[index], &end, error))
    return FALSE;
  _gadiba_pending_add (self->db, GADIBA_TABLE_HOUSEHOLD_MEMBER,
                       BINDS (BIND_INT ("", self->household), BIND_INT ("", self->persons[index]),
                              BIND_DATE ("", self->day), BIND_DATE ("", end)));
  return TRUE;
}

/* The case names the whole household: who is not in it is no longer a member. */
static gboolean
end_others (GadibaImport *self, GError **error)
{
  g_auto (GadibaPresent) present = { NULL };
  if (!_gadiba_present_load (
          &present, self->db,
          "SELECT id, person FROM household_member WHERE household = :household"
          " AND " ON_DAY,
          BINDS (BIND_INT ("household", self->household), BIND_DATE ("day", self->day)), error))
    return FALSE;
  for (guint i = 0; i < self->from->persons->len; i++)
    _gadiba_present_take (&present, g_strdup_printf ("%" G_GINT64_FORMAT, self->persons[i]));
  return _gadiba_present_end (&present, self->db, "household_member", self->day, error);
}

gboolean
_gadiba_import_household (GadibaImport *self, GError **error)
{
  int applicant = gadiba_case_find_applicant (self->from);
  if (!self->fresh[applicant]
      && !find_household (self, self->persons[applicant], &self->household, error))
    return FALSE;
  self->fresh_household = self->household == 0;
  if (self->fresh_household)
    {
      guint8 uid[16];
      _gadiba_db_random (self->db, uid, sizeof uid);
      if (!_gadiba_pending_find_key (self->db, GADIBA_TABLE_HOUSEHOLD, &self->household, error))
        return FALSE;
      _gadiba_pending_add (
          self->db, GADIBA_TABLE_HOUSEHOLD,
          BINDS (BIND_INT ("", self->household), BIND_BYTES ("", uid, sizeof uid)));
    }
  else if (!check_applicants (self, error) || !end_others (self, error))
    return FALSE;
  for (int i = 0; i < (int) self->from->persons->len; i++)
    if (!_gadiba_import_member (self, i, error))
      return FALSE;
  return TRUE;
}

gboolean
gadiba_application_move_person (GadibaAction *action, const GadibaCase *from, int person,
                                GError **error)
{
  g_return_val_if_fail (action != NULL && from != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  const GadibaCasePerson *stated = gadiba_case_get_person (from, person);
  GadibaDate day = from->application.received;
  gint64 key, candidate;
  if (!_gadiba_import_match (db, stated, GADIBA_PERSON_ASK, &key, &candidate, error))
    return FALSE;
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, "SELECT id, household, from_day FROM household_member WHERE person = :person AND " ON_DAY,
      BINDS (BIND_INT ("person", key != 0 ? key : candidate), BIND_DATE ("day", day)), error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (row && gadiba_statement_get_date (statement, 2) < day)
    return gadiba_household_member_end (action, gadiba_statement_get_int (statement, 1),
                                        key != 0 ? key : candidate, day - 1, error);
  /* Who came on that very day was never there for a whole one. */
  if (row)
    return gadiba_db_execute_one (db, "DELETE FROM household_member WHERE id = :id",
                                  BINDS (BIND_INT ("id", gadiba_statement_get_int (statement, 0))),
                                  error);
  g_set_error (
      error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
      _ ("Person “%s” of the case is in no household of the records on that day; leave out "
         "that he or she has moved"),
      stated->id);
  return FALSE;
}

/* --- the dwelling --- */

static char *
describe_dwelling (const GadibaCaseDwelling *d)
{
  g_autofree char *area =
      d->area.known ? g_strdup_printf ("%" G_GINT64_FORMAT, _gadiba_scale (d->area.value, 100))
                    : NULL;
  g_autofree char *rooms = d->rooms.known ? g_strdup_printf ("%u", d->rooms.value) : NULL;
  return JOIN (d->tenure, d->declared, area, rooms, d->heating, d->street, d->place, d->region,
               d->postcode);
}

static gboolean
is_nothing_said (const GadibaCaseDwelling *d)
{
  return d->tenure == NULL && d->declared == NULL && !d->area.known && !d->rooms.known
         && d->heating == NULL && d->street == NULL && d->place == NULL && d->region == NULL
         && d->postcode == NULL;
}

static gboolean
insert_dwelling (GadibaImport *self, GError **error)
{
  const GadibaCaseDwelling *d = &self->from->dwelling;
  GadibaDate end = GADIBA_DATE_NONE;
  if ((!self->fresh_household
       && !_gadiba_import_find_end (self,
                                    "SELECT min (from_day) FROM dwelling"
                                    " WHERE household = :key AND from_day > :day",
                                    self->household, &end, error))
      || !_gadiba_pending_find_key (self->db, GADIBA_TABLE_DWELLING, &self->dwelling, error))
    return FALSE;
  _gadiba_pending_add (
      self->db, GADIBA_TABLE_DWELLING,
      BINDS (BIND_INT ("", self->dwelling), BIND_INT ("", self->household),
             BIND_TEXT ("", d->tenure), BIND_TEXT ("", d->declared),
             BIND_KNOWN ("", d->area.known, d->area.known ? _gadiba_scale (d->area.value, 100) : 0),
             BIND_KNOWN ("", d->rooms.known, d->rooms.value), BIND_TEXT ("", d->heating),
             BIND_TEXT ("", d->street), BIND_TEXT ("", d->place), BIND_TEXT ("", d->region),
             BIND_TEXT ("", d->postcode), BIND_DATE ("", self->day), BIND_DATE ("", end)));
  return TRUE;
}

static gboolean
find_dwelling (GadibaImport *self, gboolean *same, GError **error)
{
  g_autofree char *said = describe_dwelling (&self->from->dwelling);
  g_autoptr (GadibaStatement) present = gadiba_db_query (
      self->db,
      "SELECT id, coalesce (tenure, '') || '|' || coalesce (declared, '') || '|' ||"
      " coalesce (area, '') || '|' || coalesce (rooms, '') || '|' || coalesce (heating, '') || '|'"
      " || coalesce (street, '') || '|' || coalesce (place, '') || '|' || coalesce (region, '') ||"
      " '|' || coalesce (postcode, '') FROM dwelling WHERE household = :household AND " ON_DAY,
      BINDS (BIND_INT ("household", self->household), BIND_DATE ("day", self->day)), error);
  gboolean row = FALSE;
  if (present == NULL || !gadiba_statement_step (present, &row, error))
    return FALSE;
  self->dwelling = row ? gadiba_statement_get_int (present, 0) : 0;
  *same = row && g_strcmp0 (gadiba_statement_get_text (present, 1), said) == 0;
  return TRUE;
}

/* Costs keep the dwelling they were for: a row that began on the same day is changed in its
 * place. */
static gboolean
save_dwelling (GadibaImport *self, GError **error)
{
  gboolean same = FALSE;
  if (!self->fresh_household && !find_dwelling (self, &same, error))
    return FALSE;
  if (same
      || (self->dwelling == 0 && self->from->costs->len == 0
          && is_nothing_said (&self->from->dwelling)))
    return TRUE;
  if (self->dwelling != 0
      && !gadiba_db_execute (self->db,
                             "UPDATE dwelling SET to_day = date (:day, '-1 day')"
                             " WHERE id = :id AND from_day < :day",
                             BINDS (BIND_INT ("id", self->dwelling), BIND_DATE ("day", self->day)),
                             error))
    return FALSE;
  const GadibaCaseDwelling *d = &self->from->dwelling;
  if (self->dwelling == 0 || sqlite3_changes (self->db->handle) > 0)
    return insert_dwelling (self, error);
  return gadiba_db_execute (
      self->db,
      "UPDATE dwelling SET tenure = :tenure, declared = :declared, area = :area, rooms = :rooms,"
      " heating = :heating, street = :street, place = :place, region = :region,"
      " postcode = :postcode WHERE id = :id",
      BINDS (BIND_INT ("id", self->dwelling), BIND_TEXT ("tenure", d->tenure),
             BIND_TEXT ("declared", d->declared),
             BIND_KNOWN ("area", d->area.known,
                         d->area.known ? _gadiba_scale (d->area.value, 100) : 0),
             BIND_KNOWN ("rooms", d->rooms.known, d->rooms.value),
             BIND_TEXT ("heating", d->heating), BIND_TEXT ("street", d->street),
             BIND_TEXT ("place", d->place), BIND_TEXT ("region", d->region),
             BIND_TEXT ("postcode", d->postcode)),
      error);
}

/* --- costs --- */

static gboolean
load_costs (GadibaImport *self, GadibaPresent *present, GError **error)
{
  g_autoptr (GString) months = g_string_new ("|");
  for (guint i = 0; i < self->from->costs->len; i++)
    {
      g_autofree char *month =
          gadiba_month_format (g_array_index (self->from->costs, GadibaCaseCost, i).month);
      g_string_append_printf (months, "%s|", month);
    }
  return _gadiba_present_load (
      present, self->db,
      "SELECT c.id, c.month || '|' || c.item || '|' || c.amount || '|' || coalesce (c.quantity, '')"
      " || '|' || coalesce (c.unit, '') FROM dwelling d JOIN cost c ON c.dwelling = d.id"
      " WHERE d.household = :household AND instr (:months, '|' || c.month || '|')",
      BINDS (BIND_INT ("household", self->household), BIND_TEXT ("months", months->str)), error);
}

static char *
describe_cost (const GadibaCaseCost *cost, gint64 quantity)
{
  g_autofree char *month = gadiba_month_format (cost->month);
  g_autofree char *amount = g_strdup_printf ("%" G_GINT64_FORMAT, cost->amount);
  g_autofree char *number =
      cost->quantity.known ? g_strdup_printf ("%" G_GINT64_FORMAT, quantity) : NULL;
  return JOIN (month, cost->item, amount, number, cost->unit);
}

static gboolean
save_costs (GadibaImport *self, GError **error)
{
  g_auto (GadibaPresent) present = { NULL };
  if (!self->fresh_household && !load_costs (self, &present, error))
    return FALSE;
  for (guint i = 0; i < self->from->costs->len; i++)
    {
      const GadibaCaseCost *cost = &g_array_index (self->from->costs, GadibaCaseCost, i);
      gint64 quantity = cost->quantity.known ? _gadiba_scale (cost->quantity.value, 1000) : 0;
      if (present.rows != NULL && _gadiba_present_take (&present, describe_cost (cost, quantity)))
        continue;
      _gadiba_pending_add (self->db, GADIBA_TABLE_COST,
                           BINDS (BIND_INT ("", self->dwelling), BIND_MONTH ("", cost->month),
                                  BIND_TEXT ("", cost->item), BIND_INT ("", cost->amount),
                                  BIND_KNOWN ("", cost->quantity.known, quantity),
                                  BIND_TEXT ("", cost->unit)));
    }
  return _gadiba_present_end (&present, self->db, "cost", GADIBA_DATE_NONE, error);
}

/* --- what they own, and what else is asked --- */

static gint64
get_person_key (const GadibaImport *self, int person)
{
  return person == GADIBA_CASE_NOBODY ? 0 : self->persons[person];
}

static char *
format_key (gint64 key)
{
  return key != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, key) : NULL;
}

static gboolean
load_present (GadibaImport *self, GadibaPresent *present, const char *sql, GError **error)
{
  return self->fresh_household
         || _gadiba_present_load (
             present, self->db, sql,
             BINDS (BIND_INT ("household", self->household), BIND_DATE ("day", self->day)), error);
}

static gboolean
save_savings (GadibaImport *self, GError **error)
{
  for (int person = 0; person < (int) self->from->persons->len; person++)
    {
      g_auto (GadibaPresent) present = { NULL };
      const GadibaBind *binds =
          BINDS (BIND_INT ("person", self->persons[person]), BIND_DATE ("day", self->day));
      if (!self->fresh[person]
          && !_gadiba_present_load (&present, self->db,
                                    "SELECT id, amount FROM saving WHERE person = :person"
                                    " AND day = :day",
                                    binds, error))
        return FALSE;
      for (guint i = 0; i < self->from->savings->len; i++)
        {
          const GadibaCaseSavings *saving =
              &g_array_index (self->from->savings, GadibaCaseSavings, i);
          if (saving->person != person
              || (present.rows != NULL
                  && _gadiba_present_take (&present,
                                           g_strdup_printf ("%" G_GINT64_FORMAT, saving->amount))))
            continue;
          _gadiba_pending_add (self->db, GADIBA_TABLE_SAVING,
                               BINDS (binds[0], binds[1], BIND_INT ("", saving->amount)));
        }
      if (!_gadiba_present_end (&present, self->db, "saving", GADIBA_DATE_NONE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_vehicles (GadibaImport *self, GError **error)
{
  g_auto (GadibaPresent) present = { NULL };
  if (!load_present (self, &present,
                     "SELECT id, coalesce (person, '') || '|' || coalesce (mass, '') FROM vehicle"
                     " WHERE household = :household AND " ON_DAY,
                     error))
    return FALSE;
  for (guint i = 0; i < self->from->vehicles->len; i++)
    {
      const GadibaCaseVehicle *vehicle =
          &g_array_index (self->from->vehicles, GadibaCaseVehicle, i);
      gint64 key = get_person_key (self, vehicle->person);
      g_autofree char *person = format_key (key);
      g_autofree char *mass =
          vehicle->mass.known ? g_strdup_printf ("%u", vehicle->mass.value) : NULL;
      if (_gadiba_present_take (&present, JOIN (person, mass)))
        continue;
      _gadiba_pending_add (self->db, GADIBA_TABLE_VEHICLE,
                           BINDS (BIND_INT ("", self->household), BIND_KEY ("", key),
                                  BIND_KNOWN ("", vehicle->mass.known, vehicle->mass.value),
                                  BIND_DATE ("", self->day)));
    }
  return _gadiba_present_end (&present, self->db, "vehicle", self->day, error);
}

static gboolean
save_land (GadibaImport *self, GError **error)
{
  g_auto (GadibaPresent) present = { NULL };
  if (!load_present (self, &present,
                     "SELECT id, hectares FROM land WHERE household = :household AND " ON_DAY,
                     error))
    return FALSE;
  for (guint i = 0; i < self->from->land->len; i++)
    {
      gint64 hectares =
          _gadiba_scale (g_array_index (self->from->land, GadibaCaseLand, i).hectares.value, 100);
      if (_gadiba_present_take (&present, g_strdup_printf ("%" G_GINT64_FORMAT, hectares)))
        continue;
      _gadiba_pending_add (self->db, GADIBA_TABLE_LAND,
                           BINDS (BIND_INT ("", self->household), BIND_INT ("", hectares),
                                  BIND_DATE ("", self->day)));
    }
  return _gadiba_present_end (&present, self->db, "land", self->day, error);
}

static gboolean
save_real_estate (GadibaImport *self, GError **error)
{
  g_auto (GadibaPresent) present = { NULL };
  if (!load_present (self, &present,
                     "SELECT id, use FROM real_estate WHERE household = :household AND " ON_DAY,
                     error))
    return FALSE;
  for (guint i = 0; i < self->from->real_estate->len; i++)
    {
      const char *use = g_array_index (self->from->real_estate, GadibaCaseRealEstate, i).use;
      if (_gadiba_present_take (&present, g_strdup (use)))
        continue;
      _gadiba_pending_add (
          self->db, GADIBA_TABLE_REAL_ESTATE,
          BINDS (BIND_INT ("", self->household), BIND_TEXT ("", use), BIND_DATE ("", self->day)));
    }
  return _gadiba_present_end (&present, self->db, "real_estate", self->day, error);
}

static gboolean
save_further_facts (GadibaImport *self, GError **error)
{
  g_auto (GadibaPresent) present = { NULL };
  if (!load_present (self, &present,
                     "SELECT id, coalesce (person, '') || '|' || fact || '|' || value"
                     " FROM further_fact WHERE household = :household AND " ON_DAY,
                     error))
    return FALSE;
  for (guint i = 0; i < self->from->facts->len; i++)
    {
      const GadibaCaseFact *fact = &g_array_index (self->from->facts, GadibaCaseFact, i);
      gint64 key = get_person_key (self, fact->person);
      g_autofree char *person = format_key (key);
      if (_gadiba_present_take (&present, JOIN (person, fact->name, fact->value)))
        continue;
      _gadiba_pending_add (self->db, GADIBA_TABLE_FURTHER_FACT,
                           BINDS (BIND_INT ("", self->household), BIND_KEY ("", key),
                                  BIND_TEXT ("", fact->name), BIND_TEXT ("", fact->value),
                                  BIND_DATE ("", self->day)));
    }
  return _gadiba_present_end (&present, self->db, "further_fact", self->day, error);
}

/* What was granted once stays granted: nothing is taken out. */
static gboolean
save_history (GadibaImport *self, GError **error)
{
  g_auto (GadibaPresent) present = { NULL };
  if (!self->fresh_household
      && !_gadiba_present_load (&present, self->db,
                                "SELECT id, benefit || '|' || from_day || '|' || to_day || '|' ||"
                                " amount FROM grant_history WHERE household = :household",
                                BINDS (BIND_INT ("household", self->household)), error))
    return FALSE;
  for (guint i = 0; i < self->from->history->len; i++)
    {
      const GadibaCaseGranted *granted = &g_array_index (self->from->history, GadibaCaseGranted, i);
      g_autofree char *from = gadiba_date_format (granted->from);
      g_autofree char *to = gadiba_date_format (granted->to);
      g_autofree char *amount = g_strdup_printf ("%" G_GINT64_FORMAT, granted->amount);
      if (_gadiba_present_take (&present, JOIN (granted->benefit, from, to, amount)))
        continue;
      _gadiba_pending_add (self->db, GADIBA_TABLE_GRANT_HISTORY,
                           BINDS (BIND_INT ("", self->household), BIND_TEXT ("", granted->benefit),
                                  BIND_DATE ("", granted->from), BIND_DATE ("", granted->to),
                                  BIND_INT ("", granted->amount)));
    }
  return TRUE;
}

gboolean
_gadiba_import_property (GadibaImport *self, GError **error)
{
  return save_dwelling (self, error) && save_costs (self, error) && save_savings (self, error)
         && save_vehicles (self, error) && save_land (self, error) && save_real_estate (self, error)
         && save_further_facts (self, error) && save_history (self, error);
}
