/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-search.h"

#include <string.h>

#include "gadiba-db-private.h"
#include "gadiba-text.h"

/* What is to be found: a person, or an application of that number. */
typedef struct
{
  gint64 person;
  gboolean known; /* the person was found before */
  gint64 application;
  char *number;
} Found;

static void
clear_found (gpointer data)
{
  Found *found = data;
  g_free (found->number);
}

GArray *
_gadiba_search_make_list (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Found));
  g_array_set_clear_func (list, clear_found);
  return list;
}

static void
free_hit (gpointer data)
{
  GadibaHit *hit = data;
  g_free (hit->given);
  g_free (hit->family);
  g_free (hit->code);
  g_free (hit->address);
  g_free (hit->number);
  g_free (hit);
}

/* Returns: (transfer full): only the digits of @text */
static char *
keep_digits (const char *text)
{
  GString *digits = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

/* --- what is found --- */

static gboolean
add_key (GadibaDb *db, const char *key, GadibaHitKind kind, gint64 person, gint64 target,
         GError **error)
{
  return gadiba_db_execute (db,
                            "INSERT OR IGNORE INTO search_key (key, kind, person, target)"
                            " VALUES (:key, :kind, :person, :target)",
                            BINDS (BIND_TEXT ("key", key), BIND_INT ("kind", kind),
                                   BIND_INT ("person", person), BIND_INT ("target", target)),
                            error);
}

/* Adds keys of the rows of @sql, whose words also go to @words. */
static gboolean
add_names (GadibaDb *db, gint64 person, GString *words, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, "SELECT given, family FROM person_name WHERE person = :person",
                       BINDS (BIND_INT ("person", person)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      g_autofree char *given = gadiba_text_fold (gadiba_statement_get_text (statement, 0));
      g_autofree char *family = gadiba_text_fold (gadiba_statement_get_text (statement, 1));
      g_autofree char *first = g_strconcat (family, " ", given, NULL);
      g_autofree char *second = g_strconcat (given, " ", family, NULL);
      g_string_append_printf (words, "%s ", first);
      if (!add_key (db, first, GADIBA_HIT_NAME, person, person, error)
          || !add_key (db, second, GADIBA_HIT_NAME, person, person, error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
add_digits (GadibaDb *db, gint64 person, const char *sql, GadibaHitKind kind, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, sql, BINDS (BIND_INT ("person", person)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      const char *text = row ? gadiba_statement_get_text (statement, 0) : NULL;
      g_autofree char *digits = text != NULL ? keep_digits (text) : NULL;
      if (digits != NULL && *digits != '\0' && !add_key (db, digits, kind, person, person, error))
        return FALSE;
    }
  return statement != NULL;
}

/* The dwelling and own addresses, newest first. */
#define ADDRESS_SQL                                                                                \
  "SELECT street, place, region, postcode, from_day FROM address WHERE person = :person"           \
  " UNION ALL SELECT d.street, d.place, d.region, d.postcode, d.from_day FROM household_member m"  \
  " JOIN dwelling d ON d.household = m.household WHERE m.person = :person"                         \
  " AND coalesce (d.street, d.place) IS NOT NULL ORDER BY 5 DESC /*sort*/"

static char *
join_address (GadibaStatement *row)
{
  GString *address = g_string_new (NULL);
  for (int column = 0; column < 4; column++)
    {
      const char *part = gadiba_statement_get_text (row, column);
      if (part != NULL)
        g_string_append_printf (address, "%s%s", address->len > 0 ? ", " : "", part);
    }
  return g_string_free (address, FALSE);
}

static gboolean
add_addresses (GadibaDb *db, gint64 person, GString *words, GError **error)
{
  g_autoptr (GadibaStatement) statement =
      gadiba_db_query (db, ADDRESS_SQL, BINDS (BIND_INT ("person", person)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      g_autofree char *address = row ? join_address (statement) : NULL;
      g_autofree char *folded = address != NULL ? gadiba_text_fold (address) : NULL;
      if (folded != NULL)
        g_string_append_printf (words, "%s ", folded);
    }
  return statement != NULL;
}

gboolean
gadiba_search_update_person (GadibaDb *db, gint64 person, gboolean known, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  const GadibaBind *binds = BINDS (BIND_INT ("person", person));
  if (known
      && (!gadiba_db_execute (db,
                              "DELETE FROM search_key WHERE person = :person"
                              " AND kind IN (1, 2, 5)",
                              binds, error)
          || !gadiba_db_execute (db, "DELETE FROM search_text WHERE rowid = :person", binds,
                                 error)))
    return FALSE;
  g_autoptr (GString) words = g_string_new (NULL);
  return add_names (db, person, words, error) && add_addresses (db, person, words, error)
         && add_digits (db, person, "SELECT code FROM person_code WHERE person = :person",
                        GADIBA_HIT_CODE, error)
         && add_digits (db, person, "SELECT phone FROM client WHERE person = :person",
                        GADIBA_HIT_PHONE, error)
         && gadiba_db_execute (
             db, "INSERT INTO search_text (rowid, words) VALUES (:person, :words)",
             BINDS (BIND_INT ("person", person), BIND_TEXT ("words", words->str)), error);
}

void
_gadiba_search_note_person (GadibaDb *self, gint64 person, gboolean known)
{
  Found found = { .person = person, .known = known };
  g_array_append_val (self->found, found);
}

gboolean
gadiba_search_add_number (GadibaDb *db, GadibaHitKind kind, const char *number, gint64 person,
                          gint64 target, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL, FALSE);

  g_autofree char *folded = gadiba_text_fold (number);
  return add_key (db, folded, kind, person, target, error);
}

void
_gadiba_search_note_application (GadibaDb *self, const char *number, gint64 person,
                                 gint64 application)
{
  Found found = { .person = person, .application = application, .number = g_strdup (number) };
  g_array_append_val (self->found, found);
}

/* @done: (element-type gint64): persons who are found already */
static gboolean
write_found (GadibaDb *self, Found *found, GHashTable *done, GError **error)
{
  if (found->number != NULL)
    return gadiba_search_add_number (self, GADIBA_HIT_APPLICATION, found->number, found->person,
                                     found->application, error);
  return !g_hash_table_add (done, &found->person)
         || gadiba_search_update_person (self, found->person, found->known, error);
}

gboolean
_gadiba_search_write (GadibaDb *self, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean fine = TRUE;
  for (guint i = 0; fine && i < self->found->len; i++)
    fine = write_found (self, &g_array_index (self->found, Found, i), done, error);
  g_array_set_size (self->found, 0);
  return fine;
}

static gboolean
rebuild_numbers (GadibaDb *db, GadibaHitKind kind, const char *sql, GError **error)
{
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, NULL, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row
          && !gadiba_search_add_number (db, kind, gadiba_statement_get_text (statement, 0),
                                        gadiba_statement_get_int (statement, 1),
                                        gadiba_statement_get_int (statement, 2), error))
        return FALSE;
    }
  return statement != NULL;
}

gboolean
gadiba_search_rebuild (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin (db, error);
  if (transaction == NULL || !gadiba_db_execute (db, "DELETE FROM search_key /*scan*/", NULL, error)
      || !gadiba_db_execute (db, "DELETE FROM search_text /*scan*/", NULL, error))
    return FALSE;
  g_autoptr (GadibaStatement) persons =
      gadiba_db_query (db, "SELECT id FROM person /*scan*/", NULL, error);
  gboolean row = TRUE;
  while (persons != NULL && row)
    {
      if (!gadiba_statement_step (persons, &row, error)
          || (row
              && !gadiba_search_update_person (db, gadiba_statement_get_int (persons, 0), FALSE,
                                               error)))
        return FALSE;
    }
  return persons != NULL
         && rebuild_numbers (db, GADIBA_HIT_APPLICATION,
                             "SELECT a.number, c.person, a.id FROM application a"
                             " JOIN client c ON c.id = a.client /*scan*/",
                             error)
         && rebuild_numbers (db, GADIBA_HIT_DECISION,
                             "SELECT d.number, c.person, d.id FROM decision d JOIN application a"
                             " ON a.id = d.application JOIN client c ON c.id = a.client /*scan*/",
                             error)
         && gadiba_transaction_commit (transaction, error);
}

/* --- finding --- */

static gboolean
collect (GadibaDb *db, const char *sql, const GadibaBind *binds, GPtrArray *hits, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (db, sql, binds, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      GadibaHit *hit = g_new0 (GadibaHit, 1);
      g_ptr_array_add (hits, hit);
      hit->kind = (GadibaHitKind) gadiba_statement_get_int (statement, 0);
      hit->person = gadiba_statement_get_int (statement, 1);
      hit->target = gadiba_statement_get_int (statement, 2);
      if (!g_hash_table_add (
              seen, g_strdup_printf ("%d %" G_GINT64_FORMAT, (int) hit->kind, hit->target)))
        g_ptr_array_remove_index (hits, hits->len - 1);
    }
  return statement != NULL;
}

/* Returns: (transfer full) (nullable): every word as a prefix, for FTS5 */
static char *
write_match (const char *folded)
{
  GString *match = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " " : "", word->str);
          g_string_truncate (word, 0);
        }
      if (*p == '\0')
        break;
    }
  return g_string_free (match, match->len == 0);
}

static gboolean
find_keys (GadibaDb *db, const char *key, GPtrArray *hits, GError **error)
{
  /* Everything that begins with the key lies before the key and the greatest character. */
  g_autofree char *end = g_strconcat (key, "\xf4\x8f\xbf\xbf", NULL);
  return collect (
      db,
      "SELECT kind, person, target FROM search_key WHERE key >= :key AND key < :end"
      " ORDER BY key LIMIT :max",
      BINDS (BIND_TEXT ("key", key), BIND_TEXT ("end", end), BIND_INT ("max", GADIBA_SEARCH_MAX)),
      hits, error);
}

static gboolean
describe_person (GadibaDb *db, GadibaHit *hit, GError **error)
{
  const GadibaBind *binds = BINDS (BIND_INT ("person", hit->person));
  g_autoptr (GadibaStatement) name =
      gadiba_db_query (db,
                       "SELECT given, family, (SELECT code FROM person_code WHERE person = :person"
                       " ORDER BY from_day DESC LIMIT 1) FROM person_name WHERE person = :person"
                       " ORDER BY from_day DESC LIMIT 1 /*sort*/",
                       binds, error);
  g_autoptr (GadibaStatement) address = gadiba_db_query (db, ADDRESS_SQL, binds, error);
  gboolean row = FALSE;
  if (name == NULL || address == NULL || !gadiba_statement_step (name, &row, error))
    return FALSE;
  hit->given = row ? g_strdup (gadiba_statement_get_text (name, 0)) : NULL;
  hit->family = row ? g_strdup (gadiba_statement_get_text (name, 1)) : NULL;
  hit->code = row ? g_strdup (gadiba_statement_get_text (name, 2)) : NULL;
  if (!gadiba_statement_step (address, &row, error))
    return FALSE;
  hit->address = row ? join_address (address) : NULL;
  return TRUE;
}

static gboolean
describe (GadibaDb *db, GadibaHit *hit, GError **error)
{
  const char *sql =
      hit->kind == GADIBA_HIT_APPLICATION ? "SELECT number FROM application WHERE id = :id"
      : hit->kind == GADIBA_HIT_DECISION  ? "SELECT number FROM decision WHERE id = :id"
                                          : NULL;
  if (sql != NULL)
    {
      g_autoptr (GadibaStatement) number =
          gadiba_db_query (db, sql, BINDS (BIND_INT ("id", hit->target)), error);
      gboolean row = FALSE;
      if (number == NULL || !gadiba_statement_step (number, &row, error))
        return FALSE;
      hit->number = row ? g_strdup (gadiba_statement_get_text (number, 0)) : NULL;
    }
  return describe_person (db, hit, error);
}

/* Words come in the order of the file; names in theirs. */
static int
compare_hits (gconstpointer a, gconstpointer b, gpointer data)
{
  const GadibaHit *first = *(const GadibaHit *const *) a;
  const GadibaHit *second = *(const GadibaHit *const *) b;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  const char *numbers[] = { first->number != NULL ? first->number : "",
                            second->number != NULL ? second->number : "" };
  int order = strcmp (numbers[0], numbers[1]);
  const GadibaCollator *collator = data;
  if (order == 0)
    order = gadiba_collator_compare (collator, first->family != NULL ? first->family : "",
                                     second->family != NULL ? second->family : "");
  if (order == 0)
    order = gadiba_collator_compare (collator, first->given != NULL ? first->given : "",
                                     second->given != NULL ? second->given : "");
  return order != 0 ? order : (first->person > second->person) - (first->person < second->person);
}

GPtrArray *
gadiba_search (GadibaDb *db, const char *text, GError **error)
{
  g_return_val_if_fail (db != NULL && text != NULL, NULL);

  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (free_hit);
  g_autoptr (GadibaCollator) collator = gadiba_collator_new (error);
  g_autofree char *folded = gadiba_text_fold (text);
  gboolean digits = *folded != '\0' && folded[strspn (folded, "0123456789- +")] == '\0';
  g_autofree char *key = digits ? keep_digits (folded) : g_strdup (folded);
  g_autofree char *match = write_match (folded);
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  if (collator == NULL || transaction == NULL
      || (*key != '\0' && !find_keys (db, key, hits, error)))
    return NULL;
  if (hits->len == 0 && match != NULL
      && !collect (db,
                   "SELECT 6, rowid, rowid FROM search_text WHERE search_text MATCH :match"
                   " LIMIT :max /*scan*/",
                   BINDS (BIND_TEXT ("match", match), BIND_INT ("max", GADIBA_SEARCH_MAX)), hits,
                   error))
    return NULL;
  for (guint i = 0; i < hits->len; i++)
    if (!describe (db, hits->pdata[i], error))
      return NULL;
  if (!gadiba_transaction_commit (transaction, error))
    return NULL;
  g_ptr_array_sort_with_data (hits, compare_hits, collator);
  return g_steal_pointer (&hits);
}
