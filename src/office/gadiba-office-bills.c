/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-bills-private.h"

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  GadibaMonth month;
  const GadibaBillsTerm *before, *after;
} Asking;

const GadibaBenefit *
_gadiba_bills_find_benefit (const GadibaBook *book, GError **error)
{
  const GadibaDecisionRule *rule = gadiba_book_get_decision_rule (book, "change");
  const GadibaGround *ground =
      rule != NULL ? gadiba_decision_rule_get_ground (rule, "bills") : NULL;
  const GadibaBenefit *benefit = ground != NULL && ground->benefit != NULL
                                     ? gadiba_book_get_benefit (book, ground->benefit)
                                     : NULL;

  if (benefit == NULL)
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                         _ ("The rule book names no benefit that changes by the bills of a month; "
                            "give the decision “change” a ground “bills” with its benefit"));
  return benefit;
}

GadibaBills *
_gadiba_bills_list (GadibaDb *db, const GadibaBenefit *benefit, GadibaMonth month, GadibaDate today,
                    GError **error)
{
  g_autoptr (GadibaBills) self = g_new0 (GadibaBills, 1);
  GadibaBillsTerm term;

  if (!gadiba_bills_term_read (db, month, &term, error))
    return NULL;
  self->month = month;
  self->due = gadiba_bills_term_get_due (&term, month);
  self->benefit = g_strdup (benefit->title);
  self->lines = gadiba_bills_list (db, benefit->id, month, error);
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      GadibaBillsLine *line = g_ptr_array_index (self->lines, i);
      if (line->state == GADIBA_BILLS_AWAITED && self->due != GADIBA_DATE_NONE && self->due < today)
        line->state = GADIBA_BILLS_MISSING;
      self->n[line->state]++;
    }
  return self->lines != NULL ? g_steal_pointer (&self) : NULL;
}

static gpointer
list (GadibaDb *db, gpointer data, GError **error)
{
  const Asking *self = data;
  const char *books;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaOfficeRecord) record =
      transaction != NULL ? gadiba_office_record_read (db, error) : NULL;
  const GadibaBook *book =
      record != NULL ? _gadiba_office_load_books (self->office, db, record, &books, error) : NULL;
  const GadibaBenefit *benefit = book != NULL ? _gadiba_bills_find_benefit (book, error) : NULL;
  g_autoptr (GadibaBills) bills =
      benefit != NULL ? _gadiba_bills_list (db, benefit, self->month, self->moment->today, error)
                      : NULL;

  return bills != NULL && gadiba_transaction_commit (transaction, error) ? g_steal_pointer (&bills)
                                                                         : NULL;
}

GadibaBills *
gadiba_office_list_bills (GadibaOffice *self, GadibaMonth month, const GadibaMoment *moment,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && month != GADIBA_MONTH_NONE && moment != NULL, NULL);

  Asking asking = { .office = self, .moment = moment, .month = month };
  return gadiba_store_run (self->store, list, &asking, error);
}

/* --- the office's day --- */

gboolean
_gadiba_bills_read_newest (GadibaDb *db, GadibaBillsTerm *term, GError **error)
{
  return gadiba_bills_term_read (db, gadiba_month_new (2999, 12), term, error);
}

static gboolean
is_same_day (const GadibaBillsTerm *a, const GadibaBillsTerm *b)
{
  return a->day == b->day && (a->day == 0 || a->is_next == b->is_next);
}

static gpointer
set_term (GadibaDb *db, gpointer data, GError **error)
{
  const Asking *self = data;
  GadibaBillsTerm stored;
  g_autofree char *words =
      self->after->day == 0
          ? g_strdup (_ ("set no day any more by which bills are brought"))
          : g_strdup_printf (self->after->is_next
                                 ? _ ("bills are brought by day %d of the next month")
                                 : _ ("bills are brought by day %d of their month"),
                             self->after->day);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "settings", words, error);

  if (action == NULL || !_gadiba_bills_read_newest (db, &stored, error))
    return NULL;
  if (is_same_day (&stored, self->after))
    return GINT_TO_POINTER (TRUE);
  if (self->before != NULL && !is_same_day (&stored, self->before))
    {
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT,
                           _ ("Somebody else set another day meanwhile; leave it, or write yours "
                              "once more"));
      return NULL;
    }
  if (self->after->from < stored.from)
    {
      g_autofree char *month = gadiba_lv_month (stored.from, GADIBA_LV_NOMINATIVE);
      g_set_error (
          error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
          _ ("A day is set already from this month on: %s; name that month or a later one"), month);
      return NULL;
    }
  return GINT_TO_POINTER (gadiba_bills_term_set (action, self->after, error)
                          && gadiba_action_commit (action, error));
}

gboolean
gadiba_office_set_bills_term (GadibaOffice *self, const GadibaBillsTerm *before,
                              const GadibaBillsTerm *after, const GadibaMoment *moment,
                              GError **error)
{
  g_return_val_if_fail (self != NULL && after != NULL && moment != NULL, FALSE);
  g_return_val_if_fail (after->from != GADIBA_MONTH_NONE, FALSE);

  Asking asking = { .office = self, .moment = moment, .before = before, .after = after };
  if (after->day < 0 || after->day > GADIBA_BILLS_LAST_DAY)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                   _ ("A month has no day %d; give one from 1 to 31, or 0 for none"), after->day);
      return FALSE;
    }
  return gadiba_store_run (self->store, set_term, &asking, error) != NULL;
}

/* @text: (nullable) */
static gboolean
parse_day (const char *text, GadibaBillsTerm *term, GError **error)
{
  g_autofree char *tidy = g_strstrip (g_strdup (text != NULL ? text : ""));
  gsize length = strlen (tidy);
  gint64 day = 0;

  term->is_next = g_str_has_suffix (tidy, "+");
  if (term->is_next)
    tidy[length - 1] = '\0';
  if (length > 0
      && !g_ascii_string_to_signed (g_strchomp (tidy), 10, 1, GADIBA_BILLS_LAST_DAY, &day, NULL))
    return _gadiba_office_refuse (error, GADIBA_OFFICE_ERROR_WRONG,
                                  _ ("That is no day of a month; write one from 1 to 31, with “+” "
                                     "behind it for a day of the next month"));
  term->day = (int) day;
  return TRUE;
}

gboolean
gadiba_office_set_bills_day (GadibaOffice *self, const char *before, const char *after,
                             const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);

  GadibaBillsTerm was = { 0 }, term = { .from = gadiba_date_get_month (moment->today) };
  return parse_day (before, &was, error) && parse_day (after, &term, error)
         && gadiba_office_set_bills_term (self, &was, &term, moment, error);
}
