/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-grid-store.h"
#include "gadiba-income-section-private.h"
#include "gadiba-words.h"

/* That there was no income is a line of nothing: the case format has no other word for it, and it
 * is stored, taken back and read elsewhere as every line is. */
#define NO_INCOME_KIND "other"
#define NO_AMOUNT "0.00"

/* Months of a parameter on the day of receipt; for a day before all law that the book holds, as
 * many as its first value says. */
static guint
read_window (GadibaIncomeSection *self, const char *name)
{
  const GadibaParameter *window = gadiba_book_get_parameter (_gadiba_income_get_book (self), name);
  GadibaDate received = gadiba_working_case_get_received (self->working);
  const GadibaParameterValue *value =
      window != NULL ? gadiba_parameter_get_value (window, received, GADIBA_DATE_NONE) : NULL;

  if (value == NULL && window != NULL && window->values->len > 0)
    value = g_ptr_array_index (window->values, 0);
  gint64 months = value != NULL ? value->value.number.num / value->value.number.den : 0;
  return (guint) CLAMP (months, 1, MAX_MONTHS);
}

static gboolean
is_kind_irregular (GadibaIncomeSection *self, const char *kind)
{
  const GadibaIncomeKind *found =
      g_hash_table_lookup (_gadiba_income_get_book (self)->income_kind_names, kind);

  return found != NULL && found->irregular;
}

/* Whether the person has irregular income of that kind; by what is said of the lines, else by the
 * catalogue. */
static gboolean
is_irregular (GadibaIncomeSection *self, int person, const char *kind)
{
  const GArray *incomes = gadiba_working_case_get_case (self->working)->incomes;

  for (guint i = 0; i < incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (incomes, GadibaCaseIncome, i);
      if (income->person == person && g_str_equal (income->kind, kind) && income->irregular != NULL)
        return g_str_equal (income->irregular, "yes");
    }
  return is_kind_irregular (self, kind);
}

static gboolean
has_added_irregular (GadibaIncomeSection *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->added);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const char *person, *kind;
      _gadiba_income_split_id (id, &person, &kind);
      if (is_kind_irregular (self, kind))
        return TRUE;
    }
  return FALSE;
}

gboolean
_gadiba_income_find_months (GadibaIncomeSection *self)
{
  const GArray *incomes = gadiba_working_case_get_case (self->working)->incomes;
  GadibaMonth end = gadiba_date_get_month (gadiba_working_case_get_received (self->working));
  guint n_regular = read_window (self, "income.window");
  guint n_irregular = read_window (self, "income.window-irregular");
  gboolean needs_more = has_added_irregular (self);
  const GadibaMonth first = self->first;
  const guint n_months = self->n_months;

  for (guint i = 0; i < incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (incomes, GadibaCaseIncome, i);
      needs_more |= income->month < end - (int) n_regular
                    && income->month >= end - (int) n_irregular
                    && is_irregular (self, income->person, income->kind);
    }
  self->n_regular = n_regular;
  self->n_months = needs_more ? MAX (n_regular, n_irregular) : n_regular;
  self->first = end - (int) self->n_months;
  self->n_elsewhere = 0;
  for (guint i = 0; i < incomes->len; i++)
    {
      GadibaMonth month = g_array_index (incomes, GadibaCaseIncome, i).month;
      self->n_elsewhere += month < self->first || month >= end;
    }
  return first != self->first || n_months != self->n_months;
}

char *
_gadiba_income_describe_elsewhere (GadibaIncomeSection *self, int person, const char *kind)
{
  const GArray *incomes = gadiba_working_case_get_case (self->working)->incomes;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (incomes, GadibaCaseIncome, i);
      if (income->person != person || !g_str_equal (income->kind, kind)
          || (income->month >= self->first && income->month < self->first + (int) self->n_months))
        continue;
      g_autofree char *month = gadiba_words_format_month_short (income->month);
      g_autofree char *amount = gadiba_words_format_amount (income->amount);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", month, amount);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
_gadiba_income_get_outside (GadibaIncomeSection *self, const char *id, guint column)
{
  const char *person, *kind;
  _gadiba_income_split_id (id, &person, &kind);
  int index = gadiba_case_find_person (gadiba_working_case_get_case (self->working), person);

  if (column + self->n_regular >= self->n_months || is_irregular (self, index, kind))
    return NULL;
  return _ ("This month lies outside those over which the law averages this kind of income, so it "
            "does not count; only irregular income counts so far back.");
}

/* --- no income --- */

gboolean
_gadiba_income_is_none (const GadibaCaseIncome *income)
{
  return income->amount == 0 && income->evidence == NULL
         && g_str_equal (income->kind, NO_INCOME_KIND);
}

/* What a person has in a month. */
typedef enum
{
  HAS_NOTHING, /* no line: not stated */
  HAS_NONE,    /* lines of nothing: stated that there was none */
  HAS_INCOME,
} Had;

static Had
find_had (GadibaIncomeSection *self, int person, GadibaMonth month)
{
  const GArray *incomes = gadiba_working_case_get_case (self->working)->incomes;
  Had had = HAS_NOTHING;

  for (guint i = 0; i < incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (incomes, GadibaCaseIncome, i);
      if (income->person != person || income->month != month)
        continue;
      had = income->amount != 0 || had == HAS_INCOME ? HAS_INCOME : HAS_NONE;
    }
  return had;
}

void
_gadiba_income_show_none (GadibaIncomeSection *self, const char *id, int person)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  gboolean is_open = gadiba_working_case_takes_months (self->working);
  /* Where all is stated, nothing says that there was none. */
  gboolean complete = g_strcmp0 (gadiba_case_get_person (from, person)->income, "complete") == 0;

  for (guint i = 0; i < self->n_months; i++)
    {
      Had had = find_had (self, person, self->first + (int) i);
      gboolean asked = i + self->n_regular >= self->n_months;
      gadiba_entry_grid_set_cell (self->grid, id, i,
                                  !asked || had == HAS_INCOME   ? ""
                                  : had == HAS_NONE || complete ? _ ("no income")
                                                                : _ ("none?"));
      gadiba_entry_grid_set_sign (self->grid, id, i, NULL, "dim");
      gadiba_entry_grid_set_action (self->grid, id, i, is_open && asked && had != HAS_INCOME);
    }
}

void
_gadiba_income_toggle_none (GadibaIncomeSection *self, const char *id, guint column)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const char *person, *kind;
  _gadiba_income_split_id (id, &person, &kind);
  GadibaMonth month = self->first + (int) column;
  Had had = find_had (self, gadiba_case_find_person (from, person), month);
  const GadibaCasePlace place = { .part = GADIBA_PART_INCOME,
                                  .field = "amount",
                                  .person = person,
                                  .kind = NO_INCOME_KIND,
                                  .month = month };

  if (had == HAS_INCOME)
    return;
  gadiba_grid_store_value (self->grid, id, column, place, had == HAS_NONE ? NULL : NO_AMOUNT);
}
