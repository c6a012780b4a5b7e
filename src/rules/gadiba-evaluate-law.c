/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-evaluation-private.h"

/* What formulas read from the law: a parameter of the day, of another day, an age reached. */

GadibaValue
_gadiba_evaluation_find_value (GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                               const char *key, GadibaDate day)
{
  const GadibaSetting *setting = gadiba_evaluation_get_setting (evaluation, parameter, key);
  const GadibaParameterValue *value;

  if (setting != NULL)
    return setting->value;
  value = gadiba_parameter_get_value (parameter, day, evaluation->terms.known);
  if (value != NULL && value->entries == NULL)
    return value->value;
  for (guint i = 0; value != NULL && i < value->entries->len; i++)
    if (g_array_index (value->entries, GadibaEntry, i).key == key)
      return g_array_index (value->entries, GadibaEntry, i).value;
  return GADIBA_VALUE_UNKNOWN (parameter->type.kind,
                               parameter->by_municipality
                                   ? _gadiba_missing_new (evaluation, parameter->id, "-")
                                   : _gadiba_missing_new_day (evaluation, parameter->id, day));
}

GadibaValue
_gadiba_evaluation_find_possible (GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                                  const GadibaValue *key)
{
  GadibaDate day = evaluation->terms.day;
  GadibaValue first = { 0 };
  gboolean any = FALSE;

  for (guint i = 0; parameter->keys[i] != NULL; i++)
    {
      const GadibaWords *word = key->words;
      GadibaValue other;

      while (word != NULL && word->word != parameter->keys[i])
        word = word->next;
      if (key->words != NULL && word == NULL)
        continue;
      other = _gadiba_evaluation_find_value (evaluation, parameter, parameter->keys[i], day);
      if (!other.known)
        return other;
      if (any && !gadiba_value_equal (&first, &other))
        return GADIBA_VALUE_UNKNOWN (parameter->type.kind, key->missing);
      first = other;
      any = TRUE;
    }
  return first;
}

gboolean
_gadiba_evaluate_parameter (GadibaEvaluation *evaluation, const GadibaExpr *expr,
                            GadibaValue *value, GError **error)
{
  const GadibaParameter *parameter = expr->target;
  GadibaValue key = { 0 };

  if (expr->first == NULL)
    {
      *value = _gadiba_evaluation_find_value (evaluation, parameter, NULL, evaluation->terms.day);
      return TRUE;
    }
  if (!_gadiba_evaluate (evaluation, expr->first, &key, error))
    return FALSE;
  *value = key.known ? _gadiba_evaluation_find_value (evaluation, parameter, key.text,
                                                      evaluation->terms.day)
                     : _gadiba_evaluation_find_possible (evaluation, parameter, &key);
  return TRUE;
}

gboolean
_gadiba_evaluate_at (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                     GError **error)
{
  const GadibaParameter *parameter = expr->first->target;
  GadibaValue day;

  if (!_gadiba_evaluate (evaluation, expr->first->next, &day, error))
    return FALSE;
  if (!day.known)
    *value = GADIBA_VALUE_UNKNOWN (expr->type.kind, day.missing);
  else
    *value = _gadiba_evaluation_find_value (
        evaluation, parameter, NULL,
        day.kind == GADIBA_KIND_DATE ? day.date : gadiba_month_get_first_day (day.month));
  return TRUE;
}

/* Was the age reached on the last day of the span that begins with @from, or before? */
static gboolean
is_reached (GadibaDate born, GadibaDate last, GadibaNumber months)
{
  int age = gadiba_date_age_in_months (born, last);
  return gadiba_number_compare (GADIBA_NUMBER (age), months) >= 0;
}

/* Who once was old enough stays so, though the age required rises: each span in which the
 * parameter stands still is looked at on its last day. */
static gboolean
was_reached (const GadibaEvaluation *evaluation, const GadibaParameter *parameter, GadibaDate born,
             GadibaDate day)
{
  for (guint i = 0; i < parameter->values->len; i++)
    {
      const GadibaParameterValue *value = g_ptr_array_index (parameter->values, i);
      GadibaDate last = value->until != GADIBA_DATE_NONE && value->until < day ? value->until : day;

      if (value->from > day
          || gadiba_parameter_get_value (parameter, value->from, evaluation->terms.known) != value)
        continue;
      for (guint j = i + 1; j < parameter->values->len; j++)
        {
          const GadibaParameterValue *next = g_ptr_array_index (parameter->values, j);
          if (next->from > value->from && next->from <= day
              && gadiba_parameter_get_value (parameter, next->from, evaluation->terms.known)
                     == next)
            {
              last = next->from - 1;
              break;
            }
        }
      if (is_reached (born, last, value->value.number))
        return TRUE;
    }
  return FALSE;
}

void
_gadiba_evaluate_reached_by (GadibaEvaluation *evaluation, const GadibaParameter *parameter,
                             const GadibaValue *born, GadibaValue *value)
{
  GadibaDate day = evaluation->terms.day;
  GadibaValue required = _gadiba_evaluation_find_value (evaluation, parameter, NULL, day);
  gboolean set = gadiba_evaluation_get_setting (evaluation, parameter, NULL) != NULL;

  if (born->known && !set && was_reached (evaluation, parameter, born->date, day))
    _gadiba_value_set_yes_no (value, TRUE); /* and so ever after */
  else if (!born->known || !required.known)
    *value = GADIBA_VALUE_UNKNOWN (GADIBA_KIND_YES_NO,
                                   _gadiba_missing_join_values (evaluation, born, &required));
  else
    _gadiba_value_set_yes_no (value, is_reached (born->date, day, required.number));
}

gboolean
_gadiba_evaluate_reached (GadibaEvaluation *evaluation, const GadibaExpr *expr, GadibaValue *value,
                          GError **error)
{
  GadibaValue born;

  if (!_gadiba_evaluate (evaluation, expr->first, &born, error))
    return FALSE;
  _gadiba_evaluate_reached_by (evaluation, expr->first->next->target, &born, value);
  return TRUE;
}
