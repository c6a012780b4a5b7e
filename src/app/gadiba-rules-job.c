/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-rules-job.h"

GadibaRulesAsked *
gadiba_rules_asked_new (GadibaRulesAct act)
{
  GadibaRulesAsked *self = g_new0 (GadibaRulesAsked, 1);

  self->act = act;
  return self;
}

void
gadiba_rules_asked_free (GadibaRulesAsked *self)
{
  if (self == NULL)
    return;
  g_free (self->parameter);
  g_free (self->is);
  g_free (self->source);
  g_free (self->genitive);
  g_free (self->note);
  g_free (self);
}

void
gadiba_rules_read_free (GadibaRulesRead *self)
{
  if (self == NULL)
    return;
  g_free (self->fault);
  g_clear_pointer (&self->examples, g_ptr_array_unref);
  gadiba_office_rules_free (self->rules);
  gadiba_tried_free (self->tried);
  g_free (self);
}

/* Returns: (nullable): @text, NULL for none */
static const char *
get_said (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
set_value (GadibaOffice *office, const GadibaMoment *moment, const GadibaRulesAsked *asked,
           GError **error)
{
  const GadibaBookValue value = { .parameter = asked->parameter,
                                  .from = asked->from,
                                  .is = asked->is,
                                  .source = asked->source,
                                  .note = get_said (asked->note) };
  g_autoptr (GadibaOfficeRules) rules = gadiba_office_read_rules (office, moment, error);

  if (rules == NULL
      || (!rules->has_draft && !gadiba_office_begin_rules (office, NULL, moment, error)))
    return FALSE;
  return gadiba_office_set_rule (office, &value, get_said (asked->genitive), moment, error);
}

static gboolean
act (GadibaOffice *office, const GadibaMoment *moment, const GadibaRulesAsked *asked,
     GadibaRulesRead *read, GError **error)
{
  switch (asked->act)
    {
    case GADIBA_RULES_READ:
      return TRUE;
    case GADIBA_RULES_SET:
      return set_value (office, moment, asked, error);
    case GADIBA_RULES_TRY:
      read->tried = gadiba_office_try_rules (office, moment, error);
      return read->tried != NULL;
    case GADIBA_RULES_DROP:
      return gadiba_office_drop_rules (office, moment, error);
    case GADIBA_RULES_ENFORCE:
      return gadiba_office_enforce_rules (office, moment, error);
    }
  g_return_val_if_reached (FALSE);
}

gpointer
gadiba_rules_do (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaRulesAsked *asked = data;
  GadibaRulesRead *read = g_new0 (GadibaRulesRead, 1);
  g_autoptr (GError) failed = NULL;

  read->act = asked->act;
  if (act (office, moment, asked, read, &failed))
    read->rules = gadiba_office_read_rules (office, moment, &failed);
  if (read->rules != NULL)
    read->examples = gadiba_office_try_examples (read->rules->draft != NULL ? read->rules->draft
                                                                            : read->rules->book);
  else
    read->fault = g_strdup (failed->message);
  return read;
}
