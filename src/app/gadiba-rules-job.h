/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office-rules.h"

G_BEGIN_DECLS

/* What the page of the rules asks of the office, as a job of the session. */
typedef enum
{
  GADIBA_RULES_READ,
  GADIBA_RULES_SET, /* a value into the draft, which is begun if there is none */
  GADIBA_RULES_TRY,
  GADIBA_RULES_DROP,
  GADIBA_RULES_ENFORCE,
} GadibaRulesAct;

typedef struct
{
  GadibaRulesAct act;
  /* SET: */
  char *parameter, *is, *source;
  char *genitive, *note; /* "": none */
  GadibaDate from;
} GadibaRulesAsked;

/* What is there then. */
typedef struct
{
  GadibaRulesAct act;
  char *fault; /* why it could not be done; then there is nothing else */
  GadibaOfficeRules *rules;
  GPtrArray *examples; /* GadibaTriedExample, of the draft if it can be used */
  GadibaTried *tried;  /* TRY */
} GadibaRulesRead;

GadibaRulesAsked *gadiba_rules_asked_new (GadibaRulesAct act);
void gadiba_rules_asked_free (GadibaRulesAsked *self);
void gadiba_rules_read_free (GadibaRulesRead *self);

/* A GadibaWork: @data is a GadibaRulesAsked, the result a GadibaRulesRead, never NULL. */
gpointer
gadiba_rules_do (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaRulesAsked, gadiba_rules_asked_free)

G_END_DECLS
