/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "../test-data.h"
#include "bench-office.h"
#include "gadiba-db-private.h"
#include "gadiba-journal.h"
#include "gadiba-office-demo.h"
#include "gadiba-search.h"

#define HOUSEHOLDS 500
#define PERSONS 100000
#define APPLICATIONS 60000
#define DECISIONS 20000

/* Another way of making it needs another number: what is kept is of no use then. */
#define EDITION 2

/* What a copy does with an application of the practice office. */
typedef enum
{
  PASS_OVER,
  LEAVE_OPEN,
  WITHDRAW,
  DECIDE,
} Fate;

typedef struct
{
  GadibaDb *db;
  GHashTable *greatest; /* name of a table: its greatest key, before anything is copied */
  guint n_copies;
  guint n_first;     /* applications of the practice office */
  GArray *fates;     /* Fate: of each of these, from key 1 on */
  GPtrArray *bulk;   /* char *: statements for the persons of a copy */
  GPtrArray *single; /* char *: statements for one application */
  GPtrArray *issue;  /* char *: statements for its decision */
} Making;

/*
 * :n is the number of the copy, from 1 on; :a an application of the practice office. "@table" is
 * how far the keys of a copy lie from those that it is made of, "$table" the greatest key of these.
 * Each income and cost is there a second time, of a year before; some
 * costs a third time.
 */
#define PEOPLE "(SELECT id, (row_number () OVER (PARTITION BY sex ORDER BY id) - 1) AS rank, sex,"
#define SAME_SEX " count (*) OVER (PARTITION BY sex) AS n_sex FROM person WHERE id <= $person)"
static const char *const bulk[] = {
  "INSERT INTO person (id, uid, born, sex) SELECT id + @person, randomblob (16), date (born, '-' ||"
  " (:n % 300) || ' days'), sex FROM person WHERE id <= $person",
  "WITH people AS MATERIALIZED " PEOPLE SAME_SEX " INSERT INTO person_name (id, person, given,"
  " family, from_day) SELECT p.id + @person_name, p.id + @person, g.given, f.family, o.from_day"
  " FROM people p JOIN person_name o ON o.id = p.id JOIN people gp ON gp.sex = p.sex AND gp.rank ="
  " (p.rank + :n * 7) % p.n_sex JOIN person_name g ON g.id = gp.id JOIN people fp ON fp.sex = p.sex"
  " AND fp.rank = (p.rank + :n * 31) % p.n_sex JOIN person_name f ON f.id = fp.id",
  "INSERT INTO person_code (id, person, code, from_day) SELECT id + @person_code, person + @person,"
  " printf ('32%04d-%05d', (id + @person_code) / 100000, (id + @person_code) % 100000), from_day"
  " FROM person_code WHERE id <= $person_code",
  "INSERT INTO person_fact (id, person, fact, value, from_day, to_day, evidence) SELECT id +"
  " @person_fact, person + @person, fact, value, from_day, to_day, evidence FROM person_fact WHERE"
  " id <= $person_fact",
  "INSERT INTO client (id, uid, person, phone, email, iban, since, parish, caseworker) SELECT id +"
  " @client, randomblob (16), person + @person, phone, email, iban, since, CASE WHEN id % 500 = 0"
  " THEN 'Mežotne' ELSE 'Pagasts ' || (id + :n) % 19 END, CASE WHEN (id + :n) % 2 THEN 1 END FROM"
  " client WHERE id <= $client",
  "INSERT INTO client_flag (client, flag, from_day) SELECT id + @client, 'suns', since FROM client"
  " WHERE id <= $client AND (id + :n) % 50 = 0",
  "INSERT INTO household (id, uid) SELECT id + @household, randomblob (16) FROM household WHERE id"
  " <= $household",
  "INSERT INTO household_member (id, household, person, from_day, to_day) SELECT id +"
  " @household_member, household + @household, person + @person, from_day, to_day FROM"
  " household_member WHERE id <= $household_member",
  "INSERT INTO dwelling (id, household, tenure, declared, area, rooms, heating, street, place,"
  " region, postcode, from_day, to_day) SELECT id + @dwelling, household + @household, tenure,"
  " declared, area, rooms, heating, street || '-' || :n, place, region, postcode, from_day, to_day"
  " FROM dwelling WHERE id <= $dwelling",
  "INSERT INTO income (id, person, month, kind, amount, irregular, evidence) SELECT id + 2 *"
  " @income + y.column1 * $income, person + @person, substr (date (month || '-01', '-' ||"
  " y.column1 || ' years'), 1, 7), kind, amount, irregular, evidence FROM income CROSS JOIN"
  " (VALUES (0), (1)) y WHERE id <= $income",
  "INSERT INTO income_statement (id, person, first_month, last_month, income) SELECT id +"
  " @income_statement, person + @person, first_month, last_month, income FROM income_statement "
  "WHERE"
  " id <= $income_statement",
  "INSERT INTO cost (id, dwelling, month, item, amount, quantity, unit) SELECT id + 3 * @cost +"
  " y.column1 * $cost, dwelling + @dwelling, substr (date (month || '-01', '-' || y.column1 ||"
  " ' years'), 1, 7), item, amount, quantity, unit FROM cost CROSS JOIN (VALUES (0), (1), (2)) y"
  " WHERE id <= $cost AND (y.column1 < 2 OR id % 8 = 0)",
  "INSERT INTO saving (id, person, day, amount) SELECT id + @saving, person + @person, day, amount"
  " FROM saving WHERE id <= $saving",
  "INSERT INTO vehicle (id, household, person, mass, from_day, to_day) SELECT id + @vehicle,"
  " household + @household, person + @person, mass, from_day, to_day FROM vehicle WHERE id <="
  " $vehicle",
  "INSERT INTO land (id, household, hectares, from_day, to_day) SELECT id + @land, household +"
  " @household, hectares, from_day, to_day FROM land WHERE id <= $land",
  "INSERT INTO real_estate (id, household, use, from_day, to_day) SELECT id + @real_estate,"
  " household + @household, use, from_day, to_day FROM real_estate WHERE id <= $real_estate",
};

static const char *const single[] = {
  "INSERT INTO application (id, uid, series, num, number, client, household, received,"
  " housing_month, first_month, last_month, household_group, property, state, way) SELECT a.id +"
  " @application, randomblob (16), s.id, s.last + 1, s.code || '/' || s.year || '/' || (s.last +"
  " 1), a.client + @client, a.household + @household, a.received, a.housing_month, a.first_month,"
  " a.last_month, a.household_group, a.property, CASE :fate WHEN 1 THEN 'open' WHEN 2 THEN"
  " 'withdrawn' ELSE 'decided' END, a.way FROM application a JOIN series s ON s.id = a.series WHERE"
  " a.id = :a",
  "INSERT INTO application_benefit (application, benefit, form) SELECT application + @application,"
  " benefit, form FROM application_benefit WHERE application = :a AND :fate ORDER BY id",
  "INSERT INTO application_member (application, person, label, applicant, relation, signed) SELECT"
  " application + @application, person + @person, label, applicant, relation, signed FROM"
  " application_member WHERE application = :a AND :fate ORDER BY id",
  "INSERT INTO application_paper (application, paper, demanded, due) SELECT id + @application,"
  " 'konta izraksts', received, date (received, '+10 days') FROM application WHERE id = :a AND "
  ":fate"
  " = 1 AND (id + :n) % 4 = 0",
};

/* The first decision on it. */
#define OF_A " (SELECT min (id) FROM decision WHERE application = :a)"
#define ITEMS_OF_A " (SELECT id FROM decision_item WHERE decision =" OF_A ")"
static const char *const issue[] = {
  "INSERT INTO frozen_text (id, form, size, content) SELECT t.id + @frozen_text, t.form, t.size,"
  " t.content FROM decision d JOIN frozen_text t ON t.id IN (d.case_text, d.trace_text,"
  " d.letter_text) WHERE d.id =" OF_A,
  "INSERT INTO decision (id, uid, application, series, num, number, day, signatory, caseworker,"
  " case_text, trace_text, letter_text, books, heard_day, heard_text, not_heard_ground,"
  " considerations, sex, age, household_group, household_size, ground, first_this_year) SELECT d.id"
  " + @decision, randomblob (16), d.application + @application, s.id, s.last + 1, s.code || '/' ||"
  " s.year || '/' || (s.last + 1), d.day, signatory, caseworker, case_text + @frozen_text,"
  " trace_text + @frozen_text, letter_text + @frozen_text, books, heard_day, heard_text,"
  " not_heard_ground, considerations, sex, age, household_group, household_size, ground,"
  " first_this_year FROM decision d JOIN series s ON s.id = d.series WHERE d.id =" OF_A,
  "INSERT INTO decision_item (id, decision, benefit, title, outcome, word, amount, monthly,"
  " from_day, to_day, open_from, reasons) SELECT id + @decision_item, decision + @decision, "
  "benefit,"
  " title, outcome, word, amount, monthly, from_day, to_day, open_from, reasons FROM decision_item"
  " WHERE decision =" OF_A,
  "INSERT INTO decision_month (id, item, month, amount, costs, coefficient_num, coefficient_den,"
  " payee) SELECT id + @decision_month, item + @decision_item, month, amount, costs,"
  " coefficient_num, coefficient_den, payee FROM decision_month WHERE item IN" ITEMS_OF_A,
  "INSERT INTO letter_out (decision, day, way) SELECT id + @decision, day, 'printed' FROM decision"
  " WHERE id =" OF_A " AND (id + :n) % 100 > 0",
};

static gint64
ask (GadibaDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;
  gadiba_db_query_int (db, sql, NULL, &value, &error);
  g_assert_no_error (error);
  return value;
}

static gint64
get_greatest (Making *self, const char *table)
{
  gpointer known = NULL;
  if (g_hash_table_lookup_extended (self->greatest, table, NULL, &known))
    return GPOINTER_TO_INT (known);
  g_autofree char *sql = g_strdup_printf ("SELECT max (id) FROM %s", table);
  gint64 greatest = ask (self->db, sql);
  g_hash_table_insert (self->greatest, g_strdup (table), GINT_TO_POINTER ((int) greatest));
  return greatest;
}

static void
add_statement (Making *self, const char *text, GPtrArray *to)
{
  GString *sql = g_string_new (NULL);
  for (const char *at = text; *at != '\0';)
    {
      if (*at != '@' && *at != '$')
        {
          g_string_append_c (sql, *at++);
          continue;
        }
      gboolean distance = *at++ == '@';
      gsize length = strspn (at, "abcdefghijklmnopqrstuvwxyz_");
      g_autofree char *table = g_strndup (at, length);
      g_string_append_printf (sql, distance ? "(:n * %" G_GINT64_FORMAT ")" : "%" G_GINT64_FORMAT,
                              get_greatest (self, table));
      at += length;
    }
  g_ptr_array_add (to, g_string_free (sql, FALSE));
}

/* So that with all copies there are as many applications and decisions as there are to be. */
static void
choose_fates (Making *self)
{
  g_autoptr (GError) error = NULL;
  self->n_first = (guint) get_greatest (self, "application");
  guint n_decide = (DECISIONS - (guint) get_greatest (self, "decision")) / self->n_copies + 1;
  guint n_stay = (APPLICATIONS - self->n_first) / self->n_copies + 1;
  g_autoptr (GadibaStatement) row = gadiba_db_query (
      self->db, "SELECT state = 'open' FROM application ORDER BY id", NULL, &error);
  gboolean more = TRUE;
  guint n_open = (guint) ask (self->db, "SELECT count (*) FROM application WHERE state = 'open'");
  guint n_left = self->n_first - n_open, n_withdraw = n_stay - n_open - n_decide;
  while (gadiba_statement_step (row, &more, &error) && more)
    {
      Fate fate = PASS_OVER;
      if (gadiba_statement_get_int (row, 0) != 0)
        fate = LEAVE_OPEN;
      else
        {
          /* Spread over the years that the office has worked. */
          guint n = n_decide + n_withdraw;
          guint draw = (guint) (self->fates->len * 7919 % n_left);
          fate = draw >= n ? PASS_OVER : draw < n_decide ? DECIDE : WITHDRAW;
        }
      g_array_append_val (self->fates, fate);
    }
  g_assert_no_error (error);
}

static GadibaAction *
begin (Making *self, const char *words)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action =
      gadiba_action_begin (self->db, 1, "import", words, BENCH_OFFICE_NOW, &error);
  g_assert_no_error (error);
  return action;
}

static void
commit (GadibaAction *action)
{
  g_autoptr (GError) error = NULL;
  gadiba_action_commit (action, &error);
  g_assert_no_error (error);
  gadiba_action_free (action);
}

static void
run_all (Making *self, const GPtrArray *statements, const GadibaBind *binds)
{
  for (guint i = 0; i < statements->len; i++)
    {
      g_autoptr (GError) error = NULL;
      gadiba_db_execute (self->db, statements->pdata[i], binds, &error);
      g_assert_no_error (error);
    }
}

static void
copy_application (Making *self, guint copy, guint application)
{
  Fate fate = g_array_index (self->fates, Fate, application - 1);
  if (fate == PASS_OVER)
    return;
  GadibaAction *action = begin (self, "copied application");
  gadiba_action_set_subject (action, "application",
                             application + (gint64) copy * get_greatest (self, "application"));
  run_all (self, self->single,
           BINDS (BIND_INT ("n", copy), BIND_INT ("a", application), BIND_INT ("fate", fate)));
  if (fate == DECIDE)
    run_all (self, self->issue, BINDS (BIND_INT ("n", copy), BIND_INT ("a", application)));
  commit (action);
}

static void
copy_all (Making *self)
{
  for (guint copy = 1; copy <= self->n_copies; copy++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaBatch) batch = gadiba_batch_begin (self->db, &error);
      GadibaAction *action = begin (self, "copied persons");
      run_all (self, self->bulk, BINDS (BIND_INT ("n", copy)));
      commit (action);
      for (guint application = 1; application <= self->n_first; application++)
        copy_application (self, copy, application);
      gadiba_batch_commit (batch, &error);
      g_assert_no_error (error);
    }
}

static void
fill (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  Making self = { .db = db,
                  .greatest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                  .fates = g_array_new (FALSE, FALSE, sizeof (Fate)),
                  .bulk = g_ptr_array_new_with_free_func (g_free),
                  .single = g_ptr_array_new_with_free_func (g_free),
                  .issue = g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < G_N_ELEMENTS (bulk); i++)
    add_statement (&self, bulk[i], self.bulk);
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    add_statement (&self, single[i], self.single);
  for (guint i = 0; i < G_N_ELEMENTS (issue); i++)
    add_statement (&self, issue[i], self.issue);
  self.n_copies = (PERSONS - 1) / (guint) get_greatest (&self, "person");
  choose_fates (&self);
  _gadiba_db_run_script (db, "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144", &error);
  copy_all (&self);
  gadiba_search_rebuild (db, &error);
  g_assert_no_error (error);
  g_hash_table_unref (self.greatest);
  g_array_unref (self.fates);
  g_ptr_array_unref (self.bulk);
  g_ptr_array_unref (self.single);
  g_ptr_array_unref (self.issue);
}

static void
make (const char *path)
{
  const GadibaMoment moment = { .now = BENCH_OFFICE_NOW, .today = BENCH_OFFICE_DAY };
  const GadibaPracticeRequest request = {
    .size = HOUSEHOLDS, .seed = 1, .today = moment.today, .login = g_get_user_name ()
  };
  g_autoptr (GError) error = NULL;
  gdouble start = bench_now ();
  g_autofree GadibaPractice *practice =
      gadiba_office_make_practice (path, &request, &moment, &error);
  g_assert_no_error (error);
  fill (path);
  printf ("the office is made in %.0f s\n", bench_now () - start);
}

static void
tell (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  GStatBuf status;
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
#define COUNT(table) (int) ask (db, "SELECT count (*) FROM " table)
  printf ("%d persons, %d applications (%d open), %d incomes and costs, %d decisions: %.0f MB\n",
          COUNT ("person"), COUNT ("application"), COUNT ("application WHERE state = 'open'"),
          COUNT ("income") + COUNT ("cost"), COUNT ("decision"), (gdouble) status.st_size / 1e6);
  fflush (stdout);
}

/* What it was made by, in a word. */
static char *
name_edition (void)
{
  g_autoptr (GPtrArray) scripts = list_test_files ("../data/sql", ".sql");
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < scripts->len; i++)
    {
      gsize length;
      g_autofree char *text = load_test_text ("../data/sql", scripts->pdata[i], &length);
      g_checksum_update (checksum, (const guchar *) text, (gssize) length);
    }
  return g_strdup_printf ("%d-%.8s", EDITION, g_checksum_get_string (checksum));
}

static void
run_command (const char *command, const char *from, const char *to)
{
  g_autofree char *quoted = g_shell_quote (from);
  g_autofree char *target = to != NULL ? g_shell_quote (to) : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("%s %s %s", command, quoted, target);
  g_autoptr (GError) error = NULL;
  g_spawn_command_line_sync (line, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The office names its rule book by path, so it is made where it stays; a last file says that it is
 * whole. Returns: (transfer full): the folder with it */
static char *
ensure_kept (const char *folder)
{
  g_autofree char *edition = name_edition ();
  g_autofree char *name = g_strconcat ("office-", edition, NULL);
  char *kept = g_build_filename (folder, name, NULL);
  g_autofree char *path = g_build_filename (kept, "office.gadiba", NULL);
  g_autofree char *whole = g_build_filename (kept, "whole", NULL);
  g_autoptr (GError) error = NULL;
  if (g_file_test (whole, G_FILE_TEST_EXISTS))
    return kept;
  run_command ("rm -rf", kept, NULL);
  g_assert_cmpint (g_mkdir (kept, 0700), ==, 0);
  make (path);
  g_file_set_contents (whole, "", 0, &error);
  g_assert_no_error (error);
  return kept;
}

char *
bench_ensure_office (const char *folder)
{
  g_autofree char *kept = ensure_kept (folder);
  g_autofree char *copy = g_build_filename (folder, "office-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (copy));
  g_autofree char *all = g_build_filename (kept, ".", NULL);
  run_command ("cp -a --reflink=auto", all, copy);
  char *path = g_build_filename (copy, "office.gadiba", NULL);
  tell (path);
  return path;
}

void
bench_drop_office (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  run_command ("rm -rf", folder, NULL);
}
