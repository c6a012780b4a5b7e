/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-register-words-private.h"

#include <glib/gi18n-lib.h>

#include "gadiba-words.h"

/* --- columns --- */

enum
{
  APPLICATION_NUMBER,
  APPLICATION_CLIENT,
  APPLICATION_CODE,
  APPLICATION_RECEIVED,
  APPLICATION_BENEFITS,
  APPLICATION_STATE,
  APPLICATION_NEXT,
  APPLICATION_CASEWORKER,
  N_APPLICATION,
};

static const GadibaTableColumn application_columns[N_APPLICATION] = {
  { .id = "number", .title = N_ ("Number"), .sort = "number", .width = 12 },
  { .id = "client",
    .title = N_ ("Applicant"),
    .sort = "client",
    .width = 18,
    .strong = TRUE,
    .is_text = TRUE },
  { .id = "code",
    .title = N_ ("Personal code"),
    .width = 13,
    .dim = TRUE,
    .under = GADIBA_TABLE_UNDER (APPLICATION_CLIENT) },
  { .id = "day",
    .title = N_ ("Received"),
    .sort = "day",
    .width = 11,
    .under = GADIBA_TABLE_UNDER (APPLICATION_NUMBER) },
  { .id = "benefits", .title = N_ ("Asks for"), .width = 24, .is_text = TRUE },
  { .id = "state", .title = N_ ("State"), .sort = "state", .width = 12 },
  { .id = "next",
    .title = N_ ("Deadline or decision"),
    .width = 21,
    .under = GADIBA_TABLE_UNDER (APPLICATION_STATE) },
  { .id = "caseworker",
    .title = N_ ("Caseworker"),
    .sort = "caseworker",
    .width = 13,
    .dim = TRUE,
    .is_text = TRUE,
    .under = GADIBA_TABLE_UNDER (APPLICATION_BENEFITS) },
};

enum
{
  DECISION_NUMBER,
  DECISION_DAY,
  DECISION_CLIENT,
  DECISION_ITEMS,
  DECISION_AMOUNT,
  DECISION_UNTIL,
  DECISION_STATE,
  DECISION_CASEWORKER,
  N_DECISION,
};

static const GadibaTableColumn decision_columns[N_DECISION] = {
  { .id = "number", .title = N_ ("Number"), .sort = "number", .width = 12 },
  { .id = "day",
    .title = N_ ("Day"),
    .sort = "day",
    .width = 11,
    .under = GADIBA_TABLE_UNDER (DECISION_NUMBER) },
  { .id = "client",
    .title = N_ ("Applicant"),
    .sort = "client",
    .width = 18,
    .strong = TRUE,
    .is_text = TRUE },
  { .id = "items", .title = N_ ("Decided"), .width = 34, .is_text = TRUE },
  { .id = "amount", .title = N_ ("Granted, €"), .sort = "amount", .width = 11, .right = TRUE },
  { .id = "until",
    .title = N_ ("Until"),
    .sort = "until",
    .width = 11,
    .under = GADIBA_TABLE_UNDER (DECISION_STATE) },
  { .id = "state", .title = N_ ("State"), .sort = "state", .width = 12 },
  { .id = "caseworker",
    .title = N_ ("Caseworker"),
    .sort = "caseworker",
    .width = 13,
    .dim = TRUE,
    .is_text = TRUE,
    .under = GADIBA_TABLE_UNDER (DECISION_CLIENT) },
};

static const GadibaTableColumns tables[] = {
  [GADIBA_REGISTER_APPLICATIONS] = { application_columns, N_APPLICATION, "application-columns",
                                     "application-order" },
  [GADIBA_REGISTER_DECISIONS] = { decision_columns, N_DECISION, "decision-columns",
                                  "decision-order" },
};

const GadibaTableColumns *
gadiba_register_words_get_columns (GadibaRegisterKind kind)
{
  return kind != GADIBA_REGISTER_LETTERS ? &tables[kind] : &_gadiba_register_letter_table;
}

/* --- words --- */

const char *
gadiba_register_words_get_benefit (const char *id, const GadibaBook *book)
{
  g_return_val_if_fail (id != NULL && book != NULL, NULL);

  if (g_str_equal (id, "status"))
    return _ ("status");
  const GadibaBenefit *benefit = gadiba_book_get_benefit (book, id);
  return benefit != NULL ? benefit->title : id;
}

const char *
gadiba_register_words_get_outcome (GadibaOutcome outcome)
{
  switch (outcome)
    {
    case GADIBA_OUTCOME_GRANTED:
      return _ ("granted");
    case GADIBA_OUTCOME_REFUSED:
      return _ ("refused");
    case GADIBA_OUTCOME_CHANGED:
      return _ ("changed");
    case GADIBA_OUTCOME_LEFT_OPEN:
      return _ ("left open");
    case GADIBA_OUTCOME_UNKNOWN:
      break;
    }
  return "–";
}

static const char *
get_status (const char *word)
{
  if (g_str_equal (word, "needy"))
    return _ ("needy");
  return g_str_equal (word, "low-income") ? _ ("low-income") : _ ("neither needy nor low-income");
}

static char *
list_benefits (const GadibaRegisterRow *row, const GadibaBook *book)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; row->benefits != NULL && row->benefits[i] != NULL; i++)
    if (*row->benefits[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              gadiba_register_words_get_benefit (row->benefits[i], book));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
list_items (const GadibaRegisterRow *row, const GadibaBook *book)
{
  const GadibaRegisterItem *first = row->items->len > 0 ? row->items->pdata[0] : NULL;
  const GadibaDecisionRule *rule =
      row->kind != GADIBA_DECISION_JUDGEMENT && book != NULL ? gadiba_book_get_decision_rule_for (
          book, gadiba_decision_kind_format (row->kind), first != NULL ? first->benefit : NULL)
                                                             : NULL;
  g_autoptr (GString) text = g_string_new (rule != NULL ? rule->title : NULL);

  for (guint i = 0; i < row->items->len; i++)
    {
      const GadibaRegisterItem *item = row->items->pdata[i];
      g_string_append (text, i > 0 ? "; " : rule != NULL ? ": " : "");
      if (item->word != NULL)
        g_string_append (text, get_status (item->word));
      else
        /* TRANSLATORS: a benefit, and what was decided on it */
        g_string_append_printf (text, _ ("%s %s"),
                                gadiba_register_words_get_benefit (item->benefit, book),
                                gadiba_register_words_get_outcome (item->outcome));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_overdue (const GadibaRegisterRow *row, GadibaDate today)
{
  return row->deadline != GADIBA_DATE_NONE && row->deadline < today;
}

static const char *
get_application_state (const GadibaRegisterRow *row)
{
  if (g_str_equal (row->state, "open"))
    return _ ("Open");
  return g_str_equal (row->state, "withdrawn") ? _ ("Withdrawn") : _ ("Decided");
}

/* What waits for the caseworker, or what came of it. */
static char *
describe_next (const GadibaRegisterRow *row, GadibaDate today)
{
  if (row->deadline != GADIBA_DATE_NONE)
    {
      g_autofree char *day = gadiba_words_format_date (row->deadline);
      return g_strdup_printf (is_overdue (row, today) ? _ ("Overdue since %s") : _ ("Decide by %s"),
                              day);
    }
  if (row->decision == NULL)
    return g_strdup ("");
  g_autofree char *day = gadiba_words_format_date (row->day);
  return g_strdup_printf ("%s, %s", row->decision, day);
}

static gboolean
has_grant (const GadibaRegisterRow *row)
{
  for (guint i = 0; i < row->items->len; i++)
    if (((const GadibaRegisterItem *) row->items->pdata[i])->outcome == GADIBA_OUTCOME_GRANTED)
      return TRUE;
  return FALSE;
}

static const char *
get_decision_state (const GadibaRegisterRow *row, GadibaDate today)
{
  GadibaDate end = gadiba_register_row_get_end (row);

  if (row->replaced)
    return _ ("Replaced");
  if (row->kind != GADIBA_DECISION_JUDGEMENT)
    return _ ("In force");
  if (!has_grant (row))
    return _ ("Refused");
  return end == GADIBA_DATE_NONE || end >= today ? _ ("Running") : _ ("Ended");
}

char *
_gadiba_register_describe_client (const GadibaRegisterRow *row)
{
  return row->family != NULL ? g_strdup_printf ("%s %s", row->family, row->given)
                             : g_strdup (_ ("erased"));
}

char *
_gadiba_register_format_day (GadibaDate day)
{
  return day != GADIBA_DATE_NONE ? gadiba_words_format_date (day) : g_strdup ("–");
}

char *
_gadiba_register_dup_known (const char *text)
{
  return g_strdup (text != NULL ? text : "–");
}

/* --- lines --- */

static void
fill_application (GadibaTableTexts *texts, const GadibaRegisterRow *row,
                  const GadibaRegisterSight *sight)
{
  gboolean open = g_str_equal (row->state, "open");

  texts->texts[APPLICATION_NUMBER] = _gadiba_register_dup_known (row->application);
  texts->texts[APPLICATION_CLIENT] = _gadiba_register_describe_client (row);
  texts->texts[APPLICATION_CODE] = _gadiba_register_dup_known (row->code);
  texts->texts[APPLICATION_RECEIVED] = _gadiba_register_format_day (row->received);
  texts->texts[APPLICATION_BENEFITS] = list_benefits (row, sight->book);
  texts->texts[APPLICATION_STATE] = g_strdup (get_application_state (row));
  texts->texts[APPLICATION_NEXT] = describe_next (row, sight->today);
  texts->texts[APPLICATION_CASEWORKER] = _gadiba_register_dup_known (row->caseworker);
  texts->sign_column = APPLICATION_STATE;
  texts->sign = open                                    ? "gd-todo-symbolic"
                : g_str_equal (row->state, "withdrawn") ? "gd-skip-symbolic"
                                                        : "gd-ok-symbolic";
  texts->warn_column = is_overdue (row, sight->today) ? APPLICATION_NEXT : G_MAXUINT;
}

static void
fill_decision (GadibaTableTexts *texts, const GadibaRegisterRow *row,
               const GadibaRegisterSight *sight)
{
  gboolean known;
  GadibaMoney amount = gadiba_register_row_get_amount (row, &known);
  GadibaDate end = gadiba_register_row_get_end (row);
  gboolean runs = !row->replaced
                  && (row->kind != GADIBA_DECISION_JUDGEMENT
                      || (has_grant (row) && (end == GADIBA_DATE_NONE || end >= sight->today)));

  texts->texts[DECISION_NUMBER] = _gadiba_register_dup_known (row->decision);
  texts->texts[DECISION_DAY] = _gadiba_register_format_day (row->day);
  texts->texts[DECISION_CLIENT] = _gadiba_register_describe_client (row);
  texts->texts[DECISION_ITEMS] = list_items (row, sight->book);
  texts->texts[DECISION_AMOUNT] = known ? gadiba_words_format_amount (amount) : g_strdup ("–");
  texts->texts[DECISION_UNTIL] = _gadiba_register_format_day (end);
  texts->texts[DECISION_STATE] = g_strdup (get_decision_state (row, sight->today));
  texts->texts[DECISION_CASEWORKER] = _gadiba_register_dup_known (row->caseworker);
  texts->sign_column = DECISION_STATE;
  texts->sign = runs ? "gd-ok-symbolic" : "gd-skip-symbolic";
  texts->warn_column = G_MAXUINT;
}

GadibaTableTexts *
gadiba_register_words_make_texts (const GadibaRegisterRow *row, const GadibaRegisterSight *sight)
{
  g_return_val_if_fail (row != NULL && sight != NULL, NULL);

  GadibaTableTexts *texts = g_new0 (GadibaTableTexts, 1);
  texts->texts = g_new0 (char *, gadiba_register_words_get_columns (sight->kind)->n + 1);
  switch (sight->kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      fill_application (texts, row, sight);
      break;
    case GADIBA_REGISTER_DECISIONS:
      fill_decision (texts, row, sight);
      break;
    case GADIBA_REGISTER_LETTERS:
      _gadiba_register_fill_letter (texts, row);
      break;
    }
  return texts;
}

/* --- totals --- */

#define BETWEEN "\302\240 · "

void
_gadiba_register_append_count (GString *text, const char *what, guint n)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s: %u", text->len > 0 ? BETWEEN : "", what, n);
}

static void
append_sum (GString *text, const GadibaRegisterSum *sum)
{
  g_autofree char *amount = gadiba_money_format_lv (sum->amount);

  g_string_append (text, text->len > 0 ? BETWEEN : "");
  if (!g_str_equal (sum->benefit, "status"))
    /* TRANSLATORS: a benefit, what is granted in all, and by how many decisions */
    g_string_append_printf (text, _ ("%s: %s (%u)"), sum->title, amount, sum->n_granted);
  else
    g_string_append_printf (text, _ ("%s: granted %u, refused %u"), sum->title, sum->n_granted,
                            sum->n_refused);
}

char *
gadiba_register_words_tell_totals (const GadibaRegisterTotals *totals, GadibaRegisterKind kind)
{
  g_return_val_if_fail (totals != NULL, NULL);

  g_autoptr (GString) counts = g_string_new (NULL);
  if (kind == GADIBA_REGISTER_APPLICATIONS)
    {
      _gadiba_register_append_count (counts, _ ("open"), totals->n_open);
      _gadiba_register_append_count (counts, _ ("decided"), totals->n_decided);
      _gadiba_register_append_count (counts, _ ("withdrawn"), totals->n_withdrawn);
    }
  _gadiba_register_count_letters (counts, totals);
  _gadiba_register_append_count (counts, _ ("replaced decisions, not summed"), totals->n_replaced);
  for (guint i = 0; i < totals->sums->len; i++)
    append_sum (counts, totals->sums->pdata[i]);
  return g_string_free (g_steal_pointer (&counts), FALSE);
}

/* --- writing --- */

static void
add_heads (GadibaCsv *csv, const char *const *heads)
{
  for (guint i = 0; heads[i] != NULL; i++)
    gadiba_csv_add_text (csv, _ (heads[i]));
  gadiba_csv_end_row (csv);
}

void
_gadiba_register_add_person (GadibaCsv *csv, const GadibaRegisterRow *row)
{
  gadiba_csv_add_text (csv, row->family);
  gadiba_csv_add_text (csv, row->given);
  gadiba_csv_add_text (csv, row->code);
}

static void
add_application (GadibaCsv *csv, const GadibaRegisterRow *row, const GadibaRegisterSight *sight)
{
  g_autofree char *benefits = list_benefits (row, sight->book);

  gadiba_csv_add_text (csv, row->application);
  gadiba_csv_add_date (csv, row->received);
  _gadiba_register_add_person (csv, row);
  gadiba_csv_add_text (csv, benefits);
  gadiba_csv_add_text (csv, get_application_state (row));
  gadiba_csv_add_date (csv, row->deadline);
  gadiba_csv_add_text (csv, row->decision);
  gadiba_csv_add_date (csv, row->day);
  gadiba_csv_add_text (csv, row->caseworker);
  gadiba_csv_end_row (csv);
}

static void
add_decision (GadibaCsv *csv, const GadibaRegisterRow *row, const GadibaRegisterSight *sight)
{
  g_autofree char *items = list_items (row, sight->book);
  gboolean known;
  GadibaMoney amount = gadiba_register_row_get_amount (row, &known);

  gadiba_csv_add_text (csv, row->decision);
  gadiba_csv_add_date (csv, row->day);
  _gadiba_register_add_person (csv, row);
  gadiba_csv_add_text (csv, row->application);
  gadiba_csv_add_text (csv, items);
  if (known)
    gadiba_csv_add_money (csv, amount);
  else
    gadiba_csv_add_text (csv, NULL);
  gadiba_csv_add_date (csv, gadiba_register_row_get_end (row));
  gadiba_csv_add_text (csv, get_decision_state (row, sight->today));
  gadiba_csv_add_text (csv, row->caseworker);
  gadiba_csv_end_row (csv);
}

GBytes *
gadiba_register_words_write_csv (const GPtrArray *rows, const GadibaRegisterSight *sight)
{
  static const char *const application_heads[] = { N_ ("Number"),        N_ ("Received"),
                                                   N_ ("Family name"),   N_ ("Given name"),
                                                   N_ ("Personal code"), N_ ("Asks for"),
                                                   N_ ("State"),         N_ ("To be decided by"),
                                                   N_ ("Decision"),      N_ ("Day of the decision"),
                                                   N_ ("Caseworker"),    NULL };
  static const char *const decision_heads[] = { N_ ("Number"),        N_ ("Day of the decision"),
                                                N_ ("Family name"),   N_ ("Given name"),
                                                N_ ("Personal code"), N_ ("Application"),
                                                N_ ("Decided"),       N_ ("Granted, €"),
                                                N_ ("Until"),         N_ ("State"),
                                                N_ ("Caseworker"),    NULL };
  g_return_val_if_fail (rows != NULL && sight != NULL, NULL);

  static const char *const *const heads[] = { application_heads, decision_heads,
                                              _gadiba_register_letter_heads };
  g_autoptr (GadibaCsv) csv = gadiba_csv_new ();
  add_heads (csv, heads[sight->kind]);
  for (guint i = 0; i < rows->len; i++)
    switch (sight->kind)
      {
      case GADIBA_REGISTER_APPLICATIONS:
        add_application (csv, rows->pdata[i], sight);
        break;
      case GADIBA_REGISTER_DECISIONS:
        add_decision (csv, rows->pdata[i], sight);
        break;
      case GADIBA_REGISTER_LETTERS:
        _gadiba_register_add_letter (csv, rows->pdata[i]);
        break;
      }
  return gadiba_csv_finish (g_steal_pointer (&csv));
}
