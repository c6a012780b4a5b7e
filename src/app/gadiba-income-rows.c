/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-answers.h"
#include "gadiba-grid-store.h"
#include "gadiba-income-section-private.h"
#include "gadiba-words.h"
#include "gadiba-working-intake.h"

/* --- rows: "p1 wage"; the statement that this is all: "p1 " --- */

char *
_gadiba_income_make_id (const char *person, const char *kind)
{
  return g_strdup_printf ("%s %s", person, kind);
}

void
_gadiba_income_split_id (const char *id, const char **person, const char **kind)
{
  const char *space = strchr (id, ' ');
  g_autofree char *label = g_strndup (id, (gsize) (space - id));

  *person = g_intern_string (label);
  *kind = g_intern_string (space + 1);
}

GadibaCasePlace
_gadiba_income_make_place (const char *id, const char *field, GadibaMonth month)
{
  GadibaCasePlace place = { .part = GADIBA_PART_INCOME, .field = field, .month = month };

  _gadiba_income_split_id (id, &place.person, &place.kind);
  return place;
}

const GadibaBook *
_gadiba_income_get_book (GadibaIncomeSection *self)
{
  return gadiba_session_get_book (gadiba_working_case_get_session (self->working));
}

static const char *
get_kind_title (GadibaIncomeSection *self, const char *kind)
{
  const GadibaIncomeKind *found =
      g_hash_table_lookup (_gadiba_income_get_book (self)->income_kind_names, kind);

  return found != NULL ? found->title : kind;
}

/* --- filling the grid --- */

static void
show_caption (GadibaIncomeSection *self)
{
  g_autofree char *from = gadiba_words_format_month (self->first);
  g_autofree char *to = gadiba_words_format_month (self->first + (int) self->n_months - 1);
  g_autofree char *caption = g_strdup_printf (_ ("Months declared: %s – %s"), from, to);
  g_autofree char *elsewhere =
      self->n_elsewhere == 0
          ? NULL
          : g_strdup_printf (
              g_dngettext (GETTEXT_PACKAGE, "%u value of other months does not count",
                           "%u values of other months do not count", self->n_elsewhere),
              self->n_elsewhere);
  g_autofree char *whole =
      elsewhere != NULL ? g_strdup_printf ("%s  ·  %s", caption, elsewhere) : g_strdup (caption);

  gtk_label_set_label (self->caption, whole);
}

void
_gadiba_income_show_months (GadibaIncomeSection *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GadibaGridColumn columns[MAX_MONTHS + N_MORE_COLUMNS] = { 0 };

  for (guint i = 0; i < self->n_months; i++)
    {
      GadibaMonth month = self->first + (int) i;
      columns[i] = (GadibaGridColumn){ .title = gadiba_words_format_month_short (month),
                                       .name = gadiba_words_format_month (month),
                                       .kind = GADIBA_GRID_AMOUNT,
                                       .is_editable = TRUE,
                                       .min_chars = 7 };
      g_ptr_array_add (texts, (gpointer) columns[i].title);
      g_ptr_array_add (texts, (gpointer) columns[i].name);
    }
  columns[self->n_months + COLUMN_COUNTS] =
      (GadibaGridColumn){ .title = _ ("Counts"), .kind = GADIBA_GRID_SIGN, .is_apart = TRUE };
  columns[self->n_months + COLUMN_ARTICLE] = (GadibaGridColumn){
    .title = _ ("Article"), .kind = GADIBA_GRID_TEXT, .is_small = TRUE, .max_chars = 13
  };
  columns[self->n_months + COLUMN_EVIDENCE] = (GadibaGridColumn){
    .title = _ ("Evidence"), .kind = GADIBA_GRID_SIGN, .is_apart = TRUE, .max_chars = 14
  };
  columns[self->n_months + COLUMN_SCAN] = (GadibaGridColumn){
    .title = _ ("Scan"), .kind = GADIBA_GRID_SIGN, .is_aside = TRUE, .max_chars = 7
  };
  gadiba_entry_grid_set_columns (self->grid, _ ("Person and kind of income"), columns,
                                 self->n_months + N_MORE_COLUMNS);
}

static gboolean
has_amount (GadibaIncomeSection *self, const char *id)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const char *person, *kind;

  _gadiba_income_split_id (id, &person, &kind);
  int index = gadiba_case_find_person (from, person);
  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, i);
      if (income->person == index && g_str_equal (income->kind, kind)
          && !_gadiba_income_is_none (income))
        return TRUE;
    }
  return FALSE;
}

/* A row that came here goes with what was taken back of it. */
static void
review_added (GadibaIncomeSection *self)
{
  GHashTableIter iter;
  gpointer id, had;

  g_hash_table_iter_init (&iter, self->added);
  while (g_hash_table_iter_next (&iter, &id, &had))
    if (has_amount (self, id))
      g_hash_table_iter_replace (&iter, GINT_TO_POINTER (TRUE));
    else if (GPOINTER_TO_INT (had))
      g_hash_table_iter_remove (&iter);
}

/* Kinds that the person has in any month, and those that were added, each once. */
static GPtrArray *
list_kinds (GadibaIncomeSection *self, int person)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const char *label = gadiba_case_get_person (from, person)->id;
  const GPtrArray *all = _gadiba_income_get_book (self)->income_kinds;
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const char *kind = ((const GadibaIncomeKind *) g_ptr_array_index (all, i))->id;
      g_autofree char *id = _gadiba_income_make_id (label, kind);
      if (g_hash_table_contains (self->added, id) || has_amount (self, id))
        g_ptr_array_add (kinds, (gpointer) kind);
    }
  return kinds;
}

static void
show_counted (GadibaIncomeSection *self, const char *id)
{
  const char *person, *kind;
  _gadiba_income_split_id (id, &person, &kind);
  GadibaCounted counted = gadiba_answers_find_counted (
      gadiba_working_case_get_assessment (self->working), person, kind);
  guint column = self->n_months + COLUMN_COUNTS;
  gadiba_entry_grid_set_cell (self->grid, id, column,
                              counted.article == NULL ? ""
                              : counted.any           ? _ ("Yes")
                                                      : _ ("No"));
  gadiba_entry_grid_set_sign (self->grid, id, column,
                              counted.article == NULL ? NULL
                              : counted.any           ? "gd-ok-symbolic"
                                                      : "gd-skip-symbolic",
                              "dim");
  gadiba_entry_grid_set_cell (self->grid, id, self->n_months + COLUMN_ARTICLE,
                              counted.article != NULL ? counted.article : "");
}

/* The words of all months: one if they agree. */
static char *
describe_evidence (GadibaIncomeSection *self, const char *id, gboolean *missing)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const char *common = NULL;
  gboolean mixed = FALSE;

  *missing = FALSE;
  for (guint i = 0; i < self->n_months; i++)
    {
      GadibaCasePlace amount = _gadiba_income_make_place (id, "amount", self->first + (int) i);
      GadibaCasePlace evidence = _gadiba_income_make_place (id, "evidence", self->first + (int) i);
      g_autofree char *there = gadiba_case_dup_value (from, &amount);
      g_autofree char *word = gadiba_case_dup_value (from, &evidence);
      if (there == NULL)
        continue;
      if (word == NULL)
        *missing = TRUE;
      else if (common != NULL && !g_str_equal (common, word))
        mixed = TRUE;
      else
        common = g_intern_string (word);
    }
  if (*missing)
    return g_strdup (_ ("Missing"));
  return g_strdup (mixed            ? _ ("several kinds")
                   : common == NULL ? ""
                                    : gadiba_words_for ("evidence", common));
}

static void
show_evidence (GadibaIncomeSection *self, const char *id)
{
  guint column = self->n_months + COLUMN_EVIDENCE;
  gboolean missing;
  g_autofree char *text = describe_evidence (self, id, &missing);

  gadiba_entry_grid_set_cell (self->grid, id, column, text);
  gadiba_entry_grid_set_sign (self->grid, id, column, missing ? "gd-warn-symbolic" : NULL,
                              missing ? "warn" : "dim");
  gadiba_entry_grid_set_action (self->grid, id, column,
                                gadiba_working_case_takes_months (self->working));
}

GArray *
_gadiba_income_list_proofs (GadibaIncomeSection *self, const char *id)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (GadibaIntakePlace));

  for (guint i = 0; i < self->n_months; i++)
    {
      GadibaCasePlace amount = _gadiba_income_make_place (id, "amount", self->first + (int) i);
      g_autofree char *there = gadiba_case_dup_value (from, &amount);
      const GadibaIntakePlace place = { .field = GADIBA_INTAKE_INCOME_DOCUMENT,
                                        .person = amount.person,
                                        .kind = amount.kind,
                                        .month = amount.month };
      if (there != NULL)
        g_array_append_val (places, place);
    }
  return places;
}

/* The scans of all months: its name if they agree. */
static void
show_scan (GadibaIncomeSection *self, const char *id)
{
  const GadibaIntake *intake = gadiba_working_case_get_intake (self->working);
  g_autoptr (GArray) places = _gadiba_income_list_proofs (self, id);
  gboolean is_open = gadiba_working_case_is_open (self->working);
  const char *common = NULL;
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const char *value = gadiba_intake_get (intake, &g_array_index (places, GadibaIntakePlace, i));
      n += value != NULL;
      common = i == 0 || g_strcmp0 (value, common) == 0 ? value : NULL;
    }
  g_autofree char *name = common != NULL ? gadiba_working_intake_format (
                              self->working, &g_array_index (places, GadibaIntakePlace, 0), common)
                                         : NULL;
  gadiba_entry_grid_set_cell (self->grid, id, self->n_months + COLUMN_SCAN,
                              name != NULL                 ? name
                              : n > 0                      ? _ ("several")
                              : places->len > 0 && is_open ? _ ("add…")
                                                           : "");
  gadiba_entry_grid_set_action (self->grid, id, self->n_months + COLUMN_SCAN,
                                places->len > 0 && (is_open || n > 0));
}

static void
show_row (GadibaIncomeSection *self, const char *id)
{
  for (guint i = 0; i < self->n_months; i++)
    {
      gadiba_grid_store_show (self->grid, id, i);
      gadiba_entry_grid_set_barred (self->grid, id, i, _gadiba_income_get_outside (self, id, i));
    }
  show_counted (self, id);
  show_evidence (self, id);
  show_scan (self, id);
}

/* Whether this is all that the person has: without it the income is not known. */
static void
show_statement (GadibaIncomeSection *self, const char *id, const GadibaCasePerson *person)
{
  guint column = self->n_months + COLUMN_EVIDENCE;
  gboolean complete = g_strcmp0 (person->income, "complete") == 0;

  gadiba_entry_grid_set_cell (self->grid, id, column,
                              person->income == NULL ? _ ("Not stated")
                                                     : gadiba_words_for ("income", person->income));
  gadiba_entry_grid_set_sign (self->grid, id, column,
                              complete ? "gd-ok-symbolic" : "gd-todo-symbolic",
                              complete ? "dim" : "warn");
  gadiba_entry_grid_set_action (self->grid, id, column,
                                gadiba_working_case_is_open (self->working));
}

/* Nobody's mean is told before anything is said of it: what is not known is not zero. */
static gboolean
is_stated (GadibaIncomeSection *self, int index)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);

  for (guint i = 0; i < from->incomes->len; i++)
    if (g_array_index (from->incomes, GadibaCaseIncome, i).person == index)
      return TRUE;
  return gadiba_case_get_person (from, index)->income != NULL;
}

static void
add_person (GadibaIncomeSection *self, int index)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const GadibaCasePerson *person = gadiba_case_get_person (from, index);
  g_autoptr (GPtrArray) kinds = list_kinds (self, index);
  const char *mean = gadiba_answers_find_result (gadiba_working_case_get_assessment (self->working),
                                                 NULL, "person.income", person->id);
  g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
  const char *relation = gadiba_words_for_relation (person->relation, person->sex);
  g_autofree char *caption = mean != NULL && is_stated (self, index)
                                 ? g_strdup_printf (_ ("%s, a month on average %s"), relation, mean)
                                 : g_strdup (relation);
  gboolean closed = !gadiba_working_case_takes_months (self->working);
  g_autofree char *all = _gadiba_income_make_id (person->id, "");

  gadiba_entry_grid_add_group (self->grid, person->id, name, caption);
  for (guint i = 0; i < kinds->len; i++)
    {
      const char *kind = g_ptr_array_index (kinds, i);
      g_autofree char *id = _gadiba_income_make_id (person->id, kind);
      GadibaCounted counted = gadiba_answers_find_counted (
          gadiba_working_case_get_assessment (self->working), person->id, kind);
      const GadibaGridRowInfo info = {
        .id = id,
        .title = get_kind_title (self, kind),
        .is_dim = counted.article != NULL && !counted.any,
        .is_read_only = closed,
      };
      gadiba_entry_grid_add_row (self->grid, &info);
    }
  const GadibaGridRowInfo statement = { .id = all,
                                        .title = kinds->len > 0 ? _ ("Is this all?")
                                                                : _ ("No income: is this so?"),
                                        .is_dim = TRUE,
                                        .is_read_only = TRUE };
  gadiba_entry_grid_add_row (self->grid, &statement);
}

static void
fill_person (GadibaIncomeSection *self, int index)
{
  const GadibaCasePerson *person =
      gadiba_case_get_person (gadiba_working_case_get_case (self->working), index);
  g_autoptr (GPtrArray) kinds = list_kinds (self, index);
  g_autofree char *all = _gadiba_income_make_id (person->id, "");

  for (guint i = 0; i < kinds->len; i++)
    {
      g_autofree char *id = _gadiba_income_make_id (person->id, g_ptr_array_index (kinds, i));
      show_row (self, id);
    }
  show_statement (self, all, person);
  _gadiba_income_show_none (self, all, index);
}

/* What was stated of months over which the law does not average: seen, and seen not to count. */
static void
show_elsewhere (GadibaIncomeSection *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  g_autoptr (GString) text = g_string_new (_ ("Of other months, which the law does not average:"));

  for (guint i = 0; self->n_elsewhere > 0 && i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      g_autoptr (GPtrArray) kinds = list_kinds (self, (int) i);
      for (guint j = 0; j < kinds->len; j++)
        {
          const char *kind = g_ptr_array_index (kinds, j);
          g_autofree char *amounts = _gadiba_income_describe_elsewhere (self, (int) i, kind);
          if (*amounts != '\0')
            g_string_append_printf (text, "\n%s %s, %s: %s", person->given, person->family,
                                    get_kind_title (self, kind), amounts);
        }
    }
  gtk_label_set_label (self->elsewhere, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->elsewhere), self->n_elsewhere > 0);
}

void
_gadiba_income_fill (GadibaIncomeSection *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const char *total = gadiba_answers_find_result (
      gadiba_working_case_get_assessment (self->working), NULL, "household.income", NULL);

  const GadibaGridRowInfo sum = { .id = "total",
                                  .title = _ ("Income of the household a month"),
                                  .is_read_only = TRUE,
                                  .is_total = TRUE };
  review_added (self);
  if (_gadiba_income_find_months (self))
    _gadiba_income_show_months (self);
  show_caption (self);
  gadiba_entry_grid_begin (self->grid);
  for (guint i = 0; i < from->persons->len; i++)
    add_person (self, (int) i);
  gadiba_entry_grid_add_row (self->grid, &sum);
  gadiba_entry_grid_end (self->grid);
  for (guint i = 0; i < from->persons->len; i++)
    fill_person (self, (int) i);
  gadiba_entry_grid_set_cell (self->grid, "total", self->n_months - 1, total != NULL ? total : "–");
  gtk_widget_set_sensitive (self->add, gadiba_working_case_takes_months (self->working));
  show_elsewhere (self);
  _gadiba_income_show_whom (self);
}
