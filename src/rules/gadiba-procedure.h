/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-citation.h"

G_BEGIN_DECLS

/*
 * What the law says of deciding itself: which decisions follow another one, on which grounds, from
 * which day they work, and who has to be heard. The program knows what each kind does to months and
 * days; what it is called and what it rests on is the rule book's.
 */

/* The day from which a decision works. */
typedef enum
{
  GADIBA_EFFECT_NOTIFIED,   /* from its notification on (APL 70(1)) */
  GADIBA_EFFECT_NEXT_MONTH, /* the first day of the month after what happened (SPSPL 38(3)) */
  GADIBA_EFFECT_STATED,     /* the first day of a month that the caseworker names */
} GadibaEffect;

/* Whether it takes something from somebody: then hearing and considerations are asked for (APL 62,
 * 65, 66). */
typedef enum
{
  GADIBA_UNFAVOURABLE_NEVER,
  GADIBA_UNFAVOURABLE_WHEN_LOWER, /* when less is due in some month than before */
  GADIBA_UNFAVOURABLE_ALWAYS,
} GadibaUnfavourable;

/* Why it is taken. */
typedef struct
{
  const char *id; /* interned */
  char *title;    /* as the caseworker chooses it */
  char *sentence; /* as the letter gives it as a reason */
  gboolean of_person;
  GadibaCitation *source;
  char *note; /* a doubt; NULL: none */
} GadibaGround;

typedef struct
{
  const char *id; /* interned: "change", "stop", as the store names kinds */
  char *title;
  const char *letter; /* interned: id of the template */
  GadibaEffect effect;
  GadibaUnfavourable unfavourable;
  gboolean goes_on;           /* contested, it goes on working; else it is suspended (APL 80) */
  GadibaCitation *goes_on_by; /* the article that says so; NULL: it is suspended */
  GadibaCitation *source;
  char *note;
  GPtrArray *grounds; /* GadibaGround, in the order of the book */
} GadibaDecisionRule;

/* Returns: (nullable) (transfer none): the ground @id of @rule */
const GadibaGround *
gadiba_decision_rule_get_ground (const GadibaDecisionRule *rule, const char *id);

G_END_DECLS
