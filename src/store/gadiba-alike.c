/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-alike.h"

#include <string.h>

#include "gadiba-person-line-private.h"
#include "gadiba-personal-code.h"
#include "gadiba-search.h"
#include "gadiba-text.h"

typedef struct
{
  GadibaDb *db;
  GadibaDate born;
  char *name, *changed_over; /* folded: "family given" and "given family"; NULL: not typed */
  char *rough, *rough_changed_over;
  GHashTable *found; /* key of a person → GadibaAlikeReason */
} Search;

static void
clear_search (Search *self)
{
  g_free (self->name);
  g_free (self->changed_over);
  g_free (self->rough);
  g_free (self->rough_changed_over);
  g_clear_pointer (&self->found, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

/* --- names --- */

/* Returns: (transfer full) (nullable): both names folded, as searches keep them */
static char *
fold_names (const char *first, const char *second)
{
  g_autofree char *a = first != NULL ? gadiba_text_fold (first) : NULL;
  g_autofree char *b = second != NULL ? gadiba_text_fold (second) : NULL;
  return a != NULL && b != NULL && *a != '\0' && *b != '\0' ? g_strconcat (a, " ", b, NULL) : NULL;
}

static gboolean
is_softened (const char *at)
{
  return at[1] == 'h' && strchr ("scz", at[0]) != NULL;
}

/* Returns: (transfer full) (nullable): the same for all names that are written like it */
static char *
make_rough (const char *folded)
{
  if (folded == NULL)
    return NULL;
  GString *rough = g_string_new (NULL);
  for (const char *at = folded; *at != '\0'; at++)
    {
      char letter = *at == 'y' ? 'j' : *at;
      if (letter == '-' || letter == ' '
          || (rough->len > 0 && rough->str[rough->len - 1] == letter))
        continue;
      g_string_append_c (rough, letter);
      if (is_softened (at))
        at++;
    }
  return g_string_free (rough, FALSE);
}

static void
start_search (Search *self, GadibaDb *db, const GadibaCasePerson *typed)
{
  self->db = db;
  self->born = typed->born;
  self->name = fold_names (typed->family, typed->given);
  self->changed_over = fold_names (typed->given, typed->family);
  self->rough = make_rough (self->name);
  self->rough_changed_over = make_rough (self->changed_over);
  self->found = g_hash_table_new (NULL, NULL);
}

/* --- finding --- */

static void
add_found (Search *self, gint64 person, GadibaAlikeReason why)
{
  gpointer key = (gpointer) (guintptr) person;
  gpointer before;
  if (!g_hash_table_lookup_extended (self->found, key, NULL, &before)
      || GPOINTER_TO_INT (before) > (int) why)
    g_hash_table_insert (self->found, key, GINT_TO_POINTER (why));
}

/* @typed: as it is typed, perhaps not all of it yet */
static gboolean
find_by_code (Search *self, const char *typed, GError **error)
{
  const GadibaPersonalCode code = gadiba_personal_code_check_entry (typed != NULL ? typed : "");
  gint64 person = 0;
  if (*code.text != '\0'
      && !gadiba_db_query_int (self->db, "SELECT person FROM person_code WHERE code = :code",
                               BINDS (BIND_TEXT ("code", code.text)), &person, error))
    return FALSE;
  if (person != 0)
    add_found (self, person, GADIBA_ALIKE_CODE);
  return TRUE;
}

/* @row: person, given, family */
static void
compare_name (Search *self, GadibaStatement *row, gboolean same_day)
{
  g_autofree char *name =
      fold_names (gadiba_statement_get_text (row, 2), gadiba_statement_get_text (row, 1));
  g_autofree char *rough = make_rough (name);
  if (same_day && g_strcmp0 (name, self->name) == 0)
    add_found (self, gadiba_statement_get_int (row, 0), GADIBA_ALIKE_NAME);
  else if (rough != NULL
           && (strcmp (rough, self->rough) == 0 || strcmp (rough, self->rough_changed_over) == 0))
    add_found (self, gadiba_statement_get_int (row, 0), GADIBA_ALIKE_ROUGHLY);
}

static gboolean
find_by_birth (Search *self, GadibaDate born, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db,
      "SELECT p.id, n.given, n.family FROM person p JOIN person_name n ON n.person = p.id"
      " WHERE p.born = :born",
      BINDS (BIND_DATE ("born", born)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        compare_name (self, statement, born == self->born);
    }
  return statement != NULL;
}

/* Returns: the date with day and month changed over, NONE if there is none such */
static GadibaDate
change_over (GadibaDate date)
{
  int year, month, day;
  gadiba_date_split (date, &year, &month, &day);
  return day <= 12 && day != month ? gadiba_date_new (year, day, month) : GADIBA_DATE_NONE;
}

/* --- names that are off in one place --- */

static void
add_variant (GHashTable *variants, const char *name, const char *at, gsize length,
             const char *instead)
{
  g_hash_table_add (variants,
                    g_strdup_printf ("%.*s%s%s", (int) (at - name), name, instead, at + length));
}

/* Those that differ from @name at @at. */
static void
add_variants (GHashTable *variants, const char *name, const char *at)
{
  const char one[] = { *at, '\0' };
  const char two[] = { *at, *at, '\0' };
  const char soft[] = { *at, 'h', '\0' };
  if (!g_ascii_isalpha (*at))
    return;
  if (is_softened (at))
    add_variant (variants, name, at, 2, one);
  else if (strchr ("scz", *at) != NULL)
    add_variant (variants, name, at, 1, soft);
  if (*at == 'j' || *at == 'y')
    add_variant (variants, name, at, 1, *at == 'j' ? "y" : "j");
  if (at[1] == *at)
    add_variant (variants, name, at, 2, one);
  else
    add_variant (variants, name, at, 1, two);
}

static gboolean
find_by_keys (Search *self, const GArray *keys, GError **error)
{
  GadibaDbRows rows = { .values = (const GadibaBind *) keys->data,
                        .n_rows = keys->len,
                        .n_columns = 1 };
  g_autoptr (GadibaStatement) statement = _gadiba_db_query_rows (
      self->db,
      self->born != GADIBA_DATE_NONE
          ? "SELECT s.person FROM gadiba_rows r CROSS JOIN search_key s ON s.key = r.c0 AND"
            " s.kind = 1 CROSS JOIN person p ON p.id = s.person WHERE p.born IS NULL"
            " LIMIT 300 /*scan*/"
          : "SELECT s.person FROM gadiba_rows r CROSS JOIN search_key s ON s.key = r.c0 AND"
            " s.kind = 1 LIMIT 300 /*scan*/",
      &rows, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        add_found (self, gadiba_statement_get_int (statement, 0), GADIBA_ALIKE_ROUGHLY);
    }
  return statement != NULL;
}

/* Searches keep names in both orders, so one is enough. */
static gboolean
find_by_name (Search *self, GError **error)
{
  g_autoptr (GHashTable) variants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (GadibaBind));
  GHashTableIter iter;
  gpointer variant;
  g_hash_table_add (variants, g_strdup (self->name));
  for (const char *at = self->name; *at != '\0'; at++)
    add_variants (variants, self->name, at);
  g_hash_table_iter_init (&iter, variants);
  while (g_hash_table_iter_next (&iter, &variant, NULL))
    {
      const GadibaBind key = BIND_TEXT ("", variant);
      g_array_append_val (keys, key);
    }
  return find_by_keys (self, keys, error);
}

static gboolean
find_all (Search *self, const char *code, GError **error)
{
  if (!find_by_code (self, code, error))
    return FALSE;
  if (self->name == NULL)
    return TRUE;
  if (self->born != GADIBA_DATE_NONE)
    {
      GadibaDate other = change_over (self->born);
      if (!find_by_birth (self, self->born, error)
          || (other != GADIBA_DATE_NONE && !find_by_birth (self, other, error)))
        return FALSE;
    }
  return find_by_name (self, error);
}

/* --- telling --- */

static void
free_alike (gpointer data)
{
  GadibaAlikePerson *self = data;
  g_free (self->given);
  g_free (self->family);
  g_free (self->code);
  g_free (self->address);
  g_free (self);
}

static int
compare_alike (gconstpointer a, gconstpointer b)
{
  const GadibaAlikePerson *first = *(const GadibaAlikePerson *const *) a;
  const GadibaAlikePerson *second = *(const GadibaAlikePerson *const *) b;
  if (first->why != second->why)
    return first->why < second->why ? -1 : 1;
  return (first->person > second->person) - (first->person < second->person);
}

static void
take_birth (gpointer data, guint row, GadibaStatement *statement)
{
  const GPtrArray *persons = data;
  ((GadibaAlikePerson *) persons->pdata[row])->born = gadiba_statement_get_date (statement, 1);
}

static gboolean
describe (GadibaDb *db, GPtrArray *persons, GError **error)
{
  g_autofree GadibaBind *keys = g_new0 (GadibaBind, persons->len + 1);
  g_autofree GadibaPersonLine *lines = g_new0 (GadibaPersonLine, persons->len + 1);
  for (guint i = 0; i < persons->len; i++)
    keys[i] = BIND_INT ("", ((GadibaAlikePerson *) persons->pdata[i])->person);
  const GadibaPersonRows rows = {
    .db = db, .rows = { .values = keys, .n_rows = persons->len, .n_columns = 1 }
  };
  gboolean done = persons->len == 0
                  || (_gadiba_person_lines_read_names (&rows, lines, error)
                      && _gadiba_person_lines_read_rest (&rows, lines, error)
                      && _gadiba_person_rows_read (&rows,
                                                   "SELECT r.rowid, p.born FROM gadiba_rows r CROSS"
                                                   " JOIN person p ON p.id = r.c0 /*scan*/",
                                                   take_birth, persons, error));
  for (guint i = 0; i < persons->len; i++)
    {
      GadibaAlikePerson *person = persons->pdata[i];
      person->given = g_steal_pointer (&lines[i].given);
      person->family = g_steal_pointer (&lines[i].family);
      person->code = g_steal_pointer (&lines[i].code);
      person->address = g_steal_pointer (&lines[i].address);
    }
  return done;
}

GPtrArray *
gadiba_person_find_alike (GadibaDb *db, const GadibaCasePerson *typed, GError **error)
{
  g_return_val_if_fail (db != NULL && typed != NULL, NULL);

  g_auto (Search) self = { NULL };
  start_search (&self, db, typed);
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  if (transaction == NULL || !find_all (&self, typed->code, error))
    return NULL;
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (free_alike);
  GHashTableIter iter;
  gpointer person, why;
  g_hash_table_iter_init (&iter, self.found);
  while (g_hash_table_iter_next (&iter, &person, &why))
    {
      GadibaAlikePerson *alike = g_new0 (GadibaAlikePerson, 1);
      alike->person = (gint64) (guintptr) person;
      alike->why = (GadibaAlikeReason) GPOINTER_TO_INT (why);
      g_ptr_array_add (persons, alike);
    }
  g_ptr_array_sort (persons, compare_alike);
  if (persons->len > GADIBA_ALIKE_MAX)
    g_ptr_array_set_size (persons, GADIBA_ALIKE_MAX);
  return describe (db, persons, error) && gadiba_transaction_commit (transaction, error)
             ? g_steal_pointer (&persons)
             : NULL;
}
