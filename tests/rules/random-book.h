/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules-test.h"

/* Books whose formulas are drawn at random, each part of the type that is wanted there, and
 * households that state some of the facts. */

#define RANDOM_LEVELS CHOICE ("low") CHOICE ("middle") CHOICE ("high")

static const char random_parameters[] =
    "<parameter id=\"flat\" type=\"money\" title=\"t\">"
    "<value from=\"2000-01-01\" is=\"33.35\" source=\"L 1\"/>"
    "<value from=\"2025-12-01\" is=\"77.77\" source=\"L 1\"/></parameter>"
    "<parameter id=\"late\" type=\"money\" title=\"t\">"
    "<value from=\"2026-03-01\" is=\"5.00\" source=\"L 1\"/></parameter>"
    "<parameter id=\"rate\" type=\"number\" title=\"t\">"
    "<value from=\"2000-01-01\" is=\"0.125\" source=\"L 1\"/></parameter>"
    "<parameter id=\"old\" type=\"number\" unit=\"months\" title=\"t\">"
    "<value from=\"2000-01-01\" is=\"720\" source=\"L 1\"/>"
    "<value from=\"2020-01-01\" is=\"756\" source=\"L 1\"/></parameter>"
    "<parameter id=\"by-level\" type=\"money\" keys=\"low middle high\" title=\"t\">"
    "<value from=\"2000-01-01\" source=\"L 1\"><entry key=\"low\" is=\"1.00\"/>"
    "<entry key=\"middle\" is=\"2.50\"/><entry key=\"high\" is=\"2.50\"/></value></parameter>";

static const char random_facts[] = FACT ("m1", "money") FACT ("m2", "money") FACT ("huge", "money")
    FACT ("n1", "number") FACT ("y1", "yes-no") FACT ("y2", "yes-no") FACT ("d1", "date")
        FACT ("t1", "month") WORD_FACT_OF ("household", "w1", RANDOM_LEVELS) WORD_FACT_OF (
            "household", "w2",
            RANDOM_LEVELS) "<fact id=\"taken\" type=\"yes-no\" otherwise=\"yes\" title=\"t\"/>"
                           "<fact of=\"person\" id=\"away\" type=\"yes-no\" otherwise=\"no\" "
                           "title=\"t\"/>" FACT_OF ("person", "pm", "money")
                               FACT_OF ("person", "pn", "number") FACT_OF ("person", "py", "yes-no")
                                   FACT_OF ("person", "born", "date")
                                       WORD_FACT_OF ("person", "pw", RANDOM_LEVELS)
                                           FACT_OF ("saving", "sm",
                                                    "money") "<fact of=\"vehicle\" id=\"mass\" "
                                                             "type=\"number\" unit=\"kg\" "
                                                             "title=\"t\"/>" WORD_FACT_OF (
                                                                 "vehicle", "vw", RANDOM_LEVELS);

static const char random_costs[] =
    "<item id=\"rent\" title=\"t\"><norm from=\"2000-01-01\" source=\"L 1\"/></item>"
    "<item id=\"water\" title=\"t\"><norm from=\"2000-01-01\" unit=\"ha\" first=\"3\" "
    "further=\"2\" source=\"L 1\"/></item>"
    "<item id=\"phone\" title=\"t\"><norm from=\"2000-01-01\" cap=\"20.00\" source=\"L "
    "1\"/></item>";

typedef enum
{
  SORT_MONEY,
  SORT_NUMBER,
  SORT_YES_NO,
  SORT_WORD,
  SORT_DATE,
  SORT_MONTH,
  N_SORTS,
} Sort;

static const char *const sort_types[] = { "money", "number", "yes-no", "word", "date", "month" };

typedef struct
{
  GRand *rand;
  GString *text;
  gboolean bound[GADIBA_N_ENTITIES]; /* whose facts may be named */
  guint n_scope;
  GPtrArray *steps[GADIBA_N_ENTITIES][N_SORTS]; /* char *: those that there are already */
} Draw;

static void draw (Draw *self, Sort sort, guint depth);

static inline guint
pick (Draw *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

/* What @format holds for a $: the next of @sorts is drawn ("m" money, "n" number, "y" yes or no,
 * "w" word, "d" date, "t" month). */
static inline void
put (Draw *self, const char *format, guint depth)
{
  static const char letters[] = "mnywdt";
  for (const char *p = format; *p != '\0'; p++)
    if (*p == '$')
      draw (self, (Sort) (strchr (letters, *++p) - letters), depth - 1);
    else
      g_string_append_c (self->text, *p);
}

static inline gboolean
is_bound (const Draw *self, GadibaEntity entity)
{
  return entity == GADIBA_ENTITY_HOUSEHOLD || self->bound[entity];
}

/* A name of a fact or step that the scope has. */
static inline gboolean
put_name (Draw *self, Sort sort)
{
  static const struct
  {
    GadibaEntity of;
    Sort sort;
    const char *name;
  } names[] = {
    { GADIBA_ENTITY_HOUSEHOLD, SORT_MONEY, "m1" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_MONEY, "m2" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_MONEY, "huge" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_NUMBER, "n1" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_YES_NO, "y1" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_YES_NO, "y2" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_YES_NO, "taken" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_WORD, "w1" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_WORD, "w2" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_DATE, "d1" },
    { GADIBA_ENTITY_HOUSEHOLD, SORT_MONTH, "t1" },
    { GADIBA_ENTITY_PERSON, SORT_MONEY, "pm" },
    { GADIBA_ENTITY_PERSON, SORT_NUMBER, "pn" },
    { GADIBA_ENTITY_PERSON, SORT_YES_NO, "py" },
    { GADIBA_ENTITY_PERSON, SORT_YES_NO, "away" },
    { GADIBA_ENTITY_PERSON, SORT_WORD, "pw" },
    { GADIBA_ENTITY_PERSON, SORT_DATE, "born" },
    { GADIBA_ENTITY_SAVING, SORT_MONEY, "sm" },
    { GADIBA_ENTITY_VEHICLE, SORT_WORD, "vw" },
    { GADIBA_ENTITY_INCOME, SORT_MONEY, "income.amount" },
    { GADIBA_ENTITY_INCOME, SORT_MONTH, "income.month" },
    { GADIBA_ENTITY_INCOME, SORT_YES_NO, "income.irregular" },
    { GADIBA_ENTITY_RECEIPT, SORT_MONEY, "receipt.amount" },
    { GADIBA_ENTITY_RECEIPT, SORT_MONTH, "receipt.month" },
    { GADIBA_ENTITY_BILL, SORT_MONEY, "bill.amount" },
    { GADIBA_ENTITY_BILL, SORT_YES_NO, "has-cap" },
    { GADIBA_ENTITY_CONDITION, SORT_YES_NO, "met" },
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].sort == sort && is_bound (self, names[i].of))
      g_ptr_array_add (found, (gpointer) names[i].name);
  for (guint i = 0; i < GADIBA_N_ENTITIES; i++)
    for (guint j = 0; is_bound (self, (GadibaEntity) i) && j < self->steps[i][sort]->len; j++)
      g_ptr_array_add (found, self->steps[i][sort]->pdata[j]);
  if (found->len == 0)
    return FALSE;
  g_string_append (self->text, found->pdata[pick (self, found->len)]);
  return TRUE;
}

/* An aggregate: its rows may be named within. */
static inline void
put_aggregate (Draw *self, const char *function, const char *value, guint depth)
{
  static const GadibaEntity entities[] = { GADIBA_ENTITY_PERSON,  GADIBA_ENTITY_SAVING,
                                           GADIBA_ENTITY_VEHICLE, GADIBA_ENTITY_INCOME,
                                           GADIBA_ENTITY_BILL,    GADIBA_ENTITY_CONDITION };
  GadibaEntity entity = entities[pick (self, G_N_ELEMENTS (entities))];
  gboolean of_person = entity == GADIBA_ENTITY_SAVING || entity == GADIBA_ENTITY_INCOME;
  gboolean outer = self->bound[entity];
  gboolean person = self->bound[GADIBA_ENTITY_PERSON];
  g_string_append_printf (self->text, "%s(%s", function, gadiba_entity_get_plural (entity));
  self->bound[entity] = TRUE;
  if (of_person)
    self->bound[GADIBA_ENTITY_PERSON] = TRUE;
  self->n_scope += 2;
  if (pick (self, 2) == 0)
    put (self, " where $y", depth);
  if (value != NULL)
    {
      g_string_append (self->text, ", ");
      put (self, value, depth);
    }
  self->n_scope -= 2;
  self->bound[GADIBA_ENTITY_PERSON] = person;
  self->bound[entity] = outer;
  g_string_append_c (self->text, ')');
}

#define MAX_FORMS 16

static const char *const random_forms[N_SORTS][MAX_FORMS] = {
  [SORT_MONEY] = { "($m + $m)", "($m - $m)", "($m * $n)", "($m / $n)", "min($m, $m)",
                   "max($m, 0 EUR, $m)", "abs($m)", "round($m, 0.01, half-up)",
                   "round($m, 0.5, half-even)", "if($y, $m, $m)", "(-($m))", "by-level[$w]",
                   "at(flat, $t)", "at(late, $d)", "if($y, missing(m1), $m)" },
  [SORT_NUMBER] = { "($n + $n)", "($n - $n)", "($n * $n)", "($m / $m)", "($n / $n)", "min($n, $n)",
                    "if($y, $n, $n)", "round($n, 1, up)", "round($n, 1, down)", "year-of($d)",
                    "month-number($t)", "abs($n)", "month-number($d)", "year-of($t)" },
  [SORT_YES_NO] = { "($y and $y)", "($y or $y)", "(not $y)", "($m > $m)", "($m <= $m)", "($n = $n)",
                    "($n <> $n)", "($w = $w)", "($d < $d)", "($t >= $t)", "known($m)",
                    "($w in (\"low\", \"middle\"))", "(age($d) >= 18 years)", "reached($d, old)",
                    "if($y, missing(y2), $y)", "(y1 = $y)" },
  [SORT_WORD] = { "if($y, $w, $w)", "if($n > 2, $w, \"high\")", "if($y, \"low\", $w)" },
  [SORT_DATE] = { "($d + 18 years)", "($d - 1 months)", "first-day($t)", "last-day($t)",
                  "if($y, $d, $d)", "($d + 40 days)" },
  [SORT_MONTH] = { "($t + 2 months)", "month-of($d)", "if($y, $t, $t)", "($t - 1 years)" },
};

static inline void
put_leaf (Draw *self, Sort sort)
{
  static const char *const leaves[N_SORTS][4] = {
    [SORT_MONEY] = { "12.34 EUR", "0 EUR", "flat", "late" },
    [SORT_NUMBER] = { "3", "0", "rate", "7" },
    [SORT_YES_NO] = { "yes", "no", "asked(help)", "asked(help)" },
    [SORT_WORD] = { "w1", "w2", "w1", "w2" },
    [SORT_DATE] = { "day", "day", "first-day(t1)", "d1" },
    [SORT_MONTH] = { "month-of(day)", "t1", "t1", "t1" },
  };
  if (pick (self, 4) == 0 || !put_name (self, sort))
    g_string_append (self->text, leaves[sort][pick (self, 4)]);
}

static void
draw (Draw *self, Sort sort, guint depth)
{
  guint n_forms = 0;
  while (n_forms < MAX_FORMS && random_forms[sort][n_forms] != NULL)
    n_forms++;
  if (depth == 0 || pick (self, 6) == 0)
    {
      put_leaf (self, sort);
      return;
    }
  if (self->n_scope + 2 <= 4 && sort <= SORT_YES_NO && pick (self, 3) == 0)
    {
      static const char *const looking[] = { "any", "all" };
      if (sort == SORT_MONEY)
        put_aggregate (self, "sum", "$m", depth);
      else if (sort == SORT_NUMBER)
        put_aggregate (self, "count", NULL, depth);
      else
        put_aggregate (self, looking[pick (self, 2)], "$y", depth);
      return;
    }
  put (self, random_forms[sort][pick (self, n_forms)], depth);
}

/* --- the book --- */

static inline void
put_formula (Draw *self, GString *xml, Sort sort)
{
  g_autofree char *formula = NULL;
  g_string_truncate (self->text, 0);
  draw (self, sort, 1 + pick (self, 4));
  formula = g_markup_escape_text (self->text->str, -1);
  g_string_append_printf (xml, "<formula from=\"" EVER "\">%s</formula>", formula);
}

static inline void
put_step (Draw *self, GString *xml, GadibaEntity entity, guint number)
{
  Sort sort = (Sort) pick (self, N_SORTS);
  char *id = g_strdup_printf ("s%u", number);
  g_string_append_printf (xml, "<step id=\"%s\" for=\"%s\" type=\"%s\" title=\"t\" source=\"L 1\">",
                          id, gadiba_entity_get_name (entity), sort_types[sort]);
  if (sort == SORT_WORD)
    g_string_append (xml, RANDOM_LEVELS);
  self->bound[entity] = entity != GADIBA_ENTITY_HOUSEHOLD;
  self->n_scope = self->bound[entity] ? 1 : 0;
  put_formula (self, xml, sort);
  self->bound[entity] = FALSE;
  g_string_append (xml, "</step>\n");
  g_ptr_array_add (self->steps[entity][sort], id);
}

/* Returns: (nullable) (transfer full): a book, if what was drawn loads */
static inline GadibaBook *
draw_book (guint32 seed, guint n_steps)
{
  const Parts parts = { .parameters = random_parameters,
                        .facts = random_facts,
                        .costs = random_costs };
  g_autoptr (GString) xml = begin_book (&parts);
  g_autoptr (GString) text = g_string_new (NULL);
  Draw self = { .rand = g_rand_new_with_seed (seed), .text = text };
  GadibaBook *book;
  for (guint i = 0; i < GADIBA_N_ENTITIES * N_SORTS; i++)
    self.steps[i / N_SORTS][i % N_SORTS] = g_ptr_array_new_with_free_func (g_free);
  g_string_append (
      xml, "<section id=\"s\" title=\"s\">" EXCLUSION (
               "gone", "away") "<condition id=\"c1\" title=\"t\" source=\"L 1\" refusal=\"r\">");
  put_formula (&self, xml, SORT_YES_NO);
  g_string_append (xml, "</condition>" CONDITION ("c2", "y1")
                            GROUP ("work", "together=\"yes\"", KIND ("wage") KIND ("business"),
                                   "max(0, amount - flat)"));
  g_string_append (
      xml, GROUP ("plain", "", KIND ("pension") KIND ("rent"), "if(py, amount, amount / 3)"));
  for (guint i = 0; i < n_steps; i++)
    put_step (&self, xml, i % 3 == 0 ? GADIBA_ENTITY_PERSON : GADIBA_ENTITY_HOUSEHOLD, i);
  g_string_append (
      xml, STEP ("earned", "household", "money",
                 "sum(receipts, counted)") "</section>"
                                           "<benefit id=\"help\" title=\"t\" "
                                           "from=\"2000-01-01\" term=\"none\" paid=\"once\" "
                                           "source=\"L 1\"><condition id=\"c3\" "
                                           "title=\"t\" source=\"L 1\" refusal=\"r\">");
  put_formula (&self, xml, SORT_YES_NO);
  g_string_append (xml, "</condition>");
  put_formula (&self, xml, SORT_MONEY);
  g_string_append (xml, "</benefit></rules>");
  book = load_text (xml->str, NULL);
  for (guint i = 0; i < GADIBA_N_ENTITIES * N_SORTS; i++)
    g_ptr_array_unref (self.steps[i / N_SORTS][i % N_SORTS]);
  g_rand_free (self.rand);
  return book;
}
