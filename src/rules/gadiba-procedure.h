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
  GADIBA_EFFECT_DAY,        /* the day after the last one, which the caseworker names */
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
  char *plain;    /* the same in plain words; NULL: none */
  gboolean of_person;
  const char *benefit; /* interned: the only one that is looked at; NULL: all */
  gboolean is_gone;    /* the person cannot be addressed any more */
  gboolean renews;     /* the term of contest begins anew */
  gboolean extends;    /* what was granted goes on beyond its term, for as long as it says */
  const char *letter;  /* interned: id of the template, where it is not that of the kind; NULL */
  guint months; /* from the receipt of the application on, within which the day lies that is set; 0:
                   the book sets no bound */
  GadibaCitation *source;
  char *note; /* a doubt; NULL: none */
} GadibaGround;

typedef struct
{
  const char *id;      /* interned: "change", "stop", as the store names kinds */
  gboolean of_service; /* for decisions on social services, which the others are not for */
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

/* On what grounds nobody is heard before an unfavourable decision (APL 62(2)). */
typedef struct
{
  const char *id; /* interned: "urgent" */
  char *title;    /* as the caseworker chooses it */
  char *sentence; /* as the letter gives it as the ground */
  GadibaCitation *source;
  char *note; /* a doubt; NULL: none */
} GadibaUnheard;

/* How much weighs what a check found. */
typedef enum
{
  GADIBA_FINDING_WARNS,  /* to be made sure of; it can be issued */
  GADIBA_FINDING_BLOCKS, /* it cannot be issued */
} GadibaFinding;

/* What is looked at before a decision is issued. The program knows how each is found out; what it
 * is called, on which article it rests, how much it weighs and its numbers are the rule book's. */
typedef struct
{
  const char *id;         /* interned: "evidence", of the closed list of the book's format */
  char *title, *found;    /* in words: when all is in order, and when it is not */
  GadibaFinding weight;   /* of what is found */
  gboolean reason;        /* a finding that warns is to be answered with a reason */
  guint days;             /* what the check counts by; 0: nothing */
  const char *about;      /* interned: condition or step that it looks at; NULL: none */
  char **kinds;           /* of decisions that it is for; NULL: all */
  GadibaCitation *source; /* NULL: good practice */
  char *note;
} GadibaCheckRule;

/* Whether @rule is for decisions of @kind. */
gboolean gadiba_check_rule_is_for (const GadibaCheckRule *rule, const char *kind);

/* Returns: (nullable) (transfer none): the ground @id of @rule */
const GadibaGround *
gadiba_decision_rule_get_ground (const GadibaDecisionRule *rule, const char *id);

G_END_DECLS
