/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"

G_BEGIN_DECLS

/*
 * What the office keeps of an application beside its case: how it came, who signed, what the client
 * wishes, which papers were demanded. No rule asks it, so the case format does not carry it: a case
 * file that is read states none of it, and one that is written leaves it out.
 */

typedef enum
{
  GADIBA_INTAKE_WAY,             /* "in-person", "post", … */
  GADIBA_INTAKE_REPRESENTATIVE,  /* key of a representative of the client */
  GADIBA_INTAKE_SIGNED,          /* of a person: "yes", "refused", "represented" */
  GADIBA_INTAKE_FORM,            /* of a benefit: "money", "goods", "provider" */
  GADIBA_INTAKE_PAYEE,           /* of a benefit: who else is to be paid */
  GADIBA_INTAKE_IBAN,            /* of a benefit: that one's account */
  GADIBA_INTAKE_COST_PAYEE,      /* of a cost item: who is paid directly */
  GADIBA_INTAKE_COST_IBAN,       /* of a cost item: that one's account */
  GADIBA_INTAKE_DEMANDED,        /* of a paper: since which day */
  GADIBA_INTAKE_DUE,             /* of a paper: last day to bring it */
  GADIBA_INTAKE_RECEIVED,        /* of a paper: when it came */
  GADIBA_INTAKE_SCAN,            /* of a paper: key of a document */
  GADIBA_INTAKE_INCOME_DOCUMENT, /* of a person's income of a kind in a month: key of a document */
} GadibaIntakeField;

#define GADIBA_N_INTAKE_FIELDS (GADIBA_INTAKE_INCOME_DOCUMENT + 1)

/* One value. A place is copied as it is: its strings are interned or lent by whoever made it;
 * those of an intake and of changes are interned. */
typedef struct
{
  GadibaIntakeField field;
  const char *person; /* id in the case; NULL: of nobody */
  const char *kind;   /* benefit, cost item, kind of income, or paper; NULL: none */
  GadibaMonth month;  /* of income */
} GadibaIntakePlace;

/* What stood there and what stands there now: words, days and keys as text; NULL: nothing. */
typedef struct
{
  GadibaIntakePlace place;
  char *before, *after;
} GadibaIntakeChange;

/* Returns: (transfer full): a change with copies of the values and interned strings of the place */
GadibaIntakeChange *
gadiba_intake_change_new (const GadibaIntakePlace *place, const char *before, const char *after);
void gadiba_intake_change_free (GadibaIntakeChange *self);

gboolean gadiba_intake_place_equal (const GadibaIntakePlace *a, const GadibaIntakePlace *b);

/* Somebody who acts for the client on the day of the application. */
typedef struct
{
  gint64 key;
  char *kind, *name, *basis; /* @kind: "guardian", "trustee", …; @basis: NULL: not said */
} GadibaIntakeRepresentative;

/* A paper that lies with the application. */
typedef struct
{
  gint64 key;
  char *name, *media_type; /* @name: NULL: none */
  const char *person;      /* interned; id in the case; NULL: of nobody */
  GadibaDate added;
} GadibaIntakeDocument;

typedef struct _GadibaIntake GadibaIntake;

/* Returns: (transfer full): one in which nothing is stated */
GadibaIntake *gadiba_intake_new (void);
void gadiba_intake_free (GadibaIntake *self);

/* Returns: (transfer none) (nullable): what stands there, until it changes */
const char *gadiba_intake_get (const GadibaIntake *self, const GadibaIntakePlace *place);
/* @value: (nullable): nothing */
void gadiba_intake_set (GadibaIntake *self, const GadibaIntakePlace *place, const char *value);

/* Returns: (transfer container) (element-type GadibaIntakePlace): the places of that field where
 * something stands, in the order in which it was set; they live as long as nothing changes */
GPtrArray *gadiba_intake_list (const GadibaIntake *self, GadibaIntakeField field);

/* @representative, @document: copied */
void gadiba_intake_add_representative (GadibaIntake *self,
                                       const GadibaIntakeRepresentative *representative);
void gadiba_intake_add_document (GadibaIntake *self, const GadibaIntakeDocument *document);

/* Returns: (transfer none) (element-type GadibaIntakeRepresentative) */
const GPtrArray *gadiba_intake_get_representatives (const GadibaIntake *self);
/* Returns: (transfer none) (element-type GadibaIntakeDocument) */
const GPtrArray *gadiba_intake_get_documents (const GadibaIntake *self);

/* Whether both say the same, whatever the order. */
gboolean gadiba_intake_equal (const GadibaIntake *self, const GadibaIntake *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaIntake, gadiba_intake_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaIntakeChange, gadiba_intake_change_free)

G_END_DECLS
