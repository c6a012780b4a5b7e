/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application.h"
#include "gadiba-pending-private.h"

G_BEGIN_DECLS

/* A case on its way into the tables. */
typedef struct
{
  GadibaDb *db;
  const GadibaCase *from;
  GadibaDate day;  /* of receipt: from which it holds */
  gint64 *persons; /* key of each person of the case */
  gboolean *fresh; /* persons who were not in the records */
  gint64 household;
  gboolean fresh_household;
  gint64 dwelling; /* 0: none */
} GadibaImport;

/* gadiba-application-person.c: who the persons are, and what is known of each */
gboolean _gadiba_import_match (GadibaDb *db, const GadibaCasePerson *person, gint64 answer,
                               gint64 *found, gint64 *candidate, GError **error);
/* An answer that contradicts the code is none. @found: whom the code, or the answer, means */
gboolean _gadiba_import_check_answer (gint64 answer, gint64 found, GError **error);
/* Says in @error who the person may be. Returns: FALSE */
gboolean _gadiba_import_ask (GadibaImport *self, int person, gint64 candidate, GError **error);
gboolean _gadiba_import_person (GadibaImport *self, int person, GError **error);
gboolean _gadiba_import_incomes (GadibaImport *self, int person, GError **error);

/* gadiba-application-household.c: who lives together, and what they have */
gboolean _gadiba_import_household (GadibaImport *self, GError **error);
/* The person is in the household from the day of receipt on, unless he or she is already. */
gboolean _gadiba_import_member (GadibaImport *self, int person, GError **error);
gboolean _gadiba_import_property (GadibaImport *self, GError **error);

/* For which day an application's household is read, and who of it. */
typedef struct
{
  GadibaDate day;   /* NONE: that of the application */
  gint64 present;   /* who is in this household by then; 0: all members */
  gint64 alone;     /* this person, without the household; 0: all members */
  gboolean later;   /* the application itself goes on: what it says stays */
  GadibaMonth last; /* incomes and costs up to this month too; NONE */
} GadibaReading;

/* gadiba-application-read.c: what is known for another day; what each application says for itself
 * is not. @persons: (out) (transfer full): keys (gint64) of the persons of the case */
GadibaCase *
_gadiba_application_read_for (GadibaDb *db, gint64 application, const GadibaReading *reading,
                              GArray **persons, GError **error);
/* Takes a row of person_fact, unless the person says something there already. */
void _gadiba_case_person_take_fact (GadibaCasePerson *person, const char *fact, const char *value);

/* Rows that are there, by what they say; the file's rows are held against them. */
typedef struct
{
  GHashTable *rows; /* text → GArray of keys */
} GadibaPresent;

/* @sql: gives the key and the text of each row */
gboolean _gadiba_present_load (GadibaPresent *self, GadibaDb *db, const char *sql,
                               const GadibaBind *binds, GError **error);
/* Returns: whether a row that says @text was there, which is taken out. Takes @text. */
gboolean _gadiba_present_take (GadibaPresent *self, char *text);
/* Removes the rows that were not taken out; with @day, those that began before it end before it. */
gboolean _gadiba_present_end (GadibaPresent *self, GadibaDb *db, const char *table, GadibaDate day,
                              GError **error);
void _gadiba_present_clear (GadibaPresent *self);
/* Returns: (transfer full): "a|b|c", NULL as nothing */
char *_gadiba_present_join (const char *const *words, guint n_words);
#define JOIN(...)                                                                                  \
  _gadiba_present_join ((const char *const[]){ __VA_ARGS__ },                                      \
                        G_N_ELEMENTS (((const char *const[]){ __VA_ARGS__ })))

/* Ends a row before @day if it began before, else removes it. @day: NONE: of rows without days */
gboolean
_gadiba_import_end_row (GadibaDb *db, const char *table, gint64 id, GadibaDate day, GError **error);
/* The last day of what begins on the day of receipt: the day before the next row begins.
 * @sql: gives that row's first day, of :key and after :day */
gboolean _gadiba_import_find_end (GadibaImport *self, const char *sql, gint64 key, GadibaDate *end,
                                  GError **error);
/* The number times @scale, for columns that hold hundredths or thousandths. */
gint64 _gadiba_scale (GadibaNumber number, gint64 scale);
/* The first and last month whose incomes and costs the case is about. */
GadibaPeriod _gadiba_import_find_window (const GadibaCase *from);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaPresent, _gadiba_present_clear)

G_END_DECLS
