/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-search-private.h"

#include <string.h>

#include "gadiba-person-line-private.h"
#include "gadiba-text.h"

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

/* The dwelling and own addresses, newest first. */
#define ADDRESS_SQL                                                                                \
  "SELECT street, place, region, postcode, from_day FROM address WHERE person = :person"           \
  " UNION ALL SELECT d.street, d.place, d.region, d.postcode, d.from_day FROM household_member m"  \
  " JOIN dwelling d ON d.household = m.household WHERE m.person = :person"                         \
  " AND coalesce (d.street, d.place) IS NOT NULL ORDER BY 5 DESC /*sort*/"

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
  hit->address = row ? _gadiba_person_join_address (address, 0) : NULL;
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
  g_autofree char *key = digits ? _gadiba_search_keep_digits (folded) : g_strdup (folded);
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
