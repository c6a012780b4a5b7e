/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-decide-private.h"
#include "gadiba-revision.h"

/* Decisions that follow one that granted social services. */

const GadibaDecisionRule *
_gadiba_decide_get_rule (const GadibaDecide *self)
{
  const GadibaServicePlace *place =
      self->places != NULL && self->places->len > 0 ? g_ptr_array_index (self->places, 0) : NULL;

  return gadiba_book_get_decision_rule_for (self->book,
                                            gadiba_decision_kind_format (self->request->kind),
                                            place != NULL ? place->service : NULL);
}

gboolean
_gadiba_decide_read_places (GadibaDecide *self, GadibaDb *db, GError **error)
{
  if (self->base == NULL)
    return TRUE;
  self->places = gadiba_service_place_list (db, NULL, self->application->id, error);
  for (guint i = self->places != NULL ? self->places->len : 0; i > 0; i--)
    {
      const GadibaServicePlace *place = g_ptr_array_index (self->places, i - 1);
      if (g_strcmp0 (place->decision, self->base->number) != 0)
        g_ptr_array_remove_index (self->places, i - 1);
    }
  return self->places != NULL;
}

gboolean
_gadiba_decide_has_service (const GadibaDecide *self)
{
  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    if (!gadiba_service_place_is_ended (g_ptr_array_index (self->places, i)))
      return TRUE;
  return FALSE;
}

gboolean
_gadiba_decide_check_service (GadibaDecide *self, const GadibaDecisionRule *rule, GError **error)
{
  if (self->places == NULL || self->places->len == 0 || rule->of_service
      || self->request->kind == GADIBA_DECISION_CANCELLATION
      || self->request->kind == GADIBA_DECISION_CORRECTION)
    return TRUE;
  self->about = "base";
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("Decision %s granted a social service, and the rule books do not describe "
                  "decisions of this kind on services; choose another kind, or decide on a new "
                  "application"),
               self->base->number);
  return FALSE;
}

/* Of what is waited for there is no last day; what is given has one that lies in its time. */
static gboolean
check_last_day (GadibaDecide *self, const GadibaServicePlace *place, GError **error)
{
  GadibaDate until = self->request->follow.until;
  GadibaDate bound = place->to;
  g_autofree char *from =
      place->from != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (place->from) : NULL;
  g_autofree char *to = bound != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (bound) : NULL;

  self->about = "until";
  if (from == NULL && until != GADIBA_DATE_NONE)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("“%s” waits for its place and leaves the queue by the decision; it has no last "
                    "day, so leave the day out"),
                 place->title);
  else if (from != NULL && until == GADIBA_DATE_NONE)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                 _ ("“%s” is given since %s; say the last day on which it is given"), place->title,
                 from);
  else if (from != NULL && until < place->from)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("“%s” begins on %s only; name that day or a later one as the last, or cancel "
                    "the decision"),
                 place->title, from);
  else if (to != NULL && until >= bound)
    g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                 _ ("“%s” ends on %s by its decision; name an earlier last day, or let it end"),
                 place->title, to);
  else
    {
      self->about = NULL;
      return TRUE;
    }
  return FALSE;
}

static void
end_place (GadibaDecide *self, const GadibaServicePlace *place)
{
  const GadibaDecisionBasis *basis = &self->decision->basis;
  GadibaDecisionItem *item = gadiba_decision_add_item (self->decision, place->service);

  item->title = g_strdup (place->title);
  item->outcome = GADIBA_OUTCOME_CHANGED;
  item->is_service = TRUE;
  item->ends = TRUE;
  item->waits = place->from == GADIBA_DATE_NONE;
  item->volume_text = g_strdup (place->volume);
  item->provider = g_strdup (place->provider);
  item->from = place->from;
  item->to = self->request->follow.until;
  gadiba_decision_item_add_reason (item, basis->id, basis->sentence, basis->source);
}

gboolean
_gadiba_decide_stop_service (GadibaDecide *self, GError **error)
{
  const char *only =
      gadiba_decision_rule_get_ground (_gadiba_decide_get_rule (self), self->request->follow.ground)
          ->benefit;

  for (guint i = 0; i < self->places->len; i++)
    {
      const GadibaServicePlace *place = g_ptr_array_index (self->places, i);
      if (gadiba_service_place_is_ended (place)
          || (only != NULL && !g_str_equal (place->service, only)))
        continue;
      if (!check_last_day (self, place, error))
        return FALSE;
      end_place (self, place);
    }
  if (self->decision->items->len > 0)
    return gadiba_decision_note (self->decision, self->book, &self->judgement, error);
  gboolean goes_on = _gadiba_decide_has_service (self);
  self->about = goes_on ? "ground" : "base";
  g_set_error (
      error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
      !goes_on ? _ ("The service that decision %s granted has ended already; there is "
                    "nothing left to end")
               : _ ("This ground is about another service than decision %s granted; choose another "
                    "one"),
      self->base->number);
  return FALSE;
}
