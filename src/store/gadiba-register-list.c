/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-register-list.h"

#include "gadiba-person-line-private.h"

/* --- which lines --- */

/* The newest decision on an application is the one that counts. */
#define OF_CLIENT " LEFT JOIN client c ON c.id = a.client"
#define OF_DECISION                                                                                \
  " LEFT JOIN decision d ON d.id = (SELECT max (id) FROM decision WHERE application = a.id)"       \
  " LEFT JOIN caseworker w ON w.id = coalesce (d.caseworker, c.caseworker)"
#define OF_NEWEST                                                                                  \
  " FROM decision d CROSS JOIN application a ON a.id = d.application" OF_CLIENT OF_CASEWORKER
#define NEWEST "d.id = (SELECT max (id) FROM decision WHERE application = d.application)"
#define OF_APPLICATION " LEFT JOIN application a ON a.id = d.application"
#define OF_CASEWORKER " LEFT JOIN caseworker w ON w.id = d.caseworker"
#define OF_ORDER " LEFT JOIN search_order o ON o.person = c.person"

#define RUNS                                                                                       \
  "EXISTS (SELECT 1 FROM decision_item WHERE decision = d.id AND outcome = 'granted'"              \
  " AND (to_day IS NULL OR to_day >= :today))"
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

static void
add_applications (Question *self, const GadibaRegisterAsked *asked)
{
  const GadibaRegisterQuery *query = &asked->query;

  if (query->from != GADIBA_DATE_NONE)
    add (self, " AND a.received >= :from", &BIND_DATE ("from", query->from));
  if (query->to != GADIBA_DATE_NONE)
    add (self, " AND a.received <= :to", &BIND_DATE ("to", query->to));
  if (g_strcmp0 (query->state, "overdue") == 0)
    add (self, " AND a.state = 'open' AND a.received <= :late", &BIND_DATE ("late", asked->late));
  else if (query->state != NULL)
    add (self, " AND a.state = :state", &BIND_TEXT ("state", query->state));
  if (query->benefit != NULL)
    add (self,
         " AND EXISTS (SELECT 1 FROM application_benefit WHERE application = a.id"
         " AND benefit = :benefit)",
         NULL);
  if (query->caseworker != 0)
    add (self, " AND w.id = :caseworker", &BIND_INT ("caseworker", query->caseworker));
}

static void
add_decisions (Question *self, const GadibaRegisterAsked *asked)
{
  const GadibaRegisterQuery *query = &asked->query;
  const char *state = query->state;

  if (query->from != GADIBA_DATE_NONE)
    add (self, " AND d.day >= :from", &BIND_DATE ("from", query->from));
  if (query->to != GADIBA_DATE_NONE)
    add (self, " AND d.day <= :to", &BIND_DATE ("to", query->to));
  if (g_strcmp0 (state, "replaced") == 0)
    add (self, " AND " REPLACED, NULL);
  else if (g_strcmp0 (state, "running") == 0)
    add (self, " AND NOT " REPLACED " AND " RUNS, &BIND_DATE ("today", asked->today));
  else if (g_strcmp0 (state, "ended") == 0)
    add (self,
         " AND NOT " REPLACED " AND NOT " RUNS
         " AND EXISTS (SELECT 1 FROM decision_item WHERE decision = d.id AND outcome = 'granted')",
         &BIND_DATE ("today", asked->today));
  else if (state != NULL)
    add (self, " AND 0", NULL);
  if (query->benefit != NULL)
    add (self,
         " AND EXISTS (SELECT 1 FROM decision_item WHERE decision = d.id AND benefit = :benefit)",
         NULL);
  if (query->caseworker != 0)
    add (self, " AND d.caseworker = :caseworker", &BIND_INT ("caseworker", query->caseworker));
}

/* Only those tables are looked into that are needed: there are many lines. @whole: of which is not
 * known */
static void
add_tables (Question *self, const GadibaRegisterQuery *query, gboolean whole)
{
  gboolean by_client = !whole && g_strcmp0 (query->sort, "client") == 0;
  gboolean by_caseworker = !whole && g_strcmp0 (query->sort, "caseworker") == 0;
  gboolean of_decided = query->outcome != NULL || query->status != NULL;
  const char *where = " WHERE 1";

  switch (query->kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      /* Begins with what is decided, which is less, but where an index has the order: there the
       * first lines are found before all are seen. */
      if (of_decided && (whole || by_client || by_caseworker))
        {
          add (self, OF_NEWEST, NULL);
          where = " WHERE " NEWEST;
          break;
        }
      add (self, " FROM application a" OF_CLIENT, NULL);
      if (whole || of_decided || query->caseworker != 0 || by_caseworker)
        add (self, OF_DECISION, NULL);
      break;
    case GADIBA_REGISTER_DECISIONS:
      add (self, " FROM decision d" OF_CASEWORKER, NULL);
      if (whole || by_client)
        add (self, OF_APPLICATION OF_CLIENT, NULL);
      break;
    }
  add (self, by_client ? OF_ORDER : "", NULL);
  add (self, where, NULL);
}

/* Adds to @self which lines are asked for. */
static void
add_lines (Question *self, const GadibaRegisterAsked *asked)
{
  const GadibaRegisterQuery *query = &asked->query;

  switch (query->kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      add_applications (self, asked);
      break;
    case GADIBA_REGISTER_DECISIONS:
      add_decisions (self, asked);
      break;
    }
  if (query->outcome != NULL)
    add (self,
         query->benefit != NULL
             ? " AND EXISTS (SELECT 1 FROM decision_item WHERE decision = d.id AND outcome ="
               " :outcome AND benefit = :benefit)"
             : " AND EXISTS (SELECT 1 FROM decision_item WHERE decision = d.id AND outcome ="
               " :outcome)",
         &BIND_TEXT ("outcome", query->outcome));
  if (query->status != NULL)
    add (self,
         " AND EXISTS (SELECT 1 FROM decision_item WHERE decision = d.id AND benefit = 'status'"
         " AND word = :status)",
         &BIND_TEXT ("status", query->status));
  if (query->benefit != NULL)
    g_array_append_vals (self->binds, &BIND_TEXT ("benefit", query->benefit), 1);
}

/* A statement on the lines that are asked for. @before, @after: what stands around them; @order:
 * the end of it that puts them in order, NULL: it is about all that is known of them */
static GadibaStatement *
ask (GadibaDb *db, const GadibaRegisterAsked *asked, const char *before, const char *after,
     const char *order, GError **error)
{
  g_auto (Question)
      question = { g_string_new (before), g_array_new (FALSE, FALSE, sizeof (GadibaBind)) };

  add_tables (&question, &asked->query, order == NULL);
  add_lines (&question, asked);
  add (&question, after, NULL);
  add (&question, order != NULL ? order : "", &BIND_END);
  return gadiba_db_query (db, question.sql->str, (const GadibaBind *) question.binds->data, error);
}

/* What an item gives in all its months. */
#define AMOUNT                                                                                     \
  "coalesce ((SELECT sum (amount) FROM decision_month WHERE item = i.id),"                         \
  " CASE WHEN NOT i.monthly THEN i.amount END)"

/* By what lines are ordered, and lines that are the same in this. */
static const struct
{
  GadibaRegisterKind kind;
  const char *sort, *by, *then;
} orders[] = {
  { GADIBA_REGISTER_APPLICATIONS, "day", "a.received", "a.id" },
  { GADIBA_REGISTER_APPLICATIONS, "number", "a.series", "a.num" },
  { GADIBA_REGISTER_APPLICATIONS, "client", "o.sort_key", "a.id" },
  { GADIBA_REGISTER_APPLICATIONS, "state", "(a.state <> 'open') || a.state", "a.received" },
  { GADIBA_REGISTER_APPLICATIONS, "caseworker", "w.name", "a.received" },
  { GADIBA_REGISTER_DECISIONS, "day", "d.day", "d.id" },
  { GADIBA_REGISTER_DECISIONS, "number", "d.series", "d.num" },
  { GADIBA_REGISTER_DECISIONS, "client", "o.sort_key", "d.id" },
  { GADIBA_REGISTER_DECISIONS, "state", REPLACED, "d.day" },
  { GADIBA_REGISTER_DECISIONS, "caseworker", "w.name", "d.day" },
  { GADIBA_REGISTER_DECISIONS, "amount",
    "(SELECT sum (" AMOUNT ") FROM decision_item i WHERE i.decision = d.id AND outcome ="
    " 'granted' AND benefit <> 'status')",
    "d.id" },
  { GADIBA_REGISTER_DECISIONS, "until",
    "(SELECT max (to_day) FROM decision_item WHERE decision = d.id AND outcome = 'granted')",
    "d.id" },
};

/* @n: at most so many lines. Returns: (transfer full): the end of a statement */
static char *
make_order (const GadibaRegisterQuery *query, guint n)
{
  const char *sort = query->sort != NULL ? query->sort : "day";
  const char *direction = query->descending ? " DESC" : "";

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].kind == query->kind && g_str_equal (orders[i].sort, sort))
      return g_strdup_printf (" ORDER BY %s%s, %s%s, %s%s LIMIT %u /*scan*/ /*sort*/", orders[i].by,
                              direction, orders[i].then, direction,
                              query->kind == GADIBA_REGISTER_APPLICATIONS ? "a.id" : "d.id",
                              direction, n);
  g_return_val_if_reached (NULL);
}

GArray *
gadiba_register_list (GadibaDb *db, const GadibaRegisterAsked *asked, guint n, GError **error)
{
  g_return_val_if_fail (db != NULL && asked != NULL, NULL);

  g_autofree char *order = make_order (&asked->query, n);
  g_return_val_if_fail (order != NULL, NULL);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GadibaStatement) statement = ask (
      db, asked, asked->query.kind == GADIBA_REGISTER_APPLICATIONS ? "SELECT a.id" : "SELECT d.id",
      "", order, error);
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

#define LINE                                                                                       \
  "SELECT r.rowid, c.person, a.number, a.received, a.state, d.number, d.day, " REPLACED            \
  ", w.name, (SELECT group_concat (benefit, ' ') FROM (SELECT benefit FROM application_benefit"    \
  " WHERE application = a.id ORDER BY id)) FROM gadiba_rows r"
#define ITEM                                                                                       \
  "SELECT r.rowid, i.benefit, i.title, i.outcome, i.word, " AMOUNT ", i.to_day FROM gadiba_rows r" \
  " CROSS JOIN decision_item i ON i.decision = "

static gboolean
read_lines (const GadibaPersonRows *rows, GadibaRegisterKind kind, GPtrArray *lines, GError **error)
{
  switch (kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      return _gadiba_person_rows_read (
                 rows,
                 LINE " CROSS JOIN application a ON a.id = r.c0 CROSS JOIN client c ON c.id ="
                      " a.client LEFT JOIN decision d ON d.id = (SELECT max (id) FROM decision"
                      " WHERE application = a.id) LEFT JOIN caseworker w ON w.id ="
                      " coalesce (d.caseworker, c.caseworker) /*scan*/ /*sort*/",
                 take_line, lines, error)
             && _gadiba_person_rows_read (rows,
                                          ITEM "(SELECT max (id) FROM decision WHERE application ="
                                               " r.c0) ORDER BY i.id /*scan*/ /*sort*/",
                                          take_item, lines, error);
    case GADIBA_REGISTER_DECISIONS:
      return _gadiba_person_rows_read (
                 rows,
                 LINE " CROSS JOIN decision d ON d.id = r.c0 CROSS JOIN application a ON a.id ="
                      " d.application CROSS JOIN client c ON c.id = a.client CROSS JOIN caseworker"
                      " w ON w.id = d.caseworker /*scan*/ /*sort*/",
                 take_line, lines, error)
             && _gadiba_person_rows_read (rows, ITEM "r.c0 ORDER BY i.id /*scan*/ /*sort*/",
                                          take_item, lines, error);
    }
  g_return_val_if_reached (FALSE);
}

/* Who applied, of the lines that are there. */
static gboolean
read_persons (GadibaDb *db, GPtrArray *lines, GError **error)
{
  g_autofree GadibaBind *persons = g_new (GadibaBind, lines->len + 1);
  g_autofree GadibaPersonLine *names = g_new0 (GadibaPersonLine, lines->len + 1);
  for (guint i = 0; i < lines->len; i++)
    persons[i] = BIND_INT ("", ((GadibaRegisterRow *) lines->pdata[i])->person);
  const GadibaPersonRows rows = { db, { persons, lines->len, 1 } };
  gboolean done = _gadiba_person_lines_read_names (&rows, names, error)
                  && _gadiba_person_lines_read_rest (&rows, names, error);
  for (guint i = 0; i < lines->len; i++)
    {
      GadibaRegisterRow *line = lines->pdata[i];
      line->given = g_steal_pointer (&names[i].given);
      line->family = g_steal_pointer (&names[i].family);
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
      || (n > 0 && (!read_lines (&rows, kind, lines, error) || !read_persons (db, lines, error)))
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&lines);
}

/* --- totals --- */

/* @known: columns of a row: lines, open, decided, withdrawn, replaced */
static gboolean
count_lines (GadibaDb *db, const GadibaRegisterAsked *asked, GadibaRegisterTotals *totals,
             GError **error)
{
#define COUNTS                                                                                     \
  "SELECT count (*), count (*) FILTER (WHERE a.state = 'open'),"                                   \
  " count (*) FILTER (WHERE a.state = 'decided'), count (*) FILTER (WHERE a.state = 'withdrawn')," \
  " count (*) FILTER (WHERE d.id IS NOT NULL AND " REPLACED ")"
  g_autoptr (GadibaStatement) statement = ask (db, asked, COUNTS, " /*scan*/", NULL, error);
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

/* By benefit; where one is asked for, this one alone. */
static gboolean
sum_items (GadibaDb *db, const GadibaRegisterAsked *asked, GadibaRegisterTotals *totals,
           GError **error)
{
#define SUMS_OF                                                                                    \
  " AND d.id IS NOT NULL AND NOT " REPLACED ") SELECT i.benefit, max (i.title),"                   \
  " count (*) FILTER (WHERE i.outcome = 'granted'),"                                               \
  " count (*) FILTER (WHERE i.outcome = 'refused'),"                                               \
  " count (*) FILTER (WHERE i.outcome = 'left-open'),"                                             \
  " sum (CASE WHEN i.outcome = 'granted' AND i.benefit <> 'status' THEN " AMOUNT " END)"           \
  " FROM line CROSS JOIN decision_item i ON i.decision = line.decision"
#define SUMS_BY                                                                                    \
  " GROUP BY i.benefit ORDER BY i.benefit <> 'status', min (i.title) /*scan*/ /*sort*/"
  g_autoptr (GadibaStatement) statement =
      ask (db, asked, "WITH line (decision) AS MATERIALIZED (SELECT d.id",
           asked->query.benefit != NULL ? SUMS_OF " WHERE i.benefit = :benefit" SUMS_BY
                                        : SUMS_OF SUMS_BY,
           NULL, error);
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
  if (transaction == NULL || !count_lines (db, asked, totals, error)
      || !sum_items (db, asked, totals, error) || !gadiba_transaction_commit (transaction, error))
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
