/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-money.h"
#include "gadiba-xml.h"

G_BEGIN_DECLS

/*
 * data/demo/shares.xml and texts.xml as they are read: one struct for an element, one member for an
 * attribute; the README beside the files tells what they mean. Shares are thousandths, and the
 * first member where one of several rows is taken. Strings are interned; NULL and 0 is what the
 * file does not say.
 */

/* More persons do not live in a household. */
#define GADIBA_DEMO_MAX_PERSONS 8

typedef struct
{
  guint share;
  const char *relation, *life;
  guint times;
  const char *above, *near;
  guint from, to; /* of "above", in years */
  guint within;   /* of "near" */
  guint partner, other_name;
  guint life_index; /* filled in when all is read */
} GadibaDemoMember;

typedef struct
{
  guint share;
  const char *id;
  GArray *members; /* GadibaDemoMember, in the order in which their ages are found */
} GadibaDemoHousehold;

typedef struct
{
  guint tolerance;
  GArray *rows; /* GadibaDemoHousehold */
} GadibaDemoHouseholds;

typedef struct
{
  guint share;
  guint from, to; /* years */
} GadibaDemoAge;

/* A word that is taken as often as its share says. */
typedef struct
{
  guint share;
  const char *is;
} GadibaDemoWord;

typedef struct
{
  guint share;
  const char *kind;
  GadibaMoney from, to, step;
  guint varies, rises;
  gboolean irregular;
  const char *disability, *evidence;
} GadibaDemoIncome;

typedef struct
{
  guint share;
  const char *id, *activity;
  guint age_from, age_to, child_under; /* years; 0: whatever */
  gboolean nva, binding;
  const char *exception;
  GArray *incomes; /* GadibaDemoIncome */
} GadibaDemoDoing;

typedef struct
{
  const char *id;
  guint women, turns, away;
  const char *earns, *works;
  GArray *ages;         /* GadibaDemoAge */
  GArray *disabilities; /* GadibaDemoWord */
  GArray *doings;       /* GadibaDemoDoing */
  GArray *incomes;      /* GadibaDemoIncome: whatever the doing */
} GadibaDemoLife;

typedef struct
{
  guint children;
  GadibaMoney amount;
} GadibaDemoFamilyBenefit;

typedef struct
{
  guint tolerance;
  GArray *rows;            /* GadibaDemoLife */
  GArray *family_benefits; /* GadibaDemoFamilyBenefit */
  GArray *legal_statuses;  /* GadibaDemoWord */
  struct
  {
    guint none, children;
    GadibaMoney from, to;
  } savings;
} GadibaDemoLives;

typedef struct
{
  guint share;
  const char *name, *postcode;
  gboolean streets;
} GadibaDemoPlace;

typedef struct
{
  guint share;
  const char *item, *unit, *per;
  GadibaMoney from, to, price;
  guint quantity_from, quantity_to, varies;
  gboolean season;
} GadibaDemoCost;

typedef struct
{
  guint share;
  const char *id, *tenure, *heating, *provider;
  gboolean flat;
  guint area_from, area_to, area_person; /* m² */
  guint vehicle, land;
  GArray *costs; /* GadibaDemoCost */
} GadibaDemoDwelling;

typedef struct
{
  guint tolerance;
  const char *region;
  guint heating_from, heating_to; /* months of the year */
  GArray *places;                 /* GadibaDemoPlace */
  GArray *rows;                   /* GadibaDemoDwelling */
  GArray *estates;                /* GadibaDemoWord */
  struct
  {
    guint mass_from, mass_to; /* kg */
  } vehicle;
  struct
  {
    GadibaMoney from, to; /* hundredths of a hectare */
  } land;
  struct
  {
    guint share;
  } declared;
} GadibaDemoDwellings;

typedef struct
{
  guint share;
  guint is;
} GadibaDemoMonth;

typedef struct
{
  guint share;
  const char *benefits;
} GadibaDemoAsked;

typedef struct
{
  guint share;
  const char *benefit;
  GadibaMoney from, to;
} GadibaDemoGrant;

typedef struct
{
  guint share;
  const char *id;
  guint cured, one_month;
  GadibaMoney first, further, spread;
} GadibaDemoTrouble;

typedef struct
{
  guint share;
  const char *id;
  guint late;
} GadibaDemoPaper;

typedef struct
{
  guint tolerance;
  guint months, again, within, again_after_refusal, wait, term_binding, term_other, recent;
  GArray *months_of_receipt; /* GadibaDemoMonth */
  GArray *asked;             /* GadibaDemoAsked */
  GArray *troubles;          /* GadibaDemoTrouble */
  GArray *papers;            /* GadibaDemoPaper */
  struct
  {
    guint share;
    GArray *grants; /* GadibaDemoGrant */
  } earlier;
} GadibaDemoApplications;

typedef struct
{
  guint tolerance;
  guint from, to, heard_from, not_heard, provider;
  GArray *payments; /* GadibaDemoWord */
  GArray *outcomes; /* GadibaDemoWord */
} GadibaDemoDecisions;

typedef struct
{
  GadibaDemoHouseholds households;
  GadibaDemoLives lives;
  GadibaDemoDwellings dwellings;
  GadibaDemoApplications applications;
  GadibaDemoDecisions decisions;
} GadibaDemoTable;

/* A sentence of data/demo/texts.xml. */
typedef struct
{
  const char *answer; /* "granted", "partly", "one-month", "refused" */
  const char *reason; /* id of a condition; NULL: any */
  const char *text;
} GadibaDemoText;

typedef struct
{
  GArray *hearings;       /* GadibaDemoText: what was said */
  GArray *not_heard;      /* GadibaDemoText: why nothing was asked */
  GArray *considerations; /* GadibaDemoText */
} GadibaDemoTexts;

/* An attribute and the member that it is read into: a const char * (interned) for TEXT, NAME and
 * CHOICE, a guint for WHOLE, a gboolean for YES_NO, a GadibaMoney for MONEY. */
typedef struct
{
  GadibaXmlAttribute attribute;
  gsize offset;
} GadibaDemoField;

/* An element. It stands any number of times and is a row of an array, or stands once and is a
 * struct inside that of its parent. */
typedef struct _GadibaDemoKind GadibaDemoKind;
struct _GadibaDemoKind
{
  const char *name;
  const GadibaDemoField *fields;  /* ends with a name of NULL */
  const GadibaDemoKind *children; /* ends with a name of NULL; may be NULL */
  gsize offset;                   /* in the struct of the parent */
  gsize size;                     /* of a row; 0: stands once */
  gboolean one_is_taken;          /* of these rows: shares add up */
};

extern const GadibaDemoKind _gadiba_demo_table_kind;
extern const GadibaDemoKind _gadiba_demo_texts_kind;

/**
 * _gadiba_demo_read:
 * @self: a struct of zeros, as @kind describes it
 * @label: what messages call the file
 * @error: %GADIBA_XML_ERROR: what does not fit, with its line
 *
 * Reads a file; what was read before an error is to be cleared too.
 */
gboolean _gadiba_demo_read (gpointer self, const GadibaDemoKind *kind, GBytes *bytes,
                            const char *label, GError **error);
void _gadiba_demo_clear (gpointer self, const GadibaDemoKind *kind);

/* Finds the lives of all members. @error is %GADIBA_XML_ERROR. */
gboolean _gadiba_demo_table_resolve (GadibaDemoTable *self, const char *label, GError **error);

G_END_DECLS
