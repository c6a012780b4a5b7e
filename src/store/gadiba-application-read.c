/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-application-private.h"
#include "gadiba-db-private.h"

/*
 * Each query stands once, for one application and for many: these are in gadiba_rows, and the rows
 * that come say in their last column of which they are. ROWS: what is joined before all, BY: by
 * what all is ordered first, INDEX: the last column; the rest: what is asked for.
 */
#define OF_ONE(sql)                                                                                \
  sql ("", "", "0", ":id", ":household", ":day", ":first", ":last", ":before", ":present", ":alone")
#define OF_MANY(sql)                                                                               \
  sql ("gadiba_rows r /*scan*/ CROSS JOIN ", "r.c0, ", "r.c0", "r.c1", "r.c2", "r.c3", "r.c4",     \
       "r.c5", "r.c6", "0", "0")
#define N_MANY_COLUMNS 7

#define ON_DAY(day) " from_day <= " day " AND (to_day IS NULL OR to_day >= " day ")"

typedef struct
{
  GadibaDb *db;
  GadibaCase *target;
  GArray *persons; /* gint64: their keys, in the order of the case */
  gint64 application, household;
  GadibaDate day;
  GadibaPeriod window;
  GadibaReading reading; /* for another day */
  GStrvBuilder *benefits;
} Reader;

/* Puts what the row says into the case. */
typedef void (*ReadRow) (Reader *self, GadibaStatement *row);

static gboolean
read_rows (Reader *self, const char *sql, const GadibaBind *binds, ReadRow read, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (self->db, sql, binds, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        read (self, statement);
    }
  return statement != NULL;
}

static const char *
keep (Reader *self, GadibaStatement *row, int column)
{
  return gadiba_case_keep (self->target, gadiba_statement_get_text (row, column));
}

/* A word of a closed list. */
static const char *
intern (GadibaStatement *row, int column)
{
  return g_intern_string (gadiba_statement_get_text (row, column));
}

static GadibaCaseNumber
get_number (GadibaStatement *row, int column, gint64 scale)
{
  GadibaCaseNumber number = { .known = !gadiba_statement_is_null (row, column) };
  number.value = (GadibaNumber){ gadiba_statement_get_int (row, column), scale };
  return number;
}

static GadibaCaseWhole
get_whole (GadibaStatement *row, int column)
{
  return (GadibaCaseWhole){ .known = !gadiba_statement_is_null (row, column),
                            .value = (guint) gadiba_statement_get_int (row, column) };
}

/* Who stood in the application once may not be in the case: then nothing about him or her is. */
static int
find_index (const Reader *self, gint64 person)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (g_array_index (self->persons, gint64, i) == person)
      return (int) i;
  return GADIBA_CASE_NOBODY;
}

/* --- the application --- */

static void
read_application (Reader *self, GadibaStatement *row)
{
  GadibaCase *target = self->target;
  self->household = gadiba_statement_get_int (row, 0);
  self->day = gadiba_statement_get_date (row, 1);
  target->application.received = self->day;
  target->application.housing_month = gadiba_statement_get_month (row, 2);
  self->window.first = gadiba_statement_get_month (row, 3);
  self->window.last = gadiba_statement_get_month (row, 4);
  target->household.group = intern (row, 5);
  target->assets.property = intern (row, 6);
  g_free (target->label);
  target->label = g_strdup (gadiba_statement_get_text (row, 7));
}

#define APPLICATION_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)  \
  "SELECT a.household, a.received, a.housing_month, a.first_month, a.last_month,"                  \
  " a.household_group, a.property, a.number, " INDEX " FROM " ROWS                                 \
  "application a WHERE a.id = " ID

static void
read_benefit (Reader *self, GadibaStatement *row)
{
  g_strv_builder_add (self->benefits, gadiba_statement_get_text (row, 0));
}

#define BENEFIT_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)      \
  "SELECT b.benefit, " INDEX " FROM " ROWS "application_benefit b WHERE b.application = " ID       \
  " ORDER BY " BY "b.id /*sort*/"

/* Of a case that was begun, and perhaps not finished. */
static void
end_benefits (Reader *self)
{
  g_strfreev (self->target->application.benefits);
  self->target->application.benefits = g_strv_builder_end (self->benefits);
}

/* --- persons --- */

static void
read_person (Reader *self, GadibaStatement *row)
{
  gint64 key = gadiba_statement_get_int (row, 0);
  GadibaCasePerson *person = gadiba_case_add_row (self->target, self->target->persons);
  g_array_append_val (self->persons, key);
  person->id = keep (self, row, 1);
  person->applicant = intern (row, 2);
  person->relation = intern (row, 3);
  person->born = gadiba_statement_get_date (row, 4);
  person->sex = intern (row, 5);
  person->other_id = keep (self, row, 6);
  person->given = keep (self, row, 7);
  person->family = keep (self, row, 8);
  person->code = keep (self, row, 9);
  person->income = intern (row, 10);
}

/* The name of the day, or the next one when the person was not known yet; the newest code. An ORDER
 * BY may not name a day that comes from without. */
#define PERSON_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)       \
  "SELECT p.id, m.label, m.applicant, m.relation, p.born, p.sex, p.other_id, n.given, n.family,"   \
  " (SELECT code FROM person_code WHERE person = p.id ORDER BY from_day DESC, id DESC LIMIT 1),"   \
  " (SELECT income FROM income_statement WHERE person = p.id AND last_month = " BEFORE             \
  " ORDER BY id DESC LIMIT 1), " INDEX " FROM " ROWS "application_member m"                        \
  " JOIN person p ON p.id = m.person"                                                              \
  " JOIN person_name n ON n.id = (SELECT id FROM (SELECT id, from_day, from_day <= " DAY           \
  " AND coalesce (to_day, " DAY ") >= " DAY " AS fits FROM person_name WHERE person = p.id)"       \
  " ORDER BY fits DESC, from_day LIMIT 1)"                                                         \
  " WHERE m.application = " ID " AND (" PRESENT " = 0 OR EXISTS (SELECT 1 FROM household_member h" \
  " WHERE h.person = m.person AND h.household = " PRESENT                                          \
  " AND (h.to_day IS NULL OR h.to_day >= " DAY "))) AND (" ALONE " = 0 OR m.person = " ALONE ")"   \
  " ORDER BY " BY "m.id /*sort*/"
#define FACT_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)         \
  "SELECT f.person, f.fact, f.value, " INDEX " FROM " ROWS "application_member m"                  \
  " JOIN person_fact f ON f.person = m.person WHERE m.application = " ID " AND " ON_DAY (DAY)
#define INCOME_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)       \
  "SELECT i.person, i.kind, i.month, i.amount, i.irregular, i.evidence, " INDEX " FROM " ROWS      \
  "application_member m JOIN income i ON i.person = m.person WHERE m.application = " ID            \
  " AND i.month BETWEEN " FIRST " AND " LAST " ORDER BY " BY "i.id /*sort*/"
#define SAVING_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)       \
  "SELECT s.person, s.amount, " INDEX " FROM " ROWS "application_member m JOIN saving s"           \
  " ON s.person = m.person WHERE m.application = " ID " AND s.day = " DAY " ORDER BY " BY          \
  "s.id /*sort*/"

void
_gadiba_case_person_take_fact (GadibaCasePerson *person, const char *fact, const char *value)
{
  const struct
  {
    const char *fact, **member;
  } members[] = {
    { "activity", &person->activity },
    { "nva", &person->nva },
    { "nva-exception", &person->nva_exception },
    { "legal-status", &person->legal_status },
    { "stay", &person->stay },
    { "disability", &person->disability },
  };
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (fact, members[i].fact) == 0 && *members[i].member == NULL)
      *members[i].member = g_intern_string (value);
  if (strcmp (fact, "work-disregard") == 0 && person->work_disregard == GADIBA_MONTH_NONE)
    gadiba_month_parse (value, &person->work_disregard, NULL);
}

static void
read_fact (Reader *self, GadibaStatement *row)
{
  int index = find_index (self, gadiba_statement_get_int (row, 0));
  if (index != GADIBA_CASE_NOBODY)
    _gadiba_case_person_take_fact (
        &g_array_index (self->target->persons, GadibaCasePerson, (guint) index),
        gadiba_statement_get_text (row, 1), gadiba_statement_get_text (row, 2));
}

static void
read_income (Reader *self, GadibaStatement *row)
{
  int person = find_index (self, gadiba_statement_get_int (row, 0));
  if (person == GADIBA_CASE_NOBODY)
    return;
  GadibaCaseIncome *income = gadiba_case_add_row (self->target, self->target->incomes);
  income->person = person;
  income->kind = intern (row, 1);
  income->month = gadiba_statement_get_month (row, 2);
  income->amount = gadiba_statement_get_int (row, 3);
  income->irregular = intern (row, 4);
  income->evidence = intern (row, 5);
}

static void
read_saving (Reader *self, GadibaStatement *row)
{
  int person = find_index (self, gadiba_statement_get_int (row, 0));
  if (person == GADIBA_CASE_NOBODY)
    return;
  GadibaCaseSavings *saving = gadiba_case_add_row (self->target, self->target->savings);
  saving->person = person;
  saving->amount = gadiba_statement_get_int (row, 1);
}

/* --- the household --- */

static void
read_dwelling (Reader *self, GadibaStatement *row)
{
  GadibaCaseDwelling *dwelling = &self->target->dwelling;
  dwelling->tenure = intern (row, 0);
  dwelling->declared = intern (row, 1);
  dwelling->area = get_number (row, 2, 100);
  dwelling->rooms = get_whole (row, 3);
  dwelling->heating = intern (row, 4);
  dwelling->street = keep (self, row, 5);
  dwelling->place = keep (self, row, 6);
  dwelling->region = keep (self, row, 7);
  dwelling->postcode = keep (self, row, 8);
}

static void
read_vehicle (Reader *self, GadibaStatement *row)
{
  GadibaCaseVehicle *vehicle = gadiba_case_add_row (self->target, self->target->vehicles);
  vehicle->person = find_index (self, gadiba_statement_get_int (row, 0));
  vehicle->mass = get_whole (row, 1);
}

static void
read_land (Reader *self, GadibaStatement *row)
{
  GadibaCaseLand *land = gadiba_case_add_row (self->target, self->target->land);
  land->hectares = get_number (row, 0, 100);
}

static void
read_real_estate (Reader *self, GadibaStatement *row)
{
  GadibaCaseRealEstate *estate = gadiba_case_add_row (self->target, self->target->real_estate);
  estate->use = intern (row, 0);
}

static void
read_cost (Reader *self, GadibaStatement *row)
{
  GadibaCaseCost *cost = gadiba_case_add_row (self->target, self->target->costs);
  cost->item = intern (row, 0);
  cost->month = gadiba_statement_get_month (row, 1);
  cost->amount = gadiba_statement_get_int (row, 2);
  cost->quantity = get_number (row, 3, 1000);
  cost->unit = keep (self, row, 4);
}

static void
read_further_fact (Reader *self, GadibaStatement *row)
{
  int person = find_index (self, gadiba_statement_get_int (row, 0));
  /* Without a person it would be the household's. */
  if (person == GADIBA_CASE_NOBODY && !gadiba_statement_is_null (row, 0))
    return;
  GadibaCaseFact *fact = gadiba_case_add_row (self->target, self->target->facts);
  fact->person = person;
  fact->name = keep (self, row, 1);
  fact->value = keep (self, row, 2);
}

static void
read_granted (Reader *self, GadibaStatement *row)
{
  GadibaCaseGranted *granted = gadiba_case_add_row (self->target, self->target->history);
  granted->benefit = keep (self, row, 0);
  granted->from = gadiba_statement_get_date (row, 1);
  granted->to = gadiba_statement_get_date (row, 2);
  granted->amount = gadiba_statement_get_int (row, 3);
}

#define OF_HOUSEHOLD(ROWS, BY, INDEX, HOUSEHOLD, DAY, columns, table)                              \
  "SELECT " columns ", " INDEX " FROM " ROWS table " t WHERE t.household = " HOUSEHOLD             \
  " AND " ON_DAY (DAY) " ORDER BY " BY "t.id /*sort*/"
#define DWELLING_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)     \
  OF_HOUSEHOLD (ROWS, BY, INDEX, HOUSEHOLD, DAY,                                                   \
                "tenure, declared, area, rooms, heating, street, place, region, postcode",         \
                "dwelling")
#define VEHICLE_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)      \
  OF_HOUSEHOLD (ROWS, BY, INDEX, HOUSEHOLD, DAY, "person, mass", "vehicle")
#define LAND_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)         \
  OF_HOUSEHOLD (ROWS, BY, INDEX, HOUSEHOLD, DAY, "hectares", "land")
#define ESTATE_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)       \
  OF_HOUSEHOLD (ROWS, BY, INDEX, HOUSEHOLD, DAY, "use", "real_estate")
#define FURTHER_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)      \
  OF_HOUSEHOLD (ROWS, BY, INDEX, HOUSEHOLD, DAY, "person, fact, value", "further_fact")
#define COST_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)         \
  "SELECT c.item, c.month, c.amount, c.quantity, c.unit, " INDEX " FROM " ROWS "dwelling d"        \
  " JOIN cost c ON c.dwelling = d.id WHERE d.household = " HOUSEHOLD " AND c.month BETWEEN " FIRST \
  " AND " LAST " ORDER BY " BY "c.id /*sort*/"
#define GRANTED_SQL(ROWS, BY, INDEX, ID, HOUSEHOLD, DAY, FIRST, LAST, BEFORE, PRESENT, ALONE)      \
  "SELECT g.benefit, g.from_day, g.to_day, g.amount, " INDEX " FROM " ROWS "grant_history g"       \
  " WHERE g.household = " HOUSEHOLD " ORDER BY " BY "g.id /*sort*/"

/* --- one application --- */

static gboolean
read_persons (Reader *self, GError **error)
{
  const GadibaBind id = BIND_INT ("id", self->application);
  const GadibaBind day = BIND_DATE ("day", self->day);
  const GadibaBind first = BIND_MONTH ("first", self->window.first);
  const GadibaBind last = BIND_MONTH ("last", self->window.last);
  return read_rows (self, OF_ONE (PERSON_SQL),
                    BINDS (id, day, BIND_MONTH ("before", gadiba_date_get_month (self->day) - 1),
                           BIND_INT ("present", self->reading.present),
                           BIND_INT ("alone", self->reading.alone)),
                    read_person, error)
         && read_rows (self, OF_ONE (FACT_SQL), BINDS (id, day), read_fact, error)
         && read_rows (self, OF_ONE (INCOME_SQL), BINDS (id, first, last), read_income, error)
         && read_rows (self, OF_ONE (SAVING_SQL), BINDS (id, day), read_saving, error);
}

static gboolean
read_household (Reader *self, GError **error)
{
  const GadibaBind *binds =
      BINDS (BIND_INT ("household", self->household), BIND_DATE ("day", self->day));
  static const struct
  {
    const char *sql;
    ReadRow read;
  } parts[] = {
    { OF_ONE (DWELLING_SQL), read_dwelling },
    { OF_ONE (VEHICLE_SQL), read_vehicle },
    { OF_ONE (LAND_SQL), read_land },
    { OF_ONE (ESTATE_SQL), read_real_estate },
    { OF_ONE (FURTHER_SQL), read_further_fact },
  };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!read_rows (self, parts[i].sql, binds, parts[i].read, error))
      return FALSE;
  return read_rows (self, OF_ONE (COST_SQL),
                    BINDS (binds[0], BIND_MONTH ("first", self->window.first),
                           BIND_MONTH ("last", self->window.last)),
                    read_cost, error)
         && read_rows (self, OF_ONE (GRANTED_SQL), BINDS (binds[0]), read_granted, error);
}

static gboolean
check_found (const Reader *self, GError **error)
{
  if (self->household == 0)
    g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such application"));
  return self->household != 0;
}

static gboolean
read_benefits (Reader *self, GError **error)
{
  g_autoptr (GStrvBuilder) benefits = self->benefits = g_strv_builder_new ();
  if (!read_rows (self, OF_ONE (BENEFIT_SQL), BINDS (BIND_INT ("id", self->application)),
                  read_benefit, error))
    return FALSE;
  end_benefits (self);
  return TRUE;
}

/* The application is asked for what it says of itself, or only of whom it is. */
static gboolean
start (Reader *self, GError **error)
{
  return read_rows (self, OF_ONE (APPLICATION_SQL), BINDS (BIND_INT ("id", self->application)),
                    read_application, error)
         && check_found (self, error);
}

/* What is said for each application anew. */
static void
turn_to_day (Reader *self, GadibaDate day)
{
  GadibaMonth month = gadiba_date_get_month (day);
  self->day = self->target->application.received = day;
  self->window = (GadibaPeriod){ month - 12, month };
  self->target->application.housing_month = GADIBA_MONTH_NONE;
  self->target->household.group = NULL;
  self->target->assets.property = NULL;
  g_clear_pointer (&self->target->label, g_free);
}

/* The application as it goes on: the housing month was counted from its day. */
static void
go_on (Reader *self)
{
  GadibaDate day = self->reading.day;
  if (day != GADIBA_DATE_NONE)
    {
      GadibaMonth month = gadiba_date_get_month (day);
      self->target->application.housing_month = gadiba_case_get_housing_month (self->target);
      self->day = day;
      self->window.first = MIN (self->window.first, month - 12);
      self->window.last = MAX (self->window.last, month);
      self->reading.present = self->household;
    }
  self->window.last = MAX (self->window.last, self->reading.last);
}

static gboolean
read_all (Reader *self, GError **error)
{
  if (!start (self, error))
    return FALSE;
  if (self->reading.later)
    go_on (self);
  else if (self->reading.day != GADIBA_DATE_NONE)
    turn_to_day (self, self->reading.day);
  return read_benefits (self, error) && read_persons (self, error)
         && (self->reading.alone != 0 || read_household (self, error));
}

/* @persons: (out) (transfer full): keys of the persons of the case */
static GadibaCase *
read_case (Reader *self, GArray **persons, GError **error)
{
  g_autoptr (GadibaCase) target = gadiba_case_new (NULL);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (self->db, error);
  self->target = target;
  self->persons = keys;
  if (transaction == NULL || !read_all (self, error)
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  *persons = g_steal_pointer (&keys);
  return g_steal_pointer (&target);
}

GadibaCase *
gadiba_application_read (GadibaDb *db, gint64 application, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  Reader self = { .db = db, .application = application };
  g_autoptr (GArray) persons = NULL;
  return read_case (&self, &persons, error);
}

GadibaCase *
_gadiba_application_read_for (GadibaDb *db, gint64 application, const GadibaReading *reading,
                              GArray **persons, GError **error)
{
  Reader self = { .db = db, .application = application, .reading = *reading };
  return read_case (&self, persons, error);
}

/* --- many --- */

typedef struct
{
  GadibaDb *db;
  Reader *readers;
  guint n;
  GadibaBind *values; /* N_MANY_COLUMNS of each */
} Many;

/* @n_columns: of the row, without the last, which says of which application it is */
static gboolean
read_many_rows (Many *self, const char *sql, int n_columns, ReadRow read, GError **error)
{
  const GadibaDbRows rows = { self->values, self->n, N_MANY_COLUMNS };
  g_autoptr (GadibaStatement) statement = _gadiba_db_query_rows (self->db, sql, &rows, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        read (&self->readers[gadiba_statement_get_int (statement, n_columns)], statement);
    }
  return statement != NULL;
}

static void
put_values (Many *self, guint index)
{
  const Reader *reader = &self->readers[index];
  const GadibaBind values[N_MANY_COLUMNS] = {
    BIND_INT ("", index),
    BIND_INT ("", reader->application),
    BIND_INT ("", reader->household),
    BIND_DATE ("", reader->day),
    BIND_MONTH ("", reader->window.first),
    BIND_MONTH ("", reader->window.last),
    BIND_MONTH ("", reader->day != GADIBA_DATE_NONE ? gadiba_date_get_month (reader->day) - 1
                                                    : GADIBA_MONTH_NONE),
  };
  memcpy (&self->values[index * N_MANY_COLUMNS], values, sizeof values);
}

static gboolean
read_many (Many *self, GError **error)
{
  static const struct
  {
    const char *sql;
    int n_columns;
    ReadRow read;
  } parts[] = {
    { OF_MANY (BENEFIT_SQL), 1, read_benefit },    { OF_MANY (PERSON_SQL), 11, read_person },
    { OF_MANY (FACT_SQL), 3, read_fact },          { OF_MANY (INCOME_SQL), 6, read_income },
    { OF_MANY (SAVING_SQL), 2, read_saving },      { OF_MANY (DWELLING_SQL), 9, read_dwelling },
    { OF_MANY (VEHICLE_SQL), 2, read_vehicle },    { OF_MANY (LAND_SQL), 1, read_land },
    { OF_MANY (ESTATE_SQL), 1, read_real_estate }, { OF_MANY (FURTHER_SQL), 3, read_further_fact },
    { OF_MANY (COST_SQL), 5, read_cost },          { OF_MANY (GRANTED_SQL), 4, read_granted },
  };

  for (guint i = 0; i < self->n; i++)
    put_values (self, i);
  if (!read_many_rows (self, OF_MANY (APPLICATION_SQL), 8, read_application, error))
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    {
      if (!check_found (&self->readers[i], error))
        return FALSE;
      if (self->readers[i].reading.later)
        go_on (&self->readers[i]);
      put_values (self, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!read_many_rows (self, parts[i].sql, parts[i].n_columns, parts[i].read, error))
      return FALSE;
  for (guint i = 0; i < self->n; i++)
    end_benefits (&self->readers[i]);
  return TRUE;
}

GPtrArray *
gadiba_application_read_many (GadibaDb *db, const gint64 *applications, const GadibaMonth *lasts,
                              guint n, GError **error)
{
  g_return_val_if_fail (db != NULL && (applications != NULL || n == 0), NULL);

  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_free);
  g_autofree Reader *readers = g_new0 (Reader, n + 1);
  g_autofree GadibaBind *values = g_new0 (GadibaBind, (n + 1) * N_MANY_COLUMNS);
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  Many self = { db, readers, n, values };
  gboolean fits;

  if (transaction == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      readers[i] = (Reader){ .db = db,
                             .application = applications[i],
                             .reading = { .later = lasts != NULL,
                                          .last = lasts != NULL ? lasts[i] : GADIBA_MONTH_NONE },
                             .target = gadiba_case_new (NULL),
                             .persons = g_array_new (FALSE, FALSE, sizeof (gint64)),
                             .benefits = g_strv_builder_new () };
      g_ptr_array_add (cases, readers[i].target);
    }
  fits = n == 0 || read_many (&self, error);
  for (guint i = 0; i < n; i++)
    {
      g_array_unref (readers[i].persons);
      g_strv_builder_unref (readers[i].benefits);
    }
  return fits && gadiba_transaction_commit (transaction, error) ? g_steal_pointer (&cases) : NULL;
}
