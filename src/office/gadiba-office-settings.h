/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-bills.h"
#include "gadiba-founding.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/* What an office sets for itself after it was made. */

/* Somebody who signs, or who works. */
typedef struct
{
  gint64 id, version; /* as they were read; 0: somebody new */
  gboolean works;     /* a caseworker; else a signatory */
  char *name, *position;
  /* Of a caseworker */
  char *login, *contact;
  char *parishes;      /* names with commas between; NULL: none is named */
  gint64 caseworker;   /* of a signatory: id of the caseworker that he or she is; 0: none */
  GadibaDate from, to; /* NONE: always; still */
  gboolean has_code;   /* a personal code is stated, so that nobody decides on the own household */
  char *code;          /* to be stated, as it is typed; "-": none any more; NULL: as it is. What is
                          stored is never read */
} GadibaOfficeStaff;

/* A day that is free, or worked, in this office alone. */
typedef struct
{
  GadibaDate date;
  gboolean is_working;
  char *name; /* of the holiday, or why it is worked */
} GadibaOwnDay;

/* How the numbers of a kind of papers are written. */
typedef struct
{
  char *kind;            /* "decision", or a kind of decision, as it is stored */
  char *title;           /* of the kind, as the rule book calls it; NULL: of all decisions */
  char *code, *template; /* NULL: as all decisions */
} GadibaOfficeSeries;

#define GADIBA_OFFICE_N_TEXTS (GADIBA_FOUNDING_CONTEST_ADDRESS + 1)

typedef struct
{
  gboolean practice;
  gboolean two_eyes;                    /* one prepares a decision, another one issues it */
  char *texts[GADIBA_OFFICE_N_TEXTS];   /* by GadibaFoundingField; NULL: nothing is said */
  char *codes[3];                       /* by GadibaNumberKind */
  GPtrArray *series;                    /* GadibaOfficeSeries: of all decisions, then those of kinds
                                           that have one of their own */
  GPtrArray *kinds;                     /* GadibaOfficeSeries: every kind that could have one */
  GPtrArray *signatories, *caseworkers; /* GadibaOfficeStaff: in the order of their lists */
  GPtrArray *days;                      /* GadibaOwnDay: by date */
  GadibaBillsTerm bills;                /* by when the bills of a month are wanted */
  char *bills_day;                      /* the same as it is typed: "15", "15+"; NULL: no day */
} GadibaOfficeSettings;

typedef enum
{
  GADIBA_NUMBER_APPLICATION,
  GADIBA_NUMBER_DECISION,
  GADIBA_NUMBER_LETTER, /* one that decides nothing */
} GadibaNumberKind;

/* Returns: (transfer full): leaves no entry in the journal */
GadibaOfficeSettings *gadiba_office_read_settings (GadibaOffice *self, GError **error);
void gadiba_office_settings_free (GadibaOfficeSettings *self);
/* Returns: (transfer full) */
GadibaOfficeStaff *gadiba_office_staff_copy (const GadibaOfficeStaff *staff);
void gadiba_office_staff_free (GadibaOfficeStaff *staff);

/**
 * gadiba_office_set_text:
 * @field: one of the office itself, up to %GADIBA_FOUNDING_CONTEST_ADDRESS
 * @before: (nullable): as it was read
 * @after: (nullable): as it is to be
 * @error: as gadiba_founding_check(); %GADIBA_OFFICE_ERROR_CONFLICT if it is something else by now:
 *   the sentence says what
 *
 * Changes what letters say of the office, from the next one on; letters that are issued stay.
 */
gboolean gadiba_office_set_text (GadibaOffice *self, GadibaFoundingField field, const char *before,
                                 const char *after, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_set_code:
 * @before: as it was read
 * @after: what stands before the year in the numbers to come: letters, digits, hyphens
 *
 * Numbers that were given stay. The first one of a new code is 1.
 */
gboolean gadiba_office_set_code (GadibaOffice *self, GadibaNumberKind kind, const char *before,
                                 const char *after, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_set_series:
 * @kind: "decision", or a kind of decision
 * @code: (nullable): what {code} stands for; NULL: as before
 * @template: (nullable): with {code}, {year} and {number}; NULL: as before
 * @error: %GADIBA_OFFICE_ERROR_WRONG or %GADIBA_STORE_ERROR_REFUSED for numbers that cannot be
 *
 * How numbers are written from now on. Without @code and @template the kind goes with all decisions
 * again.
 */
gboolean
gadiba_office_set_series (GadibaOffice *self, const char *kind, const char *code,
                          const char *template, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_set_two_eyes:
 * @error: %GADIBA_OFFICE_ERROR_WRONG where nobody else works who could issue
 *
 * Whether a decision is prepared by one caseworker and issued by another one. What waits already
 * can be issued or given back all the same.
 */
gboolean gadiba_office_set_two_eyes (GadibaOffice *self, gboolean two_eyes,
                                     const GadibaMoment *moment, GError **error);

/* Whether @typed can be the personal code of who signs or works. @typed: (nullable) */
gboolean gadiba_office_check_staff_code (const char *typed, GError **error);

/**
 * gadiba_office_save_staff:
 * @error: %GADIBA_OFFICE_ERROR_MISSING or %GADIBA_OFFICE_ERROR_WRONG for what cannot be;
 *   %GADIBA_STORE_ERROR_EXISTS for a login that somebody has in that time;
 *   %GADIBA_OFFICE_ERROR_CONFLICT if somebody else changed the line meanwhile
 *
 * Adds or changes somebody who signs or works. Nobody shuts out himself.
 */
gboolean gadiba_office_save_staff (GadibaOffice *self, const GadibaOfficeStaff *staff,
                                   const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_add_day:
 * @error: %GADIBA_OFFICE_ERROR_WRONG for a day that is so without it
 *
 * Every deadline that is counted from now on goes by it.
 */
gboolean gadiba_office_add_day (GadibaOffice *self, const GadibaOwnDay *day,
                                const GadibaMoment *moment, GError **error);
gboolean gadiba_office_remove_day (GadibaOffice *self, GadibaDate date, const GadibaMoment *moment,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaOfficeSettings, gadiba_office_settings_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaOfficeStaff, gadiba_office_staff_free)

G_END_DECLS
