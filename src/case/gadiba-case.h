/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-date.h"
#include "gadiba-money.h"
#include "gadiba-number.h"

G_BEGIN_DECLS

/*
 * A case: one application with everything the office knows for it, as the case file holds it. What
 * the file leaves out is left out here too: NULL, a date of 0, a number that is not known; never a
 * zero that somebody could count with. Defaults are the reader's of these structs to apply, with
 * one exception: benefits.
 *
 * Words of a fixed set ("wage", "yes") are the format's own, interned, so they compare as
 * pointers. All other strings live as long as the case. "line" is where the element stands in the
 * file, 0 for what came from elsewhere, and is the first member of every struct.
 */

#define GADIBA_CASE_NAMESPACE "urn:gadiba:case:1"

/* Instead of a person's index. */
#define GADIBA_CASE_NOBODY (-1)

/* The structs without a member "known" hold values that the format requires. */
typedef struct
{
  gboolean known;
  GadibaNumber value;
} GadibaCaseNumber;

typedef struct
{
  gboolean known;
  guint value;
} GadibaCaseWhole;

typedef struct
{
  int line;
  GadibaDate received;
  char **benefits; /* owned; ids, each once; "status gmi" if the file does not say */
  int benefits_line;
  GadibaMonth housing_month; /* see gadiba_case_get_housing_month() */
} GadibaCaseApplication;

typedef struct
{
  int line;
  const char *group; /* confirmed by the caseworker */
} GadibaCaseHousehold;

typedef struct
{
  int line;
  const char *id;
  const char *applicant; /* "yes", "no" */
  const char *given, *family;
  GadibaDate born;
  const char *sex;
  const char *code; /* 11 digits with a hyphen behind the sixth */
  const char *other_id;
  const char *relation;
  const char *activity;
  const char *nva; /* "yes", "no" */
  const char *nva_exception;
  const char *legal_status;
  const char *stay;
  GadibaMonth work_disregard;
  const char *disability;
  const char *income; /* "complete", "incomplete" */
} GadibaCasePerson;

typedef struct
{
  int line;
  const char *tenure;
  const char *declared;  /* "yes", "no" */
  GadibaCaseNumber area; /* m² */
  GadibaCaseWhole rooms;
  const char *heating;
  const char *street, *place, *region, *postcode;
} GadibaCaseDwelling;

typedef struct
{
  int line;
  int person; /* index in persons, in this and the structs below */
  const char *kind;
  GadibaMonth month;
  GadibaMoney amount;
  const char *irregular; /* "yes", "no"; NULL: as the catalogue says of the kind */
  const char *evidence;
} GadibaCaseIncome;

typedef struct
{
  int line;
  const char *property; /* "declared": what is listed is all there is */
} GadibaCaseAssets;

typedef struct
{
  int line;
  int person;
  GadibaMoney amount;
} GadibaCaseSavings; /* several of one person add up */

typedef struct
{
  int line;
  int person;           /* may be GADIBA_CASE_NOBODY */
  GadibaCaseWhole mass; /* kg */
} GadibaCaseVehicle;

typedef struct
{
  int line;
  GadibaCaseNumber hectares; /* required, so always known */
} GadibaCaseLand;

typedef struct
{
  int line;
  const char *use;
} GadibaCaseRealEstate;

typedef struct
{
  int line;
  const char *item;
  GadibaMonth month;
  GadibaMoney amount;
  GadibaCaseNumber quantity;
  const char *unit;
} GadibaCaseCost;

typedef struct
{
  int line;
  const char *name, *value; /* not yet held against a rule book */
  int person;               /* GADIBA_CASE_NOBODY: of the household */
} GadibaCaseFact;

typedef struct
{
  int line;
  const char *benefit; /* not yet held against a rule book */
  GadibaDate from, to;
  GadibaMoney amount; /* EUR a month */
} GadibaCaseGranted;

typedef struct
{
  char *label; /* the file's base name, for messages */
  GadibaCaseApplication application;
  GadibaCaseHousehold household;
  GadibaCaseDwelling dwelling;
  GadibaCaseAssets assets;
  GArray *persons;     /* GadibaCasePerson */
  GArray *incomes;     /* GadibaCaseIncome */
  GArray *savings;     /* GadibaCaseSavings */
  GArray *vehicles;    /* GadibaCaseVehicle */
  GArray *land;        /* GadibaCaseLand */
  GArray *real_estate; /* GadibaCaseRealEstate */
  GArray *costs;       /* GadibaCaseCost */
  GArray *facts;       /* GadibaCaseFact */
  GArray *history;     /* GadibaCaseGranted */
  GPtrArray *warnings; /* char *: "LABEL:LINE: sentence", without names and codes */
  GStringChunk *strings;
} GadibaCase;

/**
 * gadiba_case_new:
 * @label: (nullable): what messages call it
 *
 * Returns: (transfer full): a case with no persons, benefits "status gmi" and nothing known
 */
GadibaCase *gadiba_case_new (const char *label);
void gadiba_case_free (GadibaCase *self);

/**
 * gadiba_case_add_row:
 * @rows: one of the arrays of @self
 *
 * Returns: (transfer none): a new last row of @rows, with nothing known and persons
 *   %GADIBA_CASE_NOBODY; good until the next one is added
 */
gpointer gadiba_case_add_row (GadibaCase *self, GArray *rows);

/**
 * gadiba_case_keep:
 * @text: (nullable)
 *
 * Returns: (nullable) (transfer none): @text for a struct of @self, white space at its ends trimmed
 *   and control characters replaced (XML has no way to write them); NULL when nothing is left
 */
const char *gadiba_case_keep (GadibaCase *self, const char *text);

/* Returns: (transfer none): the person of index @person */
const GadibaCasePerson *gadiba_case_get_person (const GadibaCase *self, int person);

/* Whether the person was of age on @day; who has no day of birth is taken for one. */
gboolean gadiba_case_person_is_adult (const GadibaCasePerson *person, GadibaDate day);

/* Returns: the index of the person of that id, %GADIBA_CASE_NOBODY if there is none */
int gadiba_case_find_person (const GadibaCase *self, const char *id);

/* Returns: the index of the applicant, %GADIBA_CASE_NOBODY if there is none */
int gadiba_case_find_applicant (const GadibaCase *self);

/* Returns: TRUE if @benefit is asked for */
gboolean gadiba_case_asks_for (const GadibaCase *self, const char *benefit);

/* Returns: the month whose costs count for housing: the one stated, else the month before the one
 * of receipt */
GadibaMonth gadiba_case_get_housing_month (const GadibaCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCase, gadiba_case_free)

G_END_DECLS
