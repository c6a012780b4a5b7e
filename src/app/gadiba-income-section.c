/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gadiba-app"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-answers.h"
#include "gadiba-children.h"
#include "gadiba-choice-popover.h"
#include "gadiba-entry-grid.h"
#include "gadiba-place-words.h"
#include "gadiba-pane.h"
#include "gadiba-prompt.h"
#include "gadiba-typing.h"
#include "gadiba-words.h"

#define USUAL_MONTHS 3 /* unless the rule book says otherwise */
#define MAX_MONTHS 12

/* Behind the months. */
enum
{
  COLUMN_COUNTS,
  COLUMN_ARTICLE,
  COLUMN_EVIDENCE,
  N_MORE_COLUMNS,
};

/* The law's names of benefits are long; the evidence must stay in sight. */
#define TITLE_CHARS 24

#define GADIBA_TYPE_INCOME_SECTION (gadiba_income_section_get_type ())
G_DECLARE_FINAL_TYPE (GadibaIncomeSection, gadiba_income_section, GADIBA, INCOME_SECTION, GtkWidget)

struct _GadibaIncomeSection
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  GadibaMonth first; /* of the months that are declared */
  guint n_months;
  GHashTable *added; /* ids of rows without an amount yet: "p1 wage" */

  GtkWidget *add;
  GtkLabel *caption;
  GadibaEntryGrid *grid;
};

static void gadiba_income_section_pane_init (GadibaPaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaIncomeSection, gadiba_income_section, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GADIBA_TYPE_PANE,
                                                      gadiba_income_section_pane_init))

/* --- rows: "p1 wage"; the statement that this is all: "p1 " --- */

static char *
make_id (const char *person, const char *kind)
{
  return g_strdup_printf ("%s %s", person, kind);
}

static void
split_id (const char *id, const char **person, const char **kind)
{
  const char *space = strchr (id, ' ');
  g_autofree char *label = g_strndup (id, (gsize) (space - id));

  *person = g_intern_string (label);
  *kind = g_intern_string (space + 1);
}

static GadibaCasePlace
make_place (const char *id, const char *field, GadibaMonth month)
{
  GadibaCasePlace place = { .part = GADIBA_PART_INCOME, .field = field, .month = month };

  split_id (id, &place.person, &place.kind);
  return place;
}

static const GadibaBook *
get_book (GadibaIncomeSection *self)
{
  return gadiba_session_get_book (gadiba_working_case_get_session (self->working));
}

static const char *
get_kind_title (GadibaIncomeSection *self, const char *kind)
{
  const GadibaIncomeKind *found = g_hash_table_lookup (get_book (self)->income_kind_names, kind);

  return found != NULL ? found->title : kind;
}

/* --- filling the grid --- */

static void
show_months (GadibaIncomeSection *self)
{
  g_autofree char *from = gadiba_words_format_month (self->first);
  g_autofree char *to = gadiba_words_format_month (self->first + (int) self->n_months - 1);
  g_autofree char *caption = g_strdup_printf (_ ("Months declared: %s – %s"), from, to);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GadibaGridColumn columns[MAX_MONTHS + N_MORE_COLUMNS] = { 0 };

  for (guint i = 0; i < self->n_months; i++)
    {
      GadibaMonth month = self->first + (int) i;
      columns[i] = (GadibaGridColumn){ .title = gadiba_words_format_month_short (month),
                                       .name = gadiba_words_format_month (month),
                                       .kind = GADIBA_GRID_AMOUNT,
                                       .is_editable = TRUE,
                                       .min_chars = 8 };
      g_ptr_array_add (texts, (gpointer) columns[i].title);
      g_ptr_array_add (texts, (gpointer) columns[i].name);
    }
  columns[self->n_months + COLUMN_COUNTS] =
      (GadibaGridColumn){ .title = _ ("Counts"), .kind = GADIBA_GRID_SIGN, .is_apart = TRUE };
  columns[self->n_months + COLUMN_ARTICLE] = (GadibaGridColumn){
    .title = _ ("Article"), .kind = GADIBA_GRID_TEXT, .is_small = TRUE, .max_chars = 20
  };
  columns[self->n_months + COLUMN_EVIDENCE] = (GadibaGridColumn){
    .title = _ ("Evidence"), .kind = GADIBA_GRID_SIGN, .is_apart = TRUE, .max_chars = 18
  };
  gtk_label_set_label (self->caption, caption);
  gadiba_entry_grid_set_columns (self->grid, _ ("Person and kind of income"), columns,
                                 self->n_months + N_MORE_COLUMNS);
}

/* Kinds that the person has in these months, then those that were added, each once. */
static GPtrArray *
list_kinds (GadibaIncomeSection *self, int person)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const char *label = gadiba_case_get_person (from, person)->id;
  const GPtrArray *all = get_book (self)->income_kinds;
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const char *kind = ((const GadibaIncomeKind *) g_ptr_array_index (all, i))->id;
      g_autofree char *id = make_id (label, kind);
      gboolean there = g_hash_table_contains (self->added, id);
      for (guint j = 0; !there && j < from->incomes->len; j++)
        {
          const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, j);
          there = income->person == person && g_str_equal (income->kind, kind)
                  && income->month >= self->first
                  && income->month < self->first + (int) self->n_months;
        }
      if (there)
        g_ptr_array_add (kinds, (gpointer) kind);
    }
  return kinds;
}

static void
show_counted (GadibaIncomeSection *self, const char *id)
{
  const char *person, *kind;
  split_id (id, &person, &kind);
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
      GadibaCasePlace amount = make_place (id, "amount", self->first + (int) i);
      GadibaCasePlace evidence = make_place (id, "evidence", self->first + (int) i);
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
                                gadiba_working_case_is_open (self->working));
}

static void
show_row (GadibaIncomeSection *self, const char *id)
{
  for (guint i = 0; i < self->n_months; i++)
    {
      GadibaCasePlace place = make_place (id, "amount", self->first + (int) i);
      g_autofree char *value =
          gadiba_case_dup_value (gadiba_working_case_get_case (self->working), &place);
      g_autofree char *text = gadiba_typing_format (GADIBA_TYPING_MONEY, value);
      gadiba_entry_grid_set_cell (self->grid, id, i, text);
    }
  show_counted (self, id);
  show_evidence (self, id);
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
  g_autofree char *caption = mean != NULL
                                 ? g_strdup_printf (_ ("%s, a month on average %s"), relation, mean)
                                 : g_strdup (relation);
  gboolean closed = !gadiba_working_case_is_open (self->working);
  g_autofree char *all = make_id (person->id, "");

  gadiba_entry_grid_add_group (self->grid, person->id, name, caption);
  for (guint i = 0; i < kinds->len; i++)
    {
      const char *kind = g_ptr_array_index (kinds, i);
      g_autofree char *id = make_id (person->id, kind);
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
  g_autofree char *all = make_id (person->id, "");

  for (guint i = 0; i < kinds->len; i++)
    {
      g_autofree char *id = make_id (person->id, g_ptr_array_index (kinds, i));
      show_row (self, id);
    }
  show_statement (self, all, person);
}

static void
update_view (GadibaIncomeSection *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const char *total = gadiba_answers_find_result (
      gadiba_working_case_get_assessment (self->working), NULL, "household.income", NULL);

  const GadibaGridRowInfo sum = { .id = "total",
                                  .title = _ ("Income of the household a month"),
                                  .is_read_only = TRUE,
                                  .is_total = TRUE };
  gadiba_entry_grid_begin (self->grid);
  for (guint i = 0; i < from->persons->len; i++)
    add_person (self, (int) i);
  gadiba_entry_grid_add_row (self->grid, &sum);
  gadiba_entry_grid_end (self->grid);
  for (guint i = 0; i < from->persons->len; i++)
    fill_person (self, (int) i);
  gadiba_entry_grid_set_cell (self->grid, "total", self->n_months - 1, total != NULL ? total : "–");
  gtk_widget_set_sensitive (self->add, gadiba_working_case_is_open (self->working));
}

/* --- what is entered --- */

/* Returns: (transfer full): what the history calls it */
static char *
describe (GadibaIncomeSection *self, const GadibaCasePlace *place)
{
  return gadiba_place_words_describe (place, gadiba_working_case_get_case (self->working),
                                      get_book (self));
}

static void
on_grid_edited_cb (GadibaIncomeSection *self, const char *id, guint column, const char *text)
{
  g_assert (GADIBA_IS_INCOME_SECTION (self));

  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  if (column >= self->n_months)
    return;
  GadibaCasePlace place = make_place (id, "amount", self->first + (int) column);
  g_autofree char *words = describe (self, &place);
  g_autofree char *row = g_strdup (id);
  if (!gadiba_typing_parse (GADIBA_TYPING_MONEY, text, self->first, &value, &error)
      || !gadiba_working_case_set (self->working, &place, value, words, &error))
    {
      gadiba_entry_grid_set_error (self->grid, row, column, error->message);
      return;
    }
  show_row (self, row);
}

/* A block that was pasted or filled is one change: all of its cells or none. */
static void
on_grid_pasted_cb (GadibaIncomeSection *self, const char *first, guint column,
                   GadibaGridBlock *block)
{
  g_assert (GADIBA_IS_INCOME_SECTION (self));

  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GadibaCasePlace));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows =
      gadiba_entry_grid_list_rows (self->grid, first, gadiba_grid_block_get_n_rows (block));
  gboolean wrong = FALSE;
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < gadiba_grid_block_get_n_columns (block); j++)
      {
        g_autoptr (GError) error = NULL;
        const char *id = g_ptr_array_index (rows, i);
        GadibaCasePlace place = make_place (id, "amount", self->first + (int) (column + j));
        char *value = NULL;
        if (!gadiba_typing_parse (GADIBA_TYPING_MONEY, gadiba_grid_block_get (block, i, j),
                                  self->first, &value, &error))
          {
            gadiba_entry_grid_set_error (self->grid, id, column + j, error->message);
            wrong = TRUE;
            continue;
          }
        g_array_append_val (places, place);
        g_ptr_array_add (values, value);
      }
  g_autoptr (GError) error = NULL;
  if (!wrong
      && !gadiba_working_case_set_many (
          self->working, (const GadibaCasePlace *) (gpointer) places->data,
          (const char *const *) values->pdata, places->len, _ ("Income, several amounts"), &error))
    gadiba_entry_grid_set_error (self->grid, first, column, error->message);
}

/* --- evidence and statements --- */

static void
set_evidence (GadibaIncomeSection *self, const char *id, const char *word)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GadibaCasePlace));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  for (guint i = 0; i < self->n_months; i++)
    {
      GadibaCasePlace amount = make_place (id, "amount", self->first + (int) i);
      GadibaCasePlace place = make_place (id, "evidence", self->first + (int) i);
      g_autofree char *there = gadiba_case_dup_value (from, &amount);
      if (there == NULL)
        continue;
      g_array_append_val (places, place);
      g_ptr_array_add (values, (gpointer) word);
    }
  GadibaCasePlace whole = make_place (id, "evidence", GADIBA_MONTH_NONE);
  g_autofree char *words = describe (self, &whole);
  gadiba_working_case_set_many (self->working, (const GadibaCasePlace *) (gpointer) places->data,
                                (const char *const *) values->pdata, places->len, words, NULL);
}

static void
on_evidence_chosen_cb (const char *choice, gpointer owner, const char *row)
{
  set_evidence (GADIBA_INCOME_SECTION (owner), row, *choice != '\0' ? choice : NULL);
}

static void
toggle_statement (GadibaIncomeSection *self, const char *person)
{
  GadibaCasePlace place = { .part = GADIBA_PART_PERSON, .field = "income", .person = person };
  g_autofree char *before =
      gadiba_case_dup_value (gadiba_working_case_get_case (self->working), &place);
  g_autofree char *words = describe (self, &place);

  gadiba_working_case_set (self->working, &place,
                           g_strcmp0 (before, "complete") == 0 ? "incomplete" : "complete", words,
                           NULL);
}

static void
on_grid_activated_cb (GadibaIncomeSection *self, const char *id, guint column)
{
  g_assert (GADIBA_IS_INCOME_SECTION (self));

  const char *person, *kind;
  if (column != self->n_months + COLUMN_EVIDENCE)
    return;
  split_id (id, &person, &kind);
  if (*kind == '\0')
    toggle_statement (self, person);
  else
    gadiba_choice_popover_ask_words (GTK_WIDGET (self), "evidence", on_evidence_chosen_cb, self,
                                     id);
}

/* --- another kind of income --- */

static const char *
get_person_at_cursor (GadibaIncomeSection *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const char *row, *person, *kind;
  guint column;

  if (gadiba_entry_grid_get_cursor (self->grid, &row, &column) && strchr (row, ' ') != NULL)
    {
      split_id (row, &person, &kind);
      if (gadiba_case_find_person (from, person) != GADIBA_CASE_NOBODY)
        return person;
    }
  return g_intern_string (gadiba_case_get_person (from, gadiba_case_find_applicant (from))->id);
}

static void
on_kind_chosen_cb (const char *kind, gpointer owner, const char *person)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (owner);
  g_autofree char *id = make_id (person, kind);

  g_hash_table_add (self->added, g_strdup (id));
  update_view (self);
  gadiba_entry_grid_set_cursor (self->grid, id, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_add_clicked_cb (GadibaIncomeSection *self)
{
  g_assert (GADIBA_IS_INCOME_SECTION (self));

  const GPtrArray *kinds = get_book (self)->income_kinds;
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), titles = g_ptr_array_new ();
  for (guint i = 0; i < kinds->len; i++)
    {
      const GadibaIncomeKind *kind = g_ptr_array_index (kinds, i);
      g_ptr_array_add (ids, (gpointer) kind->id);
      g_ptr_array_add (titles, kind->title);
    }
  const GadibaChoices choices = { (const char *const *) ids->pdata,
                                  (const char *const *) titles->pdata, ids->len };
  gadiba_choice_popover_ask (self->add, &choices, on_kind_chosen_cb, self,
                             get_person_at_cursor (self));
}

/* --- the section --- */

static gboolean
gadiba_income_section_show_fact (GadibaPane *section, const char *fact, const char *subject)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (section);

  if (!g_str_equal (fact, "income"))
    return FALSE;
  g_autofree char *id = make_id (subject, "");
  gadiba_entry_grid_set_cursor (self->grid, id, self->n_months + COLUMN_EVIDENCE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return TRUE;
}

static void
gadiba_income_section_enter (GadibaPane *pane)
{
  gtk_widget_grab_focus (GTK_WIDGET (GADIBA_INCOME_SECTION (pane)->grid));
}

static void
gadiba_income_section_pane_init (GadibaPaneInterface *iface)
{
  iface->enter = gadiba_income_section_enter;
  iface->show_fact = gadiba_income_section_show_fact;
}

static void
gadiba_income_section_dispose (GObject *object)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_INCOME_SECTION);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_income_section_parent_class)->dispose (object);
}

static void
gadiba_income_section_finalize (GObject *object)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (object);

  g_hash_table_unref (self->added);

  G_OBJECT_CLASS (gadiba_income_section_parent_class)->finalize (object);
}

static void
gadiba_income_section_class_init (GadibaIncomeSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_income_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_income_section_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-income-section.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaIncomeSection, add);
  gtk_widget_class_bind_template_child (widget_class, GadibaIncomeSection, caption);
  gtk_widget_class_bind_template_child (widget_class, GadibaIncomeSection, grid);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_grid_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_grid_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_grid_pasted_cb);
  g_type_ensure (GADIBA_TYPE_ENTRY_GRID);
}

static void
gadiba_income_section_init (GadibaIncomeSection *self)
{
  self->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_entry_grid_set_title_chars (self->grid, TITLE_CHARS);
  gadiba_prompt_make (self->add);
}

/* The months before that of receipt, as many as the law declares. */
static void
find_months (GadibaIncomeSection *self)
{
  const GadibaParameter *window = gadiba_book_get_parameter (get_book (self), "income.window");
  GadibaDate received = gadiba_working_case_get_received (self->working);
  const GadibaParameterValue *value =
      window != NULL ? gadiba_parameter_get_value (window, received, GADIBA_DATE_NONE) : NULL;
  gint64 months = value != NULL ? value->value.number.num / value->value.number.den : USUAL_MONTHS;

  self->n_months = (guint) CLAMP (months, 1, MAX_MONTHS);
  self->first = gadiba_date_get_month (received) - (int) self->n_months;
}

GtkWidget *
gadiba_income_section_new (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaIncomeSection *self = g_object_new (GADIBA_TYPE_INCOME_SECTION, NULL);
  self->working = g_object_ref (working);
  find_months (self);
  show_months (self);
  g_signal_connect_object (working, "changed", G_CALLBACK (update_view), self, G_CONNECT_SWAPPED);
  update_view (self);
  return GTK_WIDGET (self);
}
