/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-clients.h"

#include <string.h>

#include "../test-data.h"
#include "gadiba-db-private.h"
#include "gadiba-office-init.h"
#include "gadiba-personal-code.h"
#include "gadiba-search.h"

/*
 * An office of many clients, made by SQL and not by imports: its journal knows nothing of them, and
 * it can be used for nothing but measuring.
 */

#define SLICE 20000
#define N_COLUMNS 9

typedef struct
{
  GadibaDb *db;
  GPtrArray *families[2], *given[2], *streets; /* 0: hers, 1: his */
  GRand *random;
} Making;

void
bench_run (GadibaDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  _gadiba_db_run_script (db, sql, &error);
  g_assert_no_error (error);
}

/* The more frequent come first in the lists. */
static const char *
draw (Making *self, const GPtrArray *list)
{
  guint a = (guint) g_rand_int_range (self->random, 0, (gint32) list->len);
  guint b = (guint) g_rand_int_range (self->random, 0, (gint32) list->len);
  return list->pdata[MIN (a, b)];
}

/* Names that no list has: half of all. */
static char *
invent_family (Making *self, gboolean his)
{
  static const char *const stems[] = { "Bērz", "Kaln", "Ozol",  "Liep",  "Krūm", "Egl",  "Zar",
                                       "Vīt",  "Kārk", "Pried", "Ābol",  "Šķēl", "Dzen", "Ģērm",
                                       "Ķirs", "Ļaud", "Ņik",   "Ūdr",   "Čak",  "Žag",  "Īv",
                                       "Rog",  "Sil",  "Torn",  "Upmal", "Vērs", "Jans", "Grant" };
  static const char *const middles[] = { "",     "gal", "māj", "up", "lej",  "pļav", "ēn",
                                         "kaln", "mež", "sil", "ol", "iet",  "av",   "ub",
                                         "ir",   "un",  "est", "or", "land", "iķ" };
  static const char *const ends[][2] = { { "iņa", "iņš" },     { "e", "is" },
                                         { "niece", "nieks" }, { "a", "s" },
                                         { "ā", "ais" },       { "ova", "ovs" },
                                         { "ēviča", "ēvičs" }, { "sone", "sons" } };
#define ANY(of) of[g_rand_int_range (self->random, 0, (gint32) G_N_ELEMENTS (of))]
  return g_strconcat (ANY (stems), ANY (middles), ANY (ends)[his], NULL);
}

static char *
draw_family (Making *self, gboolean his)
{
  g_autofree char *family = g_rand_int_range (self->random, 0, 2) == 0
                                ? invent_family (self, his)
                                : g_strdup (draw (self, self->families[his]));
  if (g_rand_int_range (self->random, 0, 40) > 0)
    return g_steal_pointer (&family);
  return g_strconcat (family, "-", draw (self, self->families[his]), NULL);
}

static char *
draw_given (Making *self, gboolean his)
{
  const char *first = draw (self, self->given[his]);
  return g_rand_int_range (self->random, 0, 12) > 0
             ? g_strdup (first)
             : g_strconcat (first, " ", draw (self, self->given[his]), NULL);
}

static void
insert_persons (Making *self, guint first, guint n)
{
  g_autoptr (GArray) values = g_array_sized_new (FALSE, FALSE, sizeof (GadibaBind), n * N_COLUMNS);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (1 << 20);
  g_autoptr (GError) error = NULL;
  for (guint person = first; person < first + n; person++)
    {
      gboolean his = g_rand_boolean (self->random);
      g_autofree char *family = draw_family (self, his);
      g_autofree char *given = draw_given (self, his);
      g_autofree char *code = g_strdup_printf ("32%04u-%05u", person / 100000, person % 100000);
      g_autofree char *street = g_strdup_printf (
          "%s %d-%d", (const char *) draw (self, self->streets),
          g_rand_int_range (self->random, 1, 90), g_rand_int_range (self->random, 1, 60));
      GadibaDate born = gadiba_date_new (1940, 1, 1) + g_rand_int_range (self->random, 0, 30000);
      const GadibaBind row[N_COLUMNS] = {
        BIND_INT ("", person),
        BIND_DATE ("", born),
        BIND_TEXT ("", his ? "m" : "f"),
        BIND_TEXT ("", g_string_chunk_insert (strings, given)),
        BIND_TEXT ("", g_string_chunk_insert (strings, family)),
        BIND_TEXT ("", g_string_chunk_insert (strings, code)),
        BIND_TEXT ("", g_string_chunk_insert (strings, street)),
        BIND_TEXT ("", person % 5 == 0 ? "Ķekavmuiža" : "Liepkalni"),
        BIND_INT ("", (gint64) person * 2 / 5 + 1), /* households of two and three */
      };
      g_array_append_vals (values, row, N_COLUMNS);
    }
  static const char *const inserts[] = {
    "INSERT INTO person (id, uid, born, sex) SELECT c0, randomblob (16), c1, c2 FROM gadiba_rows",
    "INSERT INTO person_name (person, given, family, from_day) SELECT c0, c3, c4, '2024-01-10'"
    " FROM gadiba_rows",
    "INSERT INTO person_code (person, code, from_day) SELECT c0, c5, '2024-01-10' FROM gadiba_rows",
    "INSERT OR IGNORE INTO household (id, uid) SELECT c8, randomblob (16) FROM gadiba_rows",
    "INSERT INTO household_member (household, person, from_day) SELECT c8, c0, '2024-01-10'"
    " FROM gadiba_rows",
    "INSERT OR IGNORE INTO dwelling (id, household, street, place, from_day) SELECT c8, c8, c6, c7,"
    " '2024-01-10' FROM gadiba_rows",
    /* Twenty parishes, one of them of few; half of the cards are kept by somebody. */
    "INSERT INTO client (uid, person, since, parish, caseworker) SELECT randomblob (16), c0,"
    " '2024-01-10', CASE WHEN c0 % 5000 = 0 THEN 'Mežotne' ELSE 'Pagasts ' || c0 % 19 END, CASE"
    " WHEN c0 % 2 THEN 1 END FROM gadiba_rows",
    "INSERT INTO client_flag (client, flag, from_day) SELECT c.id, 'suns', '2024-01-10' FROM"
    " gadiba_rows r JOIN client c ON c.person = r.c0 WHERE r.c0 % 50 = 0",
  };
  GadibaDbRows rows = { (const GadibaBind *) values->data, n, N_COLUMNS };
  for (guint i = 0; i < G_N_ELEMENTS (inserts); i++)
    {
      _gadiba_db_insert_rows (self->db, inserts[i], &rows, &error);
      g_assert_no_error (error);
    }
}

/* Each household applied three times: the first two are decided, of the third every other is open.
 * A decision is on the status and two benefits for three months. */
static void
insert_applications (GadibaDb *db)
{
  bench_run (
      db,
      "INSERT INTO series (id, code, kind, year) VALUES (1, 'IES', 'application', 2026),"
      " (2, 'SP', 'decision', 2026);"
      "INSERT INTO frozen_text (id, form, size, content) VALUES (1, 'plain', 1, x'20');"
      "WITH RECURSIVE nth (k, day, first, last, until) AS (VALUES"
      " (1, '2025-08-11', '2025-05', '2025-07', '2025-10-31'),"
      " (2, '2025-11-10', '2025-08', '2025-10', '2026-01-31'),"
      " (3, '2026-02-10', '2025-11', '2026-01', '2026-04-30'))"
      " INSERT INTO application (id, uid, series, num, number, client, household, received,"
      " first_month, last_month, state) SELECT (h.id - 1) * 3 + k, randomblob (16), 1,"
      " (h.id - 1) * 3 + k, 'IES/2026/' || ((h.id - 1) * 3 + k), (SELECT c.id FROM household_member"
      " m JOIN client c ON c.person = m.person WHERE m.household = h.id ORDER BY m.id LIMIT 1),"
      " h.id, day, first, last, CASE WHEN k = 3 AND h.id % 2 THEN 'open' ELSE 'decided' END"
      " FROM household h CROSS JOIN nth;"
      "INSERT INTO application_member (application, person, label, applicant, relation)"
      " SELECT a.id, m.person, 'p' || m.person, NULL, 'self' FROM application a"
      " JOIN household_member m ON m.household = a.household ORDER BY a.id, m.id;");
  bench_run (
      db,
      "INSERT INTO decision (id, uid, application, series, num, number, day, signatory, caseworker,"
      " case_text, trace_text, letter_text, books) SELECT row_number () OVER (ORDER BY id),"
      " randomblob (16), id, 2, row_number () OVER (ORDER BY id), 'SP/2026/' || row_number () OVER"
      " (ORDER BY id), date (received, '+9 days'), 1, 1, 1, 1, 1, 'lv 2026' FROM application"
      " WHERE state = 'decided';"
      "INSERT INTO decision_item (decision, benefit, title, outcome, word, amount, monthly,"
      " from_day, to_day) SELECT d.id, b.column1, b.column2, 'granted', b.column3, b.column4,"
      " b.column4 IS NOT NULL, substr (a.received, 1, 8) || '01', date (a.received,"
      " 'start of month', '+3 months', '-1 day') FROM decision d JOIN application a"
      " ON a.id = d.application CROSS JOIN (VALUES ('status', 'Statuss', 'needy', NULL),"
      " ('gmi', 'GMI pabalsts', NULL, 12700), ('housing', 'Mājokļa pabalsts', NULL, 8350)) b"
      " ORDER BY d.id;"
      "INSERT INTO decision_month (item, month, amount) SELECT i.id, substr (date (i.from_day, '+'"
      " || n.column1 || ' months'), 1, 7), i.amount FROM decision_item i CROSS JOIN"
      " (VALUES (0), (1), (2)) n WHERE i.amount IS NOT NULL ORDER BY i.id;"
      "UPDATE series SET last = (SELECT count (*) FROM application) WHERE id = 1;"
      "UPDATE series SET last = (SELECT count (*) FROM decision) WHERE id = 2;");
}

/* Triggers that keep the journal, and those that number. */
static void
drop_triggers (GadibaDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GadibaStatement) names =
      gadiba_db_query (db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", NULL, &error);
  gboolean row = TRUE;
  while (gadiba_statement_step (names, &row, &error) && row)
    g_string_append_printf (sql, "DROP TRIGGER \"%s\";", gadiba_statement_get_text (names, 0));
  g_assert_no_error (error);
  g_clear_pointer (&names, gadiba_statement_free);
  bench_run (db, sql->str);
}

static GPtrArray *
load_column (const char *name, guint column, const char *only)
{
  g_auto (GStrv) lines = load_test_table ("../data/demo", name);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      if (g_strv_length (fields) == 2 && (only == NULL || g_str_equal (fields[1 - column], only)))
        g_ptr_array_add (words, g_strdup (fields[column]));
    }
  g_assert_cmpuint (words->len, >, 50);
  return words;
}

static void
make_rows (Making *self, guint n)
{
  bench_run (self->db, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN IMMEDIATE");
  drop_triggers (self->db);
  for (guint first = 1; first <= n; first += SLICE)
    insert_persons (self, first, MIN (SLICE, n + 1 - first));
  insert_applications (self->db);
  g_autoptr (GError) error = NULL;
  _gadiba_journal_make_triggers (self->db, &error);
  g_assert_no_error (error);
  bench_run (self->db, "COMMIT");
}

static void
found (const char *path)
{
  const GadibaFoundingSignatory signatory = { "Ilze Kalniņa", "vadītāja" };
  const GadibaFounding founding = { .name = "Liepkalnu novada Sociālais dienests",
                                    .registration_number = "90000000012",
                                    .address = "Ezera iela 1, Liepkalni",
                                    .place = "Liepkalnos",
                                    .municipality = "Liepkalnu novada pašvaldība",
                                    .contest_authority = "Liepkalnu novada pašvaldības domei",
                                    .signatories = &signatory,
                                    .n_signatories = 1,
                                    .login = g_get_user_name (),
                                    .caseworker_name = "Anna Liepa",
                                    .caseworker_position = "sociālā darbiniece",
                                    .practice = TRUE };
  const GadibaMoment moment = { BENCH_NOW, gadiba_date_new (2026, 2, 20) };
  g_autoptr (GError) error = NULL;
  gadiba_office_found (path, &founding, &moment, &error);
  g_assert_no_error (error);
}

void
bench_make_clients (const char *path, guint n)
{
  g_autoptr (GError) error = NULL;
  found (path);
  gdouble start = bench_now ();
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  Making making = { .db = db,
                    .families = { load_column ("family-names.tsv", 1, NULL),
                                  load_column ("family-names.tsv", 0, NULL) },
                    .given = { load_column ("given-names.tsv", 0, "f"),
                               load_column ("given-names.tsv", 0, "m") },
                    .streets = load_column ("streets.tsv", 1, "street"),
                    .random = g_rand_new_with_seed (n) };
  make_rows (&making, n);
  printf ("%u clients: rows made in %.1f s", n, bench_now () - start);
  start = bench_now ();
  gadiba_search_rebuild (db, &error);
  g_assert_no_error (error);
  printf (", search and order in %.1f s; file of %" G_GINT64_FORMAT " MB\n", bench_now () - start,
          bench_query (db, "PRAGMA page_count") * 4096 / 1000000);
  fflush (stdout);
  for (guint i = 0; i < 2; i++)
    {
      g_ptr_array_unref (making.families[i]);
      g_ptr_array_unref (making.given[i]);
    }
  g_ptr_array_unref (making.streets);
  g_rand_free (making.random);
}

gint64
bench_query (GadibaDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;
  gadiba_db_query_int (db, sql, NULL, &value, &error);
  g_assert_no_error (error);
  return value;
}
