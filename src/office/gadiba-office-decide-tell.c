/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-decision-history.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-dative.h"
#include "gadiba-office-decide-private.h"

/* What the caseworker is told of a decision. */

static char *
tell_amounts (const GadibaDecisionItem *item)
{
  GadibaMoney least = item->amount;

  for (guint i = 0; i < item->months->len; i++)
    least =
        MIN (least, ((const GadibaDecisionMonth *) g_ptr_array_index (item->months, i))->amount);
  g_autofree char *amount = gadiba_money_format_lv (item->amount);
  if (!item->monthly)
    return g_strdup_printf (_ ("%s: %s once"), item->title, amount);
  if (least == item->amount)
    return g_strdup_printf (_ ("%s: %s a month"), item->title, amount);
  g_autofree char *from = gadiba_money_format_lv (least);
  return g_strdup_printf (_ ("%s: %s to %s a month"), item->title, from, amount);
}

/* How much, from whom, and until when. */
static char *
tell_service (const GadibaDecisionItem *item)
{
  if (item->from == GADIBA_DATE_NONE && !item->waits) /* nobody said it yet */
    return g_strdup_printf ("%s: %s", item->title, item->volume_text);
  if (item->waits)
    return g_strdup_printf (_ ("%s: %s, in the queue"), item->title, item->volume_text);
  g_autofree char *from = gadiba_lv_date_numeric (item->from);
  if (item->to == GADIBA_DATE_NONE)
    return g_strdup_printf (_ ("%s: %s from %s, %s"), item->title, item->volume_text, from,
                            item->provider);
  g_autofree char *to = gadiba_lv_date_numeric (item->to);
  return g_strdup_printf (_ ("%s: %s from %s to %s, %s"), item->title, item->volume_text, from, to,
                          item->provider);
}

/* How long it goes on. */
static char *
tell_extension (const GadibaDecisionItem *item)
{
  g_autofree char *amount = gadiba_money_format_lv (item->amount);
  g_autofree char *to = gadiba_lv_date_numeric (item->to);

  return g_strdup_printf (_ ("%s: %s, until %s"), item->title, amount, to);
}

/* What was, and what is from the first month on that differs. */
static char *
tell_change (const GadibaDecisionItem *item)
{
  if (item->word != NULL && item->to != GADIBA_DATE_NONE)
    {
      g_autofree char *to = gadiba_lv_date_numeric (item->to);
      return g_strdup_printf (_ ("%s: %s, until %s"), item->title, item->word_title, to);
    }
  if (item->word != NULL) /* it never was there */
    return g_strdup_printf (_ ("%s: cancelled"), item->title);
  if (item->is_service && item->to != GADIBA_DATE_NONE)
    {
      g_autofree char *to = gadiba_lv_date_numeric (item->to);
      return g_strdup_printf (_ ("%s: ends on %s"), item->title, to);
    }
  if (item->is_service)
    return g_strdup_printf (_ ("%s: out of the queue"), item->title);
  for (guint i = 0; i < item->months->len; i++)
    {
      const GadibaDecisionMonth *month = g_ptr_array_index (item->months, i);
      if (month->amount == month->before)
        continue;
      if (!month->has_before)
        return tell_extension (item);
      g_autofree char *name = gadiba_lv_month (month->month, GADIBA_LV_NOMINATIVE);
      g_autofree char *before = gadiba_money_format_lv (month->before);
      g_autofree char *amount = gadiba_money_format_lv (month->amount);
      return g_strdup_printf (_ ("%s: %s instead of %s, %s"), item->title, amount, before, name);
    }
  return g_strdup_printf (_ ("%s: as before"), item->title);
}

static char *
tell_item (const GadibaDecisionItem *item)
{
  switch (item->outcome)
    {
    case GADIBA_OUTCOME_GRANTED:
      if (item->word != NULL)
        return g_strdup_printf ("%s: %s", item->title, item->word_title);
      return item->is_service ? tell_service (item) : tell_amounts (item);
    case GADIBA_OUTCOME_REFUSED:
      return g_strdup_printf (_ ("%s: refused"), item->title);
    case GADIBA_OUTCOME_LEFT_OPEN:
      return g_strdup_printf (_ ("%s: left open"), item->title);
    case GADIBA_OUTCOME_CHANGED:
      return tell_change (item);
    case GADIBA_OUTCOME_UNKNOWN:
      break;
    }
  return g_strdup (item->title);
}

static void
free_notice (GadibaNotice *notice)
{
  g_free (notice->sentence);
  g_free (notice);
}

/* Takes @sentence. */
static void
add_notice (GPtrArray *notices, const char *id, char *sentence)
{
  GadibaNotice *notice = g_new0 (GadibaNotice, 1);

  notice->id = id;
  notice->sentence = sentence;
  g_ptr_array_add (notices, notice);
}

/* How many questions are open; the questions name persons, so they stand in the letter only. */
static void
warn_missing (GPtrArray *notices, const GadibaDecisionItem *item)
{
  if (item->missing->len > 0)
    add_notice (
        notices, "missing",
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%s: something is left open for want of %u answer, which the "
                                      "letter names",
                                      "%s: something is left open for want of %u answers, which "
                                      "the letter names",
                                      item->missing->len),
                         item->title, item->missing->len));
}

static gboolean
overlaps (const GadibaDecisionItem *item, const GadibaGranted *granted)
{
  return item->outcome == GADIBA_OUTCOME_GRANTED && g_str_equal (item->id, granted->benefit)
         && item->from != GADIBA_DATE_NONE && item->from <= granted->to
         && granted->from <= item->to;
}

/* SPSPL 36(7): nothing is to be paid twice. */
static void
warn_twice (const GadibaDecide *self, GPtrArray *notices, const GadibaDecisionItem *item)
{
  for (guint i = 0; self->granted != NULL && i < self->granted->len; i++)
    {
      const GadibaGranted *granted = g_ptr_array_index (self->granted, i);
      if (!overlaps (item, granted))
        continue;
      g_autofree char *from = gadiba_lv_date_numeric (MAX (item->from, granted->from));
      g_autofree char *to = gadiba_lv_date_numeric (MIN (item->to, granted->to));
      add_notice (notices, "twice",
                  g_strdup_printf (_ ("%s is granted by decision %s too, from %s to %s: make "
                                      "sure that it is not paid twice"),
                                   item->title, granted->decision, from, to));
    }
}

/* The letter does not say what the authors of the rule book doubt; the caseworker must know. */
static void
warn_doubts (const GadibaDecide *self, GPtrArray *notices)
{
  const GadibaTrace *trace = self->decision->trace;
  const GPtrArray *sections = trace != NULL ? trace->sections : NULL;
  guint n = 0;

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (sections, i);
      for (guint j = 0; section->month == GADIBA_MONTH_NONE && j < section->lines->len; j++)
        n += ((const GadibaTraceLine *) g_ptr_array_index (section->lines, j))->kind
             == GADIBA_TRACE_NOTE;
    }
  if (n > 0)
    add_notice (
        notices, "doubt",
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u value or formula of the rule book is marked as doubtful; "
                                      "the explanation of application %s shows which",
                                      "%u values or formulas of the rule book are marked as "
                                      "doubtful; the explanation of application %s shows which",
                                      n),
                         n, self->application->number));
}

static void
warn_future (const GadibaDecide *self, GPtrArray *notices)
{
  if (self->request->day > self->moment->today)
    add_notice (notices, "future", g_strdup (_ ("The decision is dated after today")));
}

static void
warn_later (const GadibaDecide *self, GPtrArray *notices)
{
  for (guint i = 0; self->later != NULL && self->later[i] != NULL; i++)
    add_notice (notices, "later",
                g_strdup_printf (_ ("Application %s of the same persons was registered later; "
                                    "what it changed was taken into account"),
                                 self->later[i]));
}

GPtrArray *
_gadiba_decide_list_notices (const GadibaDecide *self)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func ((GDestroyNotify) free_notice);

  for (guint i = 0; i < self->decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (self->decision->items, i);
      warn_missing (notices, item);
      warn_twice (self, notices, item);
    }
  warn_future (self, notices);
  warn_later (self, notices);
  warn_doubts (self, notices);
  if (self->lacks_dative)
    add_notice (notices, "dative", g_strdup (gadiba_dative_tell_missing ()));
  return notices;
}

GPtrArray *
_gadiba_decide_list_items (const GadibaDecide *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->decision->items->len; i++)
    g_ptr_array_add (items, tell_item (g_ptr_array_index (self->decision->items, i)));
  if (items->len == 0 && self->decision->basis.sentence != NULL)
    g_ptr_array_add (items, g_strdup (_gadiba_decide_get_title (self)));
  return items;
}

GadibaDecided *
_gadiba_decide_tell (const GadibaDecide *self)
{
  GadibaDecided *decided = g_new0 (GadibaDecided, 1);
  g_autoptr (GPtrArray) notices = _gadiba_decide_list_notices (self);

  decided->number = g_strdup (self->decision->number);
  decided->items = _gadiba_decide_list_items (self);
  decided->warnings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < notices->len; i++)
    g_ptr_array_add (decided->warnings,
                     g_strdup (((const GadibaNotice *) g_ptr_array_index (notices, i))->sentence));
  return decided;
}
