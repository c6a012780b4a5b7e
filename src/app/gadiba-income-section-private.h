/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-entry-grid.h"
#include "gadiba-intake.h"
#include "gadiba-pane.h"

G_BEGIN_DECLS

#define MAX_MONTHS 12

/* Behind the months. */
enum
{
  COLUMN_COUNTS,
  COLUMN_ARTICLE,
  COLUMN_SCAN,
  COLUMN_EVIDENCE, /* the last one: End leads to it */
  N_MORE_COLUMNS,
};

/* The law's names of benefits are long; the evidence must stay in sight. */
#define TITLE_CHARS 16

#define GADIBA_TYPE_INCOME_SECTION (gadiba_income_section_get_type ())
G_DECLARE_FINAL_TYPE (GadibaIncomeSection, gadiba_income_section, GADIBA, INCOME_SECTION, GtkWidget)

struct _GadibaIncomeSection
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  GadibaMonth first; /* of the months that are shown */
  guint n_months;    /* as many as the law averages regular income over, or irregular one */
  guint n_regular;   /* the last so many: of regular income */
  guint n_elsewhere; /* lines of income in months that have no column */
  GHashTable *added; /* ids of rows that came here, "p1 wage" → whether they had an amount since */
  const char *person;     /* interned; in whose rows the keyboard was last; NULL: in none */
  gboolean is_going_back; /* Shift+Tab is pressed: the keyboard only passes */

  GtkWidget *add;
  GtkWidget *add_label;
  GtkLabel *caption;
  GtkLabel *elsewhere;
  GadibaEntryGrid *grid;
  GtkLabel *whom; /* for whom income is added */
};

/* gadiba-income-months.c: which months are shown, and what stands outside them */

/* Returns: whether others are shown than before */
gboolean _gadiba_income_find_months (GadibaIncomeSection *self);
/* Whether the line only states that there was no income, which the row "p1 " tells. */
gboolean _gadiba_income_is_none (const GadibaCaseIncome *income);
/* Returns: (nullable): why the law does not look at that month of the row */
const char *_gadiba_income_get_outside (GadibaIncomeSection *self, const char *id, guint column);
/* Returns: (transfer full): the amounts in months that have no column; "" if there are none */
char *_gadiba_income_describe_elsewhere (GadibaIncomeSection *self, int person, const char *kind);
/* What the row "p1 " says of each month: that there was no income, or that nothing is stated. */
void _gadiba_income_show_none (GadibaIncomeSection *self, const char *id, int person);
/* States that the person had no income in that month, or takes that back. */
void _gadiba_income_toggle_none (GadibaIncomeSection *self, const char *id, guint column);

/* gadiba-income-rows.c: what the table says. A row is named "p1 wage"; "p1 " asks whether that is
 * all of the person. */
char *_gadiba_income_make_id (const char *person, const char *kind);
void _gadiba_income_split_id (const char *id, const char **person, const char **kind);
GadibaCasePlace _gadiba_income_make_place (const char *id, const char *field, GadibaMonth month);
const GadibaBook *_gadiba_income_get_book (GadibaIncomeSection *self);
/* Returns: (transfer full) (element-type GadibaIntakePlace): the months of the row that have an
 * amount, as places of its proof */
GArray *_gadiba_income_list_proofs (GadibaIncomeSection *self, const char *id);
void _gadiba_income_show_months (GadibaIncomeSection *self);
void _gadiba_income_fill (GadibaIncomeSection *self);

/* gadiba-income-section.c: says for whom income is added */
void _gadiba_income_show_whom (GadibaIncomeSection *self);

G_END_DECLS
