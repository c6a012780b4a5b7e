/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-decision.h"
#include "gadiba-office-private.h"
#include "gadiba-office-settings.h"
#include "gadiba-series.h"

/* What an office sets for its decisions: how they are numbered, how many pairs of eyes they need.
 */

typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  const char *kind, *code, *template;
  gboolean two_eyes;
} Wish;

/* --- numbers --- */

static void
free_series (gpointer data)
{
  GadibaOfficeSeries *self = data;

  g_free (self->kind);
  g_free (self->title);
  g_free (self->code);
  g_free (self->template);
  g_free (self);
}

GPtrArray *
_gadiba_office_list_kinds (GadibaOffice *self, GadibaDb *db, const GadibaOfficeRecord *record)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_series);
  const char *books;
  /* Where the book is lost, they go by what they are stored as. */
  const GadibaBook *book = _gadiba_office_load_books (self, db, record, &books, NULL);

  for (GadibaDecisionKind kind = GADIBA_DECISION_JUDGEMENT; kind <= GADIBA_DECISION_CORRECTION;
       kind++)
    {
      const char *id = gadiba_decision_kind_format (kind);
      const GadibaDecisionRule *rule =
          book != NULL ? gadiba_book_get_decision_rule (book, id) : NULL;
      GadibaOfficeSeries *series = g_new0 (GadibaOfficeSeries, 1);
      series->kind = g_strdup (id);
      series->title = g_strdup (kind == GADIBA_DECISION_JUDGEMENT ? _ ("Decision on an application")
                                : rule != NULL                    ? rule->title
                                                                  : id);
      g_ptr_array_add (all, series);
    }
  return g_steal_pointer (&all);
}

static const char *
find_title (const GPtrArray *kinds, const char *kind)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      const GadibaOfficeSeries *series = g_ptr_array_index (kinds, i);
      if (g_str_equal (series->kind, kind))
        return series->title;
    }
  return NULL;
}

GPtrArray *
_gadiba_office_read_series (GadibaDb *db, const GPtrArray *kinds, GError **error)
{
  g_autoptr (GPtrArray) from = gadiba_series_rule_list (db, error);
  GadibaSeriesRule *all_decisions =
      from != NULL ? gadiba_series_rule_read (db, "decision", error) : NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_series);

  if (all_decisions == NULL)
    return NULL;
  g_ptr_array_insert (from, 0, all_decisions);
  for (guint i = 0; i < from->len; i++)
    {
      const GadibaSeriesRule *rule = g_ptr_array_index (from, i);
      GadibaOfficeSeries *series = g_new0 (GadibaOfficeSeries, 1);
      series->kind = g_strdup (rule->kind);
      series->title = g_strdup (find_title (kinds, rule->kind));
      series->code = g_strdup (rule->code);
      series->template = g_strdup (rule->template);
      g_ptr_array_add (all, series);
    }
  return g_steal_pointer (&all);
}

static gpointer
set_series (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (
      wish->office, db, wish->moment, "settings",
      g_str_equal (wish->kind, "letter") ? _ ("changed how letters are numbered from now on")
                                         : _ ("changed how decisions are numbered from now on"),
      error);
  g_autoptr (GadibaSeriesRule) before =
      action != NULL ? gadiba_series_rule_read (db, wish->kind, error) : NULL;

  if (before == NULL)
    return NULL;
  gboolean done = wish->code == NULL && wish->template == NULL
                      ? gadiba_series_rule_remove (action, wish->kind, error)
                      : gadiba_series_rule_set (
                          action, wish->kind, wish->code != NULL ? wish->code : before->code,
                          wish->template != NULL ? wish->template : before->template, error);
  return GINT_TO_POINTER (done && gadiba_action_commit (action, error));
}

gboolean
gadiba_office_set_series (GadibaOffice *self, const char *kind, const char *code,
                          const char *template, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && kind != NULL && moment != NULL, FALSE);

  Wish wish = { self, moment, .kind = kind, .code = code, .template = template };
  GadibaDecisionKind parsed;
  if (!g_str_equal (kind, "decision") && !g_str_equal (kind, "letter")
      && !gadiba_decision_kind_parse (kind, &parsed))
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("Numbers are set for “decision”, which is all of them, or for "
           "judgement, change, review, stop, reduction, recovery, "
           "prolongation, deficiencies, cancellation or correction, or for "
           "“letter”; name one of them"));
  if (g_str_equal (kind, "letter") && code == NULL && template == NULL)
    return _gadiba_office_refuse (
        error, GADIBA_OFFICE_ERROR_WRONG,
        _ ("Letters go with no other series; name their code or template"));
  return (code == NULL || _gadiba_office_check_code (code, error))
         && gadiba_store_run (self->store, set_series, &wish, error) != NULL;
}

/* --- two pairs of eyes --- */

/* Whoever prepares alone would prepare for nobody. */
static gboolean
check_others (const Wish *wish, GadibaDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = gadiba_caseworker_list (db, wish->moment->today, error);

  if (all == NULL || all->len > 1)
    return all != NULL;
  return _gadiba_office_refuse (
      error, GADIBA_OFFICE_ERROR_WRONG,
      _ ("Only one caseworker works in this office today, so nobody could "
         "issue what he or she prepares; add another caseworker first"));
}

static gpointer
set_two_eyes (GadibaDb *db, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (wish->office, db, wish->moment, "settings",
                            wish->two_eyes ? _ ("has decisions prepared by one caseworker and "
                                                "issued by another from now on")
                                           : _ ("lets each caseworker issue alone from now on"),
                            error);
  g_autoptr (GadibaOfficeRecord) record =
      action != NULL ? gadiba_office_record_read (db, error) : NULL;

  if (record == NULL || (wish->two_eyes && !check_others (wish, db, error)))
    return NULL;
  if (record->two_eyes == wish->two_eyes)
    return GINT_TO_POINTER (TRUE);
  record->two_eyes = wish->two_eyes;
  gadiba_action_set_subject (action, "office", 1);
  return GINT_TO_POINTER (gadiba_office_record_save (action, record, error)
                          && gadiba_action_commit (action, error));
}

gboolean
gadiba_office_set_two_eyes (GadibaOffice *self, gboolean two_eyes, const GadibaMoment *moment,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, FALSE);

  Wish wish = { self, moment, .two_eyes = two_eyes != FALSE };
  return gadiba_store_run (self->store, set_two_eyes, &wish, error) != NULL;
}
