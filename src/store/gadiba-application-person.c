/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-application-private.h"

#include <string.h>

#include "gadiba-text.h"

#define ON_DAY " from_day <= :day AND (to_day IS NULL OR to_day >= :day)"

/* --- rows that are there already --- */

gboolean
_gadiba_present_load (GadibaPresent *self, GadibaDb *db, const char *sql, const GadibaBind *binds,
                      GError **error)
{
  self->rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, binds, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      gint64 id = gadiba_statement_get_int (statement, 0);
      const char *text = gadiba_statement_get_text (statement, 1);
      GArray *ids = g_hash_table_lookup (self->rows, text);
      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (self->rows, g_strdup (text), ids);
        }
      g_array_append_val (ids, id);
    }
  return statement != NULL;
}

gboolean
_gadiba_present_take (GadibaPresent *self, char *text)
{
  GArray *ids = self->rows != NULL ? g_hash_table_lookup (self->rows, text) : NULL;
  g_free (text);
  if (ids == NULL || ids->len == 0)
    return FALSE;
  g_array_remove_index (ids, 0);
  return TRUE;
}

gboolean
_gadiba_import_end_row (GadibaDb *db, const char *table, gint64 id, GadibaDate day, GError **error)
{
  gint64 earlier = 0;
  if (day != GADIBA_DATE_NONE)
    {
      g_autofree char *find =
          g_strdup_printf ("SELECT 1 FROM %s WHERE id = :id AND from_day < :day", table);
      if (!gadiba_db_query_int (db, find, BINDS (BIND_INT ("id", id), BIND_DATE ("day", day)),
                                &earlier, error))
        return FALSE;
    }
  if (earlier)
    {
      g_autofree char *end = g_strdup_printf ("UPDATE %s SET to_day = :to WHERE id = :id", table);
      return gadiba_db_execute (db, end, BINDS (BIND_DATE ("to", day - 1), BIND_INT ("id", id)),
                                error);
    }
  g_autofree char *remove = g_strdup_printf ("DELETE FROM %s WHERE id = :id", table);
  return gadiba_db_execute (db, remove, BINDS (BIND_INT ("id", id)), error);
}

gboolean
_gadiba_present_end (GadibaPresent *self, GadibaDb *db, const char *table, GadibaDate day,
                     GError **error)
{
  if (self->rows == NULL)
    return TRUE;
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GArray *ids = value;
      for (guint i = 0; i < ids->len; i++)
        if (!_gadiba_import_end_row (db, table, g_array_index (ids, gint64, i), day, error))
          return FALSE;
    }
  return TRUE;
}

void
_gadiba_present_clear (GadibaPresent *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
}

char *
_gadiba_present_join (const char *const *words, guint n_words)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", words[i] != NULL ? words[i] : "");
  return g_string_free (text, FALSE);
}

gint64
_gadiba_scale (GadibaNumber number, gint64 scale)
{
  GadibaNumber scaled = number;
  gboolean fits = gadiba_number_multiply (number, GADIBA_NUMBER (scale), &scaled);
  g_assert (fits && scaled.num % scaled.den == 0);
  return scaled.num / scaled.den;
}

gboolean
_gadiba_import_find_end (GadibaImport *self, const char *sql, gint64 key, GadibaDate *end,
                         GError **error)
{
  g_autoptr (GadibaStatement) next = gadiba_db_query (
      self->db, sql, BINDS (BIND_INT ("key", key), BIND_DATE ("day", self->day)), error);
  gboolean row = FALSE;
  if (next == NULL || !gadiba_statement_step (next, &row, error))
    return FALSE;
  GadibaDate day = row ? gadiba_statement_get_date (next, 0) : GADIBA_DATE_NONE;
  *end = day != GADIBA_DATE_NONE ? day - 1 : GADIBA_DATE_NONE;
  return TRUE;
}

/* --- who is who --- */

/* Whoever waits to be written is looked for by these words. */
static char *
describe_code (const GadibaCasePerson *person)
{
  return person->code != NULL ? g_strconcat ("code ", person->code, NULL) : NULL;
}

static char *
describe_birth (const GadibaCasePerson *person)
{
  return person->born != GADIBA_DATE_NONE ? g_strdup_printf ("born %d", (int) person->born) : NULL;
}

static gboolean
is_waiting (GadibaDb *db, const GadibaCasePerson *person)
{
  g_autofree char *code = describe_code (person);
  g_autofree char *birth = describe_birth (person);
  return (code != NULL && _gadiba_pending_is_noted (db, code))
         || (birth != NULL && _gadiba_pending_is_noted (db, birth));
}

static void
note_waiting (GadibaDb *db, const GadibaCasePerson *person)
{
  _gadiba_pending_note (db, describe_code (person));
  _gadiba_pending_note (db, describe_birth (person));
}

static gboolean
is_same_name (GadibaStatement *statement, const GadibaCasePerson *person)
{
  g_autofree char *a = g_strconcat (gadiba_statement_get_text (statement, 1), "\n",
                                    gadiba_statement_get_text (statement, 2), NULL);
  g_autofree char *b = g_strconcat (person->given, "\n", person->family, NULL);
  g_autofree char *folded_a = gadiba_text_fold (a);
  g_autofree char *folded_b = gadiba_text_fold (b);
  return strcmp (folded_a, folded_b) == 0;
}

static gboolean
find_candidate (GadibaDb *db, const GadibaCasePerson *person, gint64 *candidate, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT p.id, n.given, n.family FROM person p JOIN person_name n ON n.person = p.id"
      " WHERE p.born = :born",
      BINDS (BIND_DATE ("born", person->born)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row && is_same_name (statement, person))
        {
          *candidate = gadiba_statement_get_int (statement, 0);
          return TRUE;
        }
    }
  return statement != NULL;
}

/* Whether the one who has the code was born on another day, or is of the other sex: then a digit is
 * wrong, or something worse. */
static gboolean
is_another (GadibaDb *db, gint64 person, const GadibaCasePerson *stated, gboolean *another,
            GError **error)
{
  gint64 found = 0;

  if (!gadiba_db_query_int (db,
                            "SELECT 1 FROM person WHERE id = :id AND"
                            " (born <> :born OR sex <> :sex)",
                            BINDS (BIND_INT ("id", person), BIND_DATE ("born", stated->born),
                                   BIND_TEXT ("sex", stated->sex)),
                            &found, error))
    return FALSE;
  *another = found != 0;
  return TRUE;
}

gboolean
_gadiba_import_match (GadibaDb *db, const GadibaCasePerson *person, gint64 answer, gint64 *found,
                      gint64 *candidate, GError **error)
{
  *found = *candidate = 0;
  if (is_waiting (db, person) && !_gadiba_pending_write (db, error))
    return FALSE;
  if (person->code != NULL
      && !gadiba_db_query_int (db, "SELECT person FROM person_code WHERE code = :code",
                               BINDS (BIND_TEXT ("code", person->code)), found, error))
    return FALSE;
  if (*found != 0)
    {
      gboolean another = FALSE;
      if (!is_another (db, *found, person, &another, error))
        return FALSE;
      if (!another || answer == *found)
        return TRUE;
      *candidate = *found;
      *found = 0;
      return TRUE;
    }
  if (answer == GADIBA_PERSON_NEW)
    return TRUE;
  if (answer != GADIBA_PERSON_ASK)
    {
      *found = answer;
      return TRUE;
    }
  return person->born == GADIBA_DATE_NONE || find_candidate (db, person, candidate, error);
}

/* --- what is known of a person --- */

static gboolean
find_fact_end (GadibaImport *self, gint64 person, const char *fact, GadibaDate *end, GError **error)
{
  g_autoptr (GadibaStatement) next = gadiba_db_query (
      self->db,
      "SELECT min (from_day) FROM person_fact WHERE person = :person"
      " AND fact = :fact AND from_day > :day",
      BINDS (BIND_INT ("person", person), BIND_TEXT ("fact", fact), BIND_DATE ("day", self->day)),
      error);
  gboolean row = FALSE;
  if (next == NULL || !gadiba_statement_step (next, &row, error))
    return FALSE;
  GadibaDate day = row ? gadiba_statement_get_date (next, 0) : GADIBA_DATE_NONE;
  *end = day != GADIBA_DATE_NONE ? day - 1 : GADIBA_DATE_NONE;
  return TRUE;
}

/* What holds on the day: a value goes on, is put in place of another one, or ends. */
static gboolean
save_fact (GadibaImport *self, int index, const char *fact, const char *value, GError **error)
{
  gint64 person = self->persons[index];
  GadibaDate to = GADIBA_DATE_NONE;
  if (!self->fresh[index])
    {
      g_autoptr (GadibaStatement) present = gadiba_db_query (
          self->db,
          "SELECT id, value, from_day, to_day FROM person_fact WHERE person = :person"
          " AND fact = :fact AND " ON_DAY,
          BINDS (BIND_INT ("person", person), BIND_TEXT ("fact", fact),
                 BIND_DATE ("day", self->day)),
          error);
      gboolean row = FALSE;
      if (present == NULL || !gadiba_statement_step (present, &row, error))
        return FALSE;
      gint64 id = row ? gadiba_statement_get_int (present, 0) : 0;
      if (row && g_strcmp0 (gadiba_statement_get_text (present, 1), value) == 0)
        return TRUE;
      to = row ? gadiba_statement_get_date (present, 3) : GADIBA_DATE_NONE;
      g_clear_pointer (&present, gadiba_statement_free);
      if (row && !_gadiba_import_end_row (self->db, "person_fact", id, self->day, error))
        return FALSE;
    }
  if (value == NULL)
    return TRUE;
  if (!self->fresh[index] && to == GADIBA_DATE_NONE
      && !find_fact_end (self, person, fact, &to, error))
    return FALSE;
  _gadiba_pending_add (self->db, GADIBA_TABLE_PERSON_FACT,
                       BINDS (BIND_INT ("", person), BIND_TEXT ("", fact), BIND_TEXT ("", value),
                              BIND_DATE ("", self->day), BIND_DATE ("", to)));
  return TRUE;
}

static gboolean
save_facts (GadibaImport *self, int index, GError **error)
{
  const GadibaCasePerson *person = gadiba_case_get_person (self->from, index);
  g_autofree char *disregard = person->work_disregard == GADIBA_MONTH_NONE
                                   ? NULL
                                   : gadiba_month_format (person->work_disregard);
  return save_fact (self, index, "activity", person->activity, error)
         && save_fact (self, index, "nva", person->nva, error)
         && save_fact (self, index, "nva-exception", person->nva_exception, error)
         && save_fact (self, index, "legal-status", person->legal_status, error)
         && save_fact (self, index, "stay", person->stay, error)
         && save_fact (self, index, "work-disregard", disregard, error)
         && save_fact (self, index, "disability", person->disability, error);
}

static gboolean
save_name (GadibaImport *self, int index, GError **error)
{
  const GadibaCasePerson *person = gadiba_case_get_person (self->from, index);
  g_auto (GadibaPresent) present = { NULL };
  const GadibaBind *binds =
      BINDS (BIND_INT ("person", self->persons[index]), BIND_DATE ("day", self->day));
  if (!self->fresh[index]
      && !_gadiba_present_load (&present, self->db,
                                "SELECT id, given || '|' || family FROM person_name"
                                " WHERE person = :person AND " ON_DAY,
                                binds, error))
    return FALSE;
  if (present.rows != NULL
      && _gadiba_present_take (&present, g_strconcat (person->given, "|", person->family, NULL)))
    return TRUE;
  GadibaDate end = GADIBA_DATE_NONE;
  if (!_gadiba_present_end (&present, self->db, "person_name", self->day, error)
      || (!self->fresh[index]
          && !_gadiba_import_find_end (self,
                                       "SELECT min (from_day) FROM person_name"
                                       " WHERE person = :key AND from_day > :day",
                                       self->persons[index], &end, error)))
    return FALSE;
  _gadiba_pending_add (self->db, GADIBA_TABLE_PERSON_NAME,
                       BINDS (binds[0], BIND_TEXT ("", person->given),
                              BIND_TEXT ("", person->family), binds[1], BIND_DATE ("", end)));
  return TRUE;
}

/* Codes are added; a former one stays what it was. */
static gboolean
save_code (GadibaImport *self, int index, GError **error)
{
  const GadibaCasePerson *person = gadiba_case_get_person (self->from, index);
  gint64 known = 0;
  if (person->code == NULL)
    return TRUE;
  const GadibaBind *binds =
      BINDS (BIND_INT ("person", self->persons[index]), BIND_DATE ("day", self->day));
  if (!self->fresh[index]
      && (!gadiba_db_query_int (self->db, "SELECT 1 FROM person_code WHERE code = :code",
                                BINDS (BIND_TEXT ("code", person->code)), &known, error)
          || (!known
              && !gadiba_db_execute (self->db,
                                     "UPDATE person_code SET to_day = max (from_day,"
                                     " date (:day, '-1 day')) WHERE person = :person AND " ON_DAY,
                                     binds, error))))
    return FALSE;
  if (!known)
    _gadiba_pending_add (self->db, GADIBA_TABLE_PERSON_CODE,
                         BINDS (binds[0], BIND_TEXT ("", person->code), binds[1]));
  return TRUE;
}

static gboolean
save_record (GadibaImport *self, int index, GError **error)
{
  const GadibaCasePerson *person = gadiba_case_get_person (self->from, index);
  const GadibaBind born = BIND_DATE ("born", person->born);
  const GadibaBind sex = BIND_TEXT ("sex", person->sex);
  const GadibaBind other_id = BIND_TEXT ("other_id", person->other_id);
  if (!self->fresh[index])
    return gadiba_db_execute (
        self->db,
        "UPDATE person SET born = coalesce (:born, born), sex = coalesce (:sex, sex),"
        " other_id = coalesce (:other_id, other_id), row_version = row_version + 1"
        " WHERE id = :id AND (born IS NOT coalesce (:born, born)"
        " OR sex IS NOT coalesce (:sex, sex) OR other_id IS NOT coalesce (:other_id, other_id))",
        BINDS (born, sex, other_id, BIND_INT ("id", self->persons[index])), error);
  guint8 uid[16];
  _gadiba_db_random (self->db, uid, sizeof uid);
  gint64 *key = &self->persons[index];
  if (!_gadiba_pending_find_key (self->db, GADIBA_TABLE_PERSON, key, error))
    return FALSE;
  _gadiba_pending_add (
      self->db, GADIBA_TABLE_PERSON,
      BINDS (BIND_INT ("", *key), BIND_BYTES ("", uid, sizeof uid), born, sex, other_id));
  note_waiting (self->db, person);
  return TRUE;
}

gboolean
_gadiba_import_person (GadibaImport *self, int person, GError **error)
{
  return save_record (self, person, error) && save_name (self, person, error)
         && save_code (self, person, error) && save_facts (self, person, error);
}

/* --- incomes --- */

static gboolean
save_statement (GadibaImport *self, int index, GError **error)
{
  const GadibaCasePerson *person = gadiba_case_get_person (self->from, index);
  GadibaMonth month = gadiba_date_get_month (self->day);
  const GadibaBind *binds =
      BINDS (BIND_INT ("person", self->persons[index]), BIND_MONTH ("last", month - 1));
  g_auto (GadibaPresent) present = { NULL };
  if (!self->fresh[index]
      && !_gadiba_present_load (&present, self->db,
                                "SELECT id, income FROM income_statement WHERE person = :person"
                                " AND last_month = :last",
                                binds, error))
    return FALSE;
  gboolean done =
      person->income != NULL && _gadiba_present_take (&present, g_strdup (person->income));
  if (!_gadiba_present_end (&present, self->db, "income_statement", GADIBA_DATE_NONE, error))
    return FALSE;
  if (!done && person->income != NULL)
    _gadiba_pending_add (
        self->db, GADIBA_TABLE_INCOME_STATEMENT,
        BINDS (binds[0], BIND_MONTH ("", month - 12), binds[1], BIND_TEXT ("", person->income)));
  return TRUE;
}

static char *
describe_income (const GadibaCaseIncome *income)
{
  g_autofree char *month = gadiba_month_format (income->month);
  g_autofree char *amount = g_strdup_printf ("%" G_GINT64_FORMAT, income->amount);
  return JOIN (month, income->kind, amount, income->irregular, income->evidence);
}

static void
save_income (GadibaImport *self, const GadibaCaseIncome *income, GadibaPresent *present)
{
  if (present->rows != NULL && _gadiba_present_take (present, describe_income (income)))
    return;
  _gadiba_pending_add (self->db, GADIBA_TABLE_INCOME,
                       BINDS (BIND_INT ("", self->persons[income->person]),
                              BIND_MONTH ("", income->month), BIND_TEXT ("", income->kind),
                              BIND_INT ("", income->amount), BIND_TEXT ("", income->irregular),
                              BIND_TEXT ("", income->evidence)));
}

/* Months that the file speaks of are as it says; "complete" speaks of all months of the window. */
static gboolean
load_incomes (GadibaImport *self, int index, GadibaPresent *present, GError **error)
{
  GadibaMonth received = gadiba_date_get_month (self->day);
  g_autoptr (GString) months = g_string_new ("|");
  for (guint i = 0; i < self->from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (self->from->incomes, GadibaCaseIncome, i);
      g_autofree char *month = gadiba_month_format (income->month);
      if (income->person == index)
        g_string_append_printf (months, "%s|", month);
    }
  gboolean complete =
      g_strcmp0 (gadiba_case_get_person (self->from, index)->income, "complete") == 0;
  return _gadiba_present_load (
      present, self->db,
      "SELECT id, month || '|' || kind || '|' || amount || '|' || coalesce (irregular, '') || '|' "
      "||"
      " coalesce (evidence, '') FROM income WHERE person = :person AND (instr (:months, '|' ||"
      " month || '|') OR (:complete AND month BETWEEN :first AND :last)) ORDER BY id /*sort*/",
      BINDS (BIND_INT ("person", self->persons[index]), BIND_TEXT ("months", months->str),
             BIND_INT ("complete", complete), BIND_MONTH ("first", received - 12),
             BIND_MONTH ("last", received - 1)),
      error);
}

gboolean
_gadiba_import_incomes (GadibaImport *self, int person, GError **error)
{
  g_auto (GadibaPresent) present = { NULL };
  if (!save_statement (self, person, error)
      || (!self->fresh[person] && !load_incomes (self, person, &present, error)))
    return FALSE;
  for (guint i = 0; i < self->from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (self->from->incomes, GadibaCaseIncome, i);
      if (income->person == person)
        save_income (self, income, &present);
    }
  return _gadiba_present_end (&present, self->db, "income", GADIBA_DATE_NONE, error);
}
