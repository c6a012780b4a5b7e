/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-search-private.h"

#include <string.h>

#include "gadiba-person-line-private.h"

/* Full text keeps apart what begins with one to three letters; of longer words it is asked for
 * each, as long as there are not more of them. */
#define MAX_PREFIX 3
#define MAX_TERMS 64

/* What matches, before anybody is told who it is. */
typedef struct
{
  GadibaHitKind kind;
  gint64 person, target;
  gsize start, end; /* its sort key among those of all */
} Match;

typedef struct
{
  GadibaDb *db;
  GArray *matches; /* Match */
  GHashTable *seen;
  GByteArray *keys;
} Search;

static void
start_search (Search *self, GadibaDb *db)
{
  self->db = db;
  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  self->seen = g_hash_table_new (NULL, NULL);
  self->keys = g_byte_array_new ();
}

static void
clear_search (Search *self)
{
  g_array_unref (self->matches);
  g_hash_table_unref (self->seen);
  g_byte_array_unref (self->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

/* --- matching --- */

/* @key: what was matched. The same may be found by several keys: present and former names. */
static void
add_match (Search *self, const Match *found, const char *key)
{
  gpointer mark = (gpointer) (guintptr) ((guint64) found->target << 3 | (guint64) found->kind);
  if (!g_hash_table_add (self->seen, mark))
    return;
  Match match = *found;
  match.start = match.end = self->keys->len;
  if (match.kind == GADIBA_HIT_APPLICATION || match.kind == GADIBA_HIT_DECISION)
    {
      g_byte_array_append (self->keys, (const guint8 *) key, (guint) strlen (key));
      match.end = self->keys->len;
    }
  g_array_append_val (self->matches, match);
}

static gboolean
match_kind (Search *self, GadibaHitKind kind, const char *key, GError **error)
{
  g_autofree char *end = g_strconcat (key, GADIBA_SEARCH_END, NULL);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db,
      "SELECT key, person, target FROM search_key WHERE kind = :kind AND key >= :key AND key < :end"
      " ORDER BY key LIMIT :max",
      BINDS (BIND_INT ("kind", kind), BIND_TEXT ("key", key), BIND_TEXT ("end", end),
             BIND_INT ("max", GADIBA_SEARCH_MAX - self->matches->len)),
      error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      const Match match = { .kind = kind,
                            .person = gadiba_statement_get_int (statement, 1),
                            .target = gadiba_statement_get_int (statement, 2) };
      if (row)
        add_match (self, &match, gadiba_statement_get_text (statement, 0));
    }
  return statement != NULL;
}

/* Names first, and numbers apart from them: there may be a million numbers between "ieleja" and
 * "ieva". */
static gboolean
match_key (Search *self, const char *key, GError **error)
{
  for (GadibaHitKind kind = GADIBA_HIT_NAME; kind <= GADIBA_HIT_PHONE; kind++)
    if (self->matches->len < GADIBA_SEARCH_MAX && !match_kind (self, kind, key, error))
      return FALSE;
  return TRUE;
}

/* Names that begin with one of the words; those that have the others too are found. */
typedef struct
{
  GadibaStatement *statement;
  GArray *persons; /* gint64 */
  gboolean done;
} Range;

static void
clear_range (Range *self)
{
  g_clear_pointer (&self->statement, gadiba_statement_free);
  g_clear_pointer (&self->persons, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Range, clear_range)

static gboolean
start_range (Range *self, GadibaDb *db, const char *sql, const char *word, GError **error)
{
  g_autofree char *end = g_strconcat (word, GADIBA_SEARCH_END, NULL);
  self->persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->statement =
      gadiba_db_query (db, sql, BINDS (BIND_TEXT ("key", word), BIND_TEXT ("end", end)), error);
  return self->statement != NULL;
}

static gboolean
step_range (Range *self, const GPtrArray *words, GError **error)
{
  gboolean row = FALSE;
  if (!gadiba_statement_step (self->statement, &row, error))
    return FALSE;
  self->done = !row;
  if (row && _gadiba_search_has_words (gadiba_statement_get_text (self->statement, 0), words))
    {
      gint64 person = gadiba_statement_get_int (self->statement, 1);
      g_array_append_val (self->persons, person);
      self->done = self->persons->len >= GADIBA_SEARCH_MAX;
    }
  return TRUE;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize first = strlen (*(const char *const *) a);
  gsize second = strlen (*(const char *const *) b);
  return (first < second) - (first > second);
}

#define RANGE_SQL                                                                                  \
  "SELECT key, person FROM search_key WHERE kind = 1 AND key >= :key AND key < :end ORDER BY key"

/* Every name is kept beginning with each of its words, so the names that begin with any one of the
 * words hold all that have all of them. The words that begin the fewest names are not known before;
 * of the two longest, both are followed, turn by turn, until one comes to its end.
 * @words: the longest first */
static gboolean
match_names (Search *self, const GPtrArray *words, GError **error)
{
  static const char *const sql[] = { RANGE_SQL, RANGE_SQL " /*second*/" };
  g_auto (Range) first = { NULL };
  g_auto (Range) second = { NULL };
  Range *const ranges[] = { &first, &second };
  guint turn = 0;
  /* What begins with one of them may all begin with the other: then there is one range. */
  guint n = g_str_has_prefix (words->pdata[0], words->pdata[1]) ? 1 : 2;
  for (guint i = 0; i < n; i++)
    if (!start_range (ranges[i], self->db, sql[i], words->pdata[i], error))
      return FALSE;
  for (; !first.done && !second.done; turn++)
    if (!step_range (ranges[turn % n], words, error))
      return FALSE;
  const GArray *persons = first.done ? first.persons : second.persons;
  for (guint i = 0; i < persons->len; i++)
    {
      gint64 person = g_array_index (persons, gint64, i);
      const Match match = { .kind = GADIBA_HIT_NAME, .person = person, .target = person };
      add_match (self, &match, "");
    }
  return TRUE;
}

/* Appends "one OR other": the words of the full text that begin with @word. Full text puts together
 * everything that begins with a word before it gives the first row, unless it keeps that apart.
 * @none: (out): there is no such word */
static gboolean
append_terms (GadibaDb *db, const char *word, GString *match, gboolean *none, GError **error)
{
  g_autofree char *end = g_strconcat (word, GADIBA_SEARCH_END, NULL);
  g_autoptr (GString) terms = g_string_new (NULL);
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db, "SELECT word FROM search_word WHERE word >= :word AND word < :end LIMIT :max",
      BINDS (BIND_TEXT ("word", word), BIND_TEXT ("end", end), BIND_INT ("max", MAX_TERMS + 1)),
      error);
  gboolean row = TRUE;
  guint n = 0;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_string_append_printf (terms, "%s\"%s\"", n++ > 0 ? " OR " : "",
                                gadiba_statement_get_text (statement, 0));
    }
  *none = n == 0;
  if (n > MAX_TERMS)
    g_string_append_printf (match, "\"%s\"*", word);
  else
    g_string_append_printf (match, "(%s)", terms->str);
  return statement != NULL;
}

static gboolean
match_text (Search *self, const GPtrArray *words, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  gboolean none = words->len == 0;
  for (guint i = 0; i < words->len && !none; i++)
    {
      const char *word = words->pdata[i];
      g_string_append (match, i > 0 ? " AND " : "");
      if (g_utf8_strlen (word, -1) <= MAX_PREFIX)
        g_string_append_printf (match, "\"%s\"*", word);
      else if (!append_terms (self->db, word, match, &none, error))
        return FALSE;
    }
  if (none)
    return TRUE;
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      self->db, "SELECT rowid FROM search_text WHERE search_text MATCH :match LIMIT :max /*scan*/",
      BINDS (BIND_TEXT ("match", match->str), BIND_INT ("max", GADIBA_SEARCH_MAX)), error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      gint64 person = row ? gadiba_statement_get_int (statement, 0) : 0;
      const Match found = { .kind = GADIBA_HIT_WORDS, .person = person, .target = person };
      if (row)
        add_match (self, &found, "");
    }
  return statement != NULL;
}

static gboolean
match_all (Search *self, const char *text, GError **error)
{
  g_autofree char *folded = gadiba_text_fold (text);
  gboolean digits = *folded != '\0' && folded[strspn (folded, "0123456789- +")] == '\0';
  g_autofree char *key = digits ? _gadiba_search_keep_digits (folded) : g_strdup (folded);
  g_autoptr (GPtrArray) words = _gadiba_search_split (folded);
  if (*key != '\0' && !match_key (self, key, error))
    return FALSE;
  g_ptr_array_sort (words, compare_lengths);
  gboolean is_name = words->len > 1;
  for (guint i = 0; i < words->len; i++)
    is_name = is_name && !g_ascii_isdigit (*(const char *) words->pdata[i]);
  if (is_name && self->matches->len < GADIBA_SEARCH_MAX && !match_names (self, words, error))
    return FALSE;
  return self->matches->len > 0 || match_text (self, words, error);
}

/* --- order --- */

static int
compare_matches (gconstpointer a, gconstpointer b, gpointer data)
{
  const Match *first = a;
  const Match *second = b;
  const guint8 *keys = ((const GByteArray *) data)->data;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  gsize lengths[] = { first->end - first->start, second->end - second->start };
  gsize both = MIN (lengths[0], lengths[1]);
  int order = both > 0 ? memcmp (keys + first->start, keys + second->start, both) : 0;
  if (order == 0)
    order = (lengths[0] > lengths[1]) - (lengths[0] < lengths[1]);
  return order != 0 ? order : (first->person > second->person) - (first->person < second->person);
}

static GadibaBind *
list_persons (const Search *self, guint n)
{
  GadibaBind *persons = g_new (GadibaBind, (gsize) n + 1);
  for (guint i = 0; i < n; i++)
    persons[i] = BIND_INT ("", g_array_index (self->matches, Match, i).person);
  return persons;
}

static void
free_lines (GadibaPersonLine *lines, guint n)
{
  for (guint i = 0; i < n; i++)
    _gadiba_person_line_clear (&lines[i]);
  g_free (lines);
}

/* Numbers come in their order, all others in that of their names. */
static gboolean
sort_matches (Search *self, GError **error)
{
  const GadibaCollator *collator = _gadiba_db_get_collator (self->db, error);
  guint n = self->matches->len;
  g_autofree GadibaBind *persons = list_persons (self, n);
  const GadibaPersonRows rows = { self->db, { persons, n, 1 } };
  if (collator == NULL)
    return FALSE;
  GadibaPersonLine *lines = g_new0 (GadibaPersonLine, (gsize) n + 1);
  gboolean done = _gadiba_person_lines_read_names (&rows, lines, error);
  for (guint i = 0; done && i < n; i++)
    {
      Match *match = &g_array_index (self->matches, Match, i);
      if (match->end > match->start || lines[i].family == NULL)
        continue;
      match->start = self->keys->len;
      gadiba_collator_append_name_key (collator, lines[i].family, lines[i].given, self->keys);
      match->end = self->keys->len;
    }
  free_lines (lines, n);
  g_array_sort_with_data (self->matches, compare_matches, self->keys);
  return done;
}

/* --- who it is --- */

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
read_number (GadibaDb *db, GadibaHit *hit, GError **error)
{
  const char *sql =
      hit->kind == GADIBA_HIT_APPLICATION ? "SELECT number FROM application WHERE id = :id"
      : hit->kind == GADIBA_HIT_DECISION  ? "SELECT number FROM decision WHERE id = :id"
                                          : NULL;
  if (sql == NULL)
    return TRUE;
  g_autoptr (GadibaStatement) number =
      gadiba_db_query (db, sql, BINDS (BIND_INT ("id", hit->target)), error);
  gboolean row = FALSE;
  if (number == NULL || !gadiba_statement_step (number, &row, error))
    return FALSE;
  hit->number = row ? g_strdup (gadiba_statement_get_text (number, 0)) : NULL;
  return TRUE;
}

static gboolean
describe (const Search *self, guint n, GPtrArray *hits, GError **error)
{
  g_autofree GadibaBind *persons = list_persons (self, n);
  const GadibaPersonRows rows = { self->db, { persons, n, 1 } };
  GadibaPersonLine *lines = g_new0 (GadibaPersonLine, (gsize) n + 1);
  gboolean done = _gadiba_person_lines_read_names (&rows, lines, error)
                  && _gadiba_person_lines_read_rest (&rows, lines, error);
  for (guint i = 0; done && i < n; i++)
    {
      const Match *match = &g_array_index (self->matches, Match, i);
      GadibaHit *hit = g_new0 (GadibaHit, 1);
      g_ptr_array_add (hits, hit);
      hit->kind = match->kind;
      hit->person = match->person;
      hit->target = match->target;
      hit->given = g_steal_pointer (&lines[i].given);
      hit->family = g_steal_pointer (&lines[i].family);
      hit->code = g_steal_pointer (&lines[i].code);
      hit->address = g_steal_pointer (&lines[i].address);
      done = read_number (self->db, hit, error);
    }
  free_lines (lines, n);
  return done;
}

GPtrArray *
gadiba_search_peek (GadibaDb *db, const char *text, guint max, GError **error)
{
  g_return_val_if_fail (db != NULL && text != NULL, NULL);

  g_auto (Search) self = { NULL };
  start_search (&self, db);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (free_hit);
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  return transaction != NULL && match_all (&self, text, error) && sort_matches (&self, error)
                 && describe (&self, MIN (max, self.matches->len), hits, error)
                 && gadiba_transaction_commit (transaction, error)
             ? g_steal_pointer (&hits)
             : NULL;
}

GPtrArray *
gadiba_search (GadibaDb *db, const char *text, GError **error)
{
  return gadiba_search_peek (db, text, G_MAXUINT, error);
}

GArray *
gadiba_search_list_persons (GadibaDb *db, const char *text, GError **error)
{
  g_return_val_if_fail (db != NULL && text != NULL, NULL);

  g_auto (Search) self = { NULL };
  start_search (&self, db);
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  if (transaction == NULL || !match_all (&self, text, error) || !sort_matches (&self, error)
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  for (guint i = 0; i < self.matches->len; i++)
    {
      gint64 person = g_array_index (self.matches, Match, i).person;
      if (g_hash_table_add (known, (gpointer) (guintptr) person))
        g_array_append_val (persons, person);
    }
  return g_steal_pointer (&persons);
}
