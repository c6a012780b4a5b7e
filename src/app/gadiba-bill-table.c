/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-bill-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-answers.h"
#include "gadiba-bill-choices.h"
#include "gadiba-case-spread.h"
#include "gadiba-choice-popover.h"
#include "gadiba-grid-store.h"
#include "gadiba-pane.h"
#include "gadiba-place-words.h"
#include "gadiba-prompt.h"
#include "gadiba-words.h"
#include "gadiba-working-intake.h"

enum
{
  BILL_AMOUNT,
  BILL_QUANTITY,
  BILL_UNIT,
  N_BILL_VALUES, /* what the case carries */
  BILL_NORM = N_BILL_VALUES,
  BILL_COUNTED,
  BILL_PAYEE,
  BILL_IBAN,
  N_BILL_COLUMNS,
};

static const char *const bill_fields[N_BILL_VALUES] = { "amount", "quantity", "unit" };

/* Items of costs have long names; whole in a tooltip. */
#define TITLE_CHARS 16

struct _GadibaBillTable
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  GHashTable *added; /* ids of rows without an amount yet */
  gboolean walked;   /* whether the caseworker has moved the cursor */

  GtkWidget *add;
  GtkWidget *box;
  GadibaEntryGrid *grid;
  GtkWidget *spread;
};

G_DEFINE_FINAL_TYPE (GadibaBillTable, gadiba_bill_table, GTK_TYPE_WIDGET)

static const GadibaCase *
get_case (GadibaBillTable *self)
{
  return gadiba_working_case_get_case (self->working);
}

static const GadibaBook *
get_book (GadibaBillTable *self)
{
  return gadiba_session_get_book (gadiba_working_case_get_session (self->working));
}

/* --- rows: "2026-05 rent" --- */

static gboolean
find_bill_place (gpointer owner, const char *id, guint column, GadibaCasePlace *place)
{
  g_autofree char *month = g_strndup (id, strcspn (id, " "));
  const char *space = strchr (id, ' ');

  if (column >= N_BILL_VALUES)
    return FALSE;
  *place = (GadibaCasePlace){ .part = GADIBA_PART_COST, .field = bill_fields[column] };
  if (space == NULL || !gadiba_month_parse (month, &place->month, NULL))
    return FALSE;
  place->kind = g_intern_string (space + 1);
  return TRUE;
}

/* Returns: (nullable): in which unit the law reckons the item; NULL: it asks for no quantity */
static const char *
find_unit (GadibaBillTable *self, const char *item)
{
  const GadibaCostItem *found = g_hash_table_lookup (get_book (self)->cost_item_names, item);
  const GadibaNorm *norm =
      found != NULL
          ? gadiba_cost_item_get_norm (found, gadiba_working_case_get_received (self->working))
          : NULL;

  return norm != NULL && norm->has_quantity ? norm->unit : NULL;
}

/* With a quantity comes its unit. */
static const char *
complete_bill (gpointer owner, const GadibaCasePlace *place, GadibaCasePlace *besides)
{
  GadibaBillTable *self = owner;

  if (!g_str_equal (place->field, "quantity"))
    return NULL;
  *besides = *place;
  besides->field = "unit";
  g_autofree char *there = gadiba_case_dup_value (get_case (self), besides);
  return there == NULL ? find_unit (self, place->kind) : NULL;
}

/* Who is paid directly for the item, whatever the month. */
static gboolean
find_payee (gpointer owner, const char *id, guint column, GadibaIntakePlace *place)
{
  const char *space = strchr (id, ' ');

  if (column < BILL_PAYEE || space == NULL)
    return FALSE;
  *place = (GadibaIntakePlace){ .field = column == BILL_PAYEE ? GADIBA_INTAKE_COST_PAYEE
                                                              : GADIBA_INTAKE_COST_IBAN,
                                .kind = g_intern_string (space + 1) };
  return TRUE;
}

static gboolean
has_bill (GadibaBillTable *self, GadibaMonth month, const char *item)
{
  const GadibaCase *from = get_case (self);
  g_autofree char *id = gadiba_bill_make_id (month, item);

  for (guint i = 0; i < from->costs->len; i++)
    {
      const GadibaCaseCost *cost = &g_array_index (from->costs, GadibaCaseCost, i);
      if (cost->month == month && g_str_equal (cost->item, item))
        return TRUE;
    }
  return g_hash_table_contains (self->added, id);
}

/* Whether bills of the month may still come in for what was granted. */
static gboolean
is_granted (GadibaBillTable *self, GadibaMonth month)
{
  GadibaMonth received = gadiba_date_get_month (gadiba_working_case_get_received (self->working));

  return month > received && month <= gadiba_working_case_get_granted (self->working);
}

/* The months that have bills, that of the housing costs and those that are granted. */
static GArray *
list_bill_months (GadibaBillTable *self)
{
  const GadibaCase *from = get_case (self);
  GadibaMonth housing = gadiba_case_get_housing_month (from);
  GadibaMonth first = housing, last = housing;
  GArray *months = g_array_new (FALSE, FALSE, sizeof (GadibaMonth));

  for (guint i = 0; i < from->costs->len; i++)
    {
      const GadibaCaseCost *cost = &g_array_index (from->costs, GadibaCaseCost, i);
      first = MIN (first, cost->month);
      last = MAX (last, cost->month);
    }
  last = MAX (last, gadiba_working_case_get_granted (self->working));
  for (GadibaMonth month = first; month <= last; month++)
    {
      gboolean any = month == housing || is_granted (self, month);
      for (guint i = 0; !any && i < from->costs->len; i++)
        any = g_array_index (from->costs, GadibaCaseCost, i).month == month;
      if (any)
        g_array_append_val (months, month);
    }
  return months;
}

/* "150 + 50 kWh": for the first person and each further one; "≤ 30,00 €" */
static char *
format_norm (GadibaBillTable *self, const GadibaCostItem *item)
{
  const GadibaNorm *norm =
      gadiba_cost_item_get_norm (item, gadiba_working_case_get_received (self->working));
  GadibaMoney cap = 0;

  if (norm == NULL || (!norm->has_quantity && !norm->has_cap))
    return g_strdup (_ ("actual costs"));
  if (norm->has_quantity)
    {
      const GadibaUnit *unit = g_hash_table_lookup (get_book (self)->units, norm->unit);
      g_autofree char *first = gadiba_number_format (norm->first, 0, 3, ",");
      g_autofree char *further = gadiba_number_format (norm->further, 0, 3, ",");
      return g_strdup_printf ("%s + %s %s", first, further,
                              unit == NULL           ? norm->unit
                              : unit->symbol != NULL ? unit->symbol
                                                     : unit->other);
    }
  gadiba_money_from_number (norm->cap, &cap);
  g_autofree char *amount = gadiba_words_format_amount (cap);
  return g_strdup_printf ("≤ %s €", amount);
}

/* What the law makes of the bill, as the assessment tells it; only that of the housing month. */
static void
show_counted (GadibaBillTable *self, const char *id, const GadibaCostItem *item, gboolean counts)
{
  const GadibaTraceLine *line =
      counts ? gadiba_answers_find_bill (gadiba_working_case_get_assessment (self->working), item)
             : NULL;
  g_autofree char *norm = format_norm (self, item);

  gadiba_entry_grid_set_cell (self->grid, id, BILL_NORM, norm);
  gadiba_entry_grid_set_cell (self->grid, id, BILL_COUNTED,
                              line != NULL && line->result != NULL ? line->result : "–");
  gadiba_entry_grid_set_action (self->grid, id, BILL_UNIT,
                                gadiba_working_case_takes_months (self->working)
                                    && *gadiba_entry_grid_get_text (self->grid, id, BILL_UNIT)
                                           == '\0');
  gadiba_intake_grid_show (self->grid, id, BILL_PAYEE);
  gadiba_intake_grid_show (self->grid, id, BILL_IBAN);
}

static void
walk_bills (GadibaBillTable *self, GadibaMonth month, gboolean fill)
{
  const GPtrArray *items = get_book (self)->cost_items;

  for (guint i = 0; i < items->len; i++)
    {
      const GadibaCostItem *item = g_ptr_array_index (items, i);
      if (!has_bill (self, month, item->id))
        continue;
      g_autofree char *id = gadiba_bill_make_id (month, item->id);
      for (guint column = 0; fill && column < N_BILL_VALUES; column++)
        gadiba_grid_store_show (self->grid, id, column);
      if (fill)
        show_counted (self, id, item, month == gadiba_case_get_housing_month (get_case (self)));
      if (!fill)
        gadiba_entry_grid_add_row (
            self->grid, &(GadibaGridRowInfo){
                            .id = id,
                            .title = item->title,
                            .is_read_only = !gadiba_working_case_takes_months (self->working) });
    }
}

static void
update_view (GadibaBillTable *self)
{
  g_autoptr (GArray) months = list_bill_months (self);
  GadibaMonth housing = gadiba_case_get_housing_month (get_case (self));

  gadiba_entry_grid_begin (self->grid);
  for (guint i = 0; i < months->len; i++)
    {
      GadibaMonth month = g_array_index (months, GadibaMonth, i);
      g_autofree char *id = gadiba_month_format (month);
      g_autofree char *title = gadiba_words_format_month (month);
      gadiba_entry_grid_add_group (self->grid, id, title,
                                   month == housing           ? _ ("month of the housing costs")
                                   : is_granted (self, month) ? _ ("granted")
                                                              : NULL);
      walk_bills (self, month, FALSE);
    }
  gadiba_entry_grid_end (self->grid);
  for (guint i = 0; i < months->len; i++)
    walk_bills (self, g_array_index (months, GadibaMonth, i), TRUE);
  gtk_widget_set_sensitive (self->add, gadiba_working_case_takes_months (self->working));
  gtk_widget_set_sensitive (self->spread, gadiba_working_case_takes_months (self->working));
}

/* @choice: "2026-05 rent" */
static void
on_bill_chosen_cb (const char *id, gpointer owner, const char *about)
{
  GadibaBillTable *self = GADIBA_BILL_TABLE (owner);

  g_hash_table_add (self->added, g_strdup (id));
  update_view (self);
  gadiba_entry_grid_set_cursor (self->grid, id, BILL_AMOUNT);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_unit_chosen_cb (const char *unit, gpointer owner, const char *row)
{
  GadibaBillTable *self = GADIBA_BILL_TABLE (owner);
  GadibaCasePlace place;

  if (!find_bill_place (self, row, BILL_UNIT, &place))
    return;
  gadiba_grid_store_value (self->grid, row, BILL_UNIT, place, unit);
  gadiba_entry_grid_go_on (self->grid);
}

/* Of money nobody asks how much was used. */
#define MONEY_UNIT "EUR"

/* What can be measured, first that in which the law reckons the item. */
static void
on_grid_activated_cb (GadibaBillTable *self, const char *row, guint column)
{
  g_assert (GADIBA_IS_BILL_TABLE (self));

  GadibaCasePlace place;
  if (column != BILL_UNIT || !find_bill_place (self, row, column, &place))
    return;
  const char *first = find_unit (self, place.kind);
  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  g_autoptr (GList) ids =
      g_list_sort (g_hash_table_get_keys (get_book (self)->units), (GCompareFunc) strcmp);
  if (first != NULL)
    ids = g_list_prepend (ids, (gpointer) first);
  for (const GList *each = ids; each != NULL; each = each->next)
    {
      const GadibaUnit *unit = g_hash_table_lookup (get_book (self)->units, each->data);
      gboolean is_again = each != ids && g_strcmp0 (each->data, first) == 0;
      if (unit != NULL && unit->symbol != NULL && !is_again
          && !g_str_equal (each->data, MONEY_UNIT))
        gadiba_choices_add (choices, each->data, unit->symbol);
    }
  gadiba_choice_popover_ask (GTK_WIDGET (self), choices, on_unit_chosen_cb, self, row);
}

/* By itself the cursor stands at the oldest bill, which may be one of an earlier application. */
static void
on_cursor_moved_cb (GadibaBillTable *self)
{
  g_assert (GADIBA_IS_BILL_TABLE (self));

  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self->grid));
  self->walked = self->walked || (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Into the month to which the cursor was moved, else that of the housing costs; where it is
 * decided, into one of the months that were granted. */
static void
on_add_clicked_cb (GadibaBillTable *self)
{
  g_assert (GADIBA_IS_BILL_TABLE (self));

  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GadibaMonth granted = gadiba_working_case_get_granted (self->working);
  GadibaMonth first = gadiba_date_get_month (gadiba_working_case_get_received (self->working)) + 1;
  const char *row;
  guint column;
  GadibaCasePlace place;
  GadibaMonth month = gadiba_case_get_housing_month (get_case (self));
  if (self->walked && gadiba_entry_grid_get_cursor (self->grid, &row, &column)
      && find_bill_place (self, row, BILL_AMOUNT, &place))
    month = place.month;
  if (granted < first)
    gadiba_bill_choices_add_items (choices, texts, get_book (self), month, FALSE);
  for (GadibaMonth each = first; each <= granted; each++)
    gadiba_bill_choices_add_items (choices, texts, get_book (self), each, TRUE);
  gadiba_choice_popover_ask (self->add, choices, on_bill_chosen_cb, self, "");
}

/* --- a bill for several months --- */

/* Months that a bill may be for: heating that was bought for a winter, debts of half a year. */
#define MAX_SPREAD 12

/* Takes the bill at the cursor apart; @months: "2026-09 3": from which month, how many. */
static gboolean
spread_bill (GadibaBillTable *self, const char *row, const char *months, GError **error)
{
  const GadibaCase *from = get_case (self);
  g_autofree char *month = g_strndup (months, strcspn (months, " "));
  guint n = (guint) g_ascii_strtoull (months + strlen (month), NULL, 10);
  GadibaMonth first;
  GadibaCasePlace place;
  g_autoptr (GPtrArray) changes = NULL;

  if (find_bill_place (self, row, BILL_AMOUNT, &place) && gadiba_month_parse (month, &first, error))
    changes = gadiba_case_spread_cost (from, place.kind, place.month, first, n, error);
  if (changes == NULL)
    return FALSE;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GadibaCasePlace));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  for (guint i = 0; i < changes->len; i++)
    {
      const GadibaCaseChange *change = g_ptr_array_index (changes, i);
      g_array_append_val (places, change->place);
      g_ptr_array_add (values, change->after);
    }
  g_autofree char *one = gadiba_place_words_describe (&place, from, get_book (self));
  g_autofree char *words = g_strdup_printf (_ ("%s, divided among %u months"), one, n);
  return gadiba_working_case_set_many (
      self->working, (const GadibaCasePlace *) (gpointer) places->data,
      (const char *const *) values->pdata, places->len, words, error);
}

static void
on_months_chosen_cb (const char *months, gpointer owner, const char *row)
{
  GadibaBillTable *self = GADIBA_BILL_TABLE (owner);
  g_autoptr (GError) error = NULL;
  gboolean is_spread = spread_bill (self, row, months, &error);

  gadiba_entry_grid_set_cursor (self->grid, row, BILL_AMOUNT);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (!is_spread && error != NULL)
    gadiba_entry_grid_refuse (self->grid, error->message);
}

static void
on_spread_clicked_cb (GadibaBillTable *self)
{
  g_assert (GADIBA_IS_BILL_TABLE (self));

  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  GadibaCasePlace place;
  const char *row;
  guint column;
  gadiba_entry_grid_commit (self->grid);
  if (!gadiba_entry_grid_get_cursor (self->grid, &row, &column)
      || !find_bill_place (self, row, BILL_AMOUNT, &place))
    {
      gadiba_entry_grid_refuse (self->grid, _ ("There is no bill to divide yet. Add one first."));
      return;
    }
  const GadibaCostItem *item = g_hash_table_lookup (get_book (self)->cost_item_names, place.kind);
  const char *bill = item != NULL ? item->title : place.kind;
  for (guint n = 2; n <= MAX_SPREAD; n++)
    gadiba_bill_choices_add_months (choices, texts, bill, place.month, n);
  for (guint n = 2; n <= MAX_SPREAD; n++)
    gadiba_bill_choices_add_months (choices, texts, bill, place.month - (int) n + 1, n);
  gadiba_choice_popover_ask (self->spread, choices, on_months_chosen_cb, self, row);
}

/* --- the table --- */

static void
gadiba_bill_table_dispose (GObject *object)
{
  GadibaBillTable *self = GADIBA_BILL_TABLE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_BILL_TABLE);
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_bill_table_parent_class)->dispose (object);
}

static void
gadiba_bill_table_finalize (GObject *object)
{
  GadibaBillTable *self = GADIBA_BILL_TABLE (object);

  g_hash_table_unref (self->added);

  G_OBJECT_CLASS (gadiba_bill_table_parent_class)->finalize (object);
}

static void
gadiba_bill_table_class_init (GadibaBillTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_bill_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_bill_table_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-bill-table.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaBillTable, add);
  gtk_widget_class_bind_template_child (widget_class, GadibaBillTable, box);
  gtk_widget_class_bind_template_child (widget_class, GadibaBillTable, grid);
  gtk_widget_class_bind_template_child (widget_class, GadibaBillTable, spread);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_grid_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_spread_clicked_cb);
  g_type_ensure (GADIBA_TYPE_ENTRY_GRID);
}

static void
gadiba_bill_table_init (GadibaBillTable *self)
{
  const GadibaGridColumn columns[N_BILL_COLUMNS] = {
    [BILL_AMOUNT] = { .title = _ ("Amount, €"),
                      .kind = GADIBA_GRID_AMOUNT,
                      .is_editable = TRUE,
                      .min_chars = 8 },
    [BILL_QUANTITY] = { .title = _ ("Quantity"),
                        .kind = GADIBA_GRID_AMOUNT,
                        .is_editable = TRUE,
                        .min_chars = 7 },
    [BILL_UNIT] = { .title = _ ("Unit"),
                    .kind = GADIBA_GRID_TEXT,
                    .is_editable = TRUE,
                    .is_apart = TRUE,
                    .min_chars = 5 },
    [BILL_NORM] = { .title = _ ("Norm"),
                    .kind = GADIBA_GRID_TEXT,
                    .is_small = TRUE,
                    .max_chars = 15 },
    [BILL_COUNTED] = { .title = _ ("Recognised"), .kind = GADIBA_GRID_AMOUNT, .min_chars = 8 },
    [BILL_PAYEE] = { .title = _ ("Paid directly to"),
                     .kind = GADIBA_GRID_TEXT,
                     .is_editable = TRUE,
                     .is_apart = TRUE,
                     .min_chars = 9,
                     .max_chars = 14 },
    [BILL_IBAN] = { .title = _ ("Account"),
                    .kind = GADIBA_GRID_TEXT,
                    .is_editable = TRUE,
                    .is_apart = TRUE,
                    .min_chars = 9,
                    .max_chars = 12 },
  };

  self->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_entry_grid_set_columns (self->grid, _ ("Bill"), columns, N_BILL_COLUMNS);
  gadiba_entry_grid_set_title_chars (self->grid, TITLE_CHARS);
  gadiba_prompt_make (self->add);
  gadiba_prompt_make (self->spread);
}

void
gadiba_bill_table_set_case (GadibaBillTable *self, GadibaWorkingCase *working)
{
  g_return_if_fail (GADIBA_IS_BILL_TABLE (self) && self->working == NULL);

  self->working = g_object_ref (working);
  gadiba_grid_store (self->grid, working, find_bill_place, self);
  gadiba_grid_store_set_complete (self->grid, complete_bill);
  gadiba_intake_grid (self->grid, working, find_payee, NULL);
  g_signal_connect_object (working, "changed", G_CALLBACK (update_view), self, G_CONNECT_SWAPPED);
  update_view (self);
}

/* The bill of the housing costs that lacks how much was used, or in which unit. Returns: (transfer
 * full) (nullable): its row; @column: (out) */
static char *
find_incomplete (GadibaBillTable *self, guint *column)
{
  const GPtrArray *items = get_book (self)->cost_items;
  GadibaMonth month = gadiba_case_get_housing_month (get_case (self));

  for (guint i = 0; i < items->len; i++)
    {
      const GadibaCostItem *item = g_ptr_array_index (items, i);
      g_autofree char *id = gadiba_bill_make_id (month, item->id);
      if (find_unit (self, item->id) == NULL || !has_bill (self, month, item->id))
        continue;
      for (*column = BILL_QUANTITY; *column <= BILL_UNIT; (*column)++)
        if (g_strcmp0 (gadiba_entry_grid_get_text (self->grid, id, *column), "") == 0)
          return g_steal_pointer (&id);
    }
  return NULL;
}

void
gadiba_bill_table_ask (GadibaBillTable *self, const char *fact)
{
  g_return_if_fail (GADIBA_IS_BILL_TABLE (self) && fact != NULL);

  guint column;
  g_autofree char *row = g_str_equal (fact, "cost") ? NULL : find_incomplete (self, &column);
  if (row != NULL && gadiba_entry_grid_set_cursor (self->grid, row, column))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else
    gtk_widget_grab_focus (self->add);
}

int
gadiba_bill_table_find_place (GadibaBillTable *self, const char *fact)
{
  g_return_val_if_fail (GADIBA_IS_BILL_TABLE (self), -1);

  guint column;
  g_autofree char *row =
      fact == NULL || g_str_equal (fact, "cost") ? NULL : find_incomplete (self, &column);
  if (fact == NULL && !gadiba_pane_has_keyboard (GTK_WIDGET (self)))
    return -1;
  if (fact != NULL && row == NULL)
    return 0;
  return 1 + gadiba_entry_grid_find_place (self->grid, row);
}
