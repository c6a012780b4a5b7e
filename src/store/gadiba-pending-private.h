/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db-private.h"
#include "gadiba-journal-private.h"

G_BEGIN_DECLS

/*
 * Rows that wait until there are many, to be written table by table. Whoever asks the database
 * anything has them written first; only who holds them back on purpose (GadibaDb.holding) does not
 * see them. Each belongs to the action under way when it was added.
 */
typedef enum
{
  /* In an order in which they can refer to each other. */
  GADIBA_TABLE_PERSON,           /* id, uid, born, sex, other_id */
  GADIBA_TABLE_PERSON_NAME,      /* person, given, family, from_day, to_day */
  GADIBA_TABLE_PERSON_CODE,      /* person, code, from_day */
  GADIBA_TABLE_PERSON_FACT,      /* person, fact, value, from_day, to_day */
  GADIBA_TABLE_HOUSEHOLD,        /* id, uid */
  GADIBA_TABLE_HOUSEHOLD_MEMBER, /* household, person, from_day, to_day */
  GADIBA_TABLE_DWELLING,         /* id, household, tenure, declared, area, rooms, heating, street,
                                    place, region, postcode, from_day, to_day */
  GADIBA_TABLE_INCOME_STATEMENT, /* person, first_month, last_month, income */
  GADIBA_TABLE_INCOME,           /* person, month, kind, amount, irregular, evidence */
  GADIBA_TABLE_COST,             /* dwelling, month, item, amount, quantity, unit */
  GADIBA_TABLE_SAVING,           /* person, day, amount */
  GADIBA_TABLE_VEHICLE,          /* household, person, mass, from_day */
  GADIBA_TABLE_LAND,             /* household, hectares, from_day */
  GADIBA_TABLE_REAL_ESTATE,      /* household, use, from_day */
  GADIBA_TABLE_FURTHER_FACT,     /* household, person, fact, value, from_day */
  GADIBA_TABLE_GRANT_HISTORY,    /* household, benefit, from_day, to_day, amount */
  GADIBA_TABLE_CLIENT,           /* id, uid, person, since */
  GADIBA_TABLE_APPLICATION,      /* id, uid, series, num, number, client, household, received,
                                    housing_month, first_month, last_month, household_group,
                                    property, file_digest */
  GADIBA_TABLE_APPLICATION_BENEFIT, /* application, benefit */
  GADIBA_TABLE_APPLICATION_MEMBER,  /* application, person, label, applicant, relation */
  GADIBA_N_TABLES
} GadibaTable;

GadibaPending *_gadiba_pending_new (void);
void _gadiba_pending_free (GadibaPending *self);

/* Adds a row for the action under way. @values: one for each column, BIND_…("", value); copied */
void _gadiba_pending_add (GadibaDb *db, GadibaTable table, const GadibaBind *values);
/* The key that the next row of a table whose first column is "id" is to have. */
gboolean _gadiba_pending_find_key (GadibaDb *db, GadibaTable table, gint64 *key, GError **error);
/* Returns: the number of the last application that waits in that series, 0 if none does */
gint64 _gadiba_pending_find_last_number (GadibaDb *db, gint64 series);

/* A word that tells waiting rows: what else says it may be about one of them. Takes @word
 * (nullable). */
void _gadiba_pending_note (GadibaDb *db, char *word);
gboolean _gadiba_pending_is_noted (GadibaDb *db, const char *word);

/* Writes all rows. */
gboolean _gadiba_pending_write (GadibaDb *db, GError **error);
/* Writes those of actions that are committed, with their entries of the journal. */
gboolean _gadiba_pending_write_committed (GadibaDb *db, GError **error);
/* Keeps the entry of an action whose rows wait. Takes what @entry holds. */
void _gadiba_pending_commit (GadibaDb *db, GadibaEntry *entry);
/* Returns: the number of the last entry that waits, 0 if none does */
gint64 _gadiba_pending_get_last_entry (GadibaDb *db);
/* Takes back what the action @entry added; 0: all */
void _gadiba_pending_drop (GadibaDb *db, gint64 entry);

G_END_DECLS
