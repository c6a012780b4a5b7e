/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-register-list.h"

#include "gadiba-person-line-private.h"
#include "gadiba-standing-private.h"
#include "gadiba-term-private.h"

/*
 * Which lines: of applications and decisions search_application and search_decision alone answer
 * that, each order from an index that holds all that is filtered by, too. However few lines a
 * filter leaves, nothing is looked up or sorted. Letters never change and are read as they are
 * stored: by number and by client in order, else sorted.
 */

#define REPLACED "EXISTS (SELECT 1 FROM decision WHERE replaces = d.id)"

/* A statement in the making, and the values of its parameters. */
typedef struct
{
  GString *sql;
  GArray *binds; /* GadibaBind */
} Question;

static void
clear_question (Question *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->binds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, clear_question)

/* @bind: (nullable): of a parameter that is new with @sql */
static void
add (Question *self, const char *sql, const GadibaBind *bind)
{
  g_string_append (self->sql, sql);
  if (bind != NULL)
    g_array_append_vals (self->binds, bind, 1);
}

/* @from, @to: conditions with these parameters */
static void
add_days (Question *self, const GadibaRegisterQuery *query, const char *from, const char *to)
{
  if (query->from != GADIBA_DATE_NONE)
    add (self, from, &BIND_DATE ("from", query->from));
  if (query->to != GADIBA_DATE_NONE)
    add (self, to, &BIND_DATE ("to", query->to));
}

static void
add_applications (Question *self, const GadibaRegisterAsked *asked)
{
  const GadibaRegisterQuery *query = &asked->query;

  add_days (self, query, " AND s.received >= :from", " AND s.received <= :to");
  if (g_strcmp0 (query->state, "overdue") == 0)
    {
      add (self, " AND s.stage = 0 AND s.received <= :late", &BIND_DATE ("late", asked->late));
      add (self, " AND coalesce (" GADIBA_MOVED ("s.application") ", '') < :in_time",
           &BIND_DATE ("in_time", asked->in_time));
    }
  else if (query->state != NULL)
    add (self,
         " AND s.stage = CASE :state WHEN 'open' THEN 0 WHEN 'decided' THEN 1 WHEN 'withdrawn'"
         " THEN 2 END",
         &BIND_TEXT ("state", query->state));
  if (query->benefit != NULL)
    add (self, " AND instr (s.asked, ' ' || :benefit || ' ')", NULL);
}

static void
add_decisions (Question *self, const GadibaRegisterAsked *asked)
{
  const GadibaRegisterQuery *query = &asked->query;
  const char *state = query->state;

  add_days (self, query, " AND s.day >= :from", " AND s.day <= :to");
  if (g_strcmp0 (state, "replaced") == 0)
    add (self, " AND s.replaced", NULL);
  else if (g_strcmp0 (state, "running") == 0)
    add (self, " AND NOT s.replaced AND s.runs_to >= :today", &BIND_DATE ("today", asked->today));
  else if (g_strcmp0 (state, "ended") == 0)
    add (self, " AND NOT s.replaced AND s.runs_to < :today", &BIND_DATE ("today", asked->today));
  else if (state != NULL)
    add (self, " AND 0", NULL);
  if (query->benefit != NULL)
    add (self, " AND instr (s.decided, ' ' || :benefit || '=')", NULL);
}

/* What became of a letter, as gadiba_register_letter_get_state() says. */
#define STATE                                                                                      \
  " CASE WHEN EXISTS (SELECT 1 FROM signed_file WHERE correspondence = s.id) THEN 'signed'"        \
  " WHEN EXISTS (SELECT 1 FROM correspondence_out WHERE correspondence = s.id) THEN 'out'"         \
  " ELSE 'waiting' END"

static void
add_letters (Question *self, const GadibaRegisterAsked *asked)
{
  const GadibaRegisterQuery *query = &asked->query;

  add_days (self, query, " AND s.day >= :from", " AND s.day <= :to");
  if (query->letter != NULL)
    add (self, " AND s.kind = :letter", &BIND_TEXT ("letter", query->letter));
  if (query->state != NULL)
    add (self, " AND" STATE " = :state", &BIND_TEXT ("state", query->state));
}

/* What was decided, on an application or by a decision. */
static void
add_decided (Question *self, const GadibaRegisterAsked *asked)
{
  const GadibaRegisterQuery *query = &asked->query;

  if (query->outcome != NULL)
    add (self,
         query->benefit != NULL
             ? " AND instr (s.decided, ' ' || :benefit || '=' || :outcome || ' ')"
             : " AND instr (s.decided, '=' || :outcome || ' ')",
         &BIND_TEXT ("outcome", query->outcome));
  if (query->status != NULL)
    add (self, " AND instr (s.decided, ' status:' || :status || ' ')",
         &BIND_TEXT ("status", query->status));
  if (query->benefit != NULL)
    g_array_append_vals (self->binds, &BIND_TEXT ("benefit", query->benefit), 1);
}

/* Adds to @self which lines are asked for. @from: (nullable): by which they are read in order */
static void
add_lines (Question *self, const GadibaRegisterAsked *asked, const char *from)
{
  static const char *const tables[] = { " FROM search_application s", " FROM search_decision s",
                                        " FROM correspondence s" };

  add (self, from != NULL ? from : tables[asked->query.kind], NULL);
  add (self, " WHERE 1", NULL);
  switch (asked->query.kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      add_applications (self, asked);
      add_decided (self, asked);
      break;
    case GADIBA_REGISTER_DECISIONS:
      add_decisions (self, asked);
      add_decided (self, asked);
      break;
    case GADIBA_REGISTER_LETTERS:
      add_letters (self, asked);
      break;
    }
  if (asked->query.caseworker != 0)
    add (self, " AND s.caseworker = :caseworker",
         &BIND_INT ("caseworker", asked->query.caseworker));
}

/* A statement on the lines that are asked for. @before, @after: what stands around them */
static GadibaStatement *
ask (GadibaDb *db, const GadibaRegisterAsked *asked, const char *before, const char *from,
     const char *after, GError **error)
{
  g_auto (Question)
      question = { g_string_new (before), g_array_new (FALSE, FALSE, sizeof (GadibaBind)) };

  add_lines (&question, asked, from);
  add (&question, after, NULL);
  if (strstr (after, ":kinds") != NULL)
    g_array_append_vals (question.binds, &BIND_TEXT ("kinds", asked->kinds), 1);
  g_array_append_vals (question.binds, &BIND_END, 1);
  return gadiba_db_query (db, question.sql->str, (const GadibaBind *) question.binds->data, error);
}

/* What an item gives in all its months. */
#define AMOUNT                                                                                     \
  "coalesce ((SELECT sum (amount) FROM decision_month WHERE item = i.id),"                         \
  " CASE WHEN NOT i.monthly THEN i.amount END)"

/* By what lines are ordered, one after the other, and from where they are read so. */
typedef struct
{
  GadibaRegisterKind kind;
  const char *sort, *from, *by[3];
} Order;

#define BY(kind, table, sort, by, then)                                                            \
  {                                                                                                \
    kind, sort, " FROM search_" table " s INDEXED BY search_" table "_" sort,                      \
    {                                                                                              \
      "s." by, "s." then, "s." table                                                               \
    }                                                                                              \
  }
#define APPLICATIONS_BY(sort, by, then)                                                            \
  BY (GADIBA_REGISTER_APPLICATIONS, "application", sort, by, then)
#define DECISIONS_BY(sort, by, then) BY (GADIBA_REGISTER_DECISIONS, "decision", sort, by, then)
#define LETTERS_BY(sort, from, ...)                                                                \
  {                                                                                                \
    GADIBA_REGISTER_LETTERS, sort, " FROM " from, { __VA_ARGS__ }                                  \
  }

static const Order orders[] = {
  APPLICATIONS_BY ("day", "received", "application"),
  APPLICATIONS_BY ("number", "series", "num"),
  APPLICATIONS_BY ("client", "sort_key", "application"),
  APPLICATIONS_BY ("state", "stage", "received"),
  APPLICATIONS_BY ("caseworker", "caseworker_name", "received"),
  DECISIONS_BY ("day", "day", "decision"),
  DECISIONS_BY ("number", "series", "num"),
  DECISIONS_BY ("client", "sort_key", "decision"),
  DECISIONS_BY ("state", "replaced", "day"),
  DECISIONS_BY ("caseworker", "caseworker_name", "day"),
  DECISIONS_BY ("amount", "amount", "decision"),
  DECISIONS_BY ("until", "until", "decision"),
  /* The index of what is unique in its third place: series, year, num. */
  LETTERS_BY ("number", "correspondence s INDEXED BY sqlite_autoindex_correspondence_3", "s.series",
              "s.year", "s.num"),
  LETTERS_BY (
      "client",
      "search_application o INDEXED BY search_application_client CROSS JOIN correspondence s"
      " ON s.application = o.application",
      "o.sort_key", "o.application", "s.id"),
  LETTERS_BY ("day", "correspondence s", "s.day", "s.id"),
  LETTERS_BY ("kind", "correspondence s", "instr (:kinds, ' ' || s.kind || ' ')", "s.day", "s.id"),
  LETTERS_BY ("caseworker",
              "correspondence s NOT INDEXED CROSS JOIN caseworker w ON w.id = s.caseworker",
              "w.name", "s.day", "s.id"),
};

static const Order *
find_order (const GadibaRegisterQuery *query)
{
  const char *sort = query->sort != NULL ? query->sort : "day";

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].kind == query->kind && g_str_equal (orders[i].sort, sort))
      return &orders[i];
  g_return_val_if_reached (NULL);
}

/* @n: at most so many lines. Returns: (transfer full): the end of a statement */
static char *
make_order (const Order *order, gboolean descending, guint n)
{
  g_autoptr (GString) text = g_string_new (" ORDER BY ");

  for (gsize i = 0; i < G_N_ELEMENTS (order->by) && order->by[i] != NULL; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? ", " : "", order->by[i],
                            descending ? " DESC" : "");
  g_string_append_printf (text, " LIMIT %u /*scan*/%s", n,
                          order->kind == GADIBA_REGISTER_LETTERS ? " /*sort*/" : "");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GArray *
gadiba_register_list (GadibaDb *db, const GadibaRegisterAsked *asked, guint n, GError **error)
{
  static const char *const keys_of[] = { "SELECT s.application", "SELECT s.decision",
                                         "SELECT s.id" };
  g_return_val_if_fail (db != NULL && asked != NULL, NULL);

  const Order *order = find_order (&asked->query);
  g_return_val_if_fail (order != NULL, NULL);
  g_autofree char *after = make_order (order, asked->query.descending, n);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GadibaStatement) statement =
      ask (db, asked, keys_of[order->kind], order->from, after, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      gint64 key = row ? gadiba_statement_get_int (statement, 0) : 0;
      if (row)
        g_array_append_val (keys, key);
    }
  return statement != NULL ? g_steal_pointer (&keys) : NULL;
}

/* --- lines --- */

static void
take_line (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaRegisterRow *line = ((GPtrArray *) data)->pdata[row];
  const char *benefits = gadiba_statement_get_text (statement, 9);

  line->person = gadiba_statement_get_int (statement, 1);
  line->application = g_strdup (gadiba_statement_get_text (statement, 2));
  line->received = gadiba_statement_get_date (statement, 3);
  line->state = g_intern_string (gadiba_statement_get_text (statement, 4));
  line->decision = g_strdup (gadiba_statement_get_text (statement, 5));
  line->day = gadiba_statement_get_date (statement, 6);
  line->replaced = gadiba_statement_get_int (statement, 7) != 0;
  line->caseworker = g_strdup (gadiba_statement_get_text (statement, 8));
  if (!gadiba_statement_is_null (statement, 10))
    gadiba_decision_kind_parse (gadiba_statement_get_text (statement, 10), &line->kind);
  line->moved = gadiba_statement_get_date (statement, 11);
  line->benefits = g_strsplit (benefits != NULL ? benefits : "", " ", -1);
}

/* The decision's own items come one after the other. */
static void
take_item (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaRegisterItem *item = gadiba_register_row_add_item (((GPtrArray *) data)->pdata[row]);

  item->benefit = g_intern_string (gadiba_statement_get_text (statement, 1));
  item->title = g_strdup (gadiba_statement_get_text (statement, 2));
  item->outcome = gadiba_register_parse_outcome (gadiba_statement_get_text (statement, 3));
  item->word = g_intern_string (gadiba_statement_get_text (statement, 4));
  item->has_amount =
      !g_str_equal (item->benefit, "status") && !gadiba_statement_is_null (statement, 5);
  item->amount = item->has_amount ? gadiba_statement_get_int (statement, 5) : 0;
  item->to = gadiba_statement_get_date (statement, 6);
}

static void
take_letter (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaRegisterRow *line = ((GPtrArray *) data)->pdata[row];
  GadibaRegisterLetter *letter = &line->letter;

  line->person = gadiba_statement_get_int (statement, 1);
  line->application = g_strdup (gadiba_statement_get_text (statement, 2));
  line->received = gadiba_statement_get_date (statement, 3);
  line->day = gadiba_statement_get_date (statement, 4);
  line->caseworker = g_strdup (gadiba_statement_get_text (statement, 5));
  letter->number = g_strdup (gadiba_statement_get_text (statement, 6));
  letter->title = g_strdup (gadiba_statement_get_text (statement, 7));
  letter->kind = g_intern_string (gadiba_statement_get_text (statement, 8));
  letter->person = gadiba_statement_get_int (statement, 9);
  letter->until = gadiba_statement_get_date (statement, 10);
  letter->out = gadiba_statement_get_date (statement, 11);
  letter->way = g_intern_string (gadiba_statement_get_text (statement, 12));
  letter->came_in = gadiba_statement_get_date (statement, 13);
}

#define LINE                                                                                       \
  "SELECT r.rowid, c.person, a.number, a.received, a.state, d.number, d.day, " REPLACED            \
  ", w.name, (SELECT group_concat (benefit, ' ') FROM (SELECT benefit FROM application_benefit"    \
  " WHERE application = a.id ORDER BY id)), d.kind," GADIBA_MOVED ("a.id") "FROM gadiba_rows r"
#define ITEM                                                                                       \
  "SELECT r.rowid, i.benefit, i.title, i.outcome, i.word, " AMOUNT ", i.to_day FROM gadiba_rows r" \
  " CROSS JOIN decision_item i ON i.decision = "
#define LAST_OUT(column)                                                                           \
  "(SELECT " column " FROM correspondence_out WHERE correspondence = s.id ORDER BY day DESC, id"   \
  " DESC LIMIT 1)"
#define LETTER                                                                                     \
  "SELECT r.rowid, c.person, a.number, a.received, s.day, w.name, s.number, s.title, s.kind,"      \
  " s.person, s.until, " LAST_OUT ("day") ", " LAST_OUT (                                          \
      "way") ", (SELECT max (day) FROM signed_file WHERE correspondence = s.id) FROM gadiba_rows"  \
             " r CROSS JOIN correspondence s ON s.id = r.c0 CROSS JOIN application a ON a.id ="    \
             " s.application CROSS JOIN client c ON c.id = a.client CROSS JOIN caseworker w ON"    \
             " w.id = s.caseworker /*scan*/ /*sort*/"

static gboolean
read_lines (const GadibaPersonRows *rows, GadibaRegisterKind kind, GPtrArray *lines, GError **error)
{
  switch (kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      return _gadiba_person_rows_read (
                 rows,
                 LINE " CROSS JOIN application a ON a.id = r.c0 CROSS JOIN client c ON c.id ="
                      " a.client LEFT JOIN decision d ON d.id =" GADIBA_JUDGED (
                          "a.id") "LEFT JOIN"
                                  " caseworker w ON w.id = coalesce (d.caseworker, c.caseworker) "
                                  "/*scan*/ /*sort*/",
                 take_line, lines, error)
             && _gadiba_person_rows_read (
                 rows, ITEM GADIBA_JUDGED ("r.c0") "ORDER BY i.id /*scan*/ /*sort*/", take_item,
                 lines, error);
    case GADIBA_REGISTER_DECISIONS:
      return _gadiba_person_rows_read (
                 rows,
                 LINE " CROSS JOIN decision d ON d.id = r.c0 CROSS JOIN application a ON a.id ="
                      " d.application CROSS JOIN client c ON c.id = a.client CROSS JOIN caseworker"
                      " w ON w.id = d.caseworker /*scan*/ /*sort*/",
                 take_line, lines, error)
             && _gadiba_person_rows_read (rows, ITEM "r.c0 ORDER BY i.id /*scan*/ /*sort*/",
                                          take_item, lines, error);
    case GADIBA_REGISTER_LETTERS:
      return _gadiba_person_rows_read (rows, LETTER, take_letter, lines, error);
    }
  g_return_val_if_reached (FALSE);
}

/* Of the lines that are there: who applied, or whom alone the letter is about. */
static gboolean
read_persons (GadibaDb *db, GPtrArray *lines, gboolean alone, GError **error)
{
  g_autofree GadibaBind *persons = g_new (GadibaBind, lines->len + 1);
  g_autofree GadibaPersonLine *names = g_new0 (GadibaPersonLine, lines->len + 1);
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaRegisterRow *line = lines->pdata[i];
      persons[i] = BIND_INT ("", alone ? line->letter.person : line->person);
    }
  const GadibaPersonRows rows = { db, { persons, lines->len, 1 } };
  gboolean done = _gadiba_person_lines_read_names (&rows, names, error)
                  && (alone || _gadiba_person_lines_read_rest (&rows, names, error));
  for (guint i = 0; i < lines->len; i++)
    {
      GadibaRegisterRow *line = lines->pdata[i];
      *(alone ? &line->letter.given : &line->given) = g_steal_pointer (&names[i].given);
      *(alone ? &line->letter.family : &line->family) = g_steal_pointer (&names[i].family);
      if (!alone)
        line->code = g_steal_pointer (&names[i].code);
      _gadiba_person_line_clear (&names[i]);
    }
  return done;
}

GPtrArray *
gadiba_register_read (GadibaDb *db, GadibaRegisterKind kind, const gint64 *keys, guint n,
                      GError **error)
{
  g_return_val_if_fail (db != NULL && (keys != NULL || n == 0), NULL);

  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_register_row_free);
  g_autofree GadibaBind *values = g_new (GadibaBind, n + 1);
  for (guint i = 0; i < n; i++)
    {
      GadibaRegisterRow *line = gadiba_register_row_new ();
      line->id = keys[i];
      values[i] = BIND_INT ("", keys[i]);
      g_ptr_array_add (lines, line);
    }
  const GadibaPersonRows rows = { db, { values, n, 1 } };
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  if (transaction == NULL
      || (n > 0
          && (!read_lines (&rows, kind, lines, error) || !read_persons (db, lines, FALSE, error)))
      || (n > 0 && kind == GADIBA_REGISTER_LETTERS && !read_persons (db, lines, TRUE, error))
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&lines);
}

/* --- totals --- */

#define STAGES                                                                                     \
  "SELECT count (*), count (*) FILTER (WHERE stage = 0), count (*) FILTER (WHERE stage = 1),"      \
  " count (*) FILTER (WHERE stage = 2), "

static gboolean
count_lines (GadibaDb *db, const GadibaRegisterAsked *asked, GadibaRegisterTotals *totals,
             GError **error)
{
  g_autoptr (GadibaStatement) statement =
      ask (db, asked,
           asked->query.kind == GADIBA_REGISTER_APPLICATIONS
               ? STAGES "count (*) FILTER (WHERE decision IN (SELECT replaces FROM decision))"
               : "SELECT count (*), 0, 0, 0, count (*) FILTER (WHERE replaced)",
           NULL, " /*scan*/", error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  totals->n = (guint) gadiba_statement_get_int (statement, 0);
  totals->n_open = (guint) gadiba_statement_get_int (statement, 1);
  totals->n_decided = (guint) gadiba_statement_get_int (statement, 2);
  totals->n_withdrawn = (guint) gadiba_statement_get_int (statement, 3);
  totals->n_replaced = (guint) gadiba_statement_get_int (statement, 4);
  return TRUE;
}

static gboolean
count_letters (GadibaDb *db, const GadibaRegisterAsked *asked, GadibaRegisterTotals *totals,
               GError **error)
{
  g_autoptr (GadibaStatement) statement =
      ask (db, asked, "WITH line (state) AS MATERIALIZED (SELECT" STATE, NULL,
           ") SELECT count (*), count (*) FILTER (WHERE state = 'waiting'),"
           " count (*) FILTER (WHERE state = 'out'), count (*) FILTER (WHERE state = 'signed')"
           " FROM line /*scan*/",
           error);
  gboolean row = FALSE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  totals->n = (guint) gadiba_statement_get_int (statement, 0);
  totals->n_waiting = (guint) gadiba_statement_get_int (statement, 1);
  totals->n_out = (guint) gadiba_statement_get_int (statement, 2);
  totals->n_signed = (guint) gadiba_statement_get_int (statement, 3);
  return TRUE;
}

/* By benefit; where one is asked for, this one alone. */
static gboolean
sum_items (GadibaDb *db, const GadibaRegisterAsked *asked, GadibaRegisterTotals *totals,
           GError **error)
{
#define SUMS_OF                                                                                    \
  " AND s.decision IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision WHERE replaces ="            \
  " s.decision)) SELECT i.benefit, max (i.title),"                                                 \
  " count (*) FILTER (WHERE i.outcome = 'granted'),"                                               \
  " count (*) FILTER (WHERE i.outcome = 'refused'),"                                               \
  " count (*) FILTER (WHERE i.outcome = 'left-open'),"                                             \
  " sum (CASE WHEN i.outcome = 'granted' AND i.benefit <> 'status' THEN " AMOUNT " END)"           \
  " FROM line CROSS JOIN decision_item i ON i.decision = line.decision"
#define SUMS_BY                                                                                    \
  " GROUP BY i.benefit ORDER BY i.benefit <> 'status', min (i.title) /*scan*/ /*sort*/"
  g_autoptr (GadibaStatement) statement =
      ask (db, asked, "WITH line (decision) AS MATERIALIZED (SELECT s.decision", NULL,
           asked->query.benefit != NULL ? SUMS_OF " WHERE i.benefit = :benefit" SUMS_BY
                                        : SUMS_OF SUMS_BY,
           error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      GadibaRegisterSum *sum = gadiba_register_totals_add_sum (totals);
      sum->benefit = g_strdup (gadiba_statement_get_text (statement, 0));
      sum->title = g_strdup (gadiba_statement_get_text (statement, 1));
      sum->n_granted = (guint) gadiba_statement_get_int (statement, 2);
      sum->n_refused = (guint) gadiba_statement_get_int (statement, 3);
      sum->n_open = (guint) gadiba_statement_get_int (statement, 4);
      sum->amount = gadiba_statement_get_int (statement, 5);
    }
  return statement != NULL;
}

GadibaRegisterTotals *
gadiba_register_total (GadibaDb *db, const GadibaRegisterAsked *asked, GError **error)
{
  g_return_val_if_fail (db != NULL && asked != NULL, NULL);

  g_autoptr (GadibaRegisterTotals) totals = gadiba_register_totals_new ();
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  if (transaction == NULL
      || (asked->query.kind == GADIBA_REGISTER_LETTERS
              ? !count_letters (db, asked, totals, error)
              : !count_lines (db, asked, totals, error) || !sum_items (db, asked, totals, error))
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&totals);
}

/* --- what can be asked for --- */

GadibaRegisterChoices *
gadiba_register_read_choices (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GadibaRegisterChoices) choices = gadiba_register_choices_new ();
  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT id, name FROM caseworker UNION ALL SELECT 0, benefit FROM (SELECT benefit FROM"
      " application_benefit UNION SELECT benefit FROM decision_item) /*scan*/ /*sort*/",
      NULL, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      gint64 id = gadiba_statement_get_int (statement, 0);
      char *text = g_strdup (gadiba_statement_get_text (statement, 1));
      g_ptr_array_add (id != 0 ? choices->names : choices->benefits, text);
      if (id != 0)
        g_array_append_val (choices->caseworkers, id);
    }
  return statement != NULL ? g_steal_pointer (&choices) : NULL;
}
